"""The guide in the session: opening hours on the welcome screen and on the ticket, and the day to renew by."""

from dataclasses import replace
from datetime import date

import pytest

from kiosk.lending.effects import Chime, DimScreen, LendOrReturn, OpenVisit, PrintTicket
from kiosk.lending.events import (
    CardFault,
    CardRefused,
    CardRemoved,
    CardSeen,
    CardUnknown,
    CodeRefused,
    CodeScanned,
    DonePressed,
    Event,
    GuideRead,
    LanguageChosen,
    Panel,
    PanelClosed,
    PanelOpened,
    Recorded,
    TakePressed,
    Tick,
    TicketWanted,
    Touched,
    Undone,
    UndoPressed,
)
from kiosk.lending.model import Guide, GuideEntry, Initiative, Operation, TicketPolicy
from kiosk.lending.session import step
from kiosk.lending.states import Goodbye, Session, Welcome, ticket_of
from kiosk.lending.tickets import Ticket
from tests.house import DRILL, SAW, TODAY, TOOLS, TOYS, TRAIN
from tests.lending.desk import JEAN_OPENED, JEANS_CARD, OPENED, SAMIRAS_CARD, lent, opening, returned, run, visit_of

REPAIRS_ENTRY = GuideEntry(Initiative("fietskeuken", "Fietskeuken", "#335577"), "bike", lends=False)
TOOL_HOURS, TOY_HOURS = GuideEntry(TOOLS, "drill"), GuideEntry(TOYS, "puzzle")
GUIDE = Guide(TODAY, (TOY_HOURS, REPAIRS_ENTRY, TOOL_HOURS))


@pytest.fixture
def reading() -> Session:
    """A session in which somebody without a card reads the guide."""
    return run(opening(), GuideRead(GUIDE), PanelOpened(Panel.GUIDE))[0]


def test_the_guide_is_read_and_later_read_again() -> None:
    session, effects = run(opening(), GuideRead(GUIDE))
    assert (session.guide, effects) == (GUIDE, ())
    later = Guide(date(2026, 11, 24), (TOY_HOURS,))
    assert run(session, GuideRead(later))[0].guide == later


@pytest.mark.parametrize("event", [Tick(500.0), CardSeen(SAMIRAS_CARD, 1.0), PanelOpened(Panel.CODE)])
def test_reading_the_guide_changes_nothing_of_a_visit(event: Event) -> None:
    session, _ = step(opening(), event)
    answer, effects = step(session, GuideRead(GUIDE))
    assert answer == replace(session, guide=GUIDE)
    assert effects == ()


def test_the_guide_is_still_known_after_a_visit() -> None:
    session, _ = run(opening(), GuideRead(GUIDE), CardSeen(SAMIRAS_CARD, 1.0), OPENED, DonePressed(), Tick(60.0))
    assert session.doing == Welcome()
    assert session.guide == GUIDE


# --- the guide over the welcome screen ---------------------------------------------------------------------------


def test_the_guide_shows_over_the_welcome_screen_until_closed(reading: Session) -> None:
    assert reading.panel is Panel.GUIDE
    assert reading.doing == Welcome()
    assert step(reading, PanelClosed())[0].panel is None


@pytest.mark.parametrize(
    ("events", "asks"),
    [
        ((CardSeen(SAMIRAS_CARD, 5.0),), OpenVisit(SAMIRAS_CARD)),
        ((CodeScanned(DRILL.barcode, 5.0),), LendOrReturn(None, DRILL.barcode)),
        ((CodeRefused(5.0),), None),
        ((CardRefused(CardFault.PAYMENT, 5.0),), None),
    ],
    ids=["a card", "a scan", "a scan that failed", "a card that is of no use"],
)
def test_a_card_or_scan_counts_at_once_and_closes_the_guide(
    reading: Session, events: tuple[Event, ...], asks: OpenVisit | LendOrReturn | None
) -> None:
    session, effects = run(reading, *events)
    assert session.panel is None
    assert effects[:1] == ((asks,) if asks else (Chime.LOOK,))


def test_a_card_lifted_or_found_lying_leaves_the_guide_open(reading: Session) -> None:
    session, _ = run(reading, CardSeen(SAMIRAS_CARD, 5.0, tapped=False), CardRemoved(6.0))
    assert session.panel is Panel.GUIDE


def test_an_unknown_card_closes_the_guide_and_is_told_on_the_welcome_screen(reading: Session) -> None:
    session, _ = run(reading, CardSeen(SAMIRAS_CARD, 5.0), CardUnknown())
    assert session.panel is None
    assert isinstance(session.doing, Welcome)
    assert session.doing.notice


def test_the_guide_closes_by_itself_only_after_a_while_without_a_touch(reading: Session) -> None:
    session, _ = run(reading, Tick(39.0), Touched(), Tick(78.0))
    assert session.panel is Panel.GUIDE
    session, _ = step(session, Tick(79.0))
    assert session.panel is None


