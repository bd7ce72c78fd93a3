"""What is typed behind the desk, in words: each form as one or two steps on the pad.

Where something must be chosen before it can be typed, the kind of a new thing or the language of a new member, the
form begins with a list.
"""

from typing import assert_never

from kiosk.lending.model import Account, Cents
from kiosk.lending.states import Session
from kiosk.lending.volunteers import forms
from kiosk.lending.volunteers.events import Blank, Form, FormClosed, FormOpened
from kiosk.lending.volunteers.model import CategoryName, ItemFile, MemberFile
from kiosk.lending.volunteers.shift import AtItem, AtMember, Shift
from screens.present.views import Action, Keys, PadStep, PadView
from screens.present.volunteer_views import LazyRows, RowGroup, RowsView, RowView
from screens.present.volunteers.notices import desk_message
from screens.present.volunteers.pin import pin_view
from screens.present.words import Words

LONGEST_AMOUNT = 8
LONGEST_DAY = 10
LONGEST_TIME = 5
LONGEST_POINTS = 4
LONGEST_COUNT = 5
LONGEST_CODE = 64
LONGEST_SHORT = 60


def form_view(session: Session, shift: Shift, form: Form, words: Words) -> PadView | RowsView:
    match form:
        case Form(blank=Blank.PIN):
            return pin_view(shift, form, words)
        case Form(blank=Blank.NEW_ITEM, key=""):
            return _kinds(shift, words)
        case Form(blank=Blank.NEW_MEMBER, key=""):
            return _languages(session, shift, words)
    return PadView(
        kind="form",
        steps=_steps(shift, form, words),
        next=words("Verder"),
        wipe=words("Wis"),
        close=Action(words("Terug"), FormClosed(), "arrow-u-left-top"),
        message=desk_message(shift, words),
        form=form,
    )


def _steps(shift: Shift, form: Form, words: Words) -> tuple[PadStep, ...]:
    place = shift.page
    match form.blank:
        case Blank.PAYMENT | Blank.WAIVE | Blank.DEPOSIT | Blank.DEPOSIT_BACK:
            return (_money(shift, form, place.file if isinstance(place, AtMember) else None, words),)
        case Blank.NEW_MEMBER | Blank.HOLDER | Blank.MEMBER_PIN | Blank.BLOCK | Blank.OVERRIDE:
            return _of_member(form, place.file if isinstance(place, AtMember) else None, words)
        case Blank.BORROWING | Blank.RETURNING | Blank.PART:
            return _of_thing(form, place.file if isinstance(place, AtItem) else None, words)
        case Blank.NEW_ITEM:
            return _new_thing(shift, form, words)
        case Blank.PROOF_LETTER:
            return (_day(words("Brief geldig tot?"), words),)
        case Blank.PROOF_UITPAS:
            return (_day(words("UiTPAS geldig tot?"), words),)
        case Blank.GIFTS:
            hint = _place(shift, form.initiative)
            return (PadStep(words("Hoeveel punten?"), hint, Keys.DIGITS, LONGEST_POINTS),)
        case Blank.POINTS:
            hint = words("Zoveel krijgt het lid erbij.")
            return (PadStep(words("Hoeveel punten?"), hint, Keys.DIGITS, LONGEST_POINTS),)
        case Blank.OPEN_UNTIL:
            return (PadStep(words("Open tot hoe laat?"), words("Zoals 17:30."), Keys.TIME, LONGEST_TIME),)
        case Blank.PIN:
            return pin_view(shift, form, words).steps
    assert_never(form.blank)


def _money(shift: Shift, form: Form, file: MemberFile | None, words: Words) -> PadStep:
    """What is owed, or lies there, is written there already."""
    hint = _place(shift, form.initiative)
    accounts: tuple[Account, ...] = file.accounts if file else ()
    match form.blank:
        case Blank.PAYMENT:
            title = words("Hoeveel is betaald?")
        case Blank.WAIVE:
            title = words("Hoeveel schelden we kwijt?")
        case Blank.DEPOSIT:
            title, accounts = words("Hoeveel waarborg krijg je?"), ()
        case _:
            title, accounts = words("Hoeveel waarborg geef je terug?"), file.deposits if file else ()
    cents = next((one.owed for one in accounts if one.initiative.key == form.initiative), Cents(0))
    return PadStep(title, hint, Keys.AMOUNT, LONGEST_AMOUNT, text=_amount(cents) if cents > 0 else "")


def _amount(cents: Cents) -> str:
    return f"{cents // 100},{cents % 100:02}"


