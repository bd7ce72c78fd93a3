"""`kiosk backup`: to a prepared folder or stick, or to every folder that `kiosk.toml` names."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from kiosk import keyfile
from kiosk.backup import places
from kiosk.backup.places import Keeps, PlaceError
from kiosk.cli.backups.saving import back_up, keep_passphrase, kiosk_mark, read_passphrase
from kiosk.cli.clock import time_of
from kiosk.cli.common import FAILED, WRONG_USE, ConfigFile, fail, plain_errors, settings
from kiosk.cli.exchange.desk import take_sheets
from kiosk.cli.photos.verb import take_from_stick
from kiosk.settings import Settings, find

SHORTEST_PASSPHRASE = 10


class _ToIsUnderstood(TyperGroup):
    """`kiosk backup FOLDER` means `kiosk backup to FOLDER`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if not (args and (args[0] in self.commands or args[0] == "--help")):
            args = ["to", *args]
        return super().parse_args(ctx, args)


backup = typer.Typer(
    cls=_ToIsUnderstood,
    help="Backups: `kiosk backup FOLDER`, or without one to every folder that kiosk.toml names. See docs/backup.md.",
)


@backup.command("to")
def to(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[TO]", help="A prepared folder or stick; otherwise those of kiosk.toml.")
    ] = None,
    stick: Annotated[
        bool, typer.Option("--stick", help="It is a stick: nothing is written unless kiosk.toml allows its name.")
    ] = False,
    put_in: Annotated[bool, typer.Option("--put-in", help="Somebody waits for the kiosk to print a slip.")] = False,
    config: ConfigFile = None,
) -> None:
    """Back up now, verify what was written, and remove the backups that are too many.

    The kiosk may be running. What a place keeps was said when it was prepared.
    """
    loaded = settings(config)
    if folder is None:
        if not loaded.backup.folders:
            fail("Which folder? kiosk.toml names none under [backup].", WRONG_USE)
        every = [(Path(each), each) for each in loaded.backup.folders]
    elif stick and not _may_be_written(loaded, folder):
        sys.stdout.write(f"{folder}: kiosk.toml does not name this stick; nothing was written.\n")
        return
    else:
        every = [(folder, "" if stick else str(folder.absolute()))]
    failed = False
    with plain_errors(OSError):
        for place, name in every:
            record, sentence = back_up(loaded, place, find(config), time_of(loaded), name, put_in)
            (sys.stderr if record.fault else sys.stdout).write(f"{sentence}\n")
            failed = failed or record.fault is not None
            if stick and record.fault is None:
                take_from_stick(loaded, place)
                take_sheets(loaded, place, put_in=put_in)
    if failed:
        raise typer.Exit(FAILED)


@backup.command("prepare")
def prepare(
    folder: Annotated[Path, typer.Argument(metavar="STICK", help="The folder, or the root of a mounted stick.")],
    key: Annotated[bool, typer.Option("--key", help="It keeps the key of the cards, and not the database.")] = False,
    encrypted: Annotated[
        bool, typer.Option("--encrypted", help="It keeps both, encrypted with a passphrase that is asked for.")
    ] = False,
    name: Annotated[str | None, typer.Option(help="What it is called, such as blauw; otherwise as the folder.")] = None,
    config: ConfigFile = None,
) -> None:
    """Mark a folder or a stick, so that backups are written to it. What is on it stays.

    It keeps the database. Without the key no card is recognised, so prepare a second stick with --key, and keep it
    elsewhere: who has both knows who borrowed what. With --encrypted one stick keeps both.
    """
    loaded = settings(config)
    if key and encrypted:
        fail("--key or --encrypted: an encrypted stick keeps the key as well.", WRONG_USE)
    called = (name or folder.absolute().name or "stick").strip()
    if not (1 <= len(called) <= 40 and called.isprintable()):
        fail("--name is of 1 to 40 characters on one line.", WRONG_USE)
    keeps = Keeps.KEY if key else Keeps.BOTH if encrypted else Keeps.DATABASE
    with plain_errors(PlaceError, keyfile.KeyFileError, OSError):
        home = loaded.database.key_path.parent
        mark = kiosk_mark(keyfile.read(loaded.database.key_path))
        passphrase = _ask_passphrase() if encrypted and read_passphrase(loaded) is None else None
        place = places.prepare(folder, called, keeps, mark, home)
        if passphrase is not None:
            keep_passphrase(loaded, passphrase)
    also = " With the passphrase of the other sticks." if encrypted else ""
    sys.stdout.write(f"{place.folder}: prepared as {place.name!r}; it keeps {places.words_of(keeps)}.{also}\n")
    if not key and folder.stat().st_dev == home.stat().st_dev:
        sys.stdout.write("It is on the disk of the database: what breaks that disk breaks the backup too.\n")


def _may_be_written(config: Settings, folder: Path) -> bool:
    allowed = config.backup.sticks
    try:
        return allowed is None or places.find(folder).name in allowed
    except PlaceError:
        return True  # said when it is written to


def _ask_passphrase() -> str:
    """A new passphrase, typed twice; exits with status 2 if it is too short."""
    sys.stdout.write("The passphrase opens the backup on another machine: write it down, and keep it elsewhere.\n")
    passphrase: str = typer.prompt("Passphrase", hide_input=True, confirmation_prompt=True)
    if len(passphrase) < SHORTEST_PASSPHRASE or not passphrase.isprintable():
        fail(f"A passphrase has at least {SHORTEST_PASSPHRASE} characters. Prepare the stick again.", WRONG_USE)
    return passphrase
