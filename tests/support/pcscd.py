"""A card service of the test's own: the real pcscd with the virtual reader, started and killed at will.

It is started as systemd does it, with a listening socket already open. So it does not touch the machine's own pcscd,
and every test process has one of its own. libpcsclite reads the address of the service once in a process; it is set
here at import, before any test runs, and inherited by the programs that a test starts.

The virtual reader listens on 127.0.0.1 only. By default it listens on every address of the machine; in its other mode,
in which it connects to the card, pcscd ends as soon as no card answers. So loopback.c is loaded between it and the
system.
"""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from tests.support.vcard import SLOT_PORT

HOME = Path(tempfile.gettempdir()) / f"deelkiosk-pcscd-{os.getpid()}"
SOCKET = HOME / "pcscd.comm"
os.environ["PCSCLITE_CSOCK_NAME"] = str(SOCKET)

DRIVERS = Path("/usr/lib/pcsc/drivers/serial"), Path("/usr/lib64/pcsc/drivers/serial")
NAME = "Virtual PCD"
"""pcscd adds the slot: `Virtual PCD 00 00` and `Virtual PCD 00 01`."""


@cache
def obstacle() -> str:
    """Why no pcscd of the test's own can run on this machine; empty if it can."""
    if not shutil.which("pcscd"):
        return "pcscd is not installed (package pcscd)"
    if not _driver():
        return "the virtual reader is not installed (package vsmartcard-vpcd)"
    if not shutil.which("gcc"):
        return "gcc is not installed (package gcc), and the virtual reader must not listen on the network"
    if not shutil.which("setpriv"):
        return "setpriv is not installed (package util-linux)"
    if "libsystemd" not in _output("--version"):
        return "this pcscd was built without socket activation"
    if not os.path.exists("/run/pcscd") and not os.access("/run", os.W_OK):
        return "pcscd needs the folder /run/pcscd: make it, or run the tests as root"
    return ""


class Pcscd:
    """A pcscd with one virtual reader of two slots; a slot is called `name` with its number."""

    def __init__(self, name: str = NAME) -> None:
        self._name = name
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> "Pcscd":
        """Starts pcscd; returns when clients can connect."""
        HOME.mkdir(exist_ok=True)
        self._write_config()
        SOCKET.unlink(missing_ok=True)
        pcscd = ["pcscd", "--foreground", "--config", str(HOME / "readers")]
        if "--disable-polkit" in _output("--help"):
            pcscd.append("--disable-polkit")
        with socket.socket(socket.AF_UNIX) as listener, (HOME / "pcscd.log").open("ab") as log:
            listener.bind(str(SOCKET))
            listener.listen(16)
            # The socket is standard input and is handed on as systemd does; pcscd ends with the test.
            hand_over = 'exec 3<&0 0</dev/null; LISTEN_FDS=1 LISTEN_PID=$$ exec setpriv --pdeathsig KILL "$@"'
            self._process = subprocess.Popen(
                ["sh", "-c", hand_over, "sh", *pcscd],
                stdin=listener,
                stdout=log,
                stderr=log,
                env={**os.environ, "LD_PRELOAD": str(_loopback_only())},
            )
        return self

    def kill(self) -> None:
        """Ends pcscd as a crash would: nothing is cleaned up, and cards stay on the reader."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        self._end(signal.SIGTERM)
        shutil.rmtree(HOME, ignore_errors=True)

    def freeze(self) -> None:
        """Makes pcscd answer nothing until `thaw`."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        if self._process:
            self._process.send_signal(number)

    def _end(self, number: signal.Signals) -> None:
        self._signal(number)
        if self._process:
            self._process.wait(10)
            self._process = None

    def _write_config(self) -> None:
        readers = HOME / "readers"
        readers.mkdir(exist_ok=True)
        (readers / "vpcd").write_text(
            f'FRIENDLYNAME "{self._name}"\n'
            f"DEVICENAME /dev/null:{SLOT_PORT}\n"
            f"LIBPATH {_driver()}\n"
            f"CHANNELID {SLOT_PORT}\n"
        )


@cache
def _driver() -> Path | None:
    found = [driver for folder in DRIVERS for driver in folder.glob("libifdvpcd.so*")]
    return found[0] if found else None


def _loopback_only() -> Path:
    """The library that keeps pcscd's TCP sockets on 127.0.0.1, built if it is not there."""
    library = HOME / "loopback.so"
    if not library.exists():
        source = Path(__file__).with_name("loopback.c")
        subprocess.run(["gcc", "-shared", "-fPIC", "-Wall", "-Werror", "-o", library, source], check=True)
    return library


@cache
def _output(option: str) -> str:
    return subprocess.run(["pcscd", option], capture_output=True, text=True, check=False).stdout
