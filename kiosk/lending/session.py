"""A member's visit and a volunteer's shift as one pure function: `step(session, event) -> (session, effects)`.

Theory of operation. The session is in one of five states: `Welcome` (nobody is here), `Visiting` (with a card or
without), `Goodbye`, `Shift` (a volunteer is here) and `Asking` (the ledger was asked on behalf of one of them).
Everything that must be kept is a `Question` to the ledger, and only the ledger's `Answer` changes the visit: a line on
the screen is in the database already. While a question has no answer, the runtime keeps the visitor's events in their
order and delivers them later; ticks and news of devices go on.

The session learns the time only from `Tick`. Cards and codes carry the moment at which they were read, because they may
have waited for an answer.

One function handles each of the four kinds of event, and `step` does only what is common to all of them:

* `Tick`: ends and forgets what is over (`_ticked`);
* other `News`, from the devices, the ledger and the house (`_news`);
* `Answer`: to the visit or shift that asked (`_answered`);
* `Visit`, an action of the visitor: does it count, is the screen awake, is the ledger safe (`_visitor_did`).

Then, if something left the screen (a visit, its goodbye, a shift, a panel, a message of the house), `visit/moved_on.py`
does what follows; an ordinary scan and an ordinary tick leave nothing. Rare effects belong to their own event: a code
is learnt when the ledger answers with another code than was asked, a misread is noted when a code is unknown.

`visit/` handles the events of a visit: a card or a code in `scans.py`, a touch in `touches.py`, an answer of the ledger
in `answers.py`, the lines of the visit in `lines.py`, its end in `goodbye.py`, and the shared steps in `steps.py`.
`volunteers/` does the same for a shift.
"""

from dataclasses import replace
from datetime import datetime

from kiosk.lending.codes import one_code
from kiosk.lending.effects import (
    Chime,
    DimScreen,
    Effect,
    PrintPaper,
    ReadAloud,
    ReadNews,
    ReportTrouble,
    ReportUnreadable,
)
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
    HeadphoneSeen,
    KeysLeft,
    LanguageChosen,
    LedgerFailed,
    LedgerSilent,
    ListenPressed,
    News,
    Panel,
    PanelClosed,
    PanelOpened,
    Stepped,
    Tick,
    TicketDone,
    TimeRead,
    Touch,
    Touched,
    Visit,
    VisitOpened,
)
from kiosk.lending.model import Device, Guide, Trouble
from kiosk.lending.states import (
    GOODBYE_SECONDS,
    Accessibility,
    Answered,
    Asking,
    Goodbye,
    Here,
    Notice,
    NoticeKind,
    Pending,
    Session,
    TicketState,
    Visiting,
    Welcome,
)
from kiosk.lending.tickets import PrintResult
from kiosk.lending.upkeep.backups import BackupSlip, BackupsRead
from kiosk.lending.upkeep.documents import DocumentsRead
from kiosk.lending.upkeep.findings import KioskExamined
from kiosk.lending.upkeep.sheets import SheetsRead
from kiosk.lending.visit import meant
from kiosk.lending.visit.answers import answered
from kiosk.lending.visit.goodbye import left_behind, print_now, walked_away
from kiosk.lending.visit.messages import GOES_BEFORE
from kiosk.lending.visit.moved_on import moved_on
from kiosk.lending.visit.scans import card_laid, code_read, gap_for
from kiosk.lending.visit.somebody import somebody_there
from kiosk.lending.visit.steps import (
    Step,
    back_from_asking,
    back_to_welcome,
    report_counted_parts,
    show_notice,
    stop_reading,
)
from kiosk.lending.visit.touches import accessibility_touched, touched
from kiosk.lending.volunteers import answers as volunteer_answers
from kiosk.lending.volunteers import looking_over
from kiosk.lending.volunteers import scans as volunteer_scans
from kiosk.lending.volunteers import touches as volunteer_touches
from kiosk.lending.volunteers.events import ShiftAnswer, ShiftOpened, TimeConfirmed
from kiosk.lending.volunteers.shift import AtLastVisit, Shift, ShiftNotice, ShiftNoticeKind
from kiosk.lending.volunteers.steps import show_shift_notice

