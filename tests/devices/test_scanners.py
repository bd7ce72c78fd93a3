"""The scanner's contract, on the twin and on a real tty, and the behaviour that only real devices have."""

import errno
import os
import queue
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from types import SimpleNamespace

import pytest

from devices.failures import in_use, trouble_of
from devices.scanners.keyboards import KeyboardPort
from devices.scanners.keys import EV_KEY, PRESSED, RELEASED, US_LAYOUT
from devices.scanners.layouts import ScannerLayouts
from devices.scanners.opening import open_scanners, ports_of
from devices.scanners.probe import ScannerProbe, probe_scanners
from devices.scanners.scanning import Scanners
from devices.scanners.serial_lines import SerialPort
from devices.scanners.wires import plugged
from devices.simulated.scanner import SimulatedScanner
from kiosk.lending.codes.layouts import KeyboardLayout
from kiosk.lending.events import CodeRefused, CodeScanned, DeviceLost, DeviceReady, Event
from kiosk.lending.model import Device, Trouble
from kiosk.lending.ports import Source
from kiosk.lending.upkeep.findings import What
from kiosk.wiring import AnyScanner, EventDevice, SerialLine
from tests.support.pty_scanner import PtyScanner

READY = DeviceReady(Device.SCANNER)
MISSING = DeviceLost(Device.SCANNER, Trouble.MISSING)
DENIED = DeviceLost(Device.SCANNER, Trouble.DENIED)
PATIENCE = 30
"""Seconds to wait for what must come, on a slow machine."""


def line(path: Path, baud: int = 9600) -> SerialLine:
    return SerialLine(str(path), baud)


class Inbox:
    """Collects the events that a scanner posts and gives them out one by one."""

    def __init__(self) -> None:
        self.events: queue.Queue[Event] = queue.Queue()
        self.post = self.events.put

    def next(self) -> Event:
        return self.events.get(timeout=PATIENCE)

    def next_code(self) -> str:
        event = self.next()
        assert isinstance(event, CodeScanned), event
        return event.code

    @property
    def quiet(self) -> bool:
        return self.events.empty()


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
def cable(tmp_path: Path) -> Iterator[PtyScanner]:
    with PtyScanner(tmp_path / "scanner") as scanner:
        yield scanner


@pytest.fixture
def scanner(cable: PtyScanner, inbox: Inbox) -> Iterator[Source]:
    source = open_scanners((line(cable.link),))
    source.start(inbox.post)
    assert inbox.next() == READY
    yield source
    source.stop()


# --- the contract --------------------------------------------------------------------------------------------------


@pytest.fixture(params=["simulated", "serial"])
def hand(request: pytest.FixtureRequest, cable: PtyScanner) -> Iterator[SimpleNamespace]:
    """A scanner, with functions that scan, misread, unplug and plug in."""
    if request.param == "simulated":
        twin = SimulatedScanner()
        yield SimpleNamespace(source=twin, scan=twin.scan, misread=twin.misread, unplug=twin.unplug, plug=twin.plug)
        return
    source = open_scanners((line(cable.link),))
    yield SimpleNamespace(
        source=source, scan=cable.scan, misread=lambda: cable.scan("B\x00"), unplug=cable.unplug, plug=cable.plug
    )
    source.stop()


def test_a_scanner_posts_that_it_is_ready_and_then_its_codes(hand, inbox):
    hand.source.start(inbox.post)
    assert inbox.next() == READY

    hand.scan(" b7 ")
    hand.misread()
    hand.scan("Œuvre-é")

    first, refused, last = inbox.next(), inbox.next(), inbox.next()
    assert (first.code, last.code) == ("B7", "ŒUVRE-É")
    assert isinstance(refused, CodeRefused)
    assert first.at <= refused.at <= last.at


def test_a_scanner_that_is_missing_is_reported_until_it_is_plugged_in(hand, inbox):
    hand.unplug()
    hand.source.start(inbox.post)
    assert inbox.next() == MISSING

    hand.plug()
    assert inbox.next() == READY
    hand.scan("B7")
    assert inbox.next_code() == "B7"


def test_a_scanner_that_is_pulled_out_comes_back_by_itself(hand, inbox):
    hand.source.start(inbox.post)
    assert inbox.next() == READY

    for code in ("B7", "C8"):
        hand.unplug()
        assert inbox.next() == MISSING
        hand.plug()
        assert inbox.next() == READY
        hand.scan(code)
        assert code == inbox.next_code()


