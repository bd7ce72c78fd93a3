"""Printers on real connections (TCP, ptys, files), and what is known of the paper afterwards."""

import errno
import fcntl
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from devices.printers.dialogue import Patience
from devices.printers.links import Link, LinkError, in_turn, open_usb
from devices.printers.opening import connection, open_printer
from devices.printers.printer import EscposPrinter, Proof
from devices.printers.probe import probe_printer
from devices.printers.status import PaperStatus, Process, RealTime, answers, trouble_of
from devices.simulated.escpos_reader import read
from devices.simulated.printer import SimulatedPrinter
from kiosk.lending.model import Trouble
from kiosk.lending.ports import Printer
from kiosk.lending.tickets import PrintOutcome, PrintResult
from kiosk.wiring import (
    Absent,
    NetworkAddress,
    RealPrinter,
    SerialLine,
    Simulated,
    TicketFile,
    UsbDevice,
    parse_printer,
)
from tests.support.receipt_printer import NetworkPrinter, PrinterBody, PtyPrinter, free_port
from tests.support.slips import ARABIC, DUTCH

PATIENT = Patience(connect=10, status=20, stall=20, sending=60, paper=60, silence=20, between=0.1)
"""Time limits for printers that answer: long, so that a slow machine makes no test fail."""

HASTY = Patience(connect=10, status=0.2, stall=0.4, sending=5, paper=0.6, silence=0.2, between=0.1)
"""Time limits for printers that do not answer any more."""

PRINTED = PrintOutcome(PrintResult.PRINTED)
UNREACHABLE = PrintOutcome(PrintResult.UNREACHABLE, Trouble.MISSING)
SILENT = PrintOutcome(PrintResult.UNCONFIRMED, Trouble.SILENT)


@pytest.fixture(scope="module")
def cache_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("escpos")


@pytest.fixture
def tcp() -> Iterator[NetworkPrinter]:
    with closing(NetworkPrinter()) as printer:
        yield printer


Open = Callable[..., Printer]
Wire = Callable[[str], RealPrinter]


@pytest.fixture
def open_at(cache_dir: Path) -> Open:
    def opened(wiring: RealPrinter, patience: Patience = PATIENT, proof: Proof = "auto") -> Printer:
        return open_printer(wiring, proof=proof, cache_dir=cache_dir, patience=patience)

    return opened


# --- one contract, the twin and the real driver ------------------------------------------------------------------


@dataclass
class Rig:
    """A printer, functions that make it fail, and a look at what it printed."""

    printer: Printer
    run_low_on_paper: Callable[[], None]
    run_out_of_paper: Callable[[], None]
    jam_cutter: Callable[[], None]
    open_cover: Callable[[], None]
    switch_off: Callable[[], None]
    fall_silent: Callable[[], None]
    mend: Callable[[], None]
    titles: Callable[[], list[str]]


@pytest.fixture(params=["simulated", "tcp"])
def rig(request: pytest.FixtureRequest, cache_dir: Path) -> Iterator[Rig]:
    if request.param == "simulated":
        twin = SimulatedPrinter(cache_dir=cache_dir)
        yield Rig(
            twin,
            twin.run_low_on_paper,
            twin.run_out_of_paper,
            twin.jam_cutter,
            twin.open_cover,
            twin.switch_off,
            twin.fall_silent,
            twin.mend,
            lambda: [read(job.data).lines[0] for job in twin.jobs],
        )
        return
    with closing(NetworkPrinter()) as far:
        patience = Patience(connect=10, status=2, stall=20, paper=4, silence=0.5, between=0.1)

        def mend() -> None:
            far.body.paper_low = far.body.paper_out = far.body.cover_open = far.body.silent = False
            far.body.cutter_jammed = False
            far.switch_on()

        yield Rig(
            open_printer(far.wiring, cache_dir=cache_dir, patience=patience),
            lambda: setattr(far.body, "paper_low", True),
            lambda: setattr(far.body, "paper_out", True),
            lambda: setattr(far.body, "cutter_jammed", True),
            lambda: setattr(far.body, "cover_open", True),
            far.switch_off,
            lambda: setattr(far.body, "silent", True),
            mend,
            lambda: [ticket.lines[0] for ticket in far.tickets],
        )


def test_a_healthy_printer_prints_and_has_no_trouble(rig: Rig) -> None:
    assert rig.printer.trouble() is None
    assert rig.printer.print(DUTCH) == PRINTED
    assert rig.printer.print(DUTCH) == PRINTED
    assert rig.titles() == ["De Deelfabriek", "De Deelfabriek"]


