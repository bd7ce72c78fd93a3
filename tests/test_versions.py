"""A change of the version on an invented machine: nothing is left half done, wherever it is cut off or fails."""

import fcntl
import os
import shutil
import subprocess
from fnmatch import fnmatch
from pathlib import Path

import pytest

from screens.present.status import BUSY

SYSTEMD = Path(__file__).parents[1] / "systemd"
SCRIPT = SYSTEMD / "kiosk-version"

PROGRAM = """#!/bin/sh
# Stands for `kiosk`: what it is asked is written down, and a file {says}-fails makes it fail.
echo "{name} $*" >>"{log}"
case "$1 $2" in
    "upgrade prepare")
        [ ! -e "{folder}/prepare-fails" ] || exit 1
        mkdir -p "{data}/upgrades/$3" "{data}/upgrading"
        cp "{data}/kiosk.db" "{data}/upgrades/$3/backup.db"
        echo "{name} $(cat "{data}/kiosk.db")" >"{data}/upgrading/kiosk.db"
        echo "database={data}/kiosk.db"
        echo "next={data}/upgrading/kiosk.db"
        echo "backup={data}/upgrades/$3/backup.db"
        ;;
    "upgrade back")
        [ ! -e "{folder}/back-fails" ] || exit 1
        mkdir -p "{data}/going-back"
        cp "$3" "{data}/going-back/kiosk.db"
        echo "database={data}/kiosk.db"
        echo "next={data}/going-back/kiosk.db"
        echo "config={data}/going-back/kiosk.toml"
        ;;
    restore*) [ ! -e "{folder}/restore-fails" ] || [ "$2" = --help ] || exit 1 ;;
esac
"""

SYSTEMCTL = """#!/bin/sh
echo "systemctl $*" >>"{log}"
case "$*" in
    *is-active\\ kiosk.service) [ ! -e "{folder}/running" ] || cat "{folder}/running" ;;
    *is-active*) false ;;
    show*) cat "{folder}/status" 2>/dev/null || echo "welcome; reader ok" ;;
    stop*) rm -f "{folder}/running" ;;
    *start\\ kiosk.service)
        [ ! -e "{folder}/start-fails" ] || { rm "{folder}/start-fails"; exit 1; }
        echo active >"{folder}/running"
        ;;
esac
"""

CUT = """#!/bin/sh
# Stands for a tool that changes something: the power is cut when the pieces of {folder}/pieces are used up.
if [ -e "{folder}/pieces" ]; then
    pieces=$(cat "{folder}/pieces")
    [ "$pieces" -gt 0 ] || kill -9 "$PPID"
    echo $((pieces - 1)) >"{folder}/pieces"
fi
exec {tool} "$@"
"""


class Machine:
    """A machine in a folder. Calls of its tools are written into `log`; each version lays a unit of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.root, self.tools = folder, folder / "root", folder / "tools"
        self.home = self.root / "opt" / "deelkiosk"
        self.data = self.root / "var" / "lib" / "deelkiosk"
        self.log = folder / "log"
        for each in (self.home / "versions", self.data, self.root / "run" / "systemd" / "system", self.tools):
            each.mkdir(parents=True)
        self.says("systemctl", SYSTEMCTL)
        for name in ("udevadm", "modprobe", "systemd-sysusers", "sync"):
            self.says(name, "#!/bin/sh\n")
        self.says("setpriv", '#!/bin/sh\nwhile [ "$1" != -- ]; do shift; done\nshift\nexec "$@"\n')
        (self.data / "kiosk.db").write_text("loans")

    def says(self, tool: str, text: str) -> None:
        path = self.tools / tool
        path.write_text(text.replace("{folder}", str(self.folder)).replace("{log}", str(self.log)))
        path.chmod(0o755)

    def make(self, name: str) -> None:
        """Makes the files of a version, as the installer does before it hands over."""
        place = self.home / "versions" / name
        self.write(place / "bin" / "kiosk", PROGRAM, name)
        files = {
            f"etc/systemd/system/kiosk-{name}.service": name,
            "etc/systemd/system/kiosk.service": name,
            "etc/systemd/system/kiosk-version.service": name,
            "etc/sysusers.d/deelkiosk.conf": "",
            "etc/tmpfiles.d/deelkiosk.conf": "",
            "etc/deelkiosk/kiosk.toml": f"of {name}",
        }
        for path, text in files.items():
            self.write(place / "system" / path, text, name)
        self.write(place / "system/usr/local/sbin/kiosk-version", SCRIPT.read_text(), name)

    def write(self, path: Path, text: str, name: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        for key, value in {"log": self.log, "name": name, "folder": self.folder, "data": self.data}.items():
            text = text.replace(f"{{{key}}}", str(value)) if text.startswith("#!/bin/sh\n# Stands") else text
        path.write_text(text)
        path.chmod(0o755)

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        user = subprocess.run(["id", "-un"], capture_output=True, text=True, check=True).stdout.strip()
        more = {"KIOSK_ROOT": str(self.root), "KIOSK_TOOLS": str(self.tools), "KIOSK_USER": user}
        return subprocess.run(
            [SCRIPT, *words], capture_output=True, text=True, check=False, timeout=60, env={**os.environ, **more}
        )

    def has(self, name: str) -> Path:
        """Makes a file by which the machine, or a program on it, is told to fail."""
        path = self.folder / name
        path.touch()
        return path

    @property
    def now(self) -> tuple[str, str, str, list[str]]:
        """The version in use, its database, its service, and the services that are laid."""
        units = self.root / "etc" / "systemd" / "system"
        return (
            (self.home / "current").readlink().name,
            (self.data / "kiosk.db").read_text().strip(),
            (units / "kiosk.service").read_text(),
            sorted(each.name for each in units.glob("*.service")),
        )


LASTING = ["kiosk-version.service", "kiosk.service"]
OLD = ("old", "loans", "old", ["kiosk-old.service", *LASTING])
NEW = ("new", "new loans", "new", ["kiosk-new.service", *LASTING])


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine on which the version `old` runs, and `new` was just made."""
    machine = Machine(tmp_path)
    machine.make("old")
    shutil.copytree(machine.home / "versions" / "old" / "system", machine.root, dirs_exist_ok=True)
    (machine.home / "current").symlink_to("versions/old")
    machine.make("new")
    machine.has("running").write_text("active\n")
    return machine


