"""Examines the printer: connected, in order, and able to print the languages of the house."""

from collections.abc import Callable, Iterator
from pathlib import Path

from devices.printers.job import UnknownProfileError, page_use
from devices.printers.probe import PrinterProbe, probe_printer
from devices.printers.text import needs_letters_drawn
from kiosk.doctor.machine import Root, holder, programs
from kiosk.lending.model import Trouble
from kiosk.lending.upkeep.findings import Finding, Subject, Value, What, found, of_printer
from kiosk.settings import Printer, Settings, SettingsError
from kiosk.wiring import Absent, Simulated, TicketFile, UsbDevice

CUPS = {"cupsd": "cups", "cups-browsed": "cups-browsed", "ipp-usb": "ipp-usb"}
"""The programs that take a USB printer for themselves, each with the service that starts it."""


def look_at_printer(root: Root, config: Settings, cache: Callable[[], Path]) -> Iterator[Finding]:
    """The findings about the status of the printer; nothing is printed. Raises `SettingsError` for an unknown
    profile.
    """
    port, wiring = config.printer.port, config.printer.wiring
    match wiring:
        case Absent():
            yield found(Subject.PRINTER, What.ABSENT, port)
            return
        case Simulated():
            yield found(Subject.PRINTER, What.SIMULATED, port)
            return
    try:
        result = probe_printer(wiring, config.printer.profile, cache())
    except UnknownProfileError as error:
        raise SettingsError(f"printer.profile: {error}.") from None
    if result.in_use:
        program = holder(root, wiring.path) if isinstance(wiring, UsbDevice) else None
        yield found(Subject.PRINTER, What.HELD if program else What.IN_USE, port, program=program or "")
    else:
        yield _printer(config, result, of_file=isinstance(wiring, TicketFile))
    yield from look_at_page(config, cache)
    yield from look_for_rivals_of_printer(root, config.printer)


def _printer(config: Settings, seen: PrinterProbe, *, of_file: bool) -> Finding:
    trouble = seen.trouble
    if trouble is None and not seen.reachable:
        trouble = Trouble.MISSING
    if trouble is None and not seen.answers and config.printer.proof != "none" and not of_file:
        trouble = Trouble.SILENT
    values: dict[str, Value] = {"model": seen.model or seen.profile, "columns": seen.columns, "detail": seen.error}
    if trouble is None:
        what = What.PRINTER_THERE if seen.answers else What.PRINTER_UNASKED
    else:
        what = What.PRINTER_NO_FILE if of_file and trouble.stops else of_printer(trouble)
    return found(Subject.PRINTER, what, config.printer.port, **values)


def look_at_page(config: Settings, cache: Callable[[], Path]) -> Iterator[Finding]:
    """The findings about the letters that the printer has, from its profile. No device is opened."""
    if isinstance(config.printer.wiring, Absent | Simulated):
        return
    page = page_use(config.printer.profile, config.printer.code_page, cache())
    drawn = [code for code in config.house.languages if needs_letters_drawn(letters_of(code))]
    what = What.PAGE_LACKS if drawn and not page.draws else What.PAGE_WRITES
    languages, others = ", ".join(config.house.languages), ", ".join(drawn)
    yield found(Subject.PAGE, what, page=page.number, languages=languages, drawn=others)


def look_for_rivals_of_printer(root: Root, printer: Printer) -> Iterator[Finding]:
    """The findings about programs that would take a USB printer. No device is opened."""
    if isinstance(printer.wiring, UsbDevice):
        for program in sorted(CUPS.keys() & programs(root)):
            yield found(Subject.PRINTER, What.IN_THE_WAY, program=program, service=CUPS[program])


def letters_of(language: str) -> str:
    """Every letter in the sentences of this language; empty for the language of the source."""
    from babel.messages.mofile import read_mo

    from screens.present.words import DOMAIN, LOCALE

    path = LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        sentences = [message.string or "" for message in read_mo(file) if message.id]
    return "".join({char for one in sentences for text in ([one] if isinstance(one, str) else one) for char in text})
