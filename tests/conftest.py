"""What all tests share: the folder of their files, and the report of the time that each budget has spent."""

import gc
import os
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.support.budgets import sums


class _Spent:
    """Collects the seconds of each phase of each test, of this process and of its workers."""

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
"""The folder of the tests' files. Each test has databases of its own, which sync at every commit: in memory this costs
nothing, on a disk half of the time. A kill leaves the same files behind there; power cuts are modelled from the writes.
"""


def pytest_configure(config: pytest.Config) -> None:
    if IN_MEMORY.is_dir() and os.access(IN_MEMORY, os.W_OK):
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))
    config.pluginmanager.register(_Spent(), "time-on-two-cores")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Takes what was collected out of the reach of the garbage collector: some ten thousand tests stay to the end, and
    none of them is garbage.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()
