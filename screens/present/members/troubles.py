"""Warnings about devices that do not work, and buttons to type instead."""

from kiosk.lending.events import Panel, PanelOpened
from kiosk.lending.model import Device, TicketPolicy, Trouble, Why
from kiosk.lending.states import Session
from screens.present.members.alone.ways_out import asking
from screens.present.values import Action, Message, Tone
from screens.present.words import Words

DOUBTED = Why.TIME_DOUBTED.value
"""The short code for: the time of the kiosk cannot be trusted."""


def gone(session: Session, device: Device) -> bool:
    """True if the visitor cannot use this device. A device that is still starting counts as usable."""
    return session.cannot_use(device)


def broken(session: Session, device: Device) -> bool:
    """True if the house has the device and it cannot be used: only that is worth a warning."""
    return gone(session, device) and session.trouble(device) is not Trouble.NOT_CONFIGURED


def reader_warning(session: Session, words: Words) -> tuple[Message, ...]:
    if not broken(session, Device.READER):
        return ()
    there = words("Wil je lenen? Vraag hulp aan de balie.")
    detail = "" if session.settings.number_pad else asking(session, words, there)
    return (Message("card-off-outline", words("De kaartlezer werkt even niet."), detail, Tone.LOOK),)


def scanner_warning(session: Session, words: Words) -> tuple[Message, ...]:
    if not broken(session, Device.SCANNER):
        return ()
    return (Message("barcode-scan", words("De scanner werkt even niet."), tone=Tone.LOOK),)


def printer_warning(session: Session, words: Words) -> tuple[Message, ...]:
    if session.settings.ticket is TicketPolicy.NEVER or not broken(session, Device.PRINTER):
        return ()
    match session.trouble(Device.PRINTER):
        case Trouble.PAPER_OUT:
            text = words("Het papier is op.")
        case Trouble.COVER_OPEN:
            text = words("De printer staat open.")
        case _:
            text = words("De printer werkt even niet.")
    return (Message("printer-off", text, words("Je ticket komt op het scherm."), Tone.LOOK),)


def printer_help(session: Session, words: Words) -> tuple[Message, ...]:
    """What the volunteers can do about the printer, before it is out of paper too."""
    if session.settings.ticket is TicketPolicy.NEVER:
        return ()
    match session.trouble(Device.PRINTER):
        case Trouble.PAPER_LOW:
            text, help_ = words("Het papier van de printer is bijna op."), words("Leg een nieuwe rol klaar.")
        case Trouble.PAPER_OUT:
            text, help_ = words("Het papier is op."), words("Steek een nieuwe rol in de printer.")
        case Trouble.COVER_OPEN:
            text, help_ = words("De printer staat open."), words("Doe de klep dicht.")
        case Trouble.CUTTER:
            # Translators: the cutter of the ticket printer
            text = words("Het mes van de printer zit vast.")
            help_ = words("Zet hem uit en haal het papier weg.")
        case _:
            return ()
    return (Message("printer-alert", text, help_, Tone.LOOK),)


def clock_warning(session: Session, words: Words) -> tuple[Message, ...]:
    if not broken(session, Device.CLOCK):
        return ()
    return (Message("clock-outline", time_doubted(words), returning_works(words), Tone.LOOK, code=DOUBTED),)


def time_doubted(words: Words) -> str:
    return words("We weten niet zeker hoe laat het is.")


def returning_works(words: Words) -> str:
    return words("Terugbrengen kan. Lenen nog niet.")


def type_code(session: Session, words: Words) -> Action | None:
    """The button to type an item's code while there is no scanner; None while there is one."""
    if not gone(session, Device.SCANNER):
        return None
    return Action(words("Typ de code"), PanelOpened(Panel.CODE), "keyboard-outline", brief=words("Code"))


def type_number(session: Session, words: Words) -> Action | None:
    """The button to type a member's number while there is no reader, if the house allows it; None otherwise."""
    if not (gone(session, Device.READER) and session.settings.number_pad):
        return None
    return Action(words("Typ je lidnummer"), PanelOpened(Panel.NUMBER), "dialpad")
