"""Reports changes of a device's state to the log and to the volunteers' inbox, at a limited rate."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.lending.model import Device, Trouble
from kiosk.running.brake import MINUTE

Tell = Callable[[Device, Trouble | None, str], None]
"""A function that takes a device, its trouble (None if it works), and details for the log, which may be empty."""


NOT_KEPT = object()


@dataclass(slots=True)
class _State:
    trouble: Trouble | None
    details: str
    changes: int = 0
    """The number of changes of the state since it was reported."""


class ChangeReports:
    """Reports each change of a device's state, but the same state again only `apart` seconds later. For one thread.

    The state of a device that changes repeatedly is reported only at the end of that time. The first state of a device
    is no change, so the first change after a start is reported at once.
    """

    def __init__(self, tell: Tell, clock: Callable[[], float], apart: float = MINUTE) -> None:
        self._tell = tell
        self._clock = clock
        self._apart = apart
        self._states: dict[Device, _State] = {}
        self._reported: dict[Device, object] = {}
        self._reported_at: dict[tuple[Device, Trouble | None], float] = {}

    def becomes(self, device: Device, trouble: Trouble | None, details: str = "") -> None:
        """Note the state of a device; the same state as before is no change."""
        state = self._states.get(device)
        if state is None:
            self._states[device] = _State(trouble, details)
        elif state.trouble is not trouble:
            state.trouble, state.details, state.changes = trouble, details, state.changes + 1

    def tell(self) -> None:
        """Report the changes that may be reported now."""
        for device, state in self._states.items():
            if device not in self._reported:
                self._tell_of(device, state)
            elif self._reported[device] is not state.trouble and self._may(device, state.trouble):
                self._reported_at[device, state.trouble] = self._clock()
                self._tell_of(device, state)

    def tell_again(self, device: Device) -> None:
        """Report the state of this device again later, because the last report was not kept. For any thread."""
        self._reported_at[device, self._states[device].trouble] = self._clock()
        self._reported[device] = NOT_KEPT

    def _may(self, device: Device, trouble: Trouble | None) -> bool:
        return self._clock() - self._reported_at.get((device, trouble), float("-inf")) >= self._apart

    def _tell_of(self, device: Device, state: _State) -> None:
        more = f"{state.changes} changes since the last line" if state.changes > 1 else ""
        self._reported[device] = state.trouble
        state.changes = 0
        self._tell(device, state.trouble, "; ".join(filter(None, (state.details, more))))
