"""An import into the ledger: short transactions, repeatable, completed after it was cut off, and undone."""

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, Select, func, select, text

from db.engine import open_engine
from db.ledger import SqlLedger
from db.ledger.importing import importer
from db.ledger.importing.applying import Tally
from db.ledger.importing.importer import Importer, Pace, Source, next_size
from db.ledger.statements.tables import code, entry, import_change, item, loan, member, part, strip, subscription
from kiosk.importing.cells import Cell
from kiosk.importing.checking import check
from kiosk.importing.fitted import Checked
from kiosk.importing.recognising import Reading, recognise
from kiosk.importing.rows import Kind
from kiosk.lending.actors import CommandLine
from kiosk.lending.commands import EraseMember
from kiosk.lending.events import Recorded
from kiosk.lending.model import Cents, MemberId, Operation
from kiosk.lending.ports import LedgerError
from kiosk.lending.terms import CheckReturns, House, Plan
from tests.db.conftest import BRUSSELS, KEY, Clock
from tests.db.furnishing import OPEN_TOYS, SWAPPED_CLOTHES, lend
from tests.house import (
    ADAS_NAME,
    ADAS_NUMBER,
    BENS_NAME,
    BENS_NUMBER,
    CEMS_NAME,
    CEMS_NUMBER,
    CLOTHES,
    JOKES_NAME,
    JOKES_NUMBER,
    TOYS,
)
from tests.support.builder import Builder

AT_ONCE = Pace(sleep=lambda _seconds: None)
ITEMS = "code,naam,categorie,waarde,onderdelen,initiatief"
TRAIN_ROW = f"TOY-1,Trein,box,12.50,12 blokken; 2 borden,{TOYS.key}"
GOOSE_ROW = f"TOY-2,Ganzenbord,game,5,,{TOYS.key}"


