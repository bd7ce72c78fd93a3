"""Draws the two diagrams of the manual: `docs/pictures/wiring.svg` and `heights.svg`."""

from collections.abc import Iterable
from html import escape
from pathlib import Path

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
WIDTH, HEIGHT = 1000, 660
INK, SOFT, PAPER, CARD, WOOD, EDGE = "#2B2018", "#5E4A3A", "#FFF6EA", "#FFFFFF", "#FBEAD3", "#8C6B4C"
POWER, USB, VIDEO, NETWORK = "#B0401C", "#2B2018", "#1B6B47", "#2E7DAF"
TOUCH, REACH = "#1B6B47", "#E3F2E8"
FLOOR, SCALE = 600.0, 0.33
"""Of the heights: where the floor is, and pixels a millimetre."""

Point = tuple[float, float]


def tag(name: str, content: str = "", /, **attributes: object) -> str:
    """An element; `stroke_width` becomes `stroke-width`, and numbers have no more digits than they need."""
    said = " ".join(
        f'{key.replace("_", "-")}="{value:g}"' if isinstance(value, float) else f'{key.replace("_", "-")}="{value}"'
        for key, value in attributes.items()
    )
    return f"<{name} {said}>{content}</{name}>" if content else f"<{name} {said}/>"


def picture(parts: Iterable[str]) -> str:
    ground = tag("rect", width=WIDTH, height=HEIGHT, fill=PAPER)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        'font-family="Nunito, DejaVu Sans, Arial, sans-serif">\n' + "\n".join((ground, *parts)) + "\n</svg>\n"
    )


def text(at: Point, said: str, size: int = 13, fill: str = SOFT, anchor: str = "start", weight: str = "normal") -> str:
    x, y = at
    style = {"font_size": size, "fill": fill, "text_anchor": anchor, "font_weight": weight}
    return tag("text", escape(said), x=float(x), y=float(y), **style)


def rectangle(x: float, y: float, w: float, h: float, fill: str, radius: int = 0, edge: str = EDGE) -> str:
    corners = {"x": float(x), "y": float(y), "width": float(w), "height": float(h), "rx": radius}
    return tag("rect", **corners, fill=fill, stroke=edge, stroke_width=2)


def way(*points: Point, colour: str, width: float = 3.0, dash: str = "none") -> str:
    """A line through these points."""
    through = " ".join(f"{x:g},{y:g}" for x, y in points)
    ends = {"stroke_linejoin": "round", "stroke_linecap": "round", "stroke_dasharray": dash}
    return tag("polyline", points=through, fill="none", stroke=colour, stroke_width=width, **ends)


# --- wiring ---


def thing(x: float, y: float, w: float, h: float, title: str, says: str = "", fill: str = CARD) -> str:
    """A box with its name in the middle and a line below it."""
    across, middle = x + w / 2, y + h / 2 + (-3 if says else 5)
    parts = [rectangle(x, y, w, h, fill, 10), text((across, middle), title, 17, INK, "middle", "bold")]
    if says:
        parts.append(text((across, middle + 20), says, anchor="middle"))
    return "\n".join(parts)


def wire(*points: Point, says: str, at: Point, colour: str = USB) -> str:
    return way(*points, colour=colour) + "\n" + text(at, says, fill=colour)


def powered(x: float, top: float) -> str:
    """From a thing down to the socket that all hang on."""
    return way((x, 560), (x, top), colour=POWER, dash="7 5")


def wiring() -> str:
    legend = "Dashed: power. Green: picture. Black: USB. Blue: network. A Raspberry Pi has four USB sockets."
    return picture(
        (
            powered(70, 150),
            powered(400, 330),
            powered(612, 410),
            powered(930, 350),
            wire((220, 70), (350, 70), (350, 250), says="HDMI: the picture", at=(232, 60), colour=VIDEO),
            wire((220, 120), (270, 120), (270, 380), (480, 380), says="USB, touch", at=(277, 150)),
            wire((440, 270), (740, 90), says="USB, short", at=(560, 150)),
            wire((440, 290), (740, 190), says="USB, short", at=(630, 250)),
            wire((440, 310), (520, 310), (520, 350), says="USB", at=(528, 333)),
            wire((300, 290), (250, 290), says="USB", at=(274, 306)),
            wire((340, 330), (340, 440), (250, 440), says="network cable", at=(252, 458), colour=NETWORK),
            wire((620, 370), (780, 320), says="USB", at=(690, 332)),
            wire((620, 385), (780, 415), says="USB", at=(700, 392)),
            wire((585, 410), (585, 490), (660, 490), says="USB", at=(622, 482)),
            wire((520, 410), (520, 470), says="USB", at=(480, 445)),
            thing(40, 40, 180, 110, "Display", "its own supply, or USB"),
            thing(300, 250, 140, 80, "Computer", "Raspberry Pi or PC"),
            thing(740, 50, 200, 80, "Card reader", "where cards are held"),
            thing(740, 150, 200, 80, "Scanner", "USB COM: chapter 2"),
            thing(480, 350, 140, 60, "USB hub", "with its own supply"),
            thing(110, 255, 140, 70, "SSD", "the data"),
            thing(110, 405, 140, 65, "Router", "time and updates"),
            thing(780, 270, 180, 80, "Receipt printer", "its own supply"),
            thing(780, 390, 130, 50, "Five keys"),
            thing(660, 460, 220, 60, "USB sound", "headphones, loudspeaker"),
            thing(440, 470, 120, 55, "Stick", "for backups"),
            thing(40, 560, 920, 60, "Multiple socket with one switch, where no visitor reaches it", fill=WOOD),
            text((40, 645), legend),
        )
    )


