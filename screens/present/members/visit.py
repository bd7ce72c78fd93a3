"""The visit in words, with a card or without."""

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.lending.events import DonePressed, LoansUnfolded
from kiosk.lending.model import Device
from kiosk.lending.states import Session, Visiting
from screens.present.members.alone.cards import forgotten_way
from screens.present.members.alone.closed import works_now
from screens.present.members.alone.unscanned import no_barcode_way, short_no_barcode_way
from screens.present.members.alone.ways_out import help_way
from screens.present.members.amounts import total
from screens.present.members.catalogue import catalogue_way
from screens.present.members.lines.holds import ReadyView, ready_view
from screens.present.members.lines.line import LineView, line_views, unsettled_view
from screens.present.members.lines.loans import LoanView, loan_view
from screens.present.members.mine import mine_way, short_mine_way
from screens.present.members.notices import notice_message
from screens.present.members.refusals import RefusalView, refusal_view
from screens.present.members.standings import StandingView, moved
from screens.present.members.troubles import (
    clock_warning,
    gone,
    printer_warning,
    reader_warning,
    scanner_warning,
    type_code,
    type_number,
)
from screens.present.summary import briefly, counted
from screens.present.values import Action, Message, View, actions_aloud, messages_aloud
from screens.present.words import Words


@dataclass(frozen=True, slots=True)
class VisitView(View):
    """A visit, with a card or without. Lines are newest first; `loans` is empty while folded, and `unfold` is set then.

    While there is a `refusal`, only that is on the screen. `renew_by`, `total` and each of `standings` are one line.
    `ready` is what can be taken now; `ways` are buttons to other pages.
    """

    greeting: str
    invite: str
    summary: str
    lines: tuple[LineView, ...]
    done: Action
    loans_title: str = ""
    loans: tuple[LoanView, ...] = ()
    unfold: Action | None = None
    no_loans: str = ""
    message: Message | None = None
    warnings: tuple[Message, ...] = ()
    type_code: Action | None = None
    type_number: Action | None = None
    """The button to type a member number; None unless an item waits for a card."""
    refusal: RefusalView | None = None
    renew_by: str = ""
    closed: str = ""
    """What works now, and when somebody is there again. It is empty after the first line, and where nothing is closed.
    """
    total: str = ""
    standings: tuple[StandingView, ...] = ()
    ready_title: str = ""
    ready: tuple[ReadyView, ...] = ()
    ways: tuple[Action, ...] = ()
    mine: Action | None = None
    """The button to the visitor's own page in one short word, for a small display; None in a visit without a card."""

    unscanned: Action | None = None
    """*Geen streepjescode?*: the button for an item that cannot be scanned; None where there is none."""
    no_code: Action | None = None
    """The button *Geen streepjescode?* in two short words, for where there is little room."""
    help: Action | None = None
    """*Lukt het niet?*: the button to all ways out while nobody is there; None while somebody is there."""

    @property
    def asks(self) -> bool:
        """True if the main action is an answer to a question, and not *Klaar*."""
        return self.refusal is not None or any(line.green for line in self.lines)

    def read_aloud(self, words: Words) -> Iterable[str]:
        if self.refusal:
            yield from self.refusal.read_aloud(words)
            yield self.done.aloud
            return
        yield self.greeting
        yield from messages_aloud(words, self.message)
        yield self.ready_title
        yield from (one.aloud for one in self.ready)
        yield self.closed
        yield self.renew_by
        yield self.invite
        yield self.summary.replace(" · ", ", ")
        for line in self.lines:
            yield from line.read_aloud(words)
        yield self.total
        for standing in self.standings:
            yield from standing.read_aloud(words)
        yield self.loans_title
        yield from (loan.aloud for loan in self.loans)
        yield self.no_loans
        yield from messages_aloud(words, *self.warnings)
        yield from actions_aloud(self.type_code, self.type_number, self.unfold, self.unscanned, *self.ways)
        yield from actions_aloud(self.help, self.done)


