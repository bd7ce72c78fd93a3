"""A page that a test can touch, without Kivy: show a state, look at its sheet, touch its targets."""

from dataclasses import replace

from kiosk.lending.events import Touch
from screens.glass import keys
from screens.glass.frame import Frame
from screens.glass.marks import Target, Text
from screens.glass.page import Page
from screens.glass.sheet import Sheet
from screens.pages.table import PAGES
from screens.present.values import Action, Shown, View


class Poster:
    """The pages on a display of this size; `posted` are the events of the touches."""

    def __init__(self, size: tuple[int, int] = (1280, 800), *, bigger: bool = False) -> None:
        self._size, self._bigger = size, bigger
        self._pages: dict[type[View], Page] = {}
        self._shown: Shown | None = None
        self.posted: list[Touch] = []
        self.focus = ""
        """The key of the focused target; empty for none."""

    def show(self, shown: Shown) -> "Poster":
        shown = replace(shown, bigger=shown.bigger or self._bigger)
        before, self._shown = self._shown, shown
        kind = type(shown.view)
        if kind not in self._pages:
            self._pages[kind] = PAGES[kind]()
        said = self.page.shown(before.view if before and type(before.view) is kind else None, shown.view)
        if said is not None:
            self.posted.append(said.event)
        return self

    @property
    def page(self) -> Page:
        assert self._shown
        return self._pages[type(self._shown.view)]

    @property
    def sheet(self) -> Sheet:
        """The sheet that is shown now."""
        assert self._shown
        shown = self._shown
        frame = Frame.of(*self._size, bigger=shown.bigger, rtl=shown.right_to_left, language=shown.language)
        return self.page.laid(frame, shown)

    @property
    def texts(self) -> list[str]:
        """Every text on the page, in the order of the layout."""
        return [mark.text for mark in self.sheet.marks if isinstance(mark, Text)]

    def target(self, name: str) -> Target:
        """The target with this key or spoken text."""
        found = [one for one in self.sheet.targets if name in (one.key, one.aloud)]
        assert found, f"no {name!r} among {[(one.key, one.aloud) for one in self.sheet.targets]}"
        return found[0]

    def touch(self, name: str) -> "Poster":
        press = self.target(name).press
        if isinstance(press, Action):
            self.posted.append(press.event)
        else:
            said = press()
            if said is not None:
                self.posted.append(said.event)
        return self

    def stand_on(self, name: str) -> "Poster":
        """Moves the focus of the keys to this target."""
        self.focus = self.target(name).key
        return self

    def key(self, name: str) -> "Poster":
        """Presses an arrow, or `enter` for OK."""
        sheet = self.sheet
        here = next((one for one in sheet.targets if one.key == self.focus), None)
        if name == "enter":
            return self.touch(here.key) if here else self
        moved = keys.moved(sheet.targets, here, name, rtl=sheet.frame.rtl)
        self.focus = moved.key if moved else ""
        return self
