"""Requests of a coordinator for the sheets that came on a stick; `kiosk-sheets.service` carries them out."""

from pathlib import Path

from db.ledger.people.roles import Authority
from db.ledger.transaction import Transaction
from kiosk.lending.actors import Right
from kiosk.lending.ports import LedgerError
from kiosk.lending.upkeep.sheets import SheetJob
from kiosk.lending.volunteers.events import SheetsTold
from kiosk.sheets.requests import SheetRequest, ask_for, folder_of, read


def read_sheets(tx: Transaction, authority: Authority, exports: Path | None) -> SheetsTold:
    """The sheets and their progress. Raises CommandDeclined if the actor is no coordinator."""
    return SheetsTold(read(_folder(authority, exports), tx.at))


def ask_for_sheet(
    tx: Transaction, authority: Authority, job: SheetJob, digest: str, exports: Path | None
) -> SheetsTold:
    """Request a job for a sheet, and return the sheets with it.

    Raises CommandDeclined if the actor is no coordinator, LedgerError if the request cannot be written.
    """
    folder = _folder(authority, exports)
    tx.note(f"sheet of a stick: {job.value}", item=None, member=None, loan=None)
    try:
        return SheetsTold(ask_for(folder, SheetRequest(job, digest), tx.at))
    except OSError as trouble:
        raise LedgerError(f"The request for a sheet was not written: {trouble.strerror}.") from trouble


def _folder(authority: Authority, exports: Path | None) -> Path:
    authority.must(Right.ACT_FOR_EVERY_INITIATIVE)
    if exports is None:
        raise LedgerError("There is no folder for lists.")
    return folder_of(exports)
