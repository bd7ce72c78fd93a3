"""Any sequence of what volunteers and members do, with a ledger that is quick, late or broken."""

from collections import deque
from dataclasses import dataclass, field, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.lending.commands import (
    FREE_OF_PIN,
    AddMember,
    BeginCount,
    CheckIn,
    Command,
    CountItem,
    GiveCard,
    LendTo,
    OpenUntil,
    SettleEntry,
    UndoOperation,
)
from kiosk.lending.effects import (
    Chime,
    LendOrReturn,
    OpenVisit,
    OpenVisitByNumber,
    PrintPaper,
    Question,
)
from kiosk.lending.events import (
    Answer,
    CardFault,
    CardLost,
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
    LedgerFailed,
    LedgerSilent,
    ListenPressed,
    News,
    NoticeClosed,
    NumberRefused,
    NumberTyped,
    Panel,
    PanelClosed,
    PanelOpened,
    Recorded,
    Tick,
    Touched,
    VisitOpened,
)
from kiosk.lending.model import CardId, Device, MemberId, Operation, SessionSettings, Trouble, Visitor
from kiosk.lending.session import step
from kiosk.lending.states import Goodbye, Session, Visiting, Welcome
from kiosk.lending.tickets import HoldSlip
from kiosk.lending.volunteers.events import (
    BackPressed,
    CardWanted,
    CommandChosen,
    CountChosen,
    CountRead,
    CountWritten,
    Declined,
    EntrySeen,
    Form,
    FormClosed,
    FormFilled,
    FormKind,
    FormOpened,
    HoursRead,
    InboxRead,
    ItemChosen,
    ItemRead,
    LabelPressed,
    MemberChosen,
    MemberRead,
    PastOperationChosen,
    PastOperationsRead,
    PinRight,
    PinWrong,
    PutAwayRead,
    ReturnTaken,
    SearchResults,
    SearchTyped,
    Settled,
    ShiftOpened,
    Tile,
    TileChosen,
    UndoingRead,
)
from kiosk.lending.volunteers.model import (
    CheckedIn,
    DeclineCause,
    EntryKind,
    FoundMember,
    InboxEntry,
    ItemFile,
    MemberFile,
    OpenToday,
    Outcome,
    PastOperation,
    StockCount,
    Undoing,
    Volunteer,
)
from kiosk.lending.volunteers.putting_away import ToPutAway
from kiosk.lending.volunteers.questions import (
    CheckPin,
    Do,
    ReadCounts,
    ReadHours,
    ReadInbox,
    ReadItem,
    ReadMember,
    ReadMemberOfCard,
    ReadPastOperations,
    ReadPutAway,
    ReadUndoing,
    SearchItem,
    SearchMember,
    ShiftQuestion,
    WriteCount,
)
from kiosk.lending.volunteers.shift import AtCheckIn, AtItem, AtMember, Searching, Shift, ShiftNoticeKind
from tests.house import (
    DRILL,
    JEAN,
    JOKE,
    JOKES_CARD,
    PIETER,
    PIETERS_CARD,
    SAMIRA,
    SAW,
    TODAY,
    TOOLS,
    TRAIN,
)
from tests.lending.desk import BUILDING_SET, DUE, JEANS_CARD, SAMIRAS_CARD, STRANGE_CARD, lent, refused, returned
from tests.lending.staff import (
    AT,
    DRILL_FILE,
    HOLD,
)
from tests.support.inside import types

BY_BARCODE = {item.barcode: item for item in (DRILL, SAW, TRAIN, BUILDING_SET)}
STAFF = {JOKES_CARD: JOKE, PIETERS_CARD: PIETER}
MEMBERS = {SAMIRAS_CARD: SAMIRA, JEANS_CARD: JEAN}
NAMES = {SAMIRA.member: "Samira El Amrani", JEAN.member: "Jean Dubois", MemberId(3): "Noor Peeters"}
PIN = "1234"


