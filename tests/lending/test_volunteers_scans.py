"""Cards and codes at the volunteers' desk, by the page that is open."""

from dataclasses import replace

import pytest

from kiosk.lending.commands import CheckIn, CountItem, GiveCard, LendTo
from kiosk.lending.debounce import SAME_CHECK_IN
from kiosk.lending.effects import Chime, OpenVisit, PrintPaper
from kiosk.lending.events import (
    CardFault,
    CardLost,
    CardRefused,
    CardRemoved,
    CardSeen,
    CardUnknown,
    CodeRefused,
    CodeScanned,
    CodeTyped,
    DonePressed,
    Panel,
    PanelOpened,
)
from kiosk.lending.model import Operation
from kiosk.lending.session import step
from kiosk.lending.states import Session, Visiting, Welcome
from kiosk.lending.tickets import HoldSlip
from kiosk.lending.volunteers.events import (
    CardWanted,
    CountRead,
    Declined,
    Form,
    FormFilled,
    FormKind,
    FormOpened,
    HoursRead,
    ItemRead,
    MemberRead,
    PastOperationsRead,
    ReturnTaken,
    SearchResults,
    Tile,
    TileChosen,
)
from kiosk.lending.volunteers.model import CheckedIn, DeclineCause, EntryKind
from kiosk.lending.volunteers.questions import (
    Do,
    ReadItem,
    ReadMemberOfCard,
    SearchMember,
    ShiftQuestion,
)
from kiosk.lending.volunteers.shift import AtCheckIn, AtItem, AtMember, AtTiles, ShiftNotice, ShiftNoticeKind
from tests.house import (
    DRILL,
    JEAN,
    JOKE,
    JOKES_CARD,
    PIETER,
    PIETERS_CARD,
    SAMIRA,
    SAW,
    TODAY,
    TRAIN,
)
from tests.lending.desk import BUILDING_SET, JEAN_OPENED, JEANS_CARD, OPENED, SAMIRAS_CARD, STRANGE_CARD, run
from tests.lending.staff import (
    BY,
    DRILL_FILE,
    HOLD,
    JOKE_CAME,
    NEW_CARD,
    PIETER_CAME,
    SAMIRAS_FILE,
    at_count,
    at_inbox,
    at_item,
    at_member,
    back,
    entry,
    in_shift,
    page_of,
    pin_given,
    shift_of,
    unlocked,
)

SCAN = CodeScanned(DRILL.barcode, 100.0)
SEARCHING_MEMBERS = run(unlocked(in_shift()), TileChosen(Tile.MEMBER), SearchResults(""))[0]
SEARCHING_ITEMS = run(in_shift(), TileChosen(Tile.ITEM), SearchResults(""))[0]
AT_CHECK_IN = run(in_shift(), TileChosen(Tile.CHECK_IN))[0]
AT_HOURS = run(in_shift(), TileChosen(Tile.HOURS), HoursRead(()))[0]
AT_PAST_OPERATIONS = run(unlocked(in_shift()), TileChosen(Tile.UNDO), PastOperationsRead(()))[0]
CHOOSING_COUNT = run(in_shift(), TileChosen(Tile.STOCK), CountRead())[0]


# --- cards -------------------------------------------------------------------------------------------------------


def test_the_card_of_a_volunteer_opens_their_home_in_their_language() -> None:
    session, effects = run(Session.opening(in_shift().settings, 0.0), CardSeen(PIETERS_CARD, 0.0), PIETER_CAME)
    shift = shift_of(session)
    assert effects == (OpenVisit(PIETERS_CARD), Chime.GOOD)
    assert (shift.volunteer, shift.card, shift.today, shift.page) == (PIETER, PIETERS_CARD, TODAY, AtTiles())
    assert not shift.unlocked
    assert session.accessibility.language == "fr"


@pytest.mark.parametrize(
    ("first", "came", "place"),
    [
        (True, JOKE_CAME, AtCheckIn()),
        (True, replace(JOKE_CAME, open_now=()), AtTiles()),
        (False, JOKE_CAME, AtTiles()),
    ],
)
def test_the_check_in_comes_first_during_opening_hours_where_the_house_wants_it(
    first: bool, came: object, place: object
) -> None:
    session = in_shift(came, check_in_first=first)  # type: ignore[arg-type]
    assert page_of(session) == place
    assert shift_of(session).gone_back().page == AtTiles()


