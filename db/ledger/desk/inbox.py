"""The inbox of the volunteers' desk: reads and settles its entries."""

from collections.abc import Sequence
from datetime import timedelta

from db import stored
from db.ledger import inbox
from db.ledger.facts.items import ItemState, set_condition
from db.ledger.house import layouts
from db.ledger.people.roles import Authority
from db.ledger.queues import holds
from db.ledger.statements import inbox as sql
from db.ledger.stock import flaws
from db.ledger.swaps import gifts
from db.ledger.transaction import Row, Transaction, initiative_of
from kiosk.lending.actors import Right
from kiosk.lending.commands import Done, SettleEntry
from kiosk.lending.conditions import Condition, when_looked_at
from kiosk.lending.declining import decline
from kiosk.lending.model import Device, Hold, Initiative, Item, Line, MemberId, Trouble
from kiosk.lending.visit.notes import NoteAbout
from kiosk.lending.volunteers.events import InboxRead
from kiosk.lending.volunteers.model import DeclineCause, EntryKind, InboxEntry, Outcome, PartRemark

ABOUT_CONDITION = (EntryKind.PARTS, EntryKind.CHECK, EntryKind.FOUND, EntryKind.NOTED, EntryKind.LEFT)
"""The kinds of entries about the condition of an item: when a volunteer has looked at the item, all of them are
settled.
"""

A_GOOD_WHILE = timedelta(minutes=30)
"""The time after which a trouble that ended and returns is a new one."""

OTHER_TROUBLE, WORKS_AGAIN = "other trouble", "works again"
"""The outcomes of an entry about trouble that no volunteer settled."""

BECOMES = {
    Outcome.FINE: Condition.GOOD,
    Outcome.INCOMPLETE: Condition.GOOD,
    Outcome.REPAIR: Condition.REPAIR,
    Outcome.WITHDRAWN: Condition.WITHDRAWN,
}


def read_inbox(tx: Transaction, authority: Authority) -> InboxRead:
    """The entries for the initiatives of this volunteer, and the troubles of the kiosk, oldest first."""
    holds.pass_on_expired(tx)
    entries = entries_of_rows(tx, tx.connection.execute(sql.UNSETTLED, _own(authority)).all())
    return InboxRead((*entries, *(InboxEntry(0, EntryKind.LAYOUT, tx.local, layout=one) for one in layouts.offers(tx))))


def waiting(tx: Transaction, authority: Authority) -> int:
    """The number of entries that wait for this volunteer."""
    return int(tx.connection.execute(sql.HOW_MANY, _own(authority)).scalar_one())


def entries_of_item(tx: Transaction, item: int) -> tuple[InboxEntry, ...]:
    """The entries that wait because of one item."""
    return entries_of_rows(tx, tx.connection.execute(sql.UNSETTLED_OF_ITEM, {"item": item}).all())


def entries_of_rows(tx: Transaction, rows: Sequence[Row]) -> tuple[InboxEntry, ...]:
    reports = [row.report_id for row in rows if row.report_id]
    said: dict[int, list[PartRemark]] = {}
    if reports:
        for note in tx.connection.execute(sql.NOTES, {"reports": reports}).all():
            said.setdefault(note.report_id, []).append(PartRemark(note.name, note.missing, note.broken))
    return tuple(_entry(tx, row, tuple(said.get(row.report_id, ()))) for row in rows)


def settle(tx: Transaction, authority: Authority, command: SettleEntry) -> Done:
    """Settles an entry, once. `hold` of the answer is the hold of its item then, None if it is not set aside.

    Raises CommandDeclined if there is no such entry, or if it belongs to an initiative of other volunteers.
    """
    row = tx.connection.execute(sql.ENTRY, {"waiting": command.number}).one_or_none()
    if row is None:
        raise decline(DeclineCause.UNKNOWN)
    if row.initiative_id is None and row.kind in (EntryKind.LEFT.value, EntryKind.CARD.value):
        authority.must(Right.ACT_FOR_EVERY_INITIATIVE)
    authority.must_act_for(row.initiative_id)
    item = None if row.item_id is None else holds.lock_by_id(tx, row.item_id)
    row = tx.connection.execute(sql.ENTRY, {"waiting": command.number}).one()
    hold = None
    if row.settled_at is None:
        hold = _settle(tx, row, item, command.outcome, command.points)
        member = MemberId(row.member_id) if row.member_id else None
        tx.note(f"{row.kind} settled, {command.outcome.value}", item=row.item_id, member=member, loan=row.loan_id)
    return Done(hold=hold)


