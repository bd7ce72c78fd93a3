"""The welcome screen in words: one sentence that says what to do, whatever works and does not."""

from kiosk.lending.model import Device
from kiosk.lending.states import Session
from screens.present.members.catalogue import catalogue_way
from screens.present.members.guide import guide_way, open_today
from screens.present.members.notices import notice_message
from screens.present.members.panels import languages
from screens.present.members.troubles import (
    gone,
    ledger_warning,
    printer_warning,
    reader_warning,
    scanner_warning,
    type_code,
    type_number,
)
from screens.present.views import Message, WelcomeView
from screens.present.words import Wordbook, Words


def welcome_view(session: Session, wordbook: Wordbook) -> WelcomeView:
    """While something was just said, only that is on the screen beside the prompt: the rest can wait ten seconds."""
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
        # Translators: in two lines; the code that is printed under the bars on the thing
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
        open="" if message else open_today(session, words),
        ways=() if message else (catalogue_way(words), *guide_way(session, words)),
    )


def _hint(session: Session, words: Words) -> str:
    """Returning needs no card; not said where it is the prompt already."""
    if gone(session, Device.READER) and not session.settings.number_pad:
        return ""
    if gone(session, Device.SCANNER):
        return words("Iets terugbrengen? Typ de code.")
    return words("Iets terugbrengen? Scan het gewoon.")


def _warnings(session: Session, words: Words) -> tuple[Message, ...]:
    return (
        *ledger_warning(session, words),
        *reader_warning(session, words),
        *scanner_warning(session, words),
        *printer_warning(session, words),
    )
