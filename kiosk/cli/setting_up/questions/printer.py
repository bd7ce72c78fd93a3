"""Asks for the receipt printer: its port, and with a test print the width of its paper and its code page."""

from kiosk.cli.devices import printer_cache
from kiosk.cli.setting_up.asking import Asker, CannotBe, Option, as_it_is
from kiosk.cli.setting_up.draft import Draft, allowed_in
from kiosk.lending.model import Trouble
from kiosk.lending.tickets import PrintOutcome, PrintResult
from kiosk.wiring import PRINTER_BAUD, Absent, NetworkAddress, RealPrinter, Simulated, TicketFile, parse_printer

NETWORK = "network"
PAPER = {32: "58 mm", 42: "80 mm, 42 characters", 48: "80 mm, 48 characters"}


def ask_printer(asker: Asker, draft: Draft) -> None:
    """Ask for the printer, and for what its test print shows."""
    from devices.printers.candidates import serial_lines, usb_printers

    present = draft.present.printer
    asker.heading("The receipt printer")
    while not (found := usb_printers()):
        asker.say("No printer was found at a USB port. If yours goes there: plug it in, and switch it on.")
        if not asker.looks() or not asker.yes("printer.look", "Look once more?", False):
            break
    options = [Option(one.port, f"{one.name or 'A printer'} at the USB port {one.port}") for one in found]
    serial = [one for one in serial_lines() if one.port not in draft.settings.scanner.ports]
    options += [Option(one.port, f"A printer at the serial line {one.name}: its speed is found out.") for one in serial]
    if present.port not in ("none", "simulated", *(option.value for option in options)):
        options.append(Option(present.port, f"As it is now: {present.port}"))
    options += [
        Option(NETWORK, "A printer with a network cable: you will be asked for its address."),
        Option("none", "None: members read on the screen what they took."),
        Option("simulated", "A pretended one, in a window beside the kiosk: for a try without devices."),
    ]
    default = found[0].port if found and present.port == "none" else present.port
    while True:
        port = asker.choose("printer.port", "Which printer?", options, default, allowed_in("printer.port"))
        if port == NETWORK:
            port = asker.value("printer.address", ADDRESS, None, _network, as_it_is)
        elif asker.looks() and any(port == one.port for one in serial):
            port = _with_speed(asker, port)
        draft.put("printer.port", port)
        wiring = parse_printer(port)
        if isinstance(wiring, Absent | Simulated | TicketFile) or not asker.looks():
            return
        if not asker.yes("printer.try", "Print a test now?", True):
            return
        if print_and_tell(asker, draft, wiring):
            _ask_paper(asker, draft)
            return
        if not asker.yes("printer.again", "Choose the printer again, or try once more?", True):
            return
        default = port


ADDRESS = (
    "What is the address of the printer? Hold its feed button while you switch it on: it prints its address, such as "
    "192.168.1.50."
)


def _with_speed(asker: Asker, port: str) -> str:
    """The port of a serial line with the speed at which a printer answers there; the port unchanged if none answers."""
    from devices.printers.candidates import speed_of

    speed = speed_of(port.removeprefix("serial:"))
    if speed is None:
        asker.say(f"No printer answers there at any usual speed. It is taken for {PRINTER_BAUD} bits per second.")
    return f"{port}:{speed or PRINTER_BAUD}"


def print_and_tell(asker: Asker, draft: Draft, wiring: RealPrinter) -> bool:
    """Prints the trial and writes its outcome. Returns whether the person has the printed paper."""
    from devices.printers.trial import print_trial

    outcome = print_trial(wiring)
    asker.say(sentence_of(outcome))
    if outcome.result is PrintResult.PRINTED and draft.present.printer.proof == "none":
        draft.put("printer.proof", "auto")
    if outcome.result is not PrintResult.UNCONFIRMED:
        return outcome.result is PrintResult.PRINTED
    if there := asker.yes("printer.came", "Did a paper come out?", True):
        asker.say("This printer does not tell whether it printed. The kiosk will believe that it did.")
        draft.put("printer.proof", "none")
    return there


def _ask_paper(asker: Asker, draft: Draft) -> None:
    """Ask what the paper shows: the number of characters on a line, and the code page with the right letters."""
    from devices.printers.job import WPC1252, page_use, paper_width
    from devices.printers.trial import LENGTHS, PAGES, PROFILES

    profile = draft.present.printer.profile
    columns = paper_width(profile, printer_cache()).columns
    length = asker.choose(
        "printer.line",
        "The lines with a number at both ends: which is the longest that is whole, on one line?",
        tuple(Option(length, f"Line {number}: paper of {PAPER[length]}.") for number, length in LENGTHS.items()),
        columns if columns in PAPER else max(PAPER),
    )
    if length != columns:
        profile = PROFILES[length]
        draft.put("printer.profile", profile)
    letters = asker.choose(
        "printer.letters",
        "The lines with a letter: which shows  é è ë ï ç à ü € “œ”  as it is here? If several do: the first of them.",
        (*(Option(name, "Line " + name, name) for name in PAGES), Option("", "None of them", "0")),
        "A",
    )
    if not letters:
        asker.say(NO_LETTERS)
        return
    by_itself = page_use(profile, None, printer_cache()).number == WPC1252 and PAGES[letters] is None
    draft.put("printer.code_page", None if by_itself else PAGES[letters] or WPC1252)


NO_LETTERS = (
    "Look in the manual of the printer for the number of the code page CP1252 (also called WPC1252), and write it as "
    "code_page below [printer] in kiosk.toml. Until then letters with accents come out wrong."
)


def sentence_of(outcome: PrintOutcome) -> str:
    """The sentence about the outcome of the trial, with the advice what to do."""
    match outcome:
        case PrintOutcome(PrintResult.PRINTED):
            return "It printed."
        case PrintOutcome(PrintResult.UNCONFIRMED):
            return "The test was sent to the printer, which does not say what became of it."
        case PrintOutcome(_, Trouble.DENIED):
            return "This user may not print there. Run  sudo kiosk setup; if you did, run the installer once more."
        case PrintOutcome(PrintResult.NOT_READY, Trouble() as trouble):
            return f"The printer was reached, but it does not print: {trouble.value}."
        case _:
            return "The printer was not reached. Is it on, is its cable in, is the address right?"


def _network(text: str) -> str:
    port = text if text.startswith("network:") else f"network:{text}"
    if not isinstance(parse_printer(allowed_in("printer.port")(port)), NetworkAddress):
        raise CannotBe("Type an address such as 192.168.1.50.")
    return port
