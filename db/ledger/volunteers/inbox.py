"""What waits for a volunteer's eyes, as it is told, and the one touch that settles it."""

from collections.abc import Sequence

from db import stored
from db.ledger import gifts, holds, inbox
from db.ledger.page import Found, Page, initiative_of
from db.ledger.statements import looks as sql
from db.ledger.statements import things as thing_sql
from db.ledger.things import Thing
from db.ledger.volunteers import flaws
from db.ledger.volunteers.roles import Hand, refuse
from kiosk.lending.model import Device, Hold, Initiative, Item, Line, MemberId, Trouble
from kiosk.lending.policy import Condition
from kiosk.lending.volunteers.events import InboxRead, Settled
from kiosk.lending.volunteers.model import DeclineCause, InboxEntry, Look, Outcome, PartRemark

OF_THE_THING = (Look.PARTS, Look.CHECK, Look.FOUND, Look.NOTED)
"""These are about how a thing is: who looked at it has answered all of them."""

BECOMES = {
    Outcome.FINE: Condition.GOOD,
    Outcome.INCOMPLETE: Condition.GOOD,
    Outcome.REPAIR: Condition.REPAIR,
    Outcome.WITHDRAWN: Condition.WITHDRAWN,
}


def read_inbox(page: Page, hand: Hand) -> InboxRead:
    """Oldest first: what waits for the initiatives of this volunteer, and the troubles of the kiosk."""
    holds.pass_on_expired(page)
    return InboxRead(told(page, page.connection.execute(sql.UNSETTLED, _own(hand)).all()))


def waiting(page: Page, hand: Hand) -> int:
    """How much that is."""
    return int(page.connection.execute(sql.HOW_MANY, _own(hand)).scalar_one())


def looks_of(page: Page, item: int) -> tuple[InboxEntry, ...]:
    """What waits because of one thing."""
    return told(page, page.connection.execute(sql.UNSETTLED_OF_ITEM, {"item": item}).all())


def told(page: Page, rows: Sequence[Found]) -> tuple[InboxEntry, ...]:
    reports = [row.report_id for row in rows if row.report_id]
    said: dict[int, list[PartRemark]] = {}
    if reports:
        for note in page.connection.execute(sql.NOTES, {"reports": reports}).all():
            said.setdefault(note.report_id, []).append(PartRemark(note.name, note.missing, note.broken))
    return tuple(_entry(page, row, tuple(said.get(row.report_id, ()))) for row in rows)


def settle(page: Page, hand: Hand, number: int, outcome: Outcome, corrected: int | None) -> Settled:
    """Settled twice, it stays as it was settled first. Raises Refused for what is not this volunteer's or not there."""
    row = page.connection.execute(sql.ENTRY, {"waiting": number}).one_or_none()
    if row is None:
        raise refuse(DeclineCause.UNKNOWN)
    hand.must_act_for(row.initiative_id)
    thing = None if row.item_id is None else holds.hold_again(page, row.item_id)
    row = page.connection.execute(sql.ENTRY, {"waiting": number}).one()
    hold = None
    if row.settled_at is None:
        hold = _settle(page, row, thing, outcome, corrected)
        member = MemberId(row.member_id) if row.member_id else None
        page.note(f"{row.kind} settled, {outcome.value}", item=row.item_id, member=member, loan=row.loan_id)
    return Settled(number, waiting(page, hand), hold)


def report_trouble(page: Page, device: Device, trouble: Trouble | None) -> None:
    """One row for a device that does not work, as long as it does not; another trouble of it is another row."""
    row = page.connection.execute(sql.TROUBLE_OF, {"machine": device.value}).one_or_none()
    if row and trouble and row.trouble == trouble.value:
        return
    if row:
        inbox.settle(page, row.id, "other trouble" if trouble else "works again")
    if trouble:
        new = {"at": page.at, "kind": Look.TROUBLE.value, "device": device.value, "trouble": trouble.value}
        page.connection.execute(sql.ADD_TROUBLE, new)


def _settle(page: Page, row: Found, thing: Thing | None, outcome: Outcome, corrected: int | None) -> Hold | None:
    """Returns how the thing lies for who waits for it, if it is for them only now."""
    look = Look(row.kind)
    if look is Look.POINTS:
        if outcome is not Outcome.APPROVED:
            raise refuse(DeclineCause.POINTS)
        gifts.approve(page, row.id, corrected)
        return None
    if outcome is Outcome.APPROVED:
        raise refuse(DeclineCause.POINTS)
    if thing is None or look not in OF_THE_THING or outcome is Outcome.DONE:
        inbox.settle(page, row.id, outcome.value)
        return None
    if outcome is Outcome.INCOMPLETE:
        flaws.remember(page, thing, _said_of(page, thing))
    elif outcome is Outcome.FINE and look is Look.NOTED:
        flaws.forget(page, thing)
    for one in page.connection.execute(sql.UNSETTLED_OF_ITEM, {"item": thing.id}).all():
        if Look(one.kind) in OF_THE_THING:
            inbox.settle(page, one.id, outcome.value)
    return put(page, thing, BECOMES[outcome])


def put(page: Page, thing: Thing, condition: Condition) -> Hold | None:
    """A volunteer says how a thing is. Returns how it lies for who waits for it, if it is for them only now."""
    if thing.condition is Condition.GONE:
        return None
    if condition is not thing.condition:
        page.connection.execute(thing_sql.SET_CONDITION, {"item": thing.id, "state": condition.value})
    before = thing.kept(page.today)
    after = holds.settle(page, thing.id)
    return None if before else after


def _said_of(page: Page, thing: Thing) -> tuple[PartRemark, ...]:
    """All that was said of the thing and not answered yet."""
    rows = page.connection.execute(sql.UNSETTLED_OF_ITEM, {"item": thing.id}).all()
    return tuple(part for entry in told(page, rows) if entry.look is not Look.NOTED for part in entry.parts)


def _entry(page: Page, row: Found, parts: tuple[PartRemark, ...]) -> InboxEntry:
    look = Look(row.kind)
    at = row.at.astimezone(page.local.tzinfo)
    if look is Look.TROUBLE:
        return InboxEntry(row.id, look, at, device=Device(row.device), trouble=Trouble(row.trouble))
    if look is Look.NOTED:
        parts = flaws.of_item(page, row.item_id)
    gift = look is Look.POINTS
    return InboxEntry(
        row.id,
        look,
        at,
        _initiative(row),
        _item(page, row),
        parts,
        hold=_hold(page, row) if look in (Look.HELD, Look.RESERVED) else None,
        points=row.gift_waits * row.gift_points if gift else None,
        given=row.gift_waits if gift else 0,
        member=MemberId(row.member_id or row.borrower) if row.member_id or row.borrower else None,
    )


def _initiative(row: Found) -> Initiative:
    return initiative_of(row)


def _item(page: Page, row: Found) -> Item | None:
    """The thing; of a category that is swapped, what was told of it."""
    if row.item_id is not None:
        return page.item(row)
    return stored.decode(row.answer, Line).item if row.answer else None


def _hold(page: Page, row: Found) -> Hold | None:
    if row.ready_until is None:
        return None
    return Hold(page.terms_now(row).reservations.shelf, row.slip, row.ready_until)


def _own(hand: Hand) -> dict[str, object]:
    return {"own": list(hand.initiatives)}
