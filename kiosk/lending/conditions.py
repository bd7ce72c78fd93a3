"""The condition of an item after each event.

Every function takes the present condition of the item and returns the condition after the event, which is the same one
if the event does not concern it. Only a volunteer changes a condition that a volunteer chose (in repair, withdrawn).
"""

from enum import Enum

from kiosk.lending.terms import Giving


class Condition(Enum):
    """The state of an item, in the house or out. The values are those in the database.

    `GOOD` can be lent. `CHECK`: it came back and waits until a volunteer looks at it. `REPAIR`: it is being mended.
    `MISSING`: it was not found; when it turns up, it is lent and taken back like a good item. `WITHDRAWN`: it left the
    house for good. `GONE`: it is an item of a swap shop that a visitor took.
    """

    GOOD = "good"
    CHECK = "check"
    REPAIR = "repair"
    MISSING = "missing"
    WITHDRAWN = "withdrawn"
    GONE = "gone"


TURNS_UP = (Condition.GOOD, Condition.MISSING)
"""The conditions in which an item is lent and taken back without a volunteer: the visitor found a missing item."""

SET_BY_SELF_SERVICE = (Condition.GOOD, Condition.CHECK)
"""The conditions that self-service sets. Any other condition was set by a volunteer and is kept."""

ON_THE_SHELF = (Condition.GOOD, Condition.CHECK, Condition.REPAIR)
"""The conditions in which a stock-take expects the item on its shelf."""


# --- a visit -----------------------------------------------------------------------------------------------------


def when_lent(now: Condition) -> Condition:
    """The condition after a loan: a missing item was found by its borrower; any other condition stays.

    A volunteer may also lend an item that is not in good condition.
    """
    return Condition.GOOD if now is Condition.MISSING else now


def when_returned(now: Condition, *, to_check: bool) -> Condition:
    """The condition after a return.

    `to_check`: a volunteer looks at the item first, or the visitor is asked whether all its parts are there.
    """
    if now not in TURNS_UP:
        return now
    return Condition.CHECK if to_check else Condition.GOOD


def stays_aside(now: Condition) -> bool:
    """Does an item that comes back in this condition wait for a volunteer, whatever the visitor says of it?"""
    return now not in TURNS_UP


def report_decides(now: Condition, before: Condition | None) -> bool:
    """Does a report on the parts of an item that came back still decide about its condition?

    `before` is its condition when it came back, None if unknown.
    """
    return now in SET_BY_SELF_SERVICE and before in TURNS_UP


def when_parts_reported(now: Condition, before: Condition | None, *, to_check: bool) -> Condition:
    """The condition after a report on the parts. `before` is the condition when the item came back, None if unknown.

    `to_check`: a part is missing or broken, or a volunteer looks at every item that comes back.
    """
    if not report_decides(now, before):
        return now
    return Condition.CHECK if to_check else Condition.GOOD


# --- a swap ------------------------------------------------------------------------------------------------------


def when_taken(_now: Condition) -> Condition:
    """The condition after a single item of a swap shop was taken."""
    return Condition.GONE


def when_given(_now: Condition, giving: Giving) -> Condition:
    """The condition after a single item that was gone was given to its swap shop again."""
    return Condition.CHECK if giving is Giving.APPROVAL else Condition.GOOD


def when_gift_seen(now: Condition, *, accepted: bool) -> Condition:
    """The condition after a volunteer looked at a gift that waited; `accepted`: the gift earned points."""
    return Condition.GOOD if accepted and now is Condition.CHECK else now


# --- an undoing --------------------------------------------------------------------------------------------------


def when_lending_undone(now: Condition, before: Condition | None) -> Condition:
    """The condition after a loan was undone. `before` is the condition when the item was lent, None if unknown."""
    if before is Condition.MISSING and now is Condition.GOOD:
        return before
    return now


def when_return_undone(now: Condition, before: Condition | None, *, asked: bool) -> Condition:
    """The condition after a return was undone. `before` is the condition when the item came back, None if unknown.

    `asked`: the return put the item aside, asked for its parts, or a report on its parts followed.
    """
    made = SET_BY_SELF_SERVICE if asked else (Condition.GOOD,)
    if before is not None and before in TURNS_UP and now in made:
        return before
    return now


def when_swap_undone(now: Condition, before: Condition, *, taken: bool) -> Condition:
    """The condition after a swap was undone. `before` is the condition of the single item when it was swapped.

    `taken`: the item was taken; otherwise it was given.
    """
    made = (Condition.GONE,) if taken else SET_BY_SELF_SERVICE
    return before if now in made else now


# --- the decision of a volunteer -------------------------------------------------------------------------------------


def when_checked_in(now: Condition) -> Condition:
    """The condition after a check-in by a volunteer, given the one after `when_returned`: a swapped item is here
    again.
    """
    return Condition.GOOD if now is Condition.GONE else now


def when_looked_at(now: Condition, found: Condition) -> Condition:
    """The condition after a volunteer looked at an item, for an entry of the inbox or in a stock-take, and `found` it
    so.

    An item that is gone stays gone.
    """
    return now if now is Condition.GONE else found
