"""The terms of the house in words: refusals, parts, instructions, amounts, the guide."""

from dataclasses import replace
from datetime import time

import pytest

from kiosk.lending.events import (
    AllTherePressed,
    DonePressed,
    GuideRead,
    InstructionsRead,
    LendingRefused,
    NoticeClosed,
    Panel,
    PanelClosed,
    PanelOpened,
    PartNoted,
    PartsFolded,
    PartsReported,
    PartsToldPressed,
    PartsUnfolded,
    Reconsidered,
    RenewPressed,
    TakePressed,
    TryAgainPressed,
)
from kiosk.lending.model import Cents, Guide, Loan, PartNote, PartsSaid, Reason, Refusal, Why
from kiosk.lending.opening import Opening
from screens.present import present
from screens.present.members.goodbye import GoodbyeView
from screens.present.members.guide import GuideView, by_presence
from screens.present.members.visit import VisitView
from screens.present.values import Message
from tests.gallery.guide import GUIDE, NOBODY, SEVENTEEN, TONIGHT, WEDNESDAY, shut
from tests.gallery.house import DESK_OPENS, FOUR, HOW_TO, PARTS, refused, whole
from tests.gallery.lines import LOANS, lent, returned
from tests.gallery.play import again, card, play, scan
from tests.house import BIKE, BLOCKS, DRILL, JIGSAW, SAW, TODAY, TRAIN, day
from tests.screens.played import BOOK, DESK, line, refusal, visit, welcome

HERE = card(DESK, *LOANS)


# --- refusals ----------------------------------------------------------------------------------------------------


def test_a_refusal_says_the_item_the_reasons_and_the_next_step_and_names_the_desk_once():
    view = refusal(*HERE, *refused(SAW, *FOUR))

    assert (view.title, view.text, view.code) == ("Cirkelzaag", "Dit kan je nu niet meenemen.", "A2 M2 M3 P4")
    assert [reason.text for reason in view.reasons] == [
        "Je abonnement bij Instrumentheek stopte op 7 mei 2026.",
        "Je hebt nog € 7,50 te betalen.",
        "Hiervoor vragen we een waarborg van € 50,00.",
        "We tonen je eerst hoe dit werkt.",
    ]
    assert view.steps == (
        Message(
            "storefront-outline",
            "Vernieuw je abonnement. Betaal, of spreek iets af. Breng € 50,00 mee. Je krijgt het later terug. "
            "Vraag om het je te tonen.",
            "Aan de balie: woensdag 25 november van 14 tot 17 uur.",
        ),
    )


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
@pytest.mark.parametrize("why", Why)
def test_every_reason_has_a_sentence_an_icon_and_a_next_step(why: Why, language: str):
    reason = Reason(why, day(-3), 2, Cents(100), "Puzzels")
    view = present(play(replace(DESK, languages=(language,)), *card(DESK, *LOANS), *refused(SAW, reason)), BOOK).view

    assert isinstance(view, VisitView)
    assert view.refusal is not None
    (said,) = view.refusal.reasons
    assert said.icon
    assert said.text.endswith(".")
    assert "…" not in said.text
    assert view.refusal.steps[0].text
    assert view.refusal.code == why.value


@pytest.mark.parametrize(
    ("desk", "said"),
    [
        (None, "Dat kan aan de balie."),
        (Opening(WEDNESDAY, time(14), time(17)), "Aan de balie: woensdag 25 november van 14 tot 17 uur."),
        (Opening(day(1), time(9, 30), time(12)), "Aan de balie: morgen van 9:30 tot 12 uur."),
        (Opening(TODAY, time(18), time(20)), "Aan de balie: vandaag van 18 tot 20 uur."),
        (Opening(TODAY, time(13, 30), time(17)), "Aan de balie: nu, tot 17 uur."),
    ],
)
def test_a_refusal_says_when_somebody_is_there(desk: Opening | None, said: str):
    assert refusal(*HERE, *refused(TRAIN, FOUR[0], desk=desk)).steps[0].detail == said


