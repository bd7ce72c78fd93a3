"""Any sequence of events: no crash, nothing lent twice, no confirmed line lost, nobody sees anything of another
visitor.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.lending.effects import (
    AwaitParts,
    Chime,
    ConfirmInstructions,
    CountSwap,
    DimScreen,
    Give,
    GiveBack,
    GiveUp,
    KeepHistory,
    Lend,
    LendOrReturn,
    OpenVisit,
    OpenVisitByNumber,
    PrintPaper,
    PrintTicket,
    Question,
    ReadAloud,
    ReadCatalogue,
    Reconsider,
    Renew,
    ReportParts,
    ReportTrouble,
    ReportUnreadable,
    Reserve,
    SeeMessage,
    StopReading,
    TakeSlip,
    Undo,
)
from kiosk.lending.events import (
    AllTherePressed,
    Answer,
    BiggerPressed,
    Browsed,
    CardFault,
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
    HistoryKept,
    InstructionsConfirmed,
    InstructionsRead,
    ItemFree,
    KeepHistoryPressed,
    LanguageChosen,
    LedgerFailed,
    LedgerSilent,
    LendingRefused,
    ListenPressed,
    LoansUnfolded,
    MeantPressed,
    News,
    NoticeClosed,
    NumberTyped,
    Panel,
    PanelClosed,
    PanelOpened,
    PartNoted,
    PartsAwaited,
    PartsFolded,
    PartsFound,
    PartsReported,
    PartStillComes,
    PartsToldPressed,
    PartsUnfolded,
    PictureChosen,
    Reconsidered,
    Recorded,
    RenewAllPressed,
    RenewPressed,
    ReservePressed,
    ReturnPressed,
    SlipGiven,
    SlipWanted,
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
    Catalogue,
    Device,
    Guide,
    GuideEntry,
    History,
    Hold,
    HouseMessage,
    Item,
    Line,
    LineKind,
    Loan,
    MemberId,
    Operation,
    Part,
    PartNote,
    PartsSaid,
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
from kiosk.lending.session import step
from kiosk.lending.states import HOLD_CARD, Accessibility, Counting, Goodbye, Session, Visiting, Welcome
from kiosk.lending.tickets import HoldSlip, PrintOutcome, PrintResult, Slip
from kiosk.lending.visit.notes import LeaveNote, NoteAbout, NoteLeft, NoteWritten
from kiosk.lending.volunteers.shift import Shift
from tests.house import (
    BABIES,
    BODY,
    DRILL,
    JEAN,
    SAMIRA,
    SAW,
    TODAY,
    TOYS,
    TRAIN,
)
from tests.lending.desk import (
    BUILDING_SET,
    DUE,
    HOLD,
    JEANS_CARD,
    PARTS,
    PUSHCAR,
    SAMIRAS_CARD,
    STRANGE_CARD,
    asked,
    points,
)

BY_BARCODE = {item.barcode: item for item in (DRILL, SAW, TRAIN, BUILDING_SET)}
SWAPS = {BODY.barcode: BODY, PUSHCAR.barcode: PUSHCAR}
"""The items to swap: a tag of which every sighting counts, and a single item."""
MOST = 2
"""The most items that a member may have at home."""
POINTS = 3
"""The points with which every member begins; the floor is 0."""
RENEW_BY = {SAMIRA.member: DUE}
HOLDERS = {SAMIRAS_CARD: SAMIRA, JEANS_CARD: JEAN}
PART_SLIP = "K7P4M2XR"
NIGHT = GuideRead(Guide(TODAY, (GuideEntry(TOYS, "train", week=((),) * 7),)))
"""A guide in which no initiative is open."""


@dataclass
class ModelLedger:
    """A ledger in dictionaries: loans, items set aside, queues, points, and for each line the member it belongs to.

    The bricks have parts, whose question comes at loan and return; the saw has instructions to confirm. A refusal
    carries its member's number, so that the checks recognise it anywhere.
    """

    out: dict[str, MemberId] = field(default_factory=dict)
    aside: set[str] = field(default_factory=set)
    queues: dict[str, list[tuple[MemberId, Operation]]] = field(
        default_factory=lambda: {code: [] for code in BY_BARCODE}
    )
    fetched: dict[Operation, tuple[int, tuple[MemberId, Operation]]] = field(default_factory=dict)
    points: dict[MemberId, int] = field(default_factory=lambda: {SAMIRA.member: POINTS, JEAN.member: POINTS})
    taken: set[str] = field(default_factory=set)
    done: dict[Operation, tuple[Line, MemberId | None]] = field(default_factory=dict)
    undone: set[Operation] = field(default_factory=set)
    before: dict[Operation, tuple[MemberId | None, bool]] = field(default_factory=dict)
    messages: dict[MemberId, tuple[HouseMessage, ...]] = field(
        default_factory=lambda: {SAMIRA.member: (HouseMessage(1, "Je bril."), HouseMessage(2, "Je sleutels."))}
    )
    numbers: "count[int]" = field(default_factory=lambda: count(1))

    def answer(self, question: Question) -> Answer:
        match question:
            case OpenVisit(card):
                return self._opened(HOLDERS[card]) if card in HOLDERS else CardUnknown()
            case OpenVisitByNumber():
                return self._opened(JEAN)
            case LendOrReturn(member, code) if code in SWAPS:
                return self._swapped(member, code)
            case Give(member, code):
                return self._given(member, code)
            case CountSwap(member, line, taken, given):
                return self._counted(member, line, taken, given)
            case Reserve(member, code):
                return self._reserved(member, code)
            case GiveUp(member, code):
                self.undone |= {op for who, op in self.queues[code] if who == member}
                self.queues[code] = [(who, op) for who, op in self.queues[code] if who != member]
                return GivenUp(code)
            case ReadCatalogue():
                return CatalogueRead(Catalogue(TODAY))
            case KeepHistory(_, keep):
                return HistoryKept(History(keeps=keep))
            case TakeSlip():
                return SlipGiven("K7R4M2", DUE)
            case LendOrReturn(_, code) if code == PART_SLIP:
                return PartsFound(BUILDING_SET)
            case LeaveNote(about, code):
                return NoteLeft(next(self.numbers), about, BY_BARCODE.get(code))
            case LendOrReturn(member, code) | Lend(member, code) | GiveBack(member, code) | Renew(member, code):
                return self._recorded(question, member, code)
            case Undo(operation):
                return self._undone(operation)
            case Reconsider(member, codes):
                return Reconsidered(tuple(code for code in codes if not self.against(member, code)))
            case ReportParts(operation, notes):
                return self._reported(operation, notes)
            case AwaitParts(operation):
                assert operation not in self.undone
                assert any(note.missing for note in self.done[operation][0].notes)
                self._say(operation, part_code=PART_SLIP)
                return PartsAwaited(operation, (Part("blokken", 2),), PART_SLIP)
            case ConfirmInstructions(operation):
                self._say(operation, confirmed=True)
                return InstructionsConfirmed(operation)

    def against(self, member: MemberId, code: str) -> tuple[Reason, ...]:
        if code in SWAPS:
            return (Reason(Why.TOO_FEW_POINTS, number=member),) if self.points[member] < 1 else ()
        reasons = {
            Why.TOO_MANY: list(self.out.values()).count(member) >= MOST,
            Why.SET_ASIDE: self.kept_for_another(member, code),
            Why.TO_CHECK: code in self.aside,
            Why.ALREADY_OUT: code in self.out,
        }
        return tuple(Reason(why, number=member) for why, holds in reasons.items() if holds)

    def kept_for_another(self, member: MemberId | None, code: str) -> bool:
        return bool(self.queues[code]) and self.queues[code][0][0] != member

    def waits_for(self, member: MemberId) -> set[str]:
        return {code for code, queue in self.queues.items() if any(who == member for who, _ in queue)}

    def _opened(self, visitor: Visitor) -> VisitOpened:
        member = visitor.member
        loans = tuple(Loan(BY_BARCODE[code], DUE) for code, who in self.out.items() if who == member)
        reservations = tuple(self._place(member, code) for code in sorted(self.waits_for(member)))
        accounts = (points(self.points[member]),)
        messages = self.messages.get(member, ())
        return VisitOpened(visitor, loans, TODAY, RENEW_BY.get(member), accounts, reservations, messages=messages)

    # --- lending ---

    def _recorded(self, question: Question, member: MemberId | None, code: str) -> Answer:
        item = BY_BARCODE.get(code)
        if item is None:
            return CodeUnknown(code)
        holder = self.out.get(code)
        match question:
            case Renew():
                if holder != member:
                    return LendingRefused(Refusal(item, (Reason(Why.NOT_YOURS, number=member),)))
                if self.queues[code]:
                    return LendingRefused(Refusal(item, (Reason(Why.WAITED_FOR, number=member),)))
                return self._line(LineKind.RENEWED, item, member, holder)
            case LendOrReturn(None, _) if holder is None:
                return ItemFree(item)
            case LendOrReturn(int() as who, _) | Lend(who, _) if holder is None or isinstance(question, Lend):
                if reasons := self.against(who, code):
                    return LendingRefused(Refusal(item, reasons, may_wait=reasons[0].why is Why.SET_ASIDE))
                return self._line(LineKind.LENT, item, member, who)
        return self._line(LineKind.RETURNED, item, member, None)

    def _line(self, kind: LineKind, item: Item, member: MemberId | None, holder: MemberId | None) -> Recorded:
        line = Line(self._operation(), kind, item, None if kind is LineKind.RETURNED else DUE)
        if item == BUILDING_SET and kind is not LineKind.RENEWED:
            line = asked(line)
        if item == SAW and kind is LineKind.LENT:
            line = replace(line, instructions="Draag een bril.", confirm=True)
        code = item.barcode
        self.before[line.operation] = self.out.get(code), code in self.aside
        self._put(item, holder, aside=code in self.aside or (line.asks_parts and kind is LineKind.RETURNED))
        if kind is LineKind.LENT and holder is not None and code in self.waits_for(holder):
            self.fetched[line.operation] = (0, self.queues[code].pop(0))
        if kind is LineKind.RETURNED:
            line = replace(line, set_aside=code in self.aside and not line.asks_parts, hold=self._hold(code))
        return self._keep(line, member)

    def _undone(self, operation: Operation) -> Answer:
        line, member = self.done[operation]
        newest = [op for op, (done, _) in self.done.items() if done.item == line.item and op not in self.undone]
        if line.swap and member is not None:
            after = self.points[member] + line.swap.taken - line.swap.given
            if after < 0:
                return UndoRefused(operation)
            self.points[member] = after
            self.undone.add(operation)
            return Undone(operation, points(after))
        if newest[-1] != operation:
            return UndoRefused(operation)
        self.undone.add(operation)
        queue = self.queues[line.item.barcode]
        if line.reservation:
            queue[:] = [(who, op) for who, op in queue if op != operation]
            return Undone(operation)
        if operation in self.fetched:
            queue.insert(*self.fetched[operation])
        holder, aside = self.before[operation]
        self._put(line.item, holder, aside)
        return Undone(operation)

    def _reported(self, operation: Operation, notes: tuple[PartNote, ...]) -> PartsReported:
        assert operation not in self.undone
        line, _ = self.done[operation]
        code = line.item.barcode
        came_back = line.kind is LineKind.RETURNED
        said = PartsSaid.PROBLEM if notes else PartsSaid.ALL_THERE
        if came_back:
            self._put(line.item, self.out.get(code), aside=bool(notes))
        hold = self._hold(code) if came_back else None
        self._say(operation, parts_said=said, set_aside=came_back and bool(notes), hold=hold)
        self._say(operation, notes=notes, part_code="")
        return PartsReported(operation, said, came_back and bool(notes), hold)

    # --- swapping and waiting ---

    def _swapped(self, member: MemberId | None, code: str) -> Answer:
        item = SWAPS[code]
        if member is None:
            return ItemFree(item, counts=item == BODY)
        if reasons := self.against(member, code):
            return LendingRefused(Refusal(item, reasons, may_give=True))
        return self._points(Line(self._operation(), LineKind.SWAPPED, item, swap=_swap(item, 1, 0)), member, -1)

    def _given(self, member: MemberId, code: str) -> Answer:
        return self._points(
            Line(self._operation(), LineKind.SWAPPED, SWAPS[code], swap=_swap(SWAPS[code], 0, 1)), member, +1
        )

    def _counted(self, member: MemberId, operation: Operation, taken: int, given: int) -> Answer:
        line, _ = self.done[operation]
        assert line.swap
        assert line.swap.most is None, "a single item is not counted"
        change = line.swap.taken - taken + given - line.swap.given
        if change < 0 and self.points[member] + change < 0:
            reasons = (Reason(Why.TOO_FEW_POINTS, number=member),)
            return LendingRefused(Refusal(line.item, reasons, may_give=True))
        return self._points(replace(line, swap=_swap(line.item, taken, given)), member, change)

    def _points(self, line: Line, member: MemberId, change: int) -> Recorded:
        self.points[member] += change
        return replace(self._keep(line, member), account=points(self.points[member]))

    def _reserved(self, member: MemberId, code: str) -> Answer:
        if self.out.get(code) == member:
            return LendingRefused(Refusal(BY_BARCODE[code], (Reason(Why.AT_YOUR_HOME, number=member),)))
        if code not in self.waits_for(member):
            self.queues[code].append((member, self._operation()))
        operation = next(op for who, op in self.queues[code] if who == member)
        place = self._place(member, code)
        return self._keep(Line(operation, LineKind.RESERVED, BY_BARCODE[code], reservation=place), member)

    def _place(self, member: MemberId, code: str) -> Reservation:
        place = [who for who, _ in self.queues[code]].index(member) + 1
        return Reservation(BY_BARCODE[code], place, self._hold(code) if place == 1 else None)

    def _hold(self, code: str) -> Hold | None:
        return HOLD if self.queues[code] and code not in self.out and code not in self.aside else None

    # --- what is kept ---

    def _operation(self) -> Operation:
        return Operation(f"op-{next(self.numbers)}")

    def _keep(self, line: Line, member: MemberId | None) -> Recorded:
        self.done[line.operation] = (line, member)
        return Recorded(line, TODAY)

    def _say(self, operation: Operation, **what: object) -> None:
        line, member = self.done[operation]
        self.done[operation] = (replace(line, **what), member)  # type: ignore[arg-type]

    def _put(self, item: Item, holder: MemberId | None, aside: bool) -> None:
        self.out.pop(item.barcode, None)
        if holder is not None:
            self.out[item.barcode] = holder
        self.aside.discard(item.barcode)
        if aside:
            self.aside.add(item.barcode)


def _swap(item: Item, taken: int, given: int) -> Swap:
    return Swap(1, taken, given, most=1 if item == PUSHCAR else None, may_give=True)


Moment = tuple[float, "Event | OnLine", str]
"""Seconds to wait, the event that happens then, and how the ledger answers."""
Moments = st.SearchStrategy[list[Moment]]
SLIP = Slip("Huis", "nu", (), (), "nl")


@dataclass(frozen=True)
class OnLine:
    """A touch on the line at `place`, whatever that line is when the touch is made."""

    touch: str
    place: int

    def event(self, session: Session) -> Event:
        visit = session.shown
        if self.touch in ("again", "give") and isinstance(visit, Visiting) and visit.unsettled:
            code = visit.unsettled[self.place % len(visit.unsettled)].code
            return TryAgainPressed(code) if self.touch == "again" else GivePressed(code)
        if self.touch == "give up" and isinstance(visit, Visiting) and visit.waiting:
            return GiveUpPressed(visit.waiting[self.place % len(visit.waiting)].item.barcode)
        if not isinstance(visit, Visiting) or not visit.lines:
            return Touched()
        line = visit.lines[self.place % len(visit.lines)]
        if self.touch in COUNTS:
            taken, given = COUNTS[self.touch]
            swap = next((line for line in visit.lines if line.swap), line)
            of = swap.swap or Swap(1)
            return SwapCounted(swap.operation, of.taken + taken, of.given + given)
        touches: dict[str, Event] = {
            "undo": UndoPressed(line.operation),
            "take": TakePressed(line.item.barcode),
            "return": ReturnPressed(line.item.barcode),
            "all there": AllTherePressed(line.operation),
            "unfold": PartsUnfolded(line.operation),
            "still comes": PartStillComes(line.operation),
            "read": InstructionsRead(line.operation),
        }
        return touches.get(self.touch, Touched())


COUNTS = {"more": (1, 0), "fewer": (-1, 0), "give more": (0, 1), "give fewer": (0, -1)}
CODES = st.sampled_from([*BY_BARCODE, *SWAPS, BODY.barcode, "4006381333931", "0412", PART_SLIP])
ANY_ITEM = st.sampled_from(list(BY_BARCODE.values()))
OPERATIONS = st.integers(1, 12).map(lambda number: Operation(f"op-{number}"))
CARDS = st.sampled_from([SAMIRAS_CARD, SAMIRAS_CARD, JEANS_CARD, JEANS_CARD, STRANGE_CARD])
TAP = CARDS.map(lambda card: CardSeen(card, 0.0))
SCAN = CODES.map(lambda code: CodeScanned(code, 0.0))
TOUCHES = ["undo", "take", "take", "return", "all there", "unfold", "unfold", "unfold", "read", "again", "again"]
TOUCHES += ["still comes", "give", "give up", *COUNTS, *COUNTS]
ON_LINE = st.builds(OnLine, st.sampled_from(TOUCHES), st.sampled_from([0, 0, 0, 1, 2, 3]))
NOTES = st.builds(PartNote, st.integers(-1, len(PARTS)), st.integers(0, 2), st.integers(0, 1)).map(PartNoted)
ON_PARTS: st.SearchStrategy[Event] = st.one_of(
    NOTES, NOTES, NOTES, st.sampled_from([PartsToldPressed(), PartsFolded()])
)
RARE = st.one_of(
    CARDS.map(lambda card: CardSeen(card, 0.0, tapped=False)),
    CODES.map(CodeTyped),
    CODES.map(PictureChosen),
    OPERATIONS.map(UndoPressed),
    st.builds(SwapCounted, OPERATIONS, st.integers(-1, 3), st.integers(-1, 3)),
    CODES.map(GivePressed),
    CODES.map(GiveUpPressed),
    CODES.map(TakePressed),
    CODES.map(ReturnPressed),
    CODES.map(TryAgainPressed),
    OPERATIONS.map(AllTherePressed),
    OPERATIONS.map(PartsUnfolded),
    OPERATIONS.map(InstructionsRead),
    st.sampled_from(list(CardFault)).map(lambda fault: CardRefused(fault, 0.0)),
    st.sampled_from(list(Panel)).map(PanelOpened),
    ANY_ITEM.map(lambda item: NoteWritten(NoteAbout.BROKEN, item.barcode)),
    st.sampled_from(list(PrintResult)).flatmap(
        lambda result: st.integers(1, 5).map(lambda serial: TicketDone(serial, SLIP, PrintOutcome(result)))
    ),
    st.sampled_from(
        [
            CardRemoved(0.0),
            CodeRefused(0.0),
            SlipWanted(),
            KeepHistoryPressed(),
            NIGHT,
            GuideRead(Guide(TODAY)),
            Touched(),
            Browsed("Klopboormachine, vrij"),
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


def some(event: st.SearchStrategy[Event | OnLine], pause: st.SearchStrategy[float] = LITTLE_WHILE) -> Moments:
    return st.tuples(pause, event, ANSWERS).map(lambda moment: [moment])


def in_turn(*moments: Event | OnLine) -> Moments:
    """The events of a visitor who does all this without a mishap."""
    return st.just([(2.0, event, "at once") for event in moments])


def several(moments: Moments, most: int) -> Moments:
    return st.lists(moments, max_size=most).map(lambda lists: [moment for each in lists for moment in each])


COUNTING = st.one_of(
    *[
        in_turn(CodeScanned(BUILDING_SET.barcode, 0.0), OnLine("unfold", 0), *counted)
        for counted in (
            (PartNoted(PartNote(0, missing=2)),),
            (PartNoted(PartNote(0, missing=2)), PartNoted(PartNote(1, broken=1)), PartsToldPressed()),
            (PartNoted(PartNote(2, missing=1)), CodeScanned(BUILDING_SET.barcode, 0.0), OnLine("return", 0)),
            (PartsFolded(), OnLine("all there", 0), OnLine("take", 0)),
        )
    ]
)
CROWDED = st.permutations(list(BY_BARCODE)).flatmap(
    lambda codes: in_turn(*(CodeScanned(code, 0.0) for code in codes[:3]), OnLine("return", 0), OnLine("again", 0))
)
SWAPPING = st.lists(
    st.sampled_from([CodeScanned(BODY.barcode, 0.0), *(OnLine(touch, 0) for touch in [*COUNTS, "give", "undo"])]),
    max_size=6,
).flatmap(lambda touches: in_turn(CodeScanned(BODY.barcode, 0.0), *touches))
ALONE = ANY_ITEM.flatmap(
    lambda item: st.sampled_from(
        [
            in_turn(NIGHT, CardSeen(STRANGE_CARD, 0.0), SlipWanted(), NoticeClosed()),
            in_turn(NIGHT, CodeScanned(item.barcode, 0.0), CodeRefused(0.0), NoticeClosed(), CardSeen(JEANS_CARD, 0.0)),
            in_turn(NIGHT, CodeRefused(0.0), PanelOpened(Panel.NO_BARCODE), PictureChosen(item.barcode)),
            in_turn(CardSeen(SAMIRAS_CARD, 0.0), CodeRefused(0.0), NoticeClosed()),
            in_turn(PanelOpened(Panel.HELP)),
            in_turn(PanelOpened(Panel.HELP), PanelOpened(Panel.NOTE), NoteWritten(NoteAbout.FOUND), NoticeClosed()),
        ]
    ).flatmap(lambda moments: moments)
)
WAITING = ANY_ITEM.flatmap(
    lambda item: st.sampled_from(
        [
            in_turn(ReservePressed(item), CodeScanned(item.barcode, 0.0)),
            in_turn(CodeScanned(item.barcode, 0.0), ReservePressed(item), OnLine("undo", 0)),
            in_turn(PanelOpened(Panel.CATALOGUE), Browsed(item.name), ReservePressed(item), OnLine("give up", 0)),
            in_turn(ReservePressed(item), ReservePressed(item), PanelOpened(Panel.MINE)),
        ]
    ).flatmap(lambda moments: moments)
)
BUSY = st.one_of(
    some(SCAN),
    some(SCAN),
    some(ON_LINE),
    some(ON_PARTS),
    some(CODES.map(RenewPressed)),
    some(CODES.map(MeantPressed)),
    some(st.just(RenewAllPressed())),
    some(ANY_ITEM.map(ReservePressed)),
    SWAPPING,
    WAITING,
    ALONE,
    some(RARE),
    COUNTING,
    CROWDED,
)
END = st.one_of(
    some(TAP, WHILE), some(st.just(Touched()), WHILE), in_turn(DonePressed()), several(some(RARE, WHILE), 2)
)
VISIT = st.tuples(some(TAP, WHILE), several(BUSY, 5), st.one_of(st.just([]), COUNTING), END).map(
    lambda parts: [moment for part in parts for moment in part]
)


@dataclass
class Kiosk:
    """A small runtime, which holds back the visitor's events while the ledger is asked."""

    session: Session
    ledger: ModelLedger = field(default_factory=ModelLedger)
    held: deque[Event] = field(default_factory=deque)
    asked: list[Question] = field(default_factory=list)
    tickets: list[Operation] = field(default_factory=list)
    confirmed: list[tuple[int, Operation]] = field(default_factory=list)
    reported: list[tuple[Operation, tuple[PartNote, ...]]] = field(default_factory=list)

    def take(self, event: Event) -> None:
        if self.session.busy and not isinstance(event, Answer | News):
            self.held.append(event)
            return
        self.feed(event)
        while self.held and not self.session.busy:
            self.feed(self.held.popleft())

    def feed(self, event: Event) -> None:
        before = self.session
        self.session, effects = step(before, event)
        questions = [effect for effect in effects if isinstance(effect, Question)]
        assert len(questions) <= 1
        assert not questions or not before.busy or isinstance(event, Answer)
        self.asked += questions
        for question in questions:
            self.must_be_known(question)
        self.must_lose_nothing(before, event, questions)
        if isinstance(event, Recorded):
            papers = [effect.paper for effect in effects if isinstance(effect, PrintPaper)]
            slips = [paper.hold for paper in papers if isinstance(paper, HoldSlip)]
            assert slips == ([event.line.hold] if event.line.hold else []), "an item set aside has one slip"
        for effect in effects:
            printed = PrintTicket | PrintPaper
            reported = ReportTrouble | ReportUnreadable | SeeMessage
            known = Question | printed | reported | Chime | ReadAloud | StopReading | DimScreen
            assert isinstance(effect, known)
            if isinstance(effect, PrintTicket):
                self.tickets += [line.operation for line in effect.ticket.lines]
            if isinstance(effect, SeeMessage):
                self.must_have_been_read(before, event, effect)
        self.must_leave_nothing(before)
        self.must_hide_nothing(before, event)

    def must_have_been_read(self, before: Session, event: Event, seen: SeeMessage) -> None:
        was = before.shown
        assert isinstance(was, Visiting)
        assert was.message
        assert was.message.number == seen.message
        assert isinstance(event, NoticeClosed) or self.session.at - was.message_at >= 5
        left = self.ledger.messages[seen.member]
        self.ledger.messages[seen.member] = tuple(one for one in left if one.number != seen.message)

    def must_leave_nothing(self, before: Session) -> None:
        """Asserts that after a visit nothing of its visitor is in the session but values with a time of their own."""
        now = self.session
        if isinstance(now.shown, Welcome) and not isinstance(before.shown, Welcome):
            assert (now.panel, now.panel_below, now.catalogue_text) == (None, None, "")
            assert now.accessibility == Accessibility(now.settings.languages[0])
        assert now.busy or now.last_typed is None
        for ended in now.just_ended.items:
            assert now.at - ended.ended_at < 60

    def must_hide_nothing(self, before: Session, event: Event) -> None:
        """Asserts that no refusal or failure is behind a message, and that closing a page drops nothing that waits."""
        was, now = before.shown, self.session.shown
        assert not isinstance(was, Shift)
        assert not isinstance(now, Shift)
        no_good = isinstance(event, CodeRefused | CardRefused) and now.notice != was.notice
        if (no_good or isinstance(event, NoteWritten)) and isinstance(now, Visiting) and not before.warned:
            assert not now.messages, "hidden by a message"
        if isinstance(event, NoticeClosed) and isinstance(was, Welcome) and was.notice and not before.dimmed:
            assert isinstance(now, Welcome)
            assert was.notice.kind in HOLD_CARD or now.pending.to_lend == was.pending.to_lend, (
                "left the house unrecorded"
            )

    def must_lose_nothing(self, before: Session, event: Event, questions: list[Question]) -> None:
        """Asserts that a count goes only by being reported, folded or undone, and a notice or highlight only by an
        operation.
        """
        was, now = before.shown, self.session.shown
        if not isinstance(was, Visiting):
            return
        self.reported += [
            (question.line, question.notes) for question in questions if isinstance(question, ReportParts)
        ]
        still = now.counting if isinstance(now, Visiting) and now.serial == was.serial else None
        match was.counting:
            case Counting(operation, (_, *_) as notes) if still is None or still.operation != operation:
                gone_by = isinstance(event, PartsFolded | Undone | Recorded | PartsReported)
                assert gone_by or (operation, notes) in self.reported, "counted, and never told"
            case Counting(_, notes) if still and still.notes != notes:
                assert isinstance(event, PartNoted)
        if isinstance(event, News | Reconsidered) and isinstance(now, Visiting):
            assert (now.highlighted, now.notice) == (was.highlighted, was.notice), "gone before it was read"

    def must_be_known(self, question: Question) -> None:
        """Asserts that the session never asks to lend an item again that is on the screen as lent."""
        shown = self.session.shown
        if isinstance(shown, Visiting) and isinstance(question, Lend | LendOrReturn):
            line = shown.line_of(question.code)
            assert line is None or line.kind in (LineKind.RETURNED, LineKind.RESERVED), "lent or taken twice"
            held_back = line is not None and (line.asks_parts or line.set_aside)
            assert not held_back or isinstance(question, LendOrReturn), "taken along before it was looked at"
            if isinstance(question, Lend):
                assert not self.ledger.kept_for_another(question.member, question.code), "taken along from who waits"

    def answer(self, how: str) -> None:
        question = self.asked.pop(0)
        answer = LedgerFailed() if how == "failed" else self.ledger.answer(question)
        self.take(answer)
        if (
            isinstance(answer, Recorded)
            and (stands := (self.session.serial, answer.line.operation)) not in self.confirmed
        ):
            self.confirmed.append(stands)


