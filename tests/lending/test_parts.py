"""The questions of a line: whether all parts are there, and whether the instructions were read."""

from dataclasses import replace

import pytest

from kiosk.lending.effects import (
    AwaitParts,
    Chime,
    ConfirmInstructions,
    Effect,
    GiveBack,
    Lend,
    LendOrReturn,
    OpenVisit,
    PrintPaper,
    PrintTicket,
    ReportParts,
    Undo,
)
from kiosk.lending.events import (
    AllTherePressed,
    Answer,
    CardRemoved,
    CardSeen,
    CodeScanned,
    DonePressed,
    Event,
    InstructionsConfirmed,
    InstructionsRead,
    LedgerFailed,
    LedgerSilent,
    PartNoted,
    PartsAwaited,
    PartsFolded,
    PartsFound,
    PartsReported,
    PartStillComes,
    PartsToldPressed,
    PartsUnfolded,
    Recorded,
    RenewPressed,
    ReturnPressed,
    TakePressed,
    Tick,
    Undone,
    UndoPressed,
)
from kiosk.lending.model import WHOLE, Line, Operation, Part, PartNote, PartsSaid
from kiosk.lending.session import step
from kiosk.lending.states import Counting, Goodbye, NoticeKind, Session, Visiting, Welcome
from kiosk.lending.tickets import PartSlip, Ticket
from screens.present.members.lines.questions import asking
from tests.house import DRILL, JEAN, SAMIRA, SAW, TODAY, TRAIN
from tests.lending.desk import (
    BUILDING_SET,
    JEAN_OPENED,
    JEANS_CARD,
    OPENED,
    SAMIRAS_CARD,
    asked,
    lent,
    opening,
    renewed,
    returned,
    run,
    visit_of,
)

BACK = Operation("back")
TWO_MISSING = PartNote(0, missing=2)
ONE_BROKEN = PartNote(1, broken=1)


@pytest.fixture
def visiting() -> Session:
    return run(opening(), CardSeen(SAMIRAS_CARD, 0.0), OPENED)[0]


@pytest.fixture
def brought_back(visiting: Session) -> Session:
    """A visit in which an item with parts was just returned from another name."""
    line = asked(returned(BUILDING_SET, BACK, elsewhere=True))
    return run(visiting, CodeScanned(BUILDING_SET.barcode, 10.0), Recorded(replace(line, set_aside=True), TODAY))[0]


def line_of(session: Session, operation: str = BACK) -> Line:
    line = visit_of(session).line(Operation(operation))
    assert line
    return line


def counted(session: Session, *notes: PartNote) -> Session:
    return run(session, PartsUnfolded(BACK), *map(PartNoted, notes))[0]


# --- all there, or not -------------------------------------------------------------------------------------------


def test_one_touch_says_that_all_parts_are_there(brought_back: Session) -> None:
    assert line_of(brought_back).asks_parts
    session, effects = run(brought_back, AllTherePressed(BACK), PartsReported(BACK, PartsSaid.ALL_THERE, False))
    assert effects == (ReportParts(BACK), Chime.GOOD)
    assert line_of(session).parts_said is PartsSaid.ALL_THERE
    assert not line_of(session).set_aside


def test_an_answered_line_stays_highlighted_before_the_next_one_asks(brought_back: Session) -> None:
    other = asked(lent(TRAIN, "train"))
    train = other.operation
    both = run(brought_back, CodeScanned(TRAIN.barcode, 15.0), Recorded(other, TODAY), Tick(20.0))[0]
    assert asking(visit_of(both)) == other
    told = run(both, AllTherePressed(train), PartsReported(train, PartsSaid.ALL_THERE, False), Tick(21.9))[0]
    answered = visit_of(told).answered
    assert (asking(visit_of(told)), answered and answered.operation) == (None, train)
    later = run(told, Tick(22.0))[0]
    assert (asking(visit_of(later)), visit_of(later).answered) == (line_of(later), None)


