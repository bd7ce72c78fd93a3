"""The command that undoes what was done in the last 24 hours."""

from dataclasses import dataclass

from kiosk.lending.model import Operation


@dataclass(frozen=True, slots=True)
class UndoOperation:
    """Undoes this operation, if no later operation depends on it."""

    operation: Operation
