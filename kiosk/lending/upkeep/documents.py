"""The progress of the PDFs that a coordinator requested at the desk. Another process makes them."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Making(Enum):
    """The progress of the requested PDFs."""

    NOTHING = "nothing"
    """No PDFs were requested today."""
    RUNS = "runs"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class DocumentsRead:
    """The present progress of the PDFs. With DONE, `at` is the local moment at which they were made, `files` their
    number.
    """

    making: Making = Making.NOTHING
    at: datetime | None = None
    files: int = 0
