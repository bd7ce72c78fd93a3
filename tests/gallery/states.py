"""Every screen in every state, in one language, with invented people and items: what `make shots` draws.

Each state is reached by playing events into the real session, so every picture shows a state that can happen.
"""

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

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
    DonePressed,
    Event,
    ItemFree,
    LedgerFailed,
    LedgerSilent,
    LendingRefused,
    ListenPressed,
    LoansUnfolded,
    NumberRefused,
    NumberScanned,
    NumberTyped,
    Panel,
    PanelOpened,
    Recorded,
    RenewPressed,
    TakePressed,
    Tick,
    TicketDeclined,
    TicketDone,
    Undone,
    UndoPressed,
    UndoRefused,
    VisitOpened,
)
from kiosk.lending.languages import OFFERED
from kiosk.lending.model import Device, Loan, Reason, Refusal, SessionSettings, TicketPolicy, Trouble, Why
from kiosk.lending.states import Session
from kiosk.lending.tickets import PrintOutcome, PrintResult, Ticket
from kiosk.lending.upkeep.backups import BackupFault, BackupResult, BackupsRead
from kiosk.lending.upkeep.health import LedgerFault
from screens.present import present
from screens.present.paper.slip import write_slip
from screens.present.values import Shown
from screens.present.words import Wordbook, wordbook
from tests.gallery.alone import while_nobody_is_there
from tests.gallery.belonging import what_belongs_where
from tests.gallery.catalogue import catalogues
from tests.gallery.house import of_the_house
from tests.gallery.lines import LOANS, MANY_LOANS, lent, renewed, returned, visitor
from tests.gallery.looking_over import while_it_is_looked_over
from tests.gallery.messages import of_the_house_itself
from tests.gallery.mine import of_their_own
from tests.gallery.no_barcode import without_barcodes
from tests.gallery.paper import on_paper
from tests.gallery.play import CARD, IN_DOUBT, OTHER_CARD, Scenes, again, card, lost, opened_for, play, scan, unsafe
from tests.gallery.reports import of_the_reports
from tests.gallery.sheets import of_sheets
from tests.gallery.swap import swaps_and_reservations
from tests.gallery.volunteer_files import of_the_files
from tests.gallery.volunteers import of_the_desk
from tests.house import (
    ALL_ITEMS,
    BIKE,
    BLOCKS,
    DRILL,
    JIGSAW,
    LADDER,
    LONG_NAMES,
    MANY_SCRIPTS,
    MANY_SCRIPTS_NAME,
    SAW,
    TODAY,
    TRAIN,
    day,
)

SEVENTEEN = ("nl", "fr", "en", "de", "es", "it", "pt", "pl", "ro", "bg", "uk", "ru", "tr", "ar", "fa", "so", "sq")
"""Languages of a house that speaks many."""
TIMEZONE = "Europe/Brussels"
NOW = datetime(2026, 11, 23, 13, 30, tzinfo=UTC)


@cache
def gallery(language: str) -> dict[str, Shown]:
    """The screens by name, in the order of a visit; cached, so the caller must not change the dictionary."""
    return gallery_in(language, wordbook(TIMEZONE))


def gallery_in(language: str, book: Wordbook) -> dict[str, Shown]:
    """The same in the words of this wordbook, for a house with this first language."""
    desk = SessionSettings("De Deelfabriek", (language, *(each for each in OFFERED if each != language)))
    scenes = _welcomes(desk) | _visits(desk) | _returns(desk) | _meant(desk) | _countdowns(desk)
    scenes |= _goodbyes(desk, book) | _waits(desk) | _panels(desk) | of_the_house(desk) | of_the_desk(desk)
    scenes |= what_belongs_where(desk) | of_the_house_itself(desk) | of_the_reports(desk) | of_sheets(desk)
    scenes |= of_the_files(desk) | swaps_and_reservations(desk) | of_their_own(desk) | catalogues(desk) | on_paper(desk)
    scenes |= while_it_is_looked_over(desk) | while_nobody_is_there(desk) | without_barcodes(desk)
    return {name: present(session, book) for name, session in scenes.items()}


def visit(lines: int) -> Shown:
    """A visit in Dutch in which so many items, up to thirty, were borrowed; two others are at home already."""
    desk = SessionSettings("De Deelfabriek")
    items = [item for item in ALL_ITEMS if item not in (BIKE, BLOCKS)]
    return present(play(desk, *card(desk, *LOANS), *scan(*map(lent, items[:lines]))), wordbook(TIMEZONE))


THREE = (*scan(lent(TRAIN), lent(DRILL, cents=150)), *scan(returned(JIGSAW)))


