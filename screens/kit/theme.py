"""Design tokens: every colour, and every length in millimetres, made pixels once with the real dpi.

One `Theme` belongs to one kiosk; `name_in_kv` hands it to the kv rules under the name `theme`.
"""

import json
import math
from pathlib import Path

from kivy.core.text import LabelBase
from kivy.event import EventDispatcher
from kivy.graphics.texture import Texture
from kivy.lang.parser import global_idmap
from kivy.properties import BooleanProperty, ColorProperty, NumericProperty, ObjectProperty
from PIL import Image, ImageDraw, ImageFilter

SCREENS = Path(__file__).parents[1]

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
# In millimetres for a compact, a regular and a large display. A letter of 8.7 mm has capitals of 6.1 mm, which
# EN 301 549 (5.1.4) asks for at half a metre; `BIGGER` brings all text there.
SIZES = {
    "f_display": (12.0, 17.6, 20.0),
    "f_head": (7.4, 10.2, 12.0),
    "f_title": (6.2, 7.6, 9.2),
    "f_body": (5.4, 6.0, 7.2),
    "f_small": (5.0, 5.2, 6.0),
    "s1": (0.8, 1.2, 1.5),
    "s2": (1.6, 2.4, 3.0),
    "s3": (2.4, 3.6, 4.6),
    "s4": (3.4, 6.0, 8.0),
    "s5": (4.6, 8.4, 11.0),
    "t_min": (13.0, 15.0, 17.0),
    "t": (15.0, 19.5, 22.0),
    "t_xl": (18.0, 25.0, 28.0),
    "r_s": (1.8, 2.4, 3.0),
    "r_m": (2.8, 3.8, 5.0),
    "stroke": (0.35, 0.4, 0.5),
    "ring": (0.8, 0.9, 1.0),
    "mark": (2.6, 3.0, 3.6),
    "dock_w": (24.0, 25.0, 29.0),
    "dock_h": (15.0, 19.5, 22.0),
    "undo_w": (24.0, 25.0, 29.0),
    "side_w": (60.0, 68.0, 84.0),
}
BIGGER = {
    "f_display": (12.0, 15.5, 18.0),
    "f_head": (9.4, 10.6, 12.5),
    "f_title": (8.8, 9.6, 11.0),
    "f_body": (8.8, 8.8, 9.6),
    "f_small": (8.8, 8.8, 9.0),
    "mark": (3.4, 3.6, 4.0),
    "dock_w": (23.0, 33.0, 38.0),
    "undo_w": (25.0, 32.0, 38.0),
    "dock_h": (17.0, 23.0, 25.0),
    "side_w": (80.0, 96.0, 100.0),
}
WIDEST_MM = 280.0
"""No line of the page is longer: on a wide display the page stays in the middle."""
GUESSED_INCHES = {(800, 480): 7.0, (1280, 800): 10.1, (800, 1280): 10.1}


def register_fonts() -> None:
    fonts = SCREENS / "fonts"
    nunito, arabic = str(fonts / "Nunito_{}.ttf"), str(fonts / "NotoSansArabic_{}.ttf")
    LabelBase.register("ui", nunito.format("600SemiBold"), fn_bold=nunito.format("800ExtraBold"))
    LabelBase.register("ui-black", nunito.format("900Black"))
    LabelBase.register("ui-arabic", arabic.format("400Regular"), fn_bold=arabic.format("700Bold"))
    LabelBase.register("icons", str(fonts / "icons.ttf"))


def icon_letters() -> dict[str, str]:
    """The letter of the icon font for every icon's name."""
    names = json.loads((SCREENS / "icons" / "icons.json").read_text())
    return {name: chr(int(point, 16)) for name, point in names.items()}


def name_in_kv(**names: object) -> None:
    """Make values known by name to every kv rule, as `#:import` would; Kivy keeps these names itself."""
    global_idmap.update(names)


