"""Why a thing stays here, or cannot stay away longer: one plain sentence for each reason, and what to do about it.

Nothing blames, and nothing tells of a tariff. The name of the initiative stands where one can have several.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import assert_never

from kiosk.lending.model import Reason, Refusal, Why
from screens.present.words import Words


class Way(Enum):
    """Where the next step leads; the value is its icon."""

    DESK = "storefront-outline"
    BACK = "home-import-outline"
    WAIT = "clock-outline"
    LEAVE = "tray-arrow-down"
    GIVE = "gift"
    MINE = "account"
    CALM = "check-circle"


@dataclass(frozen=True, slots=True)
class Step:
    """What to do, in short sentences that may be said together with those of other reasons."""

    way: Way
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReasonText:
    """A reason in one plain sentence with its icon, and what to do about it."""

    icon: str
    sentence: str
    step: Step


@dataclass(frozen=True, slots=True)
class Kept:
    """They have it at home, and wanted to keep it longer: until `due_on` they may, which is None once it has passed."""

    due_on: date | None


def told(reason: Reason, refusal: Refusal, words: Words, kept: Kept | None = None) -> ReasonText:
    """All that is said of one reason. What it lacks (a day, an amount) is left out, never guessed."""
    place, name, n = refusal.item.initiative.name, reason.name, reason.number or 0
    day = words.due(reason.day).full if reason.day else "…"
    amount = words.money(reason.amount) if reason.amount else "…"
    match reason.why:
        case Why.CARD_LOST:
            step = _desk(words("Heb je ze teruggevonden? Vertel het ons."))
            return ReasonText("lock-outline", words("Deze kaart is gemeld als verloren."), step)
        case Why.BLOCKED:
            step = _desk(words("Spreek ons aan."), words("Terugbrengen kan altijd."))
            return ReasonText("chat-outline", words("We willen eerst even met je praten."), step)
        case Why.ADULTS_ONLY:
            step = _desk(words("Ben je 18 of ouder? Vertel het ons."))
            return ReasonText("human-male-child", words("Dit is vanaf 18 jaar."), step)
        case Why.INDUCTION:
            step = _desk(words("Vraag om het je te tonen."))
            return ReasonText("school-outline", words("We tonen je eerst hoe dit werkt."), step)
        case Why.NO_SUBSCRIPTION:
            # Translators: {place} is the name of an initiative of the house, such as Spelotheek
            said = words("Je hebt nog geen abonnement bij {place}.", place=place)
            return ReasonText("card-account-details-outline", said, _desk(words("Neem een abonnement.")))
        case Why.SUBSCRIPTION_ENDED:
            said = words("Je abonnement bij {place} stopte op {day}.", place=place, day=day)
            return ReasonText("card-account-details-outline", said, _desk(words("Vernieuw je abonnement.")))
        case Why.SUBSCRIPTION_NOT_BEGUN:
            said = words("Je abonnement bij {place} begint op {day}.", place=place, day=day)
            return ReasonText("calendar-clock", said, Step(Way.WAIT, (words("Vanaf die dag kan je het meenemen."),)))
        case Why.STRIPS_USED:
            # Translators: a card with a number of loans on it, like a bus card with ten rides
            said = words("Je beurtenkaart bij {place} is op.", place=place)
            return ReasonText("ticket-confirmation-outline", said, _desk(words("Neem een nieuwe beurtenkaart.")))
        case Why.NOT_IN_PLAN:
            # Translators: {name} is a kind of things, such as Autostoelen
            said = words("Je abonnement is niet voor: {name}.", name=name)
            return ReasonText("shape-outline", said, _desk(words("Vraag een ander abonnement.")))
        case Why.OVERDUE:
            said = words.many(
                "We wachten nog op {n} ding, sinds {day}.",
                "We wachten nog op {n} dingen, het eerste sinds {day}.",
                max(n, 1),
                day=day,
            )
            step = Step(Way.BACK, (words("Breng dat eerst terug."), words("Dat kan hier altijd.")))
            return ReasonText("calendar-alert", said, step)
        case Why.OWES:
            said = (
                words("Je hebt bij {name} nog {amount} te betalen.", name=name, amount=amount)
                if name
                else words("Je hebt nog {amount} te betalen.", amount=amount)
            )
            return ReasonText("wallet-outline", said, _desk(words("Betaal, of spreek iets af.")))
        case Why.DEPOSIT:
            # Translators: money that one gives as a security, and gets back
            said = words("Hiervoor vragen we een waarborg van {amount}.", amount=amount)
            step = _desk(words("Breng {amount} mee. Je krijgt het later terug.", amount=amount))
            return ReasonText("hand-coin-outline", said, step)
        case Why.TOO_MANY:
            said = words.many(
                "Bij {place} leen je {n} ding tegelijk.", "Bij {place} leen je {n} dingen tegelijk.", n, place=place
            )
            step = Step(Way.BACK, (words("Breng eerst iets terug van {place}.", place=place),))
            return ReasonText("home-outline", said, step)
        case Why.TOO_MANY_OF_CATEGORY:
            # Translators: {name} is a kind of things, such as Puzzels
            said = words.many(
                "Je leent er {n} tegelijk van: {name}.", "Je leent er {n} tegelijk van: {name}.", n, name=name
            )
            step = Step(Way.BACK, (words("Breng eerst iets terug van: {name}.", name=name),))
            return ReasonText("home-outline", said, step)
        case Why.TOO_MANY_TODAY:
            said = words.many(
                "Bij {place} leen je {n} ding per dag.", "Bij {place} leen je {n} dingen per dag.", n, place=place
            )
            return ReasonText("calendar-today-outline", said, _tomorrow(words))
        case Why.TOO_MANY_OF_CATEGORY_TODAY:
            # Translators: {name} is a kind of things, such as Puzzels
            said = words.many(
                "Je leent er {n} per dag van: {name}.", "Je leent er {n} per dag van: {name}.", n, name=name
            )
            return ReasonText("calendar-today-outline", said, _tomorrow(words))
        case Why.NO_MORE_RENEWALS:
            said = (
                words.many(
                    "Je hield dit al {n} keer langer. Vaker gaat niet.",
                    "Je hield dit al {n} keer langer. Vaker gaat niet.",
                    n,
                )
                if n
                else words("Bij {place} kan je dingen niet langer houden.", place=place)
            )
            return ReasonText("calendar-remove-outline", said, _bring_back(kept, words))
        case Why.WAITED_FOR:
            return ReasonText("human-queue", words("Iemand anders wacht hierop."), _bring_back(kept, words))
        case Why.SET_ASIDE:
            return ReasonText("bookmark-outline", words("Dit ligt klaar voor iemand anders."), _later(words))
        case Why.TO_CHECK:
            return ReasonText("eye-outline", words("We kijken dit eerst nog na."), _later(words))
        case Why.IN_REPAIR:
            return ReasonText("wrench-outline", words("We maken dit eerst nog."), _later(words))
        case Why.WITHDRAWN:
            step = Step(Way.LEAVE, (words("Laat het hier."),))
            return ReasonText("archive-outline", words("Dit lenen we niet meer uit."), step)
        case Why.VOLUNTEERS_ONLY:
            step = Step(Way.LEAVE, (words("Laat het hier."), words("Kies iets anders.")))
            return ReasonText("badge-account-outline", words("Dit is voor de vrijwilligers."), step)
        case Why.UNSAFE:
            said = words("Dit is veilig tot {day}. Daarna niet meer.", day=day)
            leave = Step(Way.LEAVE, (words("Laat het hier."), words("Wij kijken ernaar.")))
            return ReasonText("shield-alert-outline", said, _bring_back(kept, words) if kept else leave)
        case Why.GONE:
            step = Step(Way.LEAVE, (words("Kies iets anders."),))
            return ReasonText("archive-outline", words("Dit is er niet meer."), step)
        case Why.CLOSED:
            said = words("Zelf lenen bij {place} kan nu niet.", place=place)
            return ReasonText("door-closed", said, _desk(words("Kom langs als er iemand is.")))
        case Why.ALREADY_OUT:
            return ReasonText("account", words("Dit is ondertussen al uitgeleend."), _desk(words("Vraag hulp.")))
        case Why.NOT_YOURS:
            step = Step(Way.CALM, (words("Je hoeft niets te doen."),))
            return ReasonText("information-outline", words("Dit staat niet meer op jouw naam."), step)
        case Why.TOO_FEW_POINTS:
            said = too_few(n, words)
            here = Step(Way.GIVE, (words("Breng je er zelf één mee? Dan krijg je punten."),))
            at_desk = _desk(words("Breng zelf iets mee. Een vrijwilliger telt je punten."))
            return ReasonText("star-circle", said, here if refusal.may_give else at_desk)
        case Why.GIVEN_AT_DESK:
            said = words("Bij {place} telt een vrijwilliger wat je brengt.", place=place)
            return ReasonText("gift", said, _desk(words("Geef het daar af. Dan krijg je punten.")))
        case Why.NOT_RESERVED:
            said = words("Bij {place} kan je niets reserveren.", place=place)
            return ReasonText("bookmark-outline", said, Step(Way.WAIT, (words("Kom later nog eens kijken."),)))
        case Why.TOO_MANY_RESERVED:
            said = words.many(
                "Bij {place} wacht je op {n} ding tegelijk.",
                "Bij {place} wacht je op {n} dingen tegelijk.",
                n,
                place=place,
            )
            step = Step(Way.MINE, (words("Hoef je er één niet meer? Zeg het in ‘Mijn pagina’."),))
            return ReasonText("human-queue", said, step)
        case Why.AT_YOUR_HOME:
            step = Step(Way.CALM, (words("Je hoeft niets te doen."),))
            return ReasonText("home-outline", words("Dit is al bij jou thuis."), step)
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


def _later(words: Words) -> Step:
    return Step(Way.LEAVE, (words("Laat het hier."), words("Kom later nog eens kijken.")))


def _tomorrow(words: Words) -> Step:
    return Step(Way.WAIT, (words("Morgen kan je weer iets lenen."),))


def _bring_back(kept: Kept | None, words: Words) -> Step:
    if kept and kept.due_on:
        # Translators: on that day itself is still in time
        return Step(Way.BACK, (words("Breng het terug voor {day}.", day=words.due(kept.due_on).full),))
    return Step(Way.BACK, (words("Breng het terug, dan kan iemand anders het lenen."),))


def too_few(points: int, words: Words) -> str:
    # Translators: points that one earns in a swap shop by giving things, and spends by taking some
    return words.many("Je hebt {n} punt. Dat is niet genoeg.", "Je hebt {n} punten. Dat is niet genoeg.", points)
