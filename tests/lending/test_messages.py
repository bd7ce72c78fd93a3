"""Messages of the house: each is shown once, one at a time, and never delays a scan."""

from dataclasses import replace

import pytest

from kiosk.lending.effects import Effect, LendOrReturn, SeeMessage
from kiosk.lending.events import (
    CardFault,
    CardRefused,
    CardSeen,
    CatalogueRead,
    CodeRefused,
    CodeScanned,
    CodeTyped,
    DonePressed,
    Event,
    LendingRefused,
    NoticeClosed,
    Panel,
    PanelOpened,
    PictureChosen,
    Recorded,
    Tick,
)
from kiosk.lending.model import Catalogue, HouseMessage
from kiosk.lending.states import Notice, NoticeKind, Session
from kiosk.lending.visit.notes import NoteAbout, NoteWritten
from tests.house import DRILL, JEAN, SAMIRA, TODAY, TRAIN
from tests.lending.desk import (
    JEAN_OPENED,
    JEANS_CARD,
    OPENED,
    SAMIRAS_CARD,
    STRANGE_CARD,
    lent,
    opening,
    refused,
    run,
    visit_of,
)

GLASSES, KEYS = HouseMessage(7, "Je bril ligt aan de balie."), HouseMessage(8, "Je sleutels ook.")
TOLD = replace(OPENED, messages=(GLASSES, KEYS))
SCAN = CodeScanned(DRILL.barcode, 10.0)


def told(*events: Event) -> tuple[Session, tuple[Effect, ...]]:
    """A visit that Samira opened at 10 s, with two messages for her."""
    here = run(opening(), Tick(10.0), CardSeen(SAMIRAS_CARD, 10.0), TOLD)[0]
    return run(here, *events)


def seen(effects: tuple[Effect, ...]) -> list[int]:
    assert all(effect.member == SAMIRA.member for effect in effects if isinstance(effect, SeeMessage))
    return [effect.message for effect in effects if isinstance(effect, SeeMessage)]


def test_each_message_is_closed_by_one_touch_and_counts_as_seen() -> None:
    assert visit_of(told()[0]).message == GLASSES

    session, effects = told(NoticeClosed())
    assert (visit_of(session).message, seen(effects)) == (KEYS, [GLASSES.number])

    session, effects = told(NoticeClosed(), NoticeClosed())
    assert (visit_of(session).message, seen(effects)) == (None, [GLASSES.number, KEYS.number])


@pytest.mark.parametrize("leaving", [SCAN, CodeTyped(DRILL.barcode), DonePressed()], ids=["scan", "typed", "done"])
@pytest.mark.parametrize(("stood", "counts"), [(4.9, []), (5.0, [GLASSES.number])])
def test_a_message_that_a_scan_or_done_removes_counts_as_seen_after_five_seconds(
    leaving: Event, stood: float, counts: list[int]
) -> None:
    assert seen(told(Tick(10.0 + stood), leaving)[1]) == counts


def test_a_scan_does_not_wait_for_a_message() -> None:
    session, effects = told(Tick(20.0), SCAN)

    assert effects[0] == LendOrReturn(SAMIRA.member, DRILL.barcode, SAMIRAS_CARD)
    assert visit_of(run(session, Recorded(lent(DRILL), TODAY))[0]).message is None


@pytest.mark.parametrize(
    "event",
    [
        CodeRefused(20.0),
        CardRefused(CardFault.UNREADABLE, 20.0),
        CardSeen(STRANGE_CARD, 20.0),
        NoteWritten(NoteAbout.SOMETHING),
    ],
    ids=lambda event: type(event).__name__,
)
def test_a_notice_closes_the_message(event: Event) -> None:
    session, effects = told(Tick(20.0), event)
    assert (visit_of(session).messages, seen(effects)) == ((), [GLASSES.number])


def test_an_item_found_by_its_picture_closes_the_message() -> None:
    session, effects = run(replace(told()[0], panel=Panel.NO_BARCODE), Tick(12.0), PictureChosen(DRILL.barcode))
    assert (visit_of(session).messages, seen(effects)) == ((), [])


def test_the_next_visitor_sees_nothing_of_a_message() -> None:
    session, effects = told(Tick(20.0), CardSeen(JEANS_CARD, 20.0), JEAN_OPENED)

    assert visit_of(session).visitor == JEAN
    assert (visit_of(session).messages, seen(effects)) == ((), [GLASSES.number])


def test_a_message_on_the_screen_when_the_visitor_walks_away_counts_as_seen() -> None:
    session, effects = told(Tick(200.0))

    assert seen(effects) == [GLASSES.number]
    assert "messages" not in repr(session.shown)


def test_an_item_scanned_before_the_card_and_its_refusal_come_before_the_message() -> None:
    waits = run(opening(), Tick(9.0), CodeScanned(TRAIN.barcode, 9.0))[0]
    waits = replace(waits, doing=replace(waits.shown, pending=replace(waits.shown.pending, to_lend=(TRAIN,))))  # type: ignore[union-attr]

    session, effects = run(waits, Tick(10.0), CardSeen(SAMIRAS_CARD, 10.0), TOLD, LendingRefused(refused(TRAIN)))
    assert (visit_of(session).message, seen(effects)) == (None, [])

    session, effects = run(session, Tick(30.0), NoticeClosed())
    assert (visit_of(session).message, seen(effects)) == (GLASSES, [])


def test_a_message_behind_a_refusal_does_not_count_as_seen() -> None:
    behind = visit_of(told()[0]).with_notice(Notice(NoticeKind.REFUSED, 10.0, DRILL, refused(DRILL)))
    session, _ = run(replace(told()[0], doing=behind), Tick(30.0), PanelOpened(Panel.CATALOGUE))
    assert visit_of(session).message == GLASSES

    _, effects = run(session, CatalogueRead(Catalogue(TODAY)), Tick(31.0), SCAN)

    assert seen(effects) == []
