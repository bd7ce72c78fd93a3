"""The whole window as a process: it draws, it ends when told to, and it does not live on after an error."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PROGRAM = """
import pathlib, sys, threading, time
from screens.window.configure import configure
configure("800x480", pathlib.Path(sys.argv[1]))
from screens.window.app import KioskApp
from tests.gallery.states import gallery, visit

def drawn(shown):
    print("drawn", shown.status, flush=True)

app = KioskApp(lambda event: None, drawn)
app.show(gallery("nl")["welcome"])
{more}
app.run()
print("ended", flush=True)
"""
STOPS = "threading.Timer(0.5, app.stop).start()"
FAILS = "app.every(0.3, lambda: 1 / 0)"
CHANGES = """
def go():
    for count in range(1, 4):
        app.show(visit(count))
        time.sleep(1.0)
    app.stop()
threading.Thread(target=go).start()
"""


def start(folder: Path, more: str = "") -> "subprocess.Popen[str]":
    environment = {**os.environ, "SDL_VIDEODRIVER": "offscreen", "SDL_AUDIODRIVER": "dummy"}
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM.format(more=more), str(folder)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_sigterm_ends_the_window_within_a_second(tmp_path: Path) -> None:
    process = start(tmp_path)
    assert process.stdout is not None
    assert process.stdout.readline().startswith("drawn welcome")
    answer = time.monotonic()
    process.send_signal(signal.SIGTERM)
    output, errors = process.communicate(timeout=20)

    assert (process.returncode, output) == (0, "ended\n"), errors
    assert time.monotonic() - answer < 3  # a slow machine needs most of the time to end Python


def test_stop_from_another_thread_ends_the_window(tmp_path: Path) -> None:
    process = start(tmp_path, STOPS)
    output, errors = process.communicate(timeout=30)

    assert (process.returncode, output.splitlines()[-1]) == (0, "ended"), errors


def test_an_error_while_drawing_ends_the_window_with_a_traceback(tmp_path: Path) -> None:
    process = start(tmp_path, FAILS)
    output, errors = process.communicate(timeout=30)

    assert process.returncode != 0
    assert "ZeroDivisionError" in errors
    assert "ended" not in output


def test_changes_from_a_thread_are_drawn_and_reported_in_order(tmp_path: Path) -> None:
    process = start(tmp_path, CHANGES)
    output, errors = process.communicate(timeout=30)
    answer = [line for line in output.splitlines() if line.startswith("drawn visit")]

    assert answer == sorted(answer), errors
    assert answer[-1].startswith("drawn visit, 3 lines")


def test_the_window_writes_only_to_its_own_folder(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    environment = {**os.environ, "SDL_VIDEODRIVER": "offscreen", "SDL_AUDIODRIVER": "dummy", "HOME": str(home)}
    subprocess.run(
        [sys.executable, "-c", PROGRAM.format(more=STOPS), str(tmp_path / "state")],
        env=environment,
        check=True,
        timeout=60,
    )

    assert list(home.iterdir()) == []
    assert (tmp_path / "state" / "kivy").is_dir()


@pytest.mark.parametrize(
    ("size", "panel", "window"), [("800x480", 380, 1180), ("1280x800", 538, 1818), ("1920x1080", 560, 2480)]
)
def test_the_demo_panel_stands_beside_the_kiosk_at_its_full_size(size: str, panel: int, window: int) -> None:
    from screens.window.configure import panel_width

    width = int(size.split("x")[0])

    assert (panel_width(width), width + panel_width(width)) == (panel, window)