@dataclass
class ModelLedger:
    """Remembers each question with its actor, and its answer; the answers to a volunteer carry the
    volunteer's number.
    """

    returns: list[Operation] = field(default_factory=list)
    lent: list[tuple[MemberId, str]] = field(default_factory=list)
    operations: int = 0

    def answer(self, question: Question) -> Answer:
        self.operations += 1
        operation = Operation(f"op-{self.operations}")
        match question:
            case OpenVisit(card, as_member=False) if card in STAFF:
                return ShiftOpened(STAFF[card], TODAY, 2, (TOOLS,))
            case OpenVisit(card) if card in STAFF:
                return VisitOpened(Visitor(STAFF[card].member, STAFF[card].first_name, "nl"), (), TODAY)
            case OpenVisit(card):
                return VisitOpened(MEMBERS[card], (), TODAY) if card in MEMBERS else CardUnknown()
            case OpenVisitByNumber(_, pin):
                return ShiftOpened(JOKE, TODAY) if pin == PIN else NumberRefused()
            case LendOrReturn(member, code):
                if code not in BY_BARCODE:
                    return CodeUnknown(code)
                line = lent(BY_BARCODE[code], operation) if member else returned(BY_BARCODE[code], operation)
                return Recorded(line, TODAY)
        if isinstance(question, ShiftQuestion):
            return self._volunteers(operation, question)
        return LedgerFailed()

    def _volunteers(self, operation: Operation, question: ShiftQuestion) -> Answer:
        match question:
            case ReadInbox():
                return InboxRead((entry(1), entry(2, EntryKind.POINTS)))
            case SearchMember(_, text):
                return SearchResults(text, tuple(FoundMember(who, "0412", name) for who, name in NAMES.items()))
            case SearchItem(_, text):
                return SearchResults(text)
            case ReadMember(_, member):
                return MemberRead(file_of(member))
            case ReadMemberOfCard(_, card):
                known = MEMBERS.get(card)
                return MemberRead(file_of(known.member)) if known else Declined(DeclineCause.UNKNOWN)
            case ReadItem(_, code):
                return ItemRead(item_of(code)) if code in BY_BARCODE else Declined(DeclineCause.UNKNOWN)
            case ReadHours():
                return HoursRead((OpenToday(TOOLS),))
            case ReadPastOperations():
                return PastOperationsRead((PAST,))
            case ReadPutAway():
                return PutAwayRead((ToPutAway(DRILL, "B3"),))
            case ReadUndoing():
                return UndoingRead(Undoing(PAST))
            case ReadCounts():
                return CountRead(None, (StockCount(5, TOOLS, AT),))
            case WriteCount():
                return CountWritten("telling.csv")
            case CheckPin(_, _, pin):
                return PinRight() if pin == PIN else PinWrong(30)
            case Do(_, command):
                return self._do(operation, command)

    def _do(self, operation: Operation, command: Command) -> Answer:
        match command:
            case CheckIn(code):
                self.returns.append(operation)
                return ReturnTaken(self._checked_in(operation, code), len(self.returns))
            case SettleEntry(number, outcome):
                return Declined(DeclineCause.UNKNOWN) if number > 2 else Settled(number, 0, HOLD if outcome else None)
            case LendTo(member, code, reason) if code in BY_BARCODE:
                if code == SAW.barcode and not reason:
                    return Declined(DeclineCause.REFUSED, refused(SAW), code)
                self.lent.append((member, code))
                return MemberRead(file_of(member), lent(BY_BARCODE[code], operation))
            case LendTo():
                return Declined(DeclineCause.UNKNOWN)
            case GiveCard(_, card) if card in MEMBERS or card in STAFF:
                return Declined(DeclineCause.CARD_IN_USE)
            case AddMember():
                return MemberRead(file_of(MemberId(3)))
            case UndoOperation(undone):
                self.returns = [operation for operation in self.returns if operation != undone]
                return PastOperationsRead((PAST,))
            case CountItem() | BeginCount():
                return CountRead(StockCount(5, TOOLS, AT, surplus=(("X", None),)))
            case OpenUntil():
                return HoursRead((OpenToday(TOOLS, until=AT.time()),))
        member = getattr(command, "member", None)
        return MemberRead(file_of(member)) if member else ItemRead(item_of(DRILL.barcode))

    def _checked_in(self, operation: Operation, code: str) -> CheckedIn:
        if code not in BY_BARCODE:
            return CheckedIn(operation, code, inbox_entries=(entry(0, EntryKind.UNKNOWN),))
        looks = (entry(self.operations, EntryKind.HELD),) if code == BUILDING_SET.barcode else ()
        return CheckedIn(operation, code, BY_BARCODE[code], looks, HOLD if looks else None)


