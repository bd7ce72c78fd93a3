"""A member in person: messages, cards, inductions, what holds for them, and for coordinators their proofs."""

from datetime import date
from typing import assert_never

from kiosk.lending.commands import ConfirmAdult, LoseCard, ShowHow, Unblock, WithdrawMessage
from kiosk.lending.model import HouseMessage, MemberId
from kiosk.lending.pricing import Proof, ProofKind
from kiosk.lending.volunteers.events import CardWanted, CommandChosen, Form, FormKind, FormOpened
from kiosk.lending.volunteers.model import Induction, MemberCard, MemberFile, Volunteer
from kiosk.lending.volunteers.shift import AtMember
from screens.present.values import Action, Tone
from screens.present.volunteers.rows import LazyRows, RowGroup, RowView
from screens.present.volunteers.sheet import SectionView
from screens.present.volunteers.ways import short_with_year
from screens.present.words import Words


def messages_section(file: MemberFile, words: Words) -> SectionView:
    """The messages that the member will see on their next visit. A message goes once it was seen, or when it is
    withdrawn.
    """
    # Translators: a button: write a few words that the member sees on their next visit
    new = Action(words("Nieuw bericht"), FormOpened(Form(FormKind.MESSAGE)), "chat-outline")
    waiting = len(file.messages)
    return SectionView(
        "messages",
        # Translators: a few words of the house for a member
        words("Berichten"),
        "chat-outline",
        words.many("{n} wacht", "{n} wachten", waiting) if waiting else words("Geen"),
        groups=(RowGroup("", LazyRows(file.messages, message_row, (file.member, words))),) if waiting else (),
        actions=(new,),
        nothing=words("Zoals: je bril ligt aan de balie."),
    )


def message_row(message: HouseMessage, context: tuple[MemberId, Words]) -> RowView:
    member, words = context
    # Translators: a short button: the member will not see this message
    withdraw = Action(words("Trek in"), CommandChosen(WithdrawMessage(member, message.number)), "undo-variant")
    return RowView(
        key=str(message.number),
        title=message.text,
        icon="chat-outline",
        detail=words("Nog niet gezien"),
        answers=(withdraw,),
        facts=(message.text,),
    )


def cards_section(place: AtMember, words: Words) -> SectionView:
    file = place.file
    held = tuple(card for card in file.cards if not card.lost)
    lost = tuple(card for card in file.cards if card.lost)
    # Translators: buttons: the next card that is held here is for this member, or for somebody of their house
    new = Action(words("Nieuwe kaart"), CardWanted(), "plus-thick", on=place.card_wanted)
    other = Action(words("Voor iemand anders"), FormOpened(Form(FormKind.HOLDER)), "account-group")
    # Translators: a button: the code of a slip was brought, which a card got that nobody knew
    slip = Action(words("Van een briefje"), FormOpened(Form(FormKind.CARD_SLIP)), "receipt-text-outline")
    groups = (
        RowGroup("held", LazyRows(held, card_row, (file.member, file.name, words))),
        RowGroup("lost", LazyRows(lost, card_row, (file.member, file.name, words))),
    )
    return SectionView(
        "cards",
        words("Kaarten"),
        "cellphone-nfc",
        words.many("{n} kaart", "{n} kaarten", len(held)) if held else words("Geen"),
        groups=tuple(group for group in groups if len(group.rows)),
        actions=(new, slip, other),
        nothing="" if file.cards else words("Nog geen kaart."),
    )


def card_row(card: MemberCard, context: tuple[MemberId, str, Words]) -> RowView:
    member, name, words = context
    # Translators: a short button: this card was lost, it opens nothing any more
    lose = Action(words("Verloren"), CommandChosen(LoseCard(member, card.number)), "card-off-outline")
    # Translators: whose card it is
    whose = words("Kaart van iemand in huis") if card.holder else words("Eigen kaart")
    return RowView(
        key=str(card.number),
        title=card.holder or name,
        icon="card-off-outline" if card.lost else "card-account-details-outline",
        detail=words("Verloren gemeld") if card.lost else whose,
        tone=Tone.LOOK if card.lost else Tone.CALM,
        answers=() if card.lost else (lose,),
    )


def shown_section(file: MemberFile, volunteer: Volunteer, words: Words) -> SectionView | None:
    """The section of the inductions; None where no item needs one."""
    if not file.inductions and not file.teachable:
        return None
    groups = (
        RowGroup("teachable", LazyRows(file.teachable, teachable_row, (file.member, volunteer, words))),
        RowGroup("shown", LazyRows(file.inductions, shown_row, words)),
    )
    done = len(file.inductions)
    return SectionView(
        "shown",
        # Translators: what a member was shown how to work with
        words("Uitleg gehad"),
        "school-outline",
        words.many("{n} ding getoond", "{n} dingen getoond", done) if done else words("Nog niets"),
        groups=tuple(group for group in groups if len(group.rows)),
    )


