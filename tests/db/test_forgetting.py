"""Forgetting the borrowers of past loans, counting before that, erasing members, and listing members who stay away."""

import json
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from db import checks
from db.ledger import SqlLedger
from db.ledger.privacy import cutting
from db.ledger.privacy.night import forgetting
from db.ledger.privacy.written import as_json, as_text
from db.models.base import Row
from kiosk.documents import DONE, WANTED
from kiosk.lending.actors import CommandLine
from kiosk.lending.commands import CheckIn, EraseMember
from kiosk.lending.declining import CommandDeclined
from kiosk.lending.events import (
    CardUnknown,
    HistoryKept,
    LendingRefused,
    Recorded,
    Undone,
    UndoRefused,
)
from kiosk.lending.model import CardId, Cents, History, MemberId, Operation, PartNote
from kiosk.lending.ports import LedgerError
from kiosk.lending.pricing import ProofKind
from kiosk.lending.terms import Giving, House
from kiosk.lending.volunteers.events import (
    Declined,
    DocumentsAsked,
    InactiveRead,
    ItemRead,
    KeptWritten,
    MemberErased,
    MemberRead,
)
from kiosk.lending.volunteers.model import DeclineCause
from tests.db.conftest import BRUSSELS, KEY, Clock
from tests.db.sharing import BODY_TAG, CARDS, LENT_TOOLS, SHARED_BABIES, furnish, giving, member, visit
from tests.house import BABIES, TOOLS
from tests.support.builder import Builder, new

DAY = timedelta(days=1)
Happens = Callable[[Builder, SqlLedger], None]
Open = Callable[[str], Engine]


def night(ledger: SqlLedger) -> int:
    """Does all steps of a night of forgetting; returns their number."""
    return sum(1 for _ in forgetting(ledger))


def borrow(ledger: SqlLedger, who: str, code: str) -> Operation:
    operation = new()
    answer = ledger.lend(operation, member(ledger, who), code)
    assert isinstance(answer, Recorded), answer
    return operation


def bring_back(ledger: SqlLedger, code: str, by: str | None = None) -> Operation:
    operation = new()
    assert isinstance(ledger.give_back(operation, member(ledger, by) if by else None, code), Recorded)
    return operation


def rows(engine: Engine, table: str, columns: str = "*", where: str = "") -> list[tuple[object, ...]]:
    with engine.connect() as connection:
        found = connection.execute(text(f"SELECT {columns} FROM {table} {where and f'WHERE {where}'} ORDER BY 1"))
        return [tuple(row) for row in found]


def number_of(engine: Engine, number: str) -> int:
    (found,) = rows(engine, "member", "id", f"number = '{number}'")
    return int(str(found[0]))


def naming(engine: Engine, who: int) -> dict[str, int]:
    """The tables that name this member, with the number of rows that do."""
    found = {}
    for name, table in sorted(Row.metadata.tables.items()):
        for column in ("member_id", "kept_for"):
            if column in table.c and (many := len(rows(engine, name, "1", f"{column} = {who}"))):
                found[f"{name}.{column}"] = many
    return found


@pytest.fixture
def house(desk: Builder) -> Builder:
    """The house that shares, in which a saw costs nothing and the items of the baby shop cost € 2."""
    furnish(desk)
    return desk


# --- whose a loan was --------------------------------------------------------------------------------------------


def test_a_loan_forgets_its_borrower_thirty_days_after_it_came_back_and_not_before(
    house: Builder, engine: Engine, ledger: SqlLedger, clock: Clock
) -> None:
    ada = number_of(engine, "1001")
    borrow(ledger, "1001", "SAW")
    clock.pass_by(3 * DAY)
    bring_back(ledger, "SAW", by="1002")
    before = ledger.list_use()

    clock.pass_by(30 * DAY - timedelta(seconds=1))
    night(ledger)
    assert rows(engine, "loan", "member_id") == [(ada,)]
    clock.pass_by(timedelta(seconds=1))
    night(ledger)

    assert rows(engine, "loan", "member_id, subscription_id") == [(None, None)]
    assert rows(engine, "operation", "member_id") == [(None,), (None,)]
    assert {row[0] for row in rows(engine, "journal", "member_id", "loan_id IS NOT NULL")} == {None}
    assert [(one.member, one.item) for one in ledger.list_loans()] == [(None, "SAW")]
    assert before == ledger.list_use()
    assert {"loan.member_id", "operation.member_id"}.isdisjoint(naming(engine, ada))


def test_a_second_night_of_forgetting_changes_nothing(
    house: Builder, engine: Engine, ledger: SqlLedger, clock: Clock
) -> None:
    use(ledger, house, clock)
    clock.pass_by(40 * DAY)
    night(ledger)
    once = {name: rows(engine, name) for name in Row.metadata.tables}
    night(ledger)
    assert once == {name: rows(engine, name) for name in Row.metadata.tables}


