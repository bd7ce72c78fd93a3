"""Draws every screen in every state, size and language into `out/shots`, and looks each picture over.

`python -m tests.gallery.shots [--only NAME] [--size 800x480] [--language fr] [--out DIR]` ends with 1 and a list when
something is cut off, overlaps, is too small or out of reach.
"""

import argparse
import html
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.lending.languages import OFFERED
from screens.present.values import Shown
from tests.gallery.hands import HANDS

if TYPE_CHECKING:
    from PIL.Image import Image

SIZES = ("1920x1080", "1280x800", "800x1280", "800x480")
"""The largest first, for it takes longest."""
BIGGER = OFFERED[:1]
"""Languages that are drawn with *groter* too: the house's own. The lint looks at all of them."""
VARIANTS = (*OFFERED, *(f"{language}-groter" for language in BIGGER), "ar")
COLOURS = 128
"""Of each picture, to keep it small: most have far fewer."""
TWO = 2
"""Processes at once."""

Gallery = Callable[[str], dict[str, Shown]]


def variant(gallery: Gallery, name: str) -> dict[str, Shown]:
    """The states in a language, as `fr`, or with larger letters, as `fr-groter`."""
    language, _, bigger = name.partition("-")
    return {state: replace(shown, bigger=shown.bigger or bool(bigger)) for state, shown in gallery(language).items()}


class Camera:
    """Draws one state after the other in a window of this size; there is one in a process."""

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
        """The picture of a state, and what is wrong with it."""
        from screens.window.frames import picture

        pose(self.app.stage, self.frames, name, shown)
        return picture(), self._faults(shown)

    def _faults(self, shown: Shown) -> list[str]:
        from tests.gallery import lint

        sheet = self.app.stage.glass.sheet
        assert sheet is not None
        return lint.faults(sheet, shown)


def pose(stage: Any, frames: Any, name: str, shown: Shown) -> None:
    """Show a state with what hands touched of it, and draw it in one frame, for nothing moves."""
    stage.show(shown)
    if hand := HANDS.get(name):
        hand(stage)
    frames.run(1)


def small(picture: "Image") -> "Image":
    """The picture with few colours, which takes a fifth of the room and of the time to write."""
    from PIL import Image

    return picture.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)


def draw(
    gallery: Gallery,
    size: str,
    out: Path,
    only: str = "",
    show: Callable[[str], None] = print,
    variants: Sequence[str] = VARIANTS,
) -> list[str]:
    """Draw all pictures of one size in this process; returns what the lint found."""
    found: list[str] = []
    with tempfile.TemporaryDirectory() as state:
        camera = Camera(size, Path(state))
        for name in variants:
            for state_name, shown in variant(gallery, name).items():
                if only not in state_name:
                    continue
                picture, faults = camera.look(state_name, shown)
                path = out / f"{state_name}-{size}-{name}.png"
                small(picture).save(path, compress_level=4)
                for fault in faults:
                    found.append(f"{path.name}: {fault}")
                    show(found[-1])
    return found


def index(out: Path) -> Path:
    """One page with all pictures, grouped per screen; needs nothing but the pictures beside it."""
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
    variants = tuple(given.split(",")) if given else VARIANTS
    if chosen.size and chosen.variants:
        from tests.gallery.states import gallery

        return 1 if draw(gallery, chosen.size, chosen.out, chosen.only, variants=variants) else 0
    sizes = (chosen.size,) if chosen.size else SIZES
    failed = _shared_out(chosen.out, chosen.only, list(_parts(sizes, variants)))
    pictures = list(chosen.out.glob("*.png"))
    size = sum(path.stat().st_size for path in pictures) / 1e6
    print(f"{index(chosen.out)}: {len(pictures)} pictures, {size:.0f} MB")
    return 1 if failed else 0


def _parts(sizes: Sequence[str], variants: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
    """What each process draws: half of the variants of a size, because a window has one size for life."""
    half = (len(variants) + 1) // 2
    for size in sizes:
        yield from ((size, part) for part in (variants[:half], variants[half:]) if part)


def _shared_out(out: Path, only: str, parts: Sequence[tuple[str, Sequence[str]]]) -> bool:
    """One process per part, `TWO` at a time; did one of them find something?"""

    def run(part: tuple[str, Sequence[str]]) -> bool:
        size, variants = part
        chosen = ("--size", size, "--variants", ",".join(variants), "--only", only, "--out", str(out))
        return subprocess.run((sys.executable, "-m", "tests.gallery.shots", *chosen)).returncode != 0

    with ThreadPoolExecutor(TWO) as pool:
        return any(list(pool.map(run, parts)))


if __name__ == "__main__":
    sys.exit(main())
