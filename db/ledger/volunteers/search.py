"""Finding a member or a thing by what is typed of it. What is found is read from the book before it is told.

All names are read when the page is opened, with nothing typed yet: who types does not wait for it, nor does a visit.
"""

from collections.abc import Iterator

from db.ledger.directory import Directory, Texts
from db.ledger.statements import files as sql
from db.ledger.transaction import Transaction, kind_of, tidy
from db.ledger.volunteers.roles import Actor
from kiosk.lending.conditions import Condition
from kiosk.lending.model import MemberId
from kiosk.lending.volunteers.events import SearchResults
from kiosk.lending.volunteers.model import FoundItem, FoundMember

MOST = 50
"""So many are told; whoever wants more types another letter."""


def search_member(tx: Transaction, _hand: Actor, text: str) -> SearchResults:
    """By name and number; what is typed exactly as a number is comes first."""
    found = _members(tx).find(text, MOST + 1)
    rows = {row.id: row for row in tx.connection.execute(sql.MEMBERS, {"found": found})} if found else {}
    told = [FoundMember(MemberId(row.id), row.number, row.name) for number in found if (row := rows.get(number))]
    told.sort(key=lambda one: one.number != tidy(text))
    return SearchResults(text, members=tuple(told[:MOST]), more=len(told) > MOST)


def search_item(tx: Transaction, _hand: Actor, text: str) -> SearchResults:
    """By name, barcode, category and initiative, whatever state it is in; its exact barcode comes first."""
    found = _things(tx).find(text, MOST + 1)
    rows = {row.item_id: row for row in tx.connection.execute(sql.THINGS, {"found": found})} if found else {}
    told = [
        FoundItem(tx.item(row), Condition(row.condition), row.loan_id is not None)
        for number in found
        if (row := rows.get(number))
    ]
    told.sort(key=lambda one: one.item.barcode != tidy(text))
    return SearchResults(text, items=tuple(told[:MOST]), more=len(told) > MOST)


def _members(tx: Transaction) -> Directory:
    def read(after: int) -> Iterator[tuple[int, Texts]]:
        rows = tx.connection.execute(sql.MEMBERS_AFTER, {"after": after})
        return ((row.id, (row.name, row.number)) for row in rows)

    count, newest = tx.connection.execute(sql.MEMBERS_KNOWN).one()
    tx.cache.members.keep_up(count, newest or 0, None, read)
    return tx.cache.members


def _things(tx: Transaction) -> Directory:
    def read(after: int) -> Iterator[tuple[int, Texts]]:
        for row in tx.connection.execute(sql.THINGS_AFTER, {"after": after}).all():
            kind = kind_of(tx.terms_now(row), row.category)
            yield row.item_id, (row.item_name, row.barcode, kind.name, row.initiative_name)

    count, newest, version = tx.connection.execute(sql.THINGS_KNOWN).one()
    tx.cache.items.keep_up(count, newest or 0, version, read)
    return tx.cache.items
