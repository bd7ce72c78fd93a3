"""What `kiosk doctor` finds out about the card reader: found, works, or what to do about it."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from devices.cards.pcsc import NO_SERVICE, UNSEEN, PcscError, Service
from devices.cards.reader import chosen
from kiosk.lending.model import Trouble

USB_DRIVERS = Path("/sys/bus/usb/drivers")


@dataclass(frozen=True, slots=True)
class ReaderProbe:
    """What was found: `readers` are those that the kiosk uses, `ignored` the others; `trouble` is None when a card can
    be read, and then `advice` is empty."""

    readers: tuple[str, ...]
    ignored: tuple[str, ...]
    trouble: Trouble | None
    advice: str


def probe(
    name: str | None = None, connect: Callable[[], Service] = Service, drivers: Path = USB_DRIVERS
) -> ReaderProbe:
    """Look once for readers whose name contains `name`, or for any if it is None. The kiosk may be running."""
    try:
        with closing(connect()) as service:
            found = service.readers()
            readers = chosen(found, name)
            slots = service.wait(dict.fromkeys(readers, UNSEEN), 1) if readers else {}
    except PcscError as error:
        return ReaderProbe((), (), error.trouble, f"{error}; {_refused(error)}")

    used, ignored = tuple(sorted(readers)), tuple(sorted(found - readers))
    if not used:
        return ReaderProbe((), ignored, Trouble.MISSING, _missing(name, ignored, drivers))
    if not any(slot.working for slot in slots.values()):
        return ReaderProbe(used, ignored, Trouble.FAILED, "the reader does not answer: unplug it, and plug it in again")
    return ReaderProbe(used, ignored, None, "")


def _refused(error: PcscError) -> str:
    if error.trouble is Trouble.DENIED:
        return "polkit does not let this user read cards: install the rule in systemd/"
    if error.code == NO_SERVICE:
        return "start the card service: systemctl enable --now pcscd.socket"
    return "start the card service again: systemctl restart pcscd"


def _missing(name: str | None, ignored: tuple[str, ...], drivers: Path) -> str:
    if any(drivers.glob("pn533_usb/*:*")):
        return "the kernel's own driver keeps the reader from us: blacklist pn533_usb, and plug the reader in again"
    if name and ignored:
        return f"no reader is called {name}; found: {', '.join(ignored)}"
    return "plug a reader in"
