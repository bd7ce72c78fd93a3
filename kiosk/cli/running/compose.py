"""Puts the whole kiosk together: `compose` shows the connections between its parts."""

import logging
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

from kiosk import documents, keyfile
from kiosk.cli import devices
from kiosk.cli.backups.nightly import NightlyBackup
from kiosk.cli.clock import trusted_clock
from kiosk.cli.running.kiosk import Kiosk
from kiosk.cli.running.ledger_parts import Lazily, LedgerParts
from kiosk.cli.running.plugged import Plugged, plug_in
from kiosk.cli.running.start import Start
from kiosk.clock import TrustedClock
from kiosk.doctor.place import is_allowed, wrong_place
from kiosk.lending.cards import KEY_BYTES
from kiosk.lending.model import SessionSettings, TicketPolicy
from kiosk.lending.ports import Post
from kiosk.lending.states import Session
from kiosk.lending.upkeep.findings import Finding
from kiosk.photos.folder import folder_of
from kiosk.running.notify import Notifier
from kiosk.running.rescue import Rescue
from kiosk.running.runtime import Runtime
from kiosk.running.world import World
from kiosk.settings import Settings
from kiosk.sheets import requests
from kiosk.wiring import Simulated

if TYPE_CHECKING:
    from db.ledger import SqlLedger
    from screens.present.values import Shown
    from screens.window.app import KioskApp
    from screens.window.demo_panel import DemoPanel

log = logging.getLogger(__name__)


def compose(config: Settings, panel: bool = True, config_file: Path | None = None) -> Kiosk:
    """All parts of the kiosk, connected but not yet started. Exits with 2 for a configuration that cannot be used.

    `config_file` is what `config` was read from, None for nothing: a copy of it is kept with each backup.
    """
    with_panel = panel and Simulated() in (config.cards.wiring, *config.scanner.wiring, config.printer.wiring)
    _configure_window(config, with_panel)

    from devices.backlight import Backlight
    from devices.speech import EspeakVoice
    from kiosk.cli.running.wording import Wording
    from screens.glass.photos import look_in
    from screens.window.sounds import KivyChimes

    logging.getLogger("kivy").setLevel(logging.WARNING)  # only now, because Kivy sets its own level when it is imported
    _warn_of_place(config)
    key, no_key = _key(config)
    plugged = plug_in(config, key)
    clock = trusted_clock(config)
    wording = Wording(config.house, clock.best)
    notifier, rescue = Notifier.from_environment(), Rescue.from_environment()
    rescue.leave_page(wording.rescue_page())
    runtime = Runtime(Session.opening(_session_settings(config), time.monotonic()))
    parts = LedgerParts(config, key, no_key, clock, runtime.ledger_found, plugged.layouts.use)
    chimes = KivyChimes(config.sound.volume)
    look_in(folder_of(config.database.key_path))

    def warm_up() -> None:
        chimes.warm()
        app.warm()

    start = Start(notifier, wording, parts, config.printer, warm_up)
    app = _app(config, runtime.post, start.drawn, _panel(plugged, runtime.look) if with_panel else None)
    backup = NightlyBackup(config, config_file, clock.best)
    ledger = cast("SqlLedger", Lazily(lambda: parts.ledger))
    exports, timezone = config.database.exports_path, ZoneInfo(config.house.timezone)
    world = World(
        ledger=ledger,
        volunteers=ledger,
        show=lambda session: app.show(*wording.screen(session)),
        write=wording.ticket,
        label=wording.paper,
        read=wording.aloud,
        news=wording.news,
        chimes=chimes,
        voice=EspeakVoice(config.sound.speech_volume),
        dim=Backlight().dim,
        admit=start.admit,
        check=parts.check,
        printer=plugged.printer,
        backups=backup.read,
        documents=lambda: documents.read(documents.folder_of(exports), clock.best(), timezone),
        sheets=lambda: requests.read(requests.folder_of(exports), clock.best()),
        close=parts.close,
        time=parts.doubted,
        examine=parts.examine,
        look_over=lambda: _look_over(config, clock),
        night=parts.night.step,
    )
    return Kiosk(app, runtime, world, plugged, notifier, backup, parts, rescue)


def _configure_window(config: Settings, with_panel: bool) -> None:
    """Configure the window of Kivy, before anything else of Kivy is imported."""
    from screens.window import configure as window

    rotation = 0 if with_panel else config.screen.rotation
    window.configure(config.screen.size, devices.cache(), panel=with_panel, cursor=with_panel, rotation=rotation)


def _app(
    config: Settings, post: Post, drawn: "Callable[[Shown], None]", panel: "Callable[[], DemoPanel] | None"
) -> "KioskApp":
    from screens.window.app import KioskApp

    return KioskApp(
        post=post,
        on_drawn=drawn,
        diagonal_inches=config.screen.diagonal_inches,
        panel=panel,
        kiosk_width=None if config.screen.size == "fullscreen" else int(config.screen.size.split("x")[0]),
    )


def _warn_of_place(config: Settings) -> None:
    """Log that the database may be lost at its place, if the configuration allows that."""
    if is_allowed(config) and (wrong := wrong_place(config)):
        log.warning("%s %s", wrong.sentence, wrong.advice)


def _look_over(config: Settings, clock: TrustedClock) -> tuple[Finding, ...]:
    """The findings of the doctor about the machine, as far as they can be had beside a running kiosk."""
    from kiosk.doctor.examining import Means, beside_kiosk

    return tuple(beside_kiosk(config, Means(clock, devices.printer_cache)))


def _key(config: Settings) -> tuple[bytes, str]:
    """The key of the kiosk and an empty text; without a key file, a useless key and the sentence that says why."""
    try:
        return keyfile.read(config.database.key_path), ""
    except keyfile.KeyFileError as error:
        return bytes(KEY_BYTES), str(error)


def _session_settings(config: Settings) -> SessionSettings:
    return SessionSettings(
        house=config.house.name,
        languages=config.house.languages,
        ticket=TicketPolicy(config.printer.ticket),
        idle_seconds=config.screen.idle_seconds,
        warning_seconds=config.screen.warning_seconds,
        dim_seconds=config.screen.dim_seconds,
        loans_folded=config.screen.loans_folded,
        volunteer_seconds=config.screen.volunteer_seconds,
        check_in_first=config.screen.check_in_first,
        number_pad=config.cards.number_pad,
        reads_aloud=bool(config.sound.speech_volume and shutil.which("espeak-ng")),
        reader_side=config.cards.side,
    )


def _panel(plugged: Plugged, look_at_printer: Callable[[], None]) -> "Callable[[], DemoPanel]":
    """A function that makes the side panel of the demo, once there is a window."""
    from kiosk.cli.demo.panel import controls
    from screens.window.demo_panel import DemoPanel

    return lambda: DemoPanel(controls(plugged.reader, plugged.scanner, plugged.printer, look_at_printer))
