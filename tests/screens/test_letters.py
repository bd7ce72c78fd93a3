"""Names and sentences in every script: measured, broken into lines and drawn, compared with pictures that somebody
looked at.
"""

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops, ImageFilter, ImageStat

from kiosk.lettering.clusters import clusters
from kiosk.lettering.coverage import coverage
from kiosk.lettering.cutting import ELLIPSIS, cut
from kiosk.lettering.fonts import CHINESE, CJK, JAPANESE, KOREAN, NOTO, Face, nunito, opened, region_of
from kiosk.lettering.order import reads_rtl
from kiosk.lettering.runs import runs, shown
from screens.glass import letters

PICTURES = Path(__file__).parent / "letters"
INSTALLED = (NOTO / "NotoSans-Regular.ttf").exists() and (CJK / "NotoSansCJK-Regular.ttc").exists()
needs_fonts = pytest.mark.skipif(not INSTALLED, reason="not run: fonts-noto-core and fonts-noto-cjk (packages.apt)")
SIZE = 32
ALIKE = 9.0
"""The largest difference of a picture from its reference: the root mean square of blurred grey, of 255."""

NAMES = {
    "latin": "ĳsbrand Łucja Ɛnyonam Şükrü Ọlá",
    "vietnamese": "Nguyễn Thị Ngọc Ánh",
    "greek": "Αλέξανδρος Παπαδόπουλος",
    "cyrillic": "Олександр Їжак Ңұрғали",
    "arabic": "محمد بن عبد الله",
    "persian": "گل\u200cنار پژمانی",
    "hebrew": "יִצְחָק בֶּן־דָּוִד",
    "armenian": "Հայկ Աբրահամյան",
    "georgian": "გიორგი ბერიძე",
    "ethiopic": "አበበ ቢቂላ",
    "devanagari": "श्रीकृष्ण शक्ति",
    "bengali": "শ্রীকৃষ্ণ ক্ষমা",
    "tamil": "ஸ்ரீ கௌரி",
    "thai": "น้ำผึ้ง ปั๊ม",
    "chinese": "王小明",
    "japanese": "山田たろう",
    "korean": "김민준",
    "tifinagh": "ⵜⴰⵏⵉⵔⵜ",
}
SHAPED = {
    "arabic": "محمد",
    "persian": "گل\u200cنار",
    "hebrew": "יִצְחָק",
    "devanagari": "श्रीकृष्ण",
    "bengali": "শ্রীকৃষ্ণ",
    "tamil": "ஸ்ரீகௌரி",
    "thai": "น้ำผึ้ง",
    "vietnamese": "Nguyễn",
    "greek": "Αΐδα",
    "cyrillic": "Їжак",
    "armenian": "Հայկ",
    "georgian": "ბერიძე",
    "ethiopic": "ቢቂላ",
    "chinese": "王小明",
    "japanese": "たろう",
    "korean": "김민준",
    "latin": "ĳłɛş",
    "sentence": "Dag \u2068محمد (בן)\u2069, 3 × 山田 & Ɛνα!",
}


def on_white(text: str, weight: str = "regular", rtl: bool | None = None) -> Image.Image:
    ink, right, down = letters.ink(text, weight, SIZE, rtl)
    sheet = Image.new("L", (round(letters.width(text, weight, SIZE)) + 16, 2 * SIZE), 255)
    sheet.paste(0, (8 + right, 46 + down), ink)
    return sheet


def difference(one: Image.Image, other: Image.Image) -> float:
    """The root mean square of the difference of two pictures, slightly blurred; 255 for pictures of different sizes."""
    if abs(one.width - other.width) > 2 or one.height != other.height:
        return 255
    width = min(one.width, other.width)
    blurred = [each.crop((0, 0, width, each.height)).filter(ImageFilter.GaussianBlur(1)) for each in (one, other)]
    return ImageStat.Stat(ImageChops.difference(*blurred)).rms[0]


def box_of(face: Face) -> tuple[tuple[int, int], bytes]:
    """The glyph that this font draws for a character that it lacks."""
    mask = opened(face, SIZE).getmask("\ue999")
    return mask.size, bytes(mask)


