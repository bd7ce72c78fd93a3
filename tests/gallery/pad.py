"""Hands that type on the pad, for the pictures."""

from collections.abc import Callable
from typing import Any

Hand = Callable[[Any], None]
"""Touches something on the page that a stage shows."""


def typed(*keys: str) -> Hand:
    """A hand that begins anew and types these keys; an empty key goes on to the next step."""

    def hand(stage: Any) -> None:
        page = stage.page
        view = page.view
        page.wipe()
        page.shown(None, view)
        for key in keys:
            if key:
                page.strike(key)
            else:
                page.forward()
        stage.lay_again()

    return hand


HANDS: dict[str, Hand] = {
    "pad-code-typed": typed(*"DEMO-0203"),
    "alone-pin": typed(*"1042", ""),
    "pad-pin": typed(*"1042", ""),
    "pad-pin-typed": typed(*"1042", "", *"2468"),
}
