"""The program with all its devices: pcscd with a virtual reader, a pty scanner, a printer on TCP.

The `conftest.py` of a folder offers these fixtures to its tests.
"""

import json
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from db.engine import open_engine
from db.ledger import SqlLedger
from kiosk.keyfile import read as read_key
from kiosk.lending.debounce import BETWEEN_TAPS, OFF_THE_READER
from kiosk.lending.events import RenewPressed, Touch
from kiosk.lending.model import (
    Initiative,
    Item,
    Line,
    LineKind,
    Loan,
    MemberId,
    Operation,
    Part,
    PartsSaid,
    SessionSettings,
    Visitor,
)
from kiosk.lending.states import Accessibility, Session, Visiting
from screens.present import present
from screens.present.words import wordbook
from tests.support.builder import Builder
from tests.support.command_line import kiosk
from tests.support.pcscd import Pcscd, obstacle
from tests.support.program import Display, Manager, Program, command
from tests.support.pty_scanner import PtyScanner
from tests.support.receipt_printer import NetworkPrinter, PrinterBody
from tests.support.vcard import VirtualCard
from tests.support.where import controls

SAMIRAS_CHIP = bytes.fromhex("04A1B2C3D4E5F6")
ITEMS = {
    "INS-1": "Klopboormachine",
    "INS-2": "Crêpière électrique",
    "INS-3": "Ladder",
    "SPE-1": "Houten treinset",
    "SPE-2": "Puzzel De boerderij",
}
PARTS = (Part("wagons", 4), Part("rails", 12))
MORE = {"SPE-1": ["--part", "4 wagons", "--part", "12 rails"]}
WIDTH, HEIGHT = 1280, 800
ALL_WELL = "welcome; reader ok; scanner ok; printer ok"
NOTICED = 1.0
"""Seconds within which the program notices a card that was laid down or taken away; pcscd looks every 0.4 s."""


SETTINGS = """
[house]
name = "De Deelfabriek"
[database]
url = "sqlite:///{folder}/data/kiosk.db"
may_be_lost = true
[scanner]
port = "serial:{scanner}"
[printer]
port = "{printer}"
profile = "TM-T88III"
[screen]
size = "{size}"
[clock]
judged = "never"
"""


