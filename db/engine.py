"""The database engine: opens the database and checks that it is safe to write to. Only this module knows the
differences between SQLite and PostgreSQL.

SQLite: the `sqlcipher3` wheel brings a SQLite without the WAL-reset bug (sqlite.org/wal.html, 11); one connection,
explicit `BEGIN IMMEDIATE` (a deferred one fails at once under contention, whatever the time-out), WAL and EXTRA
(with NORMAL a power cut loses loans). PostgreSQL: psycopg 3, READ COMMITTED, constraints and row locks.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, NullPool, QueuePool, create_engine, event, inspect, make_url

from db.models import KEPT, ONE_OPEN_LOAN, REVISION, Row

BUSY_MS = 5000
"""The milliseconds for which a transaction waits for the lock of another process before it fails."""

STATEMENTS = 512
"""The number of statements that stay compiled in SQLite: more than the ledger has."""

SERVER_SECONDS = 3
"""The seconds that a server may take to accept a connection, and that a lock may take to become free."""

PRAGMAS: dict[str, tuple[str, Any]] = {
    "busy_timeout": (str(BUSY_MS), BUSY_MS),
    "journal_mode": ("WAL", "wal"),
    "synchronous": ("EXTRA", 3),
    "foreign_keys": ("ON", 1),
    "trusted_schema": ("OFF", 0),
    "secure_delete": ("ON", 1),
    "recursive_triggers": ("ON", 1),
}
"""For each pragma, the value to set and the value that must be read back.

Without recursive triggers, INSERT OR REPLACE would delete rows without the triggers that protect the journal.
"""

SERVER_SETTINGS = {
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "on",
    "transaction_isolation": "read committed",
}


class DatabaseGoneError(Exception):
    """The file of the database is gone or was replaced; nothing was written."""


class ForeignDatabaseError(Exception):
    """The database has tables, and none of them is the kiosk's; nothing was changed in it."""


class BrokenReferenceError(Exception):
    """After tables were rebuilt, a row refers to a row that does not exist; nothing was kept."""


def open_engine(url: str) -> Engine:
    """An engine with one connection to an existing `sqlite:///` or `postgresql://` database; connects at first use.

    Everything after `sqlite:///` is the path, without any decoding: a per cent sign in it means itself.

    For the one thread that owns the ledger. Opening never creates a missing SQLite file; `db.migrations.upgrade` does
    that. Errors never contain parameters, because those are names and cards.
    """
    parsed = make_url(url)
    match parsed.get_backend_name():
        case "sqlite":
            return _open_sqlite(parsed.set(database=url.partition(":///")[2], query={}))
        case "postgresql":
            return _open_postgresql(parsed)
        case other:
            raise ValueError(f"The database must be sqlite or postgresql, not {other}.")


