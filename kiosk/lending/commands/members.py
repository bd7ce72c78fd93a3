"""Commands about a member: adding them, their cards, PIN, proofs, inductions, block and messages, and erasing them."""

from dataclasses import dataclass
from datetime import date

from kiosk.lending.model import CardId, MemberId
from kiosk.lending.pricing import ProofKind

MemberRef = MemberId | str
"""A member, by the ledger's own number or by the number that people use (text)."""


@dataclass(frozen=True, slots=True)
class AddMember:
    """Adds a member or household. Without a `pin` (4 to 8 digits) they have none.

    Without a `number` the member gets the next free one; to choose a number, the actor needs a right. `language` is an
    ISO 639-1 code, `adult` concerns the member in person, and with `more_time` every countdown is twice as long.
    """

    name: str
    language: str
    pin: str = ""
    number: str | None = None
    more_time: bool = False
    adult: bool = False


@dataclass(frozen=True, slots=True)
class GiveCard:
    """Gives a member one more card; if it is their own lost card, it counts as found.

    `holder` names the person of the household who carries the card, and `adult` concerns that person. For the member in
    person, `holder` is empty and `adult` is False.
    """

    member: MemberRef
    card: CardId
    holder: str = ""
    adult: bool = False


@dataclass(frozen=True, slots=True)
class GiveCardOfSlip:
    """Gives a member the card of the slip with this code; the card itself is not here. The other fields are as in
    `GiveCard`.
    """

    member: MemberRef
    slip: str
    holder: str = ""
    adult: bool = False


@dataclass(frozen=True, slots=True)
class LoseCard:
    """Marks a card of a member as lost, so that it opens nothing; `card` is the ledger's own number of the card."""

    member: MemberRef
    card: int


@dataclass(frozen=True, slots=True)
class ReportCardLost:
    """Reports a card as lost; the card is named by its digest."""

    card: CardId


@dataclass(frozen=True, slots=True)
class NoteProof:
    """Notes that a member showed a proof that is valid to the end of the day `until`.

    Only for coordinators. Only the command line may give a day that is over.
    """

    member: MemberRef
    kind: ProofKind
    until: date


@dataclass(frozen=True, slots=True)
class ShowHow:
    """Notes that a person was shown how the items of a category work, or how one item works.

    The person is the member, or the holder of `card`; with a card, `member` may be None. With an empty `initiative`,
    `category` is a barcode, `initiative/category`, or a category that only one initiative has.
    """

    member: MemberRef | None
    initiative: str
    category: str
    barcode: str = ""
    card: CardId | None = None


@dataclass(frozen=True, slots=True)
class ConfirmAdult:
    """Notes that the member in person is an adult."""

    member: MemberRef


@dataclass(frozen=True, slots=True)
class Block:
    """Blocks a member: the house lends them nothing. `message` is the reason, which only volunteers see."""

    member: MemberRef
    message: str


@dataclass(frozen=True, slots=True)
class Unblock:
    """Ends the block of a member: the house lends to them again."""

    member: MemberRef


@dataclass(frozen=True, slots=True)
class WriteMessage:
    """Leaves a text of at most 120 characters for a member, which they see once, on their next visit."""

    member: MemberRef
    text: str


@dataclass(frozen=True, slots=True)
class WithdrawMessage:
    """Takes back a message that the member has not seen; `message` is the ledger's own number of it."""

    member: MemberRef
    message: int


@dataclass(frozen=True, slots=True)
class SetPin:
    """Gives a member a new PIN of 4 to 8 digits."""

    member: MemberRef
    pin: str


@dataclass(frozen=True, slots=True)
class EraseMember:
    """Erases all data of a member. Declined while a loan, money or a remark is open between them and the house."""

    member: MemberRef
