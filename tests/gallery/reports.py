"""States of the desk with the numbers of the year, overdue items and holds."""

from datetime import date, datetime
from itertools import product

from kiosk.lending.model import Cents, MemberId, SessionSettings
from kiosk.lending.reports.adding import add_up
from kiosk.lending.reports.late import LateLoan, NamedMember, Overdue, ReadyItem
from kiosk.lending.reports.model import HOUSE, ItemNumber, Measure, Report, Split
from kiosk.lending.upkeep.documents import DocumentsRead, Making
from kiosk.lending.volunteers.events import (
    FiguresRead,
    FiguresWanted,
    OverdueRead,
    OverdueWanted,
    SearchResults,
    Tile,
    TileChosen,
)
from tests.gallery.play import Scenes, play
from tests.gallery.volunteer_files import here
from tests.house import (
    BLOCKS,
    DRILL,
    JEANS_NAME,
    JEANS_NUMBER,
    LADDER,
    SAMIRAS_NAME,
    SAMIRAS_NUMBER,
    TODAY,
    TOOLS,
    TOYS,
    TRAIN,
    day,
)

MADE_AT = datetime(2026, 11, 23, 14, 5)  # noqa: DTZ001 - on the clock of the house
WITH_THE_TRAIN = NamedMember(MemberId(1), SAMIRAS_NUMBER, SAMIRAS_NAME, "nl")
WITH_THE_DRILL = NamedMember(MemberId(2), JEANS_NUMBER, JEANS_NAME, "fr")
WITH_THE_BLOCKS = NamedMember(MemberId(3), "0777", "村上 さくら", "en")
OVERDUE = Overdue(
    TODAY,
    (
        LateLoan(TRAIN, WITH_THE_TRAIN, day(-40), day(-19), waited_for=True),
        LateLoan(BLOCKS, WITH_THE_BLOCKS, day(-24), day(-3)),
        LateLoan(DRILL, WITH_THE_DRILL, day(-110), day(-103)),
    ),
    (ReadyItem(LADDER, WITH_THE_DRILL, day(5), "K7"),),
)


def sample_report() -> Report:
    """A year in which more toys are lent each month, beside the year before with half as many."""
    happened = {}
    for month in range(1, 13):
        for year, part in ((2026, 1), (2025, 2)):
            first = date(year, month, 2)
            for place, number in ((TOYS, 20 + 4 * month), (TOOLS, 60)):
                loans = number // part
                happened[place.key, first, Measure.LOANS] = happened[place.key, first, Measure.RETURNS] = loans
                happened[place.key, first, Measure.LATE] = loans // 9
                happened[place.key, first, Measure.SHARED] = loans * 45_00
                happened[place.key, first, Measure.ACTIONS] = 2 * loans
                happened[place.key, first, Measure.SELF_SERVICE] = loans
            if (year, month) >= (2026, 9):
                happened[HOUSE, first, Measure.VISITS] = 140
    places = product((HOUSE, TOYS.key, TOOLS.key), ("2026", "2025"))
    members = {(key, period): 312 if key == HOUSE else 200 for key, period in places}
    hours = product((HOUSE, TOYS.key), range(7), range(9, 20))
    return Report(
        year=2026,
        today=TODAY,
        initiatives=(TOYS, TOOLS),
        numbers=add_up(happened, members, (TOYS.key, TOOLS.key), (2025, 2026), TODAY),
        tariffs={(HOUSE, "2026"): Split(700, 400, Cents(90_00)), (TOYS.key, "2026"): None},
        hours={(key, weekday, hour): (hour - 8) * (weekday + 1) for key, weekday, hour in hours},
        stock={TOYS.key: 40, TOOLS.key: 60},
        never_lent=(ItemNumber(LADDER, 80_00),),
        often_broken=(ItemNumber(TRAIN, 3),),
        most_lent=(ItemNumber(TRAIN, 31), ItemNumber(BLOCKS, 17), ItemNumber(DRILL, 60)),
    )


def of_the_reports(desk: SessionSettings) -> Scenes:
    things = (*here(desk), TileChosen(Tile.ITEM), SearchResults(""))
    figures = FiguresWanted(), FiguresRead(sample_report())
    return {
        "desk-things-ways": play(desk, *things),
        "desk-overdue": play(desk, *things, OverdueWanted(), OverdueRead(OVERDUE)),
        "desk-overdue-nothing": play(desk, *things, OverdueWanted(), OverdueRead(Overdue(TODAY))),
        "desk-figures": play(desk, *things, *figures),
        **{
            f"desk-figures-{making.value}": play(desk, *things, *figures, DocumentsRead(making, MADE_AT, 6))
            for making in (Making.RUNS, Making.DONE, Making.FAILED)
        },
    }
