"""Explains an error in a TOML file in one sentence for a volunteer: the key, its value, what is allowed."""

import difflib
import re
import tomllib
import typing
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Meta

Convert = Callable[[Any, Any], Any]
"""A function that converts the values of a file to a type, or raises `msgspec.ValidationError`."""

_SHOWN = msgspec.json.Encoder(decimal_format="number")


class NotAllowed(ValueError):  # noqa: N818 - named for what it says of the value
    """A value of the right type that cannot be used.

    `key` is its path below the table that refuses it, with dots. `words` describe what is allowed, empty if the words
    of the key do; `choices` are the values that may have been meant.
    """

    def __init__(self, key: str, words: str = "", choices: Iterable[str] = ()) -> None:
        super().__init__(key)
        self.key, self.words, self.choices = key, words, tuple(choices)


class NotTomlError(Exception):
    """The file cannot be read as TOML; the message names the file and the reason in one sentence."""


LARGEST_FILE = 1_000_000
"""The most bytes of a TOML file: a whole house is described in a few thousand."""


def read_tables(path: Path, parse_float: Callable[[str], Any] = float) -> dict[str, Any]:
    """The tables of a TOML file, without a byte order mark at its beginning. Raises NotTomlError, OSError."""
    with path.open("rb") as file:
        data = file.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise NotTomlError(f"{path}: this is not TOML: it is larger than a megabyte.")
    text = ""
    try:
        text = data.decode("utf-8-sig")
        return tomllib.loads(text, parse_float=parse_float)
    except tomllib.TOMLDecodeError as error:
        why = str(error).replace("at end of document", f"at the end, line {len(text.splitlines())}")
    except UnicodeDecodeError:
        why = "it is not written in UTF-8"
    except RecursionError:
        why = "its brackets are nested too deeply"
    except (ValueError, ArithmeticError):  # tomllib passes on errors of int, Decimal and datetime
        why = "a number or a day in it is too large"
    raise NotTomlError(f"{path}: this is not TOML: {why}.")


def allowed(words: str, **limits: Any) -> Meta:
    """The limits of a value, with the words about what is allowed, for a volunteer."""
    return Meta(description=words, **limits)


def unknown_keys(tables: object, struct: type[msgspec.Struct], path: str = "") -> Iterator[str]:
    """A sentence for each unknown key, each invalid name, and each value that should be a table."""
    if not isinstance(tables, dict):
        yield f"[{path}] must be a table."
        return
    fields = _hints(struct)
    for key, value in tables.items():
        place = f"{path}.{key}" if path else key
        if key not in fields:
            yield f"{place} is not a known key.{_meant(key, fields)} Allowed here: {', '.join(fields)}."
        else:
            yield from _unknown_below(value, fields[key], place)


def _unknown_below(value: object, hint: Any, place: str) -> Iterator[str]:
    """The sentences for the value of one key: a table, a table of named tables, or a list of tables."""
    if struct := _struct(hint):
        yield from unknown_keys(value, struct, place)
    elif named := _named(hint):
        if not isinstance(value, dict):
            yield f"[{place}] must be a table."
            return
        for name, one in value.items():
            if not re.match(_limit(named[0], "pattern") or "", name):
                yield f"{place} cannot have {shown(name)}; allowed is {_words(named[0])}."
            yield from _unknown_below(one, named[1], f"{place}.{name}")
    elif (struct := _struct(_item(hint))) and isinstance(value, list):
        for number, one in enumerate(value, 1):
            yield from unknown_keys(one, struct, _numbered(place, number))


def explain(
    error: msgspec.ValidationError, tables: Any, struct: type[msgspec.Struct], convert: Convert = msgspec.convert
) -> str:
    """The sentence for an `error` in the values of `tables`, found by msgspec or by a table's own rule (`NotAllowed`).

    `convert` is the function that raised the error.
    """
    return _explain(error, tables, struct, "", convert)


def _explain(error: msgspec.ValidationError, value: Any, hint: Any, place: str, convert: Convert) -> str:
    said, _, where = str(error).partition(" - at `$")
    steps = re.findall(r"\.([^.\[`]+)|\[(\d+|\.\.\.)\]", where)
    if missing := re.search(r"missing required field `(.+)`", said):
        steps.append((missing[1], ""))
    words, choices = "", tuple[str, ...]()
    if isinstance(rule := error.__cause__, NotAllowed):
        steps += [(key, "") for key in rule.key.split(".") if key]
        words, choices = rule.words, rule.choices
    for key, index in steps:
        if index == "..." and (named := _named(hint)):
            # msgspec does not name the table with the error: it is the first one whose value is refused by itself.
            for name, one in value.items():
                if refused := _refused(one, named[1], convert):
                    return _explain(refused, one, named[1], f"{place}.{name}", convert)
        elif index:
            if _struct(_item(hint)):
                value, hint, place = value[int(index)], _item(hint), _numbered(place, int(index) + 1)
        else:
            value = value.get(key) if isinstance(value, dict) else None
            hint = _below(hint, key)
            place = f"{place}.{key}"
    return refusal(place.removeprefix("."), value, words or _words(hint), choices or _choices(hint))