def as_seen(text: str, rtl: bool = False) -> str:
    """The letters in the order in which they are drawn, from left to right."""
    return "".join(run.text[::-1] if run.rtl else run.text for run in runs(text, "regular", rtl))


# --- fonts -----------------------------------------------------------------------------------------------------------


@needs_fonts
@pytest.mark.parametrize("weight", ["regular", "bold", "black"])
@pytest.mark.parametrize("script", NAMES)
def test_a_name_in_every_script_is_drawn_without_a_missing_glyph(script: str, weight: str) -> None:
    name = NAMES[script]

    assert shown(name, weight) == unicodedata.normalize("NFC", name)
    for run in runs(name, weight, False):
        for letter in clusters(run.text.replace(" ", "")):
            mask = opened(run.face, SIZE).getmask(letter)
            assert mask.size[0] > 1, letter
            assert (mask.size, bytes(mask)) != box_of(run.face), f"{letter} in {run.face.file.name}"


@needs_fonts
@pytest.mark.parametrize("word", SHAPED)
def test_the_letters_of_a_word_are_joined_as_in_its_script(word: str) -> None:
    expected = Image.open(PICTURES / f"{word}.png").convert("L")

    assert difference(on_white(SHAPED[word]), expected) < ALIKE


@needs_fonts
@pytest.mark.parametrize("word", ["arabic", "persian", "devanagari", "bengali", "tamil"])
def test_control_letters_that_are_not_joined_are_noticed(word: str) -> None:
    apart = on_white("\u200c".join(SHAPED[word].replace("\u200c", "")))

    assert difference(apart, on_white(SHAPED[word])) > 2 * ALIKE


@needs_fonts
def test_each_run_has_the_first_font_with_all_letters_of_a_word() -> None:
    found = [(run.text, run.face.file.name) for run in runs("Dag Ɛna, Ада & 山田 (3)", "bold", False)]

    assert found == [
        ("Dag ", "Nunito_800ExtraBold.ttf"),
        ("Ɛna", "NotoSans-Bold.ttf"),
        (", Ада & ", "Nunito_800ExtraBold.ttf"),
        ("山田 ", "NotoSansCJK-Bold.ttc"),
        ("(3)", "Nunito_800ExtraBold.ttf"),
    ]


def test_a_text_that_nunito_can_write_is_one_run() -> None:
    (run,) = runs("Łukasz’ boormachine – € 0,50", "regular", False)

    assert (run.text, run.face, run.rtl) == ("Łukasz’ boormachine – € 0,50", nunito("regular"), False)


@pytest.mark.parametrize("missing", ["\ue123", "\U000f0000", "\U0001f9ff"])
def test_a_character_that_no_font_has_is_left_out_with_its_space(missing: str) -> None:
    assert as_seen(f"Ada {missing} Bo{missing}") == "Ada Bo"
    assert letters.width(f"Ada {missing} Bo", "regular", SIZE) == letters.width("Ada Bo", "regular", SIZE)


@pytest.mark.parametrize("invisible", ["\u200b", "\u2060", "\ufeff", "\u00ad", "\u200e", "\ufe0f", "\x07"])
def test_invisible_characters_are_not_drawn(invisible: str) -> None:
    assert as_seen(f"A{invisible}da") == "Ada"


@pytest.mark.parametrize("separator", ["\u2028", "\u2029"])
@pytest.mark.parametrize("beside", ["a", "م", "漢"])
def test_a_line_or_paragraph_separator_becomes_a_space(beside: str, separator: str) -> None:
    """Raqm cannot lay out a text with a paragraph separator, which a name from another program may hold."""
    separated, apart = (letters.width(f"{beside}{between}{beside}", "regular", SIZE) for between in (separator, " "))
    assert separated == apart


def test_decomposed_letters_are_drawn_as_composed_ones() -> None:
    assert letters.width("Zoe\u0308", "regular", SIZE) == letters.width("Zoë", "regular", SIZE)


