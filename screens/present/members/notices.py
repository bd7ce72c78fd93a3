"""The one kind sentence for what could not be done, and what to do next."""

from collections import Counter
from collections.abc import Sequence
from math import ceil
from typing import assert_never

from kiosk.lending.cards import spaced
from kiosk.lending.codes.labels import is_link
from kiosk.lending.limits import SHORTEST_DESK_PIN
from kiosk.lending.model import Device, Item, Refusal
from kiosk.lending.states import HOLD_CARD, Goodbye, Notice, NoticeKind, Pending, Session, Visiting, Welcome
from kiosk.lending.visit.somebody import somebody_there
from kiosk.lending.volunteers.shift import Shift
from screens.present.backups import backup_message
from screens.present.members.reasons import reason_text, too_few
from screens.present.members.refusals import codes
from screens.present.members.troubles import gone
from screens.present.values import Message, Picture, Tone
from screens.present.words import Words

LONGEST_SHOWN = 20
"""The most characters of an unknown code that are shown: enough to see a typing error."""

SIDES = {"left": "arrow-left-bold", "right": "arrow-right-bold", "below": "arrow-down-bold"}


def picture_of(item: Item) -> Picture:
    return Picture(item.picture, item.initiative.colour)


def notice_message(session: Session, words: Words) -> Message | None:
    """The message to show; None for none. While an item waits for a card, the message says so."""
    match session.shown:
        case Welcome(pending=Pending(to_lend=wanted)) | Visiting(pending=Pending(to_lend=wanted)) if wanted:
            return last_message(session, words) or _hold_card(session, wanted, words)
        case Welcome(pending=Pending(to_reserve=wanted)) | Visiting(pending=Pending(to_reserve=wanted)) if wanted:
            return last_message(session, words) or _hold_card_to_reserve(session, wanted, words)
        case _:
            return last_message(session, words)


def last_message(session: Session, words: Words) -> Message | None:
    """The message of the last notice; None where there is none, or where it asks for a card."""
    match session.shown:
        case Welcome(notice=Notice(kind=kind)) | Visiting(notice=Notice(kind=kind)) if kind in HOLD_CARD:
            return None
        case Welcome(notice=notice) | Visiting(notice=notice) | Goodbye(notice=notice):
            return message_of(session, notice, words) if notice else None
        case Shift():
            return None  # the volunteers' pages show this notice themselves