def test_a_loan_is_forgotten_after_the_days_that_the_house_says(
    house: Builder, engine: Engine, ledger: SqlLedger, clock: Clock
) -> None:
    house.apply_house(House(holidays="", forget_days=90), (SHARED_BABIES, LENT_TOOLS))
    borrow(ledger, "1001", "SAW")
    bring_back(ledger, "SAW")
    clock.pass_by(89 * DAY)
    night(ledger)
    assert rows(engine, "loan", "member_id") != [(None,)]
    clock.pass_by(DAY)
    night(ledger)
    assert rows(engine, "loan", "member_id") == [(None,)]


def test_forgetting_waits_for_money_a_deposit_and_a_remark(
    house: Builder, engine: Engine, ledger: SqlLedger, clock: Clock
) -> None:
    borrow(ledger, "1001", "SEAT")
    bring_back(ledger, "SEAT")
    borrow(ledger, "1002", "SAW")
    bring_back(ledger, "SAW")
    house.take_deposit("1002", TOOLS.key, Cents(2000))
    operation = borrow(ledger, "1003", "SAW")
    ledger.report_parts(new(), bring_back(ledger, "SAW"), (PartNote(-1, broken=1),))
    clock.pass_by(31 * DAY)

    def forgotten() -> list[int]:
        night(ledger)
        return [int(str(row[0])) for row in rows(engine, "loan", "id", "member_id IS NULL")]

    assert forgotten() == []
    house.take_payment("1001", BABIES.key, Cents(200))
    assert forgotten() == [1]
    house.return_deposit("1002", TOOLS.key, Cents(2000))
    assert forgotten() == [1, 2]
    with engine.begin() as connection:
        connection.execute(text("UPDATE inbox SET settled_at = at, settled_by = 'volunteer 9', outcome = 'repair'"))
    assert forgotten() == [1, 2, 3]
    assert rows(engine, "report", "member_id") == [(None,)]
    assert operation in [row[0] for row in rows(engine, "operation", "id")]


def test_an_open_matter_of_one_initiative_does_not_keep_a_loan_of_another(
    house: Builder, engine: Engine, ledger: SqlLedger, clock: Clock
) -> None:
    borrow(ledger, "1001", "SEAT")
    bring_back(ledger, "SEAT")
    borrow(ledger, "1001", "SAW")
    bring_back(ledger, "SAW")
    clock.pass_by(31 * DAY)
    night(ledger)
    assert rows(engine, "loan", "id", "member_id IS NULL") == [(2,)]


def test_a_member_may_keep_their_history_until_they_end_that(
    house: Builder, engine: Engine, ledger: SqlLedger, clock: Clock
) -> None:
    ada = member(ledger)
    assert isinstance(kept := ledger.keep_history(new(), ada, True), HistoryKept)
    assert kept.history == History(True)
    borrow(ledger, "1001", "SAW")
    bring_back(ledger, "SAW")
    borrow(ledger, "1002", "SAW")
    bring_back(ledger, "SAW", by="1001")
    clock.pass_by(400 * DAY)
    night(ledger)

    assert [(one.item.barcode, one.lent_on) for one in visit(ledger).history.loans] == [("SAW", date(2026, 11, 23))]
    assert rows(engine, "loan", "id, member_id") == [(1, ada), (2, None)]

    assert ledger.keep_history(new(), ada, False).history.loans == ()
    night(ledger)
    assert rows(engine, "loan", "member_id") == [(None,), (None,)]


def test_past_loans_are_not_shown_unless_the_member_keeps_their_history(house: Builder, ledger: SqlLedger) -> None:
    borrow(ledger, "1001", "SAW")
    bring_back(ledger, "SAW")
    assert not visit(ledger).history.keeps
    assert visit(ledger).history.loans == ()


def test_a_return_by_another_member_is_forgotten_also_if_the_borrower_does_keep_their_history(
    house: Builder, engine: Engine, ledger: SqlLedger, clock: Clock
) -> None:
    ada, ben = member(ledger), member(ledger, "1002")
    ledger.keep_history(new(), ada, True)
    borrow(ledger, "1001", "SAW")
    bring_back(ledger, "SAW", by="1002")
    clock.pass_by(31 * DAY)
    night(ledger)
    assert rows(engine, "operation", "kind, member_id") == [("lent", ada), ("returned", None)]
    assert rows(engine, "journal", "what, member_id", "loan_id IS NOT NULL") == [("lent", ada), ("returned", None)]
    assert ben not in [row[0] for row in rows(engine, "journal", "member_id", "item_id IS NOT NULL")]


