"""Collects the words of the screens into the catalogues: `python -m screens.present.catalogs`.

The program writes the template `locale/deelkiosk.pot` from the source, brings every
`locale/<language>/LC_MESSAGES/deelkiosk.po` up to date with the template (a changed sentence is a new one to translate)
and compiles it into the same folder. A second run changes nothing.
"""

import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from kiosk.lending.languages import OFFERED
from screens.present.words import DOMAIN, LOCALE

KEYWORDS = {"words": None, "self": None, "says": None, "many": (1, 2)}
"""The calls in which a sentence stands: `words("…")`, `self("…")` inside `Words`, `says("…")` in a table of findings,
and `words.many("…", "…", n)`.
"""

BUGS = "the issues of the repository"
HEADER = """\
# The words of the screens and of the ticket of deelkiosk.
# How to translate them: screens/locale/README.md
#"""


def template(source: Path) -> Catalog:
    """Every sentence in the Python files under `source`, in the order of their files."""
    catalog = Catalog(project=DOMAIN, version="1", header_comment=HEADER, msgid_bugs_address=BUGS, charset="utf-8")
    found = extract_from_dir(source, [("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",))
    for name, line, text, comments, _ in sorted(found, key=lambda each: (each[0], each[1])):
        catalog.add(text, None, [(f"{source.name}/{name}", line)], auto_comments=comments)
    return catalog


def translations(locale: Path) -> Iterator[Path]:
    """The path of the catalogue of each language."""
    yield from sorted(locale.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=None if path.suffix == ".pot" else path.parent.parent.name, domain=DOMAIN)


def updated(catalog: Catalog, newest: Catalog) -> Catalog:
    """The catalogue with the sentences of the template: old ones are left out, new ones are empty, and nothing is
    guessed.
    """
    catalog.update(newest, no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    return catalog


def written(catalog: Catalog) -> bytes:
    file = BytesIO()
    write_po(file, catalog, width=110, include_lineno=False)
    return file.getvalue()


def compiled(catalog: Catalog) -> bytes:
    file = BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def untranslated(catalog: Catalog) -> list[Message]:
    return [message for message in catalog if message.id and not _complete(message)]


def _complete(message: Message) -> bool:
    texts: Iterable[str] = message.string if isinstance(message.string, (list, tuple)) else [message.string or ""]
    return all(texts) and not message.fuzzy


def main() -> None:
    newest = template(Path(__file__).parents[1])
    pot = LOCALE / f"{DOMAIN}.pot"
    if pot.exists():
        newest.creation_date = read(pot).creation_date
    pot.write_bytes(written(newest))
    for path in translations(LOCALE):
        catalog = updated(read(path), newest)
        path.write_bytes(written(catalog))
        path.with_suffix(".mo").write_bytes(compiled(catalog))
        missing = untranslated(catalog)
        sys.stdout.write(f"{catalog.locale_identifier}: {len(missing) or 'nothing'} left to translate\n")
        if catalog.locale_identifier in OFFERED:
            sys.stdout.writelines(f"    {message.id}\n" for message in missing)


if __name__ == "__main__":
    main()
