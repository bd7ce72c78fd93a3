"""The backlight of the screen, through /sys/class/backlight."""

import logging
from pathlib import Path

SYSFS = Path("/sys/class/backlight")

DIMMED = 0.1
"""The dimmed brightness, as a part of the greatest one. It is never 0, which turns some panels off."""

log = logging.getLogger(__name__)


class Backlight:
    """Dims every backlight found under `root`, and restores its brightness.

    Does nothing without a backlight, and only logs one line if this user may not write to it (a udev rule allows the
    group video).
    """

    def __init__(self, root: Path = SYSFS) -> None:
        self._root = root
        self._former: dict[str, int] = {}
        self._complained = False

    def dim(self, dim: bool) -> None:
        """Dim the backlights, or restore them. Never raises; a second call with the same value does nothing.

        A backlight that is exactly as dim as this method makes it was dimmed by a kiosk that was killed: `dim(False)`
        at start makes it fully bright.
        """
        try:
            lights = sorted(path.parent for path in self._root.glob("*/brightness"))
        except OSError as error:
            self._complain(error)
            return
        for light in lights:
            try:
                self._dim(light) if dim else self._light_up(light)
            except (OSError, ValueError) as error:
                self._complain(error)

    def _dim(self, light: Path) -> None:
        brightness, dimmed = _read(light / "brightness"), _dimmed(light)
        if brightness > dimmed:
            _write(light, dimmed)
            self._former[light.name] = brightness

    def _light_up(self, light: Path) -> None:
        former = self._former.get(light.name)
        if former is None and _read(light / "brightness") == _dimmed(light):
            former = _read(light / "max_brightness")
        if former is not None:
            _write(light, former)
            self._former.pop(light.name, None)

    def _complain(self, error: Exception) -> None:
        if not self._complained:
            self._complained = True
            log.warning("the screen cannot be dimmed: %s", error)


def _dimmed(light: Path) -> int:
    return max(1, round(_read(light / "max_brightness") * DIMMED))


def _read(path: Path) -> int:
    return int(path.read_text())


def _write(light: Path, brightness: int) -> None:
    (light / "brightness").write_text(f"{brightness}\n")
