"""Entering rows of paper in the session: the day once, then a member and scan after scan."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.lending.commands import LentOnPaper, ReturnedOnPaper
from kiosk.lending.conditions import Condition
from kiosk.lending.debounce import OUT_OF_SIGHT
from kiosk.lending.effects import Chime, PrintPaper
from kiosk.lending.events import CodeScanned, LedgerFailed
from kiosk.lending.states import Session
from kiosk.lending.tickets import HoldSlip
from kiosk.lending.volunteers.events import (
    BackPressed,
    Declined,
    Form,
    FormFilled,
    FormKind,
    FormOpened,
    ItemChosen,
    MemberChosen,
    PaperDayChosen,
    PaperEntered,
    PaperReturnsChosen,
    SearchResults,
    Tile,
    TileChosen,
)
from kiosk.lending.volunteers.model import DeclineCause, FoundItem, FoundMember, PaperRow
from kiosk.lending.volunteers.questions import Do
from kiosk.lending.volunteers.shift import AtMember, AtPaper, ShiftNotice, ShiftNoticeKind
from tests.house import DRILL, SAMIRA, SAMIRAS_NAME, SAMIRAS_NUMBER, SAW, TODAY
from tests.lending.desk import HOLD, lent, returned, run
from tests.lending.staff import BY, at_member, in_shift, page_of, shift_of, unlocked

YESTERDAY = TODAY - timedelta(days=1)
SHE = FoundMember(SAMIRA.member, SAMIRAS_NUMBER, SAMIRAS_NAME)
TAKE = Do(BY, LentOnPaper(SAMIRA.member, DRILL.barcode, YESTERDAY))
BRING = Do(BY, ReturnedOnPaper(DRILL.barcode, YESTERDAY))
SCAN = CodeScanned(DRILL.barcode, 30.0)


def at_paper(session: Session | None = None) -> Session:
    return run(session or unlocked(in_shift()), TileChosen(Tile.PAPER), PaperDayChosen(YESTERDAY))[0]


def for_samira(session: Session | None = None) -> Session:
    found = TileChosen(Tile.MEMBER), SearchResults("", (SHE,))
    return run(session or at_paper(), *found, MemberChosen(SAMIRA.member))[0]


def paper_of(session: Session) -> AtPaper:
    page = page_of(session)
    assert isinstance(page, AtPaper)
    return page


def why(session: Session) -> DeclineCause | None:
    notice = shift_of(session).notice
    return notice.why if notice else None


def test_with_a_member_a_scan_enters_a_loan_and_without_one_a_return() -> None:
    assert run(at_paper(), SCAN)[1] == (BRING,)
    assert run(for_samira(), SCAN)[1] == (TAKE,)
    assert run(for_samira(), PaperReturnsChosen(), SCAN)[1] == (BRING,)


def test_an_item_that_is_found_by_its_name_is_entered_like_a_scan() -> None:
    seeking = run(
        at_paper(), TileChosen(Tile.ITEM), SearchResults("", items=(FoundItem(DRILL, Condition.GOOD, False),))
    )[0]

    for touch in (ItemChosen(DRILL.barcode), SCAN):
        asked, effects = run(seeking, touch)
        assert effects == (BRING,)
        assert isinstance(page_of(asked), AtPaper)


def test_every_row_stays_on_the_page_with_its_result() -> None:
    session, effects = run(for_samira(), SCAN, PaperEntered(lent(DRILL)))
    assert effects == (TAKE, Chime.GOOD)

    session, effects = run(session, CodeScanned("SAW", 40.0), Declined(DeclineCause.LENT_TO_ANOTHER, item=SAW))
    assert effects[-1] is Chime.LOOK

    assert paper_of(session).rows == (
        PaperRow("SAW", SAMIRAS_NAME, item=SAW, why=DeclineCause.LENT_TO_ANOTHER),
        PaperRow(DRILL.barcode, SAMIRAS_NAME, lent(DRILL), DRILL),
    )


def test_an_entered_return_of_a_reserved_item_prints_its_slip() -> None:
    line = replace(returned(DRILL), hold=HOLD)

    assert run(at_paper(), SCAN, PaperEntered(line))[1] == (BRING, Chime.GOOD, PrintPaper(HoldSlip(DRILL, HOLD, "nl")))


def test_a_row_that_could_not_be_kept_is_shown_until_it_is_scanned_again() -> None:
    session, _ = run(at_paper(), SCAN, LedgerFailed())
    assert shift_of(session).notice == ShiftNotice(ShiftNoticeKind.NOT_KEPT, text=DRILL.barcode)

    again = replace(SCAN, at=SCAN.at + OUT_OF_SIGHT)
    session, _ = run(session, again, PaperEntered(returned(DRILL)))
    assert shift_of(session).notice is None


def test_no_row_is_entered_before_the_day_is_chosen() -> None:
    session, effects = run(unlocked(in_shift()), TileChosen(Tile.PAPER), SCAN)

    assert (effects, why(session)) == ((Chime.LOOK,), DeclineCause.NO_DAY)


@pytest.mark.parametrize(
    ("ago", "cause"), [(-1, DeclineCause.TOO_LONG_AGO), (0, None), (60, None), (61, DeclineCause.TOO_LONG_AGO)]
)
def test_a_day_that_is_typed_is_one_of_the_last_60(ago: int, cause: DeclineCause | None) -> None:
    day = TODAY - timedelta(days=ago)
    typing = run(unlocked(in_shift()), TileChosen(Tile.PAPER), FormOpened(Form(FormKind.PAPER_DAY)))[0]

    session, _ = run(typing, FormFilled((f"{day:%d/%m/%Y}",)))

    assert (why(session), paper_of(session).day) == (cause, None if cause else day)


def test_paper_opened_from_the_page_of_a_member_is_theirs_and_a_search_leads_back_to_it() -> None:
    session, _ = run(at_member(), TileChosen(Tile.PAPER))
    assert paper_of(session) == AtPaper(member=SHE)

    session = for_samira(run(session, PaperDayChosen(YESTERDAY), PaperReturnsChosen())[0])
    assert paper_of(session).member == SHE

    chosen_again, _ = run(session, BackPressed())
    assert paper_of(chosen_again).day is None
    left, _ = run(chosen_again, BackPressed())
    assert isinstance(page_of(left), AtMember)
