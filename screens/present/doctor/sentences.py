"""The table of all findings: the sentence for each, and what to do about it.

`docs/when-something-is-wrong.md` is made from this table.
"""

from typing import assert_never

from kiosk.lending.upkeep.findings import Finding, Subject, What
from screens.present.doctor.devices import DEVICES
from screens.present.doctor.entries import Entry, Facts
from screens.present.doctor.kept import KEPT
from screens.present.doctor.machine import MACHINE
from screens.present.words import Words

SENTENCES: dict[What, Entry] = {**KEPT, **MACHINE, **DEVICES}


def sentence_of(finding: Finding, words: Words) -> str:
    """What was found, and what the machine itself said about it where that is known."""
    said = SENTENCES[finding.what].found(_facts(finding), words)
    detail = str(finding.values.get("detail", ""))
    return said if detail in f"{said} {advice_of(finding, words)}" else f"{said.rstrip('.')} ({detail})."


def advice_of(finding: Finding, words: Words) -> str:
    """What to do about a finding; empty where nothing is to be done."""
    advice = SENTENCES[finding.what].advice
    return advice(_facts(finding), words) if advice else ""


def _facts(finding: Finding) -> Facts:
    return {"about": finding.about, **finding.values}


def subject_name(subject: Subject, words: Words) -> str:
    """The name of what was looked at, for the screen."""
    match subject:
        case Subject.CONFIGURATION:
            # Translators: from here on: parts of the kiosk that were looked over, as the heads of a list
            return words("Instellingen")
        case Subject.KEY:
            return words("Sleutel")
        case Subject.DATABASE | Subject.PLACE | Subject.LEDGER:
            return words("Gegevens")
        case Subject.LABELS:
            return words("Etiketten")
        case Subject.BACKUP:
            return words("Back-up")
        case Subject.CLOCK:
            return words("Klok")
        case Subject.DISPLAY:
            return words("Scherm")
        case Subject.TOUCH:
            return words("Aanraakscherm")
        case Subject.SOUND:
            return words("Geluid")
        case Subject.DISK | Subject.FILES:
            return words("Schijf")
        case Subject.WEAR:
            return words("Slijtage")
        case Subject.POWER:
            return words("Stroom")
        case Subject.HEAT:
            return words("Warmte")
        case Subject.READER:
            return words("Kaartlezer")
        case Subject.SCANNER:
            return words("Scanner")
        case Subject.PRINTER:
            return words("Printer")
        case Subject.PAGE:
            # Translators: which letters the printer can print
            return words("Letters van de printer")
    assert_never(subject)