# --- heights: x in pixels, all that is upright in millimetres above the floor ---


def up(mm: float) -> float:
    return FLOOR - mm * SCALE


def limb(x: float, low: float, to: float, high: float, width: float) -> str:
    return way((x, up(low)), (to, up(high)), colour=SOFT, width=width)


def level(mm: float, says: str, colour: str) -> str:
    line = way((40, up(mm)), (960, up(mm)), colour=colour, width=1.5, dash="5 5")
    return line + "\n" + text((955, up(mm) - 6), says, anchor="end")


def part(x: float, low: float, high: float, wide: float, title: str) -> str:
    """A part of the kiosk, seen from in front; `wide` in millimetres."""
    shape = rectangle(x, up(high), wide * SCALE, (high - low) * SCALE, CARD, 4)
    return shape + "\n" + text((x + wide * SCALE / 2, up((low + high) / 2) + 4), title, 12, INK, "middle")


def measured(start: Point, end: Point, says: str, at: Point) -> str:
    """A measure between two points, both in pixels, with what it is."""
    flat = start[1] == end[1]
    ticks = [
        way((x, y - 5), (x, y + 5), colour=POWER, width=2)
        if flat
        else way((x - 5, y), (x + 5, y), colour=POWER, width=2)
        for x, y in (start, end)
    ]
    said = text(at, says, 12, POWER, "middle" if flat else "start")
    return "\n".join((way(start, end, colour=POWER, width=2), *ticks, said))


def from_in_front(x: float) -> str:
    left, right = x + 16, x + 16 + 900 * SCALE
    return "\n".join(
        (
            rectangle(x, up(1500), 1000 * SCALE, 800 * SCALE, WOOD, 6),
            text((x + 165, up(1400)), "from in front", 14, anchor="middle"),
            part(x + 105, 890, 1035, 280, "display"),
            part(x + 220, 900, 1020, 220, "cards"),
            part(x + 25, 880, 980, 210, "ticket"),
            part(x + 105, 815, 870, 280, "scanner"),
            part(x + 220, 815, 870, 220, "5 keys"),
            measured((left, up(650)), (right, up(650)), "900 mm: all of it side by side", (x + 165, up(650) + 20)),
        )
    )


def from_the_side(x: float) -> str:
    shelf = x - 300 * SCALE
    cabinet = f"M{x:g},{up(1500):g} h70 V{FLOOR:g} h-22 V{up(700):g} h-48 z"
    return "\n".join(
        (
            tag("path", d=cabinet, fill=WOOD, stroke=EDGE, stroke_width=2),
            text((x + 35, up(1400)), "from", 14, anchor="middle"),
            text((x + 35, up(1400) + 18), "the side", 14, anchor="middle"),
            rectangle(shelf, up(795), 300 * SCALE, 40 * SCALE, WOOD),
            way((x - 24, up(855)), (x - 2, up(985)), colour=INK, width=7),
            measured((shelf, up(1190)), (x, up(1190)), "300 mm", ((shelf + x) / 2, up(1190) - 8)),
            measured((x + 14, up(0)), (x + 14, up(700)), "700 mm for knees", (x + 84, up(370))),
        )
    )


def who_sits(x: float, hand: float) -> str:
    """Somebody in a wheelchair, the back at `x`, whose hand is at the display."""
    return "\n".join(
        (
            tag("circle", cx=x - 8, cy=up(300), r=300 * SCALE, fill="none", stroke=SOFT, stroke_width=4),
            tag("circle", cx=x + 128, cy=up(80), r=80 * SCALE, fill="none", stroke=SOFT, stroke_width=4),
            limb(x - 34, 930, x - 24, 470, 5),
            limb(x - 24, 470, x + 100, 470, 5),
            limb(x, 570, x + 2, 960, 26),
            limb(x, 540, x + 128, 560, 20),
            limb(x + 128, 560, x + 138, 160, 15),
            limb(x + 138, 140, x + 172, 140, 12),
            limb(x + 6, 950, x + 66, 830, 10),
            limb(x + 66, 830, hand, 905, 10),
            tag("circle", cx=x + 10, cy=up(1170), r=105 * SCALE, fill=SOFT),
        )
    )


def heights() -> str:
    return picture(
        (
            rectangle(40, up(1100), 920, 300 * SCALE, REACH, edge="none"),
            from_in_front(60.0),
            level(1600, "1,600 mm: what must be read is not higher", EDGE),
            level(1100, "1,100 mm: what is touched", TOUCH),
            level(800, "800 mm: display, shelf", TOUCH),
            way((40, FLOOR), (960, FLOOR), colour=INK, width=4),
            from_the_side(700.0),
            who_sits(520.0, hand=672.0),
            text((40, 640), "EN 301 549 (V4.1), 8.3.2 to 8.3.11. A sketch, not a plan: chapter 3 has all figures."),
        )
    )


DIAGRAMS = {"wiring.svg": wiring, "heights.svg": heights}

if __name__ == "__main__":
    for name, drawn in DIAGRAMS.items():
        (PICTURES / name).write_text(drawn(), encoding="utf-8")
