"""Looks over a sheet as an inspector would: nothing cut off, overlapping, too small or out of reach.

The lint works from the places of the marks alone, so every state in every size and language is looked at within a
minute. `python -m tests.gallery.lint [VIEW...]` prints the faults on the pages of these views, or of all views.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from math import hypot

from kiosk.lettering import breaking
from screens.glass import letters
from screens.glass.frame import Frame
from screens.glass.marks import Art, Box, Disc, Fade, Icon, Mark, Modules, Panel, Scene, Stroke, Target, Text
from screens.glass.page import Page, dock_box
from screens.glass.sheet import Sheet
from screens.pages.table import PAGES
from screens.present.members.alone.no_barcode import NoBarcodeView
from screens.present.members.catalogue import CatalogueView
from screens.present.members.countdown import CountdownView
from screens.present.members.visit import VisitView
from screens.present.members.waiting import WaitView
from screens.present.members.welcome import WelcomeView
from screens.present.values import Action, Shown, View
from screens.present.volunteers.check_in import CheckInView
from screens.present.volunteers.home import HomeView
from screens.present.volunteers.rows import RowsView
from screens.present.volunteers.sheet import SheetView
from tests.gallery import hands
from tests.gallery.tongues import TONGUES, states

SIZES: tuple[tuple[int, int, float | None], ...] = (
    (800, 480, None),
    (1280, 800, None),
    (1920, 1080, None),
    (800, 1280, None),
    (1024, 600, 10.1),
)
"""Width and height in pixels, and the diagonal in inches; None stands for the usual diagonal of that size."""

SMALLER: dict[str, float] = {
    "calendar": 2.0,  # the day on the small calendar, which is also written in words
    "key": 4.0,  # the letters on the keys of a keyboard of ten columns
}
"""The texts that may be smaller than promised, by `Text.role`: millimetres of the smallest."""
LEAST, LEAST_BIGGER = 5.0, 8.8
"""The least millimetres of every other text, without and with *groter*."""

KEY_TOUCH = 9.0
"""Least millimetres of a key of a keyboard (`Target.quiet` 0), of which ten stand in a row."""
APART, RISKY_APART, KEY_APART = 1.0, 2.0, 0.6
"""Least millimetres between two targets: always, beside a target that cannot be undone, and between keys."""
PADDING = 8
"""Least pixels from a text to the edge of its card."""
BUTTON_PADDING = 3
"""Least pixels from a text to the edge of its button or pill, where it stands in the middle."""
EDGES_APART = 0.9
"""Least millimetres between the edge of a card and an edge on it, unless both are one."""
OVER = 0.12
"""Letters may reach over the edge of their card by this share of their size."""
DRAWING = (1.85, 2.05, 2.05)
"""A drawing is at least so many times as high as the letters beside it, in the views of `CHOSEN_BY_PICTURE`, by the
size class of the display.
"""
PILL = 2
"""A panel is a pill if it is at most so many times as high as its text."""
LEAST_MODULE = 0.35
"""Least millimetres of a module of a QR code, which a phone at arm's length reads."""

NO_WAY_ON: tuple[type[View], ...] = (WelcomeView, WaitView, CountdownView)
"""Views without a button that leads on: the way on is a card, or waiting, or the whole page is one button."""

FOREIGN = {"ar": re.compile(r"[\u0600-\u06ff][,;?]|[A-Za-z]،"), "fr": re.compile(r"^\S+(?: \S+)?[^\W\d]:(?= )")}
"""Patterns that no text of a language has: a Latin comma after an Arabic letter, an Arabic comma that belongs to a
Latin name (a list of names is then read from its wrong end), a colon without a space before it.
"""

CHOSEN_BY_PICTURE: tuple[type[View], ...] = (CatalogueView, NoBarcodeView)
"""Views in which an item is chosen by its picture."""

SENTENCE = re.compile(r": \S|[.!?؟]$")
"""How a text shows that it is a sentence and no name."""

DESK: tuple[type[View], ...] = (CheckInView, HomeView, RowsView, SheetView)
"""Views in whose dock every way has its word, and only small words stand in two lines."""

NOT_YET: tuple[type[View], ...] = ()
"""Views whose pages still have faults; no view may be added."""

STAYS = ("desk-seek-",)
"""How the names of states begin in which the typed text stays, because the search goes on."""

