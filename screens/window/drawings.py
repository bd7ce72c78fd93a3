"""The drawings of items, read from their files ahead, so that the first time one is shown nobody waits."""

from pathlib import Path

from PIL import Image

from kiosk.lending.model import drawing_of
from screens.glass.photos import photo

SIDE = 192
"""Pixels: drawings up to this size are made from copies of this size, larger ones from their files."""
INSTEAD = "items/box"
"""The drawing of an item whose own drawing is not there."""


class Drawings:
    """The drawings in the folder `art`, by name, such as `items/drill`."""

    def __init__(self, art: Path) -> None:
        self._art = art
        self._small: dict[str, Image.Image] = {}

    def read_all(self) -> None:
        """Read all drawings of items; may be called from any thread."""
        for path in sorted((self._art / "items").glob("*.png")):
            self._copy(f"items/{path.stem}")

    @property
    def read(self) -> frozenset[str]:
        """The names of the drawings that were read so far."""
        return frozenset(self._small)

    def picture(self, name: str, side: int) -> Image.Image:
        """The photo that this picture has, or else its drawing, as large as fits a square of `side` pixels."""
        if found := photo(name, side):
            return found
        name = drawing_of(name)
        whole = self._copy(name).copy() if side <= SIDE else self._file(name)
        return _fitted(whole, side)

    def _copy(self, name: str) -> Image.Image:
        found = self._small.get(name)
        if found is None:
            found = self._small[name] = _fitted(self._file(name), SIDE)
        return found

    def _file(self, name: str) -> Image.Image:
        path = self._art / f"{name}.png"
        if not path.exists():
            path = self._art / f"{INSTEAD}.png"
        with Image.open(path) as picture:
            return picture.convert("RGBA")


def _fitted(picture: Image.Image, side: int) -> Image.Image:
    picture.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return picture
