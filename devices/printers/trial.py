"""The ticket that an installer prints to see whether the printer and its settings fit each other."""

from kiosk.lending.tickets import Slip, SlipGroup, SlipRow

ACCENTS = "é è ê ë ï î ç à ô û ü ö ñ œ Œ æ ß"
SIGNS = "€ 12,50 – “ ” ‘ ’ … ½ °"
RULER = "1234567890"


def trial_slip(house: str, when: str, columns: int, remarks: tuple[str, ...] = ()) -> Slip:
    """Accents and signs to compare with a screen, a ruler exactly as wide as the paper, and a value at the far edge.

    `columns` is what the profile says; a ruler that breaks, or stops short of the edge, says that the profile is wrong.
    """
    ruler = (RULER * (columns // len(RULER) + 1))[:columns]
    rows = (SlipRow(ACCENTS), SlipRow(SIGNS), SlipRow(ruler), SlipRow("<", amount=">"))
    return Slip(house, when, (SlipGroup("CP1252", f"{columns}", rows),), remarks, "nl")
