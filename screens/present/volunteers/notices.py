"""The one message of the volunteers' desk, and what to do about it."""

from typing import assert_never

from kiosk.lending.events import CardFault, NoticeClosed
from kiosk.lending.limits import LONGEST_AGO, MOST_MESSAGES
from kiosk.lending.volunteers.model import DeclineCause
from kiosk.lending.volunteers.shift import Shift, ShiftNotice, ShiftNoticeKind
from screens.present.members.notices import shortened, when_again
from screens.present.values import Action, Message, Tone
from screens.present.words import Words

LONGEST_CODES = 60
"""The most characters that are shown of the codes whose scans were not kept."""


def volunteer_message(shift: Shift, words: Words) -> Message | None:
    return _said(shift.notice, words) if shift.notice else None


def dismiss(shift: Shift, words: Words) -> Action | None:
    """The button that closes the message; None for a message that disappears without a touch."""
    if shift.standing_notice is None or shift.notice != shift.standing_notice:
        return None
    # Translators: a button, closes a message
    return Action(words("Sluit"), NoticeClosed(), "close-thick")


def _said(notice: ShiftNotice, words: Words) -> Message:
    match notice.kind:
        case ShiftNoticeKind.DONE:
            return Message("check-circle", words("Gedaan."), tone=Tone.GOOD)
        case ShiftNoticeKind.DONE_UNSEEN:
            detail = words("Tekens die niemand kan zien, zijn weggelaten.")
            return Message("check-circle", words("Gedaan."), detail, tone=Tone.GOOD)
        case ShiftNoticeKind.REFUSED:
            return _look("information-outline", *why(notice.why, words))
        case ShiftNoticeKind.PIN_WRONG:
            return _look("dialpad", words("Deze pincode klopt niet."), when_again(notice.wait_seconds, words))
        case ShiftNoticeKind.NOT_KEPT if notice.text:
            # Translators: {codes} are the codes of items that were scanned and not kept
            text = words("Niet bewaard: {codes}.", codes=_cut(notice.text))
            return _look("database-alert-outline", text, words("Scan dat nog eens."))
        case ShiftNoticeKind.NOT_KEPT:
            detail = words("Er is niets veranderd. Probeer het nog eens.")
            return _look("database-alert-outline", words("Dat is niet gelukt."), detail)
        case ShiftNoticeKind.NOT_READ:
            text = words("We kunnen dat nu niet tonen.")
            return _look("database-alert-outline", text, words("Probeer het straks nog eens."))
        case ShiftNoticeKind.WRITTEN:
            # Translators: a file was written; {path} says where
            return Message("check-circle", words("Bewaard in {path}", path=notice.text), tone=Tone.GOOD)
        case ShiftNoticeKind.ERASED:
            return Message("check-circle", words("Dit lid is vergeten."), tone=Tone.GOOD)
        case ShiftNoticeKind.UNKNOWN_CARD:
            return _look("card-account-details-outline", words("Deze kaart kennen we nog niet."))
        case ShiftNoticeKind.UNKNOWN_CODE:
            return _look("barcode", words("De code {code} kennen we niet.", code=shortened(notice.text)))
        case ShiftNoticeKind.UNREADABLE if notice.fault and notice.fault is not CardFault.UNREADABLE:
            return _look("card-account-details-outline", words("Deze kaart kan niet."), words("Neem een andere kaart."))
        case ShiftNoticeKind.UNREADABLE:
            return _look("barcode-scan", words("Dat konden we niet goed lezen."), words("Probeer het nog eens."))
        case ShiftNoticeKind.CANNOT_UNDO:
            return _look("information-outline", *why(DeclineCause.TOO_LATE, words))
    assert_never(notice.kind)


def _cut(codes: str) -> str:
    return codes if len(codes) <= LONGEST_CODES else f"{codes[: LONGEST_CODES - 1]}…"


def _look(icon: str, text: str, detail: str = "") -> Message:
    return Message(icon, text, detail, Tone.LOOK)


