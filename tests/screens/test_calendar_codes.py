"""The due days as iCalendar in QR codes, read back by the library and by a reader of codes."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from devices.printers.job import paper_width, render
from devices.simulated.escpos_reader import Interpreter
from devices.simulated.paper_picture import picture
from kiosk.lending.model import Cents, Item, Line, LineKind, Operation
from kiosk.lending.tickets import Ticket
from screens.present.paper.calendar_codes import CODE_BYTES, calendar_codes
from screens.present.paper.slip import write_slip
from screens.present.words import wordbook
from tests.house import TOYS
from tests.support.zbar import calendars, needs_zbar

BOOK = wordbook("Europe/Brussels")
DUTCH = BOOK("nl")
HOUSE = "De Deelfabriek"
NOW = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
SATURDAY = date(2026, 12, 12)


def lent(name: str, due_on: date = SATURDAY, barcode: str = "") -> Line:
    item = Item(barcode or f"S-{name}", name, "box", TOYS)
    return Line(Operation(f"lent-{name}"), LineKind.LENT, item, due_on, Cents(0))


def texts(*lines: Line, now: datetime = NOW, house: str = HOUSE) -> list[str]:
    return [code.data for code in calendar_codes(lines, now, house, DUTCH)]


def events(*lines: Line, now: datetime = NOW, house: str = HOUSE) -> list[Event]:
    found = [Calendar.from_ical(text).walk("VEVENT") for text in texts(*lines, now=now, house=house)]
    assert all(len(each) == 1 for each in found)
    return [event for each in found for event in each]


def test_a_day_is_one_event_with_all_items_due_on_it() -> None:
    (event,) = events(lent("Houten treinset"), lent("Puzzel De boerderij"))

    assert event["summary"] == "Terug naar De Deelfabriek: Houten treinset + Puzzel De boerderij"
    assert event["dtstart"].to_ical() == b"20261212"
    assert event["dtstart"].params == {"VALUE": "DATE"}
    assert event["dtstamp"].to_ical() == b"20261123T143000Z"
    assert event["transp"] == "TRANSPARENT"
    assert set(event) == {"SUMMARY", "DTSTART", "DTSTAMP", "UID", "TRANSP"}


def test_each_day_has_a_code_of_its_own_because_readers_take_one_event_from_a_code() -> None:
    monday = date(2026, 11, 30)

    assert [(event["dtstart"].dt, event["summary"]) for event in events(lent("Trein"), lent("Boor", monday))] == [
        (monday, "Terug naar De Deelfabriek: Boor"),
        (SATURDAY, "Terug naar De Deelfabriek: Trein"),
    ]


def test_a_whole_calendar_in_lines_that_are_not_folded() -> None:
    (text,) = texts(lent("Een houten treinset met brug, tunnel en twintig wagonnetjes; vanaf drie jaar"))
    lines = text.split("\r\n")

    assert lines[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//deelkiosk//NL"]
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert not any(line.startswith(" ") for line in lines)
    assert any(line.endswith("met brug\\, tunnel en twintig wagonnetjes\\; vanaf drie jaar") for line in lines)


def test_a_name_that_holds_commands_is_plain_letters() -> None:
    (event,) = events(lent("Bal\x1b@\r\nEND:VEVENT\n\x00\u202eblauw"))

    assert event["summary"] == "Terug naar De Deelfabriek: Bal@ END:VEVENT blauw"


def test_the_identity_of_an_event_depends_on_its_day_and_items_and_names_nobody() -> None:
    def identity(*lines: Line, now: datetime = NOW, house: str = HOUSE) -> str:
        (event,) = events(*lines, now=now, house=house)
        return str(event["uid"])

    trein, boor = lent("Trein"), lent("Boor")
    later = NOW + timedelta(hours=1)

    assert identity(trein, boor) == identity(boor, trein, now=later, house="Elders")
    assert identity(trein) != identity(boor)
    assert identity(trein) != identity(lent("Trein", SATURDAY + timedelta(days=1)))
    assert not any(word in identity(trein).lower() for word in ("trein", "s-", "spelotheek"))


def test_typographic_quotes_and_dashes_become_ascii() -> None:
    (text,) = texts(lent("Prentenboek ‘De beer’ – “’t Bos”"))

    assert text.isascii()
    assert "SUMMARY:Terug naar De Deelfabriek: Prentenboek 'De beer' - \"'t Bos\"" in text


def test_more_items_than_fit_are_counted() -> None:
    (event,) = events(*(lent(f"Speelgoed nummer {n}") for n in range(50)))

    assert event["summary"].startswith("Terug naar De Deelfabriek: Speelgoed nummer 0 + Speelgoed nummer 1 + ")
    assert event["summary"].endswith(" ... +43")


def test_a_name_too_long_for_a_code_is_cut() -> None:
    (event,) = events(lent("Q" * 500))

    assert event["summary"] == f"Terug naar De Deelfabriek: {'Q' * 24}"


def test_a_house_whose_name_fills_a_code_gets_none() -> None:
    assert texts(lent("Trein"), house="Q" * 500) == []


@given(st.lists(st.text(max_size=100), min_size=1, max_size=60))
@settings(deadline=None)
def test_with_any_names_of_items_each_code_fits_and_reads_as_one_event(names: list[str]) -> None:
    lines = [lent(name, barcode=f"S-{number}") for number, name in enumerate(names)]
    (text,) = texts(*lines)

    assert len(text.encode()) <= CODE_BYTES
    assert len(Calendar.from_ical(text).walk("VEVENT")) == 1


@pytest.mark.parametrize("text", ["x" * CODE_BYTES, "é" * (CODE_BYTES // 2)])
def test_the_longest_calendar_fits_a_code_of_version_15(text: str) -> None:
    assert segno.make_qr(text, error="m", encoding="utf-8", eci=not text.isascii()).version <= 15


@needs_zbar
@pytest.mark.parametrize("profile", ["TM-T20II", "TM-T88III", "POS-5890"])
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_a_phone_reads_the_due_days_of_a_visit_from_the_paper(profile: str, language: str, tmp_path: Path) -> None:
    due = {
        date(2026, 11, 30): "Échelle pliante",
        SATURDAY: "Houten treinset",
        date(2027, 5, 22): "Naaimachine ’t Naaldje",
    }
    lines = tuple(lent(name, day) for day, name in due.items())
    slip = write_slip(Ticket(1, lines, language), BOOK, NOW, HOUSE)
    width, job = paper_width(profile, tmp_path), render(slip, profile, cache_dir=tmp_path)
    head = Interpreter(width.columns, width.dots, pages={job[job.index(b"\x1bt") + 2]: "cp1252"})
    head.feed(job)

    read = [Calendar.from_ical(text).walk("VEVENT")[0] for text in calendars(picture(head.paper()), tmp_path)]

    assert head.paper().problems == ()
    assert {event["dtstart"].dt for event in read} == set(due)
    for event in read:
        assert event["summary"].endswith(f": {due[event['dtstart'].dt].replace('’', chr(39))}")
