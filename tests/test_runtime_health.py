"""A ledger that cannot be used is asked nothing, and is used again once it can be, whichever check finds this out."""

import threading
import time

from kiosk.lending.events import CardSeen, DeviceLost, DeviceReady
from kiosk.lending.model import CardId, Device, Trouble
from kiosk.lending.ports import LedgerError
from kiosk.lending.states import Session, Visiting, Welcome
from kiosk.lending.upkeep.health import LedgerFault, Unsafe
from kiosk.running.ledger_watch import EXAMINATION
from kiosk.running.runtime import Runtime
from tests.test_runtime import CARD, OPENED, ScriptedVolunteers, happens, living

OTHER = CardId("another card")
DAMAGED, FULL = Unsafe(LedgerFault.DAMAGED, "(ValueError)"), Unsafe(LedgerFault.FULL)


def looks(runtime: Runtime) -> Session:
    """Looks at the ledger now, and returns the session when the kiosk is at rest."""
    runtime.look()
    return happens(runtime)


def fault(session: Session) -> LedgerFault | None:
    assert (session.trouble(Device.LEDGER) is Trouble.UNSAFE) is (session.ledger_fault is not None)
    return session.ledger_fault


def test_nothing_is_asked_of_a_ledger_that_was_not_admitted_until_it_is() -> None:
    found: list[Unsafe | None] = [FULL]
    with living(OPENED, admit=lambda: found[0]) as (runtime, ledger):
        assert fault(looks(runtime)) is LedgerFault.FULL
        session = happens(runtime, CardSeen(CARD, 200.0))
        assert ledger.asked == []
        assert session.doing == Welcome()
        found[0] = None
        assert fault(looks(runtime)) is None
        assert isinstance(happens(runtime, CardSeen(OTHER, 300.0)).doing, Visiting)


def test_a_question_from_before_the_end_of_the_first_look_is_not_asked_of_an_unsafe_ledger() -> None:
    looked = threading.Event()

    def admit() -> Unsafe:
        looked.wait(10)
        return FULL

    with living(OPENED, admit=admit) as (runtime, ledger):
        runtime.post(CardSeen(CARD, 200.0))
        while not runtime.session.busy:
            time.sleep(0.001)
        looked.set()
        assert fault(happens(runtime)) is LedgerFault.FULL
        assert ledger.asked == []


def test_closing_does_not_wait_for_a_ledger_that_is_still_being_opened() -> None:
    opening, go_on, closed = threading.Event(), threading.Event(), threading.Event()

    def admit() -> None:
        opening.set()
        go_on.wait(10)

    with living(OPENED, admit=admit, close=closed.set) as (runtime, _):
        assert opening.wait(10)
        ended = threading.Thread(target=runtime.stop)
        ended.start()
        ended.join(10)
        assert not go_on.is_set()
        assert not ended.is_alive()
        assert not closed.is_set(), "the thread that opens it has it still"
        go_on.set()


def test_closing_waits_for_the_answers_of_a_ledger_in_use_and_closes_it() -> None:
    asked, answers, closed = threading.Event(), threading.Event(), threading.Event()

    def check() -> None:
        asked.set()
        answers.wait(10)

    with living(OPENED, admit=lambda: None, check=check, close=closed.set) as (runtime, _):
        happens(runtime)
        runtime.look()
        assert asked.wait(10)
        ended = threading.Thread(target=runtime.stop)
        ended.start()
        ended.join(0.3)
        assert ended.is_alive()
        answers.set()
        ended.join(10)
        assert closed.is_set()


def test_a_question_that_fails_for_good_makes_the_ledger_unsafe_before_its_answer_is_shown() -> None:
    with living(OPENED, LedgerError("no", FULL), check=lambda: FULL, admit=lambda: None) as (runtime, _):
        happens(runtime, CardSeen(CARD, 200.0))
        session = happens(runtime, CardSeen(OTHER, 300.0))
        assert fault(session) is LedgerFault.FULL


def test_a_question_that_fails_alone_leaves_the_ledger_in_use() -> None:
    with living(LedgerError("there is no such line"), OPENED) as (runtime, _):
        session = happens(runtime, CardSeen(CARD, 200.0))
        assert fault(session) is None
        assert isinstance(happens(runtime, CardSeen(CARD, 300.0)).doing, Welcome | Visiting)


def test_a_finding_of_a_check_beside_the_visits_makes_the_ledger_unsafe_at_once_and_stands() -> None:
    with living(OPENED, OPENED) as (runtime, ledger):
        happens(runtime, CardSeen(CARD, 200.0))
        asked = len(ledger.asked)
        told = threading.Thread(target=runtime.ledger_found, args=[DAMAGED])
        told.start()
        told.join()
        assert runtime.unsafe == DAMAGED
        assert fault(happens(runtime)) is LedgerFault.DAMAGED
        happens(runtime, CardSeen(OTHER, 300.0))
        assert len(ledger.asked) == asked
        assert fault(looks(runtime)) is LedgerFault.DAMAGED, "the short look does not see it, and does not lift it"
        runtime.ledger_found(None)
        assert fault(happens(runtime)) is None
        assert isinstance(happens(runtime, CardSeen(OTHER, 400.0)).doing, Visiting)


def test_a_damaged_ledger_is_admitted_again_only_after_a_whole_check() -> None:
    found: list[Unsafe | None] = [None]
    with living(OPENED, admit=lambda: found[0]) as (runtime, _):
        happens(runtime)
        runtime.ledger_found(DAMAGED)
        found[0] = Unsafe(LedgerFault.LOCKED)
        runtime.ledger_found(None)
        assert fault(happens(runtime)) is LedgerFault.LOCKED
        found[0] = None
        assert fault(looks(runtime)) is None


def test_a_whole_check_that_finds_nothing_does_not_disturb_a_ledger_in_use() -> None:
    admitted: list[int] = []
    with living(OPENED, admit=lambda: admitted.append(1)) as (runtime, _):
        happens(runtime)
        runtime.ledger_found(None)
        assert fault(happens(runtime)) is None
        assert admitted == [1]


def test_a_read_that_meets_damage_asks_for_a_whole_check_once_a_minute() -> None:
    asked: list[int] = []
    clock = [100.0]
    with living(LedgerError("no", DAMAGED), examine=lambda: asked.append(1), clock=lambda: clock[0]) as (runtime, _):
        assert fault(happens(runtime, CardSeen(CARD, 200.0))) is LedgerFault.DAMAGED
        for _turn in range(5):
            looks(runtime)
        assert asked == [1]
        clock[0] += EXAMINATION
        looks(runtime)
        assert asked == [1, 1]


def test_troubles_of_devices_meanwhile_are_in_the_inbox_afterwards() -> None:
    volunteers, found = ScriptedVolunteers([]), list[Unsafe | None]([FULL])
    with living(volunteers=volunteers, admit=lambda: found[0]) as (runtime, _):
        happens(runtime)
        happens(runtime, DeviceLost(Device.READER, Trouble.MISSING), DeviceReady(Device.SCANNER))
        happens(runtime, DeviceReady(Device.READER), DeviceLost(Device.READER, Trouble.DENIED))
        assert volunteers.troubles == []
        found[0] = None
        looks(runtime)
        assert (Device.READER, Trouble.DENIED) in volunteers.troubles
        assert (Device.SCANNER, None) in volunteers.troubles
        assert len([device for device, _ in volunteers.troubles if device is Device.READER]) == 1, (
            "the last state alone"
        )
