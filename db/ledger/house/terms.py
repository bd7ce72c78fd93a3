"""The initiatives of the house and the terms under which they lend. New terms are a new version beside the earlier
ones.
"""

import re
from dataclasses import replace

from sqlalchemy import Connection, func, select

from db import stored
from db.ledger.house import closings, tags
from db.ledger.people.naming import words
from db.ledger.people.roles import Authority
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
from db.ledger.transaction import Transaction
from kiosk.lending.commands import (
    DEFAULT_COLOUR,
    AddInitiative,
    ApplyHouse,
    Done,
    Fate,
    HousePlan,
    InitiativeChange,
    OpenHouse,
    Role,
)
from kiosk.lending.declining import CommandDeclined, FormError
from kiosk.lending.terms import NOTHING_SAID, House, Terms, plain_name

HOUSE = "house"
"""The name under which the settings of the house as a whole are kept."""


def read_house(tx: Transaction) -> tuple[House, tuple[Terms, ...]]:
    """The terms that hold now: those of the house, and those of every initiative in its order."""
    return _house(tx.connection), tuple(terms_by_key(tx.connection).values())


def has_terms(tx: Transaction) -> bool:
    """Were terms ever applied?"""
    return tx.connection.execute(select(terms_table.c.id).limit(1)).first() is not None


def plan_house(tx: Transaction, house: House, terms: tuple[Terms, ...]) -> HousePlan:
    """The changes that `ApplyHouse` would make; nothing is written. Raises CommandDeclined if `ApplyHouse` would."""
    return _plan(tx.connection, house, terms)


def open_house(tx: Transaction, _authority: Authority, command: OpenHouse) -> Done:
    """Adds the first initiative; does nothing if there is one."""
    if tx.connection.execute(select(initiative.c.id).limit(1)).first() is None:
        _add_initiative(tx, "house", words(command.name, "name"), DEFAULT_COLOUR)
    return Done()


def add_initiative(tx: Transaction, _authority: Authority, command: AddInitiative) -> Done:
    """Adds an initiative. Raises CommandDeclined if its key is in use, FormError for a wrong key, name or colour."""
    key, colour = command.key, command.colour
    if not re.fullmatch(r"[a-z][a-z0-9-]{0,39}", key):
        raise FormError(f"The key {key!r} must be a short word in lower case.")
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", colour):
        raise FormError(f"The colour {colour!r} must be written as #RRGGBB.")
    if tx.connection.execute(select(initiative.c.id).where(initiative.c.key == key)).first():
        raise CommandDeclined(f"The initiative {key} exists already.")
    name = words(command.name, "name")
    _must_be_told_apart((*tx.connection.execute(select(initiative.c.name)).scalars(), name))
    _add_initiative(tx, key, name, colour)
    return Done()


def apply_house(tx: Transaction, _authority: Authority, command: ApplyHouse) -> Done:
    """Applies terms; the answer says what changed. Raises CommandDeclined if a tag is in use for something else."""
    connection = tx.connection
    plan = _plan(connection, command.house, command.terms)
    if not plan.changes_something:
        return Done(plan=plan)
    connection.execute(setting.delete().where(setting.c.name == HOUSE))
    connection.execute(setting.insert().values(name=HOUSE, value=stored.encode(command.house)))
    tags.forget_tags(connection, _holding(plan))
    for change in plan.initiatives:
        _carry_out(tx, change)
    tags.add_tags(connection, _holding(plan))
    for position, key in enumerate(_in_order(plan), 1):
        connection.execute(initiative.update().where(initiative.c.key == key).values(position=position))
    tx.note("house applied", item=None, member=None, loan=None)
    closings.move_all_days(replace(tx, cache=tx.cache.emptied()))
    return Done(plan=plan)


def terms_by_key(connection: Connection) -> dict[str, Terms]:
    """The terms that hold for every initiative, in the order of the house."""
    rows = connection.execute(select(initiative.c.id, initiative.c.key).order_by(initiative.c.position))
    return {row.key: _terms_of(connection, row.id) for row in rows.all()}


def _carry_out(tx: Transaction, change: InitiativeChange) -> None:
    connection, terms = tx.connection, change.terms
    match change.fate:
        case Fate.NEW:
            _add_initiative(tx, terms.key, terms.name, terms.colour)
            _add_version(tx, terms)
        case Fate.CHANGED:
            shown = {"name": terms.name, "colour": terms.colour}
            connection.execute(initiative.update().where(initiative.c.key == terms.key).values(shown))
            _add_version(tx, terms)
        case Fate.TAKEN_OUT:
            gone = connection.execute(select(initiative.c.id).where(initiative.c.key == terms.key)).scalar_one()
            for table in (terms_table, role, opening_override):
                connection.execute(table.delete().where(table.c.initiative_id == gone))
            connection.execute(initiative.delete().where(initiative.c.id == gone))
        case Fate.UNCHANGED | Fate.LEFT:
            pass


