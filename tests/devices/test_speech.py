"""The voice, over a program in place of espeak-ng, and over espeak-ng itself."""

import logging
import os
import select
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from devices.speech import EspeakVoice
from kiosk.lending import languages
from kiosk.lending.languages import OFFERED
from tests.support.waiting import wait_until

PATIENCE = 30
"""Seconds to wait for what must come, on a slow machine."""


class Mouth:
    """A program in place of espeak-ng that records its calls; `then` is what it does after it has read its text."""

    def __init__(self, folder: Path, then: str) -> None:
        self.program = folder / "speak"
        fifo = folder / "fifo"
        os.mkfifo(fifo)
        self._heard = os.open(fifo, os.O_RDWR)
        self._lines = b""
        self.program.write_text(f'#!/bin/sh\ntext=$(cat)\necho "$$|$*|$text" > {fifo}\n{then}\n')
        self.program.chmod(0o755)

    def hear(self) -> tuple[int, list[str], str]:
        """The process, the options and the text of the next speech."""
        while b"\n" not in self._lines:
            assert select.select([self._heard], [], [], PATIENCE)[0], "nothing was said"
            self._lines += os.read(self._heard, 4096)
        line, _, self._lines = self._lines.partition(b"\n")
        process, options, text = line.decode().split("|")
        return int(process), options.split(), text

    @property
    def quiet(self) -> bool:
        return not self._lines and not select.select([self._heard], [], [], 0)[0]

    def close(self) -> None:
        os.close(self._heard)


@pytest.fixture
def mouth(tmp_path: Path) -> Iterator[Mouth]:
    mouth = Mouth(tmp_path, then="exec sleep 600")
    yield mouth
    mouth.close()


@pytest.fixture
def voice(mouth: Mouth) -> Iterator[EspeakVoice]:
    voice = EspeakVoice(program=str(mouth.program))
    yield voice
    voice.close()


def is_over(process: int) -> bool:
    return not Path(f"/proc/{process}").exists()


def test_a_text_is_spoken_in_its_language_and_is_not_on_the_command_line(mouth, voice):
    voice.say("Dag Ada, breng de boor terug", "fr")

    process, options, text = mouth.hear()
    assert text == "Dag Ada, breng de boor terug"
    assert options[options.index("-v") + 1] == "fr-be"
    assert "Ada" not in Path(f"/proc/{process}/cmdline").read_text()


def test_a_new_text_cuts_off_the_old_one(mouth, voice):
    voice.say("een", "nl")
    first, _, _ = mouth.hear()

    voice.say("deux", "fr")

    second, _, text = mouth.hear()
    assert text == "deux"
    wait_until(lambda: is_over(first), "the end of the first text")
    assert not is_over(second)


def test_a_hush_cuts_off_the_text_and_the_next_one_is_said(mouth, voice):
    voice.say("een", "nl")
    first, _, _ = mouth.hear()

    voice.hush()
    wait_until(lambda: is_over(first), "the end of the first text")

    voice.say("twee", "nl")
    assert mouth.hear()[2] == "twee"


def test_the_last_of_many_texts_at_once_is_spoken(mouth, voice):
    for number in range(50):
        voice.say(f"tekst {number}", "nl")

    said = [mouth.hear()]
    while said[-1][2] != "tekst 49":
        said.append(mouth.hear())

    wait_until(lambda: all(is_over(process) for process, _, _ in said[:-1]), "the end of all texts but the last")
    assert not is_over(said[-1][0])


def test_a_closed_voice_is_silent_and_leaves_neither_process_nor_thread(mouth, voice):
    before = threading.active_count()
    voice.say("een", "nl")
    process, _, _ = mouth.hear()

    voice.close()
    voice.say("twee", "nl")

    assert is_over(process)
    assert before == threading.active_count()
    assert mouth.quiet


@pytest.mark.parametrize(("volume", "amplitude"), [(1, "2"), (50, "100"), (100, "200"), (300, "200")])
def test_the_volume_is_a_percentage(mouth, volume, amplitude):
    voice = EspeakVoice(volume, str(mouth.program))
    voice.say("een", "nl")

    _, options, _ = mouth.hear()
    voice.close()
    assert options[options.index("-a") + 1] == amplitude


def test_nothing_is_spoken_at_volume_0_or_for_an_empty_text(mouth):
    before = threading.active_count()
    EspeakVoice(0, str(mouth.program)).say("een", "nl")
    EspeakVoice(50, str(mouth.program)).say(" \n", "nl")

    assert before == threading.active_count()


def test_phoneme_names_in_a_text_are_read_as_text(mouth, voice):
    voice.say("[[a]] één ⌛", "nl")

    assert mouth.hear()[2] == "[ [a]] één ⌛"


def test_a_missing_program_is_silence_and_a_line_in_the_log(tmp_path, caplog):
    voice = EspeakVoice(program=str(tmp_path / "nowhere"))
    voice.say("een", "nl")
    wait_until(lambda: caplog.records, "a line in the log")
    voice.close()

    (record,) = caplog.records
    assert record.levelno == logging.WARNING
    assert "nowhere" in record.getMessage()


@pytest.mark.parametrize("exit_status", [0, 1])
def test_a_program_that_finds_no_sound_device_is_silence_and_one_line_in_the_log(tmp_path, caplog, exit_status):
    mouth = Mouth(tmp_path, then=f"echo 'error: no sound' >&2; exit {exit_status}")
    voice = EspeakVoice(program=str(mouth.program))
    for text in ("een", "twee"):
        voice.say(text, "nl")
        process, _, _ = mouth.hear()
        wait_until(lambda process=process: is_over(process), "the end of the program")
    voice.close()
    mouth.close()

    assert [record.getMessage() for record in caplog.records] == ["nothing is read aloud: error: no sound"]


def test_cutting_off_a_text_is_not_logged_as_a_failure(mouth, voice, caplog):
    voice.say("een", "nl")
    mouth.hear()
    voice.close()

    assert not caplog.records


def espeak() -> str:
    program = shutil.which("espeak-ng")
    if program is None:
        pytest.skip("not run: espeak-ng is not installed")
    return program


@pytest.mark.parametrize("language", [*OFFERED, "uk", "tr", "ar"])
def test_espeak_has_a_voice_for_every_language_of_the_house(language):
    command = (espeak(), "-v", languages.voice(language), "--stdin", "--stdout")
    spoken = subprocess.run(command, input=b"123", capture_output=True, check=True).stdout

    assert spoken.startswith(b"RIFF")
    assert len(spoken) > 10_000


def test_espeak_without_a_sound_device_is_silence_and_one_line_in_the_log(caplog):
    program = espeak()
    if Path("/dev/snd").exists():
        pytest.skip("not run: this machine has a sound device")
    voice = EspeakVoice(program=program)
    voice.say("Hou je kaart hier", "nl")
    wait_until(lambda: caplog.records, "a line in the log")
    voice.close()

    assert len(caplog.records) == 1
