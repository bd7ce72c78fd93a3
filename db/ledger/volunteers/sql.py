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
from kiosk.lending.model import CardId, Device, MemberId, Operation, Trouble
from kiosk.lending.volunteers.deeds import Deed
from kiosk.lending.volunteers.events import (
    CountTold,
    CountWritten,
    DeedsTold,
    DeskRefused,
    Found,
    HoursTold,
    InboxTold,
    MemberTold,
    PinRight,
    PinWrong,
    ReturnTaken,
    Settled,
    ThingTold,
    UndoingTold,
)
from kiosk.lending.volunteers.model import Outcome

A = TypeVar("A")


class SqlDesk(Keeper):
    """`kiosk.lending.ports.VolunteerLedger` over SQLite or PostgreSQL. For one thread."""

    def check_in(self, operation: Operation, by: MemberId, code: str) -> ReturnTaken | DeskRefused:
        return self._by(by, operation, lambda page, hand: check_in.check_in(page, hand, code))

    def inbox(self, by: MemberId) -> InboxTold | DeskRefused:
        return self._asked(by, inbox.read_inbox)

    def settle(
        self, operation: Operation, by: MemberId, number: int, outcome: Outcome, points: int | None = None
    ) -> Settled | DeskRefused:
        return self._by(by, operation, lambda page, hand: inbox.settle(page, hand, number, outcome, points))

    def seek_member(self, by: MemberId, text: str) -> Found | DeskRefused:
        return self._asked(by, lambda page, hand: search.seek_member(page, hand, text))

    def seek_thing(self, by: MemberId, text: str) -> Found | DeskRefused:
        return self._asked(by, lambda page, hand: search.seek_thing(page, hand, text))

    def read_member(self, by: MemberId, member: MemberId) -> MemberTold | DeskRefused:
        return self._asked(by, lambda page, hand: members.read_member(page, hand, member))

    def read_member_of_card(self, by: MemberId, card: CardId) -> MemberTold | DeskRefused:
        return self._asked(by, lambda page, hand: members.read_member_of_card(page, hand, card))

    def read_thing(self, by: MemberId, code: str) -> ThingTold | DeskRefused:
        return self._asked(by, lambda page, hand: things.read_thing(page, hand, code))

    def read_hours(self, by: MemberId) -> HoursTold | DeskRefused:
        return self._asked(by, hours.read_hours)

    def read_deeds(self, by: MemberId) -> DeedsTold | DeskRefused:
        return self._asked(by, undoing.read_deeds)

    def read_undoing(self, by: MemberId, deed: Operation) -> UndoingTold | DeskRefused:
        return self._asked(by, lambda page, hand: undoing.read_undoing(page, hand, deed))

    def read_counts(self, by: MemberId) -> CountTold | DeskRefused:
        return self._asked(by, stock.read_counts)

    def write_count(self, by: MemberId, number: int) -> CountWritten | DeskRefused:
        return self._asked(by, lambda page, hand: CountWritten(export.write_count(page, hand, number, self._exports)))

    def check_pin(self, by: MemberId, card: CardId | None, pin: str) -> PinRight | PinWrong | DeskRefused:
        attempt = self._asked(by, lambda page, hand: pins.begin(page, hand, card))
        match attempt:
            case Wait(seconds):
                return PinWrong(seconds)
            case DeskRefused():
                return attempt
        if not fits(attempt.pin_hash, pin, self._key):
            return PinWrong(int(wait_after(attempt.failures).total_seconds()))
        self._look(lambda page: pins.right(page, attempt))
        return PinRight()

    def do(self, operation: Operation, by: MemberId, deed: Deed) -> Done | DeskRefused:
        return self._by(by, operation, lambda page, hand: do(page, hand, deed, self._key))

    def report_trouble(self, device: Device, trouble: Trouble | None) -> None:
        self._look(lambda page: inbox.report_trouble(page, device, trouble))

    def _asked(self, by: MemberId, act: Callable[[Page, Hand], A]) -> A | DeskRefused:
        return self._by(by, Operation(""), act)

    def _by(self, by: MemberId, operation: Operation, act: Callable[[Page, Hand], A]) -> A | DeskRefused:
        """By the hand of this volunteer. What is refused keeps nothing."""

        def with_hand(page: Page) -> A:
            hand = hand_of(page, by)
            return act(page_of(page, hand), hand)

        try:
            return self._do(operation, with_hand)
        except Refused as refused:
            return refused.answer
