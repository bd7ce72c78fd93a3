"""Chooses the items that get a label: by barcode, initiative, category, or the day on which they were added."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kiosk.explain import refusal

if TYPE_CHECKING:
    from db.listings import LabelListing


class ChoiceError(ValueError):
    """No item can be chosen with these options; the message is the reason in one sentence."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The options by which items are chosen; an empty option or None is ignored.

    Without any option, nothing is chosen unless `everything` is set.
    """

    barcodes: tuple[str, ...] = ()
    initiative: str = ""
    category: str = ""
    since: date | None = None
    everything: bool = False


def choose(choice: Choice, items: "Sequence[LabelListing]") -> "list[LabelListing]":
    """The items that match, in the order of the given barcodes, or without these in their own order. Raises
    ChoiceError.
    """
    if choice == Choice():
        raise ChoiceError("Say which: barcodes, --from, --initiative, --category, --since, or --all.")
    by_barcode = {item.barcode: item for item in items}
    if unknown := [code for code in choice.barcodes if code not in by_barcode]:
        raise ChoiceError(f"No item of the house has the barcode {', '.join(unknown)}.")
    _must_exist("--initiative", choice.initiative, {item.initiative for item in items})
    _must_exist("--category", choice.category, {item.category for item in items})
    listed = [by_barcode[code] for code in dict.fromkeys(choice.barcodes)] if choice.barcodes else items
    found = [item for item in listed if _fits(choice, item)]
    if not found:
        raise ChoiceError("There is no such item.")
    return found


def _fits(choice: Choice, item: "LabelListing") -> bool:
    return (
        (not choice.initiative or item.initiative == choice.initiative)
        and (not choice.category or item.category == choice.category)
        and (choice.since is None or (item.added_on is not None and item.added_on >= choice.since))
    )


def _must_exist(option: str, asked: str, there: set[str]) -> None:
    if asked and asked not in there:
        raise ChoiceError(refusal(option, asked, f"one that has items: {', '.join(sorted(there))}", there))
