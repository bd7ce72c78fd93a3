"""The list of erased members, beside the key file: a restore of an older backup erases them again.

The list has only an id and a number for each member. A member of a backup is erased only if both match, because a
number may be given to a new member, but an id is given once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.own_files import put


@dataclass(frozen=True, slots=True)
class Erased:
    """An erased member, by the id and the number that they had in the database."""

    id: int
    number: str


def beside(key_file: Path) -> Path:
    """The path of the list."""
    return key_file.with_name("erased.txt")


def listing(key_file: Path) -> Callable[[int, str], None]:
    """A function that adds a member, by id and number, to the list beside this key file. It may raise OSError."""
    return lambda id, number: append(beside(key_file), Erased(id, number))


def read(path: Path) -> tuple[Erased, ...]:
    """All entries of the list, in the order in which the members were erased; none without a list. Raises OSError."""
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return ()
    return parse(text)


def parse(text: str) -> tuple[Erased, ...]:
    """All entries in the text of a list. A line that is no entry, such as one that a power cut shortened, is left
    out.
    """
    lines = (line.partition(" ") for line in text.split("\n"))
    return tuple(Erased(int(id), number) for id, _, number in lines if id.isascii() and id.isdecimal() and number)


def write(everybody: tuple[Erased, ...]) -> str:
    """The text of a list."""
    return "".join(f"{one.id} {one.number}\n" for one in everybody)


def append(path: Path, *erased: Erased) -> None:
    """Add these members to the list, each once, durably. Raises OSError; then the list is as it was.

    To be called last in the transaction that erases: a member who is in the list but, after a power cut, not erased can
    be erased again; a member who is erased but not in the list would come back with a backup.
    """
    known = read(path)
    new = tuple(dict.fromkeys(one for one in erased if one not in known))
    if not new:
        return
    put(path, write(known + new).encode())