@settings(max_examples=300, deadline=None)
@given(several(VISIT, 4), st.sampled_from(list(TicketPolicy)))
def test_whatever_happens(script: list[Moment], policy: TicketPolicy) -> None:
    kiosk = Kiosk(Session.opening(SessionSettings("Huis", ticket=policy), 0.0))
    for _ in happens(kiosk, script):
        _check(kiosk, policy)
    while kiosk.asked:
        kiosk.answer("at once")
    assert not kiosk.held
    _check(kiosk, policy)


def happens(kiosk: Kiosk, script: list[Moment]) -> Iterator[None]:
    """Lets all these moments happen, and checks the session after each."""
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
        yield


def _check(kiosk: Kiosk, policy: TicketPolicy) -> None:
    session, shown = kiosk.session, kiosk.session.shown
    assert session.panel is not Panel.GUIDE or isinstance(shown, Welcome)
    assert session.panel is not Panel.MINE or (isinstance(shown, Visiting) and shown.visitor)
    assert session.panel is not Panel.CATALOGUE or not isinstance(shown, Goodbye)
    assert session.panel in (Panel.CATALOGUE, Panel.NO_BARCODE) or not session.catalogue_text
    if policy is TicketPolicy.NEVER:
        assert not kiosk.tickets
    match shown:
        case Visiting() as visit:
            _check_lines(kiosk, visit)
            _check_privacy(kiosk, visit)
            _check_offers(kiosk, visit)
        case Goodbye(visit, notice=notice):
            _check_lines(kiosk, visit)
            assert visit.counting is None
            assert notice is None or notice.refusal is None
        case Welcome() as welcome:
            assert not any(one.refused for one in welcome.unsettled)


