"""The few moves that make up a visit: to ask the ledger, to say a word, to wait for a card, to be nobody again."""

from dataclasses import replace

from kiosk.lending.effects import Chime, Effect, Give, Lend, LendOrReturn, Question, Renew, ReportParts, StopReading
from kiosk.lending.model import Item, Visitor
from kiosk.lending.states import Asking, Comfort, Here, Notice, Parting, Session, Unsettled, Visiting, Welcome, Word
from kiosk.lending.volunteers.shift import Shift

Step = tuple[Session, tuple[Effect, ...]]


def ask(session: Session, question: Question) -> Step:
    match session.shown:
        case Visiting() as visit:
            before: Here = replace(visit, notice=None, lit="")
        case Welcome() as welcome:
            before = replace(welcome, notice=None)
        case Parting() | Shift() as here:
            before = here
    return ask_for(session, before, question)


def ask_for(session: Session, before: Here, question: Question) -> Step:
    return replace(session, doing=Asking(before, question)), (question,)


def telling(session: Session, visit: Visiting) -> Step:
    """What was counted in `visit` and not told yet is told as the visitor goes on, to whatever is on the screen now.

    What was not even counted needs no telling: an open question is a problem said already.
    """
    if isinstance(session.doing, Asking) or not (visit.counting and visit.counting.notes):
        return session, ()
    return ask_for(session, session.doing, ReportParts(visit.counting.operation, visit.counting.notes))


def say(session: Session, notice: Notice, question: Question | None = None) -> Step:
    """One kind sentence; nothing else changes. What was said of a thing still shows when the next one is scanned."""
    match session.shown:
        case Parting() as parting:
            doing: Here = replace(parting, notice=notice)
        case Shift() as shift:
            doing = shift
        case Visiting() | Welcome() as here:
            match question, here:
                case Renew(code=code), Visiting(renewing=(asked, *_)) if asked == code:
                    others = (one for one in here.unsettled if one.code != code)
                    doing = replace(here, unsettled=(Unsettled(code, notice, at_home=True), *others))
                case ((LendOrReturn(code=code) | Lend(code=code) | Give(code=code)), _):
                    others = (one for one in here.unsettled if one.code != code)
                    doing = replace(here, notice=notice, unsettled=(Unsettled(code, notice), *others))
                case _:
                    doing = replace(here, notice=notice)
    return replace(session, doing=doing), (Chime.LOOK,)


def hold_card(session: Session, before: Welcome | Visiting | Parting, item: Item, *, counts: bool = False) -> Step:
    """A free thing with no card: nothing changes, the next card lends it. Of a tag that counts there is one more."""
    if isinstance(before, Parting):
        session = nobody(session)
    base = Welcome() if isinstance(before, Parting) else before
    wanted = (*(other for other in base.wanted if counts or other != item), item)
    tags = (*base.tags, item.barcode) if counts and item.barcode not in base.tags else base.tags
    notice = Notice(Word.HOLD_CARD, session.at, item)
    return replace(session, doing=replace(base, wanted=wanted, tags=tags, notice=notice)), (Chime.LOOK,)


def hold_card_to_reserve(session: Session, before: Welcome | Visiting, item: Item) -> Step:
    """Nothing changes: the next card reserves it."""
    to_reserve = (*(other for other in before.to_reserve if other != item), item)
    notice = Notice(Word.HOLD_CARD_TO_RESERVE, session.at, item)
    doing = replace(before, to_reserve=to_reserve, notice=notice)
    return replace(session, doing=doing, panel=None), (Chime.LOOK,)


def renew_next(session: Session, visit: Visiting) -> Step:
    """The next of all that is to be kept longer; each is a question of its own, so each stands or falls alone."""
    match visit:
        case Visiting(visitor=Visitor(member=member), renewing=(barcode, *_)):
            return ask(replace(session, doing=visit, panel=None), Renew(member, barcode))
    return session, ()


def nobody(session: Session) -> Session:
    """The welcome screen, with nothing left of who was here."""
    return replace(session, doing=Welcome(), comfort=Comfort(session.desk.languages[0]), panel=None)


def hush(session: Session) -> tuple[StopReading, ...]:
    return (StopReading(),) if session.comfort.reading else ()
