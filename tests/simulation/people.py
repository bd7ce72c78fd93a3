"""What visitors do at the kiosk: return, borrow, swap, renew, reserve, count parts, change their mind and walk away."""

import random

from kiosk.lending.events import (
    AllTherePressed,
    CodeTyped,
    DonePressed,
    Event,
    GivePressed,
    GiveUpPressed,
    LanguageChosen,
    NumberTyped,
    Panel,
    PanelOpened,
    PartNoted,
    PartsToldPressed,
    PartsUnfolded,
    RenewAllPressed,
    RenewPressed,
    ReservePressed,
    ReturnPressed,
    SwapCounted,
    TakePressed,
    TicketWanted,
    Touched,
    TryAgainPressed,
    UndoPressed,
)
from kiosk.lending.model import Item, Line, LineKind, PartNote
from kiosk.lending.states import Goodbye, Visiting
from tests.simulation.house import ITEMS, PIN, STRANGE_UID, TERMS, Person
from tests.simulation.kiosk import Kiosk

INITIATIVES = {terms.key: terms.initiative for terms in TERMS}
ON_SCREEN = {code: Item(code, item.name, "box", INITIATIVES[item.key]) for code, item in ITEMS.items()}


class Visitor:
    """One visit, from the first scan to the goodbye, or until the visitor walks away."""

    def __init__(self, kiosk: Kiosk, chance: random.Random, person: Person, member: int) -> None:
        self.kiosk, self.model, self._chance = kiosk, kiosk.model, chance
        self.person, self.member = person, member

    def comes(self) -> None:
        """Makes the whole visit. Raises Killed where the kiosk is killed."""
        if self._chance.random() < 0.1:
            self._scan(self._chance.choice(list(ITEMS)))
        self._shows_who_they_are()
        for _ in range(self._chance.randrange(1, 7)):
            self._does_something()
            self.kiosk.wait(self._chance.choice((0.7, 2.0, 2.0, 5.0, 45.0)))
        self._leaves()

    def returns(self) -> None:
        """Returns an item that is out, without a card."""
        for code in self._some(list(self.model.out), 2):
            self._scan(code)
        self._leaves()

    # --- coming and going ----------------------------------------------------------------------------------------

    def _shows_who_they_are(self) -> None:
        at = self._chance.random()
        if at < 0.05:
            self.kiosk.post(NumberTyped(self.person.number, PIN if at < 0.04 else "0000"))
        elif at < 0.07:
            self._tap(STRANGE_UID)
        elif self.person.household and at < 0.4:
            self._tap(self.person.childs_uid)
        else:
            self._tap(self.person.uid)

    def _tap(self, uid: bytes) -> None:
        self.kiosk.reader.lay(uid)
        self.kiosk.wait(1.5)
        self.kiosk.reader.lift()
        self.kiosk.wait(2.0)

    def _leaves(self) -> None:
        match self._chance.choice(("done", "done", "card", "away", "next")):
            case "done":
                self.kiosk.post(DonePressed())
                self.kiosk.wait(1.0)
                if isinstance(self.kiosk.session.shown, Goodbye):
                    self.kiosk.post(self._chance.choice((TicketWanted(), DonePressed(), Touched())))
            case "card":
                self._tap(self.person.uid)
            case "away":
                self.kiosk.wait(50)
                self.kiosk.wait(50)
            case "next":
                return
        self.kiosk.wait(100)
        self.kiosk.wait(100)

    # --- in a visit ----------------------------------------------------------------------------------------------

    def _does_something(self) -> None:
        visit = self.kiosk.session.shown
        mine = [code for code, out in self.model.out.items() if out.member == self.member]
        match self._chance.choice(DOINGS):
            case "bring" if mine:
                self._scan(self._chance.choice(mine))
            case "bring for another" if self.model.out:
                self._scan(self._chance.choice(list(self.model.out)))
            case "take":
                self._scan(self._chance.choice(list(ITEMS)))
            case "take what may be taken":
                card = self.person.card
                free = [code for code in ITEMS if not self.model.against_scan(self.member, code, card)]
                self._scan(self._chance.choice([code for code in free if code not in self.model.out] or list(ITEMS)))
            case "take what is ready":
                ready = [code for code in self.model.ready if self.model.ready_for[code] == self.member]
                self._scan(self._chance.choice(ready or list(ITEMS)))
            case "tag":
                tag = self._chance.choice(list(self.model.tags))
                for _ in range(self._chance.randrange(1, 4)):
                    self._scan(tag)
            case "renew" if mine:
                self.kiosk.post(self._chance.choice((RenewPressed(self._chance.choice(mine)), RenewAllPressed())))
            case "reserve":
                self.kiosk.post(ReservePressed(ON_SCREEN[self._chance.choice(list(ON_SCREEN))]))
            case "reserve what is out" if self.model.out:
                self.kiosk.post(ReservePressed(ON_SCREEN[self._chance.choice(list(self.model.out))]))
            case "read":
                self.kiosk.post(self._chance.choice((PanelOpened(Panel.MINE), LanguageChosen("fr"), Touched())))
            case "type":
                self.kiosk.post(CodeTyped(self._chance.choice((*ITEMS, "4006381333931", self.person.number))))
            case _ if isinstance(visit, Visiting):
                self._touches(visit)

    def _touches(self, visit: Visiting) -> None:
        """Touches something that the visit shows."""
        touches = [*self._touches_on_lines(visit)]
        touches += [GiveUpPressed(one.item.barcode) for one in visit.waiting]
        for one in visit.unsettled:
            touches += [TryAgainPressed(one.code)] * one.again + [GivePressed(one.code)] * one.may_give
        if touches:
            self.kiosk.post(self._chance.choice(touches))

    def _touches_on_lines(self, visit: Visiting) -> list[Event]:
        touches: list[Event] = []
        for line in visit.lines:
            touches += [UndoPressed(line.operation), TakePressed(line.item.barcode), ReturnPressed(line.item.barcode)]
            if line.swap:
                taken, given = line.swap.taken, line.swap.given
                more = self._chance.choice(((1, 0), (-1, 0), (0, 1), (0, -1)))
                touches += [SwapCounted(line.operation, taken + more[0], given + more[1])] * 2
            if line.asks_parts or (line.parts and line.kind in (LineKind.LENT, LineKind.RETURNED)):
                touches += [AllTherePressed(line.operation)] * 3
                if self._chance.random() < 0.3:
                    return self._counts_parts(line)
        return touches

    def _counts_parts(self, line: Line) -> list[Event]:
        self.kiosk.post(PartsUnfolded(line.operation))
        for part in range(len(line.parts)):
            self.kiosk.post(PartNoted(PartNote(part, self._chance.randrange(2), self._chance.randrange(2))))
        return [PartsToldPressed(), AllTherePressed(line.operation), Touched()]

    def _scan(self, code: str) -> None:
        self.kiosk.scanner.scan(code)
        self.kiosk.wait(self._chance.choice((0.6, 2.0, 2.0)))

    def _some(self, codes: list[str], most: int) -> list[str]:
        return self._chance.sample(codes, min(len(codes), self._chance.randrange(1, most + 1)))


DOINGS = (
    *["bring"] * 5,
    "bring for another",
    *["take"] * 3,
    *["take what may be taken"] * 4,
    *["take what is ready"] * 2,
    *["tag"] * 3,
    *["renew"] * 3,
    "reserve",
    *["reserve what is out"] * 2,
    "read",
    "type",
    *["touch"] * 10,
)
