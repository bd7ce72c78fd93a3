"""The volunteers' desk as a pure function, beside the member's visit: what they scan, tap and touch, and the answers.

One scan is one return wherever nothing else was meant by it: on the page of a member it lends, where a thing is looked
for it opens that thing, in a stock-take it counts. Looking at members, and whatever changes members, money or roles,
asks for the volunteer's PIN once in a shift.
"""

from dataclasses import replace
from typing import assert_never

from kiosk.lending.effects import Chime, Effect, OpenVisit, PrintHold, PrintLabel, Question
from kiosk.lending.events import DonePressed, LedgerFailed, NoticeClosed, Touch
from kiosk.lending.model import CardId
from kiosk.lending.senses import Sightings
from kiosk.lending.states import Asking, Comfort, Session
from kiosk.lending.tickets import HoldSlip, ThingLabel
from kiosk.lending.visit.steps import Step, hush, nobody
from kiosk.lending.volunteers import forms
from kiosk.lending.volunteers.deeds import FREE_OF_PIN, CountThing, Deed, GiveCard, LendTo, UndoDeed
from kiosk.lending.volunteers.events import (
    BackPressed,
    Blank,
    CardWanted,
    CountChosen,
    CountTold,
    CountWritten,
    DeedChosen,
    DeedsTold,
    DeskRefused,
    EntrySeen,
    EntrySettled,
    Form,
    FormClosed,
    FormFilled,
    FormOpened,
    Found,
    HoursTold,
    InboxTold,
    LabelPressed,
    MemberChosen,
    MemberTold,
    PastDeedChosen,
    PinRight,
    PinWrong,
    ReturnTaken,
    Settled,
    ShiftAnswer,
    ShiftOpened,
    Sought,
    ThingChosen,
    ThingTold,
    Tile,
    TileChosen,
    UndoingTold,
)
from kiosk.lending.volunteers.model import DeskWhy, Outcome
from kiosk.lending.volunteers.questions import (
    CheckIn,
    CheckPin,
    Do,
    LookAtInbox,
    ReadCounts,
    ReadDeeds,
    ReadHours,
    ReadMember,
    ReadMemberOfCard,
    ReadThing,
    ReadUndoing,
    SeekMember,
    SeekThing,
    Settle,
    ShiftQuestion,
    WriteCount,
)
from kiosk.lending.volunteers.shift import (
    AtCheckIn,
    AtDeeds,
    AtHours,
    AtInbox,
    AtLastVisit,
    AtMember,
    AtStock,
    AtThing,
    Eye,
    Place,
    Seeking,
    Shift,
    ShiftNotice,
    ShiftWord,
)


def opened(session: Session, card: CardId | None, answer: ShiftOpened) -> Step:
    """A volunteer's card: it ended whatever was going on, and nothing of that is on the screen."""
    language = answer.volunteer.language
    comfort = Comfort(language if language in session.desk.languages else session.desk.languages[0])
    shift = Shift(
        session.serial + 1, answer.volunteer, card, answer.today, waiting=answer.waiting, open_now=answer.open_now
    )
    if session.desk.check_in_first and answer.open_now:
        shift = shift.at(AtCheckIn())
    return replace(session, doing=shift, serial=shift.serial, comfort=comfort, panel=None), (Chime.GOOD,)


# --- cards and codes ---------------------------------------------------------------------------------------------


def card_laid(session: Session, shift: Shift, card: CardId, warned: bool) -> Step:
    """The own card locks. Another one is for the member on the page, finds its member, or ends the shift."""
    session = replace(session, sightings=Sightings())
    if card == shift.card:
        return (session, ()) if warned else locked(session)
    match shift.place:
        case AtMember(file=file, card_wanted=True, holder=holder):
            return _do(session, shift, GiveCard(file.member, card, holder))
        case Seeking(things=False):
            return _ask(session, shift, ReadMemberOfCard(shift.volunteer.member, card))
    return _ask(session, shift, OpenVisit(card))


def code_read(session: Session, shift: Shift, code: str) -> Step:
    by = shift.volunteer.member
    match shift.place:
        case AtStock(count=count) if count:
            return _do(session, shift, CountThing(count.number, code))
        case AtMember(file=file):
            return _do(session, shift, LendTo(file.member, code))
        case Seeking(things=True) | AtThing():
            return _ask(session, shift, ReadThing(by, code))
        case AtCheckIn():
            return _ask(session, shift, CheckIn(by, code))
    return _ask(session, shift.at(AtCheckIn()), CheckIn(by, code))


