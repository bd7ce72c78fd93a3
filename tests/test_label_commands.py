"""`kiosk labels`: a PDF of the chosen labels, or slips of the receipt printer."""

import stat
from pathlib import Path

import pytest

from tests.support.command_line import kiosk
from tests.support.receipt_printer import NetworkPrinter, PrinterBody

TERMS = """
[initiatives.toys]
name = "Speelgoed"
colour = "#112233"
[initiatives.toys.categories.box]
name = "Doos"
[initiatives.toys.categories.game]
name = "Spel"
returning = "Tel de kaarten."
[initiatives.toys.reservations]
shelf = "A1"
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A house with three toys and a member; one toy has instructions."""
    folder = tmp_path_factory.mktemp("labels")
    config, terms = folder / "kiosk.toml", folder / "house.toml"
    config.write_text(f'[database]\nurl = "sqlite:///{folder}/data/kiosk.db"\nmay_be_lost = true\n')
    terms.write_text(TERMS)
    for words in (
        ("init",),
        ("house", "apply", str(terms)),
        ("member", "add", "0412", "Joke Claes"),
        ("item", "add", "TOY-0001", "Trein", "--initiative", "toys"),
        ("item", "add", "TOY-0002", "Ezelen", "--initiative", "toys", "--category", "game"),
        ("item", "add", "TOY-0003", "Blokken", "--initiative", "toys"),
    ):
        done = kiosk(config, *words)
        assert done.exit_code == 0, done.output
    return config


def test_labels_are_a_file_for_this_user_alone_and_the_next_sheet_continues(house: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "labels.pdf"
    done = kiosk(house, "labels", "items", "--initiative", "toys", "--on", "L7160", "--start", "20", "--to", str(pdf))

    assert done.output == (
        f"3 on 2 pages: {pdf}. Print it at 100 %. The first label left on the last sheet is number 2.\n"
    )
    assert (pdf.read_bytes()[:5], stat.S_IMODE(pdf.stat().st_mode)) == (b"%PDF-", 0o600)


def test_barcodes_come_from_a_file_and_items_without_instructions_are_told(house: Path, tmp_path: Path) -> None:
    (tmp_path / "codes.txt").write_text("TOY-0002\r\ntoy-0003\n\n")
    pdf = tmp_path / "how.pdf"
    words = ("labels", "instructions", "--from", str(tmp_path / "codes.txt"), "--on", "99012", "--to", str(pdf))
    done = kiosk(house, *words)

    assert done.stderr == "1 of 2 items have no instructions, and get no label.\n"
    assert done.stdout == f"1 on 1 page: {pdf}. Print it at 100 %.\n"


@pytest.mark.parametrize(
    ("words", "status", "why"),
    [
        (("items", "--on", "L7160"), 1, "Say which: barcodes, --from,"),
        (("items", "--all", "--on", "L4731"), 1, "3 of 3 codes are too long for L4731"),
        (("items", "--all", "--on", "L7160", "--to", "house.toml"), 2, "house.toml is no name for a PDF"),
        (("items", "--all", "--on", "L7160", "--nudge", "0.25"), 2, "is no nudge"),
        (("items", "--all", "--on", "printer"), 1, 'printer.port is "none"'),
        (("tags", "--on", "L7160"), 1, "There is no tag"),
        (("cards", "0413"), 1, "There is no member 0413."),
        (("cards", "0412", "--on", "printer"), 2, "A card is printed on a sheet"),
    ],
)
def test_labels_that_cannot_be_made_are_one_sentence(
    house: Path, words: tuple[str, ...], status: int, why: str
) -> None:
    done = kiosk(house, "labels", *words)

    assert (done.exit_code, done.stdout, len(done.stderr.splitlines())) == (status, "", 1)
    assert why in done.stderr


def test_the_receipt_printer_prints_one_slip_for_each_label_until_one_fails(house: Path, tmp_path: Path) -> None:
    with NetworkPrinter(PrinterBody()) as printer:
        config = tmp_path / "kiosk.toml"
        config.write_text(f'{house.read_text()}\n[printer]\nport = "{printer.address}"\n')
        done = kiosk(config, "labels", "items", "TOY-0001", "TOY-0003", "--on", "printer")
        slips = [slip.lines for slip in printer.tickets]
        printer.body.paper_out = True
        stopped = kiosk(config, "labels", "shelves", "--on", "printer")

    assert done.output == "2 printed.\n"
    assert slips == [("Trein", "Speelgoed", "TOY-0001"), ("Blokken", "Speelgoed", "TOY-0003")]
    assert (stopped.exit_code, stopped.output) == (1, "0 printed, then not ready, out of paper: A1\n")
