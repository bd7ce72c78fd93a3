"""A label that draws right-to-left text with Pillow and raqm (order and shaping), and all other text with SDL.

SDL_ttf shapes Arabic but reverses the digits in it and measures it before it knows the direction; Pillow with raqm is
right in every case, and fast once its measures are remembered.
"""

import unicodedata

from kivy.core.text.text_pil import LabelPIL
from kivy.uix.label import Label

REMEMBERED = 4000


def is_rtl(text: str) -> bool:
    """True if the first letter with a direction is Arabic or Hebrew (Unicode bidi classes R and AL)."""
    for letter in text:
        match unicodedata.bidirectional(letter):
            case "R" | "AL":
                return True
            case "L":
                return False
    return False


class _RaqmLabel(LabelPIL):
    """Kivy's Pillow text, which remembers extents, because Kivy asks for the same ones many times a line."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self._extents: dict[tuple[str, int, str], tuple[int, int]] = {}

    def get_extents(self, text: str) -> tuple[int, int]:
        key = (self.options["font_name_r"], int(self.options["font_size"]), text)
        if key not in self._extents:
            if len(self._extents) > REMEMBERED:
                self._extents.clear()
            self._extents[key] = super().get_extents(text)
        return self._extents[key]

    def get_cached_extents(self) -> object:
        return self.get_extents


class BidiLabel(Label):
    def _create_label(self) -> None:
        if not is_rtl(self.text):
            super()._create_label()
            return
        properties = {name: getattr(self, name) for name in self._font_properties}
        self._label = _RaqmLabel(**{**properties, "usersize": self.text_size})

    def match_script(self) -> None:
        """Change to the text provider that draws this text correctly. Sizes set on the one before are lost."""
        if is_rtl(self.text) != isinstance(self._label, _RaqmLabel):
            self._create_label()

    def texture_update(self, *args: object) -> None:
        self.match_script()
        super().texture_update(*args)
