"""Imports balances of accounts: entries are only added, so the difference to a balance is entered as carried over."""

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import func, select

from db.ledger.importing.applying import Tally, keep
from db.ledger.money import accounts, points
from db.ledger.money.accounts import Account, Cause
from db.ledger.statements.tables import entry
from db.ledger.transaction import Row, Transaction
from kiosk.importing.fitted import Fitted
from kiosk.lending.model import MemberId

KINDS: dict[str, accounts.AmountKind] = {"owed": "carried", "deposit": "carried", "points": "corrected"}


def apply_balances(tx: Transaction, run: int, rows: Sequence[Fitted]) -> Tally:
    """Bring these accounts to the balances of the rows. The points of plans that run are entered first."""
    tally = Tally()
    for row in rows:
        member, initiative, name = cast("tuple[MemberId, int, accounts.Name]", row.key)
        account, wanted = Account(name, member, initiative), cast("int", row.values["balance"])
        accounts.lock_account(tx.connection, member)
        if name == "points":
            points.book_plans(tx, member)
        now = accounts.balance(tx.connection, account)
        if now == wanted:
            tally.same += 1
            continue
        accounts.enter(tx.connection, account, KINDS[name], wanted - now, Cause(tx.at))
        tally.count(Tally(changed=1, columns={name: 1}))
        own = (entry.c.member_id == member, entry.c.account == name, entry.c.initiative_id == initiative)
        made = tx.connection.execute(select(func.max(entry.c.id)).where(*own)).scalar_one()
        keep(tx, run, [(made, member, {"balance": (now, wanted)})])
    return tally


def compare_balances(tx: Transaction, rows: Sequence[Fitted]) -> Tally:
    """The number of these accounts that would change; nothing is written."""
    tally = Tally()
    for row in rows:
        member, initiative, name = cast("tuple[MemberId, int, accounts.Name]", row.key)
        now = accounts.balance(tx.connection, Account(name, member, initiative))
        if name == "points":
            now += points.to_book(tx, member, initiative)
        same = now == row.values["balance"]
        tally.count(Tally(same=1) if same else Tally(changed=1, columns={name: 1}))
    return tally


def put_back(tx: Transaction, there: Row, changed: dict[str, list[Any]]) -> None:
    """Enter the opposite of the amounts carried over. Raises IntegrityError for a deposit that was used since."""
    before, after = changed["balance"]
    account = Account(there.account, MemberId(there.member_id), there.initiative_id)
    accounts.lock_account(tx.connection, account.member)
    accounts.enter(tx.connection, account, KINDS[account.name], before - after, Cause(tx.at))
