"""Who was shown how a thing works: the holder of a card or the member in person, for one thing or a kind of thing."""

from db.ledger.statements import desk as sql
from db.ledger.transaction import Transaction
from kiosk.lending.model import MemberId


def show_thing(tx: Transaction, member: MemberId, card: int | None, item: int) -> None:
    """Noted twice, it stays as it is. `card` is whose holder it was, if not the member in person."""
    _note(tx, member, (card, item, None, None))


def show_category(tx: Transaction, member: MemberId, card: int | None, initiative: int, category: str) -> None:
    """The same, of all things of a kind."""
    _note(tx, member, (card, None, initiative, category))


def _note(tx: Transaction, member: MemberId, shown: tuple[int | None, int | None, int | None, str | None]) -> None:
    before = [tuple(row) for row in tx.connection.execute(sql.SHOWN, {"member": member}).all()]
    if shown in before:
        return
    columns = dict(zip(("card_id", "item_id", "initiative_id", "category"), shown, strict=True))
    tx.connection.execute(sql.ADD_INDUCTION, {**columns, "member_id": member, "noted_at": tx.at})
    tx.note("induction noted", item=None, member=member, loan=None)
