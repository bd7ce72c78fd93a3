"""Plays events into the real session, so that every picture of the gallery shows a state that can happen."""

from datetime import UTC, date, datetime

from kiosk.lending.events import (
    CardRemoved,
    CardSeen,
    CodeScanned,
    DeviceLost,
    DeviceReady,
    Event,
    GuideRead,
    Recorded,
    Tick,
    TimeRead,
    VisitOpened,
)
from kiosk.lending.model import CardId, Device, Item, Line, Loan, SessionSettings, Trouble, Visitor
from kiosk.lending.session import step
from kiosk.lending.states import Session
from kiosk.lending.upkeep.health import LedgerFault
from tests.gallery.guide import GUIDE
from tests.gallery.lines import visitor
from tests.house import TODAY

CARD, OTHER_CARD = CardId("5a"), CardId("9e")
READY: tuple[Event, ...] = (
    *(DeviceReady(device) for device in (Device.READER, Device.SCANNER, Device.PRINTER)),
    GuideRead(GUIDE),
    TimeRead(None),
)

Scenes = dict[str, Session]


def play(desk: SessionSettings, *events: Event) -> Session:
    """The session after these events, with all devices ready before them."""
    session = Session.opening(desk, at=0.0)
    for event in (*READY, *events):
        session, _ = step(session, event)
    return session


def card(desk: SessionSettings, *loans: Loan, renew_by: date | None = None) -> tuple[Event, ...]:
    """A member holds a card and takes it off again."""
    return opened_for(visitor(desk.languages[0]), *loans, renew_by=renew_by)


def opened_for(visitor: Visitor, *loans: Loan, renew_by: date | None = None) -> tuple[Event, ...]:
    """This member holds a card and takes it off again."""
    return Tick(10), CardSeen(CARD, 10), VisitOpened(visitor, loans, TODAY, renew_by), CardRemoved(11)


def scan(*lines: Line) -> tuple[Event, ...]:
    """Items are scanned one after the other and recorded; the last line is on top."""
    return tuple(event for line in lines for event in (CodeScanned(line.item.barcode, 12), Recorded(line, TODAY)))


def again(item: Item) -> CodeScanned:
    """The same item is scanned again, long enough after the first scan to count."""
    return CodeScanned(item.barcode, 20)


IN_DOUBT = TimeRead(datetime(2026, 11, 28, 19, 4, tzinfo=UTC))
"""The time is doubted; the machine says Saturday 28 November, 20:04 on the clock of the house."""


def unsafe(fault: LedgerFault) -> DeviceLost:
    return DeviceLost(Device.LEDGER, Trouble.UNSAFE, fault)


def lost(device: Device, trouble: Trouble = Trouble.MISSING) -> DeviceLost:
    return DeviceLost(device, trouble)
