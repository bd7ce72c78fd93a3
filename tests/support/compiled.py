"""Statements that are compiled once for all engines of a process: each test opens its own, and uses it for a moment."""

from typing import Any

from sqlalchemy import Dialect, Engine, event

_dialects: dict[str, Dialect] = {}
"""By the kind of database, the dialect that all engines have in common: a compiled statement is of one dialect."""
_compiled: dict[Any, Any] = {}


def share_compiled(engine: Engine) -> Engine:
    """The engine, which takes from others what they have compiled, and leaves to others what it compiles itself.

    Only engines of `db.engine.open_engine`, for their dialects differ in nothing.
    """
    kind = engine.dialect.name
    if kind in _dialects:
        engine.dialect = _dialects[kind]
    else:  # only a connection tells the dialect which version of the database it speaks to
        event.listen(engine, "first_connect", lambda *_: _dialects.setdefault(kind, engine.dialect))
    engine.update_execution_options(compiled_cache=_compiled)
    return engine
