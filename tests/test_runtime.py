"""The runtime around the session: what it tells the watchdog, and what happens when a thread fails."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast, get_args, get_type_hints

import pytest

from devices.simulated.printer import SimulatedPrinter
from kiosk import keyfile
from kiosk.lending.commands import AddMember, AsUsual, CheckIn, SettleEntry
from kiosk.lending.effects import VisitQuestion
from kiosk.lending.events import (
    Answer,
    CardRemoved,
    CardSeen,
    CatalogueRead,
    CodeScanned,
    DeviceLost,
    DonePressed,
    Event,
    GivenUp,
    GivePressed,
    GiveUpPressed,
    LendingRefused,
    Panel,
    PanelOpened,
    Recorded,
    RenewAllPressed,
    ReservePressed,
    SwapCounted,
    Touched,
    VisitOpened,
)
from kiosk.lending.model import (
    Catalogue,
    Device,
    Guide,
    Loan,
    MemberId,
    Operation,
    Reservation,
    SessionSettings,
    Trouble,
    Why,
)
from kiosk.lending.ports import Ledger, LedgerError, Printer, VolunteerLedger
from kiosk.lending.states import Goodbye, NoticeKind, Session, TicketState, Visiting, Welcome
from kiosk.lending.tickets import HoldSlip, ItemLabel, Slip
from kiosk.lending.upkeep.documents import DocumentsRead, Making
from kiosk.lending.upkeep.findings import Finding, Subject, What, found
from kiosk.lending.upkeep.health import LedgerFault, Unsafe
from kiosk.lending.upkeep.sheets import SheetsRead
from kiosk.lending.volunteers.events import (
    BackPressed,
    CommandChosen,
    CountChosen,
    CountRead,
    CountWritten,
    Declined,
    FindingsWanted,
    FormFilled,
    HoursRead,
    InboxRead,
    ItemRead,
    LabelPressed,
    MemberChosen,
    MemberRead,
    PastOperationChosen,
    PastOperationsRead,
    PinRight,
    SearchResults,
    SearchTyped,
    Settled,
    ShiftAnswer,
    Tile,
    TileChosen,
)
from kiosk.lending.volunteers.model import DeclineCause, Outcome
from kiosk.lending.volunteers.questions import Do, ShiftQuestion
from kiosk.lending.volunteers.shift import AtFindings, AtHours, Shift, ShiftNotice, ShiftNoticeKind
from kiosk.running.asking import CHANGES, READS, ask
from kiosk.running.runtime import HUNG, Runtime
from kiosk.running.world import World
from tests import house
from tests.journeys.journey import SAMIRAS_CHIP, Journey, QuietChimes, QuietVoice, SteppedClock
from tests.lending import desk, staff
from tests.support.waiting import wait_until


def test_a_kiosk_at_rest_is_alive(tmp_path: Path) -> None:
    with Journey(tmp_path).open() as kiosk:
        kiosk.later(HUNG * 2)
        assert kiosk.runtime.alive()


def test_a_kiosk_whose_ledger_hangs_is_not_alive_until_the_ledger_answers(tmp_path: Path) -> None:
    asked, answers = threading.Event(), threading.Event()

    class Hanging:
        def __init__(self, real: Ledger) -> None:
            self._real = real

        def __getattr__(self, name: str) -> Any:
            asked.set()
            answers.wait(10)
            return getattr(self._real, name)

    with Journey(tmp_path, Hanging).open() as kiosk:
        kiosk.reader.lay(SAMIRAS_CHIP)
        assert asked.wait(10)
        kiosk.clock.now += HUNG + 1
        assert not kiosk.runtime.alive()
        answers.set()
        kiosk.sees("Dag Samira")
        assert kiosk.runtime.alive()


def test_a_kiosk_whose_session_thread_hangs_is_not_alive(tmp_path: Path) -> None:
    held, free = threading.Event(), threading.Event()

    def dim(_dim: bool) -> None:
        held.set()
        free.wait(10)

    kiosk = Journey(tmp_path, dim=dim)
    with kiosk.open():
        kiosk.clock.now += 301
        assert held.wait(10)
        kiosk.clock.now += HUNG + 1
        assert not kiosk.runtime.alive()
        free.set()
        kiosk.rest()


def test_a_thread_that_fails_ends_the_process(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    class Broken:
        def __init__(self, real: Ledger) -> None:
            self._real = real

        def __getattr__(self, name: str) -> Any:
            raise ZeroDivisionError("a bug")

    died = threading.Event()
    kiosk = Journey(tmp_path, Broken, died=lambda _name: died.set())
    with kiosk.open():
        kiosk.reader.lay(SAMIRAS_CHIP)
        assert died.wait(10)
    assert "a bug" in caplog.text


def test_a_key_file_is_made_once_and_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "kiosk.key"
    assert keyfile.make(path)
    key = keyfile.read(path)
    assert not keyfile.make(path)
    assert keyfile.read(path) == key
    path.write_bytes(b"short")
    with pytest.raises(keyfile.KeyFileError, match="not a key file"):
        keyfile.make(path)
    path.unlink()
    with pytest.raises(keyfile.KeyFileError, match="kiosk init"):
        keyfile.read(path)


def test_without_a_printer_the_ticket_is_on_the_screen(tmp_path: Path) -> None:
    kiosk = Journey(tmp_path, printer=False)
    with kiosk.open("welcome; reader ok; scanner ok; printer none"):
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("INS-1")
        kiosk.press("Klaar")
        kiosk.rest()
        view: Any = kiosk.shown.view
        assert "Klopboormachine" in view.qr
        assert view.choices == ()


def test_a_trouble_of_the_ledger_is_shown_while_nobody_is_there(tmp_path: Path) -> None:
    unsafe: list[Unsafe] = []
    kiosk = Journey(tmp_path, check=lambda: unsafe[0] if unsafe else None)
    with kiosk.open():
        unsafe.append(Unsafe(LedgerFault.FULL))
        kiosk.runtime.look()
        kiosk.sees("ledger unsafe: disk full")
        unsafe.clear()
        kiosk.runtime.look()
        kiosk.rest()
        kiosk.sees_nothing_of("ledger unsafe")


# --- a kiosk with a scripted ledger ------------------------------------------------------------------------------


class ScriptedLedger:
    """Answers in the order of its script; the questions are kept without their operations."""

    def __init__(self, answers: list[Answer | LedgerError]) -> None:
        self.asked: list[tuple[object, ...]] = []
        self.operations: list[object] = []
        self._answers = answers

    def guide(self) -> Guide:
        return Guide(house.TODAY)

    def __getattr__(self, name: str) -> Callable[..., Answer]:
        def answer(*facts: object) -> Answer:
            named = name not in ("open_visit", "catalogue")
            self.operations += facts[:1] if named else []
            self.asked.append((name, *(facts[1:] if named else facts)))
            said = self._answers.pop(0)
            if isinstance(said, LedgerError):
                raise said
            return said

        return answer


class ScriptedVolunteers:
    """The same for the volunteers' desk: questions are kept with their operations, and troubles separately."""

    NAMED = ("do_at_desk",)

    def __init__(self, answers: Iterable[ShiftAnswer | LedgerError], slowness: float = 0.0) -> None:
        self.asked: list[tuple[object, ...]] = []
        self.troubles: list[tuple[Device, Trouble | None]] = []
        self._answers = iter(answers)
        self._slowness = slowness

    def report_trouble(self, device: Device, trouble: Trouble | None) -> None:
        self.troubles.append((device, trouble))

    def __getattr__(self, name: str) -> Callable[..., ShiftAnswer]:
        def answer(*facts: object) -> ShiftAnswer:
            threading.Event().wait(self._slowness)
            self.asked.append((name, *facts))
            said = next(self._answers)
            if isinstance(said, LedgerError):
                raise said
            return said

        return answer


