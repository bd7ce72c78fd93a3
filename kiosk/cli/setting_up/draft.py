"""The draft of kiosk.toml: the answers are collected in it, and it is written when all questions are answered."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import msgspec

from kiosk.cli.setting_up.asking import CannotBe, as_it_is
from kiosk.settings import Settings, SettingsError, parse


@dataclass(slots=True)
class Draft:
    """The answered keys, by section, and the `present` settings."""

    present: Settings
    tables: dict[str, dict[str, Any]] = field(default_factory=dict)

    def put(self, key: str, value: object) -> None:
        """Put a value for `section.key` into the draft; None leaves the key out."""
        section, _, name = key.partition(".")
        self.tables.setdefault(section, {})[name] = value

    @property
    def settings(self) -> Settings:
        """The present settings changed by the draft. Raises `SettingsError`."""
        tables = msgspec.to_builtins(self.present)
        for section, keys in self.tables.items():
            tables[section] |= {key: msgspec.to_builtins(value) for key, value in keys.items()}
        return parse(_without_none(tables))


def allowed_in(key: str, read: Callable[[str], Any] = as_it_is) -> Callable[[str], Any]:
    """A function that reads an answer for this key of kiosk.toml, and refuses a wrong one in the words of the key."""
    section, _, name = key.partition(".")

    def checked(text: str) -> Any:
        value = read(text)
        try:
            parse({section: {name: msgspec.to_builtins(value)}})
        except SettingsError as error:
            raise CannotBe(f"That cannot be used. Allowed is {str(error).partition('allowed is ')[2]}") from None
        return value

    return checked


def _without_none(tables: dict[str, Any]) -> dict[str, Any]:
    """The tables without keys whose value is None, because TOML has no null."""
    return {
        section: {key: value for key, value in keys.items() if value is not None} for section, keys in tables.items()
    }