def _check_lines(kiosk: Kiosk, visit: Visiting) -> None:
    """Asserts that the lines on the screen are exactly those that the ledger kept, in the visitor's name."""
    ledger = kiosk.ledger
    for line in visit.lines:
        assert ledger.done[line.operation][0] == line, "a line that the ledger does not have so"
        assert line.operation not in ledger.undone, "a line that was undone"
        whose = ledger.done[line.operation][1]
        assert whose == (visit.visitor.member if visit.visitor else None), "a line of another visit"
    done = [op for serial, op in kiosk.confirmed if serial == visit.serial and op not in ledger.undone]
    assert [line.operation for line in visit.lines] == done[::-1], "a confirmed scan is missing or out of order"


def _check_privacy(kiosk: Kiosk, visit: Visiting) -> None:
    """Asserts that nothing of another visitor is in the session: no loan, refusal, day, points or place in a queue."""
    member = visit.visitor.member if visit.visitor else None
    if member is None:
        assert (visit.accounts, visit.before, visit.reservations, visit.renewing) == ((), (), (), ())
    else:
        assert visit.account(BABIES).points == kiosk.ledger.points[member], "other points than there are"
        waiting = [one.item.barcode for one in visit.waiting]
        assert sorted(waiting) == sorted(kiosk.ledger.waits_for(member)), "waited for by another, or twice"
        for one in visit.ready:
            assert not kiosk.ledger.kept_for_another(member, one.item.barcode), "ready for another"
    mine = {line.item.barcode for line, who in kiosk.ledger.done.values() if who == member}
    assert {loan.item.barcode for loan in visit.loans} <= mine, "another's loans"
    said = [one.notice.refusal for one in visit.unsettled] + [visit.notice.refusal if visit.notice else None]
    assert {reason.number for refusal in said if refusal for reason in refusal.reasons} <= {member}
    assert visit.renew_by == (RENEW_BY.get(member) if member else None)


def _check_offers(kiosk: Kiosk, visit: Visiting) -> None:
    """Asserts that each offer can be carried out, and that each count belongs to a line whose parts can still be
    reported.
    """
    if visit.counting:
        line = visit.line(visit.counting.operation)
        assert line
        assert line.parts
        for note in visit.counting.notes:
            assert note.missing + note.broken <= line.parts[note.part].count
    if not kiosk.session.busy and visit.visitor:
        offered = [one.code for one in visit.unsettled if one.again]
        assert not any(kiosk.ledger.against(visit.visitor.member, code) for code in offered), "offered in vain"
