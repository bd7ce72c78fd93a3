"""The sentences for findings about the machine: its clock, display, touch screen, sound, disk, power and heat."""

from kiosk.lending.upkeep.findings import What
from screens.present.doctor.entries import AS_THE_KIOSK, Entry, says, value

BATTERY = says(
    "Na een stroompanne zonder internet weet de kiosk niet hoe laat het is: een klok met een batterij kost tien euro."
)
TRY_CORNERS = says(
    "Raak in elke hoek iets aan. Gebeurt het ergens anders? Zet scherm en aanraken dan gelijk (docs/setup.md)."
)
NEW_CARD = says("Neem een nieuwe, en zet de gegevens over (docs/memory-card.md).")
SUPPLY = says("Neem de voeding die bij het toestel hoort, met een korte kabel: te weinig stroom maakt kaarten stuk.")

MACHINE: dict[What, Entry] = {
    What.CLOCK_BELIEVED: Entry(
        # Translators: {moment} is a day and an hour
        says("{moment}. Dit toestel zegt niet of dat juist is."),
    ),
    What.CLOCK_DOUBTED: Entry(
        says("{moment}? Niemand weet of dat juist is."),
        says("Zeg aan de kiosk hoe laat het is. Internet of een klok met een batterij doet dat vanzelf."),
    ),
    What.CLOCK_FROM_NETWORK: Entry(says("{moment}, van het internet.")),
    What.CLOCK_NO_BATTERY: Entry(
        says("{moment}, van het internet."),
        BATTERY,
    ),
    What.CLOCK_ON_BATTERY: Entry(says("{moment}, van de klok met een batterij.")),
    What.CLOCK_CONFIRMED: Entry(says("{moment}, zoals een vrijwilliger zei."), BATTERY),
    What.DISPLAY_THERE: Entry(value("mode")),
    What.DISPLAY_NONE: Entry(
        says("Er is geen scherm aangesloten."),
        says("Kijk of het scherm aan staat en de kabel vastzit. Start de kiosk dan opnieuw."),
    ),
    What.DISPLAY_UNKNOWN: Entry(says("Dit toestel zegt niet welk scherm eraan hangt.")),
    What.DISPLAY_SEVERAL: Entry(
        says("Er hangen {n} schermen aan."),
        says("Laat er één hangen: de kiosk staat op één scherm."),
    ),
    What.DISPLAY_OTHER_SIZE: Entry(
        says("Het scherm is {mode}, in kiosk.toml staat {size}."),
        says('Zet size = "fullscreen" onder [screen] in kiosk.toml.'),
    ),
    What.DISPLAY_DENIED: Entry(says("Deze gebruiker mag niet op het scherm tekenen."), AS_THE_KIOSK),
    What.DISPLAY_ONLY_TEXT_TURNED: Entry(
        says("{option} draait alleen de tekst bij het opstarten, niet de kiosk."),
        says("Haal dat uit cmdline.txt, en zet rotation onder [screen] in kiosk.toml."),
    ),
    What.TOUCH_THERE: Entry(says("Zijn breedte en hoogte liggen zoals die van het scherm.")),
    What.TOUCH_NONE: Entry(
        says("Er is geen aanraakscherm."),
        says("Steek de usb-kabel van het scherm in. Met een paneel van vijf toetsen gaat het ook."),
    ),
    What.TOUCH_DENIED: Entry(says("Deze gebruiker mag het aanraakscherm niet gebruiken."), AS_THE_KIOSK),
    What.TOUCH_TURNED: Entry(
        says("Het meet {counts}, het scherm {mode}: één van de twee lijkt gedraaid."),
        TRY_CORNERS,
    ),
    What.TOUCH_TURNED_ELSEWHERE: Entry(
        says("{option} draait het aanraken op een bureaublad, niet in de kiosk."),
        TRY_CORNERS,
    ),
    What.TOUCH_TURNED_ALONE: Entry(
        says("In config.txt draait {option} het aanraken, niet het beeld."),
        TRY_CORNERS,
    ),
    What.TOUCH_UNTOLD: Entry(says("Het zegt niet of het gedraaid is."), TRY_CORNERS),
    What.SOUND_THERE: Entry(says("Aanwezig.")),
    What.SOUND_OFF: Entry(says("Staat uit in kiosk.toml.")),
    What.SOUND_NONE: Entry(
        says("Er is geen geluidskaart."),
        says("Steek een usb-luidspreker in, of zet volume en speech_volume onder [sound] in kiosk.toml op 0."),
    ),
    What.SOUND_DENIED: Entry(says("Deze gebruiker mag geen geluid maken."), AS_THE_KIOSK),
    What.SOUND_MUTED: Entry(
        says("Het geluid van het toestel staat op nul."),
        says("Zet het aan met alsamixer, en bewaar dat met sudo alsactl store."),
    ),
    What.SPEECH_MISSING: Entry(
        says("Voorlezen kan niet: espeak-ng is er niet."),
        says("Doe sudo apt install espeak-ng, of zet speech_volume op 0."),
    ),
    What.DISK_ROOM: Entry(says("{percent} % is vol.")),
    What.DISK_NEARLY_FULL: Entry(
        says("{percent} % is vol."),
        says("Maak plaats: op een volle schijf kan er niets geleend worden."),
    ),
    # Translators: how much of the life of a memory card or disk is used up
    What.WEAR_LITTLE: Entry(says("Hoogstens {percent} % is versleten.")),
    What.WEAR_MUCH: Entry(says("Grotendeels versleten."), NEW_CARD),
    What.WEAR_END: Entry(
        says("Versleten."),
        says("Maak nu een back-up, en neem een nieuwe voor ze niets meer bewaart."),
    ),
    What.WEAR_UNTOLD: Entry(
        says("Een geheugenkaart zegt niet hoe versleten ze is."),
        says("Maak back-ups. Voor de gegevens is een ssd beter (docs/memory-card.md)."),
    ),
    What.WEAR_OLD: Entry(
        says("De geheugenkaart is van {year}. Geheugenkaarten gaan drie tot vijf jaar mee."), NEW_CARD
    ),
    What.WEAR_SLOW: Entry(says("Per dag wordt er {megabytes} MB op geschreven.")),
    What.WEAR_FAST: Entry(
        says("In een dag is er {megabytes} MB op geschreven: zo verslijt het snel."),
        says("Na een update mag dat. Zoek anders wat er zoveel schrijft (docs/memory-card.md)."),
    ),
    What.FILES_SAFE: Entry(value("kind")),
    What.FILES_READ_ONLY: Entry(
        says("Er kan niets op geschreven worden."),
        says("Zo wordt een schijf die stukgaat: maak een back-up, en neem een nieuwe."),
    ),
    What.FILES_LOSE: Entry(
        says("Met {kind} kunnen bij een stroompanne gegevens verloren gaan."),
        says("Zet de gegevens op een schijf met ext4 (docs/memory-card.md)."),
    ),
    What.FILES_ERRORS: Entry(
        lambda f, words: words.many("Er is {n} probleem geteld.", "Er zijn {n} problemen geteld.", int(str(f["n"]))),
        says("Maak nu een back-up. Kijk de schijf na met fsck, of neem een nieuwe."),
    ),
    What.POWER_ENOUGH: Entry(says("Er is genoeg stroom.")),
    What.POWER_WAS_LOW: Entry(says("Er was al eens te weinig stroom."), SUPPLY),
    What.POWER_LOW: Entry(says("Er is te weinig stroom."), SUPPLY),
    What.HEAT_FINE: Entry(says("{degrees} °C")),
    What.HEAT_HIGH: Entry(
        says("{degrees} °C: zo wordt het toestel traag."),
        says("Geef het lucht, of een ventilator."),
    ),
}
