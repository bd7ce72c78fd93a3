"""The forms of the volunteers' desk: the texts that are typed, and the command that each form makes.

`FORMS` has one row for each kind of form. `screens/present/volunteers/forms.py` reads the steps from it and adds the
words; a new form is a kind in `events.py`, a row here and its words there.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeVar

from kiosk.lending.cards import SLIP_LENGTH, slip_of, spaced
from kiosk.lending.commands import (
    AddItem,
    AddMember,
    Block,
    Command,
    CountGifts,
    EraseMember,
    GiveCardOfSlip,
    LendTo,
    NoteProof,
    OpenUntil,
    ReturnDeposit,
    SetInstructions,
    SetParts,
    SetPin,
    SetShelf,
    TakeDeposit,
    TakePayment,
    Waive,
    WriteMessage,
)
from kiosk.lending.limits import (
    BARCODE,
    LONGEST_CODE,
    LONGEST_INSTRUCTIONS,
    LONGEST_MESSAGE,
    LONGEST_NAME,
    LONGEST_PIN,
    MOST_CENTS,
    MOST_OF_PART,
    MOST_POINTS,
)
from kiosk.lending.model import Cents, MemberId, Part
from kiosk.lending.pricing import ProofKind
from kiosk.lending.visible import visible
from kiosk.lending.volunteers.events import Form, FormKind
from kiosk.lending.volunteers.model import DeclineCause, ItemFile, MemberFile
from kiosk.lending.volunteers.typed import cents_of, count_of, day_of, fits, is_pin, name_of, points_of, tidy, time_of

LONGEST_REASON = 200
"""In characters, of the reason why a member is blocked or an item is lent against the rules."""


class TextKind(Enum):
    """The kinds of texts that are typed; the kind decides which keys the pad shows."""

    AMOUNT = "amount"
    NUMBER = "number"
    DAY = "day"
    TIME = "time"
    NAME = "name"
    TEXT = "text"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class FormStep:
    """One text that is typed on a form, of at most `longest` characters.

    An `optional` text may be left empty; a `secret` one is shown as dots.
    """

    kind: TextKind
    longest: int
    optional: bool = False
    secret: bool = False


About = TypeVar("About", MemberFile, ItemFile, str)


@dataclass(frozen=True, slots=True)
class FormRule(Generic[About]):
    """The steps of a form, and the command that it makes.

    `about` is the subject of the form: the member or the item on the page below it, or neither; then `command` gets the
    code that was scanned while the form was open, empty for none. `command` makes the command from the form, the typed
    texts and the subject, or returns what is wrong with them. None: the form makes no command, and `touches.py` handles
    it.
    """

    about: type[About]
    steps: tuple[FormStep, ...]
    command: Callable[[Form, tuple[str, ...], About], Command | DeclineCause] | None = None


def command_of(form: Form, texts: tuple[str, ...], about: MemberFile | ItemFile | str) -> Command | DeclineCause:
    """The command of this form filled in with these texts, or what is wrong with the texts.

    Invisible characters are left out of the texts.
    """
    rule: FormRule[Any] = FORMS[form.kind]
    if rule.command is None or not isinstance(about, rule.about):
        return DeclineCause.TEXT
    first, *others = map(visible, texts or ("",))
    return rule.command(form, (tidy(first), *(text.strip() for text in others)), about)


# --- the command of each form ------------------------------------------------------------------------------------

MoneyCommand = Callable[[MemberId, str, Cents], Command]


def _money(make: MoneyCommand) -> FormRule[MemberFile]:
    """A form for an amount between a member and an initiative."""

    def command(form: Form, texts: tuple[str, ...], file: MemberFile) -> Command | DeclineCause:
        cents = cents_of(texts[0])
        return DeclineCause.AMOUNT if cents is None else make(file.member, form.initiative, cents)

    return FormRule(MemberFile, (FormStep(TextKind.AMOUNT, len(f"{MOST_CENTS // 100},00")),), command)


def _proof(kind: ProofKind) -> FormRule[MemberFile]:
    """A form for the last day of a proof."""

    def command(_form: Form, texts: tuple[str, ...], file: MemberFile) -> Command | DeclineCause:
        until = day_of(texts[0])
        return DeclineCause.DAY if until is None else NoteProof(file.member, kind, until)

    return FormRule(MemberFile, (FormStep(TextKind.DAY, len("31/12/2026")),), command)


def _gifts(form: Form, texts: tuple[str, ...], file: MemberFile) -> Command | DeclineCause:
    points = points_of(texts[0])
    return CountGifts(file.member, form.initiative, points) if points else DeclineCause.POINTS


def _block(_form: Form, texts: tuple[str, ...], file: MemberFile) -> Command | DeclineCause:
    return Block(file.member, texts[0]) if texts[0] and fits(texts[0], LONGEST_REASON) else DeclineCause.TEXT


def _message(_form: Form, texts: tuple[str, ...], file: MemberFile) -> Command | DeclineCause:
    text = texts[0]
    return WriteMessage(file.member, text) if text and fits(text, LONGEST_MESSAGE) else DeclineCause.TEXT


def _override(form: Form, texts: tuple[str, ...], file: MemberFile) -> Command | DeclineCause:
    """The command that lends the refused item with the barcode `key`."""
    reason = texts[0]
    return LendTo(file.member, form.key, reason) if reason and fits(reason, LONGEST_REASON) else DeclineCause.TEXT


def _member_pin(_form: Form, texts: tuple[str, ...], file: MemberFile) -> Command | DeclineCause:
    return SetPin(file.member, texts[0]) if is_pin(texts[0]) else DeclineCause.TOO_SHORT


def _card_slip(_form: Form, texts: tuple[str, ...], file: MemberFile) -> Command | DeclineCause:
    """The command for the typed code of a slip, and the typed name of the person who carries the card, if not the
    member.
    """
    holder = _second(texts)
    if holder and name_of(holder) is None:
        return DeclineCause.TEXT
    slip = slip_of(texts[0])
    return GiveCardOfSlip(file.member, slip, name_of(holder) or "") if slip else DeclineCause.NO_SLIP


def _erase(_form: Form, texts: tuple[str, ...], file: MemberFile) -> Command | DeclineCause:
    """The command that erases the member; their number must be typed to confirm it."""
    return EraseMember(file.member) if texts[0].upper() == file.number else DeclineCause.OTHER_NUMBER


def _borrowing(_form: Form, texts: tuple[str, ...], file: ItemFile) -> Command | DeclineCause:
    if not fits(texts[0], LONGEST_INSTRUCTIONS):
        return DeclineCause.TEXT
    return SetInstructions(file.item.barcode, texts[0], file.returning)


def _returning(_form: Form, texts: tuple[str, ...], file: ItemFile) -> Command | DeclineCause:
    if not fits(texts[0], LONGEST_INSTRUCTIONS):
        return DeclineCause.TEXT
    return SetInstructions(file.item.barcode, file.borrowing, texts[0])


def _shelf(_form: Form, texts: tuple[str, ...], file: ItemFile) -> Command | DeclineCause:
    shelf = texts[0]
    return SetShelf(file.item.barcode, shelf) if not shelf or fits(shelf, LONGEST_NAME) else DeclineCause.TEXT


def _part(form: Form, texts: tuple[str, ...], file: ItemFile) -> Command | DeclineCause:
    """The command for the part at place `number`, or for a new part at the end; without a name, the part is removed."""
    name = texts[0]
    old = file.parts[form.number : form.number + 1] if form.number >= 0 else ()
    count = count_of(texts[1]) if len(texts) > 1 else 1
    if count is None or (name and name_of(name) is None) or (not name and not old):
        return DeclineCause.TEXT
    new = (Part(name, count, old[0].picture if old else ""),) if name else ()
    if not old:
        return SetParts(file.item.barcode, (*file.parts, *new))
    return SetParts(file.item.barcode, (*file.parts[: form.number], *new, *file.parts[form.number + 1 :]))


def _second(texts: tuple[str, ...]) -> str:
    return texts[1] if len(texts) > 1 else ""


def _new_member(form: Form, texts: tuple[str, ...], _scanned: str) -> Command | DeclineCause:
    """The command for a new member with a name and perhaps a PIN; `key` is the language."""
    name, pin = name_of(texts[0]), _second(texts)
    if name is None:
        return DeclineCause.TEXT
    return DeclineCause.TOO_SHORT if pin and not is_pin(pin) else AddMember(name, form.key, pin)


def _new_item(form: Form, texts: tuple[str, ...], scanned: str) -> Command | DeclineCause:
    """The command for a new item with a name and perhaps a barcode, typed or else `scanned`; `key` is the category."""
    name, barcode = name_of(texts[0]), _second(texts).upper() or scanned
    if name is None or (barcode and not re.fullmatch(BARCODE, barcode)):
        return DeclineCause.TEXT
    return AddItem(form.initiative, form.key, name, barcode)


def _open_until(form: Form, texts: tuple[str, ...], _scanned: str) -> Command | DeclineCause:
    until = time_of(texts[0])
    return DeclineCause.TIME if until is None else OpenUntil(form.initiative, until)


# --- all forms ---------------------------------------------------------------------------------------------------

_POINTS = FormStep(TextKind.NUMBER, len(str(MOST_POINTS)))
_PIN = FormStep(TextKind.NUMBER, LONGEST_PIN, secret=True)
_REASON = FormStep(TextKind.TEXT, LONGEST_REASON)
_INSTRUCTIONS = FormStep(TextKind.TEXT, LONGEST_INSTRUCTIONS, optional=True)
_PERSON = FormStep(TextKind.NAME, LONGEST_NAME)
_ITEM_NAME = FormStep(TextKind.TEXT, LONGEST_NAME)

FORMS: dict[FormKind, FormRule[MemberFile] | FormRule[ItemFile] | FormRule[str]] = {
    FormKind.PIN: FormRule(str, (_PIN,)),
    FormKind.POINTS: FormRule(str, (_POINTS,)),
    FormKind.TIME: FormRule(str, (FormStep(TextKind.DAY, len("31/12/2026")), FormStep(TextKind.TIME, len("17:30")))),
    FormKind.PAPER_DAY: FormRule(str, (FormStep(TextKind.DAY, len("31/12/2026")),)),
    FormKind.HOLDER: FormRule(MemberFile, (FormStep(TextKind.NAME, LONGEST_NAME, optional=True),)),
    FormKind.CARD_SLIP: FormRule(
        MemberFile,
        (FormStep(TextKind.CODE, len(spaced("?" * SLIP_LENGTH))), FormStep(TextKind.NAME, LONGEST_NAME, optional=True)),
        _card_slip,
    ),
    FormKind.PAYMENT: _money(TakePayment),
    FormKind.DEPOSIT: _money(TakeDeposit),
    FormKind.DEPOSIT_BACK: _money(ReturnDeposit),
    FormKind.WAIVE: _money(Waive),
    FormKind.GIFTS: FormRule(MemberFile, (_POINTS,), _gifts),
    FormKind.PROOF_LETTER: _proof(ProofKind.LETTER),
    FormKind.PROOF_UITPAS: _proof(ProofKind.UITPAS),
    FormKind.BLOCK: FormRule(MemberFile, (_REASON,), _block),
    FormKind.MESSAGE: FormRule(MemberFile, (FormStep(TextKind.TEXT, LONGEST_MESSAGE),), _message),
    FormKind.OVERRIDE: FormRule(MemberFile, (_REASON,), _override),
    FormKind.MEMBER_PIN: FormRule(MemberFile, (_PIN,), _member_pin),
    FormKind.ERASE: FormRule(MemberFile, (FormStep(TextKind.CODE, LONGEST_CODE),), _erase),
    FormKind.BORROWING: FormRule(ItemFile, (_INSTRUCTIONS,), _borrowing),
    FormKind.RETURNING: FormRule(ItemFile, (_INSTRUCTIONS,), _returning),
    FormKind.SHELF: FormRule(ItemFile, (FormStep(TextKind.TEXT, LONGEST_NAME, optional=True),), _shelf),
    FormKind.PART: FormRule(ItemFile, (_ITEM_NAME, FormStep(TextKind.NUMBER, len(str(MOST_OF_PART)))), _part),
    FormKind.NEW_MEMBER: FormRule(
        str, (_PERSON, FormStep(TextKind.NUMBER, LONGEST_PIN, optional=True, secret=True)), _new_member
    ),
    FormKind.NEW_ITEM: FormRule(str, (_ITEM_NAME, FormStep(TextKind.CODE, LONGEST_CODE, optional=True)), _new_item),
    FormKind.OPEN_UNTIL: FormRule(str, (FormStep(TextKind.TIME, len("17:30")),), _open_until),
}
