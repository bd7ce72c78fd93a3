"""A house of Lend Engine, with all its quirks, is imported and exported, and an import of the export is equal."""

from datetime import date
from pathlib import Path

from kiosk.photos.folder import folder_of
from tests.exchange.big_house import Size, write
from tests.exchange.test_there_and_back import place
from tests.support.command_line import kiosk


def test_a_house_of_lend_engine_is_imported_exported_and_imported_again_without_a_difference(tmp_path: Path) -> None:
    sheets, out, back = tmp_path / "sheets", tmp_path / "out", tmp_path / "back"
    made = write(sheets, Size(members=120, items=180, loans=420, photos=3), date(2026, 11, 23))
    first, second = place(tmp_path / "first"), place(tmp_path / "second")
    assert kiosk(first, "house", "apply", str(sheets / "house.toml")).exit_code == 0

    def bring_in(name: str, *more: str) -> str:
        said = kiosk(first, "import", str(sheets / f"{name}.csv"), *more)
        assert said.exit_code == 0, said.output
        return said.stdout

    assert f"{len(made.contacts)} added" in bring_in("contacts")
    items = bring_in("items", "--skip-bad")
    codes = {item.code for item in made.items if item.code != "-" and item.id != 120}
    assert f": {len(codes)} added" in items
    assert ("CSV with commas, UTF-8" in items, "each once; line 151" in items) == (True, True)
    assert "CSV with semicolons, CP1252" in bring_in("memberships")
    loans = bring_in("loans", "--members", str(sheets / "contacts.csv"), "--skip-bad")
    assert "Left out, because it is no loan or no subscription yet: 1 row." in loans
    assert ("SPE-9999" in loans, "Deleted contact" in loans) == (True, True)
    assert "3 photos taken" in kiosk(first, "item", "photo", str(sheets / "photos")).stdout
    for config, words in ((first, ("export", out)), (second, ("import", out)), (second, ("export", back))):
        assert kiosk(config, *map(str, words)).exit_code == 0
    ours, theirs = (
        {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.parent.name != "tables"}
        for folder in (out, back)
    )
    assert ours == theirs
    assert len(ours) == 24 + 3, "terms, eleven kinds twice, what it is, and the photos"
    assert {path.name for path in folder_of(first).iterdir()} == {path.name for path in folder_of(second).iterdir()}
