"""A house as Lend Engine exports it, with the quirks of such files: `python -m tests.exchange.big_house DIR`.

It writes `house.toml` with the terms, `contacts.csv`, `items.csv`, `memberships.csv` and `loans.csv`, and photos as
phones make them into `photos/`. All people and items are invented. The same seed makes the same files.

The quirks: the column `Type` stands twice, an empty cell is `-`, and there are columns of the house's own. A file that
went through Excel has semicolons, Dutch days, and CP1252, which lacks a letter of some names. Two members have one
name, some contacts have no member number, some items have no code or the code of another item, texts have quotes and
line breaks, loans are of items and contacts that are gone, and some memberships ended or were never paid.
"""

import csv
import random
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from shutil import copyfile

from PIL import Image

from db.demo_house import ITEMS, MEMBERS
from kiosk.importing.rows import Kind
from kiosk.labels.pdf import DRAWINGS
from tests.exchange.lend_engine import HEADERS

TERMS = """
[initiatives.spelotheek]
name = "Spelotheek"
colour = "#2E7DAF"
icon = "train"
loans = { days = 21, renewals = 1, late = 0.50, late_most = 5.00, overdue_days = 28 }
plans.speel = { name = "Speelabonnement", price = 15.00 }
categories.speelgoed = { name = "Speelgoed", picture = "blocks", shelf = "A3" }
categories.spel = { name = "Gezelschapsspel", picture = "boardgame", shelf = "B1" }
categories.puzzel = { name = "Puzzel", picture = "puzzle", shelf = "B2" }
reductions.letter = 50

[initiatives.instrumentheek]
name = "Instrumentheek"
colour = "#C4661F"
icon = "drill"
loans = { days = 7, renewals = 1, late = 1.00, grace_days = 1, late_most = 15.00 }
plans.klus = { name = "Klusabonnement", price = 20.00 }
categories.boren = { name = "Boren", picture = "drill", borrowing = "De boren zelf zitten in de kleine doos." }
categories.zagen = { name = "Zagen", picture = "saw", returning = "Haal de stekker uit." }
categories.schuren = { name = "Schuren", picture = "sander" }
categories.ladders = { name = "Ladders", picture = "ladder" }
categories.gereedschap = { name = "Gereedschap", picture = "toolbox" }
categories.beeld = { name = "Klank en beeld", picture = "projector" }

[initiatives.babytheek]
name = "Babytheek"
colour = "#8A5AA8"
icon = "seat"
loans = { days = 180, renewals = 1 }
plans.baby = { name = "Babyabonnement", price = 20.00 }
categories.autostoel = { name = "Autostoel", picture = "seat", days = 365 }
categories.wagen = { name = "Kinderwagen", picture = "pram", days = 365 }
categories.bed = { name = "Bed", picture = "cot" }
categories.hek = { name = "Traphek", picture = "stairgate", days = 365 }
categories.stoel = { name = "Kinderstoel", picture = "highchair" }
"""
PLANS = ("Speelabonnement", "Klusabonnement", "Babyabonnement")
PREFIXES = ("SPE", "INS", "BAB")
DAYS = {"SPE": 21, "INS": 7, "BAB": 180}
MONTHS = ("jan.", "feb.", "mrt.", "apr.", "mei", "jun.", "jul.", "aug.", "sep.", "okt.", "nov.", "dec.")
COMPONENTS = (
    "12 blokken, 2 borden",
    "1 spelbord\n4 pionnen\n2 dobbelstenen\n1 zakje (60 kaarten)",
    "koffer; lader; 2 batterijen",
    'Alles zit in de doos. "Tel na", zegt het blad.',
    "-",
    "-",
    "-",
)
CARE = (
    "Veeg alles af met een natte doek.",
    "Niet in de vaatwas.\nLaat drogen voor je het inpakt.",
    "Maak de stofzak leeg; de zak is “herbruikbaar”.",
    "-",
    "-",
)
TOO_LONG = "Lees eerst het boekje dat erbij zit, helemaal, ook de achterkant. " * 8
PLACES = ("A1", "A2", "B1", "B2", "C4", "Kelder", "-", "-")


