"""The slip for the person who put in a stick: what is in the backup, or why there is none."""

from datetime import datetime

from kiosk.lending.tickets import Slip, SlipGroup, SlipRow
from kiosk.lending.upkeep.backups import BackupSlip
from screens.present.backups import backup_text
from screens.present.words import Wordbook


def write_backup(paper: BackupSlip, wordbook: Wordbook, now: datetime, house: str) -> Slip:
    """The slip. `now` is an aware datetime, shown on the clock of the house."""
    words = wordbook(paper.language)
    text = backup_text(paper.result, words)
    return Slip(
        house,
        words.moment(now),
        # Translators: a copy of everything that the kiosk knows, on a USB stick
        (SlipGroup(paper.result.name, words("Back-up"), (SlipRow(text.sentence),)),),
        (text.next_step,),
        words.language,
    )
