"""What is said of one kind of finding, and the little that several of them say alike."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kiosk.lending.upkeep.findings import Value
from screens.present.words import Words

Facts = Mapping[str, Value]
"""What a finding names, with `about`, which is never missing."""
Said = Callable[[Facts, Words], str]


@dataclass(frozen=True, slots=True)
class Entry:
    """What was found, in one sentence, and what to do in another; None where nothing is to be done."""

    found: Said
    advice: Said | None = None


def says(sentence: str) -> Said:
    """This Dutch sentence, with the facts that it names; a moment among them is said in short."""

    def said(facts: Facts, words: Words) -> str:
        values = {
            name: words.short_moment(fact) if isinstance(fact, datetime) else fact for name, fact in facts.items()
        }
        return words(sentence, **values)

    return said


def value(name: str) -> Said:
    """The fact itself, which needs no words."""
    return lambda facts, _: str(facts[name])


AS_THE_KIOSK = says("Kijk als de gebruiker kiosk: sudo -u kiosk kiosk doctor. Mag die ook niet: sudo make install.")
"""What to do about a right that this user lacks."""
