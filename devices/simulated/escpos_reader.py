"""Reads ESC/POS as a printer does: bytes become lines, pictures, codes and cuts on `Paper`.

Written from Epson's command reference, without code of python-escpos, so that each checks the other. Errors that a
printer would not report (a byte that its code page lacks, a line too long, an unknown command) are among the
`problems`.
"""

from dataclasses import dataclass, field, replace

from devices.simulated.escpos_grammar import length_of
from devices.simulated.paper import (
    CHARACTER,
    LINE_SPACING,
    PLAIN,
    Align,
    Barcode,
    Cut,
    Dots,
    Feed,
    Line,
    Mark,
    Paper,
    QrCode,
    Span,
    Style,
)

CODE_PAGES = {
    0: "cp437", 2: "cp850", 3: "cp860", 4: "cp863", 5: "cp865", 13: "cp857", 14: "cp737", 15: "iso8859_7", 16: "cp1252",
    17: "cp866", 18: "cp852", 19: "cp858", 36: "cp862", 37: "cp864", 39: "iso8859_2", 40: "iso8859_15", 45: "cp1250",
    46: "cp1251", 47: "cp1253", 48: "cp1254", 50: "cp1256", 51: "cp1257", 52: "cp1258",
}  # fmt: skip
"""The code pages by Epson's numbers, as on a TM-T20II."""

ALIGNMENTS: dict[int, Align] = {0: "left", 48: "left", 1: "center", 49: "center", 2: "right", 50: "right"}

CODE128 = 73
"""The number of Code 128 in `GS k`."""

LEVELS = {48: "l", 49: "m", 50: "q", 51: "h"}
"""The levels of error correction of a QR code, by their numbers in `GS ( k` function 169."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question that the printer must answer once everything before it is printed: `GS r`, `GS I`, `GS a` or `GS (
    H`.
    """

    command: str
    argument: bytes


