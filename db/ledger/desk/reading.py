"""Reads what the volunteers' desk shows after each command, in the same transaction."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from db.ledger import recording
from db.ledger.desk import check_in, inbox, paper, undoing
from db.ledger.house import hours as opening
from db.ledger.people import files as member_files
from db.ledger.people.roles import Authority
from db.ledger.stock import counting, putting_away
from db.ledger.stock import files as item_files
from db.ledger.transaction import Transaction
from kiosk.lending.commands import CheckIn, Command, Done, SettleEntry
from kiosk.lending.model import MemberId
from kiosk.lending.volunteers.events import (
    CountRead,
    HoursRead,
    InboxRead,
    ItemRead,
    MemberErased,
    MemberRead,
    PaperEntered,
    PastOperationsRead,
    PutAwayRead,
    ReturnTaken,
    Settled,
    TimeConfirmed,
)

AfterCommand = (
    MemberRead
    | MemberErased
    | ItemRead
    | HoursRead
    | PastOperationsRead
    | CountRead
    | PutAwayRead
    | ReturnTaken
    | Settled
    | InboxRead
    | TimeConfirmed
    | PaperEntered
)
Read = Callable[[Transaction, Authority, Any, Done], AfterCommand]


def member(tx: Transaction, authority: Authority, _command: Command, done: Done) -> MemberRead:
    return member_files.read_member(tx, authority, MemberId(done.about))


def member_with_loan(tx: Transaction, authority: Authority, command: Command, done: Done) -> MemberRead:
    """The file of the member, with the line of the item that was lent just now."""
    lent = recording.already(tx)
    read = member(tx, authority, command, done)
    return replace(read, lent=lent.line) if lent else read


def erased(_tx: Transaction, _authority: Authority, _command: Command, _done: Done) -> MemberErased:
    return MemberErased()


def item(tx: Transaction, authority: Authority, _command: Command, done: Done) -> ItemRead:
    return item_files.read_item_of_number(tx, authority, done.about)


def hours(tx: Transaction, authority: Authority, _command: Command, _done: Done) -> HoursRead:
    return opening.read_hours(tx, authority)


def count(tx: Transaction, authority: Authority, _command: Command, done: Done) -> CountRead:
    return CountRead(counting.read_count(tx, authority, done.about))


def put_away(tx: Transaction, authority: Authority, _command: Command, _done: Done) -> PutAwayRead:
    return putting_away.read_put_away(tx, authority)


def past_operations(tx: Transaction, authority: Authority, _command: Command, _done: Done) -> PastOperationsRead:
    return undoing.read_past_operations(tx, authority)


def taken(tx: Transaction, authority: Authority, command: CheckIn, done: Done) -> ReturnTaken:
    return check_in.read_taken(tx, authority, command.code, done.about)


def from_paper(tx: Transaction, _authority: Authority, _command: Command, _done: Done) -> PaperEntered:
    return paper.read_entered(tx)


def time(_tx: Transaction, _authority: Authority, _command: Command, _done: Done) -> TimeConfirmed:
    return TimeConfirmed()


def settled(tx: Transaction, authority: Authority, command: SettleEntry, done: Done) -> Settled:
    return Settled(command.number, inbox.waiting(tx, authority), done.hold)


def inbox_again(tx: Transaction, authority: Authority, _command: Command, _done: Done) -> InboxRead:
    return inbox.read_inbox(tx, authority)
