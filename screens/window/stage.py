"""The root widget: shows one screen, handles touches and keys, and dims the screen after idle time."""

from collections.abc import Callable
from typing import Any

from kivy.properties import BooleanProperty, ObjectProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.lending.events import Touch, Touched
from screens.kit.layout import Scroller
from screens.kit.rules import load_rules
from screens.kit.theme import Theme
from screens.kit.widgets import Page, Tap
from screens.members.catalogue import CatalogueScreen
from screens.members.countdown import CountdownScreen
from screens.members.goodbye import GoodbyeScreen
from screens.members.guide import GuideScreen
from screens.members.languages import LanguagesScreen
from screens.members.mine import MineScreen
from screens.members.pad import PadScreen
from screens.members.visit import VisitScreen
from screens.members.wait import WaitScreen
from screens.members.welcome import WelcomeScreen
from screens.present.values import Action, Shown, View
from screens.volunteers.check_in import CheckInScreen
from screens.volunteers.home import HomeScreen
from screens.volunteers.rows import RowsScreen
from screens.volunteers.sheet import SheetScreen

SCREENS: tuple[type[Page], ...] = (
    WelcomeScreen,
    VisitScreen,
    GoodbyeScreen,
    CountdownScreen,
    WaitScreen,
    PadScreen,
    LanguagesScreen,
    GuideScreen,
    MineScreen,
    CatalogueScreen,
    HomeScreen,
    CheckInScreen,
    RowsScreen,
    SheetScreen,
)
SCREEN_OF: dict[type[View], type[Page]] = {type(screen.BLANK): screen for screen in SCREENS}
"""Which screen shows a view of that class."""
ENTER = ("enter", "numpadenter", "spacebar")


class Stage(FloatLayout):
    """Shows one `Shown` at a time and posts what is touched."""

    dim = BooleanProperty(False)
    focused = ObjectProperty(None, allownone=True)

    def __init__(self, theme: Theme, post: Callable[[Touch], None], **kwargs: object) -> None:
        self.theme, self._post = theme, post
        self._screens: dict[type[View], Page] = {
            view: screen() for view, screen in SCREEN_OF.items() if screen.at_start
        }
        self._shown: Shown | None = None
        self._screen: Page | None = None
        self._acted = False
        super().__init__(**kwargs)

    def show(self, shown: Shown) -> None:
        self._shown = shown
        self.theme.wear(bigger=shown.bigger, rtl=shown.right_to_left)
        view_class = type(shown.view)
        screen = self._screens.get(view_class)
        if screen is None:
            screen = self._screens[view_class] = SCREEN_OF[view_class]()
        screen.dock, screen.view = shown.dock, shown.view
        self.dim = shown.dim
        if screen is not self._screen:
            self._put(screen)
        if self.focused is not None and self.focused not in self.controls():
            self.focus(None)

    def _put(self, screen: Page) -> None:
        self.focus(None)
        self.clear_widgets()
        self.add_widget(screen)
        left, self._screen = self._screen, screen
        if isinstance(left, PadScreen):
            left.wipe()
        if not screen.over_visit:
            for other in self._screens.values():
                if other is not screen:
                    other.wipe()

    @property
    def screen(self) -> Page | None:
        """The screen that is shown; None before the first."""
        return self._screen

    def screens(self) -> list[Page]:
        """Every screen that was built so far, shown or not."""
        return list(self._screens.values())

    def act(self, action: Action) -> None:
        """Post the event of a control that was chosen."""
        self._acted = True
        self._post(action.event)

    # --- touches ---

    def on_touch_down(self, touch: Any) -> bool:
        if not self.collide_point(*touch.pos):
            return False
        if not getattr(touch, "is_mouse_scrolling", False):
            self.focus(None)
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

    def controls(self) -> list[Tap]:
        """Everything that can be touched now, in reading order."""
        return [] if self._screen is None else list(_controls(self._screen))

    def focus(self, control: Tap | None) -> None:
        if self.focused is not None:
            self.focused.focused = False
        self.focused = control
        if control is None:
            return
        control.focused = True
        above = control.parent
        while above is not None and above is not self:
            if isinstance(above, Scroller):
                above.reveal(control)
            above = above.parent

    def key(self, name: str) -> bool:
        """A key by Kivy's name for it; True if it means something here."""
        if self.dim:
            self._wake()
            return True
        if name in ENTER:
            if self.focused is None:
                return False
            self._acted = False
            self.focused.activate()
            if not self._acted:
                self._post(Touched())
            return True
        if name not in ("left", "right", "up", "down", "tab"):
            return False
        self._move_focus(name)
        self._post(Touched())
        return True

    def _move_focus(self, name: str) -> None:
        controls = self.controls()
        if not controls:
            return
        if self.focused not in controls:
            self.focus(controls[0])
            return
        back = "right" if self.theme.rtl else "left"
        if name in ("up", "down"):
            found = _nearest(self.focused, controls, -1 if name == "down" else 1)
            if found is not None:
                self.focus(found)
                return
        step = -1 if name in (back, "up") else 1
        self.focus(controls[(controls.index(self.focused) + step) % len(controls)])


def _controls(widget: Widget) -> list[Tap]:
    found: list[Tap] = []
    for child in reversed(widget.children):
        if getattr(child, "gone", False):
            continue
        if isinstance(child, Tap) and child.touchable:
            found.append(child)
        found += _controls(child)
    return found


def _nearest(here: Tap, controls: list[Tap], direction: int) -> Tap | None:
    """The nearest control above (`direction` 1) or below (-1), or None. Pixels sideways count double."""
    x, y = here.to_window(*here.center)
    best: tuple[float, Tap] | None = None
    for other in controls:
        ox, oy = other.to_window(*other.center)
        rise = (oy - y) * direction
        if other is here or rise <= min(here.height, other.height) / 2:
            continue
        distance = rise + 2 * abs(ox - x)
        if best is None or distance < best[0]:
            best = (distance, other)
    return best[1] if best else None


load_rules(__file__)
