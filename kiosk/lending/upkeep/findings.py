"""The findings that `kiosk doctor` and the desk of a coordinator can have when they examine the kiosk.

`kiosk/doctor/` makes the findings, `screens/present/doctor/` has the words for each: what was found, and what to do.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, IntEnum

from kiosk.lending.model import Device, Trouble


class Subject(Enum):
    """The subject that was examined; the value is its word on the command line."""

    CONFIGURATION = "configuration"
    KEY = "key file"
    DATABASE = "database"
    PLACE = "place"
    LEDGER = "ledger"
    LABELS = "labels"
    BACKUP = "backup"
    CLOCK = "clock"
    DISPLAY = "display"
    TOUCH = "touch"
    SOUND = "sound"
    DISK = "disk"
    WEAR = "wear"
    FILES = "file system"
    POWER = "power"
    HEAT = "heat"
    READER = "reader"
    SCANNER = "scanner"
    PRINTER = "printer"
    PAGE = "code page"


class Weight(IntEnum):
    """The weight of a finding; the smallest number is the worst."""

    WRONG = 0
    """Something does not work, or is about to fail: the exit status of `kiosk doctor` is 1."""
    LOOK = 1
    """It works, but something should be done."""
    TOLD = 2
    """It is good to know."""
    FINE = 3


class What(Enum):
    """The kinds of findings; the value is the word of `--json`, and `weight` says how much the finding matters."""

    weight: Weight

    def __new__(cls, word: str, weight: Weight) -> "What":
        what = object.__new__(cls)
        what._value_ = word
        what.weight = weight
        return what

    # any subject
    UNEXPECTED = "unexpected", Weight.WRONG
    ABSENT = "absent", Weight.FINE
    SIMULATED = "simulated", Weight.FINE
    STARTING = "starting", Weight.FINE
    WORKS = "works", Weight.FINE
    IN_USE = "in use", Weight.FINE
    HELD = "held by a program", Weight.WRONG
    IN_THE_WAY = "program in the way", Weight.LOOK
    # the data of the kiosk
    MISCONFIGURED = "misconfigured", Weight.WRONG
    KEY_THERE = "key there", Weight.FINE
    KEY_OTHER = "another key", Weight.WRONG
    KEY_UNUSABLE = "key cannot be used", Weight.WRONG
    DATABASE_WORKS = "database works", Weight.FINE
    DATABASE_UNSAFE = "database unsafe", Weight.WRONG
    PLACE_LOSES = "place loses", Weight.WRONG
    PLACE_MAY_LOSE = "place may lose", Weight.TOLD
    LEDGER_AGREES = "ledger agrees", Weight.FINE
    LEDGER_DAMAGED = "ledger damaged", Weight.WRONG
    SAME_LABEL = "same label", Weight.WRONG
    BACKUP_ON_SERVER = "backup on server", Weight.FINE
    BACKUP_GOOD = "backup good", Weight.FINE
    BACKUP_SAME_DISK = "backup on the same disk", Weight.LOOK
    BACKUP_NOT_YET = "no backup yet", Weight.LOOK
    BACKUP_OLD = "backup old", Weight.WRONG
    BACKUP_NEVER = "never a backup", Weight.WRONG
    BACKUP_FAILED = "backup failed", Weight.WRONG
    # the machine
    CLOCK_BELIEVED = "clock believed", Weight.TOLD
    CLOCK_DOUBTED = "clock doubted", Weight.WRONG
    CLOCK_FROM_NETWORK = "clock from network", Weight.FINE
    CLOCK_NO_BATTERY = "clock without battery", Weight.TOLD
    CLOCK_ON_BATTERY = "clock on battery", Weight.FINE
    CLOCK_CONFIRMED = "clock confirmed", Weight.TOLD
    DISPLAY_THERE = "display there", Weight.FINE
    DISPLAY_NONE = "no display", Weight.WRONG
    DISPLAY_UNKNOWN = "display unknown", Weight.TOLD
    DISPLAY_SEVERAL = "several displays", Weight.LOOK
    DISPLAY_OTHER_SIZE = "display of another size", Weight.LOOK
    DISPLAY_DENIED = "display denied", Weight.WRONG
    DISPLAY_ONLY_TEXT_TURNED = "only text turned", Weight.LOOK
    TOUCH_THERE = "touch there", Weight.FINE
    TOUCH_NONE = "no touch", Weight.LOOK
    TOUCH_DENIED = "touch denied", Weight.WRONG
    TOUCH_TURNED = "touch turned", Weight.LOOK
    TOUCH_TURNED_ELSEWHERE = "touch turned for a desktop", Weight.LOOK
    TOUCH_TURNED_ALONE = "touch turned alone", Weight.TOLD
    TOUCH_UNTOLD = "touch turned unknown", Weight.TOLD
    SOUND_THERE = "sound there", Weight.FINE
    SOUND_OFF = "sound off", Weight.FINE
    SOUND_NONE = "no sound", Weight.LOOK
    SOUND_DENIED = "sound denied", Weight.LOOK
    SOUND_MUTED = "sound muted", Weight.LOOK
    SPEECH_MISSING = "speech missing", Weight.LOOK
    DISK_ROOM = "disk has room", Weight.FINE
    DISK_NEARLY_FULL = "disk nearly full", Weight.WRONG
    WEAR_LITTLE = "little wear", Weight.FINE
    WEAR_MUCH = "much wear", Weight.LOOK
    WEAR_END = "worn out", Weight.WRONG
    WEAR_UNTOLD = "wear unknown", Weight.TOLD
    WEAR_OLD = "old card", Weight.LOOK
    WEAR_SLOW = "little written", Weight.FINE
    WEAR_FAST = "much written", Weight.LOOK
    FILES_SAFE = "files safe", Weight.FINE
    FILES_READ_ONLY = "files read-only", Weight.WRONG
    FILES_LOSE = "files lose", Weight.LOOK
    FILES_ERRORS = "file system errors", Weight.WRONG
    POWER_ENOUGH = "power enough", Weight.FINE
    POWER_WAS_LOW = "power was low", Weight.LOOK
    POWER_LOW = "power low", Weight.WRONG
    HEAT_FINE = "not hot", Weight.FINE
    HEAT_HIGH = "hot", Weight.LOOK
    # the devices
    READER_THERE = "reader there", Weight.FINE
    READER_MISSING = "no reader", Weight.WRONG
    READER_OTHER = "another reader", Weight.WRONG
    READER_TAKEN = "reader taken by the kernel", Weight.WRONG
    READER_AT_RISK = "kernel driver loaded", Weight.LOOK
    READER_DENIED = "reader denied", Weight.WRONG
    READER_NO_SERVICE = "no card service", Weight.WRONG
    READER_SERVICE_FAILS = "card service fails", Weight.WRONG
    READER_SILENT = "reader silent", Weight.WRONG
    READER_HANGS = "reader that hangs", Weight.LOOK
    SCANNER_THERE = "scanner there", Weight.FINE
    SCANNER_MISSING = "no scanner", Weight.WRONG
    SCANNER_UNNAMED = "keyboards instead", Weight.WRONG
    SCANNER_DENIED = "scanner denied", Weight.WRONG
    SCANNER_UNLIKELY = "no scanner there", Weight.WRONG
    SCANNER_LAYOUT = "scanner layout", Weight.WRONG
    PRINTER_THERE = "printer there", Weight.FINE
    PRINTER_UNASKED = "printer not asked", Weight.FINE
    PRINTER_LOW = "paper low", Weight.LOOK
    PRINTER_EMPTY = "out of paper", Weight.WRONG
    PRINTER_OPEN = "cover open", Weight.WRONG
    PRINTER_CUTTER = "cutter jammed", Weight.WRONG
    PRINTER_SILENT = "printer silent", Weight.WRONG
    PRINTER_OFFLINE = "printer offline", Weight.WRONG
    PRINTER_MISSING = "no printer", Weight.WRONG
    PRINTER_DENIED = "printer denied", Weight.WRONG
    PRINTER_NO_FILE = "no ticket file", Weight.WRONG
    PAGE_WRITES = "code page", Weight.FINE
    PAGE_LACKS = "code page lacks letters", Weight.LOOK


Value = str | int | datetime
"""A value that is filled into the sentence of a finding."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: `about` names the device or file of its subject, such as a port, and `values` are filled into its
    sentence.
    """

    subject: Subject
    what: What
    about: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Does it work, whatever else should be done?"""
        return self.what.weight is not Weight.WRONG


