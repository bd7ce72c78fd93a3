"""Makes a backup of the database, of the key, or of both encrypted, to a prepared place, and keeps a record of it."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kiosk import documents, erased, keyfile
from kiosk.backup import places, records
from kiosk.backup.places import BackupPlace, Keeps, PlaceError
from kiosk.backup.records import BackupRecord
from kiosk.backup.thinning import too_many
from kiosk.cli.common import counted
from kiosk.lending.upkeep.backups import BackupFault
from kiosk.own_files import put
from kiosk.photos.folder import copy_new, folder_of
from kiosk.settings import Settings

if TYPE_CHECKING:
    from db.backup.copying import Copy

SERVER = (
    "The database is on a PostgreSQL server: back it up there, with `pg_dump --format=custom`. "
    "The key of the cards goes on a stick prepared with --key."
)


def kiosk_mark(key: bytes) -> str:
    """The mark that identifies the kiosk on a stick; the key cannot be found from it."""
    from db.key_check import check_value

    return check_value(key)[:12]


def passphrase_file(config: Settings) -> Path:
    """The path of the file with the passphrase of encrypted sticks, with which they are written at night."""
    return config.database.key_path.with_name("backup.passphrase")


def read_passphrase(config: Settings) -> str | None:
    """The passphrase of encrypted sticks; None if there is none. Raises `PlaceError` if this user may not read it."""
    path = passphrase_file(config)
    try:
        return path.read_text("utf-8").rstrip("\n") or None
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise PlaceError(f"{path}: it cannot be read: {error}.") from None


def keep_passphrase(config: Settings, passphrase: str) -> None:
    """Write the passphrase for later backups to a file that only the kiosk's user can read. Raises OSError."""
    put(passphrase_file(config), f"{passphrase}\n".encode())


def back_up(
    config: Settings, folder: Path, config_file: Path | None, at: datetime, name: str = "", put_in: bool = False
) -> tuple[BackupRecord, str]:
    """Back up to this place and keep the record. Returns the record and one sentence about the result.

    `name` is the name of the place in the records; if it is empty, the name in its mark, which a stick whose mark
    cannot be read does not have. Expected trouble is not raised but in the record: the place is full, gone or foreign.
    """
    from db.backup.files import BackupError

    keeps, found = Keeps.DATABASE, None
    same_disk = False
    try:
        place = places.find(folder)
        name, keeps = name or place.name, place.keeps
        same_disk = _disk(folder) == _disk(config.database.key_path.parent)
        with _alone(place):
            found = _write(config, place, config_file, at)
    except (BackupError, PlaceError, keyfile.KeyFileError) as error:
        fault, sentence = getattr(error, "fault", BackupFault.OTHER), str(error)
    except OSError as error:
        fault, sentence = BackupFault.OTHER, f"{folder}: {error.strerror or error}."
    else:
        fault, sentence = None, _said(found, place)
        if keeps is not Keeps.KEY:
            sentence += _with_photos(folder_of(config.database.key_path), folder_of(place.folder / "kiosk.key"))
            sentence += _with_documents(config, place, at)
    counts = found.contents.counts if found else None
    record = BackupRecord(
        name=name,
        keeps=keeps.value,
        at=at,
        good_at=None if fault else at,
        members=counts.members if counts else None,
        items=counts.items if counts else None,
        fault=fault,
        put_in=put_in,
        same_disk=same_disk,
    )
    records.keep(records.folder_of(config.database.key_path), record)
    return record, sentence


