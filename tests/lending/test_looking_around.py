"""*Wat is er?* and *Mijn pagina*: pages over the screen that are only read."""

from dataclasses import replace

import pytest

from kiosk.lending.effects import Chime, LendOrReturn, OpenVisit, PrintTicket, ReadCatalogue
from kiosk.lending.events import (
    Answer,
    BiggerPressed,
    Browsed,
    CardFault,
    CardRefused,
    CardRemoved,
    CardSeen,
    CatalogueRead,
    CodeRefused,
    CodeScanned,
    DeviceLost,
    DonePressed,
    Event,
    ItemFree,
    LanguageChosen,
    LedgerFailed,
    LedgerSilent,
    Panel,
    PanelClosed,
    PanelOpened,
    Recorded,
    ReservePressed,
    Tick,
    Touched,
)
from kiosk.lending.model import Catalogue, Device, Offer, Trouble
from kiosk.lending.session import step
from kiosk.lending.states import Goodbye, NoticeKind, Session, Visiting, Welcome
from tests.house import DRILL, SAMIRA, SAW, TODAY, TRAIN
from tests.lending.desk import JEAN_OPENED, JEANS_CARD, OPENED, SAMIRAS_CARD, lent, opening, returned, run, visit_of

CATALOGUE = Catalogue(TODAY, (Offer(DRILL, "Boormachines"), Offer(TRAIN, "Speelgoed")))
LATER = Catalogue(TODAY, (Offer(DRILL, "Boormachines"),))
OPEN = PanelOpened(Panel.CATALOGUE)


@pytest.fixture
def visiting() -> Session:
    return run(opening(), CardSeen(SAMIRAS_CARD, 0.0), OPENED)[0]


@pytest.fixture
def nameless() -> Session:
    """A visit without a card, in which somebody returned the drill."""
    return run(opening(), CodeScanned(DRILL.barcode, 0.0), Recorded(returned(DRILL), TODAY))[0]


@pytest.fixture(params=["welcome", "visiting", "nameless"])
def anywhere(request: pytest.FixtureRequest) -> Session:
    return opening() if request.param == "welcome" else request.getfixturevalue(request.param)


# --- the catalogue -----------------------------------------------------------------------------------------------


def test_the_catalogue_opens_at_once_and_shows_the_answer_of_the_ledger(anywhere: Session) -> None:
    asking, effects = step(anywhere, OPEN)
    assert effects == (ReadCatalogue(),)
    assert asking.panel is Panel.CATALOGUE
    assert asking.busy
    session, effects = step(asking, CatalogueRead(CATALOGUE))
    assert effects == ()
    assert session.catalogue == CATALOGUE
    assert session.panel is Panel.CATALOGUE
    assert session.doing == anywhere.doing


def test_the_catalogue_is_asked_for_each_time_it_opens(anywhere: Session) -> None:
    session, _ = run(anywhere, OPEN, CatalogueRead(CATALOGUE), PanelClosed())
    session, effects = run(session, OPEN, CatalogueRead(LATER))
    assert effects == (ReadCatalogue(),)
    assert session.catalogue == LATER


def test_a_catalogue_that_cannot_be_read_is_said_and_the_page_closes(anywhere: Session) -> None:
    session, effects = run(anywhere, OPEN, LedgerFailed())
    assert effects == (ReadCatalogue(), Chime.LOOK)
    assert session.panel is None
    assert session.shown.notice
    assert session.shown.notice.kind is NoticeKind.NOT_READ


def test_a_late_catalogue_is_shown_when_it_comes(anywhere: Session) -> None:
    session, _ = run(anywhere, OPEN, LedgerSilent(), Tick(5.0), CatalogueRead(CATALOGUE))
    assert session.catalogue == CATALOGUE


def test_on_the_goodbye_no_page_opens(visiting: Session) -> None:
    session, _ = step(visiting, DonePressed())
    assert isinstance(session.doing, Goodbye)
    for panel in (Panel.CATALOGUE, Panel.MINE, Panel.GUIDE):
        later, effects = step(session, PanelOpened(panel))
        assert (later.panel, effects) == (None, ())


def test_an_item_that_waits_for_a_card_waits_while_the_catalogue_is_open() -> None:
    session, _ = run(opening(), CodeScanned(DRILL.barcode, 1.0), ItemFree(DRILL), OPEN, CatalogueRead(CATALOGUE))
    assert isinstance(session.doing, Welcome)
    assert session.doing.pending.to_lend == (DRILL,)


# --- the text to read aloud --------------------------------------------------------------------------------------

BROWSED = Browsed("Klopboormachine, vrij")


def test_the_text_to_read_aloud_is_kept_as_long_as_the_catalogue_is_open(anywhere: Session) -> None:
    session, _ = run(anywhere, OPEN, CatalogueRead(CATALOGUE), BROWSED, BiggerPressed())
    assert session.catalogue_text == BROWSED.text
    closings = (PanelClosed(), PanelOpened(Panel.CODE), CodeScanned("X", 10.0), ReservePressed(DRILL), Tick(200.0))
    for closing in closings:
        assert step(session, closing)[0].catalogue_text == ""


def test_the_text_to_read_aloud_is_not_kept_while_no_catalogue_is_open(anywhere: Session) -> None:
    assert step(anywhere, BROWSED)[0].catalogue_text == ""


# --- pages that are only read ------------------------------------------------------------------------------------


