"""What the pages of the volunteers' desk share: the head with messages, the dock, and the row of a list."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from screens.glass import page
from screens.glass.frame import Frame
from screens.glass.marks import Box, Press
from screens.glass.page import content_box, dock_box, dock_width
from screens.glass.sheet import Sheet
from screens.present.values import Action, Message, Picture, Shown, Tone
from screens.present.volunteers.rows import RowView

MARKS = {Tone.GOOD: "check-circle", Tone.LOOK: "eye", Tone.CALM: ""}
"""The icon of a tone, so that no tone shows by its colour alone."""
INKS = {Tone.GOOD: "go_text", Tone.LOOK: "warn", Tone.CALM: "ink2"}
GROUNDS = {Tone.GOOD: "tint_go", Tone.LOOK: "warn_bg", Tone.CALM: "tint"}
WORDS_EMS = 10.5
"""The least room for the words of a row, in ems of its text; answers stand beside the words where more is left."""
MOST_BESIDE = 3
"""The most answers beside the words of a row."""
REMARK_LINES = 3
"""The most lines of the remark of a row."""
DOT = " · "

T = TypeVar("T")


def in_rows(cells: Sequence[T], columns: int) -> list[Sequence[T]]:
    """The cells in rows of `columns` each."""
    return [cells[at : at + columns] for at in range(0, len(cells), columns)]


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the top of a page; `chip` is an icon, with which `aside` stands on a ground of its own."""

    title: str
    icon: str = ""
    aside: str = ""
    chip: str = ""
    sunny: bool = False
    picture: Picture | None = None
    ink: str = "brand"
    cut: bool = False
    """True if the title is a name, which may be cut."""


# --- the top of a page ---------------------------------------------------------------------------------------------


def gap_of(frame: Frame) -> int:
    """Pixels between targets of which one cannot be undone: 2 mm."""
    return frame.mm(2.05)


def page_box(frame: Frame) -> Box:
    """The box of everything above the dock; on an upright display, and with *groter*, the way on has a row of its own
    there.
    """
    box = content_box(frame)
    return box.above(dock_box(frame).h + frame.length("dock_gap")) if _way_above(frame) else box


def _way_above(frame: Frame) -> bool:
    return frame.portrait and frame.bigger


def head_height(sheet: Sheet) -> int:
    frame = sheet.frame
    return max(frame.mm((9.8, 12.9, 15.0)[frame.size_class]), sheet.leading("head"))


def top(
    sheet: Sheet,
    head: Head,
    messages: Sequence[Message],
    dismiss: Action | None,
    button: "Slot | None" = None,
    *,
    beneath: int = 0,
) -> Box:
    """Draw the head with the messages; returns the room below it. On an upright display that is the lower two thirds:
    the head stands `beneath` pixels lower, with a picture above it.

    One short message stands beside the title. A longer one, or several, stand below it, and on a compact display in its
    place. `button` stands at the end of the head, or has a row of its own where there is a message.
    """
    frame, page = sheet.frame, page_box(sheet.frame)
    gap = frame.mm(1.1) if frame.compact else frame.mm(2.7)
    if frame.portrait and not beneath:
        trial = top(Sheet(frame), head, messages, dismiss, button, beneath=1)
        return top(sheet, head, messages, dismiss, button, beneath=max(1, round(frame.height / 3 - trial.y)))
    if beneath > 1:
        if above(sheet, page.top(beneath), head):
            head = replace(head, icon="", picture=None)
        page = page.below(beneath)
    high = max(head_height(sheet), _title_lines(sheet, head, page.w) * sheet.leading("title"))
    row = page.top(high)
    if button and messages:
        page = top(sheet, head, messages, dismiss, beneath=max(1, beneath))
        sheet.button(page.top(frame.touch), button[0], button[1], key="look")
        return page.below(frame.touch + gap)
    if button:
        high = max(high, frame.touch)
        wide = _button_width(sheet, sheet.width(button[0].text, "body", "black") + sheet.size("body") * 1.3)
        row = page.top(high)
        sheet.button(row.right_part(wide), button[0], button[1], key="look")
        _title(sheet, row.before(wide + gap), replace(head, aside=""))
        return page.below(high + gap)
    if not messages:
        _title(sheet, row, head)
        return page.below(high + gap)
    title = _title_width(sheet, head)
    room = row.after(min(title, row.w * 0.6) + frame.length("space"))
    fits = len(messages) == 1 and (head.cut or title <= row.w * 0.6) and (dismiss is None or high >= frame.touch)
    if fits and strip_height(sheet, room.w, messages[0], dismiss) <= high and room.w > frame.mm(60):
        _title(sheet, row, replace(head, aside=""))
        strip(sheet, room, messages[0], dismiss)
        return page.below(high + gap)
    if not frame.compact:
        _title(sheet, row, head)
        page = page.below(high + gap)
    for at, message in enumerate(messages):
        close = dismiss if at == 0 else None
        part = page.top(max(strip_height(sheet, page.w, message, close), frame.mm(9)))
        strip(sheet, part, message, close)
        page = page.below(part.h + (frame.mm(1.1) if at + 1 < len(messages) else gap))
    return page


