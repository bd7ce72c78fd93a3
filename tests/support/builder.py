"""A ledger with a method for each command, so that a test fills a house in few lines.

Members are named by their number and initiatives by their key, as at the command line.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count
from typing import Any
from unittest.mock import patch
from uuid import uuid4

from sqlalchemy import Engine

from db.ledger import SqlLedger
from db.ledger.people import pins
from db.ledger.terms_cache import PublicHolidays, keep_none
from kiosk.lending import commands as asked
from kiosk.lending.actors import CommandLine
from kiosk.lending.commands import Command, Details, Done, HousePlan
from kiosk.lending.conditions import Condition
from kiosk.lending.model import CardId, Cents, Hold, Operation
from kiosk.lending.pricing import ProofKind
from kiosk.lending.terms import House, Terms

KEY = b"k" * 32
_operations = count()


def new() -> Operation:
    """An operation that no other call returns."""
    return Operation(f"operation-{next(_operations)}")


@dataclass(frozen=True, slots=True)
class Payment:
    """A payment by reference, with its member and initiative; `owed` is what the member still owes, in cents."""

    member: str
    initiative: str
    owed: int


class Builder(SqlLedger):
    """A ledger whose methods send commands with the command line as actor."""

    def __init__(
        self,
        engine: Engine,
        now: Callable[[], datetime],
        timezone: str = "Europe/Brussels",
        key: bytes = KEY,
        public_holidays: PublicHolidays = keep_none,
    ) -> None:
        super().__init__(engine, now, timezone, key, public_holidays=public_holidays)
        self._actor = CommandLine()

    def _command(self, command: Command) -> Done:
        return self.do(Operation(""), self._actor, command)

    # --- the house ---

    def open_house(self, name: str) -> None:
        self._command(asked.OpenHouse(name))

    def add_initiative(self, key: str, name: str, colour: str = asked.DEFAULT_COLOUR) -> None:
        self._command(asked.AddInitiative(key, name, colour))

    def apply_house(self, house: House, terms: tuple[Terms, ...]) -> HousePlan:
        return _there(self._command(asked.ApplyHouse(house, terms)).plan)

    def add_volunteer(self, number: str, key: str) -> None:
        self._command(asked.GiveRole(number, key, asked.Role.VOLUNTEER))

    def add_coordinator(self, number: str, key: str) -> None:
        self._command(asked.GiveRole(number, key, asked.Role.COORDINATOR))

    def remove_volunteer(self, number: str, key: str) -> None:
        self._command(asked.TakeRole(number, key))

    def remember_key(self, key: bytes) -> None:
        self._key = key
        self._command(asked.RememberKey())

    # --- members ---

    def add_member(
        self, number: str, name: str, language: str = "nl", more_time: bool = False, adult: bool = True
    ) -> None:
        self._command(asked.AddMember(name, language, number=number, more_time=more_time, adult=adult))

    def block_member(self, number: str, because: str) -> None:
        self._command(asked.Block(number, because))

    def unblock_member(self, number: str) -> None:
        self._command(asked.Unblock(number))

    def confirm_adult(self, number: str) -> None:
        self._command(asked.ConfirmAdult(number))

    def set_pin(self, number: str, pin: str, key: bytes) -> None:
        """Stores the PIN under a hash that is made at once; the hash of the real command is slow on purpose."""
        self._key = key
        with patch.multiple(pins, MEMORY_KIB=8, PASSES=1):
            self._command(asked.SetPin(number, pin))

    def add_card(self, number: str, new: CardId, holder: str = "", adult: bool = False) -> None:
        self._command(asked.GiveCard(number, new, holder, adult))

    def report_card_lost(self, lost: CardId) -> None:
        self._command(asked.ReportCardLost(lost))

    def add_referral(self, number: str, kind: ProofKind, until: date) -> None:
        self._command(asked.NoteProof(number, kind, until))

    def add_induction(self, number: str, what: str) -> None:
        self._command(asked.ShowHow(number, "", what))

    def add_induction_of_card(self, held: CardId, what: str) -> None:
        self._command(asked.ShowHow(None, "", what, card=held))

    def add_subscription(self, number: str, initiative: str, plan: str, first: date) -> date:
        return _there(self._command(asked.Subscribe(number, initiative, plan, first)).last)

    # --- money and points ---

    def take_payment(self, number: str, initiative: str, cents: Cents) -> Cents:
        return _there(self._command(asked.TakePayment(number, initiative, cents)).balance)

    def take_payment_by_reference(self, reference: str, cents: Cents) -> Payment:
        done = self._command(asked.TakePaymentByReference(reference, cents))
        return Payment(_there(done.member), _there(done.initiative), _there(done.balance))

    def waive(self, number: str, initiative: str, cents: Cents) -> Cents:
        return _there(self._command(asked.Waive(number, initiative, cents)).balance)

    def take_deposit(self, number: str, initiative: str, cents: Cents) -> Cents:
        return _there(self._command(asked.TakeDeposit(number, initiative, cents)).balance)

    def return_deposit(self, number: str, initiative: str, cents: Cents) -> Cents:
        return _there(self._command(asked.ReturnDeposit(number, initiative, cents)).balance)

    def count_points(self, number: str, initiative: str, counted: int) -> int:
        return _there(self._command(asked.CountGifts(number, initiative, counted)).points)

    def approve_gift(self, waiting: int, given: int | None = None) -> int:
        return _there(self._command(asked.ApproveGift(waiting, given)).points)

    # --- items and queues ---

    def add_item(
        self,
        barcode: str,
        name: str,
        days: int | None = None,
        category: str = "box",
        initiative_key: str = "",
        details: Details | None = None,
    ) -> None:
        command = asked.AddItem(initiative_key, category, name, barcode, days, details or Details())
        self._command(command)

    def mark_item(self, barcode: str, condition: Condition) -> Hold | None:
        return self._command(asked.MarkItem(barcode, condition)).hold

    def add_reservation(self, number: str, barcode: str) -> Hold | None:
        """Makes a reservation under an operation of its own, for a reservation is stored with its operation."""
        return self.do(Operation(uuid4().hex), self._actor, asked.ReserveFor(number, barcode)).hold

    def cancel_reservation(self, number: str, barcode: str) -> None:
        self._command(asked.CancelReservation(number, barcode))

    def keep_item(self, barcode: str, number: str, until: date) -> Hold:
        return _there(self._command(asked.KeepItem(number, barcode, until)).hold)

    def release_item(self, barcode: str) -> None:
        self._command(asked.ReleaseItem(barcode))


def _there(answered: Any) -> Any:
    assert answered is not None
    return answered
