"""The ticket in words: grouped, in the visitor's language, without any name."""

import subprocess
import sys
import time as clock
from dataclasses import replace
from datetime import UTC, date, datetime, time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.lending.model import (
    Account,
    Cents,
    GuideEntry,
    Hold,
    Item,
    Line,
    LineKind,
    Operation,
    Part,
    PartNote,
    PartsSaid,
    Payment,
    Reservation,
    Swap,
)
from kiosk.lending.opening import Closure, Hours
from kiosk.lending.tickets import (
    QR_BYTES,
    CalendarCode,
    HoldSlip,
    PartSlip,
    PaymentCode,
    Slip,
    SlipGroup,
    SlipRow,
    Ticket,
)
from screens.present.paper.hold_slip import write_hold
from screens.present.paper.item_label import write_on_item
from screens.present.paper.slip import write_slip
from screens.present.words import wordbook
from tests.house import (
    BABIES,
    BIKE,
    BIKES,
    BODY,
    DRILL,
    JIGSAW,
    SAW,
    SHOES,
    TOOLS,
    TOYS,
    TRAIN,
)

BOOK = wordbook("Europe/Brussels")
NOW = datetime(2026, 11, 23, 13, 30, tzinfo=UTC)
SATURDAY, THURSDAY = date(2026, 12, 12), date(2026, 12, 17)

WINTER_COAT = Item("B-9", "Winterjas", "coat", BABIES)
TO_BABIES = Payment("Babytheek vzw", "BE68539007547034", "+++000/0000/04141+++")
TO_TOOLS = Payment("Instrumentheek", "BE62510007547061", "+++123/4567/89002+++")


def line(kind: LineKind, item: Item, due_on: date | None = None, cents: int = 0) -> Line:
    return Line(Operation(f"{kind.value}-{item.barcode}"), kind, item, due_on, Cents(cents))


def lent(item: Item, due_on: date = SATURDAY, cents: int = 0) -> Line:
    return line(LineKind.LENT, item, due_on, cents)


def renewed(item: Item, due_on: date = THURSDAY, cents: int = 0) -> Line:
    return line(LineKind.RENEWED, item, due_on, cents)


def returned(item: Item, cents: int = 0) -> Line:
    return line(LineKind.RETURNED, item, None, cents)


def swapped(item: Item, points: int, taken: int = 0, given: int = 0, waits: bool = False) -> Line:
    swap = Swap(points, taken, given, may_give=True, waits=waits)
    return Line(Operation(f"swapped-{item.barcode}"), LineKind.SWAPPED, item, swap=swap)


def reserved(item: Item, place: int, hold: Hold | None = None) -> Line:
    reservation = Reservation(item, place, hold)
    return Line(Operation(f"reserved-{item.barcode}"), LineKind.RESERVED, item, reservation=reservation)


def slip(
    *newest_first: Line,
    language: str = "nl",
    guide: tuple[GuideEntry, ...] = (),
    before: tuple[Account, ...] = (),
    after: tuple[Account, ...] = (),
) -> Slip:
    return write_slip(Ticket(7, newest_first, language, guide, before, after), BOOK, NOW, "De Deelfabriek")


def test_a_ticket_is_grouped_by_initiative_and_line_kind_in_the_order_of_the_visit() -> None:
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


def test_the_items_due_first_stand_first_in_their_group() -> None:
    rows = slip(lent(JIGSAW, SATURDAY), lent(TRAIN, THURSDAY)).groups[0].rows

    assert [row.title for row in rows] == ["Puzzel De boerderij", "Houten treinset"]


def test_an_item_lent_and_returned_in_one_visit_is_listed_as_returned_alone() -> None:
    assert slip(returned(DRILL), lent(DRILL)).groups == (
        SlipGroup("Instrumentheek", "Teruggebracht", (SlipRow("Klopboormachine"),)),
    )


def test_an_item_returned_and_borrowed_is_listed_as_lent_alone() -> None:
    assert slip(lent(DRILL), returned(DRILL)).groups == (
        SlipGroup("Instrumentheek", "Geleend", (SlipRow("Klopboormachine", "terug voor zaterdag 12 december"),)),
    )


def test_a_ticket_of_returns_alone_closes_with_thanks() -> None:
    assert slip(returned(JIGSAW)).closing == ("Bedankt en tot ziens!",)


