"""Shifts beside the rest of the kiosk: the visit before, time-outs, and troubles."""

from dataclasses import replace

import pytest

from kiosk.lending.commands import CheckIn
from kiosk.lending.effects import (
    Chime,
    DimScreen,
    OpenVisit,
    OpenVisitByNumber,
    PrintTicket,
    ReadAloud,
    ReportParts,
    ReportTrouble,
    StopReading,
)
from kiosk.lending.events import (
    Answer,
    BiggerPressed,
    CardSeen,
    CodeScanned,
    DeviceLost,
    DeviceReady,
    DonePressed,
    Event,
    ItemFree,
    LanguageChosen,
    LedgerFailed,
    LedgerSilent,
    ListenPressed,
    NumberTyped,
    Panel,
    PanelClosed,
    PanelOpened,
    PartNoted,
    PartsReported,
    PartsUnfolded,
    Recorded,
    Tick,
    Touched,
    Undone,
    UndoPressed,
)
from kiosk.lending.model import Cents, Device, Operation, PartNote, PartsSaid, SessionSettings, TicketPolicy, Trouble
from kiosk.lending.session import LAST_VISIT_SECONDS, step
from kiosk.lending.states import Goodbye, Session, Visiting, Welcome
from kiosk.lending.upkeep.health import LedgerFault
from kiosk.lending.volunteers.events import (
    BackPressed,
    Form,
    FormKind,
    FormOpened,
    PastOperationsRead,
    Tile,
    TileChosen,
)
from kiosk.lending.volunteers.questions import Do, ReadInbox
from kiosk.lending.volunteers.shift import AtCheckIn, AtLastVisit, AtTiles, ShiftNotice, ShiftNoticeKind
from tests.house import (
    DRILL,
    JOKES_CARD,
    PIETERS_CARD,
    TODAY,
    TRAIN,
)
from tests.lending.desk import (
    BUILDING_SET,
    JEAN_OPENED,
    JEANS_CARD,
    OPENED,
    SAMIRAS_CARD,
    asked,
    lent,
    opening,
    returned,
    run,
)
from tests.lending.staff import (
    BY,
    JOKE_CAME,
    PIETER_CAME,
    at_member,
    back,
    in_shift,
    page_of,
    shift_of,
)

VOLUNTEER, WARNING = SessionSettings("").volunteer_seconds, SessionSettings("").warning_seconds
OWED = replace(returned(TRAIN, "op-1"), price=Cents(150))


def visited(*lines: Recorded, policy: TicketPolicy = TicketPolicy.ALWAYS) -> Session:
    session = run(opening(ticket=policy), CardSeen(SAMIRAS_CARD, 0.0), OPENED)[0]
    for at, recorded in enumerate(lines, 1):
        session, _ = run(session, CodeScanned(recorded.line.item.barcode, 2.0 * at), recorded)
    return session


# --- the visit before --------------------------------------------------------------------------------------------


def test_the_card_of_a_volunteer_ends_the_visit_of_a_member_with_its_ticket() -> None:
    session, effects = run(visited(Recorded(lent(DRILL), TODAY)), CardSeen(JOKES_CARD, 9.0), JOKE_CAME)
    assert shift_of(session).serial == 2
    assert effects[0] == OpenVisit(JOKES_CARD)
    assert [effect.ticket.lines for effect in effects if isinstance(effect, PrintTicket)] == [(lent(DRILL),)]
    assert effects[-1] is Chime.GOOD


def test_a_visit_without_a_line_leaves_no_ticket_and_is_no_last_visit() -> None:
    session, effects = run(visited(), CardSeen(JOKES_CARD, 9.0), JOKE_CAME)
    assert effects == (OpenVisit(JOKES_CARD), Chime.GOOD)
    assert session.last_visit is None


def test_a_shift_has_nothing_of_a_members_waiting_reservations_or_settings() -> None:
    visit = run(visited(), BiggerPressed(), LanguageChosen("en"), CodeScanned("X", 3.0), LedgerFailed())[0]
    session, _ = run(visit, CardSeen(JOKES_CARD, 9.0), JOKE_CAME)
    assert (session.accessibility.language, session.accessibility.bigger, session.accessibility.chosen) == (
        "nl",
        False,
        False,
    )
    assert session.panel is None


def test_a_language_chosen_on_the_welcome_screen_stays_for_the_shift() -> None:
    session, _ = run(opening(), LanguageChosen("en"), BiggerPressed(), CardSeen(PIETERS_CARD, 0.0), PIETER_CAME)
    assert (session.accessibility.language, session.accessibility.bigger) == ("en", True)


