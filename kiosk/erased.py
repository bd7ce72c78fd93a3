"""The list of erased members, beside the key file: a restore of an older backup erases them again.

The list has an id and a number for each member and nothing else. A member of a backup is erased only if both match: a
number may be given to a new member, an id is given once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.own_files import put


@dataclass(frozen=True, slots=True)
class Erased:
    """A member who was erased, as the database knew them."""

    id: int
    number: str


def beside(key_file: Path) -> Path:
    """Where the list is."""
    return key_file.with_name("erased.txt")


def listing(key_file: Path) -> Callable[[int, str], None]:
    """A function that puts a member in the list beside this key file, by id and number. It may raise OSError."""
    return lambda id, number: append(beside(key_file), Erased(id, number))


def read(path: Path) -> tuple[Erased, ...]:
    """All entries of the list, in the order in which the members were erased; none without a list. Raises OSError."""
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return ()
    return parse(text)


def parse(text: str) -> tuple[Erased, ...]:
    """All entries in the text of a list. A line that is no entry, such as one cut short by a power cut, is left out."""
    lines = (line.partition(" ") for line in text.split("\n"))
    return tuple(Erased(int(id), number) for id, _, number in lines if id.isascii() and id.isdecimal() and number)


def write(everybody: tuple[Erased, ...]) -> str:
    """The text of a list."""
    return "".join(f"{one.id} {one.number}\n" for one in everybody)


def append(path: Path, *erased: Erased) -> None:
    """Put these in the list, each once, durably, before it returns. Raises OSError; then the list is as it was.

    To be called last in the transaction that erases: whoever is in the list and, after a power cut, not erased is found
    by erasing them once more; whoever is erased and not in the list would come back with a backup.
    """
    known = read(path)
    new = tuple(dict.fromkeys(one for one in erased if one not in known))
    if not new:
        return
    put(path, write(known + new).encode())