def why(cause: DeclineCause | None, words: Words) -> tuple[str, str]:
    """What is wrong, and what to do; the second may be empty."""
    match cause:
        case None:
            return words("Dat is niet gelukt."), ""
        case DeclineCause.NOT_YOURS:
            return words("Dat kan jij hier niet doen."), words("Vraag het aan wie er vrijwilliger is, of coördinator.")
        case DeclineCause.REFUSED:
            return words("Dat mag niet volgens de regels van het huis."), ""
        case DeclineCause.NO_PIN:
            return words("Daarvoor heb je een pincode nodig."), words("Een coördinator kan je er een geven.")
        case DeclineCause.CARD_IN_USE:
            return words("Deze kaart is al van iemand."), words("Neem een andere kaart.")
        case DeclineCause.CARD_LOST:
            return words("Deze kaart is gemeld als verloren."), words("Neem een andere kaart.")
        case DeclineCause.NO_SLIP:
            return words("Deze code staat op geen briefje."), words("Kijk de code na. Een briefje geldt 14 dagen.")
        case DeclineCause.CODE_IN_USE:
            return words("Deze code is al in gebruik."), words("Kies een andere code.")
        case DeclineCause.UNKNOWN:
            return words("Dat vinden we niet."), ""
        case DeclineCause.PART_SLIP:
            # Translators: a slip with a code, given to who brings a missing part of a thing later
            return words("Dit is het briefje van een stukje dat nog kwam."), words("Scan het bij Terugnemen.")
        case DeclineCause.MEMBER_NUMBER:
            return words("Dit is het nummer van een lid."), ""
        case DeclineCause.AMOUNT:
            return words("Typ een bedrag, zoals 2,50."), ""
        case DeclineCause.TOO_MUCH:
            return words("Dat is meer dan er staat."), words("Kijk het bedrag na.")
        case DeclineCause.TOO_SHORT:
            return words("Een pincode heeft 4 tot 8 cijfers."), ""
        case DeclineCause.EASY_PIN:
            # Translators: a new PIN such as 1234 or 1111
            return words("Deze pincode is te makkelijk."), words("Kies andere cijfers.")
        case DeclineCause.TEXT:
            return words("Dat kunnen we zo niet bewaren."), words("Typ een korte tekst.")
        case DeclineCause.DAY:
            return words("Typ een dag, zoals 31/12/2026."), ""
        case DeclineCause.POINTS:
            return words("Typ een aantal punten."), ""
        case DeclineCause.TIME:
            return words("Typ een uur, zoals 17:30."), ""
        case DeclineCause.OTHER_NUMBER:
            return words("Dat is niet het nummer van dit lid."), words("Er is niets veranderd.")
        case DeclineCause.STILL_OPEN:
            return words("Er staat nog iets open."), words("Kijk bij Privacy op de pagina van het lid.")
        case DeclineCause.TOO_LATE:
            return words("Dat kan nu niet meer veranderen."), words("Er gebeurde ondertussen iets anders mee.")
        case DeclineCause.TOO_LONG_AGO:
            return words("Kies vandaag, of een dag van de laatste {n} dagen.", n=LONGEST_AGO.days), ""
        case DeclineCause.NO_DAY:
            # Translators: the day that stands on the paper, on which was written what was lent
            return words("Kies eerst de dag."), ""
        case DeclineCause.LENT_TO_ANOTHER:
            return words("Dit is nog bij iemand anders."), words("Voer eerst in dat het terugkwam.")
        case DeclineCause.LENT_TO_THEM:
            return words("Dit staat al bij dit lid."), ""
        case DeclineCause.BACK_ALREADY:
            return words("Dit is al terug."), ""
        case DeclineCause.MOVED_SINCE:
            return words("Dit is na die dag al geleend of teruggebracht."), ""
        case DeclineCause.NOT_LENT:
            return words("Dit wordt geruild, niet geleend."), ""
        case DeclineCause.TOO_MANY_MESSAGES:
            return words.many("Er wacht al {n} bericht.", "Er wachten al {n} berichten.", MOST_MESSAGES), ""
        case DeclineCause.MESSAGE_SEEN:
            return words("Het lid zag dit bericht al."), ""
        case DeclineCause.TIME_DOUBTED:
            return words("We weten niet zeker hoe laat het is."), words("Zeg dat eerst, op je startpagina.")
    assert_never(cause)
