"""The numbers of a year in words, for the coordinator's desk and its slip."""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.lending.reports.model import HOUSE, Report, What
from kiosk.lending.tickets import Slip, SlipGroup, SlipRow
from screens.present.words import Words


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts; `before` is that of the year before, empty where nothing is known of it."""

    key: str
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
    """The house first, then every initiative of which there is something to tell."""
    yield FigureGroup("house", house, "", tuple(_figures(report, HOUSE, words)))
    for one in report.initiatives:
        figures = tuple(_figures(report, one.key, words))
        if figures:
            yield FigureGroup(one.key, one.name, one.colour, figures)


def _figures(report: Report, initiative: str, words: Words) -> Iterator[Figure]:
    year, before = str(report.year), str(report.year - 1)
    for what, label in _labels(words):
        now, was = report.of(what, initiative, year), report.of(what, initiative, before)
        if now or was:
            then = words("in {year}: {number}", year=before, number=words.number(was)) if was else ""
            yield Figure(what.value, label, words.number(now or 0), then)
    share = report.share_without_volunteer(initiative, year)
    if share is not None:
        yield Figure("share", words("zonder vrijwilliger"), f"{share}%")
    if split := report.tariffs.get((initiative, year)):
        # Translators: loans of a year by tariff, a total; the tariff for people with little money
        yield Figure("social", words("geleend aan sociaal tarief"), words.number(split.social))
    if idle := report.idle(initiative):
        # Translators: things that nobody borrowed in this year
        yield Figure("idle", words("dingen nooit geleend"), words.number(idle))
    often = sum(initiative in (HOUSE, one.item.initiative.key) for one in report.often_broken)
    if often:
        # Translators: things that were reported broken or incomplete more than once
        yield Figure("often", words("dingen vaak stuk"), words.number(often))


def _labels(words: Words) -> tuple[tuple[What, str], ...]:
    return (
        (What.LOANS, words("keer geleend")),
        # Translators: after a number: how often something came back
        (What.RETURNS, words("keer teruggebracht")),
        # Translators: after a number: how often something came back after its day
        (What.LATE, words("keer te laat terug")),
        (What.RENEWALS, words("keer langer gehouden")),
        (What.TAKEN, words("stuks geruild")),
        # Translators: after a number: pieces that members brought to a swap shop
        (What.GIVEN, words("stuks gegeven")),
        (What.MEMBERS, words("leden deden mee")),
        # Translators: after a number: people who joined
        (What.NEW_MEMBERS, words("nieuwe leden")),
        (What.SUBSCRIPTIONS, words("abonnementen")),
        (What.VISITS, words("bezoeken")),
        # Translators: after a number: parts that members reported missing
        (What.MISSING, words("onderdelen weg")),
        # Translators: after a number: parts that members reported broken
        (What.BROKEN, words("onderdelen stuk")),
    )


def write_figures(report: Report, words: Words, when: str, house: str) -> Slip:
    """The slip of the desk."""
    groups = tuple(
        SlipGroup(
            group.title,
            words("{year} in cijfers", year=report.year),
            tuple(SlipRow(one.label, one.before, one.number) for one in group.figures),
        )
        for group in figure_groups(report, house, words)
    )
    return Slip(house, when, groups, (), words.language)
