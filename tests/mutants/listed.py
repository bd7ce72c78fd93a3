"""The planted mutants: rules that are each broken in one place, and the tests that must notice it.

A mutant replaces one text that stands exactly once in its file. Choose operators, comparisons and numbers, which stay
when names change; where a rule moves, its mutants move along.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mutant:
    """One rule broken: in `file`, `old` becomes `new`, and one of `tests` (arguments of pytest) must fail for it."""

    name: str
    file: str
    old: str
    new: str
    tests: str


POLICY, POLICY_TESTS = "kiosk/lending/policy.py", "tests/lending/test_policy.py tests/lending/test_sharing_rules.py"
DESK_TESTS = "tests/lending/test_policy_at_desk.py"
CONDITIONS, CONDITION_TESTS = "kiosk/lending/conditions.py", "tests/lending/test_conditions.py"
OPENING, OPENING_TESTS = "kiosk/lending/opening.py", "tests/lending/test_opening.py"
PRICING, PRICING_TESTS = "kiosk/lending/pricing.py", "tests/lending/test_pricing.py"
TERMS_PY = "kiosk/lending/terms.py"
DEBOUNCE, VISIT_TESTS = "kiosk/lending/debounce.py", "tests/lending/test_session.py tests/lending/test_again.py"
SESSION, MEANT = "kiosk/lending/session.py", "kiosk/lending/visit/meant.py"
MOVED_ON = "kiosk/lending/visit/moved_on.py"
PRESENCE_TESTS = "tests/lending/test_presence.py"
SHIFT_TESTS = "tests/lending/test_volunteers_touches.py tests/lending/test_volunteers_scans.py"
TIME_TESTS = "tests/lending/test_volunteers_time.py"
TYPED, FORM_TESTS = "kiosk/lending/volunteers/typed.py", "tests/lending/test_volunteers_forms.py"
RUNTIME, WATCH, HEALTH_TESTS = (
    "kiosk/running/runtime.py",
    "kiosk/running/ledger_watch.py",
    "tests/test_runtime_health.py",
)
CLOCK, CLOCK_TESTS = "kiosk/lending/upkeep/timekeeping.py", "tests/lending/test_timekeeping.py"
TABLES = "db/migrations/versions/"
KEPT_TESTS = "tests/db/test_models.py -k sqlite"
FORGETTING_TESTS = "tests/db/test_forgetting.py -k 'sqlite and (waits or keep or links or nobody)'"

MUTANTS: tuple[Mutant, ...] = (
    # --- may it be lent
    Mutant(
        "a limit passes over who waits",
        POLICY,
        "return _against(facts, _OF_THE_MEMBER)",
        "return _against(facts, (*_OF_THE_MEMBER, *_OF_THE_NUMBER))",
        POLICY_TESTS,
    ),
    Mutant("a lost card lends", POLICY, "if facts.borrower.card_lost:", "if False:", POLICY_TESTS),
    Mutant("a blocked member borrows", POLICY, "if facts.borrower.blocked:", "if False:", POLICY_TESTS),
    Mutant("what is out is lent again", POLICY, "if facts.item.out:", "if False:", POLICY_TESTS),
    Mutant("what is kept for another is lent", POLICY, "if facts.item.kept:", "if False:", POLICY_TESTS),
    Mutant("anybody lends what volunteers lend", POLICY, "if facts.item.volunteers_only:", "if False:", POLICY_TESTS),
    Mutant("any house lends by pictures", POLICY, "facts.item.by_picture and facts", "False and facts", POLICY_TESTS),
    Mutant(
        "a child borrows what is for adults",
        POLICY,
        "facts.item.adults_only and not facts.borrower.adult",
        "facts.item.adults_only and facts.borrower.adult",
        POLICY_TESTS,
    ),
    Mutant(
        "nobody needs an induction",
        POLICY,
        "facts.item.needs_induction and not facts.borrower.inducted",
        "facts.item.needs_induction and facts.borrower.inducted",
        POLICY_TESTS,
    ),
    Mutant("the limit is one too high", POLICY, "len(loans) >= most:", "len(loans) > most:", POLICY_TESTS),
    Mutant(
        "a deposit does not count what is at home",
        POLICY,
        "loans.most_a_day, loans.deposit_over, ",
        "loans.most_a_day, ",
        POLICY_TESTS,
    ),
    Mutant(
        "owing as much as may be owed stops",
        POLICY,
        "owed.amount > owed.most",
        "owed.amount >= owed.most",
        POLICY_TESTS,
    ),
    Mutant(
        "overdue a day too early",
        POLICY,
        "(facts.today - loan.due_on).days > loan.overdue_days",
        "(facts.today - loan.due_on).days >= loan.overdue_days",
        POLICY_TESTS,
    ),
    Mutant(
        "a problem in one initiative stops all",
        POLICY,
        "facts.house.problems_everywhere or initiative",
        "not facts.house.problems_everywhere or initiative",
        POLICY_TESTS,
    ),
    Mutant(
        "a deposit is asked a cent too early", POLICY, "> loans.deposit_over:", ">= loans.deposit_over:", POLICY_TESTS
    ),
    Mutant(
        "a subscription ends a day early",
        POLICY,
        "if one.first <= facts.today <= one.last and one.plan",
        "if one.first <= facts.today < one.last and one.plan",
        POLICY_TESTS,
    ),
    Mutant(
        "strips before what is unlimited",
        POLICY,
        "(one.left is not None, one.last",
        "(one.left is None, one.last",
        POLICY_TESTS,
    ),
    Mutant("a strip card that is used up lends", POLICY, "and one.left != 0", "", POLICY_TESTS),
    Mutant(
        "on the last day it is not safe any more",
        POLICY,
        "if safe_until is not None and safe_until < facts.today:\n        yield",
        "if safe_until is not None and safe_until <= facts.today:\n        yield",
        POLICY_TESTS,
    ),
    Mutant("due after it is safe", POLICY, "due_on > safe_until:", "due_on < safe_until:", POLICY_TESTS),
    Mutant(
        "the initiative's days before the item's",
        POLICY,
        "facts.item.days or category.days or facts.terms.loans.days",
        "facts.terms.loans.days or category.days or facts.item.days",
        POLICY_TESTS,
    ),
    Mutant(
        "lent while it is closed",
        POLICY,
        "and not facts.calendar.open_at(",
        "and facts.calendar.open_at(",
        POLICY_TESTS,
    ),
    Mutant("one renewal too many", POLICY, "facts.renewals >= most", "facts.renewals > most", POLICY_TESTS),
    Mutant(
        "renewed though another waits",
        POLICY,
        "if facts.waited_for else []",
        "if not facts.waited_for else []",
        POLICY_TESTS,
    ),
    Mutant(
        "a renewal counts from the earlier day",
        POLICY,
        "max(facts.due_on, facts",
        "min(facts.due_on, facts",
        POLICY_TESTS,
    ),
    Mutant("one reservation too many", POLICY, "facts.reserved >= most:", "facts.reserved > most:", POLICY_TESTS),
    Mutant("nothing can be reserved and is", POLICY, "if most == 0:", "if most == -1:", POLICY_TESTS),
    Mutant("points below the floor", POLICY, "and short > 0", "and short > 1", POLICY_TESTS),
    Mutant(
        "giving with few points is refused",
        POLICY,
        "facts.after < facts.before and",
        "facts.after != facts.before and",
        POLICY_TESTS,
    ),
    Mutant(
        "gifts that a volunteer counts are counted",
        POLICY,
        "facts.gives and giving is Giving.DESK",
        "facts.gives and giving is Giving.APPROVAL",
        POLICY_TESTS,
    ),
    Mutant("what is repaired is lent", POLICY, "yield Reason(Why.IN_REPAIR)", "return", POLICY_TESTS),
    Mutant("waiting helps against everything", POLICY, "and all(reason.why in", "and any(reason.why in", POLICY_TESTS),
    Mutant(
        "at the desk it must be open",
        POLICY,
        "= (_must_be_open, _must_be_for_everybody, _must_be_scanned)",
        "= (_must_be_for_everybody, _must_be_scanned)",
        DESK_TESTS,
    ),
    # --- the condition of an item
    Mutant(
        "a missing item that is lent stays missing",
        CONDITIONS,
        "Condition.GOOD if now is Condition.MISSING else now",
        "now",
        CONDITION_TESTS,
    ),
    Mutant(
        "what was returned is never looked at",
        CONDITIONS,
        "if now not in TURNS_UP:\n        return now\n    return Condition.CHECK if to_check",
        "if now not in TURNS_UP:\n        return now\n    return Condition.GOOD if to_check",
        CONDITION_TESTS,
    ),
    Mutant(
        "a visitor mends what a volunteer set aside",
        CONDITIONS,
        "return now in SET_BY_SELF_SERVICE and before",
        "return before",
        CONDITION_TESTS,
    ),
    Mutant(
        "an item that was taken is there",
        CONDITIONS,
        "    return Condition.GONE\n",
        "    return Condition.GOOD\n",
        CONDITION_TESTS,
    ),
    Mutant(
        "a gift is not looked at",
        CONDITIONS,
        "if giving is Giving.APPROVAL",
        "if giving is Giving.DESK",
        CONDITION_TESTS,
    ),
    Mutant(
        "what is gone is found by looking",
        CONDITIONS,
        "return now if now is Condition.GONE else found",
        "return found",
        CONDITION_TESTS,
    ),
    # --- when somebody is there
    Mutant("open at closing time", OPENING, "self.closes <= clock and", "self.closes < clock and", OPENING_TESTS),
    Mutant("shut when it opens", OPENING, "self.opens <= clock", "self.opens < clock", OPENING_TESTS),
    Mutant("open on the last closed day", OPENING, "<= day <= closure.last", "<= day < closure.last", OPENING_TESTS),
    Mutant("a public holiday is a day as any", OPENING, "self.is_holiday(day) and", "False and", OPENING_TESTS),
    Mutant("shut in the last microsecond of a day", OPENING, "!= END_OF_DAY", "!= time.min", OPENING_TESTS),
    Mutant(
        "due on a closed day",
        OPENING,
        "not self._shut(day) and (self.week is None or self.returns_itself",
        "(self.week is None or self.returns_itself",
        OPENING_TESTS,
    ),
    Mutant(
        "ready until a closed day",
        OPENING,
        "not self._shut(day) and (self.week is None or self.lends_itself",
        "(self.week is None or self.lends_itself",
        OPENING_TESTS,
    ),
    Mutant(
        "the opening that goes on is not one",
        OPENING,
        "or not hours.over_at(at.time()):",
        "or at.time() < hours.opens:",
        OPENING_TESTS,
    ),
    # --- what it costs
    Mutant("half a cent for the house", PRICING, "rest > 50", "rest >= 50", PRICING_TESTS),
    Mutant(
        "a day of grace is not one", PRICING, "late <= max(grace_days, 0)", "late < max(grace_days, 0)", PRICING_TESTS
    ),
    Mutant("only whole weeks cost", PRICING, "-(-late // DAYS_A_WEEK)", "late // DAYS_A_WEEK", PRICING_TESTS),
    Mutant("no ceiling", PRICING, "min(weekly * weeks, most)", "max(weekly * weeks, most)", PRICING_TESTS),
    Mutant("a proof ends a day early", PRICING, "if day <= proof.until", "if day < proof.until", PRICING_TESTS),
    Mutant(
        "the worst reduction counts",
        PRICING,
        "return max((reduction.percent",
        "return min((reduction.percent",
        PRICING_TESTS,
    ),
    # --- terms
    Mutant(
        "a plan without categories opens none",
        TERMS_PY,
        "not self.categories or category in",
        "bool(self.categories) and category in",
        POLICY_TESTS,
    ),
    Mutant(
        "the house's closing days are not kept",
        TERMS_PY,
        "(*terms.closed, *house.closed)",
        "terms.closed",
        "tests/lending/test_house.py tests/lending/test_opening.py",
    ),
    # --- taps and scans
    Mutant("a card that trembles taps twice", DEBOUNCE, "OFF_THE_READER = 1.0", "OFF_THE_READER = 0.0", VISIT_TESTS),
    Mutant("two taps at once", DEBOUNCE, "BETWEEN_TAPS = 3.0", "BETWEEN_TAPS = 0.0", VISIT_TESTS),
    Mutant("one scan is two", DEBOUNCE, "OUT_OF_SIGHT = 3.0", "OUT_OF_SIGHT = 0.1", PRESENCE_TESTS),
    Mutant("a flood of codes fills the memory", DEBOUNCE, "[:MOST_CODES]", "", PRESENCE_TESTS),
    Mutant(
        "what lies there keeps the screen awake",
        SESSION,
        "session, counts = _code_counts(session, doing, event)",
        "session, counts = _code_counts(replace(session, active_at=session.at, dimmed=False), doing, event)",
        PRESENCE_TESTS,
    ),
    Mutant(
        "what is carried past the scanner is taken back", MEANT, "A_MOMENT = 60.0", "A_MOMENT = 0.0", PRESENCE_TESTS
    ),
    Mutant("another member's moment is asked after", MEANT, "member in (None, who)", "True", PRESENCE_TESTS),
    Mutant("nobody is asked without a card", MEANT, "member in (None, who)", "member == who", PRESENCE_TESTS),
    Mutant("any touch answers", MEANT, "if not _was_asked(doing, code):", "if False:", PRESENCE_TESTS),
    Mutant(
        "a card that was found lying there taps",
        DEBOUNCE,
        "counted_at < BETWEEN_TAPS):",
        "counted_at < -1):",
        VISIT_TESTS,
    ),
    # --- a visit and a shift
    Mutant(
        "a visit without an end",
        SESSION,
        "case Visiting() as visit if session.seconds_left is not None and session.seconds_left <= 0:",
        "case Visiting() as visit if session.seconds_left is not None and session.seconds_left <= -9999:",
        VISIT_TESTS,
    ),
    Mutant(
        "a shift without an end",
        SESSION,
        "case Shift() if session.seconds_left is not None and session.seconds_left <= 0:",
        "case Shift() if session.seconds_left is not None and session.seconds_left <= -9999:",
        TIME_TESTS,
    ),
    Mutant("what a visit cost is told to a volunteer", MOVED_ON, "replace(line, price=Cents(0))", "line", TIME_TESTS),
    Mutant(
        "a message that was read comes back",
        SESSION,
        "shown.message if isinstance(shown, Visiting) else None",
        "None",
        "tests/lending/test_messages.py",
    ),
    Mutant(
        "who served is gone at once",
        MOVED_ON,
        "served_at=before.active_at",
        "served_at=None",
        "tests/lending/test_alone.py",
    ),
    Mutant(
        "the last visit is there for ever", SESSION, ">= LAST_VISIT_SECONDS", "> 2 * LAST_VISIT_SECONDS", TIME_TESTS
    ),
    Mutant(
        "the second tap at the goodbye counts",
        "kiosk/lending/visit/touches.py",
        "< DOUBLE_TAP:",
        "< -DOUBLE_TAP:",
        VISIT_TESTS,
    ),
    Mutant(
        "a ticket nobody wanted",
        "kiosk/lending/visit/goodbye.py",
        "if ticket and prints_always(",
        "if ticket or prints_always(",
        VISIT_TESTS,
    ),
    Mutant(
        "a ticket that was coming is lost",
        "kiosk/lending/visit/goodbye.py",
        "return tickets_of(before, visit)",
        "return ()",
        VISIT_TESTS,
    ),
    Mutant("members without a PIN", "kiosk/lending/volunteers/steps.py", "if shift.unlocked:", "if True:", SHIFT_TESTS),
    Mutant(
        "points without a PIN",
        "kiosk/lending/volunteers/steps.py",
        "outcome is not Outcome.APPROVED",
        "outcome is not None",
        SHIFT_TESTS,
    ),
    Mutant(
        "the own card does not lock",
        "kiosk/lending/volunteers/scans.py",
        "if card == shift.card:",
        "if card != shift.card:",
        SHIFT_TESTS,
    ),
    Mutant(
        "a PIN of three digits",
        "kiosk/lending/limits.py",
        "SHORTEST_PIN, LONGEST_PIN = 4, 8",
        "SHORTEST_PIN, LONGEST_PIN = 3, 8",
        FORM_TESTS,
    ),
    Mutant("an amount of nothing", TYPED, "if 0 < cents <= MOST_CENTS", "if 0 <= cents <= MOST_CENTS", FORM_TESTS),
    # --- what the database keeps
    Mutant(
        "an item is out twice",
        TABLES + "0001_the_first_ledger.py",
        '"uq_loan_open_item", "loan", ["item_id"], unique=True',
        '"uq_loan_open_item", "loan", ["item_id"], unique=False',
        KEPT_TESTS,
    ),
    Mutant(
        "a code in small letters",
        TABLES + "0001_the_first_ledger.py",
        '"code = upper(trim(code)) AND length(code)',
        '"length(code)',
        KEPT_TESTS,
    ),
    Mutant(
        "lent for no days",
        TABLES + "0001_the_first_ledger.py",
        '"loan_days BETWEEN 1 AND 3660"',
        '"loan_days BETWEEN 0 AND 3660"',
        KEPT_TESTS,
    ),
    Mutant(
        "a strip that can be changed",
        TABLES + "0003_terms_of_the_house.py",
        '"strip": ("update", "delete"), "terms"',
        '"terms"',
        "tests/db/test_terms.py -k 'sqlite and only_added_to'",
    ),
    Mutant(
        "power cuts lose loans",
        "db/engine.py",
        '("EXTRA", 3)',
        '("NORMAL", 1)',
        "tests/db/test_engine.py -k 'not postgresql and not server'",
    ),
    Mutant(
        "the sixth wrong PIN is free",
        "db/ledger/people/pins.py",
        "FREE_TRIES = 5",
        "FREE_TRIES = 6",
        "tests/db/test_ledger.py -k sqlite",
    ),
    Mutant(
        "a name may turn a line of the log round",
        "kiosk/printable.py",
        "\\u2028-\\u202e",
        "\\u2028-\\u2029",
        "tests/fuzz/test_fuzz.py -k steers",
    ),
    Mutant(
        "a list takes brackets for styles",
        "kiosk/cli/lists.py",
        "Text(_cell(value, zone))",
        "_cell(value, zone)",
        "tests/test_commands.py -k as_it_was_typed",
    ),
    Mutant(
        "a printer of a file writes through links",
        "kiosk/own_files.py",
        "_must_be_ordinary(path, os.lstat(path))",
        "_must_be_ordinary(path, os.stat(path))",
        "tests/test_own_files.py",
    ),
    Mutant(
        "the number pad has no brake",
        "db/ledger/people/tries.py",
        "if too_many > 0",
        "if False",
        "tests/db/test_pad_brake.py",
    ),
    Mutant(
        "a boot ends the delays",
        "db/ledger/people/tries.py",
        "if row.boot == tx.uptime.boot else 0.0",
        "",
        "tests/db/test_pad_brake.py -k boot",
    ),
    Mutant(
        "four digits open the desk at the pad",
        "kiosk/lending/limits.py",
        "SHORTEST_DESK_PIN = 8",
        "SHORTEST_DESK_PIN = 4",
        "tests/db/test_volunteers_shift.py -k sqlite",
    ),
    Mutant(
        "a volunteer acts for every initiative",
        "db/ledger/people/roles.py",
        "if every or row.kind",
        "if True",
        "tests/db/test_volunteers_shift.py -k sqlite",
    ),
    Mutant(
        "a blocked volunteer works on",
        "db/ledger/people/roles.py",
        "or rows[0].blocked_at is not None",
        "",
        "tests/db/test_volunteers_shift.py -k sqlite",
    ),
    Mutant(
        "any volunteer notes a proof",
        "db/ledger/people/roles.py",
        "if not self.may(right):",
        "if False:",
        "tests/db/test_volunteers_members.py -k 'sqlite and proof'",
    ),
    Mutant(
        "any volunteer sees who showed a proof",
        "kiosk/lending/actors.py",
        "frozenset({Right.SERVE})",
        "frozenset({Right.SERVE, Right.SEE_PROOFS})",
        "tests/db/test_volunteers_members.py -k 'sqlite and proof'",
    ),
    Mutant(
        "a volunteer gives others a card",
        "kiosk/lending/actors.py",
        "frozenset({Right.SERVE})",
        "frozenset({Right.SERVE, Right.CHANGE_OTHER_VOLUNTEERS})",
        "tests/db/test_volunteers_members.py -k 'sqlite and pin_card_or_block'",
    ),
    # --- a ledger that cannot be used
    Mutant("an unsafe ledger is asked", RUNTIME, "if not self._watch.unsafe:", "if True:", HEALTH_TESTS),
    Mutant(
        "what a check found changes nothing",
        WATCH,
        "            self._damaged(unsafe)\n        elif",
        "            pass\n        elif",
        HEALTH_TESTS,
    ),
    Mutant(
        "damage found by a read passes by itself",
        WATCH,
        "error.unsafe.fault is LedgerFault.DAMAGED",
        "error.unsafe.fault is LedgerFault.FULL",
        HEALTH_TESTS,
    ),
    Mutant(
        "an unsafe ledger lends",
        SESSION,
        "session.trouble(Device.LEDGER) is Trouble.UNSAFE and not (",
        "session.trouble(Device.LEDGER) is Trouble.MISSING and not (",
        f"{TIME_TESTS} tests/lending/test_session.py",
    ),
    Mutant(
        "what another kiosk did first is not tried again",
        "db/ledger/runner.py",
        "return isinstance(trouble, IntegrityError | Overtaken) or",
        "return",
        "tests/db/test_next_number.py",
    ),
    Mutant(
        "a number that the kiosk chose is refused when another kiosk has it by now",
        "db/ledger/people/enrolling.py",
        "next_number(tx.connection), give_code",
        "next_number(tx.connection), take_code",
        "tests/db/test_next_number.py",
    ),
    Mutant(
        "a number is given out again after its table was rebuilt",
        "db/migrations/altering.py",
        "if given is not None:",
        "if False:",
        "tests/db/test_migrations.py -k number",
    ),
    Mutant(
        "a full disk is tried again and again",
        "db/ledger/runner.py",
        "PASSING = (LedgerFault.LOCKED, LedgerFault.AWAY)",
        "PASSING = (LedgerFault.LOCKED, LedgerFault.AWAY, LedgerFault.FULL)",
        "tests/db/test_room.py",
    ),
    Mutant(
        "a disk is nearly full at every file that goes",
        "db/health.py",
        "ROOM_AGAIN if self._nearly_full else NEARLY_FULL",
        "NEARLY_FULL",
        "tests/db/test_room.py",
    ),
    Mutant(
        "the database of another program is taken",
        "db/engine.py",
        "    if _is_foreign(found):",
        "    if False:",
        "tests/test_database_faults.py -k program",
    ),
    # --- what time it is
    Mutant(
        "a clock that was set is believed",
        CLOCK,
        "return None if _was_set(reading, anchor) else",
        "return",
        CLOCK_TESTS,
    ),
    Mutant("a clock may be set by ten minutes", CLOCK, "timedelta(minutes=2)", "timedelta(minutes=10)", CLOCK_TESTS),
    Mutant("the clock of another boot counts", CLOCK, "anchor.boot != reading.boot", "False", CLOCK_TESTS),
    Mutant("a clock set back after it was synchronised", CLOCK, "last <= reading.wall and", "", CLOCK_TESTS),
    Mutant("a hardware clock before the newest row", CLOCK, "newest <= hardware and", "", CLOCK_TESTS),
    Mutant("no reason to wait in doubt", POLICY, "(Reason(Why.TIME_DOUBTED),)", "()", POLICY_TESTS),
    Mutant(
        "a late return in doubt costs what the newest row says",
        "db/ledger/money/prices.py",
        "return due_on if tx.doubted else tx.day",
        "return tx.day",
        "tests/db/test_time.py -k 'sqlite and fee or future'",
    ),
    Mutant(
        "a return of the future costs what that day says",
        "db/ledger/timekeeping.py",
        "happened_on=min(day, tx.today)",
        "happened_on=day",
        "tests/db/test_time.py -k dated_in_the_future",
    ),
    Mutant(
        "what waits until a doubted day expires",
        "db/ledger/transaction.py",
        "day < self.today and not self.doubted",
        "day < self.today",
        "tests/db/test_time.py -k no_hold_ends",
    ),
    Mutant(
        "a day may be set back by any number of days",
        "db/ledger/timekeeping.py",
        "tx.today - LONGEST_AGO <= day <= tx.today",
        "day <= tx.today",
        "tests/db/test_time.py -k 60_days",
    ),
    Mutant(
        "a row of the paper goes before what the ledger knows",
        "db/ledger/desk/paper.py",
        ".date()) > day:",
        ".date()) > date.max:",
        "tests/db/test_paper.py -k 'sqlite and contradicts'",
    ),
    Mutant(
        "a message that flashed by counts as seen",
        "kiosk/lending/visit/messages.py",
        "LONG_ENOUGH = 5.0",
        "LONG_ENOUGH = 0.0",
        "tests/lending/test_messages.py",
    ),
    Mutant(
        "a loan is forgotten while money is open",
        "db/ledger/statements/privacy.py",
        'func.coalesce(_stands("owed"), 0) == 0',
        'func.coalesce(_stands("owed"), 0) < 10**9',
        FORGETTING_TESTS,
    ),
    Mutant(
        "who keeps their history is forgotten",
        "db/ledger/statements/privacy.py",
        '.where(member.c.id >= bindparam("first"), member.c.keeps_history == _no)',
        '.where(member.c.id >= bindparam("first"))',
        FORGETTING_TESTS,
    ),
    Mutant(
        "the moment of an entry finds its line again",
        "db/ledger/statements/privacy.py",
        "return func.substr(type_coerce(moment, Text), 1, 10) + NOON",
        "return type_coerce(moment, Text)",
        FORGETTING_TESTS,
    ),
    Mutant(
        "a member is erased while a loan runs",
        "db/ledger/privacy/erasing.py",
        "if still := what_is_open(tx, member):",
        "if (still := what_is_open(tx, member)) and not still:",
        FORGETTING_TESTS,
    ),
    # --- what a scanner reads
    Mutant(
        "one code alone offers a layout",
        "kiosk/lending/codes/layouts.py",
        "ENOUGH, ENOUGH_ALIKE = 2, 5",
        "ENOUGH, ENOUGH_ALIKE = 1, 5",
        "tests/lending/test_layouts.py",
    ),
    Mutant(
        "twelve digits with a wrong check digit are an article number",
        "kiosk/lending/codes/labels.py",
        "enumerate(reversed(digits))) % 10 == 0",
        "enumerate(reversed(digits))) % 10 >= 0",
        "tests/lending/test_labels.py",
    ),
    Mutant(
        "a hidden count of loans follows from the sums",
        "kiosk/lending/reports/disclosure.py",
        "if cell[1] not in columns:",
        "if cell[1] in columns:",
        "tests/lending/test_reports.py",
    ),
    Mutant(
        "five loans at a tariff are few, four are not",
        "kiosk/lending/reports/disclosure.py",
        "< FEW",
        "> FEW",
        "tests/lending/test_reports.py",
    ),
    Mutant(
        "loans by tariff of a month that runs are told",
        "db/ledger/privacy/counting.py",
        "day < running",
        "day >= running",
        "tests/db/test_reports.py",
    ),
)
