"""States of the terms of the house: refusals, parts, instructions, amounts, opening hours."""

from dataclasses import replace
from datetime import time

from kiosk.lending.events import (
    AllTherePressed,
    CodeScanned,
    CodeUnknown,
    DonePressed,
    Event,
    GuideRead,
    InstructionsConfirmed,
    InstructionsRead,
    LendingRefused,
    Panel,
    PanelOpened,
    PartNoted,
    PartsReported,
    PartsToldPressed,
    PartsUnfolded,
    Reconsidered,
    RenewPressed,
    Tick,
)
from kiosk.lending.model import (
    Cents,
    Device,
    Guide,
    Item,
    Line,
    Loan,
    Part,
    PartNote,
    PartsSaid,
    Reason,
    Refusal,
    SessionSettings,
    Shelf,
    Why,
)
from kiosk.lending.opening import Opening
from tests.gallery.guide import (
    CLOSED,
    DUSK,
    GUIDE,
    MORNING_GUIDE,
    NOBODY,
    SEVENTEEN,
    TONIGHT,
    WEDNESDAY,
    lent_out,
    shut,
)
from tests.gallery.lines import LOANS, lent, returned
from tests.gallery.play import Scenes, again, card, lost, play, scan
from tests.house import BIKE, BLOCKS, DRILL, JIGSAW, LONG_NAMES, SAW, SEAT, TODAY, TRAIN, day

DESK_OPENS = Opening(WEDNESDAY, time(14), time(17))
PARTS = (Part("blokken", 12, "blocks"), Part("borden", 2), Part("dobbelsteen"))
MANY_PARTS = (
    Part("rails", 24, "train"),
    Part("locomotief", 1, "train"),
    Part("wagonnetjes", 20),
    Part("brug", 1),
    Part("tunnel", 1),
    Part("wissels met een rode hendel", 4),
    Part("bomen", 6),
    Part("doos met deksel", 1, "box"),
)
HOW_TO = "Maak de gordel vast door de twee blauwe haken. Trek tot de stoel niet meer beweegt."
DUST = "Maak de stofzak leeg."


def of_the_house(desk: SessionSettings) -> Scenes:
    return _refusals(desk) | _parts(desk) | _instructions(desk) | _amounts(desk) | _guides(desk)


def refused(item: Item, *reasons: Reason, desk: Opening | None = DESK_OPENS) -> tuple[Event, ...]:
    """An item is scanned and refused."""
    return CodeScanned(item.barcode, 30), LendingRefused(Refusal(item, reasons, desk))


def whole(line: Line, *parts: Part) -> Line:
    """The line with these parts, and the question whether all are there; a returned item is set aside until
    the answer.
    """
    return replace(line, parts=parts, parts_said=PartsSaid.NOTHING, set_aside=line.due_on is None)


ONE_OF_EACH = {
    "card-lost": (Reason(Why.CARD_LOST),),
    "blocked": (Reason(Why.BLOCKED),),
    "adults": (Reason(Why.ADULTS_ONLY),),
    "induction": (Reason(Why.INDUCTION),),
    "no-subscription": (Reason(Why.NO_SUBSCRIPTION),),
    "ended": (Reason(Why.SUBSCRIPTION_ENDED, day=day(-200)),),
    "not-begun": (Reason(Why.SUBSCRIPTION_NOT_BEGUN, day=day(8)),),
    "strips": (Reason(Why.STRIPS_USED),),
    "not-in-plan": (Reason(Why.NOT_IN_PLAN, name="Zaagmachines"),),
    "overdue": (Reason(Why.OVERDUE, day=day(-30), number=2),),
    "owes": (Reason(Why.OWES, amount=Cents(750)),),
    "owes-elsewhere": (Reason(Why.OWES, amount=Cents(750), name="Spelotheek"),),
    "deposit": (Reason(Why.DEPOSIT, amount=Cents(5000)),),
    "too-many": (Reason(Why.TOO_MANY, number=5),),
    "too-many-alike": (Reason(Why.TOO_MANY_OF_CATEGORY, number=1, name="Zaagmachines"),),
    "too-many-today": (Reason(Why.TOO_MANY_TODAY, number=3),),
    "too-many-alike-today": (Reason(Why.TOO_MANY_OF_CATEGORY_TODAY, number=1, name="Zaagmachines"),),
    "set-aside": (Reason(Why.SET_ASIDE),),
    "to-check": (Reason(Why.TO_CHECK),),
    "in-repair": (Reason(Why.IN_REPAIR),),
    "withdrawn": (Reason(Why.WITHDRAWN),),
    "volunteers": (Reason(Why.VOLUNTEERS_ONLY),),
    "unsafe": (Reason(Why.UNSAFE, day=day(-90)),),
    "closed": (Reason(Why.CLOSED),),
    "time-doubted": (Reason(Why.TIME_DOUBTED),),
    "already-out": (Reason(Why.ALREADY_OUT),),
}
FOUR = (
    Reason(Why.SUBSCRIPTION_ENDED, day=day(-200)),
    Reason(Why.OWES, amount=Cents(750)),
    Reason(Why.DEPOSIT, amount=Cents(5000)),
    Reason(Why.INDUCTION),
)
MIXED = (Reason(Why.OVERDUE, day=day(-30), number=1), Reason(Why.TOO_MANY, number=5), Reason(Why.TO_CHECK))


