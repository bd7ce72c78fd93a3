"""The base of all tables: the names of constraints, and the column type of each Python type."""

from datetime import date, datetime, time
from typing import Any, ClassVar

from sqlalchemy import REAL, Double, Index, Integer, MetaData, Table, Text, text
from sqlalchemy.orm import DeclarativeBase

from db.columns import DayColumn, MomentColumn, TimeColumn, YesNoColumn

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

STRICT: dict[str, Any] = {"sqlite_strict": True}
NUMBERED: dict[str, Any] = {**STRICT, "sqlite_autoincrement": True}
"""The table options that never give out a number twice, so that the journal of an erased member never refers to another
one.
"""


class Row(DeclarativeBase):
    """The base class of all tables. Rows never leave the package `db`."""

    __table__: ClassVar[Table]
    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text,
        int: Integer,
        float: Double().with_variant(REAL(), "sqlite"),
        bool: YesNoColumn,
        datetime: MomentColumn,
        date: DayColumn,
        time: TimeColumn,
    }


def one_of(column: str, *values: str) -> str:
    """The condition that a column has one of these values."""
    return f"{column} IN ({', '.join(repr(value) for value in values)})"


def named(table: str, column: str) -> Index:
    """An index by this column of the rows that still name a member: few rows, because the kiosk forgets (decision
    0028).
    """
    names = text("member_id IS NOT NULL")
    return Index(f"ix_{table}_{column}", column, sqlite_where=names, postgresql_where=names)
