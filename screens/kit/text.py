"""Text that is never cut off, and icons."""

from collections.abc import Iterator
from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, OptionProperty, StringProperty
from kivy.uix.label import Label

from screens.kit.bidilabel import BidiLabel, is_rtl
from screens.kit.layout import Part

STEPS = (1.0, 0.92, 0.85, 0.78, 0.71, 0.65, 0.59, 0.53)
"""The sizes to which text shrinks that neither fits nor wraps; few, because SDL keeps every font size it opened."""
BROKEN = 0.85
"""The largest size of a text with a word that is broken, because it does not fit at `SMALL`."""
SMALL = 0.65
LONG_WORD = 20
"""A word of at least this many letters is broken before it is drawn smaller than `SMALL`."""


class Txt(Part, BidiLabel):
    """Text that wraps and, last, shrinks in steps.

    `flow` wraps in its width and is as high as it needs; `fit` is as wide as it needs, and wraps past `most` pixels;
    `box` wraps in its width and shrinks until it fits its height. A word wider than its place shrinks too.
    """

    fsize = NumericProperty(0)
    """Pixels; 0 means the size of body text. Rules set this and never `font_size`, which stays bound to its default."""
    ink = ObjectProperty(None, allownone=True)
    mode = OptionProperty("flow", options=["flow", "fit", "box"])
    black = BooleanProperty(False)
    align = OptionProperty("start", options=["start", "center", "end"])
    most = NumericProperty(0)
    keep = NumericProperty(0)
    """Down to this step the text shrinks before it breaks a line; with 0 it wraps first."""
    tail = NumericProperty(0)
    """Room to leave after the last line, in em."""
    trim = NumericProperty(1)
    """The part of the line box that is needed: Noto Sans Arabic has 2.1 em and needs 1.36 em."""
    tight = NumericProperty(1)
    """The part of the line box that the letters need; less for text without descenders, such as digits."""
    step = NumericProperty(1)
    """The size as drawn, as a part of `font_size`."""
    ink_width = NumericProperty(0)
    """Pixels from the first to the last letter of the longest line."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"width": 1000, **kwargs})

    def on_text(self, *_: object) -> None:
        self._pick()

    def on_black(self, *_: object) -> None:
        self._pick()

    def on_tight(self, *_: object) -> None:
        self._pick()

    def on_width(self, *_: object) -> None:
        if self.mode != "fit":
            self._trigger_texture()

    def on_height(self, *_: object) -> None:
        if self.mode == "box":
            self._trigger_texture()

    def on_most(self, *_: object) -> None:
        self._trigger_texture()

    def on_mode(self, *_: object) -> None:
        self._trigger_texture()

    def _pick(self) -> None:
        arabic = is_rtl(self.text)
        self.font_name = "ui-arabic" if arabic else "ui-black" if self.black else "ui"
        self.trim = (0.65 if arabic else 1) * self.tight
        if arabic and self.black:
            self.bold = True

    def texture_update(self, *args: object) -> None:
        self.match_script()
        self._label.text = self.text
        words = self.text.split()
        for step, whole in self._sizes():
            width = self._take_size(step)
            narrow = width is not None and any(self.width_of(word) > width for word in words)
            if narrow and step <= SMALL and any(len(word) > LONG_WORD for word in words):
                self._take_size(BROKEN)
                self._hyphenate(words)
            elif narrow and step > STEPS[-1]:
                continue
            super().texture_update(*args)
            if not words or self._fits(width, whole):
                break
        self.ink_width = max((line.w for line in self.drawn_lines()), default=0)

    def drawn_lines(self) -> list[Any]:
        """The lines as drawn, each with its width `w` in pixels."""
        return list(self._label._cached_lines) if self.text and self.texture else []

    def drawn_text(self) -> str:
        """The text as drawn, with the hyphens at which words were broken."""
        return str(self._label.text)

    def width_of(self, text: str) -> float:
        """The width in pixels of `text` in one line, at the current size."""
        return float(self._label.get_extents(text)[0])

    def _sizes(self) -> Iterator[tuple[float, bool]]:
        """Each size to try, and whether no line may be broken at that size."""
        if self.keep:
            yield from ((step, True) for step in STEPS if step >= self.keep)
        yield from ((step, False) for step in STEPS)

    def _take_size(self, step: float) -> float | None:
        """Draw at this size from now on. Returns the width to wrap in, or None where the text does not wrap."""
        self.step = step
        self._label.options["font_size"] = self.font_size * step
        width: float | None = max(1, self.width)
        if self.mode == "fit":
            natural = max((self.width_of(line) for line in self.text.split("\n")), default=0)
            width = self.most if 0 < self.most < natural + 2 else None
        self._label.usersize = self._label.options["text_size"] = (width, None)
        return width

    def _fits(self, width: float | None, whole: bool) -> bool:
        lines = self.drawn_lines()
        if width is not None:
            if any(self.width_of(word) > width for word in self.drawn_text().split()):
                return False
            if whole and len(lines) > len(self.text.split("\n")):
                return False
            if lines and lines[-1].w + self.tail * self.font_size * self.step > width:
                return False
        return self.mode != "box" or bool(self.texture_size[1] * self.trim <= self.height * 1.04 + 1)

    def _hyphenate(self, words: list[str]) -> None:
        """Break, with a hyphen, the words that are wider than the text may be."""
        width = self._label.usersize[0] or self.width
        self._label.text = " ".join("-\n".join(self._pieces(word, width)) for word in words)

    def _pieces(self, word: str, width: float) -> list[str]:
        pieces = [""]
        for letter in word:
            if pieces[-1] and self.width_of(pieces[-1] + letter + "-") > width:
                pieces.append("")
            pieces[-1] += letter
        return pieces


class Icon(Part, Label):
    """One letter of the icon font."""

    name = StringProperty("")
    fsize = NumericProperty(0)
    ink = ObjectProperty(None, allownone=True)
