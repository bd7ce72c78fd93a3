"""Trial prints that show an installer whether the settings fit the printer.

`trial_slip` shows the effect of the settings, for `kiosk print-test`. `trial_job` is for an unknown printer: it has
lines of several lengths, and the same letters in several code pages, to choose from.
"""

from devices.printers.dialogue import ORDINARY, Patience
from devices.printers.job import CANCEL_KANJI, WPC1252
from devices.printers.links import RESET
from devices.printers.opening import connection
from devices.printers.printer import EscposPrinter, Proof
from devices.printers.text import PAGE
from kiosk.lending.tickets import PrintOutcome, Slip, SlipGroup, SlipRow
from kiosk.wiring import RealPrinter, TicketFile

ACCENTS = "é è ê ë ï î ç à ô û ü ö ñ œ Œ æ ß"
SIGNS = "€ 12,50 – “ ” ‘ ’ … ½ °"
RULER = "1234567890"

LENGTHS = {1: 32, 2: 42, 3: 48}
"""The number of characters in each numbered line: as many as fit on paper of 58 mm, and on paper of 80 mm of older and
newer printers.
"""
PROFILES = {32: "ZJ-5870", 42: "TM-T88III", 48: "TM-T20II"}
"""A profile of python-escpos for each of these widths."""
PAGES: dict[str, int | None] = {"A": None, "B": WPC1252, "C": 71, "D": 49, "E": 32, "F": 8}
"""The lines of letters, each with the number of CP1252 on some printers; None: the number in the profiles, without the
command that printers made for China need.
"""
LETTERS = "é è ë ï ç à ü € “œ”"
_TO_THE_KNIFE = b"\n" * 6 + b"\x1dV\x01"


def trial_slip(house: str, when: str, columns: int, remarks: tuple[str, ...] = ()) -> Slip:
    """A slip with accents and signs to compare with a screen, a ruler exactly as wide as the paper, and a value at the
    far edge.

    `columns` is the width in the profile; a ruler that breaks, or ends before the edge, shows that the profile is
    wrong.
    """
    ruler = (RULER * (columns // len(RULER) + 1))[:columns]
    rows = (SlipRow(ACCENTS), SlipRow(SIGNS), SlipRow(ruler), SlipRow("<", amount=">"))
    return Slip(house, when, (SlipGroup("CP1252", f"{columns}", rows),), remarks, "nl")


def trial_job() -> bytes:
    """The job with the lines of `LENGTHS`, which break on narrower paper, and the letters in each of `PAGES`."""
    job = RESET + b"deelkiosk\n\n"
    for number, length in LENGTHS.items():
        job += f"{number}{'.' * (length - 2)}{number}\n".encode()
    job += b"\n"
    for name, page in PAGES.items():
        if page is not None:
            job += CANCEL_KANJI
        # The empty line is for a printer that loses the character after an accent, which may be the end of the line.
        job += b"\x1bt" + bytes([WPC1252 if page is None else page]) + f"{name}  {LETTERS}".encode(PAGE) + b" \n\n"
    return job + _TO_THE_KNIFE


def print_trial(wiring: RealPrinter, patience: Patience = ORDINARY) -> PrintOutcome:
    """Prints the `trial_job`, and returns the outcome."""
    proof: Proof = "none" if isinstance(wiring, TicketFile) else "auto"
    printer = EscposPrinter(connection(wiring), lambda _: trial_job(), proof, patience)
    return printer.print(Slip("", "", (), (), "nl"))
