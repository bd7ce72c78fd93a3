"""Which key file belongs to the book."""

from sqlalchemy import exists, or_, select

from db.desk.page import Desk
from db.key_check import KNOWN_KEY, NAME, check_value, key_differs
from db.ledger.statements.tables import card, member, setting


class KeyDesk(Desk):
    def needs_key(self) -> bool:
        """Is there a card or a PIN that only the key it was kept under can find?"""
        kept = or_(exists(select(card.c.id)), exists(select(member.c.id).where(member.c.pin_hash.is_not(None))))
        with self._transaction() as connection:
            return bool(connection.execute(select(kept)).scalar_one())

    def key_differs(self, key: bytes) -> str | None:
        """One sentence when this is another key than the one of this database."""
        return key_differs(self._engine, key)

    def remember_key(self, key: bytes) -> None:
        """From now on this is the key of this database."""
        value = check_value(key)
        with self._transaction() as connection:
            if connection.execute(KNOWN_KEY).scalar() != value:
                connection.execute(setting.delete().where(setting.c.name == NAME))
                connection.execute(setting.insert().values(name=NAME, value=value))
                self._note(connection, "key taken into use")
