"""The words of the volunteers' home, check-in, inbox, hours and undoing, and the events of their touches."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from kiosk.lending.commands import AsUsual, CloseToday, OpenUntil, SettleEntry, UndoOperation
from kiosk.lending.events import DeviceLost, DeviceReady, DonePressed, Event, NoticeClosed, Tick
from kiosk.lending.model import Cents, Device, Operation, SessionSettings, Trouble
from kiosk.lending.opening import Hours
from kiosk.lending.volunteers.events import (
    BackPressed,
    CommandChosen,
    Declined,
    EntrySeen,
    Form,
    FormClosed,
    FormKind,
    FormOpened,
    HoursRead,
    InboxRead,
    ItemChosen,
    MemberChosen,
    PastOperationChosen,
    Tile,
    TileChosen,
)
from kiosk.lending.volunteers.model import Consequence, DeclineCause, EntryKind, InboxEntry, OpenToday, Outcome, Undoing
from kiosk.lending.volunteers.shift import ShiftNotice, ShiftNoticeKind
from screens.present import present
from screens.present.members.countdown import CountdownView
from screens.present.pad import PadView
from screens.present.values import Action, Message, Tone
from screens.present.volunteers.check_in import CheckInView
from screens.present.volunteers.entries import entry_row
from screens.present.volunteers.home import HomeView
from screens.present.volunteers.hours import hours_row
from screens.present.volunteers.notices import volunteer_message
from screens.present.volunteers.rows import RowsView, RowView
from screens.present.volunteers.undo import undoing_view
from screens.present.volunteers.ways import moment
from screens.present.words import wordbook
from tests.gallery.play import play
from tests.gallery.states import gallery
from tests.gallery.volunteers import (
    BROKEN,
    ELSEWHERE,
    FOUND,
    HELD,
    HOURS,
    INBOX,
    MANY,
    NOON,
    NOTED,
    PARTS,
    PAST_OPERATIONS,
    POINTS,
    TROUBLE,
    UNKNOWN,
    back,
    works,
)
from tests.house import BIKES, BLOCKS, TODAY, TOOLS, TOYS, TRAIN

BOOK = wordbook("Europe/Brussels")
NL = BOOK("nl")
DESK = SessionSettings("De Deelfabriek")
SHOWN = gallery("nl")
TO_INBOX = (*works(DESK), TileChosen(Tile.INBOX))


def home(*events: Event) -> HomeView:
    view = present(play(DESK, *events), BOOK).view
    assert isinstance(view, HomeView)
    return view


def check_in(name: str) -> CheckInView:
    view = SHOWN[name].view
    assert isinstance(view, CheckInView)
    return view


def rows(name: str) -> RowsView:
    view = SHOWN[name].view
    assert isinstance(view, RowsView)
    return view


def row(entry: InboxEntry) -> RowView:
    return entry_row(entry, (TODAY, NL))


def touches(answers: tuple[Action, ...]) -> list[tuple[str, object]]:
    return [(answer.text, answer.event) for answer in answers]


# --- the home ----------------------------------------------------------------------------------------------------


def test_the_home_leads_everywhere_with_the_check_in_first():
    view = home(*works(DESK, waiting=3))

    assert view.greeting == "Dag Joke"
    assert touches(tuple(tile.action for tile in view.tiles)) == [
        ("Terugnemen", TileChosen(Tile.CHECK_IN)),
        ("Inbox", TileChosen(Tile.INBOX)),
        ("Lid", TileChosen(Tile.MEMBER)),
        ("Ding", TileChosen(Tile.ITEM)),
        ("Telling", TileChosen(Tile.STOCK)),
        ("Open of dicht", TileChosen(Tile.HOURS)),
    ]
    assert touches(view.ways) == [
        ("Wegzetten", TileChosen(Tile.PUT_AWAY)),
        ("Ongedaan maken", TileChosen(Tile.UNDO)),
        ("Van papier", TileChosen(Tile.PAPER)),
        ("Mijn spullen", TileChosen(Tile.MINE)),
    ]
    assert (view.done.text, view.done.event) == ("Stoppen", DonePressed())


@pytest.mark.parametrize(("waiting", "count"), [(0, ""), (1, "1"), (99, "99"), (100, "99+")])
def test_the_tile_of_the_inbox_has_the_number_of_its_entries(waiting: int, count: str):
    assert home(*works(DESK, waiting=waiting)).tiles[1].count == count


@pytest.mark.parametrize(
    ("trouble", "text", "what_to_do"),
    [
        (Trouble.PAPER_LOW, "Het papier van de printer is bijna op.", "Leg een nieuwe rol klaar."),
        (Trouble.PAPER_OUT, "Het papier is op.", "Steek een nieuwe rol in de printer."),
        (Trouble.COVER_OPEN, "De printer staat open.", "Doe de klep dicht."),
        (
            Trouble.CUTTER,
            "Het mes van de printer zit vast.",
            "Zet hem uit en haal het papier weg.",
        ),
    ],
)
def test_the_home_says_what_the_printer_needs(trouble: Trouble, text: str, what_to_do: str):
    lost = DeviceLost(Device.PRINTER, trouble)

    assert home(*works(DESK), lost).warnings == (Message("printer-alert", text, what_to_do, Tone.LOOK),)
    assert home(*works(DESK), lost, DeviceReady(Device.PRINTER)).warnings == ()


def test_the_last_visit_is_offered_if_there_was_one():
    view = SHOWN["desk-home-after-visit"].view
    assert isinstance(view, HomeView)

    assert ("Laatste bezoek", TileChosen(Tile.LAST_VISIT)) in touches(view.ways)


@pytest.mark.parametrize(
    ("initiatives", "said"),
    [
        ((TOYS,), "Spelotheek open tot 17 uur"),
        ((TOYS, TOOLS), "Spelotheek open tot 17 uur"),
    ],
)
def test_the_home_says_until_when_the_volunteers_initiatives_are_open(initiatives: tuple, said: str):
    assert home(*works(DESK, *initiatives)).aside == said


def test_the_countdown_of_a_shift_is_the_same_as_that_of_a_visit():
    session = play(DESK, *works(DESK), *back(TRAIN), Tick(10 + DESK.volunteer_seconds + 5))
    view = present(session, BOOK).view

    assert isinstance(view, CountdownView)
    assert (view.seconds, view.kept) == (15, "Wat je deed, is bewaard.")


# --- the check-in ------------------------------------------------------------------------------------------------


def test_the_newest_return_is_large_and_earlier_ones_are_put_into_words_when_in_sight():
    view = check_in("desk-check-in")

    assert view.count == "17 terug"
    assert view.newest is not None
    assert (view.newest.title, view.newest.detail, view.newest.tone) == ("Houten treinset", "Terug", Tone.GOOD)
    assert len(view.earlier) == 16
    assert (view.earlier[0].title, view.earlier[0].tone) == ("Loopfiets", Tone.LOOK)


def test_each_return_can_be_undone_with_one_touch_but_an_unknown_code_cannot():
    known, unknown = check_in("desk-check-in"), check_in("desk-check-in-many-eyes")

    assert known.newest is not None
    assert unknown.newest is not None
    for row in (known.newest, known.earlier[0]):
        assert touches(row.answers) == [("Toch niet", CommandChosen(UndoOperation(Operation(row.key))))]
    assert unknown.newest.answers == ()


def test_of_an_item_returned_twice_only_the_last_return_can_be_undone():
    view = check_in("desk-check-in")
    trains = [row for row in (view.newest, *view.earlier) if row and row.title == "Houten treinset"]

    assert [len(row.answers) for row in trains] == [1, 0]


def test_an_entry_that_is_only_told_is_marked_seen_and_a_stored_one_is_settled():
    eyes = {eye.title: eye for eye in check_in("desk-check-in-many-eyes").eyes}

    assert isinstance(eyes["Loopfiets"].answers[0].event, EntrySeen)
    assert isinstance(eyes["Onbekend"].answers[0].event, EntrySeen)
    assert eyes["Bouwblokken"].answers[0].event == CommandChosen(SettleEntry(PARTS.number, Outcome.FINE))


def test_an_empty_check_in_says_what_to_do():
    view = check_in("desk-check-in-nothing")

    assert (view.count, view.newest) == ("Terugnemen", None)
    assert view.invite == "Scan alles wat terug is, één voor één."


def test_while_the_scanner_is_gone_the_code_is_typed():
    view = check_in("desk-check-in-scanner-gone")

    assert view.type_code is not None
    assert not view.scanner
    assert view.invite == "Typ de code van wat terug is."
    assert isinstance(SHOWN["desk-check-in-code"].view, PadView)


# --- the inbox ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entry", "title", "said"),
    [
        (PARTS, "Bouwblokken", "2 × blokken weg"),
        (BROKEN, "Cirkelzaag", "Is stuk"),
        (HELD, "Puzzel De boerderij", "Leg opzij: K7"),
        (POINTS, "Regenjas maat 116", "6 dingen gegeven: 12 punten"),
        (FOUND, "Ladder van 4 meter", "Was vermist"),
        (NOTED, "Autostoel groep 1", "Gordel nakijken"),
        (replace(PARTS, kind=EntryKind.NOTED), "Bouwblokken", "2 × blokken weg"),
        (ELSEWHERE, "Loopfiets", "Breng naar ’t Velootje"),
        (UNKNOWN, "Onbekend", "Deze code kennen we niet"),
        (TROUBLE, "Printer", "Papier op"),
        (replace(TROUBLE, trouble=Trouble.PAPER_LOW), "Printer", "Papier bijna op"),
        (replace(TROUBLE, trouble=Trouble.CUTTER), "Printer", "Mes zit vast"),
        (replace(PARTS, parts=()), "Bouwblokken", "Onderdelen nakijken"),
        (replace(TROUBLE, device=Device.READER, trouble=Trouble.MISSING), "Kaartlezer", "Werkt niet"),
    ],
)
def test_each_entry_of_the_inbox_says_its_item_and_reason(entry: InboxEntry, title: str, said: str):
    assert (row(entry).title, row(entry).detail) == (title, said)


@pytest.mark.parametrize("look", EntryKind)
def test_every_kind_of_entry_has_words_in_every_language(look: EntryKind):
    for language in ("nl", "fr", "en"):
        assert entry_row(InboxEntry(1, look, NOON), (TODAY, BOOK(language))).detail


def test_an_entry_is_answered_in_one_touch_with_the_likeliest_answer_first():
    number = PARTS.number

    assert touches(row(PARTS).answers) == [
        ("In orde", CommandChosen(SettleEntry(number, Outcome.FINE))),
        ("Onvolledig", CommandChosen(SettleEntry(number, Outcome.INCOMPLETE))),
        ("Herstel", CommandChosen(SettleEntry(number, Outcome.REPAIR))),
        ("Afgedankt", CommandChosen(SettleEntry(number, Outcome.WITHDRAWN))),
        ("Lid", MemberChosen(PARTS.member)),
        ("Ding", ItemChosen(BLOCKS.barcode)),
    ]
    assert touches(row(HELD).answers)[0] == ("Gedaan", CommandChosen(SettleEntry(HELD.number, Outcome.DONE)))
    assert touches(row(TROUBLE).answers) == [("Gezien", CommandChosen(SettleEntry(TROUBLE.number, Outcome.DONE)))]


def test_the_points_of_a_gift_are_approved_or_another_number_is_typed():
    assert touches(row(POINTS).answers)[:2] == [
        ("Goed", CommandChosen(SettleEntry(POINTS.number, Outcome.APPROVED))),
        ("Ander aantal", FormOpened(Form(FormKind.POINTS, number=POINTS.number))),
    ]


def test_a_held_item_tells_its_shelf_and_code_when_opened():
    alone = row(HELD)

    assert alone.code == "K7"
    assert alone.facts == ("Plank Reservaties, code K7", "Tot en met zaterdag 28 november")


def test_the_inbox_is_grouped_by_initiative_with_the_troubles_of_the_kiosk():
    view = rows("desk-inbox")

    assert view.title == "Inbox: 7"
    assert [(group.title, [one.title for one in group.rows]) for group in view.groups] == [
        ("Spelotheek", ["Bouwblokken", "Puzzel De boerderij"]),
        ("Instrumentheek", ["Cirkelzaag", "Ladder van 4 meter"]),
        ("Swop & Go", ["Regenjas maat 116"]),
        ("Babytheek", ["Autostoel groep 1"]),
        ("Deze kiosk", ["Printer"]),
    ]
    assert view.groups[-1].rows[0].when == "sinds 14:10"


def test_an_empty_inbox_says_so_kindly():
    view = rows("desk-inbox-empty")

    assert view.groups == ()
    assert view.nothing is not None
    assert view.nothing.text == "Alles is nagekeken."


def test_thousands_are_put_into_words_one_by_one():
    one, again = (present(play(DESK, *TO_INBOX, InboxRead(MANY)), BOOK) for _ in range(2))

    assert isinstance(one.view, RowsView)
    assert sum(len(group.rows) for group in one.view.groups) == 3000
    assert one == again
    assert "En nog" in one.spoken
    assert len(one.spoken) < 10_000


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (NOON, "14:10"),
        (NOON - timedelta(days=1), "gisteren 14:10"),
        (NOON - timedelta(days=3), "vr 20 nov"),
        (datetime(2026, 11, 23, 9, 5), "9:05"),  # noqa: DTZ001
    ],
)
def test_a_moment_is_said_as_people_say_it(at: datetime, said: str):
    assert moment(at, TODAY, NL) == said


# --- open or closed ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("opening", "said"),
    [
        (OpenToday(TOYS, (Hours(time(14), time(17)),)), "van 14 tot 17 uur"),
        (OpenToday(TOYS, (Hours(time(14), time(17)),), until=time(18, 30)), "Open tot 18:30 uur"),
        (OpenToday(TOYS, (Hours(time(14), time(17)),), closed=True), "Vandaag dicht"),
        (OpenToday(BIKES), "Geen uren vandaag"),
    ],
)
def test_the_hours_of_today_are_shown(opening: OpenToday, said: str):
    assert hours_row(opening, ((), NOON.time(), NL)).detail == said


def test_an_initiative_is_opened_closed_and_left_as_usual():
    usual, changed = (hours_row(one, ((), NOON.time(), NL)) for one in (HOURS[2], HOURS[1]))

    assert touches(usual.answers) == [
        ("Ander uur …", FormOpened(Form(FormKind.OPEN_UNTIL, "babytheek"))),
        ("Vandaag dicht", CommandChosen(CloseToday("babytheek"))),
    ]
    assert touches(changed.answers)[2] == ("Zoals altijd", CommandChosen(AsUsual("instrumentheek")))
    assert [answer.on for answer in changed.answers] == [False, True, False]


def test_the_hours_to_be_open_until_are_offered_and_the_one_that_holds_is_marked():
    row = hours_row(HOURS[0], ((), NOON.time(), NL))

    assert [one.text for one in row.choices] == [
        "tot 16:00",
        "tot 16:30",
        "tot 17:30",
        "tot 18:00",
        "tot 18:30",
        "tot 19:00",
    ]
    assert row.choices[4].event == CommandChosen(OpenUntil(TOYS.key, time(18, 30)))
    assert [one.text for one in row.choices if one.on] == ["tot 18:30"]


def test_late_in_the_evening_the_hour_is_typed():
    row = hours_row(HOURS[0], ((), time(23, 45), NL))

    assert row.choices == ()
    assert row.answers[0].text == "Open tot …"


def test_changing_the_hours_is_confirmed():
    session = play(
        DESK,
        *works(DESK),
        TileChosen(Tile.HOURS),
        HoursRead(HOURS),
        CommandChosen(CloseToday("spelotheek")),
        HoursRead(HOURS),
    )
    view = present(session, BOOK).view

    assert isinstance(view, RowsView)
    assert view.message is not None
    assert (view.message.text, view.message.tone) == ("Gedaan.", Tone.GOOD)


# --- undoing -----------------------------------------------------------------------------------------------------


def test_an_operation_leads_to_the_consequences_of_undoing_it():
    view = rows("desk-past-operations")
    first = view.groups[0].rows[0]

    assert (first.title, first.detail, first.when) == ("Houten treinset", "Terug, Noor Peeters · door Joke", "14:10")
    assert first.touch is not None
    assert first.touch.event == PastOperationChosen(PAST_OPERATIONS[0].operation)


def test_the_consequences_of_undoing_are_shown_before_it():
    view = rows("desk-undoing")

    assert [one.title for one in view.groups[1].rows] == [
        "Het is dan weer uitgeleend, tot vrijdag 27 november.",
        "€ 1,50 valt weg.",
        "Het ligt dan niet meer opzij.",
    ]
    assert view.main is not None
    assert view.main.event == CommandChosen(UndoOperation(PAST_OPERATIONS[0].operation))
    assert view.close.event == BackPressed()


@pytest.mark.parametrize("kind", Consequence)
@pytest.mark.parametrize("about", [None, TODAY, Cents(50), 3])
def test_every_consequence_has_a_sentence(kind: Consequence, about: object):
    shift = play(DESK, *works(DESK)).doing
    view = undoing_view(shift, Undoing(PAST_OPERATIONS[0], ((kind, about),)), NL)  # type: ignore[arg-type]

    assert view.groups[1].rows[0].title.endswith(".")
    assert view.groups[1].rows[0].icon


def test_the_last_visit_leads_to_its_items():
    view = rows("desk-last-visit")

    assert next((one.title, one.detail) for one in view.groups[0].rows) == (
        "Klopboormachine",
        "Geleend, tot za 12 dec",
    )
    assert all(isinstance(one.touch.event, ItemChosen) for one in view.groups[0].rows if one.touch)


# --- messages ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("why", DeclineCause)
def test_every_refusal_has_one_plain_sentence(why: DeclineCause):
    view = home(*works(DESK), TileChosen(Tile.HOURS), Declined(why))

    assert view.message is not None
    assert view.message.text.endswith(".")
    assert view.message.tone is Tone.LOOK


@pytest.mark.parametrize("word", ShiftNoticeKind)
def test_every_notice_of_the_desk_has_a_sentence(word: ShiftNoticeKind):
    shift = replace(play(DESK, *works(DESK)).doing, notice=ShiftNotice(word, text="X1"))  # type: ignore[type-var]
    said = volunteer_message(shift, NL)  # type: ignore[arg-type]

    assert said is not None
    assert said.text


def test_a_scan_that_could_not_be_kept_is_shown_until_closed():
    shift = replace(play(DESK, *works(DESK)).doing, unrecorded=("SPE-1",))  # type: ignore[type-var]
    shift = replace(shift, notice=shift.standing_notice)  # type: ignore[attr-defined]
    view = present(replace(play(DESK), doing=shift), BOOK).view  # type: ignore[arg-type]

    assert isinstance(view, HomeView)
    assert view.message is not None
    assert view.message.text == "Niet bewaard: SPE-1."
    assert view.dismiss is not None
    assert view.dismiss.event == NoticeClosed()


def test_the_pin_is_asked_for_on_the_pad_and_a_wrong_one_is_told_there():
    asked, wrong, wait = (SHOWN[name].view for name in ("desk-pin", "desk-pin-wrong", "desk-pin-wait"))

    assert isinstance(asked, PadView)
    assert isinstance(wrong, PadView)
    assert isinstance(wait, PadView)
    assert (asked.kind, asked.form, asked.steps[0].secret) == ("form", Form(FormKind.PIN), True)
    assert asked.close.event == FormClosed()
    assert wrong.message is not None
    assert wrong.message.text == "Deze pincode klopt niet."
    assert wait.message is not None
    assert wait.message.detail == "Probeer het over 2 minuten nog eens."


def test_every_page_of_the_desk_is_read_aloud():
    assert all(shown.spoken for name, shown in SHOWN.items() if name.startswith("desk-"))
    assert INBOX
