"""Swaps, reservations and points on the screens, in words."""

from dataclasses import replace

import pytest

from kiosk.lending.events import (
    GivePressed,
    NoticeClosed,
    Panel,
    PanelOpened,
    ReservePressed,
    SwapCounted,
    UndoPressed,
)
from kiosk.lending.model import Item, Line, Reason, Swap, Why
from screens.present.members.goodbye import GoodbyeView
from screens.present.members.lines import swaps as swaps_in_words
from screens.present.members.lines.holds import ReadyView
from screens.present.members.lines.swaps import StepperView
from screens.present.members.standings import StandingView
from screens.present.members.visit import VisitView
from screens.present.members.welcome import WelcomeView
from screens.present.values import Action, Message, Tone
from tests.gallery.lines import LOANS, lent, returned
from tests.gallery.play import scan
from tests.gallery.states import gallery
from tests.gallery.swap import (
    FIVE_FOR_THREE,
    KEPT,
    RAINCOAT,
    TEN,
    member,
    no,
    not_reserved,
    owes,
    points,
    recorded,
    reserved,
    swapped,
)
from tests.house import BABIES, BIKE, BODY, CLOTHES, DRILL, SAW, SHOES, TOOLS, TOYS, TRAIN
from tests.screens.played import BOOK, DESK, line, refusal, visit

WORDS = BOOK("nl")
HERE = member(DESK, *LOANS, accounts=(TEN,))
NL = gallery("nl")


def drawn(name: str) -> VisitView:
    """The view of a state of the gallery."""
    view = NL[name].view
    assert isinstance(view, VisitView)
    return view


def welcome(name: str) -> Message:
    view = NL[name].view
    assert isinstance(view, WelcomeView)
    assert view.message
    return view.message


# --- swapping ----------------------------------------------------------------------------------------------------


def test_a_swap_category_is_counted_with_minus_and_plus():
    body = swapped(BODY, 5, 3, may_give=True, waits=True)
    view = line(visit(*HERE, *FIVE_FOR_THREE), "Body’s")

    assert view.state == "Geruild"
    assert view.steppers == (
        StepperView(
            "taken",
            "Ik neem",
            "5",
            Action("+", SwapCounted(body.operation, 6, 3), "plus-thick", spoken="Ik neem 5: één meer"),
            Action("−", SwapCounted(body.operation, 4, 3), "minus-thick", spoken="Ik neem 5: één minder"),
            "−5 punten",
        ),
        StepperView(
            "given",
            "Ik breng",
            "3",
            Action("+", SwapCounted(body.operation, 5, 4), "plus-thick", spoken="Ik breng 3: één meer"),
            Action("−", SwapCounted(body.operation, 5, 2), "minus-thick", spoken="Ik breng 3: één minder"),
            "+3 punten",
        ),
    )
    assert view.note == Message("eye-outline", "Een vrijwilliger kijkt het nog na.")
    assert view.undo == Action("Toch niet", UndoPressed(body.operation), "undo-variant")


@pytest.mark.parametrize(
    ("swap", "said"),
    [
        (Swap(1, 1), [("Ik neem", "1", "−1 punt")]),
        (Swap(3, 2), [("Ik neem", "2", "−6 punten")]),
        (Swap(2, 1, may_give=True), [("Ik neem", "1", "−2 punten"), ("Ik breng", "0", "elk 2 punten")]),
        (Swap(2, 0, 1, may_give=True), [("Ik neem", "0", "elk 2 punten"), ("Ik breng", "1", "+2 punten")]),
        (Swap(1, 0, 2), [("Ik neem", "0", "elk 1 punt"), ("Ik breng", "2", "+2 punten")]),
        (Swap(0, 2, may_give=True), [("Ik neem", "2", "gratis"), ("Ik breng", "0", "")]),
        (Swap(2, 1, most=1), []),
    ],
)
def test_both_counts_say_their_points(swap: Swap, said: list[tuple[str, str, str]]):
    steppers = swaps_in_words.steppers(replace(swapped(BODY), swap=swap), WORDS)

    assert [(each.title, each.count, each.detail) for each in steppers] == said
    assert [each.less is None for each in steppers] == [each.count == "0" for each in steppers]


