"""Makes stickers from items and members of the ledger, and from the stickers a PDF, or slips on the receipt printer."""

import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from kiosk.cli.common import FAILED, WRONG_USE, fail, plain_errors
from kiosk.cli.devices import open_real_printer, printer_cache
from kiosk.labels.fitting import Placing, UnfitError, fit, next_free
from kiosk.labels.sticker import Sticker
from kiosk.labels.stock import Stock, StockError, find_stock
from kiosk.lending.terms import SwapCategory, Terms
from kiosk.lending.tickets import PrintResult
from kiosk.own_files import open_new
from kiosk.settings import Settings
from screens.present.members.amounts import points
from screens.present.paper.label_words import how_it_works, member_card, scan_with_phone, slip_of
from screens.present.words import Words

if TYPE_CHECKING:
    from db.listings import LabelListing

PRINTER = "printer"
"""The value of `--on` for the receipt printer."""


def of_item(item: "LabelListing", initiatives: Mapping[str, Terms], words: Words) -> Sticker:
    """The label of an item, with its code for the scanner."""
    of = initiatives[item.initiative]
    return Sticker(item.name, of.name, of.colour, of.icon, code=item.barcode, language=words.language)


def of_instructions(item: "LabelListing", initiatives: Mapping[str, Terms], words: Words) -> Sticker | None:
    """The label with the instructions of an item, for a phone; None for an item without instructions."""
    of = initiatives[item.initiative]
    held = how_it_works(item.name, item.borrowing, item.returning, item.parts, words)
    remark = scan_with_phone(words)
    said = Sticker(item.name, of.name, of.colour, of.icon, held=held, remark=remark, language=words.language)
    return said if held else None


def of_tags(of: Terms, category: SwapCategory, words: Words) -> list[Sticker]:
    """The tags of a category that is swapped, to hang in the shop."""
    price = points(category.points, words)
    picture = category.picture
    return [
        Sticker(category.name, of.name, of.colour, picture, code=tag, remark=price, language=words.language)
        for tag in category.tags
    ]


def of_member(number: str, name: str, house: str, words: Words) -> Sticker:
    """The card of a member. With an empty `name`, the card shows no name."""
    return Sticker(name, house, code=number) if name else Sticker(house, member_card(words), code=number)


def of_shelves(house: Iterable[Terms], items: "Iterable[LabelListing]") -> list[Sticker]:
    """The stickers of all shelves on which items belong or are set aside, with their initiatives."""
    of = {terms.key: terms for terms in house}
    aside = ((terms.reservations.shelf, terms.key) for terms in of.values())
    shelves = {*aside, *((item.shelf, item.initiative) for item in items)}
    return [Sticker(shelf, of[key].name, of[key].colour) for shelf, key in sorted(shelves) if shelf]


def read_nudge(text: str) -> tuple[float, float]:
    """The distances to the right and down, in millimetres, of a text such as `0.3,-0.2`."""
    if not re.fullmatch(r"-?[0-9]{1,2}(\.[0-9])?,-?[0-9]{1,2}(\.[0-9])?", text.replace(" ", "")):
        fail(f"{text!r} is no nudge; write millimetres to the right and down, such as 0.3,-0.2.", WRONG_USE)
    right, down = text.split(",")
    return float(right), float(down)


def read_stock(text: str, said_in: str = "--on") -> Stock:
    """The stock with this name or these measures; exits with 2 and a sentence that names `said_in` if there is none."""
    try:
        return find_stock(text, said_in)
    except StockError as error:
        fail(str(error), WRONG_USE)


def make(stickers: Sequence[Sticker], on: str, to: Path, placing: Placing, config: Settings, words: Words) -> None:
    """Make all stickers: as a PDF on labels of this stock, or on the receipt printer."""
    if on == PRINTER:
        _print(stickers, config, words)
        return
    stock = read_stock(on)
    with plain_errors(UnfitError):
        labels = fit(stickers, stock, placing, config.scanner.reads_qr)
    from kiosk.labels.pdf import write

    save(to, write(stock, labels, config.house.name))
    pages = labels[-1][0].page + 1
    sentence = f"{len(labels)} on {pages} {'page' if pages == 1 else 'pages'}: {to}. Print it at 100 %."
    if (free := next_free(stock, placing, len(labels))) > 1:
        sentence += f" The first label left on the last sheet is number {free}."
    sys.stdout.write(f"{sentence}\n")


def save(to: Path, pdf: bytes) -> None:
    """Write the PDF to a file for this user alone, because it may have names."""
    if to.suffix.lower() != ".pdf":
        fail(f"{to} is no name for a PDF; it ends in .pdf.", WRONG_USE)
    with plain_errors(OSError), os.fdopen(open_new(to), "wb") as file:
        file.write(pdf)


def _print(stickers: Sequence[Sticker], config: Settings, words: Words) -> None:
    """Print a slip for each sticker until one fails; then write the number of printed slips, so that the rest can be
    printed later.
    """
    from devices.printers.job import paper_width
    from devices.printers.qr import fitted

    printer = open_real_printer(config.printer)
    dots = paper_width(config.printer.profile, printer_cache()).dots
    if unfit := [sticker.title for sticker in stickers if sticker.held and not fitted(sticker.held, dots)]:
        fail(f"The paper is too narrow for the instructions of {', '.join(unfit)}. Make the text shorter.")
    done = 0
    for sticker in stickers:
        slip = slip_of(sticker.title, sticker.owner, sticker.code, sticker.held, sticker.remark, words.language)
        outcome = printer.print(slip)
        if outcome.result is not PrintResult.PRINTED:
            why = f", {outcome.trouble.value}" if outcome.trouble else ""
            sys.stdout.write(f"{done} printed, then {outcome.result.value}{why}: {sticker.code or sticker.title}\n")
            raise typer.Exit(FAILED)
        done += 1
    sys.stdout.write(f"{done} printed.\n")