def test_a_refused_renewal_has_words_of_its_own():
    often = Reason(Why.NO_MORE_RENEWALS, number=2)
    view = refusal(*HERE, RenewPressed(BIKE.barcode), LendingRefused(Refusal(BIKE, (often,), DESK_OPENS)))

    assert view.text == "Dit kan je nu niet langer houden."
    assert view.steps[0].text == "Breng het terug voor donderdag 26 november."


def test_a_refusal_folds_into_a_line_at_the_next_scan_and_by_a_touch():
    later = visit(*HERE, *refused(SAW, *FOUR), *scan(lent(DRILL)))
    closed = visit(*HERE, *refused(SAW, *FOUR), NoticeClosed())

    for view in (later, closed):
        folded = line(view, "Cirkelzaag")
        assert view.refusal is None
        assert folded.state == "Dit kan je nu niet meenemen."
        assert folded.note == Message("", "Code A2 M2 M3 P4")


def test_a_refused_item_that_can_be_lent_now_offers_that():
    other = replace(BIKE, barcode="B2", name="Grote fiets")
    tried = refused(other, Reason(Why.TOO_MANY_OF_CATEGORY, number=1, name="Fietsen"))
    offered = line(visit(*HERE, *tried, *scan(returned(BIKE)), Reconsidered(("B2",))), "Grote fiets")

    assert offered.state == "Nu kan je het wel meenemen."
    assert [(a.text, a.event) for a in offered.answers] == [("Opnieuw", TryAgainPressed("B2"))]


@pytest.mark.parametrize("why", [Why.IN_REPAIR, Why.TO_CHECK, Why.WITHDRAWN, Why.SET_ASIDE, Why.UNSAFE])
def test_an_item_that_cannot_be_lent_anyway_gets_no_advice_to_pay(why: Why):
    view = refusal(*HERE, *refused(SAW, *FOUR, Reason(why, day=day(-3))))

    assert len(view.reasons) == 5
    assert [step.icon for step in view.steps] == ["tray-arrow-down"]
    assert view.steps[0].text.startswith("Laat het hier.")
    assert view.steps[0].detail == "Vragen? Aan de balie: woensdag 25 november van 14 tot 17 uur."


def test_of_several_next_steps_the_one_at_the_desk_is_advised():
    view = refusal(*HERE, *refused(SAW, Reason(Why.OVERDUE, day=day(-30), number=1), FOUR[1]))

    assert [step.text for step in view.steps] == ["Betaal, of spreek iets af."]


def test_a_day_in_another_year_is_told_with_the_year():
    near, far = (visit(*HERE, *scan(lent(DRILL, days=days))).lines[0].due for days in (60, 61))

    assert near is not None
    assert far is not None
    assert (near.weekday, near.full) == ("vr", "vrijdag 22 januari")
    assert (far.weekday, far.full) == ("2027", "23 januari 2027")


# --- parts and instructions --------------------------------------------------------------------------------------

BORROWED = scan(whole(lent(BLOCKS), *PARTS))
WRONG = PartsUnfolded(lent(BLOCKS).operation)


def test_an_item_with_parts_asks_whether_all_parts_are_there():
    asked = visit(*HERE, *BORROWED).lines[0]

    assert (asked.question, asked.green) == ("Is alles erbij?", True)
    assert [(part.count, part.name) for part in asked.parts] == [
        ("12", "blokken"),
        ("2", "borden"),
        ("1", "dobbelsteen"),
    ]
    assert [a.event for a in asked.answers] == [AllTherePressed(lent(BLOCKS).operation), WRONG]