PLACES = {
    "home": in_shift(),
    "check-in": AT_CHECK_IN,
    "inbox": at_inbox(),
    "member": at_member(),
    "card wanted": run(at_member(), CardWanted())[0],
    "item": at_item(),
    "searching members": SEARCHING_MEMBERS,
    "searching items": SEARCHING_ITEMS,
    "stock-take": at_count(),
    "counts": CHOOSING_COUNT,
    "hours": AT_HOURS,
    "past operations": AT_PAST_OPERATIONS,
    "form": run(at_member(), FormOpened(Form(FormKind.BLOCK)))[0],
}


@pytest.mark.parametrize("session", PLACES.values(), ids=PLACES)
def test_the_volunteers_own_card_ends_the_shift_from_every_page(session: Session) -> None:
    locked, effects = step(session, CardSeen(JOKES_CARD, 90.0))
    assert locked.doing == Welcome()
    assert effects == (Chime.DONE,)


@pytest.mark.parametrize("session", PLACES.values(), ids=PLACES)
def test_stopping_ends_the_shift_from_every_page(session: Session) -> None:
    locked, effects = step(session, DonePressed())
    assert locked.doing == Welcome()
    assert effects == (Chime.DONE,)


@pytest.mark.parametrize(
    ("where", "question"),
    [
        ("home", OpenVisit(JEANS_CARD)),
        ("check-in", OpenVisit(JEANS_CARD)),
        ("inbox", OpenVisit(JEANS_CARD)),
        ("member", OpenVisit(JEANS_CARD)),
        ("card wanted", Do(BY, GiveCard(SAMIRA.member, JEANS_CARD))),
        ("item", OpenVisit(JEANS_CARD)),
        ("searching members", ReadMemberOfCard(BY, JEANS_CARD)),
        ("searching items", OpenVisit(JEANS_CARD)),
        ("stock-take", OpenVisit(JEANS_CARD)),
        ("form", OpenVisit(JEANS_CARD)),
    ],
)
def test_another_card_is_given_to_a_member_finds_its_member_or_ends_the_shift(where: str, question: object) -> None:
    _, effects = step(PLACES[where], CardSeen(JEANS_CARD, 90.0))
    assert (question,) == effects


def test_the_card_of_a_member_ends_the_shift_and_leaves_nothing_of_it() -> None:
    bigger = replace(at_member(), accessibility=replace(in_shift().accessibility, bigger=True, chosen=True))
    session, effects = run(bigger, CardSeen(JEANS_CARD, 90.0), JEAN_OPENED)
    assert session.doing == Visiting(2, JEAN, JEANS_CARD, TODAY)
    assert (session.accessibility.language, session.accessibility.bigger, session.accessibility.chosen) == (
        "fr",
        False,
        False,
    )
    assert effects[-1] is Chime.GOOD


def test_the_card_of_another_volunteer_begins_their_own_shift_without_the_pin_entered() -> None:
    session, _ = run(at_member(), CardSeen(PIETERS_CARD, 90.0), PIETER_CAME)
    shift = shift_of(session)
    assert (shift.volunteer, shift.card, shift.unlocked, shift.page, shift.back) == (
        PIETER,
        PIETERS_CARD,
        False,
        AtTiles(),
        (),
    )


@pytest.mark.parametrize("answer", [CardUnknown(), CardLost()])
def test_a_card_that_opens_no_visit_changes_nothing_behind_the_desk(answer: object) -> None:
    session, effects = run(at_member(), CardSeen(STRANGE_CARD, 90.0), answer)  # type: ignore[arg-type]
    assert page_of(session) == AtMember(SAMIRAS_FILE)
    assert shift_of(session).notice == ShiftNotice(ShiftNoticeKind.UNKNOWN_CARD)
    assert effects[-1] is Chime.LOOK