@dataclass(frozen=True, slots=True)
class KioskExamined:
    """The kiosk was examined, as a coordinator requested."""

    findings: tuple[Finding, ...]


def found(subject: Subject, what: What, about: str = "", **values: Value) -> Finding:
    return Finding(subject, what, about, values)


def worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with the worst first; those of equal weight in the order of their subjects."""
    places = {subject: place for place, subject in enumerate(Subject)}
    return tuple(sorted(findings, key=lambda one: (one.what.weight, places[one.subject])))


_OF_READER = {
    Trouble.DENIED: What.READER_DENIED,
    Trouble.FAILED: What.READER_SILENT,
}
_OF_PRINTER = {
    Trouble.PAPER_LOW: What.PRINTER_LOW,
    Trouble.PAPER_OUT: What.PRINTER_EMPTY,
    Trouble.COVER_OPEN: What.PRINTER_OPEN,
    Trouble.CUTTER: What.PRINTER_CUTTER,
    Trouble.SILENT: What.PRINTER_SILENT,
    Trouble.OFFLINE: What.PRINTER_OFFLINE,
    Trouble.DENIED: What.PRINTER_DENIED,
}


def of_printer(trouble: Trouble) -> What:
    """The kind of finding for a trouble of the printer."""
    return _OF_PRINTER.get(trouble, What.PRINTER_MISSING)


def of_device(device: Device, trouble: Trouble | None) -> Finding:
    """The finding about a device from its known state in a running kiosk, without a new examination; `trouble` None: it
    works.
    """
    subject = Subject(device.value)
    match trouble:
        case None:
            return found(subject, What.WORKS)
        case Trouble.STARTING:
            return found(subject, What.STARTING)
        case Trouble.NOT_CONFIGURED:
            return found(subject, What.ABSENT)
    match device:
        case Device.READER:
            return found(subject, _OF_READER.get(trouble, What.READER_MISSING))
        case Device.SCANNER:
            return found(subject, What.SCANNER_DENIED if trouble is Trouble.DENIED else What.SCANNER_MISSING)
    return found(subject, of_printer(trouble))
