"""Lists the licence of everything that a kiosk is made of: `make licences` writes the list to docs/licences.md.

The program ends with status 1, and one sentence for each trouble, when a licence is not known or not allowed. The kiosk
is under the EUPL-1.2. Beside it are allowed licences that ask for no more than their text, and those of libraries that
ask only that the library itself stays free (LGPL, MPL): the kiosk uses such libraries unchanged.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.message import Message
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
LIST = ROOT / "docs" / "licences.md"
HERE = "scripts/list_licences.py"

ONLY_THEIR_TEXT = {
    "0BSD",
    "Apache-2.0",
    "BSD",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSD-Attribution-HPND-disclaimer",
    "CC0-1.0",
    "FTL",
    "IJG",
    "ISC",
    "Libpng",
    "MIT",
    "MIT-0",
    "MIT-CMU",
    "OFL-1.1",
    "OLDAP-2.8",
    "PSF-2.0",
    "PostgreSQL",
    "Zlib",
    "libpng-2.0",
    "libtiff",
    "public domain",
}
THEMSELVES_FREE = {"EUPL-1.2", "LGPL-2.1-or-later", "LGPL-3.0-only", "MPL-2.0"}
ALLOWED = ONLY_THEIR_TEXT | THEMSELVES_FREE
ALLOWED_TO_BUILD_WITH = ALLOWED | {"GPL-3.0-or-later"}
"""The licences allowed for a build tool, of which nothing is in what the kiosk runs."""

MEANT = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.1-or-later",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
"""The SPDX identifier for the words of older packages. BSD alone names no variant."""


@dataclass(frozen=True, slots=True)
class ReadByHand:
    """A licence that a person has read in the package's files, because what the package says of its licence is not
    enough.
    """

    said: str
    """What the package said of its licence when it was read; when a package says something else, it must be read again.
    """
    licence: str
    why: str


READ_BY_HAND = {
    "docutils": ReadByHand(
        "Public Domain AND BSD License AND GNU General Public License (GPL)",
        "public domain AND BSD-2-Clause AND BSD-3-Clause AND 0BSD",
        "the GPL is that of an Emacs mode, which is not installed",
    ),
    "pi-heif": ReadByHand(
        "GNU Lesser General Public License v3 (LGPLv3)",
        "BSD-3-Clause AND LGPL-3.0-only",
        "its own, and that of the libraries in its wheel, which only decode: no encoder under the GPL comes along",
    ),
    "pyphen": ReadByHand(
        "GNU General Public License v2 or later (GPLv2+) AND GNU Lesser General Public License v2 or later (LGPLv2+) "
        "AND Mozilla Public License 1.1 (MPL 1.1)",
        "LGPL-2.1-or-later",
        "offered under any one of the three; its patterns of Dutch, French and English, which are read, are as free",
    ),
    "qrcode": ReadByHand(
        "BSD License AND Other/Proprietary License",
        "BSD-3-Clause AND MIT",
        "BSD, on top of older work under MIT; the other is the notice that “QR Code” is a trademark",
    ),
    "sqlcipher3": ReadByHand(
        "",
        "Zlib AND BSD-3-Clause AND Apache-2.0",
        "its own, that of SQLCipher and that of OpenSSL, both inside its module",
    ),
    "swig": ReadByHand("GPL-3.0-or-later", "GPL-3.0-or-later", "what it writes is not under its licence"),
}


LIBRARIES = {
    "libSDL2-2": "Zlib",
    "libSDL2_image-2": "Zlib",
    "libSDL2_mixer-2": "Zlib",
    "libSDL2_ttf-2": "Zlib",
    "libXau": "MIT",
    "libavif": "BSD-2-Clause",
    "libbrotlicommon": "MIT",
    "libbrotlidec": "MIT",
    "libcom_err": "MIT",
    "libcrypt": "LGPL-2.1-or-later",
    "libcrypto": "Apache-2.0",
    "libde265": "LGPL-3.0-only",
    "libfreetype": "FTL",
    "libgssapi_krb5": "MIT",
    "libharfbuzz": "MIT",
    "libheif": "LGPL-3.0-only",
    "libjpeg": "IJG AND BSD-3-Clause AND Zlib",
    "libk5crypto": "MIT",
    "libkeyutils": "LGPL-2.1-or-later",
    "libkrb5": "MIT",
    "libkrb5support": "MIT",
    "liblber": "OLDAP-2.8",
    "liblcms2": "MIT",
    "libldap": "OLDAP-2.8",
    "liblzma": "0BSD",
    "libopenjp2": "BSD-2-Clause",
    "libpng15": "Libpng",
    "libpng16": "libpng-2.0",
    "libpq": "PostgreSQL",
    "libsasl2": "BSD-Attribution-HPND-disclaimer",
    "libsharpyuv": "BSD-3-Clause",
    "libssl": "Apache-2.0",
    "libtiff": "libtiff",
    "libwebp": "BSD-3-Clause",
    "libwebpdemux": "BSD-3-Clause",
    "libwebpmux": "BSD-3-Clause",
    "libxcb": "MIT",
    "libzstd": "BSD-3-Clause",
}
"""The libraries of others that wheels have in their `.libs` folder."""


@dataclass(frozen=True, slots=True)
class Asset:
    """Files that the kiosk draws, sets or plays, under one licence; `text` is the path of the text of that licence."""

    files: str
    what: str
    licence: str
    text: str


ASSETS = (
    Asset("screens/fonts/Nunito_*.ttf", "the letters on the screen", "OFL-1.1", "screens/fonts/Nunito-OFL.txt"),
    Asset("screens/fonts/NotoSansArabic_*.ttf", "Arabic letters", "OFL-1.1", "screens/fonts/NotoSansArabic-OFL.txt"),
    Asset("screens/fonts/icons.ttf", "Material Design Icons", "Apache-2.0", "screens/fonts/icons-LICENSE.txt"),
    Asset("screens/icons/**/*.*", "drawn for the kiosk, in art/", "EUPL-1.2", "LICENSE"),
    Asset("screens/sounds/*.wav", "made for the kiosk, by art/make_chimes.py", "CC0-1.0", "screens/sounds/LICENSE"),
    Asset("devices/fonts/IBMPlexMono_*.ttf", "the letters on a ticket", "OFL-1.1", "devices/fonts/OFL.txt"),
)
CODE = {".py", ".pyc", ".kv", ".toml", ".mako", ".po", ".mo", ".pot", ".txt", ".md", ".typed", ""}


def locked(lock: str) -> list[str]:
    """The packages of a lock file that belong on this kind of machine."""
    entries = re.findall(r"^[a-z0-9].*?(?= \\$)", (ROOT / "locks" / f"{lock}.txt").read_text(), flags=re.MULTILINE)
    requirements = [Requirement(entry) for entry in entries]
    return [each.name for each in requirements if each.marker is None or each.marker.evaluate()]


def own_words(metadata: Message) -> str:
    """What a package says of its licence: an SPDX expression, else its classifiers, else its free text."""
    if expression := metadata.get("License-Expression"):
        return expression
    classifiers = [each for each in metadata.get_all("Classifier", []) if each.startswith("License :: ")]
    names = [name for each in classifiers if (name := each.rpartition(" :: ")[2]) != "OSI Approved"]
    return " AND ".join(names) or str(metadata.get("License") or "").strip()


def meaning(name: str, said: str) -> str:
    """The SPDX expression for what a package says of its licence; the package's words themselves where they are not
    known.
    """
    by_hand = READ_BY_HAND.get(name)
    if by_hand and by_hand.said == said:
        return by_hand.licence
    return " AND ".join(MEANT.get(part, part) for part in said.split(" AND "))


def is_allowed(expression: str, allowed: Iterable[str] = ALLOWED) -> bool:
    """True if one side of each OR has nothing but allowed licences. A person must read an expression with brackets."""
    return any(all(part in allowed for part in side.split(" AND ")) for side in expression.split(" OR "))


def package_licences(lock: str) -> dict[str, str]:
    """The packages of a lock file with their licences. Raises PackageNotFoundError when one is not installed."""
    return {name: meaning(name, own_words(distribution(name).metadata)) for name in locked(lock)}


def library_licences() -> dict[str, dict[str, str]]:
    """The libraries in the wheels of the run lock file, by package, with their licences; empty for one that is not
    known.
    """
    found: dict[str, dict[str, str]] = {}
    for package in locked("run"):
        files = [path for path in distribution(package).files or [] if path.parts[0].endswith(".libs")]
        names = sorted({re.split(r"-[0-9a-f]{8}|\.so", path.name)[0] for path in files})
        if names:
            found[package] = {name: LIBRARIES.get(name, "") for name in names}
    return found


def refused(licences: dict[str, str], allowed: Iterable[str] = ALLOWED) -> list[str]:
    return [
        f"{name} is under “{licence or 'a licence that it does not name'}”, which {HERE} does not allow: "
        "read its licence, then allow it there or do without."
        for name, licence in licences.items()
        if not is_allowed(licence, allowed)
    ]


def asset_files() -> Iterator[str]:
    """Every file that is installed with the kiosk and is neither code nor words."""
    for room in ("kiosk", "screens", "devices", "db"):
        for path in sorted((ROOT / room).rglob("*")):
            if path.is_file() and path.suffix not in CODE:
                yield str(path.relative_to(ROOT))


def without_licence(files: Iterable[str]) -> list[str]:
    """A sentence for each file that no asset's pattern covers."""
    covered = {str(path.relative_to(ROOT)) for asset in ASSETS for path in ROOT.glob(asset.files)}
    return [
        f"{name} has no licence in {HERE}: add it to ASSETS, with its text beside it, or do without."
        for name in files
        if name not in covered
    ]


