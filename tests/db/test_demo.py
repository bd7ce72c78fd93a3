"""The demo house: it shows everything, is the same every time, and names no real person."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

import pytest
from sqlalchemy import Engine

from db import demo_house
from db.demo import demo_cards, demo_items, fill
from db.engine import close, open_engine
from db.ledger import SqlLedger
from db.listings import ItemListing
from kiosk.cli.common import pictures
from kiosk.cli.house import demo_house as read_demo_house
from kiosk.holidays import known_countries
from kiosk.lending.cards import fault_of, identify
from kiosk.lending.declining import CommandDeclined
from kiosk.lending.events import CardLost, LendingRefused, Recorded, VisitOpened
from kiosk.lending.languages import OFFERED
from kiosk.lending.model import CardId, Operation, Why
from kiosk.lending.terms import Giving, Terms, Works
from kiosk.lending.volunteers.events import ShiftOpened
from tests.db.conftest import BRUSSELS, KEY, Clock
from tests.support.builder import Builder
from tests.support.empty_ledger import FILE, put_empty_ledger

HOUSE = read_demo_house()
DEMO_TERMS = HOUSE[1]

DRAWINGS = {
    *(
        "drill",
        "saw",
        "ladder",
        "toolbox",
        "sander",
        "blocks",
        "train",
        "puzzle",
        "jigsaw",
        "boardgame",
        "doll",
        "lego",
    ),
    *("bike", "helmet", "seat", "pram", "cot", "stairgate", "highchair", "ball", "skates", "racket", "tent", "fitness"),
    *("clothes", "shoes", "book", "plant", "speaker", "projector", "camera", "box"),
}


def everything(desk: Builder) -> tuple[object, ...]:
    people = (desk.list_members(), desk.list_subscriptions(), desk.list_fees(), desk.list_points())
    waiting = (desk.list_reservations(), desk.list_inbox())
    return (desk.read_house(), desk.list_items(), *people, desk.list_loans(), *waiting, desk.list_journal())


def test_filling_a_database_with_the_demo_house_twice_changes_nothing(
    engine: Engine, desk: Builder, clock: Clock
) -> None:
    fill(engine, KEY, clock, HOUSE)
    first = everything(desk)
    clock.pass_by(timedelta(days=3))
    fill(engine, KEY, clock, HOUSE)
    assert everything(desk) == first


def test_a_demo_house_that_was_only_half_filled_is_completed(engine: Engine, desk: Builder, clock: Clock) -> None:
    first = demo_items()[0]
    desk.apply_house(*HOUSE)
    desk.add_item(first.barcode, first.name, category=first.category)
    desk.add_member(demo_cards()[0].number, demo_cards()[0].holder)
    fill(engine, KEY, clock, HOUSE)
    assert (len(desk.list_items()), len(desk.list_members())) == (len(demo_items()), 43)


def test_a_house_with_members_of_its_own_is_not_filled_with_the_demo(
    engine: Engine, desk: Builder, clock: Clock
) -> None:
    desk.add_member(demo_cards()[0].number, "Samira El Amrani")
    before = everything(desk)
    with pytest.raises(CommandDeclined, match="members of its own"):
        fill(engine, KEY, clock, HOUSE)
    assert everything(desk) == before


def test_the_cards_are_invented_and_usable() -> None:
    cards = demo_cards()
    assert len({card.uid for card in cards}) == len(cards)
    assert all(len(card.uid) == 7 and card.uid[0] == 0x04 and fault_of(card.uid) is None for card in cards)
    assert {card.language for card in cards} == set(OFFERED)
    assert any(card.lost for card in cards)
    assert demo_cards() == cards


def test_the_items_have_barcodes_and_drawings() -> None:
    items = demo_items()
    assert 140 <= len(items) <= 160
    assert len({item.barcode for item in items}) == len(items)
    assert {item.picture for item in items} == DRAWINGS
    assert {part.picture for item in items for part in item.parts} <= DRAWINGS | {""}
    assert min(Counter(item.initiative for item in items).values()) >= 5
    assert "SPE-0042" in {item.barcode for item in items}


# --- its terms ---------------------------------------------------------------------------------------------------


def terms_of(key: str) -> Terms:
    return next(terms for terms in DEMO_TERMS if terms.key == key)


def test_the_example_file_says_that_it_is_an_example() -> None:
    text = (files("kiosk") / "demo_house.toml").read_text("utf-8")
    assert text.startswith("# The demo house: AN EXAMPLE.")


def test_the_example_has_every_publicly_known_initiative_also_those_that_lend_nothing() -> None:
    assert [terms.key for terms in DEMO_TERMS if Works.SERVICE not in terms.works] == [
        *("spelotheek", "instrumentheek", "babytheek", "velootje", "sportrijk", "legotheek"),
        *("swopengo", "boekdelen", "stekjesruil"),
    ]
    service = [terms for terms in DEMO_TERMS if terms.works == (Works.SERVICE,)]
    assert [terms.key for terms in service] == ["fietskeuken", "digipunt", "pamperbank", "poezewoef"]
    assert all(terms.hours and terms.about for terms in DEMO_TERMS)


def test_the_example_keeps_to_the_publicly_known_terms() -> None:
    toys, tools, bricks = terms_of("spelotheek"), terms_of("instrumentheek"), terms_of("legotheek")
    assert [category.most_a_day for category in toys.categories] == [3, 1, 1]
    assert (toys.loans.days, toys.loans.renewals, toys.loans.late) == (21, 1, 50)
    assert (tools.loans.days, tools.loans.renewals, tools.loans.deposit_over) == (7, 1, 20000)
    assert [plan.price for plan in bricks.plans] == [2500, 5000, 7500]
    for key, price, points in (("babytheek", 2000, 10), ("sportrijk", 1000, 10), ("instrumentheek", 2000, 0)):
        plan = terms_of(key).plans[0]
        assert (plan.price, plan.points, plan.months) == (price, points, 12)
    assert {terms.category("autostoel").days for terms in DEMO_TERMS if terms.key == "babytheek"} == {365}
    assert terms_of("sportrijk").category("fitness").days == 180


def test_the_example_passes_every_check_of_a_house_file() -> None:
    assert HOUSE[0].holidays in known_countries()
    kinds = [one for terms in DEMO_TERMS for one in (*terms.categories, *terms.swap.categories)]
    named = {terms.icon for terms in DEMO_TERMS} | {one.picture for one in kinds}
    assert named <= pictures()


# --- what can be tried in it -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def moved_in(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a database with the demo house, made once: this takes most of the time of these tests."""
    folder = tmp_path_factory.mktemp("demo")
    engine = open_engine(put_empty_ledger(folder))
    fill(engine, KEY, Clock(), HOUSE)
    close(engine)
    return (folder / FILE).read_bytes()


