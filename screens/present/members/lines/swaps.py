"""The line of a swap: how many items are taken and given, the points for them, and who looks at the given ones
first.
"""

from dataclasses import dataclass

from kiosk.lending.events import NoticeClosed, SwapCounted, UndoPressed
from kiosk.lending.model import Line, Swap
from screens.present.members.amounts import points
from screens.present.values import Action, Message
from screens.present.words import Words


@dataclass(frozen=True, slots=True)
class StepperView:
    """One count of a swap: `Ik neem`, `5`, `−5 punten`. `less` is None where the count is 0."""

    key: str
    title: str
    count: str
    more: Action
    less: Action | None = None
    detail: str = ""

    @property
    def aloud(self) -> str:
        """What is read aloud: `Ik neem 5, −5 punten`."""
        counted = f"{self.title} {self.count}"
        return f"{counted}, {self.detail}" if self.detail else counted


def state(swap: Swap | None, words: Words) -> str:
    match swap:
        case Swap(taken=0):
            return words("Gegeven. Dank je!")
        case Swap(given=0):
            # Translators: of an item that one takes home from a swap shop, for good
            return words("Meegenomen")
    return words("Geruild")


def price(swap: Swap, words: Words) -> str:
    """The points of a single item; empty for a counted kind, which shows its points beside each count."""
    if swap.most is None or (swap.given and swap.waits):
        return ""
    return _taken(swap, swap.taken, words) if swap.taken else _given(swap, swap.given, words)


def steppers(line: Line, words: Words) -> tuple[StepperView, ...]:
    """The counts of a kind: taken, and given where a member counts the given items. Empty for a single item."""
    swap = line.swap
    if swap is None or swap.most is not None:
        return ()
    # Translators: a member takes so many items from a swap shop; a number follows
    take = words("Ik neem")
    # Translators: a member gives so many items to a swap shop; a number follows
    give = words("Ik breng")
    taken = StepperView(
        "taken",
        take,
        str(swap.taken),
        _more(take, swap.taken, SwapCounted(line.operation, swap.taken + 1, swap.given), words),
        _less(take, swap.taken, SwapCounted(line.operation, swap.taken - 1, swap.given), words),
        _taken(swap, swap.taken, words) if swap.taken else _each(swap, words),
    )
    if not swap.may_give and not swap.given:
        return (taken,)
    given = StepperView(
        "given",
        give,
        str(swap.given),
        _more(give, swap.given, SwapCounted(line.operation, swap.taken, swap.given + 1), words),
        _less(give, swap.given, SwapCounted(line.operation, swap.taken, swap.given - 1), words),
        _given(swap, swap.given, words) if swap.given or not swap.points else _each(swap, words),
    )
    return taken, given


def note(swap: Swap, words: Words) -> Message | None:
    """The note that a volunteer looks at what is given, where the initiative wants that; None elsewhere."""
    if not (swap.given and swap.waits):
        return None
    return Message("eye-outline", words("Een vrijwilliger kijkt het nog na."))


def meant(line: Line, words: Words) -> tuple[str, tuple[Action, ...]]:
    """The question and answers for a single item that was scanned again; the first answer changes nothing."""
    back = Action(words("Toch niet"), UndoPressed(line.operation), "undo-variant")
    if line.swap and line.swap.given:
        return words("Dit geef je al. Wat wil je?"), (Action(words("Ik geef het"), NoticeClosed(), "check-bold"), back)
    keep = Action(words("Ik neem het mee"), NoticeClosed(), "check-bold")
    return words("Dit neem je al mee. Wat wil je?"), (keep, back)


def _taken(swap: Swap, n: int, words: Words) -> str:
    # Translators: {points} such as: 3 points; they go off one's points
    return words("−{points}", points=points(swap.points * n, words)) if swap.points else words("gratis")


def _given(swap: Swap, n: int, words: Words) -> str:
    # Translators: {points} such as: 3 points; they are added to one's points
    return words("+{points}", points=points(swap.points * n, words)) if swap.points else ""


def _each(swap: Swap, words: Words) -> str:
    # Translators: what each of a kind of items costs or earns; {points} such as: 3 points
    return words("elk {points}", points=points(swap.points, words)) if swap.points else words("gratis")


def _more(text: str, n: int, event: SwapCounted, words: Words) -> Action:
    # Translators: read aloud, on a button: one more. {said} such as: I take
    spoken = words("{said} {n}: één meer", said=text, n=n)
    return Action("+", event, "plus-thick", spoken=spoken)


def _less(text: str, n: int, event: SwapCounted, words: Words) -> Action | None:
    # Translators: read aloud, on a button: one less
    spoken = words("{said} {n}: één minder", said=text, n=n)
    return Action("−", event, "minus-thick", spoken=spoken) if n else None