def test_a_stopped_scanner_posts_nothing_and_can_be_started_again(hand, inbox):
    hand.source.start(inbox.post)
    assert inbox.next() == READY

    hand.source.stop()
    hand.scan("B7")
    assert inbox.quiet

    hand.source.start(inbox.post)
    assert inbox.next() == READY
    hand.scan("C8")
    assert inbox.next_code() == "C8"


# --- on a serial line ----------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("scanner")
def test_codes_come_in_order_with_any_terminator(cable, inbox):
    codes = [f"ITEM-{number}" for number in range(60)]
    ends = ("\r", "\n", "\r\n", "\t", "\x03")
    for number, code in enumerate(codes):
        cable.scan(code, ends[number % len(ends)])

    assert codes == [inbox.next_code() for _ in codes]


@pytest.mark.usefixtures("scanner")
def test_aim_identifiers_are_stripped_and_a_read_that_is_no_code_is_refused(cable, inbox):
    cable.scan("]C0b7")
    cable.scan("]E05400141234565")
    assert [inbox.next_code(), inbox.next_code()] == ["B7", "5400141234565"]

    for damaged in (b"]E05400141234567\r", b"\x1b[2J\r", b"caf\xe9\r", b"x" * 600 + b"\r"):
        cable.send(damaged)
        assert isinstance(inbox.next(), CodeRefused)


@pytest.mark.usefixtures("scanner")
def test_a_scan_without_terminator_is_refused_and_not_joined_to_the_next(cable, inbox):
    cable.scan("540014", suffix="")
    assert isinstance(inbox.next(), CodeRefused)

    cable.scan("B7")
    assert inbox.next_code() == "B7"


def test_a_code_whose_rest_came_while_the_thread_was_delayed_is_whole(cable, inbox):
    """A clock that goes on by ten seconds at every look stands for a busy machine; the rest of the code comes between
    two looks.
    """
    now, looks_until_rest = 0.0, None

    def clock() -> float:
        nonlocal now, looks_until_rest
        now += 10
        if looks_until_rest is not None:
            looks_until_rest -= 1
            if looks_until_rest == 0:
                cable.scan("41234565")
        return now

    scanner = open_scanners((line(cable.link),), clock)
    scanner.start(inbox.post)
    assert inbox.next() == READY
    looks_until_rest = 2
    cable.scan("54001", suffix="")

    assert inbox.next_code() == "5400141234565"
    scanner.stop()


def test_a_scanner_replugged_under_another_tty_is_found_by_its_name(cable, scanner, inbox, tmp_path):
    before = cable.device
    cable.unplug()
    assert inbox.next() == MISSING

    with ExitStack() as others:
        for at in range(64):  # until the old tty belongs to another scanner, or to another process
            if others.enter_context(PtyScanner(tmp_path / f"another-{at}")).device == before:
                break
        cable.plug()
        assert before != cable.device
        assert inbox.next() == READY
        cable.scan("B7")
        assert inbox.next_code() == "B7"


def test_a_scanner_with_a_loose_contact_is_found_again_each_time(cable, inbox):
    """A scanner that looks all the time meets names that vanish between being seen and being opened."""
    scanner = Scanners((SerialPort(str(cable.link), 9600),), rescan=0.001)
    scanner.start(inbox.post)
    assert inbox.next() == READY

    for _ in range(100):
        cable.unplug()
        assert inbox.next() == MISSING
        cable.plug()
        assert inbox.next() == READY
        cable.scan("B7")
        assert inbox.next_code() == "B7"
    scanner.stop()


def test_a_code_cut_off_by_pulling_the_cable_is_dropped(cable, scanner, inbox):
    """Where the new cable is found before the end of the old one is noticed, no loss is posted."""
    cable.scan("5400", suffix="")
    cable.plug()
    codes: list[str] = []
    end = time.monotonic() + PATIENCE
    while not codes and time.monotonic() < end:
        cable.scan("B7")  # a code scanned before the port is open again is lost
        time.sleep(0.1)
        while not inbox.quiet:
            event = inbox.next()
            codes += [event.code] if isinstance(event, CodeScanned) else []

    assert set(codes) == {"B7"}


