"""Makes a code, or a refused read, from the text that a scanner sent. Pure: no device, no clock.

A scanner may mark the kind of a code by an AIM identifier in front of it: `]`, a letter for the symbology and a
modifier (ISO/IEC 15424). The check digit is checked only if the identifier means EAN or UPC, because thirteen digits
alone prove nothing: the number of a UiTPAS has thirteen digits too, and a check digit of another kind.
"""

from kiosk.lending.codes.labels import AIM_IDENTIFIER, shortened_link
from kiosk.lending.events import CodeRefused, CodeScanned
from kiosk.lending.limits import LONGEST_CODE, SHORTEST_BARCODE

TERMINATORS = b"\r\n\t\x03"
LONGEST_READ = 8 * LONGEST_CODE
"""In bytes: the longest code at four bytes a character, its frame, and room to see that a read is too long."""

Reading = CodeScanned | CodeRefused

_FRAME = "\r\n\t \x02\x03"


def read_code(raw: str) -> str | None:
    """The code in one read of a scanner, trimmed and upper-cased, without frame and AIM identifier; None if refused.

    These reads are refused: those with control characters (such as a GS1 separator) or with bytes that were no UTF-8
    (U+FFFD), those shorter than 2 or longer than 64 characters, and EAN or UPC codes with a wrong check digit. The end
    of a longer link is a code.
    """
    if len(raw.encode("utf-8", "replace")) >= LONGEST_READ:
        return None
    framed = raw.strip(_FRAME)
    identified = AIM_IDENTIFIER.fullmatch(framed)
    code = identified["code"].strip(_FRAME) if identified else framed
    if not code.isprintable() or "\ufffd" in code:
        return None
    if identified and identified["symbology"].startswith("E"):
        code = _article(identified["symbology"], code)
    code = code.upper()
    if len(code) > LONGEST_CODE:
        code = shortened_link(code)
    return code if SHORTEST_BARCODE <= len(code) <= LONGEST_CODE else None


def judge(raw: str, at: float) -> Reading:
    """The event for one read of a scanner; `at` is when its terminator came, in seconds."""
    code = read_code(raw)
    return CodeRefused(at) if code is None else CodeScanned(code, at)


def _article(symbology: str, code: str) -> str:
    """The EAN or UPC number, or an empty text if its check digit is wrong.

    `E0` is EAN-13, UPC-A and UPC-E, `E4` is EAN-8. `E3` is an EAN-13 with an add-on of two or five digits, such as the
    price of a book: the add-on is not part of the number. `E1` and `E2` are only such an add-on, which is no code of an
    item.
    """
    from stdnum import ean  # imported only here: it is slow, and few scanners send AIM identifiers

    if not (code.isascii() and code.isdigit()):
        return ""
    match symbology, len(code):
        case "E3", 15 | 18:
            number = code[:13]
        case (("E0" | "E3"), 12 | 13):
            number = code
        case (("E0" | "E4"), 8):
            number = code
        case _:
            return ""
    if ean.is_valid(number) or (len(number) == 8 and ean.is_valid(_upc_a(number))):
        return number
    return ""


def _upc_a(upc_e: str) -> str:
    """The twelve digits of a UPC-E, which leaves out zeros and keeps the check digit (GS1 General Specifications)."""
    system, digits, last, check = upc_e[0], upc_e[1:6], upc_e[6], upc_e[7]
    match last:
        case "0" | "1" | "2":
            body = f"{digits[:2]}{last}0000{digits[2:]}"
        case "3":
            body = f"{digits[:3]}00000{digits[3:]}"
        case "4":
            body = f"{digits[:4]}00000{digits[4:]}"
        case _:
            body = f"{digits}0000{last}"
    return f"{system}{body}{check}"


class ByteReads:
    """Cuts the bytes of a serial scanner into reads.

    A read ends at its terminator (CR, LF, TAB or ETX) and nowhere else. Bytes followed by silence are the first half of
    a code whose rest was lost, and are refused: as a code they could lend the wrong item (`B71` of `B712`), and if they
    were kept they would become the beginning of the next code. So a scanner without a terminator does not work until it
    is set to send one, and every scan with it is refused visibly.
    """

    def __init__(self) -> None:
        self._read = bytearray()

    @property
    def begun(self) -> bool:
        """Has half a code arrived, which only silence or a terminator ends?"""
        return bool(self._read)

    def take(self, data: bytes, at: float) -> list[Reading]:
        """The codes and refused reads that `data` completes, which arrived at `at` (seconds)."""
        readings: list[Reading] = []
        for byte in data:
            if byte not in TERMINATORS:
                if len(self._read) < LONGEST_READ:
                    self._read.append(byte)
                continue
            raw = self._taken()
            if raw.strip(_FRAME):
                readings.append(judge(raw, at))
        return readings

    def fall_silent(self, at: float) -> list[Reading]:
        """Refuse half a code, and forget it, because nothing arrived for a while; `at` is now, in seconds."""
        return [CodeRefused(at)] if self._taken().strip(_FRAME) else []

    def _taken(self) -> str:
        raw = self._read.decode("utf-8", "replace")
        self._read.clear()
        return raw
