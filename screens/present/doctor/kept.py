"""The sentences for findings about what the kiosk keeps: its settings, its key, its data, and the backups of them."""

from kiosk.lending.upkeep.backups import BackupFault
from kiosk.lending.upkeep.findings import What
from screens.present.backups import why_no_backup
from screens.present.doctor.entries import Entry, Facts, says, value
from screens.present.words import Words


def _days_ago(f: Facts, words: Words) -> str:
    days = int(str(f["days"]))
    if days < 1:
        # Translators: when the last good backup was made
        return words("Vandaag.")
    # Translators: so many days ago the last good backup was made
    return words.many("{n} dag geleden.", "{n} dagen geleden.", days)


NONE_YET = says("Er is nog geen back-up.")
PUT_IN = says("Steek een klaargemaakte stick in (docs/backup.md).")
LEDGER = Entry(value("sentence"), value("advice"))
"""The ledger and its folder have their own sentences, in English, for the person who looks after the kiosk: while
something is wrong with them, the desk is closed.
"""

KEPT: dict[What, Entry] = {
    What.MISCONFIGURED: Entry(says("Kan niet gebruikt worden."), value("detail")),
    What.KEY_THERE: Entry(says("Aanwezig.")),
    What.KEY_OTHER: Entry(
        says("Dit is niet de sleutel van deze gegevens."),
        says("Zet de sleutel terug die de kiosk had: zonder die kent hij geen kaart en geen pincode."),
    ),
    What.KEY_UNUSABLE: Entry(says("Kan niet gebruikt worden."), value("detail")),
    What.DATABASE_WORKS: Entry(says("Bewaart wat het krijgt.")),
    What.DATABASE_UNSAFE: LEDGER,
    What.PLACE_LOSES: LEDGER,
    What.PLACE_MAY_LOSE: LEDGER,
    What.LEDGER_AGREES: Entry(says("Alles kan gelezen worden, en klopt met elkaar.")),
    What.LEDGER_DAMAGED: LEDGER,
    What.SAME_LABEL: Entry(
        says("{first} en {second} staan op hetzelfde etiket, en zijn twee dingen."),
        says("Plak op één van de twee een nieuw etiket: een scan vindt maar één ervan."),
    ),
    What.BACKUP_ON_SERVER: Entry(says("Die maakt de server van de gegevens.")),
    What.BACKUP_GOOD: Entry(_days_ago),
    What.BACKUP_SAME_DISK: Entry(
        _days_ago,
        says("Ze staan allemaal op de schijf van de gegevens: maak een stick klaar (docs/backup.md)."),
    ),
    What.BACKUP_NOT_YET: Entry(NONE_YET, PUT_IN),
    What.BACKUP_NEVER: Entry(NONE_YET, PUT_IN),
    What.BACKUP_OLD: Entry(_days_ago, PUT_IN),
    What.BACKUP_FAILED: Entry(
        lambda f, words: why_no_backup(BackupFault(f["fault"]), words),
        says("Wat er al op stond, is er nog. Probeer nog eens, of neem een andere stick."),
    ),
}
