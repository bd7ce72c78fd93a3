"""A simulated year: everything that a house does, with faults, against the model.

`SIM_SEED` and `SIM_DAYS` choose another course of events; a failure tells the ones that repeat it.
"""

import logging
import os
import subprocess
import sys
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


def test_a_seed_is_one_course_of_events() -> None:
    """The course is the same also where sets have another order, as they have in each process."""
    courses = set()
    for order in ("1", "2"):
        words = {"SIM_SEED": "3", "SIM_DAYS": "6", "PYTHONHASHSEED": order}
        program = [sys.executable, "-m", "tests.simulation"]
        done = subprocess.run(program, env={**os.environ, **words}, check=True, capture_output=True, text=True)
        courses.add(done.stdout.split(":")[0])
    assert len(courses) == 1, courses
