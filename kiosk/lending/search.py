"""A forgiving search in thousands of names, fast enough to run at every letter typed. It imports no other module of the
kiosk.

Accents, capitals and punctuation do not count. The words match in any order, as a whole word, its beginning or its
inside (`zaag` finds `cirkelzaag`). When few names are found, words with typing mistakes match too. Each match of a word
has a cost, and the names are ordered by their costs, the lowest first. rapidfuzz compares unique words, not names.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import cache

MOST = 200
"""The most names in a result; one more letter narrows the search."""
ENOUGH = 6
"""When fewer names than this are found, words with typing mistakes match too."""

WHOLE, BEGUN, INSIDE, MISTYPED = 0, 1, 3, 5
"""The costs of a match with a whole word, its beginning, its inside, or with typing mistakes; each mistake adds 2."""
ELSEWHERE = 2
"""The extra cost of a match in another text than the name."""

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "œ": "oe", "æ": "ae", "ı": "i", "ĳ": "ij"})
_WITHIN_WORDS = re.compile("['’‘ʼ`´\u200c\u200d]")
_WORD = re.compile(r"[^\W_]+")

Costs = dict[int, int]
"""The cost of each name that matches, by its place in the list of names."""


def words_of(text: str) -> list[str]:
    """The words of a text, without capitals, accents and punctuation: `’t Velootje` is `t`, `velootje`."""
    plain = unicodedata.normalize("NFKD", _WITHIN_WORDS.sub("", text.casefold()).translate(_LETTERS))
    return _WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)))


def mistakes_allowed(word: str) -> int:
    """The number of typing mistakes allowed in a word of this length; 0 in a number, and in fewer than three
    letters.
    """
    if not word.isalpha() or len(word) < 3:
        return 0
    return 1 if len(word) < 6 else 2 if len(word) < 11 else 3


class Index:
    """The names that can be found, each with its other texts. Names that match equally well come in their given order.

    Building an index takes tens of milliseconds for ten thousand names: build it once, at a time when no visitor waits.
    """

    def __init__(self, texts: Iterable[tuple[str, ...]]) -> None:
        """The first text of each tuple is the name; the others count less."""
        split = cache(lambda text: tuple(words_of(text)))
        names: dict[str, list[int]] = {}
        others: dict[str, list[int]] = {}
        lengths: list[int] = []
        for place, (name, *rest) in enumerate(texts):
            own = words_of(name)
            lengths.append(min(len(own), 255))
            for word in dict.fromkeys(own):
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
            _matcher()  # loaded now, while no visitor waits, and not at all without any words

    def __len__(self) -> int:
        return len(self._lengths)

    def find(self, sought: str, most: int = MOST) -> list[int]:
        """The places of the matching names in the list, best first; none for an empty text.

        If no name has all the words, the names with the most of them match.
        """
        return [place for _, place in self.ranked(sought, most)]

    def ranked(self, sought: str, most: int = MOST) -> list[tuple[int, int]]:
        """The result of `find` as (rank, place), lowest rank first, so that results of several indexes can be sorted
        together.
        """
        words = list(dict.fromkeys(words_of(sought)))
        if not words:
            return []
        parts = [self._plainly(word) for word in words]
        costs = _all_of(parts)
        if len(costs) < ENOUGH:
            parts = [self._with_mistakes(word, known) for word, known in zip(words, parts, strict=True)]
            costs = _all_of(parts) or _most_of(parts)
        return self._best(costs, most)

    def _best(self, costs: Costs, most: int) -> list[tuple[int, int]]:
        """The best matches: lowest cost first, then the shorter name, then the given order, all in one number, which
        sorts fastest.
        """
        lengths = self._lengths
        ranked = sorted([(cost << 8 | lengths[place]) << 32 | place for place, cost in costs.items()])
        return [(rank >> 32, rank & 0xFFFFFFFF) for rank in ranked[:most]]

    def _plainly(self, word: str) -> Costs:
        """The names that have this word: whole, as a beginning, or inside another word."""
        inside = [(INSIDE, at) for at in self._inside(word)] if len(word) > 2 else []
        first = bisect_left(self._words, word)
        last = bisect_left(self._words, word + "\U0010ffff")
        begun = [(WHOLE if self._words[at] == word else BEGUN, at) for at in range(first, last)]
        return self._costs(inside + begun)

    def _inside(self, word: str) -> Iterable[int]:
        """The places of the words that have this word inside, not as their beginning."""
        found = self._all.find(word)
        while found >= 0:
            at = bisect_left(self._starts, found + 1) - 1
            if found != self._starts[at]:
                yield at
            found = self._all.find(word, self._starts[at] + len(self._words[at]))

    def _with_mistakes(self, word: str, known: Costs) -> Costs:
        """The `known` costs with those of the names that have a word, or the beginning of a word, like this one with
        few mistakes.
        """
        allowed = mistakes_allowed(word)
        if not allowed:
            return known
        taken: list[tuple[int, int]] = []
        for length in (len(word) - 1, len(word), len(word) + 1):
            beginnings, firsts = self._beginnings_of(length)
            for beginning, mistakes, which in _matcher()(word, beginnings, allowed):
                if len(word) == 3 and beginning[0] != word[0]:
                    continue  # with three letters, another first letter would match too many words
                begun_so = range(firsts[which], firsts[which + 1])
                taken += [(MISTYPED + 2 * mistakes + (len(self._words[at]) > length), at) for at in begun_so]
        return self._costs(taken) | known

    def _beginnings_of(self, length: int) -> tuple[list[str], list[int]]:
        """Every beginning of this length (or shorter word) once, and the place of the first word that has it.

        Numbers, which come first in the list, are left out: a typing mistake does not turn a number into letters.
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
        """The lowest cost of each name with one of these words: the highest costs are set first, and overwritten by
        lower ones.
        """
        priced = [(cost, self._named[at]) for cost, at in taken]
        priced += [(cost + ELSEWHERE, self._other[at]) for cost, at in taken if self._other[at]]
        priced.sort(key=lambda one: -one[0])
        costs: Costs = {}
        for cost, places in priced:
            costs.update(dict.fromkeys(places, cost))
        return costs


def _starts(words: Sequence[str]) -> list[int]:
    """The position of each word in the text of all words, which has one separator before each word."""
    starts, at = [], 1
    for word in words:
        starts.append(at)
        at += len(word) + 1
    return starts


def _all_of(parts: Sequence[Costs]) -> Costs:
    """The names that are in all parts, with their costs added."""
    first, *others = sorted(parts, key=len)
    return {
        place: cost + sum(other[place] for other in others)
        for place, cost in first.items()
        if all(place in other for other in others)
    }


def _most_of(parts: Sequence[Costs]) -> Costs:
    """The names that are in the most parts, with their costs added."""
    counts: Costs = {}
    for part in parts:
        for place in part:
            counts[place] = counts.get(place, 0) + 1
    most = max(counts.values(), default=0)
    return {place: sum(part.get(place, 0) for part in parts) for place, count in counts.items() if count == most}


@cache
def _matcher() -> Callable[[str, list[str], int], list[tuple[str, int, int]]]:
    """A function of (word, words, most mistakes) that returns the words with at most so many letters too many, too few,
    wrong or swapped.

    rapidfuzz is loaded only when there is something to search, because lending does not need it.
    """
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    return lambda word, words, most: extract(word, words, scorer=OSA.distance, score_cutoff=most, limit=len(words))
