"""`kiosk paper`: enters rows of paper forms, written while the kiosk was out of order."""

import sys
from typing import Annotated

import typer

from kiosk.cli.clock import time_of
from kiosk.cli.common import FAILED, ConfigFile, remark, settings
from kiosk.cli.devices import open_real_printer, print_slip
from kiosk.cli.ledger import do, open_ledger
from kiosk.cli.reading import read_barcode, read_day
from kiosk.lending.commands import LentOnPaper, ReturnedOnPaper
from kiosk.lending.declining import CommandDeclined
from kiosk.settings import Settings

paper = typer.Typer(help="What was written on paper while the kiosk was out.", no_args_is_help=True)

Day = Annotated[
    str, typer.Argument(metavar="DAY", help="The day on the paper, such as 2026-11-20; 60 days back at most.")
]
Codes = Annotated[list[str], typer.Argument(metavar="ITEM...", help="Barcodes, in the order of the paper.")]


@paper.command("lent")
def enter_loans(day: Day, member_number: str, items: Codes, config: ConfigFile = None) -> None:
    """Enter what a member took home. Due days are counted from that day; no rule stands in its way."""
    happened, codes = read_day(day), [read_barcode(code) for code in items]
    _enter(settings(config), {code: LentOnPaper(member_number, code, happened) for code in codes})


@paper.command("returned")
def enter_returns(day: Day, items: Codes, config: ConfigFile = None) -> None:
    """Enter what came back, from anybody. A fee for being late ends with that day."""
    happened, codes = read_day(day), [read_barcode(code) for code in items]
    _enter(settings(config), {code: ReturnedOnPaper(code, happened) for code in codes})


@paper.command("form")
def print_form(config: ConfigFile = None) -> None:
    """Print an empty form on the receipt printer, to write on while the kiosk is out: keep some at the desk."""
    loaded = settings(config)
    printer = open_real_printer(loaded.printer)
    from kiosk.lending.tickets import PaperForm
    from screens.present.paper.paper_form import write_form
    from screens.present.words import wordbook

    book = wordbook(loaded.house.timezone)
    form = PaperForm(loaded.house.languages)
    print_slip(printer, write_form(form, book, time_of(loaded), loaded.house.name))


def _enter(config: Settings, rows: dict[str, LentOnPaper | ReturnedOnPaper]) -> None:
    """Enter each row separately. Names the rows that contradict the ledger, and then exits with 1."""
    declined = False
    with open_ledger(config) as ledger:
        for code, command in rows.items():
            try:
                do(ledger, command)
            except CommandDeclined as why:
                remark(f"{code}: {why}")
                declined = True
            else:
                sys.stdout.write(f"{code}: entered.\n")
    if declined:
        raise typer.Exit(FAILED)
