"""The public holidays of a country, by the `holidays` library.

The library is loaded when the first day is asked, and with it every country that it knows: a tenth of a second and
17 MB on a desk computer (version 0.109). After that a year costs 0.2 ms, once.
"""

from collections.abc import Callable
from datetime import date
from functools import cache


def public_holidays(country: str) -> Callable[[date], bool]:
    """Is this day a public holiday in the country (ISO 3166-1, two letters)? Never, where no country is given."""

    @cache
    def of(year: int) -> frozenset[date]:
        if not country:
            return frozenset()
        from holidays import country_holidays

        return frozenset(country_holidays(country, years=year))

    return lambda day: day in of(day.year)


def known_countries() -> frozenset[str]:
    """Every country whose public holidays are known, in two letters."""
    from holidays import list_supported_countries

    return frozenset(list_supported_countries(include_aliases=False))
