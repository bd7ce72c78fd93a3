"""Shows a sheet: one widget that draws all marks of a page, and takes all touches of its targets.

A mark that stands on the sheet before and on the new one is drawn only once; every text and picture is a texture that
is filled before the frame. So a change costs neither a layout nor a widget.
"""

from collections.abc import Callable, Hashable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from kivy.clock import Clock
from kivy.graphics import BorderImage, Color, InstructionGroup, Rectangle, SmoothLine
from kivy.graphics.texture import Texture
from kivy.uix.widget import Widget
from kivy.utils import get_color_from_hex
from PIL import Image, ImageOps

from screens.glass import letters
from screens.glass.frame import Frame
from screens.glass.marks import (
    Art,
    Box,
    Disc,
    Fade,
    Icon,
    Mark,
    Modules,
    Paging,
    Panel,
    Ring,
    Scene,
    Stroke,
    Target,
    Text,
)
from screens.glass.sheet import MIRRORED, Sheet
from screens.present.values import Action
from screens.window import masks
from screens.window.drawings import Drawings
from screens.window.textures import Kept, Textures

SLACK = 3.5
"""Millimetres that a finger may move before it drags the list and no longer presses a target."""
LIFTED = 0.08
"""Seconds for which a target still looks pressed after the finger left, less one frame; a drawn effect ends that
sooner.
"""
DOWN = {False: "#2B201824", True: "#FFFFFF50"}
"""The colour over what a finger presses, by whether the display shows *groter*."""


class Drawn:
    """The drawing instructions of a mark and the textures in them; `round` is the number of the last sheet with this
    mark.
    """

    __slots__ = ("group", "kept", "round")

    def __init__(self, group: InstructionGroup, kept: list[Kept]) -> None:
        self.group, self.kept, self.round = group, kept, 0

    def leave(self) -> None:
        """Part the group from its instructions, which refer to each other, because the mark is not drawn any more.

        Otherwise the group and its textures would stay in memory until a garbage collection.
        """
        self.group.clear()


