"""Asks about the house: its name, contact, languages, and its first data."""

from dataclasses import dataclass
from enum import Enum

from kiosk.cli.common import languages
from kiosk.cli.setting_up.asking import Asker, CannotBe, Option, as_it_is, as_text, read_name
from kiosk.cli.setting_up.draft import Draft, allowed_in

NOBODY = "-"


class Beginning(Enum):
    """The first data of a new kiosk: which items and people it begins with."""

    EMPTY = "empty"
    DEMO = "demo"
    AS_IT_IS = "kept"


@dataclass(frozen=True, slots=True)
class Furnishing:
    """The first data of a new house; `initiative` is the name of the first initiative of an empty house."""

    beginning: Beginning
    initiative: str = ""


def ask_house(asker: Asker, draft: Draft) -> None:
    """Ask for the name, the contact and the languages."""
    present = draft.present.house
    asker.heading("The house")
    draft.put(
        "house.name",
        asker.value(
            "house.name",
            "What is your house called? Its name stands on the welcome screen and on tickets.",
            present.name,
            allowed_in("house.name"),
            as_it_is,
        ),
    )
    contact = asker.value(
        "house.contact",
        "Whom should visitors call when the kiosk does not start? A name and a telephone number, such as "
        '"Joke, 0470 12 34 56". It stands on the screen then. Type - for nobody.',
        present.contact or NOBODY,
        lambda text: text if text == NOBODY else allowed_in("house.contact")(text),
        as_it_is,
    )
    draft.put("house.contact", "" if contact == NOBODY else contact)
    known = languages()
    draft.put(
        "house.languages",
        asker.value(
            "house.languages",
            "Which languages can visitors choose? The first one greets them. "
            f"There are: {', '.join(f'{code} ({english_name(code)})' for code in sorted(known))}. "
            "Type the short codes, with spaces between them.",
            present.languages,
            allowed_in("house.languages", lambda text: _codes(text, known)),
            as_text,
        ),
    )


def ask_beginning(asker: Asker, house: str) -> Furnishing:
    """Ask for the first data of a kiosk that is still empty; `house` is its name."""
    asker.heading("What the kiosk begins with")
    beginning = asker.choose(
        "setup.begin",
        "Do you begin with your own things, or look around first?",
        (
            Option(Beginning.EMPTY.value, "Empty, for your own things and members."),
            Option(
                Beginning.DEMO.value,
                "The demo house: invented members and things to try everything with. "
                "It cannot be turned into your own later.",
            ),
        ),
        Beginning.EMPTY.value,
    )
    if beginning == Beginning.DEMO.value:
        return Furnishing(Beginning.DEMO)
    initiative = asker.value(
        "setup.initiative",
        "What do you lend? Give it a name, such as Spelotheek or Gereedschap: an initiative, as the kiosk calls it. "
        "You can change its name later, and add others.",
        house,
        read_name,
        as_it_is,
    )
    return Furnishing(Beginning.EMPTY, initiative)


def english_name(code: str) -> str:
    """The name of a language in English; the code itself if it has none."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale(code).english_name or code
    except UnknownLocaleError:
        return code


def _codes(text: str, known: frozenset[str]) -> tuple[str, ...]:
    codes = tuple(text.lower().replace(",", " ").split())
    if unknown := [code for code in codes if code not in known]:
        raise CannotBe(f"There is no {unknown[0]}; there are {', '.join(sorted(known))}.")
    return codes
