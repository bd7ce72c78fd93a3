"""The page of the goodbye: its order, what is left out where there is no room, its codes, and its touches."""

import math

import pytest
import segno

from kiosk.lending.events import DonePressed, Tick, TicketDeclined, TicketWanted
from screens.glass.frame import Frame
from screens.glass.marks import Modules, Ring, Text
from screens.glass.sheet import Sheet
from screens.pages.members.codes import LEAST_MODULE, QUIET_ZONE
from screens.present import present
from screens.present.members.goodbye import GoodbyeView
from screens.present.words import wordbook
from tests.gallery.lint import faults
from tests.gallery.states import gallery
from tests.house import DRILL, JIGSAW, TRAIN
from tests.screens.conftest import SIZES
from tests.support.poster import Poster

NL = gallery("nl")
GOODBYES = [name for name in NL if name.startswith("goodbye")]
EVERY_SIZE = pytest.mark.parametrize(
    ("size", "bigger"), [(size, bigger) for size in SIZES for bigger in (False, True)], ids=str
)


def ticket_pages(poster: Poster) -> list[Sheet]:
    """Every page of the ticket, turned until the button leads back to the first."""
    poster.touch("Lees")
    pages = [poster.sheet]
    while more := [one.key for one in poster.sheet.targets if one.key.startswith("Nog ")]:
        poster.touch(more[0])
        pages.append(poster.sheet)
    return pages


@EVERY_SIZE
def test_the_next_due_day_is_shown_at_every_size_and_before_the_ticket(size: tuple[int, int], bigger: bool) -> None:
    for name in ("goodbye-printing", "goodbye-paper-out", "goodbye-card-forgotten", "goodbye-ticket-offered"):
        texts = Poster(size, bigger=bigger).show(NL[name]).texts
        view = NL[name].view
        assert isinstance(view, GoodbyeView)
        assert view.ticket

        day = next(at for at, text in enumerate(texts) if text in ("donderdag 26 november", "do 26 nov"))
        assert day < texts.index(view.ticket.text)


def test_the_items_of_the_visit_stand_beside_the_summary():
    texts = Poster().show(NL["goodbye-printing"]).texts

    assert {"2 dingen geleend", "1 ding teruggebracht", TRAIN.name, DRILL.name, JIGSAW.name} <= set(texts)
    assert " · za 12 dec" in texts


def test_without_room_the_amount_and_the_items_are_left_out_and_the_forgotten_card_stays():
    small = Poster((800, 480), bigger=True).show(NL["goodbye-card-forgotten"]).texts

    assert "Vergeet je kaart niet" in small
    assert "Samen € 1,50. Je betaalt later." not in small
    assert TRAIN.name not in small


def test_points_are_shown_before_and_after():
    texts = Poster().show(NL["goodbye-swap"]).texts

    at = texts.index("Punten Babytheek")
    assert set(texts[at + 1 : at + 3]) == {"10", "5"}
    assert "3 punten wachten op een vrijwilliger" in texts


def test_the_goodbye_is_closed_in_the_dock_where_a_ring_shows_the_time_left():
    poster = Poster().show(NL["goodbye-printed"])
    (ring,) = [mark for mark in poster.sheet.marks if isinstance(mark, Ring)]

    assert ring.part == 1
    poster.touch("Sluiten")
    assert poster.posted == [DonePressed()]


def test_the_ring_moves_once_a_second_and_not_while_the_ticket_is_still_to_come():
    from kiosk.lending.model import SessionSettings
    from kiosk.lending.session import step
    from kiosk.lending.states import Session
    from tests.gallery.play import card, play

    def part(session: Session) -> float:
        view = present(session, wordbook("Europe/Brussels")).view
        assert isinstance(view, GoodbyeView)
        return view.part

    desk = SessionSettings("De Deelfabriek")
    session = play(desk, *card(desk), Tick(20), DonePressed())
    parts = []
    for tenth in range(200, 240):
        session, _ = step(session, Tick(tenth / 10))
        parts.append(part(session))

    assert sorted(set(parts), reverse=True) == [1.0, 7 / 8, 6 / 8, 5 / 8]
    assert {NL[name].view.part for name in ("goodbye-ticket-coming", "goodbye-printing")} == {1.0}  # type: ignore[attr-defined]


