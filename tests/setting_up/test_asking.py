"""Asking at a terminal and in a file of answers: what is accepted, what is refused, and when it ends."""

import os
import pty
import tty
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.cli.setting_up.answers import Answers, file_of_answers
from kiosk.cli.setting_up.asking import Asker, CannotBe, NotAnswered, Option, as_it_is
from kiosk.cli.setting_up.draft import allowed_in
from kiosk.cli.setting_up.terminal import Terminal

FRUIT = (Option("apple", "An apple."), Option("pear", "A pear.", "P"))


def number(text: str) -> int:
    if not text.isdigit():
        raise CannotBe("Type a number.")
    return int(text)


@pytest.fixture
def typed() -> Iterator[tuple[Terminal, Callable[[str], object]]]:
    """A terminal, and a function that types at it."""
    hands, keyboard = pty.openpty()
    tty.setcbreak(keyboard)
    yield Terminal(keyboard), lambda text: os.write(hands, text.encode())
    os.close(hands)
    os.close(keyboard)


Typed = tuple[Terminal, Callable[[str], object]]


def test_enter_takes_the_value_in_brackets(typed: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    terminal, write = typed
    write("\n\n\n\n")
    assert terminal.value("a", "Which?", 7, number, str) == 7
    assert terminal.choose("b", "Which?", FRUIT, "pear") == "pear"
    assert terminal.choose("b", "Which?", FRUIT, "plum", as_it_is) == "plum"
    assert terminal.yes("c", "Well?", False) is False
    said = capsys.readouterr().out
    assert all(f"[{answer}] > " in said for answer in ("7", "P", "plum", "no"))


def test_an_invalid_answer_is_explained_and_asked_for_again(typed: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    terminal, write = typed
    write(f"many\n8\n3\np\nperhaps\nja\n\n{'x' * 41}\nvijf\n")
    assert terminal.value("a", "Which?", 7, number, str) == 8
    assert terminal.choose("b", "Which?", FRUIT, "apple") == "pear"
    assert terminal.yes("c", "Well?", False) is True
    assert terminal.value("d", "Name?", None, allowed_in("house.name"), as_it_is) == "vijf"
    said = capsys.readouterr().out
    for sentence in (
        "Type a number.",
        "Type one of 1, P, or only Enter for 1.",
        "Type yes or no.",
        "This needs an answer.",
        "Allowed is a name of 1 to 40",
    ):
        assert sentence in said


def test_every_line_fits_eighty_columns(typed: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    terminal, write = typed
    write("\n")
    terminal.choose("b", "word " * 50, (Option("", "word " * 50),), "")
    assert max(map(len, capsys.readouterr().out.splitlines())) < 80


def test_ctrl_d_ends_the_questions() -> None:
    read, write = os.pipe()
    os.close(write)
    with pytest.raises(EOFError):
        Terminal(read).yes("c", "Well?", True)
    os.close(read)


def test_a_wait_ends_with_an_event_a_typed_line_or_the_time_limit(typed: Typed) -> None:
    terminal, write = typed
    assert terminal.wait("Scan.", lambda: 5, 20) == 5
    write("\n")
    assert terminal.wait("Scan.", lambda: None, 20) == ""
    write("SPE-0042\n")
    assert terminal.wait("Scan.", lambda: None, 1000) == "SPE-0042"
    assert terminal.wait("Scan.", lambda: None, 0) is None


def test_a_code_that_a_scanner_typed_is_no_answer_to_the_next_question(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal, write = typed
    for happens in ([5], [None, None, 5]):
        looks = iter(happens)
        write("SPE-0042\n")
        assert terminal.wait("Scan.", lambda looks=looks: next(looks), 20) == 5
        write("yes\n")
        assert terminal.yes("c", "Well?", False) is True
    assert "Type yes or no." not in capsys.readouterr().out


def take(answers: Answers) -> tuple[Any, ...]:
    asker: Asker = answers
    return (
        asker.value("house.name", "Name?", "Huis", as_it_is, as_it_is),
        asker.value("screen.rotation", "Turned?", 0, number, str),
        asker.choose("setup.begin", "What?", FRUIT, "apple"),
        asker.yes("x.sure", "Sure?", True),
    )


def test_a_file_answers_by_key_and_the_rest_is_answered_by_enter() -> None:
    tables = {"house": {"name": "De Deelfabriek"}, "screen": {"rotation": 90, "size": "1280x800"}, "x": {"sure": False}}
    answers = Answers(tables, "a.toml", defaults=True)
    assert take(answers) == ("De Deelfabriek", 90, "apple", False)
    assert answers.rest() == {"screen.size": "1280x800"}
    assert answers.wait("Scan.", lambda: 5, 20) is None


@pytest.mark.parametrize(
    ("tables", "defaults", "sentence"),
    [
        ({}, False, "a.toml has no answer for house.name: Name?"),
        ({"screen": {"rotation": "left"}}, True, "a.toml: screen.rotation cannot be used: Type a number."),
        ({"setup": {"begin": "plum"}}, True, "a.toml: setup.begin cannot be used: allowed is apple or pear."),
    ],
)
def test_an_answer_that_is_missing_or_cannot_be_used_is_one_sentence(
    tables: dict[str, Any], defaults: bool, sentence: str
) -> None:
    with pytest.raises(NotAnswered) as why:
        take(Answers(tables, "a.toml", defaults))
    assert str(why.value) == sentence


def test_a_file_with_a_pin_must_be_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.touch(0o644)
    file_of_answers(path, {"coordinator": {"name": "Joke Claes"}})
    with pytest.raises(NotAnswered, match="chmod 600"):
        file_of_answers(path, {"coordinator": {"pin": "25807413"}})
    path.chmod(0o600)
    file_of_answers(path, {"coordinator": {"pin": "25807413"}})
