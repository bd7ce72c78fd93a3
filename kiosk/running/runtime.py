"""The runtime carries events to the session and effects to the world. It decides nothing.

One thread owns the session and waits for nothing but its inbox. The ledger and the printer each have a worker thread
that carries out their effects and posts the outcome as an event. `ledger_watch.py` watches whether the ledger can be
used; `world.py` has everything that carries out effects. Device threads and the screen only post events. A thread that
dies ends the process: systemd starts the kiosk again at the welcome screen, and the ledger is intact.
"""

import logging
import os
import queue
import time
import uuid
from collections import deque
from collections.abc import Callable
from dataclasses import replace

from kiosk.lending.effects import (
    Chime,
    DimScreen,
    Effect,
    ExamineKiosk,
    NoteMisread,
    Paper,
    PrintPaper,
    PrintTicket,
    Question,
    ReadAloud,
    ReadNews,
    ReportTrouble,
    ReportUnreadable,
    SeeMessage,
    StopReading,
)
from kiosk.lending.events import (
    Answer,
    DeviceLost,
    DeviceReady,
    Event,
    LedgerFailed,
    LedgerSilent,
    News,
    Tick,
    TicketDone,
)
from kiosk.lending.model import Device, Operation, Trouble
from kiosk.lending.ports import LedgerError
from kiosk.lending.session import step
from kiosk.lending.states import Session, Welcome
from kiosk.lending.tickets import (
    PrintOutcome,
    PrintResult,
    Ticket,
)
from kiosk.lending.upkeep.findings import KioskExamined
from kiosk.lending.upkeep.health import Unsafe
from kiosk.lending.volunteers.questions import Do
from kiosk.running.asking import ask
from kiosk.running.brake import MINUTE
from kiosk.running.ledger_watch import LedgerWatch
from kiosk.running.reporting import ChangeReports
from kiosk.running.workers import Count, VitalThread, Worker
from kiosk.running.world import World

log = logging.getLogger(__name__)

TICK = 0.25
FRAME = 0.5
"""The seconds between two drawings while events wait: faster drawing cannot be read, and would delay the events."""
LEDGER_DEADLINE = 3.0
"""The seconds after which a silent ledger is shown as trouble."""
HUNG = 12.0
"""The seconds without progress after which a thread counts as hung, and the watchdog is no longer fed."""
PRINTER_CHECK = 10.0
"""The seconds between two looks at an idle printer."""
DOCTOR_ENDS = 0.05
"""The seconds that the end of the kiosk waits for the doctor, whose findings are no longer shown."""
NO_PRINTER = PrintOutcome(PrintResult.UNREACHABLE, Trouble.NOT_CONFIGURED)


def end_process(thread: str) -> None:
    """End the process at once after a thread died, so that systemd starts it again. The log has the reason already."""
    log.critical("the %s thread ended; so does the kiosk", thread)
    logging.shutdown()
    os._exit(70)


