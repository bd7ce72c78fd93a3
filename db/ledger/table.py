"""Every command, with the function that carries it out: to add a command is to add a line to `COMMANDS`."""

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
class Entry:
    """`function` carries the command out, for an actor who has the right `needs`.

    `read` is what the volunteers' desk shows after it; None for what it has no button for. A command that is not
    `remembered` knows by itself that its operation was carried out already. One `by_day` writes a day that is counted
    from today, and waits while the time is doubted.
    """

    function: Function
    needs: Right
    read: reading.Read | None = None
    remembered: bool = True
    by_day: bool = False


COMMANDS: dict[type[Command], Entry] = {
    asked.AddMember: Entry(enrolling.add_member, Right.SERVE, reading.member),
    asked.Block: Entry(enrolling.block, Right.SERVE, reading.member),
    asked.Unblock: Entry(enrolling.unblock, Right.SERVE, reading.member),
    asked.ConfirmAdult: Entry(enrolling.confirm_adult, Right.SERVE, reading.member),
    asked.WriteMessage: Entry(messages.write, Right.SERVE, reading.member),
    asked.WithdrawMessage: Entry(messages.withdraw, Right.SERVE, reading.member),
    asked.SetPin: Entry(enrolling.set_pin, Right.SERVE, reading.member),
    asked.NoteProof: Entry(enrolling.note_proof, Right.SEE_PROOFS, reading.member, by_day=True),
    asked.GiveCard: Entry(cards.give_card, Right.SERVE, reading.member),
    asked.GiveCardOfSlip: Entry(cards.give_card_of_slip, Right.SERVE, reading.member),
    asked.LoseCard: Entry(cards.lose_card, Right.SERVE, reading.member),
    asked.ReportCardLost: Entry(cards.report_card_lost, Right.RUN_THE_HOUSE),
    asked.ShowHow: Entry(inductions.show_how, Right.SERVE, reading.member),
    asked.Subscribe: Entry(selling.subscribe, Right.SERVE, reading.member, by_day=True),
    asked.TakePayment: Entry(cash.take_payment, Right.SERVE, reading.member),
    asked.TakePaymentByReference: Entry(cash.take_payment_by_reference, Right.MATCH_PAYMENTS),
    asked.Waive: Entry(cash.waive, Right.SERVE, reading.member),
    asked.TakeDeposit: Entry(cash.take_deposit, Right.SERVE, reading.member),
    asked.ReturnDeposit: Entry(cash.return_deposit, Right.SERVE, reading.member),
    asked.CountGifts: Entry(giving.count_gifts, Right.SERVE, reading.member),
    asked.ApproveGift: Entry(giving.approve_gift, Right.SERVE),
    asked.EraseMember: Entry(erasing.erase_member, Right.ERASE_MEMBERS, reading.erased),
    asked.LendTo: Entry(lending.lend, Right.SERVE, reading.member_with_loan),
    asked.ReserveFor: Entry(waiting.reserve, Right.SERVE, reading.member),
    asked.CancelReservation: Entry(waiting.cancel_reservation, Right.SERVE, reading.member),
    asked.KeepItem: Entry(waiting.keep_item, Right.SET_ASIDE, by_day=True),
    asked.ReleaseItem: Entry(waiting.release_item, Right.SET_ASIDE),
    asked.AddItem: Entry(items.add_item, Right.SERVE, reading.item),
    asked.MarkItem: Entry(items.mark_item, Right.SERVE, reading.item),
    asked.SetInstructions: Entry(items.set_instructions, Right.SERVE, reading.item),
    asked.SetParts: Entry(items.set_parts, Right.SERVE, reading.item),
    asked.SetPhoto: Entry(items.set_photo, Right.SERVE),
    asked.SetShelf: Entry(items.set_shelf, Right.SERVE, reading.item),
    asked.BeginCount: Entry(counting.begin_count, Right.SERVE, reading.count),
    asked.CountItem: Entry(counting.count_item, Right.SERVE, reading.count),
    asked.EndCount: Entry(counting.end_count, Right.SERVE, reading.count),
    asked.PutAway: Entry(putting_away.put_away, Right.SERVE, reading.put_away),
    asked.OpenUntil: Entry(hours.open_until, Right.SERVE, reading.hours, by_day=True),
    asked.CloseToday: Entry(hours.close_today, Right.SERVE, reading.hours, by_day=True),
    asked.AsUsual: Entry(hours.open_as_usual, Right.SERVE, reading.hours, by_day=True),
    asked.UndoOperation: Entry(undoing.undo, Right.SERVE, reading.past_operations),
    asked.CheckIn: Entry(check_in.check_in, Right.SERVE, reading.taken, remembered=False),
    asked.LentOnPaper: Entry(paper.enter_loan, Right.SERVE, reading.from_paper),
    asked.ReturnedOnPaper: Entry(paper.enter_return, Right.SERVE, reading.from_paper),
    asked.ConfirmTime: Entry(timekeeping.confirm, Right.SERVE, reading.time),
    asked.SetLayout: Entry(layouts.set_layout, Right.SERVE, reading.inbox_again),
    asked.SettleEntry: Entry(inbox.settle, Right.SERVE, reading.settled, remembered=False),
    asked.OpenHouse: Entry(terms.open_house, Right.RUN_THE_HOUSE),
    asked.AddInitiative: Entry(terms.add_initiative, Right.RUN_THE_HOUSE),
    asked.ApplyHouse: Entry(terms.apply_house, Right.RUN_THE_HOUSE),
    asked.GiveRole: Entry(volunteers.give_role, Right.RUN_THE_HOUSE),
    asked.AppointCoordinator: Entry(volunteers.appoint_coordinator, Right.RUN_THE_HOUSE),
    asked.TakeRole: Entry(volunteers.take_role, Right.RUN_THE_HOUSE),
    asked.RememberKey: Entry(key.remember_key, Right.RUN_THE_HOUSE),
}


def carry_out(tx: Transaction, authority: Authority, command: Command) -> Done:
    """Raises CommandDeclined, and then nothing is kept.

    An operation that was carried out already changes nothing: its answer says only what it was `about`. An empty
    operation is carried out each time.
    """
    entry = COMMANDS[type(command)]
    authority.must(entry.needs)
    if entry.by_day and tx.doubted:
        raise decline(DeclineCause.TIME_DOUBTED)
    if not (tx.operation and entry.remembered):
        return entry.function(tx, authority, command)
    row = tx.connection.execute(sql.FIND_DONE, {"operation": tx.operation}).one_or_none()
    if row is not None:
        return Done(row.about)
    done = entry.function(tx, authority, command)
    tx.connection.execute(sql.ADD_DONE, {"operation": tx.operation, "at": tx.at, "about": done.about})
    return done
