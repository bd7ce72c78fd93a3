"""The welcome page while the screen is dimmed: the house at night."""

from screens.glass.marks import Box
from screens.glass.sheet import Sheet
from screens.pages.entrance import headline, night_paint, paint
from screens.present.members.welcome import WelcomeView
from screens.present.values import Shown

NIGHT_INK, NIGHT_INK_2, NIGHT_STROKE = "#E8C79A", "#B79C86", "#8A3A1E"
"""The colours of the sentence, of quieter text, and of the stroke."""


def lay(sheet: Sheet, view: WelcomeView, shown: Shown) -> None:
    """Draw a dark house with a lit window for each initiative that opens tomorrow, and below it the way to the
    reader.
    """
    frame = sheet.frame
    page = Box(0, 0, frame.width, frame.height)
    side = headline.side_of(view, frame)
    size = sheet.size("head")
    room = frame.width - 2 * frame.margin
    sentence = " ".join(view.prompt)
    whole = room * 0.8
    lines = (sentence,) if sheet.fits(sentence, whole, size, "black") else view.prompt
    band = round(sheet.leading(size) * (len(lines) + 0.9))
    foot = frame.height - band
    if frame.portrait:
        wide = round(frame.width * 0.68)
        house = ((frame.width - wide) // 2, round(foot - wide * 0.98), wide, round(wide * 0.98))
        said = Box(frame.margin, frame.height * 0.2, room, sheet.leading("small") * 3)
    else:
        wide = round(min(frame.width * 0.38, (foot - frame.height * 0.06) / 1.22))
        house = (round(frame.width * 0.93 - wide), round(foot - wide * 0.84), wide, round(wide * 0.84))
        if side == "left":
            house = (round(frame.width * 0.07), *house[1:])
        across = frame.width - wide - frame.width * 0.1 - frame.margin - frame.mm(4)
        said = Box(frame.width - frame.margin - across if side == "left" else frame.margin, 0, across, foot)
        said = said.bottom_part(foot * 0.66).top(foot * 0.4)
    stars = round(frame.width * frame.height / 14_000)
    quiet = said.flipped(frame.width) if frame.rtl else said
    front = (frame.width - house[0] - house[2], *house[1:]) if frame.rtl else house
    sheet.scene(page, ("night", view.windows, front, quiet), night_paint.night(view.windows, front, stars, quiet))
    if view.tomorrow:
        sheet.text(said, view.tomorrow, "small", "regular", NIGHT_INK_2, lines=3, may_cut=True)
    text = Box(frame.margin, foot, whole, band)
    if side == "left":
        wide_text = max(sheet.width(one, size, "black") for one in lines)
        text = Box(frame.width - frame.margin - wide_text - 2, foot, wide_text + 2, band)
    row = sheet.leading(size)
    top = foot + (band - row * len(lines)) / 2
    last = 0.0
    for at, one in enumerate(lines):
        last = sheet.text(Box(text.x, top + at * row, text.w, row), one, size, "black", NIGHT_INK)
    if view.card_works:
        line = top + row * (len(lines) - 0.5) + size * headline.MIDDLE
        end = text.x + last + frame.mm(12)
        headline.stroke(sheet, side, last, line, end, text, NIGHT_STROKE)
        heart = round(band * 1.1)
        if side != "below":
            x = frame.width - heart * 0.5 if side == "right" else heart * 0.5
            box = Box(round(x - heart / 2), round(line - heart / 2), heart, heart)
            sheet.scene(box, ("heart", "night"), paint.heart(True, (120, 66, 32)))
    if shown.dim_touch:
        sheet.target(page, shown.dim_touch, "wake", radius=1)
