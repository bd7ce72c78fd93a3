"""Who was shown how a thing works: the holder of a card or the member in person, for one thing or a kind of thing."""

from sqlalchemy import Connection, select

from db.desk.page import Desk, DeskError, initiative_of, member_of, terms_of
from db.ledger import inductions
from db.ledger.statements.desk import CARD
from db.ledger.statements.tables import initiative, item
from db.ledger.transaction import Transaction, tidy
from kiosk.lending.model import CardId, MemberId


class InductionsDesk(Desk):
    def add_induction(self, number: str, what: str) -> None:
        """The member in person was shown how `what` works: a barcode, `initiative/category`, or a category.

        A category alone is enough where only one initiative has it. Noted twice, it stays as it is.
        """
        with self._opened() as tx:
            _induct(tx, member_of(tx.connection, number), None, what)

    def add_induction_of_card(self, held: CardId, what: str) -> None:
        """The same for whoever carries this card. Without another holder, that is the member in person."""
        with self._opened() as tx:
            row = tx.connection.execute(CARD, {"digest": held}).one_or_none()
            if row is None:
                raise DeskError("This card is nobody's.")
            _induct(tx, MemberId(row.member_id), row.id if row.holder else None, what)


def _induct(tx: Transaction, member: MemberId, card: int | None, what: str) -> None:
    """Shown how the thing of this barcode works, or else the category of this name."""
    found = tx.connection.execute(select(item.c.id).where(item.c.barcode == tidy(what))).scalar()
    if found is not None:
        inductions.show_thing(tx, member, card, found)
    else:
        owner, category = _category(tx.connection, what)
        inductions.show_category(tx, member, card, owner, category)


def _category(connection: Connection, what: str) -> tuple[int, str]:
    """The number of the initiative that has the category of this name, and its key."""
    key, _, category = what.rpartition("/")
    if key:
        having = [initiative_of(connection, key)]
    else:
        having = list(connection.execute(select(initiative.c.id).order_by(initiative.c.position)).scalars())
    all_terms = [(one, terms_of(connection, one)[1]) for one in having]
    fitting = [(one, terms) for one, terms in all_terms if any(kind.key == category for kind in terms.categories)]
    if len(fitting) > 1:
        choices = " or ".join(f"{terms.key}/{category}" for _, terms in fitting)
        raise DeskError(f"More than one initiative has the category {category}: write {choices}.")
    if not fitting:
        raise DeskError(f"There is no thing and no category {what}.")
    return fitting[0][0], category
