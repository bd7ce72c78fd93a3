"""The tables of the volunteers' desk: what their constraints refuse, and what a downgrade leaves of them."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from db.ledger import SqlLedger
from db.migrations import differences, downgrade, upgrade
from kiosk.lending.commands import BeginCount, CheckIn, CloseToday, CountItem
from kiosk.lending.events import VisitOpened
from kiosk.lending.model import CardId, Device, Trouble
from kiosk.lending.volunteers.events import CountRead
from tests.db.conftest import BRUSSELS, KEY, Clock
from tests.db.furnishing import (
    People,
    lend,
)
from tests.house import ADAS_NUMBER, JOKES_NUMBER, TOYS
from tests.support.builder import new

Open = Callable[[str], Engine]


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO role (member_id, initiative_id, kind, since) VALUES (1, 1, 'volunteer', 'x')",
        "INSERT INTO role (member_id, initiative_id, kind, since) VALUES (4, 1, 'director', 'x')",
        "INSERT INTO role (member_id, initiative_id, kind, since) VALUES (99, 1, 'volunteer', 'x')",
        "INSERT INTO opening_override VALUES (1, '2026-11-23', '14:00', '13:00', 'x', 'x')",
        "INSERT INTO opening_override VALUES (1, '2026-11-23', '14:00', NULL, 'x', 'x')",
        "INSERT INTO flaw VALUES (1, 'wagon', 0, 0)",
        "INSERT INTO inbox (at, kind, initiative_id) VALUES ('x', 'trouble', 1)",
        "INSERT INTO inbox (at, kind, device, trouble) VALUES ('x', 'trouble', 'printer', 'silent')",
        "INSERT INTO inbox (at, kind) VALUES ('x', 'parts')",
        "INSERT INTO stock_count (initiative_id, category, since, who) VALUES (1, '', 'x', 'x')",
        "INSERT INTO stock_seen VALUES (1, 'TOY-1', 1, 'here', 'x')",
        "INSERT INTO stock_seen VALUES (1, 'TOY-9', NULL, 'missing', 'x')",
        "INSERT INTO deed VALUES ('once', 'x', NULL)",
    ],
)
def test_the_database_refuses(engine: Engine, people: People, ledger: SqlLedger, statement: str) -> None:
    ledger.report_trouble(Device.PRINTER, Trouble.PAPER_OUT)
    begun = ledger.do_at_desk(new(), people.joke, BeginCount(TOYS.key))
    assert isinstance(begun, CountRead)
    ledger.do_at_desk(new(), people.joke, CountItem(1, "TOY-1"))
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO deed VALUES ('once', 'x', NULL)"))
    with pytest.raises(DBAPIError), engine.begin() as connection:
        connection.execute(text(statement))


def test_a_downgrade_drops_the_desk_and_keeps_the_entries_of_the_version_before(
    engine: Engine, people: People, clock: Clock, ledger: SqlLedger
) -> None:
    lend(ledger, people.ada, "TOY-2")
    ledger.report_trouble(Device.PRINTER, Trouble.PAPER_OUT)
    ledger.do_at_desk(new(), people.joke, CloseToday(TOYS.key))
    ledger.do_at_desk(new(), people.joke, CheckIn("TOY-1"))
    downgrade(engine, "0004")
    with engine.connect() as connection:
        kinds = connection.execute(text("SELECT kind FROM inbox")).scalars().all()
    assert kinds == ["parts"]
    upgrade(engine)
    assert differences(engine) == []
    visit = SqlLedger(engine, clock, BRUSSELS, KEY).open_visit(CardId(f"card {JOKES_NUMBER}"))
    assert isinstance(visit, VisitOpened)
    visit = SqlLedger(engine, clock, BRUSSELS, KEY).open_visit(CardId(f"card {ADAS_NUMBER}"))
    assert isinstance(visit, VisitOpened)
    assert [loan.item.barcode for loan in visit.loans] == ["TOY-2"]
