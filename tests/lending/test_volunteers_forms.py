"""The forms of the volunteers' desk: the typed text makes one command, or the cause why it makes none."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    SetShelf,
    TakeDeposit,
    TakePayment,
    Waive,
)
from kiosk.lending.conditions import Condition
from kiosk.lending.limits import MOST_CENTS
from kiosk.lending.model import Cents, Part
from kiosk.lending.pricing import ProofKind
from kiosk.lending.visible import can_be_shown
from kiosk.lending.volunteers import forms, typed
from kiosk.lending.volunteers.events import Form, FormKind
from kiosk.lending.volunteers.model import DeclineCause, ItemFile
from tests.house import TRAIN
from tests.lending.staff import SAMIRAS_FILE

MEMBER = SAMIRAS_FILE.member
PARTS = (Part("wagon", 4, "wagon"), Part("rail", 12))
TRAIN_FILE = ItemFile(TRAIN, "Speelgoed", Condition.GOOD, parts=PARTS, borrowing="Tel ze goed.", returning="Kuis ze.")


# --- amounts, days, times, points, PINs --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("3", 300),
        ("3,5", 350),
        ("3.50", 350),
        ("€ 3,50", 350),
        ("€3", 300),
        ("0,01", 1),
        ("0,10", 10),
        ("10000", 1_000_000),
        ("007", 700),
        ("", None),
        ("0", None),
        ("0,00", None),
        ("-3", None),
        ("3,505", None),
        ("3,", None),
        (",50", None),
        ("10000,01", None),
        ("99999", None),
        ("1e3", None),
        ("3 50", None),
        ("3,5€", None),
        ("٣", None),
        ("3\n", None),
    ],
)
def test_a_typed_amount_is_read_or_refused(text: str, cents: int | None) -> None:
    assert typed.cents_of(text) == cents


@given(st.integers(1, MOST_CENTS), st.sampled_from([",", "."]), st.sampled_from(["", "€", "€ "]))
def test_every_amount_is_read_back_as_it_is_written(cents: int, point: str, sign: str) -> None:
    assert typed.cents_of(f"{sign}{cents // 100}{point}{cents % 100:02}") == cents


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31/12/2026", date(2026, 12, 31)),
        ("31-12-26", date(2026, 12, 31)),
        ("31.12.2026", date(2026, 12, 31)),
        ("1 3 2027", date(2027, 3, 1)),
        ("31122026", date(2026, 12, 31)),
        ("29/2/2028", date(2028, 2, 29)),
        ("29/2/2027", None),
        ("31/4/2026", None),
        ("00/01/2026", None),
        ("12/31/2026", None),
        ("2026-12-31", None),
        ("311226", None),
        ("1/1/0000", None),
        ("morgen", None),
        ("", None),
        ("1/1/123", None),
    ],
)
def test_a_typed_day_is_read_or_refused(text: str, day: date | None) -> None:
    assert typed.day_of(text) == day


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back_as_it_is_written(day: date) -> None:
    assert typed.day_of(f"{day.day}/{day.month}/{day.year}") == day
    assert typed.day_of(f"{day:%d%m%Y}") == day
    assert typed.day_of(f"{day:%d-%m-%y}") == day


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("17", time(17)),
        ("9", time(9)),
        ("17:30", time(17, 30)),
        ("17u30", time(17, 30)),
        ("17h30", time(17, 30)),
        ("17.30", time(17, 30)),
        ("17u", time(17)),
        ("1730", time(17, 30)),
        ("930", time(9, 30)),
        ("0:00", time(0)),
        ("23:59", time(23, 59)),
        ("24:00", None),
        ("25", None),
        ("17:60", None),
        ("17:3", None),
        ("", None),
        ("vijf", None),
        ("17:30:00", None),
        ("-1", None),
    ],
)
def test_a_typed_time_is_read_or_refused(text: str, at: time | None) -> None:
    assert typed.time_of(text) == at


@given(st.times())
def test_every_time_is_read_back_as_it_is_written(at: time) -> None:
    wanted = time(at.hour, at.minute)
    assert typed.time_of(f"{at:%H%M}") == wanted
    assert typed.time_of(f"{at.hour}:{at.minute:02}") == wanted
    assert typed.time_of(f"{at.hour}u{at.minute:02}") == wanted


@pytest.mark.parametrize(
    ("text", "points"),
    [("0", 0), ("4", 4), ("1000", 1000), ("1001", None), ("-1", None), ("", None), ("2,5", None), ("²", None)],
)
def test_typed_points_are_read_or_refused(text: str, points: int | None) -> None:
    assert typed.points_of(text) == points


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("1234", True),
        ("0000", True),
        ("12345678", True),
        ("123", False),
        ("123456789", False),
        ("12a4", False),
        ("", False),
        ("12 34", False),
        ("١٢٣٤", False),
    ],
)
def test_a_pin_has_four_to_twelve_digits(text: str, right: bool) -> None:
    assert typed.is_pin(text) is right


@pytest.mark.parametrize("pin", ["1111", "00000000", "1234", "456789", "9876", "1212", "12121"])
def test_a_pin_that_is_easily_guessed_is_refused(pin: str) -> None:
    assert typed.is_easy(pin)


@pytest.mark.parametrize("pin", ["2580", "1357", "1221", "1235", "9875", "11112"])
def test_any_other_pin_is_accepted(pin: str) -> None:
    assert not typed.is_easy(pin)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Noor", "Noor"),
        ("  Noor \n  Peeters ", "Noor Peeters"),
        ("Žofie D'Hondt-Łukasz", "Žofie D'Hondt-Łukasz"),
        ("x" * 60, "x" * 60),
        ("x" * 61, None),
        ("", None),
        (" \t", None),
        ("No\x07or", None),
    ],
)
def test_a_typed_name_is_read_or_refused(text: str, name: str | None) -> None:
    assert typed.name_of(text) == name


# --- forms -------------------------------------------------------------------------------------------------------

KEY = "spelotheek"


@pytest.mark.parametrize(
    ("kind", "text", "command"),
    [
        (FormKind.PAYMENT, "3,50", TakePayment(MEMBER, KEY, Cents(350))),
        (FormKind.DEPOSIT, "20", TakeDeposit(MEMBER, KEY, Cents(2000))),
        (FormKind.DEPOSIT_BACK, "20", ReturnDeposit(MEMBER, KEY, Cents(2000))),
        (FormKind.WAIVE, "0,50", Waive(MEMBER, KEY, Cents(50))),
        (FormKind.PAYMENT, " 3,50 ", TakePayment(MEMBER, KEY, Cents(350))),
        (FormKind.PAYMENT, "niets", DeclineCause.AMOUNT),
        (FormKind.DEPOSIT, "0", DeclineCause.AMOUNT),
        (FormKind.DEPOSIT_BACK, "-1", DeclineCause.AMOUNT),
        (FormKind.WAIVE, "", DeclineCause.AMOUNT),
        (FormKind.GIFTS, "4", CountGifts(MEMBER, KEY, 4)),
        (FormKind.GIFTS, "0", DeclineCause.POINTS),
        (FormKind.GIFTS, "1001", DeclineCause.POINTS),
        (FormKind.PROOF_LETTER, "31/12/2026", NoteProof(MEMBER, ProofKind.LETTER, date(2026, 12, 31))),
        (FormKind.PROOF_UITPAS, "31/12/2026", NoteProof(MEMBER, ProofKind.UITPAS, date(2026, 12, 31))),
        (FormKind.PROOF_LETTER, "32/12/2026", DeclineCause.DAY),
        (FormKind.BLOCK, "Kom even  langs", Block(MEMBER, "Kom even langs")),
        (FormKind.BLOCK, "", DeclineCause.TEXT),
        (FormKind.BLOCK, "x" * 201, DeclineCause.TEXT),
        (FormKind.BLOCK, "a\x1bb", DeclineCause.TEXT),
        (FormKind.OVERRIDE, "Mag van Joke", LendTo(MEMBER, "SPE-1", "Mag van Joke")),
        (FormKind.OVERRIDE, "  ", DeclineCause.TEXT),
        (FormKind.OVERRIDE, "x" * 201, DeclineCause.TEXT),
        (FormKind.MEMBER_PIN, "2468", SetPin(MEMBER, "2468")),
        (FormKind.MEMBER_PIN, "24", DeclineCause.TOO_SHORT),
        (FormKind.MEMBER_PIN, "twee", DeclineCause.TOO_SHORT),
        (FormKind.PART, "wiel", DeclineCause.TEXT),
    ],
)
def test_a_form_on_the_page_of_a_member_makes_its_command(
    kind: FormKind, text: str, command: Command | DeclineCause
) -> None:
    assert forms.command_of(Form(kind, KEY, "SPE-1"), (text,), SAMIRAS_FILE) == command


@pytest.mark.parametrize(
    ("form", "texts", "command"),
    [
        (Form(FormKind.BORROWING), ("Tel ze.",), SetInstructions(TRAIN.barcode, "Tel ze.", "Kuis ze.")),
        (Form(FormKind.RETURNING), ("Tel ze.",), SetInstructions(TRAIN.barcode, "Tel ze goed.", "Tel ze.")),
        (Form(FormKind.RETURNING), ("",), SetInstructions(TRAIN.barcode, "Tel ze goed.", "")),
        (Form(FormKind.SHELF), (" B3 ",), SetShelf(TRAIN.barcode, "B3")),
        (Form(FormKind.SHELF), ("",), SetShelf(TRAIN.barcode, "")),
        (Form(FormKind.SHELF), ("x" * 61,), DeclineCause.TEXT),
        (Form(FormKind.BORROWING), ("x" * 400,), SetInstructions(TRAIN.barcode, "x" * 400, "Kuis ze.")),
        (Form(FormKind.BORROWING), ("x" * 401,), DeclineCause.TEXT),
        (Form(FormKind.BORROWING), ("a\x00b",), DeclineCause.TEXT),
        (Form(FormKind.PART, number=0), ("loc", "2"), (Part("loc", 2, "wagon"), PARTS[1])),
        (Form(FormKind.PART, number=1), ("rail", "10"), (PARTS[0], Part("rail", 10))),
        (Form(FormKind.PART, number=2), ("doos",), (*PARTS, Part("doos"))),
        (Form(FormKind.PART, number=9), ("doos", "1"), (*PARTS, Part("doos"))),
        (Form(FormKind.PART, number=0), ("",), (PARTS[1],)),
        (Form(FormKind.PART, number=1), ("", "3"), (PARTS[0],)),
        (Form(FormKind.PART, number=2), ("",), DeclineCause.TEXT),
        (Form(FormKind.PART, number=-1), ("",), DeclineCause.TEXT),
        (Form(FormKind.PART, number=-1), ("doos",), (*PARTS, Part("doos"))),
        (Form(FormKind.PART, number=0), ("loc", "0"), DeclineCause.TEXT),
        (Form(FormKind.PART, number=0), ("loc", "10000"), (Part("loc", 10_000, "wagon"), PARTS[1])),
        (Form(FormKind.PART, number=0), ("loc", "10001"), DeclineCause.TEXT),
        (Form(FormKind.PART, number=0), ("loc", "twee"), DeclineCause.TEXT),
        (Form(FormKind.PART, number=0), ("x" * 61, "1"), DeclineCause.TEXT),
        (Form(FormKind.PART, number=0), ("a\x00b", "1"), DeclineCause.TEXT),
        (Form(FormKind.PAYMENT), ("3",), DeclineCause.TEXT),
    ],
)
def test_a_form_on_the_page_of_an_item_makes_its_command(
    form: Form, texts: tuple[str, ...], command: Command | DeclineCause | tuple[Part, ...]
) -> None:
    wanted = SetParts(TRAIN.barcode, command) if isinstance(command, tuple) else command
    assert forms.command_of(form, texts, TRAIN_FILE) == wanted


@pytest.mark.parametrize(
    ("form", "texts", "command"),
    [
        (Form(FormKind.NEW_MEMBER, key="fr"), ("Noor Peeters",), AddMember("Noor Peeters", "fr")),
        (Form(FormKind.NEW_MEMBER, key="fr"), ("Noor", "2468"), AddMember("Noor", "fr", "2468")),
        (Form(FormKind.NEW_MEMBER, key="fr"), ("Noor", " "), AddMember("Noor", "fr")),
        (Form(FormKind.NEW_MEMBER), ("Noor", "24"), DeclineCause.TOO_SHORT),
        (Form(FormKind.NEW_MEMBER), ("", "2468"), DeclineCause.TEXT),
        (Form(FormKind.NEW_MEMBER), (), DeclineCause.TEXT),
        (Form(FormKind.NEW_ITEM, KEY, "train"), ("Trein",), AddItem(KEY, "train", "Trein", "SCANNED")),
        (Form(FormKind.NEW_ITEM, KEY, "train"), ("Trein", "spe-9 "), AddItem(KEY, "train", "Trein", "SPE-9")),
        (Form(FormKind.NEW_ITEM, KEY, "train"), ("Trein", "SPE 9"), AddItem(KEY, "train", "Trein", "SPE 9")),
        (Form(FormKind.NEW_ITEM, KEY, "train"), ("Trein", "é9"), DeclineCause.TEXT),
        (Form(FormKind.NEW_ITEM, KEY, "train"), ("Trein", "9"), DeclineCause.TEXT),
        (Form(FormKind.NEW_ITEM, KEY, "train"), ("Trein", "9" * 65), DeclineCause.TEXT),
        (Form(FormKind.NEW_ITEM, KEY, "train"), (" ",), DeclineCause.TEXT),
        (Form(FormKind.OPEN_UNTIL, KEY), (" 17u30 ",), OpenUntil(KEY, time(17, 30))),
        (Form(FormKind.OPEN_UNTIL, KEY), ("straks",), DeclineCause.TIME),
        (Form(FormKind.BLOCK), ("x",), DeclineCause.TEXT),
    ],
)
def test_a_form_for_a_new_member_or_item_makes_its_command(
    form: Form, texts: tuple[str, ...], command: Command | DeclineCause
) -> None:
    assert forms.command_of(form, texts, "SCANNED") == command


def test_a_new_item_without_a_code_gets_one_from_the_ledger() -> None:
    assert forms.command_of(Form(FormKind.NEW_ITEM, KEY, "train"), ("Trein",), "") == AddItem(KEY, "train", "Trein")


def test_every_form_has_a_row_in_the_table() -> None:
    assert set(forms.FORMS) == set(FormKind)


@given(
    st.sampled_from(list(FormKind)),
    st.integers(-3, 30),
    st.lists(st.text(max_size=500) | st.from_regex(r"[0-9€ ,.:/u-]{0,12}", fullmatch=True), max_size=3).map(tuple),
)
def test_any_typed_text_makes_one_command_or_one_cause(kind: FormKind, number: int, texts: tuple[str, ...]) -> None:
    form = Form(kind, KEY, "train", number)
    for command in (
        forms.command_of(form, texts, SAMIRAS_FILE),
        forms.command_of(form, texts, TRAIN_FILE),
        forms.command_of(form, texts, ""),
    ):
        if isinstance(command, DeclineCause):
            continue
        match command:
            case TakePayment() | TakeDeposit() | ReturnDeposit() | Waive():
                assert 0 < command.cents <= MOST_CENTS
            case SetParts(parts=parts):
                assert all(part.name and part.count >= 1 for part in parts)
                assert len(parts) in (len(PARTS) - 1, len(PARTS), len(PARTS) + 1)
            case SetInstructions(borrowing=borrowing, returning=returning):
                assert max(len(borrowing), len(returning)) <= 400
            case Block(message=text) | LendTo(reason=text) | AddMember(name=text) | AddItem(name=text):
                assert text == " ".join(text.split())
                assert can_be_shown(text)
                assert text