class Glass(Widget):
    """The page that is shown. `act` is called with each chosen action, `changed` after a page changed itself."""

    def __init__(self, act: Callable[[Action], None], changed: Callable[[], None], art: Any, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._act, self._changed = act, changed
        self.drawings = Drawings(Path(art))
        self.textures = Textures()
        self.sheet: Sheet | None = None
        self._drawn: dict[Mark, list[Drawn]] = {}
        """The drawings of each mark, as many as the mark stands on the sheet."""
        self._there: list[Drawn] = []
        """All drawings, in their order on the canvas."""
        self._drawn_for: tuple[object, ...] = ()
        """The colours and the place for which the sheet was drawn."""
        self._round = 0
        self._kept: list[Kept] = []
        self._pressed: Target | None = None
        self._press_drawn = Clock.create_trigger(self._draw_over)
        self._lift_drawn = Clock.create_trigger(self._draw_over, LIFTED)
        self._last: dict[str, float] = {}
        self.focus_key = ""
        """The target that the keys stand on; empty for none."""

    # --- drawing ---

    def show(self, sheet: Sheet) -> None:
        """Draw this sheet from the next frame on."""
        self.sheet = sheet
        frame = sheet.frame
        drawn_for = frame.bigger, frame.dots, self.x, self.top
        if drawn_for != self._drawn_for:
            self._drawn_for = drawn_for
            self._drawn = {}
        self._round += 1
        self.textures.begin()
        before = self._there
        self._put_on([self._of(mark, frame) for mark in sheet.marks])
        for one in before:
            if one.round != self._round:
                one.leave()
        for mark in [mark for mark, found in self._drawn.items() if found[-1].round != self._round]:
            left = [one for one in self._drawn.pop(mark) if one.round == self._round]
            if left:
                self._drawn[mark] = left
        self.textures.end()
        if self._pressed is not None and self._now(self._pressed) is None:
            self._pressed = None
        self._draw_over()

    def draw_ahead(self, sheet: Sheet) -> Iterator[None]:
        """Fill the textures of a sheet before it is shown, those of one mark in each step; the sheet shows nothing of a
        visitor.
        """
        for mark in sheet.marks:
            drawn = self._make(mark, sheet.frame)
            for kept in drawn.kept:
                kept.ahead = True
            drawn.leave()
            yield
        self.textures.end()

    def _of(self, mark: Mark, frame: Frame) -> Drawn:
        """What is drawn of this mark; if the mark stood on the sheet before, that drawing is used again."""
        found = self._drawn.get(mark)
        if found is None:
            found = self._drawn[mark] = []
        for one in found:
            if one.round != self._round:
                self.textures.need(one.kept)
                break
        else:
            one = self._make(mark, frame)
            found.append(one)
        one.round = self._round
        return one

    def _put_on(self, wanted: list[Drawn]) -> None:
        """Change the canvas to these drawings; those at its beginning and end that are there already stay where they
        are.
        """
        there, most = self._there, min(len(self._there), len(wanted))
        first = next((at for at in range(most) if there[at] is not wanted[at]), most)
        last = next((at for at in range(most - first) if there[-1 - at] is not wanted[-1 - at]), most - first)
        gone, new = there[first : len(there) - last], wanted[first : len(wanted) - last]
        if len(gone) > len(there) // 2:
            self.canvas.clear()
            for one in wanted:
                self.canvas.add(one.group)
        else:
            for one in gone:
                self.canvas.remove(one.group)
            for at, one in enumerate(new, first):
                self.canvas.insert(at, one.group)
        self._there = wanted

    def _make(self, mark: Mark, frame: Frame) -> Drawn:
        group, self._kept = InstructionGroup(), []
        match mark:
            case Panel():
                self._panel(group, mark, frame)
            case Text():
                self._text(group, mark, frame)
            case Icon(box, name, size, ink):
                known = letters.icons()
                mirrored = name not in known
                letter = known.get(MIRRORED.get(name, "") if mirrored else name, "")
                self._line(group, letter, "icon", size, ink, frame, box, middle=True, turned=mirrored)
            case Art(box, name, fade):
                side = int(min(box.w, box.h))
                texture, _ = self._texture(("art", name, side), lambda: (self.drawings.picture(name, side), (0, 0)))
                self._put(group, texture, box.centred(texture.width, texture.height), (1, 1, 1, fade))
            case Scene(box, key, paint):
                wide, high = round(box.w), round(box.h)
                texture, _ = self._texture(("scene", key, wide, high), lambda: (paint(wide, high), (0, 0)))
                self._put(group, texture, box, (1, 1, 1, 1))
            case Modules(box, rows):
                self._modules(group, box, rows)
            case Ring(box, thick, ink, part):
                x, y = box.middle
                radius = min(box.w, box.h) / 2 - thick / 2
                group.add(Color(*_rgba(ink, frame)))
                circle = (self.x + x, self.top - y, radius, 0, 360 * part)
                group.add(SmoothLine(circle=circle, width=thick / 2, overdraw_width=1))
            case Disc(box, fill):
                wide, high = round(box.w), round(box.h)
                texture, _ = self._texture(("disc", wide, high), lambda: (masks.disc(wide, high), (0, 0)))
                self._put(group, texture, box, _rgba(fill, frame))
            case Stroke(points, thick, ink):
                group.add(Color(*_rgba(ink, frame)))
                turned = [self.x + one if at % 2 == 0 else self.top - one for at, one in enumerate(points)]
                group.add(SmoothLine(points=turned, width=thick / 2, overdraw_width=1, cap="round", joint="round"))
            case Fade(box, ink):
                texture, _ = self._texture(("fade",), lambda: (masks.fade(), (0, 0)))
                self._put(group, texture, box, _rgba(ink, frame))
        return Drawn(group, self._kept)

    def _texture(
        self, key: Hashable, make: Callable[[], tuple[Image.Image, tuple[int, int]]]
    ) -> tuple[Texture, tuple[int, int]]:
        kept = self.textures.get(key, make)
        self._kept.append(kept)
        return kept.texture, kept.offset

    def _put(self, group: InstructionGroup, texture: Texture, box: Box, colour: tuple[float, ...]) -> None:
        left, top = round(box.x), round(box.y)
        wide, high = round(box.right) - left, round(box.bottom) - top
        group.add(Color(*colour))
        group.add(Rectangle(texture=texture, pos=(self.x + left, self.top - top - high), size=(wide, high)))

    def _panel(self, group: InstructionGroup, mark: Panel, frame: Frame) -> None:
        box = mark.box
        left, top = round(box.x), round(box.y)
        wide, high = round(box.right) - left, round(box.bottom) - top
        radius = int(min(mark.radius, wide / 2, high / 2))
        pos = (self.x + left, self.top - top - high)
        if mark.shadow and not frame.bigger:
            out = frame.mm(0.9)
            edge = out + radius + 2
            shade, _ = self._texture(("shadow", radius, out), lambda: (masks.shadow(radius, out), (0, 0)))
            group.add(Color(*_rgba("shadow", frame)))
            group.add(
                BorderImage(
                    texture=shade,
                    border=(edge,) * 4,
                    pos=(pos[0] - out, pos[1] - out - out * 0.3),
                    size=(wide + 2 * out, high + 2 * out),
                )
            )
        self._patch(group, mark.border_ink if mark.border else mark.fill, radius, pos, (wide, high), frame)
        if mark.border:
            b = mark.border
            inner = max(0, radius - b)
            self._patch(group, mark.fill, inner, (pos[0] + b, pos[1] + b), (wide - 2 * b, high - 2 * b), frame)

    def _patch(
        self,
        group: InstructionGroup,
        fill: str,
        radius: int,
        pos: tuple[float, float],
        size: tuple[float, float],
        frame: Frame,
    ) -> None:
        group.add(Color(*_rgba(fill, frame)))
        if radius < 1:
            group.add(Rectangle(pos=pos, size=size))
            return
        texture, _ = self._texture(("round", radius), lambda: (masks.rounded(radius), (0, 0)))
        group.add(BorderImage(texture=texture, border=(radius,) * 4, pos=pos, size=size))

    def _text(self, group: InstructionGroup, mark: Text, frame: Frame) -> None:
        box = mark.box
        setting = letters.set_in(mark.text, mark.weight, mark.size, box.w, mark.lines, frame.language)
        rtl = letters.reads_rtl(mark.text, frame.rtl)
        leading = mark.size * letters.LEADING
        block = leading * len(setting.lines)
        top = {"top": box.y, "middle": box.y + (box.h - block) / 2, "bottom": box.bottom - block}[mark.valign]
        for at, line in enumerate(setting.lines):
            row = Box(box.x, top + at * leading, box.w, leading)
            self._line(group, line, mark.weight, mark.size, mark.ink, frame, row, align=mark.align, rtl=rtl)

    def _line(
        self,
        group: InstructionGroup,
        line: str,
        weight: str,
        size: int,
        ink: str,
        frame: Frame,
        row: Box,
        align: str = "center",
        *,
        middle: bool = False,
        rtl: bool = False,
        turned: bool = False,
    ) -> None:
        """Draw a line of text with its capitals in the middle of its row; with `middle` its whole ink is in the middle.

        `turned` draws it as in a mirror: for an icon that the font has only in the other direction.
        """
        if not line.strip():
            return

        def make() -> tuple[Image.Image, tuple[int, int]]:
            picture, right, down = letters.ink(line, weight, size, rtl)
            return (ImageOps.mirror(picture) if turned else picture), (right, down)

        texture, (right, down) = self._texture(("text", line, weight, size, rtl, turned), make)
        if middle:
            box = row.centred(texture.width, texture.height)
        else:
            wide = letters.width(line, weight, size)
            start = {"start": row.x, "center": row.x + (row.w - wide) / 2, "end": row.right - wide}[align]
            baseline = round(row.y + row.h / 2 + (letters.CAPITAL / 2 - frame.rtl * letters.LIFT) * size)
            box = Box(round(start) + right, baseline + down, texture.width, texture.height)
        self._put(group, texture, box, _rgba(ink, frame))

    def _modules(self, group: InstructionGroup, box: Box, rows: tuple[tuple[bool, ...], ...]) -> None:
        def make() -> tuple[Image.Image, tuple[int, int]]:
            code = Image.new("L", (len(rows[0]), len(rows)), 255)
            code.putdata([0 if dark else 255 for row in rows for dark in row])
            factor = max(1, int(min(box.w, box.h) // len(rows)))
            return code.resize((code.width * factor, code.height * factor), Image.Resampling.NEAREST).convert("RGB"), (
                0,
                0,
            )

        texture, _ = self._texture(("modules", hash(rows), round(box.w), round(box.h)), make)
        self._put(group, texture, box.centred(texture.width, texture.height), (1, 1, 1, 1))

    def _draw_over(self, *_: float) -> None:
        """Draw what lies over the page: the colour on a pressed target, and the ring around the target that the keys
        stand on.
        """
        self._press_drawn.cancel()
        self._lift_drawn.cancel()
        self.canvas.after.clear()
        if self.sheet is None:
            return
        frame = self.sheet.frame
        if self._pressed is not None:
            self._cover(self._pressed.box, self._pressed.radius, DOWN[frame.bigger], frame)
        focused = self.focused
        if focused is not None:
            ring = frame.length("ring")
            radius = int(focused.radius + 2 * ring)
            edge = focused.box.inset(-2 * ring)
            texture = self.textures.get(("ring", radius, ring), lambda: (masks.ring(radius, ring), (0, 0))).texture
            self.canvas.after.add(Color(*_rgba("focus", frame)))
            self.canvas.after.add(
                BorderImage(
                    texture=texture,
                    border=(radius,) * 4,
                    pos=(self.x + round(edge.x), self.top - round(edge.bottom)),
                    size=(round(edge.w), round(edge.h)),
                )
            )

    def _cover(self, box: Box, radius: int, ink: str, frame: Frame) -> None:
        group = InstructionGroup()
        self._kept = []
        pos = (self.x + round(box.x), self.top - round(box.bottom))
        self._patch(group, ink, int(min(radius, box.w / 2, box.h / 2)), pos, (round(box.w), round(box.h)), frame)
        self.canvas.after.add(group)

    # --- touches ---

    def target_at(self, x: float, y: float) -> Target | None:
        """The target at this place of the window, in pixels from the bottom left; None where there is none."""
        if self.sheet is None:
            return None
        return self.sheet.target_at(x - self.x, self.top - y)

    def on_touch_down(self, touch: Any) -> bool:
        if self.sheet is None or not self.collide_point(*touch.pos):
            return False
        paging = self._paging_at(*touch.pos)
        if getattr(touch, "is_mouse_scrolling", False):
            if paging is not None:
                self._move(paging, 1 if touch.button == "scrollup" else -1)
            return True
        target = self.target_at(*touch.pos)
        touch.ud[self] = {"target": target, "paging": paging, "steps": 0, "drags": False}
        if target is not None:
            self._pressed = target
            self._press_drawn()
        if target is None and paging is None:
            return False
        touch.grab(self)
        return True

    def on_touch_move(self, touch: Any) -> bool:
        if touch.grab_current is not self or self.sheet is None:
            return False
        held = touch.ud[self]
        paging = held["paging"]
        moved = touch.y - touch.oy
        if paging is None:
            return True
        if abs(moved) > self.sheet.frame.mm(SLACK):
            held["drags"] = True
            self._pressed = None
            self._draw_over()
        steps = round(moved / paging.step)
        if held["drags"] and steps != held["steps"]:
            current = self._paging_at(touch.ox, touch.oy) or paging
            by, held["steps"] = steps - held["steps"], steps
            self._move(current, by)
        return True

    def on_touch_up(self, touch: Any) -> bool:
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        held, target, self._pressed = touch.ud[self], self._pressed, None
        if self._press_drawn.is_triggered:
            self._press_drawn.cancel()
        else:
            self._lift_drawn()
        if target is None or held["drags"] or target is not held["target"]:
            return True
        if target.box.holds(touch.x - self.x, self.top - touch.y):
            self.press(target)
        return True

    def press(self, target: Target) -> None:
        """Do what this target does, if it is still on the sheet and was not pressed a moment ago."""
        now, at = self._now(target), Clock.time()
        if now is None or at - self._last.get(target.key, -9.0) < target.quiet:
            return
        self._last = {key: last for key, last in self._last.items() if at - last < 1}
        self._last[target.key] = at
        if isinstance(now.press, Action):
            self._act(now.press)
        else:
            said = now.press()
            self._changed()
            if said is not None:
                self._act(said)

    def _now(self, target: Target) -> Target | None:
        """The target with the same key on the sheet that is shown now; None if it is gone, or does something
        else now.
        """
        for one in self.sheet.targets if self.sheet else ():
            if one.key == target.key and (one.press == target.press or not isinstance(one.press, Action)):
                return one
        return None

    def _paging_at(self, x: float, y: float) -> Paging | None:
        x, y = x - self.x, self.top - y
        for one in self.sheet.paging if self.sheet else ():
            if one.box.holds(x, y):
                return one
        return None

    def _move(self, paging: Paging, steps: int) -> None:
        paging.move(steps)
        self._changed()

    # --- keys ---

    @property
    def focused(self) -> Target | None:
        """The target that the keys stand on; None where they stand on none."""
        found = [one for one in (self.sheet.targets if self.sheet else ()) if one.key == self.focus_key]
        return found[0] if found and self.focus_key else None

    def focus(self, key: str) -> None:
        """Let the keys stand on the target with this key; with an empty key on none."""
        self.focus_key = key
        self._draw_over()


def _rgba(ink: str, frame: Frame) -> tuple[float, ...]:
    return _parsed(frame.colours.get(ink, ink))


@lru_cache(256)
def _parsed(colour: str) -> tuple[float, ...]:
    return tuple(get_color_from_hex(colour))
