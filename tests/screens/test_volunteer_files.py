"""The words of the pages of members, items and stock-takes and of the forms of the desk, and the events of their
touches.
"""

from dataclasses import replace
from datetime import date

import pytest

from kiosk.lending.commands import (
    BeginCount,
    ConfirmAdult,
    EndCount,
    LoseCard,
    MarkItem,
    ReserveFor,
    SetParts,
    ShowHow,
    Subscribe,
    Unblock,
)
from kiosk.lending.conditions import Condition
from kiosk.lending.events import CodeScanned, DonePressed, Event, NoticeClosed
from kiosk.lending.model import Cents, Device, Line, Operation, Reason, Refusal, SessionSettings, Why
from kiosk.lending.model import LineKind as Done
from kiosk.lending.pricing import Proof, ProofKind
from kiosk.lending.volunteers.events import (
    BackPressed,
    CardWanted,
    CommandChosen,
    CountChosen,
    CountRead,
    Declined,
    Form,
    FormClosed,
    FormFilled,
    FormKind,
    FormOpened,
    ItemChosen,
    ItemRead,
    KeptWanted,
    LabelPressed,
    MemberChosen,
    MemberRead,
    SearchResults,
    SearchTyped,
    ShiftOpened,
    Tile,
    TileChosen,
)
from kiosk.lending.volunteers.model import DeclineCause, ItemFile, MemberFile
from screens.present import present
from screens.present.pad import Keys, PadView
from screens.present.values import Action, Tone
from screens.present.volunteers.item import history_sentence
from screens.present.volunteers.rows import RowsView, RowView
from screens.present.volunteers.sheet import SectionView, SheetView
from screens.present.words import wordbook
from tests.gallery.play import lost, play
from tests.gallery.states import gallery
from tests.gallery.volunteer_files import (
    CRATE,
    FOUND,
    FOUND_ITEMS,
    HERE,
    HUGE,
    MANY,
    NEWCOMER,
    NOOR,
    SHELF,
    UNSAFE,
    at_count,
    at_item,
    at_member,
    here,
)
from tests.house import ALL_ITEMS, BABIES, BIKE, BLOCKS, LADDER, SAW, TOOLS, TOYS, TRAIN, day
from tests.support.inside import texts

BOOK = wordbook("Europe/Brussels")
WORDS = BOOK("nl")
DESK = SessionSettings("De Deelfabriek")
SHOWN = gallery("nl")


def sheet(*events: Event) -> SheetView:
    view = present(play(DESK, *events), BOOK).view
    assert isinstance(view, SheetView)
    return view


def rows(*events: Event) -> RowsView:
    view = present(play(DESK, *events), BOOK).view
    assert isinstance(view, RowsView)
    return view


def pad(*events: Event) -> PadView:
    view = present(play(DESK, *events), BOOK).view
    assert isinstance(view, PadView)
    return view


def member(file: MemberFile = NOOR, *more: Event) -> SheetView:
    return sheet(*at_member(DESK, file), *more)


def item_sheet(file: ItemFile = CRATE, *more: Event) -> SheetView:
    return sheet(*at_item(DESK, file), *more)


def section(view: SheetView, key: str) -> SectionView:
    return next(one for one in view.sections if one.key == key)


def rows_of(one: SectionView) -> list[RowView]:
    return [row for group in one.groups for row in group.rows]


def answers(row: RowView) -> dict[str, object]:
    return {action.text: action.event for action in row.answers}


# --- searching ---------------------------------------------------------------------------------------------------


def test_a_found_member_leads_to_their_page():
    view = rows(*here(DESK), SearchTyped("noor"), SearchResults("noor", members=FOUND, more=True))

    assert [row.title for row in view.groups[0].rows] == [one.name for one in FOUND]
    assert view.groups[0].rows[0].touch == Action("Noor Peeters", MemberChosen(FOUND[0].member))
    assert (view.groups[0].rows[0].detail, view.more) == ("Nummer 1042", "En nog andere: typ verder.")