def test_an_upgrade_changes_program_database_and_files_and_keeps_those_of_the_house(machine: Machine) -> None:
    done = machine.run("use", "new")

    assert (done.returncode, done.stderr) == (0, "")
    assert machine.now == NEW
    assert (machine.root / "etc/deelkiosk/kiosk.toml").read_text() == "of old"
    assert (machine.folder / "running").exists()
    assert [each.name for each in (machine.data / "upgrades").iterdir()] == ["new"]


def test_the_kiosk_is_stopped_before_its_database_is_read(machine: Machine) -> None:
    machine.run("use", "new")

    log = machine.log.read_text().splitlines()
    first = {
        word: next(n for n, line in enumerate(log) if word in line)
        for word in ("stop kiosk", "prepare", "restart kiosk")
    }
    assert first["stop kiosk"] < first["prepare"] < first["restart kiosk"]


def test_an_upgrade_waits_for_the_end_of_a_visit(machine: Machine) -> None:
    (machine.folder / "status").write_text("visit, 2 lines; reader ok\n")
    machine.says("sleep", "#!/bin/sh\necho waited >>{log}\nrm {folder}/status\n")

    done = machine.run("use", "new")

    log = machine.log.read_text()
    assert "somebody is at the kiosk" in done.stdout
    assert log.index("waited") < log.index("systemctl stop")
    assert f"{'* | '.join(BUSY)}*)" in SCRIPT.read_text()


def test_nothing_that_uses_the_database_goes_on_while_it_is_changed(machine: Machine) -> None:
    machine.run("use", "new")

    stopped = next(line for line in machine.log.read_text().splitlines() if line.startswith("systemctl stop ")).split()
    needs_none = {"kiosk-page.service", "kiosk-rescue.service", "kiosk-version.service"}
    units = {path.name for path in SYSTEMD.glob("kiosk*.*") if path.suffix in (".service", ".path", ".timer")}
    assert {unit for unit in units if not any(fnmatch(unit, pattern) for pattern in stopped)} == needs_none


@pytest.mark.parametrize("state", ["active", "activating"])
def test_a_database_that_cannot_be_upgraded_leaves_the_version_before_running(machine: Machine, state: str) -> None:
    machine.has("running").write_text(f"{state}\n")
    machine.has("prepare-fails")

    done = machine.run("use", "new")

    assert done.returncode == 1
    assert done.stderr == (
        "kiosk-version: the database is not ready, see above. Nothing was changed: the version before goes on.\n"
    )
    assert machine.now == OLD
    assert (machine.folder / "running").exists()
    assert not (machine.home / "versions" / "new").exists()


def test_a_new_version_that_does_not_start_gives_way_to_the_one_before(machine: Machine) -> None:
    machine.has("start-fails")

    done = machine.run("use", "new")

    assert done.returncode == 1
    assert done.stderr.endswith("journalctl -u kiosk says why the new version did not start\n")
    assert machine.now == OLD
    assert (machine.folder / "running").exists()


