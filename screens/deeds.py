"""What a visit did, counted and said: `2 dingen geleend`. The screens and the ticket say it alike."""

from collections.abc import Iterable

from kiosk.lending.model import Deed, Line
from screens.words import Words

ORDER = (Deed.LENT, Deed.RETURNED, Deed.RENEWED, Deed.SWAPPED, Deed.RESERVED)


def standing(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Of lines that are newest first, the newest of each thing: what holds when the visitor walks out of the door."""
    newest: dict[str, Line] = {}
    for line in lines:
        newest.setdefault(line.item.barcode, line)
    return tuple(newest.values())


def counted(lines: Iterable[Line]) -> tuple[tuple[Deed, int], ...]:
    """How many things were lent, returned and so on, without the deeds that were not done.

    Of what is swapped, all that was taken and given counts, not its kinds.
    """
    done: dict[Deed, int] = {}
    for line in standing(lines):
        done[line.deed] = done.get(line.deed, 0) + (line.swap.taken + line.swap.given if line.swap else 1)
    return tuple((deed, done[deed]) for deed in ORDER if done.get(deed))


def briefly(deed: Deed, n: int, words: Words) -> str:
    """For the corner of the visit screen: `2 geleend`."""
    match deed:
        case Deed.LENT:
            return words.many("{n} geleend", "{n} geleend", n)
        case Deed.RETURNED:
            return words.many("{n} terug", "{n} terug", n)
        case Deed.RENEWED:
            return words.many("{n} langer bij jou", "{n} langer bij jou", n)
        case Deed.SWAPPED:
            # Translators: things taken from a swap shop and things given to it, together
            return words.many("{n} geruild", "{n} geruild", n)
        case Deed.RESERVED:
            return words.many("{n} gereserveerd", "{n} gereserveerd", n)


def said(deed: Deed, n: int, words: Words) -> str:
    """For the goodbye: `2 dingen geleend`."""
    match deed:
        case Deed.LENT:
            return words.many("{n} ding geleend", "{n} dingen geleend", n)
        case Deed.RETURNED:
            return words.many("{n} ding teruggebracht", "{n} dingen teruggebracht", n)
        case Deed.RENEWED:
            return words.many("{n} ding langer bij jou", "{n} dingen langer bij jou", n)
        case Deed.SWAPPED:
            # Translators: things taken from a swap shop and things given to it, together
            return words.many("{n} ding geruild", "{n} dingen geruild", n)
        case Deed.RESERVED:
            return words.many("{n} ding gereserveerd", "{n} dingen gereserveerd", n)


def signed(points: int) -> str:
    """A number of points with the minus of print, which is as wide as a plus: a hyphen is not."""
    return f"−{-points}" if points < 0 else f"{points}"


def waiting(points: int, words: Words) -> str:
    """Points of gifts that nobody looked at yet; empty where there are none."""
    if not points:
        return ""
    # Translators: points that come when a volunteer has seen what was given
    return words.many("{n} punt wacht op een vrijwilliger", "{n} punten wachten op een vrijwilliger", points)
