"""The kiosk's messages to systemd, over a real datagram socket."""

import os
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from kiosk.running.notify import Notifier


@pytest.fixture(params=["path", "abstract"])
def systemd(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[socket.socket, str]]:
    """A listening socket as that of systemd, and the NOTIFY_SOCKET that names it."""
    name = str(tmp_path / "notify") if request.param == "path" else f"@deelkiosk-test-{os.getpid()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind("\0" + name[1:] if name.startswith("@") else name)
        listener.settimeout(10)
        yield listener, name


def test_systemd_receives_ready_the_status_and_every_sign_of_life(systemd: tuple[socket.socket, str]) -> None:
    listener, name = systemd
    notifier = Notifier.from_environment({"NOTIFY_SOCKET": name})

    notifier.ready()
    notifier.status("welcome; reader ok; scanner ok; printer ok")
    notifier.watchdog()

    heard = [listener.recv(200) for _ in range(3)]
    assert heard == [b"READY=1", b"STATUS=welcome; reader ok; scanner ok; printer ok", b"WATCHDOG=1"]


def test_a_status_stays_one_line_so_that_it_cannot_contain_other_messages(systemd: tuple[socket.socket, str]) -> None:
    listener, name = systemd

    Notifier(name).status("visit, 1 line\nMAINPID=1")

    assert listener.recv(200) == b"STATUS=visit, 1 line MAINPID=1"


def test_a_status_in_any_script_is_sent_as_utf_8(systemd: tuple[socket.socket, str]) -> None:
    listener, name = systemd

    Notifier(name).status("imprimante déconnectée")

    assert listener.recv(200).decode() == "STATUS=imprimante déconnectée"


@pytest.mark.parametrize("environ", [{}, {"NOTIFY_SOCKET": ""}])
def test_without_systemd_nothing_happens(environ: dict[str, str]) -> None:
    notifier = Notifier.from_environment(environ)

    notifier.ready()
    notifier.status("welcome")
    notifier.watchdog()

    assert Notifier(address=None, watchdog_interval=None) == notifier


@pytest.mark.parametrize("name", ["/gone/notify", "@deelkiosk-nobody-listens", "vsock:2:1234", "/" + "long" * 99])
def test_a_socket_that_is_gone_or_of_another_kind_raises_nothing(name: str) -> None:
    Notifier(name).watchdog()


def test_a_system_that_takes_no_more_messages_does_not_delay_the_kiosk(tmp_path: Path) -> None:
    name = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as deaf:
        deaf.bind(name)
        fill_the_queue(name)

        Notifier(name).watchdog()


def fill_the_queue(name: str) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender, suppress(BlockingIOError):
        sender.setblocking(False)
        while True:
            sender.sendto(b"one more", name)


@pytest.mark.parametrize(
    ("environ", "interval"),
    [
        ({"WATCHDOG_USEC": "20000000", "WATCHDOG_PID": "42"}, 5.0),
        ({"WATCHDOG_USEC": "20000000"}, 5.0),
        ({"WATCHDOG_USEC": "20000000", "WATCHDOG_PID": "7"}, None),
        ({"WATCHDOG_USEC": "0", "WATCHDOG_PID": "42"}, None),
        ({"WATCHDOG_USEC": "soon", "WATCHDOG_PID": "42"}, None),
        ({"WATCHDOG_PID": "42"}, None),
        ({}, None),
    ],
)
def test_the_watchdog_is_fed_four_times_a_period_if_it_watches_this_process(
    environ: dict[str, str], interval: float | None
) -> None:
    assert interval == Notifier.from_environment(environ, pid=42).watchdog_interval