@pytest.mark.parametrize("fault", list(CardFault))
def test_a_card_that_cannot_be_used_is_refused_at_the_desk_with_the_reason(fault: CardFault) -> None:
    wanted = run(at_member(), CardWanted())[0]
    session, effects = step(wanted, CardRefused(fault, 90.0))
    assert shift_of(session).notice == ShiftNotice(ShiftNoticeKind.UNREADABLE, fault=fault)
    assert page_of(session) == page_of(wanted)
    assert effects == (Chime.LOOK,)


def test_a_code_that_cannot_be_read_changes_nothing() -> None:
    session, effects = step(AT_CHECK_IN, CodeRefused(90.0))
    assert shift_of(session).notice == ShiftNotice(ShiftNoticeKind.UNREADABLE)
    assert effects == (Chime.LOOK,)


def test_a_card_found_lying_or_lifted_changes_nothing() -> None:
    for event in (CardSeen(JEANS_CARD, 90.0, tapped=False), CardRemoved(91.0)):
        session, effects = step(AT_CHECK_IN, event)
        assert (session.doing, effects) == (AT_CHECK_IN.doing, ())


def test_a_volunteers_own_visit_is_ended_by_their_own_card() -> None:
    asking, effects = step(in_shift(), TileChosen(Tile.MINE))
    assert effects == (OpenVisit(JOKES_CARD, as_member=True),)

    own = replace(OPENED, visitor=replace(SAMIRA, member=BY, first_name="Joke"))
    session, _ = step(asking, own)
    assert isinstance(session.doing, Visiting)
    assert session.doing.card == JOKES_CARD

    session, effects = step(session, CardSeen(JOKES_CARD, 60.0))
    assert not session.busy
    assert effects == (Chime.DONE,)
    session, _ = run(session, CardRemoved(61.0), DonePressed())
    _, effects = step(session, CardSeen(JOKES_CARD, 70.0))
    assert effects == (OpenVisit(JOKES_CARD),)


def test_a_volunteer_who_came_with_number_and_pin_cannot_open_their_own_visit() -> None:
    shift = replace(shift_of(in_shift()), card=None)
    session, effects = step(replace(in_shift(), doing=shift), TileChosen(Tile.MINE))
    assert (session.doing, effects) == (shift, ())


# --- codes -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("where", "question"),
    [
        ("home", Do(BY, CheckIn(DRILL.barcode))),
        ("check-in", Do(BY, CheckIn(DRILL.barcode))),
        ("inbox", Do(BY, CheckIn(DRILL.barcode))),
        ("hours", Do(BY, CheckIn(DRILL.barcode))),
        ("past operations", Do(BY, CheckIn(DRILL.barcode))),
        ("counts", Do(BY, CheckIn(DRILL.barcode))),
        ("member", Do(BY, LendTo(SAMIRA.member, DRILL.barcode))),
        ("item", ReadItem(BY, DRILL.barcode)),
        ("searching items", ReadItem(BY, DRILL.barcode)),
        ("searching members", SearchMember(BY, DRILL.barcode)),
        ("stock-take", Do(BY, CountItem(5, DRILL.barcode))),
    ],
)
def test_one_scan_is_one_return_on_every_page_without_a_meaning_of_its_own(where: str, question: ShiftQuestion) -> None:
    session, effects = step(PLACES[where], SCAN)
    assert (question,) == effects
    if isinstance(question, Do) and isinstance(question.command, CheckIn):
        assert page_of(session) == AtCheckIn()
    else:
        assert page_of(session) == page_of(PLACES[where])


def test_a_typed_code_counts_as_a_scan() -> None:
    session, effects = run(AT_CHECK_IN, PanelOpened(Panel.CODE), CodeTyped(" demo-0001 "))
    assert effects == (Do(BY, CheckIn(DRILL.barcode)),)
    assert session.panel is None
    assert run(AT_CHECK_IN, CodeTyped("  "))[1] == ()


def test_a_scan_outside_the_check_in_leads_there_and_back_leads_to_the_page_before() -> None:
    session, _ = run(at_inbox(entry(1, TRAIN)), SCAN, back(DRILL, "op-1"))
    shift = shift_of(session)
    assert shift.page == AtCheckIn()
    assert [type(place).__name__ for place in shift.back] == ["AtTiles", "AtInbox"]


