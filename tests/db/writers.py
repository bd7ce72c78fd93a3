"""Functions that run in other processes, for the tests that race or kill them; what is sent through the pipe is
confirmed.
"""

from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection

from db.engine import open_engine
from db.ledger import SqlLedger
from kiosk.lending.events import LendingRefused, Recorded, VisitOpened
from kiosk.lending.model import CardId, Cents, Operation
from kiosk.lending.terms import Giving, House, LoanTerms, Plan, SwapCategory, SwapTerms, Terms, Works
from tests.support.builder import Builder

KEY = b"k" * 32


def now() -> datetime:
    return datetime.now(UTC)


def furnish(url: str, items: int) -> None:
    """Fills a house with members m0 and m1, each with a card of that name, and items T1, T2 ..."""
    engine = open_engine(url)
    desk = Builder(engine, now)
    desk.open_house("Huis")
    for name in ("m0", "m1"):
        desk.add_member(name, name)
        desk.add_card(name, CardId(name))
    for item in range(1, items + 1):
        desk.add_item(f"T{item}", f"Ding {item}")
    engine.dispose()


def race(url: str, me: str, items: int, pipe: Connection) -> None:
    """Lends every item to `me`, each at a message through the pipe, and sends back the result."""
    ledger = SqlLedger(open_engine(url), now, "Europe/Brussels", KEY)
    visit = ledger.open_visit(CardId(me))
    assert isinstance(visit, VisitOpened)
    pipe.send("ready")
    for item in range(1, items + 1):
        pipe.recv()
        match ledger.lend(Operation(f"{me} {item}"), visit.visitor.member, f"T{item}"):
            case Recorded():
                pipe.send("lent")
            case LendingRefused():
                pipe.send("refused")


def furnish_scarce(url: str, rounds: int) -> None:
    """Fills a house with a member who has so many strips and may have one item at once, and items A1, B1, A2, B2 ..."""
    engine = open_engine(url)
    desk = Builder(engine, now)
    plans = (Plan("strips", "Strippen", Cents(0), loans=rounds),)
    desk.apply_house(House(), (Terms("house", "Huis", "#112233", loans=LoanTerms(most=1, fee=Cents(7)), plans=plans),))
    desk.add_member("m0", "m0")
    desk.add_card("m0", CardId("m0"))
    desk.add_subscription("m0", "house", "strips", now().date() - timedelta(days=2))
    for number in range(1, rounds + 1):
        for kiosk in "AB":
            desk.add_item(f"{kiosk}{number}", "Ding")
    engine.dispose()


def race_for_one(url: str, kiosk: str, rounds: int, pipe: Connection) -> None:
    """In each round, at a message: lends this kiosk's own item to the one member, sends the result, and returns the
    item.
    """
    ledger = SqlLedger(open_engine(url), now, "Europe/Brussels", KEY, kiosk)
    visit = ledger.open_visit(CardId("m0"))
    assert isinstance(visit, VisitOpened)
    pipe.send("ready")
    for number in range(1, rounds + 1):
        pipe.recv()
        answer = ledger.lend(Operation(f"{kiosk} {number}"), visit.visitor.member, f"{kiosk}{number}")
        pipe.send("lent" if isinstance(answer, Recorded) else "refused")
        pipe.recv()
        if isinstance(answer, Recorded):
            ledger.give_back(Operation(f"{kiosk} {number} back"), visit.visitor.member, f"{kiosk}{number}")
        pipe.send("back")


def lend_on(url: str, first: int, items: int, pipe: Connection) -> None:
    """Lends one item after another to m0, from number `first` on, and sends each once it is committed, until the
    process is killed.
    """
    ledger = SqlLedger(open_engine(url), now, "Europe/Brussels", KEY)
    visit = ledger.open_visit(CardId("m0"))
    assert isinstance(visit, VisitOpened)
    for item in range(first, items + 1):
        answer = ledger.lend(Operation(f"lend {item}"), visit.visitor.member, f"T{item}")
        assert isinstance(answer, Recorded), answer
        pipe.send(item)


def furnish_shared(url: str) -> None:
    """Fills a house that swaps at one point each, with members m0 and m1 who have ten, and an item to reserve."""
    engine = open_engine(url)
    desk = Builder(engine, now)
    swap = SwapTerms(Giving.AT_ONCE, 0, (SwapCategory("body", "Body", tags=("TAG",)),))
    plans = (Plan("year", "Jaar", Cents(0), points=10),)
    works = (Works.SWAPPING, Works.LENDING)
    desk.apply_house(House(holidays=""), (Terms("house", "Huis", "#112233", works=works, plans=plans, swap=swap),))
    for name in ("m0", "m1"):
        desk.add_member(name, name)
        desk.add_card(name, CardId(name))
        desk.add_subscription(name, "house", "year", now().date() - timedelta(days=2))
    desk.add_item("T1", "Ding")
    engine.dispose()


def race_for_points(url: str, kiosk: str, rounds: int, pipe: Connection) -> None:
    """At each message, takes one for m0 and sends whether there were points enough."""
    ledger = SqlLedger(open_engine(url), now, "Europe/Brussels", KEY, kiosk)
    visit = ledger.open_visit(CardId("m0"))
    assert isinstance(visit, VisitOpened)
    pipe.send("ready")
    for number in range(rounds):
        pipe.recv()
        answer = ledger.lend_or_return(Operation(f"{kiosk} {number}"), visit.visitor.member, "TAG")
        pipe.send("taken" if isinstance(answer, Recorded) else "refused")


def race_to_wait(url: str, me: str, rounds: int, pipe: Connection) -> None:
    """At a message, reserves the item and sends whether it lies ready; at the next message, gives it up."""
    ledger = SqlLedger(open_engine(url), now, "Europe/Brussels", KEY)
    visit = ledger.open_visit(CardId(me))
    assert isinstance(visit, VisitOpened)
    pipe.send("ready")
    for number in range(rounds):
        pipe.recv()
        answer = ledger.reserve(Operation(f"{me} {number}"), visit.visitor.member, "T1")
        assert isinstance(answer, Recorded)
        assert answer.line.reservation is not None
        pipe.send("hold" if answer.line.reservation.hold else "waits")
        pipe.recv()
        ledger.give_up(Operation(f"{me} {number} up"), visit.visitor.member, "T1")
        pipe.send("left")
