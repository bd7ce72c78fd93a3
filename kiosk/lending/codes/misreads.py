"""What the session tells of codes that a scanner typed and nobody knows: it may be set to a wrong layout."""

from kiosk.lending.commands import LendTo
from kiosk.lending.effects import LendOrReturn, NoteMisread, Question
from kiosk.lending.states import Session
from kiosk.lending.volunteers.questions import CheckIn, Do, ReadItem


def misread(session: Session, question: Question) -> tuple[NoteMisread, ...]:
    """The effect that tells the ledger of the last scan, if this question, of which nobody knows the code, is of it."""
    last = session.last_typed
    match question:
        case LendOrReturn(code=code) | CheckIn(code=code) | ReadItem(code=code) | Do(command=LendTo(code=code)):
            return (NoteMisread(code, last.typed),) if last and last.typed and last.code == code else ()
    return ()
