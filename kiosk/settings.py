"""`kiosk.toml`, read once into one frozen `Config`. Every key, its default and what it allows stand here."""

import os
import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from kiosk.explain import NotAllowed, allowed, explain, refusal, unknown_keys
from kiosk.lending.languages import OFFERED

SEARCH = (Path("kiosk.toml"), Path("/etc/deelkiosk/kiosk.toml"))

TCP_PORTS = range(1, 65536)
BAUD_RATES = range(1200, 4_000_001)
WIDTHS, HEIGHTS = range(320, 7681), range(240, 4321)
ALONE = frozenset({"auto", "simulated", "none"})
"""What a scanner's port can be, but not in a list with others."""


class SettingsError(Exception):
    """The configuration cannot be used; the message names the file, the key and what is allowed."""


Name = Annotated[str, allowed("a name of 1 to 40 characters on one line", min_length=1, max_length=40)]
TimeZone = Annotated[str, allowed('the name of a time zone, such as "Europe/Brussels"')]
Language = Annotated[str, allowed('two small letters, such as "nl"', pattern=r"^[a-z]{2}\Z")]
Languages = Annotated[
    tuple[Language, ...],
    allowed('a list of 1 to 6, each once, such as ["nl", "fr", "en"]', min_length=1, max_length=6),
]
Seconds = Annotated[float, allowed("a number of seconds from 1 to 3600", ge=1, le=3600)]
Percent = Annotated[int, allowed("a whole number from 0 to 100", ge=0, le=100)]
YesNo = Annotated[bool, allowed("true or false")]
DatabaseUrl = Annotated[
    str,
    allowed(
        '"sqlite:////absolute/path.db" (with three slashes: below the working directory)'
        ' or "postgresql://user@host/database"',
        pattern=r"^(sqlite:///(?!.*:memory:)[^?]*[^?/\s]"
        r"|postgresql(\+psycopg)?://([^:/@\s]+(:[^@]*)?@)?([^:/?@\s]*|\[[0-9a-fA-F:]+\])(:[0-9]{1,5})?/[^/?\s]+(\?.*)?)\Z",
    ),
]
KeyFile = Annotated[str, allowed('a path, such as "/var/lib/deelkiosk/kiosk.key"')]
ReaderPort = Annotated[
    str,
    allowed(
        '"pcsc", "pcsc:ACR1252" (part of the name), "simulated" or "none"',
        pattern=r"^(simulated|none|pcsc(:.*\S.*)?)\Z",
    ),
]
SCANNER_PORT = r"simulated|none|auto|serial:/.+|evdev:/.+"
"""Not a limit of the type: msgspec 0.22 frees the pattern wrongly, of a text that may be a list as well."""
ScannerPort = Annotated[
    str,
    allowed(
        '"serial:/dev/…", "serial:/dev/…:9600" (1200 to 4000000 baud), "evdev:/dev/input/…" or a list of these,'
        ' or "auto", "simulated" or "none" alone'
    ),
]
PrinterPort = Annotated[
    str,
    allowed(
        '"network:host:9100" (port 1 to 65535), "usb:/dev/usb/lp0", "serial:/dev/ttyUSB0:38400" (1200 to 4000000 baud),'
        ' "file:path", "simulated" or "none"',
        pattern=r"^(simulated|none|network:[^:/\s]+(:[0-9]+)?|usb:/.+|serial:/[^:]+(:[0-9]+)?|file:.+)\Z",
    ),
]
Size = Annotated[
    str,
    allowed(
        '"fullscreen", or a size such as "1280x800" from "320x240" to "7680x4320"',
        pattern=r"^(fullscreen|[0-9]{3,4}x[0-9]{3,4})\Z",
    ),
]


def _number_fits(pattern: str, text: str, numbers: range) -> bool:
    """Whether the number that the pattern finds in the text, if there is one, is among those."""
    found = re.fullmatch(pattern, text)
    return not found or int(found[1]) in numbers


