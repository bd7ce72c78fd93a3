"""Swaps, reservations and payments at the desk: tags, points, queues and references."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from sqlalchemy import Engine, select

from db.ledger import SqlLedger
from db.ledger.statements.tables import code, initiative, tag
from db.listings import GiftListing, PointsListing, ReservationListing
from kiosk.lending.actors import CommandLine
from kiosk.lending.commands import Details, ReserveFor
from kiosk.lending.conditions import Condition
from kiosk.lending.declining import CommandDeclined, FormError
from kiosk.lending.events import LendingRefused, Recorded, VisitOpened
from kiosk.lending.model import CardId, Cents, Hold, MemberId, Operation, Why
from kiosk.lending.terms import (
    Category,
    Giving,
    House,
    LoanTerms,
    PayTo,
    Plan,
    ReservationTerms,
    SwapCategory,
    SwapTerms,
    Terms,
    Works,
)
from kiosk.lending.volunteers.model import DeclineCause
from tests.db.conftest import Clock
from tests.support.builder import Builder, Payment

DAY = date(2026, 11, 23)
HOUSE = House("")
RESERVED_TOYS = Terms(
    "spelotheek",
    "Spelotheek",
    "#2E7DAF",
    loans=LoanTerms(days=21, fee=Cents(100)),
    categories=(Category("toy", "Speelgoed", "train"),),
    reservations=ReservationTerms(7, None, "Plank 1"),
    pay_to=PayTo("BE15539000000030", "Spelotheek"),
)
SWAPS = Terms(
    "babytheek",
    "Babytheek",
    "#8A5AA8",
    works=(Works.LENDING, Works.SWAPPING),
    plans=(Plan("jaar", "Jaar", Cents(2000), points=10),),
    swap=SwapTerms(
        Giving.APPROVAL,
        0,
        (SwapCategory("body", "Body’s", "clothes", 1, ("RUIL-BODY",)), SwapCategory("bear", "Knuffels", "doll", 3)),
    ),
)


@pytest.fixture
def lending(desk: Builder) -> Builder:
    """A house with items to lend and to swap, and three members."""
    desk.apply_house(HOUSE, (RESERVED_TOYS, SWAPS))
    for number, name in (("1001", "Ada Peeters"), ("1002", "Bo Okafor"), ("1003", "Fatima Haddad")):
        desk.add_member(number, name)
        desk.add_card(number, CardId(number))
    desk.add_item("SPE-1", "Trein", category="toy", initiative_key="spelotheek")
    return desk


def visit(ledger: SqlLedger, number: str) -> VisitOpened:
    opened = ledger.open_visit(CardId(number))
    assert isinstance(opened, VisitOpened)
    return opened


def whose(ledger: SqlLedger, number: str) -> MemberId:
    return visit(ledger, number).visitor.member


# --- tags --------------------------------------------------------------------------------------------------------


def with_tags(*tags: str, terms: Terms = SWAPS) -> Terms:
    """The same initiative with these tags for its first swap category."""
    body, *others = terms.swap.categories
    return replace(terms, swap=replace(terms.swap, categories=(replace(body, tags=tags), *others)))


def tags_in(engine: Engine) -> set[tuple[str, str, str]]:
    """Every tag in the database with its initiative and category; asserts that the codes of kind tag are the same."""
    rows = select(tag.c.code, initiative.c.key, tag.c.category).join(initiative, initiative.c.id == tag.c.initiative_id)
    with engine.connect() as connection:
        hanging = {(row.code, row.key, row.category) for row in connection.execute(rows)}
        codes = set(connection.execute(select(code.c.code).where(code.c.kind == "tag")).scalars())
    assert codes == {hung for hung, _, _ in hanging}
    return hanging


def test_applying_terms_leaves_the_tags_of_the_terms_and_no_others(lending: Builder, engine: Engine) -> None:
    lending.apply_house(HOUSE, (RESERVED_TOYS, SWAPS))
    assert tags_in(engine) == {("RUIL-BODY", "babytheek", "body")}
    lending.apply_house(HOUSE, (RESERVED_TOYS, with_tags("RUIL-1", "RUIL-2")))
    assert tags_in(engine) == {("RUIL-1", "babytheek", "body"), ("RUIL-2", "babytheek", "body")}
    body, bear = with_tags("RUIL-1").swap.categories
    moved = replace(SWAPS.swap, categories=(replace(body, tags=()), replace(bear, tags=("RUIL-1",))))
    lending.apply_house(HOUSE, (RESERVED_TOYS, replace(SWAPS, swap=moved)))
    assert tags_in(engine) == {("RUIL-1", "babytheek", "bear")}
    lending.add_item("RUIL-2", "Ding", category="toy", initiative_key="spelotheek")
    lending.apply_house(HOUSE, (RESERVED_TOYS,))
    assert tags_in(engine) == set()
    lending.add_member("RUIL-1", "Bo Okafor")


@pytest.mark.parametrize(
    ("taken", "sentence"),
    [
        ("SPE-1", "The tag SPE-1 of babytheek/body is the barcode of an item already."),
        ("1001", "The tag 1001 of babytheek/body is a member number already."),
    ],
)
def test_a_tag_whose_code_is_in_use_is_refused_with_all_the_terms_of_the_file(
    lending: Builder, engine: Engine, taken: str, sentence: str
) -> None:
    lending.apply_house(HOUSE, (RESERVED_TOYS, SWAPS))
    before = (lending.read_house(), lending.list_journal(), tags_in(engine))
    for act in (lending.plan_house, lending.apply_house):
        with pytest.raises(CommandDeclined) as refused:
            act(HOUSE, (replace(RESERVED_TOYS, name="Anders"), with_tags("RUIL-2", taken)))
        assert str(refused.value) == sentence
    assert (lending.read_house(), lending.list_journal(), tags_in(engine)) == before


def test_a_tag_of_an_initiative_that_stays_unnamed_cannot_go_to_another_initiative(
    lending: Builder, engine: Engine
) -> None:
    lending.apply_house(HOUSE, (RESERVED_TOYS, SWAPS))
    lending.add_item("BAB-1", "Bed", initiative_key="babytheek")
    other = replace(SWAPS, key="swopengo", name="Swop & Go")
    with pytest.raises(CommandDeclined) as refused:
        lending.apply_house(HOUSE, (RESERVED_TOYS, other))
    assert str(refused.value) == "The tag RUIL-BODY of babytheek/body is one of swopengo/body already."
    lending.apply_house(HOUSE, (RESERVED_TOYS, with_tags("SWOP-1", terms=other)))
    assert tags_in(engine) == {("RUIL-BODY", "babytheek", "body"), ("SWOP-1", "swopengo", "body")}


def test_a_tag_is_no_barcode_and_no_member_number(lending: Builder) -> None:
    lending.apply_house(HOUSE, (RESERVED_TOYS, SWAPS))
    for act in (
        partial(lending.add_item, "ruil-body", "Ding", category="toy", initiative_key="spelotheek"),
        partial(lending.add_member, "Ruil-Body", "Bo Okafor"),
    ):
        with pytest.raises(CommandDeclined, match="The code RUIL-BODY is in use already"):
            act()


# --- points ------------------------------------------------------------------------------------------------------


def points(desk: Builder, number: str = "1001") -> list[tuple[int, int]]:
    return [(one.balance, one.waiting) for one in desk.list_points() if one.member == number]


def test_the_points_of_a_plan_are_booked_once_and_on_its_first_day(lending: Builder, clock: Clock) -> None:
    lending.add_subscription("1001", "babytheek", "jaar", DAY + timedelta(days=2))
    assert lending.list_points() == []
    clock.pass_by(timedelta(days=2))
    for _ in range(2):
        assert lending.list_points() == [PointsListing("1001", "babytheek", 10)]
    lending.add_subscription("1001", "babytheek", "jaar", DAY + timedelta(days=1))
    assert points(lending) == [(20, 0)]
    assert [fee.balance for fee in lending.list_fees()] == [2000, 4000]


def test_a_volunteer_adds_points_for_gifts_and_takes_them_off_down_to_the_floor(lending: Builder) -> None:
    lending.add_subscription("1001", "babytheek", "jaar", DAY)
    assert lending.count_points("1001", "babytheek", 4) == 14
    assert lending.count_points("1001", "babytheek", -14) == 0
    with pytest.raises(CommandDeclined) as refused:
        lending.count_points("1001", "babytheek", -1)
    assert str(refused.value) == ("That would leave member 1001 with -1 points, and nobody of babytheek goes below 0.")
    assert points(lending) == [(0, 0)]
    assert [line.what for line in lending.list_journal()][-2:] == ["points counted", "points corrected"]


def test_a_member_without_a_subscription_gets_points_for_gifts_too(lending: Builder) -> None:
    assert lending.count_points("1002", "babytheek", 3) == 3
    assert lending.list_points() == [PointsListing("1002", "babytheek", 3)]


def give(ledger: SqlLedger, number: str, given: int) -> Operation:
    member, line = whose(ledger, number), Operation(f"{number} gives")
    assert isinstance(ledger.give(line, member, "RUIL-BODY"), Recorded)
    if given != 1:
        assert isinstance(ledger.count_swap(Operation(f"{number} counts"), member, line, 0, given), Recorded)
    return line


@pytest.mark.parametrize(("said", "earned"), [(None, 6), (6, 6), (4, 4), (5, 5), (1, 1), (0, 0), (8, 8)])
def test_a_waiting_gift_is_approved_for_its_worth_or_for_the_points_that_a_volunteer_gives(
    lending: Builder, ledger: SqlLedger, said: int | None, earned: int
) -> None:
    body, *others = SWAPS.swap.categories
    dearer = replace(SWAPS, swap=replace(SWAPS.swap, categories=(replace(body, points=2), *others)))
    lending.apply_house(HOUSE, (RESERVED_TOYS, dearer))
    give(ledger, "1001", 3)
    (waiting,) = lending.list_inbox()
    assert (waiting.kind, waiting.member, waiting.initiative) == ("points", "1001", "babytheek")
    assert waiting.gift == GiftListing("Body’s", 3, 6)
    assert points(lending) == [(0, 6)]
    assert lending.approve_gift(waiting.number, said) == earned
    assert lending.list_inbox() == []
    assert sum(balance for balance, _ in points(lending)) == earned
    assert all(not still for _, still in points(lending))
    with pytest.raises(CommandDeclined, match="No gift waits under number"):
        lending.approve_gift(waiting.number)


def test_a_single_item_can_be_of_a_category_that_is_swapped_and_an_item_to_lend_cannot(lending: Builder) -> None:
    both = replace(SWAPS, categories=(Category("bed", "Bedden", "bed"),))
    lending.apply_house(HOUSE, (RESERVED_TOYS, both))
    (body, *_) = both.swap.categories
    lending.add_item("BAB-1", "Feestjurk", None, body.key, "babytheek", Details(points=4))
    with pytest.raises(CommandDeclined, match=f"has no category {body.key}; it has bed"):
        lending.add_item("BAB-2", "Feestjurk", None, body.key, "babytheek")
    with pytest.raises(CommandDeclined, match=f"has no category hat; it has bed, {body.key}"):
        lending.add_item("BAB-2", "Hoed", None, "hat", "babytheek", Details(points=4))
    changes = lending.plan_house(HOUSE, (RESERVED_TOYS, replace(both, about="Voor de kleinsten"))).initiatives
    assert [change.unnamed for change in changes] == [(), ()]


def test_an_inbox_entry_that_is_no_gift_cannot_be_approved(lending: Builder, ledger: SqlLedger) -> None:
    assert isinstance(ledger.reserve(Operation("1"), whose(ledger, "1001"), "SPE-1"), Recorded)
    (waiting,) = lending.list_inbox()
    assert (waiting.kind, waiting.item, waiting.member, waiting.gift) == ("reserved", "SPE-1", "1001", None)
    with pytest.raises(CommandDeclined, match="No gift waits under number"):
        lending.approve_gift(waiting.number)


def test_a_single_item_is_swapped_at_its_own_points_and_never_lent(lending: Builder, ledger: SqlLedger) -> None:
    lending.add_subscription("1001", "babytheek", "jaar", DAY)
    lending.add_item("BAB-1", "Feestjurk", initiative_key="babytheek", details=Details(points=4))
    assert [(item.barcode, item.points) for item in lending.list_items()] == [("SPE-1", None), ("BAB-1", 4)]
    taken = ledger.lend_or_return(Operation("1"), whose(ledger, "1001"), "BAB-1")
    assert isinstance(taken, Recorded)
    assert taken.line.swap is not None
    assert points(lending) == [(6, 0)]
    assert [item.condition for item in lending.list_items()] == ["good", "gone"]
    with pytest.raises(CommandDeclined) as refused:
        lending.add_reservation("1001", "BAB-1")
    assert reasons(refused.value) == [Why.NOT_RESERVED]


# --- queues ------------------------------------------------------------------------------------------------------


def lend(ledger: SqlLedger, number: str, barcode: str = "SPE-1") -> Operation:
    operation = Operation(f"{number} takes {barcode}")
    assert isinstance(ledger.lend(operation, whose(ledger, number), barcode), Recorded)
    return operation


def reasons(declined: CommandDeclined) -> list[Why]:
    assert declined.refusal is not None
    return [reason.why for reason in declined.refusal.reasons]


def queue(desk: Builder) -> list[tuple[int, str, date | None]]:
    return [(one.place, one.member, one.ready_until) for one in desk.list_reservations()]


def test_the_queue_is_listed_in_order_and_a_returned_item_is_held_for_the_first(
    lending: Builder, ledger: SqlLedger, clock: Clock
) -> None:
    lend(ledger, "1001")
    assert lending.add_reservation("1002", "spe-1") is None
    assert lending.add_reservation("1003", "SPE-1") is None
    assert lending.list_reservations() == [
        ReservationListing("SPE-1", 1, "1002", clock.at),
        ReservationListing("SPE-1", 2, "1003", clock.at),
    ]
    ledger.give_back(Operation("back"), None, "SPE-1")
    first, second = lending.list_reservations()
    assert (first.ready_until, second.ready_until, second.code) == (DAY + timedelta(days=7), None, None)
    lending.cancel_reservation("1002", "SPE-1")
    (next_one,) = lending.list_reservations()
    assert (next_one.place, next_one.member, next_one.code) == (1, "1003", first.code)
    lending.cancel_reservation("1003", "SPE-1")
    assert lending.list_reservations() == []
    assert {"reserved", "reservation cancelled"} <= {line.what for line in lending.list_journal()}


def test_a_reserved_item_that_is_here_is_set_aside_at_once_and_goes_to_the_next_when_its_days_are_over(
    lending: Builder, clock: Clock
) -> None:
    hold = lending.add_reservation("1002", "SPE-1")
    assert hold == Hold("Plank 1", hold.code if hold else "", DAY + timedelta(days=7))
    assert lending.add_reservation("1003", "SPE-1") is None
    clock.pass_by(timedelta(days=8))
    assert queue(lending) == [(1, "1003", DAY + timedelta(days=15))]


def test_a_member_cannot_reserve_twice_nor_an_item_that_they_have_nor_one_that_is_gone(
    lending: Builder, ledger: SqlLedger
) -> None:
    lend(ledger, "1001")
    lending.add_reservation("1002", "SPE-1")
    lending.add_item("SPE-2", "Pop", category="toy", initiative_key="spelotheek")
    lending.mark_item("SPE-2", Condition.WITHDRAWN)
    lending.apply_house(HOUSE, (RESERVED_TOYS, replace(SWAPS, reservations=ReservationTerms(most=0))))
    lending.add_item("BAB-1", "Bed", initiative_key="babytheek")
    before = queue(lending)
    again = lending.do(Operation("again"), CommandLine(), ReserveFor("1002", "SPE-1"))
    assert (again.again, again.hold) == (True, None)
    for number, barcode, why in (
        ("1001", "SPE-1", [Why.AT_YOUR_HOME]),
        ("1001", "SPE-2", [Why.WITHDRAWN]),
        ("1001", "BAB-1", [Why.NO_SUBSCRIPTION, Why.NOT_RESERVED]),
    ):
        with pytest.raises(CommandDeclined) as refused:
            lending.add_reservation(number, barcode)
        assert (refused.value.why, reasons(refused.value)) == (DeclineCause.REFUSED, why)
    assert queue(lending) == before


def test_an_item_marked_good_is_held_for_the_first_in_its_queue_and_marked_otherwise_for_nobody(
    lending: Builder, ledger: SqlLedger
) -> None:
    assert lending.mark_item("SPE-1", Condition.REPAIR) is None
    assert lending.add_reservation("1002", "SPE-1") is None
    hold = lending.mark_item("SPE-1", Condition.GOOD)
    assert hold is not None
    assert (hold.shelf, hold.until) == ("Plank 1", DAY + timedelta(days=7))
    assert lending.mark_item("SPE-1", Condition.CHECK) is None
    assert queue(lending) == [(1, "1002", None)]


def test_keeping_an_item_for_a_member_makes_a_reservation_that_is_ready_until_that_day(
    lending: Builder, ledger: SqlLedger
) -> None:
    hold = lending.keep_item("SPE-1", "1002", DAY + timedelta(days=2))
    assert (hold.shelf, hold.until) == ("Plank 1", DAY + timedelta(days=2))
    assert lending.keep_item("SPE-1", "1002", DAY + timedelta(days=3)).code == hold.code
    assert queue(lending) == [(1, "1002", DAY + timedelta(days=3))]
    (ready,) = visit(ledger, "1002").reservations
    assert ready.hold == Hold("Plank 1", hold.code, DAY + timedelta(days=3))
    for act in (
        partial(lending.keep_item, "SPE-1", "1003", DAY),
        partial(lending.keep_item, "SPE-1", "1001", DAY),
    ):
        with pytest.raises(CommandDeclined, match="Others wait for SPE-1 before member"):
            act()
    refused = ledger.lend(Operation("1"), whose(ledger, "1001"), "SPE-1")
    assert isinstance(refused, LendingRefused)
    assert [reason.why for reason in refused.refusal.reasons] == [Why.SET_ASIDE]
    lend(ledger, "1002")
    assert queue(lending) == []
    with pytest.raises(CommandDeclined, match="The item SPE-1 is not here"):
        lending.keep_item("SPE-1", "1001", DAY)


def test_an_item_cannot_be_kept_until_a_day_that_is_over(lending: Builder) -> None:
    with pytest.raises(FormError, match="An item is set aside until today or later, and 2026-11-22 is over"):
        lending.keep_item("SPE-1", "1001", DAY - timedelta(days=1))


def test_an_item_that_is_released_goes_to_the_next_in_line(lending: Builder) -> None:
    lending.keep_item("SPE-1", "1002", DAY)
    lending.add_reservation("1003", "SPE-1")
    lending.release_item("SPE-1")
    assert queue(lending) == [(1, "1003", DAY + timedelta(days=7))]
    lending.release_item("SPE-1")
    assert queue(lending) == []
    with pytest.raises(CommandDeclined, match="The item SPE-1 is set aside for nobody"):
        lending.release_item("SPE-1")


def test_an_item_set_aside_by_a_version_without_queues_can_be_released(lending: Builder, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE item SET kept_for = 1, kept_until = '2026-12-24'")
    lending.release_item("SPE-1")
    assert lending.add_reservation("1002", "SPE-1") is not None


# --- paying later ------------------------------------------------------------------------------------------------


def test_a_payment_by_bank_finds_its_member_and_initiative_and_closes_the_reference(
    lending: Builder, ledger: SqlLedger
) -> None:
    lend(ledger, "1001")
    (account,) = visit(ledger, "1001").accounts
    assert account.payment
    reference = account.payment.reference
    assert [fee.reference for fee in lending.list_fees()] == [reference]
    assert lending.take_payment_by_reference(reference, Cents(40)) == Payment("1001", "spelotheek", 60)
    assert [fee.reference for fee in lending.list_fees()] == [reference] * 2
    plain = reference.replace("+", "").replace("/", "")
    assert lending.take_payment_by_reference(plain, Cents(10)) == Payment("1001", "spelotheek", 50)
    starred = reference.replace("+", "*")
    assert lending.take_payment_by_reference(starred, Cents(50)) == Payment("1001", "spelotheek", 0)
    assert {fee.reference for fee in lending.list_fees()} == {None}
    assert lending.take_payment_by_reference(reference, Cents(10)) == Payment("1001", "spelotheek", -10)


def test_a_payment_at_the_desk_closes_the_reference_too(lending: Builder, ledger: SqlLedger) -> None:
    lend(ledger, "1001")
    (before,) = visit(ledger, "1001").accounts
    assert lending.take_payment("1001", "spelotheek", Cents(100)) == 0
    lending.add_item("SPE-2", "Pop", category="toy", initiative_key="spelotheek")
    lend(ledger, "1001", "SPE-2")
    (after,) = visit(ledger, "1001").accounts
    assert before.payment
    assert after.payment
    assert after.payment.reference != before.payment.reference
