"""What a card or a code means behind the desk, by where the volunteer stands.

One scan is one return wherever nothing else was meant by it: on the page of a member it lends, in a stock-take it
counts, where a thing is looked for it opens that thing, and where a member is looked for it is a member's number.
"""

from dataclasses import replace

from kiosk.lending.commands import CountItem, GiveCard, LendTo
from kiosk.lending.debounce import CodeDebounce
from kiosk.lending.effects import Chime, OpenVisit
from kiosk.lending.model import CardId
from kiosk.lending.states import Session
from kiosk.lending.visit.steps import Step
from kiosk.lending.volunteers.events import Blank, Form
from kiosk.lending.volunteers.questions import CheckIn, ReadItem, ReadMemberOfCard, SearchMember
from kiosk.lending.volunteers.shift import AtCheckIn, AtItem, AtMember, AtStock, Searching, Shift
from kiosk.lending.volunteers.steps import ask, do, end_shift, with_shift, without_notice


def card_laid(session: Session, shift: Shift, card: CardId, warned: bool) -> Step:
    """The own card locks. Another one is for the member on the page, finds its member, or ends the shift."""
    session = replace(session, code_debounce=CodeDebounce(), panel=None)
    if card == shift.card:
        return (session, ()) if warned else end_shift(session)
    match shift.page:
        case AtMember(file=file, card_wanted=True, holder=holder):
            return do(session, shift, GiveCard(file.member, card, holder))
        case Searching(items=False):
            return ask(session, shift, ReadMemberOfCard(shift.volunteer.member, card))
    return ask(session, shift, OpenVisit(card))


def code_read(session: Session, shift: Shift, code: str) -> Step:
    by = shift.volunteer.member
    match shift.form, shift.page:
        case Form(blank=Blank.NEW_ITEM), _:
            return with_shift(session, without_notice(replace(shift, scanned=code))), (Chime.GOOD,)
        case _, AtStock(count=count, ended=False) if count:
            return do(session, shift, CountItem(count.number, code))
        case _, AtMember(file=file):
            return do(session, shift, LendTo(file.member, code))
        case _, Searching(items=True) | AtItem():
            return ask(session, shift, ReadItem(by, code))
        case _, Searching():
            return ask(session, shift, SearchMember(by, code))
    return ask(session, shift.at(AtCheckIn()), CheckIn(by, code))