NOTICE_SECONDS = 10.0
"""The seconds for which a notice stays on the welcome screen, and a question on the goodbye. In a visit both stay until
the visitor does something else.
"""

ALONE_SECONDS = 30.0
"""The same time while no volunteer is there: then the notice offers choices to read."""

SLIP_SECONDS = 60.0
"""The same time for the code of an unknown card, which the visitor writes down if there is no paper."""

LAST_VISIT_SECONDS = 3600.0
"""The seconds for which a volunteer can see the lines of the visit before."""

ACCESSIBILITY = (Touched, Stepped, Browsed, LanguageChosen, BiggerPressed, ListenPressed, PanelClosed)
"""Touches that change only how the screen is read."""

_FAULTS = {
    CardFault.UNREADABLE: NoticeKind.UNREADABLE_CARD,
    CardFault.RANDOM: NoticeKind.RANDOM_CARD,
    CardFault.SHARED: NoticeKind.SHARED_CARD,
    CardFault.PAYMENT: NoticeKind.PAYMENT_CARD,
    CardFault.FOREIGN: NoticeKind.FOREIGN_CARD,
}


def step(session: Session, event: Event) -> Step:
    """The session after this event, and the effects that the runtime must carry out. Never raises."""
    before = session
    session, effects = _happened(session, event)
    if _occasion(session) != _occasion(before):
        session, followed = moved_on(before, session, event)
        effects = (*effects, *followed)
    if session.last_typed and not session.busy:
        session = replace(session, last_typed=None)
    if session.warned and not before.warned:
        effects = (*effects, Chime.LOOK)
    return _with_reading(before, session, effects) if session.listens else (session, effects)


def _happened(session: Session, event: Event) -> Step:
    """Call the function for this kind of event. While the ledger works on a question, actions of the visitor change
    nothing.
    """
    if isinstance(event, Tick):
        return _ticked(replace(session, at=max(event.at, session.at)))
    if isinstance(event, News | KeysLeft):
        return _news(session, event)
    if isinstance(event, Answer):
        return _answered(session, session.doing, event) if isinstance(session.doing, Asking) else (session, ())
    return (session, ()) if isinstance(session.doing, Asking) else _visitor_did(session, session.doing, event)


def _occasion(session: Session) -> tuple[object, ...]:
    """The kind of state, the number of the visit, the panel and the message of the house: when these differ, something
    left the screen.
    """
    shown = session.shown
    return type(shown), session.serial, session.panel, shown.message if isinstance(shown, Visiting) else None


def _with_reading(before: Session, session: Session, effects: tuple[Effect, ...]) -> Step:
    """The step for a visitor who listens: *luister* stays on, and news on the screen is read aloud."""
    session = replace(session, accessibility=replace(session.accessibility, reading=True))
    is_read = any(isinstance(effect, ReadAloud) for effect in effects)
    if not is_read and _on_screen(before) != _on_screen(session):
        effects = (*effects, ReadNews())
    return session, effects


def _on_screen(session: Session) -> tuple[object, ...]:
    """All values on which the words on the screen depend."""
    return session.shown, session.panel, session.warned, session.troubles, session.accessibility.language


# --- the ledger --------------------------------------------------------------------------------------------------


def _answered(session: Session, asking: Asking, answer: Answer) -> Step:
    """Apply the answer to the visit or shift that asked."""
    before = asking.before
    if isinstance(before, Shift):
        return _shift_answered(session, before, asking, answer)
    if isinstance(answer, ShiftOpened):
        return _volunteer_came(session, before, asking, answer)
    if isinstance(answer, ShiftAnswer):
        return _back_to_shift(session, asking), ()
    return answered(session, before, asking, answer)


