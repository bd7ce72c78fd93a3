"""The ticket in words: grouped, in the visitor's language, naming nobody."""

import subprocess
import sys
from datetime import UTC, date, datetime, time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.lending.model import Cents, Deed, GuideEntry, Initiative, Item, Line, Operation, Part, PartsSaid
from kiosk.lending.opening import Closure, Hours
from kiosk.lending.tickets import QR_BYTES, CalendarCode, Slip, SlipGroup, SlipRow, Ticket
from screens.slip import write_slip
from screens.words import wordbook

BOOK = wordbook("Europe/Brussels")
NOW = datetime(2026, 11, 23, 13, 30, tzinfo=UTC)
SATURDAY, THURSDAY = date(2026, 12, 12), date(2026, 12, 17)

TOOLS = Initiative("instrumentheek", "Instrumentheek", "#C4661F")
TOYS = Initiative("spelotheek", "Spelotheek", "#2E7DAF")
BIKES = Initiative("velootje", "’t Velootje", "#4C8A3A")
DRILL, SAW = Item("T-1", "Klopboormachine", "drill", TOOLS), Item("T-2", "Cirkelzaag", "saw", TOOLS)
TRAIN, JIGSAW = Item("S-1", "Houten treinset", "train", TOYS), Item("S-2", "Puzzel De boerderij", "puzzle", TOYS)
BIKE = Item("V-1", "Loopfiets", "bike", BIKES)


def line(deed: Deed, item: Item, due_on: date | None = None, cents: int = 0) -> Line:
    return Line(Operation(f"{deed.value}-{item.barcode}"), deed, item, due_on, Cents(cents))


def lent(item: Item, due_on: date = SATURDAY, cents: int = 0) -> Line:
    return line(Deed.LENT, item, due_on, cents)


def renewed(item: Item, due_on: date = THURSDAY, cents: int = 0) -> Line:
    return line(Deed.RENEWED, item, due_on, cents)


def returned(item: Item, cents: int = 0) -> Line:
    return line(Deed.RETURNED, item, None, cents)


def slip(*newest_first: Line, language: str = "nl", guide: tuple[GuideEntry, ...] = ()) -> Slip:
    return write_slip(Ticket(7, newest_first, language, guide), BOOK, NOW, "De Deelfabriek")


def test_a_ticket_is_grouped_by_initiative_and_by_deed_in_the_order_of_the_visit() -> None:
    said = slip(renewed(BIKE), returned(JIGSAW), lent(DRILL, cents=150), lent(SAW), lent(TRAIN))

    assert (said.house, said.when, said.language) == ("De Deelfabriek", "maandag 23 november 2026, 14:30", "nl")
    assert said.groups == (
        SlipGroup("Spelotheek", "Geleend", (SlipRow("Houten treinset", "terug voor zaterdag 12 december"),)),
        SlipGroup("Spelotheek", "Teruggebracht", (SlipRow("Puzzel De boerderij"),)),
        SlipGroup(
            "Instrumentheek",
            "Geleend",
            (
                SlipRow("Cirkelzaag", "terug voor zaterdag 12 december"),
                SlipRow("Klopboormachine", "terug voor zaterdag 12 december", "€ 1,50"),
            ),
        ),
        SlipGroup("’t Velootje", "Langer bij jou", (SlipRow("Loopfiets", "terug voor donderdag 17 december"),)),
    )


def test_what_is_due_first_stands_first_in_its_group() -> None:
    rows = slip(lent(JIGSAW, SATURDAY), lent(TRAIN, THURSDAY)).groups[0].rows

    assert [row.title for row in rows] == ["Puzzel De boerderij", "Houten treinset"]


def test_a_thing_lent_and_brought_back_in_one_visit_is_only_back() -> None:
    assert slip(returned(DRILL), lent(DRILL)).groups == (
        SlipGroup("Instrumentheek", "Teruggebracht", (SlipRow("Klopboormachine"),)),
    )


def test_a_thing_brought_back_and_taken_along_is_only_lent() -> None:
    assert slip(lent(DRILL), returned(DRILL)).groups == (
        SlipGroup("Instrumentheek", "Geleend", (SlipRow("Klopboormachine", "terug voor zaterdag 12 december"),)),
    )


