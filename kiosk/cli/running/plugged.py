"""The devices of the kiosk, opened as `kiosk.toml` names them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.cli import devices
from kiosk.cli.common import WRONG_USE, fail
from kiosk.lending.events import DeviceLost
from kiosk.lending.model import Device, Trouble
from kiosk.lending.ports import Post, Printer, Source
from kiosk.settings import Settings

if TYPE_CHECKING:
    from devices.scanners.layouts import ScannerLayouts


@dataclass(frozen=True, slots=True)
class Plugged:
    """The devices of the kiosk. `reader`, `scanner` and `printer` are None if the configuration names none.

    `headphones` is None if nothing is read aloud. `layouts` has the layout of each scanner that types.
    """

    reader: Source | None
    scanner: Source | None
    printer: Printer | None
    headphones: Source | None
    layouts: "ScannerLayouts"

    def start(self, post: Post) -> None:
        """Start the reader, the scanner and the headphones, and post which of the first two is missing."""
        for source, device in ((self.reader, Device.READER), (self.scanner, Device.SCANNER)):
            if source:
                source.start(post)
            else:
                post(DeviceLost(device, Trouble.NOT_CONFIGURED))
        if self.headphones:
            self.headphones.start(post)

    def stop(self) -> None:
        """Stop the devices that `start` started."""
        for source in (self.reader, self.scanner, self.headphones):
            if source:
                source.stop()


def plug_in(config: Settings, key: bytes) -> Plugged:
    """Open the devices; `key` digests the identifiers of cards. Exits with 2 for a printer that cannot be used."""
    from devices.headphones import Headphones
    from devices.scanners.layouts import ScannerLayouts

    layouts = ScannerLayouts(config.scanner.fixed_layout)
    try:
        printer = devices.open_ticket_printer(config.printer)
    except ValueError as error:
        fail(f"printer.profile: {error}", WRONG_USE)
    return Plugged(
        devices.open_reader(config.cards.wiring, key),
        devices.open_scanner(config.scanner.wiring, layouts),
        printer,
        Headphones() if config.sound.speech_volume else None,
        layouts,
    )
