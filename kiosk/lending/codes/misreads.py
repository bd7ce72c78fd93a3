"""Tells the ledger of unknown codes that a scanner typed: the scanner may be set to a wrong keyboard layout."""

from kiosk.lending.commands import CheckIn, LendTo
from kiosk.lending.effects import LendOrReturn, NoteMisread, Question
from kiosk.lending.states import Session
from kiosk.lending.volunteers.questions import Do, ReadItem


def misread(session: Session, question: Question) -> tuple[NoteMisread, ...]:
    """The effect that tells the ledger of an unknown code; none unless `question` asks for the code typed last.

    The ledger answered `question` with: this code is unknown.
    """
    last = session.last_typed
    match question:
        case LendOrReturn(code=code) | ReadItem(code=code) | Do(command=CheckIn(code=code) | LendTo(code=code)):
            return (NoteMisread(code, last.typed),) if last and last.typed and last.code == code else ()
    return ()
