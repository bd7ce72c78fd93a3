"""The goodbye in words: thanks, what was done, what comes next, the ticket."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import ceil

from kiosk.lending.events import DonePressed, TicketDeclined, TicketWanted, Touched
from kiosk.lending.limits import MOST_LINES_SHOWN
from kiosk.lending.model import Loan, Trouble
from kiosk.lending.states import GOODBYE_SECONDS, Goodbye, Session, TicketState, Visiting
from screens.present.members.amounts import total
from screens.present.members.lines.line import state_of
from screens.present.members.notices import last_message, picture_of
from screens.present.members.on_screen import SlipCode, SlipLine, slip_codes, slip_lines
from screens.present.members.standings import StandingView, moved
from screens.present.summary import counted, standing, summed_up
from screens.present.values import Action, Message, Picture, Tone, View, actions_aloud, messages_aloud
from screens.present.words import Due, Words


@dataclass(frozen=True, slots=True)
class ThingView:
    """An item of the visit and what holds for it now: `Geleend` with a day, or `Terug. Dank je!`."""

    key: str
    title: str
    picture: Picture
    state: str
    due: Due | None = None


@dataclass(frozen=True, slots=True)
class GoodbyeView(View):
    """Thanks, what was done, what comes next, and the ticket; `qr` is the text of its QR code where that is on the
    screen.

    `slip` is the same ticket line by line, with its `codes`; `read` is the button that opens it. `part` is how much of
    the time of the goodbye is left, from 1 down to 0; it changes once a second.
    """

    thanks: str
    did: tuple[str, ...]
    done: Action
    total: str = ""
    standings: tuple[StandingView, ...] = ()
    next_title: str = ""
    next_due: Due | None = None
    message: Message | None = None
    card: str = ""
    ticket: Message | None = None
    choices: tuple[Action, ...] = ()
    qr: str = ""
    qr_title: str = ""
    qr_hint: str = ""
    things: tuple[ThingView, ...] = ()
    slip: tuple[SlipLine, ...] = ()
    codes: tuple[SlipCode, ...] = ()
    read: Action | None = None
    part: float = 1.0

    @property
    def asks(self) -> bool:
        """True if a ticket is offered, which is then the question of the page."""
        return len(self.choices) > 1

    def read_aloud(self, words: Words) -> Iterable[str]:
        yield from messages_aloud(words, self.message)
        yield self.thanks
        yield from self.did
        yield self.total
        for each in self.standings:
            yield from each.read_aloud(words)
        if self.next_due:
            yield f"{self.next_title} {self.next_due.full}"
        yield self.card
        if self.ticket:
            yield self.ticket.text
            yield self.ticket.detail
        yield from actions_aloud(*self.choices)


def goodbye_view(session: Session, goodbye: Goodbye, words: Words) -> GoodbyeView:
    visit, slip = goodbye.visit, goodbye.slip
    folded = session.settings.loans_folded and not visit.loans_unfolded
    next_title, next_due = _next(visit, () if folded else visit.at_home, words)
    forgotten = visit.card is not None and session.card_debounce.lying == visit.card
    return GoodbyeView(
        thanks=_thanks(visit, words),
        did=tuple(summed_up(kind, n, words) for kind, n in counted(visit.lines)) or (words("Tot de volgende keer!"),),
        # Translators: a button: this page may be cleared now
        done=Action(words("Sluiten"), DonePressed()),
        total=total(visit.lines, words),
        standings=moved(visit, words),
        next_title=next_title,
        next_due=next_due,
        message=last_message(session, words),
        card=words("Vergeet je kaart niet") if forgotten else "",
        ticket=_ticket(goodbye, words),
        choices=_choices(goodbye, words),
        qr=slip.text() if slip else "",
        qr_title=words("Zet het op je gsm") if slip else "",
        qr_hint=words("Scan met je camera") if slip else "",
        things=tuple(
            ThingView(
                line.item.barcode,
                line.item.name,
                picture_of(line.item),
                state_of(line, words),
                words.due(line.due_on, visit.today) if line.due_on else None,
            )
            for line in standing(visit.lines)[:MOST_LINES_SHOWN]
        ),
        slip=slip_lines(slip) if slip else (),
        codes=slip_codes(slip) if slip else (),
        # Translators: a small button: read the ticket on the screen, line by line
        read=Action(words("Lees"), Touched(), "receipt-text-outline") if slip else None,
        part=_left(session, goodbye),
    )


def _left(session: Session, goodbye: Goodbye) -> float:
    """The share of the time that is left, in whole seconds; 1 while the ticket is still to come."""
    if goodbye.ticket in (TicketState.COMING, TicketState.PRINTING):
        return 1.0
    whole = GOODBYE_SECONDS[goodbye.ticket] * session.patience
    return min(max(ceil(goodbye.until - session.at), 0) / whole, 1.0)


def _thanks(visit: Visiting, words: Words) -> str:
    match visit.visitor, visit.lines:
        case None, ():
            # Translators: somebody leaves: goodbye
            return words("Dag!")
        case None, _:
            return words("Bedankt!")
        case visitor, ():
            # Translators: somebody leaves: goodbye
            return words("Dag {name}!", name=visitor.first_name)
        case visitor, _:
            # Translators: somebody leaves: thank you
            return words("Dag {name}, bedankt!", name=visitor.first_name)


def _next(visit: Visiting, loans: tuple[Loan, ...], words: Words) -> tuple[str, Due | None]:
    """A title and the first day on which something of the visit or of `loans` is due; late items are left out.

    The title is empty and the day None where nothing is due.
    """
    out: list[tuple[date | None, str]] = [(line.due_on, line.item.name) for line in standing(visit.lines)]
    out += [(loan.due_on, loan.item.name) for loan in loans]
    coming = [(day, name) for day, name in out if day and day >= visit.today]
    if not coming:
        return "", None
    first = min(day for day, _ in coming)
    match [name for day, name in coming if day == first]:
        case names if len(names) == len(coming):
            # Translators: a day follows, in large letters: Saturday 12 December. On that day itself is still in time.
            title = words("Breng terug voor")
        case [name]:
            # Translators: {thing} is the name of an item; a day follows, as after `Breng terug voor`
            title = words("{thing}: breng terug voor", thing=name)
        case names:
            # Translators: a day follows, as after `Breng terug voor`
            title = words.many("Breng {n} ding terug voor", "Breng {n} dingen terug voor", len(names))
    return title, words.due(first, visit.today)


def _ticket(goodbye: Goodbye, words: Words) -> Message | None:
    match goodbye.ticket:
        case TicketState.NONE:
            return None
        case TicketState.OFFERED:
            return Message("receipt-text-outline", words("Wil je een ticket?"))
        case TicketState.DECLINED:
            return Message("check-bold", words("Oké, geen ticket."))
        case TicketState.COMING | TicketState.PRINTING:
            return Message("printer", words("Je ticket komt eraan."))
        case TicketState.PRINTED:
            return Message("printer-check", words("Neem je ticket mee."), tone=Tone.GOOD)
        case TicketState.FAILED:
            return _failed(goodbye.trouble, words)
        case TicketState.UNCONFIRMED:
            text, detail = words("Zie je je ticket niet?"), words("Scan het dan met je gsm, of druk het opnieuw.")
            return Message("printer-alert", text, detail, Tone.LOOK)


def _failed(trouble: Trouble | None, words: Words) -> Message:
    """The message that printing failed, without blame; the ticket is on the screen instead."""
    here = words("Hier is je ticket voor op je gsm.")
    match trouble:
        case Trouble.NOT_CONFIGURED:
            return Message("qrcode", here)
        case Trouble.PAPER_OUT:
            text = words("Het papier is op.")
        case Trouble.COVER_OPEN:
            text = words("De printer staat open.")
        case _:
            text = words("De printer werkt even niet.")
    return Message("printer-off", text, here, Tone.LOOK)


def _choices(goodbye: Goodbye, words: Words) -> tuple[Action, ...]:
    match goodbye.ticket:
        case TicketState.OFFERED:
            return (
                Action(words("Geen ticket"), TicketDeclined(), "close-thick"),
                Action(words("Ticket"), TicketWanted(), "printer", spoken=words("Ja, een ticket")),
            )
        case TicketState.COMING:
            return (Action(words("Geen ticket"), TicketDeclined(), "close-thick"),)
        case TicketState.DECLINED:
            # Translators: a button, after `Geen ticket`: I want a ticket after all
            return (Action(words("Toch een ticket"), TicketWanted(), "printer"),)
        case TicketState.FAILED | TicketState.UNCONFIRMED if goodbye.trouble is not Trouble.NOT_CONFIGURED:
            return (Action(words("Druk opnieuw"), TicketWanted(), "printer"),)
        case _:
            return ()
