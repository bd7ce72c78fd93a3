"""The tables of the database. Whatever must never happen is forbidden by a constraint here, not by a check elsewhere.

Every code that can be scanned, of an item, a member or a tag, is one row of `code`, so no two of them are the same. An
item, a member and a tag refer to their code together with its kind, so that none can have a code of another kind.
"""

from db.models.accounts import EntryRow, PaymentReferenceRow, StripRow, SubscriptionRow
from db.models.base import Row
from db.models.forgetting import CountedMemberRow, MemberCountRow, UseCountRow, VisitCountRow
from db.models.house import BootRow, InitiativeRow, SettingRow, TermsRow
from db.models.importing import ImportChangeRow, ImportRow
from db.models.items import FlawRow, ItemRow, PartRow
from db.models.lending import ONE_OPEN_LOAN, JournalRow, LoanRow, OperationRow
from db.models.people import (
    CardRow,
    CodeRow,
    InductionRow,
    MemberRow,
    MessageRow,
    PinTryRow,
    ReferralRow,
    UnknownCardRow,
)
from db.models.remarks import ConfirmationRow, InboxRow, PartSlipRow, ReportNoteRow, ReportRow
from db.models.reservations import ReservationRow
from db.models.scanners import MisreadRow, ScannerRow
from db.models.swaps import SwapRow, TagRow
from db.models.volunteers import CommandRow, OpeningOverrideRow, RoleRow, StockCountRow, StockSeenRow

REVISION = "0018"
"""The migration that makes these tables."""

APPEND_ONLY = ("entry", "journal", "strip")
"""The tables to which rows are only added.

Their triggers allow one change: a row may forget its member or its loan (migration 0008).
"""

KEPT = {
    **{f"{table}_no_{command}": table for table in APPEND_ONLY for command in ("delete", "update")},
    "terms_no_update": "terms",
}
"""The triggers that refuse every other change of those tables, and any change of a version of the terms; each with its
table.
"""

__all__ = [
    "APPEND_ONLY",
    "KEPT",
    "ONE_OPEN_LOAN",
    "REVISION",
    "BootRow",
    "CardRow",
    "CodeRow",
    "CommandRow",
    "ConfirmationRow",
    "CountedMemberRow",
    "EntryRow",
    "FlawRow",
    "ImportChangeRow",
    "ImportRow",
    "InboxRow",
    "InductionRow",
    "InitiativeRow",
    "ItemRow",
    "JournalRow",
    "LoanRow",
    "MemberCountRow",
    "MemberRow",
    "MessageRow",
    "MisreadRow",
    "OpeningOverrideRow",
    "OperationRow",
    "PartRow",
    "PartSlipRow",
    "PaymentReferenceRow",
    "PinTryRow",
    "ReferralRow",
    "ReportNoteRow",
    "ReportRow",
    "ReservationRow",
    "RoleRow",
    "Row",
    "ScannerRow",
    "SettingRow",
    "StockCountRow",
    "StockSeenRow",
    "StripRow",
    "SubscriptionRow",
    "SwapRow",
    "TagRow",
    "TermsRow",
    "UnknownCardRow",
    "UseCountRow",
    "VisitCountRow",
]
