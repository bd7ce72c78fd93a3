"""Any sequence of scans, touches, repeats and crashes: the ledger answers and keeps the same as a small model."""

import shutil
import tempfile
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import text

from db import checks
from db.engine import open_engine
from db.ledger import SqlLedger
from db.migrations import upgrade
from kiosk.lending.events import GivenUp, ItemFree, LendingRefused, Recorded, Undone, UndoRefused, VisitOpened
from kiosk.lending.model import CardId, Cents, LineKind, MemberId, Operation, Reason, Why
from kiosk.lending.terms import Giving, House, LoanTerms, Plan, SwapCategory, SwapTerms, Terms, Works
from tests.db.conftest import BRUSSELS, KEY, Clock
from tests.support.builder import Builder
from tests.support.torture import rounds

pytestmark = [pytest.mark.torture, pytest.mark.timeout(rounds(check=600, torture=7200))]
"""No time-out of a test: Hypothesis would take it for a fault of the ledger and look for the shortest way to it."""

DAYS_OF = {"A-1": 7, "B-2": 21, "C-3": 1}
CARDS = ("ada", "ben")
FEE, LATE, STRIPS = 100, 50, 10_000
TAG, EACH, POINTS, FLOOR, DAYS = "RUIL-1", 2, 10, -5, 7
ONE_INITIATIVE = Terms(
    "house",
    "Huis",
    "#112233",
    works=(Works.LENDING, Works.SWAPPING),
    loans=LoanTerms(fee=Cents(FEE), late=Cents(LATE)),
    plans=(Plan("strips", "Strippen", Cents(0), months=1200, loans=STRIPS, points=POINTS),),
    swap=SwapTerms(Giving.AT_ONCE, FLOOR, (SwapCategory("body", "Body", points=EACH, tags=(TAG,)),)),
)
"""Terms: each loan period costs a fee and a strip, each started week late another fee; a hold lasts `DAYS` days."""

items = st.sampled_from(sorted(DAYS_OF))
cards = st.sampled_from(CARDS)
anybody = st.sampled_from([*CARDS, None])


@dataclass
class Out:
    """A loan of an item, in the model."""

    card: str
    due_on: date
    renewals: int = 0


@dataclass
class Done:
    """An operation on an item, and the loan before it; None where the item was in."""

    item: str
    before: Out | None
    answer: Recorded
    card: str = ""
    cents: int = 0
    strips: int = 0
    """The cents that the operation put on the account of the member of `card`, and the strips that it used."""
    fetched: date | None = None
    """The last day of the hold that the loan ended, or None if there was none."""


@dataclass
class Swapping:
    """The line of a swap, in the model; an undone line has no counts."""

    card: str
    taken: int
    given: int

    @property
    def worth(self) -> int:
        return (self.given - self.taken) * EACH


@dataclass
class Model:
    out: dict[str, Out] = field(default_factory=dict)
    done: dict[Operation, Done] = field(default_factory=dict)
    standing: dict[str, list[Operation]] = field(default_factory=lambda: {item: [] for item in DAYS_OF})
    """For each item, the operations on it that stand, oldest first."""
    queue: dict[str, list[str]] = field(default_factory=lambda: {item: [] for item in DAYS_OF})
    until: dict[str, date] = field(default_factory=dict)
    """The queue of each item, as cards, and the last day of the hold of each item that is in and waited for."""
    waiting: dict[Operation, tuple[str, str]] = field(default_factory=dict)
    swaps: dict[Operation, Swapping] = field(default_factory=dict)
    answered: dict[Operation, Recorded] = field(default_factory=dict)

    def settle(self, item: str, today: date) -> None:
        """Holds an item that is in for the first in its queue; a hold whose days are over goes to the next in the
        queue.
        """
        queue = self.queue[item]
        if queue and item in self.until and self.until[item] < today:
            queue.pop(0)
            self.until.pop(item)
        if not queue or item in self.out:
            self.until.pop(item, None)
        else:
            self.until.setdefault(item, today + timedelta(days=DAYS))

    def leave(self, item: str, card: str, today: date) -> None:
        """Takes a card out of the queue of an item; the next in the queue gets a hold with days of its own."""
        if self.queue[item].index(card) == 0:
            self.until.pop(item, None)
        self.queue[item].remove(card)
        self.settle(item, today)

    def points(self, card: str) -> int:
        return POINTS + sum(line.worth for line in self.swaps.values() if line.card == card)

    def of(self, card: str) -> tuple[int, int]:
        """The cents that the member of this card owes, and the strips that they used."""
        stands = [self.done[one] for ones in self.standing.values() for one in ones]
        mine = [done for done in stands if done.card == card]
        return sum(done.cents for done in mine), sum(done.strips for done in mine)