def _shift_answered(session: Session, shift: Shift, asking: Asking, answer: Answer) -> Step:
    """Apply the answer to a shift. Another member's card ends the shift; other answers to a visit change nothing."""
    back = _back_to_shift(session, asking)
    match answer:
        case VisitOpened():
            fresh = replace(session, accessibility=Accessibility(session.settings.languages[0]))
            return answered(fresh, Welcome(), asking, answer)
        case CardUnknown() | CardLost():
            return show_shift_notice(back, shift, ShiftNotice(ShiftNoticeKind.UNKNOWN_CARD))
        case TimeConfirmed():
            session, reported = with_time(back, None)
            session, effects = volunteer_answers.answered(session, shift, asking.question, answer)
            return session, (*reported, *effects)
        case _ if isinstance(answer, ShiftAnswer | LedgerFailed):
            return volunteer_answers.answered(back, shift, asking.question, answer)
    return back, ()


def _volunteer_came(
    session: Session, before: Welcome | Visiting | Goodbye, asking: Asking, answer: ShiftOpened
) -> Step:
    """Begin the shift of a volunteer. A visit before it ends as by any other card: its ticket prints, counted parts are
    reported.
    """
    left = left_behind(session, before)
    session, effects = volunteer_answers.opened(_back_to_shift(session, asking), before, asking.question, answer)
    if isinstance(before, Visiting):
        session, asked = report_counted_parts(session, before)
        effects = (*effects, *asked)
    return session, (*left, *effects)


def _back_to_shift(session: Session, asking: Asking) -> Session:
    return back_from_asking(session, asking, session.settings.volunteer_seconds)


# --- time and devices --------------------------------------------------------------------------------------------


def _news(session: Session, event: News | KeysLeft) -> Step:
    """Handle news of the devices, the ledger and the house, also while the ledger works on a question."""
    match event:
        case DeviceLost(device, trouble):
            return _device_lost(session, event), _reported(session, device, trouble)
        case DeviceReady(device):
            return session.with_trouble(device, None), _reported(session, device, None)
        case TicketDone():
            return _ticket_done(session, event), ()
        case TimeRead(doubted):
            return with_time(session, doubted)
        case GuideRead(guide):
            return _guide_read(session, guide), ()
        case BackupsRead():
            return _backups_read(session, event)
        case DocumentsRead():
            return replace(session, documents=event), ()
        case SheetsRead():
            return replace(session, sheets=event), ()
        case KioskExamined():
            return looking_over.examined(session, event), ()
        case HeadphoneSeen(there):
            return _headphone_seen(session, there)
        case KeysLeft():
            accessibility = replace(session.accessibility, keys=False, reading=False)
            return replace(session, accessibility=accessibility), stop_reading(session)
        case LedgerSilent() if isinstance(session.doing, Asking):
            return replace(session, doing=replace(session.doing, silent=True)), ()
    return session, ()


def _ticked(session: Session) -> Step:
    quiet = session.at - session.active_at
    if session.last_visit and session.at - session.last_visit.at >= LAST_VISIT_SECONDS:
        session = replace(session, last_visit=None)
    session = meant.forget(session)
    match session.doing:
        case Goodbye(notice=Notice(at=at)) as goodbye if session.at - at >= NOTICE_SECONDS:
            session = meant.not_meant(session, goodbye)
    match session.doing:
        case Visiting() as visit if session.seconds_left is not None and session.seconds_left <= 0:
            return walked_away(session, visit)
        case Visiting(answered=Answered(until=until)) as visit if session.at >= until:
            return replace(session, doing=replace(visit, answered=None)), ()
        case Goodbye(ticket=TicketState.COMING, until=until) as goodbye if session.at >= until:
            printing, ticket = print_now(session, goodbye)
            left, effects = _ticked(printing)
            return (printing, ticket) if left is printing else (left, effects)  # `step` prints the ticket
        case Goodbye(until=until) if session.at >= until:
            return back_to_welcome(session), stop_reading(session)
        case Shift() if session.seconds_left is not None and session.seconds_left <= 0:
            return back_to_welcome(session), stop_reading(session)
        case Shift(page=AtLastVisit()) as shift if session.last_visit is None:
            return replace(session, doing=shift.gone_back()), ()
        case Welcome() as welcome:
            if quiet >= session.settings.idle_seconds:
                session = replace(session, accessibility=Accessibility(session.settings.languages[0]), panel=None)
                welcome = Welcome(pending=Pending(unsettled=welcome.unsettled, notice=welcome.notice))
            if welcome.notice and session.panel is None and _is_over(session, welcome.notice):
                welcome = replace(welcome, pending=welcome.pending.without_notice())
            session = replace(session, doing=welcome)
            if quiet >= session.settings.dim_seconds and not session.dimmed:
                return replace(session, dimmed=True), (DimScreen(dim=True),)
    return session, ()


