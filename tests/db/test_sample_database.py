"""A recorded database of an earlier version: it is upgraded, opens, and has all its visits."""

import json
import sqlite3
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text

from db import stored
from db.engine import close, open_engine, verify
from db.ledger import SqlLedger
from db.migrations import differences, upgrade
from kiosk.lending.commands import CheckIn
from kiosk.lending.events import CatalogueRead, GivenUp, InstructionsConfirmed, PartsReported, Recorded, Undone
from kiosk.lending.model import Account, CardId, Hold, Line, LineKind, MemberId, Operation, PartNote
from kiosk.lending.volunteers.events import InboxRead, PastOperationsRead, ReturnTaken
from tests.db.conftest import BRUSSELS, KEY, Clock

SAMPLES = Path(__file__).parent / "samples"


@cache
def recorded() -> dict[str, Any]:
    """The operations of the sample database, and how every member stood after them."""
    found: dict[str, Any] = json.loads((SAMPLES / "visits.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def upgraded(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The sample database, upgraded to the present schema and closed."""
    file = tmp_path_factory.mktemp("sample") / "kiosk.db"
    database = sqlite3.connect(file)
    database.executescript((SAMPLES / "database.sql").read_text("utf-8"))
    database.close()
    engine = open_engine(f"sqlite:///{file}")
    upgrade(engine)
    close(engine)
    return file.read_bytes()


@pytest.fixture
def engine(tmp_path: Path, opened: Callable[[str], Engine], upgraded: bytes) -> Engine:
    file = tmp_path / "kiosk.db"
    file.write_bytes(upgraded)
    return opened(f"sqlite:///{file}")


@pytest.fixture
def ledger(engine: Engine) -> SqlLedger:
    return SqlLedger(engine, Clock(datetime.fromisoformat(recorded()["at"])), BRUSSELS, KEY)


def test_the_upgraded_sample_is_a_database_of_this_version(engine: Engine) -> None:
    assert differences(engine) == []
    verify(engine)


def test_every_member_finds_their_loans_accounts_and_reservations(ledger: SqlLedger) -> None:
    for card, stood in recorded()["visits"].items():
        assert stood == standing(ledger, CardId(card))


def standing(ledger: SqlLedger, card: CardId) -> dict[str, object]:
    """The visit that opens for the holder of this card, as recorded."""
    visit = ledger.open_visit(card, as_member=True)
    return {
        "member": visit.visitor.member,
        "loans": [
            [loan.item.barcode, str(loan.due_on), loan.renewals, loan.late_fee, loan.renewal_fee]
            for loan in visit.loans
        ],
        "accounts": [stored.encode(account) for account in visit.accounts],
        "reservations": [
            [one.item.barcode, one.place, stored.encode(one.hold) if one.hold else None] for one in visit.reservations
        ],
        "renew_by": str(visit.renew_by) if visit.renew_by else None,
    }


def test_the_catalogue_has_every_item_as_it_was(ledger: SqlLedger) -> None:
    read = ledger.catalogue()
    assert isinstance(read, CatalogueRead)
    assert recorded()["offers"] == [
        [one.item.barcode, one.availability.value, str(one.back_on) if one.back_on else None, one.queue]
        for one in read.catalogue.offers
    ]


def test_every_recorded_operation_asked_again_gets_its_recorded_answer(engine: Engine, ledger: SqlLedger) -> None:
    before = rows(engine)
    for done in recorded()["operations"]:
        arguments = done["arguments"]
        if done["method"] == "report_parts":
            arguments = [arguments[0], tuple(PartNote(*note) for note in arguments[1])]
        answer = getattr(ledger, done["method"])(Operation(done["operation"]), *arguments)
        assert_answered(done, answer)
    assert before == rows(engine)


def assert_answered(done: dict[str, Any], answer: object) -> None:
    line = None if done["line"] is None else stored.decode(done["line"], Line)
    account = None if done["account"] is None else stored.decode(done["account"], Account)
    hold = None if done["hold"] is None else stored.decode(done["hold"], Hold)
    assert done["answer"] == type(answer).__name__
    match answer:
        case Recorded():
            assert (line, account) == (answer.line, answer.account)
        case Undone():
            assert account == answer.account
        case PartsReported():
            assert hold == answer.hold
        case _:
            assert isinstance(answer, (GivenUp, InstructionsConfirmed))


def rows(engine: Engine) -> dict[str, int]:
    """The number of rows of each table."""
    with engine.connect() as connection:
        tables = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars().all()
        return {one: connection.execute(text(f'SELECT count(*) FROM "{one}"')).scalar_one() for one in tables}


def test_the_last_operation_can_be_undone(ledger: SqlLedger) -> None:
    member, last = MemberId(recorded()["by"]), Operation(recorded()["last"])
    card = next(CardId(card) for card, stood in recorded()["visits"].items() if stood["member"] == member)
    barcode = "INS-0142"
    assert barcode in [loan[0] for loan in recorded()["visits"][card]["loans"]]

    undone = ledger.undo(Operation("undo of now"), last)

    assert undone == Undone(last, undone.account)
    visit = ledger.open_visit(card, as_member=True)
    assert barcode not in [loan.item.barcode for loan in visit.loans]


def test_an_item_lent_under_the_earlier_version_can_be_returned(ledger: SqlLedger) -> None:
    for done in recorded()["operations"]:
        if done["line"] is None:
            continue
        line = stored.decode(done["line"], Line)
        if line.kind is LineKind.LENT:
            answer = ledger.lend_or_return(Operation(f"back {line.operation}"), done["arguments"][0], line.item.barcode)
            assert isinstance(answer, Recorded)
            assert answer.line.kind is LineKind.RETURNED
            assert not answer.line.elsewhere


def test_volunteers_find_the_recorded_inbox_and_operations(ledger: SqlLedger) -> None:
    volunteer = MemberId(recorded()["volunteer"])

    inbox = ledger.inbox(volunteer)
    assert isinstance(inbox, InboxRead)
    assert [1, 3, 7] == [entry.number for entry in inbox.entries]

    taken = ledger.do_at_desk(Operation("check in 1"), volunteer, CheckIn("SPE-0066"))
    assert isinstance(taken, ReturnTaken)
    assert taken.entry.item is not None
    assert "SPE-0066" == taken.entry.item.barcode

    past = ledger.read_past_operations(volunteer)
    assert isinstance(past, PastOperationsRead)
    assert "visit 0" in [one.operation for one in past.operations]
