"""The clock of the system as a program of the tests sees it: it can be set, also while the program runs."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path


class WallClock:
    """The clock of a program that is started with `environment`. It is right until it is set."""

    def __init__(self, folder: Path) -> None:
        self._file, library = folder / "wall_clock", folder / "wall_clock.so"
        self.right()
        source = Path(__file__).with_name("wall_clock.c")
        built = ["gcc", "-shared", "-fPIC", "-D_GNU_SOURCE", "-Wall", "-Werror", "-o", str(library), str(source)]
        subprocess.run(built, check=True)
        self.environment = {"LD_PRELOAD": str(library), "WALL_CLOCK": str(self._file)}

    def right(self) -> None:
        """The program sees the time as it is."""
        self._be_off_by(0)

    def set_to(self, moment: datetime) -> None:
        """From now on the program sees this time, which goes on."""
        self._be_off_by(round((moment - datetime.now(UTC)).total_seconds()))

    def _be_off_by(self, seconds: int) -> None:
        with self._file.open("r+b" if self._file.exists() else "w+b", buffering=0) as file:
            file.write(seconds.to_bytes(8, "little", signed=True))