@pytest.fixture
def demo(tmp_path: Path, moved_in: bytes, opened: Callable[[str], Engine], clock: Clock) -> "Demo":
    (tmp_path / FILE).write_bytes(moved_in)
    engine = opened(f"sqlite:///{tmp_path / FILE}")
    return Demo(engine, Builder(engine, clock), SqlLedger(engine, clock, BRUSSELS, KEY))


@dataclass
class Demo:
    """The demo house with a scanner and a card reader to use."""

    engine: Engine
    desk: Builder
    ledger: SqlLedger

    def card(self, holder: str) -> CardId:
        return identify(next(card.uid for card in demo_cards() if card.holder == holder), KEY)

    def item(self, name: str) -> str:
        return next(item.barcode for item in demo_items() if item.name == name)

    def listed(self, name: str) -> ItemListing:
        return next(item for item in self.desk.list_items() if item.name == name)

    def visit(self, holder: str) -> VisitOpened:
        visit = self.ledger.open_visit(self.card(holder))
        assert isinstance(visit, VisitOpened)
        return visit

    def scan(self, holder: str, name: str) -> Recorded | LendingRefused:
        who = self.visit(holder).visitor.member
        answer = self.ledger.lend_or_return(Operation(f"{holder} {name}"), who, self.item(name), self.card(holder))
        assert isinstance(answer, Recorded | LendingRefused)
        return answer

    def why(self, holder: str, name: str) -> set[Why]:
        refused = self.scan(holder, name)
        assert isinstance(refused, LendingRefused), refused
        return {reason.why for reason in refused.refusal.reasons}