def _welcomes(desk: SessionSettings) -> Scenes:
    tap, code = CardSeen(CARD, 5), CodeScanned("8712345678906", 5)
    free = tuple((CodeScanned(item.barcode, 5), ItemFree(item)) for item in (TRAIN, SAW, DRILL))
    said: dict[str, tuple[Event, ...]] = {
        "welcome": (),
        "welcome-unknown-card": (tap, CardUnknown()),
        "welcome-lost-card": (tap, CardLost()),
        "welcome-unreadable-card": (CardRefused(CardFault.UNREADABLE, 5),),
        "welcome-phone": (CardRefused(CardFault.RANDOM, 5),),
        "welcome-shared-card": (CardRefused(CardFault.SHARED, 5),),
        "welcome-foreign-card": (CardRefused(CardFault.FOREIGN, 5),),
        "welcome-payment-card": (CardRefused(CardFault.PAYMENT, 5),),
        "welcome-unknown-code": (code, CodeUnknown("8712345678906")),
        "welcome-unreadable-code": (CodeRefused(5),),
        "welcome-member-number": (code, NumberScanned()),
        "welcome-not-kept": (code, LedgerFailed()),
        "welcome-backed-up": (BackupsRead(put_in=BackupResult("blauw", NOW, 1532, 6120)),),
        "welcome-not-backed-up": (BackupsRead(put_in=BackupResult("blauw", NOW, fault=BackupFault.FULL)),),
        "welcome-hold-card": free[2],
        "welcome-hold-card-2-items": (*free[1], *free[2]),
        "welcome-hold-card-3-items": (*free[0], *free[1], *free[2]),
        "welcome-reader-gone": (lost(Device.READER),),
        "welcome-scanner-gone": (lost(Device.SCANNER),),
        "welcome-reader-and-scanner-gone": (lost(Device.READER), lost(Device.SCANNER)),
        "welcome-paper-out": (lost(Device.PRINTER, Trouble.PAPER_OUT),),
        "welcome-cover-open": (lost(Device.PRINTER, Trouble.COVER_OPEN),),
        "welcome-printer-off": (lost(Device.PRINTER, Trouble.OFFLINE),),
        "welcome-everything-gone": (lost(Device.READER), lost(Device.SCANNER), lost(Device.PRINTER)),
        "welcome-time-doubted": (IN_DOUBT,),
        "welcome-hold-card-reader-gone": (lost(Device.READER), *free[2]),
        "welcome-dimmed": (Tick(desk.dim_seconds),),
        "welcome-bigger": (BiggerPressed(),),
        "welcome-listening": (ListenPressed(),),
    }
    without_pad = replace(desk, number_pad=False)
    return {name: play(desk, *events) for name, events in said.items()} | {
        "welcome-starting": Session.opening(desk, at=0.0),
        "welcome-reader-gone-no-pad": play(without_pad, lost(Device.READER)),
        "welcome-hold-card-no-pad": play(without_pad, lost(Device.READER), *free[2]),
        "welcome-nothing-works-no-pad": play(without_pad, lost(Device.READER), lost(Device.SCANNER)),
        "welcome-reader-left": play(replace(desk, reader_side="left")),
        "welcome-reader-below": play(replace(desk, reader_side="below")),
        "welcome-one-language": play(replace(desk, languages=desk.languages[:1])),
    }


