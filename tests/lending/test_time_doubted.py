"""The session while the time is doubted: what it tells volunteers, and how one of them confirms the time."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from kiosk.lending.commands import ConfirmTime
from kiosk.lending.effects import Chime, Effect, ReportTrouble
from kiosk.lending.events import CardSeen, Event, Tick, TimeRead
from kiosk.lending.model import CardId, Device, SessionSettings, Trouble
from kiosk.lending.session import step
from kiosk.lending.states import Asking, Session
from kiosk.lending.volunteers.events import (
    CommandChosen,
    Declined,
    Form,
    FormFilled,
    FormKind,
    FormOpened,
    ShiftOpened,
    TimeConfirmed,
)
from kiosk.lending.volunteers.model import DeclineCause
from kiosk.lending.volunteers.questions import Do
from kiosk.lending.volunteers.shift import AtCheckIn, AtTiles, Shift, ShiftNoticeKind
from tests.house import JOKE, JOKES_CARD, TODAY, TOYS

HERE = ZoneInfo("Europe/Brussels")
SHOWN = datetime(1970, 1, 1, 1, 5, tzinfo=HERE)
LATER = SHOWN.replace(minute=6)
IN_DOUBT, TRUSTED = TimeRead(SHOWN), TimeRead(None)
DOUBTED, WELL = ReportTrouble(Device.CLOCK, Trouble.DOUBTED), ReportTrouble(Device.CLOCK, None)


def after(*events: Event, **decided: object) -> tuple[Session, tuple[Effect, ...]]:
    """The session after these events, and the effects of the last one."""
    session = Session.opening(SessionSettings("De Deelfabriek", **decided), at=0.0)  # type: ignore[arg-type]
    effects: tuple[Effect, ...] = ()
    for event in events:
        session, effects = step(session, event)
    return session, effects


def joke(card: CardId = JOKES_CARD) -> tuple[Event, ...]:
    return Tick(10), CardSeen(card, 10), ShiftOpened(JOKE, TODAY, 0, (TOYS,))


def shift_of(session: Session) -> Shift:
    assert isinstance(session.shown, Shift)
    return session.shown


@pytest.mark.parametrize(
    ("events", "told"),
    [
        ((IN_DOUBT,), (DOUBTED,)),
        ((IN_DOUBT, TimeRead(LATER)), ()),
        ((IN_DOUBT, TRUSTED), (WELL,)),
        ((TRUSTED,), (WELL,)),
        ((TRUSTED, TRUSTED), ()),
        ((TRUSTED, IN_DOUBT), (DOUBTED,)),
    ],
)
def test_volunteers_are_told_once_that_the_time_is_doubted_and_once_that_it_is_not(
    events: tuple[Event, ...], told: tuple[Effect, ...]
) -> None:
    assert after(*events)[1] == told


def test_the_question_shows_the_present_time_of_the_machine() -> None:
    assert after(IN_DOUBT, TimeRead(LATER))[0].doubted == LATER
    assert after(IN_DOUBT, TRUSTED)[0].doubted is None


def test_one_touch_confirms_the_time_and_asks_for_no_pin() -> None:
    said = ConfirmTime(SHOWN, SHOWN)
    session, effects = after(IN_DOUBT, *joke(), CommandChosen(said))
    assert effects == (Do(JOKE.member, said),)

    session, effects = step(session, TimeConfirmed())

    assert (session.doubted, session.trouble(Device.CLOCK)) == (None, None)
    assert effects == (WELL, Chime.GOOD)
    assert isinstance(shift_of(session).page, AtTiles)
    notice = shift_of(session).notice
    assert notice is not None
    assert notice.kind is ShiftNoticeKind.DONE
    assert step(session, TRUSTED)[1] == ()


def test_a_time_that_the_ledger_declines_is_asked_again() -> None:
    session, _ = after(IN_DOUBT, *joke(), CommandChosen(ConfirmTime(SHOWN, SHOWN)), Declined(DeclineCause.TIME_DOUBTED))

    assert session.doubted == SHOWN
    assert not isinstance(session.doing, Asking)


FORM = FormOpened(Form(FormKind.TIME))


def test_a_volunteer_types_the_right_time() -> None:
    _, effects = after(IN_DOUBT, *joke(), FORM, FormFilled(("28/11/2026", "20:04")))

    right = datetime(2026, 11, 28, 20, 4, tzinfo=HERE)
    assert effects == (Do(JOKE.member, ConfirmTime(SHOWN, right)),)


@pytest.mark.parametrize(
    ("texts", "why"),
    [
        (("31/11/2026", "20:04"), DeclineCause.DAY),
        (("1/1/1970", "20:04"), DeclineCause.DAY),
        (("1/1/2100", "20:04"), DeclineCause.DAY),
        (("28/11/2026", "25:00"), DeclineCause.TIME),
        ((), DeclineCause.DAY),
    ],
)
def test_a_typed_day_or_time_that_does_not_exist_is_refused(texts: tuple[str, ...], why: DeclineCause) -> None:
    session, _ = after(IN_DOUBT, *joke(), FORM, FormFilled(texts))

    notice = shift_of(session).notice
    assert notice is not None
    assert (notice.kind, notice.why) == (ShiftNoticeKind.REFUSED, why)


def test_a_time_typed_after_the_time_was_trusted_changes_nothing() -> None:
    session, effects = after(IN_DOUBT, *joke(), FORM, TRUSTED, FormFilled(("28/11/2026", "20:04")))

    assert effects == ()
    assert shift_of(session).form is None


def test_a_volunteers_card_leads_to_the_question_also_where_it_would_lead_to_the_check_in() -> None:
    doubted, _ = after(IN_DOUBT, *joke(), check_in_first=True)
    trusted, _ = after(TRUSTED, *joke(), check_in_first=True)

    assert isinstance(shift_of(doubted).page, AtTiles)
    assert isinstance(shift_of(trusted).page, AtCheckIn)