def test_another_language_leads_back_to_the_guide(reading: Session) -> None:
    session, _ = run(reading, PanelOpened(Panel.LANGUAGES), LanguageChosen("fr"))
    assert (session.panel, session.accessibility.language) == (Panel.GUIDE, "fr")


def test_the_guide_does_not_open_over_a_visit_or_its_goodbye() -> None:
    session, _ = run(opening(), GuideRead(GUIDE), CardSeen(SAMIRAS_CARD, 1.0), OPENED)
    assert step(session, PanelOpened(Panel.GUIDE)) == (session, ())
    session, _ = run(session, DonePressed(), Tick(5.0))
    assert step(session, PanelOpened(Panel.GUIDE))[0].panel is None


def test_on_a_dimmed_screen_the_first_touch_only_wakes_and_opens_no_guide() -> None:
    session, effects = run(opening(), GuideRead(GUIDE), Tick(301.0), PanelOpened(Panel.GUIDE))
    assert session.panel is None
    assert effects[-1] == DimScreen(dim=False)


# --- on the ticket -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("items", "expected"),
    [((DRILL,), (TOOL_HOURS,)), ((TRAIN, SAW), (TOY_HOURS, TOOL_HOURS)), ((DRILL, SAW), (TOOL_HOURS,))],
)
def test_a_ticket_has_the_hours_of_its_initiatives_each_once_in_the_order_of_the_house(
    items: tuple[object, ...], expected: tuple[GuideEntry, ...]
) -> None:
    session, _ = run(opening(), GuideRead(GUIDE), CardSeen(SAMIRAS_CARD, 0.0), OPENED)
    lines = tuple(lent(item, f"op-{item}") for item in items)  # type: ignore[arg-type]
    for at, line in enumerate(reversed(lines)):
        session, _ = run(session, CodeScanned(line.item.barcode, 10.0 + at), Recorded(line, TODAY))
    _, effects = run(session, DonePressed(), Tick(30.0))
    assert effects == (Chime.DONE, PrintTicket(Ticket(1, lines, "nl", expected)))


def test_a_ticket_has_no_hours_before_the_guide_was_read() -> None:
    session, _ = run(opening(), CardSeen(SAMIRAS_CARD, 0.0), OPENED)
    session, _ = run(session, CodeScanned(DRILL.barcode, 10.0), Recorded(lent(DRILL), TODAY))
    assert ticket_of(session, visit_of(session)) == Ticket(1, (lent(DRILL),), "nl")


def test_a_ticket_asked_for_at_the_goodbye_has_the_hours_as_they_are_then() -> None:
    session, _ = run(opening(ticket=TicketPolicy.ASK), CardSeen(SAMIRAS_CARD, 0.0), OPENED)
    session, _ = run(session, CodeScanned(DRILL.barcode, 10.0), Recorded(lent(DRILL), TODAY), DonePressed())
    session, effects = run(session, GuideRead(GUIDE), Tick(12.0), TicketWanted())
    assert effects == (PrintTicket(Ticket(1, (lent(DRILL),), "nl", (TOOL_HOURS,))),)


# --- the day to renew by -----------------------------------------------------------------------------------------

SOON = replace(OPENED, renew_by=date(2026, 12, 1))


def test_the_day_to_renew_by_stays_through_the_visit_and_goes_with_it() -> None:
    session, _ = run(opening(), CardSeen(SAMIRAS_CARD, 0.0), SOON)
    session, _ = run(session, CodeScanned(DRILL.barcode, 10.0), Recorded(lent(DRILL), TODAY))
    session, _ = run(session, UndoPressed(Operation("op-1")), Undone(Operation("op-1")))
    assert visit_of(session).renew_by == date(2026, 12, 1)
    goodbye, _ = step(session, DonePressed())
    assert isinstance(goodbye.doing, Goodbye)
    assert step(goodbye, Tick(60.0))[0].doing == Welcome()
    next_one, _ = run(session, CardSeen(JEANS_CARD, 20.0), JEAN_OPENED)
    assert visit_of(next_one).renew_by is None


# --- what waits for a card ---------------------------------------------------------------------------------------


def test_an_undone_return_is_not_lent_by_the_next_card() -> None:
    session, _ = run(opening(), CodeScanned(SAW.barcode, 1.0), Recorded(returned(SAW, "saw"), TODAY))
    session, _ = run(session, TakePressed(SAW.barcode), UndoPressed(Operation("saw")), Undone(Operation("saw")))
    assert visit_of(session).pending.to_lend == ()
    session, effects = run(session, CardSeen(JEANS_CARD, 10.0), JEAN_OPENED)
    assert effects[-1] is Chime.GOOD
    assert not session.busy
