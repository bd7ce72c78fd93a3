"""Touches of volunteers: the tiles, the way back, the PIN, the forms, the inbox."""

from dataclasses import replace

import pytest

from kiosk.lending.commands import (
    AddItem,
    AddMember,
    AsUsual,
    BeginCount,
    Block,
    CheckIn,
    CloseToday,
    ConfirmAdult,
    EndCount,
    LendTo,
    LoseCard,
    MarkItem,
    OpenUntil,
    SetParts,
    SettleEntry,
    Subscribe,
    TakePayment,
    Unblock,
    UndoOperation,
)
from kiosk.lending.debounce import SAME_CHECK_IN
from kiosk.lending.effects import Chime, PrintPaper
from kiosk.lending.events import CodeScanned, LedgerFailed, NoticeClosed, NumberTyped, Touch, UndoPressed
from kiosk.lending.model import Operation
from kiosk.lending.session import step
from kiosk.lending.states import LastVisit, Session
from kiosk.lending.tickets import HoldSlip, ItemLabel
from kiosk.lending.volunteers.events import (
    BackPressed,
    CardWanted,
    CommandChosen,
    CountChosen,
    CountRead,
    CountWritten,
    Declined,
    EntrySeen,
    Form,
    FormClosed,
    FormFilled,
    FormKind,
    FormOpened,
    HoursRead,
    InboxRead,
    ItemChosen,
    ItemRead,
    LabelPressed,
    MemberChosen,
    MemberRead,
    PastOperationChosen,
    PastOperationsRead,
    PinRight,
    PinWrong,
    SearchResults,
    SearchTyped,
    Settled,
    Tile,
    TileChosen,
    UndoingRead,
)
from kiosk.lending.volunteers.model import (
    DeclineCause,
    EntryKind,
    FoundMember,
    OpenToday,
    Outcome,
    PastOperation,
    Undoing,
)
from kiosk.lending.volunteers.questions import (
    CheckPin,
    Do,
    ReadCounts,
    ReadHours,
    ReadInbox,
    ReadItem,
    ReadMember,
    ReadPastOperations,
    ReadPutAway,
    ReadUndoing,
    SearchItem,
    SearchMember,
    ShiftQuestion,
    WriteCount,
)
from kiosk.lending.volunteers.shift import (
    AtCheckIn,
    AtHours,
    AtInbox,
    AtItem,
    AtLastVisit,
    AtMember,
    AtPastOperations,
    AtStock,
    AtTiles,
    Searching,
    ShiftNotice,
    ShiftNoticeKind,
)
from tests.house import (
    DRILL,
    JEAN,
    JOKE,
    JOKES_CARD,
    SAMIRA,
    SAW,
    TOOLS,
    TRAIN,
)
from tests.lending.desk import lent, run
from tests.lending.staff import (
    AT,
    BY,
    COUNT,
    DRILL_FILE,
    HOLD,
    JEANS_FILE,
    JOKE_CAME,
    SAMIRAS_FILE,
    at_count,
    at_inbox,
    at_item,
    at_member,
    back,
    entry,
    in_shift,
    page_of,
    shift_of,
    unlocked,
)

MEMBER = SAMIRA.member
WRONG_PIN = ShiftNotice(ShiftNoticeKind.PIN_WRONG, wait_seconds=30)
NO_PIN = ShiftNotice(ShiftNoticeKind.REFUSED, DeclineCause.NO_PIN)
PAST = PastOperation(Operation("op-9"), AT, "lent", DRILL)


# --- the tiles ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tile", "question"),
    [
        (Tile.INBOX, ReadInbox(BY)),
        (Tile.MEMBER, SearchMember(BY, "")),
        (Tile.ITEM, SearchItem(BY, "")),
        (Tile.STOCK, ReadCounts(BY)),
        (Tile.HOURS, ReadHours(BY)),
        (Tile.PUT_AWAY, ReadPutAway(BY)),
        (Tile.UNDO, ReadPastOperations(BY)),
    ],
)
def test_a_tile_asks_for_the_facts_of_its_page(tile: Tile, question: ShiftQuestion) -> None:
    assert step(unlocked(in_shift()), TileChosen(tile))[1] == (question,)


