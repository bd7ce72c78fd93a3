"""kiosk.toml: its meaning, and one clear sentence for each error."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from kiosk.settings import Database, Settings, SettingsError, find, load, parse, places
from kiosk.wiring import EventDevice, SerialLine

ROOT = Path(__file__).parent.parent


def test_the_example_has_the_default_values() -> None:
    example = load(ROOT / "kiosk.toml.example")
    assert example.house.name == "De Deelfabriek"
    assert Settings() == parse({"database": {"url": example.database.url}})
    assert (example.cards, example.scanner, example.printer) == (
        Settings().cards,
        Settings().scanner,
        Settings().printer,
    )
    assert (example.screen, example.sound, example.database) == (
        Settings().screen,
        Settings().sound,
        Settings().database,
    )


def test_a_scanner_may_be_one_or_several() -> None:
    assert parse({"scanner": {"port": "auto"}}).scanner.ports == ("auto",)
    several = ["serial:/dev/ttyACM0", "evdev:/dev/input/by-id/x"]
    assert parse({"scanner": {"port": several}}).scanner.ports == tuple(several)
    assert parse({"scanner": {"port": several}}).scanner.wiring == (
        SerialLine("/dev/ttyACM0", 9600),
        EventDevice("/dev/input/by-id/x"),
    )


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        ({"screens": {}}, "screens is not a known key. Did you mean screen?"),
        ({"screen": {"idle_second": 3}}, "screen.idle_second is not a known key. Did you mean idle_seconds?"),
        ({"screen": {"idle_seconds": "long"}}, 'screen.idle_seconds = "long" cannot be used; allowed is a number'),
        ({"screen": {"idle_seconds": 0}}, "screen.idle_seconds = 0 cannot be used; allowed is a number of seconds"),
        ({"screen": {"idle_seconds": float("nan")}}, "screen.idle_seconds = null cannot be used; allowed is a number"),
        ({"screen": {"size": "big"}}, 'screen.size = "big" cannot be used; allowed is "fullscreen", or a size such as'),
        ({"printer": {"port": "lpt:1"}}, 'printer.port = "lpt:1" cannot be used; allowed is "network:host:9100"'),
        ({"printer": {"ticket": "maybe"}}, 'printer.ticket = "maybe" cannot be used; allowed is "always" or "ask"'),
        ({"cards": {"number_pad": "yes"}}, 'cards.number_pad = "yes" cannot be used; allowed is true or false'),
        ({"cards": {"side": "above"}}, 'cards.side = "above" cannot be used; allowed is "left" or "right" or "below"'),
        ({"sound": {"volume": 101}}, "sound.volume = 101 cannot be used; allowed is a whole number from 0 to 100"),
        ({"house": {"timezone": "Mars"}}, 'house.timezone = "Mars" cannot be used; allowed is the name of a time zone'),
        ({"house": {"languages": []}}, "house.languages = [] cannot be used; allowed is a list of 1 to 6, each once"),
        ({"house": {"languages": ["Dutch"]}}, 'house.languages = ["Dutch"] cannot be used; allowed is'),
        ({"house": "De Deelfabriek"}, "[house] must be a table."),
        ({"database": {"url": "mysql://x"}}, 'database.url = "mysql://x" cannot be used; allowed is "sqlite:'),
        ({"database": {"url": "postgresql://kiosk@server/house"}}, "database.key_file is missing; allowed is the path"),
    ],
)
def test_a_value_that_cannot_be_used_is_told_with_its_place_and_what_is_allowed(
    tables: dict[str, Any], said: str
) -> None:
    with pytest.raises(SettingsError) as refused:
        parse(tables)
    assert str(refused.value).startswith(said)


@pytest.mark.parametrize(
    ("section", "key", "values"),
    [
        ("house", "name", ["", " ", "x" * 41, "two\nlines", "\x1b@"]),
        ("house", "timezone", ["", "Europe", "../../etc/passwd", "/etc/localtime", "x" * 300, "\0"]),
        ("house", "languages", [["nl", "fr", "nl"], ["NL"], ["nl\n"], ["nld"], "nl"]),
        (
            "database",
            "url",
            ["", "sqlite://", "sqlite:///", "sqlite:///:memory:", "sqlite:///file::memory:?cache=shared"],
        ),
        ("database", "url", ["sqlite:////var/lib/", "sqlite:////var/lib/kiosk.db?mode=ro", "sqlite:////kiosk.db\n"]),
        ("database", "url", ["postgresql://", "postgresql://server", "postgresql://server:99999/house"]),
        (
            "database",
            "url",
            ["postgresql://server:x/house", "postgresql://a@b@c/house", "postgresql+asyncpg://c/house"],
        ),
        ("cards", "reader", ["", "pcsc:", "pcsc: ", "ACR1252", "auto"]),
        ("scanner", "layout", ["azerty", "BE", ""]),
        ("scanner", "port", ["", "serial:", "serial:ttyACM0", "evdev:event3", "usb:/dev/usb/lp0", []]),
        ("scanner", "port", ["serial:/dev/ttyS0:0", "serial:/dev/ttyS0:0000", "serial:/dev/ttyS0:9600000"]),
        (
            "scanner",
            "port",
            [["auto", "usb"], ["auto", "evdev:/dev/x"], ["simulated", "none"], ["none", "serial:/dev/x"]],
        ),
        ("printer", "port", ["network:127.0.0.1:99999", "network:127.0.0.1:0", "network:127.0.0.1:65536", "network:"]),
        ("printer", "port", ["network:two words", "network:host:port", "network:host:-1", "network:http://host"]),
        ("printer", "port", ["serial:/dev/ttyUSB0:0", "serial:/dev/ttyUSB0:300", "serial:/dev/ttyUSB0:9" + "0" * 30]),
        ("screen", "volunteer_seconds", [0, 3601, "long"]),
        ("screen", "check_in_first", ["yes", 1]),
        ("screen", "rotation", [45, 360, -90, "90", True]),
        ("screen", "size", ["319x240", "320x239", "7681x4320", "7680x4321", "0000x0000", "1280x800 ", "12800x800"]),
    ],
)
def test_a_value_is_refused_with_what_is_allowed(section: str, key: str, values: list[Any]) -> None:
    for value in values:
        with pytest.raises(SettingsError) as refused:
            parse({section: {key: value}})
        assert str(refused.value).startswith(f"{section}.{key} = ")
        assert " cannot be used; allowed is " in str(refused.value)
        assert len(str(refused.value).splitlines()) == 1


@pytest.mark.parametrize(
    ("section", "key", "values"),
    [
        ("database", "url", ["sqlite:////var/lib/deelkiosk/kiosk.db", "sqlite:///out/demo/kiosk.db"]),
        ("cards", "reader", ["pcsc", "pcsc:ACS ACR1252 Dual Reader", "simulated", "none"]),
        ("scanner", "layout", ["auto", "us", "be", "es"]),
        ("scanner", "port", ["auto", "none", ["auto"], ["serial:/dev/ttyACM0", "evdev:/dev/input/by-id/x-event-kbd"]]),
        ("scanner", "port", ["serial:/dev/ttyS0:9600", "serial:/dev/serial/by-path/pci-0000:00:14.0-usb-0:1:1.0"]),
        ("printer", "port", ["network:192.168.1.50", "network:printer.lan:9100", "network:127.0.0.1:1", "file:ticket"]),
        (
            "printer",
            "port",
            ["network:127.0.0.1:65535", "usb:/dev/usb/lp*", "serial:/dev/ttyUSB0", "serial:/dev/x:38400"],
        ),
        ("screen", "rotation", [0, 90, 180, 270]),
        ("screen", "size", ["fullscreen", "320x240", "800x1280", "7680x4320"]),
    ],
)
def test_a_valid_value_is_kept_as_it_is(section: str, key: str, values: list[Any]) -> None:
    for value in values:
        kept = getattr(getattr(parse({section: {key: value}}), section), key)
        assert kept == (tuple(value) if isinstance(value, list) else value)


@pytest.mark.parametrize(
    "url",
    ["postgresql://kiosk@server:5432/house", "postgresql+psycopg://[::1]/house", "postgresql://k@/h?host=/run/pg"],
)
def test_a_server_needs_a_key_file_of_its_own(url: str) -> None:
    database = parse({"database": {"url": url, "key_file": "/etc/deelkiosk/kiosk.key"}}).database
    assert database.key_path == Path("/etc/deelkiosk/kiosk.key")
    with pytest.raises(SettingsError, match=r'database.key_file = "" cannot be used; allowed is the path'):
        parse({"database": {"url": url, "key_file": ""}})


def test_every_key_has_an_error_sentence_of_its_own() -> None:
    for section in msgspec.structs.fields(Settings):
        for field in msgspec.structs.fields(section.type):
            with pytest.raises(SettingsError, match=f"^{section.name}.{field.name} = .* cannot be used; allowed is "):
                parse({section.name: {field.name: {"not": "this"}}})


def test_a_password_is_not_repeated() -> None:
    with pytest.raises(SettingsError) as refused:
        parse({"database": {"url": "postgresql://kiosk:geheim@server:99999/house"}})
    assert "kiosk:…@server:99999" in str(refused.value)
    assert "geheim" not in str(refused.value)


def test_a_language_without_a_catalogue_is_refused_where_the_catalogues_are_known() -> None:
    tables = {"house": {"languages": ["nl", "tr"]}}
    assert parse(tables).house.languages == ("nl", "tr")
    assert parse(tables, {"nl", "tr"}).house.languages == ("nl", "tr")
    with pytest.raises(SettingsError) as refused:
        parse(tables, {"nl", "fr"})
    assert str(refused.value) == (
        'house.languages = ["nl","tr"] cannot be used; allowed is what has been translated: fr, nl.'
    )


def test_a_syntax_error_is_told_with_its_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text('[house]\nname = "De Deelfabriek\n')
    with pytest.raises(SettingsError, match=r"kiosk\.toml: this is not TOML: .*line 2"):
        load(path)


def test_the_file_is_the_one_given_or_the_one_in_the_environment(tmp_path: Path) -> None:
    given, named = tmp_path / "a.toml", tmp_path / "b.toml"
    given.touch()
    named.touch()
    assert find(given, {"KIOSK_CONFIG": str(named)}) == given
    assert find(None, {"KIOSK_CONFIG": str(named)}) == named
    with pytest.raises(SettingsError, match="there is no such file"):
        find(tmp_path / "c.toml", {})


def test_without_any_file_the_error_says_where_it_was_looked_for(tmp_path: Path) -> None:
    here, there = tmp_path / "kiosk.toml", tmp_path / "etc" / "kiosk.toml"
    with pytest.raises(SettingsError, match=f"put it in {here} or {there}"):
        find(None, {}, (here, there))


def test_a_file_in_the_present_folder_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file planted in that folder once made `print-test` destroy the key."""
    (tmp_path / "kiosk.toml").touch()
    monkeypatch.chdir(tmp_path)
    assert tmp_path not in {path.resolve().parent for path in places()}
    with pytest.raises(SettingsError, match="No configuration found"):
        find(None, {}, places(tmp_path / "site-packages")[:-1])


