"""A kiosk without its window: real runtime, real database, twins of the devices, and methods for what a visitor does
and sees.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from db.engine import open_engine, verify
from db.health import LedgerHealth
from db.ledger import SqlLedger
from devices.scanners.layouts import ScannerLayouts
from devices.simulated.card_reader import SimulatedReader
from devices.simulated.printer import SimulatedPrinter
from devices.simulated.scanner import SimulatedScanner
from kiosk.clock import TrustedClock
from kiosk.holidays import public_holidays
from kiosk.lending.cards import identify
from kiosk.lending.debounce import OUT_OF_SIGHT
from kiosk.lending.effects import Chime
from kiosk.lending.events import Tick, Touch
from kiosk.lending.model import SessionSettings
from kiosk.lending.ports import Ledger
from kiosk.lending.states import Session
from kiosk.lending.terms import House, Terms
from kiosk.lending.upkeep.health import Unsafe
from kiosk.running.runtime import Runtime
from kiosk.running.world import World
from screens.present import present
from screens.present.paper.item_label import write_on_item
from screens.present.paper.slip import write_slip
from screens.present.values import Action, Shown
from screens.present.words import wordbook
from tests.support.builder import Builder
from tests.support.empty_ledger import put_empty_ledger
from tests.support.inside import texts
from tests.support.waiting import wait_until

KEY = bytes(range(32))
ZONE = "Europe/Brussels"
SAMIRAS_CHIP, JEANS_CHIP = bytes.fromhex("04A1B2C3D4E5F6"), bytes.fromhex("04FFEEDDCCBBAA")
STRANGE_CHIP = bytes.fromhex("04010203040506")
PATIENCE = 10.0


class QuietVoice:
    """Remembers the texts that it was asked to say."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, text: str, language: str) -> None:
        self.said.append(f"{language}: {text}")

    def hush(self) -> None:
        self.said.append("")

    def close(self) -> None:
        self.said.append("")


class QuietChimes:
    def __init__(self) -> None:
        self.played: list[Chime] = []

    def play(self, chime: Chime) -> None:
        self.played.append(chime)