def test_the_check_in_opens_without_a_question() -> None:
    session, effects = step(in_shift(), TileChosen(Tile.CHECK_IN))
    assert (page_of(session), effects) == (AtCheckIn(), ())


def test_the_inbox_says_how_many_entries_are_left() -> None:
    session = at_inbox(entry(1, TRAIN), entry(2, DRILL))
    assert page_of(session) == AtInbox((entry(1, TRAIN), entry(2, DRILL)))
    assert shift_of(session).waiting == 2


def test_hours_stock_takes_and_operations_are_shown() -> None:
    opening = OpenToday(TOOLS)
    for tile, answer, place in (
        (Tile.HOURS, HoursRead((opening,), AT.time()), AtHours((opening,), AT.time())),
        (Tile.STOCK, CountRead(None, (COUNT,)), AtStock(None, (COUNT,))),
        (Tile.UNDO, PastOperationsRead((PAST,)), AtPastOperations((PAST,))),
    ):
        session, effects = run(unlocked(in_shift()), TileChosen(tile), answer)
        assert page_of(session) == place
        assert len(effects) == 1


def test_the_last_visit_is_shown_if_there_was_one() -> None:
    assert step(in_shift(), TileChosen(Tile.LAST_VISIT))[0] == in_shift()
    session = replace(in_shift(), last_visit=LastVisit((lent(DRILL),), 0.0))
    assert page_of(run(session, TileChosen(Tile.LAST_VISIT))[0]) == AtLastVisit((lent(DRILL),))


@pytest.mark.parametrize("touch", [NumberTyped("0412", "1234"), UndoPressed(Operation("op-1"))])
def test_touches_of_members_pages_do_nothing_behind_the_desk(touch: Touch) -> None:
    assert step(in_shift(), touch)[0].doing == in_shift().doing
    assert step(in_shift(), touch)[1] == ()


# --- the way back ------------------------------------------------------------------------------------------------


def test_at_home_the_way_back_does_nothing() -> None:
    assert run(in_shift(), BackPressed(), BackPressed())[0].doing == in_shift().doing
    assert run(in_shift(), BackPressed())[1] == ()


@pytest.mark.parametrize(
    ("session", "question"),
    [
        (at_inbox(entry(1, TRAIN)), ReadInbox(BY)),
        (
            run(
                unlocked(in_shift()),
                TileChosen(Tile.MEMBER),
                SearchResults("x"),
                SearchTyped("sam"),
                SearchResults("sam"),
            )[0],
            "sam",
        ),
        (at_member(), ReadMember(BY, MEMBER)),
        (at_item(), ReadItem(BY, DRILL.barcode)),
        (run(in_shift(), TileChosen(Tile.HOURS), HoursRead(()))[0], ReadHours(BY)),
        (run(unlocked(in_shift()), TileChosen(Tile.UNDO), PastOperationsRead(()))[0], ReadPastOperations(BY)),
        (run(in_shift(), TileChosen(Tile.STOCK), CountRead())[0], ReadCounts(BY)),
    ],
)
def test_one_step_back_reads_that_page_again(session: Session, question: object) -> None:
    onward = replace(session, doing=shift_of(session).at(AtCheckIn()))
    there, effects = step(onward, BackPressed())
    assert effects == (SearchMember(BY, "sam") if question == "sam" else question,)
    assert page_of(there) == page_of(session)


def test_one_step_back_from_a_stock_take_is_the_home() -> None:
    session, effects = step(at_count(), BackPressed())
    assert (page_of(session), effects) == (AtTiles(), ())


def test_from_member_to_item_to_its_holder_and_back_never_goes_in_circles() -> None:
    session = at_member()
    for _ in range(5):
        session, _ = run(session, ItemChosen(DRILL.barcode), ItemRead(DRILL_FILE))
        session, _ = run(session, MemberChosen(MEMBER), MemberRead(SAMIRAS_FILE))
    assert [type(place) for place in shift_of(session).back] == [AtTiles, Searching]


def test_from_inbox_to_check_in_to_inbox_never_goes_in_circles() -> None:
    session = in_shift()
    for number in range(5):
        session, _ = run(session, TileChosen(Tile.INBOX), InboxRead(()))
        session, _ = run(session, TileChosen(Tile.CHECK_IN), TileChosen(Tile.CHECK_IN))
        assert len(shift_of(session).back) <= 2, number


