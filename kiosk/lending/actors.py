"""The actors who change something in the ledger, and the rights of each kind of actor."""

from dataclasses import dataclass
from enum import Enum

from kiosk.lending.model import MemberId


@dataclass(frozen=True, slots=True)
class ByVisitor:
    """A visitor at the kiosk, without a volunteer. Visitors carry out no commands."""


@dataclass(frozen=True, slots=True)
class ByVolunteer:
    """A volunteer or a coordinator; the ledger knows which of both, and for which initiatives."""

    member: MemberId


@dataclass(frozen=True, slots=True)
class CommandLine:
    """A person who runs a command on the machine itself. `name` is how the journal calls them."""

    name: str = "command line"


Actor = ByVisitor | ByVolunteer | CommandLine


class Right(Enum):
    """A right: something that an actor may do. The roles of the actor say for which initiatives."""

    SERVE = "serve members and look after items"
    ACT_FOR_EVERY_INITIATIVE = "act for every initiative"
    SEE_PROOFS = "see and note who showed a proof"
    CHANGE_OTHER_VOLUNTEERS = "give cards and PINs to other volunteers, and block them"
    ERASE_MEMBERS = "give members what is kept of them, and erase them"
    MATCH_PAYMENTS = "enter payments by their reference"
    CHOOSE_NUMBER = "choose the number of a new member"
    CHOOSE_DAYS = "choose the first day of a subscription, and note a proof that has ended"
    TAKE_POINTS_OFF = "take points off"
    SET_ASIDE = "set an item aside until a day, and end that"
    RUN_THE_HOUSE = "change initiatives, terms, roles and the key"


VOLUNTEER_RIGHTS = frozenset({Right.SERVE})
COORDINATOR_RIGHTS = VOLUNTEER_RIGHTS | {
    Right.ACT_FOR_EVERY_INITIATIVE,
    Right.SEE_PROOFS,
    Right.CHANGE_OTHER_VOLUNTEERS,
    Right.ERASE_MEMBERS,
    Right.MATCH_PAYMENTS,
}
COMMAND_LINE_RIGHTS = frozenset(Right)
