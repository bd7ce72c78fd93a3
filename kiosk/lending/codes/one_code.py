"""One item by one code in the session: what the ledger found under another form of a code goes on under its own."""

from dataclasses import replace

from kiosk.lending.effects import LendOrReturn, Question
from kiosk.lending.events import Answer, CodeScanned, CodeTyped, ItemFree, LendingRefused, Recorded
from kiosk.lending.model import Item, Line, Refusal
from kiosk.lending.states import Asking, Session
from kiosk.lending.volunteers.events import ReturnTaken
from kiosk.lending.volunteers.model import CheckedIn
from kiosk.lending.volunteers.questions import CheckIn


def as_learnt(session: Session, event: CodeScanned | CodeTyped) -> CodeScanned | CodeTyped:
    """The scan or the typing of the code that is meant, if the kiosk has learnt which."""
    return replace(event, code=session.learnt.meant(event.code.strip().upper()))


def learn(session: Session, asking: Asking, answer: Answer) -> tuple[Session, Asking]:
    """Take in that the ledger found an item or a tag under another code than was asked, as if that one had been read.

    From now on the code that was read counts as that of the item, also to the debounce.
    """
    read, meant = _asked_and_found(asking.question, answer)
    if read == meant or not isinstance(asking.question, LendOrReturn | CheckIn):
        return session, asking
    asking = replace(asking, question=replace(asking.question, code=meant))
    learnt, debounce = session.learnt.learn(read, meant), session.code_debounce.renamed(read, meant)
    return replace(session, doing=asking, learnt=learnt, code_debounce=debounce), asking


def _asked_and_found(question: Question, answer: Answer) -> tuple[str, str]:
    """The code that was asked and the code of what was found; twice nothing where nothing was."""
    match question, answer:
        case (
            LendOrReturn(code=code),
            Recorded(line=Line(item=item)) | LendingRefused(Refusal(item=item)) | ItemFree(item=item),
        ):
            return code, item.barcode
        case CheckIn(code=code), ReturnTaken(CheckedIn(item=Item(barcode=barcode))):
            return code, barcode
    return "", ""
