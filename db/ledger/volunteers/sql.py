"""What volunteers ask of the ledger: each method is one transaction, by the hand of whoever stands there."""

from collections.abc import Callable
from typing import TypeVar

from db.ledger.pins import fits, wait_after
from db.ledger.runner import TransactionRunner
from db.ledger.transaction import Transaction
from db.ledger.tries import Wait
from db.ledger.volunteers import check_in, export, hours, inbox, members, pins, search, stock, things, undoing
from db.ledger.volunteers.do import Done, do
from db.ledger.volunteers.roles import Actor, Refused, acting_as, actor_of
from kiosk.lending.commands import Command
from kiosk.lending.model import CardId, Device, MemberId, Operation, Trouble
from kiosk.lending.volunteers.events import (
    CountRead,
    CountWritten,
    Declined,
    HoursRead,
    InboxRead,
    ItemRead,
    MemberRead,
    PastOperationsRead,
    PinRight,
    PinWrong,
    ReturnTaken,
    SearchResults,
    Settled,
    UndoingRead,
)
from kiosk.lending.volunteers.model import Outcome

A = TypeVar("A")


class SqlDesk(TransactionRunner):
    """`kiosk.lending.ports.VolunteerLedger` over SQLite or PostgreSQL. For one thread."""

    def check_in(self, operation: Operation, by: MemberId, code: str) -> ReturnTaken | Declined:
        return self._by(by, operation, lambda tx, actor: check_in.check_in(tx, actor, code))

    def inbox(self, by: MemberId) -> InboxRead | Declined:
        return self._asked(by, inbox.read_inbox)

    def settle(
        self, operation: Operation, by: MemberId, number: int, outcome: Outcome, points: int | None = None
    ) -> Settled | Declined:
        return self._by(by, operation, lambda tx, actor: inbox.settle(tx, actor, number, outcome, points))

    def search_member(self, by: MemberId, text: str) -> SearchResults | Declined:
        return self._asked(by, lambda tx, actor: search.search_member(tx, actor, text))

    def search_item(self, by: MemberId, text: str) -> SearchResults | Declined:
        return self._asked(by, lambda tx, actor: search.search_item(tx, actor, text))

    def read_member(self, by: MemberId, member: MemberId) -> MemberRead | Declined:
        return self._asked(by, lambda tx, actor: members.read_member(tx, actor, member))

    def read_member_of_card(self, by: MemberId, card: CardId) -> MemberRead | Declined:
        return self._asked(by, lambda tx, actor: members.read_member_of_card(tx, actor, card))

    def read_item(self, by: MemberId, code: str) -> ItemRead | Declined:
        return self._asked(by, lambda tx, actor: things.read_item(tx, actor, code))

    def read_hours(self, by: MemberId) -> HoursRead | Declined:
        return self._asked(by, hours.read_hours)

    def read_past_operations(self, by: MemberId) -> PastOperationsRead | Declined:
        return self._asked(by, undoing.read_past_operations)

    def read_undoing(self, by: MemberId, deed: Operation) -> UndoingRead | Declined:
        return self._asked(by, lambda tx, actor: undoing.read_undoing(tx, actor, deed))

    def read_counts(self, by: MemberId) -> CountRead | Declined:
        return self._asked(by, stock.read_counts)

    def write_count(self, by: MemberId, number: int) -> CountWritten | Declined:
        return self._asked(by, lambda tx, actor: CountWritten(export.write_count(tx, actor, number, self._exports)))

    def check_pin(self, by: MemberId, card: CardId | None, pin: str) -> PinRight | PinWrong | Declined:
        attempt = self._asked(by, lambda tx, actor: pins.begin(tx, actor, card))
        match attempt:
            case Wait(seconds):
                return PinWrong(seconds)
            case Declined():
                return attempt
        if not fits(attempt.pin_hash, pin, self._key):
            return PinWrong(int(wait_after(attempt.failures).total_seconds()))
        self._look(lambda tx: pins.right(tx, attempt))
        return PinRight()

    def do(self, operation: Operation, by: MemberId, deed: Command) -> Done | Declined:
        return self._by(by, operation, lambda tx, actor: do(tx, actor, deed, self._key))

    def report_trouble(self, device: Device, trouble: Trouble | None) -> None:
        self._look(lambda tx: inbox.report_trouble(tx, device, trouble))

    def _asked(self, by: MemberId, act: Callable[[Transaction, Actor], A]) -> A | Declined:
        return self._by(by, Operation(""), act)

    def _by(self, by: MemberId, operation: Operation, act: Callable[[Transaction, Actor], A]) -> A | Declined:
        """By the hand of this volunteer. What is refused keeps nothing."""

        def with_hand(tx: Transaction) -> A:
            actor = actor_of(tx, by)
            return act(acting_as(tx, actor), actor)

        try:
            return self._do(operation, with_hand)
        except Refused as refused:
            return refused.answer
