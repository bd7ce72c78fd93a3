"""Commands about the house: its initiatives, their terms and roles, its key; and what new terms would change."""

from dataclasses import dataclass
from enum import Enum

from kiosk.lending.commands.members import AddMember, MemberRef
from kiosk.lending.terms import House, Terms

DEFAULT_COLOUR = "#8C6B4C"
"""The colour of an initiative that chose none."""


class Role(Enum):
    """What a member can be in an initiative; the values are stored."""

    VOLUNTEER = "volunteer"
    COORDINATOR = "coordinator"


@dataclass(frozen=True, slots=True)
class OpenHouse:
    """Adds an initiative of this name if the house has none yet, so that there is one to lend from."""

    name: str


@dataclass(frozen=True, slots=True)
class AddInitiative:
    """Adds an initiative; `key` is a short word in lower case, `colour` is written as #RRGGBB."""

    key: str
    name: str
    colour: str = DEFAULT_COLOUR


@dataclass(frozen=True, slots=True)
class ApplyHouse:
    """Lets these terms hold from now on, in this order. Applied twice, nothing changes.

    What is lent and sold already keeps the version it was lent and sold under. An initiative that is not named stays
    as it is behind the others; one that nothing belongs to is taken out, with its roles.
    """

    house: House
    terms: tuple[Terms, ...]


@dataclass(frozen=True, slots=True)
class GiveRole:
    """Makes a member a volunteer or a coordinator of an initiative, instead of what they were in it."""

    member: MemberRef
    initiative: str
    role: Role


@dataclass(frozen=True, slots=True)
class AppointCoordinator:
    """Makes a member a coordinator of an initiative, or adds a member who is one. A `pin` becomes theirs."""

    who: MemberRef | AddMember
    initiative: str
    pin: str = ""


@dataclass(frozen=True, slots=True)
class TakeRole:
    """Takes away whatever a member was in an initiative."""

    member: MemberRef
    initiative: str


@dataclass(frozen=True, slots=True)
class RememberKey:
    """Makes the key that the ledger was opened with the key of this database."""


class Fate(Enum):
    """What becomes of an initiative when terms are applied."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    TAKEN_OUT = "taken out"
    LEFT = "left as it is"


@dataclass(frozen=True, slots=True)
class InitiativeChange:
    """What becomes of one initiative: `before` holds now, `after` will; None where there is, or will be, none.

    `unnamed` are the categories of its items that the new terms do not name.
    """

    fate: Fate
    before: Terms | None
    after: Terms | None
    unnamed: tuple[str, ...] = ()

    @property
    def terms(self) -> Terms:
        terms = self.after or self.before
        assert terms is not None
        return terms


@dataclass(frozen=True, slots=True)
class HousePlan:
    """What changes when terms are applied, or did change. `reordered`: the initiatives come in another order."""

    before: House
    after: House
    initiatives: tuple[InitiativeChange, ...]
    reordered: bool = False

    @property
    def changes_something(self) -> bool:
        fates = {change.fate for change in self.initiatives}
        return self.before != self.after or self.reordered or bool(fates - {Fate.UNCHANGED, Fate.LEFT})
