"""Makes the three sounds of the kiosk, note by note: good, look and done. The same bytes every time.

Each is a soft mallet on a wooden bar: a sine, an octave to warm it, and the bar's own overtone (3.9 times the
pitch, as on a marimba) that dies away first. Pitches are tempered, A4 = 440 Hz. No sound falls in pitch: falling
notes are heard as "wrong".
"""

import math
import struct
import wave
from dataclasses import dataclass
from pathlib import Path

SOUNDS = Path(__file__).parent.parent / "screens/sounds"
RATE = 44_100
PEAK = 10 ** (-9 / 20)  # -9 dBFS, room for a loud amplifier
ATTACK = 0.006  # seconds; a shorter one clicks on small speakers
RELEASE = 0.040

PARTIALS = ((1.0, 1.00, 1.0), (2.0, 0.28, 1.6), (3.93, 0.10, 5.0))  # times the pitch, loudness, times the decay


@dataclass(frozen=True, slots=True)
class Note:
    """A struck bar: when (seconds from the start), how high (Hz), how loud (0 to 1), how long it rings (seconds)."""

    at: float
    pitch: float
    loudness: float
    ring: float


E4, C5, E5, G5, C6 = 329.63, 523.25, 659.26, 783.99, 1046.50

CHIMES = {
    "good": (0.26, (Note(0.000, G5, 0.85, 0.07), Note(0.085, C6, 1.0, 0.09))),
    "look": (0.46, (Note(0.000, E4, 1.0, 0.08), Note(0.200, E4, 0.9, 0.10))),
    "done": (0.62, (Note(0.000, C5, 0.8, 0.16), Note(0.120, E5, 0.8, 0.18), Note(0.240, G5, 1.0, 0.20))),
}


def struck(note: Note, now: float) -> float:
    """How far the bar has swung at `now` seconds into the chime."""
    since = now - note.at
    if since < 0:
        return 0.0
    attack = 0.5 - 0.5 * math.cos(math.pi * min(since / ATTACK, 1.0))
    swing = sum(
        loudness * math.exp(-since * haste / note.ring) * math.sin(math.tau * note.pitch * times * since)
        for times, loudness, haste in PARTIALS
    )
    return note.loudness * attack * swing


def samples(seconds: float, notes: tuple[Note, ...]) -> list[int]:
    """The chime as 16-bit samples: faded out at the end, without a constant part, its peak at -9 dBFS."""
    length = round(seconds * RATE)
    fade = round(RELEASE * RATE)
    raw = [sum(struck(note, at / RATE) for note in notes) for at in range(length)]
    faded = [value * min(1.0, (length - 1 - at) / fade) for at, value in enumerate(raw)]
    # a Hann window carries the correction, so that the first and last sample stay silent
    window = [0.5 - 0.5 * math.cos(math.tau * at / (length - 1)) for at in range(length)]
    offset = sum(faded) / sum(window)
    level = [value - offset * weight for value, weight in zip(faded, window, strict=True)]
    scale = PEAK * 32767 / max(map(abs, level))
    return [round(value * scale) for value in level]


def main() -> None:
    for name, (seconds, notes) in CHIMES.items():
        sound = samples(seconds, notes)
        with wave.open(str(SOUNDS / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(struct.pack(f"<{len(sound)}h", *sound))


if __name__ == "__main__":
    main()