@cache
def furnished() -> bytes:
    """The file of a house with the items and the cards, made once: the migrations take longer than the tests."""
    with tempfile.TemporaryDirectory(prefix="kiosk-machine-") as place:
        engine = open_engine(f"sqlite:///{place}/kiosk.db")
        upgrade(engine)
        desk = Builder(engine, Clock())
        desk.apply_house(House(holidays=""), (ONE_INITIATIVE,))
        for barcode, days in DAYS_OF.items():
            desk.add_item(barcode, "Ding", days)
        for card in CARDS:
            desk.add_member(card, card)
            desk.add_card(card, CardId(card))
            desk.add_subscription(card, "house", "strips", date(2026, 1, 1))
        engine.dispose()
        return Path(place, "kiosk.db").read_bytes()


class LedgerMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.place = Path(tempfile.mkdtemp(prefix="kiosk-machine-"))
        (self.place / "kiosk.db").write_bytes(furnished())
        self.clock = Clock()
        self.engine = open_engine(f"sqlite:///{self.place}/kiosk.db")
        self.ledger = SqlLedger(self.engine, self.clock, BRUSSELS, KEY)
        self.desk = Builder(self.engine, self.clock)
        self.members: dict[str | None, MemberId | None] = {None: None}
        for card in CARDS:
            visit = self.ledger.open_visit(CardId(card))
            assert isinstance(visit, VisitOpened)
            self.members[card] = visit.visitor.member
        self.model = Model()
        self.count = 0

    def teardown(self) -> None:
        """Checks the whole ledger after every fifth sequence: nothing is found, whatever was done."""
        if self.count % 5 == 0:
            assert checks.look(self.engine) == ()
        self.engine.dispose()
        shutil.rmtree(self.place)

    @property
    def today(self) -> date:
        return self.clock.at.astimezone(ZoneInfo(BRUSSELS)).date()

    def new(self) -> Operation:
        self.count += 1
        return Operation(f"operation {self.count}")

    def keep(self, operation: Operation, item: str, answer: object, kind: LineKind, after: Out | None) -> None:
        """Carries out in the model what the ledger did, and asserts that the answer fits."""
        before = self.model.out.get(item)
        card = after.card if after else before.card if before else ""
        late = max(0, -(-(self.today - before.due_on).days // 7)) * LATE if before else 0
        term = FEE if after else 0
        assert isinstance(answer, Recorded)
        line = answer.line
        assert (line.operation, line.kind, line.item.barcode, answer.today) == (operation, kind, item, self.today)
        assert line.due_on == (after.due_on if after else None)
        fetched = None
        if kind is LineKind.LENT and self.model.queue[item]:
            fetched = self.model.until.pop(item)
            assert self.model.queue[item].pop(0) == card
        self.model.out.pop(item, None)
        self.model.done[operation] = Done(item, before, answer, card, term + late, 1 if after else 0, fetched)
        self.model.standing[item].append(operation)
        if after:
            self.model.out[item] = after
        self.model.settle(item, self.today)
        ready = self.model.until.get(item) if kind is LineKind.RETURNED else None
        assert (line.hold.until if line.hold else None) == ready

    def kept_from(self, item: str, card: str) -> bool:
        queue = self.model.queue[item]
        return bool(queue) and queue[0] != card

    @rule(item=items, card=anybody)
    def scan(self, item: str, card: str | None) -> None:
        operation, out = self.new(), self.model.out.get(item)
        answer = self.ledger.lend_or_return(operation, self.members[card], item.lower())
        if out:
            self.keep(operation, item, answer, LineKind.RETURNED, None)
            assert isinstance(answer, Recorded)
            assert answer.line.elsewhere == (card is not None and card != out.card)
        elif card is None:
            assert isinstance(answer, ItemFree)
        elif self.kept_from(item, card):
            assert isinstance(answer, LendingRefused)
            assert answer.refusal.reasons == (Reason(Why.SET_ASIDE),)
        else:
            self.keep(operation, item, answer, LineKind.LENT, Out(card, self.due(item)))

    @rule(item=items, card=cards)
    def take(self, item: str, card: str) -> None:
        operation, member = self.new(), self.members[card]
        assert member is not None
        answer = self.ledger.lend(operation, member, item)
        if item in self.model.out:
            assert isinstance(answer, LendingRefused)
            assert answer.refusal.reasons == (Reason(Why.ALREADY_OUT),)
        elif self.kept_from(item, card):
            assert isinstance(answer, LendingRefused)
            assert answer.refusal.reasons == (Reason(Why.SET_ASIDE),)
        else:
            self.keep(operation, item, answer, LineKind.LENT, Out(card, self.due(item)))

    @rule(item=items, card=anybody)
    def give_back(self, item: str, card: str | None) -> None:
        operation = self.new()
        answer = self.ledger.give_back(operation, self.members[card], item)
        self.keep(operation, item, answer, LineKind.RETURNED, None)

    @rule(item=items, card=cards)
    def renew(self, item: str, card: str) -> None:
        operation, member, out = self.new(), self.members[card], self.model.out.get(item)
        assert member is not None
        answer = self.ledger.renew(operation, member, item)
        if out is None or out.card != card:
            assert isinstance(answer, LendingRefused)
            assert answer.refusal.reasons == (Reason(Why.NOT_YOURS),)
        elif any(other != card for other in self.model.queue[item]):
            assert isinstance(answer, LendingRefused)
            assert answer.refusal.reasons == (Reason(Why.WAITED_FOR),)
        else:
            due_on = max(out.due_on, self.today) + timedelta(days=DAYS_OF[item])
            self.keep(operation, item, answer, LineKind.RENEWED, Out(card, due_on, out.renewals + 1))

    @precondition(lambda self: self.model.done)
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        undone = data.draw(st.sampled_from(sorted(self.model.done)))
        done = self.model.done[undone]
        standing = self.model.standing[done.item]
        answer = self.ledger.undo(self.new(), undone)
        if undone not in standing:
            assert answer == Undone(undone)
        elif standing[-1] != undone:
            assert answer == UndoRefused(undone)
        else:
            assert isinstance(answer, Undone)
            standing.pop()
            self.model.out.pop(done.item, None)
            if done.before:
                self.model.out[done.item] = done.before
            if done.fetched and done.card not in self.model.queue[done.item]:
                self.model.queue[done.item].insert(0, done.card)
                self.model.until[done.item] = done.fetched
            self.model.settle(done.item, self.today)

    @rule(item=items, card=cards)
    def reserve(self, item: str, card: str) -> None:
        operation, member, out = self.new(), self.members[card], self.model.out.get(item)
        assert member is not None
        answer = self.ledger.reserve(operation, member, item)
        queue = self.model.queue[item]
        if card not in queue and out and out.card == card:
            assert isinstance(answer, LendingRefused)
            assert answer.refusal.reasons == (Reason(Why.AT_YOUR_HOME),)
            return
        assert isinstance(answer, Recorded)
        if card in queue:
            assert self.model.waiting[answer.line.operation] == (item, card)
        else:
            queue.append(card)
            self.model.settle(item, self.today)
            self.model.waiting[operation], self.model.answered[operation] = (item, card), answer
        assert answer.line.reservation is not None
        assert answer.line.reservation.place == queue.index(card) + 1

    @rule(item=items, card=cards)
    def give_up(self, item: str, card: str) -> None:
        member = self.members[card]
        assert member is not None
        assert self.ledger.give_up(self.new(), member, item) == GivenUp(item)
        if card in self.model.queue[item]:
            self.model.leave(item, card, self.today)

    @rule(card=cards, gives=st.booleans())
    def swap(self, card: str, gives: bool) -> None:
        operation, member = self.new(), self.members[card]
        assert member is not None
        begin = self.ledger.give if gives else self.ledger.lend_or_return
        answer = begin(operation, member, TAG)
        line = Swapping(card, 0 if gives else 1, 1 if gives else 0)
        self.count_as(operation, operation, line, Swapping(card, 0, 0), answer)

    @precondition(lambda self: self.model.swaps)
    @rule(data=st.data(), taken=st.integers(0, 4), given=st.integers(0, 4))
    def count_swap(self, data: st.DataObject, taken: int, given: int) -> None:
        begun = data.draw(st.sampled_from(sorted(self.model.swaps)))
        before, operation = self.model.swaps[begun], self.new()
        member = self.members[before.card]
        if taken + given == 0 or before.taken + before.given == 0:
            return
        assert member is not None
        answer = self.ledger.count_swap(operation, member, begun, taken, given)
        self.count_as(operation, begun, Swapping(before.card, taken, given), before, answer)

    def count_as(self, operation: Operation, begun: Operation, now: Swapping, before: Swapping, answer: object) -> None:
        """Asserts that the ledger counts so, or refuses because too few points would be left."""
        left = self.model.points(now.card) + now.worth - before.worth
        if now.worth < before.worth and left < FLOOR:
            assert isinstance(answer, LendingRefused)
            assert [reason.why for reason in answer.refusal.reasons] == [Why.TOO_FEW_POINTS]
            return
        assert isinstance(answer, Recorded), answer
        assert answer.line.swap is not None
        assert answer.account is not None
        assert (answer.line.operation, answer.account.points) == (begun, left)
        assert (answer.line.swap.taken, answer.line.swap.given) == (now.taken, now.given)
        self.model.swaps[begun], self.model.answered[operation] = now, answer

    @precondition(lambda self: self.model.swaps)
    @rule(data=st.data())
    def undo_swap(self, data: st.DataObject) -> None:
        begun = data.draw(st.sampled_from(sorted(self.model.swaps)))
        line = self.model.swaps[begun]
        answer = self.ledger.undo(self.new(), begun)
        if line.worth > 0 and self.model.points(line.card) - line.worth < FLOOR:
            assert answer == UndoRefused(begun, self.model.points(line.card))
        else:
            assert isinstance(answer, Undone)
            self.model.swaps[begun] = Swapping(line.card, 0, 0)

    @precondition(lambda self: self.model.answered)
    @rule(data=st.data(), item=items, card=cards)
    def repeat_what_was_told(self, data: st.DataObject, item: str, card: str) -> None:
        operation, member = data.draw(st.sampled_from(sorted(self.model.answered))), self.members[card]
        assert member is not None
        first = self.model.answered[operation]
        assert self.ledger.lend_or_return(operation, member, item) == first
        assert self.ledger.count_swap(operation, member, operation, 1, 1) == first
        assert self.ledger.reserve(operation, member, item) == first

    @precondition(lambda self: self.model.done)
    @rule(data=st.data(), item=items, card=anybody)
    def repeat(self, data: st.DataObject, item: str, card: str | None) -> None:
        """Repeats an operation, even about another item: the answer is that of the first time."""
        operation = data.draw(st.sampled_from(sorted(self.model.done)))
        first = self.model.done[operation].answer
        assert self.ledger.lend_or_return(operation, self.members[card], item) == first
        assert self.ledger.give_back(operation, self.members[card], item) == first

    @rule(hours=st.integers(1, 24 * 40))
    def time_passes(self, hours: int) -> None:
        self.clock.pass_by(timedelta(hours=hours))
        for item in DAYS_OF:
            self.model.settle(item, self.today)

    @rule()
    def start_again(self) -> None:
        self.engine.dispose()
        self.ledger.warm()

    def due(self, item: str) -> date:
        return self.today + timedelta(days=DAYS_OF[item])

    @invariant()
    def every_visit_shows_what_the_model_has(self) -> None:
        for card in CARDS:
            visit = self.ledger.open_visit(CardId(card))
            assert isinstance(visit, VisitOpened)
            shown = {loan.item.barcode: Out(card, loan.due_on, loan.renewals) for loan in visit.loans}
            assert shown == {item: out for item, out in self.model.out.items() if out.card == card}
            assert [loan.due_on for loan in visit.loans] == sorted(loan.due_on for loan in visit.loans)

    @invariant()
    def every_visit_shows_who_waits_and_what_lies_ready(self) -> None:
        for card in CARDS:
            visit = self.ledger.open_visit(CardId(card))
            assert isinstance(visit, VisitOpened)
            shown = {one.item.barcode: (one.place, one.hold and one.hold.until) for one in visit.reservations}
            assert shown == {
                item: (queue.index(card) + 1, self.model.until.get(item) if queue[0] == card else None)
                for item, queue in self.model.queue.items()
                if card in queue
            }
            assert [one.points for one in visit.accounts] == [self.model.points(card)]

    @invariant()
    def an_item_is_kept_for_whom_it_lies_ready_and_for_nobody_else(self) -> None:
        kept = "SELECT id, kept_for, kept_until FROM item WHERE kept_for IS NOT NULL ORDER BY id"
        ready = """SELECT item_id, member_id, ready_until FROM reservation
            WHERE ended_at IS NULL AND ready_until IS NOT NULL ORDER BY item_id"""
        with self.engine.connect() as connection:
            assert connection.execute(text(kept)).all() == connection.execute(text(ready)).all()

    @invariant()
    def points_are_the_sum_of_what_was_ever_added(self) -> None:
        summed = """SELECT coalesce(sum(amount), 0), count(*) FROM entry WHERE account = 'points' AND member_id = :m"""
        last = "SELECT balance, place FROM entry WHERE account = 'points' AND member_id = :m ORDER BY id DESC LIMIT 1"
        with self.engine.connect() as connection:
            for card in CARDS:
                who = {"m": self.members[card]}
                both = [connection.execute(text(one), who).one() for one in (summed, last)]
                assert both[0] == both[1]
                assert both[0][0] == self.model.points(card) >= FLOOR

    @invariant()
    def every_balance_is_the_sum_of_what_stands(self) -> None:
        last = "SELECT balance FROM entry e WHERE e.member_id = :m AND account = 'owed' ORDER BY id DESC LIMIT 1"
        owed = "SELECT coalesce(sum(amount), 0) FROM entry WHERE member_id = :m AND account = 'owed'"
        left = """SELECT remaining FROM strip JOIN subscription s ON s.id = subscription_id WHERE s.member_id = :m
            ORDER BY strip.id DESC LIMIT 1"""
        used = """SELECT coalesce(sum(change), 0) FROM strip JOIN subscription s ON s.id = subscription_id
            WHERE s.member_id = :m"""
        with self.engine.connect() as connection:
            for card in CARDS:
                who = {"m": self.members[card]}
                kept = [connection.execute(text(one), who).scalar() for one in (last, owed, left, used)]
                cents, strips = self.model.of(card)
                assert [kept[0] or 0, kept[1]] == [cents, cents]
                assert [STRIPS if kept[2] is None else kept[2], kept[3]] == [STRIPS - strips, -strips]

    @invariant()
    def the_lists_count_what_stands(self) -> None:
        standing = [self.model.done[one].answer.line.kind for ones in self.model.standing.values() for one in ones]
        assert len(self.desk.list_loans()) == standing.count(LineKind.LENT)
        assert {loan.item for loan in self.desk.list_open_loans()} == self.model.out.keys()

    @invariant()
    def every_operation_is_in_the_journal(self) -> None:
        both = "SELECT (SELECT count(*) FROM operation), (SELECT count(*) FROM journal WHERE operation IS NOT NULL)"
        with self.engine.connect() as connection:
            operations, noted = connection.execute(text(both)).one()
        assert operations == noted


TestAnySequence = LedgerMachine.TestCase
TestAnySequence.settings = settings(
    max_examples=rounds(check=25, torture=600),
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[*HealthCheck],
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
)
