"""One transaction in the ledger, and the entries that are made in it: a loan, a return, a renewal, an undoing.

Every entry is three rows: the loan as it is now, the operation that did it, and a line in the journal.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Executable, Row

from db.ledger import statements as sql
from kiosk.lending.events import Recorded
from kiosk.lending.model import Deed, Initiative, Item, Line, MemberId, Operation

LONGEST_CODE = 64
Found = Row[*tuple[Any, ...]]
UNDONE = "undone"
SELF_SERVICE = "self-service"


class Overtaken(Exception):  # noqa: N818 - it is no error: the transaction is begun again
    """Somebody else was faster between our look and our entry; nothing was written."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing as its row says, with the loan that is running, if one is."""

    id: int
    item: Item
    days: int | None
    loan: int | None = None
    holder: MemberId | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """The transaction: its connection, and what every entry in it has in common."""

    connection: Connection
    operation: Operation
    at: datetime
    today: date
    kiosk: str

    def thing(self, row: Found) -> Thing:
        """The thing of this row, held until the end of the transaction, with its running loan."""
        self.connection.execute(sql.LOCK_ITEM, {"item": row.item_id})
        item = item_of(row)
        loan = self.connection.execute(sql.OPEN_LOAN, {"item": row.item_id}).one_or_none()
        if loan is None:
            return Thing(row.item_id, item, row.loan_days)
        return Thing(row.item_id, item, row.loan_days, loan.id, MemberId(loan.member_id), loan.due_on)

    def lent(self, thing: Thing, member: MemberId, due_on: date) -> Recorded:
        new = {"item_id": thing.id, "member_id": member, "lent_at": self.at, "due_on": due_on}
        loan: int = self.connection.execute(sql.ADD_LOAN, new).scalar_one()
        return self._recorded(Deed.LENT, thing, member, loan, due_on=due_on)

    def returned(self, thing: Thing, member: MemberId | None) -> Recorded:
        """Taken back, from whoever had it; of a thing that nobody had, only that it came."""
        if thing.loan is not None:
            self.change(sql.END_LOAN, {"loan": thing.loan, "moment": self.at})
        elsewhere = thing.loan is None or (member is not None and member != thing.holder)
        return self._recorded(Deed.RETURNED, thing, member, thing.loan, elsewhere=elsewhere)

    def renewed(self, thing: Thing, member: MemberId, due_on: date) -> Recorded:
        self.change(sql.RENEW_LOAN, {"loan": thing.loan, "due": due_on})
        return self._recorded(Deed.RENEWED, thing, member, thing.loan, due_on=due_on, due_before=thing.due_on)

    def undone(self, deed: Found) -> None:
        """The counter-entry of a deed on which nothing later depends."""
        match deed.kind:
            case Deed.LENT.value:
                self.change(sql.UNDO_LOAN, {"loan": deed.loan_id, "moment": self.at})
            case Deed.RENEWED.value:
                self.change(sql.SHORTEN_LOAN, {"loan": deed.loan_id, "due": deed.due_before})
            case Deed.RETURNED.value if deed.loan_id is not None:
                self.change(sql.REOPEN_LOAN, {"loan": deed.loan_id})
        self._enter(UNDONE, f"{deed.kind}, undone", deed.item_id, deed.member_id, deed.loan_id, undoes=deed.seq)

    def change(self, statement: Executable, parameters: Mapping[str, object]) -> None:
        if self.connection.execute(statement, parameters).rowcount != 1:
            raise Overtaken

    def _recorded(
        self,
        deed: Deed,
        thing: Thing,
        member: MemberId | None,
        loan: int | None,
        *,
        due_on: date | None = None,
        due_before: date | None = None,
        elsewhere: bool = False,
    ) -> Recorded:
        self._enter(
            deed.value,
            deed.value,
            thing.id,
            member,
            loan,
            due_on=due_on,
            due_before=due_before,
            elsewhere=elsewhere,
        )
        line = Line(self.operation, deed, thing.item, due_on, elsewhere=elsewhere)
        return Recorded(line, self.today)

    def _enter(
        self,
        kind: str,
        what: str,
        item: int,
        member: int | None,
        loan: int | None,
        *,
        due_on: date | None = None,
        due_before: date | None = None,
        elsewhere: bool = False,
        undoes: int | None = None,
    ) -> None:
        ids = {"item_id": item, "member_id": member, "loan_id": loan}
        self.connection.execute(
            sql.ADD_OPERATION,
            {
                "id": self.operation,
                "kind": kind,
                "at": self.at,
                "due_on": due_on,
                "due_before": due_before,
                "elsewhere": elsewhere,
                "undoes": undoes,
                **ids,
            },
        )
        note = {"at": self.at, "kiosk": self.kiosk, "who": SELF_SERVICE, "what": what, "operation": self.operation}
        self.connection.execute(sql.ADD_JOURNAL, {**note, **ids})


def item_of(row: Found) -> Item:
    """The thing that a row of any statement with the item's columns tells of."""
    initiative = Initiative(row.initiative_key, row.initiative_name, row.colour)
    return Item(row.barcode, row.item_name, row.category, initiative)


def tidy(code: str) -> str:
    """A code as it is kept: trimmed and upper-cased; empty if it can be no code of the house."""
    code = code.strip().upper()
    return code if len(code) <= LONGEST_CODE and code.isprintable() else ""
