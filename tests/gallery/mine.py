"""*Mijn pagina* in pictures: empty, with a little of everything, with much, and with a payment code."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kiosk.lending.events import (
    Event,
    GivenUp,
    GiveUpPressed,
    HistoryKept,
    KeepHistoryPressed,
    Panel,
    PanelOpened,
    SavedPressed,
    SavedRead,
)
from kiosk.lending.model import Account, Cents, History, Loan, PastLoan, Reason, Reservation, SessionSettings, Why
from tests.gallery.lines import LOANS, MANY_LOANS
from tests.gallery.play import Scenes, play
from tests.gallery.swap import (
    COT,
    KEPT,
    TOOLS_PAID,
    TOYS_PAID,
    member,
    owes,
    points,
)
from tests.house import BABIES, BIKE, BIKES, CLOTHES, LONG_NAMES, SAW, SPORTS, TOOLS, TOYS, day

OPENED = PanelOpened(Panel.MINE)
READY, QUEUED = Reservation(SAW, 1, KEPT), Reservation(COT, 2)
BLOCKED = (Reason(Why.BLOCKED),)
PASSED_OVER = Reservation(COT, 1, against=(*BLOCKED, Reason(Why.OWES, amount=Cents(1250))))
KEEP = KeepHistoryPressed()
BEFORE = History(
    True, tuple(PastLoan(item, day(-days)) for item, days in ((SAW, 40), (LONG_NAMES[0], 60), (BIKE, 200)))
)
DEBTS: tuple[Account, ...] = (owes(TOOLS, 450, TOOLS_PAID), owes(TOYS, 1250, TOYS_PAID))


def of_their_own(desk: SessionSettings) -> Scenes:
    everything = (*DEBTS, points(BABIES, 8, 3))
    much = (*DEBTS, owes(BIKES, 500), owes(SPORTS, -200), points(BABIES, 1, 1), points(CLOTHES, 23))
    fees = (replace(LOANS[0], renewal_fee=Cents(150)), replace(LOANS[1], late_fee=Cents(50)))
    long = (Loan(LONG_NAMES[2], day(-4)), Loan(LONG_NAMES[0], day(4)))
    played: dict[str, tuple[Event, ...]] = {
        "mine-empty": member(desk),
        "mine": member(desk, *LOANS, accounts=everything, reservations=(READY, QUEUED)),
        "mine-much": member(desk, *MANY_LOANS, accounts=much, reservations=(READY, QUEUED)),
        "mine-1-loan": member(desk, LOANS[0], accounts=(points(BABIES, 0),)),
        "mine-fees": member(desk, *fees, accounts=(owes(TOYS, 50),)),
        "mine-long-names": member(
            desk, *long, accounts=(replace(DEBTS[1], points=-3),), reservations=(Reservation(LONG_NAMES[1], 4),)
        ),
        "mine-history": (*member(desk, LOANS[0], accounts=(points(BABIES, 8),)), KEEP, HistoryKept(BEFORE)),
        "mine-saved": (*member(desk, LOANS[0]), SavedPressed(), SavedRead(Cents(240_00))),
        "mine-history-begun": (*member(desk), KEEP, HistoryKept(History(True))),
        "mine-passed-over": member(
            desk, accounts=(owes(TOYS, 1250),), reservations=(PASSED_OVER, replace(READY, against=BLOCKED))
        ),
        "mine-credit": member(desk, *LOANS, accounts=(owes(SPORTS, -200),), reservations=(QUEUED,)),
    }
    at_desk = member(desk, accounts=(owes(TOYS, 50),))
    given_up = (GiveUpPressed(SAW.barcode), GivenUp(SAW.barcode))
    paid = {
        "mine-doubted": played["mine"],
        "mine-code": played["mine"],
        "mine-code-long-name": played["mine-long-names"],
        "mine-no-code": at_desk,
    }
    return {name: play(desk, *events, OPENED) for name, events in played.items()} | {
        "mine-given-up": play(desk, *played["mine"], OPENED, *given_up),
        **{name: play(desk, *events, OPENED) for name, events in paid.items()},
    }


# --- what is touched on the page alone ---------------------------------------------------------------------------


def open_debt(key: str) -> Callable[[Any], None]:
    """Touches a debt, so that its payment code is shown."""

    def hand(stage: Any) -> None:
        stage.page.wipe()
        stage.page.open_debt(key)
        stage.lay_again()

    return hand


def doubt(stage: Any) -> None:
    """Touches *Ik hoef het niet meer*, so that the page asks once more."""
    stage.page.wipe()
    stage.page.doubt(SAW.barcode)
    stage.lay_again()


HANDS: dict[str, Callable[[Any], None]] = {
    "mine-code": open_debt(TOOLS.key),
    "mine-code-long-name": open_debt(TOYS.key),
    "mine-doubted": doubt,
}
