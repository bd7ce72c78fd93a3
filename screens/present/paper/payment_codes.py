"""What is owed to an initiative as a QR code that a bank app pays: EPC069-12 of the European Payments Council.

The payload is ten lines of text, composed here: `segno.helpers.make_epc_qr` makes the same lines but returns only the
drawing, and a printer's own QR command needs the text. Version 002 asks for no BIC; `1` says that the text is UTF-8.
The Belgian structured communication stands in line 10, its twelve digits alone: there the apps of Belgian banks take it
as a structured communication, while line 11 would be a message (letspeppol/letspeppol#274, Dolibarr/dolibarr#38880).
Error correction is M and the code is no larger than version 13, as the standard asks.
"""

from kiosk.lending.model import Account, Cents, Payment
from kiosk.lending.tickets import PaymentCode
from screens.present.words import Words

NAME = 70
"""The most letters of the beneficiary's name."""

LEAST, MOST = Cents(1), Cents(99_999_999_999)
"""The least and the most cents of a payment: the standard goes from EUR0.01 to EUR999999999.99."""

PAYLOAD_BYTES = 330
"""The most bytes of the payload: the standard's 331, which version 13 holds at level M, less the byte that tells a
reader the encoding.
"""

QUIET = 4
"""The light squares on each side of a code (ISO/IEC 18004)."""

_TYPED = str.maketrans("‘’“”–", "''\"\"-")
"""Signs in the form in which a keyboard has them and a bank writes them: every app reads a code of ASCII alike."""


def payment_code(account: Account, words: Words) -> PaymentCode | None:
    """The code that pays what is owed on this account; None where nothing is owed, or where it cannot be paid
    by bank.
    """
    payment = account.payment
    if payment is None or not LEAST <= account.owed <= MOST:
        return None
    return PaymentCode(
        account.initiative.name,
        words.money(account.owed),
        (payment.beneficiary, in_fours(payment.iban), payment.reference),
        payload(payment, account.owed),
    )


def payload(payment: Payment, amount: Cents) -> str:
    """The ten lines of EPC069-12. The amount has a point and two decimals, which the standard's `EUR#.##` allows.

    A name is cut at 70 letters, and earlier where it has so many bytes that the code would be too large. Raises
    `ValueError` for an amount outside the standard: it goes from 0.01 to 999999999.99 euro.
    """
    if not LEAST <= amount <= MOST:
        raise ValueError(f"an amount of {amount} cents cannot be paid by QR code")
    name = " ".join(payment.beneficiary.translate(_TYPED).split())[:NAME]
    while len((text := _lines(payment, name, amount)).encode()) > PAYLOAD_BYTES:
        name = name[:-1]
    return text


def _lines(payment: Payment, name: str, amount: Cents) -> str:
    digits = "".join(char for char in payment.reference if char.isdigit())
    euro = f"EUR{amount // 100}.{amount % 100:02}"
    return "\n".join(("BCD", "002", "1", "SCT", "", name.strip(), payment.iban, euro, "", digits))


def code_squares(data: str) -> list[list[int]]:
    """The squares of a payment code to draw on a screen, with the white ones around it: rows from the top, 1 is ink."""
    import segno

    code = segno.make_qr(data, error="m", boost_error=False, encoding="utf-8", eci=not data.isascii())
    return [list(row) for row in code.matrix_iter(border=QUIET)]


def in_fours(iban: str) -> str:
    """An IBAN as it is printed (ISO 13616): `BE68 5390 0754 7034`."""
    return " ".join(iban[at : at + 4] for at in range(0, len(iban), 4))
