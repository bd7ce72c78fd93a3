"""`kiosk labels`: labels of items, instructions, tags, shelves and members, and a page to test the printer."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kiosk.cli.common import WRONG_USE, ConfigFile, fail, plain_errors, remark, settings
from kiosk.cli.labels.choosing import Choice, ChoiceError, choose
from kiosk.cli.labels.making import (
    PRINTER,
    make,
    of_instructions,
    of_item,
    of_member,
    of_shelves,
    of_tags,
    read_nudge,
    read_stock,
    save,
)
from kiosk.cli.ledger import open_ledger
from kiosk.cli.reading import read_barcode, read_day
from kiosk.labels.fitting import Placing
from kiosk.labels.sticker import Sticker
from kiosk.labels.stock import CARDS, STOCKS
from kiosk.lending.terms import Terms
from kiosk.settings import Settings
from screens.present.words import Words, wordbook

if TYPE_CHECKING:
    from db.listings import LabelListing

labels = typer.Typer(
    help="Labels and cards as a PDF: of items, instructions, swapping, shelves and members.", no_args_is_help=True
)

On = Annotated[
    str, typer.Option("--on", metavar="LABELS", help="Their name, of `kiosk labels list`, or `printer` for receipts.")
]
To = Annotated[Path, typer.Option("--to", metavar="FILE", readable=False, help="The PDF to write.")]
Start = Annotated[int, typer.Option(min=1, help="The number of the first label to print on, of a sheet in use.")]
Nudge = Annotated[
    str, typer.Option(metavar="RIGHT,DOWN", help="Move everything by so many millimetres, such as 0.3,-0.2.")
]
Barcodes = Annotated[list[str] | None, typer.Argument(help="The barcodes of the items.")]
OfInitiative = Annotated[str, typer.Option(help="The key of an initiative: all its items.")]
OfCategory = Annotated[str, typer.Option(help="The key of a category: all its items.")]
Since = Annotated[str | None, typer.Option(metavar="DAY", help="What was added on or after this day.")]
FromFile = Annotated[Path | None, typer.Option("--from", metavar="FILE", help="A file with a barcode on each line.")]
Everything = Annotated[bool, typer.Option("--all", help="All items of the house.")]
DEFAULT = Path("labels.pdf")

StickerOf = Callable[["LabelListing", Mapping[str, Terms], Words], Sticker | None]
"""A function that returns the label of an item; None for an item without a label of this kind."""


@labels.command("list")
def list_stocks() -> None:
    """Every label that has a name here, with its measures. Others are written in millimetres (docs/labels.md)."""
    for stock in STOCKS.values():
        sys.stdout.write(f"{stock.name:<10} {stock.what}\n")
    sys.stdout.write(f"{PRINTER:<10} the receipt printer, a slip each\n")


def _of_items(name: str, about: str, sticker_of: StickerOf) -> None:
    """Add a command to `kiosk labels` that makes a label of every chosen item that has one."""

    @labels.command(name, help=about)
    def label(
        on: On,
        barcodes: Barcodes = None,
        initiative: OfInitiative = "",
        category: OfCategory = "",
        since: Since = None,
        from_file: FromFile = None,
        everything: Everything = False,
        to: To = DEFAULT,
        start: Start = 1,
        nudge: Nudge = "0,0",
        config: ConfigFile = None,
    ) -> None:
        choice = _choice(barcodes, initiative, category, since, from_file, everything)
        loaded, placing = settings(config), Placing(start, read_nudge(nudge))
        words = _words(loaded)
        found, house = _chosen(choice, loaded)
        stickers = [sticker for item in found if (sticker := sticker_of(item, house, words))]
        if not stickers:
            fail(f"None of these items has {name}.")
        if len(stickers) < len(found):
            remark(f"{len(found) - len(stickers)} of {len(found)} items have no {name}, and get no label.")
        make(stickers, on, to, placing, loaded, words)


_of_items("items", "Labels with the barcode, name and initiative of items.", of_item)
_of_items(
    "instructions",
    "Labels with the instructions of items in a QR code: a phone shows them, also without internet.",
    of_instructions,
)


@labels.command("tags")
def label_tags(
    on: On,
    initiative: Annotated[str, typer.Option(help="The key of an initiative; otherwise all that swap.")] = "",
    to: To = DEFAULT,
    start: Start = 1,
    nudge: Nudge = "0,0",
    config: ConfigFile = None,
) -> None:
    """The tags of what is swapped, to hang in the shop: each kind with its points."""
    loaded, placing = settings(config), Placing(start, read_nudge(nudge))
    words = _words(loaded)
    with open_ledger(loaded) as ledger:
        house = ledger.read_house()[1]
    swapping = [of for of in house if of.swaps and initiative in ("", of.key)]
    stickers = [tag for of in swapping for kind in of.swap.categories for tag in of_tags(of, kind, words)]
    if not stickers:
        fail("There is no tag: an initiative that swaps names them in house.toml, see docs/house.md.")
    make(stickers, on, to, placing, loaded, words)


@labels.command("shelves")
def label_shelves(
    on: On,
    names: Annotated[
        list[str] | None, typer.Argument(help="The shelves; otherwise all that something belongs on.")
    ] = None,
    to: To = DEFAULT,
    start: Start = 1,
    nudge: Nudge = "0,0",
    config: ConfigFile = None,
) -> None:
    """The names of shelves, to be read from afar."""
    loaded, placing = settings(config), Placing(start, read_nudge(nudge))
    words = _words(loaded)
    if names:
        stickers = [Sticker(name) for name in names if name.strip()]
    else:
        with open_ledger(loaded) as ledger:
            stickers = of_shelves(ledger.read_house()[1], ledger.list_to_label())
    if not stickers:
        fail("No item has a shelf. Name them: kiosk labels shelves A1 A2 --on L7163.")
    make(stickers, on, to, placing, loaded, words)


@labels.command("cards")
def member_cards(
    numbers: Annotated[list[str] | None, typer.Argument(help="The numbers of the members.")] = None,
    everyone: Annotated[bool, typer.Option("--all", help="All members.")] = False,
    names: Annotated[bool, typer.Option("--names", help="With names; otherwise with numbers alone.")] = False,
    on: On = CARDS.name,
    to: To = Path("cards.pdf"),
    start: Start = 1,
    nudge: Nudge = "0,0",
    config: ConfigFile = None,
) -> None:
    """Members' cards with their number as a barcode, eight on a sheet. Who finds one reads no name, unless you ask."""
    loaded, placing = settings(config), Placing(start, read_nudge(nudge))
    words = _words(loaded)
    if on == PRINTER:
        fail("A card is printed on a sheet, not by the receipt printer.", WRONG_USE)
    if not numbers and not everyone:
        fail("Say which: numbers of members, or --all.", WRONG_USE)
    with open_ledger(loaded) as ledger:
        members = {member.number: member for member in ledger.list_members()}
    if unknown := [number for number in numbers or () if number not in members]:
        fail(f"There is no member {', '.join(unknown)}.")
    house = loaded.house.name
    stickers = [of_member(number, members[number].name if names else "", house, words) for number in numbers or members]
    make(stickers, on, to, placing, loaded, words)