def test_the_page_of_another_member_is_a_step_further_and_has_nothing_of_the_first() -> None:
    session, _ = run(at_member(), ItemChosen(DRILL.barcode), ItemRead(DRILL_FILE))
    session, _ = run(session, MemberChosen(JEAN.member), MemberRead(JEANS_FILE))
    assert [type(place) for place in shift_of(session).back] == [AtTiles, Searching, AtMember, AtItem]


def test_passing_states_of_a_page_are_gone_after_coming_back() -> None:
    wanted = run(at_member(), CardWanted(), ItemChosen(DRILL.barcode), ItemRead(DRILL_FILE))[0]
    asking, _ = step(wanted, BackPressed())
    assert page_of(asking) == AtMember(SAMIRAS_FILE)
    assert page_of(run(asking, LedgerFailed())[0]) == AtMember(SAMIRAS_FILE)


def test_one_step_back_first_closes_a_form_then_stops_waiting_for_a_card_then_leaves_the_page() -> None:
    session = run(at_member(), FormOpened(Form(FormKind.BLOCK)), BackPressed())[0]
    assert (shift_of(session).form, page_of(session)) == (None, AtMember(SAMIRAS_FILE))
    session = run(session, CardWanted(), BackPressed())[0]
    assert page_of(session) == AtMember(SAMIRAS_FILE)
    assert isinstance(page_of(step(session, BackPressed())[0]), Searching)


# --- the PIN -----------------------------------------------------------------------------------------------------

GUARDED: list[Touch] = [
    TileChosen(Tile.MEMBER),
    TileChosen(Tile.UNDO),
    MemberChosen(MEMBER),
    PastOperationChosen(Operation("op-9")),
    CommandChosen(SettleEntry(4, Outcome.APPROVED)),
    *(
        CommandChosen(command)
        for command in (
            LendTo(MEMBER, DRILL.barcode),
            LoseCard(MEMBER, 1),
            Subscribe(MEMBER, TOOLS.key, "year"),
            ConfirmAdult(MEMBER),
            Unblock(MEMBER),
            AddMember("Noor", "nl"),
            UndoOperation(Operation("op-9")),
        )
    ),
]
FREE: list[Touch] = [
    TileChosen(Tile.INBOX),
    TileChosen(Tile.ITEM),
    TileChosen(Tile.STOCK),
    TileChosen(Tile.HOURS),
    ItemChosen(DRILL.barcode),
    CountChosen(5),
    *(CommandChosen(SettleEntry(4, outcome)) for outcome in Outcome if outcome is not Outcome.APPROVED),
    *(
        CommandChosen(command)
        for command in (
            OpenUntil(TOOLS.key, AT.time()),
            CloseToday(TOOLS.key),
            AsUsual(TOOLS.key),
            BeginCount(TOOLS.key),
            EndCount(5),
            MarkItem(DRILL.barcode, DRILL_FILE.condition),
            SetParts(DRILL.barcode, ()),
            AddItem(TOOLS.key, "drill", "Boor"),
        )
    ),
]


@pytest.mark.parametrize("touch", GUARDED, ids=str)
def test_members_money_and_undoing_ask_for_the_pin_once_and_then_continue(touch: Touch) -> None:
    locked, effects = step(in_shift(), touch)
    assert (shift_of(locked).form, effects) == (Form(FormKind.PIN), ())

    asked, effects = step(locked, FormFilled((" 1234 ",)))
    assert effects == (CheckPin(BY, JOKES_CARD, "1234"),)
    session, effects = step(asked, PinRight())
    assert effects == step(unlocked(in_shift()), touch)[1]
    assert len(effects) == 1
    assert (shift_of(session).unlocked, shift_of(session).form, shift_of(session).after_pin) == (True, None, None)


@pytest.mark.parametrize("touch", FREE, ids=str)
def test_commands_about_neither_members_nor_money_ask_for_no_pin(touch: Touch) -> None:
    session, effects = step(in_shift(), touch)
    assert len(effects) == 1
    assert session.busy