def _is_over(session: Session, notice: Notice) -> bool:
    """Has the notice been on the welcome screen for long enough?"""
    if notice.kind is NoticeKind.CARD_SLIP:
        seconds = SLIP_SECONDS
    else:
        seconds = NOTICE_SECONDS if somebody_there(session) else ALONE_SECONDS
    return session.at - notice.at >= seconds


def _guide_read(session: Session, guide: Guide) -> Session:
    """Keep the guide. Once a volunteer is there, the page for a visitor who is alone closes."""
    session = replace(session, guide=guide)
    if not somebody_there(session):
        return session
    panel, below = (None if one is Panel.HELP else one for one in (session.panel, session.panel_below))
    return replace(session, panel=panel, panel_below=below)


def with_time(session: Session, doubted: datetime | None) -> Step:
    """The session with `doubted`, and the report to the volunteers if the time began or ceased to be trusted."""
    trouble = Trouble.DOUBTED if doubted else None
    reported = _reported(session, Device.CLOCK, trouble)
    return replace(session.with_trouble(Device.CLOCK, trouble), doubted=doubted), reported


def _reported(session: Session, device: Device, trouble: Trouble | None) -> tuple[ReportTrouble, ...]:
    """The report for the volunteers' inbox, if the state of a device changed; empty if it did not.

    The first state after a start is reported too, because it may end an earlier trouble, and so is that of a device
    that is not configured. Trouble of the ledger is not reported, because the ledger could not keep the report.
    """
    before = session.trouble(device)
    reported, reported_before = _worth_reporting(trouble), _worth_reporting(before)
    if (
        device is Device.LEDGER
        or trouble is Trouble.STARTING
        or (reported == reported_before and before is not Trouble.STARTING)
    ):
        return ()
    return (ReportTrouble(device, reported),)


def _worth_reporting(trouble: Trouble | None) -> Trouble | None:
    return None if trouble in (Trouble.STARTING, Trouble.NOT_CONFIGURED) else trouble


def _device_lost(session: Session, lost: DeviceLost) -> Session:
    card_debounce = session.card_debounce
    if lost.device is Device.READER:
        card_debounce = card_debounce.removed(session.at)
    return replace(session.with_trouble(lost.device, lost.trouble, lost.fault), card_debounce=card_debounce)


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
    goodbye = replace(
        goodbye,
        ticket=state,
        until=session.at + GOODBYE_SECONDS[state] * session.patience,
        slip=None if state is TicketState.PRINTED else event.slip,
        trouble=event.outcome.trouble,
    )
    doing = replace(session.doing, before=goodbye) if isinstance(session.doing, Asking) else goodbye
    return replace(session, doing=doing)


def _headphone_seen(session: Session, there: bool) -> Step:
    """A headphone turns *luister* on while it is plugged in, because only its wearer hears the voice."""
    session = replace(session, headphone=there)
    if there:
        return session, (ReadAloud(),) if session.listens else ()
    if session.listens:
        return session, ()
    stopped = stop_reading(session)
    return replace(session, accessibility=replace(session.accessibility, reading=False)), stopped


