"""One item by one code in the session: what the ledger found under another form of a code goes on under its own."""

from dataclasses import replace

from kiosk.lending.states import Session

MOST_LEARNT = 50


def learn(session: Session, read: str, meant: str) -> Session:
    """Take in that what was read as `read` is the item or tag with the code `meant`, also to the debounce.

    The code that is learnt first goes when there are too many.
    """
    others = tuple(pair for pair in session.learnt if pair[0] != read)[: MOST_LEARNT - 1]
    debounce = session.code_debounce.renamed(read, meant)
    return replace(session, learnt=((read, meant), *others), code_debounce=debounce)
