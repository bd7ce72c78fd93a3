"""Fills a new database with the demo house, and lists the cards to tap and the items to scan in it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from itertools import count
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, select

from db import demo_house
from db.ledger import SqlLedger
from db.ledger.statements.tables import card, member
from db.ledger.statements.tables import item as item_table
from db.ledger.terms_cache import PublicHolidays, keep_none
from kiosk.lending.actors import CommandLine
from kiosk.lending.cards import identify
from kiosk.lending.commands import (
    AddItem,
    AddMember,
    ApplyHouse,
    Command,
    CountGifts,
    Details,
    GiveCard,
    GiveRole,
    MarkItem,
    NoteProof,
    ReportCardLost,
    Role,
    SetPin,
    ShowHow,
    Subscribe,
    TakePayment,
)
from kiosk.lending.conditions import Condition
from kiosk.lending.declining import CommandDeclined
from kiosk.lending.model import Cents, MemberId, Operation, Part
from kiosk.lending.pricing import ProofKind
from kiosk.lending.terms import House, Terms


@dataclass(frozen=True, slots=True)
class DemoCard:
    """A card of the demo house to lay on the simulated reader. `uid` is invented (7 bytes, beginning with 04).

    `role` is the role of a volunteer and its initiative, empty for other members. `note` says what the card shows.
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
    role: str = ""