def test_a_search_without_results_says_so_kindly_and_an_empty_search_says_nothing():
    assert rows(*here(DESK)).nothing is None
    nobody = SHOWN["desk-seek-member-nobody"].view
    assert isinstance(nobody, RowsView)
    assert nobody.nothing
    assert nobody.nothing.text == "Niemand gevonden."


def test_a_found_item_says_if_it_is_not_free():
    view = rows(*here(DESK), TileChosen(Tile.ITEM), SearchResults("boor", items=FOUND_ITEMS))

    assert [row.detail for row in view.groups[0].rows] == [
        "DEMO-0001",
        "Uitgeleend · DEMO-0003",
        "In herstel · DEMO-0006",
        "Vermist · DEMO-0007",
        "Na te kijken · DEMO-0101",
    ]
    assert view.groups[0].rows[0].touch == Action("Klopboormachine", ItemChosen("DEMO-0001"))


def test_a_new_member_is_asked_for_a_language_first_where_there_are_several():
    assert [action.event for action in rows(*here(DESK)).actions] == [FormOpened(Form(FormKind.NEW_MEMBER))]
    languages = rows(*here(DESK), FormOpened(Form(FormKind.NEW_MEMBER))).groups[0].rows
    assert [(row.title, row.touch.event) for row in languages if row.touch] == [
        ("Nederlands", FormOpened(Form(FormKind.NEW_MEMBER, key="nl"))),
        ("Frans", FormOpened(Form(FormKind.NEW_MEMBER, key="fr"))),
        ("Engels", FormOpened(Form(FormKind.NEW_MEMBER, key="en"))),
    ]
    one = present(play(replace(DESK, languages=("nl",)), *here(DESK)), BOOK).view
    assert isinstance(one, RowsView)
    assert [action.event for action in one.actions] == [FormOpened(Form(FormKind.NEW_MEMBER, key="nl"))]


def test_a_new_item_is_asked_for_its_category_first():
    view = rows(*here(DESK), FormOpened(Form(FormKind.NEW_ITEM)))

    assert [(group.title, [row.title for row in group.rows]) for group in view.groups] == [
        ("Spelotheek", ["Puzzels", "Gezelschapsspelen", "Speelgoed"]),
        ("Instrumentheek", ["Boormachines", "Zagen"]),
    ]
    assert view.groups[0].rows[0].touch == Action("Puzzels", FormOpened(Form(FormKind.NEW_ITEM, TOYS.key, "puzzel")))
    assert view.close.event == FormClosed()


# --- a member ----------------------------------------------------------------------------------------------------


def test_the_page_of_a_member_has_a_summary_on_each_tile():
    view = member()

    assert (view.title, view.aside) == ("Noor Peeters", "1042 · scan om uit te lenen")
    assert [(one.title, one.summary, one.tone) for one in view.sections] == [
        ("Thuis", "1 ding te laat", Tone.LOOK),
        ("Geld", "€ 4,50 te betalen", Tone.LOOK),
        ("Abonnement", "2 abonnementen", Tone.CALM),
        ("Punten", "12 punten", Tone.CALM),
        ("Reservaties", "1 ligt klaar", Tone.GOOD),
        ("Kaarten", "2 kaarten", Tone.CALM),
        ("Berichten", "1 wacht", Tone.CALM),
        ("Uitleg gehad", "1 ding getoond", Tone.CALM),
        ("Persoon", "18 of ouder", Tone.CALM),
        ("Verwijzing", "Voor coördinatoren", Tone.CALM),
        ("Privacy", "Voor coördinatoren", Tone.CALM),
    ]


def test_loans_are_listed_soonest_due_first_and_lead_to_the_item():
    first, *others = rows_of(section(member(), "loans"))

    assert (first.title, first.detail, first.when) == ("Cirkelzaag", "2 dagen te laat · € 0,50", "za 21 nov")
    assert (first.tone, first.touch) == (Tone.LOOK, Action("Cirkelzaag", ItemChosen(SAW.barcode)))
    assert [row.title for row in others] == ["Puzzel De boerderij", "Bouwblokken"]


