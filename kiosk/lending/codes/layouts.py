"""Keyboard layouts: the characters that the keys of a scanner type, and the layout that would make its codes known.
Pure.

A scanner that types presses keys, and a key is only a place on the keyboard. The character depends on the layout that
the scanner was set to: a scanner set to AZERTY presses for `1` the key that types `!` on a US keyboard.

The rule of `recognised`: an unknown code counts for each layout in which it would be a known code. A layout is offered
when at least `ENOUGH` different codes of the scanner count for it, and fewer codes count for every other layout. When
equally many codes count for several layouts, these layouts read the codes alike: then the first of them in the table is
offered, after `ENOUGH_ALIKE` codes. One code alone is never enough.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

ENOUGH, ENOUGH_ALIKE = 2, 5
"""The numbers of different codes after which a layout is offered."""


class KeyboardLayout(Enum):
    """The keyboard layouts that the kiosk knows. The values are stored in `kiosk.toml` and in the database.

    If two layouts read a code alike, the layout that is listed first is offered.
    """

    US = "us"
    BELGIAN = "be"
    FRENCH = "fr"
    GERMAN = "de"
    SWISS = "ch"
    BRITISH = "uk"
    ITALIAN = "it"
    SPANISH = "es"


@dataclass(frozen=True, slots=True)
class Stroke:
    """A key that was pressed, by its number in linux/input-event-codes.h, and the modifiers that were held down.

    `third` is AltGr. `spoilt` is Alt or Meta, with which no layout has a character.
    """

    key: int
    shift: bool = False
    third: bool = False
    control: bool = False
    spoilt: bool = False


@dataclass(frozen=True, slots=True)
class TypedCode:
    """The scanner that typed a code, and the code that the same keys are in each other layout, if they are one."""

    scanner: str
    otherwise: tuple[tuple[KeyboardLayout, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Misread:
    """An unknown code that was `read`, and the `known` code that the same keys are in this layout."""

    read: str
    layout: KeyboardLayout
    known: str


@dataclass(frozen=True, slots=True)
class LayoutOffer:
    """A scanner that seems to type in another layout than it is read in.

    `read` is one of its codes as it is read now, `known` the known code that this would be in the offered layout.
    """

    scanner: str
    layout: KeyboardLayout
    read: str
    known: str


def recognised(misreads: Iterable[Misread]) -> Misread | None:
    """The newest misread that counts for the layout that is offered; None if no layout is offered.

    `misreads` are those of one scanner, oldest first. The rule is explained at the top of this module.
    """
    codes: defaultdict[KeyboardLayout, dict[str, Misread]] = defaultdict(dict)
    for misread in misreads:
        codes[misread.layout].pop(misread.read, None)
        codes[misread.layout][misread.read] = misread
    most = max(map(len, codes.values()), default=0)
    leading = [codes[layout] for layout in KeyboardLayout if len(codes[layout]) == most]
    alike = len({frozenset((one.read, one.known) for one in each.values()) for each in leading}) == 1
    if most < ENOUGH or (len(leading) > 1 and not (alike and most >= ENOUGH_ALIKE)):
        return None
    return next(reversed(leading[0].values()))


def typed(strokes: Iterable[Stroke], layout: KeyboardLayout) -> str:
    """The text that these strokes type; a NUL for each stroke without a character that a code can have."""
    return "".join(_char(stroke, LAYOUTS[layout]) for stroke in strokes)


# --- the table ---------------------------------------------------------------------------------------------------

Keys = Mapping[int, tuple[str, str, str]]
"""For the number of each key, the characters that it types alone, with Shift and with AltGr; a NUL for no character, or
for an accent that waits for the next key.
"""

_NOTHING = "\x00"
_ROWS = ((2, 12), (16, 12), (30, 12), (43, 11), (86, 1))
"""The first number and the length of each row: digits, top, home with the key at its far left, bottom with the key at
the right of home before it, and the key between Shift and Z that a US keyboard does not have.
"""
_EVERYWHERE = {57: (" ", " ", _NOTHING), 55: ("*", "*", _NOTHING), 98: ("/", "/", _NOTHING)} | {
    71 + at: (char, char, _NOTHING) for at, char in enumerate("789-456+1230.")
}
"""The space bar and the keypad."""


def _keys(plain: str, shifted: str, third: Mapping[int, str] | None = None) -> Keys:
    """A layout from its rows, from left to right, with a `◌` for a key that types nothing or waits for the next one."""
    numbers = [first + at for first, length in _ROWS for at in range(length)]
    pairs = zip(plain.split(" "), shifted.split(" "), strict=True)
    chars = [pair for row in pairs for pair in zip(*row, strict=True)]
    with_third = third or {}
    rows = {
        number: (one.replace("◌", _NOTHING), two.replace("◌", _NOTHING), with_third.get(number, _NOTHING))
        for number, (one, two) in zip(numbers, chars, strict=True)
    }
    return rows | _EVERYWHERE


LAYOUTS: Mapping[KeyboardLayout, Keys] = {
    KeyboardLayout.US: _keys(
        "1234567890-= qwertyuiop[] asdfghjkl;'` \\zxcvbnm,./ ◌",
        '!@#$%^&*()_+ QWERTYUIOP{} ASDFGHJKL:"~ |ZXCVBNM<>? ◌',
    ),
    KeyboardLayout.BELGIAN: _keys(
        "&é\"'(§è!çà)- azertyuiop◌$ qsdfghjklmù² µwxcvbn,;:= <",
        "1234567890°_ AZERTYUIOP◌* QSDFGHJKLM%³ £WXCVBN?./+ >",
        {2: "|", 3: "@", 4: "#", 7: "^", 10: "{", 11: "}", 12: "\\", 18: "€", 26: "[", 27: "]", 86: "\\"},
    ),
    KeyboardLayout.FRENCH: _keys(
        "&é\"'(-è_çà)= azertyuiop◌$ qsdfghjklmù² *wxcvbn,;:! <",
        "1234567890°+ AZERTYUIOP◌£ QSDFGHJKLM%◌ µWXCVBN?./§ >",
        {3: "~", 4: "#", 5: "{", 6: "[", 7: "|", 8: "`", 9: "\\", 10: "^", 11: "@", 12: "]", 13: "}", 18: "€"},
    ),
    KeyboardLayout.GERMAN: _keys(
        "1234567890ß◌ qwertzuiopü+ asdfghjklöä◌ #yxcvbnm,.- <",
        "!\"§$%&/()=?◌ QWERTZUIOPÜ* ASDFGHJKLÖÄ° 'YXCVBNM;:_ >",
        {8: "{", 9: "[", 10: "]", 11: "}", 12: "\\", 16: "@", 18: "€", 27: "~", 86: "|"},
    ),
    KeyboardLayout.SWISS: _keys(
        "1234567890'◌ qwertzuiopü◌ asdfghjklöä§ $yxcvbnm,.- <",
        '+"*ç%&/()=?◌ QWERTZUIOPè! ASDFGHJKLéà° £YXCVBNM;:_ >',
        {3: "@", 4: "#", 8: "|", 18: "€", 26: "[", 27: "]", 40: "{", 43: "}", 86: "\\"},
    ),
    KeyboardLayout.BRITISH: _keys(
        "1234567890-= qwertyuiop[] asdfghjkl;'` #zxcvbnm,./ \\",
        '!"£$%^&*()_+ QWERTYUIOP{} ASDFGHJKL:@¬ ~ZXCVBNM<>? |',
    ),
    KeyboardLayout.ITALIAN: _keys(
        "1234567890'ì qwertyuiopè+ asdfghjklòà\\ ùzxcvbnm,.- <",
        '!"£$%&/()=?^ QWERTYUIOPé* ASDFGHJKLç°| §ZXCVBNM;:_ >',
        {18: "€", 26: "[", 27: "]", 39: "@", 40: "#"},
    ),
    KeyboardLayout.SPANISH: _keys(
        "1234567890'¡ qwertyuiop◌+ asdfghjklñ◌º çzxcvbnm,.- <",
        '!"·$%&/()=?¿ QWERTYUIOP◌* ASDFGHJKLÑ◌ª ÇZXCVBNM;:_ >',
        {2: "|", 3: "@", 4: "#", 18: "€", 26: "[", 27: "]", 40: "{", 41: "\\", 43: "}"},
    ),
}


def _char(stroke: Stroke, keys: Keys) -> str:
    if stroke.spoilt or stroke.key not in keys:
        return _NOTHING
    plain, shifted, third = keys[stroke.key]
    if stroke.control:
        # A scanner types a control character with Ctrl: Ctrl+] is the separator of GS1 codes.
        return chr(ord(plain) & 0x1F)
    if stroke.third:
        return third
    return shifted if stroke.shift else plain
