"""Nasty words in every input and output: the answer is a value or a sentence, and nothing that steers gets through.

Each input has a number, which is its seed: a failure names the input or output and the number, and can be repeated.
"""

import io
import itertools
import json
import logging
import re
import socket
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest
import typer

from db.ledger.people.naming import words
from devices.printers import text as printer_text
from devices.printers.job import render
from devices.scanners.codes import ByteReads
from devices.scanners.keys import KeyReads
from kiosk import printable
from kiosk.cli import reading
from kiosk.cli.common import pictures
from kiosk.cli.lists import write_rows
from kiosk.cli.terminal import PlainFormatter, PlainStream, plain_streams
from kiosk.holidays import known_countries
from kiosk.house import HouseFileError, changes, dump
from kiosk.house import load as load_house
from kiosk.lending.cards import fault_of, identify
from kiosk.lending.declining import FormError
from kiosk.lending.events import CodeScanned
from kiosk.lending.limits import LONGEST_CODE
from kiosk.lending.tickets import Slip, SlipGroup, SlipRow
from kiosk.lending.volunteers import typed
from kiosk.lettering.clusters import JOINERS
from kiosk.running.notify import Notifier
from kiosk.settings import SettingsError
from kiosk.settings import load as load_settings
from tests.fuzz.nasty import Nasty
from tests.support.torture import rounds

ROOT = Path(__file__).parent.parent.parent
LANGUAGES = frozenset({"nl", "fr", "en", "ar"})
KIOSK_TOML = (ROOT / "kiosk.toml.example").read_text()
HOUSE_TOML = """
[house]
holidays = "BE"
closed = [{ first = 2026-12-24, last = 2027-01-03, why = "Kerstvakantie" }]
[initiatives.spelotheek]
name = "Spelotheek"
colour = "#2E7DAF"
icon = "puzzle"
closed = [{ first = 2026-07-01, last = 2026-08-31, why = "Zomer" }]
hours = { wednesday = ["13:00-17:00"], saturday = ["10:00-12:00", "14:00-16:00"] }
[initiatives.spelotheek.loans]
days = 21
fee = 1.50
late = 0.50
[initiatives.spelotheek.categories.spel]
name = "Spel"
picture = "puzzle"
borrowing = "Tel de pionnen."
[initiatives.spelotheek.plans.jaar]
name = "Jaar"
price = 20
months = 12
"""

VISIBLE = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
"""Signs of Arabic and Syriac that are visible although Unicode calls them formatting."""


class GotThroughError(AssertionError):
    """A character that steers came out."""


def must_be_plain(text: str) -> None:
    """Raises GotThroughError if a character of the text steers; asks Unicode itself, not the filter of the kiosk."""
    for before, char in itertools.pairwise(["", *text]):
        joins = char in "\u200c\u200d" and before > "\u024f"
        if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") and char not in VISIBLE | {"\n"} and not joins:
            raise GotThroughError(f"{char!r} got through in {text[:200]!r}")


@dataclass(frozen=True)
class World:
    """What the inputs and outputs need: a folder, a socket in place of systemd, and the captured output."""

    folder: Path
    systemd: socket.socket
    notifier: Notifier
    said: io.StringIO

    def heard(self) -> str:
        """The text written on standard output and error since the last call."""
        text = self.said.getvalue()
        self.said.seek(0)
        self.said.truncate()
        return text


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(tmp_path / "notify"))
        yield World(tmp_path, systemd, Notifier(str(tmp_path / "notify")), io.StringIO())


# --- ways in -----------------------------------------------------------------------------------------------------


def settings_file(nasty: Nasty, world: World) -> None:
    path = world.folder / "kiosk.toml"
    path.write_bytes(nasty.toml(KIOSK_TOML))
    try:
        load_settings(path, LANGUAGES)
    except SettingsError as error:
        _must_be_a_sentence(str(error))


def house_file(nasty: Nasty, world: World) -> None:
    path = world.folder / "house.toml"
    path.write_bytes(nasty.toml(HOUSE_TOML))
    try:
        house, terms = load_house(path, pictures(), known_countries())
    except HouseFileError as error:
        _must_be_a_sentence(str(error))
    else:
        must_be_plain(dump(house, terms))
        assert [changes(one, one) for one in terms] == [()] * len(terms)


def scanner_bytes(nasty: Nasty, _world: World) -> None:
    reads = ByteReads()
    found = [one for _ in range(3) for one in reads.take(nasty.data(700) + b"\r"[: nasty.chance.randrange(2)], 0.0)]
    _must_be_codes([*found, *reads.fall_silent(1.0)])


