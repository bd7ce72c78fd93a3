"""The ledger for privacy, as the night work, the command line and a restore use it."""

from db.engine import clear_traces
from db.ledger.people import unknown_cards
from db.ledger.people.finding import member_of
from db.ledger.privacy import absence, counting, cutting, erasing
from db.ledger.privacy.export import Kept, kept_of
from db.ledger.privacy.written import drop_written
from db.ledger.runner import TransactionRunner
from db.listings import AbsentListing, UseListing
from kiosk.lending.commands import MemberRef
from kiosk.lending.model import MemberId


class PrivacyLedger(TransactionRunner):
    """Forgets, counts, and reads the data of members. Each method is one transaction, except `clear_traces`.

    Every method raises `LedgerError` when the database fails.
    """

    def forget_some(self, first: int) -> int | None:
        """Forget the borrowers of some old loans. Returns the number of the member to go on with, None at the end."""
        return self._run(lambda tx: cutting.forget_some(tx, first))

    def forget_old_rows(self) -> bool:
        """Delete some reservations and commands that ended long ago. Returns whether there may be more."""
        return self._run(cutting.forget_old_rows)

    def forget_unknown_cards(self) -> None:
        """Delete the unknown cards that were last held at the reader too long ago, with their slips."""
        self._run(unknown_cards.forget)

    def settle_counts(self) -> bool:
        """Turn some counted members into numbers. Returns whether there may be more."""
        return self._run(counting.settle_counts)

    def list_some_inactive(self, first: int) -> int | None:
        """List some inactive members. Returns the number to go on with, None at the end."""
        return self._run(lambda tx: absence.list_some(tx, first))

    def erase_inactive(self, first: int) -> int | None:
        """Erase a member who was on the list long enough. Returns the number to go on with, None at the end."""
        return self._run(lambda tx: absence.erase_one(tx, first))

    def erase_again(self, member: MemberId, number: str) -> bool:
        """Erase, after a restore, a member of the list of erased members. Returns whether the backup had them."""
        return self._run(lambda tx: erasing.erase_again(tx, member, number))

    def clear_traces(self) -> None:
        """Remove deleted data that is still in the files of the database."""
        clear_traces(self._engine)

    def drop_written(self) -> None:
        """Delete the files with data of a member that the desk made, and sheets that name members."""
        self._run(lambda tx: drop_written(self._exports, tx.at))

    def kept_of(self, member: MemberRef) -> Kept:
        """All data of a member. Raises CommandDeclined if there is no such member."""
        return self._run(lambda tx: kept_of(tx, member_of(tx, member)))

    def list_inactive(self) -> list[AbsentListing]:
        return self._run(absence.list_inactive)

    def list_use(self) -> list[UseListing]:
        return self._run(counting.list_use)