def test_missing_and_broken_parts_are_counted_one_by_one_and_reported_together(brought_back: Session) -> None:
    session, effects = run(
        brought_back,
        PartsUnfolded(BACK),
        PartNoted(PartNote(0, missing=1)),
        PartNoted(TWO_MISSING),
        PartNoted(ONE_BROKEN),
    )
    assert effects == ()
    counting = Counting(BACK, (TWO_MISSING, ONE_BROKEN))
    assert visit_of(session).counting == counting
    assert [counting.note(part) for part in range(3)] == [TWO_MISSING, ONE_BROKEN, PartNote(2)]
    session, effects = run(session, PartsToldPressed(), PartsReported(BACK, PartsSaid.PROBLEM, True))
    assert effects == (ReportParts(BACK, (TWO_MISSING, ONE_BROKEN)), Chime.GOOD)
    assert visit_of(session).counting is None
    assert line_of(session).parts_said is PartsSaid.PROBLEM
    assert line_of(session).set_aside


def test_a_part_counted_by_mistake_is_taken_back_and_an_empty_count_cannot_be_reported(brought_back: Session) -> None:
    session = counted(brought_back, TWO_MISSING, PartNote(0))
    assert visit_of(session).counting == Counting(BACK)
    assert (session, ()) == step(session, PartsToldPressed())


@pytest.mark.parametrize(
    "note",
    [
        PartNote(3, missing=1),
        PartNote(WHOLE, broken=1),
        PartNote(-3, missing=1),
        PartNote(0, missing=13),
        PartNote(0, missing=7, broken=6),
        PartNote(0, missing=-1),
        PartNote(0, missing=3, broken=-1),
    ],
    ids=[
        "no such part",
        "the whole of an item with parts",
        "before the first part",
        "more than there are",
        "more together than there are",
        "less than none missing",
        "less than none broken",
    ],
)
def test_no_more_of_a_part_can_be_missing_or_broken_than_there_are(brought_back: Session, note: PartNote) -> None:
    session = counted(brought_back, TWO_MISSING)
    assert (session, ()) == step(session, PartNoted(note))


def test_all_of_a_part_may_be_missing_or_broken(brought_back: Session) -> None:
    session = counted(brought_back, PartNote(0, missing=6, broken=6), PartNote(2, missing=1))
    assert visit_of(session).counting == Counting(BACK, (PartNote(0, missing=6, broken=6), PartNote(2, missing=1)))


def test_folding_the_parts_reports_nothing_and_the_question_stays(brought_back: Session) -> None:
    session, effects = run(counted(brought_back, TWO_MISSING), PartsFolded())
    assert effects == ()
    assert session == brought_back
    assert line_of(session).asks_parts


def test_a_second_touch_to_unfold_keeps_the_count(brought_back: Session) -> None:
    session = counted(brought_back, TWO_MISSING)
    assert (session, ()) == step(session, PartsUnfolded(BACK))


def test_touching_parts_that_are_not_unfolded_does_nothing(brought_back: Session) -> None:
    assert (brought_back, ()) == step(brought_back, PartNoted(TWO_MISSING))
    assert (brought_back, ()) == step(brought_back, PartsToldPressed())
    assert (brought_back, ()) == step(brought_back, PartsFolded())


def test_a_reported_answer_can_be_changed(brought_back: Session) -> None:
    session, _ = run(counted(brought_back, TWO_MISSING), PartsToldPressed())
    session, _ = step(session, PartsReported(BACK, PartsSaid.PROBLEM, True))
    session, effects = run(session, AllTherePressed(BACK), PartsReported(BACK, PartsSaid.ALL_THERE, False))
    assert effects == (ReportParts(BACK), Chime.GOOD)
    session, effects = run(session, AllTherePressed(BACK))
    assert effects == ()
    assert visit_of(counted(session, ONE_BROKEN)).counting == Counting(BACK, (ONE_BROKEN,))


