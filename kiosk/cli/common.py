"""The parts that every command needs: the configuration, one sentence when something is wrong, the exit status."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from kiosk.lending.languages import SOURCE
from kiosk.printable import printable, printable_json
from kiosk.settings import Settings, SettingsError, find, load

ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        readable=False,  # the program has its own sentences about it
        help="The configuration; otherwise $KIOSK_CONFIG, a checkout's own kiosk.toml, /etc/deelkiosk/kiosk.toml.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON array on standard output, and nothing else.")]

FAILED, WRONG_USE = 1, 2


def fail(sentence: str, status: int = FAILED) -> NoReturn:
    """Write one sentence about the error on standard error, and exit with `status`."""
    remark(sentence)
    raise typer.Exit(status)


def remark(sentence: str) -> None:
    """Write a remark on standard error, beside the answer."""
    sys.stderr.write(f"{printable(sentence)}\n")


def read_settings(given: Path | None) -> Settings:
    """The configuration. Raises `SettingsError`."""
    return load(find(given), languages())


def settings(given: Path | None) -> Settings:
    """The configuration; exits with 2 and a sentence about an error in it."""
    try:
        return read_settings(given)
    except SettingsError as error:
        fail(str(error), WRONG_USE)


def languages() -> frozenset[str]:
    """The codes of the languages of the screens: the language of the source, and every language with a catalogue."""
    from screens.present.words import DOMAIN, LOCALE

    return frozenset({SOURCE, *(path.parent.parent.name for path in LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))})


def pictures() -> frozenset[str]:
    """The names of the drawings that an item can have."""
    import screens

    return frozenset(path.stem for path in (Path(screens.__file__).parent / "icons" / "items").glob("*.png"))


def counted(count: int, noun: str) -> str:
    """The count with its noun: `1 photo`, `2 photos`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def write_json(rows: object) -> None:
    """Write the rows as JSON on standard output."""
    import msgspec

    text = msgspec.json.encode(rows).decode()
    utf_8 = (sys.stdout.encoding or "").lower().replace("-", "") in ("utf8", "")
    sys.stdout.write(f"{printable_json(text, ascii_only=not utf_8)}\n")


@contextmanager
def plain_errors(*kinds: type[Exception]) -> Iterator[None]:
    """Turn these exceptions into one sentence and exit status 1."""
    try:
        yield
    except kinds as error:
        fail(f"{error.filename}: {error.strerror}." if isinstance(error, OSError) and error.filename else str(error))
