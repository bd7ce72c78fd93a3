"""The lines of a visit and the loans at home, each with what can still be done about it."""

from datetime import date

from kiosk.lending.events import NoticeClosed, RenewPressed, ReturnPressed, TakePressed, UndoPressed
from kiosk.lending.model import Deed, Line, Loan
from kiosk.lending.states import Session, Unsettled, Visiting
from screens.present.notices import message_of, picture_of, shortened
from screens.views import Action, LineView, LoanView, Picture
from screens.words import Words

URGENT_DAYS = 3
"""Due within so many days, a loan gets an icon and a colour beside its word."""


def line_view(line: Line, visit: Visiting, words: Words) -> LineView:
    """Only the newest line of a thing can be undone or answered, and only that one shows a day due."""
    newest = visit.line_of(line.item.barcode) == line
    lit = newest and visit.lit == line.item.barcode
    question, answers = _question(line, lit, words) if newest else ("", ())
    undo = Action(words("Toch niet"), UndoPressed(line.operation), "undo-variant")
    undone_by_answer = any(answer.event == undo.event for answer in answers)
    return LineView(
        key=line.operation,
        title=line.item.name,
        picture=picture_of(line.item),
        place=line.item.initiative.name,
        state=_state(line.deed, words),
        good=True,
        due=words.due(line.due_on) if line.due_on and newest else None,
        price=words.money(line.price) if line.price or (line.deed is Deed.LENT and newest) else "",
        undo=undo if newest and not undone_by_answer else None,
        question=question,
        answers=answers,
        lit=lit,
    )


def unsettled_view(session: Session, unsettled: Unsettled, words: Words) -> LineView:
    """A thing that was scanned and not recorded: it may be scanned again, and must not go home unnoticed."""
    item = unsettled.notice.item
    return LineView(
        key=f"unsettled {unsettled.code}",
        title=item.name if item else shortened(unsettled.code),
        picture=picture_of(item) if item else Picture("box"),
        place=item.initiative.name if item else "",
        state=message_of(session, unsettled.notice, words).text,
        good=False,
    )


def loan_view(loan: Loan, today: date, words: Words) -> LoanView:
    days = (loan.due_on - today).days
    return LoanView(
        key=loan.item.barcode,
        title=loan.item.name,
        picture=picture_of(loan.item),
        place=loan.item.initiative.name,
        left=words.left(loan.due_on, today),
        due=words.due(loan.due_on),
        urgent=days <= URGENT_DAYS,
        late=days < 0,
        renew=Action(words("Langer houden"), RenewPressed(loan.item.barcode), "calendar-plus"),
    )


def _state(deed: Deed, words: Words) -> str:
    match deed:
        case Deed.LENT:
            return words("Geleend")
        case Deed.RETURNED:
            return words("Terug. Dank je!")
        case Deed.RENEWED:
            return words("Langer bij jou")


def _question(line: Line, lit: bool, words: Words) -> tuple[str, tuple[Action, ...]]:
    """A thing scanned again asks what was meant, and the first answer changes nothing.

    A thing that came back from elsewhere quietly offers to go along.
    """
    take = Action(words("Ik neem het mee"), TakePressed(line.item.barcode), "hand-back-right")
    match line.deed:
        case Deed.RETURNED if line.elsewhere and not lit:
            return "", (take,)
        case _ if not lit:
            return "", ()
        case Deed.LENT:
            back = Action(words("Toch terugbrengen"), UndoPressed(line.operation), "undo-variant")
            keep = Action(words("Ik neem het mee"), NoticeClosed(), "check-bold")
            return words("Dit leen je al. Wat wil je?"), (keep, back)
        case Deed.RENEWED:
            back = Action(words("Terugbrengen"), ReturnPressed(line.item.barcode), "tray-arrow-down")
            keep = Action(words("Ik hou het"), NoticeClosed(), "check-bold")
            return words("Dit hou je langer. Wat wil je?"), (keep, back)
        case Deed.RETURNED:
            leave = Action(words("Het blijft hier"), NoticeClosed(), "check-bold")
            return words("Dit is al terug. Wat wil je?"), (leave, take)
