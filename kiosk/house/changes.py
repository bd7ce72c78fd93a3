"""The differences between two terms of an initiative, or two houses: a line for each key of `house.toml`."""

from collections.abc import Iterator
from typing import Any

from kiosk.explain import shown
from kiosk.house.file import as_table, as_whole_table
from kiosk.house.form import HouseForm, InitiativeForm
from kiosk.house.written import Form
from kiosk.lending.terms import House, Terms


def changes(before: House | Terms, after: House | Terms) -> tuple[str, ...]:
    """A line for each key that differs, such as `loans.days: 21 becomes 14`; none if both would be written as the same
    file.

    For a key that only one of the two files has, the default is the value in the other, if there is a default.
    """
    old, new = dict(_keys(as_table(_form(before)))), dict(_keys(as_table(_form(after))))
    usual_old, usual_new = (dict(_keys(as_whole_table(_form(one)))) for one in (before, after))
    differing = [key for key in {**old, **new} if old.get(key) != new.get(key)]
    return tuple(_difference(key, usual_old.get(key), usual_new.get(key)) for key in differing)


def _form(value: House | Terms) -> Form:
    return HouseForm.of(value) if isinstance(value, House) else InitiativeForm.of(value)


def _difference(key: str, before: object, after: object) -> str:
    if before is None:
        return f"{key}: {shown(after)} is new"
    if after is None:
        return f"{key}: {shown(before)} is no longer said"
    return f"{key}: {shown(before)} becomes {shown(after)}"


def _keys(table: dict[str, Any], path: str = "") -> Iterator[tuple[str, Any]]:
    """Every key with its value; keys of inner tables are written as a path, such as `loans.days`."""
    for key, value in table.items():
        if isinstance(value, dict) and value:
            yield from _keys(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", value
