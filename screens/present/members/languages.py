"""The choice of languages, each in its own name."""

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.lending.events import LanguageChosen
from kiosk.lending.states import Session
from screens.present.values import Action, View, actions_aloud
from screens.present.words import Wordbook, Words


@dataclass(frozen=True, slots=True)
class LanguagesView(View):
    """The panel on which a language is chosen. `further` and `upwards` are what the button that pages the list says."""

    title: str
    languages: tuple[Action, ...]
    close: Action
    further: str = "Nog {n}"
    upwards: str = "Naar boven"

    def read_aloud(self, words: Words) -> Iterable[str]:
        return self.title, *actions_aloud(*self.languages)


def languages_view(session: Session, wordbook: Wordbook, close: Action) -> LanguagesView:
    words = wordbook(session.accessibility.language)
    return LanguagesView(
        title=words("Kies je taal"),
        languages=languages(session, wordbook),
        close=close,
        # Translators: a small button below a list: so many more are further down
        further=words("Nog {n}", n="{n}"),
        # Translators: a small button below a list: back to where it begins
        upwards=words("Naar boven"),
    )


def languages(session: Session, wordbook: Wordbook) -> tuple[Action, ...]:
    """A button for each language, in its own name; none where only one language is offered."""
    offered = session.settings.languages
    if len(offered) < 2:
        return ()
    chosen = session.accessibility.language
    return tuple(Action(wordbook(each).own_name, LanguageChosen(each), on=each == chosen) for each in offered)