def above(sheet: Sheet, box: Box, head: Head) -> bool:
    """Draw the picture of the page, or its icon, above the head of an upright display; returns False where there is no
    room.
    """
    frame = sheet.frame
    side = min(frame.mm(42), box.h - frame.length("space"))
    if side < frame.mm(12) or not (head.picture or head.icon):
        return False
    place = Box(box.x, box.y + (box.h - side) / 2, side, side)
    if head.picture:
        sheet.tile(place, head.picture)
    elif head.icon:
        sheet.disc(place, "sun" if head.sunny else "tint")
        sheet.icon(place, head.icon, round(side * 0.56), "sun_ink" if head.sunny else head.ink)
    return True


def _mark_width(sheet: Sheet, head: Head) -> float:
    return head_height(sheet) + sheet.frame.length("space") if head.icon or head.picture else 0


def _title_width(sheet: Sheet, head: Head) -> float:
    return _mark_width(sheet, head) + sheet.width(head.title, "head", "black")


def _title_lines(sheet: Sheet, head: Head, width: float) -> int:
    """How many lines of a smaller text a title takes that does not fit on one line; 0 for a title that fits."""
    if head.cut or any(sheet.fits(head.title, width, size, "black") for size in ("head", "title")):
        return 0
    return sheet.lines_of(head.title, width, "title", "black", 3)


def _title(sheet: Sheet, row: Box, head: Head) -> None:
    frame, pad = sheet.frame, sheet.frame.length("space")
    high = head_height(sheet)
    mark = row.left(high if head.icon or head.picture else 0).inset(0, (row.h - high) / 2)
    text = row.after(_mark_width(sheet, head))
    wide = sheet.width(head.title, "head", "black")
    aside = sheet.width(head.aside, "small", "bold") + (sheet.size("small") * 1.5 + 2 * pad if head.chip else 0)
    beside = bool(head.aside) and wide + aside + 2 * pad <= text.w
    size = "head" if sheet.fits(head.title, text.w, "head", "black") else "title"
    if mark.w and not head.cut and not sheet.fits(head.title, text.w, size, "black"):
        _title(sheet, row, replace(head, icon="", picture=None, aside=""))
        return
    if head.picture:
        sheet.tile(mark, head.picture)
    elif head.sunny and head.icon:
        sheet.disc(mark, "sun")
        sheet.icon(mark, head.icon, round(high * 0.62), "sun_ink")
    elif head.icon:
        sheet.icon(mark, head.icon, round(high * 0.78), head.ink)
    lines = 1 if head.cut or sheet.fits(head.title, text.w, size, "black") else 2
    room = text.before(aside + pad) if beside else text
    sheet.text(room, head.title, size, "black", lines=lines, may_cut=head.cut)
    if not beside:
        return
    part = text.right_part(aside)
    if not head.chip:
        sheet.text(part, head.aside, "small", "bold", "ink2", "end")
        return
    part = part.inset(0, max(0, (part.h - sheet.leading("small") - 2 * pad) / 2))
    sheet.panel(part, "tint", frame.length("radius"), max(2, frame.length("stroke")) if frame.bigger else 0)
    sheet.icon(part.after(pad).left(sheet.size("small")), head.chip, "small", "brand_dk")
    sheet.text(part.after(pad + sheet.size("small") * 1.4), head.aside, "small", "bold", "brand_dk")


