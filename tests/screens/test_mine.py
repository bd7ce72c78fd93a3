"""*Mijn pagina*: what it says, how it is touched and heard, the codes that pay, and that nothing of it stays."""

from collections.abc import Callable
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
    SwapCounted,
    Tick,
    Touched,
)
from kiosk.lending.model import Cents, Line, LineKind, Operation, SessionSettings
from screens.present import present
from screens.present.members.mine import DebtView, MineView, WaitedView
from screens.present.members.standings import StandingView
from screens.present.members.visit import VisitView
from screens.present.paper.payment_codes import payload
from screens.present.values import Action
from screens.present.words import wordbook
from tests.gallery.lines import LOANS
from tests.gallery.mine import DEBTS, OPENED, QUEUED, READY
from tests.gallery.play import play, scan
from tests.gallery.states import gallery
from tests.gallery.swap import BODY, COT, TOOLS_PAID, TOYS_PAID, member, owes, points, swapped
from tests.house import BABIES, BIKE, BLOCKS, SAW, SPORTS, TOOLS, TOYS
from tests.screens.conftest import SIZES, TIGHTEST, Kiosk
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


def test_keeping_the_history_is_off_and_said_in_a_sentence():
    view = NL["mine"].view

    assert isinstance(view, MineView)
    assert view.keep_history is not None
    assert (view.keep_history.text, view.keep_history.event) == ("Bewaar mijn geschiedenis", KeepHistoryPressed())
    assert view.history_note == "We vergeten na een tijd wat je leende. Bewaar je het, dan zie je het hier."
    assert (view.history, view.no_history) == ((), "")


def test_who_keeps_the_history_sees_it_and_can_end_that():
    view, begun = NL["mine-history"].view, NL["mine-history-begun"].view

    assert isinstance(view, MineView)
    assert isinstance(begun, MineView)
    assert (view.history[0].title, view.history[0].when) == (SAW.name, "woensdag 14 oktober 2026")
    assert view.keep_history is not None
    assert (view.keep_history.text, view.keep_history.event) == ("Niet meer bewaren", KeepHistoryPressed())
    assert begun.no_history == "Nog niets."


def test_nothing_of_it_is_on_the_screen_before_it_is_asked_for():
    view = present(play(DESK, *FULL), BOOK).view

    assert isinstance(view, VisitView)
    assert "4,50" not in str(view)
    assert "BE68" not in str(view)
    assert "8 punten" not in str(view)
    assert COT.name not in str(view)


def test_without_a_card_there_is_no_page():
    assert not isinstance(present(play(DESK, OPENED), BOOK).view, MineView)


def test_what_one_has_can_be_kept_longer_one_by_one_or_all():
    view = mine(*FULL)

    assert [loan.renew and loan.renew.event for loan in view.loans] == [
        RenewPressed(BIKE.barcode),
        RenewPressed(BLOCKS.barcode),
    ]
    assert view.renew_all == Action("Alles verlengen", RenewAllPressed(), "calendar-plus")
    assert mine(*member(DESK, LOANS[0])).renew_all is None


def test_what_was_taken_just_now_is_at_home_too_and_what_came_back_is_not():
    taken = Line(Operation("1"), LineKind.LENT, SAW, date(2026, 11, 30))
    back = Line(Operation("2"), LineKind.RETURNED, BIKE)

    view = mine(*FULL, *scan(taken, back))

    assert [(loan.key, loan.renew is not None) for loan in view.loans] == [
        (SAW.barcode, False),
        (BLOCKS.barcode, True),
    ]
    assert view.renew_all is None


def test_to_keep_all_longer_says_what_that_costs():
    view = NL["mine-fees"].view

    assert isinstance(view, MineView)
    assert view.renew_all
    assert view.renew_all.text == "Alles verlengen: € 1,50"


def test_what_one_waits_for_says_the_place_or_where_it_lies():
    ready, queued = mine(*FULL).waited

    assert ready == WaitedView(
        key=SAW.barcode,
        title="Cirkelzaag",
        picture=ready.picture,
        place="Instrumentheek",
        state="Ligt klaar voor jou",
        ready=True,
        give_up=Action(
            "Toch niet", GiveUpPressed(SAW.barcode), "undo-variant", spoken="Cirkelzaag: ik hoef het niet meer"
        ),
        where="Plank Reservaties, code K7",
        until="Tot en met maandag 30 november",
    )
    assert (queued.state, queued.ready, queued.where, queued.until) == ("Nog 1 persoon voor jou", False, "", "")


