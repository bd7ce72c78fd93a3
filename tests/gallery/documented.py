"""Draws the pictures of the documentation: the sheets of `docs/pages.md`, and those of the README.

`python -m tests.gallery.documented [NAME...]` draws all into `docs/pictures`, or only those with one of these names.
"""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.lending.model import SessionSettings
from kiosk.lending.states import Visiting, ticket_of
from screens.present.paper.slip import write_slip
from screens.present.words import wordbook
from tests.gallery.lines import LOANS, lent, returned
from tests.gallery.play import play, scan
from tests.gallery.shots import WINDOW, Camera, pose, resize, small, variant
from tests.gallery.states import NOW, TIMEZONE, gallery
from tests.gallery.swap import FIVE_FOR_THREE, TEN, TOOLS_PAID, member, owes, recorded
from tests.house import DRILL, JIGSAW, TOOLS, TRAIN

if TYPE_CHECKING:
    from PIL.Image import Image

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
SHEETS = PICTURES / "pages"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the kiosk: its state on an ordinary day, and a state with a trouble."""

    state: str
    trouble: str
    what: str
    """The trouble in a few words, for the caption."""


PAGES = {
    "welcome": Sheet("welcome", "welcome-everything-gone", "reader, scanner and printer are gone"),
    "refusal": Sheet("refusal-4-reasons", "refusal-time-doubted", "the clock is doubted"),
    "goodbye": Sheet("goodbye-printed", "goodbye-paper-out", "the printer has no paper"),
    "counting": Sheet("parts-counting", "parts-counting-many", "more parts than there is room for"),
    "swap": Sheet("swap-3-kinds", "swap-too-few", "too few points"),
    "catalogue": Sheet("catalogue-list", "catalogue-search-nothing", "nothing was found"),
    "my-page": Sheet("mine", "mine-passed-over", "a reservation that waits, and money owed"),
    "check-in": Sheet("desk-check-in", "desk-check-in-scanner-gone-some", "the scanner is gone"),
    "inbox": Sheet("desk-inbox", "desk-inbox-trouble", "the kiosk itself needs somebody"),
}
"""The pages of which a sheet is drawn, by the name of the sheet."""

README = {
    "visit": ("swap-and-loans", "nl"),
    "welcome": ("welcome", "nl"),
    "goodbye": ("goodbye-printed", "nl"),
    "refusal": ("refusal-4-reasons", "nl"),
    "parts": ("parts-counting", "nl"),
    "catalogue": ("catalogue", "nl"),
    "check-in": ("desk-check-in", "nl"),
    "return-fr": ("return-1-line", "fr"),
}
"""State and variant of each picture of the README, by the name of the picture; all at 1280x800."""

SMALL, WIDE, UPRIGHT = (800, 480), (1280, 800), (800, 1280)
SCALE = 0.6
"""The scale of the kiosk's pixels on a sheet: 5 mm on a display of 10 inches are 17 pixels."""
GAP, CAPTION, LETTERS = 24, 52, 26
"""Pixels between pictures, of the row of captions above them, and of the letters of a caption."""
GROUND, INK = "#E4DCD2", "#2B2018"


def taken(camera: Camera, state: str, name: str, size: tuple[int, int]) -> "Image":
    """The picture of a state on a display of this size. `name` is a variant, such as `fr` or `nl-groter`. Raises
    KeyError for an unknown state.
    """
    shown = variant(gallery, name)[state]
    resize(camera.stage, camera.frames, size)
    pose(camera.stage, state, shown)
    return camera.picture()


def ways(page: Sheet) -> Iterator[tuple[str, str, str]]:
    """Caption, state and variant of each of the four pictures on the sheet of a page."""
    yield "Dutch", page.state, "nl"
    yield "Dutch, with larger letters (groter)", page.state, "nl-groter"
    yield "French", page.state, "fr"
    yield f"Dutch: {page.what}", page.trouble, "nl"


def sheet(camera: Camera, page: Sheet) -> "Image":
    """The sheet of a page: four pictures below each other, each at 800x480 above 1280x800, with 800x1280
    beside them.
    """
    from PIL import Image, ImageDraw

    from screens.glass import letters

    def scaled(size: tuple[int, int]) -> tuple[int, int]:
        return round(size[0] * SCALE), round(size[1] * SCALE)

    (wide, high), (_, low), (narrow, tall) = scaled(WIDE), scaled(SMALL), scaled(UPRIGHT)
    row = CAPTION + max(low + GAP + high, tall)
    found = list(ways(page))
    made = Image.new("RGB", (3 * GAP + wide + narrow, len(found) * row + GAP), GROUND)
    words = ImageDraw.Draw(made)
    for at, (caption, state, name) in enumerate(found):
        top = at * row + CAPTION
        words.text((GAP, top - GAP // 2), caption, INK, letters.font("bold", LETTERS), anchor="ls")
        places = {SMALL: (GAP, top), WIDE: (GAP, top + low + GAP), UPRIGHT: (2 * GAP + wide, top)}
        for size, place in places.items():
            picture = taken(camera, state, name, size)
            made.paste(picture.resize(scaled(size), Image.Resampling.LANCZOS), place)
    return made


def ticket() -> "Image":
    """The picture of a ticket as the printer of the demo prints it, of a visit with loans, returns and swaps."""
    from devices.simulated.printer import SimulatedPrinter

    desk = SessionSettings("De Deelfabriek")
    drilled = recorded(lent(DRILL, cents=150), owes(TOOLS, 150, TOOLS_PAID))
    session = play(
        desk,
        *member(desk, *LOANS, accounts=(TEN, owes(TOOLS, 0, TOOLS_PAID))),
        *(*scan(lent(TRAIN)), *drilled, *scan(returned(JIGSAW)), *FIVE_FOR_THREE),
    )
    assert isinstance(session.doing, Visiting)
    made = ticket_of(session, session.doing)
    assert made is not None
    printer = SimulatedPrinter()
    printer.print(write_slip(made, wordbook(TIMEZONE), NOW, desk.house))
    picture = printer.last_picture()
    assert picture is not None
    return picture


def main(names: list[str]) -> int:
    SHEETS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as state:
        camera = Camera(WINDOW, Path(state))
        for name, page in PAGES.items():
            if not names or name in names:
                small(sheet(camera, page)).save(SHEETS / f"{name}.png", optimize=True)
        for name, (scene, language) in README.items():
            if not names or name in names:
                small(taken(camera, scene, language, WIDE)).save(PICTURES / f"{name}.png", optimize=True)
    if not names or "ticket" in names:
        small(ticket()).save(PICTURES / "ticket.png", optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
