"""Finding devices, and what a scan, a test print and touches tell of them."""

import os
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from devices.corners import BTN_TOUCH, EV_KEY, TURNS, Touches, turned
from devices.display import Display, displays
from devices.framebuffer import Framebuffer, framebuffer, square
from devices.printers.candidates import FoundPrinter, serial_lines, speed_of, usb_printers
from devices.printers.dialogue import Patience
from devices.printers.job import page_use, paper_width
from devices.printers.trial import LENGTHS, LETTERS, PROFILES, print_trial
from devices.scanners.candidates import Candidate, Heard, candidates
from devices.simulated.paper import Line
from devices.touch import ABS_MT_X, ABS_MT_Y, EV_ABS, TouchScreen, extent
from kiosk.cli.setting_up.draft import Draft
from kiosk.cli.setting_up.questions.printer import _ask_paper, print_and_tell
from kiosk.cli.setting_up.questions.scanner import ask_layout, ask_scanner, layout_of_all, proposed
from kiosk.cli.setting_up.questions.screen import DIFFER, Turned, ask_rotation, ask_sound, turn_by_touch
from kiosk.doctor.machine import Root
from kiosk.lending.codes.layouts import KeyboardLayout, TypedCode
from kiosk.lending.events import CodeScanned
from kiosk.lending.tickets import PrintOutcome, PrintResult
from kiosk.settings import Settings, parse
from kiosk.wiring import TicketFile
from tests.setting_up.somebody import Somebody
from tests.support.pty_scanner import PtyScanner
from tests.support.receipt_printer import NetworkPrinter, PrinterBody, PtyPrinter

# --- scanners ----------------------------------------------------------------------------------------------------


@pytest.fixture
def dev(tmp_path: Path) -> Path:
    (tmp_path / "serial" / "by-id").mkdir(parents=True)
    (tmp_path / "input" / "by-id").mkdir(parents=True)
    return tmp_path


@pytest.fixture
def cable(dev: Path) -> Iterator[PtyScanner]:
    with PtyScanner(dev / "serial" / "by-id" / "usb-Maker_Gun_77-if00") as scanner:
        yield scanner


def test_devices_named_as_scanners_come_first(dev: Path) -> None:
    for name, device in (("usb-A_Cable-if00", "ttyUSB0"), ("usb-B_Gun-if00", "ttyACM0")):
        (dev / "serial" / "by-id" / name).symlink_to(f"/dev/{device}")
    for name in ("usb-Chicony_Keyboard-event-kbd", "usb-Honeywell_Imager-event-kbd", "usb-Maus-event-mouse"):
        (dev / "input" / "by-id" / name).touch()
    assert [one.name for one in serial_lines(dev)] == ["A Cable-if00", "B Gun-if00"]
    found = candidates(dev)
    assert [(one.name, one.likely, one.types) for one in found] == [
        ("B Gun-if00", True, False),
        ("Honeywell Imager", True, True),
        ("A Cable-if00", False, False),
        ("Chicony Keyboard", False, True),
    ]
    assert found[0].port == f"serial:{dev}/serial/by-id/usb-B_Gun-if00"


def test_the_scanner_that_was_scanned_with_is_chosen(dev: Path, cable: PtyScanner) -> None:
    draft = Draft(Settings())
    port = f"serial:{cable.link}"
    somebody = Somebody(does=[lambda: cable.scan("SPE-0042"), ""])
    ask_scanner(somebody, draft, dev)
    assert draft.tables == {"scanner": {"port": port, "layout": "auto"}}
    assert "Maker Gun 77-if00 was heard: SPE-0042." in somebody.said


def test_half_a_code_and_a_code_typed_into_the_terminal_are_told_and_change_nothing(
    dev: Path, cable: PtyScanner
) -> None:
    draft = Draft(Settings())
    somebody = Somebody(does=[lambda: cable.send(b"SPE-00"), "SPE-0042", ""])
    ask_scanner(somebody, draft, dev)
    assert draft.tables == {"scanner": {"port": "auto", "layout": "auto"}}
    assert any("not all of it came in" in said for said in somebody.said)
    assert any("typed into this window" in said for said in somebody.said)