def test_an_item_without_parts_is_reported_broken_with_one_touch(visiting: Session) -> None:
    session, _ = run(visiting, CodeScanned(TRAIN.barcode, 10.0), Recorded(returned(TRAIN, BACK), TODAY))
    session, effects = run(session, PartsUnfolded(BACK), PartsReported(BACK, PartsSaid.PROBLEM, True))
    assert effects == (ReportParts(BACK, (PartNote(WHOLE, broken=1),)), Chime.GOOD)
    assert line_of(session).set_aside
    _, effects = step(session, AllTherePressed(BACK))
    assert effects == (ReportParts(BACK),)


def test_an_item_without_parts_does_not_ask_whether_all_is_there(visiting: Session) -> None:
    session, _ = run(visiting, CodeScanned(TRAIN.barcode, 10.0), Recorded(returned(TRAIN, BACK), TODAY))
    assert (session, ()) == step(session, AllTherePressed(BACK))


def test_a_borrowed_item_asks_for_its_parts_too(visiting: Session) -> None:
    session, _ = run(
        visiting, CodeScanned(BUILDING_SET.barcode, 10.0), Recorded(asked(lent(BUILDING_SET, BACK)), TODAY)
    )
    session, effects = run(
        counted(session, ONE_BROKEN), PartsToldPressed(), PartsReported(BACK, PartsSaid.PROBLEM, False)
    )
    assert effects == (ReportParts(BACK, (ONE_BROKEN,)), Chime.GOOD)
    assert not line_of(session).set_aside


def test_a_renewed_item_does_not_count_parts(visiting: Session) -> None:
    session, _ = run(visiting, RenewPressed(TRAIN.barcode), Recorded(renewed(TRAIN), TODAY))
    assert (session, ()) == step(session, PartsUnfolded(Operation("op-3")))


def test_a_report_that_could_not_be_kept_is_said_and_the_count_stays(brought_back: Session) -> None:
    session, _ = run(counted(brought_back, TWO_MISSING), PartsToldPressed(), LedgerFailed())
    notice = visit_of(session).notice
    assert notice
    assert notice.kind is NoticeKind.NOT_KEPT
    assert line_of(session).asks_parts
    _, effects = step(session, PartsToldPressed())
    assert effects == (ReportParts(BACK, (TWO_MISSING,)),)


# --- several at once ---------------------------------------------------------------------------------------------


def test_a_count_stays_while_the_next_items_are_scanned(brought_back: Session) -> None:
    session, _ = run(counted(brought_back, TWO_MISSING), CodeScanned(DRILL.barcode, 20.0), Recorded(lent(DRILL), TODAY))
    assert visit_of(session).counting == Counting(BACK, (TWO_MISSING,))
    session, _ = run(session, CodeScanned(DRILL.barcode, 30.0))
    assert (visit_of(session).highlighted, visit_of(session).counting) == (
        DRILL.barcode,
        Counting(BACK, (TWO_MISSING,)),
    )


def test_opening_the_parts_of_another_item_reports_the_count_of_the_first(brought_back: Session) -> None:
    other = Recorded(asked(lent(TRAIN, "other")), TODAY)
    session, _ = run(counted(brought_back, TWO_MISSING), CodeScanned(TRAIN.barcode, 20.0), other)
    session, effects = run(session, PartsUnfolded(Operation("other")), PartsReported(BACK, PartsSaid.PROBLEM, True))
    assert effects == (ReportParts(BACK, (TWO_MISSING,)), Chime.GOOD)
    assert visit_of(session).counting == Counting(Operation("other"))
    assert line_of(session).parts_said is PartsSaid.PROBLEM


def test_undoing_a_line_drops_its_count(brought_back: Session) -> None:
    session, effects = run(counted(brought_back, TWO_MISSING), UndoPressed(BACK), Undone(BACK))
    assert effects == (Undo(BACK), Chime.GOOD)
    assert visit_of(session).counting is None
    assert visit_of(session).lines == ()


