"""Looks over a drawn screen the way an inspector would: nothing cut off, overlapping, too small or out of reach."""

from collections.abc import Iterator
from dataclasses import dataclass

from kivy.uix.widget import Widget
from screens.kit.layout import Pane
from screens.kit.text import Txt
from screens.kit.theme import Theme
from screens.kit.widgets import Btn, Tap

from screens.window.stage import Stage

LEAST_TEXT_MM = 3.3
"""No letter is drawn smaller, however long a word is (capitals of 2.3 mm)."""
LEAST_BIGGER_MM = 4.6
INK = 0.62
"""Of a line's height is ink; the rest may lie over a neighbour's rest."""
NEAR = 1.5
"""Pixels by which edges may be rounded."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in window pixels."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: "Area") -> bool:
        return (
            self.left < other.right - NEAR
            and other.left < self.right - NEAR
            and self.bottom < other.top - NEAR
            and other.bottom < self.top - NEAR
        )

    def within(self, other: "Area") -> bool:
        return (
            self.left >= other.left - NEAR
            and self.right <= other.right + NEAR
            and self.bottom >= other.bottom - NEAR
            and self.top <= other.top + NEAR
        )

    def beside(self, other: "Area") -> bool:
        """Within it from side to side, whatever the height."""
        return self.left >= other.left - NEAR and self.right <= other.right + NEAR


@dataclass(frozen=True, slots=True)
class _Seen:
    widget: Widget
    pane: Pane | None


def faults(stage: Stage, theme: Theme) -> list[str]:
    """Everything wrong with what stands on the stage now, one line each; empty when all is well."""
    seen = list(_visible(stage, None))
    texts = [(one, _ink(one.widget)) for one in seen if isinstance(one.widget, Txt) and one.widget.text]
    taps = [
        (one, _area(one.widget))
        for one in seen
        if isinstance(one.widget, Tap) and not getattr(one.widget, "still", False)
    ]
    found: list[str] = []
    for one, area in texts:
        found += _text_faults(one, area, stage, theme)
    for one, area in taps:
        found += _tap_faults(one, area, stage, theme)
    found += _overlaps(texts, "text")
    found += _overlaps([(one, area) for one, area in taps if not _holds_taps(one.widget)], "target")
    for one in seen:
        if isinstance(one.widget, Pane):
            found += _pane_faults(one.widget)
    green = [one.widget.text for one in seen if isinstance(one.widget, Btn) and one.widget.go]
    if len(green) > 1:
        found.append(f"more than one green button: {green}")
    return found


def _pane_faults(pane: Pane) -> Iterator[str]:
    """What is shorter than its pane lies wholly in it; what is longer fills it."""
    for content in pane.children:
        inside, pane_area = _area(content), _area(pane)
        if not (
            inside.within(pane_area)
            or (inside.top >= pane_area.top - NEAR and inside.bottom <= pane_area.bottom + NEAR)
        ):
            yield f"content lost from its pane: {inside} in {pane_area}"


def _visible(widget: Widget, pane: Pane | None) -> Iterator[_Seen]:
    for child in widget.children:
        if getattr(child, "gone", False) or not child.opacity:
            continue
        yield _Seen(child, pane)
        yield from _visible(child, child if isinstance(child, Pane) else pane)


def _area(widget: Widget) -> Area:
    left, bottom = widget.to_window(widget.x, widget.y)
    return Area(left, bottom, left + widget.width, bottom + widget.height)


def _ink(text: Txt) -> Area:
    """Where the letters really are."""
    box = _area(text)
    width = text.ink_width
    match text.halign:
        case "center":
            left = (box.left + box.right - width) / 2
        case "right":
            left = box.right - width
        case _:
            left = box.left
    lines = max(1, len(text.drawn_lines()))
    height = text.texture_size[1] * text.trim * (1 - (1 - INK) / lines)
    middle = (box.bottom + box.top) / 2
    return Area(left, middle - height / 2, left + width, middle + height / 2)


def _text_faults(one: _Seen, ink: Area, stage: Stage, theme: Theme) -> Iterator[str]:
    text = one.widget
    box = _area(text)
    drawn = text.font_size * text.step
    if drawn < theme.mm(LEAST_BIGGER_MM if theme.bigger else LEAST_TEXT_MM) - 0.5:
        yield f"tiny text ({drawn / theme.mm(1):.1f} mm): {text.text!r}"
    if text.texture is None:
        yield f"not drawn: {text.text!r}"
        return
    if text.mode != "fit" and any(text.width_of(word) > text.width + NEAR for word in text.drawn_text().split()):
        yield f"word broken: {text.text!r} in {text.width:.0f}"
    if text.mode == "box" and text.texture_size[1] * text.trim > text.height * 1.04 + 2:
        yield f"cut: {text.text!r} {text.texture_size} in {text.size}"
    if ink.right - ink.left > box.right - box.left + NEAR:
        yield f"wide: {text.text!r}"
    parent = _area(text.parent)
    if not ink.beside(parent) or (one.pane is None and not ink.within(_area(stage))):
        yield f"outside: {text.text!r} {ink} in {parent}"
    elif not ink.within(parent):
        yield f"over the edge: {text.text!r} {ink} in {parent}"


def _tap_faults(one: _Seen, area: Area, stage: Stage, theme: Theme) -> Iterator[str]:
    name = getattr(one.widget, "text", "") or type(one.widget).__name__
    if not one.widget.touchable:
        yield f"no size: {name!r}"
        return
    if min(one.widget.size) < theme.t_min - NEAR:
        yield f"small target: {name!r} {[round(side / theme.mm(1), 1) for side in one.widget.size]} mm"
    if one.pane is None and not area.within(_area(stage)):
        yield f"off screen: {name!r}"
    if one.pane is not None and not area.beside(_area(one.pane)):
        yield f"beyond its pane: {name!r}"


def _holds_taps(widget: Widget) -> bool:
    return any(isinstance(child, Tap) and not child.gone for child in widget.walk(restrict=True) if child is not widget)


def _overlaps(areas: list[tuple[_Seen, Area]], what: str) -> Iterator[str]:
    clipped = [(one, _clip(one, area)) for one, area in areas]
    for i, (one, area) in enumerate(clipped):
        for other, its in clipped[i + 1 :]:
            if area is not None and its is not None and area.meets(its):
                names = [getattr(w.widget, "text", "") or type(w.widget).__name__ for w in (one, other)]
                yield f"{what} overlaps: {names[0]!r} / {names[1]!r}"


def _clip(one: _Seen, area: Area) -> Area | None:
    """What of it shows through its pane."""
    if one.pane is None:
        return area
    pane = _area(one.pane)
    bottom, top = max(area.bottom, pane.bottom), min(area.top, pane.top)
    return Area(area.left, bottom, area.right, top) if top > bottom else None
