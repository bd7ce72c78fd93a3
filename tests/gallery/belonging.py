"""Where items belong, and the parts that are still to come: the states of the shelf of a return."""

from dataclasses import replace

from kiosk.lending.events import AllTherePressed, CodeScanned, PartsReported
from kiosk.lending.model import Operation, PartsSaid, SessionSettings
from kiosk.lending.volunteers.events import ReturnTaken, Tile, TileChosen
from kiosk.lending.volunteers.model import CheckedIn
from tests.gallery.house import PARTS, whole
from tests.gallery.lines import lent, returned
from tests.gallery.play import Scenes, card, play, scan
from tests.gallery.volunteers import back, works
from tests.house import BLOCKS, DRILL, JIGSAW, LADDER, TRAIN


def what_belongs_where(desk: SessionSettings) -> Scenes:
    return _returns(desk) | _at_the_desk(desk)


def _returns(desk: SessionSettings) -> Scenes:
    on_b3 = replace(returned(DRILL), shelf="B3")
    blocks = replace(whole(returned(BLOCKS), *PARTS), shelf="A1")
    told = (
        AllTherePressed(blocks.operation),
        PartsReported(blocks.operation, PartsSaid.ALL_THERE, set_aside=False),
    )
    elsewhere = replace(returned(LADDER, elsewhere=True), shelf="Kast links, onderste plank")
    return {
        "return-shelf": play(desk, *scan(on_b3)),
        "return-shelf-parts": play(desk, *scan(blocks), *told),
        "return-shelf-elsewhere": play(desk, *card(desk), *scan(elsewhere)),
        "return-shelf-3": play(
            desk, *card(desk), *scan(lent(TRAIN), replace(returned(JIGSAW), shelf="C12"), on_b3), *scan(blocks), *told
        ),
    }


def _at_the_desk(desk: SessionSettings) -> Scenes:
    here = (*works(desk), TileChosen(Tile.CHECK_IN))
    taken = CheckedIn(Operation("shelf"), JIGSAW.barcode, JIGSAW, shelf="B3")
    scanned = (CodeScanned(JIGSAW.barcode, 30), ReturnTaken(taken))
    return {"desk-check-in-shelf": play(desk, *here, *back(TRAIN, DRILL), *scanned)}
