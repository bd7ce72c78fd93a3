"""The time of the ledger: the moment of each transaction, and the work that is done once the time is trusted again.

While the time is doubted, a transaction has the moment of the newest row, its operations are marked, no late fee is
entered, and no day is over: nothing expires, and nothing is set aside, because that needs a last day.
"""

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Connection

from db.ledger import recording
from db.ledger.money import accounts
from db.ledger.money.accounts import Cause
from db.ledger.money.prices import price_of_return
from db.ledger.people.roles import Authority
from db.ledger.queues import holds
from db.ledger.statements import timekeeping as sql
from db.ledger.transaction import Row, Transaction
from kiosk.lending.commands import ConfirmTime, Done
from kiosk.lending.declining import decline
from kiosk.lending.limits import LONGEST_AGO
from kiosk.lending.model import MemberId
from kiosk.lending.ports import Timekeeper
from kiosk.lending.upkeep.timekeeping import Anchor
from kiosk.lending.volunteers.model import DeclineCause


def moment(connection: Connection, keeper: Timekeeper) -> tuple[datetime, bool]:
    """The moment of a transaction that begins now, and whether the time is doubted."""
    if at := keeper.now():
        return at, False
    newest = newest_row(connection)
    if at := keeper.learn(newest, _remembered(connection, keeper.boot)):
        return at, False
    return newest or keeper.shown(), True


def newest_row(connection: Connection) -> datetime | None:
    """The moment of the row that was written last; None in an empty ledger."""
    found: datetime | None = connection.execute(sql.NEWEST).scalar()
    return found


def confirm(tx: Transaction, _authority: Authority, command: ConfirmTime) -> Done:
    """Trusts the time that a volunteer confirmed; nothing changes if it is trusted already.

    Raises CommandDeclined if the machine shows another time by now.
    """
    if tx.keeper is None or not tx.doubted:
        return Done()
    at = tx.keeper.confirm(command.shown, command.now)
    if at is None:
        raise decline(DeclineCause.TIME_DOUBTED)
    trusting = replace(tx, at=at, local=at.astimezone(tx.local.tzinfo), doubted=False)
    trusting.note("time confirmed", item=None, member=None, loan=None)
    make_good(trusting)
    return Done()


def on_day(tx: Transaction, day: date) -> Transaction:
    """The transaction for an event of this day: fees and due days are counted from that day.

    Raises CommandDeclined for a day in the future, for a day more than 60 days ago, and while the time is doubted.
    """
    if tx.doubted:
        raise decline(DeclineCause.TIME_DOUBTED)
    if not tx.today - LONGEST_AGO <= day <= tx.today:
        raise decline(DeclineCause.TOO_LONG_AGO)
    return replace(tx, happened_on=day)


def make_good(tx: Transaction) -> None:
    """Keeps the anchor of the trusted time, and does the work that waited for it: late fees, and setting items
    aside.
    """
    if tx.keeper and tx.keeper.anchor:
        _remember(tx.connection, tx.keeper.anchor)
    for returned in tx.connection.execute(sql.RETURNED_IN_DOUBT).all():
        _charge(tx, returned)
    if tx.connection.execute(sql.SETTLE_DOUBT).rowcount:
        _set_aside(tx)


def _charge(tx: Transaction, returned: Row) -> None:
    """Enters the fee of a return that was recorded while the time was doubted: for the days until the return, at most
    until today.
    """
    item, holder = holds.lock_by_id(tx, returned.item_id), MemberId(returned.member_id)
    accounts.lock_account(tx.connection, holder)
    day = returned.happened_on or returned.at.astimezone(tx.local.tzinfo).date()
    then = replace(tx, happened_on=min(day, tx.today))
    own = tx.terms_of(returned.terms_id, item.row)
    price = price_of_return(then, holder, own, item.terms, returned.due_on)
    recording.charge(tx, item, holder, "loan", price, Cause(tx.at, returned.loan_id, returned.seq))


def _set_aside(tx: Transaction) -> None:
    """Sets items that came back aside for the members who wait; the inbox tells volunteers, because no slip was
    printed.
    """
    for number in sorted(tx.connection.execute(sql.WAITED_FOR).scalars()):
        holds.lock_by_id(tx, number)


def _remembered(connection: Connection, boot: str) -> Anchor | None:
    row = connection.execute(sql.BOOT, {"boot": boot}).one_or_none()
    return None if row is None else Anchor(row.id, row.began, row.said, row.synchronised)


def _remember(connection: Connection, anchor: Anchor) -> None:
    since = {"since": anchor.began, "by_system": anchor.said, "last": anchor.synchronised}
    if not connection.execute(sql.CHANGE_BOOT, {"boot": anchor.boot, **since}).rowcount:
        new = {"began": anchor.began, "said": anchor.said, "synchronised": anchor.synchronised}
        connection.execute(sql.ADD_BOOT, {"id": anchor.boot, **new})
