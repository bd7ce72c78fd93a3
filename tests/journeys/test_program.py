"""The real program on the real stack: pcscd with a virtual reader, a pty scanner, a printer on TCP, pixels, a hand.

`kiosk run` is a process; it is watched as systemd watches it, and its database is read back with `kiosk list`.
"""

import json
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from db.engine import open_engine
from db.ledger import SqlLedger
from kiosk.keyfile import read as read_key
from kiosk.lending.events import DonePressed, RenewPressed, Touch, UndoPressed
from kiosk.lending.model import Deed, Desk, Initiative, Item, Line, Loan, MemberId, Operation, Visitor
from kiosk.lending.states import Comfort, Session, Visiting
from screens.present import present
from screens.words import wordbook
from tests.support.pcscd import Pcscd, obstacle
from tests.support.program import Display, Manager, Program, command
from tests.support.pty_scanner import PtyScanner
from tests.support.receipt_printer import NetworkPrinter, PrinterBody
from tests.support.vcard import VirtualCard
from tests.support.where import controls

SAMIRA = bytes.fromhex("04A1B2C3D4E5F6")
THINGS = {
    "INS-1": "Klopboormachine",
    "INS-2": "Crêpière électrique",
    "INS-3": "Ladder",
    "SPE-1": "Houten treinset",
    "SPE-2": "Puzzel De boerderij",
}
WIDTH, HEIGHT = 1280, 800
ALL_WELL = "welcome; reader ok; scanner ok; printer ok"


class Stand:
    """The kiosk with everything around it on one table, furnished with a house and a member who has two things out."""

    def __init__(self, folder: Path, display: Display | None) -> None:
        self.config = folder / "kiosk.toml"
        self.scanner = PtyScanner(folder / "scanner")
        self.body = PrinterBody()
        self.printer = NetworkPrinter(self.body)
        self.service = Pcscd().start()
        self.display = display
        self.config.write_text(
            f"""
            [house]
            name = "De Deelfabriek"
            [database]
            url = "sqlite:///{folder}/data/kiosk.db"
            [scanner]
            port = "serial:{self.scanner.link}"
            [printer]
            port = "{self.printer.address}"
            profile = "TM-T88III"
            [screen]
            size = "{WIDTH}x{HEIGHT}"
            """
        )
        for words in (
            ["init"],
            ["member", "add", "0412", "Samira El Amrani"],
            ["card", "add", "0412", SAMIRA.hex()],
            *(["item", "add", barcode, name, "--days", "14"] for barcode, name in THINGS.items()),
        ):
            done = command(self.config, *words)
            assert done.returncode == 0, done.stderr
        self._lend_before("SPE-1", "SPE-2")
        self.manager = Manager(folder / "notify")
        self.program = Program(self.config, self.manager, display)
        self.card = VirtualCard(SAMIRA)

    def _lend_before(self, *barcodes: str) -> None:
        """Two things that went home a week ago."""
        engine = open_engine(f"sqlite:///{self.config.parent}/data/kiosk.db")
        key = read_key(self.config.parent / "data" / "kiosk.key")
        ledger = SqlLedger(engine, lambda: datetime.now(UTC) - timedelta(days=7), "Europe/Brussels", key)
        for barcode in barcodes:
            ledger.lend_or_return(Operation(f"before-{barcode}"), MemberId(1), barcode)
        engine.dispose()

    def close(self) -> None:
        self.program.stop()
        self.card.remove()
        self.manager.close()
        self.printer.close()
        self.service.stop()
        self.scanner.unplug()

    # --- what can be done and seen -------------------------------------------------------------------------------

    def tap(self) -> None:
        self.card.insert()

    def scan(self, barcode: str, lines: str) -> None:
        self.scanner.scan(barcode)
        self.program.shows(lines)

    def touch(self, event: type[Touch], barcode: str = "") -> None:
        """Put a finger where this event is on the glass; a loan at home is opened first."""
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
        """A session that looks as the screen does: the database knows what was done."""
        today = date.today()  # noqa: DTZ011  # the machine's own day is the house's, near enough for a layout
        listed = self.loans()
        house = Initiative("house", "De Deelfabriek", "#8C6B4C")
        items = {barcode: Item(barcode, name, "box", house) for barcode, name in THINGS.items()}
        lines = [
            Line(Operation(loan["item"]), Deed.LENT, items[loan["item"]], date.fromisoformat(loan["due_on"]))
            for loan in listed
            if loan["item"].startswith("INS") and not loan["returned_at"]
        ]
        lines += [
            Line(Operation(loan["item"]), Deed.RETURNED, items[loan["item"]]) for loan in listed if loan["returned_at"]
        ]
        loans = tuple(
            Loan(items[loan["item"]], date.fromisoformat(loan["due_on"]))
            for loan in listed
            if loan["item"].startswith("SPE") and not loan["returned_at"]
        )
        visit = Visiting(1, Visitor(MemberId(1), "Samira", "nl"), None, today, loans, tuple(reversed(lines)))
        return Session(Desk("De Deelfabriek"), Comfort("nl"), visit)

    def loans(self, *options: str) -> list[dict[str, str]]:
        done = command(self.config, "list", "loans", "--json", *options)
        assert done.returncode == 0, done.stderr
        found: list[dict[str, str]] = json.loads(done.stdout)
        return found

    def becomes(self, holds: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + 20
        while not holds():
            assert time.monotonic() < end, f"waited in vain for {what}"
            time.sleep(0.1)


@pytest.fixture(scope="session")
def display() -> Iterator[Display]:
    if not (shutil.which("Xvfb") and shutil.which("xdotool")):
        pytest.skip("not run: Xvfb and xdotool are not installed")
    screen = Display(WIDTH, HEIGHT)
    yield screen
    screen.close()


@pytest.fixture
def stand(tmp_path: Path, display: Display) -> Iterator[Stand]:
    if obstacle():
        pytest.skip(f"not run: {obstacle()}")
    stand = Stand(tmp_path, display)
    yield stand
    stand.close()


def test_borrow_three_return_one_undo_one_renew_one_done(stand: Stand) -> None:
    program = stand.program.start()
    program.shows(ALL_WELL)
    stand.tap()
    program.shows("visit, 0 lines; reader ok")
    stand.scan("INS-1", "visit, 1 line;")
    stand.scan("INS-2", "visit, 2 lines;")
    stand.scan("INS-3", "visit, 3 lines;")
    stand.scan("SPE-1", "visit, 4 lines;")
    stand.touch(UndoPressed, "INS-2")
    program.shows("visit, 3 lines;")
    stand.touch(RenewPressed, "SPE-2")
    stand.manager.wait(lambda: any(loan["renewals"] for loan in stand.loans("--open")), "the renewal", seconds=20)
    stand.touch(DonePressed)
    program.shows("goodbye;")
    stand.printer.wait_for_tickets(1)
    assert {loan["item"]: (loan["renewals"], bool(loan["returned_at"])) for loan in stand.loans()} == {
        "SPE-1": (0, True),
        "SPE-2": (1, False),
        "INS-1": (0, False),
        "INS-3": (0, False),
    }
    assert program.stop() == 0
