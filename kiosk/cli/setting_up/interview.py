"""The whole interview, from the name of the house to the coordinator. It changes nothing."""

from typing import Any

import msgspec

from kiosk.cli.common import fail
from kiosk.cli.setting_up.asking import Asker, NotAnswered
from kiosk.cli.setting_up.carrying_out import Known, check_house
from kiosk.cli.setting_up.draft import Draft
from kiosk.cli.setting_up.machine import Machine
from kiosk.cli.setting_up.plan import Plan, actions
from kiosk.cli.setting_up.questions import house, people, printer, reader, scanner, screen
from kiosk.cli.setting_up.questions.house import Beginning, Furnishing
from kiosk.settings import Settings, SettingsError

UNCHANGED = "Nothing was changed."
HELLO = (
    "This sets up the kiosk, one question at a time. Enter takes the answer that stands in brackets. Nothing is "
    "changed before the last question: until then Ctrl-C ends this and leaves all as it was."
)


def ask(asker: Asker, present: Settings, known: Known, kiosk: Machine) -> Plan:
    """Ask all questions, from the name of the house to the coordinator. Returns the plan once the person has confirmed
    it.
    """
    draft = Draft(present)
    asker.say(HELLO)
    house.ask_house(asker, draft)
    screen.ask_screen(asker, draft)
    screen.ask_sound(asker, draft)
    reader.ask_reader(asker, draft)
    scanner.ask_scanner(asker, draft)
    printer.ask_printer(asker, draft)
    furnishing = Furnishing(Beginning.AS_IT_IS)
    if known.new:
        furnishing = house.ask_beginning(asker, draft.settings.house.name)
    coordinator = people.ask_coordinator(asker, known.members, known.coordinators)
    _take(asker.rest(), draft)
    if furnishing.beginning is Beginning.EMPTY:
        check_house(kiosk.house_file)
    plan = Plan(draft, furnishing, coordinator)
    asker.heading("What will be done")
    for line in actions(plan, kiosk):
        asker.say(line)
    if asker.looks() and not asker.yes("setup.write", "Is that right?", True):
        fail(UNCHANGED)
    return plan


NOT_ALWAYS_ASKED = ("setup.begin", "setup.initiative", "coordinator.pin", "printer.address")
"""The answers that are no keys of kiosk.toml and are not always asked, because they are of no use if there is data
already.
"""


def _take(rest: dict[str, Any], draft: Draft) -> None:
    """Put the answers without a question into the draft: they may be any other key of kiosk.toml. Raises
    `NotAnswered`.
    """
    known = msgspec.to_builtins(draft.present)
    for key, value in rest.items():
        if key in NOT_ALWAYS_ASKED:
            continue
        section, _, name = key.partition(".")
        if name not in known.get(section, {}):
            raise NotAnswered(f"{key} is no question, and no key of kiosk.toml.")
        draft.put(key, value)
    try:
        _ = draft.settings
    except SettingsError as error:
        raise NotAnswered(str(error)) from None
