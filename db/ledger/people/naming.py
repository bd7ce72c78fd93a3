"""Checks texts of one line, and gives out the codes of members, items and tags, each only once."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import count

from sqlalchemy import Connection

from db.ledger.statements import desk as sql
from kiosk.lending.declining import CommandDeclined, FormError
from kiosk.lending.limits import LONGEST_TYPED_NUMBER
from kiosk.lending.visible import can_be_shown, visible
from kiosk.lending.volunteers.model import DeclineCause

TYPED = rf"[0-9]{{1,{LONGEST_TYPED_NUMBER}}}"
"""The pattern of a member number that the number pad can type, for members who have a PIN."""

CHECKED = (8, 12, 13, 14)
"""The lengths of GS1 barcodes, whose last digit is a check digit: the next number would not be a valid one."""

FIRST_MEMBER = "1001"


def words(given: str, what: str, most: int = 120) -> str:
    """The text on one line, without invisible characters.

    Raises FormError if it is empty, too long, or has characters that cannot be printed.
    """
    tidied = " ".join(visible(given).split())
    if not tidied or not can_be_shown(tidied) or len(tidied) > most:
        raise FormError(f"The {what} has 1 to {most} characters that can be printed.", DeclineCause.TEXT)
    return tidied


def take_code(connection: Connection, given: str, kind: str) -> None:
    """Keeps a code for a member, an item or a tag (`kind`). Raises CommandDeclined if it is in use."""
    if is_taken(connection, given):
        raise CommandDeclined(f"The code {given} is in use already.", DeclineCause.CODE_IN_USE)
    give_code(connection, given, kind)


def give_code(connection: Connection, given: str, kind: str) -> None:
    """Keeps a code that was found to be free. The transaction is tried again if another kiosk took the code at the same
    time.
    """
    connection.execute(sql.ADD_CODE, {"code": given, "kind": kind})


def is_taken(connection: Connection, code: str) -> bool:
    return connection.execute(sql.CODE_TAKEN, {"wanted": code}).first() is not None


def next_number(connection: Connection) -> str:
    """The next free member number: one more than the highest number with the most common count of digits."""
    numbers = (one for one in connection.execute(sql.MEMBER_NUMBERS).scalars() if re.fullmatch(TYPED, one))
    widths: dict[int, str] = {}
    found: Counter[int] = Counter()
    for number in numbers:
        found[len(number)] += 1
        widths[len(number)] = max(number, widths.get(len(number), ""))
    last = widths[found.most_common(1)[0][0]] if found else str(int(FIRST_MEMBER) - 1)
    return _next_free(connection, "", last)


def next_barcode(connection: Connection, initiative: int, key: str) -> str:
    """The next free barcode of an initiative: the most common prefix and width of its barcodes, with the next number.

    For an initiative without items, the prefix is the first three letters of its key.
    """
    last: dict[tuple[str, int], str] = {}
    found: Counter[tuple[str, int]] = Counter()
    for prefix, digits in _numbered(connection.execute(sql.BARCODES_OF, {"initiative": initiative}).scalars()):
        kind = prefix, len(digits)
        found[kind] += 1
        last[kind] = max(digits, last.get(kind, ""))
    if not found:
        return _next_free(connection, f"{key[:3].upper()}-", "0000")
    kind = found.most_common(1)[0][0]
    return _next_free(connection, kind[0], last[kind])


def _numbered(barcodes: Iterable[str]) -> Iterable[tuple[str, str]]:
    """The prefix and the last digits of each barcode; those without digits or with a check digit are left out."""
    for barcode in barcodes:
        found = re.fullmatch(r"(.*?)([0-9]{1,18})", barcode)
        if found and (found[1] or len(found[2]) not in CHECKED):
            yield found[1], found[2]


def _next_free(connection: Connection, prefix: str, last: str) -> str:
    numbers = (f"{prefix}{number:0{len(last)}}" for number in count(int(last) + 1))
    return next(code for code in numbers if not is_taken(connection, code))
