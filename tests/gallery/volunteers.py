"""States of the volunteers' home, check-in, inbox, hours and undoing, with invented people."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from kiosk.lending.codes.layouts import KeyboardLayout, LayoutOffer
from kiosk.lending.commands import CloseToday, ConfirmTime, SetLayout
from kiosk.lending.events import (
    CardRemoved,
    CardSeen,
    CodeScanned,
    DeviceLost,
    DonePressed,
    Event,
    Panel,
    PanelOpened,
    Tick,
)
from kiosk.lending.model import (
    CardId,
    Cents,
    Device,
    Hold,
    Initiative,
    Item,
    MemberId,
    Operation,
    SessionSettings,
    Trouble,
)
from kiosk.lending.opening import Hours
from kiosk.lending.upkeep.backups import BackupsRead
from kiosk.lending.upkeep.health import LedgerFault
from kiosk.lending.visit.notes import NoteAbout
from kiosk.lending.volunteers.events import (
    BackPressed,
    CommandChosen,
    Declined,
    FormFilled,
    HoursRead,
    InboxRead,
    PastOperationChosen,
    PastOperationsRead,
    PinRight,
    PinWrong,
    ReturnTaken,
    ShiftOpened,
    Tile,
    TileChosen,
    TimeConfirmed,
    UndoingRead,
)
from kiosk.lending.volunteers.model import (
    CheckedIn,
    Consequence,
    DeclineCause,
    EntryKind,
    InboxEntry,
    OpenToday,
    PartRemark,
    PastOperation,
    Undoing,
    Volunteer,
)
from tests.gallery.lines import lent, returned
from tests.gallery.play import IN_DOUBT, Scenes, card, lost, play, scan, unsafe
from tests.house import (
    ALL_ITEMS,
    BABIES,
    BIKE,
    BIKES,
    BLOCKS,
    CLOTHES,
    DRILL,
    JIGSAW,
    LADDER,
    LONG_NAMES,
    SAW,
    SEAT,
    TODAY,
    TOOLS,
    TOYS,
    TRAIN,
    day,
)

HER_CARD = CardId("c3")
NOON = datetime(2026, 11, 23, 14, 10)  # noqa: DTZ001 - the ledger tells local moments
OFFER = LayoutOffer("Datalogic Hand Scanner", KeyboardLayout.BELGIAN, "DE;O=)))!", "DEMO-0001")
LAYOUT = InboxEntry(0, EntryKind.LAYOUT, NOON, layout=OFFER)
TROUBLE = InboxEntry(9, EntryKind.TROUBLE, NOON, device=Device.PRINTER, trouble=Trouble.PAPER_OUT)

assert IN_DOUBT.doubted
RIGHT = ConfirmTime(IN_DOUBT.doubted, IN_DOUBT.doubted)


def volunteer(language: str, *initiatives: Initiative) -> Volunteer:
    return Volunteer(MemberId(7), "Joke", language, initiatives or (TOYS, TOOLS), coordinator=True, has_pin=True)


def works(desk: SessionSettings, *initiatives: Initiative, waiting: int = 0) -> tuple[Event, ...]:
    """A volunteer holds their card and takes it off again."""
    who = volunteer(desk.languages[0], *initiatives)
    return Tick(10), CardSeen(HER_CARD, 10), ShiftOpened(who, TODAY, waiting, who.initiatives[:1]), CardRemoved(11)


def entry(number: int, look: EntryKind, item: Item, days: int = 0, **more: object) -> InboxEntry:
    at = NOON - timedelta(days=days, minutes=17 * number)
    return InboxEntry(number, look, at, item.initiative, item, **more)  # type: ignore[arg-type]  # by name


def back(*items: Item, first: int = 0) -> tuple[Event, ...]:
    """Items are checked in one after the other; nothing is wrong with them."""
    return tuple(
        event
        for at, item in enumerate(items)
        for event in (
            CodeScanned(item.barcode, 20 + first + at),
            ReturnTaken(CheckedIn(Operation(f"{first + at}"), item.barcode, item), 3),
        )
    )


def looked(
    at: int, item: Item | None, *looks: InboxEntry, code: str = "", hold: Hold | None = None
) -> tuple[Event, ...]:
    """An item is checked in that somebody must look at."""
    scanned = item.barcode if item else code
    return CodeScanned(scanned, 40 + at), ReturnTaken(CheckedIn(Operation(f"look {at}"), scanned, item, looks, hold), 3)


K7 = Hold("Reservaties", "K7", day(5))
PARTS = entry(1, EntryKind.PARTS, BLOCKS, 3, parts=(PartRemark("blokken", missing=2),), member=MemberId(4))
BROKEN = entry(
    2, EntryKind.CHECK, SAW, 1, parts=(PartRemark("", broken=1),), note="De kabel is stuk.", member=MemberId(5)
)
HELD = entry(3, EntryKind.HELD, JIGSAW, hold=K7)
POINTS = InboxEntry(4, EntryKind.POINTS, NOON, CLOTHES, ALL_ITEMS[24], points=12, given=6, member=MemberId(6))
FOUND = entry(5, EntryKind.FOUND, LADDER)
NOTED = entry(6, EntryKind.NOTED, SEAT, note="Gordel nakijken")
ELSEWHERE = InboxEntry(0, EntryKind.ELSEWHERE, NOON, BIKES, BIKE)
UNKNOWN = InboxEntry(0, EntryKind.UNKNOWN, NOON)
LEFT = entry(11, EntryKind.LEFT, DRILL, about=NoteAbout.BROKEN, member=MemberId(5))
LEFT_ALONE = InboxEntry(12, EntryKind.LEFT, NOON, about=NoteAbout.FOUND)
STRANGE = InboxEntry(13, EntryKind.UNKNOWN, NOON, note="8712345678906")
UNREADABLE = InboxEntry(14, EntryKind.UNKNOWN, NOON)
LABEL = entry(15, EntryKind.LABEL, DRILL, member=MemberId(5))
CLOCK = InboxEntry(10, EntryKind.TROUBLE, NOON, device=Device.CLOCK, trouble=Trouble.DOUBTED)
STRANGE_CARD = InboxEntry(16, EntryKind.CARD, NOON)
INBOX = (PARTS, BROKEN, HELD, POINTS, FOUND, NOTED, TROUBLE)
MANY = tuple(
    entry(100 + at, EntryKind.CHECK, ALL_ITEMS[at % len(ALL_ITEMS)], 20 - at // 200, note=f"Nakijken, nummer {at}")
    for at in range(3000)
)
PAST_OPERATIONS = (
    PastOperation(Operation("d1"), NOON, "returned", TRAIN, "Joke", "Noor Peeters"),
    PastOperation(Operation("d2"), NOON - timedelta(minutes=50), "lent", DRILL, "", "Samira Aydin"),
    PastOperation(Operation("d3"), NOON - timedelta(hours=20), "renewed", BIKE, "", "Wout Claes"),
    PastOperation(
        Operation("d4"),
        NOON - timedelta(hours=21),
        "lent",
        LONG_NAMES[0],
        "Joke",
        "Maximiliaan Vandenbroucke",
    ),
)
UNDOING = Undoing(
    PAST_OPERATIONS[0],
    (
        (Consequence.OUT_AGAIN, day(4)),
        (Consequence.MONEY, Cents(150)),
        (Consequence.HOLD, None),
    ),
)
HOURS = (
    OpenToday(TOYS, (Hours(time(14), time(17)),), until=time(18, 30)),
    OpenToday(TOOLS, (Hours(time(14), time(17)),), closed=True),
    OpenToday(BABIES, (Hours(time(9), time(12)), Hours(time(13), time(16)))),
    OpenToday(BIKES),
)


def of_the_desk(desk: SessionSettings) -> Scenes:
    return _homes(desk) | _check_ins(desk) | _lists(desk) | _pins(desk)


def _homes(desk: SessionSettings) -> Scenes:
    here = works(desk, waiting=3)
    visit = (*card(desk), *scan(lent(TRAIN), returned(JIGSAW), lent(DRILL)), DonePressed())
    late = 10 + desk.volunteer_seconds
    not_so = (CommandChosen(RIGHT), Declined(DeclineCause.TIME_DOUBTED))
    return {
        "desk-home": play(desk, *here),
        "desk-home-after-visit": play(desk, *visit, *here),
        "desk-home-many-waiting": play(desk, *works(desk, TOYS, TOOLS, BABIES, BIKES, waiting=140)),
        "desk-home-no-backup": play(desk, *here, BackupsRead(overdue=True, last=date(2026, 11, 12))),
        "desk-home-refused": play(desk, *here, TileChosen(Tile.HOURS), Declined(DeclineCause.NOT_YOURS)),
        "desk-home-time-doubted": play(desk, IN_DOUBT, *here),
        "desk-home-time-not-so": play(desk, IN_DOUBT, *here, *not_so),
        "desk-home-time-confirmed": play(desk, IN_DOUBT, *here, CommandChosen(RIGHT), TimeConfirmed()),
        "desk-home-unknown-card": play(desk, *here, CardSeen(CardId("ee"), 20), Declined(DeclineCause.UNKNOWN)),
        "desk-last-visit": play(desk, *visit, *here, TileChosen(Tile.LAST_VISIT)),
        "desk-countdown": play(desk, *here, *back(TRAIN), Tick(late + 12)),
        "desk-languages": play(desk, *here, PanelOpened(Panel.LANGUAGES)),
    }


def _check_ins(desk: SessionSettings) -> Scenes:
    here = (*works(desk, waiting=3), TileChosen(Tile.CHECK_IN))
    pile = back(*ALL_ITEMS[:12])
    eyes = (
        *looked(1, SEAT, NOTED),
        *looked(2, JIGSAW, HELD, hold=K7),
        *back(DRILL, first=20),
        *looked(3, BIKE, ELSEWHERE),
    )
    more = (*looked(4, BLOCKS, PARTS), *looked(5, LADDER, FOUND), *looked(6, None, UNKNOWN, code="8712345678906"))
    gone = DeviceLost(Device.SCANNER, Trouble.MISSING)
    return {
        "desk-check-in-nothing": play(desk, *here),
        "desk-check-in-1": play(desk, *here, *back(TRAIN)),
        "desk-check-in": play(desk, *here, *pile, *eyes, *back(TRAIN, first=40)),
        "desk-check-in-look": play(desk, *here, *pile, *eyes),
        "desk-check-in-many-eyes": play(desk, *here, *pile, *eyes, *more),
        "desk-check-in-look-all": play(desk, *here, *pile, *eyes, *more),
        "desk-check-in-hundred": play(
            desk, *here, *(event for at in range(6) for event in back(*ALL_ITEMS[:20], first=50 * at)), *eyes
        ),
        "desk-check-in-long-names": play(desk, *here, *back(*LONG_NAMES[:2]), *looked(1, LONG_NAMES[2], NOTED)),
        "desk-check-in-scanner-gone": play(desk, *here, gone),
        "desk-check-in-scanner-gone-some": play(desk, *here, *pile, *eyes, gone),
        "desk-check-in-code": play(desk, *here, gone, PanelOpened(Panel.CODE)),
        "desk-check-in-first": play(replace(desk, check_in_first=True), *works(desk)),
    }


def _lists(desk: SessionSettings) -> Scenes:
    here = works(desk, waiting=7)
    inbox = (*here, TileChosen(Tile.INBOX))
    hours = (*here, TileChosen(Tile.HOURS))
    past = (*here, TileChosen(Tile.UNDO), FormFilled(("1234",)), PinRight())
    undoing = (
        *past,
        PastOperationsRead(PAST_OPERATIONS),
        PastOperationChosen(PAST_OPERATIONS[0].operation),
        UndoingRead(UNDOING),
    )
    return {
        "desk-inbox": play(desk, *inbox, InboxRead(INBOX)),
        **{f"desk-inbox-{name}": play(desk, *inbox, InboxRead(INBOX)) for name in ("alone", "held-alone")},
        **{
            name: play(desk, *inbox, InboxRead((PARTS, BROKEN, replace(HELD, initiative=TOOLS))))
            for name in ("desk-inbox-3", "desk-inbox-held-tools")
        },
        "desk-inbox-trouble": play(desk, *inbox, InboxRead((TROUBLE, CLOCK, STRANGE_CARD, POINTS))),
        "desk-inbox-label": play(desk, *inbox, InboxRead((LABEL, PARTS))),
        "desk-inbox-layout": play(desk, *inbox, InboxRead((TROUBLE, LAYOUT, *INBOX[:1]))),
        "desk-inbox-layout-alone": play(desk, *inbox, InboxRead((LAYOUT,))),
        "desk-inbox-layout-set": play(
            desk, *inbox, InboxRead((LAYOUT,)), CommandChosen(SetLayout(OFFER.scanner, OFFER.layout)), InboxRead(())
        ),
        "desk-inbox-notes": play(desk, *inbox, InboxRead((LEFT, LEFT_ALONE, STRANGE, UNREADABLE))),
        "desk-inbox-thousands": play(desk, *inbox, InboxRead(MANY)),
        "desk-inbox-empty": play(desk, *inbox, InboxRead(())),
        "desk-inbox-refused": play(
            desk, *inbox, InboxRead(INBOX), CommandChosen(CloseToday("x")), Declined(DeclineCause.NOT_YOURS)
        ),
        "desk-hours": play(desk, *hours, HoursRead(HOURS, NOON.time())),
        "desk-hours-alone": play(desk, *hours, HoursRead(HOURS, NOON.time())),
        "desk-hours-one": play(desk, *hours, HoursRead(HOURS[2:3], NOON.time())),
        "desk-hours-closed": play(
            desk, *hours, HoursRead(HOURS, NOON.time()), CommandChosen(CloseToday("x")), HoursRead(HOURS, NOON.time())
        ),
        "desk-past-operations": play(desk, *past, PastOperationsRead(PAST_OPERATIONS)),
        "desk-past-operations-none": play(desk, *past, PastOperationsRead(())),
        "desk-undoing": play(desk, *undoing),
        "desk-undoing-back": play(desk, *undoing, BackPressed()),
    }


def _pins(desk: SessionSettings) -> Scenes:
    asked = (*works(desk), TileChosen(Tile.UNDO))
    return {
        "desk-pin": play(desk, *asked),
        "desk-pin-wrong": play(desk, *asked, FormFilled(("1",)), PinWrong()),
        "desk-pin-wait": play(desk, *asked, FormFilled(("1",)), PinWrong(wait_seconds=120)),
        "desk-unsafe": play(desk, *works(desk), unsafe(LedgerFault.AWAY)),
        "desk-home-paper-low": play(desk, *works(desk, waiting=1), lost(Device.PRINTER, Trouble.PAPER_LOW)),
        "desk-home-cutter": play(desk, *works(desk, waiting=1), lost(Device.PRINTER, Trouble.CUTTER)),
        "desk-home-no-paper": play(desk, *works(desk), lost(Device.PRINTER, Trouble.PAPER_OUT)),
    }