def test_undoing_another_line_keeps_the_count(brought_back: Session) -> None:
    session, _ = run(counted(brought_back, TWO_MISSING), CodeScanned(DRILL.barcode, 20.0), Recorded(lent(DRILL), TODAY))
    session, _ = run(session, UndoPressed(Operation("op-1")), Undone(Operation("op-1")))
    assert visit_of(session).counting == Counting(BACK, (TWO_MISSING,))


def test_an_item_returned_in_the_same_visit_asks_for_its_parts_again(visiting: Session) -> None:
    session, _ = run(
        visiting, CodeScanned(BUILDING_SET.barcode, 10.0), Recorded(asked(lent(BUILDING_SET, BACK)), TODAY)
    )
    session, effects = run(
        counted(session, ONE_BROKEN),
        ReturnPressed(BUILDING_SET.barcode),
        Recorded(asked(returned(BUILDING_SET, "again")), TODAY),
    )
    assert effects == (GiveBack(SAMIRA.member, BUILDING_SET.barcode), Chime.GOOD)
    assert visit_of(session).counting is None
    assert line_of(session, "again").asks_parts


# --- an item that is set aside is not lent -----------------------------------------------------------------------


def test_a_returned_item_can_be_borrowed_only_once_its_parts_are_said_to_be_there(brought_back: Session) -> None:
    assert (brought_back, ()) == step(brought_back, TakePressed(BUILDING_SET.barcode))
    _, effects = run(
        brought_back,
        AllTherePressed(BACK),
        PartsReported(BACK, PartsSaid.ALL_THERE, False),
        TakePressed(BUILDING_SET.barcode),
    )
    assert effects[-1] == Lend(SAMIRA.member, BUILDING_SET.barcode, SAMIRAS_CARD)


@pytest.mark.parametrize("said", [PartsSaid.PROBLEM, PartsSaid.ALL_THERE])
def test_an_item_that_is_set_aside_cannot_be_borrowed_whatever_was_reported(
    brought_back: Session, said: PartsSaid
) -> None:
    session, _ = run(brought_back, AllTherePressed(BACK), PartsReported(BACK, said, True))
    assert (session, ()) == step(session, TakePressed(BUILDING_SET.barcode))


def test_without_a_card_an_item_with_an_open_question_cannot_be_borrowed_either(visiting: Session) -> None:
    line = asked(returned(BUILDING_SET, BACK))
    session, _ = run(opening(), CodeScanned(BUILDING_SET.barcode, 10.0), Recorded(line, TODAY))
    assert (session, ()) == step(session, TakePressed(BUILDING_SET.barcode))


# --- the end of a visit ------------------------------------------------------------------------------------------


def ends(session: Session, how: str) -> tuple[Session, tuple[Effect, ...]]:
    match how:
        case "done":
            return step(session, DonePressed())
        case "the card":
            return run(session, CardRemoved(15.0), CardSeen(SAMIRAS_CARD, 20.0))
        case "walked away":
            return run(session, Tick(200.0))
    return run(session, CardSeen(JEANS_CARD, 20.0), JEAN_OPENED)


EVERY_END = pytest.mark.parametrize("how", ["done", "the card", "walked away", "another card"])


@EVERY_END
def test_a_visit_that_ends_with_a_question_open_asks_nothing_more_of_the_ledger(
    brought_back: Session, how: str
) -> None:
    session, effects = ends(counted(brought_back), how)
    assert not session.busy
    assert not any(isinstance(effect, ReportParts) for effect in effects)


@EVERY_END
def test_a_count_is_reported_however_the_visit_ends(brought_back: Session, how: str) -> None:
    session, effects = ends(counted(brought_back, TWO_MISSING), how)
    assert effects[-1] == ReportParts(BACK, (TWO_MISSING,))
    assert session.busy
    session, later = run(session, PartsReported(BACK, PartsSaid.PROBLEM, True), Tick(100.0))
    assert len([effect for effect in (*effects, *later) if isinstance(effect, PrintTicket)]) == 1