def use(ledger: SqlLedger, house: Builder, clock: Clock) -> None:
    """Makes rows of every kind: fees, a social tariff, swaps, a reservation, parts, an undone operation; everything is
    paid.
    """
    giving(house, Giving.AT_ONCE)
    house.add_referral("1002", ProofKind.UITPAS, date(2027, 6, 1))
    borrow(ledger, "1001", "SEAT")
    borrow(ledger, "1002", "COT")
    assert isinstance(ledger.reserve(new(), member(ledger, "1003"), "COT"), Recorded)
    line = new()
    assert isinstance(ledger.lend_or_return(line, member(ledger), BODY_TAG), Recorded)
    undone = borrow(ledger, "1003", "SAW")
    assert isinstance(ledger.undo(new(), undone), Undone)
    clock.pass_by(30 * DAY)
    bring_back(ledger, "SEAT")
    back = bring_back(ledger, "COT", by="1003")
    ledger.report_parts(new(), back, ())
    borrow(ledger, "1003", "COT")
    ledger.report_parts(new(), bring_back(ledger, "COT"), ())
    for who in ("1001", "1002", "1003"):
        for account in visit(ledger, who).accounts:
            if account.owed:
                house.take_payment(who, account.initiative.key, account.owed)


def test_after_a_night_nothing_links_a_member_to_an_item_and_the_numbers_are_the_same(
    house: Builder, engine: Engine, ledger: SqlLedger, clock: Clock
) -> None:
    use(ledger, house, clock)
    before, money = ledger.list_use(), [(one.kind, one.cents, one.member) for one in ledger.list_fees()]
    points = ledger.list_points()
    clock.pass_by(31 * DAY)
    steps = night(ledger)

    assert steps > 3
    assert before == ledger.list_use()
    assert {(one.loans, one.members, one.swaps) for one in before if one.period == "2026" and not one.initiative} == {
        (3, 3, 1)
    }
    assert money == [(one.kind, one.cents, one.member) for one in ledger.list_fees()]
    assert points == ledger.list_points()
    assert all(one.item is None for one in ledger.list_fees())
    for table in ("loan", "operation", "swap", "report", "inbox"):
        assert {row[0] for row in rows(engine, table, "member_id")} <= {None}, table
    assert {row[0] for row in rows(engine, "journal", "member_id", "item_id IS NOT NULL")} == {None}
    assert rows(engine, "reservation") == []
    assert {(row[0], row[1]) for row in rows(engine, "entry", "loan_id, line")} == {(None, None)}
    assert {row[0] for row in rows(engine, "operation", "account")} == {None}
    assert no_moment_is_shared(engine)


def no_moment_is_shared(engine: Engine) -> bool:
    """Whether no row that names a member has the same moment as a row of a forgotten loan: an equal moment would link
    both.
    """
    lines = {str(row[0]) for row in rows(engine, "operation", "at")}
    of_members = [
        str(row[0])
        for table, column, where in (
            ("entry", "at", "kind NOT IN ('plan', 'payment')"),
            ("strip", "at", ""),
            ("payment_reference", "opened_at", ""),
        )
        for row in rows(engine, table, column, where)
    ]
    return bool(of_members) and lines.isdisjoint(of_members)


def test_the_numbers_of_use_are_right(house: Builder, ledger: SqlLedger, clock: Clock) -> None:
    """A member is counted once for a month, also when the loans of this month are forgotten in different nights."""
    house.add_referral("1002", ProofKind.UITPAS, date(2027, 6, 1))
    for days, who in ((0, "1001"), (0, "1002"), (0, "1001"), (45, "1001"), (0, "1003")):
        clock.pass_by(days * DAY)
        borrow(ledger, who, "SAW")
        bring_back(ledger, "SAW")
        night(ledger)
    expected = {
        ("2026-11", ""): (3, 2),
        ("2026-11", TOOLS.key): (3, 2),
        ("2027-01", ""): (2, 2),
        ("2027-01", TOOLS.key): (2, 2),
        ("2026", ""): (3, 2),
        ("2026", TOOLS.key): (3, 2),
        ("2027", ""): (2, 2),
        ("2027", TOOLS.key): (2, 2),
    }
    for _ in range(30):
        assert expected == {(one.period, one.initiative): (one.loans, one.members) for one in ledger.list_use()}
        clock.pass_by(16 * DAY)
        night(ledger)


