"""Examines the card reader: connected, answering, not taken by a driver of the kernel, and no model that hangs."""

from collections.abc import Iterator

from devices.cards.probe import probe
from kiosk.doctor.machine import Root, text
from kiosk.lending.upkeep.findings import Finding, Subject, What, found
from kiosk.settings import Cards
from kiosk.wiring import Absent, Simulated

DRIVERS = ("pn533_usb", "pn533", "nfc")
"""The modules of the kernel that take an ACR122U and similar readers before the card service can."""
HANGS = {"072f:2200": "ACR122U"}
"""The readers, by their USB numbers, that often hang until they are unplugged (LudovicRousseau/pyscard#94)."""


def look_at_reader(root: Root, cards: Cards) -> Iterator[Finding]:
    """The findings about the readers of the card service; one that a kiosk uses is not disturbed."""
    match cards.wiring:
        case Absent():
            yield found(Subject.READER, What.ABSENT, cards.reader)
            return
        case Simulated():
            yield found(Subject.READER, What.SIMULATED, cards.reader)
            return
        case wiring:
            result = probe(wiring.name, drivers=root.at("sys/bus/usb/drivers"))
    names = {"names": ", ".join(result.readers or result.ignored), "wanted": wiring.name or "", "detail": result.detail}
    yield found(Subject.READER, result.what, cards.reader, **names)
    if result.what is not What.READER_TAKEN:
        yield from look_at_conflicts(root, cards)


def look_at_conflicts(root: Root, cards: Cards) -> Iterator[Finding]:
    """The findings about possible conflicts of a reader that works now. No device is opened."""
    if isinstance(cards.wiring, Absent | Simulated):
        return
    loaded = {line.split(" ", 1)[0] for line in text(root.at("proc/modules")).splitlines()}
    if drivers := [name for name in DRIVERS if name in loaded]:
        yield found(Subject.READER, What.READER_AT_RISK, cards.reader, drivers=", ".join(drivers))
    for vendor in root.each("sys/bus/usb/devices/*/idVendor"):
        if model := HANGS.get(f"{text(vendor)}:{text(vendor.with_name('idProduct'))}"):
            yield found(Subject.READER, What.READER_HANGS, cards.reader, model=model)
