"""`kiosk setup`: from the first question to a kiosk that runs."""

import os
import shlex
import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from kiosk import keyfile
from kiosk.cli.common import WRONG_USE, ConfigFile, fail, languages, plain_errors, remark
from kiosk.cli.doctor import doctor
from kiosk.cli.setting_up import house, people, printer, reader, scanner, screen, written
from kiosk.cli.setting_up.answers import Answers, file_of_answers
from kiosk.cli.setting_up.asking import Asker, NotAnswered
from kiosk.cli.setting_up.carrying_out import (
    HOUSE_FILE,
    Known,
    add_coordinator,
    first_house,
    furnish,
    give_card,
    known_of,
)
from kiosk.cli.setting_up.house import Beginning, Furnishing
from kiosk.cli.setting_up.people import Coordinator
from kiosk.cli.setting_up.service import Service, stopped
from kiosk.cli.setting_up.terminal import Terminal
from kiosk.cli.setting_up.whose import ROOT, Owner, acting_as, acting_as_root, owner_of
from kiosk.cli.setting_up.wishes import Wishes
from kiosk.cli.setting_up.written import changed, write
from kiosk.explain import NotTomlError, read_tables
from kiosk.settings import Settings, SettingsError, find, load, places
from kiosk.wiring import CardService, NetworkAddress

UNCHANGED = "Nothing was changed."
UNFINISHED = "This was ended before all was done. Run it again: it begins with what is done."
MOST_LINES = 3
"""Of what to do next."""


@dataclass(frozen=True, slots=True)
class Machine:
    """The kiosk that is set up: its kiosk.toml, the user of its data (None: whoever asks), and its service, if any."""

    path: Path
    owner: Owner | None
    service: Service | None

    @property
    def house_file(self) -> Path:
        """What the house lends, beside kiosk.toml."""
        return self.path.with_name(HOUSE_FILE)

    def command(self, words: str) -> str:
        """How a command is given here."""
        user = f"sudo -u {self.owner.name} " if self.owner else ""
        named = "" if self.path in places() else f" --config {shlex.quote(str(self.path))}"
        return f"{user}kiosk {words}{named}"


@dataclass(frozen=True, slots=True)
class Answered:
    """All that was answered."""

    wishes: Wishes
    furnishing: Furnishing
    coordinator: Coordinator | None


def setup(
    answers: Annotated[
        Path | None,
        typer.Option(
            "--answers",
            metavar="FILE",
            readable=False,
            help="Ask nobody: the answers are in this file. docs/setup.md tells its keys.",
        ),
    ] = None,
    defaults: Annotated[
        bool, typer.Option("--defaults", help="Ask nobody: take what Enter would take, where FILE has no answer.")
    ] = False,
    config: ConfigFile = None,
) -> None:
    """Set up this kiosk: asks one question at a time, and writes kiosk.toml.

    Nothing is changed before the last question. Run it again at any time: it begins with what holds now.
    """
    path = _place(config)
    present = _present(path)
    asker = _asker(answers, defaults)
    _must_hold_data(present.database.key_path.parent)
    service = Service() if path == places()[-1] and os.geteuid() == ROOT else None
    kiosk = Machine(path, owner_of(present.database.key_path.parent), service)
    with ExitStack() as stack:
        stack.enter_context(ended_by_signals())
        ran = service is not None and service.active
        if service and ran:
            with _given_up(UNCHANGED):
                if asker.looks() and not asker.yes("setup.stop", STOP, True):
                    fail(UNCHANGED)
            stack.enter_context(stopped(service))
        stack.enter_context(acting_as(kiosk.owner))
        with _given_up(UNCHANGED):
            answered = _ask(asker, present, known_of(present), kiosk)
        with _given_up(UNFINISHED):
            _carry_out(asker, answered, kiosk)
        well = _examined(path)
    sys.stdout.write("\n")
    for line in _next(answered, kiosk, well, ran)[:MOST_LINES]:
        sys.stdout.write(f"{line}\n")


STOP = (
    "The kiosk runs, and has the devices that you are going to try. It is stopped while you answer, and started again "
    "at the end. Go on?"
)
HELLO = (
    "This sets up the kiosk, one question at a time. Enter takes the answer that stands in brackets. Nothing is "
    "changed before the last question: until then Ctrl-C ends this and leaves all as it was."
)


