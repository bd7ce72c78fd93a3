"""What stands on a sheet: frozen marks to draw, and targets to touch, in pixels from the top left corner.

Colours are names of `screens.glass.frame.LIGHT` or `#RRGGBB[AA]`; text sizes are pixels of the em.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from screens.present.values import Action


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: its left and top edge, its width and height."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    @property
    def middle(self) -> tuple[float, float]:
        return self.x + self.w / 2, self.y + self.h / 2

    def holds(self, x: float, y: float) -> bool:
        """True if this point lies in the box."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def inset(self, sides: float, ends: float | None = None) -> "Box":
        """The box made smaller by `sides` left and right, and by `ends` above and below; with None `ends` is
        `sides`.
        """
        ends = sides if ends is None else ends
        return Box(self.x + sides, self.y + ends, self.w - 2 * sides, self.h - 2 * ends)

    def left(self, width: float) -> "Box":
        """The left part of the box, this wide."""
        return replace(self, w=width)

    def right_part(self, width: float) -> "Box":
        """The right part of the box, this wide."""
        return replace(self, x=self.right - width, w=width)

    def after(self, width: float) -> "Box":
        """The box without its first `width` pixels at the left."""
        return Box(self.x + width, self.y, self.w - width, self.h)

    def before(self, width: float) -> "Box":
        """The box without its last `width` pixels at the right."""
        return replace(self, w=self.w - width)

    def top(self, height: float) -> "Box":
        return replace(self, h=height)

    def below(self, height: float) -> "Box":
        """The box without its first `height` pixels at the top."""
        return Box(self.x, self.y + height, self.w, self.h - height)

    def bottom_part(self, height: float) -> "Box":
        return replace(self, y=self.bottom - height, h=height)

    def above(self, height: float) -> "Box":
        """The box without its last `height` pixels at the bottom."""
        return replace(self, h=self.h - height)

    def centred(self, width: float, height: float) -> "Box":
        """A box of this size in the middle of this one."""
        return Box(self.x + (self.w - width) / 2, self.y + (self.h - height) / 2, width, height)

    def columns(self, number: int, gap: float) -> list["Box"]:
        """This number of columns of the same width, `gap` apart."""
        width = (self.w - gap * (number - 1)) / number
        return [Box(self.x + at * (width + gap), self.y, width, self.h) for at in range(number)]

    def rows(self, number: int, gap: float) -> list["Box"]:
        """This number of rows of the same height, `gap` apart."""
        height = (self.h - gap * (number - 1)) / number
        return [Box(self.x, self.y + at * (height + gap), self.w, height) for at in range(number)]

    def flipped(self, width: float) -> "Box":
        """The place of the box in a picture of this width that is mirrored."""
        return replace(self, x=width - self.x - self.w)


@dataclass(frozen=True, slots=True)
class Panel:
    """A rectangle with round corners. `border` is the width of its edge in pixels, inside it; `shadow` is a soft one
    below.
    """

    box: Box
    fill: str = "surface"
    radius: int = 0
    border: int = 0
    border_ink: str = "border"
    shadow: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """Text set in a box: `align` is "start", "center" or "end"; `lines` is how many lines there may be.

    Where there is no room for the whole text, the last line ends with an ellipsis, and the lint reports that unless
    `may_cut`. `weight` is "regular" (semibold), "bold" or "black". `role` names what the text is, for the lint's
    exceptions.
    """

    box: Box
    text: str
    size: int
    weight: str = "regular"
    ink: str = "ink"
    align: str = "start"
    lines: int = 1
    valign: str = "middle"
    may_cut: bool = False
    role: str = ""


@dataclass(frozen=True, slots=True)
class Icon:
    """An icon of the icon font, by name, in the middle of its box. `size` is the pixels of its em."""

    box: Box
    name: str
    size: int
    ink: str = "ink"


@dataclass(frozen=True, slots=True)
class Art:
    """A drawing of `screens/icons`, such as `items/drill` or `reader`, as large as fits the box, in its middle."""

    box: Box
    name: str
    fade: float = 1.0


@dataclass(frozen=True, slots=True)
class Scene:
    """A painted picture: `paint` returns an RGBA Pillow image of the size of the box.

    `key` names everything that the picture depends on besides its size, so that it is painted once.
    """

    box: Box
    key: tuple[object, ...]
    paint: Callable[[int, int], Any]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Scene) and (self.box, self.key) == (other.box, other.key)

    def __hash__(self) -> int:
        return hash((self.box, self.key))


@dataclass(frozen=True, slots=True)
class Modules:
    """A QR code: rows of modules, True for dark, as large as fits the box with whole pixels a module."""

    box: Box
    rows: tuple[tuple[bool, ...], ...]


@dataclass(frozen=True, slots=True)
class Ring:
    """A ring of `thick` pixels in the middle of its box; the share `part` of it, from 0 to 1, is drawn, clockwise from
    the top.
    """

    box: Box
    thick: int
    ink: str
    part: float = 1.0


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled ellipse that touches the four sides of its box."""

    box: Box
    fill: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line of `thick` pixels through these points (x, y, x, y …), with round ends."""

    points: tuple[float, ...]
    thick: int
    ink: str

    @property
    def box(self) -> Box:
        xs, ys = self.points[::2], self.points[1::2]
        return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


@dataclass(frozen=True, slots=True)
class Fade:
    """A fade over the end of a list: from transparent at the top to the colour of the ground at the bottom."""

    box: Box
    ink: str = "bg"


@dataclass(frozen=True, slots=True)
class Local:
    """A change that a target makes on its page only; nothing is posted."""

    key: str
    text: str


Mark = Panel | Text | Icon | Art | Scene | Modules | Ring | Disc | Stroke | Fade
Press = Action | Callable[[], Action | None]


@dataclass(frozen=True, slots=True)
class Target:
    """A place to touch. An `Action` is posted; a function changes the page, which is then laid out again, and the
    action that the function returns is posted.

    `aloud` is what is read of the target when the keys stand on it. `risky` marks what cannot be undone, and has more
    room around it. `line` marks a part of a line of a list, which may be a little smaller. `quiet` is how many seconds
    after a touch a second one counts as a tremor: 0 for keys of a keyboard. `green` marks the way on.
    """

    box: Box
    press: Press
    key: str
    aloud: str = ""
    radius: int = 0
    risky: bool = False
    line: bool = False
    quiet: float = 0.5
    green: bool = False

    @property
    def item(self) -> Action | Local:
        """The action that the target posts, or what it changes on its page only."""
        return self.press if isinstance(self.press, Action) else Local(self.key, self.aloud)


@dataclass(frozen=True, slots=True)
class Paging:
    """A list in `box` that a finger can drag, by one step for every `step` pixels; `move(1)` shows later lines."""

    box: Box
    step: float
    move: Callable[[int], None]