def test_an_item_that_waited_for_a_card_is_not_lent_to_a_volunteer() -> None:
    session, effects = run(
        opening(), CodeScanned(DRILL.barcode, 1.0), ItemFree(DRILL), CardSeen(JOKES_CARD, 2.0), JOKE_CAME
    )
    assert page_of(session) == AtTiles()
    assert effects[-1] is Chime.GOOD
    assert isinstance(run(session, DonePressed())[0].doing, Welcome)
    assert run(session, DonePressed())[0].doing == Welcome()


def test_an_unreported_count_of_a_visit_is_reported_and_its_answer_is_not_shown_in_the_shift() -> None:
    counting = run(
        visited(Recorded(asked(returned(BUILDING_SET, "op-2")), TODAY)),
        PartsUnfolded(Operation("op-2")),
        PartNoted(PartNote(0, missing=2)),
    )[0]
    session, effects = run(counting, CardSeen(JOKES_CARD, 9.0), JOKE_CAME)
    assert effects[-1] == ReportParts(Operation("op-2"), (PartNote(0, missing=2),))
    answers: tuple[Answer, ...] = (
        PartsReported(Operation("op-2"), PartsSaid.PROBLEM, set_aside=True),
        LedgerFailed(),
    )
    for answer in answers:
        after, effects = step(session, answer)
        assert (after.doing, effects) == (session.shown, ())


@pytest.mark.parametrize(
    "leaving",
    [
        (CardSeen(JOKES_CARD, 9.0), JOKE_CAME),
        (DonePressed(), CardSeen(JOKES_CARD, 9.0), JOKE_CAME),
        (DonePressed(), Tick(200.0), CardSeen(JOKES_CARD, 201.0), JOKE_CAME),
        (Tick(100.0), CardSeen(JOKES_CARD, 201.0), JOKE_CAME),
        (CardSeen(JEANS_CARD, 9.0), JEAN_OPENED, CardSeen(JOKES_CARD, 19.0), JOKE_CAME),
    ],
    ids=["their card", "at the goodbye", "after the goodbye", "walked away", "after another one"],
)
def test_the_last_visit_is_shown_to_a_volunteer_without_amounts(leaving: tuple[Event, ...]) -> None:
    session, _ = run(visited(Recorded(OWED, TODAY)), *leaving)
    assert session.last_visit
    assert session.last_visit.lines == (replace(OWED, price=Cents(0)),)
    assert page_of(run(session, TileChosen(Tile.LAST_VISIT))[0]) == AtLastVisit(session.last_visit.lines)


def test_a_visit_that_goes_on_is_not_the_last_visit() -> None:
    assert visited(Recorded(OWED, TODAY)).last_visit is None
    goodbye = run(visited(Recorded(OWED, TODAY)), DonePressed())[0]
    assert isinstance(goodbye.doing, Goodbye)
    assert goodbye.last_visit is None


def test_a_visit_in_which_all_was_undone_is_no_last_visit() -> None:
    session, _ = run(visited(Recorded(OWED, TODAY)), UndoPressed(Operation("op-1")), Undone(Operation("op-1")))
    assert run(session, DonePressed(), Tick(200.0))[0].last_visit is None


def test_the_last_visit_is_dropped_after_an_hour_also_from_its_open_page() -> None:
    session, _ = run(visited(Recorded(OWED, TODAY)), CardSeen(JOKES_CARD, 9.0), JOKE_CAME)
    looking = run(session, TileChosen(Tile.LAST_VISIT))[0]
    assert looking.last_visit
    active = replace(looking, active_at=looking.last_visit.at + LAST_VISIT_SECONDS - 5)
    almost = step(active, Tick(looking.last_visit.at + LAST_VISIT_SECONDS - 1))[0]
    assert page_of(almost) == page_of(looking)
    after = step(almost, Tick(looking.last_visit.at + LAST_VISIT_SECONDS))[0]
    assert after.last_visit is None
    assert page_of(after) == AtTiles()


def test_the_next_member_sees_nothing_of_a_shift() -> None:
    session, _ = run(at_member(), CardSeen(SAMIRAS_CARD, 90.0), OPENED)
    assert session.doing == Visiting(2, OPENED.visitor, SAMIRAS_CARD, TODAY, OPENED.loans)


