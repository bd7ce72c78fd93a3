"""Asks the questions at a terminal of 80 columns, which may be connected by ssh."""

import os
import select
import sys
import textwrap
import time
from collections.abc import Callable, Sequence
from getpass import getpass
from typing import Any, TypeVar

from kiosk.cli.setting_up.asking import CannotBe, Option, as_text, read_yes

T = TypeVar("T")

WIDTH = 78
INDENT = "   "
BEAT = 0.05
"""The seconds between two looks at a device and at the keyboard."""


class Terminal:
    """An `Asker` that reads lines. Raises EOFError at Ctrl-D; does not catch KeyboardInterrupt."""

    def __init__(self, keyboard: int = 0) -> None:
        self._keyboard = keyboard
        self._typed = b""
        self._answered = False

    def heading(self, title: str) -> None:
        sys.stdout.write(f"\n{title}\n{'-' * len(title)}\n")
        self._answered = False

    def say(self, text: str) -> None:
        self._apart()
        sys.stdout.write(f"{wrapped(text)}\n")

    def _apart(self) -> None:
        """Write an empty line after an answer, before the next text."""
        sys.stdout.write("\n" if self._answered else "")
        self._answered = False

    def value(
        self, key: str, question: str, default: T | None, read: Callable[[str], T], show: Callable[[T], str]
    ) -> T:
        self.say(question)
        while True:
            typed = self._answer("" if default is None else show(default))
            if not typed and default is not None:
                return default
            try:
                if not typed:
                    raise CannotBe("This needs an answer.")
                return read(typed)
            except CannotBe as why:
                self.say(str(why))

    def choose(
        self,
        key: str,
        question: str,
        options: Sequence[Option[T]],
        default: T,
        other: Callable[[str], T] | None = None,
    ) -> T:
        self.say(question)
        typed_for = {option.typed or str(number): option for number, option in enumerate(options, 1)}
        for typed, option in typed_for.items():
            sys.stdout.write(f"{wrapped(option.words, f'{INDENT}{typed:>2}  ')}\n")
        usual = next((typed for typed, option in typed_for.items() if option.value == default), as_text(default))
        while True:
            typed = self._answer(usual)
            if not typed:
                return default
            if (chosen := typed_for.get(typed.upper())) is not None:
                return chosen.value
            try:
                if other is None:
                    raise CannotBe(f"Type one of {', '.join(typed_for)}, or only Enter for {usual}.")
                return other(typed)
            except CannotBe as why:
                self.say(str(why))

    def yes(self, key: str, question: str, default: bool) -> bool:
        return self.value(key, question, default, read_yes, lambda it: "yes" if it else "no")

    def secret(self, key: str, question: str, read: Callable[[str], str]) -> str:
        self.say(question)
        while True:
            first = getpass(f"{INDENT}Nothing shows while you type > ")
            if not first:
                return ""
            try:
                answer = read(first)
            except CannotBe as why:
                self.say(str(why))
                continue
            if getpass(f"{INDENT}Once more, to be sure         > ") == first:
                return answer
            self.say("These two were not the same.")

    def looks(self) -> bool:
        return True

    def rest(self) -> dict[str, Any]:
        return {}

    def wait(self, question: str, happened: Callable[[], T | None], seconds: float) -> T | str | None:
        self.say(question)
        sys.stdout.flush()
        until = time.monotonic() + seconds
        typed: str | None = None
        while time.monotonic() < until:
            if (found := happened()) is not None:
                self._forget_typed()
                return found
            if typed is not None:
                continue
            if self._waits(BEAT):
                typed = self._line()
                self._answered = False  # there is an empty line already, or the text of a scanner
                if not typed:
                    return ""
                until = min(until, time.monotonic() + 10 * BEAT)  # a scanner may type here as well as send its code
        return typed

    def _answer(self, default: str) -> str:
        sys.stdout.write(f"{INDENT}[{default}] > " if default else f"{INDENT}> ")
        sys.stdout.flush()
        return self._line()

    def _line(self) -> str:
        while b"\n" not in self._typed:
            if not (more := os.read(self._keyboard, 4096)):
                raise EOFError
            self._typed += more
        line, _, self._typed = self._typed.partition(b"\n")
        self._answered = True
        return line.decode("utf-8", "replace").strip()

    def _waits(self, seconds: float) -> bool:
        """Was a line typed, now or within `seconds`?"""
        return b"\n" in self._typed or bool(select.select([self._keyboard], [], [], seconds)[0])

    def _forget_typed(self) -> None:
        """Discard text that a scanner typed into this terminal, so that it does not answer the next question."""
        while select.select([self._keyboard], [], [], 4 * BEAT)[0] and os.read(self._keyboard, 4096):
            pass
        self._typed = b""


def wrapped(text: str, before: str = INDENT) -> str:
    """The text on lines of 78 columns, with `before` in front of the first line, and as many blanks in front of the
    others.
    """
    after = " " * len(before)
    return textwrap.fill(text, WIDTH, initial_indent=before, subsequent_indent=after, break_on_hyphens=False)
