"""The documentation: its links and commands exist, and the pages to hang up are complete."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pypdfium2
import pytest
import typer
from PIL import Image

from art.make_diagrams import DIAGRAMS, PICTURES
from kiosk.cli.commands import app
from screens.present.catalogs import read as read_catalogue
from screens.present.words import DOMAIN, LOCALE
from scripts.volunteers.drawing import EDGE, NoRoomError, draw
from scripts.volunteers.pages import LANGUAGES, MANUAL, Card, Leaflet, Page, read

ROOT = Path(__file__).parents[1]
WRITTEN = ("*.md", "docs/**/*.md", "*/README.md", "screens/*/README.md")
PAGES = {str(path.relative_to(ROOT)): path.read_text("utf-8") for each in WRITTEN for path in sorted(ROOT.glob(each))}
COMMANDS = typer.main.get_command(app)
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
SCRIPTS = {path.name: path.read_text("utf-8") for path in (ROOT / "systemd").glob("kiosk-*") if not path.suffix}
COMMENT = re.compile(r"\s#\s.*")
PLACEHOLDER = re.compile(r"[A-Z_]+|…|\+\+\+.*|-.*")
"""A word that stands for a value, or that is no name of a command."""


def code(page: str) -> Iterator[str]:
    """The code in a page: each line of a block, and each text between backticks."""
    blocks = re.findall(r"^ *```\w*\n(.*?)^ *```", page, re.MULTILINE | re.DOTALL)
    for block in blocks:
        yield from block.replace("\\\n", " ").splitlines()
    rest = re.sub(r"^ *```\w*\n.*?^ *```", "", page, flags=re.MULTILINE | re.DOTALL)
    yield from (found.replace("\n", " ") for found in re.findall(r"`([^`]+)`", rest))


def commands(page: str, program: str) -> Iterator[list[str]]:
    """The words after `program` in every command of the page."""
    for line in code(page):
        for part in re.split(r"&&|\||;", COMMENT.sub("", line)):
            words = re.sub(r"^\s*(\$ )?(sudo (-u kiosk )?)?(\.venv/bin/)?", "", part)
            if words.startswith(f"{program} "):
                try:
                    yield shlex.split(words)[1:]
                except ValueError:  # cut off in the middle of a text, at the sign for a pipe in a table
                    yield words.split()[1:]


def misunderstood(words: list[str]) -> str:
    """The command, option or argument of a `kiosk` command that does not exist, or an empty text."""
    command, path = COMMANDS, ["kiosk"]
    while hasattr(command, "commands") and words and not PLACEHOLDER.fullmatch(words[0]):
        context = typer.Context(command, info_name=path[-1])
        try:
            name, command, words = command.resolve_command(context, list(words))
        except Exception:  # noqa: BLE001 - an error of click, of which typer may bring a copy of its own
            return f"{' '.join(path)} has no command {words[0]}"
        path.append(str(name))
    known = {option for each in command.params for option in (*each.opts, *each.secondary_opts)} | {"--help"}
    strange = [word for word in words if re.fullmatch(r"--?[a-z][a-z-]*", word) and word not in known]
    return f"{' '.join(path)} has no option {strange[0]}" if strange else ""


def strange(page: str) -> Iterator[str]:
    """Every command of the page that `kiosk`, `make` or a script of the service does not have."""
    yield from filter(None, map(misunderstood, commands(page, "kiosk")))
    targets = {words[0] for words in commands(page, "make") if re.fullmatch(r"[a-z-]+", words[0])}
    yield from (f"make {target}" for target in sorted(targets - TARGETS))
    for script, text in SCRIPTS.items():
        verbs = {words[0] for words in commands(page, script) if re.fullmatch(r"[a-z]+", words[0])}
        yield from (f"{script} {verb}" for verb in sorted(verbs) if not re.search(rf"\b{verb}\b", text))


def slug(heading: str) -> str:
    """The anchor of a heading on the web."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def broken(name: str, page: str) -> Iterator[str]:
    """Every link of a page to a file or heading that does not exist."""
    for link in re.findall(r"\]\(([^)\s]+)\)", page) + re.findall(r"<img src=\"([^\"]+)\"", page):
        file, _, anchor = link.partition("#")
        if re.match(r"\w+:", link):
            continue
        target = (ROOT / name).parent / file if file else ROOT / name
        text = target.read_text("utf-8") if anchor and target.exists() else f"# {anchor}"
        if not target.exists() or anchor not in map(slug, re.findall(r"^#+ (.*)$", text, re.MULTILINE)):
            yield link


def test_every_link_leads_to_an_existing_file_and_heading() -> None:
    found = {name: list(broken(name, page)) for name, page in PAGES.items()}
    assert {name: links for name, links in found.items() if links} == {}


