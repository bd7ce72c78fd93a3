"""The initiatives of the house and the terms under which they lend. Terms are versions: a new one leaves the old."""

import re
from dataclasses import dataclass, replace
from enum import Enum

from sqlalchemy import Connection, func, select

from db import stored
from db.desk import tags
from db.desk.page import MARK, Desk, DeskError, FormError, terms_of, words
from db.ledger.statements.tables import (
    entry,
    inbox,
    induction,
    initiative,
    item,
    opening_override,
    payment_reference,
    role,
    setting,
    stock_count,
    subscription,
    swap,
)
from db.ledger.statements.tables import terms as terms_table
from kiosk.lending.terms import NOTHING_SAID, House, Terms

HOUSE = "house"
"""Under this name the setting that is the house is kept."""


class Fate(Enum):
    """What becomes of an initiative when terms are applied."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    TAKEN_OUT = "taken out"
    LEFT = "left as it is"


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one initiative: `before` is what holds now, `after` what will.

    `unnamed` are the categories of its things that the new terms do not name.
    """

    fate: Fate
    before: Terms | None
    after: Terms | None
    unnamed: tuple[str, ...] = ()

    @property
    def terms(self) -> Terms:
        terms = self.after or self.before
        assert terms is not None
        return terms


@dataclass(frozen=True, slots=True)
class Plan:
    """What changes when these terms are applied, or did change. `reordered`: the initiatives come in another order."""

    before: House
    after: House
    initiatives: tuple[Change, ...]
    reordered: bool = False

    @property
    def changes_something(self) -> bool:
        fates = {change.fate for change in self.initiatives}
        return self.before != self.after or self.reordered or bool(fates - {Fate.UNCHANGED, Fate.LEFT})


class HouseDesk(Desk):
    def open_house(self, name: str) -> None:
        """See to it that there is an initiative to lend from: if there is none, one with the name of the house."""
        with self._transaction() as connection:
            if connection.execute(select(initiative.c.id).limit(1)).first() is None:
                self._add_initiative(connection, "house", words(name, "name"), MARK)

    def add_initiative(self, key: str, name: str, colour: str = MARK) -> None:
        """An initiative that lends; `key` is a short word in lower case, `colour` is `#RRGGBB`."""
        if not re.fullmatch(r"[a-z][a-z0-9-]{0,39}", key):
            raise FormError(f"The key {key!r} must be a short word in lower case.")
        if not re.fullmatch(r"#[0-9A-Fa-f]{6}", colour):
            raise FormError(f"The colour {colour!r} must be written as #RRGGBB.")
        with self._transaction() as connection:
            if connection.execute(select(initiative.c.id).where(initiative.c.key == key)).first():
                raise DeskError(f"The initiative {key} exists already.")
            self._add_initiative(connection, key, words(name, "name"), colour)

    def read_house(self) -> tuple[House, tuple[Terms, ...]]:
        """What holds now: the house, and the terms of every initiative in its order."""
        with self._transaction() as connection:
            return _house(connection), tuple(_terms_by_key(connection).values())

    def has_terms(self) -> bool:
        """Were terms ever applied?"""
        with self._transaction() as connection:
            return connection.execute(select(terms_table.c.id).limit(1)).first() is not None

    def plan_house(self, house: House, terms: tuple[Terms, ...]) -> Plan:
        """What `apply_house` would do. Changes nothing."""
        with self._transaction() as connection:
            return _plan(connection, house, terms)

    def apply_house(self, house: House, terms: tuple[Terms, ...]) -> Plan:
        """From now on these terms hold, in this order. Applied twice, nothing changes.

        What is lent and sold already keeps the version it was lent and sold under. An initiative that is not named
        stays as it is behind the others; one without things, subscriptions or accounts is taken out, and its roles.
        """
        with self._transaction() as connection:
            plan = _plan(connection, house, terms)
            if not plan.changes_something:
                return plan
            connection.execute(setting.delete().where(setting.c.name == HOUSE))
            connection.execute(setting.insert().values(name=HOUSE, value=stored.encode(house)))
            tags.take_down(connection, _holding(plan))
            for change in plan.initiatives:
                self._carry_out(connection, change)
            tags.hang_up(connection, _holding(plan))
            for position, key in enumerate(_in_order(plan), 1):
                connection.execute(initiative.update().where(initiative.c.key == key).values(position=position))
            self._note(connection, "house applied")
            return plan

    def _carry_out(self, connection: Connection, change: Change) -> None:
        terms = change.terms
        match change.fate:
            case Fate.NEW:
                self._add_initiative(connection, terms.key, terms.name, terms.colour)
                self._add_version(connection, terms)
            case Fate.CHANGED:
                shown = {"name": terms.name, "colour": terms.colour}
                connection.execute(initiative.update().where(initiative.c.key == terms.key).values(shown))
                self._add_version(connection, terms)
            case Fate.TAKEN_OUT:
                gone = connection.execute(select(initiative.c.id).where(initiative.c.key == terms.key)).scalar_one()
                for table in (terms_table, role, opening_override):
                    connection.execute(table.delete().where(table.c.initiative_id == gone))
                connection.execute(initiative.delete().where(initiative.c.id == gone))
            case Fate.UNCHANGED | Fate.LEFT:
                pass

    def _add_version(self, connection: Connection, terms: Terms) -> None:
        owner = connection.execute(select(initiative.c.id).where(initiative.c.key == terms.key)).scalar_one()
        new = {"initiative_id": owner, "since": self._now(), "document": stored.encode(terms)}
        connection.execute(terms_table.insert().values(new))

    def _add_initiative(self, connection: Connection, key: str, name: str, colour: str) -> None:
        last = connection.execute(select(func.coalesce(func.max(initiative.c.position), 0))).scalar_one()
        new = {"key": key, "name": name, "colour": colour, "position": last + 1}
        connection.execute(initiative.insert().values(new))
        self._note(connection, "initiative added")


