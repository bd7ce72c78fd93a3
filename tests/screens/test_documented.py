"""The sheets of `docs/pages.md` show states that exist, all sheets are shown, and they stay small."""

import re

from tests.gallery.documented import PAGES, PICTURES, README, SHEETS, ticket, ways
from tests.gallery.shots import variant
from tests.gallery.states import gallery

PAGE = PICTURES.parent / "pages.md"
MOST_BYTES = 4_000_000


def test_every_state_on_a_sheet_or_in_the_readme_is_in_the_gallery() -> None:
    wanted = [(state, name) for page in PAGES.values() for _, state, name in ways(page)] + list(README.values())
    missing = [(state, name) for state, name in wanted if state not in variant(gallery, name)]

    assert missing == []
    assert len(wanted) == 9 * 4 + len(README)


def test_each_page_is_drawn_plain_with_larger_letters_in_french_and_in_trouble() -> None:
    assert [(state, name) for _, state, name in ways(PAGES["goodbye"])] == [
        ("goodbye-printed", "nl"),
        ("goodbye-printed", "nl-groter"),
        ("goodbye-printed", "fr"),
        ("goodbye-paper-out", "nl"),
    ]


def test_the_page_shows_every_sheet_and_the_readme_every_picture() -> None:
    root = PICTURES.parents[1]
    shown = re.findall(r"\(pictures/pages/([a-z-]+)\.png\)", PAGE.read_text("utf-8"))
    in_readme = re.findall(r"\(docs/pictures/([a-z-]+)\.png\)", (root / "README.md").read_text("utf-8"))

    assert sorted(shown) == sorted(PAGES) == sorted(path.stem for path in SHEETS.glob("*.png"))
    assert sorted(in_readme) == sorted((*README, "ticket"))


def test_the_sheets_are_small() -> None:
    assert sum(path.stat().st_size for path in SHEETS.glob("*.png")) < MOST_BYTES


def test_the_ticket_of_the_readme_is_printed_whole() -> None:
    assert ticket().width == 696
