"""`kiosk report` and `kiosk late`, from the command line."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from kiosk import documents
from kiosk.cli.reports.tables import Row, fitting
from kiosk.lending.upkeep.documents import Making
from kiosk.spreadsheet import as_csv
from tests.support.command_line import kiosk
from tests.support.receipt_printer import NetworkPrinter
from tests.test_volunteer_commands import house, new_house

__all__ = ["house", "new_house"]


def lent_long_ago(house: Path) -> None:
    day = (date.today() - timedelta(days=40)).isoformat()  # noqa: DTZ011 - the house of this test is in the time zone of this machine
    kiosk(house, "item", "add", "TOY-1", "=Bal", "--days", "7")
    assert kiosk(house, "paper", "lent", day, "0412", "TOY-1").exit_code == 0


def test_a_year_is_reported_as_tables_json_a_spreadsheet_and_a_page(house: Path, tmp_path: Path) -> None:
    lent_long_ago(house)
    year = str(max(date.today() - timedelta(days=40), date(date.today().year, 1, 1)).year)  # noqa: DTZ011
    rows = {row["what"]: row for row in json.loads(kiosk(house, "report", "--year", year, "--json").stdout)}
    assert rows["returns"][year] == 0
    assert rows["loans at the social tariff"][year] is None
    assert "returned late" in kiosk(house, "report").stdout

    csv, pdf = tmp_path / "r.csv", tmp_path / "r.pdf"
    assert kiosk(house, "report", "--csv", "-o", str(csv)).exit_code == 0
    assert csv.read_text("utf-8-sig").startswith("initiative;period;loans;")
    assert kiosk(house, "report", "--pdf", "-o", str(pdf)).exit_code == 0
    assert pdf.read_bytes().startswith(b"%PDF")
    assert pdf.stat().st_mode & 0o077 == 0

    assert kiosk(house, "report", "--pdf", "--csv").exit_code == 2
    unknown = kiosk(house, "report", "--initiative", "nowhere")
    assert (unknown.exit_code, unknown.stdout) == (1, "")


def test_a_narrow_terminal_has_the_years_and_the_newest_months() -> None:
    rows: list[Row] = [{"what": "loans", "2025": 12, "2026": 3, "2026-01": 1, "2026-02": 2}]
    assert [list(fitting(rows, columns)[0]) for columns in (120, 34, 24, 17)] == [
        ["what", "2025", "2026", "2026-01", "2026-02"],
        ["what", "2025", "2026", "2026-02"],
        ["what", "2025", "2026"],
        ["what", "2026"],
    ]


def test_overdue_items_are_listed_for_letters_and_on_a_slip(house: Path, tmp_path: Path) -> None:
    lent_long_ago(house)
    csv = tmp_path / "late.csv"
    assert kiosk(house, "late", "--csv", "-o", str(csv)).exit_code == 0
    heading, row = csv.read_text("utf-8-sig").splitlines()
    found = dict(zip(heading.split(";"), row.split(";"), strict=True))
    assert (found["why"], found["member"], found["item"]) == ("late", "0412", "'=Bal")
    assert int(found["days late"]) > 20

    with NetworkPrinter() as printer:
        house.write_text(house.read_text() + f'\n[printer]\nport = "{printer.address}"\n')
        assert kiosk(house, "late", "--print").stdout == "printed\n"
        (slip,) = printer.wait_for_tickets(1)
        assert slip.problems == ()
        assert any("Te laat" in line for line in slip.lines)


def test_all_pdfs_of_the_desk_are_made_at_once(house: Path) -> None:
    lent_long_ago(house)
    folder = house.parent / "data" / "exports" / "documents"
    documents.ask_for(folder, datetime.now(UTC))
    kiosk(house, "item", "add", "TOO-LONG-" + "7" * 40, "Iets", "--initiative", "toys")
    done = kiosk(house, "documents")
    assert (done.exit_code, "1 of " in done.stderr) == (0, True)
    year = date.today().year  # noqa: DTZ011
    made = {path.name for path in folder.iterdir()}
    assert made >= {f"report-{year}.pdf", "late-toys.pdf", "labels-new.pdf", documents.DONE}
    assert not made & {documents.WANTED, documents.WORKING}
    assert {path.read_bytes()[:4] for path in folder.glob("*.pdf")} == {b"%PDF"}
    assert {path.stat().st_mode & 0o077 for path in folder.iterdir()} == {0}

    house.write_text(f'{house.read_text()}\n[labels]\nstock = "L9999"\n')
    refused = kiosk(house, "documents")
    assert (refused.exit_code, refused.stderr.startswith("labels.stock")) == (2, True)
    assert documents.read(folder, datetime.now(UTC), UTC).making is Making.FAILED


def test_no_cell_of_a_spreadsheet_becomes_a_formula() -> None:
    cells = as_csv(("a",), [["=1+1"], ["-5"], ["\t=1"], [-5]]).decode("utf-8-sig").splitlines()
    assert cells == ["a", "'=1+1", "'-5", "'\t=1", "-5"]
