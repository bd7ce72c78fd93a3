"""Fixtures for the tests of the card reader."""

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
    """Collects the events that a reader posts; waits until as many as asked for have come."""

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
    """A pcscd of the test's own, not started yet; skips the test where none can run."""
    if why := obstacle():
        pytest.skip(f"not run: {why}")
    service = Pcscd()
    yield service
    service.stop()


@pytest.fixture
def reader_cards() -> Iterator[Callable[..., VirtualCard]]:
    """A function that makes cards like `VirtualCard`; cards that still lie on the reader are taken away at the end."""
    made: list[VirtualCard] = []

    def card(*arguments: Any, **options: Any) -> VirtualCard:
        made.append(VirtualCard(*arguments, **options))
        return made[-1]

    yield card
    for lying in made:
        lying.remove()


@pytest.fixture
def reader_started(reader_heard: Heard) -> Iterator[Callable[..., PcscReader]]:
    """A function that makes and starts readers that post to `reader_heard`, with a clock that stands at 7 s; they are
    stopped at the end.
    """
    started: list[PcscReader] = []

    def start(name: str | None = None, post: Post = reader_heard.post, **options: Any) -> PcscReader:
        reader = PcscReader(READER_KEY, name, **{"clock": lambda: 7.0, "settle_seconds": 0.1} | options)
        started.append(reader)
        reader.start(post)
        return reader

    yield start
    for reader in started:
        reader.stop()