def _label(label: HoldSlip | ItemLabel) -> Slip:
    if isinstance(label, ItemLabel):
        return Slip("De Deelfabriek", label.item.name, (), (), label.language, barcode=label.item.barcode)
    return Slip("De Deelfabriek", label.item.name, (), (), label.language, large=label.hold.code)


@contextmanager
def living(
    *answers: Answer | LedgerError,
    volunteers: VolunteerLedger | None = None,
    printer: Printer | None = None,
    admit: Callable[[], Unsafe | None] = lambda: None,
    check: Callable[[], Unsafe | None] = lambda: None,
    examine: Callable[[], None] = lambda: None,
    clock: Callable[[], float] | None = None,
    night: Callable[[], bool] = lambda: False,
    time: Callable[[], datetime | None] = lambda: None,
    close: Callable[[], None] = lambda: None,
    documents: Callable[[], DocumentsRead] = DocumentsRead,
    sheets: Callable[[], SheetsRead] = SheetsRead,
    look_over: Callable[[], tuple[Finding, ...]] = tuple,
) -> Iterator[tuple[Runtime, ScriptedLedger]]:
    ledger, clock = ScriptedLedger(list(answers)), clock or SteppedClock()
    died: list[str] = []
    numbers = iter(range(1, 1000))
    runtime = Runtime(
        Session.opening(SessionSettings("De Deelfabriek"), clock()), clock, lambda: f"op-{next(numbers)}", died.append
    )
    world = World(
        ledger,
        volunteers or ScriptedVolunteers([]),
        show=lambda _session: None,
        write=lambda ticket: Slip("De Deelfabriek", "ticket", (), (), ticket.language),
        label=_label,
        read=lambda _session: ("", "nl"),
        chimes=QuietChimes(),
        voice=QuietVoice(),
        dim=lambda _dim: None,
        admit=admit,
        check=check,
        close=close,
        printer=printer,
        examine=examine,
        night=night,
        time=time,
        documents=documents,
        sheets=sheets,
        look_over=look_over,
    )
    runtime.start(world)
    try:
        yield runtime, ledger
    finally:
        runtime.stop()
    assert died == []


