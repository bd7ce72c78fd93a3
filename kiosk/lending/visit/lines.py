"""Adds, removes and changes the lines of a visit after an answer of the ledger."""

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from kiosk.lending.effects import Chime, Effect
from kiosk.lending.events import Recorded, Undone
from kiosk.lending.model import Account, Line, Operation
from kiosk.lending.states import (
    ANSWER_SECONDS,
    Answered,
    Goodbye,
    Notice,
    NoticeKind,
    Session,
    Visiting,
    Welcome,
)
from kiosk.lending.visit.steps import Step, back_to_welcome, hold_slip


def recorded(session: Session, before: Welcome | Visiting | Goodbye, answer: Recorded) -> Step:
    """Add a recorded line at the top of the visit, or put it in place of the line that it updates.

    If there is no visit, begin one without a card.
    """
    line, today = answer.line, answer.today
    barcode = line.item.barcode
    effects: tuple[Effect, ...] = (Chime.GOOD, *hold_slip(session, line.item, line.hold))
    if isinstance(before, Visiting):
        visit = _with_account(before, answer.account) if answer.account else before
        visit = replace(visit, pending=before.pending.settled(barcode), today=today)
        if line.reservation:
            reservations = tuple(one for one in visit.reservations if one.item.barcode != barcode)
            visit = replace(visit, reservations=reservations)
        if old := _replaced_by(visit, line):
            lines = tuple(line if one == old else one for one in visit.lines)
            return replace(session, doing=replace(visit, lines=lines, highlighted=barcode)), effects
        every_scan_counts = line.swap is not None and line.swap.most is None
        pending = visit.pending.with_tag(barcode) if every_scan_counts else visit.pending
        visit = replace(visit, lines=(line, *visit.lines), pending=pending)
        if visit.counting and not visit.line(visit.counting.operation):
            visit = replace(visit, counting=None)
        return replace(session, doing=visit), effects
    if isinstance(before, Goodbye):
        session, before = back_to_welcome(session), Welcome()
    serial = session.serial + 1
    visit = Visiting(serial, None, None, today, lines=(line,), pending=before.pending.with_notice(None))
    return replace(session, doing=visit, serial=serial), effects


def _replaced_by(visit: Visiting, line: Line) -> Line | None:
    """The line of the visit that this one updates, such as that of a swap or of a place in a queue; None if there is
    none.
    """
    if not line.swap and not line.reservation:
        return None
    newest = visit.line_of(line.item.barcode)
    if newest and newest.reservation and line.reservation:
        return newest
    return next((one for one in visit.lines if one.operation == line.operation), None)


def _with_account(visit: Visiting, account: Account) -> Visiting:
    """The visit with this account in place of the earlier account with the same initiative.

    If the visitor had no account with the initiative when they came, it counts as empty then. A visitor without a card
    has no accounts.
    """
    if visit.visitor is None:
        return visit
    initiative = account.initiative
    if all(one.initiative.key != initiative.key for one in visit.accounts):
        nothing = Account(initiative, points=None if account.points is None else 0)
        return replace(visit, accounts=(*visit.accounts, account), before=(*visit.before, nothing))
    accounts = tuple(account if one.initiative.key == initiative.key else one for one in visit.accounts)
    return replace(visit, accounts=accounts)


def given_up(session: Session, before: Welcome | Visiting | Goodbye, barcode: str) -> Step:
    """Remove the reservation of this item and its line: the visitor no longer waits for it."""
    if not isinstance(before, Visiting):
        return session, ()
    item = next((one.item for one in before.waiting if one.item.barcode == barcode), None)
    reserved = next((line for line in before.lines if line.reservation and line.item.barcode == barcode), None)
    visit = replace(
        before,
        reservations=tuple(one for one in before.reservations if one.item.barcode != barcode),
        lines=tuple(line for line in before.lines if line != reserved),
        pending=before.pending.with_notice(Notice(NoticeKind.GIVEN_UP, session.at, item)),
    )
    return replace(session, doing=visit), (Chime.GOOD,)


def undone(session: Session, before: Welcome | Visiting | Goodbye, answer: Undone) -> Step:
    """Remove the line of an operation that was undone; the next scan of its item is decided anew."""
    operation = answer.operation
    if not isinstance(before, Visiting):
        return session, ()
    gone = before.line(operation)
    if gone is None:
        return session, ()
    visit = replace(
        _with_account(before, answer.account) if answer.account else before,
        lines=tuple(line for line in before.lines if line.operation != operation),
        pending=replace(
            before.pending,
            to_lend=tuple(item for item in before.pending.to_lend if item != gone.item),
            notice=Notice(NoticeKind.UNDONE, session.at, gone.item),
        ),
        counting=None if before.counting and before.counting.operation == operation else before.counting,
    )
    return replace(session, doing=visit), (Chime.GOOD,)


def reconsidered(session: Session, before: Welcome | Visiting | Goodbye, codes: tuple[str, ...]) -> Session:
    """Mark the refused items with these codes, and no others, as items that can be lent now."""
    if not isinstance(before, Visiting):
        return session
    unsettled = tuple(replace(one, again=one.refused and one.code in codes) for one in before.unsettled)
    return replace(session, doing=replace(before, pending=replace(before.pending, unsettled=unsettled)))


def is_here(before: Welcome | Visiting | Goodbye, operation: Operation) -> bool:
    """Is this the operation of a line of the visit on the screen? An answer may come after the visit ended."""
    match before:
        case (Visiting() as visit) | Goodbye(visit=visit):
            return visit.line(operation) is not None
        case Welcome():
            return False
    assert_never(before)


def with_line_changed(
    session: Session, before: Welcome | Visiting | Goodbye, operation: Operation, change: Callable[[Line], Line]
) -> Step:
    """Change a line after the ledger kept a report on it; the line stays lit.

    If its item is set aside because of the report, its slip is printed, once.
    """
    match before:
        case (Visiting() as visit) | Goodbye(visit=visit) if old := visit.line(operation):
            new = change(old)
            lines = tuple(new if line == old else line for line in visit.lines)
        case _:
            return session, ()
    slips = hold_slip(session, new.item, new.hold) if new.hold != old.hold else ()
    if isinstance(before, Goodbye):
        return replace(session, doing=replace(before, visit=replace(visit, lines=lines))), slips
    counting = None if visit.counting and visit.counting.operation == operation else visit.counting
    answered = Answered(operation, session.at + ANSWER_SECONDS)
    visit = replace(visit, lines=lines, counting=counting, answered=answered)
    return replace(session, doing=visit), (Chime.GOOD, *slips)