@dataclass(frozen=True, slots=True)
class DemoItem:
    """An item of the demo house to scan: `category` is one in the terms of `initiative`, both by key.

    With `points` it is swapped, not lent. `note` says what a scan of it shows.
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
    points: int | None = None


def fill(
    engine: Engine,
    key: bytes,
    now: Callable[[], datetime],
    house: tuple[House, tuple[Terms, ...]],
    timezone: str = "Europe/Brussels",
    public_holidays: PublicHolidays = keep_none,
) -> None:
    """Puts the demo house into a database with current tables; existing rows stay. `key` is the kiosk's.

    `house` are the terms of the house and its initiatives, applied unless there are terms already. For the same `now`
    the demo house is always the same, except for the salt of the PINs. A second time, nothing changes. Raises
    CommandDeclined if there are members of a real house, because everybody can read here which cards and PINs open a
    visit.
    """
    ledger = SqlLedger(engine, now, timezone, key, public_holidays=public_holidays)
    invented = {(number, name) for number, _, name in _people()}
    if any((own.number, own.name) not in invented for own in ledger.list_members()):
        sentence = "This database has members of its own, so the demo house, whose PINs are public, stays out."
        raise CommandDeclined(sentence)
    if not ledger.has_terms():
        _do(ledger, ApplyHouse(*house))
    today = now().astimezone(ZoneInfo(timezone)).date()
    filling = _Filling(engine, ledger, key, today)
    filling.items()
    filling.members()
    filling.cards()
    filling.volunteers()
    filling.subscriptions()
    past = _Past(engine, partial(SqlLedger, timezone=timezone, key=key, public_holidays=public_holidays), now())
    past.lend_and_wait()
    past.swap()


def demo_cards() -> tuple[DemoCard, ...]:
    """Every card of the demo house; a household may have several, and one of them is lost. Volunteers come last."""
    uids = (bytes.fromhex("04DE3A") + serial.to_bytes(3, "big") + b"\x80" for serial in count(0xA11CE, 0x29F))
    people = {number: (language, name) for number, language, name in _table(demo_house.MEMBERS)}
    house = {key: key.capitalize() for key, _ in _table(demo_house.INITIATIVES)}
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
    desk = [
        DemoCard(next(uids), name, number, language, pin=demo_house.PINS[number], role=f"{role}, {house[initiative]}")
        for number, language, name, initiative, role in _table(demo_house.VOLUNTEERS)
    ]
    return (*own, *more, *desk)


def demo_items() -> tuple[DemoItem, ...]:
    """Every item of the demo house, with a barcode such as `SPE-0042`."""
    initiatives = {prefix: key for key, prefix in _table(demo_house.INITIATIVES)}
    numbers = {prefix: count(41 + 100 * place, 1) for place, prefix in enumerate(initiatives)}
    parts = {(prefix, name): _parts(listed) for prefix, name, listed in _table(demo_house.PARTS)}
    values = {category: Cents(int(euro) * 100) for category, euro in _table(demo_house.VALUES)}
    lent = [(prefix, category, picture, None, names) for prefix, category, picture, names in _table(demo_house.ITEMS)]
    swapped = [
        (prefix, category, picture, int(points), names)
        for prefix, category, picture, points, names in _table(demo_house.SWAP_ITEMS)
    ]
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
            points,
        )
        for prefix, category, picture, points, names in (*lent, *swapped)
        for name in map(str.strip, names.split(";"))
    )


def _people() -> tuple[list[str], ...]:
    """The number, the language and the name of every member and volunteer."""
    return (*_table(demo_house.MEMBERS), *(row[:3] for row in _table(demo_house.VOLUNTEERS)))


def _parts(listed: str) -> tuple[Part, ...]:
    """The parts that a text such as `24 rails @train; 2 bruggen` lists."""
    cells = ((part.strip().partition(" "), part) for part in listed.split(";"))
    named = ((number, *(cell.strip() for cell in rest.split("@"))) for (number, _, rest), _ in cells)
    return tuple(Part(name, int(number), *picture) for number, name, *picture in named)


def _do(ledger: SqlLedger, command: Command) -> None:
    """Carries a command out; the journal calls the actor `demo`."""
    ledger.do(Operation(""), CommandLine("demo"), command)


@dataclass(frozen=True, slots=True)
class _Filling:
    """Adds what is missing, so that a demo that was cut off is completed."""

    engine: Engine
    ledger: SqlLedger
    key: bytes
    today: date
    known: set[str] = field(init=False)

    def __post_init__(self) -> None:
        columns = (item_table.c.barcode, member.c.number, card.c.digest)
        with self.engine.connect() as connection:
            known = {found for column in columns for found in connection.execute(select(column)).scalars()}
        object.__setattr__(self, "known", known)

    def items(self) -> None:
        for item in demo_items():
            if item.barcode in self.known:
                continue
            safe_for = demo_house.SAFE_FOR.get(item.name)
            details = Details(
                value=item.value,
                picture=item.picture,
                parts=item.parts,
                adults_only=item.adults_only,
                volunteers_only=item.name in demo_house.VOLUNTEERS_ONLY,
                needs_induction=item.needs_induction,
                safe_until=None if safe_for is None else self.today + timedelta(days=safe_for),
                borrowing=demo_house.BORROWING.get(item.name, ""),
                points=item.points,
            )
            _do(self.ledger, AddItem(item.initiative, item.category, item.name, item.barcode, None, details))
            if item.name in demo_house.IN_REPAIR:
                _do(self.ledger, MarkItem(item.barcode, Condition.REPAIR))

    def members(self) -> None:
        for number, language, name in _people():
            if number in self.known:
                continue
            more_time = number in demo_house.MORE_TIME
            _do(self.ledger, AddMember(name, language, number=number, more_time=more_time, adult=True))
            if number in demo_house.PINS:
                _do(self.ledger, SetPin(number, demo_house.PINS[number]))
            for whose, kind, days in _table(demo_house.PROOFS):
                if whose == number:
                    _do(self.ledger, NoteProof(number, ProofKind(kind), self.today + timedelta(days=int(days))))
        for number, what in _table(demo_house.INDUCTIONS):
            _do(self.ledger, ShowHow(number, "", what))

    def cards(self) -> None:
        for own in demo_cards():
            digest = identify(own.uid, self.key)
            if digest not in self.known:
                _do(self.ledger, GiveCard(own.number, digest, own.holder if own.household else "", own.adult))
                if own.lost:
                    _do(self.ledger, ReportCardLost(digest))

    def volunteers(self) -> None:
        had = {(one.member, one.initiative) for one in self.ledger.list_volunteers()}
        for number, _, _, initiative, role in _table(demo_house.VOLUNTEERS):
            if (number, initiative) not in had:
                _do(self.ledger, GiveRole(number, initiative, Role(role)))

    def subscriptions(self) -> None:
        had = {(one.member, one.initiative) for one in self.ledger.list_subscriptions()}
        for number, initiative, plan, days_ago in _table(demo_house.SUBSCRIPTIONS):
            if (number, initiative) not in had:
                first = self.today - timedelta(days=int(days_ago))
                _do(self.ledger, Subscribe(number, initiative, plan, first))
        owed = {(fee.member, fee.initiative): fee.balance for fee in self.ledger.list_fees() if fee.account == "owed"}
        for number, initiative, *_ in _table(demo_house.SUBSCRIPTIONS):
            if (number, initiative) not in had and (cents := owed.pop((number, initiative), 0)) > 0:
                _do(self.ledger, TakePayment(number, initiative, Cents(cents)))
        for number, initiative, points in _table(demo_house.POINTS_COUNTED):
            if (number, initiative) not in had:
                _do(self.ledger, CountGifts(number, initiative, int(points)))


@dataclass(frozen=True, slots=True)
class _Past:
    """Carries out the past of the demo house before `now`, each operation on its own day, and only once."""

    engine: Engine
    open_ledger: Callable[..., SqlLedger]
    now: datetime
    barcodes: dict[tuple[str, str], str] = field(init=False)
    members: dict[str, MemberId] = field(init=False)

    def __post_init__(self) -> None:
        with self.engine.connect() as connection:
            rows = connection.execute(select(member.c.number, member.c.id)).all()
        object.__setattr__(self, "members", {row.number: MemberId(row.id) for row in rows})
        barcodes = {(item.barcode[:3], item.name): item.barcode for item in demo_items()}
        object.__setattr__(self, "barcodes", barcodes)

    def lend_and_wait(self) -> None:
        """Lends, reserves and returns, oldest first; on the same day in this order."""
        lent = [(row[3], self._lend, row[:3]) for row in map(tuple, _table(demo_house.LOANS))]
        asked = [(row[3], self._wait, row[:3]) for row in map(tuple, _table(demo_house.WAITING))]
        rows = list(map(tuple, _table(demo_house.BROUGHT_BACK)))
        lent_before = [(row[3], self._lend, row[:3]) for row in rows]
        brought = [(row[4], self._bring_back, row[:3]) for row in rows]
        for days_ago, act, what in sorted([*lent, *lent_before, *asked, *brought], key=lambda one: -int(one[0])):
            act(self._on(days_ago), *what)

    def _lend(self, ledger: SqlLedger, number: str, prefix: str, name: str) -> None:
        barcode = self.barcodes[prefix, name]
        ledger.lend(Operation(f"demo {barcode}"), self.members[number], barcode)

    def _wait(self, ledger: SqlLedger, number: str, prefix: str, name: str) -> None:
        barcode = self.barcodes[prefix, name]
        ledger.reserve(Operation(f"demo {number} waits for {barcode}"), self.members[number], barcode)

    def _bring_back(self, ledger: SqlLedger, number: str, prefix: str, name: str) -> None:
        barcode = self.barcodes[prefix, name]
        ledger.give_back(Operation(f"demo {barcode} back"), self.members[number], barcode)

    def swap(self) -> None:
        for number, tag, taken, given, days_ago in _table(demo_house.SWAPS):
            ledger, whose, line = self._on(days_ago), self.members[number], Operation(f"demo {number} {tag}")
            begin = ledger.lend_or_return if int(taken) else ledger.give
            begin(line, whose, tag)
            ledger.count_swap(Operation(f"{line} counted"), whose, line, int(taken), int(given))

    def _on(self, days_ago: str) -> SqlLedger:
        """The ledger with a clock that is this number of days behind."""
        moment = self.now - timedelta(days=int(days_ago))
        return self.open_ledger(self.engine, lambda: moment)


def _table(text: str) -> Iterator[list[str]]:
    for line in text.strip().splitlines():
        yield [cell.strip() for cell in line.split("|")]