class SteppedClock:
    """A monotonic clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Journey:
    """A kiosk with a visitor: methods act and wait, in the order of a visit."""

    def __init__(
        self,
        folder: Path,
        ledger: Callable[[Ledger], Any] = lambda real: real,
        dim: Callable[[bool], None] | None = None,
        died: Callable[[str], None] | None = None,
        check: Callable[[], Unsafe | None] | None = None,
        printer: bool = True,
        terms: tuple[Terms, ...] = (),
        house: House = House(),
        at: datetime = datetime(2026, 11, 23, 13, 0, tzinfo=UTC),
        as_found: bool = False,
        keeper: TrustedClock | None = None,
        **decided: object,
    ) -> None:
        """Starts a kiosk in this folder. With `terms` the house has only its initiatives and two members, and the test
        adds the rest.

        With `as_found` the database in the folder is used as it is. With a `keeper` the ledger takes the time from it.
        """
        url = put_empty_ledger(folder)
        self._engine, own = open_engine(url), open_engine(url)
        self.day = at
        self.book = Builder(self._engine, lambda: self.day)
        if not as_found:
            if not self.book.list_members():
                self._add_members()
                self.book.apply_house(house, terms) if terms else self._furnish()
            assert verify(self._engine) == ()
        self.clock = SteppedClock()
        self.layouts = ScannerLayouts()
        self.ledger = SqlLedger(
            own,
            lambda: self.day,
            ZONE,
            KEY,
            public_holidays=public_holidays,
            exports=folder / "exports",
            keeper=keeper,
            use_layouts=self.layouts.use,
        )
        self.reader = SimulatedReader(KEY, self.clock)
        self.scanner = SimulatedScanner(self.clock)
        self.printer = SimulatedPrinter(cache_dir=folder)
        self.voice, self.chimes = QuietVoice(), QuietChimes()
        self.dimmed: list[bool] = []
        self.died: list[str] = []
        self.shots: list[Shown] = []
        self.rested: list[Shown] = []
        """The screen each time that the kiosk was at rest; what is drawn in between depends on the machine."""
        self._changed = threading.Condition()
        self._words = wordbook(ZONE)
        self._engines = self._engine, own
        desk = SessionSettings("De Deelfabriek", **decided)  # type: ignore[arg-type]
        asked = ledger(self.ledger)
        health = LedgerHealth(own, self.ledger, KEY, used=lambda _file: 0.0)
        self.runtime = Runtime(Session.opening(desk, self.clock()), self.clock, died=died or self.died.append)
        self._world = World(
            asked,
            asked,
            self._show,
            lambda ticket: write_slip(ticket, self._words, self.day, "De Deelfabriek"),
            lambda paper: write_on_item(paper, self._words, self.day, "De Deelfabriek"),
            lambda session: (present(session, self._words).spoken, session.accessibility.language),
            self.chimes,
            self.voice,
            dim or self.dimmed.append,
            health.admit,
            check or health.check,
            self.printer if printer else None,
            time=lambda: (shown := self.ledger.catch_up()) and shown.astimezone(ZoneInfo(ZONE)),
        )

    def _add_members(self) -> None:
        self.book.add_member("0412", "Samira El Amrani")
        self.book.add_member("0413", "Jean Dubois", "fr")
        self.book.add_card("0412", identify(SAMIRAS_CHIP, KEY))
        self.book.add_card("0413", identify(JEANS_CHIP, KEY))

    def _furnish(self) -> None:
        book = self.book
        book.add_initiative("instrumentheek", "Instrumentheek", "#C4661F")
        book.add_initiative("spelotheek", "Spelotheek", "#2E7DAF")
        for number, name, category in (
            ("1", "Klopboormachine", "drill"),
            ("2", "Cirkelzaag", "saw"),
            ("3", "Ladder", "ladder"),
        ):
            book.add_item(f"INS-{number}", name, 7, category, "instrumentheek")
        book.add_item("SPE-1", "Houten treinset", 21, "train", "spelotheek")

    @contextmanager
    def open(self, status: str = "welcome; reader ok; scanner ok; printer ok") -> Iterator["Journey"]:
        self.runtime.start(self._world)
        self.reader.start(self.runtime.post)
        self.scanner.start(self.runtime.post)
        try:
            self.sees(status)
            yield self
        finally:
            self.runtime.stop()
            for engine in self._engines:
                engine.dispose()
        assert self.died == []

    def _show(self, session: Session) -> None:
        shown = present(session, self._words)
        with self._changed:
            if not self.shots or self.shots[-1] != shown:
                self.shots.append(shown)
                self._changed.notify_all()

    # --- acting --------------------------------------------------------------------------------------------------

    def tap(self, uid: bytes) -> None:
        """Lays a card on the reader for a moment."""
        self.reader.lay(uid)
        self.later(1.5)
        self.reader.lift()
        self.later(2.0)

    def scan(self, *codes: str) -> None:
        """Holds these under the scanner one after the other, and takes each away again."""
        for code in codes:
            self.scanner.scan(code)
            self.later(OUT_OF_SIGHT)

    def leave_lying(self, code: str, seconds: float) -> None:
        """Leaves this under the scanner, which reads it twice a second."""
        for _ in range(round(seconds * 2)):
            self.scanner.scan(code)
            self.later(0.5)

    def press(self, words: str) -> None:
        """Touches the control with these words, as soon as it is there."""
        self.until(lambda shown: any(action.text == words for action in actions(shown)), f"{words!r} to touch")
        action = next(action for action in actions(self.shown) if action.text == words)
        self.touch(action.event)

    def touch(self, event: Touch) -> None:
        self.runtime.post(event)

    def later(self, seconds: float) -> None:
        """Waits until the kiosk is at rest, then moves the time on."""
        self.rest()
        self.clock.now += seconds
        self.runtime.post(Tick(self.clock.now))
        self.rest()

    def rest(self) -> None:
        """Waits until the kiosk is at rest: session, ledger and printer have nothing to do."""
        wait_until(lambda: self.runtime.at_rest, "the kiosk at rest", PATIENCE, every=0.001)
        if self.shots and self.rested[-1:] != self.shots[-1:]:
            self.rested.append(self.shots[-1])

    # --- seeing --------------------------------------------------------------------------------------------------

    @property
    def shown(self) -> Shown:
        return self.shots[-1]

    def sees(self, *wanted: str) -> None:
        """Waits until all these words are on the screen or in its status line."""
        self.until(lambda shown: all(word in everything(shown) for word in wanted), repr(wanted))

    def sees_nothing_of(self, *words: str) -> None:
        self.rest()
        found = [word for word in words if word in everything(self.shown)]
        assert not found, found

    def until(self, holds: Callable[[Shown], bool], what: str) -> None:
        with self._changed:
            if not self._changed.wait_for(lambda: holds(self.shots[-1]), PATIENCE):
                raise AssertionError(f"waited in vain for {what}; the screen says: {everything(self.shown)}")

    def rows(self, question: str) -> list[tuple[Any, ...]]:
        """Rows of the database, for what no list shows."""
        self.rest()
        with self._engine.begin() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(question)]

    @property
    def loans(self) -> list[tuple[str, str, bool]]:
        """Barcode, member and whether it is open, for each loan, oldest first."""
        self.rest()
        return [(loan.item, loan.member, loan.returned_at is None) for loan in self.book.list_loans()]

    def days_pass(self, days: int) -> None:
        self.day += timedelta(days=days)


def actions(value: object) -> Iterator[Action]:
    """Every action that can be touched in a view."""
    if isinstance(value, Action):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for part in fields(value):
            yield from actions(getattr(value, part.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from actions(one)


def everything(value: object) -> str:
    """Every word in a view."""
    return " | ".join(filter(None, texts(value)))
