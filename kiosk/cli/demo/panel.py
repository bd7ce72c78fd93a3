"""The buttons of the demo's side panel: one for every card, tag, item and fault; each acts on a simulated device."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from db.demo import demo_cards, demo_items
from devices.simulated.card_reader import SimulatedReader
from devices.simulated.printer import SimulatedPrinter
from devices.simulated.scanner import SimulatedScanner
from kiosk.cli.house import demo_house
from kiosk.lending.model import Trouble
from kiosk.lending.ports import Printer, Source

if TYPE_CHECKING:
    from PIL.Image import Image

    from screens.window.demo_panel import DemoButton, DemoControls

STRANGE_CARD = bytes.fromhex("04C0FFEE123456")
PHONE = bytes.fromhex("08A1B2C3")
BANK_CARD = bytes.fromhex("04BA9CCA4D0001")
MILK = "5411188110835"

FIRST_TAGS = 4
"""The number of tags whose buttons come before those of the items."""

HEADINGS = ("Cards", "Things", "Faults", "Ticket")


def controls(
    reader: Source | None, scanner: Source | None, printer: Printer | None, look_at_printer: Callable[[], None]
) -> "DemoControls":
    """The buttons for the simulated devices; a real device has none."""
    from screens.window.demo_panel import DemoControls

    return DemoControls(
        cards=_cards(reader) if isinstance(reader, SimulatedReader) else (),
        items=_items(scanner) if isinstance(scanner, SimulatedScanner) else (),
        faults=(
            *_unplugging("Card reader", reader),
            *_unplugging("Scanner", scanner),
            *(_printer_faults(printer, look_at_printer) if isinstance(printer, SimulatedPrinter) else ()),
        ),
        ticket=_last_ticket(printer) if isinstance(printer, SimulatedPrinter) else lambda: None,
        headings=HEADINGS,
    )


def _cards(reader: SimulatedReader) -> "tuple[DemoButton, ...]":
    """The buttons of cards. A press lays the card on the reader; another press, or another card, takes it off."""
    from screens.window.demo_panel import DemoButton

    def button(label: str, sublabel: str, uid: bytes, payment: bool = False) -> DemoButton:
        return DemoButton(label, sublabel, partial(_lay_or_lift, reader, uid, payment), lambda: reader.lying == uid)

    others = [card for card in demo_cards() if not card.role]
    members = [
        button(card.holder, f"{card.number} · {card.note or card.language}", card.uid)
        for card in sorted(others[5:], key=lambda card: not card.note)
    ]
    first = [button(card.holder, f"{card.number} · {card.language}", card.uid) for card in others[:5]]
    desk = [button(card.holder, f"{card.role}, PIN {card.pin}", card.uid) for card in demo_cards() if card.role]
    misfits = (
        button("A card", "that nobody knows", STRANGE_CARD),
        button("A phone", "another number each time", PHONE),
        button("A bank card", "not for paying here", BANK_CARD, payment=True),
    )
    return (*first, *desk, *misfits, *members)


def _lay_or_lift(reader: SimulatedReader, uid: bytes, payment: bool) -> None:
    if reader.lying == uid:
        reader.lift()
    else:
        reader.lay(uid, payment)


def _items(scanner: SimulatedScanner) -> "tuple[DemoButton, ...]":
    from screens.window.demo_panel import DemoButton

    misfits = (
        DemoButton("A carton of milk", MILK, partial(scanner.scan, MILK)),
        DemoButton("A torn label", "damaged read", scanner.misread),
    )
    items = [
        DemoButton(
            item.name,
            f"{item.barcode} · {item.note}" if item.note else item.barcode,
            partial(scanner.scan, item.barcode),
        )
        for item in sorted(demo_items(), key=lambda item: not item.note)
    ]
    noted = sum(bool(item.note) for item in demo_items())
    tags = _tags(scanner)
    return (*tags[:FIRST_TAGS], *items[:noted], *misfits, *tags[FIRST_TAGS:], *items[noted:])


def _tags(scanner: SimulatedScanner) -> "tuple[DemoButton, ...]":
    """A button for every tag of the swap shops of the demo house; each press is one scan."""
    from screens.window.demo_panel import DemoButton

    return tuple(
        DemoButton(category.name, f"{tag} · {terms.name}, {category.points} p.", partial(scanner.scan, tag))
        for terms in demo_house()[1]
        for category in terms.swap.categories
        for tag in category.tags
    )


def _unplugging(name: str, source: Source | None) -> "tuple[DemoButton, ...]":
    if not isinstance(source, SimulatedReader | SimulatedScanner):
        return ()
    from screens.window.demo_panel import DemoButton

    def press() -> None:
        source.unplug() if source.plugged else source.plug()

    return (DemoButton(name, "unplugged", press, lambda: not source.plugged),)


def _printer_faults(printer: SimulatedPrinter, look: Callable[[], None]) -> "tuple[DemoButton, ...]":
    from screens.window.demo_panel import DemoButton

    def fault(sublabel: str, trouble: Trouble, cause: Callable[[], None]) -> DemoButton:
        def press() -> None:
            printer.mend() if printer.trouble() is trouble else cause()
            look()

        return DemoButton("Printer", sublabel, press, lambda: printer.trouble() is trouble)

    return (
        fault("paper nearly out", Trouble.PAPER_LOW, printer.run_low_on_paper),
        fault("out of paper", Trouble.PAPER_OUT, printer.run_out_of_paper),
        fault("cover open", Trouble.COVER_OPEN, printer.open_cover),
        fault("cutter jammed", Trouble.CUTTER, printer.jam_cutter),
        fault("switched off", Trouble.MISSING, printer.switch_off),
        fault("never answers", Trouble.SILENT, printer.fall_silent),
    )


def _last_ticket(printer: SimulatedPrinter) -> "Callable[[], Image | None]":
    """A function that returns the picture of the last ticket, which it draws only once."""
    drawn: dict[int, Image | None] = {}

    def last() -> "Image | None":
        number = len(printer.jobs)
        if number not in drawn:
            drawn.clear()
            drawn[number] = printer.last_picture()
        return drawn[number]

    return last
