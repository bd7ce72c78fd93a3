"""Carries out the answers: writes the files, makes the database, the first initiative and the coordinator."""

import re
import unicodedata
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from kiosk.cli.common import WRONG_USE, fail, pictures, plain_errors, remark
from kiosk.cli.init import prepare
from kiosk.cli.ledger import do, open_ledger, open_ledger_with_key
from kiosk.cli.setting_up.machine import Machine, read
from kiosk.cli.setting_up.plan import Plan
from kiosk.cli.setting_up.questions.house import Beginning
from kiosk.cli.setting_up.questions.people import Coordinator
from kiosk.cli.setting_up.whose import acting_as_root
from kiosk.cli.setting_up.written import changed, write
from kiosk.explain import shown
from kiosk.holidays import known_countries
from kiosk.house import HouseFileError, load
from kiosk.lending.commands import AddMember, ApplyHouse, AppointCoordinator, GiveCard, Role
from kiosk.lending.declining import CommandDeclined
from kiosk.lending.model import CardId, MemberId
from kiosk.lending.terms import House, Terms
from kiosk.settings import Settings
from kiosk.wiring import NetworkAddress


@dataclass(frozen=True, slots=True)
class Known:
    """The data that the ledger has already: the numbers of its members, the names of its coordinators, the number of
    items.

    `new`: it has no data yet, so it can become the demo house or get its first initiative.
    """

    members: tuple[str, ...] = ()
    coordinators: tuple[str, ...] = ()
    items: int = 0
    new: bool = True


def known_of(config: Settings) -> Known:
    """The data in the database; empty if there is no database yet. Exits with a sentence if it cannot be read."""
    if config.database.file is not None and not config.database.file.exists():
        return Known()
    with open_ledger(config) as ledger:
        members = tuple(one.number for one in ledger.list_members())
        coordinators = {one.name: None for one in ledger.list_volunteers() if one.role == Role.COORDINATOR.value}
        items = len(ledger.list_items())
        return Known(members, tuple(coordinators), items, new=not (members or items or ledger.has_terms()))


def check_house(file: Path) -> None:
    """Exits with 2 if there is a house.toml that cannot be used."""
    if file.exists():
        try:
            _house_of(file)
        except HouseFileError as error:
            fail(str(error), WRONG_USE)


def carry_out(plan: Plan, kiosk: Machine) -> Settings:
    """Writes the files, makes the database, and applies house.toml to an empty house. Returns the new settings."""
    with plain_errors(OSError):
        with acting_as_root(kiosk.owner):
            _write_files(plan, kiosk)
        config = read(kiosk.path)
        prepare(config, demo=plan.furnishing.beginning is Beginning.DEMO)
        if plan.furnishing.beginning is Beginning.EMPTY:
            house, terms = _house_of(kiosk.house_file)
            with open_ledger(config) as ledger:
                do(ledger, ApplyHouse(house, terms))
    return config


def _write_files(plan: Plan, kiosk: Machine) -> None:
    """Writes kiosk.toml and a first house.toml, and lets the service reach a network printer. Raises OSError."""
    draft = plan.draft
    if plan.furnishing.beginning is Beginning.EMPTY and not kiosk.house_file.exists():
        text = first_house(plan.furnishing.initiative, kiosk.command(f"house apply {kiosk.house_file}"))
        write(kiosk.house_file, text, 0o644)
    before = kiosk.path.read_text("utf-8") if kiosk.path.exists() else ""
    after = changed(before, draft.tables, draft.present)
    if after != before:
        write(kiosk.path, after, 0o640, kiosk.owner.group if kiosk.owner else None)
    wiring = draft.settings.printer.wiring
    if kiosk.service and kiosk.service.there:
        try:
            kiosk.service.let_print(wiring.host if isinstance(wiring, NetworkAddress) else None)
        except OSError as error:
            remark(f"The service cannot be let to the printer: {error}. systemd/README.md says how to do it by hand.")


def _house_of(file: Path) -> tuple[House, tuple[Terms, ...]]:
    return load(file, pictures(), known_countries())


def first_house(initiative: str, apply: str) -> str:
    """The text of a house.toml with one initiative, to be filled in; `apply` is the command that applies it."""
    text = (files("kiosk") / "first_house.toml").read_text("utf-8")
    return text.format(key=key_of(initiative), name=shown(initiative), apply=apply)


def key_of(name: str) -> str:
    """A short word for an initiative of this name: its letters and digits without accents."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    key = re.sub(r"[^a-z0-9]+", "-", plain).strip("-").lstrip("-0123456789")[:40].rstrip("-")
    return key or "house"


def add_coordinator(config: Settings, coordinator: Coordinator) -> str:
    """Makes a member coordinator of the first initiative, and so of all. Returns their member number."""
    who = coordinator.number or AddMember(coordinator.name, config.house.languages[0], adult=True)
    with open_ledger_with_key(config) as (ledger, _):
        _, terms = ledger.read_house()
        done = do(ledger, AppointCoordinator(who, terms[0].key, coordinator.pin))
        return ledger.number_of(MemberId(done.about))


def give_card(config: Settings, number: str, card: CardId) -> str:
    """Gives a member a card. Returns a sentence about the result."""
    with open_ledger(config) as ledger:
        try:
            do(ledger, GiveCard(number, card))
        except CommandDeclined as declined:
            return str(declined)
        return "The card is theirs."
