"""Explains why a device file cannot be opened: it is missing, another program uses it, or this user has no right to
it.
"""

import errno
import termios

from kiosk.lending.model import Trouble

GONE = (OSError, termios.error)
"""The errors of a device that is missing, not allowed, or unplugged while in use; termios.error is no OSError."""

_IN_USE = frozenset({errno.EBUSY, errno.EAGAIN, errno.EWOULDBLOCK})
_DENIED = frozenset({errno.EACCES, errno.EPERM, *_IN_USE})


def trouble_of(error: BaseException) -> Trouble:
    """DENIED for a device that this user may not open or that another program uses, else MISSING."""
    return Trouble.DENIED if getattr(error, "errno", None) in _DENIED else Trouble.MISSING


def in_use(error: BaseException) -> bool:
    """Does another program use the device? Then a serial line is locked (EAGAIN), a keyboard grabbed (EBUSY)."""
    return getattr(error, "errno", None) in _IN_USE
