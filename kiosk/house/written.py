"""The types of the values in `house.toml` (amounts, days, names, numbers), and the base class of its tables.

A table is a `Form`. Its keys have the names of the fields of its value in `kiosk.lending.terms`: `fields_of` and
`keys_of` copy them, so that a new key is one line in the form and one in the value.
"""

import typing
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any

import msgspec

from kiosk.explain import NotAllowed, allowed
from kiosk.lending.model import Cents
from kiosk.lending.visible import can_be_shown

MOST_EURO = 100_000


class Euro(int):
    """An amount in whole cents, which a file writes in euro."""

    @classmethod
    def read(cls, value: object) -> "Euro":
        """The exact amount from euro in TOML, a whole number or a `Decimal`. Raises ValueError for any other value."""
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            raise ValueError("not a number")
        euro = Decimal(value)
        if not euro.is_finite() or not 0 <= euro <= MOST_EURO or euro != euro.quantize(Decimal("0.01")):
            raise ValueError("not an amount")
        return cls(euro * 100)

    def cents(self) -> Cents:
        """The amount as a plain number, because the JSON in the database has no other type for it."""
        return Cents(int(self))

    def written(self) -> int | Decimal:
        """The amount in euro, for TOML."""
        return self // 100 if self % 100 == 0 else Decimal(self).scaleb(-2)


Key = Annotated[
    str, allowed("a short word in lower case, such as spelotheek", pattern=r"^[a-z][a-z0-9-]{0,39}\Z", max_length=40)
]
Name = Annotated[str, allowed("a name of 1 to 60 characters on one line", min_length=1, max_length=60)]
Text = Annotated[str, allowed("a text of at most 400 characters on one line", max_length=400)]
Colour = Annotated[str, allowed('a colour written as "#2E7DAF"', pattern=r"^#[0-9A-Fa-f]{6}\Z")]
Picture = Annotated[str, allowed('the name of a drawing, such as "puzzle"', pattern=r"^[a-z][a-z0-9-]{0,39}\Z")]
YesNo = Annotated[bool, allowed("true or false")]
Amount = Annotated[Euro, allowed("an amount in euro with at most two decimals, such as 0.50")]
Days = Annotated[int, allowed("a whole number of days from 1 to 3660", ge=1, le=3660)]
LateDays = Annotated[int, allowed("a whole number of days from 0 to 3660", ge=0, le=3660)]
ForgetDays = Annotated[int, allowed("a whole number of days from 1 to 400", ge=1, le=400)]
Months = Annotated[int, allowed("a whole number of months from 1 to 120", ge=1, le=120)]
HowMany = Annotated[int, allowed("a whole number from 0 to 10000", ge=0, le=10000)]
AtLeastOne = Annotated[int, allowed("a whole number from 1 to 10000", ge=1, le=10000)]
Percent = Annotated[int, allowed("a whole number from 0 to 100", ge=0, le=100)]
Day = Annotated[date, allowed("a day, such as 2026-12-24")]
Country = Annotated[
    str,
    allowed('a country in two capitals, such as "BE", or "" to keep no public holidays', pattern=r"^([A-Z]{2})?\Z"),
]
OpenHours = Annotated[
    tuple[Annotated[str, allowed("hours", pattern=r"^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)\Z")], ...],
    allowed('a list of hours, one after the other, such as ["10:00-12:00", "14:00-17:00"]', max_length=10),
]


class Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of the file. Every text in it can be shown and printed, and has no blanks at its beginning or end."""

    def __post_init__(self) -> None:
        for key in self.__struct_fields__:
            value = getattr(self, key)
            if isinstance(value, str) and (not can_be_shown(value) or value != value.strip()):
                raise NotAllowed(key)


def keys_of(form: type[Form], value: object, **otherwise: Any) -> dict[str, Any]:
    """The keys of a form from the fields of the same names of a value, amounts in euro.

    `otherwise` has the keys whose values differ between the form and the value.
    """
    amounts = _amounts(form)
    same = {key: getattr(value, key) for key in form.__struct_fields__ if key not in otherwise}
    return {
        **{key: Euro(one) if key in amounts and one is not None else one for key, one in same.items()},
        **otherwise,
    }


def fields_of(form: Form, **otherwise: Any) -> dict[str, Any]:
    """The fields of a value from the keys of its form, amounts in cents.

    `otherwise` has the fields whose values differ between the value and the form.
    """
    same = {key: getattr(form, key) for key in form.__struct_fields__ if key not in otherwise}
    return {**{key: one.cents() if isinstance(one, Euro) else one for key, one in same.items()}, **otherwise}


@cache
def _amounts(form: type[Form]) -> frozenset[str]:
    """The keys of a form that are amounts."""
    hints = typing.get_type_hints(form)
    return frozenset(key for key, hint in hints.items() if Euro in (hint, *typing.get_args(hint)))
