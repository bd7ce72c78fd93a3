"""*Laat een briefje achter*: what a visitor tells the volunteers in a few touches, and the slip to lay on the item."""

from dataclasses import dataclass
from enum import Enum

from kiosk.lending.model import Item, MemberId


class NoteAbout(Enum):
    """What is wrong; the values are stored in the database."""

    BROKEN = "broken"
    PART_MISSING = "part missing"
    FOUND = "found"
    SOMETHING = "something"


@dataclass(frozen=True, slots=True)
class NoteWritten:
    """The visitor said what is wrong, and with which item; `code` is empty for none that can be named."""

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
    """The note is kept in the inbox under this number. `again`: one of this item was left within the hour, and stays.

    `item` is what it is about, None for an item without a code.
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
    """Many notes were left within the hour; this one is not kept."""


@dataclass(frozen=True, slots=True)
class NoteSlip:
    """The slip to lay on the item that a note is about, in the language of the house. It names nobody."""

    code: str
    about: NoteAbout
    item: Item | None
    language: str


def note_code(number: int) -> str:
    """The short code of the note with this number in the inbox."""
    return f"B{number}"