def _add_version(tx: Transaction, terms: Terms) -> None:
    owner = tx.connection.execute(select(initiative.c.id).where(initiative.c.key == terms.key)).scalar_one()
    new = {"initiative_id": owner, "since": tx.at, "document": stored.encode(terms)}
    tx.connection.execute(terms_table.insert().values(new))


def _add_initiative(tx: Transaction, key: str, name: str, colour: str) -> None:
    last = tx.connection.execute(select(func.coalesce(func.max(initiative.c.position), 0))).scalar_one()
    new = {"key": key, "name": name, "colour": colour, "position": last + 1}
    tx.connection.execute(initiative.insert().values(new))
    tx.note("initiative added", item=None, member=None, loan=None)


def _terms_of(connection: Connection, initiative_id: int) -> Terms:
    """The terms that hold for an initiative; the default ones, if none were applied."""
    newest = (
        select(terms_table.c.document)
        .where(terms_table.c.initiative_id == initiative_id)
        .order_by(terms_table.c.id.desc())
        .limit(1)
    )
    if row := connection.execute(newest).one_or_none():
        return stored.decode(row.document, Terms)
    named = select(initiative.c.key, initiative.c.name, initiative.c.colour).where(initiative.c.id == initiative_id)
    return Terms(*connection.execute(named).one())


def _house(connection: Connection) -> House:
    kept = connection.execute(select(setting.c.value).where(setting.c.name == HOUSE)).scalar()
    return NOTHING_SAID if kept is None else stored.decode(kept, House)


def _plan(connection: Connection, house: House, terms: tuple[Terms, ...]) -> HousePlan:
    if not terms:
        raise FormError("There is no initiative in it.")
    known = terms_by_key(connection)
    named = {one.key for one in terms}
    changes = [_change(connection, known.get(one.key), one) for one in terms]
    for key, before in known.items():
        if key not in named:
            left = InitiativeChange(Fate.LEFT, before, before)
            changes.append(left if _is_used(connection, key) else InitiativeChange(Fate.TAKEN_OUT, before, None))
    plan = HousePlan(_house(connection), house, tuple(changes))
    tags.must_be_free(connection, _holding(plan))
    _must_be_told_apart(tuple(one.name for one in _holding(plan)))
    kept = [key for key in _in_order(plan) if key in known]
    return replace(plan, reordered=[key for key in known if key in kept] != kept)


def _must_be_told_apart(names: tuple[str, ...]) -> None:
    """Raises CommandDeclined if two of these names differ only in capitals and blanks."""
    seen: dict[str, str] = {}
    for name in names:
        if first := seen.get(plain_name(name)):
            raise CommandDeclined(f"Two initiatives cannot share a name: {name} and {first} cannot be told apart.")
        seen[plain_name(name)] = name


def _change(connection: Connection, before: Terms | None, after: Terms) -> InitiativeChange:
    if before is None:
        return InitiativeChange(Fate.NEW, None, after)
    fate = Fate.UNCHANGED if before == after else Fate.CHANGED
    return InitiativeChange(fate, before, after, _unnamed(connection, after))


def _unnamed(connection: Connection, terms: Terms) -> tuple[str, ...]:
    """The categories of items of the initiative that the terms do not name; none if the terms name no categories."""
    if not terms.categories:
        return ()
    having = select(item.c.category).join(initiative, initiative.c.id == item.c.initiative_id).distinct()
    found = connection.execute(having.where(initiative.c.key == terms.key).order_by(item.c.category)).scalars()
    named = {*(one.key for one in terms.categories), *(one.key for one in terms.swap.categories)}
    return tuple(key for key in found if key not in named)


def _is_used(connection: Connection, key: str) -> bool:
    """Does anything belong to this initiative? A coordinator counts too, because they could not open the desk without
    it.
    """
    owner = connection.execute(select(initiative.c.id).where(initiative.c.key == key)).scalar_one()
    coordinators = select(role.c.id).where(role.c.initiative_id == owner, role.c.kind == Role.COORDINATOR.value)
    things = (
        select(table.c.initiative_id).where(table.c.initiative_id == owner)
        for table in (item, subscription, entry, induction, inbox, swap, payment_reference, stock_count)
    )
    return any(connection.execute(each.limit(1)).first() for each in (coordinators, *things))


def _holding(plan: HousePlan) -> tuple[Terms, ...]:
    """The terms of all initiatives after the plan is carried out."""
    return tuple(change.after for change in plan.initiatives if change.after is not None)


def _in_order(plan: HousePlan) -> list[str]:
    """The keys of all initiatives after the plan is carried out, in their order."""
    return [change.terms.key for change in plan.initiatives if change.fate is not Fate.TAKEN_OUT]
