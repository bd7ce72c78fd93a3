"""A house with two initiatives and whoever stands behind their desks, for the tests of volunteers."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from itertools import count

from sqlalchemy import Engine, select

from db.ledger import SqlLedger
from db.ledger.statements.tables import journal, member
from kiosk.lending.commands import Details
from kiosk.lending.events import Recorded
from kiosk.lending.model import CardId, Cents, MemberId, Operation, Part
from kiosk.lending.opening import Hours
from kiosk.lending.terms import (
    Category,
    Giving,
    House,
    LoanTerms,
    ReservationTerms,
    SelfService,
    SwapCategory,
    SwapTerms,
    Terms,
    Works,
)
from tests.db.conftest import BRUSSELS, KEY
from tests.support.builder import Builder

AFTERNOONS = tuple((Hours(time(14), time(18)),) for _ in range(7))
TOYS = Terms(
    "toys",
    "Speelgoed",
    "#112233",
    hours=AFTERNOONS,
    loans=LoanTerms(days=14, fee=Cents(100), late=Cents(50), may_owe=Cents(100_000)),
    categories=(Category("box", "Doos", "box"), Category("game", "Spel", "boardgame")),
    reservations=ReservationTerms(days=7, shelf="Plank A"),
    self_service=SelfService.BORROW,
)
CLOTHES = Terms(
    "clothes",
    "Kleren",
    "#445566",
    works=(Works.LENDING, Works.SWAPPING),
    swap=SwapTerms(
        giving=Giving.APPROVAL, floor=-10, categories=(SwapCategory("trui", "Trui", "clothes", 2, ("T1",)),)
    ),
)

JOKE, RIK, LEEN, ADA, BEN = "2001", "2002", "2003", "1001", "1002"
"""Joke is a volunteer of the toys, Rik of the clothes, Leen coordinates the clothes; Ada and Ben are members."""

PINS = {JOKE: "2580", RIK: "1470", LEEN: "3690"}

_operations = count()


def new() -> Operation:
    return Operation(f"desk-{next(_operations)}")


def furnish(desk: Builder) -> None:
    desk.apply_house(House(holidays=""), (TOYS, CLOTHES))
    for number, name in ((JOKE, "Joke Claes"), (RIK, "Rik Maes"), (LEEN, "Leen Wouters")):
        desk.add_member(number, name)
        desk.add_card(number, CardId(f"card {number}"))
        desk.set_pin(number, PINS[number], KEY)
    for number, name in ((ADA, "Ada Peeters"), (BEN, "Ben Okafor")):
        desk.add_member(number, name)
        desk.add_card(number, CardId(f"card {number}"))
    desk.add_volunteer(JOKE, "toys")
    desk.add_volunteer(RIK, "clothes")
    desk.add_coordinator(LEEN, "clothes")
    desk.add_item("TOY-1", "Houten trein", None, "box", "toys", Details(parts=(Part("wagon", 3), Part("brug", 1))))
    desk.add_item("TOY-2", "Ganzenbord", None, "game", "toys")
    desk.add_item("TOY-3", "Bal", None, "box", "toys")
    desk.add_item("CLO-1", "Skipak", None, "box", "clothes")


class People:
    """The numbers by which the ledger knows them."""

    def __init__(self, engine: Engine) -> None:
        with engine.connect() as connection:
            rows = connection.execute(select(member.c.number, member.c.id)).all()
        self._ids = {row.number: MemberId(row.id) for row in rows}

    def __getitem__(self, number: str) -> MemberId:
        return self._ids[number]


def lend(ledger: SqlLedger, who: MemberId, code: str) -> Operation:
    operation = new()
    assert isinstance(ledger.lend(operation, who, code), Recorded)
    return operation


def bring_back(ledger: SqlLedger, who: MemberId | None, code: str) -> Operation:
    operation = new()
    assert isinstance(ledger.give_back(operation, who, code), Recorded)
    return operation


def hands(engine: Engine, what: str) -> list[str]:
    """Who did this, as the journal has it."""
    with engine.connect() as connection:
        return list(connection.execute(select(journal.c.who).where(journal.c.what == what)).scalars())


def later(engine: Engine, now: Callable[[], datetime], time: timedelta) -> SqlLedger:
    """The same ledger opened anew, so much later."""
    moment = now() + time
    return SqlLedger(engine, lambda: moment, BRUSSELS, KEY)


def in_days(today: date, days: int) -> date:
    return today + timedelta(days=days)
