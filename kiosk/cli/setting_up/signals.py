"""How signals end the questions, and do not end what must follow."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

ENDING = (signal.SIGINT, signal.SIGHUP, signal.SIGTERM)
"""Ctrl-C, a terminal that is closed, and an end that is asked for."""


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """The first of these signals is a KeyboardInterrupt, whichever it is; those that follow it are nothing.

    A connection that breaks sends several.
    """

    def end(*_: object) -> None:
        for each in ENDING:
            signal.signal(each, signal.SIG_IGN)
        raise KeyboardInterrupt

    before = {each: signal.signal(each, end) for each in ENDING}
    try:
        yield
    finally:
        _restore(before)


@contextmanager
def undisturbed() -> Iterator[None]:
    """What is done meanwhile is done to its end, also by the programs that are started for it."""
    before = {each: signal.signal(each, signal.SIG_IGN) for each in ENDING}
    try:
        yield
    finally:
        _restore(before)


def _restore(handlers: dict[signal.Signals, Any]) -> None:
    for each, handler in handlers.items():
        signal.signal(each, handler)
