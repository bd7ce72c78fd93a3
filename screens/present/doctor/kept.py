"""Of what the kiosk keeps: its settings, its key, its data, and the backups of them."""

from kiosk.lending.upkeep.backups import BackupFault
from kiosk.lending.upkeep.findings import What
from screens.present.backups import why_no_backup
from screens.present.doctor.entries import Entry, Facts, value
from screens.present.words import Words


def _days_ago(f: Facts, words: Words) -> str:
    days = int(str(f["days"]))
    if days < 1:
        # Translators: the last good backup
        return words("De laatste goede is van vandaag.")
    return words.many("De laatste goede is van {n} dag geleden.", "De laatste goede is van {n} dagen geleden.", days)


def _none_yet(_f: Facts, words: Words) -> str:
    return words("Er is nog geen back-up.")


def _put_in(_f: Facts, words: Words) -> str:
    return words("Steek een klaargemaakte stick in (docs/backup.md).")


LEDGER = Entry(value("sentence"), value("advice"))
"""The ledger and its place have their own sentences, in English, for whoever looks after the kiosk: while one of them
is wrong, the desk is closed."""

KEPT: dict[What, Entry] = {
    What.MISCONFIGURED: Entry(lambda _, words: words("Kan niet gebruikt worden."), value("detail")),
    What.KEY_THERE: Entry(lambda _, words: words("Aanwezig.")),
    What.KEY_OTHER: Entry(
        lambda _, words: words("Dit is niet de sleutel van deze gegevens."),
        lambda _, words: words(
            "Zet de sleutel terug die de kiosk had: zonder die kent hij geen kaart en geen pincode."
        ),
    ),
    What.KEY_UNUSABLE: Entry(lambda _, words: words("Kan niet gebruikt worden."), value("detail")),
    What.DATABASE_WORKS: Entry(lambda _, words: words("Bewaart wat het krijgt.")),
    What.DATABASE_UNSAFE: LEDGER,
    What.PLACE_LOSES: LEDGER,
    What.PLACE_MAY_LOSE: LEDGER,
    What.LEDGER_AGREES: Entry(lambda _, words: words("Alles kan gelezen worden, en klopt met elkaar.")),
    What.LEDGER_DAMAGED: LEDGER,
    What.SAME_LABEL: Entry(
        lambda f, words: words("{first} en {second} staan op hetzelfde etiket, en zijn twee dingen.", **f),
        lambda _, words: words("Plak op één van de twee een nieuw etiket: een scan vindt maar één ervan."),
    ),
    What.BACKUP_ON_SERVER: Entry(lambda _, words: words("Die maakt de server van de gegevens.")),
    What.BACKUP_GOOD: Entry(_days_ago),
    What.BACKUP_SAME_DISK: Entry(
        _days_ago,
        lambda _, words: words(
            "Ze staan allemaal op de schijf van de gegevens: maak een stick klaar (docs/backup.md)."
        ),
    ),
    What.BACKUP_NOT_YET: Entry(_none_yet, _put_in),
    What.BACKUP_NEVER: Entry(_none_yet, _put_in),
    What.BACKUP_OLD: Entry(_days_ago, _put_in),
    What.BACKUP_FAILED: Entry(
        lambda f, words: why_no_backup(BackupFault(f["fault"]), words),
        lambda _, words: words("Wat er al op stond, is er nog. Probeer nog eens, of neem een andere stick."),
    ),
}
