"""`kiosk.toml`, read once into one frozen `Config`. Every key, its default and what it allows stand here."""

import difflib
import os
import tomllib
import typing
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
from msgspec import Meta

SEARCH = (Path("kiosk.toml"), Path("/etc/deelkiosk/kiosk.toml"))


class ConfigError(Exception):
    """The configuration cannot be used; the message names the file, the key and what is allowed."""


def _allowed(words: str, **limits: Any) -> Meta:
    """Limits, with the words that tell a volunteer what is allowed."""
    return Meta(description=words, **limits)


Name = Annotated[str, _allowed("a name of 1 to 40 characters", min_length=1, max_length=40)]
Language = Annotated[str, _allowed('two small letters, such as "nl"', pattern=r"^[a-z]{2}$")]
Languages = Annotated[tuple[Language, ...], _allowed('a list such as ["nl", "fr", "en"]', min_length=1, max_length=6)]
Seconds = Annotated[float, _allowed("a number of seconds from 1 to 3600", ge=1, le=3600)]
Percent = Annotated[int, _allowed("a whole number from 0 to 100", ge=0, le=100)]
DatabaseUrl = Annotated[
    str,
    _allowed(
        '"sqlite:////absolute/path.db" or "postgresql://user@host/database"',
        pattern=r"^(sqlite:///.+|postgresql(\+psycopg)?://.+)$",
    ),
]
ReaderPort = Annotated[
    str,
    _allowed(
        '"pcsc", "pcsc:ACR1252" (part of the name), "simulated" or "none"', pattern=r"^(simulated|none|pcsc(:.+)?)$"
    ),
]
ScannerPort = Annotated[
    str,
    _allowed(
        '"serial:/dev/…", "evdev:/dev/input/…", "auto", "simulated", "none", or a list of these',
        pattern=r"^(simulated|none|auto|serial:/.+|evdev:/.+)$",
    ),
]
PrinterPort = Annotated[
    str,
    _allowed(
        '"network:host:9100", "usb:/dev/usb/lp0", "serial:/dev/ttyUSB0:38400", "file:path", "simulated" or "none"',
        pattern=r"^(simulated|none|network:[^:]+(:\d{1,5})?|usb:/.+|serial:/[^:]+(:\d+)?|file:.+)$",
    ),
]


