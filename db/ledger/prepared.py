"""Prepares the constant statements on SQLite: each is compiled once, so that SQLAlchemy has no work when it runs again.

SQLAlchemy takes five times as long for a statement as SQLite itself; a scan runs about twenty statements.
"""

import pkgutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Any, cast

from sqlalchemy import Connection
from sqlalchemy.engine.result import SimpleResultMetaData
from sqlalchemy.engine.row import Row
from sqlalchemy.exc import DBAPIError, MultipleResultsFound, NoResultFound
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ClauseElement

from db.ledger import statements

Process = Callable[[Any], Any]


class Rows:
    """The result of a statement, with the methods of SQLAlchemy's result that the ledger uses."""

    __slots__ = ("_rows", "rowcount")

    def __init__(self, rows: list[Any], rowcount: int) -> None:
        self._rows, self.rowcount = rows, rowcount

    def __iter__(self) -> Iterator[Any]:
        return iter(self._rows)

    def all(self) -> list[Any]:
        return self._rows

    def first(self) -> Any:
        return self._rows[0] if self._rows else None

    def one_or_none(self) -> Any:
        if len(self._rows) > 1:
            raise MultipleResultsFound("Several rows were found, there may be one.")
        return self.first()

    def one(self) -> Any:
        if not self._rows:
            raise NoResultFound("No row was found, there must be one.")
        return self.one_or_none()

    def scalar(self) -> Any:
        return self._rows[0][0] if self._rows else None

    def scalar_one(self) -> Any:
        return self.one()[0]

    def scalar_one_or_none(self) -> Any:
        found = self.one_or_none()
        return None if found is None else found[0]

    def scalars(self) -> "Rows":
        return Rows([row[0] for row in self._rows], self.rowcount)


class Prepared:
    """A statement compiled for parameters of these names."""

    __slots__ = ("_binds", "_columns", "_index", "_parent", "_processors", "sql")

    def __init__(self, compiled: SQLCompiler) -> None:
        self.sql = compiled.string
        processors: Mapping[str, Any] = compiled._bind_processors
        self._binds: tuple[tuple[str, Process | None, Any], ...] = tuple(
            (name, processors.get(name), compiled.params.get(name)) for name in compiled.positiontup or ()
        )
        columns = compiled._result_columns
        self._columns = len(columns)
        self._parent: Any = SimpleResultMetaData([column.keyname for column in columns])
        self._index: Any = self._parent._key_to_index
        dialect = compiled.dialect
        found = [column.type._cached_result_processor(dialect, None) for column in columns]
        self._processors: Any = found if any(found) else None

    def values(self, given: Mapping[str, Any]) -> list[Any]:
        """The parameters in their order, as the driver takes them."""
        return [
            given.get(name, usual) if process is None else process(given.get(name, usual))
            for name, process, usual in self._binds
        ]

    def rows(self, found: Sequence[Any]) -> list[Any]:
        """Rows as SQLAlchemy has them: with a name and a Python value for each column."""
        parent, processors, index = self._parent, self._processors, self._index
        return [Row(parent, processors, index, row) for row in found]

    def execute(self, driver: Any, given: Mapping[str, Any]) -> Rows:
        cursor = driver.execute(self.sql, self.values(given))
        found = cursor.fetchall() if self._columns else []
        return Rows(self.rows(found) if found else found, cursor.rowcount)


class PreparedConnection:
    """A connection in a transaction. It executes prepared statements itself, and passes all others to SQLAlchemy."""

    __slots__ = ("_connection", "_dialect", "_driver")

    def __init__(self, connection: Connection) -> None:
        self._connection, self._dialect = connection, connection.dialect
        self._driver: Any = connection.connection.driver_connection

    def execute(self, statement: Any, parameters: Any = None) -> Any:
        prepared = self._prepared(statement, parameters)
        if prepared is None:
            return self._connection.execute(statement, parameters)
        try:
            return prepared.execute(self._driver, parameters or {})
        except self._dialect.loaded_dbapi.Error as error:
            raise as_sqlalchemy_error(error, self._connection) from error

    def _prepared(self, statement: Any, parameters: Any) -> Prepared | None:
        if id(statement) not in known() or isinstance(parameters, list):
            return None
        names = frozenset(parameters) if parameters else frozenset()
        key = id(statement), names
        if key not in _PREPARED:
            _PREPARED[key] = _prepare(statement, names, self._connection)
        return _PREPARED[key]

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)


_PREPARED: dict[tuple[int, frozenset[str]], Prepared | None] = {}
"""The prepared statements, by the identity of the constant and the names of its parameters; None for a statement that
cannot be prepared.
"""


def prepared(connection: Connection) -> Connection:
    """The connection with its statements prepared; on PostgreSQL the connection as it is."""
    return cast("Connection", PreparedConnection(connection)) if connection.dialect.name == "sqlite" else connection


def as_sqlalchemy_error(error: Exception, connection: Connection) -> Exception:
    """An error of the driver as an error of SQLAlchemy, without the parameters, which may be names."""
    dialect, driver_error = connection.dialect, connection.dialect.loaded_dbapi.Error
    return DBAPIError.instance(None, None, error, driver_error, hide_parameters=True, dialect=dialect)


@cache
def known() -> frozenset[int]:
    """The identities of all statements that are constants of `db.ledger.statements`."""
    modules = [import_module(f"{statements.__name__}.{one.name}") for one in pkgutil.iter_modules(statements.__path__)]
    return frozenset(
        id(value) for module in modules for value in vars(module).values() if isinstance(value, ClauseElement)
    )


def _prepare(statement: Any, names: frozenset[str], connection: Connection) -> Prepared | None:
    compiled = statement.compile(dialect=connection.dialect, column_keys=sorted(names))
    return Prepared(compiled) if _is_plain(compiled) else None


def _is_plain(compiled: Any) -> bool:
    """Can the statement run as compiled, without parts that are computed for each run, such as a list of values?"""
    return (
        isinstance(compiled, SQLCompiler)
        and bool(compiled.positional)
        and not compiled.post_compile_params
        and not compiled.literal_execute_params
        and (not compiled._result_columns or bool(compiled._ordered_columns))
    )