NEAR = 1.5
"""Pixels by which edges may be rounded."""
SIBLINGS = 1.6
"""Two buttons are compared if neither is more than so many times as high or wide as the other."""
STUMP = 4
"""The least letters of a name that is cut."""
STARTS_NO_LINE = f"{breaking.STARTS_NO_LINE}.,…)%؟،؛"
"""Punctuation marks that may not begin a line."""
CARET = 1.0
"""Most millimetres of the width of the cursor, which may stand between two letters."""
SIDEWAYS = 3.2
"""Most millimetres between two buttons of one row."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A way to look at a state: the display, the language, and whether the letters are larger."""

    size: tuple[int, int, float | None]
    tongue: str = "nl"
    bigger: bool = False

    def frame(self, shown: Shown) -> Frame:
        width, height, inches = self.size
        return Frame.of(width, height, inches, bigger=shown.bigger, rtl=shown.right_to_left, language=shown.language)

    def __str__(self) -> str:
        return f"{self.size[0]}x{self.size[1]} {self.tongue}{' groter' if self.bigger else ''}"


SETTINGS = [Setting(size, tongue, bigger) for tongue in TONGUES for size in SIZES for bigger in (False, True)]


@dataclass
class _Seen:
    """A text with the box of its letters, from the top of a capital to below the baseline."""

    text: Text
    at: int
    ink: Box
    whole: bool
    behind: Panel | None = None
    peek: bool = False


@dataclass
class _Page:
    """A sheet, and the marks on it that can be seen."""

    sheet: Sheet
    dock: tuple[Action, ...]
    texts: list[_Seen] = field(default_factory=list)
    panels: list[tuple[int, Panel]] = field(default_factory=list)

    @property
    def frame(self) -> Frame:
        return self.sheet.frame


def faults(sheet: Sheet, shown: Shown) -> list[str]:
    """All faults of this sheet, one line each: what is wrong, and where in pixels from the top left corner."""
    page = _looked_at(sheet, shown)
    found = [*_texts(page), *_marks(page), *_targets(page), *_apart(page), *_overlaps(page), *_siblings(page)]
    found += [*_padding(page), *_marks_of_writing(page), *_stumps(page), *_banners(page, shown)]
    found += [*_edges(page), *_under_pictures(page), *_holes(page), *_deep_letters(page), *_invitation(page, shown)]
    if type(shown.view) in CHOSEN_BY_PICTURE:
        found += _small_drawings(page)
    if type(shown.view) in DESK:
        found += [*_broken_ways(page), *_wordless_ways(page), *_uneven_pictures(page), *_cut_sentences(page)]
    green = [one for one in sheet.targets if one.green]
    if len(green) > 1:
        found.append(f"more than one green: {[one.aloud for one in green]}")
    if type(shown.view) not in NO_WAY_ON:
        found += _way_on(page)
    return found


# --- what can be seen ------------------------------------------------------------------------------------------------


def _looked_at(sheet: Sheet, shown: Shown) -> _Page:
    """The page with the texts that no later panel covers, each with the panel below it."""
    page = _Page(sheet, shown.dock)
    page.panels = [(at, mark) for at, mark in enumerate(sheet.marks) if isinstance(mark, Panel)]
    fades = [(at, mark.box) for at, mark in enumerate(sheet.marks) if isinstance(mark, Fade)]
    covers = [(at, mark.box) for at, mark in page.panels]
    for at, mark in enumerate(sheet.marks):
        if not isinstance(mark, Text) or not mark.text.strip():
            continue
        ink, whole = ink_of(mark, sheet.frame.language, lifted=sheet.frame.rtl)
        if any(later > at and within(ink, box) for later, box in covers):
            continue
        peek = any(later > at and meets(ink, box) for later, box in fades)
        page.texts.append(_Seen(mark, at, ink, whole, _behind(page, at, ink), peek))
    return page


def _behind(page: _Page, at: int, ink: Box) -> Panel | None:
    """The last panel drawn before this text that contains the middle of the text."""
    x, y = ink.middle
    for before, panel in reversed(page.panels):
        if before < at and panel.box.x <= x <= panel.box.right and panel.box.y <= y <= panel.box.bottom:
            return panel
    return None


