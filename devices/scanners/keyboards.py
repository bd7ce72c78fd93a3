"""Scanners that type (USB HID), read from /dev/input and grabbed, so that no code is typed into another program."""

import errno
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Protocol

from devices.scanners.codes import Reading
from devices.scanners.keys import EV_KEY, US_LAYOUT, KeyReads
from devices.scanners.layouts import ScannerLayouts


class KeyEvent(Protocol):
    """The kernel's `struct input_event`, as evdev gives it."""

    @property
    def type(self) -> int: ...

    @property
    def code(self) -> int: ...

    @property
    def value(self) -> int: ...


class Keyboard(Protocol):
    """An open event device, as evdev gives it."""

    @property
    def name(self) -> str: ...

    @property
    def fd(self) -> int: ...

    def read(self) -> Iterable[KeyEvent]: ...

    def close(self) -> None: ...


def grabbed_keyboard(path: str) -> Keyboard:
    """Open an event device for this program alone. Raises OSError; EBUSY when another program has it."""
    device = _opened(path)
    try:
        device.grab()
    except OSError:
        device.close()
        raise
    grabbed: Keyboard = device
    return grabbed


def shared_keyboard(path: str) -> Keyboard:
    """Open an event device that other programs can read as well. Raises OSError."""
    shared: Keyboard = _opened(path)
    return shared


def _opened(path: str) -> Any:
    """Open an event device. Raises OSError, also for a device without keys for a code."""
    import evdev  # the import takes 80 ms, so only if such a scanner is configured

    device = evdev.InputDevice(path)
    try:
        if not US_LAYOUT.keys() & set(device.capabilities().get(EV_KEY, ())):
            raise OSError(errno.ENODEV, f"{path} has no keys to type a code with")
    except OSError:
        device.close()
        raise
    return device


@dataclass(frozen=True, slots=True)
class KeyboardPort:
    """The port of a scanner that types: best a path of /dev/input/by-id, because the number of an event device
    changes.
    """

    pattern: str
    only: Callable[[str], bool] = lambda _: True
    connect: Callable[[str], Keyboard] = grabbed_keyboard
    layouts: ScannerLayouts = field(default_factory=ScannerLayouts)

    def allows(self, path: str) -> bool:
        return self.only(path)

    def open(self, path: str) -> "KeyboardWire":
        if not os.path.exists(path):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
        return KeyboardWire(self.connect(path), self.layouts)


class KeyboardWire:
    """A keyboard that is read as a scanner: its keys type codes."""

    def __init__(self, keyboard: Keyboard, layouts: ScannerLayouts) -> None:
        self._keyboard = keyboard
        name = layouts.name_of(keyboard.name)
        self._reads = KeyReads(name, lambda: layouts.of(name))

    @property
    def begun(self) -> bool:
        return self._reads.begun

    def fileno(self) -> int:
        return self._keyboard.fd

    def read(self, at: float) -> list[Reading]:
        readings: list[Reading] = []
        try:
            for event in self._keyboard.read():
                readings += self._reads.take(event.type, event.code, event.value, at)
        except BlockingIOError:
            pass  # there was nothing to read
        return readings

    def fall_silent(self, at: float) -> list[Reading]:
        return self._reads.fall_silent(at)

    def close(self) -> None:
        self._keyboard.close()
