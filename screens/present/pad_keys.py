"""Which keys a keyboard on the screen has, and what a stroke makes of what was typed. Knows no widgets.

A key is a letter, or has a name: `wipe` takes back the last letter, `space` begins a new word, `caps` changes between
small letters and capitals, `page` brings the next page of keys.
"""

from screens.present.pad import Keys

Rows = tuple[tuple[str, ...], ...]

NAMED = {"wipe": "backspace-outline", "space": "keyboard-space", "caps": "arrow-up-bold"}
"""The icon of each key with a name."""
LETTERS: Rows = (tuple("1234567890"), tuple("ABCDEFGHIJ"), tuple("KLMNOPQRST"), (*"UVWXYZ", "-", ".", "wipe"))
LETTERS_UPRIGHT: Rows = (
    *(tuple(row) for row in ("12345", "67890", "ABCDEF", "GHIJKL", "MNOPQR", "STUVWX")),
    (*"YZ-.", "wipe"),
)
"""The same letters on a display that stands upright."""
PAGES = ("ABC", "123", "ÉÈÀ")
"""What the key says that brings a page: letters, digits and signs, letters with accents."""
LAST = ("page", "caps", "space", "wipe")
SIGNS_LAST = ("page", "space", "wipe")
WORDS: tuple[Rows, ...] = (
    (tuple("ABCDEFGHIJ"), tuple("KLMNOPQRST"), tuple("UVWXYZ,.'-"), LAST),
    (tuple("1234567890"), tuple("-/:;()€%+&"), tuple("?!,.'=@"), SIGNS_LAST),
    (tuple("ÀÂÄÁÇÉÈÊËÍ"), tuple("ÎÏÓÔÖÚÙÛÜÑ"), tuple("ŒÆŞĞŁŚŻČŽŠ"), LAST),
)
WORDS_UPRIGHT: tuple[Rows, ...] = (
    (*(tuple(row) for row in ("ABCDEF", "GHIJKL", "MNOPQR", "STUVWX", "YZ,.'-")), LAST),
    (*(tuple(row) for row in ("12345", "67890", "-/:;()", "€%+&=@", "?!,.'")), SIGNS_LAST),
    (*(tuple(row) for row in ("ÀÂÄÁÇÉ", "ÈÊËÍÎÏ", "ÓÔÖÚÙÛ", "ÜÑŒÆŞĞ", "ŁŚŻČŽŠ")), LAST),
)
SIGNS = {Keys.DIGITS: "", Keys.AMOUNT: ",", Keys.DAY: "/", Keys.TIME: ":"}
"""The sign beside the digits, by what is typed."""
SENTENCE_ENDS = (". ", "! ", "? ")


def rows_of(keys: Keys, page: int = 0, *, upright: bool = False, capital: bool = True) -> Rows:
    match keys:
        case Keys.LETTERS:
            return LETTERS_UPRIGHT if upright else LETTERS
        case Keys.WORDS | Keys.NAME:
            rows = (WORDS_UPRIGHT if upright else WORDS)[page]
            return rows if capital else tuple(tuple(_small(key) for key in row) for row in rows)
    return ("1", "2", "3"), ("4", "5", "6"), ("7", "8", "9"), ("wipe", "0", SIGNS[keys])


def are_letters(keys: Keys) -> bool:
    """True for a keyboard of letters, False for a block of digits."""
    return keys not in SIGNS


def begins_capital(keys: Keys, typed: str) -> bool:
    """True if the next letter becomes a capital by itself: the first of a sentence, or of every word in a name."""
    if not typed or typed.endswith(SENTENCE_ENDS):
        return True
    return keys is Keys.NAME and typed.endswith((" ", "-"))


def struck(keys: Keys, typed: str, key: str, longest: int, *, offered: bool = False) -> str:
    """What is typed after one stroke. A number that was `offered` gives way to the first digit that is typed."""
    if offered and not are_letters(keys):
        return "" if key == "wipe" else key[:longest]
    if key == "wipe":
        return typed[:-1]
    letter = " " if key == "space" else key
    if len(typed) >= longest or (letter == " " and (not typed or typed.endswith(" "))):
        return typed
    return typed + letter


def page_after(page: int) -> int:
    return (page + 1) % len(PAGES)


def _small(key: str) -> str:
    return key if len(key) > 1 else key.lower()
