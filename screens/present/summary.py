"""What was done in a visit, counted and in words: `2 dingen geleend`. The screens and the ticket show the same."""

from collections.abc import Iterable

from kiosk.lending.model import Line, LineKind
from screens.present.words import Words

ORDER = (LineKind.LENT, LineKind.RETURNED, LineKind.RENEWED, LineKind.SWAPPED, LineKind.RESERVED)


def standing(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The newest line of each item, from lines that are newest first: what holds when the visitor leaves."""
    newest: dict[str, Line] = {}
    for line in lines:
        newest.setdefault(line.item.barcode, line)
    return tuple(newest.values())


def counted(lines: Iterable[Line]) -> tuple[tuple[LineKind, int], ...]:
    """How many items were lent, returned and so on; a kind that was not done is left out.

    In a swap, every item that was taken or given counts.
    """
    done: dict[LineKind, int] = {}
    for line in standing(lines):
        done[line.kind] = done.get(line.kind, 0) + (line.swap.taken + line.swap.given if line.swap else 1)
    return tuple((kind, done[kind]) for kind in ORDER if done.get(kind))


def briefly(kind: LineKind, n: int, words: Words) -> str:
    """A count for the corner of the visit screen: `2 geleend`."""
    match kind:
        case LineKind.LENT:
            return words.many("{n} geleend", "{n} geleend", n)
        case LineKind.RETURNED:
            return words.many("{n} terug", "{n} terug", n)
        case LineKind.RENEWED:
            return words.many("{n} langer bij jou", "{n} langer bij jou", n)
        case LineKind.SWAPPED:
            # Translators: items taken from a swap shop and items given to it, together
            return words.many("{n} geruild", "{n} geruild", n)
        case LineKind.RESERVED:
            return words.many("{n} gereserveerd", "{n} gereserveerd", n)


def summed_up(kind: LineKind, n: int, words: Words) -> str:
    """A count for the goodbye: `2 dingen geleend`."""
    match kind:
        case LineKind.LENT:
            return words.many("{n} ding geleend", "{n} dingen geleend", n)
        case LineKind.RETURNED:
            return words.many("{n} ding teruggebracht", "{n} dingen teruggebracht", n)
        case LineKind.RENEWED:
            return words.many("{n} ding langer bij jou", "{n} dingen langer bij jou", n)
        case LineKind.SWAPPED:
            # Translators: items taken from a swap shop and items given to it, together
            return words.many("{n} ding geruild", "{n} dingen geruild", n)
        case LineKind.RESERVED:
            return words.many("{n} ding gereserveerd", "{n} dingen gereserveerd", n)


def signed(points: int) -> str:
    """A number of points with a typographic minus, which is as wide as a plus."""
    return f"−{-points}" if points < 0 else f"{points}"


def waiting(points: int, words: Words) -> str:
    """The points for gifts that nobody looked at yet; empty where there are none."""
    if not points:
        return ""
    # Translators: points that come when a volunteer has seen what was given
    return words.many("{n} punt wacht op een vrijwilliger", "{n} punten wachten op een vrijwilliger", points)
