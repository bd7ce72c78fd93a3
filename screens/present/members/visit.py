"""The visit in words, with a card or without, and the question whether somebody is still there."""

from math import ceil

from kiosk.lending.events import DonePressed, LoansUnfolded, TicketDeclined, Touched
from kiosk.lending.model import Device, TicketPolicy
from kiosk.lending.states import Session, Visiting
from kiosk.lending.volunteers.shift import Shift
from screens.present.members.amounts import total
from screens.present.members.catalogue import catalogue_way
from screens.present.members.holds import ready_view
from screens.present.members.lines import asking, line_view, loan_view, unsettled_view
from screens.present.members.mine import mine_way
from screens.present.members.notices import notice_message
from screens.present.members.refusals import refusal_view
from screens.present.members.standings import moved
from screens.present.members.troubles import (
    gone,
    ledger_warning,
    printer_warning,
    reader_warning,
    scanner_warning,
    type_code,
    type_number,
)
from screens.present.summary import briefly, counted
from screens.present.views import Action, CountdownView, LineView, Message, ReadyView, RefusalView, VisitView
from screens.present.words import Words


def visit_view(session: Session, visit: Visiting, words: Words) -> VisitView:
    at_home = visit.at_home
    folded = bool(at_home) and session.settings.loans_folded and not visit.unfolded
    refusal = _refusal(session, visit, words)
    ready = _ready(visit, words)
    unfold = Action(words.many("Toon {n} ding", "Toon {n} dingen", len(at_home)), LoansUnfolded(), "chevron-down")
    return VisitView(
        greeting=_greeting(visit, words),
        invite=_invite(session, visit, words),
        summary=", ".join(briefly(kind, n, words) for kind, n in counted(visit.lines)),
        lines=_lines(session, visit, words),
        done=Action(words("Klaar"), DonePressed(), "check-bold"),
        loans_title=words("Al thuis") if at_home else "",
        loans=() if folded else tuple(loan_view(loan, visit.today, words) for loan in at_home),
        unfold=unfold if folded else None,
        no_loans=_no_loans(session, visit, words),
        message=None if refusal else notice_message(session, words),
        warnings=_warnings(session, visit, words),
        ticket=_ticket(session, visit, words),
        type_code=type_code(session, words),
        type_number=type_number(session, words) if visit.wanted else None,
        refusal=refusal,
        # Translators: something that a member has here ends on that day; never say what
        renew_by=words("Vernieuw aan de balie voor {day}", day=words.due(visit.renew_by).full)
        if visit.renew_by
        else "",
        total=total(visit.lines, words),
        standings=moved(visit, words),
        # Translators: above things that the visitor reserved and can fetch now
        ready_title=words("Ligt klaar voor jou") if ready else "",
        ready=ready,
        ways=(*mine_way(visit, words), catalogue_way(words)),
    )


def _refusal(session: Session, visit: Visiting, words: Words) -> RefusalView | None:
    refused = visit.notice.refusal if visit.notice else None
    return refusal_view(session, visit, refused, asking(visit) is not None, words) if refused else None


def _lines(session: Session, visit: Visiting, words: Words) -> tuple[LineView, ...]:
    """What was not recorded stands on top; what is being said of right now is not said twice."""
    unsettled = (one for one in visit.unsettled if one.notice != visit.notice)
    return (
        *(unsettled_view(session, visit, one, words) for one in unsettled),
        *(line_view(session, line, visit, words) for line in visit.lines),
    )


def _ready(visit: Visiting, words: Words) -> tuple[ReadyView, ...]:
    """What lay ready as they came; what was set aside for them just now says so on its own line."""
    said = {line.item.barcode for line in visit.lines}
    return tuple(ready_view(one, one.hold, words) for one in visit.ready if one.hold and one.item.barcode not in said)


def _greeting(visit: Visiting, words: Words) -> str:
    if visit.visitor is None:
        return words("Welkom!")
    # Translators: somebody arrives: good day, hello
    return words("Dag {name}", name=visit.visitor.first_name)


def _invite(session: Session, visit: Visiting, words: Words) -> str:
    """What to do now, kindly, also when nothing is out and nothing was done."""
    typing = gone(session, Device.SCANNER)
    if visit.lines:
        return words("Nog iets? Typ de code.") if typing else words("Nog iets? Scan het.")
    if visit.visitor is None:
        return words("Typ de code van wat je terugbrengt.") if typing else words("Scan wat je terugbrengt.")
    if not visit.loans:
        return words("Kies iets en typ de code.") if typing else words("Kies iets en scan het.")
    if typing:
        return words("Typ de code van wat je leent of terugbrengt.")
    return words("Scan wat je leent of terugbrengt.")


def _no_loans(session: Session, visit: Visiting, words: Words) -> str:
    if visit.visitor is None:
        works = not gone(session, Device.READER) and not visit.wanted
        return words("Wil je ook iets lenen? Hou je kaart hier.") if works else ""
    return "" if visit.loans or visit.lines else words("Je hebt nu niets van ons thuis.")


def _warnings(session: Session, visit: Visiting, words: Words) -> tuple[Message, ...]:
    """Only about what this visit may still need."""
    return (
        *ledger_warning(session, words),
        *(reader_warning(session, words) if visit.wanted else ()),
        *scanner_warning(session, words),
        *(() if visit.no_ticket else printer_warning(session, words)),
    )


def _ticket(session: Session, visit: Visiting, words: Words) -> Action | None:
    if session.settings.ticket is not TicketPolicy.ALWAYS:
        return None
    spoken = words("Je krijgt geen ticket. Raak aan voor toch een ticket.") if visit.no_ticket else ""
    return Action(words("Geen ticket"), TicketDeclined(), "printer-off", on=visit.no_ticket, spoken=spoken)


def countdown_view(session: Session, here: Visiting | Shift, words: Words) -> CountdownView:
    left = max(session.seconds_left or 0.0, 0.0)
    kept = words("Wat je deed, is bewaard.") if _did(here) else words("Zo meteen gaat dit scherm dicht.")
    return CountdownView(
        question=words("Ben je er nog?"),
        seconds=ceil(left),
        part=min(left / (session.settings.warning_seconds * session.patience), 1.0),
        answer=Action(words("Raak het scherm aan"), Touched(), "gesture-tap"),
        kept=kept,
    )


def _did(here: Visiting | Shift) -> bool:
    return bool(here.lines if isinstance(here, Visiting) else here.checked_in)