def report_trouble(tx: Transaction, device: Device, trouble: Trouble | None) -> None:
    """Keeps one open entry for a device that does not work, and settles it when the trouble changes or ends (None).

    Trouble that returns within `A_GOOD_WHILE` is not new: its entry is opened again, unless a volunteer settled it.
    """
    row = tx.connection.execute(sql.TROUBLE_OF, {"machine": device.value}).one_or_none()
    if row and trouble and row.trouble == trouble.value:
        return
    if row:
        inbox.settle(tx, row.id, OTHER_TROUBLE if trouble else WORKS_AGAIN)
    if not trouble:
        return
    last = tx.connection.execute(sql.LAST_TROUBLE, {"machine": device.value, "kind": trouble.value}).one_or_none()
    if last is None or tx.at - last.settled_at >= A_GOOD_WHILE:
        kind = EntryKind.TROUBLE.value
        inbox.leave(tx, kind, "device in trouble", device=device.value, trouble=trouble.value)
    elif last.outcome in (OTHER_TROUBLE, WORKS_AGAIN):
        tx.connection.execute(sql.OPEN_AGAIN, {"waiting": last.id})


def _settle(tx: Transaction, row: Row, item: ItemState | None, outcome: Outcome, corrected: int | None) -> Hold | None:
    """Writes the outcome of the entry. Returns the hold of its item that follows from it, None if it is not set
    aside.
    """
    look = EntryKind(row.kind)
    if look is EntryKind.POINTS:
        if outcome is not Outcome.APPROVED:
            raise decline(DeclineCause.POINTS)
        gifts.approve(tx, row.id, corrected)
        return None
    if outcome is Outcome.APPROVED:
        raise decline(DeclineCause.POINTS)
    if item is None or look not in ABOUT_CONDITION or outcome is Outcome.DONE:
        inbox.settle(tx, row.id, outcome.value)
        return None
    if outcome is Outcome.INCOMPLETE:
        flaws.remember(tx, item, _unanswered_remarks(tx, item))
    elif outcome is Outcome.FINE and look is EntryKind.NOTED:
        flaws.forget(tx, item)
    for one in tx.connection.execute(sql.UNSETTLED_OF_ITEM, {"item": item.id}).all():
        if EntryKind(one.kind) in ABOUT_CONDITION:
            inbox.settle(tx, one.id, outcome.value)
    return put(tx, item, BECOMES[outcome])


def put(tx: Transaction, item: ItemState, condition: Condition) -> Hold | None:
    """Sets the condition of an item. Returns the hold that follows from it, None if the item is not set aside."""
    if item.condition is Condition.GONE:
        return None
    set_condition(tx, item, when_looked_at(item.condition, condition))
    before = item.kept(tx.today)
    after = holds.update(tx, item.id)
    return None if before else after


def _unanswered_remarks(tx: Transaction, item: ItemState) -> tuple[PartRemark, ...]:
    """The remarks on parts of the item that no volunteer has answered yet."""
    rows = tx.connection.execute(sql.UNSETTLED_OF_ITEM, {"item": item.id}).all()
    return tuple(
        part for entry in entries_of_rows(tx, rows) if entry.kind is not EntryKind.NOTED for part in entry.parts
    )


def _entry(tx: Transaction, row: Row, parts: tuple[PartRemark, ...]) -> InboxEntry:
    look = EntryKind(row.kind)
    at = row.at.astimezone(tx.local.tzinfo)
    if look is EntryKind.TROUBLE:
        return InboxEntry(row.id, look, at, device=Device(row.device), trouble=Trouble(row.trouble))
    if look is EntryKind.NOTED:
        parts = flaws.of_item(tx, row.item_id)
    gift = look is EntryKind.POINTS
    return InboxEntry(
        row.id,
        look,
        at,
        _initiative(row),
        _item(tx, row),
        parts,
        hold=_hold(tx, row) if look in (EntryKind.HELD, EntryKind.RESERVED) else None,
        points=row.gift_waits * row.gift_points if gift else None,
        given=row.gift_waits if gift else 0,
        note=row.remark if look is EntryKind.UNKNOWN else "",
        about=NoteAbout(row.remark) if look is EntryKind.LEFT else None,
        member=MemberId(row.member_id or row.borrower) if row.member_id or row.borrower else None,
    )


def _initiative(row: Row) -> Initiative | None:
    return None if row.initiative_id is None else initiative_of(row)


def _item(tx: Transaction, row: Row) -> Item | None:
    """The item of an entry; for a gift of a category, the category as the line of the visit showed it."""
    if row.item_id is not None:
        return tx.item(row)
    return stored.decode(row.answer, Line).item if row.answer else None


def _hold(tx: Transaction, row: Row) -> Hold | None:
    if row.ready_until is None:
        return None
    return Hold(tx.terms_now(row).reservations.shelf, row.slip, row.ready_until)


def _own(authority: Authority) -> dict[str, object]:
    hidden = [] if authority.may(Right.ACT_FOR_EVERY_INITIATIVE) else [EntryKind.LEFT.value, EntryKind.CARD.value]
    return {"own": list(authority.initiatives), "not_theirs": hidden}