def test_counting_posts_the_whole_note_and_never_more_than_there_are():
    gone = PartNoted(PartNote(1, missing=1, broken=1))
    blocks, boards, dice = visit(*HERE, *BORROWED, WRONG, gone).lines[0].parts

    assert blocks.touch == blocks.tallies[0].more
    assert [t.more.event for t in blocks.tallies] == [PartNoted(PartNote(0, 1)), PartNoted(PartNote(0, 0, 1))]
    assert [(t.more.text, t.more.event, t.less and t.less.event) for t in boards.tallies] == [
        ("1 ontbreekt", PartNoted(PartNote(1, 1, 1)), PartNoted(PartNote(1, 0, 1))),
        ("1 stuk", PartNoted(PartNote(1, 1, 1)), PartNoted(PartNote(1, 1, 0))),
    ]
    assert [t.less for t in dice.tallies] == [None, None]


def test_touching_a_part_with_a_count_of_one_again_takes_the_count_back():
    dice = visit(*HERE, *BORROWED, WRONG, PartNoted(PartNote(2, missing=1))).lines[0].parts[2]

    assert dice.tallies[0].more.event == PartNoted(PartNote(2))


def test_counting_can_end_only_with_something_counted():
    before, after = visit(*HERE, *BORROWED, WRONG), visit(*HERE, *BORROWED, WRONG, PartNoted(PartNote(0, missing=2)))

    assert [a.event for a in before.lines[0].answers] == [AllTherePressed(lent(BLOCKS).operation), PartsFolded()]
    assert [a.event for a in after.lines[0].answers] == [PartsToldPressed(), PartsFolded()]


def test_only_the_newest_of_several_questions_is_unfolded():
    view = visit(*HERE, *scan(whole(returned(JIGSAW), *PARTS[:1])), *BORROWED)
    newest, older = view.lines

    assert (newest.green, older.green) == (True, False)
    assert (older.question, older.answers, older.parts) == ("", (), ())
    assert older.note is not None
    assert older.note.text == "Is alles erbij?"


def test_a_reported_problem_is_thanked_for_and_the_item_is_to_be_left_here():
    said = PartsReported(returned(BLOCKS).operation, PartsSaid.PROBLEM, set_aside=True)
    back = scan(whole(returned(BLOCKS), *PARTS))
    counted = (PartsUnfolded(returned(BLOCKS).operation), PartNoted(PartNote(0, missing=2)), PartsToldPressed(), said)
    note = visit(*back, *counted).lines[0].note

    assert note is not None
    assert note.text == "Dank je om het te zeggen."
    assert note.detail == "Wij kijken het eerst na. Laat het hier bij het scherm."


@pytest.mark.parametrize(("set_aside", "offered"), [(False, True), (True, False)])
def test_an_item_returned_from_another_name_can_be_borrowed_only_once_all_parts_are_there(
    set_aside: bool, offered: bool
):
    came = (*HERE, *scan(whole(returned(TRAIN, elsewhere=True), *PARTS)))
    answer = (
        AllTherePressed(returned(TRAIN).operation),
        PartsReported(returned(TRAIN).operation, PartsSaid.ALL_THERE, set_aside),
    )
    take = TakePressed(TRAIN.barcode)

    assert take not in [a.event for a in visit(*came).lines[0].answers]
    assert (take in [a.event for a in visit(*came, *answer).lines[0].answers]) is offered
    again_ = visit(*came, *answer, again(TRAIN)).lines[0].answers
    assert (take in [a.event for a in again_]) is offered


def test_only_the_last_returned_item_offers_to_report_it_broken():
    newest, older = visit(*HERE, *scan(returned(JIGSAW)), *scan(returned(DRILL))).lines

    assert newest.broken is not None
    assert newest.broken.event == PartsUnfolded(returned(DRILL).operation)
    assert older.broken is None


def test_instructions_to_confirm_come_after_the_parts_and_others_are_simply_shown():
    to_read = replace(lent(SAW), instructions=HOW_TO, confirm=True)
    asked, both = visit(*HERE, *scan(to_read)).lines[0], visit(*HERE, *scan(whole(to_read, *PARTS))).lines[0]
    quiet = visit(*HERE, *scan(replace(to_read, confirm=False))).lines[0]

    assert (asked.instructions, asked.green) == (HOW_TO, True)
    assert [a.event for a in asked.answers] == [InstructionsRead(lent(SAW).operation)]
    assert (both.question, both.instructions) == ("Is alles erbij?", "")
    assert (quiet.instructions, quiet.question, quiet.answers) == (HOW_TO, "", ())


