"""`kiosk item`: adds items to lend and to swap, and sets their instructions, conditions and holds."""

import sys
from typing import Annotated

import typer

from kiosk.cli.common import ConfigFile, settings
from kiosk.cli.ledger import carry_out
from kiosk.cli.queues import where_it_lies
from kiosk.cli.reading import read_barcode, read_day, read_euro, read_part, read_picture
from kiosk.lending.commands import AddItem, Details, KeepItem, MarkItem, ReleaseItem, SetShelf
from kiosk.lending.conditions import Condition
from kiosk.lending.model import Cents

item = typer.Typer(help="Items to lend and to swap.", no_args_is_help=True)


@item.command("add")
def add_item(
    barcode: str,
    name: str,
    days: Annotated[int | None, typer.Option(help="Its own loan period; otherwise that of its category.")] = None,
    category: Annotated[str, typer.Option(help="What kind of item: a category of the initiative.")] = "box",
    initiative: Annotated[str | None, typer.Option(help="The key of the initiative that lends it.")] = None,
    value: Annotated[str | None, typer.Option(metavar="EURO", help="What it is worth, for deposits.")] = None,
    picture: Annotated[str | None, typer.Option(help="Its drawing; otherwise that of its category.")] = None,
    part: Annotated[
        list[str] | None,
        typer.Option(help='A part of it, such as "12 blocks", or "12 blocks @blocks" with a drawing; repeat.'),
    ] = None,
    safe_until: Annotated[
        str | None, typer.Option(metavar="DAY", help="The last day on which it may be used, such as 2027-06-30.")
    ] = None,
    adults_only: Annotated[bool, typer.Option("--adults-only", help="Only for adults.")] = False,
    volunteer_only: Annotated[bool, typer.Option("--volunteer-only", help="Only lent by a volunteer.")] = False,
    induction: Annotated[
        bool, typer.Option("--induction", help="Only for who was shown how it works: `kiosk induction add`.")
    ] = False,
    borrowing: Annotated[str, typer.Option(help="What to know at borrowing; otherwise what its category says.")] = "",
    returning: Annotated[str, typer.Option(help="What to know at returning; otherwise what its category says.")] = "",
    shelf: Annotated[str, typer.Option(help="Where it belongs, such as B3; otherwise the shelf of its category.")] = "",
    points: Annotated[
        int | None, typer.Option(help="It is swapped, not lent: so many points. For an initiative that swaps.")
    ] = None,
    config: ConfigFile = None,
) -> None:
    """Add an item to lend, or with --points to swap.

    Its barcode may be scanned into the terminal: what a scanner puts around it is left out.
    """
    code = read_barcode(barcode)
    details = Details(
        value=read_euro(value) if value else Cents(0),
        picture=None if picture is None else read_picture("--picture", picture),
        parts=tuple(map(read_part, part or ())),
        adults_only=adults_only,
        volunteers_only=volunteer_only,
        needs_induction=induction,
        safe_until=read_day(safe_until) if safe_until else None,
        borrowing=borrowing,
        returning=returning,
        points=points,
        shelf=shelf,
    )
    carry_out(settings(config), AddItem(initiative or "", category, name, code, days, details))


@item.command("mark")
def mark_item(
    barcode: str,
    condition: Annotated[Condition, typer.Argument(help="In what state it is.")],
    config: ConfigFile = None,
) -> None:
    """Say in what state an item is. Marked anything but `check`, what waits in the inbox because of it is settled.

    Marked good, it is set aside for the first who waits for it.
    """
    code = read_barcode(barcode)
    done = carry_out(settings(config), MarkItem(code, condition))
    if done.hold:
        sys.stdout.write(f"Somebody waits for it. {where_it_lies(done.hold)}\n")


@item.command("shelf")
def set_shelf(
    barcode: str,
    shelf: Annotated[str, typer.Argument(help='Where it belongs, such as B3; "" leaves that to its category.')],
    config: ConfigFile = None,
) -> None:
    """Say on which shelf an item belongs: who brings it back is asked to put it there."""
    code = read_barcode(barcode)
    carry_out(settings(config), SetShelf(code, shelf))


@item.command("keep")
def keep_item(
    barcode: str,
    member_number: str,
    until: Annotated[str, typer.Option(metavar="DAY", help="The last day, such as 2026-12-24.")],
    config: ConfigFile = None,
) -> None:
    """Set an item that is here aside for a member: until then nobody else can take it."""
    code, last = read_barcode(barcode), read_day(until)
    done = carry_out(settings(config), KeepItem(member_number, code, last))
    assert done.hold is not None
    sys.stdout.write(f"{where_it_lies(done.hold)}\n")


@item.command("release")
def release_item(barcode: str, config: ConfigFile = None) -> None:
    """An item that was set aside is for the next in line, or for everybody again."""
    code = read_barcode(barcode)
    carry_out(settings(config), ReleaseItem(code))
