"""The root widget: shows one screen, handles touches and keys, and dims the screen after idle time."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kivy.properties import BooleanProperty, ObjectProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

import screens.members.loans  # noqa: F401  # its classes stand in the kv rules
from kiosk.lending.events import KeysLeft, Stepped, Touch, Touched
from screens.glass import keys
from screens.glass.frame import Frame
from screens.glass.marks import Target
from screens.glass.page import Page as Poster
from screens.glass.sheet import Sheet
from screens.kit.layout import Scroller
from screens.kit.rules import load_rules
from screens.kit.theme import Theme
from screens.kit.widgets import Page, Tap
from screens.members.countdown import CountdownScreen
from screens.pages import PAGES
from screens.present.values import Action, Shown, View
from screens.window.glass import Glass

SCREENS: tuple[type[Page], ...] = (CountdownScreen,)
SCREEN_OF: dict[type[View], type[Page]] = {type(screen.BLANK): screen for screen in SCREENS}
"""Which screen shows a view of that class."""
ENTER = ("enter", "numpadenter", "spacebar")


class Stage(FloatLayout):
    """Shows one `Shown` at a time and posts what is touched."""

    dim = BooleanProperty(False)
    night = BooleanProperty(False)
    """The page that is shown has a picture of its own for when the screen is dimmed: no veil lies over it."""
    focused = ObjectProperty(None, allownone=True)

    def __init__(self, theme: Theme, post: Callable[[Touch], None], **kwargs: object) -> None:
        self.theme, self._post = theme, post
        self._screens: dict[type[View], Page] = {
            view: screen() for view, screen in SCREEN_OF.items() if screen.at_start
        }
        self._shown: Shown | None = None
        self._screen: Page | None = None
        self._acted = False
        self.by_keys = False
        """Were keys used since the last touch of a finger?"""
        self._posters: dict[type[View], Poster] = {}
        self._poster: Poster | None = None
        super().__init__(**kwargs)
        self.glass = Glass(self.act, self.lay_again, theme.pictures)
        self.bind(size=lambda *_: self.lay_again())

    def show(self, shown: Shown) -> None:
        before, self._shown = self._shown, shown
        self.theme.wear(bigger=shown.bigger, rtl=shown.right_to_left)
        view_class = type(shown.view)
        if view_class in PAGES:
            self._show_poster(shown, before)
            return
        if self._poster is not None and self._poster.forgets:
            self._poster.wipe()
        self._poster = None
        screen = self._screens.get(view_class)
        if screen is None:
            screen = self._screens[view_class] = SCREEN_OF[view_class]()
        screen.dock, screen.view = shown.dock, shown.view
        self.dim, self.night = shown.dim, False
        if screen is not self._screen:
            self._put(screen)
        if self.focused is not None and self.focused not in self.controls():
            self.focus(None)

    # --- pages on slots ---

    def _show_poster(self, shown: Shown, before: Shown | None) -> None:
        view_class = type(shown.view)
        poster = self._posters.get(view_class)
        if poster is None:
            poster = self._posters[view_class] = PAGES[view_class]()
        self.dim, self.night = shown.dim, poster.draws_dimmed
        other = poster is not self._poster
        if other:
            self._put_poster(poster)
        same = before is not None and type(before.view) is view_class
        said = poster.shown(before.view if same and before else None, shown.view)
        self.lay_again()
        if other and not poster.over_visit:
            self.glass.textures.forget()
        if said is not None:
            self._post(said.event)

    def _put_poster(self, poster: Poster) -> None:
        self.focus(None)
        if self._poster is not None and self._poster.forgets:
            self._poster.wipe()
        if self.glass.parent is None:
            self.clear_widgets()
            self.add_widget(self.glass)
        self._screen, self._poster = None, poster
        if not poster.over_visit:
            self._wipe_all_but(poster)

    def lay_again(self) -> None:
        """Lay out the page that is shown once more, for it changed itself, or the size of the display did."""
        if self._poster is None or self._shown is None:
            return
        shown = self._shown
        frame = Frame(
            round(self.width), round(self.height), self.theme.dots, shown.bigger, shown.right_to_left, shown.language
        )
        self.glass.pos, self.glass.size = self.pos, self.size
        self.glass.show(self._poster.laid(frame, shown))
        if self.focused is not None and self.glass.focused is None:
            self.focus(None)

    def _wipe_all_but(self, there: Page | Poster) -> None:
        """Nothing of a visitor stays on a page that is not shown."""
        for screen in self._screens.values():
            if screen is not there:
                screen.wipe()
        for poster in self._posters.values():
            if poster is not there:
                poster.wipe()

    # --- pages of widgets ---

    def _put(self, screen: Page) -> None:
        self.focus(None)
        self.clear_widgets()
        self.add_widget(screen)
        self._screen = screen
        if not screen.over_visit:
            self._wipe_all_but(screen)
            if self.glass.sheet is not None:
                self.glass.show(Sheet(self.glass.sheet.frame))
                self.glass.textures.forget()

    @property
    def page(self) -> Poster | None:
        """The page on slots that is shown; None while a screen of widgets is."""
        return self._poster

    @property
    def screen(self) -> Page | None:
        """The screen that is shown; None before the first."""
        return self._screen

    def screens(self) -> list[Page]:
        """Every screen that was built so far, shown or not."""
        return list(self._screens.values())

    def posters(self) -> list[Poster]:
        """Every page that was made so far, shown or not."""
        return list(self._posters.values())

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

    def controls(self) -> list[Any]:
        """Everything that can be touched now, in reading order."""
        if self._poster is not None and self.glass.sheet is not None:
            sheet = self.glass.sheet
            return [GlassTap(self.glass, one) for one in keys.reading_order(sheet.targets, rtl=sheet.frame.rtl)]
        return [] if self._screen is None else list(_controls(self._screen))

    def focus(self, control: Any) -> None:
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
            if self._poster is not None and self.focused is not None:
                self.focused = self._standing()
            if self.focused is None:
                return False
            self._acted = False
            self.focused.activate()
            if not self._acted:
                self._post(self._stepped())
            return True
        if name not in keys.ARROWS:
            return False
        self._move_focus(name)
        self.by_keys = True
        self._post(self._stepped())
        return True

    def _standing(self) -> "GlassTap | None":
        """The target of the glass that the keys stand on, as it is now."""
        return next((one for one in self.controls() if one.focused), None)

    def _stepped(self) -> Touch:
        """What is read aloud of the control that the keys stand on."""
        controls = self.controls()
        here = self._standing() if self._poster is not None else self.focused
        if here is None or here not in controls or self._shown is None:
            return Stepped("")
        position = self._shown.position.format(n=controls.index(here) + 1, of=len(controls))
        return Stepped(keys.aloud(getattr(here, "text", "") or getattr(here.item, "aloud", ""), position))

    def _move_focus(self, name: str) -> None:
        if self._poster is not None and self.glass.sheet is not None:
            sheet = self.glass.sheet
            target = keys.moved(sheet.targets, self.glass.focused, name, rtl=sheet.frame.rtl)
            self.focus(target and GlassTap(self.glass, target))
            return
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


@dataclass(frozen=True, slots=True)
class Local:
    """What a target changes only on its page."""

    key: str
    text: str


@dataclass(eq=False)
class GlassTap:
    """A target on the glass, with what a control that is a widget has too. The same key is the same control."""

    glass: Glass
    target: Target

    def __eq__(self, other: object) -> bool:
        return isinstance(other, GlassTap) and other.target.key == self.target.key

    def __hash__(self) -> int:
        return hash(self.target.key)

    @property
    def item(self) -> Action | Local:
        """The action that it posts, or what it changes on its page only."""
        press = self.target.press
        return press if isinstance(press, Action) else Local(self.target.key, self.target.aloud)

    @property
    def text(self) -> str:
        return self.target.aloud

    @property
    def center(self) -> tuple[float, float]:
        x, y = self.target.box.middle
        return self.glass.x + x, self.glass.top - y

    @property
    def width(self) -> float:
        return self.target.box.w

    @property
    def height(self) -> float:
        return self.target.box.h

    @property
    def parent(self) -> Widget:
        return self.glass

    def to_window(self, x: float, y: float) -> tuple[float, float]:
        """Its places are places of the window already."""
        return x, y

    @property
    def focused(self) -> bool:
        return self.glass.focus_key == self.target.key

    @focused.setter
    def focused(self, focused: bool) -> None:
        self.glass.focus(self.target.key if focused else "")

    def activate(self) -> None:
        """Act as on a touch, for the keypad."""
        self.glass.press(self.target)


def _controls(widget: Widget) -> list[Tap]:
    found: list[Tap] = []
    for child in reversed(widget.children):
        if getattr(child, "gone", False):
            continue
        if isinstance(child, Tap) and child.touchable:
            found.append(child)
        found += _controls(child)
    return found


def _nearest(here: Any, controls: list[Any], direction: int) -> Any:
    """The nearest control above (`direction` 1) or below (-1), or None. Pixels sideways count double."""
    x, y = here.to_window(*here.center)
    best: tuple[float, Any] | None = None
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