def message_of(session: Session, notice: Notice, words: Words) -> Message:
    """The message of a notice: its icon, one sentence, and what to do next."""
    own_card = words("Neem de kaart waarmee je hier leent.")
    match notice.kind:
        case NoticeKind.UNKNOWN_CARD:
            other = words("Probeer een andere kaart.")
            if notice.card:
                # Translators: a slip with a code, by which a volunteer can make the card known later
                other = words("Probeer een andere kaart. Met een briefje schrijft een vrijwilliger deze later in.")
            detail = _or_desk(session, other, words("Probeer een andere kaart, of vraag hulp aan de balie."))
            return _look("card-account-details-outline", words("Deze kaart kennen we nog niet."), detail)
        case NoticeKind.CARD_SLIP:
            return _card_slip(session, notice, words)
        case NoticeKind.NO_SLIP:
            return _look(
                "card-account-details-outline", words("Een briefje kan nu niet."), words("Hou je kaart nog eens hier.")
            )
        case NoticeKind.LOST_CARD:
            found = words("Heb je ze teruggevonden? Vertel het aan de balie.")
            detail = _or_desk(session, words("Neem de kaart waarmee je hier leent."), found)
            return _look("lock-outline", words("Deze kaart is gemeld als verloren."), detail)
        case NoticeKind.UNREADABLE_CARD:
            detail = words("Hou je kaart nog eens rustig tegen de lezer.")
            return _look("card-off-outline", words("We konden je kaart niet goed lezen."), detail)
        case NoticeKind.RANDOM_CARD:
            return _look("cellphone", words("Met een gsm gaat het hier niet."), own_card)
        case NoticeKind.SHARED_CARD:
            detail = _or_desk(
                session,
                words("Probeer een andere kaart."),
                words("Probeer een andere kaart, of vraag hulp aan de balie."),
            )
            return _look("card-off-outline", words("Met deze kaart weten we niet wie je bent."), detail)
        case NoticeKind.FOREIGN_CARD:
            return _look("card-off-outline", words("Deze kaart werkt hier niet."), own_card)
        case NoticeKind.PAYMENT_CARD:
            return _look("credit-card-off-outline", words("Dit is een bankkaart. Er is niets betaald."), own_card)
        case NoticeKind.UNKNOWN_CODE:
            detail = _or_desk(
                session,
                words("Probeer een andere streepjescode."),
                words("Probeer een andere streepjescode, of vraag hulp aan de balie."),
            )
            return _look("barcode", words("De code {code} kennen we niet.", code=shortened(notice.code)), detail)
        case NoticeKind.UNREADABLE_CODE:
            detail = words("Scan nog eens, met de streepjes recht voor het licht.")
            return _look("barcode-scan", words("De scanner kon dit niet goed lezen."), detail)
        case NoticeKind.MEMBER_NUMBER:
            return _member_number(session, words)
        case NoticeKind.NUMBER_REFUSED:
            text = words("Dit nummer en deze pincode horen niet bij elkaar.")
            return _look("dialpad", text, when_again(notice.wait_seconds, words))
        case NoticeKind.PAD_PAUSED:
            return _look("dialpad", words("Typen gaat nu even niet."), when_again(notice.wait_seconds, words))
        case NoticeKind.DESK_BY_CARD:
            detail = words("Of met een pincode van {n} cijfers.", n=SHORTEST_DESK_PIN)
            return _look("card-account-details-outline", words("Vrijwilliger? Je scherm opent met je kaart."), detail)
        case NoticeKind.REFUSED:
            return _refused(session, notice.refusal, words)
        case NoticeKind.PARTS_FOUND:
            text = words("Dank je! Leg het stukje hier.")
            return _about_part("puzzle", text, words("Met het briefje erbij."), notice.item)
        case NoticeKind.PARTS_SETTLED:
            # Translators: the slip of a missing part was scanned, and the part is not looked for any more
            text = words("Dit briefje is al in orde. Dank je!")
            detail = words("Heb je nog een stukje? Leg het hier bij het scherm.")
            return _about_part("puzzle-outline", text, detail, notice.item)
        case NoticeKind.UNDONE:
            return Message("undo-variant", words("Het is weer zoals het was."), *_about(notice.item, Tone.GOOD))
        case NoticeKind.CANNOT_UNDO:
            text = words("Dat kan nu niet meer veranderen.")
            if notice.points is not None:
                return _look("star-circle", text, too_few(notice.points, words))
            alone = words("Er gebeurde ondertussen iets anders mee.")
            detail = _or_desk(
                session, alone, words("Er gebeurde ondertussen iets anders mee. Vraag hulp aan de balie.")
            )
            return _look("information-outline", text, detail)
        case NoticeKind.BRINGS_BACK:
            return Message("help-circle", words("Breng je dit terug?"), *_about(notice.item, Tone.LOOK))
        case NoticeKind.TAKES_ALONG:
            return Message("help-circle", words("Neem je dit mee?"), *_about(notice.item, Tone.LOOK))
        case NoticeKind.NOT_KEPT:
            detail = words("Er is niets veranderd. Probeer het nog eens.")
            return _look("alert-circle-outline", words("Dat is niet gelukt."), detail)
        case NoticeKind.HOLD_CARD:
            return _hold_card(session, (notice.item,) if notice.item else (), words)
        case NoticeKind.HOLD_CARD_TO_RESERVE:
            return _hold_card_to_reserve(session, (notice.item,) if notice.item else (), words)
        case NoticeKind.GIVEN_UP:
            text = words("Je wacht hier niet meer op.")
            return Message("check", text, *_about(notice.item, Tone.GOOD))
        case NoticeKind.BACKED_UP | NoticeKind.NOT_BACKED_UP:
            return backup_message(notice.backup, words) if notice.backup else _refused(session, None, words)
        case NoticeKind.NOTE_LEFT:
            return _note_left(session, notice, words)
        case NoticeKind.NOTE_AGAIN:
            text, detail = words("Hierover ligt al een briefje."), words("Dank je! We weten het.")
            return Message("email-outline", text, detail, Tone.GOOD, code=notice.code)
        case NoticeKind.NOTES_ENOUGH:
            detail = words("We lezen ze allemaal. Probeer het straks nog eens.")
            return _look("email-outline", words("Er zijn al veel briefjes."), detail)
        case NoticeKind.NOT_READ:
            detail = words("Probeer het straks nog eens.")
            return _look("timer-sand", words("We kunnen nu niet tonen wat er is."), detail)
    assert_never(notice.kind)


