"""Reads the description of the machine by Linux below /sys, /proc and /dev; in a test, below another folder."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


def _may_use(path: Path) -> bool:
    return os.access(path, os.R_OK | os.W_OK)


@dataclass(frozen=True, slots=True)
class Root:
    """The folder that has `sys`, `proc` and `dev`; `may_use` says whether this user may read and write a device."""

    folder: Path = Path("/")
    may_use: Callable[[Path], bool] = _may_use

    def at(self, path: str) -> Path:
        return self.folder / path

    def each(self, pattern: str) -> list[Path]:
        """The paths that match, in order; none if they cannot be read."""
        try:
            return sorted(self.folder.glob(pattern))
        except OSError:
            return []


def text(path: Path) -> str:
    """The text of a file, without spaces around it; empty if it cannot be read."""
    try:
        return path.read_text("utf-8", "replace").strip()
    except OSError:
        return ""


def number(path: Path, base: int = 10) -> int | None:
    """The number in a file, None if there is none."""
    try:
        return int(text(path), base)
    except ValueError:
        return None


def programs(root: Root) -> frozenset[str]:
    """The names of the running programs."""
    return frozenset(filter(None, map(text, root.each("proc/[0-9]*/comm"))))


def holder(root: Root, device: str) -> str | None:
    """The name of a program that has this device open; None if there is none, or if only root can see it.

    Python programs are ignored, because their name does not show whether they are the kiosk.
    """
    try:
        real = os.path.realpath(device)
    except OSError:
        return None
    for process in root.each("proc/[0-9]*"):
        name = text(process / "comm")
        if not name.startswith(("kiosk", "python")) and _has_open(process, real):
            return name
    return None


def _has_open(process: Path, device: str) -> bool:
    try:
        return any(os.readlink(one) == device for one in (process / "fd").iterdir())
    except OSError:  # of another user, or ended since
        return False
