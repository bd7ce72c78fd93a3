"""Debounce of cards and codes: decides whether a read is a new tap or scan. Times are seconds of a monotonic clock.

A scanner on a stand reads the code that lies under it repeatedly, so not every read is a scan by a visitor.
"""

from dataclasses import dataclass, replace

from kiosk.lending.events import CardFault
from kiosk.lending.model import CardId

OFF_THE_READER = 1.0
"""The seconds for which a card must be off the reader before it can be tapped again."""
BETWEEN_TAPS = 3.0
"""The least seconds between two taps of the same card that count."""
OUT_OF_SIGHT = 3.0
"""The seconds without a read of a code after which it counts anew, also if a card or a goodbye came between."""
SAME_CHECK_IN = 1.5
"""The same time where a volunteer scans a pile: in the check-in and in a stock-take."""
SAME_COUNT = 0.5
"""The same time for a tag of which every scan counts."""
MOST_CODES = 100
"""The most codes that are remembered: far more than are scanned within `OUT_OF_SIGHT`."""
FORGET = 60.0
"""The seconds after which a card that left the reader is forgotten."""


@dataclass(frozen=True, slots=True)
class _Tap:
    card: CardId
    counted_at: float
    left_at: float


@dataclass(frozen=True, slots=True)
class CardDebounce:
    """The cards that the reader saw lately: the card on it now, and when each card last counted and last left.

    A card counts again only after `OFF_THE_READER` seconds off the reader and `BETWEEN_TAPS` after its last counted
    tap.
    """

    lying: CardId | None = None
    _past: tuple[_Tap, ...] = ()
    _refused: tuple[CardFault, float] | None = None

    def laid(self, card: CardId, at: float) -> tuple["CardDebounce", bool]:
        """The debounce after a card was laid on the reader, and whether that counts as a tap."""
        moved = self.removed(at)
        before = next((tap for tap in moved._past if tap.card == card), None)
        if before and (at - before.left_at < OFF_THE_READER or at - before.counted_at < BETWEEN_TAPS):
            return replace(moved, lying=card), False
        others = tuple(tap for tap in moved._past if tap.card != card and at - tap.left_at < FORGET)
        return replace(moved, lying=card, _past=(_Tap(card, at, at), *others)), True

    def refused(self, fault: CardFault, at: float) -> tuple["CardDebounce", bool]:
        """The debounce after a card was refused, and whether the refusal is a new one.

        A phone that is left lying shows a new number again and again.
        """
        again = self._refused is not None and self._refused[0] is fault and at - self._refused[1] < BETWEEN_TAPS
        return replace(self, _refused=(fault, at)), not again

    def found(self, card: CardId, at: float) -> "CardDebounce":
        """The debounce after the reader started with a card on it: that card counts as no tap until it is lifted."""
        moved = self.removed(at)
        others = tuple(tap for tap in moved._past if tap.card != card)
        return replace(moved, lying=card, _past=(_Tap(card, at - BETWEEN_TAPS, at), *others))

    def removed(self, at: float) -> "CardDebounce":
        """The debounce after the card was taken off the reader."""
        past = tuple(replace(tap, left_at=at) if tap.card == self.lying else tap for tap in self._past)
        return replace(self, lying=None, _past=past)


@dataclass(frozen=True, slots=True)
class CodeDebounce:
    """The codes in sight, newest first, each with the time of its last read, also of a read that did not count."""

    _read: tuple[tuple[str, float], ...] = ()

    def read(self, code: str, at: float, gap: float = OUT_OF_SIGHT) -> tuple["CodeDebounce", bool]:
        """The debounce after a code was read, and whether the read is a new scan: the code was not read for `gap`
        seconds.

        `gap` is at most `OUT_OF_SIGHT`. Every refused read counts as the empty code.
        """
        again = any(other == code and at - then < gap for other, then in self._read)
        others = tuple((other, then) for other, then in self._read if other != code and at - then < OUT_OF_SIGHT)
        return CodeDebounce(((code, at), *others)[:MOST_CODES]), not again

    @property
    def in_sight(self) -> tuple[str, ...]:
        """The codes that were read lately, newest first."""
        return tuple(code for code, _ in self._read)

    def renamed(self, read: str, code: str) -> "CodeDebounce":
        """The debounce in which reads of the code `read` count as reads of `code`: both are codes of one label."""
        return CodeDebounce(tuple((code if one == read else one, at) for one, at in self._read))
