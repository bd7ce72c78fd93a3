"""An entry to look at, in words: the inbox and the side of the check-in show the same text."""

from datetime import date
from typing import assert_never

from kiosk.lending.codes.layouts import LayoutOffer
from kiosk.lending.commands import SetLayout, SettleEntry
from kiosk.lending.model import Device, MemberId, Trouble
from kiosk.lending.visit.notes import NoteAbout, note_code
from kiosk.lending.volunteers.events import (
    CommandChosen,
    Form,
    FormKind,
    FormOpened,
    ItemChosen,
    MemberChosen,
)
from kiosk.lending.volunteers.model import EntryKind, InboxEntry, Outcome, PartRemark
from screens.present.layouts import layout_name
from screens.present.members.amounts import points
from screens.present.members.lines.holds import until, where
from screens.present.members.notices import picture_of, shortened
from screens.present.notes import about
from screens.present.values import Action, Tone
from screens.present.volunteers.rows import RowView
from screens.present.volunteers.ways import moment
from screens.present.words import Words

DEVICES = {
    Device.READER: "card-off-outline",
    Device.SCANNER: "barcode-scan",
    Device.PRINTER: "printer-alert",
    Device.LEDGER: "database-alert-outline",
    Device.CLOCK: "clock-outline",
}


def entry_row(entry: InboxEntry, context: tuple[date, Words]) -> RowView:
    today, words = context
    trouble = entry.kind is EntryKind.TROUBLE
    when = moment(entry.at, today, words)
    # Translators: a device does not work since that hour
    since = words("sinds {hour}", hour=when)
    return RowView(
        key=f"{entry.number} {entry.kind.value} {entry.layout.scanner if entry.layout else ''}".strip(),
        title=_title(entry, words),
        picture=picture_of(entry.item) if entry.item else None,
        icon=_icon(entry),
        detail=reason(entry, words),
        when=layout_name(entry.layout.layout, words) if entry.layout else since if trouble else when,
        place=entry.initiative.name if entry.initiative else "",
        tone=Tone.CALM if entry.kind is EntryKind.LABEL else Tone.LOOK,
        answers=(*outcomes(entry, words), *ways(entry, words)),
        facts=facts(entry, words),
        code=entry.hold.code if entry.hold else "",
    )


def _title(entry: InboxEntry, words: Words) -> str:
    if device := _device(entry):
        return device_name(device, words)
    if entry.kind is EntryKind.CARD:
        # Translators: a card that belongs to no member
        return words("Onbekende kaart")
    if entry.item:
        return entry.item.name
    # Translators: the name of an entry in the inbox: a note that a visitor left
    return words("Briefje") if entry.kind is EntryKind.LEFT else words("Onbekend")


def _icon(entry: InboxEntry) -> str:
    if entry.kind is EntryKind.CARD:
        return "card-account-details-outline"
    device = _device(entry)
    return DEVICES.get(device, "help-circle") if device else "help-circle"


def _device(entry: InboxEntry) -> Device | None:
    """The device that the entry is about; None where it is about none."""
    return Device.SCANNER if entry.layout else entry.device


def reason(entry: InboxEntry, words: Words) -> str:
    """Why an entry must be looked at, in a few words."""
    match entry.kind:
        case EntryKind.PARTS:
            # Translators: the parts of an item are to be looked over
            return words.listed(_part(part, words) for part in entry.parts) or words("Onderdelen nakijken")
        case EntryKind.CHECK | EntryKind.NOTED:
            return words.listed(_part(part, words) for part in entry.parts) or entry.note or words("Even nakijken")
        case EntryKind.FOUND:
            # Translators: an item that was missing turned up
            return words.listed(_found(part, words) for part in entry.parts if part.missing) or words("Was vermist")
        case EntryKind.POINTS:
            # Translators: items that were given to a swap shop
            given = words.many("{n} ding gegeven", "{n} dingen gegeven", entry.given)
            return words.said_of(given, points(entry.points, words)) if entry.points is not None else given
        case EntryKind.RESERVED:
            return words("Iemand wacht hierop")
        case EntryKind.HELD:
            # Translators: put an item aside; {code} is on its slip
            return words("Leg opzij: {code}", code=entry.hold.code) if entry.hold else words("Leg opzij")
        case EntryKind.ELSEWHERE:
            # Translators: {place} is an initiative
            return words("Breng naar {place}", place=_place(entry)) if _place(entry) else words("Hoort ergens anders")
        case EntryKind.UNKNOWN:
            return _unknown(entry, words)
        case EntryKind.CARD:
            # Translators: somebody held a card here that belongs to no member
            return words("Was hier, en is van niemand")
        case EntryKind.LEFT:
            # Translators: what a visitor says of an item; {code} is on the slip that lies on it
            return words("{said} ({code})", said=about(_said(entry), words), code=note_code(entry.number))
        case EntryKind.LABEL:
            # Translators: the barcode of an item cannot be read, so a volunteer puts a new one on it
            return words("Nieuw etiket nodig")
        case EntryKind.TROUBLE:
            return trouble_sentence(entry.trouble, words)
        case EntryKind.LAYOUT:
            # Translators: of a barcode scanner: what comes out is not what stands on the label
            return words("Leest iets anders")
    assert_never(entry.kind)


