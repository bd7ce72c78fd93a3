"""Finds out what is wrong with the database: `diagnose` examines it, `unsafe_of` explains the error of a statement."""

import errno
import os
import traceback
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as NoConnection

from db.engine import DatabaseGoneError, ForeignDatabaseError, refuse_foreign, revision_of, verify
from db.key_check import key_differs_from
from db.models import REVISION
from kiosk.lending.upkeep.health import LedgerFault, Unsafe

OURS = Path(__file__).parents[1]
"""The folder of the kiosk's own packages."""

SQLITE: dict[str, LedgerFault] = {
    "SQLITE_BUSY": LedgerFault.LOCKED,
    "SQLITE_LOCKED": LedgerFault.LOCKED,
    "SQLITE_FULL": LedgerFault.FULL,
    "SQLITE_READONLY": LedgerFault.READ_ONLY,
    "SQLITE_READONLY_DBMOVED": LedgerFault.MISSING,
    "SQLITE_CANTOPEN": LedgerFault.DENIED,
    "SQLITE_PERM": LedgerFault.DENIED,
    "SQLITE_AUTH": LedgerFault.DENIED,
    "SQLITE_IOERR": LedgerFault.FAILING,
    "SQLITE_NOTADB": LedgerFault.FOREIGN,
}
"""The fault that an error of SQLite means, by its name, or by the beginning of an extended name."""

POSTGRESQL: dict[str, LedgerFault] = {
    "08": LedgerFault.AWAY,
    "53": LedgerFault.AWAY,
    "53100": LedgerFault.FULL,
    "57": LedgerFault.AWAY,
    "57014": LedgerFault.LOCKED,
    "55": LedgerFault.LOCKED,
    "40": LedgerFault.LOCKED,
    "25006": LedgerFault.READ_ONLY,
    "28": LedgerFault.DENIED,
    "42501": LedgerFault.DENIED,
    "3D": LedgerFault.MISSING,
    "58": LedgerFault.FAILING,
}
"""The fault that an SQLSTATE means, by all five characters or by its class (PostgreSQL's manual, appendix A)."""


def diagnose(engine: Engine, key: bytes | None = None) -> Unsafe | None:
    """The reason why nothing may be lent on this database, None if it is safe. With `key`, the key must be that of the
    database.

    The database is opened anew. The call waits for a lock or for a server as long as the engine does.
    """
    engine.dispose()
    try:
        with engine.connect() as connection:
            refuse_foreign(connection)
            found = revision_of(connection)
        if found != REVISION:
            return _other_version(found)
        if differences := verify(engine):
            return Unsafe(LedgerFault.UNSUITABLE, " ".join(differences))
        with engine.connect() as connection:
            if key is not None and key_differs_from(connection, key):
                return Unsafe(LedgerFault.WRONG_KEY)
    except Exception as error:  # noqa: BLE001 - a damaged database raises anything
        return unsafe_of(error, engine)
    return None


def unsafe_of(error: Exception, engine: Engine) -> Unsafe:
    """The reason why the ledger is unsafe after this error of a transaction. An unknown error counts as damaged
    data.
    """
    fault = fault_of(error, engine)
    named = fault in (LedgerFault.DAMAGED, LedgerFault.FAILING)
    return Unsafe(fault, f"({kind_of(error)}, {_place_of(error)})" if named else "")


def kind_of(error: Exception) -> str:
    """The kind of an error, without its message, because a database may put a name or a number in it."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None)
    return f"{type(cause).__name__} {code}" if code else type(cause).__name__


def fault_of(error: Exception, engine: Engine) -> LedgerFault:
    """The fault of the ledger that this error of a transaction means."""
    match error:
        case DatabaseGoneError():
            return LedgerFault.MISSING
        case ForeignDatabaseError():
            return LedgerFault.FOREIGN
        case NoConnection():
            return LedgerFault.LOCKED
        case DBAPIError() if engine.dialect.name == "sqlite":
            return _of_sqlite(str(getattr(error.orig, "sqlite_errorname", "")), Path(engine.url.database or ""))
        case DBAPIError():
            return _of_postgresql(error)
    return LedgerFault.DAMAGED


def _of_sqlite(name: str, path: Path) -> LedgerFault:
    general = "_".join(name.split("_")[:2])
    fault = SQLITE.get(name) or SQLITE.get(general) or LedgerFault.DAMAGED
    if fault is LedgerFault.DENIED and not path.exists():
        return LedgerFault.MISSING
    if fault in (LedgerFault.DENIED, LedgerFault.FAILING):
        return _of_disk(path) or fault
    return fault


def _of_disk(path: Path) -> LedgerFault | None:
    """FULL or READ_ONLY if the disk itself is, because SQLite cannot always tell them apart; None if it is neither."""
    try:
        disk = os.statvfs(path.parent)
    except OSError as error:
        return LedgerFault.MISSING if error.errno == errno.ENOENT else None
    if disk.f_flag & os.ST_RDONLY:
        return LedgerFault.READ_ONLY
    return LedgerFault.FULL if disk.f_bavail == 0 else None


def _of_postgresql(error: DBAPIError) -> LedgerFault:
    state = getattr(error.orig, "sqlstate", None)
    if state:
        return POSTGRESQL.get(state) or POSTGRESQL.get(state[:2]) or LedgerFault.DAMAGED
    lost = error.connection_invalidated or type(error.orig).__name__ in ("OperationalError", "ConnectionTimeout")
    return LedgerFault.AWAY if lost and not isinstance(error, IntegrityError) else LedgerFault.DAMAGED


def _other_version(found: str | None) -> Unsafe:
    if found is None:
        return Unsafe(LedgerFault.EMPTY)
    detail = f"Its tables are of version {found}, they must be of {REVISION}."
    return Unsafe(LedgerFault.NEWER if found > REVISION else LedgerFault.OLDER, detail)


def _place_of(error: Exception) -> str:
    """The last line of our own code that the error passed; the message is left out, because it may name a person."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(OURS)] or frames
    return f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "nobody knows where"
