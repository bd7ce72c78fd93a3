"""Everything that is inside a view or a state, at any depth of tuples and dataclasses."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum


def inside(value: object) -> Iterator[object]:
    """This value and every value inside it; rows that are put into words one by one count as their words, too."""
    yield value
    parts: list[object] = []
    if isinstance(value, tuple):
        parts += value
    elif is_dataclass(value) and not isinstance(value, type | Enum):
        parts += value if isinstance(value, Sequence) else ()
        parts += [getattr(value, part.name) for part in fields(value)]
    for part in parts:
        yield from inside(part)


def texts(value: object) -> list[str]:
    """Every text inside this value, also an empty one."""
    return [one for one in inside(value) if isinstance(one, str)]


def types(value: object) -> set[type]:
    """The types of all dataclasses inside this value."""
    return {type(one) for one in inside(value) if is_dataclass(one)}
