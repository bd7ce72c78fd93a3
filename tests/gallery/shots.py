"""Draws every screen in every state, size and language into `out/shots`, and looks each picture over.

`python -m tests.gallery.shots [--only NAME] [--size 800x480] [--language fr] [--out DIR]` ends with 1 and a list when
something is cut off, overlaps, is too small or out of reach.
"""

import argparse
import html
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Hashable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache
from itertools import product
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.lending.languages import OFFERED
from screens.present.values import Shown
from tests.gallery.hands import HANDS

if TYPE_CHECKING:
    from PIL.Image import Image

SIZES = ("1920x1080", "1280x800", "800x1280", "800x480")
"""The sizes of displays, the largest first because it takes longest."""
WINDOW = "1920x1280"
"""The size of the window, which holds every size of a display."""
BIGGER = OFFERED[:1]
"""Languages that are drawn with *groter* too: the first one of the house. The lint looks at all languages."""
VARIANTS = (*OFFERED, *(f"{language}-groter" for language in BIGGER), "ar")
COLOURS = 128
"""The most colours of a picture, to keep it small; most pictures have far fewer."""
TWO = 2
"""The number of processes that draw at once."""

Gallery = Callable[[str], dict[str, Shown]]


def variant(gallery: Gallery, name: str) -> dict[str, Shown]:
    """The states in a variant: a language, as `fr`, or a language with larger letters, as `fr-groter`."""
    language, _, bigger = name.partition("-")
    return {state: replace(shown, bigger=shown.bigger or bool(bigger)) for state, shown in gallery(language).items()}


class Camera:
    """Draws one state after the other in a window of this size; a process has one camera."""

    def __init__(self, size: str, state_dir: Path) -> None:
        os.environ.setdefault("SDL_VIDEODRIVER", "offscreen")
        os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
        from screens.window.configure import configure

        configure(size, state_dir)
        from screens.window.app import KioskApp
        from screens.window.frames import Frames

        self.app = KioskApp(lambda _event: None, lambda _shown: None)
        self.frames = Frames()
        self.frames.put(self.app.root)

    @property
    def stage(self) -> Any:
        return self.app.stage

    def look(self, name: str, shown: Shown) -> "tuple[Image, list[str]]":
        """The picture of a state, and the faults that the lint finds on it."""
        pose(self.stage, name, shown)
        return self.picture(), self.faults(shown)

    def picture(self) -> "Image":
        """The picture of the stage, drawn in one frame because nothing on it moves."""
        self.frames.run(1)
        return taken(self.stage)

    def faults(self, shown: Shown) -> list[str]:
        """The faults that the lint finds on the shown sheet."""
        from tests.gallery import lint

        return lint.faults(self.stage.glass.sheet, shown)

    def looks(self, shown: Shown) -> Hashable:
        """A value on which the picture depends wholly: equal for two states whose pictures are equal."""
        sheet = self.stage.glass.sheet
        return sheet.frame, sheet.ground, shown.dim, *sheet.marks


def pose(stage: Any, name: str, shown: Shown) -> None:
    """Shows a state from the next frame on, after its touches."""
    stage.show(shown)
    if hand := HANDS.get(name):
        hand(stage)


def resize(stage: Any, frames: Any, size: tuple[int, int]) -> None:
    """Makes the stage a display of this size in pixels, in the bottom left of the window."""
    if tuple(stage.size) != size:
        stage.size_hint = None, None
        stage.size = size
        frames.lay_out(2)


def taken(stage: Any) -> "Image":
    """The pixels of the stage, in the bottom left of the window, as last drawn."""
    from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels
    from PIL import Image

    size = round(stage.width), round(stage.height)
    pixels = glReadPixels(0, 0, *size, GL_RGBA, GL_UNSIGNED_BYTE)
    return Image.frombytes("RGB", size, pixels, "raw", "RGBX", 0, -1)  # the first row of GL is the lowest


