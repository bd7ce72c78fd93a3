"""The key file: 32 random bytes that only the kiosk's user can read, with which cards are digested."""

import os
import secrets
import stat
from pathlib import Path

from kiosk.lending.cards import KEY_BYTES
from kiosk.own_files import put


class KeyFileError(Exception):
    """The key file is missing or cannot be used; the message says what to do."""


def make(path: Path) -> bool:
    """Write a new key with mode 0600, unless there is one already. Returns whether it was made."""
    if path.exists():
        read(path)
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    put(path, secrets.token_bytes(KEY_BYTES))
    return True


def read(path: Path) -> bytes:
    """The key in this file. Raises `KeyFileError` if the file is missing, is no key, or can be read by other users."""
    try:
        with path.open("rb") as file:
            mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
            key = file.read(KEY_BYTES + 1)
    except FileNotFoundError:
        raise KeyFileError(
            f"{path}: the key file is missing. Run `kiosk init` first, or put back the one you had."
        ) from None
    except PermissionError:
        raise KeyFileError(f"{path}: this user may not read the key file; use `sudo -u kiosk kiosk …`.") from None
    except OSError as error:
        raise KeyFileError(f"{path}: the key file cannot be read: {error.strerror}.") from None
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise KeyFileError(f"{path}: others than the kiosk may read the key file. Run `chmod 600 {path}`.")
    if len(key) != KEY_BYTES:
        raise KeyFileError(f"{path}: this is not a key file; it must have {KEY_BYTES} bytes. Put back the one you had.")
    return key
