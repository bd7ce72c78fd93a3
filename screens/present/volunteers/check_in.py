"""The check-in in words: how many came back, the newest large, at the side what needs eyes; and the list to put
away.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from kiosk.lending.commands import PutAway, UndoOperation
from kiosk.lending.events import Panel, PanelOpened, Touched
from kiosk.lending.model import Device, Operation
from kiosk.lending.states import Session
from kiosk.lending.volunteers.events import BackPressed, CommandChosen, EntrySeen, ItemChosen, PutAwayListPressed
from kiosk.lending.volunteers.model import CheckedIn
from kiosk.lending.volunteers.putting_away import ToPutAway
from kiosk.lending.volunteers.shift import AtPutAway, Shift, SideEntry
from screens.present.members.notices import picture_of, shortened
from screens.present.members.troubles import gone, scanner_warning
from screens.present.values import Action, Message, Tone, View, actions_aloud, messages_aloud
from screens.present.volunteers.entries import entry_row, reason
from screens.present.volunteers.notices import dismiss, volunteer_message
from screens.present.volunteers.rows import LazyRows, RowGroup, RowsView, RowView, rows_aloud
from screens.present.volunteers.ways import back, shut
from screens.present.words import Words


@dataclass(frozen=True, slots=True)
class CheckInView(View):
    """The check-in: how many came back, the newest return large, those before it, and at the side what needs eyes.

    A return that can be undone has the undo as its answer. While nothing was scanned yet, `invite` says what to do;
    `type_code` is the button to type a code, without a scanner or for a code that the scanner cannot read. `look` is
    the button to all that needs eyes, where the side has no room, and `shut` the button back from there.
    """

    count: str
    invite: str
    done: Action
    newest: RowView | None = None
    earlier: Sequence[RowView] = ()
    eyes_title: str = ""
    eyes: Sequence[RowView] = ()
    no_eyes: str = ""
    type_code: Action | None = None
    scanner: bool = True
    look: Action | None = None
    message: Message | None = None
    dismiss: Action | None = None
    warnings: tuple[Message, ...] = ()
    shut: Action | None = None

    def read_aloud(self, words: Words) -> Iterable[str]:
        yield self.count
        yield from messages_aloud(words, self.message, *self.warnings)
        if self.newest:
            yield f"{self.newest.title}: {self.newest.detail}"
        else:
            yield self.invite
        yield self.eyes_title
        yield from rows_aloud(self.eyes, words)
        yield self.no_eyes
        yield from actions_aloud(*(self.newest.answers if self.newest else ()), self.type_code, self.done)


def check_in_view(session: Session, shift: Shift, words: Words) -> CheckInView:
    newest, *_ = shift.checked_in or (None,)
    # Translators: the heading of the check-in; items that came back
    count = words.many("{n} terug", "{n} terug", shift.taken_back) if newest else words("Terugnemen")
    undoable, eyes = shift.undoable, len(shift.side_entries)
    # Translators: a button: so many items that a volunteer should look at
    look = Action(words.many("{n} nakijken", "{n} nakijken", eyes), Touched(), "eye") if eyes else None
    return CheckInView(
        count=count,
        invite=_invite(session, shift, words),
        done=Action(words("Klaar"), BackPressed(), "check-bold"),
        newest=checked_in_row(newest, (undoable, words)) if newest else None,
        earlier=LazyRows(shift.checked_in[1:], checked_in_row, (undoable, words)),
        # Translators: above items that a volunteer should look at
        eyes_title=words("Even kijken") if shift.side_entries else "",
        eyes=LazyRows(shift.side_entries, eye_row, (shift.today, words)),
        no_eyes=words("Hier komt wat je even moet nakijken.") if newest and not shift.side_entries else "",
        # Translators: on a small button, short for: type the code
        type_code=Action(words("Typ de code"), PanelOpened(Panel.CODE), "keyboard-outline", brief=words("Code")),
        scanner=not gone(session, Device.SCANNER),
        look=look,
        message=volunteer_message(shift, words),
        dismiss=dismiss(shift, words),
        warnings=scanner_warning(session, words),
        shut=shut(words),
    )


def checked_in_row(entry: CheckedIn, context: tuple[frozenset[Operation], Words]) -> RowView:
    """The row of a return; the last return of an item can be undone, which needs no PIN."""
    undoable, words = context
    look = entry.inbox_entries[0] if entry.inbox_entries else None
    return RowView(
        key=str(entry.operation),
        title=entry.item.name if entry.item else shortened(entry.code),
        picture=picture_of(entry.item) if entry.item else None,
        icon="barcode",
        detail=reason(look, words) if look else _back(entry, words),
        place=entry.item.initiative.name if entry.item else "",
        tone=Tone.LOOK if look else Tone.GOOD,
        answers=(_undo(entry, words),) if entry.operation in undoable else (),
    )


def _back(entry: CheckedIn, words: Words) -> str:
    """That an item is back, or where it goes now; or that its missing parts are not looked for any more."""
    if entry.part:
        # Translators: of a part that was missing of an item
        return words("Stukje al in orde")
    # Translators: of an item that was scanned: it is back; it goes to the shelf of that name, such as B3
    return words("Naar plank {shelf}", shelf=entry.shelf) if entry.shelf else words("Terug")


def eye_row(eye: SideEntry, context: tuple[date, Words]) -> RowView:
    """The row of an entry that needs eyes and is not in the inbox, with the button that closes it."""
    _, words = context
    row = entry_row(eye.entry, context)
    answers = row.answers
    if not eye.entry.number:
        seen = Action(words("Gezien"), EntrySeen(eye.operation, eye.entry.kind), "check-bold")
        answers = (seen, *answers)
    return replace(row, key=f"{eye.operation} {row.key}", when="", answers=answers)


def _undo(entry: CheckedIn, words: Words) -> Action:
    text, name = words("Toch niet"), entry.item.name if entry.item else ""
    return Action(text, CommandChosen(UndoOperation(entry.operation)), "undo-variant", spoken=f"{text}: {name}")


def _invite(session: Session, shift: Shift, words: Words) -> str:
    if gone(session, Device.SCANNER):
        return words("Typ de code van wat terug is.")
    # Translators: one scans item after item, nothing else is needed
    return words("Scan, scan, scan") if shift.checked_in else words("Scan alles wat terug is, één voor één.")


# --- what is to be put away --------------------------------------------------------------------------------------


def put_away_view(session: Session, shift: Shift, place: AtPutAway, words: Words) -> RowsView:
    """The list of what came back and is not on its shelf yet, in the order of the shelves."""
    done = PutAway(tuple(one.item.barcode for one in place.items))
    nothing = Message("check-circle", words("Alles staat op zijn plek."), tone=Tone.GOOD)
    # Translators: a button: prints the list that is on the screen
    on_paper = Action(words("Druk de lijst af"), PutAwayListPressed(), "printer")
    printer = (RowView("print", on_paper.text, icon=on_paper.icon, touch=on_paper),)
    places = groupby(place.items, key=lambda one: one.item.initiative)
    return RowsView(
        key="put away",
        title=words("Wegzetten"),
        icon="map-marker",
        close=back(words),
        groups=(
            *((RowGroup("", printer),) if place.items and not gone(session, Device.PRINTER) else ()),
            *(
                RowGroup(at.key, LazyRows(tuple(those), put_away_row, words), at.name, at.colour)
                for at, those in places
            ),
        ),
        aside=words.many("{n} ding", "{n} dingen", len(place.items)) if place.items else "",
        nothing=None if place.items else nothing,
        message=volunteer_message(shift, words),
        dismiss=dismiss(shift, words),
        # Translators: a button: all that is on this list stands on its shelf now
        main=Action(words("Gedaan"), CommandChosen(done), "check-bold") if place.items else None,
    )


def put_away_row(one: ToPutAway, words: Words) -> RowView:
    return RowView(
        key=one.item.barcode,
        title=one.item.name,
        picture=picture_of(one.item),
        # Translators: of an item; {shelf} is the name of a shelf, such as B3
        detail=words("Plank {shelf}", shelf=one.shelf),
        touch=Action(words("Ding"), ItemChosen(one.item.barcode), "tag"),
    )