@pytest.mark.usefixtures("scanner")
def test_a_port_is_opened_for_one_program_alone(cable, inbox):
    other_inbox = Inbox()
    other = open_scanners((line(cable.link),))
    other.start(other_inbox.post)

    assert other_inbox.next() == DENIED
    other.stop()
    cable.scan("B7")
    assert inbox.next_code() == "B7"


def test_a_code_scanned_before_the_port_was_opened_is_dropped(cable, inbox):
    cable.scan("OLD")
    scanner = open_scanners((line(cable.link),))
    scanner.start(inbox.post)
    assert inbox.next() == READY
    cable.scan("NEW")

    assert inbox.next_code() == "NEW"
    scanner.stop()


def test_a_path_that_is_no_serial_port_is_reported_missing(tmp_path, inbox):
    (tmp_path / "file").write_text("no tty")
    scanner = open_scanners((line(tmp_path / "file"),))
    scanner.start(inbox.post)

    assert inbox.next() == MISSING
    scanner.stop()


def test_stopping_ends_the_thread_and_may_come_before_the_start_or_twice(cable, inbox):
    scanner = open_scanners((line(cable.link),))
    scanner.stop()
    before = threading.active_count()
    scanner.start(inbox.post)
    assert before + 1 == threading.active_count()
    scanner.stop()
    scanner.stop()

    assert before == threading.active_count()


def test_stopping_leaves_no_file_open(cable, inbox):
    scanner = open_scanners((line(cable.link),))
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(3):
        scanner.start(inbox.post)
        assert inbox.next() == READY
        scanner.stop()

    assert before == len(os.listdir("/proc/self/fd"))


# --- several -------------------------------------------------------------------------------------------------------


def test_several_scanners_are_lost_when_all_are_lost_and_ready_when_any_is(cable, inbox, tmp_path):
    with PtyScanner(tmp_path / "second") as second:
        group = open_scanners((line(cable.link), line(second.link, 19200)))
        group.start(inbox.post)
        assert inbox.next() == READY
        cable.scan("B7")
        assert inbox.next_code() == "B7"
        second.scan("C8")
        assert inbox.next_code() == "C8"

        cable.unplug()
        second.scan("D9")
        assert inbox.next_code() == "D9"
        second.unplug()
        assert inbox.next() == MISSING
        cable.plug()
        assert inbox.next() == READY
        group.stop()


def test_a_scan_of_one_scanner_does_not_cut_off_a_scan_of_another(cable, inbox, tmp_path):
    with PtyScanner(tmp_path / "second") as second:
        group = Scanners((SerialPort(str(cable.link), 9600), SerialPort(str(second.link), 9600)), silence=PATIENCE)
        group.start(inbox.post)
        assert inbox.next() == READY

        cable.scan("54001", suffix="")
        for code in ("B7", "C8"):
            second.scan(code)
            assert inbox.next_code() == code
        cable.scan("41234565")
        assert inbox.next_code() == "5400141234565"
        group.stop()


def test_one_scanner_under_two_names_is_opened_once(cable, inbox, tmp_path):
    (tmp_path / "alias").symlink_to(cable.link)
    group = open_scanners((line(cable.link), line(tmp_path / "ali*")))
    group.start(inbox.post)
    assert inbox.next() == READY
    cable.scan("B7")
    cable.scan("C8")

    assert [inbox.next_code(), inbox.next_code()] == ["B7", "C8"]
    group.stop()
    assert inbox.quiet


def test_a_glob_opens_scanners_that_are_plugged_in_later_too(inbox, tmp_path):
    group = open_scanners((line(tmp_path / "usb-*"),))
    group.start(inbox.post)
    assert inbox.next() == MISSING

    with PtyScanner(tmp_path / "usb-first") as first:
        assert inbox.next() == READY
        first.scan("B7")
        assert inbox.next_code() == "B7"
    assert inbox.next() == MISSING
    group.stop()


