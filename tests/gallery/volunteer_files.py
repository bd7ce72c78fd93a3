"""States of the desk with members, items, stock-takes and forms, with invented people."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from kiosk.lending.commands import EndCount, MarkItem, TakePayment
from kiosk.lending.conditions import Condition
from kiosk.lending.events import CodeScanned, Event
from kiosk.lending.model import (
    Account,
    Cents,
    Device,
    Hold,
    HouseMessage,
    Initiative,
    Item,
    Line,
    LineKind,
    Loan,
    MemberId,
    Operation,
    Part,
    Reason,
    Refusal,
    Reservation,
    SessionSettings,
    Trouble,
    Why,
)
from kiosk.lending.pricing import Proof, ProofKind
from kiosk.lending.volunteers.events import (
    CardWanted,
    CommandChosen,
    CountChosen,
    CountRead,
    CountWritten,
    Declined,
    Form,
    FormFilled,
    FormKind,
    FormOpened,
    InactiveRead,
    InactiveWanted,
    ItemChosen,
    ItemRead,
    KeptWanted,
    KeptWritten,
    MemberChosen,
    MemberErased,
    MemberRead,
    PinRight,
    SearchResults,
    SearchTyped,
    ShiftOpened,
    Tile,
    TileChosen,
)
from kiosk.lending.volunteers.model import (
    CategoryName,
    DeclineCause,
    FoundItem,
    FoundMember,
    InactiveMember,
    Induction,
    ItemFile,
    MemberCard,
    MemberFile,
    PartRemark,
    PastOperation,
    PlanOffer,
    StillOpen,
    StockCount,
    Subscribed,
)
from screens.glass.frame import Frame
from screens.present.values import Action, Shown
from tests.gallery.pad import typed
from tests.gallery.play import IN_DOUBT, Scenes, lost, play
from tests.gallery.volunteers import NOON, works
from tests.house import (
    ALL_ITEMS,
    BABIES,
    BIKE,
    BLOCKS,
    BOOKS,
    DRILL,
    JIGSAW,
    LADDER,
    LONG_NAMES,
    SAW,
    TOOLS,
    TOYS,
    TRAIN,
    day,
)

KINDS = (
    CategoryName(TOYS, "puzzel", "Puzzels"),
    CategoryName(TOYS, "spel", "Gezelschapsspelen"),
    CategoryName(TOYS, "speelgoed", "Speelgoed"),
    CategoryName(TOOLS, "boren", "Boormachines"),
    CategoryName(TOOLS, "zagen", "Zagen"),
)
NOOR = MemberFile(
    MemberId(4),
    "1042",
    "Noor Peeters",
    "nl",
    cards=(MemberCard(1, "", True, False), MemberCard(2, "Wout", False, False), MemberCard(3, "", True, True)),
    loans=(Loan(SAW, day(-2), late_fee=Cents(50)), Loan(JIGSAW, day(1)), Loan(BLOCKS, day(9))),
    accounts=(
        Account(TOYS, Cents(450)),
        Account(BABIES, Cents(0), points=12, waiting=3),
        Account(BOOKS, Cents(-200)),
    ),
    deposits=(Account(TOOLS, Cents(2000)),),
    reservations=(Reservation(BIKE, 1, Hold("Reservaties", "K7", day(5))), Reservation(LADDER, 2)),
    subscriptions=(
        Subscribed(TOOLS, "Jaarabonnement", date(2026, 3, 1), date(2027, 2, 28)),
        Subscribed(TOYS, "Beurtenkaart", date(2026, 1, 1), date(2026, 12, 31), left=4),
    ),
    plans=(
        PlanOffer(TOYS, "jaar", "Jaarabonnement", Cents(2000)),
        PlanOffer(TOYS, "beurten", "Beurtenkaart", Cents(1000)),
        PlanOffer(TOOLS, "jaar", "Jaarabonnement", Cents(2000)),
    ),
    inductions=(Induction(TOOLS, "zagen", "Zagen"),),
    teachable=(Induction(TOOLS, "boren", "Boormachines"), Induction(TOOLS, "zagen", "Cirkelzaag", SAW.barcode)),
    proofs=(Proof(ProofKind.LETTER, date(2026, 12, 31)),),
    messages=(HouseMessage(1, "Je bril ligt aan de balie."),),
    still_open=(StillOpen.LOAN, StillOpen.MONEY, StillOpen.DEPOSIT, StillOpen.REMARK),
)
"""A member's file as a coordinator sees it."""
NEWCOMER = MemberFile(
    MemberId(9), "1377", "Amina Diallo", "fr", adult=False, plans=NOOR.plans, proofs=(), still_open=()
)
ABSENT = (
    InactiveMember(MemberId(40), "0099", "Yves Vandenbroucke", date(2023, 4, 2), date(2026, 12, 1)),
    InactiveMember(MemberId(41), "0107", "Ann-Sophie Vanden Abeele", date(2024, 9, 30), day(12), (StillOpen.DEPOSIT,)),
    InactiveMember(MemberId(42), "0312", "Mo Haddad", None, day(30), (StillOpen.ROLE,)),
)
LONG = replace(
    NOOR,
    name="Maximiliaan Vandenbroucke-Verstraete",
    loans=tuple(Loan(item, day(at)) for at, item in enumerate(LONG_NAMES)),
)
FOUND = tuple(
    FoundMember(MemberId(20 + at), str(1042 + at), name)
    for at, name in enumerate(
        ("Noor Peeters", "Noor Pieters", "Nora Peeters", "Noortje Petersen", "Maximiliaan Vandenbroucke-Verstraete")
    )
)
FOUND_ITEMS = (
    FoundItem(DRILL, Condition.GOOD, out=False),
    FoundItem(JIGSAW, Condition.GOOD, out=True),
    FoundItem(SAW, Condition.REPAIR, out=False),
    FoundItem(LADDER, Condition.MISSING, out=False),
    FoundItem(LONG_NAMES[0], Condition.CHECK, out=True),
)