def test_number_and_pin_open_a_shift_and_the_pin_is_not_asked_for_again() -> None:
    session, effects = run(opening(), NumberTyped("0407", "1234"), JOKE_CAME)
    assert effects == (OpenVisitByNumber("0407", "1234"), Chime.GOOD)
    assert (shift_of(session).card, shift_of(session).unlocked) == (None, True)
    assert step(session, CardSeen(JOKES_CARD, 9.0))[1] == (OpenVisit(JOKES_CARD),)


# --- time --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("after", "warned", "locked"),
    [
        (VOLUNTEER - 1, False, False),
        (VOLUNTEER, True, False),
        (VOLUNTEER + WARNING - 1, True, False),
        (VOLUNTEER + WARNING, False, True),
    ],
)
def test_a_shift_ends_by_itself_after_a_warning(after: float, warned: bool, locked: bool) -> None:
    session = in_shift()
    session, effects = step(session, Tick(session.active_at + after))
    assert (session.warned, isinstance(session.doing, Welcome)) == (warned, locked)
    assert effects == ((Chime.LOOK,) if warned else ())


def test_any_touch_or_the_own_card_answers_the_warning_and_does_nothing_else() -> None:
    warned = step(at_member(), Tick(VOLUNTEER + 1.0))[0]
    assert warned.warned
    for event in (Touched(), DonePressed(), TileChosen(Tile.INBOX), CardSeen(JOKES_CARD, VOLUNTEER + 1.0)):
        session, effects = step(warned, event)
        assert (session.doing, effects, session.warned) == (warned.doing, (), False)


def test_a_scan_during_the_warning_is_a_return() -> None:
    warned = step(in_shift(), Tick(VOLUNTEER + 1.0))[0]
    assert step(warned, CodeScanned(DRILL.barcode, VOLUNTEER + 1.0))[1] == (Do(BY, CheckIn(DRILL.barcode)),)


def test_a_half_typed_form_is_gone_when_the_volunteer_walked_away() -> None:
    session = run(at_member(), FormOpened(Form(FormKind.BLOCK)), Tick(1000.0))[0]
    assert session.doing == Welcome()
    assert run(session, CardSeen(JOKES_CARD, 1001.0), JOKE_CAME)[0].shown == replace(shift_of(in_shift()), serial=2)


def test_a_shift_does_not_time_out_while_the_ledger_is_slow() -> None:
    session, _ = run(in_shift(), TileChosen(Tile.INBOX), Tick(500.0))
    assert session.busy
    session, _ = step(session, LedgerFailed())
    assert not session.warned


def test_after_a_long_silence_of_the_ledger_the_warning_comes_first() -> None:
    asking = run(in_shift(), TileChosen(Tile.INBOX), Tick(4.0), LedgerSilent(), Tick(5000.0))[0]
    session, _ = step(asking, LedgerFailed())
    assert session.warned
    assert isinstance(step(session, Tick(5000.0 + WARNING))[0].doing, Welcome)
    short = run(in_shift(), TileChosen(Tile.INBOX), Tick(4.0), LedgerSilent(), Tick(9.0), LedgerFailed())[0]
    assert not short.warned


def test_a_shift_that_opens_after_a_long_silence_begins_with_the_warning() -> None:
    asking = run(opening(), CardSeen(JOKES_CARD, 0.0), Tick(4.0), LedgerSilent(), Tick(5000.0))[0]
    assert step(asking, JOKE_CAME)[0].warned


def test_the_screen_does_not_dim_in_a_shift_but_wakes_for_a_card() -> None:
    dimmed, effects = step(opening(), Tick(301.0))
    assert effects == (DimScreen(dim=True),)
    _, effects = run(dimmed, CardSeen(JOKES_CARD, 301.0), JOKE_CAME)
    assert effects == (DimScreen(dim=False), OpenVisit(JOKES_CARD), Chime.GOOD)


def test_reading_aloud_ends_with_the_next_item_and_with_the_shift() -> None:
    reading, effects = step(in_shift(), ListenPressed())
    assert effects == (ReadAloud(),)
    assert step(reading, Tick(1000.0))[1] == (StopReading(),)
    assert step(reading, TileChosen(Tile.INBOX))[1] == (StopReading(), ReadInbox(BY))


def test_only_the_panels_that_a_volunteer_needs_open() -> None:
    for panel in Panel:
        session, effects = step(in_shift(), PanelOpened(panel))
        assert (session.panel is panel) == (panel in (Panel.LANGUAGES, Panel.CODE))
        assert effects == ()
        assert run(session, PanelClosed())[0].panel is None
        assert run(session, CardSeen(PIETERS_CARD, 50.0))[0].panel is None