def shown_row(one: Induction, words: Words) -> RowView:
    return RowView(
        key=f"{one.initiative.key} {one.category} {one.barcode}",
        title=one.name,
        icon="check-circle",
        # Translators: somebody was shown how this works
        detail=words("Getoond"),
        when=one.initiative.name,
        tone=Tone.GOOD,
    )


def teachable_row(one: Induction, context: tuple[MemberId, Volunteer, Words]) -> RowView:
    member, volunteer, words = context
    command = ShowHow(member, one.initiative.key, one.category, one.barcode)
    # Translators: a short button: I showed them how this works
    shown = Action(words("Getoond"), CommandChosen(command), "check-bold")
    return RowView(
        key=f"{one.initiative.key} {one.category} {one.barcode}",
        title=one.name,
        icon="school-outline",
        detail=one.initiative.name,
        answers=(shown,) if volunteer.acts_for(one.initiative) else (),
    )


def person_section(file: MemberFile, words: Words) -> SectionView:
    rows = (_pin_row(file, words), _block_row(file, words), *(() if file.adult else (_adult_row(file, words),)))
    if file.blocked is not None:
        summary, tone = words("Geblokkeerd"), Tone.LOOK
    elif not file.adult:
        summary, tone = words("18+ niet gezien"), Tone.LOOK
    else:
        # Translators: somebody is 18 or older
        summary, tone = words("18 of ouder"), Tone.CALM
    # Translators: what is known of a member in person
    return SectionView("person", words("Persoon"), "account", summary, tone, (RowGroup("", rows),))


def _pin_row(file: MemberFile, words: Words) -> RowView:
    return RowView(
        key="pin",
        title=words("Pincode"),
        icon="dialpad",
        detail=words("Er is er een") if file.has_pin else words("Er is er nog geen"),
        answers=(Action(words("Nieuwe pin"), FormOpened(Form(FormKind.MEMBER_PIN)), "dialpad"),),
    )


def _block_row(file: MemberFile, words: Words) -> RowView:
    if file.blocked is None:
        # Translators: a short button: this member cannot borrow until somebody has talked with them
        block = Action(words("Blokkeer"), FormOpened(Form(FormKind.BLOCK)), "lock-outline")
        return RowView("block", words("Mag lenen"), icon="check-circle", answers=(block,))
    free = Action(words("Deblokkeer"), CommandChosen(Unblock(file.member)), "check-bold")
    return RowView(
        "block",
        words("Geblokkeerd"),
        icon="lock-outline",
        detail=file.blocked,
        tone=Tone.LOOK,
        answers=(free,),
        facts=(file.blocked,) if file.blocked else (),
    )


def _adult_row(file: MemberFile, words: Words) -> RowView:
    return RowView(
        key="adult",
        title=words("18 jaar of ouder"),
        icon="human-male-child",
        detail=words("Nog niet gezien"),
        # Translators: a short button: I have seen that they are 18 or older
        answers=(Action(words("Gezien"), CommandChosen(ConfirmAdult(file.member)), "check-bold"),),
    )


def proofs_section(file: MemberFile, today: date, words: Words) -> SectionView | None:
    """The section of the proofs, whose tile is the same for every member; None for a volunteer who is no
    coordinator.
    """
    if file.proofs is None:
        return None
    # Translators: buttons: note a letter of referral, or a leisure pass at reduced tariff
    letter = Action(words("Brief noteren"), FormOpened(Form(FormKind.PROOF_LETTER)), "email-outline")
    pass_ = Action(words("UiTPAS noteren"), FormOpened(Form(FormKind.PROOF_UITPAS)), "card-account-details-outline")
    return SectionView(
        "proofs",
        # Translators: a letter that sends somebody to the house; only coordinators see it
        words("Verwijzing"),
        "email-outline",
        words("Voor coördinatoren"),
        groups=(RowGroup("", LazyRows(file.proofs, proof_row, (today, words))),) if file.proofs else (),
        actions=(letter, pass_),
        nothing="" if file.proofs else words("Niets genoteerd."),
    )


def proof_row(proof: Proof, context: tuple[date, Words]) -> RowView:
    today, words = context
    day = short_with_year(proof.until, words)
    over = proof.until < today
    return RowView(
        key=f"{proof.kind.value} {proof.until}",
        title=_kind(proof.kind, words),
        icon="email-outline" if proof.kind is ProofKind.LETTER else "card-account-details-outline",
        detail=words("stopte op {day}", day=day) if over else words("tot en met {day}", day=day),
        tone=Tone.LOOK if over else Tone.CALM,
    )


def _kind(kind: ProofKind, words: Words) -> str:
    match kind:
        case ProofKind.LETTER:
            return words("Verwijsbrief")
        case ProofKind.UITPAS:
            return words("UiTPAS")
    assert_never(kind)
