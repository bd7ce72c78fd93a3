"""`kiosk setup` from beginning to end: with a file of answers, and with somebody at a terminal."""

import json
import os
import pty
import re
import select
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.settings import load
from tests.support.command_line import kiosk
from tests.support.pcscd import Pcscd, obstacle
from tests.support.program import KIOSK
from tests.support.receipt_printer import NetworkPrinter, PrinterBody
from tests.support.vcard import VirtualCard

PIN = "25807413"
UID = "04A1B2C3D4E5F6"
SETTINGS = """# Ours.
[house]
name = "Deelkiosk"   # to be changed
[database]
url = "sqlite:///{folder}/data/kiosk.db"
may_be_lost = true
[cards]
reader = "{reader}"
[scanner]
port = "none"
"""
ANSWERS = f"""
house = {{ name = "De Deelfabriek" }}
coordinator = {{ name = "Joke Claes", pin = "{PIN}" }}
setup = {{ initiative = "Not asked" }}
screen = {{ idle_seconds = 30 }}
"""


def listed(config: Path, what: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads(kiosk(config, "list", what, "--json").stdout)
    return rows


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "kiosk.toml"
    path.write_text(SETTINGS.format(folder=tmp_path, reader="simulated"))
    return path


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "answers.toml"
    path.write_text(ANSWERS)
    path.chmod(0o600)
    return path


def test_a_file_of_answers_sets_up_a_house_with_an_existing_house_toml(config: Path, answers: Path) -> None:
    own = '[initiatives.toys]\nname = "Speelgoed"\ncolour = "#112233"\n'
    config.with_name("house.toml").write_text(own)

    done = kiosk(config, "setup", "--answers", str(answers), "--defaults")

    assert done.exit_code == 0, done.output
    assert config.read_text().startswith('# Ours.\n[house]\nname = "De Deelfabriek"  # to be changed\n')
    assert load(config).screen.idle_seconds == 30
    (joke,) = listed(config, "volunteers")
    assert (joke["name"], joke["initiative"], joke["role"], joke["pin"]) == (
        "Joke Claes",
        "toys",
        "coordinator",
        True,
    )
    found, _, following = done.stdout.rpartition("\n\n")
    assert re.search(r"^ok +database ", found, re.MULTILINE)
    assert 1 <= len(following.splitlines()) <= 3
    assert "house.toml" in following
    kept = [path for path in config.parent.rglob("*") if path.is_file() and path != answers]
    assert [path for path in kept if PIN.encode() in path.read_bytes()] == []
    assert PIN not in done.output

    before = config.read_bytes(), listed(config, "volunteers"), config.with_name("house.toml").read_text()
    again = kiosk(config, "setup", "--answers", str(answers), "--defaults")
    assert again.exit_code == 0, again.output
    assert (config.read_bytes(), listed(config, "volunteers"), config.with_name("house.toml").read_text()) == before
    assert before[2] == own


@pytest.mark.parametrize(
    ("words", "text", "sentence"),
    [
        ((), "", "there is no terminal. Give --answers FILE, or --defaults."),
        (("--answers", "{answers}"), "house = 3", "has no answer for house.name: What is your house called?"),
        (("--answers", "{answers}", "--defaults"), "house = { nam = 3 }", "house.nam is no question"),
        (("--answers", "{answers}", "--defaults"), "sound = { volume = 101 }", "sound.volume"),
        (("--answers", "{answers}", "--defaults"), "coordinator = { name = 'J', pin = '1234' }", "too easy to guess"),
        (("--answers", "{answers}", "--defaults"), "[", "this is not TOML"),
        (("--answers", "{answers}.missing"), "", "No such file"),
    ],
)
def test_an_answer_that_cannot_be_used_is_one_sentence_and_nothing_is_written(
    config: Path, answers: Path, words: tuple[str, ...], text: str, sentence: str
) -> None:
    answers.write_text(text)
    before = config.read_bytes()
    refused = kiosk(config, "setup", *(word.format(answers=answers) for word in words))
    assert (refused.exit_code, refused.stdout, len(refused.stderr.splitlines())) == (2, "", 1), refused.output
    assert sentence in refused.stderr
    assert config.read_bytes() == before
    assert sorted(os.listdir(config.parent)) == ["answers.toml", "kiosk.toml"]


def test_a_kiosk_toml_that_cannot_be_read_is_to_be_corrected_first(config: Path) -> None:
    config.write_text("[house]\nname = 3\n")
    refused = kiosk(config, "setup", "--defaults")
    assert refused.exit_code == 2
    assert "house.name = 3 cannot be used" in refused.stderr
    assert "Correct that first." in refused.stderr


def test_a_house_toml_that_cannot_be_used_is_to_be_corrected_first(config: Path, answers: Path) -> None:
    config.with_name("house.toml").write_text("[initiatives.toys]\n")
    before = config.read_bytes()
    refused = kiosk(config, "setup", "--answers", str(answers), "--defaults")
    assert (refused.exit_code, config.read_bytes()) == (2, before)
    assert "initiatives.toys.name is missing" in refused.stderr


# --- at a terminal -----------------------------------------------------------------------------------------------


class Session:
    """`kiosk setup` in a process of its own at a pseudo-terminal, and somebody who reads and types."""

    def __init__(self, config: Path) -> None:
        self._terminal, window = pty.openpty()
        self._process = subprocess.Popen(
            ["setsid", "--ctty", *KIOSK, "setup", "--config", str(config)],
            env={**os.environ, "XDG_CACHE_HOME": str(config.parent / "cache")},
            stdin=window,
            stdout=window,
            stderr=window,
        )
        os.close(window)
        self.shown = ""
        self._read = 0

    def reads(self, text: str, seconds: float = 60) -> None:
        """Waits until this text is shown after the text that was waited for last."""
        until = time.monotonic() + seconds
        while (at := self.shown.find(text, self._read)) < 0:
            assert time.monotonic() < until, f"waited for {text!r} after {self.shown[self._read :]!r}"
            if select.select([self._terminal], [], [], 0.1)[0]:
                self.shown += self._more()
        self._read = at + len(text)

    def _more(self) -> str:
        try:
            more = os.read(self._terminal, 4096).decode()
        except OSError:
            more = ""
        assert more, f"it ended: {self.shown[self._read :]!r}"
        return more

    def types(self, text: str = "\n") -> None:
        os.write(self._terminal, text.encode())

    def answers(self, question: str, text: str = "") -> None:
        self.reads(question)
        self.reads("> ")
        self.types(f"{text}\n")

    def close(self) -> None:
        self._process.kill()
        self._process.wait(20)

    def ended(self) -> int:
        try:
            while True:
                self.shown += os.read(self._terminal, 4096).decode()
        except OSError:  # the terminal ends when the last process that writes to it is gone
            os.close(self._terminal)
            return self._process.wait(20)


@pytest.fixture
def service() -> Iterator[Pcscd]:
    if why := obstacle():
        pytest.skip(f"not run: {why}")
    one = Pcscd().start()
    yield one
    one.stop()


@pytest.fixture
def cards() -> Iterator[tuple[VirtualCard, VirtualCard]]:
    both = VirtualCard(bytes.fromhex(UID)), VirtualCard(bytes.fromhex("0411111111E5F6"), slot=1)
    yield both
    for card in both:
        card.remove()


def test_somebody_sets_up_a_kiosk_with_real_devices(
    config: Path, service: Pcscd, cards: tuple[VirtualCard, VirtualCard]
) -> None:
    card, other = cards
    config.write_text(SETTINGS.format(folder=config.parent, reader="pcsc"))
    with closing(NetworkPrinter(PrinterBody(columns=42, width=512))) as printer, closing(Session(config)) as session:
        session.answers("What is your house called?", "De Deelfabriek")
        session.answers("Whom should visitors call", "Joke, 0470 12 34 56")
        session.answers("Which languages", "nl xx")
        session.answers("There is no xx", "fr nl")
        session.answers("How large is the glass", "10,1")
        session.answers("How was the screen turned", "3")
        session.answers("Which card reader?")
        session.reads("Lay any card on the reader now")
        other.insert()
        session.reads("A card was read")
        session.answers("Where is the reader", "3")
        session.reads("Scan any barcode now")
        session.types()
        session.answers("Which scanners?")
        session.answers("Look once more?")
        session.answers("Which printer?", "1")
        session.answers("What is the address of the printer?", f"127.0.0.1:{printer.port}")
        session.answers("Print a test now?")
        session.answers("which is the longest", "2")
        session.answers("The lines with a letter", "b")
        session.answers("Do you begin with your own things")
        session.answers("What do you lend?", "Spelotheek")
        session.answers("Add the first one now?")
        session.answers("What is their name?", "Joke Claes")
        session.answers("Nothing shows while you type", "1234")
        session.answers("too easy to guess", PIN)
        session.answers("Once more", PIN)
        before = config.read_bytes(), sorted(os.listdir(config.parent))
        session.answers("Is that right?")
        session.reads("Lay the coordinator's card on the reader now")
        card.insert()
        session.reads("The card is theirs.")
        session.reads("What works now")
        assert session.ended() == 0, session.shown

    assert before == (SETTINGS.format(folder=config.parent, reader="pcsc").encode(), ["cache", "kiosk.toml"])
    assert PIN not in session.shown
    assert max(map(len, session.shown.split("What works now")[0].splitlines())) <= 80
    settings = load(config)
    assert (settings.house.name, settings.house.languages) == ("De Deelfabriek", ("fr", "nl"))
    assert (settings.cards.reader, settings.cards.side, settings.scanner.port) == ("pcsc", "below", "none")
    assert (settings.printer.port, settings.printer.profile) == (f"network:127.0.0.1:{printer.port}", "TM-T88III")
    assert (settings.printer.code_page, settings.screen.diagonal_inches, settings.screen.rotation) == (16, 10.1, 180)
    (joke,) = listed(config, "members")
    assert (joke["name"], joke["cards"]) == ("Joke Claes", 1)
    assert kiosk(config, "card", "lost", UID).exit_code == 0, "it was the card that lay there before"
    assert kiosk(config, "house", "apply", str(config.with_name("house.toml"))).stdout == "Nothing changes.\n"


def test_ending_setup_before_the_last_question_changes_nothing(config: Path) -> None:
    before = config.read_bytes()
    with closing(Session(config)) as session:
        session.answers("What is your house called?", "De Deelfabriek")
        session.reads("Type - for nobody.")
        session.reads("> ")
        session.types("\x03")
        assert session.ended() == 1
    assert session.shown.endswith("Nothing was changed.\r\n")
    assert (config.read_bytes(), os.listdir(config.parent)) == (before, ["kiosk.toml"])
