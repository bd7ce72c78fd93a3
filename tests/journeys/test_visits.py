"""Whole visits: real runtime, real database, real words; twins for the devices."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.lending.effects import Chime
from kiosk.lending.events import ListenPressed, LoansUnfolded, Touched
from kiosk.lending.model import TicketPolicy
from kiosk.lending.ports import Ledger, LedgerError
from screens.present.members.alone.stuck import StuckView
from tests.journeys.journey import JEANS_CHIP, SAMIRAS_CHIP, STRANGE_CHIP, Journey, actions, everything


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Journey]:
    with Journey(tmp_path).open() as journey:
        yield journey


def titles(kiosk: Journey) -> list[str]:
    view: Any = kiosk.shown.view
    return [line.title for line in view.lines]


def test_borrowing_three_undoing_one_and_returning_one_on_the_next_visit(kiosk: Journey) -> None:
    kiosk.tap(SAMIRAS_CHIP)
    kiosk.sees("Dag Samira", "visit, 0 lines")
    kiosk.scan("INS-1", "INS-2", "spe-1 ")
    kiosk.sees("visit, 3 lines")
    assert titles(kiosk) == ["Houten treinset", "Cirkelzaag", "Klopboormachine"]
    view: Any = kiosk.shown.view
    kiosk.touch(view.lines[1].undo.event)
    kiosk.sees("visit, 2 lines")
    kiosk.press("Klaar")
    kiosk.sees("goodbye", "bedankt", "Geen ticket")
    kiosk.later(5)
    kiosk.rest()
    assert [group.initiative for group in kiosk.printer.jobs[-1].slip.groups] == ["Instrumentheek", "Spelotheek"]
    assert kiosk.loans == [("INS-1", "0412", True), ("SPE-1", "0412", True)]

    kiosk.later(120)
    kiosk.sees("welcome")
    kiosk.sees_nothing_of("Samira", "Houten treinset", "Klopboormachine")
    kiosk.days_pass(3)
    kiosk.scan("INS-1")
    kiosk.sees("visit, 1 line", "Klopboormachine")
    assert ("INS-1", "0412", False) in kiosk.loans
    kiosk.sees_nothing_of("Samira")


def test_an_item_scanned_before_the_card_is_lent_by_the_card(kiosk: Journey) -> None:
    kiosk.scan("INS-1")
    kiosk.sees("welcome", "Klopboormachine")
    assert kiosk.loans == []
    kiosk.tap(SAMIRAS_CHIP)
    kiosk.sees("visit, 1 line", "Klopboormachine")
    assert kiosk.loans == [("INS-1", "0412", True)]


def test_an_item_of_another_member_is_returned_and_borrowed(kiosk: Journey) -> None:
    kiosk.tap(JEANS_CHIP)
    kiosk.scan("INS-1")
    kiosk.tap(SAMIRAS_CHIP)
    kiosk.sees("Dag Samira")
    kiosk.sees_nothing_of("Jean")
    kiosk.scan("INS-1")
    assert kiosk.loans == [("INS-1", "0413", False)]
    kiosk.sees_nothing_of("Jean", "0413")
    kiosk.press("Ik neem het mee")
    kiosk.sees("visit, 2 lines")
    assert kiosk.loans == [("INS-1", "0413", False), ("INS-1", "0412", True)]


def test_a_loan_is_renewed_and_the_renewal_undone(kiosk: Journey) -> None:
    kiosk.tap(SAMIRAS_CHIP)
    kiosk.scan("INS-1")
    kiosk.press("Klaar")
    kiosk.later(60)
    due = kiosk.book.list_open_loans()[0].due_on
    kiosk.tap(SAMIRAS_CHIP)
    view: Any = kiosk.shown.view
    kiosk.touch(view.loans[0].renew.event)
    kiosk.rest()
    listed = kiosk.book.list_open_loans()[0]
    assert (listed.renewals, (listed.due_on - due).days) == (1, 7)
    kiosk.sees("visit, 0 lines")
    view = kiosk.shown.view
    kiosk.touch(view.lines[0].undo.event)
    kiosk.rest()
    listed = kiosk.book.list_open_loans()[0]
    assert (listed.renewals, listed.due_on) == (0, due)


@pytest.mark.parametrize(
    ("uid", "payment"),
    [
        (STRANGE_CHIP, False),
        (bytes.fromhex("08112233"), False),
        (bytes.fromhex("01020304"), False),
        (bytes.fromhex("04665544332211"), True),
    ],
    ids=["unknown", "phone", "shared", "bank"],
)
def test_a_card_that_cannot_be_used_gets_a_sentence_and_changes_nothing(
    kiosk: Journey, uid: bytes, payment: bool
) -> None:
    kiosk.tap(SAMIRAS_CHIP)
    kiosk.scan("INS-1")
    before: Any = kiosk.shown.view
    kiosk.reader.lay(uid, payment)
    kiosk.rest()
    assert isinstance(kiosk.shown.view, StuckView)
    assert kiosk.chimes.played[-1] is Chime.LOOK
    kiosk.press("Oké, verder")
    kiosk.rest()
    after: Any = kiosk.shown.view
    assert after.lines == before.lines


def test_the_next_card_of_another_person_shows_nothing_of_the_first(kiosk: Journey) -> None:
    kiosk.tap(SAMIRAS_CHIP)
    kiosk.scan("INS-1")
    kiosk.tap(JEANS_CHIP)
    kiosk.sees("Jean")
    kiosk.sees_nothing_of("Samira", "Klopboormachine")
    assert len(kiosk.printer.jobs) == 1
    assert kiosk.shown.language == "fr"


def test_ten_scans_during_a_slow_answer_of_the_ledger_are_neither_lost_nor_doubled(tmp_path: Path) -> None:
    thinking = threading.Event()

    class SlowLedger:
        """A ledger that answers only when the test allows it."""

        def __init__(self, real: Ledger) -> None:
            self._real = real

        def __getattr__(self, name: str) -> Any:
            thinking.wait(10)
            return getattr(self._real, name)

    with Journey(tmp_path, SlowLedger).open() as kiosk:
        kiosk.reader.lay(SAMIRAS_CHIP)
        for code in ("INS-1", "INS-2", "INS-3", "SPE-1"):
            kiosk.scanner.scan(code)
        kiosk.scanner.scan("INS-1")
        kiosk.runtime.post(Touched())
        thinking.set()
        kiosk.sees("visit, 4 lines")
        kiosk.rest()
        assert titles(kiosk) == ["Houten treinset", "Ladder", "Cirkelzaag", "Klopboormachine"]
        assert [(item, out) for item, _, out in kiosk.loans] == [
            ("INS-1", True),
            ("INS-2", True),
            ("INS-3", True),
            ("SPE-1", True),
        ]


def test_a_silent_ledger_is_shown_and_the_visit_goes_on_when_it_answers(tmp_path: Path) -> None:
    asked, answers = threading.Event(), threading.Event()

    class SometimesSilent:
        def __init__(self, real: Ledger) -> None:
            self._real = real

        def __getattr__(self, name: str) -> Any:
            if name == "lend_or_return":
                asked.set()
                answers.wait(10)
            return getattr(self._real, name)

    with Journey(tmp_path, SometimesSilent).open() as kiosk:
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scanner.scan("INS-1")
        assert asked.wait(10)
        kiosk.clock.now += 3.5
        kiosk.sees("ledger silent")
        kiosk.sees("geduld")
        assert "Samira" not in everything(kiosk.shown)
        answers.set()
        kiosk.sees("visit, 1 line")


def test_an_operation_that_the_ledger_cannot_keep_is_not_shown_as_done(tmp_path: Path) -> None:
    class Full:
        def __init__(self, real: Ledger) -> None:
            self._real = real

        def __getattr__(self, name: str) -> Any:
            if name == "lend_or_return":
                raise LedgerError("the disk is full")
            return getattr(self._real, name)

    with Journey(tmp_path, Full).open() as kiosk:
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("INS-1")
        kiosk.sees("visit, 0 lines")
        view: Any = kiosk.shown.view
        assert view.message is not None
        assert kiosk.loans == []


def test_walking_away_prints_a_ticket_where_the_house_prints_always_and_clears_the_screen(kiosk: Journey) -> None:
    kiosk.tap(SAMIRAS_CHIP)
    kiosk.scan("INS-1")
    kiosk.later(37)
    kiosk.later(3)
    kiosk.sees("Ben je er nog?")
    kiosk.later(10)
    kiosk.touch(Touched())
    kiosk.sees("visit, 1 line")
    kiosk.later(61)
    kiosk.sees("welcome")
    assert len(kiosk.printer.jobs) == 1
    kiosk.sees_nothing_of("Samira", "Klopboormachine")


@pytest.mark.parametrize("fault", ["run_out_of_paper", "open_cover", "switch_off", "fall_silent"])
def test_a_printer_in_trouble_never_stops_a_visit(kiosk: Journey, fault: str) -> None:
    getattr(kiosk.printer, fault)()
    kiosk.tap(SAMIRAS_CHIP)
    kiosk.scan("INS-1")
    kiosk.press("Klaar")
    kiosk.later(5)
    kiosk.rest()
    view: Any = kiosk.shown.view
    assert "Klopboormachine" in view.qr
    assert "Samira" not in view.qr
    printed = len(kiosk.printer.jobs)
    kiosk.printer.mend()
    again = next(action for action in actions(view.choices) if type(action.event).__name__ == "TicketWanted")
    kiosk.later(20)
    assert len(kiosk.printer.jobs) == printed, "printed again by itself"
    kiosk.touch(again.event)
    kiosk.rest()
    assert len(kiosk.printer.jobs) == printed + 1


def test_a_house_that_asks_prints_when_asked(tmp_path: Path) -> None:
    with Journey(tmp_path, ticket=TicketPolicy.ASK).open() as kiosk:
        kiosk.scan("INS-1")
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.press("Klaar")
        kiosk.rest()
        assert kiosk.printer.jobs == []
        kiosk.later(2)
        kiosk.press("Ticket")
        kiosk.rest()
        assert len(kiosk.printer.jobs) == 1


def test_a_reader_unplugged_in_a_visit_is_told_and_changes_nothing(kiosk: Journey) -> None:
    kiosk.tap(SAMIRAS_CHIP)
    kiosk.reader.unplug()
    kiosk.sees("reader missing", "Dag Samira")
    kiosk.scan("INS-1")
    kiosk.sees("visit, 1 line")
    kiosk.reader.plug()
    kiosk.sees("reader ok")


def test_a_lost_card_opens_nothing(kiosk: Journey) -> None:
    from kiosk.lending.cards import identify
    from tests.journeys.journey import KEY

    kiosk.book.report_card_lost(identify(SAMIRAS_CHIP, KEY))
    kiosk.tap(SAMIRAS_CHIP)
    kiosk.sees("welcome")
    kiosk.sees_nothing_of("Samira")


def test_number_and_pin_open_a_visit_while_the_reader_is_gone(kiosk: Journey) -> None:
    from kiosk.lending.events import NumberTyped
    from tests.journeys.journey import KEY

    kiosk.book.set_pin("0412", "4711", KEY)
    kiosk.reader.unplug()
    kiosk.rest()
    kiosk.touch(NumberTyped("0412", "0000"))
    kiosk.rest()
    kiosk.sees_nothing_of("Samira")
    kiosk.touch(NumberTyped("0412", "4711"))
    kiosk.sees("Dag Samira")


def test_a_house_that_folds_loans_shows_them_only_when_asked(tmp_path: Path) -> None:
    with Journey(tmp_path, loans_folded=True).open() as kiosk:
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("INS-1")
        kiosk.press("Klaar")
        kiosk.later(60)
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.sees_nothing_of("Klopboormachine")
        kiosk.touch(LoansUnfolded())
        kiosk.sees("Klopboormachine")


def test_the_screen_is_read_aloud_in_its_language(kiosk: Journey) -> None:
    kiosk.tap(JEANS_CHIP)
    kiosk.touch(ListenPressed())
    kiosk.rest()
    assert kiosk.voice.said[-1].startswith("fr: ")
    assert "Jean" in kiosk.voice.said[-1]


def test_a_restart_in_mid_visit_keeps_every_line(tmp_path: Path) -> None:
    with Journey(tmp_path).open() as kiosk:
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("INS-1", "INS-2")
        kiosk.sees("visit, 2 lines")
    with Journey(tmp_path).open() as kiosk:
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.sees("Klopboormachine", "Cirkelzaag")


def test_no_name_card_or_code_of_a_member_reaches_the_log(kiosk: Journey, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("DEBUG"):
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("INS-1", "0412", "4006381333931")
        kiosk.tap(STRANGE_CHIP)
        kiosk.tap(JEANS_CHIP)
        kiosk.press("Klaar" if kiosk.shown.language == "nl" else "Terminé")
        kiosk.rest()
    for secret in (
        "Samira",
        "Jean",
        "0412",
        "0413",
        SAMIRAS_CHIP.hex(),
        SAMIRAS_CHIP.hex().upper(),
        STRANGE_CHIP.hex(),
    ):
        assert secret not in caplog.text


def test_a_database_whose_file_is_taken_away_lends_nothing_until_it_is_back(kiosk: Journey, tmp_path: Path) -> None:
    kiosk.tap(SAMIRAS_CHIP)
    kiosk.scan("INS-1")
    away = tmp_path / "away"
    away.mkdir()
    for file in tmp_path.glob("kiosk.db*"):
        file.rename(away / file.name)
    kiosk.scan("INS-2")
    kiosk.sees("visit, 1 line", "ledger unsafe: missing", "Hier kan het even niet")
    for file in away.glob("kiosk.db*"):
        file.rename(tmp_path / file.name)
    kiosk.runtime.look()
    kiosk.sees("visit, 1 line", "Dat is niet gelukt.")
    kiosk.scan("INS-2")
    kiosk.sees("visit, 2 lines")
    assert [item for item, _, _ in kiosk.loans] == ["INS-1", "INS-2"]


def test_fifty_items_and_no_paper_still_end_in_a_goodbye_with_a_code_that_a_phone_can_read(kiosk: Journey) -> None:
    import segno

    for number in range(50):
        kiosk.book.add_item(f"VEEL-{number}", f"Een ding met een lange naam, het {number}e van vijftig", 14)
    kiosk.printer.run_out_of_paper()
    kiosk.tap(SAMIRAS_CHIP)
    kiosk.scan(*(f"VEEL-{number}" for number in range(50)))
    kiosk.press("Klaar")
    kiosk.later(5)
    kiosk.rest()
    view: Any = kiosk.shown.view
    assert "… +" in view.qr
    assert int(segno.make(view.qr, micro=False).version) <= 20