@pytest.mark.parametrize(
    ("done", "state", "price"),
    [
        (swapped(RAINCOAT, points=2, most=1), "Meegenomen", "−2 punten"),
        (swapped(RAINCOAT, 0, 1, points=2, most=1, may_give=True), "Gegeven. Dank je!", "+2 punten"),
        (swapped(RAINCOAT, 0, 1, points=2, most=1, may_give=True, waits=True), "Gegeven. Dank je!", ""),
        (swapped(RAINCOAT, points=0, most=1), "Meegenomen", "gratis"),
    ],
)
def test_a_single_item_says_the_points_that_it_costs_or_earns(done: Line, state: str, price: str):
    view = line(visit(*HERE, *recorded(done, points(CLOTHES, 2))), RAINCOAT.name)

    assert (view.state, view.price, view.steppers) == (state, price, ())


def test_a_single_item_scanned_again_asks_what_was_meant():
    view = line(drawn("swap-single-again"), RAINCOAT.name)

    assert view.question == "Dit neem je al mee. Wat wil je?"
    assert [answer.event for answer in view.answers] == [NoticeClosed(), UndoPressed(swapped(RAINCOAT).operation)]
    assert view.green


def test_a_counted_swap_category_is_highlighted_and_asks_nothing():
    view = drawn("swap-5-for-3")

    assert view.lines[0].lit
    assert not view.lines[0].question
    assert not view.asks


def test_tags_that_wait_for_a_card_are_counted():
    assert welcome("welcome-tags").text == "Wil je dit meenemen? Hou je kaart hier."
    assert welcome("welcome-tags").detail == "3 × Body’s"
    assert welcome("welcome-tags-and-an-item").detail == "2 × Body’s en Klopboormachine"


@pytest.mark.parametrize(
    ("item", "reason", "may_give", "text", "sentence", "step"),
    [
        (
            *(SHOES, Reason(Why.TOO_FEW_POINTS, number=1), False, "Dit kan je nu niet meenemen."),
            *("Je hebt 1 punt. Dat is niet genoeg.", "Breng zelf iets mee. Een vrijwilliger telt je punten."),
        ),
        (
            *(SHOES, Reason(Why.TOO_FEW_POINTS, number=0), True, "Dit kan je nu niet meenemen."),
            *("Je hebt 0 punten. Dat is niet genoeg.", "Breng je er zelf één mee? Dan krijg je punten."),
        ),
        (
            *(RAINCOAT, Reason(Why.GIVEN_AT_DESK), False, "Dat gaat hier nu niet."),
            *("Bij Swop & Go telt een vrijwilliger wat je brengt.", "Geef het daar af. Dan krijg je punten."),
        ),
    ],
)
def test_a_refused_swap_says_what_to_do(
    item: Item, reason: Reason, may_give: bool, text: str, sentence: str, step: str
):
    view = refusal(*HERE, *no(item, reason, may_give=may_give))

    assert (view.text, view.reasons[0].text, view.steps[0].text) == (text, sentence, step)
    assert view.answers == ((Action("Ik breng dit", GivePressed(item.barcode), "gift"),) if may_give else ())


def test_a_count_beyond_the_points_is_refused_with_the_number():
    view = drawn("swap-no-more").refusal

    assert view
    assert (view.title, view.text) == ("Body’s", "Dat gaat hier nu niet.")
    assert [reason.text for reason in view.reasons] == ["Je hebt 0 punten. Dat is niet genoeg."]


def test_an_item_refused_for_too_few_points_can_be_given_from_its_line():
    view = line(drawn("swap-too-few-folded"), SHOES.name)

    assert view.answers == (Action("Ik breng dit", GivePressed(SHOES.barcode), "gift"),)


# --- points and what is owed -------------------------------------------------------------------------------------


def test_points_are_shown_before_and_after_with_those_that_wait():
    standing = StandingView(
        *("points babytheek", "star-circle", "Punten Babytheek", "5", "10"),
        detail="3 punten wachten op een vrijwilliger",
    )
    goodbye = NL["goodbye-swap"].view

    assert visit(*HERE, *FIVE_FOR_THREE).standings == (standing,)
    assert isinstance(goodbye, GoodbyeView)
    assert goodbye.standings == (standing,)


def test_a_visitor_who_changed_nothing_sees_no_points_and_no_debt():
    here = member(DESK, *LOANS, accounts=(TEN, owes(TOOLS, 300)))

    assert visit(*here).standings == ()
    assert visit(*here, *scan(returned(BIKE))).standings == ()


