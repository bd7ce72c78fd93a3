"""The house of the simulated years: six initiatives that each work differently, their items, people and cards."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from argon2 import PasswordHasher

from db.engine import open_engine
from kiosk.lending.cards import identify
from kiosk.lending.commands import Details
from kiosk.lending.model import CardId, Cents, Initiative, Part
from kiosk.lending.opening import Closure, Hours
from kiosk.lending.pricing import ProofKind
from kiosk.lending.terms import (
    Category,
    CheckReturns,
    Giving,
    House,
    LoanTerms,
    Plan,
    ReservationTerms,
    SelfService,
    SwapCategory,
    SwapTerms,
    Terms,
    Works,
)
from tests.house import ALL_ITEMS, BABIES, BRICKS, CLOTHES, HALF, SPORTS, TOOLS, TOYS, WEDNESDAY_AND_SATURDAY
from tests.support.builder import KEY, Builder
from tests.support.empty_ledger import FILE, put_empty_ledger

ZONE = ZoneInfo("Europe/Brussels")
FIRST_DAY = date(2026, 1, 5)
"""The first simulated day, a Monday; summer time begins within 200 days, and 5,000 days end after 2038."""
PIN = "2580"


def holidays(_country: str = "BE"):
    """The public holidays on fixed days, in the simulated years."""
    fixed = {(1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)}
    return lambda day: (day.month, day.day) in fixed


def _terms(initiative: Initiative, **decided: object) -> Terms:
    return Terms(initiative.key, initiative.name, initiative.colour, **decided)  # type: ignore[arg-type]


TUESDAY_AND_SATURDAY = ((), (Hours(time(16), time(19)),), (), (), (), (Hours(time(9), time(12)),), ())
STRIPS = Plan("strippen", "Strippenkaart", Cents(500), loans=5)

TERMS = (
    _terms(
        TOYS,
        hours=WEDNESDAY_AND_SATURDAY,
        loans=LoanTerms(
            21,
            renewals=1,
            most=4,
            late=Cents(50),
            grace_days=2,
            late_most=Cents(300),
            may_owe=Cents(200),
            overdue_days=21,
        ),
        categories=(
            Category("toy", "speelgoed", "train", most_a_day=2),
            Category("game", "gezelschapsspel", "boardgame", most=1, days=14),
        ),
        reductions=HALF,
        reservations=ReservationTerms(days=7, most=2),
    ),
    _terms(
        TOOLS,
        hours=WEDNESDAY_AND_SATURDAY,
        self_service=SelfService.RETURN,
        loans=LoanTerms(
            7,
            renewals=1,
            fee=Cents(101),
            late=Cents(200),
            overdue_days=14,
            deposit_over=Cents(20000),
            deposit=Cents(5000),
        ),
        plans=(Plan("jaar", "Jaarabonnement", Cents(2000), months=3), STRIPS),
        reductions=HALF,
        reservations=ReservationTerms(days=3),
    ),
    _terms(
        BRICKS,
        hours=TUESDAY_AND_SATURDAY,
        self_service=SelfService.NONE,
        check_returns=CheckReturns.ALWAYS,
        closed=(Closure(date(2026, 2, 16), date(2026, 2, 22)), Closure(date(2026, 7, 1), date(2026, 7, 15))),
        loans=LoanTerms(14),
        plans=(STRIPS,),
        reservations=ReservationTerms(days=10),
    ),
    _terms(
        BABIES,
        works=(Works.LENDING, Works.SWAPPING),
        loans=LoanTerms(60, renewals=2, fee=Cents(500)),
        plans=(Plan("jaar", "Jaarabonnement", Cents(2000), points=10, months=6),),
        reductions=HALF,
        swap=SwapTerms(
            Giving.APPROVAL,
            0,
            (
                SwapCategory("body", "Body", points=2, tags=("RUIL-BODY", "RUIL-BODY-2")),
                SwapCategory("slab", "Slab", tags=("RUIL-SLAB",)),
            ),
        ),
        reservations=ReservationTerms(most=0),
    ),
    _terms(
        SPORTS,
        works=(Works.SWAPPING, Works.LENDING),
        loans=LoanTerms(30, most=2),
        swap=SwapTerms(Giving.AT_ONCE, -5, (SwapCategory("trui", "Trui", points=3, tags=("SPORT-TRUI",)),)),
    ),
    _terms(
        CLOTHES,
        works=(Works.SWAPPING,),
        hours=TUESDAY_AND_SATURDAY,
        self_service=SelfService.BORROW,
        swap=SwapTerms(Giving.DESK, 0, (SwapCategory("kleren", "Kleren", points=1, tags=("SWOP-KLEREN",)),)),
    ),
)
HOUSE = House("BE", (Closure(date(2026, 12, 24), date(2027, 1, 3)),))


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the simulated house, as the ledger was told of it; with `points` it is swapped, not lent."""

    barcode: str
    name: str
    key: str
    category: str = "toy"
    value: int = 0
    days: int | None = None
    parts: int = 0
    adults_only: bool = False
    volunteers_only: bool = False
    safe_until: date | None = None
    points: int | None = None