@pytest.mark.parametrize(
    ("text", "region"),
    [("山田たろう", JAPANESE), ("金 김", KOREAN), ("王小明", CHINESE), ("Ada", CHINESE)],
)
def test_ideographs_have_the_shapes_of_the_script_beside_them(text: str, region: int) -> None:
    assert region_of(text) == region


@needs_fonts
@pytest.mark.parametrize(
    ("file", "index"),
    [
        (nunito("regular").file, 0),
        (NOTO / "NotoSansDevanagari-Regular.ttf", 0),
        (NOTO / "NotoSansSymbols2-Regular.ttf", 0),
        (CJK / "NotoSansCJK-Regular.ttc", KOREAN),
    ],
    ids=["nunito", "devanagari", "symbols", "korean"],
)
def test_the_characters_of_a_font_are_those_that_fonttools_finds(file: Path, index: int) -> None:
    expected = TTFont(file, fontNumber=index).getBestCmap()

    assert coverage(file, index).characters() == frozenset(map(chr, expected))


def test_a_file_that_is_no_font_has_no_letters(tmp_path: Path) -> None:
    (tmp_path / "none.ttf").write_bytes(b"ttcf\x00\x01\x00\x00\x00\x00")

    assert "a" not in coverage(tmp_path / "none.ttf")
    assert "a" not in coverage(tmp_path / "nowhere.ttf")


def test_without_the_font_packages_the_fonts_of_the_program_are_used() -> None:
    code = (
        "import pathlib, kiosk.lettering.fonts as fonts; fonts.NOTO = fonts.CJK = pathlib.Path('/nowhere');"
        "from screens.glass import letters; from kiosk.lettering.runs import shown;"
        "letters.ink('Ada محمد Αλέξ 山田', 'bold', 30); print(shown('Ada محمد Αλέξ 山田'))"
    )

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == (
        "Ada محمد  \n"
    )


def test_latin_text_loads_no_libraries_for_hyphenation_or_other_scripts() -> None:
    code = (
        "import sys; from screens.glass import letters;"
        "letters.set_in('Łukasz, wat wil je lenen?', 'bold', 30, 200, 3, 'nl');"
        "print({'pyphen', 'ctypes', 'fontTools'} & set(sys.modules))"
    )

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


# --- order -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "rtl", "seen"),
    [
        ("Ada", False, "Ada"),
        ("אבג", False, "גבא"),
        ("Dag אבג, tot 3 uur", False, "Dag גבא, tot 3 uur"),
        ("Van \u2068אבג\u2069: 3 dingen", False, "Van גבא: 3 dingen"),
        ("Van \u2068محمد\u2069, 3 dingen", False, "Van دمحم, 3 dingen"),
        ("אבג 12 דהו", True, "והד 12 גבא"),
        ("אבג Kolonisten (2) דהו", True, "והד Kolonisten (2) גבא"),
        ("אבג (דה) ו", True, "ו )הד( גבא"),
        ("\u2068Ada 3\u2069 אבג", True, "גבא Ada 3"),
        ("אבג € 0,50", True, "0,50 € גבא"),
        ("2,50.", True, ".2,50"),
        ("Ada Bo · 12 אבג", True, "גבא 12 · Ada Bo"),
        ("13:30–17:00", True, "17:00–13:30"),
    ],
)
def test_letters_of_both_directions_stand_in_the_right_order(text: str, rtl: bool, seen: str) -> None:
    assert as_seen(text, rtl).strip() == seen


@pytest.mark.parametrize(
    ("text", "page_rtl", "rtl"),
    [
        ("Ada", True, False),
        ("12/3 – 4", True, False),
        ("אבג (2)", False, True),
        ("Dag אבג", False, False),
        ("Dag אבג", True, True),
    ],
)
def test_a_text_of_both_directions_reads_in_the_direction_of_its_page(text: str, page_rtl: bool, rtl: bool) -> None:
    assert reads_rtl(text, page_rtl) is rtl