def system_roles(*sections: str) -> Iterator[tuple[str, str]]:
    """Each group of system packages in these sections of packages.apt: their names, and the comment above them."""
    names: list[str] = []
    role, inside = "", False
    for line in [*(ROOT / "packages.apt").read_text().splitlines(), "#"]:
        if line[:1] in ("#", "["):
            if names:
                yield ", ".join(names), role
            names = []
            role = line.lstrip("# ") if line[0] == "#" else "the language"
            inside = line.strip("[]") in sections if line[0] == "[" else inside
        elif line and inside:
            names.append(line)


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, ("---",) * len(head), *rows]) + "\n"


def with_remarks(licences: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    for name, licence in licences.items():
        by_hand = READ_BY_HAND.get(name)
        yield name, licence, by_hand.why if by_hand else ""


def the_list() -> str:
    """The text of docs/licences.md."""
    run, build = package_licences("run"), package_licences("build")
    assets = [(f"`{each.files}`", each.what, each.licence, f"`{each.text}`") for each in ASSETS]
    libraries = [
        (name, package, licence) for package, known in library_licences().items() for name, licence in known.items()
    ]
    tools = {name: licence for name, licence in build.items() if name not in run}
    return f"""# Licences

`make licences` writes this list, and a test compares it with what is installed. The kiosk itself is under the
[EUPL-1.2](../LICENSE). Everything else may be used with it: no licence here asks the kiosk to be under another one.

## Fonts, pictures and sounds

{table(("files", "what", "licence", "its text"), assets)}
## Python packages

Fetched by the installer, unchanged, in the versions of `locks/run.txt`. Their own texts are in the
`.dist-info` folders under `/opt/deelkiosk/current/lib/`.

{table(("package", "licence", "remark"), with_remarks(run))}
Libraries of others that come in their wheels:

{table(("library", "in", "licence"), libraries)}
To build some of them, and not used afterwards:

{table(("package", "licence", "remark"), with_remarks(tools))}
## System packages

Debian's own, installed by `apt` and kept up to date by it: programs that the kiosk starts or talks to, and libraries of
the system. They are no part of the kiosk. The licence of each is in `/usr/share/doc/NAME/copyright`.

{table(("packages", "what for"), system_roles("run", "build", "service"))}"""


def troubles() -> list[str]:
    """A sentence for everything whose licence is not known or not allowed, or that is not there to be read."""
    try:
        run, build = package_licences("run"), package_licences("build")
    except PackageNotFoundError as missing:
        return [
            f"{missing.name} is locked and not installed, so its licence is not known: make .venv/.dev installs it."
        ]
    return [
        *refused(run),
        *refused(build, ALLOWED_TO_BUILD_WITH),
        *(each for known in library_licences().values() for each in refused(known)),
        *refused({asset.files: asset.licence for asset in ASSETS}),
        *without_licence(asset_files()),
    ]


def main() -> int:
    found = troubles()
    if not found:
        LIST.write_text(the_list(), encoding="utf-8")
    print("\n".join(found or [f"{LIST.relative_to(ROOT)} is up to date"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