@pytest.mark.parametrize("touch", [*GUARDED, FormOpened(Form(FormKind.PIN))], ids=str)
def test_without_a_pin_of_their_own_a_volunteer_is_told_so(touch: Touch) -> None:
    came = replace(JOKE_CAME, volunteer=replace(JOKE, has_pin=False))
    session, effects = step(in_shift(came), touch)
    shift = shift_of(session)
    assert (shift.notice, shift.form, shift.after_pin) == (NO_PIN, None, None)
    assert effects == (Chime.LOOK,)


def test_a_wrong_pin_says_the_delay_and_the_command_still_waits() -> None:
    session, effects = run(in_shift(), TileChosen(Tile.MEMBER), FormFilled(("1111",)), PinWrong(30))
    shift = shift_of(session)
    assert (shift.notice, shift.form, shift.unlocked) == (WRONG_PIN, Form(FormKind.PIN), False)
    assert effects[-1] is Chime.LOOK
    assert run(session, FormFilled(("1234",)), PinRight())[1][-1] == SearchMember(BY, "")


@pytest.mark.parametrize("texts", [(), ("",), ("  ",)])
def test_an_empty_pin_is_no_try(texts: tuple[str, ...]) -> None:
    session, effects = run(in_shift(), TileChosen(Tile.MEMBER), FormFilled(texts))
    assert (shift_of(session).form, effects) == (Form(FormKind.PIN), ())


def test_closing_the_pin_drops_the_command_that_waited() -> None:
    for away in (FormClosed(), BackPressed()):
        session, _ = run(in_shift(), TileChosen(Tile.MEMBER), away)
        assert session.doing == in_shift().doing
        opened, effects = run(session, FormOpened(Form(FormKind.PIN)), FormFilled(("1234",)), PinRight())
        assert effects == (CheckPin(BY, JOKES_CARD, "1234"),)
        assert page_of(opened) == AtTiles()


def test_a_pin_that_could_not_be_checked_is_asked_for_again() -> None:
    session, _ = run(in_shift(), TileChosen(Tile.MEMBER), FormFilled(("1234",)), LedgerFailed())
    shift = shift_of(session)
    assert (shift.form, shift.unlocked) == (Form(FormKind.PIN), False)
    assert shift.notice == ShiftNotice(ShiftNoticeKind.NOT_READ)


def test_a_command_typed_in_full_waits_for_the_pin_and_is_carried_out_after_it() -> None:
    session, effects = run(in_shift(), FormOpened(Form(FormKind.NEW_MEMBER, key="nl")), FormFilled(("Noor  Peeters",)))
    assert (shift_of(session).form, effects) == (Form(FormKind.PIN), ())
    assert run(session, FormFilled(("1234",)), PinRight())[1][-1] == Do(BY, AddMember("Noor Peeters", "nl"))


# --- forms -------------------------------------------------------------------------------------------------------


def test_a_form_filled_in_right_is_a_command_and_closes_when_that_is_done() -> None:
    session, effects = run(at_member(), FormOpened(Form(FormKind.PAYMENT, TOOLS.key)), FormFilled(("3,50",)))
    assert effects == (Do(BY, TakePayment(MEMBER, TOOLS.key, 350)),)  # type: ignore[arg-type]
    assert shift_of(session).form
    session, effects = step(session, MemberRead(SAMIRAS_FILE))
    shift = shift_of(session)
    assert (shift.form, shift.notice, effects) == (None, ShiftNotice(ShiftNoticeKind.DONE), (Chime.GOOD,))


@pytest.mark.parametrize(
    "answer", [LedgerFailed(), Declined(DeclineCause.TOO_MUCH), Declined(DeclineCause.NOT_YOURS)], ids=str
)
def test_a_declined_command_leaves_the_form_open_to_be_corrected(answer: LedgerFailed | Declined) -> None:
    session, effects = run(at_member(), FormOpened(Form(FormKind.PAYMENT, TOOLS.key)), FormFilled(("3,50",)), answer)
    shift = shift_of(session)
    assert shift.form == Form(FormKind.PAYMENT, TOOLS.key)
    said = ShiftNotice(ShiftNoticeKind.NOT_KEPT) if isinstance(answer, LedgerFailed) else None
    assert shift.notice == (said or ShiftNotice(ShiftNoticeKind.REFUSED, answer.why))  # type: ignore[union-attr]
    assert effects[-1] is Chime.LOOK


