"""Opens the ledger for a command and carries the command out; every failure is one sentence on standard error."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar
from uuid import uuid4

from kiosk import erased, keyfile
from kiosk.cli.clock import trusted_clock
from kiosk.cli.common import WRONG_USE, fail, plain_errors, remark
from kiosk.lending.actors import CommandLine
from kiosk.lending.commands import Command, Done
from kiosk.lending.declining import CommandDeclined, FormError
from kiosk.lending.model import Operation, Refusal
from kiosk.lending.ports import LedgerError
from kiosk.lending.visible import holds_unseen
from kiosk.settings import Settings

if TYPE_CHECKING:
    from db.ledger import SqlLedger

L = TypeVar("L", bound="SqlLedger")

logging.getLogger("db").addHandler(logging.NullHandler())
"""The handler keeps log lines about repeated tries of the ledger off standard error, which gets only the one
sentence.
"""


def now() -> datetime:
    """The time of the system's clock, in UTC."""
    return datetime.now(UTC)


@contextmanager
def open_ledger(config: Settings, key: bytes = b"") -> Iterator["SqlLedger"]:
    """The ledger of an existing, current database; prints a sentence and exits with 1 for any other database.

    A command that cannot be carried out exits with 1 as well, a command of a wrong form with 2. Without the kiosk's
    `key` the ledger cannot keep PINs.
    """
    from db.ledger import SqlLedger

    with open_ledger_as(SqlLedger, config, key) as ledger:
        yield ledger


@contextmanager
def open_ledger_as(kind: type[L], config: Settings, key: bytes = b"") -> Iterator[L]:
    """The ledger as an object of the class `kind`, which has more methods; otherwise the same as `open_ledger`."""
    from db.engine import open_engine
    from db.trouble import diagnose
    from kiosk.holidays import public_holidays

    engine = open_engine(config.database.url)
    try:
        if unsafe := diagnose(engine):
            fail(f"{unsafe.sentence} {unsafe.advice}")
        with plain_answers(config):
            yield kind(
                engine,
                now,
                config.house.timezone,
                key,
                public_holidays=public_holidays,
                keeper=trusted_clock(config),
                note_erased=erased.listing(config.database.key_path),
            )
    finally:
        engine.dispose()


@contextmanager
def open_ledger_with_key(config: Settings) -> Iterator[tuple["SqlLedger", bytes]]:
    """The ledger with the kiosk's key, for cards and PINs; exits with 1 if the key is not that of the database."""
    key = key_of(config)
    with open_ledger(config, key) as ledger:
        yield ledger, key


def key_of(config: Settings) -> bytes:
    """The kiosk's key; exits with 1 if it is not that of the database."""
    with open_ledger(config) as ledger:
        key = keyfile.read(config.database.key_path)
        if differs := ledger.key_differs(key):
            fail(f"{config.database.key_path}: {differs}")
    return key


def carry_out(config: Settings, command: Command) -> Done:
    """Opens the ledger and carries out one command. A failure ends as in `open_ledger`."""
    with open_ledger(config) as ledger:
        return do(ledger, command)


def do(ledger: "SqlLedger", command: Command) -> Done:
    """Carries out one command, once, in the name of the command line. Raises CommandDeclined, LedgerError."""
    done = ledger.do(Operation(uuid4().hex), CommandLine(), command)
    if holds_unseen(command):
        remark("Characters that nobody can see were left out of what you typed.")
    return done


@contextmanager
def plain_answers(config: Settings) -> Iterator[None]:
    """Turns a command that was declined, and an error of the ledger, into one sentence and an exit status."""
    with plain_errors(keyfile.KeyFileError):
        try:
            yield
        except LedgerError as error:
            fail(f"{error.unsafe.sentence} {error.unsafe.advice}" if error.unsafe else str(error))
        except FormError as error:
            fail(str(error), WRONG_USE)
        except CommandDeclined as declined:
            fail(_reasons(declined.refusal, config) if declined.refusal else str(declined))


def _reasons(refusal: Refusal, config: Settings) -> str:
    """The reasons of a refusal, in the words of the screen, in English."""
    from screens.present.members.reasons import reason_text
    from screens.present.words import wordbook

    words = wordbook(config.house.timezone)("en")
    return " ".join(reason_text(reason, refusal, words).sentence for reason in refusal.reasons)
