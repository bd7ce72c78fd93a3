"""A ticket: first as what was done (`Ticket`), then as words ready to print or show (`Slip`). It names no person."""

from dataclasses import dataclass
from enum import Enum

from kiosk.lending.model import Line, Trouble


@dataclass(frozen=True, slots=True)
class Ticket:
    """What one visit did, newest first, and the language to say it in. `serial` counts the visits since the start."""

    serial: int
    lines: tuple[Line, ...]
    language: str


@dataclass(frozen=True, slots=True)
class SlipRow:
    """A thing and what holds for it: `Klopboormachine`, `terug voor za 12 december`."""

    title: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class SlipGroup:
    """The rows of one initiative and one deed: `Spelotheek`, `Geleend`."""

    initiative: str
    deed: str
    rows: tuple[SlipRow, ...]


@dataclass(frozen=True, slots=True)
class Slip:
    """A ticket in words: everything that a printer or a screen needs, in the visitor's language."""

    house: str
    when: str
    groups: tuple[SlipGroup, ...]
    closing: tuple[str, ...]
    language: str

    def text(self) -> str:
        """The slip as plain text, for the QR code on the screen."""
        lines = [self.house, self.when]
        for group in self.groups:
            lines.append(f"{group.initiative}: {group.deed}")
            lines += [f"- {row.title}, {row.detail}" if row.detail else f"- {row.title}" for row in group.rows]
        return "\n".join([*lines, *self.closing])


class PrintResult(Enum):
    PRINTED = "printed"
    NOT_READY = "not ready"
    UNREACHABLE = "unreachable"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True)
class PrintOutcome:
    """How a print job ended; `trouble` says why it did not print. An unconfirmed job is never sent again by itself."""

    result: PrintResult
    trouble: Trouble | None = None