def _strip_room(sheet: Sheet, width: float, message: Message, dismiss: Action | None) -> float:
    """Pixels of width for the words of a message."""
    pad = sheet.frame.length("space")
    icon = sheet.size("small") * 1.5 if message.icon else 0
    code = sheet.width(message.code, "title", "black") + pad if message.code else 0
    close = _close_width(sheet, dismiss) + pad if dismiss else 0
    return width - 2 * pad - icon - code - close


def _close_width(sheet: Sheet, dismiss: Action) -> float:
    wide = sheet.width(dismiss.text, "small", "black") + 2 * sheet.frame.length("space")
    return max(sheet.frame.touch, round(wide * 1.06))


def strip_height(sheet: Sheet, width: float, message: Message, dismiss: Action | None) -> float:
    """Pixels of height of a message in a strip of this width."""
    frame = sheet.frame
    room = _strip_room(sheet, width, message, dismiss)
    lines = sheet.lines_of(_sentence(sheet, room, message), room, "small", "bold")
    words = lines * sheet.leading("small") + 2 * frame.mm(0.7)
    return max(words, frame.touch if dismiss else 0, sheet.leading("title") if message.code else 0)


def _sentence(sheet: Sheet, room: float, message: Message) -> str:
    """All that a message says, in one text; the path of a file that is wider than the room is broken before the file's
    name.
    """
    whole = f"{message.text} {message.detail}" if message.text and message.detail else message.text or message.detail
    wide = [word for word in whole.split() if "/" in word and sheet.width(word, "small", "bold") > room]
    for word in wide:
        folder, _, name = word.rpartition("/")
        whole = whole.replace(word, f"{folder}/ {name}")
    return whole


def strip(sheet: Sheet, box: Box, message: Message, dismiss: Action | None) -> None:
    """Draw a message in a strip: its icon, what it says, its short code, and the button that closes or answers it."""
    frame, pad = sheet.frame, sheet.frame.length("space")
    ink = "brand_dk" if message.tone is Tone.CALM else INKS[message.tone]
    radius = frame.length("radius" if box.h > frame.touch * 0.9 else "radius_small")
    sheet.panel(box, GROUNDS[message.tone], radius, max(2, frame.length("stroke")) if frame.bigger else 0, ink)
    inner = box.inset(pad, 0)
    if dismiss:
        wide = _close_width(sheet, dismiss)
        close = box.right_part(wide)
        sheet.button(close, replace(dismiss, icon=""), dismiss, size="small")
        inner = inner.before(wide)
    if message.icon:
        sheet.icon(inner.left(sheet.size("small")), message.icon, round(sheet.size("small") * 1.15), ink)
        inner = inner.after(sheet.size("small") * 1.5)
    if message.code:
        wide = sheet.width(message.code, "title", "black")
        sheet.text(inner.right_part(wide + 1), message.code, "title", "black", ink, "end")
        inner = inner.before(wide + pad)
    lines = max(1, int(box.h / sheet.leading("small")))
    sheet.text(inner, _sentence(sheet, inner.w, message), "small", "bold", ink, lines=lines)


# --- the dock ------------------------------------------------------------------------------------------------------


Slot = tuple[Action, Press | None]


