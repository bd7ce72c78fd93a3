"""Makes the bytes of one ESC/POS job from a slip.

python-escpos (3.1) is used only for layout, with a new `Dummy` for every ticket, because a used one assumes that the
printer still has its code page set. The job begins with a reset and ends with the cut; it asks the printer nothing.
"""

import json
import os
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from devices.printers import bars as slip_bars
from devices.printers.layout import AIR, HAND, lay_out, side_by_side
from devices.printers.qr import LEVEL, fitted
from devices.printers.raster import raster
from devices.printers.text import balanced, needs_drawing, on_page, wrap
from kiosk.lending.languages import right_to_left
from kiosk.lending.tickets import Blank, Slip

WPC1252 = 16
"""The usual number of the code page CP1252 (Epson), for profiles that do not name it."""

CANCEL_KANJI = b"\x1c."
"""`FS .`, which sets one byte for each character: clones made for China start with two and lose the letter after every
accent.
"""

DOTS_PER_COLUMN = 12
"""The width of font A in dots, on every thermal printer."""

INDENT = "  "
"""The blanks before a detail, which belongs to the rows above it."""

LARGEST = 8
"""The greatest factor by which a printer makes its characters wider and higher."""

BOX = "[ ]"
"""A box to tick, in letters that every printer has."""
LEAST_BLANK = 8
"""The length of the shortest line to write on, in columns: a centimetre."""

APART = 2
"""The columns between two texts on one line."""

ESCPOS_LEVELS = {"l": 0, "m": 1, "q": 2, "h": 3}
"""The numbers of python-escpos for the levels of a QR code's error correction."""


class UnknownProfileError(ValueError):
    """python-escpos knows no such printer; the message names those that it knows."""


@dataclass(frozen=True, slots=True)
class PaperWidth:
    """The width of the paper, in characters of font A and in dots."""

    columns: int
    dots: int


def render(
    slip: Slip,
    profile: str = "TM-T20II",
    code_page: int | None = None,
    *,
    cache_dir: Path | None = None,
) -> bytes:
    """The bytes of the job for one ticket, from the reset to the partial cut.

    `code_page` is the printer's number for CP1252 (0 to 255) where the profile is wrong about it. On a printer that
    cannot print dots, letters that CP1252 lacks are replaced by their nearest look-alike.
    Raises `UnknownProfileError`.
    """
    printer = _blank(profile, code_page, cache_dir)
    draws = printer.profile.supports("bitImageRaster")
    if not draws:
        slip = _without_codes(slip)
    if draws and needs_drawing(slip):
        from devices.printers.drawing import DrawnSheet

        drawn = DrawnSheet(_width(printer).dots, mirrored=right_to_left(slip.language))
        lay_out(slip, drawn)
        printer._raw(raster(drawn.picture()))
    else:
        lay_out(slip, PrintedSheet(printer, _width(printer)))
    printer.cut(mode="PART")  # six empty lines move the last line past the knife
    return bytes(printer.output)


def paper_width(profile: str, cache_dir: Path | None = None) -> PaperWidth:
    """The width of the paper of this printer. Raises `UnknownProfileError`."""
    return _width(_blank(profile, None, cache_dir))


@dataclass(frozen=True, slots=True)
class PageUse:
    """The code page of a printer: `number` is its own number of CP1252; `draws`: it prints letters that CP1252 lacks as
    dots.
    """

    number: int
    draws: bool


def page_use(profile: str, code_page: int | None, cache_dir: Path | None = None) -> PageUse:
    """The code page of a printer of this profile. Raises `UnknownProfileError`."""
    printer = _blank(profile, code_page, cache_dir)
    return PageUse(int(printer.magic.encoder.codepages["CP1252"]), printer.profile.supports("bitImageRaster"))


