"""Where items belong, and parts that come later: states of returns and of the desk."""

from dataclasses import replace

from kiosk.lending.events import (
    AllTherePressed,
    CodeScanned,
    PartNoted,
    PartsAwaited,
    PartsFound,
    PartsReported,
    PartStillComes,
    PartsToldPressed,
    PartsUnfolded,
)
from kiosk.lending.model import Device, Operation, Part, PartNote, PartsSaid, SessionSettings, Trouble
from kiosk.lending.volunteers.events import PutAwayRead, ReturnTaken, Tile, TileChosen
from kiosk.lending.volunteers.model import CheckedIn, EntryKind, PartRemark
from kiosk.lending.volunteers.putting_away import ToPutAway, by_shelf
from tests.gallery.house import PARTS, whole
from tests.gallery.lines import lent, returned
from tests.gallery.play import Scenes, card, lost, play, scan
from tests.gallery.volunteers import back, entry, works
from tests.house import ALL_ITEMS, BLOCKS, DRILL, JIGSAW, LADDER, TRAIN


def what_belongs_where(desk: SessionSettings) -> Scenes:
    return _returns(desk) | _parts_that_come(desk) | _at_the_desk(desk)


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


CODE = "K7P4M2XR"
SHELVES = ("A10", "A2", "B1", "B12", "Kast links, onderste plank", "A1", "C3")
TO_PUT_AWAY = by_shelf(map(ToPutAway, ALL_ITEMS, SHELVES))


def _parts_that_come(desk: SessionSettings) -> Scenes:
    line = whole(returned(BLOCKS), *PARTS)
    told = (
        *(*scan(line), PartsUnfolded(line.operation), PartNoted(PartNote(0, missing=2)), PartsToldPressed()),
        PartsReported(line.operation, PartsSaid.PROBLEM, set_aside=True),
    )
    given = (PartStillComes(line.operation), PartsAwaited(line.operation, (Part(PARTS[0].name, 2),), CODE))
    found, settled = (CodeScanned(CODE, 60), PartsFound(BLOCKS)), (CodeScanned(CODE, 60), PartsFound(BLOCKS, True))
    return {
        "part-missing": play(desk, *told),
        "part-missing-card": play(desk, *card(desk), *told),
        "part-slip": play(desk, *told, *given),
        "part-slip-no-paper": play(desk, lost(Device.PRINTER, Trouble.PAPER_OUT), *told, *given),
        "part-found": play(desk, *found),
        "part-found-visit": play(desk, *card(desk), *found),
        "part-found-before": play(desk, *settled),
    }


def _at_the_desk(desk: SessionSettings) -> Scenes:
    here = (*works(desk), TileChosen(Tile.CHECK_IN))
    taken = CheckedIn(Operation("shelf"), JIGSAW.barcode, JIGSAW, shelf="B3")
    scanned = (CodeScanned(JIGSAW.barcode, 30), ReturnTaken(taken))
    listed = (TileChosen(Tile.PUT_AWAY), PutAwayRead(TO_PUT_AWAY))
    parts = entry(8, EntryKind.FOUND, BLOCKS, parts=(PartRemark("blokken", missing=2),))
    slip = CheckedIn(Operation("part"), CODE, BLOCKS, (parts,), part=True)
    return {
        "desk-check-in-shelf": play(desk, *here, *back(TRAIN, DRILL), *scanned),
        "desk-check-in-part": play(desk, *here, *back(TRAIN, DRILL), CodeScanned(CODE, 40), ReturnTaken(slip, 1)),
        "desk-put-away": play(desk, *works(desk), *listed),
        "desk-put-away-no-printer": play(desk, lost(Device.PRINTER, Trouble.OFFLINE), *works(desk), *listed),
        "desk-put-away-nothing": play(desk, *works(desk), TileChosen(Tile.PUT_AWAY), PutAwayRead(())),
    }