class Theme(EventDispatcher):
    """The tokens of one display as Kivy properties, so that rules follow when *groter* or the language changes."""

    for _name, _value in LIGHT.items():
        locals()[_name] = ColorProperty(_value)
    for _name in SIZES:
        locals()[_name] = NumericProperty(10)
    clear = ColorProperty("#00000000")
    shade = ObjectProperty(None, allownone=True)
    """A soft shadow of a card, stretched under each (drawn once: a blur per card and frame is too much for a Pi)."""
    shade_edge = NumericProperty(1)
    """Pixels of the shadow's border that are not stretched; `shade_out` is the part of it outside the card."""
    shade_out = NumericProperty(1)
    edge = NumericProperty(10)
    """Pixels from the side of the display to the page."""
    compact = BooleanProperty(False)
    portrait = BooleanProperty(False)
    bigger = BooleanProperty(False)
    rtl = BooleanProperty(False)
    one_column = BooleanProperty(False)

    def __init__(
        self, width: int, height: int, diagonal_inches: float | None = None, art: Path = SCREENS / "icons"
    ) -> None:
        super().__init__()
        self._icons, self._art = icon_letters(), art
        self.measure(width, height, diagonal_inches)

    def measure(self, width: int, height: int, diagonal_inches: float | None = None) -> None:
        """Take over a display of `width` x `height` pixels; without a diagonal it is guessed from the size."""
        inches = diagonal_inches or GUESSED_INCHES.get((width, height), 15.6)
        self._dots = math.hypot(width, height) / inches / 25.4
        shorter = min(width, height) / self._dots
        self._class = 0 if shorter < 100 else 1 if shorter < 165 else 2
        self._width = width
        self.compact = self._class == 0
        self.portrait = height > width
        self._spread()
        self._cast_shadow()

    def _cast_shadow(self) -> None:
        out, radius = round(self.s2 * 1.1), round(self.r_m)
        edge = out + radius + 2
        side = 2 * edge + 4
        mask = Image.new("L", (side, side))
        box = (out * 1.2, out * 1.2, side - 1 - out * 1.2, side - 1 - out * 1.2)
        ImageDraw.Draw(mask).rounded_rectangle(box, radius, fill=255)
        mask = mask.filter(ImageFilter.GaussianBlur(out * 0.45))
        image = Image.merge("RGBA", (*(Image.new("L", (side, side), 255) for _ in "rgb"), mask))
        texture = Texture.create(size=(side, side), colorfmt="rgba")
        texture.blit_buffer(image.tobytes(), colorfmt="rgba", bufferfmt="ubyte")
        self.shade, self.shade_edge, self.shade_out = texture, edge, out

    def wear(self, *, bigger: bool, rtl: bool) -> None:
        """Set large text in high contrast (*groter*), and the reading direction."""
        if bigger == self.bigger and rtl == self.rtl:
            return
        self.bigger, self.rtl = bigger, rtl
        self._spread()

    @property
    def dots(self) -> float:
        """Pixels of a millimetre."""
        return self._dots

    @property
    def pictures(self) -> Path:
        """The folder of the drawings."""
        return self._art

    def mm(self, millimetres: float) -> float:
        return millimetres * self._dots

    def icon(self, name: str) -> str:
        """The letter that draws an icon; an unknown name draws nothing."""
        return self._icons.get(name, "")

    def item(self, drawing: str) -> str:
        """The file of a drawing by its name; that of a plain box where there is none of that name."""
        path = self._art / "items" / f"{drawing}.png"
        return str(path if drawing and path.exists() else self._art / "items" / "box.png")

    def art(self, name: str) -> str:
        return str(self._art / f"{name}.png")

    def _spread(self) -> None:
        self.one_column = self.compact or self.portrait or self.bigger
        for name, sizes in {**SIZES, **(BIGGER if self.bigger else {})}.items():
            setattr(self, name, round(self.mm(sizes[self._class]), 1))
        self.edge = max(self.s4, (self._width - self.mm(WIDEST_MM)) / 2)
        for name, colour in (CONTRAST if self.bigger else LIGHT).items():
            setattr(self, name, colour)
