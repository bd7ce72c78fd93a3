"""Sheets on a stick are checked, imported and undone from the desk: the real program, files and database."""

import csv
import os
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db.engine import open_engine
from db.ledger import SqlLedger
from kiosk.cli.exchange.desk import take_sheets
from kiosk.lending.model import MemberId
from kiosk.lending.upkeep.sheets import SheetJob, SheetPhase, SheetsRead, StickSheet, Unfit
from kiosk.lending.volunteers.events import Declined, SheetsTold
from kiosk.lending.volunteers.model import DeclineCause
from kiosk.settings import load
from kiosk.sheets import requests
from kiosk.sheets.requests import GIVEN_UP_AFTER, WANTED, WORKING, SheetRequest
from kiosk.sheets.stick import FROM_STICK, MOST_BYTES
from tests.exchange.test_there_and_back import place
from tests.house import ADAS_NAME, BENS_NAME, CEMS_NAME, JOKES_NAME
from tests.support.builder import KEY
from tests.support.command_line import kiosk
from tests.support.program import KIOSK

MEMBERS = f"nummer;naam\n1;{ADAS_NAME}\n2;{BENS_NAME}\n"
HOUSE = """
[initiatives.toys]
name = "Spelotheek"
colour = "#2E7DAF"
plans.jaar = { name = "Jaarkaart", price = 20 }
"""
SUBSCRIPTIONS = "lidnummer;abonnement;van\n1;jaar;1/11/2026\n9;jaar;1/11/2026\n"


class Machine:
    """A kiosk with a prepared stick, and functions that act as its services."""

    def __init__(self, folder: Path) -> None:
        self.config = place(folder / "kiosk")
        (folder / "house.toml").write_text(HOUSE)
        self.stick = folder / "blauw"
        (self.stick / FROM_STICK).mkdir(parents=True)
        self.folder = requests.folder_of(folder / "kiosk" / "exports")
        self.said = ""
        """The text that the services wrote to the log."""
        self.does("house", "apply", str(folder / "house.toml"))

    def does(self, *words: str) -> str:
        done = kiosk(self.config, *words)
        assert done.exit_code == 0, done.output
        self.said += done.output if words[0] in ("backup", "sheets") else ""
        return done.stdout

    def put(self, name: str, content: str | bytes) -> Path:
        path = self.stick / FROM_STICK / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def on_stick(self) -> list[str]:
        return sorted(path.name for path in (self.stick / FROM_STICK).iterdir())

    def table(self, name: str) -> list[list[str]]:
        with (self.stick / FROM_STICK / name).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file, delimiter=";"))

    def mount(self, *, put_in: bool = False) -> None:
        """Takes the sheets of the stick, as the service does after each backup; the whole backup would take a
        second.
        """
        take_sheets(load(self.config), self.stick, put_in=put_in)

    def put_in(self) -> SheetsRead:
        """Acts as a stick that is put in, until no request is left; returns what the desk is told."""
        self.mount(put_in=True)
        self.serve()
        return self.told()

    @contextmanager
    def service(self) -> Iterator[None]:
        """Runs the block as `systemd/kiosk-sheets.service` runs its command."""
        (self.folder / WANTED).replace(self.folder / WORKING)
        yield
        (self.folder / WORKING).unlink(missing_ok=True)

    def serve(self) -> None:
        """Runs the service as long as there is a request; the stick is mounted again after each run."""
        for _ in range(5):
            if not (self.folder / WANTED).exists():
                return
            with self.service():
                self.does("sheets")
            self.mount()
        raise AssertionError("there is always another request")

    def told(self, after: timedelta = timedelta()) -> SheetsRead:
        return requests.read(self.folder, datetime.now(UTC) + after)

    def sheet(self, name: str) -> StickSheet:
        """The newest sheet of this name."""
        return next(one for one in reversed(self.told().sheets) if one.name == name)

    def touch(self, job: SheetJob, name: str) -> SheetsRead:
        return requests.ask_for(self.folder, SheetRequest(job, self.sheet(name).digest), datetime.now(UTC))

    def count(self, what: str) -> int:
        return len(self.does("list", what, "--json").split('"number"' if what == "members" else '"plan"')) - 1


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def phases(told: SheetsRead) -> dict[str, SheetPhase]:
    return {one.name: one.phase for one in told.sheets}


