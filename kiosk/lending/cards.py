"""Decides which card identifiers can be used for a member, and makes the digest under which they are stored.

An identifier (UID, ISO 14443-3) is a number, not a secret. It is stored only as HMAC-SHA-256 under the kiosk's key
file, since 4- and 7-byte identifiers can be guessed from a plain hash in minutes.
"""

import hashlib
import hmac

from kiosk.lending.events import CardFault
from kiosk.lending.model import CardId

SHARED = frozenset({bytes.fromhex("01020304")})
UID_LENGTHS = (4, 7, 10)
"""Single, double and triple size of ISO 14443-3 type A; a type B PUPI has 4 bytes too."""

FOREIGN_LENGTH = 8
"""Bytes of the identifier of ISO 15693 (a library's or a ski pass) and of FeliCa."""

KEY_BYTES = 32

SLIP_SIGNS = "CDFHJKLMNPRTVWX2346789"
"""The characters of the code on the slip of an unknown card: no two look alike, and without vowels the code spells no
word.
"""
SLIP_LENGTH = 6
"""The length of that code, in characters. There are 113 million codes and at most a few hundred slips, so a code cannot
be found by trying.
"""


def identify(uid: bytes, key: bytes) -> CardId:
    """The keyed digest under which a card is stored, in lower-case hex (64 characters)."""
    return CardId(hmac.new(key, b"card:" + uid, hashlib.sha256).hexdigest())


def fault_of(uid: bytes) -> CardFault | None:
    """The reason why this identifier cannot be used for a member; None if it can be used.

    A 4-byte identifier that begins with 08 is random: phones and bank cards make a new one at every tap (ISO 14443-3,
    6.5.4).
    """
    if len(uid) == FOREIGN_LENGTH:
        return CardFault.FOREIGN
    if len(uid) not in UID_LENGTHS:
        return CardFault.UNREADABLE
    if len(uid) == 4 and uid[0] == 0x08:
        return CardFault.RANDOM
    if uid in SHARED or len(set(uid)) == 1:
        return CardFault.SHARED
    return None


def spaced(slip: str) -> str:
    """The code of a slip as it is shown, in two halves that stay on one line: `K7R 4M2`."""
    return f"{slip[: SLIP_LENGTH // 2]}\u00a0{slip[SLIP_LENGTH // 2 :]}"


def slip_of(typed: str) -> str:
    """The code of a slip as it is stored, without other characters that were typed; empty if the text is no such
    code.
    """
    code = "".join(sign for sign in typed.upper() if sign.isalnum())
    return code if len(code) == SLIP_LENGTH and set(code) <= set(SLIP_SIGNS) else ""
