"""What the house is told of its backups: an overdue backup, the slip of a stick that was put in, the backup of each
night.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.backup import places, records
from kiosk.backup.places import Keeps
from kiosk.backup.records import BackupRecord, overdue
from kiosk.cli.backups.nightly import NightlyBackup, backups_read, due
from kiosk.cli.backups.saving import kiosk_mark
from kiosk.lending.effects import Chime, DimScreen, PrintPaper
from kiosk.lending.events import CardSeen, Tick, VisitOpened
from kiosk.lending.model import CardId, SessionSettings
from kiosk.lending.session import step
from kiosk.lending.states import NoticeKind, Session, Welcome
from kiosk.lending.upkeep.backups import BackupFault, BackupResult, BackupSlip, BackupsRead
from kiosk.settings import Backup, Database, Settings
from screens.present.paper.item_label import write_on_item
from screens.present.words import wordbook
from tests.backup.shelf import KEY, furnish, ledger, lend, loans
from tests.gallery.lines import LOANS
from tests.house import SAMIRA, TODAY

BRUSSELS = ZoneInfo("Europe/Brussels")
NOW = datetime(2026, 11, 28, 10, 0, tzinfo=BRUSSELS)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
GOOD = BackupRecord("blauw", "database", NOW - HOUR, NOW - HOUR, 1532, 6120, put_in=True)
RESULT = BackupResult("blauw", GOOD.at, 1532, 6120)


@pytest.mark.parametrize(
    ("last", "since", "late"),
    [
        (NOW - 7 * DAY, None, False),
        (NOW - 7 * DAY - HOUR, None, True),
        (NOW + 3000 * DAY, None, False),
        (None, NOW - 7 * DAY, False),
        (None, NOW - 8 * DAY, True),
        (None, None, False),
    ],
)
def test_a_backup_is_overdue_after_seven_days(last: datetime | None, since: datetime | None, late: bool) -> None:
    assert overdue(last, NOW, since) is late


@pytest.mark.parametrize(
    ("last", "is_due"),
    [
        (None, True),
        (NOW - HOUR, False),
        (NOW.replace(hour=3), False),
        (NOW.replace(hour=2), True),
        (NOW - DAY, True),
        (NOW + 400 * DAY, True),
    ],
)
def test_one_backup_is_due_each_night_and_a_missed_one_is_due_at_once(last: datetime | None, is_due: bool) -> None:
    assert due(replace(GOOD, at=last) if last else None, NOW, 3) is is_due


def test_before_the_hour_of_the_backup_the_one_of_the_night_before_counts() -> None:
    evening = replace(GOOD, at=NOW.replace(hour=4) - DAY)

    assert not due(evening, NOW.replace(hour=2), 3)
    assert due(evening, NOW.replace(hour=3), 3)


@pytest.mark.parametrize("hour", range(24))
@pytest.mark.parametrize("day", [date(2026, 10, 25), date(2027, 3, 28)], ids=["longer", "shorter"])
def test_each_night_in_which_the_clocks_change_has_one_backup(day: date, hour: int) -> None:
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=BRUSSELS).astimezone(UTC)
    last, nights = replace(GOOD, at=noon - 9 * DAY), []
    for minutes in range(0, 48 * 60, 7):
        now = noon - DAY + timedelta(minutes=minutes)
        local = now.astimezone(BRUSSELS)
        if due(last, local, hour):
            last = replace(GOOD, at=now)
            nights.append((local.replace(tzinfo=None) - hour * HOUR).date())
    assert nights == [nights[0] + number * DAY for number in range(len(nights))]
    assert len(nights) >= 2


@pytest.mark.parametrize(("ago", "is_due"), [(timedelta(minutes=59), False), (HOUR, True)])
def test_a_backup_that_failed_is_due_again_after_an_hour(ago: timedelta, is_due: bool) -> None:
    assert due(replace(GOOD, at=NOW - ago, fault=BackupFault.GONE), NOW, 3) is is_due


def test_the_newest_backup_of_a_stick_that_was_put_in_since_the_start_is_told() -> None:
    before = replace(GOOD, name="rood", at=NOW)
    night = replace(GOOD, name="wit", at=NOW, put_in=False)

    assert backups_read((GOOD, before, night), NOW, None, (before,), BRUSSELS) == BackupsRead(
        last=date(2026, 11, 28), put_in=RESULT
    )
    assert backups_read((GOOD, before, night), NOW, None, (before, GOOD), BRUSSELS).put_in is None


def test_a_stick_with_the_key_alone_is_no_backup_of_the_database() -> None:
    key = replace(GOOD, keeps="key", members=None, items=None)

    assert backups_read((key,), NOW, NOW - 8 * DAY, (), BRUSSELS).overdue
    assert not backups_read((key, GOOD), NOW, NOW - 8 * DAY, (), BRUSSELS).overdue


# --- the session -------------------------------------------------------------------------------------------------

DESK = SessionSettings("De Deelfabriek")
NOBODY = Session.opening(DESK, 0.0)
SLIP = PrintPaper(BackupSlip(RESULT, "nl"))


def test_a_stick_that_was_put_in_is_answered_on_paper_and_on_the_welcome_screen() -> None:
    session, effects = step(NOBODY, BackupsRead(put_in=RESULT))

    assert effects == (Chime.GOOD, SLIP)
    assert isinstance(session.doing, Welcome)
    assert session.doing.notice
    assert session.doing.notice.kind is NoticeKind.BACKED_UP
    assert step(session, BackupsRead(put_in=RESULT)) == (session, ())
    session, _ = step(session, Tick(11.0))
    assert isinstance(session.doing, Welcome)
    assert session.doing.notice is None


def test_a_dark_screen_lights_up_for_a_stick_that_was_put_in() -> None:
    dark, effects = step(NOBODY, Tick(400.0))
    assert effects == (DimScreen(dim=True),)

    session, effects = step(dark, BackupsRead(put_in=replace(RESULT, fault=BackupFault.FULL)))

    assert effects[:2] == (DimScreen(dim=False), Chime.LOOK)
    assert not session.dimmed


def test_a_visit_goes_on_when_a_stick_is_put_in() -> None:
    asking, _ = step(NOBODY, CardSeen(CardId("aa"), 1.0))
    visiting, _ = step(asking, VisitOpened(SAMIRA, TODAY, LOANS))

    for before in (asking, visiting):
        session, effects = step(before, BackupsRead(put_in=RESULT))
        assert effects == (SLIP,)
        assert session.doing == before.doing


def test_an_overdue_backup_prints_nothing() -> None:
    assert step(NOBODY, BackupsRead(overdue=True))[1] == ()


def test_the_slip_says_how_much_is_in_the_backup() -> None:
    slip = write_on_item(BackupSlip(RESULT, "nl"), wordbook("Europe/Brussels"), NOW, "De Deelfabriek")

    assert slip.text().splitlines() == [
        "De Deelfabriek",
        "zaterdag 28 november 2026, 10:00",
        "Back-up: 1.532 leden, 6.120 dingen, alles goed",
    ]
    assert slip.closing == ("Je mag de stick er weer uithalen.",)


@pytest.mark.parametrize("fault", BackupFault)
def test_the_slip_of_a_stick_in_trouble_says_why_in_every_language(fault: BackupFault) -> None:
    said = {
        write_on_item(BackupSlip(replace(RESULT, fault=fault), language), wordbook("Europe/Brussels"), NOW, "").text()
        for language in ("nl", "en", "fr")
    }

    assert len(said) == 3
    assert not any("1.532" in each for each in said)


# --- the night ---------------------------------------------------------------------------------------------------


@pytest.fixture
def config(tmp_path: Path) -> Settings:
    (tmp_path / "data").mkdir()
    furnish(tmp_path / "data")
    key = tmp_path / "data" / "kiosk.key"
    key.write_bytes(KEY)
    key.chmod(0o600)
    folder = tmp_path / "nas"
    folder.mkdir()
    places.prepare(folder, "nas", Keeps.DATABASE, kiosk_mark(KEY), tmp_path)
    return Settings(
        database=Database(url=f"sqlite:///{tmp_path}/data/kiosk.db"),
        backup=Backup(folders=(str(folder), str(tmp_path / "not mounted"))),
    )


def test_the_kiosk_backs_up_each_night_while_it_lends(config: Settings, tmp_path: Path) -> None:
    at = [NOW.astimezone(UTC)]
    kiosk = NightlyBackup(config, None, lambda: at[0])
    with ledger(tmp_path / "data") as book:
        lend(book, 1, 2)
        kiosk.back_up_what_is_due()
        lend(book, 3)
        kiosk.back_up_what_is_due()
        at[0] += DAY
        kiosk.back_up_what_is_due()

    made = sorted((tmp_path / "nas").glob("kiosk-*.db"))
    assert [loans(each) for each in made] == [2, 3]
    assert {each.name: each.fault for each in records.read(tmp_path / "data" / "backups")} == {
        str(tmp_path / "nas"): None,
        str(tmp_path / "not mounted"): BackupFault.GONE,
    }
    assert kiosk.read() == BackupsRead(last=date(2026, 11, 29))
    at[0] += 8 * DAY
    assert kiosk.read().overdue


def test_a_record_that_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    records.keep(tmp_path, GOOD)
    (tmp_path / "rubbish.json").write_bytes(b"{")

    assert records.read(tmp_path) == (GOOD,)
    assert records.read(tmp_path / "nowhere") == ()
