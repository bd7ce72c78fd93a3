"""The display and the touch screen: there, of the right size, and turned alike as far as that can be told."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from devices.touch import TouchScreen, extent, touch_screens
from kiosk.doctor.machine import Root, text
from kiosk.lending.upkeep.findings import Finding, Subject, What, found

Extent = Callable[[Path], tuple[int, int] | None]
"""How far a touch screen counts to the right and down, by its event device; raises OSError."""

SQUARE = 1.1
"""A touch screen that counts no more times this as far one way as the other does not tell how it is turned."""
TURNS_TEXT = re.compile(r"\b(video=\S*rotate=(?!0\b)\d+|fbcon=\S*rotate:(?!0\b)\d)")
"""What turns the text that the kernel writes at start, and no program that draws by itself, such as the kiosk."""


def look_at_display(root: Root, size: str) -> Iterator[Finding]:
    """What is connected, beside `size`, the one of kiosk.toml."""
    connectors = root.each("sys/class/drm/card*-*/status")
    connected = [status.parent for status in connectors if text(status) == "connected"]
    cards = root.each("dev/dri/card*")
    if not connectors:
        yield found(Subject.DISPLAY, What.DISPLAY_UNKNOWN)
    elif not connected:
        names = ", ".join(_name(status.parent) for status in connectors)
        yield found(Subject.DISPLAY, What.DISPLAY_NONE, names)
    elif not any(map(root.may_use, cards)):
        yield found(Subject.DISPLAY, What.DISPLAY_DENIED, ", ".join(map(str, cards)))
    else:
        for connector in connected:
            yield from _shows(connector, size)
        if len(connected) > 1:
            yield found(Subject.DISPLAY, What.DISPLAY_SEVERAL, n=len(connected))
    if turned := TURNS_TEXT.search(text(root.at("proc/cmdline"))):
        yield found(Subject.DISPLAY, What.DISPLAY_ONLY_TEXT_TURNED, option=turned[0])


def _shows(connector: Path, size: str) -> Iterator[Finding]:
    name, mode = _name(connector), mode_of(connector)
    if mode and size not in ("fullscreen", mode):
        yield found(Subject.DISPLAY, What.DISPLAY_OTHER_SIZE, name, mode=mode, size=size)
    else:
        yield found(Subject.DISPLAY, What.DISPLAY_THERE, name, mode=mode or "?")


def _name(connector: Path) -> str:
    """Such as HDMI-A-1."""
    return connector.name.partition("-")[2]


def mode_of(connector: Path) -> str:
    """The size that a display likes best, such as 1280x800; empty where it does not say."""
    first = text(connector / "modes").split("\n", 1)[0]
    return first if re.fullmatch(r"\d+x\d+", first) else ""


def look_at_touch(root: Root, extent: Extent = extent) -> Iterator[Finding]:
    screens = touch_screens(root.at("sys/class/input"))
    if not screens:
        yield found(Subject.TOUCH, What.TOUCH_NONE)
    displays = [status.parent for status in root.each("sys/class/drm/card*-*/status") if text(status) == "connected"]
    mode = mode_of(displays[0]) if len(displays) == 1 else ""
    for screen in screens:
        yield _touch(root, screen, mode, extent)


def _touch(root: Root, screen: TouchScreen, mode: str, extent: Extent) -> Finding:
    """Whether this touch screen can be used, and is turned as the display of this size is, empty if not known."""
    device = root.at(f"dev/input/{screen.event}")
    try:
        counts = extent(device)
    except PermissionError:
        return found(Subject.TOUCH, What.TOUCH_DENIED, screen.name)
    except OSError:
        counts = None
    if not (counts and mode) or max(counts) <= SQUARE * min(counts):
        return found(Subject.TOUCH, What.TOUCH_UNTOLD, screen.name)
    wide, high = map(int, mode.split("x"))
    if (wide > high) != (counts[0] > counts[1]):
        return found(Subject.TOUCH, What.TOUCH_TURNED, screen.name, counts=f"{counts[0]}x{counts[1]}", mode=mode)
    return found(Subject.TOUCH, What.TOUCH_THERE, screen.name)