@labels.command("ruler")
def print_ruler(on: On, to: To = Path("ruler.pdf"), nudge: Nudge = "0,0") -> None:
    """A page to test the printer: every label outlined and numbered, and a scale. Print it on plain paper."""
    stock = read_stock(on)
    from kiosk.labels.pdf import write_page
    from kiosk.labels.ruler import ruler

    save(to, write_page(stock, ruler(stock, read_nudge(nudge)), stock.name))
    sys.stdout.write(
        f"{to}: print it on plain paper at 100 %, and hold it with a sheet of labels against the light. How far the "
        "outlines lie beside the labels is your --nudge. A scale that is too short was not printed at 100 %.\n"
    )


def _choice(
    barcodes: list[str] | None,
    initiative: str,
    category: str,
    since: str | None,
    from_file: Path | None,
    everything: bool,
) -> Choice:
    codes = list(barcodes or ())
    if from_file:
        with plain_errors(OSError, UnicodeDecodeError):
            codes += [line for line in from_file.read_text(encoding="utf-8-sig").splitlines() if line.strip()]
    day = read_day(since) if since else None
    return Choice(tuple(map(read_barcode, codes)), initiative, category, day, everything)


def _chosen(choice: Choice, config: Settings) -> "tuple[list[LabelListing], dict[str, Terms]]":
    """The chosen items, and the terms of every initiative by its key."""
    with open_ledger(config) as ledger, plain_errors(ChoiceError):
        return choose(choice, ledger.list_to_label()), {of.key: of for of in ledger.read_house()[1]}


def _words(config: Settings) -> Words:
    """The words of the first language of the house."""
    return wordbook(config.house.timezone)(config.house.languages[0])
