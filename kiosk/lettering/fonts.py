"""The fonts, and the choice of a font for a letter.

Nunito and Noto Sans Arabic come with the program; the other scripts are those of Debian's `fonts-noto-core` and
`fonts-noto-cjk` (`packages.apt`), found by the name that Unicode gives a script. A font is opened when a letter first
needs it; without those packages their letters are left out.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.lettering.coverage import Coverage, coverage

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

OWN = Path(__file__).parents[2] / "screens" / "fonts"
NOTO = Path("/usr/share/fonts/truetype/noto")
CJK = Path("/usr/share/fonts/opentype/noto")
NUNITO = {"regular": "Nunito_600SemiBold.ttf", "bold": "Nunito_800ExtraBold.ttf", "black": "Nunito_900Black.ttf"}

JAPANESE, KOREAN, CHINESE = 0, 1, 2
"""The numbers of the fonts in the collection Noto Sans CJK with the shapes of each language (simplified Chinese)."""
EAST_ASIAN = frozenset(
    ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC", "FULLWIDTH", "HALFWIDTH", "KANGXI")
)
COMMON = ""
"""The script of characters that all scripts share: blanks, digits, most signs."""
NAMED_OTHERWISE = {
    "LATIN": "",
    "GREEK": "",
    "CYRILLIC": "",
    "EXTENDED": "Arabic",
    "CANADIAN": "CanadianAboriginal",
    "NKO": "NKo",
    "OL": "OlChiki",
    "MEETEI": "MeeteiMayek",
    "TAI": "TaiLe",
}
"""The scripts whose Noto Sans has another name than the first word of their letters' names in Unicode."""
SIGNS = ("", "Symbols", "Symbols2", "Math")
NOTO_SCALE = 0.94
"""The factor by which Noto fonts are opened smaller, to look as large as Nunito: their letters fill more of the em."""
OPENED, OPENED_EAST_ASIAN = 64, 8
"""The numbers of fonts of other scripts that are kept open, each at one size: 0.2 MB of memory each, 3 MB for an East
Asian one.
"""


@dataclass(frozen=True, slots=True)
class Face:
    """A font in a file, the `index`-th of a collection."""

    file: Path
    index: int = 0

    def covers(self) -> Coverage:
        return coverage(self.file, self.index)

    def has(self, text: str) -> bool:
        """Does this font have every character, either directly or in parts that HarfBuzz combines?"""
        covers = self.covers()
        return all(map(covers.__contains__, text)) or all(map(covers.__contains__, unicodedata.normalize("NFD", text)))


def opened(face: Face, size: int) -> "FreeTypeFont":
    """The font at a size in pixels of the em. Those of Nunito are never closed."""
    if face.file.parent == CJK:
        return _opened_east_asian(face, size)
    return _kept(face, size) if face.file.name in NUNITO.values() else _opened(face, size)


def _open(face: Face, size: int) -> "FreeTypeFont":
    from PIL import ImageFont

    scale = 1 if face.file.parent == OWN else NOTO_SCALE
    return ImageFont.truetype(str(face.file), size * scale, index=face.index)


_kept = cache(_open)
_opened = lru_cache(OPENED)(_open)
_opened_east_asian = lru_cache(OPENED_EAST_ASIAN)(_open)


@cache
def nunito(weight: str) -> Face:
    return Face(OWN / NUNITO[weight])


@cache
def plain(weight: str) -> frozenset[str]:
    """The visible characters of Nunito: a text of only these is one run from left to right."""
    found = nunito(weight).covers().characters()
    hidden = ("Cc", "Cf", "Co", "Zl", "Zp")
    return frozenset(char for char in found if unicodedata.category(char) not in hidden)


@lru_cache(4096)
def script_of(char: str) -> str:
    """The script of a letter by the first word of its name in Unicode; `COMMON` for a character that all scripts
    share.
    """
    first = unicodedata.name(char, "").replace("-", " ").split(" ", 1)[0]
    category = unicodedata.category(char)
    if first in EAST_ASIAN:
        return "CJK"
    if category in ("Lu", "Ll", "Lt", "Lo", "Mn", "Mc", "Nd", "Po") and _noto(first, bold=False):
        return "ARABIC" if first == "EXTENDED" else first
    return COMMON


@cache
def faces(script: str, weight: str, region: int) -> tuple[Face, ...]:
    """The fonts to try for a letter of a script, the best first. `region` is the language of East Asian shapes."""
    bold = weight != "regular"
    found = [nunito(weight)]
    if script == "ARABIC":
        found.append(Face(OWN / f"NotoSansArabic_{'700Bold' if bold else '400Regular'}.ttf"))
    if script == "CJK":
        found = [_east_asian(bold, region)]
    elif script == COMMON:
        found += [face for sign in SIGNS if (face := _sans(sign, bold))] + [_east_asian(bold, region)]
    else:
        found += [face for face in (_noto(script, bold), _sans("", bold)) if face]
    return tuple(dict.fromkeys(found))


@lru_cache(4096)
def has_font(char: str) -> bool:
    """Is there a font that draws this character?"""
    return any(face.has(char) for face in faces(script_of(char), "regular", CHINESE))


def region_of(text: str) -> int:
    """The language for the shapes of the text's ideographs: Japanese beside kana, Korean beside hangul, otherwise
    Chinese.
    """
    for char in text:
        name = unicodedata.name(char, "")
        if name.startswith(("HIRAGANA", "KATAKANA")):
            return JAPANESE
        if name.startswith("HANGUL"):
            return KOREAN
    return CHINESE


def _noto(script: str, bold: bool) -> Face | None:
    return _sans(NAMED_OTHERWISE.get(script, script.title()), bold) or _style(NOTO, f"NotoSerif{script.title()}", bold)


def _sans(name: str, bold: bool) -> Face | None:
    if name == "Arabic" and not (NOTO / "NotoSansArabic-Regular.ttf").exists():
        return Face(OWN / "NotoSansArabic_400Regular.ttf")
    return _style(NOTO, f"NotoSans{name}", bold)


@cache
def _style(folder: Path, family: str, bold: bool) -> Face | None:
    """The font of this family, in bold where there is a bold one."""
    names = ("Bold", "Regular") if bold else ("Regular",)
    return next((Face(file) for name in names if (file := folder / f"{family}-{name}.ttf").exists()), None)


def _east_asian(bold: bool, region: int) -> Face:
    return Face(CJK / f"NotoSansCJK-{'Bold' if bold else 'Regular'}.ttc", region)