def test_small_numbers_by_tariff_and_those_of_a_period_that_runs_are_not_told(
    house: Builder, ledger: SqlLedger, clock: Clock
) -> None:
    """The number of a period that still runs, beside the number of the day before, would tell who came in between."""
    house.add_referral("1002", ProofKind.UITPAS, date(2027, 6, 1))
    for who in ("1001", "1002") * 5:
        borrow(ledger, who, "SAW")
        bring_back(ledger, "SAW")
    assert {one.social for one in ledger.list_use()} == {None}
    clock.pass_by(50 * DAY)
    assert {one.social for one in ledger.list_use()} == {5}
    night(ledger)
    assert {one.social for one in ledger.list_use()} == {5}
    for who in ("1001", "1002") * 4:
        borrow(ledger, who, "SAW")
        bring_back(ledger, "SAW")
    clock.pass_by(31 * DAY)
    assert {one.social for one in ledger.list_use() if one.period == "2027-01"} == {None}


def test_a_year_that_is_over_has_numbers_and_names_nobody(
    house: Builder, engine: Engine, ledger: SqlLedger, clock: Clock
) -> None:
    use(ledger, house, clock)
    before = ledger.list_use()
    clock.pass_by(400 * DAY)
    night(ledger)
    assert rows(engine, "counted_member") == []
    assert before == ledger.list_use()


def test_the_checks_of_the_ledger_find_nothing_wrong_after_a_night_and_an_erasing(
    house: Builder, engine: Engine, ledger: SqlLedger, clock: Clock
) -> None:
    use(ledger, house, clock)
    clock.pass_by(31 * DAY)
    night(ledger)
    assert checks.look(engine) == ()
    erase(ledger, "1001")
    ledger.erase_again(member_of(engine, "1002"), "1002")
    assert checks.look(engine) == ()


# --- what still works --------------------------------------------------------------------------------------------


def test_the_page_of_an_item_and_undoing_work_where_the_borrower_is_forgotten_and_name_nobody(
    house: Builder, engine: Engine, ledger: SqlLedger, clock: Clock
) -> None:
    house.add_coordinator("1003", TOOLS.key)
    lent = borrow(ledger, "1001", "SAW")
    back = bring_back(ledger, "SAW", by="1001")
    clock.pass_by(31 * DAY)
    night(ledger)
    assert ledger.undo(new(), back) == UndoRefused(back)
    assert ledger.undo(new(), lent) == UndoRefused(lent)
    read = ledger.read_item(member_of(engine, "1003"), "SAW")
    assert isinstance(read, ItemRead)
    assert {past.member for past in read.file.history} == {""}
    assert isinstance(borrow(ledger, "1002", "SAW"), str)


def test_a_forgotten_swap_is_not_undone(house: Builder, ledger: SqlLedger, clock: Clock) -> None:
    line = new()
    assert isinstance(ledger.lend_or_return(line, member(ledger), BODY_TAG), Recorded)
    clock.pass_by(31 * DAY)
    night(ledger)
    assert ledger.undo(new(), line) == UndoRefused(line)


def member_of(engine: Engine, number: str) -> MemberId:
    return MemberId(number_of(engine, number))


# --- exactly this, and nothing else, may be forgotten ------------------------------------------------------------

REFUSED = (
    "UPDATE journal SET what = 'returned'",
    "UPDATE journal SET member_id = 2 WHERE member_id IS NOT NULL",
    "UPDATE journal SET member_id = NULL WHERE loan_id IS NOT NULL",
    "UPDATE journal SET member_id = NULL WHERE item_id IS NULL AND what = 'card added'",
    "UPDATE journal SET who = 'volunteer' WHERE who = 'volunteer 1'",
    "UPDATE journal SET who = 'somebody else'",
    "UPDATE journal SET at = '2020-01-01T00:00:00.000000+00:00'",
    "DELETE FROM journal",
    "UPDATE entry SET amount = 1, balance = 1",
    "UPDATE entry SET loan_id = NULL, line = NULL, at = substr(at, 1, 10) || 'T12:00:00.000000+00:00'",
    "UPDATE entry SET loan_id = NULL",
    "UPDATE entry SET member_id = NULL",
    "DELETE FROM entry",
    "UPDATE strip SET remaining = 9",
    "DELETE FROM strip",
)


def test_the_triggers_of_journal_and_accounts_refuse_every_other_change(
    house: Builder, engine: Engine, ledger: SqlLedger
) -> None:
    borrow(ledger, "1001", "SEAT")
    moment = "'2026-11-23T10:00:00.000000+00:00'"
    with engine.begin() as connection:
        by_ada = f"INSERT INTO journal (at, kiosk, who, what, member_id) VALUES ({moment}, 'k', 'volunteer 1', 'x', 1)"
        strip = f"INSERT INTO strip (subscription_id, place, change, remaining, at) VALUES (1, 1, -1, 4, {moment})"
        connection.execute(text(by_ada))
        connection.execute(text(strip))
    for change in REFUSED:
        with pytest.raises(DBAPIError, match="only added to"), engine.begin() as connection:
            connection.execute(text(change))


