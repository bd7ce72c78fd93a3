"""*Geen streepjescode?*: what a visitor finds by its picture is dealt with as if it were scanned."""

import pytest

from kiosk.lending.effects import Lend, LendOrReturn, ReadCatalogue
from kiosk.lending.events import (
    CardSeen,
    CatalogueRead,
    CodeScanned,
    GuideRead,
    ItemFree,
    LendingRefused,
    Panel,
    PanelOpened,
    PictureChosen,
    Recorded,
    TakePressed,
    Undone,
    UndoPressed,
)
from kiosk.lending.model import ByPicture, Catalogue, Guide, Offer, Operation, Reason, Refusal, Why
from kiosk.lending.session import step
from kiosk.lending.states import Session, Welcome
from tests.house import DRILL, SAMIRA, TODAY, TRAIN
from tests.lending.desk import OPENED, SAMIRAS_CARD, lent, opening, returned, run, visit_of

OPEN = PanelOpened(Panel.NO_BARCODE)
READ = CatalogueRead(Catalogue(TODAY, (Offer(DRILL, "Boormachines"), Offer(TRAIN, "Speelgoed"))))


@pytest.fixture
def visiting() -> Session:
    return run(opening(), CardSeen(SAMIRAS_CARD, 0.0), OPENED)[0]


def test_it_shows_what_there_is_and_takes_what_is_chosen(visiting: Session) -> None:
    session, effects = run(visiting, OPEN)
    assert (session.panel, effects[-1]) == (Panel.NO_BARCODE, ReadCatalogue())
    session, effects = run(session, READ, PictureChosen(DRILL.barcode))
    assert effects[-1] == LendOrReturn(SAMIRA.member, DRILL.barcode, SAMIRAS_CARD, by_picture=True)
    assert session.panel is None


def test_a_picture_that_is_not_on_the_screen_is_not_chosen(visiting: Session) -> None:
    assert step(visiting, PictureChosen(DRILL.barcode)) == (visiting, ())


def test_a_choice_is_no_scan_and_waits_for_none(visiting: Session) -> None:
    """Undone and chosen again at once, it counts: only a scanner reads the same thing again and again."""
    session, _ = run(visiting, CodeScanned(DRILL.barcode, 1.0), Recorded(lent(DRILL), TODAY))
    session, _ = run(session, UndoPressed(Operation("op-1")), Undone(Operation("op-1")), OPEN, READ)
    _, effects = step(session, PictureChosen(DRILL.barcode))
    assert effects[-1] == LendOrReturn(SAMIRA.member, DRILL.barcode, SAMIRAS_CARD, by_picture=True)


def test_the_card_that_comes_later_lends_it_as_found_by_its_picture() -> None:
    _, effects = run(
        opening(), OPEN, READ, PictureChosen(DRILL.barcode), ItemFree(DRILL), CardSeen(SAMIRAS_CARD, 0.0), OPENED
    )
    assert effects[-1] == LendOrReturn(SAMIRA.member, DRILL.barcode, SAMIRAS_CARD, by_picture=True)


@pytest.mark.parametrize("scanned", [False, True])
def test_what_came_back_by_its_picture_is_taken_along_so_unless_it_was_scanned_since(
    visiting: Session, scanned: bool
) -> None:
    session, _ = run(visiting, OPEN, READ, PictureChosen(DRILL.barcode), Recorded(returned(DRILL), TODAY))
    session, _ = run(session, *((CodeScanned(DRILL.barcode, 9.0),) if scanned else ()))
    _, effects = step(session, TakePressed(DRILL.barcode))
    assert effects[-1] == Lend(SAMIRA.member, DRILL.barcode, SAMIRAS_CARD, by_picture=not scanned)


def test_what_the_house_lends_only_when_scanned_is_not_offered_again(visiting: Session) -> None:
    refusal = Refusal(DRILL, (Reason(Why.NOT_SCANNED),))
    session, _ = run(visiting, OPEN, READ, PictureChosen(DRILL.barcode), LendingRefused(refusal))
    assert visit_of(session).refused == ()


def test_a_house_without_pictures_asks_for_the_code() -> None:
    session, _ = run(opening(), GuideRead(Guide(TODAY, by_picture=ByPicture.NONE)), OPEN)
    assert (session.panel, session.doing) == (Panel.CODE, Welcome())
