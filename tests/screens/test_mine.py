"""*Mijn pagina*: its words, touches and speech, the payment codes, and that nothing of it is left afterwards."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kiosk.lending.events import (
    DonePressed,
    Event,
    GiveUpPressed,
    KeepHistoryPressed,
    PanelClosed,
    RenewAllPressed,
    RenewPressed,
    Tick,
    Touched,
)
from kiosk.lending.model import Cents, Line, LineKind, Operation, SessionSettings
from screens.glass import letters
from screens.glass.marks import Modules, Text
from screens.glass.sheet import Sheet
from screens.pages.members.codes import LEAST_MODULE, payment_rows
from screens.present import present
from screens.present.members.lines.line import SecondThought
from screens.present.members.mine import DebtView, MineView, WaitedView
from screens.present.members.standings import StandingView
from screens.present.members.visit import VisitView
from screens.present.paper.payment_codes import in_fours, payload
from screens.present.values import Action
from screens.present.words import wordbook
from tests.gallery.lines import LOANS
from tests.gallery.lint import faults
from tests.gallery.mine import DEBTS, OPENED, QUEUED, READY
from tests.gallery.play import play, scan
from tests.gallery.states import gallery
from tests.gallery.swap import COT, TOOLS_PAID, TOYS_PAID, member, owes, points
from tests.house import BABIES, BIKE, BLOCKS, SAW, SPORTS, TOOLS, TOYS
from tests.screens.conftest import SIZES, Kiosk
from tests.support.poster import Poster
from tests.support.zbar import needs_zbar, payments

BOOK = wordbook("Europe/Brussels")
DESK = SessionSettings("De Deelfabriek")
NL = gallery("nl")
FULL = member(DESK, *LOANS, accounts=(*DEBTS, points(BABIES, 8, 3)), reservations=(READY, QUEUED))


def mine(*events: Event) -> MineView:
    view = present(play(DESK, *events, OPENED), BOOK).view
    assert isinstance(view, MineView)
    return view


# --- in words ----------------------------------------------------------------------------------------------------


def test_keeping_the_history_is_off_and_explained_in_a_sentence():
    view = NL["mine"].view

    assert isinstance(view, MineView)
    assert view.keep_history is not None
    assert (view.keep_history.text, view.keep_history.event) == ("Bewaar mijn geschiedenis", KeepHistoryPressed())
    assert view.history_note == "We vergeten na een tijd wat je leende. Bewaar je het, dan zie je het hier."
    assert (view.history, view.no_history) == ((), "")


def test_a_member_who_keeps_their_history_sees_it_and_can_end_that():
    view, begun = NL["mine-history"].view, NL["mine-history-begun"].view

    assert isinstance(view, MineView)
    assert isinstance(begun, MineView)
    assert (view.history[0].title, view.history[0].when) == (SAW.name, "woensdag 14 oktober 2026")
    assert view.keep_history is not None
    assert (view.keep_history.text, view.keep_history.event) == ("Niet meer bewaren", KeepHistoryPressed())
    assert begun.no_history == "Nog niets."


def test_a_member_who_is_passed_over_reads_and_hears_why_and_that_they_keep_their_place():
    view = NL["mine-passed-over"].view

    assert isinstance(view, MineView)
    passed_over, ready = view.waited
    assert [said for _, said in passed_over.against] == [
        "We willen eerst even met je praten.",
        "Je hebt nog € 12,50 te betalen.",
    ]
    assert passed_over.keeps == "Tot dan gaat iemand anders voor. Je houdt je plaats."
    assert "te betalen. Tot dan gaat iemand anders voor. Je houdt je plaats." in passed_over.aloud
    assert ([said for _, said in ready.against], ready.keeps) == (["We willen eerst even met je praten."], "")


def test_the_visit_shows_nothing_of_my_page_before_it_is_opened():
    view = present(play(DESK, *FULL), BOOK).view

    assert isinstance(view, VisitView)
    assert "4,50" not in str(view)
    assert "BE68" not in str(view)
    assert "8 punten" not in str(view)
    assert COT.name not in str(view)


def test_without_a_card_my_page_is_not_offered():
    assert not isinstance(present(play(DESK, OPENED), BOOK).view, MineView)


def test_loans_can_be_renewed_one_by_one_or_all():
    view = mine(*FULL)

    assert [loan.renew and loan.renew.event for loan in view.loans] == [
        RenewPressed(BIKE.barcode),
        RenewPressed(BLOCKS.barcode),
    ]
    assert view.renew_all == Action("Alles verlengen", RenewAllPressed(), "calendar-plus")
    assert mine(*member(DESK, LOANS[0])).renew_all is None


def test_loans_of_this_visit_are_listed_and_returned_items_are_not():
    taken = Line(Operation("1"), LineKind.LENT, SAW, date(2026, 11, 30))
    back = Line(Operation("2"), LineKind.RETURNED, BIKE)

    view = mine(*FULL, *scan(taken, back))

    assert [(loan.key, loan.renew is not None) for loan in view.loans] == [
        (SAW.barcode, False),
        (BLOCKS.barcode, True),
    ]
    assert view.renew_all is None


def test_renewing_all_says_what_that_costs():
    view = NL["mine-fees"].view

    assert isinstance(view, MineView)
    assert view.renew_all
    assert view.renew_all.text == "Alles verlengen: € 1,50"


def test_a_reservation_says_the_place_in_the_queue_or_the_shelf_of_the_hold():
    ready, queued = mine(*FULL).waited

    assert ready == WaitedView(
        key=SAW.barcode,
        title="Cirkelzaag",
        picture=ready.picture,
        place="Instrumentheek",
        state="Ligt klaar voor jou",
        ready=True,
        give_up=Action("Ik hoef het niet meer", Touched(), "close-thick", spoken="Cirkelzaag: ik hoef het niet meer"),
        second=SecondThought(
            "Hoef je dit niet meer?",
            Action("Toch wel", Touched(), "undo-variant"),
            Action("Geef het vrij", GiveUpPressed(SAW.barcode), "check-bold"),
        ),
        where="Plank Reservaties, code K7",
        until="Tot en met maandag 30 november",
    )
    assert (queued.state, queued.ready, queued.where, queued.until) == ("Nog 1 persoon voor jou", False, "", "")


def test_points_are_shown_for_each_initiative_with_those_that_wait():
    assert mine(*FULL).points == (
        StandingView(
            *("points babytheek", "star-circle", "Babytheek", "8 punten"),
            detail="3 punten wachten op een vrijwilliger",
        ),
    )
    assert mine(*member(DESK, *LOANS)).points_title == ""


def test_a_debt_has_a_code_for_each_initiative_that_is_paid_by_bank():
    tools, toys = mine(*FULL).debts

    assert tools == DebtView(
        key="instrumentheek",
        title="Instrumentheek",
        amount="€ 4,50",
        how="Scan met de app van je bank.",
        qr=payload(TOOLS_PAID, Cents(450)),
        type_it="Of typ dit in je app:",
        details=("Instrumentheek", "BE68 5390 0754 7034", "+++000/0000/04155+++"),
    )
    assert (toys.amount, toys.qr) == ("€ 12,50", payload(TOYS_PAID, Cents(1250)))


def test_a_debt_that_cannot_be_paid_by_bank_is_paid_to_a_volunteer():
    assert mine(*member(DESK, accounts=(owes(TOYS, 50),))).debts == (
        DebtView("spelotheek", "Spelotheek", "€ 0,50", "Betalen kan bij een vrijwilliger."),
    )


def test_a_credit_is_not_shown_as_a_debt():
    view = mine(*member(DESK, accounts=(owes(SPORTS, -200),)))

    assert view.debts == ()
    assert view.no_debts == ""
    assert [(one.text, one.now) for one in view.credits] == [("Je hebt nog te goed bij Sportrijk", "€ 2,00")]


def test_an_empty_list_says_so_kindly():
    view = mine(*member(DESK))

    assert (view.no_loans, view.none_waited, view.no_debts) == (
        "Je hebt nu niets van ons thuis.",
        "Je wacht nu nergens op.",
        "Je hoeft niets te betalen.",
    )


def test_my_page_is_read_aloud_without_the_account_numbers():
    said = present(play(DESK, *FULL, OPENED), BOOK).spoken

    for sentence in (
        "Loopfiets: nog 3 dagen, donderdag 26 november.",
        "Cirkelzaag: Ligt klaar voor jou. Plank Reservaties, code K7. Tot en met maandag 30 november.",
        "Babytheek: 8 punten. 3 punten wachten op een vrijwilliger.",
        "Instrumentheek: € 4,50. Scan met de app van je bank.",
        "Alles verlengen. Terug.",
    ):
        assert sentence in said
    assert "BE68" not in said


def test_my_page_closes_with_the_visit():
    walked_away = play(DESK, *FULL, OPENED, Tick(200))
    done = play(DESK, *FULL, OPENED, DonePressed())

    for session in (walked_away, done):
        shown = present(session, BOOK)
        assert not isinstance(shown.view, MineView)
        assert "4,50" not in str(shown)
        assert "Cirkelzaag" not in str(shown)


# --- on the glass ------------------------------------------------------------------------------------------------

EVERY_SIZE = pytest.mark.parametrize(
    ("size", "bigger"), [(size, bigger) for size in SIZES for bigger in (False, True)], ids=str
)


def pages(poster: Poster) -> Iterator[Sheet]:
    """Every page of the lists, turned by the button in the dock until that leads back to the first."""
    yield poster.sheet
    while more := [one.key for one in poster.sheet.targets if one.key.startswith("Nog ")]:
        poster.touch(more[0])
        yield poster.sheet


def reach(poster: Poster, name: str) -> Poster:
    """Turns the pages until this target is there."""
    for sheet in pages(poster):
        if name in [one.key for one in sheet.targets]:
            return poster
    raise AssertionError(name)


def said(sheets: Iterable[Sheet]) -> set[str]:
    return {mark.text for sheet in sheets for mark in sheet.marks if isinstance(mark, Text)}


@EVERY_SIZE
@pytest.mark.parametrize("name", ["mine", "mine-much", "mine-fees", "mine-history", "mine-empty", "mine-credit"])
def test_everything_on_my_page_is_reached_page_by_page_at_every_size(
    name: str, size: tuple[int, int], bigger: bool
) -> None:
    view = NL[name].view
    assert isinstance(view, MineView)
    sheets = list(pages(Poster(size, bigger=bigger).show(NL[name])))
    texts, posted = said(sheets), {one.press for sheet in sheets for one in sheet.targets}

    assert [fault for sheet in sheets for fault in faults(sheet, replace(NL[name], bigger=bigger))] == []
    assert {loan.title for loan in view.loans} | {one.title for one in view.waited} <= texts
    assert {one.now for one in (*view.points, *view.credits)} | {one.amount for one in view.debts} <= texts
    assert {view.no_loans, view.none_waited, view.no_debts, view.history_note} - {""} <= texts
    assert {one.title for one in view.history} <= texts
    assert {loan.renew for loan in view.loans if loan.renew} <= posted
    assert {one for one in (view.renew_all, view.keep_history) if one} <= posted


def test_one_loan_is_renewed_by_one_touch_and_all_loans_by_one():
    poster = Poster().show(NL["mine"])

    poster.touch(f"renew {BIKE.barcode}").touch("Alles verlengen")

    assert poster.posted == [RenewPressed(BIKE.barcode), RenewAllPressed()]


@EVERY_SIZE
def test_no_reservation_is_given_up_by_one_touch_and_a_second_touch_in_the_same_place_keeps_it(
    size: tuple[int, int], bigger: bool
) -> None:
    doubt, drop = f"doubt {SAW.barcode}", f"drop {SAW.barcode}"
    poster = reach(Poster(size, bigger=bigger).show(NL["mine"]), doubt)
    place = poster.target(doubt).box

    poster.touch(doubt)
    assert poster.posted == []
    back = reach(poster, doubt).target(doubt)
    assert (back.aloud, back.box.x, back.box.w) == ("Toch wel", place.x, place.w)
    assert not [one for one in faults(poster.sheet, replace(NL["mine"], bigger=bigger)) if "apart" in one]

    poster.touch(doubt)
    assert drop not in [one.key for one in poster.sheet.targets]
    poster.touch(doubt)
    reach(poster, drop).touch(drop)
    assert poster.posted == [GiveUpPressed(SAW.barcode)]


def test_a_reservation_that_was_given_up_is_not_asked_about_again():
    poster = reach(Poster().show(NL["mine"]), f"doubt {SAW.barcode}").touch(f"doubt {SAW.barcode}")

    poster.show(NL["mine-given-up"])

    assert "Hoef je dit niet meer?" not in poster.texts
    assert "Je wacht hier niet meer op." in poster.texts


@EVERY_SIZE
def test_each_payment_code_has_a_page_of_its_own_with_the_details_to_type(size: tuple[int, int], bigger: bool) -> None:
    for debt, payment, cents in (("instrumentheek", TOOLS_PAID, 450), ("spelotheek", TOYS_PAID, 1250)):
        poster = reach(Poster(size, bigger=bigger).show(NL["mine"]), f"debt {debt}")
        assert not [mark for mark in poster.sheet.marks if isinstance(mark, Modules)]
        assert not any("BE" in text for text in poster.texts)

        poster.touch(f"debt {debt}")
        sheet = poster.sheet
        (code,) = [mark for mark in sheet.marks if isinstance(mark, Modules)]

        assert code.rows == payment_rows(payload(payment, Cents(cents)))
        assert code.box.w // len(code.rows) / sheet.frame.dots >= LEAST_MODULE
        assert {payment.beneficiary, in_fours(payment.iban), payment.reference} <= set(poster.texts)
        assert faults(sheet, replace(NL["mine"], bigger=bigger)) == []

        poster.touch("Terug")
        assert poster.posted == []
        assert not [mark for mark in poster.sheet.marks if isinstance(mark, Modules)]


def test_a_debt_that_is_paid_at_the_desk_opens_no_code():
    assert not [one.key for one in Poster().show(NL["mine-no-code"]).sheet.targets if one.key.startswith("debt")]


def test_the_button_of_my_page_leads_back_to_the_visit():
    assert Poster().show(NL["mine"]).touch("Terug").posted == [PanelClosed()]


def test_my_page_opens_at_the_top_each_time_and_keeps_nothing():
    poster = Poster((800, 480)).show(NL["mine-much"])
    first = poster.texts
    reach(poster, "debt instrumentheek").touch("debt instrumentheek")
    assert "BE68 5390 0754 7034" in poster.texts

    poster.page.wipe()
    assert poster.texts == first
    assert all(not value or value == [0, 0] for value in vars(poster.page).values())


def test_a_finger_drags_each_list_by_itself():
    poster = Poster().show(NL["mine-much"])
    left, right = poster.sheet.paging

    left.move(2)
    assert "2 dagen te laat" not in poster.texts
    assert "Ligt klaar voor jou" in poster.texts

    right.move(2)
    assert "Ligt klaar voor jou" not in poster.texts
    assert "vandaag" in poster.texts


@needs_zbar
@pytest.mark.parametrize("bigger", [False, True])
@pytest.mark.parametrize("size", [(800, 480), (1280, 800)])
def test_the_payment_code_is_read_from_the_display(
    kiosk: Kiosk, seen: Callable[[], Any], size: tuple[int, int], bigger: bool, tmp_path: Path
) -> None:
    kiosk.resize(size)
    kiosk.show(NL["mine"], bigger=bigger)
    assert payments(seen(), tmp_path) == set()

    open_debt(kiosk, "Instrumentheek")

    assert payments(seen(), tmp_path) == {payload(TOOLS_PAID, Cents(450))}


def open_debt(kiosk: Kiosk, name: str) -> None:
    """Turns the pages until the debt is there, and touches it."""
    for _ in range(20):
        names = [one.text for one in kiosk.stage.controls()]
        found = [text for text in names if text.startswith(f"{name}: €")]
        kiosk.tap((found or [text for text in names if text.startswith("Nog ")])[0])
        kiosk.wait(0.6)
        kiosk.settle()
        if found:
            return
    raise AssertionError(name)


@pytest.mark.parametrize("size", [(800, 480), (1280, 800)])
def test_after_the_visit_nothing_of_my_page_remains_in_any_value_or_pixel(
    kiosk: Kiosk, seen: Callable[[], Any], size: tuple[int, int]
) -> None:
    kiosk.resize(size)
    kiosk.show(NL["mine-empty"])
    kiosk.show(NL["welcome"])
    before = seen().tobytes()
    kiosk.show(NL["mine-much"])
    open_debt(kiosk, "Instrumentheek")
    assert any("BE68 5390 0754 7034" in text for text in kiosk.words())

    kiosk.show(NL["welcome"])

    assert seen().tobytes() == before
    words = "\n".join(kiosk.words())
    gone = ("BE68", "+++", "€ 4,50", "23 punten", "K7", "Cirkelzaag", "BCD")
    assert not [text for text in gone if text in words]
    assert payment_rows.cache_info().currsize == 0
    assert kiosk.stage.glass.textures.codes() == 0


@pytest.mark.parametrize("between", ["visit-nothing-done", "countdown"])
def test_my_page_is_wiped_when_it_is_left_within_the_visit(kiosk: Kiosk, between: str) -> None:
    kiosk.show(NL["mine"])
    open_debt(kiosk, "Instrumentheek")
    kiosk.show(NL[between])
    kiosk.show(NL["welcome"])

    assert not any("BE68" in text or "4,50" in text for text in kiosk.words())


def test_each_debt_is_shown_with_the_bank_account_of_its_initiative():
    """Nothing of one initiative is in the code of another."""
    first, second = mine(*member(DESK, accounts=(owes(TOOLS, 450, TOOLS_PAID), owes(TOYS, 1250, TOYS_PAID)))).debts

    assert TOYS_PAID.iban not in first.qr
    assert TOOLS_PAID.iban not in second.qr


def test_no_name_is_broken_to_make_room_for_buttons() -> None:
    poster = Poster((800, 1280), bigger=True).show(gallery("fr")["mine"])
    names = [mark for mark in poster.sheet.marks if isinstance(mark, Text) and mark.role == "name"]

    lines = [letters.set_in(one.text, one.weight, one.size, one.box.w, one.lines, "fr").lines for one in names]
    assert ("Bouwblokken",) in lines