def test_a_ticket_of_returns_alone_simply_thanks() -> None:
    assert slip(returned(JIGSAW)).closing == ("Bedankt en tot ziens!",)


def test_what_was_said_of_the_parts_stays_off_the_paper() -> None:
    plain = returned(TRAIN)
    incomplete = Line(
        plain.operation,
        Deed.RETURNED,
        TRAIN,
        parts=(Part("wagon", 4),),
        parts_said=PartsSaid.PROBLEM,
        instructions="Tel de wagons.",
        set_aside=True,
        elsewhere=True,
    )

    assert slip(incomplete) == slip(plain)


@pytest.mark.parametrize(
    ("language", "spoken", "deed", "detail", "closing"),
    [
        ("fr", "fr", "Emprunté", "à rendre pour le samedi 12 décembre", "Profitez-en bien\u00a0!"),
        ("en", "en", "Borrowed", "back by Saturday 12 December", "Enjoy!"),
        ("tr", "nl", "Geleend", "terug voor zaterdag 12 december", "Veel plezier ermee!"),
    ],
)
def test_a_ticket_speaks_the_language_of_its_visitor(
    language: str, spoken: str, deed: str, detail: str, closing: str
) -> None:
    said = slip(lent(TRAIN), language=language)

    assert (spoken, deed) == (said.language, said.groups[0].deed)
    assert (detail, closing) == (said.groups[0].rows[0].detail, said.closing[-1])


# --- amounts -----------------------------------------------------------------------------------------------------

LATER = "Je hoeft nu niet te betalen. Dat kan later, bij een vrijwilliger."


def test_what_costs_nothing_speaks_of_no_money() -> None:
    said = slip(lent(TRAIN), returned(DRILL))

    assert said.total is None
    assert said.closing == ("Iets terugbrengen? Scan het gewoon.", "Veel plezier ermee!")


def test_one_amount_needs_no_total_but_the_word_that_it_can_wait() -> None:
    said = slip(lent(TRAIN, cents=50))

    assert said.total is None
    assert said.closing[0] == LATER


@pytest.mark.parametrize(
    "lines",
    [(lent(TRAIN, cents=50), lent(JIGSAW, cents=100)), (lent(TRAIN, cents=150), returned(DRILL))],
    ids=["more amounts", "more initiatives"],
)
def test_more_amounts_or_initiatives_have_a_total_with_the_word_that_it_can_wait(lines: tuple[Line, ...]) -> None:
    said = slip(*lines)

    assert said.total == SlipRow("Samen", LATER, "€ 1,50")
    assert LATER not in said.closing


def test_what_was_kept_longer_says_so_and_what_it_costs_and_blames_nobody() -> None:
    assert slip(returned(SAW, cents=100)).groups[0].rows == (SlipRow("Cirkelzaag, langer gehouden", amount="€ 1,00"),)
    assert slip(returned(SAW)).groups[0].rows == (SlipRow("Cirkelzaag"),)


def test_what_came_back_late_and_was_taken_again_costs_both() -> None:
    said = slip(lent(SAW, cents=150), returned(SAW, cents=100))

    assert said.groups[0].rows == (SlipRow("Cirkelzaag", "terug voor zaterdag 12 december", "€ 2,50"),)
    assert said.closing[0] == LATER


def test_what_was_lent_and_brought_back_at_once_was_not_kept_longer_though_it_cost_something() -> None:
    assert slip(returned(SAW), lent(SAW, cents=150)).groups[0].rows == (SlipRow("Cirkelzaag", amount="€ 1,50"),)


# --- hours -------------------------------------------------------------------------------------------------------

WEDNESDAY, WEEKEND = (Hours(time(14), time(17)),), (Hours(time(10), time(12)),)
WEEK = ((), (), WEDNESDAY, (), (), WEEKEND, WEEKEND)
CHRISTMAS = Closure(date(2026, 12, 24), date(2027, 1, 3))


def test_the_hours_of_an_initiative_stand_under_its_last_group() -> None:
    guide = (GuideEntry(TOYS, "train", week=WEEK), GuideEntry(BIKES, "bike"))
    groups = slip(lent(DRILL), returned(JIGSAW), lent(TRAIN), lent(BIKE), guide=guide).groups

    assert [(group.initiative, group.hours) for group in groups] == [
        ("’t Velootje", ()),
        ("Spelotheek", ()),
        ("Spelotheek", ("Open wo 14:00–17:00", "Open za, zo 10:00–12:00")),
        ("Instrumentheek", ()),
    ]


