"""Statements compiled once for all engines of a process, because each test opens an engine of its own."""

from typing import Any

from sqlalchemy import Dialect, Engine, event

_dialects: dict[str, Dialect] = {}
"""The shared dialect of all engines of each kind of database: a compiled statement belongs to one dialect."""
_compiled: dict[Any, Any] = {}


def share_compiled(engine: Engine) -> Engine:
    """Returns this engine; it shares its compiled statements with all others.

    Only for engines of `db.engine.open_engine`, whose dialects do not differ.
    """
    kind = engine.dialect.name
    if kind in _dialects:
        engine.dialect = _dialects[kind]
    else:  # a dialect learns the version of its database only from a connection
        event.listen(engine, "first_connect", lambda *_: _dialects.setdefault(kind, engine.dialect))
    engine.update_execution_options(compiled_cache=_compiled)
    return engine