def ink_of(mark: Text, language: str = "", *, lifted: bool = False) -> tuple[Box, bool]:
    """The box of the letters of a text, and whether all of its text is shown.

    The text of a page from right to left is `lifted`: it stands higher by `letters.LIFT`.
    """
    box = mark.box
    setting = letters.set_in(mark.text, mark.weight, mark.size, box.w, mark.lines, language)
    leading = mark.size * letters.LEADING
    block = leading * len(setting.lines)
    top = {"top": box.y, "middle": box.y + (box.h - block) / 2, "bottom": box.bottom - block}[mark.valign]
    over = (leading - letters.CAPITAL * mark.size) / 2
    left = {"start": box.x, "center": box.x + (box.w - setting.width) / 2, "end": box.right - setting.width}[mark.align]
    top -= letters.LIFT * mark.size if lifted else 0
    return Box(left, top + over, setting.width, block - 2 * over), setting.whole


def _lines(mark: Text, language: str) -> tuple[str, ...]:
    """The lines in which a text is set."""
    return letters.set_in(mark.text, mark.weight, mark.size, mark.box.w, mark.lines, language).lines


def meets(one: Box, other: Box, near: float = NEAR) -> bool:
    return (
        one.x < other.right - near
        and other.x < one.right - near
        and one.y < other.bottom - near
        and other.y < one.bottom - near
    )


def within(one: Box, other: Box, near: float = NEAR) -> bool:
    return (
        one.x >= other.x - near
        and one.right <= other.right + near
        and one.y >= other.y - near
        and one.bottom <= other.bottom + near
    )


def _where(box: Box) -> str:
    return f"at {box.x:.0f},{box.y:.0f} {box.w:.0f}x{box.h:.0f}"


def _short(text: str) -> str:
    return repr(text if len(text) <= 48 else f"{text[:45]}...")


# --- each kind of fault ----------------------------------------------------------------------------------------------


def _texts(page: _Page) -> Iterator[str]:
    frame = page.frame
    display = Box(0, 0, frame.width, frame.height)
    least = LEAST_BIGGER if frame.bigger else LEAST
    for seen in page.texts:
        mark, ink = seen.text, seen.ink
        if not seen.whole and not mark.may_cut and not seen.peek:
            yield f"text not whole: {_short(mark.text)} {_where(mark.box)}, {mark.lines} lines of {mark.size} px"
        if not seen.whole and mark.role == "remark" and mark.lines == 1 and not seen.peek:
            yield f"remark cut on its only line: {_short(mark.text)} {_where(mark.box)}"
        promised = frame.mm(SMALLER.get(mark.role, least))
        if mark.size < promised:
            yield f"small text: {mark.size / frame.dots:.1f} mm {_short(mark.text)} {_where(ink)} role {mark.role!r}"
        if seen.peek:
            continue
        if not within(ink, display):
            yield f"out of sight: {_short(mark.text)} {_where(ink)}"
        elif ink.h > mark.box.h + 2 * NEAR:
            yield f"higher than its box: {_short(mark.text)} {ink.h:.0f} px in {_where(mark.box)}"


def _stumps(page: _Page) -> Iterator[str]:
    """Names of which fewer than `STUMP` letters are left."""
    for seen in page.texts:
        mark = seen.text
        whole, dots, _ = " ".join(_lines(mark, page.frame.language)).partition(letters.ELLIPSIS)
        if dots and len(whole) < STUMP and mark.role == "name":
            yield f"only a stump is left: {_short(mark.text)} as {whole + dots!r} {_where(seen.ink)}"


def _banners(page: _Page, shown: Shown) -> Iterator[str]:
    """Pages of a visit on which only the trouble of a device is seen, and neither a line nor what to do."""
    view = shown.view
    if not isinstance(view, VisitView) or view.message or view.refusal or not view.warnings:
        return
    listed = {view.invite, *(one.title for one in (*view.lines, *view.ready, *view.loans))}
    if not any(seen.text.text in listed for seen in page.texts):
        yield f"nothing but a banner: {_short(view.warnings[0].text)}"


NO_INVITATION = "nothing says what to do"


def _invitation(page: _Page, shown: Shown) -> Iterator[str]:
    """A visit in which nothing is done yet, without a word of what to do, unless a loan was opened."""
    view = shown.view
    if any(target.key.startswith("renew ") for target in page.sheet.targets):
        return
    if not isinstance(view, VisitView) or view.lines or view.ready or view.message or view.warnings or view.refusal:
        return
    if view.invite and not any(seen.text.text == view.invite for seen in page.texts):
        yield f"{NO_INVITATION}: {_short(view.invite)}"


