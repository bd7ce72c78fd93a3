"""Fills a new database with the demo house, and says what there is in it to tap and to scan."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from itertools import count
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, select

from db import demo_house
from db.desk import DeskBook, DeskError, Details
from db.ledger import SqlLedger
from db.ledger.shelf import PublicHolidays, keep_none
from db.ledger.statements import card, item, member
from kiosk.lending.cards import identify
from kiosk.lending.model import Cents, MemberId, Operation, Part
from kiosk.lending.policy import Condition
from kiosk.lending.pricing import ProofKind
from kiosk.lending.terms import House, Terms


@dataclass(frozen=True, slots=True)
class DemoCard:
    """A card of the demo house to lay on the simulated reader. `uid` is invented (7 bytes, beginning with 04).

    `note` says why it is worth a tap.
    """

    uid: bytes
    holder: str
    number: str
    language: str
    lost: bool = False
    pin: str | None = None
    household: bool = False
    adult: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class DemoItem:
    """A thing of the demo house to scan: `category` is one in the terms of `initiative`, both by key.

    `note` says why it is worth a scan.
    """

    barcode: str
    name: str
    category: str
    picture: str
    initiative: str
    parts: tuple[Part, ...] = ()
    value: Cents = Cents(0)
    adults_only: bool = False
    needs_induction: bool = False
    note: str = ""


def fill(
    engine: Engine,
    key: bytes,
    now: Callable[[], datetime],
    house: tuple[House, tuple[Terms, ...]],
    timezone: str = "Europe/Brussels",
    public_holidays: PublicHolidays = keep_none,
) -> None:
    """Put the demo house into a database with current tables; what is there already stays. `key` is the kiosk's.

    `house` are its terms: they are applied unless there are terms already. The same for the same moment, apart from the
    salt of the PINs. Done twice, it changes nothing. Raises DeskError when there are members of a real house: everybody
    may read here which cards and PINs open a visit.
    """
    desk = DeskBook(engine, now, who="demo")
    invented = {(number, name) for number, _, name in _table(demo_house.MEMBERS)}
    if any((own.number, own.name) not in invented for own in desk.list_members()):
        raise DeskError("This database has members of its own, so the demo house, whose PINs are public, stays out.")
    if not desk.has_terms():
        desk.apply_house(*house)
    today = now().astimezone(ZoneInfo(timezone)).date()
    filling = _Filling(engine, desk, key, today)
    filling.things()
    filling.members()
    filling.cards()
    filling.subscriptions()
    _lend(engine, partial(SqlLedger, timezone=timezone, key=key, public_holidays=public_holidays), now())


def demo_cards() -> tuple[DemoCard, ...]:
    """Every card of the demo house; a household may have several, and one of them is lost."""
    uids = (bytes.fromhex("04DE3A") + serial.to_bytes(3, "big") + b"\x80" for serial in count(0xA11CE, 0x29F))
    people = {number: (language, name) for number, language, name in _table(demo_house.MEMBERS)}
    own = [
        DemoCard(
            next(uids), name, number, language, pin=demo_house.PINS.get(number), note=demo_house.NOTES.get(number, "")
        )
        for number, (language, name) in people.items()
    ]
    more = [
        DemoCard(next(uids), holder, number, people[number][0], known == "lost", None, True, known != "minor", known)
        for number, holder, known in _table(demo_house.MORE_CARDS)
    ]
    return (*own, *more)


def demo_items() -> tuple[DemoItem, ...]:
    """Every thing of the demo house, with a barcode such as `SPE-0042`."""
    initiatives = {prefix: key for key, prefix in _table(demo_house.INITIATIVES)}
    numbers = {prefix: count(41 + 100 * place, 1) for place, prefix in enumerate(initiatives)}
    parts = {(prefix, name): _parts(listed) for prefix, name, listed in _table(demo_house.PARTS)}
    values = {category: Cents(int(euro) * 100) for category, euro in _table(demo_house.VALUES)}
    return tuple(
        DemoItem(
            f"{prefix}-{next(numbers[prefix]):04}",
            name,
            category,
            picture,
            initiatives[prefix],
            parts.get((prefix, name), ()),
            values.get(category, Cents(0)),
            prefix in demo_house.ADULTS_ONLY,
            name in demo_house.NEEDS_INDUCTION,
            demo_house.NOTES.get(name, ""),
        )
        for prefix, category, picture, names in _table(demo_house.ITEMS)
        for name in map(str.strip, names.split(";"))
    )


def _parts(listed: str) -> tuple[Part, ...]:
    """From `24 rails @train; 2 bruggen`."""
    cells = ((part.strip().partition(" "), part) for part in listed.split(";"))
    named = ((number, *(cell.strip() for cell in rest.split("@"))) for (number, _, rest), _ in cells)
    return tuple(Part(name, int(number), *picture) for number, name, *picture in named)


@dataclass(frozen=True, slots=True)
class _Filling:
    """What goes in, unless it is in already: a demo that was broken off is finished."""

    engine: Engine
    desk: DeskBook
    key: bytes
    today: date
    known: set[str] = field(init=False)

    def __post_init__(self) -> None:
        columns = (item.c.barcode, member.c.number, card.c.digest)
        with self.engine.connect() as connection:
            known = {found for column in columns for found in connection.execute(select(column)).scalars()}
        object.__setattr__(self, "known", known)

    def things(self) -> None:
        for thing in demo_items():
            if thing.barcode in self.known:
                continue
            safe_for = demo_house.SAFE_FOR.get(thing.name)
            details = Details(
                value=thing.value,
                picture=thing.picture,
                parts=thing.parts,
                adults_only=thing.adults_only,
                volunteers_only=thing.name in demo_house.VOLUNTEERS_ONLY,
                needs_induction=thing.needs_induction,
                safe_until=None if safe_for is None else self.today + timedelta(days=safe_for),
                borrowing=demo_house.BORROWING.get(thing.name, ""),
            )
            self.desk.add_item(thing.barcode, thing.name, None, thing.category, thing.initiative, details)
            if thing.name in demo_house.IN_REPAIR:
                self.desk.mark_item(thing.barcode, Condition.REPAIR)

    def members(self) -> None:
        for number, language, name in _table(demo_house.MEMBERS):
            if number in self.known:
                continue
            self.desk.add_member(number, name, language, more_time=number in demo_house.MORE_TIME)
            if number in demo_house.PINS:
                self.desk.set_pin(number, demo_house.PINS[number], self.key)
            for whose, kind, days in _table(demo_house.PROOFS):
                if whose == number:
                    self.desk.add_referral(number, ProofKind(kind), self.today + timedelta(days=int(days)))
        for number, what in _table(demo_house.INDUCTIONS):
            self.desk.add_induction(number, what)

    def cards(self) -> None:
        for own in demo_cards():
            digest = identify(own.uid, self.key)
            if digest not in self.known:
                self.desk.add_card(own.number, digest, own.holder if own.household else None, own.adult)
                if own.lost:
                    self.desk.report_card_lost(digest)

    def subscriptions(self) -> None:
        had = {(one.member, one.initiative) for one in self.desk.list_subscriptions()}
        for number, initiative, plan, days_ago in _table(demo_house.SUBSCRIPTIONS):
            if (number, initiative) not in had:
                self.desk.add_subscription(number, initiative, plan, self.today - timedelta(days=int(days_ago)))


def _lend(engine: Engine, open_ledger: Callable[..., SqlLedger], now: datetime) -> None:
    """The loans, each made and ended on its own day, under operations that make and end it only once.

    What was brought back comes last: what it cost to be late stood in the way of nothing that was lent before.
    """
    barcodes = {(thing.barcode[:3], thing.name): thing.barcode for thing in demo_items()}
    with engine.connect() as connection:
        members = {row.number: row.id for row in connection.execute(select(member.c.number, member.c.id))}

    def ledger(days_ago: str) -> SqlLedger:
        moment = now - timedelta(days=int(days_ago))
        return open_ledger(engine, lambda: moment)

    brought_back = list(_table(demo_house.BROUGHT_BACK))
    for number, prefix, name, lent in (*(row[:4] for row in brought_back), *_table(demo_house.LOANS)):
        barcode = barcodes[prefix, name]
        ledger(lent).lend(Operation(f"demo {barcode}"), MemberId(members[number]), barcode)
    for number, prefix, name, _, brought in brought_back:
        barcode = barcodes[prefix, name]
        ledger(brought).give_back(Operation(f"demo {barcode} back"), MemberId(members[number]), barcode)


def _table(text: str) -> Iterator[list[str]]:
    for line in text.strip().splitlines():
        yield [cell.strip() for cell in line.split("|")]
