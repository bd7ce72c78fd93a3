"""`kiosk run`: runs the kiosk, or a demo with simulated devices."""

import logging
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import msgspec
import typer

from kiosk.cli.common import WRONG_USE, ConfigFile, fail, settings
from kiosk.cli.running.compose import compose
from kiosk.cli.terminal import PlainFormatter
from kiosk.running.brake import Brake
from kiosk.settings import Database, Screen, Settings, find

DEMO = Path("out/demo-house")


def run(
    config: ConfigFile = None,
    demo: Annotated[
        bool, typer.Option("--demo", help="The demo house, with simulated devices in a side panel.")
    ] = False,
    windowed: Annotated[
        str | None, typer.Option(metavar="WxH", help="In a window of this size, such as 1280x800.")
    ] = None,
) -> None:
    """Open the kiosk. With --demo and without a display it plays a visit and leaves the pictures in out/."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(PlainFormatter("%(levelname)s %(name)s: %(message)s"))
    handler.addFilter(Brake())
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    logging.getLogger("alembic").setLevel(logging.WARNING)
    if demo and not _display():
        from kiosk.cli.demo.tour import play

        with TemporaryDirectory() as folder:
            play(_sized(_demo(config, Path(folder)), windowed))
        return
    loaded = _sized(_demo(config, DEMO) if demo else settings(config), windowed)
    compose(loaded, config_file=None if demo else find(config)).live()


def _sized(config: Settings, size: str | None) -> Settings:
    """The settings, with a window of this size if one is given."""
    if size is None:
        return config
    try:
        screen = msgspec.convert({**msgspec.to_builtins(config.screen), "size": size}, Screen)
    except msgspec.ValidationError:
        fail(f"--windowed {size} cannot be used; allowed is a size such as 1280x800.", WRONG_USE)
    return msgspec.structs.replace(config, screen=screen)


def _demo(given: Path | None, folder: Path) -> Settings:
    """The settings of the demo: its own house in `folder`, all devices simulated, in a window."""
    base = settings(given) if given else Settings()
    folder.mkdir(parents=True, exist_ok=True)
    config = msgspec.structs.replace(
        base,
        house=msgspec.structs.replace(base.house, name="De Deelfabriek") if not given else base.house,
        database=Database(url=f"sqlite:///{folder / 'kiosk.db'}", may_be_lost=True),
        cards=msgspec.structs.replace(base.cards, reader="simulated"),
        scanner=msgspec.structs.replace(base.scanner, port="simulated"),
        printer=msgspec.structs.replace(base.printer, port="simulated"),
        clock=msgspec.structs.replace(base.clock, judged="never"),
        screen=base.screen if given else msgspec.structs.replace(base.screen, size="1280x800"),
    )
    from kiosk.cli.init import prepare

    prepare(config, demo=True)
    return config


def _display() -> bool:
    """Is there a display to draw on? On a console that is the graphics card, if this user may use it."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")
    cards = Path("/dev/dri").glob("card*")
    return any(os.environ.get(name) for name in named) or any(os.access(card, os.R_OK | os.W_OK) for card in cards)
