"""The condition of an item, in a word, with its icon."""

from typing import assert_never

from kiosk.lending.conditions import Condition
from screens.present.values import Tone
from screens.present.words import Words

MARKS = (Condition.GOOD, Condition.CHECK, Condition.REPAIR, Condition.MISSING, Condition.WITHDRAWN)
"""The conditions that a volunteer can choose. That an item was given away follows from the swap."""

ICONS = {
    Condition.GOOD: "thumb-up-outline",
    Condition.CHECK: "eye-outline",
    Condition.REPAIR: "wrench-outline",
    Condition.MISSING: "help-circle",
    Condition.WITHDRAWN: "archive-arrow-down",
    Condition.GONE: "gift",
}


def condition_name(condition: Condition, words: Words) -> str:
    # Translators: the states of an item, in a word or two
    match condition:
        case Condition.GOOD:
            return words("In orde")
        case Condition.CHECK:
            return words("Na te kijken")
        case Condition.REPAIR:
            return words("In herstel")
        case Condition.MISSING:
            return words("Vermist")
        case Condition.WITHDRAWN:
            return words("Afgedankt")
        case Condition.GONE:
            return words("Weggegeven")
    assert_never(condition)


def condition_tone(condition: Condition) -> Tone:
    return Tone.GOOD if condition is Condition.GOOD else Tone.LOOK