def _refusals(desk: SessionSettings) -> Scenes:
    here = card(desk, *LOANS)
    now = Opening(TODAY, time(13, 30), time(17))
    more_bikes = refused(replace(BIKE, barcode="DEMO-0201"), Reason(Why.TOO_MANY_OF_CATEGORY, number=1, name="Fietsen"))
    back = scan(returned(BIKE))
    keep = RenewPressed(BIKE.barcode)
    often = Reason(Why.NO_MORE_RENEWALS, number=2)
    played: dict[str, tuple[Event, ...]] = {
        **{f"refusal-{name}": (*here, *refused(SAW, *reasons)) for name, reasons in ONE_OF_EACH.items()},
        "refusal-4-reasons": (*here, *refused(SAW, *FOUR)),
        "refusal-mixed": (*here, *refused(SAW, *MIXED)),
        "refusal-nobody-there": (*here, *refused(SAW, FOUR[0], desk=None)),
        "refusal-open-now": (*here, *refused(TRAIN, FOUR[0], desk=now)),
        "refusal-today": (*here, *refused(SAW, FOUR[0], desk=replace(now, opens=time(18), closes=time(20)))),
        "refusal-long-name": (*here, *refused(LONG_NAMES[2], *FOUR[:2])),
        "refusal-question-open": (*here, *scan(whole(lent(BLOCKS), *PARTS)), *refused(SAW, FOUR[0])),
        "refusal-renewal": (*here, keep, LendingRefused(Refusal(BIKE, (often,), DESK_OPENS))),
        "refusal-renewal-ended": (*here, keep, LendingRefused(Refusal(BIKE, (FOUR[0], often), DESK_OPENS))),
        "refusal-not-yours": (*here, keep, LendingRefused(Refusal(BIKE, (Reason(Why.NOT_YOURS),), DESK_OPENS))),
        "refusal-renewal-in-doubt": (
            *here,
            keep,
            LendingRefused(Refusal(BIKE, (Reason(Why.TIME_DOUBTED),), DESK_OPENS)),
        ),
        "refusal-folded": (*here, *refused(SAW, *FOUR), *scan(lent(DRILL))),
        "refusal-again": (*here, *more_bikes, *back, Reconsidered(("DEMO-0201",))),
    }
    return {name: play(desk, *events) for name, events in played.items()}


def _parts(desk: SessionSettings) -> Scenes:
    here = card(desk, *LOANS)
    borrowed = scan(whole(lent(BLOCKS), *PARTS))
    back = scan(whole(returned(BLOCKS), *PARTS))
    there, wrong = AllTherePressed(lent(BLOCKS).operation), PartsUnfolded(lent(BLOCKS).operation)
    two, one = PartNoted(PartNote(0, missing=2)), PartNoted(PartNote(2, broken=1))
    gone = PartNoted(PartNote(1, missing=1, broken=1))
    many = scan(whole(lent(TRAIN), *MANY_PARTS))
    elsewhere = scan(whole(returned(TRAIN, elsewhere=True), *PARTS))
    all_there = PartsReported(lent(BLOCKS).operation, PartsSaid.ALL_THERE, set_aside=False)
    back_wrong = PartsUnfolded(returned(BLOCKS).operation)
    problem = PartsReported(returned(BLOCKS).operation, PartsSaid.PROBLEM, set_aside=True)
    broken = PartsReported(returned(JIGSAW).operation, PartsSaid.PROBLEM, set_aside=True)
    played: dict[str, tuple[Event, ...]] = {
        "parts-lent": (*here, *borrowed),
        "parts-unknown-code": (*here, *borrowed, CodeScanned("8712345678906", 12), CodeUnknown("8712345678906")),
        "parts-returned": back,
        "parts-many": (*here, *many),
        "parts-long-name": (*here, *scan(whole(lent(LONG_NAMES[1]), *PARTS))),
        "parts-counting": (*here, *borrowed, wrong),
        "parts-counted": (*here, *borrowed, wrong, two, gone, one),
        "parts-counting-many": (*here, *many, PartsUnfolded(lent(TRAIN).operation), PartNoted(PartNote(5, missing=1))),
        "parts-all-there": (*here, *borrowed, there, all_there),
        "parts-problem-lent": (
            *(*here, *borrowed, wrong, two, PartsToldPressed()),
            PartsReported(lent(BLOCKS).operation, PartsSaid.PROBLEM, set_aside=False),
        ),
        "parts-problem-returned": (*back, back_wrong, two, PartsToldPressed(), problem),
        "parts-several-open": (
            *(*here, *scan(lent(DRILL, cents=150)), *scan(whole(returned(JIGSAW), Part("stukken", 48)))),
            *scan(whole(lent(BLOCKS), *PARTS)),
        ),
        "parts-answered": (*(*here, *scan(whole(returned(JIGSAW), Part("stukken", 48))), *borrowed, there, all_there),),
        "parts-from-elsewhere": (*here, *elsewhere),
        "parts-from-elsewhere-told": (
            *(*here, *elsewhere, AllTherePressed(returned(TRAIN).operation)),
            PartsReported(returned(TRAIN).operation, PartsSaid.ALL_THERE, set_aside=False),
        ),
        "parts-scanned-again": (*here, *borrowed, again(BLOCKS)),
        "return-broken": (*scan(returned(JIGSAW)), PartsUnfolded(returned(JIGSAW).operation), broken),
        "return-always-checked": scan(replace(returned(DRILL), set_aside=True)),
    }
    return {name: play(desk, *events) for name, events in played.items()}