def happens(runtime: Runtime, *events: Event) -> Session:
    """Posts these events at once, as hurried visitors do; returns the session when the kiosk is at rest."""
    for event in events:
        runtime.post(event)
    wait_until(lambda: runtime.at_rest, "the kiosk at rest", every=0.001)
    return runtime.session


def test_how_far_the_pdfs_are_is_told_when_it_changes() -> None:
    now = [DocumentsRead()]
    with living(documents=lambda: now[0]) as (runtime, _):
        happens(runtime)
        now[0] = DocumentsRead(Making.RUNS)
        runtime.look()
        assert happens(runtime).documents == now[0]


def test_how_far_the_sheets_of_a_stick_are_is_told_when_it_changes() -> None:
    now = [SheetsRead()]
    with living(sheets=lambda: now[0]) as (runtime, _):
        happens(runtime)
        now[0] = SheetsRead(busy=True)
        runtime.look()
        assert happens(runtime).sheets == now[0]


OPENED = replace(
    desk.OPENED,
    loans=(Loan(house.TRAIN, desk.DUE), Loan(desk.BUILDING_SET, desk.DUE)),
    reservations=(Reservation(house.SAW, 1, desk.HOLD),),
)
CARD, MEMBER, LINE = desk.SAMIRAS_CARD, house.SAMIRA.member, Operation("op-4")
TOO_FEW = LendingRefused(desk.refused(house.SHOES, Why.TOO_FEW_POINTS, may_give=True))
SWAPPED = Recorded(desk.swapped(house.BODY, 1), house.TODAY)


def test_every_question_reaches_the_ledger_with_its_fields_and_an_operation_of_its_own() -> None:
    answers = (
        OPENED,
        SWAPPED,
        Recorded(desk.swapped(house.BODY, 2, 1), house.TODAY),
        TOO_FEW,
        Recorded(desk.swapped(house.SHOES, 0, 1, "shoes"), house.TODAY),
        Recorded(desk.reserved(house.DRILL, 2), house.TODAY),
        GivenUp(house.SAW.barcode),
        CatalogueRead(Catalogue(house.TODAY)),
    )
    with living(*answers) as (runtime, ledger):
        session = happens(
            runtime,
            CardSeen(CARD, 100.0),
            CodeScanned(house.BODY.barcode, 110.0),
            SwapCounted(LINE, 2, 1),
            CodeScanned(house.SHOES.barcode, 111.0),
            GivePressed(house.SHOES.barcode),
            ReservePressed(house.DRILL),
            GiveUpPressed(house.SAW.barcode),
            PanelOpened(Panel.CATALOGUE),
        )
    assert ledger.asked == [
        ("open_visit", CARD, False),
        ("lend_or_return", MEMBER, house.BODY.barcode, CARD, False),
        ("count_swap", MEMBER, LINE, 2, 1, CARD),
        ("lend_or_return", MEMBER, house.SHOES.barcode, CARD, False),
        ("give", MEMBER, house.SHOES.barcode, CARD),
        ("reserve", MEMBER, house.DRILL.barcode, CARD),
        ("give_up", MEMBER, house.SAW.barcode),
        ("catalogue",),
    ]
    assert len(set(ledger.operations)) == 6
    assert session.catalogue == Catalogue(house.TODAY)


