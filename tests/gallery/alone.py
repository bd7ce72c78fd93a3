"""Pictures of a house in which nobody is there."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kiosk.lending.events import (
    CardFault,
    CardLost,
    CardRefused,
    CardSeen,
    CardUnknown,
    CodeRefused,
    CodeScanned,
    CodeUnknown,
    Event,
    GuideRead,
    LedgerSilent,
    Panel,
    PanelOpened,
    SlipGiven,
    SlipWanted,
)
from kiosk.lending.model import Device, SessionSettings, Trouble
from kiosk.lending.visit.notes import NoteAbout, NoteLeft, NotesEnough, NoteWritten
from tests.gallery.guide import NOBODY
from tests.gallery.house import FOUR, ONE_OF_EACH, refused
from tests.gallery.lines import LOANS, lent
from tests.gallery.play import CARD, OTHER_CARD, Scenes, card, lost, play, scan
from tests.house import DRILL, LADDER, LONG_NAMES, SAW, day

STRANGE = "8712345678906"
REFUSED = ("blocked", "owes", "closed", "already-out", "overdue")


def while_nobody_is_there(desk: SessionSettings) -> Scenes:
    alone = GuideRead(NOBODY)
    here = card(desk, *LOANS)
    scanned = (CodeScanned(STRANGE, 12), CodeUnknown(STRANGE))
    unknown, given = (CardSeen(CARD, 5), CardUnknown()), SlipGiven("K7R4M2", day(14))
    note = (PanelOpened(Panel.NOTE),)
    returns_only = replace(NOBODY, entries=tuple(replace(one, lends_itself=False) for one in NOBODY.entries))
    kept = (replace(one, week=None, today=(), next=None, tomorrow=False) for one in NOBODY.entries)
    no_hours = GuideRead(replace(NOBODY, entries=tuple(kept)))
    played: dict[str, tuple[Event, ...]] = {
        "alone-welcome": (),
        "alone-no-hours": (no_hours,),
        "alone-no-hours-refusal": (no_hours, *here, *refused(SAW, *ONE_OF_EACH["blocked"], desk=None)),
        "alone-help": (PanelOpened(Panel.HELP),),
        "alone-unknown-card": unknown,
        "alone-lost-card": (CardSeen(CARD, 5), CardLost()),
        "alone-card-slip": (*unknown, SlipWanted(), given),
        "alone-card-slip-no-printer": (lost(Device.PRINTER), *unknown, SlipWanted(), given),
        "alone-unknown-card-no-printer": (lost(Device.PRINTER), *unknown),
        "alone-many-cards": (CardSeen(CARD, 5), CardUnknown(may_have_slip=False)),
        "alone-pin": (PanelOpened(Panel.NUMBER),),
        "alone-torn-card": (CardRefused(CardFault.UNREADABLE, 5),),
        "alone-unknown-code": scanned,
        "alone-unreadable-code": (CodeRefused(5),),
        "alone-visit": here,
        "alone-visit-2-lines": (*here, *scan(lent(DRILL), lent(LADDER))),
        "alone-visit-help": (*here, PanelOpened(Panel.HELP)),
        "alone-visit-unknown-code": (*here, *scanned),
        "alone-visit-unknown-card": (*here, CardSeen(OTHER_CARD, 14), CardUnknown()),
        **{f"alone-refusal-{name}": (*here, *refused(SAW, *ONE_OF_EACH[name])) for name in REFUSED},
        "alone-refusal-4-reasons": (*here, *refused(SAW, *FOUR)),
        "alone-refusal-nobody-known": (*here, *refused(SAW, FOUR[0], desk=None)),
        "alone-visit-returns-only": (GuideRead(returns_only), *here),
        "alone-note": note,
        "alone-visit-note": (*here, *scan(lent(DRILL), lent(LADDER)), *note),
        "alone-visit-note-which": (*here, *scan(lent(DRILL), lent(LADDER), lent(LONG_NAMES[0])), *note),
        "alone-note-left": (*note, NoteWritten(NoteAbout.FOUND), NoteLeft(212, NoteAbout.FOUND)),
        "alone-note-left-no-paper": (
            *note,
            lost(Device.PRINTER, Trouble.PAPER_OUT),
            NoteWritten(NoteAbout.FOUND),
            NoteLeft(212, NoteAbout.FOUND),
        ),
        "alone-visit-note-left": (
            *here,
            *scan(lent(DRILL)),
            *note,
            NoteWritten(NoteAbout.BROKEN, DRILL.barcode),
            NoteLeft(212, NoteAbout.BROKEN, DRILL),
        ),
        "alone-note-again": (*note, NoteWritten(NoteAbout.FOUND), NoteLeft(212, NoteAbout.FOUND, again=True)),
        "alone-notes-enough": (*note, NoteWritten(NoteAbout.FOUND), NotesEnough()),
        "alone-silent": (CodeScanned(STRANGE, 12), LedgerSilent()),
    }
    return {name: play(desk, alone, *events) for name, events in played.items()}


def _broken(stage: Any) -> None:
    """A hand that touches *Het is stuk*, so that the page asks which item."""
    stage.page.choose(0)
    stage.lay_again()


HANDS: dict[str, Callable[[Any], None]] = {"alone-visit-note-which": _broken}
