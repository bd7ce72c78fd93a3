import pytest

from devices.scanners.keys import EV_KEY, EV_SYN, PRESSED, RELEASED, SYN_DROPPED, US_LAYOUT, KeyReads
from kiosk.lending.codes.layouts import KeyboardLayout
from kiosk.lending.events import CodeRefused, CodeScanned

ENTER, TAB, SHIFT, CTRL, ALT, CAPS = 28, 15, 42, 29, 56, 58
KEYPAD = {55, 98, *range(71, 84)}
KEY_OF = {pair[0]: (key,) for key, pair in US_LAYOUT.items() if key not in KEYPAD} | {
    pair[1]: (SHIFT, key) for key, pair in US_LAYOUT.items() if key not in KEYPAD and pair[0] != pair[1]
}


def press(reads, *keys, at=1.0):
    """Presses the keys one after the other and releases them in reverse order."""
    readings = []
    for key, value in [*((key, PRESSED) for key in keys), *((key, RELEASED) for key in reversed(keys))]:
        readings += reads.take(EV_KEY, key, value, at)
        readings += reads.take(EV_SYN, 0, 0, at)
    return readings


def type_out(reads, text, at=1.0):
    return [reading for char in text for reading in press(reads, *KEY_OF[char], at=at)]


@pytest.mark.parametrize(
    "text", ["5400141234567", "Item-0042/B_x", "https://x.be/l/7F3K?a=1", "`~\\|[]{};:'\",.<>+=*() !@#$%^&"]
)
def test_keys_are_decoded_as_the_us_layout(text):
    reads = KeyReads()

    assert type_out(reads, text) == []
    assert [CodeScanned(text.upper(), 2.0)] == press(reads, ENTER, at=2.0)


def test_the_key_numbers_are_those_of_the_kernel():
    ecodes = pytest.importorskip("evdev", reason="not run: evdev is not installed").ecodes.ecodes
    words = ("MINUS", "EQUAL", "LEFTBRACE", "RIGHTBRACE", "SEMICOLON", "APOSTROPHE", "GRAVE", "BACKSLASH", "COMMA")
    words += ("DOT", "SLASH", "SPACE", "KPASTERISK", "KPMINUS", "KPPLUS", "KPDOT", "KPSLASH")
    named = dict(zip(words, "-=[];'`\\,./ *-+./", strict=True)) | {f"KP{i}": str(i) for i in range(10)}
    named |= {char.upper(): char for char in "abcdefghijklmnopqrstuvwxyz0123456789"}

    assert {ecodes[f"KEY_{name}"]: char for name, char in named.items()} == {
        key: plain for key, (plain, _) in US_LAYOUT.items()
    }
    assert tuple(
        ecodes[f"KEY_{name}"] for name in ("ENTER", "TAB", "LEFTSHIFT", "LEFTCTRL", "LEFTALT", "CAPSLOCK")
    ) == (ENTER, TAB, SHIFT, CTRL, ALT, CAPS)
    assert (ecodes["EV_SYN"], ecodes["EV_KEY"], ecodes["SYN_DROPPED"]) == (EV_SYN, EV_KEY, SYN_DROPPED)


def test_keypad_lock_keys_and_repeats_do_not_change_a_code():
    reads = KeyReads()
    press(reads, CAPS)
    press(reads, 79)
    reads.take(EV_KEY, 80, PRESSED, 1.0)
    for _ in range(5):
        reads.take(EV_KEY, 80, 2, 1.0)

    assert [CodeScanned("12", 1.0)] == press(reads, TAB)


@pytest.mark.parametrize(
    "keys",
    [(CTRL, 27), (ALT, 30), (100, 30), (86,), (59,)],
    ids=["Ctrl+]", "Alt+A", "AltGr+A", "the key beside Z", "F1"],
)
def test_a_key_without_a_character_spoils_its_code_and_no_other(keys):
    reads = KeyReads()
    type_out(reads, "ab")
    press(reads, *keys)
    type_out(reads, "cd")

    assert [CodeRefused(1.0)] == press(reads, ENTER)
    type_out(reads, "b7")
    assert [CodeScanned("B7", 1.0)] == press(reads, ENTER)


def test_events_that_the_kernel_dropped_spoil_the_code_that_they_belong_to():
    reads = KeyReads()
    reads.take(EV_KEY, SHIFT, PRESSED, 1.0)
    type_out(reads, "5400")
    reads.take(EV_SYN, SYN_DROPPED, 0, 1.0)
    type_out(reads, "4567")

    assert [CodeRefused(1.0)] == press(reads, ENTER)
    type_out(reads, "1/2")
    assert [CodeScanned("1/2", 1.0)] == press(reads, ENTER)


def test_keys_without_an_end_are_refused_after_silence_and_an_empty_line_posts_nothing():
    reads = KeyReads()
    type_out(reads, "5400")

    assert [CodeRefused(2.0)] == reads.fall_silent(2.0)
    assert press(reads, ENTER) == []
    assert reads.fall_silent(3.0) == []


def test_a_code_carries_its_other_layouts_until_its_scanner_is_read_in_the_right_one():
    layout = KeyboardLayout.US
    reads = KeyReads("scanner", lambda: layout)
    strokes = [(18,), (39,), (24,), (13,), *[(SHIFT, 11)] * 3, (SHIFT, 2)]  # `emo-0001` of a scanner set to AZERTY
    for keys in strokes:
        press(reads, *keys)

    (read,) = press(reads, ENTER)
    assert read.code == "E;O=)))!"
    assert read.typed.scanner == "scanner"
    assert dict(read.typed.otherwise)[KeyboardLayout.BELGIAN] == "EMO-0001"

    layout = KeyboardLayout.BELGIAN
    for keys in strokes:
        press(reads, *keys)
    assert [CodeScanned("EMO-0001", 2.0)] == press(reads, ENTER, at=2.0)
