"""The slip to lay on an item that is set aside: the item's shelf and code. The slip names nobody.

The code belongs to the item that was set aside and not to a person, so the slip stays right when the item goes to the
next person in the queue.
"""

from datetime import datetime

from kiosk.lending.tickets import HoldSlip, Slip, SlipGroup, SlipRow
from screens.present.words import Wordbook


def write_hold(held: HoldSlip, wordbook: Wordbook, now: datetime, house: str) -> Slip:
    """The slip of an item that was set aside. `now` is an aware datetime, shown on the clock of the house."""
    words = wordbook(held.language)
    # Translators: on the slip on an item that is set aside, under its name; that day itself is still in time
    until = words("tot en met {day}", day=words.due(held.hold.until).full)
    return Slip(
        house,
        words.moment(now),
        # Translators: on the slip that lies on an item: somebody waits for it
        (SlipGroup(held.item.initiative.name, words("Gereserveerd"), (SlipRow(held.item.name, until),)),),
        (words("Leg dit briefje op het ding."),),
        words.language,
        large=held.hold.code,
        large_title=held.hold.shelf or words("Apart gelegd"),
    )
