"""What `make measure-structure` counts, and that its measures see what they are for."""

from pathlib import Path

from scripts import measure_structure


def test_there_are_no_circles() -> None:
    assert measure_structure.circles() == []


def test_no_folder_has_more_modules_than_one_takes_in() -> None:
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
