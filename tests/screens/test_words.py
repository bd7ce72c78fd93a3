"""The languages: every sentence is in every catalogue, and days and amounts are written as people write them."""

import ast
import gettext
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeGuard

import pytest
from babel.messages.catalog import Catalog

import screens
from kiosk.lending.model import Cents
from screens.present.catalogs import compiled, read, template, translations, untranslated, updated
from screens.present.words import DOMAIN, LOCALE, Due, Words, wordbook
from tests.house import TODAY

SOURCE = Path(screens.__file__).parent
COMPLETE = ("en", "fr")
CATALOGUES = tuple(translations(LOCALE))
SATURDAY = date(2026, 12, 12)


def words(language: str = "nl") -> Words:
    return Words(language, "Europe/Brussels")


# --- sentences ---


def test_dutch_is_the_language_of_the_msgids():
    assert words("nl")("Dag {name}", name="Samira") == "Dag Samira"


def test_a_sentence_is_translated_into_the_wanted_language():
    assert words("fr")("Dag {name}", name="Samira") == "Bonjour Samira"
    assert words("en")("Dag {name}", name="Samira") == "Hello Samira"


def test_a_language_without_a_catalogue_is_dutch_in_everything():
    unknown = words("zz")

    assert unknown.language == "nl"
    assert unknown("Klaar") == "Klaar"
    assert unknown.due(SATURDAY) == words("nl").due(SATURDAY)


def test_a_sentence_that_a_catalogue_lacks_is_dutch():
    assert words("ar")("Er is nog geen vertaling van {name}", name="dit") == "Er is nog geen vertaling van dit"


def test_braces_in_a_name_are_kept():
    assert words("fr")("Dag {name}", name="{n} {name}") == "Bonjour {n} {name}"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", ["0 dingen geleend", "1 ding geleend", "2 dingen geleend"]),
        ("fr", ["0 objet emprunté", "1 objet emprunté", "2 objets empruntés"]),
        ("en", ["0 things borrowed", "1 thing borrowed", "2 things borrowed"]),
    ],
)
def test_each_language_has_its_plurals(language: str, said: list[str]):
    assert said == [words(language).many("{n} ding geleend", "{n} dingen geleend", n) for n in range(3)]


@pytest.mark.parametrize(
    ("language", "name"),
    [("nl", "Nederlands"), ("fr", "Français"), ("en", "English"), ("ar", "العربية"), ("tr", "Türkçe"), ("xx", "xx")],
)
def test_a_language_has_its_own_name(language: str, name: str):
    assert words(language).own_name == name


def test_arabic_is_written_from_right_to_left():
    assert words("ar").right_to_left
    assert not words("fr").right_to_left


@pytest.mark.parametrize(
    ("parts", "listed"),
    [
        (("3 أغراض", "2 جديد"), "3 أغراض، 2 جديد"),
        (("Ada", "Bo", "3 أغراض"), "\u2068Ada\u2069، \u2068Bo\u2069، 3 أغراض"),
    ],
)
def test_a_list_in_arabic_reads_from_right_to_left(parts: tuple[str, ...], listed: str):
    assert words("ar").listed(parts) == listed


def test_every_catalogue_is_read_once():
    book = wordbook("Europe/Brussels")

    assert book("fr") is book("fr")


# --- days, times, money ---


@pytest.mark.parametrize(
    ("language", "due"),
    [
        ("nl", Due("za", "12", "dec", "zaterdag 12 december")),
        ("fr", Due("sam", "12", "déc", "samedi 12 décembre")),
        ("en", Due("Sat", "12", "Dec", "Saturday 12 December")),
    ],
)
def test_a_day_is_a_small_calendar_and_a_whole_date(language: str, due: Due):
    assert words(language).due(SATURDAY) == due


@pytest.mark.parametrize(
    ("day", "dutch", "french"),
    [(SATURDAY, "za 12 dec", "sam 12 déc"), (date(2027, 5, 22), "22 mei 2027", "22 mai 2027")],
)
def test_a_day_in_short_has_its_weekday_before_it_or_its_year_behind_it(day: date, dutch: str, french: str):
    assert (dutch, french) == tuple(words(each).due(day, TODAY).short for each in ("nl", "fr"))