def dock(
    sheet: Sheet,
    shown: Shown,
    slots: Sequence[Slot] = (),
    main: Slot | None = None,
    *,
    look_of_way: str = "go",
    risky: bool = False,
) -> None:
    """Draw the buttons that never move, small `slots` beside them, and the main way on, which takes the room that is
    left.

    Where the way on has no room for its words, `page.dock` gives up words, and the way on its whole word for its brief
    one.
    """
    frame, above = sheet.frame, _way_above(sheet.frame)
    if main is None:
        page.dock(sheet, shown, *slots)
        return
    action, press = main[0], main[1] or main[0]
    faces = (action, action.briefly)
    if above:
        page.dock(sheet, shown, *slots)
        row = dock_box(frame)
        row = replace(row, y=row.y - row.h - frame.length("dock_gap"))
    else:
        icon = sheet.size("body") * 1.3 if action.icon else 0
        need = max(dock_width(sheet, shown), _needed(sheet, action.text, "body") + icon)
        brief = max(frame.touch, _needed(sheet, action.briefly.text, "small"))
        row = page.dock(sheet, shown, *slots, need=need, brief_need=brief)
    if risky:
        row = row.after(max(0, gap_of(frame) - frame.length("dock_gap")))
    room, lines = sheet.face_room(row.w), 1 if _one_line(sheet) else 2
    fitting = (one for one in faces if sheet.fits(one.text, room, "small", "black", lines))
    face = next(fitting, action.wordless)
    sizes = ("title", "body", "small") if row.w > 1.2 * dock_width(sheet, shown) else ("small",)
    size = next((one for one in sizes if _on_one_line(sheet, row.w, face, one)), "small") if face.text else "head"
    sheet.button(row, face, press, look=look_of_way, size=size, risky=risky)


def words_fit(sheet: Sheet, shown: Shown, slots: Sequence[Action], main: Action | None) -> bool:
    """True if the dock has room for the words, brief ones where there are such, of all these buttons."""
    above = _way_above(sheet.frame)
    need = _needed(sheet, main.briefly.text, "small") if main and not above else 0
    return page.room_left(sheet, shown, slots) >= need


def _needed(sheet: Sheet, text: str, size: str) -> float:
    """Pixels of width that a button of the dock needs for these words, on two lines where they fit on two."""
    lines = int(dock_box(sheet.frame).h / sheet.leading(size))
    return _button_width(sheet, page.narrowest(sheet, text, size) if lines > 1 else sheet.width(text, size, "black"))


def _on_one_line(sheet: Sheet, width: float, action: Action, size: str) -> bool:
    """True if the words of a button of this width stand on one line, beside its icon."""
    words = sheet.width(action.text, size, "black")
    return words <= width * 0.88 and words <= sheet.face_room(width, size if action.icon else 0)


def _one_line(sheet: Sheet) -> bool:
    return dock_box(sheet.frame).h < 2 * sheet.leading("small")


def _button_width(sheet: Sheet, words: float) -> int:
    """Pixels of width of a button whose words are `words` pixels wide."""
    return round(min(words / 0.88, words + 2 * sheet.frame.length("space")) + 3)


# --- rows ----------------------------------------------------------------------------------------------------------


def row_height(sheet: Sheet, size: str = "body") -> int:
    """Pixels of height of a row with a title of this size, and a remark below it."""
    frame = sheet.frame
    return max(frame.line_touch, sheet.leading(size) + sheet.leading("small") + 2 * frame.mm(0.7))


def filling(room: float, least: float, gap: float) -> float:
    """The height of rows, in pixels, of at least `least` that fill the room, if that is not much more than the
    least.
    """
    number = max(1, int((room + gap) / (least + gap)))
    return max(least, min(least * 1.2, (room - gap * (number - 1)) / number))


def row_gap(frame: Frame) -> int:
    return frame.length("gap")


def answer_width(sheet: Sheet, rows: Sequence[RowView]) -> float:
    """Pixels of width of every answer beside these rows: as many as their words need, on two lines."""
    frame = sheet.frame
    texts = [answer.text for row in rows for answer in row.answers]
    whole = max((_button_width(sheet, sheet.width(text, "small", "black")) for text in texts), default=0)
    broken = max((_button_width(sheet, page.narrowest(sheet, text, "small")) for text in texts), default=0)
    least = max(frame.mm(22), broken)
    return whole if least < whole <= frame.mm(27) else least


