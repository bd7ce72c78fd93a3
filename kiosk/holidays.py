"""The public holidays of a country, by the `holidays` library.

The library is loaded with all its countries when the first day is asked for, which takes a tenth of a second and 17 MB
on a desktop computer (version 0.109). After that each year takes 0.2 ms, once.
"""

from collections.abc import Callable
from datetime import date
from functools import cache


def public_holidays(country: str) -> Callable[[date], bool]:
    """A function that says whether a day is a public holiday in the country (ISO 3166-1, two letters); for an empty
    country, no day is.
    """

    @cache
    def of(year: int) -> frozenset[date]:
        if not country:
            return frozenset()
        from holidays import country_holidays

        return frozenset(country_holidays(country, years=year))

    return lambda day: day in of(day.year)


def known_countries() -> frozenset[str]:
    """The countries whose public holidays are known, in two letters."""
    from holidays import list_supported_countries

    return frozenset(list_supported_countries(include_aliases=False))
