"""The file of a thing. Who has it and who had it is told only to who acts for its initiative."""

from collections.abc import Iterator
from heapq import merge
from itertools import islice

from db.ledger import holds
from db.ledger.desk.undoing import first_names
from db.ledger.people.roles import Authority
from db.ledger.statements import desk as sql
from db.ledger.statements import files
from db.ledger.stock import flaws
from db.ledger.things import Thing
from db.ledger.transaction import Row, Transaction, tidy
from kiosk.lending.declining import decline
from kiosk.lending.model import Cents, Hold, MemberId, Operation, Part
from kiosk.lending.volunteers.events import ItemRead
from kiosk.lending.volunteers.model import DeclineCause, FoundMember, ItemFile, PastOperation

MOST_TOLD = 50
"""So much of its history is told, the newest first."""


def read_item(tx: Transaction, authority: Authority, code: str) -> ItemRead:
    """Raises CommandDeclined if no thing has this code."""
    thing = holds.lock(tx, tidy(code))
    if thing is None:
        raise decline(DeclineCause.UNKNOWN)
    return ItemRead(_file(tx, authority, thing))


def thing_told(tx: Transaction, authority: Authority, item: int) -> ItemRead:
    """The same, of a thing that is known to be there, by its number."""
    return ItemRead(_file(tx, authority, holds.lock_by_id(tx, item)))


def _file(tx: Transaction, authority: Authority, thing: Thing) -> ItemFile:
    named = authority.acts_for(thing.initiative)
    lent, swapped = thing.terms.categories, thing.terms.swap.categories
    kinds = (*((kind.key, kind.name) for kind in lent), *((kind.key, kind.name) for kind in swapped))
    queue: int = tx.connection.execute(files.QUEUE, {"item": thing.id}).scalar_one()
    return ItemFile(
        thing.item,
        thing.row.category,
        thing.condition,
        kinds,
        thing.loan.due_on if thing.loan else None,
        _holder(tx, thing) if named else None,
        _hold(tx, thing),
        queue,
        _parts(tx, thing),
        flaws.of_item(tx, thing.id),
        thing.when_borrowing,
        thing.when_returning,
        thing.row.safe_until,
        Cents(thing.row.value),
        tuple(_history(tx, thing, named=named)),
    )


def _holder(tx: Transaction, thing: Thing) -> FoundMember | None:
    if thing.loan is None:
        return None
    row = tx.connection.execute(files.HOLDER, {"member": thing.loan.holder}).one()
    return FoundMember(MemberId(row.id), row.number, row.name)


def _hold(tx: Transaction, thing: Thing) -> Hold | None:
    """How it lies for who waits for it, or is kept for by hand."""
    shelf = thing.terms.reservations.shelf
    if thing.first and thing.first.ready_until:
        return Hold(shelf, thing.first.code or "", thing.first.ready_until)
    return Hold(shelf, "", thing.row.kept_until) if thing.kept(tx.today) else None


def _parts(tx: Transaction, thing: Thing) -> tuple[Part, ...]:
    """As they are listed, whatever is missing now."""
    rows = tx.connection.execute(sql.LISTED_PARTS, {"item": thing.id}).all()
    return tuple(Part(row.name, row.pieces, row.picture or "") for row in rows)


def _history(tx: Transaction, thing: Thing, *, named: bool) -> Iterator[PastOperation]:
    """What was done with it and what was noted of it, in one list."""
    of_this = {"item": thing.id, "most": MOST_TOLD}
    done = tx.connection.execute(files.DONE_WITH, of_this).all()
    noted = tx.connection.execute(files.NOTED_OF, of_this).all()
    names = first_names(tx, (*done, *noted)) if named else {}

    def told(row: Row, operation: str, deed: str, person: str) -> PastOperation:
        at = row.at.astimezone(tx.local.tzinfo)
        return PastOperation(Operation(operation), at, deed, thing.item, names.get(row.who or "", ""), person)

    deeds = (told(row, row.id, row.kind, row.person or "" if named else "") for row in done)
    notes = (told(row, row.operation or "", row.what, "") for row in noted)
    return islice(merge(deeds, notes, key=lambda past: past.at, reverse=True), MOST_TOLD)
