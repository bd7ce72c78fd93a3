"""Finds the member, the item or the initiative that a command names."""

from db.ledger.facts.items import ItemState, look_at
from db.ledger.facts.labels import meant
from db.ledger.money.accounts import lock_account
from db.ledger.people.roles import Authority
from db.ledger.queues import holds
from db.ledger.statements import desk as sql
from db.ledger.statements.items import FIND_CODE, INITIATIVE, INITIATIVES
from db.ledger.statements.reports import SLIP_OF_CODE
from db.ledger.transaction import Row, Transaction, tidy
from kiosk.lending.commands import MemberRef
from kiosk.lending.declining import CommandDeclined, decline
from kiosk.lending.model import MemberId
from kiosk.lending.volunteers.model import DeclineCause


def member_of(tx: Transaction, named: MemberRef) -> MemberId:
    """The ledger's number of a member. Raises CommandDeclined if there is no such member."""
    if isinstance(named, str):
        found = tx.connection.execute(sql.MEMBER_OF_NUMBER, {"number": tidy(named)}).scalar()
    else:
        found = tx.connection.execute(sql.MEMBER, {"member": named}).scalar()
    if found is None:
        raise CommandDeclined(f"There is no member {named}.")
    return MemberId(found)


def locked_member(tx: Transaction, named: MemberRef) -> MemberId:
    """The member; they and their accounts are locked until the end of the transaction."""
    member = member_of(tx, named)
    lock_account(tx.connection, member)
    return member


def number_of_member(tx: Transaction, member: MemberId) -> str:
    """The number that people use for a member, who must exist."""
    number: str = tx.connection.execute(sql.MEMBER, {"member": member}).one().number
    return number


def locked_item(tx: Transaction, barcode: str) -> ItemState:
    """The item of this barcode, locked until the end of the transaction. Raises CommandDeclined if there is none."""
    item = holds.lock(tx, tidy(barcode))
    if item is None:
        raise no_item(tx, barcode)
    return item


def no_item(tx: Transaction, code: str) -> CommandDeclined:
    """The exception to raise for a code that no item has. Its cause names what else has the code, if anything does."""
    why = other_than_item(tx, code)
    return decline(why) if why else CommandDeclined(f"There is no item {code}.")


def other_than_item(tx: Transaction, code: str) -> DeclineCause | None:
    """The cause for a code that a member, a tag or the slip of a part has, and no item; None if nothing has the
    code.
    """
    scanned = {"scanned": tidy(code)}
    match tx.connection.execute(FIND_CODE, scanned).scalar():
        case "member":
            return DeclineCause.MEMBER_NUMBER
        case "tag":
            return DeclineCause.NOT_LENT
    return DeclineCause.PART_SLIP if tx.connection.execute(SLIP_OF_CODE, scanned).first() else None


def own_item(tx: Transaction, authority: Authority, barcode: str) -> ItemState:
    """The item of this barcode, locked. Raises CommandDeclined if there is none, or if the actor may not act for it."""
    item = locked_item(tx, barcode)
    authority.must_act_for(item.initiative)
    return item


def place_of(tx: Transaction, initiative: int) -> Row:
    """The row of the initiative of this number."""
    return tx.connection.execute(INITIATIVE, {"initiative": initiative}).one()


def has_member(tx: Transaction, number: str) -> bool:
    """Is there a member with this number?"""
    return tx.connection.execute(sql.MEMBER_OF_NUMBER, {"number": tidy(number)}).first() is not None


def find_induction(tx: Transaction, what: str) -> tuple[str, str, str]:
    """The subject of an induction: the keys of an initiative and a category, and a barcode or "".

    `what` is a barcode, `initiative/category`, or a category that only one initiative has. Raises CommandDeclined.
    """
    item = look_at(tx, tidy(what)) or ((other := meant(tx, tidy(what))) and look_at(tx, other))
    if item:
        return item.terms.key, item.row.category, item.shown.barcode
    key, _, category = what.rpartition("/")
    places = tx.connection.execute(INITIATIVES).all()
    if key and all(place.initiative_key != key for place in places):
        raise CommandDeclined(f"There is no initiative {key}.")
    among = [tx.terms_now(place) for place in places if key in ("", place.initiative_key)]
    fitting = [terms.key for terms in among if any(kind.key == category for kind in terms.categories)]
    if len(fitting) > 1:
        choices = " or ".join(f"{one}/{category}" for one in fitting)
        raise CommandDeclined(f"More than one initiative has the category {category}: write {choices}.")
    if not fitting:
        raise CommandDeclined(f"There is no item and no category {what}.")
    return fitting[0], category, ""
