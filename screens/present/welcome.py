"""The welcome screen in words: one sentence that says what to do, whatever works and does not."""

from kiosk.lending.model import Device
from kiosk.lending.states import Session
from screens.present.notices import notice_message
from screens.present.panels import languages
from screens.present.troubles import (
    gone,
    ledger_warning,
    printer_warning,
    reader_warning,
    scanner_warning,
    type_code,
    type_number,
)
from screens.views import WelcomeView
from screens.words import Wordbook


def welcome_view(session: Session, wordbook: Wordbook) -> WelcomeView:
    words = wordbook(session.comfort.language)
    scanner_gone = gone(session, Device.SCANNER)
    reader_gone = gone(session, Device.READER)
    if not reader_gone:
        # Translators: in two lines; an arrow to the card reader follows the last word
        prompt = words("Hou je kaart\nhier")
    elif session.desk.number_pad:
        # Translators: in two lines
        prompt = words("Typ je\nlidnummer")
    elif not scanner_gone:
        # Translators: in two lines
        prompt = words("Scan wat je\nterugbrengt")
    else:
        # Translators: in two lines; the code that is printed under the bars on the thing
        prompt = words("Typ de code\nvan je ding")
    if reader_gone and not session.desk.number_pad:
        hint = ""
    elif scanner_gone:
        hint = words("Iets terugbrengen? Typ de code.")
    else:
        hint = words("Iets terugbrengen? Scan het gewoon.")
    actions = (type_number(session, words), type_code(session, words))
    return WelcomeView(
        house=session.desk.house,
        prompt=tuple(prompt.splitlines()),
        side=session.desk.reader_side,
        hint=hint,
        languages=languages(session, wordbook),
        message=notice_message(session, words),
        warnings=(
            *ledger_warning(session, words),
            *reader_warning(session, words),
            *scanner_warning(session, words),
            *printer_warning(session, words),
        ),
        actions=tuple(action for action in actions if action),
        card_works=not reader_gone,
    )
