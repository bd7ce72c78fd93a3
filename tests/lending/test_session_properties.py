"""Whatever happens: no crash, nothing lent twice, nothing confirmed lost, nobody sees what is another's."""

from collections import deque
from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.lending.effects import (
    Chime,
    DimScreen,
    GiveBack,
    Lend,
    LendOrReturn,
    OpenVisit,
    OpenVisitByNumber,
    PrintTicket,
    Question,
    ReadAloud,
    Renew,
    StopReading,
    Undo,
)
from kiosk.lending.events import (
    Answer,
    BiggerPressed,
    CardFault,
    CardRefused,
    CardRemoved,
    CardSeen,
    CardUnknown,
    CodeRefused,
    CodeScanned,
    CodeTyped,
    CodeUnknown,
    DeviceLost,
    DeviceReady,
    DonePressed,
    Event,
    ItemFree,
    LanguageChosen,
    LedgerFailed,
    LedgerSilent,
    LendingRefused,
    ListenPressed,
    LoansUnfolded,
    News,
    NoticeClosed,
    NumberTyped,
    Panel,
    PanelClosed,
    PanelOpened,
    Recorded,
    RenewPressed,
    ReturnPressed,
    TakePressed,
    Tick,
    TicketDeclined,
    TicketDone,
    TicketWanted,
    Touched,
    Undone,
    UndoPressed,
    UndoRefused,
    VisitOpened,
)
from kiosk.lending.model import (
    Deed,
    Desk,
    Device,
    Item,
    Line,
    Loan,
    MemberId,
    Operation,
    Reason,
    Refusal,
    TicketPolicy,
    Trouble,
    Visitor,
    Why,
)
from kiosk.lending.session import step
from kiosk.lending.states import Session, Visiting
from kiosk.lending.tickets import PrintOutcome, PrintResult, Slip
from tests.lending.desk import DRILL, DUE, JEAN, JEANS_CARD, SAMIRA, SAMIRAS_CARD, SAW, STRANGE_CARD, TODAY, TRAIN

ITEMS = {item.barcode: item for item in (DRILL, SAW, TRAIN)}
HOLDERS = {SAMIRAS_CARD: SAMIRA, JEANS_CARD: JEAN}


@dataclass
class ModelLedger:
    """Who has what, in a dictionary; remembers which line was done in whose name."""

    out: dict[str, MemberId] = field(default_factory=dict)
    done: dict[Operation, tuple[Line, MemberId | None]] = field(default_factory=dict)
    undone: set[Operation] = field(default_factory=set)
    before: dict[Operation, MemberId | None] = field(default_factory=dict)
    count: int = 0

    def answer(self, question: Question) -> Answer:
        match question:
            case OpenVisit(card):
                return self._opened(HOLDERS[card]) if card in HOLDERS else CardUnknown()
            case OpenVisitByNumber():
                return self._opened(JEAN)
            case LendOrReturn(member, code) | Lend(member, code) | GiveBack(member, code) | Renew(member, code):
                return self._recorded(question, member, code)
            case Undo(operation):
                line, _ = self.done[operation]
                newest = [op for op, (done, _) in self.done.items() if done.item == line.item and op not in self.undone]
                if newest[-1] != operation:
                    return UndoRefused(operation)
                self.undone.add(operation)
                self._put(line.item, self.before[operation])
                return Undone(operation)

    def _opened(self, visitor: Visitor) -> VisitOpened:
        loans = tuple(Loan(ITEMS[code], DUE) for code, who in self.out.items() if who == visitor.member)
        return VisitOpened(visitor, loans, TODAY)

    def _recorded(self, question: Question, member: MemberId | None, code: str) -> Answer:
        item = ITEMS.get(code)
        if item is None:
            return CodeUnknown(code)
        holder = self.out.get(code)
        match question:
            case Renew():
                if holder != member:
                    return LendingRefused(Refusal(item, (Reason(Why.NOT_YOURS),)))
                return self._line(Deed.RENEWED, item, member, holder)
            case LendOrReturn(None, _) if holder is None:
                return ItemFree(item)
            case LendOrReturn() | Lend() if holder is None:
                return self._line(Deed.LENT, item, member, member)
            case Lend():
                return LendingRefused(Refusal(item, (Reason(Why.ALREADY_OUT),)))
        return self._line(Deed.RETURNED, item, member, None)

    def _line(self, deed: Deed, item: Item, member: MemberId | None, holder: MemberId | None) -> Recorded:
        self.count += 1
        operation = Operation(f"op-{self.count}")
        line = Line(operation, deed, item, None if deed is Deed.RETURNED else DUE)
        self.before[operation] = self.out.get(item.barcode)
        self.done[operation] = (line, member)
        self._put(item, holder)
        return Recorded(line, TODAY)

    def _put(self, item: Item, holder: MemberId | None) -> None:
        self.out.pop(item.barcode, None)
        if holder is not None:
            self.out[item.barcode] = holder


