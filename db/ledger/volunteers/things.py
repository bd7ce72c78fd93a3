"""The file of a thing. Who has it and who had it is told only to who acts for its initiative."""

from collections.abc import Iterator
from heapq import merge
from itertools import islice

from db.ledger.facts.items import ItemState
from db.ledger.queues import holds
from db.ledger.statements import desk as sql
from db.ledger.statements import files
from db.ledger.transaction import Row, Transaction, tidy
from db.ledger.volunteers import flaws
from db.ledger.volunteers.roles import Actor, refuse
from db.ledger.volunteers.undoing import first_names
from kiosk.lending.model import Cents, Hold, MemberId, Operation, Part
from kiosk.lending.volunteers.events import ItemRead
from kiosk.lending.volunteers.model import DeclineCause, FoundMember, ItemFile, PastOperation

MOST_TOLD = 50
"""So much of its history is told, the newest first."""


def read_item(tx: Transaction, actor: Actor, code: str) -> ItemRead:
    """Raises Refused if no thing has this code."""
    item = holds.lock(tx, tidy(code))
    if item is None:
        raise refuse(DeclineCause.UNKNOWN)
    return ItemRead(_file(tx, actor, item))


def item_told(tx: Transaction, actor: Actor, item: int) -> ItemRead:
    """The same, of a thing that is known to be there, by its number."""
    return ItemRead(_file(tx, actor, holds.lock_by_id(tx, item)))


def _file(tx: Transaction, actor: Actor, item: ItemState) -> ItemFile:
    named = actor.acts_for(item.initiative)
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
    )


def _holder(tx: Transaction, item: ItemState) -> FoundMember | None:
    if item.loan is None:
        return None
    row = tx.connection.execute(files.HOLDER, {"member": item.loan.holder}).one()
    return FoundMember(MemberId(row.id), row.number, row.name)


def _hold(tx: Transaction, item: ItemState) -> Hold | None:
    """How it lies for who waits for it, or is kept for by hand."""
    shelf = item.terms.reservations.shelf
    if item.first and item.first.ready_until:
        return Hold(shelf, item.first.code or "", item.first.ready_until)
    return Hold(shelf, "", item.row.kept_until) if item.kept(tx.today) else None


def _parts(tx: Transaction, item: ItemState) -> tuple[Part, ...]:
    """As they are listed, whatever is missing now."""
    rows = tx.connection.execute(sql.LISTED_PARTS, {"item": item.id}).all()
    return tuple(Part(row.name, row.pieces, row.picture or "") for row in rows)


def _history(tx: Transaction, item: ItemState, *, named: bool) -> Iterator[PastOperation]:
    """What was done with it and what was noted of it, in one list."""
    of_this = {"item": item.id, "most": MOST_TOLD}
    done = tx.connection.execute(files.DONE_WITH, of_this).all()
    noted = tx.connection.execute(files.NOTED_OF, of_this).all()
    names = first_names(tx, (*done, *noted)) if named else {}

    def told(row: Row, operation: str, deed: str, person: str) -> PastOperation:
        at = row.at.astimezone(tx.local.tzinfo)
        return PastOperation(Operation(operation), at, deed, item.shown, names.get(row.who or "", ""), person)

    deeds = (told(row, row.id, row.kind, row.person or "" if named else "") for row in done)
    notes = (told(row, row.operation or "", row.what, "") for row in noted)
    return islice(merge(deeds, notes, key=lambda past: past.at, reverse=True), MOST_TOLD)
