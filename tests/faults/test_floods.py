"""A device that is denied or flaps fills neither the log nor the inbox; the same without the brake does.

The runtime, the ledger and the flapping device are real: a pty, pcscd, a printer on TCP.
"""

import fcntl
import logging
import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from db.engine import open_engine
from db.ledger import SqlLedger
from devices.cards.reader import PcscReader
from devices.printers.dialogue import Patience
from devices.printers.opening import open_printer
from devices.scanners.scanning import Scanners
from devices.scanners.serial_lines import SerialPort
from kiosk.lending.model import CardId, SessionSettings
from kiosk.lending.ports import LedgerError, Printer, Source
from kiosk.lending.states import Session
from kiosk.lending.tickets import Slip
from kiosk.running.brake import MINUTE, Brake
from kiosk.running.runtime import Runtime
from kiosk.running.world import World
from tests.journeys.journey import KEY, ZONE, QuietChimes, QuietVoice
from tests.support.empty_ledger import put_empty_ledger
from tests.support.pcscd import Pcscd, obstacle
from tests.support.pty_scanner import PtyScanner
from tests.support.receipt_printer import NetworkPrinter
from tests.support.torture import rounds
from tests.support.waiting import wait_until

pytestmark = pytest.mark.torture

LINES = 5
"""The most lines of the log about one device in less than a minute: one for each state, and one for the first state."""

RESCAN = 0.05
"""Seconds between two looks for a scanner, a tenth of what they are in a house."""