def test_a_scanner_that_another_program_has_is_told(dev: Path, cable: PtyScanner) -> None:
    import serial

    with closing(serial.Serial(str(cable.link), exclusive=True)):
        somebody = Somebody()
        ask_scanner(somebody, Draft(Settings()), dev)
    assert any("in use by another program" in said for said in somebody.said)


GUN = Candidate("serial:/dev/serial/by-id/usb-Gun", likely=True, types=False)
CABLE = Candidate("serial:/dev/serial/by-id/usb-Cable", likely=False, types=False)
TYPING = Candidate("evdev:/dev/input/by-id/usb-Typing-event-kbd", likely=True, types=True)


def heard(by: Candidate, code: str = "SPE-0042", typed: TypedCode | None = None) -> Heard:
    return Heard(by, CodeScanned(code, 0.0, typed))


@pytest.mark.parametrize(
    ("scanned_with", "port"),
    [
        ((), "serial:/dev/ttyACM7"),
        ((GUN, TYPING), "auto"),
        ((CABLE,), CABLE.port),
        ((GUN, CABLE, CABLE), (GUN.port, CABLE.port)),
    ],
)
def test_the_port_is_the_shortest_that_covers_all_scanners_scanned_with(
    scanned_with: tuple[Candidate, ...], port: str | tuple[str, ...]
) -> None:
    assert proposed("serial:/dev/ttyACM7", tuple(map(heard, scanned_with))) == port


def test_the_layout_of_a_scanner_that_types_is_found_from_a_printed_label() -> None:
    otherwise = (
        (KeyboardLayout.BELGIAN, "SPE-0042"),
        (KeyboardLayout.FRENCH, "SPE-0042"),
        (KeyboardLayout.GERMAN, "X"),
    )
    one = heard(TYPING, "SPE)àà'é", TypedCode("Typing", otherwise))
    somebody = Somebody({"scanner.layout": "be"})
    assert ask_layout(somebody, one, "auto") == "be"
    assert somebody.offered["scanner.layout"] == ["auto", "be", "de"]
    assert [ask_layout(Somebody(), one, present) for present in ("auto", "be", "us")] == ["auto", "be", "us"]
    assert ask_layout(Somebody(), heard(GUN), "fr") == "fr"
    assert layout_of_all(Somebody({"scanner.layout": "be"}), (heard(GUN), one, heard(GUN)), "auto") == "be"


# --- printers ----------------------------------------------------------------------------------------------------


def test_a_printer_is_found_once_by_its_lasting_name(tmp_path: Path) -> None:
    dev, sys_class = tmp_path / "dev", tmp_path / "sys"
    (dev / "usb").mkdir(parents=True)
    (dev / "kiosk").mkdir()
    for name in ("lp0", "lp1"):
        (dev / "usb" / name).touch()
        (sys_class / name / "device").mkdir(parents=True)
    (sys_class / "lp0" / "product").write_text("TM-m30\n")
    (dev / "kiosk" / "printer").symlink_to(dev / "usb" / "lp0")
    assert usb_printers(dev, sys_class) == (
        FoundPrinter(f"usb:{dev}/kiosk/printer", "TM-m30"),
        FoundPrinter(f"usb:{dev}/usb/lp1", ""),
    )


@pytest.fixture
def printer() -> Iterator[NetworkPrinter]:
    with closing(NetworkPrinter()) as one:
        yield one


@pytest.mark.parametrize(("columns", "longest"), [(32, 1), (36, 1), (42, 2), (48, 3)])
def test_of_the_numbered_lines_those_that_fit_the_paper_are_printed_whole(columns: int, longest: int) -> None:
    with closing(NetworkPrinter(PrinterBody(columns=columns, width=12 * columns))) as printer:
        assert print_trial(printer.wiring) == PrintOutcome(PrintResult.PRINTED)
        (paper,) = printer.wait_for_tickets(1)
    lines = [line.text for line in paper.marks if isinstance(line, Line)]
    whole = [number for number, length in LENGTHS.items() if f"{number}{'.' * (length - 2)}{number}" in lines]
    assert max(whole) == longest
    assert {line[0] for line in lines if line[1:] == f"  {LETTERS}"} == {"A", "B"}


