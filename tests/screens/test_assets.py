"""Pictures, icons, fonts and chimes: all are there, whole, and fit for the display."""

import json
import math
import re
import runpy
import shutil
import struct
import subprocess
import wave
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops

import screens
from kiosk.lending.effects import Chime
from screens.glass.sheet import MIRRORED

SCREENS = Path(screens.__file__).parent
ART = SCREENS.parent / "art"

CATEGORIES = [
    "drill", "saw", "ladder", "toolbox", "sander", "jigsaw",
    "blocks", "train", "puzzle", "boardgame", "doll", "lego",
    "bike", "helmet", "seat", "pram", "cot", "stairgate", "highchair",
    "ball", "skates", "racket", "tent", "fitness",
    "clothes", "shoes", "book", "plant", "speaker", "projector", "camera", "box",
    "wrench", "laptop", "nappy", "cat",
]  # fmt: skip
ILLUSTRATIONS = ["card", "scan", "empty", "patience"]
PICTURES = [f"items/{name}" for name in CATEGORIES] + ILLUSTRATIONS

PALETTE = {
    "C9532B", "8A2E12", "E07B4F", "FFDCC8",
    "F0A63C", "C9822A", "F6C065", "FFF1D6",
    "2F6F55", "22543F", "4C9270", "CFE8D8",
    "3D6F8F", "2B5068", "A9CBDD",
    "3A2C22", "5E3A22", "B98D5E", "E0B67C", "8C7B6B", "E8B48C",
}  # fmt: skip

LATIN = {
    "nl": "áàäéèëêíïóöúüç ÉËÏÖ ’",
    "fr": "àâæçéèêëîïôœùûüÿ ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ «»",
    "tr": "çğıİöşüÇĞÖŞÜ",
    "pl": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ",
}
PRINTABLE = "".join(map(chr, range(0x20, 0x7F))) + "€–—…‘’“”·×"
UKRAINIAN = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяАБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ’"
ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةىًٌٍَُِّْ،؛؟٠١٢٣٤٥٦٧٨٩"


def picture(name: str) -> Image.Image:
    return Image.open(SCREENS / f"icons/{name}.png")


def on_cream(drawn: Image.Image, size: int) -> Image.Image:
    ground = Image.new("RGBA", drawn.size, "#FFF6EA")
    return Image.alpha_composite(ground, drawn).convert("RGB").resize((size, size), Image.Resampling.BOX)


def characters(font: str) -> set[str]:
    return set(map(chr, TTFont(SCREENS / "fonts" / font).getBestCmap()))


def samples(name: str) -> list[int]:
    with wave.open(str(SCREENS / f"sounds/{name}.wav")) as file:
        return list(struct.unpack(f"<{file.getnframes()}h", file.readframes(file.getnframes())))


def icon_points() -> dict[str, int]:
    icons = json.loads((SCREENS / "icons/icons.json").read_text(encoding="utf-8"))
    return {name: int(point, 16) for name, point in icons.items()}


def icon_listing() -> set[str]:
    listing = (ART / "icon_names.txt").read_text(encoding="utf-8")
    return {name for line in listing.splitlines() for name in line.partition("#")[0].split()}


def test_the_drawn_items_are_exactly_the_categories():
    drawn = {path.stem for path in (SCREENS / "icons/items").glob("*.png")}

    assert set(CATEGORIES) == drawn
    assert set(CATEGORIES) == {path.stem for path in (ART / "items").glob("*.svg")}


@pytest.mark.parametrize("category", CATEGORIES)
def test_an_item_fills_its_square_on_transparent_ground_and_is_not_cut_off(category):
    drawn = picture(f"items/{category}")
    left, top, right, bottom = drawn.getchannel("A").getbbox()

    assert (drawn.mode, drawn.size) == ("RGBA", (360, 360))
    assert left > 0
    assert top > 0
    assert right < 360
    assert bottom < 360
    assert max(right - left, bottom - top) > 0.85 * 360
    assert abs((left + right) / 2 - 180) < 15
    assert abs((top + bottom) / 2 - 180) < 21


@pytest.mark.parametrize("category", CATEGORIES)
def test_an_item_is_drawn_in_the_colours_of_the_palette_only(category):
    drawing = (ART / f"items/{category}.svg").read_text(encoding="utf-8")

    assert set() == set(re.findall(r"#(\w+)", drawing)) - PALETTE
    assert "gradient" not in drawing.lower()


@pytest.mark.parametrize("name", ILLUSTRATIONS)
def test_an_illustration_is_large_enough_for_the_largest_screen_and_has_transparent_ground(name):
    drawn = picture(name)
    box = drawn.getchannel("A").getbbox()

    assert drawn.mode == "RGBA"
    assert max(drawn.size) >= 600
    assert box[0] > 0
    assert box[1] > 0
    assert box[2] < drawn.width
    assert box[3] < drawn.height


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_that_is_shrunk_gets_no_dark_fringe(name):
    drawn = picture(name)
    width, height = drawn.size
    pixels = list(zip(*[iter(drawn.tobytes())] * 4, strict=True))
    ground_beside_something = [
        pixels[at + 1]
        for at in range(width * height - 1)
        if pixels[at][3] and not pixels[at + 1][3] and (at + 1) % width
    ]

    # no drawing holds pure black: under a transparent pixel it means that no colour was set there
    assert len(ground_beside_something) > 50
    black = sum(1 for pixel in ground_beside_something if pixel == (0, 0, 0, 0))
    assert black <= 0.02 * len(ground_beside_something)


