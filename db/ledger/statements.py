"""The handful of statements behind a card and a scan, built once. None of them grows slower with past loans.

Names in `:colons` are the parameters that each one needs; inserts take their columns.
"""

from sqlalchemy import and_, bindparam, delete, exists, insert, literal, select, update

from db import models

card = models.CardRow.__table__
code = models.CodeRow.__table__
confirmation = models.ConfirmationRow.__table__
entry = models.EntryRow.__table__
inbox = models.InboxRow.__table__
induction = models.InductionRow.__table__
initiative = models.InitiativeRow.__table__
item = models.ItemRow.__table__
journal = models.JournalRow.__table__
loan = models.LoanRow.__table__
member = models.MemberRow.__table__
operation = models.OperationRow.__table__
part = models.PartRow.__table__
pin_try = models.PinTryRow.__table__
referral = models.ReferralRow.__table__
report = models.ReportRow.__table__
report_note = models.ReportNoteRow.__table__
setting = models.SettingRow.__table__
strip = models.StripRow.__table__
subscription = models.SubscriptionRow.__table__
terms = models.TermsRow.__table__
_later = operation.alias("later")
_undoing = operation.alias("undoing")

_open = and_(loan.c.returned_at.is_(None), loan.c.undone_at.is_(None))
_item = (
    item.c.id.label("item_id"),
    item.c.barcode,
    item.c.name.label("item_name"),
    item.c.category,
    item.c.loan_days,
    initiative.c.key.label("initiative_key"),
    initiative.c.name.label("initiative_name"),
    initiative.c.colour,
)

PING = select(literal(1))

# --- who is here -------------------------------------------------------------------------------------------------

FIND_CARD = (
    select(card.c.holder, card.c.lost_at, member.c.id.label("member_id"), member.c.name, member.c.language)
    .add_columns(member.c.more_time)
    .select_from(card.join(member, member.c.id == card.c.member_id))
    .where(card.c.digest == bindparam("digest"))
)
FIND_NUMBER = select(
    member.c.id.label("member_id"), member.c.name, member.c.language, member.c.more_time, member.c.pin_hash
).where(member.c.number == bindparam("typed"))
LOANS_OF = (
    select(*_item, loan.c.due_on, loan.c.renewals)
    .select_from(loan.join(item, item.c.id == loan.c.item_id).join(initiative, initiative.c.id == item.c.initiative_id))
    .where(loan.c.member_id == bindparam("member"), _open)
    .order_by(loan.c.due_on, loan.c.id)
)

PIN_TRIES = select(pin_try.c.failures, pin_try.c.last_at).where(pin_try.c.number == bindparam("typed"))
ADD_PIN_TRY = insert(pin_try)
COUNT_PIN_TRY = (
    update(pin_try)
    .where(pin_try.c.number == bindparam("typed"))
    .values(failures=bindparam("tries"), last_at=bindparam("moment"))
)
FORGET_PIN_TRIES = delete(pin_try).where(pin_try.c.number == bindparam("typed"))
FORGET_OLD_PIN_TRIES = delete(pin_try).where(pin_try.c.last_at < bindparam("before"))

# --- what was scanned --------------------------------------------------------------------------------------------

FIND_CODE = (
    select(code.c.kind, *_item)
    .select_from(
        code.outerjoin(item, item.c.barcode == code.c.code).outerjoin(
            initiative, initiative.c.id == item.c.initiative_id
        )
    )
    .where(code.c.code == bindparam("scanned"))
)
LOCK_ITEM = select(item.c.id).where(item.c.id == bindparam("item")).with_for_update(key_share=True)
"""All that happens to one thing happens one after the other; SQLite does that for the whole file."""
OPEN_LOAN = select(loan.c.id, loan.c.member_id, loan.c.due_on).where(loan.c.item_id == bindparam("item"), _open)

# --- what was done -----------------------------------------------------------------------------------------------

FIND_OPERATION = (
    select(operation.c.kind, operation.c.at, operation.c.due_on, operation.c.elsewhere, *_item)
    .select_from(
        operation.join(item, item.c.id == operation.c.item_id).join(initiative, initiative.c.id == item.c.initiative_id)
    )
    .where(operation.c.id == bindparam("operation"))
)
FIND_DEED = select(
    operation.c.seq,
    operation.c.kind,
    operation.c.item_id,
    operation.c.member_id,
    operation.c.loan_id,
    operation.c.due_before,
).where(operation.c.id == bindparam("operation"))
FIND_UNDOING = select(operation.c.seq).where(operation.c.undoes == bindparam("deed"))
FIND_LATER = (
    select(_later.c.seq)
    .where(
        _later.c.item_id == bindparam("item"),
        _later.c.seq > bindparam("deed"),
        _later.c.kind != "undone",
        ~exists(select(_undoing.c.seq).where(_undoing.c.undoes == _later.c.seq)),
    )
    .limit(1)
)
ADD_OPERATION = insert(operation)
ADD_JOURNAL = insert(journal)

# --- what becomes of the loan: each touches one row, or none if somebody was faster --------------------------------

ADD_LOAN = insert(loan).returning(loan.c.id)
_this = loan.c.id == bindparam("loan")
END_LOAN = update(loan).where(_this, _open).values(returned_at=bindparam("moment"))
REOPEN_LOAN = update(loan).where(_this, loan.c.returned_at.is_not(None)).values(returned_at=None)
UNDO_LOAN = update(loan).where(_this, _open).values(undone_at=bindparam("moment"))
RENEW_LOAN = update(loan).where(_this, _open).values(due_on=bindparam("due"), renewals=loan.c.renewals + 1)
SHORTEN_LOAN = update(loan).where(_this, _open).values(due_on=bindparam("due"), renewals=loan.c.renewals - 1)