PAST = PastOperation(Operation("op-1"), AT, "lent", DRILL, member=NAMES[SAMIRA.member])


def entry(number: int, look: EntryKind = EntryKind.PARTS) -> InboxEntry:
    return InboxEntry(number, look, AT, TRAIN.initiative, TRAIN)


def file_of(member: MemberId) -> MemberFile:
    return MemberFile(member, "0412", NAMES.get(member, "Iemand"), "nl")


def item_of(code: str) -> ItemFile:
    return replace(DRILL_FILE, item=BY_BARCODE[code])


# --- what happens ------------------------------------------------------------------------------------------------

CODES = st.sampled_from([*BY_BARCODE, "4006381333931"])
CARDS: st.SearchStrategy[CardId] = st.sampled_from([JOKES_CARD, PIETERS_CARD, SAMIRAS_CARD, JEANS_CARD, STRANGE_CARD])
WHO = st.sampled_from(list(NAMES))
OPERATIONS = st.integers(1, 9).map(lambda number: Operation(f"op-{number}"))
FORMS = st.builds(
    Form,
    st.sampled_from(list(FormKind)),
    st.just(TOOLS.key),
    st.sampled_from(["", SAW.barcode, "nl"]),
    st.integers(-1, 3),
)
TEXTS = st.lists(
    st.sampled_from([PIN, "1111", "3,50", "4", "31/12/2026", "17:30", "Noor Peeters", "", "\x07"]), max_size=2
).map(tuple)
COMMANDS: st.SearchStrategy[Command] = st.one_of(
    st.builds(LendTo, WHO, CODES, st.sampled_from(["", "Mag"])),
    st.builds(CountItem, st.just(5), CODES),
    st.builds(UndoOperation, OPERATIONS),
    st.builds(AddMember, st.just("Noor Peeters"), st.just("nl")),
    st.builds(BeginCount, st.just(TOOLS.key)),
    st.builds(OpenUntil, st.just(TOOLS.key), st.just(AT.time())),
)
SETTLINGS = st.builds(SettleEntry, st.integers(0, 4), st.sampled_from(list(Outcome)))
TOUCHES: st.SearchStrategy[Event] = st.one_of(
    st.sampled_from(list(Tile)).map(TileChosen),
    st.sampled_from(list(Tile)).map(TileChosen),
    WHO.map(MemberChosen),
    CODES.map(ItemChosen),
    st.builds(EntrySeen, OPERATIONS, st.sampled_from(list(EntryKind))),
    COMMANDS.map(CommandChosen),
    SETTLINGS.map(CommandChosen),
    OPERATIONS.map(PastOperationChosen),
    FORMS.map(FormOpened),
    TEXTS.map(FormFilled),
    st.just(FormFilled((PIN,))),
    st.just(FormFilled((PIN,))),
    st.sampled_from(["", "sam", "x" * 40]).map(SearchTyped),
    st.sampled_from(
        [
            BackPressed(),
            BackPressed(),
            FormClosed(),
            LabelPressed(),
            CardWanted(),
            CountChosen(5),
            NoticeClosed(),
            Touched(),
            DonePressed(),
            ListenPressed(),
            PanelOpened(Panel.CODE),
            PanelClosed(),
            NumberTyped("0407", PIN),
        ]
    ),
)
WORLD: st.SearchStrategy[Event] = st.one_of(
    CARDS.map(lambda card: CardSeen(card, 0.0)),
    CARDS.map(lambda card: CardSeen(card, 0.0)),
    CODES.map(lambda code: CodeScanned(code, 0.0)),
    CODES.map(lambda code: CodeScanned(code, 0.0)),
    CODES.map(lambda code: CodeScanned(code, 0.0)),
    CODES.map(CodeTyped),
    st.sampled_from(list(CardFault)).map(lambda fault: CardRefused(fault, 0.0)),
    st.sampled_from(
        [
            CardRemoved(0.0),
            CodeRefused(0.0),
            LedgerSilent(),
            DeviceLost(Device.PRINTER, Trouble.PAPER_OUT),
            DeviceReady(Device.PRINTER),
            DeviceLost(Device.LEDGER, Trouble.UNSAFE),
            DeviceReady(Device.LEDGER),
        ]
    ),
)
ANSWERS = st.sampled_from(["at once", "at once", "at once", "at once", "late", "failed"])
PAUSES = st.sampled_from([0.0, 0.1, 0.4, 2.0, 2.0, 4.0, 4.0, 190.0, 400.0])
MOMENTS = st.tuples(PAUSES, st.one_of(TOUCHES, TOUCHES, WORLD, WORLD), ANSWERS)
Moment = tuple[float, Event, str]


