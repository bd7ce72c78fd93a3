"""Why an item stays here, or cannot be kept longer: for each reason its icon, its sentence, and what to do about it.

`REASONS` is the one table of them; `docs/codes.md` is made from it. No sentence blames, and none shows a tariff. A
sentence has the name of the initiative if a member can have several of what the sentence is about.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kiosk.lending.model import Reason, Refusal, Why
from screens.present.members.steps import Step, Way
from screens.present.members.troubles import returning_works, time_doubted
from screens.present.words import Words


@dataclass(frozen=True, slots=True)
class ReasonText:
    """A reason in one plain sentence with its icon, and what to do about it."""

    icon: str
    sentence: str
    step: Step


@dataclass(frozen=True, slots=True)
class Kept:
    """Set where the visitor has the item at home and wanted to keep it longer.

    They may keep it until `due_on`, which is None once that day has passed.
    """

    due_on: date | None


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts that fill the sentences about one reason. A fact that the reason lacks is `…` or 0, never a guess."""

    place: str
    """The name of the item's initiative."""
    name: str
    """The name of a category, or of an initiative other than the item's; empty where the reason has neither."""
    n: int
    day: str
    amount: str
    may_give: bool
    """True if the visitor can give such an item here, which earns points."""
    kept: Kept | None
    """Set where the visitor asked to keep the item longer; None otherwise."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One reason: its `icon`, its sentence, the next step, and what a volunteer can do (in English, for the docs).

    With `reserving` the reason is against a reservation, and not against taking the item along.
    """

    icon: str
    sentence: Callable[[Facts, Words], str]
    step: Callable[[Facts, Words], Step]
    volunteer: str
    reserving: bool = False
    rules: bool = False
    """True if the item itself stays here, whatever the member does: then no other reason shows its advice."""


def reason_text(
    reason: Reason, refusal: Refusal, words: Words, kept: Kept | None = None, today: date | None = None
) -> ReasonText:
    """All that a screen shows about one reason; a day that is far from `today` has its year."""
    facts = Facts(
        place=refusal.item.initiative.name,
        name=reason.name,
        n=reason.number or 0,
        day=words.due(reason.day, today).full if reason.day else "…",
        amount=words.money(reason.amount) if reason.amount else "…",
        may_give=refusal.may_give,
        kept=kept,
    )
    entry = REASONS[reason.why]
    return ReasonText(entry.icon, entry.sentence(facts, words), entry.step(facts, words))


def too_few(points: int, words: Words) -> str:
    # Translators: points that one earns in a swap shop by giving items, and spends by taking some
    return words.many("Je hebt {n} punt. Dat is niet genoeg.", "Je hebt {n} punten. Dat is niet genoeg.", points)


# --- the table ---------------------------------------------------------------------------------------------------


def _desk(*sentences: str) -> Step:
    return Step(Way.DESK, sentences)


def _leave(*sentences: str) -> Step:
    return Step(Way.LEAVE, sentences)


def _later(words: Words) -> Step:
    return _leave(words("Laat het hier."), words("Kom later nog eens kijken."))


def _tomorrow(words: Words) -> Step:
    return Step(Way.WAIT, (words("Morgen kan je weer iets lenen."),))


def _nothing_to_do(words: Words) -> Step:
    return Step(Way.CALM, (words("Je hoeft niets te doen."),))


def _bring_back(kept: Kept | None, words: Words) -> Step:
    if kept and kept.due_on:
        # Translators: on that day itself is still in time
        return Step(Way.BACK, (words("Breng het terug voor {day}.", day=words.due(kept.due_on).full),))
    return Step(Way.BACK, (words("Breng het terug, dan kan iemand anders het lenen."),))


def _owes(f: Facts, words: Words) -> str:
    if f.name:
        return words("Je hebt bij {name} nog {amount} te betalen.", name=f.name, amount=f.amount)
    return words("Je hebt nog {amount} te betalen.", amount=f.amount)


def _no_more_renewals(f: Facts, words: Words) -> str:
    if not f.n:
        return words("Bij {place} kan je dingen niet langer houden.", place=f.place)
    return words.many(
        "Je hield dit al {n} keer langer. Vaker gaat niet.", "Je hield dit al {n} keer langer. Vaker gaat niet.", f.n
    )


def _unsafe(f: Facts, words: Words) -> Step:
    return _bring_back(f.kept, words) if f.kept else _leave(words("Laat het hier."), words("Wij kijken ernaar."))


