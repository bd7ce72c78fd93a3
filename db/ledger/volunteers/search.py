"""Finding a member or a thing by what is typed of it. What is found is read from the book before it is told.

All names are read when the page is opened, with nothing typed yet: who types does not wait for it, nor does a visit.
"""

from collections.abc import Iterator

from db.ledger.directory import Directory, Texts
from db.ledger.page import Page, kind_of, tidy
from db.ledger.statements import files as sql
from db.ledger.volunteers.roles import Hand
from kiosk.lending.model import MemberId
from kiosk.lending.policy import Condition
from kiosk.lending.volunteers.events import SearchResults
from kiosk.lending.volunteers.model import FoundItem, FoundMember

MOST = 50
"""So many are told; whoever wants more types another letter."""


def search_member(page: Page, _hand: Hand, text: str) -> SearchResults:
    """By name and number; what is typed exactly as a number is comes first."""
    found = _members(page).find(text, MOST + 1)
    rows = {row.id: row for row in page.connection.execute(sql.MEMBERS, {"found": found})} if found else {}
    told = [FoundMember(MemberId(row.id), row.number, row.name) for number in found if (row := rows.get(number))]
    told.sort(key=lambda one: one.number != tidy(text))
    return SearchResults(text, members=tuple(told[:MOST]), more=len(told) > MOST)


def search_item(page: Page, _hand: Hand, text: str) -> SearchResults:
    """By name, barcode, category and initiative, whatever state it is in; its exact barcode comes first."""
    found = _things(page).find(text, MOST + 1)
    rows = {row.item_id: row for row in page.connection.execute(sql.THINGS, {"found": found})} if found else {}
    told = [
        FoundItem(page.item(row), Condition(row.condition), row.loan_id is not None)
        for number in found
        if (row := rows.get(number))
    ]
    told.sort(key=lambda one: one.item.barcode != tidy(text))
    return SearchResults(text, items=tuple(told[:MOST]), more=len(told) > MOST)


def _members(page: Page) -> Directory:
    def read(after: int) -> Iterator[tuple[int, Texts]]:
        rows = page.connection.execute(sql.MEMBERS_AFTER, {"after": after})
        return ((row.id, (row.name, row.number)) for row in rows)

    count, newest = page.connection.execute(sql.MEMBERS_KNOWN).one()
    page.shelf.members.keep_up(count, newest or 0, None, read)
    return page.shelf.members


def _things(page: Page) -> Directory:
    def read(after: int) -> Iterator[tuple[int, Texts]]:
        for row in page.connection.execute(sql.THINGS_AFTER, {"after": after}).all():
            kind = kind_of(page.terms_now(row), row.category)
            yield row.item_id, (row.item_name, row.barcode, kind.name, row.initiative_name)

    count, newest, version = page.connection.execute(sql.THINGS_KNOWN).one()
    page.shelf.things.keep_up(count, newest or 0, version, read)
    return page.shelf.things