def test_a_name_in_two_lines_keeps_its_direction_on_the_second() -> None:
    text = "אבג \u2068out/exports/ 2026-11-23.txt\u2069"
    setting = letters.set_in(text, "bold", SIZE, letters.width("2026-11-23.txt", "bold", SIZE) + 9, 9)

    assert as_seen(setting.lines[-1], rtl=True) == "2026-11-23.txt"


# --- lines -----------------------------------------------------------------------------------------------------------


def lines(text: str, room: float, most: int = 9, language: str = "nl") -> tuple[str, ...]:
    return letters.set_in(text, "regular", SIZE, room, most, language).lines


@pytest.mark.parametrize(
    ("text", "language", "room", "expected"),
    [
        ("Een verantwoordelijkheid", "nl", 246, ("Een verantwoor-", "delijkheid")),
        ("Une responsabilité", "fr", 190, ("Une respon-", "sabilité")),
        ("Some responsibilities", "en", 150, ("Some", "respons-", "ibilities")),
        ("Some responsibilities", "", 190, ("Some", "responsibil…")),
        ("Rendez-vous d’aujourd’hui", "fr", 246, ("Rendez-vous", "d’aujourd’hui")),
        ("Jean-Baptiste-Emmanuel", "nl", 246, ("Jean-Baptiste-", "Emmanuel")),
    ],
)
def test_a_word_wider_than_its_box_is_broken_where_its_language_allows(
    text: str, language: str, room: int, expected: tuple[str, ...]
) -> None:
    assert lines(text, room, 9, language) == expected


def test_a_word_that_fits_is_broken_only_when_there_are_too_few_lines() -> None:
    assert lines("Geef de gereedschapskist", 330) == ("Geef de", "gereedschapskist")
    assert lines("Geef de gereedschapskist terug", 330, 2) == ("Geef de gereed-", "schapskist terug")


@pytest.mark.parametrize("name", ["d’Artagnan", "O'Shaughnessy", "D’Hondt"])
def test_a_name_is_never_broken_at_an_apostrophe(name: str) -> None:
    for room in range(40, 300, 10):
        assert not any(line.endswith(("’", "'", "’-", "'-")) for line in lines(f"Voor {name}", room))


@pytest.mark.parametrize(
    "text",
    [
        "กรุงเทพมหานครอมรรัตนโกสินทร์น้ำผึ้ง",
        "こんにちは、山田太郎さん。「お元気」ですか？",
        "中文名字可以很长很长很长",
    ],
)
def test_scripts_without_spaces_are_broken_between_clusters(text: str) -> None:
    setting = letters.set_in(text, "regular", SIZE, 150, 9)

    assert setting.whole
    assert len(setting.lines) > 1
    assert "".join(setting.lines) == text
    assert setting.width <= 150
    for line in setting.lines:
        assert line[0] not in "、。」？ーำั้"
        assert line[-1] not in "「เแโใไ"


def test_a_korean_word_stays_whole_while_it_fits() -> None:
    assert lines("안녕 여러분", 140) == ("안녕", "여러분")
    assert "".join(lines("안녕하세요여러분", 140)) == "안녕하세요여러분"


@pytest.mark.parametrize("text", [*NAMES.values(), SHAPED["sentence"]])
def test_a_text_that_is_cut_ends_with_an_ellipsis_and_splits_no_cluster(text: str) -> None:
    whole = letters.width(text, "regular", SIZE)
    setting = letters.set_in(text, "regular", SIZE, whole * 0.6, 1)
    (line,) = setting.lines

    assert not setting.whole
    assert setting.width <= whole * 0.6
    assert line.endswith("…")
    assert line[:-1] == text[: len(line) - 1]
    assert text[len(line) - 1 :].lstrip() == "".join(clusters(text)[len(clusters(line)) - 1 :]).lstrip()


