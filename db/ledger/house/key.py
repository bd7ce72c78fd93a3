"""Keeps the check value of the key that belongs to this database; `db.key_check` compares another key with it."""

from sqlalchemy import exists, or_, select

from db.key_check import KNOWN_KEY, NAME, check_value
from db.ledger.people.roles import Authority
from db.ledger.statements.tables import card, member, setting
from db.ledger.transaction import Transaction
from kiosk.lending.commands import Done, RememberKey


def needs_key(tx: Transaction) -> bool:
    """Is there a card or a PIN that only the key of the database can find?"""
    kept = or_(exists(select(card.c.id)), exists(select(member.c.id).where(member.c.pin_hash.is_not(None))))
    return bool(tx.connection.execute(select(kept)).scalar_one())


def remember_key(tx: Transaction, _authority: Authority, _command: RememberKey) -> Done:
    """Keeps the check value of the key that the ledger was opened with."""
    value = check_value(tx.key)
    if tx.connection.execute(KNOWN_KEY).scalar() != value:
        tx.connection.execute(setting.delete().where(setting.c.name == NAME))
        tx.connection.execute(setting.insert().values(name=NAME, value=value))
        tx.note("key taken into use", item=None, member=None, loan=None)
    return Done()
