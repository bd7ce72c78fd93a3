"""Volunteers and answers of the ledger to them, for the tests of the volunteers' desk, with invented people."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from kiosk.lending.conditions import Condition
from kiosk.lending.events import CardRemoved, CardSeen, CodeScanned
from kiosk.lending.model import CardId, Hold, Item, Operation, SessionSettings
from kiosk.lending.states import Session
from kiosk.lending.volunteers.events import (
    CountRead,
    FormFilled,
    InboxRead,
    ItemRead,
    MemberChosen,
    MemberRead,
    PinRight,
    ReturnTaken,
    SearchResults,
    ShiftOpened,
    Tile,
    TileChosen,
)
from kiosk.lending.volunteers.model import (
    CheckedIn,
    EntryKind,
    FoundItem,
    FoundMember,
    InboxEntry,
    ItemFile,
    MemberFile,
    PastOperation,
    StockCount,
)
from kiosk.lending.volunteers.shift import Shift, ShiftPage
from tests.house import (
    DRILL,
    JEAN,
    JEANS_NAME,
    JEANS_NUMBER,
    JOKE,
    JOKES_CARD,
    PIETER,
    SAMIRA,
    SAMIRAS_NAME,
    SAMIRAS_NUMBER,
    SAW,
    TODAY,
    TOOLS,
)
from tests.lending.desk import run

NEW_CARD = CardId("ff")
BY = JOKE.member

JOKE_CAME = ShiftOpened(JOKE, TODAY, waiting=3, open_now=(TOOLS,))
PIETER_CAME = ShiftOpened(PIETER, TODAY)

AT = datetime(2026, 11, 23, 14, 10, tzinfo=ZoneInfo("Europe/Brussels"))
HOLD = Hold("plank 3", "K7", TODAY)
SAMIRAS_FILE = MemberFile(SAMIRA.member, SAMIRAS_NUMBER, SAMIRAS_NAME, "nl")
JEANS_FILE = MemberFile(JEAN.member, JEANS_NUMBER, JEANS_NAME, "fr")
DRILL_FILE = ItemFile(
    DRILL,
    "Boren",
    Condition.GOOD,
    holder=FoundMember(SAMIRA.member, SAMIRAS_NUMBER, SAMIRAS_NAME),
    history=(PastOperation(Operation("op-1"), AT, "lent", DRILL, member=SAMIRAS_NAME),),
)
COUNT = StockCount(5, TOOLS, AT, expected=2, missing=(DRILL, SAW))


def in_shift(came: ShiftOpened = JOKE_CAME, card: CardId = JOKES_CARD, **decided: object) -> Session:
    """A session in which a volunteer has just begun a shift and sees the home page."""
    desk = SessionSettings("De Deelfabriek", **decided)  # type: ignore[arg-type]
    return run(Session.opening(desk, at=0.0), CardSeen(card, 0.0), came, CardRemoved(2.0))[0]


def unlocked(session: Session) -> Session:
    """The same session after the volunteer entered the PIN."""
    return replace(session, doing=replace(shift_of(session), unlocked=True))


def at_member(session: Session | None = None) -> Session:
    chosen = (TileChosen(Tile.MEMBER), SearchResults("", (FoundMember(SAMIRA.member, SAMIRAS_NUMBER, SAMIRAS_NAME),)))
    session = run(session or unlocked(in_shift()), *chosen)[0]
    return run(session, MemberChosen(SAMIRA.member), MemberRead(SAMIRAS_FILE))[0]


def at_item(session: Session | None = None) -> Session:
    chosen = (TileChosen(Tile.ITEM), SearchResults("", items=(FoundItem(DRILL, Condition.GOOD, out=True),)))
    session = run(session or in_shift(), *chosen)[0]
    return run(session, CodeScanned(DRILL.barcode, 50.0), ItemRead(DRILL_FILE))[0]


def at_inbox(*entries: InboxEntry, session: Session | None = None) -> Session:
    return run(session or in_shift(), TileChosen(Tile.INBOX), InboxRead(entries))[0]


def at_count(session: Session | None = None) -> Session:
    return run(session or in_shift(), TileChosen(Tile.STOCK), CountRead(COUNT))[0]


def pin_given(session: Session, text: str = "1234") -> Session:
    return run(session, FormFilled((text,)), PinRight())[0]


def shift_of(session: Session) -> Shift:
    assert isinstance(session.shown, Shift), session.shown
    return session.shown


def page_of(session: Session) -> ShiftPage:
    return shift_of(session).page


def back(item: Item, operation: str, *looks: InboxEntry, hold: Hold | None = None, waiting: int = 3) -> ReturnTaken:
    return ReturnTaken(CheckedIn(Operation(operation), item.barcode, item, looks, hold), waiting)


def entry(number: int, item: Item, look: EntryKind = EntryKind.PARTS) -> InboxEntry:
    return InboxEntry(number, look, AT, item.initiative, item)