@dataclass
class Kiosk:
    """A small runtime, which records the scans at a check-in and their results."""

    session: Session
    ledger: ModelLedger = field(default_factory=ModelLedger)
    held: deque[Event] = field(default_factory=deque)
    asked: list[Question] = field(default_factory=list)
    slips: int = 0

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
        assert bool(questions) <= self.session.busy
        self.asked += questions
        papers = [effect.paper for effect in effects if isinstance(effect, PrintPaper)]
        self.slips += sum(isinstance(paper, HoldSlip) for paper in papers)
        for question in questions:
            self.must_be_allowed(question)
        if isinstance(event, ReturnTaken) and isinstance(before.shown, Shift):
            assert any(isinstance(effect, Chime) for effect in effects), "a scan without a sound"
        if isinstance(event, LedgerFailed) and isinstance(before.shown, Shift):
            assert Chime.GOOD not in effects, "it sounded as if it was kept"

    def must_be_allowed(self, question: Question) -> None:
        """Asserts that members, money and undoing, but for a return of this shift, come only after the PIN, and always
        with the volunteer of this shift as actor.
        """
        shift = self.session.shown
        if not isinstance(question, ShiftQuestion):
            return
        assert isinstance(shift, Shift), question
        assert question.by == shift.volunteer.member
        guarded = isinstance(
            question, SearchMember | ReadMember | ReadMemberOfCard | ReadPastOperations | ReadUndoing
        ) or (isinstance(question, Do) and not isinstance(question.command, FREE_OF_PIN))
        match question:
            case Do(command=UndoOperation(operation)):
                guarded = operation not in {entry.operation for entry in shift.checked_in}
            case Do(command=SettleEntry(outcome=outcome)):
                guarded = outcome is Outcome.APPROVED
        assert shift.unlocked or not guarded, question

    def answer(self, how: str) -> None:
        question = self.asked.pop(0)
        answer = LedgerFailed() if how == "failed" else self.ledger.answer(question)
        self.take(answer)


@settings(max_examples=400, deadline=None)
@given(st.lists(MOMENTS, max_size=40), st.booleans())
def test_any_sequence_of_events_behind_the_desk(script: list[Moment], check_in_first: bool) -> None:
    kiosk = Kiosk(Session.opening(SessionSettings("Huis", check_in_first=check_in_first), 0.0))
    now = 0.0
    script = [(0.0, CardSeen(JOKES_CARD, 0.0), "at once"), (2.0, CardRemoved(0.0), "at once"), *script]
    for pause, event, how in script:
        now += pause
        kiosk.take(Tick(now))
        kiosk.take(replace(event, at=now) if hasattr(event, "at") else event)  # type: ignore[type-var]
        while kiosk.asked and how != "late":
            kiosk.answer(how)
            check(kiosk)
        check(kiosk)
    while kiosk.asked:
        kiosk.answer("at once")
    assert not kiosk.held
    check(kiosk)
    kiosk.take(Tick(now + 4000))
    kiosk.take(Tick(now + 8000))
    assert kiosk.session.doing == Welcome()
    assert kiosk.session.last_visit is None


