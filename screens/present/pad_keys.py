"""The keys that a keyboard on the screen has, and the text after a stroke. The module knows nothing of how keys look.

A key is a letter, or has a name: `wipe` takes back the last letter, `space` begins a new word, `caps` changes between
small letters and capitals, `page` shows the next page of keys.
"""

from enum import Enum

from screens.present.pad import Keys

Rows = tuple[tuple[str, ...], ...]


class Board(Enum):
    """The shape of a keyboard of letters: for a wide display, for one with room for three rows, for an upright one."""

    WIDE = "wide"
    SMALL = "small"
    UPRIGHT = "upright"


NAMED = {"wipe": "backspace-outline", "space": "keyboard-space", "caps": "arrow-up-bold"}
"""The icon of each key with a name."""
FIRST, SECOND, THIRD = tuple("AZERTYUIOP"), tuple("QSDFGHJKLM"), tuple("WXCVBN")
"""The letters as on a Belgian keyboard."""
DIGITS = tuple("1234567890")
LETTERS: dict[Board, tuple[Rows, ...]] = {
    Board.WIDE: ((DIGITS, FIRST, SECOND, (*THIRD, "-", ".", "wipe")),),
    Board.SMALL: (
        (FIRST, SECOND, ("page", *THIRD, "-", "wipe")),
        (tuple("12345"), tuple("67890"), ("page", ".", "-", "wipe")),
    ),
    Board.UPRIGHT: (
        (
            tuple("1234567"),
            (*"890", "wipe"),
            *(tuple(row) for row in ("ABCDEFG", "HIJKLMN", "OPQRSTU", "VWXYZ-.")),
        ),
    ),
}
"""Pages of keys for the code of an item: capitals, digits, and the two signs that a code can have."""
LETTER_PAGES = ("ABC", "123")
"""The texts of the keys that show each page of `LETTERS`."""
PAGES = ("ABC", "123", "ÉÈÀ", "ŁØŽ")
"""The texts of the keys that show each page of `WORDS`: letters, digits and signs, letters with accents, more of those.
"""
LAST = ("page", "caps", "space", "wipe")
SIGNS_LAST = ("page", "space", "wipe")
WORDS: dict[Board, tuple[Rows, ...]] = {
    Board.WIDE: (
        (FIRST, SECOND, (*THIRD, *",.'-"), LAST),
        (DIGITS, tuple("-/:;()€%+&"), tuple("?!,.'=@"), SIGNS_LAST),
        (tuple("ÀÂÄÁÇÉÈÊËÍ"), tuple("ÎÏÓÔÖÚÙÛÜÑ"), tuple("ŒÆŞĞŁŚŻČŽŠ"), LAST),
    ),
    Board.SMALL: (
        (FIRST, SECOND, ("page", "caps", *THIRD, "space", "wipe")),
        (DIGITS, tuple("?!,.'-/:;@"), ("page", *"()€%+&", "space", "wipe")),
        (tuple("ÀÂÄÁÇÉÈÊËÍ"), tuple("ÎÏÓÔÖÚÙÛÜÑ"), ("page", "caps", *"ŒŞĞŁŻŠ", "space", "wipe")),
        (tuple("ÃÅÆØÕÝŐŰĄĘ"), tuple("ĆČĎĚŃŘŚŤŮŽ"), ("page", "caps", *"ĂȘȚÐÞĲ", "space", "wipe")),
    ),
    Board.UPRIGHT: (
        (*(tuple(row) for row in ("ABCDEFG", "HIJKLMN", "OPQRSTU", "VWXYZ.-")), (*LAST[:2], ",", "'", *LAST[2:])),
        (*(tuple(row) for row in ("1234567", "890-/:;", "()€%+&=", "@?!,.'")), SIGNS_LAST),
        (*(tuple(row) for row in ("ÀÂÄÁÇÉÈ", "ÊËÍÎÏÓÔ", "ÖÚÙÛÜÑŒ", "ÆŞĞŁŚŻČ")), (*LAST[:2], "Ž", "Š", *LAST[2:])),
    ),
}
SEARCH: dict[Board, tuple[Rows, ...]] = {
    Board.WIDE: ((DIGITS, FIRST, SECOND, (*THIRD, "space", "wipe")),),
    Board.SMALL: (
        (FIRST, SECOND, ("page", *THIRD, "space", "wipe")),
        (tuple("12345"), tuple("67890"), ("page", "space", "wipe")),
    ),
    Board.UPRIGHT: (
        (*(tuple(row) for row in ("ABCDEFG", "HIJKLMN", "OPQRSTU")), (*"VWXYZ", "wipe"), ("page", "space")),
        (*(tuple(row) for row in ("123", "456", "789")), ("0", "wipe"), ("page", "space")),
    ),
}
"""Pages of keys to search with: capitals and digits, because a search does not use other signs."""
SIGNS = {Keys.DIGITS: "", Keys.AMOUNT: ",", Keys.DAY: "/", Keys.TIME: ":"}
"""The sign beside the digits, for each kind of text; empty for none."""
SENTENCE_ENDS = (". ", "! ", "? ")


def rows_of(keys: Keys, page: int = 0, board: Board = Board.WIDE, *, capital: bool = True) -> Rows:
    match keys:
        case Keys.LETTERS:
            return LETTERS[board][page]
        case Keys.WORDS | Keys.NAME:
            rows = WORDS[board][page]
            return rows if capital else tuple(tuple(_small(key) for key in row) for row in rows)
    return ("1", "2", "3"), ("4", "5", "6"), ("7", "8", "9"), (SIGNS[keys], "0", "wipe")


def page_after(keys: Keys, page: int, board: Board = Board.WIDE) -> int:
    """The page of keys that comes after this one; after the last page the first."""
    pages = LETTERS[board] if keys is Keys.LETTERS else WORDS[board]
    return (page + 1) % len(pages)


def page_name(keys: Keys, page: int) -> str:
    """The text of the key that shows this page of keys."""
    return (LETTER_PAGES if keys is Keys.LETTERS else PAGES)[page]


def are_letters(keys: Keys) -> bool:
    """True for a keyboard of letters, False for a block of digits."""
    return keys not in SIGNS


def begins_capital(keys: Keys, typed: str) -> bool:
    """True if the next letter becomes a capital without a touch on `caps`: the first letter of a sentence, or of every
    word of a name.
    """
    if not typed or typed.endswith(SENTENCE_ENDS):
        return True
    return keys is Keys.NAME and typed.endswith((" ", "-"))


def struck(keys: Keys, typed: str, key: str, longest: int, *, offered: bool = False) -> str:
    """The text after one stroke. A number that the kiosk filled in (`offered`) is replaced by the first digit that is
    typed.
    """
    if offered and not are_letters(keys):
        return "" if key == "wipe" else key[:longest]
    if key == "wipe":
        return typed[:-1]
    letter = " " if key == "space" else key
    if len(typed) >= longest or (letter == " " and (not typed or typed.endswith(" "))):
        return typed
    return typed + letter


def _small(key: str) -> str:
    return key if len(key) > 1 else key.lower()
