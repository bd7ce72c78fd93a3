"""Handles a touch of a visitor. A touch that no longer fits the screen changes nothing."""

from dataclasses import replace
from typing import assert_never

from kiosk.lending.effects import (
    AwaitParts,
    ConfirmInstructions,
    Give,
    GiveBack,
    GiveUp,
    KeepHistory,
    Lend,
    LendOrReturn,
    OpenVisitByNumber,
    PrintTicket,
    ReadAloud,
    ReadCatalogue,
    ReadSaved,
    Renew,
    ReportParts,
    Reserve,
    TakeSlip,
    Undo,
)
from kiosk.lending.events import (
    AllTherePressed,
    BiggerPressed,
    Browsed,
    DonePressed,
    GivePressed,
    GiveUpPressed,
    InstructionsRead,
    ItemFree,
    KeepHistoryPressed,
    LanguageChosen,
    ListenPressed,
    LoansUnfolded,
    MeantPressed,
    NoticeClosed,
    NumberTyped,
    Panel,
    PanelClosed,
    PanelOpened,
    PartNoted,
    PartsFolded,
    PartStillComes,
    PartsToldPressed,
    PartsUnfolded,
    PictureChosen,
    RenewAllPressed,
    RenewPressed,
    ReservePressed,
    ReturnPressed,
    SavedPressed,
    SlipWanted,
    Stepped,
    SwapCounted,
    TakePressed,
    TicketDeclined,
    TicketWanted,
    Touch,
    TryAgainPressed,
    UndoPressed,
)
from kiosk.lending.model import WHOLE, ByPicture, Line, LineKind, PartNote, PartsSaid
from kiosk.lending.states import HOLD_CARD, Counting, Goodbye, Session, TicketState, Visiting, Welcome, ticket_of
from kiosk.lending.visit.goodbye import done, say_goodbye
from kiosk.lending.visit.leaving_notes import write_note
from kiosk.lending.visit.meant import meant, not_meant
from kiosk.lending.visit.notes import NoteWritten
from kiosk.lending.visit.scans import code_read, count
from kiosk.lending.visit.steps import (
    BROWSED,
    READING,
    Step,
    ask,
    back_to_welcome,
    hold_card,
    hold_card_to_reserve,
    renew_next,
    report_counted_parts,
)

DOUBLE_TAP = 1.0
"""The seconds in which the goodbye takes no touch, because a second tap was meant for the screen before."""

_NOT_ALL_THERE = (PartsSaid.NOTHING, PartsSaid.PROBLEM)
"""The answers after which the visitor can still say that all parts are there, also if they reported a problem by
mistake.
"""


def accessibility_touched(session: Session, event: Touch) -> Step:
    """Handle a touch that changes how the screen is read or which panel is open, with or without a visitor."""
    match event:
        case LanguageChosen(language):
            accessibility = replace(session.accessibility, language=language, chosen=True)
            return replace(session, accessibility=accessibility, panel=session.panel_below), ()
        case BiggerPressed():
            return replace(
                session, accessibility=replace(session.accessibility, bigger=not session.accessibility.bigger)
            ), ()
        case ListenPressed():
            return replace(session, accessibility=replace(session.accessibility, reading=True)), (ReadAloud(),)
        case Stepped(text):
            return _stepped(session, text)
        case Browsed(text) if session.panel in BROWSED:
            return replace(session, catalogue_text=text), ()
        case PanelOpened(Panel.LANGUAGES):
            read = session.panel if session.panel in READING else None
            return replace(session, panel=Panel.LANGUAGES, panel_below=read), ()
        case PanelOpened(panel):
            return replace(session, panel=panel), ()
        case PanelClosed():
            return replace(session, panel=session.panel_below), ()
    return session, ()


def _stepped(session: Session, text: str) -> Step:
    """Handle an arrow key: the first one turns *luister* on and reads the whole screen, then the control with the
    focus.
    """
    if not session.settings.reads_aloud:
        return session, ()
    first = not session.accessibility.keys
    accessibility = replace(session.accessibility, keys=True, reading=True)
    return replace(session, accessibility=accessibility), (ReadAloud(text, whole=first),)