@dataclass(frozen=True, slots=True)
class Size:
    """How many contacts, items and loans there are, and how many items have a photo."""

    members: int = 1500
    items: int = 4000
    loans: int = 20_000
    photos: int = 400


@dataclass(slots=True)
class Contact:
    """A contact of Lend Engine; `number` is `-` for a contact without a member number."""

    id: int
    number: str
    first_name: str
    last_name: str
    email: str
    since: date


@dataclass(slots=True)
class Item:
    """An item in Lend Engine; `free` is the first day on which it can be lent again."""

    id: int
    code: str
    name: str
    category: str
    prefix: str
    since: date
    free: date
    out: bool = False
    loans: list[tuple[Contact, datetime, datetime, datetime | None]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Written:
    """The contacts and items that were written, to be compared with what is imported."""

    contacts: Sequence[Contact]
    items: Sequence[Item]


def write(folder: Path, size: Size, today: date, seed: int = 14) -> Written:
    """Writes all files into this folder."""
    chance = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "house.toml").write_text(TERMS, "utf-8")
    contacts = list(_contacts(size.members, today, chance))
    items = list(_items(size.items, today, chance))
    _lend(items, contacts, size.loans, today, chance)
    _through_excel(folder / "contacts.csv", Kind.MEMBERS, (_contact(one, chance) for one in contacts))
    _as_exported(folder / "items.csv", Kind.ITEMS, (_item(one, chance) for one in items))
    _through_excel(folder / "memberships.csv", Kind.SUBSCRIPTIONS, _memberships(contacts, today, chance))
    _as_exported(folder / "loans.csv", Kind.LOANS, _loans(items, today, chance))
    _photos(folder / "photos", items[: size.photos], chance)
    return Written(contacts, items)


def _through_excel(path: Path, kind: Kind, rows: Iterable[Sequence[str]]) -> None:
    """The file as Excel saves it in Belgium: with semicolons, and a question mark for each letter that CP1252 lacks."""
    with path.open("w", encoding="cp1252", errors="replace", newline="") as file:
        csv.writer(file, delimiter=";").writerows([HEADERS[kind].split(","), *rows])


def _as_exported(path: Path, kind: Kind, rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADERS[kind].split(","), *rows])


def _some_day(first: date, last: date, chance: random.Random) -> date:
    return first + timedelta(days=chance.randint(0, max(0, (last - first).days)))


# --- people ------------------------------------------------------------------------------------------------------


