"""Puts stickers in their positions on labels, all of them or none: a refusal names labels that are large enough."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from kiosk.labels.artwork import draw
from kiosk.labels.marks import Label
from kiosk.labels.sticker import Sticker
from kiosk.labels.stock import CARDS, STOCKS, LabelPosition, Stock, positions

NAMED = 8
"""The most kinds of labels that a refusal names."""


class UnfitError(ValueError):
    """Some stickers do not fit on the labels; the message names them, and labels that are large enough."""


@dataclass(frozen=True, slots=True)
class Placing:
    """The place of labels: from the position numbered `start` (from 1), moved by `nudge` to the right and down, in
    mm.
    """

    start: int = 1
    nudge: tuple[float, float] = (0.0, 0.0)


def fit(
    stickers: Sequence[Sticker], stock: Stock, placing: Placing = Placing(), reads_qr: bool = False
) -> list[tuple[LabelPosition, Label]]:
    """Every sticker as a label, each with its position. Raises UnfitError."""
    if not 1 <= placing.start <= stock.on_a_page:
        raise UnfitError(
            f"There is no label {placing.start} on {stock.name}: they are numbered 1 to {stock.on_a_page}."
        )
    labels = [draw(sticker, stock, reads_qr) for sticker in stickers]
    if unfit := [sticker for sticker, label in zip(stickers, labels, strict=True) if label is None]:
        raise UnfitError(_refusal(unfit, len(stickers), stock, reads_qr))
    where = islice(positions(stock, placing.start, placing.nudge), len(labels))
    return [(place, label) for place, label in zip(where, labels, strict=True) if label]


def next_free(stock: Stock, placing: Placing, count: int) -> int:
    """The number of the first unused label on the last sheet; 1 if all are used."""
    return (placing.start - 1 + count) % stock.on_a_page + 1


def _refusal(unfit: Sequence[Sticker], of: int, stock: Stock, reads_qr: bool) -> str:
    """The sentence for the `unfit` stickers, out of `of`, that have no room on the stock."""
    held = bool(unfit[0].held)
    names = [sticker.title if held else sticker.code for sticker in unfit]
    named = ", ".join(names[:NAMED]) + (f" and {len(names) - NAMED} more" if len(names) > NAMED else "")
    what = "instructions" if held else "codes"
    wide, high = stock.label
    sentence = f"{len(unfit)} of {of} {what} are too long for {stock.name} ({wide:g} x {high:g} mm): {named}."
    hardest = [max(unfit, key=lambda sticker: len(sticker.held.encode()))] if held else unfit
    would_do = [
        other.name
        for other in STOCKS.values()
        if other is not CARDS and all(draw(one, other, reads_qr) for one in hardest)
    ]
    advice = f"They fit on {', '.join(would_do)}." if would_do else "They fit on no label that has a name here."
    if not held and not reads_qr and all(draw(one, stock, reads_qr=True) for one in unfit):
        advice += " If all scanners of the house read QR codes, say reads_qr = true under [scanner] in kiosk.toml."
    elif held and not would_do:
        advice += " Make the text shorter."
    return f"{sentence} {advice}"
