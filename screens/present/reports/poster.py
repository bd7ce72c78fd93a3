"""The poster for the people who pay for the house: a year beside the year before it, in words and in charts.

Nothing on the poster is split by tariff.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kiosk.lending.model import Initiative
from kiosk.lending.reports.model import Measure, Report
from screens.present.words import Words

MOST_BARS = 10
"""The most initiatives that have a bar; those with the fewest loans share one bar."""
FEWEST_HOURS = 8
"""The least hours of a day that the chart of the week shows."""
MOST_TILES = 4


@dataclass(frozen=True, slots=True)
class Tile:
    """A number, what it counts, and the number of the year before."""

    number: str
    label: str
    before: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar and the bar of the year before, in the same unit; None where a value is not known. `colour` may be empty.

    `number` is the length of the bar, as it is written beside it.
    """

    label: str
    now: int | None
    before: int | None
    number: str
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Week:
    """What was done in each hour of the week, Monday first: `cells` has a row for each day, with one cell for each of
    `hours`.
    """

    days: tuple[str, ...]
    hours: tuple[str, ...]
    cells: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Poster:
    """Everything that stands on the poster, from top to bottom."""

    house: str
    """The name of the house, or on the poster of one initiative both names."""
    title: str
    subtitle: str
    amount: str
    amount_says: tuple[str, str]
    tiles: tuple[Tile, ...]
    months_title: str
    months: tuple[Bar, ...]
    years: tuple[str, str]
    """The year and the year before it, for the legend."""
    bars_title: str
    bars: tuple[Bar, ...]
    week_title: str
    week: Week | None
    """The chart of the week; None where the hours are not known, because imported loans do not have them."""
    shares: tuple[tuple[int, str], ...]
    """Percentages, each with the words that say of what."""
    foot: str
    language: str
    colour: str = ""
    """The colour of the initiative; empty for the house."""


