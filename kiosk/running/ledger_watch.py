"""Watches whether the ledger of a running kiosk can be used, and posts changes."""

import logging
import threading
from collections.abc import Callable

from kiosk.lending.events import DeviceLost, DeviceReady, GuideRead, TimeRead, Upkeep
from kiosk.lending.model import Device, Guide, Trouble
from kiosk.lending.ports import LedgerError, Post
from kiosk.lending.upkeep.backups import BackupsRead
from kiosk.lending.upkeep.documents import DocumentsRead
from kiosk.lending.upkeep.health import LedgerFault, Unsafe
from kiosk.lending.upkeep.sheets import SheetsRead
from kiosk.running.workers import Worker
from kiosk.running.world import World

log = logging.getLogger(__name__)

LEDGER_CHECK = 10.0
"""The seconds between two looks at an idle ledger."""
UNSAFE_CHECK = 2.0
"""The seconds between two looks at a ledger that cannot be used."""
EXAMINATION = 60.0
"""The seconds between two whole checks of a damaged ledger."""
FINISHING, OPENING = 3.0, 0.05
"""The seconds that the end of the kiosk waits for the ledger: for its last job, and while it is only being opened."""


class LedgerWatch:
    """Watches the ledger on the thread of its `worker`, which also carries out the questions.

    `post` takes the events, `quiet` says whether nobody is at the kiosk. `not_kept` is called with a device whose
    trouble could not be noted, to report it again later. `found` and `unsafe` are for any thread, everything else is
    for the worker's thread.
    """

    def __init__(
        self,
        worker: Worker,
        post: Post,
        clock: Callable[[], float],
        quiet: Callable[[], bool],
        not_kept: Callable[[Device], None],
    ) -> None:
        self._worker, self._post, self._clock, self._quiet, self._not_kept = worker, post, clock, quiet, not_kept
        self._guide: Guide | None = None
        self._upkeep: tuple[Upkeep, ...] = BackupsRead(), DocumentsRead(), SheetsRead()
        self._unsafe: Unsafe | None = None
        """The reason why the ledger cannot be used, from the last look at it; None if it can, or before the first
        look.
        """
        self._damage: Unsafe | None = None
        """The damage that was found while reading the ledger; None for none. It stays until a whole check finds
        nothing.
        """
        self._admitted = False
        self._doubting = False
        """Was the time doubted when it was last posted?"""
        self._judging = threading.Lock()
        self._examined_at: float | None = None
        self._unreported: dict[Device, Trouble | None] = {}
        """The last state of each device that is not in the inbox yet, because the ledger is unsafe."""

    def start(self, world: World) -> None:
        """Start the worker, which looks at the ledger when it is idle."""
        self._world = world
        self._worker.start(idle=self.look, every=lambda: LEDGER_CHECK if self._admitted else UNSAFE_CHECK)

    def stop(self) -> bool:
        """End the worker after its present job, unless the ledger is only being opened. Returns whether it ended."""
        return self._worker.stop(FINISHING if self._admitted else OPENING)

    @property
    def unsafe(self) -> Unsafe | None:
        """The reason why the ledger cannot be used, None if it can."""
        return self._damage or self._unsafe

    def found(self, unsafe: Unsafe | None) -> None:
        """Take the result of a whole check: the reason why the ledger is unsafe from now on; None: it is whole."""
        if unsafe:
            self._damaged(unsafe)
        elif self._damage:
            self._worker.do(self._look_anew)

    def look(self) -> None:
        """Post whether the ledger works, and the guide if the house opened, closed or changed its terms since."""
        self._post_upkeep()
        if self._damage:
            self._examine()
            return
        self._judge(self._world.check() if self._admitted else self._world.admit())
        if self._admitted:
            self._post_time()
            self._post_guide()
        while self._admitted and self._unreported:
            self.note_trouble(*self._unreported.popitem())
        if self._admitted:
            self._work_at_night()

    def failed(self, error: LedgerError) -> None:
        """Post that the ledger is unsafe, if the error says that nothing else can be kept either."""
        if error.unsafe is None:
            return
        if error.unsafe.fault is LedgerFault.DAMAGED:
            self._damaged(error.unsafe)
        else:
            self._judge(error.unsafe)

    def note_trouble(self, device: Device, trouble: Trouble | None) -> None:
        """Put an entry in the volunteers' inbox; if it cannot be kept, log that and try again later."""
        if self.unsafe:
            self._unreported[device] = trouble
            return
        try:
            self._world.volunteers.report_trouble(device, trouble)
        except LedgerError as error:
            log.error("the ledger could not note trouble of the %s: %s", device.value, error, extra={"cause": device})
            self._not_kept(device)
            self.failed(error)

    def look_at_time(self) -> None:
        """Post the time again, if it was doubted when it was last posted."""
        if self._doubting:
            self._post_time()

    def _work_at_night(self) -> None:
        """Do one step of the night work, if nobody is at the kiosk; questions to the ledger come before the next
        step.
        """
        if self._admitted and self._quiet() and self._world.night():
            self._worker.do(self._work_at_night)

    def _look_anew(self) -> None:
        self._damage = None
        self.look()

    def _damaged(self, unsafe: Unsafe) -> None:
        self._damage = unsafe
        self._judge(unsafe)

    def _examine(self) -> None:
        now = self._clock()
        if self._examined_at is None or now - self._examined_at >= EXAMINATION:
            self._examined_at = now
            self._world.examine()

    def _judge(self, unsafe: Unsafe | None) -> None:
        """Keep and post the reason why the ledger is unsafe, None if it is safe; log it if it differs from the one
        before.
        """
        with self._judging:
            unsafe = self._damage or unsafe
            if unsafe and unsafe != self._unsafe:
                log.error("nothing can be lent: %s %s", unsafe.sentence, unsafe.advice)
            if self._unsafe and not unsafe:
                log.info("the ledger can be used again")
            self._unsafe, self._admitted = unsafe, unsafe is None
            if unsafe:
                self._post(DeviceLost(Device.LEDGER, Trouble.UNSAFE, unsafe.fault))
            else:
                self._post(DeviceReady(Device.LEDGER))

    def _post_time(self) -> None:
        """Post the time that the machine shows while it is doubted, so that the person who confirms it sees the present
        time.
        """
        try:
            doubted = self._world.time()
        except LedgerError as error:
            log.error("the ledger could not tell whether the time is right: %s", error)
            self.failed(error)
            return
        self._doubting = doubted is not None
        self._post(TimeRead(doubted and doubted.replace(second=0, microsecond=0)))

    def _post_guide(self) -> None:
        try:
            guide = self._world.ledger.guide()
        except LedgerError as error:
            log.error("the ledger could not tell of the house: %s", error)
            self.failed(error)
            return
        if guide != self._guide:
            self._guide = guide
            self._post(GuideRead(guide))

    def _post_upkeep(self) -> None:
        """Post the state of the backups, of the PDFs of the desk and of the sheets of a stick, if it changed."""
        now: tuple[Upkeep, ...] = self._world.backups(), self._world.documents(), self._world.sheets()
        for one, before in zip(now, self._upkeep, strict=True):
            if one != before:
                self._post(one)
        self._upkeep = now
