"""A simulated year: days with people, devices and faults, each compared with the model. One seed is one course of it."""

import random
from collections import deque
from datetime import timedelta
from pathlib import Path

from tests.simulation import night
from tests.simulation.house import FIRST_DAY, MEMBERS, VOLUNTEERS, Person, moment
from tests.simulation.kiosk import Kiosk, Wall
from tests.simulation.machine import Killed, Machine
from tests.simulation.model import Model
from tests.simulation.people import Visitor

REMEMBERED = 60
"""Events and answers before a failure that are told with it."""


class SimulationFailed(AssertionError):
    """Something that must hold did not; `cause` is what. It says how to see it again."""


class Year:
    def __init__(self, seed: int, place: Path) -> None:
        self.seed, self.day = seed, FIRST_DAY
        self._chance = random.Random(seed)
        self._last: deque[str] = deque(maxlen=REMEMBERED)
        self._wall = Wall(moment(FIRST_DAY, 0))
        self._machine = Machine(place, self._wall, self._chance)
        self._model = Model()
        self._members = dict(self._machine.look("SELECT number, id FROM member"))
        for person in (*MEMBERS, *VOLUNTEERS):
            self._enrol(person)
        self._kiosk = Kiosk(self._machine, self._model, self._chance, self._wall, self._log)
        self._read = night.Read()

    def _enrol(self, person: Person) -> None:
        model, member = self._model, self._members[person.number]
        model.cards[person.card] = (member, person.adult, True)
        if person.household:
            model.cards[person.childs_card] = (member, False, False)
        if person.adult:
            model.adults.add(member)
        if person.coordinator:
            model.staff[member] = set(model.terms)
        elif person.volunteer_of:
            model.staff[member] = {person.volunteer_of}

    def _log(self, what: object) -> None:
        self._last.append(f"{self._wall.at:%Y-%m-%d %H:%M:%S} {what}")

    def run(self, days: int) -> None:
        """Raises SimulationFailed, with the seed, the day and the last events."""
        try:
            for number in range(days):
                self.day = FIRST_DAY + timedelta(days=number)
                self._one_day(number)
        except Exception as failure:
            told = "\n".join(self._last)
            again = f"SIM_SEED={self.seed} SIM_DAYS={number + 1} python -m tests.simulation"
            raise SimulationFailed(f"{told}\n{failure}\nday {number + 1}, {self.day}; once more:  {again}") from failure
        finally:
            self._machine.off()

    def _one_day(self, number: int) -> None:
        for minutes in sorted(self._chance.choice(MINUTES) for _ in range(self._chance.randrange(4, 9))):
            self._wall.at = max(self._wall.at, moment(self.day, minutes))
            self._kiosk.now += 3600
            try:
                self._something()
                self._kiosk.rest()
            except Killed:
                pass
            night.after_visit(self._machine, self._model)
        self._night(number)

    def _something(self) -> None:
        person = self._chance.choice(MEMBERS)
        visitor = Visitor(self._kiosk, self._chance, person, self._members[person.number])
        if self._chance.random() < 0.06:
            visitor.returns()
        else:
            visitor.comes()

    def _night(self, number: int) -> None:
        """After midnight all is compared."""
        self._wall.at = max(self._wall.at, moment(self.day + timedelta(days=1), 1))
        self._model.new_day(self._kiosk.local)
        self._machine.ledger.inbox(self._members[VOLUNTEERS[2].number])
        self._machine.ledger.list_points()
        night.at_night(self._kiosk, self._read, thorough=number % 30 == 29)


MINUTES = (*range(7 * 60, 23 * 60, 7), 30, 150, 175)
"""When somebody comes: minutes after midnight. The few at night fall into the hours of changing clocks."""
