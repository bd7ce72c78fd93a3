"""Messages of the house: each is kept until its member has seen it, and its text is erased after that."""

import json

import pytest
from sqlalchemy import Engine, text

from db import checks
from db.ledger import SqlLedger
from db.ledger.privacy.written import as_json
from kiosk.lending.commands import EraseMember, WithdrawMessage, WriteMessage
from kiosk.lending.events import VisitOpened
from kiosk.lending.limits import LONGEST_MESSAGE, MOST_MESSAGES
from kiosk.lending.model import CardId, HouseMessage, MemberId
from kiosk.lending.volunteers.events import Declined, MemberErased, MemberRead
from kiosk.lending.volunteers.model import DeclineCause
from tests.db.furnishing import People, furnish
from tests.house import ADAS_NUMBER
from tests.support.builder import Builder, new

GLASSES = "Je bril ligt aan de balie."
HER_CARD = CardId("ad" * 16)


@pytest.fixture
def people(engine: Engine, desk: Builder) -> People:
    furnish(desk)
    desk.add_card(ADAS_NUMBER, HER_CARD)
    return People(engine)


def writes(ledger: SqlLedger, people: People, message: str, by: MemberId | None = None) -> object:
    return ledger.do_at_desk(new(), by or people.joke, WriteMessage(people.ada, message))


def shown(ledger: SqlLedger) -> tuple[HouseMessage, ...]:
    opened = ledger.open_visit(HER_CARD)
    assert isinstance(opened, VisitOpened)
    return opened.messages


def test_a_message_is_shown_until_it_was_seen_and_then_its_text_is_erased(
    engine: Engine, people: People, ledger: SqlLedger
) -> None:
    written = writes(ledger, people, GLASSES)
    assert isinstance(written, MemberRead)
    (message,) = shown(ledger)
    assert (message.text, written.file.messages) == (GLASSES, (message,))

    ledger.see_message(people.ada, message.number)
    ledger.see_message(people.ada, message.number)

    assert shown(ledger) == ()
    with engine.connect() as connection:
        noted = connection.execute(text("SELECT what FROM journal WHERE what LIKE 'message%' ORDER BY id")).scalars()
        assert list(noted) == ["message written", "message seen"]
        assert connection.execute(text("SELECT count(*) FROM message")).scalar() == 0
    assert checks.look(engine) == ()


def test_a_message_can_be_withdrawn_only_before_it_was_seen(people: People, ledger: SqlLedger) -> None:
    writes(ledger, people, GLASSES)
    (message,) = shown(ledger)
    withdraw = WithdrawMessage(people.ada, message.number)

    taken_back = ledger.do_at_desk(new(), people.joke, withdraw)

    assert isinstance(taken_back, MemberRead)
    assert (taken_back.file.messages, shown(ledger)) == ((), ())
    assert ledger.do_at_desk(new(), people.joke, withdraw) == Declined(DeclineCause.MESSAGE_SEEN)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Je   bril\nligt hier. ", "Je bril ligt hier."),
        ("نظارتك موجودة على المكتب.", "نظارتك موجودة على المكتب."),
        ("x" * LONGEST_MESSAGE, "x" * LONGEST_MESSAGE),
        ("x" * (LONGEST_MESSAGE + 1), None),
        ("Je bril\x1b[2J", None),
        (" ", None),
    ],
)
def test_a_message_is_one_line_of_visible_characters(
    people: People, ledger: SqlLedger, typed: str, kept: str | None
) -> None:
    answer = writes(ledger, people, typed)

    assert answer == Declined(DeclineCause.TEXT) if kept is None else [one.text for one in shown(ledger)] == [kept]


def test_only_a_limited_number_of_messages_waits_for_a_member(people: People, ledger: SqlLedger) -> None:
    for number in range(MOST_MESSAGES):
        writes(ledger, people, f"Bericht {number}")

    assert writes(ledger, people, GLASSES) == Declined(DeclineCause.TOO_MANY_MESSAGES)


def test_a_message_is_in_the_export_of_its_member_and_is_erased_with_them(
    engine: Engine, people: People, ledger: SqlLedger
) -> None:
    writes(ledger, people, GLASSES)
    kept = json.loads(as_json(ledger.kept_of(ADAS_NUMBER)))
    assert GLASSES in json.dumps(kept, ensure_ascii=False)

    assert isinstance(ledger.do_at_desk(new(), people.leen, EraseMember(people.ada)), MemberErased)

    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM message")).scalar() == 0