def test_reports_of_parts_are_not_on_the_ticket() -> None:
    plain = returned(TRAIN)
    incomplete = Line(
        plain.operation,
        LineKind.RETURNED,
        TRAIN,
        parts=(Part("wagon", 4),),
        parts_said=PartsSaid.PROBLEM,
        instructions="Tel de wagons.",
        set_aside=True,
        elsewhere=True,
    )

    assert slip(incomplete) == slip(plain)


@pytest.mark.parametrize(
    ("language", "spoken", "kind", "detail", "closing"),
    [
        ("fr", "fr", "Emprunté", "à rendre pour le samedi 12 décembre", "Profitez-en bien\u00a0!"),
        ("en", "en", "Borrowed", "back by Saturday 12 December", "Enjoy!"),
        ("tr", "nl", "Geleend", "terug voor zaterdag 12 december", "Veel plezier ermee!"),
    ],
)
def test_a_ticket_is_in_the_language_of_its_visitor(
    language: str, spoken: str, kind: str, detail: str, closing: str
) -> None:
    said = slip(lent(TRAIN), language=language)

    assert (spoken, kind) == (said.language, said.groups[0].kind)
    assert (detail, closing) == (said.groups[0].rows[0].detail, said.closing[-1])


# --- amounts -----------------------------------------------------------------------------------------------------

LATER = "Je hoeft nu niet te betalen. Dat kan later, bij een vrijwilliger."


def test_a_ticket_without_costs_does_not_mention_money() -> None:
    said = slip(lent(TRAIN), returned(DRILL))

    assert said.total is None
    assert said.closing == ("Iets terugbrengen? Scan het gewoon.", "Veel plezier ermee!")


def test_one_amount_has_no_total_but_says_that_payment_can_wait() -> None:
    said = slip(lent(TRAIN, cents=50))

    assert said.total is None
    assert said.closing[0] == LATER


@pytest.mark.parametrize(
    "lines",
    [(lent(TRAIN, cents=50), lent(JIGSAW, cents=100)), (lent(TRAIN, cents=150), returned(DRILL))],
    ids=["more amounts", "more initiatives"],
)
def test_several_amounts_or_initiatives_have_a_total_and_say_that_payment_can_wait(lines: tuple[Line, ...]) -> None:
    said = slip(*lines)

    assert said.total == SlipRow("Samen", LATER, "€ 1,50")
    assert LATER not in said.closing


def test_a_late_return_says_so_with_its_cost_and_blames_nobody() -> None:
    assert slip(returned(SAW, cents=100)).groups[0].rows == (SlipRow("Cirkelzaag, langer gehouden", amount="€ 1,00"),)
    assert slip(returned(SAW)).groups[0].rows == (SlipRow("Cirkelzaag"),)


def test_an_item_returned_late_and_lent_again_has_both_costs() -> None:
    said = slip(lent(SAW, cents=150), returned(SAW, cents=100))

    assert said.groups[0].rows == (SlipRow("Cirkelzaag", "terug voor zaterdag 12 december", "€ 2,50"),)
    assert said.closing[0] == LATER


def test_an_item_lent_and_returned_at_once_is_no_late_return_though_it_costs_something() -> None:
    assert slip(returned(SAW), lent(SAW, cents=150)).groups[0].rows == (SlipRow("Cirkelzaag", amount="€ 1,50"),)


# --- hours -------------------------------------------------------------------------------------------------------

WEDNESDAY, WEEKEND = (Hours(time(14), time(17)),), (Hours(time(10), time(12)),)
WEEK = ((), (), WEDNESDAY, (), (), WEEKEND, WEEKEND)
CLOSING = Closure(date(2026, 12, 24), date(2027, 1, 3))


def test_the_hours_of_an_initiative_stand_under_its_last_group() -> None:
    guide = (GuideEntry(TOYS, "train", week=WEEK), GuideEntry(BIKES, "bike"))
    groups = slip(lent(DRILL), returned(JIGSAW), lent(TRAIN), lent(BIKE), guide=guide).groups

    assert [(group.initiative, group.hours) for group in groups] == [
        ("’t Velootje", ()),
        ("Spelotheek", ()),
        ("Spelotheek", ("Open wo 14:00–17:00", "Open za, zo 10:00–12:00")),
        ("Instrumentheek", ()),
    ]


def test_a_coming_closing_is_named_with_its_days() -> None:
    guide = (GuideEntry(TOYS, "train", week=WEEK, closure=CLOSING),)

    assert slip(lent(TRAIN), guide=guide).groups[0].hours[-1] == (
        "Gesloten van donderdag 24 december tot en met zondag 3 januari"
    )


