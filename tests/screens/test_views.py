"""The words of each screen: `present` over states that the real session reached."""

import json
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import Path

import pytest

import screens
from kiosk.lending.events import (
    BiggerPressed,
    CardFault,
    CardLost,
    CardRefused,
    CardSeen,
    CardUnknown,
    CodeRefused,
    CodeScanned,
    CodeUnknown,
    DeviceLost,
    DonePressed,
    Event,
    ItemFree,
    LanguageChosen,
    LedgerFailed,
    LedgerSilent,
    ListenPressed,
    LoansUnfolded,
    NoticeClosed,
    NumberRefused,
    NumberScanned,
    NumberTyped,
    Panel,
    PanelClosed,
    PanelOpened,
    PartsUnfolded,
    RenewPressed,
    ReturnPressed,
    TakePressed,
    Tick,
    TicketDeclined,
    TicketWanted,
    Touched,
    UndoPressed,
)
from kiosk.lending.limits import MOST_LINES_SHOWN
from kiosk.lending.model import CardId, Device, Loan, Part, PartsSaid, SessionSettings, TicketPolicy, Trouble
from kiosk.lending.states import Session
from kiosk.lending.upkeep.health import LedgerFault
from screens.present import present
from screens.present.members.alone.no_barcode import NoBarcodeView
from screens.present.members.alone.note import NoteView
from screens.present.members.alone.stuck import StuckView
from screens.present.members.catalogue import CatalogueView
from screens.present.members.countdown import CountdownView
from screens.present.members.from_house.message import HouseMessageView
from screens.present.members.goodbye import GoodbyeView
from screens.present.members.guide import GuideView, OpeningView
from screens.present.members.languages import LanguagesView
from screens.present.members.lines.line import LineView
from screens.present.members.lines.meant import MeantView
from screens.present.members.mine import MineView
from screens.present.members.visit import VisitView
from screens.present.members.waiting import WaitView
from screens.present.members.welcome import ThingView, WelcomeView
from screens.present.pad import PadView
from screens.present.values import Action, Message, Picture, Shown, Tone
from screens.present.volunteers.check_in import CheckInView
from screens.present.volunteers.home import HomeView
from screens.present.volunteers.rows import RowsView
from screens.present.volunteers.sheet import SheetView
from screens.present.words import Due
from tests.gallery.guide import GUIDE
from tests.gallery.lines import LOANS, lent, renewed, returned
from tests.gallery.play import CARD, again, card, play, scan
from tests.gallery.states import THREE, gallery
from tests.house import (
    BIKE,
    BIKES,
    BLOCKS,
    CLOTHES,
    DRILL,
    JIGSAW,
    REPAIRS,
    SAW,
    SPORTS,
    TOYS,
    TRAIN,
    day,
)
from tests.screens.played import BOOK, DESK, shown, visit, welcome

ASKING = replace(DESK, ticket=TicketPolicy.ASK)
FOLDING = replace(DESK, loans_folded=True)
NO_PAD = replace(DESK, number_pad=False)
HERE = card(DESK, *LOANS)
SATURDAY = Due("za", "12", "dec", "zaterdag 12 december")
NL = gallery("nl")


MANY = tuple(replace(TRAIN, barcode=f"TREIN-{number}") for number in range(MOST_LINES_SHOWN + 20))


def goodbye(name: str) -> GoodbyeView:
    view = NL[name].view
    assert isinstance(view, GoodbyeView)
    return view


def gone(device: Device, trouble: Trouble = Trouble.MISSING) -> DeviceLost:
    return DeviceLost(device, trouble)


# --- welcome -----------------------------------------------------------------------------------------------------


