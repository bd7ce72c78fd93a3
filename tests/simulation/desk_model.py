"""The part of the model about the volunteers' desk: what must hold after a volunteer's command."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from kiosk.lending import commands
from kiosk.lending.model import Operation
from kiosk.lending.opening import Hours
from kiosk.lending.terms import Plan
from kiosk.lending.volunteers import questions as asked
from kiosk.lending.volunteers.events import Declined, MemberRead
from kiosk.lending.volunteers.model import EntryKind, Outcome
from tests.simulation.house import ITEMS
from tests.simulation.model import Invariant, Model, Subscription, same

ABOUT_CONDITION = (EntryKind.PARTS, EntryKind.CHECK, EntryKind.FOUND, EntryKind.NOTED)
BECOMES = {Outcome.FINE: "good", Outcome.INCOMPLETE: "good", Outcome.REPAIR: "repair", Outcome.WITHDRAWN: "withdrawn"}

Entry = tuple[str, str | None, Operation | None, str | None, bool]
"""An entry of the inbox: kind, barcode of its item, operation of its line, its initiative, whether it is settled."""


def heard_at_desk(model: Model, operation: Operation, question: Any, answer: Any, entry: Entry | None) -> None:
    """Takes the answer of the ledger to a volunteer's question into the model. `entry` is the inbox entry that the
    question was about, or None. Raises Broken if the answer was wrong.
    """
    before = dict(model.ready), dict(model.ready_for)
    if touched := _touched(model, question, entry):
        model.settle(touched)
    match question:
        case asked.Do(by, commands.CheckIn(code)):
            same(Invariant.DESK, isinstance(answer, Declined), by not in model.staff, "a check-in")
            if code in ITEMS:
                same(Invariant.ONE_HOLDER, answer.entry.item and answer.entry.item.barcode, code, "checked in")
                model.came_back(operation, None, code, answer.entry.hold, desk=True)
                model.undoable[operation].taken_by = by
        case asked.Do(by, commands.SettleEntry(outcome=outcome, points=points)):
            if entry:
                _settled(model, by, outcome, points, entry, answer)
        case asked.ReadMember(_, member) if isinstance(answer, MemberRead):
            _file(model, member, answer)
        case asked.Do(by, command):
            own = model.staff.get(by, set())
            if isinstance(command, commands.UndoOperation):
                expected = _undone(model, by, operation, command.operation)
            else:
                expected = _done(model, own, operation, command, answer)
            same(Invariant.DESK, isinstance(answer, Declined), not expected, f"declined: {command}")
            if isinstance(answer, MemberRead):
                _file(model, answer.file.member, answer)
    if isinstance(answer, Declined):  # the ledger writes nothing then
        model.ready, model.ready_for = before


def _touched(model: Model, question: Any, entry: Entry | None) -> str | None:
    """The code of the item that this question of a volunteer is about, or None without one."""
    asks = question.command if isinstance(question, asked.Do) else question
    if isinstance(asks, commands.UndoOperation):
        asks = model.undoable.get(asks.operation)
    code = getattr(asks, "code", None) or getattr(asks, "barcode", None) or (entry and entry[1])
    return code if code in ITEMS else None


def _file(model: Model, member: int, answer: MemberRead) -> None:
    file = answer.file
    model.same_file(Invariant.DESK, member, file.loans, file.reservations, file.accounts)
    deposits = {one.initiative.key: one.owed for one in file.deposits}
    mine = {key: cents for (who, key), cents in model.deposit.items() if who == member and cents}
    same(Invariant.OWED, deposits, mine, f"deposits of {member}")
    same(Invariant.DESK, file.blocked is not None, member in model.blocked, f"{member} is blocked")


def _settled(model: Model, by: int, outcome: Outcome, points: int | None, entry: Entry, answer: Any) -> None:
    kind, code, line, key, settled = entry
    gift = kind == EntryKind.POINTS.value
    allowed = (key is None or key in model.staff[by]) and (settled or (outcome is Outcome.APPROVED) == gift)
    same(Invariant.DESK, isinstance(answer, Declined), not allowed, f"settling {entry} as {outcome}")
    if settled or not allowed:
        return
    if gift and line:
        model.approved(line, points)
    elif code and EntryKind(kind) in ABOUT_CONDITION and outcome in BECOMES and model.condition[code] != "gone":
        model.condition[code] = BECOMES[outcome]
        model.settle(code)


BY_DAY = (commands.Subscribe, commands.CloseToday, commands.AsUsual, commands.OpenUntil)
"""Commands that count from today, which are declined while the time is doubted."""


def _done(model: Model, own: set[str], operation: Operation, command: Any, answer: Any) -> bool:
    """Whether this command must be carried out; if so, the model has carried it out too."""
    key = getattr(command, "initiative", None)
    if (key is not None and key not in own) or (model.doubted and isinstance(command, BY_DAY)):
        return False
    member = getattr(command, "member", 0)
    match command:
        case commands.TakePayment(cents=cents):
            model.owed[member, key] -= cents
        case commands.Waive(cents=cents):
            if cents > max(0, model.owed[member, key]):
                return False
            model.owed[member, key] -= cents
        case commands.TakeDeposit(cents=cents):
            model.deposit[member, key] += cents
        case commands.ReturnDeposit(cents=cents):
            if cents > model.deposit[member, key]:
                return False
            model.deposit[member, key] -= cents
        case commands.CountGifts(points=points):
            if not model.terms[key].swaps:
                return False
            model.add_points(member, key, points)
        case commands.Subscribe(plan=plan):
            return subscribed(model, member, key, plan)
        case commands.Block():
            model.blocked.add(member)
        case commands.Unblock():
            model.blocked.discard(member)
        case commands.CloseToday():
            model.today_only[key] = (model.today, None)
            model.move_days([key])
        case commands.AsUsual():
            model.today_only.pop(key, None)
        case commands.OpenUntil(until=until):
            return _opened_until(model, key, until)
        case commands.MarkItem(barcode, condition):
            if ITEMS[barcode].key not in own:
                return False
            model.condition[barcode] = condition.value
            model.settle(barcode)
        case commands.LendTo(code=code, reason=reason):
            return _lent(model, own, operation, member, code, reason, answer)
        case commands.ReserveFor(code=code):
            item = ITEMS[code]
            if item.key not in own or (member not in model.queue[code] and model.against_reserving(member, None, item)):
                return False
            if member not in model.queue[code]:
                model.joined(operation, member, code)
        case commands.CancelReservation(code=code):
            if ITEMS[code].key not in own or member not in model.queue[code]:
                return False
            model.leave(code, member)
    return True


def _opened_until(model: Model, key: str, until: Any) -> bool:
    now = model.at.time()
    if until <= now:
        return False
    said = model.today_only.pop(key, None)
    usual = () if model.terms[key].hours is None else model.hours(model.terms[key], model.today)
    going_on = (*([said[1]] if said and said[0] == model.today and said[1] else []), *usual)
    since = next((one.opens for one in going_on if one.opens <= now < one.closes), now.replace(second=0, microsecond=0))
    model.today_only[key] = (model.today, Hours(since, until))
    return True


def _undone(model: Model, by: int, operation: Operation, undone: Operation) -> bool:
    past, own = model.undoable.get(undone), model.staff.get(by, set())
    if past is None or past.at < model.at - timedelta(hours=24):
        return False
    if by not in model.staff or (model.shop(past.code)[0] not in own and past.taken_by != by):
        return False
    if not model.may_undo(undone):
        return False
    model.undo(operation, undone)
    return True


def _lent(model: Model, own: set[str], operation: Operation, member: int, code: str, reason: str, answer: Any) -> bool:
    item = ITEMS.get(code)
    if model.shop(code)[0] not in own:
        return False
    if item is None or item.points is not None:
        if model.against_scan(member, code, None):
            return False
        model.swap(operation, member, code, given=int(item is not None and model.condition[code] == "gone"))
        return True
    why = model.against_lending(member, None, item, desk=True)
    if not reason:
        if isinstance(answer, Declined) and answer.refusal:
            said = {one.why.value for one in answer.refusal.reasons}
            same(Invariant.POLICY, said, why, f"against lending {code} to {member} at the desk")
        if why:
            return False
    elif code in model.out or model.doubted:
        return False
    line = answer.lent if isinstance(answer, MemberRead) else None
    model.lent(operation, member, item, line, overrule=bool(why))
    return True


def subscribed(model: Model, member: int, key: str, plan_key: str) -> bool:
    """Adds a subscription: from today, or after the last one under the same plan whose strips are not used up."""
    terms = model.terms[key]
    plan = next((one for one in terms.plans if one.key == plan_key), None)
    if plan is None:
        return False
    mine = [one for one in model.subscriptions[member, key] if one.plan.key == plan_key]
    ends = [one.last for one in mine if one.last >= model.today and one.left != 0]
    first = max((last + timedelta(days=1) for last in ends), default=model.today)
    model.owed[member, key] += model.price(member, terms, plan.price)
    model.sold += 1
    model.subscriptions[member, key].append(
        Subscription(model.sold, member, key, plan, first, _last_day(first, plan), plan.loans)
    )
    model.book_points()
    return True


def _last_day(first: date, plan: Plan) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 + plan.months, 12)
    return date(year, month + 1, min(first.day, monthrange(year, month + 1)[1])) - timedelta(days=1)
