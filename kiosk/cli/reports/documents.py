"""`kiosk documents`: makes all PDFs for a coordinator, in a service of its own."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from kiosk import documents
from kiosk.cli.clock import time_of
from kiosk.cli.common import ConfigFile, plain_errors, remark, settings
from kiosk.cli.labels.choosing import Choice, ChoiceError, choose
from kiosk.cli.labels.making import of_item, read_stock
from kiosk.cli.ledger import open_ledger
from kiosk.cli.reports.spreadsheet import save
from kiosk.labels.artwork import draw
from kiosk.labels.fitting import UnfitError, fit
from kiosk.lending.actors import CommandLine
from kiosk.lending.reports.model import HOUSE, Measure
from kiosk.settings import Settings

if TYPE_CHECKING:
    from db.ledger import SqlLedger

NEW = timedelta(days=31)
"""The greatest age of items that count as new and get labels."""


def make_documents(config: ConfigFile = None) -> None:
    """Make the PDFs that the desk asks for: the year, what is late, and labels of what is new.

    They are in the folder `exports/documents` beside the database, and go onto a prepared stick with the next backup.
    """
    loaded = settings(config)
    folder = documents.folder_of(loaded.database.exports_path)
    with plain_errors(OSError):
        documents.begin(folder, time_of(loaded))
        try:
            with open_ledger(loaded) as ledger:
                for name, pdf in _made(loaded, ledger):
                    save(folder / f"{name}.pdf", pdf)
            documents.end(folder, time_of(loaded))
        finally:
            documents.stop(folder)


def _made(config: Settings, ledger: "SqlLedger") -> Iterator[tuple[str, bytes]]:
    """Make the PDFs one after the other, and yield each with its name."""
    from screens.a4.late import draw_late
    from screens.a4.poster import draw_poster
    from screens.present.reports.late import late_list
    from screens.present.reports.poster import poster
    from screens.present.words import wordbook

    words, house = wordbook(config.house.timezone)(config.house.languages[0]), config.house.name
    stock = read_stock(config.labels.stock, "labels.stock")
    report = ledger.read_report(ledger.today().year)
    year = str(report.year)
    yield f"report-{year}", draw_poster(poster(report, HOUSE, house, words))
    for one in report.initiatives:
        if report.of(Measure.LOANS, one.key, year):
            yield f"report-{year}-{one.key}", draw_poster(poster(report, one.key, house, words))
        late = ledger.read_overdue_of(CommandLine(), one.key)
        if late.late or late.ready:
            yield f"{documents.NAMED}{one.key}", draw_late(late_list(late, house, words))
    terms = {of.key: of for of in ledger.read_house()[1]}
    try:
        new = choose(Choice(since=ledger.today() - NEW), ledger.list_to_label())
    except ChoiceError:
        return
    from kiosk.labels.pdf import write

    stickers, reads_qr = [of_item(item, terms, words) for item in new], config.scanner.reads_qr
    try:
        labels = fit(stickers, stock, reads_qr=reads_qr)
    except UnfitError as error:  # other labels cannot be chosen here, so the remaining ones are made
        remark(str(error))
        labels = fit([one for one in stickers if draw(one, stock, reads_qr)], stock, reads_qr=reads_qr)
    if labels:
        yield "labels-new", write(stock, labels, house)