@pytest.mark.parametrize(
    ("day", "told"), [(date(2026, 12, 1), "mardi 1er décembre"), (date(2027, 8, 1), "1er août 2027")]
)
def test_the_first_day_of_a_month_is_1er_in_french(day: date, told: str):
    assert words("fr").due(day, TODAY).full == told
    assert words("fr").due(day, TODAY).day == "1"


@pytest.mark.parametrize(
    ("days", "dutch", "french", "english"),
    [
        (-2, "2 dagen te laat", "2 jours de retard", "2 days late"),
        (-1, "1 dag te laat", "1 jour de retard", "1 day late"),
        (0, "vandaag", "aujourd’hui", "today"),
        (1, "morgen", "demain", "tomorrow"),
        (2, "nog 2 dagen", "encore 2 jours", "2 more days"),
        (14, "nog 14 dagen", "encore 14 jours", "14 more days"),
        (15, "di 8 dec", "mar 8 déc", "Tue 8 Dec"),
        (120, "maart 2027", "mars 2027", "March 2027"),
    ],
)
def test_the_time_left_of_a_loan_is_said_in_days(days: int, dutch: str, french: str, english: str):
    due = date.fromordinal(TODAY.toordinal() + days)

    assert (dutch, french, english) == tuple(words(each).left(due, TODAY) for each in ("nl", "fr", "en"))


@pytest.mark.parametrize(
    ("cents", "dutch", "french", "english"),
    [
        (0, "gratis", "gratuit", "free"),
        (5, "€ 0,05", "0,05 €", "€0.05"),
        (150, "€ 1,50", "1,50 €", "€1.50"),
        (123456, "€ 1.234,56", "1 234,56 €", "€1,234.56"),
    ],
)
def test_money_is_written_as_in_the_shop(cents: int, dutch: str, french: str, english: str):
    assert (dutch, french, english) == tuple(words(each).money(Cents(cents)) for each in ("nl", "fr", "en"))


def test_a_moment_is_told_on_the_clock_of_the_house():
    winter, summer = datetime(2026, 11, 23, 13, 5, tzinfo=UTC), datetime(2026, 7, 1, 22, 30, tzinfo=UTC)

    assert words("nl").moment(winter) == "maandag 23 november 2026, 14:05"
    assert words("fr").moment(winter) == "lundi 23 novembre 2026, 14 h 05"
    assert words("nl").moment(summer) == "donderdag 2 juli 2026, 0:30"


# --- the catalogues ---


def test_the_template_holds_every_sentence_of_the_program():
    assert _asked(template(SOURCE)) == _asked(read(LOCALE / f"{DOMAIN}.pot")), "run `make catalogs`"


def test_a_sentence_inside_a_formatted_string_is_not_missed():
    """Babel does not look into formatted strings on every Python: the sentence would be Dutch in all languages."""
    calls = [call for path in SOURCE.rglob("*.py") for call in ast.walk(ast.parse(path.read_text("utf-8")))]
    said = {text.value for call in calls if isinstance(call, ast.Call) for text in _sentences(call) if _is_text(text)}
    known = {each for message in template(SOURCE) for each in (message.id, *message.id) if isinstance(each, str)}
    assert said - known == set()


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.parent.name)
def test_a_catalogue_is_up_to_date_with_the_program(path: Path):
    assert _asked(template(SOURCE)) == _asked(read(path)), "run `make catalogs`"


def test_updating_a_catalogue_keeps_translations_and_guesses_none():
    catalog = Catalog(locale="fr")
    catalog.add("Klaar", "Terminé")
    catalog.add("Klaar is Kees", "Fini")
    newest = Catalog()
    newest.add("Klaar")
    newest.add("Klaar!")

    assert {message.id: message.string for message in updated(catalog, newest) if message.id} == {
        "Klaar": "Terminé",
        "Klaar!": None,
    }
    assert [message.id for message in untranslated(catalog)] == ["Klaar!"]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.parent.name)
def test_a_compiled_catalogue_equals_its_source(path: Path, tmp_path: Path):
    fresh = tmp_path / path.with_suffix(".mo").name
    fresh.write_bytes(compiled(read(path)))

    assert _spoken(fresh) == _spoken(path.with_suffix(".mo")), "run `make catalogs`"


@pytest.mark.parametrize("language", COMPLETE)
def test_every_sentence_is_translated(language: str):
    catalog = read(LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po")

    assert [message.id for message in untranslated(catalog)] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.parent.name)