def test_at_rest_the_screen_says_one_sentence_and_how_to_return_an_item():
    assert shown() == Shown(
        view=WelcomeView(
            house="De Deelfabriek",
            prompt=("Hou je kaart", "hier"),
            side="right",
            hint="Iets terugbrengen? Scan het gewoon.",
            languages=(
                Action("Nederlands", LanguageChosen("nl"), on=True),
                Action("Français", LanguageChosen("fr")),
                Action("English", LanguageChosen("en")),
            ),
            open="Nu open: Spelotheek tot 17 uur, ’t Velootje tot 17 uur en nog 1",
            ways=(Action("Wie is er?", PanelOpened(Panel.GUIDE), "storefront-outline"),),
            forgotten=Action("Kaart vergeten?", PanelOpened(Panel.NUMBER), "dialpad"),
            no_code=Action("Geen code?", PanelOpened(Panel.NO_BARCODE), "barcode", spoken="Geen streepjescode?"),
            catalogue=Action("Wat is er?", PanelOpened(Panel.CATALOGUE), "view-grid-outline"),
            free="47 dingen vrij",
            things=tuple(ThingView(one.barcode, Picture(one.picture, one.colour)) for one in GUIDE.shelf.items),
            openings=(
                OpeningView("Spelotheek", "tot 17 uur", TOYS.colour, now=True),
                OpeningView("’t Velootje", "tot 17 uur", BIKES.colour, now=True),
                OpeningView("Swop & Go", "tot 17 uur", CLOTHES.colour, now=True),
                OpeningView("Sportrijk", "van 18 tot 20 uur", SPORTS.colour, now=False),
                OpeningView("Fietskeuken", "van 18 tot 20 uur", REPAIRS.colour, now=False),
            ),
            hour=14,
            windows=tuple(entry.tomorrow for entry in GUIDE.entries),
            tomorrow="Morgen open: Legotheek, Digipunt, Poezewoef",
        ),
        dock=(
            Action("Taal", PanelOpened(Panel.LANGUAGES), "translate"),
            Action("Groter", BiggerPressed(), "format-size"),
            Action("Luister", ListenPressed(), "volume-high"),
        ),
        language="nl",
        status="welcome; reader ok; scanner ok; printer ok",
        spoken="De Deelfabriek. Hou je kaart hier. De kaartlezer is rechts van het scherm. "
        "Iets terugbrengen? Scan het gewoon. "
        "Nu open: Spelotheek tot 17 uur, ’t Velootje tot 17 uur en nog 1. "
        "Geen streepjescode? Kaart vergeten? Wat is er? 47 dingen vrij. Wie is er?",
        position="knop {n} van {of}",
        further="Nog {n}",
        upwards="Naar boven",
        top="Boven",
        others="Meer",
    )


TAP, SCAN = CardSeen(CARD, 5), CodeScanned("8712345678906", 5)
HELP = "Probeer een andere kaart, of vraag hulp aan de balie."
OWN_CARD = "Neem de kaart waarmee je hier leent."


@pytest.mark.parametrize(
    ("events", "text", "detail"),
    [
        ((TAP, CardUnknown()), "Deze kaart kennen we nog niet.", HELP),
        (
            (TAP, CardLost()),
            "Deze kaart is gemeld als verloren.",
            "Heb je ze teruggevonden? Vertel het aan de balie.",
        ),
        (
            (CardRefused(CardFault.UNREADABLE, 5),),
            "We konden je kaart niet goed lezen.",
            "Hou je kaart nog eens rustig tegen de lezer.",
        ),
        ((CardRefused(CardFault.RANDOM, 5),), "Met een gsm gaat het hier niet.", OWN_CARD),
        ((CardRefused(CardFault.SHARED, 5),), "Met deze kaart weten we niet wie je bent.", HELP),
        ((CardRefused(CardFault.PAYMENT, 5),), "Dit is een bankkaart. Er is niets betaald.", OWN_CARD),
        (
            (SCAN, CodeUnknown("8712345678906")),
            "De code 8712345678906 kennen we niet.",
            "Probeer een andere streepjescode, of vraag hulp aan de balie.",
        ),
        (
            (CodeRefused(5),),
            "De scanner kon dit niet goed lezen.",
            "Scan nog eens, met de streepjes recht voor het licht.",
        ),
        ((SCAN, NumberScanned()), "Hou je kaart hier.", "Dit is een lidnummer. We hebben je kaart nodig."),
        (
            (SCAN, LedgerFailed()),
            "Dat is niet gelukt.",
            "Er is niets veranderd. Probeer het nog eens.",
        ),
        ((SCAN, ItemFree(DRILL)), "Wil je dit lenen? Hou je kaart hier.", "Klopboormachine"),
    ],
)
def test_an_event_that_changed_nothing_is_told_in_one_kind_sentence(events: tuple[Event, ...], text: str, detail: str):
    at_welcome, in_visit = welcome(*events).message, visit(*card(DESK), *(_later(event) for event in events)).message

    assert at_welcome is not None
    assert (text, detail) == (at_welcome.text, at_welcome.detail)
    if not isinstance(events[-1], ItemFree):  # without a card: with one, the free item would be lent
        assert at_welcome == in_visit


