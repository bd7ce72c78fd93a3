"""Handles a touch at the volunteers' desk. A touch that no longer fits the screen changes nothing."""

from dataclasses import replace
from datetime import datetime
from typing import assert_never

from kiosk.lending.commands import ConfirmTime, SettleEntry
from kiosk.lending.effects import Effect, OpenVisit, PrintPaper
from kiosk.lending.events import DonePressed, NoticeClosed, Touch
from kiosk.lending.reports.slips import FiguresSlip, OverdueSlip
from kiosk.lending.states import Session
from kiosk.lending.tickets import ItemLabel, PaperForm
from kiosk.lending.visit.steps import Step
from kiosk.lending.volunteers import forms, looking_over, paper, typed
from kiosk.lending.volunteers.events import (
    BackPressed,
    CardWanted,
    CommandChosen,
    CountChosen,
    DocumentsWanted,
    EntrySeen,
    FiguresWanted,
    FindingsWanted,
    Form,
    FormClosed,
    FormFilled,
    FormKind,
    FormOpened,
    InactiveWanted,
    ItemChosen,
    KeptWanted,
    LabelPressed,
    MemberChosen,
    OverdueWanted,
    PaperDayChosen,
    PaperFormPressed,
    PaperReturnsChosen,
    PastOperationChosen,
    PutAwayListPressed,
    ReportPrinted,
    SearchTyped,
    SheetJobChosen,
    SheetsWanted,
    Tile,
    TileChosen,
)
from kiosk.lending.volunteers.model import DeclineCause, ItemFile, MemberFile, Outcome
from kiosk.lending.volunteers.putting_away import PutAwaySlip
from kiosk.lending.volunteers.questions import (
    AskForDocuments,
    AskForSheet,
    CheckPin,
    ReadCounts,
    ReadFigures,
    ReadHours,
    ReadInactive,
    ReadInbox,
    ReadItem,
    ReadMember,
    ReadOverdue,
    ReadPastOperations,
    ReadPutAway,
    ReadSheets,
    ReadUndoing,
    SearchItem,
    SearchMember,
    WriteCount,
    WriteKept,
)
from kiosk.lending.volunteers.shift import (
    AtCheckIn,
    AtFigures,
    AtItem,
    AtLastVisit,
    AtMember,
    AtOverdue,
    AtPaper,
    AtPastOperations,
    AtPutAway,
    Searching,
    Shift,
)
from kiosk.lending.volunteers.steps import (
    ask,
    ask_with_pin,
    do,
    end_shift,
    pin_wanted,
    refused,
    reload_page,
    with_shift,
    without_notice,
)

YEARS = range(2026, 2100)
"""The years that can be typed as the present year."""


