"""The modules imported before the welcome screen is shown: every further one would delay it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import gc, json, os, sys
from pathlib import Path
gc.disable()
from kiosk.cli.run import run
from kiosk.cli.terminal import command_line
{more}
from kiosk.cli.common import settings
from kiosk.cli.running.compose import compose

kiosk = compose(settings(Path(sys.argv[1])))
on_drawn = kiosk.app._on_drawn

def drawn(shown):
    modules = sorted(sys.modules)
    on_drawn(shown)
    from kivy.core.window import Window

    print(json.dumps([modules, gc.isenabled(), Window.rotation, Window.size]), flush=True)
    os._exit(0)

kiosk.app._on_drawn = drawn
kiosk.live()
"""
SETTINGS = """
[database]
url = "sqlite:///{folder}/kiosk.db"
may_be_lost = true
[cards]
reader = "pcsc"
[scanner]
port = "auto"
[printer]
port = "network:127.0.0.1:9"
[screen]
size = "800x480"
rotation = 90
"""
"""Settings with real devices, as in a house; none of them is there, and the welcome screen says so."""

OTHERS = {"PIL", "filetype", "kivy", "msgspec", "typer", "typing_extensions", "annotated_doc", "shellingham"}
"""The packages of others that are imported before the first screen is there; `filetype` by Kivy, three by Typer."""
OF_DEVICES = {"evdev", "smartcard"}
"""Modules of card readers and scanners, which are opened at once, beside the screen."""
LATE = (
    "db.engine",
    "db.ledger",
    "db.models",
    "db.ledger.importing",
    "kiosk.importing",
    "escpos",
    "sqlalchemy",
    "alembic",
    "sqlcipher3",
    "psycopg",
    "holidays",
    "babel",
    "icalendar",
    "rich",
    "rapidfuzz",
    "fpdf",
    "screens.a4",
    "screens.present.reports",
    "screens.pages.members",
    "screens.pages.volunteers",
    "screens.present.volunteers",
    "screens.present.members.visit",
)
"""Modules that are needed only when a visitor comes, and are imported beside the screen."""
OURS = ("kiosk", "screens", "devices", "db")
COMPILED = ("_", "cython_runtime", "swig_runtime")


def imported(folder: Path, more: str = "") -> list[str]:
    """The modules imported at the moment when the welcome screen is flipped to the display."""
    config = folder / "kiosk.toml"
    config.write_text(SETTINGS.format(folder=folder))
    environment = {
        **os.environ,
        "SDL_VIDEODRIVER": "offscreen",
        "SDL_AUDIODRIVER": "dummy",
        "XDG_CACHE_HOME": str(folder),
    }
    command = [sys.executable, "-c", PROGRAM.format(more=more), str(config)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=100)
    assert done.returncode == 0, done.stderr[-2000:]
    modules, collects, *turned = json.loads(done.stdout.splitlines()[-1])
    assert collects, "nothing collects garbage after the start"
    assert turned == [90, [480, 800]], "the display was turned, and the picture is not"
    return list(modules)


def packages(modules: list[str]) -> set[str]:
    """The packages of other projects among these modules."""
    names = {module.partition(".")[0] for module in modules}
    return {name for name in names - set(OURS) - set(sys.stdlib_module_names) if not name.startswith(COMPILED)}


@pytest.fixture(scope="module")
def at_start(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return imported(tmp_path_factory.mktemp("start"))


def test_the_start_imports_these_packages_and_no_others(at_start: list[str]) -> None:
    assert packages(at_start) - OF_DEVICES <= OTHERS


def test_the_modules_of_the_ledger_and_of_visits_are_imported_later(at_start: list[str]) -> None:
    assert [module for module in at_start if module.startswith(LATE)] == []


def test_the_other_commands_are_not_imported_by_run(at_start: list[str]) -> None:
    of_commands = {
        f"kiosk.cli.{name}" for name in ("commands", "doctor", "house", "items", "lists", "members", "money")
    }
    assert of_commands & set(at_start) == set()


def test_control_a_further_module_at_the_start_is_noticed(tmp_path: Path) -> None:
    modules = imported(tmp_path, "import sqlalchemy, kiosk.cli.doctor, rich")
    assert packages(modules) - OF_DEVICES - OTHERS >= {"sqlalchemy", "rich"}
    assert "kiosk.cli.doctor" in modules
