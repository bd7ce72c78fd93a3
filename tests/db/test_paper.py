"""Entries from paper: what was written down while the kiosk was out of service is entered afterwards, as of the day
written.
"""

from datetime import date, timedelta

from sqlalchemy import Engine, text

from db import checks
from db.ledger import SqlLedger
from kiosk.lending.commands import Block, Command, LentOnPaper, ReturnedOnPaper
from kiosk.lending.model import LineKind, Operation
from kiosk.lending.volunteers.events import Declined, PaperEntered, PastOperationsRead
from kiosk.lending.volunteers.model import DeclineCause
from tests.db.conftest import Clock
from tests.db.furnishing import People, bring_back, lend
from tests.house import ADAS_NUMBER
from tests.support.builder import new

TODAY_HERE = date(2026, 11, 23)
FRIDAY, SATURDAY = date(2026, 11, 20), date(2026, 11, 21)


def entered(ledger: SqlLedger, people: People, command: Command) -> PaperEntered | Declined:
    answer = ledger.do_at_desk(new(), people.joke, command)
    assert isinstance(answer, PaperEntered | Declined)
    return answer


def why(ledger: SqlLedger, people: People, command: Command) -> DeclineCause:
    answer = entered(ledger, people, command)
    assert isinstance(answer, Declined)
    return answer.why


def journal(engine: Engine) -> list[tuple[str, str]]:
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT who, what FROM journal WHERE item_id IS NOT NULL ORDER BY id"))
        return [(row.who, row.what) for row in rows if row.what.startswith(("lent", "returned"))]


def test_rows_of_paper_are_entered_in_their_order_and_marked_in_the_journal(
    engine: Engine, people: People, ledger: SqlLedger
) -> None:
    lent = entered(ledger, people, LentOnPaper(people.ada, "TOY-2", FRIDAY))
    back = entered(ledger, people, ReturnedOnPaper("TOY-2", SATURDAY))
    again = entered(ledger, people, LentOnPaper(people.ben, "TOY-2", SATURDAY))

    assert isinstance(lent, PaperEntered)
    assert isinstance(back, PaperEntered)
    assert isinstance(again, PaperEntered)
    assert (lent.line.kind, lent.line.due_on) == (LineKind.LENT, date(2026, 12, 4))
    assert back.line.kind is LineKind.RETURNED
    whos = {who for who, _ in journal(engine)}
    assert [what for _, what in journal(engine)] == [
        *("lent", "lent, from paper"),
        *("returned", "returned, from paper"),
        *("lent", "lent, from paper"),
    ]
    assert len(whos) == 1
    assert checks.look(engine) == ()


def test_an_operation_asked_twice_enters_one_row(engine: Engine, people: People, ledger: SqlLedger) -> None:
    once, command = Operation("once"), LentOnPaper(people.ada, "TOY-2", FRIDAY)

    assert ledger.do_at_desk(once, people.joke, command) == ledger.do_at_desk(once, people.joke, command)

    assert len(journal(engine)) == 2


def test_a_row_that_contradicts_the_ledger_is_declined_and_changes_nothing(
    engine: Engine, people: People, ledger: SqlLedger, clock: Clock
) -> None:
    lend(ledger, people.ada, "TOY-2")
    bring_back(ledger, None, "TOY-3")
    before = journal(engine)

    assert why(ledger, people, LentOnPaper(people.ben, "TOY-2", TODAY_HERE)) is DeclineCause.LENT_TO_ANOTHER
    assert why(ledger, people, LentOnPaper(people.ada, "TOY-2", TODAY_HERE)) is DeclineCause.LENT_TO_THEM
    assert why(ledger, people, ReturnedOnPaper("TOY-2", FRIDAY)) is DeclineCause.MOVED_SINCE
    assert why(ledger, people, LentOnPaper(people.ben, "TOY-3", FRIDAY)) is DeclineCause.MOVED_SINCE
    assert why(ledger, people, ReturnedOnPaper("TOY-3", TODAY_HERE)) is DeclineCause.BACK_ALREADY
    assert why(ledger, people, LentOnPaper(people.ada, "CLO-1", TODAY_HERE)) is DeclineCause.NOT_YOURS
    assert why(ledger, people, ReturnedOnPaper("NOTHING", TODAY_HERE)) is DeclineCause.UNKNOWN
    assert journal(engine) == before


def test_an_undone_operation_does_not_contradict_a_row(people: People, ledger: SqlLedger) -> None:
    ledger.undo(new(), lend(ledger, people.ada, "TOY-2"))

    assert isinstance(entered(ledger, people, LentOnPaper(people.ben, "TOY-2", FRIDAY)), PaperEntered)


def test_a_loan_on_paper_is_entered_although_a_rule_is_against_it(
    engine: Engine, people: People, ledger: SqlLedger
) -> None:
    ledger.do_at_desk(new(), people.joke, Block(people.ada, "eerst praten"))

    assert isinstance(entered(ledger, people, LentOnPaper(people.ada, "TOY-2", FRIDAY)), PaperEntered)

    assert [what for _, what in journal(engine)] == ["lent", "lent, overridden", "lent, from paper"]


def test_a_return_on_paper_costs_nothing_for_the_days_that_the_kiosk_was_out(
    engine: Engine, people: People, ledger: SqlLedger, clock: Clock
) -> None:
    lend(ledger, people.ada, "TOY-2")
    clock.pass_by(timedelta(days=50))

    assert isinstance(entered(ledger, people, ReturnedOnPaper("TOY-2", TODAY_HERE + timedelta(days=7))), PaperEntered)

    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM entry WHERE kind = 'late'")).scalar() == 0


def test_an_entered_row_can_be_undone(people: People, ledger: SqlLedger) -> None:
    entered(ledger, people, LentOnPaper(people[ADAS_NUMBER], "TOY-2", FRIDAY))

    past = ledger.read_past_operations(people.joke)

    assert isinstance(past, PastOperationsRead)
    assert [one.kind for one in past.operations] == ["lent"]
