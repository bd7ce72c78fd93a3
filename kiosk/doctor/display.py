"""Examines the display and the touch screen: connected, of the right size, and turned alike as far as that is known."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from devices.display import Display, connectors, displays
from devices.touch import TouchScreen, extent, touch_screens
from kiosk.doctor.machine import Root, text
from kiosk.lending.upkeep.findings import Finding, Subject, What, found

CONNECTORS = "sys/class/drm"
Extent = Callable[[Path], tuple[int, int] | None]
"""A function from an event device to the ranges of its coordinates, across and down; raises OSError."""

SQUARE = 1.1
"""The greatest ratio of the two ranges of a touch screen that counts as square, and so does not show how it is
turned.
"""
TURNS_TEXT = re.compile(r"\b(video=\S*rotate=(?!0\b)\d+|fbcon=\S*rotate:(?!0\b)\d)")
"""The options that turn the text of the kernel, but no program that draws by itself, such as the kiosk."""

MATRIX = "LIBINPUT_CALIBRATION_MATRIX"
"""The property that turns touches on a desktop. The kiosk reads touches without libinput (SDL,
src/core/linux/SDL_evdev.c).
"""
IDENTITIES = ("1 0 0 0 1 0", "1 0 0 0 1 0 0 0 1")
FIRMWARE = "boot/firmware/config.txt"
TURNS_TOUCH = re.compile(r"^[ \t]*dt(overlay|param)=[^#\n]*\b(invx|invy|swapxy)\b.*$", re.MULTILINE)
"""The options of overlays of a Raspberry Pi that turn or mirror a touch screen, but not its picture."""


def look_at_display(root: Root, size: str) -> Iterator[Finding]:
    """The findings about the connected displays, compared with `size` in kiosk.toml."""
    names, connected = connectors(root.at(CONNECTORS)), displays(root.at(CONNECTORS))
    cards = root.each("dev/dri/card*")
    if not names:
        yield found(Subject.DISPLAY, What.DISPLAY_UNKNOWN)
    elif not connected:
        yield found(Subject.DISPLAY, What.DISPLAY_NONE, ", ".join(names))
    elif not any(map(root.may_use, cards)):
        yield found(Subject.DISPLAY, What.DISPLAY_DENIED, ", ".join(map(str, cards)))
    else:
        for one in connected:
            yield _shows(one, size)
        if len(connected) > 1:
            yield found(Subject.DISPLAY, What.DISPLAY_SEVERAL, n=len(connected))
    if turned := text_turned(root):
        yield found(Subject.DISPLAY, What.DISPLAY_ONLY_TEXT_TURNED, option=turned)


def text_turned(root: Root) -> str:
    """The option that turns the text of the kernel, but not the kiosk; empty if there is none."""
    turned = TURNS_TEXT.search(text(root.at("proc/cmdline")))
    return turned[0] if turned else ""


def _shows(display: Display, size: str) -> Finding:
    if display.mode and size not in ("fullscreen", display.mode):
        return found(Subject.DISPLAY, What.DISPLAY_OTHER_SIZE, display.connector, mode=display.mode, size=size)
    return found(Subject.DISPLAY, What.DISPLAY_THERE, display.connector, mode=display.mode or "?")


def look_at_touch(root: Root, extent: Extent = extent) -> Iterator[Finding]:
    screens = touch_screens(root.at("sys/class/input"))
    if not screens:
        yield found(Subject.TOUCH, What.TOUCH_NONE)
    connected = displays(root.at(CONNECTORS))
    display = connected[0] if len(connected) == 1 else None
    for screen in screens:
        yield _touch(root, screen, display, extent)
        if _matrix(root, screen) not in ("", *IDENTITIES):
            yield found(Subject.TOUCH, What.TOUCH_TURNED_ELSEWHERE, screen.name, option=MATRIX)
    if turned := TURNS_TOUCH.search(text(root.at(FIRMWARE))):
        yield found(Subject.TOUCH, What.TOUCH_TURNED_ALONE, option=turned[0].strip())


def _matrix(root: Root, screen: TouchScreen) -> str:
    """The matrix with which udev makes libinput turn a touch screen; empty if there is none."""
    number = text(root.at(f"sys/class/input/{screen.event}/dev"))
    matrix = re.search(rf"^E:{MATRIX}=(.*)$", text(root.at(f"run/udev/data/c{number}")), re.MULTILINE)
    return " ".join(matrix[1].split()) if matrix else ""


def _touch(root: Root, screen: TouchScreen, display: Display | None, extent: Extent) -> Finding:
    """The finding whether this touch screen can be used, and is turned like the display; `display` is None if it is
    unknown which one it belongs to.
    """
    device = root.at(f"dev/input/{screen.event}")
    try:
        counts = extent(device)
    except PermissionError:
        return found(Subject.TOUCH, What.TOUCH_DENIED, screen.name)
    except OSError:
        counts = None
    if not (counts and display and display.size) or max(counts) <= SQUARE * min(counts):
        return found(Subject.TOUCH, What.TOUCH_UNTOLD, screen.name)
    (wide, high), counted = display.size, f"{counts[0]}x{counts[1]}"
    if (wide > high) != (counts[0] > counts[1]):
        return found(Subject.TOUCH, What.TOUCH_TURNED, screen.name, counts=counted, mode=display.mode)
    return found(Subject.TOUCH, What.TOUCH_THERE, screen.name)
