"""What cannot be done behind the desk: one sentence for the command line, and `why` for the screen of a volunteer."""

from kiosk.lending.volunteers.model import DeclineCause


class DeskError(Exception):
    """What was asked cannot be done; the message says why in one plain sentence, and nothing was changed."""

    def __init__(self, sentence: str, why: DeclineCause = DeclineCause.UNKNOWN) -> None:
        super().__init__(sentence)
        self.why = why


class FormError(DeskError):
    """What was asked is not written as it must be, whatever is in the book."""
