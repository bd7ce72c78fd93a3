"""The ledger's contract, the same on SQLite and on PostgreSQL."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from db.ledger import SqlLedger
from db.listings import LoanListing
from kiosk.lending.actors import CommandLine
from kiosk.lending.commands import SetPin
from kiosk.lending.events import (
    CardLost,
    CardUnknown,
    CodeUnknown,
    ItemFree,
    LendingRefused,
    NumberRefused,
    NumberScanned,
    Recorded,
    Undone,
    UndoRefused,
    VisitOpened,
)
from kiosk.lending.model import (
    CardId,
    Line,
    LineKind,
    Loan,
    MemberId,
    Operation,
    Reason,
    Refusal,
    Visitor,
    Why,
)
from kiosk.lending.ports import Ledger, LedgerError
from tests.db.conftest import KEY, Clock
from tests.house import (
    DRILL,
    TODAY,
    TOOLS,
    TOYS,
    TRAIN,
)
from tests.support.builder import Builder, new


@pytest.fixture
def house(desk: Builder) -> Builder:
    for one in (TOOLS, TOYS):
        desk.add_initiative(one.key, one.name, one.colour)
    desk.add_item(DRILL.barcode.lower(), DRILL.name, 7, DRILL.picture, TOOLS.key)
    desk.add_item(TRAIN.barcode, TRAIN.name, None, TRAIN.picture, TOYS.key)
    desk.add_member("1001", "Ada Peeters")
    desk.add_card("1001", CardId("ada"))
    desk.add_card("1001", CardId("teen"), "Bo Peeters")
    desk.add_member("1002", "Ben Okafor", "en", more_time=True)
    desk.add_card("1002", CardId("ben"))
    return desk


@pytest.fixture
def ada(house: Builder, ledger: SqlLedger) -> MemberId:
    return member_of(ledger, "ada")


@pytest.fixture
def ben(house: Builder, ledger: SqlLedger) -> MemberId:
    return member_of(ledger, "ben")


def member_of(ledger: Ledger, card: str) -> MemberId:
    return opened(ledger, card).visitor.member


def opened(ledger: Ledger, card: str) -> VisitOpened:
    visit = ledger.open_visit(CardId(card))
    assert isinstance(visit, VisitOpened)
    return visit


def out(ledger: Ledger, card: str) -> list[str]:
    return [loan.item.barcode for loan in opened(ledger, card).loans]


# --- visits ------------------------------------------------------------------------------------------------------


def test_a_known_card_opens_the_visit_of_its_member(house: Builder, ledger: SqlLedger) -> None:
    ben = opened(ledger, "ben")
    assert ben == VisitOpened(Visitor(ben.visitor.member, "Ben", "en", more_time=True), (), TODAY)


def test_a_visit_has_the_first_name_of_the_holder_of_the_card(house: Builder, ledger: SqlLedger) -> None:
    ada, teen = opened(ledger, "ada").visitor, opened(ledger, "teen").visitor
    assert (ada.first_name, teen.first_name, ada.member) == ("Ada", "Bo", teen.member)


def test_an_unknown_card_and_a_lost_one_open_nothing(house: Builder, ledger: SqlLedger) -> None:
    house.report_card_lost(CardId("teen"))
    assert ledger.open_visit(CardId("nobody")) == CardUnknown()
    assert ledger.open_visit(CardId("teen")) == CardLost()
    assert isinstance(ledger.open_visit(CardId("ada")), VisitOpened)


def test_the_loans_of_a_visit_are_listed_soonest_due_first(ledger: SqlLedger, ada: MemberId) -> None:
    ledger.lend(new(), ada, TRAIN.barcode)
    ledger.lend(new(), ada, DRILL.barcode)
    assert opened(ledger, "ada").loans == (Loan(DRILL, date(2026, 11, 30)), Loan(TRAIN, date(2026, 12, 14)))


# --- lend or return ----------------------------------------------------------------------------------------------


def test_a_free_item_is_lent_for_its_own_days(ledger: SqlLedger, ada: MemberId) -> None:
    answer = ledger.lend_or_return(Operation("a"), ada, DRILL.barcode)
    assert answer == Recorded(Line(Operation("a"), LineKind.LENT, DRILL, date(2026, 11, 30)), TODAY)
    assert out(ledger, "ada") == [DRILL.barcode]


def test_an_item_without_days_of_its_own_is_lent_for_three_weeks(ledger: SqlLedger, ada: MemberId) -> None:
    answer = ledger.lend_or_return(new(), ada, TRAIN.barcode)
    assert isinstance(answer, Recorded)
    assert answer.line.due_on == date(2026, 12, 14)


def test_scanning_an_item_that_is_out_on_this_name_returns_it(ledger: SqlLedger, ada: MemberId) -> None:
    ledger.lend_or_return(new(), ada, DRILL.barcode)
    answer = ledger.lend_or_return(Operation("b"), ada, DRILL.barcode)
    assert answer == Recorded(Line(Operation("b"), LineKind.RETURNED, DRILL), TODAY)
    assert out(ledger, "ada") == []


def test_scanning_an_item_that_is_out_on_another_name_returns_it_without_telling_whose(
    ledger: SqlLedger, ada: MemberId, ben: MemberId
) -> None:
    ledger.lend_or_return(new(), ada, DRILL.barcode)
    answer = ledger.lend_or_return(Operation("b"), ben, DRILL.barcode)
    assert answer == Recorded(Line(Operation("b"), LineKind.RETURNED, DRILL, elsewhere=True), TODAY)
    assert (out(ledger, "ada"), out(ledger, "ben")) == ([], [])


def test_a_scan_without_a_card_returns_an_item_on_loan_and_does_not_lend_a_free_one(
    ledger: SqlLedger, ada: MemberId
) -> None:
    assert ledger.lend_or_return(new(), None, DRILL.barcode) == ItemFree(DRILL)
    ledger.lend_or_return(new(), ada, DRILL.barcode)
    answer = ledger.lend_or_return(Operation("b"), None, DRILL.barcode)
    assert answer == Recorded(Line(Operation("b"), LineKind.RETURNED, DRILL), TODAY)
    assert ledger.lend_or_return(new(), None, DRILL.barcode) == ItemFree(DRILL)


@pytest.mark.parametrize("code", [DRILL.barcode, "demo-0001", "  Demo-0001 \n"])
def test_codes_are_trimmed_and_upper_cased(ledger: SqlLedger, ada: MemberId, code: str) -> None:
    answer = ledger.lend_or_return(new(), ada, code)
    assert isinstance(answer, Recorded)
    assert answer.line.item == DRILL


@pytest.mark.parametrize("code", ["NO-SUCH", "", " ", "\x00", "DEMO-0001\x1b@", "é" * 65, "\ud800", "' OR 1=1 --", "%"])
def test_an_unknown_code_changes_nothing(ledger: SqlLedger, house: Builder, ada: MemberId, code: str) -> None:
    before = house.list_journal()
    assert ledger.lend_or_return(new(), ada, code) == CodeUnknown(code)
    assert ledger.lend(new(), ada, code) == CodeUnknown(code)
    assert ledger.give_back(new(), ada, code) == CodeUnknown(code)
    assert ledger.renew(new(), ada, code) == CodeUnknown(code)
    assert {one.what for one in house.list_journal()[len(before) :]} <= {"code unknown"}


def test_the_number_of_a_member_is_no_item(ledger: SqlLedger, ada: MemberId) -> None:
    assert ledger.lend_or_return(new(), ada, "1002") == NumberScanned()
    assert ledger.lend_or_return(new(), None, " 1002") == NumberScanned()
    assert ledger.lend(new(), ada, "1002") == CodeUnknown("1002")
    assert ledger.give_back(new(), ada, "1002") == CodeUnknown("1002")
    assert ledger.renew(new(), ada, "1002") == CodeUnknown("1002")


# --- lend, give back, renew --------------------------------------------------------------------------------------


def test_an_item_that_is_out_is_not_lent_again(ledger: SqlLedger, ada: MemberId, ben: MemberId) -> None:
    ledger.lend(new(), ada, DRILL.barcode)
    refused = LendingRefused(Refusal(DRILL, (Reason(Why.ALREADY_OUT),)))
    assert ledger.lend(new(), ada, DRILL.barcode) == refused
    refused = LendingRefused(Refusal(DRILL, (Reason(Why.ALREADY_OUT),), may_wait=True))
    assert ledger.lend(new(), ben, DRILL.barcode) == refused
    assert out(ledger, "ada") == [DRILL.barcode]


def test_an_item_is_returned_whoever_has_it(ledger: SqlLedger, ada: MemberId, ben: MemberId) -> None:
    ledger.lend(new(), ada, DRILL.barcode)
    assert ledger.give_back(Operation("b"), ben, DRILL.barcode) == Recorded(
        Line(Operation("b"), LineKind.RETURNED, DRILL, elsewhere=True), TODAY
    )


def test_an_item_that_nobody_had_is_returned_all_the_same(ledger: SqlLedger, house: Builder, ada: MemberId) -> None:
    answer = ledger.give_back(Operation("b"), None, DRILL.barcode)
    assert answer == Recorded(Line(Operation("b"), LineKind.RETURNED, DRILL, elsewhere=True), TODAY)
    assert [line.what for line in house.list_journal()][-1] == "returned"
    assert ledger.undo(new(), Operation("b")) == Undone(Operation("b"))
    assert house.list_loans() == []


def test_a_renewal_counts_from_the_old_due_day(ledger: SqlLedger, ada: MemberId) -> None:
    ledger.lend(new(), ada, DRILL.barcode)
    answer = ledger.renew(Operation("r"), ada, DRILL.barcode)
    assert answer == Recorded(Line(Operation("r"), LineKind.RENEWED, DRILL, date(2026, 12, 7)), TODAY)
    assert opened(ledger, "ada").loans == (Loan(DRILL, date(2026, 12, 7), renewals=1),)


def test_a_late_renewal_counts_from_today(ledger: SqlLedger, ada: MemberId, clock: Clock) -> None:
    ledger.lend(new(), ada, DRILL.barcode)
    clock.pass_by(timedelta(days=30))
    answer = ledger.renew(new(), ada, DRILL.barcode)
    assert isinstance(answer, Recorded)
    assert (answer.line.due_on, answer.today) == (date(2026, 12, 30), date(2026, 12, 23))


def test_a_member_renews_only_their_own_loans(ledger: SqlLedger, ada: MemberId, ben: MemberId) -> None:
    refused = LendingRefused(Refusal(DRILL, (Reason(Why.NOT_YOURS),)))
    assert ledger.renew(new(), ben, DRILL.barcode) == refused
    ledger.lend(new(), ada, DRILL.barcode)
    assert ledger.renew(new(), ben, DRILL.barcode) == refused
    assert opened(ledger, "ada").loans == (Loan(DRILL, date(2026, 11, 30)),)


@pytest.mark.parametrize(
    ("utc", "today"),
    [
        (datetime(2026, 11, 23, 22, 59, 59, tzinfo=UTC), date(2026, 11, 23)),
        (datetime(2026, 11, 23, 23, 0, tzinfo=UTC), date(2026, 11, 24)),
        (datetime(2026, 7, 1, 21, 59, 59, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 7, 1, 22, 0, tzinfo=UTC), date(2026, 7, 2)),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), date(2026, 10, 25)),
    ],
)
def test_days_are_those_of_the_clock_of_the_house(
    ledger: SqlLedger, ada: MemberId, clock: Clock, utc: datetime, today: date
) -> None:
    clock.at = utc
    answer = ledger.lend(new(), ada, DRILL.barcode)
    assert isinstance(answer, Recorded)
    assert (answer.today, answer.line.due_on) == (today, today + timedelta(days=7))


# --- undo --------------------------------------------------------------------------------------------------------


def test_an_undone_loan_counts_nowhere_and_stands_in_the_journal(
    ledger: SqlLedger, house: Builder, ada: MemberId, ben: MemberId
) -> None:
    ledger.lend(Operation("a"), ada, DRILL.barcode)
    assert ledger.undo(new(), Operation("a")) == Undone(Operation("a"))
    assert (out(ledger, "ada"), house.list_loans()) == ([], [])
    assert [(line.what, line.item, line.member) for line in house.list_journal()][-2:] == [
        ("lent", DRILL.barcode, "1001"),
        ("lent, undone", DRILL.barcode, "1001"),
    ]
    assert isinstance(ledger.lend(new(), ben, DRILL.barcode), Recorded)


def test_an_undone_return_leaves_the_loan_as_it_was(ledger: SqlLedger, ada: MemberId, ben: MemberId) -> None:
    ledger.lend(new(), ada, DRILL.barcode)
    ledger.renew(new(), ada, DRILL.barcode)
    ledger.lend_or_return(Operation("b"), ben, DRILL.barcode)
    assert ledger.undo(new(), Operation("b")) == Undone(Operation("b"))
    assert opened(ledger, "ada").loans == (Loan(DRILL, date(2026, 12, 7), renewals=1),)


def test_an_undone_renewal_leaves_the_old_due_day(ledger: SqlLedger, ada: MemberId, clock: Clock) -> None:
    ledger.lend(new(), ada, DRILL.barcode)
    clock.pass_by(timedelta(days=30))
    ledger.renew(Operation("r"), ada, DRILL.barcode)
    assert ledger.undo(new(), Operation("r")) == Undone(Operation("r"))
    assert opened(ledger, "ada").loans == (Loan(DRILL, date(2026, 11, 30)),)


def test_an_operation_that_a_later_one_depends_on_is_not_undone(
    ledger: SqlLedger, ada: MemberId, ben: MemberId
) -> None:
    ledger.lend(Operation("a"), ada, DRILL.barcode)
    ledger.lend_or_return(Operation("b"), ben, DRILL.barcode)
    ledger.lend(Operation("c"), ben, DRILL.barcode)
    ledger.renew(Operation("d"), ben, DRILL.barcode)
    for earlier in ("a", "b", "c"):
        assert ledger.undo(new(), Operation(earlier)) == UndoRefused(Operation(earlier))
    for step in ("d", "c", "b"):
        assert ledger.undo(new(), Operation(step)) == Undone(Operation(step))
    assert (out(ledger, "ada"), out(ledger, "ben")) == ([DRILL.barcode], [])
    assert ledger.undo(new(), Operation("a")) == Undone(Operation("a"))
    assert (out(ledger, "ada"), out(ledger, "ben")) == ([], [])


def test_undoing_an_operation_twice_undoes_it_once(ledger: SqlLedger, house: Builder, ada: MemberId) -> None:
    ledger.lend(Operation("a"), ada, DRILL.barcode)
    ledger.undo(new(), Operation("a"))
    before = house.list_journal()
    assert ledger.undo(new(), Operation("a")) == Undone(Operation("a"))
    assert house.list_journal() == before


def test_an_unknown_operation_and_an_undoing_are_not_undone(ledger: SqlLedger, ada: MemberId) -> None:
    ledger.lend(Operation("a"), ada, DRILL.barcode)
    ledger.undo(Operation("u"), Operation("a"))
    assert ledger.undo(new(), Operation("u")) == UndoRefused(Operation("u"))
    assert ledger.undo(new(), Operation("x")) == UndoRefused(Operation("x"))


# --- asked twice -------------------------------------------------------------------------------------------------


def test_an_operation_asked_again_gets_the_same_answer_and_changes_nothing(
    ledger: SqlLedger, house: Builder, ada: MemberId, ben: MemberId, clock: Clock
) -> None:
    def everything(clock_moves: timedelta) -> list[object]:
        clock.pass_by(clock_moves)
        return [
            ledger.lend_or_return(Operation("1"), ada, DRILL.barcode),
            ledger.renew(Operation("2"), ada, DRILL.barcode),
            ledger.lend_or_return(Operation("3"), ben, DRILL.barcode),
            ledger.lend(Operation("4"), ben, DRILL.barcode),
            ledger.undo(Operation("5"), Operation("4")),
            ledger.give_back(Operation("6"), None, TRAIN.barcode),
        ]

    first, journal, loans = everything(timedelta()), house.list_journal(), house.list_loans()
    assert everything(timedelta(days=2)) == first
    assert (house.list_journal(), house.list_loans()) == (journal, loans)


def test_an_operation_asked_again_in_the_next_process_gets_the_same_answer(
    ledger: SqlLedger, engine: Engine, clock: Clock, house: Builder, ada: MemberId
) -> None:
    first = ledger.lend_or_return(Operation("1"), ada, DRILL.barcode)
    engine.dispose()
    assert ledger.lend_or_return(Operation("1"), ada, DRILL.barcode) == first
    assert out(ledger, "ada") == [DRILL.barcode]


# --- number and PIN ----------------------------------------------------------------------------------------------


def test_number_and_pin_open_a_visit(house: Builder, ledger: SqlLedger, ada: MemberId) -> None:
    house.set_pin("1001", "2580", KEY)
    assert ledger.open_visit_by_number(" 1001", "2580") == opened(ledger, "ada")


def test_a_wrong_number_a_wrong_pin_and_a_missing_pin_get_the_same_answer(
    house: Builder, ledger: SqlLedger, clock: Clock
) -> None:
    house.set_pin("1001", "2580", KEY)
    answers = {}
    for number in ("1001", "1002", "9999", "", DRILL.barcode):
        pins = ("0000", "1111", "2222", "3333", "4444", "5555")
        answers[number] = [ledger.open_visit_by_number(number, pin) for pin in pins]
        clock.pass_by(timedelta(minutes=30))
    expected = [NumberRefused()] * 4 + [NumberRefused(60)] * 2
    assert answers == dict.fromkeys(answers, expected)


def test_after_five_wrong_pins_the_delay_doubles_up_to_an_hour(house: Builder, ledger: SqlLedger, clock: Clock) -> None:
    house.set_pin("1001", "2580", KEY)
    waits = []
    for _ in range(13):
        answer = ledger.open_visit_by_number("1001", "0000")
        assert isinstance(answer, NumberRefused)
        waits.append(answer.wait_seconds // 60)
        clock.pass_by(timedelta(seconds=answer.wait_seconds))
    assert waits == [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert isinstance(ledger.open_visit_by_number("1001", "2580"), VisitOpened)
    assert ledger.open_visit_by_number("1001", "0000") == NumberRefused()


def test_during_the_delay_the_right_pin_is_refused_too(house: Builder, ledger: SqlLedger, clock: Clock) -> None:
    house.set_pin("1001", "2580", KEY)
    for _ in range(5):
        ledger.open_visit_by_number("1001", "0000")
    clock.pass_by(timedelta(seconds=59))
    assert ledger.open_visit_by_number("1001", "2580") == NumberRefused(1)
    clock.pass_by(timedelta(seconds=1))
    assert isinstance(ledger.open_visit_by_number("1001", "2580"), VisitOpened)


@pytest.mark.parametrize("days", [-20_000, -400, -1, 1, 400, 3650])
def test_setting_the_clock_neither_shortens_nor_lengthens_the_delay_of_a_number(
    house: Builder, ledger: SqlLedger, clock: Clock, days: int
) -> None:
    house.set_pin("1001", "2580", KEY)
    for _ in range(5):
        ledger.open_visit_by_number("1001", "0000")
    clock.set_by(timedelta(days=days))
    assert ledger.open_visit_by_number("1001", "2580") == NumberRefused(60)
    clock.pass_by(timedelta(seconds=60))
    assert ledger.open_visit_by_number("1001", "0000") == NumberRefused(120)
    clock.pass_by(timedelta(seconds=120))
    assert isinstance(ledger.open_visit_by_number("1001", "2580"), VisitOpened)


def test_a_pin_needs_the_key_file(house: Builder, engine: Engine, clock: Clock) -> None:
    house.set_pin("1001", "2580", KEY)
    thief = SqlLedger(engine, clock, "Europe/Brussels", b"x" * 32)
    assert thief.open_visit_by_number("1001", "2580") == NumberRefused()


def test_a_pin_is_kept_as_an_argon2id_hash(house: Builder, engine: Engine) -> None:
    house.do(new(), CommandLine(), SetPin("1001", "2580"))
    with engine.connect() as connection:
        kept = connection.execute(text("SELECT pin_hash FROM member WHERE number = '1001'")).scalar_one()
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


# --- trouble -----------------------------------------------------------------------------------------------------


def test_the_warm_up_changes_nothing(ledger: SqlLedger, house: Builder) -> None:
    before = (house.list_items(), house.list_members(), house.list_loans(), house.list_journal())
    ledger.warm()
    ledger.warm()
    assert (house.list_items(), house.list_members(), house.list_loans(), house.list_journal()) == before


def test_a_loan_to_a_member_that_does_not_exist_fails_and_keeps_nothing(ledger: SqlLedger, house: Builder) -> None:
    with pytest.raises(LedgerError):
        ledger.lend(new(), MemberId(404), DRILL.barcode)
    assert house.list_loans() == []


@pytest.mark.parametrize("statement", ["UPDATE journal SET what = 'x'", "DELETE FROM journal"])
def test_the_journal_is_only_added_to(engine: Engine, house: Builder, statement: str) -> None:
    before = house.list_journal()
    with pytest.raises(DBAPIError, match="only added to"), engine.begin() as connection:
        connection.execute(text(statement))
    assert house.list_journal() == before


def test_the_journal_names_nobody(engine: Engine, ledger: SqlLedger, ada: MemberId) -> None:
    ledger.lend(new(), ada, DRILL.barcode)
    with engine.connect() as connection:
        kept = str(connection.execute(text("SELECT * FROM journal")).all())
    assert "Ada" not in kept
    assert "1001" not in kept


def test_loans_are_listed_with_their_days_renewals_and_returns(
    ledger: SqlLedger, house: Builder, ada: MemberId, clock: Clock
) -> None:
    lent_at = clock.at
    ledger.lend(new(), ada, DRILL.barcode)
    ledger.lend(new(), ada, TRAIN.barcode)
    clock.pass_by(timedelta(hours=1))
    ledger.renew(new(), ada, DRILL.barcode)
    ledger.give_back(new(), None, TRAIN.barcode)
    drill = LoanListing(DRILL.barcode, "1001", lent_at, date(2026, 12, 7), None, 1)
    train = LoanListing(TRAIN.barcode, "1001", lent_at, date(2026, 12, 14), clock.at, 0)
    assert house.list_loans() == [drill, train]
    assert house.list_open_loans() == [drill]