def test_going_back_restores_program_database_and_files(machine: Machine) -> None:
    machine.run("use", "new")
    (machine.data / "kiosk.db").write_text("new loans and one more")

    done = machine.run("back", "--yes")

    assert (done.returncode, done.stderr) == (0, "")
    assert machine.now == OLD
    assert "old restore" in machine.log.read_text()
    assert not (machine.data / "going-back").exists()


@pytest.mark.parametrize("fails", ["back-fails", "restore-fails"])
def test_going_back_that_fails_leaves_everything(machine: Machine, fails: str) -> None:
    machine.run("use", "new")
    machine.has(fails)

    done = machine.run("back", "--yes")

    assert (done.returncode, "this version goes on" in done.stderr) == (1, True)
    assert machine.now == NEW
    assert (machine.folder / "running").exists()


def test_a_connection_that_ends_while_the_kiosk_stops_leaves_it_running(machine: Machine) -> None:
    machine.run("use", "new")
    machine.says("systemctl", SYSTEMCTL.replace("    stop*)", "    stop*) kill -HUP $PPID;"))

    done = machine.run("back", "--yes")

    assert (done.returncode, done.stderr) == (1, "")
    assert machine.now == NEW
    assert (machine.folder / "running").exists()


def test_a_connection_that_ends_while_a_visit_is_waited_for_leaves_nothing_of_the_new_version(machine: Machine) -> None:
    (machine.folder / "status").write_text("visit, 2 lines; reader ok\n")
    machine.says("sleep", "#!/bin/sh\nkill -HUP $PPID\n")

    done = machine.run("use", "new")

    assert (done.returncode, done.stderr) == (1, "")
    assert machine.now == OLD
    assert (machine.folder / "running").exists()
    assert not (machine.home / "versions" / "new").exists()


def test_the_version_in_use_is_neither_installed_again_nor_removed(machine: Machine) -> None:
    machine.has("prepare-fails")

    done = machine.run("use", "old")

    assert (done.returncode, done.stderr) == (1, "kiosk-version: old is in use already\n")
    assert (machine.home / "versions" / "old" / "bin" / "kiosk").exists()


def test_going_back_from_the_first_version_is_refused(machine: Machine) -> None:
    done = machine.run("back", "--yes")

    assert (done.returncode, done.stderr) == (1, "kiosk-version: there is no version before this one\n")


def test_the_last_two_versions_and_the_backup_between_them_are_kept(machine: Machine) -> None:
    for each in ("new", "newer"):
        machine.make(each)
        machine.run("use", each)

    assert sorted(each.name for each in (machine.home / "versions").iterdir()) == ["new", "newer"]
    assert [each.name for each in (machine.data / "upgrades").iterdir()] == ["newer"]
    assert machine.run("list").stdout == "new\nnewer  in use\n"


def test_a_kiosk_installed_before_versions_becomes_the_first_version(machine: Machine) -> None:
    (machine.home / "current").unlink()
    shutil.move(machine.home / "versions" / "old" / "bin", machine.home)
    shutil.rmtree(machine.home / "versions" / "old")

    assert machine.run("use", "new").returncode == 0
    assert machine.now[:3] == NEW[:3]
    assert machine.run("back", "--yes").returncode == 0
    assert machine.now[:3] == ("first", *OLD[1:3])


def test_the_program_alone_goes_back_where_the_database_is_on_a_server(machine: Machine) -> None:
    machine.run("use", "new")

    assert machine.run("back", "--only-program").returncode == 0
    assert machine.now[:2] == ("old", "new loans")


CHANGING = ("mv", "ln", "rm")


def test_a_power_cut_at_any_moment_leaves_one_version_or_the_other(machine: Machine) -> None:
    shutil.copytree(machine.root, machine.folder / "kept", symlinks=True)
    for tool in CHANGING:
        machine.says(tool, CUT.replace("{tool}", shutil.which(tool) or tool))
    found = []

    for pieces in range(100):
        shutil.rmtree(machine.root)
        shutil.copytree(machine.folder / "kept", machine.root, symlinks=True)
        (machine.folder / "pieces").write_text(str(pieces))
        cut = machine.run("use", "new").returncode != 0
        (machine.folder / "pieces").unlink()
        with (machine.home / "lock").open("a") as lock:  # a program that the script started may end a moment after it
            fcntl.flock(lock, fcntl.LOCK_EX)
        assert machine.run("finish").returncode == 0  # the next boot
        found.append(machine.now)
        if not cut:
            break

    turned = found.index(NEW)
    assert 0 < turned < len(found) - 1
    assert found == [OLD] * turned + [NEW] * (len(found) - turned)