def _write(config: Settings, place: BackupPlace, config_file: Path | None, at: datetime) -> "Copy | None":
    """Write the data that this place keeps. Returns the copy; None for a place without the database. Raises
    BackupError, PlaceError, KeyFileError or OSError.
    """
    key_path = config.database.key_path
    key = keyfile.read(key_path)
    if place.kiosk != kiosk_mark(key):
        raise PlaceError(f"{place.folder}: it belongs to another kiosk. Prepare it again to use it for this one.")
    files = {"erased.txt": erased.write(erased.read(erased.beside(key_path))).encode()}
    if config_file:
        files["kiosk.toml"] = config_file.read_bytes()
    if place.keeps is Keeps.KEY:
        _put_key(place, {"kiosk.key": key, **files})
        return None
    if not config.database.url.startswith("sqlite"):
        raise PlaceError(SERVER)
    from db.backup.copying import make_copy

    passphrase = None
    if place.keeps is Keeps.BOTH:
        passphrase = read_passphrase(config)
        if passphrase is None:
            raise PlaceError(
                f"{place.folder}: its passphrase is not known here. "
                f"`kiosk backup prepare {place.folder} --encrypted` asks for it."
            )
        files["kiosk.key"] = key
    made = make_copy(Path(config.database.url.removeprefix("sqlite:///")), place.folder, at, files, passphrase)
    _thin(place.folder, made, ZoneInfo(config.house.timezone))
    return made


def _put_key(place: BackupPlace, files: dict[str, bytes]) -> None:
    """Write the key and its accompanying files. A key of another kiosk is never overwritten."""
    from db.backup.files import BackupError, backup_errors, forget_pages

    with backup_errors(place.folder):
        there = place.folder / "kiosk.key"
        if there.exists() and there.read_bytes() != files["kiosk.key"]:
            raise BackupError(f"{there}: this is the key of another kiosk. Take another stick.")
        for name, content in files.items():
            path = place.folder / name
            put(path, content)
            forget_pages(path)
            if path.read_bytes() != content:
                raise BackupError(f"{path}: it gives back something else than was written.", BackupFault.BROKEN)


def _thin(folder: Path, made: "Copy", timezone: ZoneInfo) -> None:
    """Remove the backups that are too many; one that cannot be removed stays until the next time."""
    from db.backup.copying import made_at

    there = {path: moment.astimezone(timezone) for path in folder.iterdir() if (moment := made_at(path))}
    latest = (made.contents.latest or min(there.values())).astimezone(timezone)
    remove = too_many(there.values(), latest)
    for path, moment in there.items():
        if moment in remove and path != made.path:
            path.unlink(missing_ok=True)


@contextmanager
def _alone(place: BackupPlace) -> Iterator[None]:
    """Wait until no other process writes to this place, such as the nightly backup while a stick is put in."""
    with (place.folder / places.MARK).open("rb") as mark:
        fcntl.flock(mark, fcntl.LOCK_EX)
        yield


def _said(made: "Copy | None", place: BackupPlace) -> str:
    if made is None:
        return f"The key of the cards is on {place.name}, all well."
    counts = made.contents.counts
    all_of = ((counts.members, "member"), (counts.items, "item"), (counts.loans, "loan"))
    return f"{', '.join(counted(count, noun) for count, noun in all_of)}, all well: {made.path}"


def _with_photos(photos: Path, copies: Path) -> str:
    """Copy the photos that are not beside the backups yet. Returns a sentence about it; a failure does not affect the
    backup.
    """
    try:
        copied = copy_new(photos, copies)
    except OSError as error:
        return f". The photos are not all there: {error.strerror}"
    return f", {copied} new photos" if copied else ""


def _with_documents(config: Settings, place: BackupPlace, at: datetime) -> str:
    """Copy the PDFs that were made for the desk; those that name members only to a place that keeps names unencrypted.
    Returns a sentence about it.
    """
    made, to = documents.folder_of(config.database.exports_path), place.folder / "documents"
    try:
        documents.drop_named_of_long_ago(to, at)
        copied = documents.copy(made, to, with_names=place.keeps is Keeps.DATABASE)
    except OSError as error:
        return f". The PDFs are not all there: {error.strerror}"
    return f", {copied} PDFs" if copied else ""


def _disk(path: Path) -> int:
    return path.stat().st_dev