Script = st.SearchStrategy[tuple[float, "Event | OnLine", str]]
SLIP = Slip("Huis", "nu", (), (), "nl")


@dataclass(frozen=True)
class OnLine:
    """A touch on the line that stands at `place`, whatever it is when the time comes."""

    touch: str
    place: int

    def event(self, session: Session) -> Event:
        lines = session.shown.lines if isinstance(session.shown, Visiting) else ()
        if not lines:
            return Touched()
        line = lines[self.place % len(lines)]
        return UndoPressed(line.operation) if self.touch == "undo" else TakePressed(line.item.barcode)


CODES = st.sampled_from([*ITEMS, "4006381333931", "0412"])
OPERATIONS = st.integers(1, 12).map(lambda number: Operation(f"op-{number}"))
CARDS = st.sampled_from([SAMIRAS_CARD, SAMIRAS_CARD, JEANS_CARD, JEANS_CARD, STRANGE_CARD])
TAP = CARDS.map(lambda card: CardSeen(card, 0.0))
SCAN = CODES.map(lambda code: CodeScanned(code, 0.0))
ON_LINE = st.builds(OnLine, st.sampled_from(["undo", "undo", "take"]), st.integers(0, 5))
RARE = st.one_of(
    CARDS.map(lambda card: CardSeen(card, 0.0, tapped=False)),
    CODES.map(CodeTyped),
    OPERATIONS.map(UndoPressed),
    CODES.map(TakePressed),
    CODES.map(ReturnPressed),
    st.sampled_from(list(CardFault)).map(lambda fault: CardRefused(fault, 0.0)),
    st.sampled_from(list(Panel)).map(PanelOpened),
    st.sampled_from(list(PrintResult)).flatmap(
        lambda result: st.integers(1, 5).map(lambda serial: TicketDone(serial, SLIP, PrintOutcome(result)))
    ),
    st.sampled_from(
        [
            CardRemoved(0.0),
            CodeRefused(0.0),
            Touched(),
            DonePressed(),
            LoansUnfolded(),
            TicketDeclined(),
            TicketWanted(),
            NoticeClosed(),
            PanelClosed(),
            LanguageChosen("fr"),
            BiggerPressed(),
            ListenPressed(),
            NumberTyped("0412", "1234"),
            DeviceLost(Device.READER, Trouble.MISSING),
            DeviceReady(Device.READER),
            LedgerSilent(),
        ]
    ),
)
ANSWERS = st.sampled_from(["at once", "at once", "at once", "at once", "late", "failed"])
LITTLE_WHILE = st.sampled_from([0.0, 0.4, 1.7, 2.0, 4.0])
WHILE = st.sampled_from([4.0, 4.0, 4.0, 45.0, 400.0])


def some(event: st.SearchStrategy[Event | OnLine], pause: st.SearchStrategy[float] = LITTLE_WHILE) -> Script:
    return st.tuples(pause, event, ANSWERS)


BUSY = st.one_of(some(SCAN), some(SCAN), some(SCAN), some(ON_LINE), some(CODES.map(RenewPressed)), some(RARE))
VISITS = st.lists(
    st.tuples(
        st.tuples(WHILE, TAP, st.just("at once")), st.lists(BUSY, max_size=10), st.lists(some(RARE, WHILE), max_size=2)
    ),
    min_size=1,
    max_size=4,
).map(lambda visits: [step for tap, busy, rare in visits for step in (tap, *busy, *rare)])


