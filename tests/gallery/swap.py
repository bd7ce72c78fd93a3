"""Swaps and reservations in pictures: lines with counts, points, queues, and holds."""

from dataclasses import replace
from datetime import date

from kiosk.lending.events import (
    AllTherePressed,
    CardRemoved,
    CardSeen,
    CodeScanned,
    DonePressed,
    Event,
    GivenUp,
    GiveUpPressed,
    ItemFree,
    LedgerFailed,
    LendingRefused,
    Panel,
    PanelOpened,
    PartsReported,
    Recorded,
    RenewAllPressed,
    ReservePressed,
    SwapCounted,
    Tick,
    VisitOpened,
)
from kiosk.lending.model import (
    Account,
    Cents,
    Device,
    Hold,
    Initiative,
    Item,
    Line,
    LineKind,
    Loan,
    Operation,
    PartsSaid,
    Payment,
    Reason,
    Refusal,
    Reservation,
    SessionSettings,
    Swap,
    Trouble,
    Why,
)
from tests.gallery.house import DESK_OPENS, PARTS, whole
from tests.gallery.lines import LOANS, lent, renewed, returned, visitor
from tests.gallery.play import CARD, Scenes, again, card, lost, play, scan
from tests.house import (
    ALL_ITEMS,
    BABIES,
    BIKE,
    BLOCKS,
    BODY,
    CLOTHES,
    DRILL,
    JIGSAW,
    LADDER,
    LONG_NAMES,
    SAW,
    SHOES,
    SPORTS,
    TODAY,
    TOOLS,
    TOYS,
    TRAIN,
    day,
)

BOTTLE = Item("RUIL-FLES", "Flesjes", "box", BABIES)
RAINCOAT, COT = ALL_ITEMS[24], ALL_ITEMS[16]
KEPT = Hold("Reservaties", "K7", day(7))
TOOLS_PAID = Payment("Instrumentheek", "BE68539007547034", "+++000/0000/04155+++")
TOYS_PAID = Payment("Spelotheek De Deelfabriek vzw", "BE71096123456769", "+++000/0000/04256+++")


def points(initiative: Initiative, n: int, waiting: int = 0) -> Account:
    return Account(initiative, points=n, waiting=waiting)


def owes(initiative: Initiative, cents: int, payment: Payment | None = None) -> Account:
    return Account(initiative, Cents(cents), payment)


def member(
    desk: SessionSettings,
    *loans: Loan,
    accounts: tuple[Account, ...] = (),
    reservations: tuple[Reservation, ...] = (),
    renew_by: date | None = None,
) -> tuple[Event, ...]:
    """A member with accounts and reservations holds a card and takes it off again."""
    opened = VisitOpened(visitor(desk.languages[0]), loans, TODAY, renew_by, accounts, reservations)
    return Tick(10), CardSeen(CARD, 10), opened, CardRemoved(11)


def swapped(item: Item, taken: int = 1, given: int = 0, **swap: int | bool | None) -> Line:
    terms = replace(Swap(1, taken, given), **swap)  # type: ignore[arg-type]
    return Line(Operation(f"swapped-{item.barcode}"), LineKind.SWAPPED, item, swap=terms)


def reserved(item: Item, place: int = 1, hold: Hold | None = None) -> Line:
    operation = Operation(f"reserved-{item.barcode}")
    return Line(operation, LineKind.RESERVED, item, reservation=Reservation(item, place, hold))


def recorded(line: Line, account: Account) -> tuple[Event, ...]:
    """An item is scanned and recorded, with the visitor's account after it."""
    return CodeScanned(line.item.barcode, 12), Recorded(line, TODAY, account)


def counted(line: Line, account: Account) -> tuple[Event, ...]:
    """Other counts are touched on a line that is there."""
    assert line.swap is not None
    return SwapCounted(line.operation, line.swap.taken, line.swap.given), Recorded(line, TODAY, account)


def no(item: Item, *reasons: Reason, may_wait: bool = False, may_give: bool = False) -> tuple[Event, ...]:
    """An item is scanned and refused."""
    refusal = Refusal(item, reasons, DESK_OPENS, may_wait, may_give)
    return CodeScanned(item.barcode, 30), LendingRefused(refusal)


def not_reserved(item: Item, why: Why, number: int | None = None) -> tuple[Event, ...]:
    return ReservePressed(item), LendingRefused(Refusal(item, (Reason(why, number=number),), DESK_OPENS))


def swaps_and_reservations(desk: SessionSettings) -> Scenes:
    return _swaps(desk) | _reservations(desk) | _holds(desk)