def scanner_keys(nasty: Nasty, _world: World) -> None:
    keys, chance = KeyReads(), nasty.chance
    pressed = [(chance.choice((0, 1, 1, 1, 4)), chance.randrange(130), chance.randrange(-1, 4)) for _ in range(40)]
    _must_be_codes([one for kind, key, value in pressed for one in keys.take(kind, key, value, 0.0)])


def card(nasty: Nasty, _world: World) -> None:
    uid = nasty.data(12)
    if fault_of(uid) is None:
        assert re.fullmatch("[0-9a-f]{64}", identify(uid, b"k" * 32))


READERS: tuple[Callable[[str], object], ...] = (
    reading.read_day,
    reading.read_euro,
    reading.read_part,
    reading.read_barcode,
    reading.read_uid,
    lambda text: reading.read_picture("--picture", text),
)


def command_line_word(nasty: Nasty, world: World) -> None:
    reader, word = nasty.chance.choice(READERS), nasty.argument()
    try:
        value = reader(word)
    except typer.Exit as stopped:
        _must_be_a_status(stopped.exit_code)
        _must_be_a_sentence(world.heard())
    else:
        must_be_plain(str(value))


FORMS: tuple[Callable[[str], object], ...] = (
    typed.cents_of,
    typed.day_of,
    typed.time_of,
    typed.name_of,
    typed.is_pin,
    typed.points_of,
    typed.count_of,
    lambda text: typed.tidy(text) if typed.fits(text, 60) else None,
)


def form_at_the_desk(nasty: Nasty, _world: World) -> None:
    must_be_plain(str(nasty.chance.choice(FORMS)(nasty.word())))


def text_to_keep(nasty: Nasty, _world: World) -> None:
    try:
        must_be_plain(words(nasty.word(), "name"))
    except FormError as error:
        _must_be_a_sentence(str(error))


# --- ways out ----------------------------------------------------------------------------------------------------


def table_of_a_list(nasty: Nasty, world: World) -> None:
    name, parts = nasty.text()[:60], [nasty.text()[:30]]
    write_rows([{"member": name, "parts": parts, "many": {nasty.text()[:20]: 1}}], as_json=False)
    shown = world.heard()
    must_be_plain(shown)
    if name.isprintable() and len(name) < 40 and "│" not in name:
        cells = [row.split("│")[1] for row in shown.splitlines() if row.startswith("│")]
        assert "".join("".join(cells).split()) == "".join(name.split())


def json_of_a_list(nasty: Nasty, world: World) -> None:
    rows = [{"member": nasty.text(), "name": nasty.text(), "days": nasty.chance.randrange(2**63)}]
    write_rows(rows, as_json=True)
    shown = world.heard()
    must_be_plain(shown)
    assert json.loads(shown) == rows


def log_line(nasty: Nasty, world: World) -> None:
    handler = logging.StreamHandler(PlainStream(world.said))  # type: ignore[type-var]
    handler.setFormatter(PlainFormatter("%(levelname)s %(name)s: %(message)s"))
    try:
        raise ValueError(nasty.word())
    except ValueError as error:
        trouble = (type(error), error, error.__traceback__)
    record = logging.LogRecord("devices", logging.ERROR, "", 0, "printer at %s", (nasty.word(),), trouble)
    handler.emit(record)
    shown = world.heard()
    must_be_plain(shown)
    assert shown.splitlines()[1] == "Traceback (most recent call last):"


def status_of_systemd(nasty: Nasty, world: World) -> None:
    world.notifier.status(nasty.word()[:1000])
    told = world.systemd.recv(20_000).decode()
    must_be_plain(told)
    assert told.startswith("STATUS=")
    assert "\n" not in told


def text_on_paper(nasty: Nasty, _world: World) -> None:
    drawn = printer_text.drawable(word := nasty.word())
    for text in (printer_text.on_page(word), "".join(char for char in drawn if char not in printer_text.ISOLATES)):
        must_be_plain(text)
        assert "\n" not in text
    printer_text.on_page(word).encode(printer_text.PAGE)


WAYS = {
    settings_file: 10,
    house_file: 5,
    scanner_bytes: 20,
    scanner_keys: 5,
    card: 15,
    command_line_word: 15,
    form_at_the_desk: 5,
    text_to_keep: 5,
    table_of_a_list: 3,
    json_of_a_list: 5,
    log_line: 4,
    status_of_systemd: 3,
    text_on_paper: 5,
}
"""Each input or output, and its share in percent."""


