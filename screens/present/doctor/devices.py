"""Of the card reader, the scanners and the printer."""

from kiosk.lending.upkeep.findings import What
from screens.present.doctor.entries import Entry, Facts, as_the_kiosk, value
from screens.present.words import Words


def _in_use(f: Facts, words: Words) -> str:
    # Translators: a device that a program uses just now
    said = words("In gebruik (door de kiosk?)")
    return f"{f['path']}: {said}" if f.get("path") else said


def _no_driver(_f: Facts, words: Words) -> str:
    return words("Doe sudo make install, dat verbiedt pn533_usb. Steek de lezer dan opnieuw in.")


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
        lambda _, words: words("Los dat op, of meld deze regel als hij niet duidelijk is."),
    ),
    What.ABSENT: Entry(lambda _, words: words("Er is er geen: zo staat het in kiosk.toml.")),
    What.SIMULATED: Entry(lambda _, words: words("Nagebootst: zo staat het in kiosk.toml.")),
    What.STARTING: Entry(lambda _, words: words("Start nog.")),
    # Translators: a device that works
    What.WORKS: Entry(lambda _, words: words("Werkt.")),
    What.IN_USE: Entry(_in_use),
    What.HELD: Entry(
        # Translators: {program} is the name of a program
        lambda f, words: words("{program} houdt het vast.", **f),
        lambda f, words: words("Stop {program}: zolang kan de kiosk het niet gebruiken.", **f),
    ),
    What.IN_THE_WAY: Entry(
        lambda f, words: words("{program} kan het van de kiosk afnemen.", **f),
        lambda f, words: words("Zet het uit: sudo systemctl disable --now {service}", **f),
    ),
    What.READER_THERE: Entry(value("names")),
    What.READER_MISSING: Entry(
        lambda _, words: words("Er is geen kaartlezer."),
        lambda _, words: words("Steek een kaartlezer in."),
    ),
    What.READER_OTHER: Entry(
        lambda f, words: words("Geen kaartlezer heet {wanted}. Er is wel: {names}.", **f),
        lambda _, words: words('Zet een stuk van die naam in kiosk.toml, zoals reader = "pcsc:ACR1252".'),
    ),
    What.READER_TAKEN: Entry(lambda _, words: words("Linux zelf houdt de kaartlezer vast, met pn533_usb."), _no_driver),
    What.READER_AT_RISK: Entry(
        lambda f, words: words("Linux zelf kan de kaartlezer afnemen, met {drivers}.", **f), _no_driver
    ),
    What.READER_DENIED: Entry(lambda _, words: words("Deze gebruiker mag geen kaarten lezen."), as_the_kiosk),
    What.READER_NO_SERVICE: Entry(
        lambda _, words: words("De dienst voor kaarten loopt niet."),
        lambda _, words: words("Start ze: sudo systemctl enable --now pcscd.socket"),
    ),
    What.READER_SERVICE_FAILS: Entry(
        lambda _, words: words("De dienst voor kaarten doet het niet."),
        lambda _, words: words("Start ze opnieuw: sudo systemctl restart pcscd"),
    ),
    What.READER_SILENT: Entry(
        lambda _, words: words("De kaartlezer antwoordt niet."),
        lambda _, words: words("Trek hem uit, en steek hem weer in."),
    ),
    What.READER_HANGS: Entry(
        lambda f, words: words("Een {model} blijft soms hangen.", **f),
        lambda _, words: words("Leest hij niets meer? Trek hem uit en steek hem weer in. Een ACR1252U is beter."),
    ),
    What.SCANNER_THERE: Entry(value("path")),
    What.SCANNER_MISSING: Entry(
        lambda _, words: words("Er is geen scanner."),
        lambda _, words: words("Steek hem in. Hoe hij heet, staat in /dev/serial/by-id of /dev/input/by-id."),
    ),
    What.SCANNER_UNNAMED: Entry(
        lambda _, words: words("Niets noemt zich een scanner."),
        lambda f, words: words(
            "Is één hiervan toch de scanner, schrijf dan evdev: en dit pad in kiosk.toml: {others}", **f
        ),
    ),
    What.SCANNER_DENIED: Entry(lambda _, words: words("Deze gebruiker mag de scanner niet lezen."), as_the_kiosk),
    What.SCANNER_UNLIKELY: Entry(
        lambda _, words: words("Dit is geen scanner, of hij is weg."),
        lambda _, words: words("Kijk of het pad in kiosk.toml dat van de scanner is."),
    ),
    What.SCANNER_LAYOUT: Entry(
        lambda f, words: words("Leest {read}: met het toetsenbord {layout} is dat {known}.", **f),
        lambda f, words: words("Eén tik in de inbox zet dat goed, of: {command}", **f),
    ),
    What.PRINTER_THERE: Entry(_printer),
    What.PRINTER_UNASKED: Entry(_unasked),
    What.PRINTER_LOW: Entry(
        lambda _, words: words("Het papier van de printer is bijna op."),
        lambda _, words: words("Leg een nieuwe rol klaar."),
    ),
    What.PRINTER_EMPTY: Entry(
        lambda _, words: words("Het papier is op."),
        lambda _, words: words("Steek een nieuwe rol in de printer."),
    ),
    What.PRINTER_OPEN: Entry(
        lambda _, words: words("De printer staat open."),
        lambda _, words: words("Doe de klep dicht."),
    ),
    What.PRINTER_CUTTER: Entry(
        lambda _, words: words("Het mes van de printer zit vast."),
        lambda _, words: words("Zet hem uit en haal het papier weg."),
    ),
    What.PRINTER_SILENT: Entry(
        lambda _, words: words("De printer antwoordt niet."),
        lambda _, words: words(
            'Zet hem uit en weer aan. Drukt kiosk print-test toch, zet dan proof = "none" onder [printer].'
        ),
    ),
    What.PRINTER_OFFLINE: Entry(
        lambda _, words: words("De printer is niet klaar."),
        lambda _, words: words("Druk op zijn knop voor papier, of zet hem uit en weer aan."),
    ),
    What.PRINTER_MISSING: Entry(
        lambda _, words: words("De printer is er niet."),
        lambda _, words: words("Zet hem aan, en kijk naar zijn kabel en naar zijn adres in kiosk.toml."),
    ),
    What.PRINTER_DENIED: Entry(lambda _, words: words("Deze gebruiker mag niet drukken."), as_the_kiosk),
    What.PRINTER_NO_FILE: Entry(
        lambda _, words: words("In dat bestand kan niets geschreven worden."),
        lambda _, words: words("Noem in kiosk.toml een nieuw bestand, in een map die er is."),
    ),
    What.PAGE_WRITES: Entry(_page),
    What.PAGE_LACKS: Entry(
        lambda f, words: words("De printer kan geen letters van {drawn} drukken.", **f),
        lambda _, words: words("Neem een printer die ook tekeningen drukt, of laat die taal weg uit kiosk.toml."),
    ),
}
