"""One item by one code in the session, whatever form of the code of its label was read."""

from collections.abc import Iterator
from dataclasses import replace

from kiosk.lending.codes.labels import canonical
from kiosk.lending.states import Session, Visiting

MOST_LEARNT = 50


ARTICLES = (12, 13)
"""The lengths of a UPC-A and an EAN-13."""


def article_at_hand(session: Session, code: str) -> str:
    """Of a UPC-A and its EAN-13 the one that is at hand; any other code as it is.

    So what lies there, or was dealt with a moment ago, is the same item in whichever form its label is read.
    """
    article = canonical(code)
    return next((one for one in (*_at_hand(session), code) if canonical(one) == article), code)


def _at_hand(session: Session) -> Iterator[str]:
    """The codes of this visit, of the one that just ended, and of what is in sight of the scanner."""
    if isinstance(session.shown, Visiting):
        yield from (line.item.barcode for line in session.shown.lines)
    yield from (one.item.barcode for one in session.just_ended.items)
    yield from session.code_debounce.in_sight


def learn(session: Session, read: str, meant: str) -> Session:
    """Take in that what was read as `read` is the item or tag with the code `meant`, also to the debounce.

    The code that is learnt first goes when there are too many.
    """
    others = tuple(pair for pair in session.learnt if pair[0] != read)[: MOST_LEARNT - 1]
    debounce = session.code_debounce.renamed(read, meant)
    return replace(session, learnt=((read, meant), *others), code_debounce=debounce)