def test_points_that_only_wait_are_shown_as_waiting():
    gave = swapped(BODY, 0, 2, may_give=True, waits=True)

    assert visit(*HERE, *recorded(gave, points(BABIES, 10, 2))).standings == (
        StandingView(
            *("points babytheek", "star-circle", "Punten Babytheek", "10 punten"),
            detail="2 punten wachten op een vrijwilliger",
        ),
    )


def test_the_total_debt_is_said_where_it_differs_from_the_cost_of_the_visit():
    drill = recorded(lent(DRILL, cents=150), owes(TOOLS, 150))
    more = recorded(lent(DRILL, cents=150), owes(TOOLS, 450))
    train = recorded(lent(TRAIN, cents=50), owes(TOYS, 50))

    assert visit(*HERE, *drill).standings == ()
    assert [(one.text, one.now) for one in visit(*HERE, *more).standings] == [
        ("Te betalen bij Instrumentheek", "€ 4,50")
    ]
    assert [(one.text, one.now) for one in visit(*HERE, *drill, *train).standings] == [
        ("Te betalen bij Instrumentheek", "€ 1,50"),
        ("Te betalen bij Spelotheek", "€ 0,50"),
    ]


def test_a_credit_is_named_as_a_credit():
    here = member(DESK, *LOANS, accounts=(owes(TOOLS, -500),))

    (said,) = visit(*here, *recorded(lent(DRILL, cents=150), owes(TOOLS, -350))).standings

    assert (said.text, said.now) == ("Je hebt nog te goed bij Instrumentheek", "€ 3,50")


# --- reserving ---------------------------------------------------------------------------------------------------


def test_a_refusal_offers_a_reservation_where_waiting_helps():
    wait = Action("Zet me op de lijst", ReservePressed(SAW), "playlist-plus")

    assert refusal(*HERE, *no(SAW, Reason(Why.SET_ASIDE), may_wait=True)).answers == (wait,)
    assert refusal(*HERE, *no(SAW, Reason(Why.SET_ASIDE))).answers == ()
    assert line(drawn("reserve-offered-folded"), "Cirkelzaag").answers == (wait,)


@pytest.mark.parametrize(
    ("done", "state", "note"),
    [
        (reserved(SAW), "Jij bent de eerste op de lijst", "Ligt het klaar? Dan zie je dat hier, met je kaart."),
        (reserved(SAW, 2), "Nog 1 persoon voor jou", "Ligt het klaar? Dan zie je dat hier, met je kaart."),
        (reserved(SAW, 3), "Nog 2 mensen voor jou", "Ligt het klaar? Dan zie je dat hier, met je kaart."),
        (reserved(SAW, 1, KEPT), "Ligt klaar voor jou", "Tot en met maandag 30 november"),
    ],
)
def test_a_reservation_says_its_place_in_the_queue(done: Line, state: str, note: str):
    view = line(visit(*HERE, *scan(done)), "Cirkelzaag")

    assert (view.state, view.note and view.note.text) == (state, note)
    assert view.undo == Action("Toch niet", UndoPressed(done.operation), "undo-variant")
    assert not view.question


@pytest.mark.parametrize(
    ("why", "sentence", "step"),
    [
        (Why.NOT_RESERVED, "Bij Instrumentheek kan je niets reserveren.", "Kom later nog eens kijken."),
        (
            Why.TOO_MANY_RESERVED,
            "Bij Instrumentheek wacht je op 3 dingen tegelijk.",
            "Hoef je er één niet meer? Zeg het in ‘Mijn pagina’.",
        ),
        (Why.AT_YOUR_HOME, "Dit is al bij jou thuis.", "Je hoeft niets te doen."),
        (Why.GONE, "Dit is er niet meer.", "Kies iets anders."),
    ],
)
def test_a_refused_reservation_says_why(why: Why, sentence: str, step: str):
    view = refusal(*HERE, *not_reserved(SAW, why, 3))

    assert view.text == "Dit kan je nu niet reserveren."
    assert (view.reasons[0].text, view.steps[0].text, view.answers) == (sentence, step, ())


def test_reserving_an_item_at_home_is_refused_without_the_words_of_a_refused_renewal():
    assert refusal(*HERE, *not_reserved(BIKE, Why.AT_YOUR_HOME)).text == "Dit kan je nu niet reserveren."


def test_a_hold_is_on_the_visit_with_shelf_code_and_last_day():
    view = drawn("ready-2")

    assert view.ready_title == "Ligt klaar voor jou"
    assert view.ready[0] == ReadyView(
        *("DEMO-0006", "Cirkelzaag", view.ready[0].picture, "Instrumentheek"),
        *("Plank Reservaties, code K7", "Tot en met maandag 30 november"),
    )
    assert view.ready[1].where == "Code P4"
    assert len(view.ready) == 2
    assert drawn("ready-fetched").ready == ()
    assert drawn("reserved-ready").ready == ()