def test_a_printer_near_the_end_of_its_paper_prints_and_says_so(rig: Rig) -> None:
    rig.run_low_on_paper()

    assert rig.printer.trouble() is Trouble.PAPER_LOW
    assert rig.printer.print(DUTCH) == PRINTED
    assert rig.printer.trouble() is Trouble.PAPER_LOW
    rig.mend()
    assert rig.printer.trouble() is None


def test_with_a_jammed_cutter_nothing_is_sent_and_the_trouble_is_told(rig: Rig) -> None:
    rig.jam_cutter()

    assert rig.printer.print(DUTCH) == PrintOutcome(PrintResult.NOT_READY, Trouble.CUTTER)
    assert rig.printer.trouble() is Trouble.CUTTER


def test_without_paper_nothing_is_sent_and_the_trouble_is_told(rig: Rig) -> None:
    rig.run_out_of_paper()

    assert rig.printer.print(DUTCH) == PrintOutcome(PrintResult.NOT_READY, Trouble.PAPER_OUT)
    assert rig.printer.trouble() is Trouble.PAPER_OUT


def test_with_the_cover_open_nothing_is_sent_and_the_trouble_is_told(rig: Rig) -> None:
    rig.open_cover()

    assert rig.printer.print(DUTCH) == PrintOutcome(PrintResult.NOT_READY, Trouble.COVER_OPEN)
    assert rig.printer.trouble() is Trouble.COVER_OPEN


def test_a_printer_that_is_switched_off_cannot_be_reached(rig: Rig) -> None:
    rig.switch_off()

    assert rig.printer.print(DUTCH) == UNREACHABLE
    assert rig.printer.trouble() is Trouble.MISSING


def test_a_printer_that_stopped_answering_leaves_the_ticket_unconfirmed_and_is_silent(rig: Rig) -> None:
    assert rig.printer.trouble() is None
    rig.fall_silent()

    assert rig.printer.print(DUTCH) == SILENT
    assert rig.printer.trouble() is Trouble.SILENT


@pytest.mark.parametrize("fault", ["run_out_of_paper", "jam_cutter", "open_cover", "switch_off"])
def test_a_ticket_refused_is_never_printed_later_by_itself(rig: Rig, fault: str) -> None:
    getattr(rig, fault)()
    rig.printer.print(DUTCH)
    rig.mend()

    assert rig.printer.trouble() is None
    assert rig.printer.print(DUTCH) == PRINTED
    assert len(rig.titles()) == 1


# --- the network ---------------------------------------------------------------------------------------------------


def test_the_printer_receives_the_ticket_and_known_commands_alone(tcp: NetworkPrinter, open_at: Open) -> None:
    assert open_at(tcp.wiring).print(DUTCH) == PRINTED

    (ticket,) = tcp.tickets
    assert ticket.problems == ()
    assert ticket.lines[:5] == (
        "De Deelfabriek",
        "maandag 23 november 2026, 14.32 uur",
        "────────────────────────────────────────────────",
        "Spelotheek                               Geleend",
        "Houten treinset",
    )


def test_a_drawn_ticket_arrives_whole_through_a_small_buffer(tcp: NetworkPrinter, open_at: Open) -> None:
    tcp.body.buffer = 64

    assert open_at(tcp.wiring).print(ARABIC) == PRINTED
    assert (len(tcp.tickets), tcp.paper.problems) == (1, ())


def test_a_slow_printer_is_waited_for(tcp: NetworkPrinter, open_at: Open) -> None:
    tcp.body.bytes_per_second = 2000

    assert open_at(tcp.wiring).print(DUTCH) == PRINTED
    assert len(tcp.tickets) == 1


def test_a_clone_without_process_ids_confirms_by_its_paper_status_and_this_is_remembered(open_at: Open) -> None:
    with closing(NetworkPrinter(PrinterBody(knows_process_id=False))) as clone:
        printer = open_at(clone.wiring, Patience(connect=10, status=20, stall=20, paper=60, silence=0.2, between=0.1))

        assert printer.print(DUTCH) == PRINTED
        before = len(clone.body.received)
        assert printer.print(DUTCH) == PRINTED
        assert b"\x1d(H" not in clone.body.received[before:]


