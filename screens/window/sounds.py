"""Plays the chimes on the kiosk's sound output. A kiosk without sound works too: every chime also shows on the
screen.
"""

import logging
from pathlib import Path
from typing import Any

from kivy.clock import Clock
from kivy.core.audio import SoundLoader

from kiosk.lending.effects import Chime

HERE = Path(__file__).parents[1] / "sounds"
LOG = logging.getLogger(__name__)


class KivyChimes:
    """Plays `sounds/<chime>.wav` at `volume` percent (0 to 100); never raises, may be called from any thread."""

    def __init__(self, volume: int, folder: Path = HERE) -> None:
        self._volume, self._folder = volume / 100, folder
        self._sounds: dict[Chime, Any] = {}

    def warm(self) -> None:
        """Load the sounds, on the UI thread and after the first frame: the first sound takes as long to load as a
        screen to draw.
        """
        for chime in Chime:
            self._load(chime)

    def play(self, chime: Chime) -> None:
        if self._volume:
            Clock.schedule_once(lambda _dt: self._play(chime))

    def _play(self, chime: Chime) -> None:
        sound = self._sounds[chime] if chime in self._sounds else self._load(chime)
        if sound is None:
            return
        sound.stop()
        sound.play()

    def _load(self, chime: Chime) -> Any:
        try:
            sound = SoundLoader.load(str(self._folder / f"{chime.value}.wav"))
        except Exception as trouble:  # audio back ends raise what they like when there is no device  # noqa: BLE001  # audio back ends raise what they like when there is no device
            LOG.warning("no sound: %s", type(trouble).__name__)
            sound = None
        if sound is not None:
            sound.volume = self._volume
        self._sounds[chime] = sound
        return sound
