"""The runtime of the kiosk in a simulated year: it carries events and effects, one after the other, without threads.

The model is told each answer of the ledger before the session, so the session knows nothing that the model does not.
"""

import random
from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta

from devices.simulated.card_reader import SimulatedReader
from devices.simulated.printer import SimulatedPrinter
from devices.simulated.scanner import SimulatedScanner
from kiosk.lending.commands import ConfirmTime, SettleEntry
from kiosk.lending.effects import GiveBack, PrintPaper, PrintTicket, Question, ReportTrouble
from kiosk.lending.events import (
    Answer,
    DeviceLost,
    DeviceReady,
    Event,
    LedgerFailed,
    News,
    Recorded,
    Tick,
    TicketDone,
    TimeRead,
    Undone,
)
from kiosk.lending.model import Device, LineKind, Operation, SessionSettings, TicketPolicy, Trouble
from kiosk.lending.session import step
from kiosk.lending.states import Goodbye, Session, Visiting, Welcome
from kiosk.lending.tickets import Slip
from kiosk.lending.volunteers.events import PastOperationsRead, TimeConfirmed
from kiosk.lending.volunteers.model import CheckedIn, FoundMember, InboxEntry, ItemFile, MemberFile, Volunteer
from kiosk.lending.volunteers.questions import Do
from kiosk.lending.volunteers.shift import Shift
from tests.simulation import night
from tests.simulation.desk_model import Entry, heard_at_desk
from tests.simulation.house import ITEMS, KEY, ZONE
from tests.simulation.machine import Fault, Killed, Machine
from tests.simulation.model import Invariant, Model, same
from tests.simulation.wall import Wall
from tests.support.inside import types

SETTINGS = SessionSettings("Huis", ticket=TicketPolicy.ALWAYS)
SLIP = Slip("Huis", "", (), (), "nl")
FOR_VOLUNTEERS = (InboxEntry, MemberFile, ItemFile, Volunteer, CheckedIn, FoundMember)

FAULTS = (
    (Fault.KILLED_BEFORE, 3),
    (Fault.KILLED_INSIDE, 5),
    (Fault.KILLED_AFTER, 5),
    (Fault.POWER_CUT, 8),
    (Fault.HICCUP, 6),
    (Fault.NOT_TOLD, 8),
    (Fault.FULL, 4),
    (Fault.ASKED_TWICE, 10),
)
"""How many of 1,000 questions meet each fault."""


class QuietPrinter(SimulatedPrinter):
    """The twin of the printer, without the work of putting a ticket into bytes."""

    def __init__(self) -> None:
        self._trouble: Trouble | None = None
        self._render = lambda _slip: b""
        self.jobs = deque(maxlen=1)  # type: ignore[assignment]


