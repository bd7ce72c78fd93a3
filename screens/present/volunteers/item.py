"""The page of an item, in words: its condition, who has it if that is known, its parts, and what was done with it."""

from datetime import date

from kiosk.lending.commands import MarkItem, ReserveFor, SetParts
from kiosk.lending.conditions import Condition
from kiosk.lending.model import Device, Part
from kiosk.lending.states import Session
from kiosk.lending.volunteers.events import CommandChosen, Form, FormKind, FormOpened, LabelPressed, MemberChosen
from kiosk.lending.volunteers.model import ItemFile, PartRemark, PastOperation
from kiosk.lending.volunteers.shift import AtItem, AtMember, Shift
from screens.present.members.lines.holds import until, where
from screens.present.members.notices import picture_of
from screens.present.members.troubles import gone
from screens.present.values import Action, Message, Tone
from screens.present.volunteers.conditions import ICONS, MARKS, condition_name, condition_tone
from screens.present.volunteers.notices import dismiss, volunteer_message
from screens.present.volunteers.rows import LazyRows, RowGroup, RowView
from screens.present.volunteers.sheet import SectionView, SheetView
from screens.present.volunteers.undo import operation_name
from screens.present.volunteers.ways import back, moment, short, short_with_year, shut
from screens.present.words import NEAR, Words

ITSELF = ""
"""The name of a part that stands for the whole item."""


def item_view(session: Session, shift: Shift, place: AtItem, words: Words) -> SheetView:
    file = place.file
    own = shift.volunteer.acts_for(file.item.initiative)
    return SheetView(
        key=f"thing {file.item.barcode}",
        title=file.item.name,
        close=back(words),
        picture=picture_of(file.item),
        aside=file.item.barcode,
        message=volunteer_message(shift, words),
        dismiss=dismiss(shift, words),
        notes=tuple(_notes(file, shift.today, words)),
        sections=(
            _state_section(file, shift, own, words),
            _place_section(file, shift.today, own, words),
            _parts_section(file, own, words),
            _instructions_section(file, own, words),
            _history_section(file, shift.today, words),
        ),
        actions=(
            *_reserve(shift, file, words),
            # Translators: a button: prints a paper with the name of this item and its barcode
            *(() if gone(session, Device.PRINTER) else (Action(words("Etiket"), LabelPressed(), "printer"),)),
            *(_another(file, words) if own else ()),
        ),
        # Translators: a button, back to the page of this item
        shut=shut(words, words("Naar het ding")),
    )


def _notes(file: ItemFile, today: date, words: Words) -> list[Message]:
    notes = []
    if any(flaw.name == ITSELF and flaw.broken for flaw in file.flaws):
        # Translators: of an item: it is broken
        notes.append(Message("heart-broken-outline", words("Is stuk"), tone=Tone.LOOK))
    if file.safe_until and file.safe_until < today:
        text = words("Niet meer veilig sinds {day}", day=short_with_year(file.safe_until, words))
        notes.append(Message("shield-alert-outline", text, tone=Tone.LOOK))
    return notes


def _reserve(shift: Shift, file: ItemFile, words: Words) -> tuple[Action, ...]:
    """The buttons for the member from whose page the volunteer came."""
    member = next((place.file for place in reversed(shift.back) if isinstance(place, AtMember)), None)
    if member is None:
        return ()
    command = ReserveFor(member.member, file.item.barcode)
    # Translators: a button; {name} is a member
    return (Action(words("Reserveer voor {name}", name=member.name), CommandChosen(command), "bookmark-plus"),)


def _another(file: ItemFile, words: Words) -> tuple[Action, ...]:
    form = Form(FormKind.NEW_ITEM, file.item.initiative.key, file.category)
    # Translators: a button: a new item of the same kind
    return (Action(words("Nog zo een"), FormOpened(form), "plus-thick"),)


# --- its state, and where it is ----------------------------------------------------------------------------------


