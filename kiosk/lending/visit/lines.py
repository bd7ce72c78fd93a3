"""What an answer does to the lines of a visit: one comes, one goes, more is known of one."""

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from kiosk.lending.effects import Chime, Effect, PrintHold
from kiosk.lending.events import Recorded, Undone
from kiosk.lending.model import Account, Line, Operation
from kiosk.lending.states import Notice, Parting, Session, Visiting, Welcome, Word
from kiosk.lending.tickets import HoldSlip
from kiosk.lending.visit.steps import Step, nobody


def recorded(session: Session, before: Welcome | Visiting | Parting, answer: Recorded) -> Step:
    line, today = answer.line, answer.today
    effects: tuple[Effect, ...] = (Chime.GOOD, *_slip_of(session, line))
    if isinstance(before, Visiting):
        unsettled = tuple(one for one in before.unsettled if one.code != line.item.barcode)
        visit = replace(_standing(before, answer.account), unsettled=unsettled, today=today)
        if any(told.operation == line.operation for told in visit.lines):
            lines = tuple(line if told.operation == line.operation else told for told in visit.lines)
            return replace(session, doing=replace(visit, lines=lines, lit=line.item.barcode)), effects
        visit = replace(visit, lines=(line, *visit.lines), tags=_tags(visit.tags, line))
        if visit.counting and not visit.line(visit.counting.operation):
            visit = replace(visit, counting=None)
        return replace(session, doing=visit), effects
    if isinstance(before, Parting):
        session, before = nobody(session), Welcome()
    serial = session.serial + 1
    visit = Visiting(serial, None, None, today, lines=(line,), unsettled=before.unsettled, wanted=before.wanted)
    visit = replace(visit, to_reserve=before.to_reserve, tags=before.tags)
    return replace(session, doing=visit, serial=serial), effects


def _standing(visit: Visiting, account: Account | None) -> Visiting:
    """How the visitor now stands with an initiative, in the order in which they were told."""
    if account is None:
        return visit
    key = account.initiative.key
    if any(one.initiative.key == key for one in visit.accounts):
        accounts = tuple(account if one.initiative.key == key else one for one in visit.accounts)
    else:
        accounts = (*visit.accounts, account)
    return replace(visit, accounts=accounts)


def _tags(known: tuple[str, ...], line: Line) -> tuple[str, ...]:
    return (*known, line.item.barcode) if line.swap and line.swap.most is None else known


def _slip_of(session: Session, line: Line) -> tuple[PrintHold, ...]:
    """The slip to lie on a thing that came back for somebody who waits for it."""
    return (PrintHold(HoldSlip(line.item, line.hold, session.desk.languages[0])),) if line.hold else ()


def given_up(session: Session, before: Welcome | Visiting | Parting, barcode: str) -> Step:
    if not isinstance(before, Visiting):
        return session, ()
    item = next((one.item for one in before.waiting if one.item.barcode == barcode), None)
    visit = replace(
        before,
        reservations=tuple(one for one in before.reservations if one.item.barcode != barcode),
        lines=tuple(line for line in before.lines if not (line.reservation and line.item.barcode == barcode)),
        notice=Notice(Word.GIVEN_UP, session.at, item),
    )
    return replace(session, doing=visit), (Chime.GOOD,)


def undone(session: Session, before: Welcome | Visiting | Parting, answer: Undone) -> Step:
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
        notice=Notice(Word.UNDONE, session.at, gone.item),
    )
    sightings = session.sightings.forgets(gone.item.barcode)
    return replace(session, doing=visit, sightings=sightings), (Chime.GOOD,)


def reconsidered(session: Session, before: Welcome | Visiting | Parting, codes: tuple[str, ...]) -> Session:
    if not isinstance(before, Visiting):
        return session
    unsettled = tuple(replace(one, again=one.refused and one.code in codes) for one in before.unsettled)
    return replace(session, doing=replace(before, unsettled=unsettled))


def is_here(before: Welcome | Visiting | Parting, operation: Operation) -> bool:
    """Is this a line of whoever is here? What was told last of a visit is answered after it."""
    match before:
        case (Visiting() as visit) | Parting(visit=visit):
            return visit.line(operation) is not None
        case Welcome():
            return False
    assert_never(before)


def line_said(
    session: Session, before: Welcome | Visiting | Parting, operation: Operation, tell: Callable[[Line], Line]
) -> Step:
    """The ledger keeps what was said of a line."""
    match before:
        case (Visiting() as visit) | Parting(visit=visit) if visit.line(operation):
            lines = tuple(tell(line) if line.operation == operation else line for line in visit.lines)
        case _:
            return session, ()
    slips = tuple(slip for line in lines if line.operation == operation for slip in _slip_of(session, line))
    if isinstance(before, Parting):
        return replace(session, doing=replace(before, visit=replace(visit, lines=lines))), slips
    counting = None if visit.counting and visit.counting.operation == operation else visit.counting
    return replace(session, doing=replace(visit, lines=lines, counting=counting)), (Chime.GOOD, *slips)
