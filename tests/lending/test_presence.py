"""Presence is not intent: an item that lies under a scanner, or is carried past it after a visit."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from kiosk.lending.debounce import MOST_CODES, OUT_OF_SIGHT, SAME_CHECK_IN, SAME_COUNT, CodeDebounce
from kiosk.lending.effects import Chime, LendOrReturn, PrintTicket
from kiosk.lending.events import (
    CardRemoved,
    CardSeen,
    CodeRefused,
    CodeScanned,
    CodeTyped,
    CodeUnknown,
    DeviceLost,
    DeviceReady,
    DonePressed,
    Event,
    ItemFree,
    LedgerFailed,
    LendingRefused,
    MeantPressed,
    NoticeClosed,
    Recorded,
    Tick,
    Undone,
    UndoPressed,
)
from kiosk.lending.model import Device, Line, Operation, Trouble
from kiosk.lending.session import NOTICE_SECONDS, step
from kiosk.lending.states import Goodbye, JustEnded, NoticeKind, Session, Visiting, Welcome
from kiosk.lending.visit.meant import A_MOMENT, MOST_REMEMBERED
from kiosk.lending.volunteers.events import Tile, TileChosen
from tests.house import BODY, DRILL, JOKES_CARD, SAMIRA, SAW, TODAY, TRAIN
from tests.lending.desk import (
    JEAN_OPENED,
    JEANS_CARD,
    OPENED,
    SAMIRAS_CARD,
    asked,
    lent,
    opening,
    questions,
    refused,
    renewed,
    reserved,
    returned,
    run,
    swapped,
    visit_of,
)
from tests.lending.staff import PIETER_CAME, at_count, at_member, in_shift

AT_CHECK_IN = step(in_shift(), TileChosen(Tile.CHECK_IN))[0]
SAMIRA_COMES = (CardSeen(SAMIRAS_CARD, 0.0), OPENED, CardRemoved(1.0))


def code(at: float, item: str = DRILL.barcode) -> CodeScanned:
    return CodeScanned(item, at)


def lying(until: float, begin: float = 10.0) -> Iterator[Event]:
    """Moves the time on while the drill lies under a scanner that reads it twice a second."""
    for half in range(int(2 * (until - begin))):
        yield Tick(begin + half / 2)
        yield code(begin + half / 2)


# --- in sight ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "counts"),
    [
        ([0.0], OUT_OF_SIGHT - 0.1, False),
        ([0.0], OUT_OF_SIGHT, True),
        ([0.0, 2.9, 5.8], 8.7, False),
        ([0.0, 2.9, 5.8], 8.8, True),
    ],
)
def test_a_code_counts_again_after_it_was_out_of_sight_since_its_last_read(
    before: list[float], after: float, counts: bool
) -> None:
    debounce = CodeDebounce()
    for at in before:
        debounce, _ = debounce.read("A", at)
    assert debounce.read("A", after)[1] is counts
    assert debounce.read("B", after)[1]


def test_a_flood_of_codes_is_not_remembered_without_end_and_the_newest_are() -> None:
    debounce = CodeDebounce()
    for number in range(5000):
        debounce, _ = debounce.read(f"A{number}", number / 5000)
    assert debounce.read("A4999", 1.0)[1] is False
    assert debounce.read(f"A{5000 - MOST_CODES}", 1.0)[1] is False
    assert len(repr(debounce)) < 40 * MOST_CODES


@pytest.mark.parametrize(
    "between",
    [
        (CardSeen(JEANS_CARD, 12.0), JEAN_OPENED),
        (DonePressed(),),
        (DonePressed(), Tick(12.0), DonePressed(), CardSeen(JEANS_CARD, 12.2), JEAN_OPENED),
        (UndoPressed(Operation("op-2")), Undone(Operation("op-2"))),
        (DeviceLost(Device.LEDGER, Trouble.UNSAFE), code(12.0), DeviceReady(Device.LEDGER)),
    ],
    ids=["card", "goodbye", "goodbye and card", "undone", "ledger away"],
)
def test_an_item_that_never_left_the_sight_of_the_scanner_is_dealt_with_for_no_visitor(
    between: tuple[Event, ...],
) -> None:
    session, _ = run(opening(), *SAMIRA_COMES, code(10.0), Recorded(returned(DRILL), TODAY), code(11.0))
    session, _ = run(session, *between)
    same, effects = run(session, code(12.5), code(14.5), code(17.4))
    assert effects == ()
    assert same.doing == session.doing
    assert same.just_ended == session.just_ended


def test_a_visit_times_out_also_while_an_item_lies_under_the_scanner() -> None:
    session, _ = run(opening(), *SAMIRA_COMES, code(10.0), Recorded(returned(DRILL), TODAY))
    session, _ = run(session, *lying(10.0 + session.settings.idle_seconds + session.settings.warning_seconds + 1))
    assert session.doing == Welcome()
    session, _ = run(session, *lying(session.at + session.settings.dim_seconds, session.at))
    assert session.dimmed
    assert step(session, code(session.at + 0.5))[0].dimmed


def test_a_label_that_cannot_be_read_does_not_prolong_a_visit() -> None:
    session, effects = run(opening(), *SAMIRA_COMES, CodeRefused(10.0))
    assert Chime.LOOK in effects
    session, effects = run(session, *(one for at in range(11, 200) for one in (Tick(at), CodeRefused(at))))
    assert Chime.LOOK in effects, "the countdown has its sound"
    assert session.doing == Welcome()


def test_an_item_under_the_scanner_does_not_prolong_the_goodbye() -> None:
    session, _ = run(opening(), *SAMIRA_COMES, code(10.0), Recorded(returned(DRILL), TODAY), code(12.0))
    session, _ = run(session, Tick(12.0), DonePressed())
    assert isinstance(session.doing, Goodbye)
    later, _ = run(session, Tick(session.doing.until - 0.1), code(14.0))
    assert later.doing == session.doing


@pytest.mark.parametrize(
    ("session", "gap"),
    [(AT_CHECK_IN, SAME_CHECK_IN), (at_count(), SAME_CHECK_IN), (at_member(), OUT_OF_SIGHT)],
    ids=["check-in", "stock-take", "lending to a member"],
)
def test_at_the_check_in_and_a_stock_take_a_code_counts_again_sooner_than_when_lending(
    session: Session, gap: float
) -> None:
    session, _ = run(session, code(100.0), LedgerFailed())
    assert step(session, code(100.0 + gap - 0.1))[1] == ()
    assert questions(step(session, code(100.0 + gap))[1])


def test_an_item_just_checked_in_and_still_in_sight_is_not_lent_on_the_page_of_a_member() -> None:
    session, _ = run(AT_CHECK_IN, code(100.0), LedgerFailed())
    member = replace(session, doing=at_member().doing)
    assert step(member, code(100.0 + SAME_CHECK_IN))[1] == ()


def test_typed_and_counted_codes_need_not_go_out_of_sight() -> None:
    session, _ = run(opening(), *SAMIRA_COMES, code(10.0, BODY.barcode), Recorded(swapped(BODY, 1), TODAY))
    assert questions(step(session, code(10.0 + SAME_COUNT, BODY.barcode))[1])
    assert questions(step(session, CodeTyped(DRILL.barcode))[1])
    session, _ = run(session, code(10.2), LedgerFailed())
    assert questions(step(session, CodeTyped(DRILL.barcode))[1])


# --- after a visit -----------------------------------------------------------------------------------------------


def after_visit(*lines: Line, left: tuple[Event, ...] = (DonePressed(), Tick(22.0), DonePressed())) -> Session:
    """The session after a visit of Samira with these lines that ended at 20 s, two seconds ago."""
    session, _ = run(opening(), *SAMIRA_COMES)
    session = replace(session, doing=replace(visit_of(session), lines=lines[::-1]))
    return run(session, Tick(20.0), *left)[0]


def kind_of(session: Session) -> NoticeKind | None:
    shown = session.shown
    assert isinstance(shown, Welcome | Visiting | Goodbye)
    return shown.notice.kind if shown.notice else None


BACK, TAKE = NoticeKind.BRINGS_BACK, NoticeKind.TAKES_ALONG
LENT, RETURNED = lent(DRILL), returned(DRILL)
AGAIN = (CardSeen(SAMIRAS_CARD, 25.0), OPENED, CardRemoved(26.0))
OTHER = (CardSeen(JEANS_CARD, 25.0), JEAN_OPENED)
NO_CARD = (code(25.0, TRAIN.barcode), Recorded(returned(TRAIN, "op-9"), TODAY))


@pytest.mark.parametrize(
    ("lines", "then", "question"),
    [
        ((LENT,), (), BACK),
        ((renewed(DRILL),), (), BACK),
        ((swapped(DRILL, 1, most=1),), (), BACK),
        ((RETURNED,), (), TAKE),
        ((swapped(DRILL, 0, 1, most=1),), (), TAKE),
        ((LENT, returned(DRILL, "op-7")), (), TAKE),
        ((lent(SAW),), (), None),
        ((asked(RETURNED),), (), None),
        ((replace(RETURNED, set_aside=True),), (), None),
        ((swapped(DRILL, 2),), (), None),
        ((reserved(DRILL),), (), None),
        ((LENT,), AGAIN, BACK),
        ((RETURNED,), AGAIN, TAKE),
        ((LENT,), NO_CARD, BACK),
        ((LENT,), (*NO_CARD, DonePressed(), Tick(28.0), DonePressed()), BACK),
        ((LENT,), OTHER, None),
        ((RETURNED,), OTHER, None),
        ((LENT,), (*OTHER, DonePressed(), Tick(28.0), DonePressed()), None),
        ((LENT,), (*OTHER, *AGAIN), None),
        ((LENT,), (Tick(20.0 + A_MOMENT - 1),), BACK),
        ((LENT,), (Tick(20.0 + A_MOMENT),), None),
    ],
)
def test_an_item_of_the_last_visit_is_not_dealt_with_the_other_way_without_a_touch(
    lines: tuple[Line, ...], then: tuple[Event, ...], question: NoticeKind | None
) -> None:
    session, _ = run(after_visit(*lines), *then)
    at = max(session.at, 30.0)
    session, effects = run(session, Tick(at), code(at))
    assert kind_of(session) is question
    assert bool(questions(effects)) is (question is None)
    if question:
        assert effects[-1] is Chime.LOOK


@pytest.mark.parametrize(
    "left",
    [(DonePressed(),), (Tick(400.0),), (CardSeen(SAMIRAS_CARD, 21.0),)],
    ids=["on the goodbye", "walked away", "own card"],
)
def test_the_question_what_is_meant_comes_however_the_visit_ended(left: tuple[Event, ...]) -> None:
    session = after_visit(LENT, left=left)
    assert kind_of(run(session, code(session.at + 5.0))[0]) is BACK


UPC, EAN = "012345678905", "0012345678905"


@pytest.mark.parametrize(("stored", "other"), [(EAN, UPC), (UPC, EAN)], ids=["as EAN-13", "as UPC-A"])
def test_a_label_that_is_read_in_its_other_form_is_the_same_item(stored: str, other: str) -> None:
    visit, _ = run(opening(), *SAMIRA_COMES, code(10.0, stored), Recorded(lent(replace(DRILL, barcode=stored)), TODAY))
    visit, _ = run(visit, code(14.0, SAW.barcode), Recorded(lent(SAW, "op-7"), TODAY))
    again, effects = run(visit, code(15.0, other))
    assert isinstance(again.doing, Visiting)
    assert (again.doing.highlighted, effects) == (stored, (Chime.LOOK,))

    left, _ = run(visit, Tick(16.0), DonePressed(), Tick(20.0), code(20.0, "NOTHING"), CodeUnknown("NOTHING"))
    asked_of, effects = run(left, Tick(24.0), code(24.0, other))
    assert kind_of(asked_of) is BACK
    assert questions(effects) == []
    assert questions(run(asked_of, MeantPressed(stored))[1]) == [LendOrReturn(None, stored)]


def test_a_label_that_lies_there_is_in_sight_in_both_its_forms() -> None:
    session, _ = run(opening(), *SAMIRA_COMES, code(10.0, EAN), LendingRefused(refused(replace(DRILL, barcode=EAN))))
    same, effects = run(session, code(12.5, UPC), code(15.0, EAN), code(17.5, UPC))
    assert (same.doing, effects) == (session.doing, ())


def test_an_item_returned_without_a_card_is_asked_about_in_the_next_visit_alone() -> None:
    session, _ = run(opening(), code(10.0), Recorded(RETURNED, TODAY), Tick(14.0), *AGAIN)
    assert kind_of(step(session, code(30.0))[0]) is TAKE
    session, _ = run(session, *OTHER)
    assert questions(step(session, code(30.0))[1])


def test_a_shift_ends_the_minute_after_a_visit() -> None:
    session, _ = run(after_visit(LENT), CardSeen(JOKES_CARD, 25.0), PIETER_CAME)
    assert session.just_ended == JustEnded()


@pytest.mark.parametrize("visit", [(), AGAIN, NO_CARD], ids=["welcome", "own visit", "no card"])
@pytest.mark.parametrize("line", [LENT, RETURNED], ids=["lent", "returned"])
def test_the_answer_to_the_question_deals_with_the_item_as_a_scan(line: Line, visit: tuple[Event, ...]) -> None:
    session, _ = run(after_visit(line), *visit, code(30.0))
    asking, effects = step(session, MeantPressed(DRILL.barcode))
    who = (
        LendOrReturn(SAMIRA.member, DRILL.barcode, SAMIRAS_CARD)
        if visit == AGAIN
        else LendOrReturn(None, DRILL.barcode)
    )
    assert effects == (who,)
    assert kind_of(asking) is None
    free, _ = run(asking, ItemFree(DRILL))
    assert visit == AGAIN or kind_of(free) is NoticeKind.HOLD_CARD
    failed, _ = run(asking, LedgerFailed())
    assert questions(step(failed, code(40.0))[1]), "it was touched once"


def test_the_answer_on_the_goodbye_begins_a_visit_without_a_card() -> None:
    session, _ = run(after_visit(LENT, left=(DonePressed(),)), Tick(23.0), code(23.0))
    assert isinstance(session.doing, Goodbye)
    session, effects = run(session, MeantPressed(DRILL.barcode), Recorded(returned(DRILL, "op-8"), TODAY))
    assert LendOrReturn(None, DRILL.barcode) in effects
    assert (visit_of(session).visitor, visit_of(session).lines) == (None, (returned(DRILL, "op-8"),))


@pytest.mark.parametrize(
    "then",
    [
        (NoticeClosed(),),
        (Tick(30.0 + NOTICE_SECONDS),),
        (code(31.0, SAW.barcode), ItemFree(SAW)),
        OTHER,
    ],
    ids=["no", "nothing", "another item", "another card"],
)
def test_an_unanswered_question_changes_nothing_and_delays_nothing(then: tuple[Event, ...]) -> None:
    session, _ = run(after_visit(LENT), code(30.0), Tick(30.0))
    session, effects = run(session, *then)
    assert DRILL.barcode not in [question.code for question in effects if isinstance(question, LendOrReturn)]
    assert kind_of(session) is not BACK
    assert not (isinstance(session.doing, Visiting) and session.doing.unsettled)
    same, effects = step(session, MeantPressed(DRILL.barcode))
    assert (same.doing, effects) == (session.doing, ())


def test_on_the_goodbye_the_question_times_out_and_an_item_that_waits_for_a_card_stays() -> None:
    away = DeviceLost(Device.PRINTER, Trouble.PAPER_OUT)
    goodbye, _ = run(after_visit(LENT, left=(away, DonePressed())), Tick(23.0), code(23.0), Tick(23.0 + NOTICE_SECONDS))
    assert isinstance(goodbye.doing, Goodbye)
    assert goodbye.doing.notice is None
    coming, _ = run(after_visit(LENT, left=(DonePressed(),)), Tick(23.0), code(23.0))
    assert any(isinstance(effect, PrintTicket) for effect in step(coming, Tick(23.0 + NOTICE_SECONDS))[1])
    welcome, _ = run(after_visit(LENT), code(30.0, SAW.barcode), ItemFree(SAW), code(31.0), NoticeClosed())
    assert isinstance(welcome.doing, Welcome)
    assert welcome.doing.pending.to_lend == (SAW,)


def test_in_a_visit_an_unanswered_question_stays_in_sight_until_it_is_declined() -> None:
    session, _ = run(after_visit(RETURNED), *AGAIN, code(30.0))
    no, _ = step(session, NoticeClosed())
    assert (visit_of(no).notice, visit_of(no).unsettled) == (None, ())
    session, _ = run(session, code(31.0, SAW.barcode), Recorded(lent(SAW), TODAY))
    assert [one.code for one in visit_of(session).unsettled] == [DRILL.barcode]
    session, effects = run(session, MeantPressed(DRILL.barcode), Recorded(lent(DRILL, "op-8"), TODAY))
    assert questions(effects) == [LendOrReturn(SAMIRA.member, DRILL.barcode, SAMIRAS_CARD)]
    assert visit_of(session).unsettled == ()


def test_a_typed_code_is_dealt_with_without_a_question() -> None:
    assert questions(step(after_visit(LENT), CodeTyped(DRILL.barcode))[1]) == [LendOrReturn(None, DRILL.barcode)]


def test_the_memory_of_the_last_visit_is_bounded_and_names_no_member() -> None:
    lines = [lent(replace(DRILL, barcode=f"DEMO-{number}"), f"op-{number}") for number in range(MOST_REMEMBERED + 20)]
    session = after_visit(*lines)
    assert len(session.just_ended.items) == MOST_REMEMBERED
    assert session.just_ended.dealt_with(lines[-1].item.barcode)
    assert SAMIRA.first_name not in repr(session.just_ended)
    assert SAMIRAS_CARD not in repr(session.just_ended)
    assert step(session, Tick(20.0 + A_MOMENT))[0].just_ended == JustEnded()
