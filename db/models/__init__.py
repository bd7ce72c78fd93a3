"""The tables of the ledger. What must never happen is a constraint here, not a check somewhere else.

Every code that can be scanned, of a thing or of a member, is one row of `code`, whatever it belongs to: that keeps them
unique across. An item or member points at its code together with the kind, so neither can take the other's.
"""

from db.models.accounts import EntryRow, PaymentReferenceRow, StripRow, SubscriptionRow
from db.models.base import Row
from db.models.house import InitiativeRow, SettingRow, TermsRow
from db.models.items import FlawRow, ItemRow, PartRow
from db.models.lending import ONE_OPEN_LOAN, JournalRow, LoanRow, OperationRow
from db.models.people import CardRow, CodeRow, InductionRow, MemberRow, PinTryRow, ReferralRow
from db.models.remarks import ConfirmationRow, InboxRow, ReportNoteRow, ReportRow
from db.models.reservations import ReservationRow
from db.models.swaps import SwapRow, TagRow
from db.models.volunteers import DeedRow, OpeningOverrideRow, RoleRow, StockCountRow, StockSeenRow

REVISION = "0005"
"""The migration that brings a database to the shape of these tables."""

APPEND_ONLY = ("entry", "journal", "strip")
"""The tables that are only ever added to."""

KEPT = {
    **{f"{table}_no_{deed}": table for table in APPEND_ONLY for deed in ("delete", "update")},
    "terms_no_update": "terms",
}
"""The triggers that see to that, and that no version of the terms is rewritten; each with its table."""

__all__ = [
    "APPEND_ONLY",
    "KEPT",
    "ONE_OPEN_LOAN",
    "REVISION",
    "CardRow",
    "CodeRow",
    "ConfirmationRow",
    "DeedRow",
    "EntryRow",
    "FlawRow",
    "InboxRow",
    "InductionRow",
    "InitiativeRow",
    "ItemRow",
    "JournalRow",
    "LoanRow",
    "MemberRow",
    "OpeningOverrideRow",
    "OperationRow",
    "PartRow",
    "PaymentReferenceRow",
    "PinTryRow",
    "ReferralRow",
    "ReportNoteRow",
    "ReportRow",
    "ReservationRow",
    "RoleRow",
    "Row",
    "SettingRow",
    "StockCountRow",
    "StockSeenRow",
    "StripRow",
    "SubscriptionRow",
    "SwapRow",
    "TagRow",
    "TermsRow",
]