def _or_desk(session: Session, alone: str, there: str) -> str:
    """`there`, a sentence that sends the visitor to the desk, while somebody is there; otherwise `alone`."""
    return there if somebody_there(session) else alone


def _look(icon: str, text: str, detail: str) -> Message:
    return Message(icon, text, detail, Tone.LOOK)


def _note_left(session: Session, notice: Notice, words: Words) -> Message:
    """The message that the note is kept; where no slip is printed, the visitor writes its code on paper."""
    if gone(session, Device.PRINTER):
        detail = words("Schrijf de code op een blad en leg het erbij.")
    else:
        detail = words("Leg het briefje uit de printer erbij.")
    return Message("email-outline", words("Dank je! We weten het."), detail, Tone.GOOD, code=notice.code)


def _about(item: Item | None, tone: Tone) -> tuple[str, Tone, Picture | None]:
    """The last fields of a message about an item: its name as the detail, the tone, and its picture; None for no
    picture.
    """
    return (item.name, tone, picture_of(item)) if item else ("", tone, None)


def _about_part(icon: str, text: str, detail: str, item: Item | None) -> Message:
    """A message about a part of an item, with its name before the detail."""
    name, tone, picture = _about(item, Tone.GOOD)
    return Message(icon, text, f"{name}\n{detail}" if name else detail, tone, picture)


def _member_number(session: Session, words: Words) -> Message:
    if gone(session, Device.READER) and session.settings.number_pad:
        text = words("Typ je lidnummer op het scherm.")
        return _look("dialpad", text, words("Je lidnummer scannen gaat niet."))
    icon = SIDES.get(session.settings.reader_side, "card-account-details-outline")
    return _look(icon, words("Hou je kaart hier."), words("Dit is een lidnummer. We hebben je kaart nodig."))


def _card_slip(session: Session, notice: Notice, words: Words) -> Message:
    """The message with the code for an unknown card, and what the code is for."""
    text = words("Jouw code: {code}", code=spaced(notice.code))
    day = words.due(notice.until).full if notice.until else ""
    if gone(session, Device.PRINTER):
        taken = words("Schrijf deze code op.")
    else:
        taken = words("Ze staat op je briefje.")
    # Translators: the code that the visitor has for a card which the house does not know; that day is still in time
    use = words("Toon ze tot en met {day} aan een vrijwilliger. Dan kennen we je kaart.", day=day)
    return Message("receipt-text-outline", text, f"{taken} {use}", Tone.GOOD)


def when_again(wait_seconds: int, words: Words) -> str:
    """When to try again, in whole minutes; at once where there is nothing to wait for.

    The number is that of the moment of the notice, because a changing number unsettles.
    """
    if not wait_seconds:
        return words("Probeer het nog eens.")
    return words.many(
        "Probeer het over {n} minuut nog eens.", "Probeer het over {n} minuten nog eens.", ceil(wait_seconds / 60)
    )