@pytest.mark.parametrize("silent", [False, True])
def test_the_speed_of_a_serial_printer_is_the_one_at_which_it_answers(silent: bool, tmp_path: Path) -> None:
    patience = Patience(connect=1, status=0.05 if silent else 5, stall=1, sending=1)
    with closing(PtyPrinter(PrinterBody(silent=silent))) as printer:
        assert speed_of(str(printer.path), patience) == (None if silent else 38400)
    assert speed_of(str(tmp_path / "missing"), patience) is None


def test_each_profile_is_as_wide_as_its_line(tmp_path: Path) -> None:
    assert {length: paper_width(profile, tmp_path).columns for length, profile in PROFILES.items()} == {
        length: length for length in LENGTHS.values()
    }
    assert {page_use(profile, None, tmp_path).number for profile in PROFILES.values()} == {16}


@pytest.mark.parametrize(
    ("present", "line", "letters", "wanted"),
    [
        ({}, "48", "A", {"code_page": None}),
        ({}, "32", "A", {"profile": "ZJ-5870", "code_page": None}),
        ({}, "48", "B", {"code_page": 16}),
        ({"code_page": 71}, "42", "C", {"profile": "TM-T88III", "code_page": 71}),
        ({"profile": "POS-5890"}, "32", "A", {"code_page": 16}),
        ({}, "48", "", {}),
    ],
)
def test_the_answers_about_the_paper_become_width_and_code_page(
    present: dict[str, Any],
    line: str,
    letters: str,
    wanted: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    draft = Draft(parse({"printer": present}))
    _ask_paper(Somebody({"printer.line": line, "printer.letters": letters}), draft)
    assert draft.tables.get("printer", {}) == wanted


def test_a_printer_that_never_answers_is_accepted_when_somebody_has_the_paper(tmp_path: Path) -> None:
    draft = Draft(Settings())
    ticket = TicketFile(str(tmp_path / "ticket"))
    assert print_and_tell(Somebody(), draft, ticket)
    assert draft.tables == {}


def test_a_printer_that_is_off_or_without_paper_is_told(printer: NetworkPrinter) -> None:
    printer.body.paper_out = True
    somebody = Somebody()
    assert not print_and_tell(somebody, Draft(Settings()), printer.wiring)
    printer.switch_off()
    assert not print_and_tell(somebody, Draft(Settings()), printer.wiring)
    assert somebody.said == [
        "The printer was reached, but it does not print: out of paper.",
        "The printer was not reached. Is it on, is its cable in, is the address right?",
    ]


# --- screen and sound --------------------------------------------------------------------------------------------


def edid(timing: bytes, width_cm: int, height_cm: int) -> bytes:
    data = bytearray(128)
    data[21:23] = width_cm, height_cm
    data[54 : 54 + len(timing)] = timing
    return bytes(data)


def test_displays_tell_their_pixels_and_their_size(tmp_path: Path) -> None:
    in_mm = bytes([1, 1, *bytes(10), 344 % 256, 193, 1 << 4])
    for name, status, modes, said in (
        ("card0-HDMI-A-1", "connected", "1280x800\n800x600\n", edid(in_mm, 0, 0)),
        ("card0-HDMI-A-2", "disconnected", "", b""),
        ("card1-DP-1", "connected", "1920x1080\n", edid(b"", 34, 19)),
        ("card1-DSI-1", "connected", "800x480\n", b""),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "status").write_text(status + "\n")
        (tmp_path / name / "modes").write_text(modes)
        (tmp_path / name / "edid").write_bytes(said)
    assert displays(tmp_path) == (
        Display("HDMI-A-1", (1280, 800), 15.5),
        Display("DP-1", (1920, 1080), 15.3),
        Display("DSI-1", (800, 480), None),
    )


@pytest.mark.parametrize(
    ("upper_left", "upper_right", "turn"),
    [
        ((0.02, 0.03), (0.97, 0.04), 0),
        ((0.04, 0.98), (0.03, 0.02), 90),
        ((0.97, 0.96), (0.05, 0.98), 180),
        ((0.98, 0.03), (0.96, 0.97), 270),
        ((0.97, 0.03), (0.02, 0.04), None),
        ((0.02, 0.03), (0.04, 0.05), None),
    ],
)
def test_two_touches_tell_how_the_touch_screen_is_turned(
    upper_left: tuple[float, float], upper_right: tuple[float, float], turn: int | None
) -> None:
    assert turned(upper_left, upper_right) == turn


@pytest.mark.parametrize(("corner", "turn"), TURNS.items())
def test_the_window_turns_touches_by_the_same_angle(corner: tuple[bool, bool], turn: int) -> None:
    from kivy.input.motionevent import MotionEvent

    right, low = corner
    across, up = MotionEvent.to_absolute_pos(None, float(right), 1.0 - low, 1279, 799, turn)
    assert (across, up) == (0, 799 if turn in (0, 180) else 1279)


class FakeGlass:
    """An event device of a touch screen of 4096 by 2048 points, counted from 100."""

    def __init__(self) -> None:
        self.fd, self._hand = os.pipe()
        self._events: list[SimpleNamespace] = []

    def capabilities(self) -> dict[int, list[tuple[int, SimpleNamespace]]]:
        return {EV_ABS: [(ABS_MT_X, SimpleNamespace(min=100, max=4196)), (ABS_MT_Y, SimpleNamespace(min=0, max=2048))]}

    def happens(self, *events: tuple[int, int, int]) -> None:
        self._events = [SimpleNamespace(type=kind, code=code, value=value) for kind, code, value in events]
        os.write(self._hand, b"!")

    def read(self) -> list[SimpleNamespace]:
        os.read(self.fd, 1)
        return self._events

    def close(self) -> None:
        os.close(self.fd)
        os.close(self._hand)


def test_a_touch_counts_where_the_finger_left_the_glass() -> None:
    assert extent(Path("event0"), lambda _: FakeGlass()) == (4096, 2048)
    fake = FakeGlass()
    with closing(Touches(TouchScreen("Glass", "event0"), lambda _: fake)) as touches:
        assert touches.lifted() is None
        fake.happens((EV_KEY, BTN_TOUCH, 1), (EV_ABS, ABS_MT_X, 100), (EV_ABS, ABS_MT_Y, 2048))
        assert touches.lifted() is None
        fake.happens((EV_ABS, ABS_MT_X, 4196))
        assert touches.lifted() is None
        fake.happens((EV_KEY, BTN_TOUCH, 0))
        assert touches.lifted() == (1.0, 1.0)


@pytest.fixture
def text(tmp_path: Path) -> Framebuffer:
    """A framebuffer of 16 bits a pixel, whose rows are longer than its picture, with text on it."""
    for name, said in (("virtual_size", "64,40"), ("bits_per_pixel", "16"), ("stride", "160")):
        (tmp_path / name).write_text(f"{said}\n")
    (tmp_path / "fb0").write_bytes(bytes(range(160)) * 40)
    found = framebuffer(tmp_path / "fb0", tmp_path)
    assert found is not None
    return found


def test_a_square_is_drawn_in_the_upper_left_corner_and_taken_away(text: Framebuffer) -> None:
    before = text.device.read_bytes()
    with square(text):
        rows = [text.device.read_bytes()[at : at + 160] for at in range(0, 6400, 160)]
    assert rows == [b"\xff" * 16 + bytes(range(16, 160))] * 8 + [bytes(range(160))] * 32
    assert text.device.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "said"), [("virtual_size", "0,0"), ("virtual_size", "?"), ("bits_per_pixel", "8"), ("stride", "127")]
)
def test_nothing_is_drawn_on_a_framebuffer_without_a_description(
    tmp_path: Path, text: Framebuffer, name: str, said: str
) -> None:
    (tmp_path / name).write_text(said)
    assert framebuffer(text.device, tmp_path) is None
    (tmp_path / name).unlink()
    assert framebuffer(text.device, tmp_path) is None


