"""Whole visits with swaps, reservations, payments and the catalogue: real runtime, database and words."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from kiosk.lending.cards import identify
from kiosk.lending.commands import Details
from kiosk.lending.events import (
    GiveUpPressed,
    Panel,
    PanelClosed,
    PanelOpened,
    RenewAllPressed,
    RenewPressed,
    ReservePressed,
    SwapCounted,
    UndoPressed,
)
from kiosk.lending.model import Availability, Cents, Item, Offer, Why
from kiosk.lending.states import Visiting, Welcome
from kiosk.lending.terms import (
    Category,
    Giving,
    LoanTerms,
    PayTo,
    Plan,
    ReservationTerms,
    SwapCategory,
    SwapTerms,
    Terms,
    Works,
)
from kiosk.lending.tickets import Slip
from tests.house import (
    BODY,
    SHOES,
    WEDNESDAY_AND_SATURDAY,
)
from tests.journeys.journey import JEANS_CHIP, KEY, SAMIRAS_CHIP, Journey, everything
from tests.journeys.test_house import against, line, subscribe, visit

NEW_YEAR = date(2026, 1, 1)
NADIAS_CHIP = bytes.fromhex("04AABBCCDDEE11")
BODY_TAG, SHOES_TAG = BODY.barcode, SHOES.barcode

SHARED_BABIES = Terms(
    "babytheek",
    "Babytheek",
    "#8A5AA8",
    icon="seat",
    works=(Works.LENDING, Works.SWAPPING),
    hours=WEDNESDAY_AND_SATURDAY,
    loans=LoanTerms(days=180, fee=Cents(500), renewals=1),
    plans=(Plan("jaar", "Jaarabonnement", Cents(2000), points=10),),
    categories=(Category("bed", "Bed", "cot"),),
    swap=SwapTerms(
        Giving.AT_ONCE,
        categories=(
            SwapCategory("body", "Body’s", "tshirt", 1, (BODY_TAG,)),
            SwapCategory("schoenen", "Schoenen", "tshirt", 2, (SHOES_TAG,)),
        ),
    ),
    reservations=ReservationTerms(shelf="Plank 3"),
    pay_to=PayTo("BE68539007547034", "Babytheek"),
)
APPROVED = replace(SHARED_BABIES, swap=replace(SHARED_BABIES.swap, giving=Giving.APPROVAL))
PAID_TOOLS = Terms(
    "instrumentheek",
    "Instrumentheek",
    "#C4661F",
    icon="drill",
    loans=LoanTerms(days=7, renewals=1, fee=Cents(150), late=Cents(100)),
    categories=(Category("saw", "Zagen", "saw"),),
    reservations=ReservationTerms(days=5, shelf="Rek bij de deur"),
    pay_to=PayTo("BE62510007547061", "Instrumentheek"),
)


@contextmanager
def house(folder: Path, *terms: Terms) -> Iterator[Journey]:
    kiosk = Journey(folder, terms=terms or (SHARED_BABIES, PAID_TOOLS))
    book = kiosk.book
    book.add_member("0414", "Nadia Haddad")

    book.add_card("0414", identify(NADIAS_CHIP, KEY))
    book.add_item("INS-2", "Cirkelzaag", None, "saw", "instrumentheek")
    book.add_item("INS-3", "Decoupeerzaag", None, "saw", "instrumentheek")
    book.add_item("BAB-7", "Reisbed", None, "bed", "babytheek")
    with kiosk.open():
        yield kiosk


def balance(kiosk: Journey, number: str = "0412") -> int:
    kiosk.rest()
    return next(one.balance for one in kiosk.book.list_points() if one.member == number)


def ticket(kiosk: Journey) -> Slip:
    kiosk.press("Klaar")
    kiosk.later(5)  # until now the visitor could refuse the ticket
    kiosk.rest()
    return kiosk.printer.jobs[-1].slip


def offer(kiosk: Journey, name: str) -> Offer:
    kiosk.rest()
    catalogue = kiosk.runtime.session.catalogue
    assert catalogue
    return next(one for one in catalogue.offers if one.item.name == name)


def count(kiosk: Journey, barcode: str, taken: int, given: int) -> None:
    kiosk.touch(SwapCounted(line(kiosk, barcode).operation, taken, given))
    kiosk.rest()


def undo(kiosk: Journey, barcode: str) -> None:
    kiosk.touch(UndoPressed(line(kiosk, barcode).operation))
    kiosk.rest()


def test_five_pieces_are_taken_against_three_given_beside_a_loan(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        subscribe(kiosk, "0412", SHARED_BABIES)
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan(BODY_TAG, BODY_TAG, BODY_TAG, "BAB-7", SHOES_TAG, SHOES_TAG)
        count(kiosk, BODY_TAG, 3, 3)
        swaps = {one.item.barcode: (one.swap.taken, one.swap.given) for one in visit(kiosk).lines if one.swap}
        assert swaps == {BODY_TAG: (3, 3), SHOES_TAG: (2, 0)}
        assert balance(kiosk) == 10 - 3 - 4 + 3
        kiosk.sees("Punten Babytheek: eerst 10, nu 6")
        slip = ticket(kiosk)
        answer = everything(slip)
        assert "10 → 6" in answer
        assert "Reisbed" in answer
        assert "Body’s" in answer


def test_each_sighting_of_a_tag_counts_and_a_bounce_of_the_scanner_does_not(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        subscribe(kiosk, "0412", SHARED_BABIES)
        kiosk.tap(SAMIRAS_CHIP)
        for pause in (0.1, 0.6, 0.6, 0.3, 0.6):
            kiosk.scanner.scan(BODY_TAG)
            kiosk.later(pause)
        swap = line(kiosk, BODY_TAG).swap
        assert swap
        assert swap.taken == 3


def test_a_swap_is_undone_with_its_points(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        subscribe(kiosk, "0412", SHARED_BABIES)
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan(BODY_TAG, BODY_TAG)
        assert balance(kiosk) == 8
        undo(kiosk, BODY_TAG)
        assert balance(kiosk) == 10
        assert visit(kiosk).lines == ()
        kiosk.scan(BODY_TAG)
        count(kiosk, BODY_TAG, 0, 0)
        assert balance(kiosk) == 10
        assert visit(kiosk).lines == ()


def test_without_points_a_member_gives_first_and_cannot_take_a_spent_gift_back(tmp_path: Path) -> None:
    poor = replace(SHARED_BABIES, plans=(replace(SHARED_BABIES.plans[0], points=1),))
    with house(tmp_path, poor, PAID_TOOLS) as kiosk:
        subscribe(kiosk, "0412", poor)
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan(SHOES_TAG)
        assert against(kiosk) == [Why.TOO_FEW_POINTS]
        kiosk.press("Ik breng dit")
        kiosk.rest()
        assert balance(kiosk) == 3
        kiosk.scan(SHOES_TAG)
        swap = line(kiosk, SHOES_TAG).swap
        assert swap
        assert (swap.taken, swap.given) == (1, 1)
        count(kiosk, SHOES_TAG, 1, 0)
        assert against(kiosk) == [Why.TOO_FEW_POINTS]
        assert balance(kiosk) == 1


def test_a_gift_whose_points_are_spent_cannot_be_undone_and_the_screen_says_why(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        subscribe(kiosk, "0412", SHARED_BABIES)
        kiosk.book.count_points("0412", "babytheek", -10)
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan(SHOES_TAG)
        kiosk.press("Ik breng dit")
        kiosk.scan(BODY_TAG)
        undo(kiosk, SHOES_TAG)
        kiosk.sees("Dat kan nu niet meer veranderen.", "Je hebt 1 punt. Dat is niet genoeg.")
        assert balance(kiosk) == 1


def test_where_volunteers_approve_gifts_a_gift_waits_for_its_points(tmp_path: Path) -> None:
    with house(tmp_path, APPROVED, PAID_TOOLS) as kiosk:
        subscribe(kiosk, "0412", APPROVED)
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan(BODY_TAG)
        count(kiosk, BODY_TAG, 1, 2)
        account = visit(kiosk).account(APPROVED.initiative)
        assert (account.points, account.waiting) == (9, 2)
        assert [entry.kind for entry in kiosk.book.list_inbox()] == ["points"]
        undo(kiosk, BODY_TAG)
        account = visit(kiosk).account(APPROVED.initiative)
        assert (account.points, account.waiting) == (10, 0)
        assert not kiosk.book.list_inbox()


def test_a_tag_before_the_card_is_taken_by_the_next_card(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        subscribe(kiosk, "0412", SHARED_BABIES)
        kiosk.scan(BODY_TAG, BODY_TAG)
        kiosk.sees("Body’s")
        kiosk.tap(SAMIRAS_CHIP)
        swap = line(kiosk, BODY_TAG).swap
        assert swap
        assert swap.taken == 2
        assert balance(kiosk) == 8


def test_a_reserved_saw_is_returned_by_one_member_and_fetched_by_the_next(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("INS-2")
        kiosk.tap(JEANS_CHIP)
        kiosk.touch(PanelOpened(Panel.CATALOGUE))
        out = offer(kiosk, "Cirkelzaag")
        assert (out.availability, out.back_on) == (Availability.OUT, date(2026, 11, 30))
        kiosk.touch(ReservePressed(out.item))
        kiosk.rest()
        waits = line(kiosk, "INS-2").reservation
        assert waits
        assert (waits.place, waits.hold) == (1, None)
        kiosk.press("Terminé")
        kiosk.later(5)  # until now the visitor could refuse the ticket
        kiosk.rest()
        printed = len(kiosk.printer.jobs)

        kiosk.tap(SAMIRAS_CHIP)
        kiosk.touch(RenewPressed("INS-2"))
        kiosk.rest()
        assert against(kiosk) == [Why.WAITED_FOR]
        kiosk.scan("INS-2")
        hold = line(kiosk, "INS-2").hold
        assert hold
        assert hold.shelf == "Rek bij de deur"
        kiosk.sees(hold.code)
        slip = kiosk.printer.jobs[printed].slip
        assert hold.code in everything(slip)
        assert not any(name in everything(slip) for name in ("Jean", "Dubois", "0413"))
        kiosk.press("Klaar")
        kiosk.rest()

        kiosk.tap(NADIAS_CHIP)
        kiosk.scan("INS-2")
        assert against(kiosk) == [Why.SET_ASIDE]
        kiosk.tap(JEANS_CHIP)
        kiosk.sees(hold.code, "Rek bij de deur")
        kiosk.scan("INS-2")
        assert kiosk.loans[-1] == ("INS-2", "0413", True)
        assert visit(kiosk).ready == ()
        undo(kiosk, "INS-2")
        assert [one.hold.code for one in visit(kiosk).ready if one.hold] == [hold.code]


def test_undoing_a_return_ends_the_hold(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("INS-2")
        kiosk.book.add_reservation("0413", "INS-2")
        kiosk.later(60)
        kiosk.later(60)
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("INS-2")
        assert line(kiosk, "INS-2").hold
        undo(kiosk, "INS-2")
        kiosk.tap(JEANS_CHIP)
        assert [(one.place, one.hold) for one in visit(kiosk).waiting] == [(1, None)]


def test_in_a_queue_of_three_a_member_who_does_not_come_makes_room_for_the_next(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("INS-2")
        for number in ("0413", "0414"):
            kiosk.book.add_reservation(number, "INS-2")
        kiosk.press("Klaar")
        kiosk.scan("INS-2")
        kiosk.press("Terugbrengen")
        hold = line(kiosk, "INS-2").hold
        assert hold
        kiosk.later(60)
        kiosk.later(60)

        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("INS-2")
        assert against(kiosk) == [Why.SET_ASIDE]
        kiosk.press("Zet me op de lijst")
        kiosk.rest()
        assert [(one.place, one.hold) for one in visit(kiosk).waiting] == [(3, None)]
        kiosk.press("Klaar")

        kiosk.days_pass((hold.until - kiosk.day.date()).days + 1)
        kiosk.tap(JEANS_CHIP)
        assert visit(kiosk).waiting == ()
        kiosk.tap(NADIAS_CHIP)
        (ready,) = visit(kiosk).ready
        assert ready.hold
        assert ready.hold.code == hold.code
        assert ready.hold.until > hold.until
        kiosk.touch(GiveUpPressed("INS-2"))
        kiosk.rest()
        assert visit(kiosk).waiting == ()
        kiosk.tap(SAMIRAS_CHIP)
        assert [one.hold.code for one in visit(kiosk).ready if one.hold] == [hold.code]


def test_debts_to_two_initiatives_are_paid_with_a_code_each(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        subscribe(kiosk, "0412", SHARED_BABIES)
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("BAB-7", "INS-2", "INS-3")
        owed = {one.initiative.key: (one.owed, one.payment) for one in visit(kiosk).accounts if one.owed}
        assert {key: amount for key, (amount, _) in owed.items()} == {"babytheek": 500, "instrumentheek": 300}
        references = {payment.reference for _, payment in owed.values() if payment}
        assert len(references) == 2
        kiosk.sees_nothing_of(*references)
        kiosk.touch(PanelOpened(Panel.MINE))
        kiosk.sees(*references)
        kiosk.touch(PanelClosed())
        undo(kiosk, "INS-3")
        slip = ticket(kiosk)
        assert [(code.title, code.amount) for code in slip.payments] == [
            ("Babytheek", "€ 5,00"),
            ("Instrumentheek", "€ 1,50"),
        ]
        assert all("BCD\n002\n1\nSCT\n" in code.data for code in slip.payments)

        first = next(payment for key, (_, payment) in owed.items() if key == "instrumentheek" and payment)
        kiosk.book.take_payment_by_reference(first.reference, Cents(150))
        kiosk.later(60)
        kiosk.tap(SAMIRAS_CHIP)
        assert [one.initiative.key for one in visit(kiosk).accounts if one.owed] == ["babytheek"]
        kiosk.scan("INS-3")
        again = visit(kiosk).account(PAID_TOOLS.initiative).payment
        assert again
        assert again.reference != first.reference


def test_a_travel_cot_is_found_without_a_card_and_reserved_with_one(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        subscribe(kiosk, "0413", SHARED_BABIES)
        kiosk.touch(PanelOpened(Panel.CATALOGUE))
        kiosk.sees("Wat is er?")
        cot = offer(kiosk, "Reisbed")
        assert (cot.availability, cot.subscription) == (Availability.FREE, True)
        kiosk.touch(ReservePressed(cot.item))
        kiosk.sees("Reisbed")
        assert isinstance(kiosk.runtime.session.shown, Welcome)
        kiosk.tap(JEANS_CHIP)
        (ready,) = visit(kiosk).ready
        assert ready.hold
        assert [entry.kind for entry in kiosk.book.list_inbox()] == ["reserved"]
        undo(kiosk, "BAB-7")
        assert visit(kiosk).waiting == ()
        assert not kiosk.book.list_inbox()
        kiosk.touch(PanelOpened(Panel.CATALOGUE))
        assert offer(kiosk, "Reisbed").availability is Availability.FREE


def test_all_loans_are_renewed_but_those_of_reserved_items(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("INS-2", "INS-3")
        kiosk.book.add_reservation("0413", "INS-3")
        kiosk.press("Klaar")
        kiosk.later(60)
        kiosk.later(60)
        kiosk.days_pass(3)
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.touch(RenewAllPressed())
        kiosk.rest()
        here = visit(kiosk)
        assert [(one.item.barcode, one.due_on) for one in here.lines] == [("INS-2", date(2026, 12, 7))]
        assert [(one.code, one.is_renewal) for one in here.unsettled] == [("INS-3", True)]
        kiosk.sees("Decoupeerzaag", "Cirkelzaag")


def test_the_next_visitor_sees_nothing_of_points_debts_and_queues(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        subscribe(kiosk, "0412", SHARED_BABIES)
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan(BODY_TAG, "INS-2")
        kiosk.touch(PanelOpened(Panel.MINE))
        reference = next(one.payment.reference for one in visit(kiosk).accounts if one.payment)
        kiosk.sees(reference)
        kiosk.tap(JEANS_CHIP)
        shown: Any = kiosk.runtime.session.shown
        assert isinstance(shown, Visiting)
        assert shown.accounts == ()
        kiosk.sees_nothing_of(reference, "Samira", "Body’s", "Cirkelzaag")


def test_an_item_of_an_initiative_without_reservations_cannot_be_reserved(tmp_path: Path) -> None:
    closed = replace(PAID_TOOLS, reservations=ReservationTerms(most=0))
    with house(tmp_path, SHARED_BABIES, closed) as kiosk:
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.touch(ReservePressed(Item("INS-2", "Cirkelzaag", "saw", closed.initiative)))
        kiosk.rest()
        assert against(kiosk) == [Why.NOT_RESERVED]
        kiosk.book.add_item("INS-9", "Zaagtafel", None, "saw", "instrumentheek", Details())
        kiosk.touch(PanelOpened(Panel.CATALOGUE))
        assert not offer(kiosk, "Zaagtafel").may_reserve
