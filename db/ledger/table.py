"""Every command with the function that carries it out. A new command is a new line in `COMMANDS`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from db.ledger import timekeeping
from db.ledger.desk import check_in, inbox, lending, paper, reading, undoing
from db.ledger.house import hours, key, layouts, terms, volunteers
from db.ledger.money import cash, selling
from db.ledger.people import cards, enrolling, inductions, messages
from db.ledger.people.roles import Authority
from db.ledger.privacy import erasing
from db.ledger.queues import waiting
from db.ledger.statements import volunteers as sql
from db.ledger.stock import counting, items, putting_away
from db.ledger.swaps import giving
from db.ledger.transaction import Transaction
from kiosk.lending import commands as asked
from kiosk.lending.actors import Right
from kiosk.lending.commands import Command, Done
from kiosk.lending.declining import decline
from kiosk.lending.volunteers.model import DeclineCause

Function = Callable[[Transaction, Authority, Any], Done]


@dataclass(frozen=True, slots=True)
class Handler:
    """The handler of a command: `function` carries it out, for an actor with the right `needs`.

    `read` reads what the volunteers' desk shows after the command; None if the desk cannot send it. `remembered`: the
    operations of the command are kept in a table of their own, so that each is carried out once; otherwise `function`
    ensures that. `by_day`: the command writes a day that is counted from today, so it is declined while the time is
    doubted.
    """

    function: Function
    needs: Right
    read: reading.Read | None = None
    remembered: bool = True
    by_day: bool = False


COMMANDS: dict[type[Command], Handler] = {
    asked.AddMember: Handler(enrolling.add_member, Right.SERVE, reading.member),
    asked.Block: Handler(enrolling.block, Right.SERVE, reading.member),
    asked.Unblock: Handler(enrolling.unblock, Right.SERVE, reading.member),
    asked.ConfirmAdult: Handler(enrolling.confirm_adult, Right.SERVE, reading.member),
    asked.WriteMessage: Handler(messages.write, Right.SERVE, reading.member),
    asked.WithdrawMessage: Handler(messages.withdraw, Right.SERVE, reading.member),
    asked.SetPin: Handler(enrolling.set_pin, Right.SERVE, reading.member),
    asked.NoteProof: Handler(enrolling.note_proof, Right.SEE_PROOFS, reading.member, by_day=True),
    asked.GiveCard: Handler(cards.give_card, Right.SERVE, reading.member),
    asked.GiveCardOfSlip: Handler(cards.give_card_of_slip, Right.SERVE, reading.member),
    asked.LoseCard: Handler(cards.lose_card, Right.SERVE, reading.member),
    asked.ReportCardLost: Handler(cards.report_card_lost, Right.RUN_THE_HOUSE),
    asked.ShowHow: Handler(inductions.show_how, Right.SERVE, reading.member),
    asked.Subscribe: Handler(selling.subscribe, Right.SERVE, reading.member, by_day=True),
    asked.TakePayment: Handler(cash.take_payment, Right.SERVE, reading.member),
    asked.TakePaymentByReference: Handler(cash.take_payment_by_reference, Right.MATCH_PAYMENTS),
    asked.Waive: Handler(cash.waive, Right.SERVE, reading.member),
    asked.TakeDeposit: Handler(cash.take_deposit, Right.SERVE, reading.member),
    asked.ReturnDeposit: Handler(cash.return_deposit, Right.SERVE, reading.member),
    asked.CountGifts: Handler(giving.count_gifts, Right.SERVE, reading.member),
    asked.ApproveGift: Handler(giving.approve_gift, Right.SERVE),
    asked.EraseMember: Handler(erasing.erase_member, Right.ERASE_MEMBERS, reading.erased),
    asked.LendTo: Handler(lending.lend, Right.SERVE, reading.member_with_loan),
    asked.ReserveFor: Handler(waiting.reserve, Right.SERVE, reading.member),
    asked.CancelReservation: Handler(waiting.cancel_reservation, Right.SERVE, reading.member),
    asked.KeepItem: Handler(waiting.keep_item, Right.SET_ASIDE, by_day=True),
    asked.ReleaseItem: Handler(waiting.release_item, Right.SET_ASIDE),
    asked.AddItem: Handler(items.add_item, Right.SERVE, reading.item),
    asked.MarkItem: Handler(items.mark_item, Right.SERVE, reading.item),
    asked.SetInstructions: Handler(items.set_instructions, Right.SERVE, reading.item),
    asked.SetParts: Handler(items.set_parts, Right.SERVE, reading.item),
    asked.SetPhoto: Handler(items.set_photo, Right.SERVE),
    asked.SetShelf: Handler(items.set_shelf, Right.SERVE, reading.item),
    asked.BeginCount: Handler(counting.begin_count, Right.SERVE, reading.count),
    asked.CountItem: Handler(counting.count_item, Right.SERVE, reading.count),
    asked.EndCount: Handler(counting.end_count, Right.SERVE, reading.count),
    asked.PutAway: Handler(putting_away.put_away, Right.SERVE, reading.put_away),
    asked.OpenUntil: Handler(hours.open_until, Right.SERVE, reading.hours, by_day=True),
    asked.CloseToday: Handler(hours.close_today, Right.SERVE, reading.hours, by_day=True),
    asked.AsUsual: Handler(hours.open_as_usual, Right.SERVE, reading.hours, by_day=True),
    asked.UndoOperation: Handler(undoing.undo, Right.SERVE, reading.past_operations),
    asked.CheckIn: Handler(check_in.check_in, Right.SERVE, reading.taken, remembered=False),
    asked.LentOnPaper: Handler(paper.enter_loan, Right.SERVE, reading.from_paper),
    asked.ReturnedOnPaper: Handler(paper.enter_return, Right.SERVE, reading.from_paper),
    asked.ConfirmTime: Handler(timekeeping.confirm, Right.SERVE, reading.time),
    asked.SetLayout: Handler(layouts.set_layout, Right.SERVE, reading.inbox_again),
    asked.SettleEntry: Handler(inbox.settle, Right.SERVE, reading.settled, remembered=False),
    asked.OpenHouse: Handler(terms.open_house, Right.RUN_THE_HOUSE),
    asked.AddInitiative: Handler(terms.add_initiative, Right.RUN_THE_HOUSE),
    asked.ApplyHouse: Handler(terms.apply_house, Right.RUN_THE_HOUSE),
    asked.GiveRole: Handler(volunteers.give_role, Right.RUN_THE_HOUSE),
    asked.AppointCoordinator: Handler(volunteers.appoint_coordinator, Right.RUN_THE_HOUSE),
    asked.TakeRole: Handler(volunteers.take_role, Right.RUN_THE_HOUSE),
    asked.RememberKey: Handler(key.remember_key, Right.RUN_THE_HOUSE),
}


def carry_out(tx: Transaction, authority: Authority, command: Command) -> Done:
    """Carry out a command for an actor. Raises CommandDeclined, and then nothing is kept.

    An operation that was carried out already changes nothing: its answer has only `about`. With an empty operation, the
    command is carried out each time.
    """
    handler = COMMANDS[type(command)]
    authority.must(handler.needs)
    if handler.by_day and tx.doubted:
        raise decline(DeclineCause.TIME_DOUBTED)
    if not (tx.operation and handler.remembered):
        return handler.function(tx, authority, command)
    row = tx.connection.execute(sql.FIND_DONE, {"operation": tx.operation}).one_or_none()
    if row is not None:
        return Done(row.about)
    done = handler.function(tx, authority, command)
    tx.connection.execute(sql.ADD_DONE, {"operation": tx.operation, "at": tx.at, "about": done.about})
    return done
