"""What the session tells of codes that a scanner typed and nobody knows: it may be set to a wrong layout."""

from kiosk.lending.commands import LendTo
from kiosk.lending.effects import LendOrReturn, NoteMisread, Question
from kiosk.lending.events import Answer, CodeUnknown
from kiosk.lending.states import Session
from kiosk.lending.volunteers.events import Declined, ReturnTaken
from kiosk.lending.volunteers.model import CheckedIn, DeclineCause
from kiosk.lending.volunteers.questions import CheckIn, Do, ReadItem


def misread(session: Session, question: Question, answer: Answer) -> tuple[NoteMisread, ...]:
    """The effect that tells the ledger of the last scan, if this answers it, it was typed, and it is not known."""
    last = session.last_typed
    match question, answer:
        case (
            (LendOrReturn(code=code), CodeUnknown())
            | (CheckIn(code=code), ReturnTaken(CheckedIn(item=None)))
            | (ReadItem(code=code) | Do(command=LendTo(code=code)), Declined(DeclineCause.UNKNOWN))
        ) if last and last.typed and last.code == code:
            return (NoteMisread(code, last.typed),)
    return ()