TEN = points(BABIES, 10)
FIVE_FOR_THREE = (
    *recorded(swapped(BODY, may_give=True, waits=True), points(BABIES, 9)),
    *counted(swapped(BODY, 5, may_give=True, waits=True), points(BABIES, 5)),
    *counted(swapped(BODY, 5, 3, may_give=True, waits=True), points(BABIES, 5, 3)),
)


def _swaps(desk: SessionSettings) -> Scenes:
    here = member(desk, *LOANS, accounts=(TEN,))
    few, mine = Reason(Why.TOO_FEW_POINTS, number=1), points(BABIES, 1)
    poor = member(desk, *LOANS, accounts=(mine,))
    coat = swapped(RAINCOAT, points=2, most=1)
    coat_here = (*member(desk, accounts=(points(CLOTHES, 4),)), *recorded(coat, points(CLOTHES, 2)))
    at_once = (
        *recorded(swapped(BODY, may_give=True), points(BABIES, 9)),
        *counted(swapped(BODY, 1, 2, may_give=True), points(BABIES, 11)),
    )
    three = (
        *recorded(swapped(BOTTLE, 2), points(BABIES, 8)),
        *recorded(swapped(SHOES, 1, points=3), points(BABIES, 5)),
        *recorded(swapped(BODY, 2), points(BABIES, 3)),
    )
    tags = tuple((CodeScanned(tag.barcode, at), ItemFree(tag, counts=True)) for at, tag in ((5, BODY), (6, BODY)))
    more = (CodeScanned(BODY.barcode, 7), ItemFree(BODY, counts=True))
    long = replace(LONG_NAMES[2], barcode="RUIL-LANG")
    played: dict[str, tuple[Event, ...]] = {
        "swap-taken": (*here, *recorded(swapped(BODY), points(BABIES, 9))),
        "swap-5-for-3": (*here, *FIVE_FOR_THREE),
        "swap-at-once": (*here, *at_once),
        "swap-given": (*here, *recorded(swapped(BODY, 0, 4, may_give=True), points(BABIES, 14))),
        "swap-free": (*here, *recorded(swapped(BODY, 2, points=0, may_give=True), TEN)),
        "swap-3-kinds": (*here, *three),
        "swap-and-loans": (*here, *scan(lent(DRILL, cents=150)), *FIVE_FOR_THREE),
        "swap-long-name": (*here, *recorded(swapped(long, 25, 12, may_give=True, waits=True), points(BABIES, -15, 12))),
        "swap-single": coat_here,
        "swap-single-again": (*coat_here, again(RAINCOAT)),
        "swap-single-given": (
            *here,
            *recorded(swapped(RAINCOAT, 0, 1, points=2, most=1, may_give=True), points(CLOTHES, 2)),
        ),
        "swap-too-few": (*poor, *no(SHOES, few)),
        "swap-too-few-may-give": (*poor, *no(SHOES, few, may_give=True)),
        "swap-too-few-folded": (*poor, *no(SHOES, few, may_give=True), *scan(lent(DRILL))),
        "swap-no-more": (
            *(*poor, *recorded(swapped(BODY), points(BABIES, 0)), SwapCounted(swapped(BODY).operation, 2, 0)),
            LendingRefused(Refusal(BODY, (Reason(Why.TOO_FEW_POINTS, number=0),), DESK_OPENS)),
        ),
        "swap-given-at-desk": (*here, *no(RAINCOAT, Reason(Why.GIVEN_AT_DESK))),
        "welcome-tags": (*tags[0], *tags[1], *more),
        "welcome-tags-and-an-item": (CodeScanned(DRILL.barcode, 4), ItemFree(DRILL), *tags[0], *tags[1]),
        "goodbye-swap": (*here, *FIVE_FOR_THREE, DonePressed()),
        "goodbye-swap-and-owed": (
            *member(desk, *LOANS, accounts=(TEN, owes(TOOLS, 300), points(SPORTS, 4))),
            *recorded(lent(DRILL, cents=150), owes(TOOLS, 450)),
            *FIVE_FOR_THREE,
            DonePressed(),
        ),
        "visit-owed": (
            *member(desk, *LOANS, accounts=(owes(TOOLS, 300),)),
            *recorded(lent(DRILL, cents=150), owes(TOOLS, 450)),
            *recorded(lent(TRAIN, cents=50), owes(TOYS, 50)),
        ),
    }
    return {name: play(desk, *events) for name, events in played.items()}


