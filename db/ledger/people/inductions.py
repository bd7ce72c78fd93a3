"""Notes who was shown how an item works: the holder of a card or the member in person, for one item or for a
category.
"""

from db.ledger.facts.items import look_at
from db.ledger.people.finding import find_induction, locked_member, place_of
from db.ledger.people.roles import Authority
from db.ledger.statements import desk as sql
from db.ledger.transaction import Transaction, tidy
from kiosk.lending.commands import Done, MemberRef, ShowHow
from kiosk.lending.declining import CommandDeclined, decline
from kiosk.lending.model import CardId, MemberId
from kiosk.lending.volunteers.model import DeclineCause


def show_how(tx: Transaction, authority: Authority, command: ShowHow) -> Done:
    """Notes an induction of a person; a second time, nothing changes. Raises CommandDeclined."""
    member, card = _who(tx, command.member, command.card)
    key, category, barcode = command.initiative, command.category, command.barcode
    if not key:
        key, category, barcode = find_induction(tx, category)
    owner = authority.initiative_of(key)
    if barcode:
        item = look_at(tx, tidy(barcode))
        if item is None or item.initiative != owner:
            raise decline(DeclineCause.UNKNOWN)
        _note(tx, member, (card, item.id, None, None))
    else:
        if all(one.key != category for one in tx.terms_now(place_of(tx, owner)).categories):
            raise decline(DeclineCause.UNKNOWN)
        _note(tx, member, (card, None, owner, category))
    return Done(member)


def _who(tx: Transaction, named: MemberRef | None, card: CardId | None) -> tuple[MemberId, int | None]:
    """The member, and the number of the card if another person carries it; otherwise None."""
    if card is None:
        if named is None:
            raise decline(DeclineCause.UNKNOWN)
        return locked_member(tx, named), None
    row = tx.connection.execute(sql.CARD, {"digest": card}).one_or_none()
    if row is None:
        raise CommandDeclined("This card is nobody's.")
    return locked_member(tx, MemberId(row.member_id)), row.id if row.holder else None


def _note(tx: Transaction, member: MemberId, shown: tuple[int | None, int | None, int | None, str | None]) -> None:
    before = [tuple(row) for row in tx.connection.execute(sql.SHOWN, {"member": member}).all()]
    if shown in before:
        return
    columns = dict(zip(("card_id", "item_id", "initiative_id", "category"), shown, strict=True))
    tx.connection.execute(sql.ADD_INDUCTION, {**columns, "member_id": member, "noted_at": tx.at})
    tx.note("induction noted", item=None, member=member, loan=None)
