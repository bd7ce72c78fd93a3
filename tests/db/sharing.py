"""The baby shop of the sample house, which swaps and reserves, and what its members do there, for tests of swaps and
queues.
"""

from dataclasses import replace
from datetime import date

from sqlalchemy import Engine, text

from db.ledger import SqlLedger
from kiosk.lending.commands import Details
from kiosk.lending.events import LendingRefused, Recorded, VisitOpened
from kiosk.lending.model import Account, CardId, Cents, Line, MemberId, Part, Swap, Why
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
from tests.house import (
    ADAS_NAME,
    ADAS_NUMBER,
    BABIES,
    BABIES_TERMS,
    BENS_NAME,
    BENS_NUMBER,
    BODY,
    CEMS_NAME,
    CEMS_NUMBER,
    COAT,
    TOOLS,
)
from tests.support.builder import Builder

BODY_TAG, COAT_TAG = BODY.barcode, COAT.barcode
SHARED_BABIES = replace(
    BABIES_TERMS,
    works=(Works.SWAPPING, Works.LENDING),
    loans=LoanTerms(fee=Cents(200)),
    plans=(Plan("year", "Jaar", Cents(0), points=10),),
    categories=(Category("cot", "Bedjes", "bed"), Category("seat", "Zitjes", "seat")),
    instructions_confirmed=False,
    swap=SwapTerms(
        Giving.AT_ONCE,
        0,
        (
            SwapCategory("body", BODY.name, BODY.picture, 1, (BODY_TAG,)),
            SwapCategory("coat", COAT.name, COAT.picture, 3, (COAT_TAG,)),
        ),
    ),
    reservations=ReservationTerms(days=7, most=2, shelf="Reservaties"),
    pay_to=PayTo("BE68539007547034", BABIES.name),
)
LENT_TOOLS = Terms(TOOLS.key, TOOLS.name, TOOLS.colour, loans=LoanTerms(renewals=5))
NAMES = {ADAS_NUMBER: ADAS_NAME, BENS_NUMBER: BENS_NAME, CEMS_NUMBER: CEMS_NAME}
CARDS = {number: CardId(f"card {number}") for number in NAMES}


def furnish(desk: Builder, babies: Terms = SHARED_BABIES) -> None:
    """Fills the house: three members with a subscription of a year at the baby shop; a cot with parts, a seat, a saw,
    and a teddy bear to swap.
    """
    desk.apply_house(House(holidays=""), (babies, LENT_TOOLS))
    for number, card in CARDS.items():
        desk.add_member(number, NAMES[number])
        desk.add_card(number, card)
        desk.add_subscription(number, BABIES.key, "year", date(2026, 1, 1))
    desk.add_item("COT", "Reisbed", None, "cot", BABIES.key, Details(parts=(Part("poot", 4),)))
    desk.add_item("SEAT", "Zitje", None, "seat", BABIES.key)
    desk.add_item("SAW", "Zaag", None, "saw", TOOLS.key)
    desk.add_item("BEAR", "Beer", None, "seat", BABIES.key, Details(points=2))


def giving(desk: Builder, how: Giving, floor: int = 0) -> None:
    """Applies the same terms with this way of counting gifts."""
    desk.apply_house(
        House(holidays=""),
        (replace(SHARED_BABIES, swap=replace(SHARED_BABIES.swap, giving=how, floor=floor)), LENT_TOOLS),
    )


def visit(ledger: SqlLedger, number: str = ADAS_NUMBER) -> VisitOpened:
    opened = ledger.open_visit(CARDS[number])
    assert isinstance(opened, VisitOpened)
    return opened


def member(ledger: SqlLedger, number: str = ADAS_NUMBER) -> MemberId:
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


def points(ledger: SqlLedger, number: str = ADAS_NUMBER) -> int | None:
    return next(one.points for one in visit(ledger, number).accounts if one.initiative.key == BABIES.key)


def rows(engine: Engine, statement: str) -> list[tuple[object, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(statement))]


def condition(engine: Engine, barcode: str) -> object:
    return rows(engine, f"SELECT condition FROM item WHERE barcode = '{barcode}'")[0][0]