def test_a_demo_house_in_which_other_terms_were_applied_keeps_them(demo: Demo, clock: Clock) -> None:
    own = (HOUSE[0], tuple(replace(terms, about="Van ons") for terms in DEMO_TERMS))
    demo.desk.apply_house(*own)
    fill(demo.engine, KEY, clock, HOUSE)
    assert demo.desk.read_house() == own


def test_some_loans_are_late_some_due_soon_and_most_later(demo: Demo, clock: Clock) -> None:
    left = [(loan.due_on - clock.at.date()).days for loan in demo.desk.list_open_loans()]
    late, soon = sum(days < 0 for days in left), sum(0 <= days <= 3 for days in left)
    assert late >= 3
    assert soon >= 5
    assert len(left) - late - soon >= 10
    assert all(loan.lent_at <= clock.at for loan in demo.desk.list_loans())


def test_every_card_opens_the_visit_that_the_list_of_cards_says(demo: Demo) -> None:
    for card in demo_cards():
        visit = demo.ledger.open_visit(identify(card.uid, KEY))
        if card.lost:
            assert visit == CardLost()
        elif card.role:
            assert isinstance(visit, ShiftOpened)
            assert (visit.volunteer.first_name, visit.volunteer.has_pin) == (card.holder.split()[0], True)
            assert visit.volunteer.coordinator is card.role.startswith("coordinator")
        else:
            assert isinstance(visit, VisitOpened)
            assert (visit.visitor.first_name, visit.visitor.language) == (card.holder.split()[0], card.language)
        if card.pin and not card.lost:
            typed = demo.ledger.open_visit_by_number(card.number, card.pin)
            assert isinstance(typed, VisitOpened)
            assert replace(typed, desk_by_card=False) == demo.ledger.open_visit(identify(card.uid, KEY), as_member=True)
            assert typed.desk_by_card is bool(card.role)


def test_every_loan_of_the_demo_is_allowed_by_its_terms(demo: Demo) -> None:
    rows = [line.split("|") for line in demo_house.LOANS.strip().splitlines()]
    out = {(loan.member, loan.item[:3]) for loan in demo.desk.list_open_loans()}
    assert len(demo.desk.list_open_loans()) == len(rows)
    assert out == {(row[0].strip(), row[1].strip()) for row in rows}


def test_every_shop_that_swaps_has_tags_or_single_items_to_swap(demo: Demo) -> None:
    tagged = {terms.key for terms in DEMO_TERMS for category in terms.swap.categories if category.tags}
    assert tagged == {"babytheek", "sportrijk", "swopengo", "stekjesruil"}
    assert {terms.swap.giving for terms in DEMO_TERMS if terms.key in tagged} == set(Giving)
    single = [item for item in demo.desk.list_items() if item.points]
    assert {item.initiative for item in single} <= {terms.key for terms in DEMO_TERMS if terms.swaps}
    assert len(single) >= 4


def test_every_swap_of_the_demo_is_allowed_by_its_terms(demo: Demo) -> None:
    points = {(one.member, one.initiative): (one.balance, one.waiting) for one in demo.desk.list_points()}
    for line in demo_house.SWAPS.strip().splitlines():
        number, tag, *_ = (cell.strip() for cell in line.split("|"))
        terms = next(one for one in DEMO_TERMS if any(tag in kind.tags for kind in one.swap.categories))
        assert points[number, terms.key] != (10, 0)
        assert points[number, terms.key][0] >= terms.swap.floor
    assert points["1003", "babytheek"] == (8, 4)
    assert points["1018", "babytheek"] == (2, 0)
    assert points["1010", "sportrijk"] == (14, 0)


