"""Random operations of two kiosks at once, on the same few items of one PostgreSQL server."""

import random
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine

from db import checks
from db.ledger import SqlLedger
from kiosk.lending.commands import CheckIn
from kiosk.lending.events import Recorded
from kiosk.lending.model import CardId, MemberId, Operation
from tests.db.conftest import BRUSSELS, KEY, Clock
from tests.db.furnishing import People, furnish
from tests.house import ADAS_NUMBER, BENS_NUMBER
from tests.support.builder import Builder
from tests.support.torture import rounds

pytestmark = [
    pytest.mark.torture,
    pytest.mark.timeout(rounds(check=120, torture=3600)),
    pytest.mark.parametrize("url", ["postgresql"], indirect=True),
]
STEPS = 60
HOUSES = rounds(check=1, torture=50)
CODES = ("TOY-1", "TOY-2", "TOY-3", "CLO-1", "T1")


class OneOfTwo:
    """One kiosk and its random operations; `done` are the last recorded operations of both kiosks, for an undo."""

    def __init__(self, engine: Engine, name: str, seed: int, done: deque[Operation]) -> None:
        self._ledger = SqlLedger(engine, Clock(), BRUSSELS, KEY, name)
        self._people, self._name, self._done = People(engine), name, done
        self._chance = random.Random(f"{name} {seed}")

    def operate(self) -> None:
        for step in range(STEPS):
            operation = Operation(f"{self._name} {step}")
            answer = self._do(operation, self._chance.choice((self._people.ada, self._people.ben)))
            if isinstance(answer, Recorded) and answer.line.operation == operation:
                self._done.append(operation)
                assert self._ledger.lend_or_return(operation, None, "TOY-1") == answer

    def _do(self, operation: Operation, who: MemberId) -> object:
        ledger, code = self._ledger, self._chance.choice(CODES)
        match self._chance.randrange(8):
            case 0:
                return ledger.renew(operation, who, code)
            case 1:
                return ledger.reserve(operation, who, code)
            case 2:
                return ledger.give_up(operation, who, code)
            case 3 if self._done:
                return ledger.undo(operation, self._chance.choice(tuple(self._done)))
            case 4:
                return ledger.do_at_desk(operation, self._people.joke, CheckIn(code))
            case 5:
                return ledger.open_visit(CardId(f"card {self._chance.choice((ADAS_NUMBER, BENS_NUMBER))}"))
        return ledger.lend_or_return(operation, self._chance.choice((who, None)), code)


@pytest.mark.parametrize("seed", range(HOUSES))
def test_a_repeated_operation_gets_the_same_answer_and_the_checks_find_nothing(
    url: str, opened: Callable[[str], Engine], seed: int
) -> None:
    furnish(Builder(opened(url), Clock()))
    done: deque[Operation] = deque(maxlen=6)
    kiosks = [OneOfTwo(opened(url), name, seed, done) for name in ("hall", "attic")]
    with ThreadPoolExecutor(2) as at_once:
        for operated in [at_once.submit(kiosk.operate) for kiosk in kiosks]:
            operated.result()
    assert checks.look(opened(url)) == ()
