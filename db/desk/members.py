"""Members, their cards and PINs, and the proofs that they show."""

from datetime import date

from sqlalchemy import select

from db.desk.page import Desk, DeskError, member_of
from db.ledger import cards, enrolling
from db.ledger.statements.desk import CARD
from db.ledger.statements.tables import member
from db.ledger.transaction import tidy
from kiosk.lending.model import CardId
from kiosk.lending.pricing import ProofKind


class MembersDesk(Desk):
    def add_member(
        self, number: str, name: str, language: str = "nl", more_time: bool = False, adult: bool = True
    ) -> None:
        """A member or household, by a number of 1 to 64 letters, digits and signs; `language` is an ISO 639-1 code.

        `adult` is about the member in person, not about who else of the household carries a card.
        """
        new = enrolling.NewMember(number, name, language, more_time, adult)
        enrolling.written(new)
        with self._opened() as tx:
            enrolling.add(tx, new)

    def has_member(self, number: str) -> bool:
        with self._transaction() as connection:
            return connection.execute(select(member.c.id).where(member.c.number == tidy(number))).first() is not None

    def block_member(self, number: str, because: str) -> None:
        """The house lends nothing to this member any more, for a reason that stays with the member."""
        because = enrolling.reason(because)
        with self._opened() as tx:
            enrolling.block(tx, member_of(tx.connection, number), because)

    def unblock_member(self, number: str) -> None:
        """The house lends to this member again. Somebody who is not blocked stays as they are."""
        with self._opened() as tx:
            enrolling.unblock(tx, member_of(tx.connection, number))

    def confirm_adult(self, number: str) -> None:
        """The member in person is an adult."""
        with self._opened() as tx:
            enrolling.confirm_adult(tx, member_of(tx.connection, number))

    def set_pin(self, number: str, pin: str, key: bytes) -> None:
        """Give a member a PIN of 4 to 8 digits for the number pad; `key` is the kiosk's key file."""
        pin_hash = enrolling.keyed(pin, key)
        with self._opened() as tx:
            enrolling.set_pin(tx, member_of(tx.connection, number), pin_hash)

    def add_card(self, member_number: str, new: CardId, holder: str | None = None, adult: bool = False) -> None:
        """Give a member one more card; `holder` is the name of who carries it, if that is somebody else.

        `adult` is about that somebody; of a card without a holder, what is known of the member counts.
        """
        holder = None if holder is None else cards.name_of(holder)
        with self._opened() as tx:
            cards.give(tx, member_of(tx.connection, member_number), new, holder, adult=adult)

    def report_card_lost(self, lost: CardId) -> None:
        """From now on this card opens nothing. Reported twice, it stays as it is."""
        with self._opened() as tx:
            row = tx.connection.execute(CARD, {"digest": lost}).one_or_none()
            if row is None:
                raise DeskError("This card is nobody's.")
            cards.lose(tx, row)

    def add_referral(self, number: str, kind: ProofKind, until: date) -> None:
        """A member showed a proof that is valid to the end of its last day. Nothing lists who did, nor the journal."""
        with self._opened() as tx:
            enrolling.note_proof(tx, member_of(tx.connection, number), kind, until)
