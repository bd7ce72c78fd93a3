"""Paying later: what a member owes each initiative, and the reference by which a bank payment is recognised."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError
from stdnum.be import ogm_vcs

from db.ledger import SqlLedger
from db.ledger.money.payments import communication
from kiosk.lending.events import Recorded, Undone
from kiosk.lending.model import Account, Cents, MemberId, Payment
from kiosk.lending.terms import House
from tests.db.sharing import (
    LENT_TOOLS,
    SHARED_BABIES,
    account,
    line_of,
    member,
    rows,
    visit,
)
from tests.house import BABIES
from tests.support.builder import Builder, new

REFERENCES = "SELECT member_id, initiative_id, closed_at IS NOT NULL FROM payment_reference ORDER BY id"


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "+++000/0000/00101+++"),
        (97, "+++000/0000/09797+++"),
        (1234567890, "+++123/4567/89002+++"),
        (9999999999, "+++999/9999/99948+++"),
    ],
)
def test_a_reference_has_the_check_digits_of_belgian_transfers(number: int, written: str) -> None:
    assert communication(number) == written
    assert ogm_vcs.is_valid(written)


def test_the_cost_of_a_loan_is_told_with_the_account_and_the_way_to_pay(ledger: SqlLedger, ada: MemberId) -> None:
    lending = new()
    answer = ledger.lend_or_return(lending, ada, "SEAT")
    payment = Payment("Babytheek", "BE68539007547034", "+++000/0000/00101+++")
    assert account(answer) == Account(BABIES, Cents(200), payment, 10)
    assert ledger.lend_or_return(lending, ada, "SEAT") == answer
    assert visit(ledger).accounts == (account(answer),)


def test_a_loan_that_costs_nothing_tells_of_no_account(ledger: SqlLedger, ada: MemberId) -> None:
    for code in ("SAW", "SAW"):
        answer = ledger.lend_or_return(new(), ada, code)
        assert isinstance(answer, Recorded)
        assert answer.account is None
        undone = ledger.undo(new(), line_of(answer).operation)
        assert undone == Undone(line_of(answer).operation)


def test_an_account_is_never_told_to_another(ledger: SqlLedger, house: Builder, ada: MemberId) -> None:
    late = replace(SHARED_BABIES, loans=replace(SHARED_BABIES.loans, days=1, late=Cents(50)))
    house.apply_house(House(holidays=""), (late, LENT_TOOLS))
    lent = line_of(ledger.lend_or_return(new(), ada, "SEAT"))
    with_ben = ledger.lend_or_return(new(), member(ledger, "1002"), "SEAT")
    assert isinstance(with_ben, Recorded)
    assert with_ben.account is None
    assert ledger.undo(new(), line_of(with_ben).operation) == Undone(line_of(with_ben).operation)
    undone = ledger.undo(new(), lent.operation)
    assert isinstance(undone, Undone)
    assert undone.account == Account(BABIES, Cents(0), None, 10)


def test_a_reference_stays_open_until_all_is_paid(
    ledger: SqlLedger, house: Builder, ada: MemberId, engine: Engine
) -> None:
    told_first = account(ledger.lend_or_return(new(), ada, "SEAT")).payment
    told_next = account(ledger.lend_or_return(new(), ada, "COT")).payment
    assert told_first == told_next == visit(ledger).accounts[0].payment
    house.take_payment("1001", BABIES.key, Cents(300))
    assert rows(engine, REFERENCES) == [(1, 1, 0)]
    house.take_payment("1001", BABIES.key, Cents(150))
    assert [bool(closed) for _, _, closed in rows(engine, REFERENCES)] == [True]
    (credit,) = visit(ledger).accounts
    assert (credit.owed, credit.payment) == (-50, None)
    house.add_item("SEAT-2", "Zitje", None, "seat", BABIES.key)
    later = account(ledger.lend_or_return(new(), ada, "SEAT-2")).payment
    assert later is not None
    assert later.reference == "+++000/0000/00202+++"


def test_each_member_has_a_reference_of_their_own_for_each_initiative(
    ledger: SqlLedger, house: Builder, ada: MemberId, engine: Engine
) -> None:
    paid = replace(LENT_TOOLS, loans=replace(LENT_TOOLS.loans, fee=Cents(100)), pay_to=SHARED_BABIES.pay_to)
    house.apply_house(House(holidays=""), (SHARED_BABIES, paid))
    ledger.lend_or_return(new(), ada, "SEAT")
    ledger.lend_or_return(new(), ada, "SAW")
    ledger.lend_or_return(new(), member(ledger, "1002"), "COT")
    assert [row[:2] for row in rows(engine, REFERENCES)] == [(1, 1), (1, 2), (2, 1)]
    assert [one.owed for one in visit(ledger).accounts] == [200, 100]


def test_an_initiative_without_a_bank_account_has_no_reference(
    ledger: SqlLedger, house: Builder, ada: MemberId, engine: Engine
) -> None:
    house.apply_house(House(holidays=""), (replace(SHARED_BABIES, pay_to=None), LENT_TOOLS))
    assert account(ledger.lend_or_return(new(), ada, "SEAT")).payment is None
    assert rows(engine, REFERENCES) == []


def test_the_database_refuses_a_second_open_reference_and_points_among_money(
    ledger: SqlLedger, ada: MemberId, engine: Engine
) -> None:
    ledger.lend_or_return(new(), ada, "SEAT")
    entry = "INSERT INTO entry (account, member_id, initiative_id, place, kind, amount, balance, at) VALUES"
    for statement in (
        "INSERT INTO payment_reference (member_id, initiative_id, opened_at) VALUES (1, 1, 'x')",
        f"{entry} ('points', 1, 1, 9, 'loan', 1, 1, 'x')",
        f"{entry} ('owed', 1, 1, 9, 'taken', 1, 1, 'x')",
        f"{entry} ('points', 1, 1, 9, 'plan', 1, 1, 'x')",
        f"{entry} ('deposit', 1, 1, 9, 'deposit', -1, -1, 'x')",
        "UPDATE entry SET amount = 5",
        "DELETE FROM entry",
    ):
        with pytest.raises(DBAPIError), engine.begin() as connection:
            connection.execute(text(statement))
