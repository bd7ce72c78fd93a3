"""The numbers of a year in words, for the coordinator's desk and its slip."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from kiosk.lending.opening import END_OF_DAY
from kiosk.lending.reports.model import HOUSE, Measure, Report
from kiosk.lending.tickets import Slip, SlipGroup, SlipRow
from screens.present.words import Words


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts; `before` is the number of the year before, empty where that is not known."""

    key: str
    icon: str
    label: str
    number: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """The numbers of an initiative, or of the house."""

    key: str
    title: str
    colour: str
    figures: tuple[Figure, ...]


def figure_groups(report: Report, house: str, words: Words) -> Iterator[FigureGroup]:
    """The numbers of the house first, then those of every initiative that has any."""
    yield FigureGroup("house", house, "", tuple(_figures(report, HOUSE, words)))
    for one in report.initiatives:
        figures = tuple(_figures(report, one.key, words))
        if figures:
            yield FigureGroup(one.key, one.name, one.colour, figures)


def _figures(report: Report, initiative: str, words: Words) -> Iterator[Figure]:
    year, before = str(report.year), str(report.year - 1)
    for what, icon, label in _labels(words):
        now, was = report.of(what, initiative, year), report.of(what, initiative, before)
        if now or was:
            then = words("in {year}: {number}", year=before, number=words.number(was)) if was else ""
            yield Figure(what.value, icon, label, words.number(now or 0), then)
    share = report.share_without_volunteer(initiative, year)
    if share is not None:
        yield Figure("share", "gesture-tap", words("zonder vrijwilliger"), f"{share}%")
    if busiest := _busiest(report, initiative, words):
        # Translators: the hour of the week in which most is done: a day and an hour follow
        yield Figure("busiest", "clock-outline", words("is het drukst"), busiest)
    if split := report.tariffs.get((initiative, year)):
        # Translators: after a number of loans in this year: at the price for people with little money, a total
        yield Figure("social", "wallet-outline", words("geleend aan sociaal tarief"), words.number(split.social))
    if idle := report.idle(initiative):
        # Translators: after a number: things that nobody borrowed in this year
        yield Figure("idle", "archive-outline", words("dingen nooit geleend"), words.number(idle))
    often = sum(initiative in (HOUSE, one.item.initiative.key) for one in report.often_broken)
    if often:
        # Translators: after a number: things that were reported broken or incomplete more than once
        yield Figure("often", "wrench", words("dingen vaak stuk"), words.number(often))


def _busiest(report: Report, initiative: str, words: Words) -> str:
    """The hour of the week in which most was done; empty where nothing was done."""
    hours = {(day, hour): n for (key, day, hour), n in report.hours.items() if key == initiative and n}
    if not hours:
        return ""
    day, hour = max(hours, key=lambda one: (hours[one], one))
    weekday = words.due(date(2024, 1, 1 + day)).weekday
    return f"{weekday} {words.between(time(hour), time(hour + 1) if hour < 23 else END_OF_DAY)}"


def _labels(words: Words) -> tuple[tuple[Measure, str, str], ...]:
    """The measures that are shown, in this order, each with its icon and its words."""
    return (
        (Measure.LOANS, "tag", words("keer geleend")),
        # Translators: after a number: how often something came back
        (Measure.RETURNS, "tray-arrow-down", words("keer terug")),
        # Translators: after a number: how often something came back after its day
        (Measure.LATE, "calendar-alert", words("keer te laat terug")),
        (Measure.RENEWALS, "calendar-plus", words("keer langer gehouden")),
        (Measure.TAKEN, "gift", words("stuks geruild")),
        # Translators: after a number: pieces that members brought to a swap shop
        (Measure.GIVEN, "hand-heart", words("stuks gegeven")),
        # Translators: after a number: points that members earned
        (Measure.POINTS_EARNED, "star-circle", words("punten verdiend")),
        # Translators: after a number: points that members spent
        (Measure.POINTS_SPENT, "star-circle", words("punten gebruikt")),
        (Measure.MEMBERS, "account-group", words("leden deden mee")),
        # Translators: after a number: people who joined
        (Measure.NEW_MEMBERS, "account-heart", words("nieuwe leden")),
        (Measure.SUBSCRIPTIONS, "ticket-confirmation-outline", words("abonnementen")),
        (Measure.VISITS, "hand-wave", words("bezoeken")),
        # Translators: after a number: parts that members reported missing
        (Measure.MISSING, "puzzle", words("onderdelen weg")),
        # Translators: after a number: parts that members reported broken
        (Measure.BROKEN, "heart-broken-outline", words("onderdelen stuk")),
    )


def write_figures(report: Report, words: Words, when: str, house: str) -> Slip:
    """The slip of the desk with the numbers."""
    groups = tuple(
        SlipGroup(
            group.title,
            words("{year} in cijfers", year=report.year),
            tuple(SlipRow(one.label, one.before, one.number) for one in group.figures),
        )
        for group in figure_groups(report, house, words)
    )
    return Slip(house, when, groups, (), words.language)
