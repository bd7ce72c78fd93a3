"""Finds a member or an item by a part of a name or a number. The results are read anew from their table.

All names are read when the search page is opened, before anything is typed, so that typing is never delayed.
"""

from collections.abc import Iterator

from db.ledger.facts.labels import meant
from db.ledger.people.directory import Directory, Texts
from db.ledger.people.finding import other_than_item
from db.ledger.people.roles import Authority
from db.ledger.statements import files as sql
from db.ledger.transaction import Transaction, kind_of, tidy
from kiosk.lending.conditions import Condition
from kiosk.lending.declining import decline
from kiosk.lending.model import MemberId
from kiosk.lending.volunteers.events import SearchResults
from kiosk.lending.volunteers.model import DeclineCause, FoundItem, FoundMember

MOST = 50
"""The most results in one answer; one more letter narrows the search."""


def search_member(tx: Transaction, _authority: Authority, text: str) -> SearchResults:
    """Searches members by name and number; a member with exactly this number comes first."""
    found = _members(tx).find(text, MOST + 1)
    rows = {row.id: row for row in tx.connection.execute(sql.MEMBERS, {"found": found})} if found else {}
    results = [FoundMember(MemberId(row.id), row.number, row.name) for number in found if (row := rows.get(number))]
    if not results:
        _must_be_no_slip(tx, text)
    results.sort(key=lambda one: one.number != tidy(text))
    return SearchResults(text, members=tuple(results[:MOST]), more=len(results) > MOST)


def search_item(tx: Transaction, _authority: Authority, text: str) -> SearchResults:
    """Searches items by name, barcode, category and initiative, in any condition; an item with exactly this barcode
    comes first.

    If nothing fits, the text is tried as another form of a barcode.
    """
    found, exact = _items(tx).find(text, MOST + 1), tidy(text)
    if not found and (other := meant(tx, exact)):
        found, exact = _items(tx).find(other, MOST + 1), other
    rows = {row.item_id: row for row in tx.connection.execute(sql.ITEMS, {"found": found})} if found else {}
    results = [
        FoundItem(tx.item(row), Condition(row.condition), row.loan_id is not None)
        for number in found
        if (row := rows.get(number))
    ]
    if not results:
        _must_be_no_slip(tx, text)
    results.sort(key=lambda one: one.item.barcode != exact)
    return SearchResults(text, items=tuple(results[:MOST]), more=len(results) > MOST)


def _must_be_no_slip(tx: Transaction, text: str) -> None:
    """Checks that the text is not the code on the slip of a part. Raises CommandDeclined if it is."""
    if (why := other_than_item(tx, text)) is DeclineCause.PART_SLIP:
        raise decline(why)


def _members(tx: Transaction) -> Directory:
    def read(after: int) -> Iterator[tuple[int, Texts]]:
        rows = tx.connection.execute(sql.MEMBERS_AFTER, {"after": after})
        return ((row.id, (row.name, row.number)) for row in rows)

    count, newest, *version = tx.connection.execute(sql.MEMBERS_KNOWN).one()
    tx.cache.members.keep_up(count, newest or 0, version, read)
    return tx.cache.members


def _items(tx: Transaction) -> Directory:
    def read(after: int) -> Iterator[tuple[int, Texts]]:
        for row in tx.connection.execute(sql.ITEMS_AFTER, {"after": after}).all():
            kind = kind_of(tx.terms_now(row), row.category)
            yield row.item_id, (row.item_name, row.barcode, kind.name, row.initiative_name)

    count, newest, *version = tx.connection.execute(sql.ITEMS_KNOWN).one()
    tx.cache.items.keep_up(count, newest or 0, version, read)
    return tx.cache.items
