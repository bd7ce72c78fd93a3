"""The list of erased members: written durably, read leniently, each member once."""

import stat
from pathlib import Path

import pytest

from kiosk.erased import Erased, append, beside, read

ADA, BOB = Erased(7, "0412"), Erased(12, "A 7")


def test_the_list_is_beside_the_key() -> None:
    assert beside(Path("/var/lib/deelkiosk/kiosk.key")) == Path("/var/lib/deelkiosk/erased.txt")


def test_erased_members_are_read_back_in_order_and_once(tmp_path: Path) -> None:
    path = tmp_path / "erased.txt"
    append(path, ADA)
    append(path, BOB, ADA, BOB)

    assert read(path) == (ADA, BOB)
    assert [each.name for each in tmp_path.iterdir()] == ["erased.txt"]


def test_without_a_list_nobody_was_erased(tmp_path: Path) -> None:
    assert read(tmp_path / "erased.txt") == ()


def test_only_the_kiosk_reads_it(tmp_path: Path) -> None:
    append(tmp_path / "erased.txt", ADA)

    assert stat.S_IMODE((tmp_path / "erased.txt").stat().st_mode) == 0o600


@pytest.mark.parametrize("half", ["1", "12", "12 ", "x 4", "-3 0412", ""])
def test_a_line_that_was_cut_off_is_left_out(tmp_path: Path, half: str) -> None:
    path = tmp_path / "erased.txt"
    path.write_text(f"7 0412\n{half}")

    assert read(path) == (ADA,)


def test_a_list_that_cannot_be_kept_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "erased.txt"
    append(path, ADA)
    (tmp_path / "erased.txt.part").mkdir()

    with pytest.raises(OSError, match=r"erased\.txt\.part"):
        append(path, BOB)
    assert read(path) == (ADA,)
