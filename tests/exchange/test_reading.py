"""From a file to rows that fit the house: the form of the file, the program that wrote it, each row, and
every problem.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import pytest

from kiosk.importing.cells import Cell
from kiosk.importing.checking import check, emails_of
from kiosk.importing.fitted import Checked
from kiosk.importing.known import Known, Place
from kiosk.importing.mapping import MappingError, mapping_of, read_mapping, write_mapping
from kiosk.importing.recognising import UnrecognisedError, recognise
from kiosk.importing.rows import Kind
from kiosk.importing.sheets import SheetError, open_sheet
from kiosk.importing.sources import KNOWN
from kiosk.lending.model import Cents, Part
from kiosk.lending.terms import Category, LoanTerms, Plan, Terms
from kiosk.lending.upkeep.sheets import Unfit
from tests.exchange.lend_engine import HEADERS as LEND_ENGINE
from tests.house import ADAS_NAME, ADAS_NUMBER, BENS_NAME, BENS_NUMBER, TOOLS, TOYS

BRUSSELS = ZoneInfo("Europe/Brussels")
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
MY_TURN = (
    "Item ID,Name,Item Type,Categories,Description,Keywords,Manufacturer,Model,Serial Number,Replacement Cost,"
    "Default Loan Length (Days),Maximum number of renewals,Location Code,Status(es),Image"
)
CIRCULATE = "id,complete_number,code,number,name,categories,description,purchase_price,location_area,location_shelf"
KOHA = "cardnumber,surname,firstname,title,address,city,dateofbirth,branchcode,categorycode,dateenrolled,dateexpiry"

EARLIER_EXPORT = (
    "barcode,name,initiative,category,value,components,days,condition,adults_only,volunteers_only,induction,safe_until,"
    "borrowing,returning,shelf,picture,points,parts,flaws,kept_for,kept_until,to_put_away"
)
"""The header of items that a kiosk exported before items had photos."""

KNOWN_HOUSE = Known(
    places=(
        Place(
            1,
            Terms(
                TOYS.key,
                TOYS.name,
                "",
                loans=LoanTerms(days=14),
                plans=(Plan("year", "Jaarkaart", Cents(2000)), Plan("strips", "Beurtenkaart", Cents(500), loans=10)),
                categories=(Category("puzzel", "Puzzels"), Category("spel", "Gezelschapsspel")),
            ),
            7,
        ),
        Place(2, Terms(TOOLS.key, TOOLS.name, ""), None),
    ),
    codes={ADAS_NUMBER: "member", BENS_NUMBER: "member", "TOY-1": "item", "TOY-2": "item", "T1": "tag"},
    members={ADAS_NUMBER: 11, BENS_NUMBER: 12, "C32": 13},
    names={"ada peeters": (ADAS_NUMBER,), "ben okafor": (BENS_NUMBER, "9")},
    items={"TOY-1": (21, 1), "TOY-2": (22, 1)},
    cards={},
    out=frozenset((22,)),
    lent=frozenset(((22, datetime(2026, 11, 2, 9, tzinfo=UTC)),)),
    pictures=frozenset(("puzzle",)),
    now=NOON,
    zone=BRUSSELS,
    key=b"k" * 32,
    erased=frozenset((ADAS_NUMBER, "66")),
)


def checked(header: str, *rows: str, always: dict[str, str] | None = None, known: Known = KNOWN_HOUSE) -> Checked:
    """These rows, with commas between their cells, checked below this header."""
    names = tuple(header.split(","))
    reading = replace(recognise(names), always=always or {})
    cells: list[tuple[int, tuple[Cell, ...]]] = [(line, tuple(row.split(","))) for line, row in enumerate(rows, 2)]
    return check(cells, names, reading, known)


# --- forms -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "form"),
    [
        ("naam;code\nCafé;0012\n".encode(), "CSV with semicolons, UTF-8"),
        ("naam,code\r\nCafé,0012\r\n".encode("utf-8-sig"), "CSV with commas, UTF-8"),
        ("naam\tcode\rCafé\t0012\r".encode("cp1252"), "CSV with tabs, CP1252"),
        ("naam\tcode\nCafé\t0012\n".encode("utf-16"), "CSV with tabs, UTF-16"),
        ('sep=;\n"naam";"code"\n"Café";="0012"\n'.encode(), "CSV with semicolons, UTF-8"),
    ],
)
def test_every_form_of_csv_is_read(tmp_path: Path, content: bytes, form: str) -> None:
    (tmp_path / "sheet.csv").write_bytes(content)
    sheet = open_sheet(tmp_path / "sheet.csv")
    assert (sheet.header, sheet.form) == (("naam", "code"), form)
    rows = check(sheet.rows(), sheet.header, recognise(sheet.header), KNOWN_HOUSE)
    assert [(one.value, one.column) for one in rows.problems] == [("", "initiative")]
    (row,) = check(sheet.rows(), sheet.header, recognise(sheet.header), ONE_PLACE).rows
    assert (row.key, row.values["name"]) == (("0012",), "Café")


def test_a_sheet_that_ends_with_half_a_letter_is_read(tmp_path: Path) -> None:
    (tmp_path / "sheet.csv").write_bytes("naam;code\nBal;A1\n".encode("utf-16") + b"\x20")
    assert open_sheet(tmp_path / "sheet.csv").header == ("naam", "code")


def test_rows_are_numbered_as_a_spreadsheet_shows_them(tmp_path: Path) -> None:
    (tmp_path / "sheet.csv").write_text('sep=;\ncode;naam\nA1;"two\nlines"\n\nA2;Bal\n')
    assert [number for number, _ in open_sheet(tmp_path / "sheet.csv").rows()] == [2, 4]


ONE_PLACE = Known(
    *(KNOWN_HOUSE.places[1:], {}, {}, {}, {}, {}, frozenset(), frozenset(), frozenset(), NOON, BRUSSELS),
)


def test_a_workbook_keeps_days_and_the_zeros_before_a_number(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["code", "naam", "waarde", "geboren"])
    sheet.append([12, "Trein", 12.5, date(2026, 3, 4)])
    sheet["A2"].number_format = "0000"
    sheet.append([None, None, None, None])
    sheet.append(["0013", "Bal", "12,50", None])
    book.save(tmp_path / "sheet.xlsx")
    read = open_sheet(tmp_path / "sheet.xlsx")
    assert read.header == ("code", "naam", "waarde", "geboren")
    assert [(line, row[:3]) for line, row in read.rows()] == [
        (2, ("0012", "Trein", 12.5)),
        (4, ("0013", "Bal", "12,50")),
    ]


def test_a_workbook_that_is_damaged_anywhere_says_so(tmp_path: Path) -> None:
    from openpyxl import Workbook

    whole, damaged = tmp_path / "whole.xlsx", tmp_path / "damaged.xlsx"
    Workbook().save(whole)
    with ZipFile(whole) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    for broken in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml"):
        with ZipFile(damaged, "w") as target:
            for name, content in parts.items():
                target.writestr(name, b"" if name == broken else content)
        with pytest.raises(SheetError, match="damaged"):
            open_sheet(damaged)


@pytest.mark.parametrize("end", ["", "\n", '"";x\n'])
def test_a_quote_that_is_not_closed_is_refused_with_its_row(tmp_path: Path, end: str) -> None:
    (tmp_path / "sheet.csv").write_text(f'code;naam\nA1;Bal\nA2;"Trein\nA3;Pop{end}')
    sheet = open_sheet(tmp_path / "sheet.csv")
    with pytest.raises(SheetError, match="a quote in line 3 is not closed") as raised:
        list(sheet.rows())
    assert raised.value.unfit is Unfit.UNREADABLE_LINE


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\x01\x02", b"PK\x03\x04rubbish", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"sep="],
)
def test_a_file_that_is_no_sheet_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "sheet").write_bytes(content)
    with pytest.raises(SheetError, match=r"\w"):
        open_sheet(tmp_path / "sheet")


# --- where it comes from -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "source", "kind"),
    [
        *((header, "Lend Engine", kind) for kind, header in LEND_ENGINE.items()),
        (MY_TURN, "myTurn", Kind.ITEMS),
        (CIRCULATE, "Circulate", Kind.ITEMS),
        (KOHA, "Koha", Kind.MEMBERS),
        *((",".join(one.sign), "a kiosk", one.kind) for one in KNOWN if one.name == "a kiosk"),
        (EARLIER_EXPORT, "a kiosk", Kind.ITEMS),
        ("Naam,Code,Categorie,Waarde,Onderdelen", "a plain sheet", Kind.ITEMS),
        ("Nom,Code,Catégorie,Valeur,Pièces", "a plain sheet", Kind.ITEMS),
        ("name,CODE,category,value,parts", "a plain sheet", Kind.ITEMS),
        ("Lidnummer,Voornaam,Achternaam,Taal", "a plain sheet", Kind.MEMBERS),
        ("Lidnummer,Kaart", "a plain sheet", Kind.CARDS),
        ("Lidnummer,Initiatief,Abonnement,Van,Tot", "a plain sheet", Kind.SUBSCRIPTIONS),
        ("Code,Lidnummer,Uitgeleend op,Terug op", "a plain sheet", Kind.LOANS),
    ],
)
def test_a_header_says_where_it_comes_from(header: str, source: str, kind: Kind) -> None:
    reading = recognise(tuple(header.split(",")))
    assert (reading.source, reading.kind) == (source, kind)


def test_a_column_that_only_a_kiosk_writes_is_not_read_from_a_plain_sheet() -> None:
    for header, unread in (("name", "code", "photo"), "photo"), (("number", "name", "pin"), "pin"):
        assert recognise(header).unread(header) == (unread,)


def test_an_unknown_header_is_refused_with_the_columns_that_are_missing() -> None:
    with pytest.raises(UnrecognisedError):
        recognise(("Titel", "Auteur"))
    with pytest.raises(UnrecognisedError, match="number"):
        recognise(("Naam", "Auteur"), Kind.MEMBERS)


def test_the_second_type_of_lend_engine_is_the_category() -> None:
    header = tuple(LEND_ENGINE[Kind.ITEMS].split(","))
    reading = recognise(header)
    assert reading.places["category"] == 5
    assert "Leeftijd" in reading.unread(header)


# --- what fits ---------------------------------------------------------------------------------------------------


def test_items_of_lend_engine_are_read() -> None:
    row = "1,loan,2024-01-02,le-1,Boerderij,Puzzels,,,,,,,1.250,Yes,0.50,0,,,12 stukken; doos,Droog afvegen,,,,"
    found = checked(LEND_ENGINE[Kind.ITEMS], row, always={"initiative": "Spelotheek"})
    assert found.problems == []
    (item,) = found.rows
    assert item.key == ("LE-1",)
    assert item.values == {
        "name": "Boerderij",
        "category": "puzzel",
        "initiative_id": 1,
        "value": 125000,
        "when_returning": "Droog afvegen",
        "components": "12 stukken; doos",
    }
    assert item.parts == (Part("stukken", 12), Part("doos", 1))


def test_items_of_other_programs_are_read() -> None:
    my_turn = checked(
        MY_TURN,
        "A-1,Boor,Power,Tools,,,,,,45.00,7,2,X,Available,",
        "A-1,Boor,Power,Tools,,,,,,45.00,7,2,X,Available,",
        "A-2,Zaag,Power,Tools,,,,,,45.00,7,2,X,In Maintenance,",
        always={"initiative": TOOLS.key},
    )
    assert (my_turn.problems, my_turn.twice) == ([], 1)
    assert [one.values.get("condition") for one in my_turn.rows] == [None, "repair"]
    places = [
        checked(LEND_ENGINE[Kind.ITEMS], f"1,loan,,le-{n},Wolf,Puzzels,,,,{place}")
        for n, place in enumerate(("Rek 2", "On loan", "Repair"))
    ]
    assert [(one.values.get("shelf"), one.values.get("condition")) for (one,) in (found.rows for found in places)] == [
        ("Rek 2", None),
        (None, None),
        (None, "repair"),
    ]
    circulate = checked(CIRCULATE, "5,B-0005,B,5,Wolf,games//Puzzels; toys,,,A,2", always={"initiative": TOYS.key})
    assert [(one.key, one.values["category"]) for one in circulate.rows] == [(("B-0005",), "puzzel")]


def test_a_row_without_an_initiative_is_of_the_only_one_with_its_category_or_plan() -> None:
    items = checked("code,naam,categorie", "A1,Boerderij,games//Puzzels", "A2,Boor,Boren")
    assert [(one.key, one.values["initiative_id"]) for one in items.rows] == [(("A1",), 1)]
    assert [(one.line, one.column) for one in items.problems] == [(3, "initiative")]
    plans = checked("lidnummer,plan,van", f"{ADAS_NUMBER},Jaarkaart,1/3/2026", f"{ADAS_NUMBER},,1/4/2026")
    assert [one.key[1:3] for one in plans.rows] == [(1, "year")]
    both = replace(KNOWN_HOUSE, places=(*KNOWN_HOUSE.places, replace(KNOWN_HOUSE.places[0], id=3)))
    assert checked("code,naam,categorie", "A1,Boerderij,Puzzels", known=both).rows == []


def test_members_get_their_membership_number_or_else_the_number_of_the_contact() -> None:
    found = checked(
        LEND_ENGINE[Kind.MEMBERS],
        "31,0007,2024-01-02,Ada,Peeters,,ada@example.org,No,,,,,,BE,0",
        "32,,2024-01-02,Ben,Okafor,,,No,,,,,,BE,0",
    )
    assert [(one.key, one.values["name"]) for one in found.rows] == [(("0007",), ADAS_NAME), (("C32",), BENS_NAME)]
    koha = checked(KOHA, "77,Demir,Cem,,,,24/11/2008,X,K,2024-01-01,2027-01-01", "78,Claes,Joke,,,,23/11/2008,X,K,,")
    assert [one.values["adult"] for one in koha.rows] == [False, True]


def test_a_subscription_without_a_last_day_lasts_as_its_plan_says() -> None:
    found = checked(
        LEND_ENGINE[Kind.SUBSCRIPTIONS],
        f"31,Ada,P,,{ADAS_NUMBER},Jaarkaart,2026-03-01,2027-03-01,ACTIVE,20",
        "32,Ben,O,,,jaarkaart,2026-03-01,2026-08-31,ACTIVE,20",
        f"31,Ada,P,,{ADAS_NUMBER},Jaarkaart,2027-03-01,2028-03-01,PENDING,20",
        always={"initiative": TOYS.key},
    )
    assert (found.problems, found.left_out) == ([], 1)
    assert [(one.key[0], one.values["last"]) for one in found.rows] == [
        (11, date(2027, 2, 28)),
        (13, date(2026, 8, 31)),
    ]
    strips = checked("member,plan,first,left,initiative", f"{ADAS_NUMBER},strips,2026-03-01,4,{TOYS.key}")
    assert [one.strips for one in strips.rows] == [(6, 4)]


def test_loans_find_their_member_by_number_name_or_address() -> None:
    header = LEND_ENGINE[Kind.LOANS]
    rows = (
        "1,ACTIVE,,Ada,Peeters,,Trein,TOY-1,0,-,20 Nov 2026 5:00 pm,04 Dec 2026 5:00 pm,-",
        "2,CLOSED,,Ben,Okafor,Ben@example.org,Trein,TOY-1,0,-,01 Mar 2026 5:00 pm,-,2 Mar 2026 5:00 pm",
        "3,RESERVED,,Ada,Peeters,,Trein,TOY-2,0,-,-,-,-",
    )
    found = checked(header, *rows)
    assert [one.value for one in found.problems] == [BENS_NAME]
    addresses = emails_of(
        iter([(2, (BENS_NUMBER, "ben@example.org"))]), ("number", "E-mail"), recognise(("number", "name"))
    )
    assert addresses == {"ben@example.org": BENS_NUMBER}
    both = checked(header, *rows, known=_with_emails(addresses))
    assert (both.problems, both.left_out) == ([], 1)
    assert [(one.key[0], one.values) for one in both.rows] == [
        (21, {"member_id": 11, "due_on": date(2026, 12, 4)}),
        (
            21,
            {"member_id": 12, "due_on": date(2026, 3, 15), "returned_at": datetime(2026, 3, 2, 17, tzinfo=BRUSSELS)},
        ),
    ]


def _with_emails(emails: dict[str, str]) -> Known:
    return replace(KNOWN_HOUSE, emails=emails)


# --- what does not fit -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "rows", "problems"),
    [
        ("code,naam,waarde,initiatief,categorie", [",,x,y,"], [("waarde", "x"), ("code", ""), ("naam", "")]),
        ("code,naam,initiatief,categorie", ["A1,Bal,y,"], [("initiatief", "y")]),
        ("code,naam,initiatief,categorie", [f"A1,Bal,{TOYS.key},lego"], [("categorie", "lego")]),
        ("code,naam,initiatief", [f"{ADAS_NUMBER},Bal,{TOOLS.key}"], [("code", ADAS_NUMBER)]),
        ("code,naam,initiatief", [f"A1,Bal,{TOOLS.key}", f"A1,Trein,{TOOLS.key}"], [("code", "A1")]),
        ("nummer,naam", ["toy-1,Ada"], [("nummer", "toy-1")]),
        ("nummer,naam", ["66,Ada"], [("nummer", "66")]),
        ("lidnummer,kaart", ["404,04A1B2C3D4E5F6"], [("lidnummer", "404")]),
        ("lidnummer,plan,van,initiatief", [f"{ADAS_NUMBER},maand,1/3/2026,{TOYS.key}"], [("plan", "maand")]),
        ("code,lidnummer,uitgeleend", [f"TOY-2,{ADAS_NUMBER},5/11/2026"], [("code", "TOY-2")]),
        (
            "code,lidnummer,uitgeleend",
            [f"TOY-1,{ADAS_NUMBER},5/11/2026", f"TOY-1,{BENS_NUMBER},6/11/2026"],
            [("code", "TOY-1")],
        ),
    ],
)
def test_every_problem_of_a_row_says_its_column_and_value(
    header: str, rows: list[str], problems: list[tuple[str, str]]
) -> None:
    found = checked(header, *rows)
    assert [(one.column, one.value) for one in found.problems] == problems
    assert all(one.allowed for one in found.problems)
    assert set(found.bad) == {len(rows) + 1}


# --- the mapping file --------------------------------------------------------------------------------------------


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "boeken.csv"
    path.write_text('Titel,"Nr.",Soort,Soort\nDe beer,0007,Prentenboek,x\nDe wolf,0008,Puzzels,x\n')
    return path


def test_a_mapping_file_is_written_filled_in_and_read(sheet: Path) -> None:
    written = write_mapping(open_sheet(sheet), None)
    assert '"Soort (2)" = ""' in written
    filled = (
        written.replace('"Titel" = ""', '"Titel" = "name"')
        .replace('"Nr." = ""', '"Nr." = "barcode"')
        .replace('"Soort" = ""', '"Soort" = "category"')
        .replace("[always]", f'[always]\ninitiative = "{TOYS.key}"\n[values.category]\n"Prentenboek" = "spel"')
    )
    mapping_of(sheet).write_text(filled)
    opened = open_sheet(sheet)
    found = check(opened.rows(), opened.header, read_mapping(mapping_of(sheet), opened.header), KNOWN_HOUSE)
    assert found.problems == []
    assert [(one.key[0], one.values["category"]) for one in found.rows] == [("0007", "spel"), ("0008", "puzzel")]


def test_a_mapping_file_of_a_known_program_adds_to_what_is_known(tmp_path: Path) -> None:
    sheet = tmp_path / "memberships.csv"
    row = "32,Ben,O,,,Jaarlid,2026-03-01,2026-08-31,ACTIVE,20"
    sheet.write_text(f"{LEND_ENGINE[Kind.SUBSCRIPTIONS]}\n{row}\n{row.replace('ACTIVE', 'PENDING')}\n")
    opened = open_sheet(sheet)
    written = write_mapping(opened, None).replace('"Jaarlid" = ""', '"Jaarlid" = "year"')
    mapping_of(sheet).write_text(written.replace("[always]", f'[always]\ninitiative = "{TOYS.key}"'))
    found = check(opened.rows(), opened.header, read_mapping(mapping_of(sheet), opened.header), KNOWN_HOUSE)
    assert (found.problems, found.left_out) == ([], 1)
    assert [one.key for one in found.rows] == [(13, 1, "year", date(2026, 3, 1))]


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda text: text.replace('as = "items"', 'as = "books"'), "items"),
        (lambda text: text.replace('"Titel" = "name"', '"Titel" = "title"'), "title"),
        (lambda text: text.replace('"Titel"', '"Title"'), "Title"),
        (lambda text: text.replace('"Nr." = "barcode"', '"Nr." = "name"'), "two columns"),
        (lambda text: text.replace('"Nr." = "barcode"', '"Nr." = ""'), "barcode"),
        (lambda text: f"{text}[", "TOML"),
    ],
)
def test_a_mapping_file_that_cannot_be_used_says_why(sheet: Path, spoil: Callable[[str], str], says: str) -> None:
    right = 'as = "items"\n[columns]\n"Titel" = "name"\n"Nr." = "barcode"\n'
    mapping_of(sheet).write_text(right)
    header = open_sheet(sheet).header
    assert read_mapping(mapping_of(sheet), header).places == {"name": 0, "barcode": 1}
    mapping_of(sheet).write_text(spoil(right))
    with pytest.raises(MappingError, match=says):
        read_mapping(mapping_of(sheet), header)
