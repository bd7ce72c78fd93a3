"""The page of a member, in words: what a volunteer may know of the member and do for them, behind tiles.

Whether there is a proof of the social tariff is shown only behind one tile, which only a coordinator sees. That tile is
there for every member and says the same for all.
"""

from datetime import date

from kiosk.lending.commands import ReserveFor
from kiosk.lending.events import NoticeClosed
from kiosk.lending.model import Device, LineKind, Loan, Refusal, Reservation
from kiosk.lending.states import Session
from kiosk.lending.volunteers.events import CommandChosen, Form, FormKind, FormOpened, ItemChosen
from kiosk.lending.volunteers.model import MemberFile
from kiosk.lending.volunteers.shift import AtMember, Shift
from screens.present.members.lines.holds import where
from screens.present.members.notices import picture_of
from screens.present.members.reasons import reason_text
from screens.present.members.refusals import RefusalView, codes
from screens.present.members.steps import Way, together
from screens.present.members.troubles import gone, type_code
from screens.present.values import Action, Message, Tone
from screens.present.volunteers.accounts import money_section, points_section, subscriptions_section
from screens.present.volunteers.notices import dismiss, volunteer_message
from screens.present.volunteers.paper.entering import paper_way
from screens.present.volunteers.person import (
    cards_section,
    messages_section,
    person_section,
    proofs_section,
    shown_section,
)
from screens.present.volunteers.privacy import privacy_section
from screens.present.volunteers.rows import LazyRows, RowGroup, RowView
from screens.present.volunteers.sheet import SectionView, SheetView
from screens.present.volunteers.ways import back, short, shut
from screens.present.words import NEAR, Words


def member_view(session: Session, shift: Shift, place: AtMember, words: Words) -> SheetView:
    file, volunteer = place.file, shift.volunteer
    typing = type_code(session, words)
    sections = (
        loans_section(file, shift.today, words),
        money_section(file, volunteer, words),
        subscriptions_section(file, shift.today, words),
        points_section(file, volunteer, words),
        reservations_section(file, words),
        cards_section(place, words),
        messages_section(file, words),
        shown_section(file, volunteer, words),
        person_section(file, words),
        proofs_section(file, shift.today, words),
        privacy_section(file, words),
    )
    return SheetView(
        key=f"member {file.member}",
        title=file.name,
        close=back(words),
        icon="account",
        # Translators: beside the name of a member: their number, and that what is scanned now is lent to them
        aside=words("{number} · scan om uit te lenen", number=file.number) if typing is None else file.number,
        message=volunteer_message(shift, words),
        dismiss=dismiss(shift, words),
        notes=tuple(_notes(session, place, words)),
        sections=tuple(section for section in sections if section),
        actions=(typing,) if typing else (),
        # Translators: a button, back to the page of this member
        shut=shut(words, words("Naar het lid")),
        refusal=_refusal(place, place.refused, words) if place.refused else None,
    )


def _notes(session: Session, place: AtMember, words: Words) -> list[Message]:
    file, notes = place.file, []
    if place.card_wanted:
        whose = words("Ze is voor {name}.", name=place.holder or file.name)
        if gone(session, Device.READER):
            notes.append(Message("card-off-outline", words("De kaartlezer werkt even niet."), tone=Tone.LOOK))
        else:
            notes.append(Message("contactless-payment", words("Hou de nieuwe kaart hier."), whose))
    if file.blocked is not None:
        text = words("Geblokkeerd: {message}", message=file.blocked) if file.blocked else words("Geblokkeerd")
        notes.append(Message("lock-outline", text, tone=Tone.LOOK))
    newest = next((line for line in place.lent if line.kind is LineKind.LENT), None)
    if newest:
        # Translators: an item was lent until that day
        day = words("tot {day}", day=words.due(newest.due_on).full) if newest.due_on else ""
        text = words.listed((words("geleend"), day))
        notes.append(Message("check-circle", words.said_of(newest.item.name, text), newest.instructions, Tone.GOOD))
    return notes


# --- what is out, and what is waited for -------------------------------------------------------------------------


