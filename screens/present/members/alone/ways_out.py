"""What a visitor who is stuck can do now, while nobody is there to ask; and when somebody is there next.

Every page that says *vraag hulp* while somebody is there shows these ways out while nobody is. `WAYS` is the one table
of them. To add a way out, write a function that makes its button, in the module of the page that it opens, and add the
function to the table.
"""

from collections.abc import Callable
from enum import Enum

from kiosk.lending.events import Panel, PanelOpened
from kiosk.lending.model import Initiative
from kiosk.lending.opening import Opening
from kiosk.lending.states import NoticeKind, Session
from kiosk.lending.visit.somebody import next_there, somebody_there
from screens.present.hours import moment
from screens.present.members.alone.cards import forgotten_way, slip_way
from screens.present.members.alone.note import note_way
from screens.present.members.alone.unscanned import no_barcode_way
from screens.present.values import Action
from screens.present.words import Words

MOST = 3
"""The most ways out on one page."""


class Stuck(Enum):
    """What a visitor is stuck with."""

    CARD = "card"
    CODE = "code"
    THING = "thing"
    """An item stays here, or something cannot be done with it."""
    ANYTHING = "anything"
    """The visitor touched *Lukt het niet?*, and did not say what does not work."""


STUCK: dict[NoticeKind, Stuck] = {
    NoticeKind.UNKNOWN_CARD: Stuck.CARD,
    NoticeKind.LOST_CARD: Stuck.CARD,
    NoticeKind.UNREADABLE_CARD: Stuck.CARD,
    NoticeKind.RANDOM_CARD: Stuck.CARD,
    NoticeKind.SHARED_CARD: Stuck.CARD,
    NoticeKind.FOREIGN_CARD: Stuck.CARD,
    NoticeKind.PAYMENT_CARD: Stuck.CARD,
    NoticeKind.UNKNOWN_CODE: Stuck.CODE,
    NoticeKind.UNREADABLE_CODE: Stuck.CODE,
    NoticeKind.CANNOT_UNDO: Stuck.THING,
}
"""The notices with which a visitor is stuck, and what the visitor is stuck with."""

Way = Callable[[Session, Words], Action | None]
"""A function that makes the button of a way out; None where the house or the situation does not have it."""


def _slip_or_note(session: Session, words: Words) -> Action | None:
    """The button for the slip of an unknown card, or else for a note: two kinds of paper on one page would confuse."""
    return slip_way(session, words) or note_way(session, words)


WAYS: dict[Stuck, tuple[Way, ...]] = {
    Stuck.CARD: (forgotten_way, _slip_or_note),
    Stuck.CODE: (no_barcode_way, note_way),
    Stuck.THING: (note_way,),
    Stuck.ANYTHING: (forgotten_way, no_barcode_way, note_way),
}
"""The ways out for each thing that a visitor is stuck with, the most helpful first."""


def ways_out(session: Session, stuck: Stuck, words: Words) -> tuple[Action, ...]:
    """The buttons of what can be done now; an empty tuple while somebody is there to ask."""
    if somebody_there(session):
        return ()
    found = (way(session, words) for way in WAYS[stuck])
    return tuple(action for action in found if action)[:MOST]


def help_way(session: Session, words: Words) -> Action | None:
    """The button that opens the page with all ways out; None while somebody is there to ask."""
    if somebody_there(session):
        return None
    # Translators: a button while nobody is there: is there something that does not work for you?
    return Action(words("Lukt het niet?"), PanelOpened(Panel.HELP), "help-circle")


def asking(session: Session, words: Words, there: str, alone: str = "") -> str:
    """The sentence `there`, which sends the visitor to somebody, while somebody is there.

    Otherwise `alone`, what can be done without help, and when somebody is there next.
    """
    if somebody_there(session):
        return there
    return " ".join(filter(None, (alone, somebody_when(session, words))))


def somebody_when(session: Session, words: Words, initiative: Initiative | None = None) -> str:
    """When somebody of this initiative is there next, or with None of any; empty if that is not known."""
    opening = next_there(session, initiative)
    return when_there(opening, session, words) if opening and session.guide else ""


def when_there(opening: Opening, session: Session, words: Words) -> str:
    assert session.guide
    # Translators: nobody is in the house now; {when} is a day and its hours
    return words("Er is weer iemand: {when}.", when=moment(opening, session.guide.today, words))
