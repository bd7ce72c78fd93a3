"""The folder of the PDFs that are asked for at the desk: how far they are, and what goes onto a stick."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk import documents
from kiosk.documents import BUSY, DONE, PATIENCE, SHOWN, WISH
from kiosk.lending.upkeep.documents import DocumentsRead, Making


def test_a_wish_is_taken_and_made_and_told_for_some_hours(tmp_path: Path) -> None:
    folder, now = documents.folder_of(tmp_path / "exports"), datetime.now(UTC)

    def told(after: timedelta = timedelta()) -> DocumentsRead:
        return documents.read(folder, now + after, UTC)

    assert told() == DocumentsRead()
    documents.ask_for(folder, now)
    assert (told().making, told(2 * PATIENCE).making) == (Making.RUNS, Making.FAILED)
    (folder / WISH).rename(folder / BUSY)
    (folder / "report-2025.pdf").touch()
    documents.begin(folder, now)
    assert (told().making, {path.name for path in folder.iterdir()}) == (Making.RUNS, {BUSY, DONE})
    documents.give_up(folder)
    assert told().making is Making.FAILED
    (folder / "report-2026.pdf").touch()
    documents.end(folder, now)
    assert (told(), told(2 * SHOWN)) == (DocumentsRead(Making.DONE, now, 1), DocumentsRead())
    assert (folder.stat().st_mode & 0o777, (folder / DONE).stat().st_mode & 0o777) == (0o700, 0o600)


def test_names_go_only_where_names_are_kept_and_for_a_day(tmp_path: Path) -> None:
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
    documents.drop_named(folder)
    assert [path.name for path in folder.iterdir()] == ["report-2026.pdf"]
