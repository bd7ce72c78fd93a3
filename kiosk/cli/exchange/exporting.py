"""`kiosk export`: writes all data of the house into a folder, as CSV and JSON that the import reads back."""

import csv
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import IO, Annotated

import typer

from kiosk.cli.common import ConfigFile, counted, fail, plain_errors, settings
from kiosk.cli.ledger import open_ledger
from kiosk.house import dump
from kiosk.importing.rows import Kind
from kiosk.importing.sources import OWN_COLUMNS
from kiosk.importing.writing import cells_of, readme
from kiosk.own_files import open_new
from kiosk.photos.folder import folder_of
from kiosk.settings import Settings

PHOTOS = "photos"
"""The folder of the photos in an export."""


def export(
    to: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder; on a stick, for example.")],
    config: ConfigFile = None,
) -> None:
    """Write all that the house has into a folder, as CSV and JSON; `kiosk import DIR` reads it back.

    The kiosk can run meanwhile. Only you can read the files.
    """
    loaded = settings(config)
    with plain_errors(OSError):
        if to.exists() and (not to.is_dir() or any(to.iterdir())):
            fail(f"{to}: this is no empty folder.")
        counts = export_all(loaded, to)
    photos = sum(1 for _ in (to / PHOTOS).glob("*.jpg"))
    written = {**{kind.value: rows for kind, rows in counts.items()}, PHOTOS: photos}
    sys.stdout.write(
        f"{to}: {', '.join(counted(number, what.removesuffix('s')) for what, number in written.items() if number)}.\n"
    )


def export_all(config: Settings, to: Path) -> dict[Kind, int]:
    """Write all data into this folder. Returns the number of rows of each kind. Raises OSError."""
    with open_ledger(config) as ledger:
        to.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(to / "house.toml", dump(*ledger.read_house()))
        return _write_all(config.database.url, to, ledger.today(), folder_of(config.database.key_path))


def _write_all(url: str, to: Path, today: date, photos: Path) -> dict[Kind, int]:
    """Write every kind and every table, all of one moment, and the photos of that folder. Returns the number of rows of
    each kind.
    """
    from db.engine import open_engine, reading_engine
    from db.ledger.importing.exporting import rows_of, tables_of
    from db.models import Row

    engine = open_engine(url)
    reader = reading_engine(engine)
    (to / "tables").mkdir(mode=0o700)
    counts: dict[Kind, int] = {}
    try:
        with reader.begin() as connection:
            for kind in Kind:
                found = rows_of(connection, kind, today)
                if kind is Kind.ITEMS:
                    found = _with_photos(found, photos, to / PHOTOS)
                rows = (cells_of(kind, row) for row in found)
                counts[kind] = write_rows(to / kind.value, OWN_COLUMNS[kind], rows)
            for table, its_rows in tables_of(connection):
                write_rows(to / "tables" / table.name, [column.name for column in table.columns], its_rows)
    finally:
        reader.dispose()
        engine.dispose()
    says = {
        str(mapper.local_table): (mapper.class_.__doc__ or "").partition("\n\n")[0] for mapper in Row.registry.mappers
    }
    _write(to / "README.txt", readme(counts, {name: " ".join(doc.split()) for name, doc in sorted(says.items())}))
    return counts


def _with_photos(items: Iterable[dict[str, object]], kept: Path, to: Path) -> Iterator[dict[str, object]]:
    """The same items; each is yielded after its photo was written, if it has one."""
    from kiosk.photos.exchanged import put_out

    for item in items:
        if item["photo"]:
            put_out(kept, str(item["photo"]), str(item["barcode"]), to)
        yield item


def write_rows(place: Path, columns: Iterable[str], rows: Iterable[Mapping[str, object]]) -> int:
    """Write the rows to two files of this name, as CSV and as JSON. Returns their number."""
    names, count = list(columns), 0
    with _new(place.with_suffix(".csv")) as sheet, _new(place.with_suffix(".json")) as listed:
        writer = csv.writer(sheet)
        writer.writerow(names)
        listed.write("[")
        for row in rows:
            writer.writerow(["" if row[name] is None else row[name] for name in names])
            listed.write(",\n" if count else "\n")
            listed.write(json.dumps(dict(row), ensure_ascii=False, default=_shown))
            count += 1
        listed.write("\n]\n")
    return count


def _shown(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def _write(place: Path, text: str) -> None:
    with _new(place) as file:
        file.write(text)


def _new(place: Path) -> IO[str]:
    return os.fdopen(open_new(place), "w", encoding="utf-8", newline="")
