"""A sample house with two initiatives, volunteers and members, for the tests of the volunteers' desk."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import Engine, select

from db.ledger import SqlLedger
from db.ledger.statements.tables import journal, member
from kiosk.lending.commands import Details
from kiosk.lending.events import Recorded
from kiosk.lending.model import CardId, Cents, MemberId, Operation, Part
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
from kiosk.lending.volunteers.events import InboxRead
from kiosk.lending.volunteers.model import InboxEntry
from tests.house import (
    ADAS_NAME,
    ADAS_NUMBER,
    BENS_NAME,
    BENS_NUMBER,
    CLOTHES,
    EVERY_AFTERNOON,
    JOKES_NAME,
    JOKES_NUMBER,
    LEENS_NAME,
    LEENS_NUMBER,
    PINS,
    RIKS_NAME,
    RIKS_NUMBER,
    TOYS,
    TOYS_TERMS,
)
from tests.support.builder import KEY, Builder, new

OPEN_TOYS = replace(
    TOYS_TERMS,
    hours=EVERY_AFTERNOON,
    closed=(),
    loans=LoanTerms(days=14, fee=Cents(100), late=Cents(50), may_owe=Cents(100_000)),
    plans=(),
    categories=(Category("box", "Doos", "box"), Category("game", "Spel", "boardgame")),
    reductions=(),
    reservations=ReservationTerms(days=7, shelf="Plank A"),
    self_service=SelfService.BORROW,
)
"""The toys, open each afternoon."""
SWAPPED_CLOTHES = Terms(
    CLOTHES.key,
    CLOTHES.name,
    CLOTHES.colour,
    works=(Works.LENDING, Works.SWAPPING),
    swap=SwapTerms(
        giving=Giving.APPROVAL, floor=-10, categories=(SwapCategory("trui", "Trui", "clothes", 2, ("T1",)),)
    ),
)


def furnish(desk: Builder) -> None:
    """Fills the house: Joke is a volunteer of the toys, Rik of the clothes, Leen coordinates the clothes; Ada and Ben
    are members.
    """
    desk.apply_house(House(holidays=""), (OPEN_TOYS, SWAPPED_CLOTHES))
    for number, name in ((JOKES_NUMBER, JOKES_NAME), (RIKS_NUMBER, RIKS_NAME), (LEENS_NUMBER, LEENS_NAME)):
        desk.add_member(number, name)
        desk.add_card(number, CardId(f"card {number}"))
        desk.set_pin(number, PINS[number], KEY)
    for number, name in ((ADAS_NUMBER, ADAS_NAME), (BENS_NUMBER, BENS_NAME)):
        desk.add_member(number, name)
        desk.add_card(number, CardId(f"card {number}"))
    desk.add_volunteer(JOKES_NUMBER, TOYS.key)
    desk.add_volunteer(RIKS_NUMBER, CLOTHES.key)
    desk.add_coordinator(LEENS_NUMBER, CLOTHES.key)
    desk.add_item("TOY-1", "Houten trein", None, "box", TOYS.key, Details(parts=(Part("wagon", 3), Part("brug", 1))))
    desk.add_item("TOY-2", "Ganzenbord", None, "game", TOYS.key)
    desk.add_item("TOY-3", "Bal", None, "box", TOYS.key)
    desk.add_item("CLO-1", "Skipak", None, "box", CLOTHES.key)


class People:
    """The ids of the people in the ledger."""

    def __init__(self, engine: Engine) -> None:
        with engine.connect() as connection:
            rows = connection.execute(select(member.c.number, member.c.id)).all()
        self._ids = {row.number: MemberId(row.id) for row in rows}

        self.ada, self.ben = self[ADAS_NUMBER], self[BENS_NUMBER]
        self.joke, self.rik, self.leen = self[JOKES_NUMBER], self[RIKS_NUMBER], self[LEENS_NUMBER]

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


def inbox(ledger: SqlLedger, by: MemberId) -> tuple[InboxEntry, ...]:
    """The entries of the inbox that this volunteer sees."""
    answer = ledger.inbox(by)
    assert isinstance(answer, InboxRead)
    return answer.entries


def actors(engine: Engine, what: str) -> list[str]:
    """The actors of this operation, as the journal has them."""
    with engine.connect() as connection:
        return list(connection.execute(select(journal.c.who).where(journal.c.what == what)).scalars())


def later(engine: Engine, now: Callable[[], datetime], time: timedelta) -> SqlLedger:
    """The same ledger opened anew, with its clock set forward by this time."""
    moment = now() + time
    return SqlLedger(engine, lambda: moment, "Europe/Brussels", KEY)


def in_days(today: date, days: int) -> date:
    return today + timedelta(days=days)