@pytest.mark.parametrize("text", [*NAMES.values(), SHAPED["sentence"], "x" * 30, "a b\nc d"])
@pytest.mark.parametrize("room", [30, 90, 200, 500])
def test_no_line_is_wider_than_its_box_and_whole_means_that_nothing_was_cut(text: str, room: int) -> None:
    setting = letters.set_in(text, "bold", SIZE, room, 4, "nl")

    assert len(setting.lines) <= 4
    assert all(
        letters.width(line, "bold", SIZE) <= room or line in clusters(text) or line == "…" for line in setting.lines
    )
    if setting.whole:
        joined = "".join(line.removesuffix("-") for line in setting.lines)
        unseen = str.maketrans(dict.fromkeys(" \n-\u2068", ""))
        assert joined.translate(unseen) == text.translate(unseen)


@pytest.mark.parametrize("text", [*NAMES.values(), SHAPED["sentence"]])
def test_the_ink_lies_within_the_width_that_was_measured(text: str) -> None:
    ink, right, _ = letters.ink(text, "black", SIZE)

    assert right > -SIZE / 4
    assert right + ink.width < letters.width(text, "black", SIZE) + SIZE / 4


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Breng een waarborg van € 50,00 mee.", "€ 50,00"),
        ("Apportez 50,00 € ici.", "50,00 €"),
        ("Mercredi de 14 h à 17 h.", "17 h"),
        ("Demain de 13 h 30 à 17 h.", "13 h 30"),
    ],
)
def test_an_amount_stays_with_its_currency_sign_and_an_hour_with_its_minutes(text: str, amount: str) -> None:
    settings = [letters.set_in(text, "regular", 30, room, 9) for room in range(130, 500, 10)]

    assert all(any(amount in line for line in setting.lines) for setting in settings)
    assert len({len(setting.lines) for setting in settings}) > 1


@pytest.mark.parametrize(
    ("name", "room", "lines"),
    [
        ("Gereedschapskoffer", 190, ("Gereedschaps-", "koffer")),
        ("Wandelwagen", 130, ("Wandel-", "wagen")),
        ("Een wandelwagen", 140, ("Een wandel-", "wagen")),
        ("Wandelwagen van hout", 136, ("Wandelwa-", "gen van hout")),
    ],
)
def test_a_broken_word_leaves_no_short_rest_where_a_better_break_fits(
    name: str, room: float, lines: tuple[str, ...]
) -> None:
    assert letters.set_in(name, "bold", 22, room, 2, "nl").lines == lines


def test_a_number_stays_with_its_word_where_that_needs_no_further_line() -> None:
    wide, narrow = (letters.set_in("Dans 3 minutes", "regular", 30, room, 9).lines for room in (140, 115))

    assert wide == ("Dans", "3 minutes")
    assert narrow == ("Dans 3", "minutes")


def test_evened_lines_are_about_equally_wide_and_no_more_than_before() -> None:
    text, room = "Ja, alles is er", 170
    assert letters.set_in(text, "regular", 30, room, 2).lines == ("Ja, alles is", "er")

    even = letters.evened(text, "regular", 30, room, 2)

    assert letters.set_in(text, "regular", 30, even, 2).lines == ("Ja, alles", "is er")
    assert letters.evened(text, "regular", 30, 500, 2) == 500
    assert letters.evened("Meegroeikinderwagen", "regular", 30, 90, 2) == 90


@pytest.mark.parametrize(
    "text",
    [
        "Est-on samedi, à 20:04 ? D’ici là, rien n’est prêté.",
        "Lisez « ceci », puis « cela » : c’est tout !",
        "Jean Dubois · samedi 28 novembre · billet K7",
    ],
)
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(text: str) -> None:
    for room in range(130, 500, 10):
        lines = letters.set_in(text, "regular", 30, room, 20).lines
        assert not any(line.startswith(("?", "!", ":", "»", "·")) or line.endswith("«") for line in lines), lines


@pytest.mark.parametrize("most", range(6, 12))
def test_a_text_is_cut_between_letters_and_never_inside_one(most: int) -> None:
    shorter = cut("क्षे" * 6, lambda text: len(text) <= most)

    assert shorter == "क्षे" * ((most - len(ELLIPSIS)) // len("क्षे")) + ELLIPSIS


def main() -> None:
    """Draws the reference pictures anew, to be looked at: `python -m tests.screens.test_letters`."""
    for name, text in SHAPED.items():
        on_white(text).quantize(8).save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
