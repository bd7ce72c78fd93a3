"""What volunteers ask of the ledger: each method is one transaction, by the hand of whoever stands there."""

from collections.abc import Callable
from typing import TypeVar

from db.ledger.keeper import Keeper
from db.ledger.page import Page
from db.ledger.pins import fits, wait_after
from db.ledger.tries import Wait
from db.ledger.volunteers import check_in, export, hours, inbox, members, pins, search, stock, things, undoing
from db.ledger.volunteers.do import Done, do
from db.ledger.volunteers.roles import Hand, Refused, hand_of, page_of
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


class SqlDesk(Keeper):
    """`kiosk.lending.ports.VolunteerLedger` over SQLite or PostgreSQL. For one thread."""

    def check_in(self, operation: Operation, by: MemberId, code: str) -> ReturnTaken | Declined:
        return self._by(by, operation, lambda page, hand: check_in.check_in(page, hand, code))

    def inbox(self, by: MemberId) -> InboxRead | Declined:
        return self._asked(by, inbox.read_inbox)

    def settle(
        self, operation: Operation, by: MemberId, number: int, outcome: Outcome, points: int | None = None
    ) -> Settled | Declined:
        return self._by(by, operation, lambda page, hand: inbox.settle(page, hand, number, outcome, points))

    def search_member(self, by: MemberId, text: str) -> SearchResults | Declined:
        return self._asked(by, lambda page, hand: search.search_member(page, hand, text))

    def search_item(self, by: MemberId, text: str) -> SearchResults | Declined:
        return self._asked(by, lambda page, hand: search.search_item(page, hand, text))

    def read_member(self, by: MemberId, member: MemberId) -> MemberRead | Declined:
        return self._asked(by, lambda page, hand: members.read_member(page, hand, member))

    def read_member_of_card(self, by: MemberId, card: CardId) -> MemberRead | Declined:
        return self._asked(by, lambda page, hand: members.read_member_of_card(page, hand, card))

    def read_item(self, by: MemberId, code: str) -> ItemRead | Declined:
        return self._asked(by, lambda page, hand: things.read_item(page, hand, code))

    def read_hours(self, by: MemberId) -> HoursRead | Declined:
        return self._asked(by, hours.read_hours)

    def read_past_operations(self, by: MemberId) -> PastOperationsRead | Declined:
        return self._asked(by, undoing.read_past_operations)

    def read_undoing(self, by: MemberId, deed: Operation) -> UndoingRead | Declined:
        return self._asked(by, lambda page, hand: undoing.read_undoing(page, hand, deed))

    def read_counts(self, by: MemberId) -> CountRead | Declined:
        return self._asked(by, stock.read_counts)

    def write_count(self, by: MemberId, number: int) -> CountWritten | Declined:
        return self._asked(by, lambda page, hand: CountWritten(export.write_count(page, hand, number, self._exports)))

    def check_pin(self, by: MemberId, card: CardId | None, pin: str) -> PinRight | PinWrong | Declined:
        attempt = self._asked(by, lambda page, hand: pins.begin(page, hand, card))
        match attempt:
            case Wait(seconds):
                return PinWrong(seconds)
            case Declined():
                return attempt
        if not fits(attempt.pin_hash, pin, self._key):
            return PinWrong(int(wait_after(attempt.failures).total_seconds()))
        self._look(lambda page: pins.right(page, attempt))
        return PinRight()

    def do(self, operation: Operation, by: MemberId, deed: Command) -> Done | Declined:
        return self._by(by, operation, lambda page, hand: do(page, hand, deed, self._key))

    def report_trouble(self, device: Device, trouble: Trouble | None) -> None:
        self._look(lambda page: inbox.report_trouble(page, device, trouble))

    def _asked(self, by: MemberId, act: Callable[[Page, Hand], A]) -> A | Declined:
        return self._by(by, Operation(""), act)

    def _by(self, by: MemberId, operation: Operation, act: Callable[[Page, Hand], A]) -> A | Declined:
        """By the hand of this volunteer. What is refused keeps nothing."""

        def with_hand(page: Page) -> A:
            hand = hand_of(page, by)
            return act(page_of(page, hand), hand)

        try:
            return self._do(operation, with_hand)
        except Refused as refused:
            return refused.answer
