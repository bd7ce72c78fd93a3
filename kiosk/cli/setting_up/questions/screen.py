"""Asks for the display (its size, its rotation, whether it is a touch screen) and for the sound."""

import io
import subprocess
import wave
from array import array
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from importlib.resources import as_file, files

from devices.corners import Opened, Point, Touches, corner_of, turned
from devices.display import displays
from devices.framebuffer import Framebuffer, framebuffer, square
from devices.touch import TouchScreen, opened, touch_screens
from kiosk.cli.setting_up.asking import Asker, CannotBe, Option
from kiosk.cli.setting_up.draft import Draft, allowed_in
from kiosk.doctor.display import text_turned
from kiosk.doctor.machine import Root
from kiosk.doctor.sound import sound_cards

SECONDS = 30.0
CHIME = "good.wav"
TURNS = {
    0: "Not turned: it stands as it was made.",
    90: "To the right, clockwise: what was its left edge is on top.",
    180: "Upside down.",
    270: "To the left, counter-clockwise: what was its right edge is on top.",
}


def ask_screen(asker: Asker, draft: Draft) -> None:
    """Ask for the size, the rotation and the touch screen."""
    present = draft.present.screen
    asker.heading("The screen")
    found = [one for one in displays() if one.size]
    for one in found:
        across = f", {one.inches:g} inches" if one.inches else ""
        asker.say(f"Found at {one.connector}: {one.mode.replace('x', ' by ')} dots{across}.")
    if not found:
        asker.say("No screen is plugged in, or this machine does not say so.")
    diagonal = found[0].inches if found else None
    inches = asker.value(
        "screen.diagonal_inches",
        "How large is the glass, in inches from corner to corner? An inch is 2.54 cm. Letters and buttons are measured "
        "by it, so that they are as large as a finger."
        + ("" if diagonal or present.diagonal_inches else " Type ? if you cannot measure it now."),
        present.diagonal_inches or diagonal or "?",
        lambda text: text if text == "?" else allowed_in("screen.diagonal_inches", _number)(text),
        lambda size: size if isinstance(size, str) else f"{size:g}",
    )
    draft.put("screen.diagonal_inches", None if inches == "?" else inches)
    ask_rotation(asker, draft, turn_by_touch(asker, touch_screens(), _free_to_draw_on()) if asker.looks() else None)


@dataclass(frozen=True, slots=True)
class Turned:
    """The degrees by which the touch and the picture are turned clockwise, as seen from in front of the screen."""

    touch: int
    picture: int


def ask_rotation(asker: Asker, draft: Draft, measured: Turned | None) -> None:
    """Ask for the rotation. Writes a warning if the touch is turned differently, because the kiosk turns both by the
    same angle.
    """
    turn = asker.choose(
        "screen.rotation",
        "How was the screen turned when it was put up? Picture and touch are turned back by as much.",
        tuple(Option(turn, words) for turn, words in TURNS.items()),
        measured.picture if measured else draft.present.screen.rotation,
    )
    draft.put("screen.rotation", turn)
    if measured and measured.touch != turn:
        asker.say(DIFFER.format(turn=APART[(measured.touch - turn) % 360]))


def _free_to_draw_on() -> Framebuffer | None:
    """The framebuffer of the kernel's text; None if that text is turned, because the kiosk is not turned with it."""
    return None if text_turned(Root()) else framebuffer()


def turn_by_touch(
    asker: Asker, glasses: Iterable[TouchScreen], drawn_on: Framebuffer | None, open: Opened = opened
) -> Turned | None:
    """Find the rotation of the touch screen from touches; None if there is no touch screen, or if it is not touched.

    Two touched corners show the rotation of the touch; a drawn square shows the rotation of the picture below it. If
    the square cannot be drawn, or was not seen, the picture is assumed to be turned like the touch.
    """
    for glass in glasses:
        asker.say(f"{glass.name} feels a touch.")
        if (left := touched(asker, glass, CORNER.format(corner="upper left"), open)) is None:
            continue
        if (right := touched(asker, glass, CORNER.format(corner="upper right"), open)) is None:
            continue
        if (turn := turned(left, right)) is None:
            asker.say(MIRRORED)
            return None
        target = square_touched(asker, glass, drawn_on, open) if drawn_on else None
        return Turned(turn, (turn - corner_of(target)) % 360 if target else turn)
    return None


CORNER = "Touch the {corner} corner of the glass, as you see it now. Or press Enter to leave this out."
SQUARE = "A white square is in one corner of the glass now. Touch it. Or press Enter if you see none."
APART = {90: "a quarter turn to the right", 180: "half a turn", 270: "a quarter turn to the left"}
DIFFER = (
    "Then the touch is turned by {turn} against the picture, and the kiosk acts elsewhere than where it is touched. "
    "docs/setup.md, Touch, says what helps."
)
MIRRORED = (
    "These were not the two upper corners, or the touch is mirrored. If the kiosk later acts elsewhere than where you "
    "touch it: docs/setup.md, Touch, says what helps."
)


def square_touched(asker: Asker, glass: TouchScreen, drawn_on: Framebuffer, open: Opened) -> Point | None:
    """The point at which the square was touched; None if it was not touched, or if this user may not draw it."""
    try:
        with square(drawn_on):
            return touched(asker, glass, SQUARE, open)
    except OSError:
        return None


def touched(asker: Asker, glass: TouchScreen, question: str, open: Opened) -> Point | None:
    """The point at which the screen was touched; None if it was not touched, or cannot be read."""
    try:
        with closing(Touches(glass, open)) as touches:
            point = asker.wait(question, touches.lifted, SECONDS)
    except OSError as error:
        asker.say(f"It cannot be listened to: {error.strerror}.")
        return None
    return point if isinstance(point, tuple) else None


def ask_sound(asker: Asker, draft: Draft, root: Root | None = None) -> None:
    """Ask for the volume of the chimes, after playing one on request."""
    present = draft.present.sound
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
    draft.put("sound.volume", volume)


def play(volume: int) -> bool:
    """Plays a chime at this volume, as the kiosk would. Returns whether that was possible."""
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
