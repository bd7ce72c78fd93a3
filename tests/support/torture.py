"""How often a test of endurance goes round: as `make check` can afford, or as `make torture` asks."""

import os

TORTURE = os.environ.get("TORTURE") == "1"
"""Whether this run is `make torture`."""


def rounds(check: int, torture: int) -> int:
    """How many rounds this run makes: `check` in `make check`, `torture` in `make torture`."""
    return torture if TORTURE else check
