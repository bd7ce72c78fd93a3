"""`kiosk volunteer`: the roles of volunteers, from the command line."""

import json
import shutil
from pathlib import Path

import pytest

from tests.support.command_line import kiosk

SETTINGS = '[database]\nurl = "sqlite:///{folder}/data/kiosk.db"\nmay_be_lost = true\n'


@pytest.fixture(scope="session")
def new_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of a house with one initiative and a member, made once."""
    folder = tmp_path_factory.mktemp("house")
    config, terms = folder / "kiosk.toml", folder / "house.toml"
    config.write_text(SETTINGS.format(folder=folder))
    terms.write_text('[initiatives.toys]\nname = "Speelgoed"\ncolour = "#112233"\n')
    for words in (
        ("init",),
        ("house", "apply", str(terms)),
        ("member", "add", "0412", "Joke Claes"),
    ):
        done = kiosk(config, *words)
        assert done.exit_code == 0, done.output
    return folder / "data"


@pytest.fixture
def house(tmp_path: Path, new_house: Path) -> Path:
    """The settings of such a house, a copy for this test alone."""
    shutil.copytree(new_house, tmp_path / "data")
    config = tmp_path / "kiosk.toml"
    config.write_text(SETTINGS.format(folder=tmp_path))
    return config


def listed(config: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(kiosk(config, "list", "volunteers", "--json").stdout)
    return [{key: one[key] for key in ("member", "name", "initiative", "role", "pin")} for one in found]


def test_a_volunteer_is_added_listed_and_removed(house: Path) -> None:
    assert "kiosk member pin 0412" in kiosk(house, "volunteer", "add", "0412", "toys").stdout
    joke = {"member": "0412", "name": "Joke Claes", "initiative": "toys", "role": "volunteer", "pin": False}
    assert listed(house) == [joke]
    kiosk(house, "member", "pin", "0412", "--pin", "2580")
    assert kiosk(house, "volunteer", "add", "0412", "toys", "--coordinator").stdout == ""
    assert listed(house) == [{**joke, "role": "coordinator", "pin": True}]
    assert kiosk(house, "volunteer", "remove", "0412", "toys").exit_code == 0
    assert listed(house) == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("add", "9999", "toys"), "There is no member 9999."),
        (("add", "0412", "tools"), "There is no initiative tools."),
        (("remove", "0412", "toys"), "Member 0412 is no volunteer of toys."),
    ],
)
def test_a_command_that_cannot_be_carried_out_is_one_sentence(
    house: Path, words: tuple[str, ...], sentence: str
) -> None:
    refused = kiosk(house, "volunteer", *words)
    assert (refused.exit_code, listed(house)) == (1, [])
    assert sentence in refused.output


def test_a_pin_is_asked_for_twice_and_never_shown(house: Path) -> None:
    kiosk(house, "volunteer", "add", "0412", "toys")
    asked = kiosk(house, "member", "pin", "0412", typed="2580\n2580\n")
    assert (asked.exit_code, "2580" in asked.output) == (0, False)
    assert listed(house)[0]["pin"] is True
