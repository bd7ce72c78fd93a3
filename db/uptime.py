"""How long the machine is on, which no setting of its clock changes, and which boot that is."""

import time
from pathlib import Path

BOOT = Path("/proc/sys/kernel/random/boot_id")


def seconds_since_boot() -> float:
    """Seconds since the machine was switched on, also those in which it slept."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


def boot_id() -> str:
    """The identity of this boot, another one after every start of the machine; empty where the system has none."""
    try:
        return BOOT.read_text("ascii").strip()
    except OSError:
        return ""