def test_points_are_told_for_each_initiative_with_those_that_wait():
    assert mine(*FULL).points == (
        StandingView(
            *("points babytheek", "star-circle", "Babytheek", "8 punten"),
            detail="3 punten wachten op een vrijwilliger",
        ),
    )
    assert mine(*member(DESK, *LOANS)).points_title == ""


def test_what_is_owed_has_a_code_for_each_initiative_that_is_paid_by_bank():
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


def test_what_cannot_be_paid_by_bank_is_paid_to_a_volunteer():
    assert mine(*member(DESK, accounts=(owes(TOYS, 50),))).debts == (
        DebtView("spelotheek", "Spelotheek", "€ 0,50", "Betalen kan bij een vrijwilliger."),
    )


def test_a_credit_is_no_debt():
    view = mine(*member(DESK, accounts=(owes(SPORTS, -200),)))

    assert view.debts == ()
    assert view.no_debts == ""
    assert [(one.text, one.now) for one in view.credits] == [("Je hebt nog te goed bij Sportrijk", "€ 2,00")]


def test_what_is_empty_says_so_kindly():
    view = mine(*member(DESK))

    assert (view.no_loans, view.none_waited, view.no_debts) == (
        "Je hebt nu niets van ons thuis.",
        "Je wacht nu nergens op.",
        "Je hoeft niets te betalen.",
    )


def test_it_is_read_aloud_but_for_the_account_numbers():
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


def test_it_closes_with_the_visit():
    walked_away = play(DESK, *FULL, OPENED, Tick(200))
    done = play(DESK, *FULL, OPENED, DonePressed())

    for session in (walked_away, done):
        shown = present(session, BOOK)
        assert not isinstance(shown.view, MineView)
        assert "4,50" not in str(shown)
        assert "Cirkelzaag" not in str(shown)


# --- on the glass ------------------------------------------------------------------------------------------------


def cards(kiosk: Kiosk) -> list[Any]:
    """What is owed, from the top."""
    return [control for control in kiosk.stage.controls() if type(control).__name__ == "DebtCard"]


def unfold(kiosk: Kiosk, place: int) -> Any:
    card = cards(kiosk)[place]
    kiosk.stage.focus(card)  # brings it into sight
    kiosk.settle()
    kiosk.wait(0.6)
    kiosk.key("enter")
    kiosk.settle()
    kiosk.stage.focus(None)
    kiosk.settle()
    return card


@pytest.mark.parametrize(
    "name", ["mine", "mine-much", "mine-empty", "mine-given-up", "swap-5-for-3", "reserve-offered"]
)
def test_every_control_posts_its_own_event_and_nothing_else(kiosk: Kiosk, name: str) -> None:
    kiosk.resize(TIGHTEST[0][0])
    kiosk.show(NL[name])
    controls = [c for c in kiosk.stage.controls() if isinstance(c.item, Action) and c.item.event is not None]
    assert controls

    for control in controls:
        kiosk.stage.focus(control)
        kiosk.wait(0.6)
        kiosk.posted.clear()
        kiosk.tap(control)

        assert [control.item.event] == kiosk.posted


@pytest.mark.parametrize("name", ["mine", "mine-much", "swap-5-for-3", "reserve-offered", "ready-2"])
def test_the_arrows_walk_over_every_control(kiosk: Kiosk, name: str) -> None:
    kiosk.show(NL[name])
    controls = kiosk.stage.controls()
    walked = []

    for _ in controls:
        kiosk.key("right")
        walked.append(kiosk.stage.focused)

    assert set(walked) == set(controls)


def test_quick_touches_on_a_count_all_count(kiosk: Kiosk) -> None:
    kiosk.show(NL["swap-5-for-3"])
    more = next(c for c in kiosk.stage.controls() if type(c).__name__ == "StepBtn" and c.icon == "plus-thick")
    kiosk.tap(more)
    kiosk.wait(0.2)
    kiosk.tap(more)

    assert [SwapCounted(swapped(BODY).operation, 6, 3)] * 2 == kiosk.posted


def test_the_targets_of_a_count_are_fifteen_millimetres_at_every_size(kiosk: Kiosk) -> None:
    for size in SIZES:
        kiosk.resize(size)
        kiosk.show(NL["swap-5-for-3"])
        buttons = [c for c in kiosk.stage.controls() if type(c).__name__ == "StepBtn"]

        assert len(buttons) == 4
        assert all(min(button.size) >= kiosk.app.theme.mm(15) - 1 for button in buttons)


