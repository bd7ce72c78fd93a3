"""`kiosk.toml`, read once into one frozen `Config`. Every key, its default and what it allows stand here."""

from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

SEARCH = (Path("kiosk.toml"), Path("/etc/deelkiosk/kiosk.toml"))

Seconds = Annotated[float, Meta(ge=1, le=3600)]
ReaderPort = Annotated[str, Meta(pattern=r"^(simulated|none|pcsc(:.+)?)$")]
ScannerPort = Annotated[str, Meta(pattern=r"^(simulated|none|auto|serial:/.+|evdev:/.+)$")]
PrinterPort = Annotated[
    str, Meta(pattern=r"^(simulated|none|network:[^:]+(:\d{1,5})?|usb:/.+|serial:/[^:]+(:\d+)?|file:.+)$")
]


class ConfigError(Exception):
    """The configuration cannot be used; the message names the file, the key and what is allowed."""


class _Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pass


class House(_Section, frozen=True):
    name: Annotated[str, Meta(min_length=1, max_length=40)] = "Deelkiosk"
    timezone: str = "Europe/Brussels"
    languages: Annotated[tuple[str, ...], Meta(min_length=1, max_length=6)] = ("nl", "fr", "en")


class Database(_Section, frozen=True):
    url: Annotated[str, Meta(pattern=r"^(sqlite:////?.+|postgresql(\+psycopg)?://.+)$")] = "sqlite:///kiosk.db"
    key_file: str = ""
    """Empty: `kiosk.key` beside the SQLite file; needed with PostgreSQL."""


class Cards(_Section, frozen=True):
    reader: ReaderPort = "pcsc"
    side: Literal["left", "right", "below"] = "right"
    number_pad: bool = True
    """Offer member number and PIN while the reader is gone, to members who have a PIN."""


class Scanner(_Section, frozen=True):
    port: ScannerPort | tuple[ScannerPort, ...] = "auto"

    @property
    def ports(self) -> tuple[str, ...]:
        return (self.port,) if isinstance(self.port, str) else self.port


class Printer(_Section, frozen=True):
    port: PrinterPort = "none"
    profile: Annotated[str, Meta(min_length=1)] = "TM-T20II"
    code_page: Annotated[int, Meta(ge=0, le=255)] | None = None
    """The number under which the printer keeps CP1252, where the profile is wrong about it."""
    proof: Literal["auto", "GS ( H", "GS r", "none"] = "auto"
    """How the printer proves that it printed: a process id (most Epson), a paper status (clones), or it cannot."""
    ticket: Literal["always", "ask", "never"] = "always"


class Screen(_Section, frozen=True):
    size: Annotated[str, Meta(pattern=r"^(fullscreen|\d{3,4}x\d{3,4})$")] = "fullscreen"
    diagonal_inches: Annotated[float, Meta(ge=3, le=65)] | None = None
    """Of the visible glass. Absent: guessed from the pixels (800x480: 7, 1280x800 and 800x1280: 10.1, else 15.6)."""
    idle_seconds: Seconds = 40
    warning_seconds: Seconds = 20
    dim_seconds: Annotated[float, Meta(ge=10, le=86400)] = 300
    loans_folded: bool = False


class Sound(_Section, frozen=True):
    volume: Annotated[int, Meta(ge=0, le=100)] = 60
    """Of the chimes, in percent; 0 is silence."""


class Config(_Section, frozen=True):
    house: House = House()
    database: Database = Database()
    cards: Cards = Cards()
    scanner: Scanner = Scanner()
    printer: Printer = Printer()
    screen: Screen = Screen()
    sound: Sound = Sound()
