"""From what was typed on a form to the deed it means, or what is wrong with it."""

import re
from datetime import date, time

from kiosk.lending.commands import (
    AddItem,
    AddMember,
    Block,
    Command,
    CountGifts,
    LendTo,
    NoteProof,
    OpenUntil,
    ReturnDeposit,
    SetInstructions,
    SetParts,
    SetPin,
    TakeDeposit,
    TakePayment,
    Waive,
)
from kiosk.lending.model import Cents, MemberId, Part
from kiosk.lending.pricing import ProofKind
from kiosk.lending.volunteers.events import Form, FormKind
from kiosk.lending.volunteers.model import DeclineCause, ItemFile, MemberFile

MOST_CENTS = 1_000_000
MOST_POINTS = 1000
MOST_OF_PART = 10_000
LEAST_PIN, MOST_PIN = 4, 8
LONGEST = {FormKind.BORROWING: 400, FormKind.RETURNING: 400, FormKind.BLOCK: 200, FormKind.OVERRIDE: 200}
LONGEST_NAME = 60
CODE = re.compile(r"[!-~][ -~]{0,62}[!-~]")
"""What can stand in a barcode: 2 to 64 letters, digits and signs, without accents."""

OF_ITEM = (FormKind.BORROWING, FormKind.RETURNING, FormKind.PART)
OF_MEMBER = (
    FormKind.PAYMENT,
    FormKind.DEPOSIT,
    FormKind.DEPOSIT_BACK,
    FormKind.WAIVE,
    FormKind.GIFTS,
    FormKind.PROOF_LETTER,
    FormKind.PROOF_UITPAS,
    FormKind.BLOCK,
    FormKind.OVERRIDE,
    FormKind.MEMBER_PIN,
)


def command_of_member(form: Form, texts: tuple[str, ...], file: MemberFile) -> Command | DeclineCause:
    """What this form, filled in on the page of a member, asks for."""
    member = file.member
    first = _words(texts[0]) if texts else ""
    match form.kind:
        case FormKind.PAYMENT | FormKind.DEPOSIT | FormKind.DEPOSIT_BACK | FormKind.WAIVE:
            cents = cents_of(first)
            return DeclineCause.AMOUNT if cents is None else _money(form, member, cents)
        case FormKind.GIFTS:
            points = _points(first)
            return DeclineCause.POINTS if points is None else CountGifts(member, form.initiative, points)
        case FormKind.PROOF_LETTER | FormKind.PROOF_UITPAS:
            kind = ProofKind.LETTER if form.kind is FormKind.PROOF_LETTER else ProofKind.UITPAS
            until = day_of(first)
            return DeclineCause.DAY if until is None else NoteProof(member, kind, until)
        case FormKind.BLOCK:
            return Block(member, first) if first and _fits(form, first) else DeclineCause.TEXT
        case FormKind.OVERRIDE:
            return LendTo(member, form.key, first) if first and _fits(form, first) else DeclineCause.TEXT
        case FormKind.MEMBER_PIN:
            return SetPin(member, first) if is_pin(first) else DeclineCause.TOO_SHORT
    return DeclineCause.TEXT


def command_of_item(form: Form, texts: tuple[str, ...], file: ItemFile) -> Command | DeclineCause:
    """What this form, filled in on the page of a thing, asks for."""
    barcode = file.item.barcode
    first = _words(texts[0]) if texts else ""
    match form.kind:
        case FormKind.BORROWING if _fits(form, first):
            return SetInstructions(barcode, first, file.returning)
        case FormKind.RETURNING if _fits(form, first):
            return SetInstructions(barcode, file.borrowing, first)
        case FormKind.PART:
            return _parts(form, first, texts, file)
    return DeclineCause.TEXT


