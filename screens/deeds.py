"""What a visit did, counted and said: `2 dingen geleend`. The screens and the ticket say it alike."""

from collections.abc import Iterable

from kiosk.lending.model import Deed, Line
from screens.words import Words

ORDER = (Deed.LENT, Deed.RETURNED, Deed.RENEWED)


def standing(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Of lines that are newest first, the newest of each thing: what holds when the visitor walks out of the door."""
    newest: dict[str, Line] = {}
    for line in lines:
        newest.setdefault(line.item.barcode, line)
    return tuple(newest.values())


def counted(lines: Iterable[Line]) -> tuple[tuple[Deed, int], ...]:
    """How many things were lent, returned and renewed, without the deeds that were not done."""
    deeds = [line.deed for line in standing(lines)]
    return tuple((deed, deeds.count(deed)) for deed in ORDER if deed in deeds)


def briefly(deed: Deed, n: int, words: Words) -> str:
    """For the corner of the visit screen: `2 geleend`."""
    match deed:
        case Deed.LENT:
            return words.many("{n} geleend", "{n} geleend", n)
        case Deed.RETURNED:
            return words.many("{n} terug", "{n} terug", n)
        case Deed.RENEWED:
            return words.many("{n} langer bij jou", "{n} langer bij jou", n)


def said(deed: Deed, n: int, words: Words) -> str:
    """For the goodbye: `2 dingen geleend`."""
    match deed:
        case Deed.LENT:
            return words.many("{n} ding geleend", "{n} dingen geleend", n)
        case Deed.RETURNED:
            return words.many("{n} ding teruggebracht", "{n} dingen teruggebracht", n)
        case Deed.RENEWED:
            return words.many("{n} ding langer bij jou", "{n} dingen langer bij jou", n)
