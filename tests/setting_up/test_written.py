"""Writing kiosk.toml with other values: nothing else in it changes, and it is never half written."""

import os
import re
import stat
import tomllib
from pathlib import Path

import pytest

from kiosk.cli.common import pictures
from kiosk.cli.setting_up.carrying_out import first_house, key_of
from kiosk.cli.setting_up.draft import Draft
from kiosk.cli.setting_up.written import Change, changed, changes, write
from kiosk.house import load as load_house
from kiosk.settings import Settings, load, parse

EXAMPLE = Path(__file__).parents[2] / "kiosk.toml.example"


def test_only_the_lines_of_other_values_change_in_the_example() -> None:
    before, present = EXAMPLE.read_text("utf-8"), load(EXAMPLE)
    wanted = {
        "house": {"name": "De „Deelfabriek”", "timezone": "Europe/Brussels", "contact": "Joke"},
        "scanner": {"port": ("serial:/dev/ttyACM0", "evdev:/dev/input/by-id/x")},
        "printer": {"port": "none", "code_page": 71},
    }
    after = changed(before, wanted, present)

    gone = [line for line in before.splitlines() if line not in after.splitlines()]
    assert [line.split()[0] for line in gone] == ["name", "port"]
    for line in gone:
        assert any(line.partition("#")[2] == new.partition("#")[2] for new in after.splitlines())
    expected = tomllib.loads(before)
    expected["house"] |= {"name": "De „Deelfabriek”", "contact": "Joke"}
    expected["scanner"]["port"] = ["serial:/dev/ttyACM0", "evdev:/dev/input/by-id/x"]
    expected["printer"]["code_page"] = 71
    assert tomllib.loads(after) == expected


def test_a_comment_stays_in_its_column() -> None:
    text = '[house]\nname = "Oud"        # old\n'
    assert changed(text, {"house": {"name": "Nieuw"}}, parse({"house": {"name": "Oud"}})) == (
        '[house]\nname = "Nieuw"      # old\n'
    )


def test_a_missing_section_is_added_and_a_key_without_a_value_is_removed() -> None:
    present = parse({"printer": {"code_page": 71}})
    text = changed("[printer]\ncode_page = 71\n", {"printer": {"code_page": None}, "screen": {"rotation": 90}}, present)
    assert tomllib.loads(text) == {"printer": {}, "screen": {"rotation": 90}}


def test_a_value_that_holds_already_is_no_change() -> None:
    draft = Draft(Settings())
    for key, value in (("scanner.port", "auto"), ("house.languages", ("nl", "fr", "en")), ("screen.rotation", 180)):
        draft.put(key, value)
    assert changes(draft.present, draft.tables) == (Change("screen.rotation", "0", "180"),)
    assert tomllib.loads(changed("", draft.tables, draft.present)) == {"screen": {"rotation": 180}}
    assert (draft.settings.screen.rotation, draft.settings.scanner) == (180, Settings().scanner)


def test_a_file_keeps_its_mode_and_its_link_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    real, link = tmp_path / "real" / "kiosk.toml", tmp_path / "kiosk.toml"
    real.parent.mkdir()
    real.write_text("before")
    real.chmod(0o604)
    link.symlink_to(real)
    write(link, "after", 0o640)
    assert (link.is_symlink(), real.read_text(), stat.S_IMODE(real.stat().st_mode)) == (True, "after", 0o604)
    write(tmp_path / "new.toml", "new", 0o640)
    assert stat.S_IMODE((tmp_path / "new.toml").stat().st_mode) == 0o640
    assert sorted(os.listdir(real.parent)) == ["kiosk.toml"]


def test_a_write_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text("before")
    with pytest.raises(UnicodeEncodeError):
        write(path, "half\ud800", 0o640)
    assert (path.read_text(), os.listdir(tmp_path)) == ("before", ["kiosk.toml"])


@pytest.mark.parametrize("name", ["Spelotheek", '’t Één & "ander"', "2ehands", "玩具", "{key}"])
def test_the_first_house_toml_is_valid_as_written_and_with_every_example_taken(name: str, tmp_path: Path) -> None:
    path, key = tmp_path / "house.toml", key_of(name)
    text = first_house(name, "kiosk house apply house.toml")
    path.write_text(text, "utf-8")
    _, (plain,) = load_house(path, pictures())
    assert (plain.key, plain.name, plain.loans.days) == (key, name, 21)
    path.write_text(re.sub(r"^# (?=\[?[a-z._]+\S* ?[=\]]|\[initiatives)", "", text, flags=re.MULTILINE), "utf-8")
    _, (taken,) = load_house(path, pictures())
    assert (taken.icon, taken.loans.renewals, len(taken.plans), len(taken.categories)) == ("train", 1, 1, 2)
