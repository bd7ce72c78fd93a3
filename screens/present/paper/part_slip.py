"""The slip for a part that will be brought later: which part of which item, and the code to scan with it. It names
nobody.
"""

from datetime import datetime

from kiosk.lending.tickets import PartSlip, Slip, SlipGroup, SlipRow
from screens.present.words import Wordbook


def write_part_slip(paper: PartSlip, wordbook: Wordbook, now: datetime, house: str) -> Slip:
    """The slip that the visitor takes home. `now` is an aware datetime, shown on the clock of the house."""
    words = wordbook(paper.language)
    parts = words.listed(f"{part.count} {part.name}" for part in paper.parts)
    return Slip(
        house,
        words.moment(now),
        (SlipGroup(paper.item.initiative.name, words("Een stukje komt nog"), (SlipRow(paper.item.name, parts),)),),
        # Translators: on the slip for a part of an item that was missing, to take home
        (words("Gevonden? Breng het met dit briefje, en scan het."),),
        words.language,
        barcode=paper.code,
    )
