"""Stock-takes in words: the list, and for the open one how far it is, what is missing and what does not belong there.

Every scan is kept, so a stock-take that is left can go on later.
"""

from kiosk.lending.commands import BeginCount, EndCount
from kiosk.lending.model import Item
from kiosk.lending.states import Session
from kiosk.lending.volunteers.events import BackPressed, CommandChosen, CountChosen, ItemChosen
from kiosk.lending.volunteers.model import StockCount
from kiosk.lending.volunteers.shift import AtStock, Shift
from screens.present.members.notices import picture_of, shortened
from screens.present.members.troubles import type_code
from screens.present.values import Action, Message, Tone
from screens.present.volunteers.notices import dismiss, volunteer_message
from screens.present.volunteers.rows import LazyRows, RowGroup, RowsView, RowView
from screens.present.volunteers.sheet import ProgressView, SectionView, SheetView
from screens.present.volunteers.ways import back, moment, shut
from screens.present.words import Words


def stock_view(session: Session, shift: Shift, place: AtStock, words: Words) -> RowsView | SheetView:
    if place.count is None:
        return _choice(shift, place, words)
    return _count(session, shift, place, place.count, words)


# --- which -------------------------------------------------------------------------------------------------------


def _choice(shift: Shift, place: AtStock, words: Words) -> RowsView:
    running = tuple(count for count in place.running if count.number)
    # Translators: above stock-takes that were begun
    begun = RowGroup("running", LazyRows(running, running_row, (shift, words)), words("Bezig"))
    return RowsView(
        key="stock",
        # Translators: counting what is there, a stock-take
        title=words("Telling"),
        icon="format-list-bulleted",
        close=back(words),
        groups=(*((begun,) if running else ()), *_to_begin(shift, place, words)),
        nothing=None if place.running else Message("format-list-bulleted", words("Er is niets om te tellen.")),
        message=volunteer_message(shift, words),
        dismiss=dismiss(shift, words),
    )


def _to_begin(shift: Shift, place: AtStock, words: Words) -> tuple[RowGroup, ...]:
    new = [count for count in place.running if not count.number]
    places = {count.initiative.key: count.initiative for count in new}
    return tuple(
        RowGroup(
            key,
            LazyRows(tuple(count for count in new if count.initiative.key == key), new_row, (shift, words)),
            # Translators: above what can be counted; {place} is an initiative
            words("Nieuwe telling: {place}", place=one.name),
            one.colour,
        )
        for key, one in places.items()
    )


def running_row(count: StockCount, context: tuple[Shift, Words]) -> RowView:
    shift, words = context
    return RowView(
        key=str(count.number),
        title=_name(count, shift),
        icon="format-list-bulleted",
        detail=_seen(count, words),
        # Translators: since a moment, such as 14:10
        when=words("sinds {hour}", hour=moment(count.since, shift.today, words)),
        touch=_begin(count, words),
    )


def new_row(count: StockCount, context: tuple[Shift, Words]) -> RowView:
    shift, words = context
    kind = shift.volunteer.category_name(count.initiative.key, count.category)
    return RowView(
        key=f"new {count.initiative.key} {count.category}",
        # Translators: all items of an initiative are counted
        title=kind or words("Alles"),
        icon="shape-outline" if kind else "view-grid-outline",
        detail=words.many("{n} ding", "{n} dingen", count.expected),
        touch=_begin(count, words),
    )


def _begin(count: StockCount, words: Words) -> Action:
    return Action(words("Tel"), CommandChosen(BeginCount(count.initiative.key, count.category)))


def _name(count: StockCount, shift: Shift) -> str:
    kind = shift.volunteer.category_name(count.initiative.key, count.category)
    return f"{count.initiative.name}, {kind}" if kind else count.initiative.name


def _seen(count: StockCount, words: Words) -> str:
    # Translators: in a stock-take: so many items of all that should be there were seen
    return words("{n} van {all} gezien", n=len(count.seen), all=count.expected)


# --- the one that goes on ----------------------------------------------------------------------------------------


def _count(session: Session, shift: Shift, place: AtStock, count: StockCount, words: Words) -> SheetView:
    # Translators: on a small button, short for: go on later
    later = Action(words("Later verder"), BackPressed(), "arrow-u-left-top", brief=words("Later"))
    # Translators: on a small button, short for: save as a file
    keep = words("Bewaar")
    write = Action(words("Bewaar als bestand"), CountChosen(count.number), "archive-arrow-down", brief=keep)
    typing = type_code(session, words) if not place.ended else None
    return SheetView(
        key=f"count {count.number}",
        title=_name(count, shift),
        # Translators: a button: the stock-take waits until somebody goes on with it
        close=back(words) if place.ended else later,
        icon="format-list-bulleted",
        aside=words("sinds {hour}", hour=moment(count.since, shift.today, words)),
        message=volunteer_message(shift, words),
        dismiss=dismiss(shift, words),
        notes=_notes(place, count, words),
        progress=ProgressView(
            _seen(count, words),
            len(count.seen) / count.expected if count.expected else 1.0,
            # Translators: a stock-take is over
            words("Afgelopen") if place.ended else "",
        ),
        newest=None if place.ended else _newest(place, count, words),
        sections=(*_lists(place, count, words), *(() if place.ended else (_stop(count, write, words),))),
        actions=(typing,) if typing else (),
        main=write if place.ended else None,
        # Translators: a button, back to the stock-take
        shut=shut(words, words("Naar de telling")),
    )


