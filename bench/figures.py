"""What was measured: one figure for each key, beside its floor of the same run, in `bench/results/latest.json`."""

import json
import math
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

RESULTS = Path(__file__).parent / "results" / "latest.json"
README = Path(__file__).parents[1] / "README.md"
BEGIN, END = "<!-- bench -->", "<!-- /bench -->"


@dataclass(frozen=True, slots=True)
class Figure:
    """`n` samples in `unit`: the median and the 95th percentile.

    `floor` is the least that the median can be on this machine, in the same unit, and `of_floor` how many times the
    floor the median is; both are None where there is no floor.
    """

    p50: float
    p95: float
    unit: str
    n: int
    floor: float | None = None
    of_floor: float | None = None
    load: float = 0.0
    """How many processes wanted a core of the machine during the run: above 2 on two cores, other programs were in the
    way.
    """


def figure(samples: Sequence[float], unit: str, floor: Sequence[float] = ()) -> Figure:
    """The figure of these samples, beside the median of those of the floor."""
    p50, least = at_share(samples, 0.5), at_share(floor, 0.5) if floor else None
    of_floor = round(p50 / least, 2) if least else None
    return Figure(
        _short(p50), _short(at_share(samples, 0.95)), unit, len(samples), least and _short(least), of_floor, _load()
    )


def _load() -> float:
    return round(os.getloadavg()[0], 1)


def at_share(samples: Sequence[float], share: float) -> float:
    """The smallest sample that is at least as large as this share (0 to 1) of all samples."""
    ranked = sorted(samples)
    return ranked[max(0, math.ceil(share * len(ranked)) - 1)]


def _short(value: float) -> float:
    return float(f"{value:.4g}")


def read(path: Path = RESULTS) -> dict[str, dict[str, object]]:
    """Read all figures that are kept, by key; empty where there is no file yet."""
    return json.loads(path.read_text()) if path.exists() else {}  # type: ignore[no-any-return]


def keep(found: dict[str, Figure], path: Path = RESULTS) -> None:
    """Write these figures over those with the same keys; the other figures stay."""
    figures = read(path) | {key: asdict(one) for key, one in found.items()}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(dict(sorted(figures.items())), indent=1) + "\n")


GOALS = {
    "scan": ("last byte of a code → durable → its line flipped to the display", "p50 ≤ 45, p95 ≤ 80 ms"),
    "scan_30": ("the same for the 30th line of the visit", "as scan"),
    "card": ("UID known → the visit flipped", "p50 ≤ 60 ms"),
    "touch": ("touch down → its effect flipped, the first time of every page included", "p95 ≤ 60 ms"),
    "ui_cpu": ("processor time of the UI thread for a scan, GL mocked", "p95 ≤ 5 ms"),
    "ui_cpu_growth": ("that at the 30th line ÷ at the first", "≤ 1.3"),
    "widgets": ("widgets on the visit with 1 line", "≤ 300"),
    "widgets_30": ("widgets on the visit with 30 lines", "the same"),
    "start": ("process start → welcome flipped, warm", "p50 ≤ 900 ms"),
    "stop": ("SIGTERM → gone", "≤ 200 ms"),
    "transaction": ("lend: facts, policy, insert, commit", ""),
    "transaction_ratio": ("that ÷ the same statements by bare sqlite3", "≤ 3"),
    "growth_ratio": ("the transaction with 1,000,000 past loans ÷ with 2,000", "≤ 1.2"),
    "memory": ("resident at the welcome, software GL", "≤ 450 MB"),
    "memory_growth": ("after 1,000 visits − after 100", "≤ 5 MB"),
    "memory_mocked": ("resident at the welcome, GL mocked", "≤ 240 MB"),
    "memory_mocked_growth": ("after 1,000 visits − after 100, GL mocked", "≤ 5 MB"),
    "memory_storm_lines": ("more after a visit of 200 lines", "≤ 20 MB"),
    "memory_storm_codes": ("more after 1,000 different unknown codes in one visit", "≤ 20 MB"),
    "memory_photos": ("resident after the photos of 4,000 items were all on the screen", "≤ 450 MB"),
    "memory_photos_growth": ("after a second look at all of them − after the first", "≤ 5 MB"),
    "rest": ("processor share on the dimmed welcome", "≤ 0.7 % of a core"),
}
"""What each key measures, and its goal."""


def table(figures: dict[str, dict[str, object]]) -> str:
    """The figures as a table in Markdown, in the order of `GOALS`."""
    columns = ("key", "what", "p50", "p95", "unit", "n", "floor", "× floor", "load", "goal")
    head = f"| {' | '.join(columns)} |\n{'|---' * len(columns)}|\n"
    rows: Iterable[str] = (
        f"| `{key}` | {what} | {one['p50']} | {one['p95']} | {one['unit']} | {one['n']} "
        f"| {_or_none(one['floor'])} | {_or_none(one['of_floor'])} | {_or_none(one.get('load'))} | {goal} |\n"
        for key, (what, goal) in GOALS.items()
        for one in [figures.get(key)]
        if one is not None
    )
    return head + "".join(rows)


def _or_none(value: object) -> str:
    return "" if value is None else str(value)


def put_in_readme(figures: dict[str, dict[str, object]], readme: Path = README) -> None:
    """Write the table between its two marks in the README."""
    text = readme.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    readme.write_text(f"{before}{BEGIN}\n{table(figures)}{END}{after}", "utf-8")