def _past(number: int, kind: str, hours: int, by: str = "", member: str = "", item: Item = BLOCKS) -> PastOperation:
    return PastOperation(Operation(f"p{number}"), NOON - timedelta(hours=hours), kind, item, by, member)


HISTORY = (
    _past(1, "lent", 2, "", "Noor Peeters"),
    _past(2, "returned", 26, "Joke", "Samira Aydin"),
    _past(3, "item marked check", 26, "Joke"),
    _past(4, "renewed", 400, "", "Samira Aydin"),
    _past(5, "item added", 900, "Pieter"),
)
CRATE = ItemFile(
    BLOCKS,
    "speelgoed",
    Condition.GOOD,
    (("puzzel", "Puzzels"), ("speelgoed", "Speelgoed")),
    due_on=day(9),
    holder=FoundMember(MemberId(4), "1042", "Noor Peeters"),
    queue=2,
    parts=(Part("blokken", 12), Part("planken", 2), Part("doos")),
    flaws=(PartRemark("blokken", missing=2),),
    borrowing="Tel de blokken voor je vertrekt.",
    returning="Maak de blokken schoon met een droge doek, en leg ze in de doos met de planken bovenaan. Dank je!",
    value=Cents(3500),
    history=HISTORY,
    shelf="B3",
)
HERE = replace(CRATE, due_on=None, holder=None, queue=0, hold=Hold("Reservaties", "K7", day(5)))
UNSAFE = ItemFile(
    ALL_ITEMS[14], "stoel", Condition.CHECK, safe_until=day(-40), flaws=(PartRemark("", broken=1),), value=Cents(12000)
)
SHELF = StockCount(
    5,
    TOYS,
    NOON - timedelta(hours=1),
    "",
    340,
    ALL_ITEMS[:20],
    ALL_ITEMS[20:],
    ((BIKE.barcode, BIKE), ("8712345678906", None), (TRAIN.barcode, TRAIN)),
)
MANY = tuple(
    Item(f"SPE-{at:04}", f"{ALL_ITEMS[at % 32].name} {at}", ALL_ITEMS[at % 32].picture, TOYS) for at in range(3000)
)
HUGE = replace(SHELF, expected=3020, missing=MANY, category="speelgoed")


def of_the_files(desk: SessionSettings) -> Scenes:
    return _seeking(desk) | _members(desk) | _items(desk) | _stock(desk) | _forms(desk)


def here(desk: SessionSettings, *initiatives: Initiative) -> tuple[Event, ...]:
    """A volunteer begins a shift and enters their PIN."""
    tick, card, opened, removed = works(desk, *(initiatives or (TOYS, TOOLS, BABIES)))
    assert isinstance(opened, ShiftOpened)
    opened = replace(opened, volunteer=replace(opened.volunteer, categories=KINDS))
    return tick, card, opened, removed, TileChosen(Tile.MEMBER), FormFilled(("1234",)), PinRight(), SearchResults("")


def at_member(desk: SessionSettings, file: MemberFile = NOOR) -> tuple[Event, ...]:
    return (*here(desk), MemberChosen(file.member), MemberRead(file))


def at_item(desk: SessionSettings, file: ItemFile = CRATE) -> tuple[Event, ...]:
    return (*here(desk), TileChosen(Tile.ITEM), SearchResults(""), ItemChosen(file.item.barcode), ItemRead(file))


