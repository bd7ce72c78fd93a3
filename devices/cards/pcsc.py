"""The few PC/SC calls that the card reader needs, with errors as exceptions and bytes as `bytes`.

PC/SC is the system's card service, on Linux pcscd, reached through pyscard. Names and numbers are those of pcsc-lite's
`pcsclite.h`.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from kiosk.lending.model import Trouble

READERS_CHANGED = "\\\\?PnP?\\Notification"
"""The name of a pseudo reader whose state changes whenever a reader is added or removed."""

UNSEEN = 0
"""The state of a reader before its state is known: the service then reports a change at once."""

_CHANGED, _UNKNOWN, _UNAVAILABLE, _PRESENT = 0x02, 0x04, 0x08, 0x20

INVALID_HANDLE = 0x80100003
UNKNOWN_READER = 0x80100009
CANCELLED = 0x80100002
TIMEOUT = 0x8010000A
COMM_ERROR = 0x80100013
NO_SERVICE = 0x8010001D
SERVICE_STOPPED = 0x8010001E
NO_ACCESS = 0x80100027
NO_READERS = 0x8010002E
SECURITY_VIOLATION = 0x8010006A


class PcscError(Exception):
    """A call that the card service refused or could not answer; `code` is the error code of PC/SC."""

    def __init__(self, call: str, code: int, words: str = "") -> None:
        self.call, self.code = call, code & 0xFFFFFFFF
        super().__init__(f"{call}: {words} (0x{self.code:08X})" if words else f"{call}: 0x{self.code:08X}")

    @property
    def service_gone(self) -> bool:
        """Is a new connection to the service needed before anything works again?"""
        return self.code in (NO_SERVICE, SERVICE_STOPPED, COMM_ERROR, INVALID_HANDLE)

    @property
    def trouble(self) -> Trouble:
        """DENIED when this user may not use the card service, else MISSING."""
        # After the connection was made, "access denied" may only mean that the service ended during the call.
        denied = self.call == "SCardEstablishContext" and self.code in (SECURITY_VIOLATION, NO_ACCESS)
        return Trouble.DENIED if denied else Trouble.MISSING


@dataclass(frozen=True, slots=True)
class Slot:
    """One reader as the card service describes it; `state` has the bits of its state."""

    state: int

    @property
    def working(self) -> bool:
        return not self.state & (_UNKNOWN | _UNAVAILABLE)

    @property
    def card(self) -> int | None:
        """The number of the card on the reader, or None if there is none.

        pcsc-lite counts arrivals and departures in the upper 16 bits: two cards of one kind that were swapped between
        two calls differ only there.
        """
        return self.state >> 16 & 0xFFFF if self.state & _PRESENT else None


class Card:
    """An open connection to the card on a reader. `atr` identifies the kind of card."""

    def __init__(self, scard: Any, handle: int, protocol: int) -> None:
        self._scard, self._handle = scard, handle
        self._header = scard.SCARD_PCI_T1 if protocol == scard.SCARD_PROTOCOL_T1 else scard.SCARD_PCI_T0
        _, _, _, atr = _call(scard, "SCardStatus", handle)
        self.atr = _bytes(atr)

    def ask(self, command: bytes) -> bytes:
        """The answer of the card, or of the reader, to a command; the last two bytes are the status. Raises
        `PcscError`.
        """
        return _bytes(_call(self._scard, "SCardTransmit", self._handle, self._header, list(command))[0])


class Service:
    """A connection to the card service. Its methods raise `PcscError`; only `cancel` may be called from other
    threads.
    """

    def __init__(self) -> None:
        from smartcard import scard

        self._scard = scard
        (self._context,) = _call(scard, "SCardEstablishContext", scard.SCARD_SCOPE_SYSTEM)
        self._readers_state = UNSEEN

    def close(self) -> None:
        self._scard.SCardReleaseContext(self._context)

    def cancel(self) -> None:
        """Wake `wait`. Does nothing if no thread waits at this moment."""
        self._scard.SCardCancel(self._context)

    def readers(self) -> frozenset[str]:
        try:
            (names,) = _call(self._scard, "SCardListReaders", self._context, [])
        except PcscError as error:
            if error.code == NO_READERS:
                return frozenset()
            raise
        return frozenset(names)

    def wait(self, known: Mapping[str, int], seconds: float) -> dict[str, Slot]:
        """Wait until readers differ from their `known` state, at most `seconds`, and return those readers.

        The result is empty if the list of readers changed, if the time is over, or after `cancel`.
        """
        asked = [*known.items(), (READERS_CHANGED, self._readers_state)]
        try:
            (answers,) = _call(self._scard, "SCardGetStatusChange", self._context, int(seconds * 1000), asked)
        except PcscError as error:
            if error.code in (TIMEOUT, CANCELLED, UNKNOWN_READER):
                return {}
            raise
        changed: dict[str, Slot] = {}
        for name, state, _ in answers:
            if name == READERS_CHANGED:
                self._readers_state = state & ~_CHANGED
            elif state & _CHANGED:
                changed[name] = Slot(state & ~_CHANGED)
        return changed

    @contextmanager
    def card(self, reader: str) -> Iterator[Card]:
        """Open a connection to the card on a reader; after an error the card is reset, for the next try."""
        s = self._scard
        handle, protocol = _call(
            s, "SCardConnect", self._context, reader, s.SCARD_SHARE_SHARED, s.SCARD_PROTOCOL_T0 | s.SCARD_PROTOCOL_T1
        )
        farewell = s.SCARD_RESET_CARD
        try:
            yield Card(s, handle, protocol)
            farewell = s.SCARD_LEAVE_CARD
        finally:
            s.SCardDisconnect(handle, farewell)


def _call(scard: Any, function: str, *arguments: Any) -> list[Any]:
    try:
        results: list[Any]
        code, *results = getattr(scard, function)(*arguments)
    except SystemError:  # raised by pyscard for a handle of a service that ended
        raise PcscError(function, INVALID_HANDLE) from None
    if code != scard.SCARD_S_SUCCESS:
        raise PcscError(function, code, scard.SCardGetErrorMessage(code).rstrip("."))
    return results


def _bytes(numbers: list[int]) -> bytes:
    return bytes(number & 0xFF for number in numbers)
