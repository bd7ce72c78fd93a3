"""*Mijn pagina*: the visitor's loans, reservations, debts and points, shown only when the visitor opens the page."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kiosk.lending.events import (
    GiveUpPressed,
    KeepHistoryPressed,
    Panel,
    PanelClosed,
    PanelOpened,
    RenewAllPressed,
    SavedPressed,
    Touched,
)
from kiosk.lending.model import Account, Cents, History, Loan, PastLoan, Refusal, Reservation
from kiosk.lending.states import Session, Visiting
from kiosk.lending.visit.somebody import somebody_there
from screens.present.members.alone.ways_out import somebody_when
from screens.present.members.amounts import points, renewals
from screens.present.members.lines import holds
from screens.present.members.lines.line import SecondThought
from screens.present.members.lines.loans import LoanView, loan_view
from screens.present.members.notices import last_message, picture_of
from screens.present.members.reasons import reason_text
from screens.present.members.standings import POINTS, StandingView, credit
from screens.present.paper.payment_codes import payment_code
from screens.present.summary import waiting
from screens.present.values import Action, Message, Picture, View, actions_aloud, messages_aloud
from screens.present.words import Words


@dataclass(frozen=True, slots=True)
class DebtView:
    """What is owed to an initiative. When it is opened, it has `how` to pay, a QR code of `qr`, and the same data to
    type.
    """

    key: str
    title: str
    amount: str
    how: str
    qr: str = ""
    type_it: str = ""
    details: tuple[str, ...] = ()

    def read_aloud(self, words: Words) -> Iterable[str]:
        """The debt without the account number, which is typed from the screen and not from what is heard."""
        return f"{self.title}: {self.amount}", self.how


@dataclass(frozen=True, slots=True)
class WaitedView:
    """An item that the visitor waits for: their place in its queue, or that it is set aside, where and until when.

    `against` says, each with an icon, why the visitor may not borrow it now, and `keeps` that they keep their place.
    """

    key: str
    title: str
    picture: Picture
    place: str
    state: str
    ready: bool
    give_up: Action
    """The first button: it gives up nothing yet, but lets the page ask `second`."""
    second: SecondThought
    where: str = ""
    until: str = ""
    against: tuple[tuple[str, str], ...] = ()
    keeps: str = ""

    @property
    def aloud(self) -> str:
        """What is read aloud: the name of the item, the place in the queue or on the shelf, what is against it, and the
        button.
        """
        why = (sentence.rstrip(".") for _, sentence in self.against)
        parts = (
            f"{self.title}: {self.state}",
            self.where,
            self.until,
            *why,
            self.keeps.rstrip("."),
            self.give_up.aloud,
        )
        return ". ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class PastView:
    """An item that was borrowed before, and when."""

    key: str
    title: str
    when: str


@dataclass(frozen=True, slots=True)
class MineView(View):
    """The visitor's own page: loans, reservations, debts and points. An empty list has a sentence instead.

    `points` and its title are empty for a member who swaps nowhere. `credits` is what the house owes the visitor.
    `history` is what they borrowed before, for a visitor who keeps it; `history_note` says what keeping it means.
    """

    title: str
    close: Action
    loans_title: str
    waited_title: str
    debts_title: str
    loans: tuple[LoanView, ...] = ()
    no_loans: str = ""
    renew_all: Action | None = None
    waited: tuple[WaitedView, ...] = ()
    none_waited: str = ""
    debts: tuple[DebtView, ...] = ()
    credits: tuple[StandingView, ...] = ()
    no_debts: str = ""
    points_title: str = ""
    points: tuple[StandingView, ...] = ()
    history_title: str = ""
    history: tuple[PastView, ...] = ()
    no_history: str = ""
    history_note: str = ""
    keep_history: Action | None = None
    saved: str = ""
    """What the visitor did not have to buy, once they asked for it with `ask_saved`; empty before."""
    ask_saved: Action | None = None
    message: Message | None = None

    def read_aloud(self, words: Words) -> Iterable[str]:
        yield self.title
        yield from messages_aloud(words, self.message)
        yield self.loans_title
        yield from (loan.aloud for loan in self.loans)
        yield self.no_loans
        yield self.waited_title
        yield from (one.aloud for one in self.waited)
        yield self.none_waited
        yield self.points_title
        for standing in self.points:
            yield from standing.read_aloud(words)
        yield self.debts_title
        for debt in self.debts:
            yield from debt.read_aloud(words)
        for standing in self.credits:
            yield from standing.read_aloud(words)
        yield self.no_debts
        yield self.history_title
        yield from (f"{one.title}. {one.when}" for one in self.history)
        yield self.no_history
        yield self.history_note
        yield self.saved
        yield from actions_aloud(self.ask_saved, self.keep_history, self.renew_all, self.close)


def mine_way(visit: Visiting, words: Words) -> tuple[Action, ...]:
    """The button that opens the page, in a tuple; an empty tuple in a visit without a card."""
    # Translators: a button: what this member has here, owes and waits for
    return (Action(words("Mijn pagina"), PanelOpened(Panel.MINE), "account"),) if visit.visitor else ()


def short_mine_way(visit: Visiting, words: Words) -> Action | None:
    """The button to *Mijn pagina* in one word, for a small display; None in a visit without a card."""
    if visit.visitor is None:
        return None
    # Translators: a very small button that opens ‘My page’: one short word
    return Action(words("Mijn"), PanelOpened(Panel.MINE), "account", spoken=words("Mijn pagina"))


def mine_view(session: Session, words: Words) -> MineView:
    """The page of the visitor; an empty page where nobody is there, which the session never shows."""
    visit = session.shown if isinstance(session.shown, Visiting) else Visiting(0, None, None, date.min)
    loans, accounts = visit.out, visit.accounts
    swapping = [one for one in accounts if one.points is not None]
    owing = [one for one in accounts if one.owed > 0]
    owed = [one for one in accounts if one.owed < 0]
    renew_all = Action(renewals(visit.at_home, words), RenewAllPressed(), "calendar-plus")
    return MineView(
        title=words("Mijn pagina"),
        close=Action(words("Terug"), PanelClosed(), "arrow-u-left-top"),
        loans_title=words("Al thuis"),
        # Translators: what one waits for, or what lies ready
        waited_title=words("Gereserveerd"),
        debts_title=words("Te betalen"),
        loans=tuple(_loan(loan, visit, words) for loan in loans),
        no_loans="" if loans else words("Je hebt nu niets van ons thuis."),
        renew_all=renew_all if len(visit.at_home) > 1 else None,
        waited=tuple(_waited(one, words, visit.today) for one in visit.waiting),
        none_waited="" if visit.waiting else words("Je wacht nu nergens op."),
        debts=tuple(_debt(session, one, words) for one in owing),
        credits=tuple(credit(one, words) for one in owed),
        no_debts="" if owing or owed else words("Je hoeft niets te betalen."),
        points_title=words("Mijn punten") if swapping else "",
        points=tuple(_points(one, words) for one in swapping),
        message=last_message(session, words),
        saved="" if visit.saved is None else _saved(visit.saved, words),
        # Translators: a button: what would it have cost to buy what one borrowed?
        ask_saved=Action(words("Wat bespaarde ik?"), SavedPressed(), "hand-heart") if visit.saved is None else None,
        **_history(visit.history, words),
    )


def _history(history: History, words: Words) -> dict[str, Any]:
    """The fields for what the visitor borrowed before, if they keep it, and the button that begins or ends
    keeping it.
    """
    if not history.keeps:
        return {
            # Translators: above what somebody borrowed before
            "history_title": words("Vroeger geleend"),
            "history_note": words("We vergeten na een tijd wat je leende. Bewaar je het, dan zie je het hier."),
            "keep_history": Action(words("Bewaar mijn geschiedenis"), KeepHistoryPressed(), "calendar-clock"),
        }
    return {
        "history_title": words("Vroeger geleend"),
        "history": tuple(_past(one, words) for one in history.loans),
        "no_history": "" if history.loans else words("Nog niets."),
        "history_note": words("Wie een kaart van jou heeft, kan dit ook zien."),
        "keep_history": Action(words("Niet meer bewaren"), KeepHistoryPressed(), "close-circle-outline"),
    }


def _saved(cents: Cents, words: Words) -> str:
    if not cents:
        return words("Van wat je leende kennen we de prijs nog niet.")
    # Translators: {amount} is money: what it would cost in a shop
    return words("Alles wat je leende zelf kopen? Dat kost {amount}.", amount=words.money(cents))


def _past(past: PastLoan, words: Words) -> PastView:
    when = f"{words.due(past.lent_on).full} {past.lent_on.year}"
    return PastView(f"{past.item.barcode} {past.lent_on}", past.item.name, when)


def _loan(loan: Loan, visit: Visiting, words: Words) -> LoanView:
    """A loan; it has no button to renew where it was lent or renewed in this visit."""
    view = loan_view(loan, visit.today, words)
    return view if loan in visit.at_home else replace(view, renew=None)


def _points(account: Account, words: Words) -> StandingView:
    name, now = account.initiative.name, points(account.points or 0, words)
    return StandingView(f"points {account.initiative.key}", POINTS, name, now, detail=waiting(account.waiting, words))


def _debt(session: Session, account: Account, words: Words) -> DebtView:
    code = payment_code(account, words)
    name, amount = account.initiative.name, words.money(account.owed)
    there = words("Betalen kan bij een vrijwilliger.")
    at_desk = there if somebody_there(session) else _desk_later(session, account, words)
    if code is None:
        return DebtView(account.initiative.key, name, amount, at_desk)
    return DebtView(
        account.initiative.key,
        name,
        amount,
        words("Scan met de app van je bank."),
        code.data,
        # Translators: to type into the app of one's bank, instead of scanning; an account number follows
        words("Of typ dit in je app:"),
        code.details,
    )


def _waited(reservation: Reservation, words: Words, today: date) -> WaitedView:
    item, hold = reservation.item, reservation.hold
    refusal = Refusal(item, reservation.against)
    against = [reason_text(reason, refusal, words, today=today) for reason in reservation.against]
    # Translators: of an item that one waits for but may not borrow just now; why not stands above it
    keeps = words("Tot dan gaat iemand anders voor. Je houdt je plaats.")
    spoken = words("{thing}: ik hoef het niet meer", thing=item.name)
    second = SecondThought(
        words("Hoef je dit niet meer?"),
        Action(words("Toch wel"), Touched(), "undo-variant"),
        # Translators: a button: give up what one waits for, so that the next person gets it
        Action(words("Geef het vrij"), GiveUpPressed(item.barcode), "check-bold"),
    )
    return WaitedView(
        key=item.barcode,
        title=item.name,
        picture=picture_of(item),
        place=item.initiative.name,
        state=holds.place(reservation, words),
        ready=hold is not None,
        give_up=Action(words("Ik hoef het niet meer"), Touched(), "close-thick", spoken=spoken),
        second=second,
        where=holds.where(hold, words) if hold else "",
        until=holds.until(hold, words) if hold else "",
        against=tuple((one.icon, one.sentence) for one in against),
        keeps=keeps if against and not hold else "",
    )


def _desk_later(session: Session, account: Account, words: Words) -> str:
    """The sentence that paying needs somebody, and when somebody of the initiative is there again."""
    needs_somebody = words("Betalen kan als er iemand is.")
    return f"{needs_somebody} {somebody_when(session, words, account.initiative)}".strip()
