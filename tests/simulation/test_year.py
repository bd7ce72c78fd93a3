"""A simulated year: everything that the house does, with faults, against a model of who holds, owes and awaits what.

`SIM_SEED` and `SIM_DAYS` choose another course; a failure says which ones show it again.
"""

import logging
import os
from pathlib import Path

import pytest

from tests.simulation.year import Year
from tests.support.torture import rounds

SEED = int(os.environ.get("SIM_SEED", "1"))
DAYS = int(os.environ.get("SIM_DAYS", rounds(check=200, torture=5000)))


@pytest.mark.torture
@pytest.mark.timeout(7200)
def test_a_simulated_year(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)
    Year(SEED, tmp_path).run(DAYS)