# --- swapping ----------------------------------------------------------------------------------------------------


def points(before: int | None, after: int, waiting: int = 0) -> dict[str, tuple[Account, ...]]:
    return {"before": (Account(BABIES, points=before),), "after": (Account(BABIES, points=after, waiting=waiting),)}


def test_five_taken_against_three_given_say_their_points_and_the_points_before_and_after() -> None:
    assert slip(swapped(BODY, 1, 5, 3), **points(10, 8)).groups == (
        SlipGroup(
            "Babytheek",
            "Geruild",
            (SlipRow("Body’s, 5 meegenomen", amount="−5 punten"), SlipRow("Body’s, 3 gebracht", amount="+3 punten")),
            balance=SlipRow("Punten", amount="10 → 8"),
        ),
    )


def test_a_gift_says_that_it_waits_where_the_initiative_approves_gifts() -> None:
    (group,) = slip(swapped(BODY, 2, 1, 3, waits=True), **points(10, 8, waiting=6)).groups

    assert group.rows == (
        SlipRow("Body’s, 1 meegenomen", amount="−2 punten"),
        SlipRow("Body’s, 3 gebracht", "wacht op een vrijwilliger"),
    )
    assert group.balance == SlipRow("Punten", "6 punten wachten op een vrijwilliger", "10 → 8")


def test_points_that_only_wait_are_no_change() -> None:
    (group,) = slip(swapped(BODY, 1, 0, 1, waits=True), **points(10, 10, waiting=1)).groups

    assert group.balance == SlipRow("Punten", "1 punt wacht op een vrijwilliger", "10")


@pytest.mark.parametrize(
    ("before", "after", "amount"), [(None, 3, "0 → 3"), (2, -3, "2 → −3"), (-1, 0, "−1 → 0"), (0, 0, "0")]
)
def test_points_from_zero_and_below_zero_are_written_alike(before: int | None, after: int, amount: str) -> None:
    (group,) = slip(swapped(BODY, 1, 1, 1), **points(before, after)).groups

    assert group.balance == SlipRow("Punten", amount=amount)


def test_a_count_of_zero_and_a_line_without_counts_are_left_out() -> None:
    said = slip(swapped(BODY, 1, 0, 0), swapped(SHOES, 2, 1, 0), **points(10, 8))

    assert said.groups[0].rows == (SlipRow("Kinderschoenen, 1 meegenomen", amount="−2 punten"),)
    assert slip(swapped(BODY, 1, 0, 0), lent(TRAIN)).groups == slip(lent(TRAIN)).groups


def test_two_tags_of_one_kind_are_counted_together() -> None:
    second = Item("RUIL-BODY-2", "Body’s", "tshirt", BABIES)
    said = slip(swapped(second, 1, 2, 0), swapped(BODY, 1, 3, 1), **points(10, 6))

    assert said.groups[0].rows == (
        SlipRow("Body’s, 5 meegenomen", amount="−5 punten"),
        SlipRow("Body’s, 1 gebracht", amount="+1 punt"),
    )


def test_a_swap_for_no_points_mentions_none_and_without_an_account_there_is_no_balance() -> None:
    assert slip(swapped(BODY, 0, 2, 0)).groups[0] == SlipGroup(
        "Babytheek", "Geruild", (SlipRow("Body’s, 2 meegenomen"),)
    )


def test_loans_and_swaps_of_one_initiative_stand_together_with_the_points_under_the_swap() -> None:
    said = slip(swapped(BODY, 1, 1, 0), lent(Item("B-1", "Reisbed", "cot", BABIES)), **points(10, 9))

    assert [(group.kind, group.balance and group.balance.amount) for group in said.groups] == [
        ("Geleend", None),
        ("Geruild", "10 → 9"),
    ]


def test_a_ticket_of_swaps_alone_closes_with_thanks() -> None:
    assert slip(swapped(BODY, 1, 1, 1)).closing == ("Bedankt en tot ziens!",)


# --- reservations ------------------------------------------------------------------------------------------------

HOLD = Hold("Rek bij de deur", "K7", date(2026, 12, 5))


