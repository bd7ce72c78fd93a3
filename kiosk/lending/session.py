"""A member's visit and a volunteer's shift as one pure function: `step(session, event) -> (session, effects)`.

Theory of operation. Five things can be going on: `Welcome` (nobody is here), `Visiting` (with a card or without),
`Goodbye`, `Shift` (a volunteer is here) and `Asking` (the ledger was asked on behalf of one of them).
What must be kept is asked of the ledger as a `Question` and only its answer changes the visit, so a line on the screen
is always durable already. While a question is open the runtime holds back what the visitor does, in order; the clock
and the devices go on.

Time comes in as `Tick`; cards and codes carry the moment they were seen, for they may have waited.

Here are the clock, the devices, and what holds of everything a visitor does. What it means stands in `visit/`: a card
or a code in `scans.py`, a touch in `touches.py`, the ledger's answer in `answers.py` and its lines in `lines.py`, the
goodbye in `goodbye.py`, and the moves that they share in `steps.py`. Of volunteers the same stands in `volunteers/`.
"""

from dataclasses import replace

from kiosk.lending.effects import Chime, DimScreen, Effect, ReportTrouble
from kiosk.lending.events import (
    Answer,
    BiggerPressed,
    Browsed,
    CardFault,
    CardLost,
    CardRefused,
    CardRemoved,
    CardSeen,
    CardUnknown,
    CodeRefused,
    CodeScanned,
    CodeTyped,
    DeviceLost,
    DeviceReady,
    DonePressed,
    Event,
    GuideRead,
    LanguageChosen,
    LedgerFailed,
    LedgerSilent,
    ListenPressed,
    Panel,
    PanelClosed,
    PanelOpened,
    Tick,
    TicketDone,
    Touch,
    Touched,
    Visit,
    VisitOpened,
)
from kiosk.lending.model import Cents, Device, Trouble
from kiosk.lending.states import (
    Accessibility,
    Asking,
    Goodbye,
    Here,
    LastVisit,
    Notice,
    NoticeKind,
    Session,
    TicketState,
    Visiting,
    Welcome,
)
from kiosk.lending.tickets import PrintResult
from kiosk.lending.visit.answers import answered
from kiosk.lending.visit.goodbye import GOODBYE_SECONDS, extend_goodbye, tickets_of, walked_away
from kiosk.lending.visit.scans import card_laid, code_read, gap_for
from kiosk.lending.visit.steps import READING, Step, back_to_welcome, report_counted_parts, show_notice, stop_reading
from kiosk.lending.visit.touches import accessibility_touched, touched
from kiosk.lending.volunteers import answers as volunteer_answers
from kiosk.lending.volunteers import scans as volunteer_scans
from kiosk.lending.volunteers import touches as volunteer_touches
from kiosk.lending.volunteers.events import ShiftAnswer, ShiftOpened
from kiosk.lending.volunteers.shift import AtLastVisit, Shift, ShiftNotice, ShiftNoticeKind
from kiosk.lending.volunteers.steps import show_shift_notice

NOTICE_SECONDS = 10.0
"""How long a word stays on the welcome screen; in a visit it stays until the next thing is done."""

LAST_VISIT_SECONDS = 3600.0
"""For so long a volunteer can help on with the visit before."""

ACCESSIBILITY = (Touched, Browsed, LanguageChosen, BiggerPressed, ListenPressed, PanelClosed)
"""Touches that change nothing but how the screen is read."""

_FAULTS = {
    CardFault.UNREADABLE: NoticeKind.UNREADABLE_CARD,
    CardFault.RANDOM: NoticeKind.RANDOM_CARD,
    CardFault.SHARED: NoticeKind.SHARED_CARD,
    CardFault.PAYMENT: NoticeKind.PAYMENT_CARD,
}


def step(session: Session, event: Event) -> Step:
    """What becomes of the session when something happens, and what is to be done about it. Never raises."""
    before = session.shown
    session, effects = _happened(session, event)
    if session.told and session.panel is not Panel.CATALOGUE:
        session = replace(session, told="")
    if session.beneath and session.panel is not Panel.LANGUAGES:
        session = replace(session, beneath=None)
    return _remembering(session, before), effects


def _remembering(session: Session, before: Here) -> Session:
    """What was done in a visit that is over stays for a while, for a volunteer to help on; what it cost does not."""
    match before, session.shown:
        case Visiting(serial=serial), Visiting(serial=same) | Goodbye(visit=Visiting(serial=same)) if serial == same:
            return session
        case Visiting(lines=(_, *_) as lines), _:
            pass
        case Goodbye(visit=Visiting(lines=(_, *_) as lines)), Welcome() | Shift() | Visiting():
            pass
        case _:
            return session
    return replace(session, last_visit=LastVisit(tuple(replace(line, price=Cents(0)) for line in lines), session.at))


