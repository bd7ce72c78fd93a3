"""A database with current tables and no rows, migrated once for all tests of a process."""

import tempfile
from functools import cache
from pathlib import Path

from db.engine import open_engine
from db.migrations import upgrade

FILE = "kiosk.db"


def put_empty_ledger(place: Path) -> str:
    """Writes such a database into this folder, unless it has one; returns its URL."""
    path = place / FILE
    if not path.exists():
        path.touch(0o600)
        path.write_bytes(_migrated())
    return f"sqlite:///{path}"


@cache
def _migrated() -> bytes:
    """The bytes of the database, closed so that the file holds everything."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / FILE
        engine = open_engine(f"sqlite:///{path}")
        upgrade(engine)
        engine.dispose()
        assert [one.name for one in Path(folder).iterdir()] == [FILE]
        return path.read_bytes()
