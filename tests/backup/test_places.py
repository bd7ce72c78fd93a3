"""Which places may be written to, and that one stick never keeps database and key unencrypted."""

from pathlib import Path

import pytest

from kiosk.backup.places import MARK, BackupPlace, Keeps, PlaceError, find, prepare

HOME = Path("/proc")
"""The folder of the kiosk, on another disk than the places of the tests, as a stick is another disk than the card."""


def folder(tmp_path: Path, *names: str) -> Path:
    path = tmp_path.joinpath(*names)
    path.mkdir(parents=True, exist_ok=True)
    return path


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    return folder(tmp_path, "stick")


def test_a_prepared_place_says_what_it_keeps_and_of_which_kiosk(stick: Path) -> None:
    prepare(stick, 'stick "blauw"', Keeps.DATABASE, "abc123", HOME)

    assert find(stick) == BackupPlace(stick, 'stick "blauw"', Keeps.DATABASE, "abc123")


@pytest.mark.parametrize("text", ["", "name = 3", "name", 'name = "x"\nkeeps = "everything"\nkiosk = "y"', "\0"])
def test_a_mark_that_cannot_be_read_is_refused(stick: Path, text: str) -> None:
    (stick / MARK).write_text(text)

    with pytest.raises(PlaceError, match="this is no mark"):
        find(stick)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("stick", "database"), ("stick", "key")),
        (("stick",), ("stick", "key")),
        (("stick", "key"), ("stick",)),
    ],
)
@pytest.mark.parametrize(("one", "other"), [(Keeps.DATABASE, Keeps.KEY), (Keeps.KEY, Keeps.DATABASE)])
def test_one_stick_never_keeps_database_and_key(
    tmp_path: Path, first: tuple[str, ...], second: tuple[str, ...], one: Keeps, other: Keeps
) -> None:
    before = folder(tmp_path, *first)
    prepare(before, "before", one, "abc123", HOME)
    now = folder(tmp_path, *second)

    with pytest.raises(PlaceError, match="Take another stick"):
        prepare(now, "now", other, "abc123", HOME)
    assert not (now / MARK).exists()


def test_one_stick_keeps_database_and_key_if_it_is_encrypted(tmp_path: Path) -> None:
    prepare(folder(tmp_path, "database"), "one", Keeps.DATABASE, "abc123", HOME)
    prepare(folder(tmp_path, "both"), "other", Keeps.BOTH, "abc123", HOME)


def test_on_the_disk_of_the_kiosk_database_and_key_may_be_together(tmp_path: Path) -> None:
    prepare(folder(tmp_path, "database"), "one", Keeps.DATABASE, "abc123", tmp_path)
    prepare(folder(tmp_path, "key"), "other", Keeps.KEY, "abc123", tmp_path)


def test_a_prepared_place_never_changes_what_it_keeps(stick: Path) -> None:
    prepare(stick, "one", Keeps.BOTH, "abc123", HOME)

    with pytest.raises(PlaceError, match="database and key, encrypted already"):
        prepare(stick, "one", Keeps.DATABASE, "abc123", HOME)
    assert prepare(stick, "new name", Keeps.BOTH, "abc123", HOME).name == "new name"