def test_money_is_taken_only_for_the_volunteers_initiatives_and_debts_come_first():
    owed, deposit, nothing, credit = rows_of(section(member(), "money"))

    assert (owed.title, owed.detail) == ("Spelotheek", "€ 4,50 te betalen")
    assert answers(owed) == {
        "Betaald": FormOpened(Form(FormKind.PAYMENT, TOYS.key)),
        "Hoeft niet": FormOpened(Form(FormKind.WAIVE, TOYS.key)),
        "Waarborg": FormOpened(Form(FormKind.DEPOSIT, TOYS.key)),
    }
    assert (deposit.detail, list(answers(deposit))) == ("waarborg € 20,00", ["Geef terug", "Waarborg"])
    assert (nothing.title, nothing.detail) == ("Babytheek", "Niets te betalen")
    assert (credit.title, credit.detail, credit.answers) == ("Boekdelen", "€ 2,00 tegoed", ())


def test_a_subscription_is_sold_at_the_price_that_applies():
    one, strips, offer, *_ = rows_of(section(member(), "subscriptions"))

    assert (one.title, one.detail) == ("Jaarabonnement, Instrumentheek", "tot en met 28 feb 2027")
    assert strips.detail == "tot en met 31 dec 2026 · nog 4 beurten"
    assert (offer.title, offer.detail) == ("Jaarabonnement", "€ 20,00")
    assert answers(offer) == {"Verkoop": CommandChosen(Subscribe(NOOR.member, TOYS.key, "jaar"))}


def test_points_are_shown_only_for_initiatives_that_swap():
    assert answers(rows_of(section(member(), "points"))[0]) == {
        "Giften tellen": FormOpened(Form(FormKind.GIFTS, BABIES.key))
    }
    assert "points" not in [one.key for one in member(NEWCOMER).sections]


def test_a_card_can_be_given_and_reported_lost():
    cards = section(member(), "cards")

    assert [action.event for action in cards.actions] == [
        CardWanted(),
        FormOpened(Form(FormKind.CARD_SLIP)),
        FormOpened(Form(FormKind.HOLDER)),
    ]
    own, house, gone = rows_of(cards)
    assert answers(own) == {"Verloren": CommandChosen(LoseCard(NOOR.member, 1))}
    assert (house.title, house.detail) == ("Wout", "Kaart van iemand in huis")
    assert (gone.detail, gone.answers) == ("Verloren gemeld", ())


def test_while_a_card_is_waited_for_every_section_says_so():
    view = member(NOOR, CardWanted())

    assert [(note.text, note.detail) for note in view.notes] == [
        ("Hou de nieuwe kaart hier.", "Ze is voor Noor Peeters.")
    ]
    assert section(view, "cards").actions[0].on
    gone = member(NOOR, lost(Device.READER), CardWanted())
    assert [note.text for note in gone.notes] == ["De kaartlezer werkt even niet."]


def test_inductions_that_were_given_and_those_that_can_be():
    drills, saw, shown = rows_of(section(member(), "shown"))

    assert answers(drills) == {"Getoond": CommandChosen(ShowHow(NOOR.member, TOOLS.key, "boren"))}
    assert answers(saw) == {"Getoond": CommandChosen(ShowHow(NOOR.member, TOOLS.key, "zagen", SAW.barcode))}
    assert (shown.title, shown.answers) == ("Zagen", ())


