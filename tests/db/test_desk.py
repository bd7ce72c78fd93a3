"""The command line's entries: each is kept, an impossible one is refused in one sentence, and every change is in the
journal.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from db.engine import open_engine
from db.ledger import SqlLedger
from db.ledger.money.selling import last_day
from db.listings import InboxListing, ItemListing, MemberListing, NoteListing, SubscriptionListing
from kiosk.lending.commands import Details, Fate
from kiosk.lending.conditions import Condition
from kiosk.lending.declining import CommandDeclined, FormError
from kiosk.lending.events import LendingRefused, Recorded, VisitOpened
from kiosk.lending.model import CardId, Cents, Operation, Part, PartNote, Why
from kiosk.lending.opening import Closure
from kiosk.lending.ports import LedgerError
from kiosk.lending.pricing import ProofKind, Reduction
from kiosk.lending.terms import Category, House, LoanTerms, Plan, Terms, Works
from tests.db.conftest import KEY, Clock
from tests.support.builder import Builder

DAY = date(2026, 11, 23)

Act = Callable[[Builder], None]


@pytest.fixture
def house(desk: Builder) -> Builder:
    desk.open_house("De  Deelfabriek")
    return desk


def test_a_house_with_nothing_applied_has_one_initiative_of_its_name(house: Builder) -> None:
    house.open_house("Another")
    house.add_item("a-1", "Ding")
    assert house.list_items() == [ItemListing("A-1", "Ding", "box", "house", None, out=False)]


def test_a_house_that_has_initiatives_gets_no_other(desk: Builder) -> None:
    desk.add_initiative("toys", "Speelgoed")
    desk.open_house("De Deelfabriek")
    desk.add_item("A-1", "Ding")
    assert [item.initiative for item in desk.list_items()] == ["toys"]


def test_members_are_listed_with_the_cards_that_open(house: Builder) -> None:
    house.add_member(" m2 ", "  Ben\tOkafor ", "en", more_time=True)
    house.add_member("1001", "Ada Peeters")
    for card in ("one", "two", "three"):
        house.add_card("m2", CardId(card))
    house.report_card_lost(CardId("two"))
    assert house.list_members() == [
        MemberListing("1001", "Ada Peeters", "nl", more_time=False, cards=0),
        MemberListing("M2", "Ben Okafor", "en", more_time=True, cards=2),
    ]


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        (lambda desk: desk.add_member("1001", "Bo"), "The code 1001 is in use already."),
        (lambda desk: desk.add_member("b7", "Bo"), "The code B7 is in use already."),
        (lambda desk: desk.add_item(" a-1", "Ding"), "The code A-1 is in use already."),
        (lambda desk: desk.add_item("1001", "Ding"), "The code 1001 is in use already."),
        (lambda desk: desk.add_item("A-2", "Ding", initiative_key="x"), "There is no initiative x."),
        (lambda desk: desk.add_card("404", CardId("x")), "There is no member 404."),
        (lambda desk: desk.add_card("1001", CardId("ada")), "This card is in use already."),
        (lambda desk: desk.report_card_lost(CardId("x")), "This card is nobody's."),
        (lambda desk: desk.set_pin("404", "2580", KEY), "There is no member 404."),
        (
            lambda desk: desk.set_pin("m2", "2580", KEY),
            "The number pad takes 1 to 16 digits, so a PIN is of no use to member",
        ),
        (lambda desk: desk.add_initiative("house", "x"), "The initiative house exists already."),
        (
            lambda desk: desk.add_initiative("other", "de DEEL fabriek"),
            "Two initiatives cannot share a name: de DEEL fabriek and De Deelfabriek cannot be told apart.",
        ),
        (lambda desk: desk.block_member("404", "x"), "There is no member 404."),
        (lambda desk: desk.add_referral("404", ProofKind.LETTER, DAY), "There is no member 404."),
        (lambda desk: desk.add_subscription("1001", "house", "jaar", DAY), "The initiative house has no plan jaar"),
        (lambda desk: desk.add_induction("1001", "zagen"), "There is no item and no category zagen."),
        (lambda desk: desk.add_induction_of_card(CardId("x"), "A-1"), "This card is nobody's."),
        (lambda desk: desk.keep_item("A-1", "404", DAY), "There is no member 404."),
        (lambda desk: desk.add_reservation("404", "A-1"), "There is no member 404."),
        (lambda desk: desk.add_reservation("1001", "A-9"), "There is no item A-9."),
        (lambda desk: desk.cancel_reservation("1001", "A-1"), "Member 1001 does not wait for A-1."),
        (lambda desk: desk.count_points("404", "house", 1), "There is no member 404."),
        (lambda desk: desk.count_points("1001", "x", 1), "There is no initiative x."),
        (lambda desk: desk.count_points("1001", "house", 1), "The initiative house does not swap."),
        (lambda desk: desk.approve_gift(7), "No gift waits under number 7; `kiosk list inbox` shows what does."),
        (
            lambda desk: desk.add_item("A-2", "Ding", details=Details(points=3)),
            "The initiative house does not swap.",
        ),
        (lambda desk: desk.mark_item("A-1", Condition.GONE), "The item A-1 is lent, not swapped: it can be missing"),
        (
            lambda desk: desk.take_payment_by_reference("+++000/0000/00101+++", Cents(1)),
            "No payment is known by +++000/0000/00101+++.",
        ),
        (lambda desk: desk.release_item("A-1"), "The item A-1 is set aside for nobody."),
        (lambda desk: desk.mark_item("A-9", Condition.GOOD), "There is no item A-9."),
        (lambda desk: desk.take_payment("1001", "x", Cents(1)), "There is no initiative x."),
        (lambda desk: desk.return_deposit("1001", "house", Cents(1)), "Of member 1001 only 0.00 euro lies here."),
    ],
)
def test_an_impossible_entry_is_refused_in_one_sentence_and_changes_nothing(
    house: Builder, act: Act, sentence: str
) -> None:
    house.add_member("1001", "Ada Peeters")
    house.add_card("1001", CardId("ada"))
    house.add_member("M2", "Ben Okafor")
    house.add_item("A-1", "Ding")
    house.add_item("B7", "Ding")
    before = (house.list_members(), house.list_items(), house.list_journal())
    with pytest.raises(CommandDeclined) as refused:
        act(house)
    assert str(refused.value).startswith(sentence)
    assert not isinstance(refused.value, FormError)
    assert (house.list_members(), house.list_items(), house.list_journal()) == before


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        *(
            (partial(Builder.add_item, barcode=barcode, name="Ding"), "A barcode has 2 to 64 letters, digits and")
            for barcode in ("A", "A\x1b2", "A" * 65, "é-2", "٢٥")
        ),
        (lambda desk: desk.add_item("A-2", " "), "The name has 1 to 120 characters that can be printed."),
        (lambda desk: desk.add_item("A-2", "\x1b@"), "The name has 1 to 120 characters that can be printed."),
        (lambda desk: desk.add_item("A-2", "x" * 121), "The name has 1 to 120 characters that can be printed."),
        (lambda desk: desk.add_item("A-2", "Ding", 0), "An item is lent for 1 to 3660 days."),
        (lambda desk: desk.add_item("A-2", "Ding", 3661), "An item is lent for 1 to 3660 days."),
        *(
            (partial(Builder.add_member, number=number, name="Bo"), "A member number has 1 to 64 letters, digits")
            for number in ("", "1" * 65, "é1", "٢", "\x1b")
        ),
        *(
            (
                partial(Builder.add_member, number="2", name="Bo", language=language),
                f"The language {language!r} must",
            )
            for language in ("", "Dutch", "zzz", "NL", "nl-BE", "n")
        ),
        (lambda desk: desk.set_pin("1001", "12", KEY), "A PIN has 4 to 8 digits."),
        (lambda desk: desk.set_pin("1001", "123456789", KEY), "A PIN has 4 to 8 digits."),
        (lambda desk: desk.set_pin("1001", "٢٥٨٠", KEY), "A PIN has 4 to 8 digits."),
        (lambda desk: desk.add_initiative("Big House", "x"), "The key 'Big House' must be a short word"),
        (lambda desk: desk.apply_house(House(), ()), "There is no initiative in it."),
        (lambda desk: desk.plan_house(House(), ()), "There is no initiative in it."),
        (lambda desk: desk.block_member("1001", "\x1b"), "The reason has 1 to 400 characters that can be printed."),
        (lambda desk: desk.take_payment("1001", "x", Cents(0)), "An amount is 0.01 to 10000 euro."),
        (lambda desk: desk.take_deposit("1001", "x", Cents(-1)), "An amount is 0.01 to 10000 euro."),
        (lambda desk: desk.count_points("1001", "x", 0), "So many points are counted at once: 1 to 1000, or as many"),
        (lambda desk: desk.count_points("1001", "x", -1001), "So many points are counted at once: 1 to 1000, or as"),
        (lambda desk: desk.approve_gift(1, -1), "For a gift 0 to 1000 points are given."),
        (lambda desk: desk.approve_gift(1, 1001), "For a gift 0 to 1000 points are given."),
        *(
            (partial(Builder.take_payment_by_reference, reference=reference, cents=Cents(1)), sentence)
            for reference, sentence in (
                ("+++000/0000/00102+++", "The check digits of '+++000/0000/00102+++' are wrong: one of its digits is"),
                ("+++000/0000/0010+++", "'+++000/0000/0010+++' is no structured communication; write it as +++123/4"),
                ("huur", "'huur' is no structured communication; write it as +++123/4567/89002+++."),
            )
        ),
        *(
            (partial(Builder.add_item, barcode="A-2", name="Ding", details=details), sentence)
            for details, sentence in (
                (Details(value=Cents(-1)), "An item is worth 0 to 100000 euro."),
                (Details(parts=(Part("blok", 0),)), "A part has a name of 1 to 60 characters"),
                (Details(parts=(Part("b\x1bok"),)), "The name of a part has 1 to 60 characters"),
                (Details(parts=(Part("blok"),) * 61), "An item has at most 60 kinds of parts."),
                (Details(points=0), "An item is swapped at 1 to 1000 points."),
                (Details(points=1001), "An item is swapped at 1 to 1000 points."),
                (Details(borrowing="\x1b"), "The text for borrowing has 1 to 400 characters"),
            )
        ),
        (lambda desk: desk.add_initiative("new", "x", "red"), "The colour 'red' must be written as #RRGGBB."),
    ],
)
def test_an_entry_of_a_wrong_form_raises_an_error_of_its_own(sqlite_url: str, act: Act, sentence: str) -> None:
    engine = open_engine(sqlite_url)
    desk = Builder(engine, lambda: datetime(2026, 11, 23, tzinfo=UTC))
    with pytest.raises(FormError) as refused:
        act(desk)
    assert str(refused.value).startswith(sentence)
    assert (desk.list_members(), desk.list_items(), desk.list_journal()) == ([], [], [])
    engine.dispose()


def test_the_longest_codes_that_can_be_typed_at_the_kiosk_are_kept(house: Builder) -> None:
    house.add_member("123456789012", "Bo")
    house.add_member("abcdefghij12", "Ben Okafor")
    house.set_pin("123456789012", "25802580", KEY)
    house.add_item("az09./_-" * 4, "Ding", 3660)
    assert [item.barcode for item in house.list_items()] == ["AZ09./_-" * 4]
    assert [member.number for member in house.list_members()] == ["123456789012", "ABCDEFGHIJ12"]


def test_a_house_without_initiatives_takes_no_items(desk: Builder) -> None:
    with pytest.raises(CommandDeclined, match="There is no initiative yet"):
        desk.add_item("A-1", "Ding")


def test_every_change_is_noted_by_number_and_never_by_name(house: Builder) -> None:
    house.add_member("1001", "Ada Peeters")
    house.set_pin("1001", "2580", KEY)
    house.add_card("1001", CardId("ada"), "Bo")
    house.add_item("A-1", "Ding")
    house.report_card_lost(CardId("ada"))
    house.report_card_lost(CardId("ada"))
    noted = [(line.who, line.what, line.item, line.member) for line in house.list_journal()]
    assert noted == [
        ("command line", "initiative added", None, None),
        ("command line", "member added", None, "1001"),
        ("command line", "PIN set", None, "1001"),
        ("command line", "card added", None, "1001"),
        ("command line", "item added", "A-1", None),
        ("command line", "card lost", None, "1001"),
    ]


def test_a_database_that_is_not_there_is_one_sentence_too(tmp_path: Path) -> None:
    desk = Builder(open_engine(f"sqlite:///{tmp_path}/nowhere.db"), lambda: datetime.now(UTC))
    with pytest.raises(LedgerError, match=r"^Nothing was kept: OperationalError SQLITE_CANTOPEN\.$"):
        desk.list_members()


# --- the terms of the house --------------------------------------------------------------------------------------

LENT_TOYS = Terms(
    "spelotheek",
    "Spelotheek",
    "#2E7DAF",
    loans=LoanTerms(days=21, renewals=1, fee=Cents(100), late=Cents(50)),
    plans=(Plan("jaar", "Jaar", Cents(1500)), Plan("beurten", "Beurten", Cents(500), months=6, loans=2)),
    categories=(Category("toy", "Speelgoed", "train"), Category("game", "Spel", "boardgame")),
)
LENT_TOOLS = Terms("instrumentheek", "Instrumentheek", "#C4661F", categories=(Category("saw", "Zagen", "saw"),))
REPAIR_HELP = Terms("fietskeuken", "Fietskeuken", "#3F7D58", works=(Works.SERVICE,))
HOUSE = House("BE", (Closure(date(2026, 12, 24), date(2027, 1, 3)),))


@pytest.fixture
def lending(desk: Builder) -> Builder:
    """A house whose terms were applied, with a member and an item."""
    desk.apply_house(HOUSE, (LENT_TOYS, LENT_TOOLS, REPAIR_HELP))
    desk.add_member("1001", "Ada Peeters")
    desk.add_card("1001", CardId("ada"))
    desk.add_item("SPE-1", "Trein", category="toy", initiative_key="spelotheek")
    return desk


def fates(desk: Builder, *terms: Terms) -> dict[str, Fate]:
    return {change.terms.key: change.fate for change in desk.apply_house(HOUSE, terms).initiatives}


def test_applied_terms_hold_in_their_order_and_applying_them_again_changes_nothing(desk: Builder) -> None:
    plan = desk.apply_house(HOUSE, (LENT_TOYS, LENT_TOOLS, REPAIR_HELP))
    assert plan.changes_something
    assert desk.read_house() == (HOUSE, (LENT_TOYS, LENT_TOOLS, REPAIR_HELP))
    before = desk.list_journal()
    again = desk.apply_house(HOUSE, (LENT_TOYS, LENT_TOOLS, REPAIR_HELP))
    assert not again.changes_something
    assert desk.list_journal() == before
    turned = desk.apply_house(HOUSE, (REPAIR_HELP, LENT_TOYS, LENT_TOOLS))
    assert (turned.reordered, turned.changes_something) == (True, True)
    assert desk.read_house() == (HOUSE, (REPAIR_HELP, LENT_TOYS, LENT_TOOLS))


def test_a_dry_run_tells_what_applying_would_do_and_does_nothing(lending: Builder) -> None:
    shorter = replace(LENT_TOYS, loans=replace(LENT_TOYS.loans, days=14))
    before = (lending.read_house(), lending.list_journal())
    planned = lending.plan_house(House(), (shorter,))
    assert (lending.read_house(), lending.list_journal()) == before
    assert planned == lending.apply_house(House(), (shorter,))
    assert lending.read_house() == (House(), (shorter,))


def test_an_initiative_that_the_terms_do_not_name_is_taken_out_only_if_it_owns_nothing(
    lending: Builder,
) -> None:
    lending.add_subscription("1001", "spelotheek", "jaar", DAY)
    assert fates(lending, LENT_TOOLS) == {
        "instrumentheek": Fate.UNCHANGED,
        "spelotheek": Fate.LEFT,
        "fietskeuken": Fate.TAKEN_OUT,
    }
    assert lending.read_house()[1] == (LENT_TOOLS, LENT_TOYS)
    lending.take_deposit("1001", "instrumentheek", Cents(500))
    assert fates(lending, LENT_TOYS)["instrumentheek"] is Fate.LEFT


def test_an_initiative_stays_while_it_has_a_coordinator(lending: Builder) -> None:
    lending.add_coordinator("1001", "fietskeuken")
    assert fates(lending, LENT_TOOLS)["fietskeuken"] is Fate.LEFT


def test_new_terms_leave_loans_and_subscriptions_as_they_were(
    lending: Builder, ledger: SqlLedger, clock: Clock
) -> None:
    lending.add_subscription("1001", "spelotheek", "beurten", DAY)
    visit = ledger.open_visit(CardId("ada"))
    assert isinstance(visit, VisitOpened)
    lent = ledger.lend(Operation("1"), visit.visitor.member, "SPE-1", CardId("ada"))
    assert isinstance(lent, Recorded)
    dearer = replace(LENT_TOYS, loans=replace(LENT_TOYS.loans, days=7, late=Cents(5000)), plans=LENT_TOYS.plans[:1])
    lending.apply_house(HOUSE, (dearer, LENT_TOOLS, REPAIR_HELP))
    assert [loan.due_on for loan in lending.list_open_loans()] == [lent.line.due_on]
    assert [(one.plan, one.left) for one in lending.list_subscriptions()] == [("beurten", 1)]
    clock.pass_by(timedelta(days=25))
    back = ledger.give_back(Operation("2"), visit.visitor.member, "SPE-1")
    assert isinstance(back, Recorded)
    assert back.line.price == 50


def test_the_name_and_colour_of_an_initiative_are_those_of_its_newest_terms(
    lending: Builder, ledger: SqlLedger
) -> None:
    lending.apply_house(HOUSE, (replace(LENT_TOYS, name="Speelgoed", colour="#000000"), LENT_TOOLS))
    (toys, _) = ledger.guide().entries
    assert (toys.initiative.name, toys.initiative.colour) == ("Speelgoed", "#000000")


def test_categories_of_items_that_the_new_terms_do_not_name_are_told(lending: Builder) -> None:
    plan = lending.apply_house(HOUSE, (replace(LENT_TOYS, categories=LENT_TOYS.categories[1:]), LENT_TOOLS))
    assert {change.terms.key: change.unnamed for change in plan.initiatives if change.unnamed} == {
        "spelotheek": ("toy",)
    }


# --- subscriptions, proofs, inductions, money --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "months", "last"),
    [
        (date(2026, 11, 25), 12, date(2027, 11, 24)),
        (date(2026, 1, 1), 12, date(2026, 12, 31)),
        (date(2026, 1, 31), 1, date(2026, 2, 27)),
        (date(2024, 2, 29), 12, date(2025, 2, 27)),
        (date(2026, 8, 31), 6, date(2027, 2, 27)),
        (date(2026, 12, 1), 1, date(2026, 12, 31)),
    ],
)
def test_a_subscription_ends_on_the_day_before_its_months_are_over(first: date, months: int, last: date) -> None:
    assert last_day(first, months) == last


def test_a_subscription_is_sold_once_for_a_day_and_listed_with_its_strips_left(lending: Builder) -> None:
    assert lending.add_subscription("1001", "spelotheek", "beurten", DAY) == date(2027, 5, 22)
    with pytest.raises(CommandDeclined, match="Member 1001 has this subscription from 2026-11-23 already"):
        lending.add_subscription("1001", "spelotheek", "beurten", DAY)
    assert lending.list_subscriptions() == [
        SubscriptionListing("1001", "spelotheek", "beurten", DAY, date(2027, 5, 22), 2)
    ]
    assert [(fee.account, fee.kind, fee.cents) for fee in lending.list_fees()] == [("owed", "subscription", 500)]


def test_a_proof_changes_what_a_loan_costs_and_is_in_no_list(lending: Builder, ledger: SqlLedger) -> None:
    lending.apply_house(
        HOUSE, (replace(LENT_TOYS, plans=(), reductions=(Reduction(ProofKind.UITPAS, 80),)), LENT_TOOLS)
    )
    lending.add_referral("1001", ProofKind.UITPAS, DAY)
    assert lending.list_journal()[-1].what == "member changed"
    visit = ledger.open_visit(CardId("ada"))
    assert isinstance(visit, VisitOpened)
    lent = ledger.lend(Operation("1"), visit.visitor.member, "SPE-1", CardId("ada"))
    assert isinstance(lent, Recorded)
    assert lent.line.price == 20


@pytest.mark.parametrize("what", ["INS-1", "saw", "instrumentheek/saw"])
def test_an_induction_noted_for_a_card_is_of_its_holder_alone(lending: Builder, ledger: SqlLedger, what: str) -> None:
    saw = Details(needs_induction=True)
    lending.add_item("INS-1", "Zaag", category="saw", initiative_key="instrumentheek", details=saw)
    lending.add_card("1001", CardId("bo"), "Bo", adult=True)
    lending.add_induction_of_card(CardId("bo"), what)
    visit = ledger.open_visit(CardId("ada"))
    assert isinstance(visit, VisitOpened)
    member = visit.visitor.member
    refused = ledger.lend(Operation("1"), member, "INS-1", CardId("ada"))
    assert isinstance(refused, LendingRefused)
    assert [reason.why for reason in refused.refusal.reasons] == [Why.INDUCTION]
    assert isinstance(ledger.lend(Operation("2"), member, "INS-1", CardId("bo")), Recorded)


def test_an_induction_noted_for_a_card_without_a_holder_is_of_the_member_in_person(
    lending: Builder, ledger: SqlLedger
) -> None:
    saw = Details(needs_induction=True)
    lending.add_item("INS-1", "Zaag", category="saw", initiative_key="instrumentheek", details=saw)
    lending.add_induction_of_card(CardId("ada"), "INS-1")
    visit = ledger.open_visit(CardId("ada"))
    assert isinstance(visit, VisitOpened)
    assert isinstance(ledger.lend(Operation("1"), visit.visitor.member, "INS-1"), Recorded)


def test_a_category_that_two_initiatives_have_must_be_named_with_its_initiative(lending: Builder) -> None:
    lending.apply_house(
        HOUSE,
        (
            LENT_TOYS,
            replace(LENT_TOOLS, categories=(*LENT_TOOLS.categories, *LENT_TOYS.categories)),
            REPAIR_HELP,
        ),
    )
    with pytest.raises(CommandDeclined, match="write spelotheek/toy or instrumentheek/toy"):
        lending.add_induction("1001", "toy")
    lending.add_induction("1001", "spelotheek/toy")


def test_money_at_the_desk_changes_the_account_of_its_initiative(lending: Builder) -> None:
    assert lending.take_deposit("1001", "spelotheek", Cents(5000)) == 5000
    assert lending.return_deposit("1001", "spelotheek", Cents(2000)) == 3000
    assert lending.take_payment("1001", "spelotheek", Cents(100)) == -100
    assert [(fee.account, fee.kind, fee.cents, fee.balance) for fee in lending.list_fees()] == [
        ("deposit", "deposit", 5000, 5000),
        ("deposit", "deposit", -2000, 3000),
        ("owed", "payment", -100, -100),
    ]
    assert not any(word in line.what for line in lending.list_journal() for word in ("5000", "50.00"))


# --- the state of items -----------------------------------------------------------------------------------------


def test_marking_an_item_fit_settles_its_inbox_entries(lending: Builder, ledger: SqlLedger, clock: Clock) -> None:
    parts = Details(parts=(Part("rail", 24), Part("brug", 2)))
    lending.add_item("SPE-2", "Treinbaan", category="toy", initiative_key="spelotheek", details=parts)
    lending.add_subscription("1001", "spelotheek", "jaar", DAY)
    visit = ledger.open_visit(CardId("ada"))
    assert isinstance(visit, VisitOpened)
    ledger.lend(Operation("1"), visit.visitor.member, "SPE-2", CardId("ada"))
    ledger.give_back(Operation("2"), visit.visitor.member, "SPE-2")
    ledger.report_parts(Operation("3"), Operation("2"), (PartNote(0, missing=3), PartNote(1, broken=1)))
    notes = (NoteListing("rail", 3, 0), NoteListing("brug", 0, 1))
    assert lending.list_inbox() == [InboxListing(1, clock.at, "spelotheek", "parts", "SPE-2", 1, "1001", notes)]
    lending.mark_item("SPE-2", Condition.CHECK)
    assert len(lending.list_inbox()) == 1
    lending.mark_item("SPE-2", Condition.GOOD)
    assert lending.list_inbox() == []
    assert {item.barcode: item.condition for item in lending.list_items()} == {"SPE-1": "good", "SPE-2": "good"}


def test_an_item_that_is_set_aside_for_a_member_is_refused_to_others_until_it_is_released(
    lending: Builder, ledger: SqlLedger
) -> None:
    lending.add_subscription("1001", "spelotheek", "jaar", DAY)
    lending.add_member("1002", "Bo Okafor")
    lending.keep_item("SPE-1", "1002", DAY)
    visit = ledger.open_visit(CardId("ada"))
    assert isinstance(visit, VisitOpened)
    refused = ledger.lend(Operation("1"), visit.visitor.member, "SPE-1", CardId("ada"))
    assert isinstance(refused, LendingRefused)
    assert [reason.why for reason in refused.refusal.reasons] == [Why.SET_ASIDE]
    lending.release_item("SPE-1")
    assert isinstance(ledger.lend(Operation("2"), visit.visitor.member, "SPE-1", CardId("ada")), Recorded)


def test_a_blocked_member_borrows_again_once_unblocked(lending: Builder, ledger: SqlLedger) -> None:
    lending.add_subscription("1001", "spelotheek", "jaar", DAY)
    lending.block_member("1001", "Afspraak")
    visit = ledger.open_visit(CardId("ada"))
    assert isinstance(visit, VisitOpened)
    refused = ledger.lend(Operation("1"), visit.visitor.member, "SPE-1", CardId("ada"))
    assert isinstance(refused, LendingRefused)
    assert [reason.why for reason in refused.refusal.reasons] == [Why.BLOCKED]
    lending.unblock_member("1001")
    lending.unblock_member("1001")
    assert isinstance(ledger.lend(Operation("2"), visit.visitor.member, "SPE-1", CardId("ada")), Recorded)
    assert [line.what for line in lending.list_journal()].count("member unblocked") == 1
