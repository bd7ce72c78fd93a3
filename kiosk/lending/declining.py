"""Why a command is not carried out: a cause for the screen, and a sentence for the command line."""

from kiosk.lending.model import Refusal
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
    DeclineCause.STILL_OPEN: "Something is still open between this member and the house.",
}
"""What the command line says where nothing more precise is known."""


class CommandDeclined(Exception):  # noqa: N818 - it is no error: nothing is kept, and this is the answer
    """The ledger does not do what was asked, and nothing was changed.

    `sentence` is one plain sentence in English. With `refusal` the rules of lending are against it; `code` is then that
    of the item.
    """

    def __init__(
        self, sentence: str, why: DeclineCause = DeclineCause.UNKNOWN, refusal: Refusal | None = None, code: str = ""
    ) -> None:
        super().__init__(sentence)
        self.why = why
        self.refusal = refusal
        self.code = code


class FormError(CommandDeclined):
    """What was asked is not written as it must be, whatever is in the ledger."""


def decline(why: DeclineCause) -> CommandDeclined:
    """What to raise for this cause where its plain sentence says enough."""
    return CommandDeclined(SENTENCES[why], why)


def refuse(refusal: Refusal, code: str) -> CommandDeclined:
    """What to raise when the rules of lending are against it; `code` is that of the item."""
    return CommandDeclined(SENTENCES[DeclineCause.REFUSED], DeclineCause.REFUSED, refusal, code)
