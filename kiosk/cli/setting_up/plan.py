"""The sentences about what the setup will do, and about the next steps after it."""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.cli.setting_up.draft import Draft
from kiosk.cli.setting_up.machine import Machine
from kiosk.cli.setting_up.questions.house import Beginning, Furnishing
from kiosk.cli.setting_up.questions.people import Coordinator
from kiosk.cli.setting_up.written import changes

MOST_LINES = 3
"""The most lines about the next steps."""


@dataclass(frozen=True, slots=True)
class Plan:
    """All answers."""

    draft: Draft
    furnishing: Furnishing
    coordinator: Coordinator | None


def actions(plan: Plan, kiosk: Machine) -> Iterator[str]:
    """A line for each thing that will be done."""
    changed = changes(plan.draft.present, plan.draft.tables)
    yield f"{kiosk.path} {'is changed' if kiosk.path.exists() else 'is made'}:" if changed else f"{kiosk.path} stays."
    for change in changed:
        yield f"    {change.key}: {change.before or 'not there'} -> {change.after or 'left out'}"
    match plan.furnishing.beginning:
        case Beginning.DEMO:
            yield "The demo house moves in."
        case Beginning.EMPTY if kiosk.house_file.exists():
            yield f"The house begins as {kiosk.house_file} says, which is there already."
        case Beginning.EMPTY:
            yield f"The house begins with {plan.furnishing.initiative}, in {kiosk.house_file}, for you to fill in."
    if plan.coordinator:
        without = "without a PIN" if plan.coordinator.name else "and their PIN stays as it is"
        who = plan.coordinator.name or f"Member {plan.coordinator.number}"
        yield f"{who} becomes a coordinator, {'with a PIN' if plan.coordinator.pin else without}."


def next_steps(plan: Plan, kiosk: Machine, well: bool, ran: bool) -> list[str]:
    """The next steps, most urgent first. `ran`: the kiosk was running before the setup, and was to be started again."""
    lines = []
    if not well:
        lines.append(f"Where it says no: do what stands below it, then look again with  {kiosk.command('doctor')}")
    if kiosk.service and kiosk.service.active:
        lines.append("The kiosk runs again." if ran else "The kiosk runs.")
    elif ran:
        lines.append("The kiosk did not start again:  journalctl -u kiosk  says why.")
    else:
        lines.append(f"Start the kiosk:  {'sudo systemctl start kiosk' if kiosk.service else kiosk.command('run')}")
    if plan.furnishing.beginning is Beginning.EMPTY:
        apply = kiosk.command(f"house apply {kiosk.house_file}")
        lines.append(f"Fill in {kiosk.house_file}, then:  {apply}")
        lines.append("Then come things and members: docs/house.md and docs/import.md say how.")
    else:
        lines.append("Change an answer at any time: run this again.")
    return lines[:MOST_LINES]
