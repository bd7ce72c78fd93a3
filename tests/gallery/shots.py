"""Draws every screen in every state, size and language into `out/shots`, and looks each picture over.

`python -m tests.gallery.shots [--only NAME] [--size 800x480] [--out DIR]` ends with 1 and a list when something is cut
off, overlaps, is too small or out of reach.
"""

import argparse
import html
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from kiosk.lending.languages import OFFERED
from screens.present.values import Shown
from tests.gallery import catalogue as gallery_catalogue
from tests.gallery import volunteer_files as gallery_desk_files
from tests.gallery.arabic import in_arabic_words

SIZES = ("800x480", "1280x800", "1920x1080", "800x1280")
BIGGER = OFFERED[:2]
"""Languages that are drawn with *groter* too: the house's own, and the one with the longest words."""
TWO = 2
"""Processes at once."""
HANDS = gallery_catalogue.HANDS | gallery_desk_files.FILE_HANDS
"""What is touched before the picture of a screen is taken: what it shows then is its own, and in no view."""

Gallery = Callable[[str], dict[str, Shown]]


def variants(
    gallery: Gallery, only: str = "", languages: tuple[str, ...] = OFFERED
) -> Iterator[tuple[str, str, Shown]]:
    """(screen, variant, shown) for every picture of one size, in these languages and in a sample of Arabic."""
    for language in languages:
        for name, shown in gallery(language).items():
            if only in name:
                yield name, language, shown
                if language in BIGGER:
                    yield name, f"{language}-groter", replace(shown, bigger=True)
    for name, shown in in_arabic_words(gallery("nl")):
        if only in name:
            yield name, "ar", shown
            yield name, "ar-groter", replace(shown, bigger=True)


def draw(
    gallery: Gallery,
    size: str,
    out: Path,
    only: str = "",
    show: Callable[[str], None] = print,
    languages: tuple[str, ...] = OFFERED,
) -> list[str]:
    """Draw all pictures of one size in this process; returns what the lint found."""
    os.environ.setdefault("SDL_VIDEODRIVER", "offscreen")
    os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
    from screens.window.configure import configure

    found: list[str] = []
    with tempfile.TemporaryDirectory() as state:
        configure(size, Path(state))
        from screens.window.app import KioskApp
        from screens.window.frames import Frames, picture
        from tests.gallery.widget_lint import faults

        app = KioskApp(lambda _event: None, lambda _shown: None)
        frames = Frames()
        frames.put(app.root)
        for name, variant, shown in variants(gallery, only, languages):
            app.show(shown)
            frames.settle()
            if hand := HANDS.get(name):
                hand(app.stage)
                frames.settle()
            path = out / f"{name}-{size}-{variant}.png"
            picture().save(path, compress_level=3)
            for fault in faults(app.stage, app.theme):
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
    parser.add_argument("--out", type=Path, default=Path("out/shots"))
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    if chosen.size:
        from tests.gallery.states import gallery

        languages = (chosen.language,) if chosen.language else OFFERED
        found = draw(gallery, chosen.size, chosen.out, chosen.only, languages=languages)
        index(chosen.out)
        return 1 if found else 0
    failed = _each_size(
        chosen.out, "--only", chosen.only, *(("--language", chosen.language) if chosen.language else ())
    )
    print(f"{index(chosen.out)}: {len(list(chosen.out.glob('*.png')))} pictures")
    return 1 if failed else 0


def _each_size(out: Path, *chosen: str) -> bool:
    """One process per size, because a window has one size for life; `TWO` at a time."""
    waiting, failed = list(SIZES), False
    running: list[subprocess.Popen[bytes]] = []
    while waiting or running:
        while waiting and len(running) < TWO:
            command = [
                sys.executable,
                "-m",
                "tests.gallery.shots",
                "--size",
                waiting.pop(0),
                *chosen,
                "--out",
                str(out),
            ]
            running.append(subprocess.Popen(command))
        failed |= running.pop(0).wait() != 0
    return failed


if __name__ == "__main__":
    sys.exit(main())