def _contacts(count: int, today: date, chance: random.Random) -> Iterator[Contact]:
    """One contact in twelve has no member number; some have the name of another contact, and few of these no address
    either.
    """
    names = [line.split(" | ")[2] for line in MEMBERS.strip().splitlines()]
    firsts, lasts = zip(*(name.split(" ", 1) for name in names), strict=True)
    for at in range(count):
        same = at - (at % 25 == 24)
        first, last = firsts[same % len(firsts)], lasts[(same // len(firsts) + same * 7) % len(lasts)]
        email = "-" if at % 50 == 49 else f"lid{at}@voorbeeld.example"
        number = "-" if at % 12 == 11 else f"{at + 1:05}"
        yield Contact(3000 + at, number, first, last, email, _some_day(today - timedelta(days=1800), today, chance))


def _contact(one: Contact, chance: random.Random) -> list[str]:
    balance = chance.choice(("0,00", "0,00", "0,00", "-2,50", "€ 12,00"))
    since, paid = f"{one.since:%d/%m/%Y}", chance.choice((*PLANS, "-"))
    place = ("-", "Grote Markt 1", "Kortrijk", "-", "8500", "BE")
    return [str(one.id), one.number, since, one.first_name, one.last_name, paid, one.email, "Yes", *place, balance]


def _memberships(contacts: Sequence[Contact], today: date, chance: random.Random) -> Iterator[list[str]]:
    """One membership for most contacts, and for half of these another in the year before, which ended; some were never
    paid.
    """
    for one in contacts:
        who = (str(one.id), one.first_name, one.last_name, one.email, one.number)
        if chance.random() < 0.1:
            continue
        plan = chance.choice(PLANS)
        first = _some_day(today - timedelta(days=500), today, chance)
        paid = "PENDING" if chance.random() < 0.03 else "EXPIRED" if first < today - timedelta(days=365) else "ACTIVE"
        for begins, status in ((first - timedelta(days=366), "EXPIRED"), (first, paid)):
            if begins == first or chance.random() < 0.5:
                last = begins + timedelta(days=365)
                yield [*who, plan, f"{begins:%d-%m-%Y}", f"{last:%d-%m-%Y}", status, "15,00"]


# --- items -------------------------------------------------------------------------------------------------------


def _items(count: int, today: date, chance: random.Random) -> Iterator[Item]:
    """Some items have no code, some the code of the item before."""
    kinds = [
        (prefix.strip(), category.strip(), name.strip())
        for prefix, category, _, names in (line.split("|") for line in ITEMS.strip().splitlines())
        for name in names.split(";")
        if prefix.strip() in PREFIXES
    ]
    for at in range(count):
        prefix, category, name = kinds[at % len(kinds)]
        code = "-" if at % 100 == 57 else f"{prefix}-{at - (at % 400 == 150):04}"
        nth = at // len(kinds)
        since = _some_day(today - timedelta(days=1500), today - timedelta(days=30), chance)
        called = f"{name} ({nth + 1})" if nth else name
        yield Item(at + 1, code, called, category, prefix, since, max(since, today - timedelta(days=1000)))


def _item(one: Item, chance: random.Random) -> list[str]:
    value = f"{chance.randint(4, 250)}.{chance.choice(('00', '50', '95'))}"
    where = "On loan" if one.out else "Repair" if one.id % 97 == 0 else chance.choice(PLACES)
    care = TOO_LONG if one.id % 1500 == 120 else chance.choice(CARE)
    condition = chance.choice(("A - As new", "B - Fair", "-"))
    long = f'Een {one.name.lower()}.\r\nGekregen van een lid; de kleur kan "anders" zijn, zie foto.'
    return [
        *(str(one.id), "kit" if one.id % 40 == 0 else "loan", f"{one.since:%Y-%m-%d} 10:22:11", one.code, one.name),
        *(one.category, "-", condition, "-", where, "-", value, "-" if one.id % 9 == 0 else value, "Yes"),
        *("1.00", chance.choice(("0", "0", str(DAYS[one.prefix]))), one.name, long, chance.choice(COMPONENTS), care),
        *("-", "-", "-", chance.choice(("3+", "6+", "-"))),
    ]


# --- loans -------------------------------------------------------------------------------------------------------


def _lend(items: Sequence[Item], contacts: Sequence[Contact], count: int, today: date, chance: random.Random) -> None:
    """Makes so many loans: some items are lent often, some never; the last loans may be open still, and some items
    never come back.
    """
    liked = [item for item in items if chance.random() < 0.85]
    weights = [chance.paretovariate(2) for _ in liked]
    left = count
    for item in chance.choices(liked, weights, k=10 * count):
        lent = _opening(item.free + timedelta(days=chance.randint(1, 40)), chance)
        if item.out or lent.date() >= today or not left:
            continue
        left -= 1
        due = lent + timedelta(days=DAYS[item.prefix])
        back = _opening(lent.date() + timedelta(days=chance.randint(1, int(DAYS[item.prefix] * 1.2))), chance)
        item.out = back.date() >= today or chance.random() < 0.006
        item.free = today if item.out else back.date()
        item.loans.append((chance.choice(contacts), lent, due, None if item.out else back))


def _opening(day: date, chance: random.Random) -> datetime:
    """A moment within the first opening from this day on: on a Wednesday afternoon or a Saturday morning."""
    while day.weekday() not in (2, 5):
        day += timedelta(days=1)
    hour = chance.choice((14, 14, 15, 16)) if day.weekday() == 2 else chance.choice((10, 10, 11))
    return datetime.combine(day, time(hour, chance.randint(0, 59)))


def _loans(items: Sequence[Item], today: date, chance: random.Random) -> Iterator[list[str]]:
    found = sorted(((loan, item) for item in items for loan in item.loans), key=lambda one: one[0][1])
    for number, ((who, lent, due, back), item) in enumerate(found, start=1):
        gone = number % 900 == 350
        status = "CLOSED" if back else "OVERDUE" if due.date() < today else "ACTIVE"
        name = ("Deleted", "contact", "-") if gone else (who.first_name, who.last_name, who.email)
        named = (item.name, "SPE-9999" if number % 1100 == 300 else item.code)
        moments = (_dutch(lent), _dutch(lent), _dutch(due), _dutch(back) if back else "-")
        yield [str(number), status, _dutch(lent), *name, *named, chance.choice(("0.00", "1.00")), *moments]
        if number % 400 == 0:
            later = today + timedelta(days=3)
            yield [str(90_000 + number), "RESERVED", _dutch(lent), *name, *named, "0.00", f"{later}", "-", "-", "-"]


def _dutch(moment: datetime) -> str:
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year} {moment:%H:%M}"


# --- photos ------------------------------------------------------------------------------------------------------


def _photos(folder: Path, items: Sequence[Item], chance: random.Random) -> None:
    """Writes a photo of each of these items: named after its code or its name, most turned by the phone."""
    folder.mkdir(exist_ok=True)
    drawings = sorted(DRAWINGS.glob("*.png"))
    heic = Path(__file__).parents[1] / "photos" / "drawn.heic"
    for nth, item in enumerate(items):
        called = item.name.replace("/", "-") if nth % 10 == 3 else item.code if item.code != "-" else f"IMG_{nth}"
        if nth % 50 == 7:
            copyfile(heic, folder / f"{called}.HEIC")
            continue
        with Image.open(drawings[nth % len(drawings)]) as drawn:
            colour = tuple(chance.randint(60, 255) for _ in range(3))
            picture = Image.new("RGB", (1600, 1200), colour)
            picture.paste(large := drawn.convert("RGBA").resize((900, 900)), (350, 150), large)
        exif = Image.Exif()
        exif[0x0112] = turned = chance.choice((1, 6, 8))
        exif[0x0132] = "2026:11:28 14:03:00"
        exif.get_ifd(0x8825)[2] = (50.0, 49.0, 40.0)
        picture = picture.rotate({1: 0, 6: 90, 8: -90}[turned], expand=True)
        picture.save(folder / f"{called}.jpg", exif=exif, quality=80)


def main() -> None:
    asked = ArgumentParser(prog="tests.exchange.big_house", description=__doc__.partition("\n")[0])
    asked.add_argument("folder", type=Path)
    for name in ("members", "items", "loans", "photos"):
        asked.add_argument(f"--{name}", type=int, default=getattr(Size(), name))
    asked.add_argument("--seed", type=int, default=14)
    said = asked.parse_args()
    size = Size(said.members, said.items, said.loans, said.photos)
    made = write(said.folder, size, date.today(), said.seed)  # noqa: DTZ011 - the day of the machine that imports the files
    lent = sum(len(item.loans) for item in made.items)
    out = sum(item.out for item in made.items)
    sys.stdout.write(
        f"{said.folder}: {len(made.contacts)} contacts, {len(made.items)} items, {lent} loans, {out} out.\n"
    )


if __name__ == "__main__":
    main()