def test_a_reservation_says_the_place_in_the_queue() -> None:
    said = slip(reserved(DRILL, 2), reserved(SAW, 1), reserved(TRAIN, 11))

    assert [(group.kind, row.title, row.detail, row.amount) for group in said.groups for row in group.rows] == [
        ("Gereserveerd", "Houten treinset", "nog 10 mensen voor jou", ""),
        ("Gereserveerd", "Cirkelzaag", "jij bent de eerste op de lijst", ""),
        ("Gereserveerd", "Klopboormachine", "nog 1 persoon voor jou", ""),
    ]
    assert said.calendar == ()


def test_a_hold_says_its_last_day_its_shelf_and_its_code() -> None:
    assert slip(reserved(SAW, 1, HOLD)).groups[0].rows == (
        SlipRow("Cirkelzaag", "ligt klaar tot en met zaterdag 5 december, Rek bij de deur", "code K7"),
    )
    assert slip(reserved(SAW, 1, replace(HOLD, shelf=""))).groups[0].rows == (
        SlipRow("Cirkelzaag", "ligt klaar tot en met zaterdag 5 december", "code K7"),
    )


def test_a_returned_item_with_a_hold_says_where_it_belongs_and_not_for_whom() -> None:
    assert slip(replace(returned(SAW, 100), hold=HOLD)).groups[0].rows == (
        SlipRow("Cirkelzaag, langer gehouden", "hier wacht iemand op: Rek bij de deur, code K7", "€ 1,00"),
    )
    assert slip(replace(returned(SAW), hold=replace(HOLD, shelf=""))).groups[0].rows == (
        SlipRow("Cirkelzaag", "hier wacht iemand op: code K7"),
    )


def test_an_item_returned_and_reserved_is_listed_as_both_and_one_reserved_and_borrowed_as_lent() -> None:
    both = slip(reserved(SAW, 2), returned(SAW))

    assert [(group.kind, group.rows) for group in both.groups] == [
        ("Teruggebracht", (SlipRow("Cirkelzaag"),)),
        ("Gereserveerd", (SlipRow("Cirkelzaag", "nog 1 persoon voor jou"),)),
    ]
    assert slip(lent(SAW), reserved(SAW, 1, HOLD)).groups == slip(lent(SAW)).groups


def test_the_slip_of_a_hold_has_a_large_code_its_shelf_and_last_day_and_names_nobody() -> None:
    assert write_hold(HoldSlip(SAW, HOLD, "nl"), BOOK, NOW, "De Deelfabriek") == Slip(
        "De Deelfabriek",
        "maandag 23 november 2026, 14:30",
        (SlipGroup("Instrumentheek", "Gereserveerd", (SlipRow("Cirkelzaag", "tot en met zaterdag 5 december"),)),),
        ("Leg dit briefje op het ding.",),
        "nl",
        large="K7",
        large_title="Rek bij de deur",
    )


def test_the_slip_of_a_hold_without_a_shelf_says_that_the_item_is_set_aside() -> None:
    held = HoldSlip(SAW, replace(HOLD, shelf=""), "nl")

    assert write_hold(held, BOOK, NOW, "De Deelfabriek").large_title == "Apart gelegd"


# --- paying later ------------------------------------------------------------------------------------------------

BY_BANK = "Je hoeft nu niet te betalen. Dat kan later, met je bank of bij een vrijwilliger."


def owes(item: Item, cents: int, payment: Payment | None, before: int = 0) -> dict[str, tuple[Account, ...]]:
    initiative = item.initiative
    known = (Account(initiative, Cents(before)),) if before else ()
    return {"before": known, "after": (Account(initiative, Cents(cents), payment),)}


def payments(said: Slip) -> list[tuple[str, str]]:
    return [(code.title, code.amount) for code in said.payments]


def test_debts_to_two_initiatives_have_a_payment_code_each() -> None:
    after = (Account(BABIES, Cents(500), TO_BABIES), Account(TOOLS, Cents(150), TO_TOOLS))
    said = slip(lent(SAW, cents=150), lent(WINTER_COAT, cents=500), after=after)

    assert said.payments == (
        PaymentCode(
            "Babytheek",
            "€ 5,00",
            ("Babytheek vzw", "BE68 5390 0754 7034", "+++000/0000/04141+++"),
            "BCD\n002\n1\nSCT\n\nBabytheek vzw\nBE68539007547034\nEUR5.00\n\n000000004141",
        ),
        PaymentCode(
            "Instrumentheek",
            "€ 1,50",
            ("Instrumentheek", "BE62 5100 0754 7061", "+++123/4567/89002+++"),
            "BCD\n002\n1\nSCT\n\nInstrumentheek\nBE62510007547061\nEUR1.50\n\n123456789002",
        ),
    )
    assert said.payment_title == "Betalen met je bank? Scan elke code met de app van je bank."
    assert said.total == SlipRow("Samen", BY_BANK, "€ 6,50")


