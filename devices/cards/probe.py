"""Probes the card reader for `kiosk doctor`: whether it is there and works, or the reason why not."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from devices.cards.pcsc import NO_SERVICE, UNSEEN, PcscError, Service
from devices.cards.reader import chosen
from kiosk.lending.model import Trouble
from kiosk.lending.upkeep.findings import What

USB_DRIVERS = Path("/sys/bus/usb/drivers")


@dataclass(frozen=True, slots=True)
class ReaderProbe:
    """The result of a probe: `readers` are those that the kiosk uses, `ignored` the others. `trouble` is None when a
    card can be read. `detail` is the message of the card service when it failed.
    """

    readers: tuple[str, ...]
    ignored: tuple[str, ...]
    trouble: Trouble | None
    what: What
    detail: str = ""


def probe(
    name: str | None = None, connect: Callable[[], Service] = Service, drivers: Path = USB_DRIVERS
) -> ReaderProbe:
    """Look once for readers whose name contains `name`, or for any reader if it is None. The kiosk may be running."""
    try:
        with closing(connect()) as service:
            found = service.readers()
            readers = chosen(found, name)
            slots = service.wait(dict.fromkeys(readers, UNSEEN), 1) if readers else {}
    except PcscError as error:
        return ReaderProbe((), (), error.trouble, _refused(error), str(error))

    used, ignored = tuple(sorted(readers)), tuple(sorted(found - readers))
    if not used:
        return ReaderProbe((), ignored, Trouble.MISSING, _missing(name, ignored, drivers))
    if not any(slot.working for slot in slots.values()):
        return ReaderProbe(used, ignored, Trouble.FAILED, What.READER_SILENT)
    return ReaderProbe(used, ignored, None, What.READER_THERE)


def _refused(error: PcscError) -> What:
    if error.trouble is Trouble.DENIED:
        return What.READER_DENIED
    return What.READER_NO_SERVICE if error.code == NO_SERVICE else What.READER_SERVICE_FAILS


def _missing(name: str | None, ignored: tuple[str, ...], drivers: Path) -> What:
    if any(drivers.glob("pn533_usb/*:*")):
        return What.READER_TAKEN
    return What.READER_OTHER if name and ignored else What.READER_MISSING
