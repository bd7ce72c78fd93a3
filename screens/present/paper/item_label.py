"""What is printed besides tickets: slips of many kinds, the label of an item, a form to write on, the put-away list."""

from datetime import datetime

from kiosk.lending.effects import Paper
from kiosk.lending.reports.slips import FiguresSlip, OverdueSlip
from kiosk.lending.tickets import CardSlip, HoldSlip, ItemLabel, PaperForm, PartSlip, Slip
from kiosk.lending.upkeep.backups import BackupSlip
from kiosk.lending.visit.notes import NoteSlip
from kiosk.lending.volunteers.putting_away import PutAwaySlip
from screens.present.paper.backup_slip import write_backup
from screens.present.paper.card_slip import write_card_slip
from screens.present.paper.hold_slip import write_hold
from screens.present.paper.note_slip import write_note
from screens.present.paper.paper_form import write_form
from screens.present.paper.part_slip import write_part_slip
from screens.present.paper.put_away_slip import write_put_away
from screens.present.words import Wordbook


def write_on_item(paper: Paper, wordbook: Wordbook, now: datetime, house: str) -> Slip:
    """The slip for this paper. `now` is an aware datetime; a label shows no day."""
    match paper:
        case HoldSlip():
            return write_hold(paper, wordbook, now, house)
        case PartSlip():
            return write_part_slip(paper, wordbook, now, house)
        case NoteSlip():
            return write_note(paper, wordbook, now, house)
        case ItemLabel():
            return write_label(paper)
        case PutAwaySlip():
            return write_put_away(paper, wordbook, now, house)
        case PaperForm():
            return write_form(paper, wordbook, now, house)
        case CardSlip():
            return write_card_slip(paper, wordbook, now, house)
        case OverdueSlip() | FiguresSlip():
            from screens.present.reports.slips import write_report  # not imported at the start: only the desk uses it

            return write_report(paper, wordbook, now, house)
        case BackupSlip():
            return write_backup(paper, wordbook, now, house)


def write_label(label: ItemLabel) -> Slip:
    """A label: the name of the item is the large line, where a ticket has the name of the house."""
    item = label.item
    return Slip(item.name, item.initiative.name, (), (item.barcode,), label.language, barcode=item.barcode)