def test_a_form_filled_in_wrong_asks_nothing_of_the_ledger() -> None:
    session, effects = run(at_member(), FormOpened(Form(FormKind.PAYMENT, TOOLS.key)), FormFilled(("veel",)))
    shift = shift_of(session)
    assert (shift.notice, effects) == (ShiftNotice(ShiftNoticeKind.REFUSED, DeclineCause.AMOUNT), (Chime.LOOK,))
    assert shift.form


def test_the_form_of_another_page_does_nothing() -> None:
    session, effects = run(in_shift(), FormOpened(Form(FormKind.PAYMENT, TOOLS.key)), FormFilled(("3,50",)))
    assert shift_of(session).notice == ShiftNotice(ShiftNoticeKind.REFUSED, DeclineCause.TEXT)
    assert effects == (Chime.LOOK,)
    assert run(at_item(), FormFilled(("3,50",)))[1] == ()


def test_a_new_member_can_be_added_from_every_page() -> None:
    for session in (at_member(), unlocked(at_item()), unlocked(in_shift())):
        _, effects = run(session, FormOpened(Form(FormKind.NEW_MEMBER, key="nl")), FormFilled(("Noor",)))
        assert effects == (Do(BY, AddMember("Noor", "nl")),)


def test_the_page_of_a_new_member_has_nothing_of_another_one() -> None:
    busy = run(at_member(), CommandChosen(LendTo(MEMBER, DRILL.barcode)), MemberRead(SAMIRAS_FILE, lent(DRILL)))[0]
    session, _ = run(busy, CommandChosen(AddMember("Jean Dubois", "fr")), MemberRead(JEANS_FILE))
    assert page_of(session) == AtMember(JEANS_FILE)


def test_a_typed_holder_must_have_a_valid_name() -> None:
    for typed in ("x" * 61, "Am\x07ine"):
        session, effects = run(at_member(), FormOpened(Form(FormKind.HOLDER)), FormFilled((typed,)))
        assert shift_of(session).notice == ShiftNotice(ShiftNoticeKind.REFUSED, DeclineCause.TEXT)
        assert effects == (Chime.LOOK,)
    session, _ = run(at_member(), FormOpened(Form(FormKind.HOLDER)), FormFilled(()))
    assert page_of(session) == AtMember(SAMIRAS_FILE, card_wanted=True)


def test_an_item_gets_its_label_only_from_its_own_page() -> None:
    assert step(at_item(), LabelPressed())[1] == (PrintPaper(ItemLabel(DRILL, "nl")),)
    assert step(at_member(), LabelPressed())[1] == ()


def test_the_result_of_a_stock_take_says_where_it_was_written() -> None:
    session, effects = run(at_count(), CountChosen(5), CountWritten("exports/telling.csv"))
    assert effects == (WriteCount(BY, 5), Chime.GOOD)
    assert shift_of(session).notice == ShiftNotice(ShiftNoticeKind.WRITTEN, text="exports/telling.csv")
    assert page_of(session) == AtStock(COUNT)


# --- searching ---------------------------------------------------------------------------------------------------


def test_every_typed_letter_is_searched_for_in_turn_and_the_text_stays() -> None:
    found = SearchResults("SAM", (FoundMember(MEMBER, "0412", "Samira El Amrani"),), more=True)
    session = run(unlocked(in_shift()), TileChosen(Tile.MEMBER), SearchResults(""))[0]
    session, effects = run(session, SearchTyped("Sam"), found)
    assert effects == (SearchMember(BY, "Sam"),)
    assert page_of(session) == Searching(text="Sam", found_members=found.members, more=True)

    found_items, effects = run(
        in_shift(), TileChosen(Tile.ITEM), SearchResults(""), SearchTyped("boor"), SearchResults("boor")
    )
    assert effects[-1] == SearchItem(BY, "boor")
    assert page_of(found_items) == Searching(items=True, text="boor")
    assert step(in_shift(), SearchTyped("x"))[1] == ()


# --- the inbox and the side of the check-in ----------------------------------------------------------------------


