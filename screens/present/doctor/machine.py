"""Of the machine: its clock, display, touch screen, sound, disk, power and heat."""

from datetime import datetime

from kiosk.lending.upkeep.findings import What
from screens.present.doctor.entries import Entry, Facts, as_the_kiosk, value
from screens.present.words import Words


def _moment(f: Facts, words: Words) -> str:
    moment = f["moment"]
    return words.moment(moment) if isinstance(moment, datetime) else str(moment)


def _battery(_f: Facts, words: Words) -> str:
    return words(
        "Na een stroompanne zonder internet weet de kiosk niet hoe laat het is: "
        "een klok met een batterij kost tien euro."
    )


def _try_corners(_f: Facts, words: Words) -> str:
    return words("Raak in elke hoek iets aan. Gebeurt het ergens anders? Zet scherm en aanraken dan gelijk.")


def _supply(_f: Facts, words: Words) -> str:
    return words("Neem de voeding die bij het toestel hoort, met een korte kabel: te weinig stroom maakt kaarten stuk.")


MACHINE: dict[What, Entry] = {
    What.CLOCK_BELIEVED: Entry(
        # Translators: {moment} is a day and an hour
        lambda f, words: words("{moment}. Dit toestel zegt niet of dat juist is.", moment=_moment(f, words)),
    ),
    What.CLOCK_DOUBTED: Entry(
        lambda f, words: words("{moment}? Niemand weet of dat juist is.", moment=_moment(f, words)),
        lambda _, words: words(
            "Zeg aan de kiosk hoe laat het is. Internet of een klok met een batterij doet dat vanzelf."
        ),
    ),
    What.CLOCK_FROM_NETWORK: Entry(lambda f, words: words("{moment}, van het internet.", moment=_moment(f, words))),
    What.CLOCK_NO_BATTERY: Entry(
        lambda f, words: words("{moment}, van het internet.", moment=_moment(f, words)),
        _battery,
    ),
    What.CLOCK_ON_BATTERY: Entry(
        lambda f, words: words("{moment}, van de klok met een batterij.", moment=_moment(f, words))
    ),
    What.CLOCK_CONFIRMED: Entry(
        lambda f, words: words("{moment}, zoals een vrijwilliger zei.", moment=_moment(f, words)), _battery
    ),
    What.DISPLAY_THERE: Entry(value("mode")),
    What.DISPLAY_NONE: Entry(
        lambda _, words: words("Er is geen scherm aangesloten."),
        lambda _, words: words("Kijk of het scherm aan staat en de kabel vastzit. Start de kiosk dan opnieuw."),
    ),
    What.DISPLAY_UNKNOWN: Entry(lambda _, words: words("Dit toestel zegt niet welk scherm eraan hangt.")),
    What.DISPLAY_SEVERAL: Entry(
        lambda f, words: words("Er hangen {n} schermen aan.", **f),
        lambda _, words: words("Laat er één hangen: de kiosk staat op één scherm."),
    ),
    What.DISPLAY_OTHER_SIZE: Entry(
        lambda f, words: words("Het scherm is {mode}, in kiosk.toml staat {size}.", **f),
        lambda _, words: words('Zet size = "fullscreen" onder [screen] in kiosk.toml.'),
    ),
    What.DISPLAY_DENIED: Entry(lambda _, words: words("Deze gebruiker mag niet op het scherm tekenen."), as_the_kiosk),
    What.DISPLAY_ONLY_TEXT_TURNED: Entry(
        lambda f, words: words("{option} draait alleen de tekst bij het opstarten, niet de kiosk.", **f),
        lambda _, words: words("Haal dat uit cmdline.txt, en zet rotation onder [screen] in kiosk.toml."),
    ),
    What.TOUCH_THERE: Entry(lambda _, words: words("Het ligt zoals het scherm.")),
    What.TOUCH_NONE: Entry(
        lambda _, words: words("Er is geen aanraakscherm."),
        lambda _, words: words("Steek de usb-kabel van het scherm in. Met een paneel van vijf toetsen gaat het ook."),
    ),
    What.TOUCH_DENIED: Entry(
        lambda _, words: words("Deze gebruiker mag het aanraakscherm niet gebruiken."), as_the_kiosk
    ),
    What.TOUCH_TURNED: Entry(
        lambda f, words: words("Het meet {counts}, het scherm {mode}: één van de twee lijkt gedraaid.", **f),
        _try_corners,
    ),
    What.TOUCH_UNTOLD: Entry(lambda _, words: words("Het zegt niet of het gedraaid is."), _try_corners),
    What.SOUND_THERE: Entry(lambda _, words: words("Aanwezig.")),
    What.SOUND_OFF: Entry(lambda _, words: words("Staat uit in kiosk.toml.")),
    What.SOUND_NONE: Entry(
        lambda _, words: words("Er is geen geluidskaart."),
        lambda _, words: words(
            "Steek een usb-luidspreker in, of zet volume en speech_volume onder [sound] in kiosk.toml op 0."
        ),
    ),
    What.SOUND_DENIED: Entry(lambda _, words: words("Deze gebruiker mag geen geluid maken."), as_the_kiosk),
    What.SOUND_MUTED: Entry(
        lambda _, words: words("Het geluid van het toestel staat op nul."),
        lambda _, words: words("Zet het aan met alsamixer, en bewaar dat met sudo alsactl store."),
    ),
    What.SPEECH_MISSING: Entry(
        lambda _, words: words("Voorlezen kan niet: espeak-ng is er niet."),
        lambda _, words: words("Doe sudo apt install espeak-ng, of zet speech_volume op 0."),
    ),
    What.DISK_ROOM: Entry(lambda f, words: words("{percent} % is vol.", **f)),
    What.DISK_NEARLY_FULL: Entry(
        lambda f, words: words("{percent} % is vol.", **f),
        lambda _, words: words("Maak plaats: op een volle schijf kan er niets geleend worden."),
    ),
    # Translators: how much of the life of a memory card or disk is used up
    What.WEAR_LITTLE: Entry(lambda f, words: words("Hoogstens {percent} % is versleten.", **f)),
    What.WEAR_MUCH: Entry(
        lambda _, words: words("Grotendeels versleten."),
        lambda _, words: words("Neem een nieuwe, en zet de gegevens over (docs/memory-card.md)."),
    ),
    What.WEAR_END: Entry(
        lambda _, words: words("Versleten."),
        lambda _, words: words("Maak nu een back-up, en neem een nieuwe voor ze niets meer bewaart."),
    ),
    What.WEAR_UNTOLD: Entry(
        lambda _, words: words("Een geheugenkaart zegt niet hoe versleten ze is."),
        lambda _, words: words("Maak back-ups. Voor de gegevens is een ssd beter (docs/memory-card.md)."),
    ),
    What.FILES_SAFE: Entry(value("kind")),
    What.FILES_READ_ONLY: Entry(
        lambda _, words: words("Er kan niets op geschreven worden."),
        lambda _, words: words("Zo wordt een schijf die stukgaat: maak een back-up, en neem een nieuwe."),
    ),
    What.FILES_LOSE: Entry(
        lambda f, words: words("Met {kind} kunnen bij een stroompanne gegevens verloren gaan.", **f),
        lambda _, words: words("Zet de gegevens op een schijf met ext4 (docs/memory-card.md)."),
    ),
    What.FILES_ERRORS: Entry(
        lambda f, words: words.many("Er is {n} probleem geteld.", "Er zijn {n} problemen geteld.", int(str(f["n"]))),
        lambda _, words: words("Maak nu een back-up. Kijk de schijf na met fsck, of neem een nieuwe."),
    ),
    What.POWER_ENOUGH: Entry(lambda _, words: words("Er is genoeg stroom.")),
    What.POWER_WAS_LOW: Entry(lambda _, words: words("Er was al eens te weinig stroom."), _supply),
    What.POWER_LOW: Entry(lambda _, words: words("Er is te weinig stroom."), _supply),
    What.HEAT_FINE: Entry(lambda f, words: words("{degrees} °C", **f)),
    What.HEAT_HIGH: Entry(
        lambda f, words: words("{degrees} °C: zo wordt het toestel traag.", **f),
        lambda _, words: words("Geef het lucht, of een ventilator."),
    ),
}
