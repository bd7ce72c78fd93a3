"""Reads `kiosk.toml` once into one frozen `Settings`. Defines each key, its default and its allowed values.

`kiosk.wiring` defines the ports of the devices.
"""

import os
import re
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from kiosk.explain import NotAllowed, NotTomlError, allowed, explain, read_tables, refusal, unknown_keys
from kiosk.lending.codes.layouts import KeyboardLayout
from kiosk.lending.languages import OFFERED
from kiosk.lending.visible import can_be_shown
from kiosk.wiring import (
    PRINTER_ALLOWED,
    READER_ALLOWED,
    SCANNER_ALLOWED,
    TCP_PORTS,
    PortError,
    PrinterWiring,
    ReaderWiring,
    ScannerWiring,
    parse_printer,
    parse_reader,
    parse_scanners,
)

FILE = "kiosk.toml"


def places(folder: Path = Path(__file__).parent.parent) -> tuple[Path, ...]:
    """The paths at which a configuration is looked for if none is given: that of the checkout, if there is one, then
    that of the machine.

    `folder` is the folder of the program. The working folder of a command is not among the paths: anybody who can write
    there would decide which files the kiosk writes.
    """
    of_checkout = (folder / FILE,) if (folder / "pyproject.toml").is_file() else ()
    return (*of_checkout, Path("/etc/deelkiosk") / FILE)


def in_checkout(path: Path, folder: Path = Path(__file__).parent.parent) -> bool:
    """Is this path in the checkout that the program runs from? Never for an installed program."""
    return (folder / "pyproject.toml").is_file() and path.resolve().is_relative_to(folder.resolve())


WIDTHS, HEIGHTS = range(320, 7681), range(240, 4321)


class SettingsError(Exception):
    """The settings cannot be used; the message names the file, the key and what is allowed."""


