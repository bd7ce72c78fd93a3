"""PINs: stored so that a stolen database does not reveal them, with so few tries that they cannot be guessed.

A 4-digit PIN under argon2id alone can be found in minutes once the database leaks. So a PIN is keyed with the kiosk's
key file first, and cannot be found without that file. Five tries are free; after that, each try must wait 1, 2, 4, 8 …
minutes, an hour at most.
"""

import hashlib
import hmac
from datetime import timedelta

FREE_TRIES = 5
LONGEST_WAIT = timedelta(hours=1)

MEMORY_KIB = 19456
PASSES = 2
LANES = 1
"""The cost of argon2id, the least that OWASP recommends: about 40 ms on a desktop computer, 250 ms on a Raspberry
Pi.
"""

NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$Tm9ib2R5J3Mgc2FsdC4uLg$Tm9ib2R5J3MgcGluLCB3aGljaCBpcyBub25lIGF0IGE"
"""A hash that no PIN fits. It is checked for a member without a PIN and for an unknown number, so that both take as
long.
"""


def hash_pin(pin: str, key: bytes) -> str:
    """The keyed argon2id hash under which a PIN is kept."""
    from argon2 import PasswordHasher

    hasher = PasswordHasher(time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=LANES)
    return hasher.hash(_keyed(pin, key))


def fits(pin_hash: str | None, pin: str, key: bytes) -> bool:
    """Is this the PIN of this hash? With None the answer is no, and takes as long."""
    from argon2 import PasswordHasher
    from argon2.exceptions import Argon2Error, InvalidHashError

    try:
        PasswordHasher().verify(pin_hash or NOBODY, _keyed(pin, key))
    except (Argon2Error, InvalidHashError):
        return False
    return pin_hash is not None


def wait_after(failures: int) -> timedelta:
    """The least time between the last try and the next one, after this many wrong tries in a row."""
    if failures < FREE_TRIES:
        return timedelta()
    return min(timedelta(minutes=2 ** min(failures - FREE_TRIES, 16)), LONGEST_WAIT)


def _keyed(pin: str, key: bytes) -> bytes:
    return hmac.new(key, b"pin:" + pin.encode(errors="replace"), hashlib.sha256).digest()
