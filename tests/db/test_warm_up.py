"""The warm-up of one kiosk beside that of another."""

from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location

import pytest
from sqlalchemy import Engine

from db.ledger import SqlLedger, warm_up
from db.ledger.prepared import prepared
from kiosk.lending.events import VisitOpened
from kiosk.lending.model import CardId, Operation
from tests.db.conftest import BRUSSELS, KEY, Clock
from tests.support.builder import Builder


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
def test_neither_warm_up_nor_visit_waits_for_the_warm_up_of_another_kiosk(
    url: str, opened: Callable[[str], Engine]
) -> None:
    """Not on SQLite: there one kiosk has the database to itself."""
    desk = Builder(opened(url), Clock())
    desk.add_member("1001", "Ada Peeters")
    desk.add_card("1001", CardId("ada"))
    spec = spec_from_file_location("warm_up_of_another_process", warm_up.__file__)
    assert spec
    assert spec.loader
    of_another_process = module_from_spec(spec)
    spec.loader.exec_module(of_another_process)
    ours, theirs = (SqlLedger(opened(url), Clock(), BRUSSELS, KEY) for _ in range(2))

    with theirs._engine.connect() as connection:
        of_another_process.warm_up(theirs._tx(prepared(connection), Operation("warm-up")))
        ours.warm()
        assert isinstance(ours.open_visit(CardId("ada")), VisitOpened)
        connection.rollback()
