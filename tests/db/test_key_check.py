"""Cards and PINs are stored under a key; a key file other than this one is noticed, however it came there."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine, text

from db.key_check import key_differs
from db.migrations import downgrade, upgrade
from kiosk.lending.model import CardId
from tests.db.conftest import KEY
from tests.support.builder import Builder

OTHER = b"o" * 32


def test_a_database_accepts_its_own_key_and_no_other(engine: Engine, desk: Builder) -> None:
    assert key_differs(engine, KEY) is None
    desk.remember_key(KEY)
    assert key_differs(engine, KEY) is None
    answer = key_differs(engine, OTHER)
    assert answer is not None
    assert answer.startswith("This is not the key of this database")


def test_a_key_is_remembered_once_until_there_is_another_key(engine: Engine, desk: Builder) -> None:
    desk.remember_key(KEY)
    desk.remember_key(KEY)
    assert [line.what for line in desk.list_journal()] == ["key taken into use"]
    desk.remember_key(OTHER)
    assert key_differs(engine, OTHER) is None
    assert key_differs(engine, KEY) is not None


def test_the_key_itself_is_not_in_the_database(engine: Engine, desk: Builder) -> None:
    desk.remember_key(KEY)
    with engine.connect() as connection:
        ((name, value),) = connection.execute(text("SELECT name, value FROM setting")).all()
    assert (name, len(value)) == ("key check", 64)
    assert KEY.decode() not in value
    assert KEY.hex() not in value


def test_a_database_with_a_card_or_a_pin_needs_the_key(desk: Builder) -> None:
    desk.add_member("1001", "Ada Peeters")
    assert not desk.needs_key()
    desk.set_pin("1001", "2580", KEY)
    assert desk.needs_key()


def test_a_database_with_a_lost_card_needs_the_key_too(desk: Builder) -> None:
    desk.add_member("1001", "Ada Peeters")
    desk.add_card("1001", CardId("ada"))
    desk.report_card_lost(CardId("ada"))
    assert desk.needs_key()


def test_a_missing_or_older_database_gives_no_verdict_on_the_key(
    tmp_path: Path, engine: Engine, opened: Callable[[str], Engine]
) -> None:
    assert key_differs(opened(f"sqlite:///{tmp_path}/nowhere.db"), KEY) is None
    downgrade(engine, "0001")
    assert key_differs(engine, KEY) is None
    upgrade(engine)
    assert key_differs(engine, KEY) is None
