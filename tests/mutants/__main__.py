"""`make mutants`: breaks one rule after another in a copy of the tree; for each, one of its tests must fail.

`python -m tests.mutants [WORD]` plants those with WORD in their name or file. It ends with 1 and a list when a mutant
survives, when its text does not stand exactly once in its file any more, or when its tests do not even run.
"""

import argparse
import os
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from queue import SimpleQueue

from tests.mutants.listed import MUTANTS, Mutant

TREE = Path(__file__).parents[2]
CORES = 2
LONGEST = 600
"""Seconds after which the tests of a mutant are ended; this proves nothing, for the machine may be slow."""

TESTS_FAILED = 1
"""The exit status of pytest when a test failed; any other status proves nothing."""


class Fate(Enum):
    """What a run of its tests showed of a mutant."""

    KILLED = "killed"
    SURVIVED = "SURVIVED"
    GONE = "NOT THERE"
    BROKEN = "TESTS DO NOT RUN"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The fate of a mutant, the seconds that its tests took, and the end of the output of pytest."""

    mutant: Mutant
    fate: Fate
    seconds: float
    said: str = ""


def copy_of_tree(place: Path) -> Path:
    """Copies every file that git knows or would add into this folder, as it is now."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=TREE,
        capture_output=True,
        check=True,
    )
    for name in listed.stdout.decode().split("\0"):
        if name and (TREE / name).is_file():
            target = place / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes((TREE / name).read_bytes())
    return place


def run_tests(tree: Path, tests: str) -> tuple[int | None, str]:
    """The exit status of pytest, or None if it took too long, and its last lines."""
    env = {**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *shlex.split(tests)]
    try:
        done = subprocess.run(command, cwd=tree, env=env, capture_output=True, text=True, timeout=LONGEST, check=False)
    except subprocess.TimeoutExpired:
        return None, ""
    return done.returncode, done.stdout[-1500:]


def plant(tree: Path, mutant: Mutant) -> Verdict:
    """Plants this mutant in the copy, runs its tests, and restores the file."""
    began, file = time.monotonic(), tree / mutant.file
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    if text.count(mutant.old) != 1:
        return Verdict(mutant, Fate.GONE, 0.0, f"{mutant.file} has it {text.count(mutant.old)} times: {mutant.old!r}")
    file.write_text(text.replace(mutant.old, mutant.new), encoding="utf-8")
    try:
        code, said = run_tests(tree, mutant.tests)
    finally:
        file.write_text(text, encoding="utf-8")
    fate = Fate.KILLED if code == TESTS_FAILED else Fate.SURVIVED if code == 0 else Fate.BROKEN
    return Verdict(mutant, fate, time.monotonic() - began, said)


def fail_unbroken(tree: Path, mutants: Sequence[Mutant]) -> list[str]:
    """The tests that fail without any mutant and so prove nothing; each with the output of pytest."""
    found = []
    for tests in sorted({mutant.tests for mutant in mutants}):
        code, said = run_tests(tree, tests)
        if code != 0:
            found.append(f"{tests} does not pass as it is ({code}):\n{said}")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description="Break one rule after the other; the tests must see each.")
    parser.add_argument("word", nargs="?", default="", help="only mutants with this in their name or file")
    word = parser.parse_args().word
    mutants = [mutant for mutant in MUTANTS if word in mutant.name or word in mutant.file]
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="kiosk-mutants-") as folder:
        trees: SimpleQueue[Path] = SimpleQueue()
        for number in range(CORES):
            trees.put(copy_of_tree(Path(folder) / str(number)))
        if failing := fail_unbroken(first := trees.get(), mutants):
            print("\n".join(failing))
            return 1
        trees.put(first)
        verdicts = []
        with ThreadPoolExecutor(CORES) as cores:
            for verdict in cores.map(lambda mutant: _planted(trees, mutant), mutants):
                verdicts.append(verdict)
                print(f"{verdict.fate.value:<10} {verdict.seconds:5.1f} s  {verdict.mutant.name}", flush=True)
    bad = [verdict for verdict in verdicts if verdict.fate is not Fate.KILLED]
    for verdict in bad:
        mutant = verdict.mutant
        print(f"\n{verdict.fate.value}: {mutant.name}\n{mutant.file}: {mutant.old!r}\n{verdict.said}")
    print(f"\n{len(verdicts) - len(bad)} of {len(verdicts)} mutants killed in {time.monotonic() - began:.0f} s")
    return 1 if bad else 0


def _planted(trees: "SimpleQueue[Path]", mutant: Mutant) -> Verdict:
    tree = trees.get()
    try:
        return plant(tree, mutant)
    finally:
        trees.put(tree)


if __name__ == "__main__":
    sys.exit(main())
