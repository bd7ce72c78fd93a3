"""The user as whom setup acts, and how it stops and starts the service of an installed kiosk."""

import os
import signal
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.cli.setting_up.service import Service, stopped
from kiosk.cli.setting_up.signals import ENDING, ended_by_signals
from kiosk.cli.setting_up.whose import acting_as, acting_as_root, owner_of

NOBODY = 65534
SYSTEMCTL = """#!/bin/sh
echo "$*" >> {folder}/asked
case "$1" in
    show) cat {folder}/state ;;
    stop) echo inactive > {folder}/state ;;
    restart) kill -TERM $PPID; kill -INT $PPID; echo active > {folder}/state ;;
esac
"""


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Service:
    """The service of a machine whose systemctl records its calls; at a start it sends a signal, as an impatient user
    does.
    """
    program = tmp_path / "bin" / "systemctl"
    program.parent.mkdir()
    program.write_text(SYSTEMCTL.format(folder=tmp_path))
    program.chmod(0o755)
    (tmp_path / "state").write_text("active\n")
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    return Service(tmp_path, tmp_path / "kiosk.service.d")


def state(service: Service) -> str:
    return (service.runs / "state").read_text().strip()


def test_the_service_is_started_again_whatever_ends_the_questions(service: Service) -> None:
    assert (service.active, service.visited) == (True, False)
    with pytest.raises(KeyboardInterrupt), stopped(service):
        _given_up_while_it_is(state(service))
    assert state(service) == "active"


def _given_up_while_it_is(state: str) -> None:
    raise KeyboardInterrupt if state == "inactive" else AssertionError(state)


@pytest.mark.parametrize("number", ENDING)
def test_any_ending_signal_acts_as_ctrl_c_and_the_service_is_started_again_all_the_same(
    service: Service, number: signal.Signals
) -> None:
    before = [signal.getsignal(each) for each in ENDING]
    with pytest.raises(KeyboardInterrupt), ended_by_signals(), stopped(service):
        os.kill(os.getpid(), number)
    assert state(service) == "active"
    assert [signal.getsignal(each) for each in ENDING] == before


def test_a_visit_at_the_kiosk_is_noticed(service: Service) -> None:
    (service.runs / "state").write_text("visit; reader ok\n")
    assert service.visited


def test_a_machine_without_systemd_has_no_service(service: Service, tmp_path: Path) -> None:
    assert not Service(tmp_path / "missing").active


def test_the_service_may_connect_to_the_present_printer_and_to_no_former_one(service: Service) -> None:
    file = service.local / "setup-printer.conf"
    assert not service.let_print(None)
    assert service.let_print("192.168.1.50")
    assert file.read_text().splitlines()[1:] == ["[Service]", "IPAddressAllow=192.168.1.50"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o644
    assert not service.let_print("192.168.1.50")
    assert service.let_print("192.168.1.51")
    assert "192.168.1.50" not in file.read_text()
    assert service.let_print("127.0.0.1")
    assert not file.exists()
    assert (service.runs / "asked").read_text().count("daemon-reload") == 3


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that other users can reach: the folders of the tests are for their user alone."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@pytest.mark.skipif(os.geteuid() != 0, reason="not run: only root can act as somebody else")
def test_root_acts_as_the_user_of_the_data_and_is_root_again(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/root")
    assert owner_of(place) is None
    os.chown(place, NOBODY, NOBODY)
    owner = owner_of(place)
    assert owner is not None
    assert (owner.user, owner.group) == (NOBODY, NOBODY)
    with acting_as(owner):
        (place / "theirs").touch()
        with acting_as_root(owner):
            (place / "roots").touch()
        (place / "theirs too").touch()
        assert (os.getuid(), os.getgid(), os.environ["HOME"]) == (NOBODY, NOBODY, owner.home)
    assert (os.getresuid(), os.getresgid(), os.environ["HOME"]) == ((0, 0, 0), (0, 0, 0), "/root")
    assert [(place / name).stat().st_uid for name in ("theirs", "roots", "theirs too")] == [NOBODY, 0, NOBODY]


def test_setup_without_root_acts_as_its_own_user(tmp_path: Path) -> None:
    with acting_as(None), acting_as_root(None):
        (tmp_path / "mine").touch()
    assert (tmp_path / "mine").stat().st_uid == os.geteuid()
    assert owner_of(tmp_path / "missing") is None
