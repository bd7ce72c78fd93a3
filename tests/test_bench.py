"""The figures that a bench keeps of its samples, and their table."""

import json
from pathlib import Path

from bench import figures
from bench.figures import Figure, at_share, figure


def test_a_figure_has_the_median_the_95th_percentile_and_the_multiple_of_its_floor() -> None:
    found = figure([float(one) for one in range(1, 101)], "ms", [9.0, 10.0, 30.0])
    assert (found.p50, found.p95, found.unit, found.n) == (50.0, 95.0, "ms", 100)
    assert (found.floor, found.of_floor) == (10.0, 5.0)
    assert figure([3.0], "MB").floor is None
    assert at_share([5.0, 1.0, 9.0], 0.5) == 5.0


def test_a_new_measurement_replaces_the_one_before(tmp_path: Path) -> None:
    results = tmp_path / "results" / "latest.json"
    figures.keep({"scan": Figure(40, 70, "ms", 9, 11, 3.6), "stop": Figure(40, 60, "ms", 9)}, results)
    figures.keep({"scan": Figure(30, 50, "ms", 9, 10, 3.0)}, results)
    kept = figures.read(results)
    assert {key: one["p50"] for key, one in kept.items()} == {"scan": 30, "stop": 40}
    assert {"p50", "p95", "unit", "n", "floor"} <= set(kept["scan"])
    assert json.loads(results.read_text()) == kept


def test_the_table_is_written_between_its_marks_in_place_of_the_one_before(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(f"before\n{figures.BEGIN}\nold\n{figures.END}\nafter\n")
    results = tmp_path / "latest.json"
    figures.keep({"scan": Figure(40, 70, "ms", 9, 11, 3.6), "start": Figure(800, 900, "ms", 9)}, results)
    for _ in range(2):
        figures.put_in_readme(figures.read(results), readme)
    text = readme.read_text()
    assert text.startswith("before\n")
    assert text.endswith("after\n")
    assert "old" not in text
    assert text.count("| `scan` |") == 1
    assert text.index("`scan`") < text.index("`start`")


def test_the_readme_has_the_table_of_the_figures_that_are_kept(tmp_path: Path) -> None:
    text = figures.README.read_text("utf-8")
    assert text.count(figures.BEGIN) == text.count(figures.END) == 1
    written = tmp_path / "README.md"
    written.write_text(text, "utf-8")
    figures.put_in_readme(figures.read(), written)
    assert written.read_text("utf-8") == text, "another table than that of bench/results/latest.json"