def refusal(place: str, value: object, words: str, choices: Iterable[str] = ()) -> str:
    """The sentence for a value at `place` that cannot be used, or is missing (None); `words` describe what is
    allowed.
    """
    if value is None:
        return f"{place} is missing; allowed is {words}."
    # A password in the address of a database must not get into a log.
    text = re.sub(r"(://[^:/@]*):[^@]*@", r"\1:…@", shown(value))
    return f"{place} = {text} cannot be used; allowed is {words}.{_meant(value, choices)}"


def _refused(value: Any, hint: Any, convert: Convert) -> msgspec.ValidationError | None:
    try:
        convert(value, hint)
    except msgspec.ValidationError as error:
        return error
    return None


def shown(value: object) -> str:
    """A value as it is written in the file, on one line."""
    if isinstance(value, date | Decimal):
        return str(value)
    try:
        return _SHOWN.encode(value).decode()
    except (ValueError, OverflowError, RecursionError):  # a number of 5,000 digits, or a thousand brackets
        return "a value that is too large"


def _numbered(place: str, number: int) -> str:
    return f"{place} (no. {number})"


def _meant(given: object, choices: Iterable[object]) -> str:
    """The question whether the closest choice is meant; empty if none is close, and for a number."""
    names = tuple(choice for choice in choices if isinstance(choice, str))
    for word in given if isinstance(given, list) else [given]:
        if isinstance(word, str) and word not in names and (close := difflib.get_close_matches(word, names, 1)):
            return f" Did you mean {close[0]}?"
    return ""


# --- type hints ---------------------------------------------------------------------------------------


@cache
def _hints(struct: type[msgspec.Struct]) -> dict[str, Any]:
    """The type hint of each key of a table."""
    return typing.get_type_hints(struct, include_extras=True)


def _kinds(hint: Any) -> Iterator[Any]:
    """The types that a hint allows, without their annotations and without None."""
    match typing.get_origin(hint):
        case typing.Annotated:
            yield from _kinds(typing.get_args(hint)[0])
        case origin if origin is typing.Union or type(hint).__name__ == "UnionType":
            for kind in typing.get_args(hint):
                yield from _kinds(kind)
        case _ if hint is not type(None):
            yield hint


def _struct(hint: Any) -> type[msgspec.Struct] | None:
    """The table that a hint allows, or None."""
    return next((kind for kind in _kinds(hint) if isinstance(kind, type) and issubclass(kind, msgspec.Struct)), None)


def _named(hint: Any) -> tuple[Any, Any] | None:
    """The types of names and values of a table of named tables, or None for another hint."""
    return next((typing.get_args(kind) for kind in _kinds(hint) if typing.get_origin(kind) is dict), None)


def _item(hint: Any) -> Any:
    """The type of the items of a list, or None for another hint."""
    return next((typing.get_args(kind)[0] for kind in _kinds(hint) if typing.get_origin(kind) is tuple), None)


def _below(hint: Any, key: str) -> Any:
    """The type of a key of a table, or of a name in a table of named tables."""
    if struct := _struct(hint):
        return _hints(struct)[key]
    named = _named(hint)
    return named[1] if named else None


def _limit(hint: Any, which: str) -> Any:
    """The limit of this name that a hint carries, or None."""
    return next((getattr(meta, which) for meta in getattr(hint, "__metadata__", ()) if isinstance(meta, Meta)), None)


def _words(hint: Any) -> str:
    """The words of a hint about what is allowed."""
    if description := _limit(hint, "description"):
        return str(description)
    if choices := _choices(hint):
        return " or ".join(f'"{choice}"' for choice in choices)
    return next(filter(None, map(_words, typing.get_args(hint))), "")


def _choices(hint: Any) -> tuple[str, ...]:
    """The words that a hint allows, if it lists them; for a list, those of its items."""
    if typing.get_origin(hint) is Literal:
        return typing.get_args(hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return tuple(choice.value for choice in hint)
    return next(filter(None, map(_choices, typing.get_args(hint))), ())
