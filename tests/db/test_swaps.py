"""Swaps in the ledger: points are only ever added to, counted as told, and never below the floor."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import Engine, text

from db.ledger import SqlLedger
from kiosk.lending.events import (
    CodeUnknown,
    ItemFree,
    LendingRefused,
    Reconsidered,
    Recorded,
    Undone,
    UndoRefused,
    VisitOpened,
)
from kiosk.lending.model import CardId, Item, LineKind, MemberId, Reason, Why
from kiosk.lending.ports import LedgerError
from kiosk.lending.terms import Giving, House, SwapTerms, Works
from tests.db.conftest import BRUSSELS, KEY, Clock
from tests.db.postgres import TEMPLATE, Server
from tests.db.sharing import (
    BODY_TAG,
    CARDS,
    COAT_TAG,
    LENT_TOOLS,
    SHARED_BABIES,
    account,
    against,
    condition,
    furnish,
    giving,
    line_of,
    member,
    points,
    rows,
    swap,
    visit,
)
from tests.house import BABIES, BODY, COAT
from tests.support.builder import Builder, new

ENTRIES = "SELECT kind, amount, balance FROM entry WHERE account = 'points' AND member_id = 1 ORDER BY id"


# --- tags --------------------------------------------------------------------------------------------------------


def test_a_scanned_tag_counts_as_one_taken_and_costs_its_points_at_once(ledger: SqlLedger, ada: MemberId) -> None:
    answer = ledger.lend_or_return(new(), ada, f" {COAT_TAG.lower()} ", CARDS["1001"])
    line = line_of(answer)
    assert (line.kind, line.item) == (LineKind.SWAPPED, COAT)
    counted = swap(answer)
    assert (counted.points, counted.taken, counted.given, counted.most) == (3, 1, 0, None)
    assert (counted.may_give, counted.waits) == (True, False)
    assert account(answer).points == 7
    assert points(ledger) == 7


def test_a_tag_scanned_without_a_card_asks_for_a_card_and_every_sighting_counts(
    ledger: SqlLedger, house: Builder
) -> None:
    answer = ledger.lend_or_return(new(), None, BODY_TAG)
    assert answer == ItemFree(BODY, counts=True)


def test_counts_are_absolute_and_their_entries_are_only_added_to(
    ledger: SqlLedger, ada: MemberId, engine: Engine
) -> None:
    line = line_of(ledger.lend_or_return(new(), ada, BODY_TAG)).operation
    for taken, given, left in ((5, 0, 5), (5, 3, 8), (4, 3, 9), (4, 0, 6), (0, 1, 11)):
        answer = ledger.count_swap(new(), ada, line, taken, given)
        assert line_of(answer).operation == line
        assert (swap(answer).taken, swap(answer).given, account(answer).points) == (taken, given, left)
    assert rows(engine, ENTRIES) == [
        ("plan", 10, 10),
        ("taken", -1, 9),
        ("taken", -4, 5),
        ("given", 3, 8),
        ("taken", 1, 9),
        ("given", -3, 6),
        ("taken", 4, 10),
        ("given", 1, 11),
    ]


def test_a_count_repeated_under_its_operation_gets_the_same_answer(ledger: SqlLedger, ada: MemberId) -> None:
    scan, more, less = new(), new(), new()
    first = ledger.lend_or_return(scan, ada, BODY_TAG)
    line = line_of(first).operation
    second = ledger.count_swap(more, ada, line, 4, 1)
    third = ledger.count_swap(less, ada, line, 2, 1)
    assert ledger.lend_or_return(scan, ada, BODY_TAG) == first
    assert ledger.count_swap(more, ada, line, 9, 9) == second
    assert ledger.count_swap(less, ada, line, 2, 1) == third
    assert points(ledger) == 9


@pytest.mark.parametrize(("taken", "given"), [(0, 0), (-1, 2), (1, -1)])
def test_a_count_of_nothing_or_below_nothing_raises(ledger: SqlLedger, ada: MemberId, taken: int, given: int) -> None:
    line = line_of(ledger.lend_or_return(new(), ada, BODY_TAG)).operation
    with pytest.raises(LedgerError):
        ledger.count_swap(new(), ada, line, taken, given)
    assert points(ledger) == 9


def test_a_count_on_the_line_of_another_member_or_on_an_undone_line_raises(ledger: SqlLedger, ada: MemberId) -> None:
    line = line_of(ledger.lend_or_return(new(), ada, BODY_TAG)).operation
    with pytest.raises(LedgerError):
        ledger.count_swap(new(), member(ledger, "1002"), line, 2, 0)
    ledger.undo(new(), line)
    with pytest.raises(LedgerError):
        ledger.count_swap(new(), ada, line, 2, 0)
    assert (points(ledger), points(ledger, "1002")) == (10, 10)


# --- the floor ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("how", "floor", "may_give"), [(Giving.DESK, 0, False), (Giving.APPROVAL, 0, True), (Giving.AT_ONCE, -2, True)]
)
def test_points_do_not_go_below_the_floor_and_a_refusal_offers_to_give(
    ledger: SqlLedger, house: Builder, ada: MemberId, how: Giving, floor: int, may_give: bool
) -> None:
    giving(house, how, floor)
    line = line_of(ledger.lend_or_return(new(), ada, BODY_TAG)).operation
    assert isinstance(ledger.count_swap(new(), ada, line, 10 - floor, 0), Recorded)
    refused = ledger.lend_or_return(new(), ada, COAT_TAG)
    assert isinstance(refused, LendingRefused)
    assert refused.refusal.reasons == (Reason(Why.TOO_FEW_POINTS, number=floor),)
    assert refused.refusal.may_give is may_give
    assert against(ledger.count_swap(new(), ada, line, 11 - floor, 0)) == [Why.TOO_FEW_POINTS]
    assert points(ledger) == floor


def test_a_gift_whose_points_are_spent_cannot_be_taken_back(ledger: SqlLedger, ada: MemberId) -> None:
    gift = line_of(ledger.give(new(), ada, COAT_TAG)).operation
    ledger.count_swap(new(), ada, gift, 0, 2)
    line = line_of(ledger.lend_or_return(new(), ada, BODY_TAG)).operation
    ledger.count_swap(new(), ada, line, 16, 0)
    assert against(ledger.count_swap(new(), ada, gift, 0, 1)) == [Why.TOO_FEW_POINTS]
    assert ledger.undo(new(), gift) == UndoRefused(gift, 0)
    assert points(ledger) == 0
    ledger.count_swap(new(), ada, line, 10, 0)
    assert isinstance(ledger.undo(new(), gift), Undone)
    assert points(ledger) == 0


def test_a_tag_refused_for_too_few_points_can_be_given_and_then_taken(ledger: SqlLedger, ada: MemberId) -> None:
    line = line_of(ledger.lend_or_return(new(), ada, BODY_TAG)).operation
    ledger.count_swap(new(), ada, line, 9, 0)
    assert ledger.reconsider(ada, (COAT_TAG, BODY_TAG, "NO")) == Reconsidered((BODY_TAG,))
    assert against(ledger.lend_or_return(new(), ada, COAT_TAG)) == [Why.TOO_FEW_POINTS]
    given = ledger.give(new(), ada, COAT_TAG)
    assert (swap(given).taken, swap(given).given, account(given).points) == (0, 1, 4)
    assert ledger.reconsider(ada, (COAT_TAG,)) == Reconsidered((COAT_TAG,))


# --- undo --------------------------------------------------------------------------------------------------------


def test_undoing_a_line_brings_all_its_points_back_by_counter_entries(
    ledger: SqlLedger, ada: MemberId, engine: Engine
) -> None:
    line = line_of(ledger.lend_or_return(new(), ada, BODY_TAG)).operation
    ledger.count_swap(new(), ada, line, 3, 2)
    undoing = new()
    undone = ledger.undo(undoing, line)
    assert isinstance(undone, Undone)
    assert undone.account is not None
    assert undone.account.points == 10
    assert rows(engine, ENTRIES)[-3:] == [("undone", 1, 10), ("undone", 2, 12), ("undone", -2, 10)]
    assert ledger.undo(undoing, line) == undone
    assert ledger.undo(new(), line) == Undone(line)
    assert len(rows(engine, ENTRIES)) == 7


def test_a_count_cannot_be_undone_as_if_it_were_a_line(ledger: SqlLedger, ada: MemberId) -> None:
    line, more = line_of(ledger.lend_or_return(new(), ada, BODY_TAG)).operation, new()
    ledger.count_swap(more, ada, line, 3, 0)
    assert ledger.undo(new(), more) == UndoRefused(more)


# --- gifts that wait ---------------------------------------------------------------------------------------------


def test_a_waiting_gift_earns_its_points_when_a_volunteer_has_seen_it(
    ledger: SqlLedger, house: Builder, ada: MemberId
) -> None:
    giving(house, Giving.APPROVAL)
    answer = ledger.give(new(), ada, COAT_TAG)
    line = line_of(answer).operation
    assert swap(answer).waits
    assert (account(answer).points, account(answer).waiting) == (10, 3)
    answer = ledger.count_swap(new(), ada, line, 0, 3)
    assert (account(answer).points, account(answer).waiting) == (10, 9)
    (waiting,) = house.list_inbox()
    assert waiting.kind == "points"
    assert house.approve_gift(waiting.number) == 9
    assert house.list_inbox() == []
    assert points(ledger) == 19
    assert visit(ledger).accounts[0].waiting == 0


def test_of_a_gift_counted_on_after_a_volunteer_saw_it_only_the_rest_waits(
    ledger: SqlLedger, house: Builder, ada: MemberId
) -> None:
    giving(house, Giving.APPROVAL)
    line = line_of(ledger.give(new(), ada, BODY_TAG)).operation
    ledger.count_swap(new(), ada, line, 0, 3)
    house.approve_gift(house.list_inbox()[0].number)
    assert account(ledger.count_swap(new(), ada, line, 0, 5)).waiting == 2
    assert account(ledger.count_swap(new(), ada, line, 0, 3)).waiting == 0
    assert house.list_inbox() == []
    less = ledger.count_swap(new(), ada, line, 0, 1)
    assert (account(less).points, account(less).waiting) == (11, 0)


def test_undoing_a_waiting_gift_settles_its_inbox_entry(
    ledger: SqlLedger, house: Builder, ada: MemberId, engine: Engine
) -> None:
    giving(house, Giving.APPROVAL)
    line = line_of(ledger.give(new(), ada, BODY_TAG)).operation
    undone = ledger.undo(new(), line)
    assert isinstance(undone, Undone)
    assert undone.account is not None
    assert (undone.account.points, undone.account.waiting) == (10, 0)
    assert house.list_inbox() == []
    assert rows(engine, "SELECT outcome FROM inbox") == [("undone",)]


def test_where_volunteers_count_gifts_members_cannot_give_at_the_kiosk(
    ledger: SqlLedger, house: Builder, ada: MemberId
) -> None:
    giving(house, Giving.DESK)
    answer = ledger.lend_or_return(new(), ada, BODY_TAG)
    assert not swap(answer).may_give
    assert against(ledger.count_swap(new(), ada, line_of(answer).operation, 1, 1)) == [Why.GIVEN_AT_DESK]
    assert against(ledger.give(new(), ada, BODY_TAG)) == [Why.GIVEN_AT_DESK]


# --- single items -----------------------------------------------------------------------------------------------


def test_a_single_item_that_was_taken_is_gone_until_somebody_gives_it(
    ledger: SqlLedger, ada: MemberId, engine: Engine
) -> None:
    answer = ledger.lend_or_return(new(), ada, "BEAR")
    assert line_of(answer).kind is LineKind.SWAPPED
    assert (swap(answer).points, swap(answer).most, swap(answer).taken) == (2, 1, 1)
    assert (account(answer).points, condition(engine, "BEAR")) == (8, "gone")
    ben = member(ledger, "1002")
    given = ledger.lend_or_return(new(), ben, "BEAR")
    assert (swap(given).taken, swap(given).given, account(given).points) == (0, 1, 12)
    assert condition(engine, "BEAR") == "good"


def test_a_shop_that_ended_swapping_refuses_to_take_and_lets_earlier_swaps_be_undone(
    ledger: SqlLedger, house: Builder, ada: MemberId, engine: Engine
) -> None:
    taken = line_of(ledger.lend_or_return(new(), ada, BODY_TAG)).operation
    house.apply_house(
        House(holidays=""), (replace(SHARED_BABIES, works=(Works.LENDING,), swap=SwapTerms()), LENT_TOOLS)
    )
    assert against(ledger.count_swap(new(), ada, taken, 2, 0)) == [Why.WITHDRAWN]
    assert against(ledger.lend_or_return(new(), ada, "BEAR")) == [Why.WITHDRAWN]
    assert condition(engine, "BEAR") == "good"
    assert isinstance(ledger.undo(new(), taken), Undone)
    assert rows(engine, ENTRIES)[-1] == ("undone", 1, 10)


def test_a_single_item_given_for_approval_is_to_be_checked_until_a_volunteer_saw_it(
    ledger: SqlLedger, house: Builder, ada: MemberId, engine: Engine
) -> None:
    giving(house, Giving.APPROVAL)
    ledger.lend_or_return(new(), ada, "BEAR")
    given = ledger.lend_or_return(new(), ada, "BEAR")
    assert (account(given).points, account(given).waiting, condition(engine, "BEAR")) == (8, 2, "check")
    assert against(ledger.lend_or_return(new(), member(ledger, "1002"), "BEAR")) == [Why.TO_CHECK]
    house.approve_gift(house.list_inbox()[0].number)
    assert condition(engine, "BEAR") == "good"


def test_a_single_item_approved_for_fewer_points_is_in_the_shop_all_the_same(
    ledger: SqlLedger, house: Builder, ada: MemberId, engine: Engine
) -> None:
    giving(house, Giving.APPROVAL)
    ledger.lend_or_return(new(), ada, "BEAR")
    ledger.lend_or_return(new(), ada, "BEAR")
    assert house.approve_gift(house.list_inbox()[0].number, 1) == 1
    assert (points(ledger), condition(engine, "BEAR")) == (9, "good")
    assert rows(engine, "SELECT outcome FROM inbox") == [("approved in part",)]


@pytest.mark.parametrize("said", [None, 5, 4, 1, 0])
def test_undoing_a_gift_takes_back_the_points_that_a_volunteer_gave_for_it(
    ledger: SqlLedger, house: Builder, ada: MemberId, said: int | None
) -> None:
    giving(house, Giving.APPROVAL)
    given = line_of(ledger.give(new(), ada, COAT_TAG)).operation
    house.approve_gift(house.list_inbox()[0].number, said)
    assert points(ledger) == 10 + (3 if said is None else said)
    assert isinstance(ledger.undo(new(), given), Undone)
    assert points(ledger) == 10


def test_a_volunteer_and_a_visit_lock_the_rows_of_a_gift_in_the_same_order(
    server: Server, opened: Callable[[str], Engine]
) -> None:
    url = server.make_database(template=TEMPLATE)
    engine, others, watching = opened(url), opened(url), opened(url)
    desk = Builder(engine, Clock())
    furnish(desk)
    giving(desk, Giving.APPROVAL)
    ledger = SqlLedger(engine, Clock(), BRUSSELS, KEY)
    ledger.give(new(), member(ledger), BODY_TAG)
    (waiting,) = desk.list_inbox()
    with ThreadPoolExecutor(1) as pool, others.connect() as visiting:
        visiting.execute(text("SELECT id FROM member FOR NO KEY UPDATE"))
        approving = pool.submit(desk.approve_gift, waiting.number)
        while not rows(watching, "SELECT pid FROM pg_locks WHERE NOT granted"):
            assert not approving.done()
        assert visiting.execute(text("SELECT id FROM inbox FOR UPDATE NOWAIT")).all() == [(waiting.number,)]
        visiting.rollback()
        assert approving.result() == 1


def test_where_volunteers_count_gifts_a_single_item_is_given_at_the_desk(
    ledger: SqlLedger, house: Builder, ada: MemberId
) -> None:
    giving(house, Giving.DESK)
    ledger.lend_or_return(new(), ada, "BEAR")
    assert against(ledger.lend_or_return(new(), ada, "BEAR")) == [Why.GIVEN_AT_DESK]
    assert ledger.lend_or_return(new(), None, "BEAR") == ItemFree(Item("BEAR", "Beer", "seat", BABIES))


def test_only_the_last_operation_on_a_single_item_can_be_undone(
    ledger: SqlLedger, ada: MemberId, engine: Engine
) -> None:
    taken = line_of(ledger.lend_or_return(new(), ada, "BEAR")).operation
    given = line_of(ledger.lend_or_return(new(), ada, "BEAR")).operation
    assert ledger.undo(new(), taken) == UndoRefused(taken)
    assert isinstance(ledger.undo(new(), given), Undone)
    assert condition(engine, "BEAR") == "gone"
    assert isinstance(ledger.undo(new(), taken), Undone)
    assert (condition(engine, "BEAR"), points(ledger)) == ("good", 10)


def test_a_single_item_is_never_lent_counted_or_reserved(ledger: SqlLedger, house: Builder, ada: MemberId) -> None:
    line = line_of(ledger.lend(new(), ada, "BEAR"))
    assert line.kind is LineKind.SWAPPED
    with pytest.raises(LedgerError):
        ledger.count_swap(new(), ada, line.operation, 0, 1)
    with pytest.raises(LedgerError):
        ledger.count_swap(new(), ada, line.operation, 1, 1)
    assert against(ledger.reserve(new(), ada, "BEAR")) == [Why.NOT_RESERVED]
    assert house.list_open_loans() == []


# --- who may -----------------------------------------------------------------------------------------------------


def test_taking_needs_a_subscription_and_giving_does_not(ledger: SqlLedger, house: Builder, ada: MemberId) -> None:
    house.add_member("1009", "Dan Peeters")
    house.add_card("1009", CardId("dan"))
    opened = ledger.open_visit(CardId("dan"))
    assert isinstance(opened, VisitOpened)
    assert opened.accounts == ()
    whose = opened.visitor.member
    assert against(ledger.lend_or_return(new(), whose, BODY_TAG)) == [Why.NO_SUBSCRIPTION, Why.TOO_FEW_POINTS]
    assert account(ledger.give(new(), whose, BODY_TAG)).points == 1


def test_a_blocked_member_takes_nothing(ledger: SqlLedger, house: Builder, ada: MemberId) -> None:
    house.block_member("1001", "Kom even langs")
    assert against(ledger.lend_or_return(new(), ada, BODY_TAG)) == [Why.BLOCKED]


def test_a_swap_of_a_code_that_is_no_tag_is_an_unknown_code(ledger: SqlLedger, ada: MemberId) -> None:
    assert ledger.lend_or_return(new(), ada, "RUIL-NIETS") == CodeUnknown("RUIL-NIETS")
    assert ledger.give(new(), ada, "SEAT") == CodeUnknown("SEAT")


# --- points of plans ---------------------------------------------------------------------------------------------


def test_the_points_of_a_plan_are_booked_once_when_its_subscription_begins(
    ledger: SqlLedger, house: Builder, clock: Clock, engine: Engine
) -> None:
    ada = member(ledger)
    assert rows(engine, ENTRIES) == [("plan", 10, 10)]
    house.add_subscription("1001", BABIES.key, "year", clock().date().replace(day=25))
    assert points(ledger) == 10
    clock.at = clock.at.replace(day=25)
    ledger.lend_or_return(new(), ada, BODY_TAG)
    visit(ledger)
    assert rows(engine, ENTRIES) == [("plan", 10, 10), ("plan", 10, 20), ("taken", -1, 19)]