def beside(sheet: Sheet, width: float, wide: float, ems: float = WORDS_EMS) -> int:
    """How many answers of `wide` pixels have room beside the words of a row of this width."""
    room = width - row_height(sheet) - ems * sheet.size("body")
    return max(0, min(MOST_BESIDE, int(room / (wide + gap_of(sheet.frame)))))


def picture(sheet: Sheet, box: Box, row: RowView) -> None:
    """Draw the picture of a row, or its icon where it has no picture."""
    if row.picture:
        sheet.tile(box, row.picture)
    elif row.icon:
        sheet.panel(box, "tint", sheet.frame.length("radius_small"))
        sheet.icon(box, row.icon, round(box.h * 0.56), "brand_dk")


def row_card(
    sheet: Sheet,
    box: Box,
    row: RowView,
    press: Press | None,
    answers: Sequence[Action] = (),
    answer_wide: float = 0,
    *,
    fill: str = "surface",
    large: bool = False,
    slim: bool = False,
    pictured: bool = True,
    key: str = "",
) -> None:
    """Draw a row: a card, which leads on where it has a `press`, and beside it the `answers` that are shown.

    The picture is left out of a row that is not `pictured`, and of a `slim` one, which has little width for its words.
    """
    frame, gap = sheet.frame, gap_of(sheet.frame)
    key = key or row.key
    for at, answer in enumerate(reversed(answers)):
        part = box.right_part(answer_wide)
        name = f"{key}: {len(answers) - at}"
        look, icon = "on" if answer.on else "plain", "" if frame.bigger else None
        sheet.button(part, answer, look=look, size="small", icon=icon, above=True, key=name, line=True)
        box = box.before(answer_wide + gap)
    border = max(2, frame.length("stroke")) if frame.bigger else 0
    sheet.panel(box, fill, frame.length("radius"), border, shadow=True)
    if press is not None:
        sheet.target(box, press, key, _aloud(row), line=True)
    pad = _pad(frame, large=large)
    inner = box.inset(pad, 0)
    side = _picture_side(frame, box.h, large=large)
    mark = chevron(sheet) if press is not None else 0
    if (row.picture or row.icon) and pictured and not slim and takes_picture(sheet, box, row, press, large=large):
        picture(sheet, Box(inner.x, box.y + (box.h - side) / 2, side, side), row)
        inner = inner.after(side + frame.length("space"))
    if press is not None:
        sheet.icon(inner.right_part(sheet.size("body")), "chevron-right", "body", "ink2")
        inner = inner.before(mark)
    if row.mark:
        wide = sheet.width(row.mark, "small", "bold")
        if wide < inner.w * 0.4:
            sheet.text(inner.right_part(wide), row.mark, "small", "bold", "ink2", "end")
            inner = inner.before(wide + pad)
    size = "title" if large else "small" if frame.bigger else "body"
    _words(sheet, inner, row, size, mark=not slim)


def takes_picture(sheet: Sheet, box: Box, row: RowView, press: Press | None, *, large: bool = False) -> bool:
    """True if the remark of a row stands on one line of this card beside the picture, or may be broken beside it, or if
    the row has no picture.

    A list shows the pictures of all its rows or of none: otherwise their titles would not stand below each other.
    """
    frame = sheet.frame
    if (row.picture and not frame.bigger) or not (row.picture or row.icon):
        return True
    room = box.w - 2 * _pad(frame, large=large) - _picture_side(frame, box.h, large=large) - frame.length("space")
    least = sheet.width(_remark(row), "small", _remark_weight(row))
    return least <= room - (chevron(sheet) if press is not None else 0)


def _picture_side(frame: Frame, high: float, *, large: bool) -> float:
    """Pixels of the side of the picture on a card of this height."""
    return min(high - 2 * _pad(frame, large=large), frame.mm(22 if large else 13.5))


def _pad(frame: Frame, *, large: bool = False) -> int:
    """Pixels between the edge of a row's card and what stands on it."""
    return frame.length("space") if large else max(8, frame.mm(1.2))


def _aloud(row: RowView) -> str:
    said = ", ".join(part for part in (row.detail, row.when, row.mark) if part)
    return f"{row.title}: {said}" if said else row.title


