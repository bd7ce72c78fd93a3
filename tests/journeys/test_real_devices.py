"""No dead end and no misunderstanding with real drivers: a virtual reader of pcscd, a tty, the keys of a keyboard."""

import queue
from collections.abc import Iterator
from pathlib import Path

import pytest

from devices.cards.reader import PcscReader
from devices.scanners.keyboards import KeyboardPort
from devices.scanners.scanning import Scanners
from devices.scanners.serial_lines import SerialPort
from kiosk.lending.cards import identify
from kiosk.lending.codes.layouts import KeyboardLayout
from kiosk.lending.commands import SetLayout
from kiosk.lending.debounce import OFF_THE_READER, OUT_OF_SIGHT
from kiosk.lending.events import CardRefused, CardRemoved, CardSeen, CodeRefused, CodeScanned, Event
from kiosk.lending.ports import Post, Source
from kiosk.lending.volunteers.events import CommandChosen, Tile, TileChosen
from tests.devices.test_cards import FOREIGN
from tests.devices.test_scanners import KEY_OF, PATIENCE, TwinKeyboard
from tests.journeys.journey import JEANS_CHIP, KEY, SAMIRAS_CHIP, STRANGE_CHIP, Journey
from tests.support.pcscd import Pcscd, obstacle
from tests.support.poster import Poster
from tests.support.pty_scanner import PtyScanner
from tests.support.vcard import VirtualCard

JOKES_CHIP = bytes.fromhex("04C0FFEE000001")
UPC, EAN = "012345678905", "0012345678905"
ENTER = 28
DASH = 13
"""The key of the dash on a Belgian keyboard, which is another key on a US keyboard; digits need shift."""