def check(kiosk: Kiosk) -> None:
    match kiosk.session.shown:
        case Shift() as shift:
            check_shift(kiosk, shift)
        case Welcome() | Visiting() | Goodbye() as shown:
            assert not types(shown) & {
                InboxEntry,
                MemberFile,
                ItemFile,
                Volunteer,
                CheckedIn,
                PastOperation,
                FoundMember,
            }


def check_shift(kiosk: Kiosk, shift: Shift) -> None:
    ours = [entry.operation for entry in shift.checked_in]
    kept = [operation for operation in kiosk.ledger.returns[::-1] if operation in ours]
    assert ours == kept, "a return on the screen that the ledger does not have, or out of order"
    assert {eye.operation for eye in shift.side_entries} <= set(ours)
    assert shift.taken_back == sum(entry.item is not None for entry in shift.checked_in)
    if not shift.unlocked:
        assert not types(shift) & {MemberFile, FoundMember}, "a member before the PIN"
        assert not isinstance(shift.page, AtItem) or all(not past.member for past in shift.page.file.history)
        assert shift.after_pin is None or shift.form == Form(FormKind.PIN)
    if shift.unrecorded and shift.notice is not None:
        assert shift.notice.kind is not ShiftNoticeKind.DONE
    kinds = [type(place) for place in shift.back]
    assert kinds.count(AtCheckIn) <= 1
    assert kinds.count(Searching) <= 2
    if isinstance(shift.page, AtMember):
        assert {line.due_on for line in shift.page.lent} <= {DUE}
        mine = [code for member, code in kiosk.ledger.lent if member == shift.page.file.member]
        assert {line.item.barcode for line in shift.page.lent} <= set(mine), "lent to another"


SCANS = st.lists(st.tuples(st.sampled_from([0.05, 0.1, 0.1, 1.6]), CODES, ANSWERS), min_size=1, max_size=60)


@settings(max_examples=200, deadline=None)
@given(SCANS)
def test_no_scan_of_a_storm_is_lost_or_out_of_order(scans: list[tuple[float, str, str]]) -> None:
    """Each scan that counts is asked once, in order; a scan that could not be kept is said until it is kept."""
    kiosk = Kiosk(Session.opening(SessionSettings("Huis"), 0.0))
    kiosk.take(CardSeen(JOKES_CARD, 0.0))
    kiosk.answer("at once")
    now = 2.0
    asked: list[str] = []
    kept: list[str] = []
    outcomes: list[tuple[str, str]] = []

    def answer(how: str) -> None:
        question = kiosk.asked[0]
        assert isinstance(question, Do)
        assert isinstance(question.command, CheckIn)
        code = question.command.code
        asked.append(code)
        outcomes.append((code, how))
        if how != "failed":
            kept.append(code)
        kiosk.answer(how)

    for pause, code, how in scans:
        now += pause
        kiosk.take(Tick(now))
        kiosk.take(CodeScanned(code, now))
        while kiosk.asked and how != "late":
            answer(how)
    while kiosk.asked:
        answer("at once")
    shift = kiosk.session.shown
    assert isinstance(shift, Shift)
    assert not kiosk.held
    assert set(asked) == {code for _, code, _ in scans}
    assert [entry.code for entry in shift.checked_in] == kept[::-1]
    assert set(asked) - set(kept) <= set(shift.unrecorded), "neither kept nor said"
    assert set(shift.unrecorded) == {code for code, last in dict(outcomes).items() if last == "failed"}
    assert kiosk.slips == sum(entry.hold is not None for entry in shift.checked_in)


def test_a_card_reported_lost_opens_no_shift() -> None:
    session, _ = step(Session.opening(SessionSettings("Huis"), 0.0), CardSeen(JOKES_CARD, 0.0))
    assert isinstance(step(session, CardLost())[0].doing, Welcome)