def test_one_payment_code_has_a_title_in_the_singular_and_the_closing_mentions_the_bank() -> None:
    said = slip(lent(SAW, cents=150), **owes(SAW, 150, TO_TOOLS))

    assert payments(said) == [("Instrumentheek", "€ 1,50")]
    assert said.payment_title == "Betalen met je bank? Scan met de app van je bank."
    assert said.closing[0] == BY_BANK


def test_a_debt_that_cannot_be_paid_by_bank_has_no_code_and_the_closing_does_not_mention_the_bank() -> None:
    said = slip(lent(SAW, cents=150), **owes(SAW, 150, None))

    assert (said.payments, said.payment_title, said.closing[0]) == ((), "", LATER)


def test_an_amount_with_an_older_debt_or_credit_says_so() -> None:
    more = slip(lent(SAW, cents=150), **owes(SAW, 350, TO_TOOLS, before=200))
    less = slip(lent(SAW, cents=150), **owes(SAW, 50, TO_TOOLS, before=-100))

    assert payments(more) == [("Instrumentheek, met wat nog openstond", "€ 3,50")]
    assert payments(less) == [("Instrumentheek, min wat je tegoed had", "€ 0,50")]


def test_a_cost_covered_by_a_credit_need_not_be_paid() -> None:
    said = slip(lent(SAW, cents=150), **owes(SAW, -50, None, before=-200))

    assert said.payments == ()
    assert said.closing[0] == "Je hoeft niets te betalen: je had nog iets tegoed."


def test_an_old_debt_that_did_not_grow_in_this_visit_is_not_on_the_ticket() -> None:
    before = (Account(BABIES, Cents(500), TO_BABIES, 10),)
    after = (Account(BABIES, Cents(500), TO_BABIES, 9),)
    said = slip(swapped(BODY, 1, 1, 0), before=before, after=after)

    assert (said.payments, said.payment_title, said.closing) == ((), "", ("Bedankt en tot ziens!",))


# --- codes -------------------------------------------------------------------------------------------------------


def titled(*lines: Line) -> tuple[list[str], str]:
    said = slip(*lines)
    return [code.day for code in said.calendar], said.calendar_title


def test_a_ticket_has_a_calendar_code_for_each_of_the_first_three_days_and_mentions_the_others() -> None:
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


def test_a_renewed_loan_has_its_new_day_in_the_calendar_and_a_returned_item_has_none() -> None:
    assert titled(returned(TRAIN), lent(TRAIN), renewed(BIKE))[0] == ["donderdag 17 december"]


def test_the_calendar_library_is_loaded_with_the_first_ticket_and_not_before() -> None:
    code = "import sys, screens.present.paper.slip; print({'icalendar', 'dateutil'} & set(sys.modules))"

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


def test_the_ticket_as_text_has_the_points_and_the_way_to_pay() -> None:
    before, after = Account(BABIES, points=10), Account(BABIES, Cents(500), TO_BABIES, points=8, waiting=3)
    said = slip(lent(WINTER_COAT, cents=500), swapped(BODY, 1, 2, 3, waits=True), before=(before,), after=(after,))

    assert said.text() == "\n".join(
        (
            "De Deelfabriek",
            "maandag 23 november 2026, 14:30",
            "Geleend: Winterjas, terug voor zaterdag 12 december, € 5,00",
            "Geruild: Body’s, 2 meegenomen, −2 punten",
            "Geruild: Body’s, 3 gebracht, wacht op een vrijwilliger",
            "Punten Babytheek: 10 → 8, 3 punten wachten op een vrijwilliger",
            "Babytheek: € 5,00, Babytheek vzw, BE68 5390 0754 7034, +++000/0000/04141+++",
        )
    )


def test_a_text_that_is_too_long_keeps_the_points_and_leaves_out_the_way_to_pay() -> None:
    toys = [Item(f"S-{n}", f"Speelgoed nummer {n}", "box", BABIES) for n in range(50)]
    before, after = Account(BABIES, points=10), Account(BABIES, Cents(2500), TO_BABIES, points=8)
    lines = (swapped(BODY, 1, 2), *(lent(toy, cents=50) for toy in toys))
    text = slip(*lines, before=(before,), after=(after,)).text()

    assert len(text.encode()) <= QR_BYTES
    assert text.endswith("\n… +45\nPunten Babytheek: 10 → 8\nSamen: € 25,00")


