"""Reference pictures of some sixty states, as Kivy draws them, so that an accidental change is seen.

`python -m tests.gallery.reference --write` draws them anew, after a page was changed on purpose: look at the changed
ones. They are kept at half size in few colours, in `tests/gallery/reference`.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops

from screens.pages.table import PAGES
from screens.present.values import Shown
from tests.gallery.shots import WINDOW, Camera, pose, resize, taken
from tests.gallery.states import gallery

HERE = Path(__file__).parent / "reference"
COLOURS = 128
COARSE = 4
"""Squares of so many pixels a side are compared as one: letters may be smoothed a little differently."""
DIFFERENT = 40
"""The least difference, of 255, of a square where something moved; few colours never make so much."""
FEW = 0.0008
"""The largest part of the squares that may differ, from 0 to 1."""

WIDE, SMALL, LARGE, UPRIGHT = (1280, 800), (800, 480), (1920, 1080), (800, 1280)
WANTED: dict[tuple[tuple[int, int], str], tuple[str, ...]] = {
    (WIDE, "nl"): (
        *("welcome", "welcome-everything-gone", "welcome-dimmed", "welcome-hold-card-2-items", "welcome-reader-below"),
        *("visit-nothing-out", "visit-3-lines", "visit-30-lines", "visit-long-names", "parts-lent", "parts-counting"),
        *("refusal-4-reasons", "swap-3-kinds", "reserved-ready", "goodbye-printed", "goodbye-ticket-offered"),
        *("countdown", "wait-silent", "languages", "pad-number", "pad-code", "guide", "mine", "mine-much"),
        *("catalogue", "catalogue-list", "catalogue-item-free", "catalogue-search", "desk-home", "desk-check-in"),
        *("desk-inbox", "desk-hours", "desk-seek-member-found", "desk-member", "desk-item", "desk-count"),
    ),
    (SMALL, "nl"): (
        *("welcome", "visit-3-lines", "parts-lent", "refusal-4-reasons", "goodbye-printed", "pad-code", "mine"),
        *("catalogue-list", "desk-home", "desk-member"),
    ),
    (SMALL, "nl-groter"): ("welcome", "visit-3-lines", "goodbye-printed", "catalogue-list", "desk-home"),
    (WIDE, "ar"): ("welcome", "visit-3-lines", "goodbye-printed", "pad-number", "catalogue-list"),
    (WIDE, "fr-groter"): ("welcome", "visit-3-lines", "goodbye-printed"),
    (UPRIGHT, "nl"): ("welcome", "visit-3-lines", "goodbye-printed", "catalogue-list"),
    (LARGE, "nl"): ("welcome", "visit-3-lines"),
}
"""The states by the size of the display and the variant; `-groter` is with larger letters."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference picture: its state, display and variant."""

    state: str
    size: tuple[int, int]
    variant: str

    @property
    def path(self) -> Path:
        return HERE / f"{self.state}-{self.size[0]}x{self.size[1]}-{self.variant}.png"

    @property
    def shown(self) -> Shown:
        language, _, bigger = self.variant.partition("-")
        shown = gallery(language)[self.state]
        return replace(shown, bigger=shown.bigger or bool(bigger))

    def __str__(self) -> str:
        return self.path.stem


def references() -> Iterator[Reference]:
    """All references."""
    for (size, variant), states in WANTED.items():
        for state in states:
            one = Reference(state, size, variant)
            if type(one.shown.view) in PAGES:
                yield one


def drawn(stage: Any, frames: Any, one: Reference) -> Image.Image:
    """The picture that Kivy draws of it now, at half size."""
    resize(stage, frames, one.size)
    pose(stage, one.state, one.shown)
    frames.run(1)
    width, height = one.size
    return taken(stage).resize((width // 2, height // 2), Image.Resampling.BOX)


def kept(one: Reference) -> Image.Image:
    with Image.open(one.path) as picture:
        return picture.convert("RGB")


def difference(one: Image.Image, other: Image.Image) -> float:
    """The part of the picture that differs, from 0 to 1."""
    if one.size != other.size:
        return 1.0
    coarse = one.width // COARSE, one.height // COARSE
    pair = [each.convert("RGB").resize(coarse, Image.Resampling.BOX) for each in (one, other)]
    channels = ImageChops.difference(*pair).split()
    most = ImageChops.lighter(ImageChops.lighter(channels[0], channels[1]), channels[2])
    return sum(most.histogram()[DIFFERENT:]) / (coarse[0] * coarse[1])


def few_colours(picture: Image.Image) -> Image.Image:
    return picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def main(words: list[str]) -> int:
    """Draws all references anew with `--write`; otherwise prints those that differ. Returns 1 if there are any."""
    HERE.mkdir(exist_ok=True)
    found = list(references())
    changed = 0
    with tempfile.TemporaryDirectory() as state:
        camera = Camera(WINDOW, Path(state))
        for one in found:
            picture = drawn(camera.stage, camera.frames, one)
            if one.path.exists() and difference(picture, kept(one)) <= FEW:
                continue
            changed += 1
            print(one)
            if "--write" in words:
                few_colours(picture).save(one.path, optimize=True)
    for path in set(HERE.glob("*.png")) - {one.path for one in found}:
        print(f"{path.stem} is not wanted")
        if "--write" in words:
            os.unlink(path)
    return 1 if changed and "--write" not in words else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
