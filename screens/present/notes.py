"""What the note of a visitor says: the same text on the page, on the slip and in the inbox."""

from kiosk.lending.visit.notes import NoteAbout
from screens.present.words import Words

NOTE_ICONS = {
    NoteAbout.BROKEN: "heart-broken-outline",
    NoteAbout.PART_MISSING: "puzzle-outline",
    NoteAbout.FOUND: "hand-back-right",
    NoteAbout.SOMETHING: "comment-question-outline",
}
"""What a note can say, in the order in which it is offered."""


def about(said: NoteAbout, words: Words) -> str:
    """What is wrong, as the visitor says it."""
    match said:
        case NoteAbout.BROKEN:
            # Translators: a visitor says of an item: it does not work, or it is damaged
            return words("Het is stuk")
        case NoteAbout.PART_MISSING:
            # Translators: a visitor says of an item: something that belongs to it is not there
            return words("Er ontbreekt iets")
        case NoteAbout.FOUND:
            # Translators: a visitor says of an item that lay somewhere
            return words("Dit lag hier")
        case NoteAbout.SOMETHING:
            # Translators: a visitor says that somebody should look, for another reason than the others in the list
            return words("Iets anders")