@pytest.mark.parametrize("proof", ["GS ( H", "GS r"])
def test_a_chosen_proof_is_the_only_one_asked_for(proof: Proof, tcp: NetworkPrinter, open_at: Open) -> None:
    assert open_at(tcp.wiring, proof=proof).print(DUTCH) == PRINTED

    assert (b"\x1d(H" in tcp.body.received, b"\x1dr\x01" in tcp.body.received) == (proof == "GS ( H", proof == "GS r")


def test_a_chosen_proof_that_the_printer_lacks_leaves_the_ticket_unconfirmed(open_at: Open) -> None:
    with closing(NetworkPrinter(PrinterBody(knows_process_id=False))) as clone:
        patience = Patience(connect=10, status=20, stall=20, paper=0.6, between=0.1)

        assert open_at(clone.wiring, patience, "GS ( H").print(DUTCH) == SILENT
        assert len(clone.wait_for_tickets(1)) == 1


def test_a_printer_that_never_answered_is_silent_and_gets_its_ticket_all_the_same(open_at: Open) -> None:
    with closing(NetworkPrinter(PrinterBody(silent=True))) as clone:
        printer = open_at(clone.wiring, HASTY)

        assert printer.trouble() is Trouble.SILENT
        assert printer.print(DUTCH) == SILENT
        assert printer.trouble() is Trouble.SILENT
        assert len(clone.wait_for_tickets(1)) == 1


def test_a_printer_that_takes_the_connection_and_no_byte_is_silent(open_at: Open, cache_dir: Path) -> None:
    with closing(NetworkPrinter(PrinterBody(buffer=0))) as full:
        printer = open_at(full.wiring, HASTY)
        probe = probe_printer(full.wiring, cache_dir=cache_dir, patience=HASTY)

        assert printer.trouble() is Trouble.SILENT
        assert printer.print(DUTCH) == SILENT
        assert printer.trouble() is Trouble.SILENT
        assert (probe.reachable, probe.answers) == (True, False)
        assert full.body.received == b""


