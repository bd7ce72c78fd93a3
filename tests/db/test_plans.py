"""The query plans of the ledger: a scan looks rows up by an index and never reads a whole table."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql import ClauseElement

from db.ledger.statements import items, money, operations, people, reports, reservations, swaps
from db.ledger.statements.tables import loan

Open = Callable[[str], Engine]

ELSEWHERE = {"PING", "FIRST_CHECKED", "BEGIN_PIN_TRIES_ANEW", "FORGET_OLD_PIN_TRIES", "WHOSE_PLANS_TO_BOOK"}
"""Statements that may read a table: the wrong PINs of one day, and the list of all points at the desk."""

BEHIND_A_SCAN = {
    name: statement
    for module in (items, money, operations, people, reports, reservations, swaps)
    for name, statement in vars(module).items()
    if name.isupper() and isinstance(statement, ClauseElement)
    if not name.startswith("ADD_") and name not in ELSEWHERE
}
"""The statements behind a scan that look for rows, that is, all but inserts."""

EVERY_INITIATIVE = {"INITIATIVES", "OWED_EVERYWHERE", "STANDING_EVERYWHERE"}
"""Statements that read the initiatives of the house, about a dozen, one by one, and look up everything else."""


def plan(engine: Engine, statement: ClauseElement) -> list[str]:
    compiled = statement.compile(dialect=sqlite.dialect(paramstyle="named"))
    with engine.connect() as connection:
        asked = text(f"EXPLAIN QUERY PLAN {compiled}")
        return [row.detail for row in connection.execute(asked, dict.fromkeys(compiled.params, 1))]


@pytest.mark.parametrize("name", BEHIND_A_SCAN)
def test_no_statement_behind_a_scan_reads_a_whole_table_or_sorts(sqlite_url: str, opened: Open, name: str) -> None:
    steps = plan(opened(sqlite_url), BEHIND_A_SCAN[name])
    assert steps
    looked_up = ("SEARCH", "CORRELATED", "SCALAR", "SCAN CONSTANT ROW")
    reads = [step for step in steps if not step.startswith(looked_up)]
    if name in EVERY_INITIATIVE:
        reads = [step for step in reads if step not in ("SCAN initiative", "USE TEMP B-TREE FOR ORDER BY")]
    assert reads == []


@pytest.mark.parametrize(("name", "index"), [("WHO_HAS", "uq_loan_open_item"), ("LOANS_OF", "ix_loan_open_member")])
def test_open_loans_are_found_by_the_index_of_open_loans(sqlite_url: str, opened: Open, name: str, index: str) -> None:
    assert [step for step in plan(opened(sqlite_url), BEHIND_A_SCAN[name]) if f"USING INDEX {index}" in step]


def test_control_a_statement_that_reads_a_whole_table_is_noticed(sqlite_url: str, opened: Open) -> None:
    past = loan.select().where(loan.c.returned_at == "x")
    assert plan(opened(sqlite_url), past) == ["SCAN loan"]
