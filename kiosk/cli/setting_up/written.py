"""kiosk.toml with other values: its comments, its order and every other key stay. Written whole, or not at all."""

import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from kiosk.explain import shown
from kiosk.own_files import put
from kiosk.settings import Settings

Tables = Mapping[str, Mapping[str, Any]]
"""Sections of kiosk.toml, each with some of its keys. A value of None leaves the key out."""

BEGINNING = (
    "# The settings of this kiosk. `kiosk setup` asks for most of them; kiosk.toml.example explains every one.\n"
)


@dataclass(frozen=True, slots=True)
class Change:
    """One key that gets another value, both written as the file has them; `before` is empty where it had none."""

    key: str
    before: str
    after: str


def changes(present: Settings, wanted: Tables) -> tuple[Change, ...]:
    """What is wanted otherwise than it is now."""
    found = []
    for section, keys in wanted.items():
        for key, value in keys.items():
            before = _plain(getattr(getattr(present, section), key))
            if before != _plain(value):
                found.append(Change(f"{section}.{key}", _written(before), _written(_plain(value))))
    return tuple(found)


def changed(text: str, wanted: Tables, present: Settings) -> str:
    """The text of the file with what is wanted otherwise than `present`; the rest of it as it was."""
    import tomlkit  # takes 30 ms

    document = tomlkit.parse(text.removeprefix("\ufeff") or BEGINNING)
    for section, keys in wanted.items():
        for key, value in keys.items():
            plain = _plain(value)
            if plain == _plain(getattr(getattr(present, section), key)):
                continue
            if section not in document:
                document.add(tomlkit.nl())
                document.add(section, tomlkit.table())
            table: Any = document[section]
            if plain is None:
                table.pop(key, None)
            elif key in table:
                _replace(table, key, plain)
            else:
                table[key] = plain
    return document.as_string()


def _replace(table: Any, key: str, value: Any) -> None:
    """Another value, with the comment behind it in the column in which it was."""
    before = table[key]
    column = len(before.as_string()) + len(before.trivia.comment_ws)
    table[key] = value
    trivia = table[key].trivia
    if trivia.comment:
        trivia.comment_ws = " " * max(2, column - len(table[key].as_string()))


def _plain(value: Any) -> Any:
    """The value as TOML has it: a list, not a tuple."""
    return list(value) if isinstance(value, tuple) else msgspec.to_builtins(value)


def _written(value: Any) -> str:
    return "" if value is None else shown(value)


def write(path: Path, text: str, mode: int, group: int | None = None) -> None:
    """Puts the text in the place of the file in one step, with its owner and mode. Raises OSError.

    A new file has this `mode`, and belongs to this `group` if one is given.
    """
    place = Path(os.path.realpath(path))
    put(place, text.encode(), lambda descriptor: _as_before(descriptor, place, mode, group))


def _as_before(descriptor: int, place: Path, mode: int, group: int | None) -> None:
    """The owner and mode that the file has, or those of a new one."""
    try:
        former = place.stat()
    except FileNotFoundError:
        if group is not None:
            os.fchown(descriptor, -1, group)
        os.fchmod(descriptor, mode)
        return
    with suppress(PermissionError):  # this user may only give it to themselves
        os.fchown(descriptor, former.st_uid, former.st_gid)
    os.fchmod(descriptor, stat.S_IMODE(former.st_mode))
