"""The exact looks of screens: draws them one after the other and gives the SHA-256 of each picture.

As a program it reads a pickled list of `Shown` and a size from standard input and writes a pickled list of digests. A
process and a clock of its own keep earlier drawing from making a difference.
"""

import hashlib
import pickle
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from screens.present.values import Shown


def digests(shots: Sequence[Shown], size: str) -> list[str]:
    asked = pickle.dumps((list(shots), size))
    done = subprocess.run([sys.executable, "-m", "tests.support.drawn"], input=asked, capture_output=True, check=True)
    found: list[str] = pickle.loads(done.stdout)
    return found


def _main() -> None:
    shots, size = pickle.loads(sys.stdin.buffer.read())
    import os

    os.environ.update(SDL_VIDEODRIVER="offscreen", SDL_AUDIODRIVER="dummy")
    from screens.window import configure as window

    with TemporaryDirectory() as folder:
        window.configure(size, Path(folder))
        from screens.window.app import KioskApp
        from screens.window.frames import Frames, picture

        app = KioskApp(lambda _event: None, lambda _shown: None)
        frames = Frames()
        frames.put(app.root)
        found = []
        for shown in shots:
            app.show(shown)
            frames.settle()
            found.append(hashlib.sha256(picture().tobytes()).hexdigest())
    sys.stdout.buffer.write(pickle.dumps(found))


if __name__ == "__main__":
    _main()