def touched(session: Session, shift: Shift, event: Touch) -> Step:
    by = shift.volunteer.member
    match event:
        case DonePressed():
            return end_shift(session)
        case NoticeClosed():
            return with_shift(session, _notice_closed(shift)), ()
        case BackPressed():
            return _back(session, shift)
        case TileChosen(tile):
            return _tile(session, shift, tile)
        case SearchTyped(text):
            return _search_typed(session, shift, text)
        case MemberChosen(member) if page := paper.behind(shift):
            return paper.member_found(session, shift, page, member)
        case MemberChosen(member):
            return ask_with_pin(session, shift, ReadMember(by, member))
        case ItemChosen(barcode) if page := paper.behind(shift):
            return paper.entered(*paper.back_with(session, shift, page), page, barcode)
        case ItemChosen(barcode):
            return ask(session, shift, ReadItem(by, barcode))
        case EntrySeen(operation, kind):
            rest = tuple(
                side_entry
                for side_entry in shift.side_entries
                if (side_entry.operation, side_entry.entry.kind) != (operation, kind)
            )
            return with_shift(session, replace(shift, side_entries=rest)), ()
        case CommandChosen(command):
            return do(session, shift, command)
        case PastOperationChosen(operation):
            return ask_with_pin(session, shift, ReadUndoing(by, operation))
        case CountChosen(number):
            return ask(session, shift, WriteCount(by, number))
        case KeptWanted() if isinstance(shift.page, AtMember):
            return ask_with_pin(session, shift, WriteKept(by, shift.page.file.member))
        case InactiveWanted():
            return ask_with_pin(session, shift, ReadInactive(by))
        case OverdueWanted():
            return ask_with_pin(session, shift, ReadOverdue(by))
        case FiguresWanted():
            return ask_with_pin(session, shift, ReadFigures(by))
        case FindingsWanted():
            return looking_over.wanted(session, shift)
        case ReportPrinted():
            return session, _report(session, shift)
        case DocumentsWanted():
            return ask_with_pin(session, shift, AskForDocuments(by))
        case SheetsWanted():
            return ask_with_pin(session, shift, ReadSheets(by))
        case SheetJobChosen(job, digest):
            return ask_with_pin(session, shift, AskForSheet(by, job, digest))
        case PaperDayChosen(day) if isinstance(shift.page, AtPaper):
            return with_shift(session, without_notice(replace(shift, page=replace(shift.page, day=day)))), ()
        case PaperReturnsChosen() if isinstance(shift.page, AtPaper):
            return with_shift(session, without_notice(replace(shift, page=replace(shift.page, member=None)))), ()
        case PaperFormPressed():
            return session, (PrintPaper(PaperForm(session.settings.languages)),)
        case FormOpened(form):
            return _form_opened(session, shift, form)
        case FormClosed():
            return with_shift(session, without_notice(shift.without_form())), ()
        case FormFilled(texts) if shift.form:
            return _filled(session, shift, shift.form, texts)
        case PutAwayListPressed() if isinstance(shift.page, AtPutAway):
            slip = PutAwaySlip(shift.page.items, session.settings.languages[0])
            return session, (PrintPaper(slip),)
        case LabelPressed():
            return session, _label(session, shift)
        case CardWanted() if isinstance(shift.page, AtMember):
            wanted = replace(shift.page, card_wanted=not shift.page.card_wanted, holder="")
            return with_shift(session, without_notice(replace(shift, page=wanted))), ()
    return session, ()


def _notice_closed(shift: Shift) -> Shift:
    page = shift.page
    if isinstance(page, AtMember):
        page = replace(page, refused=None, code="")
    return replace(shift, notice=None, unrecorded=(), page=page)


def _back(session: Session, shift: Shift) -> Step:
    """Go one step back: from a form or an undoing to the page below it, from a page to the one before, loaded again."""
    if shift.form:
        return with_shift(session, without_notice(shift.without_form())), ()
    match shift.page:
        case AtPastOperations(operations=(_, *_) as operations, undoing=undoing) if undoing:
            return with_shift(session, without_notice(replace(shift, page=AtPastOperations(operations)))), ()
        case AtPaper(day=chosen) as on_paper if chosen:
            return with_shift(session, without_notice(replace(shift, page=replace(on_paper, day=None)))), ()
        case AtMember(card_wanted=True) as page:
            return with_shift(
                session, without_notice(replace(shift, page=replace(page, card_wanted=False, holder="")))
            ), ()
    return reload_page(session, shift.gone_back())


def _tile(session: Session, shift: Shift, tile: Tile) -> Step:
    by = shift.volunteer.member
    match tile:
        case Tile.CHECK_IN:
            return with_shift(session, without_notice(shift.at(AtCheckIn()))), ()
        case Tile.INBOX:
            return ask(session, shift, ReadInbox(by))
        case Tile.MEMBER:
            return ask_with_pin(session, shift, SearchMember(by, ""))
        case Tile.ITEM:
            return ask(session, shift, SearchItem(by, ""))
        case Tile.STOCK:
            return ask(session, shift, ReadCounts(by))
        case Tile.HOURS:
            return ask(session, shift, ReadHours(by))
        case Tile.PUT_AWAY:
            return ask(session, shift, ReadPutAway(by))
        case Tile.UNDO:
            return ask_with_pin(session, shift, ReadPastOperations(by))
        case Tile.MINE if shift.card:
            return ask(session, shift, OpenVisit(shift.card, as_member=True))
        case Tile.PAPER:
            return paper.opened(session, shift)
        case Tile.LAST_VISIT if session.last_visit:
            return with_shift(session, without_notice(shift.at(AtLastVisit(session.last_visit.lines)))), ()
        case Tile.MINE | Tile.LAST_VISIT:
            return session, ()
    assert_never(tile)