def test_sightings_of_a_tag_during_a_question_are_all_counted_and_bounces_are_not() -> None:
    counts = [Recorded(desk.swapped(house.BODY, taken), house.TODAY) for taken in (1, 2, 3)]
    with living(OPENED, *counts) as (runtime, ledger):
        scans = (CodeScanned(house.BODY.barcode, at) for at in (110.0, 110.1, 110.7, 111.0, 111.6))
        happens(runtime, CardSeen(CARD, 100.0), *scans)
    assert [asked[0] for asked in ledger.asked] == ["open_visit", "lend_or_return", "count_swap", "count_swap"]
    assert [asked[3] for asked in ledger.asked[2:]] == [2, 3]


def test_the_button_to_end_waits_until_all_loans_were_renewed() -> None:
    kept = [Recorded(desk.renewed(item, item.barcode), house.TODAY) for item in (house.TRAIN, desk.BUILDING_SET)]
    with living(OPENED, *kept) as (runtime, ledger):
        session = happens(runtime, CardSeen(CARD, 100.0), RenewAllPressed(), DonePressed())
    assert [asked[0] for asked in ledger.asked] == ["open_visit", "renew", "renew"]
    assert isinstance(session.doing, Goodbye)
    assert len(session.doing.visit.lines) == 2


def test_another_card_waits_until_all_loans_were_renewed_and_sees_none_of_them() -> None:
    kept = [Recorded(desk.renewed(item, item.barcode), house.TODAY) for item in (house.TRAIN, desk.BUILDING_SET)]
    jean = VisitOpened(house.JEAN, (), house.TODAY)
    with living(OPENED, *kept, jean) as (runtime, ledger):
        session = happens(runtime, CardSeen(CARD, 100.0), RenewAllPressed(), CardSeen(desk.JEANS_CARD, 101.0))
    assert [asked[0] for asked in ledger.asked] == ["open_visit", "renew", "renew", "open_visit"]
    assert Visiting(2, house.JEAN, desk.JEANS_CARD, house.TODAY) == session.doing


def test_a_catalogue_that_cannot_be_read_is_told_and_logged_without_a_name(caplog: pytest.LogCaptureFixture) -> None:
    with living(OPENED, LedgerError("disk full")) as (runtime, _):
        session = happens(runtime, CardSeen(CARD, 100.0), PanelOpened(Panel.CATALOGUE))
    assert session.panel is None
    assert session.shown.notice
    assert session.shown.notice.kind is NoticeKind.NOT_READ
    assert "a ReadCatalogue: disk full" in caplog.text
    assert "Samira" not in caplog.text


HELD = Recorded(replace(desk.returned(house.SAW), hold=desk.HOLD), house.TODAY)


def test_the_slip_of_a_hold_is_printed_before_the_ticket_of_the_visit(tmp_path: Path) -> None:
    printer = SimulatedPrinter(cache_dir=tmp_path)
    clock = SteppedClock()
    with living(OPENED, HELD, printer=printer, clock=clock) as (runtime, _):
        happens(runtime, CardSeen(CARD, 100.0), CodeScanned(house.SAW.barcode, 110.0), DonePressed())
        clock.now += 5
        session = happens(runtime, Touched())
    assert [(job.slip.when, job.slip.large) for job in printer.jobs] == [(house.SAW.name, "K7"), ("ticket", "")]
    assert isinstance(session.doing, Goodbye)
    assert session.doing.ticket is TicketState.PRINTED