@dataclass
class Kiosk:
    """The runtime in miniature: holds back the visitor's events while the ledger is asked."""

    session: Session
    ledger: ModelLedger = field(default_factory=ModelLedger)
    held: deque[Event] = field(default_factory=deque)
    asked: list[Question] = field(default_factory=list)
    tickets: list[Operation] = field(default_factory=list)
    confirmed: list[tuple[int, Operation]] = field(default_factory=list)

    def take(self, event: Event) -> None:
        if self.session.busy and not isinstance(event, Answer | News):
            self.held.append(event)
            return
        self.feed(event)
        while self.held and not self.session.busy:
            self.feed(self.held.popleft())

    def feed(self, event: Event) -> None:
        was_busy = self.session.busy
        self.session, effects = step(self.session, event)
        questions = [effect for effect in effects if isinstance(effect, Question)]
        assert len(questions) <= 1
        assert not questions or not was_busy or isinstance(event, Answer)
        self.asked += questions
        for question in questions:
            self.must_be_known(question)
        for effect in effects:
            assert isinstance(effect, Question | PrintTicket | Chime | ReadAloud | StopReading | DimScreen)
            if isinstance(effect, PrintTicket):
                self.tickets += [line.operation for line in effect.ticket.lines]

    def must_be_known(self, question: Question) -> None:
        """The machine never asks to lend again what stands on the screen as lent."""
        shown = self.session.shown
        if isinstance(shown, Visiting) and isinstance(question, Lend | LendOrReturn):
            line = shown.line_of(question.code)
            assert line is None or line.deed is Deed.RETURNED, "lent twice"

    def answer(self, how: str) -> None:
        question = self.asked.pop(0)
        answer = LedgerFailed() if how == "failed" else self.ledger.answer(question)
        self.take(answer)
        if isinstance(answer, Recorded):
            self.confirmed.append((self.session.serial, answer.line.operation))


@settings(max_examples=300, deadline=None)
@given(VISITS, st.sampled_from(list(TicketPolicy)))
def test_whatever_happens(script: list[tuple[float, Event | OnLine, str]], policy: TicketPolicy) -> None:
    kiosk = Kiosk(Session.opening(Desk("Huis", ticket=policy), 0.0))
    now = 0.0
    for pause, event, how in script:
        now += pause
        kiosk.take(Tick(now))
        if isinstance(event, OnLine):
            event = event.event(kiosk.session)
        if hasattr(event, "at") and not isinstance(event, Tick):
            event = type(event)(**{**{k: getattr(event, k) for k in event.__slots__}, "at": now})
        kiosk.take(event if not isinstance(event, Tick) else Tick(now))
        while kiosk.asked and how != "late":
            kiosk.answer(how)
        _check(kiosk, policy)
    while kiosk.asked:
        kiosk.answer("at once")
    assert not kiosk.held
    _check(kiosk, policy)


def _check(kiosk: Kiosk, policy: TicketPolicy) -> None:
    ledger, shown = kiosk.ledger, kiosk.session.shown
    visit = shown if isinstance(shown, Visiting) else None
    lines = visit.lines if visit else ()
    for line in lines:
        assert ledger.done[line.operation][0] == line, "a line that the ledger does not have"
        assert line.operation not in ledger.undone, "a line that was undone"
        whose = ledger.done[line.operation][1]
        assert visit is not None
        assert whose == (visit.visitor.member if visit.visitor else None), "a line of another visit"
    if visit and visit.visitor:
        mine = {line.item.barcode for line, who in ledger.done.values() if who == visit.visitor.member}
        assert {loan.item.barcode for loan in visit.loans} <= mine, "another's loans"
    if not visit:
        assert not getattr(shown, "lines", ())
    if policy is TicketPolicy.NEVER:
        assert not kiosk.tickets
    if visit:
        done = [op for serial, op in kiosk.confirmed if serial == visit.serial and op not in ledger.undone]
        assert [line.operation for line in lines] == done[::-1], "a confirmed scan is missing or out of order"
