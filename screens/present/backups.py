"""Backups in words: the result of one, and the warning that the last good one is long ago."""

from dataclasses import dataclass
from typing import assert_never

from kiosk.lending.upkeep.backups import BackupFault, BackupResult, BackupsRead
from screens.present.values import Message, Tone
from screens.present.words import Words


@dataclass(frozen=True, slots=True)
class BackupText:
    """One sentence on a backup, and what to do next."""

    sentence: str
    next_step: str


def backup_text(result: BackupResult, words: Words) -> BackupText:
    """The result of a backup: `1.532 leden, 6.120 dingen, alles goed`, or why there is none."""
    if result.fault is None:
        # Translators: the USB stick on which the backup was made may be pulled out
        return BackupText(_counted(result, words), words("Je mag de stick er weer uithalen."))
    return BackupText(
        why_no_backup(result.fault, words),
        words("Wat er al op stond, is er nog. Probeer nog eens, of neem een andere stick."),
    )


def backup_message(result: BackupResult, words: Words) -> Message:
    """The message on the screen with the result of a backup, while nobody uses the kiosk."""
    text = backup_text(result, words)
    if result.fault:
        return Message("database-alert-outline", text.sentence, text.next_step, Tone.LOOK)
    done = words("De back-up is klaar.")
    return Message("check", done, f"{text.sentence}.\n{text.next_step}", Tone.GOOD)


def backup_warning(backups: BackupsRead, words: Words) -> tuple[Message, ...]:
    """The warning for volunteers when the last good backup is more than a week old; an empty tuple otherwise."""
    if not backups.overdue:
        return ()
    if backups.last is None:
        text = words("Er is nog geen back-up.")
    else:
        # Translators: {day} is such as zaterdag 12 december
        text = words("De laatste back-up is van {day}.", day=words.due(backups.last).full)
    # Translators: the USB stick on which the kiosk makes its backup
    return (Message("database-alert-outline", text, words("Steek de back-upstick in."), Tone.LOOK),)


def _counted(result: BackupResult, words: Words) -> str:
    if result.members is None or result.items is None:
        # Translators: the stick has the key of the members' cards
        return words("De sleutel van de kaarten staat erop, alles goed")
    return words(
        "{members}, {items}, alles goed",
        members=words.many("{count} lid", "{count} leden", result.members, count=words.number(result.members)),
        items=words.many("{count} ding", "{count} dingen", result.items, count=words.number(result.items)),
    )


def why_no_backup(fault: BackupFault, words: Words) -> str:
    """Why there is no backup, in one sentence."""
    match fault:
        case BackupFault.FULL:
            return words("De back-up past niet meer op de stick.")
        case BackupFault.READ_ONLY:
            return words("Op deze stick kan de kiosk niet schrijven.")
        case BackupFault.GONE:
            return words("De stick was weg voor de back-up klaar was.")
        case BackupFault.BROKEN:
            return words("De stick geeft iets anders terug dan erop gezet werd.")
        case BackupFault.OTHER:
            return words("De back-up is niet gelukt.")
    assert_never(fault)
