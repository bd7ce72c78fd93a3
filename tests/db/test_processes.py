"""Several processes on one ledger, and processes that are killed: an item is lent once, and a confirmed loan is never
lost.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

from sqlalchemy import Engine, text

from db.engine import open_engine, verify
from tests.db.writers import (
    furnish,
    furnish_scarce,
    furnish_shared,
    lend_on,
    now,
    race,
    race_for_one,
    race_for_points,
    race_to_wait,
)
from tests.support.builder import Builder

Open = Callable[[str], Engine]


@contextmanager
def writing(work: Callable[..., None], *words: object) -> Iterator[tuple[Any, Connection]]:
    """A process that runs this function, with our end of its pipe; it is ended when the block is left."""
    processes = get_context("forkserver")
    processes.set_forkserver_preload(["tests.db.writers"])
    ours, theirs = processes.Pipe()
    writer = processes.Process(target=work, args=(*words, theirs), daemon=True)
    writer.start()
    theirs.close()
    try:
        yield writer, ours
    finally:
        writer.kill()
        writer.join(30)
        ours.close()


def heard(pipe: Connection) -> Any:
    assert pipe.poll(60), "the other process says nothing"
    return pipe.recv()


def test_two_processes_that_lend_one_item_lend_it_once(url: str, opened: Open) -> None:
    items = 100
    furnish(url, items)
    results = []
    with writing(race, url, "m0", items) as (_, one), writing(race, url, "m1", items) as (_, other):
        assert (heard(one), heard(other)) == ("ready", "ready")
        for _ in range(items):
            one.send("go")
            other.send("go")
            results.append({heard(one), heard(other)})
    assert results == [{"lent", "refused"}] * items
    loans = Builder(opened(url), now).list_open_loans()
    assert sorted(loan.item for loan in loans) == sorted(f"T{item}" for item in range(1, items + 1))


def test_two_kiosks_lend_one_member_no_more_than_the_limit_and_use_a_strip_once(url: str, opened: Open) -> None:
    rounds = 40
    furnish_scarce(url, rounds)
    results = []
    with writing(race_for_one, url, "A", rounds) as (_, one), writing(race_for_one, url, "B", rounds) as (_, other):
        assert (heard(one), heard(other)) == ("ready", "ready")
        for _ in range(rounds):
            one.send("go")
            other.send("go")
            results.append({heard(one), heard(other)})
            one.send("back")
            other.send("back")
            assert (heard(one), heard(other)) == ("back", "back")
    assert results == [{"lent", "refused"}] * rounds
    desk = Builder(opened(url), now)
    assert [one.left for one in desk.list_subscriptions()] == [0]
    assert [fee.balance for fee in desk.list_fees()] == [7 * number for number in range(1, rounds + 1)]


def test_two_kiosks_take_no_more_than_there_are_points_for(url: str, opened: Open) -> None:
    rounds = 9
    furnish_shared(url)
    results = []
    with writing(race_for_points, url, "A", rounds) as (_, one), writing(race_for_points, url, "B", rounds) as (_, two):
        assert (heard(one), heard(two)) == ("ready", "ready")
        for _ in range(rounds):
            one.send("go")
            two.send("go")
            results += [heard(one), heard(two)]
    assert (results.count("taken"), results.count("refused")) == (10, 8)
    kept = "SELECT kind, balance FROM entry WHERE member_id = 1 ORDER BY place"
    with opened(url).connect() as connection:
        entries = [tuple(row) for row in connection.execute(text(kept))]
    assert entries == [("plan", 10), *(("taken", left) for left in range(9, -1, -1))]


def test_an_item_is_never_on_hold_for_two(url: str, opened: Open) -> None:
    rounds = 40
    furnish_shared(url)
    engine = opened(url)
    ready = "SELECT count(*) FROM reservation WHERE ended_at IS NULL AND ready_until IS NOT NULL"
    kept = f"SELECT ({ready}), kept_for FROM item"
    with writing(race_to_wait, url, "m0", rounds) as (_, one), writing(race_to_wait, url, "m1", rounds) as (_, two):
        assert (heard(one), heard(two)) == ("ready", "ready")
        for _ in range(rounds):
            one.send("go")
            two.send("go")
            first = [heard(one), heard(two)]
            assert sorted(first) == ["hold", "waits"]
            with engine.connect() as connection:
                assert connection.execute(text(kept)).one() == (1, 1 if first[0] == "hold" else 2)
            one.send("up")
            two.send("up")
            assert (heard(one), heard(two)) == ("left", "left")
            with engine.connect() as connection:
                assert connection.execute(text(kept)).one() == (0, None)


def test_a_writer_that_is_killed_twenty_times_loses_no_loan_that_it_confirmed(sqlite_url: str) -> None:
    cycles, items = 20, 2000
    furnish(sqlite_url, items)
    confirmed = 0
    for cycle in range(cycles):
        with writing(lend_on, sqlite_url, confirmed + 1, items) as (writer, pipe):
            for _ in range(3 + cycle % 7):
                confirmed = heard(pipe)
            writer.kill()
            with suppress(EOFError):
                while True:
                    confirmed = heard(pipe)
        kept = lent(sqlite_url)
        assert kept[:confirmed] == list(range(1, confirmed + 1))
        assert len(kept) <= confirmed + 1, "at most the one that was about to be confirmed"
    assert 3 * cycles <= confirmed < items


def lent(url: str) -> list[int]:
    """Every loan in the file after the kill, in order; asserts that the file is whole."""
    engine = open_engine(url)
    assert verify(engine) == ()
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA integrity_check")).scalars().all() == ["ok"]
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
        journal = connection.execute(text("SELECT count(*) FROM journal WHERE what = 'lent'")).scalar_one()
    loans = Builder(engine, now).list_loans()
    engine.dispose()
    assert len(loans) == journal, "a loan and its line in the journal are one"
    return sorted(int(loan.item[1:]) for loan in loans)
