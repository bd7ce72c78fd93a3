"""The forms of the volunteers in words: each form has one or two steps on the pad.

Where something must be chosen before typing, such as the kind of a new item or the language of a new member, the form
begins with a list.
"""

from dataclasses import dataclass
from typing import assert_never

from kiosk.lending.cards import spaced
from kiosk.lending.model import Account, Cents
from kiosk.lending.states import Session
from kiosk.lending.volunteers.events import Form, FormClosed, FormKind, FormOpened
from kiosk.lending.volunteers.forms import FORMS, TextKind
from kiosk.lending.volunteers.model import CategoryName, ItemFile, MemberFile
from kiosk.lending.volunteers.shift import AtItem, AtMember, Shift
from screens.present.pad import Keys, PadStep, PadView
from screens.present.values import Action
from screens.present.volunteers.notices import volunteer_message
from screens.present.volunteers.rows import LazyRows, RowGroup, RowsView, RowView
from screens.present.words import Words

EXAMPLE_SLIP = "K7R4M2"

KEYS = {
    TextKind.AMOUNT: Keys.AMOUNT,
    TextKind.NUMBER: Keys.DIGITS,
    TextKind.DAY: Keys.DAY,
    TextKind.TIME: Keys.TIME,
    TextKind.NAME: Keys.NAME,
    TextKind.TEXT: Keys.WORDS,
    TextKind.CODE: Keys.LETTERS,
}


@dataclass(frozen=True, slots=True)
class StepWords:
    """The words above a step, and the text that is filled in already, which can be changed."""

    title: str
    hint: str
    text: str = ""


def form_view(session: Session, shift: Shift, form: Form, words: Words) -> PadView | RowsView:
    match form:
        case Form(kind=FormKind.NEW_ITEM, key=""):
            return _kinds(shift, words)
        case Form(kind=FormKind.NEW_MEMBER, key=""):
            return _languages(session, shift, words)
    return PadView(
        kind="form",
        steps=_steps(shift, form, words),
        next=words("Verder"),
        wipe=words("Wis"),
        close=Action(words("Terug"), FormClosed(), "arrow-u-left-top"),
        message=volunteer_message(shift, words),
        form=form,
    )


def _steps(shift: Shift, form: Form, words: Words) -> tuple[PadStep, ...]:
    said = _words_of(shift, form, words)
    return tuple(
        PadStep(
            each.title,
            each.hint,
            KEYS[step.kind],
            step.longest,
            secret=step.secret,
            text=each.text,
            optional=step.optional,
        )
        for step, each in zip(FORMS[form.kind].steps, said, strict=True)
    )


def _words_of(shift: Shift, form: Form, words: Words) -> tuple[StepWords, ...]:
    """The words of each step of the form."""
    page = shift.page
    match form.kind:
        case FormKind.PAYMENT | FormKind.WAIVE | FormKind.DEPOSIT | FormKind.DEPOSIT_BACK:
            return (_money(shift, form, page.file if isinstance(page, AtMember) else None, words),)
        case (
            FormKind.NEW_MEMBER
            | FormKind.HOLDER
            | FormKind.CARD_SLIP
            | FormKind.MEMBER_PIN
            | FormKind.BLOCK
            | FormKind.OVERRIDE
            | FormKind.ERASE
            | FormKind.MESSAGE
        ):
            return _of_member(form, page.file if isinstance(page, AtMember) else None, words)
        case FormKind.BORROWING | FormKind.RETURNING | FormKind.SHELF | FormKind.PART:
            return _of_item(form, page.file if isinstance(page, AtItem) else None, words)
        case FormKind.NEW_ITEM:
            return _new_item(shift, form, words)
        case FormKind.PROOF_LETTER:
            return (_day(words("Brief geldig tot?"), words),)
        case FormKind.PROOF_UITPAS:
            return (_day(words("UiTPAS geldig tot?"), words),)
        case FormKind.GIFTS:
            return (StepWords(words("Hoeveel punten?"), _place(shift, form.initiative)),)
        case FormKind.POINTS:
            return (StepWords(words("Hoeveel punten?"), words("Zoveel krijgt het lid erbij.")),)
        case FormKind.OPEN_UNTIL:
            return (StepWords(words("Open tot hoe laat?"), words("Zoals 17:30.")),)
        case FormKind.TIME:
            day = StepWords(words("Welke dag is het vandaag?"), words("Zoals 31/12/2026."))
            return day, StepWords(words("Hoe laat is het?"), words("Zoals 17:30."))
        case FormKind.PAPER_DAY:
            return (_day(words("Welke dag staat op het papier?"), words),)
        case FormKind.PIN:
            return (StepWords(words("Typ je pincode"), words("Eén keer, tot je stopt.")),)
    assert_never(form.kind)


def _money(shift: Shift, form: Form, file: MemberFile | None, words: Words) -> StepWords:
    """The words of a step for an amount; the debt or deposit is filled in already."""
    hint = _place(shift, form.initiative)
    accounts: tuple[Account, ...] = file.accounts if file else ()
    match form.kind:
        case FormKind.PAYMENT:
            title = words("Hoeveel is betaald?")
        case FormKind.WAIVE:
            title = words("Hoeveel schelden we kwijt?")
        case FormKind.DEPOSIT:
            title, accounts = words("Hoeveel waarborg krijg je?"), ()
        case _:
            title, accounts = words("Hoeveel waarborg geef je terug?"), file.deposits if file else ()
    cents = next((one.owed for one in accounts if one.initiative.key == form.initiative), Cents(0))
    return StepWords(title, hint, _amount(cents) if cents > 0 else "")