def _later(event: Event) -> Event:
    """The same after a card was tapped: another card, and not within the second."""
    match event:
        case CardSeen():
            return CardSeen(CardId("9e"), 20)
        case CardRefused(fault):
            return CardRefused(fault, 20)
        case CodeScanned(code):
            return CodeScanned(code, 20)
    return event


def test_an_unknown_code_is_shown_as_far_as_it_helps():
    code = "X" * 64

    said = welcome(CodeScanned(code, 5), CodeUnknown(code)).message

    assert said is not None
    assert said.text == f"De code {'X' * 19}… kennen we niet."


@pytest.mark.parametrize(
    ("side", "icon"), [("left", "arrow-left-bold"), ("right", "arrow-right-bold"), ("below", "arrow-down-bold")]
)
def test_the_word_here_has_an_arrow_towards_the_reader(side: str, icon: str):
    said = welcome(SCAN, NumberScanned(), desk=replace(DESK, reader_side=side))

    assert said.side == side
    assert said.message is not None
    assert said.message.icon == icon


def test_an_item_that_waits_for_a_card_is_shown_until_it_is_dropped():
    waiting = (SCAN, ItemFree(TRAIN), CodeScanned("2", 5), ItemFree(SAW), CodeScanned("3", 5), ItemFree(DRILL))
    expected = Message(
        "arrow-right-bold",
        "Wil je dit lenen? Hou je kaart hier.",
        "Klopboormachine en nog 2 dingen",
        picture=Picture("drill", "#C4661F"),
    )

    assert welcome(*waiting).message == expected
    assert welcome(*waiting, Tick(30)).message == expected
    assert welcome(*waiting, Tick(60)).message is None


def test_two_items_that_wait_for_a_card_are_both_named():
    said = welcome(SCAN, ItemFree(SAW), CodeScanned("3", 5), ItemFree(DRILL)).message

    assert said is not None
    assert said.detail == "Klopboormachine en Cirkelzaag"


# --- trouble -----------------------------------------------------------------------------------------------------

NO_READER, NO_SCANNER = gone(Device.READER), gone(Device.SCANNER)
TYPE_NUMBER = Action("Typ je lidnummer", PanelOpened(Panel.NUMBER), "dialpad")
TYPE_CODE = Action("Typ de code", PanelOpened(Panel.CODE), "keyboard-outline", brief="Code")


@pytest.mark.parametrize(
    ("desk", "troubles", "works", "prompt", "hint", "actions"),
    [
        (DESK, (NO_READER,), False, "Typ je lidnummer", "Iets terugbrengen? Scan het gewoon.", (TYPE_NUMBER,)),
        (NO_PAD, (NO_READER,), False, "Scan wat je terugbrengt", "", ()),
        (DESK, (NO_SCANNER,), True, "Hou je kaart hier", "Iets terugbrengen? Typ de code.", (TYPE_CODE,)),
        (
            DESK,
            (NO_READER, NO_SCANNER),
            False,
            "Typ je lidnummer",
            "Iets terugbrengen? Typ de code.",
            (TYPE_NUMBER, TYPE_CODE),
        ),
        (NO_PAD, (NO_READER, NO_SCANNER), False, "Typ de code van je ding", "", (TYPE_CODE,)),
    ],
)
def test_when_a_device_is_gone_the_screen_says_what_still_works(
    desk: SessionSettings, troubles: tuple[Event, ...], works: bool, prompt: str, hint: str, actions: tuple[Action, ...]
):
    view = welcome(*troubles, desk=desk)

    assert (works, prompt, hint, actions) == (view.card_works, " ".join(view.prompt), view.hint, view.actions)
    assert len(view.warnings) == len(troubles)


