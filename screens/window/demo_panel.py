"""The demo's side panel: cards to lay, items to scan, faults to cause, the last ticket.

The panel is a tool for trying the program, not a screen of the kiosk: it is given plain buttons and knows no devices.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from kivy.clock import Clock
from PIL import Image

from screens.glass.frame import Frame
from screens.glass.marks import Box, Paging
from screens.glass.sheet import Sheet
from screens.window.glass import Glass

DRAWINGS = Path(__file__).parents[1] / "icons"
AGAIN = 0.5
"""Seconds between two looks at the state of the buttons and at the last ticket."""


@dataclass(frozen=True, slots=True)
class DemoButton:
    """A button of the panel. `on` tells whether its state holds now: the card lies on the reader, the fault is
    caused.
    """

    label: str
    sublabel: str
    press: Callable[[], None]
    on: Callable[[], bool] | None = None


@dataclass(frozen=True, slots=True)
class DemoControls:
    """Everything that can be done to the simulated devices. `ticket` returns the last printed ticket as a picture."""

    cards: tuple[DemoButton, ...]
    items: tuple[DemoButton, ...]
    faults: tuple[DemoButton, ...]
    ticket: Callable[[], Image.Image | None]
    headings: tuple[str, str, str, str] = ("Kaarten", "Dingen", "Storingen", "Ticket")


GROUND, LEAF, LEAF_HERE = "#2F251E", "#4A3A2E", "#FFF6EA"
BUTTON, BUTTON_ON, EDGE_ON = "#5A4738", "#6B4A22", "#F6B042"
INK, INK_BELOW, INK_HERE = "#FFF6EA", "#E9D8C3", "#2B2018"
PAD, GAP, TABS, ROW = 14, 8, 46, 62
"""Pixels: the edge around the panel, the gap between buttons, the height of the tabs, and of a row of buttons."""
TICKET_MARGIN = 0.12
"""The margin left and right of the ticket, as a share of the panel's width."""
DOTS = 4.0
"""Pixels of a millimetre on the panel, which is used with a mouse."""


