"""The text of the four pages, read from `docs/manual/volunteers.*.toml`, where all fields are explained."""

from pathlib import Path

import msgspec

MANUAL = Path(__file__).parents[2] / "docs" / "manual"
LANGUAGES = ("nl", "fr")


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A picture with a sentence below it. `picture` is a state of the gallery."""

    picture: str
    text: str


class Card(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A heading, some sentences, and the buttons that they speak of, each as `state: text on it`."""

    title: str
    text: str
    buttons: tuple[str, ...] = ()


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row: what one sees, and what to do then."""

    see: str
    do: str


class Fill(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A box to write in: a full line for each of `lines`, half a line for each of `small`."""

    title: str
    lines: tuple[str, ...]
    small: tuple[str, ...]


class Page(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One page, from top to bottom. An empty part is left out; `size` is that of the page's letters, in points."""

    title: str
    who: str
    colour: str
    size: float = 13.5
    picture: str = ""
    lead: str = ""
    steps: tuple[Step, ...] = ()
    cards: tuple[Card, ...] = ()
    see: str = ""
    do: str = ""
    rows: tuple[Row, ...] = ()
    note: Card | None = None
    fill: Fill | None = None


class Leaflet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All pages in one language. `page` is the text at the foot of each, with `{n}` for its number."""

    language: str
    title: str
    page: str
    pages: tuple[Page, ...]


def read(language: str) -> Leaflet:
    return msgspec.toml.decode((MANUAL / f"volunteers.{language}.toml").read_bytes(), type=Leaflet)
