"""Turns the drawings in art/ into the PNGs the screens show: one per category of things, and the illustrations.

Needs rsvg-convert (librsvg) and Pillow. The kiosk needs neither: the PNGs are committed.
"""

import subprocess
from io import BytesIO
from itertools import chain
from pathlib import Path

from PIL import Image

HERE = Path(__file__).parent
ICONS = HERE.parent / "screens/icons"
ITEM_PIXELS = 360
ILLUSTRATION_PIXELS = {  # width of each, in pixels
    "card": 900,
    "scan": 900,
    "empty": 900,
    "patience": 900,
}
LOGO_PIXELS = 256
BLEED_PIXELS = 44
FAINT = 16


def rendered(drawing: Path, width: int) -> Image.Image:
    png = subprocess.run(["rsvg-convert", "-w", str(width), drawing], check=True, capture_output=True).stdout
    return Image.open(BytesIO(png)).convert("RGBA")


def bled(picture: Image.Image) -> Image.Image:
    """The same picture, its colours continued `BLEED_PIXELS` into the transparent ground around it.

    Graphics cards blend neighbouring pixels when they shrink a picture, invisible ones too. Left black, those
    would draw a dark fringe round every shape. Pixels fainter than `FAINT` (of 255) lost their colour to rounding
    and take it from their neighbours as well; how transparent a pixel is never changes.
    """
    width, height = picture.size
    alpha = picture.getchannel("A").tobytes()
    colour = list(zip(*[iter(picture.convert("RGB").tobytes())] * 3, strict=True))
    done = bytearray(value >= FAINT for value in alpha)

    def bare_neighbours(at: int) -> list[int]:
        x, y = at % width, at // width
        around = ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1))
        return [j * width + i for i, j in around if 0 <= i < width and 0 <= j < height and not done[j * width + i]]

    edge = [at for at in range(width * height) if done[at] and bare_neighbours(at)]
    for _ in range(BLEED_PIXELS):
        grown = []
        for at in edge:
            for beside in bare_neighbours(at):
                colour[beside] = colour[at]
                done[beside] = True
                grown.append(beside)
        edge = grown
    result = Image.frombytes("RGB", picture.size, bytes(chain.from_iterable(colour)))
    result.putalpha(picture.getchannel("A"))
    return result


def write(drawing: Path, width: int, target: Path) -> None:
    bled(rendered(drawing, width)).save(target, optimize=True)


def main() -> None:
    for drawing in sorted((HERE / "items").glob("*.svg")):
        write(drawing, ITEM_PIXELS, ICONS / "items" / f"{drawing.stem}.png")
    for name, width in ILLUSTRATION_PIXELS.items():
        write(HERE / f"{name}.svg", width, ICONS / f"{name}.png")
    write(HERE / "logo.svg", LOGO_PIXELS, HERE / "logo.png")


if __name__ == "__main__":
    main()