def test_a_printer_on_a_full_pty_is_silent_and_its_ticket_is_not_printed(pty: PtyPrinter, open_at: Open) -> None:
    """Nobody reads the far end of the pty and the pty is full, as usblp behaves for a printer that does not read."""
    pty.body.buffer = 0
    near = os.open(pty.path, os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
    try:
        while True:
            os.write(near, b"\n" * 4096)
    except BlockingIOError:
        pass
    printer = open_at(UsbDevice(str(pty.path)), HASTY)

    assert printer.trouble() is Trouble.SILENT
    assert printer.print(DUTCH).result is not PrintResult.PRINTED
    os.close(near)


def test_a_printer_without_proof_has_not_printed_a_ticket_that_it_took_in_part(open_at: Open) -> None:
    """Its buffer is smaller than the ticket. The control is the printer of the test above, which takes all bytes."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        printer = open_at(NetworkAddress(*listener.getsockname()), HASTY, proof="none")

        assert printer.trouble() is None
        assert printer.print(ARABIC) == SILENT
        assert printer.trouble() is Trouble.SILENT
        with closing(NetworkPrinter(PrinterBody(silent=True))) as clone:
            taken = open_at(clone.wiring, HASTY, proof="none")
            assert (taken.print(ARABIC), taken.trouble()) == (PRINTED, None)


def test_a_clone_that_does_not_tell_the_cause_of_its_error_is_off_line(open_at: Open) -> None:
    class Plain(PrinterBody):
        def hear(self, data: bytes) -> bytes:
            said = super().hear(data)
            return b"" if data == b"\x10\x04\x03" else said

    with closing(NetworkPrinter(Plain(cutter_jammed=True))) as clone:
        printer = open_at(clone.wiring, Patience(connect=10, status=0.5, stall=20))

        assert printer.trouble() is Trouble.OFFLINE
        clone.body.cutter_jammed = False
        assert printer.trouble() is None


def test_a_printer_without_proof_has_printed_a_ticket_that_it_took_whole(open_at: Open) -> None:
    with closing(NetworkPrinter(PrinterBody(silent=True))) as clone:
        printer = open_at(clone.wiring, proof="none")

        assert printer.print(DUTCH) == PRINTED
        (ticket,) = clone.wait_for_tickets(1)
        assert ticket.lines[-1] == "Te betalen: € 1,50"
        assert b"\x10\x04" not in clone.body.received
        clone.switch_off()
        assert printer.trouble() is Trouble.MISSING


@pytest.mark.parametrize("cause", [Trouble.PAPER_OUT, Trouble.COVER_OPEN])
def test_trouble_during_a_ticket_is_told_and_the_rest_is_not_sent_again(
    cause: Trouble, tcp: NetworkPrinter, open_at: Open
) -> None:
    tcp.body.paper_lasts = 300
    tcp.body.cover_open_at_the_end = cause is Trouble.COVER_OPEN
    printer = open_at(tcp.wiring)

    assert printer.print(DUTCH) == PrintOutcome(PrintResult.UNCONFIRMED, cause)
    assert printer.trouble() is cause
    assert tcp.body.received.count(b"De Deelfabriek") == 1


def test_a_connection_that_breaks_in_mid_ticket_leaves_it_unconfirmed(tcp: NetworkPrinter, open_at: Open) -> None:
    tcp.hang_up_after = 300

    assert open_at(tcp.wiring, HASTY).print(ARABIC) == SILENT


def test_a_connection_that_is_closed_at_once_is_a_printer_out_of_reach(open_at: Open) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def hang_up() -> None:
            for _ in range(2):
                listener.accept()[0].close()

        hanging_up = threading.Thread(target=hang_up)
        hanging_up.start()
        printer = open_at(NetworkAddress("127.0.0.1", listener.getsockname()[1]))

        assert (printer.print(DUTCH), printer.trouble()) == (UNREACHABLE, Trouble.MISSING)
        hanging_up.join()


def test_a_printer_that_takes_no_more_bytes_is_given_up_in_time(tcp: NetworkPrinter) -> None:
    tcp.body.paper_lasts = 100
    more_than_any_buffer = b"\n" * 32_000_000
    printer = EscposPrinter(connection(tcp.wiring), lambda _: more_than_any_buffer, patience=HASTY)
    began = time.monotonic()

    assert printer.print(DUTCH).result is PrintResult.UNCONFIRMED
    assert time.monotonic() - began < 30


def test_a_host_that_does_not_exist_cannot_be_reached(open_at: Open) -> None:
    assert open_at(NetworkAddress("printer.invalid", 9100)).print(DUTCH) == UNREACHABLE
    assert open_at(NetworkAddress("a..b", 9100)).trouble() is Trouble.MISSING
    assert open_at(NetworkAddress("127.0.0.1", free_port())).trouble() is Trouble.MISSING


def test_asking_for_trouble_while_a_ticket_prints_does_not_wait_for_it(tcp: NetworkPrinter, open_at: Open) -> None:
    tcp.body.bytes_per_second = 1
    printer = open_at(tcp.wiring)
    outcomes: list[PrintOutcome] = []
    printing = threading.Thread(target=lambda: outcomes.append(printer.print(DUTCH)))
    printing.start()
    tcp.wait_for_bytes(500)

    assert printer.trouble() is None
    assert outcomes == []
    tcp.body.bytes_per_second = None
    printing.join(60)
    assert outcomes == [PRINTED]


# --- serial, USB and files -----------------------------------------------------------------------------------------


@pytest.fixture
def pty() -> Iterator[PtyPrinter]:
    with closing(PtyPrinter()) as printer:
        yield printer


PTY_WIRES = pytest.mark.parametrize(
    "wire", [partial(SerialLine, baud=38400), partial(SerialLine, baud=115200), UsbDevice], ids=["slow", "fast", "usb"]
)
"""A pty is a real serial line; in place of `/dev/usb/lp0` it tests the reading and writing, not the usblp driver."""


@PTY_WIRES
def test_a_ticket_is_printed_on_a_serial_line_and_usb(wire: Wire, pty: PtyPrinter, open_at: Open) -> None:
    printer = open_at(wire(str(pty.path)))

    assert printer.trouble() is None
    assert [printer.print(DUTCH), printer.print(ARABIC)] == [PRINTED, PRINTED]
    assert (len(pty.tickets), pty.paper.problems) == (2, ())
    assert pty.tickets[0].lines[-1] == "Te betalen: € 1,50"


@PTY_WIRES
def test_missing_paper_is_told_on_a_serial_line_and_usb(wire: Wire, pty: PtyPrinter, open_at: Open) -> None:
    pty.body.paper_out = True
    printer = open_at(wire(str(pty.path)))

    assert printer.print(DUTCH) == PrintOutcome(PrintResult.NOT_READY, Trouble.PAPER_OUT)
    assert printer.trouble() is Trouble.PAPER_OUT


@PTY_WIRES
def test_a_line_that_is_not_plugged_in_cannot_be_reached(wire: Wire, tmp_path: Path, open_at: Open) -> None:
    printer = open_at(wire(str(tmp_path / "lp0")))

    assert (printer.print(DUTCH), printer.trouble()) == (UNREACHABLE, Trouble.MISSING)


@PTY_WIRES
def test_a_cable_pulled_during_a_ticket_leaves_it_unconfirmed(wire: Wire, pty: PtyPrinter, open_at: Open) -> None:
    pty.body.bytes_per_second = 1
    pty.body.buffer = 400
    printer = open_at(wire(str(pty.path)))
    outcomes: list[PrintOutcome] = []
    printing = threading.Thread(target=lambda: outcomes.append(printer.print(ARABIC)))
    printing.start()
    pty.wait_for_bytes(400)
    pty.pull_the_cable()
    printing.join(60)

    assert outcomes == [SILENT]
    assert printer.trouble() is Trouble.MISSING


def test_a_printer_that_comes_back_under_another_number_is_found(
    pty: PtyPrinter, tmp_path: Path, open_at: Open
) -> None:
    (tmp_path / "lp1").symlink_to(pty.path)

    assert open_at(UsbDevice(f"{tmp_path}/lp*")).print(DUTCH) == PRINTED


def test_a_line_that_another_program_has_is_in_use(pty: PtyPrinter) -> None:
    with open(pty.path, "rb", buffering=0) as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        found = probe_printer(SerialLine(str(pty.path), 38400), patience=Patience(connect=0.1))
    assert (found.reachable, found.in_use) == (False, True)
    assert probe_printer(SerialLine(str(pty.path), 38400)).reachable


def test_a_printer_that_another_program_has_for_a_moment_is_waited_for() -> None:
    answers = iter([OSError(errno.EBUSY, "the doctor"), OSError(errno.EAGAIN, "the doctor"), "the printer"])

    def opening() -> str:
        answer = next(answers)
        if isinstance(answer, OSError):
            raise answer
        return str(answer)

    assert in_turn(opening, 60) == "the printer"


def test_a_printer_that_is_not_there_is_not_waited_for() -> None:
    def opening() -> None:
        asked.append("once")
        raise FileNotFoundError(errno.ENOENT, "no printer")

    asked: list[str] = []
    with pytest.raises(FileNotFoundError):
        in_turn(opening, 60)
    assert asked == ["once"]


def test_an_empty_usb_packet_is_not_the_end_of_the_connection(tmp_path: Path) -> None:
    empty = tmp_path / "lp0"
    empty.touch()
    link = open_usb(str(empty), 1)

    assert link.receive(1) == b""
    link.close()


def test_unplugging_usb_while_open_raises_at_once(tmp_path: Path) -> None:
    near, far = os.openpty()
    link = Link(os.fdopen(near, "r+b", buffering=0), empty_is_end=False)
    os.close(far)

    with closing(link), pytest.raises(LinkError):
        link.receive(10)


def test_a_real_usb_printer_prints(open_at: Open) -> None:
    port = os.environ.get("KIOSK_TEST_PRINTER")
    if not port:
        pytest.skip("not run: no printer; set KIOSK_TEST_PRINTER=usb:/dev/usb/lp0 (it prints one ticket)")

    wiring = parse_printer(port)
    assert not isinstance(wiring, Absent | Simulated)
    assert open_printer(wiring).print(DUTCH) == PRINTED


def test_tickets_are_appended_to_a_file(tmp_path: Path, open_at: Open) -> None:
    path = tmp_path / "tickets.bin"
    path.write_bytes(b"\x1b@kept")
    printer = open_at(TicketFile(str(path)))

    assert printer.trouble() is None
    assert [printer.print(DUTCH), printer.print(DUTCH)] == [PRINTED, PRINTED]
    assert path.read_bytes().startswith(b"\x1b@kept\x1b@")
    assert path.read_bytes().count(b"De Deelfabriek") == 2


def test_a_file_that_holds_no_tickets_is_left_as_it_is(tmp_path: Path, open_at: Open) -> None:
    """A planted configuration named the key of the kiosk as the file of tickets, and `print-test` destroyed it."""
    path = tmp_path / "kiosk.key"
    path.write_bytes(b"k" * 32)
    printer = open_at(TicketFile(str(path)))

    assert (printer.print(DUTCH).result, printer.trouble()) == (PrintResult.UNREACHABLE, Trouble.DENIED)
    assert path.read_bytes() == b"k" * 32


def test_a_file_in_a_directory_that_is_not_there_cannot_be_reached(tmp_path: Path, open_at: Open) -> None:
    printer = open_at(TicketFile(f"{tmp_path}/nowhere/tickets.bin"))

    assert (printer.print(DUTCH), printer.trouble()) == (UNREACHABLE, Trouble.MISSING)


def test_a_printer_that_the_kiosk_may_not_open_is_denied(cache_dir: Path) -> None:
    def denied(_: float) -> Link:
        raise PermissionError(13, "Permission denied")

    printer = EscposPrinter(denied, lambda _: b"")

    assert printer.print(DUTCH) == PrintOutcome(PrintResult.UNREACHABLE, Trouble.DENIED)
    assert printer.trouble() is Trouble.DENIED


# --- what the doctor sees ------------------------------------------------------------------------------------------


def test_the_doctor_reads_the_model_and_prints_nothing(tcp: NetworkPrinter, cache_dir: Path) -> None:
    probe = probe_printer(tcp.wiring, "TM-T88III", cache_dir, PATIENT)

    assert (probe.reachable, probe.answers, probe.model, probe.columns) == (True, True, "TM-T20II", 42)
    assert (probe.trouble, probe.error) == (None, "")
    assert tcp.paper.marks == ()


def test_the_doctor_tells_what_is_wrong(tcp: NetworkPrinter, cache_dir: Path) -> None:
    tcp.body.cover_open = True
    assert probe_printer(tcp.wiring, cache_dir=cache_dir, patience=PATIENT).trouble is Trouble.COVER_OPEN
    tcp.body.cover_open, tcp.body.paper_low = False, True
    low = probe_printer(tcp.wiring, cache_dir=cache_dir, patience=PATIENT)
    assert (low.trouble, low.model) == (Trouble.PAPER_LOW, "TM-T20II")

    tcp.switch_off()
    probe = probe_printer(tcp.wiring, cache_dir=cache_dir, patience=PATIENT)
    assert (probe.reachable, probe.trouble, bool(probe.error)) == (False, Trouble.MISSING, True)


# --- what a printer says -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "understood"),
    [
        (b"\x12", [RealTime(0x12)]),
        (b"\x00", [PaperStatus(0)]),
        (b"\x0f", [PaperStatus(0x0F)]),
        (b"\x37\x220007\x00", [Process(b"0007")]),
        (b"\x11\x13\x12", [RealTime(0x12)]),
        (b"\x10\x00\x00\x0f\x12", [RealTime(0x12)]),
        (b"\x12\x37\x220007\x00\x00", [RealTime(0x12), Process(b"0007"), PaperStatus(0)]),
        (b"\x37\x2200", []),
    ],
)
def test_kinds_of_answers_are_recognised_by_their_fixed_bits(said: bytes, understood: list[object]) -> None:
    assert answers(said)[0] == understood


def test_an_answer_cut_in_two_is_put_together() -> None:
    found, rest = answers(b"\x12\x37\x22")

    assert (found, answers(rest + b"0001\x00")) == ([RealTime(0x12)], ([Process(b"0001")], b""))


@pytest.mark.parametrize(
    ("printer", "cause", "paper", "error", "trouble"),
    [
        (0x12, 0x12, 0x12, 0x12, None),
        (0x12, 0x12, 0x1E, 0x12, Trouble.PAPER_LOW),
        (0x1A, 0x32, 0x7E, 0x12, Trouble.PAPER_OUT),
        (0x1A, 0x16, 0x72, 0x12, Trouble.COVER_OPEN),
        (0x1A, 0x52, 0x1E, 0x1A, Trouble.CUTTER),
        (0x1A, 0x52, 0x12, 0x32, Trouble.OFFLINE),
        (0x1A, 0x12, 0x1E, 0x12, Trouble.OFFLINE),
        (0x12, 0x52, 0x12, 0x12, Trouble.OFFLINE),
    ],
)
def test_the_status_bytes_name_one_trouble(
    printer: int, cause: int, paper: int, error: int, trouble: Trouble | None
) -> None:
    assert trouble_of(printer, cause, paper, error) is trouble


# --- the twin's own ------------------------------------------------------------------------------------------------


def test_the_simulated_printer_shows_its_last_ticket(cache_dir: Path) -> None:
    twin = SimulatedPrinter("TM-T88III", cache_dir=cache_dir)
    assert (twin.last_paper(), twin.last_picture()) == (None, None)

    twin.print(DUTCH)
    paper, shown = twin.last_paper(), twin.last_picture()

    assert [job.slip for job in twin.jobs] == [DUTCH]
    assert paper
    assert paper.problems == ()
    assert paper.lines[0] == "De Deelfabriek"
    assert shown
    assert shown.width > 512