@pytest.mark.parametrize(
    ("trouble", "text"),
    [
        (Trouble.PAPER_OUT, "Het papier is op."),
        (Trouble.COVER_OPEN, "De printer staat open."),
        (Trouble.OFFLINE, "De printer werkt even niet."),
        (Trouble.DENIED, "De printer werkt even niet."),
    ],
)
def test_a_printer_in_trouble_is_one_quiet_line(trouble: Trouble, text: str):
    warning = Message("printer-off", text, "Je ticket komt op het scherm.", Tone.LOOK)

    assert welcome(gone(Device.PRINTER, trouble)).warnings == (warning,)
    assert visit(*HERE, gone(Device.PRINTER, trouble)).warnings == (warning,)


def test_paper_that_is_nearly_out_is_not_told_to_members():
    low = gone(Device.PRINTER, Trouble.PAPER_LOW)

    assert welcome(low).warnings == visit(*HERE, low).warnings == ()


@pytest.mark.parametrize("trouble", [Trouble.STARTING, Trouble.NOT_CONFIGURED])
def test_a_device_that_starts_or_is_not_configured_is_no_trouble(trouble: Trouble):
    assert welcome(*(gone(device, trouble) for device in Device)).warnings == ()


def test_while_the_kiosk_starts_it_asks_for_the_card_already():
    view = present(Session.opening(DESK, at=0.0), BOOK).view

    assert isinstance(view, WelcomeView)
    assert view.card_works
    assert view.actions == ()


def test_a_house_that_never_prints_does_not_mention_its_printer():
    assert welcome(gone(Device.PRINTER), desk=replace(DESK, ticket=TicketPolicy.NEVER)).warnings == ()


def test_on_an_unsafe_database_the_screen_says_that_nothing_is_lent():
    each = shown(DeviceLost(Device.LEDGER, Trouble.UNSAFE, LedgerFault.FULL))

    assert each.view == WaitView(
        "Hier kan het even niet",
        "Lenen en terugbrengen kan aan de balie.",
        "account-heart",
        "K5",
        volunteers="Voor vrijwilligers: De schijf is vol. Bel wie de kiosk beheert.",
    )
    assert each.status.endswith("; ledger unsafe: disk full")


def test_a_visitor_present_when_the_ledger_becomes_unsafe_can_leave_and_sees_the_goodbye():
    unsafe = DeviceLost(Device.LEDGER, Trouble.UNSAFE, LedgerFault.DAMAGED)
    view = shown(*HERE, *THREE, unsafe).view

    assert isinstance(view, WaitView)
    assert view.done == Action("Klaar", DonePressed(), "check-bold")
    assert isinstance(shown(*HERE, *THREE, unsafe, DonePressed()).view, GoodbyeView)


def test_a_silent_ledger_asks_for_patience_and_names_nobody():
    view = shown(*HERE, *THREE, CodeScanned(SAW.barcode, 30), LedgerSilent()).view

    assert view == WaitView(
        "Even geduld", "Het duurt iets langer. Blijf het zo? Vraag hulp aan de balie.", "timer-sand"
    )


def test_while_the_ledger_is_asked_the_screen_stays_as_it_was():
    assert shown(*HERE, *THREE) == shown(*HERE, *THREE, CodeScanned(SAW.barcode, 30))


# --- a visit -----------------------------------------------------------------------------------------------------


def test_a_visit_shows_its_lines_newest_first():
    view = visit(*HERE, *THREE)

    assert (view.greeting, view.invite, view.summary) == ("Dag Samira", "Nog iets? Scan het.", "2 geleend · 1 terug")
    assert view.lines == (
        LineView(
            key="returned-DEMO-0003",
            title="Puzzel De boerderij",
            picture=Picture("puzzle", "#2E7DAF"),
            place="Spelotheek",
            state="Terug. Dank je!",
            undo=Action("Toch niet", UndoPressed(returned(JIGSAW).operation), "undo-variant"),
            broken=Action(
                "Stuk?",
                PartsUnfolded(returned(JIGSAW).operation),
                "heart-broken-outline",
                spoken="Is het stuk? Vertel het ons hier.",
            ),
        ),
        LineView(
            key="lent-DEMO-0001",
            title="Klopboormachine",
            picture=Picture("drill", "#C4661F"),
            place="Instrumentheek",
            state="Geleend",
            due=SATURDAY,
            price="€ 1,50",
            undo=Action("Toch niet", UndoPressed(lent(DRILL).operation), "undo-variant"),
        ),
        LineView(
            key="lent-DEMO-0002",
            title="Houten treinset",
            picture=Picture("train", "#2E7DAF"),
            place="Spelotheek",
            state="Geleend",
            due=SATURDAY,
            price="gratis",
            undo=Action("Toch niet", UndoPressed(lent(TRAIN).operation), "undo-variant"),
        ),
    )