def test_a_settled_entry_leaves_the_inbox_and_the_side_of_the_check_in() -> None:
    eyed, _ = run(in_shift(), CodeScanned(TRAIN.barcode, 50.0), back(TRAIN, "op-1", entry(1, TRAIN)))
    inbox, _ = run(eyed, TileChosen(Tile.INBOX), InboxRead((entry(1, TRAIN), entry(2, SAW))))
    settled, effects = run(inbox, CommandChosen(SettleEntry(1, Outcome.FINE)), Settled(1, waiting=1, hold=HOLD))
    shift = shift_of(settled)
    assert effects == (Do(BY, SettleEntry(1, Outcome.FINE)), Chime.GOOD, PrintPaper(HoldSlip(TRAIN, HOLD, "nl")))
    assert (shift.page, shift.side_entries, shift.waiting) == (AtInbox((entry(2, SAW),)), (), 1)


def test_an_entry_at_the_side_is_settled_while_scanning_goes_on() -> None:
    eyed, _ = run(in_shift(), CodeScanned(TRAIN.barcode, 50.0), back(TRAIN, "op-1", entry(1, TRAIN)))
    settled, _ = run(eyed, CommandChosen(SettleEntry(1, Outcome.REPAIR)), Settled(1, waiting=0))
    shift = shift_of(settled)
    assert (shift.page, shift.side_entries, shift.taken_back) == (AtCheckIn(), (), 1)


def test_an_entry_that_is_only_told_goes_with_a_touch_and_no_other_entry_does() -> None:
    said, kept = entry(0, TRAIN, EntryKind.ELSEWHERE), entry(3, TRAIN, EntryKind.PARTS)
    eyed, _ = run(in_shift(), CodeScanned(TRAIN.barcode, 50.0), back(TRAIN, "op-1", said, kept))
    session, effects = step(eyed, EntrySeen(Operation("op-1"), EntryKind.ELSEWHERE))
    assert [eye.entry for eye in shift_of(session).side_entries] == [kept]
    assert effects == ()


def test_an_entry_that_could_not_be_settled_stays() -> None:
    inbox = at_inbox(entry(1, TRAIN))
    for answer, kind in (
        (Declined(DeclineCause.NOT_YOURS), ShiftNoticeKind.REFUSED),
        (LedgerFailed(), ShiftNoticeKind.NOT_KEPT),
    ):
        session, effects = run(inbox, CommandChosen(SettleEntry(1, Outcome.FINE)), answer)
        assert page_of(session) == page_of(inbox)
        assert shift_of(session).notice
        assert shift_of(session).notice.kind is kind  # type: ignore[union-attr]
        assert effects[-1] is Chime.LOOK


def test_the_points_of_a_gift_are_corrected_on_a_form() -> None:
    inbox = at_inbox(entry(6, TRAIN, EntryKind.POINTS), session=unlocked(in_shift()))
    session, effects = run(inbox, FormOpened(Form(FormKind.POINTS, number=6)), FormFilled((" 4 ",)))
    assert effects == (Do(BY, SettleEntry(6, Outcome.APPROVED, 4)),)
    session, _ = step(session, Settled(6))
    assert (shift_of(session).form, page_of(session)) == (None, AtInbox(()))
    session, effects = run(inbox, FormOpened(Form(FormKind.POINTS, number=6)), FormFilled(("vier",)))
    assert shift_of(session).notice == ShiftNotice(ShiftNoticeKind.REFUSED, DeclineCause.POINTS)
    assert effects == (Chime.LOOK,)


def test_the_points_of_a_gift_can_be_corrected_to_none() -> None:
    inbox = at_inbox(entry(6, TRAIN, EntryKind.POINTS), session=unlocked(in_shift()))
    assert run(inbox, FormOpened(Form(FormKind.POINTS, number=6)), FormFilled(("0",)))[1] == (
        Do(BY, SettleEntry(6, Outcome.APPROVED, 0)),
    )


# --- undoing -----------------------------------------------------------------------------------------------------


def test_the_consequences_of_undoing_are_told_first_and_back_leads_to_the_list() -> None:
    past_operations = run(unlocked(in_shift()), TileChosen(Tile.UNDO), PastOperationsRead((PAST,)))[0]
    session, effects = run(past_operations, PastOperationChosen(PAST.operation), UndoingRead(Undoing(PAST)))
    assert effects == (ReadUndoing(BY, PAST.operation),)
    assert page_of(session) == AtPastOperations((PAST,), Undoing(PAST))
    there, effects = step(session, BackPressed())
    assert (there.doing, effects) == (past_operations.doing, ())

    done, effects = run(session, CommandChosen(UndoOperation(PAST.operation)), PastOperationsRead(()))
    assert (page_of(done), effects[-1]) == (AtPastOperations(()), Chime.GOOD)
    assert page_of(step(done, BackPressed())[0]) == AtTiles()


