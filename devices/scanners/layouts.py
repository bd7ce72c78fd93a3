"""The layouts in which scanners that type are read: those of the ledger while the kiosk runs, or one fixed by
kiosk.toml.
"""

from collections.abc import Mapping

from kiosk.lending.codes.layouts import KeyboardLayout
from kiosk.printable import printable

LONGEST_NAME = 60


class ScannerLayouts:
    """The layouts by the names of the scanners. One thread writes them and another reads, so all are replaced at
    once.
    """

    def __init__(self, fixed: KeyboardLayout | None = None) -> None:
        self._fixed = fixed
        self._kept: Mapping[str, KeyboardLayout] = {}

    def name_of(self, device: str) -> str:
        """The name under which the layout of this device is kept; empty if the layout is fixed."""
        return "" if self._fixed else printable(device)[:LONGEST_NAME]

    def of(self, scanner: str) -> KeyboardLayout:
        return self._fixed or self._kept.get(scanner, KeyboardLayout.US)

    def use(self, kept: Mapping[str, KeyboardLayout]) -> None:
        """Read these scanners in these layouts from now on, and all others as US keyboards."""
        self._kept = dict(kept)
