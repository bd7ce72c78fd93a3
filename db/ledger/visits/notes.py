"""Entries of the inbox that visitors cause by themselves: a note, an unknown code, a label that could not be read.

Each has a limit, so that repeated touches do not fill the inbox or use up the paper.
"""

from datetime import datetime, time, timedelta

from db.ledger import inbox
from db.ledger.facts.items import look_at
from db.ledger.statements import inbox as sql
from db.ledger.transaction import Transaction, tidy
from kiosk.lending.model import MemberId
from kiosk.lending.visit.notes import NoteAbout, NoteLeft, NotesEnough
from kiosk.lending.volunteers.model import EntryKind

WITHIN = timedelta(hours=1)
"""A second note about the same item within this time counts as the same note."""
MOST_NOTES, MOST_WITHOUT_ITEM = 10, 3
"""The most notes within that time, and the most of them without an item."""
MOST_CODES = 20
"""The most unknown codes that wait in the inbox or came today; further codes are not added."""
UNREADABLE = ""
"""The code of an entry about a label that could not be read."""


def leave_note(tx: Transaction, about: NoteAbout, code: str, member: MemberId | None) -> NoteLeft | NotesEnough:
    """Keep the note for the volunteers of the item; without one, or with an unknown code, for the coordinators."""
    item = look_at(tx, tidy(code)) if code else None
    shown = item.shown if item else None
    if before := tx.connection.execute(sql.NOTE_OF_OPERATION, {"done": tx.operation}).one_or_none():
        return NoteLeft(before.id, NoteAbout(before.remark), shown)
    recent = tx.connection.execute(sql.RECENT_NOTES, {"since": tx.at - WITHIN}).all()
    for row in recent:
        if item and row.item_id == item.id:
            return NoteLeft(row.id, NoteAbout(row.remark), shown, again=True)
    without = sum(row.item_id is None for row in recent)
    if len(recent) >= MOST_NOTES or (item is None and without >= MOST_WITHOUT_ITEM):
        return NotesEnough()
    number = inbox.leave(
        tx,
        EntryKind.LEFT.value,
        "note left",
        initiative=item.initiative if item else None,
        item=item.id if item else None,
        member=member,
        remark=about.value,
        operation=tx.operation,
    )
    return NoteLeft(number, about, shown)


def report_code(tx: Transaction, code: str) -> None:
    """Put an unknown code, or `UNREADABLE`, in the inbox, once while it waits and once a day."""
    midnight = datetime.combine(tx.today, time(), tx.local.tzinfo)
    known = tx.connection.execute(sql.UNKNOWN_CODES, {"since": midnight}).scalars().all()
    if code not in known and len(known) < MOST_CODES:
        inbox.leave(tx, EntryKind.UNKNOWN.value, "code unknown", remark=code)
