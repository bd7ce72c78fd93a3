"""A line of the visit, with what can still be done about its item."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never

from kiosk.lending.events import (
    PartsFolded,
    PartsUnfolded,
    Touched,
    TryAgainPressed,
    UndoPressed,
)
from kiosk.lending.limits import MOST_LINES_SHOWN
from kiosk.lending.model import Line, LineKind, PartsSaid
from kiosk.lending.states import Session, Unsettled, Visiting
from screens.present.members import amounts
from screens.present.members.lines import parts, questions, swaps
from screens.present.members.lines.holds import place, reserved_note, task
from screens.present.members.lines.meant import yes
from screens.present.members.lines.parts import PartView, bring_later
from screens.present.members.lines.questions import Turn
from screens.present.members.lines.shelves import put_back
from screens.present.members.lines.swaps import StepperView
from screens.present.members.notices import message_of, picture_of, shortened
from screens.present.members.reasons import reason_text
from screens.present.members.refusals import codes, instead
from screens.present.values import Action, Message, Picture, Tone, actions_aloud, messages_aloud
from screens.present.words import Due, Words


@dataclass(frozen=True, slots=True)
class SecondThought:
    """The question before an undo that cannot be taken back; `keep` is the answer that changes nothing."""

    question: str
    keep: Action
    drop: Action


@dataclass(frozen=True, slots=True)
class LineView:
    """The line of an item scanned in this visit.

    `key` stays the same when the line is drawn again; `state` is a word: `Geleend`, `Terug. Dank je!`. `note` is a
    small text below, such as what the visitor reported about its parts. `broken` is a small button that reports an item
    without parts as broken.
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
    undo_asked: SecondThought | None = None
    """The question that comes first where `undo` cannot be taken back; None where there is no question."""
    broken: Action | None = None
    instructions: str = ""
    note: Message | None = None
    question: str = ""
    """The question that is asked now; empty for none. The line unfolds, with `parts` and `answers`.

    Answers without a question are an offer: *Ik neem het mee*.
    """
    briefly: str = ""
    """The question without the name of the item, where that name is in it; empty otherwise."""
    parts: tuple[PartView, ...] = ()
    answers: tuple[Action, ...] = ()
    green: bool = False
    """True if the first answer is the main action of the screen."""
    lit: bool = False
    answered: bool = False
    """True if the visitor has just answered the question of the line, which stays lit for a moment."""
    steppers: tuple[StepperView, ...] = ()
    """The two counts of a swap: taken and given; empty for other lines."""
    task: Message | None = None
    """What to do with the item now; its `code` is written large, as on the slip. None for nothing."""
    found: str = ""
    """How the visitor found the item, where they did not scan it; empty where they did."""

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
        yield self.found
        yield self.question
        yield self.instructions
        yield from (part.aloud for part in self.parts)
        yield from actions_aloud(*self.answers, self.broken)


def line_views(session: Session, visit: Visiting, words: Words) -> Iterator[LineView]:
    """The views of the lines of the visit, newest first; of those that are too many, the one that asks or is lit."""
    newest = {line.operation for line in visit.newest}
    asking = questions.asking(visit)
    shown, others = visit.lines[:MOST_LINES_SHOWN], visit.lines[MOST_LINES_SHOWN:]
    for line in (*shown, *(one for one in others if one is asking or one.item.barcode == visit.highlighted)):
        turn = questions.turn_of(line, visit) if line is asking else None
        yield _line_view(session, line, visit, words, turn, newest=line.operation in newest)


def _line_view(
    session: Session, line: Line, visit: Visiting, words: Words, turn: Turn | None, *, newest: bool
) -> LineView:
    """The view of a line. Only the newest line of an item can be undone or answered, and shows the day due."""
    question, parts_, answers = questions.asked_of(turn, line, visit, words) if turn else ("", (), ())
    if newest and not turn:
        answers = (*questions.offer_to_take(line, words), *questions.offer_slip(line, words))
    undo = Action(words("Toch niet"), UndoPressed(line.operation), "undo-variant")
    undone_by_answer = any(answer.event == undo.event for answer in answers)
    return LineView(
        key=line.operation,
        title=line.item.name,
        picture=picture_of(line.item),
        place=line.item.initiative.name,
        state=state_of(line, words),
        due=words.due(line.due_on, visit.today) if line.due_on and newest else None,
        price=swaps.price(line.swap, words) if line.swap else amounts.price(line, newest, words),
        undo=undo if newest and not undone_by_answer else None,
        undo_asked=_second_thought(line, words) if newest else None,
        broken=_broken(line, visit, words) if newest else None,
        instructions=line.instructions if newest and _instructions_now(line, turn) else "",
        note=_note(line, turn, words) if newest else None,
        question=question,
        briefly=words("Wat is er mis?") if turn is Turn.COUNTING else "",
        parts=parts_,
        answers=answers,
        green=turn is not None and answers[0].event != PartsFolded(),
        lit=newest and visit.highlighted == line.item.barcode,
        answered=visit.answered is not None and visit.answered.operation == line.operation,
        steppers=swaps.steppers(line, words) if newest else (),
        task=_task(session, line, words) if newest else None,
        # Translators: below an item that was found by its picture, for its barcode could not be read
        found=words("Zonder streepjescode") if line.by_picture else "",
    )


