"""What all tests share: where their files lie, and at the end of a run what each budget of time has spent."""

import gc
import os
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.support.budgets import sums


class _Spent:
    """Collects the seconds of each phase of each test, of this process and of those that share the work."""

    def __init__(self) -> None:
        self.took: list[tuple[str, float]] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.took.append((report.nodeid, report.duration))

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self.took:
            terminalreporter.section("time on two cores")
            processes = terminalreporter.config.getoption("numprocesses", None) or 1
            for line in sums(self.took, processes):
                terminalreporter.write_line(line)


IN_MEMORY = Path("/dev/shm")
"""Each test has databases of its own, which sync to the disk at every commit: in memory that costs nothing, and half of
the time. What a kill leaves behind is the same there; power cuts are modelled from the writes, not from a disk.
"""


def pytest_configure(config: pytest.Config) -> None:
    if IN_MEMORY.is_dir() and os.access(IN_MEMORY, os.W_OK):
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))
    config.pluginmanager.register(_Spent(), "time-on-two-cores")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Some ten thousand tests and their parameters stay to the end: looking through them for garbage finds nothing."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()
