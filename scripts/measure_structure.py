"""Counts what a newcomer has to read and to touch: `make measure-structure`.

It ends with status 1 when a goal is missed. The counts:

* A scan: the files and lines in `kiosk/` and `db/` through which one item is lent, from the code that the scanner read
  until the session holds the line. A line counts if it belongs to a function that ran for it; docstrings, comments and
  blank lines are left out, and what runs for the clock. Two parts are counted apart, without a goal: the plumbing, that
  carries every event alike and decides nothing, and the words on the screen.
* Additions: the files that know one example of each kind of addition. All tests count as one file, and the gallery as
  another, for an addition needs one of each.
* The largest folder, in modules.
* Circles: modules that import each other, directly or through others, for types alone as well.
"""

import ast
import inspect
import re
import sys
import tempfile
import textwrap
import threading
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FrameType

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("kiosk", "screens", "devices", "db")
SCAN_FILES, SCAN_LINES, FOLDER = 18, 700, 20
PLUMBING = (
    "db/columns.py",
    "db/engine.py",
    "db/ledger/prepared.py",
    "db/ledger/runner.py",
    "db/ledger/sql.py",
    "db/ledger/terms_cache.py",
    "db/stored.py",
    "kiosk/running/asking.py",
    "kiosk/clock.py",
    "kiosk/running/ledger_watch.py",
    "kiosk/running/reporting.py",
    "kiosk/running/runtime.py",
    "kiosk/running/workers.py",
)
"""The files that carry every event, question and transaction alike: threads, queues, retries, drivers, the clock, the
log.
"""
ADDITIONS = {
    "a refusal reason": (r"\bTOO_MANY_RESERVED\b|\btoo_many_reserved\b|\bR2\b", 9),
    "a volunteers' command": (r"\bConfirmAdult\b|\bconfirm_adult\b", 8),
    "a screen": (r"\bWaitView\b|\bWaitPage\b|\bwait_view\b|\bwaiting\.wait|\"wait\"", 9),
    "a language": (r"Français|Language: fr", 2),
}
"""For each kind of addition: the pattern that finds one example of it, and the most files that may know the example."""


# --- a scan ------------------------------------------------------------------------------------------------------


class Recording:
    """The functions that run, in any thread started after `threading.settrace`, for the scan and for its words.

    Functions that run for the clock, which ticks before every event, belong to neither.
    """

    def __init__(self) -> None:
        self.running = False
        self.scan: set[CodeType] = set()
        self.words: set[CodeType] = set()

    def trace(self, frame: FrameType, _event: str, _argument: object) -> None:
        if not self.running:
            return
        caller: FrameType | None = frame
        while caller:
            if caller.f_code.co_name == "step" and type(caller.f_locals.get("event")).__name__ == "Tick":
                return
            if Path(caller.f_code.co_filename).is_relative_to(ROOT / "screens"):
                self.words.add(frame.f_code)
                return
            caller = caller.f_back
        self.scan.add(frame.f_code)


def scanned() -> tuple[dict[str, int], dict[str, int]]:
    """The lines of each file that run when the second item of a visit is lent, and the lines that run for its words."""
    sys.path.insert(0, str(ROOT))
    recording = Recording()
    threading.settrace(recording.trace)
    from tests.journeys.journey import SAMIRAS_CHIP, Journey

    with tempfile.TemporaryDirectory() as folder, Journey(Path(folder)).open() as kiosk:
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("INS-1")
        kiosk.rest()
        recording.running = True
        kiosk.scanner.scan("INS-2")
        kiosk.sees("visit, 2 lines")
        kiosk.rest()
        recording.running = False
    return _lines(recording.scan), _lines(recording.words)


def _lines(functions: set[CodeType]) -> dict[str, int]:
    """How many lines these functions have in each of our files."""
    lines: dict[str, int] = {}
    for function in functions:
        file = Path(function.co_filename)
        if not function.co_name.startswith("<") and any(file.is_relative_to(ROOT / room) for room in ROOMS):
            name = str(file.relative_to(ROOT))
            lines[name] = lines.get(name, 0) + _length(function)
    return lines


def _length(function: CodeType) -> int:
    """The number of lines of a function, without docstring, comments and blank lines."""
    source = textwrap.dedent(inspect.getsource(function))
    (defined,) = ast.parse(source).body
    assert isinstance(defined, ast.FunctionDef)
    doc = defined.body[0] if ast.get_docstring(defined) is not None else None
    left_out = range(doc.lineno, (doc.end_lineno or doc.lineno) + 1) if doc else range(0)
    return sum(
        bool(line.strip()) and not line.strip().startswith("#") and number not in left_out
        for number, line in enumerate(source.splitlines(), 1)
    )