Name = Annotated[str, allowed("a name of 1 to 40 characters on one line", min_length=1, max_length=40)]
Contact = Annotated[str, allowed("up to 60 characters on one line, such as a telephone number", max_length=60)]
TimeZone = Annotated[str, allowed('the name of a time zone, such as "Europe/Brussels"')]
Language = Annotated[str, allowed('two small letters, such as "nl"', pattern=r"^[a-z]{2}\Z")]
_LANGUAGES_OFFERED = "[{}]".format(", ".join(f'"{code}"' for code in OFFERED))
Languages = Annotated[
    tuple[Language, ...],
    allowed(f"a list of 1 to 6, each once, such as {_LANGUAGES_OFFERED}", min_length=1, max_length=6),
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
ClockFile = Annotated[str, allowed('a path, such as "/run/systemd/timesync/synchronized"')]
BackupFolder = Annotated[str, allowed('an absolute path, such as "/srv/backup"', pattern=r"^/.*[^/\s]\Z")]
StickName = Annotated[
    str, allowed("the name of a stick, as it was prepared, of 1 to 40 characters", min_length=1, max_length=40)
]
StockName = Annotated[
    str, allowed('labels of docs/labels.md, such as "L7160" or "tape18"', min_length=1, max_length=60)
]
ReaderPort = Annotated[str, allowed(READER_ALLOWED)]
_LAYOUTS = " or ".join(f'"{layout}"' for layout in ("auto", *(one.value for one in KeyboardLayout)))
Layout = Annotated[str, allowed(_LAYOUTS, pattern=rf"^(auto|{'|'.join(one.value for one in KeyboardLayout)})\Z")]
ScannerPort = Annotated[str, allowed(SCANNER_ALLOWED)]
PrinterPort = Annotated[str, allowed(PRINTER_ALLOWED)]
Rotation = Annotated[Literal[0, 90, 180, 270], allowed("0, 90, 180 or 270")]
Size = Annotated[
    str,
    allowed(
        '"fullscreen", or a size such as "1280x800" from "320x240" to "7680x4320"',
        pattern=r"^(fullscreen|[0-9]{3,4}x[0-9]{3,4})\Z",
    ),
]


class House(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: Name = "Deelkiosk"
    timezone: TimeZone = "Europe/Brussels"
    languages: Languages = OFFERED
    contact: Contact = ""
    """The contact to call when the kiosk does not start: a telephone number, a name, an address. Empty: none is
    shown.
    """

    def __post_init__(self) -> None:
        if not self.name.strip() or not can_be_shown(self.name):
            raise NotAllowed("name")
        if not can_be_shown(self.contact):
            raise NotAllowed("contact")
        try:
            ZoneInfo(self.timezone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise NotAllowed("timezone") from None
        if len(set(self.languages)) < len(self.languages):
            raise NotAllowed("languages")


class Database(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    url: DatabaseUrl = "sqlite:////var/lib/deelkiosk/kiosk.db"
    key_file: KeyFile = ""
    """The file with the key of the cards' digests. Empty: `kiosk.key` beside the SQLite file. With PostgreSQL it must
    be given."""
    may_be_lost: YesNo = False
    """Lend even if the database would not last at its place: in memory, on an overlay, on a share of another
    machine.
    """

    def __post_init__(self) -> None:
        if self.url.startswith("sqlite"):
            return
        tcp_port = re.fullmatch(r".*://[^/?]*:([0-9]+)/.*", self.url)
        if tcp_port and int(tcp_port[1]) not in TCP_PORTS:
            raise NotAllowed("url")
        if not self.key_file:
            raise NotAllowed("key_file", "the path of the cards' key; with PostgreSQL it must be given")

    @property
    def key_path(self) -> Path:
        """The path of the key of the cards' digests."""
        return (
            Path(self.key_file) if self.key_file else Path(self.url.removeprefix("sqlite:///")).with_name("kiosk.key")
        )

    @property
    def file(self) -> Path | None:
        """The path of the SQLite file; None for a server."""
        return Path(self.url.removeprefix("sqlite:///")) if self.url.startswith("sqlite") else None

    @property
    def exports_path(self) -> Path:
        """The directory for exported lists: beside the SQLite file; with PostgreSQL, beside the key."""
        return (self.file or self.key_path).with_name("exports")


def _must_parse(key: str, device: "Cards | Scanner | Printer") -> None:
    """Raises NotAllowed for this key, the port of the device, if the port cannot be used."""
    try:
        _ = device.wiring
    except PortError:
        raise NotAllowed(key) from None


class Cards(msgspec.Struct, frozen=True, dict=True, forbid_unknown_fields=True):
    reader: ReaderPort = "pcsc"
    side: Literal["left", "right", "below"] = "right"
    """The side at which the reader is, seen from in front of the screen."""
    number_pad: YesNo = True
    """Offer members with a PIN to type their number and PIN instead of a card."""

    def __post_init__(self) -> None:
        _must_parse("reader", self)

    @cached_property
    def wiring(self) -> ReaderWiring:
        """The parsed port of the reader."""
        return parse_reader(self.reader)


class Scanner(msgspec.Struct, frozen=True, dict=True, forbid_unknown_fields=True):
    port: ScannerPort | tuple[ScannerPort, ...] = "auto"
    reads_qr: YesNo = False
    """The scanners read QR codes: a code that is too long for the bars of a small label becomes a QR code."""
    layout: Layout = "auto"
    """The keyboard layout in which scanners that type are read; "auto": the layout that volunteers set for each, or a
    US keyboard.
    """

    def __post_init__(self) -> None:
        _must_parse("port", self)

    @property
    def ports(self) -> tuple[str, ...]:
        """The port of each scanner, as it is written in the file."""
        return (self.port,) if isinstance(self.port, str) else self.port

    @property
    def fixed_layout(self) -> KeyboardLayout | None:
        """The fixed layout of every scanner that types; None: the layouts in the database."""
        return None if self.layout == "auto" else KeyboardLayout(self.layout)

    @cached_property
    def wiring(self) -> tuple[ScannerWiring, ...]:
        """The parsed ports of the scanners."""
        return parse_scanners(self.ports)


class Printer(msgspec.Struct, frozen=True, dict=True, forbid_unknown_fields=True):
    port: PrinterPort = "none"
    profile: Annotated[str, allowed('a profile of python-escpos, such as "TM-T20II"', min_length=1)] = "TM-T20II"
    code_page: Annotated[int, allowed("a number from 0 to 255", ge=0, le=255)] | None = None
    """The number of CP1252 on this printer, if its profile is wrong about it; None: the number in the profile."""
    proof: Literal["auto", "GS ( H", "GS r", "none"] = "auto"
    """The way in which the printer proves that it printed: with a process id (most Epson), with its paper status, or
    not at all.
    """
    ticket: Literal["always", "ask", "never"] = "always"

    def __post_init__(self) -> None:
        _must_parse("port", self)

    @cached_property
    def wiring(self) -> PrinterWiring:
        """The parsed port of the printer."""
        return parse_printer(self.port)


class Screen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    size: Size = "fullscreen"
    diagonal_inches: Annotated[float, allowed("a number from 3 to 65", ge=3, le=65)] | None = None
    """The diagonal of the visible screen, in inches. None: guessed from the pixels (800x480: 7, 1280x800 and 800x1280:
    10.1, else 15.6).
    """
    rotation: Rotation = 0
    """The degrees by which the display was turned clockwise when it was mounted; picture and touch are turned back."""
    idle_seconds: Seconds = 40
    warning_seconds: Seconds = 20
    volunteer_seconds: Seconds = 180
    """The time, in place of `idle_seconds`, after which the volunteers' desk locks."""
    dim_seconds: Annotated[float, allowed("a number of seconds from 10 to 86400", ge=10, le=86400)] = 300
    loans_folded: YesNo = False
    """Show the items at a member's home only after a touch."""
    check_in_first: YesNo = False
    """While the initiative of a volunteer is open, their card leads straight to the check-in."""

    def __post_init__(self) -> None:
        if self.size == "fullscreen":
            return
        width, height = map(int, self.size.split("x"))
        if width not in WIDTHS or height not in HEIGHTS:
            raise NotAllowed("size")


class Sound(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    volume: Percent = 60
    """The volume of the chimes, in per cent; 0 is silence."""
    speech_volume: Percent = 60
    """The volume of reading aloud, in per cent; 0 removes its button from the screen."""


class Clock(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    judged: Literal["auto", "always", "never"] = "auto"
    """Whether the clock is judged or always trusted; "auto": judged if systemd runs, except in a container."""
    synchronised: ClockFile = "/run/systemd/timesync/synchronized"
    """The file that is touched whenever the clock was set from the network."""


class Backup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    folders: tuple[BackupFolder, ...] = ()
    """Folders that `kiosk backup prepare` marked: the running kiosk writes a backup there every night."""
    sticks: tuple[StickName, ...] | None = None
    """The sticks that are written when they are put in, and every night while they are in. None: all prepared ones."""
    hour: Annotated[int, allowed("an hour from 0 to 23", ge=0, le=23)] = 3
    """The local hour from which on the backup of the night is made in the folders."""


class Labels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    stock: StockName = "L7160"
    """The labels for which the PDF of new items is made."""


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    house: House = House()
    database: Database = Database()
    cards: Cards = Cards()
    scanner: Scanner = Scanner()
    printer: Printer = Printer()
    screen: Screen = Screen()
    sound: Sound = Sound()
    clock: Clock = Clock()
    backup: Backup = Backup()
    labels: Labels = Labels()


def find(given: Path | None, environment: Mapping[str, str] = os.environ, search: Sequence[Path] | None = None) -> Path:
    """The file to use: the given one, or else the one in `$KIOSK_CONFIG`, or the first of `search` that exists.

    Without a `search`, the paths of `places` are tried. Raises `SettingsError` if there is no file.
    """
    named = given or (Path(environment["KIOSK_CONFIG"]) if environment.get("KIOSK_CONFIG") else None)
    if named:
        if not _is_there(named):
            raise SettingsError(f"{named}: there is no such file.")
        return named
    looked = places() if search is None else search
    for path in looked:
        if _is_there(path):
            return path
    raise SettingsError(
        f"No configuration found. Give one with --config, or put it in {' or '.join(map(str, looked))}."
    )


def load(path: Path, known_languages: Collection[str] | None = None) -> Settings:
    """Read and check a file. Raises `SettingsError` with one sentence about the error and its place.

    `known_languages` are the languages of the screens; None allows any.
    """
    try:
        tables = read_tables(path)
    except NotTomlError as error:
        raise SettingsError(str(error)) from None
    except PermissionError:
        raise SettingsError(f"{path}: this user may not read it; use `sudo -u kiosk kiosk …`.") from None
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}.") from None
    try:
        return parse(tables, known_languages)
    except SettingsError as error:
        raise SettingsError(f"{path}: {error}") from None


def parse(tables: dict[str, Any], known_languages: Collection[str] | None = None) -> Settings:
    """Turn the tables of a file into `Settings`. Raises `SettingsError`; `known_languages` as for `load`."""
    for sentence in unknown_keys(tables, Settings):
        raise SettingsError(sentence)
    try:
        settings = msgspec.convert(tables, Settings)
    except msgspec.ValidationError as error:
        raise SettingsError(explain(error, tables, Settings)) from None
    asked = settings.house.languages
    if known_languages is not None and not set(asked) <= set(known_languages):
        words = f"what has been translated: {', '.join(sorted(known_languages))}"
        raise SettingsError(refusal("house.languages", asked, words))
    return settings


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # in a folder that this user may not read, such as their working folder before sudo
        return False
