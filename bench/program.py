"""Measures the whole program from outside: scans over a pty, cards, touches, start and stop, memory, and an
idle kiosk.
"""

import ctypes
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from bench import house, redraw
from bench.figures import Figure, figure
from db.engine import open_engine
from kiosk import keyfile
from kiosk.lending.model import CardId
from kiosk.lending.terms import House
from kiosk.photos.making import SIDE
from tests.support.builder import Builder
from tests.support.program import Display, Manager, Program, command
from tests.support.pty_scanner import PtyScanner

CARDS = 120
ITEMS = 700
LINES, ROUNDS = 30, 3
MORE_CARDS = 12
STARTS = 10
VISITS_EARLY, VISITS = 100, 1_000
PHOTOGRAPHED = 4_000
STORM_LINES, STORM_CODES = 200, 1_000
REST_SECONDS = 30
PATIENCE = 20.0
CONFIG = """
[database]
url = "sqlite:///{folder}/kiosk.db"
may_be_lost = true
[cards]
reader = "none"
[scanner]
port = "serial:{folder}/scanner"
[printer]
port = "network:127.0.0.1:9"
ticket = "never"
[screen]
size = "1280x800"
dim_seconds = {dim}
idle_seconds = 120
[clock]
judged = "never"
"""


class Inside:
    """The kiosk in a process of its own, which `bench.inside` connects to the bench."""

    def __init__(self, config: Path, display: Display | None = None, *, mocked: bool = False) -> None:
        environment = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
        environment |= {"MALLOC_ARENA_MAX": "2"}  # as in systemd/kiosk.service
        environment |= {"SDL_AUDIODRIVER": "dummy", "XDG_CACHE_HOME": str(config.parent / "cache")}
        environment |= {"DISPLAY": display.name} if display else {"SDL_VIDEODRIVER": "offscreen"}
        environment |= {"KIVY_GL_BACKEND": "mock"} if mocked else {}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.inside", str(config)],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._heard: list[str] = []
        self._changed = threading.Condition()
        threading.Thread(target=self._listen, daemon=True).start()
        self.wait("drawn", "welcome; reader none; scanner ok")

    def _listen(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            with self._changed:
                self._heard.append(line.strip())
                self._changed.notify_all()

    @property
    def pid(self) -> int:
        return self._process.pid

    def say(self, words: str) -> float:
        """Send these words to the kiosk; returns when they were sent, in seconds of the steady clock."""
        assert self._process.stdin
        self.forget()
        now = time.monotonic()
        self._process.stdin.write(words + "\n")
        self._process.stdin.flush()
        return now

    def forget(self) -> None:
        """Drop the lines that the kiosk wrote so far."""
        with self._changed:
            self._heard.clear()

    def wait(self, word: str, begins: str = "", patience: float = PATIENCE) -> float:
        """Wait for a line with this word whose status begins with `begins`; returns its time in seconds of the steady
        clock.

        Raises TimeoutError after `patience` seconds.
        """

        def found() -> str | None:
            lines = (line.split(" ", 2) for line in self._heard if line.startswith(f"{word} "))
            return next((at for _, at, *rest in lines if " ".join(rest).startswith(begins)), None)

        with self._changed:
            at = self._changed.wait_for(found, patience)
            if at is None:
                raise TimeoutError(f"no {word} {begins!r}; heard {self._heard[-5:]}")
            return float(at)

    def targets(self) -> list[tuple[int, int, str]]:
        """Every target on the display: its place in pixels, and what it says."""
        self.say("targets")
        self.wait_line("targets end")
        with self._changed:
            found = [line.split(" ", 3) for line in self._heard if line.startswith("target ")]
        return [(int(x), int(y), "".join(name)) for _, x, y, *name in found]

    def touch(self, name: str) -> bool:
        """Touch the first target whose name begins with `name`; False if there is none."""
        if not any(one.startswith(name) for _x, _y, one in self.targets()):
            return False
        self.say(f"touch {name}")
        return True

    def effect(self) -> float | None:
        """When the effect of the last touch was drawn, in seconds of the steady clock; None if nothing was.

        That is the first new value of the session that was drawn, or else the first frame of any kind.
        """
        time.sleep(1.0)
        with self._changed:
            lines = [line.split(" ", 2) for line in self._heard]
        shown = [float(at) for word, at, *_ in lines if word == "drawn"]
        flipped = [float(at) for word, at, *_ in lines if word == "flip"]
        return min(shown or flipped, default=None)

    def wait_line(self, line: str) -> None:
        with self._changed:
            if not self._changed.wait_for(lambda: line in self._heard, PATIENCE):
                raise TimeoutError(line)

    def memory(self) -> float:
        """The resident memory of the kiosk, in MB."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        assert found
        return int(found[1]) / 1000

    def processor(self) -> float:
        """The seconds of processor time that the kiosk used so far, of all cores together."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(") ", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    # --- what visitors do ---

    def lay_card(self, number: int) -> float:
        """Put the card of a member on the reader; returns the seconds until the visit was drawn."""
        began = self.say(f"card card-{number % CARDS}")
        drawn = self.wait("drawn", "visit, 0 lines")
        self.say("off")
        return drawn - began

    def leave(self) -> None:
        """End the visit; the goodbye stays for some seconds."""
        self.say("done")
        self.wait("drawn", "goodbye")

    def go_home(self) -> None:
        """End the visit, and wait for the welcome."""
        self.leave()
        self.wait("drawn", "welcome")

    def stop(self) -> None:
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            self._process.wait(20)


