"""The real program on the real stack: pcscd with a virtual reader, a pty scanner, a printer on TCP, pixels, touches.

`kiosk run` is a process; the tests watch it as systemd does, and read its database with `kiosk list`.
"""

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from db.engine import open_engine
from db.place import MOUNTS, kind_of_disk
from kiosk.lending.cards import identify
from kiosk.lending.commands import SettleEntry
from kiosk.lending.events import AllTherePressed, DonePressed, RenewPressed, UndoPressed
from kiosk.lending.model import (
    Device,
    SessionSettings,
    Trouble,
)
from kiosk.lending.states import Accessibility, Session
from kiosk.lending.volunteers.events import (
    CommandChosen,
    Form,
    FormKind,
    InboxRead,
    ShiftOpened,
    ShiftTouch,
    Tile,
    TileChosen,
)
from kiosk.lending.volunteers.model import EntryKind, Outcome
from kiosk.lending.volunteers.shift import AtInbox, Shift, ShiftNotice, ShiftNoticeKind
from screens.glass.marks import Local
from screens.present import present
from screens.present.words import wordbook
from tests.support.program import Program, command
from tests.support.stand import ALL_WELL, HEIGHT, SAMIRAS_CHIP, WIDTH, Stand
from tests.support.torture import rounds
from tests.support.vcard import VirtualCard
from tests.support.waiting import wait_until
from tests.support.where import controls

PRINTER_TROUBLES = [
    ("paper_out", "printer out of paper"),
    ("cover_open", "printer cover open"),
    ("off", "printer missing"),
]
JOKES_CHIP, PIN, NOT_THE_PIN = bytes.fromhex("04C0FFEE000001"), "2468", "1357"


class VolunteerHere:
    """A volunteer with card and PIN at the stand, and the places to touch on the pages of the desk."""

    def __init__(self, stand: Stand) -> None:
        self.stand = stand
        self.card = VirtualCard(JOKES_CHIP)
        with stand.book() as book:
            book.add_member("0501", "Joke Peeters")
            book.add_card("0501", identify(JOKES_CHIP, stand.key))
            book.set_pin("0501", PIN, stand.key)
            book.add_volunteer("0501", "house")

    def come(self) -> None:
        """Lays the card on the reader and takes it off again."""
        self.card.insert()
        self.stand.program.shows("volunteer, home; reader ok")
        self.card.remove()

    @property
    def shift(self) -> Shift:
        """The beginning of their shift, as the database has it."""
        with self.stand.ledger() as ledger:
            opened = ledger.open_visit(identify(JOKES_CHIP, self.stand.key))
        assert isinstance(opened, ShiftOpened)
        return Shift(1, opened.volunteer, None, opened.today, waiting=opened.waiting, open_now=opened.open_now)

    @property
    def inbox(self) -> AtInbox:
        with self.stand.ledger() as ledger:
            answer = ledger.inbox(self.shift.volunteer.member)
        assert isinstance(answer, InboxRead)
        return AtInbox(answer.entries)

    @property
    def looks(self) -> list[EntryKind]:
        """The kind of each inbox entry, oldest first."""
        return [entry.kind for entry in self.inbox.entries]

    def touch(self, shift: Shift, wanted: ShiftTouch) -> None:
        """Touches the target of this on the page that this shift shows."""
        self._touch(shift, lambda control: getattr(control, "event", None) == wanted)

    def type(self, shift: Shift, keys: str) -> None:
        """Types these keys on the page that this shift shows, and goes on."""
        struck = [self._touch(shift, lambda control, key=key: _key_of(control) == f"key {key}") for key in keys]
        self._touch(shift, lambda control: _key_of(control) == "way", *struck)

    def _touch(self, shift: Shift, wanted: Callable[[object], bool], *before: tuple[int, int]) -> tuple[int, int]:
        """Touches a target that stands there after these places were touched; returns its place."""
        assert self.stand.display
        session = Session(SessionSettings("De Deelfabriek"), Accessibility("nl"), shift)
        found = controls(present(session, wordbook("Europe/Brussels")), WIDTH, HEIGHT, *before)
        places = [(x, y) for control, x, y in found if wanted(control)]
        assert places, [control for control, _, _ in found]
        self.stand.display.touch(*places[0])
        return places[0]


