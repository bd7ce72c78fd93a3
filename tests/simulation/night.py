"""The comparison of the ledger's tables with the model, after each visit and each night."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from db import checks
from kiosk.lending.model import MemberId, Operation
from tests.simulation.machine import Machine
from tests.simulation.model import Broken, Invariant, Model, same

OUT = """SELECT i.barcode, l.member_id, l.due_on, l.renewals FROM loan l JOIN item i ON i.id = l.item_id
    WHERE l.returned_at IS NULL AND l.undone_at IS NULL"""
CONDITIONS = "SELECT barcode, condition, kept_for, kept_until FROM item"
QUEUES = """SELECT i.barcode, r.member_id, r.ready_until FROM reservation r JOIN item i ON i.id = r.item_id
    WHERE r.ended_at IS NULL ORDER BY r.id"""
ENTRIES = """SELECT e.id, e.account, e.member_id, i.key, e.amount, e.balance FROM entry e
    JOIN initiative i ON i.id = e.initiative_id WHERE e.id > ? ORDER BY e.id"""
STRIPS = "SELECT id, subscription_id, change, remaining FROM strip WHERE id > ? ORDER BY id"
LAST = """SELECT e.account, e.member_id, i.key, e.balance FROM entry e JOIN initiative i ON i.id = e.initiative_id
    WHERE e.id IN (SELECT max(id) FROM entry GROUP BY account, member_id, initiative_id)"""
TO_CHECK = """SELECT barcode FROM item i WHERE condition = 'check' AND NOT EXISTS (SELECT 1 FROM inbox
    WHERE item_id = i.id AND settled_at IS NULL AND kind IN ('parts', 'check', 'points'))"""
READY = """SELECT barcode FROM item i JOIN reservation r ON r.item_id = i.id AND r.ready_until IS NOT NULL
    WHERE r.ended_at IS NULL AND kept_for IS NOT r.member_id"""
MOMENTS = {
    "operation": "SELECT seq, at FROM operation WHERE seq > ? ORDER BY seq",
    "journal": "SELECT id, at FROM journal WHERE id > ? ORDER BY id",
    "entry": "SELECT id, at FROM entry WHERE id > ? ORDER BY id",
    "strip": "SELECT id, at FROM strip WHERE id > ? ORDER BY id",
    "report": "SELECT id, at FROM report WHERE id > ? ORDER BY id",
    "inbox": "SELECT id, at FROM inbox WHERE id > ? AND kind <> 'trouble' ORDER BY id",
}
"""The moments of each table, in the order of writing. While the time is doubted, rows have the moment of the newest
row of the journal, which does not contain the troubles of devices.
"""
BEFORE_ITSELF = "SELECT id FROM loan WHERE returned_at < lent_at OR undone_at < lent_at"
TYPED = timedelta(minutes=1)
"""How far times may go back once the network sets the clock right: a volunteer who told the time typed no seconds."""


@dataclass
class Read:
    """How far each table was read, with the sums so far: the next night continues from there."""

    last: dict[str, int] = field(default_factory=lambda: dict.fromkeys((*MOMENTS, "sums", "strips"), 0))
    moment: dict[str, str] = field(default_factory=dict)
    set_right: dict[str, datetime | None] = field(default_factory=dict)
    """For each table when the clock was set right that last took its times back."""
    balances: Counter[tuple[str, int, str]] = field(default_factory=Counter)
    strips: dict[int, int] = field(default_factory=dict)


def after_visit(machine: Machine, model: Model) -> None:
    """Compares the loans, the conditions and the holds of all items."""
    found = {code: (member, due, renewals) for code, member, due, renewals in machine.look(OUT)}
    out = {code: (one.member, one.due.isoformat(), one.renewals) for code, one in model.out.items()}
    same(Invariant.ONE_HOLDER, found, out, "what is out")
    items = machine.look(CONDITIONS)
    differ = {code: (now, model.condition[code]) for code, now, _, _ in items if now != model.condition[code]}
    same(Invariant.PARTS, differ, {}, "conditions, in the ledger and in the model")
    kept = {code: (member, until) for code, _, member, until in items if member}
    ready = {code: (model.ready_for[code], until.isoformat()) for code, until in model.ready.items()}
    same(Invariant.SET_ASIDE, kept, ready, "what is set aside")
    queues: dict[str, list[int]] = {}
    for code, member, _ in machine.look(QUEUES):
        queues.setdefault(code, []).append(member)
    same(Invariant.QUEUE, queues, {code: queue for code, queue in model.queue.items() if queue}, "queues")


@contextmanager
def meaning(invariant: Invariant) -> Iterator[None]:
    """Raises Broken with this invariant for whatever invariant is broken in the block."""
    try:
        yield
    except Broken as broken:
        raise Broken(invariant, str(broken)) from broken


def on_a_new_day(machine: Machine, model: Model) -> None:
    """The coordinator reads the inbox and the points, which ends the holds that are over since yesterday."""
    machine.ledger.inbox(MemberId(max(model.staff)))
    machine.ledger.list_points()


def after_undoing(machine: Machine, model: Model) -> None:
    """Compares items and accounts after an undoing."""
    after_visit(machine, model)
    found = {(account, member, key): balance for account, member, key, balance in machine.look(LAST) if balance}
    for name, balances in (("owed", model.owed), ("points", model.points)):
        last = {(member, key): balance for (account, member, key), balance in found.items() if account == name}
        same(Invariant.UNDO, last, {who: sum for who, sum in balances.items() if sum}, f"all accounts: {name}")


def at_night(machine: Machine, model: Model, read: Read, told: list[Operation], thorough: bool) -> None:
    """Compares everything else; `told` are the operations whose lines visitors saw. With `thorough` the whole database
    is checked.
    """
    _operations(machine, model, read, told)
    _moments(machine, read)
    _balances(machine, model, read)
    same(Invariant.INBOX, machine.look(TO_CHECK), [], "put aside, and in no inbox")
    same(Invariant.SET_ASIDE, machine.look(READY), [], "ready, and not kept")
    if thorough:
        same(Invariant.WHOLE, machine.look("PRAGMA integrity_check"), [("ok",)])
        same(Invariant.WHOLE, machine.look("PRAGMA foreign_key_check"), [])
        same(Invariant.WHOLE, [found.sentence for found in checks.look(machine.engine)], [])
        same(Invariant.TIME, machine.look(BEFORE_ITSELF), [], "loans that ended before they began")


def _operations(machine: Machine, model: Model, read: Read, told: list[Operation]) -> None:
    rows = machine.look("SELECT id FROM operation WHERE seq > ?", read.last["operation"])
    noted = machine.look("SELECT operation FROM journal WHERE id > ? AND operation IS NOT NULL", read.last["journal"])
    found, journal = [Operation(one) for (one,) in rows], [one for (one,) in noted]
    unknown = [one for one in found if one not in model.known]
    same(Invariant.TOLD_ONCE, unknown, [], "in the ledger and not done")
    lost = set(told) - set(found)
    lost = {one for one in lost if not machine.look("SELECT 1 FROM operation WHERE id = ?", one)}
    same(Invariant.TOLD_ONCE, lost, set(), "told and not in the ledger")
    told.clear()
    missing = set(found) - set(journal)
    same(Invariant.TOLD_ONCE, missing, set(), "done and not in the journal")
    count = machine.look("SELECT count(*) FROM operation")[0][0]
    same(Invariant.TOLD_ONCE, count, model.known_before + len(model.known), "operations")


def _moments(machine: Machine, read: Read) -> None:
    for table, statement in MOMENTS.items():
        for row, at in machine.look(statement, read.last[table]):
            before = read.moment.get(table, "")
            if at < before and machine.wall.set_right != read.set_right.get(table):
                read.set_right[table] = machine.wall.set_right
                before = (datetime.fromisoformat(before) - TYPED).isoformat(timespec="microseconds")
            same(Invariant.TIME, at >= before, True, f"{table} {row} at {at} after {before}")
            read.last[table], read.moment[table] = row, at


def _balances(machine: Machine, model: Model, read: Read) -> None:
    rows: list[Any] = machine.look(ENTRIES, read.last["sums"])
    for number, account, member, key, amount, balance in rows:
        read.balances[account, member, key] += amount
        same(Invariant.SUMS, balance, read.balances[account, member, key], f"{account} of {member} with {key}")
        read.last["sums"] = number
    for account, model_has, invariant in (
        ("owed", model.owed, Invariant.OWED),
        ("deposit", model.deposit, Invariant.OWED),
        ("points", model.points, Invariant.POINTS),
    ):
        found = {(member, key): sum for (name, member, key), sum in read.balances.items() if name == account and sum}
        same(invariant, found, {who: sum for who, sum in model_has.items() if sum}, f"all accounts: {account}")
    for _, card, change, remaining in machine.look(STRIPS, read.last["strips"]):
        before = read.strips.get(card, 5)
        same(Invariant.SUMS, remaining, before + change, f"strips of {card}")
        read.strips[card] = remaining
    read.last["strips"] = machine.look("SELECT coalesce(max(id), 0) FROM strip")[0][0]
    known = {one.number: one.left for sold in model.subscriptions.values() for one in sold if one.left is not None}
    left = {card: read.strips.get(card, 5) for card in known}
    same(Invariant.STRIPS, left, known, "strips that are left")
