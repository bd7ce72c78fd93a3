"""Makes a text safe for a terminal, a log or a status line.

Characters that would control a device, or reverse the direction of the text, are written out; everything else stays as
it was typed.
"""

import re

from kiosk.lending.visible import JOINED, JOINERS

STEERING = (
    "\x00-\x1f\x7f-\x9f"  # C0, DEL and C1: escape sequences, new lines, bells
    "\xad\u061c\u180e\u200b\u200e\u200f"  # characters without width, and marks of direction
    "\u2028-\u202e\u2060-\u206f"  # ends of lines and paragraphs, overrides and isolates of direction
    "\ufeff\ufff9-\ufffb\ud800-\udfff"  # a byte order mark, annotations, bytes that were not UTF-8
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f"
)
"""The control and invisible characters, for a character class of a regular expression."""

_STEERS = re.compile(f"[{STEERING}]|(?<![{JOINED}])[{JOINERS}]")
_STEERS_IN_LINES = re.compile(_STEERS.pattern.replace("\x00-\x1f", "\x00-\x09\x0b-\x1f"))


def printable(text: str) -> str:
    r"""The text on one line, with each control character written out, as in `\u001b`."""
    return _STEERS.sub(_found_written_out, text)


def printable_lines(text: str) -> str:
    """The same for a text of several lines, whose line breaks stay."""
    return _STEERS_IN_LINES.sub(_found_written_out, text)


def printable_json(text: str, ascii_only: bool = False) -> str:
    """The JSON text with each control character written out as JSON does; with `ascii_only`, so is every character
    beyond ASCII.
    """
    pattern = f"[^\x00-\x7f]|{_STEERS_IN_LINES.pattern}" if ascii_only else _STEERS_IN_LINES.pattern
    return re.sub(pattern, lambda found: "".join(f"\\u{unit:04x}" for unit in _utf_16(found[0])), text)


def written_out(char: str) -> str:
    r"""The character written out as in JSON, TOML and Python: `\u001b`, `\U000e0041`."""
    number = ord(char)
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def _found_written_out(found: re.Match[str]) -> str:
    return written_out(found[0])


def _utf_16(char: str) -> tuple[int, ...]:
    data = char.encode("utf-16-be", "surrogatepass")
    return tuple(int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2))