class DemoPanel(Glass):
    """The panel with the buttons of one set of simulated devices."""

    ROOM_FOR_TICKET = 700
    """Pixels of height from which the last ticket is always in sight; on a lower panel the ticket has a tab of its own.
    """

    def __init__(self, controls: DemoControls, **kwargs: object) -> None:
        self.controls = controls
        self.leaf = 0
        """The tab that is open: cards, items, faults or ticket."""
        self._first = 0
        """The row of buttons that stands on top."""
        self._tickets = 0
        self._ticket: Image.Image | None = None
        self._ons: tuple[bool, ...] = ()
        super().__init__(lambda _action: None, self.lay, DRAWINGS, **kwargs)
        self.bind(size=lambda *_: self.lay(), pos=lambda *_: self.lay())
        Clock.schedule_interval(lambda _dt: self.look(), AGAIN)
        self.lay()

    @property
    def roomy(self) -> bool:
        """True if there is room for the ticket beside the buttons."""
        return bool(self.height >= self.ROOM_FOR_TICKET)

    def look(self) -> None:
        """Take over what changed: the state of the buttons, and another ticket."""
        ticket = self.controls.ticket()
        if ticket is not self._ticket:
            self._ticket, self._tickets = ticket, self._tickets + 1
            if not self.roomy:
                self.leaf = 3
        elif self._ons == self._states():
            return
        self.lay()

    def lay(self) -> None:
        """Lay out the whole panel again."""
        if self.roomy and self.leaf == 3:
            self.leaf = 0
        self._ons = self._states()
        sheet = Sheet(Frame(round(self.width), round(self.height), DOTS))
        page = Box(0, 0, self.width, self.height)
        sheet.panel(page, GROUND, 0)
        inner = page.inset(PAD)
        self._tabs(sheet, inner.top(TABS))
        below = inner.below(TABS + GAP)
        for_ticket = below.h / 2 if self.roomy and self._ticket else 0
        if self.leaf < 3:
            self._buttons(sheet, below.above(for_ticket))
        if self._ticket and (self.roomy or self.leaf == 3):
            self._show_ticket(sheet, below.bottom_part(for_ticket - GAP) if self.roomy else below, self._ticket)
        self.show(sheet)

    def _tabs(self, sheet: Sheet, row: Box) -> None:
        shown = self.controls.headings[: 3 if self.roomy else 4]
        for at, box in enumerate(row.columns(len(shown), GAP)):
            here = at == self.leaf
            sheet.panel(box, LEAF_HERE if here else LEAF, 10)
            sheet.text(box, shown[at], 16, "bold", INK_HERE if here else INK, "center", may_cut=True)
            sheet.target(box, partial(self._open, at), shown[at], radius=10)

    def _open(self, leaf: int) -> None:
        self.leaf, self._first = leaf, 0

    def _buttons(self, sheet: Sheet, room: Box) -> None:
        """Draw the buttons of the open tab, two in a row, as many rows as there is room for."""
        buttons = self._of_leaf()
        rows = -(-len(buttons) // 2)
        whole = max(1, int((room.h + GAP) // (ROW + GAP)))
        if rows > whole:
            whole -= 1
            self._more(sheet, room.bottom_part(ROW), rows, whole)
        for at in range(self._first, min(rows, self._first + whole)):
            row = Box(room.x, room.y + (at - self._first) * (ROW + GAP), room.w, ROW)
            for box, button in zip(row.columns(2, GAP), buttons[2 * at : 2 * at + 2], strict=False):
                self._button(sheet, box, button)

    def _button(self, sheet: Sheet, box: Box, button: DemoButton) -> None:
        on = button.on is not None and button.on()
        sheet.panel(box, BUTTON_ON if on else BUTTON, 10, 2 if on else 0, EDGE_ON)
        words = box.inset(12, 6)
        half = words.top(words.h / 2) if button.sublabel else words
        sheet.text(half, button.label, 17, "bold", INK, may_cut=True)
        sheet.text(words.bottom_part(words.h / 2), button.sublabel, 14, "regular", INK_BELOW, may_cut=True)
        sheet.target(box, button.press, f"{button.label}, {button.sublabel}", button.label, 10, quiet=0.15)

    def _more(self, sheet: Sheet, box: Box, rows: int, whole: int) -> None:
        """Draw the two buttons that turn to the rows before and after; a finger may drag the rows as well."""

        def move(by: int) -> None:
            self._first = max(0, min(rows - whole, self._first + by))

        for half, icon, by in zip(box.columns(2, GAP), ("chevron-up", "chevron-down"), (-whole, whole), strict=True):
            sheet.panel(half, LEAF, 10)
            sheet.icon(half, icon, 24, INK)
            sheet.target(half, partial(move, by), icon, radius=10, quiet=0.15)
        sheet.paging.append(Paging(Box(box.x, 0, box.w, self.height), ROW + GAP, move))

    def _show_ticket(self, sheet: Sheet, room: Box, ticket: Image.Image) -> None:
        """Draw the end of the last printed ticket, as large as there is room for."""
        width = round(room.w * (1 - 2 * TICKET_MARGIN))
        high = min(round(room.h), round(width * ticket.height / ticket.width))

        def paint(wide: int, tall: int) -> Any:
            whole = ticket.convert("RGBA").resize((wide, round(wide * ticket.height / ticket.width)))
            return whole.crop((0, 0, wide, tall))

        sheet.scene(Box(room.x + (room.w - width) / 2, room.y, width, high), ("ticket", self._tickets), paint)

    def _of_leaf(self) -> tuple[DemoButton, ...]:
        return (self.controls.cards, self.controls.items, self.controls.faults, ())[self.leaf]

    def _states(self) -> tuple[bool, ...]:
        return tuple(button.on is not None and button.on() for button in self._of_leaf())