def small(picture: "Image") -> "Image":
    """The picture with few colours, which takes a fifth of the bytes and of the time to write."""
    from PIL import Image

    return picture.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)


@cache
def _camera(state_dir: Path) -> Camera:
    """The camera of this process."""
    return Camera(WINDOW, state_dir / str(os.getpid()))


def draw(size: str, name: str, out: Path, only: str, state_dir: Path) -> list[str]:
    """Draws all pictures of one size and variant in this process; returns the faults that the lint found.

    A state that looks like an earlier one is not drawn again: its picture is copied.
    """
    from tests.gallery.states import gallery

    width, height = (int(side) for side in size.split("x"))
    camera = _camera(state_dir)
    resize(camera.stage, camera.frames, (width, height))
    found: list[str] = []
    drawn: dict[Hashable, Path] = {}
    for state, shown in variant(gallery, name).items():
        if only not in state:
            continue
        path = out / f"{state}-{size}-{name}.png"
        pose(camera.stage, state, shown)
        same = drawn.setdefault(camera.looks(shown), path)
        if same is path:
            small(camera.picture()).save(path, compress_level=5)
        else:
            shutil.copyfile(same, path)
        found += [f"{path.name}: {fault}" for fault in camera.faults(shown)]
    return found


def index(out: Path) -> Path:
    """A page with all pictures, grouped by screen; it needs only the pictures beside it."""
    groups: dict[str, list[Path]] = {}
    for path in sorted(out.glob("*.png")):
        name = next((path.name.split(f"-{size}-")[0] for size in SIZES if f"-{size}-" in path.name), path.stem)
        groups.setdefault(name, []).append(path)
    sections = "".join(
        f"<h2 id='{html.escape(name)}'>{html.escape(name)}</h2><div>"
        + "".join(
            f"<a href='{p.name}'><img loading='lazy' src='{p.name}' alt=''><span>{p.stem[len(name) + 1 :]}</span></a>"
            for p in paths
        )
        + "</div>"
        for name, paths in groups.items()
    )
    page = out / "index.html"
    page.write_text(
        "<!doctype html><meta charset='utf-8'><title>Screens</title><style>"
        ":root{color-scheme:light dark}body{font:16px/1.4 system-ui,sans-serif;margin:2rem}h2{margin:2rem 0 .5rem}"
        "div{display:flex;flex-wrap:wrap;gap:1rem;align-items:flex-end}a{color:inherit;text-decoration:none}"
        "img{height:200px;display:block;border:1px solid #8886;border-radius:6px}span{font-size:.8rem;opacity:.75}"
        f"</style><h1>Screens</h1><p>{sum(map(len, groups.values()))} pictures</p>{sections}\n"
    )
    return page


def main() -> int:
    parser = argparse.ArgumentParser(description="Draw every screen and look it over.")
    parser.add_argument("--only", default="", help="only screens with this in their name")
    parser.add_argument("--size", choices=SIZES, help="only this size")
    parser.add_argument("--language", help="in this language, such as tr; otherwise in those that the program offers")
    parser.add_argument("--variants", help="such as nl,fr-groter; otherwise all")
    parser.add_argument("--out", type=Path, default=Path("out/shots"))
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    given = chosen.variants or chosen.language
    parts = list(product((chosen.size,) if chosen.size else SIZES, given.split(",") if given else VARIANTS))
    faults = 0
    with (
        tempfile.TemporaryDirectory() as state,
        ProcessPoolExecutor(min(TWO, len(parts)), get_context("spawn")) as pool,
    ):
        drawn = [pool.submit(draw, *part, chosen.out, chosen.only, Path(state)) for part in parts]
        for part in drawn:
            for fault in part.result():
                print(fault)
                faults += 1
    pictures = list(chosen.out.glob("*.png"))
    size = sum(path.stat().st_size for path in pictures) / 1e6
    print(f"{index(chosen.out)}: {len(pictures)} pictures, {size:.0f} MB")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
