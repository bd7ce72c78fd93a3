"""Entering what was written on paper, in words: which day first, then row after row."""

from datetime import date, timedelta
from itertools import groupby

from kiosk.lending.commands import UndoOperation
from kiosk.lending.model import Device
from kiosk.lending.states import Session
from kiosk.lending.volunteers.events import (
    CommandChosen,
    Form,
    FormKind,
    FormOpened,
    PaperDayChosen,
    PaperFormPressed,
    PaperReturnsChosen,
    Tile,
    TileChosen,
)
from kiosk.lending.volunteers.model import PaperRow
from kiosk.lending.volunteers.shift import AtPaper, Shift
from screens.present.members.notices import picture_of, shortened
from screens.present.members.troubles import gone, printer_help
from screens.present.values import Action, Message, Tone
from screens.present.volunteers.notices import dismiss, volunteer_message, why
from screens.present.volunteers.rows import LazyRows, RowGroup, RowsView, RowView
from screens.present.volunteers.ways import back, short, shut
from screens.present.words import Words

DAYS = 7
"""How many last days, with today, can be chosen by one touch; an earlier day is typed."""


def paper_view(session: Session, shift: Shift, place: AtPaper, words: Words) -> RowsView:
    return _which_day(session, shift, words) if place.day is None else _rows(session, shift, place, place.day, words)


def paper_way(words: Words) -> Action:
    """The button that opens the page."""
    # Translators: a button of a volunteer: enter what was written on paper while the kiosk was out
    return Action(words("Van papier"), TileChosen(Tile.PAPER), "receipt-text-outline")


def _which_day(session: Session, shift: Shift, words: Words) -> RowsView:
    days = tuple(shift.today - timedelta(days=ago) for ago in range(DAYS))
    # Translators: a button: a day that is not in the list; it opens a form to type it
    other = Action(words("Andere dag"), FormOpened(Form(FormKind.PAPER_DAY)), "calendar-clock")
    # Translators: a button: print an empty form, to write on while the kiosk is out
    form = Action(words("Druk een leeg blad"), PaperFormPressed(), "printer", brief=words("Druk af"))
    return RowsView(
        key="paper day",
        # Translators: a heading: of which day is the paper on which was written what was lent; keep it short
        title=words("Van welke dag?"),
        icon="receipt-text-outline",
        close=back(words),
        groups=(RowGroup("", LazyRows(days, day_row, (shift.today, words))),),
        message=volunteer_message(shift, words),
        dismiss=dismiss(shift, words),
        warnings=printer_help(session, words),
        actions=(*(() if gone(session, Device.PRINTER) else (form,)), other),
    )


def day_row(day: date, context: tuple[date, Words]) -> RowView:
    today, words = context
    match today - day:
        case timedelta(days=0):
            title = words("Vandaag")
        case timedelta(days=1):
            title = words("Gisteren")
        case _:
            title = words.due(day).full
    return RowView(key=day.isoformat(), title=title, icon="calendar-clock", touch=Action(title, PaperDayChosen(day)))


def _rows(session: Session, shift: Shift, place: AtPaper, day: date, words: Words) -> RowsView:
    # Translators: a button: look for the item on the paper by its name or code
    seek = Action(words("Zoek een ding"), TileChosen(Tile.ITEM), "magnify", brief=words("Zoek"))
    if place.member is None:
        # Translators: a button: look for the member who took what stands on the paper: who borrowed it?
        who: tuple[Action, ...] = (Action(words("Wie leende?"), TileChosen(Tile.MEMBER), "account-search"),)
    else:
        # Translators: buttons: what stands next on the paper was taken by another member, or it came back
        other = Action(words("Ander lid"), TileChosen(Tile.MEMBER), "account-search")
        who = (Action(words("Kwam terug"), PaperReturnsChosen(), "tray-arrow-down"), other)
    return RowsView(
        key="paper",
        # Translators: a heading: entering what was written on paper on that day, such as za 21 nov
        title=words("Papier van {day}", day=short(day, words)),
        icon="receipt-text-outline",
        close=back(words),
        groups=_groups(place, words),
        nothing=None if place.rows else _nothing(session, place, words),
        message=volunteer_message(shift, words) or (_invite(session, place, words) if place.rows else None),
        dismiss=dismiss(shift, words),
        actions=(seek, *who),
        shut=shut(words),
    )


def _groups(place: AtPaper, words: Words) -> tuple[RowGroup, ...]:
    """The rows, newest first, below the name of the member who took the items, or below a heading for what came
    back.
    """
    by_member = [(member, tuple(rows)) for member, rows in groupby(place.rows, lambda row: row.member)]
    return tuple(
        RowGroup(
            f"{len(by_member) - at}",
            LazyRows(rows, entered_row, words),
            member or words("Kwam terug"),
            icon="account" if member else "tray-arrow-down",
        )
        for at, (member, rows) in enumerate(by_member)
    )


def _invite(session: Session, place: AtPaper, words: Words) -> Message:
    """The message with what to do now, and for which member it counts."""
    scans = not gone(session, Device.SCANNER)
    if place.member is None:
        text = words("Scan wat terugkwam.") if scans else words("Zoek wat terugkwam.")
        return Message("tray-arrow-down", text)
    name = place.member.name
    text = words("Scan wat {name} leende.", name=name) if scans else words("Zoek wat {name} leende.", name=name)
    return Message("account", text)


def _nothing(session: Session, place: AtPaper, words: Words) -> Message:
    """The message before the first row, with the name on a line of its own, because a name may be long."""
    if place.member is None:
        return _invite(session, place, words)
    scans = not gone(session, Device.SCANNER)
    detail = words("Scan wat dit lid leende.") if scans else words("Zoek wat dit lid leende.")
    return Message("account", place.member.name, detail)


def entered_row(row: PaperRow, words: Words) -> RowView:
    """The row of what was recorded, with the button that undoes it, or of why nothing was recorded."""
    name = row.item.name if row.item else shortened(row.code)
    picture = picture_of(row.item) if row.item else None
    if row.line is None:
        sentence, next_step = why(row.why, words)
        facts = (sentence, next_step) if next_step else ()
        return RowView(f"not {row.code}", name, picture, "barcode", sentence, tone=Tone.LOOK, facts=facts)
    # Translators: an item was lent until that day
    until = words("tot {day}", day=short(row.line.due_on, words)) if row.line.due_on else ""
    undo = words("Toch niet")
    taken_back = CommandChosen(UndoOperation(row.line.operation))
    return RowView(
        key=str(row.line.operation),
        title=name,
        picture=picture,
        detail=until or words("Terug"),
        tone=Tone.GOOD,
        answers=(Action(undo, taken_back, "undo-variant", spoken=f"{undo}: {name}"),),
    )
