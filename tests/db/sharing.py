"""A house that swaps and reserves, and what its members do there, for the tests of both."""

from dataclasses import replace
from datetime import date
from itertools import count

from sqlalchemy import Engine, text

from db.ledger import SqlLedger
from kiosk.lending.commands import Details
from kiosk.lending.events import LendingRefused, Recorded, VisitOpened
from kiosk.lending.model import Account, CardId, Cents, Line, MemberId, Operation, Part, Swap, Why
from kiosk.lending.terms import (
    Category,
    Giving,
    House,
    LoanTerms,
    PayTo,
    Plan,
    ReservationTerms,
    SwapCategory,
    SwapTerms,
    Terms,
    Works,
)
from tests.support.builder import Builder

TODAY = date(2026, 11, 23)
BODY, COAT = "RUIL-BODY", "RUIL-JAS"
BABY = Terms(
    "baby",
    "Babytheek",
    "#112233",
    works=(Works.SWAPPING, Works.LENDING),
    loans=LoanTerms(fee=Cents(200)),
    plans=(Plan("year", "Jaar", Cents(0), points=10),),
    categories=(Category("cot", "Bedjes", "bed"), Category("seat", "Zitjes", "seat")),
    swap=SwapTerms(
        Giving.AT_ONCE,
        0,
        (SwapCategory("body", "Body’s", "tshirt", 1, (BODY,)), SwapCategory("coat", "Jassen", "coat", 3, (COAT,))),
    ),
    reservations=ReservationTerms(days=7, most=2, shelf="Reservaties"),
    pay_to=PayTo("BE68539007547034", "Babytheek"),
)
TOOLS = Terms("tools", "Gereedschap", "#332211", loans=LoanTerms(renewals=5))
CARDS = {"1001": CardId("ada"), "1002": CardId("ben"), "1003": CardId("cem")}
_operations = count()


def new() -> Operation:
    return Operation(f"sharing-{next(_operations)}")


def furnish(desk: Builder, baby: Terms = BABY) -> None:
    """Three members with a year of the baby shop; a cot with parts, a seat, a saw, and a teddy bear to swap."""
    desk.apply_house(House(holidays=""), (baby, TOOLS))
    for number, card in CARDS.items():
        desk.add_member(number, f"{card} Peeters")
        desk.add_card(number, card)
        desk.add_subscription(number, "baby", "year", date(2026, 1, 1))
    desk.add_item("COT", "Reisbed", None, "cot", "baby", Details(parts=(Part("poot", 4),)))
    desk.add_item("SEAT", "Zitje", None, "seat", "baby")
    desk.add_item("SAW", "Zaag", None, "saw", "tools")
    desk.add_item("BEAR", "Beer", None, "seat", "baby", Details(points=2))


def giving(desk: Builder, how: Giving, floor: int = 0) -> None:
    """From now on gifts are counted so."""
    desk.apply_house(House(holidays=""), (replace(BABY, swap=replace(BABY.swap, giving=how, floor=floor)), TOOLS))


def visit(ledger: SqlLedger, number: str = "1001") -> VisitOpened:
    opened = ledger.open_visit(CARDS[number])
    assert isinstance(opened, VisitOpened)
    return opened


def member(ledger: SqlLedger, number: str = "1001") -> MemberId:
    return visit(ledger, number).visitor.member


def line_of(answer: object) -> Line:
    assert isinstance(answer, Recorded), answer
    return answer.line


def account(answer: object) -> Account:
    assert isinstance(answer, Recorded), answer
    assert answer.account is not None
    return answer.account


def swap(answer: object) -> Swap:
    line = line_of(answer)
    assert line.swap is not None
    return line.swap


def against(answer: object) -> list[Why]:
    assert isinstance(answer, LendingRefused), answer
    return [reason.why for reason in answer.refusal.reasons]


def points(ledger: SqlLedger, number: str = "1001") -> int | None:
    return next(one.points for one in visit(ledger, number).accounts if one.initiative.key == "baby")


def rows(engine: Engine, statement: str) -> list[tuple[object, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(statement))]


def condition(engine: Engine, barcode: str) -> object:
    return rows(engine, f"SELECT condition FROM item WHERE barcode = '{barcode}'")[0][0]
