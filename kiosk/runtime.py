"""The imperative shell: it carries events to the machine and effects to the world, and decides nothing.

One thread owns the session and never waits for anything but its inbox. The ledger, the printer and the voice each have
a worker thread that performs their effects and posts the outcome. Device threads and the screen only post. A thread
that dies takes the process with it: systemd brings back the welcome screen, and the ledger is intact.
"""

import logging
import os
import queue
import threading
import time
import uuid
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import assert_never

from kiosk.lending.effects import (
    Chime,
    ConfirmInstructions,
    CountSwap,
    DimScreen,
    Effect,
    Give,
    GiveBack,
    GiveUp,
    Lend,
    LendOrReturn,
    OpenVisit,
    OpenVisitByNumber,
    PrintHold,
    PrintLabel,
    PrintTicket,
    Question,
    ReadAloud,
    ReadCatalogue,
    Reconsider,
    Renew,
    ReportParts,
    ReportTrouble,
    Reserve,
    StopReading,
    Undo,
    VisitQuestion,
)
from kiosk.lending.events import (
    Answer,
    DeviceLost,
    DeviceReady,
    Event,
    GuideRead,
    LedgerFailed,
    LedgerSilent,
    News,
    Tick,
    TicketDone,
)
from kiosk.lending.model import Device, Guide, Operation, Trouble
from kiosk.lending.ports import Chimes, Ledger, LedgerError, Printer, Voice, VolunteerLedger
from kiosk.lending.session import step
from kiosk.lending.states import Session
from kiosk.lending.tickets import HoldSlip, ItemLabel, PrintOutcome, PrintResult, Slip, Ticket
from kiosk.lending.volunteers.questions import (
    CheckIn,
    CheckPin,
    Do,
    ReadCounts,
    ReadHours,
    ReadInbox,
    ReadItem,
    ReadMember,
    ReadMemberOfCard,
    ReadPastOperations,
    ReadUndoing,
    SearchItem,
    SearchMember,
    Settle,
    ShiftQuestion,
    WriteCount,
)

log = logging.getLogger(__name__)

TICK = 0.25
LEDGER_DEADLINE = 3.0
"""Seconds after which a silent ledger is shown as trouble."""
HUNG = 12.0
"""Seconds after which a thread that should have moved on counts as hung, and the watchdog is no longer fed."""
PRINTER_CHECK = 10.0
LEDGER_CHECK = 10.0
"""Seconds between two looks at an idle device."""
NO_PRINTER = PrintOutcome(PrintResult.UNREACHABLE, Trouble.NOT_CONFIGURED)


@dataclass(frozen=True, slots=True)
class World:
    """Everything around the machine. `write` puts a ticket into words, `label` what lies or sticks on a thing; `show`
    draws, `read` says what to read aloud.

    On the ledger's thread, `warm` is done once at start (what would make the first visit slower than the second), and
    `check` when there is nothing else to do: what is wrong with the ledger, or None.
    """

    ledger: Ledger
    volunteers: VolunteerLedger
    show: Callable[[Session], None]
    write: Callable[[Ticket], Slip]
    label: Callable[[HoldSlip | ItemLabel], Slip]
    read: Callable[[Session], tuple[str, str]]
    chimes: Chimes
    voice: Voice
    dim: Callable[[bool], None]
    warm: Callable[[], None]
    check: Callable[[], Trouble | None]
    printer: Printer | None = None


def end_process(thread: str) -> None:
    """A thread died: end at once with what the log already says, and let systemd start afresh."""
    log.critical("the %s thread ended; so does the kiosk", thread)
    logging.shutdown()
    os._exit(70)