def _edges(page: _Page) -> Iterator[str]:
    """Edges on a card that nearly touch the edge of the card: two lines side by side."""
    edged = [panel.box for _, panel in page.panels if panel.border]
    least = page.frame.mm(EDGES_APART)
    for at, inner in enumerate(edged):
        for outer in edged[:at]:
            if not within(inner, outer) or _place(inner) == _place(outer):
                continue
            sides = inner.x - outer.x, outer.right - inner.right, inner.y - outer.y, outer.bottom - inner.bottom
            nearest = min((side for side in sides if side > NEAR), default=least)
            if nearest < least - NEAR / 2:
                yield f"edge within an edge, {nearest:.0f} px, not {least}: {_where(inner)} in {_where(outer)}"


def _under_pictures(page: _Page) -> Iterator[str]:
    """Texts under a picture that is drawn over them."""
    pictures = [(at, mark.box) for at, mark in enumerate(page.sheet.marks) if isinstance(mark, Art | Scene)]
    for seen in page.texts:
        for at, box in pictures:
            if at > seen.at and meets(seen.ink, box.inset(box.w * 0.15, box.h * 0.15)):
                yield f"text under a picture: {_short(seen.text.text)} {_where(seen.ink)} by {_where(box)}"


def _deep_letters(page: _Page) -> Iterator[str]:
    """Texts from right to left of which letters reach below their row: under a card, or over the edge of theirs."""
    if not page.frame.rtl:
        return
    for seen in page.texts:
        mark = seen.text
        if seen.peek or not letters.reads_rtl(mark.text, True):
            continue
        line = _lines(mark, page.frame.language)[-1]
        deep = Box(seen.ink.x, seen.ink.bottom, seen.ink.w, _depth(line, mark.weight, mark.size))
        for at, panel in page.panels:
            if at > seen.at and meets(deep, panel.box, 2 * NEAR):
                yield f"letters under a card: {_short(mark.text)} {_where(deep)} by {_where(panel.box)}"
        if seen.behind and deep.bottom > seen.behind.box.bottom + mark.size * OVER:
            yield f"letters over the edge: {_short(mark.text)} {_where(deep)} of {_where(seen.behind.box)}"


@lru_cache(1024)
def _depth(line: str, weight: str, size: int) -> float:
    """Pixels from the baseline of a line from right to left to the lowest ink of its letters."""
    picture, _, top = letters.ink(line, weight, size, True)
    return top + picture.height


def _holes(page: _Page) -> Iterator[str]:
    """Rows of pictures of which the last is shorter and does not stand in the middle of the others."""
    squares = [panel.box for _, panel in page.panels if panel.fill == "tile" and abs(panel.box.w - panel.box.h) < 1]
    on_cards = [panel.box for _, panel in page.panels if panel.fill != "tile"]
    rows: dict[tuple[int, int], list[Box]] = {}
    for box in squares:
        if not any(within(box, card) for card in on_cards):
            rows.setdefault((round(box.y), round(box.w)), []).append(box)
    for (upper, above), (lower, below) in pairwise(sorted(rows.items())):
        if upper[1] != lower[1] or lower[0] - upper[0] > 1.5 * upper[1] or len(below) == len(above):
            continue
        spans = [min(box.x for box in row) + max(box.right for box in row) for row in (above, below)]
        if abs(spans[0] - spans[1]) > 2 * NEAR:
            yield f"a hole in the rows of pictures: {_where(below[-1])}"


def _small_drawings(page: _Page) -> Iterator[str]:
    """Drawings on a card that are hardly higher than the letters beside them."""
    for target in page.sheet.targets:
        drawings = [mark.box for mark in page.sheet.marks if isinstance(mark, Art) and within(mark.box, target.box)]
        sizes = [seen.text.size for seen in page.texts if within(seen.ink, target.box)]
        for box in drawings if sizes else ():
            if min(box.w, box.h) < DRAWING[page.frame.size_class] * max(sizes):
                yield f"small drawing: {box.h:.0f} px beside letters of {max(sizes)} px {_where(box)}"


