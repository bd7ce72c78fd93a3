"""The demo without a display: plays a visit on a virtual screen and leaves the pictures and the ticket in `out/`."""

import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from kiosk.cli.common import fail
from kiosk.cli.running.compose import compose
from kiosk.cli.running.kiosk import Kiosk
from kiosk.lending.events import (
    AllTherePressed,
    DonePressed,
    Panel,
    PanelClosed,
    PanelOpened,
    PartsUnfolded,
    RenewPressed,
    SwapCounted,
    UndoPressed,
)
from kiosk.lending.model import Swap
from kiosk.lending.states import Goodbye, Session, TicketState, Visiting, Welcome
from kiosk.settings import Settings

OUT = Path("out")
MOST_LOOKS = 12
PATIENCE = 30.0
TAG = "RUIL-BODY"
"""A tag of a swap shop of the demo house."""


def play(config: Settings) -> None:
    """Play the visit; exits with 1 if it does not go as expected."""
    os.environ.setdefault("SDL_VIDEODRIVER", "offscreen")
    os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
    kiosk = compose(config, panel=False)
    hand = _Hand(kiosk)
    hand.start()
    kiosk.live()
    if hand.trouble:
        fail(f"The visit did not go as it should: {hand.trouble}")
    sys.stdout.write("No display here, so a visit was played on a virtual one. Look at:\n")
    for path in hand.pictures:
        sys.stdout.write(f"  {path}\n")
    sys.stdout.write("With a display, `make run` opens the kiosk itself.\n")


class _Hand(threading.Thread):
    """A visitor who holds the card, scans, counts parts, is refused, renews, swaps and looks around."""

    def __init__(self, kiosk: Kiosk) -> None:
        super().__init__(name="visitor", daemon=True)
        self._kiosk = kiosk
        self.pictures: list[Path] = []
        self.trouble: Exception | None = None

    def run(self) -> None:
        try:
            self._visit()
        except Exception as error:  # noqa: BLE001 - said at the end, to whoever started the tour
            self.trouble = error
        finally:
            self._kiosk.app.stop()

    def _visit(self) -> None:
        from db.demo import demo_cards, demo_items
        from devices.simulated.card_reader import SimulatedReader
        from devices.simulated.printer import SimulatedPrinter
        from devices.simulated.scanner import SimulatedScanner

        plugged = self._kiosk.plugged
        reader, scanner, printer = plugged.reader, plugged.scanner, plugged.printer
        assert isinstance(reader, SimulatedReader)
        assert isinstance(scanner, SimulatedScanner)
        assert isinstance(printer, SimulatedPrinter)
        OUT.mkdir(exist_ok=True)

        self._until(lambda session: isinstance(session.doing, Welcome) and not session.troubles)
        self._picture("1-welcome")
        reader.lay(demo_cards()[0].uid)
        visit = self._until_visiting(lambda visit: bool(visit.loans))
        reader.lift()
        self._picture("2-at-home")
        at_home = [loan.item.barcode for loan in visit.loans]
        barcodes = {item.name: item.barcode for item in demo_items()}
        post = self._kiosk.runtime.post

        scanner.scan(barcodes["Houten puzzel boerderij"])
        visit = self._until_visiting(lambda visit: visit.scanned == 1)
        puzzle = visit.lines[0].operation
        post(PartsUnfolded(puzzle))
        self._until_visiting(lambda visit: visit.counting is not None)
        self._picture("3-parts")
        post(AllTherePressed(puzzle))
        self._until_visiting(lambda visit: not visit.lines[0].asks_parts)
        scanner.scan(barcodes["Verstekzaag"])
        self._until_visiting(lambda visit: bool(visit.refused))
        self._picture("4-refusal")
        for done, barcode in enumerate((barcodes["Badmintonset"], barcodes["Doppenset"], at_home[0]), 2):
            scanner.scan(barcode)
            visit = self._until_visiting(lambda visit, done=done: visit.scanned == done)  # type: ignore[misc]
        post(UndoPressed(visit.lines[1].operation))
        self._until_visiting(lambda visit: visit.scanned == 3)
        post(RenewPressed(at_home[1]))
        self._until_visiting(lambda visit: len(visit.lines) == 4)
        scanner.scan(TAG)
        visit = self._until_visiting(lambda visit: _swap(visit) is not None)
        post(SwapCounted(visit.lines[0].operation, 3, 1))
        self._until_visiting(lambda visit: _counts(visit) == (3, 1))
        self._picture("5-visit")
        post(PanelOpened(Panel.MINE))
        self._until(lambda session: session.panel is Panel.MINE)
        self._picture("6-my-page")
        post(PanelClosed())
        post(PanelOpened(Panel.CATALOGUE))
        self._until(lambda session: session.panel is Panel.CATALOGUE and session.catalogue is not None)
        self._picture("7-what-is-there")
        post(PanelClosed())
        post(DonePressed())
        self._until(lambda session: _printed(session))
        self._picture("8-goodbye")

        ticket = printer.last_picture()
        assert ticket is not None
        ticket.save(OUT / "9-ticket.png")
        self.pictures.append(OUT / "9-ticket.png")

    def _until_visiting(self, holds: Callable[[Visiting], bool]) -> Visiting:
        session = self._until(lambda session: isinstance(session.doing, Visiting) and holds(session.doing))
        assert isinstance(session.doing, Visiting)
        return session.doing

    def _until(self, holds: Callable[[Session], bool]) -> Session:
        end = time.monotonic() + PATIENCE
        while not holds(self._kiosk.runtime.session):
            if time.monotonic() > end:
                raise TimeoutError(f"waited in vain; the kiosk is {type(self._kiosk.runtime.session.doing).__name__}")
            time.sleep(0.02)
        return self._kiosk.runtime.session

    def _picture(self, name: str) -> None:
        """Take a picture of the screen once nothing on it moves, however slow the machine is.

        A later screen, such as the welcome after a goodbye, is not taken instead.
        """
        from screens.window.camera import photograph

        path, look = OUT / f"{name}.png", OUT / "look.png"
        path.unlink(missing_ok=True)
        shown = type(self._kiosk.runtime.session.doing)
        for _ in range(MOST_LOOKS):
            time.sleep(0.5)
            photograph(look)
            if type(self._kiosk.runtime.session.doing) is not shown:
                break
            rests = path.exists() and path.read_bytes() == look.read_bytes()
            look.replace(path)
            if rests:
                break
        look.unlink(missing_ok=True)
        if not path.exists():
            raise TimeoutError(f"{name} was gone before a picture of it could be taken")
        self.pictures.append(path)


def _swap(visit: Visiting) -> Swap | None:
    """The swap of the newest line; None if there is none."""
    return visit.lines[0].swap if visit.lines else None


def _counts(visit: Visiting) -> tuple[int, int]:
    swap = _swap(visit)
    return (swap.taken, swap.given) if swap else (0, 0)


def _printed(session: Session) -> bool:
    return isinstance(session.doing, Goodbye) and session.doing.ticket is TicketState.PRINTED
