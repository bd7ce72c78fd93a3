"""Finding a member or a thing by what is typed of it. What is found is read from the book before it is told."""

from collections.abc import Iterable

from db.ledger.directory import Texts
from db.ledger.page import Page, kind_of
from db.ledger.statements import files as sql
from db.ledger.volunteers.roles import Hand
from kiosk.lending.model import MemberId
from kiosk.lending.policy import Condition
from kiosk.lending.volunteers.events import Found
from kiosk.lending.volunteers.model import FoundMember, FoundThing

MOST = 50
"""So many are told; whoever wants more types another letter."""


def seek_member(page: Page, _hand: Hand, text: str) -> Found:
    """By name and number; what is typed exactly as a number is comes first."""

    def read(after: int) -> Iterable[tuple[int, Texts]]:
        rows = page.connection.execute(sql.MEMBERS_AFTER, {"after": after})
        return ((row.id, (row.name, row.number)) for row in rows)

    count, newest = page.connection.execute(sql.MEMBERS_KNOWN).one()
    directory = page.shelf.members
    directory.keep_up(count, newest or 0, None, read)
    found = directory.find(text, MOST + 1)
    rows = {row.id: row for row in page.connection.execute(sql.MEMBERS, {"found": found})} if found else {}
    told = [FoundMember(MemberId(row.id), row.number, row.name) for number in found if (row := rows.get(number))]
    told.sort(key=lambda one: one.number != text.strip().upper())
    return Found(text, members=tuple(told[:MOST]), more=len(told) > MOST)


def seek_thing(page: Page, _hand: Hand, text: str) -> Found:
    """By name, barcode, category and initiative, whatever state it is in."""

    def read(after: int) -> Iterable[tuple[int, Texts]]:
        rows = page.connection.execute(sql.THINGS_AFTER, {"after": after})
        return (
            (
                row.item_id,
                (row.item_name, row.barcode, kind_of(page.terms_now(row), row.category).name, row.initiative_name),
            )
            for row in rows.all()
        )

    count, newest, version = page.connection.execute(sql.THINGS_KNOWN).one()
    directory = page.shelf.things
    directory.keep_up(count, newest or 0, version, read)
    found = directory.find(text, MOST + 1)
    rows = {row.item_id: row for row in page.connection.execute(sql.THINGS, {"found": found})} if found else {}
    told = [
        FoundThing(page.item(row), Condition(row.condition), row.loan_id is not None)
        for number in found
        if (row := rows.get(number))
    ]
    told.sort(key=lambda one: one.item.barcode != text.strip().upper())
    return Found(text, things=tuple(told[:MOST]), more=len(told) > MOST)