UPPER_LEFT, UPPER_RIGHT, LOWER_LEFT, LOWER_RIGHT = (100, 0), (4196, 0), (100, 2048), (4196, 2048)
Corner = tuple[int, int]


def turn_told(drawn_on: Framebuffer | None, *corners: Corner | None) -> Turned | None:
    """The turn found from touches at these points of the glass, one at each question; None stands for Enter."""
    glasses: list[FakeGlass] = []

    def opened(_: Path) -> FakeGlass:
        glasses.append(FakeGlass())
        return glasses[-1]

    def touch(across: int, down: int) -> None:
        drawn = drawn_on is not None and drawn_on.device.exists() and drawn_on.device.read_bytes()[:2] == b"\xff\xff"
        assert drawn == (len(glasses) == 3), "the square is there while it is asked for, and no longer"
        glasses[-1].happens((EV_ABS, ABS_MT_X, across), (EV_ABS, ABS_MT_Y, down), (EV_KEY, BTN_TOUCH, 0))

    does = ["" if corner is None else partial(touch, *corner) for corner in corners]
    return turn_by_touch(Somebody(does=does), [TouchScreen("Glass", "event0")], drawn_on, opened)


@pytest.mark.parametrize(
    ("corners", "told"),
    [
        ((UPPER_LEFT, UPPER_RIGHT, UPPER_LEFT), Turned(0, 0)),
        ((LOWER_RIGHT, LOWER_LEFT, UPPER_LEFT), Turned(180, 180)),
        ((LOWER_RIGHT, LOWER_LEFT, LOWER_RIGHT), Turned(180, 0)),
        ((UPPER_LEFT, UPPER_RIGHT, LOWER_RIGHT), Turned(0, 180)),
        ((LOWER_LEFT, UPPER_LEFT, UPPER_LEFT), Turned(90, 90)),
        ((LOWER_LEFT, UPPER_LEFT, LOWER_RIGHT), Turned(90, 270)),
        ((UPPER_LEFT, UPPER_RIGHT, UPPER_RIGHT), Turned(0, 90)),
        ((LOWER_RIGHT, LOWER_LEFT, None), Turned(180, 180)),
        ((UPPER_RIGHT, UPPER_LEFT), None),
        ((UPPER_LEFT, None), None),
    ],
)
def test_a_touch_of_the_square_tells_how_the_picture_is_turned_against_the_touch(
    text: Framebuffer, corners: tuple[Corner | None, ...], told: Turned | None
) -> None:
    assert turn_told(text, *corners) == told


