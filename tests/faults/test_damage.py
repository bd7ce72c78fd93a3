"""Damage on the disk: flipped bits anywhere in the file and in the columns that are decoded, and how many are noticed.

A flip is noticed, or it changes nothing that is read, or it turns a letter or digit into another that is valid there as
well. Only the columns in `FREE` allow the last; anywhere else it is a failure.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from sqlalchemy import Engine, TypeDecorator
from sqlcipher3 import dbapi2

from db import checks
from db.checks.decoding import DOCUMENTS, FORMS, WORDS
from db.engine import open_engine, verify
from db.models import Row
from tests.support.torture import rounds
from tests.support.used_ledger import used_ledger

Damage = tuple[int, int]
"""The place of a byte in the file, and the bits of it that are flipped."""

FREE = {
    "alembic_version",
    "confirmation.at",
    "confirmation.text",
    "entry.at",
    "inbox.at",
    "inbox.settled_at",
    "induction.noted_at",
    "initiative.icon",
    "item.category",
    "item.name",
    "item.picture",
    "item.safe_until",
    "item.value",
    "item.when_borrowing",
    "item.when_returning",
    "journal.at",
    "journal.kiosk",
    "journal.what",
    "journal.who",
    "member.blocked_at",
    "member.blocked_because",
    "member.name",
    "member.pin_hash",
    "operation.account",
    "operation.answer",
    "operation.reason",
    "part.name",
    "part.picture",
    "payment_reference.closed_at",
    "payment_reference.opened_at",
    "referral.noted_at",
    "report.at",
    "report.undone_at",
    "report_note.name",
    "reservation.ended_at",
    "reservation.made_at",
    "reservation.ready_at",
    "role.since",
    "schema.sql",
    "setting.value",
    "terms.document",
    "terms.since",
}
"""Columns of values that are stored once: names, texts, moments, numbers and texts inside a document; and in the
text of the schema, a blank or a capital, which SQLite reads the same."""


def as_before(engine: Engine) -> bool:
    """Whether the checks find something that the kiosk made before it had `checks`: pragmas, names of tables, indexes
    and triggers.
    """
    return bool(verify(engine))


def with_checks(engine: Engine) -> bool:
    return bool(verify(engine) or checks.at_start(engine) or checks.look(engine))


def anywhere(rng: random.Random) -> Damage:
    return rng.randrange(len(used_ledger())), 1 << rng.randrange(8)


def in_a_decoded_column(rng: random.Random) -> Damage:
    """One bit in a moment, day, boolean, word or document of a random row, at a random place where the file has this
    value.
    """
    content = used_ledger()
    while True:
        value = rng.choice(decoded_values()[rng.choice([*decoded_values()])])
        if places := list(occurrences(content, value)):
            return rng.choice(places) + rng.randrange(len(value)), 1 << rng.randrange(8)


def occurrences(content: bytes, value: bytes) -> Iterator[int]:
    at = content.find(value)
    while at >= 0:
        yield at
        at = content.find(value, at + 1)


@cache
def decoded_values() -> dict[str, list[bytes]]:
    """For each column of text that is decoded, its values of at least 5 bytes."""
    rows, found = rows_before(), dict[str, list[bytes]]()
    for table in Row.metadata.sorted_tables:
        for number, column in enumerate(table.columns):
            name = f"{table.name}.{column.name}"
            if isinstance(column.type, TypeDecorator) or name in DOCUMENTS or name in WORDS or name in FORMS:
                values = {row[number] for row in rows[table.name] if isinstance(row[number], bytes)}
                if long := sorted(value for value in values if len(value) >= 5):
                    found[name] = long
    return found


@cache
def rows_before() -> dict[str, list[Any]]:
    with TemporaryDirectory() as folder:
        file = Path(folder, "kiosk.db")
        file.write_bytes(used_ledger())
        return rows_of(file)


def rows_of(file: Path) -> dict[str, list[Any]]:
    """The schema and every row of every table, as bytes; where something cannot be read any more, the error stands in
    its place.
    """
    driver = dbapi2.connect(f"file:{file}?mode=ro", uri=True)
    driver.text_factory = bytes
    kept: dict[str, list[Any]] = {}
    asked = {"schema": "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY rowid"}
    for table in Row.metadata.sorted_tables:
        columns = ", ".join(column.name for column in table.columns)
        asked[table.name] = f"SELECT {columns} FROM {table.name} NOT INDEXED"
    for name, sql in asked.items():
        try:
            kept[name] = driver.execute(sql).fetchall()
        except dbapi2.DatabaseError as error:
            kept[name] = [error]
    driver.close()
    return kept


def outcome(place: Path, damage: Damage, notices: Callable[[Engine], bool]) -> str:
    """`noticed`, `nothing` if all reads as before, or the first table and column that reads differently."""
    at, bits = damage
    content = bytearray(used_ledger())
    content[at] ^= bits
    for file in place.iterdir():
        file.unlink()
    (place / "kiosk.db").write_bytes(content)
    engine = open_engine(f"sqlite:///{place}/kiosk.db")
    try:
        if notices(engine):
            return "noticed"
    except Exception:  # noqa: BLE001 - the running kiosk treats any exception of a read as damage
        return "noticed"
    finally:
        engine.dispose()
    return differs(rows_of(place / "kiosk.db"))


def differs(now: dict[str, list[Any]]) -> str:
    for name, rows in rows_before().items():
        after = now[name]
        if after == rows:
            continue
        columns = ["sql"] * 4 if name == "schema" else [column.name for column in Row.metadata.tables[name].columns]
        if len(after) != len(rows) or isinstance(after[0], Exception):
            return f"rows of {name}"
        other = next(
            number
            for one, two in zip(rows, after, strict=True)
            for number in range(len(one))
            if one[number] != two[number]
        )
        return f"{name}.{columns[other]}"
    return "nothing"


def outcomes(
    place: Path, draw: Callable[[random.Random], Damage], seed: int, number: int, notices: Callable[[Engine], bool]
) -> Counter[str]:
    rng = random.Random(seed)
    found = Counter(outcome(place, draw(rng), notices) for _ in range(number))
    print(f"seed {seed}, {number} flipped bits: {found.most_common()}")
    return found


@pytest.mark.torture
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("draw", [anywhere, in_a_decoded_column])
def test_a_flipped_bit_is_noticed_or_changes_nothing_or_is_a_letter_of_a_free_text(
    tmp_path: Path, draw: Callable[[random.Random], Damage]
) -> None:
    found = outcomes(tmp_path, draw, 11, rounds(check=40, torture=2000), with_checks)

    assert {*found} - {"noticed", "nothing"} <= FREE, found
    assert found["noticed"] >= 0.6 * (found.total() - found["nothing"]), found


def test_control_without_the_checks_most_of_the_same_damage_is_not_noticed(tmp_path: Path) -> None:
    found = outcomes(tmp_path, in_a_decoded_column, 11, 40, as_before)

    assert found["noticed"] <= 0.2 * found.total(), found
    assert {*found} - {"noticed", "nothing"} - FREE != set(), found
