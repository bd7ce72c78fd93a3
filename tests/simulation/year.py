"""A simulated year: days with people, devices and faults, compared with the model. A seed makes one course of
events.
"""

import hashlib
import pickle
import random
from collections import deque
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from tests.simulation import night
from tests.simulation.house import FIRST_DAY, MEMBERS, VOLUNTEERS, Person, moment
from tests.simulation.kiosk import Kiosk
from tests.simulation.machine import Killed, Machine
from tests.simulation.model import Invariant, Model
from tests.simulation.people import Visitor
from tests.simulation.volunteers import Office, Volunteer
from tests.simulation.wall import WRONG, Wall

REMEMBERED = 60
"""How many events and answers before a failure are told with it."""


class SimulationFailedError(AssertionError):
    """An invariant did not hold on this day; the invariant is None for an error that broke none.

    The message has the last events, and the command that repeats the failure.
    """

    def __init__(self, message: str, invariant: Invariant | None, day: date) -> None:
        super().__init__(message)
        self.invariant, self.day = invariant, day


class Year:
    def __init__(self, seed: int, place: Path) -> None:
        self.seed, self.day = seed, FIRST_DAY
        self._chance = random.Random(seed)
        self._course = hashlib.sha256()
        self._last: deque[str] = deque(maxlen=REMEMBERED)
        self._wall = Wall(moment(FIRST_DAY, 0))
        self._machine = Machine(place, self._wall, self._chance)
        self._model = Model()
        self._members = dict(self._machine.look("SELECT number, id FROM member"))
        for person in (*MEMBERS, *VOLUNTEERS):
            self._enrol(person)
        self._kiosk = Kiosk(self._machine, self._model, self._chance, self._wall, self._log)
        self._read = night.Read()
        self._backup: tuple[Path, bytes] | None = None
        self._office = Office(self._kiosk, self._chance, self._members)
        self._opens()

    def _opens(self) -> None:
        """Makes the first day: most members buy most subscriptions."""
        self._model.new_day(self._kiosk.local)
        for person in MEMBERS:
            for terms in self._model.terms.values():
                if terms.plans and self._chance.random() < 0.7:
                    self._office.sells(person, terms.key, self._chance.choice(terms.plans).key)

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
        self._course.update(self._last[-1].encode())

    @property
    def course(self) -> str:
        """A digest that differs between two courses of events."""
        return self._course.hexdigest()[:16]

    def run(self, days: int) -> None:
        """Simulates all days. Raises SimulationFailedError with the seed, the day and the last events."""
        try:
            for number in range(days):
                self.day = FIRST_DAY + timedelta(days=number)
                self._one_day(number)
        except Exception as failure:
            told = "\n".join(self._last)
            again = f"SIM_SEED={self.seed} SIM_DAYS={number + 1} python -m tests.simulation"
            message = f"{told}\n{failure!r}\nday {number + 1}, {self.day}; once more:  {again}"
            raise SimulationFailedError(message, getattr(failure, "invariant", None), self.day) from failure
        finally:
            self._machine.off()

    def _one_day(self, number: int) -> None:
        kiosk, wall = self._kiosk, self._wall
        for minutes in sorted(self._chance.choice(MINUTES) for _ in range(self._chance.randrange(5, 10))):
            self._wall.at = max(self._wall.at, moment(self.day, minutes))
            kiosk.now += 3600
            if not wall.trusted and self._chance.random() < 0.2:
                self._log("the clock is synchronised")
                wall.synchronise()
            try:
                kiosk.look_at_clock()
                self._something(number)
                kiosk.rest()
            except Killed:
                pass
            night.after_visit(self._machine, self._model)
        self._night(number)

    def _something(self, number: int) -> None:
        """Makes a visit, a shift, something at the command line, or trouble with the printer."""
        at, kiosk, chance = self._chance.random(), self._kiosk, self._chance
        if at < 0.18:
            Volunteer(kiosk, chance, chance.choice(VOLUNTEERS), self._members).works()
        elif at < 0.24 and number and self._wall.trusted:
            self._office.works()
        elif at < 0.29:
            chance.choice(self._troubles)()
        else:
            borrowers = sorted({out.member for out in self._model.out.values()})
            person = chance.choice(MEMBERS)
            if borrowers and chance.random() < 0.5:
                number = chance.choice(borrowers)
                person = next(one for one in MEMBERS if self._members[one.number] == number)
            visitor = Visitor(kiosk, chance, person, self._members[person.number])
            if at < 0.33:
                visitor.returns()
            else:
                visitor.comes()

    @property
    def _troubles(self) -> tuple[Callable[[], None], ...]:
        printer, scanner, reader = self._kiosk.printer, self._kiosk.scanner, self._kiosk.reader
        breaks = (printer.run_out_of_paper, printer.switch_off, printer.fall_silent, scanner.unplug, reader.unplug)
        clock = (self._clock_jumps, self._clock_jumps, self._power_cut)
        return (*breaks, *clock, *[printer.mend, scanner.plug, reader.plug] * 2)

    def _clock_jumps(self) -> None:
        self._wall.jump(self._chance.choice((timedelta(), *WRONG)))
        self._log(f"the clock is {self._wall.wrong} off")
        self._kiosk.look_at_clock()

    def _power_cut(self) -> None:
        self._log("the power is cut")
        self._machine.cut_power()
        self._kiosk.start()

    def _night(self, number: int) -> None:
        """Does the night work after midnight, and compares everything."""
        self._kiosk.is_left_alone()
        self._wall.at = max(self._wall.at, moment(self.day + timedelta(days=1), 1))
        self._kiosk.look_at_clock()
        night.on_a_new_day(self._machine, self._model)
        self._compare(thorough=number % 30 == 29)
        self._model.forget()
        at = self._chance.random()
        if at < 0.15:
            self._back_up()
        elif at < 0.18 and self._backup:
            self._restore(*self._backup)

    def _back_up(self) -> None:
        if self._backup:
            self._backup[0].unlink()
        self._backup = self._machine.back_up(), pickle.dumps((self._model, self._read))

    def _restore(self, copy: Path, remembered: bytes) -> None:
        """Restores the last backup: everything since it is gone, and nothing else."""
        self._log("RESTORED")
        self._wall.synchronise()
        self._machine.restore(copy)
        self._model, self._read = pickle.loads(remembered)
        self._kiosk.model = self._model
        self._kiosk.start()
        with night.meaning(Invariant.RESTORED):
            night.on_a_new_day(self._machine, self._model)
            night.after_visit(self._machine, self._model)
            self._compare(thorough=True)

    def _compare(self, thorough: bool) -> None:
        night.at_night(self._machine, self._model, self._read, self._kiosk.told, thorough)


MINUTES = (*range(7 * 60, 23 * 60, 7), *range(9 * 60, 19 * 60, 5), 30, 150, 175)
"""When visitors come, in minutes after midnight: most within opening hours. The few at night fall into
the hours of changing clocks."""