def outcomes(entry: InboxEntry, words: Words) -> tuple[Action, ...]:
    """The answers that settle an entry, the likeliest first; an empty tuple for an entry that only informs."""
    if entry.layout:
        # Translators: a short button: from now on the scanner is read as it types
        right = CommandChosen(SetLayout(entry.layout.scanner, entry.layout.layout))
        return (Action(words("Zet goed"), right, "check-bold"),)
    if not entry.number:
        return ()

    def settle(text: str, outcome: Outcome, icon: str) -> Action:
        return Action(text, CommandChosen(SettleEntry(entry.number, outcome)), icon)

    # Translators: short buttons: the item is all right, parts stay missing, to repair, written off
    fine = settle(words("In orde"), Outcome.FINE, "check-bold")
    incomplete = settle(words("Onvolledig"), Outcome.INCOMPLETE, "puzzle-outline")
    repair = settle(words("Herstel"), Outcome.REPAIR, "wrench")
    withdrawn = settle(words("Afgedankt"), Outcome.WITHDRAWN, "archive-arrow-down")
    done = settle(words("Gedaan"), Outcome.DONE, "check-bold")
    match entry.kind:
        case EntryKind.PARTS:
            return fine, incomplete, repair, withdrawn
        case EntryKind.CHECK | EntryKind.NOTED | EntryKind.FOUND:
            return fine, repair, incomplete, withdrawn
        case EntryKind.POINTS:
            # Translators: short buttons on points that somebody asks for: good, or another number
            other = FormOpened(Form(FormKind.POINTS, number=entry.number))
            good = settle(words("Goed"), Outcome.APPROVED, "check-bold")
            return good, Action(words("Ander aantal"), other, "numeric")
        case EntryKind.RESERVED | EntryKind.HELD | EntryKind.LABEL:
            return (done,)
        case EntryKind.TROUBLE | EntryKind.CARD:
            # Translators: a short button: the volunteer has seen it
            return (settle(words("Gezien"), Outcome.DONE, "check-bold"),)
        case EntryKind.LEFT if entry.item:
            return fine, repair, incomplete, withdrawn
        case EntryKind.LEFT | EntryKind.UNKNOWN:
            return (done,)
        case EntryKind.ELSEWHERE | EntryKind.LAYOUT:
            return ()
    assert_never(entry.kind)


def ways(entry: InboxEntry, words: Words) -> tuple[Action, ...]:
    """The buttons to the member and to the item of an entry."""
    return (
        *((Action(words("Lid"), MemberChosen(MemberId(entry.member)), "account"),) if entry.member else ()),
        *((Action(words("Ding"), ItemChosen(entry.item.barcode), "tag"),) if entry.item else ()),
    )


def facts(entry: InboxEntry, words: Words) -> tuple[str, ...]:
    """The other facts of an entry, shown where the entry is opened."""
    return (
        *((_example(entry.layout, words), entry.layout.scanner) if entry.layout else ()),
        *((entry.note,) if entry.note and entry.note not in reason(entry, words) else ()),
        *((where(entry.hold, words), until(entry.hold, words)) if entry.hold else ()),
    )


def _example(offer: LayoutOffer, words: Words) -> str:
    # Translators: of a barcode scanner: {read} is what comes out, {code} is what stands on the label
    return words("Leest {read}, niet {code}", read=shortened(offer.read), code=shortened(offer.known))


def device_name(device: Device | None, words: Words) -> str:
    match device:
        case Device.READER:
            return words("Kaartlezer")
        case Device.SCANNER:
            return words("Scanner")
        case Device.PRINTER:
            return words("Printer")
        case Device.LEDGER:
            # Translators: where all loans are kept
            return words("Gegevens")
        case Device.CLOCK:
            # Translators: the clock of the kiosk, which says what time it is
            return words("Klok")
        case None:
            return words("Kiosk")
    assert_never(device)


def trouble_sentence(trouble: Trouble | None, words: Words) -> str:
    match trouble:
        case Trouble.PAPER_LOW:
            return words("Papier bijna op")
        case Trouble.PAPER_OUT:
            return words("Papier op")
        case Trouble.COVER_OPEN:
            return words("Klep open")
        case Trouble.DOUBTED:
            # Translators: of the clock: nobody knows whether it is right
            return words("Niet zeker")
        case Trouble.NEARLY_FULL:
            return words("Schijf bijna vol")
        case Trouble.CUTTER:
            # Translators: the cutter of the ticket printer is stuck
            return words("Mes zit vast")
        case _:
            return words("Werkt niet")


def _said(entry: InboxEntry) -> NoteAbout:
    return entry.about or NoteAbout.SOMETHING


def _unknown(entry: InboxEntry, words: Words) -> str:
    """The code that nobody knows; where the inbox keeps no code, that a label could not be read."""
    if entry.note:
        return words("Deze code kennen we niet: {code}", code=entry.note)
    return words("Een etiket was niet te lezen") if entry.number else words("Deze code kennen we niet")


def _part(part: PartRemark, words: Words) -> str:
    """A note in words: `2 × blokken weg`, or that the whole item is broken."""
    if part.missing:
        # Translators: so many of a part are missing; {part} is its name
        return words("{n} × {part} weg", n=part.missing, part=part.name)
    if part.broken and part.name:
        # Translators: so many of a part are broken; {part} is its name
        return words("{n} × {part} stuk", n=part.broken, part=part.name)
    # Translators: of an item: it is broken
    return words("Is stuk")


def _found(part: PartRemark, words: Words) -> str:
    # Translators: so many of a part were missing and turned up; {part} is its name
    return words("{n} × {part} gevonden", n=part.missing, part=part.name)


def _place(entry: InboxEntry) -> str:
    initiative = entry.initiative or (entry.item.initiative if entry.item else None)
    return initiative.name if initiative else ""
