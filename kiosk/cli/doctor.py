"""`kiosk doctor` and `kiosk print-test`: is everything there, does it work, what to do if not."""

import shlex
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

import typer

from kiosk import keyfile
from kiosk.cli.clock import trusted_clock
from kiosk.cli.common import (
    FAILED,
    WRONG_USE,
    AsJson,
    ConfigFile,
    fail,
    read_settings,
    settings,
    write_json,
)
from kiosk.cli.devices import open_real_printer, print_slip, printer_cache
from kiosk.cli.ledger import now
from kiosk.cli.place import is_allowed, wrong_place
from kiosk.lending.codes.layouts import LayoutOffer
from kiosk.lending.limits import NEARLY_FULL
from kiosk.lending.model import Trouble
from kiosk.lending.upkeep.health import SENTENCES, LedgerFault
from kiosk.printable import printable
from kiosk.settings import Settings, SettingsError
from kiosk.wiring import Absent, ScannerWiring, Simulated, TicketFile

IN_USE = "in use (by a running kiosk?)"


@dataclass(frozen=True, slots=True)
class Finding:
    """One device, or the database: what was found, whether it works, and what to do if not."""

    device: str
    port: str
    ok: bool
    found: str
    advice: str = ""


def doctor(as_json: AsJson = False, config: ConfigFile = None) -> None:
    """Look at each device and at the database; exit status 1 if one of them does not work.

    The kiosk may be running meanwhile: what it is using is left alone.
    """
    tell = _tell if as_json else _show
    try:
        findings = list(examine(read_settings(config)))
    except SettingsError as error:
        if as_json:
            tell([Finding("configuration", str(config or ""), False, "cannot be used", str(error))])
        fail(str(error), WRONG_USE)
    tell(findings)
    if not all(finding.ok for finding in findings):
        raise typer.Exit(FAILED)


def examine(config: Settings) -> Iterator[Finding]:
    """What there is to say of each part, whatever is wrong with it or with the others. Raises `SettingsError`."""
    database = config.database.url.partition("://")[0]
    yield from looked("key file", str(config.database.key_path), partial(_key, config))
    yield from looked("database", database, partial(_database, config))
    yield from looked("backup", database, partial(_backup, config))
    yield from looked("clock", config.clock.judged, partial(_clock, config))
    yield from looked("reader", config.cards.reader, partial(_reader, config))
    for port, wiring in zip(config.scanner.ports, config.scanner.wiring, strict=True):
        yield from looked("scanner", port, partial(_scanner, port, wiring))
    yield from looked("printer", config.printer.port, partial(_printer, config))


def looked(device: str, port: str, look: Callable[[], Iterable[Finding]]) -> list[Finding]:
    """What `look` finds. The doctor is asked when something is wrong, and says so whatever that is.

    Raises `SettingsError` alone, for what only the device can know to be wrong in the configuration.
    """
    try:
        return list(look())
    except SettingsError:
        raise
    except Exception as error:  # noqa: BLE001
        return [
            Finding(
                device,
                port,
                False,
                f"{type(error).__name__}: {error}",
                "put that right, or report this line if it is unclear",
            )
        ]


def _key(config: Settings) -> Iterator[Finding]:
    from db.engine import open_engine
    from db.key_check import key_differs

    path = config.database.key_path
    try:
        key = keyfile.read(path)
    except keyfile.KeyFileError as error:
        yield Finding("key file", str(path), False, "cannot be used", str(error))
        return
    engine = open_engine(config.database.url)
    try:
        differs = key_differs(engine, key)
    finally:
        engine.dispose()
    yield Finding("key file", str(path), not differs, "another one" if differs else "there", differs or "")


def _database(config: Settings) -> Iterator[Finding]:
    from db.engine import open_engine
    from db.health import look
    from db.ledger import SqlLedger

    engine = open_engine(config.database.url)
    where = config.database.url if engine.dialect.name == "sqlite" else engine.url.render_as_string(hide_password=True)
    try:
        unsafe, used = look(engine, SqlLedger(engine, now, config.house.timezone, b""))
    finally:
        engine.dispose()
    if unsafe:
        yield Finding("database", where, False, unsafe.sentence, unsafe.advice)
        return
    yield Finding("database", where, True, "keeps what it is given")
    if wrong := wrong_place(config):
        yield Finding("place", where, is_allowed(config), wrong.sentence, wrong.advice)
    yield from _ledger(config)
    yield from _codes(config)
    if used >= NEARLY_FULL:
        advice = "make room: when the disk is full, nothing can be lent"
        yield Finding("disk", where, False, f"{used:.0%} full", advice)


