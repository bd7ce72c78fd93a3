"""The words on labels and cards, and the labels for a receipt printer."""

from collections.abc import Sequence

from kiosk.lending.model import Part
from kiosk.lending.tickets import CalendarCode, Slip
from screens.present.words import Words


def how_it_works(name: str, borrowing: str, returning: str, parts: Sequence[Part], words: Words) -> str:
    """The text that the QR code of an item holds, in lines; empty for an item that needs no instructions."""
    if not (borrowing or returning):
        return ""
    # Translators: in the instructions of an item that a phone reads; {what} is to be done when it is brought back
    back = words("Bij het terugbrengen: {what}", what=returning) if returning else ""
    # Translators: in the instructions of an item that a phone reads, before the list of what belongs to it
    along = words("Erbij: {parts}", parts=words.listed(f"{part.count} {part.name}" for part in parts)) if parts else ""
    return "\n".join(filter(None, (name, borrowing, back, along)))


def scan_with_phone(words: Words) -> str:
    # Translators: on a label beside a QR code that holds the instructions of the item, without internet
    return words("Zo werkt het: scan met je telefoon.")


def member_card(words: Words) -> str:
    # Translators: on a member's card that the house prints itself
    return words("Lidkaart")


def slip_of(title: str, owner: str, code: str, held: str, remark: str, language: str) -> Slip:
    """A label as a slip for the receipt printer: with the bars of `code`, `held` as a QR code, or the title alone."""
    if code:
        return Slip(title, owner, (), tuple(filter(None, (code, remark))), language, barcode=code)
    if held:
        return Slip(title, owner, (), (), language, calendar=(CalendarCode("", held),), calendar_title=remark)
    return Slip(owner, "", (), (), language, large=title)