def test_loans_at_home_are_shown_with_the_days_left_and_can_be_renewed():
    view = visit(*card(DESK, Loan(SAW, day(-2)), Loan(BIKE, day(3)), Loan(BLOCKS, day(4))))

    assert [(loan.left, loan.urgent, loan.late) for loan in view.loans] == [
        ("2 dagen te laat", True, True),
        ("nog 3 dagen", True, False),
        ("nog 4 dagen", False, False),
    ]
    assert view.loans[1].renew == Action("Langer houden", RenewPressed(BIKE.barcode), "calendar-plus")
    assert view.loans_title == "Al thuis"


@pytest.mark.parametrize(
    ("events", "invite"),
    [
        (card(DESK), "Kies iets en scan het."),
        (HERE, "Scan wat je leent of terugbrengt."),
        ((*HERE, *THREE), "Nog iets? Scan het."),
        ((*card(DESK), NO_SCANNER), "Kies iets en typ de code."),
        ((*HERE, NO_SCANNER), "Typ de code van wat je leent of terugbrengt."),
        ((*HERE, *THREE, NO_SCANNER), "Nog iets? Typ de code."),
    ],
)
def test_a_visit_always_says_what_to_do_now(events: tuple[Event, ...], invite: str):
    assert visit(*events).invite == invite


def test_a_visitor_without_loans_is_told_so():
    assert visit(*card(DESK)).no_loans == "Je hebt nu niets van ons thuis."
    assert visit(*HERE).no_loans == ""


def test_only_the_newest_line_of_an_item_can_be_undone_and_shows_a_day():
    view = visit(*HERE, *scan(returned(DRILL, elsewhere=True)), TakePressed(DRILL.barcode), *scan(lent(DRILL))[1:])

    newest, older = view.lines
    assert (newest.state, newest.due, newest.undo is not None) == ("Geleend", SATURDAY, True)
    assert (older.state, older.due, older.undo, older.answers) == ("Terug. Dank je!", None, None, ())
    assert view.summary == "1 geleend"


def test_an_item_returned_from_another_name_offers_a_loan():
    view = visit(*HERE, *scan(returned(DRILL, elsewhere=True)))

    assert view.lines[0].answers == (Action("Ik neem het mee", TakePressed(DRILL.barcode), "hand-back-right"),)
    assert view.lines[0].question == ""


@pytest.mark.parametrize(
    ("events", "question", "answers"),
    [
        (
            (*THREE, again(DRILL)),
            "Dit leen je al. Wat wil je?",
            {"Ik neem het mee": NoticeClosed(), "Toch terugbrengen": UndoPressed(lent(DRILL).operation)},
        ),
        (
            (*THREE, again(JIGSAW)),
            "Dit is al terug. Wat wil je?",
            {"Het blijft hier": NoticeClosed(), "Ik neem het mee": TakePressed(JIGSAW.barcode)},
        ),
        (
            (RenewPressed(BIKE.barcode), *scan(renewed(BIKE))[1:], again(BIKE)),
            "Dit hou je langer. Wat wil je?",
            {"Ik hou het": NoticeClosed(), "Terugbrengen": ReturnPressed(BIKE.barcode)},
        ),
    ],
)
def test_an_item_scanned_again_asks_and_its_first_answer_changes_nothing(
    events: tuple[Event, ...], question: str, answers: dict[str, Event]
):
    lit = [each for each in visit(*HERE, *events).lines if each.lit]

    assert [(question, answers)] == [(each.question, {a.text: a.event for a in each.answers}) for each in lit]


