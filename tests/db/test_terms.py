"""The terms of an initiative in the ledger: the same on SQLite and on PostgreSQL."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from db.ledger import SqlLedger
from kiosk.holidays import public_holidays
from kiosk.lending.commands import Details
from kiosk.lending.conditions import Condition
from kiosk.lending.events import LendingRefused, PartsReported, Reconsidered, Recorded, Undone, VisitOpened
from kiosk.lending.model import WHOLE, Account, CardId, Cents, Line, MemberId, Operation, Part, PartNote, PartsSaid, Why
from kiosk.lending.opening import Closure, Hours, Opening
from kiosk.lending.ports import LedgerError
from kiosk.lending.pricing import ProofKind, Reduction
from kiosk.lending.terms import Category, CheckReturns, House, LoanTerms, Plan, SelfService, Terms
from tests.db.conftest import BRUSSELS, KEY, Clock
from tests.house import (
    ADAS_NUMBER,
    TODAY,
    TOOLS,
    TOYS,
)
from tests.support.builder import Builder, new

PRICED_TOYS = Terms(
    TOYS.key,
    TOYS.name,
    TOYS.colour,
    loans=LoanTerms(fee=Cents(101), late=Cents(50), grace_days=2, late_most=Cents(120), renewals=1, may_owe=Cents(500)),
    plans=(Plan("year", "Jaar", Cents(0)), Plan("strips", "Strippen", Cents(0), loans=2)),
    reductions=(Reduction(ProofKind.LETTER, 50), Reduction(ProofKind.UITPAS, 80)),
)
GUARDED_TOOLS = Terms(
    TOOLS.key,
    TOOLS.name,
    TOOLS.colour,
    loans=LoanTerms(days=7, most=1, deposit_over=Cents(100_00), deposit=Cents(50_00), overdue_days=7),
    categories=(Category("saw", "zaag", "saw", borrowing="Draag een bril.", returning="Maak hem schoon."),),
    instructions_confirmed=True,
)
ADAS_CARD, BENS_CARD, TEENS_CARD = CardId("ada"), CardId("ben"), CardId("teen")


@pytest.fixture
def house(desk: Builder) -> Builder:
    desk.apply_house(House(), (PRICED_TOYS, GUARDED_TOOLS))
    for number, card in (("1001", ADAS_CARD), ("1002", BENS_CARD)):
        desk.add_member(number, f"{card} Peeters")
        desk.add_card(number, card)
        desk.add_subscription(number, TOYS.key, "year", date(2026, 1, 1))
    desk.add_card("1001", TEENS_CARD, "Bo Peeters")
    desk.add_item("T-1", "Blokken", None, "box", TOYS.key, Details(parts=(Part("blok", 12), Part("bord", 2))))
    desk.add_item("T-2", "Trein", None, "box", TOYS.key)
    desk.add_item("G-1", "Zaag", None, "saw", TOOLS.key, Details(Cents(80_00), adults_only=True, needs_induction=True))
    desk.add_item("G-2", "Ladder", None, "saw", TOOLS.key, Details(Cents(30_00)))
    return desk


@pytest.fixture
def ledger(engine: Engine, clock: Clock) -> SqlLedger:
    return SqlLedger(engine, clock, BRUSSELS, KEY, public_holidays=public_holidays)


@pytest.fixture
def ada(house: Builder, ledger: SqlLedger) -> MemberId:
    return visit(ledger, ADAS_CARD).visitor.member


@pytest.fixture
def ben(house: Builder, ledger: SqlLedger) -> MemberId:
    return visit(ledger, BENS_CARD).visitor.member


def visit(ledger: SqlLedger, card: CardId) -> VisitOpened:
    opened = ledger.open_visit(card)
    assert isinstance(opened, VisitOpened)
    return opened


def scan(ledger: SqlLedger, member: MemberId | None, code: str, card: CardId | None = None) -> Line:
    answer = ledger.lend_or_return(new(), member, code, card)
    assert isinstance(answer, Recorded), answer
    return answer.line


def against(answer: object) -> list[Why]:
    assert isinstance(answer, LendingRefused), answer
    return [reason.why for reason in answer.refusal.reasons]


def owed(house: Builder, number: str = "1001") -> list[tuple[str, int, int]]:
    return [(fee.kind, fee.cents, fee.balance) for fee in house.list_fees() if fee.member == number]


# --- what it costs -----------------------------------------------------------------------------------------------


def test_a_loan_costs_its_fee_and_undoing_it_takes_the_fee_back(
    ledger: SqlLedger, house: Builder, ada: MemberId
) -> None:
    line = scan(ledger, ada, "T-2")
    assert line.price == 101
    assert ledger.undo(new(), line.operation) == Undone(line.operation, Account(PRICED_TOYS.initiative))
    assert owed(house) == [("loan", 101, 101), ("undone", -101, 0)]


@pytest.mark.parametrize(
    ("days", "late"), [(0, 0), (21, 0), (23, 0), (24, 50), (28, 50), (29, 100), (36, 120), (300, 120)]
)
def test_being_late_costs_per_started_week_after_the_grace_and_up_to_the_ceiling(
    ledger: SqlLedger, house: Builder, ada: MemberId, clock: Clock, days: int, late: int
) -> None:
    scan(ledger, ada, "T-2")
    clock.pass_by(timedelta(days=days))
    assert visit(ledger, ADAS_CARD).loans[0].late_fee == late
    assert scan(ledger, ada, "T-2").price == late


def test_a_late_fee_is_the_borrowers_and_shows_to_nobody_else(
    ledger: SqlLedger, house: Builder, ada: MemberId, ben: MemberId, clock: Clock
) -> None:
    scan(ledger, ada, "T-2")
    clock.pass_by(timedelta(days=30))
    assert scan(ledger, ben, "T-2").price == 0
    assert owed(house, "1001") == [("loan", 101, 101), ("late", 100, 201)]
    assert owed(house, "1002") == []


def test_a_renewal_costs_a_fee_again_and_the_late_fee_until_then(
    ledger: SqlLedger, house: Builder, ada: MemberId, clock: Clock
) -> None:
    scan(ledger, ada, "T-2")
    clock.pass_by(timedelta(days=30))
    assert visit(ledger, ADAS_CARD).loans[0].renewal_fee == 201
    renewed = ledger.renew(new(), ada, "T-2")
    assert isinstance(renewed, Recorded)
    assert renewed.line.price == 201
    assert against(ledger.renew(new(), ada, "T-2")) == [Why.NO_MORE_RENEWALS]
    assert scan(ledger, ada, "T-2").price == 0
    assert [kind for kind, _, _ in owed(house)] == ["loan", "renewal", "late"]


@pytest.mark.parametrize(
    ("proofs", "price"),
    [
        ([], 101),
        ([(ProofKind.LETTER, TODAY)], 50),
        ([(ProofKind.LETTER, TODAY - timedelta(days=1))], 101),
        ([(ProofKind.LETTER, TODAY), (ProofKind.UITPAS, TODAY)], 20),
        ([(ProofKind.LETTER, TODAY), (ProofKind.UITPAS, TODAY - timedelta(days=1))], 50),
    ],
)
def test_the_best_proof_of_the_day_counts_and_half_a_cent_is_in_the_members_favour(
    ledger: SqlLedger, house: Builder, ada: MemberId, proofs: list[tuple[ProofKind, date]], price: int
) -> None:
    for kind, until in proofs:
        house.add_referral("1001", kind, until)
    assert scan(ledger, ada, "T-2").price == price


def test_a_fee_of_an_open_loan_has_the_rates_of_its_first_day_and_the_tariff_of_today(
    ledger: SqlLedger, house: Builder, ada: MemberId, clock: Clock
) -> None:
    scan(ledger, ada, "T-2")
    dearer = replace(PRICED_TOYS, loans=replace(PRICED_TOYS.loans, late=Cents(999), grace_days=0, days=1))
    house.apply_house(House(), (dearer, GUARDED_TOOLS))
    clock.pass_by(timedelta(days=24))
    house.add_referral("1001", ProofKind.LETTER, date(2027, 1, 1))
    assert scan(ledger, ada, "T-2").price == 25
    assert scan(ledger, ada, "T-2").due_on == date(2026, 12, 18)


def test_a_member_who_owes_too_much_borrows_again_after_paying(
    ledger: SqlLedger, house: Builder, ada: MemberId
) -> None:
    for _ in range(5):
        scan(ledger, ada, "T-2")
        scan(ledger, ada, "T-2")
    assert against(ledger.lend(new(), ada, "T-2")) == [Why.OWES]
    house.take_payment("1001", TOYS.key, Cents(200))
    assert isinstance(ledger.lend(new(), ada, "T-2"), Recorded)


def test_a_problem_in_one_initiative_stops_another_only_if_the_house_says_so(
    ledger: SqlLedger, house: Builder, ada: MemberId, clock: Clock
) -> None:
    scan(ledger, ada, "G-2")
    clock.pass_by(timedelta(days=30))
    assert isinstance(ledger.lend(new(), ada, "T-2"), Recorded)
    house.apply_house(House(problems_everywhere=True), (PRICED_TOYS, GUARDED_TOOLS))
    assert against(ledger.lend(new(), ada, "T-1")) == [Why.OVERDUE]


def test_an_overdue_loan_counts_also_where_no_limit_asks_for_the_loans_at_home(
    ledger: SqlLedger, house: Builder, ada: MemberId, clock: Clock
) -> None:
    lent = replace(PRICED_TOYS, loans=LoanTerms(days=7, overdue_days=7))
    house.apply_house(House(), (lent, GUARDED_TOOLS))
    scan(ledger, ada, "T-1")
    clock.pass_by(timedelta(days=14))
    scan(ledger, ada, "T-2")
    scan(ledger, ada, "T-2")
    clock.pass_by(timedelta(days=1))
    assert against(ledger.lend(new(), ada, "T-2")) == [Why.OVERDUE]


@pytest.mark.parametrize("table", ["entry", "strip"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET at = 'x'", "DELETE FROM {}"])
def test_accounts_and_strips_are_only_added_to(
    engine: Engine, ledger: SqlLedger, house: Builder, ben: MemberId, table: str, statement: str
) -> None:
    house.add_member("1003", "Cas")
    house.add_card("1003", CardId("cas"))
    house.add_subscription("1003", TOYS.key, "strips", date(2026, 1, 1))
    scan(ledger, visit(ledger, CardId("cas")).visitor.member, "T-2")
    with pytest.raises(DBAPIError, match="only added to"), engine.begin() as connection:
        connection.execute(text(statement.format(table)))


# --- subscriptions -----------------------------------------------------------------------------------------------


def test_a_strip_is_used_for_each_loan_period_and_comes_back_when_that_is_undone(
    ledger: SqlLedger, house: Builder, clock: Clock
) -> None:
    house.add_member("1003", "Cas")
    house.add_card("1003", CardId("cas"))
    house.add_subscription("1003", TOYS.key, "strips", date(2026, 1, 1))
    cas = visit(ledger, CardId("cas")).visitor.member
    scan(ledger, cas, "T-2")
    renewed = ledger.renew(new(), cas, "T-2")
    assert isinstance(renewed, Recorded)
    assert against(ledger.lend(new(), cas, "T-1")) == [Why.STRIPS_USED]
    ledger.undo(new(), renewed.line.operation)
    assert isinstance(ledger.lend(new(), cas, "T-1"), Recorded)
    assert [one.left for one in house.list_subscriptions() if one.member == "1003"] == [0]


@pytest.mark.parametrize(
    ("first", "why"),
    [(date(2025, 11, 22), Why.SUBSCRIPTION_ENDED), (date(2026, 11, 24), Why.SUBSCRIPTION_NOT_BEGUN), (None, None)],
)
def test_a_subscription_counts_from_its_first_day_to_its_last(
    ledger: SqlLedger, house: Builder, first: date | None, why: Why | None
) -> None:
    house.add_member("1003", "Cas")
    house.add_card("1003", CardId("cas"))
    if first:
        house.add_subscription("1003", TOYS.key, "year", first)
    cas = visit(ledger, CardId("cas")).visitor.member
    assert against(ledger.lend(new(), cas, "T-2")) == [why or Why.NO_SUBSCRIPTION]


def test_a_visit_tells_the_day_to_renew_by_within_three_weeks_and_not_what_ends(
    ledger: SqlLedger, house: Builder, ada: MemberId, clock: Clock
) -> None:
    assert visit(ledger, ADAS_CARD).renew_by is None
    clock.at = datetime(2026, 12, 10, 10, tzinfo=UTC)
    assert visit(ledger, ADAS_CARD).renew_by == date(2026, 12, 31)
    house.add_referral("1001", ProofKind.UITPAS, date(2026, 12, 20))
    assert visit(ledger, ADAS_CARD).renew_by == date(2026, 12, 20)
    house.add_referral("1001", ProofKind.UITPAS, date(2027, 12, 20))
    house.add_subscription("1001", TOYS.key, "year", date(2027, 1, 1))
    assert visit(ledger, ADAS_CARD).renew_by is None


# --- who and what ------------------------------------------------------------------------------------------------


def test_adult_and_inducted_are_facts_of_the_card_holder(ledger: SqlLedger, house: Builder, ada: MemberId) -> None:
    house.add_induction(ADAS_NUMBER, f"{TOOLS.key}/saw")
    assert against(ledger.lend(new(), ada, "G-1", TEENS_CARD)) == [Why.ADULTS_ONLY, Why.INDUCTION]
    house.add_induction_of_card(TEENS_CARD, "G-1")
    assert against(ledger.lend(new(), ada, "G-1", TEENS_CARD)) == [Why.ADULTS_ONLY]
    assert isinstance(ledger.lend(new(), ada, "G-1", ADAS_CARD), Recorded)


def test_a_card_reported_lost_during_the_visit_lends_nothing_more(
    ledger: SqlLedger, house: Builder, ada: MemberId
) -> None:
    house.report_card_lost(ADAS_CARD)
    assert against(ledger.lend(new(), ada, "T-2", ADAS_CARD)) == [Why.CARD_LOST]


def test_a_refusal_has_every_reason_at_once_and_the_next_opening(
    ledger: SqlLedger, house: Builder, ada: MemberId
) -> None:
    week = ((), (), (Hours(time(14), time(17)),), (), (), (), ())
    house.apply_house(House(), (PRICED_TOYS, replace(GUARDED_TOOLS, hours=week, self_service=SelfService.RETURN)))
    house.block_member("1001", "Kom even langs")
    house.mark_item("G-1", Condition.REPAIR)
    answer = ledger.lend_or_return(new(), ada, "G-1", TEENS_CARD)
    assert against(answer) == [
        Why.BLOCKED,
        Why.IN_REPAIR,
        Why.ADULTS_ONLY,
        Why.INDUCTION,
        Why.CLOSED,
    ]
    assert isinstance(answer, LendingRefused)
    assert answer.refusal.next_opening == Opening(date(2026, 11, 25), week[2][0].opens, week[2][0].closes)


def test_a_held_item_is_lent_to_its_member_and_undoing_that_restores_the_hold(
    ledger: SqlLedger, house: Builder, ada: MemberId, ben: MemberId
) -> None:
    house.keep_item("T-2", "1002", date(2026, 12, 1))
    assert against(ledger.lend(new(), ada, "T-2")) == [Why.SET_ASIDE]
    line = scan(ledger, ben, "T-2")
    ledger.undo(new(), line.operation)
    assert against(ledger.lend(new(), ada, "T-2")) == [Why.SET_ASIDE]


def test_a_refused_item_is_decided_again_without_being_lent(ledger: SqlLedger, house: Builder, ada: MemberId) -> None:
    scan(ledger, ada, "G-2")
    house.add_item("G-3", "Boor", None, "saw", TOOLS.key)
    assert ledger.reconsider(ada, ("G-3", "T-2", "NO")) == Reconsidered(("T-2",))
    scan(ledger, ada, "G-2")
    assert ledger.reconsider(ada, ("G-3",)) == Reconsidered(("G-3",))
    assert [loan.item for loan in house.list_open_loans()] == []


def test_a_due_day_skips_christmas_week_and_public_holidays(
    ledger: SqlLedger, house: Builder, ada: MemberId, clock: Clock
) -> None:
    house.apply_house(House(closed=(Closure(date(2026, 12, 26), date(2026, 12, 31)),)), (PRICED_TOYS, GUARDED_TOOLS))
    clock.at = datetime(2026, 12, 4, 10, tzinfo=UTC)
    assert scan(ledger, ada, "T-2").due_on == date(2027, 1, 2)


# --- parts and instructions --------------------------------------------------------------------------------------


def condition(engine: Engine, barcode: str) -> str:
    with engine.connect() as connection:
        asked = text("SELECT condition FROM item WHERE barcode = :b")
        return str(connection.execute(asked, {"b": barcode}).scalar_one())


def test_a_question_about_parts_left_open_counts_as_a_problem_from_the_return_on(
    ledger: SqlLedger, house: Builder, ada: MemberId, engine: Engine
) -> None:
    scan(ledger, ada, "T-1")
    line = scan(ledger, ada, "T-1")
    assert (line.parts, line.parts_said) == ((Part("blok", 12), Part("bord", 2)), PartsSaid.NOTHING)
    engine.dispose()
    assert condition(engine, "T-1") == "check"
    assert [(one.kind, one.item, one.member) for one in house.list_inbox()] == [("parts", "T-1", "1001")]
    said = ledger.report_parts(new(), line.operation, ())
    assert said == PartsReported(line.operation, PartsSaid.ALL_THERE, set_aside=False)
    assert (condition(engine, "T-1"), house.list_inbox()) == ("good", [])


def test_a_later_report_of_parts_replaces_an_earlier_one(
    ledger: SqlLedger, house: Builder, ada: MemberId, engine: Engine
) -> None:
    scan(ledger, ada, "T-1")
    line = scan(ledger, ada, "T-1")
    ledger.report_parts(new(), line.operation, ())
    notes = (PartNote(0, missing=2), PartNote(1, broken=1))
    asked = new()
    reported = ledger.report_parts(asked, line.operation, notes)
    assert reported == PartsReported(line.operation, PartsSaid.PROBLEM, set_aside=True)
    assert ledger.report_parts(asked, line.operation, ()) == reported, "the same operation, answered the same"
    (waiting,) = house.list_inbox()
    assert [(one.part, one.missing, one.broken) for one in waiting.notes] == [("blok", 2, 0), ("bord", 0, 1)]
    assert condition(engine, "T-1") == "check"
    ledger.undo(new(), line.operation)
    assert (condition(engine, "T-1"), house.list_inbox()) == ("good", [])
    with pytest.raises(LedgerError):
        ledger.report_parts(new(), line.operation, ())


def test_parts_reported_missing_at_borrowing_are_noted_and_the_loan_stands(
    ledger: SqlLedger, house: Builder, ada: MemberId
) -> None:
    line = scan(ledger, ada, "T-1")
    reported = ledger.report_parts(new(), line.operation, (PartNote(1, missing=1),))
    assert reported == PartsReported(line.operation, PartsSaid.PROBLEM, set_aside=False)
    assert [(one.item, one.loan) for one in house.list_inbox()] == [("T-1", 1)]
    assert [loan.item for loan in house.list_open_loans()] == ["T-1"]


def test_an_item_without_parts_can_be_broken_and_a_part_must_be_one_of_its_own(
    ledger: SqlLedger, house: Builder, ada: MemberId, engine: Engine
) -> None:
    scan(ledger, ada, "T-2")
    line = scan(ledger, ada, "T-2")
    with pytest.raises(LedgerError):
        ledger.report_parts(new(), line.operation, (PartNote(7, missing=1),))
    assert house.list_inbox() == []
    ledger.report_parts(new(), line.operation, (PartNote(WHOLE, broken=1),))
    assert [note.part for one in house.list_inbox() for note in one.notes] == ["Trein"]
    assert condition(engine, "T-2") == "check"


def test_an_initiative_that_checks_every_return_sets_every_return_aside(
    ledger: SqlLedger, house: Builder, ada: MemberId, engine: Engine
) -> None:
    house.apply_house(House(), (replace(PRICED_TOYS, check_returns=CheckReturns.ALWAYS), GUARDED_TOOLS))
    scan(ledger, ada, "T-1")
    line = scan(ledger, ada, "T-1")
    assert line.set_aside
    assert ledger.report_parts(new(), line.operation, ()).set_aside
    assert condition(engine, "T-1") == "check"
    assert [one.kind for one in house.list_inbox()] == ["check"]


@pytest.mark.parametrize("how", ["lent", "returned"])
def test_a_missing_item_that_turns_up_is_returned(
    ledger: SqlLedger, house: Builder, ada: MemberId, engine: Engine, how: str
) -> None:
    house.mark_item("T-2", Condition.MISSING)
    answer = ledger.lend(new(), ada, "T-2") if how == "lent" else ledger.give_back(new(), None, "T-2")
    assert isinstance(answer, Recorded)
    assert condition(engine, "T-2") == "good"
    assert [one.kind for one in house.list_inbox()] == ["found"]
    ledger.undo(new(), answer.line.operation)
    assert condition(engine, "T-2") == "missing"


def test_the_confirmed_instructions_are_kept_with_the_loan(
    ledger: SqlLedger, house: Builder, ada: MemberId, engine: Engine
) -> None:
    line = scan(ledger, ada, "G-2")
    assert (line.instructions, line.confirm) == ("Draag een bril.", True)
    ledger.confirm_instructions(new(), line.operation)
    ledger.confirm_instructions(new(), line.operation)
    with engine.connect() as connection:
        kept = connection.execute(text("SELECT loan_id, deed, text FROM confirmation")).all()
    assert kept == [(1, "lent", "Draag een bril.")]
    assert scan(ledger, ada, "G-2").instructions == "Maak hem schoon."


def test_an_operation_asked_again_under_other_terms_gets_its_first_answer(
    ledger: SqlLedger, house: Builder, ada: MemberId, clock: Clock
) -> None:
    first = ledger.lend_or_return(Operation("a"), ada, "T-1", ADAS_CARD)
    back = ledger.lend_or_return(Operation("b"), ada, "T-1", ADAS_CARD)
    clock.pass_by(timedelta(days=50))
    house.apply_house(House(), (replace(PRICED_TOYS, loans=LoanTerms()), GUARDED_TOOLS))
    assert ledger.lend_or_return(Operation("a"), ada, "T-1", ADAS_CARD) == first
    assert ledger.lend_or_return(Operation("b"), ada, "T-1", ADAS_CARD) == back


def test_applying_the_same_terms_adds_no_version(engine: Engine, house: Builder) -> None:
    def versions() -> int:
        with engine.connect() as connection:
            return int(connection.execute(text("SELECT count(*) FROM terms")).scalar_one())

    before = versions()
    house.apply_house(House(), (PRICED_TOYS, GUARDED_TOOLS))
    assert versions() == before
    house.apply_house(House(), (replace(PRICED_TOYS, about="Speel!"), GUARDED_TOOLS))
    assert versions() == before + 1


def test_the_guide_has_every_initiative_in_its_order(ledger: SqlLedger, house: Builder, clock: Clock) -> None:
    closed = Closure(date(2026, 12, 1), date(2026, 12, 4), "Verhuis")
    house.apply_house(House(closed=(closed,)), (GUARDED_TOOLS, PRICED_TOYS))
    guide = ledger.guide()
    assert guide.today == TODAY
    assert [(entry.initiative.key, entry.closure) for entry in guide.entries] == [
        (TOOLS.key, closed),
        (TOYS.key, closed),
    ]


# --- what a volunteer says meanwhile stands -----------------------------------------------------------------------


def test_undoing_a_loan_or_a_renewal_leaves_the_condition_that_a_volunteer_set(
    ledger: SqlLedger, house: Builder, ada: MemberId, engine: Engine
) -> None:
    line = scan(ledger, ada, "T-2")
    renewed = ledger.renew(new(), ada, "T-2")
    assert isinstance(renewed, Recorded)
    house.mark_item("T-2", Condition.CHECK)
    ledger.undo(new(), renewed.line.operation)
    assert condition(engine, "T-2") == "check"
    ledger.undo(new(), line.operation)
    assert condition(engine, "T-2") == "check"


def test_a_report_that_all_parts_are_there_takes_no_item_out_of_repair(
    ledger: SqlLedger, house: Builder, ada: MemberId, engine: Engine
) -> None:
    scan(ledger, ada, "T-1")
    line = scan(ledger, ada, "T-1")
    house.mark_item("T-1", Condition.REPAIR)
    assert ledger.report_parts(new(), line.operation, ()).set_aside
    assert condition(engine, "T-1") == "repair"


def test_a_proof_that_another_proof_outlasts_is_not_to_be_renewed(
    ledger: SqlLedger, house: Builder, ada: MemberId
) -> None:
    house.add_referral("1001", ProofKind.LETTER, TODAY + timedelta(days=5))
    house.add_referral("1001", ProofKind.UITPAS, TODAY + timedelta(days=500))
    assert visit(ledger, ADAS_CARD).renew_by is None


def test_undoing_a_loan_leaves_the_item_to_the_member_who_reserved_it_meanwhile(
    ledger: SqlLedger, house: Builder, ada: MemberId, ben: MemberId
) -> None:
    line = scan(ledger, ben, "T-2")
    house.add_reservation("1001", "T-2")
    ledger.undo(new(), line.operation)
    assert against(ledger.lend(new(), ben, "T-2")) == [Why.SET_ASIDE]


def test_a_part_is_noted_by_its_name_at_the_time_of_the_question(
    ledger: SqlLedger, house: Builder, ada: MemberId, engine: Engine
) -> None:
    scan(ledger, ada, "T-1")
    line = scan(ledger, ada, "T-1")
    with engine.begin() as connection:
        connection.execute(text("UPDATE part SET name = 'anders' WHERE position = 0"))
    ledger.report_parts(new(), line.operation, (PartNote(0, missing=1),))
    assert [note.part for one in house.list_inbox() for note in one.notes] == ["blok"]


def test_an_entry_that_a_volunteer_settled_stays_settled_and_a_later_problem_is_a_new_entry(
    ledger: SqlLedger, house: Builder, ada: MemberId, engine: Engine
) -> None:
    scan(ledger, ada, "T-1")
    line = scan(ledger, ada, "T-1")
    settled = "UPDATE inbox SET settled_at = '2026-11-23T10:00:00.000000+00:00', settled_by = 'Bo', outcome = 'fine'"
    with engine.begin() as connection:
        connection.execute(text(settled))
    ledger.report_parts(new(), line.operation, ())
    assert house.list_inbox() == []
    ledger.report_parts(new(), line.operation, (PartNote(0, missing=1),))
    assert [one.kind for one in house.list_inbox()] == ["parts"]
    with engine.connect() as connection:
        assert connection.execute(text("SELECT outcome FROM inbox ORDER BY id")).scalars().all() == ["fine", None]


def test_a_renewal_does_not_ask_for_parts(ledger: SqlLedger, ada: MemberId) -> None:
    scan(ledger, ada, "T-1")
    renewed = ledger.renew(new(), ada, "T-1")
    assert isinstance(renewed, Recorded)
    with pytest.raises(LedgerError):
        ledger.report_parts(new(), renewed.line.operation, ())
