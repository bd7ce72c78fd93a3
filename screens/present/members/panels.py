"""The panels that a visitor opens over a screen: languages, guide, catalogue, own page, keyboards."""

from kiosk.lending.events import Panel, PanelClosed
from kiosk.lending.limits import LONGEST_CODE, LONGEST_PIN, LONGEST_TYPED_NUMBER
from kiosk.lending.states import Session
from screens.present.members.alone.cards import pin_hint
from screens.present.members.alone.no_barcode import no_barcode_view
from screens.present.members.alone.note import note_view
from screens.present.members.alone.stuck import help_view
from screens.present.members.catalogue import catalogue_view
from screens.present.members.guide import guide_view
from screens.present.members.languages import languages_view
from screens.present.members.mine import mine_view
from screens.present.members.notices import last_message
from screens.present.pad import Keys, PadStep, PadView
from screens.present.values import Action, View
from screens.present.words import Wordbook, Words


def panel_view(session: Session, panel: Panel, wordbook: Wordbook) -> View:
    words = wordbook(session.accessibility.language)
    # Translators: a button, one step back
    close = Action(words("Terug"), PanelClosed(), "arrow-u-left-top")
    match panel:
        case Panel.LANGUAGES:
            return languages_view(session, wordbook, close)
        case Panel.GUIDE:
            return guide_view(session, words)
        case Panel.HELP:
            return help_view(session, words)
        case Panel.NOTE:
            return note_view(session, words)
        case Panel.MINE:
            return mine_view(session, words)
        case Panel.CATALOGUE:
            return catalogue_view(session, words)
        case Panel.NO_BARCODE:
            return no_barcode_view(session, words)
        case Panel.CODE:
            steps: tuple[PadStep, ...] = (_code(words),)
        case Panel.NUMBER:
            steps = _number(session, words)
    return PadView(
        kind=panel.value,
        steps=steps,
        next=words("Verder"),
        # Translators: a key, takes away the last letter
        wipe=words("Wis"),
        close=close,
        message=last_message(session, words) if panel is Panel.NUMBER else None,
    )


def _code(words: Words) -> PadStep:
    hint = words("Hij staat onder de streepjes op het ding.")
    return PadStep(words("Typ de code"), hint, Keys.LETTERS, LONGEST_CODE)


def _number(session: Session, words: Words) -> tuple[PadStep, ...]:
    number = PadStep(
        words("Typ je lidnummer"), words("Daarna vragen we je pincode."), Keys.DIGITS, LONGEST_TYPED_NUMBER
    )
    return number, PadStep(words("Typ je pincode"), pin_hint(session, words), Keys.DIGITS, LONGEST_PIN, secret=True)
