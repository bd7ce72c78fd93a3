"""What is late and what lies ready, in words: as pages to print, and as the slip of the desk."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kiosk.lending.reports.late import LateLoan, Overdue, ReadyItem
from kiosk.lending.tickets import Slip, SlipGroup, SlipRow
from screens.present.words import Words


@dataclass(frozen=True, slots=True)
class LateRow:
    """A line of the list: the item and its code, the member and their number, the day, and a remark."""

    item: str
    code: str
    person: str
    number: str
    day: str
    remark: str


@dataclass(frozen=True, slots=True)
class LateGroup:
    """What is late, or what lies ready, of one initiative."""

    initiative: str
    colour: str
    title: str
    rows: tuple[LateRow, ...]


@dataclass(frozen=True, slots=True)
class LateList:
    """The list as it is printed. `nothing` is the sentence for an empty one."""

    house: str
    title: str
    day: str
    groups: tuple[LateGroup, ...]
    nothing: str
    foot: str
    language: str


def late_list(overdue: Overdue, house: str, words: Words) -> LateList:
    return LateList(
        house=house,
        # Translators: a list of what should be back, and of what lies ready for somebody
        title=words("Te laat en klaar"),
        day=words.due(overdue.today).full,
        groups=tuple(late_groups(overdue, words)),
        nothing=words("Alles is op tijd terug."),
        # Translators: at the bottom of a list with names
        foot=words("Met namen: niet ophangen. Weg ermee na gebruik."),
        language=words.language,
    )


def late_groups(overdue: Overdue, words: Words) -> Iterator[LateGroup]:
    """The groups by initiative, in each first what is late and then what lies ready."""
    both: tuple[LateLoan | ReadyItem, ...] = (*overdue.late, *overdue.ready)
    for one in {each.item.initiative.key: each.item.initiative for each in both}.values():
        late = [_late(overdue, each, words) for each in overdue.late if each.item.initiative.key == one.key]
        ready = [_ready(each, words) for each in overdue.ready if each.item.initiative.key == one.key]
        # Translators: above a list of what should be back
        for title, rows in ((words("Te laat"), late), (words("Ligt klaar"), ready)):
            if rows:
                yield LateGroup(one.name, one.colour, title, tuple(rows))


def late_remark(overdue: Overdue, loan: LateLoan, words: Words) -> str:
    """How late the item is, and whether somebody waits for it."""
    parts = (
        words.left(loan.due_on, overdue.today),
        # Translators: another member has reserved it
        words("er wacht iemand") if loan.waited_for else "",
    )
    return " · ".join(part for part in parts if part)


def _late(overdue: Overdue, loan: LateLoan, words: Words) -> LateRow:
    who, day = loan.person, words.due(loan.due_on, overdue.today).full
    return LateRow(loan.item.name, loan.item.barcode, who.name, who.number, day, late_remark(overdue, loan, words))


def _ready(ready: ReadyItem, words: Words) -> LateRow:
    who, day = ready.person, words.due(ready.until).full
    # Translators: on a slip; {code} is a short code
    remark = words("briefje {code}", code=ready.code)
    return LateRow(ready.item.name, ready.item.barcode, who.name, who.number, day, remark)


def write_late(overdue: Overdue, words: Words, when: str, house: str) -> Slip:
    """The slip of the desk with what is late and what lies ready."""
    groups = tuple(
        SlipGroup(group.initiative, group.title, tuple(_rows(group.rows))) for group in late_groups(overdue, words)
    )
    closing = words("Met namen: niet ophangen. Weg ermee na gebruik.") if groups else words("Alles is op tijd terug.")
    return Slip(house, when, groups, (closing,), words.language)


def _rows(rows: Iterable[LateRow]) -> Iterator[SlipRow]:
    for row in rows:
        yield SlipRow(row.item, f"{row.person} · {row.day} · {row.remark}")