class House(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: Name = "Deelkiosk"
    timezone: TimeZone = "Europe/Brussels"
    languages: Languages = OFFERED

    def __post_init__(self) -> None:
        if not self.name.strip() or not self.name.isprintable():
            raise NotAllowed("name")
        try:
            ZoneInfo(self.timezone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise NotAllowed("timezone") from None
        if len(set(self.languages)) < len(self.languages):
            raise NotAllowed("languages")


class Database(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    url: DatabaseUrl = "sqlite:////var/lib/deelkiosk/kiosk.db"
    key_file: KeyFile = ""
    """The key of the cards' digests. Empty: `kiosk.key` beside the SQLite file; must be given with PostgreSQL."""

    def __post_init__(self) -> None:
        if self.url.startswith("sqlite"):
            return
        if not _number_fits(r".*://[^/?]*:([0-9]+)/.*", self.url, TCP_PORTS):
            raise NotAllowed("url")
        if not self.key_file:
            raise NotAllowed("key_file", "the path of the cards' key; with PostgreSQL it must be given")

    @property
    def key_path(self) -> Path:
        return (
            Path(self.key_file) if self.key_file else Path(self.url.removeprefix("sqlite:///")).with_name("kiosk.key")
        )

    @property
    def exports_path(self) -> Path:
        """Where lists are written: beside the SQLite file; with PostgreSQL, beside the key."""
        beside = Path(self.url.removeprefix("sqlite:///")) if self.url.startswith("sqlite") else self.key_path
        return beside.with_name("exports")


class Cards(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    reader: ReaderPort = "pcsc"
    side: Literal["left", "right", "below"] = "right"
    """Where the reader is, seen from in front of the screen."""
    number_pad: YesNo = True
    """Offer member number and PIN while the reader is gone, to members who have a PIN."""


class Scanner(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    port: ScannerPort | tuple[ScannerPort, ...] = "auto"

    def __post_init__(self) -> None:
        if not self.ports or (len(self.ports) > 1 and ALONE & set(self.ports)):
            raise NotAllowed("port")
        if not all(re.fullmatch(SCANNER_PORT, port) for port in self.ports):
            raise NotAllowed("port")
        if not all(_number_fits(r"serial:.+:([0-9]+)", port, BAUD_RATES) for port in self.ports):
            raise NotAllowed("port")

    @property
    def ports(self) -> tuple[str, ...]:
        return (self.port,) if isinstance(self.port, str) else self.port


class Printer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    port: PrinterPort = "none"
    profile: Annotated[str, allowed('a profile of python-escpos, such as "TM-T20II"', min_length=1)] = "TM-T20II"
    code_page: Annotated[int, allowed("a number from 0 to 255", ge=0, le=255)] | None = None
    """The number under which this printer keeps CP1252, where its profile is wrong about it."""
    proof: Literal["auto", "GS ( H", "GS r", "none"] = "auto"
    """How the printer proves that it printed: with a process id (most Epson), with its paper status, or not at all."""
    ticket: Literal["always", "ask", "never"] = "always"

    def __post_init__(self) -> None:
        tcp = _number_fits(r"network:[^:]+:([0-9]+)", self.port, TCP_PORTS)
        if not tcp or not _number_fits(r"serial:.+:([0-9]+)", self.port, BAUD_RATES):
            raise NotAllowed("port")


class Screen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    size: Size = "fullscreen"
    diagonal_inches: Annotated[float, allowed("a number from 3 to 65", ge=3, le=65)] | None = None
    """Of the visible glass. Absent: guessed from the pixels (800x480: 7, 1280x800 and 800x1280: 10.1, else 15.6)."""
    idle_seconds: Seconds = 40
    warning_seconds: Seconds = 20
    volunteer_seconds: Seconds = 180
    """As `idle_seconds`, while a volunteer is at work: then it locks to the welcome screen."""
    dim_seconds: Annotated[float, allowed("a number of seconds from 10 to 86400", ge=10, le=86400)] = 300
    loans_folded: YesNo = False
    """Show what is at a member's home only when asked."""
    check_in_first: YesNo = False
    """While their initiative is open, the card of a volunteer leads straight to the check-in."""

    def __post_init__(self) -> None:
        if self.size == "fullscreen":
            return
        width, height = map(int, self.size.split("x"))
        if width not in WIDTHS or height not in HEIGHTS:
            raise NotAllowed("size")


class Sound(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    volume: Percent = 60
    """Of the chimes; 0 is silence."""
    speech_volume: Percent = 60
    """Of the voice; 0 takes the button for it off the screen."""


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    house: House = House()
    database: Database = Database()
    cards: Cards = Cards()
    scanner: Scanner = Scanner()
    printer: Printer = Printer()
    screen: Screen = Screen()
    sound: Sound = Sound()


def find(given: Path | None, environment: Mapping[str, str] = os.environ, search: Sequence[Path] = SEARCH) -> Path:
    """The configuration file to use: the one given, `$KIOSK_CONFIG`, `./kiosk.toml`, `/etc/deelkiosk/kiosk.toml`."""
    named = given or (Path(environment["KIOSK_CONFIG"]) if environment.get("KIOSK_CONFIG") else None)
    if named:
        if not _is_there(named):
            raise SettingsError(f"{named}: there is no such file.")
        return named
    for path in search:
        if _is_there(path):
            return path
    raise SettingsError(
        f"No configuration found. Give one with --config, or put it in {' or '.join(map(str, search))}."
    )


def load(path: Path, known_languages: Collection[str] | None = None) -> Settings:
    """Read and check a configuration file. Raises `SettingsError`, one sentence that says what is wrong and where."""
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: this is not TOML: {error}.") from None
    except PermissionError:
        raise SettingsError(f"{path}: this user may not read it; use `sudo -u kiosk kiosk …`.") from None
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{path}: this is not TOML: it is not written in UTF-8.") from None
    try:
        return parse(tables, known_languages)
    except SettingsError as error:
        raise SettingsError(f"{path}: {error}") from None


def parse(tables: dict[str, Any], known_languages: Collection[str] | None = None) -> Settings:
    """Turn the tables of a configuration file into a `Config`; `known_languages` are those that the screens speak."""
    for sentence in unknown_keys(tables, Settings):
        raise SettingsError(sentence)
    try:
        config = msgspec.convert(tables, Settings)
    except msgspec.ValidationError as error:
        raise SettingsError(explain(error, tables, Settings)) from None
    asked = config.house.languages
    if known_languages is not None and not set(asked) <= set(known_languages):
        words = f"what has been translated: {', '.join(sorted(known_languages))}"
        raise SettingsError(refusal("house.languages", asked, words))
    return config


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # in a folder that this user may not look into, such as the one they were in before sudo
        return False