@pytest.mark.parametrize(
    ("name", "title", "detail"),
    [
        ("hold-returned", "Cirkelzaag", "Leg het op plank Reservaties. Leg het briefje met K7 erbij."),
        ("hold-returned-no-shelf", "Ladder van 4 meter", "Laat het hier bij het scherm. Leg het briefje met K7 erbij."),
        (
            *("hold-returned-paper-out", "Cirkelzaag"),
            "Leg het op plank Reservaties. Schrijf K7 op een papiertje en leg het erbij.",
        ),
        ("hold-after-parts", "Bouwblokken", "Leg het op plank Reservaties. Leg het briefje met K7 erbij."),
    ],
)
def test_a_returned_item_with_a_hold_says_where_to_lay_it_and_offers_no_loan(name: str, title: str, detail: str):
    view = line(drawn(name), title)

    assert view.task == Message("bookmark-outline", "Hier wacht iemand op.", detail, Tone.LOOK, code="K7")
    assert view.answers == ()


def test_an_item_on_hold_scanned_again_offers_no_loan():
    answers = line(drawn("hold-returned-again"), "Cirkelzaag").answers

    assert [answer.event for answer in answers] == [NoticeClosed()]


def test_after_renewing_all_each_refused_renewal_says_why():
    view = drawn("renewal-of-all-some")
    bike = line(view, "Loopfiets")

    assert [each.title for each in view.lines] == ["Bouwblokken", "Loopfiets", "Cirkelzaag"]
    assert (bike.state, bike.tone) == ("Dit kan je nu niet langer houden.", Tone.LOOK)
    assert bike.note == Message("human-queue", "Iemand anders wacht hierop.", "Code L6")
    assert view.refusal is None


def test_a_renewal_refused_for_a_queue_says_that_somebody_waits():
    view = drawn("renewal-waited-for")

    assert line(view, "Bouwblokken").state == "Langer bij jou"
    assert line(view, "Loopfiets").note == Message("human-queue", "Iemand anders wacht hierop.", "Code L6")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("welcome-hold-card-to-reserve", "Wil je dit reserveren? Hou je kaart hier."),
        ("welcome-hold-card-to-reserve-reader-gone", "Wil je dit reserveren? Typ je lidnummer."),
        ("welcome-not-told", "We kunnen nu niet tonen wat er is."),
    ],
)
def test_the_welcome_screen_says_the_next_step_of_what_waits_for_a_card(name: str, text: str):
    assert welcome(name).text == text


def test_giving_up_a_reservation_is_confirmed():
    message = drawn("reserve-given-up").message

    assert message
    assert (message.text, message.detail, message.tone) == ("Je wacht hier niet meer op.", "Cirkelzaag", Tone.GOOD)


# --- the ways on, and the voice ----------------------------------------------------------------------------------


def test_my_page_is_offered_with_a_card_and_the_catalogue_to_everybody():
    mine, offer = PanelOpened(Panel.MINE), PanelOpened(Panel.CATALOGUE)

    assert [way.event for way in visit(*HERE).ways] == [mine, offer]
    assert [way.event for way in visit(*scan(returned(BIKE))).ways] == [offer]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("swap-5-for-3", "Ik neem 5, −5 punten. Ik breng 3, +3 punten."),
        ("swap-5-for-3", "Punten Babytheek: eerst 10, nu 5. 3 punten wachten op een vrijwilliger."),
        ("ready-1", "Ligt klaar voor jou. Cirkelzaag. Plank Reservaties, code K7. Tot en met maandag 30 november."),
        ("hold-returned", "Hier wacht iemand op. Leg het op plank Reservaties. Leg het briefje met K7 erbij."),
        ("reserve-offered", "Zet me op de lijst. Oké, verder. Klaar."),
        ("goodbye-swap-and-owed", "Te betalen bij Instrumentheek: € 4,50."),
    ],
)
def test_swaps_and_reservations_are_read_aloud(name: str, said: str):
    assert said in NL[name].spoken


def test_a_visit_without_costs_does_not_mention_money():
    view = visit(*HERE, *FIVE_FOR_THREE)

    assert view.total == ""
    assert view.summary == "8 geruild"