# --- troubles ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("event", [CodeScanned(DRILL.barcode, 9.0), CardSeen(JEANS_CARD, 9.0), TileChosen(Tile.INBOX)])
def test_an_unsafe_ledger_is_asked_nothing(event: Event) -> None:
    unsafe = in_shift().with_trouble(Device.LEDGER, Trouble.UNSAFE)
    session, effects = step(unsafe, event)
    assert session.doing == unsafe.doing
    assert effects == (() if isinstance(event, TileChosen) else (Chime.LOOK,))


@pytest.mark.parametrize("event", [DonePressed(), CardSeen(JOKES_CARD, 9.0)])
def test_a_volunteer_can_always_end_the_shift(event: Event) -> None:
    unsafe = at_member().with_trouble(Device.LEDGER, Trouble.UNSAFE)
    assert step(unsafe, event)[0].doing == Welcome()


OK = DeviceReady(Device.PRINTER)
STARTING, OUT, OPEN, NONE = (
    DeviceLost(Device.PRINTER, trouble)
    for trouble in (Trouble.STARTING, Trouble.PAPER_OUT, Trouble.COVER_OPEN, Trouble.NOT_CONFIGURED)
)


@pytest.mark.parametrize(
    ("events", "reported"),
    [
        ((OK,), [None]),
        ((NONE,), [None]),
        ((STARTING,), []),
        ((OK, OK, OK), [None]),
        ((NONE, NONE, OK), [None]),
        ((OUT,), [Trouble.PAPER_OUT]),
        ((OUT, OUT, OUT), [Trouble.PAPER_OUT]),
        ((OK, OUT, OK), [None, Trouble.PAPER_OUT, None]),
        ((OUT, OPEN, OUT), [Trouble.PAPER_OUT, Trouble.COVER_OPEN, Trouble.PAPER_OUT]),
        ((OUT, STARTING, OUT), [Trouble.PAPER_OUT, Trouble.PAPER_OUT]),
        ((OUT, NONE), [Trouble.PAPER_OUT, None]),
    ],
)
def test_a_trouble_of_a_device_is_reported_once_and_its_end_once(
    events: tuple[Event, ...], reported: list[Trouble | None]
) -> None:
    _, effects = run(opening(), *events)
    assert [effect.trouble for effect in effects if isinstance(effect, ReportTrouble)] == reported
    assert all(effect.device is Device.PRINTER for effect in effects if isinstance(effect, ReportTrouble))


def test_a_trouble_of_the_ledger_is_not_reported_to_the_ledger() -> None:
    assert (
        run(opening(), DeviceLost(Device.LEDGER, Trouble.UNSAFE, LedgerFault.FULL), DeviceReady(Device.LEDGER))[1] == ()
    )


def test_a_trouble_is_reported_also_while_the_ledger_is_asked() -> None:
    asking = run(in_shift(), TileChosen(Tile.INBOX))[0]
    session, effects = step(asking, OUT)
    assert effects == (ReportTrouble(Device.PRINTER, Trouble.PAPER_OUT),)
    assert session.busy


def test_an_answer_that_nobody_asked_for_changes_nothing() -> None:
    for answer in (back(DRILL, "op-1"), PastOperationsRead(())):
        assert step(in_shift(), answer) == (in_shift(), ())
        assert step(opening(), answer)[0].doing == Welcome()


def test_an_answer_meant_for_a_member_changes_nothing_of_a_shift() -> None:
    asking = run(in_shift(), TileChosen(Tile.CHECK_IN), CodeScanned(DRILL.barcode, 9.0))[0]
    session, effects = step(asking, Recorded(lent(DRILL), TODAY))
    assert (page_of(session), effects, session.busy) == (AtCheckIn(), (), False)
    visiting = run(visited(), CodeScanned(DRILL.barcode, 9.0))[0]
    assert step(visiting, back(DRILL, "op-1"))[0].doing == visiting.shown


def test_a_notice_goes_with_the_next_operation() -> None:
    session, _ = run(in_shift(), TileChosen(Tile.INBOX), LedgerFailed())
    assert shift_of(session).notice == ShiftNotice(ShiftNoticeKind.NOT_READ)
    assert shift_of(run(session, BackPressed())[0]).notice is None
    assert shift_of(run(session, TileChosen(Tile.HOURS))[0]).notice is None