def test_no_open_loan_can_lose_its_borrower(house: Builder, engine: Engine, ledger: SqlLedger) -> None:
    borrow(ledger, "1001", "SAW")
    with pytest.raises(DBAPIError, match="ck_loan_borrower"), engine.begin() as connection:
        connection.execute(text("UPDATE loan SET member_id = NULL"))


# --- erasing -----------------------------------------------------------------------------------------------------


def erase(ledger: SqlLedger, number: str) -> None:
    ledger.do(Operation(""), CommandLine(), EraseMember(number))


def test_erasing_a_member_keeps_the_numbers_of_use(
    house: Builder, engine: Engine, ledger: SqlLedger, clock: Clock
) -> None:
    use(ledger, house, clock)
    house.block_member("1001", "Ruzie met Piet Pienter")
    house.set_pin("1001", "2580", KEY)
    ledger.open_visit_by_number("1001", "9999")
    ada, before = number_of(engine, "1001"), ledger.list_use()
    sums = sorted(rows(engine, "entry", "account, initiative_id, kind, amount"))
    erased: list[tuple[int, str]] = []
    listing = SqlLedger(engine, clock, BRUSSELS, KEY, note_erased=lambda *who: erased.append(who))

    erase(listing, "1001")

    assert erased == [(ada, "1001")]
    assert naming(engine, ada) == {}
    assert rows(engine, "member", "number") == [("1002",), ("1003",)]
    assert before == ledger.list_use()
    assert sums == sorted(rows(engine, "entry", "account, initiative_id, kind, amount"))
    assert no_trace(engine, "1001", "Ada Peeters", "card 1001", "Ruzie", f"volunteer {ada}")
    assert isinstance(ledger.open_visit(CARDS["1001"]), CardUnknown)
    with pytest.raises(CommandDeclined):
        erase(listing, "1001")


def no_trace(engine: Engine, *words: str) -> bool:
    """Whether none of these texts is in any column of any table."""
    for name in Row.metadata.tables:
        for row in rows(engine, name):
            for value in row:
                assert value not in words, (name, row)
                assert not any(len(word) > 4 and word in str(value) for word in words), (name, row)
    return True


def _a_loan(_house: Builder, ledger: SqlLedger) -> None:
    borrow(ledger, "1001", "SAW")


def _a_fee(_house: Builder, ledger: SqlLedger) -> None:
    borrow(ledger, "1001", "SEAT")
    bring_back(ledger, "SEAT")


def _a_credit(house: Builder, _ledger: SqlLedger) -> None:
    house.take_payment("1001", TOOLS.key, Cents(100))


def _a_deposit(house: Builder, _ledger: SqlLedger) -> None:
    house.take_deposit("1001", TOOLS.key, Cents(100))


def _a_remark(_house: Builder, ledger: SqlLedger) -> None:
    borrow(ledger, "1001", "SAW")
    ledger.report_parts(new(), bring_back(ledger, "SAW"), (PartNote(-1, broken=1),))


@pytest.mark.parametrize(
    ("happens", "still"),
    [
        (_a_loan, "an item is still out"),
        (_a_fee, "an account is not settled"),
        (_a_credit, "an account is not settled"),
        (_a_deposit, "a deposit lies here"),
        (_a_remark, "a remark waits"),
    ],
)
def test_nobody_is_erased_while_something_is_open(
    house: Builder, engine: Engine, ledger: SqlLedger, happens: Happens, still: str
) -> None:
    happens(house, ledger)
    with pytest.raises(CommandDeclined, match=still) as declined:
        erase(ledger, "1001")
    assert declined.value.why is DeclineCause.STILL_OPEN
    assert len(rows(engine, "member")) == 3


def test_the_reservations_of_an_erased_member_are_given_up(house: Builder, engine: Engine, ledger: SqlLedger) -> None:
    ledger.reserve(new(), member(ledger), "SAW")
    ledger.reserve(new(), member(ledger, "1002"), "SAW")
    erase(ledger, "1001")
    ben = visit(ledger, "1002").reservations
    assert [(one.place, one.hold is not None) for one in ben] == [(1, True)]