class Wire:
    """A real device at a journey: its events are handed on and can be waited for."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._posted: queue.Queue[Event] = queue.Queue()

    def start(self, post: Post) -> None:
        def both(event: Event) -> None:
            post(event)
            self._posted.put(event)

        self._source.start(both)

    def stop(self) -> None:
        self._source.stop()

    def heard(self, *kinds: type[Event]) -> None:
        """Waits until the device posted an event of one of these kinds; earlier events are dropped."""
        while not isinstance(self._posted.get(timeout=PATIENCE), kinds):
            pass


class Table:
    """A kiosk with a reader, a scanner on a tty and a scanner that types, and methods to use them."""

    def __init__(self, folder: Path) -> None:
        self.kiosk = Journey(folder)
        self.keyboard, self.stand = TwinKeyboard(), PtyScanner(folder / "scanner")
        (folder / "keyboard").touch()
        typing = KeyboardPort(str(folder / "keyboard"), connect=lambda _path: self.keyboard, layouts=self.kiosk.layouts)
        ports = (SerialPort(str(self.stand.link), 9600), typing)
        self.scanners = Wire(Scanners(ports, self.kiosk.clock))
        self.reader = Wire(PcscReader(KEY, clock=self.kiosk.clock, settle_seconds=0.1))
        self.kiosk.scanner, self.kiosk.reader = self.scanners, self.reader  # type: ignore[assignment]
        self.service = Pcscd().start()
        self._card: VirtualCard | None = None

    def close(self) -> None:
        self.scanners.stop()
        self.reader.stop()
        if self._card:
            self._card.remove()
        self.stand.unplug()
        self.service.stop()

    def lay(self, uid: bytes) -> None:
        """Lays this card on the reader, in place of the one that lies there."""
        if self._card:
            self._card.remove()
            self.reader.heard(CardRemoved)
            self.kiosk.later(OFF_THE_READER)
        self._card = VirtualCard(uid)
        self._card.insert()
        self.reader.heard(CardSeen, CardRefused)
        self.kiosk.rest()

    def scan(self, code: str, then: float = OUT_OF_SIGHT) -> None:
        """Holds this under the scanner on the tty; the time goes on after it."""
        self.stand.scan(code)
        self.scanners.heard(CodeScanned, CodeRefused)
        self.kiosk.later(then)

    def type_out(self, code: str) -> None:
        """Scans this with the scanner that types, which is set to a Belgian keyboard."""
        for char in code:
            self.keyboard.type_out(DASH if char == "-" else KEY_OF[char.lower()], shift=char.isdigit())
        self.keyboard.type_out(ENTER)
        self.scanners.heard(CodeScanned, CodeRefused)
        self.kiosk.later(OUT_OF_SIGHT)

    def lies_there(self, *codes: str, seconds: float) -> None:
        """Leaves this under the scanner, which reads it twice a second, in one form of its code after the other."""
        for at in range(round(seconds * 2)):
            self.scan(codes[at % len(codes)], then=0.5)


@pytest.fixture
def table(tmp_path: Path) -> Iterator[Table]:
    if obstacle():
        pytest.skip(f"not run: {obstacle()}")
    table = Table(tmp_path)
    yield table
    table.close()


def test_an_item_left_under_the_scanner_changes_nothing_in_whichever_form_its_label_is_read(table: Table) -> None:
    kiosk = table.kiosk
    kiosk.book.add_item(EAN, "Puzzel", None, "toy", "spelotheek")
    with kiosk.open():
        table.lay(SAMIRAS_CHIP)
        table.lies_there(EAN, seconds=4)
        kiosk.sees("Samira", "visit, 1 line", "Puzzel")
        table.scan("https://deelfabriek.example/ding/INS-2")
        kiosk.sees("visit, 2 lines", "Cirkelzaag")
        assert kiosk.loans == [(EAN, "0412", True), ("INS-2", "0412", True)]

        kiosk.press("Klaar")
        kiosk.later(2)
        table.lies_there(UPC, EAN, seconds=2)
        kiosk.sees("Breng je dit terug?", "Puzzel")
        table.lay(JEANS_CHIP)
        table.lies_there(UPC, seconds=2)
        kiosk.sees("Jean", "visit, 0 lines")
        assert [out for *_, out in kiosk.loans] == [True, True]
        kiosk.later(OUT_OF_SIGHT)
        table.scan(UPC)
        kiosk.sees("visit, 1 line")
        assert kiosk.loans == [(EAN, "0412", False), ("INS-2", "0412", True)]


def test_a_visitor_alone_with_an_unknown_card_or_an_unreadable_label_has_a_way_on(table: Table) -> None:
    kiosk = table.kiosk
    kiosk.book.add_member("0501", "Joke Peeters")
    kiosk.book.add_card("0501", identify(JOKES_CHIP, KEY))
    kiosk.book.add_volunteer("0501", "instrumentheek")
    with kiosk.open():
        table.lay(FOREIGN)
        kiosk.sees("Deze kaart werkt hier niet.")
        table.lay(STRANGE_CHIP)
        kiosk.sees("Deze kaart kennen we nog niet.")
        kiosk.press("Druk een briefje af")
        kiosk.rest()
        assert kiosk.printer.jobs[-1].slip.large_title == "Jouw kaart"

        table.lay(SAMIRAS_CHIP)
        table.scan("INS\x00")
        kiosk.sees("De scanner kon dit niet goed lezen.")
        kiosk.press("Geen streepjescode?")
        kiosk.sees("Wat heb je in je hand?")
        chosen = Poster().show(kiosk.shown).touch("group instrumentheek").touch("Ladder").posted[-1]
        kiosk.touch(chosen)
        kiosk.sees("visit, 1 line", "Ladder")
        table.scan("8712345678906")
        kiosk.sees("De code 8712345678906 kennen we niet.")
        kiosk.press("Laat een briefje achter")
        kiosk.press("Ladder")
        kiosk.sees("Dank je! We weten het.")
        assert kiosk.rows("SELECT kind FROM inbox ORDER BY id")[:1] == [("card",)]

        for code in ("INS-1", "INS-2"):
            table.type_out(code)
            kiosk.sees("kennen we niet")
        table.lay(JOKES_CHIP)
        kiosk.touch(TileChosen(Tile.INBOX))
        kiosk.sees(TwinKeyboard.name, "AZERTY (België)")
        kiosk.touch(CommandChosen(SetLayout(TwinKeyboard.name, KeyboardLayout.BELGIAN)))
        kiosk.rest()
        table.lay(SAMIRAS_CHIP)
        table.type_out("INS-1")
        kiosk.sees("visit, 1 line", "Klopboormachine")
        assert sorted(kiosk.loans) == [("INS-1", "0412", True), ("INS-3", "0412", True)]
