"""The question what a scan meant, for an item that was lent or brought back shortly before."""

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.lending.events import MeantPressed, NoticeClosed
from kiosk.lending.model import Item
from kiosk.lending.states import Notice, NoticeKind, Session
from kiosk.lending.volunteers.shift import Shift
from screens.present.members.notices import message_of, picture_of
from screens.present.values import Action, Picture, View, actions_aloud
from screens.present.words import Words


@dataclass(frozen=True, slots=True)
class MeantView(View):
    """The question, which takes the whole screen; `note` says what happens without an answer. The next scan does not
    wait for it.
    """

    question: str
    title: str
    place: str
    picture: Picture
    note: str
    yes: Action
    no: Action

    def read_aloud(self, words: Words) -> Iterable[str]:
        yield from (self.question, self.title, self.note)
        yield from actions_aloud(self.yes, self.no)


def meant_view(session: Session, words: Words) -> MeantView | None:
    """The question that is on the screen now; None for no question."""
    if isinstance(session.shown, Shift):
        return None
    match session.shown.notice:
        case Notice(item=Item() as item) as notice if notice.asks_what_is_meant:
            return MeantView(
                question=message_of(session, notice, words).text,
                title=item.name,
                place=item.initiative.name,
                picture=picture_of(item),
                note=words("Doe je niets? Dan verandert er niets."),
                yes=yes(notice, words),
                no=Action(words("Nee"), NoticeClosed(), "close-thick"),
            )
    return None


def yes(notice: Notice, words: Words) -> Action:
    """The answer that lends or returns the item."""
    if notice.kind is NoticeKind.BRINGS_BACK:
        return Action(words("Terugbrengen"), MeantPressed(notice.code), "tray-arrow-down")
    return Action(words("Meenemen"), MeantPressed(notice.code), "hand-back-right")
