"""The sources of files, as tables: the headers of each known program, and the words of a plain sheet.

To support one more program, add a `Source` to `KNOWN`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.importing.rows import FIELDS, Kind

ALL_OTHERS = "*"
"""The key, among the values of a field, for every value that is not listed."""

Columns = Mapping[str, str]
"""The header of each field; `Type (2)` is the second column with that header."""


@dataclass(frozen=True, slots=True)
class Source:
    """A program that exports such a file, known by all the headers in `sign`.

    `values` has for a field the meaning of each text that the program writes, in lower case; an empty meaning counts as
    an empty cell. Of several texts in one cell, with commas between them, the first one with a meaning counts.
    `prefixes` are put before the values of a field, so that two kinds of numbers are never equal.
    """

    name: str
    kind: Kind
    sign: tuple[str, ...]
    columns: Columns
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    prefixes: Mapping[str, str] = field(default_factory=dict)


_OF_OTHERS: dict[Kind, tuple[str, ...]] = {
    Kind.MEMBERS: ("first_name", "last_name", "other_number"),
    Kind.CARDS: ("uid",),
    Kind.SUBSCRIPTIONS: ("other_number", "status"),
    Kind.LOANS: ("first_name", "last_name", "name", "email", "status"),
}
"""The fields that only files of other programs have."""

OWN_COLUMNS: dict[Kind, tuple[str, ...]] = {
    kind: tuple(name for name in FIELDS[kind] if name not in _OF_OTHERS.get(kind, ())) for kind in Kind
}
"""The columns of an export of the kiosk: the names of the fields."""

NEWER = ("photo",)
"""The columns that exports of earlier versions do not have."""

LEND_ENGINE_CONTACT = {"other_number": "C"}
"""The prefix for contacts without a member number: their contact number may equal the member number of another one."""

KNOWN: tuple[Source, ...] = (
    *(
        Source("a kiosk", kind, tuple(name for name in own if name not in NEWER), dict(zip(own, own, strict=True)))
        for kind, own in OWN_COLUMNS.items()
    ),
    Source(
        "Lend Engine",
        Kind.ITEMS,
        ("Code", "Name", "Value (RRP)", "Components", "Care information", "Loan period"),
        {
            "barcode": "Code",
            "name": "Name",
            "category": "Type (2)",
            "value": "Value (RRP)",
            "components": "Components",
            "days": "Loan period",
            "shelf": "Location",
            "condition": "Location",
            "returning": "Care information",
        },
        values={
            "shelf": {"on loan": "", "reserved": "", "repair": "", "in repair": ""},
            "condition": {"repair": "repair", "in repair": "repair", ALL_OTHERS: ""},
        },
    ),
    Source(
        "Lend Engine",
        Kind.MEMBERS,
        ("Contact ID", "Member ID", "First name", "Last name", "Email"),
        {"number": "Member ID", "other_number": "Contact ID", "first_name": "First name", "last_name": "Last name"},
        prefixes=LEND_ENGINE_CONTACT,
    ),
    Source(
        "Lend Engine",
        Kind.SUBSCRIPTIONS,
        ("Member ID", "Membership number", "Membership type", "Starts", "Expires", "Status"),
        {
            "member": "Membership number",
            "other_number": "Member ID",
            "plan": "Membership type",
            "first": "Starts",
            "last": "Expires",
            "status": "Status",
        },
        prefixes=LEND_ENGINE_CONTACT,
    ),
    Source(
        "Lend Engine",
        Kind.LOANS,
        ("Loan ID", "Status", "Item code", "Due out", "Checked out", "Due in", "Checked in"),
        {
            "item": "Item code",
            "first_name": "First name",
            "last_name": "Last name",
            "email": "Email",
            "lent": "Checked out",
            "due": "Due in",
            "returned": "Checked in",
            "status": "Status",
        },
    ),
    Source(
        "myTurn",
        Kind.ITEMS,
        ("Item ID", "Name", "Item Type", "Replacement Cost", "Location Code"),
        {
            "barcode": "Item ID",
            "name": "Name",
            "category": "Item Type",
            "value": "Replacement Cost",
            "days": "Default Loan Length (Days)",
            "condition": "Status(es)",
            "shelf": "Location Code",
        },
        values={
            "condition": {
                **dict.fromkeys(("available", "in", "in stock", "checked out", "on loan", "out", "reserved"), ""),
                **dict.fromkeys(("in maintenance", "maintenance", "in repair", "needs repair", "broken"), "repair"),
                **dict.fromkeys(("missing", "lost"), "missing"),
                **dict.fromkeys(("retired", "disabled", "unavailable", "sold"), "withdrawn"),
            }
        },
    ),
    Source(
        "Circulate",
        Kind.ITEMS,
        ("id", "complete_number", "code", "number", "name", "categories"),
        {
            "barcode": "complete_number",
            "name": "name",
            "category": "categories",
            "value": "purchase_price",
            "shelf": "location_shelf",
        },
    ),
    Source(
        "Koha",
        Kind.MEMBERS,
        ("cardnumber", "surname", "firstname", "categorycode"),
        {
            "number": "cardnumber",
            "first_name": "firstname",
            "last_name": "surname",
            "adult": "dateofbirth",
            "language": "lang",
        },
        values={"language": {"default": ""}},
    ),
)

PLAIN: dict[Kind, dict[str, tuple[str, ...]]] = {
    Kind.MEMBERS: {
        "number": ("nummer", "lidnummer", "lidnr", "numéro", "numéro de membre", "number", "member number", "member"),
        "name": ("naam", "nom", "name", "gezin", "famille", "household"),
        "first_name": ("voornaam", "prénom", "first name"),
        "last_name": ("achternaam", "familienaam", "nom de famille", "last name"),
        "language": ("taal", "langue", "language"),
        "adult": ("volwassen", "geboortedatum", "geboren", "adulte", "date de naissance", "adult", "date of birth"),
    },
    Kind.ITEMS: {
        "barcode": ("code", "barcode", "streepjescode", "nummer", "code-barres", "code barre", "numéro", "number"),
        "name": ("naam", "titel", "omschrijving", "nom", "titre", "name", "title"),
        "initiative": ("initiatief", "dienst", "initiative"),
        "category": ("categorie", "soort", "catégorie", "type", "category", "kind"),
        "value": ("waarde", "prijs", "aankoopprijs", "valeur", "prix", "value", "price"),
        "components": ("onderdelen", "stukken", "inhoud", "pièces", "contenu", "parts", "components", "contents"),
        "days": ("uitleentermijn", "dagen", "durée", "jours", "loan period", "days"),
        "condition": ("toestand", "état", "condition"),
        "shelf": ("plaats", "rek", "plank", "étagère", "emplacement", "shelf", "location"),
        "borrowing": ("uitleg", "instructies", "instructions"),
        "returning": ("bij terugbrengen", "au retour", "at return"),
    },
    Kind.CARDS: {
        "member": ("lidnummer", "lid", "nummer", "numéro de membre", "membre", "member number", "member"),
        "uid": ("kaart", "uid", "chip", "carte", "card"),
        "holder": ("houder", "drager", "titulaire", "holder"),
        "adult": ("volwassen", "adulte", "adult"),
    },
    Kind.SUBSCRIPTIONS: {
        "member": ("lidnummer", "lid", "nummer", "numéro de membre", "membre", "member number", "member"),
        "initiative": ("initiatief", "dienst", "initiative"),
        "plan": ("abonnement", "formule", "plan", "subscription"),
        "first": ("van", "begin", "vanaf", "du", "début", "from", "starts"),
        "last": ("tot", "tot en met", "einde", "au", "fin", "until", "expires", "to"),
        "left": ("beurten", "beurten over", "restants", "left"),
    },
    Kind.LOANS: {
        "item": ("code", "barcode", "streepjescode", "voorwerp", "objet", "item"),
        "member": ("lidnummer", "lid", "numéro de membre", "membre", "member number", "member"),
        "lent": ("uitgeleend", "uitgeleend op", "prêté le", "prêté", "lent", "borrowed"),
        "due": ("terug tegen", "terug op", "à rendre", "à rendre le", "due"),
        "returned": ("teruggebracht", "teruggebracht op", "rendu", "rendu le", "returned"),
    },
}
"""The words above the columns of a plain sheet, in Dutch, French and English; the first one that fits is taken."""

NEEDED: dict[Kind, tuple[tuple[str, ...], ...]] = {
    Kind.ITEMS: (("barcode",), ("name",)),
    Kind.MEMBERS: (("number", "other_number"), ("name", "last_name", "first_name")),
    Kind.CARDS: (("member",), ("uid", "digest")),
    Kind.SUBSCRIPTIONS: (("member", "other_number"), ("plan",), ("first",)),
    Kind.LOANS: (("item",), ("member", "last_name", "name"), ("lent",)),
    Kind.RESERVATIONS: (("item",), ("member",)),
    Kind.PROOFS: (("member",), ("kind",), ("until",)),
    Kind.INDUCTIONS: (("member",), ("item", "category")),
    Kind.ROLES: (("member",), ("initiative",), ("role",)),
    Kind.MESSAGES: (("member",), ("message",)),
    Kind.BALANCES: (("member",), ("account",), ("balance",)),
}
"""The groups of fields of which one must have a column, by kind."""
