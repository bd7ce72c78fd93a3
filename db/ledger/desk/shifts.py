"""The beginning of a volunteer's shift at the kiosk."""

from db.ledger.desk import inbox
from db.ledger.people.roles import authority_of, volunteer
from db.ledger.privacy.cutting import see
from db.ledger.statements import people as sql
from db.ledger.transaction import Row, Transaction
from db.ledger.visits.guide import guide
from kiosk.lending.actors import ByVolunteer
from kiosk.lending.model import CardId
from kiosk.lending.volunteers.events import ShiftOpened


def by_card(tx: Transaction, card: CardId) -> ShiftOpened | None:
    """The shift that this card opens; None for a lost card, or a card of another holder in the household."""
    row = tx.connection.execute(sql.FIND_CARD, {"digest": card}).one_or_none()
    if row is None or row.lost_at is not None or row.holder is not None:
        return None
    return open_shift(tx, row)


def open_shift(tx: Transaction, row: Row) -> ShiftOpened | None:
    """The shift of the member of this row; None for a member who is no volunteer, or is blocked."""
    who = volunteer(tx, row)
    if who is None:
        return None
    see(tx, who.member, tx.today)
    open_now = tuple(entry.initiative for entry in guide(tx).entries if entry.open_now)
    own = tuple(initiative for initiative in who.initiatives if initiative in open_now)
    return ShiftOpened(who, tx.today, inbox.waiting(tx, authority_of(tx, ByVolunteer(who.member))), own)
