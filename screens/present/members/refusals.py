"""A refusal in words: a calm card with every reason, what to do next, and when somebody is there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kiosk.lending.events import GivePressed, NoticeClosed, Panel, PanelOpened, ReservePressed
from kiosk.lending.model import Refusal, Why
from kiosk.lending.states import Session, Visiting
from kiosk.lending.visit.somebody import somebody_there
from screens.present.hours import moment
from screens.present.members.alone.ways_out import Stuck, ways_out
from screens.present.members.reasons import REASONS, Kept, reason_text
from screens.present.members.steps import Step, Way, together
from screens.present.values import Action, Message, Picture, actions_aloud
from screens.present.words import Words

FIRST = (Way.DESK, Way.BACK, Way.GIVE, Way.WAIT, Way.MINE, Way.LEAVE, Way.CALM)
"""The order of the ways on: of several the first in this list is shown, because most can be done at once at the desk.
"""


MOST_ANSWERS = 2
"""The most buttons beside the way on."""


@dataclass(frozen=True, slots=True)
class RefusalView:
    """An item that stays here, or that cannot be kept longer: `title` names it, `text` says which of the two.

    Every reason is one sentence with an icon. `steps` say what to do now, one step for a member; the `detail` of a step
    says when somebody is at the desk. `code` is for the volunteer. `answers` are the buttons for what can be done here
    instead.
    """

    title: str
    text: str
    picture: Picture
    place: str
    reasons: tuple[Message, ...]
    steps: tuple[Message, ...]
    code: str
    close: Action
    answers: tuple[Action, ...] = ()

    def read_aloud(self, words: Words) -> Iterable[str]:
        yield self.title
        yield self.text
        yield from (reason.text for reason in self.reasons)
        for step in self.steps:
            yield step.text
            yield step.detail
        yield words("Code {code}", code=self.code)
        yield from actions_aloud(*self.answers, self.close)


def refusal_view(session: Session, visit: Visiting, refusal: Refusal, words: Words) -> RefusalView:
    """The page of a refusal. Its main action closes it."""
    kept = _kept(visit, refusal)
    reasons = [reason_text(reason, refusal, words, kept, visit.today) for reason in refusal.reasons]
    ruling = [each for each, reason in zip(reasons, refusal.reasons, strict=True) if REASONS[reason.why].rules]
    step = min(together([each.step for each in ruling or reasons]), key=lambda one: FIRST.index(one.way))
    alone = step.way is Way.DESK and not somebody_there(session)
    answers = instead(visit, refusal, words)
    if alone and len(answers) < MOST_ANSWERS:
        answers = (*answers, *ways_out(session, Stuck.THING, words))[:MOST_ANSWERS]
    at_desk = when(session, refusal, visit.today, words)
    return RefusalView(
        title=refusal.item.name,
        text=_text(visit, refusal, kept, words),
        picture=Picture(refusal.item.picture, refusal.item.initiative.colour),
        place=refusal.item.initiative.name,
        reasons=tuple(Message(each.icon, each.sentence) for each in reasons),
        steps=(_alone(step, at_desk, words) if alone else _advice(step, at_desk, words, answered=bool(answers)),),
        code=codes(refusal),
        # Translators: a button: all right, go on
        close=Action(words("Oké, verder"), NoticeClosed(), "arrow-right-bold"),
        answers=answers,
    )


def instead(visit: Visiting, refusal: Refusal, words: Words) -> tuple[Action, ...]:
    """The buttons for what can be done instead: wait for the item, give one, or type its code."""
    code = refusal.item.barcode
    wait = Action(words("Zet me op de lijst"), ReservePressed(refusal.item), "playlist-plus")
    give = Action(words("Ik breng dit"), GivePressed(code), "gift")
    may_give = refusal.may_give and any(one.code == code and one.may_give for one in visit.unsettled)
    # Translators: a button that opens a keyboard, to type the code that is printed on the item
    typed = Action(words("Typ de code"), PanelOpened(Panel.CODE), "keyboard-outline")
    unscanned = any(reason.why is Why.NOT_SCANNED for reason in refusal.reasons)
    return (
        *((wait,) if refusal.may_wait and visit.visitor else ()),
        *((give,) if may_give else ()),
        *((typed,) if unscanned else ()),
    )


def codes(refusal: Refusal) -> str:
    """The short codes of the reasons, each once."""
    return " ".join(dict.fromkeys(reason.why.value for reason in refusal.reasons))


def when(session: Session, refusal: Refusal, today: date, words: Words) -> str:
    """When the item's initiative is open: `nu, tot 17 uur`; empty if that is not known."""
    desk = refusal.next_opening
    if desk is None:
        return ""
    entry = session.guide.of(refusal.item.initiative) if session.guide else None
    if entry and entry.open_now and entry.next == desk:
        return words("nu, {until}", until=words.until(desk.closes))
    return moment(desk, today, words)


def _kept(visit: Visiting, refusal: Refusal) -> Kept | None:
    """Set if the visitor has the item at home. They wanted to keep it longer, because a scan would have returned it.

    None for other items.
    """
    if any(reason.why is Why.AT_YOUR_HOME for reason in refusal.reasons):
        return None
    loan = next((loan for loan in visit.at_home if loan.item.barcode == refusal.item.barcode), None)
    return Kept(loan.due_on if loan.due_on >= visit.today else None) if loan else None


def _text(visit: Visiting, refusal: Refusal, kept: Kept | None, words: Words) -> str:
    whys = {reason.why for reason in refusal.reasons}
    line = visit.line_of(refusal.item.barcode)
    if kept:
        return words("Dit kan je nu niet langer houden.")
    if any(REASONS[why].reserving for why in whys):
        return words("Dit kan je nu niet reserveren.")
    if Why.GIVEN_AT_DESK in whys or (line and line.swap):
        return words("Dat gaat hier nu niet.")
    return words("Dit kan je nu niet meenemen.")


def _advice(step: Step, desk: str, words: Words, *, answered: bool) -> Message:
    """What to do, and when somebody is at the desk, also to ask. Where there is a button to go on (`answered`), only a
    step that leads to the desk says when.
    """
    detail = ""
    if step.way is Way.DESK:
        detail = words("Aan de balie: {when}.", when=desk) if desk else words("Dat kan aan de balie.")
    elif desk and step.way is not Way.CALM and not answered:
        detail = words("Vragen? Aan de balie: {when}.", when=desk)
    return Message(step.way.value, " ".join(step.sentences), detail)


def _alone(step: Step, desk: str, words: Words) -> Message:
    """What to do once somebody is there, when that is, and what works until then."""
    back, ask = words("Terugbrengen kan altijd."), words("Vraag hulp.")
    todo = [words("Nu is er niemand."), *(one for one in step.sentences if one not in (back, ask))]
    # Translators: {when} is a day and its hours, when somebody is there to do it with
    then = words("Dat kan {when}.", when=desk) if desk else words("Dat kan als er iemand is.")
    return Message(step.way.value, " ".join(todo), f"{then} {back}")
