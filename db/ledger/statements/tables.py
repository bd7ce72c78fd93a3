"""The tables as the statements use them, and the columns and conditions that many statements share."""

from sqlalchemy import ColumnElement, ScalarSelect, and_, func, select

from db import models

boot = models.BootRow.__table__
card = models.CardRow.__table__
code = models.CodeRow.__table__
confirmation = models.ConfirmationRow.__table__
entry = models.EntryRow.__table__
import_change = models.ImportChangeRow.__table__
import_run = models.ImportRow.__table__
inbox = models.InboxRow.__table__
induction = models.InductionRow.__table__
initiative = models.InitiativeRow.__table__
item = models.ItemRow.__table__
journal = models.JournalRow.__table__
loan = models.LoanRow.__table__
member = models.MemberRow.__table__
misread = models.MisreadRow.__table__
message = models.MessageRow.__table__
operation = models.OperationRow.__table__
part = models.PartRow.__table__
part_slip = models.PartSlipRow.__table__
payment_reference = models.PaymentReferenceRow.__table__
pin_try = models.PinTryRow.__table__
referral = models.ReferralRow.__table__
report = models.ReportRow.__table__
report_note = models.ReportNoteRow.__table__
reservation = models.ReservationRow.__table__
scanner = models.ScannerRow.__table__
setting = models.SettingRow.__table__
counted_member = models.CountedMemberRow.__table__
member_count = models.MemberCountRow.__table__
use_count = models.UseCountRow.__table__
visit_count = models.VisitCountRow.__table__
strip = models.StripRow.__table__
subscription = models.SubscriptionRow.__table__
swap = models.SwapRow.__table__
tag = models.TagRow.__table__
terms = models.TermsRow.__table__
unknown_card = models.UnknownCardRow.__table__

is_open = and_(loan.c.returned_at.is_(None), loan.c.undone_at.is_(None))
waits = reservation.c.ended_at.is_(None)
is_ready = and_(waits, reservation.c.ready_until.is_not(None))


def newest(owner: ColumnElement[int]) -> ScalarSelect[int]:
    """The version of the terms that this initiative has now."""
    return select(func.max(terms.c.id)).where(terms.c.initiative_id == owner).scalar_subquery()


of_initiative = (
    initiative.c.id.label("initiative_id"),
    initiative.c.key.label("initiative_key"),
    initiative.c.name.label("initiative_name"),
    initiative.c.colour,
    newest(initiative.c.id).label("terms_now"),
)
of_item = (
    item.c.id.label("item_id"),
    item.c.barcode,
    item.c.name.label("item_name"),
    item.c.category,
    item.c.picture,
    item.c.photo,
    item.c.loan_days,
    item.c.value,
    item.c.initiative_id,
    initiative.c.key.label("initiative_key"),
    initiative.c.name.label("initiative_name"),
    initiative.c.colour,
    newest(item.c.initiative_id).label("terms_now"),
)
its_initiative = initiative.c.id == item.c.initiative_id

# --- the volunteers' desk ---------------------------------------------------------------------------------------------

command = models.CommandRow.__table__
flaw = models.FlawRow.__table__
opening_override = models.OpeningOverrideRow.__table__
role = models.RoleRow.__table__
stock_count = models.StockCountRow.__table__
stock_seen = models.StockSeenRow.__table__