class Runtime:
    """The session thread and its workers. `post` may be called from any thread and never waits."""

    def __init__(
        self,
        session: Session,
        clock: Callable[[], float] = time.monotonic,
        new_operation: Callable[[], str] = lambda: uuid.uuid4().hex,
        died: Callable[[str], None] = end_process,
    ) -> None:
        self._session = session
        self._clock = clock
        self._new_operation = new_operation
        self._inbox: queue.SimpleQueue[Event | None] = queue.SimpleQueue()
        self._held: deque[Event] = deque()
        self._pending = _Count()
        self._asked_at: float | None = None
        self._seen: tuple[Session, float | None] | None = None
        self._guide: Guide | None = None
        self._beat = clock()
        self._thread = _Thread("session", self._live, died)
        self._ledger = _Worker("ledger", died, clock)
        self._printer = _Worker("printer", died, clock)

    def start(self, world: World) -> None:
        """Begin to live in `world`, with what was posted until now."""
        self._world = world
        self._show()
        self._thread.start()
        self._ledger.start(idle=self._look_at_ledger, every=LEDGER_CHECK)
        self._ledger.do(world.warm)
        self._printer.start(idle=self._look_at_printer, every=PRINTER_CHECK)
        self.look()

    def post(self, event: Event) -> None:
        self._pending.more()
        self._inbox.put(event)

    @property
    def session(self) -> Session:
        """What the kiosk is doing now; a value, so it may be looked at from any thread."""
        return self._session

    @property
    def at_rest(self) -> bool:
        """Was everything posted dealt with, and does no worker work on anything?"""
        return self._pending.none and self._ledger.at_rest and self._printer.at_rest

    def look(self) -> None:
        """Look at the printer and the ledger soon, not only at their next turn."""
        self._printer.do(self._look_at_printer)
        self._ledger.do(self._look_at_ledger)

    def stop(self) -> None:
        """Ends the threads; what the ledger is doing is finished first."""
        self._inbox.put(None)
        self._thread.join(3)
        self._ledger.stop()
        self._printer.stop()
        self._world.voice.hush()

    def alive(self) -> bool:
        """Did the session thread and the ledger move on lately? Asked by the watchdog, from the UI thread."""
        return self._clock() - self._beat < HUNG and self._ledger.moved_on(within=HUNG)

    # --- the session thread --------------------------------------------------------------------------------------

    def _live(self) -> None:
        while True:
            try:
                event = self._inbox.get(timeout=TICK)
            except queue.Empty:
                self._pass_time()
            else:
                if event is None:
                    return
                self._take(event)
                self._pass_time()
                self._pending.less()
            self._beat = self._clock()

    def _take(self, event: Event) -> None:
        """While the ledger is asked, only its answer and news go ahead; the visitor's events wait in their order."""
        if self._session.busy and not isinstance(event, Answer | News):
            self._held.append(event)
            return
        self._handle(event)
        while self._held and not self._session.busy:
            self._handle(self._held.popleft())

    def _handle(self, event: Event) -> None:
        self._step(Tick(self._clock()))
        if isinstance(event, Answer):
            self._asked_at = None
        self._step(event)

    def _pass_time(self) -> None:
        now = self._clock()
        self._step(Tick(now))
        if self._asked_at is not None and now - self._asked_at > LEDGER_DEADLINE:
            self._asked_at = None
            log.warning("the ledger is silent")
            self._step(LedgerSilent())
        self._show()

    def _show(self) -> None:
        """Draw what changed: of time alone nothing is to be seen but the countdown."""
        session = self._session
        seen = replace(session, at=0.0), session.at if session.warned else None
        if seen != self._seen:
            self._seen = seen
            self._world.show(session)

    def _step(self, event: Event) -> None:
        self._session, effects = step(self._session, event)
        for effect in effects:
            self._perform(effect)

    def _perform(self, effect: Effect) -> None:
        match effect:
            case Chime():
                self._world.chimes.play(effect)
            case PrintTicket(ticket):
                self._printer.do(lambda: self._print(ticket))
            case PrintHold(slip):
                self._printer.do(lambda: self._print_label(slip))
            case PrintLabel(label):
                self._printer.do(lambda: self._print_label(label))
            case ReportTrouble(device, trouble):
                self._ledger.do(lambda: self._report(device, trouble))
            case ReadAloud():
                text, language = self._world.read(self._session)
                self._world.voice.say(text, language)
            case StopReading():
                self._world.voice.hush()
            case DimScreen(dim):
                self._world.dim(dim)
            case _:
                self._asked_at = self._clock()
                operation = Operation(self._new_operation())
                question = effect
                self._ledger.do(lambda: self._ask(operation, question))

    # --- the workers ---------------------------------------------------------------------------------------------

    def _ask(self, operation: Operation, question: Question) -> None:
        try:
            if isinstance(question, ShiftQuestion):
                answer: Answer = _answer_volunteer(self._world.volunteers, operation, question)
            else:
                answer = _answer(self._world.ledger, operation, question)
        except LedgerError as error:
            log.error("the ledger could not keep a %s: %s", type(question).__name__, error)
            answer = LedgerFailed()
        self.post(answer)

    def _print(self, ticket: Ticket) -> None:
        slip = self._world.write(ticket)
        outcome = self._world.printer.print(slip) if self._world.printer else NO_PRINTER
        log.info("ticket %s: %s", ticket.serial, outcome.result.value)
        self.post(TicketDone(ticket.serial, slip, outcome))
        self._look_at_printer()

    def _print_label(self, label: HoldSlip | ItemLabel) -> None:
        """Whether it printed changes nothing: what stands on it stands on the screen as well."""
        if self._world.printer:
            outcome = self._world.printer.print(self._world.label(label))
            log.info("slip for a thing: %s", outcome.result.value)
            self._look_at_printer()

    def _report(self, device: Device, trouble: Trouble | None) -> None:
        """For the volunteers' inbox; where even that cannot be kept, the log has it."""
        try:
            self._world.volunteers.report_trouble(device, trouble)
        except LedgerError as error:
            log.error("the ledger could not note trouble of the %s: %s", device.value, error)

    def _look_at_printer(self) -> None:
        printer = self._world.printer
        self._tell(Device.PRINTER, printer.trouble() if printer else Trouble.NOT_CONFIGURED)

    def _look_at_ledger(self) -> None:
        """Is it well, and did the house open or close meanwhile, or change its terms?"""
        trouble = self._world.check()
        self._tell(Device.LEDGER, trouble)
        if trouble is None:
            self._tell_of_house()

    def _tell_of_house(self) -> None:
        try:
            guide = self._world.ledger.guide()
        except LedgerError as error:
            log.error("the ledger could not tell of the house: %s", error)
            return
        if guide != self._guide:
            self._guide = guide
            self.post(GuideRead(guide))

    def _tell(self, device: Device, trouble: Trouble | None) -> None:
        self.post(DeviceLost(device, trouble) if trouble else DeviceReady(device))


