"""*Wie is er?*: every initiative whole, with its description and hours, today first; whole initiatives on each page."""

import pytest

from kiosk.lending.events import PanelClosed
from screens.glass.marks import Text
from screens.pages.members.guide import GuidePage
from screens.present.members.guide import GuideView
from tests.screens.conftest import NL
from tests.support.poster import Poster

SIZES = ((800, 480), (1280, 800), (1920, 1080), (800, 1280))


def guide_of(name: str, size: tuple[int, int] = (1280, 800), *, bigger: bool = False) -> Poster:
    return Poster(size, bigger=bigger).show(NL[name])


def initiatives(name: str) -> tuple[str, ...]:
    view = NL[name].view
    assert isinstance(view, GuideView)
    return tuple(one.name for one in view.initiatives)


def named(poster: Poster, name: str) -> list[str]:
    """The initiatives of this state that are on the page."""
    return [one for one in initiatives(name) if one in poster.texts]


def box_of(poster: Poster, text: str) -> Text:
    return next(mark for mark in poster.sheet.marks if isinstance(mark, Text) and mark.text == text)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("bigger", [False, True])
def test_paging_shows_every_initiative_once_and_leads_back_to_the_top(size: tuple[int, int], *, bigger: bool):
    poster = guide_of("guide-17", size, bigger=bigger)
    seen = named(poster, "guide-17")

    while poster.target("more").aloud != "Naar boven":
        left = int(poster.target("more").aloud.removeprefix("Nog "))
        assert left == 17 - len(seen)
        poster.touch("more")
        seen += [one for one in named(poster, "guide-17") if one not in seen]

    assert tuple(seen) == initiatives("guide-17")
    assert named(poster.touch("more"), "guide-17")[0] == seen[0]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("bigger", [False, True])
def test_an_initiative_has_its_description_and_its_hours(size: tuple[int, int], *, bigger: bool):
    texts = guide_of("guide", size, bigger=bigger).texts

    assert "Speelgoed, spelletjes en puzzels om te lenen." in texts
    assert "Nu open, tot 17 uur" in texts
    assert "ma, wo 13:30–17:00\nza 9:00–12:00" in texts


def test_the_hours_stand_in_columns_today_first():
    poster = guide_of("guide")
    about, today, week = (
        box_of(poster, text).box
        for text in (
            "Speelgoed, spelletjes en puzzels om te lenen.",
            "Nu open, tot 17 uur",
            "ma, wo 13:30–17:00\nza 9:00–12:00",
        )
    )

    assert about.right < today.x < today.right < week.x
    columns = {round(mark.box.x) for mark in poster.sheet.marks if isinstance(mark, Text) and "uur" in mark.text}
    assert columns == {round(today.x)}


def test_a_long_closing_is_shown():
    poster = guide_of("guide-17", (1920, 1080))
    told = set(poster.texts)
    while poster.target("more").aloud != "Naar boven":
        told |= set(poster.touch("more").texts)

    assert "Gesloten van zaterdag 5 december tot en met zondag 3 januari" in told


def test_a_finger_drags_the_rows_and_never_past_the_end():
    poster = guide_of("guide-17")
    first = named(poster, "guide-17")[0]
    paging = poster.sheet.paging[0]

    paging.move(1)
    assert named(poster, "guide-17")[0] == initiatives("guide-17")[1]
    paging.move(-3)
    assert named(poster, "guide-17")[0] == first
    paging.move(99)
    assert named(poster, "guide-17")[-1] == initiatives("guide-17")[-1]


def test_the_guide_opens_at_the_top():
    poster = guide_of("guide-17").touch("more")

    poster.show(NL["guide-17"])
    assert isinstance(poster.page, GuidePage)
    assert poster.page.first > 0
    poster.show(NL["countdown"]).show(NL["guide-17"])

    assert named(poster, "guide-17")[0] == initiatives("guide-17")[0]


def test_a_guide_without_initiatives_says_so_and_has_one_way_back():
    poster = guide_of("guide-nothing")

    assert "Dat weten we nu even niet." in poster.texts
    assert poster.touch("back").posted == [PanelClosed()]
