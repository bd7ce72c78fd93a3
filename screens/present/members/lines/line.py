"""The lines of a visit and the loans at home, each with what can still be done about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import assert_never

from kiosk.lending.events import (
    InstructionsRead,
    NoticeClosed,
    PartsFolded,
    PartsUnfolded,
    ReturnPressed,
    TakePressed,
    TryAgainPressed,
    UndoPressed,
)
from kiosk.lending.model import Line, LineKind, PartsSaid
from kiosk.lending.states import Counting, Session, Unsettled, Visiting
from screens.present.members import amounts
from screens.present.members.lines import parts, swaps
from screens.present.members.lines.holds import place, reserved_note, task
from screens.present.members.lines.parts import PartView
from screens.present.members.lines.swaps import StepperView
from screens.present.members.notices import message_of, picture_of, shortened
from screens.present.members.reasons import told
from screens.present.members.refusals import codes, instead
from screens.present.values import Action, Message, Picture, Tone, actions_aloud, messages_aloud
from screens.present.words import Due, Words


@dataclass(frozen=True, slots=True)
class LineView:
    """A thing scanned in this visit. `key` is stable over redraws; `state` is a word: `Geleend`, `Terug. Dank je!`.

    `note` is a quiet word below: what was said of its parts, that it is looked at first. `broken` is a quiet way to
    say that a thing without parts is.
    """

    key: str
    title: str
    picture: Picture
    place: str
    state: str
    tone: Tone = Tone.GOOD
    due: Due | None = None
    price: str = ""
    undo: Action | None = None
    broken: Action | None = None
    instructions: str = ""
    note: Message | None = None
    question: str = ""
    """Only where it is asked now: unfolds in place, with `parts` and `answers`.

    Answers without a question are a quiet offer: *Ik neem het mee*.
    """
    parts: tuple[PartView, ...] = ()
    answers: tuple[Action, ...] = ()
    green: bool = False
    """The first answer is the one thing to do on this screen."""
    lit: bool = False
    steppers: tuple[StepperView, ...] = ()
    """Of a swap: how many are taken, and how many given."""
    task: Message | None = None
    """What is to be done with the thing now; its `code` is written large, as it stands on the slip."""

    def read_aloud(self, words: Words) -> Iterable[str]:
        yield f"{self.title}: {self.state}"
        if self.due:
            # Translators: on that day itself is still in time
            yield words("Breng terug voor {day}", day=self.due.full)
        yield self.price
        yield from (stepper.aloud for stepper in self.steppers)
        if self.task:
            yield self.task.text
            yield self.task.detail
        yield from messages_aloud(words, self.note)
        yield self.question
        yield self.instructions
        yield from (part.aloud for part in self.parts)
        yield from actions_aloud(*self.answers, self.broken)


class Turn(Enum):
    """What is asked of a line now: what is wrong, what was meant by a second scan, whether all is there, to read."""

    COUNTING = "counting"
    MEANT = "meant"
    PARTS = "parts"
    READING = "reading"


def asking(visit: Visiting) -> Line | None:
    """The one line whose question is unfolded: scanned again, being counted, or else the newest that is open."""
    newest = [line for line in visit.lines if visit.line(line.operation)]
    lit = (line for line in newest if line.item.barcode == visit.lit and _asks_again(line))
    counting = (line for line in newest if visit.counting and line.operation == visit.counting.operation)
    open_ = (line for line in newest if line.asks_parts or line.asks_confirmation)
    return next((line for each in (lit, counting, open_) for line in each), None)


def _asks_again(line: Line) -> bool:
    """Scanned again, is it asked what was meant? Of a kind of things there is one more; what is reserved lights up."""
    return line.kind is not LineKind.RESERVED and (line.swap is None or line.swap.most is not None)


def _turn(line: Line, visit: Visiting) -> Turn | None:
    """A thing that came back is looked at before one is asked whether it goes along."""
    if line != asking(visit):
        return None
    if visit.counting and visit.counting.operation == line.operation:
        return Turn.COUNTING
    if visit.lit == line.item.barcode and not (line.kind is LineKind.RETURNED and line.asks_parts):
        return Turn.MEANT
    return Turn.PARTS if line.asks_parts else Turn.READING


def line_view(session: Session, line: Line, visit: Visiting, words: Words) -> LineView:
    """Only the newest line of a thing can be undone or answered, and only that one shows a day due."""
    newest = visit.line(line.operation) is not None
    turn = _turn(line, visit) if newest else None
    question, parts_, answers = _asked(turn, line, visit, words) if turn else ("", (), ())
    if newest and not turn:
        answers = _offer(line, words)
    undo = Action(words("Toch niet"), UndoPressed(line.operation), "undo-variant")
    undone_by_answer = any(answer.event == undo.event for answer in answers)
    return LineView(
        key=line.operation,
        title=line.item.name,
        picture=picture_of(line.item),
        place=line.item.initiative.name,
        state=_state(line, words),
        due=words.due(line.due_on) if line.due_on and newest else None,
        price=swaps.price(line.swap, words) if line.swap else amounts.price(line, newest, words),
        undo=undo if newest and not undone_by_answer else None,
        broken=_broken(line, visit, words) if newest else None,
        instructions=line.instructions if newest and _told_now(line, turn) else "",
        note=_note(line, turn, words) if newest else None,
        question=question,
        parts=parts_,
        answers=answers,
        green=turn is not None and answers[0].event != PartsFolded(),
        lit=newest and visit.lit == line.item.barcode,
        steppers=swaps.steppers(line, words) if newest else (),
        task=task(session, line.hold, words) if newest and line.hold else None,
    )


def unsettled_view(session: Session, visit: Visiting, unsettled: Unsettled, words: Words) -> LineView:
    """A thing that was scanned and not recorded: it may be scanned again, and must not go home unnoticed.

    Or one at home that cannot be kept longer: then it says why.
    """
    item, refusal = unsettled.notice.item, unsettled.notice.refusal
    answers: tuple[Action, ...] = ()
    code = words("Code {code}", code=codes(refusal)) if refusal else ""
    if unsettled.again:
        state, note = words("Nu kan je het wel meenemen."), None
        answers = (Action(words("Opnieuw"), TryAgainPressed(unsettled.code), "restart"),)
    elif refusal and unsettled.at_home:
        reasons = [told(reason, refusal, words) for reason in refusal.reasons]
        state = words("Dit kan je nu niet langer houden.")
        note = Message(reasons[0].icon, " ".join(each.sentence for each in reasons), code)
    else:
        state = message_of(session, unsettled.notice, words).text
        note = Message("", code) if code else None
        answers = instead(visit, refusal, words) if refusal else ()
    return LineView(
        key=f"unsettled {unsettled.code}",
        title=item.name if item else _name_at_home(visit, unsettled.code),
        picture=picture_of(item) if item else Picture("box"),
        place=item.initiative.name if item else "",
        state=state,
        tone=Tone.CALM if unsettled.again else Tone.LOOK,
        note=note,
        answers=answers,
    )


def _name_at_home(visit: Visiting, code: str) -> str:
    """The code, unless it is that of a thing which the visitor has."""
    names = (loan.item.name for loan in visit.loans if loan.item.barcode == code)
    return next(names, shortened(code))


def _state(line: Line, words: Words) -> str:
    match line.kind:
        case LineKind.LENT:
            return words("Geleend")
        case LineKind.RETURNED:
            return words("Terug. Dank je!")
        case LineKind.RENEWED:
            return words("Langer bij jou")
        case LineKind.SWAPPED:
            return swaps.state(line.swap, words)
        case LineKind.RESERVED:
            return place(line.reservation, words) if line.reservation else words("Gereserveerd")
    assert_never(line.kind)


def _asked(
    turn: Turn, line: Line, visit: Visiting, words: Words
) -> tuple[str, tuple[PartView, ...], tuple[Action, ...]]:
    """The question, the parts that it is about, and its answers, of which the first is the one to expect."""
    match turn:
        case Turn.COUNTING:
            counting = visit.counting or Counting(line.operation)
            question, answers = parts.told(line, counting, words)
            return question, parts.counted(line, counting, words), answers
        case Turn.MEANT:
            question, answers = _meant(line, words)
            return question, (), answers
        case Turn.PARTS:
            question, answers = parts.asked(line, words)
            return question, parts.listed(line), answers
        case Turn.READING:
            read = Action(words("Gelezen"), InstructionsRead(line.operation), "check-bold")
            # Translators: above a short text on how to use a thing
            return words("Lees dit even"), (), (read,)
    assert_never(turn)


def _meant(line: Line, words: Words) -> tuple[str, tuple[Action, ...]]:
    """A thing scanned again asks what was meant, and the first answer changes nothing."""
    match line.kind:
        case LineKind.LENT:
            back = Action(words("Toch terugbrengen"), UndoPressed(line.operation), "undo-variant")
            keep = Action(words("Ik neem het mee"), NoticeClosed(), "check-bold")
            return words("Dit leen je al. Wat wil je?"), (keep, back)
        case LineKind.RENEWED:
            back = Action(words("Terugbrengen"), ReturnPressed(line.item.barcode), "tray-arrow-down")
            keep = Action(words("Ik hou het"), NoticeClosed(), "check-bold")
            return words("Dit hou je langer. Wat wil je?"), (keep, back)
        case LineKind.RETURNED:
            leave = Action(words("Het blijft hier"), NoticeClosed(), "check-bold")
            take = () if line.set_aside or line.hold else (_take(line, words),)
            return words("Dit is al terug. Wat wil je?"), (leave, *take)
        case LineKind.SWAPPED | LineKind.RESERVED:
            return swaps.meant(line, words)
    assert_never(line.kind)


def _offer(line: Line, words: Words) -> tuple[Action, ...]:
    """A thing that came back from elsewhere quietly offers to go along, if nobody looks at it first or waits for it."""
    back = line.kind is LineKind.RETURNED and line.elsewhere
    return (_take(line, words),) if back and not (line.asks_parts or line.set_aside or line.hold) else ()


def _take(line: Line, words: Words) -> Action:
    return Action(words("Ik neem het mee"), TakePressed(line.item.barcode), "hand-back-right")


def _broken(line: Line, visit: Visiting, words: Words) -> Action | None:
    """Only on what came back last, or was scanned again, so that a list of returns stays quiet."""
    asks_nothing = line.parts_said is PartsSaid.NOT_ASKED and not line.parts
    turn = visit.lines[0] == line or visit.lit == line.item.barcode
    if line.kind is not LineKind.RETURNED or not asks_nothing or not turn:
        return None
    spoken = words("Is het stuk? Vertel het ons hier.")
    # Translators: a small button on a thing that came back: is it broken?
    return Action(words("Stuk?"), PartsUnfolded(line.operation), "heart-broken-outline", spoken=spoken)


def _told_now(line: Line, turn: Turn | None) -> bool:
    """Instructions that are to be confirmed wait for their turn, and have been read after it."""
    return turn is Turn.READING if line.confirm else turn is not Turn.COUNTING


def _note(line: Line, turn: Turn | None, words: Words) -> Message | None:
    """One quiet word; what is being asked is not said twice."""
    if turn in (Turn.COUNTING, Turn.PARTS, Turn.READING) or (turn and line.asks_parts):
        return None
    if line.kind is LineKind.RESERVED:
        return reserved_note(line, words)
    if said := swaps.note(line.swap, words) if line.swap else parts.note(line, words):
        return said
    if line.asks_confirmation:
        return Message("book-open-variant", words("Lees dit even"), tone=Tone.LOOK)
    return Message("check", words("Gelezen")) if line.confirmed else None