def _place(given: Path | None) -> Path:
    """The kiosk.toml to write: the one in use, or a new one; exits with 2 when this user may not write it."""
    try:
        path = find(given)
    except SettingsError:
        named = given or (Path(os.environ["KIOSK_CONFIG"]) if os.environ.get("KIOSK_CONFIG") else None)
        path = named or places()[0]
    folder = Path(os.path.realpath(path)).parent
    if not folder.is_dir():
        fail(f"{folder}: there is no such folder.", WRONG_USE)
    if not os.access(folder, os.W_OK, effective_ids=True):
        fail(f"{path}: this user may not write it; use `sudo kiosk setup`.", WRONG_USE)
    return path


def _must_hold_data(folder: Path) -> None:
    """Exits with 2 when this user can neither write into the folder of the database nor make it."""
    there = next(each for each in (folder, *folder.parents) if each.exists())
    if not os.access(there, os.W_OK, effective_ids=True):
        fail(f"{folder}: this user may not write there; use `sudo kiosk setup`, or another [database] url.", WRONG_USE)


def _present(path: Path) -> Settings:
    if not path.exists():
        return Settings()
    try:
        return load(path, languages())
    except SettingsError as error:
        fail(f"{error} Correct that first.", WRONG_USE)


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
def ended_by_signals() -> Iterator[None]:
    """A terminal that is closed, or an end that is asked for, is Ctrl-C: the kiosk is started again all the same."""

    def end(*_: object) -> None:
        raise KeyboardInterrupt

    before = {each: signal.signal(each, end) for each in (signal.SIGHUP, signal.SIGTERM)}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


@contextmanager
def _given_up(sentence: str) -> Iterator[None]:
    """Ends with this sentence when somebody gives up, or with another one when an answer is missing."""
    try:
        yield
    except (KeyboardInterrupt, EOFError):
        sys.stdout.write("\n")
        fail(sentence)
    except NotAnswered as why:
        fail(str(why), WRONG_USE)


def _ask(asker: Asker, present: Settings, known: Known, kiosk: Machine) -> Answered:
    """Everything, from the name of the house to the coordinator; returns when somebody said that it is right."""
    wishes = Wishes(present)
    asker.say(HELLO)
    house.ask_house(asker, wishes)
    screen.ask_screen(asker, wishes)
    screen.ask_sound(asker, wishes)
    reader.ask_reader(asker, wishes)
    scanner.ask_scanner(asker, wishes)
    printer.ask_printer(asker, wishes)
    furnishing = Furnishing(Beginning.AS_IT_IS)
    if known.new:
        furnishing = house.ask_beginning(asker, wishes.settings.house.name)
    coordinator = people.ask_coordinator(asker, known.members, known.coordinators)
    _take(asker.rest(), wishes)
    answered = Answered(wishes, furnishing, coordinator)
    asker.heading("What will be done")
    for line in _plan(answered, kiosk):
        asker.say(line)
    if asker.looks() and not asker.yes("setup.write", "Is that right?", True):
        fail(UNCHANGED)
    return answered


NOT_ALWAYS_ASKED = ("setup.begin", "setup.initiative", "coordinator.pin", "printer.address")
"""The answers that are no keys of kiosk.toml, and are of no use where something is there already."""


def _take(rest: dict[str, Any], wishes: Wishes) -> None:
    """The answers to what was not asked: they may be any other key of kiosk.toml. Raises `NotAnswered`."""
    known = msgspec.to_builtins(wishes.present)
    for key, value in rest.items():
        if key in NOT_ALWAYS_ASKED:
            continue
        section, _, name = key.partition(".")
        if name not in known.get(section, {}):
            raise NotAnswered(f"{key} is no question, and no key of kiosk.toml.")
        wishes.want(key, value)
    try:
        _ = wishes.settings
    except SettingsError as error:
        raise NotAnswered(str(error)) from None


