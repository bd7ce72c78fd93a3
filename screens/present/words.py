"""The languages of the screens and of the ticket: sentences, days, times and money.

The Dutch sentence is the source (gettext's msgid); `locale/<language>/LC_MESSAGES/deelkiosk.mo` has the others, and
`locale/README.md` says how to make one. Days and money are Babel's, loaded when first needed, not at start.
"""

import gettext
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from pathlib import Path
from re import compile, sub
from typing import TYPE_CHECKING, Literal
from unicodedata import bidirectional
from zoneinfo import ZoneInfo

from kiosk.lending.languages import SOURCE, right_to_left, variant
from kiosk.lending.model import Cents
from kiosk.lending.opening import END_OF_DAY
from kiosk.lettering import order

if TYPE_CHECKING:
    from babel import Locale

DOMAIN = "deelkiosk"
PLACEHOLDER = compile(r"\{\w+\}")
RIGHT_TO_LEFT = frozenset(("R", "AL", "AN"))
"""The classes (UAX #9) of characters that are read from right to left."""
LOCALE = Path(__file__).parents[1] / "locale"


NEAR, FAR = 14, 60
"""Up to `NEAR` days away a day is written relative to today, up to `FAR` as a weekday and a date, later with its year.
"""


@dataclass(frozen=True, slots=True)
class Due:
    """A day as a little calendar: `za`, `12`, `dec`, and in full: `zaterdag 12 december`.

    A day that is far away has its year instead of its weekday: `2027`, `22`, `mei`, `22 mei 2027`.
    """

    weekday: str
    day: str
    month: str
    full: str

    @property
    def short(self) -> str:
        """The day in a few letters: `za 12 dec`, or far away `22 mei 2027`."""
        date = f"{self.day} {self.month}"
        return f"{date} {self.weekday}" if self.weekday.isdigit() else f"{self.weekday} {date}"


