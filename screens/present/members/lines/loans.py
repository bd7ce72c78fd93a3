"""A loan at home: its name, how long it may still be kept, and the button that keeps it longer."""

from dataclasses import dataclass
from datetime import date

from kiosk.lending.events import (
    RenewPressed,
)
from kiosk.lending.model import Loan
from screens.present.members import amounts
from screens.present.members.notices import picture_of
from screens.present.values import Action, Picture
from screens.present.words import Due, Words


@dataclass(frozen=True, slots=True)
class LoanView:
    """An item that is at the visitor's home. `left` is such as `nog 3 dagen`; `urgent` adds an icon and a
    colour to it.
    """

    key: str
    title: str
    picture: Picture
    place: str
    left: str
    due: Due
    urgent: bool = False
    late: bool = False
    renew: Action | None = None
    price: str = ""
    """What it costs to bring the item back today; empty where it costs nothing."""

    @property
    def aloud(self) -> str:
        """The name of the item, how long it may still be kept, and what it costs to bring it back today."""
        kept = f"{self.title}: {self.left}, {self.due.full}"
        return f"{kept}. {self.price}" if self.price else kept


URGENT_DAYS = 3
"""The most days before its due day on which a loan gets an icon and a colour."""


def loan_view(loan: Loan, today: date, words: Words) -> LoanView:
    days = (loan.due_on - today).days
    return LoanView(
        key=loan.item.barcode,
        title=loan.item.name,
        picture=picture_of(loan.item),
        place=loan.item.initiative.name,
        left=words.left(loan.due_on, today),
        due=words.due(loan.due_on, today),
        urgent=days <= URGENT_DAYS,
        late=days < 0,
        renew=Action(amounts.renewal(loan, words), RenewPressed(loan.item.barcode), "calendar-plus"),
        price=amounts.late_price(loan, words),
    )