def poster(report: Report, initiative: str, house: str, words: Words) -> Poster:
    """The poster of the house, or of the initiative with this key."""
    one = next((each for each in report.initiatives if each.key == initiative), None)
    saved = report.of(Measure.SHARED, initiative, str(report.year)) or 0
    months = zip(
        *(report.months(Measure.LOANS, initiative, year) for year in (report.year, report.year - 1)), strict=True
    )
    return Poster(
        house=f"{house} · {one.name}" if one else house,
        title=words("{year} in cijfers", year=report.year),
        subtitle=_until(report, words),
        amount=words.euros(saved // 100) if saved else words.number(_loans(report, initiative)),
        amount_says=_saved(words) if saved else _lent(words),
        tiles=tuple(_tiles(report, initiative, words))[not saved :][:MOST_TILES],
        # Translators: the title of a chart: how many things were lent in each month
        months_title=words("Geleend per maand"),
        months=tuple(
            Bar(words.month(nth), now, before, words.number(now or 0)) for nth, (now, before) in enumerate(months, 1)
        ),
        years=(str(report.year), str(report.year - 1)),
        # Translators: the titles of two charts: how many things each initiative lent, which things were lent most
        bars_title=words("Vaakst geleend") if one else words("Geleend bij"),
        bars=tuple(_things(report, one, words) if one else _initiatives(report, words)),
        # Translators: the title of a chart of the hours of the week
        week_title=words("Wanneer is het druk?"),
        week=_week(report, initiative, words),
        shares=tuple(_shares(report, initiative, words)),
        # Translators: at the bottom of a page of numbers; an amount counts the value of a thing for each loan of it
        foot=words("Bespaard is de waarde van elk ding, één keer per lening. Langer houden telt niet mee.")
        if saved
        else "",
        language=words.language,
        colour=one.colour if one else "",
    )


def _saved(words: Words) -> tuple[str, str]:
    # Translators: beside a large amount of money, and what it is: what all that was lent would have cost in a shop
    return words("samen bespaard"), words("Zoveel zou het kosten om alles wat hier geleend werd zelf te kopen.")


def _lent(words: Words) -> tuple[str, str]:
    # Translators: beside a large number of loans
    return words("keer geleend"), words("Zo vaak ging er iets mee naar huis.")


def _loans(report: Report, initiative: str) -> int:
    return report.of(Measure.LOANS, initiative, str(report.year)) or 0


def _until(report: Report, words: Words) -> str:
    """The day up to which the numbers go, for a year that is not over."""
    if report.today.year != report.year:
        return ""
    return words("tot en met {day}", day=words.due(report.today).full)


def _tiles(report: Report, initiative: str, words: Words) -> Iterator[Tile]:
    shown = (
        (Measure.LOANS, words("keer geleend")),
        # Translators: how many different people borrowed or swapped something
        (Measure.MEMBERS, words("leden deden mee")),
        # Translators: how many pieces were taken in swap shops
        (Measure.TAKEN, words("stuks geruild")),
        (Measure.VISITS, words("bezoeken")),
        (Measure.SUBSCRIPTIONS, words("abonnementen")),
        (Measure.RENEWALS, words("keer langer gehouden")),
    )
    for what, label in shown:
        now = report.of(what, initiative, str(report.year))
        was = report.of(what, initiative, str(report.year - 1))
        if now or what is Measure.LOANS:
            before = words("in {year}: {number}", year=report.year - 1, number=words.number(was)) if was else ""
            yield Tile(words.number(now or 0), label, before or _since(report, what, initiative, words))


def _since(report: Report, what: Measure, initiative: str, words: Words) -> str:
    """The month from which on something is counted, for the year in which the count began; empty for other years."""
    unknown = report.months(what, initiative, report.year).count(None)
    begun = sum(number is not None for number in report.months(Measure.LOANS, initiative, report.year))
    first = 1 + unknown - (12 - begun)
    # Translators: under a number; the month from which on it is counted, in short
    return words("geteld sinds {month}", month=words.month(first)) if first > 1 else ""


def _initiatives(report: Report, words: Words) -> Iterator[Bar]:
    def bar(one: Initiative) -> Bar:
        now, before = (report.of(Measure.LOANS, one.key, str(year)) for year in (report.year, report.year - 1))
        return Bar(one.name, now or 0, before or 0, words.number(now or 0), one.colour)

    bars = [each for each in map(bar, report.initiatives) if each.now or each.before]
    bars.sort(key=lambda each: -(each.now or 0))
    shown, rest = (bars, []) if len(bars) <= MOST_BARS else (bars[: MOST_BARS - 1], bars[MOST_BARS - 1 :])
    yield from shown
    if rest:
        now, before = (sum(getattr(each, year) or 0 for each in rest) for year in ("now", "before"))
        # Translators: the last bar of a chart: all other initiatives together
        yield Bar(words("andere"), now, before, words.number(now))


def _things(report: Report, initiative: Initiative, words: Words) -> Iterator[Bar]:
    """The things that this initiative lent most."""
    own = [each for each in report.most_lent if each.item.initiative.key == initiative.key]
    for each in own[:MOST_BARS]:
        yield Bar(each.item.name, each.number, None, words.number(each.number), initiative.colour)


def _week(report: Report, initiative: str, words: Words) -> Week | None:
    """The chart of the week, without the empty hours before and after; None if nothing was done."""
    found = {(day, hour): n for (key, day, hour), n in report.hours.items() if key == initiative}
    if not found:
        return None
    used = sorted({hour for _, hour in found})
    first, last = used[0], max(used[-1], min(used[0] + FEWEST_HOURS - 1, 23))
    hours = range(first, last + 1)
    monday = date(2024, 1, 1)
    days = tuple(words.due(monday.replace(day=day)).weekday for day in range(1, 8))
    cells = tuple(tuple(found.get((day, hour), 0) for hour in hours) for day in range(7))
    return Week(days, tuple(map(str, hours)), cells)


def _shares(report: Report, initiative: str, words: Words) -> Iterator[tuple[int, str]]:
    year = str(report.year)
    alone = report.share_without_volunteer(initiative, year)
    if alone is not None:
        # Translators: after a percentage, of all that was lent, returned and so on
        yield alone, words("deden mensen zelf aan de kiosk")
    returns, late = report.of(Measure.RETURNS, initiative, year), report.of(Measure.LATE, initiative, year) or 0
    if returns:
        # Translators: after a percentage, of what came back
        yield round(100 * (returns - late) / returns), words("kwam op tijd terug")
    things = report.to_lend(initiative)
    if things:
        # Translators: after a percentage, of all things that can be lent
        yield (
            round(100 * (things - report.idle(initiative)) / things),
            words("van onze spullen ging minstens één keer mee"),
        )