def test_every_page_of_the_documentation_is_linked_from_another_one() -> None:
    linked = {
        ((ROOT / name).parent / link.partition("#")[0]).resolve()
        for name, page in PAGES.items()
        for link in re.findall(r"\]\(([^)\s]+)\)", page)
        if (ROOT / name).parent != ROOT / "docs" / "decisions" or name.endswith("README.md")
    }
    pages = {ROOT / name for name in PAGES if name.startswith("docs/")}
    assert pages - linked == set()


def test_every_named_command_exists() -> None:
    found = {name: list(strange(page)) for name, page in PAGES.items()}
    assert {name: said for name, said in found.items() if said} == {}


def test_control_a_missing_command_or_link_is_noticed() -> None:
    block = "```sh\nsudo -u kiosk kiosk member find 0412   # who\nsudo kiosk-stick hide sda1\n```\n"
    page = block + "`kiosk item add X Y --colour red` and `make tea`"
    assert list(strange(page)) == [
        "kiosk member has no command find",
        "kiosk item add has no option --colour",
        "make tea",
        "kiosk-stick hide",
    ]
    links = "[a](no.md) [b](docs/backup.md#nothing) [c](docs/backup.md#from-then-on)"
    assert list(broken("README.md", links)) == ["no.md", "docs/backup.md#nothing"]


@pytest.mark.parametrize("name", DIAGRAMS)
def test_the_committed_diagrams_equal_their_drawings(name: str) -> None:
    assert (PICTURES / name).read_text("utf-8") == DIAGRAMS[name](), "art/make.sh draws them again"


# --- the pages to hang up ---


def texts(value: object) -> Iterator[str]:
    """Every text that a reader sees on a leaflet or a part of it."""
    match value:
        case Leaflet():
            yield value.title
            yield from (text for page in value.pages for text in texts(page))
        case msgspec.Struct():
            hidden = ("buttons", "picture", "colour", "size")
            yield from (
                text for name in value.__struct_fields__ if name not in hidden for text in texts(getattr(value, name))
            )
        case tuple():
            yield from (text for each in value for text in texts(each))
        case str():
            yield value


def squeezed(text: str) -> str:
    """The text without blanks and hyphens, so that the ends of lines do not matter."""
    return re.sub(r"[\s*\u00a0\ufffe\u00ad]", "", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_to_hang_up_have_the_words_of_the_manual(language: str) -> None:
    leaflet = read(language)
    document = pypdfium2.PdfDocument(MANUAL / f"volunteers-{language}.pdf")
    assert len(document) == len(leaflet.pages) == 4
    for page, drawn in zip(leaflet.pages, document, strict=True):
        said = squeezed(drawn.get_textpage().get_text_range())
        missing = [text for text in texts(page) if squeezed(text) and squeezed(text) not in said]
        assert missing == [], f"make manual D=docs/manual draws volunteers-{language}.pdf again"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_on_the_pages_to_hang_up_exceeds_the_margins(language: str) -> None:
    edge = EDGE / 25.4 * 72 - 1
    for page in pypdfium2.PdfDocument(MANUAL / f"volunteers-{language}.pdf"):
        width, height = page.get_size()
        text = page.get_textpage()
        boxes = [text.get_rect(at) for at in range(text.count_rects())]
        assert boxes
        assert min(box[0] for box in boxes) >= edge
        assert max(box[2] for box in boxes) <= width - edge
        assert min(box[1] for box in boxes) >= 10
        assert max(box[3] for box in boxes) <= height - 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_between_stars_are_words_of_a_screen(language: str) -> None:
    messages = read_catalogue(LOCALE / "fr" / "LC_MESSAGES" / f"{DOMAIN}.po")
    catalogue = {squeezed(str(each.id if language == "nl" else each.string)) for each in messages}
    starred = {word for text in texts(read(language)) for word in re.findall(r"\*([^*]+)\*", text)}
    assert {word for word in starred if squeezed(word) not in catalogue} == set()


def test_a_text_without_room_is_refused_and_not_cut() -> None:
    cards = (Card("Ruilen", "Scan *het*.", ("+",)), Card("t" * 60, "w" * 80), Card("Lang", "woord " * 500))
    page = Page("Lenen", "Allen", "#000000", cards=cards)
    with pytest.raises(NoRoomError) as refused:
        draw(Leaflet("nl", "Titel", "{n}", (page,)), {"+": Image.new("RGB", (90, 90))})
    said = re.sub(r"\d+", "9", str(refused.value)).split("; ")
    assert sorted({re.sub(r"(\w)\1{9,}", r"\1", each) for each in said}) == [
        "'w' is wider than its column",
        "page 9 is 9 mm too long",
        "the heading 't' is 9 mm too wide",
    ]
