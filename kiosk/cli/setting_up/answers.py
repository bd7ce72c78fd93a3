"""Takes the answers from a file, to set up many kiosks without questions, or uses the defaults."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from kiosk.cli.setting_up.asking import CannotBe, NotAnswered, Option, as_it_is, as_text, read_yes

T = TypeVar("T")


class Answers:
    """An `Asker` that takes the answers from a file, and with `defaults` the default of every question that the file
    does not answer.

    Raises `NotAnswered`. Devices are not tried out, because nobody is there.
    """

    def __init__(self, tables: dict[str, Any], source: str, defaults: bool) -> None:
        self._answers = dict(_flat(tables))
        self._source, self._defaults = source, defaults
        self._asked: set[str] = set()

    def heading(self, title: str) -> None:
        pass

    def say(self, text: str) -> None:
        pass

    def value(
        self, key: str, question: str, default: T | None, read: Callable[[str], T], show: Callable[[T], str]
    ) -> T:
        self._asked.add(key)
        if key in self._answers:
            with self._named(key):
                return read(as_text(self._answers[key]))
        if self._defaults and default is not None:
            return default
        raise NotAnswered(f"{self._source} has no answer for {key}: {question}")

    def choose(
        self,
        key: str,
        question: str,
        options: Sequence[Option[T]],
        default: T,
        other: Callable[[str], T] | None = None,
    ) -> T:
        def read(text: str) -> T:
            for option in options:
                if as_text(option.value) == text:
                    return option.value
            if other is None:
                raise CannotBe(f"allowed is {' or '.join(as_text(option.value) for option in options)}.")
            return other(text)

        return self.value(key, question, default, read, as_text)

    def yes(self, key: str, question: str, default: bool) -> bool:
        return self.value(key, question, default, read_yes, str)

    def secret(self, key: str, question: str, read: Callable[[str], str]) -> str:
        return self.value(key, question, "", lambda text: read(text) if text else "", as_it_is)

    def looks(self) -> bool:
        return False

    def rest(self) -> dict[str, Any]:
        return {key: value for key, value in self._answers.items() if key not in self._asked}

    def wait(self, question: str, happened: Callable[[], T | None], seconds: float) -> T | str | None:
        return None

    @contextmanager
    def _named(self, key: str) -> Iterator[None]:
        try:
            yield
        except CannotBe as why:
            raise NotAnswered(f"{self._source}: {key} cannot be used: {why}") from None


def _flat(tables: dict[str, Any], place: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in tables.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{place}{key}.")
        else:
            yield f"{place}{key}", value


def file_of_answers(path: Path, tables: dict[str, Any]) -> None:
    """Check the rights of a file of answers. Raises `NotAnswered` if others can read a file that has a PIN in it."""
    coordinator = tables.get("coordinator")
    if isinstance(coordinator, dict) and coordinator.get("pin") and path.stat().st_mode & 0o077:
        raise NotAnswered(f"{path}: others can read this file, and a PIN is in it. Run `chmod 600 {path}`.")