def test_a_closing_that_comes_is_named_with_its_days() -> None:
    guide = (GuideEntry(TOYS, "train", week=WEEK, closure=CHRISTMAS),)

    assert slip(lent(TRAIN), guide=guide).groups[0].hours[-1] == (
        "Gesloten van donderdag 24 december tot en met zondag 3 januari"
    )


# --- codes -------------------------------------------------------------------------------------------------------


def titled(*lines: Line) -> tuple[list[str], str]:
    said = slip(*lines)
    return [code.day for code in said.calendar], said.calendar_title


def test_a_ticket_has_a_code_for_each_of_the_first_three_days_and_a_word_for_the_others() -> None:
    days = [date(2026, 12, day) for day in (5, 12, 19, 26)]
    lines = [lent(item, day) for item, day in zip((TRAIN, JIGSAW, SAW, DRILL), days, strict=True)]
    first = ["zaterdag 5 december", "zaterdag 12 december", "zaterdag 19 december"]

    assert titled(returned(TRAIN)) == ([], "")
    assert titled(lines[0]) == (first[:1], "In je agenda? Scan met je gsm.")
    assert titled(*lines[:3]) == (first, "In je agenda? Scan elke code met je gsm.")
    assert titled(*lines) == (
        first,
        "In je agenda? Scan elke code met je gsm. De latere dagen staan hierboven.",
    )


def test_what_is_kept_longer_has_its_new_day_in_the_calendar_and_what_came_back_has_none() -> None:
    assert titled(returned(TRAIN), lent(TRAIN), renewed(BIKE))[0] == ["donderdag 17 december"]


def test_the_calendar_library_is_loaded_with_the_first_ticket_and_not_before() -> None:
    code = "import sys, screens.slip; print({'icalendar', 'dateutil'} & set(sys.modules))"

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


# --- on the screen, when the printer is gone ---------------------------------------------------------------------


def test_the_ticket_as_text_has_the_amounts_and_their_total_and_no_calendar() -> None:
    assert slip(lent(TRAIN, cents=50), lent(JIGSAW, cents=100)).text() == "\n".join(
        (
            "De Deelfabriek",
            "maandag 23 november 2026, 14:30",
            "Geleend: Puzzel De boerderij, terug voor zaterdag 12 december, € 1,00",
            "Geleend: Houten treinset, terug voor zaterdag 12 december, € 0,50",
            "Samen: € 1,50",
        )
    )


def test_fifty_things_are_written_told_and_counted() -> None:
    things = [Item(f"S-{n}", f"Speelgoed nummer {n}", "box", TOYS) for n in range(50)]
    said = slip(*(lent(thing, cents=50) for thing in things))
    text = said.text()

    assert len(said.groups[0].rows) == 50
    assert len(text.encode()) <= QR_BYTES
    assert text.endswith("\n… +43\nSamen: € 25,00")


@given(st.lists(st.text(max_size=200), max_size=60), st.integers(0, 10**9))
def test_the_text_always_fits_its_code(names: list[str], cents: int) -> None:
    rows = tuple(SlipRow(name, "terug voor zaterdag 12 december", "€ 1,00") for name in names)
    total = SlipRow("Samen", "", f"€ {cents}")
    codes = (CalendarCode("zaterdag", "BEGIN:VCALENDAR"),)
    said = Slip("De Deelfabriek", "nu", (SlipGroup("S", "Geleend", rows),), (), "nl", total, codes, "Scan")

    assert len(said.text().encode()) <= QR_BYTES
    assert said.text().endswith(f"Samen: € {cents}")


def test_days_of_codes_are_in_order_whatever_the_order_of_the_visit() -> None:
    lines = [lent(item, date(2026, 12, day)) for item, day in ((TRAIN, 19), (JIGSAW, 5), (SAW, 12))]

    assert all(earlier.data < later.data for earlier, later in pairwise(_dates(slip(*lines).calendar)))


def _dates(codes: tuple[CalendarCode, ...]) -> list[CalendarCode]:
    return [CalendarCode(code.day, code.data[code.data.index("DTSTART") :]) for code in codes]
