"""*Mijn pagina* in pictures: empty, with a little of everything, and with much."""

from dataclasses import replace

from kiosk.lending.events import Event, GivenUp, GiveUpPressed, Panel, PanelOpened
from kiosk.lending.model import Account, Cents, Desk, Loan, Reservation
from screens.gallery_play import Scenes, play
from screens.gallery_swap import (
    COT,
    KEPT,
    TOOLS_PAID,
    TOYS_PAID,
    member,
    owes,
    points,
)
from screens.gallery_things import (
    BABIES,
    BIKES,
    CLOTHES,
    LOANS,
    LONG_NAMES,
    MANY_LOANS,
    SAW,
    SPORTS,
    TOOLS,
    TOYS,
    day,
)

OPENED = PanelOpened(Panel.MINE)
READY, QUEUED = Reservation(SAW, 1, KEPT), Reservation(COT, 2)
DEBTS: tuple[Account, ...] = (owes(TOOLS, 450, TOOLS_PAID), owes(TOYS, 1250, TOYS_PAID))


def of_their_own(desk: Desk) -> Scenes:
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
        "mine-credit": member(desk, *LOANS, accounts=(owes(SPORTS, -200),), reservations=(QUEUED,)),
    }
    given_up = (GiveUpPressed(SAW.barcode), GivenUp(SAW.barcode))
    return {name: play(desk, *events, OPENED) for name, events in played.items()} | {
        "mine-given-up": play(desk, *played["mine"], OPENED, *given_up),
    }