def test_a_member_can_be_blocked_unblocked_and_confirmed_as_an_adult():
    pin, block = rows_of(section(member(), "person"))
    assert answers(pin) == {"Nieuwe pin": FormOpened(Form(FormKind.MEMBER_PIN))}
    assert answers(block) == {"Blokkeer": FormOpened(Form(FormKind.BLOCK))}

    blocked = member(replace(NOOR, blocked="Kom je even langs?"))
    assert [note.text for note in blocked.notes] == ["Geblokkeerd: Kom je even langs?"]
    assert answers(rows_of(section(blocked, "person"))[1]) == {"Deblokkeer": CommandChosen(Unblock(NOOR.member))}

    young = section(member(NEWCOMER), "person")
    assert young.summary == "18+ niet gezien"
    assert answers(rows_of(young)[2]) == {"Gezien": CommandChosen(ConfirmAdult(NEWCOMER.member))}


def test_a_loan_made_on_this_page_is_told():
    line = Line(Operation("l1"), Done.LENT, LADDER, day(7), instructions="Zet hem op vlakke grond.")
    view = member(NOOR, CodeScanned(LADDER.barcode, 30), MemberRead(NOOR, line))

    (note,) = view.notes
    assert (note.text, note.tone) == ("Ladder van 4 meter: geleend, tot maandag 30 november", Tone.GOOD)
    assert note.detail == "Zet hem op vlakke grond."


def test_a_refusal_can_be_overridden_with_a_reason_or_become_a_reservation():
    why = (Reason(Why.NO_SUBSCRIPTION), Reason(Why.OWES, amount=Cents(450), name="Spelotheek"))
    refused = Declined(DeclineCause.REFUSED, Refusal(LADDER, why, may_wait=True), LADDER.barcode)
    view = member(NOOR, CodeScanned(LADDER.barcode, 30), refused).refusal

    assert view
    assert [reason.text for reason in view.reasons] == [
        "Je hebt nog geen abonnement bij Instrumentheek.",
        "Je hebt bij Spelotheek nog € 4,50 te betalen.",
    ]
    assert {action.text: action.event for action in view.answers} == {
        "Toch uitlenen": FormOpened(Form(FormKind.OVERRIDE, key=LADDER.barcode)),
        "Zet op de lijst": CommandChosen(ReserveFor(NOOR.member, LADDER.barcode)),
    }
    assert (view.code, view.close.event) == ("A1 M2", NoticeClosed())


def test_while_the_scanner_is_gone_the_code_is_typed():
    view = member(NOOR, lost(Device.SCANNER))

    assert (view.aside, [action.text for action in view.actions]) == ("1042", ["Typ de code"])


# --- privacy -----------------------------------------------------------------------------------------------------


def test_only_a_coordinator_has_the_tile_of_privacy_which_says_what_keeps_from_erasing():
    assert "privacy" not in [one.key for one in member(replace(NOOR, still_open=None)).sections]
    still = section(member(NOOR), "privacy")

    assert [row.title for row in rows_of(still)] == [
        "Wat we bewaren",
        "Er is nog iets thuis",
        "Er staat nog geld open",
        "Er ligt nog een waarborg",
        "Er staat nog iets in de inbox",
        "Dit gaat weg",
        "Dit blijft",
    ]
    assert still.actions == ()
    assert answers(rows_of(still)[0]) == {"Maak bestand": KeptWanted()}


def test_a_member_without_anything_open_can_be_erased():
    free = section(member(replace(NOOR, still_open=())), "privacy")

    assert [(one.text, one.event) for one in free.actions] == [("Vergeet dit lid", FormOpened(Form(FormKind.ERASE)))]
    assert [row.title for row in rows_of(free)] == ["Wat we bewaren", "Dit gaat weg", "Dit blijft"]


# --- who may know of a proof -------------------------------------------------------------------------------------

PROVED = replace(NOOR, proofs=(Proof(ProofKind.LETTER, date(2026, 12, 31)), Proof(ProofKind.UITPAS, day(-1))))


def test_only_a_coordinator_has_the_tile_of_referrals():
    assert "proofs" not in [one.key for one in member(replace(NOOR, proofs=None)).sections]
    proofs = section(member(PROVED), "proofs")
    assert [(row.title, row.detail, row.tone) for row in rows_of(proofs)] == [
        ("Verwijsbrief", "tot en met 31 dec 2026", Tone.CALM),
        ("UiTPAS", "stopte op 22 nov 2026", Tone.LOOK),
    ]
    assert [action.event for action in proofs.actions] == [
        FormOpened(Form(FormKind.PROOF_LETTER)),
        FormOpened(Form(FormKind.PROOF_UITPAS)),
    ]