def test_from_the_page_of_an_item_undoing_leads_back_to_that_page() -> None:
    item_page = at_item(unlocked(in_shift()))
    undoing = run(item_page, PastOperationChosen(PAST.operation), UndoingRead(Undoing(PAST)))[0]
    assert page_of(step(undoing, BackPressed())[0]) == page_of(item_page)

    asked, effects = run(undoing, CommandChosen(UndoOperation(PAST.operation)), PastOperationsRead((PAST,)))
    assert effects[1:] == (Chime.GOOD, ReadItem(BY, DRILL.barcode))
    session, _ = step(asked, ItemRead(DRILL_FILE))
    assert page_of(session) == page_of(item_page)
    assert shift_of(session).back == shift_of(item_page).back
    assert shift_of(session).notice == ShiftNotice(ShiftNoticeKind.DONE)


def test_an_operation_that_cannot_be_undone_any_more_is_told_and_the_page_stays() -> None:
    item_page = at_item(unlocked(in_shift()))
    for touch in (PastOperationChosen(PAST.operation), CommandChosen(UndoOperation(PAST.operation))):
        session, effects = run(item_page, touch, Declined(DeclineCause.TOO_LATE))
        assert shift_of(session).notice == ShiftNotice(ShiftNoticeKind.CANNOT_UNDO)
        assert (page_of(session), effects[-1]) == (page_of(item_page), Chime.LOOK)


def test_an_undone_return_does_not_count_and_the_item_can_be_scanned_again() -> None:
    scan = CodeScanned(TRAIN.barcode, 50.0)
    session, _ = run(unlocked(in_shift()), scan, back(TRAIN, "op-1", entry(1, TRAIN)))
    session, effects = run(session, CommandChosen(UndoOperation(Operation("op-1"))), PastOperationsRead(()))
    shift = shift_of(session)
    assert (shift.page, shift.checked_in, shift.side_entries, shift.taken_back) == (AtCheckIn(), (), (), 0)
    assert effects[-1] is Chime.GOOD
    assert step(session, replace(scan, at=50.0 + SAME_CHECK_IN))[1] == (Do(BY, CheckIn(TRAIN.barcode)),)


def test_a_return_of_this_shift_is_undone_without_the_pin() -> None:
    session, _ = run(in_shift(), CodeScanned(TRAIN.barcode, 50.0), back(TRAIN, "op-1"))
    asked, effects = step(session, CommandChosen(UndoOperation(Operation("op-1"))))
    assert effects == (Do(BY, UndoOperation(Operation("op-1"))),)
    done, _ = step(asked, PastOperationsRead(()))
    assert (page_of(done), shift_of(done).checked_in) == (AtCheckIn(), ())
    assert not shift_of(done).unlocked


def test_of_an_item_returned_twice_the_last_return_can_be_undone_and_then_the_first() -> None:
    session, _ = run(in_shift(), CodeScanned(TRAIN.barcode, 50.0), back(TRAIN, "op-1"))
    session, _ = run(session, CodeScanned(SAW.barcode, 60.0), back(SAW, "op-2"))
    session, _ = run(session, CodeScanned(TRAIN.barcode, 70.0), back(TRAIN, "op-3"))
    assert shift_of(session).undoable == {Operation("op-2"), Operation("op-3")}
    session, _ = run(session, CommandChosen(UndoOperation(Operation("op-3"))), PastOperationsRead(()))
    assert shift_of(session).undoable == {Operation("op-1"), Operation("op-2")}


def test_a_return_is_not_offered_to_be_undone_once_the_item_was_lent_again() -> None:
    session, _ = run(unlocked(in_shift()), CodeScanned(DRILL.barcode, 50.0), back(DRILL, "op-1"))
    assert shift_of(session).undoable == {Operation("op-1")}
    member, _ = run(session, MemberChosen(MEMBER), MemberRead(SAMIRAS_FILE))
    lending = CommandChosen(LendTo(MEMBER, DRILL.barcode)), MemberRead(SAMIRAS_FILE, lent(DRILL, "op-2"))
    assert shift_of(run(member, *lending)[0]).undoable == frozenset()


