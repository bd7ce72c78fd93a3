"""What is wrong with the ledger, in a short code and one sentence for the volunteers.

`kiosk/lending/upkeep/health.py` says the same in English to the person who looks after the kiosk.
"""

from collections.abc import Callable

from kiosk.lending.upkeep.health import LedgerFault
from screens.present.words import Words

GENERAL = "K1"
"""The short code for: nothing can be lent, and the cause is not known."""


CODES: dict[LedgerFault, str] = {
    LedgerFault.UNSUITABLE: GENERAL,
    LedgerFault.MISSING: "K2",
    LedgerFault.AWAY: "K3",
    LedgerFault.LOCKED: "K4",
    LedgerFault.FULL: "K5",
    LedgerFault.READ_ONLY: "K6",
    LedgerFault.DENIED: "K7",
    LedgerFault.FAILING: "K8",
    LedgerFault.DAMAGED: "K9",
    LedgerFault.FOREIGN: "K10",
    LedgerFault.EMPTY: "K11",
    LedgerFault.OLDER: "K12",
    LedgerFault.NEWER: "K13",
    LedgerFault.WRONG_KEY: "K14",
    LedgerFault.WRONG_PLACE: "K15",
}

SENTENCES: dict[LedgerFault, Callable[[Words], str]] = {
    LedgerFault.UNSUITABLE: lambda words: words("De gegevens staan niet goed ingesteld."),
    LedgerFault.MISSING: lambda words: words("De gegevens zijn er niet."),
    LedgerFault.AWAY: lambda words: words("De server met de gegevens antwoordt niet."),
    LedgerFault.LOCKED: lambda words: words("Een ander programma houdt de gegevens vast."),
    LedgerFault.FULL: lambda words: words("De schijf is vol."),
    LedgerFault.READ_ONLY: lambda words: words("Op de schijf kan niets geschreven worden."),
    LedgerFault.DENIED: lambda words: words("De kiosk mag niet bij de gegevens."),
    LedgerFault.FAILING: lambda words: words("De schijf doet het niet goed."),
    LedgerFault.DAMAGED: lambda words: words("Een deel van de gegevens is beschadigd."),
    LedgerFault.FOREIGN: lambda words: words("Dit zijn geen gegevens van de kiosk."),
    LedgerFault.EMPTY: lambda words: words("De gegevens zijn leeg."),
    LedgerFault.OLDER: lambda words: words("De gegevens zijn van een oudere versie."),
    LedgerFault.NEWER: lambda words: words("De gegevens zijn van een nieuwere versie."),
    LedgerFault.WRONG_KEY: lambda words: words("De sleutel past niet bij de gegevens."),
    LedgerFault.WRONG_PLACE: lambda words: words("De gegevens staan op een plek waar ze verloren gaan."),
}


def code(fault: LedgerFault | None) -> str:
    """The short code that stands on the screen; `GENERAL` where the fault is not known (None)."""
    return CODES[fault] if fault else GENERAL


def for_volunteers(fault: LedgerFault | None, words: Words) -> str:
    """What is wrong and whom to call, for a volunteer who reads the screen; with None the cause is not known."""
    sentence = SENTENCES[fault or LedgerFault.UNSUITABLE](words)
    # Translators: {sentence} says what is wrong with the kiosk
    return words("Voor vrijwilligers: {sentence} Bel wie de kiosk beheert.", sentence=sentence)
