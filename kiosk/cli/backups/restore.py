"""`kiosk restore`: brings back a backup or a key, and keeps what was there before."""

import os
import shutil
import sys
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from kiosk import erased
from kiosk.backup.places import PlaceError
from kiosk.cli.backups.saving import SERVER, keep_passphrase, read_passphrase
from kiosk.cli.common import ConfigFile, counted, fail, plain_errors, settings
from kiosk.cli.ledger import now, plain_answers
from kiosk.lending.cards import KEY_BYTES
from kiosk.lending.model import MemberId
from kiosk.own_files import put
from kiosk.photos.folder import copy_new, folder_of
from kiosk.settings import Settings

if TYPE_CHECKING:
    from db.backup.copying import Contents
    from db.backup.restoring import Lost

WAITING = "kiosk.key.waiting"
"""The name of a key that was restored before its database; it is beside the key in use."""
OF_BACKUP = "kiosk.toml.of-backup"
"""The name of the configuration from a backup; it is beside the database."""


def restore(
    source: Annotated[
        Path, typer.Argument(metavar="FROM", help="A backup, or a folder or stick with backups: the newest good one.")
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    config: ConfigFile = None,
) -> None:
    """Bring back a backup: it is checked, what would be lost is told, and what was there is kept beside it.

    Stop the kiosk first. Where the key is on a stick of its own, restore that one first, then the database.
    """
    from db.backup.files import BackupError
    from db.backup.restoring import in_use

    loaded = settings(config)
    if not loaded.database.url.startswith("sqlite"):
        fail(SERVER)
    if not source.exists():
        fail(f"{source}: there is no such file or folder.")
    database = Path(loaded.database.url.removeprefix("sqlite:///"))
    with plain_answers(loaded), plain_errors(BackupError, PlaceError, OSError):
        database.parent.mkdir(parents=True, exist_ok=True)
        if in_use(database):
            fail(f"{database}: the kiosk is using it. Stop it first: `sudo systemctl stop kiosk`.")
        if source.is_dir() and (source / "kiosk.key").is_file() and not (source / database.name).exists():
            _restore_key(loaded, source)
            return
        work = database.with_name("restoring")
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(mode=0o700)
        try:
            _restore_database(loaded, source, database, work / database.name, yes)
        finally:
            shutil.rmtree(work, ignore_errors=True)


def _restore_key(config: Settings, source: Path) -> None:
    """Restore the key. It is put beside the key in use, unless it is the key of the database in use."""
    from db.engine import open_engine
    from db.key_check import key_differs

    key, key_path = (source / "kiosk.key").read_bytes(), config.database.key_path
    if len(key) != KEY_BYTES:
        fail(f"{source / 'kiosk.key'}: this is not a key file.")
    erased.append(erased.beside(key_path), *erased.read(source / "erased.txt"))
    if not key_path.exists():
        put(key_path, key)
        sentence = f"{key_path}: the key is back."
    elif key_path.read_bytes() == key:
        sentence = f"{key_path}: this key is there already."
    else:
        engine = open_engine(config.database.url)
        try:
            asked_for = bool(key_differs(engine, key_path.read_bytes())) and not key_differs(engine, key)
        finally:
            engine.dispose()
        if asked_for:
            kept = key_path.with_name(f"kiosk.key.before-{now():%Y%m%dT%H%M%SZ}")
            key_path.rename(kept)
            put(key_path, key)
            sentence = f"{key_path}: the key is back. The one that was there is kept: {kept}"
        else:
            put(key_path.with_name(WAITING), key)
            sentence = "The key is here. Now restore the database that belongs to it."
    _give_to_owner(key_path.parent)
    sys.stdout.write(f"{sentence}\n")


def _restore_database(config: Settings, source: Path, database: Path, work: Path, yes: bool) -> None:
    from db.backup.restoring import checkpoint, give_no_id_again, lost, put_in_place

    chosen, found, passphrase = _first_good(config, source, work)
    key_path = config.database.key_path
    key = _key_of(work, found, key_path)
    sys.stdout.write(f"{chosen}: {_in_words(found, ZoneInfo(config.house.timezone))}\n")
    if database.exists():
        sys.stdout.write(f"{_said(lost(database, work))}\n")
    if not yes and not typer.confirm("Restore it?"):
        fail("Nothing was changed.")
    listed = {*erased.read(erased.beside(key_path)), *erased.parse(found.files.get("erased.txt", b"").decode())}
    _bring_up_to_date(config, work, key, listed)
    give_no_id_again(work, (one.id for one in listed))
    checkpoint(work)
    erased.append(erased.beside(key_path), *sorted(listed, key=lambda one: one.id))
    if passphrase is not None:
        keep_passphrase(config, passphrase)
    if there := found.files.get("kiosk.toml"):
        put(database.with_name(OF_BACKUP), there)
    other_key = None if key_path.exists() and key_path.read_bytes() == key else key
    aside = put_in_place(work, database, other_key, key_path, now())
    key_path.with_name(WAITING).unlink(missing_ok=True)
    _restore_photos(chosen.parent, key_path)
    _give_to_owner(database.parent)
    sys.stdout.write("Restored.\n")
    if aside:
        sys.stdout.write(f"What was there is kept: {aside}\n")
    if there:
        sys.stdout.write(f"The configuration of then: {database.with_name(OF_BACKUP)}\n")


def _restore_photos(backups: Path, key_path: Path) -> None:
    """Copy the photos beside the backups that are missing here. Without them, drawings are shown."""
    try:
        copied = copy_new(folder_of(backups / key_path.name), folder_of(key_path))
    except OSError as error:
        sys.stderr.write(f"The photos are not all there: {error.strerror}. Things without a photo show a drawing.\n")
        return
    if copied:
        sys.stdout.write(f"Photos that are back: {copied}.\n")


def _first_good(config: Settings, source: Path, work: Path) -> "tuple[Path, Contents, str | None]":
    """Restore the newest good backup to the work file. Returns its path, its contents, and the passphrase if it was
    asked for.
    """
    from db.backup.files import BackupError, is_encrypted
    from db.backup.restoring import bring, candidates

    passphrase, typed = read_passphrase(config), None
    every = candidates(source)
    for path in every:
        if is_encrypted(path) and passphrase is None:
            passphrase = typed = typer.prompt("Passphrase of the backup", hide_input=True)
        try:
            return path, bring(path, work, passphrase), typed
        except BackupError as error:
            if path == every[-1]:
                raise
            sys.stderr.write(f"{error} Looking at the one before.\n")
    raise AssertionError("candidates() gives one at least")


def _key_of(work: Path, found: "Contents", key_path: Path) -> bytes:
    """The key of this database, among the available keys; exits with a sentence if none of them fits."""
    from db.engine import open_engine
    from db.key_check import key_differs

    at_hand = [each.read_bytes() for each in (key_path, key_path.with_name(WAITING)) if each.exists()]
    engine = open_engine(f"sqlite:///{work}")
    try:
        for key in (found.files.get("kiosk.key", b""), *at_hand):
            if len(key) == KEY_BYTES and not key_differs(engine, key):
                return key
    finally:
        engine.dispose()
    return fail("The key of this backup is not here. Restore the stick that keeps the key first, then this one again.")


def _bring_up_to_date(config: Settings, work: Path, key: bytes, listed: Collection[erased.Erased]) -> None:
    """Upgrade the tables of a restored database, and erase members again who were erased since."""
    from db.engine import open_engine, verify
    from db.ledger import SqlLedger
    from db.migrations import upgrade

    engine = open_engine(f"sqlite:///{work}")
    try:
        upgrade(engine)
        if problems := verify(engine):
            fail(f"{' '.join(problems)} Nothing was changed.")
        ledger = SqlLedger(engine, now, config.house.timezone, key)
        for one in listed:
            ledger.erase_again(MemberId(one.id), one.number)
        if listed:
            ledger.clear_traces()
    finally:
        engine.dispose()


def _in_words(found: "Contents", timezone: ZoneInfo) -> str:
    counts = found.counts
    latest = f"{found.latest.astimezone(timezone):%-d %B %Y, %H.%M}" if found.latest else "nothing yet"
    return (
        f"{counted(counts.members, 'member')}, {counted(counts.items, 'item')}, {counted(counts.loans, 'loan')} "
        f"of which {counts.out} not returned yet; the last entry is of {latest}."
    )


def _said(lost: "Lost | None") -> str:
    if lost is None:
        return "The database in use cannot be read: what would be lost is not known. It is kept."
    if not lost:
        return "Nothing would be lost: everything that is in use now is in the backup."
    return (
        f"What happened since would be lost: {counted(lost.loans, 'loan')}, {counted(lost.returns, 'return')}, "
        f"{counted(lost.members, 'member')}, {counted(lost.items, 'item')}."
    )


def _give_to_owner(folder: Path) -> None:
    """Change the owner of files that root restored to that of the folder, so that the kiosk can read them."""
    if os.geteuid() == 0:
        owner = folder.stat()
        for each in (path for path in folder.rglob("*")):
            os.chown(each, owner.st_uid, owner.st_gid, follow_symlinks=False)