def _notes(place: AtStock, count: StockCount, words: Words) -> tuple[Message, ...]:
    if place.ended or count.seen or count.surplus:
        return ()
    return (Message("barcode-scan", words("Scan alles wat hier ligt."), words("De volgorde maakt niet uit.")),)


def _newest(place: AtStock, count: StockCount, words: Words) -> RowView | None:
    if not place.last:
        return None
    code = place.last.strip().upper()
    surplus = next((one for one in count.surplus if one[0].upper() == code), None)
    if surplus:
        return surplus_row(surplus, (count, words))
    item = next((one for one in count.seen if one.barcode.upper() == code), None)
    return seen_row(item, words) if item else None


def _lists(place: AtStock, count: StockCount, words: Words) -> tuple[SectionView, ...]:
    def listed(key: str, title: str, icon: str, rows: LazyRows, tone: Tone, nothing: str) -> SectionView:
        n = len(rows)
        # Translators: a number of items
        summary = words.many("{n} ding", "{n} dingen", n) if n else words("Geen")
        return SectionView(
            key, title, icon, summary, tone if n else Tone.CALM, (RowGroup("", rows),) if n else (), nothing=nothing
        )

    # Translators: what was not scanned (yet) in a stock-take; what should not be there; what is right
    missing = words("Ontbreekt") if place.ended else words("Nog te zien")
    return (
        listed(
            "missing",
            missing,
            "help-circle",
            LazyRows(count.missing, missing_row, words),
            Tone.LOOK if place.ended else Tone.CALM,
            words("Alles is gezien."),
        ),
        listed(
            "surplus",
            words("Te veel"),
            "alert-circle-outline",
            LazyRows(count.surplus, surplus_row, (count, words)),
            Tone.LOOK,
            words("Er is niets te veel."),
        ),
        listed(
            "seen",
            words("Gezien"),
            "check-circle",
            LazyRows(count.seen, seen_row, words),
            Tone.GOOD,
            words("Nog niets gescand."),
        ),
    )


def _stop(count: StockCount, write: Action, words: Words) -> SectionView:
    """The buttons that end a stock-take: mark as missing what was not seen, or leave it as it is."""
    many = len(count.missing)
    # Translators: buttons that end a stock-take; {n} items were not seen
    mark = words.many("Stop, {n} is vermist", "Stop, {n} zijn vermist", many)
    leave = words("Stop, verander niets") if many else words("Stop de telling")
    return SectionView(
        "stop",
        # Translators: the stock-take is over
        words("Stoppen"),
        "check-bold",
        words("Sluit af"),
        actions=(
            Action(leave, CommandChosen(EndCount(count.number)), "check-bold"),
            *((Action(mark, CommandChosen(EndCount(count.number, mark=True)), "help-circle"),) if many else ()),
            write,
        ),
        nothing=words.many("{n} ding is nog niet gezien.", "{n} dingen zijn nog niet gezien.", many)
        if many
        else words("Alles is gezien."),
    )


def seen_row(item: Item, words: Words) -> RowView:
    return RowView(
        key=item.barcode,
        title=item.name,
        picture=picture_of(item),
        # Translators: in a stock-take: this item was counted
        detail=words("Geteld"),
        when=item.barcode,
        tone=Tone.GOOD,
        touch=Action(item.name, ItemChosen(item.barcode)),
    )


def missing_row(item: Item, words: Words) -> RowView:
    return RowView(
        key=item.barcode,
        title=item.name,
        picture=picture_of(item),
        detail=item.barcode,
        touch=Action(words("Ding"), ItemChosen(item.barcode)),
    )


def surplus_row(one: tuple[str, Item | None], context: tuple[StockCount, Words]) -> RowView:
    (code, item), (count, words) = one, context
    if item is None:
        text = words("Deze code kennen we niet")
    elif item.initiative.key != count.initiative.key:
        # Translators: an item belongs to another initiative
        text = words("Hoort bij {place}", place=item.initiative.name)
    else:
        # Translators: of an item on a shelf: by the book it is lent, or missing, or of another kind
        text = words("Zou hier niet liggen")
    return RowView(
        key=code,
        title=item.name if item else shortened(code),
        picture=picture_of(item) if item else None,
        icon="barcode",
        detail=text,
        tone=Tone.LOOK,
        touch=Action(words("Ding"), ItemChosen(item.barcode)) if item else None,
    )