def _key_of(control: object) -> str:
    """The key of a target that changes only its page."""
    return control.key if isinstance(control, Local) else ""


@pytest.fixture
def joke(stand: Stand) -> Iterator[VolunteerHere]:
    joke = VolunteerHere(stand)
    yield joke
    joke.card.remove()


def test_borrow_three_return_one_undo_one_renew_one_done(stand: Stand) -> None:
    program = stand.program.start()
    program.shows(ALL_WELL)
    stand.tap()
    program.shows("visit, 0 lines; reader ok")
    stand.scan("INS-1", "visit, 1 line;")
    stand.scan("INS-2", "visit, 2 lines;")
    stand.scan("INS-3", "visit, 3 lines;")
    stand.scan("SPE-1", "visit, 4 lines;")
    assert [(one["kind"], one["item"], one["member"]) for one in stand.inbox()] == [("parts", "SPE-1", "0412")]
    stand.touch(AllTherePressed)
    wait_until(lambda: stand.inbox() == [], "the answer that all parts are there")
    stand.answered = True
    stand.touch(UndoPressed, "INS-3")
    program.shows("visit, 3 lines;")
    stand.touch(RenewPressed, "SPE-2")
    stand.manager.wait(lambda: any(loan["renewals"] for loan in stand.loans("--open")), "the renewal", seconds=20)
    stand.touch(DonePressed)
    program.shows("goodbye;")
    (ticket,) = stand.printer.wait_for_tickets(1)
    today = datetime.now(ZoneInfo("Europe/Brussels")).date()
    rule = "─" * 42
    assert ticket.problems == ()
    assert ticket.lines[1].startswith(in_words(today))
    assert ticket.lines[:1] + ticket.lines[2:] == (
        "De Deelfabriek",
        rule,
        column("De Deelfabriek", "Geleend"),
        "Klopboormachine",
        "Crêpière électrique",
        f"  terug voor {in_words(today + timedelta(days=14))}",
        column("De Deelfabriek", "Teruggebracht"),
        "Houten treinset",
        column("De Deelfabriek", "Langer bij jou"),
        "Puzzel De boerderij",
        f"  terug voor {in_words(today + timedelta(days=21))}",
        rule,
        "Iets terugbrengen? Scan het gewoon.",
        "Veel plezier ermee!",
        rule,
        "In je agenda? Scan elke code met je gsm.",
        in_words(today + timedelta(days=14)),
        in_words(today + timedelta(days=21)),
    )
    assert {loan["item"]: (loan["renewals"], bool(loan["returned_at"])) for loan in stand.loans()} == {
        "SPE-1": (0, True),
        "SPE-2": (1, False),
        "INS-1": (0, False),
        "INS-2": (0, False),
    }
    assert program.stop() == 0


DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli"),
    *("augustus", "september", "oktober", "november", "december"),
)


def in_words(day: date) -> str:
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def column(left: str, right: str, width: int = 42) -> str:
    return left + " " * (width - len(left) - len(right)) + right


@pytest.mark.torture
@pytest.mark.parametrize(("trouble", "said"), PRINTER_TROUBLES[: rounds(check=1, torture=3)])
def test_a_printer_in_trouble_stops_no_visit_and_prints_nothing_later_by_itself(
    stand: Stand, trouble: str, said: str
) -> None:
    program = stand.program.start()
    program.shows(ALL_WELL)
    stand.printer.switch_off() if trouble == "off" else setattr(stand.body, trouble, True)
    stand.manager.wait(lambda: said in stand.manager.status, said)
    stand.tap()
    program.shows("visit, 0 lines;")
    stand.scan("INS-1", "visit, 1 line;")
    stand.touch(DonePressed)
    program.shows("goodbye;")
    wait_until(lambda: "ticket 1: " in program.log.read_text(), "the end of the print job")
    stand.printer.switch_on() if trouble == "off" else setattr(stand.body, trouble, False)
    stand.manager.wait(lambda: "printer ok" in stand.manager.status, "the printer back")
    looks = len(stand.body.received)
    wait_until(lambda: len(stand.body.received) > looks, "the next look at the printer, ten seconds later")
    assert stand.printer.tickets == []
    assert [loan["item"] for loan in stand.loans("--open")][-1] == "INS-1"


