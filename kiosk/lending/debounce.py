"""Telling a new tap or scan from the same one seen again. Times in seconds of a monotonic clock."""

from dataclasses import dataclass, replace

from kiosk.lending.events import CardFault
from kiosk.lending.model import CardId

OFF_THE_READER = 1.0
BETWEEN_TAPS = 3.0
SAME_SCAN = 1.5
SAME_COUNT = 0.5
"""Of a tag that counts at every sighting."""
FORGET = 60.0


@dataclass(frozen=True, slots=True)
class _Tap:
    card: CardId
    counted_at: float
    left_at: float


@dataclass(frozen=True, slots=True)
class CardDebounce:
    """What the reader saw lately: which card lies there, and when each was last counted and last left.

    A card counts as tapped again only after `OFF_THE_READER` off it and `BETWEEN_TAPS` after its last counted tap.
    """

    lying: CardId | None = None
    _past: tuple[_Tap, ...] = ()
    _refused: tuple[CardFault, float] | None = None

    def laid(self, card: CardId, at: float) -> tuple["CardDebounce", bool]:
        """A card was laid on the reader; does it count as a tap?"""
        card_debounce = self.removed(at)
        before = next((tap for tap in card_debounce._past if tap.card == card), None)
        if before and (at - before.left_at < OFF_THE_READER or at - before.counted_at < BETWEEN_TAPS):
            return replace(card_debounce, lying=card), False
        others = tuple(tap for tap in card_debounce._past if tap.card != card and at - tap.left_at < FORGET)
        return replace(card_debounce, lying=card, _past=(_Tap(card, at, at), *others)), True

    def refused(self, fault: CardFault, at: float) -> tuple["CardDebounce", bool]:
        """A card was refused; is that news? A phone left lying shows a new number, and is refused, for ever."""
        again = self._refused is not None and self._refused[0] is fault and at - self._refused[1] < BETWEEN_TAPS
        return replace(self, _refused=(fault, at)), not again

    def found(self, card: CardId, at: float) -> "CardDebounce":
        """A card was found lying there as the reader came up: it is not a tap, nor will it be before it was lifted."""
        card_debounce = self.removed(at)
        others = tuple(tap for tap in card_debounce._past if tap.card != card)
        return replace(card_debounce, lying=card, _past=(_Tap(card, at - BETWEEN_TAPS, at), *others))

    def removed(self, at: float) -> "CardDebounce":
        past = tuple(replace(tap, left_at=at) if tap.card == self.lying else tap for tap in self._past)
        return replace(self, lying=None, _past=past)


@dataclass(frozen=True, slots=True)
class CodeDebounce:
    """The codes scanned lately: one seen again too soon after its last sighting is the same scan."""

    _seen: tuple[tuple[str, float], ...] = ()

    def sees(self, code: str, at: float, gap: float = SAME_SCAN) -> tuple["CodeDebounce", bool]:
        """A code was read; is it a scan of its own, so many seconds (at most `SAME_SCAN`) after the last?"""
        again = any(seen == code and at - then < gap for seen, then in self._seen)
        others = tuple((seen, then) for seen, then in self._seen if seen != code and at - then < SAME_SCAN)
        return CodeDebounce(((code, at), *others)), not again

    def forgets(self, code: str) -> "CodeDebounce":
        return CodeDebounce(tuple(sighting for sighting in self._seen if sighting[0] != code))