def test_a_ticket_of_fifty_items_lists_and_counts_all() -> None:
    toys = [Item(f"S-{n}", f"Speelgoed nummer {n}", "box", TOYS) for n in range(50)]
    said = slip(*(lent(toy, cents=50) for toy in toys))
    text = said.text()

    assert len(said.groups[0].rows) == 50
    assert len(text.encode()) <= QR_BYTES
    assert text.endswith("\n… +43\nSamen: € 25,00")


def test_the_text_of_a_ticket_with_thousands_of_items_is_made_within_a_second() -> None:
    group = SlipGroup("S", "Geleend", tuple(SlipRow(f"Ding {number}", "terug voor 5 mei") for number in range(20_000)))
    began = clock.process_time()
    text = Slip("De Deelfabriek", "nu", (group,), (), "nl").text()
    assert text.endswith("\n… +19984")
    assert clock.process_time() - began < 1


@given(st.lists(st.text(max_size=200), max_size=60), st.integers(0, 10**9))
def test_the_ticket_as_text_always_fits_its_code(names: list[str], cents: int) -> None:
    rows = tuple(SlipRow(name, "terug voor zaterdag 12 december", "€ 1,00") for name in names)
    total = SlipRow("Samen", "", f"€ {cents}")
    codes = (CalendarCode("zaterdag", "BEGIN:VCALENDAR"),)
    pay = PaymentCode("S", "€ 1,00", ("Speelgoed", "BE68 5390 0754 7034", "+++000/0000/04141+++"), "BCD")
    group = SlipGroup("S", "Geleend", rows, balance=SlipRow("Punten", "3 punten wachten", "10 → 8"))
    said = Slip("De Deelfabriek", "nu", (group,), (), "nl", total, codes, "Scan", (pay,), "Betaal")

    assert len(said.text().encode()) <= QR_BYTES
    assert f"\nPunten S: 10 → 8, 3 punten wachten\nSamen: € {cents}" in said.text()


def test_calendar_codes_are_in_the_order_of_days_whatever_the_order_of_the_visit() -> None:
    lines = [lent(item, date(2026, 12, day)) for item, day in ((TRAIN, 19), (JIGSAW, 5), (SAW, 12))]

    assert all(earlier.data < later.data for earlier, later in pairwise(_dates(slip(*lines).calendar)))


def _dates(codes: tuple[CalendarCode, ...]) -> list[CalendarCode]:
    return [CalendarCode(code.day, code.data[code.data.index("DTSTART") :]) for code in codes]


# --- the shelf of a return, and the parts of a loan --------------------------------------------------------------


def test_the_ticket_of_a_loan_lists_its_parts_without_the_missing_ones() -> None:
    parts = (Part("blokken", 12), Part("borden", 2), Part("doos"))
    said = slip(replace(lent(TRAIN), parts=parts, notes=(PartNote(0, missing=2), PartNote(2, missing=1))))

    assert [row.parts for row in said.groups[0].rows] == ["Erbij: 10 blokken, 2 borden"]
    assert "blokken" not in said.text()
    french = slip(replace(lent(TRAIN), parts=parts[:1]), language="fr").groups[0].rows[0]
    assert french.parts == "Avec : 12 blokken"


def test_the_ticket_of_a_return_says_the_shelf_unless_the_item_is_set_aside() -> None:
    on_b3 = replace(returned(DRILL), shelf="B3")
    rows = [slip(line).groups[0].rows[0].detail for line in (on_b3, replace(on_b3, set_aside=True))]

    assert rows == ["hoort op plank B3", ""]


def test_the_slip_of_a_missing_part_has_its_code_and_names_nobody() -> None:
    paper = PartSlip(TRAIN, (Part("wagon", 2), Part("brug")), "K7P4M2XR", "nl")
    said = write_on_item(paper, BOOK, NOW, "De Deelfabriek")

    assert said.groups == (
        SlipGroup("Spelotheek", "Een stukje komt nog", (SlipRow("Houten treinset", "2 wagon, 1 brug"),)),
    )
    assert said.barcode == "K7P4M2XR"
