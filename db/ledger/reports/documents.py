"""Requests the PDFs of the house for a coordinator."""

from pathlib import Path

from db.ledger.people.roles import Authority
from db.ledger.transaction import Transaction
from kiosk import documents
from kiosk.lending.actors import Right
from kiosk.lending.ports import LedgerError
from kiosk.lending.volunteers.events import DocumentsAsked


def ask_for_documents(tx: Transaction, authority: Authority, exports: Path | None) -> DocumentsAsked:
    """Request the PDFs. Raises CommandDeclined if the actor is no coordinator, LedgerError if the request cannot be
    written.
    """
    authority.must(Right.ACT_FOR_EVERY_INITIATIVE)
    if exports is None:
        raise LedgerError("There is no folder for lists.")
    try:
        documents.ask_for(documents.folder_of(exports), tx.at)
    except OSError as trouble:
        raise LedgerError(f"The request for PDFs was not written: {trouble.strerror}.") from trouble
    return DocumentsAsked()
