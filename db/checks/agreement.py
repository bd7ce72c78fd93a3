"""Checks that values which are in several tables of the ledger agree: balances and their entries, loans and the
operations that made them, operations and the journal.

An emptied column (of an erased member, or of a loan whose borrower is forgotten) contradicts nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from sqlalchemy import select, text

from db import stored
from db.checks.finding import Check, Finding, Reading
from db.ledger.recording import COUNTED
from db.ledger.statements.tables import import_change, import_run, initiative, operation, strip, subscription, terms
from kiosk.lending.model import Line
from kiosk.lending.terms import Plan, Terms, last_day


@dataclass(frozen=True, slots=True)
class Rule:
    """A contradiction that must never occur: `sql` selects the number of each row of the `table` that has it."""

    table: str
    says: str
    sql: str


_NOT_UNDONE = "NOT EXISTS (SELECT 1 FROM operation AS undoing WHERE undoing.undoes = operation.seq)"

_ENDED_BY_IMPORT = """EXISTS (SELECT import_change.id FROM import_change
    JOIN import_run ON import_run.id = import_change.import_id WHERE import_run.kind = 'loans'
    AND import_change.row_id = loan.id AND import_change.changed IS NOT NULL)"""

RULES = (
    Rule(
        "entry",
        "its balance is not the balance before it and its amount",
        """SELECT id FROM (
            SELECT id, place, amount, balance,
                lag(balance, 1, 0) OVER chain AS before, lag(place, 1, 0) OVER chain AS last
            FROM entry WHERE member_id IS NOT NULL
            WINDOW chain AS (PARTITION BY member_id, account, initiative_id ORDER BY place)
        ) AS account WHERE balance <> before + amount OR place <> last + 1""",
    ),
    Rule(
        "entry",
        "it does not reverse the entry that it undoes",
        """SELECT entry.id FROM entry JOIN entry AS undone ON undone.id = entry.undoes
        WHERE entry.amount <> -undone.amount OR entry.account <> undone.account
        OR entry.member_id <> undone.member_id OR entry.initiative_id <> undone.initiative_id""",
    ),
    Rule(
        "entry",
        "it is of another moment, loan or member than its operation",
        """SELECT entry.id FROM entry JOIN operation ON operation.seq = entry.line
        LEFT JOIN loan ON loan.id = entry.loan_id WHERE entry.account = 'owed' AND
        (operation.doubt IS NULL AND entry.at <> operation.at OR entry.loan_id <> operation.loan_id
        OR entry.member_id <> loan.member_id)""",
    ),
    Rule(
        "entry",
        "it is of another member or initiative than its subscription",
        """SELECT entry.id FROM entry JOIN subscription ON subscription.id = entry.subscription_id
        WHERE entry.member_id <> subscription.member_id OR entry.initiative_id <> subscription.initiative_id""",
    ),
    Rule(
        "strip",
        "the strips left are not those before it and its change",
        """SELECT id FROM (
            SELECT id, place, change, remaining, lag(remaining) OVER card AS before, lag(place, 1, 0) OVER card AS last
            FROM strip WINDOW card AS (PARTITION BY subscription_id ORDER BY place)
        ) AS card WHERE remaining <> before + change OR place <> last + 1""",
    ),
    Rule(
        "strip",
        "it does not give back the strip that it undoes",
        """SELECT strip.id FROM strip JOIN strip AS undone ON undone.id = strip.undoes
        WHERE strip.change <> -undone.change OR strip.subscription_id <> undone.subscription_id""",
    ),
    Rule(
        "strip",
        "it is of another moment or loan than its operation",
        """SELECT strip.id FROM strip JOIN operation ON operation.seq = strip.line
        WHERE strip.at <> operation.at OR strip.loan_id <> operation.loan_id""",
    ),
    Rule(
        "item",
        "it is lent twice at once",
        """SELECT item_id FROM loan WHERE returned_at IS NULL AND undone_at IS NULL
        GROUP BY item_id HAVING count(*) > 1""",
    ),
    Rule(
        "loan",
        "its item, member or moment is not that of the operation that made it",
        """SELECT loan.id FROM operation JOIN loan ON loan.id = operation.loan_id WHERE operation.kind = 'lent'
        AND (operation.at <> loan.lent_at OR operation.item_id <> loan.item_id
        OR operation.member_id <> loan.member_id)""",
    ),
    Rule(
        "loan",
        "when it is due, how often it was renewed or when it came back is not what its operations say",
        f"""SELECT loan.id FROM loan JOIN (
            SELECT loan_id, max(CASE WHEN kind <> 'returned' THEN seq END) AS newest,
                max(CASE WHEN kind = 'returned' THEN seq END) AS returned,
                sum(CASE WHEN kind = 'renewed' THEN 1 ELSE 0 END) AS renewals
            FROM operation WHERE loan_id IS NOT NULL AND kind IN ('lent', 'renewed', 'returned') AND {_NOT_UNDONE}
            GROUP BY loan_id
        ) AS done ON done.loan_id = loan.id
        LEFT JOIN operation AS newest ON newest.seq = done.newest
        LEFT JOIN operation AS returned ON returned.seq = done.returned
        WHERE (loan.due_on <> newest.due_on AND NOT (loan.due_on > newest.due_on AND EXISTS (
            SELECT id FROM journal WHERE journal.loan_id = loan.id AND journal.what = 'due day moved'
        ))) OR loan.renewals <> done.renewals OR NOT {_ENDED_BY_IMPORT} AND (
            loan.returned_at <> CASE WHEN returned.at < loan.lent_at THEN loan.lent_at ELSE returned.at END
        OR (loan.member_id IS NOT NULL AND (loan.returned_at IS NULL) <> (done.returned IS NULL)))""",
    ),
    Rule(
        "loan",
        "whether and when it was undone is not what its operations say",
        """SELECT loan.id FROM operation JOIN loan ON loan.id = operation.loan_id
        LEFT JOIN operation AS undoing ON undoing.undoes = operation.seq WHERE operation.kind = 'lent'
        AND ((undoing.seq IS NULL) <> (loan.undone_at IS NULL) OR undoing.at <> loan.undone_at)""",
    ),
    Rule(
        "loan",
        "its subscription is that of another member",
        """SELECT loan.id FROM loan JOIN subscription ON subscription.id = loan.subscription_id
        WHERE loan.member_id <> subscription.member_id""",
    ),
    Rule(
        "operation",
        "the journal does not have it, or otherwise",
        """SELECT operation.seq FROM operation LEFT JOIN journal ON journal.operation = operation.id
        AND (journal.what = operation.kind OR operation.kind = 'undone' AND journal.what LIKE '%, undone')
        WHERE journal.id IS NULL OR journal.at <> operation.at OR journal.item_id <> operation.item_id
        OR journal.member_id <> operation.member_id OR journal.loan_id <> operation.loan_id
        OR journal.who <> operation.who""",
    ),
    Rule(
        "operation",
        "it is of another item, member or loan than the operation that it undoes",
        """SELECT operation.seq FROM operation JOIN operation AS undone ON undone.seq = operation.undoes
        WHERE operation.item_id <> undone.item_id OR operation.member_id <> undone.member_id
        OR operation.loan_id <> undone.loan_id OR operation.seq <= undone.seq""",
    ),
    Rule(
        "reservation",
        "its item or member is not that of its operation or of its loan",
        """SELECT reservation.id FROM reservation LEFT JOIN operation ON operation.seq = reservation.line
        LEFT JOIN loan ON loan.id = reservation.loan_id
        WHERE reservation.item_id <> operation.item_id OR reservation.member_id <> operation.member_id
        OR reservation.item_id <> loan.item_id OR reservation.member_id <> loan.member_id""",
    ),
    Rule(
        "reservation",
        "its item is not set aside as it says",
        """SELECT reservation.id FROM reservation JOIN item ON item.id = reservation.item_id
        WHERE ended_at IS NULL AND ready_until IS NOT NULL AND (kept_for IS NULL OR kept_until IS NULL
        OR kept_for <> reservation.member_id OR kept_until <> ready_until)""",
    ),
    Rule(
        "swap",
        "its member or item is not that of its operation",
        """SELECT swap.line FROM swap JOIN operation ON operation.seq = swap.line WHERE operation.kind <> 'swapped'
        OR swap.member_id <> operation.member_id OR swap.item_id <> operation.item_id""",
    ),
    Rule(
        "inbox",
        "its item or loan is not that of its operation",
        """SELECT inbox.id FROM inbox JOIN operation ON operation.seq = inbox.line
        WHERE inbox.item_id <> operation.item_id OR inbox.loan_id <> operation.loan_id""",
    ),
    Rule(
        "report",
        "its loan is not that of its operation",
        """SELECT report.id FROM report JOIN operation ON operation.seq = report.line
        WHERE report.loan_id <> operation.loan_id""",
    ),
    Rule(
        "subscription",
        "its terms are those of another initiative",
        """SELECT subscription.id FROM subscription JOIN terms ON terms.id = subscription.terms_id
        WHERE subscription.initiative_id <> terms.initiative_id""",
    ),
)


def agrees(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Finds every row that breaks the rule."""
    for (number,) in reading.rows(text(rule.sql)):
        yield Finding(rule.table, rule.says, str(number))


