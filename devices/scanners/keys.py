"""From the keys that a scanner presses to codes. Pure: takes the kernel's key events, without a device.

Key codes are places on the keyboard, before any layout. They are decoded as the US layout, in which scanners type
unless told otherwise, so that a scan means the same whatever layout the system has. A key that this layout does not
know, or that is pressed with Alt, spoils its code: the code is refused rather than read without that character.
"""

from devices.scanners.codes import LONGEST_READ, Reading, judge
from kiosk.lending.events import CodeRefused

EV_SYN, EV_KEY = 0x00, 0x01
SYN_DROPPED = 3
RELEASED, PRESSED = 0, 1

# Numbers and names are those of linux/input-event-codes.h, which never change.
_ENTER, _TAB, _KP_ENTER, _LINEFEED = 28, 15, 96, 101
_TERMINATORS = frozenset({_ENTER, _TAB, _KP_ENTER, _LINEFEED})
_SHIFTS = frozenset({42, 54})
_CONTROLS = frozenset({29, 97})
_OTHER_MODIFIERS = frozenset({56, 100, 125, 126})
"""Alt, AltGr and the two Meta keys."""
_MODIFIERS = _SHIFTS | _CONTROLS | _OTHER_MODIFIERS
_LOCKS = frozenset({58, 69, 70})
"""Caps, Num and Scroll Lock, which some scanners press around a code. Ignored: codes are upper-cased anyway."""

_SPOILT = "\x00"


def _row(first: int, plain: str, shifted: str) -> dict[int, tuple[str, str]]:
    """A row of keys with consecutive numbers, each with what it types alone and with Shift."""
    return {first + i: pair for i, pair in enumerate(zip(plain, shifted, strict=True))}


US_LAYOUT: dict[int, tuple[str, str]] = {
    **_row(2, "1234567890-=", "!@#$%^&*()_+"),
    **_row(16, "qwertyuiop[]", "QWERTYUIOP{}"),
    **_row(30, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    **_row(43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
    **_row(57, " ", " "),
    **_row(55, "*", "*"),
    **_row(71, "789-456+1230.", "789-456+1230."),
    **_row(98, "/", "/"),
}
"""From key number to what it types alone and with Shift; 55, 71 to 83 and 98 are the keypad."""


class KeyReads:
    """Cuts the key events of a scanner into reads, by the rules of `codes.ByteReads`; Enter and Tab end a read."""

    def __init__(self) -> None:
        self._read: list[str] = []
        self._down: set[int] = set()
        """The modifiers that are pressed now."""

    @property
    def begun(self) -> bool:
        """Whether half a code has come in, which only silence or a terminator will end."""
        return bool(self._read)

    def take(self, kind: int, key: int, value: int, at: float) -> list[Reading]:
        """The code or refusal that one `struct input_event` completes, given by its type, code and value.

        `at` is when the event was seen, in seconds.
        """
        if kind == EV_SYN and key == SYN_DROPPED:
            # The kernel threw events away: what follows up to the next terminator may be the end of a lost code.
            self._down.clear()
            self._read = [_SPOILT]
        elif kind == EV_KEY and key in _MODIFIERS:
            self._press(key, value)
        elif kind == EV_KEY and value == PRESSED and key in _TERMINATORS:
            return self._end(at)
        elif kind == EV_KEY and value == PRESSED and key not in _LOCKS and len(self._read) < LONGEST_READ:
            self._read.append(self._typed(key))
        return []

    def fall_silent(self, at: float) -> list[Reading]:
        """Refuse half a code, and forget it, because no key was pressed for a while; `at` is now, in seconds."""
        return [CodeRefused(at)] if self._taken().strip() else []

    def _press(self, key: int, value: int) -> None:
        if value == RELEASED:
            self._down.discard(key)
        else:
            self._down.add(key)

    def _typed(self, key: int) -> str:
        if key not in US_LAYOUT or self._down & _OTHER_MODIFIERS:
            return _SPOILT
        plain, shifted = US_LAYOUT[key]
        if self._down & _CONTROLS:
            # This is how a scanner types a control character: Ctrl+] is the separator of GS1 codes.
            return chr(ord(plain) & 0x1F)
        return shifted if self._down & _SHIFTS else plain

    def _end(self, at: float) -> list[Reading]:
        raw = self._taken()
        return [judge(raw, at)] if raw.strip() else []

    def _taken(self) -> str:
        raw = "".join(self._read)
        self._read.clear()
        return raw
