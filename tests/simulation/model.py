"""A model of the house: who has which item, owes what and waits for what, with a dictionary for each fact.

The model shares no rule with the ledger: it reads the terms and has its own few lines for what follows from them.
`heard` takes each question with the answer of the ledger, says whether the answer was right, and remembers what follows
from it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any

from kiosk.lending import effects as asked
from kiosk.lending import events as told
from kiosk.lending.model import CardId, LineKind, Operation, PartsSaid
from kiosk.lending.opening import Hours
from kiosk.lending.pricing import ProofKind
from kiosk.lending.terms import CheckReturns, Giving, House, Plan, SelfService, Terms
from tests.simulation.house import FIRST_DAY, HOUSE, ITEMS, TERMS, Item, holidays, moment

NO_TIME = {"K20"}
"""The reasons against lending while the time is doubted."""
IN = ("good", "missing")
"""The conditions in which an item is lent and returned without a volunteer."""


class Invariant(Enum):
    """What must always hold; each has a planted bug that breaks it (`test_planted.py`)."""

    ONE_HOLDER = "an item is with whom it was lent to, and with nobody else"
    TOLD_ONCE = "what was done is in the ledger, once"
    OWED = "everybody owes what the terms say"
    POINTS = "everybody has the points that were earned"
    STRIPS = "a strip is used for each term, and no other"
    SUMS = "every balance is the sum of its entries"
    QUEUE = "a queue keeps its order"
    SET_ASIDE = "an item that is in is set aside for the first in its queue"
    PARTS = "an item whose parts are in question waits for a volunteer"
    INBOX = "what waits for a volunteer is in the inbox"
    TIME = "no stored time lies before the one stored before it"
    CLOCK = "a wrong clock is doubted, and a right one is trusted"
    DUE = "an item is due on a day on which it can be handed in"
    POLICY = "nothing is lent against the rules, and nothing refused that they allow"
    UNDO = "what is undone is as it was before, and only the last operation can be undone"
    VISIT = "a visit begins with what is the visitor's"
    DESK = "a volunteer does what the house lets them do"
    SCREEN = "the screen shows what the ledger has"
    PRIVACY = "the next visitor sees nothing of the last one"
    LEFT_ALONE = "a kiosk that is left alone is ready for the next visitor"
    ANSWERED = "the ledger fails only when nothing can be written"
    WHOLE = "the database is whole"
    RESTORED = "a backup has all that the house knew when it was made"


class Broken(AssertionError):  # noqa: N818 - the name is that of a broken invariant, not of a program error
    """Raised when an invariant does not hold."""

    def __init__(self, invariant: Invariant, what: str) -> None:
        super().__init__(f"{invariant.value}: {what}")
        self.invariant = invariant


def same(invariant: Invariant, found: object, expected: object, about: object = "") -> None:
    """Raises Broken if the found value is not the expected one; `about` is what the values are."""
    if found != expected:
        raise Broken(invariant, f"{about}: it is {found!r}, it must be {expected!r}")


@dataclass
class Out:
    """A loan, under the terms of the day on which it was made."""

    member: int
    due: date
    terms: Terms
    lent_on: date
    renewals: int = 0


@dataclass
class Subscription:
    """A subscription; `left` is the number of strips left, None for a plan without strips."""

    number: int
    member: int
    key: str
    plan: Plan
    first: date
    last: date
    left: int | None = None
    booked: bool = False


@dataclass
class Undoable:
    """An operation on an item or a tag, with what undoing it restores."""

    kind: LineKind
    code: str
    member: int | None
    at: datetime
    condition: str = ""
    before: Out | None = None
    borrower: int | None = None
    cents: int = 0
    strip: Subscription | None = None
    fetched: tuple[int, date | None, Operation | None] | None = None
    """The member whose hold the loan ended, the last day of this hold, and the operation of the reservation."""
    asked_parts: bool = False
    undone: bool = False
    waits: bool = False
    """Whether the late fee waits until the time is trusted."""
    taken_by: int | None = None
    """The volunteer who checked the item in, who may undo this return at every initiative."""


@dataclass
class Swapping:
    """The line of a swap: how many were taken and given, how many gifts a volunteer has seen, and the points earned."""

    member: int
    key: str
    points: int
    taken: int = 0
    given: int = 0
    seen: int = 0
    credited: int = 0
    earned: int = 0


def first_day(day: date, will_do: Callable[[date], bool]) -> date:
    """This day, or the first later day for which `will_do` holds."""
    return next(later for ahead in range(4000) if will_do(later := day + timedelta(days=ahead)))


Who = tuple[int, str]
"""A member and an initiative."""


@dataclass
class Model:
    terms: dict[str, Terms] = field(default_factory=lambda: {one.key: one for one in TERMS})
    house: House = HOUSE
    today_only: dict[str, tuple[date, Hours | None]] = field(default_factory=dict)
    out: dict[str, Out] = field(default_factory=dict)
    condition: dict[str, str] = field(default_factory=lambda: dict.fromkeys(ITEMS, "good"))
    queue: dict[str, list[int]] = field(default_factory=lambda: {code: [] for code in ITEMS})
    turns: dict[tuple[str, int], int] = field(default_factory=dict)
    """For each item and member, the number of the last time that the member joined its queue."""
    joined_ever: int = 0
    ready: dict[str, date] = field(default_factory=dict)
    ready_for: dict[str, int] = field(default_factory=dict)
    """The member for whom each item in `ready` is held."""
    owed: Counter[Who] = field(default_factory=Counter)
    deposit: Counter[Who] = field(default_factory=Counter)
    points: Counter[Who] = field(default_factory=Counter)
    had_points: set[Who] = field(default_factory=set)
    subscriptions: dict[Who, list[Subscription]] = field(default_factory=lambda: defaultdict(list))
    sold: int = 0
    """How many subscriptions were ever sold."""
    blocked: set[int] = field(default_factory=set)
    lost: set[CardId] = field(default_factory=set)
    proofs: dict[tuple[int, ProofKind], date] = field(default_factory=dict)
    cards: dict[CardId, tuple[int, bool, bool]] = field(default_factory=dict)
    """For each card its member, whether its holder is an adult, and whether the member in person holds it."""
    adults: set[int] = field(default_factory=set)
    staff: dict[int, set[str]] = field(default_factory=dict)
    """The initiatives for which each volunteer acts."""
    undoable: dict[Operation, Undoable] = field(default_factory=dict)
    standing: dict[str, list[Operation]] = field(default_factory=lambda: defaultdict(list))
    waited: dict[Operation, bool] = field(default_factory=dict)
    """Whether each reservation, by its operation, still waits; False once the item was fetched."""
    lines: dict[tuple[str, int], Operation] = field(default_factory=dict)
    swaps: dict[Operation, Swapping] = field(default_factory=dict)
    known: set[Operation] = field(default_factory=set)
    """The operations of today on an item, a tag or a queue."""
    known_before: int = 0
    at: datetime = field(default_factory=lambda: moment(FIRST_DAY, 0))
    doubted: bool = False
    """Whether the time is doubted; `at` is the moment of the newest row then."""
    done_in_doubt: bool = False
    """Whether something that was done waits until the time is trusted."""

    @property
    def today(self) -> date:
        return self.at.date()

    # --- calendars, prices, subscriptions ------------------------------------------------------------------------

    def _shut(self, terms: Terms, day: date) -> bool:
        said = self.today_only.get(terms.key)
        if said and said[0] == day == self.today:
            return said[1] is None
        closed = any(one.first <= day <= one.last for one in (*terms.closed, *self.house.closed))
        return closed or (terms.closed_on_holidays and holidays()(day))

    def hours(self, terms: Terms, day: date) -> tuple[Hours, ...]:
        said = self.today_only.get(terms.key)
        if said and said[0] == day == self.today:
            return (said[1],) if said[1] else ()
        return () if terms.hours is None or self._shut(terms, day) else terms.hours[day.weekday()]

    def is_open(self, terms: Terms) -> bool:
        said = self.today_only.get(terms.key)
        if terms.hours is None and not (said and said[0] == self.today and said[1]):
            return not self._shut(terms, self.today)
        return any(one.opens <= self.at.time() < one.closes for one in self.hours(terms, self.today))

    def can_hand_in(self, terms: Terms, day: date) -> bool:
        if self._shut(terms, day):
            return False
        return terms.hours is None or terms.self_service is not SelfService.NONE or bool(self.hours(terms, day))

    def can_fetch(self, terms: Terms, day: date) -> bool:
        if self._shut(terms, day):
            return False
        return terms.hours is None or terms.self_service is SelfService.BORROW or bool(self.hours(terms, day))

    def move_days(self, keys: Iterable[str]) -> None:
        """Moves the due days and last days of holds at these initiatives that a closing made unusable to the first
        usable day.
        """
        for code in [code for code, item in ITEMS.items() if item.key in keys]:
            self.move_due_day(code)
            self.move_last_day(code)

    def move_due_day(self, code: str) -> None:
        if code in self.out:
            terms, out = self.terms[ITEMS[code].key], self.out[code]
            self.out[code] = replace(out, due=first_day(out.due, lambda day: self.can_hand_in(terms, day)))

    def move_last_day(self, code: str) -> None:
        if code in self.ready:
            terms = self.terms[ITEMS[code].key]
            self.ready[code] = first_day(self.ready[code], lambda day: self.can_fetch(terms, day))

    def due(self, terms: Terms, start: date, days: int, now: Terms | None = None, safe: date | None = None) -> date:
        """The first day from `start + days` on which the item can be handed in, or the last such day before its safety
        date.
        """
        day = first_day(start + timedelta(days=days), lambda day: self.can_hand_in(now or terms, day))
        if safe and day > safe:
            day = safe
            while day > self.today and not self.can_hand_in(now or terms, day):
                day -= timedelta(days=1)
            day = max(day, self.today)
        return day

    def price(self, member: int, terms: Terms, cents: int) -> int:
        """The price of so many cents for this member today; half a cent is in the member's favour."""
        valid = {kind for (who, kind), until in self.proofs.items() if who == member and until >= self.today}
        percent = max((one.percent for one in terms.reductions if one.proof in valid), default=0)
        return (cents * (100 - percent) + 49) // 100

    def late(self, out: Out, day: date | None = None) -> int:
        """The late fee at the standard tariff for a return on this day, None for today; while the time is doubted it
        waits.
        """
        loans, days = out.terms.loans, ((day or self.today) - out.due).days
        if self.doubted:
            return 0
        if days <= loans.grace_days:
            return 0
        fee = (days + 6) // 7 * loans.late
        return fee if loans.late_most is None else min(fee, loans.late_most)

    def running(self, member: int, key: str) -> list[Subscription]:
        return [one for one in self.subscriptions[member, key] if one.first <= self.today <= one.last]

    def subscription_for(self, member: int, terms: Terms, category: str) -> Subscription | None:
        if not terms.plans:
            return None
        fits = [one for one in self.running(member, terms.key) if one.plan.opens(category) and one.left != 0]
        return min(fits, key=lambda one: (one.left is not None, one.last, one.number), default=None)

    def book_points(self) -> None:
        """Books the points of each plan once, on its first day."""
        for one in [one for sold in self.subscriptions.values() for one in sold]:
            if not one.booked and one.first <= self.today <= one.last and one.plan.points and self.terms[one.key].swaps:
                one.booked = True
                self.add_points(one.member, one.key, one.plan.points)

    def add_points(self, member: int, key: str, points: int) -> None:
        if points:
            self.points[member, key] += points
            self.had_points.add((member, key))

    # --- may it be done ------------------------------------------------------------------------------------------

    def against_member(
        self, member: int, card: CardId | None, terms: Terms, category: str, most: int | None
    ) -> set[str]:
        """The codes of the reasons against this member taking anything under these terms; `most` is the most that may
        be owed.
        """
        why = set()
        if card and (card in self.lost or self.cards.get(card, (0,))[0] != member):
            why.add("P1")
        if member in self.blocked:
            why.add("P2")
        why |= self._against_subscription(member, terms, category)
        for code, out in self.out.items():
            mine = out.member == member and (self.house.problems_everywhere or ITEMS[code].key == terms.key)
            days = self.terms[ITEMS[code].key].loans.overdue_days
            if mine and days is not None and (self.today - out.due).days > days:
                why.add("M1")
        limits = {terms.key: most}
        if self.house.problems_everywhere:
            limits = {key: one.loans.may_owe for key, one in self.terms.items()}
        if any(limit is not None and self.owed[member, key] > limit for key, limit in limits.items()):
            why.add("M2")
        return why

    def _against_subscription(self, member: int, terms: Terms, category: str) -> set[str]:
        if not terms.plans or self.subscription_for(member, terms, category):
            return set()
        had = self.subscriptions[member, terms.key]
        running = self.running(member, terms.key)
        if any(one.plan.opens(category) for one in running):
            return {"A4"}
        if running:
            return {"A5"}
        if any(one.first > self.today for one in had):
            return {"A3"}
        return {"A2"} if had else {"A1"}

    def against_item(self, member: int, card: CardId | None, item: Item, desk: bool = False) -> set[str]:
        why, code = set(), item.barcode
        if code in self.out:
            why.add("U1")
        kept = self.ready.get(code) is not None and self.ready[code] >= self.today
        found = self.condition[code] == "missing" and code not in self.out
        if (kept or found) and self.first(code) not in (None, member):
            why.add("D1")
        why |= {"check": {"D2"}, "repair": {"D3"}, "withdrawn": {"D4"}, "gone": {"D7"}}.get(self.condition[code], set())
        terms = self.terms[item.key]
        if not desk and terms.self_service is not SelfService.BORROW and not self.is_open(terms):
            why.add("O1")
        return why | self._against_kind(member, card, item, desk)

    def _against_kind(self, member: int, card: CardId | None, item: Item, desk: bool = False) -> set[str]:
        why = set()
        if item.safe_until and item.safe_until < self.today:
            why.add("D6")
        if item.volunteers_only and not desk:
            why.add("D5")
        adult = self.cards[card][1] if card in self.cards else member in self.adults
        if item.adults_only and not adult:
            why.add("P3")
        return why

    def against_lending(self, member: int, card: CardId | None, item: Item, desk: bool = False) -> set[str]:
        terms, why = self.terms[item.key], set()
        if self.doubted:
            return NO_TIME
        mine = [(ITEMS[code], out) for code, out in self.out.items() if out.member == member]
        here = [(one, out) for one, out in mine if one.key == item.key]
        alike = [(one, out) for one, out in here if one.category == item.category]
        kind = next((one for one in terms.categories if one.key == item.category), None)
        new = [out for _, out in here if out.lent_on == self.today]
        new_alike = [out for _, out in alike if out.lent_on == self.today]
        counts = [("L1", terms.loans.most, here), ("L3", terms.loans.most_a_day, new)]
        if kind:
            counts += [("L2", kind.most, alike), ("L4", kind.most_a_day, new_alike)]
        why |= {code for code, most, have in counts if most is not None and len(have) >= most}
        over, value = terms.loans.deposit_over, sum(one.value for one, _ in here) + item.value
        if over is not None and value > over and self.deposit[member, item.key] < terms.loans.deposit:
            why.add("M3")
        why |= self.against_member(member, card, terms, item.category, terms.loans.may_owe)
        return why | self.against_item(member, card, item, desk)

    def against_renewing(self, member: int, code: str) -> set[str]:
        out, item = self.out.get(code), ITEMS[code]
        if out is None or out.member != member:
            return {"U2"}
        if self.doubted:
            return NO_TIME
        why, most = set(), out.terms.loans.renewals
        if most is not None and out.renewals >= most:
            why.add("L5")
        if any(other != member for other in self.queue[code]):
            why.add("L6")
        why |= self.against_member(member, None, out.terms, item.category, self.terms[item.key].loans.may_owe)
        safe = item.safe_until
        if safe and (safe < self.today or self.due_of(item, out.terms, max(out.due, self.today)) <= out.due):
            why.add("D6")
        return why

    def against_reserving(self, member: int, card: CardId | None, item: Item) -> set[str]:
        terms, code = self.terms[item.key], item.barcode
        if item.points is not None or not terms.lends:
            return {"R1"}
        if self.doubted:
            return NO_TIME
        why = self.against_member(member, card, terms, item.category, terms.loans.may_owe)
        if code in self.out and self.out[code].member == member:
            why.add("R3")
        waits = sum(member in queue for other, queue in self.queue.items() if ITEMS[other].key == item.key)
        if terms.reservations.most == 0:
            why.add("R1")
        elif terms.reservations.most is not None and waits >= terms.reservations.most:
            why.add("R2")
        why |= {"withdrawn": {"D4"}, "gone": {"D7"}}.get(self.condition[code], set())
        return why | self._against_kind(member, card, item)

    def against_swapping(
        self, member: int, card: CardId | None, code: str, left: int, taken: bool, given: bool
    ) -> set[str]:
        """The codes of the reasons against a swap. `left` is the points after it; `taken` and `given` say whether it
        takes or gives more than before.
        """
        key, item = self.shop(code)
        terms, why = self.terms[key], set()
        if self.doubted and (taken or left < self.points[member, key]):
            return NO_TIME
        if taken:
            any_plan = replace(terms, plans=tuple(replace(plan, categories=()) for plan in terms.plans))
            why |= self.against_member(member, card, replace(any_plan, plans=()), "", None) - {"M1", "M2"}
            if any_plan.plans and not self.running(member, key):
                why |= self._against_subscription(member, terms, "")
            if not terms.swaps:
                why.add("D4")
            if item:
                why |= self.against_item(member, card, item) - {"U1"}
            elif terms.self_service is not SelfService.BORROW and not self.is_open(terms):
                why.add("O1")
        if given and terms.swap.giving is Giving.DESK:
            why.add("W2")
        if left < self.points[member, key] and left < terms.swap.floor:
            why.add("W1")
        return why

    def shop(self, code: str) -> tuple[str, Item | None]:
        if code in ITEMS:
            return ITEMS[code].key, ITEMS[code]
        return self.tags[code][0], None

    @property
    def tags(self) -> dict[str, tuple[str, int]]:
        """The initiative and the points of each tag."""
        return {
            tag: (terms.key, kind.points)
            for terms in self.terms.values()
            for kind in terms.swap.categories
            for tag in kind.tags
        }

    def due_of(self, item: Item, terms: Terms, start: date) -> date:
        kind = next((one for one in terms.categories if one.key == item.category), None)
        days = item.days or (kind and kind.days) or terms.loans.days
        return self.due(terms, start, days, self.terms[item.key], item.safe_until)

    # --- queues --------------------------------------------------------------------------------------------------

    def settle(self, code: str) -> None:
        """Holds an item that is in and good for the first in its queue who may borrow; a hold whose days are over goes
        to the next.
        """
        queue = self.queue[code]
        if code in self.ready and self.ready[code] < self.today and self.is_in(code) and not self.doubted:
            if self.may_fetch(self.ready_for[code], code):
                queue.remove(self.ready_for[code])
            del self.ready[code]
        if not queue or not self.is_in(code):
            self.ready.pop(code, None)
        elif code not in self.ready and not self.doubted:
            following = next((member for member in queue if self.may_fetch(member, code)), None)
            if following:
                terms = self.terms[ITEMS[code].key]
                self.ready[code] = self.today + timedelta(days=terms.reservations.days)
                self.ready_for[code] = following
                self.move_last_day(code)

    def may_fetch(self, member: int, code: str) -> bool:
        item = ITEMS[code]
        terms = self.terms[item.key]
        return not self.against_member(member, None, terms, item.category, terms.loans.may_owe)

    def first(self, code: str) -> int | None:
        """The member for whom the item is held, or else the first in its queue; None if the queue is empty."""
        return self.ready_for[code] if code in self.ready else next(iter(self.queue[code]), None)

    def held(self, code: str, member: int) -> date | None:
        """The last day of the hold of this item for this member, or None without one."""
        return self.ready.get(code) if self.first(code) == member else None

    def is_in(self, code: str) -> bool:
        return code not in self.out and self.condition[code] == "good"

    def leave(self, code: str, member: int) -> None:
        """Takes a member out of the queue; the next gets a hold with days of their own."""
        if self.first(code) == member:
            self.ready.pop(code, None)
        self.queue[code].remove(member)
        self.settle(code)

    def new_day(self, at: datetime) -> None:
        self.at = at
        self.book_points()
        if self.doubted:
            return
        for code in [code for code, until in self.ready.items() if until < self.today]:
            self.settle(code)

    def make_good(self) -> None:
        """Does the work that waited for the time: enters fees, and holds returned items."""
        for past in self.undoable.values():
            if past.waits and not past.undone and past.before:
                key, day = ITEMS[past.code].key, min(past.at.date(), self.today)
                past.cents = self.price(past.before.member, self.terms[key], self.late(past.before, day))
                self.owed[past.before.member, key] += past.cents
            past.waits = False
        for code, queue in self.queue.items():
            if queue and self.done_in_doubt:
                self.settle(code)
        self.done_in_doubt = False

    def forget(self) -> None:
        """Drops what is over for good: operations that cannot be undone any more, subscriptions that ended."""
        self.known_before += len(self.known)
        self.known.clear()
        long_ago = self.at - timedelta(days=3)
        for operation in [one for one, past in self.undoable.items() if past.at < long_ago]:
            waits = operation in self.swaps and self.swaps[operation].given > self.swaps[operation].seen
            code = self.undoable[operation].code
            waits = waits or self.undoable[operation].waits
            if not waits and self.lines.get((code, self.undoable[operation].member or 0)) != operation:
                del self.undoable[operation]
                self.swaps.pop(operation, None)
                self.waited.pop(operation, None)
        for operations in self.standing.values():
            del operations[:-3]
        for sold in self.subscriptions.values():
            sold[:] = [one for one in sold if one.last >= self.today] or sold[-1:]

    # --- the answers of the ledger -------------------------------------------------------------------------------

    def heard(self, at: datetime, operation: Operation, question: Any, answer: Any) -> None:
        """Takes this answer of the ledger, at this local moment, into the model. Raises Broken if the answer
        was wrong.
        """
        self.new_day(at)
        code = self.undoable[question.operation].code if self._undoes(question) else getattr(question, "code", None)
        if code in ITEMS:
            self.settle(code)
        match question:
            case asked.OpenVisit(card):
                self._opened(card, question.as_member, answer)
            case asked.OpenVisitByNumber():
                if isinstance(answer, told.VisitOpened):
                    self._visit(answer)
            case asked.LendOrReturn(member, code, card) if code in ITEMS or code in self.tags:
                self._scanned(operation, member, card, code, answer)
            case asked.Lend(member, code, card):
                self._asked_to_lend(operation, member, card, code, answer)
            case asked.GiveBack(member, code):
                self._returned(operation, member, code, answer)
            case asked.Renew(member, code):
                self._renewed(operation, member, code, answer)
            case asked.Undo(undone):
                same(Invariant.UNDO, isinstance(answer, told.Undone), self.may_undo(undone), f"{undone} can be undone")
                if isinstance(answer, told.Undone):
                    self.undo(operation, undone)
            case asked.Reconsider(member, codes, card):
                now = tuple(code for code in codes if not self.against_scan(member, code, card))
                same(Invariant.POLICY, answer.codes, now, "what can be lent now")
            case asked.ReportParts(line, notes):
                self._parts_reported(line, bool(notes), answer)
            case asked.CountSwap(member, line, taken, given, card):
                self._counted(operation, member, line, taken, given, card, answer)
            case asked.Give(member, code, card):
                self._swapped(operation, member, card, code, answer, given=1)
            case asked.Reserve(member, code, card):
                self._reserved(operation, member, card, code, answer)
            case asked.GiveUp(member, code):
                if member in self.queue[code]:
                    self.leave(code, member)
                    self.known.add(operation)

    def _undoes(self, question: Any) -> bool:
        return isinstance(question, asked.Undo) and question.operation in self.undoable

    def against_scan(self, member: int, code: str, card: CardId | None) -> set[str]:
        item = ITEMS.get(code)
        if item and item.points is None:
            return self.against_lending(member, card, item)
        gone = item is not None and self.condition[code] == "gone"
        left = self.points[member, self.shop(code)[0]] + self._worth(code, 0 if gone else 1, 1 if gone else 0)
        return self.against_swapping(member, card, code, left, not gone, gone)

    def _worth(self, code: str, taken: int, given: int) -> int:
        key, item = self.shop(code)
        each = item.points or 0 if item else self.tags[code][1]
        return ((given if self.terms[key].swap.giving is Giving.AT_ONCE else 0) - taken) * each

    def _refused(self, answer: Any, why: set[str], about: str) -> bool:
        """Whether the answer is a refusal. Raises Broken unless it has exactly the reasons that it must have."""
        if isinstance(answer, told.LendingRefused):
            said = {reason.why.value for reason in answer.refusal.reasons}
            same(Invariant.POLICY, said, why, f"against {about}")
            return True
        same(Invariant.POLICY, set(), why, f"against {about}, which was done")
        return False

    def _opened(self, card: CardId, as_member: bool, answer: Any) -> None:
        member = self.cards.get(card, (0, False, False))[0]
        if not member:
            same(Invariant.VISIT, type(answer), told.CardUnknown, "an unknown card")
        elif card in self.lost:
            same(Invariant.VISIT, type(answer), told.CardLost, "a lost card")
        elif member in self.staff and not as_member:
            same(Invariant.DESK, answer.volunteer.member, member, "the volunteer of a shift")
            keys = {one.key for one in answer.volunteer.initiatives}
            same(Invariant.DESK, keys, self.staff[member], "the initiatives of a shift")
            with_hours = [key for key in keys if self.hours(self.terms[key], self.today)]
            opened = {key for key in with_hours if self.is_open(self.terms[key])}
            same(Invariant.DESK, {one.key for one in answer.open_now}, opened, "what is open")
        else:
            same(Invariant.VISIT, answer.visitor.member, member, "whose visit it is")
            self._visit(answer)

    def _visit(self, answer: told.VisitOpened) -> None:
        member = answer.visitor.member
        for code, queue in self.queue.items():
            if member in queue:
                self.settle(code)
        same(Invariant.TIME, answer.today, self.today, "today")
        self.same_file(Invariant.VISIT, member, answer.loans, answer.reservations, answer.accounts)
        for loan in answer.loans:
            out, now = self.out[loan.item.barcode], self.terms[loan.item.initiative.key]
            late = self.price(member, now, self.late(out))
            longer = self.price(member, now, out.terms.loans.fee) + late
            same(Invariant.OWED, (loan.late_fee, loan.renewal_fee), (late, longer), f"fees of {loan.item.barcode}")

    def same_file(self, invariant: Invariant, member: int, loans: Any, waiting: Any, accounts: Any) -> None:
        """Raises Broken unless the page of a member shows exactly what is theirs."""
        shown = {loan.item.barcode: (loan.due_on, loan.renewals) for loan in loans}
        mine = {code: (out.due, out.renewals) for code, out in self.out.items() if out.member == member}
        same(invariant, shown, mine, f"loans of {member}")
        queued = {one.item.barcode: (one.place, one.hold.until if one.hold else None) for one in waiting}
        places = {
            code: (queue.index(member) + 1, self.held(code, member))
            for code, queue in self.queue.items()
            if member in queue
        }
        same(invariant, queued, places, f"what {member} waits for")
        for one in accounts:
            self.same_account(member, one)
        shown_keys = {one.initiative.key for one in accounts if one.owed}
        same(Invariant.OWED, shown_keys, {key for (who, key), owed in self.owed.items() if who == member and owed})

    def same_account(self, member: int, account: Any) -> None:
        key = account.initiative.key
        same(Invariant.OWED, account.owed, self.owed[member, key], f"owed by {member} to {key}")
        if account.points is not None:
            same(Invariant.POINTS, account.points, self.points[member, key], f"points of {member} with {key}")
        waits = sum(
            (one.given - one.seen) * one.points
            for one in self.swaps.values()
            if one.member == member and one.key == key
        )
        same(Invariant.POINTS, account.waiting, waits, f"points of {member} that wait with {key}")

    def _scanned(self, operation: Operation, member: int | None, card: CardId | None, code: str, answer: Any) -> None:
        item = ITEMS.get(code)
        if item and code in self.out:
            self._returned(operation, member, code, answer)
        elif member is None:
            same(Invariant.POLICY, type(answer), told.ItemFree, f"{code} without a card")
        else:
            self._asked_to_lend(operation, member, card, code, answer)

    def _asked_to_lend(self, operation: Operation, member: int, card: CardId | None, code: str, answer: Any) -> None:
        item = ITEMS.get(code)
        if item is None or item.points is not None:
            gone = item is not None and self.condition[code] == "gone"
            self._swapped(operation, member, card, code, answer, given=int(gone))
        elif not self._refused(answer, self.against_lending(member, card, item), f"lending {code} to {member}"):
            self.lent(operation, member, item, answer.line)

    def done(self, operation: Operation, past: Undoable) -> None:
        """Adds an operation on an item, which is then the last one on this item that can be undone."""
        same(Invariant.TOLD_ONCE, operation in self.known, False, f"{operation} done before")
        self.undoable[operation] = past
        self.standing[past.code].append(operation)
        self.known.add(operation)

    def lent(self, operation: Operation, member: int, item: Item, line: Any, overrule: bool = False) -> None:
        code, terms = item.barcode, self.terms[item.key]
        safe = None if overrule and item.safe_until and item.safe_until < self.today else item.safe_until
        due = self.due_of(replace(item, safe_until=safe), terms, self.today)
        cents, sub = self.price(member, terms, terms.loans.fee), self.subscription_for(member, terms, item.category)
        if line:
            same(Invariant.ONE_HOLDER, (line.kind, line.item.barcode), (LineKind.LENT, code), f"line of {operation}")
            same(Invariant.DUE, line.due_on, due, f"{code} is due")
            same(Invariant.OWED, line.price, cents, f"lending {code} costs")
        past = Undoable(
            LineKind.LENT,
            code,
            member,
            self.at,
            self.condition[code],
            None,
            member,
            cents,
            asked_parts=bool(line.parts),
        )
        if sub and sub.left is not None:
            sub.left, past.strip = sub.left - 1, sub
        if self.first(code) == member:
            reserved = self.lines.pop((code, member), None)
            past.fetched = (member, self.ready.pop(code, None), reserved)
            self.queue[code].remove(member)
            if reserved is not None:
                self.waited[reserved] = False
        self.owed[member, item.key] += cents
        self.out[code] = Out(member, due, terms, self.today)
        if self.condition[code] == "missing":
            self.condition[code] = "good"
        self.done(operation, past)
        self.settle(code)

    def _returned(self, operation: Operation, member: int | None, code: str, answer: Any) -> None:
        line, out, before = answer.line, self.out.get(code), self.condition[code]
        self.came_back(operation, member, code, line.hold)
        item, always = ITEMS[code], self.checks_always(code)
        mine = out is not None and out.member == member
        same(Invariant.ONE_HOLDER, (line.kind, line.item.barcode), (LineKind.RETURNED, code), f"line of {operation}")
        same(Invariant.OWED, line.price, self.undoable[operation].cents if mine else 0, f"returning {code} costs")
        same(Invariant.PARTS, line.parts_said is PartsSaid.NOTHING, item.parts > 0, f"parts of {code} asked")
        same(Invariant.PARTS, line.set_aside, always or before not in IN, f"{code} is put aside")
        elsewhere = out is None or (member is not None and not mine)
        same(Invariant.PRIVACY, line.elsewhere, elsewhere, f"{code} was elsewhere")

    def came_back(self, operation: Operation, member: int | None, code: str, hold: Any, desk: bool = False) -> None:
        """Takes a return into the model; `hold` is the hold that the ledger told with it."""
        out, item, condition = self.out.pop(code, None), ITEMS[code], self.condition[code]
        always = self.checks_always(code)
        if condition in IN:
            self.condition[code] = "check" if always or item.parts else "good"
        elif desk and condition == "gone":
            self.condition[code] = "good"
        cents = self.price(out.member, self.terms[item.key], self.late(out)) if out else 0
        past = Undoable(LineKind.RETURNED, code, member, self.at, condition, out, out and out.member, cents)
        past.asked_parts = bool(item.parts) or always or condition not in IN
        past.waits = self.doubted
        if out:
            self.owed[out.member, item.key] += cents
        self.done(operation, past)
        self.settle(code)
        same(Invariant.SET_ASIDE, hold and hold.until, self.ready.get(code), f"{code} is set aside until")

    def checks_always(self, code: str) -> bool:
        return self.terms[ITEMS[code].key].check_returns is CheckReturns.ALWAYS

    def _renewed(self, operation: Operation, member: int, code: str, answer: Any) -> None:
        if self._refused(answer, self.against_renewing(member, code), f"renewing {code} for {member}"):
            return
        out, item, line = self.out[code], ITEMS[code], answer.line
        now = self.terms[item.key]
        due = self.due_of(item, out.terms, max(out.due, self.today))
        same(Invariant.DUE, line.due_on, due, f"{code} is due after renewing")
        cents = self.price(member, now, out.terms.loans.fee) + self.price(member, now, self.late(out))
        same(Invariant.OWED, line.price, cents, f"renewing {code} costs")
        past = Undoable(LineKind.RENEWED, code, member, self.at, self.condition[code], replace(out), member, cents)
        sub = self.subscription_for(member, out.terms, item.category)
        if sub and sub.left is not None:
            sub.left, past.strip = sub.left - 1, sub
        self.owed[member, item.key] += cents
        out.due, out.renewals = due, out.renewals + 1
        self.done(operation, past)

    def _parts_reported(self, line: Operation, problem: bool, answer: Any) -> None:
        if not isinstance(answer, told.PartsReported):
            return
        past = self.undoable[line]
        code, always = past.code, self.checks_always(past.code)
        came_back = past.kind is LineKind.RETURNED
        decides = self.condition[code] in ("good", "check") and past.condition in IN
        aside = came_back and (problem or always or not decides)
        same(Invariant.PARTS, answer.set_aside, aside, f"{code} is put aside after a report")
        past.asked_parts = True
        held = None
        if came_back and decides and self.standing[code][-1:] == [line]:
            self.condition[code] = "check" if aside else "good"
            self.settle(code)
            held = self.ready.get(code)
        same(Invariant.SET_ASIDE, answer.hold and answer.hold.until, held, f"{code} is set aside after a report")

    # --- swaps ---------------------------------------------------------------------------------------------------

    def _swapped(
        self, operation: Operation, member: int, card: CardId | None, code: str, answer: Any, given: int = 0
    ) -> None:
        left = self.points[member, self.shop(code)[0]] + self._worth(code, 1 - given, given)
        why = self.against_swapping(member, card, code, left, not given, bool(given))
        if not self._refused(answer, why, f"swapping {code} by {member}"):
            self.swap(operation, member, code, given)
            shown = answer.line.swap
            same(Invariant.SCREEN, (shown.taken, shown.given), (1 - given, given), f"counts of {code}")
            self.same_account(member, answer.account)

    def swap(self, operation: Operation, member: int, code: str, given: int) -> None:
        """Begins the line of a swap with one item taken or given."""
        key, item = self.shop(code)
        giving, worth = self.terms[key].swap.giving, self._worth(code, 1 - given, given)
        at_once = given if giving is Giving.AT_ONCE else 0
        each = (item.points or 0) if item else self.tags[code][1]
        self.swaps[operation] = Swapping(member, key, each, 1 - given, given, at_once, at_once, worth)
        self.add_points(member, key, worth)
        self.done(operation, Undoable(LineKind.SWAPPED, code, member, self.at, self.condition.get(code, "")))
        if item:
            gift = "check" if giving is Giving.APPROVAL else "good"
            self.condition[code] = gift if given else "gone"

    def _counted(
        self,
        operation: Operation,
        member: int,
        line: Operation,
        taken: int,
        given: int,
        card: CardId | None,
        answer: Any,
    ) -> None:
        if isinstance(answer, told.LedgerFailed):
            return
        swap, code = self.swaps[line], self.undoable[line].code
        more = max(0, given - swap.given) if self.terms[swap.key].swap.giving is Giving.AT_ONCE else 0
        credited = min(swap.credited, given) + more
        worth = (credited - swap.credited - taken + swap.taken) * swap.points
        left = self.points[member, swap.key] + worth
        why = self.against_swapping(member, card, code, left, taken > swap.taken, given > swap.given)
        if self._refused(answer, why, f"counting {code} by {member}"):
            return
        swap.seen, swap.credited = min(swap.seen, given) + more, credited
        swap.taken, swap.given, swap.earned = taken, given, swap.earned + worth
        self.add_points(member, swap.key, worth)
        self.known.add(operation)
        shown = answer.line.swap
        same(Invariant.SCREEN, (shown.taken, shown.given), (taken, given), f"counts of {code}")
        self.same_account(member, answer.account)

    def approved(self, line: Operation, points: int | None) -> None:
        """A volunteer approved a waiting gift for so many points; None stands for its worth."""
        swap = self.swaps[line]
        waits = swap.given - swap.seen
        earned = waits * swap.points if points is None else points
        pieces = waits if earned >= waits * swap.points else earned // swap.points
        swap.seen, swap.credited, swap.earned = swap.given, swap.credited + pieces, swap.earned + earned
        self.add_points(swap.member, swap.key, earned)
        code = self.undoable[line].code
        if code in ITEMS and earned and self.condition[code] == "check":
            self.condition[code] = "good"

    # --- queues and undoing --------------------------------------------------------------------------------------

    def _reserved(self, operation: Operation, member: int, card: CardId | None, code: str, answer: Any) -> None:
        queue = self.queue[code]
        if member not in queue:
            if self._refused(answer, self.against_reserving(member, card, ITEMS[code]), f"reserving {code}"):
                return
            self.joined(operation, member, code)
        line = answer.line.reservation
        same(Invariant.QUEUE, line.place, queue.index(member) + 1, f"place in the queue of {code}")
        held = self.held(code, member)
        same(Invariant.SET_ASIDE, line.hold and line.hold.until, held, f"{code} is ready for {member}")

    def joined(self, operation: Operation, member: int, code: str) -> None:
        self.queue[code].append(member)
        self.joined_ever += 1
        self.turns[code, member] = self.joined_ever
        self.settle(code)
        self.known.add(operation)
        self.lines[code, member], self.waited[operation] = operation, True
        self.undoable[operation] = Undoable(LineKind.RESERVED, code, member, self.at)

    def may_undo(self, undone: Operation) -> bool:
        past = self.undoable.get(undone)
        if past is None or past.undone:
            return past is not None
        if past.kind is LineKind.RESERVED:
            return self.waited[undone]
        if past.kind is LineKind.SWAPPED:
            swap = self.swaps[undone]
            short = self.points[swap.member, swap.key] - swap.earned < self.terms[swap.key].swap.floor
            if swap.earned > 0 and short:
                return False
        return past.code not in ITEMS or self.standing[past.code][-1:] == [undone]

    def undo(self, operation: Operation, undone: Operation) -> None:
        """Restores everything that this operation changed."""
        past = self.undoable[undone]
        if past.undone:
            return
        past.undone = True
        self.known.add(operation)
        code = past.code
        if past.kind is LineKind.RESERVED:
            if past.member in self.queue[code] and self.lines.get((code, past.member)) == undone:
                self.leave(code, past.member)
            return
        self.standing[code].remove(undone)
        if past.kind is LineKind.SWAPPED:
            swap = self.swaps[undone]
            self.add_points(swap.member, swap.key, -swap.earned)
            made = ("gone",) if swap.taken else ("good", "check")
            if code in ITEMS and self.condition[code] in made:
                self.condition[code] = past.condition
            self.swaps[undone] = Swapping(swap.member, swap.key, swap.points)
            return
        key = ITEMS[code].key
        if past.kind is LineKind.LENT or past.before is None:
            self.out.pop(code, None)
        else:
            self.out[code] = past.before
            self.move_due_day(code)
        if past.borrower is not None:
            self.owed[past.borrower, key] -= past.cents
        if past.strip and past.strip.left is not None:
            past.strip.left += 1
        now = self.condition[code]
        if past.kind is LineKind.LENT and (past.condition, now) == ("missing", "good"):
            self.condition[code] = "missing"
        if (
            past.kind is LineKind.RETURNED
            and past.condition in IN
            and now in (("good", "check") if past.asked_parts else ("good",))
        ):
            self.condition[code] = past.condition
        if past.fetched and past.fetched[0] not in self.queue[code]:
            member, until, reserved = past.fetched
            self.queue[code].append(member)
            self.queue[code].sort(key=lambda one: self.turns[code, one])
            if reserved is not None:
                self.lines[code, member], self.waited[reserved] = reserved, True
            self.ready.pop(code, None)
            if until:
                self.ready[code], self.ready_for[code] = until, member
                self.move_last_day(code)
        self.settle(code)
