"""Who was shown how a thing works: the holder of a card or the member in person, for one thing or a kind of thing."""

from sqlalchemy import Connection, select

from db.desk.page import Desk, DeskError, initiative_of, member_of, terms_of
from db.ledger.page import tidy
from db.ledger.statements import card, induction, initiative, item
from kiosk.lending.model import CardId


class InductionsDesk(Desk):
    def add_induction(self, number: str, what: str) -> None:
        """The member in person was shown how `what` works: a barcode, `initiative/category`, or a category.

        A category alone is enough where only one initiative has it. Noted twice, it stays as it is.
        """
        with self._transaction() as connection:
            self._induct(connection, member_of(connection, number), None, what)

    def add_induction_of_card(self, held: CardId, what: str) -> None:
        """The same for whoever carries this card. Without another holder, that is the member in person."""
        with self._transaction() as connection:
            row = connection.execute(select(card).where(card.c.digest == held)).one_or_none()
            if row is None:
                raise DeskError("This card is nobody's.")
            self._induct(connection, row.member_id, row.id if row.holder else None, what)

    def _induct(self, connection: Connection, member_id: int, card_id: int | None, what: str) -> None:
        new = {"member_id": member_id, "card_id": card_id, **_shown(connection, what)}
        # None is written out: an equality with it would be found to hold by no row.
        same = [column.is_(None) if (value := new.get(column.key)) is None else column == value for column in _WHOSE]
        if connection.execute(select(induction.c.id).where(*same)).first() is None:
            connection.execute(induction.insert().values({**new, "noted_at": self._now()}))
            self._note(connection, "induction noted", member_id=member_id)


_WHOSE = [induction.c[name] for name in ("member_id", "card_id", "item_id", "initiative_id", "category")]


def _shown(connection: Connection, what: str) -> dict[str, int | str]:
    """What an induction is for: the thing of this barcode, or else the category of this name."""
    found = connection.execute(select(item.c.id).where(item.c.barcode == tidy(what))).scalar()
    if found is not None:
        return {"item_id": found}
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
    return {"initiative_id": fitting[0][0], "category": category}
