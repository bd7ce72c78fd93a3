"""What a visitor can do whose card is at home, or whose card nobody knows."""

from kiosk.lending.events import Panel, PanelOpened, SlipWanted
from kiosk.lending.model import Device
from kiosk.lending.states import Session
from kiosk.lending.visit.somebody import next_there, somebody_there
from kiosk.lending.volunteers.shift import Shift
from screens.present.hours import moment
from screens.present.values import Action
from screens.present.words import Words


def forgotten_way(session: Session, words: Words) -> Action | None:
    """The button that opens the pad for a member's number and PIN; None where the house does not allow that."""
    if not session.settings.number_pad:
        return None
    # Translators: a button: did you leave your card at home?
    return Action(words("Kaart vergeten?"), PanelOpened(Panel.NUMBER), "dialpad")


def slip_way(session: Session, words: Words) -> Action | None:
    """The button that gives a code for the card that was just held here; None if that card can have no code."""
    if isinstance(session.shown, Shift) or session.shown.notice is None or session.shown.notice.card is None:
        return None
    if session.cannot_use(Device.PRINTER):
        # Translators: a button: show me a code to write down, by which my card can be made known later
        return Action(words("Toon een code"), SlipWanted(), "card-account-details-outline")
    # Translators: a button: print a slip with a code, by which my card can be made known later
    return Action(words("Druk een briefje af"), SlipWanted(), "printer")


def pin_hint(session: Session, words: Words) -> str:
    """The sentence that says how a member gets a PIN."""
    if somebody_there(session):
        return words("Heb je geen pincode? Vraag hulp aan de balie.")
    opening = next_there(session)
    if opening is None or session.guide is None:
        return words("Geen pincode? Die krijg je als er iemand is.")
    # Translators: a volunteer gives you one; {when} is a day and its hours
    return words("Geen pincode? Die krijg je {when}.", when=moment(opening, session.guide.today, words))