def test_the_shares_add_up_to_a_hundred() -> None:
    assert sum(WAYS.values()) == 100


@pytest.mark.torture
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_nothing_nasty_gets_through(way: Callable[[Nasty, World], None], world: World) -> None:
    many = rounds(check=20_000, torture=500_000) * WAYS[way] // 100
    go_through(way, world, many)


def go_through(way: Callable[[Nasty, World], None], world: World, many: int) -> None:
    with redirect_stdout(world.said), redirect_stderr(world.said), plain_streams():
        for number in range(many):
            try:
                way(Nasty(number), world)
            except Exception as trouble:
                trouble.add_note(f"{way.__name__}, input {number}")
                raise


OUT = (table_of_a_list, log_line, status_of_systemd)


@pytest.mark.parametrize("way", OUT, ids=lambda way: way.__name__)
def test_control_without_the_filter_nasty_words_get_through(
    way: Callable[[Nasty, World], None], world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    never = re.compile("(?!)")
    monkeypatch.setattr(printable, "_STEERS", never)
    monkeypatch.setattr(printable, "_STEERS_IN_LINES", never)
    with pytest.raises((GotThroughError, UnicodeError)):
        go_through(way, world, 200)


def test_control_without_the_filter_of_the_printer_nasty_words_get_onto_paper(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printer_text, "safe", lambda text: text)
    with pytest.raises(GotThroughError):
        go_through(text_on_paper, world, 200)


@pytest.mark.torture
def test_a_ticket_with_nasty_words_is_that_of_their_visible_characters(cache_dir: Path) -> None:
    """The commands to the printer are the same: no word adds a command such as a reset or a cut.

    Text that is drawn keeps the joiners of its script, which cannot be seen by themselves.
    """
    for number in range(rounds(check=20, torture=2000)):
        nasty = Nasty(number)
        texts = [nasty.word()[:80] for _ in range(4)]
        assert render(slip_of(texts), cache_dir=cache_dir) == render(
            slip_of([_seen(text) for text in texts]), cache_dir=cache_dir
        ), f"input {number}"


def _seen(text: str) -> str:
    return printer_text.safe(text, JOINERS | printer_text.ISOLATES)


def slip_of(texts: list[str]) -> Slip:
    house, initiative, title, detail = texts
    rows = (SlipRow(title, detail, "€ 1,50"),)
    return Slip(house, "zaterdag", (SlipGroup(initiative, "Geleend", rows),), (detail,), "nl")


@pytest.fixture(scope="session")
def cache_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("profiles")


# --- what the filter lets through --------------------------------------------------------------------------------


def test_every_character_that_steers_is_escaped() -> None:
    for number in range(0x110000):
        char = chr(number)
        kind = unicodedata.category(char)
        if kind not in ("Cn", "Co"):  # not those that this version of Unicode does not know, for another may
            steers = kind in ("Cc", "Cf", "Cs", "Zl", "Zp") and char not in VISIBLE
            assert (printable.printable(f"a{char}b") != f"a{char}b") is steers, f"U+{number:04X}"


SEEN = ("Speelgroep [/Zonnetje]", ":key:", "می\u200cخواهم", "👨\u200d👩\u200d👧", "é ß 中文 ־")


@pytest.mark.parametrize("typed", SEEN)
def test_visible_characters_stay_as_typed(typed: str) -> None:
    assert printable.printable(typed) == printable.printable_lines(typed) == printable.printable_json(typed) == typed


def test_json_stays_valid_on_an_ascii_terminal() -> None:
    said = printable.printable_json('["é\u202e\U000e0041👍"]', ascii_only=True)
    assert said == '["\\u00e9\\u202e\\udb40\\udc41\\ud83d\\udc4d"]'
    assert json.loads(said) == ["é\u202e\U000e0041👍"]


def test_a_letter_that_the_terminal_lacks_is_escaped() -> None:
    under = io.TextIOWrapper(io.BytesIO(), "latin-1")
    PlainStream(under).write("é 中\x1b\n")
    under.flush()
    assert under.buffer.getvalue() == b"\xe9 \\u4e2d\\u001b\n"  # type: ignore[attr-defined]


def _must_be_a_sentence(text: str) -> None:
    must_be_plain(printable.printable(text))
    assert text.strip()


def _must_be_a_status(status: int) -> None:
    assert status in (0, 1, 2)


def _must_be_codes(found: list[object]) -> None:
    for one in found:
        if isinstance(one, CodeScanned):
            must_be_plain(one.code)
            assert 2 <= len(one.code) <= LONGEST_CODE
