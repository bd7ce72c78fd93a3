"""Makes the output of every command safe: it cannot control a terminal, and can be encoded."""

import codecs
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

from typer import BadParameter, Typer
from typer.core import TyperGroup

from kiosk.printable import printable, printable_lines, written_out

WRITTEN_OUT = "written out"


def _written_out(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(written_out, error.object[error.start : error.end])), error.end


codecs.register_error(WRITTEN_OUT, _written_out)


class PlainStream:
    """A text stream over another one. It is no terminal, so that no colours are written to it."""

    def __init__(self, under: TextIO) -> None:
        self._under = under
        self.encoding = getattr(under, "encoding", None) or "utf-8"
        self.errors = "strict"

    def write(self, text: str) -> int:
        plain = printable_lines(text)
        # A terminal in Latin-1 cannot show the letters of an Arabic name, so they are written out as well.
        self._under.write(plain.encode(self.encoding, WRITTEN_OUT).decode(self.encoding))
        return len(text)

    def writelines(self, lines: Any) -> None:
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        self._under.flush()

    def fileno(self) -> int:
        return self._under.fileno()

    def isatty(self) -> bool:
        return False

    def readable(self) -> bool:
        return False

    def writable(self) -> bool:
        return True


IN_PLAIN_WORDS = (
    ("Value error, ", ""),
    ("Input should be a valid integer, unable to parse string as an integer", "it must be a whole number"),
    ("Input should be ", "it must be "),
)
"""The words of the library about a value that cannot be used, each with the words of the kiosk in their place."""


class PlainCommands(TyperGroup):
    """The group of all commands. Their streams are plain while they run, also for the message about a wrong command."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        with plain_streams():
            return super().main(*args, **kwargs)

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except BadParameter as error:
            for theirs, ours in IN_PLAIN_WORDS:
                error.message = error.message.replace(theirs, ours)
            raise


def command_line() -> Typer:
    """A command line without commands yet."""
    return Typer(
        cls=PlainCommands,
        help="A self-service kiosk for a house of sharing.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )


@contextmanager
def plain_streams() -> Iterator[None]:
    """Make standard output and error plain streams for the time of the `with` block."""
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = (one if isinstance(one, PlainStream) else PlainStream(one) for one in before)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


class PlainFormatter(logging.Formatter):
    """A formatter that writes one line for each message, whatever it contains; a traceback follows on lines of its
    own.
    """

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the name is logging's
        return printable(super().formatMessage(record))

    def formatException(self, ei: Any) -> str:  # noqa: N802
        return printable_lines(super().formatException(ei))