def test_but_for_the_tile_of_referrals_a_page_is_the_same_with_a_proof_and_without():
    def outside(file: MemberFile) -> SheetView:
        view = member(file)
        hidden = (replace(one, groups=(), nothing="") if one.key == "proofs" else one for one in view.sections)
        return replace(view, sections=tuple(hidden))

    assert outside(PROVED) == outside(replace(NOOR, proofs=()))


def test_a_proof_is_never_read_aloud():
    spoken = present(play(DESK, *at_member(DESK, PROVED)), BOOK).spoken

    assert "Verwijzing: Voor coördinatoren." in spoken
    assert "brief" not in spoken.lower()
    assert "2026" not in spoken


@pytest.mark.parametrize("name", [name for name in SHOWN if name.startswith("desk-member")])
def test_no_log_line_names_a_member(name: str):
    assert "Noor" not in SHOWN[name].status
    assert "1042" not in SHOWN[name].status


def test_nothing_of_a_member_is_on_the_screen_when_the_shift_is_over():
    shown = present(play(DESK, *at_member(DESK), DonePressed()), BOOK)

    assert not [text for text in texts(shown) if "Noor" in text or "1042" in text]


# --- an item -----------------------------------------------------------------------------------------------------


def test_the_page_of_an_item_has_a_summary_on_each_tile():
    view = item_sheet()

    assert (view.title, view.aside) == ("Bouwblokken", BLOCKS.barcode)
    assert [(one.title, one.summary, one.tone) for one in view.sections] == [
        ("Staat", "In orde", Tone.GOOD),
        ("Waar", "Uit, tot wo 2 dec", Tone.CALM),
        ("Onderdelen", "2 weg of stuk", Tone.LOOK),
        ("Uitleg", "2 teksten", Tone.CALM),
        ("Geschiedenis", "Geleend, 12:10", Tone.CALM),
    ]
    assert [action.event for action in view.actions] == [
        LabelPressed(),
        FormOpened(Form(FormKind.NEW_ITEM, TOYS.key, "speelgoed")),
    ]


def test_the_condition_of_an_item_is_changed_with_one_touch_and_the_present_one_is_marked():
    marks = section(item_sheet(), "state").actions

    assert [(mark.text, mark.on) for mark in marks] == [
        ("In orde", True),
        ("Na te kijken", False),
        ("In herstel", False),
        ("Vermist", False),
        ("Afgedankt", False),
    ]
    assert marks[2].event == CommandChosen(MarkItem(BLOCKS.barcode, Condition.REPAIR))


def test_the_borrower_leads_to_their_page_and_is_not_named_where_the_ledger_told_none():
    place = section(item_sheet(), "place")
    out, queue, shelf = rows_of(place)
    assert (out.title, out.touch) == ("Noor Peeters", Action("Noor Peeters", MemberChosen(NOOR.member)))
    assert (queue.title, shelf.title) == ("2 wachten hierop", "Hoort op plank B3")
    assert [action.event for action in place.actions] == [FormOpened(Form(FormKind.SHELF, key=BLOCKS.barcode))]

    (out, *_) = rows_of(section(item_sheet(replace(CRATE, holder=None)), "place"))
    assert (out.title, out.detail, out.touch) == ("Uitgeleend", "nog 9 dagen · wo 2 dec", None)


def test_before_the_pin_no_name_stands_on_the_page_of_an_item():
    tick, card, opened, removed, *_ = here(DESK)
    assert isinstance(opened, ShiftOpened)
    view = sheet(
        tick, card, opened, removed, TileChosen(Tile.ITEM), SearchResults(""), ItemChosen("x"), ItemRead(CRATE)
    )

    assert not [text for text in texts(view) if "Noor" in text or "Samira" in text]