def command_of_house(form: Form, texts: tuple[str, ...], scanned: str = "") -> Command | DeclineCause:
    """What this form asks for that is about nobody and nothing yet; `scanned` is a code for a new thing, if any."""
    first = texts[0] if texts else ""
    second = texts[1].strip() if len(texts) > 1 else ""
    match form.kind:
        case FormKind.NEW_MEMBER:
            name = name_of(first)
            if name is None:
                return DeclineCause.TEXT
            return DeclineCause.TOO_SHORT if second and not is_pin(second) else AddMember(name, form.key, second)
        case FormKind.NEW_ITEM:
            name, barcode = name_of(first), second.upper() or scanned
            if name is None or (barcode and not CODE.fullmatch(barcode)):
                return DeclineCause.TEXT
            return AddItem(form.initiative, form.key, name, barcode)
        case FormKind.OPEN_UNTIL:
            until = time_of(first.strip())
            return DeclineCause.TIME if until is None else OpenUntil(form.initiative, until)
    return DeclineCause.TEXT


def cents_of(text: str) -> Cents | None:
    """An amount as people write it, `3`, `3,5`, `3.50` or `€ 3,50`, above nothing; None if it is none."""
    found = re.fullmatch(r"(?:€ ?)?([0-9]{1,5})(?:[.,]([0-9]{1,2}))?", text)
    if not found:
        return None
    cents = int(found[1]) * 100 + int((found[2] or "").ljust(2, "0"))
    return Cents(cents) if 0 < cents <= MOST_CENTS else None


def day_of(text: str) -> date | None:
    """A day as people write it here, `31/12/2026` or `31-12-26`, or as eight digits, `31122026`; None if it is none."""
    found = re.fullmatch(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4}|[0-9]{2})", text) or re.fullmatch(
        r"([0-9]{2})([0-9]{2})([0-9]{4})", text
    )
    if not found:
        return None
    year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
    try:
        return date(year, int(found[2]), int(found[1]))
    except ValueError:
        return None


def time_of(text: str) -> time | None:
    """A time of day, `17`, `17:30`, `17u30` or `1730`; None if it is none."""
    found = re.fullmatch(r"([0-9]{1,2})(?:[:.uh]?([0-9]{2})?)", text)
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def name_of(text: str) -> str | None:
    """A name of 1 to 60 characters that can be seen, with single spaces; None if it is none."""
    name = _words(text)
    return name if 0 < len(name) <= LONGEST_NAME and name.isprintable() else None


def is_pin(text: str) -> bool:
    """Four to eight digits."""
    return text.isascii() and text.isdigit() and LEAST_PIN <= len(text) <= MOST_PIN


def points_of(text: str) -> int | None:
    """A number of points, from 0 to 1,000; None if it is none."""
    points = int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None
    return points if points is not None and points <= MOST_POINTS else None


def _points(text: str) -> int | None:
    points = points_of(text)
    return points or None


def _money(form: Form, member: MemberId, cents: Cents) -> Command:
    match form.kind:
        case FormKind.DEPOSIT:
            return TakeDeposit(member, form.initiative, cents)
        case FormKind.DEPOSIT_BACK:
            return ReturnDeposit(member, form.initiative, cents)
        case FormKind.WAIVE:
            return Waive(member, form.initiative, cents)
    return TakePayment(member, form.initiative, cents)


def _parts(form: Form, name: str, texts: tuple[str, ...], file: ItemFile) -> Command | DeclineCause:
    """The part at place `number`, or a new one at the end; without a name it is taken off the list."""
    old = file.parts[form.number : form.number + 1] if form.number >= 0 else ()
    count = _count(texts[1].strip()) if len(texts) > 1 else 1
    if count is None or (name and name_of(name) is None) or (not name and not old):
        return DeclineCause.TEXT
    new = (Part(name, count, old[0].picture if old else ""),) if name else ()
    if not old:
        return SetParts(file.item.barcode, (*file.parts, *new))
    return SetParts(file.item.barcode, (*file.parts[: form.number], *new, *file.parts[form.number + 1 :]))


def _count(text: str) -> int | None:
    """From 1 to 10,000 of a part; None if it is none."""
    count = int(text) if text.isascii() and text.isdigit() and len(text) <= 5 else 0
    return count if 1 <= count <= MOST_OF_PART else None


def _words(text: str) -> str:
    return " ".join(text.split())


def _fits(form: Form, text: str) -> bool:
    """Can all of it be seen, and kept?"""
    return len(text) <= LONGEST[form.kind] and (not text or text.isprintable())