class Words:
    """One language: call it with a Dutch sentence. Where there is no catalogue, or none with that sentence, the
    sentence stays Dutch.

    `asked` is the language that was wanted, `language` the one in which the words are.
    """

    def __init__(self, language: str, timezone: str, locale: Path = LOCALE) -> None:
        self.asked = language
        self._catalogue = gettext.translation(DOMAIN, str(locale), [language], fallback=True)
        known = language == SOURCE or isinstance(self._catalogue, gettext.GNUTranslations)
        self.language = language if known else SOURCE
        self.right_to_left = right_to_left(self.language)
        self._timezone = timezone

    def __call__(self, text: str, **values: object) -> str:
        """The sentence in this language, with `{name}` replaced by the value of that name."""
        return self._filled(self._catalogue.gettext(text), values)

    def many(self, one: str, several: str, n: int, **values: object) -> str:
        """The sentence for `n` of something, with `{n}` in it; languages have one to six forms for numbers."""
        return self._filled(self._catalogue.ngettext(one, several, n), {"n": n, **values})

    def _filled(self, sentence: str, values: dict[str, object]) -> str:
        """The sentence with its values; a sentence that the catalogue lacks is Dutch and is written from left
        to right. One without letters, such as a list, is written as its language is.
        """
        kinds = {bidirectional(char) for char in PLACEHOLDER.sub("", sentence)}
        rtl = self.right_to_left and ("L" not in kinds or bool(kinds & RIGHT_TO_LEFT))
        return sentence.format(**{name: apart(value, rtl) for name, value in values.items()})

    def listed(self, texts: Iterable[str]) -> str:
        """The texts that are not empty, as a list: `12 blokken, 2 planken`."""
        listed = ""
        for text in filter(None, texts):
            # Translators: two parts of a list: a comma as YOUR language writes it
            listed = self("{one}, {other}", one=listed, other=text) if listed else text
        return listed

    def said_of(self, name: str, said: str) -> str:
        """What is said of something, after its name: `Spelotheek: te laat`."""
        # Translators: what is said of something, after its name: a colon as YOUR language writes it
        return self("{name}: {said}", name=name, said=said)

    @cached_property
    def own_name(self) -> str:
        """The name that the wanted language gives itself, as on its button: `Nederlands`, `Türkçe`."""
        if self.language == self.asked:
            # Translators: the name of YOUR language in your language, as on its button: English, Türkçe
            return self("Nederlands")
        from babel import Locale, UnknownLocaleError

        try:
            name = Locale.parse(self.asked).get_language_name() or self.asked
        except (UnknownLocaleError, ValueError):
            return self.asked
        return name[:1].upper() + name[1:]

    def language_name(self, code: str) -> str:
        """The name of a language in this one: `Frans`; its code where the name is not known."""
        from babel import Locale, UnknownLocaleError

        try:
            name = Locale.parse(code).get_language_name(self._locale) or code
        except (UnknownLocaleError, ValueError):
            return code
        return name[:1].upper() + name[1:]

    # --- days and times ---

    def due(self, day: date, today: date | None = None) -> Due:
        """A day as a little calendar, and in full; with its year only if it is far from `today`."""
        far = today is not None and abs((day - today).days) > FAR
        return Due(
            weekday=self._day(day, "y") if far else self._day(day, "ccc").rstrip("."),
            day=self._day(day, "d"),
            month=self._day(day, "LLL").rstrip("."),
            full=self._day(day, self._locale.date_formats["long"].pattern if far else self._day_pattern),
        )

    def left(self, due_on: date, today: date) -> str:
        """How long an item may still be kept: `nog 3 dagen`, `morgen`, `vandaag`, `2 dagen te laat`.

        Farther away, the day until which it may be kept: `za 12 dec`, `mei 2027`.
        """
        match (due_on - today).days:
            case days if days > FAR:
                return self._day(due_on, self._month_pattern)
            case days if days > NEAR:
                return self.due(due_on).short
            case 0:
                return self("vandaag")
            case 1:
                return self("morgen")
            case days if days > 0:
                return self.many("nog {n} dag", "nog {n} dagen", days)
            case days:
                return self.many("{n} dag te laat", "{n} dagen te laat", -days)

    def moment(self, now: datetime) -> str:
        """A moment (an aware datetime) on the clock of the house: `zaterdag 12 december 2026, 14:30`."""
        return self._moment(now, "full")

    def short_moment(self, now: datetime) -> str:
        """A moment (an aware datetime) in short: `12 dec 2026, 14:30`."""
        return self._moment(now, "medium")

    def _moment(self, now: datetime, day_format: Literal["full", "medium"]) -> str:
        there = now.astimezone(ZoneInfo(self._timezone))
        day = self._day(there.date(), self._locale.date_formats[day_format].pattern)
        return _plain(str(self._locale.datetime_formats["medium"]).format(self.clock(there.time()), day))

    def between(self, opens: time, closes: time) -> str:
        """The time from one hour of a day to another, as people say it: `van 14 tot 17 uur`, `van 9:30 tot 12 uur`."""
        # Translators: hours of one day, such as 14 and 17
        return self("van {opens} tot {closes} uur", opens=self._hour(opens), closes=self._hour(closes))

    def until(self, closes: time) -> str:
        """The time until an hour, as people say it: `tot 17 uur`."""
        # Translators: an hour of the day, such as 17
        return self("tot {closes} uur", closes=self._hour(closes))

    def clock(self, at: time) -> str:
        """A time of day alone: `18:30`, `17:00`. French: `18 h 30`."""
        return self("{hour}:{minute}", hour=at.hour, minute=f"{at.minute:02}")

    def _hour(self, at: time) -> str:
        if at.minute == 0 or at == END_OF_DAY:
            # Translators: a whole hour of the day inside a sentence: 17. French: 17 h. English: 17:00
            return self("{hour}", hour=24 if at == END_OF_DAY else at.hour)
        # Translators: an hour and minutes inside a sentence: 9:30. French: 9 h 30
        return self("{hour}:{minute}", hour=at.hour, minute=f"{at.minute:02}")

    # --- numbers and money ---

    def grouped(self, n: int) -> str:
        """A whole number from 0 as people write it, without Babel, because the welcome screen does not wait for
        Babel.
        """
        if n < 1000:
            return str(n)
        # Translators: how thousands are parted from the rest: 12.300. English: 12,300
        return self("{thousands}.{rest}", thousands=self.grouped(n // 1000), rest=f"{n % 1000:03}")

    def number(self, n: int) -> str:
        """A whole number as people write it: `1.532`."""
        from babel.numbers import format_decimal

        return _plain(format_decimal(n, locale=self._locale))

    def money(self, cents: Cents) -> str:
        """An amount in euro, or `gratis` for 0."""
        if cents == 0:
            return self("gratis")
        from babel.numbers import format_currency

        return _plain(format_currency(Decimal(cents) / 100, "EUR", locale=self._locale))

    def euros(self, n: int) -> str:
        """A whole number of euros: `€ 12.300`."""
        from babel.numbers import format_currency

        pattern = self._locale.currency_formats["standard"].pattern.replace(".00", "")
        return _plain(format_currency(n, "EUR", pattern, locale=self._locale, currency_digits=False))

    @cached_property
    def _locale(self) -> "Locale":
        from babel import Locale, UnknownLocaleError

        try:
            return Locale.parse(variant(self.language))
        except (UnknownLocaleError, ValueError):
            return Locale.parse(variant(SOURCE))

    @cached_property
    def _day_pattern(self) -> str:
        """CLDR's pattern of a whole day without its year; where a language has none, the year is cut out of the pattern
        with it.
        """
        pattern = self._locale.datetime_skeletons.get("MMMMEEEEd") or self._locale.date_formats["full"]
        return sub(r"[\s,،]*\by+\b(\s*'[^']*'\.?)?", "", pattern.pattern)

    @cached_property
    def _month_pattern(self) -> str:
        """CLDR's pattern of a month with its year."""
        found = self._locale.datetime_skeletons.get("yMMMM") or self._locale.date_formats["long"]
        return str(found.pattern)

    def month(self, number: int) -> str:
        """A month in short; `number` goes from 1 to 12: `mrt`."""
        return self._day(date(2024, number, 1), "LLL").rstrip(".")

    def _day(self, day: date, pattern: str) -> str:
        return _written_day(day, pattern, self._locale)


Wordbook = Callable[[str], Words]
"""The words of a language by its code: `nl`, `fr`, `en`."""


def wordbook(timezone: str, locale: Path = LOCALE) -> Wordbook:
    """Makes the words of each language, which are read when they are first asked for. `timezone` is the house's, such
    as `Europe/Brussels`.
    """

    @cache
    def words(language: str) -> Words:
        return Words(language, timezone, locale)

    return words


def apart(value: object, right_to_left: bool) -> object:
    """A name in a sentence that is read in the other direction, isolated from the sentence (UAX #9, FSI and PDI).

    Otherwise what stands beside the name, above all a number, would be drawn on its wrong side. What is isolated
    already stays as it is: around a list of isolated names alone, another isolate would read from left to right.
    """
    if not isinstance(value, str) or (value.isascii() and not right_to_left):
        return value
    other = {"L"} if right_to_left else RIGHT_TO_LEFT
    if any(bidirectional(char) in other for char in order.outside_isolates(value)):
        return f"{order.ISOLATE}{value}{order.ISOLATE_ENDS}"
    return value


@lru_cache(maxsize=1000)
def _written_day(day: date, pattern: str, locale: "Locale") -> str:
    """A day in words. It is kept, because the lines of a visit have few different days, and writing one takes as long
    as all else of a line.
    """
    from babel.dates import format_date

    if day.day == 1 and locale.language == "fr":
        pattern = sub(r"\bd(?= M)", "d'er'", pattern)  # CLDR leaves the first day of a month to the program
    return _plain(format_date(day, pattern, locale=locale))


def _plain(text: object) -> str:
    """The text with ordinary spaces, because receipt printers and some fonts lack the narrow and non-breaking ones."""
    return str(text).replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