class Desk:
    """A house with two initiatives, and the importer of its sheets."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self.builder = Builder(engine, clock)
        plans = (Plan("year", "Jaarkaart", Cents(0)), Plan("strips", "Beurten", Cents(0), loans=9))
        toys = replace(OPEN_TOYS, check_returns=CheckReturns.PROBLEMS)
        self.builder.apply_house(House(holidays=""), (toys, replace(SWAPPED_CLOTHES, plans=plans)))
        self.engine = engine
        self.ledger = Importer(engine, clock, BRUSSELS, KEY, boot="this", seconds_since_boot=clock.seconds_since_boot)

    def check(self, *lines: str) -> tuple[Checked, Reading]:
        header, asked = tuple(lines[0].split(",")), Kind.BALANCES if "balance" in lines[0] else None
        cells: Iterable[tuple[int, tuple[Cell, ...]]] = enumerate((tuple(one.split(",")) for one in lines[1:]), 2)
        reading = recognise(header, asked)
        return check(cells, header, reading, self.ledger.known(reading.kind)), reading

    def bring_in(self, *lines: str, done: Callable[[int], None] = lambda _rows: None) -> tuple[int, Tally]:
        """Imports the rows; asserts that the import changes exactly what the comparison before it told."""
        found, reading = self.check(*lines)
        assert found.problems == []
        source = Source("sheet.csv", "\n".join(lines), reading.source)
        told = self.ledger.compare(reading.kind, found.rows, pace=AT_ONCE)
        run, tally = self.ledger.import_rows(source, reading.kind, found.rows, done, AT_ONCE)
        assert tally == told
        return run, tally

    def all(self, query: Select[Any]) -> list[tuple[object, ...]]:
        with self.engine.connect() as connection:
            return [tuple(row) for row in connection.execute(query)]


@pytest.fixture
def house(engine: Engine, clock: Clock) -> Desk:
    return Desk(engine, clock)


@pytest.fixture
def sqlite_house(sqlite_url: str, opened: Callable[[str], Engine], clock: Clock) -> Desk:
    return Desk(opened(sqlite_url), clock)


def members(*numbers: str) -> tuple[str, ...]:
    names = {ADAS_NUMBER: ADAS_NAME, BENS_NUMBER: BENS_NAME, CEMS_NUMBER: CEMS_NAME}
    return ("nummer,naam,taal,volwassen", *(f"{number},{names[number]},fr,ja" for number in numbers))


def test_a_second_run_changes_only_what_differs_and_says_what(house: Desk) -> None:
    first, tally = house.bring_in(ITEMS, TRAIN_ROW, GOOSE_ROW)
    assert (first, tally) == (1, Tally(added=2))
    assert house.all(select(part.c.name, part.c.count).order_by(part.c.position)) == [("blokken", 12), ("borden", 2)]
    assert [one.added_on for one in house.builder.list_to_label()] == [date(2026, 11, 23)] * 2
    assert house.bring_in(ITEMS, TRAIN_ROW, GOOSE_ROW)[1] == Tally(same=2)
    second, tally = house.bring_in(
        ITEMS, TRAIN_ROW.replace("12 blokken", "11 blokken").replace("12.50", "13"), GOOSE_ROW
    )
    assert tally == Tally(changed=1, same=1, columns={"value": 1, "components": 1, "parts": 1})
    assert house.all(select(item.c.barcode, item.c.value, item.c.condition).order_by(item.c.id)) == [
        ("TOY-1", 1300, "good"),
        ("TOY-2", 500, "good"),
    ]
    taken = house.ledger.undo_import(second, pace=AT_ONCE)
    assert (taken.deleted, taken.put_back, taken.stays) == (0, 1, 0)
    assert house.all(select(item.c.value, item.c.components).where(item.c.barcode == "TOY-1")) == [
        (1250, "12 blokken; 2 borden")
    ]
    assert house.all(select(part.c.name, part.c.count).order_by(part.c.position)) == [("blokken", 12), ("borden", 2)]


def test_undoing_the_imports_of_all_kinds_leaves_nothing(house: Desk) -> None:
    uid = "04:A1:B2:C3:D4:E5:F6"
    runs = [
        house.bring_in(*members(ADAS_NUMBER, BENS_NUMBER))[0],
        house.bring_in(ITEMS, TRAIN_ROW, GOOSE_ROW)[0],
        house.bring_in("lidnummer,kaart", f"{ADAS_NUMBER},{uid}")[0],
        house.bring_in("member,plan,first,initiative", f"{ADAS_NUMBER},year,2026-03-01,{CLOTHES.key}")[0],
        house.bring_in(
            "code,lidnummer,uitgeleend,terug tegen,teruggebracht",
            f"TOY-1,{ADAS_NUMBER},1/10/2026,15/10/2026,12/10/2026",
            f"TOY-1,{ADAS_NUMBER},20/11/2026,4/12/2026,",
        )[0],
    ]
    assert house.all(select(member.c.number, member.c.language).order_by(member.c.number)) == [
        (ADAS_NUMBER, "fr"),
        (BENS_NUMBER, "fr"),
    ]
    assert house.all(select(subscription.c.last)) == [(date(2027, 2, 28),)]
    for run in reversed(runs):
        assert house.ledger.undo_import(run, pace=AT_ONCE).stays == 0
    for table in (member, item, subscription, loan, import_change):
        assert house.all(select(func.count()).select_from(table)) == [(0,)]
    assert house.all(select(code.c.code).where(code.c.kind != "tag")) == []
    assert [one.undone is not None for one in house.ledger.list_imports()] == [True] * 5


def test_the_desk_finds_a_member_whom_an_import_renamed_by_the_new_name(sqlite_house: Desk) -> None:
    house = sqlite_house
    house.bring_in(*members(BENS_NUMBER))
    house.builder.add_member(JOKES_NUMBER, JOKES_NAME)
    house.builder.add_volunteer(JOKES_NUMBER, TOYS.key)
    (joke,) = (one for one in house.all(select(member.c.id).where(member.c.number == JOKES_NUMBER)))

    def found(text: str) -> list[str]:
        answer = house.builder.search_member(MemberId(int(str(joke[0]))), text)
        return [one.number for one in answer.members]

    assert (found("Ben"), found("Cem")) == ([BENS_NUMBER], [])
    run, _ = house.bring_in("nummer,naam", f"{BENS_NUMBER},{CEMS_NAME}")
    assert (found("Ben"), found("Cem")) == ([], [BENS_NUMBER])
    house.ledger.undo_import(run, pace=AT_ONCE)
    assert (found("Ben"), found("Cem")) == ([BENS_NUMBER], [])


def test_a_balance_is_imported_once_and_can_be_undone(sqlite_house: Desk) -> None:
    house = sqlite_house
    house.bring_in(*members(ADAS_NUMBER))
    header = "member,initiative,account,balance"
    rows = (f"{ADAS_NUMBER},{TOYS.key},owed,12.50", f"{ADAS_NUMBER},{TOYS.key},deposit,20")
    run, tally = house.bring_in(header, *rows)
    assert tally == Tally(changed=2, columns={"owed": 1, "deposit": 1})
    assert house.bring_in(header, *rows)[1] == Tally(same=2)
    with house.engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO entry (account, member_id, initiative_id, place, kind, amount, balance, at) "
            "SELECT account, member_id, initiative_id, 2, kind, -500, 1500, at FROM entry WHERE account = 'deposit'"
        )
    taken = house.ledger.undo_import(run, pace=AT_ONCE)
    assert (taken.put_back, taken.stays) == (1, 1), "of the deposit some was given back already"
    last = select(entry.c.account, entry.c.kind, entry.c.balance).order_by(entry.c.id)
    assert house.all(last) == [
        ("owed", "carried", 1250),
        ("deposit", "carried", 2000),
        ("deposit", "carried", 1500),
        ("owed", "carried", 0),
    ]


def test_points_of_a_plan_that_are_not_booked_yet_count_in_the_comparison(sqlite_house: Desk) -> None:
    house = sqlite_house
    plan = Plan("year", "Jaarkaart", Cents(0), points=10)
    house.builder.apply_house(House(holidays=""), (OPEN_TOYS, replace(SWAPPED_CLOTHES, plans=(plan,))))
    house.bring_in(*members(ADAS_NUMBER))
    house.bring_in("member,plan,first,initiative", f"{ADAS_NUMBER},year,2026-03-01,{CLOTHES.key}")
    header = "member,initiative,account,balance"
    assert house.bring_in(header, f"{ADAS_NUMBER},{CLOTHES.key},points,10")[1] == Tally(same=1)
    assert house.bring_in(header, f"{ADAS_NUMBER},{CLOTHES.key},points,7")[1].changed == 1


def test_undoing_an_import_keeps_rows_that_are_in_use_or_were_changed_since(sqlite_house: Desk) -> None:
    house = sqlite_house
    people, _ = house.bring_in(*members(ADAS_NUMBER, BENS_NUMBER))
    things, _ = house.bring_in(ITEMS, TRAIN_ROW, GOOSE_ROW)
    renamed, _ = house.bring_in("nummer,naam", f"{BENS_NUMBER},Ben O.")
    lend(house.builder, MemberId(1), "TOY-1")
    with house.engine.begin() as connection:
        connection.execute(text(f"UPDATE member SET name = 'Benjamin' WHERE number = '{BENS_NUMBER}'"))
    strips, _ = house.bring_in("member,plan,first,left,initiative", f"{BENS_NUMBER},strips,2026-03-01,4,{CLOTHES.key}")
    assert house.all(select(strip.c.change, strip.c.remaining)) == [(-5, 4)]
    assert house.ledger.undo_import(things, pace=AT_ONCE).stays == 1
    assert house.ledger.undo_import(renamed, pace=AT_ONCE).stays == 1
    assert house.ledger.undo_import(strips, pace=AT_ONCE).stays == 1
    assert house.ledger.undo_import(people, pace=AT_ONCE).stays == 2
    assert house.all(select(item.c.barcode)) == [("TOY-1",)]
    assert house.all(select(member.c.name).order_by(member.c.number)) == [(ADAS_NAME,), ("Benjamin",)]


def test_a_loan_that_the_kiosk_has_ended_is_not_opened_again_by_an_import(sqlite_house: Desk) -> None:
    house = sqlite_house
    house.bring_in(*members(ADAS_NUMBER))
    house.bring_in(ITEMS, TRAIN_ROW.replace("12 blokken; 2 borden", ""))
    loans = ("code,lidnummer,uitgeleend,terug tegen", f"TOY-1,{ADAS_NUMBER},20/11/2026,4/12/2026")
    house.bring_in(*loans)
    assert isinstance(house.builder.give_back(Operation("back"), None, "TOY-1"), Recorded)
    lend(house.builder, MemberId(1), "TOY-1")
    assert house.bring_in(*loans)[1] == Tally(same=1)
    other = (loans[0], loans[1].replace("20/11", "21/11"))
    assert [one.column for one in house.check(*other)[0].problems] == ["code"]
    ended = (f"{loans[0]},teruggebracht", f"{loans[1]},21/11/2026")
    assert house.bring_in(*ended)[1] == Tally(changed=1, columns={"returned_at": 1})


def test_an_import_that_was_cut_off_goes_on_under_its_number(sqlite_house: Desk) -> None:
    house = sqlite_house
    lines = [ITEMS, *(f"N{number},Trein,box,1,,{TOYS.key}" for number in range(100))]

    class CutOffError(Exception):
        pass

    def cut(_rows: int) -> None:
        raise CutOffError

    with pytest.raises(CutOffError):
        house.bring_in(*lines, done=cut)
    assert house.all(select(func.count()).select_from(item)) == [(importer.FIRST_ROWS,)]
    assert [one.ended for one in house.ledger.list_imports()] == [None]
    run, tally = house.bring_in(*lines)
    assert (run, tally.added, tally.same) == (1, 100 - importer.FIRST_ROWS, importer.FIRST_ROWS)
    assert house.ledger.undo_import(run, pace=AT_ONCE).deleted == 100


def test_a_row_that_the_database_refuses_keeps_nothing_of_its_transaction(sqlite_house: Desk) -> None:
    house = sqlite_house
    found, reading = house.check(ITEMS, TRAIN_ROW, GOOSE_ROW)
    house.builder.add_member("TOY-2", ADAS_NAME)
    with pytest.raises(LedgerError):
        house.ledger.import_rows(Source("f", "d", "s"), reading.kind, found.rows, pace=AT_ONCE)
    assert house.all(select(func.count()).select_from(item)) == [(0,)]


def test_erasing_a_member_erases_the_values_that_an_import_kept_of_them(sqlite_house: Desk) -> None:
    house = sqlite_house
    house.bring_in(*members(ADAS_NUMBER))
    house.bring_in("nummer,naam", f"{ADAS_NUMBER},{CEMS_NAME}")
    assert house.all(select(func.count()).select_from(import_change)) == [(2,)]
    house.builder.do(Operation(""), CommandLine(), EraseMember(ADAS_NUMBER))
    assert house.all(select(func.count()).select_from(import_change)) == [(0,)]


def test_a_scan_waits_for_one_transaction_at_most(sqlite_house: Desk, sqlite_url: str, clock: Clock) -> None:
    """The kiosk has its own connection; each transaction of the import writes as many rows as its time allows."""
    house = sqlite_house
    house.builder.add_item("KIOSK-1", "Bal", None, "box", TOYS.key)
    found, reading = house.check(ITEMS, *(f"N{one},Trein,box,1,12 blokken; 2 borden,{TOYS.key}" for one in range(1500)))
    engine = open_engine(sqlite_url)
    kiosk = SqlLedger(engine, clock, BRUSSELS, KEY)
    began = threading.Event()
    wrote = threading.Thread(
        target=lambda: house.ledger.import_rows(
            Source("f", "d", "s"), reading.kind, found.rows, lambda _rows: began.set()
        )
    )
    wrote.start()
    began.wait(10)
    waits: list[float] = []
    while wrote.is_alive():
        since = time.perf_counter()
        assert isinstance(kiosk.give_back(Operation(f"scan {since}"), None, "KIOSK-1"), Recorded)
        waits.append(time.perf_counter() - since)
        time.sleep(0.05)
    wrote.join()
    engine.dispose()
    assert len(waits) > 3
    assert max(waits) < 1.0


@pytest.mark.parametrize(
    ("size", "took", "then"),
    [(20, 0.001, 40), (500, 0.001, 500), (400, 0.08, 100), (1, 0.5, 1), (100, 0.02, 100)],
)
def test_the_next_transaction_is_as_large_as_the_time_allows(size: int, took: float, then: int) -> None:
    assert next_size(size, took) == then