def test_loans_stay_folded_until_asked_for_where_the_house_chose_so():
    folded, unfolded = visit(*HERE, desk=FOLDING), visit(*HERE, LoansUnfolded(), desk=FOLDING)

    assert folded.loans == ()
    assert folded.unfold == Action("Toon 2 dingen", LoansUnfolded(), "chevron-down")
    assert len(unfolded.loans) == 2
    assert unfolded.unfold is None


def test_a_visit_without_a_card_names_nobody():
    view = visit(*scan(returned(JIGSAW)))

    assert (view.greeting, view.summary) == ("Welkom!", "1 terug")
    assert (view.loans, view.no_loans) == ((), "Wil je ook iets lenen? Hou je kaart hier.")


def test_a_visitor_without_a_card_types_a_number_to_borrow_while_the_reader_is_missing():
    take = TakePressed(JIGSAW.barcode)
    view = visit(*scan(returned(JIGSAW)), NO_READER, again(JIGSAW), take)

    assert view.message is not None
    assert view.message.text == "Wil je dit lenen? Typ je lidnummer."
    assert view.type_number == TYPE_NUMBER


def test_a_visit_of_very_many_lines_shows_the_newest_and_the_one_that_asks_and_counts_all():
    asks = replace(returned(JIGSAW), parts=(Part("stuk", 4),), parts_said=PartsSaid.NOTHING)
    lines = [*reversed([f"lent-{item.barcode}" for item in MANY[-MOST_LINES_SHOWN:]])]
    after = *HERE, *scan(asks, *map(lent, MANY))

    view = visit(*after)
    assert [each.key for each in view.lines] == [*lines, asks.operation]
    assert view.summary == f"{len(MANY)} geleend · 1 terug"
    assert view.lines[-1].question

    view = visit(*after, again(MANY[0]))
    assert [each.key for each in view.lines] == [*lines, f"lent-{MANY[0].barcode}"]
    assert view.lines[-1].lit

    left = shown(*after, DonePressed()).view
    assert isinstance(left, GoodbyeView)
    assert [each.key for each in left.things] == [item.barcode for item in reversed(MANY[-MOST_LINES_SHOWN:])]
    assert left.did == (f"{len(MANY)} dingen geleend", "1 ding teruggebracht")


# --- still there? ------------------------------------------------------------------------------------------------


def test_the_countdown_runs_from_whole_to_nothing():
    at = 10 + DESK.idle_seconds
    first, last = shown(*HERE, *THREE, Tick(at)).view, shown(*HERE, *THREE, Tick(at + 19.5)).view

    assert first == CountdownView(
        question="Ben je er nog?",
        seconds=20,
        part=1.0,
        answer=Action("Raak het scherm aan", Touched(), "gesture-tap"),
        kept="Wat je deed, is bewaard.",
    )
    assert isinstance(last, CountdownView)
    assert (last.seconds, last.part) == (1, 0.025)


# --- goodbye -----------------------------------------------------------------------------------------------------


def test_the_goodbye_thanks_and_shows_the_lines_and_the_next_due_day():
    view = goodbye("goodbye-one-day")

    assert view.thanks == "Dag Samira, bedankt!"
    assert view.did == ("2 dingen geleend", "1 ding teruggebracht")
    assert (view.next_title, view.next_due) == ("Breng terug voor", SATURDAY)


def test_the_item_due_first_is_named_when_other_items_are_due_later():
    assert goodbye("goodbye-printing").next_title == "Loopfiets: breng terug voor"
    assert goodbye("goodbye-two-items-first").next_title == "Breng 2 dingen terug voor"


def test_a_folded_loan_is_not_shown_at_the_goodbye():
    done = goodbye_of(play(FOLDING, *HERE, *scan(lent(DRILL)), Tick(11), DonePressed()))

    assert (done.next_title, done.next_due) == ("Breng terug voor", SATURDAY)


def goodbye_of(session: Session) -> GoodbyeView:
    view = present(session, BOOK).view
    assert isinstance(view, GoodbyeView)
    return view