class Lines(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.written: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.written.append(record.getMessage())


@contextmanager
def written(braked: bool) -> Iterator[list[str]]:
    """The lines written into the log meanwhile: as `kiosk run` writes them, or without the brake."""
    lines, root = Lines(), logging.getLogger()
    if braked:
        lines.addFilter(Brake())
    before = root.level
    root.addHandler(lines)
    root.setLevel(logging.INFO)
    try:
        yield lines.written
    finally:
        root.removeHandler(lines)
        root.setLevel(before)


@dataclass
class Kiosk:
    """A kiosk without a screen: `lines` are those of its log, `reports` the troubles that it reported to the inbox,
    oldest first.
    """

    runtime: Runtime
    engine: Engine
    lines: list[str]
    reports: list[object]
    posted: list[object]

    def rest(self) -> None:
        wait_until(lambda: self.runtime.at_rest, "the kiosk at rest")

    def until(self, holds: Callable[[], bool]) -> None:
        wait_until(holds, ("a change", self.posted, self.lines))

    def changes(self, number: int) -> Callable[[], bool]:
        return lambda: len(self.posted) >= number

    @property
    def rows(self) -> int:
        self.rest()
        with self.engine.connect() as connection:
            return int(connection.exec_driver_sql("SELECT count(*) FROM inbox WHERE kind = 'trouble'").scalar_one())


@contextmanager
def kiosk(
    folder: Path,
    source: Source | None = None,
    printer: Printer | None = None,
    braked: bool = True,
    time_flies: timedelta = timedelta(),
) -> Iterator[Kiosk]:
    """Runs a kiosk in this folder; the calendar goes on by `time_flies` between two transactions."""
    engine = open_engine(put_empty_ledger(folder))
    day = datetime(2026, 11, 23, 13, 0, tzinfo=UTC)

    def now() -> datetime:
        nonlocal day
        day += time_flies
        return day

    ledger: Any = SqlLedger(engine, now, ZONE, KEY)
    reports: list[object] = []
    posted: list[object] = []

    class Counting:
        """The ledger, which also records the reports about devices."""

        def report_trouble(self, *told: Any) -> None:
            reports.append(told)
            ledger.report_trouble(*told)

        def __getattr__(self, name: str) -> Any:
            return getattr(ledger, name)

    counting: Any = Counting()
    session = Session.opening(SessionSettings("De Deelfabriek"), time.monotonic())
    runtime = Runtime(session, reports_apart=MINUTE if braked else 0)
    world = World(
        counting,
        counting,
        show=lambda _session: None,
        write=lambda ticket: Slip("De Deelfabriek", "ticket", (), (), ticket.language),
        label=lambda _paper: Slip("De Deelfabriek", "label", (), (), "nl"),
        read=lambda _session: ("", "nl"),
        chimes=QuietChimes(),
        voice=QuietVoice(),
        dim=lambda _dim: None,
        admit=lambda: None,
        check=lambda: None,
        printer=printer,
    )

    def post(happened: Any) -> None:
        posted.append(happened)
        runtime.post(happened)

    with written(braked) as lines:
        runtime.start(world)
        if source:
            source.start(post)
        try:
            yield Kiosk(runtime, engine, lines, reports, posted)
        finally:
            if source:
                source.stop()
            runtime.stop()
            engine.dispose()


@pytest.fixture
def scanner(tmp_path: Path) -> Iterator[PtyScanner]:
    with PtyScanner(tmp_path / "scanner") as scanner:
        yield scanner


def scanners(scanner: PtyScanner) -> Source:
    return Scanners((SerialPort(str(scanner.link), 9600),), rescan=RESCAN)


@pytest.mark.parametrize("why", ["locked", "no permission"])
def test_a_scanner_that_the_kiosk_may_not_read_is_one_line_and_one_entry(
    why: str, scanner: PtyScanner, tmp_path: Path
) -> None:
    with open(scanner.device, "rb", buffering=0) as other, ExitStack() as stack:
        if why == "locked":
            fcntl.flock(other, fcntl.LOCK_EX)
        else:
            os.chmod(scanner.device, 0)
            if os.access(scanner.device, os.R_OK):
                pytest.skip("not run: this user may open everything, whatever its permissions are")
        here = stack.enter_context(kiosk(tmp_path, scanners(scanner)))
        here.until(here.changes(1))
        time.sleep(20 * RESCAN)
        assert len(here.posted) == 1
        told = [line for line in here.lines if "scanner" in line]
        assert [line.partition(":")[0] for line in told] == ["scanner access denied"]
        assert str(scanner.link) in told[0]
        assert here.rows == 1


FLAPS = rounds(check=12, torture=200)


def test_a_scanner_with_a_loose_contact_fills_neither_log_nor_inbox(scanner: PtyScanner, tmp_path: Path) -> None:
    with kiosk(tmp_path, scanners(scanner)) as here:
        flap(here, scanner)
        assert len([line for line in here.lines if "scanner" in line]) <= LINES
        assert here.rows == 1
        assert len(here.reports) <= LINES


def test_control_without_the_brake_a_loose_contact_fills_the_log_and_every_half_hour_is_an_entry(
    scanner: PtyScanner, tmp_path: Path
) -> None:
    with kiosk(tmp_path, scanners(scanner), braked=False, time_flies=timedelta(minutes=30)) as here:
        flap(here, scanner)
        assert len([line for line in here.lines if "scanner" in line]) >= 2 * FLAPS
        assert here.rows >= FLAPS
        assert len(here.reports) >= 2 * FLAPS


def flap(here: Kiosk, scanner: PtyScanner) -> None:
    """Pulls the cable and plugs it in again `FLAPS` times, each time as soon as the change was noticed."""
    here.until(here.changes(1))
    for number in range(FLAPS):
        scanner.unplug()
        here.until(here.changes(2 + 2 * number))
        here.rest()
        scanner.plug()
        here.until(here.changes(3 + 2 * number))
        here.rest()


@pytest.mark.parametrize("braked", [True, False])
def test_a_card_service_that_is_killed_again_and_again_fills_neither_log_nor_inbox(
    braked: bool, tmp_path: Path
) -> None:
    if why := obstacle():
        pytest.skip(f"not run: {why}")
    service = Pcscd().start()
    reader = PcscReader(KEY, settle_seconds=0.05)
    kills = rounds(check=2, torture=20)
    try:
        with kiosk(tmp_path, reader, braked=braked) as here:
            here.until(here.changes(1))
            for number in range(kills):
                service.kill()
                here.until(here.changes(2 + 2 * number))
                service.start()
                here.until(here.changes(3 + 2 * number))
            here.rest()
            lines = len([line for line in here.lines if "reader" in line])
            assert here.rows == 1, "it never ended for half an hour"
            assert (lines <= LINES) if braked else (lines >= 2 * kills)
    finally:
        service.stop()


@pytest.mark.parametrize("braked", [True, False])
def test_a_printer_that_flaps_fills_neither_log_nor_inbox(braked: bool, tmp_path: Path) -> None:
    far = NetworkPrinter()
    printer = open_printer(far.wiring, cache_dir=tmp_path, patience=Patience(status=5))
    try:
        with kiosk(tmp_path, printer=printer, braked=braked) as here:
            here.rest()
            for _ in range(FLAPS):
                far.body.paper_out = not far.body.paper_out
                here.runtime.look()
                here.rest()
            lines = len([line for line in here.lines if "printer" in line])
            assert here.rows == 1
            assert (lines <= LINES) if braked else (lines >= FLAPS)
    finally:
        far.close()


@pytest.mark.parametrize("braked", [True, False])
def test_a_database_that_stays_locked_through_fifty_questions_fills_no_log(braked: bool, tmp_path: Path) -> None:
    url = put_empty_ledger(tmp_path)
    engine, intruder = open_engine(url), open_engine(url)

    @event.listens_for(engine, "connect")
    def impatient(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA busy_timeout=1")

    ledger = SqlLedger(engine, lambda: datetime.now(UTC), ZONE, KEY, clock=lambda: 0.0, sleep=lambda _seconds: None)
    with written(braked) as lines, intruder.begin():
        for _ in range(50):
            with pytest.raises(LedgerError):
                ledger.open_visit(CardId("somebody"))
    engine.dispose()
    intruder.dispose()
    assert (len(lines) <= 2) if braked else (len(lines) >= 300)
