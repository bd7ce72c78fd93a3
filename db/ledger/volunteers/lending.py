"""Lending and reserving for a member at the desk, by the rules of every visit, or with a reason against them."""

from db.ledger import deeds, holds, reservations, scans
from db.ledger.facts import gather, hold_person
from db.ledger.naming import words
from db.ledger.page import Page, tidy
from db.ledger.refusals import refusal
from db.ledger.statements import deeds as sql
from db.ledger.swaps import by_tag
from db.ledger.things import Thing
from db.ledger.volunteers.roles import Hand, Refused, refuse
from kiosk.lending.commands import LendTo, ReserveFor
from kiosk.lending.events import CodeUnknown, LendingRefused, Recorded
from kiosk.lending.policy import Agreement, LendingFacts, decide_at_desk, overrule
from kiosk.lending.volunteers.events import Declined
from kiosk.lending.volunteers.model import DeclineCause


def lend(page: Page, hand: Hand, deed: LendTo) -> None:
    """Lend it by the rules, or with a reason whatever they say; what is swapped is only swapped by its own.

    Somebody is there: its hours do not matter, nor that only volunteers lend it. Raises Refused, DeskError.
    """
    thing = holds.hold(page, tidy(deed.code))
    if thing is None or thing.row.swap_points is not None:
        _must_act(page, hand, thing, deed.code)
        _must_be_recorded(scans.lend(page, deed.member, deed.code, None), deed.code)
        return
    hand.must_act_for(thing.initiative)
    facts = gather(page, thing, hold_person(page, deed.member, None), thing.terms)
    match decide_at_desk(facts):
        case Agreement() as agreed:
            deeds.lent(page, thing, deed.member, facts, agreed)
        case reasons if deed.reason:
            _overrule(page, thing, deed, facts)
        case reasons:
            raise Refused(_refused(LendingRefused(refusal(page, thing, reasons, deed.member, facts)), deed.code))


def reserve(page: Page, hand: Hand, deed: ReserveFor) -> None:
    """Put the member at the end of its queue, by the rules. Raises Refused."""
    thing = holds.hold(page, tidy(deed.code))
    _must_act(page, hand, thing, deed.code)
    _must_be_recorded(reservations.reserve(page, deed.member, deed.code, None), deed.code)


def _overrule(page: Page, thing: Thing, deed: LendTo, facts: LendingFacts) -> None:
    """The reason stays with the operation; the journal says only that there was one, for it may name somebody.

    Whoever it lay ready for waits for it again.
    """
    reason = words(deed.reason, "reason", 400)
    match overrule(facts):
        case Agreement() as agreed:
            deeds.lent(page, thing, deed.member, facts, agreed)
        case reasons:
            raise Refused(_refused(LendingRefused(refusal(page, thing, reasons, deed.member, facts)), deed.code))
    page.connection.execute(sql.KEEP_REASON, {"operation": page.operation, "told": reason})
    page.note("lent, overridden", item=thing.id, member=deed.member, loan=None)
    holds.settle(page, thing.id)


def _must_act(page: Page, hand: Hand, thing: Thing | None, code: str) -> None:
    """For the initiative of the thing, or of the tag that hangs in its shop. Raises Refused."""
    if thing is not None:
        hand.must_act_for(thing.initiative)
    elif (swapped := by_tag(page, tidy(code))) is not None:
        hand.must_act_for(swapped.shop.initiative)
    else:
        raise refuse(DeclineCause.UNKNOWN)


def _must_be_recorded(answer: Recorded | LendingRefused | CodeUnknown, code: str) -> None:
    match answer:
        case CodeUnknown():
            raise refuse(DeclineCause.UNKNOWN)
        case LendingRefused():
            raise Refused(_refused(answer, code))


def _refused(answer: LendingRefused, code: str) -> Declined:
    return Declined(DeclineCause.REFUSED, answer.refusal, tidy(code))
