"""A stock-take by scanning: what is missing, what should not be there, resuming after a restart, and the file of the
result.
"""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from db.ledger import SqlLedger
from kiosk.lending.commands import BeginCount, CountItem, EndCount
from kiosk.lending.conditions import Condition
from kiosk.lending.model import MemberId
from kiosk.lending.volunteers.events import CountRead, CountWritten, Declined
from kiosk.lending.volunteers.model import DeclineCause, StockCount
from tests.db.conftest import BRUSSELS, KEY, Clock
from tests.db.furnishing import (
    People,
    lend,
)
from tests.house import TOYS
from tests.support.builder import Builder, new


@pytest.fixture
def ledger(engine: Engine, clock: Clock, tmp_path: Path) -> SqlLedger:
    return SqlLedger(engine, clock, BRUSSELS, KEY, exports=tmp_path / "exports")


@pytest.fixture
def joke(people: People) -> MemberId:
    return people.joke


def count_of(answer: object) -> StockCount:
    assert isinstance(answer, CountRead)
    assert answer.count is not None
    return answer.count


def begun(ledger: SqlLedger, by: MemberId, key: str = TOYS.key, category: str = "") -> StockCount:
    return count_of(ledger.do_at_desk(new(), by, BeginCount(key, category)))


def seen(ledger: SqlLedger, by: MemberId, count: StockCount, code: str) -> StockCount:
    return count_of(ledger.do_at_desk(new(), by, CountItem(count.number, code)))


def barcodes(count: StockCount) -> tuple[list[str], list[str], list[str]]:
    here, missing = ([item.barcode for item in items] for items in (count.seen, count.missing))
    return here, missing, [code for code, _ in count.surplus]


def test_the_offered_stock_takes_say_how_many_items_each_expects(ledger: SqlLedger, joke: MemberId) -> None:
    answer = ledger.read_counts(joke)
    assert isinstance(answer, CountRead)
    offered = [(one.number, one.initiative.key, one.category, one.expected) for one in answer.running]
    assert offered == [(0, TOYS.key, "", 3), (0, TOYS.key, "box", 2), (0, TOYS.key, "game", 1)]


def test_items_on_loan_or_in_repair_are_not_expected(
    people: People, desk: Builder, ledger: SqlLedger, joke: MemberId
) -> None:
    lend(ledger, people.ada, "TOY-2")
    desk.mark_item("TOY-3", Condition.REPAIR)
    assert barcodes(begun(ledger, joke)) == ([], ["TOY-1"], [])


def test_each_scan_moves_an_item_to_those_seen(people: People, ledger: SqlLedger, joke: MemberId) -> None:
    lend(ledger, people.ada, "TOY-3")
    count = begun(ledger, joke)
    assert (count.expected, barcodes(count)) == (2, ([], ["TOY-1", "TOY-2"], []))
    for code in ("toy-1", "TOY-1", "TOY-3", "CLO-1", "NOTHING"):
        count = seen(ledger, joke, count, code)
    here, missing, surplus = barcodes(count)
    assert (count.expected, here, missing) == (2, ["TOY-1"], ["TOY-2"])
    assert sorted(surplus) == ["CLO-1", "NOTHING", "TOY-3"]


def test_in_a_stock_take_of_one_category_items_of_others_should_not_be_there(ledger: SqlLedger, joke: MemberId) -> None:
    count = begun(ledger, joke, category="box")
    count = seen(ledger, joke, count, "TOY-2")
    assert barcodes(count) == ([], ["TOY-3", "TOY-1"], ["TOY-2"])


def test_a_stock_take_goes_on_after_a_restart(engine: Engine, clock: Clock, ledger: SqlLedger, joke: MemberId) -> None:
    count = seen(ledger, joke, begun(ledger, joke), "TOY-1")
    anew = SqlLedger(engine, clock, BRUSSELS, KEY)
    assert begun(anew, joke) == count
    running = anew.read_counts(joke)
    assert isinstance(running, CountRead)
    assert running.running[0] == count


def test_ending_with_marking_marks_the_items_that_were_not_seen_missing(
    desk: Builder, ledger: SqlLedger, joke: MemberId
) -> None:
    count = seen(ledger, joke, begun(ledger, joke), "TOY-1")
    ended = count_of(ledger.do_at_desk(new(), joke, EndCount(count.number, mark=True)))
    here, missing, _ = barcodes(ended)
    assert (here, sorted(missing)) == (["TOY-1"], ["TOY-2", "TOY-3"])
    conditions = {one.barcode: one.condition for one in desk.list_items()}
    assert (conditions["TOY-1"], conditions["TOY-2"], conditions["CLO-1"]) == ("good", "missing", "good")
    assert begun(ledger, joke).number != count.number


def test_ending_without_marking_marks_nothing_and_keeps_the_result(
    people: People, desk: Builder, ledger: SqlLedger, joke: MemberId
) -> None:
    count = seen(ledger, joke, begun(ledger, joke), "TOY-1")
    ended = count_of(ledger.do_at_desk(new(), joke, EndCount(count.number)))
    assert {one.condition for one in desk.list_items()} == {"good"}
    lend(ledger, people.ada, "TOY-2")
    assert count_of(ledger.do_at_desk(new(), joke, EndCount(count.number, mark=True))) == ended
    assert ledger.do_at_desk(new(), joke, CountItem(count.number, "TOY-2")) == Declined(DeclineCause.TOO_LATE)


def test_the_result_is_written_to_a_file_that_a_spreadsheet_opens(
    desk: Builder, ledger: SqlLedger, joke: MemberId, tmp_path: Path
) -> None:
    desk.add_item("TOY-4", "=Som; met puntkomma", None, "box", TOYS.key)
    count = seen(ledger, joke, seen(ledger, joke, begun(ledger, joke), "TOY-1"), "CLO-1")
    written = ledger.write_count(joke, count.number)
    assert written == CountWritten(str(tmp_path / "exports" / f"2026-11-23-{TOYS.key}-{count.number}.csv"))
    assert isinstance(written, CountWritten)
    raw = Path(written.path).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    lines = raw.decode("utf-8-sig").splitlines()
    assert lines[0] == "resultaat;code;naam"
    assert sorted(lines[1:]) == [
        "aanwezig;TOY-1;Houten trein",
        "ontbreekt;TOY-2;Ganzenbord",
        "ontbreekt;TOY-3;Bal",
        'ontbreekt;TOY-4;"\'=Som; met puntkomma"',
        "te veel;CLO-1;Skipak",
    ]
    assert [file.name for file in (tmp_path / "exports").iterdir()] == [Path(written.path).name]


def test_the_stock_take_of_another_initiative_is_declined(people: People, ledger: SqlLedger, joke: MemberId) -> None:
    count = begun(ledger, joke)
    refused = Declined(DeclineCause.NOT_YOURS)
    for command in (BeginCount(TOYS.key), CountItem(count.number, "TOY-1"), EndCount(count.number)):
        assert ledger.do_at_desk(new(), people.rik, command) == refused
    assert ledger.write_count(people.rik, count.number) == refused
    assert ledger.do_at_desk(new(), joke, EndCount(999)) == Declined(DeclineCause.UNKNOWN)