def test_a_slip_that_cannot_be_printed_stops_nothing_and_is_logged_without_a_name(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    printer = SimulatedPrinter(cache_dir=tmp_path)
    printer.run_out_of_paper()
    with living(OPENED, HELD, printer=printer) as (runtime, _):
        session = happens(runtime, CardSeen(CARD, 100.0), CodeScanned(house.SAW.barcode, 110.0))
    assert isinstance(session.doing, Visiting)
    assert session.doing.lines == (HELD.line,)
    assert dict(session.troubles)[Device.PRINTER] is Trouble.PAPER_OUT
    assert "slip: not ready" in caplog.text
    assert house.SAW.name not in caplog.text


def test_without_a_printer_there_is_no_slip_and_everything_else_works() -> None:
    with living(OPENED, HELD) as (runtime, _):
        session = happens(runtime, CardSeen(CARD, 100.0), CodeScanned(house.SAW.barcode, 110.0))
    assert isinstance(session.doing, Visiting)
    assert session.doing.lines == (HELD.line,)


# --- which method answers which question -------------------------------------------------------------------------


def test_every_question_has_exactly_one_method() -> None:
    assert {*READS, *CHANGES} == {*get_args(VisitQuestion), *get_args(ShiftQuestion)}
    assert not READS.keys() & CHANGES.keys()


@pytest.mark.parametrize("question", [*READS, *CHANGES], ids=lambda question: str(question.__name__))
def test_the_fields_of_a_question_are_the_arguments_of_its_method(question: type) -> None:
    ledger = VolunteerLedger if question in get_args(ShiftQuestion) else Ledger
    method = getattr(ledger, {**READS, **CHANGES}[question])
    arguments = [kind for name, kind in get_type_hints(method).items() if name != "return"]
    asked = get_type_hints(question)
    facts = [asked[field.name] for field in fields(question) if field.metadata.get("asked", True)]

    assert arguments == ([Operation, *facts] if question in CHANGES else facts)


# --- at the volunteers' desk -------------------------------------------------------------------------------------

BY = staff.BY
ADDED, PAST = AddMember("Noor Peeters", "nl"), Operation("op-0")


def test_every_question_of_a_volunteer_reaches_the_ledger_with_its_fields() -> None:
    answers: tuple[ShiftAnswer, ...] = (
        staff.back(house.TRAIN, "op-2"),
        InboxRead((staff.entry(4, house.TRAIN),)),
        Settled(4),
        SearchResults(""),
        ItemRead(staff.DRILL_FILE),
        HoursRead(()),
        CountRead(staff.COUNT),
        CountWritten("telling.csv"),
        PinRight(),
        SearchResults(""),
        SearchResults("sam"),
        MemberRead(staff.SAMIRAS_FILE),
        MemberRead(staff.SAMIRAS_FILE),
        MemberRead(staff.JEANS_FILE),
        PastOperationsRead(()),
        Declined(DeclineCause.TOO_LATE),
    )
    volunteers = ScriptedVolunteers(answers)
    with living(staff.JOKE_CAME, volunteers=volunteers) as (runtime, ledger):
        session = happens(
            runtime,
            CardSeen(staff.JOKES_CARD, 100.0),
            CodeScanned(house.TRAIN.barcode, 110.0),
            TileChosen(Tile.INBOX),
            CommandChosen(SettleEntry(4, Outcome.FINE)),
            TileChosen(Tile.ITEM),
            CodeScanned(house.DRILL.barcode, 111.0),
            TileChosen(Tile.HOURS),
            TileChosen(Tile.STOCK),
            CountChosen(5),
            TileChosen(Tile.MEMBER),
            FormFilled(("1234",)),
            SearchTyped("sam"),
            CardSeen(CARD, 112.0),
            MemberChosen(MEMBER),
            CommandChosen(ADDED),
            TileChosen(Tile.UNDO),
            PastOperationChosen(PAST),
        )
    assert ledger.asked == [("open_visit", staff.JOKES_CARD, False)]
    assert volunteers.asked == [
        ("do_at_desk", "op-2", BY, CheckIn(house.TRAIN.barcode)),
        ("inbox", BY),
        ("do_at_desk", "op-4", BY, SettleEntry(4, Outcome.FINE)),
        ("search_item", BY, ""),
        ("read_item", BY, house.DRILL.barcode),
        ("read_hours", BY),
        ("read_counts", BY),
        ("write_count", BY, 5),
        ("check_pin", BY, staff.JOKES_CARD, "1234"),
        ("search_member", BY, ""),
        ("search_member", BY, "sam"),
        ("read_member_of_card", BY, CARD),
        ("read_member", BY, MEMBER),
        ("do_at_desk", "op-15", BY, ADDED),
        ("read_past_operations", BY),
        ("read_undoing", BY, PAST),
    ]
    assert isinstance(session.doing, Shift)
    assert session.doing.notice == ShiftNotice(ShiftNoticeKind.CANNOT_UNDO)


def test_of_a_hundred_scans_at_ten_a_second_none_is_lost_while_the_ledger_is_slow() -> None:
    codes = [f"SPE-{number:04}" for number in range(100)]
    items = {code: replace(house.TRAIN, barcode=code) for code in codes}
    answers = [staff.back(items[code], f"op-{at}") for at, code in enumerate(codes, 2)]
    volunteers = ScriptedVolunteers(answers, slowness=0.005)
    with living(staff.JOKE_CAME, volunteers=volunteers) as (runtime, _):
        scans = (CodeScanned(code, 101.0 + at / 10) for at, code in enumerate(codes))
        session = happens(runtime, CardSeen(staff.JOKES_CARD, 100.0), *scans)
    assert [asked[1:] for asked in volunteers.asked] == [
        (f"op-{at}", BY, CheckIn(code)) for at, code in enumerate(codes, 2)
    ]
    assert isinstance(session.doing, Shift)
    assert session.doing.taken_back == 100
    assert [entry.code for entry in session.doing.checked_in] == codes[::-1]


def test_scans_of_a_storm_that_could_not_be_kept_are_told_and_their_codes_are_not_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    answers = [LedgerError("disk full") if at == 1 else staff.back(house.TRAIN, f"op-{at}") for at in range(3)]
    volunteers = ScriptedVolunteers(answers)
    with living(staff.JOKE_CAME, volunteers=volunteers) as (runtime, _):
        scans = (CodeScanned(f"SPE-{at}", 101.0 + at / 10) for at in range(3))
        session = happens(runtime, CardSeen(staff.JOKES_CARD, 100.0), *scans)
    assert isinstance(session.doing, Shift)
    assert session.doing.notice == ShiftNotice(ShiftNoticeKind.NOT_KEPT, text="SPE-1")
    assert session.doing.taken_back == 2
    assert "a CheckIn: disk full" in caplog.text
    assert "SPE-1" not in caplog.text


def test_a_volunteers_own_card_at_the_end_of_a_storm_ends_the_shift_after_the_last_scan() -> None:
    volunteers = ScriptedVolunteers([staff.back(house.TRAIN, f"op-{at}") for at in range(5)], slowness=0.005)
    with living(staff.JOKE_CAME, volunteers=volunteers) as (runtime, _):
        scans = (CodeScanned(f"SPE-{at}", 102.0 + at / 10) for at in range(5))
        session = happens(
            runtime,
            CardSeen(staff.JOKES_CARD, 100.0),
            CardRemoved(101.0),
            *scans,
            CardSeen(staff.JOKES_CARD, 104.0),
        )
    assert len(volunteers.asked) == 5
    assert session.doing == Welcome()


def test_a_trouble_of_a_device_is_reported_to_the_volunteers_once(tmp_path: Path) -> None:
    printer = SimulatedPrinter(cache_dir=tmp_path)
    volunteers = ScriptedVolunteers([])
    with living(volunteers=volunteers, printer=printer) as (runtime, _):
        happens(runtime)
        for events in ((printer.run_out_of_paper,), (), ()):
            for happening in events:
                happening()
            runtime.look()
            happens(runtime)
    told = [told for told in volunteers.troubles if told[0] is Device.PRINTER]
    assert told == [(Device.PRINTER, None), (Device.PRINTER, Trouble.PAPER_OUT)]


def test_a_trouble_that_cannot_be_reported_stops_nothing(caplog: pytest.LogCaptureFixture) -> None:
    class Full(ScriptedVolunteers):
        def report_trouble(self, device: Device, trouble: Trouble | None) -> None:
            raise LedgerError(f"disk full: {device}, {trouble}")

    with living(staff.JOKE_CAME, volunteers=Full([])) as (runtime, _):
        lost = DeviceLost(Device.SCANNER, Trouble.MISSING)
        session = happens(runtime, lost, CardSeen(staff.JOKES_CARD, 100.0))
    assert isinstance(session.doing, Shift)
    assert "could not note trouble of the scanner: disk full" in caplog.text


def test_a_storm_is_drawn_a_few_times_and_single_events_each_time(tmp_path: Path) -> None:
    with Journey(tmp_path).open() as kiosk:
        kiosk.reader.lay(SAMIRAS_CHIP)
        kiosk.sees("Dag Samira")
        drawn = len(kiosk.shots)
        for number in range(20):
            kiosk.scanner.scan(f"APART-{number}")
            kiosk.rest()
        apart, drawn = len(kiosk.shots) - drawn, len(kiosk.shots)
        for number in range(400):
            kiosk.scanner.scan(f"STORM-{number}")
        kiosk.rest()
        assert apart >= 20
        assert len(kiosk.shots) - drawn <= 150
        kiosk.sees("STORM-399")


def test_the_label_of_an_item_comes_out_of_the_printer(tmp_path: Path) -> None:
    printer = SimulatedPrinter(cache_dir=tmp_path)
    volunteers = ScriptedVolunteers([SearchResults(""), ItemRead(staff.DRILL_FILE)])
    with living(staff.JOKE_CAME, volunteers=volunteers, printer=printer) as (runtime, _):
        happens(
            runtime,
            CardSeen(staff.JOKES_CARD, 100.0),
            TileChosen(Tile.ITEM),
            CodeScanned(house.DRILL.barcode, 101.0),
            LabelPressed(),
        )
    assert [job.slip.barcode for job in printer.jobs] == [house.DRILL.barcode]


# --- the night work ----------------------------------------------------------------------------------------------


def test_while_the_time_is_doubted_the_page_shows_the_present_time_of_the_machine() -> None:
    """A volunteer confirms the shown time: a time from before the clock was set would be refused for ever."""
    shows = iter([datetime(1970, 1, 1, 0, 5, tzinfo=UTC), datetime(2026, 11, 28, 20, 4, 59, tzinfo=UTC)])
    with living(staff.JOKE_CAME, time=lambda: next(shows)) as (runtime, _):
        session = happens(runtime, CardSeen(staff.JOKES_CARD, 100.0))

    assert session.doubted == datetime(2026, 11, 28, 20, 4, tzinfo=UTC)


def test_the_kiosk_is_looked_over_while_everything_else_goes_on() -> None:
    asked, may_end = threading.Event(), threading.Event()
    finding = found(Subject.POWER, What.POWER_LOW)

    def look_over() -> tuple[Finding, ...]:
        asked.set()
        assert may_end.wait(10)
        return (finding,)

    volunteers = ScriptedVolunteers([HoursRead(())])
    with living(staff.PIETER_CAME, volunteers=volunteers, look_over=look_over) as (runtime, _):
        happens(runtime, CardSeen(house.PIETERS_CARD, 100.0))
        runtime.post(FindingsWanted())
        assert asked.wait(10)
        runtime.post(TileChosen(Tile.HOURS))
        wait_until(
            lambda: isinstance(runtime.session.doing, Shift) and runtime.session.doing.page == AtHours(()),
            "an answer of the ledger while the kiosk is looked over",
        )
        may_end.set()
        session = happens(runtime, BackPressed())
        assert staff.page_of(session) == AtFindings((finding,))


def test_the_night_work_goes_on_step_by_step_while_nobody_is_there() -> None:
    steps = iter(range(5))
    with living(night=lambda: next(steps, None) is not None) as (runtime, _):
        happens(runtime)
        assert next(steps, None) is None


def test_a_visit_begins_between_two_steps_and_no_step_is_done_while_it_lasts() -> None:
    began, go_on, done = threading.Event(), threading.Event(), list[str]()
    opened = OPENED

    def night() -> bool:
        done.append("step")
        began.set()
        assert go_on.wait(5)
        return True

    with living(opened, night=night) as (runtime, ledger):
        assert began.wait(5)
        runtime.post(CardSeen(CARD, 1.0))
        while not runtime.session.busy:
            time.sleep(0.001)
        assert ledger.asked == []
        go_on.set()
        session = happens(runtime)
        assert isinstance(session.doing, Visiting)
        assert ledger.asked == [("open_visit", CARD, False)]
        assert done == ["step"]
        runtime.look()
        happens(runtime)
        assert done == ["step"]


def test_the_ledger_gets_the_command_without_the_flag_that_characters_were_left_out() -> None:
    told: list[tuple[object, ...]] = []

    class Desk:
        def do_at_desk(self, *arguments: object) -> HoursRead:
            told.append(arguments)
            return HoursRead(())

    command = AsUsual("spelotheek")
    question = Do(MemberId(7), command, left_out=True)

    assert ask(cast("Ledger", None), cast("VolunteerLedger", Desk()), Operation("op-1"), question) == HoursRead(())
    assert told == [(Operation("op-1"), MemberId(7), command)]
