"""*Wie is er?*: every initiative of the house and when it is open; on the welcome screen, who is open today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from kiosk.lending.events import Panel, PanelClosed, PanelOpened
from kiosk.lending.model import Guide, GuideEntry
from kiosk.lending.opening import Closure, Hours
from kiosk.lending.states import Session
from screens.present.hours import closed_days, moment, weekly
from screens.present.values import Action, Picture, View
from screens.present.words import Words


@dataclass(frozen=True, slots=True)
class InitiativeView:
    """One initiative of the house: what it does, `today` (`good`: it is open now), its week, and what comes next."""

    key: str
    name: str
    picture: Picture
    about: str
    today: str
    good: bool
    week: tuple[str, ...] = ()
    later: str = ""
    """When the initiative is there next, if not today; empty otherwise."""
    closure: str = ""

    def read_aloud(self, words: Words) -> Iterable[str]:
        return self.name, self.about, self.today, self.later, *self.week, self.closure


@dataclass(frozen=True, slots=True)
class GuideView(View):
    """The guide: every initiative of the house, also those that lend nothing."""

    title: str
    initiatives: tuple[InitiativeView, ...]
    close: Action
    nobody: str = ""
    """The sentence in place of the initiatives while none are known; empty otherwise."""

    def read_aloud(self, words: Words) -> Iterable[str]:
        yield self.title
        yield self.nobody
        for initiative in self.initiatives:
            yield from initiative.read_aloud(words)


@dataclass(frozen=True, slots=True)
class OpeningView:
    """An initiative that is there today: its `colour`, its name and its hours; `now` is True if it is open already."""

    name: str
    hours: str
    colour: str
    now: bool


NAMED = 2
"""The most initiatives that the welcome screen names; the others are counted."""


def guide_view(session: Session, words: Words) -> GuideView:
    guide = session.guide
    initiatives = tuple(_initiative(entry, guide, words) for entry in by_presence(guide)) if guide else ()
    return GuideView(
        # Translators: the initiatives of the house and their hours: who is here?
        title=words("Wie is er?"),
        initiatives=initiatives,
        close=Action(words("Terug"), PanelClosed(), "arrow-u-left-top"),
        nobody="" if initiatives else words("Dat weten we nu even niet."),
    )


def by_presence(guide: Guide) -> list[GuideEntry]:
    """The initiatives in this order: those that are there now, that come later today, that are always there, and the
    others as they open again.
    """

    def rank(entry: GuideEntry) -> tuple[int, date, time]:
        opening = entry.next
        if entry.open_now and entry.week is not None:
            return 0, guide.today, time.min
        if opening and opening.day == guide.today:
            return 1, guide.today, opening.opens
        if entry.week is None:
            return 2, guide.today, time.min
        return (3, opening.day, opening.opens) if opening else (4, date.max, time.min)

    return sorted(guide.entries, key=rank)


def guide_way(session: Session, words: Words) -> tuple[Action, ...]:
    """The button that opens the guide, in a tuple; an empty tuple while the guide is empty."""
    if session.guide is None or not session.guide.entries:
        return ()
    return (Action(words("Wie is er?"), PanelOpened(Panel.GUIDE), "storefront-outline"),)


def open_today(session: Session, words: Words) -> str:
    """Who is there now or later today, and until when, and who is closed for this day; empty where no initiative keeps
    hours.
    """
    guide = session.guide
    entries = [entry for entry in guide.entries if entry.week is not None] if guide else []
    if guide is None or not entries:
        return ""
    shut = [entry.initiative.name for entry in entries if entry.closure == Closure(guide.today, guide.today)]
    there = _there(entries, guide.today, NAMED - bool(shut), words)
    if not shut:
        return there or words("De balie is nu dicht. Terugbrengen kan altijd.")
    names = _named(shut, 1, words)
    if not there:
        # Translators: {names} are initiatives that are closed today, though usually somebody is there
        return words("Vandaag dicht: {names}. Terugbrengen kan altijd.", names=names)
    # Translators: {said} is who is open today, {names} who is closed, though usually somebody is there
    return words("{said}. Vandaag dicht: {names}", said=there, names=names)


def openings(guide: Guide, words: Words) -> tuple[OpeningView, ...]:
    """Who is there now, who is closed for this day, then who comes later today, in the order in which they open."""
    kept = [entry for entry in guide.entries if entry.week is not None and entry.next]
    now = [entry for entry in kept if entry.open_now]
    later = [entry for entry in kept if not entry.open_now and entry.next and entry.next.day == guide.today]
    later.sort(key=lambda entry: entry.next.opens if entry.next else time.max)
    if not now and not later:
        return ()
    shut = [entry for entry in guide.entries if entry.closure == Closure(guide.today, guide.today) and entry.week]
    return tuple(_opening(entry, guide, words) for entry in (*now, *shut, *later))


def _opening(entry: GuideEntry, guide: Guide, words: Words) -> OpeningView:
    if entry.open_now and entry.next:
        hours = words.until(entry.next.closes)
    elif entry.next and entry.next.day == guide.today:
        hours = words.between(entry.next.opens, entry.next.closes)
    else:
        hours = words("Vandaag dicht")
    return OpeningView(entry.initiative.name, hours, entry.initiative.colour, entry.open_now)


MORNING = 6
"""The hour before which the day that begins is still called tomorrow."""


def windows(guide: Guide) -> tuple[bool, ...]:
    """For each initiative: True if it opens on the next day; before `MORNING` that is today."""
    return tuple(_soon(entry, guide) for entry in guide.entries)


def _soon(entry: GuideEntry, guide: Guide) -> bool:
    return bool(entry.today) if guide.hour < MORNING else entry.tomorrow


def opens_tomorrow(guide: Guide, words: Words) -> str:
    """The initiatives that open on the next day; empty where none do, and before `MORNING`."""
    names = [entry.initiative.name for entry in guide.entries if entry.tomorrow]
    if not names or guide.hour < MORNING:
        return ""
    # Translators: {names} are names of initiatives
    return words("Morgen open: {names}", names=_named(names, NAMED + 1, words))


def _there(entries: list[GuideEntry], today: date, most: int, words: Words) -> str:
    """Who is there now, or else who comes later today; empty where nobody comes."""
    if now := [_until(entry, words) for entry in entries if entry.open_now]:
        # Translators: {names} are names of initiatives with their hours
        return words("Nu open: {names}", names=_named(now, most, words))
    if later := [_from(entry, words) for entry in entries if entry.next and entry.next.day == today]:
        # Translators: {names} are names of initiatives with their hours
        return words("Vandaag open: {names}", names=_named(later, most, words))
    return ""


def _until(entry: GuideEntry, words: Words) -> str:
    closes = words.until(entry.next.closes) if entry.next else ""
    # Translators: such as: Spelotheek, until 17:00
    return words("{place} {hours}", place=entry.initiative.name, hours=closes).strip()


def _from(entry: GuideEntry, words: Words) -> str:
    hours = words.between(entry.next.opens, entry.next.closes) if entry.next else ""
    return words("{place} {hours}", place=entry.initiative.name, hours=hours).strip()


def _named(texts: list[str], most: int, words: Words) -> str:
    if len(texts) <= most:
        return words.listed(texts)
    shown, more = texts[:most], len(texts) - most
    # Translators: {names} are names of initiatives with their hours
    return words.many("{names} en nog {n}", "{names} en nog {n}", more, names=words.listed(shown))


def _initiative(entry: GuideEntry, guide: Guide, words: Words) -> InitiativeView:
    today, good = _today(entry, guide, words)
    elsewhen = entry.next and entry.next.day != guide.today and not entry.open_now
    return InitiativeView(
        key=entry.initiative.key,
        name=entry.initiative.name,
        picture=Picture(entry.icon, entry.initiative.colour),
        about=entry.about,
        today=today,
        good=good,
        week=weekly(entry.week, words) if entry.week else (),
        later=_later(entry, guide, words) if elsewhen else "",
        closure=closed_days(entry.closure, words) if entry.closure else "",
    )


def _today(entry: GuideEntry, guide: Guide, words: Words) -> tuple[str, bool]:
    """A sentence about today, and True if the initiative is open now."""
    if entry.week is None:
        if entry.closure and entry.closure.first <= guide.today:
            return words("Vandaag dicht"), False
        # Translators: of an initiative without opening hours: one can always use it
        return words("Altijd open"), True
    if entry.open_now:
        closes = words.until(entry.next.closes) if entry.next else ""
        return words("Nu open, {until}", until=closes) if closes else words("Nu open"), True
    if entry.next and entry.next.day == guide.today:
        return words("Vandaag open {hours}", hours=words.between(entry.next.opens, entry.next.closes)), False
    if entry.today:
        return words("Vandaag {hours}, nu dicht", hours=_all(entry.today, words)), False
    return words("Vandaag dicht"), False


def _all(hours: tuple[Hours, ...], words: Words) -> str:
    return words.listed(words.between(one.opens, one.closes) for one in hours)


def _later(entry: GuideEntry, guide: Guide, words: Words) -> str:
    if entry.next is None:
        return ""
    # Translators: when an initiative is open again: a day and its hours
    return words("Weer open {when}", when=moment(entry.next, guide.today, words))