def _backups_read(session: Session, read: BackupsRead) -> Step:
    """Print the slip of a stick that was put in. On the welcome screen, a notice says the same for a while."""
    before, result = session.backups.put_in, read.put_in
    session = replace(session, backups=read)
    if result is None or result == before:
        return session, ()
    slip = PrintPaper(BackupSlip(result, session.settings.languages[0]))
    if not isinstance(session.doing, Welcome):
        return session, (slip,)
    kind = NoticeKind.NOT_BACKED_UP if result.fault else NoticeKind.BACKED_UP
    waking: tuple[Effect, ...] = (DimScreen(dim=False),) if session.dimmed else ()
    shown = session.doing.with_notice(Notice(kind, session.at, backup=result))
    session = replace(session, doing=shown, active_at=session.at, dimmed=False)
    return session, (*waking, Chime.LOOK if result.fault else Chime.GOOD, slip)


# --- the visitor -------------------------------------------------------------------------------------------------


def _visitor_did(session: Session, doing: Here, event: Visit) -> Step:
    """Handle a card, a code or a touch: decide whether it counts and is allowed now, and call the function for it.

    An event that counts makes the screen bright and restarts the idle timer. On a dimmed or warning screen, a touch
    does no more.
    """
    counts = True
    if isinstance(event, CodeScanned | CodeTyped):
        session, event = _as_meant(session, event)
    match event:
        case CodeScanned() | CodeRefused():
            session, counts = _code_counts(session, doing, event)
        case CardSeen() | CardRefused() | CardRemoved():
            session, counts = _card_counts(session, event)
    if not counts:
        return session, ()
    asleep, warned = session.dimmed or session.warned, session.warned
    waking: tuple[Effect, ...] = (DimScreen(dim=False),) if session.dimmed else ()
    session = replace(session, active_at=session.at, dimmed=False)
    if isinstance(event, Touch) and asleep:
        return session, waking
    session, stopped = _uncovered(session, event)
    if session.trouble(Device.LEDGER) is Trouble.UNSAFE and not (_is_accessibility(event) or _ends(doing, event)):
        return session, (*waking, *stopped, *(() if isinstance(event, Touch) else (Chime.LOOK,)))
    if isinstance(doing, Shift):
        session, effects = _volunteer_did(session, doing, event, warned)
    else:
        session, effects = _member_did(session, doing, event, warned)
    return session, (*waking, *stopped, *effects)


def _as_meant(session: Session, event: CodeScanned | CodeTyped) -> tuple[Session, CodeScanned | CodeTyped]:
    """The event with the code of the item that is meant, and the session with the code that a scanner typed as
    `last_typed`.
    """
    typed = event if isinstance(event, CodeScanned) and event.typed else None
    code = event.code.strip().upper()
    code = dict(session.learnt).get(code, code)
    if len(code) in one_code.ARTICLES:
        code = one_code.article_at_hand(session, code)
    return replace(session, last_typed=typed), replace(event, code=code)


def _card_counts(session: Session, event: CardSeen | CardRefused | CardRemoved) -> tuple[Session, bool]:
    """The session after the debounce of a card, and whether the event is a new tap or a new refusal."""
    match event:
        case CardRemoved(at):
            card_debounce, counts = session.card_debounce.removed(at), False
        case CardSeen(card, at, tapped=False):
            card_debounce, counts = session.card_debounce.found(card, at), False
        case CardSeen(card, at):
            card_debounce, counts = session.card_debounce.laid(card, at)
        case CardRefused(fault, at):
            card_debounce, counts = session.card_debounce.refused(fault, at)
    return replace(session, card_debounce=card_debounce), counts


def _code_counts(session: Session, doing: Here, event: CodeScanned | CodeRefused) -> tuple[Session, bool]:
    """The session after the debounce of a code, and whether the event is a new scan.

    A code that stays under the scanner is no new scan: it must neither wake the screen nor keep it awake.
    """
    code = event.code if isinstance(event, CodeScanned) else ""
    gap = volunteer_scans.gap_for(doing) if isinstance(doing, Shift) else gap_for(doing, code)
    code_debounce, counts = session.code_debounce.read(code, event.at, gap)
    return replace(session, code_debounce=code_debounce), counts


