"""Cuts a text that is too long, between clusters, with an ellipsis at the end."""

from collections.abc import Callable

from kiosk.lettering.clusters import clusters

ELLIPSIS = "…"


def cut(text: str, fits: Callable[[str], bool]) -> str:
    """The text, or as much of its beginning as fits with an ellipsis after it."""
    if fits(text):
        return text
    letters = clusters(text)
    fewest, most = 0, len(letters) - 1
    while fewest < most:
        middle = (fewest + most + 1) // 2
        if fits(_shortened(letters, middle)):
            fewest = middle
        else:
            most = middle - 1
    return _shortened(letters, fewest)


def _shortened(letters: list[str], number: int) -> str:
    return "".join(letters[:number]).rstrip() + ELLIPSIS