# --- amounts -----------------------------------------------------------------------------------------------------


def test_the_cost_is_said_before_and_after_the_scan():
    late = Loan(SAW, day(-9), late_fee=Cents(200), renewal_fee=Cents(350))
    home = visit(*card(DESK, late)).loans[0]
    back = scan(replace(returned(SAW), price=Cents(200)))
    view = visit(*card(DESK, late), *back, *scan(lent(DRILL, cents=150)))

    assert home.price == "Breng je het vandaag terug? Dan kost het € 2,00."
    assert home.renew is not None
    assert home.renew.text == "Langer houden: € 3,50"
    assert line(view, "Cirkelzaag").price == "€ 2,00, langer gehouden"
    assert view.total == "Samen € 3,50. Je betaalt later."


def test_the_goodbye_has_the_total_or_nothing_where_nothing_is_to_be_paid():
    paid, free = (
        present(play(DESK, *HERE, *scan(lent(DRILL, cents=cents)), DonePressed()), BOOK).view for cents in (150, 0)
    )

    assert isinstance(paid, GoodbyeView)
    assert isinstance(free, GoodbyeView)
    assert (paid.total, free.total) == ("Samen € 1,50. Je betaalt later.", "")


def test_the_day_to_renew_by_is_told_and_not_what_ends():
    assert visit(*card(DESK, renew_by=day(12))).renew_by == "Vernieuw aan de balie voor zaterdag 5 december"
    assert visit(*HERE).renew_by == ""


# --- who is there ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("guide", "said"),
    [
        (TONIGHT, "Vandaag open: Sportrijk van 18 tot 20 uur, Fietskeuken van 18 tot 20 uur"),
        (NOBODY, "De balie is nu dicht. Terugbrengen kan altijd."),
        (shut(NOBODY, 0), f"Vandaag dicht: {NOBODY.entries[0].initiative.name}. Terugbrengen kan altijd."),
        (
            shut(TONIGHT, 1),
            f"Vandaag open: Sportrijk van 18 tot 20 uur en nog 1. Vandaag dicht: {TONIGHT.entries[1].initiative.name}",
        ),
        (Guide(TODAY), ""),
    ],
)
def test_the_welcome_screen_says_who_is_there_today(guide: Guide, said: str):
    assert welcome(GuideRead(guide)).open == said


def test_the_guide_has_every_initiative_and_one_way_back():
    view = present(play(DESK, GuideRead(SEVENTEEN), PanelOpened(Panel.GUIDE)), BOOK).view

    assert isinstance(view, GuideView)
    assert len(view.initiatives) == 17
    assert view.close.event == PanelClosed()
    answer = {each.name: (each.today, each.later, each.closure) for each in view.initiatives}
    assert answer["Spelotheek"] == ("Nu open, tot 17 uur", "", "")
    assert answer["Boekdelen"] == ("Altijd open", "", "")
    assert answer["Babytheek"] == (
        "Vandaag dicht",
        "Weer open zaterdag 28 november van 9 tot 12 uur",
        "Gesloten van zaterdag 5 december tot en met zondag 3 januari",
    )


def test_open_initiatives_come_first_and_then_those_that_open_next():
    names = [entry.initiative.name for entry in by_presence(shut(GUIDE, 1))]

    assert names[:3] == ["Spelotheek", "’t Velootje", "Swop & Go"]
    assert names[3:6] == ["Sportrijk", "Fietskeuken", "Boekdelen"]
    assert names[6:9] == ["Legotheek", "Digipunt", "Poezewoef"]
    assert names[-1] == "Instrumentheek"  # closed today, and its next opening is unknown
    assert len(names) == len(GUIDE.entries)


def test_a_guide_without_initiatives_is_not_offered():
    assert welcome(GuideRead(Guide(TODAY))).ways == ()