def at_count(desk: SessionSettings, count: StockCount = SHELF) -> tuple[Event, ...]:
    return (*here(desk), TileChosen(Tile.STOCK), CountRead(count))


def _seeking(desk: SessionSettings) -> Scenes:
    member, item = here(desk), (*here(desk), TileChosen(Tile.ITEM), SearchResults(""))
    return {
        "desk-seek-member": play(desk, *member),
        "desk-seek-member-found": play(
            desk, *member, SearchTyped("noor p"), SearchResults("noor p", members=FOUND, more=True)
        ),
        "desk-seek-member-digits": play(desk, *member),
        "desk-seek-member-one": play(desk, *member, SearchTyped("1042"), SearchResults("1042", members=FOUND[:1])),
        "desk-seek-member-nobody": play(desk, *member, SearchTyped("xyz"), SearchResults("xyz")),
        "desk-seek-item": play(desk, *item),
        "desk-seek-item-found": play(desk, *item, SearchTyped("boor"), SearchResults("boor", items=FOUND_ITEMS)),
        "desk-seek-item-nothing": play(desk, *item, SearchTyped("xyz"), SearchResults("xyz")),
        "desk-seek-item-scanner-gone": play(desk, *item, lost(Device.SCANNER)),
    }


def _members(desk: SessionSettings) -> Scenes:
    noor = at_member(desk)
    why = (Reason(Why.NO_SUBSCRIPTION), Reason(Why.OWES, amount=Cents(450), name="Spelotheek"))
    refused = Declined(DeclineCause.REFUSED, Refusal(LADDER, why, may_wait=True), LADDER.barcode)
    scanned = CodeScanned(LADDER.barcode, 30)
    paid = CommandChosen(TakePayment(NOOR.member, TOYS.key, Cents(450)))
    line = Line(Operation("l1"), LineKind.LENT, LADDER, day(7))
    erase = FormOpened(Form(FormKind.ERASE))
    return {
        "desk-member": play(desk, *noor),
        "desk-member-new": play(desk, *at_member(desk, NEWCOMER)),
        "desk-member-long-names": play(desk, *at_member(desk, LONG)),
        "desk-member-not-coordinator": play(
            desk, *at_member(desk, replace(NOOR, proofs=None, accounts=(), still_open=None))
        ),
        "desk-member-blocked": play(desk, *at_member(desk, replace(NOOR, blocked="Kom je even langs?"))),
        "desk-member-lent": play(desk, *noor, scanned, MemberRead(NOOR, line)),
        "desk-member-refused": play(desk, *noor, scanned, refused),
        "desk-member-card": play(desk, *noor, CardWanted()),
        "desk-member-paid": play(
            desk, *noor, CommandChosen(TakePayment(NOOR.member, TOYS.key, Cents(450))), MemberRead(NOOR)
        ),
        "desk-member-not-yours": play(desk, *noor, paid, Declined(DeclineCause.NOT_YOURS)),
        "desk-member-part-slip": play(desk, *noor, CodeScanned("K7P4M2XR", 60), Declined(DeclineCause.PART_SLIP)),
        "desk-member-scanner-gone": play(desk, *noor, lost(Device.SCANNER)),
        "desk-member-money-alone": play(desk, *noor),
        "desk-member-may-be-erased": play(desk, *at_member(desk, NEWCOMER)),
        "desk-member-message": play(desk, *noor, FormOpened(Form(FormKind.MESSAGE))),
        "desk-member-erase": play(desk, *at_member(desk, NEWCOMER), erase),
        "desk-member-other-number": play(desk, *at_member(desk, NEWCOMER), erase, FormFilled(("1378",))),
        "desk-member-erased": play(desk, *at_member(desk, NEWCOMER), erase, FormFilled(("1377",)), MemberErased()),
        "desk-member-kept-written": play(desk, *noor, KeptWanted(), KeptWritten("out/exports/2026-11-23-1042.txt")),
        "desk-inactive": play(desk, *here(desk), InactiveWanted(), InactiveRead(ABSENT)),
        "desk-inactive-nobody": play(desk, *here(desk), InactiveWanted(), InactiveRead(())),
        **{f"desk-member-open-{key}": play(desk, *noor) for key in MEMBER_SECTIONS},
    }


Hand = Callable[[Any], None]
MEMBER_SECTIONS = (
    "loans",
    "money",
    "subscriptions",
    "points",
    "reservations",
    "cards",
    "messages",
    "shown",
    "person",
    "proofs",
    "privacy",
)
ITEM_SECTIONS = ("state", "place", "parts", "instructions", "history")


