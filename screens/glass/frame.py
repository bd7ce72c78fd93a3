"""One display: how large it is, and every length, text size and colour that a page may use on it."""

import math
from dataclasses import dataclass
from functools import cached_property

LIGHT = {
    "bg": "#FFF6EA",
    "surface": "#FFFFFF",
    "tint": "#FBEAD3",
    "tint_go": "#E3F2E8",
    "ink": "#2B2018",
    "ink2": "#5E4A3A",
    "brand": "#B0401C",
    "brand_dk": "#8A2E12",
    "brand_ink": "#FFFFFF",
    "go": "#1B6B47",
    "go_dk": "#12513A",
    "go_ink": "#FFFFFF",
    "go_text": "#1B6B47",
    "border": "#8C6B4C",
    "hair": "#EAD9C4",
    "sun": "#F6B042",
    "sun_ink": "#2B2018",
    "warn": "#8A2E12",
    "warn_bg": "#FFE9C9",
    "shadow": "#6B3E1A2E",
    "blob": "#FDE3C2",
    "focus": "#0B57D0",
    "tile": "#FBEAD3",
    "off": "#B9A48C",
    "pressed": "#FBEAD3",
}
CONTRAST = {
    "bg": "#000000",
    "surface": "#000000",
    "tint": "#000000",
    "tint_go": "#000000",
    "ink": "#FFFFFF",
    "ink2": "#FFFFFF",
    "brand": "#FFD400",
    "brand_dk": "#FFE766",
    "brand_ink": "#000000",
    "go": "#7CFFB2",
    "go_dk": "#B6FFD4",
    "go_ink": "#000000",
    "go_text": "#7CFFB2",
    "border": "#FFFFFF",
    "hair": "#FFFFFF",
    "sun": "#FFD400",
    "sun_ink": "#000000",
    "warn": "#FFD400",
    "warn_bg": "#000000",
    "shadow": "#00000000",
    "blob": "#2A2A2A",
    "focus": "#00D1FF",
    "tile": "#FFF6EA",
    "off": "#8C8C8C",
    "pressed": "#333333",
}
"""The colours of a display with *groter*."""

TEXT = {
    "display": (12.0, 17.6, 20.0),
    "head": (7.4, 10.2, 12.0),
    "title": (6.2, 7.6, 9.2),
    "body": (5.4, 6.1, 7.2),
    "small": (5.0, 5.1, 6.0),
}
"""Millimetres of each text size on a compact, a regular and a large display (`Frame.size_class`)."""
BIGGER_TEXT = {
    "display": (12.0, 15.5, 18.0),
    "head": (9.4, 10.6, 12.5),
    "title": (8.8, 9.6, 11.0),
    "body": (8.8, 8.8, 9.6),
    "small": (8.8, 8.8, 9.0),
}
"""Millimetres of each text size with *groter*: capitals of 6.1 mm, which EN 301 549 (5.1.4) asks for at half a metre.
"""

LENGTHS = {
    "margin": (2.3, 6.1, 8.0),
    "gap": (1.15, 1.4, 1.6),
    "space": (1.6, 2.4, 3.0),
    "dock_h": (15.0, 19.4, 22.0),
    "dock_w": (18.6, 24.8, 28.0),
    "dock_gap": (1.5, 2.4, 3.0),
    "radius": (2.4, 3.0, 3.6),
    "radius_small": (1.8, 2.2, 2.6),
    "stroke": (0.35, 0.35, 0.45),
    "ring": (0.8, 0.9, 1.0),
}
"""Millimetres of each length: `gap` between lines of a list, `space` inside a card, `ring` around what has the focus.
"""
TOUCH = 15.0
"""The least side of a target, in millimetres."""
LINE_TOUCH = (14.0, 15.0, 15.0)
"""The least side of a target within a line of a list, in millimetres, by the size class of the display."""
GUESSED_INCHES = {(800, 480): 7.0, (1280, 800): 10.1, (800, 1280): 10.1, (1920, 1080): 15.6}
WIDEST = 280.0
"""The most millimetres that a page is wide; on a wider display it stays in the middle."""


@dataclass(frozen=True)
class Frame:
    """A display of `width` x `height` pixels with `dots` pixels a millimetre, and its language, direction and text
    size.
    """

    width: int
    height: int
    dots: float
    bigger: bool = False
    rtl: bool = False
    language: str = "nl"

    @classmethod
    def of(
        cls,
        width: int,
        height: int,
        inches: float | None = None,
        *,
        bigger: bool = False,
        rtl: bool = False,
        language: str = "nl",
    ) -> "Frame":
        """The frame of a display. `inches` is its diagonal; with None it is guessed from the size in pixels."""
        diagonal = inches or GUESSED_INCHES.get((width, height), 15.6)
        return cls(width, height, math.hypot(width, height) / diagonal / 25.4, bigger, rtl, language)

    def mm(self, millimetres: float) -> int:
        """This many millimetres in whole pixels, at least one."""
        return max(1, round(millimetres * self.dots))

    @cached_property
    def size_class(self) -> int:
        """The size class of the display: 0 for a compact one (7 inch), 1 for a regular one (10 inch), 2 for a large
        one.
        """
        shorter = min(self.width, self.height) / self.dots
        return 0 if shorter < 100 else 1 if shorter < 165 else 2

    @property
    def compact(self) -> bool:
        return self.size_class == 0

    @property
    def portrait(self) -> bool:
        return self.height > self.width

    @cached_property
    def touch(self) -> int:
        """Pixels of the smallest side of a target."""
        return math.ceil(TOUCH * self.dots)

    @cached_property
    def line_touch(self) -> int:
        """Pixels of the smallest side of a target within a line of a list."""
        return math.ceil(LINE_TOUCH[self.size_class] * self.dots)

    @cached_property
    def margin(self) -> int:
        """Pixels from the left edge of the display to the page."""
        return max(self.length("margin"), round((self.width - WIDEST * self.dots) / 2))

    def length(self, name: str) -> int:
        """Pixels of the length with this name in `LENGTHS`."""
        return self.mm(LENGTHS[name][self.size_class])

    def text(self, name: str) -> int:
        """Pixels of the em of the text size with this name in `TEXT`."""
        return self.mm((BIGGER_TEXT if self.bigger else TEXT)[name][self.size_class])

    @cached_property
    def colours(self) -> dict[str, str]:
        return CONTRAST if self.bigger else LIGHT