def _marks(page: _Page) -> Iterator[str]:
    frame = page.frame
    display = Box(0, 0, frame.width, frame.height)
    for mark in page.sheet.marks:
        match mark:
            case Modules(box, rows):
                module = int(min(box.w, box.h) // len(rows)) / frame.dots
                if module < LEAST_MODULE:
                    yield f"QR code too fine for a phone: {module:.2f} mm a module {_where(box)}"
            case Icon(box, name, size):
                drawn = box.centred(size, size)
                if not within(drawn, display):
                    yield f"out of sight: icon {name!r} {_where(drawn)}"
            case Text() | Panel() | Scene() | Fade() | Disc() | Stroke():
                continue
        if mark.box.w < 1 or mark.box.h < 1:
            yield f"without size: {type(mark).__name__} {_where(mark.box)}"


def _targets(page: _Page) -> Iterator[str]:
    frame = page.frame
    display = Box(0, 0, frame.width, frame.height)
    keys = [one.key for one in page.sheet.targets]
    for target in page.sheet.targets:
        box = target.box
        least = frame.mm(KEY_TOUCH) if target.quiet == 0 else frame.line_touch if target.line else frame.touch
        if min(box.w, box.h) < least - 0.5:
            size = f"{box.w / frame.dots:.1f}x{box.h / frame.dots:.1f} mm"
            yield f"small target: {_short(target.aloud or target.key)} {size} {_where(box)}"
        if not within(box, display):
            yield f"target out of sight: {_short(target.aloud or target.key)} {_where(box)}"
        if not target.aloud.strip():
            yield f"silent target: {target.key!r} {_where(box)}"
        if keys.count(target.key) > 1:
            yield f"two targets with one key: {target.key!r} {_where(box)}"


def _apart(page: _Page) -> Iterator[str]:
    """Targets that overlap or are too close to each other; a target may lie wholly within one that was added before."""
    frame, targets = page.frame, page.sheet.targets
    far = frame.mm(RISKY_APART)
    for at, one in enumerate(targets):
        for other in targets[at + 1 :]:
            a, b = one.box, other.box
            dx, dy = max(a.x, b.x) - min(a.right, b.right), max(a.y, b.y) - min(a.bottom, b.bottom)
            if max(dx, dy) > far:
                continue
            if dx < -NEAR and dy < -NEAR:
                if within(a, b):
                    yield f"target covered by another: {_both(one, other)}"
                elif not within(b, a):
                    yield f"target over target: {_both(one, other)}"
                continue
            gap = hypot(max(dx, 0), max(dy, 0)) / frame.dots
            keys = one.quiet == 0 and other.quiet == 0
            least = RISKY_APART if one.risky or other.risky else KEY_APART if keys else APART
            if gap < least - 0.6 / frame.dots:
                yield f"targets {gap:.1f} mm apart, not {least:g}: {_both(one, other)}"


def _both(one: Target, other: Target) -> str:
    return f"{_short(one.aloud)} / {_short(other.aloud)} {_where(one.box)} / {_where(other.box)}"


def _overlaps(page: _Page) -> Iterator[str]:
    texts = [seen for seen in page.texts if not seen.peek]
    inks = sorted(texts, key=lambda seen: seen.ink.y)
    panels = {_place(panel.box) for _, panel in page.panels}
    buttons = [target for target in page.sheet.targets if _place(target.box) in panels]
    covers = [(at, panel) for at, panel in page.panels if panel.box.w > page.frame.mm(CARET)]
    for at, one in enumerate(inks):
        for other in inks[at + 1 :]:
            if other.ink.y >= one.ink.bottom:
                break
            if meets(one.ink, other.ink):
                yield f"text over text: {_short(one.text.text)} / {_short(other.text.text)} {_where(one.ink)}"
    for seen in texts:
        for target in buttons:
            if meets(seen.ink, target.box) and not within(seen.ink, target.box):
                yield f"text over a target: {_short(seen.text.text)} / {_short(target.aloud)} {_where(seen.ink)}"
        for at, panel in covers:
            if at > seen.at and meets(seen.ink, panel.box):
                yield f"text covered in part: {_short(seen.text.text)} {_where(seen.ink)} by {_where(panel.box)}"
                break


def _marks_of_writing(page: _Page) -> Iterator[str]:
    """Commas and colons in the form of another language, and punctuation marks that begin a line."""
    language = page.frame.language
    foreign = FOREIGN.get(language)
    for seen in page.texts:
        mark = seen.text
        if foreign and (found := foreign.search(mark.text)):
            yield f"{found[0]!r} is not written so in {language}: {_short(mark.text)} {_where(seen.ink)}"
        for line in _lines(mark, language)[1:]:
            if line[:1] in STARTS_NO_LINE:
                yield f"line begins with {line[0]!r}: {_short(mark.text)} {_where(seen.ink)}"


def _broken_ways(page: _Page) -> Iterator[str]:
    """Words of the dock in two lines that are larger than the other words there."""
    dock = dock_box(page.frame)
    small = page.sheet.size("small")
    for seen in page.texts:
        mark = seen.text
        if within(seen.ink, dock) and mark.size > small and len(_lines(mark, page.frame.language)) > 1:
            yield f"large words in two lines in the dock: {_short(mark.text)} {_where(seen.ink)}"


def _wordless_ways(page: _Page) -> Iterator[str]:
    """Ways of the dock, besides the buttons that never move, that show an icon alone."""
    dock = dock_box(page.frame)
    standing = {action.aloud for action in page.dock}
    for target in page.sheet.targets:
        if abs(target.box.y - dock.y) > NEAR or abs(target.box.h - dock.h) > NEAR or target.aloud in standing:
            continue
        if not any(within(seen.ink, target.box) for seen in page.texts):
            yield f"way without a word: {_short(target.aloud)} {_where(target.box)}"


def _uneven_pictures(page: _Page) -> Iterator[str]:
    """Rows below each other of which some begin with a picture or an icon, and others with their title."""
    rtl = page.frame.rtl
    begun: dict[tuple[int, str], dict[bool, _Seen]] = {}
    for at, panel in page.panels:
        box = panel.box
        title = next((one for one in page.texts if one.at > at and within(one.ink, box)), None)
        if not panel.shadow or title is None or title.text.weight != "bold":
            continue
        before = (
            Box(title.ink.right, box.y, box.right - title.ink.right, box.h) if rtl else box.left(title.ink.x - box.x)
        )
        pictures = [one for one in page.sheet.marks[at:] if isinstance(one, Art | Icon) and within(one.box, before)]
        begun.setdefault((round(box.right if rtl else box.x), panel.fill), {})[bool(pictures)] = title
    for those in begun.values():
        if len(those) > 1:
            with_it, without = those[True].text.text, those[False]
            yield f"picture at {_short(with_it)}, none at {_short(without.text.text)} {_where(without.ink)}"


def _cut_sentences(page: _Page) -> Iterator[str]:
    """Sentences of which the end is left out. A name may be cut, a heading, and what a touch shows whole."""
    for seen in page.texts:
        mark = seen.text
        opens = any(within(seen.ink, target.box) for target in page.sheet.targets)
        if seen.whole or not mark.may_cut or mark.role == "heading" or opens:
            continue
        if SENTENCE.search(mark.text):
            yield f"sentence cut: {_short(mark.text)} {_where(seen.ink)}"


def _padding(page: _Page) -> Iterator[str]:
    """Text that stands too near to the edge of its card or button."""
    buttons = {(round(one.box.x), round(one.box.y), round(one.box.w), round(one.box.h)) for one in page.sheet.targets}
    for seen in page.texts:
        panel, ink = seen.behind, seen.ink
        if panel is None or seen.peek:
            continue
        box = panel.box
        if seen.text.role in SMALLER:
            beside = min(ink.x - box.x, box.right - ink.right)
            if beside < BUTTON_PADDING - NEAR / 2:
                yield f"padding {beside:.0f} px beside a small text: {_short(seen.text.text)} {_where(ink)}"
            continue
        place = (round(box.x), round(box.y), round(box.w), round(box.h))
        if place[0] <= 0 and place[2] >= page.frame.width:
            continue
        least = BUTTON_PADDING if place in buttons or box.h < PILL * seen.text.size else PADDING
        left, right = ink.x - box.x, box.right - ink.right
        lift = letters.LIFT * seen.text.size if page.frame.rtl else 0  # makes room for deep letters, not for capitals
        top, bottom = ink.y + lift - box.y, box.bottom - ink.bottom
        nearest = min(left, right, top, bottom)
        if nearest < least - NEAR:
            side = ("left", "right", "top", "bottom")[(left, right, top, bottom).index(nearest)]
            yield f"padding {nearest:.0f} px at the {side}, not {least}: {_short(seen.text.text)} {_where(ink)}"


@dataclass(frozen=True, slots=True)
class _Button:
    """A target with a panel of its own: how it looks, and the largest text on it."""

    target: Target
    fill: str
    border: int
    size: int
    card: Box | None
    """The smallest panel around the button."""


def _siblings(page: _Page) -> Iterator[str]:
    """Buttons side by side in one row that look alike but differ in height or in the size of their text."""
    frame = page.frame
    buttons = list(_buttons(page))
    dock = dock_box(frame)
    for at, one in enumerate(buttons):
        for other in buttons[at + 1 :]:
            a, b = one.target.box, other.target.box
            gap = max(a.x, b.x) - min(a.right, b.right)
            beside = min(a.bottom, b.bottom) - max(a.y, b.y) > min(a.h, b.h) / 2
            if not beside or not -NEAR <= gap <= frame.mm(SIDEWAYS) or one.target.line != other.target.line:
                continue
            if one.card != other.card:
                continue
            if max(a.h, b.h) > SIBLINGS * min(a.h, b.h):
                continue
            edges = abs(a.y - b.y), abs(a.bottom - b.bottom), abs(a.middle[1] - b.middle[1])
            if min(edges) <= 2 < max(edges):
                yield f"unequal siblings, height: {_both(one.target, other.target)}"
            in_dock = a.y > dock.y - NEAR
            alike = (one.fill, one.border) == (other.fill, other.border) and max(a.w, b.w) <= SIBLINGS * min(a.w, b.w)
            alike = alike and not (in_dock and abs(a.w - b.w) > 2)
            if alike and one.size and other.size and one.size != other.size:
                both = _both(one.target, other.target)
                yield f"unequal siblings, text of {one.size} and {other.size} px: {both}"


def _buttons(page: _Page) -> Iterator[_Button]:
    places = {_place(panel.box): panel for _, panel in page.panels}
    for target in page.sheet.targets:
        panel = places.get(_place(target.box))
        if panel is not None:
            sizes = [seen.text.size for seen in page.texts if within(seen.ink, target.box)]
            around = [one.box for _, one in page.panels if one is not panel and within(target.box, one.box)]
            around = [box for box in around if _place(box) != _place(target.box)]
            card = min(around, key=lambda box: box.w * box.h, default=None)
            yield _Button(target, panel.fill, panel.border, max(sizes, default=0), card)


def _place(box: Box) -> tuple[int, int, int, int]:
    return round(box.x), round(box.y), round(box.w), round(box.h)


def _way_on(page: _Page) -> Iterator[str]:
    """Docks without a button that leads on or back, or that takes all of the display, besides those that never move.

    On an upright display the dock may have a second row above the first.
    """
    frame = page.frame
    dock = dock_box(frame)
    above = dock.h + frame.length("dock_gap") if frame.portrait else 0
    standing = [(action.event, action.aloud) for action in page.dock]
    for target in page.sheet.targets:
        if isinstance(target.press, Action) and (target.press.event, target.aloud) in standing:
            continue
        if target.key.startswith(PAGING_KEYS):
            continue
        if target.box.bottom > dock.y - above + 2 * NEAR and within(target.box, Box(0, 0, frame.width, frame.height)):
            return
    yield "no way on or back in the dock"


PAGING_KEYS = ("more", "page", "paging")
"""How the keys of targets begin that only show more of a list."""


# --- every state -----------------------------------------------------------------------------------------------------


def looked_over(setting: Setting, views: Iterable[type[View]] | None = None) -> Iterator[tuple[str, str, View]]:
    """(state, fault, view) for every fault of these views, or of all views that have pages and are not in `NOT_YET`."""
    chosen = {view for view in PAGES if view not in NOT_YET} if views is None else set(views)
    for name, shown in states(setting.tongue).items():
        if type(shown.view) not in chosen:
            continue
        shown = replace(shown, bigger=setting.bigger or shown.bigger)
        for fault in faults(posed(name, shown, setting.frame(shown)).laid(setting.frame(shown), shown), shown):
            yield name, fault, shown.view


def changed_by_predecessors(view: type[View], setting: Setting) -> list[str]:
    """The states of a view that look different after another state of it, or after a visitor who touched everything."""
    those = [
        (name, replace(shown, bigger=setting.bigger or shown.bigger))
        for name, shown in states(setting.tongue).items()
        if type(shown.view) is view
    ]
    alone = {name: _alike(_alone(shown, setting)) for name, shown in those}
    found = []
    for order in (those, those[::-1]):
        page, touched = PAGES[view](), PAGES[view]()
        before: View | None = None
        for name, shown in order:
            page.shown(before, shown.view)
            before = shown.view
            if not name.startswith(STAYS) and _alike(page.laid(setting.frame(shown), shown)) != alone[name]:
                found.append(f"{name}: looks different after another state")
            touched.wipe()
            touched.shown(None, shown.view)
            if _alike(touched.laid(setting.frame(shown), shown)) != alone[name]:
                found.append(f"{name}: keeps something of the visitor before")
            touch_all(touched, setting.frame(shown), shown)
    return sorted(set(found))


def _alone(shown: Shown, setting: Setting) -> Sheet:
    return posed("", shown, setting.frame(shown)).laid(setting.frame(shown), shown)


def posed(name: str, shown: Shown, frame: Frame) -> Page:
    """A new page that shows this state, after the touches of this state."""
    page = PAGES[type(shown.view)]()
    page.shown(None, shown.view)
    return hands.touch(name, page, frame, shown)


def touch_all(page: Page, frame: Frame, shown: Shown) -> None:
    """Presses each target that changes the page itself, once."""
    done: set[str] = set()
    for _ in range(40):
        sheet = page.laid(frame, shown)
        free = [one for one in sheet.targets if not isinstance(one.press, Action) and one.key not in done]
        if not free:
            return
        done.add(free[0].key)
        press = free[0].press
        assert not isinstance(press, Action)
        press()


def _alike(sheet: Sheet) -> tuple[list[Mark], list[tuple[object, ...]], str]:
    """A value that is equal for two sheets that look and act the same; the functions of targets are never equal."""
    targets: list[tuple[object, ...]] = [
        (one.box, one.key, one.aloud, one.press if isinstance(one.press, Action) else None, one.green)
        for one in sheet.targets
    ]
    return sheet.marks, targets, sheet.ground


def after_one_touch(view: type[View], setting: Setting) -> Iterator[tuple[str, str]]:
    """(state and touched target, fault) for every fault of the pages of a view after each touch that changes the page
    itself.
    """
    for name, shown in states(setting.tongue).items():
        if type(shown.view) is not view:
            continue
        shown = replace(shown, bigger=setting.bigger or shown.bigger)
        frame = setting.frame(shown)
        turns = shown.further.partition("{n}")[0]
        for one in posed(name, shown, frame).laid(frame, shown).targets:
            if isinstance(one.press, Action) or one.quiet == 0:
                continue
            page = posed(name, shown, frame)
            press = next(other.press for other in page.laid(frame, shown).targets if other.key == one.key)
            assert not isinstance(press, Action)
            press()
            for fault in faults(page.laid(frame, shown), shown):
                if one.key.startswith(turns) and fault.startswith(NO_INVITATION):
                    continue  # the invitation stands above the first lines of a list, not on its later pages
                yield f"{name} > {one.aloud or one.key}", fault


def main(names: list[str]) -> int:
    """Prints every fault, those that differ only in state, language or *groter* once. Returns 1 if there are any."""
    lines = 0
    for view in sorted(PAGES, key=lambda view: view.__name__):
        if names and view.__name__ not in names:
            continue
        met: dict[tuple[str, ...], list[str]] = {}
        for setting in SETTINGS:
            found = [(name, fault) for name, fault, _ in looked_over(setting, (view,))]
            if setting.tongue == "nl":
                found += after_one_touch(view, setting)
            for name, fault in found:
                same = f"{setting.size[0]}x{setting.size[1]}", fault.split(":")[0].split(" px")[0], _quoted(fault)
                met.setdefault(same, []).append(f"{name} {setting}: {fault}")
        for those in sorted(met.values(), key=len, reverse=True):
            print(f"{view.__name__} {those[0]}" + (f" (and {len(those) - 1} like it)" if those[1:] else ""))
        changed = changed_by_predecessors(view, SETTINGS[0])
        for line in changed:
            print(f"{view.__name__} {line}")
        lines += len(met) + len(changed)
    return 1 if lines else 0


def _quoted(fault: str) -> str:
    """The first text that a fault quotes."""
    return fault.split("'")[1] if fault.count("'") > 1 else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