def make_file(engine: Engine) -> None:
    """Make an empty SQLite file that only its owner can read, if there is none; do nothing on a server. Raises
    OSError.
    """
    path = engine.url.database
    if engine.dialect.name == "sqlite" and path:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def reading_engine(engine: Engine) -> Engine:
    """Another engine on the same database that only reads, and never blocks writers; for one thread.

    All reads between two rollbacks see the database at one moment, whatever is written since. On PostgreSQL a statement
    has no time limit. SQLite is opened for writing and then set to read only: for a file opened with `mode=ro`, its
    `integrity_check` leaves out the CHECK constraints (version 3.53).
    """
    if engine.dialect.name != "sqlite":
        options = f"-c default_transaction_read_only=on -c lock_timeout={SERVER_SECONDS}s"
        connect_args = {"connect_timeout": SERVER_SECONDS, "options": options}
        return create_engine(
            engine.url,
            poolclass=NullPool,
            hide_parameters=True,
            connect_args=connect_args,
            isolation_level="REPEATABLE READ",
        )
    from sqlcipher3 import dbapi2

    path = Path(engine.url.database or "").absolute()

    def connect() -> Any:
        connection = dbapi2.connect(f"{path.as_uri()}?mode=rw", uri=True, check_same_thread=False, isolation_level=None)
        connection.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute("PRAGMA query_only=ON")
        return connection

    reader = create_engine(engine.url, module=dbapi2, creator=connect, poolclass=NullPool, hide_parameters=True)
    event.listen(reader, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return reader


@contextmanager
def rebuilding(engine: Engine) -> Iterator[Connection]:
    """Begin a transaction in which tables may be rebuilt: foreign keys are checked once, at its end.

    SQLite changes most of a table by rebuilding it (sqlite.org/lang_altertable.html, 7), and foreign keys can be
    switched off only outside a transaction. Raises `BrokenReferenceError`, and keeps nothing, if a foreign key is
    broken then.
    """
    with engine.connect() as connection:
        if engine.dialect.name != "sqlite":
            with connection.begin():
                yield connection
            return
        driver: Any = connection.connection.driver_connection
        driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                yield connection
                if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise BrokenReferenceError(f"A row of {broken[0]} refers to one of {broken[2]} that is not there.")
        finally:
            driver.execute("PRAGMA foreign_keys=ON")


def close(engine: Engine) -> None:
    """Close the connection, after the `-wal` of a SQLite file was written into the file.

    A database that is damaged or gone stays as it is, and nothing of it is lost.
    """
    if engine.dialect.name == "sqlite":
        with suppress(Exception), engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    engine.dispose()


def clear_traces(engine: Engine) -> None:
    """Remove deleted data from the files. Nothing is done on a server, which does this by itself.

    SQLite overwrites deleted data in the file of the database (`secure_delete`), but the log keeps it until all of the
    log is in the file and the log is emptied.
    """
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def verify(engine: Engine) -> tuple[str, ...]:
    """A sentence for every difference between the database and its required state; empty means safe to lend.

    The errors of a database that cannot be read are passed on; `db.trouble.diagnose` explains them.
    """
    with engine.connect() as connection:
        differences = _SQLITE if engine.dialect.name == "sqlite" else _POSTGRESQL
        return tuple(one for check in differences for one in check(connection))


def revision_of(connection: Connection) -> str | None:
    """The version of the tables; None if there are no tables. Several versions, or no version, are returned as one text
    too.
    """
    if not connection.dialect.has_table(connection, "alembic_version"):
        return None
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars().all()
    return ", ".join(found) or None


def refuse_foreign(connection: Connection) -> None:
    """Raises `ForeignDatabaseError` for the database of another program."""
    if _is_foreign(set(inspect(connection).get_table_names())):
        raise ForeignDatabaseError("This is a database of another program.")


def _is_foreign(tables: set[str]) -> bool:
    """Are there tables, but none of the kiosk's? The table of Alembic does not count, because other programs use it
    too.
    """
    return bool(tables - {"alembic_version"}) and not tables & {*Row.metadata.tables}


def without_wal_reset_bug(version: tuple[int, ...]) -> bool:
    """Is this SQLite without the bug? It is fixed in 3.51.3, and in 3.50.7 and 3.44.6 (sqlite.org/wal.html, 11)."""
    return version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)


# --- SQLite ------------------------------------------------------------------------------------------------------


def _open_sqlite(url: URL) -> Engine:
    from sqlcipher3 import dbapi2

    if not url.database or url.database == ":memory:":
        raise ValueError("The database must be a file.")
    path = Path(url.database).absolute()
    address = f"{path.as_uri()}?mode=rw"
    opened: list[tuple[int, int]] = []

    def connect() -> Any:
        connection = dbapi2.connect(
            address, uri=True, check_same_thread=False, isolation_level=None, cached_statements=STATEMENTS
        )
        connection.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        _refuse_foreign_file(connection)
        for pragma, (value, _) in PRAGMAS.items():
            connection.execute(f"PRAGMA {pragma}={value}")
        opened[:] = [_identity(path)]
        return connection

    def begin(connection: Connection) -> None:
        if opened != [_identity(path)]:
            # The path has another file or none: SQLite would go on writing to a file that nobody will find again.
            connection.invalidate()
            raise DatabaseGoneError("The database file was moved or deleted.")
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    engine = create_engine(
        url.set(drivername="sqlite+pysqlite"),
        module=dbapi2,
        creator=connect,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=BUSY_MS / 1000,
        hide_parameters=True,
    )
    event.listen(engine, "begin", begin)
    return engine


def _refuse_foreign_file(connection: Any) -> None:
    """Raises `ForeignDatabaseError` for the file of another program, before a pragma changes anything in it."""
    found = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if _is_foreign(found):
        connection.close()
        raise ForeignDatabaseError("This is a database of another program.")