@pytest.mark.parametrize("panel", [Panel.GUIDE, Panel.CATALOGUE, Panel.MINE, Panel.CODE, Panel.LANGUAGES])
@pytest.mark.parametrize(
    ("event", "asked"),
    [
        (CodeScanned(SAW.barcode, 10.0), LendOrReturn(SAMIRA.member, SAW.barcode, SAMIRAS_CARD)),
        (CardSeen(JEANS_CARD, 10.0), OpenVisit(JEANS_CARD)),
    ],
    ids=["scan", "card"],
)
def test_a_card_or_a_code_counts_over_a_page_and_closes_it(
    visiting: Session, panel: Panel, event: Event, asked: object
) -> None:
    session, effects = step(replace(visiting, panel=panel), event)
    assert effects == (asked,)
    assert session.panel is None


@pytest.mark.parametrize("event", [CodeRefused(10.0), CardRefused(CardFault.RANDOM, 10.0)])
def test_a_card_or_code_that_cannot_be_read_is_said_and_closes_the_page(visiting: Session, event: Event) -> None:
    session, effects = step(replace(visiting, panel=Panel.MINE), event)
    assert session.panel is None
    assert visit_of(session).notice
    assert Chime.LOOK in effects


def test_the_card_of_the_visit_ends_it_also_from_a_page(visiting: Session) -> None:
    session, _ = run(visiting, CardRemoved(5.0), PanelOpened(Panel.MINE))
    session, effects = step(session, CardSeen(SAMIRAS_CARD, 10.0))
    assert isinstance(session.doing, Goodbye)
    assert session.panel is None
    assert effects == (Chime.DONE,)


def test_a_card_that_came_while_the_catalogue_was_asked_closes_it(visiting: Session) -> None:
    session, _ = run(visiting, OPEN, CatalogueRead(CATALOGUE), CardSeen(JEANS_CARD, 20.0), JEAN_OPENED)
    assert session.panel is None
    assert Visiting(2, JEAN_OPENED.visitor, JEANS_CARD, TODAY) == session.doing


# --- my page -----------------------------------------------------------------------------------------------------


def test_my_page_opens_only_in_a_visit_with_a_card(visiting: Session, nameless: Session) -> None:
    assert step(visiting, PanelOpened(Panel.MINE))[0].panel is Panel.MINE
    for nobody in (opening(), nameless):
        session, effects = step(nobody, PanelOpened(Panel.MINE))
        assert (session.panel, effects) == (None, ())


@pytest.mark.parametrize("panel", [Panel.MINE, Panel.CATALOGUE])
def test_a_page_left_open_is_closed_when_the_visit_times_out(visiting: Session, panel: Panel) -> None:
    session = replace(visiting, panel=panel, catalogue=CATALOGUE)
    warned, _ = step(session, Tick(45.0))
    assert warned.warned
    assert warned.panel is panel
    still, _ = step(warned, Touched())
    assert not still.warned
    gone, _ = step(warned, Tick(61.0))
    assert gone.doing == Welcome()
    assert gone.panel is None
    assert gone.catalogue == CATALOGUE


def test_the_catalogue_on_the_welcome_screen_closes_after_a_while_without_a_touch() -> None:
    session, _ = run(opening(), OPEN, CatalogueRead(CATALOGUE), Tick(39.0))
    assert session.panel is Panel.CATALOGUE
    session, _ = step(session, Tick(41.0))
    assert session.panel is None


# --- a ledger that may not be written to -------------------------------------------------------------------------


@pytest.mark.parametrize("panel", [Panel.CATALOGUE, Panel.MINE, Panel.GUIDE])
def test_no_page_opens_while_the_ledger_is_unsafe(visiting: Session, panel: Panel) -> None:
    session, _ = step(visiting, DeviceLost(Device.LEDGER, Trouble.UNSAFE))
    session, effects = step(session, PanelOpened(panel))
    assert (session.panel, effects) == (None, ())


def test_an_open_page_can_be_closed_while_the_ledger_is_unsafe(visiting: Session) -> None:
    session = replace(visiting, panel=Panel.MINE)
    session, _ = run(session, DeviceLost(Device.LEDGER, Trouble.UNSAFE), PanelClosed())
    assert session.panel is None


@pytest.mark.parametrize("answer", [CatalogueRead(CATALOGUE), LedgerFailed()])
def test_reading_pages_changes_nothing_of_the_visit(visiting: Session, answer: Answer) -> None:
    session, _ = run(visiting, CodeScanned(SAW.barcode, 10.0), Recorded(lent(SAW), TODAY))
    looked, _ = run(session, OPEN, answer)
    assert visit_of(looked).with_notice(None) == visit_of(session)
    _, effects = run(looked, DonePressed(), Tick(30.0))
    assert any(isinstance(effect, PrintTicket) for effect in effects)


# --- in another language -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("chosen", [LanguageChosen("fr"), PanelClosed()])
@pytest.mark.parametrize("panel", [Panel.CATALOGUE, Panel.MINE])
def test_choosing_a_language_leads_back_to_the_open_page(visiting: Session, panel: Panel, chosen: Event) -> None:
    opened = (PanelOpened(panel), *((CatalogueRead(CATALOGUE),) if panel is Panel.CATALOGUE else ()))
    reading, _ = run(visiting, *opened, PanelOpened(Panel.LANGUAGES))
    assert reading.panel is Panel.LANGUAGES

    back, _ = step(reading, chosen)

    assert back.panel is panel
    assert step(back, PanelClosed())[0].panel is None


def test_a_card_tapped_while_a_language_is_chosen_opens_its_visit_without_the_page(visiting: Session) -> None:
    reading, _ = run(visiting, PanelOpened(Panel.MINE), PanelOpened(Panel.LANGUAGES), Tick(10.0))

    other, _ = run(reading, CardRemoved(10.0), CardSeen(JEANS_CARD, 15.0), JEAN_OPENED, PanelOpened(Panel.LANGUAGES))

    assert step(other, LanguageChosen("fr"))[0].panel is None
