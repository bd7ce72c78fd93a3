"""Members, as the desk writes them in: who they are, their PIN, their proofs, and whether the house lends to them.

By a command or by a volunteer at the kiosk, it is this. Each is noted in the journal; what cannot be done raises
DeskError.
"""

import re
from dataclasses import dataclass
from datetime import date

from db.ledger.desk_error import DeskError, FormError
from db.ledger.naming import TYPED, take_code, words
from db.ledger.pins import hash_pin
from db.ledger.statements import desk as sql
from db.ledger.statements import people
from db.ledger.transaction import Transaction, tidy
from db.ledger.volunteers.pins import BY_CARD
from kiosk.lending.limits import CODE, LONGEST_CODE, LONGEST_PIN, SHORTEST_PIN
from kiosk.lending.model import MemberId
from kiosk.lending.pricing import ProofKind
from kiosk.lending.volunteers.model import DeclineCause

PIN = rf"[0-9]{{{SHORTEST_PIN},{LONGEST_PIN}}}"
CHANGED = "member changed"
"""What is noted of whatever is nobody's business: not even the journal says what it was."""


@dataclass(frozen=True, slots=True)
class NewMember:
    """A member or household. `language` is an ISO 639-1 code, `adult` is of the member in person."""

    number: str
    name: str
    language: str = "nl"
    more_time: bool = False
    adult: bool = True


def add(tx: Transaction, new: NewMember) -> MemberId:
    row = written(new)
    take_code(tx.connection, tidy(new.number), "member")
    added = MemberId(tx.connection.execute(sql.ADD_MEMBER, row).scalar_one())
    tx.note("member added", item=None, member=added, loan=None)
    return added


def written(new: NewMember) -> dict[str, object]:
    """The columns of a new member, whatever is in the book. Raises FormError."""
    number, name = tidy(new.number), words(new.name, "name")
    if not re.fullmatch(CODE, number):
        raise FormError(
            f"A member number has 1 to {LONGEST_CODE} letters, digits and signs, without accents.", DeclineCause.TEXT
        )
    if not re.fullmatch(r"[a-z]{2}", new.language):
        raise FormError(f"The language {new.language!r} must be a code of two letters, such as nl.", DeclineCause.TEXT)
    row = {"number": number, "name": name, "language": new.language}
    return {**row, "more_time": new.more_time, "adult": new.adult}


def block(tx: Transaction, member: MemberId, because: str) -> None:
    """The house lends nothing to them any more, for a reason that stays with the member."""
    blocked = {"member": member, "moment": tx.at, "because": reason(because)}
    tx.connection.execute(sql.BLOCK, blocked)
    tx.note("member blocked", item=None, member=member, loan=None)


def reason(because: str) -> str:
    """As it is kept. Raises FormError."""
    return words(because, "reason", 400)


def unblock(tx: Transaction, member: MemberId) -> None:
    """The house lends to them again. Somebody who is not blocked stays as they are."""
    if tx.connection.execute(sql.UNBLOCK, {"member": member}).rowcount:
        tx.note("member unblocked", item=None, member=member, loan=None)


def confirm_adult(tx: Transaction, member: MemberId) -> None:
    """Of the member in person. Confirmed twice, it stays as it is."""
    if tx.connection.execute(sql.CONFIRM_ADULT, {"member": member}).rowcount:
        tx.note(CHANGED, item=None, member=member, loan=None)


def keyed(pin: str, key: bytes) -> str:
    """The hash under which a PIN of 4 to 8 digits is kept; `key` is the kiosk's key file. Takes a while."""
    if not re.fullmatch(PIN, pin):
        raise FormError(f"A PIN has {SHORTEST_PIN} to {LONGEST_PIN} digits.", DeclineCause.TOO_SHORT)
    return hash_pin(pin, key)


def set_pin(tx: Transaction, member: MemberId, pin_hash: str) -> None:
    """A PIN for the number pad, and for the desk if they stand behind it. Wrong tries at the old one are over."""
    number: str = tx.connection.execute(sql.MEMBER, {"member": member}).one().number
    if not re.fullmatch(TYPED, number) and tx.connection.execute(sql.HAS_ROLE, {"member": member}).first() is None:
        sentence = f"The number pad takes 1 to 16 digits, so a PIN is of no use to member {number}."
        raise DeskError(sentence, DeclineCause.NO_PIN)
    tx.connection.execute(sql.SET_PIN, {"member": member, "hash": pin_hash})
    cards = tx.connection.execute(sql.CARDS_OF, {"member": member}).all()
    for tried_with in (number, *(f"{BY_CARD}{card.digest}" for card in cards)):
        tx.connection.execute(people.FORGET_PIN_TRIES, {"typed": tried_with})
    tx.note("PIN set", item=None, member=member, loan=None)


def note_proof(tx: Transaction, member: MemberId, kind: ProofKind, until: date) -> None:
    """They showed a proof that is valid to the end of its last day. Nothing lists who did, nor the journal."""
    new = {"member_id": member, "kind": kind.value, "until": until, "noted_at": tx.at}
    tx.connection.execute(sql.ADD_PROOF, new)
    tx.note(CHANGED, item=None, member=member, loan=None)
