"""The files that the kiosk writes: new ones and its own, never another file and never through a link."""

import errno
import os
import re
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.own_files import NotOurs, open_new, open_to_append, put

BEGINS = b"\x1b@"
KEY = b"k" * 32


def append(path: Path, data: bytes) -> None:
    descriptor = open_to_append(str(path), BEGINS)
    try:
        os.write(descriptor, data)
    finally:
        os.close(descriptor)


def test_a_new_file_and_an_appended_one_can_be_appended_to(tmp_path: Path) -> None:
    path = tmp_path / "tickets.bin"
    append(path, BEGINS + b"one")
    append(path, BEGINS + b"two")
    assert path.read_bytes() == BEGINS + b"one" + BEGINS + b"two"
    assert stat.S_IMODE(path.stat().st_mode) & 0o007 == 0


def test_an_empty_file_can_be_appended_to(tmp_path: Path) -> None:
    (tmp_path / "tickets.bin").touch()
    append(tmp_path / "tickets.bin", BEGINS)


def _link(path: Path, key: Path) -> None:
    path.symlink_to(key)


def _link_to_nothing(path: Path, key: Path) -> None:
    path.symlink_to(key.with_name("not there yet"))


def _second_name(path: Path, key: Path) -> None:
    key.write_bytes(BEGINS + KEY)
    path.hardlink_to(key)


def _another_file(path: Path, _key: Path) -> None:
    path.write_bytes(KEY)


def _pipe(path: Path, _key: Path) -> None:
    os.mkfifo(path)


def _folder(path: Path, _key: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize(
    ("plant", "why"),
    [
        (_link, "it is a link"),
        (_link_to_nothing, "it is a link"),
        (_second_name, "it has another name as well"),
        (_another_file, "the kiosk did not make it"),
        (_pipe, "it is no ordinary file"),
        (_folder, "it is no ordinary file"),
    ],
)
def test_no_link_pipe_folder_or_other_file_is_written_to(
    tmp_path: Path, plant: Callable[[Path, Path], None], why: str
) -> None:
    key, path = tmp_path / "kiosk.key", tmp_path / "tickets.bin"
    key.write_bytes(KEY)
    plant(path, key)
    before = key.read_bytes()
    with pytest.raises(NotOurs, match=why):
        append(path, BEGINS)
    assert key.read_bytes() == before
    assert not (tmp_path / "not there yet").exists()


def test_a_device_is_not_even_opened() -> None:
    with pytest.raises(NotOurs, match="no ordinary file"):
        open_to_append(os.devnull, BEGINS)


def test_a_file_of_another_user_is_left_alone(tmp_path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("not run: only root can give a file away")
    path = tmp_path / "tickets.bin"
    path.write_bytes(BEGINS)
    os.chown(path, 65534, 65534)
    with pytest.raises(NotOurs, match="belongs to another user"):
        append(path, BEGINS)


def test_a_new_file_replaces_a_link_and_not_its_target(tmp_path: Path) -> None:
    key, path = tmp_path / "kiosk.key", tmp_path / "list.part"
    key.write_bytes(KEY)
    path.symlink_to(key)
    with os.fdopen(open_new(path), "wb") as file:
        file.write(b"new")
    assert (key.read_bytes(), path.read_bytes(), path.is_symlink()) == (KEY, b"new", False)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_is_written_whole_with_its_mode_and_a_failed_write_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.key"
    put(path, b"new")
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"new", 0o600)
    put(path, b"newer", lambda descriptor: os.fchmod(descriptor, 0o644))
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"newer", 0o644)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        put(path, b"newest", full)
    assert (path.read_bytes(), os.listdir(tmp_path)) == (b"newer", ["kiosk.key"])


WRITES = re.compile(
    r"""write_text\(|write_bytes\(|O_TRUNC|\.open\(\s*["'](?:[wax]|rb?\+)|\bopen\([^()]*,\s*["'](?:[wax]|rb?\+)|O_CREAT(?![^)]*O_EXCL)"""
)
KNOWN = {
    "kiosk/own_files.py": 1,  # `open_to_append`, which checks the opened file
    "devices/backlight.py": 1,  # a file of the kernel
    "devices/framebuffer.py": 1,  # a device of the kernel
    "db/backup/restoring.py": 1,  # the database, to test its lock
    "db/engine.py": 1,  # the database itself, which is opened and not truncated
    "screens/present/catalogs.py": 3,  # for developers
    "screens/present/codes.py": 1,
    "screens/present/doctor/document.py": 1,
    "kiosk/cli/setting_up/questions/screen.py": 1,  # a sound, in memory
}
"""Modules that open a file for writing in another way, how often, and why they may."""


def test_no_other_module_opens_a_file_for_writing() -> None:
    root = Path(__file__).parent.parent
    rooms = [path for room in ("kiosk", "db", "devices", "screens") for path in (root / room).rglob("*.py")]
    found = {str(path.relative_to(root)): len(WRITES.findall(path.read_text())) for path in rooms}
    assert {name: many for name, many in found.items() if many} == KNOWN


@pytest.mark.parametrize(
    "line",
    [
        'path.open("w")',
        'path.open("r+b")',
        "open(path, 'wb')",
        "path.write_text(x)",
        "os.open(p, os.O_CREAT | os.O_WRONLY, 0o600)",
    ],
)
def test_control_a_module_that_opens_a_file_for_writing_is_noticed(line: str) -> None:
    assert WRITES.search(line)


def test_control_a_plain_open_destroys_the_key(tmp_path: Path) -> None:
    """The reason for `open_to_append` and `open_new`: without them the same link leads to the key."""
    key, path = tmp_path / "kiosk.key", tmp_path / "tickets.bin"
    key.write_bytes(KEY)
    path.symlink_to(key)
    with path.open("ab") as file:
        file.write(BEGINS)
    assert key.read_bytes() != KEY
