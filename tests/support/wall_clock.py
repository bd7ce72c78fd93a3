"""The system clock as a program of the tests sees it: a test can set it, also while the program runs."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path


class WallClock:
    """The system clock of a program that is started with `environment`; it is right until it is set."""

    def __init__(self, folder: Path) -> None:
        self._file, library = folder / "wall_clock", folder / "wall_clock.so"
        self.right()
        source = Path(__file__).with_name("wall_clock.c")
        built = ["gcc", "-shared", "-fPIC", "-D_GNU_SOURCE", "-Wall", "-Werror", "-o", str(library), str(source)]
        subprocess.run(built, check=True)
        self.environment = {"LD_PRELOAD": str(library), "WALL_CLOCK": str(self._file)}

    def right(self) -> None:
        """Shows the program the true time."""
        self._be_off_by(0)

    def set_to(self, moment: datetime) -> None:
        """Shows the program this time, which goes on from now."""
        self._be_off_by(round((moment - datetime.now(UTC)).total_seconds()))

    def _be_off_by(self, seconds: int) -> None:
        with self._file.open("r+b" if self._file.exists() else "w+b", buffering=0) as file:
            file.write(seconds.to_bytes(8, "little", signed=True))
