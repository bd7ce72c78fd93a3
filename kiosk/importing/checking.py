"""Checks a whole sheet before anything is written: reads each cell, fits each row to the house, and finds rows that
occur twice.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from kiosk.importing.cells import Cell, CellError, text_of
from kiosk.importing.fitted import Checked, Fitted, SheetRow
from kiosk.importing.fitting import FIT
from kiosk.importing.known import Known
from kiosk.importing.recognising import Reading, plain
from kiosk.importing.rows import CELLS, FIELDS, Cells, Kind
from kiosk.importing.sources import ALL_OTHERS
from kiosk.lending.upkeep.sheets import Must


def check(
    rows: Iterable[tuple[int, tuple[Cell, ...]]],
    header: tuple[str, ...],
    reading: Reading,
    known: Known,
    seen: Callable[[int], None] = lambda _line: None,
) -> Checked:
    """The fitted rows of a sheet, and all problems. `seen` is called with the line of each row."""
    checked, fit = Checked(), FIT[reading.kind]
    first: dict[object, Fitted] = {}
    claimed: dict[object, Fitted] = {}
    fields = [(name, one.read, reading.places.get(name)) for name, one in FIELDS[reading.kind].items()]
    fields = [one for one in fields if one[2] is not None or one[0] in reading.always]
    kind = CELLS[reading.kind]
    for line, row in rows:
        seen(line)
        at = SheetRow(line, row, reading, header)
        fitted = fit(_read(at, kind, fields), at, known)
        if fitted is not None and not at.problems:
            before = first.setdefault(fitted.key, fitted)
            if before is fitted and fitted.claims is not None:
                before = claimed.setdefault(fitted.claims, fitted)
            if before is fitted:
                checked.rows.append(fitted)
            elif _same(before, fitted):
                checked.twice += 1
            else:
                name = _KEY[reading.kind]
                at.wrong(name, Must.ONCE(line=before.line), at.text(name) or str(fitted.key[0]))
        elif not at.problems:
            checked.left_out += 1
        if at.problems:
            checked.problems += at.problems
            checked.bad[line] = row
    return checked


def _same(one: Fitted, other: Fitted) -> bool:
    return (one.key, one.values, one.parts, one.flaws) == (other.key, other.values, other.parts, other.flaws)


_KEY = {
    Kind.MEMBERS: "number",
    Kind.ITEMS: "barcode",
    Kind.CARDS: "uid",
    Kind.SUBSCRIPTIONS: "first",
    Kind.LOANS: "item",
    Kind.RESERVATIONS: "item",
    Kind.PROOFS: "until",
    Kind.INDUCTIONS: "member",
    Kind.ROLES: "role",
    Kind.MESSAGES: "message",
    Kind.BALANCES: "balance",
}
"""The field of each kind at which a problem is reported if two rows are about the same."""


def _read(at: SheetRow, kind: type[Cells], fields: list[tuple[str, Callable[[Cell], Any], int | None]]) -> Cells:
    """The values of a row's cells; a cell that cannot be read is noted as a problem."""
    said = kind()
    row, reading = at.cells, at.reading
    for name, read, place in fields:
        cell = row[place] if place is not None and place < len(row) else None
        if cell is not None and name in reading.values:
            cell = _meant(reading.values[name], text_of(cell))
        if cell is None or cell == "" or text_of(cell) == "":
            cell = reading.always.get(name)
        if cell is None:
            continue
        if name in reading.prefixes:
            cell = reading.prefixes[name] + text_of(cell)
        try:
            setattr(said, name, read(cell))
        except CellError as error:
            at.wrong(name, error.allowed)
    return said


def _meant(values: Mapping[str, str], shown: str) -> str:
    """The value that the whole cell means, or else the first of its pieces that means something; otherwise the value
    for all others, if there is one.
    """
    pieces = (shown, *re.split(r"\s*[,;]\s*", shown))
    known = [values[piece.lower()] for piece in pieces if piece.lower() in values]
    return next(filter(None, known), "" if known else values.get(ALL_OTHERS, shown))


def emails_of(
    rows: Iterator[tuple[int, tuple[Cell, ...]]], header: tuple[str, ...], reading: Reading
) -> dict[str, str]:
    """The number of each member by their e-mail address, from a file of members."""
    place = next((at for at, name in enumerate(header) if plain(name) in ("email", "e-mail", "mail")), None)
    if place is None:
        return {}
    columns = [(reading.places[one], reading.prefixes.get(one, "")) for one in _NUMBERS if one in reading.places]
    found: dict[str, str] = {}
    for _, row in rows:
        numbers = (f"{prefix}{shown}".upper() for at, prefix in columns if (shown := text_of(row[at])))
        number, address = next(numbers, ""), text_of(row[place]).lower()
        if number and address:
            found[address] = number
    return found


_NUMBERS = ("number", "other_number")