def test_an_erased_volunteer_is_erased_as_actor_of_past_operations(
    house: Builder, engine: Engine, ledger: SqlLedger
) -> None:
    house.add_volunteer("1002", TOOLS.key)
    ben = member_of(engine, "1002")
    borrow(ledger, "1001", "SAW")
    ledger.do_at_desk(new(), ben, CheckIn("SAW"))
    assert f"volunteer {ben}" in {row[0] for row in rows(engine, "journal", "who")}
    erase(ledger, "1002")
    assert {row[0] for row in rows(engine, "journal", "who")} == {"command line", "self-service", "volunteer"}
    assert "volunteer" in {row[0] for row in rows(engine, "operation", "who")}
    assert naming(engine, ben) == {}


def test_a_list_that_cannot_be_written_erases_nobody(house: Builder, engine: Engine, clock: Clock) -> None:
    def full(_member: int, _number: str) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(LedgerError, match="No space left"):
        erase(SqlLedger(engine, clock, BRUSSELS, KEY, note_erased=full), "1001")
    assert len(rows(engine, "member")) == 3


def test_a_restored_backup_erases_a_member_again_whatever_is_open_of_them(
    house: Builder, engine: Engine, ledger: SqlLedger, clock: Clock
) -> None:
    giving(house, Giving.APPROVAL)
    ada, money = member(ledger), Cents(500)
    borrow(ledger, "1001", "SEAT")
    ledger.reserve(new(), ada, "COT")
    house.take_deposit("1001", TOOLS.key, money)
    assert isinstance(ledger.give(new(), ada, BODY_TAG), Recorded)

    assert ledger.erase_again(ada, "1001")
    assert not ledger.erase_again(ada, "1001")
    assert not ledger.erase_again(MemberId(99), "1002")
    assert naming(engine, ada) == {}
    assert rows(engine, "member", "number") == [("1002",), ("1003",)]
    assert isinstance(ledger.lend(new(), member(ledger, "1002"), "SEAT"), Recorded)
    assert [one.kind for one in ledger.list_inbox() if one.kind == "points"] == []
    night(ledger)


def test_a_restore_erases_nobody_who_got_the_number_of_an_erased_member(
    house: Builder, engine: Engine, ledger: SqlLedger
) -> None:
    """Neither the id nor the member number alone identifies an erased member."""
    erase(ledger, "1001")
    house.add_member("1001", "Dora")
    assert not ledger.erase_again(MemberId(1), "1001")
    assert not ledger.erase_again(MemberId(2), "1001")
    assert len(ledger.list_members()) == 3


# --- what is kept ------------------------------------------------------------------------------------------------


def test_the_export_of_a_member_has_all_that_is_kept_but_no_hash_of_a_pin(
    house: Builder, engine: Engine, ledger: SqlLedger, clock: Clock
) -> None:
    house.set_pin("1001", "2580", KEY)
    use(ledger, house, clock)
    kept = ledger.kept_of("1001")
    document = json.loads(as_json(kept))
    lists = document["lists"]
    assert lists["member"][0]["name"] == "Ada Peeters"
    assert [one["barcode"] for one in lists["loans"]] == ["SEAT"]
    assert all(lists[name] for name in ("accounts", "swaps", "journal", "subscriptions"))
    assert not any(word in as_json(kept) for word in ("pin_hash", "argon2", "Ben Okafor"))
    readable = as_text(kept, None)
    assert readable.startswith("Alles wat wij van jou bewaren · 1001")
    assert "Zitje" in readable


def test_every_column_that_names_a_member_is_in_the_export() -> None:
    """A new table that names members must be in the export of a member, too."""
    from db.ledger.privacy.export import _lists

    said = " ".join(str(one) for one in _lists(MemberId(1), "1001").values())
    named = {name for name, table in Row.metadata.tables.items() if "member_id" in table.c}
    assert {name for name in named if f"{name}.member_id" not in said} == set()


PAGE = (Path(__file__).parents[2] / "docs" / "privacy.md").read_text()
ON_THE_PAGE = {
    "member": "name, number, language",
    "card": "on a further card of your household",
    "pin_try": "wrong tries at a PIN",
    "unknown_card": "a card that was held here and is nobody's",
    "loan": "what you have at home",
    "reservation": "reserved or swapped",
    "swap": "reserved or swapped",
    "operation": "what you have at home",
    "report": "what you said about parts and damage",
    "inbox": "what you said about parts and damage",
    "entry": "what you paid, owe, and your deposit",
    "payment_reference": "the reference for your transfer",
    "subscription": "your subscriptions and points",
    "referral": "a letter or a UiTPAS",
    "induction": "what you were shown how to use",
    "message": "a message of the house for you",
    "role": "that you are a volunteer or a coordinator",
    "journal": "what was done at the desk",
    "counted_member": "in which months and years you borrowed",
    "import_change": "that you came with an import",
}
"""Tables with data of members, each with the words of docs/privacy.md that name this data."""