def _items(desk: SessionSettings) -> Scenes:
    from_member = (*at_member(desk), TileChosen(Tile.ITEM), SearchResults(""), ItemChosen(""), ItemRead(HERE))
    marked = (CommandChosen(MarkItem(BLOCKS.barcode, Condition.GOOD)), ItemRead(CRATE))
    plain = ItemFile(LONG_NAMES[0], "boren", Condition.REPAIR)
    return {
        "desk-item": play(desk, *at_item(desk)),
        "desk-item-here": play(desk, *at_item(desk, HERE)),
        "desk-item-plain": play(desk, *at_item(desk, plain)),
        "desk-item-unsafe": play(desk, *at_item(desk, UNSAFE)),
        "desk-item-for-member": play(desk, *from_member),
        "desk-item-marked": play(desk, *at_item(desk), *marked),
        "desk-item-no-printer": play(desk, *at_item(desk), lost(Device.PRINTER, Trouble.OFFLINE)),
        "desk-item-instructions-alone": play(desk, *at_item(desk)),
        **{f"desk-item-open-{key}": play(desk, *at_item(desk)) for key in ITEM_SECTIONS},
    }


def _stock(desk: SessionSettings) -> Scenes:
    counting, many = at_count(desk), at_count(desk, HUGE)
    empty = replace(SHELF, seen=(), surplus=())
    choice = (
        replace(SHELF, category="spel", expected=60),
        *(replace(SHELF, number=0, category=key, expected=n, seen=()) for key, n in (("", 340), ("puzzel", 120))),
        replace(SHELF, number=0, initiative=TOOLS, expected=85, seen=()),
    )
    seen, surplus = CodeScanned(ALL_ITEMS[0].barcode, 40), CodeScanned(BIKE.barcode, 40)
    ended = (CommandChosen(EndCount(5, mark=True)), CountRead(SHELF))
    return {
        "desk-stock": play(desk, *here(desk), TileChosen(Tile.STOCK), CountRead(running=choice)),
        "desk-stock-nothing": play(desk, *here(desk), TileChosen(Tile.STOCK), CountRead()),
        "desk-count": play(desk, *counting),
        "desk-count-begun": play(desk, *at_count(desk, empty)),
        "desk-count-seen": play(desk, *counting, seen, CountRead(SHELF)),
        "desk-count-surplus": play(desk, *counting, surplus, CountRead(SHELF)),
        "desk-count-thousands": play(desk, *many),
        "desk-count-ended": play(desk, *counting, *ended),
        "desk-count-written": play(desk, *counting, CountChosen(5), CountWritten("/var/lib/deelkiosk/telling-5.csv")),
        "desk-count-open-missing": play(desk, *many),
        "desk-count-open-surplus": play(desk, *counting),
        "desk-count-open-stop": play(desk, *counting),
    }


