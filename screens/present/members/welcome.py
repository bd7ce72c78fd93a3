"""The welcome screen in words: one sentence that says what to do, whether or not the devices work."""

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.lending.model import Cents, Device, Guide
from kiosk.lending.states import Session
from screens.present.members.alone.cards import forgotten_way
from screens.present.members.alone.unscanned import short_no_barcode_way
from screens.present.members.alone.ways_out import help_way
from screens.present.members.catalogue import catalogue_way
from screens.present.members.guide import OpeningView, guide_way, open_today, openings, opens_tomorrow, windows
from screens.present.members.languages import languages
from screens.present.members.notices import notice_message
from screens.present.members.troubles import (
    clock_warning,
    gone,
    printer_warning,
    reader_warning,
    scanner_warning,
    type_code,
    type_number,
)
from screens.present.values import Action, Message, Picture, View, actions_aloud, messages_aloud
from screens.present.words import Wordbook, Words

NOON = 12


@dataclass(frozen=True, slots=True)
class ThingView:
    """An item on the shelf. If it is lent, `free` is False and only its shadow is drawn."""

    key: str
    picture: Picture
    free: bool = True


@dataclass(frozen=True, slots=True)
class WelcomeView(View):
    """The welcome screen. `prompt` is one sentence in one or two lines; from the last line a stroke runs to the reader
    (`side`).
    """

    house: str
    prompt: tuple[str, ...]
    side: str
    hint: str
    languages: tuple[Action, ...]
    message: Message | None = None
    warnings: tuple[Message, ...] = ()
    actions: tuple[Action, ...] = ()
    forgotten: Action | None = None
    """*Kaart vergeten?*: the button to type a number instead. It is None while the reader does not work: then `actions`
    has it.
    """
    help: Action | None = None
    """*Lukt het niet?*: the button to all ways out while nobody is there; None while somebody is there."""
    no_code: Action | None = None
    """*Geen streepjescode?* in two short words: the button for an item that cannot be scanned."""
    card_works: bool = True
    """False while the reader does not work: then there is no stroke to it, and its lamp is out."""
    open: str = ""
    """Who is there now or later today, on one line; empty where nobody keeps hours."""
    ways: tuple[Action, ...] = ()
    """Buttons that need no card: *Wie is er?*, or none while no initiative is known."""
    catalogue: Action | None = None
    """The button *Wat is er?*, which is the shelf; None while there is none."""
    free: str = ""
    """How many items can be taken now: `47 dingen vrij`; empty while that is not known."""
    things: tuple[ThingView, ...] = ()
    openings: tuple[OpeningView, ...] = ()
    """Who is there now or later today, with the hours."""
    saved: str = ""
    """What all members together did not have to buy, in a short line; empty while the amount is small."""
    hour: int = 12
    """The hour on the clock of the house, from 0 to 23, which chooses the light."""
    windows: tuple[bool, ...] = ()
    """One value for each initiative: True if it opens tomorrow."""
    tomorrow: str = ""
    """Who opens tomorrow, on one line; empty where nobody does."""

    @property
    def buttons(self) -> tuple[Action, ...]:
        """The buttons of the dock: the ways on while a device does not work, and the ways out."""
        return (*self.actions, *(one for one in (self.forgotten, self.help) if one))

    def read_aloud(self, words: Words) -> Iterable[str]:
        yield self.house
        yield " ".join(self.prompt)
        if self.card_works:
            yield _where(self.side, words)
        yield from messages_aloud(words, self.message)
        yield self.hint
        yield from messages_aloud(words, *self.warnings)
        yield self.open
        yield from actions_aloud(self.no_code, *self.buttons, self.catalogue)
        yield self.free if self.catalogue else ""
        yield self.saved
        yield from actions_aloud(*self.ways)


def welcome_view(session: Session, wordbook: Wordbook) -> WelcomeView:
    """The welcome screen. A message stays for ten seconds, and beside the prompt there is only the message then."""
    words = wordbook(session.accessibility.language)
    scanner_gone = gone(session, Device.SCANNER)
    reader_gone = gone(session, Device.READER)
    if not reader_gone:
        # Translators: in two lines; an arrow to the card reader follows the last word
        prompt = words("Hou je kaart\nhier")
    elif session.settings.number_pad:
        # Translators: in two lines
        prompt = words("Typ je\nlidnummer")
    elif not scanner_gone:
        # Translators: in two lines
        prompt = words("Scan wat je\nterugbrengt")
    else:
        # Translators: in two lines; the code that is printed under the bars on the item
        prompt = words("Typ de code\nvan je ding")
    actions = (type_number(session, words), type_code(session, words))
    message = notice_message(session, words)
    quiet = message is not None or session.doubted
    guide = session.guide
    return WelcomeView(
        house=session.settings.house,
        prompt=tuple(prompt.splitlines()),
        side=session.settings.reader_side,
        hint="" if message else _hint(session, words),
        languages=languages(session, wordbook),
        message=message,
        warnings=() if message else _warnings(session, words),
        actions=tuple(action for action in actions if action),
        forgotten=None if reader_gone else forgotten_way(session, words),
        no_code=short_no_barcode_way(session, words),
        help=help_way(session, words),
        card_works=not reader_gone,
        open="" if quiet else open_today(session, words),
        ways=() if message else guide_way(session, words),
        catalogue=catalogue_way(words),
        free=_free(guide, words) if guide else "",
        things=_things(guide) if guide else (),
        openings=() if quiet or guide is None else openings(guide, words),
        saved="" if quiet or guide is None else _saved(guide.saved, words),
        hour=guide.hour if guide else NOON,
        windows=windows(guide) if guide else (),
        tomorrow="" if quiet or guide is None else opens_tomorrow(guide, words),
    )


def _free(guide: Guide, words: Words) -> str:
    """How many items can be taken now; empty for none."""
    n = guide.shelf.free
    # Translators: how many things can be borrowed now
    return words.many("{n} ding vrij", "{n} dingen vrij", n) if n else ""


def _saved(cents: Cents, words: Words) -> str:
    """The value in whole hundreds of euros, so that the line stays true all day; empty below a thousand euros."""
    hundreds = cents // 100_00
    # Translators: after the name of the house; what all members together did not have to buy, in euros
    return words("al € {amount} bespaard", amount=words.grouped(hundreds * 100)) if hundreds >= 10 else ""


def _things(guide: Guide) -> tuple[ThingView, ...]:
    return tuple(ThingView(item.barcode, Picture(item.picture, item.colour), item.free) for item in guide.shelf.items)


def _hint(session: Session, words: Words) -> str:
    """The hint that returning needs no card; empty where the prompt says so already."""
    if gone(session, Device.READER) and not session.settings.number_pad:
        return ""
    if gone(session, Device.SCANNER):
        return words("Iets terugbrengen? Typ de code.")
    return words("Iets terugbrengen? Scan het gewoon.")


def _warnings(session: Session, words: Words) -> tuple[Message, ...]:
    return (
        *clock_warning(session, words),
        *reader_warning(session, words),
        *scanner_warning(session, words),
        *printer_warning(session, words),
    )


def _where(side: str, words: Words) -> str:
    """Where the card reader is, in words, for a visitor who cannot see the arrow to it."""
    match side:
        case "left":
            return words("De kaartlezer is links van het scherm.")
        case "below":
            return words("De kaartlezer is onder het scherm.")
        case _:
            return words("De kaartlezer is rechts van het scherm.")