def test_a_loan_is_on_the_page_of_the_member_until_it_is_undone() -> None:
    session = at_member()
    for number, item in enumerate((DRILL, SAW), 1):
        answer = MemberRead(SAMIRAS_FILE, lent(item, f"op-{number}"))
        session, _ = run(session, CommandChosen(LendTo(MEMBER, item.barcode)), answer)
    assert page_of(session) == AtMember(SAMIRAS_FILE, lent=(lent(SAW, "op-2"), lent(DRILL, "op-1")))

    undo = CommandChosen(UndoOperation(Operation("op-1")))
    here, effects = run(session, undo, PastOperationsRead(()), MemberRead(SAMIRAS_FILE))
    assert effects == (Do(BY, UndoOperation(Operation("op-1"))), Chime.GOOD, ReadMember(BY, MEMBER))
    assert page_of(here) == AtMember(SAMIRAS_FILE, lent=(lent(SAW, "op-2"),))

    away = run(
        session, PastOperationChosen(Operation("op-1")), UndoingRead(Undoing(PAST)), undo, PastOperationsRead(())
    )[0]
    there = run(away, MemberRead(SAMIRAS_FILE))[0]
    assert page_of(there) == AtMember(SAMIRAS_FILE, lent=(lent(SAW, "op-2"),))


def test_a_loan_undone_on_the_page_of_the_item_is_gone_from_the_page_of_the_member_too() -> None:
    lending = CommandChosen(LendTo(MEMBER, DRILL.barcode)), MemberRead(SAMIRAS_FILE, lent(DRILL, "op-1"))
    item_page = run(at_member(), *lending, ItemChosen(DRILL.barcode), ItemRead(DRILL_FILE))[0]
    undone = run(
        item_page, CommandChosen(UndoOperation(Operation("op-1"))), PastOperationsRead(()), ItemRead(DRILL_FILE)
    )[0]
    assert page_of(step(undone, BackPressed())[0]) == AtMember(SAMIRAS_FILE)


def test_undoing_from_the_list_opened_at_the_check_in_leads_back_to_the_check_in() -> None:
    past_operations = run(unlocked(in_shift()), TileChosen(Tile.UNDO), PastOperationsRead((PAST,)))[0]
    session, _ = run(past_operations, CodeScanned(TRAIN.barcode, 50.0), back(TRAIN, "op-1"))
    session, _ = run(session, PastOperationChosen(Operation("op-1")), UndoingRead(Undoing(PAST)))
    assert page_of(run(session, BackPressed())[0]) == AtCheckIn()
    undone, _ = run(session, CommandChosen(UndoOperation(Operation("op-1"))), PastOperationsRead((PAST,)))
    assert (page_of(undone), shift_of(undone).taken_back) == (AtCheckIn(), 0)


def test_an_undone_line_is_not_in_the_last_visit_any_more() -> None:
    visit = LastVisit((lent(DRILL, "op-1"), lent(SAW, "op-2")), 0.0)
    session = replace(unlocked(in_shift()), last_visit=visit)
    session, _ = run(
        session, TileChosen(Tile.LAST_VISIT), CommandChosen(UndoOperation(Operation("op-1"))), PastOperationsRead(())
    )
    assert page_of(session) == AtLastVisit((lent(SAW, "op-2"),))
    assert session.last_visit == LastVisit((lent(SAW, "op-2"),), 0.0)
    session, _ = run(session, CommandChosen(UndoOperation(Operation("op-2"))), PastOperationsRead(()))
    assert session.last_visit is None


def test_a_block_is_a_form_with_a_message() -> None:
    assert run(at_member(), FormOpened(Form(FormKind.BLOCK)), FormFilled(("Bel ons",)))[1] == (
        Do(BY, Block(MEMBER, "Bel ons")),
    )


def test_a_notice_is_closed_by_a_touch() -> None:
    session, _ = run(at_member(), FormOpened(Form(FormKind.PAYMENT)), FormFilled(("x",)), NoticeClosed())
    assert shift_of(session).notice is None