def visit_view(session: Session, visit: Visiting, words: Words) -> VisitView:
    at_home = visit.at_home
    folded = bool(at_home) and session.settings.loans_folded and not visit.loans_unfolded
    refusal = _refusal(session, visit, words)
    ready = _ready(visit, words)
    unfold = Action(words.many("Toon {n} ding", "Toon {n} dingen", len(at_home)), LoansUnfolded(), "chevron-down")
    return VisitView(
        greeting=_greeting(visit, words),
        invite=_invite(session, visit, words),
        summary=" · ".join(briefly(kind, n, words) for kind, n in counted(visit.lines)),
        lines=_lines(session, visit, words),
        done=Action(words("Klaar"), DonePressed(), "check-bold"),
        loans_title=words("Al thuis") if at_home else "",
        loans=() if folded else tuple(loan_view(loan, visit.today, words) for loan in at_home),
        unfold=unfold if folded else None,
        no_loans=_no_loans(session, visit, words),
        message=None if refusal else notice_message(session, words),
        warnings=_warnings(session, visit, words),
        type_code=type_code(session, words),
        type_number=_instead_of_card(session, words) if visit.pending.to_lend else None,
        refusal=refusal,
        # Translators: something that a member has here ends on that day; never say what
        renew_by=words("Vernieuw aan de balie voor {day}", day=words.due(visit.renew_by, visit.today).full)
        if visit.renew_by
        else "",
        closed="" if visit.lines else works_now(session, visit, words),
        total=total(visit.lines, words),
        standings=moved(visit, words),
        # Translators: above items that the visitor reserved and can fetch now
        ready_title=words("Ligt klaar voor jou") if ready else "",
        ready=ready,
        ways=(*mine_way(visit, words), catalogue_way(words)),
        mine=short_mine_way(visit, words),
        unscanned=no_barcode_way(session, words),
        no_code=short_no_barcode_way(session, words),
        help=help_way(session, words),
    )


def _refusal(session: Session, visit: Visiting, words: Words) -> RefusalView | None:
    refused = visit.notice.refusal if visit.notice else None
    return refusal_view(session, visit, refused, words) if refused else None


def _lines(session: Session, visit: Visiting, words: Words) -> tuple[LineView, ...]:
    """The lines; those that were not recorded come first, without the line that the message is about."""
    unsettled = (one for one in visit.unsettled if one.notice != visit.notice)
    return (
        *(unsettled_view(session, visit, one, words) for one in unsettled),
        *line_views(session, visit, words),
    )


def _ready(visit: Visiting, words: Words) -> tuple[ReadyView, ...]:
    """What lay ready when the visitor came. An item that was set aside during the visit has its own line."""
    on_lines = {line.item.barcode for line in visit.lines}
    return tuple(
        ready_view(one, one.hold, words) for one in visit.ready if one.hold and one.item.barcode not in on_lines
    )


def _greeting(visit: Visiting, words: Words) -> str:
    if visit.visitor is None:
        return words("Welkom!")
    # Translators: somebody arrives: good day, hello
    return words("Dag {name}", name=visit.visitor.first_name)


def _instead_of_card(session: Session, words: Words) -> Action | None:
    return type_number(session, words) or forgotten_way(session, words)


def _invite(session: Session, visit: Visiting, words: Words) -> str:
    """The sentence that says what to do now."""
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
        works = not gone(session, Device.READER) and not visit.pending.to_lend
        return words("Wil je ook iets lenen? Hou je kaart hier.") if works else ""
    return "" if visit.loans or visit.lines else words("Je hebt nu niets van ons thuis.")


def _warnings(session: Session, visit: Visiting, words: Words) -> tuple[Message, ...]:
    """Warnings about the devices that this visit may still need."""
    return (
        *clock_warning(session, words),
        *(reader_warning(session, words) if visit.pending.to_lend else ()),
        *scanner_warning(session, words),
        *printer_warning(session, words),
    )
