"""The choice of languages, each in its own name."""

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.lending.events import LanguageChosen
from kiosk.lending.states import Session
from screens.present.values import Action, View, actions_aloud
from screens.present.words import Wordbook, Words


@dataclass(frozen=True, slots=True)
class LanguagesView(View):
    """The panel on which a language is chosen."""

    title: str
    languages: tuple[Action, ...]
    close: Action

    def read_aloud(self, words: Words) -> Iterable[str]:
        return self.title, *actions_aloud(*self.languages)


def languages_view(session: Session, wordbook: Wordbook, close: Action) -> LanguagesView:
    words = wordbook(session.accessibility.language)
    return LanguagesView(words("Kies je taal"), languages(session, wordbook), close)


def languages(session: Session, wordbook: Wordbook) -> tuple[Action, ...]:
    """A button for each language, in its own name; an empty tuple where only one language is offered."""
    offered = session.settings.languages
    if len(offered) < 2:
        return ()
    chosen = session.accessibility.language
    return tuple(Action(wordbook(each).own_name, LanguageChosen(each), on=each == chosen) for each in offered)
