"""`SIM_SEED=7 SIM_DAYS=200 python -m tests.simulation` runs simulated days, to repeat a failure."""

import logging
import os
import sys
import tempfile
import time
from pathlib import Path

from tests.simulation.year import SimulationFailedError, Year


def main() -> int:
    seed, days = int(os.environ.get("SIM_SEED", "1")), int(os.environ.get("SIM_DAYS", "200"))
    logging.disable()
    memory = Path("/dev/shm")
    began = time.process_time()
    with tempfile.TemporaryDirectory(prefix="kiosk-year-", dir=memory if memory.is_dir() else None) as place:
        try:
            year = Year(seed, Path(place))
            year.run(days)
        except SimulationFailedError as failed:
            print(failed)
            if "-v" in sys.argv:
                raise
            return 1
    print(f"seed {seed}, course {year.course}: {days} days in {time.process_time() - began:.1f} s of a processor")
    return 0


if __name__ == "__main__":
    sys.exit(main())