def _codes(config: Settings) -> Iterator[Finding]:
    """Every two items that have one and the same label, and every scanner that seems to type in a wrong layout."""
    from db.engine import open_engine
    from db.ledger import SqlLedger

    engine = open_engine(config.database.url)
    try:
        ledger = SqlLedger(engine, now, config.house.timezone, b"")
        pairs = ledger.same_labels()
        offers = () if config.scanner.fixed_layout else ledger.layout_offers()
    finally:
        engine.dispose()
    for first, second in pairs:
        yield Finding("labels", first, False, f"{second} is on the same label, and is another item", LABELS_ADVICE)
    for one in offers:
        found = f"reads {one.read}, which is {one.known} in the keyboard layout {one.layout.value}"
        advice = f"the inbox at the desk sets it right with one touch, or {set_right(one)}"
        yield Finding("scanner", one.scanner, False, found, advice)


def set_right(offer: LayoutOffer) -> str:
    """The command that reads the scanner as it seems to type."""
    return f"`kiosk scanner layout {shlex.quote(offer.scanner)} {offer.layout.value}`"


LABELS_ADVICE = "put a new label on one of the two: a scan finds only one of them"


def _backup(config: Settings) -> Iterator[Finding]:
    from kiosk.backup import records
    from kiosk.cli.backups.nightly import in_use_since, overdue
    from kiosk.cli.ledger import now

    known = records.read(records.folder_of(config.database.key_path))
    places = ", ".join(each.name for each in known if each.name) or "no place"
    if not config.database.url.startswith("sqlite"):
        yield Finding("backup", places, True, "of the database on its server")
        return
    last = records.last_good(known)
    late = overdue(last, now(), in_use_since(config.database.key_path))
    failed = [f"{each.name}: {each.fault.value}" for each in known if each.fault and each.name]
    found = "; ".join((_ago((now() - last).days) if last else "there is none yet", *failed))
    advice = "put in a prepared stick; docs/backup.md says how" if late or failed or not last else ""
    if not advice and all(each.same_disk for each in known):
        advice = "all of them are on the disk of the database: prepare a stick, docs/backup.md says how"
    yield Finding("backup", places, not (late or failed), found, advice)


def _ago(days: int) -> str:
    said = {0: "of the last 24 hours", 1: "1 day old"}
    return f"the last good one is {said.get(max(0, days), f'{days} days old')}"


def _clock(config: Settings) -> Iterator[Finding]:
    from db.engine import open_engine
    from db.ledger import SqlLedger

    clock = trusted_clock(config)
    if not clock.judged:
        found = f"{clock.shown():%Y-%m-%d %H:%M} UTC, believed: this machine does not tell whether it is right"
        yield Finding("clock", config.clock.judged, True, found)
        return
    engine = open_engine(config.database.url)
    try:
        doubted = SqlLedger(engine, clock.shown, config.house.timezone, b"", keeper=clock).doubted()
    finally:
        engine.dispose()
    said = f"{doubted or clock.best():%Y-%m-%d %H:%M} UTC"
    if doubted:
        yield Finding("clock", config.clock.judged, False, f"{said}, doubted", CLOCK_ADVICE)
        return
    yield Finding("clock", config.clock.judged, True, said)


CLOCK_ADVICE = (
    "a volunteer says at the kiosk what time it is; the network would, or a hardware clock (docs/reliability.md, Clock)"
)


def _ledger(config: Settings) -> Iterator[Finding]:
    """Everything that the checks of the whole ledger find."""
    from db import checks
    from db.engine import open_engine

    engine = open_engine(config.database.url)
    try:
        findings = checks.look(engine)
    finally:
        engine.dispose()
    for finding in findings:
        yield Finding("ledger", finding.table or "file", False, finding.sentence, SENTENCES[LedgerFault.DAMAGED][1])
    if not findings:
        yield Finding("ledger", "every row", True, "can be read, and agrees with the others")