def test_each_of_several_scans_is_a_return_newest_on_top() -> None:
    session = in_shift()
    for number, item in enumerate((DRILL, SAW, TRAIN), 1):
        session, effects = run(session, CodeScanned(item.barcode, 10.0 + number), back(item, f"op-{number}"))
        assert effects == (Do(BY, CheckIn(item.barcode)), Chime.GOOD)
    shift = shift_of(session)
    assert [one.item for one in shift.checked_in] == [TRAIN, SAW, DRILL]
    assert shift.taken_back == 3
    assert shift.page == AtCheckIn()


@pytest.mark.parametrize(
    ("later", "scans"),
    [(0.1, 1), (SAME_CHECK_IN - 0.1, 1), (SAME_CHECK_IN, 2)],
)
def test_the_same_code_within_a_moment_is_one_return(later: float, scans: int) -> None:
    session, _ = run(AT_CHECK_IN, SCAN, back(DRILL, "op-1"))
    _, effects = step(session, replace(SCAN, at=SCAN.at + later))
    assert len(effects) == scans - 1


@pytest.mark.parametrize("look", list(EntryKind))
def test_an_item_to_look_at_is_listed_at_the_side_with_a_sound_of_its_own(look: EntryKind) -> None:
    seen = entry(4, BUILDING_SET, look)
    session, effects = run(AT_CHECK_IN, SCAN, back(BUILDING_SET, "op-1", seen, waiting=9))
    shift = shift_of(session)
    assert [(eye.operation, eye.entry) for eye in shift.side_entries] == [("op-1", seen)]
    assert shift.waiting == 9
    assert effects[-1] is Chime.LOOK


def test_an_item_scanned_again_is_at_the_side_once_with_its_last_answer() -> None:
    scans = SCAN, back(DRILL, "op-1", entry(4, DRILL)), replace(SCAN, at=110.0), back(DRILL, "op-2", entry(5, DRILL))
    session, _ = run(AT_CHECK_IN, *scans, CodeScanned(TRAIN.barcode, 111.0), back(TRAIN, "op-3", entry(6, TRAIN)))
    shift = shift_of(session)
    assert [eye.entry.number for eye in shift.side_entries] == [6, 5]
    assert shift.taken_back == 3


def test_an_unknown_code_is_at_the_side_and_does_not_count_as_a_return() -> None:
    session, effects = run(AT_CHECK_IN, SCAN, ReturnTaken(CheckedIn(Operation("op-1"), "4006381333931")))
    assert shift_of(session).taken_back == 0
    assert effects[-1] is Chime.LOOK


def test_a_returned_item_with_a_hold_prints_its_slip_in_the_language_of_the_house() -> None:
    session = in_shift(replace(PIETER_CAME), PIETERS_CARD)
    _, effects = run(session, SCAN, back(DRILL, "op-1", entry(4, DRILL, EntryKind.HELD), hold=HOLD))
    assert effects[1:] == (Chime.LOOK, PrintPaper(HoldSlip(DRILL, HOLD, "nl")))


def test_an_item_without_a_hold_has_no_slip() -> None:
    _, effects = run(AT_CHECK_IN, SCAN, back(DRILL, "op-1"))
    assert not any(isinstance(effect, PrintPaper) for effect in effects)


def test_on_the_form_of_a_new_item_a_scan_is_its_barcode() -> None:
    session, effects = run(SEARCHING_ITEMS, FormOpened(Form(FormKind.NEW_ITEM, "instrumentheek", "drill")), SCAN)
    assert shift_of(session).scanned == DRILL.barcode
    assert shift_of(session).form
    assert effects == (Chime.GOOD,)
    _, effects = step(session, FormFilled(("Nieuwe boor",)))
    assert f"barcode={DRILL.barcode!r}" in repr(effects)


def test_a_scan_while_the_pin_is_asked_for_counts_and_ends_the_question() -> None:
    session, _ = run(AT_CHECK_IN, TileChosen(Tile.UNDO), SCAN, back(DRILL, "op-1"))
    shift = shift_of(session)
    assert (shift.page, shift.form, shift.after_pin, shift.taken_back) == (AtCheckIn(), None, None, 1)


