"""What should be back by now, and what lies ready for somebody: for whom, with what was promised.

No amount is told: beside a name it would tell who has which tariff.
"""

from dataclasses import dataclass
from datetime import date

from kiosk.lending.model import Item, MemberId


@dataclass(frozen=True, slots=True)
class Person:
    """A member, for those who may see names."""

    member: MemberId
    number: str
    name: str
    language: str


@dataclass(frozen=True, slots=True)
class LateLoan:
    """An item that should be back since the end of `due_on`. `waited_for`: another member has reserved it."""

    item: Item
    person: Person
    lent_on: date
    due_on: date
    waited_for: bool = False


@dataclass(frozen=True, slots=True)
class ReadyItem:
    """An item that is set aside for a member to the end of `until`, with a slip that says `code`."""

    item: Item
    person: Person
    until: date
    code: str


@dataclass(frozen=True, slots=True)
class Overdue:
    """All of both on the day `today`: what is late, the longest first, and what lies ready, by initiative."""

    today: date
    late: tuple[LateLoan, ...] = ()
    ready: tuple[ReadyItem, ...] = ()

    def days(self, loan: LateLoan) -> int:
        return (self.today - loan.due_on).days