@pytest.fixture
def dev(tmp_path: Path) -> Path:
    """A /dev with a CDC scanner, a serial adapter, a scanner that types, and an ordinary keyboard."""
    dev = tmp_path / "dev"
    keyboards = ("usb-Logitech_USB_Keyboard-event-kbd", "usb-Datalogic_ADC_Inc._Handheld_Barcode_Scanner-event-kbd")
    links = {
        "serial/by-id/usb-Honeywell_1900-if00": "ttyACM0",
        "serial/by-id/usb-FTDI_FT232R-if00-port0": "ttyUSB0",
        f"input/by-id/{keyboards[0]}": "event3",
        f"input/by-id/{keyboards[1]}": "event4",
        "input/by-id/usb-Barcode_Scanner-event-mouse": "event5",
    }
    for link, device in links.items():
        (dev / link).parent.mkdir(parents=True, exist_ok=True)
        (dev / device).touch()
        (dev / link).symlink_to(dev / device)
    return dev


def test_auto_takes_cdc_devices_and_keyboards_named_as_scanners_and_no_other_keyboard(dev):
    found = [Path(path).name for port in ports_of(AnyScanner(), dev) for path in plugged(port)]

    assert found == ["usb-Honeywell_1900-if00", "usb-Datalogic_ADC_Inc._Handheld_Barcode_Scanner-event-kbd"]


# --- scanners that type --------------------------------------------------------------------------------------------

SHIFT = 42
KEY_OF = {plain: key for key, (plain, _) in reversed(US_LAYOUT.items())}


class TwinKeyboard:
    """An event device made of a pipe, on which the test presses keys."""

    EVENT = struct.Struct("llHHi")
    name = "Twin Scanner"

    def __init__(self) -> None:
        self.fd, self._keys = os.pipe()

    def read(self) -> list[SimpleNamespace]:
        data = os.read(self.fd, 4096)
        if not data:
            raise OSError(errno.ENODEV, "No such device")
        names = ("type", "code", "value")
        return [SimpleNamespace(**dict(zip(names, event[2:], strict=True))) for event in self.EVENT.iter_unpack(data)]

    def close(self) -> None:
        os.close(self.fd)

    def type_out(self, *keys: int, shift: bool = False) -> None:
        held = (SHIFT,) if shift else ()
        for key in keys:
            for value in (PRESSED, RELEASED):
                for pressed in (*held, key) if value == PRESSED else (key, *held):
                    os.write(self._keys, self.EVENT.pack(0, 0, EV_KEY, pressed, value))

    def pull_out(self) -> None:
        os.close(self._keys)


def test_a_scanner_that_types_is_read_lost_and_found_again_by_its_name(inbox, tmp_path):
    link = tmp_path / "usb-scanner-event-kbd"
    opened: list[TwinKeyboard] = []

    def connect(path: str) -> TwinKeyboard:
        opened.append(TwinKeyboard())
        return opened[-1]

    scanner = Scanners((KeyboardPort(str(link), connect=connect),))
    scanner.start(inbox.post)
    assert inbox.next() == MISSING

    for code in ("b7", "5400141234567"):
        link.touch()
        assert inbox.next() == READY
        opened[-1].type_out(*(KEY_OF[char] for char in code), 28)
        assert code.upper() == inbox.next_code()
        opened[-1].type_out(KEY_OF["5"])
        assert isinstance(inbox.next(), CodeRefused)
        link.unlink()
        opened[-1].pull_out()
        assert inbox.next() == MISSING
    scanner.stop()


def test_a_layout_stored_for_a_scanner_is_used_from_the_next_code_on(inbox, tmp_path):
    (tmp_path / "keyboard").touch()
    opened: list[TwinKeyboard] = []

    def connect(path: str) -> TwinKeyboard:
        opened.append(TwinKeyboard())
        return opened[-1]

    layouts = ScannerLayouts()
    scanner = Scanners((KeyboardPort(str(tmp_path / "keyboard"), connect=connect, layouts=layouts),))
    scanner.start(inbox.post)
    assert inbox.next() == READY
    azerty = (16, 17, 39, 28)  # the keys that a scanner set to AZERTY presses for `azm`

    opened[-1].type_out(*azerty)
    read = inbox.next()
    assert read.code == "QW;"
    assert (read.typed.scanner, dict(read.typed.otherwise)[KeyboardLayout.BELGIAN]) == (TwinKeyboard.name, "AZM")
    layouts.use({TwinKeyboard.name: KeyboardLayout.BELGIAN})
    opened[-1].type_out(*azerty)
    assert inbox.next_code() == "AZM"
    scanner.stop()


