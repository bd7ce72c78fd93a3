"""The framebuffer, in which the kernel draws its text if no program draws. A square is drawn in it as a target for
touches.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

DEVICE = Path("/dev/fb0")
DESCRIPTION = Path("/sys/class/graphics/fb0")


@dataclass(frozen=True, slots=True)
class Framebuffer:
    """The geometry of a framebuffer: pixels across and down, bytes of a pixel, and bytes from a row of pixels to the
    next.
    """

    device: Path
    wide: int
    high: int
    depth: int
    stride: int


def framebuffer(device: Path = DEVICE, description: Path = DESCRIPTION) -> Framebuffer | None:
    """The first framebuffer; None if there is none, or if its description cannot be read."""
    try:
        wide, high = map(int, (description / "virtual_size").read_text().split(","))
        bits = int((description / "bits_per_pixel").read_text())
        stride = int((description / "stride").read_text())
    except (OSError, ValueError):
        return None
    fits = bits in (16, 24, 32) and min(wide, high) > 0 and stride >= wide * bits // 8
    return Framebuffer(device, wide, high, bits // 8, stride) if fits else None


@contextmanager
def square(on: Framebuffer) -> Iterator[None]:
    """Draw a white square in the display's own upper left corner, and remove it at the end.

    Its side is a fifth of the shorter side of the picture. Raises OSError if nothing can be drawn.
    """
    side = min(on.wide, on.high) // 5
    white = b"\xff" * (side * on.depth)  # in every pixel format
    with on.device.open("r+b", buffering=0) as dots:
        before = dots.read(side * on.stride)
        try:
            for row in range(side):
                dots.seek(row * on.stride)
                dots.write(white)
            yield
        finally:
            dots.seek(0)
            dots.write(before)