def locked(session: Session) -> Step:
    """Back to the welcome screen; what was done stands."""
    return nobody(session), (*hush(session), Chime.DONE)


# --- touches -----------------------------------------------------------------------------------------------------


def touched(session: Session, shift: Shift, event: Touch) -> Step:
    by = shift.volunteer.member
    match event:
        case DonePressed():
            return locked(session)
        case NoticeClosed():
            place = shift.place
            if isinstance(place, AtMember):
                place = replace(place, refused=None, code="")
            return _now(session, replace(shift, notice=None, place=place)), ()
        case BackPressed():
            return _back(session, shift)
        case TileChosen(tile):
            return _tile(session, shift, tile)
        case Sought(text):
            return _sought(session, shift, text)
        case MemberChosen(member):
            return _with_pin(session, shift, ReadMember(by, member))
        case ThingChosen(barcode):
            return _ask(session, shift, ReadThing(by, barcode))
        case EntrySettled(number, outcome, points):
            return _settle(session, shift, Settle(by, number, outcome, points))
        case EntrySeen(operation, look):
            rest = tuple(eye for eye in shift.eyes if (eye.operation, eye.entry.look) != (operation, look))
            return _now(session, replace(shift, eyes=rest)), ()
        case DeedChosen(deed):
            return _do(session, shift, deed)
        case PastDeedChosen(operation):
            return _ask(session, shift, ReadUndoing(by, operation))
        case CountChosen(number):
            return _ask(session, shift, WriteCount(by, number))
        case FormOpened(form):
            return _now(session, replace(shift, form=form, notice=None)), ()
        case FormClosed():
            return _now(session, replace(shift, form=None, wanting=None, notice=None)), ()
        case FormFilled(texts) if shift.form:
            return _filled(session, shift, shift.form, texts)
        case LabelPressed():
            return session, _label(session, shift)
        case CardWanted() if isinstance(shift.place, AtMember):
            wanted = replace(shift.place, card_wanted=not shift.place.card_wanted, holder="")
            return _now(session, replace(shift, place=wanted, notice=None)), ()
    return session, ()


def noticed(session: Session, shift: Shift, word: ShiftWord, text: str = "") -> Step:
    """One sentence; nothing else changes."""
    return _now(session, replace(shift, notice=ShiftNotice(word, text=text))), (Chime.LOOK,)


def _back(session: Session, shift: Shift) -> Step:
    """One step; what was told there may have changed, so it is told anew. From an undoing it is back to the list."""
    if isinstance(shift.place, AtDeeds) and shift.place.undoing and shift.place.deeds:
        return _now(session, replace(shift, place=AtDeeds(shift.place.deeds), notice=None)), ()
    before = shift.gone_back()
    by = before.volunteer.member
    match before.place:
        case AtInbox():
            return _ask(session, before, LookAtInbox(by))
        case Seeking(things=False, text=text):
            return _ask(session, before, SeekMember(by, text))
        case Seeking(things=True, text=text):
            return _ask(session, before, SeekThing(by, text))
        case AtMember(file=file):
            return _ask(session, before, ReadMember(by, file.member))
        case AtThing(file=file):
            return _ask(session, before, ReadThing(by, file.item.barcode))
    return _now(session, before), ()


def _tile(session: Session, shift: Shift, tile: Tile) -> Step:
    by = shift.volunteer.member
    match tile:
        case Tile.CHECK_IN:
            return _now(session, shift.at(AtCheckIn())), ()
        case Tile.INBOX:
            return _ask(session, shift, LookAtInbox(by))
        case Tile.MEMBER:
            return _with_pin(session, shift, SeekMember(by, ""))
        case Tile.THING:
            return _ask(session, shift, SeekThing(by, ""))
        case Tile.STOCK:
            return _ask(session, shift, ReadCounts(by))
        case Tile.HOURS:
            return _ask(session, shift, ReadHours(by))
        case Tile.UNDO:
            return _with_pin(session, shift, ReadDeeds(by))
        case Tile.MINE if shift.card:
            return _ask(session, shift, OpenVisit(shift.card, as_member=True))
        case Tile.LAST_VISIT if session.last_visit:
            return _with_place(session, shift, AtLastVisit(session.last_visit.lines))
        case Tile.MINE | Tile.LAST_VISIT:
            return session, ()
    assert_never(tile)


