"""Whole commands with nasty words: every command and option, over a house whose database is full of nasty words.

A command ends with status 0, 1 or 2; its output is a sentence and no traceback, and nothing in it steers.
"""

import enum
import shutil
from pathlib import Path
from typing import Any

import pytest
import typer
from sqlalchemy import text
from typer.testing import CliRunner

from db.engine import open_engine
from kiosk.cli.commands import app
from tests.fuzz.nasty import Nasty
from tests.fuzz.test_fuzz import HOUSE_TOML, must_be_plain
from tests.support.command_line import kiosk
from tests.support.torture import rounds

NOT_RUN = {"run"}
"""The command that opens the kiosk; its configuration and options are read by the same functions as those of others."""

GOOD = {
    "number": ("0412", "1", "M2"),
    "member_number": ("0412", "M2"),
    "member": ("0412",),
    "who": ("0412", "04A1B2C3D4E5F6"),
    "what": ("INS-1", "spelotheek/spel"),
    "name": ("Samira El Amrani",),
    "barcode": ("INS-1", "INS-2"),
    "uid": ("04A1B2C3D4E5F6", "04:A1:B2:C3:D4:E5:F7"),
    "initiative": ("spelotheek",),
    "plan": ("jaar",),
    "amount": ("12.50", "1"),
    "value": ("12.50",),
    "reference": ("+++000/0000/00101+++",),
    "until": ("2027-06-30",),
    "first": ("2026-12-24",),
    "safe_until": ("2027-06-30",),
    "category": ("spel",),
    "picture": ("puzzle",),
    "part": ("12 blocks",),
    "language": ("nl",),
    "pin": ("2580",),
    "counted": ("3", "-3"),
    "days": ("7",),
    "points": ("2",),
    "given": ("2",),
}
"""Valid words for these parameters, so that a command gets past their first check."""


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A house with members and items, a plan, a volunteer and a block."""
    folder = tmp_path_factory.mktemp("house")
    config = folder / "kiosk.toml"
    config.write_text(
        f'[database]\nurl = "sqlite:///{folder}/kiosk.db"\n[scanner]\nport = "none"\n[cards]\nreader = "none"\n'
    )
    (folder / "house.toml").write_text(HOUSE_TOML)
    for words in (
        ["init"],
        ["house", "apply", str(folder / "house.toml")],
        ["member", "add", "0412", "Samira"],
        ["member", "add", "M2", "Jean"],
        ["card", "add", "0412", "04A1B2C3D4E5F6"],
        ["item", "add", "INS-1", "Boor", "--category", "spel", "--part", "2 boren"],
        ["item", "add", "INS-2", "Zaag", "--category", "spel"],
        ["volunteer", "add", "M2", "spelotheek"],
        ["subscription", "add", "0412", "spelotheek", "jaar"],
        ["member", "block", "0412", "--because", "Te laat"],
        ["member", "unblock", "0412"],
    ):
        done = kiosk(config, *words)
        assert done.exit_code == 0, (words, done.output)
    return folder


@pytest.fixture
def house(furnished: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("kiosk.db", "kiosk.key"):
        shutil.copy(furnished / name, tmp_path / name)
    config = tmp_path / "kiosk.toml"
    config.write_text((furnished / "kiosk.toml").read_text().replace(str(furnished), str(tmp_path)))
    monkeypatch.chdir(tmp_path)  # files that a nasty word makes go into this folder
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return config


def spoil_texts(config: Path, nasty: Nasty) -> None:
    """Writes nasty names into the database without using a command."""
    engine = open_engine(f"sqlite:///{config.parent}/kiosk.db")
    with engine.begin() as connection:
        for table, column in (("member", "name"), ("item", "name"), ("part", "name"), ("member", "blocked_because")):
            connection.execute(text(f"UPDATE {table} SET {column} = :new"), {"new": nasty.text()[:500] or "x"})
    engine.dispose()


def leaves(command: Any, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], Any]]:
    """Every command below this one, with the words that name it."""
    if below := getattr(command, "commands", None):
        return [leaf for name, one in below.items() for leaf in leaves(one, (*path, name))]
    return [] if path[:1] and path[0] in NOT_RUN else [(path, command)]


ALL = leaves(typer.main.get_command(app))


def test_every_command_is_drawn() -> None:
    drawn = {Nasty(number).chance.choice(ALL)[0] for number in range(1000)}
    assert {" ".join(path) for path in drawn} >= {"list", "doctor", "member add", "points approve", "house show"}
    assert len(drawn) == len(ALL) > 25


def line(nasty: Nasty, config: Path) -> list[str]:
    """A command line: a command, its parameters valid or nasty, sometimes with one word too many."""
    path, command = nasty.chance.choice(ALL)
    words, often = list(path), nasty.chance.choice((0.0, 0.1, 0.2, 0.5))
    for one in command.params:
        if one.name == "config" or (one.param_type_name == "option" and nasty.chance.random() < 0.5):
            continue
        if one.param_type_name == "option":
            words.append(nasty.chance.choice(one.opts))
        if not getattr(one, "is_flag", False):
            words.append(value(nasty, one, often))
    if nasty.chance.random() < 0.1:
        words.insert(nasty.chance.randrange(len(words) + 1), nasty.argument())
    if nasty.chance.random() < 0.1:
        config = config.with_name("nasty.toml")
        config.write_bytes(nasty.toml(config.with_name("kiosk.toml").read_text()))
    return [*words, "--config", str(config)]


def value(nasty: Nasty, parameter: Any, often: float) -> str:
    """A word for a parameter: nasty with the probability `often`, else a valid one."""
    if nasty.chance.random() < often:
        return nasty.argument()
    kind = parameter.bare_type
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return str(nasty.chance.choice(list(kind)).value)
    if kind is Path:
        path = Path("nasty house.toml")
        path.write_bytes(nasty.toml(HOUSE_TOML))
        return nasty.chance.choice((str(path), ".", "nothing"))
    return nasty.chance.choice(GOOD.get(parameter.name, ("",)))


@pytest.mark.torture
def test_a_command_ends_with_a_sentence_and_a_status(house: Path) -> None:
    for number in range(rounds(check=80, torture=5000)):
        nasty = Nasty(number)
        if number % 10 == 0:
            spoil_texts(house, nasty)
        words = line(nasty, house)
        done = CliRunner(charset=nasty.chance.choice(("utf-8", "latin-1"))).invoke(app, words)
        said = f"input {number}: kiosk {words!r}: {done.output[:400]!r}"
        assert done.exception is None or isinstance(done.exception, SystemExit), f"{said} {done.exception!r}"
        assert done.exit_code in (0, 1, 2), said
        assert "Traceback" not in done.output, said
        assert "damaged" not in done.output, said
        assert done.exit_code == 0 or done.output.strip(), said
        must_be_plain(done.output)


@pytest.mark.torture
def test_every_list_shows_a_database_full_of_nasty_words(house: Path) -> None:
    for number in range(rounds(check=2, torture=200)):
        spoil_texts(house, Nasty(number))
        for what in ("members", "items", "loans", "volunteers", "subscriptions", "fees", "inbox", "journal"):
            for more in ([], ["--json"]):
                done = CliRunner().invoke(app, ["list", what, *more, "--config", str(house)])
                assert done.exit_code == 0, (number, what, done.output, done.exception)
                must_be_plain(done.output)
