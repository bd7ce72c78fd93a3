"""Asks for the first coordinator, who opens the volunteers' desk, and for their PIN."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kiosk.cli.setting_up.asking import Asker, CannotBe, as_it_is, read_name
from kiosk.lending.declining import SENTENCES
from kiosk.lending.limits import LONGEST_PIN, SHORTEST_DESK_PIN, SHORTEST_PIN
from kiosk.lending.volunteers.model import DeclineCause
from kiosk.lending.volunteers.typed import is_easy


@dataclass(frozen=True, slots=True)
class Coordinator:
    """The member who becomes a coordinator: a new one with this name, or the one with this number.

    An empty `pin` gives none.
    """

    name: str
    number: str
    pin: str


def ask_coordinator(asker: Asker, members: Collection[str], coordinators: Sequence[str]) -> Coordinator | None:
    """Ask for the coordinator to add; None if there is none. `members` are the numbers in use, `coordinators` the names
    of the existing ones.
    """
    asker.heading("The coordinator")
    known = "If they are a member already: their member number." if members else ""
    if not asker.looks():
        question = f"What is the name of the coordinator? {known}"
        who = asker.value("coordinator.name", question, "", lambda text: text and read_name(text), as_it_is)
        if not who or who in coordinators:
            return None
    elif _wants_one(asker, coordinators):
        who = asker.value("coordinator.name", f"What is their name? {known}", None, read_name, as_it_is)
    else:
        return None
    pin = asker.secret("coordinator.pin", PIN, _pin)
    return Coordinator("", who, pin) if who in members else Coordinator(who, "", pin)


def _wants_one(asker: Asker, coordinators: Sequence[str]) -> bool:
    """Ask whether a coordinator is to be added."""
    if coordinators:
        asker.say(f"There is one already: {', '.join(coordinators)}.")
        return asker.yes("coordinator.add", "Add another one?", False)
    asker.say(
        "A coordinator opens the desk for volunteers at the kiosk, and may do everything there. Without one nobody can "
        "give out cards or enter what is broken."
    )
    return asker.yes("coordinator.add", "Add the first one now?", True)


PIN = (
    f"Their PIN: {SHORTEST_PIN} to {LONGEST_PIN} digits. With {SHORTEST_DESK_PIN} digits it opens the desk with their "
    "member number; with fewer it goes with their card. Only Enter: they get none now."
)


def _pin(text: str) -> str:
    if not re.fullmatch(rf"[0-9]{{{SHORTEST_PIN},{LONGEST_PIN}}}", text):
        raise CannotBe(f"A PIN has {SHORTEST_PIN} to {LONGEST_PIN} digits.")
    if is_easy(text):
        raise CannotBe(SENTENCES[DeclineCause.EASY_PIN])
    return text
