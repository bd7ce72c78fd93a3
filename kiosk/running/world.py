"""The world around the session: the functions and devices that carry out its effects."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from kiosk.lending.effects import Paper
from kiosk.lending.ports import Chimes, Ledger, Printer, Voice, VolunteerLedger
from kiosk.lending.states import Session
from kiosk.lending.tickets import Slip, Ticket
from kiosk.lending.upkeep.backups import BackupsRead
from kiosk.lending.upkeep.documents import DocumentsRead
from kiosk.lending.upkeep.findings import Finding
from kiosk.lending.upkeep.health import Unsafe
from kiosk.lending.upkeep.sheets import SheetsRead


@dataclass(frozen=True, slots=True)
class World:
    """The functions and devices around the session.

    `show` draws a session, `write` puts a ticket into words, `label` any other paper, and `read` returns the text to
    read aloud and its language; `news` returns the same for the changes on the screen between two sessions.

    On the ledger's thread, at start and after trouble, `admit` examines the ledger anew and warms it up, so that the
    first visit is as fast as the second; `check` looks briefly at a ledger that was admitted. Both return the reason
    why the ledger cannot be used, None if it can. `examine` requests a whole check and returns at once;
    `Runtime.ledger_found` is called with the result. `backups`, `documents` and `sheets` are read there too. `time` is
    called for a ledger that can be used, and returns the local time that the machine shows while it is doubted, None
    while it is trusted. `night` does the next step of the night work, and returns whether there may be another one.
    `look_over` is called on a thread of its own, and returns findings about the machine. `printer` is None if there is
    none. `close` is called once, when the threads have ended.
    """

    ledger: Ledger
    volunteers: VolunteerLedger
    show: Callable[[Session], None]
    write: Callable[[Ticket], Slip]
    label: Callable[[Paper], Slip]
    read: Callable[[Session], tuple[str, str]]
    chimes: Chimes
    voice: Voice
    dim: Callable[[bool], None]
    admit: Callable[[], Unsafe | None]
    check: Callable[[], Unsafe | None]
    printer: Printer | None = None
    backups: Callable[[], BackupsRead] = BackupsRead
    documents: Callable[[], DocumentsRead] = DocumentsRead
    sheets: Callable[[], SheetsRead] = SheetsRead
    close: Callable[[], None] = lambda: None
    time: Callable[[], datetime | None] = lambda: None
    examine: Callable[[], None] = lambda: None
    night: Callable[[], bool] = lambda: False
    look_over: Callable[[], tuple[Finding, ...]] = tuple
    news: Callable[[Session, Session], tuple[str, str]] = lambda _before, _after: ("", "")
