"""Writes the text of the rescue page into the state directory, for `systemd/kiosk-rescue` if the kiosk does not start.

The script counts there how often it rebooted the machine; a kiosk that works again resets the count.
"""

import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from kiosk.own_files import open_new
from kiosk.printable import printable_lines

log = logging.getLogger(__name__)

HEALTHY_SECONDS = 600.0
"""The seconds without trouble after which a failure is a new one, for which the machine may be rebooted again."""

REBOOTS, PAGE = "reboots", "rescue.txt"


@dataclass(slots=True)
class Rescue:
    """The state directory from systemd. None: there is none, and nothing is done. Its methods never raise."""

    state: Path | None = None
    healthy_since: float | None = field(default=None, init=False)
    """The first moment at which the kiosk was alive, in seconds of a steady clock; None before it, and once the count
    was reset.
    """
    noted: bool = field(default=False, init=False)

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> Self:
        first = environ.get("STATE_DIRECTORY", "").split(":")[0]
        return cls(Path(first) if first else None)

    def leave_page(self, text: str) -> None:
        """Write the text of the page; on a full disk the earlier text stays."""
        if self.state is None:
            return
        text = printable_lines(text)
        page, new = self.state / PAGE, self.state / f"{PAGE}.new"
        try:
            if not page.exists() or page.read_text("utf-8", "replace") != text:
                with os.fdopen(open_new(new), "w", encoding="utf-8") as file:
                    file.write(text)
                new.replace(page)
        except OSError as error:
            log.warning("the words for a kiosk that does not start could not be kept: %s", error.strerror)

    def alive(self, at: float) -> None:
        """Note that the kiosk works at this moment; after `HEALTHY_SECONDS` of this, the count of reboots is reset."""
        if self.state is None or self.noted:
            return
        if self.healthy_since is None:
            self.healthy_since = at
        if at - self.healthy_since < HEALTHY_SECONDS:
            return
        self.noted = True
        try:
            (self.state / REBOOTS).unlink(missing_ok=True)
        except OSError as error:
            log.warning("the reboots could not be forgotten: %s", error.strerror)
