"""The names of the keyboard layouts in words."""

from typing import assert_never

from kiosk.lending.codes.layouts import KeyboardLayout
from screens.present.words import Words


def layout_name(layout: KeyboardLayout, words: Words) -> str:
    match layout:
        case KeyboardLayout.US:
            # Translators: keyboard layouts, each with its country; AZERTY, QWERTZ and QWERTY stay as they are
            return words("QWERTY (Amerika)")
        case KeyboardLayout.BELGIAN:
            return words("AZERTY (België)")
        case KeyboardLayout.FRENCH:
            return words("AZERTY (Frankrijk)")
        case KeyboardLayout.GERMAN:
            return words("QWERTZ (Duitsland)")
        case KeyboardLayout.SWISS:
            return words("QWERTZ (Zwitserland)")
        case KeyboardLayout.BRITISH:
            return words("QWERTY (Engeland)")
        case KeyboardLayout.ITALIAN:
            return words("QWERTY (Italië)")
        case KeyboardLayout.SPANISH:
            return words("QWERTY (Spanje)")
    assert_never(layout)
