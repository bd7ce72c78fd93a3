"""Any sequence of scans, touches, repeats and crashes: the ledger says and keeps what a model of a few lines says."""

import shutil
import tempfile
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import text

from db.desk import DeskBook
from db.engine import open_engine
from db.ledger import SqlLedger
from db.migrations import upgrade
from kiosk.lending.events import ItemFree, LendingRefused, Recorded, Undone, UndoRefused, VisitOpened
from kiosk.lending.model import CardId, Cents, Deed, MemberId, Operation, Reason, Why
from kiosk.lending.terms import House, LoanTerms, Plan, Terms
from tests.db.conftest import BRUSSELS, KEY, Clock

THINGS = {"A-1": 7, "B-2": 21, "C-3": 1}
CARDS = ("ada", "ben")
FEE, LATE, STRIPS = 100, 50, 10_000
TERMS = Terms(
    "house",
    "Huis",
    "#112233",
    loans=LoanTerms(fee=Cents(FEE), late=Cents(LATE)),
    plans=(Plan("strips", "Strippen", Cents(0), months=1200, loans=STRIPS),),
)
"""Every term costs a fee and a strip, every started week late another fee."""

things = st.sampled_from(sorted(THINGS))
cards = st.sampled_from(CARDS)
anybody = st.sampled_from([*CARDS, None])


@dataclass
class Out:
    """A thing on somebody's name, as the model has it."""

    card: str
    due_on: date
    renewals: int = 0


@dataclass
class Done:
    """Something that was done to a thing, and how it was before."""

    thing: str
    before: Out | None
    answer: Recorded
    card: str = ""
    cents: int = 0
    strips: int = 0
    """What it put on the account of this card's member, and the strips it used."""


@dataclass
class Model:
    out: dict[str, Out] = field(default_factory=dict)
    done: dict[Operation, Done] = field(default_factory=dict)
    standing: dict[str, list[Operation]] = field(default_factory=lambda: {thing: [] for thing in THINGS})
    """For each thing, what was done to it and not undone, in order."""

    def of(self, card: str) -> tuple[int, int]:
        """What the member of this card owes, and the strips they used."""
        stands = [self.done[one] for ones in self.standing.values() for one in ones]
        mine = [done for done in stands if done.card == card]
        return sum(done.cents for done in mine), sum(done.strips for done in mine)