def _words(sheet: Sheet, box: Box, row: RowView, size: str, *, mark: bool) -> None:
    """Draw the title of a row on one line, and its remark below; the time stands at the end of the title."""
    if size == "title" and not sheet.fits(row.title, box.w, size, "bold"):
        size = "body"
    first, second = sheet.leading(size), sheet.leading("small")
    if not row.detail and not row.when:
        lines = max(1, int(box.h / first))
        sheet.text(box, row.title, size, "bold", lines=lines, may_cut=True)
        return
    if box.h < first + second - 2:
        sheet.text(box, row.title, size, "bold", may_cut=True)
        return
    width, when, tone = box.w, row.when, row.tone
    if when:
        wide = sheet.width(when, "small", "regular")
        if sheet.width(row.title, size, "bold") + wide + sheet.size("small") <= width:
            width, when = width - wide - sheet.size("small") / 2, ""
    weight, room = _remark_weight(row), box.w
    icon = MARKS[tone] if mark and row.detail else ""
    if icon and sheet.width(_remark(row), "small", weight) + sheet.size("small") * 1.25 <= room:
        room -= sheet.size("small") * 1.25
    else:
        icon = ""
    remark = said(sheet, room, row.detail, when, weight)
    lines = sheet.lines_of(remark, room, "small", weight, max(1, int((box.h - first + 2) / second)))
    line = Box(box.x, box.y + (box.h - first - lines * second) / 2, box.w, first)
    below = Box(box.x, line.bottom, box.w, lines * second)
    if row.when and not when:
        sheet.text(line.after(width), row.when, "small", "regular", "ink2", "end")
    sheet.text(line.left(width), row.title, size, "bold", may_cut=True)
    if icon:
        sheet.icon(below.left(sheet.size("small")), icon, round(sheet.size("small") * 0.96), INKS[tone])
    below = below.right_part(room)
    sheet.text(below, remark, "small", weight, INKS[tone], lines=lines, may_cut=True, role="remark")


def answers_beside(sheet: Sheet, width: float, row: RowView, most: int, wide: float) -> tuple[Action, ...]:
    """The first answers, at most `most` of `wide` pixels each, that have room beside the words of a row.

    A row with choices may have one more, for which its picture is left out.
    """
    room, each = width - _words_width(sheet, row), wide + gap_of(sheet.frame)
    number = int(room / each)
    if not row.choices:
        return row.answers[: max(0, min(number, most))]
    if number < 2:
        number = min(2, int((room + _picture_width(sheet.frame)) / each))
    return _likeliest(row, min(number, MOST_BESIDE))


def _likeliest(row: RowView, number: int) -> tuple[Action, ...]:
    """`number` answers for a row with choices: at least one choice, in place of the first answer, then the other
    answers.

    Where not all have room, an answer that holds already is left out first. The last choice but one is the likeliest.
    """
    kept = sorted(row.answers[1:], key=lambda answer: answer.on)[: max(0, number - 1)]
    others = tuple(answer for answer in row.answers if answer in kept)
    choices = max(0, number - len(others))
    first = max(0, len(row.choices) - 1 - choices)
    return (*row.choices[first : first + choices], *others)


def _remark(row: RowView) -> str:
    """The remark of a row: the first part of its detail, which is never left out."""
    return row.detail.split(DOT)[0]


def _remark_weight(row: RowView) -> str:
    return "bold" if row.tone is not Tone.CALM else "regular"


def _words_width(sheet: Sheet, row: RowView) -> float:
    """The least pixels of width of a row without answers for its whole remark on one line."""
    remark = sheet.width(_remark(row), "small", _remark_weight(row))
    if row.choices:
        remark = max(remark, sheet.width(row.title, "body", "bold"))
    return _picture_width(sheet.frame) + remark + _around(sheet)


def _around(sheet: Sheet) -> float:
    """Pixels of width of a row besides its picture and its words: its edges, and the chevron that shows that it leads
    on.
    """
    return chevron(sheet) + 2 * sheet.frame.mm(1.2) + 4


