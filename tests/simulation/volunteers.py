"""What volunteers do at their desk, and what the coordinator changes at the command line."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta

from kiosk.lending import commands
from kiosk.lending.actors import CommandLine
from kiosk.lending.commands import SettleEntry
from kiosk.lending.conditions import Condition
from kiosk.lending.events import DonePressed, Event
from kiosk.lending.model import CardId, Cents, MemberId, Operation
from kiosk.lending.opening import Closure
from kiosk.lending.pricing import ProofKind
from kiosk.lending.terms import Terms
from kiosk.lending.volunteers.events import (
    BackPressed,
    CommandChosen,
    Form,
    FormFilled,
    FormKind,
    FormOpened,
    ItemChosen,
    MemberChosen,
    PastOperationChosen,
    Tile,
    TileChosen,
)
from kiosk.lending.volunteers.model import EntryKind, InboxEntry, Outcome
from kiosk.lending.volunteers.shift import AtInbox, AtMember, AtPastOperations, Shift
from tests.simulation.desk_model import subscribed
from tests.simulation.house import ITEMS, MEMBERS, PIN, TERMS, ZONE, Person
from tests.simulation.kiosk import Kiosk
from tests.simulation.model import Model

MONEY = (FormKind.PAYMENT, FormKind.WAIVE, FormKind.DEPOSIT, FormKind.DEPOSIT_BACK, FormKind.GIFTS)
AMOUNTS = ("0,50", "1", "2,50", "5", "20", "50")
OUTCOMES = (*[Outcome.FINE] * 8, Outcome.INCOMPLETE, Outcome.REPAIR, Outcome.WITHDRAWN)
TO_DO = (EntryKind.RESERVED, EntryKind.HELD, EntryKind.TROUBLE)
"""Kinds of entries that a volunteer settles as done or seen; all others but gifts set the condition of an item."""
MARKS = (*[Condition.GOOD] * 4, Condition.MISSING, Condition.REPAIR, Condition.WITHDRAWN)


SERVICES = (*["money"] * 4, *["subscription"] * 4, *["lend"] * 3, "block", *["unblock"] * 2, *["queue"] * 2)


class Volunteer:
    """One shift of a volunteer, from the card to *Stoppen*."""

    def __init__(self, kiosk: Kiosk, chance: random.Random, person: Person, members: dict[str, MemberId]) -> None:
        self.kiosk, self.model, self._chance = kiosk, kiosk.model, chance
        self.person, self._members = person, [members[one.number] for one in MEMBERS]
        self.own = sorted(self.model.staff[members[person.number]])

    def works(self) -> None:
        """Makes the whole shift. Raises Killed where the kiosk is killed."""
        self.kiosk.reader.lay(self.person.uid)
        self.kiosk.wait(1.5)
        self.kiosk.reader.lift()
        self.kiosk.wait(2)
        for _ in range(self._chance.randrange(2, 5)):
            if isinstance(self.kiosk.session.shown, Shift):
                self._chance.choice(self.TASKS)(self)
        self._press(DonePressed())
        self.kiosk.wait(200)
        self.kiosk.wait(200)

    def _press(self, *touches: Event) -> None:
        for touch in touches:
            self.kiosk.post(touch)
            self.kiosk.rest()
            self.kiosk.wait(1.0)

    @property
    def _page(self) -> object:
        shown = self.kiosk.session.shown
        return shown.page if isinstance(shown, Shift) else None

    def _checks_in(self) -> None:
        self._press(TileChosen(Tile.CHECK_IN))
        out = list(self.model.out)
        for code in [*self._chance.sample(out, min(len(out), 3)), self._chance.choice(list(ITEMS))]:
            self.kiosk.scanner.scan(code)
            self.kiosk.wait(self._chance.choice((0.3, 2.0)))
        self.kiosk.rest()
        self._press(BackPressed())

    def _empties_the_inbox(self) -> None:
        self._press(TileChosen(Tile.INBOX))
        page = self._page
        entries = page.entries if isinstance(page, AtInbox) else ()
        for entry in entries[:6]:
            if entry.kind is EntryKind.POINTS:
                self._sees_a_gift(entry)
            else:
                outcome = Outcome.DONE if entry.kind in TO_DO else self._chance.choice(OUTCOMES)
                self._press(CommandChosen(SettleEntry(entry.number, outcome)))
        self._press(BackPressed())

    def _sees_a_gift(self, entry: InboxEntry) -> None:
        if self._chance.random() < 0.7:
            self._press(CommandChosen(SettleEntry(entry.number, Outcome.APPROVED)), FormFilled((PIN,)))
        else:
            few = str(self._chance.randrange(3))
            self._press(FormOpened(Form(FormKind.POINTS, number=entry.number)), FormFilled((few,)), FormFilled((PIN,)))

    def _serves_a_member(self) -> None:
        service = self._chance.choice(SERVICES)
        waiting = sorted({member for queue in self.model.queue.values() for member in queue})
        meant = {"block": waiting, "unblock": sorted(self.model.blocked)}.get(service)
        member = self._chance.choice(meant or self._members)
        self._press(TileChosen(Tile.MEMBER), FormFilled((PIN,)), MemberChosen(member))
        if not isinstance(self._page, AtMember):
            return
        key = self._chance.choice([*self.own, *self.own, *self.model.terms])
        match service:
            case "money":
                kind = self._chance.choice(MONEY)
                text = str(self._chance.randrange(1, 6)) if kind is FormKind.GIFTS else self._chance.choice(AMOUNTS)
                self._press(FormOpened(Form(kind, key)), FormFilled((text,)))
            case "subscription":
                plans = [(terms.key, plan.key) for terms in self.model.terms.values() for plan in terms.plans]
                self._press(CommandChosen(commands.Subscribe(member, *self._chance.choice(plans))))
            case "lend":
                self._lends()
            case "block":
                self._press(FormOpened(Form(FormKind.BLOCK)), FormFilled(("even praten",)))
            case "unblock":
                self._press(CommandChosen(commands.Unblock(member)))
            case "queue":
                code = self._chance.choice(list(ITEMS))
                make = self._chance.choice((commands.ReserveFor, commands.CancelReservation))
                self._press(CommandChosen(make(member, code)))

    def _lends(self) -> None:
        code = self._chance.choice([*ITEMS, *self.model.tags])
        self.kiosk.scanner.scan(code)
        self.kiosk.rest()
        page = self._page
        if isinstance(page, AtMember) and page.refused and page.code in ITEMS and self._chance.random() < 0.5:
            self._press(FormOpened(Form(FormKind.OVERRIDE, key=page.code)), FormFilled(("mag voor een keer",)))

    def _undoes(self) -> None:
        self._press(TileChosen(Tile.UNDO), FormFilled((PIN,)))
        page = self._page
        if not isinstance(page, AtPastOperations):
            return
        if page.operations and self._chance.random() < 0.6:
            operation = self._chance.choice(page.operations[:5]).operation
            self._press(PastOperationChosen(operation))
        else:
            late = [operation for operation in self.model.undoable if not self.model.may_undo(operation)]
            operation = self._chance.choice(late or [Operation("op-0")])
        self._press(CommandChosen(commands.UndoOperation(operation)))

    def _looks_after_an_item(self) -> None:
        away = [
            code for code, condition in self.model.condition.items() if condition in ("repair", "missing", "withdrawn")
        ]
        code = self._chance.choice(away or list(ITEMS))
        self._press(ItemChosen(code), CommandChosen(commands.MarkItem(code, self._chance.choice(MARKS))))

    def _sets_the_hours(self) -> None:
        key = self._chance.choice([*self.own, *self.model.terms])
        until = time(self._chance.randrange(8, 24), 30)
        command = self._chance.choice((commands.CloseToday(key), commands.AsUsual(key), commands.OpenUntil(key, until)))
        self._press(TileChosen(Tile.HOURS), CommandChosen(command))

    def _tells_the_time(self) -> None:
        """Confirms the time of the machine by one touch if it is right; otherwise types the day and the time."""
        self.kiosk.look_at_clock()
        shown = self.kiosk.session.doubted
        if shown is None:
            return
        now = self.kiosk.wall.at.astimezone(ZONE)
        if abs(self.kiosk.wall.wrong) < timedelta(minutes=1):
            self._press(CommandChosen(commands.ConfirmTime(shown, shown)))
        else:
            self._press(FormOpened(Form(FormKind.TIME)), FormFilled((f"{now:%d/%m/%Y}", f"{now:%H:%M}")))

    def _borrows(self) -> None:
        self._press(TileChosen(Tile.MINE))

    TASKS: tuple[Callable[["Volunteer"], None], ...] = (
        _checks_in,
        _checks_in,
        _empties_the_inbox,
        _empties_the_inbox,
        _serves_a_member,
        _serves_a_member,
        _serves_a_member,
        _undoes,
        _undoes,
        _looks_after_an_item,
        _sets_the_hours,
        _tells_the_time,
        _tells_the_time,
        _borrows,
    )


class Office:
    """The coordinator at the command line: terms, closings, proofs and lost cards."""

    def __init__(self, kiosk: Kiosk, chance: random.Random, members: dict[str, MemberId]) -> None:
        self._kiosk, self._chance, self._members = kiosk, chance, members

    @property
    def _model(self) -> Model:
        return self._kiosk.model

    def works(self) -> None:
        self._model.new_day(self._kiosk.local)
        self._chance.choice((self._changes_terms, self._closes, self._notes_a_proof, self._cards))()

    def _do(self, command: commands.Command) -> None:
        self._kiosk.machine.ledger.do(Operation(""), CommandLine(), command)

    def _apply(self, *changed: Terms) -> None:
        model = self._model
        model.terms |= {terms.key: terms for terms in changed}
        self._do(commands.ApplyHouse(model.house, tuple(model.terms.values())))
        model.move_days(model.terms)
        model.book_points()

    def sells(self, person: Person, key: str, plan: str) -> None:
        """Sells a subscription that begins today."""
        self._do(commands.Subscribe(person.number, key, plan))
        subscribed(self._model, self._members[person.number], key, plan)

    def _changes_terms(self) -> None:
        chance, terms = self._chance, self._model.terms[self._chance.choice(TERMS).key]
        loans = terms.loans
        changes: list[dict[str, object]] = [
            {"late": Cents(chance.randrange(4) * 25)},
            {"days": chance.randrange(3, 30)},
            {"renewals": chance.choice((None, 0, 1, 3))},
            {"most": chance.choice((None, 2, 5))},
            {"fee": Cents(chance.randrange(3) * 75)},
            {"may_owe": chance.choice((None, Cents(0), Cents(500)))},
        ]
        self._apply(replace(terms, loans=replace(loans, **chance.choice(changes))))  # type: ignore[arg-type]
        if chance.random() < 0.3:
            model = self._model
            model.house = replace(model.house, problems_everywhere=not model.house.problems_everywhere)
            self._apply()

    def _closes(self) -> None:
        """Closes an initiative for some coming days, beginning on a day that was agreed with a member if
        there is one.
        """
        model = self._model
        terms = model.terms[self._chance.choice(TERMS).key]
        first = model.today + timedelta(days=self._chance.randrange(1, 40))
        agreed = (*((code, out.due) for code, out in model.out.items()), *model.ready.items())
        ours = [day for code, day in agreed if ITEMS[code].key == terms.key and day > model.today]
        first = min((day for day in ours if day >= first), default=max(ours, default=first))
        closed = Closure(first, first + timedelta(days=self._chance.randrange(1, 10)))
        self._apply(replace(terms, closed=(*terms.closed[-3:], closed)))

    def _notes_a_proof(self) -> None:
        person = self._chance.choice([one for one in MEMBERS if one.reduced])
        kind, until = person.reduced or ProofKind.LETTER, self._model.today + timedelta(days=self._chance.randrange(90))
        self._do(commands.NoteProof(person.number, kind, until))
        member = self._members[person.number]
        self._model.proofs[member, kind] = max(until, self._model.proofs.get((member, kind), until))

    def _cards(self) -> None:
        """Reports a card lost, or all lost cards found."""
        person, lost = self._chance.choice(MEMBERS), self._model.lost
        if not lost:
            self._do(commands.ReportCardLost(person.card))
            lost.add(person.card)
            return
        for card in sorted(lost):
            self._do(commands.GiveCard(self._model.cards[card][0], CardId(card)))
        lost.clear()
