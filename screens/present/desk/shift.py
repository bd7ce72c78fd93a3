"""A volunteer's shift in words: which page of the desk is on the screen."""

from typing import assert_never

from kiosk.lending.states import Session
from kiosk.lending.volunteers.shift import (
    AtCheckIn,
    AtDeeds,
    AtHome,
    AtHours,
    AtInbox,
    AtLastVisit,
    AtMember,
    AtStock,
    AtThing,
    Seeking,
    Shift,
)
from screens.desk_views import DeskView
from screens.present.desk.check_in import check_in_view
from screens.present.desk.forms import form_view
from screens.present.desk.home import home_view
from screens.present.desk.hours import hours_view
from screens.present.desk.inbox import inbox_view
from screens.present.desk.member import member_view
from screens.present.desk.seek import seek_members, seek_things
from screens.present.desk.stock import stock_view
from screens.present.desk.thing import thing_view
from screens.present.desk.undo import deeds_view, last_visit_view
from screens.views import PadView
from screens.words import Words


def shift_view(session: Session, shift: Shift, words: Words) -> DeskView | PadView:
    if shift.form:
        return form_view(session, shift, shift.form, words)
    match shift.place:
        case AtHome():
            return home_view(session, shift, words)
        case AtCheckIn():
            return check_in_view(session, shift, words)
        case AtInbox() as place:
            return inbox_view(shift, place, words)
        case AtHours() as place:
            return hours_view(session, shift, place, words)
        case AtDeeds() as place:
            return deeds_view(shift, place, words)
        case AtLastVisit() as place:
            return last_visit_view(shift, place, words)
        case Seeking(things=True) as place:
            return seek_things(session, shift, place, words)
        case Seeking() as place:
            return seek_members(session, shift, place, words)
        case AtMember() as place:
            return member_view(session, shift, place, words)
        case AtThing() as place:
            return thing_view(session, shift, place, words)
        case AtStock() as place:
            return stock_view(session, shift, place, words)
    assert_never(shift.place)
