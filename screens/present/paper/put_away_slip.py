"""The put-away list on paper: by initiative, in the order of the shelves."""

from datetime import datetime
from itertools import groupby

from kiosk.lending.tickets import Slip, SlipGroup, SlipRow
from kiosk.lending.volunteers.putting_away import PutAwaySlip
from screens.present.words import Wordbook


def write_put_away(paper: PutAwaySlip, wordbook: Wordbook, now: datetime, house: str) -> Slip:
    """The list to walk along the shelves with. `now` is an aware datetime, shown on the clock of the house."""
    words = wordbook(paper.language)
    groups = tuple(
        SlipGroup(name, words("Wegzetten"), tuple(SlipRow(one.item.name, amount=one.shelf) for one in items))
        for name, items in groupby(paper.items, key=lambda one: one.item.initiative.name)
    )
    return Slip(house, words.moment(now), groups, (words("Bedankt!"),), words.language)
