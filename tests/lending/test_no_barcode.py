"""*Geen streepjescode?*: an item chosen by its picture is dealt with as if it were scanned."""

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


def test_the_page_shows_the_catalogue_and_the_chosen_item_is_lent_or_returned(visiting: Session) -> None:
    session, effects = run(visiting, OPEN)
    assert (session.panel, effects[-1]) == (Panel.NO_BARCODE, ReadCatalogue())
    session, effects = run(session, READ, PictureChosen(DRILL.barcode))
    assert effects[-1] == LendOrReturn(SAMIRA.member, DRILL.barcode, SAMIRAS_CARD, by_picture=True)
    assert session.panel is None


def test_a_picture_that_is_not_on_the_screen_is_not_chosen(visiting: Session) -> None:
    assert step(visiting, PictureChosen(DRILL.barcode)) == (visiting, ())


def test_a_choice_by_picture_is_not_debounced(visiting: Session) -> None:
    """An item that was undone and is chosen again at once counts, because only a scanner reads one item again and
    again.
    """
    session, _ = run(visiting, CodeScanned(DRILL.barcode, 1.0), Recorded(lent(DRILL), TODAY))
    session, _ = run(session, UndoPressed(Operation("op-1")), Undone(Operation("op-1")), OPEN, READ)
    _, effects = step(session, PictureChosen(DRILL.barcode))
    assert effects[-1] == LendOrReturn(SAMIRA.member, DRILL.barcode, SAMIRAS_CARD, by_picture=True)


def test_an_item_chosen_before_the_card_is_lent_as_found_by_its_picture() -> None:
    _, effects = run(
        opening(), OPEN, READ, PictureChosen(DRILL.barcode), ItemFree(DRILL), CardSeen(SAMIRAS_CARD, 0.0), OPENED
    )
    assert effects[-1] == LendOrReturn(SAMIRA.member, DRILL.barcode, SAMIRAS_CARD, by_picture=True)


@pytest.mark.parametrize("scanned", [False, True])
def test_an_item_returned_by_its_picture_is_borrowed_by_picture_unless_it_was_scanned_since(
    visiting: Session, scanned: bool
) -> None:
    session, _ = run(visiting, OPEN, READ, PictureChosen(DRILL.barcode), Recorded(returned(DRILL), TODAY))
    session, _ = run(session, *((CodeScanned(DRILL.barcode, 9.0),) if scanned else ()))
    _, effects = step(session, TakePressed(DRILL.barcode))
    assert effects[-1] == Lend(SAMIRA.member, DRILL.barcode, SAMIRAS_CARD, by_picture=not scanned)


def test_an_item_that_the_house_lends_only_when_scanned_is_not_offered_again(visiting: Session) -> None:
    refusal = Refusal(DRILL, (Reason(Why.NOT_SCANNED),))
    session, _ = run(visiting, OPEN, READ, PictureChosen(DRILL.barcode), LendingRefused(refusal))
    assert visit_of(session).refused == ()


def test_a_house_that_deals_with_no_pictures_asks_for_the_code() -> None:
    session, _ = run(opening(), GuideRead(Guide(TODAY, by_picture=ByPicture.NONE)), OPEN)
    assert (session.panel, session.doing) == (Panel.CODE, Welcome())
