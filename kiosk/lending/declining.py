"""The exception for a command that is not carried out, with a cause for the screen and a sentence for the command
line.
"""

from kiosk.lending.model import Item, Refusal
from kiosk.lending.volunteers.model import DeclineCause

SENTENCES = {
    DeclineCause.NOT_YOURS: "You may not do this.",
    DeclineCause.REFUSED: "The rules of lending are against it.",
    DeclineCause.NO_PIN: "This member can have no PIN.",
    DeclineCause.CARD_IN_USE: "This card is in use already.",
    DeclineCause.CARD_LOST: "This card was reported lost.",
    DeclineCause.NO_SLIP: "This code is on no slip, or the slip is older than 14 days.",
    DeclineCause.CODE_IN_USE: "This code is in use already.",
    DeclineCause.UNKNOWN: "There is no such thing.",
    DeclineCause.PART_SLIP: "This is the slip of a part that was still to come: scan it at the check-in.",
    DeclineCause.MEMBER_NUMBER: "This is the number of a member.",
    DeclineCause.AMOUNT: "This is no amount that can be entered.",
    DeclineCause.TOO_MUCH: "This is too much.",
    DeclineCause.TOO_SHORT: "This is too short.",
    DeclineCause.EASY_PIN: "This PIN is too easy to guess: no one digit or pair again and again, no digits in a row.",
    DeclineCause.TEXT: "This text cannot be kept.",
    DeclineCause.DAY: "This day cannot be chosen.",
    DeclineCause.POINTS: "These points cannot be entered.",
    DeclineCause.TIME: "This time is over.",
    DeclineCause.TOO_LATE: "It is too late for this.",
    DeclineCause.TIME_DOUBTED: "The time is doubted; it must be confirmed first.",
    DeclineCause.OTHER_NUMBER: "This is not the number of this member.",
    DeclineCause.TOO_LONG_AGO: "The day must be today or at most 60 days ago.",
    DeclineCause.NO_DAY: "The day must be chosen first.",
    DeclineCause.LENT_TO_ANOTHER: "It is lent to another member; enter first that it came back.",
    DeclineCause.LENT_TO_THEM: "It is lent to this member already.",
    DeclineCause.BACK_ALREADY: "It is not lent to anybody: it is back already.",
    DeclineCause.MOVED_SINCE: "It was lent or came back after that day already.",
    DeclineCause.NOT_LENT: "It is swapped, not lent.",
    DeclineCause.TOO_MANY_MESSAGES: "As many messages as can be wait for this member already.",
    DeclineCause.MESSAGE_SEEN: "There is no such message: it was seen, or withdrawn.",
    DeclineCause.STILL_OPEN: "Something is still open between this member and the house.",
}
"""The sentences of the command line for each cause, where no more precise sentence is given."""


class CommandDeclined(Exception):  # noqa: N818 - it is no error: nothing is kept, and this is the answer
    """The ledger does not carry out a command, and nothing was changed.

    `sentence` is one plain sentence in English. If the rules of lending refuse it, `refusal` has the reasons and `code`
    is the code of the item; otherwise they are None and empty. `item` is the item that the command is about; None if
    there is none, or if it must not be shown.
    """

    def __init__(
        self,
        sentence: str,
        why: DeclineCause = DeclineCause.UNKNOWN,
        refusal: Refusal | None = None,
        code: str = "",
        item: Item | None = None,
    ) -> None:
        super().__init__(sentence)
        self.why = why
        self.refusal = refusal
        self.code = code
        self.item = item


class FormError(CommandDeclined):
    """A value of the command has a wrong form, whatever the ledger contains."""


def decline(why: DeclineCause, item: Item | None = None) -> CommandDeclined:
    """The exception to raise for this cause, with the sentence of the cause."""
    return CommandDeclined(SENTENCES[why], why, item=item)


def refuse(refusal: Refusal, code: str) -> CommandDeclined:
    """The exception to raise when the rules of lending refuse a command; `code` is the code of the item."""
    return CommandDeclined(SENTENCES[DeclineCause.REFUSED], DeclineCause.REFUSED, refusal, code)
