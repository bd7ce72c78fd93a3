"""The chimes: heard where there is a sound device, and no error where there is none."""

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from kiosk.lending.effects import Chime
from tests.screens.conftest import Kiosk

WITHOUT_DEVICE = """
import pathlib, sys
from screens.window.configure import configure
configure("800x480", pathlib.Path(sys.argv[1]))
from screens.window.frames import Frames
from screens.window.sounds import KivyChimes
from kiosk.lending.effects import Chime
chimes = KivyChimes(60)
chimes.warm()
for chime in Chime:
    chimes.play(chime)
Frames().lay_out(3)
"""


def test_every_chime_has_a_sound_at_the_volume_of_the_house(kiosk: Kiosk) -> None:
    from screens.window.sounds import KivyChimes

    chimes = KivyChimes(40)
    chimes.warm()

    sounds: dict[Chime, Any] = chimes._sounds
    assert set(sounds) == set(Chime)
    assert all(sound is None or sound.volume == pytest.approx(0.4) for sound in sounds.values())


@pytest.mark.parametrize("volume", [0, 60, 100])
def test_a_chime_may_be_played_from_any_thread(kiosk: Kiosk, volume: int) -> None:
    from screens.window.sounds import KivyChimes

    chimes = KivyChimes(volume)
    raised: list[BaseException] = []

    def play() -> None:
        try:
            for chime in Chime:
                chimes.play(chime)
        except BaseException as error:  # noqa: BLE001 - the test reports any error
            raised.append(error)

    thread = threading.Thread(target=play)
    thread.start()
    thread.join()
    kiosk.frames.lay_out(3)

    assert [] == raised
    assert (set(chimes._sounds) == set(Chime)) is (volume > 0)


def test_a_sound_that_cannot_be_loaded_is_silence(kiosk: Kiosk, tmp_path: Path) -> None:
    from screens.window.sounds import KivyChimes

    chimes = KivyChimes(60, folder=tmp_path)
    chimes.warm()
    chimes.play(Chime.GOOD)
    kiosk.frames.lay_out(3)

    assert all(sound is None or sound.state == "stop" for sound in chimes._sounds.values())


def test_without_any_sound_device_the_chimes_are_silent(tmp_path: Path) -> None:
    environment = {**os.environ, "SDL_VIDEODRIVER": "offscreen", "SDL_AUDIODRIVER": "there-is-none"}
    subprocess.run([sys.executable, "-c", WITHOUT_DEVICE, str(tmp_path)], env=environment, check=True, timeout=60)