AGAIN = Action("Druk opnieuw", TicketWanted(), "printer")
NO_TICKET = Action("Geen ticket", TicketDeclined(), "close-thick")
AFTER_ALL = Action("Toch een ticket", TicketWanted(), "printer")
ON_PHONE = "Hier is je ticket voor op je gsm."


@pytest.mark.parametrize(
    ("name", "ticket", "choices", "qr"),
    [
        ("goodbye-ticket-coming", Message("printer", "Je ticket komt eraan."), (NO_TICKET,), False),
        ("goodbye-printing", Message("printer", "Je ticket komt eraan."), (), False),
        ("goodbye-printed", Message("printer-check", "Neem je ticket mee.", tone=Tone.GOOD), (), False),
        ("goodbye-paper-out", Message("printer-off", "Het papier is op.", ON_PHONE, Tone.LOOK), (AGAIN,), True),
        ("goodbye-cover-open", Message("printer-off", "De printer staat open.", ON_PHONE, Tone.LOOK), (AGAIN,), True),
        (
            "goodbye-printer-off",
            Message("printer-off", "De printer werkt even niet.", ON_PHONE, Tone.LOOK),
            (AGAIN,),
            True,
        ),
        ("goodbye-no-printer", Message("qrcode", ON_PHONE), (), True),
        (
            "goodbye-unconfirmed",
            Message(
                "printer-alert",
                "Zie je je ticket niet?",
                "Scan het dan met je gsm, of druk het opnieuw.",
                Tone.LOOK,
            ),
            (AGAIN,),
            True,
        ),
        (
            "goodbye-ticket-offered",
            Message("receipt-text-outline", "Wil je een ticket?"),
            (
                NO_TICKET,
                Action("Ticket", TicketWanted(), "printer", spoken="Ja, een ticket"),
            ),
            False,
        ),
        ("goodbye-ticket-declined", Message("check-bold", "Oké, geen ticket."), (AFTER_ALL,), False),
        ("goodbye-no-ticket", None, (), False),
    ],
)
def test_the_goodbye_tells_of_the_ticket(name: str, ticket: Message | None, choices: tuple[Action, ...], qr: bool):
    view = goodbye(name)

    assert (ticket, choices) == (view.ticket, view.choices)
    assert qr == ("Klopboormachine, terug voor zaterdag 12 december" in view.qr) == bool(view.qr_title and view.qr_hint)


def test_the_goodbye_reminds_of_a_card_left_on_the_reader():
    assert goodbye("goodbye-card-forgotten").card == "Vergeet je kaart niet"
    assert goodbye("goodbye-printing").card == ""


def test_a_visit_in_which_nothing_was_done_ends_kindly():
    view = goodbye("goodbye-nothing-done")

    assert (view.thanks, view.did) == ("Dag Samira!", ("Tot de volgende keer!",))
    assert (view.next_title, view.next_due, view.ticket) == ("", None, None)


# --- panels ------------------------------------------------------------------------------------------------------


def test_every_language_has_its_own_name():
    view = shown(PanelOpened(Panel.LANGUAGES)).view

    assert isinstance(view, LanguagesView)
    assert [(a.text, a.on) for a in view.languages] == [("Nederlands", True), ("Français", False), ("English", False)]
    assert view.close.event == PanelClosed()


def test_a_wrong_number_blames_nobody_and_a_delay_is_told_in_minutes():
    asked = (NO_READER, PanelOpened(Panel.NUMBER), NumberTyped("1042", "0000"))
    once, often = (shown(*asked, NumberRefused(seconds)).view for seconds in (0, 61))

    assert isinstance(once, PadView)
    assert isinstance(often, PadView)
    assert once.message is not None
    assert often.message is not None
    assert once.message.text == "Dit nummer en deze pincode horen niet bij elkaar."
    assert once.message.detail == "Probeer het nog eens."
    assert often.message.detail == "Probeer het over 2 minuten nog eens."
    assert [step.secret for step in once.steps] == [False, True]


def test_the_pad_shows_no_message_of_an_item_that_waits_for_a_card():
    view = shown(SCAN, ItemFree(DRILL), NO_READER, PanelOpened(Panel.NUMBER)).view

    assert isinstance(view, PadView)
    assert view.message is None


