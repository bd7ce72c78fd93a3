"""States in which entries from paper are made, with invented people."""

from kiosk.lending.events import CodeScanned, Event
from kiosk.lending.model import Device, Item, Line, LineKind, Operation, SessionSettings
from kiosk.lending.volunteers.events import (
    Declined,
    Form,
    FormFilled,
    FormKind,
    FormOpened,
    MemberChosen,
    PaperDayChosen,
    PaperEntered,
    PaperReturnsChosen,
    SearchResults,
    SearchTyped,
    Tile,
    TileChosen,
)
from kiosk.lending.volunteers.model import DeclineCause
from tests.gallery.play import Scenes, lost, play
from tests.gallery.volunteer_files import FOUND, at_member, here
from tests.house import BIKE, BLOCKS, DRILL, JIGSAW, LADDER, LONG_NAMES, SAW, day


def came_back(*items: Item) -> tuple[Event, ...]:
    """Items that were returned on paper are scanned."""
    return tuple(
        event
        for at, item in enumerate(items)
        for event in (
            CodeScanned(item.barcode, 30 + at),
            PaperEntered(Line(Operation(f"back {item.barcode}"), LineKind.RETURNED, item)),
        )
    )


def taken(*items: Item) -> tuple[Event, ...]:
    """Items that the chosen member took home on paper are scanned."""
    return tuple(
        event
        for at, item in enumerate(items)
        for event in (
            CodeScanned(item.barcode, 50 + at),
            PaperEntered(Line(Operation(f"lent {item.barcode}"), LineKind.LENT, item, day(19))),
        )
    )


def not_entered(item: Item, why: DeclineCause) -> tuple[Event, ...]:
    return CodeScanned(item.barcode, 70), Declined(why, item=item)


def chosen(member: int) -> tuple[Event, ...]:
    """A member is searched for and chosen."""
    number = FOUND[member].number
    found = SearchTyped(number), SearchResults(number, FOUND[member : member + 1])
    return TileChosen(Tile.MEMBER), SearchResults(""), *found, MemberChosen(FOUND[member].member)


def on_paper(desk: SessionSettings) -> Scenes:
    which_day = (*here(desk), TileChosen(Tile.PAPER))
    empty = (*which_day, PaperDayChosen(day(-2)))
    typing = FormOpened(Form(FormKind.PAPER_DAY))
    pile = (*came_back(DRILL, BLOCKS), *chosen(0), *taken(JIGSAW, BIKE))
    conflicts = (
        *not_entered(SAW, DeclineCause.LENT_TO_ANOTHER),
        CodeScanned("8712345678906", 72),
        Declined(DeclineCause.UNKNOWN),
    )
    return {
        "desk-paper-day": play(desk, *which_day),
        "desk-paper-day-first": play(desk, *which_day, CodeScanned(DRILL.barcode, 30)),
        "desk-paper-day-typed": play(desk, *which_day, typing, FormFilled(("1/1/2026",))),
        "desk-paper": play(desk, *empty),
        "desk-paper-back": play(
            desk, *empty, *came_back(DRILL, BLOCKS), *not_entered(LADDER, DeclineCause.MOVED_SINCE)
        ),
        "desk-paper-member": play(desk, *empty, *chosen(4)),
        "desk-paper-pile": play(desk, *empty, *pile, *conflicts),
        "desk-paper-long-names": play(desk, *empty, *chosen(4), *taken(*LONG_NAMES)),
        "desk-paper-of-member": play(desk, *at_member(desk), TileChosen(Tile.PAPER), PaperDayChosen(day(0))),
        "desk-paper-scanner-gone": play(desk, *empty, lost(Device.SCANNER)),
        "desk-paper-returns-again": play(desk, *empty, *pile, PaperReturnsChosen()),
    }
