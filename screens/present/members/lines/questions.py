"""The questions that a line of the visit asks: what is wrong, what a second scan meant, whether all is there, what to
read.
"""

from enum import Enum
from typing import assert_never

from kiosk.lending.events import (
    InstructionsRead,
    NoticeClosed,
    PartStillComes,
    ReturnPressed,
    TakePressed,
    UndoPressed,
)
from kiosk.lending.model import Line, LineKind
from kiosk.lending.states import Counting, Visiting
from screens.present.members.lines import parts, swaps
from screens.present.members.lines.parts import PartView
from screens.present.values import Action
from screens.present.words import Words


class Turn(Enum):
    """The question that a line asks now."""

    COUNTING = "counting"
    MEANT = "meant"
    PARTS = "parts"
    READING = "reading"


def asking(visit: Visiting) -> Line | None:
    """The one line whose question is unfolded: scanned again, being counted, or the newest that asks.

    None where no line asks, or while the answer to the last question stays lit.
    """
    newest = visit.newest
    lit = (line for line in newest if line.item.barcode == visit.highlighted and _asks_again(line))
    counting = (line for line in newest if visit.counting and line.operation == visit.counting.operation)
    open_ = (line for line in newest if not visit.answered and (line.asks_parts or line.asks_confirmation))
    return next((line for each in (lit, counting, open_) for line in each), None)


def _asks_again(line: Line) -> bool:
    """True if a second scan of this line asks what was meant; a counted kind counts one more instead, and a reservation
    asks nothing.
    """
    return line.kind is not LineKind.RESERVED and (line.swap is None or line.swap.most is not None)


def turn_of(line: Line, visit: Visiting) -> Turn:
    """The question that a line asks, for the line that `asking` returns. Parts come before a second scan of a
    return.
    """
    if visit.counting and visit.counting.operation == line.operation:
        return Turn.COUNTING
    if visit.highlighted == line.item.barcode and not (line.kind is LineKind.RETURNED and line.asks_parts):
        return Turn.MEANT
    return Turn.PARTS if line.asks_parts else Turn.READING


def asked_of(
    turn: Turn, line: Line, visit: Visiting, words: Words
) -> tuple[str, tuple[PartView, ...], tuple[Action, ...]]:
    """The question, the parts that it is about, and its answers, the first of which is the most likely."""
    match turn:
        case Turn.COUNTING:
            counting = visit.counting or Counting(line.operation)
            question, answers = parts.counting_question(line, counting, words)
            return question, parts.counted(line, counting, words), answers
        case Turn.MEANT:
            question, answers = _meant(line, words)
            return question, (), answers
        case Turn.PARTS:
            question, answers = parts.asked(line, words)
            return question, parts.listed(line), answers
        case Turn.READING:
            read = Action(words("Gelezen"), InstructionsRead(line.operation), "check-bold")
            # Translators: above a short text on how to use an item
            return words("Lees dit even"), (), (read,)
    assert_never(turn)


def _meant(line: Line, words: Words) -> tuple[str, tuple[Action, ...]]:
    """The question and answers for an item that was scanned again; the first answer changes nothing."""
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


def offer_to_take(line: Line, words: Words) -> tuple[Action, ...]:
    """The button to take along what another member brought back; an empty tuple if it is to be checked or somebody
    waits for it.
    """
    back = line.kind is LineKind.RETURNED and line.elsewhere
    return (_take(line, words),) if back and not (line.asks_parts or line.set_aside or line.hold) else ()


def offer_slip(line: Line, words: Words) -> tuple[Action, ...]:
    """The button for a slip with which a missing part can be brought later; an empty tuple where nothing is missing."""
    if not line.lacks_parts or line.part_code:
        return ()
    return (Action(words("Een stukje komt nog"), PartStillComes(line.operation), "puzzle-outline"),)


def _take(line: Line, words: Words) -> Action:
    return Action(words("Ik neem het mee"), TakePressed(line.item.barcode), "hand-back-right")