class Kiosk:
    def __init__(
        self, machine: Machine, model: Model, chance: random.Random, wall: Wall, log: Callable[[object], None]
    ) -> None:
        self.machine, self.model, self._chance, self.wall, self._log = machine, model, chance, wall, log
        self._operations = 0
        self.told: list[Operation] = []
        """The operations whose lines visitors saw since the last night."""
        self.printer = QuietPrinter()
        self.start()

    def start(self) -> None:
        """Starts the process: nobody is here, and nothing is remembered."""
        self.now = 0.0
        self._held: deque[Event] = deque()
        self._late: list[Answer] = []
        self._saw: type = type(None)
        self.session = Session.opening(SETTINGS, 0.0)
        self.reader = SimulatedReader(KEY, lambda: self.now)
        self.scanner = SimulatedScanner(lambda: self.now)
        self.reader.start(self.post)
        self.scanner.start(self.post)
        self._look_at_printer()
        self.look_at_clock()

    def new_operation(self) -> Operation:
        self._operations += 1
        return Operation(f"op-{self._operations}")

    def wait(self, seconds: float) -> None:
        self.now += seconds
        self.wall.at += timedelta(seconds=seconds)
        self.post(Tick(self.now))

    def post(self, event: Event) -> None:
        """Posts the event. Raises Killed if the kiosk was killed meanwhile; it has been started again then."""
        if not isinstance(event, Tick):
            self._log(event)
        self._until_killed(event)
        if self._late and self._chance.random() < 0.5:
            self.rest()

    def rest(self) -> None:
        """Lets the ledger answer what it was asked. Raises Killed as `post` does."""
        while self._late:
            self._until_killed(self._late.pop())
        same(Invariant.LEFT_ALONE, self.session.busy, False, "the kiosk waits for an answer that never comes")

    def is_left_alone(self) -> None:
        """Lets minutes pass; asserts that nothing of anybody is on the screen or remembered then."""
        self.rest()
        for _ in range(3):
            self.wait(400)
        same(Invariant.LEFT_ALONE, self.session.doing, Welcome(), "left alone")

    def _until_killed(self, event: Event) -> None:
        try:
            self._take(event)
        except Killed:
            self._log("KILLED")
            self.start()
            raise

    def _take(self, event: Event) -> None:
        if self.session.busy and not isinstance(event, Answer | News):
            self._held.append(event)
            return
        self._handle(event)
        while self._held and not self.session.busy:
            self._handle(self._held.popleft())
        self._must_be_true()

    def _handle(self, event: Event) -> None:
        if not isinstance(event, Tick):
            self._handle(Tick(self.now))
        before = self.session.shown
        self.session, effects = step(self.session, event)
        if isinstance(before, Visiting | Goodbye) and isinstance(self.session.shown, Welcome):
            same(Invariant.PRIVACY, self.session.shown.unsettled, (), "left on the welcome screen")
        for effect in effects:
            match effect:
                case PrintTicket(ticket):
                    outcome = self.printer.print(SLIP)
                    self._handle(TicketDone(ticket.serial, SLIP, outcome))
                    self._look_at_printer()
                case PrintPaper():
                    self.printer.print(SLIP)
                case ReportTrouble(device, trouble):
                    self.machine.ledger.report_trouble(device, trouble)
                case _ if isinstance(effect, Question):
                    self._ask(effect)

    def _ask(self, question: Question) -> None:
        operation, fault = self.new_operation(), self._next_fault(question)
        at = self.local
        match question:
            case Do(command=SettleEntry(number=number)):
                entry = self._entry(number)
            case _:
                entry = None
        if fault is not Fault.NONE:
            self._log(f"   {fault.value}")
        try:
            answer = self.machine.ask(operation, question, fault)
        except Killed as killed:
            if killed.answer is not None and self.machine.kept(operation, question):
                self._log(f"   {operation} was carried out and not told: {question}")
                self._heard(operation, question, killed.answer, entry, at)
            raise
        self._log(f"   {operation} {question} -> {type(answer).__name__}")
        if isinstance(answer, LedgerFailed):
            kept = not (entry and entry[4]) and self.machine.kept(operation, question)
            same(Invariant.TOLD_ONCE, kept, False, f"{operation} failed and was kept")
            same(Invariant.ANSWERED, fault, Fault.FULL, f"{operation} failed because of")
        else:
            self._heard(operation, question, answer, entry, at)
        if fault is Fault.ASKED_TWICE and type(question).__name__ in ASKED_AGAIN:
            again = self.machine.ask(operation, question, Fault.NONE)
            same(Invariant.TOLD_ONCE, again, answer, f"{operation} asked twice")
            if isinstance(answer, Recorded) and answer.line.operation == operation:
                other = GiveBack(None, self._chance.choice(list(ITEMS)))
                again = self.machine.ask(operation, other, Fault.NONE)
                same(Invariant.TOLD_ONCE, again, answer, f"{operation} asked again for something else")
        if fault is Fault.NONE and self._chance.random() < 0.03:
            self._late.append(answer)
        else:
            self._take(answer)

    def _time_is(self, known: bool) -> None:
        was, self.model.doubted = self.model.doubted, not known
        self.model.new_day(self.local)
        if was and known:
            self.model.make_good()
            night.on_a_new_day(self.machine, self.model)

    def _heard(
        self, operation: Operation, question: Question, answer: Answer, entry: Entry | None, at: datetime
    ) -> None:
        self.model.heard(at, operation, question, answer)
        heard_at_desk(self.model, operation, question, answer, entry)
        self.model.done_in_doubt |= self.model.doubted and operation in self.model.known
        if isinstance(answer, TimeConfirmed):
            self.wall.anchored = self.wall.wrong
            self._time_is(known=True)
        if isinstance(answer, Undone | PastOperationsRead):
            with night.meaning(Invariant.UNDO):
                night.after_undoing(self.machine, self.model)

    def _entry(self, number: int) -> Entry | None:
        """The inbox entry with this number, or None."""
        rows = self.machine.look(ENTRY, number)
        return (*rows[0][:4], rows[0][4] is not None) if rows else None

    def _next_fault(self, question: Question) -> Fault:
        """The fault of this question; none where a volunteer confirms the time, because a fault would end the doubt."""
        if isinstance(question, Do) and isinstance(question.command, ConfirmTime):
            return Fault.NONE
        at = self._chance.randrange(1000)
        for fault, often in FAULTS:
            if at < often:
                return fault
            at -= often
        return Fault.NONE

    @property
    def local(self) -> datetime:
        """The present moment of the ledger: the moment of the newest row while the time is doubted."""
        at = self.machine.keeper.now()
        if at is None:
            ((newest,),) = self.machine.look(NEWEST)
            at = datetime.fromisoformat(newest)
        return at.astimezone(ZONE)

    def look_at_clock(self) -> None:
        """Looks at the clock as the runtime does every few seconds; work that waited for the time is done once it is
        trusted.
        """
        doubted = self.machine.ledger.catch_up()
        same(Invariant.CLOCK, doubted is None, self.wall.trusted, f"the clock is trusted, {self.wall.wrong} off")
        self._time_is(known=doubted is None)
        self.post(TimeRead(doubted and doubted.astimezone(ZONE).replace(second=0, microsecond=0)))

    def _look_at_printer(self) -> None:
        trouble = self.printer.trouble()
        self._take(DeviceLost(Device.PRINTER, trouble) if trouble else DeviceReady(Device.PRINTER))

    # --- the screen ----------------------------------------------------------------------------------------------

    def _must_be_true(self) -> None:
        """Raises Broken if the screen shows something false or something of another visitor."""
        shown = self.session.shown
        if type(shown) is not self._saw and not isinstance(shown, Shift):
            same(Invariant.PRIVACY, types(shown) & {*FOR_VOLUNTEERS}, set(), "for volunteers only")
        self._saw = type(shown)
        if isinstance(shown, Visiting) and not self.session.busy:
            self._visit_must_be_true(shown)

    def _visit_must_be_true(self, visit: Visiting) -> None:
        model, member = self.model, visit.visitor.member if visit.visitor else None
        for line in visit.lines:
            past = model.undoable.get(line.operation)
            if past is None or past.undone:
                same(Invariant.SCREEN, line.operation, None, "a line that the ledger does not have")
                continue
            whose = (past.kind in (line.kind, LineKind.SWAPPED), past.code, past.member)
            same(Invariant.PRIVACY, whose, (True, line.item.barcode, member), f"whose line {line.operation} is")
            self.told.append(line.operation)
        if member is None:
            same(Invariant.PRIVACY, (visit.loans, visit.accounts, visit.reservations), ((), (), ()), "nobody's visit")
            return
        for loan in visit.out:
            out = model.out.get(loan.item.barcode)
            same(Invariant.SCREEN, out and (out.member, out.due), (member, loan.due_on), f"loan of {loan.item.barcode}")
        for one in visit.accounts:
            model.same_account(member, one)
        shown = {one.item.barcode: one.place for one in visit.waiting}
        waits = {code: queue.index(member) + 1 for code, queue in model.queue.items() if member in queue}
        same(Invariant.QUEUE, shown, waits, f"what {member} waits for on the screen")
        for one in visit.unsettled:
            if one.again:
                same(
                    Invariant.POLICY,
                    model.against_scan(member, one.code, visit.card),
                    set(),
                    f"{one.code} offered again",
                )


NEWEST = "SELECT at FROM journal ORDER BY id DESC LIMIT 1"
ENTRY = """SELECT n.kind, i.barcode, o.id, e.key, n.settled_at FROM inbox n LEFT JOIN item i ON i.id = n.item_id
    LEFT JOIN operation o ON o.seq = n.line LEFT JOIN initiative e ON e.id = n.initiative_id WHERE n.id = ?"""
ASKED_AGAIN = (
    "LendOrReturn",
    "Lend",
    "GiveBack",
    "Renew",
    "Reserve",
    "Give",
    "CountSwap",
    "GiveUp",
    "ReportParts",
    "Undo",
)
"""The questions that get the same answer when they are asked again under their operation."""
