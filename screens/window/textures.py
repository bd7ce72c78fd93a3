"""Textures of texts and pictures, kept for as long as there is room, so that each is filled only once."""

from collections.abc import Callable, Hashable

from kivy.graphics.texture import Texture
from PIL import Image

MOST_BYTES = 32_000_000
"""The most bytes of all textures that are kept, those that are not on the screen included."""


class Kept:
    """A texture that is kept, with its offset; `round` is the number of the last sheet that needed it.

    `ahead` is True if a sheet needed it that was drawn while nobody was here.
    """

    __slots__ = ("ahead", "bytes", "offset", "round", "texture")

    def __init__(self, texture: Texture, offset: tuple[int, int]) -> None:
        self.texture, self.offset = texture, offset
        self.bytes = texture.width * texture.height * 4
        self.round = 0
        self.ahead = False


class Textures:
    """The textures of texts and pictures, by what they show; those that were not needed for the longest time
    make room.
    """

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._kept: dict[Hashable, Kept] = {}
        self._round = 0
        self.bytes = 0
        """The bytes of all textures that are kept."""
        self.filled = 0
        """How many textures were filled so far."""

    def begin(self) -> None:
        """Begin a new sheet: a texture that is not asked for from now on is not needed."""
        self._round += 1

    def need(self, these: list[Kept]) -> None:
        """Mark these textures as needed, because they are still on the screen."""
        for one in these:
            one.round = self._round

    def get(self, key: Hashable, make: Callable[[], tuple[Image.Image, tuple[int, int]]]) -> Kept:
        """The texture of this key; the first time `make` makes its picture and offset."""
        found = self._kept.get(key)
        if found is None:
            image, offset = make()
            found = self._kept[key] = Kept(_texture(image), offset)
            self.bytes += found.bytes
            self.filled += 1
        found.round = self._round
        return found

    def forget(self) -> None:
        """Drop every text and code that is not on the screen, because a visitor may be known by it.

        What was drawn ahead shows nothing of a visitor and stays.
        """
        for key in self._not_needed():
            if isinstance(key, tuple) and key[0] in ("text", "modules") and not self._kept[key].ahead:
                self._drop(key)

    def codes(self) -> int:
        """How many QR codes have a texture that is kept."""
        return sum(isinstance(key, tuple) and key[0] == "modules" for key in self._kept)

    def texts(self) -> set[str]:
        """The lines of text that have a texture that is kept."""
        return {key[1] for key in self._kept if isinstance(key, tuple) and key[0] == "text"}

    def end(self) -> None:
        """Drop the textures that were not needed for the longest time, until the others are within the most bytes."""
        if self.bytes <= self._most:
            return
        for key in sorted(self._not_needed(), key=lambda one: self._kept[one].round):
            if self.bytes <= self._most:
                return
            self._drop(key)

    def _not_needed(self) -> list[Hashable]:
        return [key for key, one in self._kept.items() if one.round != self._round]

    def _drop(self, key: Hashable) -> None:
        self.bytes -= self._kept.pop(key).bytes


def _texture(image: Image.Image) -> Texture:
    """A texture with this picture in it, which is on the graphics card before the next frame.

    No side of the texture is a power of two. Mesa's software GL draws textures with such a side by a separate program,
    and compiles that program when it draws the first of them: for 60 ms, in the middle of a visit.
    """
    width, height = image.size
    padded = width + _is_power_of_two(width), height + _is_power_of_two(height)
    if padded != image.size:
        wider = Image.new(image.mode, padded, image.getpixel((width - 1, height - 1)))
        wider.paste(image)
        image = wider
    if image.mode == "L":
        image = Image.merge("LA", (Image.new("L", image.size, 255), image))
    form = {"LA": "luminance_alpha", "RGBA": "rgba", "RGB": "rgb"}[image.mode]
    texture = Texture.create(size=image.size, colorfmt=form)
    texture.blit_buffer(image.tobytes(), colorfmt=form, bufferfmt="ubyte")
    texture.flip_vertical()
    texture.bind()
    return texture


def _is_power_of_two(side: int) -> bool:
    return side & (side - 1) == 0
