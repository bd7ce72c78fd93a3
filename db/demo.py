"""Fills a new database with the demo house, and says what there is in it to tap and to scan."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from itertools import count

from sqlalchemy import Engine, select

from db import demo_house
from db.desk import DeskBook, DeskError
from db.ledger import SqlLedger
from db.ledger.statements import card, initiative, item, member
from kiosk.lending.cards import identify
from kiosk.lending.model import MemberId, Operation


@dataclass(frozen=True, slots=True)
class DemoCard:
    """A card of the demo house to lay on the simulated reader. `uid` is invented (7 bytes, beginning with 04)."""

    uid: bytes
    holder: str
    number: str
    language: str
    lost: bool = False
    pin: str | None = None


@dataclass(frozen=True, slots=True)
class DemoItem:
    """A thing of the demo house to scan: `category` names its drawing, `initiative` is a key, `days` its period."""

    barcode: str
    name: str
    category: str
    initiative: str
    days: int


def fill(engine: Engine, key: bytes, now: Callable[[], datetime], timezone: str = "Europe/Brussels") -> None:
    """Put the demo house into a database with current tables; what is there already stays. `key` is the kiosk's.

    The same for the same moment, apart from the salt of the PINs. Done twice, it changes nothing. Raises DeskError when
    there are members of a real house: everybody may read here which cards and PINs open a visit.
    """
    desk = DeskBook(engine, now, who="demo")
    invented = {(number, name) for number, _, name in _table(demo_house.MEMBERS)}
    if any((own.number, own.name) not in invented for own in desk.list_members()):
        raise DeskError("This database has members of its own, so the demo house, whose PINs are public, stays out.")
    with engine.connect() as connection:
        columns = (initiative.c.key, item.c.barcode, member.c.number, card.c.digest)
        known = {found for column in columns for found in connection.execute(select(column)).scalars()}
    for new, _, _, colour, name in _table(demo_house.INITIATIVES):
        if new not in known:
            desk.add_initiative(new, name, colour)
    for thing in demo_items():
        if thing.barcode not in known:
            desk.add_item(thing.barcode, thing.name, thing.days, thing.category, thing.initiative)
    for number, language, name in _table(demo_house.MEMBERS):
        if number not in known:
            desk.add_member(number, name, language, more_time=number in demo_house.MORE_TIME)
            if number in demo_house.PINS:
                desk.set_pin(number, demo_house.PINS[number], key)
    for own in demo_cards():
        digest = identify(own.uid, key)
        if digest not in known:
            desk.add_card(own.number, digest, own.holder)
            if own.lost:
                desk.report_card_lost(digest)
    _lend(engine, key, now, timezone)


def demo_cards() -> tuple[DemoCard, ...]:
    """Every card of the demo house; a household may have several, and one of them is lost."""
    uids = (bytes.fromhex("04DE3A") + serial.to_bytes(3, "big") + b"\x80" for serial in count(0xA11CE, 0x29F))
    people = {number: (language, name) for number, language, name in _table(demo_house.MEMBERS)}
    own = [
        DemoCard(next(uids), name, number, language, pin=demo_house.PINS.get(number))
        for number, (language, name) in people.items()
    ]
    more = [
        DemoCard(next(uids), holder, number, people[number][0], lost=lost == "lost")
        for number, holder, lost in _table(demo_house.MORE_CARDS)
    ]
    return (*own, *more)


def demo_items() -> tuple[DemoItem, ...]:
    """Every thing of the demo house, with a barcode such as `SPE-0042`."""
    initiatives = {prefix: (key, int(days)) for key, prefix, days, _, _ in _table(demo_house.INITIATIVES)}
    numbers = {prefix: count(41 + 100 * place, 1) for place, prefix in enumerate(initiatives)}
    return tuple(
        DemoItem(f"{prefix}-{next(numbers[prefix]):04}", name.strip(), category, *initiatives[prefix])
        for prefix, category, names in _table(demo_house.ITEMS)
        for name in names.split(";")
    )


def _lend(engine: Engine, key: bytes, now: Callable[[], datetime], timezone: str) -> None:
    """The loans that are running, each made on its own day, under an operation that makes it only once."""
    barcodes = {(thing.barcode[:3], thing.name): thing.barcode for thing in demo_items()}
    with engine.connect() as connection:
        members = {row.number: row.id for row in connection.execute(select(member.c.number, member.c.id))}
    today = now()
    for number, prefix, name, days_ago in _table(demo_house.LOANS):
        lent_at = today - timedelta(days=int(days_ago))
        ledger = SqlLedger(engine, partial(_constant, lent_at), timezone, key)
        barcode = barcodes[prefix, name]
        ledger.lend(Operation(f"demo {barcode}"), MemberId(members[number]), barcode)


def _constant(moment: datetime) -> datetime:
    return moment


def _table(text: str) -> Iterator[list[str]]:
    for line in text.strip().splitlines():
        yield [cell.strip() for cell in line.split("|")]
