"""Makes a text fit for a terminal, a log or a status line.

Characters that would steer a device, or turn the text round, are written out; everything else stays as it was typed.
"""

import re

from kiosk.lending.visible import JOINED, JOINERS

STEERING = (
    "\x00-\x1f\x7f-\x9f"  # C0, DEL and C1: escape sequences, new lines, bells
    "\xad\u061c\u180e\u200b\u200e\u200f"  # what takes no room, and marks of direction
    "\u2028-\u202e\u2060-\u206f"  # ends of lines and paragraphs, overrides and isolates of direction
    "\ufeff\ufff9-\ufffb\ud800-\udfff"  # a byte order mark, annotations, bytes that were no UTF-8
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f"
)
"""The characters that show nothing themselves, as a regular expression has them."""

_STEERS = re.compile(f"[{STEERING}]|(?<![{JOINED}])[{JOINERS}]")
_STEERS_IN_LINES = re.compile(_STEERS.pattern.replace("\x00-\x1f", "\x00-\x09\x0b-\x1f"))


def printable(text: str) -> str:
    r"""`text` on one line, with each character that steers written out, as in `\u001b`."""
    return _STEERS.sub(_found_written_out, text)


def printable_lines(text: str) -> str:
    """The same for a text of several lines, which stay."""
    return _STEERS_IN_LINES.sub(_found_written_out, text)


def printable_json(text: str, ascii_only: bool = False) -> str:
    """JSON with each character that steers written as JSON has it; `ascii_only` writes out all that is not ASCII."""
    pattern = f"[^\x00-\x7f]|{_STEERS_IN_LINES.pattern}" if ascii_only else _STEERS_IN_LINES.pattern
    return re.sub(pattern, lambda found: "".join(f"\\u{unit:04x}" for unit in _utf_16(found[0])), text)


def written_out(char: str) -> str:
    r"""One character as JSON, TOML and Python write it: `\u001b`, `\U000e0041`."""
    number = ord(char)
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def _found_written_out(found: re.Match[str]) -> str:
    return written_out(found[0])


def _utf_16(char: str) -> tuple[int, ...]:
    data = char.encode("utf-16-be", "surrogatepass")
    return tuple(int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2))