@cache
def furnished() -> bytes:
    """The file of a house with the things and the cards, made once: migrations are slower than what is tested here."""
    with tempfile.TemporaryDirectory(prefix="kiosk-machine-") as place:
        engine = open_engine(f"sqlite:///{place}/kiosk.db")
        upgrade(engine)
        desk = DeskBook(engine, Clock())
        desk.apply_house(House(holidays=""), (TERMS,))
        for barcode, days in THINGS.items():
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
        self.desk = DeskBook(self.engine, self.clock)
        self.members: dict[str | None, MemberId | None] = {None: None}
        for card in CARDS:
            visit = self.ledger.open_visit(CardId(card))
            assert isinstance(visit, VisitOpened)
            self.members[card] = visit.visitor.member
        self.model = Model()
        self.count = 0

    def teardown(self) -> None:
        self.engine.dispose()
        shutil.rmtree(self.place)

    @property
    def today(self) -> date:
        return self.clock.at.astimezone(ZoneInfo(BRUSSELS)).date()

    def new(self) -> Operation:
        self.count += 1
        return Operation(f"operation {self.count}")

    def keep(self, operation: Operation, thing: str, answer: object, deed: Deed, after: Out | None) -> None:
        """The ledger did this, so the model does it too."""
        before = self.model.out.get(thing)
        card = after.card if after else before.card if before else ""
        late = max(0, -(-(self.today - before.due_on).days // 7)) * LATE if before else 0
        term = FEE if after else 0
        assert isinstance(answer, Recorded)
        line = answer.line
        assert (line.operation, line.deed, line.item.barcode, answer.today) == (operation, deed, thing, self.today)
        assert line.due_on == (after.due_on if after else None)
        self.model.out.pop(thing, None)
        self.model.done[operation] = Done(thing, before, answer, card, term + late, 1 if after else 0)
        self.model.standing[thing].append(operation)
        if after:
            self.model.out[thing] = after

    @rule(thing=things, card=anybody)
    def scan(self, thing: str, card: str | None) -> None:
        operation, out = self.new(), self.model.out.get(thing)
        answer = self.ledger.lend_or_return(operation, self.members[card], thing.lower())
        if out:
            self.keep(operation, thing, answer, Deed.RETURNED, None)
            assert isinstance(answer, Recorded)
            assert answer.line.elsewhere == (card is not None and card != out.card)
        elif card is None:
            assert isinstance(answer, ItemFree)
        else:
            self.keep(operation, thing, answer, Deed.LENT, Out(card, self.due(thing)))

    @rule(thing=things, card=cards)
    def take(self, thing: str, card: str) -> None:
        operation, member = self.new(), self.members[card]
        assert member is not None
        answer = self.ledger.lend(operation, member, thing)
        if thing in self.model.out:
            assert isinstance(answer, LendingRefused)
            assert answer.refusal.reasons == (Reason(Why.ALREADY_OUT),)
        else:
            self.keep(operation, thing, answer, Deed.LENT, Out(card, self.due(thing)))

    @rule(thing=things, card=anybody)
    def give_back(self, thing: str, card: str | None) -> None:
        operation = self.new()
        answer = self.ledger.give_back(operation, self.members[card], thing)
        self.keep(operation, thing, answer, Deed.RETURNED, None)

    @rule(thing=things, card=cards)
    def renew(self, thing: str, card: str) -> None:
        operation, member, out = self.new(), self.members[card], self.model.out.get(thing)
        assert member is not None
        answer = self.ledger.renew(operation, member, thing)
        if out is None or out.card != card:
            assert isinstance(answer, LendingRefused)
            assert answer.refusal.reasons == (Reason(Why.NOT_YOURS),)
        else:
            due_on = max(out.due_on, self.today) + timedelta(days=THINGS[thing])
            self.keep(operation, thing, answer, Deed.RENEWED, Out(card, due_on, out.renewals + 1))

    @precondition(lambda self: self.model.done)
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        undone = data.draw(st.sampled_from(sorted(self.model.done)))
        done = self.model.done[undone]
        standing = self.model.standing[done.thing]
        answer = self.ledger.undo(self.new(), undone)
        if undone not in standing:
            assert answer == Undone(undone)
        elif standing[-1] != undone:
            assert answer == UndoRefused(undone)
        else:
            assert isinstance(answer, Undone)
            standing.pop()
            self.model.out.pop(done.thing, None)
            if done.before:
                self.model.out[done.thing] = done.before

    @precondition(lambda self: self.model.done)
    @rule(data=st.data(), thing=things, card=anybody)
    def repeat(self, data: st.DataObject, thing: str, card: str | None) -> None:
        """The same operation again, even about something else, is answered as the first time."""
        operation = data.draw(st.sampled_from(sorted(self.model.done)))
        first = self.model.done[operation].answer
        assert self.ledger.lend_or_return(operation, self.members[card], thing) == first
        assert self.ledger.give_back(operation, self.members[card], thing) == first

    @rule(hours=st.integers(1, 24 * 40))
    def time_passes(self, hours: int) -> None:
        self.clock.pass_by(timedelta(hours=hours))

    @rule()
    def start_again(self) -> None:
        self.engine.dispose()
        self.ledger.warm()

    def due(self, thing: str) -> date:
        return self.today + timedelta(days=THINGS[thing])

    @invariant()
    def every_visit_shows_what_the_model_has(self) -> None:
        for card in CARDS:
            visit = self.ledger.open_visit(CardId(card))
            assert isinstance(visit, VisitOpened)
            shown = {loan.item.barcode: Out(card, loan.due_on, loan.renewals) for loan in visit.loans}
            assert shown == {thing: out for thing, out in self.model.out.items() if out.card == card}
            assert [loan.due_on for loan in visit.loans] == sorted(loan.due_on for loan in visit.loans)

    @invariant()
    def every_balance_is_the_sum_of_what_stands(self) -> None:
        last = "SELECT balance FROM entry e WHERE e.member_id = :m ORDER BY id DESC LIMIT 1"
        owed = "SELECT coalesce(sum(amount), 0) FROM entry WHERE member_id = :m"
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
        standing = [self.model.done[one].answer.line.deed for ones in self.model.standing.values() for one in ones]
        assert len(self.desk.list_loans()) == standing.count(Deed.LENT)
        assert {loan.item for loan in self.desk.list_open_loans()} == self.model.out.keys()

    @invariant()
    def every_operation_is_in_the_journal(self) -> None:
        both = "SELECT (SELECT count(*) FROM operation), (SELECT count(*) FROM journal WHERE operation IS NOT NULL)"
        with self.engine.connect() as connection:
            operations, noted = connection.execute(text(both)).one()
        assert operations == noted


TestAnySequence = LedgerMachine.TestCase
TestAnySequence.settings = settings(
    max_examples=60,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[*HealthCheck],
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
)