def chevron(sheet: Sheet) -> float:
    """Pixels of width of the chevron that shows that a row leads on."""
    return sheet.size("body") * 1.1


def _picture_width(frame: Frame) -> float:
    return 0 if frame.bigger else frame.mm(13.5) + frame.length("space")


def is_tight(sheet: Sheet, width: float, row: RowView) -> bool:
    """True if a card of this width is too narrow for the picture of this row with its remark on one line."""
    return _words_width(sheet, row) > width


def is_cut(sheet: Sheet, width: float, row: RowView) -> bool:
    """True if the remark of this row is too long for all the lines that a card of this width has for it."""
    room = _remark_room(sheet, width, row, slim=False)
    return not sheet.fits(_remark(row), room, "small", _remark_weight(row), REMARK_LINES)


def words_height(sheet: Sheet, width: float, row: RowView, *, slim: bool = False) -> float:
    """Pixels of height of a row that needs more lines of words than others, in a card of this width; 0 for every other
    row.

    A row that is one sentence has as many lines as the sentence needs, and a remark has at most `REMARK_LINES`. Before
    a remark is broken an icon is left out, and in a row that has choices or is `slim` a picture too.
    """
    frame = sheet.frame
    if row.detail:
        room = _remark_room(sheet, width, row, slim=slim)
        lines = sheet.lines_of(_remark(row), room, "small", _remark_weight(row), REMARK_LINES)
        return row_height(sheet) + (lines - 1) * sheet.leading("small") if lines > 1 else 0
    if row.when or row.touch:
        return 0
    size = "small" if frame.bigger else "body"
    pads = 2 * _pad(frame) + frame.mm(13.5) + frame.length("space") + (chevron(sheet) if row.answers else 0)
    return sheet.lines_of(row.title, width - pads, size, "bold") * sheet.leading(size) + 2 * frame.mm(0.7)


def _remark_room(sheet: Sheet, width: float, row: RowView, *, slim: bool) -> float:
    pictured = row.picture and not row.choices and not slim
    return width - _around(sheet) - (_picture_width(sheet.frame) if pictured else 0)


def said(sheet: Sheet, room: float, detail: str, when: str, weight: str) -> str:
    """As much of the detail of a row as fits, in whole parts: the last parts are left out first."""
    parts = [part for part in (*detail.split(DOT), when) if part]
    while len(parts) > 1 and sheet.width(DOT.join(parts), "small", weight) > room:
        parts.pop()
    return DOT.join(parts)


def nothing(sheet: Sheet, box: Box, message: Message) -> None:
    """Draw the message of an empty list: an icon, a sentence, and what to do."""
    frame = sheet.frame
    first = sheet.lines_of(message.text, box.w, "title", "black", 3)
    second = sheet.lines_of(message.detail, box.w, "body", "regular", 4)
    words = first * sheet.leading("title") + second * sheet.leading("body")
    if words > box.h and message.detail:
        nothing(sheet, box, replace(message, detail=""))
        return
    if words > box.h:
        lines = max(1, int(box.h / sheet.leading("small")))
        sheet.text(box, message.text, "small", "black", align="center", lines=lines)
        return
    side = min(frame.mm(26), box.h - words - 2 * frame.length("space"))
    side = side if side > frame.mm(8) else 0
    y = box.y + max(0, (box.h - words - side - frame.length("space")) / 2)
    if side:
        ring = Box(box.x + (box.w - side) / 2, y, side, side)
        sheet.disc(ring, GROUNDS[message.tone])
        sheet.icon(
            ring, message.icon, round(side * 0.56), "brand_dk" if message.tone is Tone.CALM else INKS[message.tone]
        )
        y += side + frame.length("space")
    line = Box(box.x, y, box.w, first * sheet.leading("title"))
    sheet.text(line, message.text, "title", "black", align="center", lines=max(1, first))
    rest = Box(box.x, line.bottom, box.w, second * sheet.leading("body"))
    sheet.text(rest, message.detail, "body", "regular", "ink2", "center", lines=max(1, second))