def answers(reading: Reading) -> Iterator[Finding]:
    """Finds operations whose stored answer differs from their row."""
    kept = (operation.c.seq, operation.c.id, operation.c.kind, operation.c.due_on, operation.c.elsewhere)
    for row in reading.rows(select(*kept, operation.c.answer).where(operation.c.answer.is_not(None))):
        line = stored.decode(row.answer, Line)
        same = line.due_on == row.due_on and line.elsewhere == row.elsewhere
        if not same or (row.kind != COUNTED and (line.operation, line.kind.value) != (row.id, row.kind)):
            yield Finding("operation", "what was answered is not what was done", str(row.seq))


def versions(reading: Reading) -> Iterator[Finding]:
    """Finds versions of the terms that name another initiative than their own, and newest versions with another name of
    it.
    """
    newest: dict[str, tuple[int, Terms]] = {}
    theirs = select(terms.c.id, terms.c.document, initiative.c.key).join_from(terms, initiative).order_by(terms.c.id)
    for row in reading.rows(theirs):
        version = stored.decode(row.document, Terms)
        if version.key != row.key:
            yield Finding("terms", "it is that of another initiative", str(row.id))
        newest[row.key] = row.id, version
    for key, name, colour in reading.rows(select(initiative.c.key, initiative.c.name, initiative.c.colour)):
        number, version = newest.get(key, (0, Terms(key, name, colour)))
        if (version.name, version.colour) != (name, colour):
            yield Finding("terms", "its initiative has another name or colour", str(number))


