"""The pictures on the pages: states of the gallery, and buttons cut out of them."""

import tempfile
from pathlib import Path

from PIL import Image

from scripts.volunteers.pages import Leaflet
from tests.gallery.shots import Camera, small
from tests.gallery.states import gallery

SIZE = "1280x800"


def wanted(leaflet: Leaflet) -> list[str]:
    """The name of every picture of the pages, once each: a state, or `state: text on a button`."""
    whole = [step.picture for page in leaflet.pages for step in page.steps]
    whole += [page.picture for page in leaflet.pages if page.picture]
    buttons = [button for page in leaflet.pages for card in page.cards for button in card.buttons]
    return list(dict.fromkeys((*whole, *buttons)))


def taken(leaflet: Leaflet) -> dict[str, Image.Image]:
    """The pictures by name. Raises KeyError for a state that is not there, and LookupError for a button that is not
    there.
    """
    states = gallery(leaflet.language)
    found: dict[str, Image.Image] = {}
    with tempfile.TemporaryDirectory() as folder:
        camera = Camera(SIZE, Path(folder))
        for name in wanted(leaflet):
            state, _, text = name.partition(": ")
            picture, _ = camera.look(state, states[state])
            found[name] = small(picture.crop(_button(camera, name, text)) if text else picture)
    return found


def _button(camera: Camera, name: str, text: str) -> tuple[int, int, int, int]:
    """The left, top, right and bottom edge, in pixels, of the button with this text on the shown page."""
    for target in camera.stage.glass.sheet.targets:
        if text in (getattr(target.item, "text", ""), target.key):
            box = target.box
            return round(box.x) - 1, round(box.y) - 1, round(box.right) + 1, round(box.bottom) + 1
    raise LookupError(f"{name}: there is no such button")