def _items() -> dict[str, Item]:
    items = {}
    for number, sample in enumerate(ALL_ITEMS):
        key, name, barcode = sample.initiative.key, sample.name, sample.barcode
        if key not in [terms.key for terms in TERMS]:
            continue
        item = Item(barcode, name, key)
        if key == TOYS.key:
            item = Item(barcode, name, key, "game" if number % 3 == 0 else "toy", parts=2 if number % 2 else 0)
        elif key == TOOLS.key:
            item = Item(barcode, name, key, "tool", 9000, adults_only=number % 2 == 0, volunteers_only=number == 31)
        elif key == BRICKS.key:
            item = Item(barcode, name, key, "lego", parts=1)
        elif key == BABIES.key:
            safe = FIRST_DAY + timedelta(days=100) if sample.picture == "seat" else None
            item = Item(barcode, name, key, "big", days=30 if number % 2 else None, safe_until=safe)
        elif key == CLOTHES.key or sample.picture == "ball":
            item = Item(barcode, name, key, "stuk", points=2)
        items[barcode] = item
    for number in range(2, 4):
        items[f"LEGO-{number}"] = Item(f"LEGO-{number}", "Lego Kasteel", BRICKS.key, "lego", parts=number - 2)
    return items


ITEMS = _items()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a card; `household` is a second card, of a child; `volunteer_of` is None for a member without a
    role.
    """

    number: str
    name: str
    adult: bool = True
    household: bool = False
    volunteer_of: str | None = None
    coordinator: bool = False
    reduced: ProofKind | None = None

    @property
    def uid(self) -> bytes:
        """The UID of their card."""
        return b"\x04" + self.number.encode() + b"\x01\x02"

    @property
    def childs_uid(self) -> bytes:
        """The UID of the second card of their household."""
        return b"\x04" + self.number.encode() + b"\x01\x03"

    @property
    def card(self) -> CardId:
        return identify(self.uid, KEY)

    @property
    def childs_card(self) -> CardId:
        return identify(self.childs_uid, KEY)


MEMBERS = tuple(
    Person(
        f"{1000 + number}",
        f"Lid {number}",
        adult=number % 7 != 0,
        household=number % 5 == 0,
        reduced=(ProofKind.LETTER, ProofKind.UITPAS, None, None)[number % 4],
    )
    for number in range(1, 19)
)
VOLUNTEERS = (
    Person("2001", "Joke", volunteer_of=TOYS.key),
    Person("2002", "Stefaan", volunteer_of=TOOLS.key),
    Person("2003", "Nadia", volunteer_of=BABIES.key, coordinator=True),
)
STRANGE_UID = bytes.fromhex("04000000000001")


def moment(day: date, minutes: int) -> datetime:
    """The moment so many minutes after local midnight, in UTC."""
    return datetime.combine(day, time(), ZONE).astimezone(UTC) + timedelta(minutes=minutes)


@cache
def furnished() -> bytes:
    """The file of the house on its first day, made once."""
    with TemporaryDirectory(prefix="kiosk-year-") as place:
        engine = open_engine(put_empty_ledger(Path(place)))
        book = Builder(engine, lambda: moment(FIRST_DAY, 0), public_holidays=holidays)
        book.apply_house(HOUSE, TERMS)
        for person in (*MEMBERS, *VOLUNTEERS):
            book.add_member(person.number, person.name, adult=person.adult)
            book.add_card(person.number, person.card)
            if person.household:
                book.add_card(person.number, person.childs_card, "Kind")
        for person in VOLUNTEERS:
            give = book.add_coordinator if person.coordinator else book.add_volunteer
            give(person.number, person.volunteer_of or "")
        for item in ITEMS.values():
            parts = tuple(Part(f"deel {part}", 3) for part in range(item.parts))
            details = Details(
                value=Cents(item.value),
                parts=parts,
                adults_only=item.adults_only,
                volunteers_only=item.volunteers_only,
                safe_until=item.safe_until,
                points=item.points,
            )
            book.add_item(item.barcode, item.name, item.days, item.category, item.key, details)
        with engine.begin() as connection:
            keyed = hmac.new(KEY, b"pin:" + PIN.encode(), hashlib.sha256).digest()
            quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(keyed)
            connection.exec_driver_sql("UPDATE member SET pin_hash = ?", (quick,))
        engine.dispose()
        return Path(place, FILE).read_bytes()
