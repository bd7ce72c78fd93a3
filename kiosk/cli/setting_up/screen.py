"""Asks for the display: how large it is, how it is turned, whether it feels a touch; and for the sound."""

import io
import subprocess
import wave
from array import array
from contextlib import closing
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from kiosk.cli.setting_up.asking import Asker, CannotBe, Option
from kiosk.cli.setting_up.wishes import Wishes, allowed_in
from kiosk.doctor.machine import Root
from kiosk.doctor.sound import sound_cards

if TYPE_CHECKING:
    from devices.corners import Point
    from devices.touch import TouchScreen

SECONDS = 30.0
CHIME = "good.wav"
TURNS = {
    0: "Not turned: it stands as it was made.",
    90: "To the right, clockwise: what was its left edge is on top.",
    180: "Upside down.",
    270: "To the left, counter-clockwise: what was its right edge is on top.",
}


def ask_screen(asker: Asker, wishes: Wishes) -> None:
    """Size, rotation and touch."""
    from devices.display import displays

    present = wishes.present.screen
    asker.heading("The screen")
    found = [one for one in displays() if one.size]
    for one in found:
        across = f", {one.inches:g} inches" if one.inches else ""
        asker.say(f"Found at {one.connector}: {one.mode.replace('x', ' by ')} dots{across}.")
    if not found:
        asker.say("No screen is plugged in, or this machine does not say so.")
    told = found[0].inches if found else None
    inches = asker.value(
        "screen.diagonal_inches",
        "How large is the glass, in inches from corner to corner? An inch is 2.54 cm. Letters and buttons are measured "
        "by it, so that they are as large as a finger."
        + ("" if told or present.diagonal_inches else " Type ? if you cannot measure it now."),
        present.diagonal_inches or told or "?",
        lambda text: text if text == "?" else allowed_in("screen.diagonal_inches", _number)(text),
        lambda size: size if isinstance(size, str) else f"{size:g}",
    )
    wishes.want("screen.diagonal_inches", None if inches == "?" else inches)
    asked = turn_by_touch(asker) if asker.looks() else None
    wishes.want(
        "screen.rotation",
        asker.choose(
            "screen.rotation",
            "How was the screen turned when it was put up? Picture and touch are turned back by as much.",
            tuple(Option(turn, words) for turn, words in TURNS.items()),
            present.rotation if asked is None else asked,
        ),
    )


def turn_by_touch(asker: Asker) -> int | None:
    """By how much the glass is turned, as two touches tell; None where there is no such glass, or nobody touches it."""
    from devices.corners import turned
    from devices.touch import touch_screens

    for glass in touch_screens():
        asker.say(f"{glass.name} feels a touch.")
        if (left := corner_touched(asker, glass, "upper left")) is None:
            continue
        if (right := corner_touched(asker, glass, "upper right")) is None:
            continue
        if (turn := turned(left, right)) is None:
            asker.say(MIRRORED)
        return turn
    return None


MIRRORED = (
    "These were not the two upper corners, or the touch is mirrored. If the kiosk later acts elsewhere than where you "
    "touch it: docs/setup.md, Touch, says what helps."
)


def corner_touched(asker: Asker, glass: "TouchScreen", corner: str) -> "Point | None":
    """Where the glass was touched; None when it was not."""
    from devices.corners import Touches

    question = f"Touch the {corner} corner of the glass, as you see it now. Or press Enter to leave this out."
    try:
        with closing(Touches(glass)) as touches:
            point = asker.wait(question, touches.lifted, SECONDS)
    except OSError as error:
        asker.say(f"It cannot be listened to: {error.strerror}.")
        return None
    return point if isinstance(point, tuple) else None


def ask_sound(asker: Asker, wishes: Wishes, root: Root | None = None) -> None:
    """How loud the chimes are, which somebody may hear first."""
    present = wishes.present.sound
    asker.heading("The sound")
    if not sound_cards(root or Root()):
        asker.say("No sound card was found. The kiosk works without; its chimes are on the screen as well.")
        return
    volume = present.volume
    while True:
        volume = asker.value("sound.volume", "How loud are the chimes, from 0 (silent) to 100?", volume, _volume, str)
        if not volume or not asker.looks() or not asker.yes("sound.try", "Play one now?", True):
            break
        if not play(volume):
            asker.say("It could not be played: is anything plugged in at the sound output?")
        if asker.yes("sound.heard", "Is it loud enough, and not too loud?", True):
            break
    wishes.want("sound.volume", volume)


def play(volume: int) -> bool:
    """Plays a chime as loud as the kiosk would, and answers whether that could be done."""
    with as_file(files("screens") / "sounds" / CHIME) as path, wave.open(str(path), "rb") as chime:
        samples = array("h", chime.readframes(chime.getnframes()))
        quiet = array("h", (sample * volume // 100 for sample in samples))
        sound = io.BytesIO()
        with wave.open(sound, "wb") as written:
            written.setparams(chime.getparams())
            written.writeframes(quiet.tobytes())
    try:
        done = subprocess.run(
            ["aplay", "--quiet", "-"], input=sound.getvalue(), capture_output=True, timeout=10, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _number(text: str) -> float:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        raise CannotBe("Type a number, such as 10.1.") from None


def _volume(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise CannotBe("Type a number from 0 to 100.")
    volume: int = allowed_in("sound.volume", int)(text)
    return volume
