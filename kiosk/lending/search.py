"""Forgiving search over thousands of names, fast enough for every letter typed. Knows nothing of ours.

Accents, capitals and punctuation do not count. Words come in any order, whole, begun or as a part of a longer one
(`zaag` finds `cirkelzaag`); where little is found so, with slips of the finger too. What it costs to take a word for
another decides the order: the cheapest first. Only unique words are compared, by rapidfuzz, not every name.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import cache

MOST = 200
"""The most names in one answer; another letter narrows the search."""
ENOUGH = 6
"""With fewer results than this, names with a typing error are added."""

WHOLE, BEGUN, INSIDE, SLIP = 0, 1, 3, 5
"""What it costs to take a word of the search for a word of the name; every slip costs one more."""
ELSEWHERE = 2
"""The extra cost of a word that is in the description and not in the name."""

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "œ": "oe", "æ": "ae", "ı": "i", "ĳ": "ij"})
_APOSTROPHES = re.compile("['’‘ʼ`´]")
_WORD = re.compile(r"[^\W_]+")

Costs = dict[int, int]
"""What it costs to take each of some names for what is sought, by its place."""


def words_of(text: str) -> list[str]:
    """The words of a text, without what does not count: `’t Velootje` is `t`, `velootje`."""
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text.casefold()).translate(_LETTERS))
    return _WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)))


def slips_allowed(word: str) -> int:
    """How many slips a word of that length may have; none in a number."""
    if not word.isalpha() or len(word) < 3:
        return 0
    return 1 if len(word) < 6 else 2 if len(word) < 11 else 3


class Index:
    """All names that can be found, with their descriptions, in a given order, which also settles a tie.

    Building it takes a while (tens of milliseconds for ten thousand names): do so once, where nobody waits.
    """

    def __init__(self, texts: Iterable[tuple[str, ...]]) -> None:
        """Of each text the first part is the name; the others count less."""
        split = cache(lambda text: tuple(words_of(text)))
        names: dict[str, list[int]] = {}
        others: dict[str, list[int]] = {}
        lengths: list[int] = []
        for place, (name, *rest) in enumerate(texts):
            said = words_of(name)
            lengths.append(min(len(said), 255))
            for word in dict.fromkeys(said):
                names.setdefault(word, []).append(place)
            for word in dict.fromkeys(word for text in rest for word in split(text)):
                others.setdefault(word, []).append(place)
        self._lengths = lengths
        self._words = sorted({*names, *others})
        self._named = [names.get(word, ()) for word in self._words]
        self._other = [others.get(word, ()) for word in self._words]
        self._all = "\n" + "\n".join(self._words) + "\n"
        self._starts = _starts(self._words)
        self._beginnings: dict[int, tuple[list[str], list[int]]] = {}
        if self._words:
            _matcher()  # is loaded now, where nobody waits, and not at all where there is nothing to find

    def __len__(self) -> int:
        return len(self._lengths)

    def find(self, sought: str, most: int = MOST) -> list[int]:
        """The places of what is meant, best first; nothing for nothing.

        Where nothing has all words, what has the most of them.
        """
        return [place for _, place in self.ranked(sought, most)]

    def ranked(self, sought: str, most: int = MOST) -> list[tuple[int, int]]:
        """The same, each with its rank, lower is better: what is found elsewhere can be put in between."""
        words = list(dict.fromkeys(words_of(sought)))
        if not words:
            return []
        parts = [self._plainly(word) for word in words]
        costs = _all_of(parts)
        if len(costs) < ENOUGH:
            parts = [self._with_slips(word, known) for word, known in zip(words, parts, strict=True)]
            costs = _all_of(parts) or _most_of(parts)
        return self._best(costs, most)

    def _best(self, costs: Costs, most: int) -> list[tuple[int, int]]:
        """The cheapest first; then the shorter name, then the given order: all in one number, which sorts fastest."""
        lengths = self._lengths
        ranked = sorted([(cost << 8 | lengths[place]) << 32 | place for place, cost in costs.items()])
        return [(rank >> 32, rank & 0xFFFFFFFF) for rank in ranked[:most]]

    def _plainly(self, word: str) -> Costs:
        """Names with that word in them: whole, begun, or inside another."""
        inside = [(INSIDE, at) for at in self._inside(word)] if len(word) > 2 else []
        first = bisect_left(self._words, word)
        last = bisect_left(self._words, word + "\U0010ffff")
        begun = [(WHOLE if self._words[at] == word else BEGUN, at) for at in range(first, last)]
        return self._costs(inside + begun)

    def _inside(self, word: str) -> Iterable[int]:
        """The words that have it in them, but not as their beginning."""
        found = self._all.find(word)
        while found >= 0:
            at = bisect_left(self._starts, found + 1) - 1
            if found != self._starts[at]:
                yield at
            found = self._all.find(word, self._starts[at] + len(self._words[at]))

    def _with_slips(self, word: str, known: Costs) -> Costs:
        """The same, and what is as good as that word, or as its beginning, but for a slip or two."""
        allowed = slips_allowed(word)
        if not allowed:
            return known
        taken: list[tuple[int, int]] = []
        for length in (len(word) - 1, len(word), len(word) + 1):
            beginnings, firsts = self._beginnings_of(length)
            for beginning, slips, which in _matcher()(word, beginnings, allowed):
                if len(word) == 3 and beginning[0] != word[0]:
                    continue  # of a short word all else is too much guessing
                begun_so = range(firsts[which], firsts[which + 1])
                taken += [(SLIP + 2 * slips + (len(self._words[at]) > length), at) for at in begun_so]
        return self._costs(taken) | known

    def _beginnings_of(self, length: int) -> tuple[list[str], list[int]]:
        """Every beginning of that length, or shorter word, once; and where in the list of words each begins.

        Not of numbers, which come first: nobody means one with a word of letters.
        """
        if length not in self._beginnings:
            beginnings: list[str] = []
            firsts: list[int] = []
            first = bisect_left(self._words, ":")
            for at, word in enumerate(self._words[first:], first):
                if not beginnings or word[:length] != beginnings[-1]:
                    beginnings.append(word[:length])
                    firsts.append(at)
            self._beginnings[length] = beginnings, [*firsts, len(self._words)]
        return self._beginnings[length]

    def _costs(self, taken: Sequence[tuple[int, int]]) -> Costs:
        """The least that each name with one of these words costs: the dearest are told first, and overwritten."""
        told = [(cost, self._named[at]) for cost, at in taken]
        told += [(cost + ELSEWHERE, self._other[at]) for cost, at in taken if self._other[at]]
        told.sort(key=lambda one: -one[0])
        costs: Costs = {}
        for cost, places in told:
            costs.update(dict.fromkeys(places, cost))
        return costs


def _starts(words: Sequence[str]) -> list[int]:
    """Where each word begins in all of them, one after the other with a sign before each."""
    starts, at = [], 1
    for word in words:
        starts.append(at)
        at += len(word) + 1
    return starts


def _all_of(parts: Sequence[Costs]) -> Costs:
    """What all of them have, with the costs together."""
    first, *others = sorted(parts, key=len)
    return {
        place: cost + sum(other[place] for other in others)
        for place, cost in first.items()
        if all(place in other for other in others)
    }


def _most_of(parts: Sequence[Costs]) -> Costs:
    """What the most of them have, with the costs together."""
    counts: Costs = {}
    for part in parts:
        for place in part:
            counts[place] = counts.get(place, 0) + 1
    most = max(counts.values(), default=0)
    return {place: sum(part.get(place, 0) for part in parts) for place, count in counts.items() if count == most}


@cache
def _matcher() -> Callable[[str, list[str], int], list[tuple[str, int, int]]]:
    """(word, words, most slips) -> those with so few slips: letters too many, too few, wrong or swapped.

    Loaded only where something is sought: it is not needed to lend.
    """
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    return lambda word, words, most: extract(word, words, scorer=OSA.distance, score_cutoff=most, limit=len(words))
