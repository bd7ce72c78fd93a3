"""Whole shifts of volunteers, from their card to the welcome screen: real runtime, database and words."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from kiosk.lending.cards import identify
from kiosk.lending.commands import (
    AddItem,
    BeginCount,
    Block,
    CloseToday,
    ConfirmAdult,
    CountGifts,
    Details,
    EndCount,
    LoseCard,
    MarkItem,
    OpenUntil,
    ReserveFor,
    SettleEntry,
    ShowHow,
    Subscribe,
    Unblock,
    UndoOperation,
)
from kiosk.lending.conditions import Condition
from kiosk.lending.effects import Chime
from kiosk.lending.events import DonePressed, TakePressed
from kiosk.lending.model import Cents, Device, Part, Trouble, Why
from kiosk.lending.pricing import ProofKind
from kiosk.lending.states import Visiting, Welcome
from kiosk.lending.terms import SelfService, Terms
from kiosk.lending.volunteers.events import (
    BackPressed,
    CardWanted,
    CommandChosen,
    CountChosen,
    Form,
    FormFilled,
    FormKind,
    FormOpened,
    ItemChosen,
    LabelPressed,
    MemberChosen,
    PastOperationChosen,
    SearchTyped,
    Tile,
    TileChosen,
)
from kiosk.lending.volunteers.model import DeclineCause, EntryKind, Outcome
from kiosk.lending.volunteers.shift import (
    AtCheckIn,
    AtHours,
    AtInbox,
    AtItem,
    AtMember,
    AtPastOperations,
    AtStock,
    Searching,
    Shift,
    ShiftNoticeKind,
)
from tests.house import ALL_TERMS, TOOLS_TERMS, TOYS_TERMS
from tests.journeys.journey import JEANS_CHIP, KEY, SAMIRAS_CHIP, STRANGE_CHIP, Journey, everything
from tests.journeys.test_house import subscribe
from tests.journeys.test_sharing import SHARED_BABIES

JOKES_CHIP, HASSANS_CHIP, NEW_CHIP = (
    bytes.fromhex("04C0FFEE000001"),
    bytes.fromhex("04C0FFEE000002"),
    bytes.fromhex("04C0FFEE000003"),
)
PIN = "2468"


@contextmanager
def house(folder: Path, *, terms: tuple[Terms, ...] = ALL_TERMS) -> Iterator[Journey]:
    """Joke is a volunteer of the toys, Hassan coordinates the tools."""
    kiosk = Journey(folder, terms=terms)
    book = kiosk.book
    for number, name, card in (("0501", "Joke Peeters", JOKES_CHIP), ("0502", "Hassan Aziz", HASSANS_CHIP)):
        book.add_member(number, name)
        book.add_card(number, identify(card, KEY))
        book.set_pin(number, PIN, KEY)
    book.add_volunteer("0501", "spelotheek")
    book.add_coordinator("0502", "instrumentheek")
    book.add_item("SPE-1", "Bouwblokken", None, "toy", "spelotheek", Details(parts=(Part("blokken", 12),)))
    book.add_item("SPE-2", "Houten trein", None, "toy", "spelotheek")
    book.add_item("SPE-3", "Ganzenbord", None, "game", "spelotheek")
    book.add_item("INS-1", "Klopboormachine", None, "drill", "instrumentheek", Details(value=Cents(15000)))
    saw = Details(value=Cents(12000), adults_only=True, needs_induction=True)
    book.add_item("INS-2", "Cirkelzaag", None, "saw", "instrumentheek", saw)
    with kiosk.open():
        yield kiosk


def shift(kiosk: Journey) -> Shift:
    kiosk.rest()
    shown = kiosk.runtime.session.shown
    assert isinstance(shown, Shift), shown
    return shown


def borrowed(kiosk: Journey, card: bytes, *codes: str) -> None:
    kiosk.tap(card)
    kiosk.scan(*codes)
    kiosk.press("Klaar" if card == SAMIRAS_CHIP else "Terminé")
    kiosk.later(120)


def unlock(kiosk: Journey, tile: Tile) -> None:
    """Opens something that asks for the PIN, and enters it."""
    kiosk.touch(TileChosen(tile))
    kiosk.rest()
    assert shift(kiosk).form == Form(FormKind.PIN)
    kiosk.touch(FormFilled((PIN,)))
    kiosk.rest()


def member(kiosk: Journey, number: str) -> AtMember:
    """The page of a member, found as a volunteer finds it."""
    unlock(kiosk, Tile.MEMBER)
    kiosk.touch(SearchTyped(number))
    kiosk.rest()
    place = shift(kiosk).page
    assert isinstance(place, Searching)
    kiosk.touch(MemberChosen(place.found_members[0].member))
    kiosk.rest()
    return at_member(kiosk)


def at_member(kiosk: Journey) -> AtMember:
    place = shift(kiosk).page
    assert isinstance(place, AtMember), (place, shift(kiosk).notice)
    return place


def do(kiosk: Journey, command: object) -> None:
    kiosk.touch(CommandChosen(command))  # type: ignore[arg-type]
    kiosk.rest()


def fill(kiosk: Journey, form: Form, *texts: str) -> None:
    kiosk.touch(FormOpened(form))
    kiosk.touch(FormFilled(texts))
    kiosk.rest()


def refused(kiosk: Journey) -> DeclineCause | None:
    notice = shift(kiosk).notice
    assert notice
    assert notice.kind is ShiftNoticeKind.REFUSED
    return notice.why


def test_returns_are_checked_in_without_a_touch_and_items_to_look_at_are_listed_at_the_side(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        subscribe(kiosk, "0412", TOYS_TERMS, TOOLS_TERMS)
        subscribe(kiosk, "0413", TOYS_TERMS)
        borrowed(kiosk, SAMIRAS_CHIP, "SPE-1", "SPE-2", "INS-1")
        kiosk.book.add_reservation("0413", "SPE-2")
        kiosk.tap(JOKES_CHIP)
        kiosk.sees("Joke", "Terugnemen")
        printed = len(kiosk.printer.jobs)
        kiosk.scan("SPE-1", "SPE-2", "INS-1", "SPE-3", "NIETS")
        here = shift(kiosk)
        assert isinstance(here.page, AtCheckIn)
        assert here.taken_back == 4
        assert [entry.code for entry in here.checked_in] == ["NIETS", "SPE-3", "INS-1", "SPE-2", "SPE-1"]
        looks = {(eye.entry.kind, eye.entry.item.barcode if eye.entry.item else "") for eye in here.side_entries}
        assert looks == {
            (EntryKind.PARTS, "SPE-1"),
            (EntryKind.HELD, "SPE-2"),
            (EntryKind.ELSEWHERE, "INS-1"),
            (EntryKind.UNKNOWN, ""),
        }
        hold = here.checked_in[3].hold
        assert hold
        assert hold.code in everything(kiosk.printer.jobs[printed].slip)
        assert [out for _, _, out in kiosk.loans] == [False, False, False]

        parts = next(eye.entry for eye in here.side_entries if eye.entry.kind is EntryKind.PARTS)
        kiosk.touch(CommandChosen(SettleEntry(parts.number, Outcome.FINE)))
        kiosk.rest()
        assert EntryKind.PARTS not in {eye.entry.kind for eye in shift(kiosk).side_entries}
        kiosk.tap(JOKES_CHIP)
        assert isinstance(kiosk.runtime.session.shown, Welcome)
        kiosk.sees_nothing_of("Joke", "Bouwblokken")


def test_an_item_checked_in_can_be_lent_again_once_its_parts_are_settled(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        subscribe(kiosk, "0412", TOYS_TERMS)
        borrowed(kiosk, SAMIRAS_CHIP, "SPE-1")
        kiosk.scan("SPE-1")
        kiosk.press("Klaar")
        kiosk.later(120)
        kiosk.tap(JOKES_CHIP)
        assert shift(kiosk).waiting == 1
        kiosk.touch(TileChosen(Tile.INBOX))
        kiosk.rest()
        place = shift(kiosk).page
        assert isinstance(place, AtInbox)
        (entry,) = place.entries
        assert (entry.kind, entry.item and entry.item.name) == (EntryKind.PARTS, "Bouwblokken")
        kiosk.touch(CommandChosen(SettleEntry(entry.number, Outcome.FINE)))
        kiosk.rest()
        assert shift(kiosk).waiting == 0
        kiosk.tap(JOKES_CHIP)
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("SPE-1")
        assert kiosk.loans[-1] == ("SPE-1", "0412", True)


def test_paper_that_is_nearly_out_is_in_the_inbox_and_on_the_home_while_tickets_still_come(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        subscribe(kiosk, "0412", TOYS_TERMS)
        kiosk.printer.run_low_on_paper()
        kiosk.runtime.look()
        kiosk.rest()
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.sees_nothing_of("papier", "printer staat", "werkt even niet")
        kiosk.scan("SPE-1")
        kiosk.press("Klaar")
        kiosk.later(5)  # until now the visitor could refuse the ticket
        kiosk.rest()
        assert len(kiosk.printer.jobs) == 1
        kiosk.tap(JOKES_CHIP)
        kiosk.sees("Het papier van de printer is bijna op.", "Leg een nieuwe rol klaar.", "printer paper low")
        kiosk.touch(TileChosen(Tile.INBOX))
        kiosk.sees("Papier bijna op")


def test_a_broken_printer_is_one_line_in_every_inbox_until_it_works(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        kiosk.printer.run_out_of_paper()
        kiosk.runtime.look()
        kiosk.rest()
        kiosk.tap(JOKES_CHIP)
        kiosk.touch(TileChosen(Tile.INBOX))
        kiosk.rest()
        place = shift(kiosk).page
        assert isinstance(place, AtInbox)
        assert [(one.device, one.trouble) for one in place.entries] == [(Device.PRINTER, Trouble.PAPER_OUT)]
        kiosk.printer.mend()
        kiosk.runtime.look()
        kiosk.rest()
        kiosk.touch(TileChosen(Tile.INBOX))
        kiosk.rest()
        place = shift(kiosk).page
        assert isinstance(place, AtInbox)
        assert place.entries == ()


def test_a_wrong_pin_slows_down_its_card_and_no_other(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        kiosk.tap(JOKES_CHIP)
        kiosk.touch(TileChosen(Tile.MEMBER))
        for _ in range(6):
            kiosk.touch(FormFilled(("0000",)))
            kiosk.rest()
        notice = shift(kiosk).notice
        assert notice
        assert notice.kind is ShiftNoticeKind.PIN_WRONG
        assert notice.wait_seconds > 0
        kiosk.touch(FormFilled((PIN,)))
        kiosk.rest()
        assert not shift(kiosk).unlocked
        kiosk.tap(HASSANS_CHIP)
        unlock(kiosk, Tile.MEMBER)
        assert shift(kiosk).unlocked


def test_a_new_member_gets_a_card_and_a_subscription_and_borrows(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        kiosk.tap(JOKES_CHIP)
        unlock(kiosk, Tile.MEMBER)
        fill(kiosk, Form(FormKind.NEW_MEMBER, key="fr"), "Amina Diallo")
        page = at_member(kiosk)
        assert (page.file.name, page.file.language) == ("Amina Diallo", "fr")
        kiosk.touch(CardWanted())
        kiosk.tap(NEW_CHIP)
        assert len(at_member(kiosk).file.cards) == 1
        do(kiosk, Subscribe(page.file.member, "spelotheek", "jaar"))
        accounts = {one.initiative.key: one.owed for one in at_member(kiosk).file.accounts}
        assert accounts["spelotheek"] == 1500
        fill(kiosk, Form(FormKind.PAYMENT, "spelotheek"), "15")
        assert not any(one.owed for one in at_member(kiosk).file.accounts)
        kiosk.scan("SPE-2")
        assert [loan.item.barcode for loan in at_member(kiosk).file.loans] == ["SPE-2"]
        kiosk.tap(JOKES_CHIP)
        kiosk.tap(NEW_CHIP)
        shown = kiosk.runtime.session.shown
        assert isinstance(shown, Visiting)
        assert shown.visitor
        assert shown.visitor.first_name == "Amina"


def test_a_refusal_is_overridden_with_a_reason_which_is_kept(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        kiosk.tap(HASSANS_CHIP)
        member(kiosk, "0412")
        kiosk.scan("INS-2")
        page = at_member(kiosk)
        assert page.refused
        assert {reason.why for reason in page.refused.reasons} >= {Why.NO_SUBSCRIPTION, Why.INDUCTION}
        assert page.file.loans == ()
        fill(kiosk, Form(FormKind.OVERRIDE, key=page.code), "Brengt morgen het geld")
        assert [loan.item.barcode for loan in at_member(kiosk).file.loans] == ["INS-2"]
        assert kiosk.rows("SELECT reason FROM operation WHERE reason IS NOT NULL") == [("Brengt morgen het geld",)]


def test_only_a_coordinator_sees_and_notes_a_referral(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        kiosk.tap(JOKES_CHIP)
        page = member(kiosk, "0412")
        assert page.file.proofs is None
        kiosk.sees_nothing_of("Verwijsbrief", "UiTPAS", "31/12/2026")
        fill(kiosk, Form(FormKind.PROOF_LETTER), "31/12/2026")
        assert refused(kiosk) is DeclineCause.NOT_YOURS
        kiosk.tap(HASSANS_CHIP)
        member(kiosk, "0412")
        fill(kiosk, Form(FormKind.PROOF_LETTER), "31/12/2026")
        proofs = at_member(kiosk).file.proofs
        assert proofs
        assert [(one.kind, one.until) for one in proofs] == [(ProofKind.LETTER, date(2026, 12, 31))]


def test_a_member_is_blocked_with_a_message_gets_an_induction_and_is_confirmed_as_an_adult(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        kiosk.tap(HASSANS_CHIP)
        page = member(kiosk, "0412")
        who = page.file.member
        do(kiosk, Block(who, "Kom even langs aan de balie."))
        assert at_member(kiosk).file.blocked == "Kom even langs aan de balie."
        do(kiosk, Unblock(who))
        assert at_member(kiosk).file.blocked is None
        do(kiosk, ConfirmAdult(who))
        assert at_member(kiosk).file.adult
        do(kiosk, ShowHow(who, "instrumentheek", "saw", "INS-2"))
        do(kiosk, Subscribe(who, "instrumentheek", "jaar"))
        kiosk.scan("INS-2")
        assert [loan.item.barcode for loan in at_member(kiosk).file.loans] == ["INS-2"]
        do(kiosk, ReserveFor(who, "INS-1"))
        assert [one.item.barcode for one in at_member(kiosk).file.reservations] == ["INS-1"]


def test_a_lost_card_is_blocked_and_a_new_one_opens(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        kiosk.tap(JOKES_CHIP)
        page = member(kiosk, "0412")
        do(kiosk, LoseCard(page.file.member, page.file.cards[0].number))
        kiosk.touch(CardWanted())
        kiosk.tap(STRANGE_CHIP)
        assert [card.lost for card in at_member(kiosk).file.cards] == [True, False]
        kiosk.touch(CardWanted())
        kiosk.tap(JEANS_CHIP)
        assert refused(kiosk) is DeclineCause.CARD_IN_USE
        kiosk.touch(DonePressed())
        kiosk.tap(SAMIRAS_CHIP)
        assert isinstance(kiosk.runtime.session.shown, Welcome)
        kiosk.tap(STRANGE_CHIP)
        kiosk.sees("Samira")


def test_an_item_is_marked_its_label_printed_and_a_new_one_gets_the_next_barcode(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        kiosk.tap(JOKES_CHIP)
        kiosk.touch(TileChosen(Tile.ITEM))
        kiosk.touch(SearchTyped("ganzebord"))
        kiosk.rest()
        place = shift(kiosk).page
        assert isinstance(place, Searching)
        assert [one.item.name for one in place.found_items][:1] == ["Ganzenbord"]
        kiosk.touch(ItemChosen("SPE-3"))
        kiosk.rest()
        do(kiosk, MarkItem("SPE-3", Condition.REPAIR))
        page = shift(kiosk).page
        assert isinstance(page, AtItem)
        assert page.file.condition is Condition.REPAIR
        fill(kiosk, Form(FormKind.PART), "pionnen", "4")
        page = shift(kiosk).page
        assert isinstance(page, AtItem)
        assert page.file.parts == (Part("pionnen", 4),)
        do(kiosk, AddItem("spelotheek", "toy", "Hoelahoep"))
        page = shift(kiosk).page
        assert isinstance(page, AtItem)
        assert page.file.item.barcode == "SPE-4"
        printed = len(kiosk.printer.jobs)
        kiosk.touch(LabelPressed())
        kiosk.rest()
        assert kiosk.printer.jobs[printed].slip.barcode == "SPE-4"


def test_a_stock_take_is_interrupted_resumed_and_exported(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        subscribe(kiosk, "0412", TOYS_TERMS)
        borrowed(kiosk, SAMIRAS_CHIP, "SPE-2")
        kiosk.tap(JOKES_CHIP)
        kiosk.touch(TileChosen(Tile.STOCK))
        kiosk.rest()
        do(kiosk, BeginCount("spelotheek"))
        kiosk.scan("SPE-1", "INS-1")
        kiosk.tap(JOKES_CHIP)
        kiosk.tap(JOKES_CHIP)
        kiosk.touch(TileChosen(Tile.STOCK))
        kiosk.rest()
        place = shift(kiosk).page
        assert isinstance(place, AtStock)
        (running,) = (one for one in place.running if one.number)
        do(kiosk, BeginCount("spelotheek"))
        place = shift(kiosk).page
        assert isinstance(place, AtStock)
        count = place.count
        assert count
        assert count.number == running.number
        assert count.expected == 2
        assert [item.barcode for item in count.missing] == ["SPE-3"]
        assert [code for code, _ in count.surplus] == ["INS-1"]
        kiosk.touch(CountChosen(count.number))
        kiosk.rest()
        notice = shift(kiosk).notice
        assert notice
        assert notice.kind is ShiftNoticeKind.WRITTEN
        assert "SPE-3" in Path(notice.text).read_text("utf-8-sig")
        do(kiosk, EndCount(count.number, mark=True))
        assert kiosk.rows("SELECT condition FROM item WHERE barcode = 'SPE-3'") == [("missing",)]


def test_open_until_five_and_closed_today_take_effect_at_once(tmp_path: Path) -> None:
    counter = replace(TOYS_TERMS, self_service=SelfService.RETURN, plans=())
    with house(tmp_path, terms=(counter, TOOLS_TERMS)) as kiosk:
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("SPE-2")
        kiosk.sees("O1")
        kiosk.tap(JOKES_CHIP)
        kiosk.touch(TileChosen(Tile.HOURS))
        kiosk.rest()
        place = shift(kiosk).page
        assert isinstance(place, AtHours)
        assert [one.initiative.key for one in place.openings] == ["spelotheek"]
        fill(kiosk, Form(FormKind.OPEN_UNTIL, "spelotheek"), "17")
        place = shift(kiosk).page
        assert isinstance(place, AtHours)
        assert place.openings[0].until == time(17)
        kiosk.tap(JOKES_CHIP)
        kiosk.runtime.look()
        kiosk.sees("17")
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("SPE-2")
        assert kiosk.loans[-1] == ("SPE-2", "0412", True)
        kiosk.tap(JOKES_CHIP)
        do(kiosk, CloseToday("spelotheek"))
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("SPE-3")
        kiosk.sees("O1")
        kiosk.tap(JOKES_CHIP)
        do(kiosk, OpenUntil("instrumentheek", time(17)))
        assert refused(kiosk) is DeclineCause.NOT_YOURS


def test_a_wrong_scan_of_this_morning_is_undone_after_its_consequences_were_told(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        subscribe(kiosk, "0412", TOYS_TERMS)
        borrowed(kiosk, SAMIRAS_CHIP, "SPE-2")
        kiosk.tap(JOKES_CHIP)
        unlock(kiosk, Tile.UNDO)
        place = shift(kiosk).page
        assert isinstance(place, AtPastOperations)
        (operation,) = place.operations
        kiosk.touch(PastOperationChosen(operation.operation))
        kiosk.rest()
        place = shift(kiosk).page
        assert isinstance(place, AtPastOperations)
        assert place.undoing
        kiosk.sees("Houten trein", "€ 1,00")
        do(kiosk, UndoOperation(operation.operation))
        place = shift(kiosk).page
        assert isinstance(place, AtPastOperations)
        assert place.operations == ()
        kiosk.tap(JOKES_CHIP)
        kiosk.tap(SAMIRAS_CHIP)
        shown = kiosk.runtime.session.shown
        assert isinstance(shown, Visiting)
        assert shown.loans == ()
        assert not any(one.owed for one in shown.accounts)


def test_gifts_are_counted_for_points(tmp_path: Path) -> None:
    with house(tmp_path, terms=(SHARED_BABIES, TOYS_TERMS, TOOLS_TERMS)) as kiosk:
        kiosk.book.add_volunteer("0501", "babytheek")
        kiosk.tap(JOKES_CHIP)
        page = member(kiosk, "0412")
        do(kiosk, CountGifts(page.file.member, "babytheek", 4))
        assert [one.points for one in at_member(kiosk).file.accounts if one.initiative.key == "babytheek"] == [4]


def test_a_volunteer_borrows_as_a_member_behind_their_own_tile(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        subscribe(kiosk, "0501", TOYS_TERMS)
        kiosk.tap(JOKES_CHIP)
        kiosk.touch(TileChosen(Tile.MINE))
        kiosk.rest()
        kiosk.scan("SPE-2")
        assert kiosk.loans[-1] == ("SPE-2", "0501", True)
        kiosk.tap(JOKES_CHIP)
        kiosk.later(120)
        kiosk.scan("SPE-2")
        kiosk.touch(TakePressed("SPE-2"))
        kiosk.rest()
        assert kiosk.loans[-1] == ("SPE-2", "0501", False)


def test_a_volunteer_who_walks_away_leaves_the_welcome_screen(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        kiosk.tap(JOKES_CHIP)
        member(kiosk, "0412")
        kiosk.sees("Samira")
        kiosk.later(1000)
        assert isinstance(kiosk.runtime.session.shown, Welcome)
        kiosk.sees_nothing_of("Samira", "Joke", "0412")
        kiosk.tap(JOKES_CHIP)
        assert not shift(kiosk).unlocked


def test_a_volunteers_card_in_a_visit_ends_it_and_offers_the_last_visit(tmp_path: Path) -> None:
    with house(tmp_path) as kiosk:
        subscribe(kiosk, "0412", TOYS_TERMS)
        kiosk.tap(SAMIRAS_CHIP)
        kiosk.scan("SPE-2")
        kiosk.tap(JOKES_CHIP)
        assert len(kiosk.printer.jobs) == 1
        kiosk.sees("Laatste bezoek")
        kiosk.touch(TileChosen(Tile.LAST_VISIT))
        kiosk.sees("Houten trein")
        kiosk.later(4000)
        kiosk.tap(JOKES_CHIP)
        kiosk.sees_nothing_of("Laatste bezoek")


@pytest.mark.parametrize("codes", [100])
def test_no_scan_is_lost_however_fast_they_come(tmp_path: Path, codes: int) -> None:
    with house(tmp_path) as kiosk:
        for number in range(codes):
            kiosk.book.add_item(f"SNEL-{number}", f"Ding {number}", None, "toy", "spelotheek")
        kiosk.tap(JOKES_CHIP)
        for number in range(codes):
            kiosk.scanner.scan(f"SNEL-{number}")
            kiosk.clock.now += 0.1
        kiosk.rest()
        here = shift(kiosk)
        assert [entry.code for entry in here.checked_in] == [f"SNEL-{number}" for number in reversed(range(codes))]
        assert kiosk.chimes.played.count(Chime.GOOD) >= codes
        kiosk.touch(BackPressed())
        kiosk.rest()
        assert shift(kiosk).taken_back == codes