def _answer_volunteer(ledger: VolunteerLedger, operation: Operation, question: ShiftQuestion) -> Answer:
    match question:
        case CheckIn(by, code):
            return ledger.check_in(operation, by, code)
        case ReadInbox(by):
            return ledger.inbox(by)
        case Settle(by, number, outcome, points):
            return ledger.settle(operation, by, number, outcome, points)
        case SearchMember(by, text):
            return ledger.search_member(by, text)
        case SearchItem(by, text):
            return ledger.search_item(by, text)
        case ReadMember(by, member):
            return ledger.read_member(by, member)
        case ReadMemberOfCard(by, card):
            return ledger.read_member_of_card(by, card)
        case ReadItem(by, code):
            return ledger.read_item(by, code)
        case ReadHours(by):
            return ledger.read_hours(by)
        case ReadPastOperations(by):
            return ledger.read_past_operations(by)
        case ReadUndoing(by, deed):
            return ledger.read_undoing(by, deed)
        case ReadCounts(by):
            return ledger.read_counts(by)
        case WriteCount(by, number):
            return ledger.write_count(by, number)
        case CheckPin(by, card, pin):
            return ledger.check_pin(by, card, pin)
        case Do(by, deed):
            return ledger.do_at_desk(operation, by, deed)
    assert_never(question)


def _answer(ledger: Ledger, operation: Operation, question: VisitQuestion) -> Answer:
    match question:
        case OpenVisit(card, as_member):
            return ledger.open_visit(card, as_member)
        case OpenVisitByNumber(number, pin):
            return ledger.open_visit_by_number(number, pin)
        case LendOrReturn(member, code, card):
            return ledger.lend_or_return(operation, member, code, card)
        case Lend(member, code, card):
            return ledger.lend(operation, member, code, card)
        case GiveBack(member, code):
            return ledger.give_back(operation, member, code)
        case Renew(member, code):
            return ledger.renew(operation, member, code)
        case Undo(undone):
            return ledger.undo(operation, undone)
        case Reconsider(member, codes, card):
            return ledger.reconsider(member, codes, card)
        case ReportParts(line, notes):
            return ledger.report_parts(operation, line, notes)
        case ConfirmInstructions(line):
            return ledger.confirm_instructions(operation, line)
        case CountSwap(member, line, taken, given, card):
            return ledger.count_swap(operation, member, line, taken, given, card)
        case Give(member, code, card):
            return ledger.give(operation, member, code, card)
        case Reserve(member, code, card):
            return ledger.reserve(operation, member, code, card)
        case GiveUp(member, code):
            return ledger.give_up(operation, member, code)
        case ReadCatalogue():
            return ledger.catalogue()
    assert_never(question)


class _Thread(threading.Thread):
    """A thread whose death is not survived."""

    def __init__(self, name: str, live: Callable[[], None], died: Callable[[str], None]) -> None:
        super().__init__(name=name, daemon=True)
        self._live_, self._died = live, died

    def run(self) -> None:
        try:
            self._live_()
        except Exception:
            log.exception("the %s thread failed", self.name)
            self._died(self.name)


class _Count:
    """How many are under way, counted from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._number = 0

    def more(self) -> None:
        with self._lock:
            self._number += 1

    def less(self) -> None:
        with self._lock:
            self._number -= 1

    @property
    def none(self) -> bool:
        return self._number == 0


class _Worker:
    """Performs jobs one after another on a thread of its own; when idle for `every` seconds, does `idle`."""

    def __init__(self, name: str, died: Callable[[str], None], clock: Callable[[], float]) -> None:
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread = _Thread(name, self._live, died)
        self._clock = clock
        self._pending = _Count()
        self._busy_since: float | None = None
        self._idle: Callable[[], None] | None = None
        self._every: float | None = None

    def start(self, idle: Callable[[], None] | None = None, every: float | None = None) -> None:
        self._idle, self._every = idle, every
        self._thread.start()

    def do(self, job: Callable[[], None]) -> None:
        self._pending.more()
        self._jobs.put(job)

    @property
    def at_rest(self) -> bool:
        return self._pending.none

    def stop(self) -> None:
        self._jobs.put(None)
        if self._thread.is_alive():
            self._thread.join(3)

    def moved_on(self, within: float) -> bool:
        since = self._busy_since
        return self._thread.is_alive() and (since is None or self._clock() - since < within)

    def _live(self) -> None:
        while True:
            try:
                job = self._jobs.get(timeout=self._every)
            except queue.Empty:
                if self._idle:
                    self._idle()
                continue
            if job is None:
                return
            self._busy_since = self._clock()
            job()
            self._busy_since = None
            self._pending.less()
