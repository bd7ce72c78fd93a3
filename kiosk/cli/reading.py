"""Reads the arguments of a command: a day, an amount, a part, a card's UID. A wrong argument ends with exit status
2.
"""

import re
from datetime import date
from decimal import Decimal

from kiosk.cli.common import WRONG_USE, fail, pictures
from kiosk.explain import refusal
from kiosk.lending.cards import UID_LENGTHS, fault_of
from kiosk.lending.events import CardFault
from kiosk.lending.limits import FIRST_DAY, LAST_DAY
from kiosk.lending.model import Cents, Part
from kiosk.lending.visible import can_be_shown, visible

UNSUITABLE = {
    CardFault.RANDOM: "this is a phone or a bank card: it shows another number at every tap",
    CardFault.FOREIGN: "it is of another kind (ISO 15693 or FeliCa), which the readers for members' cards do not read",
    CardFault.SHARED: "many cards have this number, so it cannot stand for one member",
}


def read_day(text: str) -> date:
    """The day of a text such as 2026-12-24."""
    wrong = f"{text!r} is no day; write it as 2026-12-24."
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        fail(wrong, WRONG_USE)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        fail(wrong, WRONG_USE)
    if not FIRST_DAY <= day <= LAST_DAY:
        fail(f"{text} is too far away; a day lies from {FIRST_DAY} to {LAST_DAY}.", WRONG_USE)
    return day


def read_euro(text: str) -> Cents:
    """The cents of an amount in euro, with a point or a comma."""
    if not re.fullmatch(r"[0-9]{1,6}([.,][0-9]{1,2})?", text):
        fail(f"{text!r} is no amount; write it in euro, such as 12 or 12.50.", WRONG_USE)
    return Cents(int(Decimal(text.replace(",", ".")) * 100))


def write_euro(cents: Cents) -> str:
    return f"{Decimal(cents).scaleb(-2):.2f} euro"


def read_part(text: str) -> Part:
    """The part of a text: `12 blocks` are twelve pieces, `bag` is one; `12 blocks @blocks` has that drawing."""
    words, _, picture = (cell.strip() for cell in text.partition("@"))
    counted = re.fullmatch(r"([0-9]{1,5})\s+(.+)", words)
    name = " ".join((counted[2] if counted else words).split())
    if not (seen := visible(name)) or not can_be_shown(seen):
        fail(f'{text!r} is no part; write how many and what, such as "12 blocks".', WRONG_USE)
    return Part(name, int(counted[1]) if counted else 1, read_picture("--part", picture) if picture else "")


def read_picture(option: str, name: str) -> str:
    """The name of a drawing, which must exist."""
    if name not in (drawings := pictures()):
        fail(refusal(option, name, f"one of the drawings: {', '.join(sorted(drawings))}", drawings), WRONG_USE)
    return name


def read_barcode(scanned: str) -> str:
    """The code of an item, without the frame that a scanner adds."""
    from devices.scanners.codes import read_code

    code = read_code(scanned)
    if code is None:
        fail(f"The barcode {scanned!r} can be no code of an item: look at its characters and check digit.", WRONG_USE)
    return code


def read_uid(text: str) -> bytes:
    """The UID of a card that can be used for a member: hex, with or without colons, dashes or spaces between the bytes.

    Digits alone may be hex, or a decimal number as some readers print it: they are refused, and both readings are
    named.
    """
    bare = text.strip()
    if re.fullmatch(r"[0-9]{5,20}", bare):
        fail(_either_way(bare), WRONG_USE)
    try:
        uid = bytes.fromhex(re.sub(r"[:\s-]", "", bare))
    except ValueError:
        uid = b""
    fault = fault_of(uid)
    if fault is CardFault.UNREADABLE:
        fail("A card's UID has 4, 7 or 10 bytes, written in hex, such as 04A1B2C3D4E5F6.", WRONG_USE)
    if fault:
        fail(f"This card cannot be used: {UNSUITABLE[fault]}.")
    return uid


def _either_way(digits: str) -> str:
    """The two UIDs that a text of only digits may mean, as hex and as a decimal number."""
    number = int(digits)
    length = next((length for length in UID_LENGTHS if number < 1 << 8 * length), UID_LENGTHS[-1])
    decimal = number.to_bytes(length, "big").hex(":").upper()
    if len(digits) // 2 in UID_LENGTHS and len(digits) % 2 == 0:
        as_hex = bytes.fromhex(digits).hex(":").upper()
        return (
            f"{digits} may be hex, {as_hex}, or a decimal number, {decimal} in hex. "
            "Write the one that is meant, with colons."
        )
    return f"{digits} is a decimal number, {decimal} in hex or the same bytes turned round. Write hex, with colons."
