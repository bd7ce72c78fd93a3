"""Examines the sound: a card, the right to use it, its volume, and a voice for reading aloud."""

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator

from kiosk.doctor.machine import Root, text
from kiosk.lending.upkeep.findings import Finding, Subject, What, found
from kiosk.settings import Sound

CARD = re.compile(r"^\s*\d+ \[[^\]]*\]: \S+ - (.+)$", re.MULTILINE)
"""The pattern of a line of /proc/asound/cards, with the name of the card."""
PLAYBACK = re.compile(r"^\s+\S.*: Playback .*\[", re.MULTILINE)
SILENT = re.compile(r"\[off\]|\[0%\]")
PATIENCE = 3.0
"""The seconds for which the mixer may take to answer."""


def look_at_sound(root: Root, sound: Sound, mixer: Callable[[], str] | None = None) -> Iterator[Finding]:
    """The findings about the chimes and the voice; `mixer` returns the text of `amixer scontents`."""
    if not (sound.volume or sound.speech_volume):
        yield found(Subject.SOUND, What.SOUND_OFF)
        return
    names = sound_cards(root)
    if not names:
        yield found(Subject.SOUND, What.SOUND_NONE)
    elif not any(map(root.may_use, root.each("dev/snd/control*"))):
        yield found(Subject.SOUND, What.SOUND_DENIED, ", ".join(names))
    elif is_muted((mixer or mixed)()):
        yield found(Subject.SOUND, What.SOUND_MUTED, ", ".join(names))
    else:
        yield found(Subject.SOUND, What.SOUND_THERE, ", ".join(names))
    if sound.speech_volume and not shutil.which("espeak-ng"):
        yield found(Subject.SOUND, What.SPEECH_MISSING)


def sound_cards(root: Root) -> list[str]:
    """The names of the sound cards."""
    return CARD.findall(text(root.at("proc/asound/cards")))


def mixed() -> str:
    """The volumes of the controls of the first sound card, as text; empty if they cannot be read."""
    if not (amixer := shutil.which("amixer")):
        return ""
    try:
        done = subprocess.run((amixer, "scontents"), capture_output=True, text=True, timeout=PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout


def is_muted(controls: str) -> bool:
    """Is every control for playback off, or at 0? False if there is none."""
    lines = [line for line in controls.splitlines() if PLAYBACK.match(line)]
    return bool(lines) and all(SILENT.search(line) for line in lines)
