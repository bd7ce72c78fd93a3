"""The mapping file: the meaning of each column, for a sheet of an unknown program. It is written to be filled in, and
read back.
"""

import json
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kiosk.importing.cells import text_of
from kiosk.importing.recognising import (
    Reading,
    UnrecognisedError,
    known_source,
    lacking,
    numbered,
    plain,
    recognise,
)
from kiosk.importing.rows import FIELDS, Kind
from kiosk.importing.sheets import Sheet
from kiosk.importing.sources import ALL_OTHERS

ASKED_VALUES = ("category", "plan", "initiative", "condition")
"""The fields whose values belong to the house: their values in the sheet are listed, to be given a meaning."""
MOST_VALUES = 60


class MappingError(Exception):
    """The mapping file cannot be used; the text is the reason."""


def mapping_of(sheet: Path) -> Path:
    """The path of the mapping file of a sheet, which is beside it."""
    return sheet.with_name(f"{sheet.stem}.columns.toml")


def write_mapping(sheet: Sheet, kind: Kind | None) -> str:
    """The text of a mapping file for this sheet, with everything filled in that can be guessed."""
    try:
        guessed = recognise(sheet.header, kind)
    except UnrecognisedError:
        guessed = Reading("", kind or Kind.ITEMS, {})
    return "\n".join(_lines(sheet, guessed)) + "\n"


def _lines(sheet: Sheet, guessed: Reading) -> Iterator[str]:
    kinds = ", ".join(json.dumps(kind.value) for kind in FIELDS)
    yield f"# How `kiosk import {sheet.path.name}` reads the columns."
    yield "# Fill it in, leave it beside the sheet, and import again."
    yield ""
    yield f"# What each row is, one of: {kinds}."
    yield f"as = {_quoted(guessed.kind.value)}"
    yield ""
    yield '# Behind each column, the field that it says, or two with a comma; "" for one that is not read. The fields:'
    yield from (f"#   {name}: {field.says}" for name, field in FIELDS[guessed.kind].items())
    yield "[columns]"
    for name, place in numbered_as_written(sheet.header).items():
        said = ", ".join(one for one, its_place in guessed.places.items() if its_place == place)
        yield f"{_quoted(name)} = {_quoted(said)}"
    yield ""
    yield '# What a field is where the row does not say it, such as: initiative = "spelotheek"'
    yield "[always]"
    for name, place in guessed.places.items():
        if name in ASKED_VALUES:
            yield ""
            yield f'# What stands in the sheet as {name}, and the one of the house that is meant; "" for the same word.'
            yield f'# "{ALL_OTHERS}" is every other word.'
            yield f"[values.{name}]"
            yield from (f'{_quoted(value)} = ""' for value in _values(sheet, place))


def _values(sheet: Sheet, place: int) -> list[str]:
    found = Counter(text_of(row[place]) for _, row in sheet.rows() if place < len(row))
    return sorted(value for value, _ in found.most_common(MOST_VALUES) if value)


def numbered_as_written(header: tuple[str, ...]) -> dict[str, int]:
    """The columns by their names as written in the sheet; the second column of a name has `(2)`."""
    names = {place: bare for bare, place in numbered(header).items()}
    written = {place: name for place, name in enumerate(header) if name}
    return {
        name if names[place] == plain(name) else f"{name} {names[place].rpartition(' ')[2]}": place
        for place, name in written.items()
    }


def read_mapping(path: Path, header: tuple[str, ...]) -> Reading:
    """The reading of a sheet with this header according to the mapping file. Raises MappingError, OSError."""
    try:
        said: dict[str, Any] = tomllib.loads(path.read_text("utf-8-sig"))
        kind = Kind(said.get("as", ""))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MappingError(f"{path.name} is not TOML: {error}.") from error
    except ValueError as error:
        raise MappingError(f"{path.name}: `as` is one of {', '.join(one.value for one in Kind)}.") from error
    places = _places(path, kind, header, _table(path, said, "columns"))
    always = {name: text for name, text in _table(path, said, "always").items() if text}
    tables = said.get("values", {})
    values = {
        name: {value.lower(): text for value, text in _table(path, tables, name).items() if text}
        for name in (tables if isinstance(tables, dict) else {})
    }
    for name in (*always, *values):
        _must_be_field(path, kind, name)
    if missing := lacking(kind, (*places, *always)):
        needed = " and ".join(" or ".join(group) for group in missing)
        raise MappingError(f"{path.name}: no column says {needed}.")
    known = known_source(header, kind)
    if known is None:
        return Reading(path.name, kind, places, always, values)
    return Reading(path.name, kind, places, always, {**known.values, **values}, known.prefixes)


def _places(path: Path, kind: Kind, header: tuple[str, ...], columns: dict[str, str]) -> dict[str, int]:
    names, places = numbered(header), dict[str, int]()
    for column, said in columns.items():
        for name in filter(None, map(str.strip, said.split(","))):
            _must_be_field(path, kind, name)
            if plain(column) not in names:
                raise MappingError(f"{path.name}: the sheet has no column {column}.")
            if name in places:
                raise MappingError(f"{path.name}: two columns say {name}.")
            places[name] = names[plain(column)]
    return places


def _must_be_field(path: Path, kind: Kind, name: str) -> None:
    if name not in FIELDS[kind]:
        raise MappingError(f"{path.name}: {name} is no field of {kind.value}; they are {', '.join(FIELDS[kind])}.")


def _table(path: Path, said: dict[str, Any], name: str) -> dict[str, str]:
    table = said.get(name, {})
    if not isinstance(table, dict) or not all(isinstance(one, str) for one in table.values()):
        raise MappingError(f"{path.name}: [{name}] has texts only.")
    return table


def _quoted(text: str) -> str:
    """The text as TOML writes it; a JSON text is also one of TOML."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
