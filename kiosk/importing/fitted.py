"""The result of checking a sheet: rows that fit the house, and problems."""

from dataclasses import dataclass, field

from kiosk.importing.cells import Cell, Flaw, text_of
from kiosk.importing.recognising import Reading
from kiosk.lending.model import Part
from kiosk.lending.upkeep.sheets import Allowed, Problem


@dataclass(slots=True)
class Fitted:
    """A row that fits the house: the columns of its table by which it is found again, those that are written, and its
    parts and flaws, empty if the sheet lists none. What is in `fresh` is written only where the row is new.

    `exact`: the parts are those of a program, so they replace others; those of a text do where the text is another one.
    `strips` are those used and left of a strip card, None if none was used. `claims` is what only one row of the sheet
    can have: the item of a loan that runs.
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
    """A whole sheet: the rows that fit, and every problem of the others. `left_out` counts what is not to be imported,
    such as a reservation in a list of loans.
    """

    rows: list[Fitted] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    bad: dict[int, tuple[Cell, ...]] = field(default_factory=dict)
    left_out: int = 0
    twice: int = 0


class SheetRow:
    """One row of a sheet while it is fitted, with the problems that were found."""

    __slots__ = ("cells", "header", "line", "problems", "reading")

    def __init__(self, line: int, row: tuple[Cell, ...], reading: Reading, header: tuple[str, ...]) -> None:
        self.line, self.cells, self.reading, self.header = line, row, reading, header
        self.problems: list[Problem] = []

    def text(self, name: str) -> str:
        """What stands in the column of a field; empty if there is none."""
        place = self.reading.places.get(name)
        return text_of(self.cells[place]) if place is not None and place < len(self.cells) else ""

    def wrong(self, name: str, allowed: Allowed, value: str | None = None) -> None:
        """Note that a field is wrong, and what is allowed; `value` is what is wrong, if that is not the cell."""
        place = self.reading.places.get(name)
        column = self.header[place] if place is not None and place < len(self.header) else name
        self.problems.append(Problem(self.line, column, self.text(name) if value is None else value, allowed))
