"""Puts the whole kiosk together: `compose` shows what is connected to what."""

import gc
import logging
import shutil
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

from kiosk import documents, keyfile
from kiosk.cli import devices
from kiosk.cli.backups.nightly import NightlyBackup
from kiosk.cli.clock import trusted_clock
from kiosk.cli.common import WRONG_USE, fail
from kiosk.cli.running.ledger_parts import Lazily, LedgerParts
from kiosk.clock import TrustedClock
from kiosk.doctor.place import is_allowed, wrong_place
from kiosk.lending.cards import KEY_BYTES
from kiosk.lending.events import DeviceLost
from kiosk.lending.model import Device, SessionSettings, TicketPolicy, Trouble
from kiosk.lending.ports import LedgerError, Printer, Source
from kiosk.lending.states import Session
from kiosk.lending.upkeep.findings import Finding
from kiosk.lending.upkeep.health import Unsafe
from kiosk.nightly import Job, NightWork
from kiosk.notify import Notifier
from kiosk.photos.folder import folder_of
from kiosk.rescue import Rescue
from kiosk.runtime import Runtime, World, end_process
from kiosk.settings import Settings
from kiosk.sheets import requests
from kiosk.wiring import Simulated

if TYPE_CHECKING:
    from db.ledger import SqlLedger
    from screens.present.values import Shown
    from screens.window.app import KioskApp
    from screens.window.demo_panel import DemoPanel

log = logging.getLogger(__name__)

WELCOME_SECONDS = 3.0
"""The seconds after which the ledger is opened if the first screen was not drawn; it is opened after that screen."""


@dataclass(frozen=True, slots=True)
class Kiosk:
    """All parts together. `reader` and `scanner` are what the configuration named, or None."""

    config: Settings
    app: "KioskApp"
    runtime: Runtime
    world: World
    reader: Source | None
    scanner: Source | None
    headphones: Source
    notifier: Notifier
    backup: NightlyBackup
    parts: LedgerParts
    rescue: Rescue

    def live(self) -> None:
        """Start everything, draw until stopped, end everything."""
        if self.notifier.watchdog_interval:
            self.app.every(self.notifier.watchdog_interval, self._feed_watchdog)
        threading.excepthook = _end_with_thread
        signal.signal(signal.SIGINT, lambda *_: self.app.stop())
        self.world.dim(False)
        self.runtime.start(self.world)
        self.backup.start()
        for source, device in ((self.reader, Device.READER), (self.scanner, Device.SCANNER)):
            if source:
                source.start(self.runtime.post)
            else:
                self.runtime.post(DeviceLost(device, Trouble.NOT_CONFIGURED))
        if self.config.sound.speech_volume:
            self.headphones.start(self.runtime.post)
        try:
            self.app.run()
        finally:
            for source in (self.reader, self.scanner, self.headphones):
                if source:
                    source.stop()
            self.backup.stop()
            self.parts.stop_examining()
            self.runtime.stop()
            self.world.voice.close()
            self.world.dim(False)

    def _feed_watchdog(self) -> None:
        """Ping systemd on the UI's clock while session and ledger move on; if one of the three hangs, no ping comes."""
        if self.runtime.alive():
            self.notifier.watchdog()
            self.rescue.alive(time.monotonic())


def _end_with_thread(failed: threading.ExceptHookArgs) -> None:
    """Ends the process when a thread of a device failed: without it, cards or codes would not be read any more."""
    log.error("a thread failed", exc_info=failed.exc_value)
    end_process(failed.thread.name if failed.thread else "unknown")