def test_sheets_are_checked_imported_and_undone_in_the_order_of_their_references(
    machine: Machine,
) -> None:
    machine.put("abo.csv", SUBSCRIPTIONS)
    machine.put("leden.csv", MEMBERS)
    machine.put("notities.docx", b"of somebody else")
    machine.does("backup", "prepare", str(machine.stick))
    machine.does("backup", "to", str(machine.stick), "--stick", "--put-in")
    machine.serve()
    told = machine.told()
    assert [(one.name, one.kind, one.added, one.wrong) for one in told.sheets] == [
        ("leden.csv", "members", 2, 0),
        ("abo.csv", "subscriptions", 0, 2),
    ]
    assert machine.count("members") == 0, "nothing is imported before somebody says so"
    head, *wrong = machine.table("fouten-abo.csv")
    assert head == ["rij", "kolom", "wat er staat", "wat er mag staan"]
    assert [row[:3] for row in wrong] == [["2", "lidnummer", "1"], ["3", "lidnummer", "9"]]
    assert all(row[3] == "Dit lid kennen we niet. Lees eerst de leden in." for row in wrong)

    assert machine.touch(SheetJob.IMPORT, "leden.csv").busy
    machine.serve()
    assert phases(machine.told()) == {"leden.csv": SheetPhase.IMPORTED, "abo.csv": SheetPhase.CHECKED}
    assert (machine.sheet("abo.csv").added, machine.sheet("abo.csv").wrong) == (1, 1), "it was checked again"
    machine.touch(SheetJob.IMPORT, "abo.csv")
    machine.serve()
    assert (machine.count("members"), machine.count("subscriptions")) == (2, 1)
    assert machine.table("niet-ingelezen-abo.csv") == [
        ["lidnummer", "abonnement", "van", "why"],
        ["9", "jaar", "1/11/2026", "lidnummer: Dit lid kennen we niet. Lees eerst de leden in."],
    ]
    assert machine.put_in().sheets == machine.told().sheets, "the same stick, put in again, changes nothing"

    machine.touch(SheetJob.TAKE_BACK, "leden.csv")
    machine.serve()
    taken = machine.sheet("leden.csv")
    assert (taken.phase, taken.added, taken.stays) == (SheetPhase.TAKEN_BACK, 1, 1), "one has a subscription"
    machine.touch(SheetJob.TAKE_BACK, "abo.csv")
    machine.serve()
    assert (machine.count("members"), machine.count("subscriptions")) == (1, 0)
    for name in (ADAS_NAME, BENS_NAME, "leden.csv"):
        assert name not in machine.said
    assert {path.stat().st_mode & 0o077 for path in (machine.folder, *machine.folder.iterdir())} == {0}


def test_a_row_that_was_left_out_is_imported_once_it_is_corrected_on_the_stick(machine: Machine) -> None:
    machine.put("leden.csv", f"{MEMBERS}3;\n")
    machine.put_in()
    machine.touch(SheetJob.IMPORT, "leden.csv")
    machine.serve()
    left_out = "niet-ingelezen-leden.csv"
    assert phases(machine.put_in()) == {"leden.csv": SheetPhase.IMPORTED}, "nobody mended it yet"
    kept = machine.stick / FROM_STICK / left_out
    machine.put(left_out, kept.read_text("utf-8-sig").replace("3;;", f"3;{CEMS_NAME};"))
    machine.put_in()
    assert (machine.sheet(left_out).added, machine.sheet(left_out).wrong) == (1, 0)
    machine.touch(SheetJob.IMPORT, left_out)
    machine.serve()
    assert machine.count("members") == 3

    mended = machine.put(left_out, f"nummer;naam\n8;{JOKES_NAME}\n").read_bytes()
    machine.put("leden.csv", f"{MEMBERS}3;{CEMS_NAME}\n4;{BENS_NAME}\n5;\n")
    machine.put_in()
    machine.touch(SheetJob.IMPORT, "leden.csv")
    machine.serve()
    assert (machine.stick / FROM_STICK / left_out).read_bytes() == mended, "it is not imported yet"
    assert [row[0] for row in machine.table("niet-ingelezen-2-leden.csv")] == ["nummer", "5"]