def _amount(cents: Cents) -> str:
    return f"{cents // 100},{cents % 100:02}"


def _of_member(form: Form, file: MemberFile | None, words: Words) -> tuple[StepWords, ...]:
    name = file.name if file else ""
    match form.kind:
        case FormKind.HOLDER:
            return (StepWords(words("Van wie is de kaart?"), words("Leeg: van {name} zelf.", name=name)),)
        case FormKind.CARD_SLIP:
            # Translators: {code} is such as K7R 4M2
            code = StepWords(
                words("Welke code staat op het briefje?"), words("Zoals {code}.", code=spaced(EXAMPLE_SLIP))
            )
            return code, StepWords(words("Van wie is de kaart?"), words("Leeg: van {name} zelf.", name=name))
        case FormKind.MEMBER_PIN:
            return (StepWords(words("Nieuwe pincode"), words("4 tot 8 cijfers. Het lid typt zelf.")),)
        case FormKind.BLOCK:
            return (StepWords(words("Waarom blokkeer je?"), words("Vrijwilligers lezen dit.")),)
        case FormKind.ERASE:
            number = file.number if file else ""
            # Translators: to erase a member for good, their number is typed
            return (StepWords(words("{name} vergeten?", name=name), words("Zeker? Typ {number}.", number=number)),)
        case FormKind.MESSAGE:
            # Translators: a message for a member; {name} is theirs. It is shown to them once, on their next visit
            return (
                StepWords(words("Bericht voor {name}", name=name), words("Het lid ziet dit bij het volgende bezoek.")),
            )
        case FormKind.OVERRIDE:
            return (StepWords(words("Waarom leen je het toch uit?"), words("Dit wordt bewaard.")),)
    return (
        StepWords(words("Hoe heet het nieuwe lid?"), words("Voornaam en naam.")),
        StepWords(words("Pincode van het lid"), words("Mag leeg. Het lid typt zelf.")),
    )


def _of_item(form: Form, file: ItemFile | None, words: Words) -> tuple[StepWords, ...]:
    name = file.item.name if file else ""
    match form.kind:
        case FormKind.BORROWING:
            return (StepWords(words("Uitleg bij het lenen"), name, file.borrowing if file else ""),)
        case FormKind.RETURNING:
            return (StepWords(words("Uitleg bij het terugbrengen"), name, file.returning if file else ""),)
        case FormKind.SHELF:
            return (StepWords(words("Op welke plank hoort het?"), name, file.shelf if file else ""),)
    old = file.parts[form.number] if file and 0 <= form.number < len(file.parts) else None
    return (
        StepWords(words("Hoe heet het onderdeel?"), name, old.name if old else ""),
        StepWords(words("Hoeveel zijn er?"), words("Als alles er is."), str(old.count) if old else "1"),
    )


def _new_item(shift: Shift, form: Form, words: Words) -> tuple[StepWords, ...]:
    category = shift.volunteer.category_name(form.initiative, form.key)
    # Translators: the code of the item was scanned; or else it gets one by itself
    scanned = words("Gescand: {code}", code=shift.scanned) if shift.scanned else ""
    hint = scanned or words("Scan, of laat leeg.")
    about = " · ".join(part for part in (_place(shift, form.initiative), category) if part)
    return (
        StepWords(words("Hoe heet het ding?"), scanned or about),
        StepWords(words("Welke code staat erop?"), hint),
    )


def _day(title: str, words: Words) -> StepWords:
    return StepWords(title, words("Zoals 31/12/2026."))


def _place(shift: Shift, key: str) -> str:
    return next((one.name for one in shift.volunteer.initiatives if one.key == key), "")


# --- what is chosen first ----------------------------------------------------------------------------------------


def _kinds(shift: Shift, words: Words) -> RowsView:
    kinds = shift.volunteer.categories
    places = {kind.initiative.key: kind.initiative for kind in kinds}
    return RowsView(
        key="new thing",
        title=words("Wat voor ding is het?"),
        icon="plus-thick",
        close=Action(words("Terug"), FormClosed(), "arrow-u-left-top"),
        groups=tuple(
            RowGroup(
                key,
                LazyRows(tuple(kind for kind in kinds if kind.initiative.key == key), kind_row, words),
                one.name,
                one.colour,
            )
            for key, one in places.items()
        ),
        message=volunteer_message(shift, words),
    )


def kind_row(kind: CategoryName, _words: Words) -> RowView:
    form = Form(FormKind.NEW_ITEM, kind.initiative.key, kind.key)
    return RowView(kind.key, kind.name, icon="shape-outline", touch=Action(kind.name, FormOpened(form)))


def _languages(session: Session, shift: Shift, words: Words) -> RowsView:
    return RowsView(
        key="new member",
        title=words("Welke taal leest het lid?"),
        icon="translate",
        close=Action(words("Terug"), FormClosed(), "arrow-u-left-top"),
        groups=(RowGroup("", LazyRows(session.settings.languages, language_row, words)),),
        message=volunteer_message(shift, words),
    )


def language_row(code: str, words: Words) -> RowView:
    name = words.language_name(code)
    form = Form(FormKind.NEW_MEMBER, key=code)
    return RowView(code, name, icon="translate", touch=Action(name, FormOpened(form)))