def test_a_printer_that_never_answers_gets_its_ticket_once(stand: Stand) -> None:
    stand.body.silent = True
    program = stand.program.start()
    program.shows("welcome; reader ok; scanner ok")
    stand.tap()
    program.shows("visit, 0 lines;")
    stand.scan("INS-1", "visit, 1 line;")
    stand.touch(DonePressed)
    program.shows("goodbye;")
    wait_until(lambda: "ticket 1: unconfirmed" in program.log.read_text(), "the end of the patience with it")
    assert len(stand.printer.tickets) == 1


def test_a_visit_goes_on_when_the_card_service_is_killed_and_returns(stand: Stand) -> None:
    program = stand.program.start()
    program.shows(ALL_WELL)
    stand.tap()
    program.shows("visit, 0 lines;")
    stand.service.kill()
    program.shows("visit, 0 lines; reader missing")
    stand.scan("INS-1", "visit, 1 line; reader missing")
    stand.service.start()
    program.shows("visit, 1 line; reader ok")
    stand.scan("INS-2", "visit, 2 lines; reader ok")
    stand.take_card()
    stand.tap()
    program.shows("goodbye;")


def test_a_scanner_that_is_unplugged_and_plugged_in_again_is_read(stand: Stand) -> None:
    program = stand.program.start()
    program.shows(ALL_WELL)
    stand.tap()
    stand.scan("INS-1", "visit, 1 line;")
    stand.scanner.unplug()
    program.shows("visit, 1 line; reader ok; scanner missing")
    stand.scanner.plug()
    program.shows("visit, 1 line; reader ok; scanner ok")
    stand.scan("INS-2", "visit, 2 lines;")


KILLS = rounds(check=20, torture=1000)


@pytest.mark.torture
@pytest.mark.timeout(30 * KILLS)
def test_killed_in_mid_visit_every_line_that_was_told_is_there_once(
    unseen_stand: Stand,
) -> None:
    """The program is killed when none, one or two lines were told, and a moment later, while the others are written."""
    stand = unseen_stand
    chance = random.Random(20261123)
    barcodes = [f"KILL-{number}" for number in range(3 * KILLS)]
    stand.furnish(barcodes)
    told: list[str] = []
    kept = 0
    for cycle in range(KILLS):
        program = stand.program.start()
        program.shows("welcome; reader ok; scanner ok")
        stand.tap()
        program.shows("visit, 0 lines;")
        fresh = barcodes[3 * cycle : 3 * cycle + 3]
        for barcode in fresh:
            stand.scanner.scan(barcode)
        stand.manager.wait(lambda least=cycle % 3: stand.lines_told() >= least, "a line")
        time.sleep(chance.uniform(0.0, 0.4))
        program.kill()
        stand.card.remove()  # the card service notices it while the program starts again
        told += fresh[: stand.lines_told()]
        out = [loan["item"] for loan in stand.in_database()]
        assert set(told) <= set(out), (cycle, told, out)
        assert len(out) == len(set(out)), "lent twice"
        if cycle % 20 == 19 and cycle < KILLS - 1:
            stand.give_back_before(*(barcode for barcode in out if barcode.startswith("KILL")))
            kept += len(told)
            told.clear()
    assert kept + len(told) >= 0.75 * KILLS, "too few lines were told before the end to prove anything"

    program = stand.program.start()
    program.shows(ALL_WELL)
    stand.tap()
    program.shows("visit, 0 lines;")
    stand.scan(told[0], "visit, 1 line;")
    assert told[0] not in [loan["item"] for loan in stand.in_database()], "what holds is known: it came back"


