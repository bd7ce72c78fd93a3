"""A volunteer's shift in words: which page of the desk is on the screen."""

from typing import assert_never

from kiosk.lending.states import Session
from kiosk.lending.volunteers.shift import (
    AtCheckIn,
    AtFigures,
    AtFindings,
    AtHours,
    AtInactive,
    AtInbox,
    AtItem,
    AtLastVisit,
    AtMember,
    AtOverdue,
    AtPaper,
    AtPastOperations,
    AtPutAway,
    AtSheets,
    AtStock,
    AtTiles,
    Searching,
    Shift,
)
from screens.present.doctor.page import findings_view
from screens.present.pad import PadView
from screens.present.reports.desk import figures_view, overdue_view
from screens.present.sheets.page import sheets_view
from screens.present.values import View
from screens.present.volunteers.check_in import check_in_view, put_away_view
from screens.present.volunteers.forms import form_view
from screens.present.volunteers.home import home_view
from screens.present.volunteers.hours import hours_view
from screens.present.volunteers.inbox import inbox_view
from screens.present.volunteers.item import item_view
from screens.present.volunteers.member import member_view
from screens.present.volunteers.paper.entering import paper_view
from screens.present.volunteers.privacy import inactive_view
from screens.present.volunteers.search import search_items, search_members
from screens.present.volunteers.stock import stock_view
from screens.present.volunteers.undo import last_visit_view, past_operations_view
from screens.present.words import Words


def shift_view(session: Session, shift: Shift, words: Words) -> View | PadView:
    if shift.form:
        return form_view(session, shift, shift.form, words)
    match shift.page:
        case AtTiles():
            return home_view(session, shift, words)
        case AtCheckIn():
            return check_in_view(session, shift, words)
        case AtInbox() as place:
            return inbox_view(shift, place, words)
        case AtHours() as place:
            return hours_view(session, shift, place, words)
        case AtPutAway() as place:
            return put_away_view(session, shift, place, words)
        case AtInactive() as place:
            return inactive_view(shift, place, words)
        case AtOverdue() as place:
            return overdue_view(shift, place, words)
        case AtFigures() as place:
            return figures_view(session, shift, place, words)
        case AtFindings() as place:
            return findings_view(session, shift, place, words)
        case AtSheets():
            return sheets_view(session, shift, words)
        case AtPastOperations() as place:
            return past_operations_view(shift, place, words)
        case AtLastVisit() as place:
            return last_visit_view(shift, place, words)
        case Searching(items=True) as place:
            return search_items(session, shift, place, words)
        case Searching() as place:
            return search_members(session, shift, place, words)
        case AtMember() as place:
            return member_view(session, shift, place, words)
        case AtItem() as place:
            return item_view(session, shift, place, words)
        case AtPaper() as place:
            return paper_view(session, shift, place, words)
        case AtStock() as place:
            return stock_view(session, shift, place, words)
    assert_never(shift.page)
