"""The tables of `house.toml` about swapping, reserving and paying."""

from collections.abc import Iterator
from typing import Annotated

import msgspec

from kiosk.explain import NotAllowed, allowed
from kiosk.house.written import Form, HowMany, Key, Name, Picture, fields_of, keys_of
from kiosk.lending.codes.labels import as_sent, canonical
from kiosk.lending.limits import BARCODE, LONGEST_CODE, MOST_POINTS, SHORTEST_BARCODE
from kiosk.lending.terms import Giving, PayTo, ReservationTerms, SwapCategory, SwapTerms

Points = Annotated[int, allowed(f"a whole number of points from 1 to {MOST_POINTS}", ge=1, le=MOST_POINTS)]
Floor = Annotated[int, allowed(f"a whole number of points from -{MOST_POINTS} to 0", ge=-MOST_POINTS, le=0)]
Tags = Annotated[
    tuple[Annotated[str, allowed("a tag", pattern=rf"^ *{BARCODE} *\Z")], ...],
    allowed(
        f"a list of codes of {SHORTEST_BARCODE} to {LONGEST_CODE} letters, digits and signs, without accents, "
        'such as ["RUIL-BODY"]'
    ),
]
ShelfDays = Annotated[int, allowed("a whole number of days from 1 to 365", ge=1, le=365)]
Shelf = Annotated[str, allowed("the name of a shelf, at most 60 characters on one line", max_length=60)]
Iban = Annotated[
    str,
    allowed('an IBAN, such as "BE15 5390 0000 0030"', pattern=r"^[A-Za-z]{2} ?[0-9]{2}[ 0-9A-Za-z]+\Z", max_length=60),
]
Beneficiary = Annotated[
    str, allowed("whose account it is, in 1 to 70 characters on one line", min_length=1, max_length=70)
]
"""The owner of the account, at most as long as a QR code for payments allows (EPC069-12)."""


class SwapCategoryForm(Form, frozen=True):
    name: Name
    picture: Picture = "box"
    points: Points = 1
    tags: Tags = ()

    def __post_init__(self) -> None:
        Form.__post_init__(self)
        for tag in self.codes():
            if (sent := as_sent(tag)) != tag:
                words = f"a list of codes that a scanner can send: of {tag} it sends {sent or 'nothing'}"
                raise NotAllowed("tags", words)

    def category(self, key: str) -> SwapCategory:
        return SwapCategory(key, **fields_of(self, tags=tuple(self.codes())))

    def codes(self) -> Iterator[str]:
        """The tags in the form in which they are stored."""
        return (canonical(tag.strip().upper()) for tag in self.tags)

    @classmethod
    def of(cls, category: SwapCategory) -> "SwapCategoryForm":
        return cls(**keys_of(cls, category))


class SwapForm(Form, frozen=True):
    giving: Giving = Giving.DESK
    floor: Floor = 0
    categories: dict[Key, SwapCategoryForm] = msgspec.field(default_factory=dict)

    def terms(self) -> SwapTerms:
        categories = tuple(one.category(key) for key, one in self.categories.items())
        return SwapTerms(**fields_of(self, categories=categories))

    @classmethod
    def of(cls, terms: SwapTerms) -> "SwapForm":
        categories = {category.key: SwapCategoryForm.of(category) for category in terms.categories}
        return cls(**keys_of(cls, terms, categories=categories))


class ReservationsForm(Form, frozen=True):
    days: ShelfDays = ReservationTerms().days
    most: HowMany | None = None
    shelf: Shelf = ""

    def terms(self) -> ReservationTerms:
        return ReservationTerms(**fields_of(self))

    @classmethod
    def of(cls, terms: ReservationTerms) -> "ReservationsForm":
        return cls(**keys_of(cls, terms))


class PaymentForm(Form, frozen=True):
    """The IBAN may be written in groups of four; it is kept without spaces."""

    iban: Iban
    beneficiary: Beneficiary

    def __post_init__(self) -> None:
        Form.__post_init__(self)
        _read_iban(self.iban)

    def pay_to(self) -> PayTo:
        return PayTo(_read_iban(self.iban), self.beneficiary)

    @classmethod
    def of(cls, pay_to: PayTo) -> "PaymentForm":
        from stdnum import iban

        return cls(iban.format(pay_to.iban), pay_to.beneficiary)


def _read_iban(written: str) -> str:
    """The IBAN without spaces, its check digits and its length for the country (ISO 13616) checked. Raises NotAllowed.

    The bank is not checked, because there are always banks that no list has yet.
    """
    from stdnum import iban
    from stdnum.exceptions import InvalidChecksum, ValidationError

    try:
        valid: str = iban.validate(written, check_country=False)
    except InvalidChecksum:
        raise NotAllowed("iban", "an IBAN whose check digits are right: a digit is wrong, or missing") from None
    except ValidationError:
        raise NotAllowed("iban") from None
    return valid