class House(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: Name = "Deelkiosk"
    timezone: str = "Europe/Brussels"
    languages: Languages = ("nl", "fr", "en")


class Database(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    url: DatabaseUrl = "sqlite:////var/lib/deelkiosk/kiosk.db"
    key_file: str = ""
    """The key of the cards' digests. Empty: `kiosk.key` beside the SQLite file; must be given with PostgreSQL."""

    @property
    def key_path(self) -> Path:
        return (
            Path(self.key_file) if self.key_file else Path(self.url.removeprefix("sqlite:///")).with_name("kiosk.key")
        )


class Cards(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    reader: ReaderPort = "pcsc"
    side: Literal["left", "right", "below"] = "right"
    """Where the reader is, seen from in front of the screen."""
    number_pad: Annotated[bool, _allowed("true or false")] = True
    """Offer member number and PIN while the reader is gone, to members who have a PIN."""


class Scanner(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    port: ScannerPort | tuple[ScannerPort, ...] = "auto"

    @property
    def ports(self) -> tuple[str, ...]:
        return (self.port,) if isinstance(self.port, str) else self.port


class Printer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    port: PrinterPort = "none"
    profile: Annotated[str, _allowed('a profile of python-escpos, such as "TM-T20II"', min_length=1)] = "TM-T20II"
    code_page: Annotated[int, _allowed("a number from 0 to 255", ge=0, le=255)] | None = None
    """The number under which this printer keeps CP1252, where its profile is wrong about it."""
    proof: Literal["auto", "GS ( H", "GS r", "none"] = "auto"
    """How the printer proves that it printed: with a process id (most Epson), with its paper status, or not at all."""
    ticket: Literal["always", "ask", "never"] = "always"


class Screen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    size: Annotated[str, _allowed('"fullscreen" or "1280x800"', pattern=r"^(fullscreen|\d{3,4}x\d{3,4})$")] = (
        "fullscreen"
    )
    diagonal_inches: Annotated[float, _allowed("a number from 3 to 65", ge=3, le=65)] | None = None
    """Of the visible glass. Absent: guessed from the pixels (800x480: 7, 1280x800 and 800x1280: 10.1, else 15.6)."""
    idle_seconds: Seconds = 40
    warning_seconds: Seconds = 20
    dim_seconds: Annotated[float, _allowed("a number of seconds from 10 to 86400", ge=10, le=86400)] = 300
    loans_folded: Annotated[bool, _allowed("true or false")] = False
    """Show what is at a member's home only when asked."""


class Sound(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    volume: Percent = 60


class Config(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    house: House = House()
    database: Database = Database()
    cards: Cards = Cards()
    scanner: Scanner = Scanner()
    printer: Printer = Printer()
    screen: Screen = Screen()
    sound: Sound = Sound()


def find(given: Path | None, environment: Mapping[str, str] = os.environ) -> Path:
    """The configuration file to use: the one given, `$KIOSK_CONFIG`, `./kiosk.toml`, `/etc/deelkiosk/kiosk.toml`."""
    named = given or (Path(environment["KIOSK_CONFIG"]) if environment.get("KIOSK_CONFIG") else None)
    if named:
        if not named.is_file():
            raise ConfigError(f"{named}: there is no such file.")
        return named
    for path in SEARCH:
        if path.is_file():
            return path
    raise ConfigError(f"No configuration found. Give one with --config, or put it in {' or '.join(map(str, SEARCH))}.")


def load(path: Path) -> Config:
    """Read and check a configuration file. Raises `ConfigError` with one sentence that says what is wrong and where."""
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: this is not TOML: {error}.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}.") from None
    try:
        return parse(tables)
    except ConfigError as error:
        raise ConfigError(f"{path}: {error}") from None


def parse(tables: dict[str, Any]) -> Config:
    """Turn the tables of a configuration file into a `Config`."""
    _check_keys(tables, Config, "")
    try:
        config = msgspec.convert(tables, Config)
    except msgspec.ValidationError as error:
        raise ConfigError(_explain(str(error), tables)) from None
    try:
        ZoneInfo(config.house.timezone)
    except (ZoneInfoNotFoundError, ValueError):
        zone = config.house.timezone
        raise ConfigError(
            f'house.timezone = "{zone}" is not a time zone; allowed is a name such as "Europe/Brussels".'
        ) from None
    if config.database.url.startswith("postgresql") and not config.database.key_file:
        raise ConfigError("database.key_file is missing; with PostgreSQL it must name the file of the cards' key.")
    return config


def _check_keys(tables: object, struct: type[msgspec.Struct], path: str) -> None:
    if not isinstance(tables, dict):
        raise ConfigError(f"[{path}] must be a table.")
    fields = typing.get_type_hints(struct)
    for key, value in tables.items():
        place = f"{path}.{key}" if path else key
        if key not in fields:
            close = difflib.get_close_matches(key, fields, 1)
            meant = f" Did you mean {close[0]}?" if close else ""
            raise ConfigError(f"{place} is not a known key.{meant} Allowed here: {', '.join(fields)}.")
        if isinstance(fields[key], type) and issubclass(fields[key], msgspec.Struct):
            _check_keys(value, fields[key], place)


def _explain(error: str, tables: dict[str, Any]) -> str:
    """msgspec's sentence, with the key's path in front and what is allowed in words where we have them."""
    problem, _, where = error.partition(" - at `$")
    keys = [key.split("[")[0] for key in where.rstrip("`").lstrip(".").split(".")]
    value: Any = tables
    hints: Any = Config
    for key in keys:
        value = value[key]
        hints = typing.get_type_hints(hints, include_extras=True)[key]
    words = _words(hints)
    said = f"allowed is {words}" if words else problem[0].lower() + problem[1:]
    return f"{'.'.join(keys)} = {msgspec.json.encode(value).decode()} cannot be used; {said}."


def _words(hint: Any) -> str:
    for meta in getattr(hint, "__metadata__", ()):
        if isinstance(meta, Meta) and meta.description:
            return meta.description
    if typing.get_origin(hint) is Literal:
        return " or ".join(f'"{choice}"' for choice in typing.get_args(hint))
    return next(filter(None, map(_words, typing.get_args(hint))), "")
