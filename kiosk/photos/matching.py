"""Finds the item of each photo: by its barcode, or else by its name if no other item has the same name."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_COUNTED = re.compile(r"[\s_-]*\([0-9]{1,3}\)$")
"""The number that a phone or a computer adds to a name that is in use: ` (2)`."""


@dataclass(frozen=True, slots=True)
class Matched:
    """The files of each item by its barcode, the best first, and the files that match no item, or more than one."""

    files: dict[str, list[str]] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    ambiguous: list[str] = field(default_factory=list)


def match(stems: Iterable[str], items: Mapping[str, str]) -> Matched:
    """The item of every file. `stems` are the names of files without their endings, `items` names by barcode.

    A file without a number in brackets comes before a file with one.
    """
    by_code = {_plain(barcode): barcode for barcode in items}
    named = Counter(_plain(name) for name in items.values())
    by_name = {_plain(name): barcode for barcode, name in items.items()}
    found = Matched()
    for stem in sorted(stems, key=lambda one: (len(one), one)):
        tries = [_plain(stem), _plain(_COUNTED.sub("", stem))]
        barcode = next((code for one in tries if (code := by_code.get(one))), None)
        name = next((one for one in tries if one in named), None)
        if barcode is not None:
            found.files.setdefault(barcode, []).append(stem)
        elif name is None:
            found.unknown.append(stem)
        elif named[name] > 1:
            found.ambiguous.append(stem)
        else:
            found.files.setdefault(by_name[name], []).append(stem)
    return found


def _plain(text: str) -> str:
    """The words of a text in small letters, without the signs between them, which a file name may lack."""
    return re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", text).casefold()).strip()
