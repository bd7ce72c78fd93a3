"""The sentences for findings about the card reader, the scanners and the printer."""

from kiosk.lending.upkeep.findings import What
from screens.present.doctor.entries import AS_THE_KIOSK, Entry, Facts, says, value
from screens.present.words import Words


def _in_use(f: Facts, words: Words) -> str:
    # Translators: a device that a program uses just now
    said = words("In gebruik (door de kiosk?)")
    return f"{f['path']}: {said}" if f.get("path") else said


NO_DRIVER = says("Doe sudo make install, dat verbiedt pn533_usb. Steek de lezer dan opnieuw in.")


def _printer(f: Facts, words: Words) -> str:
    # Translators: {model} is a printer, {columns} how many letters fit on a line
    return words("{model}, {columns} tekens breed.", **f)


def _unasked(f: Facts, words: Words) -> str:
    remark = words("Of het gedrukt is, wordt niet gevraagd.")
    return f"{_printer(f, words)} {remark}"


def _page(f: Facts, words: Words) -> str:
    if f["drawn"]:
        # Translators: {languages} and {drawn} are codes of languages: nl, fr. {page} is a number
        return words("{languages}. CP1252 is nummer {page}; {drawn} wordt getekend.", **f)
    return words("{languages}. CP1252 is nummer {page}.", **f)


DEVICES: dict[What, Entry] = {
    What.UNEXPECTED: Entry(
        value("detail"),
        says("Los dat op, of meld deze regel als hij niet duidelijk is."),
    ),
    What.ABSENT: Entry(says("Er is er geen: zo staat het in kiosk.toml.")),
    What.SIMULATED: Entry(says("Nagebootst: zo staat het in kiosk.toml.")),
    What.STARTING: Entry(says("Start nog.")),
    # Translators: a device that works
    What.WORKS: Entry(says("Werkt.")),
    What.IN_USE: Entry(_in_use),
    What.HELD: Entry(
        # Translators: {program} is the name of a program
        says("{program} houdt het vast."),
        says("Stop {program}: zolang kan de kiosk het niet gebruiken."),
    ),
    What.IN_THE_WAY: Entry(
        says("{program} kan het van de kiosk afnemen."),
        says("Zet het uit: sudo systemctl disable --now {service}"),
    ),
    What.READER_THERE: Entry(value("names")),
    What.READER_MISSING: Entry(
        says("Er is geen kaartlezer."),
        says("Steek een kaartlezer in."),
    ),
    What.READER_OTHER: Entry(
        says("Geen kaartlezer heet {wanted}. Er is wel: {names}."),
        says('Zet een stuk van die naam in kiosk.toml, zoals reader = "pcsc:ACR1252".'),
    ),
    What.READER_TAKEN: Entry(says("Linux zelf houdt de kaartlezer vast, met pn533_usb."), NO_DRIVER),
    What.READER_AT_RISK: Entry(says("Linux zelf kan de kaartlezer afnemen, met {drivers}."), NO_DRIVER),
    What.READER_DENIED: Entry(says("Deze gebruiker mag geen kaarten lezen."), AS_THE_KIOSK),
    What.READER_NO_SERVICE: Entry(
        says("De dienst voor kaarten loopt niet."),
        says("Start ze: sudo systemctl enable --now pcscd.socket"),
    ),
    What.READER_SERVICE_FAILS: Entry(
        says("De dienst voor kaarten doet het niet."),
        says("Start ze opnieuw: sudo systemctl restart pcscd"),
    ),
    What.READER_SILENT: Entry(
        says("De kaartlezer antwoordt niet."),
        says("Trek hem uit, en steek hem weer in."),
    ),
    What.READER_HANGS: Entry(
        says("Een {model} blijft soms hangen."),
        says("Leest hij niets meer? Trek hem uit en steek hem weer in. Een ACR1252U is beter."),
    ),
    What.SCANNER_THERE: Entry(value("path")),
    What.SCANNER_MISSING: Entry(
        says("Er is geen scanner."),
        says("Steek hem in. Hoe hij heet, staat in /dev/serial/by-id of /dev/input/by-id."),
    ),
    What.SCANNER_UNNAMED: Entry(
        says("Niets noemt zich een scanner."),
        says("Is één hiervan toch de scanner, schrijf dan evdev: en dit pad in kiosk.toml: {others}"),
    ),
    What.SCANNER_DENIED: Entry(says("Deze gebruiker mag de scanner niet lezen."), AS_THE_KIOSK),
    What.SCANNER_UNLIKELY: Entry(
        says("Dit is geen scanner, of hij is weg."),
        says("Kijk of het pad in kiosk.toml dat van de scanner is."),
    ),
    What.SCANNER_LAYOUT: Entry(
        says("Leest {read}: met het toetsenbord {layout} is dat {known}."),
        says("Eén tik in de inbox zet dat goed, of: {command}"),
    ),
    What.PRINTER_THERE: Entry(_printer),
    What.PRINTER_UNASKED: Entry(_unasked),
    What.PRINTER_LOW: Entry(
        says("Het papier van de printer is bijna op."),
        says("Leg een nieuwe rol klaar."),
    ),
    What.PRINTER_EMPTY: Entry(
        says("Het papier is op."),
        says("Steek een nieuwe rol in de printer."),
    ),
    What.PRINTER_OPEN: Entry(
        says("De printer staat open."),
        says("Doe de klep dicht."),
    ),
    What.PRINTER_CUTTER: Entry(
        says("Het mes van de printer zit vast."),
        says("Zet hem uit en haal het papier weg."),
    ),
    What.PRINTER_SILENT: Entry(
        says("De printer antwoordt niet."),
        says('Zet hem uit en weer aan. Drukt kiosk print-test toch, zet dan proof = "none" onder [printer].'),
    ),
    What.PRINTER_OFFLINE: Entry(
        says("De printer is niet klaar."),
        says("Druk op zijn knop voor papier, of zet hem uit en weer aan."),
    ),
    What.PRINTER_MISSING: Entry(
        says("De printer is er niet."),
        says("Zet hem aan, en kijk naar zijn kabel en naar zijn adres in kiosk.toml."),
    ),
    What.PRINTER_DENIED: Entry(says("Deze gebruiker mag niet drukken."), AS_THE_KIOSK),
    What.PRINTER_NO_FILE: Entry(
        says("In dat bestand kan niets geschreven worden."),
        says("Noem in kiosk.toml een nieuw bestand, in een map die er is."),
    ),
    What.PAGE_WRITES: Entry(_page),
    What.PAGE_LACKS: Entry(
        says("De printer kan geen letters van {drawn} drukken."),
        says("Neem een printer die ook tekeningen drukt, of laat die taal weg uit kiosk.toml."),
    ),
}
