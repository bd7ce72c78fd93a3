"""A slip in words becomes the bytes of one ESC/POS job.

python-escpos (3.1) is the layout engine only, on a `Dummy` made anew for every ticket: a used one believes that the
printer still has its code page set. The job begins with a reset and ends with the cut; it asks the printer nothing.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from devices.slip_layout import AIR, lay_out
from devices.slip_text import RIGHT_TO_LEFT, needs_drawing, on_page, wrap
from kiosk.lending.tickets import Slip

if TYPE_CHECKING:
    from PIL.Image import Image

WPC1252 = 16
"""The usual number of the code page (Epson), for profiles that do not name it."""

CANCEL_KANJI = b"\x1c."
"""`FS .`: clones made for China start in two-byte mode and swallow the letter after every accent."""

DOTS_PER_COLUMN = 12
"""Font A is 12 dots wide on every thermal printer."""

STRIP = 128
"""The most rows that are sent as one raster command, to fit small buffers."""


class UnknownProfileError(ValueError):
    """python-escpos knows no such printer; the message names those that it knows."""


@dataclass(frozen=True, slots=True)
class PaperWidth:
    """How much fits across: characters of font A, and dots."""

    columns: int
    dots: int


def render(
    slip: Slip,
    profile: str = "TM-T20II",
    code_page: int | None = None,
    *,
    cache_dir: Path | None = None,
    fonts: Path | None = None,
) -> bytes:
    """The whole job for one ticket, from reset to partial cut.

    `code_page` is the printer's number for CP1252 (0 to 255) where the profile is wrong about it. Without `fonts`, or
    on a printer that cannot print dots, letters that CP1252 lacks are replaced by their nearest look-alike.
    Raises `UnknownProfileError`.
    """
    printer = _blank(profile, code_page, cache_dir)
    if fonts and printer.profile.supports("bitImageRaster") and needs_drawing(slip):
        from devices.slip_drawing import DrawnSheet

        drawn = DrawnSheet(_width(printer).dots, fonts, mirrored=slip.language in RIGHT_TO_LEFT)
        lay_out(slip, drawn)
        for strip in drawn.strips(STRIP):
            printer._raw(raster(strip))
    else:
        lay_out(slip, PrintedSheet(printer, _width(printer).columns))
    printer.cut(mode="PART")  # six empty lines bring the last one past the knife
    return bytes(printer.output)


def paper_width(profile: str, cache_dir: Path | None = None) -> PaperWidth:
    """What fits across the paper of this printer. Raises `UnknownProfileError`."""
    return _width(_blank(profile, None, cache_dir))


class PrintedSheet:
    """A `Sheet` in the printer's own characters, all of one width: what fits is counted in columns."""

    def __init__(self, printer: Any, columns: int) -> None:
        self._printer = printer
        self._columns = columns

    def title(self, text: str) -> None:
        self._printer.set(align="center", bold=True, custom_size=True, width=2, height=2)
        self._write(on_page(text), self._columns // 2)
        self._printer.set(align="left", bold=False, custom_size=True, width=1, height=1)

    def centred(self, text: str) -> None:
        self._printer.set(align="center")
        self._write(on_page(text))
        self._printer.set(align="left")

    def heading(self, name: str, remark: str) -> None:
        name, remark = on_page(name), on_page(remark)
        *above, last = self._wrapped(name) or [""]
        if not self._side_by_side(last, remark):
            above, last = [*above, last], ""
        for line in above:
            self._bold(line + "\n")
        self._bold(last)
        self._printer.text(remark.rjust(self._columns - len(last)) + "\n" if last else remark + "\n")

    def pair(self, text: str, value: str) -> None:
        text, value = on_page(text), on_page(value)
        if self._side_by_side(text, value):
            self._printer.text(text + value.rjust(self._columns - len(text)).rstrip() + "\n")
            return
        self._write(text)
        self._write(value, self._columns - 2, indent="  ")

    def rule(self) -> None:
        # Underlined blanks join into one thin line on any printer, dashes do not; the air above is their own height.
        self._printer.set(underline=1)
        self._printer.text(" " * self._columns)
        self._printer.set(underline=0)
        self._printer.text("\n")
        self.gap(AIR)

    def gap(self, dots: int) -> None:
        self._printer.line_spacing(dots)
        self._printer.text("\n")
        self._printer.line_spacing()

    def _side_by_side(self, left: str, right: str) -> bool:
        return len(left) + 2 + len(right) <= self._columns

    def _wrapped(self, text: str, columns: int | None = None) -> list[str]:
        return wrap(text, lambda line: len(line) <= (columns or self._columns))

    def _write(self, text: str, columns: int | None = None, indent: str = "") -> None:
        for line in self._wrapped(text, columns):
            self._printer.text(f"{indent}{line}\n")

    def _bold(self, text: str) -> None:
        self._printer.set(bold=True)
        self._printer.text(text)
        self._printer.set(bold=False)


def raster(image: "Image") -> bytes:
    """`GS v 0`: a black-and-white picture, printed as it comes. python-escpos would talk on standard output here.

    Many printers obey dots that spell a real-time command (DLE EOT, DLE ENQ, DLE DC4) even inside a picture, so one dot
    is added to break the word.
    """
    from PIL import ImageOps

    row = (image.width + 7) // 8
    dots = ImageOps.invert(image.convert("L")).convert("1").tobytes()
    for word, broken in ((b"\x10\x04", b"\x10\x0c"), (b"\x10\x05", b"\x10\x0d"), (b"\x10\x14", b"\x10\x1c")):
        dots = dots.replace(word, broken)
    return b"\x1dv0\x00" + row.to_bytes(2, "little") + image.height.to_bytes(2, "little") + dots


def _blank(profile: str, code_page: int | None, cache_dir: Path | None) -> Any:
    """A printer made of paper only: reset, on CP1252, left-aligned."""
    if cache_dir:
        # Read when escpos is first imported; without it, every start leaves one more directory in /tmp.
        cache_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.environ["ESCPOS_CAPABILITIES_PICKLE_DIR"] = str(cache_dir)
    from escpos.capabilities import CAPABILITIES
    from escpos.printer import Dummy

    known = CAPABILITIES["profiles"]
    if profile not in known:
        raise UnknownProfileError(f"no printer profile {profile!r}; there are {', '.join(sorted(known))}")
    printer = Dummy(profile=profile)
    pages = printer.magic.encoder.codepages
    pages["CP1252"] = pages.get("CP1252", WPC1252) if code_page is None else code_page
    printer.hw("INIT")
    if code_page is not None:
        printer._raw(CANCEL_KANJI)
    printer.charcode("CP1252")
    return printer


def _width(printer: Any) -> PaperWidth:
    columns = int(printer.profile.get_columns("a"))
    dots = printer.profile.profile_data["media"]["width"].get("pixels")
    return PaperWidth(columns, dots if isinstance(dots, int) else columns * DOTS_PER_COLUMN)
