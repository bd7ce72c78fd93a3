"""Column types for moments, days, clock times and yes or no: the same text and numbers in every database.

SQLite's STRICT tables have five types, none of them for a time. ISO 8601 in a fixed width sorts in order of time, and
needs no conversion when a house changes from one kind of database to the other.
"""

from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import Dialect, Integer, Text, TypeDecorator


class MomentColumn(TypeDecorator[datetime]):
    """A moment with a time zone, stored in UTC to the microsecond. One without raises ValueError."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment without a time zone cannot be kept.")
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else datetime.fromisoformat(value)


class DayColumn(TypeDecorator[date]):
    """A local day of the house. A `datetime`, which is a `date` in Python, raises ValueError."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        if isinstance(value, datetime):
            raise ValueError("A day is expected, not a moment.")
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any | None, dialect: Dialect) -> date | None:  # noqa: ARG002
        return None if value is None else date.fromisoformat(value)


class TimeColumn(TypeDecorator[time]):
    """A local time of day, to the minute."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: time | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else value.isoformat("minutes")

    def process_result_value(self, value: Any | None, dialect: Dialect) -> time | None:  # noqa: ARG002
        return None if value is None else time.fromisoformat(value)


class YesNoColumn(TypeDecorator[bool]):
    """Yes is 1, no is 0."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        return None if value is None else int(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> bool | None:  # noqa: ARG002
        return None if value is None else bool(value)
