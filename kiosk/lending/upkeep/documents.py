"""The PDFs that a coordinator asks for at the desk: another process makes them, the kiosk only tells how far it is."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Making(Enum):
    """How far the PDFs are that were asked for."""

    NOTHING = "nothing"
    """None were asked for today."""
    RUNS = "runs"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class DocumentsRead:
    """How far it is now. `at` is the local moment at which they were done and `files` how many they are, with DONE."""

    making: Making = Making.NOTHING
    at: datetime | None = None
    files: int = 0