def unsettled_view(session: Session, visit: Visiting, unsettled: Unsettled, words: Words) -> LineView:
    """The line of an item that was scanned and not recorded, so that the item does not go home unnoticed.

    Or the line of an item at home that cannot be kept longer, with the reasons.
    """
    item, refusal = unsettled.notice.item, unsettled.notice.refusal
    answers: tuple[Action, ...] = ()
    code = words("Code {code}", code=codes(refusal)) if refusal else ""
    if unsettled.again:
        state, note = words("Nu kan je het wel meenemen."), None
        answers = (Action(words("Opnieuw"), TryAgainPressed(unsettled.code), "restart"),)
    elif refusal and unsettled.is_renewal:
        reasons = [reason_text(reason, refusal, words, today=visit.today) for reason in refusal.reasons]
        state = words("Dit kan je nu niet langer houden.")
        note = Message(reasons[0].icon, " ".join(each.sentence for each in reasons), code)
    else:
        state = message_of(session, unsettled.notice, words).text
        note = Message("", code) if code else None
        answers = instead(visit, refusal, words) if refusal else ()
        if unsettled.notice.asks_what_is_meant:
            answers = (yes(unsettled.notice, words),)
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
    """The name of the visitor's loan with this barcode, or else the barcode."""
    names = (loan.item.name for loan in visit.loans if loan.item.barcode == code)
    return next(names, shortened(code))


def state_of(line: Line, words: Words) -> str:
    """What was done with the item of a line, in one or two words."""
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


def _task(session: Session, line: Line, words: Words) -> Message | None:
    """What to do now: lay the item aside for the member who waits, keep the slip of a missing part, or use its shelf.
    None for nothing.
    """
    if line.hold:
        return task(session, line.hold, words)
    if line.part_code:
        return bring_later(session, line.part_code, words)
    return put_back(line.put_back_on, words) if line.put_back_on else None


def _second_thought(line: Line, words: Words) -> SecondThought | None:
    """The question before a thing that lies ready is given up, because the next in the queue gets it then; None for
    other lines.
    """
    if line.reservation is None or line.reservation.hold is None:
        return None
    return SecondThought(
        words("Hoef je dit niet meer?"),
        Action(words("Toch wel"), Touched(), "check-bold"),
        Action(words("Ik hoef het niet meer"), UndoPressed(line.operation), "undo-variant"),
    )


def _broken(line: Line, visit: Visiting, words: Words) -> Action | None:
    """The button that reports an item as broken, on the last return and on one scanned again; None on other lines."""
    asks_nothing = line.parts_said is PartsSaid.NOT_ASKED and not line.parts
    turn = visit.lines[0] == line or visit.highlighted == line.item.barcode
    if line.kind is not LineKind.RETURNED or not asks_nothing or not turn:
        return None
    spoken = words("Is het stuk? Vertel het ons hier.")
    # Translators: a small button on an item that came back: is it broken?
    return Action(words("Stuk?"), PartsUnfolded(line.operation), "heart-broken-outline", spoken=spoken)


def _instructions_now(line: Line, turn: Turn | None) -> bool:
    """True if the instructions are shown: at once, or during their question where they must be confirmed."""
    return turn is Turn.READING if line.confirm else turn is not Turn.COUNTING


def _note(line: Line, turn: Turn | None, words: Words) -> Message | None:
    """The small text below the line; None where there is none, or while the question says the same."""
    if turn in (Turn.COUNTING, Turn.PARTS, Turn.READING) or (turn and line.asks_parts):
        return None
    if line.kind is LineKind.RESERVED:
        return reserved_note(line, words)
    if note := swaps.note(line.swap, words) if line.swap else parts.note(line, words):
        return note
    if line.asks_confirmation:
        return Message("book-open-variant", words("Lees dit even"), tone=Tone.LOOK)
    return Message("check", words("Gelezen")) if line.confirmed else None
