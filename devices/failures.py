"""Explains why a device file cannot be opened: it is missing, another program has it, or this user may not."""

import errno
import termios

from kiosk.lending.model import Trouble

GONE = (OSError, termios.error)
"""The errors of a device that is missing, not allowed, or pulled out while in use; termios.error is no OSError."""

_IN_USE = frozenset({errno.EBUSY, errno.EAGAIN, errno.EWOULDBLOCK})
_DENIED = frozenset({errno.EACCES, errno.EPERM, *_IN_USE})


def trouble_of(error: BaseException) -> Trouble:
    """DENIED for a device that this user may not open or that another program has, else MISSING."""
    return Trouble.DENIED if getattr(error, "errno", None) in _DENIED else Trouble.MISSING


def in_use(error: BaseException) -> bool:
    """Does another program have the device? A serial line is locked then (EAGAIN), a keyboard grabbed (EBUSY)."""
    return getattr(error, "errno", None) in _IN_USE