def touched(session: Session, doing: Welcome | Visiting | Goodbye, event: Touch) -> Step:
    match event:
        case PanelOpened(panel) if not _may_open(session, doing, panel):
            return session, ()
        case PanelOpened(Panel.NO_BARCODE) if session.by_picture is ByPicture.NONE:
            return replace(session, panel=Panel.CODE), ()
        case PanelOpened(Panel.CATALOGUE | Panel.NO_BARCODE as panel):
            return ask(replace(session, panel=panel), ReadCatalogue())
        case PictureChosen(barcode) if session.panel is Panel.NO_BARCODE:
            return code_read(replace(session, panel=None), doing, barcode, by_picture=True)
        case (
            LanguageChosen() | BiggerPressed() | ListenPressed() | Stepped() | Browsed() | PanelOpened() | PanelClosed()
        ):
            return accessibility_touched(session, event)
        case SlipWanted() if doing.notice and doing.notice.card:
            return ask(session, TakeSlip(doing.notice.card))
        case NoteWritten():
            return write_note(session, doing, event)
        case NumberTyped(number, pin) if session.settings.number_pad:
            return ask(session, OpenVisitByNumber(number.strip().upper(), pin))
    match doing:
        case Visiting():
            return _touched_in_visit(session, doing, event)
        case Goodbye():
            return _touched_at_goodbye(session, doing, event)
        case Welcome():
            return _touched_at_welcome(session, doing, event)
    assert_never(doing)


def _may_open(session: Session, doing: Welcome | Visiting | Goodbye, panel: Panel) -> bool:
    match panel:
        case Panel.GUIDE:
            return isinstance(doing, Welcome)
        case Panel.MINE:
            return isinstance(doing, Visiting) and doing.visitor is not None
        case Panel.NUMBER:
            return session.settings.number_pad
        case Panel.HELP | Panel.NOTE | Panel.CATALOGUE | Panel.NO_BARCODE:
            return not isinstance(doing, Goodbye)
        case Panel.CODE | Panel.LANGUAGES:
            return True
    assert_never(panel)


def _touched_at_welcome(session: Session, welcome: Welcome, event: Touch) -> Step:
    match event:
        case MeantPressed(code):
            return meant(session, welcome, code)
        case NoticeClosed() if welcome.notice and welcome.notice.asks_what_is_meant:
            return not_meant(session, welcome), ()
        case NoticeClosed() if welcome.notice and welcome.notice.kind not in HOLD_CARD:
            return replace(session, doing=replace(welcome, pending=welcome.pending.without_notice())), ()
        case NoticeClosed():
            return replace(session, doing=Welcome()), ()
        case ReservePressed(item):
            return hold_card_to_reserve(session, welcome, item)
    return session, ()


