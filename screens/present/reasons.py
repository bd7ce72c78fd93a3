"""Why a thing stays here, or cannot stay away longer: one plain sentence for each reason, and what to do about it.

Nothing blames, and nothing tells of a tariff. The name of the initiative stands where one can have several.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import assert_never

from kiosk.lending.model import Loan, Reason, Refusal, Why
from screens.words import Words


class Way(Enum):
    """Where the next step leads; the value is its icon."""

    DESK = "storefront-outline"
    BACK = "home-import-outline"
    WAIT = "clock-outline"
    LEAVE = "tray-arrow-down"
    CALM = "check-circle"


@dataclass(frozen=True, slots=True)
class Step:
    """What to do, in short sentences that may be said together with those of other reasons."""

    way: Way
    sentences: tuple[str, ...]


ICONS = {
    Why.CARD_LOST: "lock-outline",
    Why.BLOCKED: "chat-outline",
    Why.ADULTS_ONLY: "human-male-child",
    Why.INDUCTION: "school-outline",
    Why.NO_SUBSCRIPTION: "card-account-details-outline",
    Why.SUBSCRIPTION_ENDED: "card-account-details-outline",
    Why.SUBSCRIPTION_NOT_BEGUN: "calendar-clock",
    Why.STRIPS_USED: "ticket-confirmation-outline",
    Why.NOT_IN_PLAN: "shape-outline",
    Why.OVERDUE: "calendar-alert",
    Why.OWES: "wallet-outline",
    Why.DEPOSIT: "hand-coin-outline",
    Why.TOO_MANY: "home-outline",
    Why.TOO_MANY_OF_CATEGORY: "home-outline",
    Why.TOO_MANY_TODAY: "calendar-today-outline",
    Why.TOO_MANY_OF_CATEGORY_TODAY: "calendar-today-outline",
    Why.NO_MORE_RENEWALS: "calendar-remove-outline",
    Why.SET_ASIDE: "bookmark-outline",
    Why.TO_CHECK: "eye-outline",
    Why.IN_REPAIR: "wrench-outline",
    Why.WITHDRAWN: "archive-outline",
    Why.VOLUNTEERS_ONLY: "badge-account-outline",
    Why.UNSAFE: "shield-alert-outline",
    Why.CLOSED: "door-closed",
    Why.ALREADY_OUT: "account",
    Why.NOT_YOURS: "information-outline",
}


def sentence(reason: Reason, refusal: Refusal, words: Words) -> str:
    """The reason in one plain sentence. What it lacks (a day, an amount) is left out, never guessed."""
    place, name, n = refusal.item.initiative.name, reason.name, reason.number or 0
    day = words.due(reason.day).full if reason.day else "…"
    amount = words.money(reason.amount) if reason.amount else "…"
    match reason.why:
        case Why.CARD_LOST:
            return words("Deze kaart is gemeld als verloren.")
        case Why.BLOCKED:
            return words("We willen eerst even met je praten.")
        case Why.ADULTS_ONLY:
            return words("Dit is vanaf 18 jaar.")
        case Why.INDUCTION:
            return words("We tonen je eerst hoe dit werkt.")
        case Why.NO_SUBSCRIPTION:
            # Translators: {place} is the name of an initiative of the house, such as Spelotheek
            return words("Je hebt nog geen abonnement bij {place}.", place=place)
        case Why.SUBSCRIPTION_ENDED:
            return words("Je abonnement bij {place} stopte op {day}.", place=place, day=day)
        case Why.SUBSCRIPTION_NOT_BEGUN:
            return words("Je abonnement bij {place} begint op {day}.", place=place, day=day)
        case Why.STRIPS_USED:
            # Translators: a card with a number of loans on it, like a bus card with ten rides
            return words("Je beurtenkaart bij {place} is op.", place=place)
        case Why.NOT_IN_PLAN:
            # Translators: {name} is a kind of things, such as Autostoelen
            return words("Je abonnement is niet voor: {name}.", name=name)
        case Why.OVERDUE:
            return words.many(
                "We wachten nog op {n} ding, sinds {day}.",
                "We wachten nog op {n} dingen, het eerste sinds {day}.",
                max(n, 1),
                day=day,
            )
        case Why.OWES if name:
            return words("Je hebt bij {name} nog {amount} te betalen.", name=name, amount=amount)
        case Why.OWES:
            return words("Je hebt nog {amount} te betalen.", amount=amount)
        case Why.DEPOSIT:
            # Translators: money that one gives as a security, and gets back
            return words("Hiervoor vragen we een waarborg van {amount}.", amount=amount)
        case Why.TOO_MANY:
            return words.many(
                "Bij {place} leen je {n} ding tegelijk.", "Bij {place} leen je {n} dingen tegelijk.", n, place=place
            )
        case Why.TOO_MANY_OF_CATEGORY:
            # Translators: {name} is a kind of things, such as Puzzels
            return words.many(
                "Je leent er {n} tegelijk van: {name}.", "Je leent er {n} tegelijk van: {name}.", n, name=name
            )
        case Why.TOO_MANY_TODAY:
            return words.many(
                "Bij {place} leen je {n} ding per dag.", "Bij {place} leen je {n} dingen per dag.", n, place=place
            )
        case Why.TOO_MANY_OF_CATEGORY_TODAY:
            # Translators: {name} is a kind of things, such as Puzzels
            return words.many(
                "Je leent er {n} per dag van: {name}.", "Je leent er {n} per dag van: {name}.", n, name=name
            )
        case Why.NO_MORE_RENEWALS if n:
            return words.many(
                "Je hield dit al {n} keer langer. Vaker gaat niet.",
                "Je hield dit al {n} keer langer. Vaker gaat niet.",
                n,
            )
        case Why.NO_MORE_RENEWALS:
            return words("Bij {place} kan je dingen niet langer houden.", place=place)
        case Why.SET_ASIDE:
            return words("Dit ligt klaar voor iemand anders.")
        case Why.TO_CHECK:
            return words("We kijken dit eerst nog na.")
        case Why.IN_REPAIR:
            return words("We maken dit eerst nog.")
        case Why.WITHDRAWN:
            return words("Dit lenen we niet meer uit.")
        case Why.VOLUNTEERS_ONLY:
            return words("Dit is voor de vrijwilligers.")
        case Why.UNSAFE:
            return words("Dit is veilig tot {day}. Daarna niet meer.", day=day)
        case Why.CLOSED:
            return words("Zelf lenen bij {place} kan nu niet.", place=place)
        case Why.ALREADY_OUT:
            return words("Dit is ondertussen al uitgeleend.")
        case Why.NOT_YOURS:
            return words("Dit staat niet meer op jouw naam.")
    assert_never(reason.why)


def step(reason: Reason, refusal: Refusal, loan: Loan | None, today: date, words: Words) -> Step:
    """What to do about it. `loan` is the visitor's own of the thing, where they wanted to keep it longer."""
    match reason.why:
        case Why.CARD_LOST:
            return _desk(words("Heb je ze teruggevonden? Vertel het ons."))
        case Why.BLOCKED:
            return _desk(words("Spreek ons aan."), words("Terugbrengen kan altijd."))
        case Why.ADULTS_ONLY:
            return _desk(words("Ben je 18 of ouder? Vertel het ons."))
        case Why.INDUCTION:
            return _desk(words("Vraag om het je te tonen."))
        case Why.NO_SUBSCRIPTION:
            return _desk(words("Neem een abonnement."))
        case Why.SUBSCRIPTION_ENDED:
            return _desk(words("Vernieuw je abonnement."))
        case Why.SUBSCRIPTION_NOT_BEGUN:
            return Step(Way.WAIT, (words("Vanaf die dag kan je het meenemen."),))
        case Why.STRIPS_USED:
            return _desk(words("Neem een nieuwe beurtenkaart."))
        case Why.NOT_IN_PLAN:
            return _desk(words("Vraag een ander abonnement."))
        case Why.OVERDUE:
            return Step(Way.BACK, (words("Breng dat eerst terug."), words("Dat kan hier altijd.")))
        case Why.OWES:
            return _desk(words("Betaal, of spreek iets af."))
        case Why.DEPOSIT:
            amount = words.money(reason.amount) if reason.amount else "…"
            return _desk(words("Breng {amount} mee. Je krijgt het later terug.", amount=amount))
        case Why.TOO_MANY:
            return Step(Way.BACK, (words("Breng eerst iets terug van {place}.", place=refusal.item.initiative.name),))
        case Why.TOO_MANY_OF_CATEGORY:
            return Step(Way.BACK, (words("Breng eerst iets terug van: {name}.", name=reason.name),))
        case Why.TOO_MANY_TODAY | Why.TOO_MANY_OF_CATEGORY_TODAY:
            return Step(Way.WAIT, (words("Morgen kan je weer iets lenen."),))
        case Why.NO_MORE_RENEWALS:
            return _bring_back(loan, today, words)
        case Why.SET_ASIDE | Why.TO_CHECK | Why.IN_REPAIR:
            return Step(Way.LEAVE, (words("Laat het hier."), words("Kom later nog eens kijken.")))
        case Why.WITHDRAWN:
            return Step(Way.LEAVE, (words("Laat het hier."),))
        case Why.VOLUNTEERS_ONLY:
            return Step(Way.LEAVE, (words("Laat het hier."), words("Kies iets anders.")))
        case Why.UNSAFE if loan:
            return _bring_back(loan, today, words)
        case Why.UNSAFE:
            return Step(Way.LEAVE, (words("Laat het hier."), words("Wij kijken ernaar.")))
        case Why.CLOSED:
            return _desk(words("Kom langs als er iemand is."))
        case Why.ALREADY_OUT:
            return _desk(words("Vraag hulp."))
        case Why.NOT_YOURS:
            return Step(Way.CALM, (words("Je hoeft niets te doen."),))
    assert_never(reason.why)


def together(steps: Sequence[Step]) -> tuple[Step, ...]:
    """One step for each way, in the order in which they were first said; nothing is said twice."""
    ways = dict.fromkeys(each.way for each in steps)
    return tuple(
        Step(way, tuple(dict.fromkeys(said for each in steps if each.way is way for said in each.sentences)))
        for way in ways
    )


def _desk(*sentences: str) -> Step:
    return Step(Way.DESK, sentences)


def _bring_back(loan: Loan | None, today: date, words: Words) -> Step:
    if loan and loan.due_on >= today:
        # Translators: on that day itself is still in time
        return Step(Way.BACK, (words("Breng het terug voor {day}.", day=words.due(loan.due_on).full),))
    return Step(Way.BACK, (words("Breng het terug, dan kan iemand anders het lenen."),))