def test_a_fixed_layout_is_used_for_every_scanner():
    fixed = ScannerLayouts(KeyboardLayout.GERMAN)
    fixed.use({TwinKeyboard.name: KeyboardLayout.BELGIAN})

    assert (fixed.name_of(TwinKeyboard.name), fixed.of(TwinKeyboard.name)) == ("", KeyboardLayout.GERMAN)


def test_a_scanner_that_the_kiosk_may_not_read_is_denied(inbox, tmp_path):
    def connect(path: str) -> TwinKeyboard:
        raise PermissionError(errno.EACCES, "Permission denied")

    (tmp_path / "keyboard").touch()
    scanner = Scanners((KeyboardPort(str(tmp_path / "keyboard"), connect=connect),))
    scanner.start(inbox.post)

    assert inbox.next() == DENIED
    scanner.stop()


def test_a_path_that_is_no_keyboard_is_reported_missing(inbox, tmp_path):
    (tmp_path / "file").write_text("no event device")
    scanner = open_scanners((EventDevice(str(tmp_path / "file")),))
    scanner.start(inbox.post)

    assert inbox.next() == MISSING
    scanner.stop()


def test_a_keyboard_made_in_the_kernel_is_grabbed_decoded_and_reported_missing(inbox):
    if not os.access("/dev/uinput", os.W_OK):
        pytest.skip("not run: /dev/uinput")
    import evdev

    keyboard = evdev.UInput({EV_KEY: [28, *US_LAYOUT]}, name="deelkiosk test scanner")
    scanner = open_scanners((EventDevice(keyboard.device.path),))
    scanner.start(inbox.post)
    assert inbox.next() == READY
    other_inbox = Inbox()
    other = open_scanners((EventDevice(keyboard.device.path),))
    other.start(other_inbox.post)
    assert other_inbox.next() == DENIED
    other.stop()

    for key in (*(KEY_OF[char] for char in "5400141234567"), 28):
        for value in (PRESSED, RELEASED):
            keyboard.write(EV_KEY, key, value)
            keyboard.syn()
    assert inbox.next_code() == "5400141234567"

    keyboard.close()
    assert inbox.next() == MISSING
    scanner.stop()


# --- the doctor ----------------------------------------------------------------------------------------------------


def test_a_probe_tells_usable_used_and_missing_scanners_apart(cable, scanner, tmp_path):
    with PtyScanner(tmp_path / "free") as free:
        (usable,) = probe_scanners(line(free.link))
        (taken,) = probe_scanners(line(cable.link))
        (gone,) = probe_scanners(line(tmp_path / "nowhere"))

    assert ScannerProbe(str(free.link), None, What.SCANNER_THERE) == usable
    assert ScannerProbe(str(cable.link), None, What.IN_USE) == taken
    assert (gone.path, gone.trouble) == ("", Trouble.MISSING)


def test_a_probe_takes_nothing_from_a_scanner_that_is_in_use(cable, scanner, inbox):
    for _ in range(5):
        probe_scanners(line(cable.link))
    cable.scan("INS-0042")

    assert inbox.next_code() == "INS-0042"
    assert inbox.quiet


def test_a_grabbed_keyboard_is_in_use_and_a_forbidden_one_in_trouble():
    assert in_use(OSError(errno.EBUSY, "grabbed"))
    assert not in_use(PermissionError(errno.EACCES, "not in the group"))
    assert Trouble.DENIED is trouble_of(PermissionError(errno.EACCES, "not in the group"))


def test_a_probe_of_auto_names_the_keyboards_it_left_alone(dev):
    for link in (dev / "serial/by-id/usb-Honeywell_1900-if00", *(dev / "input/by-id").glob("*Scanner*")):
        link.unlink()

    (probe,) = probe_scanners(AnyScanner(), dev)

    assert (probe.path, probe.trouble) == ("", Trouble.MISSING)
    assert "usb-Logitech_USB_Keyboard-event-kbd" in probe.others


# --- what it costs -------------------------------------------------------------------------------------------------


def test_the_libraries_of_devices_are_loaded_only_when_one_is_opened():
    imports = "import sys, devices.scanners.opening, devices.scanners.probe"
    loaded = f"{imports}; print(*{{'serial', 'evdev', 'stdnum'}} & set(sys.modules))"

    assert subprocess.run((sys.executable, "-c", loaded), capture_output=True, check=True).stdout.strip() == b""
