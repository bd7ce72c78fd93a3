"""Licences: everything that a kiosk is made of has a known licence compatible with the EUPL-1.2; docs/licences.md lists
them.
"""

import shutil
import subprocess
from email.message import Message

import pytest

from scripts.list_licences import (
    ALLOWED_TO_BUILD_WITH,
    LIST,
    READ_BY_HAND,
    is_allowed,
    meaning,
    own_words,
    package_licences,
    refused,
    system_roles,
    the_list,
    troubles,
    without_licence,
)


def said(**fields: str | list[str]) -> str:
    metadata = Message()
    for name, values in fields.items():
        for value in [values] if isinstance(values, str) else values:
            metadata[name.replace("_", "-")] = value
    return own_words(metadata)


def test_everything_that_ships_has_a_compatible_licence() -> None:
    assert troubles() == []


def test_the_list_for_installers_is_up_to_date() -> None:
    assert troubles() == []
    assert the_list() == LIST.read_text(encoding="utf-8"), "docs/licences.md is out of date: make licences writes it"


def test_the_list_has_every_locked_package_of_the_kiosk() -> None:
    lines = LIST.read_text(encoding="utf-8").splitlines()
    packages = package_licences("run")

    assert len(packages) > 30
    assert [name for name in packages if not any(line.startswith(f"| {name} | ") for line in lines)] == []


@pytest.mark.parametrize(
    ("licence", "allowed"),
    [
        ("MIT", True),
        ("BSD-3-Clause AND Apache-2.0", True),
        ("GPL-3.0-or-later OR MIT", True),
        ("GPL-3.0-or-later", False),
        ("AGPL-3.0-only", False),
        ("MIT AND GPL-2.0-only", False),
        ("GPL-2.0-only OR MIT AND SSPL-1.0", False),
        ("MIT AND (BSD-3-Clause OR SSPL-1.0)", False),
        ("Other/Proprietary License", False),
        ("All rights reserved", False),
        ("", False),
    ],
)
def test_only_the_listed_licences_are_compatible_with_the_eupl(licence: str, allowed: bool) -> None:
    assert is_allowed(licence) is allowed


def test_a_new_licence_is_refused_in_one_sentence() -> None:
    assert refused({"alembic": "MIT", "newcomer": "SSPL-1.0", "silent": ""}) == [
        "newcomer is under “SSPL-1.0”, which scripts/list_licences.py does not allow: "
        "read its licence, then allow it there or do without.",
        "silent is under “a licence that it does not name”, which scripts/list_licences.py does not allow: "
        "read its licence, then allow it there or do without.",
    ]


def test_a_build_tool_may_be_under_the_gpl_and_the_kiosk_may_not() -> None:
    assert refused({"swig": "GPL-3.0-or-later"}, ALLOWED_TO_BUILD_WITH) == []
    assert len(refused({"swig": "GPL-3.0-or-later"})) == 1


def test_the_licence_of_a_package_is_its_expression_or_else_its_classifiers_or_else_its_word() -> None:
    classifiers = ["Topic :: Games", "License :: OSI Approved", "License :: OSI Approved :: MIT License"]

    assert said(License_Expression="ISC", Classifier=classifiers, License="MIT") == "ISC"
    assert said(Classifier=classifiers, License="something long") == "MIT License"
    assert said(License="MIT") == "MIT"
    assert said() == ""


def test_a_licence_read_by_hand_counts_only_while_the_package_says_the_same() -> None:
    assert meaning("qrcode", READ_BY_HAND["qrcode"].said) == "BSD-3-Clause AND MIT"
    assert meaning("qrcode", "Other/Proprietary License") == "Other/Proprietary License"


def test_a_font_without_a_licence_is_refused_in_one_sentence() -> None:
    assert without_licence(["screens/fonts/icons.ttf", "screens/fonts/Found.ttf"]) == [
        "screens/fonts/Found.ttf has no licence in scripts/list_licences.py: "
        "add it to ASSETS, with its text beside it, or do without."
    ]


def test_every_system_package_of_a_kiosk_is_from_the_free_part_of_debian() -> None:
    if shutil.which("dpkg-query") is None:
        pytest.skip("not run: this is not Debian")
    names = [name for names, _ in system_roles("run", "build", "service") for name in names.split(", ")]
    query = ["dpkg-query", "-W", "-f", "${Package} ${Section}\\n", *names]
    rows = [line.split() for line in subprocess.run(query, capture_output=True, text=True).stdout.splitlines()]

    assert {"pcscd", "espeak-ng"} <= {row[0] for row in rows}
    assert [row for row in rows if "/" in row[-1]] == []
