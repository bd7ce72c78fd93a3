"""What a bare machine gets before the first start: system packages, a fitting Python, the pinned Python packages."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
TOOLS = ("sh", "sed", "awk", "grep", "dirname", "env")


def system_packages() -> dict[str, list[str]]:
    """The sections of packages.apt and their names."""
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
    """A machine with these commands and no others; remembers how they were called."""

    def __init__(self, where: Path, commands: Mapping[str, str]) -> None:
        self.bin = where / "bin"
        self.calls = where / "calls"
        self.bin.mkdir()
        self.calls.touch()
        for tool in TOOLS:
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
    """A dpkg-query that knows these, and fails like the real one when asked about more."""
    return "".join(f"echo 'installed {name}'\n" for name in names) + "echo 'config-files xvfb'\nexit 1"


def everything_but(*names: str) -> str:
    return installed(*(name for group in system_packages().values() for name in group if name not in names))


ROOT = "echo 0"
SOMEBODY = "echo 1000"


def test_the_list_has_the_sections_that_the_makefile_and_the_installer_ask_for() -> None:
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


def test_nothing_is_asked_of_apt_when_all_is_there(tmp_path: Path) -> None:
    machine = Machine(tmp_path, {"dpkg-query": everything_but(), "apt-get": "", "id": SOMEBODY})

    done = machine.run("install-deps", "run", "build")

    assert (done.returncode, done.stdout + done.stderr, machine.called("apt-get")) == (0, "", [])


def test_root_installs_just_what_is_missing_from_the_sections_asked_for(tmp_path: Path) -> None:
    missing = everything_but("pcscd", "gcc", "xvfb")
    machine = Machine(tmp_path, {"dpkg-query": missing, "apt-get": "", "id": ROOT})

    done = machine.run("install-deps", "run", "build")

    assert done.returncode == 0
    assert machine.called("apt-get") == ["apt-get install -y --no-install-recommends pcscd gcc"]


def test_a_removed_package_whose_configuration_stayed_counts_as_missing(tmp_path: Path) -> None:
    machine = Machine(tmp_path, {"dpkg-query": everything_but("xvfb"), "apt-get": "", "id": ROOT})

    machine.run("install-deps", "test")

    assert machine.called("apt-get") == ["apt-get install -y --no-install-recommends xvfb"]


def test_somebody_else_installs_through_sudo(tmp_path: Path) -> None:
    commands = {"dpkg-query": everything_but("pcscd"), "apt-get": "", "id": SOMEBODY, "sudo": '"$@"'}
    machine = Machine(tmp_path, commands)

    done = machine.run("install-deps", "run")

    assert done.returncode == 0
    assert len(machine.called("sudo")) == 1
    assert machine.called("apt-get") == ["apt-get install -y --no-install-recommends pcscd"]


def test_without_root_and_sudo_it_says_what_root_should_type(tmp_path: Path) -> None:
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


def test_without_a_network_it_says_so(tmp_path: Path) -> None:
    machine = Machine(tmp_path, {"dpkg-query": everything_but("pcscd"), "apt-get": "exit 100", "id": ROOT})

    done = machine.run("install-deps", "run")

    assert done.returncode == 1
    assert "Is there a network?" in done.stderr


def test_elsewhere_than_on_debian_it_names_what_is_needed_and_lets_the_rest_go_on(tmp_path: Path) -> None:
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


def test_this_python_is_one_that_fits(tmp_path: Path) -> None:
    machine = Machine(tmp_path, {})

    assert machine.run("find-python", PYTHON=os.path.realpath("/proc/self/exe")).returncode == 0


def requirement_name(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9_.-]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def test_every_python_package_that_we_ask_for_is_pinned_to_one_version() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["project"]
    asked = {requirement_name(each) for each in project["dependencies"] + project["optional-dependencies"]["dev"]}
    lines = (CHECKOUT / "constraints.txt").read_text().splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]

    assert [pin for pin in pins if not re.fullmatch(r"[A-Za-z0-9_.-]+==[0-9][0-9a-z.]*", pin)] == []
    assert set() == asked - {requirement_name(pin.replace("==", " ")) for pin in pins}


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
    """A checkout with our Makefile and lists, where the Python packages were installed a moment ago."""
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(CHECKOUT / name, tmp_path / name)
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


@pytest.mark.parametrize("changed", ["pyproject.toml", "constraints.txt"])
def test_changed_requirements_are_installed_at_the_next_make(changed: str, empty_checkout: Path) -> None:
    stamp = (empty_checkout / ".venv" / ".dev").stat()
    os.utime(empty_checkout / changed, (stamp.st_atime + 10, stamp.st_mtime + 10))

    assert not is_up_to_date(empty_checkout, ".venv/.dev")


@pytest.mark.parametrize(("recipe", "passed"), [("true", True), ("false", False)])
def test_ci_shows_what_make_check_says_and_passes_only_if_it_does(recipe: str, passed: bool, tmp_path: Path) -> None:
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
