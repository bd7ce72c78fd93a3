"""QR codes on the glass: dark on white also in high contrast, with modules of whole pixels that are never too small."""

import math
from functools import lru_cache

import segno

from screens.glass.frame import Frame
from screens.glass.marks import Box
from screens.glass.sheet import Sheet
from screens.present.paper.payment_codes import code_squares

LEAST_MODULE = 0.35
"""The least side of a module, in millimetres: a phone at arm's length reads modules of this size."""
QUIET_ZONE = 4
"""Light modules around a QR code, as ISO/IEC 18004 asks."""

Rows = tuple[tuple[bool, ...], ...]


@lru_cache(64)
def ticket_rows(text: str) -> Rows:
    """The modules of a code of plain text with the quiet zone around them: rows from the top, True is dark."""
    return _rows([list(row) for row in segno.make(text, micro=False, error="l").matrix_iter(border=QUIET_ZONE)])


@lru_cache(64)
def calendar_rows(text: str) -> Rows:
    """The modules of a calendar code, with the level of error correction for which its text was measured."""
    return _rows([list(row) for row in segno.make(text, micro=False, error="m").matrix_iter(border=QUIET_ZONE)])


@lru_cache(64)
def payment_rows(text: str) -> Rows:
    """The modules of a code that a bank app pays, drawn as EPC069-12 asks."""
    return _rows(code_squares(text))


def _rows(squares: list[list[int]]) -> Rows:
    return tuple(tuple(bool(one) for one in row) for row in squares)


def forget() -> None:
    """Drop everything that is kept of codes, because a visitor may be known by a code."""
    for made in (ticket_rows, calendar_rows, payment_rows):
        made.cache_clear()


def least_side(frame: Frame, rows: Rows) -> int:
    """Pixels of the smallest side at which a phone still reads this code."""
    return math.ceil(LEAST_MODULE * frame.dots) * len(rows)


def side_in(frame: Frame, rows: Rows, room: float) -> int:
    """Pixels of the side of this code in this room, with whole pixels a module."""
    return max(int(room // len(rows)) * len(rows), least_side(frame, rows))


def code(sheet: Sheet, box: Box, rows: Rows) -> None:
    """Draw the code in the middle of its box, on a white ground of its own."""
    side = side_in(sheet.frame, rows, min(box.w, box.h))
    white = box.centred(side, side)
    sheet.panel(white, "#FFFFFF", sheet.frame.length("radius_small"))
    sheet.modules(white, rows)
