"""What the tests of the card reader start with."""

from collections.abc import Callable, Iterator
from queue import Queue
from typing import Any

import pytest

from devices.cards.reader import PcscReader
from kiosk.lending.events import Event
from kiosk.lending.ports import Post
from tests.support.pcscd import Pcscd, obstacle
from tests.support.vcard import VirtualCard

READER_KEY = bytes(range(32))


class Heard:
    """Collects what a reader posts; asked for the next events, it waits until there are as many."""

    def __init__(self) -> None:
        self.events: Queue[Event] = Queue()
        self.post = self.events.put

    def __call__(self, count: int) -> list[Event]:
        return [self.events.get(timeout=20) for _ in range(count)]

    @property
    def nothing_more(self) -> bool:
        return self.events.empty()


@pytest.fixture
def reader_heard() -> Heard:
    return Heard()


@pytest.fixture
def reader_service() -> Iterator[Pcscd]:
    """A pcscd of the test's own, not started yet; the test is not run where there can be none."""
    if why := obstacle():
        pytest.skip(f"not run: {why}")
    service = Pcscd()
    yield service
    service.stop()


@pytest.fixture
def reader_cards() -> Iterator[Callable[..., VirtualCard]]:
    """Makes cards like `VirtualCard`; in the end takes away those that still lie there."""
    made: list[VirtualCard] = []

    def card(*arguments: Any, **options: Any) -> VirtualCard:
        made.append(VirtualCard(*arguments, **options))
        return made[-1]

    yield card
    for lying in made:
        lying.remove()


@pytest.fixture
def reader_started(reader_heard: Heard) -> Iterator[Callable[..., PcscReader]]:
    """Makes and starts readers that post to `reader_heard`, with a clock that is always at 7; stops them in the end."""
    started: list[PcscReader] = []

    def start(name: str | None = None, post: Post = reader_heard.post, **options: Any) -> PcscReader:
        reader = PcscReader(READER_KEY, name, **{"clock": lambda: 7.0, "settle_seconds": 0.1} | options)
        started.append(reader)
        reader.start(post)
        return reader

    yield start
    for reader in started:
        reader.stop()
