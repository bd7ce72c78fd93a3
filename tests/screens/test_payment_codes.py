"""A debt as a QR code for bank apps, read back by a reader that shares no code with the kiosk."""

from pathlib import Path

import pytest
import segno
import segno.helpers
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from stdnum.be import ogm_vcs

from kiosk.lending.model import Account, Cents, Payment
from screens.present.paper.payment_codes import MOST, PAYLOAD_BYTES, code_squares, in_fours, payload, payment_code
from screens.present.words import wordbook
from tests.house import TOYS
from tests.support.zbar import needs_zbar, payments

DUTCH = wordbook("Europe/Brussels")("nl")
LARGEST = 69 + 2 * 4
"""Modules of a side of a code of version 13, with its quiet zone."""

PAYMENT = Payment("Spelotheek De Deelfabriek", "BE68539007547034", "+++123/4567/89002+++")


def drawn(squares: list[list[int]]) -> Image.Image:
    side = len(squares)
    dots = b"".join(bytes(0 if dark else 255 for dark in row) for row in squares)
    return Image.frombytes("L", (side, side), dots).resize((side * 4,) * 2, Image.Resampling.NEAREST)


def test_the_payload_is_the_ten_lines_of_the_standard() -> None:
    assert payload(PAYMENT, Cents(1250)).split("\n") == [
        "BCD",
        "002",
        "1",
        "SCT",
        "",
        "Spelotheek De Deelfabriek",
        "BE68539007547034",
        "EUR12.50",
        "",
        "123456789002",
    ]


def test_the_communication_stands_in_line_ten_as_digits_whose_check_digits_are_right() -> None:
    assert ogm_vcs.is_valid(payload(PAYMENT, Cents(50)).split("\n")[9])


@pytest.mark.parametrize(
    ("cents", "written"),
    [(1, "EUR0.01"), (50, "EUR0.50"), (100, "EUR1.00"), (123456, "EUR1234.56"), (MOST, "EUR999999999.99")],
)
def test_an_amount_has_a_point_and_two_decimals_and_nothing_between_its_thousands(cents: int, written: str) -> None:
    assert payload(PAYMENT, Cents(cents)).split("\n")[7] == written


@pytest.mark.parametrize("cents", [-100, 0, MOST + 1])
def test_an_amount_outside_the_standard_has_no_code(cents: int) -> None:
    account = Account(TOYS, Cents(cents), PAYMENT)

    assert payment_code(account, DUTCH) is None
    with pytest.raises(ValueError, match="cannot be paid by QR code"):
        payload(PAYMENT, Cents(cents))


def test_an_account_that_cannot_be_paid_by_bank_has_no_code() -> None:
    assert payment_code(Account(TOYS, Cents(150)), DUTCH) is None


def test_a_code_carries_the_same_details_as_text_to_type() -> None:
    code = payment_code(Account(TOYS, Cents(150), PAYMENT), DUTCH)

    assert code
    assert (code.title, code.amount) == ("Spelotheek", "€ 1,50")
    assert code.details == ("Spelotheek De Deelfabriek", "BE68 5390 0754 7034", "+++123/4567/89002+++")
    assert code.data == payload(PAYMENT, Cents(150))


def test_an_iban_is_printed_in_fours() -> None:
    assert in_fours("NL91ABNA0417164300") == "NL91 ABNA 0417 1643 00"


def test_typographic_quotes_in_a_name_become_ascii() -> None:
    assert payload(Payment("’t  Velootje", PAYMENT.iban, PAYMENT.reference), Cents(50)).split("\n")[5] == "'t Velootje"


@needs_zbar
@pytest.mark.parametrize("name", ["Spelotheek De Deelfabriek", "Vélo-école «Été»", "x" * 70])
def test_segno_makes_the_same_payload_but_for_trailing_zeros(name: str, tmp_path: Path) -> None:
    theirs = segno.helpers.make_epc_qr(name, PAYMENT.iban, "1234.56", reference="123456789002", encoding="utf-8")
    ours = payload(Payment(name, PAYMENT.iban, PAYMENT.reference), Cents(123456))

    read = payments(drawn([list(row) for row in theirs.matrix_iter(border=4)]), tmp_path)
    assert read == {ours} if name.isascii() else len(read) == 1
    assert (
        segno.helpers._make_epc_qr_data(name, PAYMENT.iban, "1234.56", reference="123456789002", encoding="utf-8")
        == ours.encode()
    )


@needs_zbar
@pytest.mark.parametrize("name", ["Babytheek", "Vélo-école «Été»", "x" * 70, "é" * 70])
def test_a_code_on_the_screen_reads_as_its_payload(name: str, tmp_path: Path) -> None:
    data = payload(Payment(name, PAYMENT.iban, PAYMENT.reference), MOST)

    assert payments(drawn(code_squares(data)), tmp_path) == {data}


def test_a_code_on_the_screen_has_four_light_squares_around_it() -> None:
    squares = code_squares(payload(PAYMENT, Cents(50)))

    assert {len(row) for row in squares} == {len(squares)}
    assert not any(any(row[:4]) or any(row[-4:]) for row in squares)
    assert not any(any(row) for row in (*squares[:4], *squares[-4:]))
    assert squares[4][4] == 1


@given(st.text(min_size=1, max_size=90), st.integers(1, MOST))
@settings(deadline=None)
def test_with_any_name_the_code_stays_within_the_standard(name: str, cents: int) -> None:
    data = payload(Payment(name, "MT84MALT011000012345MTLCAST001S", PAYMENT.reference), Cents(cents))
    lines = data.split("\n")

    assert len(lines) == 10
    assert len(lines[5]) <= 70
    assert len(data.encode()) <= PAYLOAD_BYTES
    assert len(code_squares(data)) <= LARGEST


def test_a_name_of_the_widest_letters_is_cut_to_what_a_code_holds() -> None:
    data = payload(Payment("𝕏" * 70, "MT84MALT011000012345MTLCAST001S", PAYMENT.reference), MOST)

    assert len(data.encode()) <= PAYLOAD_BYTES
    assert len(code_squares(data)) == LARGEST