def test_the_page_for_members_names_all_that_is_kept_of_them() -> None:
    """A new table that names members must be on the page for members, too."""
    named = {name for name, table in Row.metadata.tables.items() if "member_id" in table.c}
    assert named - ON_THE_PAGE.keys() == set()
    assert [words for words in ON_THE_PAGE.values() if words not in PAGE] == []


# --- who does not come any more ----------------------------------------------------------------------------------


def test_a_member_who_stayed_away_for_two_years_is_listed_and_then_erased(
    house: Builder, engine: Engine, ledger: SqlLedger, clock: Clock
) -> None:
    visit(ledger, "1001")
    house.take_deposit("1002", TOOLS.key, Cents(100))
    clock.pass_by(600 * DAY)
    visit(ledger, "1003")
    clock.pass_by(170 * DAY)
    night(ledger)
    listed = {one.member: one for one in ledger.list_inactive()}
    assert set(listed) == {"1001", "1002"}
    assert listed["1001"].last_seen == date(2026, 11, 23)
    assert listed["1002"].open == ("deposit",)

    clock.pass_by(29 * DAY)
    night(ledger)
    assert len(rows(engine, "member")) == 3
    clock.pass_by(DAY)
    night(ledger)
    assert rows(engine, "member", "number") == [("1002",), ("1003",)]
    assert [one.member for one in ledger.list_inactive()] == ["1002"]


def _a_visit(_house: Builder, ledger: SqlLedger) -> None:
    visit(ledger, "1001")


def _points(house: Builder, _ledger: SqlLedger) -> None:
    house.count_points("1001", BABIES.key, 3)


def _a_subscription(house: Builder, _ledger: SqlLedger) -> None:
    house.add_subscription("1001", BABIES.key, "year", date(2029, 1, 1))


@pytest.mark.parametrize("comes", [_a_visit, _points, _a_subscription])
def test_a_member_who_comes_again_is_struck_off_the_list(
    house: Builder, ledger: SqlLedger, clock: Clock, comes: Happens
) -> None:
    clock.pass_by(800 * DAY)
    night(ledger)
    assert {one.member for one in ledger.list_inactive()} == {"1001", "1002", "1003"}
    comes(house, ledger)
    night(ledger)
    assert {one.member for one in ledger.list_inactive()} == {"1002", "1003"}


def test_a_forgotten_loan_still_counts_for_when_its_member_last_came(
    house: Builder, ledger: SqlLedger, clock: Clock
) -> None:
    """A volunteer lends without a visit; the loan is forgotten, and only the day of its return is known."""
    clock.pass_by(500 * DAY)
    assert isinstance(ledger.lend(new(), MemberId(1), "SAW"), Recorded)
    bring_back(ledger, "SAW")
    clock.pass_by(700 * DAY)
    night(ledger)
    night(ledger)
    assert {one.member for one in ledger.list_inactive()} == {"1002", "1003"}


def test_a_volunteer_who_stayed_away_is_listed_and_not_erased(
    house: Builder, engine: Engine, ledger: SqlLedger, clock: Clock
) -> None:
    house.add_volunteer("1001", TOOLS.key)
    clock.pass_by(800 * DAY)
    night(ledger)
    clock.pass_by(31 * DAY)
    night(ledger)
    assert [(one.member, one.open) for one in ledger.list_inactive()] == [("1001", ("role",))]


# --- in the files ------------------------------------------------------------------------------------------------

NAME, NUMBER, CARD = "Zwaantje Quispelaere", "LID-77123", "f00dfeedbeefcafe"


def in_files(folder: Path) -> set[str]:
    """Which of the member's name, number and card are anywhere in the files of the database."""
    found = b"".join(path.read_bytes() for path in folder.glob("kiosk.db*"))
    return {word for word in (NAME, NUMBER, CARD) if word.encode() in found}


def test_nothing_of_an_erased_member_is_left_in_the_files(
    sqlite_url: str, opened: Open, clock: Clock, tmp_path: Path
) -> None:
    engine = opened(sqlite_url)
    house = Builder(engine, clock)
    furnish(house)
    for number in range(300):
        house.add_member(f"M-{number}", f"Iemand {number}")
        if number == 150:
            house.add_member(NUMBER, NAME)
            house.add_card(NUMBER, CardId(CARD), holder=NAME)
            house.block_member(NUMBER, f"{NAME} brak iets")
        house.add_card(f"M-{number}", CardId(f"{number:016x}"))
    for days in range(12):
        clock.pass_by(DAY)
        who = MemberId(number_of(engine, NUMBER))
        assert isinstance(house.lend(new(), who, "SAW"), LendingRefused)
        house.unblock_member(NUMBER)
        assert isinstance(house.lend(new(), who, "SAW"), Recorded)
        bring_back(house, "SAW")
        house.block_member(NUMBER, f"{NAME} {days}")
    house.search_member(member_of(engine, "1001"), NAME)
    assert in_files(tmp_path) == {NAME, NUMBER, CARD}
    night(house)
    assert in_files(tmp_path) == {NAME, NUMBER, CARD}
    erase(house, NUMBER)
    assert in_files(tmp_path) != set(), "the log still has what was erased: that is the control"

    house.clear_traces()

    assert in_files(tmp_path) == set()
    assert len(rows(engine, "member")) == 303


