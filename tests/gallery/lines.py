"""Lines of a visit and loans at home, of items of the sample house, for the pictures."""

from kiosk.lending.model import Cents, Item, Line, LineKind, Loan, MemberId, Operation, Visitor
from tests.house import BIKE, BLOCKS, JIGSAW, LADDER, SAW, TRAIN, day


def visitor(language: str, first_name: str = "Samira") -> Visitor:
    return Visitor(MemberId(1), first_name, language)


def lent(item: Item, days: int = 19, cents: int = 0) -> Line:
    return Line(Operation(f"lent-{item.barcode}"), LineKind.LENT, item, day(days), Cents(cents))


def returned(item: Item, elsewhere: bool = False) -> Line:
    return Line(Operation(f"returned-{item.barcode}"), LineKind.RETURNED, item, elsewhere=elsewhere)


def renewed(item: Item, days: int = 24) -> Line:
    return Line(Operation(f"renewed-{item.barcode}"), LineKind.RENEWED, item, day(days))


LOANS = (Loan(BIKE, day(3)), Loan(BLOCKS, day(9)))
MANY_LOANS = (
    Loan(SAW, day(-2)),
    Loan(LADDER, day(0)),
    Loan(JIGSAW, day(1)),
    Loan(BIKE, day(3)),
    Loan(BLOCKS, day(9)),
    Loan(TRAIN, day(120)),
)
