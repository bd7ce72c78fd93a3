"""The card reader, on a real pcscd with a virtual reader, and on a card service that the test plays."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from devices.cards.pcsc import COMM_ERROR, SECURITY_VIOLATION, PcscError
from devices.cards.probe import ReaderProbe, probe
from devices.cards.reader import BUZZER_OFF, PcscReader
from devices.simulated.card_reader import SimulatedReader
from kiosk.lending.cards import identify
from kiosk.lending.events import CardFault, CardRefused, CardRemoved, CardSeen, DeviceLost, DeviceReady
from kiosk.lending.model import Device, Trouble
from kiosk.lending.upkeep.findings import What
from tests.devices.conftest import READER_KEY, Heard
from tests.support.pcsc_twin import TwinCard, TwinService
from tests.support.pcscd import NAME, Pcscd
from tests.support.vcard import ISO_14443_4, ULTRALIGHT, VirtualCard

ADA, BEN = bytes.fromhex("04A1B2C3D4E5F6"), bytes.fromhex("04112233445566")
RANDOM, SHARED = bytes.fromhex("08C0FFEE"), bytes.fromhex("01020304")
FOREIGN = bytes.fromhex("E004015012345678")

READY = DeviceReady(Device.READER)
MISSING = DeviceLost(Device.READER, Trouble.MISSING)
REMOVED = CardRemoved(7.0)

Cards = Callable[..., VirtualCard]
Started = Callable[..., PcscReader]


def seen(uid: bytes, tapped: bool = True) -> CardSeen:
    return CardSeen(identify(uid, READER_KEY), 7.0, tapped)


def refused(fault: CardFault) -> CardRefused:
    return CardRefused(fault, 7.0)


def reader_threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "card reader"]


# --- one contract for the twin and the real reader ---


class SimulatedHand:
    def __init__(self) -> None:
        self.source = SimulatedReader(READER_KEY, clock=lambda: 7.0)
        self.lay, self.lift = self.source.lay, self.source.lift
        self.unplug, self.plug = self.source.unplug, self.source.plug


class RealHand:
    """Lays virtual cards on the reader of a real pcscd; killing pcscd stands for unplugging the reader."""

    def __init__(self, service: Pcscd, cards: Cards) -> None:
        self.source = PcscReader(READER_KEY, clock=lambda: 7.0, settle_seconds=0.1)
        self.plug = service.start
        self.plug()
        self._service, self._cards = service, cards
        self._lying: VirtualCard | None = None

    def lay(self, uid: bytes, payment: bool = False) -> None:
        self.lift()
        self._lying = self._cards(uid, payment=payment)
        self._lying.insert()

    def lift(self) -> None:
        if self._lying:
            self._lying.remove()

    def unplug(self) -> None:
        self._service.kill()
        self.lift()


@pytest.fixture(params=["simulated", "pcscd"])
def hand(request: pytest.FixtureRequest) -> Iterator[SimulatedHand | RealHand]:
    if request.param == "simulated":
        hand = SimulatedHand()
    else:
        hand = RealHand(request.getfixturevalue("reader_service"), request.getfixturevalue("reader_cards"))
    yield hand
    hand.source.stop()


def test_the_twin_and_the_real_reader_post_the_same_events(hand: SimulatedHand | RealHand, reader_heard: Heard) -> None:
    hand.source.start(reader_heard.post)
    assert [READY] == reader_heard(1)

    hand.lay(ADA)
    assert [seen(ADA)] == reader_heard(1)
    hand.lift()
    assert [REMOVED] == reader_heard(1)
    hand.lay(ADA)
    assert [seen(ADA)] == reader_heard(1)
    hand.lay(BEN)
    assert [REMOVED, seen(BEN)] == reader_heard(2)
    hand.lay(RANDOM)
    assert [REMOVED, refused(CardFault.RANDOM)] == reader_heard(2)
    hand.lay(SHARED)
    assert [REMOVED, refused(CardFault.SHARED)] == reader_heard(2)
    hand.lay(FOREIGN)
    assert [REMOVED, refused(CardFault.FOREIGN)] == reader_heard(2)
    hand.lay(ADA, payment=True)
    assert [REMOVED, refused(CardFault.PAYMENT)] == reader_heard(2)

    hand.unplug()
    assert [REMOVED, MISSING] == reader_heard(2)
    hand.plug()
    assert [READY] == reader_heard(1)
    hand.lay(ADA)
    assert [seen(ADA)] == reader_heard(1)

    hand.source.stop()
    hand.lift()
    hand.lay(BEN)
    assert reader_heard.nothing_more


# --- on a real pcscd ---


def test_two_cards_of_one_kind_swapped_while_the_session_is_busy_are_two_cards(
    reader_service: Pcscd, reader_cards: Cards, reader_heard: Heard, reader_started: Started
) -> None:
    reader_service.start()
    swapped = threading.Event()

    def busy(event: object) -> None:
        reader_heard.post(event)
        if event == seen(ADA):
            assert swapped.wait(20)

    reader_started(post=busy)
    ada, ben = reader_cards(ADA), reader_cards(BEN)
    assert [READY] == reader_heard(1)
    ada.insert()
    assert [seen(ADA)] == reader_heard(1)
    ada.remove()
    ben.insert()
    assert ben.powered.wait(20)
    swapped.set()

    assert [REMOVED, seen(BEN)] == reader_heard(2)


def test_a_card_that_moves_is_read_at_the_third_try(
    reader_service: Pcscd, reader_cards: Cards, reader_heard: Heard, reader_started: Started
) -> None:
    reader_service.start()
    reader_started()
    assert [READY] == reader_heard(1)
    card = reader_cards(ADA, torn=2)
    card.insert()

    assert [seen(ADA)] == reader_heard(1)
    assert 3 == card.asked["ffca"]
    card.remove()
    assert [REMOVED] == reader_heard(1)


def test_a_card_whose_reads_all_fail_is_refused_and_the_next_tap_counts(
    reader_service: Pcscd, reader_cards: Cards, reader_heard: Heard, reader_started: Started
) -> None:
    reader_service.start()
    reader_started()
    assert [READY] == reader_heard(1)
    card = reader_cards(ADA, torn=3)
    card.insert()
    assert [refused(CardFault.UNREADABLE)] == reader_heard(1)
    card.remove()
    card.insert()

    assert [REMOVED, seen(ADA)] == reader_heard(2)


def test_a_card_pulled_away_in_mid_read_is_refused(
    reader_service: Pcscd, reader_cards: Cards, reader_heard: Heard, reader_started: Started
) -> None:
    reader_service.start()
    reader_started()
    assert [READY] == reader_heard(1)
    reader_cards(ADA, silent=True).insert()

    assert [refused(CardFault.UNREADABLE), REMOVED] == reader_heard(2)


def test_a_card_without_an_identifier_is_refused_after_one_question(
    reader_service: Pcscd, reader_cards: Cards, reader_heard: Heard, reader_started: Started
) -> None:
    reader_service.start()
    reader_started()
    assert [READY] == reader_heard(1)
    card = reader_cards(b"")
    card.insert()

    assert [refused(CardFault.UNREADABLE)] == reader_heard(1)
    assert {"ffca": 1} == card.asked


@pytest.mark.parametrize(("atr", "asked"), [(ULTRALIGHT, 0), (ISO_14443_4, 1)])
def test_only_a_card_that_can_hold_applications_is_asked_whether_it_is_a_payment_card(
    atr: bytes, asked: int, reader_service: Pcscd, reader_cards: Cards, reader_heard: Heard, reader_started: Started
) -> None:
    reader_service.start()
    reader_started()
    assert [READY] == reader_heard(1)
    card = reader_cards(ADA, atr)
    card.insert()

    assert [seen(ADA)] == reader_heard(1)
    assert asked == card.asked["00a4"]


def test_a_card_on_the_reader_while_the_service_crashes_and_restarts_is_found_not_tapped(
    reader_service: Pcscd, reader_cards: Cards, reader_heard: Heard, reader_started: Started
) -> None:
    reader_service.start()
    reader_started(settle_seconds=2)
    assert [READY] == reader_heard(1)
    card = reader_cards(ADA)
    card.insert()
    assert [seen(ADA)] == reader_heard(1)

    reader_service.kill()
    assert [REMOVED, MISSING] == reader_heard(2)
    reader_service.start()
    assert [READY, seen(ADA, tapped=False)] == reader_heard(2)

    card.remove()
    card.insert()
    assert [REMOVED, seen(ADA)] == reader_heard(2)


def test_a_card_on_the_reader_when_the_service_starts_is_found_not_tapped(
    reader_service: Pcscd, reader_cards: Cards, reader_heard: Heard, reader_started: Started
) -> None:
    reader_started(settle_seconds=2)
    reader_cards(ADA).insert()
    assert [MISSING] == reader_heard(1)
    reader_service.start()

    assert [READY, seen(ADA, tapped=False)] == reader_heard(2)


def test_stop_wakes_a_reader_that_waits(reader_service: Pcscd, reader_heard: Heard, reader_started: Started) -> None:
    reader_service.start()
    reader = reader_started()
    assert [READY] == reader_heard(1)
    began = time.monotonic()
    reader.stop()

    assert time.monotonic() - began < 1
    assert not reader_threads()


def test_stop_does_not_wait_for_a_service_that_hangs(
    reader_service: Pcscd, reader_heard: Heard, reader_started: Started
) -> None:
    reader_service.start()
    reader = reader_started()
    assert [READY] == reader_heard(1)
    reader_service.freeze()
    began = time.monotonic()
    reader.stop()
    took = time.monotonic() - began
    reader_service.thaw()
    for thread in reader_threads():
        thread.join()

    assert took < 3


def test_the_reader_is_picked_by_a_part_of_its_name(
    reader_service: Pcscd, reader_cards: Cards, reader_heard: Heard, reader_started: Started
) -> None:
    reader_service.start()
    reader_started("00 01")
    assert [READY] == reader_heard(1)
    first, second = reader_cards(ADA), reader_cards(BEN, slot=1)
    first.insert()
    assert first.powered.wait(20)
    second.insert()

    assert [seen(BEN)] == reader_heard(1)


def test_no_log_holds_an_identifier_or_its_digest(
    reader_service: Pcscd,
    reader_cards: Cards,
    reader_heard: Heard,
    reader_started: Started,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    reader_service.start()
    reader_started()
    assert [READY] == reader_heard(1)
    for card, event in (
        (reader_cards(ADA), seen(ADA)),
        (reader_cards(ADA, torn=3), refused(CardFault.UNREADABLE)),
        (reader_cards(ADA, payment=True), refused(CardFault.PAYMENT)),
    ):
        card.insert()
        assert [event] == reader_heard(1)
        card.remove()
        assert [REMOVED] == reader_heard(1)
    reader_service.kill()
    assert [MISSING] == reader_heard(1)

    answer = caplog.text.lower()
    assert "unreadable" in answer
    for secret in (ADA.hex(), ADA.hex(" "), ADA.hex(":"), repr(ADA), str(list(ADA)), identify(ADA, READER_KEY)):
        assert secret.lower() not in answer


def test_the_probe_finds_the_readers_of_a_running_service(reader_service: Pcscd) -> None:
    assert Trouble.MISSING is probe().trouble
    assert What.READER_NO_SERVICE is probe().what
    reader_service.start()

    slots = (f"{NAME} 00 00", f"{NAME} 00 01")
    assert ReaderProbe(slots, (), None, What.READER_THERE) == probe()
    assert ReaderProbe(slots[1:], slots[:1], None, What.READER_THERE) == probe("00 01")


# --- on a card service that the test plays ---


DESK = "ACS ACR1252 Dual Reader [ACR1252 Dual Reader PICC] 00 00"
SAM_SLOT = "ACS ACR1252 Dual Reader [ACR1252 Dual Reader SAM] 01 00"


def test_a_reader_unplugged_with_a_card_on_it_posts_the_end_of_the_card_first(
    reader_heard: Heard, reader_started: Started
) -> None:
    service = TwinService()
    reader_started(connect=service.connect)
    assert [MISSING] == reader_heard(1)
    service.plug(DESK)
    assert [READY] == reader_heard(1)
    service.lay(DESK, TwinCard(ADA))
    assert [seen(ADA)] == reader_heard(1)

    service.unplug(DESK)
    assert [REMOVED, MISSING] == reader_heard(2)
    service.plug(DESK, TwinCard(ADA))
    assert [READY, seen(ADA, tapped=False)] == reader_heard(2)


def test_a_card_found_a_moment_after_the_reader_came_up_was_not_tapped(
    reader_heard: Heard, reader_started: Started
) -> None:
    service = TwinService()
    reader_started(connect=service.connect, settle_seconds=2)
    assert [MISSING] == reader_heard(1)
    service.plug(DESK)
    service.looked_at()
    service.lay(DESK, TwinCard(ADA))

    assert [READY, seen(ADA, tapped=False)] == reader_heard(2)


def test_a_refused_card_on_the_reader_when_it_came_up_is_not_reported(
    reader_heard: Heard, reader_started: Started
) -> None:
    service = TwinService()
    service.plug(DESK, TwinCard(SHARED))
    reader_started(connect=service.connect)
    assert [READY] == reader_heard(1)
    service.lay(DESK, TwinCard(ADA))

    assert [REMOVED, seen(ADA)] == reader_heard(2)


def test_a_slot_for_a_secure_module_is_not_used_as_a_reader(reader_heard: Heard, reader_started: Started) -> None:
    service = TwinService()
    service.plug(SAM_SLOT, TwinCard(BEN))
    reader_started(connect=service.connect)
    assert [MISSING] == reader_heard(1)
    service.plug(DESK)
    assert [READY] == reader_heard(1)
    service.lay(DESK, TwinCard(ADA))

    assert [seen(ADA)] == reader_heard(1)


def test_a_reader_that_hangs_is_lost_until_it_answers_again(reader_heard: Heard, reader_started: Started) -> None:
    service = TwinService()
    service.plug(DESK)
    reader_started(connect=service.connect)
    assert [READY] == reader_heard(1)
    service.lay(DESK, TwinCard(ADA))
    assert [seen(ADA)] == reader_heard(1)

    service.hang(DESK)
    assert [REMOVED, MISSING] == reader_heard(2)
    assert Trouble.FAILED is probe(connect=service.connect).trouble
    service.plug(DESK)
    assert [READY] == reader_heard(1)


def test_one_of_two_readers_is_enough(reader_heard: Heard, reader_started: Started) -> None:
    service = TwinService()
    service.plug("left 00 00")
    service.plug("right 00 00")
    reader_started(connect=service.connect)
    assert [READY] == reader_heard(1)
    service.unplug("left 00 00")
    service.lay("right 00 00", TwinCard(ADA))
    assert [seen(ADA)] == reader_heard(1)
    service.unplug("right 00 00")

    assert [REMOVED, MISSING] == reader_heard(2)


def test_a_card_that_another_program_uses_stays_the_same_card(reader_heard: Heard, reader_started: Started) -> None:
    service = TwinService()
    service.plug(DESK)
    reader_started(connect=service.connect)
    assert [READY] == reader_heard(1)
    service.lay(DESK, TwinCard(ADA))
    assert [seen(ADA)] == reader_heard(1)
    service.use(DESK)
    service.looked_at()
    service.lay(DESK, TwinCard(BEN))

    assert [REMOVED, seen(BEN)] == reader_heard(2)


def test_a_card_is_not_refused_when_the_service_ends_during_its_read(
    reader_heard: Heard, reader_started: Started
) -> None:
    class LastCard(TwinCard):
        def ask(self, _command: bytes) -> bytes:
            raise PcscError("SCardTransmit", COMM_ERROR)

    service = TwinService()
    service.plug(DESK)
    reader_started(connect=service.connect)
    assert [READY] == reader_heard(1)
    service.lay(DESK, LastCard(ADA))

    assert [REMOVED, MISSING] == reader_heard(2)


def test_a_service_that_denies_access_is_reported_as_denied_and_asked_again(
    reader_heard: Heard, reader_started: Started
) -> None:
    service = TwinService()
    service.plug(DESK)
    service.refused = SECURITY_VIOLATION
    reader_started(connect=service.connect)
    assert [DeviceLost(Device.READER, Trouble.DENIED)] == reader_heard(1)
    assert Trouble.DENIED is probe(connect=service.connect).trouble
    service.refused = None

    assert [READY] == reader_heard(1)


@pytest.mark.parametrize(("name", "hushed"), [("ACS ACR122U PICC Interface 00 00", [1, 0]), (DESK, [0, 0])])
def test_the_buzzer_of_an_acr122_is_turned_off_with_the_first_card_after_it_came_up(
    name: str, hushed: list[int], reader_heard: Heard, reader_started: Started
) -> None:
    service = TwinService()
    service.plug(name)
    reader_started(connect=service.connect)
    assert [READY] == reader_heard(1)
    first, second = TwinCard(ADA), TwinCard(BEN)
    service.lay(name, first)
    assert [seen(ADA)] == reader_heard(1)
    service.lay(name, second)
    assert [REMOVED, seen(BEN)] == reader_heard(2)

    assert hushed == [card.asked.count(BUZZER_OFF) for card in (first, second)]


def test_a_tap_has_the_moment_of_its_notice_not_of_its_read(reader_heard: Heard, reader_started: Started) -> None:
    now = [7.0]
    service = TwinService()
    service.plug(DESK)

    class SlowCard(TwinCard):
        def ask(self, command: bytes) -> bytes:
            now[0] += 1
            return super().ask(command)

    reader_started(connect=service.connect, clock=lambda: now[0])
    assert [READY] == reader_heard(1)
    service.lay(DESK, SlowCard(ADA))

    assert [seen(ADA)] == reader_heard(1)
    assert 8.0 == now[0]


def test_the_probe_says_why_there_is_no_reader(tmp_path: Path) -> None:
    service = TwinService()
    assert What.READER_MISSING is probe(connect=service.connect, drivers=tmp_path).what
    (tmp_path / "pn533_usb" / "1-1:1.0").mkdir(parents=True)
    assert What.READER_TAKEN is probe(connect=service.connect, drivers=tmp_path).what

    service.plug(DESK)
    service.plug(SAM_SLOT)
    assert ReaderProbe((DESK,), (SAM_SLOT,), None, What.READER_THERE) == probe(
        "ACR1252", service.connect, tmp_path / "none"
    )
    other = probe("OMNIKEY", service.connect, tmp_path / "none")
    assert (What.READER_OTHER, True) == (other.what, DESK in other.ignored)