# --- additions ---------------------------------------------------------------------------------------------------


def knowing(pattern: str) -> list[str]:
    """The files of the product in which the pattern is found; all tests count as one file, if any of them has it."""
    found = [
        str(file.relative_to(ROOT))
        for room in (*ROOMS, "tests")
        for file in sorted((ROOT / room).rglob("*"))
        if file.suffix in (".py", ".kv", ".toml", ".po") and re.search(pattern, file.read_text("utf-8"), re.IGNORECASE)
    ]
    product = [name for name in found if not name.startswith("tests/")]
    gallery = [name for name in found if name.startswith("tests/gallery/")][:1]
    tests = [name for name in found if name.startswith("tests/") and name not in gallery][:1]
    return [*product, *gallery, *tests]


# --- folders and circles -----------------------------------------------------------------------------------------


def modules(root: Path = ROOT) -> dict[str, Path]:
    """Every module of ours by its dotted name."""
    found = {}
    for room in ROOMS:
        for file in (root / room).rglob("*.py"):
            name = ".".join(file.relative_to(root).with_suffix("").parts)
            found[name.removesuffix(".__init__")] = file
    return found


def largest_folder() -> tuple[str, int]:
    folders: dict[str, int] = {}
    for file in modules().values():
        if file.name != "__init__.py":
            name = str(file.parent.relative_to(ROOT))
            folders[name] = folders.get(name, 0) + 1
    return max(folders.items(), key=lambda folder: folder[1])


def circles(root: Path = ROOT) -> list[list[str]]:
    """Every set of modules that reach each other by imports (Tarjan's strongly connected components)."""
    known = modules(root)
    graph = {name: _reached(name, file, known) for name, file in known.items()}
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(name: str) -> None:
        number[name] = lowest[name] = len(number)
        stack.append(name)
        for other in graph[name]:
            if other not in number:
                visit(other)
                lowest[name] = min(lowest[name], lowest[other])
            elif other in stack:
                lowest[name] = min(lowest[name], number[other])
        if lowest[name] == number[name]:
            together = stack[stack.index(name) :]
            del stack[stack.index(name) :]
            if len(together) > 1:
                found.append(sorted(together))

    for name in graph:
        if name not in number:
            visit(name)
    return found


def _reached(name: str, file: Path, known: dict[str, Path]) -> set[str]:
    """The modules that an import of this module runs: those that it names, and the packages around those but not around
    it.
    """
    reached = set(_imports(file, known))
    for other in list(reached):
        reached.update(".".join(other.split(".")[:depth]) for depth in range(1, other.count(".") + 1))
    return {other for other in reached if other != name and not name.startswith(f"{other}.")}


def _imports(file: Path, known: dict[str, Path]) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for name in node.names:
                inner = f"{node.module}.{name.name}"
                yield from (one for one in (inner if inner in known else node.module,) if one in known)


# --- the report --------------------------------------------------------------------------------------------------


def main() -> int:
    sys.setrecursionlimit(10_000)
    missed = False

    def report(what: str, found: int, goal: int, detail: str = "") -> None:
        nonlocal missed
        missed |= found > goal
        print(f"{what:52} {found:5}  goal {goal:4}{'' if found <= goal else '  MISSED'}{detail and f'  {detail}'}")

    lines, words = scanned()
    within = {name: count for name, count in lines.items() if name.startswith(("kiosk/", "db/"))}
    plumbing = {name: within.pop(name) for name in PLUMBING if name in within}
    stored = {name: count for name, count in within.items() if name.startswith("db/")}
    for name, count in sorted(within.items()):
        print(f"    {name:48} {count:5}")
    report("a scan: files", len(within), SCAN_FILES, f"{len(stored)} of them in db/")
    report("a scan: lines", sum(within.values()), SCAN_LINES, f"{sum(stored.values())} of them in db/")
    print(f"{'its plumbing: files, lines':52} {len(plumbing):5}  {sum(plumbing.values())}")
    print(f"{'its words on the screen: files, lines':52} {len(words):5}  {sum(words.values())}")
    for kind, (pattern, goal) in ADDITIONS.items():
        known = knowing(pattern)
        report(f"{kind}: files", len(known), goal, ", ".join(known))
    folder, count = largest_folder()
    report("the largest folder: modules", count, FOLDER, folder)
    report("circles", len(circles()), 0, "; ".join(" ↔ ".join(circle) for circle in circles()))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
