"""Decodes every column of every row with the same code that reads it in a visit.

The decoded value must also encode to the stored text again: `20261123` is a day, but the kiosk writes days in another
form.
"""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from typing import Any

from sqlalchemy import Column, Integer, Table, Text, TypeDecorator, func, select, type_coerce

from db import stored
from db.checks.finding import Finding, Reading
from db.ledger.house.terms import HOUSE
from db.models import Row
from kiosk.lending.conditions import Condition
from kiosk.lending.model import Account, Device, Hold, Line, Trouble
from kiosk.lending.pricing import ProofKind
from kiosk.lending.terms import House, Terms
from kiosk.lending.volunteers.model import EntryKind

Decode = Callable[[Any], object]

DOCUMENTS: dict[str, type[stored.Stored]] = {
    "terms.document": Terms,
    "operation.answer": Line,
    "operation.account": Account,
    "report.hold": Hold,
}
"""The columns that are JSON, each with the class that it is read as."""

WORDS: dict[str, type[Enum]] = {
    "inbox.device": Device,
    "inbox.kind": EntryKind,
    "inbox.trouble": Trouble,
    "item.condition": Condition,
    "operation.condition_before": Condition,
    "referral.kind": ProofKind,
}
"""The columns with a word from a list, each with that list."""


FORMS = {
    "initiative.colour": r"#[0-9A-Fa-f]{6}",
    "initiative.key": r"[a-z][a-z0-9-]{0,39}",
    "member.language": "[a-z]{2}",
}
"""The columns whose text has its own form, each with a regular expression."""


class NotWrittenSoError(ValueError):
    """The value can be read, but the kiosk does not write it in this form."""


def columns(reading: Reading) -> Iterator[Finding]:
    """Finds values in any table of the ledger that a visit could not read."""
    for table in Row.metadata.sorted_tables:
        yield from columns_of(reading, table)


def columns_of(reading: Reading, table: Table) -> Iterator[Finding]:
    """Finds values in this table that a visit could not read."""
    keys = [column.name for column in table.primary_key if isinstance(column.type, Integer)]
    decoders = [(column.name, bool(column.nullable), decoder_of(column)) for column in table.columns]
    with raw_text(reading):
        for row in reading.rows(select(*(type_coerce(column, Text).label(column.name) for column in table.columns))):
            for (name, nullable, decode), value in zip(decoders, row, strict=True):
                if wrong := _wrong(decode, value, nullable):
                    number = ", ".join(str(row._mapping[key]) for key in keys)
                    yield Finding(str(table.name), f"its column {name} {wrong}", number)


def settings(reading: Reading) -> Iterator[Finding]:
    """Finds settings of the house that cannot be read."""
    table = Row.metadata.tables["setting"]
    house = select(type_coerce(table.c.value, Text)).where(table.c.name == HOUSE)
    with raw_text(reading):
        for (value,) in reading.rows(house):
            if wrong := _wrong(document(House), value, nullable=False):
                yield Finding("setting", f"the settings of the house: what is kept {wrong}")


def terms_in_force(reading: Reading) -> Iterator[Finding]:
    """Finds terms in force that cannot be read: the newest ones of every initiative, which are needed from the first
    scan on.
    """
    table = Row.metadata.tables["terms"]
    newest = select(table.c.id, type_coerce(table.c.document, Text)).where(
        table.c.id.in_(select(func.max(table.c.id)).group_by(table.c.initiative_id))
    )
    with raw_text(reading):
        for number, value in reading.rows(newest):
            if wrong := _wrong(document(Terms), value, nullable=False):
                yield Finding("terms", f"its column document {wrong}", str(number))


# --- one value ---------------------------------------------------------------------------------------------------


def decoder_of(column: Column[Any]) -> Decode:
    """The function that reads a value of this column; it raises ValueError for a value that the kiosk did not write."""
    name = f"{column.table.name}.{column.name}"
    if name in DOCUMENTS:
        return document(DOCUMENTS[name])
    if name in WORDS:
        return lambda raw: WORDS[name](_text(raw))
    if name in FORMS:
        return lambda raw: _formed(FORMS[name], _text(raw))
    if name == "member.pin_hash":
        return _pin_hash
    if isinstance(column.type, TypeDecorator):
        return _typed(column.type)
    return _PLAIN[column.type.python_type]


def document(kind: type[stored.Stored]) -> Decode:
    """A function that reads a JSON text as a value of this class; every field of the text must be in the value."""

    def decode(raw: Any) -> object:
        text = _text(raw)
        value: stored.Stored = stored.decode(text, kind)  # type: ignore[type-var]
        written = stored.encode(value)
        if written != text and not _says(json.loads(written), json.loads(text)):
            raise NotWrittenSoError
        return value

    return decode


@contextmanager
def raw_text(reading: Reading) -> Iterator[None]:
    """Make SQLite return text as bytes; otherwise it would fail in the middle of an answer at text that is not
    UTF-8.
    """
    driver: Any = reading.connection.connection.driver_connection
    if reading.connection.dialect.name != "sqlite":
        yield
        return
    before, driver.text_factory = driver.text_factory, bytes
    try:
        yield
    finally:
        driver.text_factory = before


def _wrong(decode: Decode, raw: Any, nullable: bool) -> str | None:
    """The sentence about what is wrong with a value, without the value; None if nothing is wrong."""
    if raw is None:
        return None if nullable else "is empty"
    try:
        decode(raw)
    except NotWrittenSoError:
        return "is not written as the kiosk writes it"
    except Exception as error:  # noqa: BLE001 - whatever reading it raises would be raised in a visit
        return f"cannot be read ({type(error).__name__})"
    return None


def _typed(kind: TypeDecorator[Any]) -> Decode:
    as_number = isinstance(kind.impl_instance, Integer)

    def decode(raw: Any) -> object:
        stored_as = raw if as_number else _text(raw)
        value = kind.process_result_value(stored_as, None)  # type: ignore[arg-type]
        if kind.process_bind_param(value, None) != stored_as:  # type: ignore[arg-type]
            raise NotWrittenSoError
        return value

    return decode


def _text(raw: Any) -> str:
    text = raw.decode() if isinstance(raw, bytes) else raw
    if not isinstance(text, str):
        raise TypeError
    return text


def _number(raw: Any) -> int:
    if not isinstance(raw, int):
        raise TypeError
    return raw


def _real(raw: Any) -> float:
    if not isinstance(raw, float | int):
        raise TypeError
    return float(raw)


_PLAIN: dict[type, Decode] = {str: _text, int: _number, float: _real}


def _formed(form: str, text: str) -> str:
    if not re.fullmatch(form, text):
        raise NotWrittenSoError
    return text


def _pin_hash(raw: Any) -> object:
    from argon2 import extract_parameters

    return extract_parameters(_text(raw))


def _says(written: Any, text: Any) -> bool:
    """Does the value written again have everything in the text? Fields with a default may be missing in the text."""
    match written, text:
        case dict(), dict():
            return all(name in written and _says(written[name], value) for name, value in text.items())
        case list(), list():
            return len(written) == len(text) and all(map(_says, written, text))
    return bool(written == text)
