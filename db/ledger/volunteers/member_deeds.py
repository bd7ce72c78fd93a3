"""What a volunteer does for a member. Each is checked against what they may, and is the same as at the command line."""

from typing import assert_never

from db.ledger import cards, cash, enrolling, inductions, points, selling
from db.ledger.desk_error import DeskError
from db.ledger.enrolling import NewMember
from db.ledger.facts.items import look_at
from db.ledger.money.accounts import lock_account
from db.ledger.naming import next_number
from db.ledger.statements import desk as sql
from db.ledger.statements.items import INITIATIVE
from db.ledger.transaction import Row, Transaction, tidy
from db.ledger.volunteers import lending
from db.ledger.volunteers.roles import Actor, refuse
from kiosk.lending.commands import (
    AddMember,
    Block,
    ConfirmAdult,
    CountGifts,
    GiveCard,
    LendTo,
    LoseCard,
    MemberCommand,
    NoteProof,
    ReserveFor,
    ReturnDeposit,
    SetPin,
    ShowHow,
    Subscribe,
    TakeDeposit,
    TakePayment,
    Unblock,
    Waive,
)
from kiosk.lending.model import MemberId
from kiosk.lending.volunteers.model import DeclineCause

InitiativeDeed = Subscribe | TakePayment | TakeDeposit | ReturnDeposit | Waive | ShowHow | CountGifts
PersonDeed = GiveCard | LoseCard | NoteProof | ConfirmAdult | Block | Unblock | SetPin


def carry_out(tx: Transaction, actor: Actor, deed: MemberCommand, key: bytes) -> int:
    """Returns the number of the member. `key` is the kiosk's, for PINs. Raises Refused, and then nothing is kept."""
    try:
        if isinstance(deed, AddMember):
            return _add(tx, deed, key)
        if tx.connection.execute(sql.MEMBER, {"member": deed.member}).first() is None:
            raise refuse(DeclineCause.UNKNOWN)
        if isinstance(deed, LendTo):
            lending.lend(tx, actor, deed)
        elif isinstance(deed, ReserveFor):
            lending.reserve(tx, actor, deed)
        elif isinstance(deed, InitiativeDeed):
            lock_account(tx.connection, deed.member)
            _of_initiative(tx, actor, deed)
        else:
            lock_account(tx.connection, deed.member)
            _of_person(tx, actor, deed, key)
    except DeskError as error:
        raise refuse(error.why) from error
    return deed.member


def _add(tx: Transaction, deed: AddMember, key: bytes) -> MemberId:
    """By the next free number; whether they are an adult is confirmed apart."""
    number = next_number(tx.connection)
    added = enrolling.add(tx, NewMember(number, deed.name, deed.language, adult=False))
    if deed.pin:
        enrolling.set_pin(tx, added, enrolling.keyed(deed.pin, key))
    return added


def _of_initiative(tx: Transaction, actor: Actor, deed: InitiativeDeed) -> None:
    """Only by who acts for the initiative."""
    owner = actor.initiative_of(deed.initiative)
    match deed:
        case Subscribe(member, _, plan):
            place = _place(tx, owner)
            selling.sell(tx, member, place, plan, selling.next_first_day(tx, member, place, plan))
        case TakePayment(member, _, cents):
            cash.take_payment(tx, member, owner, cents)
        case TakeDeposit(member, _, cents):
            cash.take_deposit(tx, member, owner, cents)
        case ReturnDeposit(member, _, cents):
            cash.return_deposit(tx, member, owner, cents)
        case Waive(member, _, cents):
            cash.waive(tx, member, owner, cents)
        case CountGifts(member, _, counted):
            if counted < 1:
                raise refuse(DeclineCause.POINTS)
            points.count_at_desk(tx, member, owner, tx.terms_now(_place(tx, owner)), counted)
        case ShowHow(member, _, category, barcode):
            _show(tx, member, owner, category, barcode)
        case _:
            assert_never(deed)


def _of_person(tx: Transaction, actor: Actor, deed: PersonDeed, key: bytes) -> None:
    """By every volunteer; but what could open the desk for them in another's place, only by a coordinator."""
    match deed:
        case NoteProof(member, kind, until):
            actor.must_coordinate()
            if until < tx.today:
                raise refuse(DeclineCause.DAY)
            enrolling.note_proof(tx, member, kind, until)
        case GiveCard(member, card, holder):
            _must_not_rise(tx, actor, member)
            cards.give_or_find(tx, member, card, holder or None)
        case LoseCard(member, number):
            row = tx.connection.execute(sql.CARD_OF, {"card": number, "member": member}).one_or_none()
            if row is None:
                raise refuse(DeclineCause.UNKNOWN)
            cards.lose(tx, row)
        case ConfirmAdult(member):
            enrolling.confirm_adult(tx, member)
        case Block(member, message):
            _must_not_rise(tx, actor, member)
            enrolling.block(tx, member, message)
        case Unblock(member):
            _must_not_rise(tx, actor, member)
            enrolling.unblock(tx, member)
        case SetPin(member, pin):
            _must_not_rise(tx, actor, member)
            enrolling.set_pin(tx, member, enrolling.keyed(pin, key))
        case _:
            assert_never(deed)


def _must_not_rise(tx: Transaction, actor: Actor, member: MemberId) -> None:
    """With a card or a PIN of another volunteer one stands behind the desk as they do."""
    if actor.coordinator or member == actor.member:
        return
    if tx.connection.execute(sql.HAS_ROLE, {"member": member}).first():
        raise refuse(DeclineCause.NOT_YOURS)


def _show(tx: Transaction, member: MemberId, owner: int, category: str, barcode: str) -> None:
    if not barcode:
        if all(one.key != category for one in tx.terms_now(_place(tx, owner)).categories):
            raise refuse(DeclineCause.UNKNOWN)
        inductions.show_category(tx, member, None, owner, category)
        return
    item = look_at(tx, tidy(barcode))
    if item is None or item.initiative != owner:
        raise refuse(DeclineCause.UNKNOWN)
    inductions.show_thing(tx, member, None, item.id)


def _place(tx: Transaction, owner: int) -> Row:
    return tx.connection.execute(INITIATIVE, {"initiative": owner}).one()