def test_the_place_of_a_held_item_is_told():
    place = section(item_sheet(HERE), "place")

    assert place.summary == "Opzij: K7"
    assert rows_of(place)[0].detail == "Plank Reservaties, code K7 · Tot en met zaterdag 28 november"


def test_a_part_is_changed_taken_off_the_list_and_added():
    parts = section(item_sheet(), "parts")
    blocks, boards, _box = rows_of(parts)

    assert (blocks.title, blocks.detail, blocks.tone) == ("12 × blokken", "2 weg", Tone.LOOK)
    assert (boards.detail, boards.tone) == ("", Tone.CALM)
    assert answers(boards) == {
        "Wijzig": FormOpened(Form(FormKind.PART, key=BLOCKS.barcode, number=1)),
        "Van de lijst": CommandChosen(SetParts(BLOCKS.barcode, (CRATE.parts[0], CRATE.parts[2]))),
    }
    assert [one.event for one in parts.actions] == [FormOpened(Form(FormKind.PART, key=BLOCKS.barcode, number=-1))]


def test_a_long_instruction_is_read_whole_where_it_stands_alone():
    short, long = rows_of(section(item_sheet(), "instructions"))

    assert (short.detail, short.facts) == (CRATE.borrowing, ())
    assert long.detail.endswith("…")
    assert long.facts == (CRATE.returning,)
    assert answers(long) == {"Wijzig": FormOpened(Form(FormKind.RETURNING, key=BLOCKS.barcode))}


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("lent", "Geleend"),
        ("item marked repair", "In herstel"),
        ("item added", "Nieuw"),
        ("item parts changed", "Onderdelen gewijzigd"),
        ("item instructions changed", "Uitleg gewijzigd"),
        ("item released", "Niet meer opzij"),
        ("given up", "Niet meer gereserveerd"),
        ("counted", "Aantal gewijzigd"),
        ("undone", "Ongedaan gemaakt"),
        ("something new", "something new"),
    ],
)
def test_the_history_is_told_in_words(kind: str, said: str):
    assert history_sentence(kind, WORDS) == said


def test_the_page_of_an_item_of_another_initiative_has_no_actions():
    foreign = replace(CRATE, item=BIKE)
    view = item_sheet(foreign)

    assert [section(view, key).actions for key in ("state", "parts")] == [(), ()]
    assert not [row.answers for one in view.sections for row in rows_of(one) if row.answers]
    assert [action.event for action in view.actions] == [LabelPressed()]


def test_flaws_and_a_past_safety_date_are_said_first():
    assert [note.text for note in item_sheet(UNSAFE).notes] == ["Is stuk", "Niet meer veilig sinds 14 okt 2026"]


def test_an_item_is_reserved_for_the_member_whose_page_was_open_before():
    view = sheet(*at_member(DESK), TileChosen(Tile.ITEM), SearchResults(""), ItemChosen(""), ItemRead(HERE))

    first = view.actions[0]
    assert (first.text, first.event) == (
        "Reserveer voor Noor Peeters",
        CommandChosen(ReserveFor(NOOR.member, BLOCKS.barcode)),
    )


# --- a stock-take ------------------------------------------------------------------------------------------------


def test_running_stock_takes_come_before_new_ones():
    running = replace(SHELF, category="spel")
    new = (replace(SHELF, number=0, expected=340, seen=()), replace(SHELF, number=0, category="puzzel", seen=()))
    view = rows(*here(DESK), TileChosen(Tile.STOCK), CountRead(running=(running, *new)))

    assert [(group.title, [row.title for row in group.rows]) for group in view.groups] == [
        ("Bezig", ["Spelotheek, Gezelschapsspelen"]),
        ("Nieuwe telling: Spelotheek", ["Alles", "Puzzels"]),
    ]
    assert view.groups[0].rows[0].touch == Action("Tel", CommandChosen(BeginCount(TOYS.key, "spel")))
    assert view.groups[0].rows[0].detail == "20 van 340 gezien"