@pytest.mark.parametrize("name", PICTURES)
def test_a_committed_picture_equals_its_rendered_drawing(name):
    if shutil.which("rsvg-convert") is None:
        pytest.skip("not run: rsvg-convert (librsvg) is not installed")
    committed = picture(name)
    command = ["rsvg-convert", "-w", str(committed.width), ART / f"{name}.svg"]
    drawn = Image.open(BytesIO(subprocess.run(command, check=True, capture_output=True).stdout)).convert("RGBA")

    # compared small and on one ground, for another version of librsvg may smooth an edge differently
    difference = ImageChops.difference(on_cream(committed, 60), on_cream(drawn, 60))
    assert max(high for _, high in difference.getextrema()) <= 12


def test_all_pictures_together_stay_under_three_megabytes():
    assert sum(path.stat().st_size for path in (SCREENS / "icons").rglob("*.png")) < 3_000_000


def test_every_listed_icon_is_in_the_icon_font_with_something_to_draw():
    font = TTFont(SCREENS / "fonts/icons.ttf")
    glyphs, outlines = font.getBestCmap(), font["glyf"]
    points = icon_points()

    assert icon_listing() == set(points)
    assert [name for name, point in points.items() if point not in glyphs] == []
    assert [name for name, point in points.items() if outlines[glyphs[point]].numberOfContours == 0] == []


def test_an_icon_that_points_to_a_side_points_to_the_other_one_in_a_language_from_the_right():
    sides = {"left", "right", "undo", "redo"}
    pointing = {name for name in icon_points() if sides & set(name.split("-"))} - {"hand-back-right"}

    assert pointing <= set(MIRRORED)
    assert {MIRRORED[other] for other in MIRRORED.values()} == set(MIRRORED.values())


@pytest.mark.parametrize("weight", ["600SemiBold", "800ExtraBold", "900Black"])
def test_nunito_can_write_every_latin_language_and_ukrainian(weight):
    known = characters(f"Nunito_{weight}.ttf")

    for letters in (PRINTABLE, UKRAINIAN, *LATIN.values()):
        assert set() == set(letters) - known


@pytest.mark.parametrize("weight", ["400Regular", "700Bold"])
def test_the_arabic_font_can_also_write_the_dutch_name_of_an_item(weight):
    known = characters(f"NotoSansArabic_{weight}.ttf")

    for letters in (PRINTABLE, ARABIC, LATIN["nl"], LATIN["fr"]):
        assert set() == set(letters) - known


def test_every_font_and_sound_comes_with_its_licence():
    for licence, words in {
        "fonts/Nunito-OFL.txt": "SIL OPEN FONT LICENSE Version 1.1",
        "fonts/NotoSansArabic-OFL.txt": "SIL OPEN FONT LICENSE Version 1.1",
        "fonts/icons-LICENSE.txt": "TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION",
        "sounds/LICENSE": "CC0 1.0 Universal",
    }.items():
        assert words in (SCREENS / licence).read_text(encoding="utf-8")


@pytest.mark.parametrize("chime", Chime)
def test_a_chime_is_short_and_plain_enough_for_any_player(chime):
    with wave.open(str(SCREENS / f"sounds/{chime.value}.wav")) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 44_100)
        assert 0.2 <= file.getnframes() / 44_100 <= 0.7


@pytest.mark.parametrize("chime", Chime)
def test_a_chime_peaks_at_minus_nine_decibels_and_neither_clicks_nor_hums(chime):
    sound = samples(chime.value)
    peak = max(map(abs, sound))

    assert abs(20 * math.log10(peak / 32768) + 9) < 0.1
    assert abs(sum(sound) / len(sound)) < 1
    assert (sound[0], sound[-1]) == (0, 0)
    assert max(map(abs, sound[:22] + sound[-22:])) < 0.03 * peak
    assert max(abs(after - before) for before, after in pairwise(sound)) < 0.25 * peak


@pytest.mark.parametrize("chime", Chime)
def test_a_committed_chime_equals_its_synthesised_notes(chime):
    program = runpy.run_path(str(ART / "make_chimes.py"))
    made = program["samples"](*program["CHIMES"][chime.value])

    assert len(samples(chime.value)) == len(made)
    assert all(abs(here - there) <= 2 for here, there in zip(samples(chime.value), made, strict=True))


def strength(sound: list[int], hertz: float) -> float:
    """The strength of one pitch in a sound."""
    angles = [math.tau * hertz * at / 44_100 for at in range(len(sound))]
    real = sum(value * math.cos(angle) for value, angle in zip(sound, angles, strict=True))
    imaginary = sum(value * math.sin(angle) for value, angle in zip(sound, angles, strict=True))
    return math.hypot(real, imaginary) / len(sound)


def test_the_chime_good_rises_and_the_chime_look_is_lower_than_both_its_notes():
    good, look = samples("good"), samples("look")
    first, second, low = 783.99, 1046.50, 329.63

    assert strength(good[:3500], first) > 5 * strength(good[:3500], second)
    assert strength(good[5000:], second) > strength(good[5000:], first)
    assert strength(look, low) > 5 * max(strength(look, first), strength(look, second))
