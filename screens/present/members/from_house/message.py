"""A message of the house for a member, in words: a page of its own, closed by one touch or by the next scan."""

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.lending.events import NoticeClosed
from kiosk.lending.model import HouseMessage
from kiosk.lending.states import Session, Visiting
from screens.present.values import Action, View, actions_aloud
from screens.present.words import Words


@dataclass(frozen=True, slots=True)
class HouseMessageView(View):
    """One message: `title` says that it is for the member who is here, `text` is as the volunteer typed it, in any
    script.

    `sender` is the house, and never the volunteer who typed it. `more` says that others follow, empty for none.
    """

    greeting: str
    title: str
    text: str
    sender: str
    close: Action
    more: str = ""

    def read_aloud(self, words: Words) -> Iterable[str]:
        yield self.greeting
        yield self.title
        yield self.text
        yield self.sender
        yield self.more
        yield from actions_aloud(self.close)


def house_message_view(session: Session, visit: Visiting, message: HouseMessage, words: Words) -> HouseMessageView:
    after = len(visit.messages) - 1
    name = visit.visitor.first_name if visit.visitor else ""
    return HouseMessageView(
        greeting=words("Dag {name}", name=name),
        # Translators: above a few words that the house left for the member who is here
        title=words("Een bericht voor jou"),
        text=message.text,
        sender=session.settings.house,
        # Translators: a button: I have read the message
        close=Action(words("Gelezen"), NoticeClosed(), "check-bold"),
        more=words.many("Daarna nog {n} bericht", "Daarna nog {n} berichten", after) if after else "",
    )