def _state_section(file: ItemFile, shift: Shift, own: bool, words: Words) -> SectionView:
    def mark(condition: Condition) -> Action:
        command = MarkItem(file.item.barcode, condition)
        here = condition is file.condition
        return Action(condition_name(condition, words), CommandChosen(command), ICONS[condition], on=here)

    initiative = file.item.initiative
    kind = shift.volunteer.category_name(initiative.key, file.category)
    kinds = dict(file.categories)
    # Translators: what an item is worth
    value = words("Waarde {amount}", amount=words.money(file.value)) if file.value else ""
    safe = ""
    if file.safe_until and file.safe_until >= shift.today:
        safe = words("Veilig tot {day}", day=short_with_year(file.safe_until, words))
    about = RowView(
        "about",
        kinds.get(file.category, kind) or initiative.name,
        icon="shape-outline",
        detail=" · ".join(part for part in (initiative.name, value, safe) if part),
    )
    return SectionView(
        "state",
        # Translators: the state that an item is in
        words("Staat"),
        ICONS[file.condition],
        condition_name(file.condition, words),
        condition_tone(file.condition),
        (RowGroup("", (about,)),),
        tuple(map(mark, MARKS)) if own else (),
    )


def _place_section(file: ItemFile, today: date, own: bool, words: Words) -> SectionView:
    late = file.due_on is not None and file.due_on < today
    if file.due_on:
        # Translators: an item is out until that day
        summary = words.left(file.due_on, today) if late else words("Uit, tot {day}", day=short(file.due_on, words))
    elif file.hold:
        summary = words("Opzij: {code}", code=file.hold.code) if file.hold.code else words("Opzij")
    else:
        summary = words("Hier")
    rows = (*_out_rows(file, today, words), *_waiting_rows(file, words), *_shelf_rows(file, words))
    shelf = FormOpened(Form(FormKind.SHELF, key=file.item.barcode))
    return SectionView(
        "place",
        # Translators: where an item is now
        words("Waar"),
        "map-marker",
        summary,
        Tone.LOOK if late else Tone.CALM,
        (RowGroup("", rows),) if rows else (),
        # Translators: a button: on which shelf an item belongs
        (Action(words("Plank"), shelf, "map-marker"),) if own else (),
        words("Het is hier, en niemand wacht erop."),
    )


def _out_rows(file: ItemFile, today: date, words: Words) -> tuple[RowView, ...]:
    """The row of the loan; it leads to the page of the borrower, if the borrower is known."""
    if file.due_on is None:
        return ()
    left, holder = short(file.due_on, words), file.holder
    if (file.due_on - today).days <= NEAR:
        left = f"{words.left(file.due_on, today)} · {left}"
    tone = Tone.LOOK if file.due_on < today else Tone.CALM
    if holder is None:
        return (RowView("out", words("Uitgeleend"), icon="home-outline", detail=left, tone=tone),)
    touch = Action(holder.name, MemberChosen(holder.member))
    return (RowView("out", holder.name, icon="account", detail=left, tone=tone, touch=touch),)


def _shelf_rows(file: ItemFile, words: Words) -> tuple[RowView, ...]:
    if not file.shelf:
        return ()
    # Translators: of an item; {shelf} is the name of a shelf, such as B3
    return (RowView("shelf", words("Hoort op plank {shelf}", shelf=file.shelf), icon="map-marker"),)


def _waiting_rows(file: ItemFile, words: Words) -> tuple[RowView, ...]:
    hold = file.hold
    held = (
        RowView(
            "hold",
            words("Ligt opzij"),
            icon="bookmark-outline",
            detail=f"{where(hold, words)} · {until(hold, words)}" if hold.code else until(hold, words),
        )
        if hold
        else None
    )
    # Translators: so many people wait for an item
    text = words.many("{n} wacht hierop", "{n} wachten hierop", file.queue)
    queue = RowView("queue", text, icon="human-queue") if file.queue else None
    return tuple(row for row in (held, queue) if row)


# --- its parts, and what to know ---------------------------------------------------------------------------------


def _parts_section(file: ItemFile, own: bool, words: Words) -> SectionView:
    known = {flaw.name: flaw for flaw in file.flaws if flaw.name != ITSELF}
    rows = tuple(_part_row(file, at, part, known.get(part.name), own, words) for at, part in enumerate(file.parts))
    missing = sum(flaw.missing + flaw.broken for flaw in known.values())
    add = FormOpened(Form(FormKind.PART, key=file.item.barcode, number=-1))
    pieces = sum(part.count for part in file.parts)
    return SectionView(
        "parts",
        words("Onderdelen"),
        "puzzle-outline",
        # Translators: so many parts are missing or broken; so many pieces belong to an item
        words.many("{n} weg of stuk", "{n} weg of stuk", missing)
        if missing
        else words.many("{n} deel", "{n} delen", pieces)
        if rows
        else words("Geen"),
        Tone.LOOK if missing else Tone.CALM,
        (RowGroup("", rows),) if rows else (),
        # Translators: a button: a part is added to the list
        (Action(words("Onderdeel erbij"), add, "plus-thick"),) if own else (),
        "" if rows else words("Er is geen lijst van onderdelen."),
    )


