"""The characters of a font file: its `cmap` table (OpenType 1.9), read without a library and only when needed."""

import struct
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from pathlib import Path

UNICODE = {(3, 10): 3, (0, 6): 3, (0, 4): 3, (3, 1): 2, (0, 3): 2, (0, 2): 1, (0, 1): 1, (0, 0): 1}
"""The (platform, encoding) pairs of tables by code point, each with a rank, which is highest for tables beyond 16
bits.
"""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The characters of a font, as ranges of code points with both ends in them."""

    firsts: tuple[int, ...] = ()
    lasts: tuple[int, ...] = ()

    def __contains__(self, char: str) -> bool:
        at = bisect_right(self.firsts, ord(char)) - 1
        return at >= 0 and ord(char) <= self.lasts[at]

    def characters(self) -> frozenset[str]:
        """Every character; only for fonts with a few thousand of them."""
        ranges = zip(self.firsts, self.lasts, strict=True)
        return frozenset(chr(point) for first, last in ranges for point in range(first, last + 1))


@cache
def coverage(file: Path, index: int = 0) -> Coverage:
    """The characters of this font, the `index`-th of a collection; no characters if there is no such font."""
    try:
        data = _table(file, index, b"cmap")
        ranges = _ranges(data)
    except (OSError, struct.error, ValueError):
        return Coverage()
    return Coverage(tuple(first for first, _ in ranges), tuple(last for _, last in ranges))


def _table(file: Path, index: int, tag: bytes) -> bytes:
    """One table of the font. Raises OSError, struct.error or ValueError if there is none."""
    with file.open("rb") as opened:
        start = 0
        if opened.read(4) == b"ttcf":
            opened.seek(12 + 4 * index)
            (start,) = struct.unpack(">I", opened.read(4))
        opened.seek(start + 4)
        (tables,) = struct.unpack(">H6x", opened.read(8))
        for _ in range(tables):
            found, _, offset, length = struct.unpack(">4sIII", opened.read(16))
            if found == tag:
                opened.seek(offset)
                return opened.read(length)
    raise ValueError(f"no table {tag!r} in {file}")


def _ranges(cmap: bytes) -> list[tuple[int, int]]:
    _, tables = struct.unpack_from(">HH", cmap)
    found = [struct.unpack_from(">HHI", cmap, 4 + 8 * each) for each in range(tables)]
    best = max(found, key=lambda each: UNICODE.get(each[:2], 0))
    (form,) = struct.unpack_from(">H", cmap, best[2])
    if UNICODE.get(best[:2], 0) and form == 12:
        return _of_format_12(cmap, best[2])
    if UNICODE.get(best[:2], 0) and form == 4:
        return _of_format_4(cmap, best[2])
    raise ValueError(f"a cmap of format {form}")


def _of_format_12(cmap: bytes, at: int) -> list[tuple[int, int]]:
    (groups,) = struct.unpack_from(">I", cmap, at + 12)
    return [
        (first + (not glyph), last)
        for first, last, glyph in struct.iter_unpack(">III", cmap[at + 16 : at + 16 + 12 * groups])
    ]


def _of_format_4(cmap: bytes, at: int) -> list[tuple[int, int]]:
    (twice,) = struct.unpack_from(">H", cmap, at + 6)
    count = twice // 2
    column = f">{count}H"
    lasts = struct.unpack_from(column, cmap, at + 14)
    firsts = struct.unpack_from(column, cmap, at + 16 + twice)
    deltas = struct.unpack_from(column, cmap, at + 16 + 2 * twice)
    offsets_at = at + 16 + 3 * twice
    offsets = struct.unpack_from(column, cmap, offsets_at)
    ranges: list[tuple[int, int]] = []
    for segment in range(count):
        for point in range(firsts[segment], min(lasts[segment], 0xFFFE) + 1):
            glyph = point
            if offsets[segment]:
                place = offsets_at + 2 * segment + offsets[segment] + 2 * (point - firsts[segment])
                (glyph,) = struct.unpack_from(">H", cmap, place)
            if (offsets[segment] and not glyph) or not (glyph + deltas[segment]) % 0x10000:
                continue
            if ranges and ranges[-1][1] == point - 1:
                ranges[-1] = ranges[-1][0], point
            else:
                ranges.append((point, point))
    return ranges
