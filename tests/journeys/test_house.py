"""Whole visits under the terms of autonomous initiatives: real runtime, database and words, simulated devices."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.lending.cards import identify
from kiosk.lending.commands import Details
from kiosk.lending.conditions import Condition
from kiosk.lending.effects import Chime
from kiosk.lending.events import (
    AllTherePressed,
    InstructionsRead,
    PartNoted,
    PartsToldPressed,
    PartsUnfolded,
    TakePressed,
    TryAgainPressed,
)
from kiosk.lending.model import Cents, Line, Part, PartNote, PartsSaid, Why
from kiosk.lending.pricing import ProofKind
from kiosk.lending.states import Visiting
from kiosk.lending.terms import Terms
from tests.house import ALL_TERMS, BABIES_TERMS, BIKES_TERMS, TOOLS_TERMS, TOYS_TERMS
from tests.journeys.journey import JEANS_CHIP, KEY, SAMIRAS_CHIP, Journey

NEW_YEAR = date(2026, 1, 1)
TEENAGER = bytes.fromhex("04B0B0B0B0B0B0")


@contextmanager
def house(folder: Path, *, terms: tuple[Terms, ...] = ALL_TERMS, **decided: Any) -> Iterator[Journey]:
    kiosk = Journey(folder, terms=terms, **decided)
    book = kiosk.book
    toy = Details(parts=(Part("blokken", 12), Part("borden", 2)))
    book.add_item("SPE-1", "Bouwblokken", None, "toy", "spelotheek", toy)
    book.add_item("SPE-2", "Houten trein", None, "toy", "spelotheek")
    book.add_item("SPE-3", "Ganzenbord", None, "game", "spelotheek")
    book.add_item("INS-1", "Klopboormachine", None, "drill", "instrumentheek", Details(value=Cents(15000)))
    saw = Details(value=Cents(12000), adults_only=True, needs_induction=True)
    book.add_item("INS-2", "Cirkelzaag", None, "saw", "instrumentheek", saw)
    book.add_item("BAB-1", "Autostoel", None, "seat", "babytheek", Details(safe_until=date(2026, 11, 22)))
    book.add_item("BAB-2", "Autostoel i-Size", None, "seat", "babytheek", Details(safe_until=date(2027, 3, 1)))
    book.add_item("VEL-1", "Fiets 14 duim", None, "bike", "velootje")
    book.add_item("VEL-2", "Fiets 16 duim", None, "bike", "velootje")
    with kiosk.open():
        yield kiosk


def subscribe(kiosk: Journey, number: str, *terms: Terms, first: date = NEW_YEAR) -> None:
    """The member bought a subscription and paid for it."""
    for one in terms:
        kiosk.book.add_subscription(number, one.key, "jaar", first)
        plan = one.plan("jaar")
        if plan and plan.price:
            kiosk.book.take_payment(number, one.key, plan.price)


def visit(kiosk: Journey) -> Visiting:
    kiosk.rest()
    shown = kiosk.runtime.session.shown
    assert isinstance(shown, Visiting), shown
    return shown


def line(kiosk: Journey, barcode: str) -> Line:
    found = visit(kiosk).line_of(barcode)
    assert found, barcode
    return found


def against(kiosk: Journey) -> list[Why]:
    """The refusal of the item that was scanned last."""
    notice = visit(kiosk).notice
    assert notice
    assert notice.refusal
    return [reason.why for reason in notice.refusal.reasons]


def owed(kiosk: Journey, number: str = "0412") -> list[tuple[str, int]]:
    kiosk.rest()
    return [
        (fee.kind, fee.cents)
        for fee in kiosk.book.list_fees()
        if fee.member == number and fee.kind not in ("subscription", "payment")
    ]


def test_a_family_with_three_subscriptions_borrows_from_each_on_its_own_terms(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        subscribe(kiosk, "0412", TOYS_TERMS, TOOLS_TERMS, BABIES_TERMS)
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("SPE-2", "INS-1", "BAB-2")
        kiosk.touch(InstructionsRead(line(kiosk, "BAB-2").operation))
        assert line(kiosk, "BAB-2").confirmed
        due = {one.item.barcode: (one.due_on, one.price) for one in visit(kiosk).lines}
        assert due == {
            "SPE-2": (date(2026, 12, 14), 100),
            "INS-1": (date(2026, 11, 30), 0),
            "BAB-2": (date(2027, 3, 1), 500),
        }
        kiosk.press("Klaar")
        kiosk.later(5)  # until now the visitor could refuse the ticket
        kiosk.rest()
        slip = kiosk.printer.jobs[-1].slip
        assert [group.initiative for group in slip.groups] == ["Spelotheek", "Instrumentheek", "Babytheek"]
        assert [bool(group.hours) for group in slip.groups] == [True, True, False]
        assert len(slip.calendar) == 3
        assert owed(kiosk) == [("loan", 100), ("loan", 500)]


def test_a_strip_card_lends_as_often_as_it_has_strips_and_an_undone_loan_gives_one_back(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        kiosk.book.add_subscription("0412", "spelotheek", "beurten", NEW_YEAR)
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("SPE-2", "SPE-3", "SPE-1")
        assert against(kiosk) == [Why.STRIPS_USED]
        assert [one.left for one in kiosk.book.list_subscriptions()] == [0]
        undo: Any = next(one for one in kiosk.shown.view.lines if one.title == "Houten trein")  # type: ignore[union-attr]
        kiosk.touch(undo.undo.event)
        kiosk.rest()
        assert [one.left for one in kiosk.book.list_subscriptions()] == [1]
        kiosk.touch(TryAgainPressed("SPE-1"))
        kiosk.rest()
        assert line(kiosk, "SPE-1")
        assert [one.left for one in kiosk.book.list_subscriptions()] == [0]
        assert [cents for _, cents in owed(kiosk)] == [100, 100, -100, 100]


def test_a_car_seat_past_its_date_stays_and_a_good_one_comes_back_before_its_own(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        subscribe(kiosk, "0412", BABIES_TERMS)
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("BAB-1")
        assert against(kiosk) == [Why.UNSAFE]
        kiosk.scan("BAB-2")
        assert line(kiosk, "BAB-2").due_on == date(2027, 3, 1)
        assert line(kiosk, "BAB-2").instructions == "Lees het blad in de stoel voor je vertrekt."


def test_a_toy_returned_without_two_parts_waits_for_a_volunteer(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        subscribe(kiosk, "0412", TOYS_TERMS)
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("SPE-1")
        kiosk.touch(AllTherePressed(line(kiosk, "SPE-1").operation))
        assert line(kiosk, "SPE-1").parts_said is PartsSaid.ALL_THERE
        assert kiosk.book.list_inbox() == []
        kiosk.press("Klaar")
        kiosk.later(60)
        kiosk.days_pass(3)

        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("SPE-1")
        assert kiosk.loans == [("SPE-1", "0412", False)], "it is back, whatever is said of its parts"
        (waiting,) = kiosk.book.list_inbox()
        assert (waiting.kind, waiting.item, waiting.notes) == ("parts", "SPE-1", ())
        kiosk.touch(PartsUnfolded(line(kiosk, "SPE-1").operation))
        kiosk.touch(PartNoted(PartNote(0, missing=1)))
        kiosk.touch(PartNoted(PartNote(0, missing=2)))
        kiosk.touch(PartsToldPressed())
        assert line(kiosk, "SPE-1").parts_said is PartsSaid.PROBLEM
        assert line(kiosk, "SPE-1").set_aside
        (waiting,) = kiosk.book.list_inbox()
        assert [(note.part, note.missing, note.broken) for note in waiting.notes] == [("blokken", 2, 0)]
        assert (waiting.member, waiting.loan, waiting.initiative) == ("0412", 1, "spelotheek")

        kiosk.scan("SPE-1")
        kiosk.press("Klaar")
        kiosk.later(60)
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("SPE-1")
        assert against(kiosk) == [Why.TO_CHECK]


def test_walking_away_from_the_question_about_parts_counts_as_a_reported_problem(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        subscribe(kiosk, "0412", TOYS_TERMS)
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("SPE-1")
        kiosk.press("Klaar")
        kiosk.later(60)
        kiosk.scan("SPE-1")
        kiosk.later(100)
        kiosk.sees("welcome")
        assert [(one.kind, one.item, one.member) for one in kiosk.book.list_inbox()] == [("parts", "SPE-1", None)]
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("SPE-1")
        assert against(kiosk) == [Why.TO_CHECK]


def test_the_saw_is_not_lent_to_a_teenager(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        subscribe(kiosk, "0412", TOOLS_TERMS)
        kiosk.book.add_card("0412", identify(TEENAGER, KEY), "Bo El Amrani")
        kiosk.book.add_induction("0412", "INS-2")
        kiosk.tap(TEENAGER)
        kiosk.sees("Dag Bo")
        kiosk.scan("INS-2")
        assert against(kiosk) == [Why.ADULTS_ONLY, Why.INDUCTION]
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.sees("Dag Samira")
        kiosk.scan("INS-2")
        assert line(kiosk, "INS-2")


def test_tools_worth_more_than_the_limit_are_lent_once_there_is_a_deposit(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        subscribe(kiosk, "0412", TOOLS_TERMS)
        kiosk.book.add_induction("0412", "INS-2")
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("INS-1", "INS-2")
        assert against(kiosk) == [Why.DEPOSIT]
        kiosk.sees("50")
        kiosk.book.take_deposit("0412", "instrumentheek", Cents(5000))
        kiosk.scan("INS-2")
        assert line(kiosk, "INS-2")


def test_an_item_of_another_member_is_returned_and_borrowed_in_one_visit(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        subscribe(kiosk, "0412", TOYS_TERMS)
        subscribe(kiosk, "0413", TOYS_TERMS)
        kiosk.tap(JEANS_CHIP)
        kiosk.scan("SPE-1")
        kiosk.later(120)
        kiosk.days_pass(30)
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("SPE-1")
        assert (line(kiosk, "SPE-1").elsewhere, line(kiosk, "SPE-1").price) == (True, 0)
        kiosk.touch(TakePressed("SPE-1"))
        assert visit(kiosk).lines[0].asks_parts, "first the question, then the offer"
        kiosk.touch(AllTherePressed(line(kiosk, "SPE-1").operation))
        kiosk.rest()
        kiosk.touch(TakePressed("SPE-1"))
        kiosk.rest()
        assert kiosk.loans == [("SPE-1", "0413", False), ("SPE-1", "0412", True)]
        assert owed(kiosk, "0413") == [("loan", 100), ("late", 100)]
        kiosk.sees_nothing_of("Jean", "0413", "€ 2,00")


def test_a_new_bike_scanned_first_can_be_borrowed_once_the_old_one_is_back(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        subscribe(kiosk, "0412", BIKES_TERMS)
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("VEL-1")
        kiosk.press("Klaar")
        kiosk.later(60)
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("VEL-2")
        assert against(kiosk) == [Why.TOO_MANY_OF_CATEGORY]
        kiosk.scan("VEL-1")
        kiosk.press("Opnieuw")
        kiosk.rest()
        assert kiosk.loans == [("VEL-1", "0412", False), ("VEL-2", "0412", True)]
        assert visit(kiosk).unsettled == ()


def test_a_referral_that_ended_yesterday_does_not_count_any_more(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        subscribe(kiosk, "0412", TOYS_TERMS)
        kiosk.book.add_referral("0412", ProofKind.LETTER, date(2026, 11, 23))
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("SPE-2")
        assert line(kiosk, "SPE-2").price == 50
        kiosk.press("Klaar")
        kiosk.later(60)
        kiosk.days_pass(1)
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("SPE-3")
        assert line(kiosk, "SPE-3").price == 100
        assert owed(kiosk) == [("loan", 50), ("loan", 100)]


@pytest.mark.parametrize(
    ("at", "due"),
    [
        (datetime(2026, 12, 2, 13, tzinfo=UTC), date(2026, 12, 23)),
        (datetime(2026, 12, 3, 13, tzinfo=UTC), date(2027, 1, 4)),
        (datetime(2026, 12, 11, 13, tzinfo=UTC), date(2027, 1, 4)),
        (datetime(2026, 10, 4, 13, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 24, 21, 59, tzinfo=UTC), date(2026, 11, 14)),
        (datetime(2026, 10, 24, 22, 1, tzinfo=UTC), date(2026, 11, 15)),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), date(2026, 11, 15)),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), date(2026, 11, 15)),
        (datetime(2026, 10, 21, 13, tzinfo=UTC), date(2026, 11, 12)),
    ],
    ids=[
        "the day before the closing",
        "into the closing",
        "Christmas week to the Monday after it",
        "due on the last Sunday of October",
        "a minute before that Sunday",
        "a minute after it began",
        "half past two in summer time",
        "half past two in winter time",
        "not on 11 November",
    ],
)
def test_due_days_fall_on_days_on_which_items_can_be_handed_in(tmp_path: Path, at: datetime, due: date) -> None:
    with house(tmp_path, at=at) as kiosk:
        subscribe(kiosk, "0412", TOYS_TERMS)
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("SPE-2")
        assert line(kiosk, "SPE-2").due_on == due


def test_a_loan_is_in_time_to_the_end_of_its_last_day_also_when_that_has_25_hours(tmp_path: Path) -> None:
    with house(tmp_path, at=datetime(2026, 10, 4, 13, tzinfo=UTC)) as kiosk:
        subscribe(kiosk, "0412", TOYS_TERMS)
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("SPE-2", "SPE-3")
        kiosk.press("Klaar")
        kiosk.later(60)
        kiosk.day = datetime(2026, 10, 25, 22, 59, tzinfo=UTC)
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("SPE-2")
        assert line(kiosk, "SPE-2").price == 0
        kiosk.day += timedelta(minutes=2)
        kiosk.scan("SPE-3")
        assert line(kiosk, "SPE-3").price == 50


def test_a_member_who_may_borrow_nothing_still_returns_items(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        subscribe(kiosk, "0412", TOYS_TERMS, first=date(2025, 12, 1))
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("SPE-2")
        kiosk.press("Klaar")
        kiosk.later(60)
        kiosk.days_pass(150)
        kiosk.book.block_member("0412", "Kom even langs")
        kiosk.book.mark_item("SPE-3", Condition.REPAIR)
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.sees("Dag Samira")
        kiosk.scan("SPE-3")
        assert against(kiosk) == [Why.BLOCKED, Why.SUBSCRIPTION_ENDED, Why.IN_REPAIR]
        assert kiosk.chimes.played[-1] is Chime.LOOK
        kiosk.scan("SPE-2")
        assert kiosk.chimes.played[-1] is Chime.GOOD
        assert kiosk.loans == [("SPE-2", "0412", False)]
        assert owed(kiosk) == [("loan", 100), ("late", 950)]


def test_a_refusal_says_every_reason_with_its_code_and_when_somebody_is_there(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.book.mark_item("INS-2", Condition.REPAIR)
        kiosk.scan("INS-2")
        assert against(kiosk) == [Why.NO_SUBSCRIPTION, Why.IN_REPAIR, Why.INDUCTION]
        kiosk.sees("A1", "D3", "P4", "woensdag 25 november")


def test_the_guide_is_read_at_the_start_and_again_when_an_initiative_opens(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        kiosk.rest()
        guide = kiosk.runtime.session.guide
        assert guide
        assert [entry.initiative.key for entry in guide.entries] == [terms.key for terms in ALL_TERMS]
        assert not any(entry.open_now for entry in guide.entries)
        kiosk.day = datetime(2026, 11, 25, 13, 30, tzinfo=UTC)
        kiosk.runtime.look()
        kiosk.rest()
        guide = kiosk.runtime.session.guide
        assert guide
        assert [entry.initiative.key for entry in guide.entries if entry.open_now] == ["spelotheek", "instrumentheek"]
