"""Somebody who sits beside the kiosk and answers: an `Asker` without a terminal."""

import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from kiosk.cli.setting_up.asking import CannotBe, Option, as_text, read_yes

T = TypeVar("T")

PATIENCE = 20.0
"""Seconds to wait for what must come, on a slow machine."""


class Somebody:
    """Answers by key, with Enter where `answers` has none; a list of answers is given one after the other.

    `does` is what happens each time the kiosk waits: a function is called, a text is typed. `said` is all that was
    told, `offered` the options of each choice.
    """

    def __init__(self, answers: dict[str, Any] | None = None, does: Sequence[Callable[[], object] | str] = ()) -> None:
        self._answers = {
            key: deque(each if isinstance(each, list) else [each]) for key, each in (answers or {}).items()
        }
        self._does = deque(does)
        self.said: list[str] = []
        self.offered: dict[str, list[Any]] = {}

    def heading(self, title: str) -> None:
        pass

    def say(self, text: str) -> None:
        self.said.append(text)

    def value(
        self, key: str, question: str, default: T | None, read: Callable[[str], T], show: Callable[[T], str]
    ) -> T:
        while given := self._answers.get(key):
            try:
                return read(given.popleft())
            except CannotBe as why:
                self.say(str(why))
        assert default is not None, f"{key} must be answered"
        return default

    def choose(
        self,
        key: str,
        question: str,
        options: Sequence[Option[T]],
        default: T,
        other: Callable[[str], T] | None = None,
    ) -> T:
        self.offered[key] = [option.value for option in options]

        def read(text: str) -> T:
            for option in options:
                if as_text(option.value) == text:
                    return option.value
            assert other is not None, f"{text} is none of {self.offered[key]}"
            return other(text)

        return self.value(key, question, default, read, as_text)

    def yes(self, key: str, question: str, default: bool) -> bool:
        return self.value(key, question, default, read_yes, as_text)

    def secret(self, key: str, question: str, read: Callable[[str], str]) -> str:
        return self.value(key, question, "", read, str)

    def looks(self) -> bool:
        return True

    def rest(self) -> dict[str, Any]:
        return {}

    def wait(self, question: str, happened: Callable[[], T | None], seconds: float) -> T | str | None:
        if not self._does:
            return ""
        does = self._does.popleft()
        if isinstance(does, str):
            return does
        until = time.monotonic() + PATIENCE
        time.sleep(0.02)
        while time.monotonic() < until:
            does()  # again and again, because the device may not be open yet
            for _ in range(50):
                if (found := happened()) is not None:
                    return found
                time.sleep(0.01)
        raise AssertionError(f"nothing happened: {question}")
