"""The items that are late and those that lie ready, each with its member and the day that was agreed.

There are no amounts here: beside a name they would reveal the member's tariff.
"""

from dataclasses import dataclass
from datetime import date

from kiosk.lending.model import Item, MemberId


@dataclass(frozen=True, slots=True)
class NamedMember:
    """A member with their name, for volunteers who may see it."""

    member: MemberId
    number: str
    name: str
    language: str


@dataclass(frozen=True, slots=True)
class LateLoan:
    """An item that should be back since the end of `due_on`. `waited_for`: another member has reserved it."""

    item: Item
    person: NamedMember
    lent_on: date
    due_on: date
    waited_for: bool = False


@dataclass(frozen=True, slots=True)
class ReadyItem:
    """An item that is set aside for a member to the end of `until`, with a slip that says `code`."""

    item: Item
    person: NamedMember
    until: date
    code: str


@dataclass(frozen=True, slots=True)
class Overdue:
    """The items that are late on the day `today`, the longest first, and those that lie ready, by initiative."""

    today: date
    late: tuple[LateLoan, ...] = ()
    ready: tuple[ReadyItem, ...] = ()

    def days(self, loan: LateLoan) -> int:
        return (self.today - loan.due_on).days
