"""What may stand in a cell of a sheet, and why a file is not used: one sentence each."""

from kiosk.lending.upkeep.sheets import Allowed, Must, Unfit
from screens.present.doctor.entries import Said, says
from screens.present.words import Words


def allowed_in(allowed: Allowed, words: Words) -> str:
    """What may stand in a cell."""
    return _ALLOWED[allowed.must](allowed.facts, words)


def why_unfit(unfit: Unfit, words: Words) -> str:
    """Why a file is not used, and what to do."""
    return _UNFIT[unfit]({}, words)


def heads_of_problems(words: Words) -> tuple[str, str, str, str]:
    """The heads of the list of all that is wrong: row, column, what stands there, what may."""
    # Translators: from here on: the heads of a table of what is wrong in a spreadsheet
    return words("rij"), words("kolom"), words("wat er staat"), words("wat er mag staan")


# Translators: from here on: what may stand in a cell of a spreadsheet, for a coordinator who mends it
_ALLOWED: dict[Must, Said] = {
    Must.CHARACTERS: says("Zet hier 1 tot {most} tekens die gedrukt kunnen worden."),
    Must.AT_MOST: says("Zet hier hoogstens {most} tekens, met de voornaam erbij."),
    Must.CODE: says("Zet hier een code van {least} tot {most} letters, cijfers en tekens, zonder accenten."),
    Must.NUMBER: says("Zet hier een nummer van 1 tot {most} letters, cijfers en tekens, zonder accenten."),
    Must.UID: says("Zet hier het nummer van de kaart zoals een lezer het toont, zoals 04A1B2C3D4E5F6."),
    Must.HEX: says("Zet hier {digits} tekens, zoals de uitvoer van een kiosk ze schrijft."),
    Must.KEPT_PIN: says("Laat dit leeg. Zet hier nooit een pincode."),
    Must.LANGUAGE: says("Zet hier een taal met twee letters, zoals nl, fr of en."),
    Must.ONE_OF: says("Kies hier uit: {choices}."),
    Must.DAY: says("Zet hier een dag, zoals 24-12-2026."),
    Must.DAY_BETWEEN: says("Zet hier een dag van {first} tot {last}."),
    Must.DAY_FROM: says("Zet hier een dag vanaf {first}."),
    Must.TIME: says("Zet hier een dag met een uur, zoals 24-12-2026 14:30."),
    Must.AMOUNT: says("Zet hier een bedrag in euro van 0 tot {most}, zoals 12,50."),
    Must.WHOLE: says("Zet hier een heel getal van {least} tot {most}."),
    Must.YES: says("Zet hier ja of nee."),
    Must.PARTS_ONCE: says("Zet hier elk onderdeel één keer, met hoeveel er weg en stuk zijn."),
    Must.LIST: says("Zet hier een lijst zoals {example}."),
    Must.PART_NAMES: says("Zet hier namen van 1 tot {most} tekens die gedrukt kunnen worden."),
    Must.MEMBERS_NUMBER: says("Zet hier het nummer van het lid."),
    Must.NAME: says("Zet hier een naam."),
    Must.OTHER_NUMBER: says("Zet hier een ander nummer: wie dit had, is vergeten."),
    Must.CODE_ON_IT: says("Zet hier de code die op het ding staat. Zonder code kan niemand het lenen."),
    Must.NOT_SWAPPED: says("Laat dit leeg: bij {place} wordt niet geruild."),
    Must.NOT_GONE: says("Zet hier missing of withdrawn: dit ding wordt geleend."),
    Must.SET_ASIDE: says("Zet hier een dag als het voor een lid klaarligt, en laat het anders leeg."),
    Must.CARD: says("Zet hier het nummer van de kaart."),
    Must.OWN_CARD: says("Zet hier een kaart die niet van een ander lid is."),
    Must.STRIPS: says("Zet hier hoogstens {most}."),
    Must.NO_STRIPS: says("Laat dit leeg: {plan} heeft geen beurten."),
    Must.ITEMS_CODE: says("Zet hier de code van een ding."),
    Must.LENT: says("Zet hier de dag waarop het geleend is."),
    Must.ITEM_HERE: says("Dit ding is bij de kiosk al uitgeleend, sinds een ander moment."),
    Must.NAME_OF_ONE: says("Meer leden heten zo. Zet ook het bestand van de leden op de stick, met hun e-mail."),
    Must.MEMBER: says("Dit lid kennen we niet. Lees eerst de leden in."),
    Must.READY: says("Vul wanneer het klaarligt, tot welke dag en de code in, of laat ze alle drie leeg."),
    Must.PROOF: says("Zet hier letter of uitpas."),
    Must.CARD_OF_HOUSE: says("Deze kaart kennen we niet. Lees eerst de kaarten in."),
    Must.ITEM_OR_CATEGORY: says("Zet hier een ding of een categorie, en niet allebei."),
    Must.ROLE: says("Zet hier volunteer of coordinator."),
    Must.MESSAGE: says("Zet hier hoogstens 120 tekens."),
    Must.ACCOUNT: says("Zet hier owed, deposit of points."),
    Must.BALANCE: says("Zet hier een bedrag in euro, of een aantal punten."),
    Must.POINTS: says("Zet hier een heel aantal punten."),
    Must.NOT_BELOW: says("Zet hier 0 of meer."),
    Must.ITEM_OF_HOUSE: says("Dit ding kennen we niet. Lees eerst de dingen in."),
    Must.CODE_OF_ITEM: says("Zet hier een andere code: deze is van een ding."),
    Must.CODE_OF_MEMBER: says("Zet hier een andere code: deze is van een lid."),
    Must.CODE_OF_TAG: says("Zet hier een andere code: deze is van een ruiletiket."),
    Must.NUMBER_OF_MEMBER: says("Zet hier het nummer van een lid."),
    Must.MEMBER_OF_HOUSE: says("Dit lid kennen we niet. Lees eerst de leden in."),
    Must.INITIATIVE: says("Zet hier een initiatief: {choices}."),
    Must.CATEGORY: says("Zet hier een categorie: {choices}."),
    Must.KNOWN_WORD: says("Kies hier uit: {choices}."),
    Must.NO_PLANS: says("Laat dit leeg: {place} heeft geen abonnementen."),
    Must.ONCE: says("Elk mag er één keer in staan. Rij {line} zegt er iets anders over."),
}

