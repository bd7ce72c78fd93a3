"""The command about a scanner that types."""

from dataclasses import dataclass

from kiosk.lending.codes.layouts import KeyboardLayout


@dataclass(frozen=True, slots=True)
class SetLayout:
    """Sets the keyboard layout in which the scanner of this name is read from now on."""

    scanner: str
    layout: KeyboardLayout