def _plan(answered: Answered, kiosk: Machine) -> Iterator[str]:
    """A line for each thing that will be done."""
    changes = written.changes(answered.wishes.present, answered.wishes.tables)
    yield f"{kiosk.path} {'is changed' if kiosk.path.exists() else 'is made'}:" if changes else f"{kiosk.path} stays."
    for change in changes:
        yield f"    {change.key}: {change.before or 'not there'} -> {change.after or 'left out'}"
    match answered.furnishing.beginning:
        case Beginning.DEMO:
            yield "The demo house moves in."
        case Beginning.EMPTY if kiosk.house_file.exists():
            yield f"The house begins as {kiosk.house_file} says, which is there already."
        case Beginning.EMPTY:
            yield f"The house begins with {answered.furnishing.initiative}, in {kiosk.house_file}, for you to fill in."
    if answered.coordinator:
        pin = "with a PIN" if answered.coordinator.pin else "without a PIN"
        who = answered.coordinator.name or f"Member {answered.coordinator.number}"
        yield f"{who} becomes a coordinator, {pin}."


def _carry_out(asker: Asker, answered: Answered, kiosk: Machine) -> None:
    with plain_errors(OSError):
        with acting_as_root(kiosk.owner):
            _write_files(answered, kiosk)
        config = _present(kiosk.path)
        furnish(config, answered.furnishing, kiosk.house_file)
    if answered.coordinator is None:
        return
    number = add_coordinator(config, answered.coordinator)
    asker.heading("Done")
    asker.say(f"The member number of the coordinator is {number}.")
    if isinstance(config.cards.wiring, CardService) and asker.looks():
        card = reader.card_laid(asker, config.cards.wiring, keyfile.read(config.database.key_path), CARD)
        asker.say(give_card(config, number, card) if card else "No card was given: that can be done at the desk.")


CARD = "Lay the coordinator's card on the reader now; take it away first if it lies there. Enter: give one later."


def _write_files(answered: Answered, kiosk: Machine) -> None:
    """kiosk.toml, a first house.toml, and the way to a network printer. Raises OSError."""
    wishes = answered.wishes
    if answered.furnishing.beginning is Beginning.EMPTY and not kiosk.house_file.exists():
        text = first_house(answered.furnishing.initiative, kiosk.command(f"house apply {kiosk.house_file}"))
        write(kiosk.house_file, text, 0o644)
    before = kiosk.path.read_text("utf-8") if kiosk.path.exists() else ""
    after = changed(before, wishes.tables, wishes.present)
    if after != before:
        write(kiosk.path, after, 0o640, kiosk.owner.group if kiosk.owner else None)
    wiring = wishes.settings.printer.wiring
    if kiosk.service and kiosk.service.there:
        try:
            kiosk.service.let_print(wiring.host if isinstance(wiring, NetworkAddress) else None)
        except OSError as error:
            remark(f"The service cannot be let to the printer: {error}. systemd/README.md says how to do it by hand.")


def _examined(path: Path) -> bool:
    """Is all well, as far as the doctor sees? It says itself what it finds."""
    sys.stdout.write("\nWhat works now\n--------------\n")
    try:
        doctor(config=path)
    except typer.Exit:
        return False
    return True


def _next(answered: Answered, kiosk: Machine, well: bool, ran: bool) -> list[str]:
    """What to do now, most urgent first. `ran`: the kiosk did before this, and was to be started again."""
    lines = []
    if not well:
        lines.append(f"Where it says no: do what stands below it, then look again with  {kiosk.command('doctor')}")
    if kiosk.service and kiosk.service.active:
        lines.append("The kiosk runs again." if ran else "The kiosk runs.")
    elif ran:
        lines.append("The kiosk did not start again:  journalctl -u kiosk  says why.")
    else:
        lines.append(f"Start the kiosk:  {'sudo systemctl start kiosk' if kiosk.service else kiosk.command('run')}")
    if answered.furnishing.beginning is Beginning.EMPTY:
        apply = kiosk.command(f"house apply {kiosk.house_file}")
        lines.append(f"Fill in {kiosk.house_file}, then:  {apply}")
        lines.append("Then come things and members: docs/house.md and docs/import.md say how.")
    else:
        lines.append("Change an answer at any time: run this again.")
    return lines