def _visits(desk: SessionSettings) -> Scenes:
    here = card(desk, *LOANS)
    take_back = scan(returned(DRILL, elsewhere=True))
    refused = LendingRefused(Refusal(DRILL, (Reason(Why.ALREADY_OUT),)))
    not_renewed = LendingRefused(Refusal(BIKE, (Reason(Why.NOT_YOURS),)))
    undo = UndoPressed(lent(DRILL).operation)
    played: dict[str, tuple[Event, ...]] = {
        "visit-nothing-out": card(desk),
        "visit-nothing-done": here,
        "visit-many-loans": card(desk, *MANY_LOANS),
        "visit-30-loans": card(desk, *(Loan(item, day(at - 2)) for at, item in enumerate(ALL_ITEMS[:30]))),
        "visit-1-line": (*here, *scan(lent(DRILL))),
        "visit-3-lines": (*here, *THREE),
        "visit-3-lines-nothing-out": (*card(desk), *THREE),
        "visit-30-lines": (
            *here,
            *scan(*(lent(item, cents=50 * (item == SAW)) for item in ALL_ITEMS if item not in (BIKE, BLOCKS))),
        ),
        "visit-long-names": (
            *card(desk, *(Loan(item, TODAY) for item in LONG_NAMES[:1])),
            *scan(*map(lent, LONG_NAMES[1:])),
        ),
        "visit-many-scripts": (
            *opened_for(visitor(desk.languages[0], MANY_SCRIPTS_NAME), Loan(MANY_SCRIPTS[0], TODAY)),
            *scan(*map(lent, MANY_SCRIPTS[1:])),
        ),
        "visit-renewed": (*here, RenewPressed(BIKE.barcode), Recorded(renewed(BIKE), TODAY)),
        "visit-lent-again": (*here, *THREE, again(DRILL)),
        "visit-returned-again": (*here, *THREE, again(JIGSAW)),
        "visit-renewed-again": (*here, RenewPressed(BIKE.barcode), Recorded(renewed(BIKE), TODAY), again(BIKE)),
        "visit-from-elsewhere": (*here, *take_back),
        "visit-taken-along": (*here, *take_back, TakePressed(DRILL.barcode), Recorded(lent(DRILL), TODAY)),
        "visit-undone": (*here, *scan(lent(DRILL)), undo, Undone(undo.operation)),
        "visit-cannot-undo": (*here, *scan(lent(DRILL)), undo, UndoRefused(undo.operation)),
        "visit-refused": (*here, *take_back, TakePressed(DRILL.barcode), refused),
        "visit-not-renewed": (*here, RenewPressed(BIKE.barcode), not_renewed),
        "visit-unknown-code": (*here, CodeScanned("8712345678906", 12), CodeUnknown("8712345678906")),
        "visit-unknown-card": (*here, CardSeen(OTHER_CARD, 14), CardUnknown()),
        "visit-not-kept": (*here, *THREE, CodeScanned(SAW.barcode, 15), LedgerFailed()),
        "visit-not-kept-earlier": (
            *here,
            *THREE,
            CodeScanned(SAW.barcode, 15),
            LedgerFailed(),
            *scan(lent(LADDER)),
        ),
        "visit-scanner-gone": (*here, lost(Device.SCANNER)),
        "visit-scanner-gone-1-line": (*here, *scan(lent(DRILL)), lost(Device.SCANNER)),
        "visit-time-doubted": (*here, IN_DOUBT, *scan(returned(JIGSAW))),
        "visit-paper-out": (*here, *THREE, lost(Device.PRINTER, Trouble.PAPER_OUT)),
        "visit-bigger": (*here, *THREE, BiggerPressed()),
    }
    folding = replace(desk, loans_folded=True)
    return {name: play(desk, *events) for name, events in played.items()} | {
        "visit-folded": play(folding, *here),
        "visit-unfolded": play(folding, *here, LoansUnfolded()),
        "visit-ticket-on-request": play(replace(desk, ticket=TicketPolicy.ASK), *here, *THREE),
    }


def _returns(desk: SessionSettings) -> Scenes:
    one = scan(returned(JIGSAW))
    take = TakePressed(JIGSAW.barcode)
    played: dict[str, tuple[Event, ...]] = {
        "return-1-line": one,
        "return-3-lines": scan(*map(returned, (LADDER, TRAIN, JIGSAW))),
        "return-from-nowhere": scan(returned(JIGSAW, elsewhere=True)),
        "return-undone": (*one, UndoPressed(returned(JIGSAW).operation), Undone(returned(JIGSAW).operation)),
        "return-hold-card": (*one, again(JIGSAW), take),
        "return-hold-card-reader-gone": (*one, lost(Device.READER), again(JIGSAW), take),
    }
    return {name: play(desk, *events) for name, events in played.items()}


def _meant(desk: SessionSettings) -> Scenes:
    """An item of a visit a moment ago is scanned, on the welcome screen or in the next visit."""
    gone = (Tick(14), DonePressed(), Tick(16), DonePressed(), Tick(20))
    back = (*card(desk, *LOANS), *THREE, *gone, CardSeen(CARD, 22), VisitOpened(visitor(desk.languages[0]), (), TODAY))
    long = LONG_NAMES[2]
    played: dict[str, tuple[Event, ...]] = {
        "meant-back": (*card(desk), *scan(lent(DRILL)), *gone, again(DRILL)),
        "meant-along": (*card(desk), *scan(returned(TRAIN)), *gone, again(TRAIN)),
        "meant-long-name": (*card(desk), *scan(lent(long)), *gone, again(long)),
        "meant-not-answered": (*back, CodeScanned(JIGSAW.barcode, 24), *scan(lent(SAW))),
    }
    return {name: play(desk, *events) for name, events in played.items()}


def _countdowns(desk: SessionSettings) -> Scenes:
    here = card(desk, *LOANS)
    late = 10 + desk.idle_seconds
    return {
        "countdown": play(desk, *here, *THREE, Tick(late + 6)),
        "countdown-nothing-done": play(desk, *here, Tick(late + 6)),
        "countdown-1-second": play(desk, *here, *THREE, Tick(late + desk.warning_seconds - 0.5)),
    }