def test_a_checkouts_own_file_comes_before_that_of_the_machine(tmp_path: Path) -> None:
    machine = Path("/etc/deelkiosk/kiosk.toml")
    assert places() == (ROOT / "kiosk.toml", machine)
    assert places(tmp_path) == (machine,)
    (tmp_path / "pyproject.toml").touch()
    assert places(tmp_path) == (tmp_path / "kiosk.toml", machine)


def test_a_folder_that_may_not_be_read_has_no_configuration(tmp_path: Path) -> None:
    """After `sudo -u kiosk` in a folder of somebody else, even looking for `./kiosk.toml` is denied."""
    closed, there = tmp_path / ("x" * 300), tmp_path / "kiosk.toml"
    there.touch()
    with pytest.raises(OSError):
        closed.is_file()
    assert find(None, {}, (closed, there)) == there
    with pytest.raises(SettingsError, match="there is no such file"):
        find(closed, {})


def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read: Is a directory"):
        load(tmp_path)
    (tmp_path / "kiosk.toml").write_bytes(b'[house]\nname = "\xe9"')
    with pytest.raises(SettingsError, match="it is not written in UTF-8"):
        load(tmp_path / "kiosk.toml")


def test_the_key_is_beside_the_database_unless_configured_otherwise() -> None:
    assert Database("sqlite:////var/lib/deelkiosk/kiosk.db").key_path == Path("/var/lib/deelkiosk/kiosk.key")
    assert Database(key_file="/media/key").key_path == Path("/media/key")