def subscriptions(reading: Reading) -> Iterator[Finding]:
    """Finds subscriptions whose plan is not in their terms, or that do not begin with all their strips.

    Also finds those that are not as long as their plan, unless they were imported from another program.
    """
    plans: dict[tuple[int, str], Plan] = {}
    for version, document in reading.rows(select(terms.c.id, terms.c.document)):
        plans |= {(version, plan.key): plan for plan in stored.decode(document, Terms).plans}
    sold: dict[int, Plan] = {}
    of_import = import_change.c.import_id == import_run.c.id
    imported = select(import_change.c.row_id).join_from(import_change, import_run, of_import)
    elsewhere = {row for (row,) in reading.rows(imported.where(import_run.c.kind == "subscriptions"))}
    for row in reading.rows(select(subscription)):
        plan = plans.get((row.terms_id, row.plan))
        if plan is None:
            yield Finding("subscription", "its terms have no such plan", str(row.id))
        elif row.last != last_day(row.first, plan.months) and row.id not in elsewhere:
            yield Finding("subscription", "it lasts longer or shorter than its plan", str(row.id))
        else:
            sold[row.id] = plan
    for first in reading.rows(select(strip).where(strip.c.place == 1)):
        bought = sold.get(first.subscription_id)
        if bought and bought.loans is not None and first.remaining != bought.loans + first.change:
            yield Finding("strip", "the strips left are not those of the plan and its change", str(first.id))


AGREEMENTS: tuple[tuple[str, Check], ...] = (
    *((f"table {rule.table}: {rule.says}", partial(agrees, rule)) for rule in RULES),
    ("what was answered", answers),
    ("whose terms these are", versions),
    ("subscriptions under their plans", subscriptions),
)
