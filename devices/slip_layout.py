"""How a ticket is laid out, said once for every kind of sheet: printed in characters or drawn in dots.

Reading order is the order of what matters at home: which house, when, what, due when, and the closing words.
"""

from typing import Protocol

from kiosk.lending.tickets import Slip, SlipGroup


class Sheet(Protocol):
    """Paper that is filled from top to bottom; each method wraps what is too long and never runs over the edge."""

    def title(self, text: str) -> None:
        """The one large line, centred."""

    def centred(self, text: str) -> None: ...

    def heading(self, name: str, remark: str) -> None:
        """A bold name at the reading start, a remark at the far edge."""

    def pair(self, text: str, value: str) -> None:
        """A text and what holds for it: at the far edge if both fit on a line, else indented below. Amounts too."""

    def rule(self) -> None:
        """A thin line across the paper, with air above and below."""

    def gap(self, dots: int) -> None:
        """Empty paper; 8 dots are a millimetre."""


AIR = 12
"""Between two things of a group, and around the rules."""


def lay_out(slip: Slip, sheet: Sheet) -> None:
    sheet.title(slip.house)
    sheet.gap(AIR)
    sheet.centred(slip.when)
    for group in slip.groups:
        _lay_out_group(group, sheet)
    sheet.rule()
    for line in slip.closing:
        sheet.centred(line)


def _lay_out_group(group: SlipGroup, sheet: Sheet) -> None:
    sheet.rule()
    sheet.heading(group.initiative, group.deed)
    for row in group.rows:
        sheet.gap(AIR)
        sheet.pair(row.title, row.detail)
