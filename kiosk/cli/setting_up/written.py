"""Changes values in kiosk.toml: its comments, its order and every other key stay. The file is written completely or not
at all.
"""

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
    """The change of one key, with both values as they are written in the file; `before` is empty if it had none."""

    key: str
    before: str
    after: str


def changes(present: Settings, wanted: Tables) -> tuple[Change, ...]:
    """The changes from the `present` settings to the `wanted` values."""
    found = []
    for section, keys in wanted.items():
        for key, value in keys.items():
            before = _plain(getattr(getattr(present, section), key))
            if before != _plain(value):
                found.append(Change(f"{section}.{key}", _written(before), _written(_plain(value))))
    return tuple(found)


def changed(text: str, wanted: Tables, present: Settings) -> str:
    """The text of the file with the `wanted` values that differ from the `present` settings; the rest is unchanged."""
    import tomlkit  # the import takes 30 ms

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
    """Replace a value, and keep the comment behind it in its column."""
    before = table[key]
    column = len(before.as_string()) + len(before.trivia.comment_ws)
    table[key] = value
    trivia = table[key].trivia
    if trivia.comment:
        trivia.comment_ws = " " * max(2, column - len(table[key].as_string()))


def _plain(value: Any) -> Any:
    """The value in a type of TOML: a list, not a tuple."""
    return list(value) if isinstance(value, tuple) else msgspec.to_builtins(value)


def _written(value: Any) -> str:
    return "" if value is None else shown(value)


def write(path: Path, text: str, mode: int, group: int | None = None) -> None:
    """Replaces the file by this text in one step, and keeps its owner and mode. Raises OSError.

    A new file has this `mode`, and belongs to this `group` if one is given.
    """
    place = Path(os.path.realpath(path))
    put(place, text.encode(), lambda descriptor: _as_before(descriptor, place, mode, group))


def _as_before(descriptor: int, place: Path, mode: int, group: int | None) -> None:
    """Set the owner and mode of the present file, or those of a new one."""
    try:
        former = place.stat()
    except FileNotFoundError:
        if group is not None:
            os.fchown(descriptor, -1, group)
        os.fchmod(descriptor, mode)
        return
    with suppress(PermissionError):  # this user may not change the owner
        os.fchown(descriptor, former.st_uid, former.st_gid)
    os.fchmod(descriptor, stat.S_IMODE(former.st_mode))