def _touched_in_visit(session: Session, visit: Visiting, event: Touch) -> Step:
    match event:
        case DonePressed():
            return done(session, visit)
        case MeantPressed(code):
            return meant(session, visit, code)
        case UndoPressed(operation) if visit.line(operation):
            return ask(session, Undo(operation))
        case RenewPressed(barcode) if visit.visitor and any(loan.item.barcode == barcode for loan in visit.at_home):
            return ask(replace(session, panel=None), Renew(visit.visitor.member, barcode))
        case TakePressed(barcode) if (line := visit.line_of(barcode)) and visit.may_go_along(line):
            if visit.visitor:
                by_picture = visit.is_by_picture(barcode)
                return ask(session, Lend(visit.visitor.member, barcode, visit.card, by_picture))
            return hold_card(session, replace(visit, highlighted=""), ItemFree(line.item))
        case ReturnPressed(barcode) if (line := visit.line_of(barcode)) and line.kind in (
            LineKind.LENT,
            LineKind.RENEWED,
        ):
            return ask(session, GiveBack(visit.visitor.member if visit.visitor else None, barcode))
        case TryAgainPressed(code) if visit.visitor and any(one.code == code and one.again for one in visit.unsettled):
            if (line := visit.dealt_with(code)) and line.swap:
                return count(session, visit, line, line.swap.taken + 1, line.swap.given)
            return ask(session, LendOrReturn(visit.visitor.member, code, visit.card, visit.is_by_picture(code)))
        case AllTherePressed(operation) if (line := visit.line(operation)) and line.parts_said in _NOT_ALL_THERE:
            return ask(session, ReportParts(operation))
        case PartsUnfolded(operation) if (line := visit.line(operation)) and line.kind in (
            LineKind.LENT,
            LineKind.RETURNED,
        ):
            return _parts_unfolded(session, visit, line)
        case PartNoted(note) if visit.counting and _can_be(note, visit.line(visit.counting.operation)):
            return replace(session, doing=replace(visit, counting=visit.counting.with_note(note))), ()
        case PartsFolded():
            return replace(session, doing=replace(visit, counting=None)), ()
        case PartsToldPressed() if visit.counting and visit.counting.notes:
            return ask(session, ReportParts(visit.counting.operation, visit.counting.notes))
        case PartStillComes(operation) if (line := visit.line(operation)) and line.lacks_parts:
            return ask(session, AwaitParts(operation))
        case SwapCounted(operation, taken, given) if line := visit.line(operation):
            return count(session, visit, line, taken, given)
        case GivePressed(code) if visit.visitor and any(one.code == code and one.may_give for one in visit.unsettled):
            if (line := visit.dealt_with(code)) and line.swap:
                return count(session, visit, line, line.swap.taken, line.swap.given + 1)
            return ask(session, Give(visit.visitor.member, code, visit.card))
        case ReservePressed(item) if visit.visitor:
            reserve = Reserve(visit.visitor.member, item.barcode, visit.card)
            return ask(replace(session, panel=None), reserve)
        case ReservePressed(item):
            return hold_card_to_reserve(session, visit, item)
        case GiveUpPressed(barcode) if visit.visitor and any(one.item.barcode == barcode for one in visit.waiting):
            return ask(session, GiveUp(visit.visitor.member, barcode))
        case SavedPressed() if visit.visitor:
            return ask(session, ReadSaved(visit.visitor.member))
        case KeepHistoryPressed() if visit.visitor:
            return ask(session, KeepHistory(visit.visitor.member, not visit.history.keeps))
        case RenewAllPressed() if visit.visitor:
            return renew_next(session, replace(visit, renewing=tuple(loan.item.barcode for loan in visit.at_home)))
        case InstructionsRead(operation) if (line := visit.line(operation)) and line.asks_confirmation:
            return ask(session, ConfirmInstructions(operation))
        case LoansUnfolded():
            return replace(session, doing=replace(visit, loans_unfolded=not visit.loans_unfolded)), ()
        case NoticeClosed() if visit.notice and visit.notice.asks_what_is_meant:
            return not_meant(session, visit), ()
        case NoticeClosed() if visit.message:
            return replace(session, doing=replace(visit, messages=visit.messages[1:])), ()
        case NoticeClosed():
            return replace(session, doing=replace(visit.with_notice(None), highlighted="")), ()
    return session, ()


def _parts_unfolded(session: Session, visit: Visiting, line: Line) -> Step:
    """Unfold the parts of a line, to count them; counts of another line are reported first.

    An item without parts has nothing to unfold: it is reported as broken.
    """
    if not line.parts:
        return ask(session, ReportParts(line.operation, (PartNote(WHOLE, broken=1),)))
    if visit.counting and visit.counting.operation == line.operation:
        return session, ()
    unfolded = replace(session, doing=replace(visit, counting=Counting(line.operation)))
    return report_counted_parts(unfolded, visit)


def _can_be(note: PartNote, line: Line | None) -> bool:
    """Is there such a part, with at least as many pieces as are reported missing or broken?"""
    if line is None or not 0 <= note.part < len(line.parts):
        return False
    return min(note.missing, note.broken) >= 0 and note.missing + note.broken <= line.parts[note.part].count


def _touched_at_goodbye(session: Session, goodbye: Goodbye, event: Touch) -> Step:
    if session.at - goodbye.since < DOUBLE_TAP:
        return session, ()
    match event, goodbye.ticket:
        case MeantPressed(code), _:
            return meant(session, goodbye, code)
        case DonePressed(), _:
            return back_to_welcome(session), ()
        case (
            TicketWanted(),
            TicketState.OFFERED | TicketState.DECLINED | TicketState.FAILED | TicketState.UNCONFIRMED,
        ):
            ticket = ticket_of(session, goodbye.visit)
            return say_goodbye(session, goodbye.visit, TicketState.PRINTING), (PrintTicket(ticket),) if ticket else ()
        case TicketDeclined(), TicketState.OFFERED | TicketState.COMING:
            return say_goodbye(session, goodbye.visit, TicketState.DECLINED), ()
        case NoticeClosed(), _:
            return replace(session, doing=replace(goodbye, notice=None)), ()
    return session, ()