def test_a_translation_keeps_the_placeholders_and_the_two_lines(path: Path):
    changed = []
    for message in read(path):
        if not message.id or not message.string:
            continue
        sources = message.id if isinstance(message.id, tuple) else (message.id,)
        changed += [text for text in _texts(message.string) if text and _shape(text) != _shape(sources[-1])]

    assert changed == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.parent.name)
def test_an_apostrophe_of_a_translation_is_curved(path: Path):
    texts = [text for message in read(path) if message.id for text in _texts(message.string)]
    assert [text for text in texts if "'" in text] == []


def _texts(string: str | tuple[str, ...]) -> tuple[str, ...]:
    return string if isinstance(string, tuple) else (string,)


def _asked(catalog: Catalog) -> set[tuple[object, tuple[str, ...]]]:
    return {(message.id, tuple(message.auto_comments)) for message in catalog if message.id}


def _spoken(path: Path) -> dict[object, str]:
    with path.open("rb") as file:
        catalogue = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    return {said: text for said, text in catalogue.items() if said}


def _shape(text: str) -> tuple[list[str], int]:
    return sorted(re.findall(r"\{\w*\}", text)), text.count("\n")


# --- the source ---

SCREEN_WORDS = sorted((SOURCE / "present").rglob("*.py"))
FIXED = {"status.py", "catalogs.py", "codes.py", "document.py"}
"""Modules whose texts are English, for installers, translators and readers of the documents."""


@pytest.mark.parametrize(
    "path",
    [path for path in SCREEN_WORDS if path.name not in FIXED],
    ids=lambda path: str(path.relative_to(SOURCE)),
)
def test_no_sentence_is_left_out_of_the_catalogues(path: Path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    wrapped = {id(text) for call in ast.walk(tree) if isinstance(call, ast.Call) for text in _sentences(call)}
    documentation = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
    documentation |= {id(each.returns) for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)}
    unsaid = {id(text) for each in ast.walk(tree) for text in _unsaid(each)}
    loose = [
        each.value
        for each in ast.walk(tree)
        if isinstance(each, ast.Constant)
        and isinstance(each.value, str)
        and id(each) not in wrapped | documentation | unsaid
        and _reads_like_a_sentence(each.value)
    ]

    assert loose == []


def _sentences(call: ast.Call) -> list[ast.expr]:
    match call.func:
        case ast.Name("words" | "self" | "says"):
            return call.args[:1]
        case ast.Attribute(attr="many"):
            return call.args[:2]
    return []


def _is_text(node: ast.expr) -> TypeGuard[ast.Constant]:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _unsaid(node: ast.AST) -> list[ast.AST]:
    """The strings that nobody sees on a screen: keys of views, values compared with, and texts for programmers or
    documents.
    """
    match node:
        case ast.keyword(arg="key" | "volunteer"):
            return [node.value]
        case ast.MatchValue() | ast.Compare() | ast.Raise():
            return list(ast.walk(node))
        case ast.AnnAssign(annotation=named) | ast.arg(annotation=ast.expr() as named):
            return list(ast.walk(named))
    return []


def _reads_like_a_sentence(text: str) -> bool:
    return bool(re.search(r"[A-Za-zé]{2,} [A-Za-zé]", text) or re.fullmatch(r"[A-Z][a-z]+[.!?]?", text))


@pytest.mark.parametrize("blaming", ["fout", "ongeldig", "verkeerd", "mislukt", "geweigerd", "foutief", "error"])
def test_no_sentence_blames_the_visitor(blaming: str):
    said = [message.id for message in template(SOURCE) if message.id]

    assert [text for text in said if re.search(rf"\b{blaming}", str(text), re.IGNORECASE)] == []


def test_the_welcome_screen_does_not_load_the_calendars_of_all_countries():
    shown = """
import sys
from kiosk.lending.model import SessionSettings
from kiosk.lending.states import Session
from screens.present import present
from screens.present.words import wordbook
present(Session.opening(SessionSettings("De Deelfabriek"), at=0.0), wordbook("Europe/Brussels"))
print([name for name in sys.modules if name.startswith(("babel", "kivy"))])
"""
    run = subprocess.run([sys.executable, "-c", shown], capture_output=True, text=True, check=True, timeout=60)

    assert run.stdout.strip() == "[]"