def test_one_item_lies_ready_and_for_another_there_is_a_queue(demo: Demo) -> None:
    waiting = demo.desk.list_reservations()
    assert len(waiting) == len(demo_house.WAITING.strip().splitlines())
    (ready,) = (one for one in waiting if one.ready_until)
    assert (ready.item, ready.member) == (demo.item("Kapla 200"), "1001")
    (lies_there,) = (one for one in demo.visit("Ada Vercruysse").reservations if one.hold)
    assert lies_there.item.name == "Kapla 200"
    queue = [(one.place, one.member) for one in waiting if one.item == demo.item("Kolonisten")]
    assert queue == [(1, "1021"), (2, "1006"), (3, "1003")]
    assert isinstance(demo.scan("Ada Vercruysse", "Kapla 200"), Recorded)


def test_somebody_owes_two_initiatives_and_can_pay_both(demo: Demo) -> None:
    owed = [one for one in demo.visit("Dina Kharroubi").accounts if one.owed > 0]
    assert {one.initiative.key for one in owed} == {"spelotheek", "instrumentheek"}
    assert len({one.payment.reference for one in owed if one.payment}) == 2


@pytest.mark.parametrize(
    ("holder", "item", "whys"),
    [
        ("Robbe Vandenbroucke", "Vouwladder 4 m", None),
        ("Robbe Vandenbroucke", "Doppenset", {Why.ADULTS_ONLY}),
        ("Robbe Vandenbroucke", "Verstekzaag", {Why.ADULTS_ONLY, Why.INDUCTION}),
        ("Griet Vandenbroucke", "Verstekzaag", {Why.INDUCTION}),
        ("Griet Vandenbroucke", "Tegelsnijder", {Why.VOLUNTEERS_ONLY}),
        ("Ada Vercruysse", "Reciprozaag", {Why.IN_REPAIR, Why.DEPOSIT}),
        ("Ada Vercruysse", "Verhoger auto", {Why.UNSAFE}),
        ("Ada Vercruysse", "LEGO boerderij", {Why.NO_SUBSCRIPTION}),
        ("Chloé Lefèvre", "LEGO boerderij", {Why.NOT_IN_PLAN}),
        ("Dina Kharroubi", "Houten puzzel boerderij", {Why.SUBSCRIPTION_ENDED}),
        ("Dina Kharroubi", "Doppenset", {Why.SUBSCRIPTION_ENDED, Why.OVERDUE, Why.OWES}),
        ("Dina Kharroubi", "Boorhamer", None),
        ("Jozef Callens", "Houten puzzel boerderij", None),
    ],
)
def test_the_demo_has_a_member_and_an_item_for_every_rule(
    demo: Demo, holder: str, item: str, whys: set[Why] | None
) -> None:
    if whys is None:
        assert isinstance(demo.scan(holder, item), Recorded)
    else:
        assert demo.why(holder, item) == whys


def test_a_strip_card_is_used_up_strip_by_strip(demo: Demo) -> None:
    def left() -> list[int | None]:
        return [one.left for one in demo.desk.list_subscriptions() if one.member == "1008" and one.plan == "beurten"]

    assert left() == [10]
    demo.scan("Jozef Callens", "Houten puzzel boerderij")
    assert left() == [9]


def test_the_inbox_of_the_demo_is_not_empty_and_a_member_owes_something(demo: Demo) -> None:
    assert {entry.kind for entry in demo.desk.list_inbox()} == {"parts", "points"}
    assert {fee.member for fee in demo.desk.list_fees()} >= {"1021", "1040"}
    assert demo.listed("Reciprozaag").condition == "repair"


def test_a_proof_of_the_demo_halves_what_the_same_loan_costs_and_one_that_ended_does_not(demo: Demo) -> None:
    demo.desk.add_subscription("1003", "sportrijk", "jaar", date(2026, 11, 1))
    halved, full = demo.scan("Fatima El Amrani", "Basketbal"), demo.scan("Amir Rahimi", "Volleybal")
    assert isinstance(halved, Recorded)
    assert isinstance(full, Recorded)
    assert (halved.line.price, full.line.price) == (100, 200)


def test_the_side_panel_names_no_member_with_a_proof() -> None:
    shown = {line.split("|")[0].strip() for line in demo_house.PROOFS.strip().splitlines()}
    assert shown
    assert all(not card.note or card.household for card in demo_cards() if card.number in shown)
