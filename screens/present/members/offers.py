"""*Wat is er?* item by item: its state, what can be done now, and what a member needs to take it.

No person is named: neither who has an item nor who waits for it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from kiosk.lending.events import ReservePressed
from kiosk.lending.model import Availability, Catalogue, Guide, Offer, drawing_of
from kiosk.lending.search import MOST, Index
from screens.present.members.shelves import GroupView, OfferDetail, OfferView
from screens.present.sizes import apart
from screens.present.values import Action, Message, Picture, Tone
from screens.present.words import Due, Words

BACK_ON = "calendar-clock"
"""The icon of an item that comes back on a known day."""


FEW = 6
"""The most items of an initiative for which no category needs to be chosen first."""


READ = 8
"""The most items of a list that are read aloud; the others are counted."""


class Stock:
    """The shelves of a catalogue in one language. Making them is quick, because an item is put into words when it is
    asked for.

    Two are equal when they have the same catalogue, so that a page keeps its state as long as that is so.
    """

    def __init__(self, catalogue: Catalogue, guide: Guide | None, words: Words) -> None:
        self._catalogue, self._guide, self._words = catalogue, guide, words
        self._days: dict[date, Due] = {}

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Stock)
            and self._catalogue is other._catalogue
            and self._guide is other._guide
            and self._words is other._words
        )

    def __hash__(self) -> int:
        return id(self._catalogue)

    # --- which items there are ---

    @cached_property
    def groups(self) -> tuple[GroupView, ...]:
        return tuple(self._group(key, places) for key, places in self._places.items())

    def categories(self, group: str) -> tuple[GroupView, ...]:
        offers = self._catalogue.offers
        places = self._places.get(group, [])
        categories: dict[str, list[int]] = {}
        for place in places:
            categories.setdefault(offers[place].category, []).append(place)
        if len(categories) < 2 or len(places) <= FEW:
            return ()
        words = self._words
        # Translators: items of every category
        everything = replace(self._group(group, places), key="", name=words("Alles"))
        return everything, *(self._category(category, those) for category, those in categories.items())

    def places(self, group: str, category: str = "", *, free: bool = False) -> tuple[int, ...]:
        offers = self._catalogue.offers
        return tuple(
            place
            for place in self._places.get(group, ())
            if (not category or offers[place].category == category)
            and (not free or offers[place].availability is Availability.FREE)
        )

    def index(self) -> Index:
        offers = self._catalogue.offers
        return Index((offer.item.name, offer.category, offer.item.initiative.name) for offer in offers)

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """The places of the items of each initiative, in the order of the catalogue."""
        places: dict[str, list[int]] = {}
        for place, offer in enumerate(self._catalogue.offers):
            places.setdefault(offer.item.initiative.key, []).append(place)
        return places

    def _group(self, key: str, places: list[int]) -> GroupView:
        item = self._catalogue.offers[places[0]].item
        entry = self._guide.of(item.initiative) if self._guide else None
        picture = Picture(entry.icon if entry else drawing_of(item.picture), item.initiative.colour)
        return GroupView(key, item.initiative.name, picture, self._free(places))

    def _category(self, category: str, places: list[int]) -> GroupView:
        item = self._catalogue.offers[places[0]].item
        return GroupView(
            category, category, Picture(drawing_of(item.picture), item.initiative.colour), self._free(places)
        )

    def _free(self, places: list[int]) -> str:
        offers, words = self._catalogue.offers, self._words
        free = sum(offers[place].availability is Availability.FREE for place in places)
        return words.many("{n} nu vrij", "{n} nu vrij", free) if free else words("Nu niets vrij")

    # --- one of them ---

    def card(self, place: int) -> OfferView:
        offer = self._catalogue.offers[place]
        icon, state = self._state(offer)
        item = offer.item
        picture = Picture(item.picture, item.initiative.colour)
        free = offer.availability is Availability.FREE
        name, size = apart(item.name)
        short, day = self._short(offer)
        return OfferView(item.barcode, item.name, picture, state, icon, free, place, short, day, name, size)

    def detail(self, place: int) -> OfferDetail:
        offer, words = self._catalogue.offers[place], self._words
        card, needs, now = self.card(place), tuple(self._needs(offer)), self._now(offer)
        state = card.state
        if card.icon == BACK_ON and offer.back_on:
            state = words("Terug rond {day}", day=self._day(offer.back_on).full)
        title = words("Dit heb je nodig:") if needs else ""
        reserve = self._reserve(offer)
        where = f"{offer.item.initiative.name} · {offer.category}"
        texts = [card.title, where, state, now.text, now.detail, title, *(need.text for need in needs)]
        return OfferDetail(
            offer=card,
            place=where,
            state=state,
            now=now,
            needs_title=title,
            needs=needs,
            reserve=reserve,
            green=reserve is not None and not card.free,
            spoken=sentences([*texts, reserve.text if reserve else ""]),
        )

    def _state(self, offer: Offer) -> tuple[str, str]:
        """The icon and a few words on the state: free, when it is back, or why not."""
        words = self._words
        match offer.availability:
            case Availability.FREE:
                free = words("Nu vrij")
                return "check-circle", f"{free} · {self._cost(offer.points)}" if offer.points is not None else free
            case Availability.AWAY:
                return "eye-outline", words("Wordt nagekeken")
            case Availability.OUT if not offer.queue and offer.back_on:
                day = self._day(offer.back_on)
                # Translators: on a small card; {day} is such as `za 12 dec`
                return BACK_ON, words("Terug rond {day}", day=day.short)
            case Availability.OUT if not offer.queue:
                return "clock-outline", words("Uitgeleend")
        return "human-queue", words("Iemand wacht hierop")

    def _short(self, offer: Offer) -> tuple[str, str]:
        """The state in two or three words, for a small card, and the day in these words; empty without a day."""
        words = self._words
        match offer.availability:
            case Availability.FREE:
                return words("Nu vrij"), ""
            case Availability.AWAY:
                return words("Wordt nagekeken"), ""
            case Availability.OUT if not offer.queue and offer.back_on:
                due = self._day(offer.back_on)
                day = due.short
                # Translators: on a small card: when it is back; {day} is such as `za 12 dec`
                return words("Terug {day}", day=day), day
            case Availability.OUT if not offer.queue:
                return words("Uitgeleend"), ""
        # Translators: on a small card: somebody waits for this item
        return words("Iemand wacht"), ""

    def _now(self, offer: Offer) -> Message:
        """What can be done: take the item, or wait for it; and how many wait already."""
        words = self._words
        if offer.availability is Availability.FREE:
            if offer.volunteers_only:
                return Message("badge-account-outline", words("Een vrijwilliger geeft het je mee."), tone=Tone.GOOD)
            take = words("Neem het mee: hou je kaart hier en scan het ding.")
            return Message("barcode-scan", take, tone=Tone.GOOD)
        queue = words.many("Er wacht al {n} mens.", "Er wachten al {n} mensen.", offer.queue) if offer.queue else ""
        if not self._reservable(offer):
            return Message("chat-outline", words("Kom later nog eens kijken."), queue)
        return Message("playlist-plus", words("Sta je op de lijst? Dan leggen we het voor je klaar."), queue)

    def _needs(self, offer: Offer) -> Iterator[Message]:
        """Yield what a member needs before they can take the item."""
        words = self._words
        if offer.volunteers_only:
            yield Message("badge-account-outline", words("Hulp van een vrijwilliger."))
        if offer.subscription:
            place = offer.item.initiative.name
            yield Message("card-account-details-outline", words("Een abonnement van {place}.", place=place))
        if offer.induction:
            yield Message("school-outline", words("Uitleg: we tonen je eerst hoe dit werkt."))
        if offer.adults_only:
            yield Message("human-male-child", words("18 jaar of ouder zijn."))
        if offer.points:
            yield Message("star-circle", self._cost(offer.points))

    def _reserve(self, offer: Offer) -> Action | None:
        words = self._words
        if not self._reservable(offer):
            return None
        if offer.availability is Availability.FREE:
            # Translators: a button: keep this item for me, I come for it later
            return Action(words("Reserveer"), ReservePressed(offer.item), "bookmark-plus")
        # Translators: a button where there is little room: put me on the list for this item
        brief = words("Op de lijst")
        # Translators: a button: I want this item when it is my turn
        return Action(words("Zet me op de lijst"), ReservePressed(offer.item), "playlist-plus", brief=brief)

    @staticmethod
    def _reservable(offer: Offer) -> bool:
        return offer.may_reserve and not offer.volunteers_only

    def _cost(self, points: int) -> str:
        return self._words.many("{n} punt", "{n} punten", points)

    def _day(self, day: date) -> Due:
        """The day in words. It is remembered, because many items come back on the same day."""
        if day not in self._days:
            self._days[day] = self._words.due(day)
        return self._days[day]

    # --- of several ---

    def show(self, found: int) -> str:
        words = self._words
        if found >= MOST:
            return words("Toon de eerste {n}", n=found)
        return words.many("Toon {n}", "Toon alle {n}", found)

    def spoken(self, places: Sequence[int], title: str = "") -> str:
        cards = [self.card(place) for place in places[:READ]]
        more = len(places) - len(cards)
        rest = self._words.many("En nog {n}.", "En nog {n}.", more) if more else ""
        return sentences([title, *(f"{card.title}: {card.state}" for card in cards), rest])


def sentences(parts: Sequence[str]) -> str:
    """The parts as sentences, each with a full stop, so that the voice pauses."""
    return " ".join(part if part[-1] in ".!?:" else f"{part}." for part in parts if part)