class Runtime:
    """The session thread and its workers. `post` may be called from any thread and never waits.

    `reports_apart` is the time between two reports of the same state of a device, in seconds.
    """

    def __init__(
        self,
        session: Session,
        clock: Callable[[], float] = time.monotonic,
        new_operation: Callable[[], str] = lambda: uuid.uuid4().hex,
        died: Callable[[str], None] = end_process,
        reports_apart: float = MINUTE,
    ) -> None:
        self._session = self._before = session
        self._clock = clock
        self._new_operation = new_operation
        self._inbox: queue.SimpleQueue[Event | None] = queue.SimpleQueue()
        self._held: deque[Event] = deque()
        self._pending = Count()
        self._asked_at: float | None = None
        self._seen: tuple[Session, float | None] | None = None
        self._draw_at = 0.0
        self._beat = clock()
        self._to_log = ChangeReports(_log_change, clock, reports_apart)
        self._to_inbox = ChangeReports(self._report, clock, reports_apart)
        self._thread = VitalThread("session", self._live, died)
        self._ledger = Worker("ledger", died, clock)
        self._watch = LedgerWatch(self._ledger, self.post, clock, self._is_quiet, self._to_inbox.tell_again)
        self._printer = Worker("printer", died, clock)
        self._doctor = Worker("doctor", died, clock)

    def start(self, world: World) -> None:
        """Start the threads, with the events that were posted before."""
        self._world = world
        self._show()
        self._thread.start()
        self._watch.start(world)
        self._doctor.start()
        self._printer.start(idle=self._look_at_printer, every=lambda: PRINTER_CHECK)
        self.look()

    def post(self, event: Event) -> None:
        self._pending.more()
        self._inbox.put(event)

    @property
    def session(self) -> Session:
        """The present state of the kiosk; a value, so it may be read from any thread."""
        return self._session

    @property
    def at_rest(self) -> bool:
        """Is every posted event handled, and no worker busy?"""
        return self._pending.none and all(each.at_rest for each in (self._ledger, self._printer, self._doctor))

    def look(self) -> None:
        """Look at the printer and the ledger as soon as possible, before their usual time."""
        self._printer.do(self._look_at_printer)
        self._ledger.do(self._watch.look)

    @property
    def unsafe(self) -> Unsafe | None:
        """The reason why the ledger cannot be used, None if it can; may be read from any thread."""
        return self._watch.unsafe

    def ledger_found(self, unsafe: Unsafe | None) -> None:
        """Take the result of a whole check: the reason why the ledger is unsafe from now on; None: it is whole.

        May be called from any thread. A ledger that was damaged is admitted anew before it is used.
        """
        self._watch.found(unsafe)

    def stop(self) -> None:
        """End the threads, after the present job of the ledger, unless the ledger is only being opened."""
        self._inbox.put(None)
        self._thread.join(3)
        if self._watch.stop():
            self._world.close()
        self._printer.stop()
        self._doctor.stop(DOCTOR_ENDS)
        self._world.voice.hush()

    def alive(self) -> bool:
        """Have the session thread and the ledger made progress lately? Called for the watchdog, from the UI thread."""
        return self._clock() - self._beat < HUNG and self._ledger.moved_on(within=HUNG)

    # --- the session thread --------------------------------------------------------------------------------------

    def _is_quiet(self) -> bool:
        """Is nobody at the kiosk? Looked at from the ledger's thread too."""
        return isinstance(self._session.doing, Welcome)

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
        """Handle an event, or keep it for later: while the ledger works on a question, only its answer and news are
        handled.
        """
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
        if isinstance(event, DeviceLost | DeviceReady):
            self._to_log.becomes(event.device, self._session.trouble(event.device), event.details)

    def _pass_time(self) -> None:
        now = self._clock()
        self._step(Tick(now))
        if self._asked_at is not None and now - self._asked_at > LEDGER_DEADLINE:
            self._asked_at = None
            log.warning("the ledger is silent")
            self._step(LedgerSilent())
        self._to_log.tell()
        self._to_inbox.tell()
        self._show()

    def _show(self) -> None:
        """Draw the session if it changed.

        Time alone changes only the countdown on the screen and, once a second, the ring of the goodbye. While events
        wait, drawing takes at most a fifth of the time.
        """
        began = time.monotonic()
        if (self._held or not self._inbox.empty()) and began < self._draw_at:
            return
        session = self._session
        seen = replace(session, at=0.0), session.time_shown
        if seen != self._seen:
            self._seen = seen
            self._world.show(session)
            done = time.monotonic()
            self._draw_at = done + max(FRAME, 4 * (done - began))

    def _step(self, event: Event) -> None:
        self._before = self._session
        self._session, effects = step(self._before, event)
        for effect in effects:
            self._perform(effect)

    def _perform(self, effect: Effect) -> None:
        match effect:
            case Chime():
                self._world.chimes.play(effect)
            case PrintTicket(ticket):
                self._printer.do(lambda: self._print(ticket))
            case PrintPaper(paper):
                self._printer.do(lambda: self._print_paper(paper))
            case SeeMessage(member, message):
                self._note("keep that a message was seen", lambda: self._world.ledger.see_message(member, message))
            case ReportTrouble(device, trouble):
                self._to_inbox.becomes(device, trouble)
            case ReportUnreadable():
                self._note("note a label that cannot be read", self._world.ledger.report_unreadable)
            case NoteMisread(read, typed):
                self._note("look at a code that nobody knows", lambda: self._world.volunteers.note_misread(read, typed))
            case ReadAloud(text, whole):
                screen, language = self._world.read(self._session)
                self._world.voice.say(f"{screen} {text}".strip() if whole else text, language)
            case ReadNews():
                text, language = self._world.news(self._before, self._session)
                if text:
                    self._world.voice.say(text, language)
            case StopReading():
                self._world.voice.hush()
            case ExamineKiosk():
                self._doctor.do(lambda: self.post(KioskExamined(self._world.look_over())))
            case DimScreen(dim):
                self._world.dim(dim)
            case _:
                self._asked_at = self._clock()
                operation = Operation(self._new_operation())
                question = effect
                self._ledger.do(lambda: self._ask(operation, question))

    # --- the workers ---------------------------------------------------------------------------------------------

    def _ask(self, operation: Operation, question: Question) -> None:
        """Ask the ledger, and post its answer. An unsafe ledger is not asked; a ledger that fails for good becomes
        unsafe.
        """
        answer: Answer = LedgerFailed()
        if not self._watch.unsafe:
            try:
                answer = ask(self._world.ledger, self._world.volunteers, operation, question)
            except LedgerError as error:
                asked = question.command if isinstance(question, Do) else question
                log.error("the ledger could not keep a %s: %s", type(asked).__name__, error)
                self._watch.failed(error)
        self.post(answer)
        self._watch.look_at_time()

    def _note(self, what: str, note: Callable[[], None]) -> None:
        """Have the ledger keep something without an answer; `what` describes it in the log if that fails.

        A failure is not tried again: the message is shown on the next visit, and the code is noted when it is next
        read.
        """

        def tried() -> None:
            if self._watch.unsafe:
                return
            try:
                note()
            except LedgerError as error:
                log.error("the ledger could not %s: %s", what, error)
                self._watch.failed(error)

        self._ledger.do(tried)

    def _print(self, ticket: Ticket) -> None:
        slip = self._world.write(ticket)
        outcome = self._world.printer.print(slip) if self._world.printer else NO_PRINTER
        log.info("ticket %s: %s", ticket.serial, outcome.result.value, extra={"cause": ticket.serial})
        self.post(TicketDone(ticket.serial, slip, outcome))
        self._look_at_printer()

    def _print_paper(self, paper: Paper) -> None:
        """Print a paper. The outcome is not posted, because the screen shows the same text."""
        if self._world.printer:
            outcome = self._world.printer.print(self._world.label(paper))
            log.info("slip: %s", outcome.result.value)
            self._look_at_printer()

    def _report(self, device: Device, trouble: Trouble | None, _details: str) -> None:
        self._ledger.do(lambda: self._watch.note_trouble(device, trouble))

    def _look_at_printer(self) -> None:
        printer = self._world.printer
        trouble = printer.trouble() if printer else Trouble.NOT_CONFIGURED
        self.post(DeviceLost(Device.PRINTER, trouble) if trouble else DeviceReady(Device.PRINTER))


def _log_change(device: Device, trouble: Trouble | None, details: str) -> None:
    state = f"{device.value} {trouble.value if trouble else 'ok'}"
    level = logging.INFO if trouble in (None, Trouble.NOT_CONFIGURED) else logging.WARNING
    log.log(level, "%s%s", state, f": {details}" if details else "", extra={"cause": state})