# Translators: from here on: why a file on a USB stick is not used, and what to do
_UNFIT: dict[Unfit, Said] = {
    Unfit.OLD_EXCEL: says("Dit is een oud Excel-bestand. Bewaar het als .xlsx of als CSV."),
    Unfit.NO_SHEET: says("Dit is geen CSV en geen Excel-bestand."),
    Unfit.DAMAGED: says("Dit Excel-bestand is beschadigd. Bewaar het opnieuw op de stick."),
    Unfit.EMPTY: says("Dit bestand is leeg."),
    Unfit.UNREADABLE_LINE: says("Een rij van dit bestand kan niet gelezen worden. Bewaar het als .xlsx."),
    Unfit.UNKNOWN_HEADER: says("Zet op de eerste rij wat in elke kolom staat, zoals naam, code en categorie."),
    Unfit.MAPPING: says("Het bestand .columns.toml ernaast klopt niet."),
    Unfit.TOO_LARGE: says("Dit bestand is te groot. Maak er enkele kleinere van."),
    Unfit.UNREADABLE: says("De stick geeft dit bestand niet. Probeer een andere stick."),
    Unfit.ROLES: says("Wie vrijwilliger of coördinator is, komt niet van een stick."),
    Unfit.GONE: says("Dit bestand is er niet meer. Steek de stick opnieuw in."),
    Unfit.NOT_KEPT: says("Dat is niet gelukt. Er is niets veranderd."),
}
