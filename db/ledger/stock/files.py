"""Reads the file of an item. Only volunteers of its initiative see who has it and who had it."""

from collections.abc import Iterator
from heapq import merge
from itertools import islice

from db.ledger.desk.undoing import first_names
from db.ledger.facts.items import ItemState
from db.ledger.people.finding import locked_item
from db.ledger.people.roles import Authority
from db.ledger.queues import holds
from db.ledger.statements import desk as sql
from db.ledger.statements import files
from db.ledger.stock import flaws
from db.ledger.transaction import Row, Transaction
from kiosk.lending.model import Cents, Hold, MemberId, Operation, Part
from kiosk.lending.volunteers.events import ItemRead
from kiosk.lending.volunteers.model import FoundMember, ItemFile, PastOperation

MOST_SHOWN = 50
"""The most of an item's history that is shown, newest first."""


def read_item(tx: Transaction, authority: Authority, code: str) -> ItemRead:
    """The file of the item with this code. Raises CommandDeclined if there is none."""
    return ItemRead(_file(tx, authority, locked_item(tx, code)))


def read_item_of_number(tx: Transaction, authority: Authority, item: int) -> ItemRead:
    """The file of the item with this number in the ledger, which must exist."""
    return ItemRead(_file(tx, authority, holds.lock_by_id(tx, item)))


def _file(tx: Transaction, authority: Authority, item: ItemState) -> ItemFile:
    named = authority.acts_for(item.initiative)
    lent, swapped = item.terms.categories, item.terms.swap.categories
    kinds = (*((kind.key, kind.name) for kind in lent), *((kind.key, kind.name) for kind in swapped))
    queue: int = tx.connection.execute(files.QUEUE, {"item": item.id}).scalar_one()
    return ItemFile(
        item.shown,
        item.row.category,
        item.condition,
        kinds,
        item.loan.due_on if item.loan else None,
        _holder(tx, item) if named else None,
        _hold(tx, item),
        queue,
        _parts(tx, item),
        flaws.of_item(tx, item.id),
        item.when_borrowing,
        item.when_returning,
        item.row.safe_until,
        Cents(item.row.value),
        tuple(_history(tx, item, named=named)),
        item.shelf,
    )


def _holder(tx: Transaction, item: ItemState) -> FoundMember | None:
    if item.loan is None:
        return None
    row = tx.connection.execute(files.HOLDER, {"member": item.loan.holder}).one()
    return FoundMember(MemberId(row.id), row.number, row.name)


def _hold(tx: Transaction, item: ItemState) -> Hold | None:
    """The hold for the first in the queue of the item, or for a member who is in no queue; None if there is none."""
    shelf = item.terms.reservations.shelf
    if item.first and item.first.ready_until:
        return Hold(shelf, item.first.code or "", item.first.ready_until)
    return Hold(shelf, "", item.row.kept_until) if item.kept(tx.today) else None


def _parts(tx: Transaction, item: ItemState) -> tuple[Part, ...]:
    """The parts of the item as they are listed, whether they are missing now or not."""
    rows = tx.connection.execute(sql.LISTED_PARTS, {"item": item.id}).all()
    return tuple(Part(row.name, row.pieces, row.picture or "") for row in rows)


def _history(tx: Transaction, item: ItemState, *, named: bool) -> Iterator[PastOperation]:
    """The operations on the item and the notes of the journal about it, newest first; without names unless `named`."""
    of_this = {"item": item.id, "most": MOST_SHOWN}
    done = tx.connection.execute(files.DONE_WITH, of_this).all()
    noted = tx.connection.execute(files.NOTED_OF, of_this).all()
    names = first_names(tx, (*done, *noted)) if named else {}

    def past_operation(row: Row, operation: str, kind: str, person: str) -> PastOperation:
        at = row.at.astimezone(tx.local.tzinfo)
        return PastOperation(Operation(operation), at, kind, item.shown, names.get(row.who or "", ""), person)

    operations = (past_operation(row, row.id, row.kind, row.person or "" if named else "") for row in done)
    notes = (past_operation(row, row.operation or "", row.what, "") for row in noted)
    return islice(merge(operations, notes, key=lambda past: past.at, reverse=True), MOST_SHOWN)
