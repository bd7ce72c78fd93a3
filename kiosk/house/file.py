"""Reads the terms of the house from `house.toml`, completely or not at all, and writes them."""

from collections.abc import Callable, Collection
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import tomli_w
from msgspec import NODEFAULT
from msgspec.structs import FieldInfo, fields

from kiosk.explain import NotTomlError, explain, read_tables, refusal, unknown_keys
from kiosk.house.form import FileForm, HouseForm, InitiativeForm
from kiosk.house.written import Euro, Form
from kiosk.lending.terms import House, Terms
from kiosk.lending.visible import visible

T = TypeVar("T")


class HouseFileError(Exception):
    """The file cannot be used; the message names the table, the key, its value and what is allowed."""


def load(
    path: Path,
    pictures: Collection[str] | None = None,
    countries: Collection[str] | None = None,
    left_out: Callable[[str], None] = lambda _: None,
) -> tuple[House, tuple[Terms, ...]]:
    """Read and check a file. Raises `HouseFileError` with one sentence about the error and its place.

    `pictures` are the names of all drawings, `countries` those whose public holidays are known; None allows any.
    Invisible characters are left out of its texts; `left_out` is called with the key of each such text.
    """
    try:
        tables = read_tables(path, Decimal)
    except NotTomlError as error:
        raise HouseFileError(str(error)) from None
    except OSError as error:
        raise HouseFileError(f"{path}: cannot be read: {error.strerror}.") from None
    tables = _visible(tables, "", left_out)
    try:
        return parse(tables, pictures, countries)
    except HouseFileError as error:
        raise HouseFileError(f"{path}: {error}") from None


def parse(
    tables: dict[str, Any], pictures: Collection[str] | None = None, countries: Collection[str] | None = None
) -> tuple[House, tuple[Terms, ...]]:
    """Turn the tables of a file into the house and the terms of its initiatives, in their order. Raises as `load`."""
    for sentence in unknown_keys(tables, FileForm):
        raise HouseFileError(sentence)
    try:
        form = _convert(tables, FileForm)
    except msgspec.ValidationError as error:
        raise HouseFileError(explain(error, tables, FileForm, _convert)) from None
    if countries is not None and form.house.holidays and form.house.holidays not in countries:
        words = 'a country whose public holidays are known, such as "BE", or "" to keep none'
        raise HouseFileError(refusal("house.holidays", form.house.holidays, words, countries))
    for key, initiative in form.initiatives.items():
        for place, picture in initiative.pictures():
            if pictures is not None and picture not in pictures:
                words = f"one of the drawings: {', '.join(sorted(pictures))}"
                raise HouseFileError(refusal(f"initiatives.{key}.{place}", picture, words, pictures))
    return form.house.house(), tuple(initiative.terms(key) for key, initiative in form.initiatives.items())


def _visible(value: Any, key: str, left_out: Callable[[str], None]) -> Any:
    """The same tables, without invisible characters; `left_out` is called with the key of each changed text."""
    match value:
        case dict():
            return {name: _visible(one, f"{key}.{name}" if key else name, left_out) for name, one in value.items()}
        case list():
            return [_visible(one, key, left_out) for one in value]
        case str() if visible(value) != value:
            left_out(key)
            return visible(value)
    return value


def dump(house: House, terms: tuple[Terms, ...]) -> str:
    """The text of a file that reads back as this house and these terms, without the values that are defaults."""
    form = FileForm(HouseForm.of(house), {one.key: InitiativeForm.of(one) for one in terms})
    return tomli_w.dumps(as_table(form))


def as_table(form: Form) -> dict[str, Any]:
    """The table of a form in a file that leaves out the defaults.

    Hours without any day stay an empty table, which means that the initiative is never open.
    """
    given = {
        field.name: getattr(form, field.name) for field in fields(form) if getattr(form, field.name) != _usual(field)
    }
    return {key: _written(value, as_table) for key, value in given.items()}


def as_whole_table(form: Form) -> dict[str, Any]:
    """The table of a form in a file with every key, including defaults."""
    given = {field.name: getattr(form, field.name) for field in fields(form)}
    return {key: _written(value, as_whole_table) for key, value in given.items() if value is not None}


def _usual(field: FieldInfo) -> Any:
    return field.default if field.default_factory is NODEFAULT else field.default_factory()


def _written(value: Any, write: Callable[[Form], dict[str, Any]]) -> Any:
    match value:
        case Form():
            return write(value)
        case dict():
            return {key: _written(one, write) for key, one in value.items()}
        case tuple():
            return [_written(one, as_table) for one in value]
        case Euro():
            return value.written()
        case Enum():
            return value.value
    return value


def _convert(value: Any, kind: type[T]) -> T:
    return msgspec.convert(value, kind, dec_hook=_read, builtin_types=(date, datetime, time, Decimal))


def _read(kind: type, value: Any) -> Any:
    if kind is Euro:
        return Euro.read(value)
    raise NotImplementedError(kind)