def test_a_stock_take_says_how_far_it_is_and_leaving_it_pauses_it():
    view = sheet(*at_count(DESK))

    assert view.progress
    assert (view.progress.text, round(view.progress.part, 3)) == ("20 van 340 gezien", 0.059)
    assert [(one.title, one.summary) for one in view.sections] == [
        ("Nog te zien", "12 dingen"),
        ("Te veel", "3 dingen"),
        ("Gezien", "20 dingen"),
        ("Stoppen", "Sluit af"),
    ]
    assert (view.close.text, view.close.event, view.main) == ("Later verder", BackPressed(), None)


@pytest.mark.parametrize(
    ("code", "title", "said", "tone"),
    [
        (ALL_ITEMS[3].barcode, "Loopfiets", "Hoort bij ’t Velootje", Tone.LOOK),
        (ALL_ITEMS[0].barcode, "Klopboormachine", "Geteld", Tone.GOOD),
        ("8712345678906", "8712345678906", "Deze code kennen we niet", Tone.LOOK),
        (TRAIN.barcode, "Houten treinset", "Zou hier niet liggen", Tone.LOOK),
    ],
)
def test_the_last_scan_of_a_stock_take_is_large(code: str, title: str, said: str, tone: Tone):
    newest = sheet(*at_count(DESK), CodeScanned(code, 40), CountRead(SHELF)).newest

    assert newest
    assert (newest.title, newest.detail, newest.tone) == (title, said, tone)


def test_a_stock_take_is_ended_with_or_without_marking_and_then_written():
    ends = section(sheet(*at_count(DESK)), "stop").actions
    assert [(action.text, action.event) for action in ends] == [
        ("Stop, verander niets", CommandChosen(EndCount(5))),
        ("Stop, 12 zijn vermist", CommandChosen(EndCount(5, mark=True))),
        ("Bewaar als bestand", CountChosen(5)),
    ]

    over = sheet(*at_count(DESK), CommandChosen(EndCount(5)), CountRead(SHELF))
    assert (over.main.event if over.main else None, over.close.text) == (CountChosen(5), "Terug")
    assert [one.title for one in over.sections] == ["Ontbreekt", "Te veel", "Gezien"]


def test_thousands_of_missing_items_are_put_into_words_one_by_one():
    (group,) = section(sheet(*at_count(DESK, HUGE)), "missing").groups

    assert len(group.rows) == len(MANY)
    assert group.rows[2999].title == MANY[2999].name


# --- forms -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "titles", "keys", "text"),
    [
        (Form(FormKind.PAYMENT, TOYS.key), ["Hoeveel is betaald?"], [Keys.AMOUNT], "4,50"),
        (Form(FormKind.WAIVE, TOYS.key), ["Hoeveel schelden we kwijt?"], [Keys.AMOUNT], "4,50"),
        (Form(FormKind.DEPOSIT, TOOLS.key), ["Hoeveel waarborg krijg je?"], [Keys.AMOUNT], ""),
        (Form(FormKind.DEPOSIT_BACK, TOOLS.key), ["Hoeveel waarborg geef je terug?"], [Keys.AMOUNT], "20,00"),
        (Form(FormKind.GIFTS, BABIES.key), ["Hoeveel punten?"], [Keys.DIGITS], ""),
        (Form(FormKind.PROOF_LETTER), ["Brief geldig tot?"], [Keys.DAY], ""),
        (Form(FormKind.PROOF_UITPAS), ["UiTPAS geldig tot?"], [Keys.DAY], ""),
        (Form(FormKind.BLOCK), ["Waarom blokkeer je?"], [Keys.WORDS], ""),
        (Form(FormKind.OVERRIDE, key=LADDER.barcode), ["Waarom leen je het toch uit?"], [Keys.WORDS], ""),
        (Form(FormKind.MEMBER_PIN), ["Nieuwe pincode"], [Keys.DIGITS], ""),
        (Form(FormKind.HOLDER), ["Van wie is de kaart?"], [Keys.NAME], ""),
    ],
)
def test_a_form_about_a_member_has_its_steps(form: Form, titles: list[str], keys: list[Keys], text: str):
    view = pad(*at_member(DESK), FormOpened(form))

    assert [step.title for step in view.steps] == titles
    assert [step.keys for step in view.steps] == keys
    assert view.steps[0].text == text
    assert (view.kind, view.form, view.close.event) == ("form", form, FormClosed())


