"""Undoing in words: the operations of the last day, the consequences of undoing one, and the lines of the last
visit.
"""

from dataclasses import replace
from datetime import date
from typing import assert_never

from kiosk.lending.commands import UndoOperation
from kiosk.lending.model import Cents, Line, LineKind
from kiosk.lending.volunteers.events import CommandChosen, ItemChosen, PastOperationChosen
from kiosk.lending.volunteers.model import Consequence, PastOperation, Undoing
from kiosk.lending.volunteers.shift import AtLastVisit, AtPastOperations, Shift
from screens.present.members.amounts import points
from screens.present.members.notices import picture_of
from screens.present.values import Action, Message, Tone
from screens.present.volunteers.notices import dismiss, volunteer_message
from screens.present.volunteers.rows import LazyRows, RowGroup, RowsView, RowView
from screens.present.volunteers.ways import back, moment, short
from screens.present.words import Words


def past_operations_view(shift: Shift, place: AtPastOperations, words: Words) -> RowsView:
    if place.undoing:
        return undoing_view(shift, place.undoing, words)
    nothing = Message("check-circle", words("Niets om ongedaan te maken."), tone=Tone.CALM)
    return RowsView(
        key="deeds",
        title=words("Ongedaan maken"),
        icon="undo-variant",
        close=back(words),
        groups=(RowGroup("", LazyRows(place.operations, past_row, (shift.today, words))),) if place.operations else (),
        # Translators: beside the heading of what was done since this hour of yesterday
        aside=words("Laatste 24 uur"),
        nothing=None if place.operations else nothing,
        message=volunteer_message(shift, words),
        dismiss=dismiss(shift, words),
    )


def past_row(past: PastOperation, context: tuple[date, Words]) -> RowView:
    today, words = context
    return RowView(
        key=str(past.operation),
        title=past.item.name if past.item else operation_name(past.kind, words),
        picture=picture_of(past.item) if past.item else None,
        icon="undo-variant",
        detail=_who(past, words),
        when=moment(past.at, today, words),
        touch=Action(words("Ongedaan maken"), PastOperationChosen(past.operation)),
    )


def operation_name(kind: str, words: Words) -> str:
    """What was done with an item, in a word; the journal's own word for an unknown kind."""
    match kind:
        case LineKind.LENT.value:
            return words("Geleend")
        case LineKind.RETURNED.value:
            return words("Terug")
        case LineKind.RENEWED.value:
            return words("Langer gehouden")
        case LineKind.SWAPPED.value:
            return words("Geruild")
        case LineKind.RESERVED.value:
            return words("Gereserveerd")
        case "given up":
            return words("Niet meer gereserveerd")
        case "counted":
            # Translators: how many were taken from a swap shop, or given to it
            return words("Aantal gewijzigd")
        case "undone":
            # Translators: what was done before was taken back
            return words("Ongedaan gemaakt")
    return kind


def _who(past: PastOperation, words: Words) -> str:
    """What was done, for whom, and which volunteer did it: `Geleend, Noor Peeters · Joke`."""
    done = words.listed((operation_name(past.kind, words), past.member))
    # Translators: {name} is the volunteer who did it
    by = words("door {name}", name=past.by) if past.by else ""
    return " · ".join(part for part in (done, by) if part)


def undoing_view(shift: Shift, undoing: Undoing, words: Words) -> RowsView:
    """The question whether to undo an operation, with the consequences."""
    past = undoing.operation
    # Translators: above what undoing brings about
    title = words("Wat er dan verandert")
    consequences = RowGroup("consequences", LazyRows(undoing.consequences, consequence_row, words), title)
    nothing = Message("information-outline", words("Verder verandert er niets."))
    return RowsView(
        key=f"undo {past.operation}",
        # Translators: a question, above what was done
        title=words("Ongedaan maken?"),
        icon="undo-variant",
        close=back(words),
        groups=(
            RowGroup("deed", (replace(past_row(past, (shift.today, words)), touch=None),)),
            *((consequences,) if undoing.consequences else ()),
        ),
        nothing=None if undoing.consequences else nothing,
        message=volunteer_message(shift, words),
        dismiss=dismiss(shift, words),
        # Translators: a button: yes, take back what was done
        main=Action(
            words("Maak ongedaan"), CommandChosen(UndoOperation(past.operation)), "undo-variant", brief=words("Ja")
        ),
    )


def consequence_row(one: tuple[Consequence, date | Cents | int | None], words: Words) -> RowView:
    kind, about = one
    return RowView(key=kind.value, title=_consequence(kind, about, words), icon=ICONS[kind])


ICONS = {
    Consequence.LOAN_ENDS: "home-minus-outline",
    Consequence.OUT_AGAIN: "home-outline",
    Consequence.SHORTER: "calendar-clock",
    Consequence.MONEY: "wallet-outline",
    Consequence.STRIP: "ticket-confirmation-outline",
    Consequence.POINTS: "star-circle",
    Consequence.HOLD: "bookmark-outline",
    Consequence.PLACE: "human-queue",
}


def _consequence(kind: Consequence, about: date | Cents | int | None, words: Words) -> str:
    match kind:
        case Consequence.LOAN_ENDS:
            return words("Het is dan niet meer uitgeleend.")
        case Consequence.OUT_AGAIN:
            if isinstance(about, date):
                day = words.due(about).full
                return words("Het is dan weer uitgeleend, tot {day}.", day=day)
            return words("Het is dan weer uitgeleend.")
        case Consequence.SHORTER:
            if isinstance(about, date):
                return words("Het moet dan terug op {day}.", day=words.due(about).full)
            return words("Het moet dan vroeger terug.")
        case Consequence.MONEY:
            amount = words.money(Cents(abs(about))) if isinstance(about, int) and about else ""
            return words("{amount} valt weg.", amount=amount) if amount else words("Het bedrag valt weg.")
        case Consequence.STRIP:
            # Translators: a strip of a strip card that was used comes back
            return words("De beurt komt terug op de beurtenkaart.")
        case Consequence.POINTS:
            number = abs(about) if isinstance(about, int) else 0
            return words("{points} draaien terug.", points=points(number, words))
        case Consequence.HOLD:
            return words("Het ligt dan niet meer opzij.")
        case Consequence.PLACE:
            return words("De plaats op de lijst valt weg.")
    assert_never(kind)


# --- the visit before --------------------------------------------------------------------------------------------


def last_visit_view(shift: Shift, place: AtLastVisit, words: Words) -> RowsView:
    return RowsView(
        key="last visit",
        title=words("Laatste bezoek"),
        icon="clock-outline",
        close=back(words),
        groups=(RowGroup("", LazyRows(place.lines, line_row, words)),),
        aside=words("Om verder te helpen"),
        message=volunteer_message(shift, words),
        dismiss=dismiss(shift, words),
    )


def line_row(line: Line, words: Words) -> RowView:
    """A row of the last visit; it leads to the item, unless it was swapped, which has no page."""
    text = operation_name(line.kind.value, words)
    # Translators: an item was lent until that day
    due = words("tot {day}", day=short(line.due_on, words)) if line.due_on else ""
    return RowView(
        key=str(line.operation),
        title=line.item.name,
        picture=picture_of(line.item),
        detail=words.listed((text, due)),
        place=line.item.initiative.name,
        touch=None if line.swap else Action(words("Ding"), ItemChosen(line.item.barcode)),
    )