def _with_place(session: Session, shift: Shift, place: Place) -> Step:
    return _now(session, shift.at(place)), ()


def _sought(session: Session, shift: Shift, text: str) -> Step:
    by = shift.volunteer.member
    match shift.place:
        case Seeking(things=True) as place:
            return _ask(session, replace(shift, place=replace(place, text=text)), SeekThing(by, text))
        case Seeking() as place:
            return _ask(session, replace(shift, place=replace(place, text=text)), SeekMember(by, text))
    return session, ()


def _filled(session: Session, shift: Shift, form: Form, texts: tuple[str, ...]) -> Step:
    if form.blank is Blank.PIN:
        return _ask(session, shift, CheckPin(shift.volunteer.member, shift.card, texts[0] if texts else ""))
    if form.blank is Blank.POINTS:
        points = forms.points_of(texts[0].strip()) if texts else None
        if points is None:
            return _refused(session, shift, DeskWhy.POINTS)
        settle = Settle(shift.volunteer.member, form.number, Outcome.APPROVED, points)
        return _settle(session, replace(shift, form=None), settle)
    if form.blank is Blank.HOLDER and isinstance(shift.place, AtMember):
        wanted = replace(shift.place, card_wanted=True, holder=" ".join(texts[0].split()) if texts else "")
        return _now(session, replace(shift, place=wanted, form=None)), ()
    match shift.place:
        case AtMember(file=file):
            deed = forms.deed_of_member(form, texts, file)
        case AtThing(file=thing) if form.blank is not Blank.NEW_THING:
            deed = forms.deed_of_thing(form, texts, thing)
        case _:
            deed = forms.deed_of_house(form, texts)
    if isinstance(deed, DeskWhy):
        return _refused(session, shift, deed)
    return _do(session, shift, deed)


# --- asking ------------------------------------------------------------------------------------------------------


def _ask(session: Session, shift: Shift, question: Question) -> Step:
    return replace(session, doing=Asking(replace(shift, notice=None), question)), (question,)


def _with_pin(session: Session, shift: Shift, question: ShiftQuestion) -> Step:
    """Ask once the PIN was given in this shift."""
    if shift.unlocked:
        return _ask(session, shift, question)
    if not shift.volunteer.has_pin:
        return _refused(session, shift, DeskWhy.NO_PIN)
    return _now(session, replace(shift, form=Form(Blank.PIN), wanting=question, notice=None)), ()


def _do(session: Session, shift: Shift, deed: Deed) -> Step:
    question = Do(shift.volunteer.member, deed)
    return _ask(session, shift, question) if isinstance(deed, FREE_OF_PIN) else _with_pin(session, shift, question)


def _settle(session: Session, shift: Shift, question: Settle) -> Step:
    """Points are as good as money."""
    if question.outcome is Outcome.APPROVED:
        return _with_pin(session, shift, question)
    return _ask(session, shift, question)


def _refused(session: Session, shift: Shift, why: DeskWhy) -> Step:
    return _now(session, replace(shift, notice=ShiftNotice(ShiftWord.REFUSED, why))), (Chime.LOOK,)


def _label(session: Session, shift: Shift) -> tuple[Effect, ...]:
    if isinstance(shift.place, AtThing):
        return (PrintLabel(ThingLabel(shift.place.file.item, session.desk.languages[0])),)
    return ()


def _now(session: Session, shift: Shift) -> Session:
    return replace(session, doing=shift)


# --- the ledger's answers ----------------------------------------------------------------------------------------