def _reader(config: Settings) -> Iterator[Finding]:
    port, wiring = config.cards.reader, config.cards.wiring
    if isinstance(wiring, Absent | Simulated):
        yield Finding("reader", port, True, port)
        return
    from devices.cards.probe import probe

    found = probe(wiring.name)
    yield Finding("reader", port, found.trouble is None, ", ".join(found.readers) or "nothing", found.advice)


def _scanner(port: str, wiring: ScannerWiring) -> Iterator[Finding]:
    if isinstance(wiring, Absent | Simulated):
        yield Finding("scanner", port, True, port)
        return
    from devices.scanners.probe import probe_scanners

    for found in probe_scanners(wiring):
        there = f"{found.path}, {IN_USE}" if found.in_use else found.path or "nothing"
        yield Finding("scanner", port, found.trouble is None, there, found.advice)


PRINTER_ADVICE = {
    Trouble.PAPER_OUT: "put in a new roll",
    Trouble.PAPER_LOW: "have a new roll ready",
    Trouble.COVER_OPEN: "close the cover",
    Trouble.CUTTER: "switch it off, take the paper out of its cutter, and switch it on",
    Trouble.SILENT: 'switch it off and on; if `kiosk print-test` prints, write proof = "none" under [printer]',
    Trouble.OFFLINE: "press the feed button, or switch the printer off and on",
    Trouble.MISSING: "switch it on, look at its cable, and at the address or path in kiosk.toml",
    Trouble.DENIED: "this user may not write to it: install the udev rules of systemd/",
}
FILE_ADVICE = "name a new file, in a folder that is there, in kiosk.toml"


def _printer(config: Settings) -> Iterator[Finding]:
    port, wiring = config.printer.port, config.printer.wiring
    if isinstance(wiring, Absent | Simulated):
        yield Finding("printer", port, True, port)
        return
    from devices.printers.job import UnknownProfileError
    from devices.printers.probe import probe_printer

    try:
        found = probe_printer(wiring, config.printer.profile, printer_cache())
    except UnknownProfileError as error:
        raise SettingsError(f"printer.profile: {error}.") from None
    if found.in_use:
        yield Finding("printer", port, True, IN_USE)
        return
    trouble = found.trouble
    if trouble is None and not found.reachable:
        trouble = Trouble.MISSING
    if trouble is None and not found.answers and config.printer.proof != "none" and not isinstance(wiring, TicketFile):
        trouble = Trouble.SILENT
    if trouble and trouble.stops:
        advice = FILE_ADVICE if isinstance(wiring, TicketFile) else PRINTER_ADVICE.get(trouble, "")
        yield Finding("printer", port, False, found.error or trouble.value, advice)
        return
    said = f"{found.model or found.profile}, {found.columns} columns"
    more = f"; {trouble.value}" if trouble else "" if found.answers else "; it is not asked whether it printed"
    yield Finding("printer", port, True, f"{said}{more}", PRINTER_ADVICE.get(trouble, "") if trouble else "")


def _tell(findings: list[Finding]) -> None:
    write_json(findings)


def _show(findings: list[Finding]) -> None:
    for finding in findings:
        mark = "ok" if finding.ok else "no"
        sys.stdout.write(f"{mark}  {finding.device:<9} {printable(f'{finding.port}: {finding.found}')}\n")
        if finding.advice:
            sys.stdout.write(f"{'':14}{printable(finding.advice)}\n")


def print_test(config: ConfigFile = None) -> None:
    """Print a test ticket: accents, the euro sign, the code page, and how many characters fit on a line."""
    loaded = settings(config)
    printer = open_real_printer(loaded.printer)
    from devices.printers.job import paper_width
    from devices.printers.trial import trial_slip

    profile, code_page = loaded.printer.profile, loaded.printer.code_page
    columns = paper_width(profile, printer_cache()).columns
    pages = "of the profile" if code_page is None else f"{code_page}"
    remarks = (profile, f"code page {pages}", f"{columns} columns")
    print_slip(printer, trial_slip(loaded.house.name, "kiosk print-test", columns, remarks))
