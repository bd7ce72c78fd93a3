"""The measures of `make measure-structure`, and that each measure finds what it is for."""

import ast
from pathlib import Path

from scripts import measure_structure

TESTS = Path(__file__).parent


def test_there_are_no_circular_imports() -> None:
    assert measure_structure.circles() == []


def test_no_folder_has_more_modules_than_allowed() -> None:
    folder, modules = measure_structure.largest_folder()
    assert modules <= measure_structure.FOLDER, folder


def test_a_module_that_imports_its_own_importer_is_a_circle(tmp_path: Path) -> None:
    (tmp_path / "db").mkdir()
    (tmp_path / "db" / "__init__.py").write_text("")
    (tmp_path / "db" / "one.py").write_text("from db import two\n")
    (tmp_path / "db" / "two.py").write_text("def late() -> None:\n    from db import one\n")
    assert measure_structure.circles(tmp_path) == [["db.one", "db.two"]]


def test_a_package_that_imports_the_importer_of_its_inner_module_is_a_circle(tmp_path: Path) -> None:
    (tmp_path / "db" / "ledger").mkdir(parents=True)
    (tmp_path / "db" / "__init__.py").write_text("")
    (tmp_path / "db" / "key.py").write_text("from db.ledger.tables import setting\n")
    (tmp_path / "db" / "ledger" / "__init__.py").write_text("from db.key import known\n")
    (tmp_path / "db" / "ledger" / "tables.py").write_text("setting = 1\n")
    assert measure_structure.circles(tmp_path) == [["db.key", "db.ledger"]]


def _left_out(path: Path) -> list[str]:
    """The tests of a file that go more rounds in `make torture` without being marked for it, so that it never runs
    them.
    """
    body = ast.parse(path.read_text()).body
    calls = [one for one in body if "rounds(" in ast.unparse(one)]
    if not calls or any("pytestmark" in ast.unparse(one) and "torture" in ast.unparse(one) for one in body):
        return []
    tests = [one for one in body if isinstance(one, ast.FunctionDef) and one.name.startswith("test_")]
    marked = [one for one in tests if any("torture" in ast.unparse(mark) for mark in one.decorator_list)]
    return [one.name for one in tests if one in calls and one not in marked] or ([] if marked else [path.name])


def test_every_test_with_more_rounds_in_torture_is_marked_for_it(tmp_path: Path) -> None:
    assert [each for path in sorted(TESTS.rglob("test_*.py")) for each in _left_out(path)] == []
    planted = tmp_path / "test_planted.py"
    planted.write_text("ROUNDS = rounds(check=1, torture=2)\n")
    assert _left_out(planted) == ["test_planted.py"]
    planted.write_text("@pytest.mark.torture\ndef test_one(): pass\ndef test_other(): rounds(check=1, torture=2)\n")
    assert _left_out(planted) == ["test_other"]


def _names_of(path: Path) -> set[str]:
    """The names that a module assigns at its top level."""
    assigned = [one.targets for one in ast.parse(path.read_text()).body if isinstance(one, ast.Assign)]
    return {name.id for targets in assigned for one in targets for name in ast.walk(one) if isinstance(name, ast.Name)}


def test_no_test_assigns_a_name_of_the_sample_house() -> None:
    house = TESTS / "house.py"
    known = _names_of(house)
    again = {str(path): sorted(known & _names_of(path)) for path in TESTS.rglob("*.py") if path != house}
    assert {path: names for path, names in again.items() if names} == {}
    assert len(known) > 50
