"""The member's visit as one pure function: `step(session, event) -> (session, effects)`.

Theory of operation. Four things can be going on: `Welcome` (nobody is here), `Visiting` (with a card or without),
`Asking` (the ledger was asked on behalf of one of the others) and `Parting` (the goodbye). What must be kept is asked
of the ledger as a `Question` and only its answer changes the visit, so a line on the screen is always durable already.
While a question is open the runtime holds back what the visitor does, in order; the clock and the devices go on.

Time comes in as `Tick`; cards and codes carry the moment they were seen, for they may have waited.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from kiosk.lending.effects import (
    Chime,
    ConfirmInstructions,
    CountSwap,
    DimScreen,
    Effect,
    Give,
    GiveBack,
    GiveUp,
    Lend,
    LendOrReturn,
    LookAround,
    OpenVisit,
    OpenVisitByNumber,
    PrintHold,
    PrintTicket,
    Question,
    ReadAloud,
    Reconsider,
    Renew,
    ReportParts,
    Reserve,
    StopReading,
    Undo,
)
from kiosk.lending.events import (
    AllTherePressed,
    Answer,
    BiggerPressed,
    CardFault,
    CardLost,
    CardRefused,
    CardRemoved,
    CardSeen,
    CardUnknown,
    CatalogueTold,
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
    HouseTold,
    InstructionsConfirmed,
    InstructionsRead,
    ItemFree,
    LanguageChosen,
    LedgerFailed,
    LedgerSilent,
    LendingRefused,
    ListenPressed,
    LoansUnfolded,
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
    Touch,
    Touched,
    TryAgainPressed,
    Undone,
    UndoPressed,
    UndoRefused,
    Visit,
    VisitOpened,
)
from kiosk.lending.model import (
    WHOLE,
    Account,
    CardId,
    Deed,
    Device,
    Item,
    Line,
    Operation,
    PartNote,
    PartsSaid,
    TicketPolicy,
    Trouble,
    Visitor,
)
from kiosk.lending.senses import Sightings
from kiosk.lending.states import (
    Asking,
    Comfort,
    Counting,
    Notice,
    Parting,
    Session,
    TicketState,
    Unsettled,
    Visiting,
    Welcome,
    Word,
    prints_always,
    ticket_of,
)
from kiosk.lending.tickets import HoldSlip, PrintResult

Step = tuple[Session, tuple[Effect, ...]]

NOTICE_SECONDS = 10.0
"""How long a word stays on the welcome screen; in a visit it stays until the next thing is done."""

GOODBYE_SECONDS = {
    TicketState.NONE: 8.0,
    TicketState.OFFERED: 20.0,
    TicketState.DECLINED: 5.0,
    TicketState.PRINTING: 90.0,
    TicketState.PRINTED: 8.0,
    TicketState.FAILED: 45.0,
    TicketState.UNCONFIRMED: 45.0,
}

DOUBLE_TAP = 1.0
"""For so long the goodbye takes no touch: the second tap of a hurried finger was meant for what stood there before."""

READING = (Panel.GUIDE, Panel.CATALOGUE, Panel.MINE)
"""Panels that are only read: a card or a code means what it would without them."""

COMFORT = (Touched, LanguageChosen, BiggerPressed, ListenPressed, PanelClosed)
"""Touches that change nothing but how the screen is read."""

_NOT_ALL_THERE = (PartsSaid.NOTHING, PartsSaid.PROBLEM)
"""After these it can still be said that all is there: also of a problem that was touched by mistake."""

_FAULTS = {
    CardFault.UNREADABLE: Word.UNREADABLE_CARD,
    CardFault.RANDOM: Word.RANDOM_CARD,
    CardFault.SHARED: Word.SHARED_CARD,
    CardFault.PAYMENT: Word.PAYMENT_CARD,
}


def step(session: Session, event: Event) -> Step:
    """What becomes of the session when something happens, and what is to be done about it. Never raises."""
    match event:
        case Tick(at):
            return _ticked(replace(session, at=max(at, session.at)))
        case DeviceLost(device, trouble):
            return _device_lost(session, device, trouble), ()
        case DeviceReady(device):
            return session.with_trouble(device, None), ()
        case TicketDone():
            return _ticket_done(session, event), ()
        case HouseTold(guide):
            return replace(session, guide=guide), ()
        case LedgerSilent():
            silent = replace(session.doing, silent=True) if isinstance(session.doing, Asking) else session.doing
            return replace(session, doing=silent), ()
    if isinstance(session.doing, Asking):
        return _answered(session, session.doing, event) if isinstance(event, Answer) else (session, ())
    if isinstance(event, Answer):
        return session, ()
    return _visitor_did(session, session.doing, event)


# --- time and devices --------------------------------------------------------------------------------------------


def _ticked(session: Session) -> Step:
    quiet = session.at - session.active_at
    match session.doing:
        case Visiting() as visit if session.seconds_left is not None and session.seconds_left <= 0:
            return _walked_away(session, visit)
        case Parting(until=until) if session.at >= until:
            return _nobody(session), _hush(session)
        case Welcome() as welcome:
            if quiet >= session.desk.idle_seconds:
                session = replace(session, comfort=Comfort(session.desk.languages[0]), panel=None)
                welcome = replace(welcome, wanted=(), to_reserve=(), tags=())
            if welcome.notice and session.at - welcome.notice.at >= NOTICE_SECONDS:
                welcome = replace(welcome, notice=None, unsettled=())
            session = replace(session, doing=welcome)
            if quiet >= session.desk.dim_seconds and not session.dimmed:
                return replace(session, dimmed=True), (DimScreen(dim=True),)
    return session, ()


def _walked_away(session: Session, visit: Visiting) -> Step:
    """Everything done stands; the ticket is printed only where the house prints always."""
    nobody, told = _telling(_nobody(session), visit)
    return nobody, (*_hush(session), *_ticket(session, visit), *told)


def _nobody(session: Session) -> Session:
    """The welcome screen, with nothing left of who was here."""
    return replace(session, doing=Welcome(), comfort=Comfort(session.desk.languages[0]), panel=None)


def _device_lost(session: Session, device: Device, trouble: Trouble) -> Session:
    taps = session.taps.removed(session.at) if device is Device.READER else session.taps
    return replace(session.with_trouble(device, trouble), taps=taps)


def _ticket_done(session: Session, event: TicketDone) -> Session:
    match session.shown:
        case Parting(visit, TicketState.PRINTING) as parting if visit.serial == event.serial:
            pass
        case _:
            return session
    match event.outcome.result:
        case PrintResult.PRINTED:
            state = TicketState.PRINTED
        case PrintResult.UNCONFIRMED:
            state = TicketState.UNCONFIRMED
        case PrintResult.NOT_READY | PrintResult.UNREACHABLE:
            state = TicketState.FAILED
    said = replace(
        parting,
        ticket=state,
        until=session.at + GOODBYE_SECONDS[state] * session.patience,
        slip=None if state is TicketState.PRINTED else event.slip,
        trouble=event.outcome.trouble,
    )
    doing = replace(session.doing, before=said) if isinstance(session.doing, Asking) else said
    return replace(session, doing=doing)


# --- the visitor -------------------------------------------------------------------------------------------------


def _visitor_did(session: Session, doing: Welcome | Visiting | Parting, event: Visit) -> Step:
    match event:
        case CardRemoved(at):
            return replace(session, taps=session.taps.removed(at)), ()
        case CardSeen(card, at, tapped=False):
            return replace(session, taps=session.taps.found(card, at)), ()
    match event:
        case CardSeen(card, at):
            taps, counts = session.taps.laid(card, at)
        case CardRefused(fault, at):
            taps, counts = session.taps.refused(fault, at)
        case _:
            taps, counts = session.taps, True
    session = replace(session, taps=taps)
    if not counts:
        return session, ()
    dimmed, warned = session.dimmed, session.warned
    session = replace(session, active_at=session.at, dimmed=False)
    waking: tuple[Effect, ...] = (DimScreen(dim=False),) if dimmed else ()
    if isinstance(event, Touch) and (dimmed or warned):
        return session, waking
    if not isinstance(event, ListenPressed):
        waking = (*waking, *_hush(session))
        session = replace(session, comfort=replace(session.comfort, reading=False))
    if session.panel in READING and not isinstance(event, Touch):
        session = replace(session, panel=None)
    if session.trouble(Device.LEDGER) is Trouble.UNSAFE and not _is_comfort(event):
        return session, (*waking, *(() if isinstance(event, Touch) else (Chime.LOOK,)))
    match event:
        case CardSeen(card, _):
            session, effects = _card(session, doing, card, warned)
        case CardRefused(fault, _):
            session, effects = _say(session, Notice(_FAULTS[fault], session.at))
        case CodeScanned(code, at):
            sightings, new = session.sightings.sees(code, at, counts=_counts(doing, code))
            session = replace(session, sightings=sightings)
            session, effects = _code(session, doing, code) if new else (session, ())
        case CodeTyped(code):
            code = code.strip().upper()
            session, effects = _code(replace(session, panel=None), doing, code) if code else (session, ())
        case CodeRefused():
            session, effects = _say(session, Notice(Word.UNREADABLE_CODE, session.at))
        case _:
            session, effects = _touched(session, doing, event)
    return _lingering(session), (*waking, *effects)


def _is_comfort(event: Visit) -> bool:
    return isinstance(event, COMFORT) or event == PanelOpened(Panel.LANGUAGES)


def _lingering(session: Session) -> Session:
    """Whoever does something at the goodbye has not left yet."""
    match session.doing:
        case Parting() as parting:
            longer = session.at + GOODBYE_SECONDS[parting.ticket] * session.patience
            return replace(session, doing=replace(parting, until=max(parting.until, longer)))
    return session


def _card(session: Session, doing: Welcome | Visiting | Parting, card: CardId, warned: bool) -> Step:
    session = replace(session, sightings=Sightings(), panel=None)
    if isinstance(doing, Visiting) and doing.card == card:
        return (session, ()) if warned else _done(session, doing)
    return _ask(session, OpenVisit(card))


def _code(session: Session, doing: Welcome | Visiting | Parting, code: str) -> Step:
    if isinstance(doing, Visiting):
        if line := doing.dealt_with(code):
            return _seen_again(session, doing, line)
        return _ask(session, LendOrReturn(doing.visitor.member if doing.visitor else None, code, doing.card))
    return _ask(session, LendOrReturn(None, code))


def _counts(doing: Welcome | Visiting | Parting, code: str) -> bool:
    """Is this, as far as is known here, the tag of a category, of which every sighting is one more?"""
    match doing:
        case Visiting(tags=tags) | Welcome(tags=tags):
            return code in tags
        case Parting():
            return False
    assert_never(doing)


def _seen_again(session: Session, visit: Visiting, line: Line) -> Step:
    """A thing that was dealt with lights up and nothing else; of a tag that counts there is one more."""
    lit = replace(session, doing=replace(visit, lit=line.item.barcode, notice=None))
    if visit.visitor is None or line.swap is None or line.swap.most is not None:
        return lit, (Chime.LOOK,)
    session, asked = _count(lit, visit, line, line.swap.taken + 1, line.swap.given)
    return session, asked


def _count(session: Session, visit: Visiting, line: Line, taken: int, given: int) -> Step:
    """Ask for so many on the line of a swap, if there can be so many."""
    swap, visitor = line.swap, visit.visitor
    if swap is None or visitor is None or min(taken, given) < 0 or (taken, given) == (swap.taken, swap.given):
        return session, ()
    if swap.most is not None and taken + given > swap.most:
        return session, ()
    if given > swap.given and not swap.may_give:
        return session, ()
    if not taken and not given:
        return _ask(session, Undo(line.operation))
    return _ask(session, CountSwap(visitor.member, line.operation, taken, given, visit.card))


def _touched(session: Session, doing: Welcome | Visiting | Parting, event: Touch) -> Step:
    match event:
        case LanguageChosen(language):
            comfort = replace(session.comfort, language=language, chosen=True)
            return replace(session, comfort=comfort, panel=None), ()
        case BiggerPressed():
            return replace(session, comfort=replace(session.comfort, bigger=not session.comfort.bigger)), ()
        case ListenPressed():
            return replace(session, comfort=replace(session.comfort, reading=True)), (ReadAloud(),)
        case PanelOpened(Panel.GUIDE) if not isinstance(doing, Welcome):
            return session, ()
        case PanelOpened(Panel.MINE) if not (isinstance(doing, Visiting) and doing.visitor):
            return session, ()
        case PanelOpened(Panel.CATALOGUE) if isinstance(doing, Parting):
            return session, ()
        case PanelOpened(Panel.CATALOGUE):
            return _ask(replace(session, panel=Panel.CATALOGUE), LookAround())
        case PanelOpened(panel):
            return replace(session, panel=panel), ()
        case PanelClosed():
            return replace(session, panel=None), ()
        case NumberTyped(number, pin):
            return _ask(session, OpenVisitByNumber(number.strip().upper(), pin))
    match doing:
        case Visiting():
            return _touched_in_visit(session, doing, event)
        case Parting():
            return _touched_at_goodbye(session, doing, event)
        case Welcome():
            return _touched_at_welcome(session, doing, event)
    assert_never(doing)


def _touched_at_welcome(session: Session, welcome: Welcome, event: Touch) -> Step:
    match event:
        case NoticeClosed():
            return replace(session, doing=Welcome()), ()
        case ReservePressed(item):
            return _hold_card_to_reserve(session, welcome, item)
    return session, ()


def _touched_in_visit(session: Session, visit: Visiting, event: Touch) -> Step:
    match event:
        case DonePressed():
            return _done(session, visit)
        case UndoPressed(operation) if visit.line(operation):
            return _ask(session, Undo(operation))
        case RenewPressed(barcode) if visit.visitor and any(loan.item.barcode == barcode for loan in visit.at_home):
            return _ask(replace(session, panel=None), Renew(visit.visitor.member, barcode))
        case TakePressed(barcode) if (line := visit.line_of(barcode)) and _may_go_along(line):
            if visit.visitor:
                return _ask(session, Lend(visit.visitor.member, barcode, visit.card))
            return _hold_card(session, replace(visit, lit=""), line.item)
        case ReturnPressed(barcode) if (line := visit.line_of(barcode)) and line.deed in (Deed.LENT, Deed.RENEWED):
            return _ask(session, GiveBack(visit.visitor.member if visit.visitor else None, barcode))
        case TryAgainPressed(code) if visit.visitor and any(one.code == code and one.again for one in visit.unsettled):
            return _ask(session, LendOrReturn(visit.visitor.member, code, visit.card))
        case AllTherePressed(operation) if (line := visit.line(operation)) and line.parts_said in _NOT_ALL_THERE:
            return _ask(session, ReportParts(operation))
        case PartsUnfolded(operation) if (line := visit.line(operation)) and line.deed in (Deed.LENT, Deed.RETURNED):
            return _parts_unfolded(session, visit, line)
        case PartNoted(note) if visit.counting and _can_be(note, visit.line(visit.counting.operation)):
            return replace(session, doing=replace(visit, counting=visit.counting.with_note(note))), ()
        case PartsFolded():
            return replace(session, doing=replace(visit, counting=None)), ()
        case PartsToldPressed() if visit.counting and visit.counting.notes:
            return _ask(session, ReportParts(visit.counting.operation, visit.counting.notes))
        case SwapCounted(operation, taken, given) if line := visit.line(operation):
            return _count(session, visit, line, taken, given)
        case GivePressed(code) if visit.visitor and any(one.code == code and one.may_give for one in visit.unsettled):
            return _ask(session, Give(visit.visitor.member, code, visit.card))
        case ReservePressed(item) if visit.visitor:
            reserve = Reserve(visit.visitor.member, item.barcode, visit.card)
            return _ask(replace(session, panel=None), reserve)
        case ReservePressed(item):
            return _hold_card_to_reserve(session, visit, item)
        case GiveUpPressed(barcode) if visit.visitor and any(one.item.barcode == barcode for one in visit.waiting):
            return _ask(session, GiveUp(visit.visitor.member, barcode))
        case RenewAllPressed() if visit.visitor and visit.at_home:
            return _renew_next(session, replace(visit, renewing=tuple(loan.item.barcode for loan in visit.at_home)))
        case InstructionsRead(operation) if (line := visit.line(operation)) and line.asks_confirmation:
            return _ask(session, ConfirmInstructions(operation))
        case LoansUnfolded():
            return replace(session, doing=replace(visit, unfolded=not visit.unfolded)), ()
        case TicketDeclined():
            return replace(session, doing=replace(visit, no_ticket=not visit.no_ticket)), ()
        case NoticeClosed():
            return replace(session, doing=replace(visit, notice=None, lit="")), ()
    return session, ()


def _renew_next(session: Session, visit: Visiting) -> Step:
    """The next of all that is to be kept longer; each is a question of its own, so each stands or falls alone."""
    match visit:
        case Visiting(visitor=Visitor(member=member), renewing=(barcode, *_)):
            return _ask(replace(session, doing=visit, panel=None), Renew(member, barcode))
    return session, ()


def _renewed_one(session: Session, question: Question, answer: Answer) -> Session:
    """One of all that is to be kept longer has its answer; what the ledger cannot keep ends them all."""
    match session.doing, question:
        case Visiting(renewing=(barcode, *others)) as visit, Renew(code=code) if code == barcode:
            rest = () if isinstance(answer, LedgerFailed) else tuple(others)
            return replace(session, doing=replace(visit, renewing=rest))
    return session


def _may_go_along(line: Line) -> bool:
    """Did it come back, and has nobody to look at it first? While its parts are asked after, that is not known."""
    return line.deed is Deed.RETURNED and not (line.asks_parts or line.set_aside or line.hold)


def _parts_unfolded(session: Session, visit: Visiting, line: Line) -> Step:
    """The parts of one line at a time are counted; what was counted of another is told before it folds."""
    if not line.parts:
        return _ask(session, ReportParts(line.operation, (PartNote(WHOLE, broken=1),)))
    if visit.counting and visit.counting.operation == line.operation:
        return session, ()
    unfolded = replace(session, doing=replace(visit, counting=Counting(line.operation)))
    return _telling(unfolded, visit)


def _can_be(note: PartNote, line: Line | None) -> bool:
    """Is there such a part, and are so many of it there to be missing or broken?"""
    if line is None or not 0 <= note.part < len(line.parts):
        return False
    return min(note.missing, note.broken) >= 0 and note.missing + note.broken <= line.parts[note.part].count


def _touched_at_goodbye(session: Session, parting: Parting, event: Touch) -> Step:
    if session.at - parting.since < DOUBLE_TAP:
        return session, ()
    match event, parting.ticket:
        case DonePressed(), _:
            return _nobody(session), ()
        case TicketWanted(), TicketState.OFFERED | TicketState.FAILED | TicketState.UNCONFIRMED:
            ticket = ticket_of(session, parting.visit)
            return _parting(session, parting.visit, TicketState.PRINTING), (PrintTicket(ticket),) if ticket else ()
        case TicketDeclined(), TicketState.OFFERED:
            return _parting(session, parting.visit, TicketState.DECLINED), ()
        case NoticeClosed(), _:
            return replace(session, doing=replace(parting, notice=None)), ()
    return session, ()


# --- the end of a visit ------------------------------------------------------------------------------------------


def _done(session: Session, visit: Visiting) -> Step:
    tickets = _ticket(session, visit)
    match tickets:
        case (_,):
            state = TicketState.PRINTING
        case _ if visit.lines and session.desk.ticket is TicketPolicy.ASK and not visit.no_ticket:
            state = TicketState.OFFERED
        case _:
            state = TicketState.NONE
    goodbye, told = _telling(_parting(session, visit, state), visit)
    return goodbye, (Chime.DONE, *tickets, *told)


def _parting(session: Session, visit: Visiting, state: TicketState) -> Session:
    goodbye = Parting(replace(visit, notice=None, lit="", counting=None), state, session.at, session.at)
    return _lingering(replace(session, doing=goodbye, panel=None))


def _ticket(session: Session, visit: Visiting) -> tuple[PrintTicket, ...]:
    """The ticket that a visit leaves without being asked, if any."""
    ticket = ticket_of(session, visit)
    return (PrintTicket(ticket),) if ticket and prints_always(session, visit) else ()


def _hush(session: Session) -> tuple[StopReading, ...]:
    return (StopReading(),) if session.comfort.reading else ()


# --- the ledger --------------------------------------------------------------------------------------------------


def _ask(session: Session, question: Question) -> Step:
    match session.shown:
        case Visiting() as visit:
            before: Welcome | Visiting | Parting = replace(visit, notice=None, lit="")
        case Welcome() as welcome:
            before = replace(welcome, notice=None)
        case Parting() as parting:
            before = parting
    return _asking(session, before, question)


def _asking(session: Session, before: Welcome | Visiting | Parting, question: Question) -> Step:
    return replace(session, doing=Asking(before, question)), (question,)


def _telling(session: Session, visit: Visiting) -> Step:
    """What was counted in `visit` and not told yet is told as the visitor goes on, to whatever is on the screen now.

    What was not even counted needs no telling: an open question is a problem said already.
    """
    if isinstance(session.doing, Asking) or not (visit.counting and visit.counting.notes):
        return session, ()
    return _asking(session, session.doing, ReportParts(visit.counting.operation, visit.counting.notes))


def _answered(session: Session, asking: Asking, answer: Answer) -> Step:
    """Only the ledger's answer changes a visit. What was scanned before a card was shown is lent after it, in turn.

    After a long silence nobody knows whether the visitor is still there: then they are asked first.
    """
    longest = session.desk.idle_seconds * session.patience
    since = max(session.active_at, session.at - longest) if asking.silent else session.at
    session = replace(session, doing=asking.before, active_at=since)
    session, effects = _heard(session, asking.before, asking.question, answer)
    session = _renewed_one(session, asking.question, answer)
    if isinstance(answer, VisitOpened) and isinstance(asking.before, Visiting):
        session, told = _telling(session, asking.before)
        effects = (*effects, *told)
    match session.doing:
        case Visiting(visitor=Visitor(member=member), card=card, wanted=(item, *others)) as visit:
            session = replace(session, doing=replace(visit, wanted=tuple(others)))
            session, asked = _ask(session, LendOrReturn(member, item.barcode, card))
            return session, (*effects, *asked)
        case Visiting(visitor=Visitor(member=member), card=card, to_reserve=(item, *others)) as visit:
            session = replace(session, doing=replace(visit, to_reserve=tuple(others)))
            session, asked = _ask(session, Reserve(member, item.barcode, card))
            return session, (*effects, *asked)
        case Visiting(visitor=Visitor(), renewing=(_, *_)) as visit:
            session, asked = _renew_next(session, visit)
            return session, (*effects, *asked)
        case Visiting(visitor=Visitor(member=member), card=card, refused=(_, *_) as refused) as visit:
            if _differs_now(visit, answer):
                session, asked = _asking(session, visit, Reconsider(member, refused, card))
                return session, (*effects, *asked)
    return _lingering(session), effects


def _differs_now(visit: Visiting, answer: Answer) -> bool:
    """With less at home, what was refused may be possible; after anything else, what is offered may be so no more."""
    match answer:
        case Recorded(line=Line(deed=Deed.RETURNED | Deed.SWAPPED)) | Undone():
            return True
        case Recorded() | PartsReported():
            return any(one.again for one in visit.unsettled)
    return False


def _heard(session: Session, before: Welcome | Visiting | Parting, question: Question, answer: Answer) -> Step:
    now = session.at
    match answer:
        case VisitOpened():
            return _opened(session, before, question, answer)
        case Recorded():
            return _recorded(session, before, answer)
        case ItemFree(item, counts):
            return _hold_card(session, before, item, counts=counts)
        case Undone():
            return _undone(session, before, answer)
        case GivenUp(barcode):
            return _given_up(session, before, barcode)
        case CatalogueTold(catalogue):
            return replace(session, catalogue=catalogue), ()
        case LendingRefused(refusal):
            return _say(session, Notice(Word.REFUSED, now, refusal.item, refusal), question)
        case CodeUnknown(code):
            return _say(session, Notice(Word.UNKNOWN_CODE, now, code=code), question)
        case NumberRefused(wait_seconds):
            return _say(session, Notice(Word.NUMBER_REFUSED, now, wait_seconds=wait_seconds))
        case CardUnknown():
            return _say(session, Notice(Word.UNKNOWN_CARD, now))
        case CardLost():
            return _say(session, Notice(Word.LOST_CARD, now))
        case NumberScanned():
            return _say(session, Notice(Word.MEMBER_NUMBER, now))
        case UndoRefused():
            return _say(session, Notice(Word.CANNOT_UNDO, now))
        case Reconsidered(codes):
            return _reconsidered(session, before, codes), ()
        case PartsReported(operation, said, set_aside, hold):
            return _line_said(
                session, before, operation, lambda line: replace(line, parts_said=said, set_aside=set_aside, hold=hold)
            )
        case InstructionsConfirmed(operation):
            return _line_said(session, before, operation, lambda line: replace(line, confirmed=True))
        case LedgerFailed() if isinstance(question, LookAround):
            return _say(replace(session, panel=None), Notice(Word.NOT_TOLD, now))
        case LedgerFailed() if isinstance(question, Reconsider):
            return _reconsidered(session, before, ()), ()
        case LedgerFailed() if isinstance(question, ReportParts) and not _is_here(before, question.line):
            return session, ()
        case LedgerFailed():
            return _say(session, Notice(Word.NOT_KEPT, now), question)
    assert_never(answer)


def _opened(session: Session, before: Welcome | Visiting | Parting, question: Question, answer: VisitOpened) -> Step:
    """Another card ends the visit that was and begins its own; what waited for a card comes along, to be lent next."""
    left: tuple[Effect, ...] = ()
    if isinstance(before, Visiting):
        left = (*_hush(session), *_ticket(session, before))
    wanted, to_reserve = ((), ()) if isinstance(before, Parting) else (before.wanted, before.to_reserve)
    unsettled = before.unsettled if isinstance(before, Welcome) else ()
    comfort = session.comfort if isinstance(before, Welcome) else Comfort(session.desk.languages[0])
    if not comfort.chosen and answer.visitor.language in session.desk.languages:
        comfort = replace(comfort, language=answer.visitor.language)
    card = question.card if isinstance(question, OpenVisit) else None
    serial = session.serial + 1
    visit = Visiting(
        serial,
        answer.visitor,
        card,
        answer.today,
        answer.loans,
        unsettled=unsettled,
        wanted=wanted,
        renew_by=answer.renew_by,
        tags=() if isinstance(before, Parting) else before.tags,
        to_reserve=to_reserve,
        accounts=answer.accounts,
        before=answer.accounts,
        reservations=answer.reservations,
    )
    session = replace(session, doing=visit, serial=serial, comfort=comfort, panel=None)
    return session, (*left, *(() if wanted or to_reserve else (Chime.GOOD,)))


def _recorded(session: Session, before: Welcome | Visiting | Parting, answer: Recorded) -> Step:
    line, today = answer.line, answer.today
    effects: tuple[Effect, ...] = (Chime.GOOD, *_slip_of(session, line))
    if isinstance(before, Visiting):
        unsettled = tuple(one for one in before.unsettled if one.code != line.item.barcode)
        visit = replace(_standing(before, answer.account), unsettled=unsettled, today=today)
        if any(told.operation == line.operation for told in visit.lines):
            lines = tuple(line if told.operation == line.operation else told for told in visit.lines)
            return replace(session, doing=replace(visit, lines=lines, lit=line.item.barcode)), effects
        visit = replace(visit, lines=(line, *visit.lines), tags=_tags(visit.tags, line))
        if visit.counting and not visit.line(visit.counting.operation):
            visit = replace(visit, counting=None)
        return replace(session, doing=visit), effects
    if isinstance(before, Parting):
        session, before = _nobody(session), Welcome()
    serial = session.serial + 1
    visit = Visiting(serial, None, None, today, lines=(line,), unsettled=before.unsettled, wanted=before.wanted)
    visit = replace(visit, to_reserve=before.to_reserve, tags=before.tags)
    return replace(session, doing=visit, serial=serial), effects


def _standing(visit: Visiting, account: Account | None) -> Visiting:
    """How the visitor now stands with an initiative, in the order in which they were told."""
    if account is None:
        return visit
    key = account.initiative.key
    if any(one.initiative.key == key for one in visit.accounts):
        accounts = tuple(account if one.initiative.key == key else one for one in visit.accounts)
    else:
        accounts = (*visit.accounts, account)
    return replace(visit, accounts=accounts)


def _tags(known: tuple[str, ...], line: Line) -> tuple[str, ...]:
    return (*known, line.item.barcode) if line.swap and line.swap.most is None else known


def _slip_of(session: Session, line: Line) -> tuple[PrintHold, ...]:
    """The slip to lie on a thing that came back for somebody who waits for it."""
    return (PrintHold(HoldSlip(line.item, line.hold, session.desk.languages[0])),) if line.hold else ()


def _hold_card(session: Session, before: Welcome | Visiting | Parting, item: Item, *, counts: bool = False) -> Step:
    """A free thing with no card: nothing changes, the next card lends it. Of a tag that counts there is one more."""
    if isinstance(before, Parting):
        session = _nobody(session)
    base = Welcome() if isinstance(before, Parting) else before
    wanted = (*(other for other in base.wanted if counts or other != item), item)
    tags = (*base.tags, item.barcode) if counts and item.barcode not in base.tags else base.tags
    notice = Notice(Word.HOLD_CARD, session.at, item)
    return replace(session, doing=replace(base, wanted=wanted, tags=tags, notice=notice)), (Chime.LOOK,)


def _hold_card_to_reserve(session: Session, before: Welcome | Visiting, item: Item) -> Step:
    """Nothing changes: the next card reserves it."""
    to_reserve = (*(other for other in before.to_reserve if other != item), item)
    notice = Notice(Word.HOLD_CARD_TO_RESERVE, session.at, item)
    doing = replace(before, to_reserve=to_reserve, notice=notice)
    return replace(session, doing=doing, panel=None), (Chime.LOOK,)


def _given_up(session: Session, before: Welcome | Visiting | Parting, barcode: str) -> Step:
    if not isinstance(before, Visiting):
        return session, ()
    item = next((one.item for one in before.waiting if one.item.barcode == barcode), None)
    visit = replace(
        before,
        reservations=tuple(one for one in before.reservations if one.item.barcode != barcode),
        lines=tuple(line for line in before.lines if not (line.reservation and line.item.barcode == barcode)),
        notice=Notice(Word.GIVEN_UP, session.at, item),
    )
    return replace(session, doing=visit), (Chime.GOOD,)


def _undone(session: Session, before: Welcome | Visiting | Parting, answer: Undone) -> Step:
    operation = answer.operation
    if not isinstance(before, Visiting):
        return session, ()
    gone = before.line(operation)
    if gone is None:
        return session, ()
    visit = replace(
        _standing(before, answer.account),
        lines=tuple(line for line in before.lines if line.operation != operation),
        wanted=tuple(item for item in before.wanted if item != gone.item),
        counting=None if before.counting and before.counting.operation == operation else before.counting,
        notice=Notice(Word.UNDONE, session.at, gone.item),
    )
    sightings = session.sightings.forgets(gone.item.barcode)
    return replace(session, doing=visit, sightings=sightings), (Chime.GOOD,)


def _reconsidered(session: Session, before: Welcome | Visiting | Parting, codes: tuple[str, ...]) -> Session:
    if not isinstance(before, Visiting):
        return session
    unsettled = tuple(replace(one, again=one.refused and one.code in codes) for one in before.unsettled)
    return replace(session, doing=replace(before, unsettled=unsettled))


def _is_here(before: Welcome | Visiting | Parting, operation: Operation) -> bool:
    """Is this a line of whoever is here? What was told last of a visit is answered after it."""
    match before:
        case (Visiting() as visit) | Parting(visit=visit):
            return visit.line(operation) is not None
        case Welcome():
            return False
    assert_never(before)


def _line_said(
    session: Session, before: Welcome | Visiting | Parting, operation: Operation, tell: Callable[[Line], Line]
) -> Step:
    """The ledger keeps what was said of a line."""
    match before:
        case (Visiting() as visit) | Parting(visit=visit) if visit.line(operation):
            lines = tuple(tell(line) if line.operation == operation else line for line in visit.lines)
        case _:
            return session, ()
    slips = tuple(slip for line in lines if line.operation == operation for slip in _slip_of(session, line))
    if isinstance(before, Parting):
        return replace(session, doing=replace(before, visit=replace(visit, lines=lines))), slips
    counting = None if visit.counting and visit.counting.operation == operation else visit.counting
    return replace(session, doing=replace(visit, lines=lines, counting=counting)), (Chime.GOOD, *slips)


def _say(session: Session, notice: Notice, question: Question | None = None) -> Step:
    """One kind sentence; nothing else changes. What was said of a thing still shows when the next one is scanned."""
    match session.shown:
        case Parting() as parting:
            doing: Welcome | Visiting | Parting = replace(parting, notice=notice)
        case Visiting() | Welcome() as here:
            match question, here:
                case Renew(code=code), Visiting(renewing=(asked, *_)) if asked == code:
                    others = (one for one in here.unsettled if one.code != code)
                    doing = replace(here, unsettled=(Unsettled(code, notice, at_home=True), *others))
                case (LendOrReturn(code=code) | Lend(code=code) | Give(code=code)), _:
                    others = (one for one in here.unsettled if one.code != code)
                    doing = replace(here, notice=notice, unsettled=(Unsettled(code, notice), *others))
                case _:
                    doing = replace(here, notice=notice)
    return replace(session, doing=doing), (Chime.LOOK,)
