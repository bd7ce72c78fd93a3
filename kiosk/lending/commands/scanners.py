"""The command about a scanner that types."""

from dataclasses import dataclass

from kiosk.lending.codes.layouts import KeyboardLayout


@dataclass(frozen=True, slots=True)
class SetLayout:
    """Reads the scanner of this name in this layout from now on."""

    scanner: str
    layout: KeyboardLayout
