"""*Laat een briefje achter*: the note that a visitor leaves for the volunteers with a few touches, and the slip to put
on the item.
"""

from dataclasses import dataclass
from enum import Enum

from kiosk.lending.model import Item, MemberId


class NoteAbout(Enum):
    """The problems that a note can report; the values are stored in the database."""

    BROKEN = "broken"
    PART_MISSING = "part missing"
    FOUND = "found"
    SOMETHING = "something"


@dataclass(frozen=True, slots=True)
class NoteWritten:
    """The visitor chose a problem, and the item that has it; `code` is empty for an item that cannot be named, or for
    none.
    """

    about: NoteAbout
    code: str = ""


@dataclass(frozen=True, slots=True)
class LeaveNote:
    """Keep a note for the volunteers of this item, or for the coordinators if `code` is empty.

    `member` is the visitor, None without a card.
    """

    about: NoteAbout
    code: str = ""
    member: MemberId | None = None


@dataclass(frozen=True, slots=True)
class NoteLeft:
    """The note was kept in the inbox under this number. `again`: a note on this item was left within the hour, and is
    kept instead.

    `item` is the item of the note, None if it has no known code.
    """

    number: int
    about: NoteAbout
    item: Item | None = None
    again: bool = False

    @property
    def code(self) -> str:
        """The short code on the slip and in the inbox."""
        return note_code(self.number)


@dataclass(frozen=True, slots=True)
class NotesEnough:
    """Too many notes were left within the hour; this one was not kept."""


@dataclass(frozen=True, slots=True)
class NoteSlip:
    """The slip to put on the item of a note, in the language of the house. It names nobody."""

    code: str
    about: NoteAbout
    item: Item | None
    language: str


def note_code(number: int) -> str:
    """The short code of the note with this number in the inbox."""
    return f"B{number}"
