"""The whole setup, from the first question to a running kiosk."""

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import typer

from kiosk import keyfile
from kiosk.cli.common import WRONG_USE, fail
from kiosk.cli.doctor import doctor
from kiosk.cli.setting_up.answers import Answers, file_of_answers
from kiosk.cli.setting_up.asking import Asker, NotAnswered
from kiosk.cli.setting_up.carrying_out import add_coordinator, carry_out, give_card, known_of
from kiosk.cli.setting_up.interview import UNCHANGED, ask
from kiosk.cli.setting_up.machine import machine_of
from kiosk.cli.setting_up.plan import next_steps
from kiosk.cli.setting_up.questions import reader
from kiosk.cli.setting_up.questions.people import Coordinator
from kiosk.cli.setting_up.service import stopped
from kiosk.cli.setting_up.signals import ended_by_signals
from kiosk.cli.setting_up.terminal import Terminal
from kiosk.cli.setting_up.whose import acting_as
from kiosk.explain import NotTomlError, read_tables
from kiosk.lending.limits import SHORTEST_DESK_PIN
from kiosk.settings import Settings
from kiosk.wiring import CardService

UNFINISHED = "This was ended before all was done. Run it again: it begins with what is done."


def set_up(answers: Path | None, defaults: bool, config: Path | None) -> None:
    """Asks the questions, carries out the answers, and writes what works and the next steps. The arguments are those of
    the command.
    """
    kiosk, present = machine_of(config)
    asker = _asker(answers, defaults)
    with ExitStack() as stack:
        stack.enter_context(ended_by_signals())
        ran = kiosk.service is not None and kiosk.service.active
        if kiosk.service and ran:
            with _given_up(UNCHANGED):
                visited = kiosk.service.visited
                if asker.looks() and not asker.yes("setup.stop", f"{VISITED if visited else ''}{STOP}", not visited):
                    fail(UNCHANGED)
            stack.enter_context(stopped(kiosk.service))
        stack.enter_context(acting_as(kiosk.owner))
        with _given_up(UNCHANGED):
            plan = ask(asker, present, known_of(present), kiosk)
        with _given_up(UNFINISHED):
            config_now = carry_out(plan, kiosk)
            if plan.coordinator:
                _welcome(asker, config_now, plan.coordinator)
        well = _examined(kiosk.path)
        if ran:
            sys.stdout.write("\nThe kiosk is started again. That takes some seconds.\n")
            sys.stdout.flush()
    sys.stdout.write("\n")
    for line in next_steps(plan, kiosk, well, ran):
        sys.stdout.write(f"{line}\n")


VISITED = "Somebody is at the kiosk just now, and could not finish their visit. "
STOP = (
    "The kiosk runs, and has the devices that you are going to try. It is stopped while you answer, and started again "
    "at the end. Go on?"
)
NO_CARD = (
    "No card was given. A PIN of {digits} digits opens the desk without one. Otherwise run this again, and type "
    "{number} as the name of the coordinator."
)
CARD = "Lay the coordinator's card on the reader now; take it away first if it lies there. Enter: give one later."


def _asker(file: Path | None, defaults: bool) -> Asker:
    if file is None and not defaults:
        if not (os.isatty(0) and os.isatty(1)):
            fail("This asks questions, and there is no terminal. Give --answers FILE, or --defaults.", WRONG_USE)
        return Terminal()
    try:
        tables = read_tables(file) if file else {}
        if file:
            file_of_answers(file, tables)
    except (NotTomlError, NotAnswered) as error:
        fail(str(error), WRONG_USE)
    except OSError as error:
        fail(f"{file}: {error.strerror}.", WRONG_USE)
    return Answers(tables, str(file or "--defaults"), defaults)


@contextmanager
def _given_up(sentence: str) -> Iterator[None]:
    """End with this sentence if the person gives up, or with another one if an answer is missing."""
    try:
        yield
    except (KeyboardInterrupt, EOFError):
        sys.stdout.write("\n")
        fail(sentence)
    except NotAnswered as why:
        fail(str(why), WRONG_USE)


def _welcome(asker: Asker, config: Settings, coordinator: Coordinator) -> None:
    """Adds the coordinator, writes their number, and gives them the card that they lay down."""
    number = add_coordinator(config, coordinator)
    asker.heading("Done")
    asker.say(f"The member number of the coordinator is {number}.")
    if isinstance(config.cards.wiring, CardService) and asker.looks():
        card = reader.card_laid(asker, config.cards.wiring, keyfile.read(config.database.key_path), CARD)
        asker.say(give_card(config, number, card) if card else NO_CARD.format(digits=SHORTEST_DESK_PIN, number=number))


def _examined(path: Path) -> bool:
    """Is everything in order, according to the doctor? The doctor writes its findings itself."""
    sys.stdout.write("\nWhat works now\n--------------\n")
    try:
        doctor(config=path)
    except typer.Exit:
        return False
    return True