@contextmanager
def furnished(dim: int = 86_400, items: int = ITEMS) -> Iterator[tuple[Path, PtyScanner]]:
    """Make a configuration, its ledger with members who have cards and this many items, and its scanner."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        config = folder / "kiosk.toml"
        config.write_text(CONFIG.format(folder=folder, dim=dim))
        scanner = PtyScanner(folder / "scanner")
        command(config, "init")
        engine = open_engine(f"sqlite:///{folder}/kiosk.db")
        desk = Builder(engine, lambda: datetime.now(UTC), key=keyfile.read(folder / "kiosk.key"))
        terms = replace(house.TERMS, loans=replace(house.TERMS.loans, most=None))
        desk.apply_house(House(), (terms,))
        for number in range(CARDS):
            desk.add_member(f"{1001 + number}", f"Ada Peeters {number}")
            desk.add_card(f"{1001 + number}", CardId(f"card-{number}"))
            desk.add_subscription(f"{1001 + number}", "house", "strips", date(2026, 1, 1))
        for number in range(items):
            desk.add_item(f"T{number}", f"Boormachine {number}", None, PICTURES[number % len(PICTURES)], "house")
        engine.dispose()
        try:
            yield config, scanner
        finally:
            scanner.unplug()


PICTURES = tuple(sorted(path.stem for path in (Path(__file__).parents[1] / "screens/icons/items").glob("*.png")))


def start_and_stop() -> dict[str, Figure]:
    """Measure from the start of the process to the welcome flipped (READY=1), and from SIGTERM until the process is
    gone.
    """
    with furnished() as (config, _scanner):
        manager = Manager(config.parent / "notify")
        program = Program(config, manager)
        starts, stops = [], []
        for number in range(STARTS + 1):
            began = time.monotonic()
            program.start()
            at = next(at for at, line in manager.heard if line == "READY=1")
            program.shows("welcome; reader none; scanner ok")
            time.sleep(1)
            assert program.running, program.log.read_text()[-2000:]
            ends = time.monotonic()
            os.kill(program.pid, signal.SIGTERM)
            os.waitid(os.P_PID, program.pid, os.WEXITED | os.WNOWAIT)
            gone = time.monotonic()
            assert program.stop() == 0
            if number:  # the first start is not warm
                starts.append((at - began) * 1000)
                stops.append((gone - ends) * 1000)
        manager.close()
        return {"start": figure(starts, "ms", bare_starts()), "stop": figure(stops, "ms")}


def bare_starts() -> list[float]:
    """Milliseconds in which Python with Kivy alone opens a window: a start of the kiosk cannot take less."""
    code = "from screens.window.configure import configure; import pathlib, sys;"
    code += "configure('1280x800', pathlib.Path(sys.argv[1])); import kivy.core.window"
    found = []
    environment = {**os.environ, "SDL_VIDEODRIVER": "offscreen", "SDL_AUDIODRIVER": "dummy"}
    with TemporaryDirectory() as folder:
        for _ in range(5):
            began = time.monotonic()
            subprocess.run([sys.executable, "-c", code, folder], check=True, capture_output=True, env=environment)
            found.append((time.monotonic() - began) * 1000)
    return found


def scans_and_cards() -> dict[str, Figure]:
    """Measure visits of thirty lines, each scanned over the pty and waited for."""
    floor = redraw.measure()
    scans: list[list[float]] = [[] for _ in range(LINES)]
    cards = []
    with furnished() as (config, scanner):
        program = Inside(config)
        for number in range(ROUNDS):
            cards.append(program.lay_card(number) * 1000)
            for line in range(LINES):
                time.sleep(0.1)
                program.forget()
                began = time.monotonic()
                scanner.scan(f"T{number * LINES + line}")
                drawn = program.wait("drawn", f"visit, {line + 1} line")
                scans[line].append((drawn - began) * 1000)
            program.go_home()
        for number in range(ROUNDS, MORE_CARDS):
            time.sleep(0.3)
            cards.append(program.lay_card(number) * 1000)
            program.go_home()
        program.stop()
    floor += redraw.measure()
    early = [one for line in scans[:5] for one in line]
    late = [one for line in scans[-5:] for one in line]
    return {
        "scan": figure(early, "ms", floor),
        "scan_30": figure(late, "ms", floor),
        "card": figure(cards, "ms", floor),
    }


class Finger:
    """A finger on a virtual X screen: the pointer goes to a place, and its button goes down and up at once."""

    def __init__(self, display: Display) -> None:
        self._x11, self._xtst = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._display = ctypes.c_void_p(self._x11.XOpenDisplay(display.name.encode()))

    def touch(self, x: int, y: int) -> float:
        """Touch this place, in pixels; returns when the button went down, in seconds of the steady clock."""
        self._xtst.XTestFakeMotionEvent(self._display, -1, x, y, ctypes.c_ulong(0))
        self._x11.XFlush(self._display)
        time.sleep(0.2)
        now = time.monotonic()
        for down in (1, 0):
            self._xtst.XTestFakeButtonEvent(self._display, 1, down, ctypes.c_ulong(0))
        self._x11.XFlush(self._display)
        return now


def touches() -> dict[str, Figure]:
    """Touch every target of the welcome screen and of a visit, and measure until a frame shows what the touch did."""
    floor = redraw.measure()
    found = []
    with furnished() as (config, _scanner):
        display = Display(1280, 800)
        program, finger = Inside(config, display), Finger(display)

        def touch_all(begin: Callable[[], object], again: int) -> None:
            for _ in range(again):
                begin()
                time.sleep(0.5)
                for _x, _y, name in program.targets():
                    begin()
                    time.sleep(0.3)
                    here = [target for target in program.targets() if target[2] == name]
                    if not here:
                        continue
                    time.sleep(0.3)
                    program.forget()
                    began = finger.touch(*here[0][:2])
                    if done := program.effect():
                        found.append((done - began) * 1000)

        visits = iter(range(10_000))

        def welcome() -> None:
            """Show the welcome, from whatever page is shown, by ending the visit."""
            program.lay_card(next(visits))
            program.go_home()

        def visit() -> None:
            program.say("done")
            time.sleep(0.5)
            program.lay_card(next(visits))

        touch_all(welcome, 2)
        touch_all(visit, 2)
        program.stop()
        display.close()
    return {"touch": figure(found, "ms", floor)}


def memory(*, mocked: bool) -> dict[str, Figure]:
    """Measure resident memory at the welcome, after a hundred visits and after a thousand, and what one long visit
    adds.
    """
    name = "memory_mocked" if mocked else "memory"
    with furnished() as (config, _scanner):
        program = Inside(config, mocked=mocked)
        time.sleep(5)
        at_welcome = program.memory()
        early = 0.0
        for number in range(VISITS):
            if number == VISITS_EARLY:
                early = program.memory()
            _short_visit(program, number)
        grown = program.memory() - early
        found = {name: figure([at_welcome], "MB"), f"{name}_growth": figure([grown], "MB")}
        if not mocked:
            found |= _storms(program)
        program.stop()
    return found


def _short_visit(program: Inside, number: int) -> None:
    """Lend three items in one visit, and take them back in the next visit of the same member."""
    program.lay_card(number)
    for line in range(3):
        program.say(f"code T{(number % CARDS) * 3 + line}")
        program.wait("drawn", f"visit, {line + 1} line")
    program.leave()


def _storms(program: Inside) -> dict[str, Figure]:
    before = program.memory()
    program.lay_card(0)
    for line in range(STORM_LINES):
        program.say(f"code T{400 + line}")
        program.wait("drawn", f"visit, {line + 1} line")
    lines = program.memory() - before
    program.leave()
    before = program.memory()
    program.lay_card(1)
    for number in range(STORM_CODES):
        program.say(f"code ZZ-{number}")
        program.wait("drawn", "visit")
    codes = program.memory() - before
    program.leave()
    return {"memory_storm_lines": figure([lines], "MB"), "memory_storm_codes": figure([codes], "MB")}


def memory_with_photos() -> dict[str, Figure]:
    """Measure resident memory once the photos of 4,000 items were on the screen, and what showing them again adds."""
    with furnished(items=PHOTOGRAPHED) as (config, _scanner):
        _photograph(config.parent)
        program = Inside(config)
        time.sleep(5)
        first = _look_through(program)
        second = _look_through(program)
        program.stop()
    return {"memory_photos": figure([first], "MB"), "memory_photos_growth": figure([second - first], "MB")}


def _photograph(folder: Path) -> None:
    """Give every item a photo of its own, as many bytes large as a photo of a phone."""
    engine = open_engine(f"sqlite:///{folder}/kiosk.db")
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE item SET photo = printf('%032x', id)")
    engine.dispose()
    kept = folder / "photos"
    kept.mkdir()
    noise = Image.effect_noise((SIDE, SIDE), 40).convert("RGB")
    noise.save(kept / f"{1:032x}.jpg", quality=60)
    for number in range(2, PHOTOGRAPHED + 1):
        (kept / f"{number:032x}.jpg").hardlink_to(kept / f"{1:032x}.jpg")


def _look_through(program: Inside) -> float:
    """Go through all pages of *Wat is er?*, from *Alles* to the last *Nog 8*; returns the memory at the end, in MB."""
    program.say("open catalogue")
    while not program.touch("Alles"):
        time.sleep(0.1)
    program.wait("flip")
    while program.touch("Nog"):
        program.wait("flip")
    found = program.memory()
    while program.touch("Terug"):
        time.sleep(0.5)
    return found


def rest() -> dict[str, Figure]:
    """Measure which share of a core the dimmed welcome screen takes, in percent."""
    with furnished(dim=10) as (config, _scanner):
        program = Inside(config)
        time.sleep(20)
        found = []
        for _ in range(3):
            before, began = program.processor(), time.monotonic()
            time.sleep(REST_SECONDS / 3)
            found.append((program.processor() - before) / (time.monotonic() - began) * 100)
        program.stop()
    return {"rest": figure(found, "%")}
