"""The numbers of a year, before and after borrowers were forgotten; the overdue items; the amounts saved."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from db.ledger import SqlLedger
from db.ledger.privacy.night import forgetting
from kiosk.lending.actors import ByVolunteer, CommandLine
from kiosk.lending.commands import Details
from kiosk.lending.declining import CommandDeclined
from kiosk.lending.events import Recorded, SavedRead
from kiosk.lending.model import Cents, MemberId, PartNote
from kiosk.lending.pricing import ProofKind, Reduction
from kiosk.lending.reports.model import HOUSE, Measure, Report, Split
from kiosk.lending.terms import House, LoanTerms
from kiosk.lending.volunteers.events import Declined, FiguresRead, OverdueRead
from kiosk.lending.volunteers.model import DeclineCause
from tests.db.conftest import Clock
from tests.db.sharing import BODY_TAG, CARDS, LENT_TOOLS, SHARED_BABIES, furnish, member, visit
from tests.house import BABIES, TOOLS
from tests.support.builder import Builder, new

DAY = timedelta(days=1)


@pytest.fixture
def house(desk: Builder) -> Builder:
    """The house that shares, with a ladder that has a value."""
    furnish(desk)
    desk.add_item("LADDER", "Ladder", 7, "ladder", TOOLS.key, Details(value=Cents(80_00)))
    return desk


def borrow(ledger: SqlLedger, who: str, code: str) -> None:
    assert isinstance(ledger.lend(new(), member(ledger, who), code), Recorded)


def live(house: Builder, ledger: SqlLedger, clock: Clock) -> None:
    """Makes a year: a ladder is lent 15 times and once returned late, a cot for a fee is returned incomplete, and there
    is a swap.
    """
    house.add_referral("1002", ProofKind.UITPAS, date(2027, 6, 1))
    for who in (*("1001", "1002") * 7, "1001"):
        borrow(ledger, who, "LADDER")
        ledger.give_back(new(), None, "LADDER")
    borrow(ledger, "1003", "LADDER")
    borrow(ledger, "1001", "COT")
    ledger.renew(new(), member(ledger), "COT")
    clock.pass_by(8 * DAY)
    ledger.give_back(new(), None, "LADDER")
    back = new()
    ledger.give_back(back, None, "COT")
    ledger.report_parts(new(), back, (PartNote(0, missing=2),))
    ledger.lend_or_return(new(), member(ledger, "1002"), BODY_TAG)


def told(report: Report, *what: Measure, place: str = HOUSE, period: str = "2026") -> tuple[int | None, ...]:
    return tuple(report.of(one, place, period) for one in what)


def test_the_numbers_of_a_year_are_the_same_after_all_its_loans_were_forgotten(
    house: Builder, ledger: SqlLedger, clock: Clock
) -> None:
    live(house, ledger, clock)
    for account in ledger.list_fees():
        house.take_payment("1001", account.initiative, Cents(account.cents))
    before = ledger.read_report(2026)
    clock.pass_by(400 * DAY)
    asked = ledger.read_report(2026)
    for _ in forgetting(ledger):
        pass
    after = ledger.read_report(2026)

    assert told(before, Measure.LOANS, Measure.RETURNS, Measure.LATE, Measure.RENEWALS) == (17, 17, 1, 1)
    assert told(before, Measure.LOANS, Measure.MEMBERS, place=TOOLS.key) == (16, 3)
    assert told(before, Measure.LOANS, place=TOOLS.key, period="2026-11") == (16,)
    assert told(before, Measure.TAKEN, Measure.MISSING, Measure.NEW_MEMBERS, place=HOUSE) == (1, 2, 3)
    assert told(before, Measure.SHARED) == (16 * 80_00,)
    assert before.share_without_volunteer(HOUSE, "2026") == 100
    assert [one.item.barcode for one in before.never_lent] == ["SEAT", "SAW"]
    assert after.numbers[HOUSE, "2026"] == before.numbers[HOUSE, "2026"]
    assert after.numbers[TOOLS.key, "2026-11"] == before.numbers[TOOLS.key, "2026-11"]
    assert asked.tariffs == after.tariffs
    assert after.tariffs[HOUSE, "2026"] == Split(10, 7, Cents(4_00))
    assert after.tariffs[BABIES.key, "2026"] is None, "one loan"
    assert after.tariffs[TOOLS.key, "2026"] is None, "the house less these would be that one loan"


def test_overdue_items_are_listed_alike_at_either_tariff(house: Builder, ledger: SqlLedger, clock: Clock) -> None:
    half = (Reduction(ProofKind.UITPAS, 50),)
    tools = replace(LENT_TOOLS, loans=LoanTerms(late=Cents(50)), reductions=half)
    house.apply_house(House(holidays=""), (SHARED_BABIES, tools))
    house.add_referral("1002", ProofKind.UITPAS, date(2027, 6, 1))
    house.add_item("LADDER2", "Ladder", 7, "ladder", TOOLS.key)
    for who, code in (("1001", "LADDER"), ("1002", "LADDER2")):
        borrow(ledger, who, code)
    clock.pass_by(30 * DAY)

    standard, social = ledger.read_overdue_of(CommandLine()).late
    fees = [visit(ledger, who).loans[0].late_fee for who in ("1001", "1002")]
    assert fees[0] > fees[1] > 0, "they pay another amount"
    assert replace(standard, item=social.item, person=social.person) == social


def test_visits_are_counted_as_one_for_a_member_and_a_day(house: Builder, ledger: SqlLedger, clock: Clock) -> None:
    for who in ("1001", "1001", "1002"):
        visit(ledger, who)
    clock.pass_by(DAY)
    visit(ledger)
    assert told(ledger.read_report(2026), Measure.VISITS) == (3,)
    assert told(ledger.read_report(2026), Measure.VISITS, period="2025") == (None,)


def test_only_those_with_the_right_see_the_overdue_items_and_the_numbers(
    house: Builder, ledger: SqlLedger, clock: Clock
) -> None:
    borrow(ledger, "1003", "LADDER")
    house.add_item("COT2", "Bed", 7, "cot", BABIES.key)
    borrow(ledger, "1003", "COT2")
    house.add_reservation("1001", "LADDER")
    house.add_reservation("1002", "SEAT")
    house.add_volunteer("1001", TOOLS.key)
    house.add_coordinator("1002", BABIES.key)
    tools, every, nobody = (member_of(ledger, number) for number in ("1001", "1002", "1003"))
    assert ledger.read_overdue_of(CommandLine()).late == ()
    clock.pass_by(9 * DAY - timedelta(hours=1))

    theirs = ledger.read_overdue(tools)
    assert isinstance(theirs, OverdueRead)
    (late,) = theirs.overdue.late
    assert (late.item.barcode, late.person.name, late.waited_for) == ("LADDER", "Cem Demir", True)
    assert theirs.overdue.days(late) > 0
    assert {one.item.barcode for one in ledger.read_overdue_of(ByVolunteer(every)).late} == {"LADDER", "COT2"}
    assert isinstance(ledger.read_figures(every), FiguresRead)
    refused = Declined(DeclineCause.NOT_YOURS)
    assert ledger.read_figures(tools) == ledger.read_overdue(nobody) == refused
    with pytest.raises(CommandDeclined):
        ledger.read_overdue_of(ByVolunteer(tools), BABIES.key)


def member_of(ledger: SqlLedger, number: str) -> MemberId:
    opened = ledger.open_visit(CARDS[number], as_member=True)
    return opened.visitor.member  # type: ignore[union-attr]


def test_the_list_of_holds_has_the_day_and_the_slip_of_each(house: Builder, ledger: SqlLedger) -> None:
    hold = house.add_reservation("1002", "SEAT")
    (ready,) = ledger.read_overdue_of(CommandLine()).ready
    assert hold
    assert (ready.item.barcode, ready.person.number, ready.until, ready.code) == ("SEAT", "1002", hold.until, hold.code)


def test_a_member_saved_the_value_of_each_item_once_and_the_house_that_of_each_loan(
    house: Builder, ledger: SqlLedger, clock: Clock
) -> None:
    for _ in range(2):
        borrow(ledger, "1001", "LADDER")
        ledger.give_back(new(), None, "LADDER")
    assert ledger.saved_by(member(ledger)) == SavedRead(Cents(80_00))
    assert ledger.saved_by(member(ledger, "1002")) == SavedRead(Cents(0))
    assert ledger.guide().saved == 0, "today is not over"
    assert ledger.read_report(2026).tariffs == {}, "nor is this month"
    clock.pass_by(DAY)
    assert ledger.guide().saved == 160_00
