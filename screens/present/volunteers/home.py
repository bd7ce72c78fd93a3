"""The volunteer's home: the daily work, one touch away, and what waits in the inbox."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kiosk.lending.commands import ConfirmTime
from kiosk.lending.events import DonePressed
from kiosk.lending.model import GuideEntry
from kiosk.lending.states import Session
from kiosk.lending.volunteers.events import CommandChosen, Form, FormKind, FormOpened, Tile, TileChosen
from kiosk.lending.volunteers.shift import Shift
from screens.present.backups import backup_warning
from screens.present.members.troubles import DOUBTED, printer_help
from screens.present.values import MOST, Action, Message, Tone, View, actions_aloud, messages_aloud
from screens.present.volunteers.notices import dismiss, volunteer_message
from screens.present.volunteers.paper.entering import paper_way
from screens.present.words import Words


@dataclass(frozen=True, slots=True)
class TileView:
    """A tile that leads to another page; `count` is how many wait there, empty for none."""

    key: str
    action: Action
    count: str = ""


@dataclass(frozen=True, slots=True)
class HomeView(View):
    """The volunteer's home: `tiles` to the daily work, the first of them green, and `ways` to the rest."""

    greeting: str
    tiles: tuple[TileView, ...]
    ways: tuple[Action, ...]
    done: Action
    aside: str = ""
    message: Message | None = None
    dismiss: Action | None = None
    warnings: tuple[Message, ...] = ()

    def read_aloud(self, words: Words) -> Iterable[str]:
        yield self.greeting
        yield from messages_aloud(words, self.message)
        yield self.aside
        yield from messages_aloud(words, *self.warnings)
        yield from actions_aloud(*(tile.action for tile in self.tiles), *self.ways, self.done)


def home_view(session: Session, shift: Shift, words: Words) -> HomeView:
    # Translators: a tile of the volunteers: items that come back, scanned one after the other
    check_in = _tile(Tile.CHECK_IN, words("Terugnemen"), "tray-arrow-down")
    # Translators: a tile of the volunteers: what is to be looked at
    inbox = _tile(Tile.INBOX, words("Inbox"), "inbox-full", _counted(shift.waiting))
    said = volunteer_message(shift, words)
    return HomeView(
        greeting=words("Dag {name}", name=shift.volunteer.first_name),
        tiles=(
            check_in,
            inbox,
            # Translators: a tile of the volunteers: somebody who borrows here
            _tile(Tile.MEMBER, words("Lid"), "account"),
            # Translators: a tile of the volunteers: an item that is lent here
            _tile(Tile.ITEM, words("Ding"), "tag"),
            # Translators: a tile of the volunteers: counting what is there, a stock-take
            _tile(Tile.STOCK, words("Telling"), "format-list-bulleted"),
            # Translators: a tile of the volunteers: say that their initiative is open or closed today
            _tile(Tile.HOURS, words("Open of dicht"), "store-clock-outline"),
        ),
        ways=_ways(session, shift, words),
        # Translators: a button: the volunteer stops, the kiosk goes back to its welcome
        done=Action(words("Stoppen"), DonePressed(), "logout"),
        aside=_open(session, shift, words),
        message=_what_time(session.doubted, said, words) if session.doubted else said,
        dismiss=_yes(session.doubted, words) if session.doubted else dismiss(shift, words),
        warnings=(
            *printer_help(session, words),
            *backup_warning(session.backups, words),
        ),
    )


def _what_time(shown: datetime, said: Message | None, words: Words) -> Message:
    """The question whether the shown time is right, with the message that would stand here without the question."""
    # Translators: {moment} is a day and an hour
    text = words("Is het {moment}?", moment=words.moment(shown))
    detail = said.text if said else words("Tot dan lenen we niets uit.")
    return Message("clock-outline", text, detail, Tone.LOOK, code=DOUBTED)


def _yes(shown: datetime, words: Words) -> Action:
    # Translators: a button: yes, that is the day and the time
    return Action(words("Ja"), CommandChosen(ConfirmTime(shown, shown)), "check-bold")


def _tile(tile: Tile, text: str, icon: str, count: str = "") -> TileView:
    return TileView(tile.value, Action(text, TileChosen(tile), icon, spoken=f"{text}: {count}" if count else ""), count)


def _counted(n: int) -> str:
    return "" if n < 1 else str(n) if n <= MOST else f"{MOST}+"


def _ways(session: Session, shift: Shift, words: Words) -> tuple[Action, ...]:
    # Translators: a button: take back something that was done wrongly
    undo = Action(words("Ongedaan maken"), TileChosen(Tile.UNDO), "undo-variant")
    # Translators: a button of a volunteer: what they borrowed themselves
    mine = Action(words("Mijn spullen"), TileChosen(Tile.MINE), "home-heart")
    # Translators: a button of a volunteer: what was done at the kiosk just before
    last = Action(words("Laatste bezoek"), TileChosen(Tile.LAST_VISIT), "clock-outline")
    # Translators: a button: no, it is another day or time; it opens a form to type it
    no = Action(words("Nee, een andere tijd"), FormOpened(Form(FormKind.TIME)), "calendar-clock")
    # Translators: a button of a volunteer: the list of what came back and must be put on its shelf
    put_away = Action(words("Wegzetten"), TileChosen(Tile.PUT_AWAY), "map-marker")
    return (
        *((no,) if session.doubted else ()),
        put_away,
        undo,
        paper_way(words),
        *((mine,) if shift.card else ()),
        *((last,) if session.last_visit else ()),
    )


def _open(session: Session, shift: Shift, words: Words) -> str:
    """Which of the volunteer's initiatives are open now; empty while the time cannot be trusted."""
    guide = session.guide
    if guide is None or session.doubted:
        return ""
    theirs = [guide.of(one) for one in shift.volunteer.initiatives]
    keeping_hours = [entry for entry in theirs if entry and entry.week is not None]
    match [entry for entry in keeping_hours if entry.open_now]:
        case []:
            # Translators: the initiative of this volunteer is closed now
            return words("Nu dicht") if keeping_hours else ""
        case [entry]:
            return _until(entry, words)
        case several:
            return words.many("{n} initiatief open", "{n} initiatieven open", len(several))


def _until(entry: GuideEntry, words: Words) -> str:
    if entry.next is None:
        # Translators: {place} is an initiative
        return words("{place} open", place=entry.initiative.name)
    # Translators: {place} is an initiative, {until} an hour: Spelotheek open tot 17 uur
    return words("{place} open {until}", place=entry.initiative.name, until=words.until(entry.next.closes))