def _forms(desk: SessionSettings) -> Scenes:
    def of_member(name: FormKind, *more: Event, **about: object) -> tuple[Event, ...]:
        return (*at_member(desk), FormOpened(Form(name, **about)), *more)  # type: ignore[arg-type]  # by name

    def of_item(name: FormKind, **about: object) -> tuple[Event, ...]:
        return (*at_item(desk), FormOpened(Form(name, **about)))  # type: ignore[arg-type]  # by name

    wrong = FormFilled(("0",))
    played: dict[str, tuple[Event, ...]] = {
        "payment": of_member(FormKind.PAYMENT, initiative=TOYS.key),
        "payment-wrong": of_member(FormKind.PAYMENT, wrong, initiative=TOYS.key),
        "waive": of_member(FormKind.WAIVE, initiative=TOYS.key),
        "deposit": of_member(FormKind.DEPOSIT, initiative=TOOLS.key),
        "deposit-back": of_member(FormKind.DEPOSIT_BACK, initiative=TOOLS.key),
        "gifts": of_member(FormKind.GIFTS, initiative=BABIES.key),
        "letter": of_member(FormKind.PROOF_LETTER),
        "letter-wrong": of_member(FormKind.PROOF_LETTER, wrong),
        "uitpas": of_member(FormKind.PROOF_UITPAS),
        "block": of_member(FormKind.BLOCK),
        "override": of_member(FormKind.OVERRIDE, key=LADDER.barcode),
        "member-pin": of_member(FormKind.MEMBER_PIN),
        "member-pin-wrong": of_member(FormKind.MEMBER_PIN, wrong),
        "holder": of_member(FormKind.HOLDER),
        "card-slip": of_member(FormKind.CARD_SLIP),
        "card-slip-wrong": of_member(FormKind.CARD_SLIP, FormFilled(("K7R 4M0", ""))),
        "card-slip-holder": of_member(FormKind.CARD_SLIP),
        "new-member": (*here(desk), FormOpened(Form(FormKind.NEW_MEMBER))),
        "new-member-name": (*here(desk), FormOpened(Form(FormKind.NEW_MEMBER, key="nl"))),
        "borrowing": of_item(FormKind.BORROWING),
        "returning": of_item(FormKind.RETURNING),
        "shelf": of_item(FormKind.SHELF),
        "part": of_item(FormKind.PART, number=0),
        "new-part": of_item(FormKind.PART, number=-1),
        "new-item": (*here(desk), FormOpened(Form(FormKind.NEW_ITEM))),
        "new-item-name": (*here(desk), FormOpened(Form(FormKind.NEW_ITEM, TOYS.key, "puzzel"))),
        "new-item-scanned": (
            *here(desk),
            FormOpened(Form(FormKind.NEW_ITEM, TOYS.key, "puzzel")),
            CodeScanned("8712345678906", 30),
        ),
        "open-until": (*here(desk), FormOpened(Form(FormKind.OPEN_UNTIL, TOYS.key))),
        "time": (IN_DOUBT, *here(desk), FormOpened(Form(FormKind.TIME))),
        "time-wrong": (IN_DOUBT, *here(desk), FormOpened(Form(FormKind.TIME)), FormFilled(("31/11/2026", "20:04"))),
        "points": (*here(desk), FormOpened(Form(FormKind.POINTS, number=4))),
        "new-member-pin": (*here(desk), FormOpened(Form(FormKind.NEW_MEMBER, key="nl"))),
        "new-item-code": (*here(desk), FormOpened(Form(FormKind.NEW_ITEM, TOYS.key, "puzzel"))),
        "part-count": of_item(FormKind.PART, number=0),
        **{f"words-{name}": of_member(FormKind.OVERRIDE) for name in ("typed", "digits", "accents")},
    }
    return {f"desk-form-{name}": play(desk, *events) for name, events in played.items()}


# --- hands, for what stays in the screen -------------------------------------------------------------------------


def touches(*keys: str) -> Hand:
    """A hand that begins anew and touches the targets with these keys, on an upright display or else on a wide one."""

    def hand(stage: Any) -> None:
        page = stage.page
        view = page.view
        page.wipe()
        page.shown(None, view)
        for key in keys:
            sheets = (page.laid(Frame.of(*size), Shown(view, (), "nl", "")) for size in ((800, 1280), (1280, 800)))
            press = next(one.press for sheet in sheets for one in sheet.targets if one.key == key)
            if not isinstance(press, Action):
                press()
        stage.lay_again()

    return hand


FILE_TOUCHES: dict[str, tuple[str, ...]] = {
    **{f"desk-member-open-{key}": (key,) for key in MEMBER_SECTIONS},
    **{f"desk-item-open-{key}": (key,) for key in ITEM_SECTIONS},
    **{f"desk-count-open-{key}": (key,) for key in ("missing", "surplus", "stop")},
    "desk-seek-member-one": ("key close",),
    "desk-seek-member-digits": ("key digits",),
    "desk-member-money-alone": ("money", "own: spelotheek"),
    "desk-member-may-be-erased": ("privacy",),
    "desk-item-instructions-alone": ("instructions", "returning"),
    "desk-inbox-alone": ("spelotheek: 1 parts",),
    "desk-inbox-held-alone": ("spelotheek: 3 held",),
    "desk-inbox-held-tools": ("instrumentheek: 3 held",),
    "desk-inbox-layout-alone": ("0 layout Datalogic Hand Scanner",),
    "desk-hours-alone": ("spelotheek",),
    "desk-check-in-look-all": ("look",),
    "desk-findings-opened": ("WRONG: 0",),
}
"""The keys of the targets that are touched on a page of the desk before its picture is taken, by state."""


FILE_HANDS: dict[str, Hand] = {
    **{name: touches(*keys) for name, keys in FILE_TOUCHES.items()},
    "desk-member-erase": typed(),
    "desk-member-other-number": typed(),
    "desk-form-new-member-pin": typed(*"NOOR", ""),
    "desk-form-card-slip-holder": typed(*"K7R4M2", ""),
    "desk-form-new-item-code": typed(*"TREIN", ""),
    "desk-form-words-typed": typed(*"Ik", "space", *"ken", "space", *"haar", "space", *"goed."),
    "desk-form-words-digits": typed("page"),
    "desk-form-words-accents": typed("page", "page"),
    "desk-form-part-count": typed(""),
}
