"""The inbox in words: what self-service left to look at, by initiative, the oldest first, and troubles of the kiosk."""

from kiosk.lending.volunteers.model import InboxEntry
from kiosk.lending.volunteers.shift import AtInbox, Shift
from screens.present.doctor.page import findings_way
from screens.present.values import Message, Tone
from screens.present.volunteers.entries import entry_row
from screens.present.volunteers.notices import dismiss, volunteer_message
from screens.present.volunteers.rows import LazyRows, RowGroup, RowsView
from screens.present.volunteers.ways import back, shut
from screens.present.words import Words


def inbox_view(shift: Shift, place: AtInbox, words: Words) -> RowsView:
    entries = place.entries
    nothing = Message(
        "check-circle", words("Alles is nagekeken."), words("Hier komt wat iemand moet bekijken."), Tone.GOOD
    )
    return RowsView(
        key="inbox",
        # Translators: a heading: so many items to look at
        title=words("Inbox: {n}", n=len(entries)) if entries else words("Inbox"),
        icon="inbox-full",
        close=back(words),
        groups=_groups(shift, entries, words),
        aside=words("Oudste eerst") if len(entries) > 1 else "",
        nothing=None if entries else nothing,
        message=volunteer_message(shift, words),
        dismiss=dismiss(shift, words),
        actions=(findings_way(words),) if shift.volunteer.coordinator else (),
        shut=shut(words),
    )


def _groups(shift: Shift, entries: tuple[InboxEntry, ...], words: Words) -> tuple[RowGroup, ...]:
    """The groups by initiative, that of the oldest entry first; entries about the kiosk itself are a group too."""
    by: dict[str, list[InboxEntry]] = {}
    for entry in entries:
        by.setdefault(entry.initiative.key if entry.initiative else "", []).append(entry)
    return tuple(_group(key, tuple(those), shift, words) for key, those in by.items())


def _group(key: str, entries: tuple[InboxEntry, ...], shift: Shift, words: Words) -> RowGroup:
    initiative = entries[0].initiative
    return RowGroup(
        key=key,
        rows=LazyRows(entries, entry_row, (shift.today, words)),
        # Translators: above troubles of the machine itself
        title=initiative.name if initiative else words("Deze kiosk"),
        colour=initiative.colour if initiative else "",
    )
