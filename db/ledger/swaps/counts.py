"""The numbers of pieces taken and given on a swap line, and their points."""

from dataclasses import dataclass

from db.ledger.facts.items import InitiativeState, initiative_state
from db.ledger.statements import swaps as sql
from db.ledger.transaction import Row, Transaction
from kiosk.lending.terms import Giving


@dataclass(frozen=True, slots=True)
class Counts:
    """The pieces of a swap line: `taken` and `given`. Of the given ones, a decision was made on `seen`, and `credited`
    earned points.
    """

    taken: int = 0
    given: int = 0
    seen: int = 0
    credited: int = 0

    def count(self, taken: int, given: int, giving: Giving) -> "Counts":
        """These counts after a change. With AT_ONCE, all given pieces are seen and credited. When the number of given
        pieces falls, unseen ones are taken off first.
        """
        at_once = max(0, given - self.given) if giving is Giving.AT_ONCE else 0
        return Counts(taken, given, min(self.seen, given) + at_once, min(self.credited, given) + at_once)

    def worth(self, points: int) -> int:
        """The points of the line for the account, at `points` for each piece."""
        return (self.credited - self.taken) * points


NOTHING = Counts()


def counts_of(tx: Transaction, line: int) -> tuple[Row, Counts]:
    """The row of a swap line and its counts. The row of its member is locked already."""
    row = tx.connection.execute(sql.SWAP_OF_LINE, {"of_line": line}).one()
    return row, Counts(row.taken, row.given, row.seen, row.credited)


def keep_counts(tx: Transaction, line: int, counts: Counts) -> None:
    now = {"taken_now": counts.taken, "given_now": counts.given}
    decided = {"seen_now": counts.seen, "credited_now": counts.credited}
    tx.change(sql.COUNT_SWAP, {"of_line": line, **now, **decided})


def shop_of_line(tx: Transaction, row: Row) -> InitiativeState:
    """The shop in which the line of this row was swapped."""
    return initiative_state(tx, tx.connection.execute(sql.SHOP, {"initiative": row.initiative_id}).one())