def _of_member(form: Form, file: MemberFile | None, words: Words) -> tuple[PadStep, ...]:
    name = file.name if file else ""
    match form.blank:
        case Blank.HOLDER:
            hint = words("Leeg: van {name} zelf.", name=name)
            return (PadStep(words("Van wie is de kaart?"), hint, Keys.NAME, forms.LONGEST_NAME, optional=True),)
        case Blank.MEMBER_PIN:
            hint = words("4 tot 8 cijfers. Het lid typt zelf.")
            return (PadStep(words("Nieuwe pincode"), hint, Keys.DIGITS, forms.MOST_PIN, secret=True),)
        case Blank.BLOCK:
            hint = words("Vrijwilligers lezen dit.")
            return (PadStep(words("Waarom blokkeer je?"), hint, Keys.WORDS, forms.LONGEST[Blank.BLOCK]),)
        case Blank.OVERRIDE:
            hint = words("Dit wordt bewaard.")
            return (PadStep(words("Waarom leen je het toch uit?"), hint, Keys.WORDS, forms.LONGEST[Blank.OVERRIDE]),)
    hint = words("Voornaam en naam.")
    pin = words("Mag leeg. Het lid typt zelf.")
    return (
        PadStep(words("Hoe heet het nieuwe lid?"), hint, Keys.NAME, forms.LONGEST_NAME),
        PadStep(words("Pincode van het lid"), pin, Keys.DIGITS, forms.MOST_PIN, secret=True, optional=True),
    )


def _of_thing(form: Form, file: ItemFile | None, words: Words) -> tuple[PadStep, ...]:
    name, longest = file.item.name if file else "", forms.LONGEST.get(form.blank, LONGEST_SHORT)
    match form.blank:
        case Blank.BORROWING:
            text = file.borrowing if file else ""
            return (PadStep(words("Uitleg bij het lenen"), name, Keys.WORDS, longest, text=text, optional=True),)
        case Blank.RETURNING:
            text = file.returning if file else ""
            return (PadStep(words("Uitleg bij het terugbrengen"), name, Keys.WORDS, longest, text=text, optional=True),)
    old = file.parts[form.number] if file and 0 <= form.number < len(file.parts) else None
    count = str(old.count) if old else "1"
    return (
        PadStep(words("Hoe heet het onderdeel?"), name, Keys.WORDS, forms.LONGEST_NAME, text=old.name if old else ""),
        PadStep(words("Hoeveel zijn er?"), words("Als alles er is."), Keys.DIGITS, LONGEST_COUNT, text=count),
    )


def _new_thing(shift: Shift, form: Form, words: Words) -> tuple[PadStep, ...]:
    kind = shift.volunteer.kind_name(form.initiative, form.key)
    # Translators: the code of the thing was scanned; or else it gets one by itself
    scanned = words("Gescand: {code}", code=shift.scanned) if shift.scanned else ""
    hint = scanned or words("Scan, of laat leeg.")
    return (
        PadStep(
            words("Hoe heet het ding?"),
            scanned or " · ".join(part for part in (_place(shift, form.initiative), kind) if part),
            Keys.WORDS,
            forms.LONGEST_NAME,
        ),
        PadStep(words("Welke code staat erop?"), hint, Keys.LETTERS, LONGEST_CODE, optional=True),
    )


def _day(title: str, words: Words) -> PadStep:
    return PadStep(title, words("Zoals 31/12/2026."), Keys.DAY, LONGEST_DAY)


def _place(shift: Shift, key: str) -> str:
    return next((one.name for one in shift.volunteer.initiatives if one.key == key), "")


# --- what is chosen first ----------------------------------------------------------------------------------------


def _kinds(shift: Shift, words: Words) -> RowsView:
    kinds = shift.volunteer.kinds
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
        message=desk_message(shift, words),
    )


def kind_row(kind: CategoryName, _words: Words) -> RowView:
    form = Form(Blank.NEW_ITEM, kind.initiative.key, kind.key)
    return RowView(kind.key, kind.name, icon="shape-outline", touch=Action(kind.name, FormOpened(form)))


def _languages(session: Session, shift: Shift, words: Words) -> RowsView:
    return RowsView(
        key="new member",
        title=words("Welke taal leest het lid?"),
        icon="translate",
        close=Action(words("Terug"), FormClosed(), "arrow-u-left-top"),
        groups=(RowGroup("", LazyRows(session.settings.languages, language_row, words)),),
        message=desk_message(shift, words),
    )


def language_row(code: str, words: Words) -> RowView:
    name = words.language_name(code)
    form = Form(Blank.NEW_MEMBER, key=code)
    return RowView(code, name, icon="translate", touch=Action(name, FormOpened(form)))
