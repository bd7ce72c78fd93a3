"""What the kiosk has learnt of codes: which item's or tag's code was meant by one that a scanner sent otherwise."""

from dataclasses import dataclass
from itertools import islice

MOST_LEARNT = 50


@dataclass(frozen=True, slots=True)
class LearntCodes:
    """Pairs of a code as it was read and the code that was meant, newest first; the oldest of too many go."""

    _pairs: tuple[tuple[str, str], ...] = ()

    def meant(self, read: str) -> str:
        """The code that is meant by this one: another, if that was learnt."""
        return dict(self._pairs).get(read, read)

    def learn(self, read: str, meant: str) -> "LearntCodes":
        others = (pair for pair in self._pairs if pair[0] != read)
        return LearntCodes(((read, meant), *islice(others, MOST_LEARNT - 1)))
