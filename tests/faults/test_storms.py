"""Storms on the real program during a visit: codes, noise, a card service that dies, a printer that does not read.

The measured seconds are printed at the end of the run (`pytest -rP` shows them) and stand in docs/reliability.md.
"""

import os
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from kiosk.lending.limits import LONGEST_CODE
from tests.support.stand import ALL_WELL, Stand
from tests.support.torture import rounds
from tests.support.vcard import VirtualCard
from tests.support.waiting import wait_until

pytestmark = [pytest.mark.torture, pytest.mark.timeout(rounds(check=300, torture=3600))]

ANSWER = 5.0
"""Seconds within which a tap and a scan are answered during a storm, on a machine that does nothing else."""

SLOWER = 4
"""How many times as long as the slowest answer before the storm an answer may take, for a busy machine."""

PACE = 500
CODES = rounds(check=100, torture=5000)
SERVED = 15
"""Codes a second, the number of codes, and the seconds of one core within which all must be served and drawn."""

KNOWN = rounds(check=39, torture=240)
KINDS = ("known", "different", "unknown", "the same")[: rounds(check=1, torture=4)]


@pytest.fixture
def took() -> Iterator[dict[str, list[float]]]:
    """The seconds that each kind of answer took, printed at the end."""
    times: dict[str, list[float]] = {}
    yield times
    for what, seconds in times.items():
        middle = sorted(seconds)[len(seconds) // 2]
        print(f"{what}: {len(seconds)} times, median {middle:.2f} s, longest {max(seconds):.2f} s")


def timed(act: Callable[[], None], times: list[float], before: float = 0.0) -> float:
    """Acts, and adds the seconds that it took; fails where it took much longer than `before`, the seconds without a
    storm.
    """
    began = time.monotonic()
    act()
    times.append(time.monotonic() - began)
    assert not before or times[-1] <= max(ANSWER, SLOWER * before)
    return times[-1]


def worked(stand: Stand) -> float:
    """The seconds for which the program has used a core."""
    fields = Path(f"/proc/{stand.program.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def in_visit(stand: Stand) -> None:
    """Begins a visit: Samira's card lies on the reader and stays there."""
    stand.program.start().shows(ALL_WELL)
    stand.tap()
    stand.program.shows("visit, 0 lines;")


# --- codes -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_five_hundred_codes_a_second_are_all_served(
    kind: str, unseen_stand: Stand, took: dict[str, list[float]]
) -> None:
    """Items that are lent stand between the codes and after the last: once one is lent, all codes before it were
    served.
    """
    stand = unseen_stand
    number = CODES
    codes = {
        "known": [f"BOOK-{at % KNOWN}" for at in range(number)],
        "different": [f"BOOK-{at}" for at in range(number)],
        "unknown": [f"NOBODY-{at}" for at in range(number)],
        "the same": ["ONE"] * number,
    }[kind]
    for at in range(10):
        codes[(at + 1) * number // 10 - 1] = f"MARK-{at}"
    expected = {code for code in codes if not code.startswith("NOBODY-")}
    stand.furnish(sorted(expected))
    in_visit(stand)
    began, worked_before = time.monotonic(), worked(stand)
    stand.scanner.scan_at_pace(codes, PACE)
    took[f"{number} codes, {kind}, sent"] = [time.monotonic() - began]
    stand.program.shows(f"visit, {len(expected)} lines;", 12 * SERVED)
    took[f"{number} codes, {kind}, served"] = [time.monotonic() - began]
    took[f"{number} codes, {kind}, seconds of a core"] = [worked(stand) - worked_before]
    assert worked(stand) - worked_before <= SERVED
    out = Counter(loan["item"] for loan in stand.in_database() if not loan["item"].startswith("SPE"))
    assert out == Counter(expected)
    stand.scan("SPE-1", f"visit, {len(expected) + 1} lines;")


# --- noise -----------------------------------------------------------------------------------------------------------


def test_noise_on_the_scanner_and_on_the_reader_is_no_code_and_no_card(
    unseen_stand: Stand, took: dict[str, list[float]]
) -> None:
    stand = unseen_stand
    chance = random.Random(20261129)
    in_visit(stand)
    before = timed(lambda: stand.scan("INS-3", "visit, 1 line;"), took.setdefault("a scan before it", []))
    noises: tuple[Callable[[], bytes], ...] = (
        lambda: b"X" * 4096 + b"\r",
        lambda: b"1234567890" * 400 + b"\r\n",
        lambda: b"Y" * 4096,
        lambda: chance.randbytes(chance.randint(1, 512)),
        lambda: b"\r\n\t\x03" * 64,
        lambda: "é€".encode()[: chance.randint(1, 4)] * 100 + b"\r",
        lambda: b"A" * (LONGEST_CODE + 1) + b"\r",
    )
    for _ in range(rounds(check=2, torture=200)):
        for noise in noises:
            stand.scanner.send(noise())
    stand.scanner.send(b"\r")
    timed(lambda: stand.scan("INS-1", "visit, 2 lines;"), took.setdefault("a scan after noise", []), before)
    stand.take_card()
    for _ in range(rounds(check=2, torture=50)):
        noisy = VirtualCard(chance.randbytes(7), noise=chance)
        noisy.insert()
        noisy.powered.wait(5)
        time.sleep(0.3)
        noisy.remove()
    stand.scan("INS-2", "visit, 3 lines;")
    assert {loan["item"] for loan in stand.in_database()} == {"SPE-1", "SPE-2", "INS-1", "INS-2", "INS-3"}
    assert stand.program.running
    lines = stand.program.log.read_text().splitlines()
    assert len(lines) <= rounds(check=30, torture=60), lines[-20:]


# --- the card service ------------------------------------------------------------------------------------------------


def test_a_card_service_that_dies_again_and_again_stops_no_scan_and_the_next_tap_counts(
    unseen_stand: Stand, took: dict[str, list[float]]
) -> None:
    stand = unseen_stand
    kills = rounds(check=2, torture=20)
    barcodes = [f"KILL-{at}" for at in range(2 * kills)]
    stand.furnish(barcodes)
    in_visit(stand)
    before = timed(lambda: stand.scan("INS-1", "visit, 1 line;"), took.setdefault("a scan before it", []))
    scans = took.setdefault("a scan while the card service is away or just back", [])
    for at in range(kills):
        stand.service.kill()
        timed(partial(stand.scan, barcodes[2 * at], f"visit, {2 * at + 2} lines;"), scans, before)
        stand.service.start()
        timed(partial(stand.scan, barcodes[2 * at + 1], f"visit, {2 * at + 3} lines;"), scans, before)
        wait_until(lambda: "reader ok" in stand.manager.status, "the reader back")
    stand.take_card()
    stand.tap()
    stand.program.shows("goodbye;")
    assert len(stand.in_database()) == 3 + 2 * kills
    lines = [line for line in stand.program.log.read_text().splitlines() if " reader " in line]
    assert len(lines) <= rounds(check=6, torture=12), lines
    assert stand.rows("SELECT count(*) FROM inbox WHERE device = 'reader'") == [(1,)]


# --- the printer -----------------------------------------------------------------------------------------------------


def test_no_printer_keeps_a_visit_waiting(unseen_stand: Stand, took: dict[str, list[float]]) -> None:
    """The printer takes no byte, resets the connection, or takes 1 kB a second; taps and scans are answered
    meanwhile.
    """
    stand = unseen_stand
    visits = rounds(check=1, torture=10)
    faults = (_never_reads, _resets, _slow)[: rounds(check=1, torture=3)]
    in_a_row = rounds(check=1, torture=2)
    barcodes = [f"SLOW-{at}" for at in range(in_a_row * visits * len(faults) + 1)]
    stand.furnish(barcodes)
    fresh = iter(barcodes)
    stand.program.start().shows(ALL_WELL)
    taps, scans = took.setdefault("a tap", []), took.setdefault("a scan", [])
    tap = timed(lambda: _tapped(stand), took.setdefault("a tap before it", []))
    scan = timed(lambda: stand.scan(next(fresh), "visit, 1 line;"), took.setdefault("a scan before it", []))
    _leave(stand)
    for fault in faults:
        fault(stand)
        stand.program.shows("welcome;", 60)
        for _ in range(visits):
            for _ in range(in_a_row):
                stand.wait_until_a_tap_counts()
                timed(lambda: _tapped(stand), taps, tap)
                timed(lambda: stand.scan(next(fresh), "visit, 1 line;"), scans, scan)
                _leave(stand)
            if visits > 1:
                stand.program.shows("welcome;", 90)
        if fault is _never_reads:
            wait_until(lambda: "printer silent" in stand.manager.status, "the printer is not ok")
        _mended(stand)
    wait_until(lambda: stand.manager.status == ALL_WELL, "the printer back")
    assert len(stand.in_database()) == 2 + len(barcodes)


def _leave(stand: Stand) -> None:
    """Ends the visit with a second tap and takes the card away."""
    stand.take_card()
    stand.tap()
    stand.program.shows("goodbye;")
    stand.take_card()


def _tapped(stand: Stand) -> None:
    stand.tap()
    stand.program.shows("visit, 0 lines;")


def _never_reads(stand: Stand) -> None:
    stand.body.buffer = 0


def _resets(stand: Stand) -> None:
    stand.printer.hang_up_after = 0


def _slow(stand: Stand) -> None:
    stand.body.bytes_per_second = 1000


def _mended(stand: Stand) -> None:
    stand.body.buffer, stand.body.bytes_per_second, stand.printer.hang_up_after = 4096, None, None
