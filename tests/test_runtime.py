"""The shell around the machine: what it tells the watchdog, and what becomes of a thread that fails."""

import threading
from pathlib import Path
from typing import Any

import pytest

from kiosk import keyfile
from kiosk.lending.model import Trouble
from kiosk.lending.ports import Ledger
from kiosk.runtime import HUNG
from tests.journeys.journey import SAMIRA, Journey


def test_a_kiosk_at_rest_is_alive(tmp_path: Path) -> None:
    with Journey(tmp_path).open() as kiosk:
        kiosk.later(HUNG * 2)
        assert kiosk.runtime.alive()


def test_a_ledger_that_hangs_is_not_alive_until_it_answers(tmp_path: Path) -> None:
    asked, answers = threading.Event(), threading.Event()

    class Hanging:
        def __init__(self, real: Ledger) -> None:
            self._real = real

        def __getattr__(self, name: str) -> Any:
            asked.set()
            answers.wait(10)
            return getattr(self._real, name)

    with Journey(tmp_path, Hanging).open() as kiosk:
        kiosk.reader.lay(SAMIRA)
        assert asked.wait(10)
        kiosk.clock.now += HUNG + 1
        assert not kiosk.runtime.alive()
        answers.set()
        kiosk.sees("Dag Samira")
        assert kiosk.runtime.alive()


def test_a_session_thread_that_hangs_is_not_alive(tmp_path: Path) -> None:
    held, free = threading.Event(), threading.Event()

    def dim(_dim: bool) -> None:
        held.set()
        free.wait(10)

    kiosk = Journey(tmp_path, dim=dim)
    with kiosk.open():
        kiosk.clock.now += 301
        assert held.wait(10)
        kiosk.clock.now += HUNG + 1
        assert not kiosk.runtime.alive()
        free.set()
        kiosk.rest()


def test_a_thread_that_fails_takes_the_process_with_it(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    class Broken:
        def __init__(self, real: Ledger) -> None:
            self._real = real

        def __getattr__(self, name: str) -> Any:
            raise ZeroDivisionError("a bug")

    died = threading.Event()
    kiosk = Journey(tmp_path, Broken, died=lambda _name: died.set())
    with kiosk.open():
        kiosk.reader.lay(SAMIRA)
        assert died.wait(10)
    assert "a bug" in caplog.text


def test_a_key_file_is_made_once_and_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "kiosk.key"
    assert keyfile.make(path)
    key = keyfile.read(path)
    assert not keyfile.make(path)
    assert keyfile.read(path) == key
    path.write_bytes(b"short")
    with pytest.raises(keyfile.KeyFileError, match="not a key file"):
        keyfile.make(path)
    path.unlink()
    with pytest.raises(keyfile.KeyFileError, match="kiosk init"):
        keyfile.read(path)


def test_without_a_printer_the_ticket_is_on_the_screen(tmp_path: Path) -> None:
    kiosk = Journey(tmp_path, printer=False)
    with kiosk.open("welcome; reader ok; scanner ok; printer none"):
        kiosk.tap(SAMIRA)
        kiosk.scan("INS-1")
        kiosk.press("Klaar")
        kiosk.rest()
        view: Any = kiosk.shown.view
        assert "Klopboormachine" in view.qr
        assert view.choices == ()


def test_a_ledger_in_trouble_is_told_while_nobody_is_there(tmp_path: Path) -> None:
    trouble: list[Trouble] = []
    kiosk = Journey(tmp_path, check=lambda: trouble[0] if trouble else None)
    with kiosk.open():
        trouble.append(Trouble.FAILED)
        kiosk.runtime.look()
        kiosk.sees("ledger failed")
        trouble.clear()
        kiosk.runtime.look()
        kiosk.rest()
        kiosk.sees_nothing_of("ledger failed")
