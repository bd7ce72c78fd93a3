"""The five keys, arrows and OK, on a sheet: in which order its targets are read, and to which one an arrow leads."""

from collections.abc import Callable, Sequence

from screens.glass.marks import Box, Target

COLUMNS_FIRST = 2.0
"""Columns are read one by one where the gap between them is more than this many times the gap between rows."""
NEAR = 1.5
"""Pixels by which rounding may move an edge."""
ARROWS = ("left", "right", "up", "down", "tab")


def reading_order(targets: Sequence[Target], *, rtl: bool = False) -> list[Target]:
    """The targets from top to bottom, and in a row from the side where reading begins.

    Columns that stand far apart are read one after the other. What lies within another target comes right after it.
    """
    inner: dict[int, list[Target]] = {}
    outer: list[Target] = []
    for at, target in enumerate(targets):
        holders = [one for one in targets[:at] if _holds(one.box, target.box)]
        if holders:
            inner.setdefault(id(min(holders, key=lambda one: one.box.w * one.box.h)), []).append(target)
        else:
            outer.append(target)
    return _ordered(outer, inner, rtl)


def moved(targets: Sequence[Target], here: Target | None, name: str, *, rtl: bool = False) -> Target | None:
    """The target to which an arrow leads from `here`; the first one where `here` is None, None where there is no
    target.

    Up and down lead to the nearest target in that direction. The other arrows, and up and down at an edge, lead to the
    target that is read before or after, round and round.
    """
    order = reading_order(targets, rtl=rtl)
    if not order:
        return None
    at = next((at for at, one in enumerate(order) if here is not None and one.key == here.key), None)
    if at is None:
        return order[0]
    if name in ("up", "down"):
        found = _nearest(order[at], order, -1 if name == "up" else 1)
        if found is not None:
            return found
    step = -1 if name in ("right" if rtl else "left", "up") else 1
    return order[(at + step) % len(order)]


def aloud(text: str, position: str) -> str:
    """What is read aloud of the target that the keys stand on: its text, and which of how many targets it is
    (`position`).
    """
    text = text.strip()
    return f"{text if text[-1:] in '.!?؟…:' else f'{text}.'} {position}." if text else f"{position}."


def _ordered(targets: list[Target], inner: dict[int, list[Target]], rtl: bool) -> list[Target]:
    found: list[Target] = []
    for target in _cut(targets, rtl):
        found.append(target)
        found += _ordered(inner.get(id(target), []), inner, rtl)
    return found


def _cut(targets: list[Target], rtl: bool) -> list[Target]:
    """The targets in reading order: split at the widest gap between rows or columns, and each part split again."""
    if len(targets) < 2:
        return targets
    rows, row_gap = _parts(targets, lambda box: (box.y, box.bottom))
    columns, column_gap = _parts(targets, lambda box: (box.x, box.right))
    if len(columns) > 1 and (len(rows) == 1 or column_gap > COLUMNS_FIRST * row_gap):
        parts = columns[::-1] if rtl else columns
    elif len(rows) > 1:
        parts = rows
    else:
        return sorted(targets, key=lambda one: (one.box.y, -one.box.right if rtl else one.box.x))
    return [target for part in parts for target in _cut(part, rtl)]


def _parts(targets: list[Target], edges: Callable[[Box], tuple[float, float]]) -> tuple[list[list[Target]], float]:
    """The groups of targets with the widest gap between them, from low to high, and that gap in pixels; one group
    without a gap.
    """
    ordered = sorted(targets, key=lambda one: edges(one.box)[0])
    gaps: list[float] = []
    reached = edges(ordered[0].box)[1]
    for target in ordered[1:]:
        begin, end = edges(target.box)
        gaps.append(begin - reached)
        reached = max(reached, end)
    widest = max(gaps)
    if widest < -NEAR:
        return [targets], widest
    groups = [[ordered[0]]]
    for gap, target in zip(gaps, ordered[1:], strict=True):
        if gap >= widest - NEAR:
            groups.append([])
        groups[-1].append(target)
    return groups, widest


def _nearest(here: Target, targets: list[Target], direction: int) -> Target | None:
    """The nearest target above (`direction` -1) or below (1); None where there is none. Pixels sideways count
    double.
    """
    x, y = here.box.middle
    best: tuple[float, Target] | None = None
    for other in targets:
        ox, oy = other.box.middle
        rise = (oy - y) * direction
        if other is here or rise <= min(here.box.h, other.box.h) / 2:
            continue
        distance = rise + 2 * abs(ox - x)
        if best is None or distance < best[0]:
            best = distance, other
    return best[1] if best else None


def _holds(outer: Box, one: Box) -> bool:
    return (
        outer.x <= one.x + NEAR
        and outer.y <= one.y + NEAR
        and outer.right >= one.right - NEAR
        and outer.bottom >= one.bottom - NEAR
    )
