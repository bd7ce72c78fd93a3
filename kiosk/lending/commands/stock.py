"""Commands of a stock-take (`count` is the ledger's own number of it), and the one that puts items away."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BeginCount:
    """Begins a stock-take of an initiative or of one category of it, or continues the one that is running."""

    initiative: str
    category: str = ""


@dataclass(frozen=True, slots=True)
class CountItem:
    """Notes that the item of this code was seen."""

    count: int
    code: str


@dataclass(frozen=True, slots=True)
class EndCount:
    """Ends a stock-take; with `mark`, items that were not seen are marked missing."""

    count: int
    mark: bool = False


@dataclass(frozen=True, slots=True)
class PutAway:
    """Notes that these items, which came back, are on their shelves again."""

    barcodes: tuple[str, ...]