@EVERY_END
@pytest.mark.parametrize(
    "answer", [PartsReported(BACK, PartsSaid.PROBLEM, True), LedgerFailed()], ids=["kept", "not kept"]
)
def test_after_the_last_answer_of_a_visit_nothing_of_it_is_left_for_the_next(
    brought_back: Session, how: str, answer: Answer
) -> None:
    session, _ = ends(counted(brought_back, TWO_MISSING), how)
    session, effects = step(session, answer)
    match session.doing:
        case Goodbye(visit, notice=notice):
            assert visit.counting is None
            assert (notice is None) is isinstance(answer, PartsReported)
        case Welcome() as welcome:
            assert welcome == Welcome()
            assert effects == ()
        case visit:
            assert visit == Visiting(2, JEAN, JEANS_CARD, TODAY)
            assert effects == ()


def test_items_that_waited_for_the_card_are_lent_after_the_last_answer_of_the_visit_before() -> None:
    session, _ = run(
        opening(),
        CodeScanned(BUILDING_SET.barcode, 1.0),
        Recorded(asked(returned(BUILDING_SET, BACK)), TODAY),
        CodeScanned(SAW.barcode, 3.0),
        Recorded(returned(SAW, "saw"), TODAY),
        TakePressed(SAW.barcode),
    )
    session, effects = run(
        counted(session, TWO_MISSING),
        CardSeen(JEANS_CARD, 10.0),
        JEAN_OPENED,
        PartsReported(BACK, PartsSaid.PROBLEM, True),
        Recorded(lent(SAW, "b"), TODAY),
    )
    assert [effect for effect in effects if not isinstance(effect, Chime | PrintTicket)] == [
        OpenVisit(JEANS_CARD),
        ReportParts(BACK, (TWO_MISSING,)),
        LendOrReturn(JEAN.member, SAW.barcode, JEANS_CARD),
    ]
    assert visit_of(session).lines == (lent(SAW, "b"),)


def test_the_goodbye_has_the_last_report_of_the_visit(brought_back: Session) -> None:
    session, _ = run(counted(brought_back, TWO_MISSING), DonePressed(), PartsReported(BACK, PartsSaid.PROBLEM, True))
    assert isinstance(session.doing, Goodbye)
    assert [line.parts_said for line in session.doing.visit.lines] == [PartsSaid.PROBLEM]


# --- instructions ------------------------------------------------------------------------------------------------

SAFETY = replace(lent(SAW, BACK), instructions="Draag een bril.", confirm=True)


def test_instructions_are_confirmed_with_one_touch_where_the_house_asks_for_it(visiting: Session) -> None:
    session, _ = run(visiting, CodeScanned(SAW.barcode, 10.0), Recorded(SAFETY, TODAY))
    assert line_of(session).asks_confirmation
    session, effects = run(session, InstructionsRead(BACK), InstructionsConfirmed(BACK))
    assert effects == (ConfirmInstructions(BACK), Chime.GOOD)
    assert line_of(session) == replace(SAFETY, confirmed=True)
    assert (session, ()) == step(session, InstructionsRead(BACK))


def test_instructions_that_nobody_asks_to_confirm_are_only_read(visiting: Session) -> None:
    answer = replace(SAFETY, confirm=False)
    session, _ = run(visiting, CodeScanned(SAW.barcode, 10.0), Recorded(answer, TODAY))
    assert (session, ()) == step(session, InstructionsRead(BACK))


def test_a_confirmation_that_could_not_be_kept_is_asked_for_again(visiting: Session) -> None:
    session, _ = run(visiting, CodeScanned(SAW.barcode, 10.0), Recorded(SAFETY, TODAY))
    session, _ = run(session, InstructionsRead(BACK), LedgerFailed())
    assert line_of(session).asks_confirmation
    assert visit_of(session).notice