def compose(config: Settings, panel: bool = True, config_file: Path | None = None) -> Kiosk:
    """Every part of the kiosk, put together but not yet started. Exit status 2 for a configuration that cannot be.

    `config_file` is what `config` was read from, None for nothing: a copy of it is kept with each backup.
    """
    from screens.window import configure as window

    key, no_key = _key(config)
    simulated = Simulated() in (config.cards.wiring, *config.scanner.wiring, config.printer.wiring)
    with_panel = panel and simulated
    rotation = 0 if with_panel else config.screen.rotation
    window.configure(config.screen.size, devices.cache(), panel=with_panel, cursor=with_panel, rotation=rotation)

    from devices.backlight import Backlight
    from devices.headphones import Headphones
    from devices.scanners.layouts import ScannerLayouts
    from devices.speech import EspeakVoice
    from screens.glass.photos import look_in
    from screens.present import after_touch, news, present
    from screens.present.paper.item_label import write_on_item
    from screens.present.paper.slip import write_slip
    from screens.present.rescue import rescue_page
    from screens.present.words import wordbook
    from screens.window.app import KioskApp
    from screens.window.sounds import KivyChimes

    logging.getLogger("kivy").setLevel(logging.WARNING)  # not before: Kivy sets its own when it is imported
    reader = devices.open_reader(config.cards.wiring, key)
    layouts = ScannerLayouts(config.scanner.fixed_layout)
    scanner = devices.open_scanner(config.scanner.wiring, layouts)
    try:
        printer = devices.open_ticket_printer(config.printer)
    except ValueError as error:
        fail(f"printer.profile: {error}", WRONG_USE)
    clock = trusted_clock(config)
    if is_allowed(config) and (wrong := wrong_place(config)):
        log.warning("%s %s", wrong.sentence, wrong.advice)
    words, timezone = wordbook(config.house.timezone), ZoneInfo(config.house.timezone)
    notifier = Notifier.from_environment()
    rescue = Rescue.from_environment()
    rescue.leave_page(rescue_page(words, config.house.languages, config.house.name, config.house.contact))
    session = Session.opening(_session_settings(config), time.monotonic())
    runtime = Runtime(session)
    chimes = KivyChimes(config.sound.volume)
    parts = LedgerParts(
        config,
        key,
        no_key,
        clock,
        runtime.ledger_found,
        lambda: devices.warm_printer(config.printer),
        None if config.scanner.fixed_layout else layouts.use,
    )
    ledger = cast("SqlLedger", Lazily(lambda: parts.ledger))
    welcomed = threading.Event()

    def after_welcome() -> None:
        gc.freeze()
        gc.enable()
        welcomed.set()
        chimes.warm()
        app.warm()

    look_in(folder_of(config.database.key_path))
    app = KioskApp(
        post=runtime.post,
        on_drawn=_telling(notifier, after_welcome),
        diagonal_inches=config.screen.diagonal_inches,
        panel=_panel(reader, scanner, printer, runtime.look) if with_panel else None,
        kiosk_width=None if config.screen.size == "fullscreen" else int(config.screen.size.split("x")[0]),
    )

    def admit() -> Unsafe | None:
        welcomed.wait(WELCOME_SECONDS)
        for language in config.house.languages:
            words(language).due(clock.best().date())
        unsafe = (None if is_allowed(config) else wrong_place(config)) or parts.health.admit()
        gc.freeze()  # the ledger's modules, read since the welcome, are no part of a collection either
        parts.begin_examining()
        if unsafe is None and config.scanner.fixed_layout:
            with suppress(LedgerError):  # a ledger that fails now says so at the first question
                ledger.offer_no_layouts()
        return unsafe

    papers = documents.folder_of(config.database.exports_path)
    sheets = requests.folder_of(config.database.exports_path)
    backup = NightlyBackup(config, config_file, clock.best)
    world = World(
        ledger=ledger,
        volunteers=ledger,
        show=lambda session: app.show(present(session, words), after_touch(session, words)),
        write=lambda ticket: write_slip(ticket, words, clock.best(), config.house.name),
        label=lambda paper: write_on_item(paper, words, clock.best(), config.house.name),
        read=lambda session: ((shown := present(session, words)).spoken, shown.language),
        news=lambda before, after: news(before, after, words),
        chimes=chimes,
        voice=EspeakVoice(config.sound.speech_volume),
        dim=Backlight().dim,
        admit=admit,
        check=lambda: parts.health.check(),
        printer=printer,
        backups=backup.read,
        documents=lambda: documents.read(papers, clock.best(), timezone),
        sheets=lambda: requests.read(sheets, clock.best()),
        close=parts.close,
        time=lambda: (shown := ledger.catch_up()) and shown.astimezone(timezone),
        examine=lambda: parts.examiner.ask(),
        look_over=lambda: _look_over(config, clock),
        night=NightWork(_night_jobs(ledger), lambda: (now := clock.now()) and now.astimezone(timezone)).step,
    )
    return Kiosk(config, app, runtime, world, reader, scanner, Headphones(), notifier, backup, parts, rescue)


def _look_over(config: Settings, clock: TrustedClock) -> tuple[Finding, ...]:
    """The findings of the doctor about the machine, as far as they can be had beside a running kiosk."""
    from kiosk.doctor.examining import Means, beside_kiosk

    return tuple(beside_kiosk(config, Means(clock, devices.printer_cache)))


def _night_jobs(ledger: "SqlLedger") -> tuple[tuple[str, Job], ...]:
    """What the kiosk does by itself once a night, each with its name for the log."""

    def forgetting() -> Iterator[None]:
        from db.ledger.privacy.night import forgetting

        return forgetting(ledger)

    return (("forgetting", forgetting),)


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


def _panel(
    reader: Source | None, scanner: Source | None, printer: Printer | None, look_at_printer: Callable[[], None]
) -> "Callable[[], DemoPanel]":
    """The demo's side panel, to be made when the window is there."""
    from kiosk.cli.demo.panel import controls
    from screens.window.demo_panel import DemoPanel

    return lambda: DemoPanel(controls(reader, scanner, printer, look_at_printer))


def _telling(notifier: Notifier, after_first: Callable[[], None]) -> "Callable[[Shown], None]":
    """A function that tells systemd of every drawn change, after the first one that the kiosk is ready, and then calls
    `after_first`.
    """
    told: list[str] = []

    def drawn(shown: "Shown") -> None:
        if not told:
            notifier.ready()
            after_first()
        if told != [shown.status]:
            told[:] = [shown.status]
            notifier.status(shown.status)

    return drawn