@pytest.mark.parametrize(
    ("form", "typed"),
    [
        (Form(FormKind.BORROWING, key=BLOCKS.barcode), ["Tel de blokken voor je vertrekt."]),
        (Form(FormKind.PART, key=BLOCKS.barcode, number=0), ["blokken", "12"]),
        (Form(FormKind.PART, key=BLOCKS.barcode, number=-1), ["", "1"]),
    ],
)
def test_a_form_about_an_item_begins_with_the_present_values(form: Form, typed: list[str]):
    assert [step.text for step in pad(*at_item(DESK), FormOpened(form)).steps] == typed


def test_the_code_of_a_new_item_may_be_scanned_or_left_to_the_ledger():
    form = FormOpened(Form(FormKind.NEW_ITEM, TOYS.key, "puzzel"))
    name, code = pad(*here(DESK), form).steps
    assert (name.hint, code.hint, code.optional) == ("Spelotheek · Puzzels", "Scan, of laat leeg.", True)

    name, code = pad(*here(DESK), form, CodeScanned("8712345678906", 30)).steps
    assert (name.hint, code.hint) == ("Gescand: 8712345678906", "Gescand: 8712345678906")


@pytest.mark.parametrize("kind", list(FormKind))
def test_every_form_has_words_on_every_page(kind: FormKind):
    """A form about a member or an item that is asked for on another page is shown and breaks nothing."""
    for events in (here(DESK), at_member(DESK), at_item(DESK)):
        shown = present(play(DESK, *events, FormOpened(Form(kind))), BOOK)

        assert shown.view
        assert shown.spoken
        if isinstance(shown.view, PadView):
            assert all(step.title and step.longest for step in shown.view.steps)


def test_a_pin_is_typed_as_dots_and_never_offered():
    steps = [
        *pad(*at_member(DESK), FormOpened(Form(FormKind.MEMBER_PIN))).steps,
        *pad(*here(DESK), FormOpened(Form(FormKind.NEW_MEMBER, key="nl"))).steps[1:],
    ]

    assert [(step.secret, step.text, step.longest) for step in steps] == [(True, "", 8)] * 2


@pytest.mark.parametrize(
    ("kind", "typed", "said"),
    [
        (FormKind.PAYMENT, "0", "Typ een bedrag, zoals 2,50."),
        (FormKind.PROOF_LETTER, "31/31/2026", "Typ een dag, zoals 31/12/2026."),
        (FormKind.MEMBER_PIN, "12", "Een pincode heeft 4 tot 8 cijfers."),
        (FormKind.GIFTS, "0", "Typ een aantal punten."),
    ],
)
def test_an_error_is_said_on_the_pad_in_one_sentence(kind: FormKind, typed: str, said: str):
    view = pad(*at_member(DESK), FormOpened(Form(kind, TOYS.key)), FormFilled((typed,)))

    assert view.message
    assert (view.message.text, view.message.tone) == (said, Tone.LOOK)


@pytest.mark.parametrize(
    "name", [name for name in SHOWN if name.startswith(("desk-member", "desk-item", "desk-count"))]
)
def test_every_page_is_read_aloud_without_its_rows(name: str):
    """The rows behind a tile are not read to everybody who stands near."""
    assert SHOWN[name].spoken.endswith((".", "!", "?", ":"))
    assert "Wout" not in SHOWN[name].spoken