def _search_typed(session: Session, shift: Shift, text: str) -> Step:
    by = shift.volunteer.member
    match shift.page:
        case Searching(items=True) as page:
            return ask(session, replace(shift, page=replace(page, text=text)), SearchItem(by, text))
        case Searching() as page:
            return ask(session, replace(shift, page=replace(page, text=text)), SearchMember(by, text))
    return session, ()


def _form_opened(session: Session, shift: Shift, form: Form) -> Step:
    """Open a form. While it is open, a card that is tapped is not given to the member on the page."""
    if isinstance(shift.page, AtMember):
        shift = replace(shift, page=replace(shift.page, card_wanted=False))
    shift = shift.without_form()
    if form.kind is FormKind.PIN:
        return pin_wanted(session, shift)
    return with_shift(session, without_notice(replace(shift, form=form))), ()


def _filled(session: Session, shift: Shift, form: Form, texts: tuple[str, ...]) -> Step:
    first = texts[0].strip() if texts else ""
    if form.kind is FormKind.PIN:
        return ask(session, shift, CheckPin(shift.volunteer.member, shift.card, first)) if first else (session, ())
    if form.kind is FormKind.POINTS:
        points = typed.points_of(first)
        if points is None:
            return refused(session, shift, DeclineCause.POINTS)
        return do(session, shift, SettleEntry(form.number, Outcome.APPROVED, points))
    if form.kind is FormKind.PAPER_DAY:
        return paper.day_typed(session, shift, first)
    if form.kind is FormKind.TIME:
        return _time_typed(session, shift, first, texts[-1].strip() if texts else "")
    if form.kind is FormKind.HOLDER and isinstance(shift.page, AtMember):
        return _holder_named(session, shift, shift.page, first)
    command = forms.command_of(form, texts, _about(shift, form))
    return refused(session, shift, command) if isinstance(command, DeclineCause) else do(session, shift, command, texts)


def _time_typed(session: Session, shift: Shift, day: str, time: str) -> Step:
    """Confirm this day and time, because those of the machine are wrong. Nothing changes if the time is trusted by
    now.
    """
    if session.doubted is None:
        return with_shift(session, without_notice(shift.without_form())), ()
    today, hour = typed.day_of(day), typed.time_of(time)
    if today is None or today.year not in YEARS:
        return refused(session, shift, DeclineCause.DAY)
    if hour is None:
        return refused(session, shift, DeclineCause.TIME)
    now = datetime.combine(today, hour, session.doubted.tzinfo)
    return do(session, shift, ConfirmTime(session.doubted, now))


def _about(shift: Shift, form: Form) -> MemberFile | ItemFile | str:
    """The subject of a form: the member or the item on the page below it, or else the code that was scanned."""
    match shift.page:
        case AtMember(file=file) | AtItem(file=file) if isinstance(file, forms.FORMS[form.kind].about):
            return file
    return shift.scanned


def _holder_named(session: Session, shift: Shift, page: AtMember, text: str) -> Step:
    """Wait for a card: the next one is given to the person of this name, or to the member if no name was typed."""
    name = typed.name_of(text)
    if text and name is None:
        return refused(session, shift, DeclineCause.TEXT)
    wanted = replace(page, card_wanted=True, holder=name or "")
    return with_shift(session, without_notice(replace(shift.without_form(), page=wanted))), ()


def _label(session: Session, shift: Shift) -> tuple[Effect, ...]:
    if isinstance(shift.page, AtItem):
        return (PrintPaper(ItemLabel(shift.page.file.item, session.settings.languages[0])),)
    return ()


def _report(session: Session, shift: Shift) -> tuple[Effect, ...]:
    language = session.settings.languages[0]
    match shift.page:
        case AtOverdue(overdue):
            return (PrintPaper(OverdueSlip(overdue, language)),)
        case AtFigures(report):
            return (PrintPaper(FiguresSlip(report, language)),)
    return ()