def test_without_a_database_the_kiosk_says_so_and_lends_nothing(stand: Stand) -> None:
    (stand.config.parent / "data" / "kiosk.db").unlink()
    program = stand.program.start()
    program.shows("welcome; reader ok; scanner ok; printer ok; ledger unsafe")
    stand.tap()
    stand.scanner.scan("INS-1")
    time.sleep(1)  # time in which nothing may happen
    assert stand.manager.status == "welcome; reader ok; scanner ok; printer ok; ledger unsafe: missing"
    assert not (stand.config.parent / "data" / "kiosk.db").exists()


def test_with_another_key_the_kiosk_lends_nothing_and_says_so(stand: Stand) -> None:
    (stand.config.parent / "data" / "kiosk.key").write_bytes(bytes(range(32)))
    stand.program.start().shows("welcome; reader ok; scanner ok; printer ok; ledger unsafe")


def test_damage_that_no_visit_reads_is_found_beside_the_first_visits_and_the_program_stays(stand: Stand) -> None:
    engine = open_engine(stand.url)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE operation SET due_on = '2026-1x-24' WHERE id = 'before-SPE-1'")
    engine.dispose()
    program = stand.program.start()
    program.shows("welcome; reader ok; scanner ok; printer ok; ledger unsafe: damaged")
    assert program.running
    doctor = command(stand.config, "doctor")
    assert "Table operation, row 1: its column due_on cannot be read" in doctor.stdout
    assert "Table operation, row 1: its column due_on cannot be read" in program.log.read_text()


def test_where_the_database_would_not_last_the_program_says_so_lends_nothing_and_stays(stand: Stand) -> None:
    if kind_of_disk(MOUNTS.read_text(), str(stand.config.resolve())) != "tmpfs":
        pytest.skip("not run: the files of these tests do not lie in memory")
    stand.config.write_text(stand.config.read_text().replace("may_be_lost = true", ""))
    program = stand.program.start()
    program.shows("welcome; reader ok; scanner ok; printer ok; ledger unsafe: wrong place")
    stand.tap()
    stand.scanner.scan("INS-1")
    time.sleep(1)  # time in which nothing may happen
    assert stand.manager.status == "welcome; reader ok; scanner ok; printer ok; ledger unsafe: wrong place"
    assert program.running
    assert "It lies in memory (tmpfs)" in program.log.read_text()


def test_systemd_receives_signs_of_life_and_ends_the_program_with_sigterm(stand: Stand) -> None:
    stand.program = Program(stand.config, stand.manager, stand.display, watchdog=2.0)
    program = stand.program.start()
    stand.manager.wait(lambda: stand.manager.count("WATCHDOG=1") >= 3, "three pings")
    began = time.monotonic()
    assert program.stop() == 0
    assert time.monotonic() - began < 10


def test_a_log_of_a_whole_visit_names_nobody(stand: Stand) -> None:
    program = stand.program.start()
    program.shows(ALL_WELL)
    stand.tap()
    program.shows("visit, 0 lines;")
    stand.scan("INS-1", "visit, 1 line;")
    stand.scanner.scan("0412")
    stand.scan("INS-2", "visit, 2 lines;")
    program.stop()
    log = program.log.read_text()
    assert "reader ok" in log
    for secret in ("Samira", "Amrani", "0412", SAMIRAS_CHIP.hex(), SAMIRAS_CHIP.hex().upper()):
        assert secret not in log


