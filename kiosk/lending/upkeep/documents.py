"""How far the PDFs are that a coordinator asked for at the desk. Another process makes them."""

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
    """How far the PDFs are now. With DONE, `at` is the local moment at which they were made, `files` how many."""

    making: Making = Making.NOTHING
    at: datetime | None = None
    files: int = 0
