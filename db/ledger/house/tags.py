"""Keeps the tags of swap shops: only the codes that the terms in force name can be scanned."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from db.ledger.people.naming import take_code
from db.ledger.statements.tables import code, initiative, tag
from kiosk.lending.declining import CommandDeclined
from kiosk.lending.terms import Terms

TagOwner = tuple[str, str]
"""The key of an initiative, and of one of its swap categories."""


def must_be_free(connection: Connection, terms: tuple[Terms, ...]) -> None:
    """Checks the tags in these terms. Raises CommandDeclined for a tag whose code is in use otherwise, or that has two
    categories.
    """
    places: dict[str, TagOwner] = {}
    for wanted, place in _named(terms):
        if wanted in places:
            here, there = ("/".join(one) for one in (place, places[wanted]))
            raise CommandDeclined(f"The tag {wanted} of {here} is one of {there} already.")
        places[wanted] = place
    taken = select(code.c.code, code.c.kind).where(code.c.kind != "tag").order_by(code.c.code)
    for row in connection.execute(taken.where(code.c.code.in_(places))):
        here, what = "/".join(places[row.code]), {"item": "the barcode of an item"}.get(row.kind, "a member number")
        raise CommandDeclined(f"The tag {row.code} of {here} is {what} already.")


def forget_tags(connection: Connection, terms: tuple[Terms, ...]) -> None:
    """Forgets the codes of tags that these terms no longer name, or name for another category."""
    wanted = dict(_named(terms))
    gone = [hung for hung, place in _known_tags(connection).items() if wanted.get(hung) != place]
    if gone:
        connection.execute(tag.delete().where(tag.c.code.in_(gone)))
        connection.execute(code.delete().where(code.c.code.in_(gone)))


def add_tags(connection: Connection, terms: tuple[Terms, ...]) -> None:
    """Keeps the codes of tags that are new in these terms. Their initiatives exist already."""
    hanging = _known_tags(connection)
    owners = {row.key: row.id for row in connection.execute(select(initiative.c.key, initiative.c.id))}
    for new, (owner, category) in _named(terms):
        if new not in hanging:
            take_code(connection, new, "tag")
            connection.execute(tag.insert().values(code=new, initiative_id=owners[owner], category=category))


def _named(terms: tuple[Terms, ...]) -> Iterator[tuple[str, TagOwner]]:
    """Every tag that the terms name, with its initiative and category."""
    for one in terms:
        for category in one.swap.categories:
            yield from ((named, (one.key, category.key)) for named in category.tags)


def _known_tags(connection: Connection) -> dict[str, TagOwner]:
    rows = select(tag.c.code, initiative.c.key, tag.c.category).join(initiative, initiative.c.id == tag.c.initiative_id)
    return {row.code: (row.key, row.category) for row in connection.execute(rows)}
