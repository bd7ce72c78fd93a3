"""The root widget: shows one page, handles touches and keys, and dims the screen after idle time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kivy.core.window import Window
from kivy.graphics import Color, Rectangle
from kivy.uix.widget import Widget
from kivy.utils import get_color_from_hex

from kiosk.lending.events import KeysLeft, Stepped, Touch, Touched
from screens.glass import keys
from screens.glass.frame import Frame
from screens.glass.marks import Local, Target
from screens.glass.page import Page
from screens.pages import page_of
from screens.present.values import Action, Shown, View
from screens.window.ahead import Ahead
from screens.window.glass import Glass

ENTER = ("enter", "numpadenter", "spacebar")
VEIL = 0.72
"""How dark a dimmed screen is, from 0 to 1."""


class Stage(Widget):
    """Shows one `Shown` at a time and posts what is touched.

    `inches` is the diagonal of the display; None guesses it from its size. `drawings` is the folder of the drawings.
    """

    def __init__(self, post: Callable[[Touch], None], drawings: Path, inches: float | None, **kwargs: object) -> None:
        self._post, self._inches = post, inches
        self._pages: dict[type[View], Page] = {}
        self._page: Page | None = None
        self._shown: Shown | None = None
        self._focused: Control | None = None
        self._after_touch: Callable[[Touch], Shown] | None = None
        self._draws_ahead = False
        """True once `KioskApp.warm` has read everything that drawing ahead needs."""
        self._ahead = Ahead()
        self._acted = False
        self.by_keys = False
        """True if keys were used since the last touch of a finger."""
        super().__init__(**kwargs)
        self.glass = Glass(self.act, self.lay_again, drawings)
        with self.canvas.after:
            Color(0, 0, 0, VEIL)
            self._veil = Rectangle(size=(0, 0))
        self.add_widget(self.glass)
        self.bind(size=lambda *_: self.lay_again(), pos=lambda *_: self.lay_again())

    # --- pages ---

    def show(self, shown: Shown, after_touch: Callable[[Touch], Shown] | None = None) -> None:
        """Show this value. `after_touch` tells what a touch of it would show; None where nothing is to be drawn
        ahead.
        """
        before, self._shown, self._after_touch = self._shown, shown, after_touch
        kind = type(shown.view)
        if kind not in self._pages:
            self._pages[kind] = page_of(kind)()
        page = self._pages[kind]
        other = page is not self._page
        if other:
            self._put(page)
        same = before is not None and type(before.view) is kind
        said = page.shown(before.view if same and before else None, shown.view)
        self.lay_again()
        if other and not page.over_visit:
            self.glass.textures.forget()
        self._ahead.work_on(self._drawing_ahead())
        if said is not None:
            self._post(said.event)

    def draw_ahead(self) -> None:
        """Fill the textures of what a touch would show, whenever the kiosk is quiet from now on."""
        self._draws_ahead = True
        self._ahead.work_on(self._drawing_ahead())

    def _drawing_ahead(self) -> Iterator[None]:
        after_touch = self._after_touch if self._draws_ahead else None
        if after_touch is None or self.glass.sheet is None:
            return
        for target in self.glass.sheet.targets:
            if isinstance(target.press, Action):
                shown = after_touch(target.press.event)
                page = page_of(type(shown.view))()
                page.shown(None, shown.view)
                sheet = page.laid(self.frame(shown), shown)
                yield
                yield from self.glass.draw_ahead(sheet)

    def _put(self, page: Page) -> None:
        """Put this page on the screen, and wipe the others, so that nothing of a visitor stays on a page that is not
        shown.

        A page that is shown over a visit leaves the visit's pages as they are; the page before it is wiped if it
        `forgets`.
        """
        self.focus(None)
        left, self._page = self._page, page
        if left is not None and left.forgets:
            left.wipe()
        if not page.over_visit:
            for other in self._pages.values():
                if other is not page:
                    other.wipe()

    def lay_again(self) -> None:
        """Lay out the shown page once more, because the page changed itself or the display changed its size."""
        shown, page = self._shown, self._page
        if shown is None or page is None:
            return
        frame = self.frame(shown)
        self.glass.pos, self.glass.size = self.pos, self.size
        sheet = page.laid(frame, shown)
        # The window is cleared with the ground colour: a rectangle of that size takes software GL a fifth of a frame.
        Window.clearcolor = get_color_from_hex(frame.colours.get(sheet.ground, sheet.ground))
        veiled = shown.dim and not page.draws_dimmed
        self._veil.pos, self._veil.size = self.pos, self.size if veiled else (0, 0)
        self.glass.show(sheet)
        if self._focused is not None and self.glass.focused is None:
            self.focus(None)

    def frame(self, shown: Shown) -> Frame:
        """The frame for the display as it is now, with the language and size of `shown`."""
        return Frame.of(
            round(self.width),
            round(self.height),
            self._inches,
            bigger=shown.bigger,
            rtl=shown.right_to_left,
            language=shown.language,
        )

    @property
    def page(self) -> Page | None:
        """The page that is shown; None before the first."""
        return self._page

    def pages(self) -> list[Page]:
        """Every page that was made so far, shown or not."""
        return list(self._pages.values())

    @property
    def dim(self) -> bool:
        """True if the screen is dimmed."""
        return self._shown is not None and self._shown.dim

    def act(self, action: Action) -> None:
        """Post the event of a control that was chosen."""
        self._acted = True
        self._post(action.event)

    # --- touches ---

    def on_touch_down(self, touch: Any) -> bool:
        if not self.collide_point(*touch.pos):
            return False
        self._ahead.wait()
        if not getattr(touch, "is_mouse_scrolling", False):
            self.focus(None)
            if self.by_keys:
                self.by_keys = False
                self._post(KeysLeft())
        if self.dim:
            self._wake()
            return True
        self._acted = False
        super().on_touch_down(touch)
        touch.grab(self)  # grabbed last, so that the controls have acted when the touch ends
        return True

    def on_touch_up(self, touch: Any) -> bool:
        if touch.grab_current is not self:
            return bool(super().on_touch_up(touch))
        touch.ungrab(self)
        if not self._acted:
            self._post(Touched())
        return True

    def _wake(self) -> None:
        touch = self._shown.dim_touch if self._shown else None
        self._post(touch.event if touch else Touched())

    # --- keys ---

    def controls(self) -> "list[Control]":
        """Everything that can be touched now, in reading order."""
        sheet = self.glass.sheet
        if sheet is None:
            return []
        return [Control(self.glass, one) for one in keys.reading_order(sheet.targets, rtl=sheet.frame.rtl)]

    @property
    def focused(self) -> "Control | None":
        """The control that the keys stand on, as it is now; None where they stand on none."""
        return next((one for one in self.controls() if one.focused), None)

    def focus(self, control: "Control | None") -> None:
        """Let the keys stand on this control; with None on none."""
        self._focused = control
        self.glass.focus(control.target.key if control else "")

    def key(self, name: str) -> bool:
        """Handle a key, by Kivy's name for it; True if the key means something here."""
        self._ahead.wait()
        if self.dim:
            self._wake()
            return True
        if name in ENTER:
            here = self.focused
            if here is None:
                return False
            self._acted = False
            here.activate()
            if not self._acted:
                self._post(self._stepped())
            return True
        if name not in keys.ARROWS:
            return False
        self._move_focus(name)
        self.by_keys = True
        self._post(self._stepped())
        return True

    def _stepped(self) -> Touch:
        """The event with which the control that the keys stand on is read aloud."""
        controls, here = self.controls(), self.focused
        if here is None or self._shown is None:
            return Stepped("")
        position = self._shown.position.format(n=controls.index(here) + 1, of=len(controls))
        return Stepped(keys.aloud(here.text or getattr(here.item, "aloud", ""), position))

    def _move_focus(self, name: str) -> None:
        sheet = self.glass.sheet
        if sheet is not None:
            target = keys.moved(sheet.targets, self.glass.focused, name, rtl=sheet.frame.rtl)
            self.focus(Control(self.glass, target) if target else None)


@dataclass(frozen=True, eq=False)
class Control:
    """A target on the glass, with its place in the window. Two controls with the same key are the same control."""

    glass: Glass
    target: Target

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Control) and other.target.key == self.target.key

    def __hash__(self) -> int:
        return hash(self.target.key)

    @property
    def item(self) -> Action | Local:
        """The action that the control posts, or what it changes on its page only."""
        return self.target.item

    @property
    def text(self) -> str:
        return self.target.aloud

    @property
    def center(self) -> tuple[float, float]:
        """The middle of the control in the window, in pixels from the bottom left."""
        x, y = self.target.box.middle
        return self.glass.x + x, self.glass.top - y

    @property
    def size(self) -> tuple[float, float]:
        return self.target.box.w, self.target.box.h

    @property
    def focused(self) -> bool:
        """True if the keys stand on this control."""
        return self.glass.focus_key == self.target.key

    def activate(self) -> None:
        """Act as a touch would, for the keypad."""
        self.glass.press(self.target)
