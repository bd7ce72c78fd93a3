"""Forgets old loans and inactive members each night, one transaction after the other. The work may be cut off after any
of them.
"""

from collections.abc import Callable, Iterator

from db.ledger.privacy.privacy_ledger import PrivacyLedger


def forgetting(ledger: PrivacyLedger) -> Iterator[None]:
    """The steps of a night: each `next` is one transaction of a few rows."""
    yield from _member_by_member(ledger.forget_some)
    while ledger.forget_old_rows():
        yield
    ledger.forget_unknown_cards()
    while ledger.settle_counts():
        yield
    yield from _member_by_member(ledger.list_some_inactive)
    yield from _member_by_member(ledger.erase_inactive)
    ledger.clear_traces()
    ledger.drop_written()


def _member_by_member(step: Callable[[int], int | None]) -> Iterator[None]:
    at = step(0)
    while at is not None:
        yield
        at = step(at)