def test_a_sheet_whose_rows_fit_no_longer_is_checked_again_and_not_imported(machine: Machine) -> None:
    sheet = machine.put("leden.csv", MEMBERS.replace("2;", "INS-1;"))
    machine.put_in()
    # The code INS-1 was free when the sheet was checked.
    machine.does("item", "add", "INS-1", "Trein", "--initiative", "toys")
    machine.touch(SheetJob.IMPORT, "leden.csv")
    machine.serve()
    told = machine.sheet("leden.csv")
    assert (told.phase, told.changed_since_check, told.added, told.wrong) == (SheetPhase.CHECKED, True, 1, 1)
    assert machine.count("members") == 0
    machine.touch(SheetJob.CHECK, "leden.csv")
    machine.serve()
    assert not machine.sheet("leden.csv").changed_since_check, "this is what the desk shows now"

    before = told.digest
    sheet.write_text(MEMBERS)
    machine.put_in()
    assert not requests.ask_for(machine.folder, SheetRequest(SheetJob.IMPORT, before), datetime.now(UTC)).busy
    assert (machine.sheet("leden.csv").changed_since_check, machine.sheet("leden.csv").added) == (False, 2)
    assert not machine.touch(SheetJob.TAKE_BACK, "leden.csv").busy, "it is not imported"


def test_an_import_that_was_cut_off_goes_on_under_its_number_when_asked_for_again(machine: Machine) -> None:
    many = "".join(f"{number};{ADAS_NAME}\n" for number in range(10_000, 12_000))
    machine.put("leden.csv", f"nummer;naam\n{many}")
    machine.put_in()
    machine.touch(SheetJob.IMPORT, "leden.csv")
    (machine.folder / WANTED).replace(machine.folder / WORKING)
    process = subprocess.Popen([*KIOSK, "sheets", "--config", str(machine.config)])
    engine = open_engine(f"sqlite:///{machine.config.parent}/kiosk.db")
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with engine.connect() as connection:
            some = connection.exec_driver_sql("SELECT count(*) FROM member").scalar_one()
        if some:
            break
        time.sleep(0.02)
    engine.dispose()
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert 0 < some < 2_000
    assert (machine.told().busy, machine.told(GIVEN_UP_AFTER).busy) == (True, False), "as after a power cut"
    (machine.folder / WORKING).unlink()
    requests.delete_old(
        machine.folder, datetime.now(UTC)
    )  # the night work, which a kiosk does at once when it starts again
    assert (machine.sheet("leden.csv").phase, machine.told().busy) == (SheetPhase.IMPORTING, False)
    assert machine.touch(SheetJob.IMPORT, "leden.csv").busy
    machine.serve()
    told = machine.sheet("leden.csv")
    assert (told.phase, told.added) == (SheetPhase.IMPORTED, 2_000), "those before the cut too"
    assert machine.count("members") == 2_000
    assert machine.does("import", "list", "--json").count('"number"') == 1
    machine.touch(SheetJob.TAKE_BACK, "leden.csv")
    machine.serve()
    assert machine.count("members") == 0


def test_another_import_with_the_number_of_a_sheet_after_a_restore_is_not_undone(machine: Machine) -> None:
    database, other = machine.config.parent / "kiosk.db", machine.config.parent / "other.csv"
    machine.put("leden.csv", MEMBERS)
    machine.put_in()
    with closing(sqlite3.connect(":memory:")) as older:
        with closing(sqlite3.connect(database)) as ledger:
            ledger.backup(older)
        machine.touch(SheetJob.IMPORT, "leden.csv")
        machine.serve()
        with closing(sqlite3.connect(database)) as ledger:
            older.backup(ledger)
    other.write_text(f"nummer;naam\n8;{CEMS_NAME}\n")
    machine.does("import", str(other))
    number = machine.sheet("leden.csv").number
    assert f'"number":{number},' in machine.does("import", "list", "--json").replace(" ", ""), "of the other one"

    machine.touch(SheetJob.TAKE_BACK, "leden.csv")
    machine.serve()

    assert (machine.sheet("leden.csv").unfit, machine.count("members")) == (Unfit.NOT_KEPT, 1)


