"""The way out for a visitor who holds an item that cannot be scanned."""

from dataclasses import replace

from kiosk.lending.events import Panel, PanelOpened
from kiosk.lending.model import ByPicture
from kiosk.lending.states import Session
from screens.present.values import Action
from screens.present.words import Words


def no_barcode_way(session: Session, words: Words) -> Action:
    """The button to find the item by its picture; where the house does not want that, the button to type its code."""
    if session.by_picture is ByPicture.NONE:
        return Action(words("Typ de code"), PanelOpened(Panel.CODE), "keyboard-outline")
    # Translators: a button, for who holds an item of which the barcode is gone or cannot be read
    return Action(words("Geen streepjescode?"), PanelOpened(Panel.NO_BARCODE), "barcode")


def short_no_barcode_way(session: Session, words: Words) -> Action:
    """The button *Geen streepjescode?* in two short words."""
    way = no_barcode_way(session, words)
    # Translators: a small button, short for: no barcode?
    return replace(way, text=words("Geen code?"), spoken=way.aloud)
