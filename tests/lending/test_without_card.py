"""A visitor without a known card: number and PIN, or the slip of an unknown card."""

from dataclasses import replace

import pytest

from kiosk.lending.effects import Chime, Effect, OpenVisitByNumber, PrintPaper, TakeSlip
from kiosk.lending.events import (
    CardLost,
    CardSeen,
    CardUnknown,
    DonePressed,
    Event,
    LanguageChosen,
    NumberTyped,
    Panel,
    PanelOpened,
    SlipGiven,
    SlipRefused,
    SlipWanted,
    Tick,
)
from kiosk.lending.session import SLIP_SECONDS, step
from kiosk.lending.states import NoticeKind, Visiting, Welcome
from kiosk.lending.tickets import CardSlip
from tests.house import TODAY
from tests.lending.desk import OPENED, SAMIRAS_CARD, STRANGE_CARD, opening, run

UNKNOWN = (CardSeen(STRANGE_CARD, 5.0), CardUnknown())
GIVEN = SlipGiven("K7R4M2", TODAY)


def test_a_slip_is_for_the_card_just_tapped_and_in_the_language_of_the_screen() -> None:
    session, _ = run(opening(), *UNKNOWN, LanguageChosen("fr"))
    session, effects = step(session, SlipWanted())
    assert effects == (TakeSlip(STRANGE_CARD),)
    session, effects = step(session, GIVEN)
    assert effects == (Chime.GOOD, PrintPaper(CardSlip("K7R4M2", TODAY, "fr")))
    assert isinstance(session.shown, Welcome)
    assert session.shown.notice is not None
    assert (session.shown.notice.kind, session.shown.notice.code) == (NoticeKind.CARD_SLIP, "K7R4M2")


@pytest.mark.parametrize(
    "before",
    [
        (),
        (CardSeen(STRANGE_CARD, 5.0), CardUnknown(may_have_slip=False)),
        (CardSeen(STRANGE_CARD, 5.0), CardLost()),
        (*UNKNOWN, SlipWanted(), SlipRefused()),
    ],
)
def test_a_card_other_than_an_unknown_one_gets_no_slip(before: tuple[Event, ...]) -> None:
    session, _ = run(opening(), *before)
    assert step(session, SlipWanted())[1] == ()


def test_the_code_stays_long_enough_to_be_written_down_and_no_longer() -> None:
    session, _ = run(opening(), *UNKNOWN, SlipWanted(), GIVEN)
    session, _ = run(session, Tick(SLIP_SECONDS - 1))
    assert "K7R4M2" in repr(session.doing)
    session, _ = run(session, Tick(SLIP_SECONDS))
    assert "K7R4M2" not in repr(session)


@pytest.mark.parametrize("ended", [(), (DonePressed(),)])
def test_the_visit_that_was_on_the_screen_comes_back(ended: tuple[Event, ...]) -> None:
    """In a visit its page comes back; after the goodbye of a visit that is over, the welcome screen comes."""
    here = (CardSeen(SAMIRAS_CARD, 0.0), OPENED, *ended)
    strange = (CardSeen(STRANGE_CARD, 10.0), CardUnknown(), SlipWanted(), GIVEN)
    session, _ = run(opening(), *here, Tick(10.0), *strange)
    assert isinstance(session.shown, Welcome if ended else Visiting)


@pytest.mark.parametrize(("number_pad", "asked"), [(True, (OpenVisitByNumber("0412", "1234"),)), (False, ())])
def test_number_and_pin_are_accepted_while_the_reader_works_if_the_house_allows_it(
    number_pad: bool, asked: tuple[Effect, ...]
) -> None:
    session = opening()
    session = replace(session, settings=replace(session.settings, number_pad=number_pad))
    session, _ = run(session, PanelOpened(Panel.NUMBER))
    assert session.panel is (Panel.NUMBER if number_pad else None)
    assert step(session, NumberTyped("0412", "1234"))[1] == asked
