"""`kiosk-stick` on a real file system on a loop device: mounted, written, unmounted; pulled out in mid-copy."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from db.backup.copying import make_copy
from db.backup.files import BackupError, forget_pages
from kiosk.backup import records
from kiosk.backup.places import MARK
from kiosk.lending.upkeep.backups import BackupFault
from tests.backup.shelf import KEY, NOW, furnish, loans

CHECKOUT = Path(__file__).parents[2]
SCRIPT = CHECKOUT / "systemd" / "kiosk-stick"
MEGABYTE = 1 << 20

pytestmark = pytest.mark.skipif(
    os.geteuid() != 0 or not (shutil.which("losetup") and shutil.which("mkfs.ext4") and shutil.which("setpriv")),
    reason="not run: needs root, losetup, mkfs.ext4 and setpriv",
)


class Machine:
    """A kiosk in a folder, and a stick: an ext4 file system in a file, on a loop device."""

    def __init__(self, folder: Path, device: str, image: Path) -> None:
        self.device, self.image = device, image
        self.data, self.at, self.look = folder / "data", folder / "at", folder / "look"
        self.config = folder / "kiosk.toml"
        self.look.mkdir()
        self.data.mkdir()
        furnish(self.data)
        (self.data / "kiosk.key").write_bytes(KEY)
        (self.data / "kiosk.key").chmod(0o600)
        self.config.write_text(f'[database]\nurl = "sqlite:///{self.data}/kiosk.db"\n')
        self.program = folder / "kiosk"
        self.program.write_text(f'#!/bin/sh\nexec {sys.executable} -m kiosk "$@"\n')
        self.program.chmod(0o755)

    def stick(self, verb: str, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [SCRIPT, verb, Path(self.device).name, *words],
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
            env={
                **os.environ,
                "KIOSK_USER": "root",
                "KIOSK_PROGRAM": str(self.program),
                "KIOSK_CONFIG": str(self.config),
                "RUNTIME_DIRECTORY": str(self.at),
                "PYTHONPATH": str(CHECKOUT),
            },
        )

    @contextmanager
    def seen(self) -> Iterator[Path]:
        """What is on the stick, read on another machine."""
        subprocess.run(["mount", "-o", "ro", self.device, self.look], check=True)
        try:
            yield self.look
        finally:
            subprocess.run(["umount", self.look], check=True)

    @property
    def is_mounted(self) -> bool:
        return f"{self.device} " in Path("/proc/mounts").read_text()

    @property
    def record(self) -> records.BackupRecord:
        (record,) = records.read(self.data / "backups")
        return record


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    image = tmp_path / "stick.img"
    with image.open("wb") as file:
        file.truncate(16 * MEGABYTE)
    subprocess.run(["mkfs.ext4", "-q", image], check=True)
    attached = subprocess.run(["losetup", "--find", "--show", image], capture_output=True, text=True, check=False)
    if attached.returncode:
        pytest.skip("not run: no loop device here")
    device = attached.stdout.strip()
    try:
        yield Machine(tmp_path, device, image)
    finally:
        subprocess.run(["losetup", "--detach", device], check=True)


def test_a_stick_that_was_not_prepared_is_not_written(machine: Machine) -> None:
    before = machine.image.read_bytes()

    done = machine.stick("put-in")

    assert (done.returncode, "is not prepared" in done.stdout, machine.is_mounted) == (0, True, False)
    assert machine.image.read_bytes() == before


def test_a_prepared_stick_gets_a_backup_gives_it_back_and_is_pulled_out(machine: Machine) -> None:
    """Cutting the file under the loop device short is what pulling it out is: every read and write fails."""
    prepared = machine.stick("prepare", "--name", "blauw")
    assert prepared.returncode == 0, prepared.stderr
    assert (machine.record.name, machine.record.put_in) == ("blauw", False)

    done = machine.stick("put-in")
    assert (done.returncode, machine.is_mounted) == (0, False), done.stderr
    good = machine.record
    assert (good.name, good.put_in, good.items) == ("blauw", True, 12)
    with machine.seen() as stick:
        assert (stick / MARK).exists()
        assert {loans(each) for each in stick.glob("kiosk-*.db")} == {0}

    (machine.data / "kiosk.db").unlink()
    done = machine.stick("restore", "--yes")
    assert (done.returncode, machine.is_mounted) == (0, False), done.stderr
    assert loans(machine.data / "kiosk.db") == 0

    pull_out = f"{sys.executable} -c \"import os; os.truncate('{machine.image}', 64 * 1024)\""
    machine.program.write_text(f'#!/bin/sh\n{pull_out}\nexec {sys.executable} -m kiosk "$@"\n')
    done = machine.stick("put-in")
    assert (done.returncode, machine.is_mounted) == (1, False)
    nameless, before = records.read(machine.data / "backups")
    assert (nameless.name, nameless.fault, nameless.put_in) == ("", BackupFault.GONE, True)
    assert before == good
    assert "Traceback" not in done.stderr


def test_one_that_is_pulled_out_in_mid_copy_is_noticed_when_it_is_read_back(machine: Machine) -> None:
    machine.look.chmod(0o700)
    subprocess.run(["mount", machine.device, machine.look], check=True)
    try:

        def pull_out(part: Path) -> None:
            forget_pages(part)
            os.truncate(machine.image, 64 * 1024)
            Path("/proc/sys/vm/drop_caches").write_text("3")

        with pytest.raises(BackupError, match="taken out") as found:
            make_copy(machine.data / "kiosk.db", machine.look, NOW, {}, before_reading_back=pull_out)
    finally:
        subprocess.run(["umount", machine.look], check=True)

    assert found.value.fault is BackupFault.GONE


def test_what_is_no_stick_is_said_to_be_none(machine: Machine) -> None:
    subprocess.run(["dd", "if=/dev/zero", f"of={machine.device}", "bs=64k", "count=4"], capture_output=True, check=True)

    done = machine.stick("put-in")

    assert (done.returncode, "vfat, exfat or ext4" in done.stderr) == (1, True)


def test_the_script_explains_itself() -> None:
    assert subprocess.run([SCRIPT], capture_output=True, text=True, check=False).stdout.startswith("Usage: sudo")
    assert subprocess.run([SCRIPT, "backup"], capture_output=True, check=False).returncode == 2
