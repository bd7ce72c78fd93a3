"""Which card identifiers can be used for a member, and how they are stored.

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
"""The characters of the code on the slip of an unknown card: no two look alike; without vowels the code is no word."""
SLIP_LENGTH = 6
"""The length of that code, in characters: 113 million codes, of which a few hundred are on slips at most, so that
nobody finds one by trying.
"""


def identify(uid: bytes, key: bytes) -> CardId:
    """The keyed digest under which a card is stored, in lower-case hex (64 characters)."""
    return CardId(hmac.new(key, b"card:" + uid, hashlib.sha256).hexdigest())


def fault_of(uid: bytes) -> CardFault | None:
    """Why this identifier cannot be used for a member, or None if it can.

    A 4-byte identifier that begins with 08 is random, made anew at every tap (ISO 14443-3, 6.5.4): phones, bank cards.
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
    """The code of a slip as people read it, in two halves that stay on one line: `K7R 4M2`."""
    return f"{slip[: SLIP_LENGTH // 2]}\u00a0{slip[SLIP_LENGTH // 2 :]}"


def slip_of(typed: str) -> str:
    """The code of a slip as it is stored, without what was typed between its characters; empty if it is none."""
    code = "".join(sign for sign in typed.upper() if sign.isalnum())
    return code if len(code) == SLIP_LENGTH and set(code) <= set(SLIP_SIGNS) else ""
