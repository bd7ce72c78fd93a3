"""`kiosk upgrade`: the commands for the script `kiosk-version`. They write one `name=path` a line."""

import re
import sys
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from kiosk import keyfile
from kiosk.cli.common import WRONG_USE, ConfigFile, fail, plain_errors, remark, settings
from kiosk.cli.init import prepare as make_new
from kiosk.cli.ledger import now, plain_answers
from kiosk.cli.upgrades import preparing
from kiosk.settings import find

upgrade = typer.Typer(help="For kiosk-version and systemd/install.sh; docs/upgrade.md.", no_args_is_help=True)


@upgrade.command("prepare")
def prepare(
    version: Annotated[str, typer.Argument(help="What the new version is called.")],
    backed_up: Annotated[bool, typer.Option("--backed-up", help="There is a dump of the server's database.")] = False,
    config: ConfigFile = None,
) -> None:
    """Back up the database, and bring a copy of it up to date. The database stays as it is; the kiosk must be stopped.

    A new database is made in its place, one on a server brought up to date where it is.
    """
    from db.backup.files import BackupError

    if not re.fullmatch(r"[0-9A-Za-z][0-9A-Za-z._-]{0,80}", version):
        fail("A version is called by letters, digits, points and lines.", WRONG_USE)
    loaded = settings(config)
    file = loaded.database.file
    with plain_answers(loaded), plain_errors(BackupError, OSError):
        if file and file.exists() and file.stat().st_size:
            ready = preparing.make_ready(loaded, find(config), version, now())
            _tell(database=ready.database, next=ready.copy, backup=ready.backup)
            return
        if not file and not backed_up:
            preparing.refuse_without_dump(loaded)
        for done in make_new(loaded, demo=False):
            remark(done)


@upgrade.command("back")
def back(
    backup: Annotated[Path, typer.Argument(help="The backup that was made before the upgrade, or its folder.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    config: ConfigFile = None,
) -> None:
    """Say what came since this backup, write it down, ask, and lay out where the earlier program restores the backup.

    The database stays as it is, and gets a second name, by which it is kept. The kiosk must be stopped.
    """
    from db.backup.files import BackupError
    from db.backup.restoring import candidates
    from kiosk.cli.upgrades import since

    loaded, config_file = settings(config), find(config)
    if loaded.database.file is None:
        fail(
            "The database is on a PostgreSQL server: bring back the dump of before the upgrade there (`pg_restore "
            "--clean`), then `sudo kiosk-version back --only-program`."
        )
    with plain_answers(loaded), plain_errors(BackupError, keyfile.KeyFileError, OSError):
        database, zone = preparing.unused(loaded), ZoneInfo(loaded.house.timezone)
        found = since.look(loaded, database, candidates(backup)[0], now().astimezone(zone).date())
        remark(since.loss_sentence(found, zone))
        if found.rows:
            to = preparing.kept_beside(database) / f"since-{now():%Y%m%dT%H%M%SZ}"
            since.write_down(loaded, found, to)
            remark(f"It is written down: {to} ({since.files_sentence(found)}; all that there is now in {to.name}/all).")
        if not yes and not _agreed("Go back?"):
            fail("Nothing was changed.")
        if found.rows or found.lost is None:
            remark(f"The database of now is kept: {since.keep_aside(database, now())}")
        folder = since.lay_out(loaded, config_file, database)
        _tell(database=database, next=folder / database.name, config=folder / "kiosk.toml")


def _agreed(question: str) -> bool:
    """Ask on standard error, because the script reads standard output, where typer would write a question."""
    sys.stderr.write(f"{question} [y/N]: ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _tell(**paths: Path) -> None:
    for name, path in paths.items():
        sys.stdout.write(f"{name}={path}\n")