class PrintedSheet:
    """A `Sheet` in the printer's own characters, all of one width, so that lengths are counted in columns."""

    def __init__(self, printer: Any, width: PaperWidth) -> None:
        self._printer = printer
        self._columns = width.columns
        self._dots = width.dots

    def title(self, text: str) -> None:
        self._printer.set(align="center", bold=True, custom_size=True, width=2, height=2)
        self._centre(text, self._columns // 2)
        self._printer.set(align="left", bold=False, custom_size=True, width=1, height=1)

    def large(self, text: str) -> None:
        word = on_page(text)
        times = max(1, min(LARGEST, self._columns // max(1, len(word))))
        self._printer.set(align="center", bold=True, custom_size=True, width=times, height=times)
        self._centre(word, self._columns // times)
        self._printer.set(align="left", bold=False, custom_size=True, width=1, height=1)

    def centred(self, text: str) -> None:
        self._printer.set(align="center")
        self._centre(text, self._columns)
        self._printer.set(align="left")

    def strong(self, text: str) -> None:
        self._printer.set(align="center", bold=True)
        self._centre(text, self._columns)
        self._printer.set(align="left", bold=False)

    def heading(self, name: str, remark: str) -> None:
        self._beside(on_page(name), on_page(remark), self._bold, self._printer.text)

    def row(self, text: str, amount: str) -> None:
        if text or amount:
            self._beside(on_page(text), on_page(amount), self._printer.text, self._printer.text)

    def total(self, text: str, amount: str) -> None:
        self._beside(on_page(text), on_page(amount), self._bold, self._bold)

    def detail(self, text: str) -> None:
        for line in balanced(on_page(text), len, self._columns - len(INDENT)):
            self._bold(f"{INDENT}{line}\n")

    def code(self, data: str) -> None:
        """Write a QR code, drawn by the printer itself if it can: that is a hundredth of the bytes on a serial line.

        A code beyond ASCII is sent in dots, because some printers cannot print one (mtmsuhail/ESC-POS-USB-NET#31).
        """
        code = fitted(data, self._dots) if data else None
        if not code:
            return
        if not (data.isascii() and self._printer.profile.supports("qrCode")):
            self._printer._raw(raster(code.picture(self._dots - self._dots % 8)))
            return
        self._printer.set(align="center")
        self.gap(code.quiet)
        self._printer.qr(data, ec=ESCPOS_LEVELS[LEVEL], size=code.module, native=True)
        self.gap(code.quiet)
        self._printer.set(align="left")

    def bars(self, code: str) -> None:
        """Write a barcode, drawn by the printer itself in code set B if it can, or sent in dots if that is too wide."""
        native = slip_bars.module_for(slip_bars.modules_of_printer(code), self._dots)
        if native and slip_bars.can_encode(code) and self._printer.profile.supports("barcodeB"):
            self._printer.set(align="center")
            self._printer._raw(slip_bars.command(code, native))
            self._printer.set(align="left")
        elif self._printer.profile.supports("bitImageRaster") and (bars := slip_bars.fitted(code, self._dots)):
            self._printer._raw(raster(bars.picture(self._dots - self._dots % 8)))

    def blanks(self, fields: tuple[Blank, ...]) -> None:
        for nth, line in enumerate(side_by_side(fields, _columns_of, LEAST_BLANK, self._columns)):
            if nth:
                self.gap(HAND)
            for field, wide in line:
                label = on_page(f"{BOX} {field.label}" if field.tick else field.label)
                last = field is line[-1][0]
                self._printer.text(f"{label} ")
                if not field.tick:
                    self._printer.set(underline=1)
                    self._printer.text(" " * (wide - len(label) - (1 if last else APART)))
                    self._printer.set(underline=0)
                self._printer.text("" if last else " ")
            self._printer.text("\n")

    def rule(self) -> None:
        # Underlined blanks form one thin line on any printer, dashes do not; the height of the blanks is the empty
        # space above it.
        self._printer.set(underline=1)
        self._printer.text(" " * self._columns)
        self._printer.set(underline=0)
        self._printer.text("\n")
        self.gap(AIR)

    def gap(self, dots: int) -> None:
        self._printer.line_spacing(dots)
        self._printer.text("\n")
        self._printer.line_spacing()

    def _beside(self, text: str, value: str, write: Callable[[str], None], write_value: Callable[[str], None]) -> None:
        """Write a text, and a value at the far edge of its first line, or below it if there is no room beside it."""
        room = self._columns - len(value) - APART if value else self._columns
        if room < self._columns // 2:
            for line in self._wrapped(text, self._columns):
                write(line + "\n")
            for line in self._wrapped(value, self._columns - len(INDENT)):
                write_value(f"{INDENT}{line}\n")
            return
        first, *more = self._wrapped(text, room) or [""]
        write(first)
        write_value(value.rjust(self._columns - len(first)) + "\n" if value else "\n")
        for line in more:
            write(line + "\n")

    def _centre(self, text: str, columns: int) -> None:
        for line in balanced(on_page(text), len, columns):
            self._printer.text(line + "\n")

    def _wrapped(self, text: str, columns: int) -> list[str]:
        return wrap(text, lambda line: len(line) <= columns)

    def _bold(self, text: str) -> None:
        self._printer.set(bold=True)
        self._printer.text(text)
        self._printer.set(bold=False)


def _columns_of(field: Blank) -> int:
    """The number of columns for the word of a field, with its box and the blanks around it."""
    return len(on_page(field.label)) + APART + (len(BOX) + 1 if field.tick else 0)


def _without_codes(slip: Slip) -> Slip:
    """The slip for a printer that cannot draw: without codes, but with the details of the payments."""
    payments = tuple(replace(payment, data="") for payment in slip.payments)
    return replace(slip, calendar=(), payments=payments, payment_title="")


def _blank(profile: str, code_page: int | None, cache_dir: Path | None) -> Any:
    """A printer of python-escpos that collects bytes, after a reset, in CP1252, left-aligned. Raises
    `UnknownProfileError`.
    """
    if cache_dir:
        # escpos reads this when it is first imported; without it, every start would leave one more directory in /tmp.
        cache_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.environ["ESCPOS_CAPABILITIES_PICKLE_DIR"] = str(cache_dir)
    try:
        from escpos.capabilities import CAPABILITIES
    except Exception:  # noqa: BLE001 - a pickle that was cut off raises what it likes; it is made again
        for pickled in cache_dir.glob("*.pickle") if cache_dir else ():
            pickled.unlink(missing_ok=True)
        from escpos.capabilities import CAPABILITIES
    from escpos.printer import Dummy

    _must_be_among(CAPABILITIES["profiles"], profile)
    printer = Dummy(profile=profile)
    pages = printer.magic.encoder.codepages
    pages["CP1252"] = pages.get("CP1252", WPC1252) if code_page is None else code_page
    printer.hw("INIT")
    if code_page is not None:
        printer._raw(CANCEL_KANJI)
    printer.charcode("CP1252")
    return printer


def must_be_known(profile: str) -> None:
    """Checks the name of a profile. Raises `UnknownProfileError`. Does not import python-escpos, which takes 250 ms."""
    package = find_spec("escpos")
    assert package
    assert package.origin
    file = os.environ.get("ESCPOS_CAPABILITIES_FILE") or Path(package.origin).with_name("capabilities.json")
    _must_be_among(json.loads(Path(file).read_text("utf-8"))["profiles"], profile)


def _must_be_among(known: Collection[str], profile: str) -> None:
    if profile not in known:
        raise UnknownProfileError(f"no printer profile {profile!r}; there are {', '.join(sorted(known))}")


def _width(printer: Any) -> PaperWidth:
    columns = int(printer.profile.get_columns("a"))
    dots = printer.profile.profile_data["media"]["width"].get("pixels")
    return PaperWidth(columns, dots if isinstance(dots, int) else columns * DOTS_PER_COLUMN)
