"""Headphones: plugging in and pulling out are posted once each; a machine without a jack that can be seen has no thread
for it.
"""

import os
import threading
from pathlib import Path

import pytest

from devices.headphones import Headphones, jacks
from kiosk.lending.events import Event, HeadphoneSeen
from tests.support.waiting import wait_until


def switches(folder: Path, name: str, bits: str) -> None:
    place = folder / name / "device" / "capabilities"
    place.mkdir(parents=True)
    (place / "sw").write_text(bits)


def test_only_devices_with_a_headphone_switch_are_jacks(tmp_path: Path) -> None:
    switches(tmp_path, "event0", "0\n")
    switches(tmp_path, "event3", "14\n")
    switches(tmp_path, "event5", "1\n")
    switches(tmp_path, "event6", "\n")

    assert jacks(tmp_path) == [Path("/dev/input/event3")]


def test_each_change_is_posted_once(tmp_path: Path) -> None:
    jack, plugged, told = tmp_path / "jack", [True], list[Event]()
    os.mkfifo(jack)
    writer = os.open(jack, os.O_RDWR)
    headphones = Headphones(lambda: [jack], lambda _jack: plugged[0])

    headphones.start(told.append)
    wait_until(lambda: told == [HeadphoneSeen(True)], "the headphone")
    os.write(writer, b"x")
    plugged[0] = False
    os.write(writer, b"x")
    wait_until(lambda: told == [HeadphoneSeen(True), HeadphoneSeen(False)], "its end")
    headphones.stop()
    os.close(writer)

    assert told == [HeadphoneSeen(True), HeadphoneSeen(False)]
    assert "headphones" not in {thread.name for thread in threading.enumerate()}


def test_without_a_jack_there_is_no_thread() -> None:
    headphones = Headphones(list)

    headphones.start(lambda _event: None)

    assert "headphones" not in {thread.name for thread in threading.enumerate()}
    headphones.stop()


def test_a_jack_that_cannot_be_opened_is_a_line_in_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    headphones = Headphones(lambda: [tmp_path / "gone"])

    headphones.start(lambda _event: None)
    headphones.stop()

    assert "headphones are not seen" in caplog.text