def answered(session: Session, shift: Shift, question: Question, answer: ShiftAnswer | LedgerFailed) -> Step:
    """What a volunteer asked is answered; `shift` is as it was when they asked."""
    match answer:
        case ShiftOpened():
            return opened(session, question.card if isinstance(question, OpenVisit) else None, answer)
        case ReturnTaken(entry, waiting):
            eyes = (*(Eye(entry.operation, look) for look in entry.looks), *shift.eyes)
            shift = replace(shift, entries=(entry, *shift.entries), eyes=eyes, waiting=waiting)
            slip = (PrintHold(HoldSlip(entry.item, entry.hold, _house(session))),) if entry.item and entry.hold else ()
            return _now(session, shift), (Chime.LOOK if entry.looks else Chime.GOOD, *slip)
        case InboxTold(entries):
            return _now(session, _at(replace(shift, waiting=len(entries)), AtInbox(entries))), ()
        case Settled():
            return _settled(session, shift, answer)
        case Found(text, members, things, more):
            found = Seeking(isinstance(question, SeekThing), text, members, things, more)
            return _now(session, _at(shift, found)), ()
        case MemberTold(file, lent):
            before = shift.place.lent if isinstance(shift.place, AtMember) else ()
            told = AtMember(file, lent=(lent, *before) if lent else before)
            return _now(session, _at(_said(shift, question), told)), _good(question)
        case ThingTold(file):
            return _now(session, _at(_said(shift, question), AtThing(file))), _good(question)
        case HoursTold(openings):
            return _now(session, _at(_said(shift, question), AtHours(openings))), _good(question)
        case DeedsTold(deeds):
            shift = _said(_without(shift, question), question)
            if isinstance(shift.place, AtCheckIn):
                return _now(session, shift), _good(question)
            return _now(session, _at(shift, AtDeeds(deeds))), _good(question)
        case UndoingTold(undoing):
            deeds = shift.place.deeds if isinstance(shift.place, AtDeeds) else ()
            return _now(session, _at(shift, AtDeeds(deeds, undoing))), ()
        case CountTold(count, running):
            return _now(session, _at(shift, AtStock(count, running))), _good(question)
        case CountWritten(path):
            return _now(session, replace(shift, notice=ShiftNotice(ShiftWord.WRITTEN, text=path))), (Chime.GOOD,)
        case PinRight():
            free = replace(shift, unlocked=True, form=None, wanting=None)
            return _ask(session, free, shift.wanting) if shift.wanting else (_now(session, free), ())
        case PinWrong(wait_seconds):
            wrong = ShiftNotice(ShiftWord.PIN_WRONG, wait_seconds=wait_seconds)
            return _now(session, replace(shift, notice=wrong)), (Chime.LOOK,)
        case DeskRefused(why, refusal, code):
            if refusal and isinstance(shift.place, AtMember):
                refused = replace(shift.place, refused=refusal, code=code)
                return _now(session, replace(shift, place=refused)), (Chime.LOOK,)
            return _refused(session, shift, why)
        case LedgerFailed():
            return noticed(session, shift, ShiftWord.NOT_KEPT)
    assert_never(answer)


def _at(shift: Shift, place: Place) -> Shift:
    """The same kind of place is the same place, as it is now; any other one is a step further."""
    return shift.instead(place) if isinstance(shift.place, type(place)) else shift.at(place)


def _said(shift: Shift, question: Question) -> Shift:
    return replace(shift, notice=ShiftNotice(ShiftWord.DONE)) if isinstance(question, Do) else shift


def _without(shift: Shift, question: Question) -> Shift:
    """A return that was undone did not come in: it counts no more, and nobody need look at it."""
    if not (isinstance(question, Do) and isinstance(question.deed, UndoDeed)):
        return shift
    undone = question.deed.operation
    entries = tuple(entry for entry in shift.entries if entry.operation != undone)
    return replace(shift, entries=entries, eyes=tuple(eye for eye in shift.eyes if eye.operation != undone))


def _good(question: Question) -> tuple[Effect, ...]:
    return (Chime.GOOD,) if isinstance(question, Do) else ()


def _settled(session: Session, shift: Shift, answer: Settled) -> Step:
    """It is off the inbox and off the side of the check-in."""
    place = shift.place
    entries = place.entries if isinstance(place, AtInbox) else ()
    of_this = (*(eye.entry for eye in shift.eyes), *entries)
    item = next((entry.item for entry in of_this if entry.number == answer.number), None)
    if isinstance(place, AtInbox):
        place = AtInbox(tuple(entry for entry in entries if entry.number != answer.number))
    eyes = tuple(eye for eye in shift.eyes if eye.entry.number != answer.number)
    slip = (PrintHold(HoldSlip(item, answer.hold, _house(session))),) if item and answer.hold else ()
    shift = replace(shift, place=place, eyes=eyes, waiting=answer.waiting, form=None)
    return _now(session, shift), (Chime.GOOD, *slip)


def _house(session: Session) -> str:
    return session.desk.languages[0]