def _goodbyes(desk: SessionSettings, book: Wordbook) -> Scenes:
    visit = (*card(desk, *LOANS), *THREE)
    lines = (returned(JIGSAW), lent(DRILL, cents=150), lent(TRAIN))
    slip = write_slip(Ticket(1, lines, desk.languages[0]), book, NOW, desk.house)

    done = (DonePressed(), Tick(15))

    def printed(result: PrintResult, trouble: Trouble | None = None) -> Session:
        return play(desk, *visit, *done, TicketDone(1, slip, PrintOutcome(result, trouble)))

    asking = replace(desk, ticket=TicketPolicy.ASK)
    lying = (Tick(10), CardSeen(CARD, 10), VisitOpened(visitor(desk.languages[0]), LOANS, TODAY))
    long = (*card(desk), *scan(*map(lent, LONG_NAMES)))
    return {
        "goodbye-ticket-coming": play(desk, *visit, DonePressed()),
        "goodbye-printing": play(desk, *visit, *done),
        "goodbye-printed": printed(PrintResult.PRINTED),
        "goodbye-paper-out": printed(PrintResult.NOT_READY, Trouble.PAPER_OUT),
        "goodbye-cover-open": printed(PrintResult.NOT_READY, Trouble.COVER_OPEN),
        "goodbye-printer-off": printed(PrintResult.UNREACHABLE, Trouble.OFFLINE),
        "goodbye-no-printer": printed(PrintResult.UNREACHABLE, Trouble.NOT_CONFIGURED),
        "goodbye-slip": printed(PrintResult.NOT_READY, Trouble.PAPER_OUT),
        "goodbye-slip-end": printed(PrintResult.NOT_READY, Trouble.PAPER_OUT),
        "goodbye-unconfirmed": printed(PrintResult.UNCONFIRMED),
        "goodbye-ticket-offered": play(asking, *visit, DonePressed()),
        "goodbye-ticket-declined": play(asking, *visit, DonePressed(), Tick(12), TicketDeclined()),
        "goodbye-damaged-read": play(desk, *visit, DonePressed(), Tick(12), CodeRefused(12)),
        "goodbye-no-ticket": play(replace(desk, ticket=TicketPolicy.NEVER), *visit, DonePressed()),
        "goodbye-card-forgotten": play(desk, *lying, *THREE, DonePressed()),
        "goodbye-nothing-done": play(desk, *card(desk), DonePressed()),
        "goodbye-long-names": play(desk, *long, DonePressed()),
        "goodbye-many-scripts": play(
            desk,
            *opened_for(visitor(desk.languages[0], MANY_SCRIPTS_NAME)),
            *scan(*map(lent, MANY_SCRIPTS)),
            DonePressed(),
        ),
        "goodbye-one-day": play(desk, *card(desk), *THREE, DonePressed()),
        "goodbye-two-items-first": play(
            desk, *card(desk, *LOANS[1:]), *scan(lent(TRAIN, 5), lent(DRILL, 5)), DonePressed()
        ),
        "goodbye-without-card": play(desk, *scan(returned(JIGSAW)), DonePressed()),
    }


def _waits(desk: SessionSettings) -> Scenes:
    return {
        "wait-silent": play(desk, *card(desk), CodeScanned(DRILL.barcode, 12), LedgerSilent()),
        "wait-unsafe": play(desk, unsafe(LedgerFault.FULL)),
        "wait-unsafe-in-visit": play(desk, *card(desk), *THREE, unsafe(LedgerFault.WRONG_PLACE)),
    }


def _panels(desk: SessionSettings) -> Scenes:
    number = (lost(Device.READER), PanelOpened(Panel.NUMBER))
    typed = NumberTyped("1042", "0000")
    many = (desk.languages[0], *(one for one in SEVENTEEN if one != desk.languages[0]))
    return {
        "languages": play(desk, PanelOpened(Panel.LANGUAGES)),
        "languages-17": play(replace(desk, languages=many), PanelOpened(Panel.LANGUAGES)),
        "languages-in-visit": play(desk, *card(desk, *LOANS), *THREE, PanelOpened(Panel.LANGUAGES)),
        "pad-code": play(desk, lost(Device.SCANNER), PanelOpened(Panel.CODE)),
        "pad-code-typed": play(desk, lost(Device.SCANNER), PanelOpened(Panel.CODE)),
        "pad-number": play(desk, *number),
        "pad-pin": play(desk, *number),
        "pad-pin-typed": play(desk, *number),
        "pad-number-refused": play(desk, *number, typed, NumberRefused()),
        "pad-number-wait": play(desk, *number, typed, NumberRefused(wait_seconds=120)),
        "pad-number-paused": play(desk, *number, typed, NumberRefused(wait_seconds=150, paused=True)),
        "visit-desk-by-card": play(
            desk, *number, typed, VisitOpened(visitor(desk.languages[0]), LOANS, TODAY, desk_by_card=True)
        ),
    }