def _reservations(desk: SessionSettings) -> Scenes:
    here = card(desk, *LOANS)
    aside, checked = Reason(Why.SET_ASIDE), Reason(Why.TO_CHECK)
    waiting = (*here, *no(SAW, aside, may_wait=True), ReservePressed(SAW))
    often = Reason(Why.NO_MORE_RENEWALS, number=2)
    all_of_them = (Loan(SAW, day(2)), *LOANS)
    some = (
        *(*card(desk, *all_of_them), RenewAllPressed()),
        *(Recorded(renewed(SAW), TODAY), LendingRefused(Refusal(BIKE, (Reason(Why.WAITED_FOR),), DESK_OPENS))),
        LendingRefused(Refusal(BLOCKS, (often, Reason(Why.WAITED_FOR)), DESK_OPENS)),
    )
    played: dict[str, tuple[Event, ...]] = {
        "reserve-offered": (*here, *no(SAW, aside, may_wait=True)),
        "reserve-offered-2-reasons": (*here, *no(SAW, aside, checked, may_wait=True)),
        "reserve-offered-folded": (*here, *no(SAW, aside, may_wait=True), *scan(lent(DRILL))),
        "reserved-first": (*waiting, Recorded(reserved(SAW), TODAY)),
        "reserved-third": (*waiting, Recorded(reserved(SAW, 3), TODAY)),
        "reserved-ready": (*here, ReservePressed(COT), Recorded(reserved(COT, 1, KEPT), TODAY)),
        "reserved-long-name": (*here, ReservePressed(LONG_NAMES[2]), Recorded(reserved(LONG_NAMES[2], 2), TODAY)),
        "reserve-never": (*here, *not_reserved(SAW, Why.NOT_RESERVED)),
        "reserve-too-many": (*here, *not_reserved(SAW, Why.TOO_MANY_RESERVED, 3)),
        "reserve-at-your-home": (*here, *not_reserved(BIKE, Why.AT_YOUR_HOME)),
        "reserve-gone": (*here, *not_reserved(RAINCOAT, Why.GONE)),
        "reserve-given-up": (
            *member(desk, *LOANS, reservations=(Reservation(SAW, 1, KEPT), Reservation(COT, 2))),
            *(GiveUpPressed(SAW.barcode), GivenUp(SAW.barcode)),
        ),
        "renewal-waited-for": (
            *(*member(desk, *LOANS), RenewAllPressed()),
            *(LendingRefused(Refusal(BIKE, (Reason(Why.WAITED_FOR),), DESK_OPENS)), Recorded(renewed(BLOCKS), TODAY)),
        ),
        "renewal-of-all-some": some,
        "renewal-of-all-failed": (*card(desk, *all_of_them), RenewAllPressed(), LedgerFailed()),
        "goodbye-reserved": (*waiting, Recorded(reserved(SAW, 3), TODAY), DonePressed()),
        "welcome-hold-card-to-reserve": (ReservePressed(COT),),
        "welcome-hold-card-to-reserve-reader-gone": (lost(Device.READER), ReservePressed(COT)),
        "return-hold-card-to-reserve": (*scan(returned(JIGSAW)), ReservePressed(COT)),
        "welcome-not-told": (PanelOpened(Panel.CATALOGUE), LedgerFailed()),
        "visit-not-told": (*here, PanelOpened(Panel.CATALOGUE), LedgerFailed()),
    }
    return {name: play(desk, *events) for name, events in played.items()}


def _holds(desk: SessionSettings) -> Scenes:
    one, two = Reservation(SAW, 1, KEPT), Reservation(LONG_NAMES[1], 1, replace(KEPT, shelf="", code="P4"))
    waits = Reservation(COT, 2)
    back = replace(returned(SAW), hold=KEPT)
    bare = replace(returned(LADDER), hold=replace(KEPT, shelf=""))
    parts = whole(returned(BLOCKS), *PARTS)
    all_there = PartsReported(parts.operation, PartsSaid.ALL_THERE, set_aside=False, hold=KEPT)
    ready = member(desk, *LOANS, reservations=(one, waits))
    played: dict[str, tuple[Event, ...]] = {
        "ready-1": ready,
        "ready-1-nothing-out": member(desk, reservations=(one,)),
        "ready-2": member(desk, *LOANS, reservations=(one, two, waits)),
        "ready-1-line": (*ready, *scan(lent(DRILL))),
        "ready-3-lines": (*ready, *scan(lent(TRAIN), lent(DRILL, cents=150), returned(JIGSAW))),
        "ready-fetched": (*ready, *scan(lent(SAW))),
        "hold-returned": scan(back),
        "hold-returned-no-shelf": scan(bare),
        "hold-returned-paper-out": (lost(Device.PRINTER, Trouble.PAPER_OUT), *scan(back)),
        "hold-returned-in-visit": (*card(desk, *LOANS), *scan(replace(back, elsewhere=True), lent(DRILL))),
        "hold-returned-again": (*scan(back), again(SAW)),
        "hold-after-parts": (*scan(parts), AllTherePressed(parts.operation), all_there),
    }
    return {name: play(desk, *events) for name, events in played.items()}