def _happened(session: Session, event: Event) -> Step:
    match event:
        case Tick(at):
            return _ticked(replace(session, at=max(at, session.at)))
        case DeviceLost(device, trouble):
            return _device_lost(session, device, trouble), _reported(session, device, trouble)
        case DeviceReady(device):
            return session.with_trouble(device, None), _reported(session, device, None)
        case TicketDone():
            return _ticket_done(session, event), ()
        case GuideRead(guide):
            return replace(session, guide=guide), ()
        case LedgerSilent():
            silent = replace(session.doing, silent=True) if isinstance(session.doing, Asking) else session.doing
            return replace(session, doing=silent), ()
    if isinstance(session.doing, Asking):
        return _answered(session, session.doing, event) if isinstance(event, Answer) else (session, ())
    if isinstance(event, Answer):
        return session, ()
    return _visitor_did(session, session.doing, event)


def _answered(session: Session, asking: Asking, answer: Answer) -> Step:
    """The answer changes whoever asked; the card of a member, or of a volunteer, ends what was."""
    match asking.before, answer:
        case Shift(), VisitOpened():
            fresh = replace(session, accessibility=Accessibility(session.settings.languages[0]))
            return answered(fresh, Welcome(), asking, answer)
        case Shift() as shift, CardUnknown() | CardLost():
            return show_shift_notice(_back_to(session, asking), shift, ShiftNotice(ShiftNoticeKind.UNKNOWN_CARD))
        case Shift() as shift, _ if isinstance(answer, ShiftAnswer | LedgerFailed):
            return volunteer_answers.answered(_back_to(session, asking), shift, asking.question, answer)
        case Shift(), _:
            return _back_to(session, asking), ()
        case before, ShiftOpened():
            return _volunteer_came(session, before, asking, answer)
        case before, _ if not isinstance(answer, ShiftAnswer):
            return answered(session, before, asking, answer)
    return _back_to(session, asking), ()


def _volunteer_came(
    session: Session, before: Welcome | Visiting | Goodbye, asking: Asking, answer: ShiftOpened
) -> Step:
    """Their card ends a visit as another one does: its ticket comes, and what was counted in it is told."""
    left: tuple[Effect, ...] = ()
    if isinstance(before, Visiting):
        left = (*stop_reading(session), *tickets_of(session, before))
    session, effects = volunteer_answers.opened(_back_to(session, asking), before, asking.question, answer)
    if isinstance(before, Visiting):
        session, told = report_counted_parts(session, before)
        effects = (*effects, *told)
    return session, (*left, *effects)


def _back_to(session: Session, asking: Asking) -> Session:
    """After a long silence nobody knows whether the volunteer is still there: then they are asked first."""
    since = max(session.active_at, session.at - session.settings.volunteer_seconds) if asking.silent else session.at
    return replace(session, doing=asking.before, active_at=since)


# --- time and devices --------------------------------------------------------------------------------------------


def _ticked(session: Session) -> Step:
    quiet = session.at - session.active_at
    if session.last_visit and session.at - session.last_visit.at >= LAST_VISIT_SECONDS:
        session = replace(session, last_visit=None)
    match session.doing:
        case Visiting() as visit if session.seconds_left is not None and session.seconds_left <= 0:
            return walked_away(session, visit)
        case Goodbye(until=until) if session.at >= until:
            return back_to_welcome(session), stop_reading(session)
        case Shift() if session.seconds_left is not None and session.seconds_left <= 0:
            return back_to_welcome(session), stop_reading(session)
        case Shift(page=AtLastVisit()) as shift if session.last_visit is None:
            return replace(session, doing=shift.gone_back()), ()
        case Welcome() as welcome:
            if quiet >= session.settings.idle_seconds:
                session = replace(session, accessibility=Accessibility(session.settings.languages[0]), panel=None)
                welcome = replace(welcome, wanted=(), to_reserve=(), tags=())
            if welcome.notice and session.at - welcome.notice.at >= NOTICE_SECONDS:
                welcome = replace(welcome, notice=None, unsettled=())
            session = replace(session, doing=welcome)
            if quiet >= session.settings.dim_seconds and not session.dimmed:
                return replace(session, dimmed=True), (DimScreen(dim=True),)
    return session, ()


def _reported(session: Session, device: Device, trouble: Trouble | None) -> tuple[ReportTrouble, ...]:
    """News of a device is told to the volunteers once; where nothing is to work, nothing is wrong.

    The first that is heard of it after a start is news as well: what was wrong before may be over.
    """
    before = session.trouble(device)
    told, told_before = _worth_telling(trouble), _worth_telling(before)
    if (
        device is Device.LEDGER
        or trouble is Trouble.STARTING
        or (told == told_before and before is not Trouble.STARTING)
    ):
        return ()
    return (ReportTrouble(device, told),)


def _worth_telling(trouble: Trouble | None) -> Trouble | None:
    return None if trouble in (Trouble.STARTING, Trouble.NOT_CONFIGURED) else trouble