def _house(connection: Connection) -> House:
    kept = connection.execute(select(setting.c.value).where(setting.c.name == HOUSE)).scalar()
    return NOTHING_SAID if kept is None else stored.decode(kept, House)


def _terms_by_key(connection: Connection) -> dict[str, Terms]:
    """What holds for every initiative, in the order of the house."""
    rows = connection.execute(select(initiative.c.id, initiative.c.key).order_by(initiative.c.position))
    return {row.key: terms_of(connection, row.id)[1] for row in rows.all()}


def _plan(connection: Connection, house: House, terms: tuple[Terms, ...]) -> Plan:
    if not terms:
        raise FormError("There is no initiative in it.")
    known = _terms_by_key(connection)
    named = {one.key for one in terms}
    changes = [_change(connection, known.get(one.key), one) for one in terms]
    for key, before in known.items():
        if key not in named:
            used = _is_used(connection, key)
            changes.append(Change(Fate.LEFT, before, before) if used else Change(Fate.TAKEN_OUT, before, None))
    plan = Plan(_house(connection), house, tuple(changes))
    tags.must_be_free(connection, _holding(plan))
    kept = [key for key in _in_order(plan) if key in known]
    return replace(plan, reordered=[key for key in known if key in kept] != kept)


def _change(connection: Connection, before: Terms | None, after: Terms) -> Change:
    if before is None:
        return Change(Fate.NEW, None, after)
    fate = Fate.UNCHANGED if before == after else Fate.CHANGED
    return Change(fate, before, after, _unnamed(connection, after))


def _unnamed(connection: Connection, terms: Terms) -> tuple[str, ...]:
    """The categories that things of the initiative have and the terms do not name, where they name any."""
    if not terms.categories:
        return ()
    having = select(item.c.category).join(initiative, initiative.c.id == item.c.initiative_id).distinct()
    found = connection.execute(having.where(initiative.c.key == terms.key).order_by(item.c.category)).scalars()
    named = {*(one.key for one in terms.categories), *(one.key for one in terms.swap.categories)}
    return tuple(key for key in found if key not in named)


def _is_used(connection: Connection, key: str) -> bool:
    """Does anything belong to this initiative?"""
    owner = connection.execute(select(initiative.c.id).where(initiative.c.key == key)).scalar_one()
    return any(
        connection.execute(select(table.c.initiative_id).where(table.c.initiative_id == owner).limit(1)).first()
        for table in (item, subscription, entry, induction, inbox, swap, payment_reference, stock_count)
    )


def _holding(plan: Plan) -> tuple[Terms, ...]:
    """The terms that will hold for the initiatives that there will be."""
    return tuple(change.after for change in plan.initiatives if change.after is not None)


def _in_order(plan: Plan) -> list[str]:
    """The keys of the initiatives that there will be, in their order."""
    return [change.terms.key for change in plan.initiatives if change.fate is not Fate.TAKEN_OUT]
