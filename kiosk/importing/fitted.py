"""The result of checking a sheet: the rows that fit the house, and the problems."""

from dataclasses import dataclass, field

from kiosk.importing.cells import Cell, Flaw, text_of
from kiosk.importing.recognising import Reading
from kiosk.lending.model import Part
from kiosk.lending.upkeep.sheets import Allowed, Problem


@dataclass(slots=True)
class Fitted:
    """A row that fits the house: the columns of its table by which the row is found, the columns that are written, and
    its parts and flaws, empty if the sheet lists none. The values in `fresh` are written only for a new row.

    `exact`: the parts come from a program, so they replace others; parts from a text do so only if the text has
    changed. `strips` are the used and the remaining strips of a strip card, None if none was used. `claims` is a value
    that only one row of the sheet can have: the item of a loan that runs.
    """

    line: int
    key: tuple[object, ...]
    values: dict[str, object]
    fresh: dict[str, object] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    exact: bool = False
    strips: tuple[int, int] | None = None
    claims: object = None


@dataclass(slots=True)
class Checked:
    """A checked sheet: the rows that fit, and every problem of the others. `left_out` counts rows that are not
    imported, such as a reservation in a list of loans.
    """

    rows: list[Fitted] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    bad: dict[int, tuple[Cell, ...]] = field(default_factory=dict)
    left_out: int = 0
    twice: int = 0


class SheetRow:
    """One row of a sheet while it is fitted, with its problems."""

    __slots__ = ("cells", "header", "line", "problems", "reading")

    def __init__(self, line: int, row: tuple[Cell, ...], reading: Reading, header: tuple[str, ...]) -> None:
        self.line, self.cells, self.reading, self.header = line, row, reading, header
        self.problems: list[Problem] = []

    def text(self, name: str) -> str:
        """The text in the column of a field; empty if there is no such column."""
        place = self.reading.places.get(name)
        return text_of(self.cells[place]) if place is not None and place < len(self.cells) else ""

    def wrong(self, name: str, allowed: Allowed, value: str | None = None) -> None:
        """Note that a field is wrong, and what is allowed; `value` is the wrong text, if it is not the whole cell."""
        place = self.reading.places.get(name)
        column = self.header[place] if place is not None and place < len(self.header) else name
        self.problems.append(Problem(self.line, column, self.text(name) if value is None else value, allowed))
