"""A bare machine before the first start: system packages, a fitting Python, the locked Python packages."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

CHECKOUT = Path(__file__).parents[1]
PROGRAMS = ("sh", "sed", "awk", "grep", "dirname", "env")


def system_packages() -> dict[str, list[str]]:
    """The sections of packages.apt with their package names."""
    sections: dict[str, list[str]] = {}
    for line in (CHECKOUT / "packages.apt").read_text().splitlines():
        match line.partition("#")[0].strip():
            case "":
                continue
            case header if header.startswith("["):
                names = sections.setdefault(header.strip("[]"), [])
            case name:
                names.append(name)
    return sections


class Machine:
    """A machine with these commands and no others, which records their calls."""

    def __init__(self, where: Path, commands: Mapping[str, str]) -> None:
        self.bin = where / "bin"
        self.calls = where / "calls"
        self.bin.mkdir()
        self.calls.touch()
        for tool in PROGRAMS:
            (self.bin / tool).symlink_to(shutil.which(tool) or f"/bin/{tool}")
        for name, body in commands.items():
            script = self.bin / name
            script.write_text(f'#!/bin/sh\necho "{name} $*" >> "{self.calls}"\n{body}\n')
            script.chmod(0o755)

    def run(self, *command: str, **environ: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(CHECKOUT / "scripts" / command[0]), *command[1:]],
            env={"PATH": str(self.bin), **environ},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    def called(self, name: str) -> list[str]:
        return [line for line in self.calls.read_text().splitlines() if line.startswith(f"{name} ")]


def installed(*names: str) -> str:
    """A dpkg-query that knows these packages, and fails as the real one does when asked about others."""
    return "".join(f"echo 'installed {name}'\n" for name in names) + "echo 'config-files xvfb'\nexit 1"


def everything_but(*names: str) -> str:
    return installed(*(name for group in system_packages().values() for name in group if name not in names))


ROOT = "echo 0"
SOMEBODY = "echo 1000"


def test_the_list_has_the_sections_that_makefile_and_installer_ask_for() -> None:
    assert {"run", "build", "test", "service"} == set(system_packages())


@pytest.mark.parametrize(("section", "names"), system_packages().items())
def test_no_section_lists_a_package_twice(section: str, names: list[str]) -> None:
    assert sorted(set(names)) == sorted(names), section


def test_this_distribution_has_every_package_of_the_list() -> None:
    if shutil.which("apt-cache") is None:
        pytest.skip("not run: no apt here to ask")
    names = [name for section in system_packages().values() for name in section]
    known = subprocess.run(["apt-cache", "pkgnames"], capture_output=True, text=True, check=True).stdout.split()
    if len(known) < 10_000:
        pytest.skip("not run: apt has no package lists here (apt-get update fetches them)")

    assert [name for name in names if name not in set(known)] == []


def test_apt_is_not_called_when_all_packages_are_installed(tmp_path: Path) -> None:
    machine = Machine(tmp_path, {"dpkg-query": everything_but(), "apt-get": "", "id": SOMEBODY})

    done = machine.run("install-deps", "run", "build")

    assert (done.returncode, done.stdout + done.stderr, machine.called("apt-get")) == (0, "", [])


def test_root_installs_only_the_missing_packages_of_the_wanted_sections(tmp_path: Path) -> None:
    missing = everything_but("pcscd", "gcc", "xvfb")
    machine = Machine(tmp_path, {"dpkg-query": missing, "apt-get": "", "id": ROOT})

    done = machine.run("install-deps", "run", "build")

    assert done.returncode == 0
    assert machine.called("apt-get") == ["apt-get install -y --no-install-recommends pcscd gcc"]


def test_a_removed_package_whose_configuration_stayed_counts_as_missing(tmp_path: Path) -> None:
    machine = Machine(tmp_path, {"dpkg-query": everything_but("xvfb"), "apt-get": "", "id": ROOT})

    machine.run("install-deps", "test")

    assert machine.called("apt-get") == ["apt-get install -y --no-install-recommends xvfb"]


def test_another_user_installs_through_sudo(tmp_path: Path) -> None:
    commands = {"dpkg-query": everything_but("pcscd"), "apt-get": "", "id": SOMEBODY, "sudo": '"$@"'}
    machine = Machine(tmp_path, commands)

    done = machine.run("install-deps", "run")

    assert done.returncode == 0
    assert len(machine.called("sudo")) == 1
    assert machine.called("apt-get") == ["apt-get install -y --no-install-recommends pcscd"]


def test_without_root_and_sudo_the_script_says_what_root_should_type(tmp_path: Path) -> None:
    machine = Machine(tmp_path, {"dpkg-query": everything_but("pcscd"), "apt-get": "", "id": SOMEBODY})

    done = machine.run("install-deps", "run")

    assert (done.returncode, machine.called("apt-get")) == (1, [])
    assert "As root, run:  apt-get install pcscd" in done.stderr


def test_stale_package_lists_are_refreshed_once(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh"
    apt = f'case "$1" in update) : > "{fresh}" ;; install) [ -e "{fresh}" ] ;; esac'
    machine = Machine(tmp_path, {"dpkg-query": everything_but("pcscd"), "apt-get": apt, "id": ROOT})

    done = machine.run("install-deps", "run")

    assert done.returncode == 0
    assert [call.split()[1] for call in machine.called("apt-get")] == ["install", "update", "install"]


def test_without_a_network_the_script_says_so(tmp_path: Path) -> None:
    machine = Machine(tmp_path, {"dpkg-query": everything_but("pcscd"), "apt-get": "exit 100", "id": ROOT})

    done = machine.run("install-deps", "run")

    assert done.returncode == 1
    assert "Is there a network?" in done.stderr


def test_elsewhere_than_on_debian_the_script_names_the_packages_and_ends_well(tmp_path: Path) -> None:
    done = Machine(tmp_path, {"id": SOMEBODY}).run("install-deps", "run")

    assert done.returncode == 0
    assert "not Debian" in done.stderr
    assert "pcscd" in done.stderr


@pytest.mark.parametrize("arguments", [(), ("runn",)])
def test_a_section_that_does_not_exist_is_wrong_use(arguments: tuple[str, ...], tmp_path: Path) -> None:
    machine = Machine(tmp_path, {"dpkg-query": everything_but(), "apt-get": "", "id": ROOT})

    done = machine.run("install-deps", *arguments)

    assert (done.returncode, machine.called("apt-get")) == (2, [])
    assert "Usage:" in done.stderr


DIVERSION = "dpkg-divert --quiet --local --rename --divert /etc/vpcd.reader-not-used --add /etc/reader.conf.d/vpcd"


def test_the_virtual_reader_is_taken_from_the_machines_own_pcscd(tmp_path: Path) -> None:
    machine = Machine(tmp_path, {"dpkg-divert": "", "id": ROOT, "systemctl": ""})

    done = machine.run("close-virtual-reader")

    assert done.returncode == 0
    assert machine.called("dpkg-divert")[1:] == [DIVERSION]


def test_a_virtual_reader_taken_away_once_is_not_taken_again(tmp_path: Path) -> None:
    machine = Machine(tmp_path, {"dpkg-divert": "echo local diversion of /etc/reader.conf.d/vpcd", "id": SOMEBODY})

    done = machine.run("close-virtual-reader")

    assert (done.returncode, done.stderr, len(machine.called("dpkg-divert"))) == (0, "", 1)


def test_without_root_and_sudo_the_script_says_how_root_takes_the_virtual_reader_away(tmp_path: Path) -> None:
    machine = Machine(tmp_path, {"dpkg-divert": "", "id": SOMEBODY})

    done = machine.run("close-virtual-reader")

    assert (done.returncode, len(machine.called("dpkg-divert"))) == (1, 1)
    assert f"As root, run:  {DIVERSION}" in done.stderr


def test_elsewhere_than_on_debian_there_is_nothing_to_take_away(tmp_path: Path) -> None:
    assert Machine(tmp_path, {"id": SOMEBODY}).run("close-virtual-reader").returncode == 0


TOO_OLD = '[ "$1" = -V ] && echo Python 3.9.2'


def test_the_systems_own_python_comes_first(tmp_path: Path) -> None:
    machine = Machine(tmp_path, {"python3": "", "python3.13": ""})

    assert f"{machine.bin}/python3\n" == machine.run("find-python").stdout


def test_another_python_is_taken_when_the_systems_own_does_not_fit(tmp_path: Path) -> None:
    machine = Machine(tmp_path, {"python3": TOO_OLD, "python3.12": ""})

    assert f"{machine.bin}/python3.12\n" == machine.run("find-python").stdout


def test_the_python_that_was_named_is_the_only_one_tried(tmp_path: Path) -> None:
    machine = Machine(tmp_path, {"python3": "", "python3.9": TOO_OLD})

    done = machine.run("find-python", PYTHON="python3.9")

    assert (done.returncode, done.stdout) == (1, "")
    assert "needs Python 3.11, 3.12 or 3.13 with venv; python3.9 here is Python 3.9.2." in done.stderr


def test_a_machine_without_python_is_told_what_it_needs(tmp_path: Path) -> None:
    done = Machine(tmp_path, {}).run("find-python")

    assert done.returncode == 1
    assert "python3 here is not to be found." in done.stderr


def test_the_python_of_the_tests_fits(tmp_path: Path) -> None:
    machine = Machine(tmp_path, {})

    assert machine.run("find-python", PYTHON=os.path.realpath("/proc/self/exe")).returncode == 0


def requirement_name(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9_.-]", requirement, maxsplit=1)[0].lower().replace("_", "-")


LOCKS = ("run", "test", "build", "uv")


def project() -> dict[str, Any]:
    return tomllib.loads((CHECKOUT / "pyproject.toml").read_text())


def lock_text(name: str) -> str:
    return (CHECKOUT / "locks" / f"{name}.txt").read_text()


def locked(text: str) -> dict[str, str]:
    """The packages of a lock with their one version, in the form `name==version`."""
    entries = [line for line in text.splitlines() if line and line[0] not in "# "]
    return {requirement_name(entry): entry.split()[0] for entry in entries}


def loose_ends(text: str) -> list[str]:
    """The lines of a lock that do not fix what is installed: no exact version, no hash, or anything else."""
    wanted = r"([a-z0-9-]+==[0-9][0-9a-z.]*( ; [^\\]+)? \\\n(    --hash=sha256:[0-9a-f]{64}( \\)?\n)+|#.*\n)"
    rest = re.sub(rf"^{wanted}", "", text, flags=re.MULTILINE)
    return [line for line in rest.splitlines() if line.strip()]


@pytest.mark.parametrize("name", LOCKS)
def test_every_line_of_a_lock_is_one_version_with_its_hashes(name: str) -> None:
    assert loose_ends(lock_text(name)) == []
    assert locked(lock_text(name)) != {}


@pytest.mark.parametrize(
    "loose",
    [
        "evil>=1 \\\n    --hash=sha256:" + 64 * "0" + "\n",
        "evil==1\n",
        "evil==1 \\\n    --hash=sha256:12\n",
        "evil @ file:evil.whl \\\n    --hash=sha256:" + 64 * "0" + "\n",
        "--index-url file:somewhere\n",
    ],
)
def test_control_a_loose_end_in_a_lock_is_noticed(loose: str) -> None:
    assert loose_ends(lock_text("run") + loose) != []


def test_every_required_package_is_locked() -> None:
    asked = project()
    running = {requirement_name(each) for each in asked["project"]["dependencies"]}
    testing = {requirement_name(each) for each in asked["project"]["optional-dependencies"]["dev"]}
    building = {requirement_name(each) for each in asked["dependency-groups"]["build"]}
    ourselves = {requirement_name(each) for each in asked["build-system"]["requires"]}

    assert running - set(locked(lock_text("run"))) == set()
    assert (running | testing) - set(locked(lock_text("test"))) == set()
    assert (building | ourselves) - set(locked(lock_text("build"))) == set()


def test_the_tests_run_on_the_versions_that_the_kiosk_runs_on() -> None:
    assert locked(lock_text("run")).items() | locked(lock_text("build")).items() <= locked(lock_text("test")).items()


@pytest.mark.parametrize("tampered", [False, True])
def test_a_file_with_another_hash_than_the_locks_is_refused(tampered: bool, tmp_path: Path) -> None:
    wheel = tmp_path / "tiny-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as files:
        files.writestr("tiny-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1\n")
        files.writestr("tiny-1.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        files.writestr("tiny-1.dist-info/RECORD", "")
    lock = tmp_path / "lock.txt"
    lock.write_text(f"tiny==1 --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n")
    if tampered:
        wheel.write_bytes(wheel.read_bytes() + b"and more")

    pip = [sys.executable, "-m", "pip", "--isolated", "install", "--require-hashes", "--no-index"]
    where = ["--find-links", str(tmp_path), "--target", str(tmp_path / "there"), "-r", str(lock)]
    done = subprocess.run([*pip, *where], capture_output=True, text=True, check=False, timeout=60)

    assert (done.returncode == 0, "DO NOT MATCH" in done.stderr) == (not tampered, tampered), done.stderr


ONLY_WHAT_IS_LOCKED = r"install --require-hashes (--no-build-isolation )?-r \S*locks/\w+\.txt"
ONLY_OURSELVES = r'install (--force-reinstall )?--no-deps --no-build-isolation (-e \.|"\$copy")'


def free_installs(commands: str) -> list[str]:
    """The lines that let pip install anything but locked packages or this project."""
    lines = [line.strip().replace("$checkout/", "").replace('"locks', "locks") for line in commands.splitlines()]
    installs = [line for line in lines if re.search(r"(pip\b.* install\b|^(PATH=\S+ )?\$pip )", line)]
    return [
        line
        for line in (each.replace("$pip", "pip install") for each in installs)
        if not re.search(rf"({ONLY_WHAT_IS_LOCKED}|{ONLY_OURSELVES})", line)
    ]


@pytest.mark.parametrize("target", [".venv/.run", ".venv/.dev", "lock"])
def test_make_installs_only_locked_packages(target: str) -> None:
    make = shutil.which("make")
    if make is None:
        pytest.skip("not run: no make here")
    recipe = subprocess.run(
        [make, "-n", "-B", "-C", CHECKOUT, target], capture_output=True, text=True, check=True, timeout=60
    ).stdout

    assert "--require-hashes" in recipe
    assert free_installs(recipe) == []


def test_the_installer_installs_only_locked_packages() -> None:
    script = (CHECKOUT / "systemd" / "install.sh").read_text()
    commands = [line for line in script.splitlines() if not line.strip().startswith("pip=")]

    assert script.count("--require-hashes") == 2
    assert free_installs("\n".join(commands)) == []


@pytest.mark.parametrize(
    "free", ["pip install -e .", "pip install -r locks/run.txt", "$pip uv", "pip install --no-deps -e ."]
)
def test_control_an_unlocked_install_is_noticed(free: str) -> None:
    assert free_installs(free) != []


PACKAGES = ("kiosk", "screens", "devices", "db")


def test_an_installed_kiosk_has_every_file_that_a_checkout_has(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    for name in PACKAGES:
        shutil.copytree(CHECKOUT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    for name in ("pyproject.toml", "LICENSE"):
        shutil.copy(CHECKOUT / name, copy / name)
    (copy / "README.md").touch()

    build = "import setuptools.build_meta as backend; print(backend.build_wheel('..'))"
    done = subprocess.run(
        [sys.executable, "-c", build], cwd=copy, capture_output=True, text=True, check=False, timeout=110
    )

    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(tmp_path / done.stdout.splitlines()[-1]) as wheel:
        installed_files = set(wheel.namelist())
    ours = {str(path.relative_to(copy)) for name in PACKAGES for path in (copy / name).rglob("*") if path.is_file()}
    assert ours - installed_files == set()


@pytest.fixture
def empty_checkout(tmp_path: Path) -> Path:
    """A checkout with this Makefile and these lists, in which the Python packages were installed a moment ago."""
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(CHECKOUT / name, tmp_path / name)
    shutil.copytree(CHECKOUT / "locks", tmp_path / "locks")
    stamps = tmp_path / ".venv"
    stamps.mkdir()
    for stamp in (".made", ".run", ".dev"):
        (stamps / stamp).touch()
    return tmp_path


def is_up_to_date(checkout: Path, target: str) -> bool:
    make = shutil.which("make")
    if make is None:
        pytest.skip("not run: no make here")
    environ = {"PATH": os.environ["PATH"]}
    return subprocess.run([make, "-q", "-C", checkout, target], env=environ, check=False, timeout=60).returncode == 0


@pytest.mark.parametrize("target", [".venv/.run", ".venv/.dev"])
def test_the_second_make_installs_nothing(target: str, empty_checkout: Path) -> None:
    assert is_up_to_date(empty_checkout, target)


@pytest.mark.parametrize(
    ("target", "changed"),
    [
        (".venv/.run", "pyproject.toml"),
        (".venv/.run", "locks/build.txt"),
        (".venv/.run", "locks/run.txt"),
        (".venv/.dev", "pyproject.toml"),
        (".venv/.dev", "locks/build.txt"),
        (".venv/.dev", "locks/run.txt"),
        (".venv/.dev", "locks/test.txt"),
    ],
)
def test_changed_requirements_are_installed_at_the_next_make(target: str, changed: str, empty_checkout: Path) -> None:
    stamp = (empty_checkout / target).stat()
    os.utime(empty_checkout / changed, (stamp.st_atime + 10, stamp.st_mtime + 10))

    assert not is_up_to_date(empty_checkout, target)


@pytest.mark.parametrize(("recipe", "passed"), [("true", True), ("false", False)])
def test_ci_shows_the_output_of_make_check_and_passes_only_if_that_does(
    recipe: str, passed: bool, tmp_path: Path
) -> None:
    (tmp_path / ".ci").mkdir()
    shutil.copy(CHECKOUT / ".ci" / "run", tmp_path / ".ci" / "run")
    (tmp_path / "Makefile").write_text(f"check:\n\t@echo looked at everything; cat; {recipe}\n")

    done = subprocess.run(
        [tmp_path / ".ci" / "run"],
        env={"PATH": os.environ["PATH"]},
        input="nobody is there to type this",
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert (passed, "looked at everything\n") == (done.returncode == 0, done.stdout)
