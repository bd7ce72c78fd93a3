"""Places for backups: folders or sticks that `kiosk backup prepare` marked. Backups are written only to marked places.

The mark says what the place keeps. The database and the key of the cards are kept on different sticks, because a person
with both can find out who borrowed what; only an encrypted place keeps both.
"""

import json
import tomllib
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import msgspec

from kiosk.lending.upkeep.backups import BackupFault
from kiosk.own_files import put

MARK = "deelkiosk-backup.toml"

_TEXT = """# The kiosk writes its backups here, and removes the oldest: made by `kiosk backup prepare`.
name = {name}
keeps = {keeps}
kiosk = {kiosk}
"""


class Keeps(Enum):
    """The kinds of data that a place keeps."""

    DATABASE = "database"
    KEY = "key"
    BOTH = "both"
    """The database and the key, encrypted with a passphrase."""


class PlaceError(Exception):
    """Nothing is written to this place; the message is one sentence."""

    def __init__(self, sentence: str, fault: BackupFault = BackupFault.OTHER) -> None:
        super().__init__(sentence)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class BackupPlace:
    """A prepared place. `kiosk` identifies the kiosk by its key, but the key cannot be found from it."""

    folder: Path
    name: str
    keeps: Keeps
    kiosk: str


class _Mark(msgspec.Struct):
    name: str
    keeps: Keeps
    kiosk: str


def find(folder: Path) -> BackupPlace:
    """The place in this folder. Raises `PlaceError` if the folder was not prepared, or does not exist."""
    try:
        text = (folder / MARK).read_text("utf-8")
        mark = msgspec.convert(tomllib.loads(text), _Mark)
    except FileNotFoundError:
        if not folder.is_dir():
            raise PlaceError(f"{folder}: there is no such folder.", BackupFault.GONE) from None
        raise PlaceError(f"{folder}: it was not prepared: `kiosk backup prepare {folder}` does that.") from None
    except OSError as error:
        raise PlaceError(f"{folder}: it cannot be read: {error.strerror}.", BackupFault.GONE) from None
    except (ValueError, msgspec.ValidationError):
        raise PlaceError(f"{folder / MARK}: this is no mark of a kiosk; prepare the folder again.") from None
    return BackupPlace(folder, mark.name, mark.keeps, mark.kiosk)


def prepare(folder: Path, name: str, keeps: Keeps, kiosk: str, home: Path) -> BackupPlace:
    """Mark this folder. Raises `PlaceError` if it does not exist, cannot be written, or keeps something else already.

    No two places on one stick may keep the database and the key. On the disk of `home`, the folder in which the kiosk
    has both already, they may.
    """
    try:
        before: BackupPlace | None = find(folder)
    except PlaceError:
        before = None
    if not folder.is_dir():
        raise PlaceError(f"{folder}: there is no such folder.")
    if before and before.keeps is not keeps:
        raise PlaceError(f"{folder}: it keeps {words_of(before.keeps)} already. Take another stick.")
    for other in () if folder.stat().st_dev == home.stat().st_dev else on_the_same_stick(folder):
        if {other.keeps, keeps} == {Keeps.DATABASE, Keeps.KEY}:
            raise PlaceError(f"{other.folder} on the same stick keeps {words_of(other.keeps)}. Take another stick.")
    mark = folder / MARK
    text = _TEXT.format(name=json.dumps(name), keeps=json.dumps(keeps.value), kiosk=json.dumps(kiosk))
    try:
        put(mark, text.encode())
    except OSError as error:
        raise PlaceError(f"{folder}: it cannot be written: {error.strerror}.") from None
    return BackupPlace(folder, name, keeps, kiosk)


def on_the_same_stick(folder: Path) -> tuple[BackupPlace, ...]:
    """The other prepared places on the same file system: in the folders above, beside and below this one."""
    folder = folder.resolve()
    device, found = folder.stat().st_dev, []
    for each in dict.fromkeys([*folder.parents, *_folders(folder.parent), *_folders(folder)]):
        try:
            if each != folder and each.stat().st_dev == device:
                found.append(find(each))
        except (PlaceError, OSError):
            continue
    return tuple(found)


def _folders(folder: Path) -> list[Path]:
    try:
        return sorted(each for each in folder.iterdir() if each.is_dir())
    except OSError:
        return []


def words_of(keeps: Keeps) -> str:
    """The words for what a place keeps."""
    return {Keeps.DATABASE: "the database", Keeps.KEY: "the key", Keeps.BOTH: "database and key, encrypted"}[keeps]
