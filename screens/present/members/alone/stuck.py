"""The page for a visitor who is stuck while nobody is there: what happened, and what can be done now."""

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.lending.events import NoticeClosed, PanelClosed
from kiosk.lending.states import NoticeKind, Session, Visiting, Welcome
from screens.present.members.alone.ways_out import STUCK, Stuck, somebody_when, ways_out
from screens.present.members.guide import guide_way
from screens.present.members.notices import message_of
from screens.present.values import Action, Picture, View, actions_aloud
from screens.present.words import Words


@dataclass(frozen=True, slots=True)
class StuckView(View):
    """What happened or is asked (`title`, `detail`), the `ways` out as large buttons, and `when` somebody is there."""

    icon: str
    title: str
    detail: str
    ways: tuple[Action, ...]
    close: Action
    when: str = ""
    picture: Picture | None = None

    def read_aloud(self, words: Words) -> Iterable[str]:
        yield from (self.title, self.detail)
        yield from actions_aloud(*self.ways)
        yield self.when
        yield self.close.aloud


def stuck_view(session: Session, words: Words) -> StuckView | None:
    """The page of a notice with which the visitor is stuck while nobody is there, or of a code to take along.

    None for every other notice, and on the goodbye, which is soon over and only says what happened.
    """
    if not isinstance(session.shown, Welcome | Visiting):
        return None
    notice = session.shown.notice
    stuck = STUCK.get(notice.kind) if notice else None
    ways = ways_out(session, stuck, words) if stuck else ()
    if notice is None or not (ways or notice.kind is NoticeKind.CARD_SLIP):
        return None
    message = message_of(session, notice, words)
    return StuckView(
        message.icon,
        message.text,
        message.detail,
        ways,
        Action(words("Oké, verder"), NoticeClosed(), "arrow-right-bold"),
        somebody_when(session, words),
        message.picture,
    )


def help_view(session: Session, words: Words) -> StuckView:
    """The page *Lukt het niet?*: all ways out that there are, and who is there when."""
    guide = guide_way(session, words) if isinstance(session.shown, Welcome) else ()
    return StuckView(
        "help-circle",
        words("Wat lukt er niet?"),
        words("Nu is er niemand. Dit kan je zelf doen."),
        (*ways_out(session, Stuck.ANYTHING, words), *guide),
        Action(words("Terug"), PanelClosed(), "arrow-u-left-top"),
        somebody_when(session, words),
    )
