"""Asks for the scanners: a scanned barcode shows which device is a scanner, and whether it is read correctly."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli.setting_up.asking import Asker, Option
from kiosk.cli.setting_up.draft import Draft, allowed_in
from kiosk.lending.codes.layouts import KeyboardLayout
from kiosk.lending.events import CodeRefused, CodeScanned

if TYPE_CHECKING:
    from devices.scanners.candidates import Candidate, Heard

SECONDS = 30.0
Port = str | tuple[str, ...]


def ask_scanner(asker: Asker, draft: Draft, dev: Path = Path("/dev")) -> None:
    """Ask for the scanners, and for the layout in which those that type are read."""
    from devices.scanners.candidates import candidates

    find = partial(candidates, dev)
    present = draft.present.scanner
    asker.heading("The barcode scanner")
    likely = [one for one in find() if one.likely]
    if likely:
        asker.say(f"Found: {', '.join(one.name for one in likely)}.")
    else:
        asker.say("Nothing was found that calls itself a scanner. Plug yours in now, if you have it here.")
    heard = try_scanners(asker, find) if asker.looks() else ()
    default = proposed(present.port, heard)
    options: list[Option[Port]] = [
        Option("auto", "Every one that calls itself a scanner, also if it is plugged in later.")
    ]
    if default not in ("auto", "none", "simulated"):
        names = dict.fromkeys(one.by.name for one in heard) or _ports(default)
        options.append(Option(default, f"Only {', '.join(names)}."))
    options += [
        Option("none", "None: codes are typed on the screen."),
        Option("simulated", "A pretended one, in a window beside the kiosk: for a try without devices."),
    ]
    port = asker.choose("scanner.port", "Which scanners?", options, default, allowed_in("scanner.port", _several))
    draft.put("scanner.port", port)
    draft.put("scanner.layout", layout_of_all(asker, heard, present.layout))


def proposed(present: Port, heard: "tuple[Heard, ...]") -> Port:
    """The port for the scanners that sent a code: `auto` if it finds them all, otherwise their ports; the `present` one
    if none sent a code.
    """
    devices: list[Candidate] = list(dict.fromkeys(one.by for one in heard))
    if not devices:
        return present
    if all(device.likely for device in devices):
        return "auto"
    ports = tuple(device.port for device in devices)
    return ports[0] if len(ports) == 1 else ports


def try_scanners(asker: Asker, find: "Callable[[], Sequence[Candidate]]") -> "tuple[Heard, ...]":
    """Have codes scanned until no more come. Returns the last one of each scanner."""
    from devices.scanners.candidates import Listening

    heard: dict[Candidate, Heard] = {}
    with Listening(find) as listening:
        question = "Scan any barcode now, or press Enter to try it later."
        while True:
            one = asker.wait(question, listening.heard, SECONDS)
            match one:
                case None | "":
                    break
                case str():
                    asker.say(TYPED_HERE)
                case _ if isinstance(one.reading, CodeRefused):
                    asker.say(REFUSED)
                case _:
                    heard[one.by] = one
                    asker.say(f"{one.by.name} was heard: {one.reading.code}.")
            question = "If you have another scanner, scan with it now. If not, press Enter."
    for busy in sorted(listening.busy, key=lambda one: one.name):
        asker.say(f"{busy.name} is in use by another program, so it was not tried.")
    if not heard and one is None:
        asker.say(NOTHING)
    return tuple(heard.values())


TYPED_HERE = (
    "That was typed into this window, and no scanner at the kiosk was heard. If it was a scan: the scanner is plugged "
    "into the computer at which you sit, or it came in too late."
)
REFUSED = (
    "Something was scanned, but not all of it came in. Set the scanner to send Enter (CR) after each code: its booklet "
    "has a barcode for that."
)
NOTHING = (
    "Nothing was scanned. Does the scanner light up, and beep? If so: its booklet has a barcode that makes it a USB "
    "keyboard. Scan that one first. You can try it later: run this again."
)


def layout_of_all(asker: Asker, heard: "tuple[Heard, ...]", present: str) -> str:
    """The keyboard layout of the first scanner that types in another layout than `present`; `present` if none does."""
    layouts = [ask_layout(asker, one, present) for one in heard]
    return next((layout for layout in layouts if layout != present), present)


def ask_layout(asker: Asker, heard: "Heard", present: str) -> str:
    """Ask for the keyboard layout in which a code is read as it is printed; `present` if the scanner types the same in
    all.

    Both have the values of kiosk.toml: "auto" is a US keyboard, unless another layout was set for this scanner at the
    desk.
    """
    assert isinstance(heard.reading, CodeScanned)
    typed = heard.reading.typed
    if typed is None or not typed.otherwise:
        return present
    as_us = KeyboardLayout.US.value
    usual = as_us if present == as_us else "auto"
    first = {heard.reading.code: usual}
    for layout, code in typed.otherwise:
        first.setdefault(code, layout.value)
    options = tuple(
        Option(layout, f"{code}  (a keyboard of layout {as_us if layout == 'auto' else layout})")
        for code, layout in first.items()
    )
    return asker.choose(
        "scanner.layout",
        f"{heard.by.name} types like a keyboard, and keyboards differ. Which of these is printed below the bars?",
        options,
        present if present in first.values() else usual,
    )


def _ports(port: Port) -> tuple[str, ...]:
    return (port,) if isinstance(port, str) else port


def _several(text: str) -> Port:
    ports = tuple(text.replace(",", " ").split())
    return ports if len(ports) > 1 else text
