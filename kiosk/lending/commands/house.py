"""Commands about the house: its initiatives, their terms and roles, its key; and what new terms would change."""

from dataclasses import dataclass
from enum import Enum

from kiosk.lending.commands.members import AddMember, MemberRef
from kiosk.lending.terms import House, Terms

DEFAULT_COLOUR = "#8C6B4C"
"""The colour of an initiative that chose none."""


class Role(Enum):
    """The roles that a member can have in an initiative; the values are stored."""

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
    """Lets these terms hold from now on, in this order. A second time, nothing changes.

    Loans and subscriptions that exist already keep the version of the terms that they were made under. An initiative
    that the new terms do not name stays as it is, after the others; if nothing belongs to it, it is removed with its
    roles.
    """

    house: House
    terms: tuple[Terms, ...]


@dataclass(frozen=True, slots=True)
class GiveRole:
    """Makes a member a volunteer or a coordinator of an initiative, in place of the role that they had in it."""

    member: MemberRef
    initiative: str
    role: Role


@dataclass(frozen=True, slots=True)
class AppointCoordinator:
    """Makes a member a coordinator of an initiative; adds the member first if there is none. A `pin` becomes theirs."""

    who: MemberRef | AddMember
    initiative: str
    pin: str = ""


@dataclass(frozen=True, slots=True)
class TakeRole:
    """Takes away the role of a member in an initiative."""

    member: MemberRef
    initiative: str


@dataclass(frozen=True, slots=True)
class RememberKey:
    """Makes the key that the ledger was opened with the key of this database."""


class Fate(Enum):
    """The fate of an initiative when terms are applied."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    TAKEN_OUT = "taken out"
    LEFT = "left as it is"


@dataclass(frozen=True, slots=True)
class InitiativeChange:
    """The change of one initiative: the terms `before` hold now, the terms `after` will hold. None: there are none, or
    there will be none.

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
    """The changes that applying terms makes or made. `reordered`: the initiatives get another order."""

    before: House
    after: House
    initiatives: tuple[InitiativeChange, ...]
    reordered: bool = False

    @property
    def changes_something(self) -> bool:
        fates = {change.fate for change in self.initiatives}
        return self.before != self.after or self.reordered or bool(fates - {Fate.UNCHANGED, Fate.LEFT})
