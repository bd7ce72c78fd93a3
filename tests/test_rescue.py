"""A kiosk that does not start: at most two reboots, then a page. The tests run the script and the counter."""

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.running.rescue import HEALTHY_SECONDS, PAGE, REBOOTS, Rescue
from screens.present.rescue import DOES_NOT_START, WRONG_CONFIGURATION, rescue_page
from screens.present.words import wordbook

SCRIPT = Path(__file__).parents[1] / "systemd" / "kiosk-rescue"
REBOOT, NO_REBOOT, NO_CURE = 0, 30, 31

Disk = Callable[[str], None]


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder with a `stat` that says that everything is on ext4, wherever the files of the tests are."""
    folder = tmp_path / "bin"
    folder.mkdir()
    on_disk(folder, "ext2/ext3")
    return folder


def on_disk(programs: Path, kind: str) -> None:
    stat = programs / "stat"
    stat.write_text(f"#!/bin/sh\necho {kind}\n")
    stat.chmod(0o755)


@pytest.fixture
def state(tmp_path: Path) -> Path:
    folder = tmp_path / "state"
    folder.mkdir(0o700)
    return folder


def script(state: Path, programs: Path, word: str, **ended: str) -> subprocess.CompletedProcess[str]:
    """Runs the script as systemd does; `ended` is how the failed unit ended."""
    text = SCRIPT.read_text().replace("PATH=/usr/local/bin", f"PATH={programs}:/usr/local/bin")
    assert str(programs) in text
    environment = {"STATE_DIRECTORY": str(state), "KIOSK_RESCUE_SECONDS": "0", **ended}
    return subprocess.run(
        ["sh", "-s", word], input=text, env=environment, capture_output=True, text=True, check=False, timeout=20
    )


def decided(state: Path, programs: Path, **ended: str) -> int:
    return script(state, programs, "decide", **ended).returncode


def test_after_two_reboots_there_is_no_third_until_the_kiosk_ran_for_ten_minutes(state: Path, programs: Path) -> None:
    assert [decided(state, programs) for _ in range(4)] == [REBOOT, REBOOT, NO_REBOOT, NO_REBOOT]

    kiosk = Rescue(state)
    kiosk.alive(1000.0)
    kiosk.alive(1000.0 + HEALTHY_SECONDS - 1)
    assert decided(state, programs) == NO_REBOOT
    kiosk.alive(1000.0 + HEALTHY_SECONDS)

    assert [decided(state, programs) for _ in range(3)] == [REBOOT, REBOOT, NO_REBOOT]


def test_a_kiosk_that_starts_again_needs_ten_minutes_again(state: Path, programs: Path) -> None:
    decided(state, programs)
    for start in (0.0, 700.0, 1400.0):
        kiosk = Rescue(state)
        kiosk.alive(start)
        kiosk.alive(start + HEALTHY_SECONDS / 2)
    assert (state / REBOOTS).read_text() == "1\n"


def test_a_wrong_configuration_causes_no_reboot(state: Path, programs: Path) -> None:
    assert decided(state, programs, MONITOR_EXIT_CODE="exited", MONITOR_EXIT_STATUS="2") == NO_CURE
    assert decided(state, programs, MONITOR_EXIT_CODE="killed", MONITOR_EXIT_STATUS="2") == REBOOT
    assert decided(state, programs, MONITOR_EXIT_CODE="exited", MONITOR_EXIT_STATUS="70") == REBOOT


@pytest.mark.parametrize("kind", ["overlayfs", "tmpfs", "ramfs"])
def test_where_the_counter_would_not_survive_there_is_no_reboot(state: Path, programs: Path, kind: str) -> None:
    on_disk(programs, kind)
    assert decided(state, programs) == NO_REBOOT


def test_a_counter_that_cannot_be_written_or_read_causes_no_endless_reboots(state: Path, programs: Path) -> None:
    (state / f"{REBOOTS}.new").mkdir()
    assert decided(state, programs) == NO_REBOOT
    (state / f"{REBOOTS}.new").rmdir()
    (state / REBOOTS).write_bytes(b"\0\xffrubbish")
    assert [decided(state, programs) for _ in range(3)] == [REBOOT, REBOOT, NO_REBOOT]


def test_the_script_decides_without_a_state_directory(tmp_path: Path, programs: Path) -> None:
    assert decided(tmp_path / "gone", programs) == NO_REBOOT


def shown(state: Path, programs: Path, **ended: str) -> str:
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z\]]", "", script(state, programs, "show", **ended).stdout)


def test_the_page_has_one_sentence_in_each_language_the_contact_and_a_code(state: Path, programs: Path) -> None:
    words = wordbook("Europe/Brussels")
    Rescue(state).leave_page(rescue_page(words, ("nl", "fr", "ar", "en"), "De Deelfabriek", "Joke, 0470 12 34 56"))

    page = shown(state, programs, MONITOR_EXIT_STATUS="30")

    assert [line.strip() for line in page.splitlines() if line.strip()] == [
        "De kiosk start niet. Vraag het aan een vrijwilliger.",
        "La borne ne démarre pas. Demandez à un bénévole.",
        "The kiosk does not start. Ask a volunteer.",
        "De Deelfabriek: Joke, 0470 12 34 56",
        DOES_NOT_START,
    ]
    assert shown(state, programs, MONITOR_EXIT_STATUS="31").split()[-1] == WRONG_CONFIGURATION
    assert shown(state, programs, MONITOR_EXIT_STATUS="TERM").split()[-1] == DOES_NOT_START


def test_a_kiosk_that_never_started_has_a_page_too(state: Path, programs: Path) -> None:
    page = shown(state, programs)

    assert "De kiosk start niet. Vraag het aan een vrijwilliger." in page
    assert page.split()[-1] == DOES_NOT_START


def test_no_control_character_of_the_state_directory_reaches_the_terminal(state: Path, programs: Path) -> None:
    (state / PAGE).write_bytes(b"a\x1b[31mb\x07\r\x08c\td\n")

    said = script(state, programs, "show").stdout

    assert "        a[31mbcd\n" in said


def test_the_words_of_the_page_are_written_once_and_a_failed_write_raises_nothing(state: Path) -> None:
    rescue = Rescue(state)
    rescue.leave_page("een")
    written = (state / PAGE).stat().st_mtime_ns
    rescue.leave_page("een")
    assert (state / PAGE).stat().st_mtime_ns == written
    rescue.leave_page("twee")
    assert (state / PAGE).read_text() == "twee"
    elsewhere = Rescue(state / "gone")
    elsewhere.leave_page("een")
    elsewhere.alive(0.0)
    elsewhere.alive(HEALTHY_SECONDS)
    Rescue(None).leave_page("een")
    assert Rescue.from_environment({}).state is None
    assert Rescue.from_environment({"STATE_DIRECTORY": "/a:/b"}).state == Path("/a")


def test_the_script_is_plain_sh_and_refuses_wrong_use(state: Path, programs: Path) -> None:
    assert script(state, programs, "").returncode == 2
    assert os.access(SCRIPT, os.X_OK)
