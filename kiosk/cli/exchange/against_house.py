"""Compares a sheet with the house, for `kiosk import` and for the desk: its reading and its problems."""

import csv
import hashlib
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk import erased
from kiosk.cli.common import pictures
from kiosk.importing.cells import text_of
from kiosk.importing.checking import check
from kiosk.importing.fitted import Checked
from kiosk.importing.mapping import mapping_of, read_mapping
from kiosk.importing.recognising import Reading, recognise
from kiosk.importing.rows import Kind
from kiosk.importing.sheets import Sheet
from kiosk.settings import Settings

if TYPE_CHECKING:
    from db.ledger.importing.importer import Importer


def reading_of(sheet: Sheet, kind: Kind | None = None) -> Reading:
    """The reading of the sheet: from the mapping file beside it, or else from its header.

    Raises MappingError, UnrecognisedError or OSError.
    """
    own = mapping_of(sheet.path)
    return read_mapping(own, sheet.header) if own.exists() else recognise(sheet.header, kind)


def check_sheet(
    ledger: "Importer",
    config: Settings,
    sheet: Sheet,
    reading: Reading,
    seen: Callable[[int], None],
    language: str = "nl",
    emails: Mapping[str, str] | None = None,
) -> Checked:
    """Check every row of the sheet against the present data of the house.

    `language` is for members without one; `emails` has the number of the member with each address. `seen` is called
    with the line of each row.
    """
    gone = frozenset(one.number for one in erased.read(erased.beside(config.database.key_path)))
    known = replace(ledger.known(reading.kind, pictures()), language=language, emails=emails or {}, erased=gone)
    return check(sheet.rows(), sheet.header, reading, known, seen)


def digest_of_import(sheet: Sheet, reading: Reading) -> str:
    """The digest that identifies an import: equal for the same file that is read in the same way."""
    content = hashlib.sha256(sheet.path.read_bytes())
    content.update(repr((reading.kind, reading.places, reading.always, reading.values)).encode())
    return content.hexdigest()


def rows_left_out(sheet: Sheet, checked: Checked, why: Mapping[int, Iterable[str]]) -> bytes:
    """The rows that cannot be imported, as a CSV in which they can be corrected; `why` has the reasons by line."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow((*sheet.header, "why"))
    for line, row in checked.bad.items():
        cells = [*map(text_of, row), *[""] * (len(sheet.header) - len(row))]
        writer.writerow((*cells[: len(sheet.header)], " | ".join(why[line])))
    return text.getvalue().encode("utf-8-sig")
