"""`kiosk-stick` on a real file system on a loop device: mounted, written, unmounted, and pulled out during a copy."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from db.backup.copying import make_copy
from db.backup.files import BackupError, forget_pages
from kiosk.backup import records
from kiosk.backup.places import MARK
from kiosk.lending.upkeep.backups import BackupFault
from tests.backup.shelf import KEY, NOW, furnish, loans
from tests.support.waiting import wait_until

CHECKOUT = Path(__file__).parents[2]
SCRIPT = CHECKOUT / "systemd" / "kiosk-stick"
MEGABYTE = 1 << 20

pytestmark = [
    pytest.mark.timeout(300),  # each command of the kiosk is a process of its own
    pytest.mark.skipif(
        os.geteuid() != 0 or not (shutil.which("losetup") and shutil.which("mkfs.ext4") and shutil.which("setpriv")),
        reason="not run: needs root, losetup, mkfs.ext4 and setpriv",
    ),
]


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
        return self.run(verb, Path(self.device).name, *words)

    def run(self, *words: str, **more: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [SCRIPT, *words], capture_output=True, text=True, check=False, timeout=120, env=self.environment(**more)
        )

    def environment(self, **more: Path) -> dict[str, str]:
        return {
            **os.environ,
            "KIOSK_USER": "root",
            "KIOSK_PROGRAM": str(self.program),
            "KIOSK_CONFIG": str(self.config),
            "RUNTIME_DIRECTORY": str(self.at),
            "PYTHONPATH": str(CHECKOUT),
            **{name: str(path) for name, path in more.items()},
        }

    @contextmanager
    def seen(self) -> Iterator[Path]:
        """The files on the stick, as another machine reads them."""
        with mounted(self.device, self.look, "-o", "ro"):
            yield self.look

    @property
    def is_mounted(self) -> bool:
        return f"{self.device} " in Path("/proc/mounts").read_text()

    @property
    def record(self) -> records.BackupRecord:
        (record,) = records.read(self.data / "backups")
        return record


@contextmanager
def mounted(device: str, place: Path, *options: str) -> Iterator[None]:
    subprocess.run(["mount", *options, device, place], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", place], check=True)


@contextmanager
def plugged_in(image: Path) -> Iterator[str]:
    """The loop device of a new ext4 file system in this file."""
    with image.open("wb") as file:
        file.truncate(16 * MEGABYTE)
    subprocess.run(["mkfs.ext4", "-q", image], check=True)
    attached = subprocess.run(["losetup", "--find", "--show", image], capture_output=True, text=True, check=False)
    if attached.returncode:
        pytest.skip("not run: no loop device here")
    device = attached.stdout.strip()
    try:
        yield device
    finally:
        subprocess.run(["losetup", "--detach", device], check=True)


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    image = tmp_path / "stick.img"
    with plugged_in(image) as device:
        yield Machine(tmp_path, device, image)


def test_a_stick_that_was_not_prepared_is_not_written(machine: Machine) -> None:
    before = machine.image.read_bytes()

    done = machine.stick("put-in")

    assert (done.returncode, "is not prepared" in done.stdout, machine.is_mounted) == (0, True, False)
    assert machine.image.read_bytes() == before


def test_a_prepared_stick_gets_a_backup_restores_it_and_can_be_pulled_out(machine: Machine) -> None:
    """Shortening the file under the loop device acts as pulling the stick out: every read and write fails."""
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


def test_a_backup_waits_for_another_one_that_still_writes_the_stick(machine: Machine, tmp_path: Path) -> None:
    """The results of sheets once missed the stick, because the backup that had brought the sheets had not ended yet."""
    assert machine.stick("prepare").returncode == 0
    writes, goes_on = tmp_path / "writes", tmp_path / "goes-on"
    waits = f'touch "{writes}"; while [ ! -e "{goes_on}" ]; do sleep 0.05; done'
    machine.program.write_text(f'#!/bin/sh\n{waits}\nexec {sys.executable} -m kiosk "$@"\n')
    device, environment = Path(machine.device).name, machine.environment()
    with subprocess.Popen([SCRIPT, "put-in", device], env=environment) as first:
        try:
            wait_until(writes.exists, "the first backup", every=0.02)
            second = subprocess.Popen([SCRIPT, "backup", device], env=environment)
            time.sleep(1)
            has_waited = second.poll() is None
        finally:
            goes_on.touch()

    assert (has_waited, second.wait(60), first.returncode, machine.is_mounted) == (True, 0, 0, False)


def test_a_stick_pulled_out_during_a_copy_is_noticed_when_the_copy_is_read_back(machine: Machine) -> None:
    machine.look.chmod(0o700)
    with mounted(machine.device, machine.look):

        def pull_out(part: Path) -> None:
            forget_pages(part)
            os.truncate(machine.image, 64 * 1024)
            Path("/proc/sys/vm/drop_caches").write_text("3")

        with pytest.raises(BackupError, match="taken out") as found:
            make_copy(machine.data / "kiosk.db", machine.look, NOW, {}, before_reading_back=pull_out)

    assert found.value.fault is BackupFault.GONE


def test_a_device_that_is_no_stick_is_refused(machine: Machine) -> None:
    subprocess.run(["dd", "if=/dev/zero", f"of={machine.device}", "bs=64k", "count=4"], capture_output=True, check=True)

    done = machine.stick("put-in")

    assert (done.returncode, "vfat, exfat or ext4" in done.stderr) == (1, True)


def test_a_disk_of_the_machine_is_no_stick(machine: Machine) -> None:
    """A Raspberry Pi may start from a USB disk or have its data on one; preparing this disk would give it to
    the kiosk.
    """
    with mounted(machine.device, machine.look):
        own = machine.look.stat().st_uid + 1
        os.chown(machine.look, own, -1)
        for verb in ("prepare", "backup", "restore"):
            done = machine.stick(verb)
            assert (done.returncode, f"this machine has it at {machine.look}" in done.stderr) == (1, True), done
        done = machine.stick("put-in")
        assert (done.returncode, "is a disk of this machine" in done.stdout) == (0, True)
        assert (machine.look.stat().st_uid, os.listdir(machine.look)) == (own, ["lost+found"])


def test_a_disk_of_the_machine_and_a_broken_stick_do_not_keep_a_stick_from_its_backup_at_night(
    tmp_path: Path,
) -> None:
    images = {plugged: tmp_path / f"{plugged}.img" for plugged in ("one", "two", "three")}
    with ExitStack() as plugged:
        devices = {plugged.enter_context(plugged_in(image)): image for image in images.values()}
        own, broken, good = sorted(devices, key=lambda device: Path(device).name)
        machine = Machine(tmp_path, good, devices[good])
        assert machine.stick("prepare", "--name", "blauw").returncode == 0
        before = machine.record
        by_id = tmp_path / "by-id"
        by_id.mkdir()
        for device in devices:
            (by_id / f"usb-{Path(device).name}").symlink_to(device)
        wipe = ["dd", "if=/dev/zero", f"of={broken}", "bs=2048", "seek=1", "count=1"]  # the places of its fields
        subprocess.run(wipe, capture_output=True, check=True)

        with mounted(own, machine.look):
            done = machine.run("night", KIOSK_PLUGGED=by_id)

        assert done.returncode == 1
        assert [line for line in done.stderr.splitlines() if line.startswith("kiosk-stick: ")] == [
            f"kiosk-stick: {Path(broken).name}: it cannot be mounted"
        ]
        assert machine.record.at > before.at
        assert not any(f"{device} " in Path("/proc/mounts").read_text() for device in devices)


@pytest.mark.parametrize(("stick", "asked"), [("sdz9", ""), ("", "stop start ")])
def test_the_kiosk_is_started_again_after_a_restore_whether_it_succeeds_or_not(
    machine: Machine, tmp_path: Path, stick: str, asked: str
) -> None:
    tools, root = tmp_path / "tools", tmp_path / "root"
    (root / "run/systemd/system").mkdir(parents=True)
    tools.mkdir()
    (tools / "systemctl").write_text(f'#!/bin/sh\nprintf "%s " "$1" >>{tmp_path}/asked\n')
    (tools / "systemctl").chmod(0o755)
    machine.program.write_text("#!/bin/sh\nkill -INT $PPID; exit 1\n")

    done = machine.run("restore", stick or Path(machine.device).name, KIOSK_TOOLS=tools, KIOSK_ROOT=root)

    said = tmp_path / "asked"
    assert (done.returncode, said.read_text() if said.exists() else "", machine.is_mounted) == (1, asked, False)


def test_the_script_explains_itself() -> None:
    assert subprocess.run([SCRIPT], capture_output=True, text=True, check=False).stdout.startswith("Usage: sudo")
    assert subprocess.run([SCRIPT, "backup"], capture_output=True, check=False).returncode == 2