def test_a_hundred_scans_in_ten_seconds_are_a_hundred_returns_with_the_slips_of_holds(
    stand: Stand, joke: VolunteerHere
) -> None:
    barcodes = [f"SNEL-{number}" for number in range(100)]
    stand.furnish(barcodes)
    stand.lend_before(*barcodes)
    with stand.book() as book:
        book.add_member("0413", "Jean Dubois", "fr")
        book.add_reservation("0413", "SNEL-42")
    before = len(stand.rows("SELECT seq FROM operation"))
    program = stand.program.start()
    program.shows(ALL_WELL)
    joke.come()
    stand.scanner.scan_at_pace(barcodes, a_second=10)
    program.shows("volunteer, check-in, 100 back; reader ok; scanner ok; printer ok")
    kept = stand.rows(
        "SELECT barcode, kind, who FROM operation JOIN item ON item.id = operation.item_id ORDER BY operation.seq"
    )
    actor = f"volunteer {joke.shift.volunteer.member}"
    assert kept[before:] == [(barcode, "returned", actor) for barcode in barcodes]
    assert not {loan["item"] for loan in stand.in_database()} & set(barcodes)
    (slip,) = stand.printer.wait_for_tickets(1)
    with stand.book() as book:
        (waiting,) = book.list_reservations()
    assert slip.problems == ()
    assert (waiting.item, waiting.member) == ("SNEL-42", "0413")
    assert waiting.code
    assert any(waiting.code in line for line in slip.lines), slip.lines
    assert any("Ding SNEL-42" in line for line in slip.lines), slip.lines
    assert not any("Jean" in line or "Dubois" in line for line in slip.lines)
    joke.card.insert()
    program.shows(ALL_WELL)
    log = program.log.read_text()
    for secret in ("Joke", "Peeters", "Jean", "Dubois", JOKES_CHIP.hex(), JOKES_CHIP.hex().upper()):
        assert secret not in log


def test_one_touch_settles_an_inbox_entry_and_new_paper_settles_that_of_the_printer(
    stand: Stand, joke: VolunteerHere
) -> None:
    stand.give_back_before("SPE-1")
    program = stand.program.start()
    program.shows(ALL_WELL)
    stand.body.paper_out = True
    joke.come()
    program.shows("volunteer, home; reader ok; scanner ok; printer out of paper")
    wait_until(lambda: joke.looks == [EntryKind.PARTS, EntryKind.TROUBLE], "the line of the printer in the inbox")
    joke.touch(joke.shift, TileChosen(Tile.INBOX))
    program.shows("volunteer, inbox;")
    place = joke.inbox
    toy, printer = place.entries
    assert (toy.item and toy.item.barcode) == "SPE-1"
    assert (printer.device, printer.trouble) == (Device.PRINTER, Trouble.PAPER_OUT)
    joke.touch(replace(joke.shift, page=place), CommandChosen(SettleEntry(toy.number, Outcome.REPAIR)))
    wait_until(lambda: joke.looks == [EntryKind.TROUBLE], "the answer to what waited")
    assert stand.rows("SELECT condition FROM item WHERE barcode = 'SPE-1'") == [("repair",)]
    assert stand.rows("SELECT who FROM journal WHERE what = 'parts settled, repair'") == [
        (f"volunteer {joke.shift.volunteer.member}",)
    ]
    stand.body.paper_out = False
    program.shows("volunteer, inbox; reader ok; scanner ok; printer ok")
    wait_until(lambda: joke.looks == [], "the end of the line of the printer")


def test_a_pin_typed_on_the_glass_opens_the_page_of_a_member_and_a_wrong_one_is_counted(
    stand: Stand, joke: VolunteerHere
) -> None:
    program = stand.program.start()
    program.shows(ALL_WELL)
    joke.come()
    joke.touch(joke.shift, TileChosen(Tile.MEMBER))
    program.shows("volunteer, pin to type;")
    asked = replace(joke.shift, form=Form(FormKind.PIN))
    joke.type(asked, NOT_THE_PIN)
    program.shows("volunteer, pin to type, pin wrong;")
    assert stand.rows("SELECT failures FROM pin_try") == [(1,)]
    joke.type(replace(asked, notice=ShiftNotice(ShiftNoticeKind.PIN_WRONG)), PIN)
    program.shows("volunteer, search;")
    assert stand.rows("SELECT failures FROM pin_try") == []
    stand.tap()
    program.shows("volunteer, member;")
    stand.scanner.scan("INS-1")
    wait_until(lambda: {"item": "INS-1"} in stand.in_database(), "the loan without a card")
    assert stand.rows("SELECT who, member_id FROM operation ORDER BY seq DESC LIMIT 1") == [
        (f"volunteer {joke.shift.volunteer.member}", 1)
    ]