def _uncovered(session: Session, event: Visit) -> Step:
    """The session before a visitor's event is handled: reading aloud stops, and a card or a code closes the panel.

    *Luister* and the arrow keys do not stop it. The panel is closed so that the visitor sees the result of the card or
    code. Only the pad for a member's number stays open, because it shows the notice itself.
    """
    stopped: tuple[Effect, ...] = ()
    if not isinstance(event, ListenPressed | Stepped):
        stopped = stop_reading(session)
        session = replace(session, accessibility=replace(session.accessibility, reading=False))
    if not isinstance(event, Touch):
        session = replace(session, panel=session.panel if session.panel is Panel.NUMBER else None, panel_below=None)
    return session, stopped


def _member_did(session: Session, doing: Welcome | Visiting | Goodbye, event: Visit, warned: bool) -> Step:
    if isinstance(doing, Visiting) and doing.messages and isinstance(event, GOES_BEFORE):
        doing = replace(doing, messages=())
        session = replace(session, doing=doing)
    match event:
        case CodeScanned() | CodeTyped():
            session, effects = _code_came(session, doing, event)
        case CodeRefused():
            session, effects = _unreadable(session)
        case CardSeen(card, _):
            session, effects = card_laid(session, doing, card, warned)
        case CardRefused(fault, _):
            session, effects = show_notice(session, Notice(_FAULTS[fault], session.at))
        case CardRemoved():
            return session, ()
        case _:
            session, effects = touched(session, doing, event)
    if isinstance(doing, Goodbye):
        session = session.with_goodbye_extended()
    return session, effects


def _code_came(session: Session, doing: Welcome | Visiting | Goodbye, event: CodeScanned | CodeTyped) -> Step:
    """Handle a code. Soon after a visit, the visitor is asked first what a scan means, but never for a code that was
    typed by hand.
    """
    typed = isinstance(event, CodeTyped)
    if typed:
        session = replace(session, panel=None)
    if not event.code:
        return session, ()
    read = meant.code_scanned if session.just_ended.items and not typed else code_read
    return read(session, doing, event.code)


def _unreadable(session: Session) -> Step:
    """Show that a label could not be read, and report that once, not for every failed read."""
    before = None if isinstance(session.shown, Shift) else session.shown.notice
    session, effects = show_notice(session, Notice(NoticeKind.UNREADABLE_CODE, session.at))
    again = before is not None and before.kind is NoticeKind.UNREADABLE_CODE
    return session, effects if again else (*effects, ReportUnreadable())


def _volunteer_did(session: Session, shift: Shift, event: Visit, warned: bool) -> Step:
    match event:
        case CardSeen(card, _):
            return volunteer_scans.card_laid(session, shift, card, warned)
        case CardRefused(fault, _):
            return show_shift_notice(session, shift, ShiftNotice(ShiftNoticeKind.UNREADABLE, fault=fault))
        case CodeScanned(code, _):
            return volunteer_scans.code_read(session, shift, code)
        case CodeTyped(code):
            return volunteer_scans.code_read(replace(session, panel=None), shift, code) if code else (session, ())
        case CodeRefused():
            return show_shift_notice(session, shift, ShiftNotice(ShiftNoticeKind.UNREADABLE))
        case CardRemoved():
            return session, ()
        case LanguageChosen() | BiggerPressed() | ListenPressed() | Stepped() | Browsed() | PanelClosed():
            return accessibility_touched(session, event)
        case PanelOpened(Panel.LANGUAGES | Panel.CODE):
            return accessibility_touched(session, event)
    return volunteer_touches.touched(session, shift, event)


def _is_accessibility(event: Visit) -> bool:
    return isinstance(event, ACCESSIBILITY) or event == PanelOpened(Panel.LANGUAGES)


def _ends(doing: Here, event: Visit) -> bool:
    """Does this event end a visit or shift? Ending is allowed also while the ledger is unsafe.

    The lines are recorded already, so the ticket is given as always.
    """
    match doing, event:
        case (Shift() | Visiting(), DonePressed()):
            return True
        case (Shift(card=card) | Visiting(card=card), CardSeen(laid, _)):
            return card == laid
    return isinstance(doing, Goodbye) and isinstance(event, Touch)