def _device_lost(session: Session, device: Device, trouble: Trouble) -> Session:
    card_debounce = session.card_debounce.removed(session.at) if device is Device.READER else session.card_debounce
    return replace(session.with_trouble(device, trouble), card_debounce=card_debounce)


def _ticket_done(session: Session, event: TicketDone) -> Session:
    match session.shown:
        case Goodbye(visit, TicketState.PRINTING) as goodbye if visit.serial == event.serial:
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
        goodbye,
        ticket=state,
        until=session.at + GOODBYE_SECONDS[state] * session.patience,
        slip=None if state is TicketState.PRINTED else event.slip,
        trouble=event.outcome.trouble,
    )
    doing = replace(session.doing, before=said) if isinstance(session.doing, Asking) else said
    return replace(session, doing=doing)


# --- the visitor -------------------------------------------------------------------------------------------------


def _visitor_did(session: Session, doing: Here, event: Visit) -> Step:
    match event:
        case CardRemoved(at):
            return replace(session, card_debounce=session.card_debounce.removed(at)), ()
        case CardSeen(card, at, tapped=False):
            return replace(session, card_debounce=session.card_debounce.found(card, at)), ()
    match event:
        case CardSeen(card, at):
            card_debounce, counts = session.card_debounce.laid(card, at)
        case CardRefused(fault, at):
            card_debounce, counts = session.card_debounce.refused(fault, at)
        case _:
            card_debounce, counts = session.card_debounce, True
    session = replace(session, card_debounce=card_debounce)
    if not counts:
        return session, ()
    dimmed, warned = session.dimmed, session.warned
    session = replace(session, active_at=session.at, dimmed=False)
    waking: tuple[Effect, ...] = (DimScreen(dim=False),) if dimmed else ()
    if isinstance(event, Touch) and (dimmed or warned):
        return session, waking
    if not isinstance(event, ListenPressed):
        waking = (*waking, *stop_reading(session))
        session = replace(session, accessibility=replace(session.accessibility, reading=False))
    if not isinstance(event, Touch):
        session = replace(session, panel=None if session.panel in READING else session.panel, beneath=None)
    if session.trouble(Device.LEDGER) is Trouble.UNSAFE and not (_is_accessibility(event) or _locks(doing, event)):
        return session, (*waking, *(() if isinstance(event, Touch) else (Chime.LOOK,)))
    if isinstance(doing, Shift):
        session, effects = _volunteer_did(session, doing, event, warned)
        return session, (*waking, *effects)
    match event:
        case CardSeen(card, _):
            session, effects = card_laid(session, doing, card, warned)
        case CardRefused(fault, _):
            session, effects = show_notice(session, Notice(_FAULTS[fault], session.at))
        case CodeScanned(code, at):
            code_debounce, new = session.code_debounce.sees(code, at, gap_for(doing, code))
            session = replace(session, code_debounce=code_debounce)
            session, effects = code_read(session, doing, code) if new else (session, ())
        case CodeTyped(code):
            code = code.strip().upper()
            session, effects = code_read(replace(session, panel=None), doing, code) if code else (session, ())
        case CodeRefused():
            session, effects = show_notice(session, Notice(NoticeKind.UNREADABLE_CODE, session.at))
        case _:
            session, effects = touched(session, doing, event)
    return extend_goodbye(session), (*waking, *effects)


def _volunteer_did(session: Session, shift: Shift, event: Visit, warned: bool) -> Step:
    match event:
        case CardSeen(card, _):
            return volunteer_scans.card_laid(session, shift, card, warned)
        case CardRefused(fault, _):
            return show_shift_notice(session, shift, ShiftNotice(ShiftNoticeKind.UNREADABLE, fault=fault))
        case CodeScanned(code, at):
            code_debounce, new = session.code_debounce.sees(code, at)
            session = replace(session, code_debounce=code_debounce)
            return volunteer_scans.code_read(session, shift, code) if new else (session, ())
        case CodeTyped(code):
            code = code.strip().upper()
            return volunteer_scans.code_read(replace(session, panel=None), shift, code) if code else (session, ())
        case CodeRefused():
            return show_shift_notice(session, shift, ShiftNotice(ShiftNoticeKind.UNREADABLE))
        case CardRemoved():
            return session, ()
        case LanguageChosen() | BiggerPressed() | ListenPressed() | Browsed() | PanelClosed():
            return accessibility_touched(session, event)
        case PanelOpened(Panel.LANGUAGES | Panel.CODE):
            return accessibility_touched(session, event)
    return volunteer_touches.touched(session, shift, event)


def _is_accessibility(event: Visit) -> bool:
    return isinstance(event, ACCESSIBILITY) or event == PanelOpened(Panel.LANGUAGES)


def _locks(doing: Here, event: Visit) -> bool:
    """A volunteer can always leave."""
    match doing, event:
        case Shift(), DonePressed():
            return True
        case Shift(card=card), CardSeen(laid, _):
            return card == laid
    return False
