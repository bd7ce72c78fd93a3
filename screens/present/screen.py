"""Makes one whole screen from the session: the view, the three buttons that never move, and what is read aloud."""

from collections.abc import Callable

from kiosk.lending.events import BiggerPressed, ListenPressed, Panel, PanelClosed, PanelOpened, Touch, Touched
from kiosk.lending.session import step
from kiosk.lending.states import Session, Welcome
from screens.present.members.waiting import wait_view
from screens.present.members.welcome import welcome_view
from screens.present.spoken import news as spoken_news
from screens.present.spoken import spoken
from screens.present.status import status
from screens.present.values import Action, Shown, View
from screens.present.words import Wordbook, Words


def present(session: Session, wordbook: Wordbook) -> Shown:
    """The screen for a session, in the language that its visitor reads. Every session has one."""
    words = wordbook(session.accessibility.language)
    view = _view(session, wordbook)
    return Shown(
        view=view,
        dock=_dock(session, words),
        language=words.language,
        status=status(session),
        spoken=session.catalogue_text or spoken(view, words),
        # Translators: read aloud after what stands on a button, such as: button 2 of 5
        position=words("knop {n} van {of}", n="{n}", of="{of}"),
        right_to_left=words.right_to_left,
        bigger=session.accessibility.bigger,
        dim=session.dimmed,
        dim_touch=Action(words("Raak het scherm aan"), Touched(), "gesture-tap") if session.dimmed else None,
        # Translators: a small button below a list: so many more are further down
        further=words("Nog {n}", n="{n}"),
        # Translators: a small button below a list: back to where it begins
        upwards=words("Naar boven"),
        # Translators: on a small button, short for: back to where it begins
        top=words("Boven"),
        # Translators: a small button: it leads to other buttons that have no room here
        others=words("Meer"),
    )


def after_touch(session: Session, wordbook: Wordbook) -> Callable[[Touch], Shown] | None:
    """A function that makes the screen which a touch of the welcome would show, without doing the touch.

    None where somebody may be here. Nothing of a visitor is on any of these screens.
    """
    if session.doing != Welcome() or session.panel is not None or session.dimmed:
        return None
    return lambda touch: present(step(session, touch)[0], wordbook)


def news(before: Session, after: Session, wordbook: Wordbook) -> tuple[str, str]:
    """What is new on the screen since `before`, to be read aloud, and its language; after a change of language, all of
    the screen.
    """
    words = wordbook(after.accessibility.language)
    if before.accessibility.language != after.accessibility.language:
        return spoken(_view(after, wordbook), words), words.language
    return spoken_news(_view(before, wordbook), _view(after, wordbook), words), words.language


def _view(session: Session, wordbook: Wordbook) -> View:
    """The view to show: first that nothing can be lent, then the countdown, then what the visitor opened."""
    words = wordbook(session.accessibility.language)
    if session.panel is not Panel.LANGUAGES and (waiting := wait_view(session, words)):
        return waiting
    shown = session.shown
    if isinstance(shown, Welcome) and session.panel is None and shown.notice is None:
        return welcome_view(session, wordbook)
    # Imported here: the start waits for the welcome alone, and these modules bring the words of all other screens.
    from screens.present.occupied import occupied_view

    return occupied_view(session, wordbook)


def _dock(session: Session, words: Words) -> tuple[Action, ...]:
    choosing = session.panel is Panel.LANGUAGES
    language = PanelClosed() if choosing else PanelOpened(Panel.LANGUAGES)
    dock = (
        Action(words("Taal"), language, "translate", on=choosing),
        Action(words("Groter"), BiggerPressed(), "format-size", on=session.accessibility.bigger),
    )
    listen = Action(words("Luister"), ListenPressed(), "volume-high", on=session.accessibility.reading)
    return (*dock, listen) if session.settings.reads_aloud else dock
