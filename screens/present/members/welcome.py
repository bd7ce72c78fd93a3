"""The welcome screen in words: one sentence that says what to do, whatever works and does not."""

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.lending.model import Device
from kiosk.lending.states import Session
from screens.present.members.catalogue import catalogue_way
from screens.present.members.guide import guide_way, open_today
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
from screens.present.values import Action, Message, View, actions_aloud, messages_aloud
from screens.present.words import Wordbook, Words


@dataclass(frozen=True, slots=True)
class WelcomeView(View):
    """`prompt` is one sentence in one or two lines, the last of which ends in the arrow to the reader (`side`)."""

    house: str
    prompt: tuple[str, ...]
    side: str
    hint: str
    languages: tuple[Action, ...]
    message: Message | None = None
    warnings: tuple[Message, ...] = ()
    actions: tuple[Action, ...] = ()
    card_works: bool = True
    """False while the reader is gone: then there is no arrow and no picture of a card."""
    open: str = ""
    """Who is there now or later today, in one line; empty where nobody keeps hours."""
    ways: tuple[Action, ...] = ()
    """Buttons that need no card: *Wat is er?*, *Wie is er?*"""

    def read_aloud(self, words: Words) -> Iterable[str]:
        yield self.house
        yield " ".join(self.prompt)
        if self.card_works:
            yield _where(self.side, words)
        yield from messages_aloud(words, self.message)
        yield self.hint
        yield from messages_aloud(words, *self.warnings)
        yield self.open
        yield from actions_aloud(*self.actions, *self.ways)


def welcome_view(session: Session, wordbook: Wordbook) -> WelcomeView:
    """The welcome screen. While there is a message, for ten seconds, only that is beside the prompt."""
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
    return WelcomeView(
        house=session.settings.house,
        prompt=tuple(prompt.splitlines()),
        side=session.settings.reader_side,
        hint="" if message else _hint(session, words),
        languages=languages(session, wordbook),
        message=message,
        warnings=() if message else _warnings(session, words),
        actions=tuple(action for action in actions if action),
        card_works=not reader_gone,
        open="" if message or session.doubted else open_today(session, words),
        ways=() if message else (catalogue_way(words), *guide_way(session, words)),
    )


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
