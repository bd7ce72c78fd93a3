"""Open or closed, in words: what holds today for each initiative of the volunteer, and the buttons to change it."""

from datetime import time

from kiosk.lending.commands import AsUsual, CloseToday, OpenUntil
from kiosk.lending.opening import closing_times
from kiosk.lending.states import Session
from kiosk.lending.volunteers.events import CommandChosen, Form, FormKind, FormOpened
from kiosk.lending.volunteers.model import OpenToday
from kiosk.lending.volunteers.shift import AtHours, Shift
from screens.present.values import Action, Message, Picture, Tone
from screens.present.volunteers.notices import dismiss, volunteer_message
from screens.present.volunteers.rows import LazyRows, RowGroup, RowsView, RowView
from screens.present.volunteers.ways import back, shut
from screens.present.words import Words


def hours_view(session: Session, shift: Shift, place: AtHours, words: Words) -> RowsView:
    guide = session.guide
    icons = tuple((entry.initiative.key, entry.icon) for entry in guide.entries) if guide else ()
    return RowsView(
        key="hours",
        title=words("Open of dicht"),
        icon="store-clock-outline",
        close=back(words),
        groups=(RowGroup("", LazyRows(place.openings, hours_row, (icons, place.now, words))),),
        # Translators: beside the heading of the opening hours of today
        aside=words("Vandaag"),
        nothing=None if place.openings else Message("store-clock-outline", words("Jouw initiatief heeft geen uren.")),
        message=volunteer_message(shift, words),
        dismiss=dismiss(shift, words),
        shut=shut(words),
    )


def hours_row(one: OpenToday, context: tuple[tuple[tuple[str, str], ...], time | None, Words]) -> RowView:
    icons, now, words = context
    key = one.initiative.key
    opened, closed = one.until is not None, one.closed
    times = closing_times(one.hours, now) if now else ()
    # Translators: a button; the hour is typed after it
    other = words("Ander uur …") if times else words("Open tot …")
    until = Action(other, FormOpened(Form(FormKind.OPEN_UNTIL, key)), "clock-outline")
    # Translators: a button: nobody is there today
    shut_today = Action(words("Vandaag dicht"), CommandChosen(CloseToday(key)), "door-closed", on=closed)
    # Translators: a button: the usual hours hold again
    usual = Action(words("Zoals altijd"), CommandChosen(AsUsual(key)), "restart")
    return RowView(
        key=key,
        title=one.initiative.name,
        picture=Picture(dict(icons).get(key, "box"), one.initiative.colour),
        icon="storefront-outline",
        detail=_today(one, words),
        tone=Tone.LOOK if closed else Tone.GOOD if opened else Tone.CALM,
        answers=(until, shut_today, *((usual,) if opened or closed else ())),
        choices=tuple(_until(one, at, words) for at in times),
    )


def _until(one: OpenToday, at: time, words: Words) -> Action:
    """The button that opens an initiative until this time today."""
    spoken = words("Open {until}", until=words.until(at))
    # Translators: a short button: an initiative is open until this hour, such as 17:30
    text = words("tot {hour}", hour=words.clock(at))
    return Action(text, CommandChosen(OpenUntil(one.initiative.key, at)), on=one.until == at, spoken=spoken)


def _today(one: OpenToday, words: Words) -> str:
    if one.closed:
        # Translators: a volunteer said that nobody is there today
        return words("Vandaag dicht")
    if one.until:
        # Translators: a volunteer said that somebody is there until that hour
        return words("Open {until}", until=words.until(one.until))
    if not one.hours:
        return words("Geen uren vandaag")
    return words.listed(words.between(hours.opens, hours.closes) for hours in one.hours)