@dataclass(slots=True)
class Interpreter:
    """The interpreter of a printer: takes bytes in pieces of any length, and keeps its settings between jobs."""

    columns: int = 48
    width: int = 576
    pages: dict[int, str] = field(default_factory=lambda: dict(CODE_PAGES))
    marks: list[Mark] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    queries: list[Query] = field(default_factory=list)
    _pending: bytes = b""
    _style: Style = PLAIN
    _align: Align = "left"
    _page: int = 0
    _spacing: int = LINE_SPACING
    _line: list[Span] = field(default_factory=list)
    _qr: bytes = b""
    _module: int = 3
    _level: str = "l"
    _bar: int = 3
    _bar_height: int = 162

    def feed(self, data: bytes) -> None:
        buffer, at = self._pending + data, 0
        while at < len(buffer) and (length := length_of(buffer, at)) is not None:
            self._obey(buffer[at : at + length])
            at += length
        self._pending = buffer[at:]

    def paper(self) -> Paper:
        """The paper as it is now. An unfinished command or line is one of its problems."""
        unfinished = ["command cut short"] if self._pending else []
        unfinished += ["text never printed"] if self._line else []
        return Paper(tuple(self.marks), (*self.problems, *unfinished), self.width)

    def _obey(self, command: bytes) -> None:
        if len(command) == 1:
            self._character(command[0])
            return
        argument = command[2] if len(command) > 2 else 0
        match command[:2]:
            case b"\x1b@":
                self._reset()
            case b"\x1bt":
                self._page = argument
            case b"\x1bE" | b"\x1bG":
                self._style = replace(self._style, bold=bool(argument & 1))
            case b"\x1b-":
                self._style = replace(self._style, underline=argument not in (0, 48))
            case b"\x1bM":
                self._style = replace(self._style, font="B" if argument in (1, 49) else "A")
            case b"\x1b!":
                self._style = _print_mode(argument)
            case b"\x1d!":
                self._style = replace(self._style, wide=(argument >> 4) + 1, high=(argument & 7) + 1)
            case b"\x1dB":
                self._style = replace(self._style, inverse=bool(argument & 1))
            case b"\x1ba":
                self._align_to(argument)
            case b"\x1b2":
                self._spacing = LINE_SPACING
            case b"\x1b3":
                self._spacing = argument
            case b"\x1bd":
                self._print_line()
                self.marks.append(Feed(argument * self._spacing))
            case b"\x1bJ":
                self._print_line()
                self.marks.append(Feed(argument))
            case b"\x1dV":
                self._cut(command)
            case b"\x1dv":
                self._raster(command)
            case b"\x1d(":
                self._extended(command)
            case b"\x1dh":
                self._bar_height = argument
            case b"\x1dw":
                self._bar = argument
            case b"\x1dH" | b"\x1df":
                pass  # the text under a barcode is written as a line of its own
            case b"\x1dk":
                self._print_bars(command)
            case b"\x1dr" | b"\x1dI" | b"\x1da":
                self.queries.append(Query(f"GS {command[1:2].decode()}", command[2:]))
            case b"\x10\x04" | b"\x10\x05" | b"\x1c.":
                pass  # answered in real time elsewhere; characters are always one byte here
            case _:
                self.problems.append(f"unknown command {command[:2].hex(' ')}")

    def _character(self, byte: int) -> None:
        match byte:
            case 0x0A if self._line:
                self._print_line()
            case 0x0A:
                self.marks.append(Feed(self._spacing))
            case 0x00 | 0x0D:
                pass
            case _ if byte < 0x20 or byte == 0x7F:
                self.problems.append(f"control character {byte:02x}")
            case _:
                self._put(self._decoded(byte))

    def _decoded(self, byte: int) -> str:
        if byte < 0x80:
            return chr(byte)  # the same on every page
        page = self.pages.get(self._page)
        if page is None:
            self.problems.append(f"no code page {self._page} in this printer")
            return "░"
        try:
            return bytes([byte]).decode(page)
        except UnicodeDecodeError:
            self.problems.append(f"byte {byte:02x} means nothing in {page}")
            return "░"

    def _put(self, char: str) -> None:
        span = Span(char, self._style)
        if sum(span.dots for span in self._line) + span.dots > self.columns * CHARACTER["A"][0]:
            self.problems.append(f"line longer than {self.columns} columns")
            self._print_line()
        if self._line and self._line[-1].style == self._style:
            self._line[-1] = Span(self._line[-1].text + char, self._style)
        else:
            self._line.append(span)

    def _print_line(self) -> None:
        if self._line:
            tallest = max(CHARACTER[span.style.font][1] * span.style.high for span in self._line)
            self.marks.append(Line(tuple(self._line), self._align, max(self._spacing, tallest)))
            self._line.clear()

    def _reset(self) -> None:
        self._line.clear()
        self._style, self._align, self._page, self._spacing = PLAIN, "left", 0, LINE_SPACING
        self._qr, self._module, self._level = b"", 3, "l"
        self._bar, self._bar_height = 3, 162

    def _align_to(self, argument: int) -> None:
        if self._line:
            self.problems.append("alignment changed in mid-line has no effect")
            return
        self._align = ALIGNMENTS.get(argument, self._align)

    def _cut(self, command: bytes) -> None:
        self._print_line()
        if len(command) == 4:
            self.marks.append(Feed(command[3]))
        self.marks.append(Cut(partial=command[2] not in (0, 48, 65, 97, 103)))

    def _raster(self, command: bytes) -> None:
        width, height = int.from_bytes(command[4:6], "little") * 8, int.from_bytes(command[6:8], "little")
        if self._line:
            self.problems.append("picture in mid-line")
        if width > self.width:
            self.problems.append(f"picture of {width} dots on paper of {self.width}")
        self.marks.append(Dots(width, height, command[8:], self._align))

    def _extended(self, command: bytes) -> None:
        kind, body = command[2:3], command[5:]
        match kind, body[:2]:
            case b"k", b"1P":
                self._qr = body[3:]
            case b"k", b"1C":
                self._module = body[2]
            case b"k", b"1E":
                self._level = LEVELS.get(body[2], self._level)
            case b"k", b"1Q":
                self._print_qr()
            case b"k", b"1A":
                pass  # the model of QR code: every printer prints model 2
            case b"H", b"00":
                self.queries.append(Query("GS ( H", body[2:6]))
            case _:
                self.problems.append(f"unknown command {command[:3].hex(' ')} {body[:2].hex(' ')}")

    def _print_bars(self, command: bytes) -> None:
        """Print a barcode by function B of `GS k` (its length comes before the data): only Code 128 in code set B."""
        data = command[4:]
        if command[2] != CODE128 or not data.startswith(b"{B") or not data.isascii():
            self.problems.append(f"barcode of kind {command[2]} and not {CODE128} in code set B")
            return
        if self._line:
            self.problems.append("barcode in mid-line")
        bars = Barcode(data[2:].decode("ascii").replace("{{", "{"), self._bar, self._bar_height, self._align)
        if bars.dots > self.width:
            self.problems.append(f"barcode of {bars.dots} dots on paper of {self.width}")
        self.marks.append(bars)

    def _print_qr(self) -> None:
        if self._line:
            self.problems.append("QR code in mid-line")
        if not self._qr.isascii():
            self.problems.append("QR code of more than ASCII, which printers read differently")
        if not self._qr:
            self.problems.append("QR code of nothing")
            return
        code = QrCode(self._qr.decode("utf-8", "replace"), self._module, self._align, self._level)
        if (across := len(code.rows) * code.module) > self.width:
            self.problems.append(f"QR code of {across} dots on paper of {self.width}")
        self.marks.append(code)


def read(job: bytes, columns: int = 48, width: int = 576) -> Paper:
    """The paper that a printer that was just switched on prints for `job`; `width` in dots."""
    head = Interpreter(columns, width)
    head.feed(job)
    return head.paper()


def _print_mode(bits: int) -> Style:
    return Style(
        bold=bool(bits & 8),
        underline=bool(bits & 128),
        wide=2 if bits & 32 else 1,
        high=2 if bits & 16 else 1,
        font="B" if bits & 1 else "A",
    )
