"""How many rounds a test of endurance makes: few in `make check`, many in `make torture`."""

import os

TORTURE = os.environ.get("TORTURE") == "1"
"""Whether this run is `make torture`."""


def rounds(check: int, torture: int) -> int:
    """The number of rounds in this run: `check` in `make check`, `torture` in `make torture`."""
    return torture if TORTURE else check