def test_parts_and_instructions_of_one_item_are_answered_in_any_order(visiting: Session) -> None:
    session, _ = run(visiting, CodeScanned(SAW.barcode, 10.0), Recorded(asked(SAFETY), TODAY))
    answers: tuple[Event, ...] = (InstructionsRead(BACK), InstructionsConfirmed(BACK), AllTherePressed(BACK))
    session, _ = run(session, *answers, PartsReported(BACK, PartsSaid.ALL_THERE, False))
    assert not line_of(session).asks_parts
    assert not line_of(session).asks_confirmation


def test_an_open_question_delays_no_goodbye_and_its_item_is_on_the_ticket(visiting: Session) -> None:
    session, _ = run(visiting, CodeScanned(SAW.barcode, 10.0), Recorded(asked(SAFETY), TODAY))
    session, effects = run(session, DonePressed(), Tick(30.0))
    assert effects == (Chime.DONE, PrintTicket(Ticket(1, (asked(SAFETY),), "nl")))
    assert isinstance(session.doing, Goodbye)


def test_a_report_answered_late_by_a_silent_ledger_counts(brought_back: Session) -> None:
    late = (AllTherePressed(BACK), LedgerSilent(), PartsReported(BACK, PartsSaid.ALL_THERE, False))
    session, _ = run(brought_back, *late)
    assert line_of(session).parts_said is PartsSaid.ALL_THERE


# --- a part that comes later -------------------------------------------------------------------------------------


def test_a_part_that_is_missing_gets_a_slip_once_and_a_new_report_needs_a_new_one(brought_back: Session) -> None:
    told = run(counted(brought_back, TWO_MISSING), PartsToldPressed(), PartsReported(BACK, PartsSaid.PROBLEM, True))[0]
    assert line_of(told).notes == (TWO_MISSING,)
    parts = (Part("blokken", 2),)
    session, effects = run(told, PartStillComes(BACK), PartsAwaited(BACK, parts, "K7P4M2XR"))
    slip = PrintPaper(PartSlip(BUILDING_SET, parts, "K7P4M2XR", "nl"))
    assert effects == (AwaitParts(BACK), Chime.GOOD, slip)
    assert line_of(session).part_code == "K7P4M2XR"
    again = run(session, AllTherePressed(BACK), PartsReported(BACK, PartsSaid.ALL_THERE, False))[0]
    assert (line_of(again).part_code, line_of(again).notes) == ("", ())


def test_a_broken_part_and_a_borrowed_item_get_no_slip_of_a_missing_part(
    brought_back: Session, visiting: Session
) -> None:
    broken = run(counted(brought_back, ONE_BROKEN), PartsToldPressed(), PartsReported(BACK, PartsSaid.PROBLEM, True))[0]
    out = Recorded(asked(lent(BUILDING_SET, BACK)), TODAY)
    home = counted(run(visiting, CodeScanned(BUILDING_SET.barcode, 10.0), out)[0], TWO_MISSING)
    home = run(home, PartsToldPressed(), PartsReported(BACK, PartsSaid.PROBLEM, False))[0]
    for session in (broken, home):
        assert step(session, PartStillComes(BACK)) == (session, ())


@pytest.mark.parametrize(
    ("settled", "kind", "chime"),
    [(False, NoticeKind.PARTS_FOUND, Chime.GOOD), (True, NoticeKind.PARTS_SETTLED, Chime.LOOK)],
)
def test_scanning_the_slip_of_a_missing_part_is_thanked_with_a_card_or_without(
    settled: bool, kind: NoticeKind, chime: Chime, visiting: Session
) -> None:
    for before in (opening(), visiting):
        session, effects = run(before, CodeScanned("K7P4M2XR", 20.0), PartsFound(TRAIN, settled))
        assert effects[-1] == chime
        assert isinstance(session.doing, Welcome | Visiting)
        assert session.doing.notice
        assert (session.doing.notice.kind, session.doing.notice.item) == (kind, TRAIN)
        assert session.doing.unsettled == ()
