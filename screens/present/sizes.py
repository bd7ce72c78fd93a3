"""What tells two items of one kind apart: the size of a bike, the age for a game, the number of a copy."""

import re

_LETTERS = r"(?:XXS|XS|S|M|L|XL|XXL)"
_BEFORE = r"maat|groep|leeftijd|vanaf|van|voor|nummer|nr\.?|taille|pointure|groupe|dès|size|group|age|from|for|number"
_AFTER = (
    r"inch|''|”|\"|V|W|cm|mm|m|meter|metre|mètres|l|liter|litre|litres|kg|jaar|maanden|maand|ans|mois|years|months|"
    r"personen|persoon|personnes|persons|people|treden|marches|steps|stuks|stukken|delig|pièces|pieces|tanden|bits|pouces|pouce"
)
_NUMBER = r"\d+(?:[.,x×/–-]\d+)*\+?"
_END = re.compile(
    rf"^(?P<name>.*?\S)[,:]?\s+(?:\((?P<copy>{_NUMBER})\)|"
    rf"(?P<sign>(?:(?:{_BEFORE})\s+)?{_NUMBER}(?:[ -]?(?:{_AFTER}))?|(?:maat|taille|size)\s+{_LETTERS}))$",
    re.IGNORECASE,
)
_NEEDLESS = re.compile(r"^(?:van|voor|for)\s+", re.IGNORECASE)


def apart(title: str) -> tuple[str, str]:
    """The name of an item without its size, and its size: `Loopfiets`, `12 inch`; the size is empty where it
    has none.
    """
    found = _END.match(title)
    if found is None:
        return title, ""
    return found["name"], found["copy"] or _NEEDLESS.sub("", found["sign"])
