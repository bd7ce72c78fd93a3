"""kiosk.toml: what it means, and the one clear sentence for what cannot be used."""

from pathlib import Path
from typing import Any

import pytest

from kiosk.config import Config, ConfigError, Database, find, load, parse

ROOT = Path(__file__).parent.parent


def test_the_example_says_what_the_defaults_are() -> None:
    example = load(ROOT / "kiosk.toml.example")
    assert example.house.name == "De Deelfabriek"
    assert Config() == parse({"database": {"url": example.database.url}})
    assert (example.cards, example.scanner, example.printer) == (Config().cards, Config().scanner, Config().printer)
    assert (example.screen, example.sound, example.database) == (Config().screen, Config().sound, Config().database)


def test_a_scanner_may_be_one_or_several() -> None:
    assert parse({"scanner": {"port": "auto"}}).scanner.ports == ("auto",)
    several = ["serial:/dev/ttyACM0", "evdev:/dev/input/by-id/x"]
    assert parse({"scanner": {"port": several}}).scanner.ports == tuple(several)


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        ({"screens": {}}, "screens is not a known key. Did you mean screen?"),
        ({"screen": {"idle_second": 3}}, "screen.idle_second is not a known key. Did you mean idle_seconds?"),
        ({"screen": {"idle_seconds": "long"}}, 'screen.idle_seconds = "long" cannot be used; allowed is a number'),
        ({"screen": {"idle_seconds": 0}}, "screen.idle_seconds = 0 cannot be used; allowed is a number of seconds"),
        ({"screen": {"size": "big"}}, 'screen.size = "big" cannot be used; allowed is "fullscreen" or "1280x800"'),
        ({"scanner": {"port": ["auto", "usb"]}}, 'scanner.port = ["auto","usb"] cannot be used; allowed is'),
        ({"printer": {"port": "lpt:1"}}, 'printer.port = "lpt:1" cannot be used; allowed is "network:host:9100"'),
        ({"printer": {"ticket": "maybe"}}, 'printer.ticket = "maybe" cannot be used; allowed is "always" or "ask"'),
        ({"cards": {"number_pad": "yes"}}, 'cards.number_pad = "yes" cannot be used; allowed is true or false'),
        ({"cards": {"side": "above"}}, 'cards.side = "above" cannot be used; allowed is "left" or "right" or "below"'),
        ({"sound": {"volume": 101}}, "sound.volume = 101 cannot be used; allowed is a whole number from 0 to 100"),
        ({"house": {"timezone": "Mars"}}, 'house.timezone = "Mars" is not a time zone'),
        ({"house": {"languages": []}}, "house.languages = [] cannot be used; allowed is a list such as"),
        ({"house": {"languages": ["Dutch"]}}, 'house.languages = ["Dutch"] cannot be used; allowed is'),
        ({"house": "De Deelfabriek"}, "[house] must be a table."),
        ({"database": {"url": "mysql://x"}}, 'database.url = "mysql://x" cannot be used; allowed is "sqlite:'),
        ({"database": {"url": "postgresql://kiosk@server/house"}}, "database.key_file is missing"),
    ],
)
def test_what_cannot_be_used_is_said_with_its_place_and_what_is_allowed(tables: dict[str, Any], said: str) -> None:
    with pytest.raises(ConfigError) as refused:
        parse(tables)
    assert str(refused.value).startswith(said)


def test_broken_toml_is_said_with_its_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text('[house]\nname = "De Deelfabriek\n')
    with pytest.raises(ConfigError, match=r"kiosk\.toml: this is not TOML: .*line 2"):
        load(path)


def test_the_file_is_the_one_given_or_the_one_in_the_environment(tmp_path: Path) -> None:
    given, named = tmp_path / "a.toml", tmp_path / "b.toml"
    given.touch()
    named.touch()
    assert find(given, {"KIOSK_CONFIG": str(named)}) == given
    assert find(None, {"KIOSK_CONFIG": str(named)}) == named
    with pytest.raises(ConfigError, match="there is no such file"):
        find(tmp_path / "c.toml", {})


def test_without_any_file_it_says_where_it_looked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    if Path("/etc/deelkiosk/kiosk.toml").exists():
        pytest.skip("not run: this machine is a kiosk")
    with pytest.raises(ConfigError, match=r"kiosk\.toml or /etc/deelkiosk/kiosk\.toml"):
        find(None, {})


def test_the_key_stands_beside_the_database_unless_told_otherwise() -> None:
    assert Database("sqlite:////var/lib/deelkiosk/kiosk.db").key_path == Path("/var/lib/deelkiosk/kiosk.key")
    assert Database(key_file="/media/key").key_path == Path("/media/key")
