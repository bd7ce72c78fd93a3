"""Small file systems for tests that need a disk of their own: one that fills up, or that can only be read."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def tmpfs(place: Path, size: str) -> Iterator[None]:
    """Mount a file system in memory at this folder, made if it is missing; `size` is that of tmpfs(5), such as "8m".

    The test is skipped where this user may not mount. The mount is in the namespace of the tests: one made by
    `unshare --mount` would hold the sticks of other tests, which then cannot be mounted again.
    """
    place.mkdir(exist_ok=True)
    with mounted("-t", "tmpfs", "-o", f"size={size}", "none", place):
        yield


@contextmanager
def mounted(*words: str | Path) -> Iterator[None]:
    """Mount with these words of mount(8), of which the last is the folder; unmount it lazily, as it may be in use."""
    done = subprocess.run(["mount", *words], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"not run: {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", words[-1]], check=True)
