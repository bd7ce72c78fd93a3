"""What a volunteer does for a member. Each is checked against what they may, and is the same as at the command line."""

from typing import assert_never

from db.ledger import cards, cash, enrolling, inductions, points, selling
from db.ledger.accounts import hold_account
from db.ledger.desk_error import DeskError
from db.ledger.enrolling import NewMember
from db.ledger.naming import next_number
from db.ledger.page import Found, Page, tidy
from db.ledger.statements import desk as sql
from db.ledger.statements.things import INITIATIVE
from db.ledger.things import look_at
from db.ledger.volunteers import lending
from db.ledger.volunteers.roles import Hand, refuse
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


def carry_out(page: Page, hand: Hand, deed: MemberCommand, key: bytes) -> int:
    """Returns the number of the member. `key` is the kiosk's, for PINs. Raises Refused, and then nothing is kept."""
    try:
        if isinstance(deed, AddMember):
            return _add(page, deed, key)
        if page.connection.execute(sql.MEMBER, {"member": deed.member}).first() is None:
            raise refuse(DeclineCause.UNKNOWN)
        if isinstance(deed, LendTo):
            lending.lend(page, hand, deed)
        elif isinstance(deed, ReserveFor):
            lending.reserve(page, hand, deed)
        elif isinstance(deed, InitiativeDeed):
            hold_account(page.connection, deed.member)
            _of_initiative(page, hand, deed)
        else:
            hold_account(page.connection, deed.member)
            _of_person(page, hand, deed, key)
    except DeskError as error:
        raise refuse(error.why) from error
    return deed.member


def _add(page: Page, deed: AddMember, key: bytes) -> MemberId:
    """By the next free number; whether they are an adult is confirmed apart."""
    number = next_number(page.connection)
    added = enrolling.add(page, NewMember(number, deed.name, deed.language, adult=False))
    if deed.pin:
        enrolling.set_pin(page, added, enrolling.keyed(deed.pin, key))
    return added


def _of_initiative(page: Page, hand: Hand, deed: InitiativeDeed) -> None:
    """Only by who acts for the initiative."""
    owner = hand.initiative_of(deed.initiative)
    match deed:
        case Subscribe(member, _, plan):
            place = _place(page, owner)
            selling.sell(page, member, place, plan, selling.next_first_day(page, member, place, plan))
        case TakePayment(member, _, cents):
            cash.take_payment(page, member, owner, cents)
        case TakeDeposit(member, _, cents):
            cash.take_deposit(page, member, owner, cents)
        case ReturnDeposit(member, _, cents):
            cash.return_deposit(page, member, owner, cents)
        case Waive(member, _, cents):
            cash.waive(page, member, owner, cents)
        case CountGifts(member, _, counted):
            if counted < 1:
                raise refuse(DeclineCause.POINTS)
            points.count_at_desk(page, member, owner, page.terms_now(_place(page, owner)), counted)
        case ShowHow(member, _, category, barcode):
            _show(page, member, owner, category, barcode)
        case _:
            assert_never(deed)


def _of_person(page: Page, hand: Hand, deed: PersonDeed, key: bytes) -> None:
    """By every volunteer; but what could open the desk for them in another's place, only by a coordinator."""
    match deed:
        case NoteProof(member, kind, until):
            hand.must_coordinate()
            if until < page.today:
                raise refuse(DeclineCause.DAY)
            enrolling.note_proof(page, member, kind, until)
        case GiveCard(member, card, holder):
            _must_not_rise(page, hand, member)
            cards.give_or_find(page, member, card, holder or None)
        case LoseCard(member, number):
            row = page.connection.execute(sql.CARD_OF, {"card": number, "member": member}).one_or_none()
            if row is None:
                raise refuse(DeclineCause.UNKNOWN)
            cards.lose(page, row)
        case ConfirmAdult(member):
            enrolling.confirm_adult(page, member)
        case Block(member, message):
            _must_not_rise(page, hand, member)
            enrolling.block(page, member, message)
        case Unblock(member):
            _must_not_rise(page, hand, member)
            enrolling.unblock(page, member)
        case SetPin(member, pin):
            _must_not_rise(page, hand, member)
            enrolling.set_pin(page, member, enrolling.keyed(pin, key))
        case _:
            assert_never(deed)


def _must_not_rise(page: Page, hand: Hand, member: MemberId) -> None:
    """With a card or a PIN of another volunteer one stands behind the desk as they do."""
    if hand.coordinator or member == hand.member:
        return
    if page.connection.execute(sql.HAS_ROLE, {"member": member}).first():
        raise refuse(DeclineCause.NOT_YOURS)


def _show(page: Page, member: MemberId, owner: int, category: str, barcode: str) -> None:
    if not barcode:
        if all(one.key != category for one in page.terms_now(_place(page, owner)).categories):
            raise refuse(DeclineCause.UNKNOWN)
        inductions.show_category(page, member, None, owner, category)
        return
    thing = look_at(page, tidy(barcode))
    if thing is None or thing.initiative != owner:
        raise refuse(DeclineCause.UNKNOWN)
    inductions.show_thing(page, member, None, thing.id)


def _place(page: Page, owner: int) -> Found:
    return page.connection.execute(INITIATIVE, {"initiative": owner}).one()
