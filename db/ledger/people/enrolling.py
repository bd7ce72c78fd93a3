"""Adds members, sets their PINs and proofs, and blocks them. Each change is noted in the journal."""

import re

from db.ledger.people.finding import locked_member
from db.ledger.people.naming import TYPED, give_code, next_number, take_code, words
from db.ledger.people.pin_check import BY_CARD
from db.ledger.people.pins import hash_pin
from db.ledger.people.roles import Authority
from db.ledger.people.tries import forget_tries
from db.ledger.statements import desk as sql
from db.ledger.transaction import Transaction, tidy
from kiosk.lending.actors import Right
from kiosk.lending.commands import AddMember, Block, ConfirmAdult, Done, NoteProof, SetPin, Unblock
from kiosk.lending.declining import CommandDeclined, FormError, decline
from kiosk.lending.limits import CODE, LONGEST_CODE, LONGEST_INSTRUCTIONS, LONGEST_PIN, SHORTEST_PIN
from kiosk.lending.model import MemberId
from kiosk.lending.volunteers.model import DeclineCause
from kiosk.lending.volunteers.typed import is_easy

PIN = rf"[0-9]{{{SHORTEST_PIN},{LONGEST_PIN}}}"
CHANGED = "member changed"
"""The text of the journal for every personal change (adult, PIN, proof), which hides what changed."""


def add_member(tx: Transaction, authority: Authority, command: AddMember) -> Done:
    """Adds a member. Raises CommandDeclined if the number is in use, FormError for a value of a wrong form."""
    if command.number is None:
        number, keep = next_number(tx.connection), give_code
    else:
        authority.must(Right.CHOOSE_NUMBER)
        number, keep = tidy(command.number), take_code
    if not re.fullmatch(CODE, number):
        raise FormError(
            f"A member number has 1 to {LONGEST_CODE} letters, digits and signs, without accents.", DeclineCause.TEXT
        )
    if not re.fullmatch(r"[a-z]{2}", command.language):
        sentence = f"The language {command.language!r} must be a code of two letters, such as nl."
        raise FormError(sentence, DeclineCause.TEXT)
    row = {"number": number, "name": words(command.name, "name"), "language": command.language}
    keep(tx.connection, number, "member")
    more = {"more_time": command.more_time, "adult": command.adult}
    added = MemberId(tx.connection.execute(sql.ADD_MEMBER, {**row, **more}).scalar_one())
    tx.note("member added", item=None, member=added, loan=None)
    if command.pin:
        _keep_pin(tx, added, _keyed(command.pin, tx.key))
    return Done(added)


def block(tx: Transaction, authority: Authority, command: Block) -> Done:
    """Blocks a member, and keeps the reason."""
    reason = words(command.message, "reason", LONGEST_INSTRUCTIONS)
    member = locked_member(tx, command.member)
    must_not_rise(tx, authority, member)
    tx.connection.execute(sql.BLOCK, {"member": member, "moment": tx.at, "because": reason})
    tx.note("member blocked", item=None, member=member, loan=None)
    return Done(member)


def unblock(tx: Transaction, authority: Authority, command: Unblock) -> Done:
    """Ends the block of a member; nothing changes if they are not blocked."""
    member = locked_member(tx, command.member)
    must_not_rise(tx, authority, member)
    if tx.connection.execute(sql.UNBLOCK, {"member": member}).rowcount:
        tx.note("member unblocked", item=None, member=member, loan=None)
    return Done(member)


def confirm_adult(tx: Transaction, _authority: Authority, command: ConfirmAdult) -> Done:
    """Notes that the member in person is an adult; a second time, nothing changes."""
    member = locked_member(tx, command.member)
    if tx.connection.execute(sql.CONFIRM_ADULT, {"member": member}).rowcount:
        tx.note(CHANGED, item=None, member=member, loan=None)
    return Done(member)


def set_pin(tx: Transaction, authority: Authority, command: SetPin) -> Done:
    """Gives a member a PIN, and forgets wrong tries. Raises CommandDeclined if the pad cannot take their number and
    they have no role.
    """
    pin_hash = _keyed(command.pin, tx.key)
    member = locked_member(tx, command.member)
    must_not_rise(tx, authority, member)
    _keep_pin(tx, member, pin_hash)
    return Done(member)


def note_proof(tx: Transaction, authority: Authority, command: NoteProof) -> Done:
    """Notes that a member showed a proof for a reduction. No list and no journal entry reveals who did."""
    if command.until < tx.today and not authority.may(Right.CHOOSE_DAYS):
        raise decline(DeclineCause.DAY)
    member = locked_member(tx, command.member)
    new = {"member_id": member, "kind": command.kind.value, "until": command.until, "noted_at": tx.at}
    tx.connection.execute(sql.ADD_PROOF, new)
    tx.note(CHANGED, item=None, member=member, loan=None)
    return Done(member)


def must_not_rise(tx: Transaction, authority: Authority, member: MemberId) -> None:
    """Checks that the actor may change the cards and the PIN of this member. Raises CommandDeclined if the member is
    another volunteer, unless the actor may change other volunteers.

    With a card or the PIN of another volunteer, a person has the rights of that volunteer at the desk. So every command
    that gives a member a card or a PIN, or takes one away, calls this function first.
    """
    if authority.may(Right.CHANGE_OTHER_VOLUNTEERS) or member == authority.member:
        return
    if tx.connection.execute(sql.HAS_ROLE, {"member": member}).first():
        raise decline(DeclineCause.NOT_YOURS)


def _keyed(pin: str, key: bytes) -> str:
    """The hash under which a PIN is kept; `key` is the kiosk's. Takes up to a quarter of a second.

    Raises FormError for a text that is no PIN, and CommandDeclined for a PIN that is easily guessed.
    """
    if not re.fullmatch(PIN, pin):
        raise FormError(f"A PIN has {SHORTEST_PIN} to {LONGEST_PIN} digits.", DeclineCause.TOO_SHORT)
    if is_easy(pin):
        raise decline(DeclineCause.EASY_PIN)
    if not key:
        raise ValueError("A PIN can only be kept by a ledger that was opened with the kiosk's key.")
    return hash_pin(pin, key)


def _keep_pin(tx: Transaction, member: MemberId, pin_hash: str) -> None:
    number: str = tx.connection.execute(sql.MEMBER, {"member": member}).one().number
    if not re.fullmatch(TYPED, number) and tx.connection.execute(sql.HAS_ROLE, {"member": member}).first() is None:
        sentence = f"The number pad takes 1 to 16 digits, so a PIN is of no use to member {number}."
        raise CommandDeclined(sentence, DeclineCause.NO_PIN)
    tx.connection.execute(sql.SET_PIN, {"member": member, "hash": pin_hash})
    cards = tx.connection.execute(sql.CARDS_OF, {"member": member}).all()
    for tried_with in (number, *(f"{BY_CARD}{card.digest}" for card in cards)):
        forget_tries(tx, tried_with)
    tx.note("PIN set", item=None, member=member, loan=None)
