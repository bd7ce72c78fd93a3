"""What all tests share: at the end of a run it is told what each budget of time has spent."""

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
            for line in sums(self.took):
                terminalreporter.write_line(line)


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(_Spent(), "time-on-two-cores")
