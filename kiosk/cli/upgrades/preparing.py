"""Prepares a database for a newer program: makes a verified backup, and beside it a copy that is upgraded.

The database itself is only read, so that the earlier program can go on if anything fails. `kiosk-version` puts the copy
in its place.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from kiosk import erased
from kiosk.cli.common import fail
from kiosk.cli.init import prepare
from kiosk.lending.ports import LedgerError
from kiosk.lending.upkeep.health import LedgerFault
from kiosk.settings import Settings

DUMP_FIRST = (
    "The database is on a PostgreSQL server, and its tables will be changed: back it up there first, with "
    "`pg_dump --format=custom`, then install again with --backed-up."
)


@dataclass(frozen=True, slots=True)
class Ready:
    """The result: the verified backup of the database, and the copy that takes its place, on the same disk."""

    database: Path
    backup: Path
    copy: Path


def kept_beside(database: Path) -> Path:
    """The folder with the files of upgrades, which are kept for 90 days (systemd/tmpfiles-deelkiosk.conf)."""
    return database.with_name("upgrades")


def make_ready(config: Settings, config_file: Path | None, version: str, at: datetime) -> Ready:
    """Back up the SQLite database, and upgrade a copy of it. Raises BackupError or OSError."""
    from db.backup.copying import examine, make_copy
    from db.backup.restoring import bring

    database = unused(config)
    folder = kept_beside(database) / version
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    files = {"erased.txt": erased.write(erased.read(erased.beside(config.database.key_path))).encode()}
    if config_file:
        files["kiosk.toml"] = config_file.read_bytes()
    made = make_copy(database, folder, at, files)
    copy = emptied(kept_beside(database) / "upgrading") / database.name
    with gone_if_it_fails(copy.parent):
        bring(made.path, copy, None)
        bring_up_to_date(config, copy)
        if examine(copy).counts != made.contents.counts:
            fail("This version would leave things out of the database; it was left as it is.")
    return Ready(database, made.path, copy)


def unused(config: Settings) -> Path:
    """The path of the SQLite database; exits with a sentence while another program uses it."""
    from db.backup.restoring import in_use

    database = config.database.file
    assert database is not None  # never called for a server
    if in_use(database):
        fail(f"{database}: another program is using it. Wait until it is done, then try again.")
    return database.absolute()


def bring_up_to_date(config: Settings, copy: Path) -> None:
    """Upgrade this copy of the database as `kiosk init` does, and write all of it into its one file, on the disk."""
    from db.backup.restoring import checkpoint
    from db.engine import open_engine, verify
    from db.migrations import upgrade

    of_copy = msgspec.structs.replace(config.database, url=f"sqlite:///{copy}", key_file=str(config.database.key_path))
    engine = open_engine(of_copy.url)
    try:
        try:
            upgrade(engine)
        except LedgerError as error:
            if error.unsafe and error.unsafe.fault is LedgerFault.NEWER:
                raise
            # The copied data is complete, so this is no damage.
            detail = f" {error.unsafe.detail}" if error.unsafe else ""
            fail(f"This version cannot bring the database up to date; it was left as it is.{detail}")
        prepare(msgspec.structs.replace(config, database=of_copy), demo=False)
        if problems := verify(engine):
            fail(" ".join(problems))
    finally:
        engine.dispose()
    checkpoint(copy)


@contextmanager
def gone_if_it_fails(folder: Path) -> Iterator[None]:
    """Delete this folder if the `with` block fails, because it has names and would not be deleted later."""
    try:
        yield
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def emptied(folder: Path) -> Path:
    """Make this folder anew, for its owner alone, and return it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)
    return folder


def refuse_without_dump(config: Settings) -> None:
    """Exits with a sentence if the tables on a server have to be changed, because the program cannot restore them."""
    from db.engine import open_engine, revision_of
    from db.models import REVISION

    engine = open_engine(config.database.url)
    try:
        with engine.connect() as connection:
            if revision_of(connection) not in (None, REVISION):
                fail(DUMP_FIRST)
    finally:
        engine.dispose()