def test_where_nothing_is_taken_less_means_nothing(kiosk: Kiosk) -> None:
    kiosk.show(NL["swap-given"])
    less = next(c for c in kiosk.stage.controls() if type(c).__name__ == "StepBtn" and not c.live)
    kiosk.stage.focus(less)
    kiosk.posted.clear()

    kiosk.key("enter")

    assert kiosk.posted == [Touched()]


def test_one_code_at_a_time_unfolds_and_folds_by_a_touch(kiosk: Kiosk) -> None:
    kiosk.show(NL["mine"])
    first, second = cards(kiosk)

    unfold(kiosk, 0)
    assert (first.opened, second.opened) == (True, False)
    unfold(kiosk, 1)
    assert (first.opened, second.opened) == (False, True)
    assert first.ids.code.gone
    unfold(kiosk, 1)
    assert not second.opened


@pytest.mark.parametrize(("size", "bigger"), TIGHTEST, ids=str)
def test_unfolded_it_is_whole_at_every_size(kiosk: Kiosk, size: tuple[int, int], bigger: bool) -> None:
    from tests.gallery.widget_lint import faults

    kiosk.resize(size)
    for name in ("mine", "mine-fees", "mine-long-names"):
        kiosk.show(NL["welcome"])
        kiosk.show(NL[name], bigger=bigger)
        unfold(kiosk, 0)

        assert faults(kiosk.stage, kiosk.app.theme) == []


@needs_zbar
@pytest.mark.parametrize("bigger", [False, True])
@pytest.mark.parametrize("size", [(800, 480), (1280, 800)])
def test_the_code_is_read_from_the_glass(
    kiosk: Kiosk, seen: Callable[[], Any], size: tuple[int, int], bigger: bool, tmp_path: Path
) -> None:
    kiosk.resize(size)
    kiosk.show(NL["mine"], bigger=bigger)
    assert payments(seen(), tmp_path) == set()

    unfold(kiosk, 0)
    assert payments(seen(), tmp_path) == {payload(TOOLS_PAID, Cents(450))}

    unfold(kiosk, 1)
    assert payments(seen(), tmp_path) == {payload(TOYS_PAID, Cents(1250))}


@pytest.mark.parametrize("size", [(800, 480), (1280, 800)])
def test_after_the_visit_nothing_of_it_remains_in_any_value_or_pixel(
    kiosk: Kiosk, seen: Callable[[], Any], size: tuple[int, int]
) -> None:
    kiosk.resize(size)
    kiosk.show(NL["welcome"])
    before = seen().tobytes()
    kiosk.show(NL["mine-much"])
    card = unfold(kiosk, 0)
    assert any("BE68 5390 0754 7034" in text for text in kiosk.words())

    kiosk.show(NL["welcome"])

    assert seen().tobytes() == before
    assert not card.opened
    words = "\n".join(kiosk.words())
    assert not [said for said in ("BE68", "+++", "€ 4,50", "23 punten", "K7", "Cirkelzaag", "BCD") if said in words]
    (code,) = card.ids.paper.children
    assert (code.text, code.texture) == ("", None)


def test_it_is_wiped_when_it_is_closed_within_the_visit(kiosk: Kiosk) -> None:
    kiosk.show(NL["mine"])
    unfold(kiosk, 0)
    kiosk.posted.clear()
    kiosk.tap("Terug")
    kiosk.show(NL["visit-nothing-done"])

    assert [PanelClosed()] == kiosk.posted
    assert not any("BE68" in text or "4,50" in text for text in kiosk.words())


def test_it_is_wiped_when_the_time_of_the_visit_is_over(kiosk: Kiosk) -> None:
    kiosk.show(NL["mine"])
    unfold(kiosk, 0)
    kiosk.show(NL["countdown"])
    kiosk.show(NL["welcome"])

    assert not any("BE68" in text or "4,50" in text for text in kiosk.words())


def test_it_begins_at_the_top_each_time(kiosk: Kiosk) -> None:
    kiosk.resize((800, 480))
    kiosk.show(NL["mine-much"])
    scroller = kiosk.screen("MineScreen").ids.scroller
    scroller.scroll_by(300)
    assert scroller.offset > 0
    kiosk.show(NL["visit-nothing-done"])

    kiosk.show(NL["mine-much"])

    assert scroller.offset == 0


def test_what_is_owed_is_told_from_the_terms_of_each_initiative():
    """Nothing of one initiative stands in the code of another."""
    first, second = mine(*member(DESK, accounts=(owes(TOOLS, 450, TOOLS_PAID), owes(TOYS, 1250, TOYS_PAID)))).debts

    assert TOYS_PAID.iban not in first.qr
    assert TOOLS_PAID.iban not in second.qr
