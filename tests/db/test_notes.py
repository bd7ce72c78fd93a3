"""Notes that visitors leave in the inbox by themselves, and the limits that keep a child from filling it."""

from datetime import timedelta

from sqlalchemy import Engine

from db import checks
from db.ledger import SqlLedger
from kiosk.lending.commands import SettleEntry
from kiosk.lending.events import CodeUnknown, LendingRefused
from kiosk.lending.model import Why
from kiosk.lending.visit.notes import NoteAbout, NoteLeft, NotesEnough
from kiosk.lending.volunteers.events import Declined, Settled
from kiosk.lending.volunteers.model import DeclineCause, EntryKind, Outcome
from tests.db.conftest import Clock
from tests.db.furnishing import People, inbox
from tests.support.builder import new

BROKEN, FOUND = NoteAbout.BROKEN, NoteAbout.FOUND


def test_a_note_goes_to_the_initiative_of_its_item_and_one_without_an_item_to_the_coordinators(
    people: People, ledger: SqlLedger
) -> None:
    about_toy = ledger.leave_note(new(), BROKEN, "toy-1 ", people.ada)
    without = ledger.leave_note(new(), FOUND, "", None)
    assert isinstance(about_toy, NoteLeft)
    assert isinstance(without, NoteLeft)
    (entry,) = inbox(ledger, people.joke)
    assert (entry.kind, entry.number, entry.about, entry.member) == (
        EntryKind.LEFT,
        about_toy.number,
        BROKEN,
        people.ada,
    )
    assert entry.item == about_toy.item
    assert inbox(ledger, people.rik) == ()
    assert [(one.about, one.initiative) for one in inbox(ledger, people.leen)][1:] == [(FOUND, None)]
    done = SettleEntry(without.number, Outcome.DONE)
    assert ledger.do_at_desk(new(), people.rik, done) == Declined(DeclineCause.NOT_YOURS)
    assert ledger.do_at_desk(new(), people.leen, done) == Settled(without.number, 1)


def test_a_note_asked_for_twice_is_kept_once(people: People, ledger: SqlLedger) -> None:
    for code in ("TOY-1", ""):
        operation = new()
        first = ledger.leave_note(operation, BROKEN, code, None)
        assert ledger.leave_note(operation, BROKEN, code, None) == first
    assert len(inbox(ledger, people.leen)) == 2


def test_a_hundred_touches_leave_one_note_about_an_item_and_three_without_an_item(
    people: People, ledger: SqlLedger, clock: Clock
) -> None:
    answers = [ledger.leave_note(new(), about, "TOY-1", None) for about in (*NoteAbout,) * 25]
    assert {answer.number for answer in answers if isinstance(answer, NoteLeft)} == {1}
    assert [answer.again for answer in answers if isinstance(answer, NoteLeft)] == [False, *[True] * 99]
    without = [ledger.leave_note(new(), FOUND, "", None) for _ in range(100)]
    assert sum(isinstance(answer, NoteLeft) for answer in without) == 3
    assert len(inbox(ledger, people.leen)) == 4
    clock.pass_by(timedelta(hours=1))
    assert ledger.leave_note(new(), BROKEN, "TOY-1", None) == NoteLeft(5, BROKEN, inbox(ledger, people.leen)[0].item)


def test_an_unknown_code_is_in_the_inbox_once_and_a_flood_of_unknown_codes_ends(
    people: People, ledger: SqlLedger, clock: Clock, engine: Engine
) -> None:
    for _ in range(3):
        assert ledger.lend_or_return(new(), None, "STRANGE") == CodeUnknown("STRANGE")
        ledger.report_unreadable()
    strange, unreadable = inbox(ledger, people.joke)
    assert [(one.kind, one.note) for one in (strange, unreadable)] == [
        (EntryKind.UNKNOWN, "STRANGE"),
        (EntryKind.UNKNOWN, ""),
    ]
    ledger.do_at_desk(new(), people.joke, SettleEntry(strange.number, Outcome.DONE))
    ledger.lend_or_return(new(), people.ada, "STRANGE")
    assert inbox(ledger, people.joke) == (unreadable,)
    clock.pass_by(timedelta(days=1))
    ledger.lend_or_return(new(), people.ada, "STRANGE")
    assert len(inbox(ledger, people.joke)) == 2
    for number in range(50):
        ledger.lend_or_return(new(), None, f"FLOOD-{number}")
    assert len(inbox(ledger, people.joke)) == 20
    ledger.leave_note(new(), BROKEN, "TOY-1", people.ada)
    assert checks.look(engine) == ()


def test_up_to_ten_notes_without_an_item_do_not_keep_out_notes_about_items(people: People, ledger: SqlLedger) -> None:
    for _ in range(3):
        ledger.leave_note(new(), FOUND, "", None)
    assert isinstance(ledger.leave_note(new(), FOUND, "NOT-A-CODE", None), NotesEnough)
    assert isinstance(ledger.leave_note(new(), FOUND, "TOY-2", None), NoteLeft)


def test_settling_a_note_about_an_item_sets_the_condition_of_the_item(people: People, ledger: SqlLedger) -> None:
    left = ledger.leave_note(new(), BROKEN, "TOY-1", None)
    assert isinstance(left, NoteLeft)
    ledger.do_at_desk(new(), people.joke, SettleEntry(left.number, Outcome.REPAIR))
    refused = ledger.lend(new(), people.ada, "TOY-1")
    assert isinstance(refused, LendingRefused)
    assert Why.IN_REPAIR in [reason.why for reason in refused.refusal.reasons]
    assert inbox(ledger, people.joke) == ()
