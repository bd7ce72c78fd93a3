"""Members, their cards and PINs, and the proofs that they show."""

import re
from datetime import date

from sqlalchemy import select

from db.desk.page import CODE, TYPED, Desk, DeskError, FormError, member_of, take_code, words
from db.ledger.page import tidy
from db.ledger.pins import hash_pin
from db.ledger.statements import card, member, pin_try, referral
from kiosk.lending.model import CardId
from kiosk.lending.pricing import ProofKind


class MembersDesk(Desk):
    def add_member(
        self, number: str, name: str, language: str = "nl", more_time: bool = False, adult: bool = True
    ) -> None:
        """A member or household, by a number of 1 to 64 letters, digits and signs; `language` is an ISO 639-1 code.

        `adult` is about the member in person, not about who else of the household carries a card.
        """
        number, name = tidy(number), words(name, "name")
        if not re.fullmatch(CODE, number):
            raise FormError("A member number has 1 to 64 letters, digits and signs, without accents.")
        if not re.fullmatch(r"[a-z]{2}", language):
            raise FormError(f"The language {language!r} must be a code of two letters, such as nl.")
        with self._transaction() as connection:
            take_code(connection, number, "member")
            new = {"number": number, "name": name, "language": language, "more_time": more_time, "adult": adult}
            added = connection.execute(member.insert().values(new).returning(member.c.id)).scalar_one()
            self._note(connection, "member added", member_id=added)

    def has_member(self, number: str) -> bool:
        with self._transaction() as connection:
            return connection.execute(select(member.c.id).where(member.c.number == tidy(number))).first() is not None

    def block_member(self, number: str, because: str) -> None:
        """The house lends nothing to this member any more, for a reason that stays with the member."""
        because = words(because, "reason", 400)
        with self._transaction() as connection:
            found = member_of(connection, number)
            blocked = {"blocked_at": self._now(), "blocked_because": because}
            connection.execute(member.update().where(member.c.id == found).values(blocked))
            self._note(connection, "member blocked", member_id=found)

    def unblock_member(self, number: str) -> None:
        """The house lends to this member again. Somebody who is not blocked stays as they are."""
        with self._transaction() as connection:
            found = member_of(connection, number)
            blocked = member.update().where(member.c.id == found, member.c.blocked_at.is_not(None))
            if connection.execute(blocked.values(blocked_at=None, blocked_because=None)).rowcount:
                self._note(connection, "member unblocked", member_id=found)

    def set_pin(self, number: str, pin: str, key: bytes) -> None:
        """Give a member a PIN of 4 to 8 digits for the number pad; `key` is the kiosk's key file."""
        if not re.fullmatch(r"[0-9]{4,8}", pin):
            raise FormError("A PIN has 4 to 8 digits.")
        pin_hash = hash_pin(pin, key)
        number = tidy(number)
        with self._transaction() as connection:
            found = member_of(connection, number)
            if not re.fullmatch(TYPED, number):
                raise DeskError(f"The number pad takes 1 to 16 digits, so a PIN is of no use to member {number}.")
            connection.execute(member.update().where(member.c.id == found).values(pin_hash=pin_hash))
            connection.execute(pin_try.delete().where(pin_try.c.number == number))
            self._note(connection, "PIN set", member_id=found)

    def add_card(self, member_number: str, new: CardId, holder: str | None = None, adult: bool = False) -> None:
        """Give a member one more card; `holder` is the name of who carries it, if that is somebody else.

        `adult` is about that somebody; of a card without a holder, what is known of the member counts.
        """
        holder = None if holder is None else words(holder, "name of the holder")
        with self._transaction() as connection:
            found = member_of(connection, member_number)
            if connection.execute(select(card.c.id).where(card.c.digest == new)).first():
                raise DeskError("This card is in use already.")
            connection.execute(card.insert().values(digest=new, member_id=found, holder=holder, adult=adult))
            self._note(connection, "card added", member_id=found)

    def report_card_lost(self, lost: CardId) -> None:
        """From now on this card opens nothing. Reported twice, it stays as it is."""
        with self._transaction() as connection:
            row = connection.execute(select(card).where(card.c.digest == lost)).one_or_none()
            if row is None:
                raise DeskError("This card is nobody's.")
            if row.lost_at is None:
                connection.execute(card.update().where(card.c.id == row.id).values(lost_at=self._now()))
                self._note(connection, "card lost", member_id=row.member_id)

    def add_referral(self, number: str, kind: ProofKind, until: date) -> None:
        """A member showed a proof that is valid to the end of its last day. Nothing lists who did, nor the journal."""
        with self._transaction() as connection:
            found = member_of(connection, number)
            new = {"member_id": found, "kind": kind.value, "until": until, "noted_at": self._now()}
            connection.execute(referral.insert().values(new))
            self._note(connection, "member changed", member_id=found)