def _refused(session: Session, refusal: Refusal | None, words: Words) -> Message:
    """The message of a refusal in a few words, where there is no room for the whole card."""
    if refusal is None:
        detail = _or_desk(session, words("Probeer het straks nog eens."), words("Vraag hulp aan de balie."))
        return _look("information-outline", words("Dat is niet gelukt."), detail)
    lines = (refusal.item.name, *(reason_text(reason, refusal, words).sentence for reason in refusal.reasons))
    text = words("Dit kan je nu niet meenemen.")
    return Message("hand-back-right", text, "\n".join(lines), Tone.LOOK, picture_of(refusal.item), codes(refusal))


def _hold_card(session: Session, wanted: Sequence[Item], words: Words) -> Message:
    """The message with the picture of the newest item, and the names of all items that wait for a card."""
    tags = session.shown.pending.tags if isinstance(session.shown, Welcome | Visiting) else ()
    if gone(session, Device.READER) and not session.settings.number_pad:
        return _waiting(
            session,
            wanted,
            _or_desk(session, words("Lenen kan nu niet."), words("Lenen kan nu niet. Vraag hulp aan de balie.")),
            words,
        )
    if any(item.barcode in tags for item in wanted):
        here, typed = words("Wil je dit meenemen? Hou je kaart hier."), words("Wil je dit meenemen? Typ je lidnummer.")
    else:
        here, typed = words("Wil je dit lenen? Hou je kaart hier."), words("Wil je dit lenen? Typ je lidnummer.")
    return _waiting(session, wanted, typed if gone(session, Device.READER) else here, words)


def _hold_card_to_reserve(session: Session, wanted: Sequence[Item], words: Words) -> Message:
    if not gone(session, Device.READER):
        text = words("Wil je dit reserveren? Hou je kaart hier.")
    elif session.settings.number_pad:
        text = words("Wil je dit reserveren? Typ je lidnummer.")
    else:
        text = _or_desk(
            session, words("Reserveren kan nu niet."), words("Reserveren kan nu niet. Vraag hulp aan de balie.")
        )
    return _waiting(session, wanted, text, words)


def _waiting(session: Session, wanted: Sequence[Item], text: str, words: Words) -> Message:
    """The message about items that wait for a card, or for a member number."""
    if not gone(session, Device.READER):
        icon = SIDES.get(session.settings.reader_side, "card-account-details-outline")
    else:
        icon = "dialpad" if session.settings.number_pad else "card-off-outline"
    if not wanted:
        return Message(icon, text)
    return Message(icon, text, _names(wanted, words), Tone.CALM, picture_of(wanted[-1]))


def _names(items: Sequence[Item], words: Words) -> str:
    """The names, newest first; an item that was scanned several times is named once, with the number: `3 × Body’s`."""
    times = Counter(item.barcode for item in items)
    names = {item.barcode: _times(item, times[item.barcode], words) for item in items}
    # Translators: {thing} and {other} are names of items, such as Klopboormachine
    match list(names.values()):
        case [*others, newest] if len(others) > 1:
            return words.many("{thing} en nog {n} ding", "{thing} en nog {n} dingen", len(others), thing=newest)
        case [other, newest]:
            return words("{thing} en {other}", thing=newest, other=other)
        case alone:
            return "".join(alone)


def _times(item: Item, n: int, words: Words) -> str:
    # Translators: so many of a kind of items: 3 × Body’s
    return words("{n} × {thing}", n=n, thing=item.name) if n > 1 else item.name


def shortened(code: str) -> str:
    """The code, or the beginning of a longer one; for a link its end, which tells one label from another."""
    if len(code) <= LONGEST_SHOWN:
        return code
    return f"…{code[1 - LONGEST_SHOWN :]}" if is_link(code) else f"{code[: LONGEST_SHOWN - 1]}…"
