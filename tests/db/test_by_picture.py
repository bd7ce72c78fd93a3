"""An item whose barcode cannot be read is found by its picture: the same rules, a mark on its lines, and one question
for a label.
"""

from db.ledger import SqlLedger
from kiosk.lending.commands import SettleEntry
from kiosk.lending.events import ItemFree, LendingRefused, Recorded
from kiosk.lending.model import ByPicture, LineKind, Why
from kiosk.lending.terms import House
from kiosk.lending.volunteers.events import InboxRead
from kiosk.lending.volunteers.model import EntryKind, Outcome
from tests.db.furnishing import OPEN_TOYS, People, lend
from tests.support.builder import Builder, new


def labels(ledger: SqlLedger, people: People) -> list[int]:
    """The numbers of the inbox entries that ask the volunteer of the toys to make a label."""
    read = ledger.inbox(people.joke)
    assert isinstance(read, InboxRead)
    return [entry.number for entry in read.entries if entry.kind is EntryKind.LABEL]


def test_an_item_found_by_its_picture_is_lent_and_returned_as_if_scanned_and_its_lines_are_marked(
    people: People, ledger: SqlLedger
) -> None:
    scan = new()
    lent = ledger.lend_or_return(scan, people.ada, "TOY-3", None, by_picture=True)
    assert isinstance(lent, Recorded)
    assert (lent.line.kind, lent.line.by_picture) == (LineKind.LENT, True)
    assert ledger.lend_or_return(scan, people.ada, "TOY-3", None, by_picture=True) == lent

    back = ledger.lend_or_return(new(), None, "TOY-3", None, by_picture=True)
    assert isinstance(back, Recorded)
    assert (back.line.kind, back.line.by_picture) == (LineKind.RETURNED, True)
    scanned = ledger.lend_or_return(new(), people.ada, "TOY-3")
    assert isinstance(scanned, Recorded)
    assert not scanned.line.by_picture


def test_a_label_is_asked_for_once_until_a_volunteer_made_it(people: People, ledger: SqlLedger) -> None:
    for _ in range(3):
        ledger.lend_or_return(new(), people.ada, "TOY-3", None, by_picture=True)
    (asked,) = labels(ledger, people)
    ledger.do_at_desk(new(), people.joke, SettleEntry(asked, Outcome.DONE))
    assert labels(ledger, people) == []
    ledger.lend_or_return(new(), people.ada, "TOY-3", None, by_picture=True)
    assert len(labels(ledger, people)) == 1


def test_undoing_a_loan_by_a_wrong_picture_withdraws_the_question_for_a_label(
    people: People, ledger: SqlLedger
) -> None:
    scan = new()
    ledger.lend_or_return(scan, people.ada, "TOY-3", None, by_picture=True)
    ledger.undo(new(), scan)
    assert labels(ledger, people) == []


def test_a_report_that_all_parts_are_there_does_not_settle_the_question_for_a_label(
    people: People, ledger: SqlLedger
) -> None:
    lend(ledger, people.ada, "TOY-1")
    scan = new()
    ledger.lend_or_return(scan, people.ada, "TOY-1", None, by_picture=True)
    ledger.report_parts(new(), scan, ())
    read = ledger.inbox(people.joke)
    assert isinstance(read, InboxRead)
    assert [entry.kind for entry in read.entries] == [EntryKind.LABEL]


def test_a_house_may_let_items_found_by_their_picture_be_returned_only(
    people: People, desk: Builder, ledger: SqlLedger
) -> None:
    desk.apply_house(House(holidays="", by_picture=ByPicture.RETURN), (OPEN_TOYS,))
    lend(ledger, people.ben, "TOY-3")

    back = ledger.lend_or_return(new(), people.ada, "TOY-3", None, by_picture=True)
    assert isinstance(back, Recorded)
    assert back.line.kind is LineKind.RETURNED

    for answer in (
        ledger.lend_or_return(new(), people.ada, "TOY-3", None, by_picture=True),
        ledger.lend_or_return(new(), None, "TOY-3", None, by_picture=True),
        ledger.lend(new(), people.ada, "TOY-3", None, by_picture=True),
    ):
        assert isinstance(answer, LendingRefused)
        assert [reason.why for reason in answer.refusal.reasons] == [Why.NOT_SCANNED]
    assert isinstance(ledger.lend_or_return(new(), None, "TOY-3"), ItemFree)
    assert ledger.guide().by_picture is ByPicture.RETURN