def _in_doubt(kept: Kept | None, words: Words) -> Step:
    if kept:
        return Step(Way.WAIT, (words("Probeer het straks nog eens."),))
    return _leave(words("Laat het hier."), returning_works(words))


def _earn_points(f: Facts, words: Words) -> Step:
    if f.may_give:
        return Step(Way.GIVE, (words("Breng je er zelf één mee? Dan krijg je punten."),))
    return _desk(words("Breng zelf iets mee. Een vrijwilliger telt je punten."))


REASONS: dict[Why, Entry] = {
    Why.CARD_LOST: Entry(
        "lock-outline",
        lambda _, words: words("Deze kaart is gemeld als verloren."),
        lambda _, words: _desk(words("Heb je ze teruggevonden? Vertel het ons.")),
        volunteer="Ask whose card it is. On the member's page (*Lid*, *Kaarten*) give them a new card.",
    ),
    Why.BLOCKED: Entry(
        "chat-outline",
        lambda _, words: words("We willen eerst even met je praten."),
        lambda _, words: _desk(words("Spreek ons aan."), words("Terugbrengen kan altijd.")),
        volunteer="Their page (*Lid*, *Persoon*) says why they are blocked. Settled? *Deblokkeer*.",
    ),
    Why.ADULTS_ONLY: Entry(
        "human-male-child",
        lambda _, words: words("Dit is vanaf 18 jaar."),
        lambda _, words: _desk(words("Ben je 18 of ouder? Vertel het ons.")),
        volunteer="Look at a proof of age; then *Gezien* on their page (*Lid*, *Persoon*).",
    ),
    Why.INDUCTION: Entry(
        "school-outline",
        lambda _, words: words("We tonen je eerst hoe dit werkt."),
        lambda _, words: _desk(words("Vraag om het je te tonen.")),
        volunteer="Show how it works; then *Getoond* on their page (*Lid*, *Uitleg gehad*).",
    ),
    Why.NO_SUBSCRIPTION: Entry(
        "card-account-details-outline",
        # Translators: {place} is the name of an initiative of the house, such as Spelotheek
        lambda f, words: words("Je hebt nog geen abonnement bij {place}.", place=f.place),
        lambda _, words: _desk(words("Neem een abonnement.")),
        volunteer="Sell them a subscription on their page (*Lid*, *Abonnement*).",
    ),
    Why.SUBSCRIPTION_ENDED: Entry(
        "card-account-details-outline",
        lambda f, words: words("Je abonnement bij {place} stopte op {day}.", place=f.place, day=f.day),
        lambda _, words: _desk(words("Vernieuw je abonnement.")),
        volunteer="Sell them a new subscription on their page (*Lid*, *Abonnement*).",
    ),
    Why.SUBSCRIPTION_NOT_BEGUN: Entry(
        "calendar-clock",
        lambda f, words: words("Je abonnement bij {place} begint op {day}.", place=f.place, day=f.day),
        lambda _, words: Step(Way.WAIT, (words("Vanaf die dag kan je het meenemen."),)),
        volunteer="Nothing: it begins by itself.",
    ),
    Why.STRIPS_USED: Entry(
        "ticket-confirmation-outline",
        # Translators: a card with a number of loans on it, like a bus card with ten rides
        lambda f, words: words("Je beurtenkaart bij {place} is op.", place=f.place),
        lambda _, words: _desk(words("Neem een nieuwe beurtenkaart.")),
        volunteer="Sell them a new strip card on their page (*Lid*, *Abonnement*).",
    ),
    Why.NOT_IN_PLAN: Entry(
        "shape-outline",
        # Translators: {name} is a kind of items, such as Autostoelen
        lambda f, words: words("Je abonnement is niet voor: {name}.", name=f.name),
        lambda _, words: _desk(words("Vraag een ander abonnement.")),
        volunteer="Sell them a subscription that has this category (*Lid*, *Abonnement*).",
    ),
    Why.OVERDUE: Entry(
        "calendar-alert",
        lambda f, words: words.many(
            "We wachten nog op {n} ding, sinds {day}.",
            "We wachten nog op {n} dingen, het eerste sinds {day}.",
            max(f.n, 1),
            day=f.day,
        ),
        lambda _, words: Step(Way.BACK, (words("Breng dat eerst terug."), words("Dat kan hier altijd."))),
        volunteer="Take back what is late.",
    ),
    Why.OWES: Entry(
        "wallet-outline",
        _owes,
        lambda _, words: _desk(words("Betaal, of spreek iets af.")),
        volunteer="Note what they pay with *Betaald*, or *Hoeft niet*, on their page (*Lid*, *Geld*).",
    ),
    Why.DEPOSIT: Entry(
        "hand-coin-outline",
        # Translators: money that one gives as a security, and gets back
        lambda f, words: words("Hiervoor vragen we een waarborg van {amount}.", amount=f.amount),
        lambda f, words: _desk(words("Breng {amount} mee. Je krijgt het later terug.", amount=f.amount)),
        volunteer="Take the deposit and note it with *Waarborg* on their page (*Lid*, *Geld*).",
    ),
    Why.TOO_MANY: Entry(
        "home-outline",
        lambda f, words: words.many(
            "Bij {place} leen je {n} ding tegelijk.", "Bij {place} leen je {n} dingen tegelijk.", f.n, place=f.place
        ),
        lambda f, words: Step(Way.BACK, (words("Breng eerst iets terug van {place}.", place=f.place),)),
        volunteer="Take something back first.",
    ),
    Why.TOO_MANY_OF_CATEGORY: Entry(
        "home-outline",
        # Translators: {name} is a kind of items, such as Puzzels
        lambda f, words: words.many(
            "Je leent er {n} tegelijk van: {name}.", "Je leent er {n} tegelijk van: {name}.", f.n, name=f.name
        ),
        lambda f, words: Step(Way.BACK, (words("Breng eerst iets terug van: {name}.", name=f.name),)),
        volunteer="Take something of this category back first.",
    ),
    Why.TOO_MANY_TODAY: Entry(
        "calendar-today-outline",
        lambda f, words: words.many(
            "Bij {place} leen je {n} ding per dag.", "Bij {place} leen je {n} dingen per dag.", f.n, place=f.place
        ),
        lambda _, words: _tomorrow(words),
        volunteer="Tomorrow it can be lent.",
    ),
    Why.TOO_MANY_OF_CATEGORY_TODAY: Entry(
        "calendar-today-outline",
        # Translators: {name} is a kind of items, such as Puzzels
        lambda f, words: words.many(
            "Je leent er {n} per dag van: {name}.", "Je leent er {n} per dag van: {name}.", f.n, name=f.name
        ),
        lambda _, words: _tomorrow(words),
        volunteer="Tomorrow it can be lent.",
    ),
    Why.NO_MORE_RENEWALS: Entry(
        "calendar-remove-outline",
        _no_more_renewals,
        lambda f, words: _bring_back(f.kept, words),
        volunteer="Nothing: it comes back on its day, and somebody else can have it.",
    ),
    Why.WAITED_FOR: Entry(
        "human-queue",
        lambda _, words: words("Iemand anders wacht hierop."),
        lambda f, words: _bring_back(f.kept, words),
        volunteer="It is for whoever waits first. *Zet op de lijst* lets this member wait too.",
    ),
    Why.SET_ASIDE: Entry(
        "bookmark-outline",
        lambda _, words: words("Dit ligt klaar voor iemand anders."),
        lambda _, words: _later(words),
        volunteer="Put it back on the shelf that its slip names; its page (*Ding*) shows for whom and until when.",
        rules=True,
    ),
    Why.TO_CHECK: Entry(
        "eye-outline",
        lambda _, words: words("We kijken dit eerst nog na."),
        lambda _, words: _later(words),
        volunteer="Look it over. All is well? *In orde* in the *Inbox* or on its page (*Ding*).",
        rules=True,
    ),
    Why.IN_REPAIR: Entry(
        "wrench-outline",
        lambda _, words: words("We maken dit eerst nog."),
        lambda _, words: _later(words),
        volunteer="Mended? *In orde* on its page (*Ding*).",
        rules=True,
    ),
    Why.WITHDRAWN: Entry(
        "archive-outline",
        lambda _, words: words("Dit lenen we niet meer uit."),
        lambda _, words: _leave(words("Laat het hier.")),
        volunteer="Keep it here. Is it lent again? *In orde* on its page (*Ding*).",
        rules=True,
    ),
    Why.VOLUNTEERS_ONLY: Entry(
        "badge-account-outline",
        lambda _, words: words("Dit is voor de vrijwilligers."),
        lambda _, words: _leave(words("Laat het hier."), words("Kies iets anders.")),
        volunteer="Only volunteers borrow it. Scan it on the member's page (*Lid*) to lend it all the same.",
        rules=True,
    ),
    Why.UNSAFE: Entry(
        "shield-alert-outline",
        lambda f, words: words("Dit is veilig tot {day}. Daarna niet meer.", day=f.day),
        _unsafe,
        volunteer="Do not lend it past that day. Keep it here, and withdraw it on its page (*Ding*).",
        rules=True,
    ),
    Why.GONE: Entry(
        "archive-outline",
        lambda _, words: words("Dit is er niet meer."),
        lambda _, words: _leave(words("Kies iets anders.")),
        volunteer="Nothing: the item is no longer there. Is it? Its page (*Ding*) says what became of it.",
        reserving=True,
        rules=True,
    ),
    Why.NOT_SCANNED: Entry(
        "barcode",
        # Translators: an item whose barcode cannot be read, found by its picture
        lambda _, words: words("Zonder streepjescode kan je dit hier niet lenen."),
        lambda _, words: _leave(words("Typ de code die op het ding staat."), words("Terugbrengen kan wel.")),
        volunteer="Print a new label on its page (*Ding*) and stick it on, or lend it on the member's page (*Lid*).",
    ),
    Why.CLOSED: Entry(
        "door-closed",
        lambda f, words: words("Zelf lenen bij {place} kan nu niet.", place=f.place),
        lambda _, words: _desk(words("Kom langs als er iemand is.")),
        volunteer="Are you there? Say so with *Open of dicht*, or lend it on the member's page (*Lid*).",
    ),
    Why.ALREADY_OUT: Entry(
        "account",
        lambda _, words: words("Dit is ondertussen al uitgeleend."),
        lambda _, words: _desk(words("Vraag hulp.")),
        volunteer="Scan it at *Terugnemen* first, so that it is back; then lend it.",
    ),
    Why.NOT_YOURS: Entry(
        "information-outline",
        lambda _, words: words("Dit staat niet meer op jouw naam."),
        lambda _, words: _nothing_to_do(words),
        volunteer="Nothing: it was returned or lent to somebody else meanwhile.",
    ),
    Why.TOO_FEW_POINTS: Entry(
        "star-circle",
        lambda f, words: too_few(f.n, words),
        _earn_points,
        volunteer="Count what they give with *Giften tellen* on their page (*Lid*, *Punten*).",
    ),
    Why.GIVEN_AT_DESK: Entry(
        "gift",
        lambda f, words: words("Bij {place} telt een vrijwilliger wat je brengt.", place=f.place),
        lambda _, words: _desk(words("Geef het daar af. Dan krijg je punten.")),
        volunteer="Count what they give with *Giften tellen* on their page (*Lid*, *Punten*).",
    ),
    Why.NOT_RESERVED: Entry(
        "bookmark-outline",
        lambda f, words: words("Bij {place} kan je niets reserveren.", place=f.place),
        lambda _, words: Step(Way.WAIT, (words("Kom later nog eens kijken."),)),
        volunteer="Nothing: this initiative keeps no list of who waits.",
        reserving=True,
    ),
    Why.TOO_MANY_RESERVED: Entry(
        "human-queue",
        lambda f, words: words.many(
            "Bij {place} wacht je op {n} ding tegelijk.",
            "Bij {place} wacht je op {n} dingen tegelijk.",
            f.n,
            place=f.place,
        ),
        lambda _, words: Step(Way.MINE, (words("Hoef je er één niet meer? Zeg het in ‘Mijn pagina’."),)),
        volunteer="Let them give one up in *Mijn pagina*.",
        reserving=True,
    ),
    Why.AT_YOUR_HOME: Entry(
        "home-outline",
        lambda _, words: words("Dit is al bij jou thuis."),
        lambda _, words: _nothing_to_do(words),
        volunteer="Nothing: they have it already.",
        reserving=True,
    ),
    Why.TIME_DOUBTED: Entry(
        "clock-outline",
        lambda _, words: time_doubted(words),
        lambda f, words: _in_doubt(f.kept, words),
        volunteer="On your first page, say whether it is the day and the time that stand there. Then all goes on.",
    ),
}
"""The words of every reason; a test fails while one is missing."""