class Stand:
    """The kiosk with all its devices, in a house with a member who has two items at home.

    `data` is the folder of the furnished house, of which the stand uses a copy. Without a display the kiosk draws on a
    small screen that nobody sees.
    """

    def __init__(self, folder: Path, data: Path, display: Display | None) -> None:
        self.config = folder / "kiosk.toml"
        self.answered = False
        """Whether it was reported that all parts of the toy are there."""
        self.scanner = PtyScanner(folder / "scanner")
        self.body = PrinterBody()
        self.printer = NetworkPrinter(self.body)
        self.service = Pcscd().start()
        self.display = display
        size = f"{WIDTH}x{HEIGHT}" if display else "800x480"
        devices = {"scanner": self.scanner.link, "printer": self.printer.address}
        self.config.write_text(SETTINGS.format(folder=folder, size=size, **devices))
        shutil.copytree(data, folder / "data", dirs_exist_ok=True)
        self.lend_before("SPE-1", "SPE-2")
        self.manager = Manager(folder / "notify")
        self.program = Program(self.config, self.manager, display)
        self.card = VirtualCard(SAMIRAS_CHIP)
        self._may_tap_at = 0.0
        self._tapped = 0
        """The process id of the program that saw the last tap."""

    def lend_before(self, *barcodes: str) -> None:
        """Lends these items to the member, dated a week ago."""
        with self.ledger(timedelta(days=7)) as ledger:
            for barcode in barcodes:
                ledger.lend_or_return(Operation(f"before-{barcode}"), MemberId(1), barcode)

    def give_back_before(self, *barcodes: str) -> None:
        """Returns these items, dated yesterday, without a report of their parts."""
        with self.ledger(timedelta(days=1)) as ledger:
            for barcode in barcodes:
                ledger.give_back(Operation(f"back-{barcode}"), MemberId(1), barcode)

    @contextmanager
    def ledger(self, ago: timedelta = timedelta()) -> Iterator[SqlLedger]:
        """The program's ledger, opened in this process; its clock is `ago` behind."""
        engine = open_engine(self.url)
        yield SqlLedger(engine, lambda: datetime.now(UTC) - ago, "Europe/Brussels", self.key)
        engine.dispose()

    @contextmanager
    def book(self) -> Iterator[Builder]:
        engine = open_engine(self.url)
        yield Builder(engine, lambda: datetime.now(UTC))
        engine.dispose()

    @property
    def key(self) -> bytes:
        return read_key(self.config.parent / "data" / "kiosk.key")

    def close(self) -> None:
        self.program.stop()
        self.card.remove()
        self.manager.close()
        self.printer.close()
        self.service.stop()
        self.scanner.unplug()

    # --- acting and seeing ---------------------------------------------------------------------------------------

    def tap(self) -> None:
        """Lays the card on the reader, as soon as this counts as a tap."""
        self.wait_until_a_tap_counts()
        self.card.insert()
        self._tapped = self.program.pid
        self._may_tap_at = time.monotonic() + BETWEEN_TAPS + NOTICED

    def wait_until_a_tap_counts(self) -> None:
        """Waits as long as the debounce wants between two taps of a card, and after a card was taken away.

        A program that was started again knows of no earlier tap.
        """
        if self.program.pid == self._tapped:
            time.sleep(max(0.0, self._may_tap_at - time.monotonic()))

    def take_card(self) -> None:
        """Takes the card off the reader; returns when the card service has noticed, which looks every half second."""
        self.card.remove()
        time.sleep(NOTICED)
        self._may_tap_at = max(self._may_tap_at, time.monotonic() + OFF_THE_READER)

    def scan(self, barcode: str, lines: str) -> None:
        self.scanner.scan(barcode)
        self.program.shows(lines)

    def touch(self, event: type[Touch], barcode: str = "") -> None:
        """Touches the target of this event on the display; a loan at home is opened first."""
        assert self.display
        shown = present(self._as_shown(), wordbook("Europe/Brussels"))
        opened: list[tuple[int, int]] = []
        if event is RenewPressed:
            opened = [(x, y) for view, x, y in controls(shown, WIDTH, HEIGHT) if getattr(view, "key", "") == barcode]
            self.display.touch(*opened[0])
        for action, x, y in controls(shown, WIDTH, HEIGHT, *opened):
            found = getattr(action, "event", None)
            if isinstance(found, event) and (not barcode or barcode in repr(found)):
                self.display.touch(x, y)
                return
        raise AssertionError(f"no {event.__name__} {barcode} on the screen")

    def _as_shown(self) -> Session:
        """A session that looks like the screen, made from the database."""
        today = datetime.now(ZoneInfo("Europe/Brussels")).date()
        listed = self.loans()
        house = Initiative("house", "De Deelfabriek", "#8C6B4C")
        items = {barcode: Item(barcode, name, "box", house) for barcode, name in ITEMS.items()}
        lines = [
            Line(Operation(loan["item"]), LineKind.LENT, items[loan["item"]], date.fromisoformat(loan["due_on"]))
            for loan in listed
            if loan["item"].startswith("INS") and not loan["returned_at"]
        ]
        lines += [self._returned(items[loan["item"]]) for loan in listed if loan["returned_at"]]
        loans = tuple(
            Loan(items[loan["item"]], date.fromisoformat(loan["due_on"]))
            for loan in listed
            if loan["item"].startswith("SPE") and not loan["returned_at"]
        )
        visit = Visiting(1, Visitor(MemberId(1), "Samira", "nl"), None, today, loans, tuple(reversed(lines)))
        return Session(SessionSettings("De Deelfabriek"), Accessibility("nl"), visit)

    def _returned(self, item: Item) -> Line:
        parts = PARTS if item.barcode == "SPE-1" else ()
        asked = PartsSaid.NOT_ASKED if not parts else PartsSaid.ALL_THERE if self.answered else PartsSaid.NOTHING
        return Line(Operation(item.barcode), LineKind.RETURNED, item, parts=parts, parts_said=asked)

    def inbox(self) -> list[dict[str, object]]:
        done = command(self.config, "list", "inbox", "--json")
        assert done.returncode == 0, done.stderr
        found: list[dict[str, object]] = json.loads(done.stdout)
        return found

    def loans(self, *options: str) -> list[dict[str, str]]:
        done = command(self.config, "list", "loans", "--json", *options)
        assert done.returncode == 0, done.stderr
        found: list[dict[str, str]] = json.loads(done.stdout)
        return found

    def lines_told(self) -> int:
        """The most lines of a visit in any status of the kiosk since its start."""
        return max((int(status.split()[1]) for status in self.manager.statuses() if "line" in status), default=0)

    def furnish(self, barcodes: list[str]) -> None:
        with self.book() as book:
            for barcode in barcodes:
                book.add_item(barcode, f"Ding {barcode}", 14)

    def in_database(self) -> list[dict[str, str]]:
        """The open loans, read by this process from the database."""
        with self.book() as book:
            return [{"item": loan.item} for loan in book.list_open_loans()]

    def rows(self, question: str) -> list[tuple[Any, ...]]:
        """Rows of the database, for what no list shows."""
        engine = open_engine(self.url)
        with engine.begin() as connection:
            found = [tuple(row) for row in connection.exec_driver_sql(question)]
        engine.dispose()
        return found

    @property
    def url(self) -> str:
        return f"sqlite:///{self.config.parent}/data/kiosk.db"


@pytest.fixture(scope="session")
def display() -> Iterator[Display]:
    if not (shutil.which("Xvfb") and shutil.which("xdotool")):
        pytest.skip("not run: Xvfb and xdotool are not installed")
    screen = Display(WIDTH, HEIGHT)
    yield screen
    screen.close()


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a database with a house, a member and their card, made once by the commands of an installer.

    The commands run in this process, because a process of its own takes half a second to start.
    """
    folder = tmp_path_factory.mktemp("furnished")
    config = folder / "kiosk.toml"
    config.write_text(SETTINGS.format(folder=folder, scanner="/dev/null", printer="none", size="800x480"))
    for words in (
        ["init"],
        ["member", "add", "0412", "Samira El Amrani"],
        ["card", "add", "0412", SAMIRAS_CHIP.hex()],
        *(["item", "add", barcode, name, "--days", "14", *MORE.get(barcode, [])] for barcode, name in ITEMS.items()),
    ):
        done = kiosk(config, *words)
        assert done.exit_code == 0, done.output
    return folder / "data"


@pytest.fixture
def stand(tmp_path: Path, furnished: Path, display: Display) -> Iterator[Stand]:
    if obstacle():
        pytest.skip(f"not run: {obstacle()}")
    stand = Stand(tmp_path, furnished, display)
    yield stand
    stand.close()


@pytest.fixture
def unseen_stand(tmp_path: Path, furnished: Path) -> Iterator[Stand]:
    """A stand whose display nobody touches, so that it needs none."""
    if obstacle():
        pytest.skip(f"not run: {obstacle()}")
    stand = Stand(tmp_path, furnished, None)
    yield stand
    stand.close()