def _identity(path: Path) -> tuple[int, int]:
    """The identity of the file at this path, by device and inode; (0, 0) if there is none."""
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return status.st_dev, status.st_ino


def _pragmas_differ(connection: Connection) -> list[str]:
    found = {pragma: connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() for pragma in PRAGMAS}
    return [
        f"{pragma} is {found[pragma]}, it must be {expected}."
        for pragma, (_, expected) in PRAGMAS.items()
        if found[pragma] != expected
    ]


def _version_differs(connection: Connection) -> list[str]:
    version = connection.exec_driver_sql("SELECT sqlite_version()").scalar_one()
    if without_wal_reset_bug(tuple(int(part) for part in version.split("."))):
        return []
    return [f"SQLite {version} can lose a loan, it must be 3.51.3 or later."]


def _tables_differ(connection: Connection) -> list[str]:
    strict = set(connection.exec_driver_sql("SELECT name FROM pragma_table_list WHERE strict").scalars())
    return [f"Table {name} is missing or not STRICT." for name in sorted({*Row.metadata.tables} - strict)]


def _sqlite_index_differs(connection: Connection) -> list[str]:
    kept = "SELECT \"unique\", partial FROM pragma_index_list('loan') WHERE name = ?"
    return _index_differs(connection.exec_driver_sql(kept, (ONE_OPEN_LOAN,)).one_or_none() == (1, 1))


def _sqlite_triggers_differ(connection: Connection) -> list[str]:
    kept = "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'"
    return _triggers_differ(connection.exec_driver_sql(kept))


# --- PostgreSQL --------------------------------------------------------------------------------------------------


def _open_postgresql(url: URL) -> Engine:
    from db.patient import PatientConnection

    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        isolation_level="READ COMMITTED",
        pool_size=1,
        max_overflow=0,
        pool_timeout=BUSY_MS / 1000,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={
            "connect_timeout": SERVER_SECONDS,
            "options": f"-c lock_timeout={SERVER_SECONDS}s -c statement_timeout={BUSY_MS}",
        },
    )
    event.listen(engine, "do_connect", lambda _dialect, _record, args, named: PatientConnection.connect(*args, **named))
    return engine


def _settings_differ(connection: Connection) -> list[str]:
    found = {name: connection.exec_driver_sql(f"SHOW {name}").scalar() for name in SERVER_SETTINGS}
    return [
        f"{name} is {found[name]}, it must be {expected}."
        for name, expected in SERVER_SETTINGS.items()
        if found[name] != expected
    ]


def _postgresql_index_differs(connection: Connection) -> list[str]:
    kept = """SELECT indisunique AND indisvalid AND indpred IS NOT NULL
        FROM pg_index WHERE indexrelid = to_regclass(%(name)s)"""
    return _index_differs(bool(connection.exec_driver_sql(kept, {"name": ONE_OPEN_LOAN}).scalar()))


def _postgresql_triggers_differ(connection: Connection) -> list[str]:
    kept = """SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
        WHERE tgenabled = 'O' AND pg_table_is_visible(tgrelid)"""
    return _triggers_differ(connection.exec_driver_sql(kept))


# --- both --------------------------------------------------------------------------------------------------------


def _index_differs(safe: bool) -> list[str]:
    return [] if safe else [f"Index {ONE_OPEN_LOAN} is missing: an item could be lent twice."]


def _triggers_differ(rows: Iterable[Any]) -> list[str]:
    found = {(name, table) for name, table in rows}
    missing = sorted(kept for kept in KEPT.items() if kept not in found)
    return [f"Trigger {name} is missing: table {table} could be changed." for name, table in missing]


def _revision_differs(connection: Connection) -> list[str]:
    found = revision_of(connection)
    if found is None:
        return ["The database is empty."]
    return [] if found == REVISION else [f"The tables are of version {found}, they must be of {REVISION}."]


_SQLITE = (
    _version_differs,
    _pragmas_differ,
    _revision_differs,
    _tables_differ,
    _sqlite_index_differs,
    _sqlite_triggers_differ,
)
_POSTGRESQL = (_settings_differ, _revision_differs, _postgresql_index_differs, _postgresql_triggers_differ)
