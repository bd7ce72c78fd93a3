"""From what is wrong in `kiosk.toml` to one sentence for a volunteer: the key's place, its value, what is allowed."""

import difflib
import re
import typing
from collections.abc import Iterator
from typing import Any, Literal

import msgspec
from msgspec import Meta


class NotAllowed(ValueError):  # noqa: N818 - named for what it says of the value
    """A value of the right type that cannot be used all the same. `words` say why, where those of its key do not."""

    def __init__(self, key: str, words: str = "") -> None:
        super().__init__(key)
        self.key, self.words = key, words


def allowed(words: str, **limits: Any) -> Meta:
    """Limits, with the words that tell a volunteer what is allowed."""
    return Meta(description=words, **limits)


def unknown_keys(tables: object, struct: type[msgspec.Struct], path: str = "") -> Iterator[str]:
    """A sentence for each key that is none, and each table that is no table."""
    if not isinstance(tables, dict):
        yield f"[{path}] must be a table."
        return
    fields = typing.get_type_hints(struct)
    for key, value in tables.items():
        place = f"{path}.{key}" if path else key
        if key not in fields:
            close = difflib.get_close_matches(key, fields, 1)
            meant = f" Did you mean {close[0]}?" if close else ""
            yield f"{place} is not a known key.{meant} Allowed here: {', '.join(fields)}."
        elif isinstance(fields[key], type) and issubclass(fields[key], msgspec.Struct):
            yield from unknown_keys(value, fields[key], place)


def explain(error: msgspec.ValidationError, tables: dict[str, Any], struct: type[msgspec.Struct]) -> str:
    """The sentence for what msgspec, or a table's own rule, has against the values in `tables`."""
    _, _, where = str(error).partition(" - at `$")
    keys = [key.split("[")[0] for key in where.rstrip("`").lstrip(".").split(".")]
    said = ""
    if isinstance(rule := error.__cause__, NotAllowed):
        keys.append(rule.key)
        said = rule.words
    value: Any = tables
    hints: Any = struct
    for key in keys:
        value = value.get(key)
        hints = typing.get_type_hints(hints, include_extras=True)[key]
    return refusal(".".join(keys), value, said or _words(hints))


def refusal(place: str, value: object, words: str) -> str:
    if value is None:
        return f"{place} is missing; allowed is {words}."
    # A password in the address of a database does not belong in a log.
    shown = re.sub(r"(://[^:/@]*):[^@]*@", r"\1:…@", msgspec.json.encode(value).decode())
    return f"{place} = {shown} cannot be used; allowed is {words}."


def _words(hint: Any) -> str:
    for meta in getattr(hint, "__metadata__", ()):
        if isinstance(meta, Meta) and meta.description:
            return meta.description
    if typing.get_origin(hint) is Literal:
        return " or ".join(f'"{choice}"' for choice in typing.get_args(hint))
    return next(filter(None, map(_words, typing.get_args(hint))), "")
