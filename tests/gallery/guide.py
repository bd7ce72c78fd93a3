"""An invented house for the pictures: initiatives with hours of every kind, on a Monday at half past two."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import Any

from kiosk.lending.model import Guide, GuideEntry, Initiative, Shelf, ShelfItem
from kiosk.lending.opening import Closure, Hours, Opening, Week
from tests.house import (
    ALL_ITEMS,
    BABIES,
    BIKES,
    BOOKS,
    BRICKS,
    CATS,
    CLOTHES,
    COMPUTERS,
    NAPPIES,
    PLANTS,
    REPAIRS,
    SPORTS,
    TODAY,
    TOOLS,
    TOYS,
)


def _hours(opens: int, closes: int, minute: int = 0) -> Hours:
    return Hours(time(opens, minute), time(closes))


def _week(**days: Hours) -> Week:
    return tuple((days[day],) if day in days else () for day in ("mo", "tu", "we", "th", "fr", "sa", "su"))


AFTERNOON, EVENING, MORNING = _hours(13, 17, 30), _hours(18, 20), _hours(9, 12)
WEDNESDAY, SATURDAY = date(2026, 11, 25), date(2026, 11, 28)
LONG_CHRISTMAS = Closure(date(2026, 12, 5), date(2027, 1, 3), "Kerstvakantie")


def _now(initiative: Initiative, icon: str, about: str, lends: bool = True) -> GuideEntry:
    week = _week(mo=AFTERNOON, we=AFTERNOON, sa=MORNING)
    opening = Opening(TODAY, AFTERNOON.opens, AFTERNOON.closes)
    return GuideEntry(initiative, icon, about, lends, week, (AFTERNOON,), open_now=True, next=opening)


def _tonight(initiative: Initiative, icon: str, about: str, lends: bool = True) -> GuideEntry:
    opening = Opening(TODAY, EVENING.opens, EVENING.closes)
    return GuideEntry(initiative, icon, about, lends, _week(mo=EVENING, th=EVENING), (EVENING,), next=opening)


def _tomorrow(initiative: Initiative, icon: str, about: str, lends: bool = True) -> GuideEntry:
    week = _week(tu=AFTERNOON, fr=AFTERNOON)
    opening = Opening(date(2026, 11, 24), AFTERNOON.opens, AFTERNOON.closes)
    return GuideEntry(initiative, icon, about, lends, week, next=opening, tomorrow=True)


def _wednesday(initiative: Initiative, icon: str, about: str, lends: bool = True) -> GuideEntry:
    week = _week(we=AFTERNOON, fr=AFTERNOON)
    return GuideEntry(initiative, icon, about, lends, week, next=Opening(WEDNESDAY, time(13, 30), time(17)))


def _saturday(initiative: Initiative, icon: str, about: str, lends: bool = True) -> GuideEntry:
    week = _week(sa=MORNING)
    return GuideEntry(initiative, icon, about, lends, week, next=Opening(SATURDAY, time(9), time(12)))


ENTRIES = (
    _now(TOYS, "train", "Speelgoed, spelletjes en puzzels om te lenen."),
    _wednesday(TOOLS, "drill", "Gereedschap voor een klus in huis of in de tuin."),
    replace(_saturday(BABIES, "pram", "Alles voor baby’s: kinderwagens, bedjes, autostoelen."), closure=LONG_CHRISTMAS),
    _now(BIKES, "bike", "Een kinderfiets die meegroeit: ruil hem voor de volgende maat."),
    _tonight(SPORTS, "ball", "Sportkleren ruilen en sportgerief lenen."),
    _tomorrow(BRICKS, "lego", "Lego om thuis of hier mee te bouwen."),
    _now(CLOTHES, "clothes", "Kinderkleren ruilen, van 0 tot 14 jaar."),
    GuideEntry(BOOKS, "book", "Geef een boek, neem een boek."),
    _saturday(PLANTS, "plant", "Stekjes van planten ruilen."),
    _tonight(REPAIRS, "wrench", "Samen je fiets herstellen.", lends=False),
    _tomorrow(COMPUTERS, "laptop", "Hulp met je computer of je gsm.", lends=False),
    _saturday(NAPPIES, "nappy", "Pampers voor wie ze nodig heeft.", lends=False),
    _tomorrow(CATS, "cat", "Eten en spullen voor huisdieren.", lends=False),
)
"""Thirteen initiatives, as in the house; `MORE` makes seventeen."""
MORE = (
    _tonight(
        Initiative("naaihoek", "Naaihoek", "#B3261E"), "clothes", "Samen naaien en kleren herstellen.", lends=False
    ),
    _saturday(Initiative("filmhoek", "Filmhoek", "#3F7D58"), "projector", "Een beamer voor een film in je straat."),
    _wednesday(Initiative("feestkist", "Feestkist", "#00838F"), "box", "Alles voor een feest, in één grote kist."),
    GuideEntry(Initiative("muziek", "De muziekkamer van de buurt", "#7A6A2A"), "speaker", week=_week()),
)
CHOSEN = ("doll", "drill", "tent", "pram", "bike", "plant", "camera")
SHELF = Shelf(
    47,
    tuple(
        ShelfItem(item.barcode, item.picture, item.initiative.colour)
        for picture in CHOSEN
        for item in ALL_ITEMS
        if item.picture == picture
    ),
)
"""Seven items, all of them free."""
GUIDE = Guide(TODAY, ENTRIES, SHELF, hour=14)
MORNING_GUIDE = replace(GUIDE, hour=8)
DUSK = Guide(TODAY, tuple(replace(entry, open_now=False) for entry in ENTRIES if not entry.open_now), SHELF, hour=19)
TONIGHT = replace(DUSK, hour=14)
NOBODY = Guide(TODAY, tuple(entry for entry in ENTRIES if entry.next is None or entry.next.day != TODAY), SHELF, 14)
SEVENTEEN = Guide(TODAY, (*ENTRIES, *MORE), SHELF, 14)


def lent_out(guide: Guide, *places: int) -> Guide:
    """The guide after the items at these places of the shelf were lent."""
    items = tuple(replace(item, free=at not in places) for at, item in enumerate(guide.shelf.items))
    return replace(guide, shelf=Shelf(guide.shelf.free - len(places), items))


def shut(guide: Guide, at: int) -> Guide:
    """The guide after a volunteer closed the initiative at this place for today."""
    closed = replace(guide.entries[at], open_now=False, today=(), next=None, closure=Closure(TODAY, TODAY))
    return replace(guide, entries=(*guide.entries[:at], closed, *guide.entries[at + 1 :]))


CLOSED = shut(GUIDE, 1)


def _from(first: int) -> Callable[[Any], None]:
    """A hand that turns pages until the initiative at this place is the first, or the last page is reached."""

    def hand(stage: Any) -> None:
        stage.page.first = first
        stage.lay_again()

    return hand


HANDS: dict[str, Callable[[Any], None]] = {"guide-further": _from(6), "guide-17-last": _from(99)}
"""What is touched on the page for these states."""
