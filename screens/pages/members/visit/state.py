"""What a visitor opened on the page of the visit, and where its lists stand."""

from collections.abc import Callable
from dataclasses import dataclass

from screens.pages.members.visit import lines
from screens.present.members.lines.line import LineView
from screens.present.members.lines.loans import LoanView
from screens.present.members.visit import VisitView
from screens.present.values import Action


@dataclass
class Opened:
    """The keys of what is opened, empty for nothing, and the first row of each list."""

    first: int = 0
    first_loan: int = 0
    first_part: int = 0
    first_reason: int = 0
    line: str = ""
    loan: str = ""
    doubted: str = ""
    """The line of which the page asks whether to undo it; empty for none."""
    folded: bool = False
    """True if no line unfolds without a touch."""
    reveal: bool = True
    """True if the next drawing scrolls the list to what is lit or opened."""

    # --- what a touch changes ---

    def to(self, first: int) -> None:
        self.first = first

    def to_loan(self, first: int) -> None:
        self.first_loan, self.loan = first, ""

    def to_part(self, first: int) -> None:
        self.first_part = first

    def to_reason(self, first: int) -> None:
        self.first_reason = first

    def open(self, key: str) -> Callable[[], None]:
        def press() -> None:
            self.line, self.doubted, self.folded, self.reveal = key, "", False, True

        return press

    def fold(self) -> None:
        self.line, self.doubted, self.folded = "", "", True

    def undo(self, line: LineView) -> Action | Callable[[], None]:
        """What the button that undoes this line does: the action that undoes it at once, or the function that asks
        first.
        """
        assert line.undo
        if line.undo_asked is None:
            return line.undo

        def ask() -> None:
            self.line, self.doubted, self.reveal = line.key, line.key, True

        return ask

    def toggle(self, loan: LoanView) -> Callable[[], None]:
        def press() -> None:
            self.loan = "" if self.loan == loan.key else loan.key
            self.reveal = True

        return press

    # --- what follows from it ---

    def new_question(self) -> None:
        """Unfold what is asked now, because a question was asked or answered."""
        self.line = self.doubted = ""
        self.folded, self.reveal = False, True

    def lit(self, view: VisitView) -> LineView | None:
        """The line that is unfolded: touched, asking, just answered, or the newest if it has more to say; None for
        none.
        """
        by_key = {line.key: line for line in view.lines}
        if self.line in by_key:
            return by_key[self.line]
        if self.folded or not view.lines:
            return None
        asks = next((line for line in view.lines if line.question), None)
        answered = next((line for line in view.lines if line.answered), None)
        again = next((line for line in view.lines if line.lit and lines.opens(line)), None)
        newest = view.lines[0] if lines.shows_itself(view.lines[0]) else None
        return asks or answered or again or newest