def _instructions(desk: SessionSettings) -> Scenes:
    here = card(desk, *LOANS)
    to_read = scan(replace(lent(SEAT, days=180), instructions=HOW_TO, confirm=True))
    quiet = scan(replace(lent(SEAT, days=180), instructions=HOW_TO))
    both = scan(whole(replace(lent(SEAT, days=180), instructions=HOW_TO, confirm=True), Part("gordel"), Part("hoes")))
    read = (InstructionsRead(lent(SEAT).operation), InstructionsConfirmed(lent(SEAT).operation))
    played: dict[str, tuple[Event, ...]] = {
        "instructions-to-confirm": (*here, *to_read),
        "instructions-confirmed": (*here, *to_read, *read),
        "instructions-quiet": (*here, *quiet),
        "instructions-at-return": scan(replace(returned(DRILL), instructions=DUST)),
        "instructions-after-parts": (*here, *both),
        "instructions-waiting": (*here, *to_read, *scan(whole(lent(BLOCKS), *PARTS))),
    }
    return {name: play(desk, *events) for name, events in played.items()}


def _amounts(desk: SessionSettings) -> Scenes:
    late = Loan(SAW, day(-9), late_fee=Cents(200), renewal_fee=Cents(350))
    loans = (late, replace(LOANS[0], renewal_fee=Cents(150)), LOANS[1])
    here = card(desk, *loans)
    came_back = scan(replace(returned(SAW), price=Cents(200)))
    soon = card(desk, *LOANS, renew_by=day(12))
    paid = (*scan(lent(DRILL, cents=150)), *scan(lent(TRAIN)), *came_back)
    played: dict[str, tuple[Event, ...]] = {
        "amounts-at-home": here,
        "amounts-sum": (*here, *paid),
        "goodbye-amounts": (*here, *paid, DonePressed()),
        "renew-by": soon,
        "renew-by-3-lines": (*soon, *paid),
    }
    return {name: play(desk, *events) for name, events in played.items()}


def _guides(desk: SessionSettings) -> Scenes:
    opened = PanelOpened(Panel.GUIDE)

    def known(guide: Guide, *events: Event) -> tuple[Event, ...]:
        return GuideRead(guide), *events

    played: dict[str, tuple[Event, ...]] = {
        "welcome-open-later": known(TONIGHT),
        "welcome-morning": known(MORNING_GUIDE),
        "welcome-dusk": known(DUSK),
        "welcome-night": known(replace(DUSK, hour=21), Tick(desk.dim_seconds)),
        "welcome-some-lent": known(lent_out(GUIDE, 1, 4)),
        "welcome-few-things": known(replace(GUIDE, shelf=Shelf(2, GUIDE.shelf.items[:2]))),
        "welcome-saved": known(replace(GUIDE, saved=Cents(12_345_67))),
        "welcome-nothing-free": known(replace(GUIDE, shelf=Shelf())),
        "welcome-seventeen": known(SEVENTEEN),
        "welcome-nobody-today": known(NOBODY),
        "welcome-closed-today": known(CLOSED),
        "welcome-only-closed-today": known(shut(NOBODY, 0)),
        "welcome-nobody-paper-out": known(NOBODY, lost(Device.PRINTER)),
        "welcome-house-not-told": known(Guide(TODAY)),
        "guide": (opened,),
        "guide-further": (opened,),
        "guide-17": known(SEVENTEEN, opened),
        "guide-17-last": known(SEVENTEEN, opened),
        "guide-nothing": known(Guide(TODAY), opened),
    }
    return {name: play(desk, *events) for name, events in played.items()} | {
        "guide-one-language": play(replace(desk, languages=desk.languages[:1]), Tick(5), opened)
    }