def _part_row(file: ItemFile, at: int, part: Part, flaw: PartRemark | None, own: bool, words: Words) -> RowView:
    change = FormOpened(Form(FormKind.PART, key=file.item.barcode, number=at))
    rest = (*file.parts[:at], *file.parts[at + 1 :])
    # Translators: short buttons on one part of a list: change it, take it off the list
    answers = (
        Action(words("Wijzig"), change, "keyboard-outline"),
        Action(words("Van de lijst"), CommandChosen(SetParts(file.item.barcode, rest)), "minus-thick"),
    )
    # Translators: so many of a part are missing; so many are broken
    missing = words("{n} weg", n=flaw.missing) if flaw and flaw.missing else ""
    broken = words.many("{n} stuk", "{n} stuk", flaw.broken) if flaw and flaw.broken else ""
    text = words.listed((missing, broken))
    return RowView(
        key=f"{at} {part.name}",
        # Translators: a part of an item: 12 × blocks
        title=words("{n} × {part}", n=part.count, part=part.name),
        icon="puzzle-outline",
        detail=text,
        tone=Tone.LOOK if text else Tone.CALM,
        answers=answers if own else (),
    )


def _instructions_section(file: ItemFile, own: bool, words: Words) -> SectionView:
    def row(key: str, title: str, text: str, kind: FormKind) -> RowView:
        change = Action(words("Wijzig"), FormOpened(Form(kind, key=file.item.barcode)), "keyboard-outline")
        return RowView(
            key,
            title,
            icon="information-outline",
            detail=text if len(text) <= LONGEST_DETAIL else f"{text[:LONGEST_DETAIL].rstrip()}…",
            answers=(change,) if own else (),
            facts=(text,) if len(text) > LONGEST_DETAIL else (),
        )

    there = sum(bool(text) for text in (file.borrowing, file.returning))
    rows = (
        # Translators: what somebody should know of an item as they take it along, as they bring it back
        row("borrowing", words("Bij het lenen"), file.borrowing, FormKind.BORROWING),
        row("returning", words("Bij het terugbrengen"), file.returning, FormKind.RETURNING),
    )
    return SectionView(
        "instructions",
        # Translators: what a member should know of an item
        words("Uitleg"),
        "information-outline",
        words.many("{n} tekst", "{n} teksten", there) if there else words("Geen"),
        groups=(RowGroup("", rows),),
    )


LONGEST_DETAIL = 60
"""The most letters of a text that its row shows; the opened row has the whole text."""


# --- what was done with it ---------------------------------------------------------------------------------------


def _history_section(file: ItemFile, today: date, words: Words) -> SectionView:
    newest, *_ = file.history or (None,)
    return SectionView(
        "history",
        # Translators: what was done with an item
        words("Geschiedenis"),
        "clock-outline",
        words.listed((history_sentence(newest.kind, words), moment(newest.at, today, words)))
        if newest
        else words("Nog niets"),
        groups=(RowGroup("", LazyRows(file.history, history_row, (today, words))),) if file.history else (),
        nothing=words("Met dit ding is nog niets gedaan."),
    )


def history_row(past: PastOperation, context: tuple[date, Words]) -> RowView:
    today, words = context
    by = words("door {name}", name=past.by) if past.by else ""
    return RowView(
        key=f"{past.operation} {past.kind} {past.at}",
        title=history_sentence(past.kind, words),
        icon="clock-outline",
        detail=" · ".join(part for part in (past.member, by) if part),
        when=moment(past.at, today, words),
    )


def history_sentence(kept: str, words: Words) -> str:
    """What was done, or noted in the journal, in one or two words; the journal's own word for an unknown kind."""
    kind, _, state = kept.partition("marked ")
    if kind == "item " and state in {condition.value for condition in Condition}:
        return condition_name(Condition(state), words)
    match kept:
        case "item added":
            # Translators: of an item: it was taken into the lending desk
            return words("Nieuw")
        case "item instructions changed":
            return words("Uitleg gewijzigd")
        case "item parts changed":
            return words("Onderdelen gewijzigd")
        case "item photo changed":
            return words("Foto gewijzigd")
        case "item shelf changed":
            return words("Plank gewijzigd")
        case "item released":
            # Translators: of an item that was set aside for somebody
            return words("Niet meer opzij")
    return operation_name(kept, words)
