"""What an answer does to the lines of a visit: one comes, one goes, more is known of one."""

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from kiosk.lending.effects import Chime, Effect, PrintHold
from kiosk.lending.events import Recorded, Undone
from kiosk.lending.model import Account, Line, Operation
from kiosk.lending.states import Goodbye, Notice, NoticeKind, Session, Visiting, Welcome
from kiosk.lending.tickets import HoldSlip
from kiosk.lending.visit.steps import Step, back_to_welcome, with_tag


def recorded(session: Session, before: Welcome | Visiting | Goodbye, answer: Recorded) -> Step:
    line, today = answer.line, answer.today
    barcode = line.item.barcode
    effects: tuple[Effect, ...] = (Chime.GOOD, *_slip_of(session, line))
    if isinstance(before, Visiting):
        unsettled = tuple(one for one in before.unsettled if one.code != barcode)
        visit = replace(_standing(before, answer.account), unsettled=unsettled, today=today)
        if line.reservation:
            told_before = tuple(one for one in visit.reservations if one.item.barcode != barcode)
            visit = replace(visit, reservations=told_before)
        if old := _told_before(visit, line):
            lines = tuple(line if told == old else told for told in visit.lines)
            return replace(session, doing=replace(visit, lines=lines, lit=barcode)), effects
        tags = with_tag(visit.tags, line.item) if line.swap and line.swap.most is None else visit.tags
        visit = replace(visit, lines=(line, *visit.lines), tags=tags)
        if visit.counting and not visit.line(visit.counting.operation):
            visit = replace(visit, counting=None)
        return replace(session, doing=visit), effects
    if isinstance(before, Goodbye):
        session, before = back_to_welcome(session), Welcome()
    serial = session.serial + 1
    visit = Visiting(serial, None, None, today, lines=(line,), unsettled=before.unsettled, wanted=before.wanted)
    visit = replace(visit, to_reserve=before.to_reserve, tags=before.tags)
    return replace(session, doing=visit, serial=serial), effects


def _told_before(visit: Visiting, line: Line) -> Line | None:
    """The line that this one takes the place of: with other counts, or of the same place in a queue."""
    newest = visit.line_of(line.item.barcode)
    if newest and newest.reservation and line.reservation:
        return newest
    return next((told for told in visit.lines if told.operation == line.operation), None)


def _standing(visit: Visiting, account: Account | None) -> Visiting:
    """How the visitor now stands with an initiative, in the order in which they were told.

    Where nothing was told as they came, nothing stood. Who has no card has no account.
    """
    if account is None or visit.visitor is None:
        return visit
    initiative = account.initiative
    if all(one.initiative.key != initiative.key for one in visit.accounts):
        nothing = Account(initiative, points=None if account.points is None else 0)
        return replace(visit, accounts=(*visit.accounts, account), before=(*visit.before, nothing))
    accounts = tuple(account if one.initiative.key == initiative.key else one for one in visit.accounts)
    return replace(visit, accounts=accounts)


def _slip_of(session: Session, line: Line) -> tuple[PrintHold, ...]:
    """The slip to lie on a thing that came back for somebody who waits for it."""
    return (PrintHold(HoldSlip(line.item, line.hold, session.settings.languages[0])),) if line.hold else ()


def given_up(session: Session, before: Welcome | Visiting | Goodbye, barcode: str) -> Step:
    if not isinstance(before, Visiting):
        return session, ()
    item = next((one.item for one in before.waiting if one.item.barcode == barcode), None)
    place = next((line for line in before.lines if line.reservation and line.item.barcode == barcode), None)
    visit = replace(
        before,
        reservations=tuple(one for one in before.reservations if one.item.barcode != barcode),
        lines=tuple(line for line in before.lines if line != place),
        notice=Notice(NoticeKind.GIVEN_UP, session.at, item),
    )
    return replace(session, doing=visit), (Chime.GOOD,)


def undone(session: Session, before: Welcome | Visiting | Goodbye, answer: Undone) -> Step:
    operation = answer.operation
    if not isinstance(before, Visiting):
        return session, ()
    gone = before.line(operation)
    if gone is None:
        return session, ()
    visit = replace(
        _standing(before, answer.account),
        lines=tuple(line for line in before.lines if line.operation != operation),
        wanted=tuple(item for item in before.wanted if item != gone.item),
        counting=None if before.counting and before.counting.operation == operation else before.counting,
        notice=Notice(NoticeKind.UNDONE, session.at, gone.item),
    )
    code_debounce = session.code_debounce.forgets(gone.item.barcode)
    return replace(session, doing=visit, code_debounce=code_debounce), (Chime.GOOD,)


def reconsidered(session: Session, before: Welcome | Visiting | Goodbye, codes: tuple[str, ...]) -> Session:
    if not isinstance(before, Visiting):
        return session
    unsettled = tuple(replace(one, again=one.refused and one.code in codes) for one in before.unsettled)
    return replace(session, doing=replace(before, unsettled=unsettled))


def is_here(before: Welcome | Visiting | Goodbye, operation: Operation) -> bool:
    """Is this a line of whoever is here? What was told last of a visit is answered after it."""
    match before:
        case (Visiting() as visit) | Goodbye(visit=visit):
            return visit.line(operation) is not None
        case Welcome():
            return False
    assert_never(before)


def line_said(
    session: Session, before: Welcome | Visiting | Goodbye, operation: Operation, tell: Callable[[Line], Line]
) -> Step:
    """The ledger keeps what was said of a line. A thing that is set aside because of it gets its slip, once."""
    match before:
        case (Visiting() as visit) | Goodbye(visit=visit) if old := visit.line(operation):
            told = tell(old)
            lines = tuple(told if line == old else line for line in visit.lines)
        case _:
            return session, ()
    slips = _slip_of(session, told) if told.hold != old.hold else ()
    if isinstance(before, Goodbye):
        return replace(session, doing=replace(before, visit=replace(visit, lines=lines))), slips
    counting = None if visit.counting and visit.counting.operation == operation else visit.counting
    return replace(session, doing=replace(visit, lines=lines, counting=counting)), (Chime.GOOD, *slips)