# --- a card is given ---------------------------------------------------------------------------------------------


def test_a_card_is_given_to_the_member_and_the_page_tells_it() -> None:
    session, effects = run(at_member(), CardWanted(), CardSeen(NEW_CARD, 90.0), MemberRead(SAMIRAS_FILE))
    assert effects == (Do(BY, GiveCard(SAMIRA.member, NEW_CARD)), Chime.GOOD)
    assert page_of(session) == AtMember(SAMIRAS_FILE)
    assert shift_of(session).notice == ShiftNotice(ShiftNoticeKind.DONE)


def test_a_card_for_another_holder_has_the_name_of_that_holder() -> None:
    session, _ = run(at_member(), FormOpened(Form(FormKind.HOLDER)), FormFilled(("  Amine \n El  Amrani",)))
    assert page_of(session) == AtMember(SAMIRAS_FILE, card_wanted=True, holder="Amine El Amrani")
    _, effects = step(session, CardSeen(NEW_CARD, 90.0))
    assert effects == (Do(BY, GiveCard(SAMIRA.member, NEW_CARD, "Amine El Amrani")),)


def test_a_card_that_is_in_use_is_not_given_and_another_one_can_be_laid() -> None:
    wanted = run(at_member(), CardWanted())[0]
    session, effects = run(wanted, CardSeen(JEANS_CARD, 90.0), Declined(DeclineCause.CARD_IN_USE))
    assert page_of(session) == AtMember(SAMIRAS_FILE, card_wanted=True)
    assert shift_of(session).notice == ShiftNotice(ShiftNoticeKind.REFUSED, DeclineCause.CARD_IN_USE)
    assert effects[-1] is Chime.LOOK


def test_no_card_is_waited_for_while_its_holder_is_typed_or_after_a_second_touch() -> None:
    wanted = run(at_member(), CardWanted())[0]
    assert page_of(run(wanted, CardWanted())[0]) == AtMember(SAMIRAS_FILE)
    assert page_of(run(wanted, FormOpened(Form(FormKind.HOLDER)))[0]) == AtMember(SAMIRAS_FILE)


def test_a_card_tapped_during_a_search_finds_its_member() -> None:
    session, _ = run(SEARCHING_MEMBERS, CardSeen(SAMIRAS_CARD, 90.0), MemberRead(SAMIRAS_FILE))
    assert page_of(session) == AtMember(SAMIRAS_FILE)


def test_an_unknown_card_tapped_during_a_search_finds_nobody_and_the_shift_goes_on() -> None:
    session, _ = run(SEARCHING_MEMBERS, CardSeen(STRANGE_CARD, 90.0), Declined(DeclineCause.UNKNOWN))
    assert page_of(session) == page_of(SEARCHING_MEMBERS)
    assert shift_of(session).notice == ShiftNotice(ShiftNoticeKind.UNKNOWN_CARD)


def test_a_code_of_no_item_is_told_and_opens_no_page() -> None:
    session, _ = run(SEARCHING_ITEMS, SCAN, Declined(DeclineCause.UNKNOWN))
    assert page_of(session) == page_of(SEARCHING_ITEMS)
    assert shift_of(session).notice == ShiftNotice(ShiftNoticeKind.UNKNOWN_CODE, text=DRILL.barcode)


# --- names on the page -------------------------------------------------------------------------------------------


def test_the_page_of_an_item_has_no_name_before_the_pin_was_entered() -> None:
    locked = at_item()
    assert page_of(locked) == AtItem(
        replace(DRILL_FILE, holder=None, history=(replace(DRILL_FILE.history[0], member=""),))
    )
    session = pin_given(run(locked, FormOpened(Form(FormKind.PIN)))[0])
    assert session.busy
    assert page_of(run(session, ItemRead(DRILL_FILE))[0]) == AtItem(DRILL_FILE)


def test_a_volunteer_is_a_value_that_knows_for_whom_they_act() -> None:
    assert JOKE.acts_for(DRILL.initiative)
    assert not PIETER.acts_for(DRILL.initiative)
