"""The data since a backup: counts it, writes it down to be typed again, and keeps it when an earlier database is
restored.
"""

import os
import shutil
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import tomli_w

from kiosk import erased
from kiosk.cli.exchange.exporting import export_all, write_rows
from kiosk.cli.upgrades.preparing import bring_up_to_date, emptied, gone_if_it_fails, kept_beside
from kiosk.importing.rows import Kind
from kiosk.importing.sources import OWN_COLUMNS
from kiosk.importing.writing import cells_of
from kiosk.own_files import put
from kiosk.settings import Settings

if TYPE_CHECKING:
    from db.backup.restoring import Lost


@dataclass(frozen=True, slots=True)
class Since:
    """The data in the database that is not in the backup of the moment `of`. `lost` is None if the database cannot be
    read.

    `rows` are the rows of an export that are new or were changed.
    """

    of: datetime | None
    lost: "Lost | None"
    rows: dict[Kind, list[dict[str, str]]]


def look(config: Settings, database: Path, backup: Path, today: date) -> Since:
    """Find the data that came into this database since the backup. Raises BackupError or OSError."""
    from db.backup.copying import made_at
    from db.backup.restoring import bring, lost

    work = emptied(kept_beside(database) / "looking")
    then = work / database.name
    with gone_if_it_fails(work):
        bring(backup, then, None)
        bring_up_to_date(config, then)
        found = lost(database, then)
        old, new = (_rows(each, today) if found is not None else {} for each in (then, database))
    shutil.rmtree(work)
    every = {kind: _new(rows, old[kind]) for kind, rows in new.items()}
    return Since(made_at(backup), found, {kind: rows for kind, rows in every.items() if rows})


def _rows(database: Path, today: date) -> dict[Kind, list[dict[str, str]]]:
    """The rows of an export of this database."""
    from db.engine import open_engine
    from db.ledger.importing.exporting import rows_of

    engine = open_engine(f"sqlite:///{database}")
    try:
        with engine.connect() as connection:
            return {kind: [cells_of(kind, row) for row in rows_of(connection, kind, today)] for kind in Kind}
    finally:
        engine.dispose()


def _new(now: list[dict[str, str]], then: list[dict[str, str]]) -> list[dict[str, str]]:
    known = {tuple(row.values()) for row in then}
    return [row for row in now if tuple(row.values()) not in known]


def write_down(config: Settings, since: Since, to: Path) -> None:
    """Write the new data, and beside it a whole export, into this folder. Raises OSError."""
    to.mkdir(mode=0o700, parents=True)
    for kind, rows in since.rows.items():
        write_rows(to / kind.value, OWN_COLUMNS[kind], rows)
    export_all(config, to / "all")


def loss_sentence(since: Since, timezone: ZoneInfo) -> str:
    """A sentence about the data that would be lost."""
    when = f" of {since.of.astimezone(timezone):%-d %B %Y, %H.%M}" if since.of else ""
    if since.lost is None:
        return "The database in use cannot be read: what would be lost is not known. It is kept."
    if not since.rows:
        return f"Nothing would be lost: nothing came since the upgrade{when}."
    counts = ((name, getattr(since.lost, name)) for name in ("loans", "returns", "members", "items"))
    counted = ", ".join(f"{number} {name}" for name, number in counts if number) or "changes, and no loan"
    return f"Lost would be what came since the upgrade{when}: {counted}."


def files_sentence(since: Since) -> str:
    """The text about the files that `write_down` writes, with the number of new or changed rows in each."""
    return ", ".join(f"{kind.value}.csv {len(rows)}" for kind, rows in since.rows.items())


def keep_aside(database: Path, at: datetime) -> Path:
    """Give the database and the files beside it second names in a folder of its own, and return the folder. Raises
    OSError.
    """
    from db.backup.files import beside

    aside = emptied(kept_beside(database) / f"before-{at:%Y%m%dT%H%M%SZ}")
    for each in (database, *beside(database)):
        if each.exists():
            os.link(each, aside / each.name)
    return aside


def lay_out(config: Settings, config_file: Path, database: Path) -> Path:
    """Make a folder in which the earlier program can restore, with a kiosk.toml for it, and return its path. Raises
    OSError.

    The key and the list of erased members are copies: the earlier program erases again the members who were erased
    since.
    """
    folder = emptied(kept_beside(database) / "going-back")
    key = config.database.key_path
    put(folder / "kiosk.key", key.read_bytes())
    put(folder / "erased.txt", erased.write(erased.read(erased.beside(key))).encode())
    tables = tomllib.loads(config_file.read_text("utf-8"))
    url, key_file = f"sqlite:///{folder / database.name}", str(folder / "kiosk.key")
    tables["database"] = {**tables.get("database", {}), "url": url, "key_file": key_file}
    put(folder / "kiosk.toml", tomli_w.dumps(tables).encode())
    return folder