# --- every screen ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("events", "status"),
    [
        ((), "welcome; reader ok; scanner ok; printer ok"),
        (HERE, "visit, 0 lines; reader ok; scanner ok; printer ok"),
        ((*HERE, *scan(lent(DRILL))), "visit, 1 line; reader ok; scanner ok; printer ok"),
        ((*HERE, *THREE), "visit, 3 lines; reader ok; scanner ok; printer ok"),
        (
            (*HERE, *THREE, RenewPressed(BIKE.barcode), *scan(renewed(BIKE))[1:]),
            "visit, 3 lines; reader ok; scanner ok; printer ok",
        ),
        ((*HERE, *THREE, DonePressed()), "goodbye; reader ok; scanner ok; printer ok"),
        (
            (NO_READER, NO_SCANNER, gone(Device.PRINTER, Trouble.PAPER_OUT)),
            "welcome; reader missing; scanner missing; printer out of paper",
        ),
        (
            (gone(Device.LEDGER, Trouble.UNSAFE),),
            "welcome; reader ok; scanner ok; printer ok; ledger unsafe",
        ),
        ((SCAN, LedgerSilent()), "welcome; reader ok; scanner ok; printer ok; ledger silent"),
    ],
)
def test_the_status_line_says_what_the_kiosk_is_doing(events: tuple[Event, ...], status: str):
    assert shown(*events).status == status


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("desk-home", "volunteer, home"),
        ("desk-check-in", "volunteer, check-in, 17 back"),
        ("desk-pin", "volunteer, pin to type"),
        ("desk-pin-wrong", "volunteer, pin to type, pin wrong"),
    ],
)
def test_the_status_line_says_which_page_of_the_desk_is_open(name: str, status: str):
    assert gallery("nl")[name].status == f"{status}; reader ok; scanner ok; printer ok"


@pytest.mark.parametrize("language", ["nl", "fr", "en", "ar"])
def test_the_gallery_holds_every_kind_of_screen_in_every_language(language: str):
    kinds = {type(each.view) for each in gallery(language).values()}

    assert kinds == {
        HomeView,
        CheckInView,
        RowsView,
        SheetView,
        WelcomeView,
        VisitView,
        CountdownView,
        GoodbyeView,
        GuideView,
        WaitView,
        NoBarcodeView,
        StuckView,
        NoteView,
        PadView,
        LanguagesView,
        CatalogueView,
        MineView,
        MeantView,
        HouseMessageView,
    }
    assert {each.language for each in gallery(language).values()} == {language}


@pytest.mark.parametrize("name", NL)
def test_every_screen_has_a_spoken_text_and_every_icon_exists(name: str):
    icons = json.loads((Path(screens.__file__).parent / "icons" / "icons.json").read_text(encoding="utf-8"))
    each = NL[name]

    assert each.spoken
    assert {"Taal", "Groter", "Luister"} == {action.text for action in each.dock}
    assert _icons(each) <= set(icons)


def _icons(value: object) -> set[str]:
    if isinstance(value, tuple):
        return {icon for each in value for icon in _icons(each)}
    if not is_dataclass(value) or isinstance(value, (type, Enum)):
        return set()
    own = {value.icon} if isinstance(value, (Action, Message, WaitView)) and value.icon else set()
    return own.union(*(_icons(getattr(value, field.name)) for field in fields(value)))


def test_a_dimmed_screen_wakes_at_a_touch_anywhere():
    each = shown(Tick(DESK.dim_seconds))

    assert each.dim
    assert each.dim_touch == Action("Raak het scherm aan", Touched(), "gesture-tap")


def test_a_visit_is_in_the_language_of_the_card():
    view = shown(*card(replace(DESK, languages=("fr",))))

    assert view.language == "fr"
    assert isinstance(view.view, VisitView)
    assert view.view.greeting == "Bonjour Samira"


def test_arabic_is_drawn_from_right_to_left_and_the_reader_stays_where_it_is():
    view = shown(desk=replace(DESK, languages=("ar", "nl")))

    assert view.right_to_left
    assert isinstance(view.view, WelcomeView)
    assert view.view.side == "right"
