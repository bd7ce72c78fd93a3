"""Cuts the icon font of the screens out of the Material Design Icons web font.

Usage: make_icons.py MDI_FONT_PACKAGE    (the unpacked npm package @mdi/font, 7.4.47)

Reads art/icon_names.txt; writes screens/fonts/icons.ttf and screens/icons/icons.json, which maps each name to
its code point in hexadecimal. An unknown name stops it before anything is written.
"""

import json
import re
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
SCREENS = HERE.parent / "screens"


def wanted_names(listing: str) -> list[str]:
    lines = (line.partition("#")[0] for line in listing.splitlines())
    return sorted({name for line in lines for name in line.split()})


def code_points(package: Path) -> dict[str, str]:
    """Name to hexadecimal code point, from the table the web font is published with."""
    variables = (package / "scss/_variables.scss").read_text(encoding="utf-8")
    return dict(re.findall(r'"([\w-]+)":\s*([0-9A-F]+)', variables))


def subset(package: Path, points: list[int]) -> TTFont:
    # the publisher's time stamp is kept, so that the same names always give the same bytes
    font = TTFont(package / "fonts/materialdesignicons-webfont.ttf", recalcTimestamp=False)
    cutter = Subsetter(Options(hinting=False))
    cutter.populate(unicodes=points)
    cutter.subset(font)
    true_bearings(font)
    return font


def true_bearings(font: TTFont) -> None:
    """The web font says that every icon begins at its left edge, and FreeType believes it: icons stood off centre."""
    for name, (advance, _bearing) in font["hmtx"].metrics.items():
        glyph = font["glyf"][name]
        glyph.recalcBounds(font["glyf"])
        font["hmtx"].metrics[name] = (advance, getattr(glyph, "xMin", 0))


def main(package: Path) -> None:
    known = code_points(package)
    names = wanted_names((HERE / "icon_names.txt").read_text(encoding="utf-8"))
    if missing := [name for name in names if name not in known]:
        sys.exit(f"not in {package}: {', '.join(missing)}")
    icons = {name: known[name] for name in names}
    subset(package, [int(point, 16) for point in icons.values()]).save(SCREENS / "fonts/icons.ttf")
    (SCREENS / "icons/icons.json").write_text(json.dumps(icons, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