def test_a_night_that_is_cut_off_after_any_step_is_completed_later(
    sqlite_url: str, opened: Open, clock: Clock, tmp_path: Path
) -> None:
    """After each step the files are copied as a dead machine leaves them; a kiosk that starts from any copy ends with
    the same rows.
    """
    engine = opened(sqlite_url)
    house = Builder(engine, clock)
    furnish(house)
    use(house, house, clock)
    clock.pass_by(31 * DAY)
    before, copies = house.list_use(), []
    for step, _ in enumerate(forgetting(house)):
        copies.append(tmp_path / f"cut-{step}")
        copies[-1].mkdir()
        for path in tmp_path.glob("kiosk.db*"):
            shutil.copy(path, copies[-1])
    whole = {name: rows(engine, name) for name in Row.metadata.tables}

    assert len(copies) > 3
    for copy in copies:
        cut_off = opened(f"sqlite:///{copy / 'kiosk.db'}")
        ledger = SqlLedger(cut_off, clock, BRUSSELS, KEY)
        assert before == ledger.list_use()
        night(ledger)
        assert before == ledger.list_use()
        assert whole == {name: rows(cut_off, name) for name in Row.metadata.tables}


def test_control_without_the_night_loans_name_members_and_without_counting_the_numbers_are_wrong(
    house: Builder, engine: Engine, ledger: SqlLedger, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Controls of the tests above: without the night the loans name their borrowers, and without counting the numbers
    differ.
    """
    use(ledger, house, clock)
    clock.pass_by(31 * DAY)
    before = ledger.list_use()
    assert {row[0] for row in rows(engine, "loan", "member_id")} != {None}
    assert not no_moment_is_shared(engine)
    monkeypatch.setattr(cutting, "count", lambda _tx, uses: list(uses))
    night(ledger)
    assert {row[0] for row in rows(engine, "loan", "member_id")} == {None}
    assert before != ledger.list_use()


# --- at the desk -------------------------------------------------------------------------------------------------


def test_only_a_coordinator_exports_erases_and_lists_members_who_stayed_away(
    house: Builder, engine: Engine, clock: Clock, tmp_path: Path
) -> None:
    house.add_volunteer("1002", TOOLS.key)
    house.add_coordinator("1003", TOOLS.key)
    erased: list[str] = []
    ledger = SqlLedger(
        engine, clock, BRUSSELS, KEY, exports=tmp_path / "exports", note_erased=lambda _, number: erased.append(number)
    )
    ada, ben, cem = (member_of(engine, number) for number in ("1001", "1002", "1003"))
    refused = Declined(DeclineCause.NOT_YOURS)

    assert ledger.write_kept(ben, ada) == ledger.read_inactive(ben) == refused
    assert ledger.do_at_desk(new(), ben, EraseMember(ada)) == refused
    assert ledger.do_at_desk(new(), cem, EraseMember(cem)) == refused
    assert isinstance(read := ledger.read_member(ben, ada), MemberRead)
    assert read.file.still_open is None

    assert isinstance(read := ledger.read_member(cem, ada), MemberRead)
    assert read.file.still_open == ()
    assert ledger.read_inactive(cem) == InactiveRead(())
    written = ledger.write_kept(cem, ada)
    assert isinstance(written, KeptWritten)
    for path in (Path(written.path), Path(written.path).with_suffix(".json")):
        assert path.stat().st_mode & 0o777 == 0o600
        assert "Ada Peeters" in path.read_text("utf-8")
    assert ledger.ask_for_documents(ben) == refused
    assert ledger.ask_for_documents(cem) == DocumentsAsked()
    asked = tmp_path / "exports" / "documents"
    assert {path.name for path in asked.iterdir()} == {WANTED, DONE}
    (asked / "late-toys.pdf").touch()
    (tmp_path / "exports" / "2026-11-23-toys-5.csv").touch()
    assert ledger.do_at_desk(new(), cem, EraseMember(ada)) == MemberErased()
    assert erased == ["1001"]
    night(ledger)
    assert {path.name for path in (tmp_path / "exports").rglob("*.*")} == {"2026-11-23-toys-5.csv", DONE}