def test_where_no_square_can_be_drawn_picture_and_touch_are_taken_to_be_turned_alike(text: Framebuffer) -> None:
    assert turn_told(None, LOWER_RIGHT, LOWER_LEFT) == Turned(180, 180)
    text.device.unlink()
    assert turn_told(text, LOWER_RIGHT, LOWER_LEFT) == Turned(180, 180)


@pytest.mark.parametrize(
    ("told", "answer", "rotation", "said"),
    [
        (Turned(180, 180), [], 180, ""),
        (Turned(180, 0), [], 0, "half a turn"),
        (Turned(0, 90), [], 90, "a quarter turn to the left"),
        (Turned(180, 180), "0", 0, "half a turn"),
        (None, [], 0, ""),
    ],
)
def test_a_touch_that_is_turned_against_the_picture_is_told(
    told: Turned | None, answer: str | list[str], rotation: int, said: str
) -> None:
    draft, somebody = Draft(Settings()), Somebody({"screen.rotation": answer})
    ask_rotation(somebody, draft, told)
    assert draft.settings.screen.rotation == rotation
    assert [DIFFER.format(turn=said)] * bool(said) == somebody.said


def test_without_a_sound_card_no_volume_is_asked_for(tmp_path: Path) -> None:
    cards = tmp_path / "proc" / "asound" / "cards"
    cards.parent.mkdir(parents=True)
    cards.write_text("--- no soundcards ---\n")
    for folder in (tmp_path, tmp_path / "missing"):
        draft = Draft(Settings())
        ask_sound(Somebody({"sound.volume": "30"}), draft, Root(folder))
        assert draft.tables == {}
    cards.write_text(" 0 [vc4hdmi        ]: vc4-hdmi - vc4-hdmi\n")
    ask_sound(Somebody({"sound.volume": ["loud", "101", "30"], "sound.try": "no"}), draft, Root(tmp_path))
    assert draft.tables == {"sound": {"volume": 30}}
