"""How moments, days, clock times and yes or no are kept: as the same text and numbers in every database.

SQLite's STRICT tables know five types and none of them is a time. ISO 8601 in a fixed width sorts as it reads,
means the same everywhere, and needs no conversion when a house moves from one database to the other.
"""

from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import Dialect, Integer, Text, TypeDecorator


class MomentColumn(TypeDecorator[datetime]):
    """An aware moment, kept in UTC to the microsecond. A naive one is a mistake and raises ValueError."""

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
    """A local day of the house. A moment is not a day, though Python says that it is, and raises ValueError."""

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
