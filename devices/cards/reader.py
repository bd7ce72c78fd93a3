"""The card reader: any PC/SC contactless reader, watched by one thread that waits, decodes and posts.

The thread waits in the card service until something changes. Readers may be added and removed, and the service may be
absent, killed or restarted: the thread starts again by itself.
"""

import logging
import re
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import closing

from devices.cards.pcsc import UNSEEN, Card, PcscError, Service, Slot
from devices.cards.reading import TornReadError, judge
from kiosk.lending.events import CardFault, CardRefused, CardRemoved, CardSeen, DeviceLost, DeviceReady
from kiosk.lending.model import CardId, Device, Trouble
from kiosk.lending.ports import Post

log = logging.getLogger(__name__)

RETRY_SECONDS = 1.0
SETTLE_SECONDS = 1.0
"""The seconds that a reader has after its start to find the card that is already on it; most readers look twice a
second.
"""
LOOK_SECONDS = 2.0
"""The most seconds between two reads of the list of readers, because pcsc-lite misses a reader that is added between
two waits.
"""

STOP_SECONDS = 2.5

TRIES = 3
TRY_AGAIN_SECONDS = 0.05
"""The pause between two tries, in seconds. The first exchange after a tap often fails, because the hand is still
moving.
"""

BUZZER_OFF = bytes.fromhex("FF00520000")
"""The command that turns the beep off (ACR122U API, 6.7), because the kiosk has its own chimes. It lasts until the
reader loses power.
"""

SECURE_MODULE = re.compile(r"\bSAM\b")
"""The pattern for the name of a slot inside the reader, for the maker's own chip."""


def chosen(readers: Iterable[str], name: str | None) -> frozenset[str]:
    """The readers to use: those whose name contains `name`, or all if it is None, without slots for a secure module."""
    return frozenset(r for r in readers if (name is None or name in r) and not SECURE_MODULE.search(r))


class PcscReader:
    """A `Source` of cards. `name` selects the reader by a part of its name (None: any); `key` digests the identifiers.

    Posts `DeviceReady` when a reader can be used and `DeviceLost` when none can: DENIED if the service refuses this
    user, else MISSING. A card that was on the reader at its start is posted with `tapped=False`, or not at all if it
    would be refused, because no visitor showed it.
    """

    def __init__(
        self,
        key: bytes,
        name: str | None = None,
        clock: Callable[[], float] = time.monotonic,
        connect: Callable[[], Service] = Service,
        settle_seconds: float = SETTLE_SECONDS,
    ) -> None:
        self._key, self._name, self._clock = key, name, clock
        self._connect, self._settle_seconds = connect, settle_seconds
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._service: Service | None = None
        self._state: DeviceReady | DeviceLost | None = None
        self._lying: dict[str, int] = {}
        self._hushed: set[str] = set()

    def start(self, post: Post) -> None:
        self._post = post
        self._thread = threading.Thread(target=self._run, name="card reader", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        if thread := self._thread:
            threading.Thread(target=self._wake, args=(thread,), name="card reader's waker", daemon=True).start()
            thread.join(STOP_SECONDS)
            if thread.is_alive():
                log.warning("the card service does not answer: its reader is left to the end of the process")

    def _wake(self, thread: threading.Thread) -> None:
        """Wake the reader's thread until it ends. Runs in a thread of its own, because `cancel` may hang too."""
        while thread.is_alive():
            if service := self._service:
                service.cancel()
            thread.join(0.02)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                with closing(self._connect()) as self._service:
                    self._watch(self._service)
            except PcscError as error:
                self._lose(error.trouble, str(error))
                self._stopping.wait(RETRY_SECONDS)

    def _watch(self, service: Service) -> None:
        """Watch the readers until the service is gone, beginning without any known reader. Raises `PcscError`."""
        settled_at: dict[str, float] = {}
        known: dict[str, int] = {}
        while not self._stopping.is_set():
            names = chosen(service.readers(), self._name)
            now = time.monotonic()
            for gone in (settled_at.keys() | known.keys()) - names:
                settled_at.pop(gone, None)
                known.pop(gone, None)
                self._forget(gone)
            for arrived in names - known.keys() - settled_at.keys():
                settled_at[arrived] = now + self._settle_seconds
            for settled in [name for name, due in settled_at.items() if due <= now]:
                del settled_at[settled]
                known[settled] = UNSEEN
            if not known and not settled_at:
                self._lose(Trouble.MISSING, "no reader")

            changed = service.wait(known, min([LOOK_SECONDS, *(due - now for due in settled_at.values())]))
            at = self._clock()
            for name, slot in changed.items():
                found_there = known[name] == UNSEEN
                if slot.working:
                    known[name] = slot.state
                    self._recover(name)
                    self._look(service, name, slot, at, tapped=not found_there)
                else:
                    del known[name]
                    self._forget(name)
                    if not any(known.values()):
                        self._lose(Trouble.MISSING, f"{name} does not answer")

    def _look(self, service: Service, name: str, slot: Slot, at: float, tapped: bool) -> None:
        if slot.card == self._lying.get(name):
            return  # the same card: the reader is only in use, or in standby
        self._lift(name, at)
        if slot.card is None:
            return
        self._lying[name] = slot.card
        match self._read(service, name):
            case CardFault() as fault:
                if tapped:
                    self._post(CardRefused(fault, at))
            case card:
                self._post(CardSeen(card, at, tapped))

    def _read(self, service: Service, name: str) -> CardId | CardFault:
        why: Exception | None = None
        for attempt in range(TRIES):
            if attempt:
                self._stopping.wait(TRY_AGAIN_SECONDS)
            try:
                with service.card(name) as card:
                    verdict = judge(card, self._key)
                    self._hush(name, card)
                    return verdict
            except PcscError as error:
                if error.service_gone:
                    raise
                why = error
            except TornReadError as error:
                why = error
        log.info("card on %s unreadable: %s", name, why)
        return CardFault.UNREADABLE

    def _hush(self, name: str, card: Card) -> None:
        """Turn the beep of the reader off, once after each start of it. The reader takes that command only with a card
        on it.
        """
        if "ACR122" in name and name not in self._hushed:
            self._hushed.add(name)
            card.ask(BUZZER_OFF)

    def _lift(self, name: str, at: float) -> None:
        if self._lying.pop(name, None) is not None:
            self._post(CardRemoved(at))

    def _forget(self, name: str) -> None:
        self._hushed.discard(name)
        self._lift(name, self._clock())

    def _recover(self, name: str) -> None:
        if isinstance(self._state, DeviceReady):
            return
        self._state = DeviceReady(Device.READER, name)
        self._post(self._state)

    def _lose(self, trouble: Trouble, why: str) -> None:
        for name in [*self._lying]:
            self._lift(name, self._clock())
        self._hushed.clear()
        lost = DeviceLost(Device.READER, trouble, details=why)
        if self._state != lost:
            self._state = lost
            self._post(lost)
