"""A card service that a test plays, without pcscd: readers come, go and hang, and cards lie on them.

It does what the virtual reader cannot: unplug a reader, give it another name, and deny access.
"""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from devices.cards.pcsc import UNKNOWN_READER, PcscError, Slot
from tests.support.vcard import CLASSIC

EMPTY, UNAVAILABLE, PRESENT, IN_USE = 0x10, 0x08, 0x20, 0x100
NO_CARD = 0x8010000C


class TwinCard:
    def __init__(self, uid: bytes) -> None:
        self.uid = uid
        self.atr = CLASSIC
        self.asked: list[bytes] = []

    def ask(self, command: bytes) -> bytes:
        self.asked.append(command)
        return self.uid + b"\x90\x00" if command.startswith(b"\xff\xca") else b"\x90\x00"


class TwinService:
    """Stands in for `devices.cards.pcsc.Service`; pass `twin.connect`. `refused` is the error code of a new client."""

    def __init__(self) -> None:
        self.refused: int | None = None
        self.cards: dict[str, TwinCard] = {}
        self._states: dict[str, int] = {}
        self._changed = threading.Condition()
        self._news = self._awaited = 0
        self._all_seen = False

    # --- for the test ---

    def plug(self, name: str, card: TwinCard | None = None) -> None:
        with self._changing():
            self._states[name] = EMPTY
            if card:
                self._lay(name, card)

    def unplug(self, name: str) -> None:
        with self._changing():
            del self._states[name]
            self.cards.pop(name, None)

    def hang(self, name: str) -> None:
        with self._changing():
            self._states[name] = UNAVAILABLE
            self.cards.pop(name, None)

    def lay(self, name: str, card: TwinCard) -> None:
        with self._changing():
            self._lay(name, card)

    def use(self, name: str) -> None:
        """Lets another program use the card."""
        with self._changing():
            self._states[name] ^= IN_USE

    def looked_at(self) -> None:
        """Returns when the client has seen every change and waits for more."""
        with self._changed:
            assert self._changed.wait_for(lambda: self._all_seen, 20)

    def _lay(self, name: str, card: TwinCard) -> None:
        self.cards[name] = card
        self._states[name] = (((self._states[name] >> 16) + 1) << 16) | PRESENT

    @contextmanager
    def _changing(self) -> Iterator[None]:
        with self._changed:
            yield
            self._news += 1
            self._all_seen = False
            self._changed.notify_all()

    # --- as `Service` ---

    def connect(self) -> "TwinService":
        if self.refused:
            raise PcscError("SCardEstablishContext", self.refused)
        return self

    def close(self) -> None:
        pass

    def cancel(self) -> None:
        with self._changing():
            pass

    def readers(self) -> frozenset[str]:
        with self._changed:
            self._awaited = self._news
            return frozenset(self._states)

    def wait(self, known: Mapping[str, int], seconds: float) -> dict[str, Slot]:
        with self._changed:
            if not self._differing(known) and self._awaited == self._news:
                self._all_seen = True
                self._changed.notify_all()
                self._changed.wait_for(lambda: self._news > self._awaited, seconds)
            return self._differing(known)

    def _differing(self, known: Mapping[str, int]) -> dict[str, Slot]:
        return {name: Slot(self._states[name]) for name in known if self._states.get(name, known[name]) != known[name]}

    @contextmanager
    def card(self, reader: str) -> Iterator[TwinCard]:
        if reader not in self._states:
            raise PcscError("SCardConnect", UNKNOWN_READER)
        if reader not in self.cards:
            raise PcscError("SCardConnect", NO_CARD)
        yield self.cards[reader]
