"""Writes `docs/codes.md`, which explains to volunteers every short code that a screen shows: `make codes`.

The codes and the sentences are those of the screens; a test fails if the file says anything else.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from kiosk.lending.model import Cents, Why
from kiosk.lending.upkeep.health import Unsafe
from screens.present import rescue
from screens.present.faults import CODES, SENTENCES
from screens.present.members.reasons import REASONS, Facts
from screens.present.words import Words, wordbook

DOCUMENT = Path(__file__).parents[2] / "docs" / "codes.md"
GROUPS = {
    "P": "The person",
    "A": "The subscription",
    "M": "What is late, and money",
    "L": "How many, and how long",
    "D": "The item",
    "O": "Opening hours",
    "U": "What changed meanwhile",
    "W": "Swapping and points",
    "R": "Reserving",
    "K": "The kiosk",
}
"""The subject of the codes that begin with each letter."""
STARTS_NOT = {
    rescue.DOES_NOT_START: "`sudo journalctl -u kiosk` says why it does not start. It was rebooted twice already, and "
    "is tried again every hour.",
    rescue.WRONG_CONFIGURATION: "There is a mistake in `kiosk.toml`, and `sudo journalctl -u kiosk` says which key.",
}
"""What the person who looks after the kiosk finds when it does not start, by the short code."""
HEAD = """\
# Short codes

For volunteers. When the kiosk cannot do what a member asks, the screen says why, what to do next, and a short code.
Here is every code, with the sentence in Dutch and in English and what you can do. Names, numbers and days are examples.
The words in italics are buttons and pages of [the volunteers' desk](volunteers.md).

Almost everything that stands in the way of a loan can be set aside with a reason: scan the item on the member's page
(*Lid*) and touch *Toch uitlenen*.

The code on the slip of an item that was set aside (such as *K7*) is another one: it only says which slip belongs to
which item.

*This file is made by `make codes`; do not change it by hand.*
"""


def document() -> str:
    """The text of the file. Raises KeyError for a code whose first letter has no subject, or a reason that has no
    words.
    """
    language = wordbook("Europe/Brussels")
    return "\n".join([HEAD, *_tables(language("nl"), language("en"))])


def _tables(dutch: Words, english: Words) -> Iterator[str]:
    rows = [(why.value, _sentence(why, dutch), _sentence(why, english), REASONS[why].volunteer) for why in Why]
    rows += [
        (CODES[fault], said(dutch), said(english), _call(Unsafe(fault).advice)) for fault, said in SENTENCES.items()
    ]
    rows += [(code, said(dutch), said(english), _call(STARTS_NOT[code])) for code, said in rescue.SENTENCES.items()]
    letters = dict.fromkeys(code[0] for code, *_ in rows)
    for letter in letters:
        yield f"## {letter}: {GROUPS[letter].lower()}\n"
        yield "| code | on the screen | in English | what you can do |"
        yield "|---|---|---|---|"
        for row in rows:
            if row[0].startswith(letter):
                yield f"| {' | '.join(row)} |"
        yield ""


def _call(advice: str) -> str:
    return f"Write on paper what is lent and returned, and call whoever looks after the kiosk. {advice}"


def _sentence(why: Why, words: Words) -> str:
    facts = Facts(
        place="Spelotheek",
        name="" if why is Why.OWES else "Puzzels",
        n=3,
        day=words.due(date(2026, 12, 12)).full,
        amount=words.money(Cents(1000)),
        may_give=False,
        kept=None,
    )
    return REASONS[why].sentence(facts, words)


def main() -> None:
    DOCUMENT.write_text(document(), encoding="utf-8")


if __name__ == "__main__":
    main()
