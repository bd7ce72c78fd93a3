"""Plays the chimes through Kivy's own sound."""

import logging
from pathlib import Path
from typing import Any

from kivy.clock import Clock

from kiosk.lending.effects import Chime

SOUNDS = Path(__file__).parent / "sounds"

log = logging.getLogger(__name__)


class KivyChimes:
    """Chimes at `volume` percent, 0 is silence; from any thread. Loaded after the first frame; never raises."""

    def __init__(self, volume: int) -> None:
        self._volume = min(100, max(0, volume)) / 100
        self._sounds: dict[Chime, Any] = {}
        if self._volume:
            Clock.schedule_once(self._load, 1)

    def play(self, chime: Chime) -> None:
        if self._volume:
            Clock.schedule_once(lambda _dt: self._play(chime))

    def _load(self, _dt: float) -> None:
        from kivy.core.audio import SoundLoader

        for chime in Chime:
            sound = SoundLoader.load(str(SOUNDS / f"{chime.value}.wav"))
            if sound is None:
                log.warning("no sound device: the kiosk stays silent")
                return
            sound.volume = self._volume
            self._sounds[chime] = sound

    def _play(self, chime: Chime) -> None:
        for sound in self._sounds.values():
            if sound.state == "play":
                sound.stop()
        if sound := self._sounds.get(chime):
            sound.play()
