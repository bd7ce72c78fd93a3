"""The kiosk that is set up: the place of its settings, the owner of its data, and whether this user may write both."""

import os
import shlex
from dataclasses import dataclass
from pathlib import Path

from kiosk.cli.common import WRONG_USE, fail, languages
from kiosk.cli.setting_up.service import Service
from kiosk.cli.setting_up.whose import ROOT, Owner, owner_of
from kiosk.settings import Settings, SettingsError, find, load, places

HOUSE_FILE = "house.toml"


@dataclass(frozen=True, slots=True)
class Machine:
    """A kiosk: its kiosk.toml, the owner of its data (None: the present user), and its service, if root sets it up."""

    path: Path
    owner: Owner | None
    service: Service | None

    @property
    def house_file(self) -> Path:
        """The path of house.toml, beside kiosk.toml."""
        return self.path.with_name(HOUSE_FILE)

    def command(self, words: str) -> str:
        """The text of a command as it is typed on this machine."""
        user = f"sudo -u {self.owner.name} " if self.owner else ""
        named = "" if self.path in places() else f" --config {shlex.quote(str(self.path))}"
        return f"{user}kiosk {words}{named}"


def machine_of(given: Path | None) -> tuple[Machine, Settings]:
    """The kiosk of this kiosk.toml, or of the one in use, and its settings. Exits with 2 if it cannot be set up."""
    path = _place(given)
    settings = read(path)
    data = settings.database.key_path.parent
    _must_hold(data)
    service = Service() if path == places()[-1] and os.geteuid() == ROOT else None
    return Machine(path, owner_of(data), service), settings


def _place(given: Path | None) -> Path:
    """The path of the kiosk.toml to write: the one in use, or a new one. Exits with 2 if this user may not write it."""
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


def _must_hold(folder: Path) -> None:
    """Exits with 2 if this user can neither write into the folder of the database nor make it."""
    there = next(each for each in (folder, *folder.parents) if each.exists())
    if not os.access(there, os.W_OK, effective_ids=True):
        fail(f"{folder}: this user may not write there; use `sudo kiosk setup`, or another [database] url.", WRONG_USE)


def read(path: Path) -> Settings:
    """The settings of this file, or the default ones if there is none. Exits with 2 if they cannot be read."""
    if not path.exists():
        return Settings()
    try:
        return load(path, languages())
    except SettingsError as error:
        fail(f"{error} Correct that first.", WRONG_USE)
