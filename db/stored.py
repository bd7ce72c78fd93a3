"""The stored format: writes values of the lending desk into the database as JSON, and reads them.

`Line`, `Account`, `Hold`, `Terms` and `House` are stored as JSON objects. The names of their fields and the values of
their enums are the format: databases in service hold them, so a stored name never changes. `_STORED_AS` lists the
fields whose name in the code differs from the stored one. `tests/db/samples/` holds recorded values that must load for
ever.
"""

from typing import Any, TypeVar

import msgspec

from kiosk.lending.model import Account, Hold, Line
from kiosk.lending.terms import House, Terms

Stored = Line | Account | Hold | Terms | House
S = TypeVar("S", Line, Account, Hold, Terms, House)

_STORED_AS: dict[type, dict[str, str]] = {Line: {"kind": "deed"}}
"""For each class, the stored names of the fields that have another name in the code."""


def encode(value: Stored) -> str:
    """The JSON text of this value, as the database keeps it."""
    names = _STORED_AS.get(type(value))
    if names is None:
        return msgspec.json.encode(value).decode()
    fields: dict[str, Any] = msgspec.to_builtins(value)
    return msgspec.json.encode({names.get(name, name): field for name, field in fields.items()}).decode()


def decode(text: str, kind: type[S]) -> S:
    """The value of this class that the JSON text describes. Raises `msgspec.ValidationError` for any other text."""
    names = _STORED_AS.get(kind)
    if names is None:
        return msgspec.json.decode(text, type=kind)
    fields = msgspec.json.decode(text, type=dict[str, Any])
    for name, stored in names.items():
        if stored in fields:
            fields[name] = fields.pop(stored)
    return msgspec.convert(fields, type=kind)
