"""Lists the examinations: those of `kiosk doctor`, and those beside a running kiosk."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from kiosk.clock import TrustedClock
from kiosk.doctor.backup import look_at_backup
from kiosk.doctor.clock import look_at_clock, look_at_known_clock
from kiosk.doctor.disk import look_at_disk, look_at_room
from kiosk.doctor.display import look_at_display, look_at_touch
from kiosk.doctor.ledger import look_at_database, look_at_key, look_at_labels
from kiosk.doctor.machine import Root
from kiosk.doctor.power import look_at_power
from kiosk.doctor.printer import look_at_page, look_at_printer, look_for_rivals_of_printer
from kiosk.doctor.reader import look_at_conflicts, look_at_reader
from kiosk.doctor.scanner import look_at_scanners, look_for_rivals_of_scanner
from kiosk.doctor.sound import look_at_sound
from kiosk.lending.upkeep.findings import Finding, Subject, What, found
from kiosk.settings import Settings, SettingsError

Look = Callable[[], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Means:
    """The means for an examination: the machine and its clock. `cache` makes the folder of the printer profiles."""

    clock: TrustedClock
    cache: Callable[[], Path]
    root: Root = field(default_factory=Root)


def by_hand(config: Settings, means: Means) -> Iterator[Finding]:
    """The findings of all examinations; an error in one does not stop the others. Raises `SettingsError`.

    A kiosk may be running: the devices that it uses are not disturbed.
    """
    root = means.root
    yield from looked(Subject.KEY, partial(look_at_key, config))
    yield from looked(Subject.DATABASE, partial(look_at_database, config))
    yield from looked(Subject.CLOCK, partial(look_at_clock, config, means.clock))
    yield from _machine(config, means)
    yield from looked(Subject.READER, partial(look_at_reader, root, config.cards))
    yield from looked(Subject.SCANNER, partial(look_at_scanners, root, config.scanner))
    yield from looked(Subject.PRINTER, partial(look_at_printer, root, config, means.cache))


def beside_kiosk(config: Settings, means: Means) -> Iterator[Finding]:
    """The findings that a running kiosk does not have by itself.

    Nothing is written, and no device is opened, except a touch screen, to read the ranges of its coordinates.
    """
    root = means.root
    yield from looked(Subject.LABELS, partial(look_at_labels, config))
    yield from looked(Subject.CLOCK, partial(look_at_known_clock, means.clock))
    yield from _machine(config, means)
    yield from looked(Subject.READER, partial(look_at_conflicts, root, config.cards))
    yield from looked(Subject.SCANNER, partial(look_for_rivals_of_scanner, root, config.scanner))
    yield from looked(Subject.PRINTER, partial(look_for_rivals_of_printer, root, config.printer))
    yield from looked(Subject.PAGE, partial(look_at_page, config, means.cache))


def _machine(config: Settings, means: Means) -> Iterator[Finding]:
    root, file = means.root, config.database.file or config.database.key_path
    now = means.clock.best()
    yield from looked(Subject.BACKUP, partial(look_at_backup, config, now))
    yield from looked(Subject.DISPLAY, partial(look_at_display, root, config.screen.size))
    yield from looked(Subject.TOUCH, partial(look_at_touch, root))
    yield from looked(Subject.SOUND, partial(look_at_sound, root, config.sound))
    yield from looked(Subject.DISK, partial(look_at_room, file))
    yield from looked(Subject.FILES, partial(look_at_disk, root, file, now.date()))
    yield from looked(Subject.POWER, partial(look_at_power, root))


def looked(subject: Subject, look: Look) -> list[Finding]:
    """The findings of `look`. An unexpected error in it becomes a finding too, because the doctor runs when something
    is wrong.

    Raises only `SettingsError`, for an error in the configuration that shows only at the device.
    """
    findings: list[Finding] = []
    try:
        findings += look()
    except SettingsError:
        raise
    except Exception as error:  # noqa: BLE001
        findings.append(found(subject, What.UNEXPECTED, detail=f"{type(error).__name__}: {error}"))
    return findings