def loans_section(file: MemberFile, today: date, words: Words) -> SectionView:
    loans = tuple(sorted(file.loans, key=lambda loan: loan.due_on))
    late = sum(loan.due_on < today for loan in loans)
    if late:
        # Translators: so many items should be back
        summary = words.many("{n} ding te laat", "{n} dingen te laat", late)
    else:
        summary = words.many("{n} ding", "{n} dingen", len(loans)) if loans else words("Niets")
    return SectionView(
        "loans",
        # Translators: what somebody has at home
        words("Thuis"),
        "home-outline",
        summary,
        Tone.LOOK if late else Tone.CALM,
        (RowGroup("", LazyRows(loans, loan_row, (today, words))),) if loans else (),
        actions=(paper_way(words),),
        nothing=words("Niets van hier is bij dit lid thuis."),
    )


def loan_row(loan: Loan, context: tuple[date, Words]) -> RowView:
    today, words = context
    late = words.money(loan.late_fee) if loan.late_fee else ""
    left = words.left(loan.due_on, today) if (loan.due_on - today).days <= NEAR else ""
    return RowView(
        key=loan.item.barcode,
        title=loan.item.name,
        picture=picture_of(loan.item),
        detail=" · ".join(part for part in (left, late) if part),
        when=short(loan.due_on, words),
        place=loan.item.initiative.name,
        tone=Tone.LOOK if loan.due_on < today else Tone.CALM,
        touch=Action(loan.item.name, ItemChosen(loan.item.barcode)),
    )


def reservations_section(file: MemberFile, words: Words) -> SectionView:
    ready = sum(one.hold is not None for one in file.reservations)
    many = len(file.reservations)
    if ready:
        # Translators: so many items lie there to be fetched
        summary = words.many("{n} ligt klaar", "{n} liggen klaar", ready)
    else:
        summary = words.many("Wacht op {n} ding", "Wacht op {n} dingen", many) if many else words("Geen")
    return SectionView(
        "reservations",
        words("Reservaties"),
        "bookmark-outline",
        summary,
        Tone.GOOD if ready else Tone.CALM,
        (RowGroup("", LazyRows(file.reservations, reservation_row, words)),) if many else (),
        nothing=words("Zoek een ding om het te reserveren, en kies daar het lid."),
    )


def reservation_row(one: Reservation, words: Words) -> RowView:
    if one.hold:
        detail = where(one.hold, words)
    else:
        # Translators: a place in a queue
        detail = words("Eerste op de lijst") if one.place <= 1 else words("Nummer {n} op de lijst", n=one.place)
    return RowView(
        key=one.item.barcode,
        title=one.item.name,
        picture=picture_of(one.item),
        detail=detail,
        when=short(one.hold.until, words) if one.hold else "",
        place=one.item.initiative.name,
        tone=Tone.GOOD if one.hold else Tone.CALM,
        touch=Action(one.item.name, ItemChosen(one.item.barcode)),
    )


# --- what they may not take --------------------------------------------------------------------------------------


def _refusal(place: AtMember, refusal: Refusal, words: Words) -> RefusalView:
    """The page of a refusal: every reason, what would help, and two buttons, to lend it anyway with a reason or to wait
    for it.
    """
    reasons = [reason_text(reason, refusal, words) for reason in refusal.reasons]
    steps = together([each.step for each in reasons])
    member, code = place.file.member, place.code
    # Translators: a button: the volunteer lends it, whatever is against it
    lend = Action(words("Toch uitlenen"), FormOpened(Form(FormKind.OVERRIDE, key=code)), "check-bold")
    wait = Action(words("Zet op de lijst"), CommandChosen(ReserveFor(member, code)), "playlist-plus")
    return RefusalView(
        title=refusal.item.name,
        # Translators: an item that a member may not borrow now
        text=words("Dit kan nu niet mee."),
        picture=picture_of(refusal.item),
        place=refusal.item.initiative.name,
        reasons=tuple(Message(each.icon, each.sentence) for each in reasons),
        steps=tuple(
            Message(one.way.value, " ".join(one.sentences))
            for one in steps
            if one.way is not Way.CALM and one.sentences
        ),
        code=codes(refusal),
        # Translators: a button, one step back
        close=Action(words("Terug"), NoticeClosed(), "arrow-u-left-top"),
        answers=(lend, *((wait,) if refusal.may_wait else ())),
    )