def test_every_file_that_is_no_sheet_gets_its_sentence_and_delays_no_other(machine: Machine) -> None:
    machine.put("a.csv", b"\x00\x01\x02")
    machine.put("b.xlsx", b"PK\x03\x04rubbish")
    machine.put("c.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    machine.put("d.csv", "")
    machine.put("e.csv", "wie;wat\n1;2\n")
    machine.put("f.csv", "naam\n1\n")
    machine.put("f.columns.toml", "as = ")
    with machine.put("g.csv", "").open("r+b") as file:
        file.truncate(MOST_BYTES + 1)
    machine.put("h.csv", 'nummer;naam\n1;"' + "x" * 1_000_001)
    (machine.stick / FROM_STICK / "i.csv").symlink_to(machine.config)
    machine.put("j.csv", "member,initiative,role,since\n1,toys,coordinator,2026-11-01\n")
    machine.put("leden.csv", MEMBERS)
    told = machine.put_in()
    assert {one.name: one.unfit for one in told.sheets} == {
        "a.csv": Unfit.NO_SHEET,
        "b.xlsx": Unfit.DAMAGED,
        "c.xls": Unfit.OLD_EXCEL,
        "d.csv": Unfit.EMPTY,
        "e.csv": Unfit.UNKNOWN_HEADER,
        "f.csv": Unfit.MAPPING,
        "g.csv": Unfit.TOO_LARGE,
        "h.csv": Unfit.UNREADABLE_LINE,
        "j.csv": Unfit.ROLES,
        "leden.csv": None,
    }
    assert machine.sheet("leden.csv").phase is SheetPhase.CHECKED


def test_a_file_that_cannot_be_read_from_the_stick_is_told_and_the_others_are_taken(machine: Machine) -> None:
    machine.put("leden.csv", MEMBERS)
    machine.put("torn.csv", MEMBERS).chmod(0)
    machine.does("backup", "prepare", str(machine.stick))
    without = "-dac_override,-dac_read_search"
    as_anybody = ["setpriv", f"--bounding-set={without}", f"--inh-caps={without}"] if os.geteuid() == 0 else []
    words = ("backup", "to", str(machine.stick), "--stick", "--put-in", "--config", str(machine.config))
    assert subprocess.run([*as_anybody, *KIOSK, *words], check=False).returncode == 0
    assert machine.sheet("torn.csv").unfit is Unfit.UNREADABLE
    machine.serve()
    assert machine.sheet("leden.csv").phase is SheetPhase.CHECKED


def test_a_sheet_whose_result_cannot_be_written_delays_no_other(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.put("leden.csv", MEMBERS.replace(BENS_NAME, ""))
    (machine.stick / FROM_STICK / "fouten-leden.csv").symlink_to(machine.config)
    machine.put_in()
    machine.put("meer leden.csv", MEMBERS)
    capsys.readouterr()
    machine.mount()
    assert "not everything was taken or put there" in capsys.readouterr().err
    machine.serve()
    assert machine.sheet("meer leden.csv").phase is SheetPhase.CHECKED


def test_a_sheet_that_cannot_be_copied_delays_no_other(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    large = machine.put("dingen.csv", "code;naam\nA-1;Bal\n")
    copy = machine.folder / f"{requests.digest_of(large.read_bytes())}.csv.part"
    copy.mkdir(parents=True)  # in the way, as a full disk would be
    machine.put("leden.csv", MEMBERS)
    machine.mount()
    assert "not everything was taken or put there" in capsys.readouterr().err
    machine.serve()
    assert [(one.name, one.phase) for one in machine.told().sheets] == [("leden.csv", SheetPhase.CHECKED)]


def test_sheets_of_a_stick_put_in_during_an_import_are_taken_after_it(machine: Machine) -> None:
    machine.put("leden.csv", MEMBERS)
    machine.mount(put_in=True)
    with machine.service():
        machine.put("meer.csv", f"nummer;naam\n5;{CEMS_NAME}\n")
        machine.mount(put_in=True)
        assert list(phases(machine.told())) == ["leden.csv"]
        assert not (machine.folder / WANTED).exists()
        machine.does("sheets")
    machine.mount()
    machine.serve()
    assert phases(machine.told()) == dict.fromkeys(("leden.csv", "meer.csv"), SheetPhase.CHECKED)


def test_a_check_that_was_cut_off_can_be_asked_for_again_and_a_missing_copy_is_told(machine: Machine) -> None:
    machine.put("leden.csv", MEMBERS)
    machine.mount(put_in=True)
    (machine.folder / WANTED).unlink()
    assert (machine.told().busy, machine.sheet("leden.csv").phase) == (False, SheetPhase.CHECKING)
    machine.touch(SheetJob.CHECK, "leden.csv")
    machine.serve()
    assert machine.sheet("leden.csv").phase is SheetPhase.CHECKED
    machine.touch(SheetJob.IMPORT, "leden.csv")
    for copy in machine.folder.glob("*.csv"):
        copy.unlink()
    (machine.stick / FROM_STICK / "leden.csv").unlink()
    machine.serve()
    assert machine.sheet("leden.csv").unfit is Unfit.GONE
    (machine.folder / requests.STATE).write_text("{")
    assert machine.told() == SheetsRead()


def test_the_night_work_deletes_the_copies_of_sheets_but_those_that_wait_for_their_stick(machine: Machine) -> None:
    rows = f"{MEMBERS}3;\n4;{JOKES_NAME}{'x' * 120}\n"
    machine.put("leden.csv", rows)
    machine.put("later.csv", f"nummer;naam\n5;{CEMS_NAME}\n")
    machine.put("stopped.csv", f"nummer;naam\n6;{BENS_NAME}\n7;{CEMS_NAME}{'x' * 120}\n")
    machine.mount(put_in=True)
    for job in (None, SheetJob.IMPORT):
        if job:
            machine.touch(job, "leden.csv")
        with machine.service():
            machine.does("sheets")  # without mounting afterwards: the stick was pulled out
    machine.touch(SheetJob.IMPORT, "stopped.csv")
    (machine.folder / WANTED).unlink()
    assert CEMS_NAME in (machine.folder / requests.STATE).read_text()

    def after_the_night(days: int) -> list[str]:
        requests.delete_old(machine.folder, datetime.now(UTC) + timedelta(days=days))
        names = (path for path in machine.folder.iterdir() if path.name != requests.STATE)
        return [path.suffix for path in names]

    assert after_the_night(1) == [f".{requests.LEFT_OUT}"]
    assert phases(machine.told()) == {"leden.csv": SheetPhase.IMPORTED, "stopped.csv": SheetPhase.IMPORTING}
    for name in (ADAS_NAME, CEMS_NAME, JOKES_NAME):
        assert name not in (machine.folder / requests.STATE).read_text()
    machine.mount()
    machine.serve()
    assert [row[0] for row in machine.table("niet-ingelezen-leden.csv")] == ["nummer", "3", "4"]
    at = requests.state_of(machine.folder).at
    machine.mount()
    assert requests.state_of(machine.folder).at == at, "a stick that stays in would keep the copies for ever"
    assert after_the_night(8) == []


def test_only_a_coordinator_sees_the_sheets_and_starts_something_with_them(machine: Machine) -> None:
    machine.put("leden.csv", f"{MEMBERS}3;{CEMS_NAME}\n")
    machine.put_in()
    machine.touch(SheetJob.IMPORT, "leden.csv")
    machine.serve()
    machine.does("volunteer", "add", "1", "toys")
    machine.does("volunteer", "add", "2", "toys", "--coordinator")
    engine = open_engine(f"sqlite:///{machine.config.parent}/kiosk.db")
    with engine.connect() as connection:
        one, other = (MemberId(id) for (id,) in connection.exec_driver_sql("SELECT id FROM member WHERE number < '3'"))
    exports = machine.config.parent / "exports"
    ledger = SqlLedger(engine, lambda: datetime.now(UTC), "Europe/Brussels", KEY, exports=exports)
    digest = machine.sheet("leden.csv").digest
    refused = Declined(DeclineCause.NOT_YOURS)
    assert ledger.read_sheets(one) == ledger.ask_for_sheet(one, SheetJob.TAKE_BACK, digest) == refused
    assert ledger.read_sheets(other) == SheetsTold(machine.told())
    assert ledger.ask_for_sheet(other, SheetJob.IMPORT, digest) == SheetsTold(machine.told()), "it is imported already"
    asked = ledger.ask_for_sheet(other, SheetJob.TAKE_BACK, digest)
    assert asked == SheetsTold(replace(machine.told(), busy=True))
    assert machine.sheet("leden.csv").phase is SheetPhase.TAKING_BACK
    assert (machine.folder / WANTED).exists()
    engine.dispose()


def test_an_unexpected_error_is_told_without_the_content_of_a_sheet(machine: Machine) -> None:
    machine.put("leden.csv", MEMBERS)
    machine.mount(put_in=True)
    state = requests.state_of(machine.folder)
    strange = replace(state.sheets[0], digest="d", kind=ADAS_NAME)  # no version of the program writes such a kind
    requests.save_state(machine.folder, replace(state, sheets=(*state.sheets, strange)))
    with machine.service():
        done = kiosk(machine.config, "sheets")
    assert done.exit_code == 1
    assert done.output.startswith("The sheets were given up: ValueError at desk.py:")
    assert ADAS_NAME not in done.output
    assert not machine.told().busy
