"""The folder of the PDFs that the desk asks for: their progress, and what is copied onto a stick."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk import documents
from kiosk.documents import DONE, GIVEN_UP_AFTER, SHOWN, WANTED, WORKING
from kiosk.lending.upkeep.documents import DocumentsRead, Making
from kiosk.own_files import NotOurs


def test_a_request_is_carried_out_and_its_result_is_shown_for_some_hours(tmp_path: Path) -> None:
    folder = documents.folder_of(tmp_path / "exports")
    now = datetime(
        2020, 2, 29, tzinfo=UTC
    )  # another time than that of the files: the clock of the machine is not always right

    def told(after: timedelta = timedelta()) -> DocumentsRead:
        return documents.read(folder, now + after, UTC)

    assert told() == DocumentsRead()
    documents.ask_for(folder, now)
    assert (told().making, told(2 * GIVEN_UP_AFTER).making) == (Making.RUNS, Making.FAILED)
    (folder / WANTED).rename(folder / WORKING)
    (folder / "report-2025.pdf").touch()
    documents.begin(folder, now)
    assert (told().making, {path.name for path in folder.iterdir()}) == (Making.RUNS, {WORKING, DONE})
    documents.stop(folder)
    assert told().making is Making.FAILED
    (folder / "report-2026.pdf").touch()
    documents.end(folder, now)
    assert (told(), told(2 * SHOWN)) == (DocumentsRead(Making.DONE, now, 1), DocumentsRead())
    assert (folder.stat().st_mode & 0o777, (folder / DONE).stat().st_mode & 0o777) == (0o700, 0o600)


def test_pdfs_with_names_are_copied_only_where_names_are_kept_and_for_a_day(tmp_path: Path) -> None:
    folder, plain, coded = (tmp_path / name for name in ("documents", "plain", "coded"))
    assert documents.copy(folder, plain, with_names=True) == 0
    folder.mkdir()
    for name in ("late-toys.pdf", "report-2026.pdf"):
        (folder / name).write_bytes(name.encode())
    assert documents.copy(folder, plain, with_names=True) == 2
    assert documents.copy(folder, coded, with_names=False) == 1
    assert {path.name: path.read_bytes() for path in plain.iterdir()} == {
        "late-toys.pdf": b"late-toys.pdf",
        "report-2026.pdf": b"report-2026.pdf",
    }
    assert [path.name for path in coded.iterdir()] == ["report-2026.pdf"]
    (link := tmp_path / "link").symlink_to(tmp_path)
    with pytest.raises(NotOurs):
        documents.copy(folder, link, with_names=True)
    documents.drop_named(folder)
    assert [path.name for path in folder.iterdir()] == ["report-2026.pdf"]


def test_pdfs_with_names_are_removed_from_a_stick_that_is_put_in_a_week_later(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    for name, days in (("late-toys.pdf", 8), ("late-tools.pdf", 6), ("report-2025.pdf", 400)):
        (tmp_path / name).touch()
        then = (now - timedelta(days=days)).timestamp()
        os.utime(tmp_path / name, (then, then))
    (link := tmp_path / "link").symlink_to(tmp_path)
    documents.drop_named_of_long_ago(link, now + timedelta(days=90))
    documents.drop_named_of_long_ago(tmp_path / "not there", now)
    documents.drop_named_of_long_ago(tmp_path, now)
    assert {path.name for path in tmp_path.glob("*.pdf")} == {"late-tools.pdf", "report-2025.pdf"}
