"""How many of a line were taken and given, as it stands, and what that comes to."""

from dataclasses import dataclass

from db.ledger.facts.items import InitiativeState, initiative_state
from db.ledger.statements import swaps as sql
from db.ledger.transaction import Row, Transaction
from kiosk.lending.terms import Giving


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of a line were taken and given; `seen` were decided on, for `credited` there are points."""

    taken: int = 0
    given: int = 0
    seen: int = 0
    credited: int = 0

    def count(self, taken: int, given: int, giving: Giving) -> "Counts":
        """So many now. What is given at once is seen and credited; of less, first goes what nobody saw yet."""
        at_once = max(0, given - self.given) if giving is Giving.AT_ONCE else 0
        return Counts(taken, given, min(self.seen, given) + at_once, min(self.credited, given) + at_once)

    def worth(self, points: int) -> int:
        """What the line comes to on the account."""
        return (self.credited - self.taken) * points


NOTHING = Counts()


def counts_of(tx: Transaction, line: int) -> tuple[Row, Counts]:
    """The row of a line, whose member is held, and how many there are of it."""
    row = tx.connection.execute(sql.SWAP_OF_LINE, {"of_line": line}).one()
    return row, Counts(row.taken, row.given, row.seen, row.credited)


def keep_counts(tx: Transaction, line: int, counts: Counts) -> None:
    now = {"taken_now": counts.taken, "given_now": counts.given}
    decided = {"seen_now": counts.seen, "credited_now": counts.credited}
    tx.change(sql.COUNT_SWAP, {"of_line": line, **now, **decided})


def shop_of_line(tx: Transaction, row: Row) -> InitiativeState:
    """The shop in which the line of this row was swapped."""
    return initiative_state(tx, tx.connection.execute(sql.SHOP, {"initiative": row.initiative_id}).one())
