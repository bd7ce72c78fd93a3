"""Keeps one code for one item in the session, whichever form of the code was read from its label."""

from collections.abc import Iterator
from dataclasses import replace

from kiosk.lending.codes.labels import canonical
from kiosk.lending.states import Session, Visiting

MOST_LEARNT = 50


ARTICLES = (12, 13)
"""The lengths of a UPC-A and an EAN-13."""


def article_at_hand(session: Session, code: str) -> str:
    """The form of an article number (UPC-A or EAN-13) in which this session read it before; any other code unchanged.

    So an item that lies at the scanner, or that was dealt with a moment ago, is the same item in either form.
    """
    article = canonical(code)
    short = article[1:]
    forms = (article, short) if canonical(short) == article else (article,)
    return next((one for one in _at_hand(session) if one in forms), code)


def _at_hand(session: Session) -> Iterator[str]:
    """The codes of this visit, of the visit that just ended, and of the items in sight of the scanner."""
    if isinstance(session.shown, Visiting):
        yield from (line.item.barcode for line in session.shown.lines)
    yield from (one.item.barcode for one in session.just_ended.items)
    yield from session.code_debounce.in_sight


def learn(session: Session, read: str, meant: str) -> Session:
    """Remember, also in the debounce, that the code `read` means the item or tag with the code `meant`.

    At most `MOST_LEARNT` codes are remembered; the oldest one is forgotten.
    """
    others = tuple(pair for pair in session.learnt if pair[0] != read)[: MOST_LEARNT - 1]
    debounce = session.code_debounce.renamed(read, meant)
    return replace(session, learnt=((read, meant), *others), code_debounce=debounce)
