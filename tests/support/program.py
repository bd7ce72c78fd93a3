"""The whole program as a process: what it tells systemd, touches on its display, and its end."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

KIOSK = (sys.executable, "-m", "kiosk")
PATIENCE = 30.0


def command(config: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Runs another command to its end."""
    return subprocess.run(
        [*KIOSK, *words, "--config", str(config)], capture_output=True, text=True, check=False, timeout=60
    )


class Manager:
    """In place of systemd: a socket that receives that the kiosk is ready, its status, and its signs of life."""

    def __init__(self, path: Path) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(str(path))
        self.path = path
        self.heard: list[tuple[float, str]] = []
        self._changed = threading.Condition()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                message = self._socket.recv(4096).decode()
            except OSError:
                return
            with self._changed:
                self.heard += [(time.monotonic(), line) for line in message.splitlines()]
                self._changed.notify_all()

    @property
    def status(self) -> str:
        return next((line[7:] for _, line in reversed(self.heard) if line.startswith("STATUS=")), "")

    def statuses(self) -> list[str]:
        return [line[7:] for _, line in self.heard if line.startswith("STATUS=")]

    def count(self, line: str) -> int:
        return sum(heard == line for _, heard in self.heard)

    def wait(self, holds: Callable[[], bool], what: str, seconds: float = PATIENCE) -> None:
        with self._changed:
            if not self._changed.wait_for(holds, seconds):
                raise AssertionError(f"waited in vain for {what}; heard {[line for _, line in self.heard][-8:]}")

    def close(self) -> None:
        self._socket.close()
        self.path.unlink(missing_ok=True)


class Program:
    """`kiosk run` in a process of its own, drawing on a virtual screen."""

    def __init__(self, config: Path, manager: Manager, display: "Display | None" = None, watchdog: float = 0) -> None:
        self.environment: dict[str, str] = {}
        """Further environment variables of the program, for instance the libraries that it loads first."""
        self.config, self.manager, self._display, self._watchdog = config, manager, display, watchdog
        self._process: subprocess.Popen[bytes] | None = None
        self.log = config.with_suffix(".log")

    def start(self) -> "Program":
        """Starts the program; returns when the welcome screen has been drawn."""
        env = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
        env |= {
            "NOTIFY_SOCKET": str(self.manager.path),
            "SDL_AUDIODRIVER": "dummy",
            "XDG_CACHE_HOME": str(self.config.parent / "cache"),
            **({"DISPLAY": self._display.name} if self._display else {"SDL_VIDEODRIVER": "offscreen"}),
            **({"WATCHDOG_USEC": str(int(self._watchdog * 1e6))} if self._watchdog else {}),
            **self.environment,
        }
        self.manager.heard.clear()
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [*KIOSK, "run", "--config", str(self.config)], env=env, stdout=log, stderr=log
            )
        self.manager.wait(lambda: self.manager.count("READY=1") > 0 or not self.running, "READY=1", 60)
        assert self.running, self.log.read_text()[-3000:]
        return self

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int:
        assert self._process
        return self._process.pid

    def shows(self, status: str, seconds: float = PATIENCE) -> None:
        """Waits until the status line begins with these words."""
        self.manager.wait(lambda: self.manager.status.startswith(status), f"{status!r}", seconds)

    def kill(self) -> None:
        assert self._process
        self._process.kill()
        self._process.wait(10)

    def stop(self) -> int:
        """Ends the program as systemd does; returns its exit status."""
        assert self._process
        if self.running:
            self._process.terminate()
        return self._process.wait(60)


class Display:
    """A virtual X screen that can be touched."""

    def __init__(self, width: int, height: int) -> None:
        read, write = os.pipe()
        self._process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"],
            pass_fds=[write],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as pipe:
            self.name = f":{pipe.readline().strip()}"

    def touch(self, x: int, y: int) -> None:
        """Touches as SDL sees a finger: the pointer moves there, the button goes down and up."""
        self._xdotool("mousemove", str(x), str(y), "sleep", "0.05", "mousedown", "1", "sleep", "0.1", "mouseup", "1")

    def _xdotool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env={**os.environ, "DISPLAY": self.name}, check=True, timeout=20)

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(10)
