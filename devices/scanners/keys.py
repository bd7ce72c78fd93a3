"""Makes codes from the keys that a scanner types. Pure: takes the kernel's key events, without a device.

A key number is a place on the keyboard, before any layout. The keys are decoded in the layout in which the scanner is
known to type, the US one if none is known, so that a scan means the same whatever layout the system has. A key without
a character in this layout, or pressed with Alt, spoils its code: the code is refused rather than read without that
character. A code carries the codes that it would be in each other layout, for a scanner that was set to a wrong one.
"""

from collections.abc import Callable
from dataclasses import replace

from devices.scanners.codes import LONGEST_READ, Reading, judge, read_code
from kiosk.lending.codes.layouts import LAYOUTS, KeyboardLayout, Stroke, TypedCode, typed
from kiosk.lending.events import CodeRefused

EV_SYN, EV_KEY = 0x00, 0x01
SYN_DROPPED = 3
RELEASED, PRESSED = 0, 1

# The numbers and names are those of linux/input-event-codes.h, which never change.
_ENTER, _TAB, _KP_ENTER, _LINEFEED = 28, 15, 96, 101
_TERMINATORS = frozenset({_ENTER, _TAB, _KP_ENTER, _LINEFEED})
_SHIFTS = frozenset({42, 54})
_CONTROLS = frozenset({29, 97})
_THIRD = 100
_OTHER_MODIFIERS = frozenset({56, 125, 126})
"""Alt and the two Meta keys; 100 is AltGr."""
_MODIFIERS = _SHIFTS | _CONTROLS | _OTHER_MODIFIERS | {_THIRD}
_LOCKS = frozenset({58, 69, 70})
"""Caps, Num and Scroll Lock, which some scanners press around a code. They are ignored, because codes are upper-cased
anyway.
"""

_SPOILT = Stroke(0, spoilt=True)

US_LAYOUT = {key: pair[:2] for key, pair in LAYOUTS[KeyboardLayout.US].items() if pair[0] != "\x00"}
"""The characters that each key types alone and with Shift, by its number."""


class KeyReads:
    """Cuts the key events of a scanner into reads, by the rules of `codes.ByteReads`; Enter and Tab end a read.

    `layout` is called for each code. For a `scanner` with a name, a code carries the codes that it would be in the
    other layouts.
    """

    def __init__(self, scanner: str = "", layout: Callable[[], KeyboardLayout] = lambda: KeyboardLayout.US) -> None:
        self._scanner, self._layout = scanner, layout
        self._read: list[Stroke] = []
        self._down: set[int] = set()
        """The modifiers that are pressed now."""

    @property
    def begun(self) -> bool:
        """Has half a code arrived, which only silence or a terminator ends?"""
        return bool(self._read)

    def take(self, kind: int, key: int, value: int, at: float) -> list[Reading]:
        """The code or refused read that one `struct input_event` completes, given by its type, code and value.

        `at` is when the event was seen, in seconds.
        """
        if kind == EV_SYN and key == SYN_DROPPED:
            # The kernel dropped events: the keys up to the next terminator may be the end of a lost code.
            self._down.clear()
            self._read = [_SPOILT]
        elif kind == EV_KEY and key in _MODIFIERS:
            self._press(key, value)
        elif kind == EV_KEY and value == PRESSED and key in _TERMINATORS:
            return self._end(at)
        elif kind == EV_KEY and value == PRESSED and key not in _LOCKS and len(self._read) < LONGEST_READ:
            self._read.append(self._stroke(key))
        return []

    def fall_silent(self, at: float) -> list[Reading]:
        """Refuse half a code, and forget it, because no key was pressed for a while; `at` is now, in seconds."""
        return [CodeRefused(at)] if typed(self._taken(), self._layout()).strip() else []

    def _press(self, key: int, value: int) -> None:
        if value == RELEASED:
            self._down.discard(key)
        else:
            self._down.add(key)

    def _stroke(self, key: int) -> Stroke:
        down = self._down
        held = {"shift": _SHIFTS, "third": {_THIRD}, "control": _CONTROLS, "spoilt": _OTHER_MODIFIERS}
        return Stroke(key, **{name: bool(down & keys) for name, keys in held.items()})

    def _end(self, at: float) -> list[Reading]:
        strokes, layout = self._taken(), self._layout()
        raw = typed(strokes, layout)
        if not raw.strip():
            return []
        reading = judge(raw, at)
        if not self._scanner or isinstance(reading, CodeRefused):
            return [reading]
        return [replace(reading, typed=TypedCode(self._scanner, _otherwise(strokes, layout, reading.code)))]

    def _taken(self) -> list[Stroke]:
        strokes, self._read = self._read, []
        return strokes


def _otherwise(strokes: list[Stroke], layout: KeyboardLayout, code: str) -> tuple[tuple[KeyboardLayout, str], ...]:
    """The code in each other layout in which the strokes are a code that differs from this one."""
    others = ((other, read_code(typed(strokes, other))) for other in KeyboardLayout if other is not layout)
    return tuple((other, read) for other, read in others if read and read != code)
