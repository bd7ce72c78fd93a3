"""The slip of a note, to lay on the item that the note is about: what is wrong, and the code of the note. It names
nobody.
"""

from datetime import datetime

from kiosk.lending.tickets import Slip, SlipGroup, SlipRow
from kiosk.lending.visit.notes import NoteSlip
from screens.present.notes import about
from screens.present.words import Wordbook


def write_note(note: NoteSlip, wordbook: Wordbook, now: datetime, house: str) -> Slip:
    """The slip of a note. `now` is an aware datetime, shown on the clock of the house."""
    words = wordbook(note.language)
    said = about(note.about, words)
    if note.item:
        group = SlipGroup(note.item.initiative.name, said, (SlipRow(note.item.name),))
    else:
        group = SlipGroup(house, said, ())
    return Slip(
        house,
        words.moment(now),
        (group,),
        (words("Leg dit briefje op het ding."),),
        words.language,
        large=note.code,
        # Translators: above the code of a note that somebody left on an item
        large_title=words("Briefje"),
    )
