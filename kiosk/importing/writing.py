"""Writes cells so that the import reads the same values: amounts in euro, days and moments in ISO 8601, yes and no."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal

from kiosk.importing.rows import FIELDS, Kind
from kiosk.importing.sources import OWN_COLUMNS


def cells_of(kind: Kind, row: Mapping[str, object]) -> dict[str, str]:
    """The cells of a row, by the names of the columns, in their order."""
    return {name: _shown(kind, row, name) for name in OWN_COLUMNS[kind]}


def _shown(kind: Kind, row: Mapping[str, object], name: str) -> str:
    match row[name]:
        case None:
            return ""
        case bool() as yes:
            return "ja" if yes else "nee"
        case int() as cents if _is_money(kind, row, name):
            return f"{Decimal(cents).scaleb(-2):.2f}"
        case datetime() as moment:
            return moment.astimezone(UTC).isoformat()
        case list() as lines:
            return json.dumps(lines, ensure_ascii=False)
        case value:
            return str(value)


def _is_money(kind: Kind, row: Mapping[str, object], name: str) -> bool:
    return name == "value" or (kind is Kind.BALANCES and name == "balance" and row["account"] != "points")


def readme(kinds: Mapping[Kind, int], tables: Mapping[str, str]) -> str:
    """The text about the folder of an export; `kinds` are the numbers of rows, `tables` the descriptions of the
    tables.
    """
    lines = [
        "An export of deelkiosk: all that the house has, for anybody to read.",
        "",
        "Keep it as safe as the house: it has names, proofs and who borrowed what.",
        "",
        "`kiosk import` of this folder reads house.toml and the files below into another kiosk, in this order; one of",
        "them can be imported alone too. Cards and PINs work only with the key file of this kiosk.",
        "",
        "CSV: UTF-8, commas, one header. JSON: the same rows. Amounts in euro, days as 2026-12-24, moments in UTC,",
        "yes and no as ja and nee. An empty cell: nothing is said of it.",
        "",
        "house.toml: the initiatives, their terms, categories, plans and tags.",
        "",
        "photos/: the photos of items, each called after the code of its item. In such a name %2F stands for /, and",
        "the like for other signs that no file can have in its name.",
    ]
    for kind, rows in kinds.items():
        lines += ["", f"{kind.value}.csv, {kind.value}.json: {rows} rows"]
        lines += [f"  {name}: {FIELDS[kind][name].says}" for name in OWN_COLUMNS[kind]]
    lines += [
        "",
        "tables/: every table of the database as it is, in CSV and JSON, for programs. Amounts are in cents there, and",
        "rows refer to one another by their numbers. It has what the import does not read: the journal, the books, the",
        "inbox, counts of past use. The tables:",
    ]
    lines += [f"  {name}: {says}" for name, says in tables.items()]
    return "\n".join(lines) + "\n"
