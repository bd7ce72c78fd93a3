"""Any sequence of events: there is always a screen, and it never shows anything of an earlier visitor."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import time

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.lending.effects import (
    ConfirmInstructions,
    CountSwap,
    Give,
    GiveBack,
    GiveUp,
    Lend,
    LendOrReturn,
    OpenVisit,
    OpenVisitByNumber,
    Question,
    ReadCatalogue,
    Reconsider,
    Renew,
    ReportParts,
    Reserve,
    Undo,
)
from kiosk.lending.events import (
    AllTherePressed,
    Answer,
    BiggerPressed,
    Browsed,
    CardFault,
    CardLost,
    CardRefused,
    CardRemoved,
    CardSeen,
    CardUnknown,
    CatalogueRead,
    CodeRefused,
    CodeScanned,
    CodeTyped,
    CodeUnknown,
    DeviceLost,
    DeviceReady,
    DonePressed,
    Event,
    GivenUp,
    GivePressed,
    GiveUpPressed,
    GuideRead,
    InstructionsConfirmed,
    InstructionsRead,
    ItemFree,
    LanguageChosen,
    LedgerFailed,
    LedgerSilent,
    LendingRefused,
    ListenPressed,
    LoansUnfolded,
    MeantPressed,
    NoticeClosed,
    NumberRefused,
    NumberScanned,
    NumberTyped,
    Panel,
    PanelClosed,
    PanelOpened,
    PartNoted,
    PartsFolded,
    PartsReported,
    PartsToldPressed,
    PartsUnfolded,
    Reconsidered,
    Recorded,
    RenewAllPressed,
    RenewPressed,
    ReservePressed,
    ReturnPressed,
    SwapCounted,
    TakePressed,
    Tick,
    TicketDeclined,
    TicketDone,
    TicketWanted,
    Touched,
    TryAgainPressed,
    Undone,
    UndoPressed,
    UndoRefused,
    VisitOpened,
)
from kiosk.lending.model import (
    Account,
    CardId,
    Catalogue,
    Cents,
    Device,
    Guide,
    GuideEntry,
    Hold,
    Initiative,
    Item,
    Line,
    LineKind,
    Loan,
    MemberId,
    Offer,
    Operation,
    Part,
    PartNote,
    PartsSaid,
    Payment,
    Reason,
    Refusal,
    Reservation,
    SessionSettings,
    Swap,
    TicketPolicy,
    Trouble,
    Visitor,
    Why,
)
from kiosk.lending.opening import Opening
from kiosk.lending.session import step
from kiosk.lending.states import Asking, Goodbye, Session, Visiting
from kiosk.lending.tickets import PrintOutcome, PrintResult, Slip
from kiosk.lending.volunteers.shift import Shift
from screens.present import present
from screens.present.words import wordbook
from tests.house import TODAY
from tests.support.inside import texts

BOOK = wordbook("Europe/Brussels")
HOUSE = Initiative("huis", "Het huis", "#C4661F")
CODES = st.sampled_from(("A1", "A2", "A3"))
CATALOGUE = Catalogue(TODAY, (Offer(Item("A4", "Van iedereen", "box", HOUSE), "Spullen", back_on=TODAY, queue=1),))
GUIDE = Guide(TODAY, (GuideEntry(HOUSE, "box", "Van iedereen."),))
CARDS = st.sampled_from((CardId("aa"), CardId("bb")))
OPERATIONS = st.integers(1, 12).map(lambda number: Operation(str(number)))
DESKS = st.builds(
    SessionSettings,
    house=st.just("De Deelfabriek"),
    languages=st.sampled_from((("nl", "fr", "en"), ("ar",))),
    ticket=st.sampled_from(TicketPolicy),
    loans_folded=st.booleans(),
    number_pad=st.booleans(),
    reader_side=st.sampled_from(("left", "right", "below")),
)


@dataclass
class Life:
    """A session that lives through events, with a ledger that gives each visitor a name and items of their own.

    Everything of the n-th visit opened with a card contains the mark `‹n›`, and nothing else does.
    """

    session: Session
    at: float = 0.0
    opened: int = 0
    operations: int = 0
    owner: int = 0
    marks: dict[int, int] = field(default_factory=dict)

    def feed(self, event: Event) -> None:
        self.session, _ = step(self.session, event)
        if isinstance(event, VisitOpened) and isinstance(self.session.shown, Visiting):
            self.marks[self.session.shown.serial] = self.opened

    def answer(self, choice: int) -> None:
        if isinstance(self.session.doing, Asking):
            answers = self._answers(self.session.doing.question)
            self.feed(answers[choice % len(answers)])

    def _answers(self, question: Question) -> tuple[Answer, ...]:
        match question:
            case OpenVisit():
                return self._visit(), CardUnknown(), CardLost(), LedgerFailed()
            case OpenVisitByNumber():
                return self._visit(), NumberRefused(), NumberRefused(90)
            case LendOrReturn(None, code):
                back = self._line(LineKind.RETURNED, code)
                free = ItemFree(self._item(code)), ItemFree(self._item(code), counts=True)
                return back, *free, CodeUnknown(code), NumberScanned(), LedgerFailed()
            case LendOrReturn(_, code):
                return (
                    self._line(LineKind.LENT, code),
                    self._line(LineKind.RETURNED, code),
                    self._refusal(code),
                    self._swap(code, 1, 0),
                )
            case Lend(_, code):
                return self._line(LineKind.LENT, code), self._refusal(code)
            case GiveBack(_, code):
                return self._line(LineKind.RETURNED, code), LedgerFailed()
            case Renew(_, code):
                return self._line(LineKind.RENEWED, code), self._refusal(code)
            case Undo(operation):
                return Undone(operation), UndoRefused(operation)
            case Reconsider(_, codes):
                return Reconsidered(codes), Reconsidered(()), LedgerFailed()
            case ReportParts(line, notes):
                said = PartsSaid.PROBLEM if notes else PartsSaid.ALL_THERE
                return PartsReported(line, said, set_aside=bool(notes)), LedgerFailed()
            case ConfirmInstructions(line):
                return InstructionsConfirmed(line), LedgerFailed()
            case CountSwap(_, line, taken, given):
                return self._swap("A3", taken, given, line), self._refusal("A3")
            case Give(_, code):
                return self._swap(code, 0, 1), self._refusal(code)
            case Reserve(_, code):
                return self._reserved(code), self._refusal(code), LedgerFailed()
            case GiveUp(_, code):
                return GivenUp(code), LedgerFailed()
            case ReadCatalogue():
                return CatalogueRead(CATALOGUE), LedgerFailed()

    def _visit(self) -> VisitOpened:
        self.opened += 1
        mine = self.opened
        loans = tuple(Loan(self._item(code, mine), TODAY) for code in ("A1", "A2"))
        hold = Hold(f"Rek‹{mine}›", f"K‹{mine}›", TODAY)
        waits = (Reservation(self._item("A4", mine), 1, hold), Reservation(self._item("A5", mine), 2))
        visitor = Visitor(MemberId(mine), f"Naam‹{mine}›", "nl")
        return VisitOpened(visitor, loans, TODAY, TODAY, (self._account(mine),), waits)

    def _account(self, mark: int) -> Account:
        payment = Payment(f"Kas‹{mark}›", "BE68539007547034", f"+++000/0000/‹{mark}›+++")
        return Account(HOUSE, Cents(100 + mark), payment, points=mark, waiting=1)

    def _swap(self, code: str, taken: int, given: int, line: Operation | None = None) -> Recorded:
        self.operations += 1
        swap = Swap(2, taken, given, may_give=True, waits=True)
        answer = Line(
            line or Operation(str(self.operations)), LineKind.SWAPPED, self._item(code, self._here), swap=swap
        )
        return Recorded(answer, TODAY, self._account(self._here) if self._here else None)

    def _reserved(self, code: str) -> Recorded:
        self.operations += 1
        item = self._item(code, self._here)
        waits = Reservation(item, 1, Hold(f"Rek‹{self._here}›", "K7", TODAY))
        return Recorded(Line(Operation(str(self.operations)), LineKind.RESERVED, item, reservation=waits), TODAY)

    def _line(self, kind: LineKind, code: str) -> Recorded:
        self.operations += 1
        due = None if kind is LineKind.RETURNED else TODAY
        mark = f"‹{self._here}›" if self._here else ""
        with_parts = kind is not LineKind.RENEWED and self.operations % 3 == 0
        line = Line(
            Operation(str(self.operations)),
            kind,
            self._item(code, self._here),
            due,
            price=Cents(self.operations % 3),
            elsewhere=self.operations % 2 == 0,
            parts=(Part(f"Deel{mark}", 3),) if with_parts else (),
            parts_said=PartsSaid.NOTHING if with_parts else PartsSaid.NOT_ASKED,
            instructions=f"Lees{mark}",
            confirm=self.operations % 2 == 1,
        )
        return Recorded(line, TODAY)

    def _refusal(self, code: str) -> LendingRefused:
        name = f"Soort‹{self._here}›" if self._here else "Soort"
        reasons = tuple(Reason(why, TODAY, 2, Cents(100), name) for why in Why)
        desk = Opening(TODAY, time(14), time(17))
        return LendingRefused(Refusal(self._item(code, self._here), reasons, desk, may_wait=True, may_give=True))

    @property
    def _here(self) -> int:
        """The number of the present visit with a card, or 0 without one."""
        shown = self.session.shown
        return self.marks.get(shown.serial, 0) if isinstance(shown, Visiting) and shown.visitor else 0

    def _item(self, code: str, mark: int = 0) -> Item:
        return Item(code, f"Ding {code}‹{mark}›" if mark else f"Ding {code}", "box", HOUSE)

    @property
    def newest(self) -> Operation:
        """The operation of the top line."""
        shown = self.session.shown
        return shown.lines[0].operation if isinstance(shown, Visiting) and shown.lines else Operation("none")

    def allowed(self) -> set[str]:
        """The marks that the screen may hold now: the mark of the shown visit."""
        match self.session.shown:
            case Visiting(serial=serial) | Goodbye(visit=Visiting(serial=serial)):
                return {f"‹{self.marks[serial]}›"} if serial in self.marks else set()
        return set()

    def asked_about(self) -> set[str]:
        """The names of the items that the screen asks about because they were dealt with in a visit a moment ago."""
        shown = self.session.shown
        if isinstance(shown, Shift):
            return set()
        unsettled = shown.unsettled if isinstance(shown, Visiting) else ()
        notices = (shown.notice, *(one.notice for one in unsettled))
        return {one.item.name for one in notices if one and one.asks_what_is_meant and one.item}


OWN = st.one_of(
    st.builds(CardSeen, CARDS, st.just(0.0), st.booleans()),
    st.builds(CodeScanned, CODES, st.just(0.0)),
    st.builds(UndoPressed, OPERATIONS),
    st.builds(RenewPressed, CODES),
    st.builds(TakePressed, CODES),
    st.builds(ReturnPressed, CODES),
    st.builds(MeantPressed, CODES),
    st.builds(CodeTyped, CODES),
    st.builds(PanelOpened, st.sampled_from(Panel)),
    st.builds(LanguageChosen, st.sampled_from(("nl", "fr", "tr"))),
    st.builds(CardRefused, st.sampled_from(CardFault), st.just(0.0)),
    st.builds(DeviceLost, st.sampled_from(Device), st.sampled_from(Trouble)),
    st.builds(DeviceReady, st.sampled_from(Device)),
    st.sampled_from(
        (
            CardRemoved(0.0),
            CodeRefused(0.0),
            Touched(),
            DonePressed(),
            LoansUnfolded(),
            TicketDeclined(),
            TicketWanted(),
            NoticeClosed(),
            PanelClosed(),
            BiggerPressed(),
            ListenPressed(),
            NumberTyped("1042", "1234"),
            LedgerSilent(),
            PartsFolded(),
            PartsToldPressed(),
            PartNoted(PartNote(0, missing=1)),
            GuideRead(GUIDE),
            PanelOpened(Panel.GUIDE),
        )
    ),
    st.builds(AllTherePressed, OPERATIONS),
    st.builds(PartsUnfolded, OPERATIONS),
    st.builds(InstructionsRead, OPERATIONS),
    st.builds(SwapCounted, OPERATIONS, st.integers(0, 3), st.integers(0, 3)),
    st.builds(GivePressed, CODES),
    st.builds(GiveUpPressed, st.sampled_from(("A4", "A5"))),
    st.just(RenewAllPressed()),
    st.just(ReservePressed(Item("A4", "Van iedereen", "box", HOUSE))),
    st.builds(Browsed, st.just("Van iedereen")),
)
CHOICES = st.sampled_from((0, 0, 0, 1, 2, 3))
ON_A_LINE = st.one_of(
    *(st.builds(touch, CODES) for touch in (RenewPressed, TakePressed, ReturnPressed, TryAgainPressed)),
    st.sampled_from(("undo", "wrong", "all there", "read")),
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("event"), OWN),
        st.tuples(st.just("answer"), st.integers(0, 4)),
        st.tuples(st.just("tap"), st.tuples(CARDS, CHOICES)),
        st.tuples(st.just("scan"), st.tuples(CODES, CHOICES)),
        st.tuples(st.just("touch"), st.tuples(ON_A_LINE, CHOICES)),
        st.tuples(st.just("done"), st.none()),
        st.tuples(st.just("printed"), st.sampled_from(PrintResult)),
        st.tuples(st.just("wait"), st.sampled_from((1.0, 5.0, 45.0, 70.0))),
    ),
    min_size=1,
    max_size=25,
)
"""Random steps: `tap`, `scan` and `touch` make most visits; time passes, and the ledger answers, mostly well."""


def lived(desk: SessionSettings, steps: list[tuple[str, object]]) -> Iterator[Life]:
    life = Life(Session.opening(desk, at=0.0))
    for what, value in steps:
        match what, value:
            case "answer", int(choice):
                life.answer(choice)
            case "printed", PrintResult() as result:
                for serial, mark in list(life.marks.items()):
                    slip = Slip("De Deelfabriek", "vandaag", (), (f"Ding ‹{mark}›",), "nl")
                    life.feed(TicketDone(serial, slip, PrintOutcome(result)))
            case "wait", float(seconds):
                life.at += seconds
                life.feed(Tick(life.at))
            case "tap", (card, int(choice)):
                life.at += 4
                life.feed(Tick(life.at))
                life.feed(CardRemoved(life.at - 2))
                life.feed(CardSeen(card, life.at))
                life.answer(choice)
            case "scan", (code, int(choice)):
                life.at += 2
                life.feed(Tick(life.at))
                life.feed(CodeScanned(code, life.at))
                life.answer(choice)
            case "touch", (touch, int(choice)):
                on_newest = {
                    "undo": UndoPressed,
                    "wrong": PartsUnfolded,
                    "all there": AllTherePressed,
                    "read": InstructionsRead,
                }
                life.feed(on_newest[touch](life.newest) if isinstance(touch, str) else touch)
                life.answer(choice)
            case "done", _:
                life.feed(DonePressed())
            case "event", CardSeen(card, _, tapped):
                life.feed(CardSeen(card, life.at, tapped))
            case "event", CodeScanned(code):
                life.feed(CodeScanned(code, life.at))
            case "event", CardRemoved():
                life.feed(CardRemoved(life.at))
            case _, event:
                life.feed(event)  # type: ignore[arg-type]
        yield life


@settings(max_examples=200, deadline=None)
@given(DESKS, STEPS)
def test_no_screen_shows_anything_of_an_earlier_visitor(desk: SessionSettings, steps: list[tuple[str, object]]):
    for life in lived(desk, steps):
        answer = "\n".join(texts(present(life.session, BOOK)))

        for name in life.asked_about():
            answer = answer.replace(name, "")
        for mark in range(1, life.opened + 1):
            assert f"‹{mark}›" not in answer or f"‹{mark}›" in life.allowed()


@settings(max_examples=60, deadline=None)
@given(DESKS, STEPS)
def test_the_status_line_for_the_installer_never_names_a_visitor(
    desk: SessionSettings, steps: list[tuple[str, object]]
):
    for life in lived(desk, steps):
        status = present(life.session, BOOK).status

        assert "‹" not in status
        assert status.startswith(("welcome; ", "visit, ", "goodbye; "))


def test_control_the_marks_are_seen_while_their_visitor_is_here():
    """Without this, the tests above would pass on screens without marks."""
    *_, life = lived(SessionSettings("De Deelfabriek"), [("tap", (CardId("aa"), 0)), ("scan", ("A3", 0))])
    answer = "\n".join(texts(present(life.session, BOOK)))

    assert {"Dag Naam‹1›", "Ding A1‹1›", "Ding A3‹1›"} <= set(answer.split("\n"))
    life.feed(PanelOpened(Panel.MINE))
    mine = "\n".join(texts(present(life.session, BOOK)))
    assert {"+++000/0000/‹1›+++", "Ding A4‹1›", "Ding A5‹1›"} <= set(mine.split("\n"))
    assert all(mark in mine for mark in ("Rek‹1›", "K‹1›", "Kas‹1›"))
