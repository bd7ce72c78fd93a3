"""Slips as bytes of ESC/POS, read back by an interpreter that shares no code with the renderer."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from devices.printers.drawing import DrawnSheet
from devices.printers.job import UnknownProfileError, must_be_known, paper_width, render
from devices.printers.qr import fitted
from devices.printers.raster import raster
from devices.printers.text import balanced, needs_drawing, on_page, safe, wrap
from devices.printers.trial import ACCENTS, SIGNS, trial_slip
from devices.simulated.escpos_reader import Interpreter, read
from devices.simulated.paper import Cut, Dots, Feed, Line, Paper, QrCode, tickets
from devices.simulated.paper_picture import picture
from kiosk.lending.tickets import Slip, SlipGroup, SlipRow
from screens.glass import letters
from tests.support.slips import (
    ARABIC,
    DUTCH,
    FAMILY,
    FRENCH,
    HELD,
    HELD_ARABIC,
    LONG,
    SWAP,
    UKRAINIAN,
    due,
    one_row,
    pay,
)
from tests.support.zbar import calendars, needs_zbar, payments

EPSON_80, EPSON_42, POS_58 = "TM-T20II", "TM-T88III", "POS-5890"
PROFILES = [EPSON_80, EPSON_42]
ROLLS = [*PROFILES, POS_58]
TYPED = st.text(st.characters(codec="cp1252"), max_size=120) | st.text(max_size=60)
"""Texts of which the printer has all letters, and any texts, most of which are drawn."""


@pytest.fixture(scope="module", autouse=True)
def cache_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("escpos")


def printed(slip: Slip, cache_dir: Path, profile: str = EPSON_80) -> Paper:
    """The slip as interpreted from its bytes, for a printer of this profile on its own code page."""
    width, job = paper_width(profile, cache_dir), render(slip, profile, cache_dir=cache_dir)
    head = Interpreter(width.columns, width.dots, pages={job[job.index(b"\x1bt") + 2]: "cp1252"})
    head.feed(job)
    return head.paper()


def test_a_ticket_with_everything_on_48_columns(cache_dir: Path) -> None:
    paper = printed(FAMILY, cache_dir)

    assert paper.problems == ()
    assert paper.lines == (
        "De Deelfabriek",
        "maandag 23 november 2026, 14.32 uur",
        "────────────────────────────────────────────────",
        "Spelotheek                               Geleend",
        "Houten treinset                           € 0,50",
        "Puzzel De boerderij                       € 0,50",
        "  terug voor zaterdag 12 december",
        "Loopfiets met zijwieltjes",
        "  terug voor maandag 14 december",
        "Spelotheek                         Teruggebracht",
        "Bordspel Ganzenbord, langer gehouden      € 1,00",
        "Open wo 14:00–17:00",
        "Open za, zo 10:00–12:00",
        "────────────────────────────────────────────────",
        "Instrumentheek                           Geleend",
        "Klopboormachine Bosch Professional GSB   € 12,50",
        "18V-55 met koffer en twee accu’s",
        "  terug voor maandag 30 november",
        "Open ma–vr 9:00–12:00, 13:00–17:00",
        "Gesloten van donderdag 24 december tot en met",
        "zondag 3 januari",
        "────────────────────────────────────────────────",
        "Samen                                    € 14,50",
        "Je hoeft nu niet te betalen. Dat kan later, bij",
        "een vrijwilliger.",
        "────────────────────────────────────────────────",
        "Iets terugbrengen? Scan het gewoon.",
        "Veel plezier ermee!",
        "────────────────────────────────────────────────",
        "In je agenda? Scan elke code met je gsm.",
        "maandag 30 november",
        "zaterdag 12 december",
        "maandag 14 december",
    )


def test_a_ticket_on_32_columns_keeps_its_amounts_in_a_column(cache_dir: Path) -> None:
    paper = printed(FAMILY, cache_dir, POS_58)

    assert paper.problems == ()
    assert paper.lines[4:11] == (
        "Spelotheek               Geleend",
        "Houten treinset           € 0,50",
        "Puzzel De boerderij       € 0,50",
        "  terug voor zaterdag",
        "  12 december",
        "Loopfiets met zijwieltjes",
        "  terug voor maandag 14 december",
    )
    amounts = [line for line in paper.lines if "€" in line]
    assert [line[line.index("€") :] for line in amounts] == ["€ 0,50", "€ 0,50", "€ 1,00", "€ 12,50", "€ 14,50"]
    assert {len(line) for line in amounts} == {32}


def test_a_ticket_without_amounts_codes_or_hours_is_as_short_as_can_be(cache_dir: Path) -> None:
    assert printed(one_row("Houten treinset", "terug voor za 12 december"), cache_dir, EPSON_42).lines == (
        "De Deelfabriek",
        "vandaag",
        "──────────────────────────────────────────",
        "Spelotheek                         Geleend",
        "Houten treinset",
        "  terug voor za 12 december",
        "──────────────────────────────────────────",
        "Dag!",
    )


def test_names_too_long_for_a_line_are_broken_between_words_and_stay_within_the_width(cache_dir: Path) -> None:
    assert printed(LONG, cache_dir, EPSON_42).lines == (
        "Het Huis van",
        "het Delen en",
        "het Herstellen",
        "maandag 23 november 2026, 14.32 uur",
        "──────────────────────────────────────────",
        "Instrumentheek van de Vereniging  Verlengd",
        "voor Gedeeld Gereedschap",
        "Hottentottententententoonstellingsstelling",
        "enbouwpakketonderdelendoos",
        "  terug voor zaterdag 12 december",
        "──────────────────────────────────────────",
        "Verlengen kan aan de kiosk of bij",
        "een vrijwilliger. Terugbrengen",
        "kan altijd, ook zonder kaart.",
    )


def test_the_house_is_large_and_centred_and_the_initiative_and_the_day_bold(cache_dir: Path) -> None:
    lines = [mark for mark in printed(DUTCH, cache_dir).marks if isinstance(mark, Line)]
    house, when, rule, group = lines[:4]
    day = next(line for line in lines if line.text == "  terug voor za 12 december")

    assert (house.align, house.spans[0].style.wide, house.spans[0].style.high) == ("center", 2, 2)
    assert (when.align, when.spans[0].style.wide) == ("center", 1)
    assert (rule.dots, rule.spans[0].style.underline) == (576, True)
    assert [(span.text.strip(), span.style.bold) for span in group.spans] == [("Spelotheek", True), ("Geleend", False)]
    assert [(span.text.strip(), span.style.bold) for span in day.spans] == [("terug voor za 12 december", True)]


@pytest.mark.parametrize("slip", [DUTCH, ARABIC], ids=["printed", "drawn"])
def test_a_ticket_ends_with_paper_up_to_the_knife_and_one_partial_cut(slip: Slip, cache_dir: Path) -> None:
    *_, before, last = printed(slip, cache_dir).marks

    assert last == Cut(partial=True)
    assert isinstance(before, Feed)
    assert len(list(tickets(printed(slip, cache_dir)))) == 1


def test_every_character_of_the_code_page_prints_as_itself(cache_dir: Path) -> None:
    for line in ("é è ë ê ï ç à ü ö ñ", "€ 5,00 – “ja” ‘nee’ …", "œ Œ æ Æ ß ž Š Ÿ ½ ° ·"):
        paper = printed(one_row(line), cache_dir)
        assert (paper.problems, paper.lines[4]) == ((), line)


def test_a_configured_code_page_is_selected_after_leaving_chinese_mode(cache_dir: Path) -> None:
    job = render(one_row("€ é"), "POS-5890", 71, cache_dir=cache_dir)
    clone = Interpreter(32, 384, pages={71: "cp1252"})
    clone.feed(job)

    assert job.startswith(b"\x1b@\x1c.\x1bt\x47")
    assert (clone.paper().problems, clone.paper().lines[4]) == ((), "€ é")


def test_control_a_code_page_that_the_printer_lacks_is_a_problem(cache_dir: Path) -> None:
    assert read(render(one_row("é"), code_page=71, cache_dir=cache_dir)).problems == (
        "no code page 71 in this printer",
    )


def test_a_name_that_holds_commands_prints_as_plain_letters(cache_dir: Path) -> None:
    paper = printed(one_row("Bal\x1b@\x1dV\x00\x10\x14\x01\x00\x05\n\tblauw\x7f\x9b\u202e\u200b"), cache_dir)

    assert paper.problems == ()
    assert paper.lines[4] == "Bal@ V blauw"
    assert len([mark for mark in paper.marks if isinstance(mark, Cut)]) == 1


@given(TYPED, TYPED, st.sampled_from(PROFILES))
@settings(max_examples=150, deadline=None)
def test_no_text_steers_the_printer_or_exceeds_the_width(
    cache_dir: Path, title: str, detail: str, profile: str
) -> None:
    slip = one_row(title, detail, house=title)
    paper = printed(slip, cache_dir, profile)

    assert paper.problems == ()
    assert len([mark for mark in paper.marks if isinstance(mark, Cut)]) == 1
    assert all(mark.dots <= paper.width for mark in paper.marks if isinstance(mark, Line))


@given(st.text(max_size=200))
@settings(deadline=None)
def test_making_text_safe_twice_changes_nothing_more(text: str) -> None:
    assert safe(safe(text)) == safe(text)
    assert all(char.isprintable() for char in safe(text))
    assert all(byte >= 0x20 and byte != 0x7F for byte in on_page(text).encode("cp1252"))


@given(st.text(alphabet="ab é", max_size=200), st.integers(1, 30))
def test_wrapping_keeps_every_letter_in_order_within_the_width(text: str, width: int) -> None:
    lines = wrap(text, lambda line: len(line) <= width)

    assert "".join(lines).replace(" ", "") == "".join(text.split())
    assert all(0 < len(line) <= width for line in lines)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Łódź", "Lódz"),
        ("Şişli ığüm", "Sisli igüm"),
        ("e\u0301te\u0301", "été"),
        ("5\u202f€\u00a0– 3\u2011delig", "5 € – 3-delig"),
        ("Puzzel 🧩 ✓", "Puzzel  v"),
        ("①②", "12"),
        ("木", "?"),
    ],
)
def test_a_character_that_the_code_page_lacks_is_replaced_by_a_similar_one(text: str, expected: str) -> None:
    assert on_page(text) == expected


NAMES = {
    "turkish": "Ahşap tren – Łódź",
    "greek": "Ξύλινο τρένο",
    "hebrew": "רכבת עץ",
    "devanagari": "श्रीकृष्ण",
    "thai": "รถไฟไม้",
    "japanese": "木製の電車",
    "mixed": "Boek van \u2068محمد\u2069, 3 delen",
}


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize(
    "slip", [ARABIC, UKRAINIAN, *map(one_row, NAMES.values())], ids=["arabic", "ukrainian", *NAMES]
)
def test_a_script_that_the_code_page_lacks_is_drawn(slip: Slip, profile: str, cache_dir: Path) -> None:
    paper = printed(slip, cache_dir, profile)
    strips = [mark for mark in paper.marks if isinstance(mark, Dots)]

    assert (paper.problems, paper.lines) == ((), ())
    assert {strip.width for strip in strips} == {paper_width(profile).dots}
    assert max(strip.height for strip in strips) <= 128
    assert all(any(strip.data) for strip in strips[:2])


@pytest.mark.parametrize("name", ["گل\u200cنار", *NAMES.values()])
def test_a_name_drawn_on_paper_has_the_shapes_of_the_screen(name: str) -> None:
    sheet = DrawnSheet(576)
    sheet.row(name, "")
    on_paper = sheet.picture()
    ink, right, down = letters.ink(name, "regular", 25)
    on_screen = Image.new("L", on_paper.size, 255)
    on_screen.paste(0, (right, max(34 * 3 // 4, 1 - down) + down), ink)

    assert on_screen.point(lambda grey: 0 if grey < 140 else 255).tobytes() == on_paper.tobytes()


def test_a_long_name_on_paper_is_broken_where_its_script_allows() -> None:
    name = "กรุงเทพมหานครอมรรัตนโกสินทร์มหินทรายุธยามหาดิลกภพ"
    lines = wrap(name, lambda line: letters.width(line, "regular", 25) <= 200)

    assert len(lines) > 2
    assert "".join(lines) == name
    assert all(line[0] not in "ำัิีึืุู็่้๊๋์ๅะา" and line[-1] not in "เแโใไ" for line in lines)


def test_words_drawn_from_right_to_left_differ_from_left_to_right(cache_dir: Path) -> None:
    left_to_right = printed(replace(ARABIC, language="nl"), cache_dir)

    assert left_to_right.marks != printed(ARABIC, cache_dir).marks


def test_a_dutch_slip_is_never_drawn() -> None:
    assert not needs_drawing(DUTCH)
    assert needs_drawing(ARABIC)


def test_an_impact_printer_gets_letters_because_it_prints_no_dots(cache_dir: Path) -> None:
    assert printed(one_row("Łódź"), cache_dir, "TM-U220").lines[4] == "Lódz"


def test_dots_never_spell_a_real_time_command() -> None:
    picture_of_commands = Image.frombytes("1", (24, 2), bytes([0x10, 0x04, 0x01, 0x10, 0x14, 0x05])).convert("L")
    job = raster(picture_of_commands.point(lambda grey: 255 - grey))

    assert job[8:] == bytes([0x10, 0x0C, 0x01, 0x10, 0x1C, 0x05])


@pytest.mark.parametrize("slip", [LONG, SWAP, HELD], ids=["long", "swap", "held"])
def test_every_printer_that_the_library_knows_gets_a_ticket_that_fits(slip: Slip, cache_dir: Path) -> None:
    paper_width(EPSON_80, cache_dir)
    from escpos.capabilities import CAPABILITIES

    for profile in CAPABILITIES["profiles"]:
        job, width = render(slip, profile, cache_dir=cache_dir), paper_width(profile)
        head = Interpreter(width.columns, width.dots, pages={job[4]: "cp1252"})
        head.feed(job)
        assert (profile, head.paper().problems) == (profile, ())


def test_the_trial_ticket_shows_accents_signs_and_the_width(cache_dir: Path) -> None:
    paper = printed(trial_slip("De Deelfabriek", "vandaag", 42, ("TM-T88III",)), cache_dir, EPSON_42)

    assert paper.problems == ()
    assert paper.lines[4:8] == (ACCENTS, SIGNS, "123456789012345678901234567890123456789012", "<" + ">".rjust(41))


def test_an_unknown_profile_names_those_that_are_known(cache_dir: Path) -> None:
    with pytest.raises(UnknownProfileError, match="TM-T20II"):
        render(DUTCH, "TM-T9000", cache_dir=cache_dir)
    with pytest.raises(UnknownProfileError, match="TM-T20II"):
        must_be_known("TM-T9000")
    must_be_known("TM-T20II")


def test_a_cache_file_that_was_cut_off_is_made_again(tmp_path: Path) -> None:
    program = "import sys; from pathlib import Path; from devices.printers.job import paper_width;"
    program += "print(paper_width('TM-T88III', Path(sys.argv[1])).columns)"
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=False
        )
        assert done.stdout == "42\n", done.stderr
        (pickled,) = tmp_path.glob("*.pickle")
        pickled.write_bytes(pickled.read_bytes()[:0])


@pytest.mark.parametrize("slip", [DUTCH, ARABIC], ids=["printed", "drawn"])
def test_rendering_writes_nothing_to_standard_output(
    slip: Slip, cache_dir: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    render(slip, "default", cache_dir=cache_dir)

    assert capfd.readouterr() == ("", "")


def test_the_printing_libraries_are_loaded_only_when_a_ticket_is_made() -> None:
    loads = "import sys, devices.printers.opening, devices.printers.probe, devices.simulated.printer"
    code = f"{loads}; print({{'escpos', 'PIL', 'serial'}} & set(sys.modules))"

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


def test_the_capabilities_of_printers_are_cached_in_the_given_directory(tmp_path: Path) -> None:
    private = tmp_path / "cache" / "escpos"
    code = "import pathlib, sys, devices.printers.job as s; s.paper_width('TM-T20II', pathlib.Path(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", code, str(private)], check=True)

    assert len(list(private.glob("*.pickle"))) == 1
    assert private.stat().st_mode & 0o777 == 0o700


# --- what was swapped, what is owed, what is set aside ---------------------------------------------------------------


def test_a_swap_with_its_points_and_two_payments_on_48_columns(cache_dir: Path) -> None:
    paper = printed(SWAP, cache_dir)

    assert paper.problems == ()
    assert paper.lines[6:] == (
        "Babytheek                                Geruild",
        "Body’s, 5 meegenomen                   -5 punten",
        "Body’s, 3 gebracht                     +3 punten",
        "Schoenen, 2 gebracht",
        "  wacht op een vrijwilliger",
        "Punten                                   10 -> 8",
        "4 punten wachten op een vrijwilliger",
        "Open wo 14:00–17:00",
        "────────────────────────────────────────────────",
        "Instrumentheek                           Geleend",
        "Cirkelzaag                                € 1,50",
        "  terug voor woensdag 2 december",
        "────────────────────────────────────────────────",
        "Samen                                     € 6,50",
        "Je hoeft nu niet te betalen. Dat kan later, met",
        "je bank of bij een vrijwilliger.",
        "────────────────────────────────────────────────",
        "Iets terugbrengen? Scan het gewoon.",
        "Veel plezier ermee!",
        "────────────────────────────────────────────────",
        "Betalen met je bank? Scan elke",
        "code met de app van je bank.",
        "Babytheek                                 € 5,00",
        "Babytheek vzw",
        "BE68 5390 0754 7034",
        "+++000/0000/04141+++",
        "Instrumentheek, met wat nog openstond     € 3,50",
        "Instrumentheek Vélo-école ’t Wiel",
        "BE68 5390 0754 7034",
        "+++123/4567/89002+++",
        "────────────────────────────────────────────────",
        "In je agenda? Scan met je gsm.",
        "woensdag 2 december",
    )


def test_points_and_payments_on_32_columns_keep_to_their_column(cache_dir: Path) -> None:
    paper = printed(SWAP, cache_dir, POS_58)

    assert paper.problems == ()
    assert paper.lines[7:9] == ("Body’s, 5 meegenomen   -5 punten", "Body’s, 3 gebracht     +3 punten")
    assert "Punten                   10 -> 8" in paper.lines
    assert paper.lines[-9:-7] == ("Instrumentheek, met wat   € 3,50", "nog openstond")


def test_the_code_of_an_item_that_is_set_aside_is_as_large_as_the_printer_can(cache_dir: Path) -> None:
    lines = [mark for mark in printed(HELD, cache_dir, POS_58).marks if isinstance(mark, Line)]

    assert [line.text for line in lines if line.text[0] != "─"] == [
        "De Deelfabriek",
        "woensdag 25 november 2026, 14:30",
        "Rek bij de deur",
        "K7",
        "Instrumentheek      Gereserveerd",
        "Cirkelzaag",
        "  tot en met zaterdag 5 december",
        "Leg dit briefje op het ding.",
    ]
    (code,) = [line for line in lines if line.text == "K7"]
    assert (code.align, code.height) == ("center", 8 * 24)
    assert {(span.style.wide, span.style.high, span.style.bold) for span in code.spans} == {(8, 8, True)}


@pytest.mark.parametrize("word", ["K7", "K27R", "RESERVATIE", "Een heel lang woord dat op geen papier past"])
@pytest.mark.parametrize("profile", ROLLS)
@pytest.mark.parametrize("held", [HELD, HELD_ARABIC], ids=["printed", "drawn"])
def test_a_large_word_stays_within_the_width(held: Slip, profile: str, word: str, cache_dir: Path) -> None:
    paper = printed(replace(held, large=word), cache_dir, profile)

    assert paper.problems == ()
    assert all(mark.dots <= paper.width for mark in paper.marks if isinstance(mark, Line))


@pytest.mark.parametrize("profile", ROLLS)
def test_a_large_word_is_drawn_large_in_a_script_that_the_printer_lacks(profile: str, cache_dir: Path) -> None:
    with_word, without = printed(HELD_ARABIC, cache_dir, profile), printed(replace(HELD_ARABIC, large=""), cache_dir)

    assert with_word.lines == ()
    assert _drawn_height(with_word) - _drawn_height(without) > 200


def _drawn_height(paper: Paper) -> int:
    return sum(mark.height for mark in paper.marks if isinstance(mark, Dots))


@pytest.mark.parametrize(
    "slip",
    [
        replace(DUTCH, large_title="Полиця"),
        replace(DUTCH, payment_title="Сплатити"),
        replace(DUTCH, payments=(pay("Бібліотека", "€ 5,00", 500),)),
        replace(DUTCH, payments=(pay("Babytheek", "€ 5,00", 500, "Бібліотека"),)),
        replace(DUTCH, groups=(replace(DUTCH.groups[0], balance=SlipRow("Бали", amount="8")),)),
    ],
    ids=["shelf", "title", "initiative", "beneficiary", "points"],
)
def test_a_ticket_is_drawn_if_any_word_on_it_needs_that(slip: Slip) -> None:
    assert needs_drawing(slip)


@pytest.mark.parametrize("profile", ROLLS)
def test_a_long_french_ticket_prints(profile: str, cache_dir: Path) -> None:
    paper = printed(FRENCH, cache_dir, profile)

    assert paper.problems == ()
    assert paper.lines[-1] == "+++000/0000/04141+++"


# --- the codes -------------------------------------------------------------------------------------------------------


@needs_zbar
@pytest.mark.parametrize("profile", ROLLS)
@pytest.mark.parametrize("slip", [FAMILY, ARABIC, UKRAINIAN], ids=["printed", "arabic", "ukrainian"])
def test_every_code_on_the_paper_reads_as_its_text(slip: Slip, profile: str, cache_dir: Path, tmp_path: Path) -> None:
    paper = printed(slip, cache_dir, profile)

    assert paper.problems == ()
    assert calendars(picture(paper), tmp_path) == {code.data for code in slip.calendar}


@needs_zbar
@pytest.mark.parametrize("columns", [(32, 384), (42, 512), (48, 576)])
@pytest.mark.parametrize("length", [1, 180])
def test_the_largest_code_still_reads_on_the_narrowest_paper(
    columns: tuple[int, int], length: int, cache_dir: Path, tmp_path: Path
) -> None:
    """A code with as many bytes as a calendar may have, both drawn by the printer and sent as dots."""
    profile = {32: POS_58, 42: EPSON_42, 48: EPSON_80}[columns[0]]
    plain, accented = due("zaterdag", "20261212", "x" * length), due("zaterdag", "20261212", "é" * (length // 2 + 1))
    slip = replace(one_row("Loopfiets"), calendar=(plain, accented), calendar_title="Scan")

    assert calendars(picture(printed(slip, cache_dir, profile)), tmp_path) == {plain.data, accented.data}


def test_a_printer_with_qr_codes_draws_those_in_ascii_itself(cache_dir: Path) -> None:
    native, drawn = FAMILY.calendar[:2], FAMILY.calendar[2:]
    codes = [mark for mark in printed(FAMILY, cache_dir).marks if isinstance(mark, QrCode)]

    assert [code.data for code in codes] == [code.data for code in native]
    assert {(code.module, code.level, code.align) for code in codes} == {(4, "m", "center")}
    assert any(isinstance(mark, Dots) for mark in printed(replace(FAMILY, calendar=drawn), cache_dir).marks)
    assert not any(isinstance(mark, QrCode) for mark in printed(FAMILY, cache_dir, POS_58).marks)


@pytest.mark.parametrize("profile", ROLLS)
def test_there_is_white_all_around_a_code(profile: str, cache_dir: Path) -> None:
    """Four modules wide (ISO/IEC 18004): above and below the paper moves on, left and right nothing is printed."""
    marks = printed(FAMILY, cache_dir, profile).marks
    codes = [at for at, mark in enumerate(marks) if isinstance(mark, QrCode)]

    for at in codes:
        code = marks[at]
        assert isinstance(code, QrCode)
        assert marks[at - 1] == marks[at + 1] == Feed(4 * code.module)
        assert paper_width(profile).dots - len(code.rows) * code.module >= 8 * code.module
    for code in FAMILY.calendar:
        drawn = fitted(code.data, paper_width(profile).dots)
        assert drawn
        ink = drawn.picture(paper_width(profile).dots).point(lambda grey: 255 - grey).getbbox()
        assert ink
        assert min(ink[0], ink[1], paper_width(profile).dots - ink[2]) >= 16


def test_a_code_that_would_be_too_fine_to_read_is_left_out(cache_dir: Path) -> None:
    slip = replace(FAMILY, calendar=(due("zaterdag", "20261212", "x" * 900), due("zondag", "20261213", "x" * 3000)))

    assert fitted(slip.calendar[0].data, 384) is None
    assert fitted(slip.calendar[1].data, 576) is None
    assert not any(isinstance(mark, (QrCode, Dots)) for mark in printed(slip, cache_dir, POS_58).marks)


def test_an_impact_printer_prints_no_code_and_no_words_about_one(cache_dir: Path) -> None:
    assert printed(FAMILY, cache_dir, "TM-U220").lines[-1] == "Veel plezier ermee!"


def test_an_impact_printer_prints_whom_to_pay_and_how_much(cache_dir: Path) -> None:
    paper = printed(replace(SWAP, calendar=(), payments=SWAP.payments[:1]), cache_dir, "TM-U220")

    assert not any(isinstance(mark, (QrCode, Dots)) for mark in paper.marks)
    assert paper.lines[-4:] == (
        "Babytheek" + "€ 5,00".rjust(paper_width("TM-U220").columns - 9),
        "Babytheek vzw",
        "BE68 5390 0754 7034",
        "+++000/0000/04141+++",
    )
    assert not any("Scan elke" in line for line in paper.lines)


@needs_zbar
@pytest.mark.parametrize("profile", ROLLS)
@pytest.mark.parametrize("slip", [SWAP, FRENCH, ARABIC, UKRAINIAN], ids=["printed", "french", "arabic", "ukrainian"])
def test_every_payment_code_on_the_paper_reads_as_its_text_beside_the_calendar(
    slip: Slip, profile: str, cache_dir: Path, tmp_path: Path
) -> None:
    sheet = picture(printed(slip, cache_dir, profile))

    assert payments(sheet, tmp_path) == {payment.data for payment in slip.payments}
    assert calendars(sheet, tmp_path) == {code.data for code in slip.calendar}


@needs_zbar
@pytest.mark.parametrize("profile", ROLLS)
@pytest.mark.parametrize("name", ["x" * 70, "é" * 70, "語" * 70], ids=["ascii", "latin", "widest"])
def test_the_densest_payment_code_reads_on_any_paper(name: str, profile: str, cache_dir: Path, tmp_path: Path) -> None:
    """Version 13 at most, with modules of half a millimetre."""
    payment = pay("Babytheek", "€ 999999999,99", 99_999_999_999, name)
    paper = printed(replace(SWAP, payments=(payment,), calendar=()), cache_dir, profile)
    code = fitted(payment.data, paper.width)

    assert code
    assert (code.module, len(code.rows) <= 69) == (4, True)
    assert payments(picture(paper), tmp_path) == {payment.data}


def test_the_printer_draws_a_payment_code_at_the_error_correction_of_the_standard(cache_dir: Path) -> None:
    own, drawn = SWAP.payments
    (code,) = [mark for mark in printed(replace(SWAP, calendar=()), cache_dir).marks if isinstance(mark, QrCode)]

    assert (code.data, code.level, code.module, code.align) == (own.data, "m", 4, "center")
    assert not drawn.data.isascii()
    assert not any(isinstance(mark, QrCode) for mark in printed(SWAP, cache_dir, POS_58).marks)


def test_a_payment_code_sent_as_dots_has_the_error_correction_of_the_standard() -> None:
    """Two bits beside the upper left square, masked with 101, are the level of error correction: 00 is M (ISO/IEC
    18004).
    """
    for payment in SWAP.payments:
        code = fitted(payment.data, 384)
        assert code
        assert (code.rows[8][0] ^ 1, code.rows[8][1] ^ 0) == (0, 0)


@pytest.mark.parametrize("profile", ROLLS)
def test_fifty_items_print(profile: str, cache_dir: Path) -> None:
    rows = tuple(SlipRow(f"Speelgoed nummer {n}", f"terug voor dag {n % 5}", f"€ {n},00") for n in range(50))
    paper = printed(replace(FAMILY, groups=(SlipGroup("Spelotheek", "Geleend", rows),)), cache_dir, profile)

    assert paper.problems == ()
    assert sum("Speelgoed nummer" in line for line in paper.lines) == 50


@given(st.text(alphabet="ab é", max_size=120), st.integers(4, 48))
def test_balanced_lines_are_as_few_as_possible_and_none_is_too_long(text: str, width: int) -> None:
    lines = balanced(text, len, width)

    assert len(lines) == len(wrap(text, lambda line: len(line) <= width))
    assert all(len(line) <= width for line in lines)


def test_balanced_lines_leave_no_last_word_alone() -> None:
    assert balanced("Iets terugbrengen? Scan het gewoon.", len, 32) == ["Iets terugbrengen?", "Scan het gewoon."]


# --- the interpreter itself ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("job", "problem"),
    [
        (b"\x1bZ", "unknown command 1b 5a"),
        (b"\x05\n", "control character 05"),
        (b"\x1bt\x10\x81\n", "byte 81 means nothing in cp1252"),
        (b"x" * 49 + b"\n", "line longer than 48 columns"),
        (b"\x1d!\x10" + b"x" * 25 + b"\n", "line longer than 48 columns"),
        (b"\x1dv0\x00\x49\x00\x01\x00" + b"\0" * 73, "picture of 584 dots on paper of 576"),
        (b"abc\x1ba\x01\n", "alignment changed in mid-line has no effect"),
        (b"abc", "text never printed"),
        (b"\x1dv0\x00\x01", "command cut short"),
        (b"\x1d(k\x03\x001Q0", "QR code of nothing"),
        (b"\x1d(k\x05\x001P0\xc3\xa9\x1d(k\x03\x001Q0", "QR code of more than ASCII, which printers read differently"),
        (b"\x1d(k\x04\x001P0x\x1d(k\x03\x001C\x64\x1d(k\x03\x001Q0", "QR code of 2100 dots on paper of 576"),
        (b"x\x1d(k\x04\x001P0x\x1d(k\x03\x001Q0\n", "QR code in mid-line"),
    ],
)
def test_the_interpreter_reports_commands_that_a_printer_would_ignore_silently(job: bytes, problem: str) -> None:
    assert problem in read(job).problems


@given(st.lists(st.integers(1, 40), max_size=30))
@settings(deadline=None)
def test_the_interpreter_reads_bytes_in_any_pieces(cache_dir: Path, sizes: list[int]) -> None:
    rest = job = render(DUTCH, cache_dir=cache_dir)
    head = Interpreter()
    for size in sizes:
        head.feed(rest[:size])
        rest = rest[size:]
    head.feed(rest)

    assert head.paper() == read(job)


def test_the_interpreter_reads_and_draws_a_qr_code(cache_dir: Path) -> None:
    body = b"https://example.org/"
    store = b"\x1d(k" + (len(body) + 3).to_bytes(2, "little") + b"1P0" + body
    paper = read(b"\x1ba\x01\x1d(k\x03\x001C\x06" + store + b"\x1d(k\x03\x001Q0")

    assert paper.problems == ()
    assert paper.marks == (QrCode("https://example.org/", 6, "center", "l"),)
    assert picture(paper).getcolors(100000) is not None


@pytest.mark.parametrize("profile", PROFILES)
def test_the_picture_of_a_slip_has_the_size_of_its_paper_and_ink_for_its_text(profile: str, cache_dir: Path) -> None:
    paper = printed(DUTCH, cache_dir, profile)
    drawn = picture(paper)
    empty = picture(Paper((*(Feed(_height(mark)) for mark in paper.marks), Cut(partial=True)), (), paper.width))

    assert drawn.size == empty.size
    assert drawn.width > paper.width
    assert drawn.tobytes() != empty.tobytes()


def _height(mark: object) -> int:
    match mark:
        case Line(height=height) | Feed(dots=height):
            return height
        case _:
            return 0
