"""Handles a card or a code at the volunteers' desk, depending on the page on the screen.

A scan lends on the page of a member, counts in a stock-take, and adds a row on the page of the paper. On the search for
items it opens the page of the item, on the search for members it is a member's number. On every other page it is a
return.
"""

from dataclasses import replace

from kiosk.lending.commands import CheckIn, CountItem, GiveCard, LendTo
from kiosk.lending.debounce import OUT_OF_SIGHT, SAME_CHECK_IN
from kiosk.lending.effects import Chime, OpenVisit
from kiosk.lending.model import CardId
from kiosk.lending.states import Session
from kiosk.lending.visit.steps import Step
from kiosk.lending.volunteers import paper
from kiosk.lending.volunteers.events import Form, FormKind
from kiosk.lending.volunteers.questions import ReadItem, ReadMemberOfCard, SearchMember
from kiosk.lending.volunteers.shift import AtCheckIn, AtItem, AtMember, AtPaper, AtStock, Searching, Shift
from kiosk.lending.volunteers.steps import ask, do, end_shift, with_shift, without_notice


def card_laid(session: Session, shift: Shift, card: CardId, warned: bool) -> Step:
    """End the shift with the volunteer's own card. Give another card to the member on the page that asked for one, find
    its member on the search, or else end the shift and begin a visit.
    """
    session = replace(session, panel=None)
    if card == shift.card:
        return (session, ()) if warned else end_shift(session)
    match shift.page:
        case AtMember(file=file, card_wanted=True, holder=holder):
            return do(session, shift, GiveCard(file.member, card, holder))
        case Searching(items=False):
            return ask(session, shift, ReadMemberOfCard(shift.volunteer.member, card))
    return ask(session, shift, OpenVisit(card))


def code_read(session: Session, shift: Shift, code: str) -> Step:
    """Handle a code as explained at the top of this module; on the form of a new item, the code becomes its barcode."""
    by = shift.volunteer.member
    match shift.form, shift.page:
        case Form(kind=FormKind.NEW_ITEM), _:
            return with_shift(session, without_notice(replace(shift, scanned=code))), (Chime.GOOD,)
        case _, AtStock(count=count, ended=False) if count:
            return do(session, shift, CountItem(count.number, code))
        case _, AtMember(file=file):
            return do(session, shift, LendTo(file.member, code))
        case _, AtPaper() as on_paper:
            return paper.entered(session, shift, on_paper, code)
        case _, Searching(items=True) if page := paper.behind(shift):
            return paper.entered(*paper.back_with(session, shift, page), page, code)
        case _, Searching(items=True) | AtItem():
            return ask(session, shift, ReadItem(by, code))
        case _, Searching():
            return ask(session, shift, SearchMember(by, code))
    return do(session, shift.at(AtCheckIn()), CheckIn(code))


def gap_for(shift: Shift) -> float:
    """The seconds after which another read of a code is a new scan: fewer where a pile is scanned.

    On the page of a member a scan lends, so an item that lies under the scanner must not count again.
    """
    match shift.form, shift.page:
        case Form(kind=FormKind.NEW_ITEM), _:
            return OUT_OF_SIGHT
        case _, AtMember() | AtItem() | Searching():
            return OUT_OF_SIGHT
    return SAME_CHECK_IN
