"""What is printed besides tickets: the slip of an item set aside or of a note, a label, a form, the slip of a backup."""

from datetime import datetime

from kiosk.lending.tickets import HoldSlip, ItemLabel, PaperForm, Slip
from kiosk.lending.upkeep.backups import BackupSlip
from kiosk.lending.visit.notes import NoteSlip
from screens.present.paper.backup_slip import write_backup
from screens.present.paper.hold_slip import write_hold
from screens.present.paper.note_slip import write_note
from screens.present.paper.paper_form import write_form
from screens.present.words import Wordbook


def write_on_item(
    paper: HoldSlip | NoteSlip | ItemLabel | PaperForm | BackupSlip, wordbook: Wordbook, now: datetime, house: str
) -> Slip:
    """What to print. `now` is an aware datetime; a label shows no day."""
    match paper:
        case HoldSlip():
            return write_hold(paper, wordbook, now, house)
        case NoteSlip():
            return write_note(paper, wordbook, now, house)
        case ItemLabel():
            return write_label(paper)
        case PaperForm():
            return write_form(paper, wordbook, now, house)
        case BackupSlip():
            return write_backup(paper, wordbook, now, house)


def write_label(label: ItemLabel) -> Slip:
    """A label: the name of the item is the large line, where a ticket has the name of the house."""
    item = label.item
    return Slip(item.name, item.initiative.name, (), (item.barcode,), label.language, barcode=item.barcode)