def test_the_ticket_is_refused_and_wanted_after_all_at_one_place():
    coming = Poster().show(NL["goodbye-ticket-coming"])
    refuse = coming.target("Geen ticket").box
    coming.touch("Geen ticket")
    declined = Poster().show(NL["goodbye-ticket-declined"])
    wanted = declined.target("Toch een ticket").box
    declined.touch("Toch een ticket")

    assert (coming.posted, declined.posted) == ([TicketDeclined()], [TicketWanted()])
    assert (wanted.right, wanted.y) == (refuse.right, refuse.y)


def test_the_one_green_button_is_the_offered_ticket_or_else_to_close():
    for name in GOODBYES:
        green = [one.key for one in Poster().show(NL[name]).sheet.targets if one.green]
        assert green == (["Ja, een ticket"] if name == "goodbye-ticket-offered" else ["Sluiten"])


# --- a ticket that did not print ---------------------------------------------------------------------------------


@EVERY_SIZE
def test_the_code_of_the_ticket_can_be_read_by_a_phone(size: tuple[int, int], bigger: bool) -> None:
    sheet = Poster(size, bigger=bigger).show(NL["goodbye-paper-out"]).sheet
    (code,) = [mark for mark in sheet.marks if isinstance(mark, Modules)]
    view = NL["goodbye-paper-out"].view
    assert isinstance(view, GoodbyeView)
    expected = [[bool(cell) for cell in row] for row in segno.make(view.qr, micro=False, error="l").matrix]

    assert [list(row[QUIET_ZONE:-QUIET_ZONE]) for row in code.rows[QUIET_ZONE:-QUIET_ZONE]] == expected
    assert not any(any(row) for row in code.rows[:QUIET_ZONE] + code.rows[-QUIET_ZONE:])
    assert math.floor(code.box.w / len(code.rows)) / sheet.frame.dots >= LEAST_MODULE
    assert code.box.right <= sheet.frame.width
    assert code.box.bottom <= sheet.frame.height


@EVERY_SIZE
def test_every_line_of_the_ticket_can_be_read_page_by_page(size: tuple[int, int], bigger: bool) -> None:
    view = NL["goodbye-paper-out"].view
    assert isinstance(view, GoodbyeView)
    pages = ticket_pages(Poster(size, bigger=bigger).show(NL["goodbye-paper-out"]))
    texts = [mark.text for page in pages for mark in page.marks if isinstance(mark, Text)]

    assert [fault for page in pages for fault in faults(page, NL["goodbye-paper-out"])] == []
    assert {line.text for line in view.slip} <= set(texts)
    assert {line.amount for line in view.slip if line.amount} <= set(texts)
    assert {line for code in view.codes for line in (code.title, *code.lines)} <= set(texts)


def test_each_code_of_the_ticket_stands_alone_on_its_page():
    pages = ticket_pages(Poster((800, 480)).show(NL["goodbye-paper-out"]))
    codes = [[mark for mark in page.marks if isinstance(mark, Modules)] for page in pages]

    assert max(map(len, codes)) == 1
    assert sum(map(len, codes)) == 1


def test_the_last_page_of_the_ticket_leads_back_to_the_goodbye_and_the_next_visitor_begins_there():
    poster = Poster((800, 480)).show(NL["goodbye-paper-out"])
    first = poster.texts
    ticket_pages(poster)
    poster.touch("Naar boven")
    assert poster.texts == first

    poster.touch("Lees")
    poster.show(NL["goodbye-printed"]).show(NL["goodbye-paper-out"])
    assert poster.texts == first

    poster.touch("Lees")
    poster.page.wipe()
    assert poster.texts == first


def test_in_a_mirrored_language_the_day_stands_at_the_right():
    sheet = Poster().show(gallery("ar")["goodbye-printing"]).sheet
    day = next(mark for mark in sheet.marks if isinstance(mark, Text) and mark.text == "26")

    assert sheet.frame == Frame.of(1280, 800, rtl=True, language="ar")
    assert day.box.x > 640
