"""The words of one kind of finding, and the few sentences that several kinds share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kiosk.lending.upkeep.findings import Value
from screens.present.words import Words

Facts = Mapping[str, Value]
"""The facts that a finding names, by name; `about` is always among them."""
Said = Callable[[Facts, Words], str]


@dataclass(frozen=True, slots=True)
class Entry:
    """What was found, in one sentence, and what to do, in another one; None where nothing is to be done."""

    found: Said
    advice: Said | None = None


def says(sentence: str) -> Said:
    """Makes this Dutch sentence with the facts that it names; a moment among the facts is written in short."""

    def said(facts: Facts, words: Words) -> str:
        values = {
            name: words.short_moment(fact) if isinstance(fact, datetime) else fact for name, fact in facts.items()
        }
        return words(sentence, **values)

    return said


def value(name: str) -> Said:
    """Makes the text of the fact with this name, which needs no words around it."""
    return lambda facts, _: str(facts[name])


AS_THE_KIOSK = says("Kijk als de gebruiker kiosk: sudo -u kiosk kiosk doctor. Mag die ook niet: sudo make install.")
"""The advice where this user lacks a right."""
